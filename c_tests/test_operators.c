/* Operators are what they are said to be made of: sums, differences and lengths of ndg_gradient and ndg_derivative, to
 * the bit; the curl of a gradient and the divergence of a curl are 0 to rounding; and which axis is which changes
 * no bit. */
#include "operators.h"
#include "rng.h"

#include <math.h>

enum { ROWS = 11, COLUMNS = 13, LAYERS = 14, COUNT = ROWS * COLUMNS * LAYERS };

static const int64_t shape[3] = {ROWS, COLUMNS, LAYERS};

/* Numbers in double; a field of float is rounded to it, and sums of float are made in float. */
struct field {
    double f64[COUNT];
    float f32[COUNT];
};

static struct field f[3], df[9], d2f[6], result[6], want;

static void *data_of(struct field *field, int32_t dtype)
{
    return dtype == NDG_F32 ? (void *)field->f32 : (void *)field->f64;
}

static ndg_view view_of(struct field *field, int32_t dtype)
{
    ndg_view view = {NULL, NULL, 0};
    view.data = data_of(field, dtype);
    view.dtype = dtype;
    return view;
}

static ndg_view_mut view_to(struct field *field, int32_t dtype)
{
    ndg_view_mut view = {NULL, NULL, 0};
    memset(field, 0x55, sizeof *field);
    view.data = data_of(field, dtype);
    view.dtype = dtype;
    return view;
}

static void assert_same(const struct field *got, const struct field *expected, int32_t dtype, const char *what)
{
    if (dtype == NDG_F32)
        assert_bits_f32_at(got->f32, expected->f32, COUNT, what, __FILE__, __LINE__);
    else
        assert_bits_f64_at(got->f64, expected->f64, COUNT, what, __FILE__, __LINE__);
}

/* want = a x + b y, one operation after the other, in the precision of the dtype; `want` may be `x`. */
static void combine(struct field *to, double a, const struct field *x, double b, const struct field *y)
{
    int i;
    for (i = 0; i < COUNT; i++) {
        double left = a * x->f64[i], right = b * y->f64[i];
        float left_f32 = (float)a * x->f32[i], right_f32 = (float)b * y->f32[i];
        to->f64[i] = left + right;
        to->f32[i] = left_f32 + right_f32;
    }
}

static void difference(struct field *to, const struct field *x, const struct field *y)
{
    combine(to, 1.0, x, -1.0, y);
}

/* Steps and coordinates, accuracies, and ends of all sorts; number 0 is numpy's own. */
enum { GRIDS = 6 };

static ndg_grid *grid_number(int number)
{
    static const double x[COLUMNS] = {0, 1, 3, 4, 6, 9, 10, 12, 13, 15, 16, 18, 21};
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(3, shape, &grid));
    assert_ok(ndg_grid_set_step(grid, 0, 0.3));
    assert_ok(ndg_grid_set_step(grid, 2, -1.7));
    switch (number) {
    case 1:
        assert_ok(ndg_grid_set_coords_f64(grid, 1, x, COLUMNS));
        assert_ok(ndg_grid_set_edge_order(grid, 0, 2));
        break;
    case 2:
        assert_ok(ndg_grid_set_accuracy(grid, 0, 4));
        assert_ok(ndg_grid_set_accuracy(grid, 1, 6));
        assert_ok(ndg_grid_set_accuracy(grid, 2, 8));
        break;
    case 3:
        assert_ok(ndg_grid_set_coords_f64(grid, 1, x, COLUMNS));
        assert_ok(ndg_grid_set_accuracy(grid, 1, 4));
        assert_ok(ndg_grid_set_side(grid, 0, NDG_BOTH, NDG_REFLECTED));
        assert_ok(ndg_grid_set_periodic(grid, 2, 0.0));
        break;
    case 4:
        assert_ok(ndg_grid_set_side(grid, 0, NDG_LOWER, NDG_MIRRORED));
        assert_ok(ndg_grid_set_constant_side(grid, 1, NDG_BOTH, -2.0));
        assert_ok(ndg_grid_set_side(grid, 2, NDG_UPPER, NDG_ODD_REFLECTED));
        break;
    case 5:
        assert_ok(ndg_grid_set_periodic(grid, 0, 0.0));
        assert_ok(ndg_grid_set_periodic(grid, 1, 0.0));
        assert_ok(ndg_grid_set_periodic(grid, 2, 0.0));
        assert_ok(ndg_grid_set_accuracy(grid, 1, 4));
        break;
    default:
        break;
    }
    return grid;
}

