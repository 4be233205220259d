/* What mathematics says about every gradient, checked on random arrays in every layout. Where the
 * arithmetic leaves no rounding to differ by, to the bit. The seed is printed. */
#include "problem.h"

#include <math.h>

enum { CASES = 150 };

static const int32_t dtypes[] = {NDG_F32, NDG_F64};

static struct rng random_numbers;

static int seed(void **state)
{
    (void)state;
    random_numbers = rng_seeded(20250101);
    return 0;
}

/* A random problem of rank 1 to 4 with steps and coordinates mixed. */
static struct problem any_problem(int number)
{
    struct rng *r = &random_numbers;
    struct problem p;
    int64_t shape[4];
    int32_t ndim = 1 + number % 4, axis;
    for (axis = 0; axis < ndim; axis++)
        shape[axis] = 3 + rng_below(r, ndim == 1 ? 60 : 7);
    problem_open(&p, r, dtypes[number / 4 % 2], ndim, shape, 1 + number / 8 % 2);
    return p;
}

static double sample(const struct problem *p, const void *array, int64_t i)
{
    return is_single(p->dtype) ? (double)((const float *)array)[i] : ((const double *)array)[i];
}

static void set_sample(const struct problem *p, void *array, int64_t i, double value)
{
    if (is_single(p->dtype))
        ((float *)array)[i] = (float)value;
    else
        ((double *)array)[i] = value;
}

static double epsilon(const struct problem *p)
{
    return is_single(p->dtype) ? 1.1920929e-7 : 2.220446049250313e-16;
}

/* The problem's gradient of other samples, f and outputs in random layouts. */
static void differentiate(const struct problem *p, const void *f, void *const *result)
{
    struct rng *r = &random_numbers;
    size_t size = dtype_size(p->dtype);
    struct laid in = laid_alloc(&layout_rules[rng_below(r, COUNT_OF(layout_rules))], p->ndim, p->shape, size);
    const struct layout_rule *rule = &layout_rules[rng_below(r, COUNT_OF(layout_rules))];
    struct laid out[NDG_MAX_RANK];
    void *data[NDG_MAX_RANK];
    struct call call;
    int32_t k;
    laid_put(&in, f);
    for (k = 0; k < p->naxes; k++) {
        out[k] = laid_alloc(rule, p->ndim, p->shape, size);
        data[k] = out[k].data;
    }
    call = problem_call(p, in.data, in.strides, data, out[0].strides);
    assert_ok(call_by(rng_below(r, 2) ? ONE_SHOT : ON_A_GRID, &call));
    for (k = 0; k < p->naxes; k++) {
        laid_get(&out[k], result[k]);
        laid_free(&out[k]);
    }
    laid_free(&in);
}

static void results_alloc(const struct problem *p, void **result)
{
    int32_t k;
    for (k = 0; k < p->naxes; k++)
        result[k] = checked_malloc((size_t)p->count * dtype_size(p->dtype));
}

static void results_free(const struct problem *p, void **result)
{
    int32_t k;
    for (k = 0; k < p->naxes; k++)
        free(result[k]);
}

static int32_t axis_of(const struct problem *p, int32_t k)
{
    return p->axes[k] < 0 ? p->axes[k] + p->ndim : p->axes[k];
}

/* ---- linearity ------------------------------------------------------------------------------- */

/* gradient(s f) = s gradient(f), to the bit for a power of two; s negative too. */
static void scaling_by_a_power_of_two(void **state)
{
    static const double scales[] = {2.0, 0.125, -1.0, -1024.0};
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        double s = scales[number % (int)COUNT_OF(scales)];
        void *scaled = checked_malloc((size_t)p.count * dtype_size(p.dtype)), *g[4], *g_scaled[4];
        int64_t i;
        int32_t k;
        results_alloc(&p, g);
        results_alloc(&p, g_scaled);
        for (i = 0; i < p.count; i++)
            set_sample(&p, scaled, i, s * sample(&p, p.f, i));
        differentiate(&p, p.f, g);
        differentiate(&p, scaled, g_scaled);
        for (k = 0; k < p.naxes; k++) {
            problem_compare(&p, k, g[k], "gradient(f)");
            for (i = 0; i < p.count; i++)
                assert_true(s * sample(&p, g[k], i) == sample(&p, g_scaled[k], i));
        }
        results_free(&p, g);
        results_free(&p, g_scaled);
        free(scaled);
        problem_close(&p);
    }
}

