/* NDG_BAD_SPACING: steps that are zero or not finite, coordinates that make a weight not finite. */
#include "scene.h"

#include <float.h>
#include <math.h>

static void step_0(struct scene *s) { s->steps[0] = 0.0; }
static void step_minus_0(struct scene *s) { s->steps[1] = -0.0; }
static void step_nan(struct scene *s) { s->steps[1] = NAN; }
static void step_infinite(struct scene *s) { s->steps[0] = INFINITY; }
static void step_minus_infinite(struct scene *s) { s->steps[1] = -INFINITY; }

/* The step belongs to the entry, not to the axis of the same number. */
static void step_of_a_swapped_axis(struct scene *s)
{
    s->axes[0] = 1;
    s->axes[1] = 0;
    s->steps[0] = 0.0;
}

/* Rounded to float32, 2h is 0. */
static void step_too_small_for_float32(struct scene *s) { s->steps[0] = 1e-60; }

static void step_too_small_for_float32_edge_order_2(struct scene *s)
{
    s->steps[0] = 1e-60;
    s->call.edge_order = 2;
}

/* 1.5/h overflows though h itself is fine. */
static void weight_overflows_float64(struct scene *s)
{
    s->steps[1] = 5e-309;
    s->call.edge_order = 2;
}

static void weight_overflows_float32(struct scene *s)
{
    s->steps[1] = 3e-39;
    s->call.edge_order = 2;
}

static void with_rows(struct scene *s) { s->coords[0] = s->rows_x; }
static void with_columns(struct scene *s) { s->coords[1] = s->columns_x; }

static void repeated_first(struct scene *s)
{
    with_rows(s);
    s->rows_x[1] = s->rows_x[0];
}

static void repeated_inside(struct scene *s)
{
    with_columns(s);
    s->columns_x[3] = s->columns_x[2];
}

static void repeated_last(struct scene *s)
{
    with_columns(s);
    s->columns_x[4] = s->columns_x[3];
}

static void repeated_everywhere(struct scene *s)
{
    int i;
    with_rows(s);
    for (i = 0; i < SCENE_ROWS; i++)
        s->rows_x[i] = 7.5;
}

/* Other bits, but their difference is 0. */
static void repeated_two_samples(struct scene *s)
{
    s->shape[0] = 2;
    with_rows(s);
    s->rows_x[0] = -0.0;
    s->rows_x[1] = 0.0;
}

static void nan_first(struct scene *s)
{
    with_rows(s);
    s->rows_x[0] = NAN;
}

static void nan_inside(struct scene *s)
{
    with_columns(s);
    s->columns_x[2] = NAN;
}

static void nan_last(struct scene *s)
{
    with_columns(s);
    s->columns_x[4] = NAN;
}

static void infinite_last(struct scene *s)
{
    with_rows(s);
    s->rows_x[3] = INFINITY;
}

static void infinite_first(struct scene *s)
{
    with_columns(s);
    s->columns_x[0] = -INFINITY;
}

static void infinite_everywhere(struct scene *s)
{
    int i;
    with_columns(s);
    for (i = 0; i < SCENE_COLUMNS; i++)
        s->columns_x[i] = INFINITY;
}

/* There and back: dx1 + dx2 is 0 at index 2, so its weights are not finite. */
static void there_and_back(struct scene *s)
{
    static const double x[SCENE_COLUMNS] = {0.0, 1.0, 3.0, 1.0, 5.0};
    with_columns(s);
    memcpy(s->columns_x, x, sizeof x);
}

static void products_vanish(struct scene *s)
{
    static const double x[SCENE_ROWS] = {0.0, 1e-200, 3e-200, 4e-200};
    with_rows(s);
    memcpy(s->rows_x, x, sizeof x);
}

static void difference_overflows(struct scene *s)
{
    static const double x[SCENE_ROWS] = {-DBL_MAX, DBL_MAX, 0.0, 1.0};
    with_rows(s);
    memcpy(s->rows_x, x, sizeof x);
}

/* Twice the outermost step overflows, which only the second-order edge takes. */
static void left_edge_weight_overflows(struct scene *s)
{
    static const double x[SCENE_ROWS] = {-1.5e308, 0.0, 1.0, 3.0};
    with_rows(s);
    memcpy(s->rows_x, x, sizeof x);
    s->call.edge_order = 2;
}

static void right_edge_weight_overflows(struct scene *s)
{
    static const double x[SCENE_ROWS] = {0.0, 1.0, 3.0, 1.5e308};
    with_rows(s);
    memcpy(s->rows_x, x, sizeof x);
    s->call.edge_order = 2;
}

/* Evenly spaced and far too small: collapses to a step whose edge weights overflow. */
static void even_coordinates_overflow_a_weight(struct scene *s)
{
    int i;
    with_rows(s);
    for (i = 0; i < SCENE_ROWS; i++)
        s->rows_x[i] = i * 5e-309;
    s->call.edge_order = 2;
}

