/* The converting dtypes in every layout: the bits of the contiguous result, which test_dtypes.c has
 * compared with the formulas. Outputs of one call may have dtypes and strides of their own. */
#include "layouts.h"
#include "rng.h"

static const int64_t shape[] = {5, 3, 18};
enum { NDIM = 3, ELEMENTS = 5 * 3 * 18 };

static ndg_grid *make_grid(void)
{
    static const double x[] = {0.0, 1.0, 1.5, 4.0, 4.25};
    ndg_grid *grid = NULL;
    assert_ok(ndg_grid_new(NDIM, shape, &grid));
    assert_ok(ndg_grid_set_coords_f64(grid, 0, x, 5));
    assert_ok(ndg_grid_set_edge_order(grid, 1, 2));
    assert_ok(ndg_grid_set_step(grid, 2, 0.3));
    return grid;
}

/* Random samples that are numbers in every dtype. */
static void fill(int32_t dtype, struct rng *r, void *f)
{
    unsigned char *bytes = (unsigned char *)f;
    int i;
    for (i = 0; i < ELEMENTS; i++) {
        uint64_t bits = rng_next(r);
        if (dtype == NDG_F16 || dtype == NDG_BF16)
            bits = 0x3000 + bits % 0x1000;
        memcpy(bytes + (size_t)i * dtype_size(dtype), &bits, dtype_size(dtype));
    }
}

static void check_pair(const ndg_grid *grid, struct rng *r, int32_t from, int32_t to)
{
    size_t in_size = dtype_size(from), out_size = dtype_size(to), in, lay;
    uint64_t f[ELEMENTS], want[NDIM][ELEMENTS], got[ELEMENTS]; /* room and alignment for any dtype */
    ndg_view view;
    ndg_view_mut out[NDIM];
    int k;

    fill(from, r, f);
    view.data = f;
    view.strides = NULL;
    view.dtype = from;
    for (k = 0; k < NDIM; k++) {
        out[k].data = want[k];
        out[k].strides = NULL;
        out[k].dtype = to;
    }
    assert_ok(ndg_gradient(grid, &view, NDIM, NULL, out));
    for (in = 0; in < COUNT_OF(layout_rules); in++) {
        for (lay = 0; lay < COUNT_OF(layout_rules); lay++) {
            struct laid laid_f = laid_alloc(&layout_rules[in], NDIM, shape, in_size), laid_out[NDIM];
            laid_put(&laid_f, f);
            view.data = laid_f.data;
            view.strides = laid_f.strides;
            for (k = 0; k < NDIM; k++) { /* a layout of its own for each output */
                const struct layout_rule *rule = &layout_rules[(lay + (size_t)k) % COUNT_OF(layout_rules)];
                laid_out[k] = laid_alloc(rule, NDIM, shape, out_size);
                out[k].data = laid_out[k].data;
                out[k].strides = laid_out[k].strides;
            }
            assert_ok(ndg_gradient(grid, &view, NDIM, NULL, out));
            for (k = 0; k < NDIM; k++) {
                laid_get(&laid_out[k], got);
                if (memcmp(got, want[k], ELEMENTS * out_size) != 0 || !laid_gaps_untouched(&laid_out[k])) {
                    print_error("%s to %s, f: %s, out[%d]: %s\n", dtype_name(from), dtype_name(to), laid_f.name, k,
                                laid_out[k].name);
                    fail();
                }
                laid_free(&laid_out[k]);
            }
            laid_free(&laid_f);
        }
    }
}

static void every_converting_pair(void **state)
{
    struct rng r = rng_seeded(20);
    ndg_grid *grid = make_grid();
    int32_t from;
    (void)state;
    for (from = NDG_I8; from <= NDG_U64; from++) {
        check_pair(grid, &r, from, NDG_F64);
        check_pair(grid, &r, from, NDG_F32);
    }
    for (from = NDG_F16; from <= NDG_BF16; from++) {
        check_pair(grid, &r, from, from);
        check_pair(grid, &r, from, NDG_F32);
    }
    ndg_grid_free(grid);
}