/* gradient(f + g) = gradient(f) + gradient(g), but for rounding: every sample is below 1 in size, a
 * weight below 2/gap, so a few units in the last place of 10/gap bound it. */
static void additivity(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        size_t bytes = (size_t)p.count * dtype_size(p.dtype);
        void *other = checked_malloc(bytes), *sum = checked_malloc(bytes), *g[4], *g_other[4], *g_sum[4];
        int64_t i;
        int32_t k;
        results_alloc(&p, g);
        results_alloc(&p, g_other);
        results_alloc(&p, g_sum);
        for (i = 0; i < p.count; i++) {
            set_sample(&p, other, i, rng_f32(&random_numbers));
            set_sample(&p, sum, i, sample(&p, p.f, i) + sample(&p, other, i));
        }
        differentiate(&p, p.f, g);
        differentiate(&p, other, g_other);
        differentiate(&p, sum, g_sum);
        for (k = 0; k < p.naxes; k++) {
            double gap = p.coords[k] != NULL ? 0.5 : fabs(p.steps[k]);
            for (i = 0; i < p.count; i++) {
                double difference = sample(&p, g_sum[k], i) - (sample(&p, g[k], i) + sample(&p, g_other[k], i));
                assert_true(fabs(difference) <= 40.0 * epsilon(&p) / gap);
            }
        }
        results_free(&p, g);
        results_free(&p, g_other);
        results_free(&p, g_sum);
        free(other);
        free(sum);
        problem_close(&p);
    }
}

/* ---- the coordinate -------------------------------------------------------------------------- */

/* x -> s x divides the gradient by s, to the bit for a power of two. */
static void stretching_the_coordinate(void **state)
{
    static const double stretches[] = {2.0, 0.25, -1.0, -8.0};
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        double s = stretches[number % (int)COUNT_OF(stretches)];
        void *g[4], *stretched[4];
        int64_t i;
        int32_t k;
        results_alloc(&p, g);
        results_alloc(&p, stretched);
        differentiate(&p, p.f, g);
        for (k = 0; k < p.naxes; k++) {
            p.steps[k] *= s;
            for (i = 0; p.x[k] != NULL && i < p.shape[axis_of(&p, k)]; i++)
                p.x[k][i] *= s;
        }
        differentiate(&p, p.f, stretched);
        for (k = 0; k < p.naxes; k++)
            for (i = 0; i < p.count; i++)
                assert_true(sample(&p, g[k], i) == s * sample(&p, stretched[k], i));
        results_free(&p, g);
        results_free(&p, stretched);
        problem_close(&p);
    }
}

/* Where it starts does not count: coordinates that shift without rounding give the same bits. */
static void shifting_the_coordinate(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        void *g[4], *shifted[4];
        int64_t i;
        int32_t k;
        results_alloc(&p, g);
        results_alloc(&p, shifted);
        for (k = 0; k < p.naxes; k++) { /* multiples of 1/1024 */
            for (i = 0; p.x[k] != NULL && i < p.shape[axis_of(&p, k)]; i++)
                p.x[k][i] = floor(p.x[k][i] * 1024.0) / 1024.0;
        }
        differentiate(&p, p.f, g);
        for (k = 0; k < p.naxes; k++) {
            for (i = 0; p.x[k] != NULL && i < p.shape[axis_of(&p, k)]; i++)
                p.x[k][i] += 12345.0;
        }
        differentiate(&p, p.f, shifted);
        for (k = 0; k < p.naxes; k++)
            assert_memory_equal(g[k], shifted[k], (size_t)p.count * dtype_size(p.dtype));
        results_free(&p, g);
        results_free(&p, shifted);
        problem_close(&p);
    }
}

