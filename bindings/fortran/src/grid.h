/* A grid of the library, with the shape that arrays from Fortran are compared with. Axes count from 0 here. */
#ifndef NDGRAD_FORTRAN_GRID_H
#define NDGRAD_FORTRAN_GRID_H

#include "arrays.h"

struct grid {
    ndg_grid *samples;
    int32_t rank;
    int64_t shape[CFI_MAX_RANK];     /* of results */
    int64_t ghosts[CFI_MAX_RANK][2]; /* cells that samples have besides, below and above */
    void (*progress)(void);          /* a Fortran function that is told how far a call is, or NULL */
};

/* Whether an array begins with the grid's dimensions, with ghost cells or without, and has so many more. */
ndg_status ndgrad_fortran_fits(const struct array *array, const char *name, const struct grid *grid, bool padded, int32_t more,
                               struct failure *failure);

/* Element [0, ..., 0] of an array: behind the ghost cells, if it has them. */
void *ndgrad_fortran_first(const struct array *array, const struct grid *grid, bool padded);

/* Whether create has been called. */
ndg_status ndgrad_fortran_is_made(const struct grid *grid, struct failure *failure);

/* Makes a grid of the shape that grid->rank and grid->shape say. To be freed with ndg_grid_free(grid->samples). */
ndg_status ndgrad_fortran_make(struct grid *grid, struct failure *failure);

/* The step along an axis: number `entry` of a scalar or a vector. */
ndg_status ndgrad_fortran_set_step(struct grid *grid, int32_t axis, const CFI_cdesc_t *step, int64_t entry,
                                   struct failure *failure);

/* The coordinates along an axis: a vector, whose name in messages is `name`. */
ndg_status ndgrad_fortran_set_coordinates(struct grid *grid, int32_t axis, const CFI_cdesc_t *coordinates, const char *name,
                                          struct failure *failure);

/* An axis as Fortran counts it, 1 to rank, becomes one as the library does. */
ndg_status ndgrad_fortran_axis(int64_t number, int32_t rank, int32_t *axis, struct failure *failure);

#endif
