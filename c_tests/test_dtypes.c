/* ndg_gradient for every pair of dtypes: what is served gives the documented bits, everything else
 * NDG_BAD_DTYPE. */
#include "guarded.h"
#include "halves.h"
#include "reference.h"
#include "rng.h"

enum { N = 33 };

static const double coordinates_step = 0.1;

enum spacing { BY_STEP, BY_EVEN_COORDS, BY_UNEVEN_COORDS, SPACINGS };

static double uneven_x[N], even_x[N], uneven_d[N], even_d[N];

static int prepare(void **state)
{
    struct rng r = rng_seeded(10);
    int i;
    (void)state;
    rng_fill_coords(&r, uneven_x, N);
    for (i = 0; i < N; i++)
        even_x[i] = 0.375 * i - 2.0;
    return 0;
}

static struct ref_spacing spacing_reference(enum spacing spacing)
{
    return spacing == BY_STEP          ? ref_step(coordinates_step)
           : spacing == BY_EVEN_COORDS ? ref_coords(even_x, N, even_d)
                                       : ref_coords(uneven_x, N, uneven_d);
}

/* f of one dtype, contiguous, to an output of another. */
static ndg_status run(int32_t from, const void *f, int32_t to, void *g, enum spacing spacing, int edge_order)
{
    static const int64_t n = N;
    ndg_view view;
    ndg_view_mut out;
    ndg_grid *grid = NULL;
    ndg_status status;
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_edge_order(grid, 0, edge_order));
    if (spacing == BY_STEP)
        assert_ok(ndg_grid_set_step(grid, 0, coordinates_step));
    else
        assert_ok(ndg_grid_set_coords_f64(grid, 0, spacing == BY_EVEN_COORDS ? even_x : uneven_x, n));
    view.data = f;
    view.strides = NULL;
    view.dtype = from;
    out.data = g;
    out.strides = NULL;
    out.dtype = to;
    status = ndg_gradient(grid, &view, 1, NULL, &out);
    ndg_grid_free(grid);
    return status;
}

/* ---- integers -------------------------------------------------------------------------------- */

/* Random bits with the extremes of the type beside each other, widened to double exactly (or as
 * the conversion rounds, for 64 bits). */
static void fill_integers(int32_t dtype, struct rng *r, void *f, double *as_f64, float *as_f32)
{
    int i;
    for (i = 0; i < N; i++) {
        uint64_t bits = rng_next(r);
        uint64_t top = UINT64_C(1) << (8 * dtype_size(dtype) - 1);
        if (i < 16)
            bits = i % 4 == 0 ? 0 : i % 4 == 1 ? UINT64_MAX : i % 4 == 2 ? top : top - 1;
        switch (dtype) {
#define STORE(code, type)                                                                          \
    case code:                                                                                     \
        ((type *)f)[i] = (type)bits;                                                               \
        as_f64[i] = (double)((type *)f)[i];                                                        \
        as_f32[i] = (float)((type *)f)[i];                                                         \
        break;
            STORE(NDG_I8, int8_t)
            STORE(NDG_I16, int16_t)
            STORE(NDG_I32, int32_t)
            STORE(NDG_I64, int64_t)
            STORE(NDG_U8, uint8_t)
            STORE(NDG_U16, uint16_t)
            STORE(NDG_U32, uint32_t)
            STORE(NDG_U64, uint64_t)
#undef STORE
        default:
            abort();
        }
    }
}

static void integers_to_f64_and_f32(void **state)
{
    struct rng r = rng_seeded(11);
    int32_t dtype;
    int spacing, edge_order, i;
    (void)state;
    for (dtype = NDG_I8; dtype <= NDG_U64; dtype++) {
        int64_t f[N];
        double as_f64[N], want[N], got[N];
        float as_f32[N], want_f32[N], got_f32[N];
        char what[64];
        fill_integers(dtype, &r, f, as_f64, as_f32);
        snprintf(what, sizeof what, "%s", dtype_name(dtype));
        for (spacing = BY_STEP; spacing < SPACINGS; spacing++) {
            struct ref_spacing s = spacing_reference((enum spacing)spacing);
            for (edge_order = 1; edge_order <= 2; edge_order++) {
                ref_line_f64(as_f64, N, s, edge_order, want);
                assert_ok(run(dtype, f, NDG_F64, got, (enum spacing)spacing, edge_order));
                assert_bits_f64_at(got, want, N, what, __FILE__, __LINE__);
                if (dtype_size(dtype) <= 2) { /* exact in float32: computed there */
                    ref_line_f32(as_f32, N, s, edge_order, want_f32);
                } else { /* computed in double, rounded once */
                    for (i = 0; i < N; i++)
                        want_f32[i] = (float)want[i];
                }
                assert_ok(run(dtype, f, NDG_F32, got_f32, (enum spacing)spacing, edge_order));
                assert_bits_f32_at(got_f32, want_f32, N, what, __FILE__, __LINE__);
            }
        }
    }
}

