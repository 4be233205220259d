/* NDG_BAD_STRIDE, NDG_MISALIGNED, and one of each kind of NDG_OVERLAP with its message; which
 * layouts overlap and which only interleave is the subject of test_overlap.c. */
#include "scene.h"

static const void *one_byte_on(const void *p)
{
    return (const unsigned char *)p + 1;
}

static void out_stride_0(struct scene *s) { s->out_strides[1] = 0; }
static void out_stride_0_first(struct scene *s) { s->out_strides[0] = 0; }

static void out_strides_all_0(struct scene *s)
{
    s->out_strides[0] = s->out_strides[1] = 0;
}

static void out_strides_equal(struct scene *s)
{
    s->out_strides[0] = s->out_strides[1] = 1;
}

static void out_strides_opposite(struct scene *s)
{
    s->out_strides[0] = 2;
    s->out_strides[1] = -2;
    s->call.naxes = 1;
}

/* The last column of a row is the first of the next. */
static void out_rows_too_close(struct scene *s)
{
    s->out_strides[0] = SCENE_COLUMNS - 1;
}

static void out_columns_too_close(struct scene *s)
{
    s->out_strides[0] = 1;
    s->out_strides[1] = SCENE_ROWS - 1;
}

static void f_misaligned(struct scene *s) { s->call.f = one_byte_on(s->call.f); }

static void out_0_misaligned(struct scene *s)
{
    s->out[0] = (unsigned char *)s->out[0] + 2;
}

static void out_1_misaligned(struct scene *s)
{
    s->out[1] = (unsigned char *)s->out[1] + 1;
}

/* Four bytes are enough for a float, not for a double. */
static void f_aligned_for_float_only(struct scene *s)
{
    s->call.f = (const unsigned char *)s->call.f + 4;
}

static void coords_misaligned(struct scene *s)
{
    s->coords[0] = (const double *)one_byte_on(s->rows_x);
}

static void shape_misaligned(struct scene *s)
{
    s->call.shape = (const int64_t *)one_byte_on(s->shape);
}

static void strides_misaligned(struct scene *s)
{
    s->call.strides = (const int64_t *)one_byte_on(s->strides);
}

static void out_strides_misaligned(struct scene *s)
{
    s->call.out_strides = (const int64_t *)one_byte_on(s->out_strides);
}

static void axes_misaligned(struct scene *s)
{
    s->call.axes = (const int32_t *)one_byte_on(s->axes);
}

static void steps_misaligned(struct scene *s)
{
    s->call.steps = (const double *)one_byte_on(s->steps);
}

static void coords_array_misaligned(struct scene *s)
{
    s->call.coords = (const double *const *)one_byte_on(s->coords);
}

static void out_array_misaligned(struct scene *s)
{
    s->call.out = (void *const *)one_byte_on(s->out);
}

static void out_0_is_f(struct scene *s) { s->out[0] = s->f.data; }
static void out_1_is_f(struct scene *s) { s->out[1] = s->f.data; }
static void out_1_is_out_0(struct scene *s) { s->out[1] = s->out[0]; }

/* The coordinates lie inside the first output; one-shot calls read them, grids copied them. */
static void out_0_holds_coords(struct scene *s)
{
    s->coords[0] = (const double *)(const void *)s->out[0];
}

int main(void)
{
    static const struct provocation list[] = {
        {"out_stride_0", out_stride_0, NDG_BAD_STRIDE, {"out", "axis 1", "stride 0"}, 0},
        {"out_stride_0_first", out_stride_0_first, NDG_BAD_STRIDE, {"out", "axis 0", "stride 0"}, 0},
        {"out_strides_all_0", out_strides_all_0, NDG_BAD_STRIDE, {"out", "stride 0"}, 0},
        {"out_strides_equal", out_strides_equal, NDG_BAD_STRIDE, {"out", "stride 1"}, 0},
        {"out_strides_opposite", out_strides_opposite, NDG_BAD_STRIDE, {"out", "stride", "2"}, 0},
        {"out_rows_too_close", out_rows_too_close, NDG_BAD_STRIDE, {"out", "axis 0", "stride 4"}, 0},
        {"out_columns_too_close", out_columns_too_close, NDG_BAD_STRIDE, {"out", "axis 1", "stride 3"}, 0},
        {"f_misaligned", f_misaligned, NDG_MISALIGNED, {"f ", "multiple of"}, 0},
        {"f_aligned_for_float_only", f_aligned_for_float_only, NDG_MISALIGNED, {"f ", "multiple of 8"}, ONLY_F64},
        {"out_0_misaligned", out_0_misaligned, NDG_MISALIGNED, {"out[0]", "multiple of"}, 0},
        {"out_1_misaligned", out_1_misaligned, NDG_MISALIGNED, {"out[1]", "multiple of"}, 0},
        {"coords_misaligned", coords_misaligned, NDG_MISALIGNED, {"coords", "multiple of 8"}, 0},
        {"shape_misaligned", shape_misaligned, NDG_MISALIGNED, {"shape", "multiple of 8"}, 0},
        {"strides_misaligned", strides_misaligned, NDG_MISALIGNED, {"strides", "multiple of 8"}, 0},
        {"out_strides_misaligned", out_strides_misaligned, NDG_MISALIGNED, {"strides", "multiple of 8"}, 0},
        {"axes_misaligned", axes_misaligned, NDG_MISALIGNED, {"axes", "multiple of 4"}, ONLY_ONE_SHOT},
        {"steps_misaligned", steps_misaligned, NDG_MISALIGNED, {"steps", "multiple of 8"}, ONLY_ONE_SHOT},
        {"coords_array_misaligned", coords_array_misaligned, NDG_MISALIGNED, {"coords", "multiple of"}, ONLY_ONE_SHOT},
        {"out_array_misaligned", out_array_misaligned, NDG_MISALIGNED, {"out", "multiple of"}, ONLY_ONE_SHOT},
        {"out_0_is_f", out_0_is_f, NDG_OVERLAP, {"out[0]", "f"}, 0},
        {"out_1_is_f", out_1_is_f, NDG_OVERLAP, {"out[1]", "f"}, 0},
        {"out_1_is_out_0", out_1_is_out_0, NDG_OVERLAP, {"out[1]", "out[0]"}, 0},
        {"out_0_holds_coords", out_0_holds_coords, NDG_OVERLAP, {"out[0]", "coords[0]"}, ONLY_ONE_SHOT},
    };
    return run_provocations("status_memory", list, COUNT_OF(list));
}
