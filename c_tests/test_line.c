/* One long line at uneven coordinates has its weights worked out on the way by a one-shot call, and looked up in a
 * table by a call on a grid: the same bits, statuses and messages. */
#include "problem.h"

#include <math.h>

enum { MOST = 100003 };

static const int32_t dtypes[] = {NDG_F32, NDG_F64, NDG_C64, NDG_C128};
static double x[MOST];
static unsigned char samples[MOST * 16], results[2][MOST * 16 + 64];

static int fill(void **state)
{
    struct rng r = rng_seeded(20261125);
    (void)state;
    rng_fill_coords(&r, x, MOST);
    return 0;
}

static void fill_samples(struct rng *r, int32_t dtype)
{
    int64_t i;
    for (i = 0; i < MOST * (is_complex(dtype) ? 2 : 1); i++) {
        if (is_single(dtype))
            ((float *)(void *)samples)[i] = rng_f32(r);
        else
            ((double *)(void *)samples)[i] = rng_f64(r);
    }
}

/* The line through both routes, into poisoned memory that begins anywhere in a cache line. */
static ndg_status through(enum route route, int32_t dtype, int64_t n, int32_t edge_order, const double *at, size_t offset)
{
    const double *coords[1];
    void *out[1];
    struct call c;
    coords[0] = at;
    memset(results[route], 0x5B, sizeof results[route]);
    out[0] = results[route] + offset;
    memset(&c, 0, sizeof c);
    c.dtype = dtype;
    c.f = samples;
    c.ndim = c.naxes = 1;
    c.shape = &n;
    c.coords = coords;
    c.edge_order = edge_order;
    c.out = out;
    return call_by(route, &c);
}

static void both_routes_agree(void **state)
{
    static const int64_t lengths[] = {3, 4095, 4096, 4097, 5000, 10001, MOST};
    struct rng r = rng_seeded(7);
    size_t d, l;
    int32_t edge_order;
    (void)state;
    for (d = 0; d < COUNT_OF(dtypes); d++) {
        fill_samples(&r, dtypes[d]);
        for (l = 0; l < COUNT_OF(lengths); l++) {
            for (edge_order = 1; edge_order <= 2; edge_order++) {
                size_t offset = 8 * (size_t)rng_below(&r, 8);
                assert_ok(through(ONE_SHOT, dtypes[d], lengths[l], edge_order, x, offset));
                assert_ok(through(ON_A_GRID, dtypes[d], lengths[l], edge_order, x, offset));
                assert_memory_equal(results[ONE_SHOT], results[ON_A_GRID], sizeof results[0]);
            }
        }
    }
}

/* Longer than a cache keeps, so that results go past it, and shared among threads. */
static void longer_than_the_cache(void **state)
{
    const int64_t n = 2000003;
    double *f = (double *)checked_malloc((size_t)n * sizeof *f), *at = (double *)checked_malloc((size_t)n * sizeof *at);
    double *g[3], *out[1];
    const double *coords[1];
    struct rng r = rng_seeded(9);
    ndg_grid *grid = NULL;
    ndg_view view;
    ndg_view_mut to;
    int k;
    (void)state;
    rng_fill_f64(&r, f, n);
    rng_fill_coords(&r, at, n);
    for (k = 0; k < 3; k++) {
        g[k] = (double *)checked_malloc((size_t)n * sizeof *g[k]);
        memset(g[k], 0x5B, (size_t)n * sizeof *g[k]);
    }
    out[0] = g[0];
    coords[0] = at;
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 2, out, NULL));
    out[0] = g[1];
    ndg_set_num_threads(3);
    assert_ok(ndg_gradient_f64(f, 1, &n, NULL, 1, NULL, NULL, coords, 2, out, NULL));
    ndg_set_num_threads(1);
    assert_ok(ndg_grid_new(1, &n, &grid));
    assert_ok(ndg_grid_set_coords_f64(grid, 0, at, n));
    assert_ok(ndg_grid_set_edge_order(grid, 0, 2));
    view.data = f;
    view.strides = NULL;
    view.dtype = to.dtype = NDG_F64;
    to.data = g[2];
    to.strides = NULL;
    assert_ok(ndg_gradient(grid, &view, 1, NULL, &to));
    assert_memory_equal(g[0], g[2], (size_t)n * sizeof *g[0]);
    assert_memory_equal(g[1], g[2], (size_t)n * sizeof *g[0]);
    ndg_grid_free(grid);
    for (k = 0; k < 3; k++)
        free(g[k]);
    free(f);
    free(at);
}

/* What is wrong with one coordinate, anywhere, is found before the first result is written, and said alike. */
static void bad_coordinates(void **state)
{
    static const int64_t places[] = {0, 1, 509, 510, 511, 512, 4999, 9998, 9999};
    const int64_t n = 10000;
    size_t p, bad, i;
    (void)state;
    for (p = 0; p < COUNT_OF(places); p++) {
        for (bad = 0; bad < 5; bad++) {
            int64_t at = places[p], neighbour = at == 0 ? 1 : at - 1;
            double kept = x[at], value[5];
            char messages[2][512];
            int route;
            value[0] = NAN;
            value[1] = INFINITY;
            value[2] = -1.7e308; /* a difference that overflows */
            value[3] = x[neighbour];
            value[4] = x[neighbour] + 1e-320; /* the neighbour, or so near that a weight overflows */
            x[at] = value[bad];
            for (route = ONE_SHOT; route <= ON_A_GRID; route++) {
                ndg_status status = through((enum route)route, NDG_F64, n, 1, x, 0);
                /* Far away is not wrong in itself: at an end it gives weights near 0. */
                if (bad == 2 && status == NDG_OK) {
                    messages[route][0] = '\0';
                    continue;
                }
                assert_status(NDG_BAD_SPACING, status);
                ndg_last_error(messages[route], 512);
                for (i = 0; i < sizeof results[0]; i++)
                    assert_true(results[route][i] == 0x5B);
            }
            x[at] = kept;
            assert_string_equal(messages[ONE_SHOT], messages[ON_A_GRID]);
            assert_memory_equal(results[ONE_SHOT], results[ON_A_GRID], sizeof results[0]);
        }
    }
}

/* The coordinates are an input, too. */
static void coordinates_under_the_results(void **state)
{
    int64_t n = 5000;
    double *out[1];
    const double *coords[1];
    (void)state;
    coords[0] = x;
    out[0] = x + 4999;
    assert_status(NDG_OVERLAP,
                  ndg_gradient_f64((const double *)(void *)samples, 1, &n, NULL, 1, NULL, NULL, coords, 1, out, NULL));
    assert_message("out[0]", "coords[0]", NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_routes_agree),
        cmocka_unit_test(longer_than_the_cache),
        cmocka_unit_test(bad_coordinates),
        cmocka_unit_test(coordinates_under_the_results),
    };
    return cmocka_run_group_tests_name("line", tests, fill, NULL);
}
