/* gradient, in one call and on a grid: which arrays and axes were given, and are they right for each other. */
#include "grid.h"

#include <string.h>

enum { MAX_OUTPUTS = 7 };

/* The arrays of one call. */
struct call {
    struct array f;
    int32_t naxes;
    int32_t axes[MAX_OUTPUTS]; /* from 0; df[k] gets the derivative along axes[k] */
    struct array df[MAX_OUTPUTS];
};

static const char *const output_names[MAX_OUTPUTS] = {"df1", "df2", "df3", "df4", "df5", "df6", "df7"};

static ndg_status read_outputs(const CFI_cdesc_t *const df[MAX_OUTPUTS], const struct grid *grid, struct call *call,
                               struct failure *failure)
{
    call->naxes = 0;
    for (int k = 0; k < MAX_OUTPUTS; k++) {
        if (df[k] == NULL) continue;
        if (call->naxes < k)
            return ndgrad_fortran_refuse(failure, NDG_NULL_POINTER, "%s is missing, and %s is given",
                                         output_names[call->naxes], output_names[k]);
        ndg_status status = ndgrad_fortran_array(df[k], output_names[k], &call->df[k], failure);
        if (status == NDG_OK) status = ndgrad_fortran_fits(&call->df[k], output_names[k], grid, false, 0, failure);
        if (status != NDG_OK) return status;
        call->naxes++;
    }
    return NDG_OK;
}

static ndg_status read_axes(const CFI_cdesc_t *axis, int32_t rank, struct call *call, struct failure *failure)
{
    if (axis == NULL) {
        if (call->naxes != rank)
            return ndgrad_fortran_refuse(failure, NDG_BAD_AXIS, "there are %d outputs for an array of rank %d: expected one "
                                         "for each axis, or an argument axis", (int)call->naxes, (int)rank);
        for (int32_t k = 0; k < rank; k++) call->axes[k] = k;
        return NDG_OK;
    }
    if (ndgrad_fortran_count(axis) != call->naxes)
        return ndgrad_fortran_refuse(failure, NDG_BAD_AXIS, "axis is not a scalar or vector of %d, one for each output",
                                     (int)call->naxes);
    for (int32_t k = 0; k < call->naxes; k++) {
        ndg_status status = ndgrad_fortran_axis(ndgrad_fortran_integer(axis, k), rank, &call->axes[k], failure);
        if (status != NDG_OK) return status;
    }
    return NDG_OK;
}

static ndg_status run(const struct grid *grid, const struct call *call, struct failure *failure)
{
    ndg_view f = {ndgrad_fortran_first(&call->f, grid, true), call->f.strides, call->f.dtype};
    ndg_view_mut out[MAX_OUTPUTS];
    for (int32_t k = 0; k < call->naxes; k++)
        out[k] = (ndg_view_mut){call->df[k].data, call->df[k].strides, call->df[k].dtype};
    return ndgrad_fortran_note(failure, ndg_gradient(grid->samples, &f, call->naxes, call->axes, out));
}

/* For an optional argument, an array that is not allocated is an absent one. */
static const CFI_cdesc_t *present(const CFI_cdesc_t *descriptor)
{
    return descriptor == NULL || descriptor->base_addr == NULL ? NULL : descriptor;
}

/* ---- on a grid ----------------------------------------------------------------------------------------------------- */

