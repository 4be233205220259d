/* The library under test, loaded at run time: any build of it can be measured by the same program.
 */
#ifndef BENCH_LIBRARY_H
#define BENCH_LIBRARY_H

#include "ndgrad.h"

typedef struct {
    const char *(*version)(void);
    const char *(*status_name)(ndg_status);
    int64_t (*last_error)(char *, int64_t);
    ndg_status (*gradient_f64)(const double *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                               const double *, const double *const *, int32_t, double *const *, const int64_t *);
    ndg_status (*gradient_f32)(const float *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                               const double *, const double *const *, int32_t, float *const *, const int64_t *);
    ndg_status (*gradient)(const ndg_grid *, const ndg_view *, int32_t, const int32_t *, const ndg_view_mut *);
    ndg_status (*grid_new)(int32_t, const int64_t *, ndg_grid **);
    void (*grid_free)(ndg_grid *);
    ndg_status (*grid_set_step)(ndg_grid *, int32_t, double);
    ndg_status (*grid_set_coords_f64)(ndg_grid *, int32_t, const double *, int64_t);
    /* NULL in libraries that do not have them */
    ndg_status (*grid_set_accuracy)(ndg_grid *, int32_t, int32_t);
    ndg_status (*derivative)(const ndg_grid *, const ndg_view *, int32_t, int32_t, const ndg_view_mut *);
    ndg_status (*laplacian)(const ndg_grid *, const ndg_view *, int32_t, const int32_t *, const ndg_view_mut *);
    ndg_status (*divergence)(const ndg_grid *, int32_t, const int32_t *, const ndg_view *, const ndg_view_mut *);
    ndg_status (*curl)(const ndg_grid *, int32_t, const int32_t *, const ndg_view *, const ndg_view_mut *);
    ndg_status (*image_gradient)(const ndg_grid *, const ndg_view *, int32_t, int32_t, int32_t, const int32_t *,
                                 const ndg_view_mut *);
    const char *(*kernel_name)(void);
    void (*set_num_threads)(int32_t);
    int32_t (*num_threads)(void);
} library;

/* 0, with the reason on stderr, if `path` is no such library. */
int library_open(library *lib, const char *path);

#endif
