/* One gradient as data, run through the one-shot function of its dtype or through a grid. */
#ifndef CALLS_H
#define CALLS_H

#include "ndg_test.h"

enum route { ONE_SHOT, ON_A_GRID };

struct call {
    int32_t dtype; /* NDG_F32, NDG_F64, NDG_C64 or NDG_C128 */
    const void *f;
    int32_t ndim;
    const int64_t *shape;
    const int64_t *strides;
    int32_t naxes;
    const int32_t *axes;
    const double *steps;
    const double *const *coords;
    int32_t edge_order;
    void *const *out;
    const int64_t *out_strides;
};

static inline ndg_status call_one_shot(const struct call *c)
{
    /* The casts of `out` only rename the pointers; no test reads them back under the other type. */
    float *const *out_f32 = (float *const *)c->out;
    double *const *out_f64 = (double *const *)c->out;
    switch (c->dtype) {
    case NDG_F32:
        return ndg_gradient_f32((const float *)c->f, c->ndim, c->shape, c->strides, c->naxes,
                                c->axes, c->steps, c->coords, c->edge_order, out_f32,
                                c->out_strides);
    case NDG_F64:
        return ndg_gradient_f64((const double *)c->f, c->ndim, c->shape, c->strides, c->naxes,
                                c->axes, c->steps, c->coords, c->edge_order, out_f64,
                                c->out_strides);
    case NDG_C64:
        return ndg_gradient_c64((const float *)c->f, c->ndim, c->shape, c->strides, c->naxes,
                                c->axes, c->steps, c->coords, c->edge_order, out_f32,
                                c->out_strides);
    case NDG_C128:
        return ndg_gradient_c128((const double *)c->f, c->ndim, c->shape, c->strides, c->naxes,
                                 c->axes, c->steps, c->coords, c->edge_order, out_f64,
                                 c->out_strides);
    default:
        abort();
    }
}

/* The same through a grid; the status of the first step that fails. Axes out of range are left
 * for ndg_gradient to find. */
static inline ndg_status call_on_a_grid(const struct call *c)
{
    ndg_view f;
    ndg_view_mut out[NDG_MAX_RANK];
    ndg_grid *grid = NULL;
    ndg_status status = ndg_grid_new(c->ndim, c->shape, &grid);
    int32_t k;

    for (k = 0; status == NDG_OK && k < c->naxes && k < NDG_MAX_RANK; k++) {
        int32_t axis = c->axes != NULL ? c->axes[k] : k;
        int32_t from_start = axis < 0 ? axis + c->ndim : axis;
        if (c->out != NULL) {
            out[k].data = c->out[k];
            out[k].strides = c->out_strides;
            out[k].dtype = c->dtype;
        }
        if (from_start < 0 || from_start >= c->ndim)
            continue;
        status = ndg_grid_set_edge_order(grid, axis, c->edge_order);
        if (status == NDG_OK && c->coords != NULL && c->coords[k] != NULL)
            status = ndg_grid_set_coords_f64(grid, axis, c->coords[k], c->shape[from_start]);
        else if (status == NDG_OK && c->steps != NULL)
            status = ndg_grid_set_step(grid, axis, c->steps[k]);
    }
    if (status == NDG_OK) {
        f.data = c->f;
        f.strides = c->strides;
        f.dtype = c->dtype;
        status = ndg_gradient(grid, &f, c->naxes, c->axes, c->out != NULL ? out : NULL);
    }
    ndg_grid_free(grid);
    return status;
}

static inline ndg_status call_by(enum route route, const struct call *c)
{
    return route == ONE_SHOT ? call_one_shot(c) : call_on_a_grid(c);
}

#endif
