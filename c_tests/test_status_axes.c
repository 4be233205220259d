/* NDG_BAD_AXIS, NDG_REPEATED_AXIS, NDG_BAD_EDGE_ORDER, NDG_AXIS_TOO_SHORT. */
#include "scene.h"

static void axis_2(struct scene *s) { s->axes[1] = 2; }
static void axis_minus_3(struct scene *s) { s->axes[0] = -3; }
static void axis_int32_max(struct scene *s) { s->axes[0] = INT32_MAX; }
static void axis_int32_min(struct scene *s) { s->axes[1] = INT32_MIN; }
static void naxes_minus_1(struct scene *s) { s->call.naxes = -1; }
static void naxes_int32_min(struct scene *s) { s->call.naxes = INT32_MIN; }

static void axis_of_rank_0(struct scene *s)
{
    s->call.ndim = 0;
    s->call.naxes = 1;
}

/* axes == NULL means all: naxes must be ndim. */
static void too_few_for_null_axes(struct scene *s)
{
    s->call.axes = NULL;
    s->call.naxes = 1;
}

static void none_for_null_axes(struct scene *s)
{
    s->call.axes = NULL;
    s->call.naxes = 0;
}

static void too_many_for_null_axes(struct scene *s)
{
    s->call.axes = NULL;
    s->call.naxes = 3;
    s->out[2] = s->out[1];
}

static void same_axis(struct scene *s) { s->axes[1] = 0; }
static void same_axis_from_the_end(struct scene *s) { s->axes[1] = -2; }
static void same_last_axis(struct scene *s) { s->axes[0] = -1; }

static void both_from_the_end(struct scene *s)
{
    s->axes[0] = s->axes[1] = -1;
}

static void edge_order_0(struct scene *s) { s->call.edge_order = 0; }
static void edge_order_9(struct scene *s) { s->call.edge_order = 9; }
static void edge_order_minus_1(struct scene *s) { s->call.edge_order = -1; }
static void edge_order_int32_max(struct scene *s) { s->call.edge_order = INT32_MAX; }

static void one_sample(struct scene *s) { s->shape[0] = 1; }
static void one_sample_last(struct scene *s) { s->shape[1] = 1; }

static void no_sample(struct scene *s)
{
    s->shape[1] = 0;
}

static void two_samples_edge_order_2(struct scene *s)
{
    s->shape[0] = 2;
    s->call.edge_order = 2;
}

static void one_sample_edge_order_2(struct scene *s)
{
    s->shape[1] = 1;
    s->call.edge_order = 2;
}

static void one_sample_with_coordinates(struct scene *s)
{
    s->shape[0] = 1;
    s->coords[0] = s->rows_x;
}

static void no_sample_with_coordinates(struct scene *s)
{
    s->shape[0] = 0;
    s->coords[0] = s->rows_x;
}

static void no_sample_on_the_axis_of_an_empty_array(struct scene *s)
{
    s->shape[0] = 0;
    s->shape[1] = 1;
    s->call.naxes = 1;
    s->axes[0] = 1;
}

int main(void)
{
    static const struct provocation list[] = {
        {"axis_2", axis_2, NDG_BAD_AXIS, {"axes[1]", "2", "-2 to 1"}, 0},
        {"axis_minus_3", axis_minus_3, NDG_BAD_AXIS, {"axes[0]", "-3", "-2 to 1"}, 0},
        {"axis_int32_max", axis_int32_max, NDG_BAD_AXIS, {"axes[0]", "2147483647"}, 0},
        {"axis_int32_min", axis_int32_min, NDG_BAD_AXIS, {"axes[1]", "-2147483648"}, 0},
        {"axis_of_rank_0", axis_of_rank_0, NDG_BAD_AXIS, {"axes[0]", "0"}, 0},
        {"naxes_minus_1", naxes_minus_1, NDG_BAD_AXIS, {"naxes", "-1"}, 0},
        {"naxes_int32_min", naxes_int32_min, NDG_BAD_AXIS, {"naxes", "-2147483648"}, 0},
        {"too_few_for_null_axes", too_few_for_null_axes, NDG_BAD_AXIS, {"naxes", "1", "2"}, 0},
        {"none_for_null_axes", none_for_null_axes, NDG_BAD_AXIS, {"naxes", "0", "2"}, 0},
        {"too_many_for_null_axes", too_many_for_null_axes, NDG_BAD_AXIS, {"naxes", "3", "2"}, 0},
        {"same_axis", same_axis, NDG_REPEATED_AXIS, {"axes[1]", "axes[0]", "0"}, 0},
        {"same_axis_from_the_end", same_axis_from_the_end, NDG_REPEATED_AXIS, {"axes[1]", "-2", "axes[0]"}, 0},
        {"same_last_axis", same_last_axis, NDG_REPEATED_AXIS, {"axes[1]", "1", "axes[0]"}, 0},
        {"both_from_the_end", both_from_the_end, NDG_REPEATED_AXIS, {"axes[1]", "-1", "axes[0]"}, 0},
        {"edge_order_0", edge_order_0, NDG_BAD_EDGE_ORDER, {"edge_order", "0", "expected 1"}, 0},
        {"edge_order_9", edge_order_9, NDG_BAD_EDGE_ORDER, {"edge_order", "9", "expected 1"}, 0},
        {"edge_order_minus_1", edge_order_minus_1, NDG_BAD_EDGE_ORDER, {"edge_order", "-1", "expected 1"}, 0},
        {"edge_order_int32_max", edge_order_int32_max, NDG_BAD_EDGE_ORDER, {"edge_order", "2147483647"}, 0},
        {"one_sample", one_sample, NDG_AXIS_TOO_SHORT, {"axis 0", "1 sample", "2"}, 0},
        {"one_sample_last", one_sample_last, NDG_AXIS_TOO_SHORT, {"axis 1", "1 sample", "2"}, 0},
        {"no_sample", no_sample, NDG_AXIS_TOO_SHORT, {"axis 1", "0 samples", "2"}, 0},
        {"two_samples_edge_order_2", two_samples_edge_order_2, NDG_AXIS_TOO_SHORT, {"axis 0", "2 samples", "3"}, 0},
        {"one_sample_edge_order_2", one_sample_edge_order_2, NDG_AXIS_TOO_SHORT, {"axis 1", "1 sample", "3"}, 0},
        {"one_sample_with_coordinates", one_sample_with_coordinates, NDG_AXIS_TOO_SHORT, {"axis 0", "1 sample", "2"}, 0},
        {"no_sample_with_coordinates", no_sample_with_coordinates, NDG_AXIS_TOO_SHORT, {"axis 0", "0 samples", "2"}, 0},
        {"no_sample_on_the_axis_of_an_empty_array", no_sample_on_the_axis_of_an_empty_array,
         NDG_AXIS_TOO_SHORT, {"axis 1", "1 sample", "2"}, 0},
    };
    return run_provocations("status_axes", list, COUNT_OF(list));
}
