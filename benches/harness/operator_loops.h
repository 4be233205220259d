/* Loops for the operators, and for the gradient of a higher accuracy, of three axes of doubles in C order. A part of loops.c.
 */
#ifndef BENCH_OPERATOR_LOOPS_H
#define BENCH_OPERATOR_LOOPS_H

/* The samples on both sides of a row along an axis, and the distance between them; at an end, the row itself and one side. */
typedef struct {
    const double *plus, *minus;
    double d;
} neighbours;

static neighbours beside(const double *row, int64_t i, int64_t n, int64_t stride, double h) {
    return (neighbours){i < n - 1 ? row + stride : row, i > 0 ? row - stride : row, i == 0 || i == n - 1 ? h : 2 * h};
}

/* out[k] = da/dx[k] + db/dy[k] + dc/dz[k] */
static void add(neighbours a, neighbours b, neighbours c, double *restrict out, int64_t first, int64_t end) {
    for (int64_t k = first; k < end; k++) {
        out[k] = ((a.plus[k] - a.minus[k]) / a.d + (b.plus[k] - b.minus[k]) / b.d) + (c.plus[k] - c.minus[k]) / c.d;
    }
}

/* out[k] = db/dx[k] - da/dy[k] */
static void subtract(neighbours b, neighbours a, double *restrict out, int64_t first, int64_t end) {
    for (int64_t k = first; k < end; k++) {
        out[k] = (b.plus[k] - b.minus[k]) / b.d - (a.plus[k] - a.minus[k]) / a.d;
    }
}

/* A row of the divergence or the curl: its first sample, those inside and its last have neighbours of their own. */
static void vector_row(const workload *w, const int64_t at[2], int64_t row) {
    const int64_t *n = w->shape, stride[3] = {n[1] * n[2], n[2], 1}, first[4] = {0, 1, n[2] - 1, n[2]};
    for (int part = 0; part < 3; part++) {
        neighbours d[3][3]; /* of each component along each axis */
        for (int component = 0; component < 3; component++) {
            const double *f = (const double *)(const void *)w->f[component] + row;
            for (int axis = 0; axis < 3; axis++) {
                d[component][axis] = beside(f, axis < 2 ? at[axis] : first[part], n[axis], stride[axis], w->h);
            }
        }
        if (w->operator == DIVERGENCE) {
            add(d[0][0], d[1][1], d[2][2], w->out_f64[0] + row, first[part], first[part + 1]);
        } else {
            subtract(d[2][1], d[1][2], w->out_f64[0] + row, first[part], first[part + 1]);
            subtract(d[0][2], d[2][0], w->out_f64[1] + row, first[part], first[part + 1]);
            subtract(d[1][0], d[0][1], w->out_f64[2] + row, first[part], first[part + 1]);
        }
    }
}

/* Where sample i of n lies among the samples that its result is of. */
static int64_t place(int64_t i, int64_t n, int taps) {
    const int64_t half = taps / 2;
    return i < half ? i : i >= n - half ? taps - (n - i) : half;
}

/* out[k] = sum over t of w[t] f[k + t stride]; inlined where the number of taps is a constant, so that its loop unrolls */
static inline void weigh(const double *f, int64_t stride, const double *w, double *restrict out, int64_t n, const int taps) {
    for (int64_t k = 0; k < n; k++) {
        double sum = w[0] * f[k];
        for (int t = 1; t < taps; t++) {
            sum += w[t] * f[k + t * stride];
        }
        out[k] = sum;
    }
}

/* A row of the gradient. */
static inline void gradient_row(const workload *w, const int64_t at[2], int64_t row, const int taps) {
    const int64_t *n = w->shape, stride[2] = {n[1] * n[2], n[2]}, half = taps / 2, inside = n[2] - 2 * half;
    const double *f = (const double *)(const void *)w->f[0] + row;
    for (int axis = 0; axis < 2; axis++) {
        const int64_t p = place(at[axis], n[axis], taps);
        weigh(f - p * stride[axis], stride[axis], w->stencil[p], w->out_f64[axis] + row, n[2], taps);
    }
    double *out = w->out_f64[2] + row;
    weigh(f, 1, w->stencil[half], out + half, inside, taps);
    for (int64_t i = 0; i < half; i++) {
        weigh(f, 1, w->stencil[i], out + i, 1, taps);
        weigh(f + n[2] - taps, 1, w->stencil[half + 1 + i], out + half + inside + i, 1, taps);
    }
}

/* out[k] = a part of a row of the Laplacian: three samples along x, along y and from z on */
static void weigh_axes(const double *x, int64_t sx, const double *wx, const double *y, int64_t sy, const double *wy,
                       const double *z, const double *wz, double *restrict out, int64_t n) {
    for (int64_t k = 0; k < n; k++) {
        out[k] = (wx[0] * x[k] + wx[1] * x[k + sx] + wx[2] * x[k + 2 * sx]) +
                 (wy[0] * y[k] + wy[1] * y[k + sy] + wy[2] * y[k + 2 * sy]) +
                 (wz[0] * z[k] + wz[1] * z[k + 1] + wz[2] * z[k + 2]);
    }
}

/* A row of the Laplacian. */
static void laplacian_row(const workload *w, const int64_t at[2], int64_t row) {
    const int64_t *n = w->shape, sx = n[1] * n[2], sy = n[2], first[4] = {0, 1, n[2] - 1, n[2]};
    const int64_t px = place(at[0], n[0], 3), py = place(at[1], n[1], 3);
    const double *f = (const double *)(const void *)w->f[0] + row;
    for (int64_t part = 0; part < 3; part++) {
        const double *from = f + first[part];
        weigh_axes(from - px * sx, sx, w->stencil[px], from - py * sy, sy, w->stencil[py], from - part, w->stencil[part],
                   w->out_f64[0] + row + first[part], first[part + 1] - first[part]);
    }
}

/* 0 if there is no such loop. */
static int operator_loop(const workload *w, int threads) {
    const int is_laplacian = w->operator == LAPLACIAN && w->taps == 3;
    const int is_gradient = w->operator == GRADIENT && (w->taps == 5 || w->taps == 9);
    const int is_vector = (w->operator == DIVERGENCE || w->operator == CURL) && w->accuracy == 2;
    if (w->rank != 3 || w->axes != 3 || !w->plain || w->in != NDG_F64 || w->out != NDG_F64 || w->coords[0] != NULL ||
        !(is_laplacian || is_gradient || is_vector)) {
        return 0;
    }
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads)
    for (int64_t i = 0; i < w->shape[0]; i++) {
        for (int64_t j = 0; j < w->shape[1]; j++) {
            const int64_t at[2] = {i, j}, row = (i * w->shape[1] + j) * w->shape[2];
            if (is_laplacian) {
                laplacian_row(w, at, row);
            } else if (is_vector) {
                vector_row(w, at, row);
            } else if (w->taps == 5) {
                gradient_row(w, at, row, 5);
            } else {
                gradient_row(w, at, row, 9);
            }
        }
    }
    (void)threads;
    return 1;
}

#endif
