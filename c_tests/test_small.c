/* Calls for few samples in C order have a way of their own through the library. Whatever they are given, it must
 * come to what the general way comes to: the same bits, the same status, the same message. The general way is
 * taken by the same arrays with gaps between their elements. */
#include "problem.h"

#include <math.h>

enum { CASES = 600, MOST = 1600 };

static const struct layout_rule without_gaps = {"C", ORDER_C, 1, 0, ALL_FORWARDS};
static const struct layout_rule with_gaps = {"every second element", ORDER_C, 2, 0, ALL_FORWARDS};

static struct rng random_numbers;

static int seed(void **state)
{
    (void)state;
    random_numbers = rng_seeded(20261124);
    return 0;
}

/* A random gradient of up to MOST samples, and one that may be refused. */
struct small {
    struct call call;
    int64_t shape[5];
    int32_t axes[5];
    double steps[5];
    unsigned char samples[MOST * 16];
};

static double odd_number(void)
{
    static const double odd[] = {INFINITY, -INFINITY, NAN, 0.0, -0.0, 5e-324, -1e-310, 1e-40, 1e300, 3e38};
    return odd[rng_below(&random_numbers, COUNT_OF(odd))];
}

/* One in `odds` is an odd one. */
static double number(int64_t odds)
{
    return rng_below(&random_numbers, odds) == 0 ? odd_number() : rng_f64(&random_numbers);
}

static void small_open(struct small *s, int number_of_case)
{
    static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};
    static const int64_t longest[] = {0, MOST, 40, 11, 6, 4};
    static const double steps[] = {1.0, 0.1, -0.5, 3.0, 1e-39, 1e-46, 1e200, 1e-310, 0.0, NAN, INFINITY};
    struct rng *r = &random_numbers;
    int32_t ndim = 1 + number_of_case % 5, k, other;
    int64_t i, sample_odds = number_of_case % 3 == 0 ? 20 : 1000000;
    /* Mostly calls that succeed; now and then one thing is as it should not be. */
    int64_t usual_steps = rng_below(r, 4) == 0 ? (int64_t)COUNT_OF(steps) : 4;

    memset(s, 0, sizeof *s);
    s->call.dtype = dtypes[rng_below(r, COUNT_OF(dtypes))];
    s->call.ndim = ndim;
    s->call.shape = s->shape;
    for (k = 0; k < ndim; k++) {
        int64_t extent = 3 + rng_below(r, ndim == 1 && rng_below(r, 2) ? 40 : longest[ndim] - 2);
        s->shape[k] = rng_below(r, 12) == 0 ? rng_below(r, 3) : extent;
        s->axes[k] = k;
        s->steps[k] = steps[rng_below(r, usual_steps)];
    }
    for (k = ndim; k-- > 1;) { /* shuffled */
        int32_t kept = s->axes[k];
        other = (int32_t)rng_below(r, k + 1);
        s->axes[k] = s->axes[other];
        s->axes[other] = kept;
    }
    s->call.naxes = rng_below(r, 3) ? ndim : 1 + (int32_t)rng_below(r, ndim);
    s->call.axes = s->call.naxes == ndim && rng_below(r, 2) ? NULL : s->axes;
    s->call.steps = rng_below(r, 5) ? s->steps : NULL;
    s->call.edge_order = 1 + (int32_t)rng_below(r, 2);
    for (i = 0; i < MOST * 2; i++) {
        if (is_single(s->call.dtype))
            ((float *)(void *)s->samples)[i] = (float)number(sample_odds);
        else
            ((double *)(void *)s->samples)[i] = number(sample_odds);
    }
}

/* Runs the call with its arrays in one layout; without strides if they are those of C order and may be left out. The
 * results are put into `results`, contiguous. */
static ndg_status run(struct small *s, const struct layout_rule *rule, int omits_strides, enum route route,
                      unsigned char *const *results, char *message)
{
    size_t size = dtype_size(s->call.dtype);
    struct laid f = laid_alloc(rule, s->call.ndim, s->shape, size), out[5];
    void *data[5];
    ndg_status status;
    int32_t k;

    laid_put(&f, s->samples);
    for (k = 0; k < s->call.naxes; k++) {
        out[k] = laid_alloc(rule, s->call.ndim, s->shape, size);
        data[k] = out[k].data;
    }
    s->call.f = f.data;
    s->call.out = data;
    s->call.strides = omits_strides ? NULL : f.strides;
    s->call.out_strides = omits_strides ? NULL : f.strides;
    status = call_by(route, &s->call);
    if (status != NDG_OK)
        ndg_last_error(message, 512);
    for (k = 0; k < s->call.naxes; k++) {
        laid_get(&out[k], results[k]);
        assert_true(laid_gaps_untouched(&out[k]));
        if (status != NDG_OK) {
            size_t i;
            for (i = 0; i < out[k].bytes; i++)
                assert_true(out[k].buffer[i] == laid_pattern(i));
        }
        laid_free(&out[k]);
    }
    laid_free(&f);
    return status;
}

