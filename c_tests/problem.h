/* A random gradient: shape, axes, spacings and samples; its answer by reference.h; and the runs
 * that must reproduce the answer to the bit. */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "calls.h"
#include "layouts.h"
#include "reference.h"
#include "rng.h"

struct problem {
    int32_t dtype, ndim, naxes, edge_order;
    int64_t shape[NDG_MAX_RANK], count;
    int32_t axes[NDG_MAX_RANK];
    double steps[NDG_MAX_RANK];
    double *x[NDG_MAX_RANK]; /* owned; NULL where the step counts */
    const double *coords[NDG_MAX_RANK];
    void *f;                      /* contiguous */
    void *expected[NDG_MAX_RANK]; /* contiguous, by the reference */
};

static inline int is_complex(int32_t dtype)
{
    return dtype == NDG_C64 || dtype == NDG_C128;
}

static inline int is_single(int32_t dtype)
{
    return dtype == NDG_F32 || dtype == NDG_C64;
}

/* The reference for one axis; complex samples are two real arrays side by side. */
static inline void reference_along(const struct problem *p, int32_t axis, struct ref_spacing s,
                                   void *result)
{
    int64_t parts = is_complex(p->dtype) ? 2 : 1, part, i;
    size_t real = is_single(p->dtype) ? sizeof(float) : sizeof(double);
    unsigned char *f = (unsigned char *)checked_malloc((size_t)p->count * real);
    unsigned char *g = (unsigned char *)checked_malloc((size_t)p->count * real);
    for (part = 0; part < parts; part++) {
        for (i = 0; i < p->count; i++)
            memcpy(f + (size_t)i * real,
                   (unsigned char *)p->f + (size_t)(i * parts + part) * real, real);
        if (is_single(p->dtype))
            ref_gradient_f32((float *)(void *)f, p->ndim, p->shape, axis, s, p->edge_order,
                             (float *)(void *)g);
        else
            ref_gradient_f64((double *)(void *)f, p->ndim, p->shape, axis, s, p->edge_order,
                             (double *)(void *)g);
        for (i = 0; i < p->count; i++)
            memcpy((unsigned char *)result + (size_t)(i * parts + part) * real,
                   g + (size_t)i * real, real);
    }
    free(f);
    free(g);
}

/* Some of the long enough axes in any order, counted from either end, each with a step, uneven
 * coordinates or, now and then, evenly spaced ones. */
static inline void problem_open(struct problem *p, struct rng *r, int32_t dtype, int32_t ndim,
                                const int64_t *shape, int32_t edge_order)
{
    int64_t parts = is_complex(dtype) ? 2 : 1, i;
    int32_t k, other;

    memset(p, 0, sizeof *p);
    p->dtype = dtype;
    p->ndim = ndim;
    p->edge_order = edge_order;
    memcpy(p->shape, shape, (size_t)ndim * sizeof *shape);
    p->count = product(ndim, shape);
    p->f = checked_malloc((size_t)p->count * dtype_size(dtype));
    for (i = 0; i < p->count * parts; i++) {
        if (is_single(dtype))
            ((float *)p->f)[i] = rng_f32(r);
        else
            ((double *)p->f)[i] = rng_f64(r);
    }
    for (k = 0; k < ndim; k++) {
        if (shape[k] > edge_order)
            p->axes[p->naxes++] = k;
    }
    for (k = p->naxes; k-- > 1;) { /* shuffled */
        int32_t kept = p->axes[k];
        other = (int32_t)rng_below(r, k + 1);
        p->axes[k] = p->axes[other];
        p->axes[other] = kept;
    }
    if (p->naxes > 1 && rng_below(r, 3) == 0)
        p->naxes = 1 + (int32_t)rng_below(r, p->naxes);
    for (k = 0; k < p->naxes; k++) {
        int32_t axis = p->axes[k];
        int64_t n = shape[axis];
        double *d = (double *)checked_malloc((size_t)n * sizeof *d);
        struct ref_spacing s;
        p->steps[k] = 0.25 + rng_f64(r) * rng_f64(r);
        if (p->steps[k] == 0.0)
            p->steps[k] = 1.0;
        s = ref_step(p->steps[k]);
        if (rng_below(r, 2) == 0) {
            p->x[k] = (double *)checked_malloc((size_t)n * sizeof(double));
            rng_fill_coords(r, p->x[k], n);
            if (rng_below(r, 4) == 0) {
                for (i = 0; i < n; i++)
                    p->x[k][i] = 3.0 - 0.75 * (double)i;
            }
            s = ref_coords(p->x[k], n, d);
        }
        p->coords[k] = p->x[k];
        p->expected[k] = checked_malloc((size_t)p->count * dtype_size(dtype));
        reference_along(p, axis, s, p->expected[k]);
        free(d);
        if (rng_below(r, 2) == 0)
            p->axes[k] -= ndim;
    }
}

static inline void problem_close(struct problem *p)
{
    int32_t k;
    free(p->f);
    for (k = 0; k < p->naxes; k++) {
        free(p->x[k]);
        free(p->expected[k]);
    }
}

static inline struct call problem_call(const struct problem *p, const void *f,
                                       const int64_t *strides, void *const *out,
                                       const int64_t *out_strides)
{
    struct call c;
    c.dtype = p->dtype;
    c.f = f;
    c.ndim = p->ndim;
    c.shape = p->shape;
    c.strides = strides;
    c.naxes = p->naxes;
    c.axes = p->axes;
    c.steps = p->steps;
    c.coords = p->coords;
    c.edge_order = p->edge_order;
    c.out = out;
    c.out_strides = out_strides;
    return c;
}

static inline void problem_compare(const struct problem *p, int32_t k, const void *got,
                                   const char *what)
{
    int64_t reals = p->count * (is_complex(p->dtype) ? 2 : 1);
    if (is_single(p->dtype))
        assert_bits_f32_at((const float *)got, (const float *)p->expected[k], reals, what, __FILE__,
                           __LINE__);
    else
        assert_bits_f64_at((const double *)got, (const double *)p->expected[k], reals, what,
                           __FILE__, __LINE__);
}

/* f in one layout, every output in another: the expected bits, and not a byte beside them. */
static inline void problem_check(const struct problem *p, enum route route,
                                 const struct layout_rule *in, const struct layout_rule *to)
{
    size_t size = dtype_size(p->dtype);
    struct laid f = laid_alloc(in, p->ndim, p->shape, size), out[NDG_MAX_RANK];
    void *data[NDG_MAX_RANK], *got = checked_malloc((size_t)p->count * size);
    struct call call;
    int32_t k;
    char what[256];

    laid_put(&f, p->f);
    for (k = 0; k < p->naxes; k++) {
        out[k] = laid_alloc(to, p->ndim, p->shape, size);
        data[k] = out[k].data;
    }
    call = problem_call(p, f.data, f.strides, data, p->naxes > 0 ? out[0].strides : NULL);
    assert_ok(call_by(route, &call));
    for (k = 0; k < p->naxes; k++) {
        snprintf(what, sizeof what, "rank %d %s, f: %s, out[%d] along axis %d: %s", (int)p->ndim,
                 dtype_name(p->dtype), in->name, (int)k, (int)p->axes[k], to->name);
        laid_get(&out[k], got);
        problem_compare(p, k, got, what);
        if (!laid_gaps_untouched(&out[k])) {
            print_error("%s: a byte beside the elements was written\n", what);
            fail();
        }
        laid_free(&out[k]);
    }
    laid_get(&f, got);
    assert_memory_equal(got, p->f, (size_t)p->count * size);
    laid_free(&f);
    free(got);
}

#endif
