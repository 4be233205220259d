/* NDG_OUT_OF_MEMORY: whichever allocation fails, the call says so, nothing is written, a grid stays
 * as it was, and the process lives on. */
#include "alloc_hooks.h"
#include "guarded.h"

enum { N = 20000, BIG = 10000 };

static double x[N], f[N], twin[N];
static int64_t t[N];

static int prepare(void **state)
{
    int i;
    (void)state;
    for (i = 0; i < N; i++) {
        x[i] = (double)i * i;
        t[i] = (int64_t)i * i;
        f[i] = i % 100;
    }
    return 0;
}

/* ---- big requests fail ----------------------------------------------------------------------- */

static void one_shot_without_room_for_weights(void **state)
{
    static const int64_t shape[] = {1, N};
    static const int32_t axis[] = {1};
    static float f_f32[2 * N];
    static double f_f64[2 * N];
    struct guarded g = guarded_alloc(2 * N * sizeof(double), GUARD_AFTER);
    double *const out[] = {(double *)(void *)g.data};
    float *const out_f32[] = {(float *)(void *)g.data};
    const double *const coords[] = {x};
    ndg_status status[4];
    int k;
    (void)state;
    for (k = 0; k < 4; k++) {
        hooks_arm();
        hooks.fail_larger = BIG;
        status[k] = k == 0 ? ndg_gradient_f32(f_f32, 2, shape, NULL, 1, axis, NULL, coords, 1, out_f32, NULL)
                  : k == 1 ? ndg_gradient_f64(f_f64, 2, shape, NULL, 1, axis, NULL, coords, 2, out, NULL)
                  : k == 2 ? ndg_gradient_c64(f_f32, 2, shape, NULL, 1, axis, NULL, coords, 1, out_f32, NULL)
                           : ndg_gradient_c128(f_f64, 2, shape, NULL, 1, axis, NULL, coords, 2, out, NULL);
        hooks_disarm();
        assert_true(hooks.failures > 0);
        assert_status(NDG_OUT_OF_MEMORY, status[k]);
        assert_message("alloc", "bytes", NULL);
        assert_int_equal(hooks.requests - hooks.failures, hooks.releases);
        assert_true(guarded_untouched(&g));
    }
    guarded_free(&g);
}

/* A long line has its weights worked out on the way. */
static void one_shot_that_needs_no_room_for_weights(void **state)
{
    static const int64_t n = N;
    static double f[N];
    struct guarded g = guarded_alloc(N * sizeof(double), GUARD_AFTER);
    double *const out[] = {(double *)(void *)g.data};
    const double *const coords[] = {x};
    ndg_status status;
    int i;
    (void)state;
    hooks_arm();
    status = ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 2, out, NULL);
    hooks_disarm();
    assert_ok(status);
    assert_int_equal(hooks.requests, 0);
    for (i = 0; i < N; i++)
        assert_true(out[0][i] == 0.0);
    assert_true(guarded_slack_untouched(&g));
    guarded_free(&g);
}

/* The second of two tables: the first one is given back. */
static void one_shot_without_room_for_the_second_axis(void **state)
{
    static const int64_t shape[] = {5, N / 5};
    struct guarded g[2];
    double *out[2];
    const double *const coords[] = {x, x};
    ndg_status status;
    int k;
    (void)state;
    for (k = 0; k < 2; k++) {
        g[k] = guarded_alloc(N * sizeof(double), GUARD_AFTER);
        out[k] = (double *)(void *)g[k].data;
    }
    hooks_arm();
    hooks.fail_larger = BIG;
    status = ndg_gradient_f64(f, 2, shape, NULL, 2, NULL, NULL, coords, 1, out, NULL);
    hooks_disarm();
    assert_status(NDG_OUT_OF_MEMORY, status);
    assert_message("alloc", "bytes", NULL);
    assert_int_equal(hooks.requests - hooks.failures, hooks.releases);
    for (k = 0; k < 2; k++) {
        assert_true(guarded_untouched(&g[k]));
        guarded_free(&g[k]);
    }
}

/* ---- any request fails ----------------------------------------------------------------------- */

/* Runs `scenario` with its k-th allocation failing (alone, or with all later ones), for every k
 * that it reaches. */
static void torture(ndg_status (*scenario)(void), void (*after_failure)(void), int at_least)
{
    long k, count;
    for (count = 1; count <= 1000000; count *= 1000000) {
        for (k = 0;; k++) {
            ndg_status status;
            hooks_arm();
            hooks.fail_from = k;
            hooks.fail_count = count;
            status = scenario();
            hooks_disarm();
            if (hooks.failures == 0) {
                assert_ok(status);
                break;
            }
            assert_status(NDG_OUT_OF_MEMORY, status);
            assert_message("alloc", "bytes", NULL);
            after_failure();
            assert_true(k < 1000);
        }
        assert_true(k >= at_least);
    }
}

static ndg_grid *grid;
static struct guarded result;

