/* The grid's life: made, filled in, changed, shared by threads, freed. */
#include "problem.h"

#include <math.h>
#include <pthread.h>

enum { ROWS = 5, COLUMNS = 6, ELEMENTS = ROWS * COLUMNS };
static const int64_t shape[] = {ROWS, COLUMNS};
static double samples[ELEMENTS];

static int prepare(void **state)
{
    struct rng r = rng_seeded(70);
    (void)state;
    rng_fill_f64(&r, samples, ELEMENTS);
    return 0;
}

static ndg_status gradient(const ndg_grid *grid, double got[2][ELEMENTS])
{
    ndg_view f;
    ndg_view_mut out[2];
    int k;
    f.data = samples;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < 2; k++) {
        out[k].data = got[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    return ndg_gradient(grid, &f, 2, NULL, out);
}

static void expect(const ndg_grid *grid, struct ref_spacing rows, struct ref_spacing columns, int edge_order)
{
    double got[2][ELEMENTS], want[2][ELEMENTS];
    assert_ok(gradient(grid, got));
    ref_gradient_f64(samples, 2, shape, 0, rows, edge_order, want[0]);
    ref_gradient_f64(samples, 2, shape, 1, columns, edge_order, want[1]);
    assert_bits_f64(got[0], want[0], ELEMENTS);
    assert_bits_f64(got[1], want[1], ELEMENTS);
}

static ndg_grid *new_grid(void)
{
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(2, shape, &grid));
    assert_non_null(grid);
    return grid;
}

static void new_grid_has_step_1_and_edge_order_1(void **state)
{
    ndg_grid *grid = new_grid();
    (void)state;
    expect(grid, ref_step(1.0), ref_step(1.0), 1);
    ndg_grid_free(grid);
}

static void free_of_null(void **state)
{
    (void)state;
    ndg_grid_free(NULL);
}

static void every_rank(void **state)
{
    int64_t ones[NDG_MAX_RANK];
    int32_t ndim;
    (void)state;
    for (ndim = 0; ndim < NDG_MAX_RANK; ndim++)
        ones[ndim] = ndim % 3;
    for (ndim = 0; ndim <= NDG_MAX_RANK; ndim++) {
        ndg_grid *grid = NULL;
        assert_ok(ndg_grid_new(ndim, ones, &grid));
        if (ndim > 0)
            assert_ok(ndg_grid_set_step(grid, -ndim, 2.0));
        ndg_grid_free(grid);
    }
}

static void rank_0_with_null_shape(void **state)
{
    ndg_grid *grid = NULL;
    ndg_view f;
    static const double sample = 1.0;
    (void)state;
    assert_ok(ndg_grid_new(0, NULL, &grid));
    f.data = &sample;
    f.strides = NULL;
    f.dtype = NDG_F64;
    assert_ok(ndg_gradient(grid, &f, 0, NULL, NULL));
    ndg_grid_free(grid);
}

static void the_shape_is_copied(void **state)
{
    int64_t mine[] = {ROWS, COLUMNS};
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(2, mine, &grid));
    mine[0] = mine[1] = -1;
    expect(grid, ref_step(1.0), ref_step(1.0), 1);
    ndg_grid_free(grid);
}

static void coordinates_are_copied(void **state)
{
    double x[ROWS], mine[ROWS], d[ROWS];
    struct rng r = rng_seeded(71);
    ndg_grid *grid = new_grid();
    (void)state;
    rng_fill_coords(&r, x, ROWS);
    memcpy(mine, x, sizeof mine);
    assert_ok(ndg_grid_set_coords_f64(grid, 0, mine, ROWS));
    memset(mine, 0, sizeof mine);
    expect(grid, ref_coords(x, ROWS, d), ref_step(1.0), 1);
    ndg_grid_free(grid);
}

static void the_last_setting_counts(void **state)
{
    static const double x[] = {0.0, 1.0, 3.0, 3.5, 7.0}, even[] = {0.0, 0.5, 1.0, 1.5, 2.0};
    static const int64_t t[] = {0, 1, 3, 9, 8};
    static const double t_d[] = {1.0, 2.0, 6.0, -1.0};
    double d[ROWS], even_d[ROWS];
    ndg_grid *grid = new_grid();
    (void)state;
    assert_ok(ndg_grid_set_step(grid, 0, 0.3));
    expect(grid, ref_step(0.3), ref_step(1.0), 1);
    assert_ok(ndg_grid_set_coords_f64(grid, 0, x, ROWS));
    expect(grid, ref_coords(x, ROWS, d), ref_step(1.0), 1);
    assert_ok(ndg_grid_set_coords_i64(grid, 0, t, ROWS));
    expect(grid, ref_diffs(t_d, ROWS - 1), ref_step(1.0), 1);
    assert_ok(ndg_grid_set_coords_f64(grid, -2, even, ROWS));
    expect(grid, ref_coords(even, ROWS, even_d), ref_step(1.0), 1);
    assert_ok(ndg_grid_set_step(grid, -2, -4.0));
    expect(grid, ref_step(-4.0), ref_step(1.0), 1);
    assert_ok(ndg_grid_set_edge_order(grid, 0, 2));
    assert_ok(ndg_grid_set_edge_order(grid, 1, 2));
    expect(grid, ref_step(-4.0), ref_step(1.0), 2);
    assert_ok(ndg_grid_set_edge_order(grid, 0, 1));
    assert_ok(ndg_grid_set_edge_order(grid, 1, 1));
    expect(grid, ref_step(-4.0), ref_step(1.0), 1);
    ndg_grid_free(grid);
}

