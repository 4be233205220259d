/* Any number of threads gives the bits of one: over layouts, dtypes, spacings, and whatever rounding
 * the caller has chosen. */
#include "layouts.h"
#include "threads.h"

#include <fenv.h>

/* Uneven in every way, and large enough for eight threads. */
static const int64_t shape[3] = {67, 101, 131};
enum { SIZE = 67 * 101 * 131, MOST = 8 };

static int prepare(void **state)
{
    (void)state;
    set_deadline();
    field_prepare();
    return 0;
}

/* ---- layouts --------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int32_t f, out;
    int is_uneven;
} kinds[] = {
    {"f64", NDG_F64, NDG_F64, 0},
    {"f32, uneven", NDG_F32, NDG_F32, 1},
    {"u8 -> f32", NDG_U8, NDG_F32, 0},
    {"c128, uneven", NDG_C128, NDG_C128, 1},
};

static ndg_grid *new_grid(int is_uneven)
{
    ndg_grid *grid = NULL;
    int32_t axis;
    assert_ok(ndg_grid_new(3, shape, &grid));
    for (axis = 0; axis < 3; axis++) {
        double coords[256];
        int64_t i;
        for (i = 0; i < shape[axis]; i++)
            coords[i] = 0.1 * (double)i + 0.003 * (double)(i % 7);
        if (is_uneven)
            assert_ok(ndg_grid_set_coords_f64(grid, axis, coords, shape[axis]));
        else
            assert_ok(ndg_grid_set_step(grid, axis, 0.3));
        assert_ok(ndg_grid_set_edge_order(grid, axis, 2));
    }
    return grid;
}

/* Small integers as any dtype. */
static void *new_samples(int32_t dtype)
{
    unsigned char *samples = (unsigned char *)checked_malloc((size_t)SIZE * dtype_size(dtype));
    size_t i, parts = dtype == NDG_C128 ? 2 : 1;
    for (i = 0; i < (size_t)SIZE * parts; i++) {
        unsigned value = (unsigned)((i + 1) * 2654435761u) >> 25;
        if (dtype == NDG_U8)
            samples[i] = (unsigned char)value;
        else if (dtype == NDG_F32)
            ((float *)(void *)samples)[i] = (float)value / 3.0f;
        else
            ((double *)(void *)samples)[i] = (double)value / 3.0;
    }
    return samples;
}

static void soil(struct laid *a)
{
    size_t i;
    for (i = 0; i < a->bytes; i++)
        a->buffer[i] = laid_pattern(i);
}

/* The whole buffers are compared, so that a write beside an element is seen, too. */
static void check(size_t kind, const struct layout_rule *in, const struct layout_rule *to)
{
    static const int32_t numbers[] = {1, 2, 3, 5, MOST};
    void *samples = new_samples(kinds[kind].f);
    struct laid f = laid_alloc(in, 3, shape, dtype_size(kinds[kind].f)), out[3];
    ndg_grid *grid = new_grid(kinds[kind].is_uneven);
    unsigned char *expected[3];
    ndg_view view;
    ndg_view_mut views[3];
    size_t n;
    int k;

    laid_put(&f, samples);
    view.data = f.data;
    view.strides = f.strides;
    view.dtype = kinds[kind].f;
    for (k = 0; k < 3; k++) {
        out[k] = laid_alloc(to, 3, shape, dtype_size(kinds[kind].out));
        views[k].data = out[k].data;
        views[k].strides = out[k].strides;
        views[k].dtype = kinds[kind].out;
        expected[k] = (unsigned char *)checked_malloc(out[k].bytes);
    }
    for (n = 0; n < COUNT_OF(numbers); n++) {
        for (k = 0; k < 3; k++)
            soil(&out[k]);
        assert_ok(ndg_grid_set_num_threads(grid, numbers[n]));
        assert_ok(ndg_gradient(grid, &view, 3, NULL, views));
        for (k = 0; k < 3; k++) {
            if (n == 0)
                memcpy(expected[k], out[k].buffer, out[k].bytes);
            if (memcmp(expected[k], out[k].buffer, out[k].bytes) != 0) {
                print_error("%s, f: %s, out: %s, axis %d: %d threads differ from one\n",
                            kinds[kind].name, in->name, to->name, k, (int)numbers[n]);
                fail();
            }
        }
    }
    for (k = 0; k < 3; k++) {
        laid_free(&out[k]);
        free(expected[k]);
    }
    laid_free(&f);
    ndg_grid_free(grid);
    free(samples);
}