static void both_ways_agree(void **state)
{
    struct small *s = (struct small *)checked_malloc(sizeof *s);
    unsigned char *results[3][5];
    int counts[2] = {0, 0}, n, way, route;
    int32_t k;
    (void)state;
    for (way = 0; way < 3; way++)
        for (k = 0; k < 5; k++)
            results[way][k] = (unsigned char *)checked_malloc(MOST * 16);
    for (n = 0; n < CASES; n++) {
        small_open(s, n);
        for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
            char messages[3][512] = {"", "", ""};
            int64_t reals = product(s->call.ndim, s->shape) * (is_complex(s->call.dtype) ? 2 : 1);
            ndg_status general = run(s, &with_gaps, 0, (enum route)route, results[0], messages[0]);
            counts[general == NDG_OK]++;
            for (way = 1; way < 3; way++) {
                assert_status(general, run(s, &without_gaps, way == 2, (enum route)route, results[way], messages[way]));
                assert_string_equal(messages[0], messages[way]);
                for (k = 0; general == NDG_OK && k < s->call.naxes; k++) {
                    if (is_single(s->call.dtype))
                        assert_bits_f32((float *)(void *)results[way][k], (float *)(void *)results[0][k], reals);
                    else
                        assert_bits_f64((double *)(void *)results[way][k], (double *)(void *)results[0][k], reals);
                }
            }
        }
    }
    /* The cases are what they are meant to be. */
    assert_true(counts[0] > CASES / 10 && counts[1] > CASES / 2);
    for (way = 0; way < 3; way++)
        for (k = 0; k < 5; k++)
            free(results[way][k]);
    free(s);
}

/* Arrays side by side in one buffer, nearer and nearer: an overlap is found exactly where there is one. */
static void arrays_that_touch(void **state)
{
    double buffer[64];
    int64_t shape[1] = {10}, at_out, i;
    double *out[1];
    (void)state;
    for (at_out = 10; at_out <= 40; at_out++) {
        ndg_status expected = at_out > 15 && at_out < 35 ? NDG_OVERLAP : NDG_OK;
        for (i = 0; i < 64; i++)
            buffer[i] = (double)(i * i);
        out[0] = buffer + at_out;
        assert_status(expected, ndg_gradient_f64(buffer + 25, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
        for (i = 0; i < 64; i++) {
            int64_t k = i - at_out;
            double slope = k == 0 ? 51.0 : k == 9 ? 67.0 : 2.0 * (double)(25 + k);
            assert_true(buffer[i] == (expected == NDG_OK && k >= 0 && k < 10 ? slope : (double)(i * i)));
        }
    }
}

/* The same for two outputs, and an output given twice. */
static void outputs_that_touch(void **state)
{
    float f[6] = {0, 1, 4, 9, 16, 25}, buffer[32];
    int64_t shape[2] = {2, 3}, at;
    float *out[2];
    (void)state;
    for (at = 0; at <= 20; at++) {
        ndg_status expected = at > 4 && at < 16 ? NDG_OVERLAP : NDG_OK;
        int64_t i;
        for (i = 0; i < 32; i++)
            buffer[i] = -1.0f;
        out[0] = buffer + 10;
        out[1] = buffer + at;
        assert_status(expected, ndg_gradient_f32(f, 2, shape, NULL, 2, NULL, NULL, NULL, 1, out, NULL));
        for (i = 0; i < 32; i++) {
            int is_result = expected == NDG_OK && ((i >= 10 && i < 16) || (i >= at && i < at + 6));
            assert_true((buffer[i] != -1.0f) == is_result);
        }
        if (expected == NDG_OVERLAP)
            assert_message("out[1]", "out[0]", NULL);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_agree),
        cmocka_unit_test(arrays_that_touch),
        cmocka_unit_test(outputs_that_touch),
    };
    return cmocka_run_group_tests_name("small", tests, seed, NULL);
}
