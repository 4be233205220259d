/* Which axes: none, all, subsets, any order, counted from either end. */
#include "calls.h"
#include "reference.h"
#include "rng.h"

enum { NDIM = 4, ELEMENTS = 3 * 4 * 2 * 5 };
static const int64_t shape[NDIM] = {3, 4, 2, 5};
static const double steps_by_axis[NDIM] = {0.5, 0.3, -1.25, 7.0};

static double samples[ELEMENTS], expected[NDIM][ELEMENTS];

static int prepare(void **state)
{
    struct rng r = rng_seeded(1);
    int32_t axis;
    (void)state;
    rng_fill_f64(&r, samples, ELEMENTS);
    for (axis = 0; axis < NDIM; axis++)
        ref_gradient_f64(samples, NDIM, shape, axis, ref_step(steps_by_axis[axis]), 1, expected[axis]);
    return 0;
}

/* Differentiates along `axes` (NULL: all) and compares each output with its axis. */
static void check(int32_t naxes, const int32_t *axes)
{
    double got[NDIM + 1][ELEMENTS], steps[NDIM + 1], poison = -987.25;
    void *out[NDIM + 1];
    struct call call;
    int32_t k, i;
    int route;

    memset(&call, 0, sizeof call);
    call.dtype = NDG_F64;
    call.f = samples;
    call.ndim = NDIM;
    call.shape = shape;
    call.naxes = naxes;
    call.axes = axes;
    call.steps = steps;
    call.edge_order = 1;
    call.out = out;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        for (k = 0; k <= NDIM; k++) {
            int32_t axis = k >= naxes ? 0 : axes == NULL ? k : axes[k];
            steps[k] = steps_by_axis[axis < 0 ? axis + NDIM : axis];
            out[k] = got[k];
            for (i = 0; i < ELEMENTS; i++)
                got[k][i] = poison;
        }
        assert_ok(call_by((enum route)route, &call));
        for (k = 0; k <= NDIM; k++) {
            int32_t axis = k >= naxes ? 0 : axes == NULL ? k : axes[k];
            if (k < naxes) {
                assert_bits_f64(got[k], expected[axis < 0 ? axis + NDIM : axis], ELEMENTS);
            } else {
                for (i = 0; i < ELEMENTS; i++)
                    assert_bits_f64(&got[k][i], &poison, 1);
            }
        }
    }
}

static void null_means_all(void **state)
{
    (void)state;
    check(NDIM, NULL);
}

/* Every ordered choice of 1 to 4 of the axes (64 of them), each axis counted from either end. */
static void every_subset_in_every_order(void **state)
{
    int32_t code, choices = 0;
    (void)state;
    for (code = 0; code < 5 * 5 * 5 * 5; code++) {
        int32_t digits[NDIM], axes[NDIM], naxes = 0, k, rest = code, signs;
        int valid = 1, used = 0;
        for (k = 0; k < NDIM; k++, rest /= 5)
            digits[k] = rest % 5;
        for (k = 0; k < NDIM && valid; k++) {
            if (digits[k] == 4)
                continue;
            valid = k == naxes && !(used & (1 << digits[k]));
            used |= 1 << digits[k];
            axes[naxes++] = digits[k];
        }
        if (!valid || naxes == 0)
            continue;
        choices++;
        for (signs = 0; signs < 1 << naxes; signs++) {
            int32_t either_end[NDIM];
            for (k = 0; k < naxes; k++)
                either_end[k] = signs & (1 << k) ? axes[k] - NDIM : axes[k];
            check(naxes, either_end);
        }
    }
    assert_int_equal(choices, 4 + 12 + 24 + 24);
}

static void none(void **state)
{
    static const int32_t unread = 99;
    struct call call;
    (void)state;
    memset(&call, 0, sizeof call);
    call.dtype = NDG_F64;
    call.f = samples;
    call.ndim = NDIM;
    call.shape = shape;
    call.axes = &unread;
    call.edge_order = 1;
    assert_ok(call_one_shot(&call));
    assert_ok(call_on_a_grid(&call));
}

/* Axes that nobody differentiates may have one sample, whatever the edge order. */
static void other_axes_may_be_short(void **state)
{
    static const int64_t thin[] = {1, 3, 1};
    static const double f[] = {1.0, 2.0, 4.0}, want[] = {0.5, 1.5, 2.5};
    static const int32_t axes[] = {1};
    double g[3];
    double *const out[] = {g};
    (void)state;
    assert_ok(ndg_gradient_f64(f, 3, thin, NULL, 1, axes, NULL, NULL, 2, out, NULL));
    assert_bits_f64(g, want, 3);
}

/* A grid remembers edge order and spacing per axis, and uses those of the axes asked for. */
static void grid_edge_orders_differ_by_axis(void **state)
{
    static const int32_t axes[] = {3, 1};
    double got[2][ELEMENTS], want[2][ELEMENTS];
    ndg_view f;
    ndg_view_mut out[2];
    ndg_grid *grid = NULL;
    int k;
    (void)state;
    f.data = samples;
    f.strides = NULL;
    f.dtype = NDG_F64;
    for (k = 0; k < 2; k++) {
        out[k].data = got[k];
        out[k].strides = NULL;
        out[k].dtype = NDG_F64;
    }
    assert_ok(ndg_grid_new(NDIM, shape, &grid));
    assert_ok(ndg_grid_set_edge_order(grid, 3, 2));
    assert_ok(ndg_grid_set_step(grid, -1, 7.0));
    assert_ok(ndg_gradient(grid, &f, 2, axes, out));
    ref_gradient_f64(samples, NDIM, shape, 3, ref_step(7.0), 2, want[0]);
    ref_gradient_f64(samples, NDIM, shape, 1, ref_step(1.0), 1, want[1]);
    assert_bits_f64(got[0], want[0], ELEMENTS);
    assert_bits_f64(got[1], want[1], ELEMENTS);
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_means_all),
        cmocka_unit_test(every_subset_in_every_order),
        cmocka_unit_test(none),
        cmocka_unit_test(other_axes_may_be_short),
        cmocka_unit_test(grid_edge_orders_differ_by_axis),
    };
    return cmocka_run_group_tests_name("axes", tests, prepare, NULL);
}
