/* Image operators: Sobel, Prewitt, Scharr and Farid against sums over their products of weights; exact integers, which
 * become the nearest value where an int16_t cannot hold them; and derivatives in units of the axis. */
#include "guarded.h"
#include "rng.h"

#include <math.h>

enum { ROWS = 9, COLUMNS = 21, COUNT = ROWS * COLUMNS };

static const int64_t shape[2] = {ROWS, COLUMNS};

static const struct {
    int32_t kernel;
    int radius;
    double difference[5], smoothing[5];
} kernels[] = {
    {NDG_SOBEL, 1, {-1, 0, 1}, {1, 2, 1}},
    {NDG_PREWITT, 1, {-1, 0, 1}, {1, 1, 1}},
    {NDG_SCHARR, 1, {-1, 0, 1}, {3, 10, 3}},
    {NDG_FARID,
     2,
     {-0.109603762960254, -0.276690988455557, 0.0, 0.276690988455557, 0.109603762960254},
     {0.0376593171958126, 0.249153396177344, 0.426374573253687, 0.249153396177344, 0.0376593171958126}},
};

/* Of the mirror image about the edge. */
static int64_t reflected(int64_t i, int64_t n)
{
    return i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i;
}

/* The sum over the window around a sample; exact in double for integers. */
static double window_sum(const double *f, size_t kernel, int axis, int64_t i, int64_t j)
{
    int radius = kernels[kernel].radius, a, b;
    double sum = 0.0;
    for (a = -radius; a <= radius; a++) {
        for (b = -radius; b <= radius; b++) {
            const double *along = axis == 0 ? kernels[kernel].difference : kernels[kernel].smoothing;
            const double *across = axis == 0 ? kernels[kernel].smoothing : kernels[kernel].difference;
            sum += along[a + radius] * across[b + radius] * f[reflected(i + a, ROWS) * COLUMNS + reflected(j + b, COLUMNS)];
        }
    }
    return sum;
}

/* ---- any dtype to any dtype ------------------------------------------------------------------ */

static void store(int32_t dtype, void *to, int64_t i, double value)
{
    switch (dtype) {
    case NDG_I8: ((int8_t *)to)[i] = (int8_t)value; break;
    case NDG_U8: ((uint8_t *)to)[i] = (uint8_t)value; break;
    case NDG_I16: ((int16_t *)to)[i] = (int16_t)value; break;
    case NDG_U16: ((uint16_t *)to)[i] = (uint16_t)value; break;
    case NDG_I32: ((int32_t *)to)[i] = (int32_t)value; break;
    case NDG_F32: ((float *)to)[i] = (float)value; break;
    default: ((double *)to)[i] = value; break;
    }
}

static double load(int32_t dtype, const void *from, int64_t i)
{
    switch (dtype) {
    case NDG_I16: return ((const int16_t *)from)[i];
    case NDG_I32: return ((const int32_t *)from)[i];
    case NDG_F32: return (double)((const float *)from)[i];
    default: return ((const double *)from)[i];
    }
}

static double nearest_i16(double value)
{
    return value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value;
}

/* Noise over the whole range of the dtype, with its least and greatest values side by side. */
static void fill(struct rng *r, int32_t dtype, double *f, int is_small)
{
    double least = dtype == NDG_I8 ? INT8_MIN : dtype == NDG_I16 ? INT16_MIN : 0.0;
    double most = dtype == NDG_I8 ? INT8_MAX : dtype == NDG_U8 ? UINT8_MAX : dtype == NDG_I16 ? INT16_MAX : UINT16_MAX;
    int i;
    for (i = 0; i < COUNT; i++) {
        double noise = 0.5 + 0.5 * rng_f64(r);
        f[i] = floor(least + noise * (most - least));
        if (i % COLUMNS > 15 && !is_small)
            f[i] = i % COLUMNS == 18 ? most : least;
    }
}

