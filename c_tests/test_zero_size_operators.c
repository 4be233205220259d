/* Arrays without elements, of one element, and calls with nothing to do: NDG_OK, NULL data not looked at, and what does
 * not exist not written to. */
#include "operator_scene.h"

/* Every operator that may have no axes does nothing then; views are not looked at. */
static void no_axes(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        if (operators[k].axes != ANY_AXES)
            continue;
        scene_open(&s, &operators[k]);
        s.call.naxes = 0;
        assert_ok(s.row->run(&s.call));
        scene_assert_untouched(&s);
        scene_close(&s);
    }
}

static void no_components(void **state)
{
    static const char *const names[] = {"jacobian", "jacobian_adjoint"};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(names); k++) {
        struct operator_scene s;
        scene_open(&s, operator_named(names[k]));
        s.call.ncomponents = 0;
        assert_ok(s.row->run(&s.call));
        s.call.f = NULL;
        s.call.out = NULL;
        assert_ok(s.row->run(&s.call));
        scene_assert_untouched(&s);
        scene_close(&s);
    }
}

/* 4 x 0 x 6: along rows and columns there is nothing to compute, along the empty axis too little. */
static void an_empty_axis(void **state)
{
    static const int64_t shape[SCENE_RANK] = {4, 0, 6};
    static const int32_t full_axes[2] = {0, 2};
    size_t k;
    int array, has_data;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        for (has_data = 0; has_data < 2; has_data++) {
            struct operator_scene s;
            scene_open(&s, &operators[k]);
            ndg_grid_free(s.grid);
            assert_ok(ndg_grid_new(SCENE_RANK, shape, &s.grid));
            s.call.grid = s.grid;
            s.call.axis = 0;
            s.orders[1] = 0;
            s.call.naxes = 2;
            s.call.axes = full_axes;
            for (array = 0; array < MAX_ARRAYS && !has_data; array++) {
                s.f[array].data = NULL;
                s.out[array].data = NULL;
            }
            if (s.row->run(&s.call) != NDG_OK)
                print_error("%s\n", s.row->name);
            assert_ok(s.row->run(&s.call));
            s.call.axis = 1;
            s.orders[1] = 1;
            s.call.axes = s.axes;
            if (s.row->is_image) { /* a filter needs no sample more than it has */
                assert_ok(s.row->run(&s.call));
            } else {
                assert_status(NDG_AXIS_TOO_SHORT, s.row->run(&s.call));
                assert_message("axis 1 has 0 samples", NULL);
            }
            scene_assert_untouched(&s);
            scene_close(&s);
        }
    }
}

/* Rank 0: one element and no axis. */
static void a_single_element(void **state)
{
    double sample = 2.5, result = 0.0;
    int32_t none = 0;
    ndg_view f = {&sample, NULL, NDG_F64};
    ndg_view_mut out = {&result, NULL, NDG_F64};
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(0, NULL, &grid));
    assert_ok(ndg_mixed_derivative(grid, &f, NULL, &out));
    assert_true(result == 2.5);
    result = 0.0;
    assert_ok(ndg_mixed_derivative_adjoint(grid, &f, &none, &out));
    assert_true(result == 2.5);
    assert_status(NDG_BAD_AXIS, ndg_derivative(grid, &f, 0, 1, &out));
    assert_message("axis", "0", NULL);
    assert_status(NDG_BAD_AXIS, ndg_laplacian(grid, &f, 0, NULL, &out));
    assert_message("naxes", "0", NULL);
    assert_ok(ndg_hessian(grid, &f, 0, NULL, NULL));
    assert_true(result == 2.5);
    ndg_grid_free(grid);
}

/* An axis of one sample is enough where a side says what lies beside it. */
static void one_sample_and_its_sides(void **state)
{
    static const int32_t sides[] = {NDG_MIRRORED, NDG_REFLECTED, NDG_NEAREST};
    static const int64_t n = 1;
    double sample = 2.5, result;
    ndg_view f = {&sample, NULL, NDG_F64};
    ndg_view_mut out = {&result, NULL, NDG_F64};
    ndg_grid *grid = NULL;
    size_t k;
    int32_t accuracy, order;
    (void)state;
    assert_ok(ndg_grid_new(1, &n, &grid));
    for (accuracy = 2; accuracy <= 8; accuracy += 2) {
        assert_ok(ndg_grid_set_accuracy(grid, 0, accuracy));
        for (order = 1; order <= 6; order++) {
            for (k = 0; k <= COUNT_OF(sides); k++) {
                if (k < COUNT_OF(sides))
                    assert_ok(ndg_grid_set_side(grid, 0, NDG_BOTH, sides[k]));
                else
                    assert_ok(ndg_grid_set_periodic(grid, 0, 0.0));
                result = 9.0;
                assert_ok(ndg_derivative(grid, &f, 0, order, &out));
                assert_true(result > -1e-12 && result < 1e-12); /* a constant field */
            }
            assert_ok(ndg_grid_set_side(grid, 0, NDG_BOTH, NDG_ONE_SIDED));
        }
    }
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_axes),
        cmocka_unit_test(no_components),
        cmocka_unit_test(an_empty_axis),
        cmocka_unit_test(a_single_element),
        cmocka_unit_test(one_sample_and_its_sides),
    };
    return cmocka_run_group_tests_name("zero_size_operators", tests, NULL, NULL);
}
