/* A few small calls, each between marks for callgrind, which then tells how many instructions it took. The library's path is
 * the argument. tests/counts_suite.rs runs this and compares with counts.txt.
 */
#include <stdio.h>
#include <valgrind/callgrind.h>

#include "../harness/library.h"

static library lib;
static ndg_grid *square, *image, *curve;

/* Aligned, so that a kernel that looks at the alignment always finds the same. */
#define SAMPLES 1024
static _Alignas(64) double f64[SAMPLES], g64[3][SAMPLES], x[SAMPLES];
static _Alignas(64) float f32[SAMPLES], g32[2][SAMPLES];
static _Alignas(64) uint8_t u8[SAMPLES];

static double *const OUT64[3] = {g64[0], g64[1], g64[2]};
static float *const OUT32[2] = {g32[0], g32[1]};
static const double ONES[3] = {1, 1, 1}, TENTHS[3] = {0.1, 0.1, 0.1};
static const double *const COORDS[1] = {x};

static ndg_status doubles(int32_t ndim, const int64_t *shape, const double *steps, int32_t edge_order) {
    return lib.gradient_f64(f64, ndim, shape, NULL, ndim, NULL, steps, NULL, edge_order, OUT64, NULL);
}

static ndg_status line_10_f64(void) { return doubles(1, (const int64_t[]){10}, ONES, 1); }

static ndg_status line_10_f64_edge_order_2(void) { return doubles(1, (const int64_t[]){10}, TENTHS, 2); }

static ndg_status line_1000_f64(void) { return doubles(1, (const int64_t[]){1000}, TENTHS, 1); }

static ndg_status line_1000_f32(void) {
    const int64_t shape[1] = {1000};
    return lib.gradient_f32(f32, 1, shape, NULL, 1, NULL, TENTHS, NULL, 1, OUT32, NULL);
}

static ndg_status line_50_f64_uneven(void) {
    const int64_t shape[1] = {50};
    return lib.gradient_f64(f64, 1, shape, NULL, 1, NULL, NULL, COORDS, 1, OUT64, NULL);
}

static ndg_status square_3x3_f64(void) { return doubles(2, (const int64_t[]){3, 3}, ONES, 1); }

static ndg_status volume_8x8x8_f64(void) { return doubles(3, (const int64_t[]){8, 8, 8}, TENTHS, 1); }

/* Every second sample of 20 x 20, x and y of the result side by side. */
static ndg_status view_10x10_f64(void) {
    const int64_t shape[2] = {10, 10}, in[2] = {40, 2}, out[2] = {20, 2};
    double *const xy[2] = {g64[0], g64[0] + 1};
    return lib.gradient_f64(f64, 2, shape, in, 2, NULL, TENTHS, NULL, 1, xy, out);
}

static ndg_status on_grid(const ndg_grid *grid, const void *f, int32_t in, int32_t out, void *g0, void *g1, int32_t axes) {
    const ndg_view view = {f, NULL, in};
    const ndg_view_mut views[2] = {{g0, NULL, out}, {g1, NULL, out}};
    return lib.gradient(grid, &view, axes, NULL, views);
}

static ndg_status grid_3x3_f64(void) { return on_grid(square, f64, NDG_F64, NDG_F64, g64[0], g64[1], 2); }

static ndg_status grid_20x20_u8_f32(void) { return on_grid(image, u8, NDG_U8, NDG_F32, g32[0], g32[1], 2); }

static ndg_status grid_50_f64_uneven(void) { return on_grid(curve, f64, NDG_F64, NDG_F64, g64[0], NULL, 1); }

static ndg_status make_grid_3x3(void) {
    const int64_t shape[2] = {3, 3};
    ndg_grid *grid;
    ndg_status status = lib.grid_new(2, shape, &grid);
    if (status == NDG_OK) {
        lib.grid_free(grid);
    }
    return status;
}

static ndg_status refusal(void) {
    return doubles(2, (const int64_t[]){3, 1}, ONES, 1) == NDG_AXIS_TOO_SHORT ? NDG_OK : NDG_INTERNAL;
}

#define CASE(name) {#name, name}
static const struct {
    const char *name;
    ndg_status (*call)(void);
} CASES[] = {
    CASE(line_10_f64),       CASE(line_10_f64_edge_order_2),
    CASE(line_1000_f64),     CASE(line_1000_f32),
    CASE(line_50_f64_uneven), CASE(square_3x3_f64),
    CASE(volume_8x8x8_f64),  CASE(view_10x10_f64),
    CASE(grid_3x3_f64),      CASE(grid_20x20_u8_f32),
    CASE(grid_50_f64_uneven), CASE(make_grid_3x3),
    CASE(refusal),
};

static int prepare(void) {
    for (int i = 0; i < SAMPLES; i++) {
        f64[i] = i * i % 97;
        f32[i] = (float)f64[i];
        u8[i] = (uint8_t)(i * i % 97);
        x[i] = i + i * i / 64.0;
    }
    const int64_t three[2] = {3, 3}, twenty[2] = {20, 20}, fifty[1] = {50};
    return lib.grid_new(2, three, &square) == NDG_OK && lib.grid_new(2, twenty, &image) == NDG_OK &&
           lib.grid_new(1, fifty, &curve) == NDG_OK && lib.grid_set_coords_f64(curve, 0, x, 50) == NDG_OK;
}

int main(int argc, char **argv) {
    if (argc != 2 || !library_open(&lib, argv[1]) || !prepare()) {
        fprintf(stderr, "usage: %s LIBRARY\n", argv[0]);
        return 1;
    }
    printf("kernel %s\n", lib.kernel_name != NULL ? lib.kernel_name() : "unnamed");
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        /* The first call does what is done once a process. */
        ndg_status status = CASES[i].call();
        CALLGRIND_TOGGLE_COLLECT;
        status |= CASES[i].call();
        CALLGRIND_TOGGLE_COLLECT;
        CALLGRIND_DUMP_STATS_AT(CASES[i].name);
        if (status != NDG_OK) {
            fprintf(stderr, "%s failed\n", CASES[i].name);
            return 1;
        }
    }
    lib.grid_free(square);
    lib.grid_free(image);
    lib.grid_free(curve);
    return 0;
}