/* df[c * 3 + k] = df[c]/dx[k], by ndg_gradient; d2f by ndg_derivative and ndg_mixed_derivative. */
static void take_derivatives(const ndg_grid *grid, int32_t dtype)
{
    static const int32_t orders[6][3] = {{2, 0, 0}, {1, 1, 0}, {1, 0, 1}, {0, 2, 0}, {0, 1, 1}, {0, 0, 2}};
    int c, k;
    for (c = 0; c < 3; c++) {
        ndg_view from = view_of(&f[c], dtype);
        ndg_view_mut to[3];
        for (k = 0; k < 3; k++)
            to[k] = view_to(&df[3 * c + k], dtype);
        assert_ok(ndg_gradient(grid, &from, 3, NULL, to));
    }
    for (k = 0; k < 6; k++) {
        ndg_view from = view_of(&f[0], dtype);
        ndg_view_mut to = view_to(&d2f[k], dtype);
        int axis, of_one = -1;
        for (axis = 0; axis < 3; axis++)
            of_one = orders[k][axis] == 2 ? axis : of_one;
        if (of_one >= 0)
            assert_ok(ndg_derivative(grid, &from, of_one, 2, &to));
        else
            assert_ok(ndg_mixed_derivative(grid, &from, orders[k], &to));
    }
}

static void for_each_grid(uint64_t seed, void (*check)(const ndg_grid *, int32_t))
{
    struct rng r = rng_seeded(seed);
    int number, c, i;
    int32_t dtype;
    for (c = 0; c < 3; c++) {
        rng_fill_f64(&r, f[c].f64, COUNT);
        for (i = 0; i < COUNT; i++)
            f[c].f32[i] = (float)f[c].f64[i];
    }
    for (number = 0; number < GRIDS; number++) {
        ndg_grid *grid = grid_number(number);
        for (dtype = NDG_F32; dtype <= NDG_F64; dtype++) {
            take_derivatives(grid, dtype);
            check(grid, dtype);
        }
        ndg_grid_free(grid);
    }
}

static void views_of(int32_t dtype, ndg_view *from, ndg_view_mut *to)
{
    int k;
    for (k = 0; k < 3; k++)
        from[k] = view_of(&f[k], dtype);
    for (k = 0; k < 6; k++)
        to[k] = view_to(&result[k], dtype);
}

/* ---- sums ------------------------------------------------------------------------------------ */

static void check_sums(const ndg_grid *grid, int32_t dtype)
{
    static const double direction[3] = {0.75, -0.5, 2.0};
    ndg_view from[3];
    ndg_view_mut to[6];
    int i;

    views_of(dtype, from, to);
    assert_ok(ndg_divergence(grid, 3, NULL, from, to));
    combine(&want, 1.0, &df[0], 1.0, &df[4]);
    combine(&want, 1.0, &want, 1.0, &df[8]);
    assert_same(&result[0], &want, dtype, "divergence");

    assert_ok(ndg_laplacian(grid, from, 3, NULL, &to[1]));
    combine(&want, 1.0, &d2f[0], 1.0, &d2f[3]);
    combine(&want, 1.0, &want, 1.0, &d2f[5]);
    assert_same(&result[1], &want, dtype, "Laplacian");

    assert_ok(ndg_directional_derivative(grid, from, 3, NULL, direction, &to[2]));
    combine(&want, direction[0], &df[0], direction[1], &df[1]);
    combine(&want, 1.0, &want, direction[2], &df[2]);
    assert_same(&result[2], &want, dtype, "directional derivative");

    assert_ok(ndg_gradient_magnitude(grid, from, 3, NULL, &to[3]));
    for (i = 0; i < COUNT; i++) {
        float x = df[0].f32[i] * df[0].f32[i], y = df[1].f32[i] * df[1].f32[i], z = df[2].f32[i] * df[2].f32[i];
        double u = df[0].f64[i] * df[0].f64[i], v = df[1].f64[i] * df[1].f64[i], w = df[2].f64[i] * df[2].f64[i];
        want.f32[i] = sqrtf(x + y + z);
        want.f64[i] = sqrt(u + v + w);
    }
    assert_same(&result[3], &want, dtype, "gradient's magnitude");
}

static void sums(void **state)
{
    (void)state;
    for_each_grid(41, check_sums);
}

/* ---- several results ------------------------------------------------------------------------- */

