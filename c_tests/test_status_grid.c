/* What the grid's own functions refuse, and what ndg_gradient refuses beyond the one-shot calls. */
#include "guarded.h"

#include <math.h>

static const int64_t shape[] = {3, 4};

static ndg_grid *new_grid(void)
{
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(2, shape, &grid));
    return grid;
}

/* Not aligned for anything; never dereferenced. */
static void *odd(void *p)
{
    return (unsigned char *)p + 1;
}

static void new_refuses(void **state)
{
    static const int64_t negative[] = {2, -5};
    ndg_grid *grid = NULL;
    int64_t room[3] = {3, 4, 5};
    (void)state;
    assert_status(NDG_NULL_POINTER, ndg_grid_new(2, shape, NULL));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_new(2, NULL, &grid));
    assert_message("shape", "NULL", NULL);
    assert_status(NDG_BAD_RANK, ndg_grid_new(-1, shape, &grid));
    assert_message("ndim", "-1", "32", NULL);
    assert_status(NDG_BAD_RANK, ndg_grid_new(33, shape, &grid));
    assert_message("ndim", "33", "32", NULL);
    assert_status(NDG_BAD_SHAPE, ndg_grid_new(2, negative, &grid));
    assert_message("shape[1]", "-5", NULL);
    assert_status(NDG_MISALIGNED, ndg_grid_new(2, (const int64_t *)odd(room), &grid));
    assert_message("shape", "multiple of 8", NULL);
    assert_status(NDG_MISALIGNED, ndg_grid_new(2, shape, (ndg_grid **)odd(room)));
    assert_message("grid", "multiple of", NULL);
    assert_null(grid);
}

static void null_grid(void **state)
{
    static const double x[] = {0, 1, 2};
    static const int64_t t[] = {0, 1, 2};
    ndg_view f;
    ndg_view_mut out;
    (void)state;
    memset(&f, 0, sizeof f);
    memset(&out, 0, sizeof out);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_step(NULL, 0, 1.0));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_coords_f64(NULL, 0, x, 3));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_coords_i64(NULL, 0, t, 3));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_edge_order(NULL, 0, 1));
    assert_message("grid", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_gradient(NULL, &f, 1, NULL, &out));
    assert_message("grid", "NULL", NULL);
}

static void set_step_refuses(void **state)
{
    static const double bad[] = {0.0, -0.0, NAN, INFINITY, -INFINITY};
    static const char *const words[] = {"0", "-0", "NaN", "inf", "-inf"};
    static const int32_t axes[] = {2, -3, INT32_MAX, INT32_MIN};
    ndg_grid *grid = new_grid();
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(bad); k++) {
        assert_status(NDG_BAD_SPACING, ndg_grid_set_step(grid, 1, bad[k]));
        assert_message("step", "axis 1", words[k], NULL);
        assert_status(NDG_BAD_SPACING, ndg_grid_set_step(grid, -2, bad[k]));
        assert_message("step", "axis 0", words[k], NULL);
    }
    for (k = 0; k < COUNT_OF(axes); k++) {
        char number[16];
        snprintf(number, sizeof number, "%d", (int)axes[k]);
        assert_status(NDG_BAD_AXIS, ndg_grid_set_step(grid, axes[k], 1.0));
        assert_message("axis", number, "-2 to 1", NULL);
        assert_status(NDG_BAD_AXIS, ndg_grid_set_edge_order(grid, axes[k], 1));
        assert_message("axis", number, "-2 to 1", NULL);
    }
    ndg_grid_free(grid);
}

static void axis_of_a_rank_0_grid(void **state)
{
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(0, NULL, &grid));
    assert_status(NDG_BAD_AXIS, ndg_grid_set_step(grid, 0, 1.0));
    assert_message("axis", "0", NULL);
    assert_status(NDG_BAD_AXIS, ndg_grid_set_edge_order(grid, -1, 1));
    assert_message("axis", "-1", NULL);
    ndg_grid_free(grid);
}

static void set_edge_order_refuses(void **state)
{
    static const int32_t bad[] = {0, 9, -1, -2, INT32_MAX, INT32_MIN};
    ndg_grid *grid = new_grid();
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(bad); k++) {
        char number[16];
        snprintf(number, sizeof number, "%d", (int)bad[k]);
        assert_status(NDG_BAD_EDGE_ORDER, ndg_grid_set_edge_order(grid, 0, bad[k]));
        assert_message("edge_order", number, "1 to 8", NULL);
    }
    ndg_grid_free(grid);
}

