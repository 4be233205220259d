/* What the setters of accuracy, edge orders and sides refuse, leaving the grid as it was; and what operators refuse
 * of an axis: too short, too few ghost cells, sides that do not fit, coordinates without a period. */
#include "operator_scene.h"

#include <math.h>

static ndg_grid *new_grid(void)
{
    static const int64_t shape[] = {4, 5, 6};
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(3, shape, &grid));
    return grid;
}

/* ---- setters --------------------------------------------------------------------------------- */

static int never_called(double done, void *context)
{
    (void)done;
    (void)context;
    return 0;
}

/* Each setter with valid values for a grid and an axis. */
static ndg_status set_accuracy(ndg_grid *grid, int32_t axis) { return ndg_grid_set_accuracy(grid, axis, 2); }
static ndg_status set_edge_order(ndg_grid *grid, int32_t axis) { return ndg_grid_set_edge_order(grid, axis, 2); }
static ndg_status set_side(ndg_grid *grid, int32_t axis) { return ndg_grid_set_side(grid, axis, NDG_BOTH, NDG_NEAREST); }
static ndg_status set_constant(ndg_grid *grid, int32_t axis) { return ndg_grid_set_constant_side(grid, axis, NDG_LOWER, 0.0); }
static ndg_status set_ghosts(ndg_grid *grid, int32_t axis) { return ndg_grid_set_ghost_cells(grid, axis, NDG_UPPER, 1); }
static ndg_status set_periodic(ndg_grid *grid, int32_t axis) { return ndg_grid_set_periodic(grid, axis, 0.0); }

static void setters_refuse_the_grid_and_the_axis(void **state)
{
    static ndg_status (*const setters[])(ndg_grid *, int32_t) = {set_accuracy, set_edge_order, set_side,
                                                                set_constant, set_ghosts,     set_periodic};
    static const int32_t bad[] = {3, -4, INT32_MAX, INT32_MIN};
    ndg_grid *grid = new_grid(), *point = NULL;
    size_t k, b;
    (void)state;
    assert_ok(ndg_grid_new(0, NULL, &point));
    for (k = 0; k < COUNT_OF(setters); k++) {
        assert_status(NDG_NULL_POINTER, setters[k](NULL, 0));
        assert_message("grid", "NULL", NULL);
        assert_status(NDG_MISALIGNED, setters[k]((ndg_grid *)(void *)((unsigned char *)grid + 1), 0));
        assert_message("grid", "multiple of", NULL);
        for (b = 0; b < COUNT_OF(bad); b++) {
            char number[16];
            snprintf(number, sizeof number, "%d", (int)bad[b]);
            assert_status(NDG_BAD_AXIS, setters[k](grid, bad[b]));
            assert_message("axis", number, "-3 to 2", NULL);
        }
        assert_status(NDG_BAD_AXIS, setters[k](point, 0));
        assert_message("axis", "0", NULL);
        assert_ok(setters[k](grid, -3));
    }
    assert_status(NDG_NULL_POINTER, ndg_grid_set_progress(NULL, never_called, NULL));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_MISALIGNED, ndg_grid_set_progress((ndg_grid *)(void *)((unsigned char *)grid + 1), never_called, NULL));
    assert_message("grid", "multiple of", NULL);
    ndg_grid_free(grid);
    ndg_grid_free(point);
}

/* The derivative of a cubic field along axis 2, to be compared before and after a refusal. */
static void derivative_along_2(const ndg_grid *grid, double *to)
{
    double samples[SCENE_ELEMENTS];
    ndg_view f = {samples, NULL, NDG_F64};
    ndg_view_mut out = {to, NULL, NDG_F64};
    int i;
    for (i = 0; i < SCENE_ELEMENTS; i++)
        samples[i] = (i % 6) * (i % 6) * (i % 6) - i;
    assert_ok(ndg_derivative(grid, &f, 2, 1, &out));
}

