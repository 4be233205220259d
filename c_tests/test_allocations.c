/* Who allocates: executing on a grid never, a one-shot call at most one table for each uneven axis,
 * and everything comes back. */
#include "alloc_hooks.h"
#include "problem.h"

#include <pthread.h>

static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};

/* Otherwise every count below would be a comfortable zero. */
static void the_hooks_see_the_library(void **state)
{
    static const int64_t n = 4;
    ndg_grid *grid = NULL;
    ndg_status status;
    (void)state;
    hooks_arm();
    status = ndg_grid_new(1, &n, &grid);
    hooks_disarm();
    assert_ok(status);
    assert_int_equal(hooks.requests, 1);
    hooks_arm();
    ndg_grid_free(grid);
    hooks_disarm();
    assert_int_equal(hooks.releases, 1);
}

/* The very first execution in this process included. */
static void executing_on_a_grid(void **state)
{
    static const int64_t shapes[][4] = {{40, 1, 1, 1}, {30, 50, 1, 1}, {7, 8, 90, 1}, {5, 4, 3, 30}};
    struct rng r = rng_seeded(90);
    size_t d, k, in;
    (void)state;
    for (k = 0; k < COUNT_OF(shapes); k++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            struct problem p;
            size_t size = dtype_size(dtypes[d]);
            ndg_grid *grid = NULL;
            int32_t axis;
            problem_open(&p, &r, dtypes[d], (int32_t)k + 1, shapes[k], 1);
            assert_ok(ndg_grid_new(p.ndim, p.shape, &grid));
            for (axis = 0; axis < p.naxes; axis++) {
                int32_t number = p.axes[axis] < 0 ? p.axes[axis] + p.ndim : p.axes[axis];
                if (p.coords[axis] != NULL)
                    assert_ok(ndg_grid_set_coords_f64(grid, number, p.coords[axis], p.shape[number]));
                else
                    assert_ok(ndg_grid_set_step(grid, number, p.steps[axis]));
            }
            for (in = 0; in < COUNT_OF(layout_rules); in++) {
                struct laid f = laid_alloc(&layout_rules[in], p.ndim, p.shape, size);
                ndg_view view;
                ndg_view_mut out[NDG_MAX_RANK];
                ndg_status status;
                laid_put(&f, p.f);
                view.data = f.data;
                view.strides = f.strides;
                view.dtype = dtypes[d];
                for (axis = 0; axis < p.naxes; axis++) {
                    out[axis].data = checked_malloc((size_t)p.count * size);
                    out[axis].strides = NULL;
                    out[axis].dtype = dtypes[d];
                }
                hooks_arm();
                status = ndg_gradient(grid, &view, p.naxes, p.axes, out);
                hooks_disarm();
                assert_ok(status);
                assert_int_equal(hooks.requests, 0);
                assert_int_equal(hooks.releases, 0);
                for (axis = 0; axis < p.naxes; axis++) {
                    problem_compare(&p, axis, out[axis].data, "counted");
                    free(out[axis].data);
                }
                laid_free(&f);
            }
            ndg_grid_free(grid);
            problem_close(&p);
        }
    }
}

struct first_call {
    const ndg_grid *grid;
    ndg_status status;
    long requests;
};

static void *call_first(void *argument)
{
    struct first_call *c = (struct first_call *)argument;
    static const double f[] = {1, 2, 4, 7};
    double g[4];
    ndg_view view;
    ndg_view_mut out;
    view.data = f;
    out.data = g;
    view.strides = out.strides = NULL;
    view.dtype = out.dtype = NDG_F64;
    hooks_arm();
    c->status = ndg_gradient(c->grid, &view, 1, NULL, &out);
    hooks_disarm();
    c->requests = hooks.requests;
    return NULL;
}

/* A thread's first call sets nothing up either. */
static void executing_on_a_new_thread(void **state)
{
    static const int64_t n = 4;
    struct first_call c;
    pthread_t thread;
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(1, &n, &grid));
    c.grid = grid;
    assert_int_equal(pthread_create(&thread, NULL, call_first, &c), 0);
    pthread_join(thread, NULL);
    assert_ok(c.status);
    assert_int_equal(c.requests, 0);
    ndg_grid_free(grid);
}