/* Unsigned differences must not wrap, signed ones must not overflow. */
static void integer_extremes_by_hand(void **state)
{
    int8_t i8[N] = {127, -128, 127, -128};
    uint8_t u8[N] = {0, 255, 0, 254, 255};
    uint64_t u64[N] = {0, UINT64_MAX, 0, 1};
    int64_t i64[N] = {INT64_MIN, 0, INT64_MAX, INT64_MIN};
    double g[N];
    (void)state;
    assert_ok(run(NDG_I8, i8, NDG_F64, g, BY_STEP, 1));
    assert_true(g[0] == -255.0 / 0.1);
    assert_true(g[1] == 0.0);
    assert_true(g[2] == 0.0);
    assert_ok(run(NDG_U8, u8, NDG_F64, g, BY_STEP, 1));
    assert_true(g[0] == 255.0 / 0.1);
    assert_true(g[2] == -1.0 / 0.2);
    assert_ok(run(NDG_U64, u64, NDG_F64, g, BY_STEP, 1));
    assert_true(g[0] == 18446744073709551616.0 / 0.1);
    assert_true(g[2] == (1.0 - 18446744073709551616.0) / 0.2);
    assert_ok(run(NDG_I64, i64, NDG_F64, g, BY_STEP, 1));
    assert_true(g[1] == 18446744073709551616.0 / 0.2);
}

/* ---- halves ---------------------------------------------------------------------------------- */

static void check_half(int32_t dtype, const uint16_t *f)
{
    int is_f16 = dtype == NDG_F16, spacing, edge_order, i;
    float wide[N], want[N], got_f32[N];
    uint16_t got[N];
    for (i = 0; i < N; i++)
        wide[i] = is_f16 ? f16_to_f32(f[i]) : bf16_to_f32(f[i]);
    for (spacing = BY_STEP; spacing < SPACINGS; spacing++) {
        for (edge_order = 1; edge_order <= 2; edge_order++) {
            ref_line_f32(wide, N, spacing_reference((enum spacing)spacing), edge_order, want);
            assert_ok(run(dtype, f, NDG_F32, got_f32, (enum spacing)spacing, edge_order));
            assert_bits_f32(got_f32, want, N);
            assert_ok(run(dtype, f, dtype, got, (enum spacing)spacing, edge_order));
            for (i = 0; i < N; i++) {
                uint16_t rounded = is_f16 ? f32_to_f16(want[i]) : f32_to_bf16(want[i]);
                int both_nan = is_f16 ? is_nan_f16(rounded) && is_nan_f16(got[i])
                                      : is_nan_bf16(rounded) && is_nan_bf16(got[i]);
                if (rounded != got[i] && !both_nan) {
                    print_error("%s, element %d: got 0x%04x, want 0x%04x\n", dtype_name(dtype), i, got[i], rounded);
                    fail();
                }
            }
        }
    }
}

