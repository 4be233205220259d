/* Every operator for every pair of dtypes: what comes of integers, halves and complex numbers is what comes of the
 * doubles or floats that they are, rounded once at the end. */
#include "guarded.h"
#include "halves.h"
#include "operators.h"
#include "rng.h"

enum { ROWS = 7, COLUMNS = 19, COUNT = ROWS * COLUMNS };

static const int64_t shape[2] = {ROWS, COLUMNS};

/* Two axes with a step, or the second with coordinates. */
static ndg_grid *new_grid(int has_coordinates)
{
    double x[COLUMNS];
    ndg_grid *grid = NULL;
    int i;
    for (i = 0; i < COLUMNS; i++)
        x[i] = 0.5 * i + 0.01 * (i * i % 7);
    assert_ok(ndg_grid_new(2, shape, &grid));
    assert_ok(ndg_grid_set_step(grid, 0, 0.3));
    assert_ok(ndg_grid_set_accuracy(grid, 0, 4));
    assert_ok(ndg_grid_set_side(grid, 1, NDG_UPPER, NDG_REFLECTED));
    if (has_coordinates)
        assert_ok(ndg_grid_set_coords_f64(grid, 1, x, COLUMNS));
    return grid;
}

/* One array for each input or output. */
static void run(const struct operator_row *row, const ndg_grid *grid, int32_t dtype, void *const *f, int32_t out_dtype,
                void *const *to)
{
    struct operator_call c = operator_call_on(grid, 2);
    size_t bytes = COUNT * dtype_size(out_dtype);
    struct guarded results[MAX_ARRAYS];
    ndg_view from[MAX_ARRAYS];
    ndg_view_mut out[MAX_ARRAYS];
    int k;
    for (k = 0; k < MAX_ARRAYS; k++) {
        results[k] = guarded_alloc(bytes, GUARD_AFTER);
        from[k].data = f[k];
        out[k].data = results[k].data;
        from[k].strides = out[k].strides = NULL;
        from[k].dtype = dtype;
        out[k].dtype = out_dtype;
    }
    c.f = from;
    c.out = out;
    if (row->run(&c) != NDG_OK)
        print_error("%s, %s to %s\n", row->name, dtype_name(dtype), dtype_name(out_dtype));
    assert_ok(row->run(&c));
    for (k = 0; k < MAX_ARRAYS; k++) {
        assert_true(guarded_slack_untouched(&results[k]));
        memcpy(to[k], results[k].data, bytes);
        guarded_free(&results[k]);
    }
}

/* The results that there are, to the bit. */
static void assert_same_results(const struct operator_row *row, const char *what, void *const *got, void *const *want,
                                size_t size)
{
    struct operator_call c = operator_call_on(NULL, 2);
    int k;
    for (k = 0; k < operator_outputs(row, &c); k++) {
        if (memcmp(got[k], want[k], COUNT * size) != 0) {
            print_error("%s, %s, out[%d]\n", row->name, what, k);
            fail();
        }
    }
}

static void alloc_arrays(void **arrays)
{
    int k;
    for (k = 0; k < MAX_ARRAYS; k++)
        arrays[k] = checked_malloc(COUNT * 2 * sizeof(double));
}

static void free_arrays(void **arrays)
{
    int k;
    for (k = 0; k < MAX_ARRAYS; k++)
        free(arrays[k]);
}

/* ---- integers -------------------------------------------------------------------------------- */

static double store_integer(int32_t dtype, void *to, int i, uint64_t bits)
{
    switch (dtype) {
    case NDG_I8: return ((int8_t *)to)[i] = (int8_t)(bits % 256 - 128);
    case NDG_I16: return ((int16_t *)to)[i] = (int16_t)(bits % 65536 - 32768);
    case NDG_I32: return ((int32_t *)to)[i] = (int32_t)(bits % 4294967296u - 2147483648u);
    case NDG_I64: return (double)(((int64_t *)to)[i] = (int64_t)(bits >> 1) - INT64_MAX / 2);
    case NDG_U8: return ((uint8_t *)to)[i] = (uint8_t)bits;
    case NDG_U16: return ((uint16_t *)to)[i] = (uint16_t)bits;
    case NDG_U32: return ((uint32_t *)to)[i] = (uint32_t)bits;
    default: return (double)(((uint64_t *)to)[i] = bits);
    }
}

static void integers(void **state)
{
    struct rng r = rng_seeded(91);
    void *f[MAX_ARRAYS], *f_f64[MAX_ARRAYS], *f_f32[MAX_ARRAYS], *got[MAX_ARRAYS], *want[MAX_ARRAYS];
    int32_t dtype;
    int has_coordinates, k, i;
    size_t row;
    (void)state;
    alloc_arrays(f);
    alloc_arrays(f_f64);
    alloc_arrays(f_f32);
    alloc_arrays(got);
    alloc_arrays(want);
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        ndg_grid *grid = new_grid(has_coordinates);
        for (dtype = NDG_I8; dtype <= NDG_U64; dtype++) {
            int is_small = dtype_size(dtype) <= 2;
            for (k = 0; k < MAX_ARRAYS; k++) {
                for (i = 0; i < COUNT; i++) {
                    double value = store_integer(dtype, f[k], i, rng_next(&r));
                    ((double *)f_f64[k])[i] = value;
                    ((float *)f_f32[k])[i] = (float)value;
                }
            }
            for (row = 0; row < COUNT_OF(operators); row++) {
                run(&operators[row], grid, dtype, f, NDG_F64, got);
                run(&operators[row], grid, NDG_F64, f_f64, NDG_F64, want);
                assert_same_results(&operators[row], dtype_name(dtype), got, want, sizeof(double));
                run(&operators[row], grid, dtype, f, NDG_F32, got);
                if (is_small) { /* a float holds the samples */
                    run(&operators[row], grid, NDG_F32, f_f32, NDG_F32, want);
                } else { /* in double, and rounded once */
                    for (k = 0; k < MAX_ARRAYS; k++) {
                        for (i = 0; i < COUNT; i++)
                            ((float *)want[k])[i] = (float)((double *)want[k])[i];
                    }
                }
                assert_same_results(&operators[row], dtype_name(dtype), got, want, sizeof(float));
            }
        }
        ndg_grid_free(grid);
    }
    free_arrays(f);
    free_arrays(f_f64);
    free_arrays(f_f32);
    free_arrays(got);
    free_arrays(want);
}