/* Edge order first, coordinates later, or the other way round. */
static void the_order_of_setting_does_not_count(void **state)
{
    static const double x[] = {0.0, 1.0, 3.0, 3.5, 7.0};
    double d[ROWS];
    int order;
    (void)state;
    for (order = 0; order < 2; order++) {
        ndg_grid *grid = new_grid();
        if (order == 0)
            assert_ok(ndg_grid_set_coords_f64(grid, 0, x, ROWS));
        assert_ok(ndg_grid_set_edge_order(grid, 0, 2));
        assert_ok(ndg_grid_set_edge_order(grid, 1, 2));
        if (order == 1)
            assert_ok(ndg_grid_set_coords_f64(grid, 0, x, ROWS));
        expect(grid, ref_coords(x, ROWS, d), ref_step(1.0), 2);
        ndg_grid_free(grid);
    }
}

/* Every way a setter can fail leaves the grid as it was. */
static void failed_settings_change_nothing(void **state)
{
    static const double x[] = {0.0, 1.0, 3.0, 3.5, 7.0}, repeated[] = {0.0, 1.0, 1.0, 2.0, 3.0};
    static const double infinite[] = {0.0, 1.0, 2.0, 3.0, INFINITY}, even[] = {0.0, 0.0, 0.0, 0.0, 0.0};
    static const int64_t stamps[] = {5, 5, 6, 7, 9};
    double d[ROWS];
    struct ref_spacing rows = ref_coords(x, ROWS, d);
    ndg_grid *grid = new_grid();
    (void)state;
    assert_ok(ndg_grid_set_coords_f64(grid, 0, x, ROWS));
    assert_ok(ndg_grid_set_edge_order(grid, 0, 2));
    assert_ok(ndg_grid_set_edge_order(grid, 1, 2));
    assert_ok(ndg_grid_set_step(grid, 1, 0.7));
#define UNCHANGED_BY(status, call)                                                                 \
    do {                                                                                           \
        assert_status(status, call);                                                               \
        expect(grid, rows, ref_step(0.7), 2);                                                      \
    } while (0)
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, repeated, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, infinite, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, even, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, x, ROWS - 1));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 1, x, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, stamps, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, stamps, -1));
    UNCHANGED_BY(NDG_NULL_POINTER, ndg_grid_set_coords_f64(grid, 0, NULL, ROWS));
    UNCHANGED_BY(NDG_NULL_POINTER, ndg_grid_set_coords_i64(grid, 0, NULL, ROWS));
    UNCHANGED_BY(NDG_BAD_AXIS, ndg_grid_set_coords_f64(grid, 2, x, ROWS));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_step(grid, 1, 0.0));
    UNCHANGED_BY(NDG_BAD_SPACING, ndg_grid_set_step(grid, 0, INFINITY));
    UNCHANGED_BY(NDG_BAD_AXIS, ndg_grid_set_step(grid, -3, 1.0));
    UNCHANGED_BY(NDG_BAD_EDGE_ORDER, ndg_grid_set_edge_order(grid, 0, 9));
    UNCHANGED_BY(NDG_BAD_EDGE_ORDER, ndg_grid_set_edge_order(grid, 1, 0));
    UNCHANGED_BY(NDG_BAD_AXIS, ndg_grid_set_edge_order(grid, 5, 1));
#undef UNCHANGED_BY
    ndg_grid_free(grid);
}

/* ndg_grid_new that fails does not write the caller's pointer. */
static void failed_new_writes_nothing(void **state)
{
    static const int64_t negative[] = {3, -1};
    ndg_grid *const mark = (ndg_grid *)(void *)samples;
    ndg_grid *grid = mark;
    (void)state;
    assert_status(NDG_BAD_SHAPE, ndg_grid_new(2, negative, &grid));
    assert_ptr_equal(grid, mark);
    assert_status(NDG_BAD_RANK, ndg_grid_new(-1, negative, &grid));
    assert_ptr_equal(grid, mark);
    assert_status(NDG_NULL_POINTER, ndg_grid_new(2, NULL, &grid));
    assert_ptr_equal(grid, mark);
}

