/* NDG_OUT_OF_MEMORY from operators: whichever allocation of a first call fails, the call says so, nothing is written,
 * and the grid is as good as before. Later calls allocate nothing. Everything comes back with the grid, which the
 * sanitizers watch over after a failure, too. */
#include "alloc_hooks.h"
#include "operator_scene.h"

/* Weights that are worked out by the first call: of high accuracy, and at uneven coordinates. */
static void open_with_weights(struct operator_scene *s, const struct operator_row *row)
{
    static const double x[5] = {0.0, 1.0, 3.0, 4.0, 6.5};
    int32_t axis;
    scene_open(s, row);
    for (axis = 0; axis < SCENE_RANK; axis++) {
        assert_ok(ndg_grid_set_accuracy(s->grid, axis, 8));
        assert_ok(ndg_grid_set_side(s->grid, axis, NDG_BOTH, NDG_REFLECTED));
    }
    assert_ok(ndg_grid_set_coords_f64(s->grid, 1, x, 5));
    s->call.order = 6;
}

/* With its k-th request for memory failing, alone or with all later ones: 0 where there is no k-th. */
static int run_short_of_memory(const struct operator_row *row, long k, long count)
{
    struct operator_scene s;
    ndg_status status, again;
    long failures;
    int untouched = 1, out;

    open_with_weights(&s, row);
    hooks_arm();
    hooks.fail_from = k;
    hooks.fail_count = count;
    status = s.row->run(&s.call);
    failures = hooks.failures;
    hooks_disarm();
    if (failures == 0) {
        assert_ok(status);
        scene_close(&s);
        return 0;
    }
    if (status != NDG_OUT_OF_MEMORY)
        print_error("%s, request %ld:\n", row->name, k);
    assert_status(NDG_OUT_OF_MEMORY, status);
    assert_message("alloc", "bytes", NULL);
    for (out = 0; out < MAX_ARRAYS; out++)
        untouched &= guarded_untouched(&s.results[out]);
    assert_true(untouched);
    again = s.row->run(&s.call);
    assert_ok(again);
    scene_close(&s);
    return 1;
}

static void any_request_may_fail(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        long count, number = 0;
        for (count = 1; count <= 1000000; count *= 1000000) {
            for (number = 0; run_short_of_memory(&operators[k], number, count); number++)
                assert_true(number < 1000);
            assert_true(number > 0); /* weights take memory */
        }
    }
}

/* What the first call has worked out, the grid keeps: the second one asks for no byte, but for lists of more than four
 * arrays, which it gives back. */
static void the_second_call_allocates_nothing(void **state)
{
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        ndg_status status;
        open_with_weights(&s, &operators[k]);
        assert_ok(s.row->run(&s.call));
        hooks_arm();
        status = s.row->run(&s.call);
        hooks_disarm();
        assert_ok(status);
        if (hooks.requests != 0)
            print_message("%s: %ld requests\n", s.row->name, hooks.requests);
        if (s.inputs <= 4 && s.outputs <= 4)
            assert_int_equal(hooks.requests, 0);
        assert_int_equal(hooks.requests, hooks.releases);
        scene_close(&s);
    }
}

/* A life of a grid with every operator on it gives back what it took. */
static void nothing_is_lost(void **state)
{
    static const int64_t shape[SCENE_RANK] = {4, 5, 6};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(operators); k++) {
        struct operator_scene s;
        ndg_grid *grid = NULL;
        ndg_status made, status;
        scene_open(&s, &operators[k]);
        hooks_arm();
        made = ndg_grid_new(SCENE_RANK, shape, &grid);
        s.call.grid = grid;
        status = made == NDG_OK ? s.row->run(&s.call) : made;
        ndg_grid_free(grid);
        hooks_disarm();
        assert_ok(status);
        assert_true(hooks.requests > 0);
        assert_int_equal(hooks.requests, hooks.releases);
        scene_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_request_may_fail),
        cmocka_unit_test(the_second_call_allocates_nothing),
        cmocka_unit_test(nothing_is_lost),
    };
    return cmocka_run_group_tests_name("memory_operators", tests, NULL, NULL);
}
