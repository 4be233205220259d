/* <A x, y> = <x, A* y> for every linear operator A of the table, whatever the sides, the accuracy, the spacing
 * and the dtype: both sums are taken in double, and must agree to rounding. Arrays end at unreadable pages. */
#include "guarded.h"
#include "sides.h"

#include <float.h>
#include <math.h>

static const int32_t accuracies[] = {2, 4, 6, 8};

/* Arrays of one shape: so many, each filled or poisoned, in memory of exactly their size. */
struct arrays {
    struct guarded memory[MAX_ARRAYS];
    ndg_view view[MAX_ARRAYS];
    ndg_view_mut view_mut[MAX_ARRAYS];
    int count;
    int64_t elements;
    int32_t dtype;
};

/* `before` elements lie before element [0, ..., 0]. */
static struct arrays arrays_open(int count, int32_t dtype, int64_t elements, int64_t before)
{
    struct arrays a;
    int k;
    assert_in_range(count, 1, MAX_ARRAYS);
    memset(&a, 0, sizeof a);
    a.count = count;
    a.elements = elements;
    a.dtype = dtype;
    for (k = 0; k < count; k++) {
        a.memory[k] = guarded_alloc((size_t)elements * dtype_size(dtype), k % 2 == 0 ? GUARD_AFTER : GUARD_BEFORE);
        a.view[k].data = a.view_mut[k].data = a.memory[k].data + (size_t)before * dtype_size(dtype);
        a.view[k].dtype = a.view_mut[k].dtype = dtype;
    }
    return a;
}

static struct arrays arrays_filled(struct rng *r, int count, int32_t dtype, int64_t elements, int64_t before)
{
    struct arrays a = arrays_open(count, dtype, elements, before);
    int k;
    for (k = 0; k < count; k++)
        fill_random(r, dtype, a.memory[k].data, elements);
    return a;
}

static void arrays_close(struct arrays *a)
{
    int k;
    for (k = 0; k < a->count; k++) {
        assert_true(guarded_slack_untouched(&a->memory[k]));
        guarded_free(&a->memory[k]);
    }
}

/* The sum of the products, and the sum of their magnitudes added to `size`. */
static double inner_product(const struct arrays *a, const struct arrays *b, double *size)
{
    double sum = 0.0;
    int64_t i;
    int k;
    for (k = 0; k < a->count; k++) {
        for (i = 0; i < a->elements; i++) {
            double product = number_at(a->memory[k].data, a->dtype, i) * number_at(b->memory[k].data, b->dtype, i);
            sum += product;
            *size += fabs(product);
        }
    }
    return sum;
}

static void check_adjoint(struct rng *r, const struct operator_row *adjoint, const struct operator_call *arguments,
                          const ndg_grid *linear, int32_t ndim, const struct axis_kind *axes, int32_t dtype)
{
    const struct operator_row *forward = adjoint - 1;
    int inputs = operator_inputs(forward, arguments), outputs = operator_outputs(forward, arguments);
    int64_t sample_shape[NDG_MAX_RANK] = {0}, shape[NDG_MAX_RANK] = {0}, samples, results, before = ghosts_before(ndim, axes);
    struct operator_call c = *arguments;
    struct arrays x, y, ax, aty;
    double left, right, size = 0.0, epsilon = dtype == NDG_F32 ? (double)FLT_EPSILON : DBL_EPSILON;

    shape_of(ndim, axes, 1, sample_shape);
    shape_of(ndim, axes, 0, shape);
    samples = product(ndim, sample_shape);
    results = product(ndim, shape);
    x = arrays_filled(r, inputs, dtype, samples, before);
    y = arrays_filled(r, outputs, dtype, results, 0);
    ax = arrays_open(outputs, dtype, results, 0);
    aty = arrays_open(inputs, dtype, samples, before);

    c.grid = linear;
    c.f = x.view;
    c.out = ax.view_mut;
    assert_ok(forward->run(&c));
    c.grid = arguments->grid;
    c.f = y.view;
    c.out = aty.view_mut;
    assert_ok(adjoint->run(&c));

    left = inner_product(&ax, &y, &size);
    right = inner_product(&x, &aty, &size);
    if (!(size > 0.0) || !(fabs(left - right) <= 16.0 * epsilon * size)) {
        print_error("%s, rank %d, %s, accuracy %d, %s, lower %s, upper %s: <A x, y> = %.17g, <x, A* y> = %.17g\n",
                    adjoint->name, (int)ndim, dtype_name(dtype), (int)axes[0].accuracy,
                    axes[0].has_coordinates ? "coordinates" : "step", side_names[axes[0].sides[0]],
                    side_names[axes[0].sides[1]], left, right);
        fail();
    }
    arrays_close(&x);
    arrays_close(&y);
    arrays_close(&ax);
    arrays_close(&aty);
}