static void set_coords_refuses(void **state)
{
    static const double x[] = {0, 1, 3, 4, 9}, repeated[] = {0, 1, 1}, nan[] = {0, NAN, 1}, infinite[] = {0, 1, INFINITY};
    static const int64_t t[] = {0, 1, 3, 4, 9}, twice[] = {5, 5, 6}, counts[] = {0, 1, 2, 4, -1, INT64_MAX, INT64_MIN};
    ndg_grid *grid = new_grid();
    double aligned[4] = {0, 1, 2, 3};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(counts); k++) {
        char number[32];
        snprintf(number, sizeof number, "%lld", (long long)counts[k]);
        assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, x, counts[k]));
        assert_message("axis 0", number, "3", NULL);
        assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, -2, t, counts[k]));
        assert_message("axis 0", number, "3", NULL);
    }
    assert_status(NDG_NULL_POINTER, ndg_grid_set_coords_f64(grid, 0, NULL, 3));
    assert_message("coords", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_grid_set_coords_i64(grid, 0, NULL, 3));
    assert_message("coords", "NULL", NULL);
    assert_status(NDG_BAD_AXIS, ndg_grid_set_coords_f64(grid, 2, x, 3));
    assert_message("axis", "2", "-2 to 1", NULL);
    assert_status(NDG_BAD_AXIS, ndg_grid_set_coords_i64(grid, -3, t, 3));
    assert_message("axis", "-3", "-2 to 1", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, repeated, 3));
    assert_message("coordinate 2", "axis 0", "1.0", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, nan, 3));
    assert_message("coordinate 1", "axis 0", "NaN", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_f64(grid, 0, infinite, 3));
    assert_message("coordinate 2", "axis 0", "inf", NULL);
    assert_status(NDG_BAD_SPACING, ndg_grid_set_coords_i64(grid, 0, twice, 3));
    assert_message("coordinate 1", "axis 0", "5", NULL);
    assert_status(NDG_MISALIGNED, ndg_grid_set_coords_f64(grid, 0, (const double *)odd(aligned), 3));
    assert_message("coords", "multiple of 8", NULL);
    assert_status(NDG_MISALIGNED, ndg_grid_set_coords_i64(grid, 0, (const int64_t *)odd(aligned), 3));
    assert_message("coords", "multiple of 8", NULL);
    ndg_grid_free(grid);
}

/* ---- ndg_gradient ---------------------------------------------------------------------------- */

struct setting {
    ndg_grid *grid;
    ndg_view f;
    ndg_view_mut out[2];
    struct guarded result[2];
};

static double samples[12];

static struct setting setting_open(void)
{
    struct setting s;
    int k;
    s.grid = new_grid();
    s.f.data = samples;
    s.f.strides = NULL;
    s.f.dtype = NDG_F64;
    for (k = 0; k < 2; k++) {
        s.result[k] = guarded_alloc(sizeof samples, GUARD_AFTER);
        s.out[k].data = s.result[k].data;
        s.out[k].strides = NULL;
        s.out[k].dtype = NDG_F64;
    }
    return s;
}

static void setting_close(struct setting *s)
{
    assert_true(guarded_untouched(&s->result[0]));
    assert_true(guarded_untouched(&s->result[1]));
    guarded_free(&s->result[0]);
    guarded_free(&s->result[1]);
    ndg_grid_free(s->grid);
}