/* Good coordinates do not excuse the bad step of another entry. */
static void bad_step_beside_coordinates(struct scene *s)
{
    with_rows(s);
    s->steps[1] = 0.0;
}

static void bad_coordinates_of_a_negative_axis(struct scene *s)
{
    s->axes[1] = -1;
    with_columns(s);
    s->columns_x[1] = NAN;
}

int main(void)
{
    static const struct provocation list[] = {
        {"step_0", step_0, NDG_BAD_SPACING, {"step", "axis 0", "0"}, 0},
        {"step_minus_0", step_minus_0, NDG_BAD_SPACING, {"step", "axis 1", "-0"}, 0},
        {"step_nan", step_nan, NDG_BAD_SPACING, {"step", "axis 1", "NaN"}, 0},
        {"step_infinite", step_infinite, NDG_BAD_SPACING, {"step", "axis 0", "inf"}, 0},
        {"step_minus_infinite", step_minus_infinite, NDG_BAD_SPACING, {"step", "axis 1", "-inf"}, 0},
        {"step_of_a_swapped_axis", step_of_a_swapped_axis, NDG_BAD_SPACING, {"step", "axis 1"}, 0},
        {"step_too_small_for_float32", step_too_small_for_float32, NDG_BAD_SPACING, {"step", "axis 0", "1e-60"}, ONLY_F32},
        {"step_too_small_for_float32_edge_order_2", step_too_small_for_float32_edge_order_2, NDG_BAD_SPACING,
         {"step", "axis 0", "1e-60"}, ONLY_F32},
        {"weight_overflows_float64", weight_overflows_float64, NDG_BAD_SPACING, {"step", "axis 1", "5e-309"}, ONLY_F64},
        {"weight_overflows_float32", weight_overflows_float32, NDG_BAD_SPACING, {"step", "axis 1", "3e-39"}, ONLY_F32},
        {"repeated_first", repeated_first, NDG_BAD_SPACING, {"coordinate 1", "axis 0", "0.0", "coordinate 0"}, 0},
        {"repeated_inside", repeated_inside, NDG_BAD_SPACING, {"coordinate 3", "axis 1", "1.0", "coordinate 2"}, 0},
        {"repeated_last", repeated_last, NDG_BAD_SPACING, {"coordinate 4", "axis 1", "2.0", "coordinate 3"}, 0},
        {"repeated_everywhere", repeated_everywhere, NDG_BAD_SPACING, {"coordinate 1", "axis 0", "7.5"}, 0},
        {"repeated_two_samples", repeated_two_samples, NDG_BAD_SPACING, {"coordinate 1", "axis 0"}, 0},
        {"nan_first", nan_first, NDG_BAD_SPACING, {"coordinate 0", "axis 0", "NaN"}, 0},
        {"nan_inside", nan_inside, NDG_BAD_SPACING, {"coordinate 2", "axis 1", "NaN"}, 0},
        {"nan_last", nan_last, NDG_BAD_SPACING, {"coordinate 4", "axis 1", "NaN"}, 0},
        {"infinite_last", infinite_last, NDG_BAD_SPACING, {"coordinate 3", "axis 0", "inf"}, 0},
        {"infinite_first", infinite_first, NDG_BAD_SPACING, {"coordinate 0", "axis 1", "-inf"}, 0},
        {"infinite_everywhere", infinite_everywhere, NDG_BAD_SPACING, {"coordinate 0", "axis 1", "inf"}, 0},
        {"there_and_back", there_and_back, NDG_BAD_SPACING, {"coordinate 3", "axis 1", "coordinate 1"}, 0},
        {"products_vanish", products_vanish, NDG_BAD_SPACING, {"axis 0", "index 1", "finite"}, 0},
        {"difference_overflows", difference_overflows, NDG_BAD_SPACING, {"axis 0", "index", "finite"}, 0},
        {"left_edge_weight_overflows", left_edge_weight_overflows, NDG_BAD_SPACING, {"axis 0", "index 0", "finite"}, 0},
        {"right_edge_weight_overflows", right_edge_weight_overflows, NDG_BAD_SPACING, {"axis 0", "index 3", "finite"}, 0},
        {"even_coordinates_overflow_a_weight", even_coordinates_overflow_a_weight, NDG_BAD_SPACING, {"axis 0", "finite"}, 0},
        {"bad_step_beside_coordinates", bad_step_beside_coordinates, NDG_BAD_SPACING, {"step", "axis 1"}, 0},
        {"bad_coordinates_of_a_negative_axis", bad_coordinates_of_a_negative_axis, NDG_BAD_SPACING,
         {"coordinate 1", "axis 1", "NaN"}, 0},
    };
    return run_provocations("status_spacing", list, COUNT_OF(list));
}