/* Samples in the opposite order, step or coordinates as they are: the gradient in the opposite order
 * with the opposite sign. To the bit for a step and edge_order 1; uneven weights and the second-order
 * edges add their three terms in the other order. */
static void reversal(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        enum { MOST = 40 };
        struct rng *r = &random_numbers;
        int64_t n = 3 + rng_below(r, MOST - 2), i;
        int32_t edge_order = 1 + number % 2, uneven = number / 2 % 2, single = number / 4 % 2;
        double f[MOST], back[MOST], g[MOST], g_back[MOST], x[MOST], x_back[MOST], step = 0.5 + rng_below(r, 7);
        float f32[MOST], back32[MOST], g32[MOST], g_back32[MOST];
        double *out[1];
        float *out32[1];
        const double *coords[1];
        int32_t is_exact;
        rng_fill_coords(r, x, n);
        for (i = 0; i < n; i++)
            f[i] = f32[i] = rng_f32(r);
        for (i = 0; i < n; i++) {
            back[i] = f[n - 1 - i];
            back32[i] = f32[n - 1 - i];
            x_back[i] = -x[n - 1 - i];
        }
        for (i = 0; i < 2; i++) {
            coords[0] = uneven ? (i == 0 ? x : x_back) : NULL;
            out[0] = i == 0 ? g : g_back;
            out32[0] = i == 0 ? g32 : g_back32;
            if (single)
                assert_ok(ndg_gradient_f32(i == 0 ? f32 : back32, 1, &n, NULL, 1, NULL, &step, coords, edge_order, out32, NULL));
            else
                assert_ok(ndg_gradient_f64(i == 0 ? f : back, 1, &n, NULL, 1, NULL, &step, coords, edge_order, out, NULL));
        }
        for (i = 0; i < n; i++) {
            double forwards = single ? g32[i] : g[i];
            double backwards = single ? g_back32[n - 1 - i] : g_back[n - 1 - i];
            is_exact = !uneven && (edge_order == 1 || (i > 0 && i < n - 1));
            if (is_exact)
                assert_true(forwards == -backwards);
            else
                assert_true(fabs(forwards + backwards) <= 30.0 * (single ? 1.1920929e-7 : 2.3e-16));
        }
    }
}

/* ---- the array ------------------------------------------------------------------------------- */

/* The axes in another order, by strides alone: each gradient is the same set of bits. */
static void permuting_the_axes(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        size_t size = dtype_size(p.dtype);
        int64_t shape[4], strides[4], permuted_strides[4], stride = 1;
        int32_t order[4], place[4], axes[4], axis, k;
        void *got[4];
        struct call call;
        for (axis = p.ndim; axis-- > 0;) {
            strides[axis] = stride;
            stride *= p.shape[axis];
            order[axis] = axis;
        }
        for (axis = p.ndim; axis-- > 1;) {
            int32_t other = (int32_t)rng_below(&random_numbers, axis + 1), kept = order[axis];
            order[axis] = order[other];
            order[other] = kept;
        }
        for (axis = 0; axis < p.ndim; axis++) {
            shape[axis] = p.shape[order[axis]];
            permuted_strides[axis] = strides[order[axis]];
            place[order[axis]] = axis;
        }
        results_alloc(&p, got);
        for (k = 0; k < p.naxes; k++) {
            axes[k] = place[axis_of(&p, k)];
            memset(got[k], 0, (size_t)p.count * size);
        }
        call = problem_call(&p, p.f, permuted_strides, got, permuted_strides);
        call.shape = shape;
        call.axes = axes;
        assert_ok(call_one_shot(&call));
        for (k = 0; k < p.naxes; k++)
            problem_compare(&p, k, got[k], "permuted");
        results_free(&p, got);
        problem_close(&p);
    }
}

