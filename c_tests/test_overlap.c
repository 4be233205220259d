/* Outputs that only interleave with other arrays are accepted; outputs that share a byte with f, with
 * coordinates or with each other are refused, and nothing is written. */
#include "calls.h"
#include "reference.h"
#include "rng.h"

enum { ROWS = 6, COLUMNS = 7, ELEMENTS = ROWS * COLUMNS };
static const int64_t shape[] = {ROWS, COLUMNS};

static double samples[ELEMENTS], want[2][ELEMENTS];

static int prepare(void **state)
{
    struct rng r = rng_seeded(30);
    (void)state;
    rng_fill_f64(&r, samples, ELEMENTS);
    ref_gradient_f64(samples, 2, shape, 0, ref_step(1.0), 1, want[0]);
    ref_gradient_f64(samples, 2, shape, 1, ref_step(1.0), 1, want[1]);
    return 0;
}

/* ---- one call in one buffer ------------------------------------------------------------------ */

enum { BUFFER = 1024, ORIGIN = 512 };

struct place {
    int64_t at; /* doubles from the middle of the buffer */
    int64_t strides[2];
};

static int64_t where(const struct place *p, int i)
{
    return ORIGIN + p->at + i / COLUMNS * p->strides[0] + i % COLUMNS * p->strides[1];
}

/* The gradient with f and outputs (of the same strides) at these places of one buffer. */
static ndg_status run(double *buffer, enum route route, const struct place *f, const struct place *out0,
                      const struct place *out1)
{
    void *out[2];
    struct call call;
    memset(&call, 0, sizeof call);
    out[0] = buffer + ORIGIN + out0->at;
    out[1] = buffer + ORIGIN + out1->at;
    call.dtype = NDG_F64;
    call.f = buffer + ORIGIN + f->at;
    call.ndim = call.naxes = 2;
    call.shape = shape;
    call.strides = f->strides;
    call.edge_order = 1;
    call.out = out;
    call.out_strides = out0->strides;
    return call_by(route, &call);
}

static void fill(double *buffer, const struct place *f)
{
    int i;
    for (i = 0; i < BUFFER; i++)
        buffer[i] = -1000.0 - i;
    for (i = 0; i < ELEMENTS; i++)
        buffer[where(f, i)] = samples[i];
}

static void accepted(struct place f, struct place out0, struct place out1)
{
    double buffer[BUFFER], before[BUFFER];
    int route, i;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        fill(buffer, &f);
        memcpy(before, buffer, sizeof buffer);
        assert_ok(run(buffer, (enum route)route, &f, &out0, &out1));
        for (i = 0; i < ELEMENTS; i++) {
            assert_bits_f64(&buffer[where(&out0, i)], &want[0][i], 1);
            assert_bits_f64(&buffer[where(&out1, i)], &want[1][i], 1);
            before[where(&out0, i)] = want[0][i];
            before[where(&out1, i)] = want[1][i];
        }
        assert_memory_equal(buffer, before, sizeof buffer);
    }
}

static void refused(struct place f, struct place out0, struct place out1, const char *first, const char *second)
{
    double buffer[BUFFER], before[BUFFER];
    int route;
    for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
        fill(buffer, &f);
        memcpy(before, buffer, sizeof buffer);
        assert_status(NDG_OVERLAP, run(buffer, (enum route)route, &f, &out0, &out1));
        assert_message(first, second, NULL);
        assert_memory_equal(buffer, before, sizeof buffer);
    }
}

static struct place at(int64_t offset, int64_t row, int64_t column)
{
    struct place p;
    p.at = offset;
    p.strides[0] = row;
    p.strides[1] = column;
    return p;
}

/* ---- accepted -------------------------------------------------------------------------------- */

static void components_side_by_side(void **state)
{
    (void)state;
    accepted(at(-100, COLUMNS, 1), at(0, 2 * COLUMNS, 2), at(1, 2 * COLUMNS, 2));
    accepted(at(-100, COLUMNS, 1), at(2, 3 * COLUMNS, 3), at(0, 3 * COLUMNS, 3));
}

/* struct { double f, gx, gy; } field[ROWS][COLUMNS]; and with more fields than are used. */
static void fields_of_a_struct(void **state)
{
    (void)state;
    accepted(at(0, 3 * COLUMNS, 3), at(1, 3 * COLUMNS, 3), at(2, 3 * COLUMNS, 3));
    accepted(at(4, 5 * COLUMNS, 5), at(1, 5 * COLUMNS, 5), at(0, 5 * COLUMNS, 5));
}