static void gradient_refuses_null(void **state)
{
    struct setting s = setting_open();
    (void)state;
    assert_status(NDG_NULL_POINTER, ndg_gradient(s.grid, NULL, 2, NULL, s.out));
    assert_message("f ", "NULL", NULL);
    assert_status(NDG_NULL_POINTER, ndg_gradient(s.grid, &s.f, 2, NULL, NULL));
    assert_message("out", "NULL", NULL);
    s.out[1].data = NULL;
    assert_status(NDG_NULL_POINTER, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", "NULL", NULL);
    s.f.data = NULL;
    s.out[1].data = s.result[1].data;
    assert_status(NDG_NULL_POINTER, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("f", "NULL", NULL);
    setting_close(&s);
}

static void gradient_refuses_unknown_dtypes(void **state)
{
    static const int32_t unknown[] = {0, 15, -1, 64, INT32_MAX, INT32_MIN};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(unknown); k++) {
        struct setting s = setting_open();
        char number[16];
        snprintf(number, sizeof number, "%d", (int)unknown[k]);
        s.f.dtype = unknown[k];
        assert_status(NDG_BAD_DTYPE, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
        assert_message("f ", number, "1 to 14", NULL);
        s.f.dtype = NDG_F64;
        s.out[1].dtype = unknown[k];
        assert_status(NDG_BAD_DTYPE, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
        assert_message("out[1]", number, "1 to 14", NULL);
        setting_close(&s);
    }
}

static void gradient_refuses_pairs(void **state)
{
    struct setting s = setting_open();
    (void)state;
    s.out[1].dtype = NDG_F32;
    assert_status(NDG_BAD_DTYPE, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", "NDG_F32", "NDG_F64", "expected", NULL);
    s.f.dtype = NDG_BF16;
    s.out[0].dtype = NDG_F16;
    assert_status(NDG_BAD_DTYPE, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[0]", "NDG_F16", "NDG_BF16", NULL);
    setting_close(&s);
}

/* Each output has strides of its own; the second one's are bad. */
static void gradient_refuses_strides(void **state)
{
    static const int64_t coincide[] = {1, 1}, overflow[] = {INT64_MAX / 2, 1};
    struct setting s = setting_open();
    (void)state;
    s.out[1].strides = coincide;
    assert_status(NDG_BAD_STRIDE, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", "stride 1", NULL);
    s.out[1].strides = overflow;
    assert_status(NDG_SIZE_OVERFLOW, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", NULL);
    s.out[1].strides = NULL;
    s.f.strides = overflow;
    assert_status(NDG_SIZE_OVERFLOW, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("f ", NULL);
    setting_close(&s);
}

static void gradient_refuses_misaligned(void **state)
{
    struct setting s = setting_open();
    int64_t strides[4] = {4, 1, 4, 1};
    (void)state;
    assert_status(NDG_MISALIGNED, ndg_gradient((const ndg_grid *)odd(samples), &s.f, 2, NULL, s.out));
    assert_message("grid", "multiple of", NULL);
    assert_status(NDG_MISALIGNED, ndg_gradient(s.grid, (const ndg_view *)odd(&s.f), 2, NULL, s.out));
    assert_message("f ", "multiple of", NULL);
    assert_status(NDG_MISALIGNED, ndg_gradient(s.grid, &s.f, 2, NULL, (const ndg_view_mut *)odd(s.out)));
    assert_message("out", "multiple of", NULL);
    s.out[1].data = s.result[1].data + 4;
    assert_status(NDG_MISALIGNED, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", "multiple of 8", NULL);
    s.out[1].data = s.result[1].data;
    s.out[1].strides = (const int64_t *)odd(strides);
    assert_status(NDG_MISALIGNED, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("out[1]", "strides", "multiple of 8", NULL);
    s.out[1].strides = NULL;
    s.f.strides = (const int64_t *)odd(strides);
    assert_status(NDG_MISALIGNED, ndg_gradient(s.grid, &s.f, 2, NULL, s.out));
    assert_message("f", "strides", "multiple of 8", NULL);
    setting_close(&s);
}

/* Fine for float64; in float32 arithmetic the step is 0. A grid learns that from the dtypes. */
static void gradient_refuses_a_step_that_float32_cannot_hold(void **state)
{
    struct setting s = setting_open();
    float f[12], g[12];
    ndg_view view;
    ndg_view_mut out;
    static const int32_t axis = 1;
    int i;
    (void)state;
    for (i = 0; i < 12; i++)
        f[i] = g[i] = (float)i;
    view.data = f;
    out.data = g;
    view.strides = out.strides = NULL;
    view.dtype = out.dtype = NDG_F32;
    assert_ok(ndg_grid_set_step(s.grid, 1, 1e-60));
    assert_status(NDG_BAD_SPACING, ndg_gradient(s.grid, &view, 1, &axis, &out));
    assert_message("step", "axis 1", "1e-60", NULL);
    assert_memory_equal(f, g, sizeof f);
    setting_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_refuses),
        cmocka_unit_test(null_grid),
        cmocka_unit_test(set_step_refuses),
        cmocka_unit_test(axis_of_a_rank_0_grid),
        cmocka_unit_test(set_edge_order_refuses),
        cmocka_unit_test(set_coords_refuses),
        cmocka_unit_test(gradient_refuses_null),
        cmocka_unit_test(gradient_refuses_unknown_dtypes),
        cmocka_unit_test(gradient_refuses_pairs),
        cmocka_unit_test(gradient_refuses_strides),
        cmocka_unit_test(gradient_refuses_misaligned),
        cmocka_unit_test(gradient_refuses_a_step_that_float32_cannot_hold),
    };
    return cmocka_run_group_tests_name("status_grid", tests, NULL, NULL);
}