/* Splitting the domain: away from the cut edges a part of the array has the bits of the whole. */
static void a_part_has_the_bits_of_the_whole(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        enum { ROWS = 24, COLUMNS = 30 };
        struct rng *r = &random_numbers;
        static const int64_t strides[] = {COLUMNS, 1};
        double f[ROWS * COLUMNS], whole[2][ROWS * COLUMNS], part[2][ROWS * COLUMNS], x[ROWS];
        int64_t shape[] = {ROWS, COLUMNS}, first[2], i, j;
        double *const whole_out[] = {whole[0], whole[1]}, *const part_out[] = {part[0], part[1]};
        const double *coords[] = {x, NULL};
        double steps[] = {1.0, 0.3};
        rng_fill_f64(r, f, ROWS * COLUMNS);
        rng_fill_coords(r, x, ROWS);
        assert_ok(ndg_gradient_f64(f, 2, shape, strides, 2, NULL, steps, coords, 1, whole_out, strides));
        first[0] = rng_below(r, ROWS - 3);
        first[1] = rng_below(r, COLUMNS - 3);
        shape[0] = 3 + rng_below(r, ROWS - first[0] - 2);
        shape[1] = 3 + rng_below(r, COLUMNS - first[1] - 2);
        /* Coordinates of a part may be even where those of the whole are not: not with random gaps. */
        coords[0] = x + first[0];
        assert_ok(ndg_gradient_f64(f + first[0] * COLUMNS + first[1], 2, shape, strides, 2, NULL, steps, coords, 1,
                                   part_out, strides));
        for (i = 0; i < shape[0]; i++) {
            for (j = 0; j < shape[1]; j++) {
                const int64_t in_whole = (first[0] + i) * COLUMNS + first[1] + j, in_part = i * COLUMNS + j;
                if (i > 0 && i < shape[0] - 1)
                    assert_bits_f64(&part[0][in_part], &whole[0][in_whole], 1);
                if (j > 0 && j < shape[1] - 1)
                    assert_bits_f64(&part[1][in_part], &whole[1][in_whole], 1);
            }
        }
    }
}

/* Asking for all axes at once or for one after the other is the same. */
static void axes_together_or_apart(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        struct problem p = any_problem(number);
        int32_t k;
        for (k = 0; k < p.naxes; k++) {
            struct problem one = p;
            void *got = checked_malloc((size_t)p.count * dtype_size(p.dtype));
            one.naxes = 1;
            one.axes[0] = p.axes[k];
            one.steps[0] = p.steps[k];
            one.coords[0] = p.coords[k];
            one.x[0] = p.x[k];
            differentiate(&one, p.f, &got);
            problem_compare(&p, k, got, "alone");
            free(got);
        }
        problem_close(&p);
    }
}

/* Polynomials of second degree: exact but for rounding, on every spacing, edge_order 2. */
static void parabolas_are_exact(void **state)
{
    int number;
    (void)state;
    for (number = 0; number < CASES; number++) {
        enum { MOST = 60 };
        struct rng *r = &random_numbers;
        int64_t n = 3 + rng_below(r, MOST - 2), i;
        double x[MOST], f[MOST], g[MOST], a = rng_f64(r), b = rng_f64(r), c = rng_f64(r), step = 0.25 + rng_below(r, 9);
        double *const out[] = {g};
        const double *coords[1] = {NULL};
        if (number % 2 == 0) {
            rng_fill_coords(r, x, n);
            coords[0] = x;
        }
        for (i = 0; i < n; i++) {
            if (number % 2 != 0)
                x[i] = step * (double)i;
            f[i] = (a * x[i] + b) * x[i] + c;
        }
        assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, &step, coords, 2, out, NULL));
        for (i = 0; i < n; i++) /* |f| reaches 60^2 9^2, an ulp of which is 6e-11 */
            assert_true(fabs(g[i] - (2.0 * a * x[i] + b)) <= 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scaling_by_a_power_of_two),
        cmocka_unit_test(additivity),
        cmocka_unit_test(stretching_the_coordinate),
        cmocka_unit_test(shifting_the_coordinate),
        cmocka_unit_test(reversal),
        cmocka_unit_test(permuting_the_axes),
        cmocka_unit_test(a_part_has_the_bits_of_the_whole),
        cmocka_unit_test(axes_together_or_apart),
        cmocka_unit_test(parabolas_are_exact),
    };
    return cmocka_run_group_tests_name("properties", tests, seed, NULL);
}