/* A grid serves many calls, with f of any dtype and layout, and other axes each time. */
static void one_grid_many_calls(void **state)
{
    static const int32_t first[] = {1}, second[] = {0};
    double got[ELEMENTS], want[ELEMENTS];
    float narrow[ELEMENTS];
    uint8_t image[ELEMENTS];
    double wide[ELEMENTS];
    ndg_view f;
    ndg_view_mut out;
    ndg_grid *grid = new_grid();
    int i, round;
    (void)state;
    for (i = 0; i < ELEMENTS; i++)
        wide[i] = image[i] = (uint8_t)(i * 91);
    assert_ok(ndg_grid_set_step(grid, 1, 0.25));
    f.strides = out.strides = NULL;
    for (round = 0; round < 3; round++) {
        f.data = samples;
        f.dtype = out.dtype = NDG_F64;
        out.data = got;
        assert_ok(ndg_gradient(grid, &f, 1, first, &out));
        ref_gradient_f64(samples, 2, shape, 1, ref_step(0.25), 1, want);
        assert_bits_f64(got, want, ELEMENTS);
        f.data = image;
        f.dtype = NDG_U8;
        out.dtype = NDG_F32;
        out.data = narrow;
        assert_ok(ndg_gradient(grid, &f, 1, second, &out));
        ref_gradient_f64(wide, 2, shape, 0, ref_step(1.0), 1, want);
        for (i = 0; i < ELEMENTS; i++)
            assert_true(narrow[i] == (float)want[i]);
    }
    ndg_grid_free(grid);
}

/* ---- threads --------------------------------------------------------------------------------- */

enum { THREADS = 8, ROUNDS = 40 };

struct worker {
    const struct problem *problem;
    const ndg_grid *grid;
    int failures;
    pthread_t thread;
};

/* No assertions here: cmocka's jump out of a test must not leave from another thread. */
static void *work(void *argument)
{
    struct worker *w = (struct worker *)argument;
    const struct problem *p = w->problem;
    size_t bytes = (size_t)p->count * sizeof(double);
    ndg_view f;
    ndg_view_mut out[NDG_MAX_RANK];
    int32_t k;
    int round;
    f.data = p->f;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < p->naxes; k++) {
        out[k].data = checked_malloc(bytes);
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    for (round = 0; round < ROUNDS; round++) {
        for (k = 0; k < p->naxes; k++)
            memset(out[k].data, 0xFF, bytes);
        w->failures += ndg_gradient(w->grid, &f, p->naxes, p->axes, out) != NDG_OK;
        for (k = 0; k < p->naxes; k++)
            w->failures += memcmp(out[k].data, p->expected[k], bytes) != 0;
        /* Failing calls beside succeeding ones: errors are each thread's own. */
        w->failures += ndg_gradient(w->grid, NULL, p->naxes, p->axes, out) != NDG_NULL_POINTER;
    }
    for (k = 0; k < p->naxes; k++)
        free(out[k].data);
    return NULL;
}

static void eight_threads_share_a_const_grid(void **state)
{
    static const int64_t block[] = {30, 20, 25};
    struct rng r = rng_seeded(72);
    struct worker workers[THREADS];
    struct problem p;
    ndg_grid *grid = NULL;
    int32_t k;
    (void)state;
    problem_open(&p, &r, NDG_F64, 3, block, 2);
    assert_ok(ndg_grid_new(3, block, &grid));
    for (k = 0; k < p.naxes; k++) {
        int32_t axis = p.axes[k];
        assert_ok(ndg_grid_set_edge_order(grid, axis, 2));
        if (p.coords[k] != NULL)
            assert_ok(ndg_grid_set_coords_f64(grid, axis, p.coords[k], block[axis < 0 ? axis + 3 : axis]));
        else
            assert_ok(ndg_grid_set_step(grid, axis, p.steps[k]));
    }
    for (k = 0; k < THREADS; k++) {
        workers[k].problem = &p;
        workers[k].grid = grid;
        workers[k].failures = 0;
        assert_int_equal(pthread_create(&workers[k].thread, NULL, work, &workers[k]), 0);
    }
    for (k = 0; k < THREADS; k++)
        pthread_join(workers[k].thread, NULL);
    for (k = 0; k < THREADS; k++)
        assert_int_equal(workers[k].failures, 0);
    ndg_grid_free(grid);
    problem_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_grid_has_step_1_and_edge_order_1),
        cmocka_unit_test(free_of_null),
        cmocka_unit_test(every_rank),
        cmocka_unit_test(rank_0_with_null_shape),
        cmocka_unit_test(the_shape_is_copied),
        cmocka_unit_test(coordinates_are_copied),
        cmocka_unit_test(the_last_setting_counts),
        cmocka_unit_test(the_order_of_setting_does_not_count),
        cmocka_unit_test(failed_settings_change_nothing),
        cmocka_unit_test(failed_new_writes_nothing),
        cmocka_unit_test(one_grid_many_calls),
        cmocka_unit_test(eight_threads_share_a_const_grid),
    };
    return cmocka_run_group_tests_name("grid", tests, prepare, NULL);
}