void ndgrad_fortran_grid_gradient(const struct grid *grid, const CFI_cdesc_t *f, const CFI_cdesc_t *df1,
                                  const CFI_cdesc_t *df2, const CFI_cdesc_t *df3, const CFI_cdesc_t *df4,
                                  const CFI_cdesc_t *df5, const CFI_cdesc_t *df6, const CFI_cdesc_t *df7,
                                  const CFI_cdesc_t *axis, int *stat, CFI_cdesc_t *errmsg)
{
    const CFI_cdesc_t *const df[MAX_OUTPUTS] = {df1,          present(df2), present(df3), present(df4),
                                                present(df5), present(df6), present(df7)};
    struct failure failure = {NDG_OK, ""};
    struct call call;
    ndg_status status = ndgrad_fortran_is_made(grid, &failure);
    if (status == NDG_OK) status = ndgrad_fortran_array(f, "f", &call.f, &failure);
    if (status == NDG_OK) status = ndgrad_fortran_fits(&call.f, "f", grid, true, 0, &failure);
    if (status == NDG_OK) status = read_outputs(df, grid, &call, &failure);
    if (status == NDG_OK) status = read_axes(present(axis), grid->rank, &call, &failure);
    if (status == NDG_OK) run(grid, &call, &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

/* ---- in one call --------------------------------------------------------------------------------------------------- */

/* The arguments that say where the samples lie. */
struct spacing {
    const CFI_cdesc_t *step; /* NULL: 1 */
    const CFI_cdesc_t *x;    /* along the one axis of the call; NULL: not given */
    const CFI_cdesc_t *xk[MAX_OUTPUTS];
    int edge_order;
};

static ndg_status set_steps(struct grid *grid, const struct spacing *spacing, const struct call *call, struct failure *failure)
{
    if (spacing->step == NULL) return NDG_OK;
    int64_t count = ndgrad_fortran_count(spacing->step);
    bool is_scalar = spacing->step->rank == 0;
    if (count < 0 || (!is_scalar && count != call->naxes))
        return ndgrad_fortran_refuse(failure, NDG_BAD_SPACING, "step is neither one number nor a vector of %d, one for each "
                                     "output (real32, real64 or integer)", (int)call->naxes);
    for (int32_t k = 0; k < call->naxes; k++) {
        int32_t axis = call->axes[k];
        /* Coordinates win over the step, which then need not be one. */
        if (spacing->x != NULL || (axis < MAX_OUTPUTS && spacing->xk[axis] != NULL)) continue;
        ndg_status status = ndgrad_fortran_set_step(grid, axis, spacing->step, is_scalar ? 0 : k, failure);
        if (status != NDG_OK) return status;
    }
    return NDG_OK;
}

static ndg_status set_coordinates(struct grid *grid, const struct spacing *spacing, const struct call *call,
                                  struct failure *failure)
{
    static const char *const names[MAX_OUTPUTS] = {"x1", "x2", "x3", "x4", "x5", "x6", "x7"};
    for (int32_t axis = 0; axis < MAX_OUTPUTS; axis++) {
        if (spacing->xk[axis] == NULL) continue;
        if (axis >= grid->rank)
            return ndgrad_fortran_refuse(failure, NDG_BAD_AXIS, "%s is given, and f has rank %d", names[axis],
                                         (int)grid->rank);
        if (spacing->x != NULL)
            return ndgrad_fortran_refuse(failure, NDG_BAD_SPACING, "x and %s are both given", names[axis]);
        ndg_status status = ndgrad_fortran_set_coordinates(grid, axis, spacing->xk[axis], names[axis], failure);
        if (status != NDG_OK) return status;
    }
    if (spacing->x == NULL) return NDG_OK;
    if (call->naxes != 1)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SPACING, "x is given for %d axes: expected x1, x2 and so on",
                                     (int)call->naxes);
    return ndgrad_fortran_set_coordinates(grid, call->axes[0], spacing->x, "x", failure);
}

static ndg_status set_edge_orders(struct grid *grid, int edge_order, const struct call *call, struct failure *failure)
{
    for (int32_t k = 0; k < call->naxes; k++) {
        ndg_status status = ndg_grid_set_edge_order(grid->samples, call->axes[k], edge_order);
        if (status != NDG_OK) return ndgrad_fortran_note(failure, status);
    }
    return NDG_OK;
}

/* Everything goes through a grid: its views have strides of their own for each output, as sections have. */
static void differentiate(const CFI_cdesc_t *f, const CFI_cdesc_t *const df[MAX_OUTPUTS], const CFI_cdesc_t *axis,
                          const struct spacing *spacing, struct failure *failure)
{
    struct call call;
    struct grid grid = {0};
    if (ndgrad_fortran_array(f, "f", &call.f, failure) != NDG_OK) return;
    grid.rank = call.f.rank;
    memcpy(grid.shape, call.f.shape, sizeof grid.shape);
    ndg_status status = read_outputs(df, &grid, &call, failure);
    if (status == NDG_OK) status = read_axes(present(axis), grid.rank, &call, failure);
    if (status == NDG_OK) status = ndgrad_fortran_make(&grid, failure);
    if (status == NDG_OK) status = set_steps(&grid, spacing, &call, failure);
    if (status == NDG_OK) status = set_coordinates(&grid, spacing, &call, failure);
    if (status == NDG_OK) status = set_edge_orders(&grid, spacing->edge_order, &call, failure);
    if (status == NDG_OK) run(&grid, &call, failure);
    ndg_grid_free(grid.samples);
}

/* The arguments are those of gradient in ndgrad.f90, in its order; an absent one is NULL. */
void ndgrad_fortran_gradient(const CFI_cdesc_t *f, const CFI_cdesc_t *df1, const CFI_cdesc_t *df2, const CFI_cdesc_t *df3,
                             const CFI_cdesc_t *df4, const CFI_cdesc_t *df5, const CFI_cdesc_t *df6,
                             const CFI_cdesc_t *df7, const CFI_cdesc_t *axis, const CFI_cdesc_t *step,
                             const CFI_cdesc_t *x, const CFI_cdesc_t *x1, const CFI_cdesc_t *x2, const CFI_cdesc_t *x3,
                             const CFI_cdesc_t *x4, const CFI_cdesc_t *x5, const CFI_cdesc_t *x6, const CFI_cdesc_t *x7,
                             const int *edge_order, int *stat, CFI_cdesc_t *errmsg)
{
    const CFI_cdesc_t *const df[MAX_OUTPUTS] = {df1,          present(df2), present(df3), present(df4),
                                                present(df5), present(df6), present(df7)};
    struct spacing spacing = {present(step),
                              present(x),
                              {present(x1), present(x2), present(x3), present(x4), present(x5), present(x6), present(x7)},
                              edge_order == NULL ? 1 : *edge_order};
    struct failure failure = {NDG_OK, ""};
    differentiate(f, df, axis, &spacing, &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}
