/* What every operator refuses about its pointers, arrays, dtypes and axes; with nothing written. */
#include "operator_scene.h"

static void *odd(const void *p)
{
    return (unsigned char *)(uintptr_t)p + 1; /* never dereferenced */
}

/* ---- pointers -------------------------------------------------------------------------------- */

static void grid(struct operator_scene *s) { s->call.grid = NULL; }
static void f(struct operator_scene *s) { s->call.f = NULL; }
static void f_data(struct operator_scene *s) { s->f[0].data = NULL; }
static void last_f_data(struct operator_scene *s) { s->f[s->inputs - 1].data = NULL; }
static void out(struct operator_scene *s) { s->call.out = NULL; }
static void out_data(struct operator_scene *s) { s->out[0].data = NULL; }
static void last_out_data(struct operator_scene *s) { s->out[s->outputs - 1].data = NULL; }

static void odd_grid(struct operator_scene *s) { s->call.grid = (const ndg_grid *)odd(s->grid); }
static void odd_f(struct operator_scene *s) { s->call.f = (const ndg_view *)odd(s->f); }
static void odd_f_data(struct operator_scene *s) { s->f[0].data = odd(s->f[0].data); }
static void odd_f_strides(struct operator_scene *s) { s->f[0].strides = (const int64_t *)odd(s->strides); }
static void odd_out(struct operator_scene *s) { s->call.out = (const ndg_view_mut *)odd(s->out); }
static void odd_last_out_data(struct operator_scene *s) { s->out[s->outputs - 1].data = odd(s->out[s->outputs - 1].data); }
static void odd_out_strides(struct operator_scene *s) { s->out[0].strides = (const int64_t *)odd(s->strides); }
static void odd_axes(struct operator_scene *s) { s->call.axes = (const int32_t *)odd(s->axes); }

/* ---- dtypes ---------------------------------------------------------------------------------- */

static void f_of_dtype_0(struct operator_scene *s) { s->f[0].dtype = 0; }
static void last_f_of_dtype_15(struct operator_scene *s) { s->f[s->inputs - 1].dtype = 15; }
static void last_out_of_dtype_15(struct operator_scene *s) { s->out[s->outputs - 1].dtype = 15; }
static void f32_of_f64(struct operator_scene *s) { s->out[s->outputs - 1].dtype = NDG_F32; }
static void real_of_complex(struct operator_scene *s) { scene_set_dtype(s, NDG_C128, NDG_F64); }
static void i32_of_f64(struct operator_scene *s) { scene_set_dtype(s, NDG_F64, NDG_I32); }
static void i64_of_i16(struct operator_scene *s) { scene_set_dtype(s, NDG_I16, NDG_I64); }
static void i32_of_i16(struct operator_scene *s) { scene_set_dtype(s, NDG_I16, NDG_I32); }
static void complex_magnitude(struct operator_scene *s) { scene_set_dtype(s, NDG_C64, NDG_C64); }

static void mixed_inputs(struct operator_scene *s)
{
    s->f[s->inputs - 1].dtype = NDG_F32;
}

/* ---- arrays ---------------------------------------------------------------------------------- */

static void coinciding(struct operator_scene *s)
{
    s->strides[1] = 5;
    s->out[s->outputs - 1].strides = s->strides;
}

static void stride_0(struct operator_scene *s)
{
    s->strides[0] = 0;
    s->out[0].strides = s->strides;
}

static void endless_f(struct operator_scene *s)
{
    s->strides[0] = INT64_MAX / 8;
    s->f[0].strides = s->strides;
}

static void endless_out(struct operator_scene *s)
{
    s->strides[1] = INT64_MIN;
    s->out[0].strides = s->strides;
}

static void out_is_f(struct operator_scene *s) { s->out[0].data = s->samples[0].data; }
static void last_out_meets_last_f(struct operator_scene *s) { s->out[s->outputs - 1].data = s->samples[s->inputs - 1].data + 952; }
static void outputs_are_one(struct operator_scene *s) { s->out[1].data = s->out[0].data; }
static void last_output_meets_first(struct operator_scene *s) { s->out[s->outputs - 1].data = s->results[0].data + 8; }