static void check_dtypes(struct rng *r, size_t kernel, int32_t dtype, int32_t out_dtype)
{
    double f[COUNT];
    unsigned char samples[COUNT * sizeof(double)];
    ndg_grid *grid = NULL;
    struct guarded image, results[2];
    ndg_view from = {NULL, NULL, 0};
    ndg_view_mut out[2];
    int axis, i;

    fill(r, dtype, f, 0);
    for (i = 0; i < COUNT; i++)
        store(dtype, samples, i, f[i]);
    assert_ok(ndg_grid_new(2, shape, &grid));
    image = guarded_copy(samples, COUNT * dtype_size(dtype), GUARD_AFTER);
    from.data = image.data;
    from.dtype = dtype;
    for (axis = 0; axis < 2; axis++) {
        results[axis] = guarded_alloc(COUNT * dtype_size(out_dtype), axis == 0 ? GUARD_AFTER : GUARD_BEFORE);
        out[axis].data = results[axis].data;
        out[axis].strides = NULL;
        out[axis].dtype = out_dtype;
    }
    assert_ok(ndg_image_gradient(grid, &from, kernels[kernel].kernel, NDG_WEIGHTS, 2, NULL, out));
    for (axis = 0; axis < 2; axis++) {
        for (i = 0; i < COUNT; i++) {
            double want = window_sum(f, kernel, axis, i / COLUMNS, i % COLUMNS), got = load(out_dtype, results[axis].data, i);
            double bound = kernels[kernel].kernel == NDG_FARID ? 1e-13 * 65536.0 : 0.0;
            if (out_dtype == NDG_I16)
                want = nearest_i16(want);
            if (out_dtype == NDG_F32)
                bound = kernels[kernel].kernel == NDG_FARID || fabs(want) > 16777216.0 ? 0.05 : 0.0;
            if (!(fabs(got - want) <= bound)) {
                print_error("kernel %d, axis %d, %s to %s, element %d: got %.17g, want %.17g\n", (int)kernels[kernel].kernel,
                            axis, dtype_name(dtype), dtype_name(out_dtype), i, got, want);
                fail();
            }
        }
        assert_true(guarded_slack_untouched(&results[axis]));
        guarded_free(&results[axis]);
    }
    guarded_free(&image);
    ndg_grid_free(grid);
}

static void small_integers(void **state)
{
    static const int32_t dtypes[] = {NDG_I8, NDG_U8, NDG_I16, NDG_U16}, out_dtypes[] = {NDG_I16, NDG_I32, NDG_F32, NDG_F64};
    struct rng r = rng_seeded(71);
    size_t kernel, d, o;
    (void)state;
    for (kernel = 0; kernel < COUNT_OF(kernels); kernel++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            for (o = 0; o < COUNT_OF(out_dtypes); o++) {
                int is_integer = out_dtypes[o] == NDG_I16 || out_dtypes[o] == NDG_I32;
                if (kernels[kernel].kernel != NDG_FARID || !is_integer)
                    check_dtypes(&r, kernel, dtypes[d], out_dtypes[o]);
            }
        }
    }
}

/* The least and the greatest int16_t come out of sums beyond them. */
static void saturation(void **state)
{
    static const uint16_t steps[ROWS][4] = {{0, 65535, 65535, 0}, {0, 65535, 65535, 0}, {0, 65535, 65535, 0}};
    static const int64_t extents[2] = {ROWS, 4};
    ndg_grid *grid = NULL;
    int16_t results[ROWS][4];
    static const int32_t axis = 1;
    ndg_view f = {steps, NULL, NDG_U16};
    ndg_view_mut out = {results, NULL, NDG_I16};
    (void)state;
    assert_ok(ndg_grid_new(2, extents, &grid));
    assert_ok(ndg_image_gradient(grid, &f, NDG_SOBEL, NDG_WEIGHTS, 1, &axis, &out));
    assert_int_equal(results[1][0], INT16_MAX);
    assert_int_equal(results[1][1], INT16_MAX);
    assert_int_equal(results[1][2], INT16_MIN);
    assert_int_equal(results[1][3], INT16_MIN);
    assert_int_equal(results[8][1], 0);
    ndg_grid_free(grid);
}