static void setters_refuse_values(void **state)
{
    static const int32_t accuracies[] = {0, 1, 3, 5, 7, 9, 10, -2, INT32_MAX, INT32_MIN};
    static const int32_t edge_orders[] = {0, 9, -1, INT32_MAX, INT32_MIN};
    static const int32_t sides[] = {0, 6, -1, INT32_MAX, INT32_MIN};
    static const int32_t ends[] = {0, 4, -1, INT32_MAX, INT32_MIN};
    static const int64_t counts[] = {-1, INT64_MIN, INT64_MAX};
    static const double values[] = {NAN, INFINITY, -INFINITY};
    ndg_grid *grid = new_grid();
    double before[SCENE_ELEMENTS], after[SCENE_ELEMENTS];
    char number[32];
    size_t k;
    (void)state;
    assert_ok(ndg_grid_set_accuracy(grid, 2, 4));
    assert_ok(ndg_grid_set_edge_order(grid, 2, 3));
    assert_ok(ndg_grid_set_side(grid, 2, NDG_UPPER, NDG_MIRRORED));
    derivative_along_2(grid, before);
    for (k = 0; k < COUNT_OF(accuracies); k++) {
        snprintf(number, sizeof number, "%d", (int)accuracies[k]);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_accuracy(grid, -1, accuracies[k]));
        assert_message("accuracy", number, "2, 4, 6 or 8", NULL);
    }
    for (k = 0; k < COUNT_OF(edge_orders); k++) {
        snprintf(number, sizeof number, "%d", (int)edge_orders[k]);
        assert_status(NDG_BAD_EDGE_ORDER, ndg_grid_set_edge_order(grid, 2, edge_orders[k]));
        assert_message("edge_order", number, "1 to 8", NULL);
    }
    for (k = 0; k < COUNT_OF(sides); k++) {
        snprintf(number, sizeof number, "%d", (int)sides[k]);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_side(grid, 2, NDG_BOTH, sides[k]));
        assert_message("side", number, "NDG_ONE_SIDED", "NDG_NEAREST", NULL);
    }
    for (k = 0; k < COUNT_OF(ends); k++) {
        snprintf(number, sizeof number, "%d", (int)ends[k]);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_side(grid, 2, ends[k], NDG_NEAREST));
        assert_message("end", number, "NDG_LOWER, NDG_UPPER or NDG_BOTH", NULL);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_constant_side(grid, 2, ends[k], 1.0));
        assert_message("end", number, "NDG_LOWER, NDG_UPPER or NDG_BOTH", NULL);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_ghost_cells(grid, 2, ends[k], 1));
        assert_message("end", number, "NDG_LOWER, NDG_UPPER or NDG_BOTH", NULL);
    }
    for (k = 0; k < COUNT_OF(counts); k++) {
        snprintf(number, sizeof number, "%lld", (long long)counts[k]);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_ghost_cells(grid, 2, NDG_BOTH, counts[k]));
        assert_message("count", number, NULL);
    }
    for (k = 0; k < COUNT_OF(values); k++) {
        const char *word = values[k] != values[k] ? "NaN" : "inf";
        assert_status(NDG_BAD_OPTION, ndg_grid_set_constant_side(grid, 2, NDG_BOTH, values[k]));
        assert_message("value", word, "finite", NULL);
        assert_status(NDG_BAD_OPTION, ndg_grid_set_periodic(grid, 2, values[k]));
        assert_message("period", word, "finite", NULL);
    }
    derivative_along_2(grid, after);
    assert_bits_f64(after, before, SCENE_ELEMENTS);
    ndg_grid_free(grid);
}

/* ---- axes that do not do --------------------------------------------------------------------- */

static const double uneven[32] = {0, 1, 3, 4, 6, 9, 10, 12, 13, 15, 16, 18, 21, 22, 25, 26};

/* Axis 2 has 6 samples. Gradients take order 1, and with that the least: 1 + 8. */
static void one_sided_too_short(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_edge_order(s->grid, 2, 8));
}

static void accuracy_too_high(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_accuracy(s->grid, 2, 8));
}

static void odd_reflected_too_short(struct operator_scene *s)
{
    static const int64_t shape[] = {4, 5, 2};
    ndg_grid_free(s->grid);
    assert_ok(ndg_grid_new(3, shape, &s->grid));
    s->call.grid = s->grid;
    assert_ok(ndg_grid_set_accuracy(s->grid, 2, 8));
    assert_ok(ndg_grid_set_side(s->grid, 2, NDG_BOTH, NDG_ODD_REFLECTED));
}

static void too_few_ghosts_before(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_accuracy(s->grid, 2, 8));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_UPPER, 4));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_LOWER, 3));
}

static void too_few_ghosts_behind(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_accuracy(s->grid, 2, 8));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_LOWER, 4));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_UPPER, 1));
}

static void farid_with_one_ghost(struct operator_scene *s)
{
    s->call.kernel = NDG_FARID;
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_LOWER, 2));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_UPPER, 1));
}

static void periodic_below_only(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_periodic(s->grid, 2, 0.0));
    assert_ok(ndg_grid_set_side(s->grid, 2, NDG_UPPER, NDG_MIRRORED));
}