/* Columns of one wide matrix: f on the left, the outputs to its right, and the other way round. */
static void columns_of_one_matrix(void **state)
{
    (void)state;
    accepted(at(0, 3 * COLUMNS, 1), at(COLUMNS, 3 * COLUMNS, 1), at(2 * COLUMNS, 3 * COLUMNS, 1));
    accepted(at(2 * COLUMNS, 3 * COLUMNS, 1), at(COLUMNS, 3 * COLUMNS, 1), at(0, 3 * COLUMNS, 1));
}

static void every_third_row(void **state)
{
    (void)state;
    accepted(at(2 * COLUMNS, 3 * COLUMNS, 1), at(0, 3 * COLUMNS, 1), at(COLUMNS, 3 * COLUMNS, 1));
}

static void halves_of_one_block(void **state)
{
    (void)state;
    accepted(at(0, COLUMNS, 1), at(ELEMENTS, COLUMNS, 1), at(-ELEMENTS, COLUMNS, 1));
}

/* The same field forwards and backwards in the gaps of each other. */
static void backwards_between_forwards(void **state)
{
    const int64_t last = 3 * (ELEMENTS - 1);
    (void)state;
    accepted(at(0, 3 * COLUMNS, 3), at(last + 1, -3 * COLUMNS, -3), at(last + 2, -3 * COLUMNS, -3));
}

/* f in Fortran order in the even places, outputs in C order in the odd ones. */
static void other_order_in_the_gaps(void **state)
{
    (void)state;
    accepted(at(0, 2, 2 * ROWS), at(1, 2 * COLUMNS, 2), at(1 + 2 * ELEMENTS, 2 * COLUMNS, 2));
}

/* float32 fields beside each other in one struct, real and complex. */
static void single_precision_fields(void **state)
{
    struct sample {
        float f, gx, gy;
    } field[ELEMENTS];
    float flat[ELEMENTS], flat_want[2][ELEMENTS];
    float *const out[] = {&field[0].gx, &field[0].gy};
    const int64_t strides[] = {3 * COLUMNS, 3};
    int i;
    (void)state;
    for (i = 0; i < ELEMENTS; i++)
        field[i].f = flat[i] = (float)samples[i];
    assert_ok(ndg_gradient_f32(&field[0].f, 2, shape, strides, 2, NULL, NULL, NULL, 1, out, strides));
    ref_gradient_f32(flat, 2, shape, 0, ref_step(1.0), 1, flat_want[0]);
    ref_gradient_f32(flat, 2, shape, 1, ref_step(1.0), 1, flat_want[1]);
    for (i = 0; i < ELEMENTS; i++) {
        assert_bits_f32(&field[i].f, &flat[i], 1);
        assert_bits_f32(&field[i].gx, &flat_want[0][i], 1);
        assert_bits_f32(&field[i].gy, &flat_want[1][i], 1);
    }
}

/* Samples of one byte and results of four in one struct, through ndg_gradient. */
static void fields_of_different_sizes(void **state)
{
    struct pixel {
        float gx, gy;
        uint8_t value, mask[3];
    } image[ELEMENTS];
    /* Strides count elements of each view's own dtype. */
    const int64_t in_strides[] = {12 * COLUMNS, 12}, out_strides[] = {3 * COLUMNS, 3};
    float flat[ELEMENTS], flat_want[ELEMENTS];
    ndg_view f;
    ndg_view_mut out[2];
    ndg_grid *grid = NULL;
    int i;
    (void)state;
    assert_int_equal(sizeof(struct pixel), 12);
    for (i = 0; i < ELEMENTS; i++) {
        memset(&image[i], 0xEE, sizeof image[i]);
        image[i].value = (uint8_t)(i * 37);
        flat[i] = image[i].value;
    }
    f.data = &image[0].value;
    f.strides = in_strides;
    f.dtype = NDG_U8;
    out[0].data = &image[0].gx;
    out[1].data = &image[0].gy;
    out[0].strides = out[1].strides = out_strides;
    out[0].dtype = out[1].dtype = NDG_F32;
    assert_ok(ndg_grid_new(2, shape, &grid));
    assert_ok(ndg_gradient(grid, &f, 2, NULL, out));
    ref_gradient_f32(flat, 2, shape, 1, ref_step(1.0), 1, flat_want);
    for (i = 0; i < ELEMENTS; i++) {
        assert_bits_f32(&image[i].gy, &flat_want[i], 1);
        assert_int_equal(image[i].value, (uint8_t)(i * 37));
        assert_int_equal(image[i].mask[0], 0xEE);
        assert_int_equal(image[i].mask[2], 0xEE);
    }
    /* A float where the value and the mask are takes in the value. */
    out[0].data = &image[0].value;
    assert_status(NDG_OVERLAP, ndg_gradient(grid, &f, 2, NULL, out));
    assert_message("out[0]", "f", NULL);
    ndg_grid_free(grid);
}