/* One call, three outputs: float32, float64, float32. */
static void outputs_of_different_dtypes(void **state)
{
    struct rng r = rng_seeded(21);
    ndg_grid *grid = make_grid();
    int16_t f[ELEMENTS];
    float narrow[NDIM][ELEMENTS], mixed_0[ELEMENTS], mixed_2[ELEMENTS];
    double wide[NDIM][ELEMENTS], mixed_1[ELEMENTS];
    ndg_view view;
    ndg_view_mut out[NDIM];
    int k;
    (void)state;
    fill(NDG_I16, &r, f);
    view.data = f;
    view.strides = NULL;
    view.dtype = NDG_I16;
    for (k = 0; k < NDIM; k++)
        out[k].strides = NULL;
    for (k = 0; k < NDIM; k++) {
        out[k].data = narrow[k];
        out[k].dtype = NDG_F32;
    }
    assert_ok(ndg_gradient(grid, &view, NDIM, NULL, out));
    for (k = 0; k < NDIM; k++) {
        out[k].data = wide[k];
        out[k].dtype = NDG_F64;
    }
    assert_ok(ndg_gradient(grid, &view, NDIM, NULL, out));
    out[0].data = mixed_0;
    out[0].dtype = NDG_F32;
    out[1].data = mixed_1;
    out[2].data = mixed_2;
    out[2].dtype = NDG_F32;
    assert_ok(ndg_gradient(grid, &view, NDIM, NULL, out));
    assert_bits_f32(mixed_0, narrow[0], ELEMENTS);
    assert_bits_f64(mixed_1, wide[1], ELEMENTS);
    assert_bits_f32(mixed_2, narrow[2], ELEMENTS);
    ndg_grid_free(grid);
}

/* Float32 results beside a hole of four bytes lie as many bytes apart as float64 results do. */
static void outputs_of_different_dtypes_and_equal_byte_strides(void **state)
{
    static const int64_t plane[] = {6, 6}, gaps[] = {12, 2};
    static const int32_t f[36] = {5, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3};
    float narrow[72], narrow_alone[72];
    double wide[36], wide_alone[36];
    ndg_view view;
    ndg_view_mut out[2];
    ndg_grid *grid = NULL;
    int i;
    (void)state;
    assert_ok(ndg_grid_new(2, plane, &grid));
    view.data = f;
    view.strides = NULL;
    view.dtype = NDG_I32;
    for (i = 0; i < 72; i++)
        narrow[i] = narrow_alone[i] = -7.0f;
    for (i = 0; i < 2; i++) { /* together, then each alone */
        const int32_t axes[] = {0, 1};
        out[0].data = i == 0 ? narrow : narrow_alone;
        out[0].strides = gaps;
        out[0].dtype = NDG_F32;
        out[1].data = i == 0 ? wide : wide_alone;
        out[1].strides = NULL;
        out[1].dtype = NDG_F64;
        if (i == 0) {
            assert_ok(ndg_gradient(grid, &view, 2, axes, out));
        } else {
            assert_ok(ndg_gradient(grid, &view, 1, &axes[0], &out[0]));
            assert_ok(ndg_gradient(grid, &view, 1, &axes[1], &out[1]));
        }
    }
    assert_bits_f32(narrow, narrow_alone, 72);
    assert_bits_f64(wide, wide_alone, 36);
    for (i = 1; i < 72; i += 2)
        assert_true(narrow[i] == -7.0f);
    ndg_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_converting_pair),
        cmocka_unit_test(outputs_of_different_dtypes),
        cmocka_unit_test(outputs_of_different_dtypes_and_equal_byte_strides),
    };
    return cmocka_run_group_tests_name("dtype_layouts", tests, NULL, NULL);
}