/* ---- halves ---------------------------------------------------------------------------------- */

static void halves(void **state)
{
    struct rng r = rng_seeded(92);
    void *f[MAX_ARRAYS], *f_f32[MAX_ARRAYS], *got[MAX_ARRAYS], *want[MAX_ARRAYS];
    int32_t dtype;
    int has_coordinates, k, i;
    size_t row;
    (void)state;
    alloc_arrays(f);
    alloc_arrays(f_f32);
    alloc_arrays(got);
    alloc_arrays(want);
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        ndg_grid *grid = new_grid(has_coordinates);
        for (dtype = NDG_F16; dtype <= NDG_BF16; dtype++) {
            for (k = 0; k < MAX_ARRAYS; k++) {
                for (i = 0; i < COUNT; i++) {
                    float value = 8.0f * rng_f32(&r);
                    uint16_t bits = dtype == NDG_F16 ? f32_to_f16(value) : f32_to_bf16(value);
                    ((uint16_t *)f[k])[i] = bits;
                    ((float *)f_f32[k])[i] = dtype == NDG_F16 ? f16_to_f32(bits) : bf16_to_f32(bits);
                }
            }
            for (row = 0; row < COUNT_OF(operators); row++) {
                run(&operators[row], grid, dtype, f, NDG_F32, got);
                run(&operators[row], grid, NDG_F32, f_f32, NDG_F32, want);
                assert_same_results(&operators[row], dtype_name(dtype), got, want, sizeof(float));
                run(&operators[row], grid, dtype, f, dtype, got);
                for (k = 0; k < MAX_ARRAYS; k++) {
                    for (i = 0; i < COUNT; i++) {
                        float value = ((float *)want[k])[i];
                        ((uint16_t *)want[k])[i] = dtype == NDG_F16 ? f32_to_f16(value) : f32_to_bf16(value);
                    }
                }
                assert_same_results(&operators[row], dtype_name(dtype), got, want, sizeof(uint16_t));
            }
        }
        ndg_grid_free(grid);
    }
    free_arrays(f);
    free_arrays(f_f32);
    free_arrays(got);
    free_arrays(want);
}

/* ---- complex numbers ------------------------------------------------------------------------- */

/* Real and imaginary parts are two real fields. Lengths of complex gradients are refused. */
static void complex_numbers(void **state)
{
    struct rng r = rng_seeded(93);
    void *f[MAX_ARRAYS], *part[MAX_ARRAYS], *got[MAX_ARRAYS], *got_part[MAX_ARRAYS], *want[MAX_ARRAYS];
    int32_t dtype;
    int has_coordinates, k, i, which;
    size_t row;
    (void)state;
    alloc_arrays(f);
    alloc_arrays(part);
    alloc_arrays(got);
    alloc_arrays(got_part);
    alloc_arrays(want);
    for (has_coordinates = 0; has_coordinates < 2; has_coordinates++) {
        ndg_grid *grid = new_grid(has_coordinates);
        for (dtype = NDG_C64; dtype <= NDG_C128; dtype++) {
            int32_t real = dtype == NDG_C64 ? NDG_F32 : NDG_F64;
            size_t size = dtype_size(real);
            for (k = 0; k < MAX_ARRAYS; k++) {
                if (dtype == NDG_C64)
                    rng_fill_f32(&r, (float *)f[k], 2 * COUNT);
                else
                    rng_fill_f64(&r, (double *)f[k], 2 * COUNT);
            }
            for (row = 0; row < COUNT_OF(operators); row++) {
                if (strstr(operators[row].name, "magnitude") != NULL)
                    continue;
                run(&operators[row], grid, dtype, f, dtype, got);
                for (which = 0; which < 2; which++) {
                    for (k = 0; k < MAX_ARRAYS; k++) {
                        for (i = 0; i < COUNT; i++) {
                            size_t at = (size_t)(2 * i + which) * size, to = (size_t)i * size;
                            memcpy((char *)part[k] + to, (char *)f[k] + at, size);
                            memcpy((char *)got_part[k] + to, (char *)got[k] + at, size);
                        }
                    }
                    run(&operators[row], grid, real, part, real, want);
                    assert_same_results(&operators[row], dtype_name(dtype), got_part, want, size);
                }
            }
        }
        ndg_grid_free(grid);
    }
    free_arrays(f);
    free_arrays(part);
    free_arrays(got);
    free_arrays(got_part);
    free_arrays(want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers),
        cmocka_unit_test(halves),
        cmocka_unit_test(complex_numbers),
    };
    return cmocka_run_group_tests_name("operator_dtypes", tests, NULL, NULL);
}