static void check_tables(const ndg_grid *grid, int32_t dtype)
{
    static const int32_t back_to_front[2] = {-1, 0};
    ndg_view from[3];
    ndg_view_mut to[6];
    int c, k;

    views_of(dtype, from, to);
    assert_ok(ndg_hessian(grid, from, 3, NULL, to));
    for (k = 0; k < 6; k++)
        assert_same(&result[k], &d2f[k], dtype, "Hessian");

    views_of(dtype, from, to);
    assert_ok(ndg_hessian(grid, from, 2, back_to_front, to)); /* zz, zx, xx */
    assert_same(&result[0], &d2f[5], dtype, "Hessian of axes -1, 0");
    assert_same(&result[1], &d2f[2], dtype, "Hessian of axes -1, 0");
    assert_same(&result[2], &d2f[0], dtype, "Hessian of axes -1, 0");

    views_of(dtype, from, to);
    assert_ok(ndg_jacobian(grid, 3, from, 2, back_to_front, to));
    for (c = 0; c < 3; c++) {
        assert_same(&result[2 * c], &df[3 * c + 2], dtype, "Jacobian");
        assert_same(&result[2 * c + 1], &df[3 * c], dtype, "Jacobian");
    }

    views_of(dtype, from, to);
    assert_ok(ndg_curl(grid, 3, NULL, from, to));
    difference(&want, &df[7], &df[5]);
    assert_same(&result[0], &want, dtype, "curl[0]");
    difference(&want, &df[2], &df[6]);
    assert_same(&result[1], &want, dtype, "curl[1]");
    difference(&want, &df[3], &df[1]);
    assert_same(&result[2], &want, dtype, "curl[2]");

    views_of(dtype, from, to);
    assert_ok(ndg_curl(grid, 2, back_to_front, from, to)); /* df[1]/dz - df[0]/dx */
    difference(&want, &df[5], &df[0]);
    assert_same(&result[0], &want, dtype, "curl along axes -1, 0");
}

static void several_results(void **state)
{
    (void)state;
    for_each_grid(42, check_tables);
}

/* ---- one derivative -------------------------------------------------------------------------- */

static void check_single(const ndg_grid *grid, int32_t dtype)
{
    static const int32_t nothing[3] = {0, 0, 0}, third[3] = {0, 3, 0};
    ndg_view from[3];
    ndg_view_mut to[6];
    int32_t k;
    views_of(dtype, from, to);
    for (k = 0; k < 3; k++) {
        assert_ok(ndg_derivative(grid, from, k - 3, 1, &to[k]));
        assert_same(&result[k], &df[k], dtype, "first derivative");
    }
    assert_ok(ndg_mixed_derivative(grid, from, nothing, &to[3]));
    assert_same(&result[3], &f[0], dtype, "no derivative");
    assert_ok(ndg_mixed_derivative(grid, from, third, &to[4]));
    assert_ok(ndg_derivative(grid, from, 1, 3, &to[5]));
    assert_same(&result[4], &result[5], dtype, "third derivative");
}

static void one_derivative(void **state)
{
    (void)state;
    for_each_grid(43, check_single);
}

/* ---- identities ------------------------------------------------------------------------------ */

/* Differences along two axes commute, also at the ends, but for rounding. */
static void check_identities(const ndg_grid *grid, int32_t dtype)
{
    double epsilon = dtype == NDG_F32 ? 1.2e-7 : 2.3e-16;
    ndg_view from[3], gradient[3];
    ndg_view_mut to[6], out;
    int c, i;
    for (c = 0; c < 3; c++)
        gradient[c] = view_of(&df[c], dtype);
    views_of(dtype, from, to);
    assert_ok(ndg_curl(grid, 3, NULL, gradient, to));
    for (c = 0; c < 3; c++) {
        for (i = 0; i < COUNT; i++)
            assert_true(fabs(dtype == NDG_F32 ? (double)result[c].f32[i] : result[c].f64[i]) < 2000.0 * epsilon);
    }
    assert_ok(ndg_curl(grid, 3, NULL, from, to));
    for (c = 0; c < 3; c++)
        from[c] = view_of(&result[c], dtype);
    out = view_to(&result[3], dtype);
    assert_ok(ndg_divergence(grid, 3, NULL, from, &out));
    for (i = 0; i < COUNT; i++)
        assert_true(fabs(dtype == NDG_F32 ? (double)result[3].f32[i] : result[3].f64[i]) < 2000.0 * epsilon);
}

/* Not where a side is a constant: derivatives do not go on as the field does. */
static void check_identities_of_linear_sides(const ndg_grid *grid, int32_t dtype)
{
    static int count;
    if (count++ / 2 % GRIDS != 4)
        check_identities(grid, dtype);
}

static void identities(void **state)
{
    (void)state;
    for_each_grid(44, check_identities_of_linear_sides);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums),
        cmocka_unit_test(several_results),
        cmocka_unit_test(one_derivative),
        cmocka_unit_test(identities),
    };
    return cmocka_run_group_tests_name("operators", tests, NULL, NULL);
}