/* ---- axes ------------------------------------------------------------------------------------ */

/* The mixed derivative has orders instead. */
static int names_axes(const struct operator_row *row) { return strstr(row->name, "mixed") == NULL; }

static void axis_3(struct operator_scene *s) { s->axes[2] = s->call.axis = 3; }
static void axis_minus_4(struct operator_scene *s) { s->axes[0] = s->call.axis = -4; }
static void axis_least(struct operator_scene *s) { s->axes[1] = s->call.axis = INT32_MIN; }
static void axis_most(struct operator_scene *s) { s->axes[1] = s->call.axis = INT32_MAX; }
static void naxes_negative(struct operator_scene *s) { s->call.naxes = -1; }
static void axes_twice(struct operator_scene *s) { s->axes[2] = 0; }
static void axes_twice_from_the_end(struct operator_scene *s) { s->axes[2] = -2; }

static void naxes_not_the_rank(struct operator_scene *s)
{
    s->call.naxes = 2;
    s->call.axes = NULL;
}

static void no_axes(struct operator_scene *s) { s->call.naxes = 0; }
static int needs_an_axis(const struct operator_row *row) { return row->axes == SOME_AXES; }

static void curl_along_1(struct operator_scene *s) { s->call.naxes = 1; }
static int is_curl(const struct operator_row *row) { return row->axes == TWO_OR_THREE_AXES; }

static void curl_along_4(struct operator_scene *s)
{
    static const int64_t shape[] = {3, 3, 3, 3};
    ndg_grid_free(s->grid);
    assert_ok(ndg_grid_new(4, shape, &s->grid));
    s->call.grid = s->grid;
    s->call.naxes = 4;
}

