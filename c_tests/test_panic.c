/* A panic inside becomes NDG_INTERNAL: nothing unwinds into C, nothing aborts, nothing is written,
 * and the next call works. Debug builds of the library panic on demand (NDGRAD_TEST_PANIC). */
#include "calls.h"
#include "operator_scene.h"

static const int64_t n = 3;
static const double f[] = {1.0, 2.0, 4.0}, x[] = {0.0, 1.0, 3.0};
static const int64_t t[] = {0, 1, 3};
static ndg_grid *grid;

static int prepare(void **state)
{
    (void)state;
    assert_ok(ndg_grid_new(1, &n, &grid));
    return 0;
}

static int clean_up(void **state)
{
    (void)state;
    ndg_grid_free(grid);
    return 0;
}

static void panics_on(void)
{
    setenv("NDGRAD_TEST_PANIC", "1", 1);
}

static void panics_off(void)
{
    unsetenv("NDGRAD_TEST_PANIC");
}

/* The harness says whether the library is a debug build, so that the skip hides no fault. */
static void require_debug_build(void)
{
    ndg_status status;
    panics_on();
    status = ndg_grid_set_step(grid, 0, 1.0);
    panics_off();
    if (status == NDG_OK && getenv("NDGRAD_TEST_EXPECT_PANIC") == NULL) {
        print_message("skipped: a release build of the library does not panic on demand\n");
        skip();
    }
}

static void check(ndg_status panicked, const char *call)
{
    if (panicked != NDG_INTERNAL)
        print_error("%s\n", call);
    assert_status(NDG_INTERNAL, panicked);
    assert_message("panic", "bug", NULL);
}

#define assert_panics(call)                                                                        \
    do {                                                                                           \
        ndg_status status_;                                                                        \
        panics_on();                                                                               \
        status_ = (call);                                                                          \
        panics_off();                                                                              \
        check(status_, #call);                                                                     \
    } while (0)

static void every_grid_function(void **state)
{
    ndg_grid *other = NULL;
    (void)state;
    require_debug_build();
    assert_panics(ndg_grid_new(1, &n, &other));
    assert_null(other);
    assert_panics(ndg_grid_set_step(grid, 0, 2.0));
    assert_panics(ndg_grid_set_coords_f64(grid, 0, x, n));
    assert_panics(ndg_grid_set_coords_i64(grid, 0, t, n));
    assert_panics(ndg_grid_set_edge_order(grid, 0, 2));
    assert_panics(ndg_grid_set_accuracy(grid, 0, 4));
    assert_panics(ndg_grid_set_side(grid, 0, NDG_BOTH, NDG_NEAREST));
    assert_panics(ndg_grid_set_constant_side(grid, 0, NDG_BOTH, 1.0));
    assert_panics(ndg_grid_set_ghost_cells(grid, 0, NDG_BOTH, 1));
    assert_panics(ndg_grid_set_periodic(grid, 0, 0.0));
    assert_panics(ndg_grid_set_num_threads(grid, 2));
    assert_panics(ndg_grid_set_progress(grid, NULL, NULL));
}

static void every_operator(void **state)
{
    size_t k;
    (void)state;
    require_debug_build();
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        scene_open(&s, &operators[k]);
        assert_panics(s.row->run(&s.call));
        scene_assert_untouched(&s);
        assert_ok(s.row->run(&s.call));
        scene_close(&s);
    }
}

static void every_gradient(void **state)
{
    int32_t dtype;
    int route;
    (void)state;
    require_debug_build();
    for (dtype = NDG_F32; dtype <= NDG_C128; dtype++) {
        for (route = 0; route < 2; route++) {
            struct guarded samples = guarded_alloc(3 * dtype_size(dtype), GUARD_AFTER);
            struct guarded result = guarded_alloc(3 * dtype_size(dtype), GUARD_AFTER);
            void *out[1];
            struct call call;
            ndg_view view;
            ndg_view_mut view_mut;
            memset(samples.data, 0, samples.bytes);
            memset(&call, 0, sizeof call);
            out[0] = result.data;
            call.dtype = view.dtype = view_mut.dtype = dtype;
            call.f = view.data = samples.data;
            view.strides = view_mut.strides = NULL;
            view_mut.data = result.data;
            call.ndim = call.naxes = call.edge_order = 1;
            call.shape = &n;
            call.out = out;
            if (route == 0)
                assert_panics(call_one_shot(&call));
            else
                assert_panics(ndg_gradient(grid, &view, 1, NULL, &view_mut));
            assert_true(guarded_untouched(&result));
            assert_ok(route == 0 ? call_one_shot(&call) : ndg_gradient(grid, &view, 1, NULL, &view_mut));
            guarded_free(&samples);
            guarded_free(&result);
        }
    }
}

/* These cannot fail, so they have nothing to guard; they still work while everything else panics. */
static void what_cannot_fail_still_works(void **state)
{
    char text[256];
    (void)state;
    require_debug_build();
    panics_on();
    assert_string_equal(ndg_status_name(NDG_INTERNAL), "NDG_INTERNAL");
    assert_non_null(ndg_status_message(NDG_INTERNAL));
    assert_string_equal(ndg_version(), NDGRAD_VERSION);
    assert_true(ndg_abi_version() >= 0);
    (void)ndg_last_error(text, (int64_t)sizeof text);
    ndg_grid_free(NULL);
    panics_off();
}

static void the_library_works_after_a_hundred_panics(void **state)
{
    double g[3];
    double *const out[] = {g};
    static const double want[] = {1.0, 1.5, 2.0};
    int round;
    (void)state;
    require_debug_build();
    for (round = 0; round < 100; round++) {
        assert_panics(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
        assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
        assert_bits_f64(g, want, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_grid_function),
        cmocka_unit_test(every_operator),
        cmocka_unit_test(every_gradient),
        cmocka_unit_test(what_cannot_fail_still_works),
        cmocka_unit_test(the_library_works_after_a_hundred_panics),
    };
    return cmocka_run_group_tests_name("panic", tests, prepare, clean_up);
}