/* ---- floating point -------------------------------------------------------------------------- */

/* A plane rises by 2 a row and -3 a column; a derivative says so in units of the axes, whatever the operator. */
static void derivatives_of_a_plane(void **state)
{
    static const double steps[2] = {0.25, -4.0};
    double f[COUNT], results[2][COUNT];
    ndg_grid *grid = NULL;
    ndg_view from = {f, NULL, NDG_F64};
    ndg_view_mut out[2];
    size_t kernel;
    int i, axis;
    (void)state;
    assert_ok(ndg_grid_new(2, shape, &grid));
    for (axis = 0; axis < 2; axis++) {
        assert_ok(ndg_grid_set_step(grid, axis, steps[axis]));
        assert_ok(ndg_grid_set_side(grid, axis, NDG_BOTH, NDG_ODD_REFLECTED));
        out[axis].data = results[axis];
        out[axis].strides = NULL;
        out[axis].dtype = NDG_F64;
    }
    for (i = 0; i < COUNT; i++)
        f[i] = 2.0 * (i / COLUMNS) - 3.0 * (i % COLUMNS) + 100.0;
    for (kernel = 0; kernel < COUNT_OF(kernels); kernel++) {
        memset(results, 0x55, sizeof results);
        assert_ok(ndg_image_gradient(grid, &from, kernels[kernel].kernel, NDG_TRUE_DERIVATIVE, 2, NULL, out));
        for (i = 0; i < COUNT; i++) {
            assert_true(fabs(results[0][i] - 2.0 / steps[0]) < 1e-10);
            assert_true(fabs(results[1][i] + 3.0 / steps[1]) < 1e-10);
        }
    }
    ndg_grid_free(grid);
}

/* The length is that of the components, to the bit; of integers too. */
static void magnitude(void **state)
{
    static const int32_t dtypes[] = {NDG_U8, NDG_I16, NDG_F64};
    struct rng r = rng_seeded(73);
    size_t kernel, d;
    (void)state;
    for (kernel = 0; kernel < COUNT_OF(kernels); kernel++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            double f[COUNT], components[2][COUNT], got[COUNT], want;
            unsigned char samples[COUNT * sizeof(double)];
            ndg_grid *grid = NULL;
            ndg_view from = {samples, NULL, 0};
            ndg_view_mut out[2], length = {got, NULL, NDG_F64};
            int i;
            from.dtype = dtypes[d];
            fill(&r, dtypes[d], f, 1);
            for (i = 0; i < COUNT; i++)
                store(dtypes[d], samples, i, f[i]);
            for (i = 0; i < 2; i++) {
                out[i].data = components[i];
                out[i].strides = NULL;
                out[i].dtype = NDG_F64;
            }
            memset(got, 0x55, sizeof got);
            assert_ok(ndg_grid_new(2, shape, &grid));
            assert_ok(ndg_image_gradient(grid, &from, kernels[kernel].kernel, NDG_WEIGHTS, 2, NULL, out));
            assert_ok(ndg_image_gradient_magnitude(grid, &from, kernels[kernel].kernel, NDG_WEIGHTS, 2, NULL, &length));
            for (i = 0; i < COUNT; i++) {
                double x = components[0][i] * components[0][i], y = components[1][i] * components[1][i];
                want = sqrt(x + y);
                assert_bits_f64(&got[i], &want, 1);
            }
            ndg_grid_free(grid);
        }
    }
}