int main(void)
{
    static const struct operator_provocation list[] = {
        {"grid", any_operator, grid, NDG_NULL_POINTER, {"grid", "NULL"}},
        {"f", any_operator, f, NDG_NULL_POINTER, {"f", "NULL"}},
        {"f_data", any_operator, f_data, NDG_NULL_POINTER, {"f", "NULL"}},
        {"last_f_data", has_several_inputs, last_f_data, NDG_NULL_POINTER, {"f[", "NULL"}},
        {"out", any_operator, out, NDG_NULL_POINTER, {"out", "NULL"}},
        {"out_data", any_operator, out_data, NDG_NULL_POINTER, {"out", "NULL"}},
        {"last_out_data", has_several_outputs, last_out_data, NDG_NULL_POINTER, {"out[", "NULL"}},
        {"odd_grid", any_operator, odd_grid, NDG_MISALIGNED, {"grid", "multiple of"}},
        {"odd_f", any_operator, odd_f, NDG_MISALIGNED, {"f ", "multiple of 8"}},
        {"odd_f_data", any_operator, odd_f_data, NDG_MISALIGNED, {"f", "multiple of 8"}},
        {"odd_f_strides", any_operator, odd_f_strides, NDG_MISALIGNED, {"f", "strides", "multiple of 8"}},
        {"odd_out", any_operator, odd_out, NDG_MISALIGNED, {"out", "multiple of 8"}},
        {"odd_last_out_data", any_operator, odd_last_out_data, NDG_MISALIGNED, {"out", "multiple of 8"}},
        {"odd_out_strides", any_operator, odd_out_strides, NDG_MISALIGNED, {"out", "strides", "multiple of 8"}},
        {"odd_axes", has_axes, odd_axes, NDG_MISALIGNED, {"axes", "multiple of 4"}},
        {"f_of_dtype_0", any_operator, f_of_dtype_0, NDG_BAD_DTYPE, {"f", "0", "1 to 14"}},
        {"last_f_of_dtype_15", has_several_inputs, last_f_of_dtype_15, NDG_BAD_DTYPE, {"f[", "15", "1 to 14"}},
        {"last_out_of_dtype_15", any_operator, last_out_of_dtype_15, NDG_BAD_DTYPE, {"out", "15", "1 to 14"}},
        {"f32_of_f64", any_operator, f32_of_f64, NDG_BAD_DTYPE, {"out", "NDG_F32", "NDG_F64"}},
        {"real_of_complex", any_operator, real_of_complex, NDG_BAD_DTYPE, {"out", "NDG_F64"}},
        {"i32_of_f64", any_operator, i32_of_f64, NDG_BAD_DTYPE, {"out", "NDG_I32"}},
        {"i64_of_i16", any_operator, i64_of_i16, NDG_BAD_DTYPE, {"out", "NDG_I64"}},
        {"i32_of_i16", is_derivative, i32_of_i16, NDG_BAD_DTYPE, {"out", "NDG_I32"}},
        {"complex_magnitude", is_magnitude, complex_magnitude, NDG_BAD_DTYPE, {"out", "NDG_C64", "real"}},
        {"mixed_inputs", has_several_inputs, mixed_inputs, NDG_BAD_DTYPE, {"f[", "NDG_F32", "NDG_F64"}},
        {"coinciding", any_operator, coinciding, NDG_BAD_STRIDE, {"out", "stride"}},
        {"stride_0", any_operator, stride_0, NDG_BAD_STRIDE, {"out", "stride 0", "axis 0"}},
        {"endless_f", any_operator, endless_f, NDG_SIZE_OVERFLOW, {"f", "bytes"}},
        {"endless_out", any_operator, endless_out, NDG_SIZE_OVERFLOW, {"out", "bytes"}},
        {"out_is_f", any_operator, out_is_f, NDG_OVERLAP, {"out", "f"}},
        {"last_out_meets_last_f", any_operator, last_out_meets_last_f, NDG_OVERLAP, {"out", "f"}},
        {"outputs_are_one", has_several_outputs, outputs_are_one, NDG_OVERLAP, {"out[1]", "out[0]"}},
        {"last_output_meets_first", has_several_outputs, last_output_meets_first, NDG_OVERLAP, {"out[", "out[0]"}},
        {"axis_3", names_axes, axis_3, NDG_BAD_AXIS, {"3", "-3 to 2"}},
        {"axis_minus_4", names_axes, axis_minus_4, NDG_BAD_AXIS, {"-4", "-3 to 2"}},
        {"axis_least", names_axes, axis_least, NDG_BAD_AXIS, {"-2147483648", "-3 to 2"}},
        {"axis_most", names_axes, axis_most, NDG_BAD_AXIS, {"2147483647", "-3 to 2"}},
        {"naxes_negative", has_axes, naxes_negative, NDG_BAD_AXIS, {"naxes", "-1"}},
        {"axes_twice", has_axes, axes_twice, NDG_REPEATED_AXIS, {"axes[2]", "axes[0]"}},
        {"axes_twice_from_the_end", has_axes, axes_twice_from_the_end, NDG_REPEATED_AXIS, {"axes[2]", "-2", "axes[1]"}},
        {"naxes_not_the_rank", has_axes, naxes_not_the_rank, NDG_BAD_AXIS, {"naxes", "2", "3"}},
        {"no_axes", needs_an_axis, no_axes, NDG_BAD_AXIS, {"naxes", "0", "1 or more"}},
        {"curl_along_1", is_curl, curl_along_1, NDG_BAD_AXIS, {"naxes", "1", "2 or 3"}},
        {"curl_along_4", is_curl, curl_along_4, NDG_BAD_AXIS, {"naxes", "4", "2 or 3"}},
        {"curl_along_none", is_curl, no_axes, NDG_BAD_AXIS, {"naxes", "0", "2 or 3"}},
    };
    return run_operator_provocations("status_operators", list, COUNT_OF(list));
}
