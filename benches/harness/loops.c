#include "loops.h"

/* Compiled twice: with OpenMP under this name, and without as plain_loop_1, which has no region to enter or leave. */
#ifndef PLAIN_LOOP
#define PLAIN_LOOP plain_loop_n
#endif

#define IN double
#define OUT double
#define DIFFERENCE difference_f64
#define LINE line_f64
#define ROWS rows_f64
#define STRIDED strided_f64
#include "loops_body.h"

#define IN float
#define OUT float
#define DIFFERENCE difference_f32
#define LINE line_f32
#define ROWS rows_f32
#define STRIDED strided_f32
#include "loops_body.h"

#define IN uint8_t
#define OUT double
#define DIFFERENCE difference_u8_f64
#define LINE line_u8_f64
#define ROWS rows_u8_f64
#define STRIDED strided_u8_f64
#include "loops_body.h"

#define IN uint8_t
#define OUT float
#define DIFFERENCE difference_u8_f32
#define LINE line_u8_f32
#define ROWS rows_u8_f32
#define STRIDED strided_u8_f32
#include "loops_body.h"

/* out = (a minus + b centre) + c plus: one row across an unevenly spaced axis */
static void across(const double *restrict minus, const double *restrict centre, const double *restrict plus,
                   double *restrict out, int64_t n, double a, double b, double c) {
    for (int64_t k = 0; k < n; k++) {
        out[k] = (a * minus[k] + b * centre[k]) + c * plus[k];
    }
}

/* and one along it, where every sample has weights of its own */
static void along(const double *restrict f, double *restrict out, int64_t n, const double *restrict a,
                  const double *restrict b, const double *restrict c, const double *restrict x) {
    out[0] = (f[1] - f[0]) / (x[1] - x[0]);
    for (int64_t k = 1; k < n - 1; k++) {
        out[k] = (a[k] * f[k - 1] + b[k] * f[k]) + c[k] * f[k + 1];
    }
    out[n - 1] = (f[n - 1] - f[n - 2]) / (x[n - 1] - x[n - 2]);
}

static void uneven_axis(const workload *w, int k, const double *row, double *out, int64_t i, int64_t n, int64_t stride,
                        int64_t length) {
    const double *x = w->coords[k];
    if (i == 0) {
        difference_f64(row + stride, row, out, length, x[1] - x[0]);
    } else if (i == n - 1) {
        difference_f64(row, row - stride, out, length, x[n - 1] - x[n - 2]);
    } else {
        across(row - stride, row, row + stride, out, length, w->weights[k][0][i], w->weights[k][1][i],
               w->weights[k][2][i]);
    }
}

/* All axes of three dimensions. */
static void uneven_rows(const workload *w, int threads) {
    const int64_t nx = w->shape[0], ny = w->shape[1], nz = w->shape[2], plane = ny * nz;
    const double *f = (const double *)(const void *)w->f[0];
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads)
    for (int64_t i = 0; i < nx; i++) {
        for (int64_t j = 0; j < ny; j++) {
            const double *row = f + i * plane + j * nz;
            const int64_t at = row - f;
            uneven_axis(w, 0, row, w->out_f64[0] + at, i, nx, plane, nz);
            uneven_axis(w, 1, row, w->out_f64[1] + at, j, ny, nz, nz);
            along(row, w->out_f64[2] + at, nz, w->weights[2][0], w->weights[2][1], w->weights[2][2], w->coords[2]);
        }
    }
    (void)threads;
}

#include "operator_loops.h"

/* The outputs by axis of three, shapes and strides filled up with leading ones. */
typedef struct {
    void *g[3];
    int64_t n[3], s[3], t[3];
} padded;

static padded pad(const workload *w) {
    padded p = {{NULL, NULL, NULL}, {1, 1, 1}, {0, 0, 0}, {0, 0, 0}};
    const int lead = 3 - w->rank;
    for (int axis = 0; axis < w->rank; axis++) {
        p.n[lead + axis] = w->shape[axis];
        p.s[lead + axis] = w->in_strides[axis];
        p.t[lead + axis] = w->out_strides[axis];
    }
    for (int k = 0; k < w->axes; k++) {
        p.g[lead + w->axis[k]] = w->g[k];
    }
    return p;
}

#define RUN(IN, OUT, LINE, ROWS, STRIDED)                                                    \
    do {                                                                                     \
        const IN *f = (const IN *)(const void *)w->f[0];                                        \
        OUT *const g[3] = {(OUT *)p.g[0], (OUT *)p.g[1], (OUT *)p.g[2]};                     \
        if (w->plain && w->rank == 1) {                                                      \
            LINE(f, g[2], p.n[2], w->h, threads);                                            \
        } else if (w->plain) {                                                               \
            ROWS(f, g, p.n[0], p.n[1], p.n[2], w->h, threads);                               \
        } else {                                                                             \
            STRIDED(f, g, p.n, p.s, p.t, w->h, threads);                                     \
        }                                                                                    \
        return 1;                                                                            \
    } while (0)

int PLAIN_LOOP(const workload *w, int threads) {
    if (w->operator != GRADIENT || w->accuracy != 2) {
        return operator_loop(w, threads);
    }
    if (w->rank > 3) {
        return 0;
    }
    if (w->coords[0] != NULL) {
        if (w->rank != 3 || w->axes != 3 || !w->plain || w->in != NDG_F64 || w->out != NDG_F64) {
            return 0;
        }
        uneven_rows(w, threads);
        return 1;
    }
    const padded p = pad(w);
    if (w->in == NDG_F64 && w->out == NDG_F64) {
        RUN(double, double, line_f64, rows_f64, strided_f64);
    }
    if (w->in == NDG_F32 && w->out == NDG_F32) {
        RUN(float, float, line_f32, rows_f32, strided_f32);
    }
    if (w->in == NDG_U8 && w->out == NDG_F64) {
        RUN(uint8_t, double, line_u8_f64, rows_u8_f64, strided_u8_f64);
    }
    if (w->in == NDG_U8 && w->out == NDG_F32) {
        RUN(uint8_t, float, line_u8_f32, rows_u8_f32, strided_u8_f32);
    }
    return 0;
}
