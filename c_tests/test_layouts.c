/* Every layout of the input times every layout of the outputs, rank 0 to 32, gives the bits that
 * contiguous memory gives, and those are the reference's. */
#include "problem.h"

static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};

static void check_shape(uint64_t seed, int32_t ndim, const int64_t *shape)
{
    struct rng r = rng_seeded(seed);
    size_t d, in, to;
    int32_t edge_order;
    for (d = 0; d < COUNT_OF(dtypes); d++) {
        for (edge_order = 1; edge_order <= 2; edge_order++) {
            struct problem p;
            problem_open(&p, &r, dtypes[d], ndim, shape, edge_order);
            for (in = 0; in < COUNT_OF(layout_rules); in++) {
                for (to = 0; to < COUNT_OF(layout_rules); to++)
                    problem_check(&p, (in + to) % 2 ? ON_A_GRID : ONE_SHOT, &layout_rules[in],
                                  &layout_rules[to]);
            }
            problem_close(&p);
        }
    }
}

static void one_dimension(void **state)
{
    static const int64_t lengths[] = {2, 3, 4, 7, 8, 9, 31, 32, 33, 100};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(lengths); k++)
        check_shape(100 + k, 1, &lengths[k]);
}

static void two_dimensions(void **state)
{
    static const int64_t shapes[][2] = {{2, 2}, {3, 3}, {2, 17}, {17, 2}, {1, 9}, {9, 1}, {13, 34}};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(shapes); k++)
        check_shape(200 + k, 2, shapes[k]);
}

static void three_dimensions(void **state)
{
    static const int64_t shapes[][3] = {{3, 3, 3}, {2, 5, 4}, {4, 1, 6}, {1, 1, 5}, {5, 6, 19}};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(shapes); k++)
        check_shape(300 + k, 3, shapes[k]);
}

static void four_to_six_dimensions(void **state)
{
    static const int64_t four[] = {3, 2, 4, 5}, five[] = {2, 3, 1, 4, 3}, six[] = {2, 3, 2, 1, 3, 2};
    (void)state;
    check_shape(400, 4, four);
    check_shape(401, 5, five);
    check_shape(402, 6, six);
}

/* Seven axes longer than 1 spread over the rank; all longer axes are differentiated at once. */
static void up_to_rank_32(void **state)
{
    static const int32_t ranks[] = {7, 8, 9, 15, 16, 17, 24, 31, 32};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(ranks); k++) {
        int64_t shape[NDG_MAX_RANK];
        int32_t axis;
        for (axis = 0; axis < ranks[k]; axis++)
            shape[axis] = 1;
        for (axis = 0; axis < 5; axis++)
            shape[axis * ranks[k] / 5] = 2 + axis % 2;
        shape[ranks[k] - 1] = 3;
        check_shape(500 + k, ranks[k], shape);
    }
}

/* A rank-32 array of 2^14 elements with 14 outputs. */
static void rank_32_many_outputs(void **state)
{
    int64_t shape[NDG_MAX_RANK];
    struct rng r = rng_seeded(600);
    struct problem p;
    int32_t axis;
    (void)state;
    for (axis = 0; axis < NDG_MAX_RANK; axis++)
        shape[axis] = axis % 2 == 0 && axis < 28 ? 2 : 1;
    problem_open(&p, &r, NDG_F64, NDG_MAX_RANK, shape, 1);
    problem_check(&p, ONE_SHOT, &layout_rules[0], &layout_rules[1]);
    problem_check(&p, ON_A_GRID, &layout_rules[1], &layout_rules[5]);
    problem_close(&p);
}

static void rank_0(void **state)
{
    static const double f = 3.0;
    (void)state;
    assert_ok(ndg_gradient_f64(&f, 0, NULL, NULL, 0, NULL, NULL, NULL, 1, NULL, NULL));
    assert_ok(ndg_gradient_f64(&f, 0, NULL, NULL, 0, NULL, NULL, NULL, 2, NULL, NULL));
}

/* NULL strides are C order, for input and outputs apart. */
static void null_strides_are_c_order(void **state)
{
    static const int64_t shape[] = {3, 4, 5}, strides[] = {20, 5, 1};
    struct rng r = rng_seeded(700);
    struct problem p;
    int32_t k;
    int use;
    (void)state;
    problem_open(&p, &r, NDG_F32, 3, shape, 2);
    for (use = 0; use < 4; use++) {
        float got[3][60];
        void *out[3];
        struct call call;
        for (k = 0; k < 3; k++)
            out[k] = got[k];
        call = problem_call(&p, p.f, use & 1 ? strides : NULL, out, use & 2 ? strides : NULL);
        assert_ok(call_one_shot(&call));
        assert_ok(call_on_a_grid(&call));
        for (k = 0; k < p.naxes; k++)
            problem_compare(&p, k, got[k], "NULL strides");
    }
    problem_close(&p);
}

