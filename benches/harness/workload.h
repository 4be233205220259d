/* One workload: which samples lie where, what is computed of them and where it goes. Described by words such as
 *
 *   operator=gradient accuracy=2 in=f64 out=f64 shape=512,512,512 axes=0,1,2 h=0.1 spacing=even every=1 in_order=C out_order=C
 *
 *   operator  gradient; laplacian; divergence and curl, of a component an axis; sobel, in integer weights
 *   accuracy  the accuracy order of every axis; 2: numpy's differences
 *   h         the step of every axis
 *   spacing   even, or uneven: x[i] = i + 0.3 sin(i) on every axis, and h counts for nothing
 *   every     the samples are every so-manieth of a larger array along each axis; negative: in reverse
 *   in_order  C, F, or interleaved: the components of the vectors side by side, in C order
 *   out_order likewise, of the gradient or the curl
 */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include <stdint.h>

#include "library.h"
#include "memory.h"
#include "roof.h"

#define MAX_RANK 8
#define MAX_TAPS 9

typedef enum { GRADIENT, LAPLACIAN, DIVERGENCE, CURL, SOBEL } operation;

typedef struct {
    operation operator;
    int32_t in, out; /* dtypes */
    int32_t rank, axes, accuracy;
    int inputs, outputs; /* arrays */
    int64_t shape[MAX_RANK];
    int32_t axis[MAX_RANK];
    double h;
    double *coords[MAX_RANK];     /* of axis[k], NULL if even */
    double *weights[MAX_RANK][3]; /* of axis[k], NULL if even: what a plain loop wants ready-made */
    /* what it multiplies by where it does not divide, alike on all axes: [i] is for a result at the i-th of so many samples */
    double stencil[MAX_TAPS][MAX_TAPS];
    int taps; /* 0 if there is none */
    int64_t in_strides[MAX_RANK], out_strides[MAX_RANK];
    const char *f[MAX_RANK]; /* element [0, ..., 0] */
    char *g[MAX_RANK];       /* likewise */
    int plain;             /* C order without gaps on both sides */
    traffic least;         /* what the roof moves */
    double bytes;          /* the same, counted */
    buffer in_buffer[MAX_RANK], out_buffer[MAX_RANK];
    /* the arguments of a call, made once: a call is timed in nanoseconds */
    double steps[MAX_RANK];
    double *out_f64[MAX_RANK];
    float *out_f32[MAX_RANK];
    ndg_grid *grid;
    ndg_view view[MAX_RANK];
    ndg_view_mut views[MAX_RANK];
} workload;

/* NULL, or why it cannot be; then there is nothing to close. */
const char *workload_open(workload *w, const library *lib, char *words);
void workload_close(workload *w, const library *lib);

/* Calls ndgrad once. */
ndg_status workload_call(const workload *w, const library *lib);

#endif
