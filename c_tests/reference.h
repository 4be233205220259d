/* numpy.gradient's formulas once more, written from their description and not from the library:
 * one line at a time, no fused multiply-add (the tests are compiled with -ffp-contract=off), true
 * division, left to right. Judges every layout, axis and dtype test, to the bit. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "ndg_test.h"

/* A step and evenly spaced coordinates differ for float32: with a step the arithmetic is float32,
 * with coordinates the division is done in double. */
enum ref_kind { REF_STEP, REF_EVEN, REF_UNEVEN };

struct ref_spacing {
    enum ref_kind kind;
    double h;        /* REF_STEP, REF_EVEN */
    const double *d; /* REF_UNEVEN: n - 1 differences */
};

static inline struct ref_spacing ref_step(double h)
{
    struct ref_spacing s = {REF_STEP, 0.0, NULL};
    s.h = h;
    return s;
}

/* Differences that are all exactly equal collapse to one step. */
static inline struct ref_spacing ref_diffs(const double *d, int64_t count)
{
    struct ref_spacing s = {REF_EVEN, 0.0, NULL};
    int64_t i;
    s.h = d[0];
    for (i = 1; i < count; i++) {
        if (d[i] != d[0]) {
            s.kind = REF_UNEVEN;
            s.d = d;
        }
    }
    return s;
}

/* `d` receives the n - 1 differences and must live as long as the result. */
static inline struct ref_spacing ref_coords(const double *x, int64_t n, double *d)
{
    int64_t i;
    for (i = 0; i + 1 < n; i++)
        d[i] = x[i + 1] - x[i];
    return ref_diffs(d, n - 1);
}

static inline void ref_interior_weights(double dx1, double dx2, double *w)
{
    w[0] = -(dx2) / (dx1 * (dx1 + dx2));
    w[1] = (dx2 - dx1) / (dx1 * dx2);
    w[2] = dx1 / (dx2 * (dx1 + dx2));
}

/* Weights of the second-order edges: w[0..2] on the left, w[3..5] on the right. */
static inline void ref_edge_weights(struct ref_spacing s, int64_t n, double *w)
{
    if (s.kind == REF_UNEVEN) {
        double dx1 = s.d[0], dx2 = s.d[1];
        w[0] = -(2.0 * dx1 + dx2) / (dx1 * (dx1 + dx2));
        w[1] = (dx1 + dx2) / (dx1 * dx2);
        w[2] = -dx1 / (dx2 * (dx1 + dx2));
        dx1 = s.d[n - 3];
        dx2 = s.d[n - 2];
        w[3] = dx2 / (dx1 * (dx1 + dx2));
        w[4] = -(dx2 + dx1) / (dx1 * dx2);
        w[5] = (2.0 * dx2 + dx1) / (dx2 * (dx1 + dx2));
    } else {
        w[0] = -1.5 / s.h;
        w[1] = 2.0 / s.h;
        w[2] = -0.5 / s.h;
        w[3] = 0.5 / s.h;
        w[4] = -2.0 / s.h;
        w[5] = 1.5 / s.h;
    }
}

static inline void ref_line_f64(const double *f, int64_t n, struct ref_spacing s, int edge_order,
                                double *g)
{
    double w[6];
    int64_t i;
    for (i = 1; i + 1 < n; i++) {
        if (s.kind == REF_UNEVEN) {
            ref_interior_weights(s.d[i - 1], s.d[i], w);
            g[i] = (w[0] * f[i - 1] + w[1] * f[i]) + w[2] * f[i + 1];
        } else {
            g[i] = (f[i + 1] - f[i - 1]) / (2.0 * s.h);
        }
    }
    if (edge_order == 1) {
        g[0] = (f[1] - f[0]) / (s.kind == REF_UNEVEN ? s.d[0] : s.h);
        g[n - 1] = (f[n - 1] - f[n - 2]) / (s.kind == REF_UNEVEN ? s.d[n - 2] : s.h);
    } else {
        ref_edge_weights(s, n, w);
        g[0] = (w[0] * f[0] + w[1] * f[1]) + w[2] * f[2];
        g[n - 1] = (w[3] * f[n - 3] + w[4] * f[n - 2]) + w[5] * f[n - 1];
    }
}