/* A zero input stride repeats one line, as numpy.broadcast_to does: the same bits as the copy. */
static void broadcast_input(void **state)
{
    static const int64_t shape[] = {4, 6, 5}, strides[][3] = {{0, 5, 1}, {5, 0, 1}, {6, 1, 0}, {0, 0, 1}, {0, 0, 0}};
    static const double steps[] = {0.5, 0.3, -2.0};
    struct rng r = rng_seeded(800);
    double line[30], copy[120], got[3][120], want[3][120];
    double *const got_out[] = {got[0], got[1], got[2]}, *const want_out[] = {want[0], want[1], want[2]};
    size_t k;
    int64_t i, j, l;
    (void)state;
    rng_fill_f64(&r, line, 30);
    for (k = 0; k < COUNT_OF(strides); k++) {
        for (i = 0; i < 4; i++)
            for (j = 0; j < 6; j++)
                for (l = 0; l < 5; l++)
                    copy[(i * 6 + j) * 5 + l] = line[i * strides[k][0] + j * strides[k][1] + l * strides[k][2]];
        assert_ok(ndg_gradient_f64(copy, 3, shape, NULL, 3, NULL, steps, NULL, 2, want_out, NULL));
        assert_ok(ndg_gradient_f64(line, 3, shape, strides[k], 3, NULL, steps, NULL, 2, got_out, NULL));
        for (i = 0; i < 3; i++)
            assert_bits_f64(got[i], want[i], 120);
    }
}

/* Windows that overlap themselves (numpy's sliding_window_view) are a valid input. */
static void overlapping_windows_as_input(void **state)
{
    static const int64_t shape[] = {5, 4}, strides[] = {1, 1};
    double line[8], copy[20], got[2][20], want[2][20];
    double *const got_out[] = {got[0], got[1]}, *const want_out[] = {want[0], want[1]};
    struct rng r = rng_seeded(900);
    int i;
    (void)state;
    rng_fill_f64(&r, line, 8);
    for (i = 0; i < 20; i++)
        copy[i] = line[i / 4 + i % 4];
    assert_ok(ndg_gradient_f64(copy, 2, shape, NULL, 2, NULL, NULL, NULL, 1, want_out, NULL));
    assert_ok(ndg_gradient_f64(line, 2, shape, strides, 2, NULL, NULL, NULL, 1, got_out, NULL));
    assert_bits_f64(got[0], want[0], 20);
    assert_bits_f64(got[1], want[1], 20);
}

/* Nobody steps along an axis of one sample: its stride may be anything, in f and in the outputs. */
static void strides_of_single_samples_do_not_count(void **state)
{
    static const int64_t shape[] = {1, 4, 1}, wild[][3] = {{INT64_MAX, 1, INT64_MIN}, {0, 1, 0}, {-7, 1, 4}};
    static const double f[] = {1.0, 2.0, 4.0, 7.0}, want[] = {1.0, 1.5, 2.5, 3.0};
    static const int32_t axis = 1;
    double got[4];
    double *const out[] = {got};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(wild); k++) {
        memset(got, 0, sizeof got);
        assert_ok(ndg_gradient_f64(f, 3, shape, wild[k], 1, &axis, NULL, NULL, 1, out, wild[k]));
        assert_bits_f64(got, want, 4);
    }
}

/* Large enough for blocking by rows and for rows longer than a cache line, in both orders. */
static void larger_than_a_block(void **state)
{
    static const int64_t shapes[][3] = {{40, 50, 60}, {3, 400, 130}, {2, 3, 30011}, {3000, 4, 5}, {2, 3000, 31}};
    struct rng r = rng_seeded(1000);
    size_t k, d;
    (void)state;
    for (k = 0; k < COUNT_OF(shapes); k++) {
        for (d = 0; d < 2; d++) {
            struct problem p;
            problem_open(&p, &r, dtypes[d], 3, shapes[k], 1);
            problem_check(&p, ONE_SHOT, &layout_rules[0], &layout_rules[0]);
            problem_check(&p, ON_A_GRID, &layout_rules[1], &layout_rules[4]);
            problem_check(&p, ONE_SHOT, &layout_rules[7], &layout_rules[2]);
            problem_close(&p);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_0),
        cmocka_unit_test(one_dimension),
        cmocka_unit_test(two_dimensions),
        cmocka_unit_test(three_dimensions),
        cmocka_unit_test(four_to_six_dimensions),
        cmocka_unit_test(up_to_rank_32),
        cmocka_unit_test(rank_32_many_outputs),
        cmocka_unit_test(null_strides_are_c_order),
        cmocka_unit_test(broadcast_input),
        cmocka_unit_test(overlapping_windows_as_input),
        cmocka_unit_test(strides_of_single_samples_do_not_count),
        cmocka_unit_test(larger_than_a_block),
    };
    return cmocka_run_group_tests_name("layouts", tests, NULL, NULL);
}
