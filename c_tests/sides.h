/* Random grids of every kind of side, accuracy and spacing, and fields on them. */
#ifndef SIDES_H
#define SIDES_H

#include "operators.h"
#include "rng.h"

enum { ONE_SIDED, MIRRORED, REFLECTED, ODD_REFLECTED, NEAREST, CONSTANT, GHOST_CELLS, PERIODIC, SIDE_KINDS };

static const char *const side_names[SIDE_KINDS] = {"one-sided", "mirrored", "reflected", "odd reflected",
                                                   "nearest",   "constant", "ghost cells", "periodic"};

/* More than any stencil here reaches over an end, so that arrays have cells that nothing reads. */
enum { GHOSTS = 8 };

/* What one axis is like. Coordinates are those of the ghost cells too. */
struct axis_kind {
    int64_t extent;
    int sides[2]; /* both PERIODIC or neither */
    int32_t accuracy;
    int has_coordinates;
    double step;
};

static inline int64_t ghosts_at(const struct axis_kind *axis, int end)
{
    return axis->sides[end] == GHOST_CELLS ? GHOSTS : 0;
}

static inline int64_t padded_extent(const struct axis_kind *axis)
{
    return ghosts_at(axis, 0) + axis->extent + ghosts_at(axis, 1);
}

static inline void set_side_kind(ndg_grid *grid, int32_t axis, int32_t end, int kind, double constant)
{
    switch (kind) {
    case CONSTANT: assert_ok(ndg_grid_set_constant_side(grid, axis, end, constant)); break;
    case GHOST_CELLS: assert_ok(ndg_grid_set_ghost_cells(grid, axis, end, GHOSTS)); break;
    default: assert_ok(ndg_grid_set_side(grid, axis, end, kind + 1)); break;
    }
}

/* A grid with these axes; coordinates come from `r`, the same ones for the same state. */
static inline ndg_grid *grid_of_axes(int32_t ndim, const struct axis_kind *axes, double constant, struct rng r)
{
    int64_t shape[NDG_MAX_RANK] = {0};
    ndg_grid *grid = NULL;
    int32_t k;
    int end;
    for (k = 0; k < ndim; k++)
        shape[k] = axes[k].extent;
    assert_ok(ndg_grid_new(ndim, shape, &grid));
    for (k = 0; k < ndim; k++) {
        const struct axis_kind *axis = &axes[k];
        assert_ok(ndg_grid_set_accuracy(grid, k, axis->accuracy));
        assert_ok(ndg_grid_set_step(grid, k, axis->step));
        if (axis->sides[0] == PERIODIC)
            assert_ok(ndg_grid_set_periodic(grid, k, axis->has_coordinates ? (double)axis->extent + 0.75 : 0.0));
        for (end = 0; end < 2 && axis->sides[0] != PERIODIC; end++)
            set_side_kind(grid, k, end == 0 ? NDG_LOWER : NDG_UPPER, axis->sides[end], constant);
        if (axis->has_coordinates) {
            int64_t n = padded_extent(axis), i;
            double *x = (double *)checked_malloc((size_t)n * sizeof *x);
            for (i = 0; i < n; i++)
                x[i] = (double)i + 0.25 * rng_f64(&r);
            assert_ok(ndg_grid_set_coords_f64(grid, k, x, n));
            free(x);
        }
    }
    return grid;
}

/* The shape of arrays of samples (with ghost cells), or of results. */
static inline void shape_of(int32_t ndim, const struct axis_kind *axes, int with_ghosts, int64_t *shape)
{
    int32_t k;
    for (k = 0; k < ndim; k++)
        shape[k] = with_ghosts ? padded_extent(&axes[k]) : axes[k].extent;
}

/* How far element [0, ..., 0] lies behind the first ghost cell of an array in C order. */
static inline int64_t ghosts_before(int32_t ndim, const struct axis_kind *axes)
{
    int64_t stride = 1, offset = 0;
    int32_t k;
    for (k = ndim; k-- > 0;) {
        offset += ghosts_at(&axes[k], 0) * stride;
        stride *= padded_extent(&axes[k]);
    }
    return offset;
}

static inline void fill_random(struct rng *r, int32_t dtype, void *to, int64_t count)
{
    if (dtype == NDG_F32)
        rng_fill_f32(r, (float *)to, count);
    else
        rng_fill_f64(r, (double *)to, count);
}

static inline double number_at(const void *array, int32_t dtype, int64_t i)
{
    return dtype == NDG_F32 ? (double)((const float *)array)[i] : ((const double *)array)[i];
}

#endif