static inline void ref_line_f32(const float *f, int64_t n, struct ref_spacing s, int edge_order,
                                float *g)
{
    double w[6];
    int64_t i;
    for (i = 1; i + 1 < n; i++) {
        if (s.kind == REF_STEP) {
            g[i] = (f[i + 1] - f[i - 1]) / (float)(2.0 * s.h);
        } else if (s.kind == REF_EVEN) {
            g[i] = (float)((double)(f[i + 1] - f[i - 1]) / (2.0 * s.h));
        } else {
            ref_interior_weights(s.d[i - 1], s.d[i], w);
            g[i] = (float)((w[0] * (double)f[i - 1] + w[1] * (double)f[i]) +
                           w[2] * (double)f[i + 1]);
        }
    }
    if (edge_order == 1 && s.kind == REF_STEP) {
        g[0] = (f[1] - f[0]) / (float)s.h;
        g[n - 1] = (f[n - 1] - f[n - 2]) / (float)s.h;
    } else if (edge_order == 1) {
        double left = s.kind == REF_UNEVEN ? s.d[0] : s.h;
        double right = s.kind == REF_UNEVEN ? s.d[n - 2] : s.h;
        g[0] = (float)((double)(f[1] - f[0]) / left);
        g[n - 1] = (float)((double)(f[n - 1] - f[n - 2]) / right);
    } else if (s.kind == REF_STEP) {
        ref_edge_weights(s, n, w);
        g[0] = ((float)w[0] * f[0] + (float)w[1] * f[1]) + (float)w[2] * f[2];
        g[n - 1] = ((float)w[3] * f[n - 3] + (float)w[4] * f[n - 2]) + (float)w[5] * f[n - 1];
    } else {
        ref_edge_weights(s, n, w);
        g[0] = (float)((w[0] * (double)f[0] + w[1] * (double)f[1]) + w[2] * (double)f[2]);
        g[n - 1] = (float)((w[3] * (double)f[n - 3] + w[4] * (double)f[n - 2]) +
                           w[5] * (double)f[n - 1]);
    }
}

/* The gradient along one axis of a contiguous C-order array. */
static inline void ref_gradient_f64(const double *f, int32_t ndim, const int64_t *shape,
                                    int32_t axis, struct ref_spacing s, int edge_order, double *g)
{
    int64_t n = shape[axis];
    int64_t outer = product(axis, shape), inner = product(ndim - axis - 1, shape + axis + 1);
    double *line = (double *)checked_malloc((size_t)n * sizeof *line);
    double *result = (double *)checked_malloc((size_t)n * sizeof *result);
    int64_t o, k, i;
    for (o = 0; o < outer; o++) {
        for (k = 0; k < inner; k++) {
            for (i = 0; i < n; i++)
                line[i] = f[(o * n + i) * inner + k];
            ref_line_f64(line, n, s, edge_order, result);
            for (i = 0; i < n; i++)
                g[(o * n + i) * inner + k] = result[i];
        }
    }
    free(line);
    free(result);
}

static inline void ref_gradient_f32(const float *f, int32_t ndim, const int64_t *shape,
                                    int32_t axis, struct ref_spacing s, int edge_order, float *g)
{
    int64_t n = shape[axis];
    int64_t outer = product(axis, shape), inner = product(ndim - axis - 1, shape + axis + 1);
    float *line = (float *)checked_malloc((size_t)n * sizeof *line);
    float *result = (float *)checked_malloc((size_t)n * sizeof *result);
    int64_t o, k, i;
    for (o = 0; o < outer; o++) {
        for (k = 0; k < inner; k++) {
            for (i = 0; i < n; i++)
                line[i] = f[(o * n + i) * inner + k];
            ref_line_f32(line, n, s, edge_order, result);
            for (i = 0; i < n; i++)
                g[(o * n + i) * inner + k] = result[i];
        }
    }
    free(line);
    free(result);
}

#endif