static void periodic_above_only(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_periodic(s->grid, 2, 7.0));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_LOWER, 3));
}

/* 9 is the distance from the first coordinate to the last. */
static void with_period(struct operator_scene *s, double period)
{
    assert_ok(ndg_grid_set_coords_f64(s->grid, 2, uneven, 6));
    assert_ok(ndg_grid_set_periodic(s->grid, 2, period));
}

static void no_period(struct operator_scene *s) { with_period(s, 0.0); }
static void period_of_the_span(struct operator_scene *s) { with_period(s, 9.0); }
static void short_period(struct operator_scene *s) { with_period(s, 8.5); }
static void period_of_the_other_sign(struct operator_scene *s) { with_period(s, -12.0); }

static void ghosts_after_coordinates(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_coords_f64(s->grid, 2, uneven, 6));
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_BOTH, 4));
}

static void ghosts_taken_away_again(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_ghost_cells(s->grid, 2, NDG_BOTH, 4));
    assert_ok(ndg_grid_set_coords_f64(s->grid, 2, uneven, 14));
    assert_ok(ndg_grid_set_side(s->grid, 2, NDG_BOTH, NDG_ONE_SIDED));
}

static void step_that_float32_cannot_hold(struct operator_scene *s)
{
    scene_set_dtype(s, NDG_F32, NDG_F32);
    assert_ok(ndg_grid_set_step(s->grid, 2, 1e-60));
}

static void image_along_uneven_coordinates(struct operator_scene *s)
{
    assert_ok(ndg_grid_set_coords_f64(s->grid, 2, uneven, 6));
    s->call.scaling = NDG_TRUE_DERIVATIVE;
}

/* ---- options of operators -------------------------------------------------------------------- */

static int is_named(const struct operator_row *row, const char *name) { return strncmp(row->name, name, strlen(name)) == 0; }
static int is_one_derivative(const struct operator_row *row) { return is_named(row, "derivative"); }
static int is_mixed(const struct operator_row *row) { return is_named(row, "mixed"); }
static int is_directional(const struct operator_row *row) { return is_named(row, "directional"); }
static int is_jacobian(const struct operator_row *row) { return is_named(row, "jacobian"); }