/* A grid copied its coordinates: the caller's array is the caller's again. */
static void over_the_coordinates_a_grid_copied(void **state)
{
    static const int64_t n = 5;
    static const double f[] = {1, 2, 4, 7, 11}, expected[] = {1, 1.5, 2.5, 3.5, 4};
    double x[] = {10, 11, 12, 13, 14};
    ndg_view view;
    ndg_view_mut out;
    ndg_grid *grid = NULL;
    (void)state;
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_coords_f64(grid, 0, x, n));
    view.data = f;
    out.data = x;
    view.strides = out.strides = NULL;
    view.dtype = out.dtype = NDG_F64;
    assert_ok(ndg_gradient(grid, &view, 1, NULL, &out));
    assert_bits_f64(x, expected, 5);
    ndg_grid_free(grid);
}

/* ---- refused --------------------------------------------------------------------------------- */

static void in_place(void **state)
{
    (void)state;
    refused(at(0, COLUMNS, 1), at(0, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, COLUMNS, 1), at(100, COLUMNS, 1), at(0, COLUMNS, 1), "out[1]", "f");
}

static void one_element_off(void **state)
{
    (void)state;
    refused(at(0, COLUMNS, 1), at(1, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, COLUMNS, 1), at(-1, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, COLUMNS, 1), at(-100, COLUMNS, 1), at(-101, COLUMNS, 1), "out[1]", "out[0]");
}

/* The last element of one is the first of the other. */
static void one_shared_element(void **state)
{
    const int64_t last = ELEMENTS - 1;
    (void)state;
    refused(at(0, COLUMNS, 1), at(last, COLUMNS, 1), at(-100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, COLUMNS, 1), at(-last, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, COLUMNS, 1), at(100, COLUMNS, 1), at(100 + last, COLUMNS, 1), "out[1]", "out[0]");
    accepted(at(0, COLUMNS, 1), at(last + 1, COLUMNS, 1), at(-last - 1, COLUMNS, 1));
}

/* Columns of one matrix, one column too far to the left: only the last column is shared. */
static void one_shared_column(void **state)
{
    (void)state;
    refused(at(0, 3 * COLUMNS, 1), at(COLUMNS - 1, 3 * COLUMNS, 1), at(2 * COLUMNS, 3 * COLUMNS, 1), "out[0]", "f");
    refused(at(0, 3 * COLUMNS, 1), at(COLUMNS, 3 * COLUMNS, 1), at(2 * COLUMNS - 1, 3 * COLUMNS, 1), "out[1]",
            "out[0]");
}

static void same_field_of_a_struct(void **state)
{
    (void)state;
    refused(at(0, 3 * COLUMNS, 3), at(1, 3 * COLUMNS, 3), at(1, 3 * COLUMNS, 3), "out[1]", "out[0]");
    refused(at(0, 3 * COLUMNS, 3), at(1, 3 * COLUMNS, 3), at(3, 3 * COLUMNS, 3), "out[1]", "f");
}