/* Converting dtypes need no temporary either. */
static void executing_with_a_conversion(void **state)
{
    static const int32_t pairs[][2] = {{NDG_U8, NDG_F32}, {NDG_I64, NDG_F64}, {NDG_I32, NDG_F32},
                                       {NDG_F16, NDG_F16}, {NDG_BF16, NDG_F32}};
    static const int64_t shape[] = {40, 50};
    static double memory[2000], result[2][2000];
    ndg_grid *grid = NULL;
    size_t k;
    (void)state;
    assert_ok(ndg_grid_new(2, shape, &grid));
    for (k = 0; k < COUNT_OF(pairs); k++) {
        ndg_view view;
        ndg_view_mut out[2];
        ndg_status status;
        view.data = memory;
        view.strides = out[0].strides = out[1].strides = NULL;
        view.dtype = pairs[k][0];
        out[0].dtype = out[1].dtype = pairs[k][1];
        out[0].data = result[0];
        out[1].data = result[1];
        hooks_arm();
        status = ndg_gradient(grid, &view, 2, NULL, out);
        hooks_disarm();
        assert_ok(status);
        assert_int_equal(hooks.requests, 0);
    }
    ndg_grid_free(grid);
}

/* A table of weights has a margin on either side, so that a line of results may reach beyond a row. */
#define TABLE_MARGIN 1024

/* Even and uneven axes: a table of three weights a sample for each uneven one, all given back. */
static void one_shot_calls(void **state)
{
    enum { N = 100 };
    static const int64_t shape[] = {N, N};
    static double f[N * N], g[2][N * N], even[N], uneven[N];
    double *const out[] = {g[0], g[1]};
    const double *coords[2];
    int i, mixture;
    (void)state;
    for (i = 0; i < N; i++) {
        even[i] = i;
        uneven[i] = i * i;
    }
    for (mixture = 0; mixture < 9; mixture++) {
        int uneven_axes = 0, k;
        ndg_status status;
        for (k = 0; k < 2; k++) {
            int choice = k == 0 ? mixture % 3 : mixture / 3;
            coords[k] = choice == 0 ? NULL : choice == 1 ? even : uneven;
            uneven_axes += choice == 2;
        }
        hooks_arm();
        status = ndg_gradient_f64(f, 2, shape, NULL, 2, NULL, NULL, coords, 2, out, NULL);
        hooks_disarm();
        assert_ok(status);
        assert_true(hooks.requests <= uneven_axes);
        assert_int_equal(hooks.requests, hooks.releases);
        assert_true(hooks.largest <= 3 * N * sizeof(double) + TABLE_MARGIN);
    }
}

/* A refused call gives everything back, its message included. */
static void failing_calls(void **state)
{
    static const int64_t n = 4;
    static const double f[] = {1, 2, 4, 7}, x[] = {0, 1, 3, 4}, repeated[] = {0, 1, 1, 4};
    double memory[4];
    double *const out[] = {memory};
    const double *coords[1];
    int k;
    (void)state;
    for (k = 0; k < 2; k++) {
        ndg_status status;
        coords[0] = k == 0 ? repeated : x;
        hooks_arm();
        status = ndg_gradient_f64(k == 0 ? f : memory, 1, &n, NULL, 1, NULL, NULL, coords, 1, out, NULL);
        hooks_disarm();
        assert_status(k == 0 ? NDG_BAD_SPACING : NDG_OVERLAP, status);
        assert_int_equal(hooks.requests, hooks.releases);
    }
}

/* A grid that is filled in over and over holds one table for each axis, not all it ever had. */
static void a_grid_gives_back_what_it_replaces(void **state)
{
    static const int64_t n = 50;
    double x[50];
    ndg_grid *grid = NULL;
    int i;
    (void)state;
    for (i = 0; i < 50; i++)
        x[i] = i * i;
    hooks_arm();
    (void)ndg_grid_new(1, &n, &grid);
    for (i = 0; i < 20; i++) {
        (void)ndg_grid_set_coords_f64(grid, 0, x, n);
        (void)ndg_grid_set_step(grid, 0, 2.0);
        (void)ndg_grid_set_coords_f64(grid, 0, x, n);
    }
    assert_true(hooks.requests - hooks.releases <= 3);
    ndg_grid_free(grid);
    hooks_disarm();
    assert_true(hooks.requests > 40);
    assert_int_equal(hooks.requests, hooks.releases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(executing_on_a_new_thread),
        cmocka_unit_test(executing_on_a_grid),
        cmocka_unit_test(executing_with_a_conversion),
        cmocka_unit_test(the_hooks_see_the_library),
        cmocka_unit_test(one_shot_calls),
        cmocka_unit_test(failing_calls),
        cmocka_unit_test(a_grid_gives_back_what_it_replaces),
    };
    return cmocka_run_group_tests_name("allocations", tests, NULL, NULL);
}