/* All operators on one grid. */
static void check_grid(struct rng *r, int32_t ndim, const struct axis_kind *axes, int number)
{
    struct rng for_coordinates = *r;
    /* A constant other than 0 makes operators affine: the adjoint is that of what is linear. */
    ndg_grid *linear = grid_of_axes(ndim, axes, 0.0, for_coordinates);
    ndg_grid *grid = grid_of_axes(ndim, axes, 1.5, for_coordinates);
    struct operator_call c = operator_call_on(grid, ndim);
    size_t k;
    int32_t dtype, axis;
    int has_step = 1;

    for (axis = 0; axis < ndim; axis++)
        has_step &= !axes[axis].has_coordinates;
    c.order = 1 + number % 6;
    c.kernel = NDG_SOBEL + number % 4;
    c.scaling = has_step ? NDG_TRUE_DERIVATIVE : NDG_WEIGHTS;
    for (k = 0; k < COUNT_OF(operators); k++) {
        if (!operators[k].is_adjoint || !operator_takes(&operators[k], ndim))
            continue;
        for (dtype = NDG_F32; dtype <= NDG_F64; dtype++)
            check_adjoint(r, &operators[k], &c, linear, ndim, axes, dtype);
    }
    ndg_grid_free(linear);
    ndg_grid_free(grid);
}

/* Every kind of side at the lower end of axis 0, with every accuracy and both spacings; the upper end and the
 * other axes have other kinds. */
static void check_rank(uint64_t seed, int32_t ndim)
{
    /* The last axis is that of the derivatives of high order. */
    static const int64_t extents[MAX_OPERATOR_AXES] = {17, 12, 11};
    struct rng r = rng_seeded(seed);
    size_t a;
    int side, has_coordinates, number = (int)seed;
    int32_t k;

    for (side = 0; side < SIDE_KINDS; side++) {
        for (a = 0; a < COUNT_OF(accuracies); a++) {
            for (has_coordinates = 0; has_coordinates < 2; has_coordinates++, number++) {
                struct axis_kind axes[MAX_OPERATOR_AXES];
                for (k = 0; k < ndim; k++) {
                    int lower = (side + 3 * (int)k) % SIDE_KINDS, upper = (lower + number) % PERIODIC;
                    axes[k].extent = extents[ndim - 1 - k];
                    axes[k].sides[0] = lower;
                    axes[k].sides[1] = lower == PERIODIC ? PERIODIC : upper;
                    axes[k].accuracy = accuracies[(a + (size_t)k) % COUNT_OF(accuracies)];
                    axes[k].has_coordinates = (has_coordinates + (int)k) % 2;
                    axes[k].step = k == 1 ? -0.5 : 0.75;
                }
                check_grid(&r, ndim, axes, number);
            }
        }
    }
}

static void rank_1(void **state)
{
    (void)state;
    check_rank(1, 1);
}

static void rank_2(void **state)
{
    (void)state;
    check_rank(2, 2);
}

static void rank_3(void **state)
{
    (void)state;
    check_rank(3, 3);
}

/* The gradient of numpy itself, with each of its edge orders. */
static void of_numpys_gradient(void **state)
{
    struct rng r = rng_seeded(4);
    struct axis_kind axis = {13, {ONE_SIDED, ONE_SIDED}, 2, 0, 0.1};
    int32_t edge_order, dtype;
    (void)state;
    for (axis.has_coordinates = 0; axis.has_coordinates < 2; axis.has_coordinates++) {
        for (edge_order = 1; edge_order <= 8; edge_order++) {
            ndg_grid *grid = grid_of_axes(1, &axis, 0.0, r);
            struct operator_call c = operator_call_on(grid, 1);
            assert_ok(ndg_grid_set_edge_order(grid, 0, edge_order));
            for (dtype = NDG_F32; dtype <= NDG_F64; dtype++)
                check_adjoint(&r, operator_named("gradient_adjoint"), &c, grid, 1, &axis, dtype);
            ndg_grid_free(grid);
        }
    }
}

/* Ghost cells get what they contribute: with one sample and a difference over its two ghost cells, -1/2 and 1/2. */
static void ghost_cells_get_their_part(void **state)
{
    static const int64_t shape[] = {1};
    ndg_grid *grid = NULL;
    double y = 6.0, out[3] = {9.0, 9.0, 9.0};
    ndg_view f = {&y, NULL, NDG_F64};
    ndg_view_mut to = {out + 1, NULL, NDG_F64};
    (void)state;
    assert_ok(ndg_grid_new(1, shape, &grid));
    assert_ok(ndg_grid_set_ghost_cells(grid, 0, NDG_BOTH, 1));
    assert_ok(ndg_derivative_adjoint(grid, &f, 0, 1, &to));
    assert_true(out[0] == -3.0 && out[1] == 0.0 && out[2] == 3.0);
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_1),
        cmocka_unit_test(rank_2),
        cmocka_unit_test(rank_3),
        cmocka_unit_test(of_numpys_gradient),
        cmocka_unit_test(ghost_cells_get_their_part),
    };
    return cmocka_run_group_tests_name("adjoints", tests, NULL, NULL);
}