/* The axes that are not among axes are not looked at: every colour is an image of its own. */
static void colours_are_apart(void **state)
{
    enum { COLOURS = 3 };
    static const int64_t with_colours[3] = {ROWS, COLUMNS, COLOURS};
    static const int32_t axes[2] = {0, 1};
    struct rng r = rng_seeded(74);
    uint8_t image[COUNT * COLOURS], plane[COUNT];
    int16_t results[2][COUNT * COLOURS], of_plane[2][COUNT];
    ndg_grid *grid = NULL, *flat = NULL;
    ndg_view f = {image, NULL, NDG_U8}, f_plane = {plane, NULL, NDG_U8};
    ndg_view_mut out[2], out_plane[2];
    int colour, axis, i;
    (void)state;
    for (i = 0; i < COUNT * COLOURS; i++)
        image[i] = (uint8_t)rng_below(&r, 256);
    for (axis = 0; axis < 2; axis++) {
        out[axis].data = results[axis];
        out_plane[axis].data = of_plane[axis];
        out[axis].strides = out_plane[axis].strides = NULL;
        out[axis].dtype = out_plane[axis].dtype = NDG_I16;
    }
    assert_ok(ndg_grid_new(3, with_colours, &grid));
    assert_ok(ndg_grid_new(2, shape, &flat));
    assert_ok(ndg_image_gradient(grid, &f, NDG_SCHARR, NDG_WEIGHTS, 2, axes, out));
    for (colour = 0; colour < COLOURS; colour++) {
        for (i = 0; i < COUNT; i++)
            plane[i] = image[i * COLOURS + colour];
        memset(of_plane, 0x55, sizeof of_plane);
        assert_ok(ndg_image_gradient(flat, &f_plane, NDG_SCHARR, NDG_WEIGHTS, 2, NULL, out_plane));
        for (axis = 0; axis < 2; axis++) {
            for (i = 0; i < COUNT; i++)
                assert_int_equal(results[axis][i * COLOURS + colour], of_plane[axis][i]);
        }
    }
    ndg_grid_free(grid);
    ndg_grid_free(flat);
}

/* A sum that an int32_t might not hold is refused: Scharr in rank 7 adds up 65535 * 2 * 16^6. */
static void too_many_axes_for_integers(void **state)
{
    static const int64_t extents[7] = {2, 2, 2, 2, 2, 2, 2};
    uint16_t f_data[128] = {0};
    struct guarded results[7];
    ndg_grid *grid = NULL;
    ndg_view f = {f_data, NULL, NDG_U16};
    ndg_view_mut out[7];
    int k;
    (void)state;
    for (k = 0; k < 7; k++) {
        results[k] = guarded_alloc(128 * sizeof(int32_t), GUARD_AFTER);
        out[k].data = results[k].data;
        out[k].strides = NULL;
        out[k].dtype = NDG_I32;
    }
    assert_ok(ndg_grid_new(7, extents, &grid));
    assert_status(NDG_BAD_DTYPE, ndg_image_gradient(grid, &f, NDG_SCHARR, NDG_WEIGHTS, 7, NULL, out));
    assert_message("out[0]", "NDG_I32", "NDG_U16", NULL);
    /* Divided by anything, weights are no integers either. */
    assert_status(NDG_BAD_DTYPE, ndg_image_gradient(grid, &f, NDG_SOBEL, NDG_TRUE_DERIVATIVE, 1, (const int32_t[]){0}, out));
    assert_message("out", "NDG_I32", NULL);
    assert_status(NDG_BAD_DTYPE, ndg_image_gradient(grid, &f, NDG_FARID, NDG_WEIGHTS, 1, (const int32_t[]){0}, out));
    assert_message("out", "NDG_I32", NULL);
    for (k = 0; k < 7; k++) {
        assert_true(guarded_untouched(&results[k]));
        guarded_free(&results[k]);
    }
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_integers),
        cmocka_unit_test(saturation),
        cmocka_unit_test(derivatives_of_a_plane),
        cmocka_unit_test(magnitude),
        cmocka_unit_test(colours_are_apart),
        cmocka_unit_test(too_many_axes_for_integers),
    };
    return cmocka_run_group_tests_name("image", tests, NULL, NULL);
}