static void order_0(struct operator_scene *s) { s->call.order = 0; }
static void order_7(struct operator_scene *s) { s->call.order = 7; }
static void order_least(struct operator_scene *s) { s->call.order = INT32_MIN; }
static void orders(struct operator_scene *s) { s->call.orders = NULL; }
static void odd_orders(struct operator_scene *s) { s->call.orders = (const int32_t *)(const void *)((unsigned char *)s->orders + 1); }
static void orders_7(struct operator_scene *s) { s->orders[2] = 7; }
static void orders_minus_1(struct operator_scene *s) { s->orders[0] = -1; }
static void direction(struct operator_scene *s) { s->call.direction = NULL; }
static void odd_direction(struct operator_scene *s) { s->call.direction = (const double *)(const void *)((unsigned char *)s->direction + 4); }
static void direction_nan(struct operator_scene *s) { s->direction[2] = NAN; }
static void direction_infinite(struct operator_scene *s) { s->direction[0] = -INFINITY; }
static void components_negative(struct operator_scene *s) { s->call.ncomponents = -1; }
static void components_too_many(struct operator_scene *s) { s->call.ncomponents = 65537; }
static void kernel_0(struct operator_scene *s) { s->call.kernel = 0; }
static void kernel_5(struct operator_scene *s) { s->call.kernel = 5; }
static void scaling_0(struct operator_scene *s) { s->call.scaling = 0; }
static void scaling_3(struct operator_scene *s) { s->call.scaling = 3; }

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(setters_refuse_the_grid_and_the_axis),
        cmocka_unit_test(setters_refuse_values),
    };
    static const struct operator_provocation list[] = {
        {"one_sided_too_short", is_derivative, one_sided_too_short, NDG_AXIS_TOO_SHORT, {"axis 2 has 6 samples", "at least"}},
        {"accuracy_too_high", is_derivative, accuracy_too_high, NDG_AXIS_TOO_SHORT, {"axis 2 has 6 samples", "at least"}},
        {"nine_samples_needed", is_one_derivative, accuracy_too_high, NDG_AXIS_TOO_SHORT, {"axis 2 has 6 samples: expected at least 9"}},
        {"odd_reflected_too_short", is_derivative, odd_reflected_too_short, NDG_AXIS_TOO_SHORT, {"axis 2 has 2 samples: expected at least 5"}},
        {"too_few_ghosts_before", is_derivative, too_few_ghosts_before, NDG_BAD_OPTION, {"axis 2 has 3 ghost cells before", "at least 4"}},
        {"too_few_ghosts_behind", is_derivative, too_few_ghosts_behind, NDG_BAD_OPTION, {"axis 2 has 1 ghost cells behind", "at least 4"}},
        {"farid_with_one_ghost", is_image, farid_with_one_ghost, NDG_BAD_OPTION, {"axis 2 has 1 ghost cells behind", "at least 2"}},
        {"periodic_below_only", any_operator, periodic_below_only, NDG_BAD_OPTION, {"axis 2", "periodic on one side only"}},
        {"periodic_above_only", any_operator, periodic_above_only, NDG_BAD_OPTION, {"axis 2", "periodic on one side only"}},
        {"no_period", is_derivative, no_period, NDG_BAD_SPACING, {"axis 2", "no period"}},
        {"period_of_the_span", is_derivative, period_of_the_span, NDG_BAD_SPACING, {"period of axis 2", "9.0"}},
        {"short_period", is_derivative, short_period, NDG_BAD_SPACING, {"period of axis 2", "8.5", "9.0"}},
        {"period_of_the_other_sign", is_derivative, period_of_the_other_sign, NDG_BAD_SPACING, {"period of axis 2", "-12.0"}},
        {"ghosts_after_coordinates", is_derivative, ghosts_after_coordinates, NDG_BAD_SPACING, {"axis 2", "6 coordinates", "14"}},
        {"ghosts_taken_away_again", is_derivative, ghosts_taken_away_again, NDG_BAD_SPACING, {"axis 2", "14 coordinates", "6"}},
        {"step_that_float32_cannot_hold", is_derivative, step_that_float32_cannot_hold, NDG_BAD_SPACING, {"step of axis 2", "1e-60"}},
        {"image_along_uneven_coordinates", is_image, image_along_uneven_coordinates, NDG_BAD_SPACING, {"axis 2", "expected a step"}},
        {"order_0", is_one_derivative, order_0, NDG_BAD_OPTION, {"order", "0", "1 to 6"}},
        {"order_7", is_one_derivative, order_7, NDG_BAD_OPTION, {"order", "7", "1 to 6"}},
        {"order_least", is_one_derivative, order_least, NDG_BAD_OPTION, {"order", "-2147483648", "1 to 6"}},
        {"orders", is_mixed, orders, NDG_NULL_POINTER, {"orders", "NULL"}},
        {"odd_orders", is_mixed, odd_orders, NDG_MISALIGNED, {"orders", "multiple of 4"}},
        {"orders_7", is_mixed, orders_7, NDG_BAD_OPTION, {"orders[2]", "7", "0 to 6"}},
        {"orders_minus_1", is_mixed, orders_minus_1, NDG_BAD_OPTION, {"orders[0]", "-1", "0 to 6"}},
        {"direction", is_directional, direction, NDG_NULL_POINTER, {"direction", "NULL"}},
        {"odd_direction", is_directional, odd_direction, NDG_MISALIGNED, {"direction", "multiple of 8"}},
        {"direction_nan", is_directional, direction_nan, NDG_BAD_OPTION, {"direction[2]", "NaN", "finite"}},
        {"direction_infinite", is_directional, direction_infinite, NDG_BAD_OPTION, {"direction[0]", "-inf", "finite"}},
        {"components_negative", is_jacobian, components_negative, NDG_BAD_OPTION, {"ncomponents", "-1", "65536"}},
        {"components_too_many", is_jacobian, components_too_many, NDG_BAD_OPTION, {"ncomponents", "65537", "65536"}},
        {"kernel_0", is_image, kernel_0, NDG_BAD_OPTION, {"kernel", "0", "NDG_SOBEL"}},
        {"kernel_5", is_image, kernel_5, NDG_BAD_OPTION, {"kernel", "5", "NDG_FARID"}},
        {"scaling_0", is_image, scaling_0, NDG_BAD_OPTION, {"scaling", "0", "NDG_WEIGHTS"}},
        {"scaling_3", is_image, scaling_3, NDG_BAD_OPTION, {"scaling", "3", "NDG_TRUE_DERIVATIVE"}},
    };
    int failures = cmocka_run_group_tests_name("status_sides_setters", tests, NULL, NULL);
    return failures + run_operator_provocations("status_sides", list, COUNT_OF(list));
}