/* The same memory read in the other direction or the other order. */
static void same_memory_another_way(void **state)
{
    (void)state;
    refused(at(0, COLUMNS, 1), at(ELEMENTS - 1, -COLUMNS, -1), at(100, -COLUMNS, -1), "out[0]", "f");
    refused(at(0, 1, ROWS), at(0, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(0, 0, 0), at(0, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
    refused(at(20, 0, 0), at(0, COLUMNS, 1), at(100, COLUMNS, 1), "out[0]", "f");
}

/* Every second against every third element: they meet in every sixth. */
static void combs_that_meet(void **state)
{
    (void)state;
    refused(at(0, 2 * COLUMNS, 2), at(1, 3 * COLUMNS, 3), at(2 + 3 * ELEMENTS, 3 * COLUMNS, 3), "out[0]", "f");
}

/* One-shot calls read the coordinates while they write: every way to share them is refused. */
static void with_the_coordinates(void **state)
{
    static const int32_t axes[] = {1, 0};
    double memory[2][ELEMENTS], x[COLUMNS], *out[2];
    const double *coords[2] = {NULL, NULL};
    int k, i, which;
    (void)state;
    for (which = 0; which < 2; which++) {
        for (k = 0; k < 2; k++) {
            double before[2][ELEMENTS];
            for (i = 0; i < ELEMENTS; i++)
                memory[0][i] = memory[1][i] = i * i;
            memcpy(before, memory, sizeof memory);
            out[0] = memory[0];
            out[1] = memory[1];
            /* Inside out[which], at its start or its end. */
            coords[0] = memory[which] + (k == 0 ? 0 : ELEMENTS - COLUMNS);
            assert_status(NDG_OVERLAP, ndg_gradient_f64(samples, 2, shape, NULL, 2, axes, NULL, coords, 1, out, NULL));
            assert_message(which == 0 ? "out[0]" : "out[1]", "coords[0]", NULL);
            assert_memory_equal(memory, before, sizeof memory);
        }
    }
    /* Coordinates may be the samples: both are only read. */
    coords[0] = samples;
    for (i = 0; i < COLUMNS; i++)
        x[i] = samples[i];
    out[0] = memory[0];
    assert_ok(ndg_gradient_f64(samples, 2, shape, NULL, 2, axes, NULL, coords, 1, out, NULL));
    coords[0] = x;
    out[0] = memory[1];
    out[1] = want[0];
    assert_ok(ndg_gradient_f64(samples, 2, shape, NULL, 2, axes, NULL, coords, 1, out, NULL));
    assert_bits_f64(memory[0], memory[1], ELEMENTS);
}

/* Coordinates between two columns of an output share no byte with it; one further, they do. */
static void coordinates_in_the_gaps_of_an_output(void **state)
{
    static const int64_t tall[] = {4, 3}, strides[] = {8, 1};
    static const int32_t axes[] = {0};
    static const double f[] = {1, 1, 1, 2, 2, 2, 4, 4, 4, 7, 7, 7}, rows[] = {1, 1.5, 2.5, 3};
    double memory[32];
    double *const out[] = {memory};
    const double *coords[1];
    int i, k;
    (void)state;
    for (i = 0; i < 32; i++)
        memory[i] = i;
    coords[0] = memory + 3; /* memory[3..7] between the rows memory[0..3] and memory[8..11] */
    assert_ok(ndg_gradient_f64(f, 2, tall, NULL, 1, axes, NULL, coords, 1, out, strides));
    for (i = 0; i < 4; i++)
        for (k = 0; k < 3; k++)
            assert_bits_f64(&memory[8 * i + k], &rows[i], 1);
    for (i = 0; i < 32; i++)
        memory[i] = i;
    coords[0] = memory + 5; /* memory[5..9] reaches into the second row */
    assert_status(NDG_OVERLAP, ndg_gradient_f64(f, 2, tall, NULL, 1, axes, NULL, coords, 1, out, strides));
    assert_message("out[0]", "coords[0]", NULL);
}

/* A complex element is two parts: the imaginary part alone is enough to overlap. */
static void half_a_complex_element(void **state)
{
    static const int64_t n = 4;
    double memory[64], before[64];
    double *out[1];
    int i;
    (void)state;
    for (i = 0; i < 64; i++)
        memory[i] = before[i] = i * i;
    out[0] = memory + 7; /* f is memory[0..8] */
    assert_status(NDG_OVERLAP, ndg_gradient_c128(memory, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_memory_equal(memory, before, sizeof memory);
    out[0] = memory + 8;
    assert_ok(ndg_gradient_c128(memory, 1, &n, NULL, 1, NULL, NULL, NULL, 1, out, NULL));
    assert_memory_equal(memory, before, 8 * sizeof *memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(components_side_by_side),
        cmocka_unit_test(fields_of_a_struct),
        cmocka_unit_test(columns_of_one_matrix),
        cmocka_unit_test(every_third_row),
        cmocka_unit_test(halves_of_one_block),
        cmocka_unit_test(backwards_between_forwards),
        cmocka_unit_test(other_order_in_the_gaps),
        cmocka_unit_test(single_precision_fields),
        cmocka_unit_test(fields_of_different_sizes),
        cmocka_unit_test(over_the_coordinates_a_grid_copied),
        cmocka_unit_test(in_place),
        cmocka_unit_test(one_element_off),
        cmocka_unit_test(one_shared_element),
        cmocka_unit_test(one_shared_column),
        cmocka_unit_test(same_field_of_a_struct),
        cmocka_unit_test(same_memory_another_way),
        cmocka_unit_test(combs_that_meet),
        cmocka_unit_test(with_the_coordinates),
        cmocka_unit_test(coordinates_in_the_gaps_of_an_output),
        cmocka_unit_test(half_a_complex_element),
    };
    return cmocka_run_group_tests_name("overlap", tests, prepare, NULL);
}
