/* NDG_BAD_RANK, NDG_BAD_SHAPE, NDG_SIZE_OVERFLOW: refused before a pointer moves. */
#include "scene.h"

static void rank_minus_1(struct scene *s) { s->call.ndim = -1; }
static void rank_33(struct scene *s) { s->call.ndim = 33; }
static void rank_int32_max(struct scene *s) { s->call.ndim = INT32_MAX; }
static void rank_int32_min(struct scene *s) { s->call.ndim = INT32_MIN; }

static void extent_minus_1(struct scene *s) { s->shape[0] = -1; }
static void extent_minus_3_last(struct scene *s) { s->shape[1] = -3; }
static void extent_int64_min(struct scene *s) { s->shape[1] = INT64_MIN; }

static void extent_negative_beside_zero(struct scene *s)
{
    s->shape[0] = 0;
    s->shape[1] = -2;
}

static void extent_negative_not_differentiated(struct scene *s)
{
    s->call.naxes = 1;
    s->axes[0] = 0;
    s->shape[1] = -7;
}

/* Two negative extents whose product is positive. */
static void extents_negative_twice(struct scene *s)
{
    s->shape[0] = -4;
    s->shape[1] = -5;
}

static void elements_overflow_int64(struct scene *s)
{
    s->shape[0] = INT64_C(1) << 32;
    s->shape[1] = INT64_C(1) << 32;
    s->call.strides = s->call.out_strides = NULL;
}

/* 2^61 elements fit int64_t, their bytes do not. */
static void bytes_overflow(struct scene *s)
{
    s->shape[0] = INT64_C(1) << 31;
    s->shape[1] = INT64_C(1) << 30;
    s->call.strides = s->call.out_strides = NULL;
}

static void extent_int64_max(struct scene *s)
{
    s->shape[1] = INT64_MAX;
    s->call.strides = s->call.out_strides = NULL;
}

/* The product of the extents wraps to a small number in 64 bits. */
static void product_wraps(struct scene *s)
{
    s->shape[0] = (INT64_C(1) << 62) + 1;
    s->shape[1] = 4;
    s->call.strides = s->call.out_strides = NULL;
}

static void stride_int64_max(struct scene *s) { s->strides[0] = INT64_MAX; }
static void stride_int64_min(struct scene *s) { s->strides[0] = INT64_MIN; }
static void stride_times_extent(struct scene *s) { s->strides[0] = INT64_MAX / 3; }
static void stride_bytes(struct scene *s) { s->strides[1] = INT64_MAX / 16; }
static void out_stride_int64_max(struct scene *s) { s->out_strides[1] = INT64_MAX; }
static void out_stride_int64_min(struct scene *s) { s->out_strides[0] = INT64_MIN; }

/* Each axis fits, their sum does not. */
static void strides_add_up(struct scene *s)
{
    const int64_t most = INT64_MAX / (int64_t)s->element_bytes;
    s->strides[0] = most / SCENE_ROWS;
    s->strides[1] = most / SCENE_COLUMNS;
}

/* A reach forwards and one backwards fit alone, and must not cancel. */
static void strides_of_both_signs(struct scene *s)
{
    const int64_t most = INT64_MAX / (int64_t)s->element_bytes;
    s->strides[0] = most / SCENE_ROWS;
    s->strides[1] = -(most / SCENE_COLUMNS);
}

int main(void)
{
    static const struct provocation list[] = {
        {"rank_minus_1", rank_minus_1, NDG_BAD_RANK, {"ndim", "-1", "32"}, 0},
        {"rank_33", rank_33, NDG_BAD_RANK, {"ndim", "33", "32"}, 0},
        {"rank_int32_max", rank_int32_max, NDG_BAD_RANK, {"ndim", "2147483647", "32"}, 0},
        {"rank_int32_min", rank_int32_min, NDG_BAD_RANK, {"ndim", "-2147483648", "32"}, 0},
        {"extent_minus_1", extent_minus_1, NDG_BAD_SHAPE, {"shape[0]", "-1"}, 0},
        {"extent_minus_3_last", extent_minus_3_last, NDG_BAD_SHAPE, {"shape[1]", "-3"}, 0},
        {"extent_int64_min", extent_int64_min, NDG_BAD_SHAPE, {"shape[1]", "-9223372036854775808"}, 0},
        {"extent_negative_beside_zero", extent_negative_beside_zero, NDG_BAD_SHAPE, {"shape[1]", "-2"}, 0},
        {"extent_negative_not_differentiated", extent_negative_not_differentiated, NDG_BAD_SHAPE, {"shape[1]", "-7"}, 0},
        {"extents_negative_twice", extents_negative_twice, NDG_BAD_SHAPE, {"shape[0]", "-4"}, 0},
        {"elements_overflow_int64", elements_overflow_int64, NDG_SIZE_OVERFLOW, {"bytes"}, 0},
        {"bytes_overflow", bytes_overflow, NDG_SIZE_OVERFLOW, {"bytes"}, 0},
        {"extent_int64_max", extent_int64_max, NDG_SIZE_OVERFLOW, {"bytes"}, 0},
        {"product_wraps", product_wraps, NDG_SIZE_OVERFLOW, {"bytes"}, 0},
        {"stride_int64_max", stride_int64_max, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
        {"stride_int64_min", stride_int64_min, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
        {"stride_times_extent", stride_times_extent, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
        {"stride_bytes", stride_bytes, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
        {"out_stride_int64_max", out_stride_int64_max, NDG_SIZE_OVERFLOW, {"out", "bytes"}, 0},
        {"out_stride_int64_min", out_stride_int64_min, NDG_SIZE_OVERFLOW, {"out", "bytes"}, 0},
        {"strides_add_up", strides_add_up, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
        {"strides_of_both_signs", strides_of_both_signs, NDG_SIZE_OVERFLOW, {"f ", "bytes"}, 0},
    };
    return run_provocations("status_shape", list, COUNT_OF(list));
}