/* The conversions of this test, where the answer is known. */
static void half_conversions_of_the_test_itself(void **state)
{
    uint32_t bits;
    (void)state;
    assert_int_equal(f32_to_f16(1.0f), 0x3C00);
    assert_int_equal(f32_to_f16(-2.0f), 0xC000);
    assert_int_equal(f32_to_f16(65504.0f), 0x7BFF);
    assert_int_equal(f32_to_f16(65519.99f), 0x7BFF);
    assert_int_equal(f32_to_f16(65520.0f), 0x7C00);
    assert_int_equal(f32_to_f16(5.9604645e-8f), 0x0001);
    assert_int_equal(f32_to_f16(2.9802322e-8f), 0x0000); /* a tie goes to even */
    assert_int_equal(f32_to_f16(6.1035156e-5f), 0x0400);
    assert_int_equal(f32_to_f16(1.0f + 1.0f / 2048), 0x3C00); /* tie to even, down */
    assert_int_equal(f32_to_f16(1.0f + 3.0f / 2048), 0x3C02); /* tie to even, up */
    assert_int_equal(f32_to_f16(1.9998f), 0x4000);            /* carries into the exponent */
    for (bits = 0; bits < 0x10000; bits++) {
        if (!is_nan_f16((uint16_t)bits))
            assert_int_equal(f32_to_f16(f16_to_f32((uint16_t)bits)), bits);
        if (!is_nan_bf16((uint16_t)bits))
            assert_int_equal(f32_to_bf16(bf16_to_f32((uint16_t)bits)), bits);
    }
    assert_int_equal(f32_to_bf16(1.0f + 1.0f / 256), 0x3F80);
    assert_int_equal(f32_to_bf16(1.0f + 3.0f / 256), 0x3F82);
    assert_int_equal(f32_to_bf16(3.4e38f), 0x7F80);
}

/* Any bits at all: subnormals, infinities and NaNs come up. */
static void halves_of_random_bits(void **state)
{
    struct rng r = rng_seeded(12);
    uint16_t f[N];
    int round, i;
    (void)state;
    for (round = 0; round < 200; round++) {
        for (i = 0; i < N; i++)
            f[i] = (uint16_t)rng_next(&r);
        check_half(NDG_F16, f);
        check_half(NDG_BF16, f);
    }
}

/* Close neighbours: differences of few bits, results of every magnitude. */
static void halves_of_smooth_samples(void **state)
{
    struct rng r = rng_seeded(13);
    uint16_t f[N];
    int round, i;
    (void)state;
    for (round = 0; round < 200; round++) {
        uint16_t start = (uint16_t)rng_below(&r, 0x7B00);
        for (i = 0; i < N; i++)
            f[i] = (uint16_t)(start + rng_below(&r, 64));
        check_half(NDG_F16, f);
        check_half(NDG_BF16, f);
    }
}

/* numpy overflows on f[i+1] - f[i-1] in float16; here only a result that does not fit does. */
static void float16_does_not_overflow_early(void **state)
{
    uint16_t f[N], g[N];
    int i;
    (void)state;
    for (i = 0; i < N; i++)
        f[i] = i % 4 < 2 ? 0x7800 : 0xF800; /* 32768 and -32768 */
    assert_ok(run(NDG_F16, f, NDG_F16, g, BY_STEP, 1));
    assert_int_equal(g[1], 0xFC00); /* -65536 / 0.2: too large for float16 */
    for (i = 0; i < N; i++)
        f[i] = i % 4 < 2 ? 0x6800 : 0xE800; /* 2048 and -2048 */
    assert_ok(run(NDG_F16, f, NDG_F16, g, BY_STEP, 1));
    assert_int_equal(g[1], f32_to_f16(-4096.0f / 0.2f));
}

/* ---- same types, and every pair -------------------------------------------------------------- */

static void floats_and_complex_to_themselves(void **state)
{
    struct rng r = rng_seeded(14);
    int spacing, edge_order, i;
    double f[2 * N], part[N], want[N], got[2 * N];
    float f_f32[2 * N], part_f32[N], want_f32[N], got_f32[2 * N];
    (void)state;
    rng_fill_f64(&r, f, 2 * N);
    rng_fill_f32(&r, f_f32, 2 * N);
    for (spacing = BY_STEP; spacing < SPACINGS; spacing++) {
        struct ref_spacing s = spacing_reference((enum spacing)spacing);
        for (edge_order = 1; edge_order <= 2; edge_order++) {
            int part_number;
            ref_line_f64(f, N, s, edge_order, want);
            assert_ok(run(NDG_F64, f, NDG_F64, got, (enum spacing)spacing, edge_order));
            assert_bits_f64(got, want, N);
            ref_line_f32(f_f32, N, s, edge_order, want_f32);
            assert_ok(run(NDG_F32, f_f32, NDG_F32, got_f32, (enum spacing)spacing, edge_order));
            assert_bits_f32(got_f32, want_f32, N);
            assert_ok(run(NDG_C128, f, NDG_C128, got, (enum spacing)spacing, edge_order));
            assert_ok(run(NDG_C64, f_f32, NDG_C64, got_f32, (enum spacing)spacing, edge_order));
            for (part_number = 0; part_number < 2; part_number++) {
                for (i = 0; i < N; i++) {
                    part[i] = f[2 * i + part_number];
                    part_f32[i] = f_f32[2 * i + part_number];
                }
                ref_line_f64(part, N, s, edge_order, want);
                ref_line_f32(part_f32, N, s, edge_order, want_f32);
                for (i = 0; i < N; i++) {
                    assert_bits_f64(&got[2 * i + part_number], &want[i], 1);
                    assert_bits_f32(&got_f32[2 * i + part_number], &want_f32[i], 1);
                }
            }
        }
    }
}