static void grid_pointer_is_unwritten(void)
{
    assert_null(grid);
}

static ndg_status make_and_free_a_grid(void)
{
    static const int64_t shape[] = {3, 4, 5};
    ndg_status status = ndg_grid_new(3, shape, &grid);
    if (status == NDG_OK) {
        ndg_grid_free(grid);
        grid = NULL;
    }
    return status;
}

static void making_a_grid(void **state)
{
    (void)state;
    grid = NULL;
    torture(make_and_free_a_grid, grid_pointer_is_unwritten, 1);
}

static void run_on_grid(double *to)
{
    ndg_view view;
    ndg_view_mut out;
    view.data = f;
    out.data = to;
    view.strides = out.strides = NULL;
    view.dtype = out.dtype = NDG_F64;
    assert_ok(ndg_gradient(grid, &view, 1, NULL, &out));
}

/* The grid keeps step 0.25, whatever failed. */
static void grid_is_as_it_was(void)
{
    static double now[N];
    run_on_grid(now);
    assert_bits_f64(now, twin, N);
}

static ndg_status set_coords_f64(void)
{
    return ndg_grid_set_coords_f64(grid, 0, x, N);
}

static ndg_status set_coords_i64(void)
{
    return ndg_grid_set_coords_i64(grid, 0, t, N);
}

static void setting_coordinates(void **state)
{
    static const int64_t n = N;
    int k;
    (void)state;
    for (k = 0; k < 2; k++) {
        grid = NULL;
        assert_ok(ndg_grid_new(1, &n, &grid));
        assert_ok(ndg_grid_set_step(grid, 0, 0.25));
        run_on_grid(twin);
        /* Alone and with all later ones, each on a fresh start: success sets the coordinates. */
        hooks_arm();
        hooks.fail_larger = BIG;
        if ((k == 0 ? set_coords_f64() : set_coords_i64()) != NDG_OUT_OF_MEMORY) {
            hooks_disarm();
            fail();
        }
        hooks_disarm();
        assert_message("alloc", "bytes", NULL);
        grid_is_as_it_was();
        assert_ok(k == 0 ? set_coords_f64() : set_coords_i64());
        run_on_grid(twin);
        torture(k == 0 ? set_coords_f64 : set_coords_i64, grid_is_as_it_was, 1);
        ndg_grid_free(grid);
    }
}

static ndg_status one_shot(void)
{
    static const int64_t shape[] = {10, 20};
    double *const out[] = {(double *)(void *)result.data, (double *)(void *)result.data + 200};
    const double *const coords[] = {x, x};
    return ndg_gradient_f64(f, 2, shape, NULL, 2, NULL, NULL, coords, 2, out, NULL);
}

static void result_is_untouched(void)
{
    assert_true(guarded_untouched(&result));
}

static void one_shot_calls(void **state)
{
    long count, k;
    (void)state;
    for (count = 1; count <= 2; count++) {
        result = guarded_alloc(400 * sizeof(double), GUARD_AFTER);
        for (k = 0; k < 2; k++) {
            hooks_arm();
            hooks.fail_from = k;
            hooks.fail_count = count;
            if (one_shot() != NDG_OUT_OF_MEMORY) {
                hooks_disarm();
                fail();
            }
            hooks_disarm();
            assert_message("alloc", "bytes", NULL);
            assert_int_equal(hooks.requests - hooks.failures, hooks.releases);
            result_is_untouched();
        }
        assert_ok(one_shot());
        guarded_free(&result);
    }
}

/* Refusals need no memory: the message is written where there is none to be had. */
static void errors_without_any_memory(void **state)
{
    static const int64_t n = 4, shape[] = {3, -2};
    static const double good[] = {1, 2, 4, 7};
    double g[4];
    double *const out[] = {g};
    ndg_grid *none = NULL;
    ndg_status status;
    (void)state;
    hooks_arm();
    hooks.fail_from = 0;
    hooks.fail_count = 1000000;
    status = ndg_gradient_f64(good, 1, &n, NULL, 2, NULL, NULL, NULL, 1, out, NULL);
    hooks_disarm();
    assert_status(NDG_BAD_AXIS, status);
    assert_message("naxes", NULL);
    hooks_arm();
    hooks.fail_from = 0;
    hooks.fail_count = 1000000;
    status = ndg_grid_new(2, shape, &none);
    hooks_disarm();
    assert_status(NDG_BAD_SHAPE, status);
    assert_message("shape[1]", "-2", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_shot_without_room_for_weights),
        cmocka_unit_test(one_shot_that_needs_no_room_for_weights),
        cmocka_unit_test(one_shot_without_room_for_the_second_axis),
        cmocka_unit_test(making_a_grid),
        cmocka_unit_test(setting_coordinates),
        cmocka_unit_test(one_shot_calls),
        cmocka_unit_test(errors_without_any_memory),
    };
    return cmocka_run_group_tests_name("memory", tests, prepare, NULL);
}