static void in_every_layout(void **state)
{
    size_t kind, in, to;
    (void)state;
    for (in = 0; in < COUNT_OF(layout_rules); in++) {
        for (to = 0; to < COUNT_OF(layout_rules); to++) {
            /* One kind for each pair of layouts; thinned out threefold, the arrays would fill the memory. */
            kind = (in + to) % COUNT_OF(kinds);
            if (layout_rules[in].every < 3 && layout_rules[to].every < 3)
                check(kind, &layout_rules[in], &layout_rules[to]);
        }
    }
}

static void in_c_order_for_every_kind(void **state)
{
    size_t kind;
    (void)state;
    for (kind = 0; kind < COUNT_OF(kinds); kind++)
        check(kind, &layout_rules[0], &layout_rules[0]);
}

/* Every number of threads, and more than there are parts of the work. */
static void for_every_number(void **state)
{
    int32_t n;
    (void)state;
    for (n = 1; n <= MOST; n++) {
        ndg_set_num_threads(n);
        assert_true(field_is_right());
    }
    ndg_set_num_threads(100);
    assert_true(field_is_right());
}

/* A single long axis, and many tiny rows. */
static void for_extreme_shapes(void **state)
{
    static const int64_t shapes[][2] = {{1, 2400000}, {2400000, 1}, {800000, 3}, {3, 800000}};
    enum { COUNT = 2400000 };
    double *f = (double *)checked_malloc(COUNT * sizeof *f);
    double *g = (double *)checked_malloc(2 * COUNT * sizeof *g);
    double *expected = (double *)checked_malloc(2 * COUNT * sizeof *g);
    double *const out[] = {g, g + COUNT};
    size_t k;
    int64_t i;
    (void)state;
    for (i = 0; i < COUNT; i++)
        f[i] = field_f[i % FIELD_SIZE];
    for (k = 0; k < COUNT_OF(shapes); k++) {
        static const int32_t both[] = {0, 1};
        int32_t naxes = shapes[k][0] > 1 && shapes[k][1] > 1 ? 2 : 1;
        const int32_t *axes = shapes[k][0] > 1 ? both : both + 1;
        int32_t n;
        for (n = 1; n <= MOST; n += n == 1 ? 1 : 3) {
            memset(g, 0x55, 2 * COUNT * sizeof *g);
            ndg_set_num_threads(n);
            assert_ok(ndg_gradient_f64(f, 2, shapes[k], NULL, naxes, axes, NULL, NULL, 1, out, NULL));
            if (n == 1)
                memcpy(expected, g, 2 * COUNT * sizeof *g);
            assert_memory_equal(g, expected, 2 * COUNT * sizeof *g);
        }
    }
    free(f);
    free(g);
    free(expected);
}

/* ---- the caller's floating-point mode -------------------------------------------------------- */

/* Workers that were started under one rounding do a job under another. */
static void under_the_callers_rounding(void **state)
{
    static const double steps[] = {0.3, 0.7, 1.1};
    double(*one)[FIELD_SIZE] = field_memory(), (*many)[FIELD_SIZE] = field_memory();
    double *const one_out[] = {one[0], one[1], one[2]}, *const many_out[] = {many[0], many[1], many[2]};
    ndg_status status[2];
    int rounds_differently;
    (void)state;
    ndg_set_num_threads(MOST);
    assert_true(field_is_right());

    assert_int_equal(fesetround(FE_UPWARD), 0);
    status[0] = ndg_gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, steps, NULL, 1, many_out, NULL);
    ndg_set_num_threads(1);
    status[1] = ndg_gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, steps, NULL, 1, one_out, NULL);
    fesetround(FE_TONEAREST);
    assert_ok(status[0]);
    assert_ok(status[1]);
    assert_int_equal(memcmp(one, many, sizeof field_expected), 0);

    /* Otherwise the test shows nothing. */
    assert_ok(ndg_gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, steps, NULL, 1, one_out, NULL));
    rounds_differently = memcmp(one, many, sizeof field_expected) != 0;
    assert_true(rounds_differently);

    /* And nothing of it stays with the workers. */
    ndg_set_num_threads(MOST);
    assert_ok(ndg_gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, steps, NULL, 1, many_out, NULL));
    assert_int_equal(memcmp(one, many, sizeof field_expected), 0);
    free(one);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(for_every_number),        cmocka_unit_test(under_the_callers_rounding),
        cmocka_unit_test(for_extreme_shapes),      cmocka_unit_test(in_c_order_for_every_kind),
        cmocka_unit_test(in_every_layout),
    };
    return cmocka_run_group_tests_name("bits on threads", tests, prepare, NULL);
}
