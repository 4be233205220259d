/* Arrays without elements: everything but the data pointers is checked as ever, then nothing is
 * touched and the call succeeds. */
#include "guarded.h"
#include "calls.h"

static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};

/* A call with NULL data everywhere, by both routes and in every dtype. */
static void check(ndg_status expected, int32_t ndim, const int64_t *shape, int32_t naxes, const int32_t *axes,
                  const double *steps, const double *const *coords, const int64_t *strides)
{
    void *out[4] = {NULL, NULL, NULL, NULL};
    struct call call;
    size_t d;
    int route;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        for (d = 0; d < COUNT_OF(dtypes); d++) {
            memset(&call, 0, sizeof call);
            call.dtype = dtypes[d];
            call.ndim = ndim;
            call.shape = shape;
            call.strides = call.out_strides = strides;
            call.naxes = naxes;
            call.axes = axes;
            call.steps = steps;
            call.coords = coords;
            call.edge_order = 1;
            call.out = out;
            assert_status(expected, call_by((enum route)route, &call));
        }
    }
}

static void null_data_succeeds(void **state)
{
    static const int64_t shapes[][3] = {{0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {0, 0, 4}};
    static const int32_t axes[][1] = {{1}, {0}, {1}, {2}};
    size_t k;
    (void)state;
    for (k = 0; k < COUNT_OF(shapes); k++)
        check(NDG_OK, 3, shapes[k], 1, axes[k], NULL, NULL, NULL);
}

static void no_axes_of_nothing(void **state)
{
    static const int64_t shape[] = {0};
    static const int32_t unread = 7;
    (void)state;
    check(NDG_OK, 1, shape, 0, &unread, NULL, NULL, NULL);
}

static void coordinates_of_an_empty_array(void **state)
{
    static const int64_t shape[] = {3, 0};
    static const int32_t axes[] = {0};
    static const double x[] = {0.0, 1.0, 3.0}, repeated[] = {0.0, 1.0, 1.0};
    const double *coords[] = {x};
    (void)state;
    check(NDG_OK, 2, shape, 1, axes, NULL, coords, NULL);
    coords[0] = repeated;
    check(NDG_BAD_SPACING, 2, shape, 1, axes, NULL, coords, NULL);
}

static void the_other_checks_still_run(void **state)
{
    static const int64_t empty[] = {0, 4}, negative[] = {0, -4};
    static const int32_t twice[] = {1, -1}, outside[] = {2}, short_axis[] = {0}, good[] = {1};
    static const double zero_step[] = {0.0};
    (void)state;
    check(NDG_OK, 2, empty, 1, good, NULL, NULL, NULL);
    check(NDG_BAD_SHAPE, 2, negative, 1, good, NULL, NULL, NULL);
    check(NDG_REPEATED_AXIS, 2, empty, 2, twice, NULL, NULL, NULL);
    check(NDG_BAD_AXIS, 2, empty, 1, outside, NULL, NULL, NULL);
    check(NDG_AXIS_TOO_SHORT, 2, empty, 1, short_axis, NULL, NULL, NULL);
    check(NDG_AXIS_TOO_SHORT, 2, empty, 2, NULL, NULL, NULL, NULL);
    check(NDG_BAD_SPACING, 2, empty, 1, good, zero_step, NULL, NULL);
}

/* Huge extents beside a zero hold no elements either. */
static void zero_beside_huge_extents(void **state)
{
    static const int64_t shape[] = {INT64_MAX, 0, INT64_MAX}, strides[] = {1, 1, 1};
    static const int32_t axis = 0;
    (void)state;
    check(NDG_OK, 3, shape, 1, &axis, NULL, NULL, strides);
}

/* Data pointers to unreadable memory, or to memory that must stay as it is. */
static void nothing_is_touched(void **state)
{
    static const int64_t shape[] = {3, 0, 2}, strides[] = {2, 2, 1};
    static const int32_t axes[] = {0, 2};
    struct guarded f = guarded_alloc(0, GUARD_AFTER), g = guarded_alloc(64, GUARD_AFTER);
    double *const out[] = {(double *)(void *)g.data, (double *)(void *)f.data};
    (void)state;
    assert_ok(ndg_gradient_f64((const double *)(void *)f.data, 3, shape, strides, 2, axes, NULL, NULL, 1, out, strides));
    assert_true(guarded_untouched(&g));
    assert_true(guarded_untouched(&f));
    guarded_free(&f);
    guarded_free(&g);
}

/* Outputs that would overlap, or whose elements would coincide, if there were any. */
static void overlap_of_nothing_is_none(void **state)
{
    static const int64_t shape[] = {0, 4}, strides[] = {0, 1};
    static const int32_t axes[] = {1};
    double memory[4] = {1.0, 2.0, 3.0, 4.0};
    static const double kept[4] = {1.0, 2.0, 3.0, 4.0};
    double *const out[] = {memory};
    (void)state;
    assert_ok(ndg_gradient_f64(memory, 2, shape, strides, 1, axes, NULL, NULL, 1, out, strides));
    assert_bits_f64(memory, kept, 4);
}

/* Every pair of dtypes is as good or bad as with elements. */
static void dtypes_are_checked_without_elements(void **state)
{
    static const int64_t shape[] = {0, 4};
    static const int32_t axis = 1;
    ndg_view f;
    ndg_view_mut out;
    ndg_grid *grid = NULL;
    int32_t dtype;
    (void)state;
    memset(&f, 0, sizeof f);
    memset(&out, 0, sizeof out);
    assert_ok(ndg_grid_new(2, shape, &grid));
    for (dtype = NDG_I8; dtype <= NDG_C128; dtype++) {
        f.dtype = dtype;
        out.dtype = dtype <= NDG_U64 ? NDG_F64 : dtype;
        assert_ok(ndg_gradient(grid, &f, 1, &axis, &out));
        out.dtype = NDG_I32;
        assert_status(NDG_BAD_DTYPE, ndg_gradient(grid, &f, 1, &axis, &out));
    }
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_data_succeeds),
        cmocka_unit_test(no_axes_of_nothing),
        cmocka_unit_test(coordinates_of_an_empty_array),
        cmocka_unit_test(the_other_checks_still_run),
        cmocka_unit_test(zero_beside_huge_extents),
        cmocka_unit_test(nothing_is_touched),
        cmocka_unit_test(overlap_of_nothing_is_none),
        cmocka_unit_test(dtypes_are_checked_without_elements),
    };
    return cmocka_run_group_tests_name("zero_size", tests, NULL, NULL);
}