static int is_served(int32_t from, int32_t to)
{
    if (from >= NDG_I8 && from <= NDG_U64)
        return to == NDG_F64 || to == NDG_F32;
    if (from == NDG_F16 || from == NDG_BF16)
        return to == from || to == NDG_F32;
    return to == from;
}

static void every_pair_is_served_or_refused(void **state)
{
    int32_t from, to;
    int served = 0;
    (void)state;
    for (from = NDG_I8; from <= NDG_C128; from++) {
        struct guarded f = guarded_alloc(N * dtype_size(from), GUARD_AFTER);
        memset(f.data, 0, f.bytes);
        for (to = NDG_I8; to <= NDG_C128; to++) {
            struct guarded g = guarded_alloc(N * dtype_size(to), GUARD_AFTER);
            if (is_served(from, to)) {
                size_t i;
                assert_ok(run(from, f.data, to, g.data, BY_STEP, 1));
                for (i = 0; i < g.bytes; i++)
                    assert_int_equal(g.data[i], 0);
                assert_true(guarded_slack_untouched(&g));
                served++;
            } else {
                assert_status(NDG_BAD_DTYPE, run(from, f.data, to, g.data, BY_STEP, 1));
                assert_message("out[0]", "f", NULL);
                assert_true(guarded_untouched(&g));
            }
            guarded_free(&g);
        }
        guarded_free(&f);
    }
    assert_int_equal(served, 8 * 2 + 2 * 2 + 4);
}

/* NaN and infinities of each floating type end where the formulas put them. */
static void nan_and_infinity(void **state)
{
    static const uint16_t one[] = {0x3C00, 0x3F80}, infinity[] = {0x7C00, 0x7F80}, nan[] = {0x7E00, 0x7FC0};
    int kind;
    (void)state;
    for (kind = 0; kind < 2; kind++) {
        int32_t dtype = kind == 0 ? NDG_F16 : NDG_BF16;
        uint16_t f[N];
        float g[N];
        int i;
        for (i = 0; i < N; i++)
            f[i] = one[kind];
        f[10] = infinity[kind];
        f[20] = nan[kind];
        assert_ok(run(dtype, f, NDG_F32, g, BY_STEP, 1));
        assert_true(g[9] == INFINITY && g[11] == -INFINITY && g[10] == 0.0f);
        assert_true(isnan(g[19]) && isnan(g[21]) && g[20] == 0.0f);
        assert_ok(run(dtype, f, NDG_F32, g, BY_UNEVEN_COORDS, 1));
        assert_true(isnan(g[19]) && isnan(g[20]) && isnan(g[21]) && !isnan(g[18]) && !isnan(g[22]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_to_f64_and_f32),
        cmocka_unit_test(integer_extremes_by_hand),
        cmocka_unit_test(half_conversions_of_the_test_itself),
        cmocka_unit_test(halves_of_random_bits),
        cmocka_unit_test(halves_of_smooth_samples),
        cmocka_unit_test(float16_does_not_overflow_early),
        cmocka_unit_test(floats_and_complex_to_themselves),
        cmocka_unit_test(every_pair_is_served_or_refused),
        cmocka_unit_test(nan_and_infinity),
    };
    return cmocka_run_group_tests_name("dtypes", tests, prepare, NULL);
}
