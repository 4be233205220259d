#include "grid.h"

#include <stdlib.h>

ndg_status ndgrad_fortran_make(struct grid *grid, struct failure *failure)
{
    return ndgrad_fortran_note(failure, ndg_grid_new(grid->rank, grid->shape, &grid->samples));
}

ndg_status ndgrad_fortran_axis(int64_t number, int32_t rank, int32_t *axis, struct failure *failure)
{
    if (number < 1 || number > rank)
        return ndgrad_fortran_refuse(failure, NDG_BAD_AXIS, "axis is %lld: expected 1 to %d", (long long)number, (int)rank);
    *axis = (int32_t)(number - 1);
    return NDG_OK;
}

ndg_status ndgrad_fortran_set_step(struct grid *grid, int32_t axis, const CFI_cdesc_t *step, int64_t entry,
                                   struct failure *failure)
{
    return ndgrad_fortran_note(failure, ndg_grid_set_step(grid->samples, axis, ndgrad_fortran_real(step, entry)));
}

/* The library wants coordinates side by side, and has none in single precision: these few numbers are copied. Integers stay
 * integers, whose differences the library takes exactly. */
ndg_status ndgrad_fortran_set_coordinates(struct grid *grid, int32_t axis, const CFI_cdesc_t *coordinates, const char *name,
                                          struct failure *failure)
{
    int64_t n = ndgrad_fortran_count(coordinates);
    if (n < 0 || coordinates->rank != 1)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SPACING, "%s is not a vector of real32, real64 or integers", name);
    bool integers = ndgrad_fortran_is_integer(coordinates);
    union { /* either way 8 bytes each; one more, since an allocation of nothing may be NULL */
        double *reals;
        int64_t *integers;
    } copy = {malloc(((size_t)n + 1) * sizeof(double))};
    if (copy.reals == NULL)
        return ndgrad_fortran_refuse(failure, NDG_OUT_OF_MEMORY, "an allocation failed: expected room for %s", name);
    ndg_status status;
    if (integers) {
        for (int64_t i = 0; i < n; i++) copy.integers[i] = ndgrad_fortran_integer(coordinates, i);
        status = ndg_grid_set_coords_i64(grid->samples, axis, copy.integers, n);
    } else {
        for (int64_t i = 0; i < n; i++) copy.reals[i] = ndgrad_fortran_real(coordinates, i);
        status = ndg_grid_set_coords_f64(grid->samples, axis, copy.reals, n);
    }
    free(copy.reals);
    return ndgrad_fortran_note(failure, status);
}

ndg_status ndgrad_fortran_fits(const struct array *array, const char *name, const struct grid *grid, bool padded, int32_t more,
                               struct failure *failure)
{
    if (array->rank != grid->rank + more)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s has rank %d: expected %d", name, (int)array->rank,
                                     (int)(grid->rank + more));
    for (int32_t k = 0; k < grid->rank; k++) {
        int64_t expected = grid->shape[k] + (padded ? grid->ghosts[k][0] + grid->ghosts[k][1] : 0);
        if (array->shape[k] != expected)
            return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s has extent %lld on axis %d: expected %lld", name,
                                         (long long)array->shape[k], (int)k + 1, (long long)expected);
    }
    return NDG_OK;
}

void *ndgrad_fortran_first(const struct array *array, const struct grid *grid, bool padded)
{
    char *data = array->data;
    for (int32_t k = 0; padded && k < grid->rank; k++) data += grid->ghosts[k][0] * array->strides[k] * array->size;
    return data;
}

/* ---- the type ndgrad_grid ------------------------------------------------------------------------------------------ */

ndg_status ndgrad_fortran_is_made(const struct grid *grid, struct failure *failure)
{
    if (grid != NULL) return NDG_OK;
    return ndgrad_fortran_refuse(failure, NDG_NULL_POINTER, "the grid has no shape yet: expected a call of its create first");
}

static ndg_status find(const struct grid *grid, int number, int32_t *axis, struct failure *failure)
{
    ndg_status status = ndgrad_fortran_is_made(grid, failure);
    return status != NDG_OK ? status : ndgrad_fortran_axis(number, grid->rank, axis, failure);
}

void ndgrad_fortran_grid_free(struct grid *grid)
{
    if (grid == NULL) return;
    ndg_grid_free(grid->samples);
    free(grid);
}

static struct grid *create(const CFI_cdesc_t *shape, struct failure *failure)
{
    int64_t rank = ndgrad_fortran_count(shape);
    if (rank < 0 || shape->rank != 1 || !ndgrad_fortran_is_integer(shape) || rank > CFI_MAX_RANK) {
        ndgrad_fortran_refuse(failure, NDG_BAD_RANK, "shape is not a vector of at most %d integers", CFI_MAX_RANK);
        return NULL;
    }
    struct grid *grid = calloc(1, sizeof *grid);
    if (grid == NULL) {
        ndgrad_fortran_refuse(failure, NDG_OUT_OF_MEMORY, "an allocation failed: expected room for a grid");
        return NULL;
    }
    grid->rank = (int32_t)rank;
    for (int64_t k = 0; k < rank; k++) grid->shape[k] = ndgrad_fortran_integer(shape, k);
    if (ndgrad_fortran_make(grid, failure) == NDG_OK) return grid;
    free(grid);
    return NULL;
}

/* On a failure *grid stays what it was. */
void ndgrad_fortran_grid_create(struct grid **grid, const CFI_cdesc_t *shape, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    struct grid *made = create(shape, &failure);
    if (made != NULL) {
        ndgrad_fortran_grid_free(*grid);
        *grid = made;
    }
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_step(struct grid *grid, int number, const CFI_cdesc_t *step, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK) {
        if (step->rank != 0 || ndgrad_fortran_count(step) != 1)
            ndgrad_fortran_refuse(&failure, NDG_BAD_SPACING, "step is not one real32, real64 or integer");
        else
            ndgrad_fortran_set_step(grid, axis, step, 0, &failure);
    }
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_coordinates(struct grid *grid, int number, const CFI_cdesc_t *coordinates, int *stat,
                                         CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        ndgrad_fortran_set_coordinates(grid, axis, coordinates, "coordinates", &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_edge_order(struct grid *grid, int number, int edge_order, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        ndgrad_fortran_note(&failure, ndg_grid_set_edge_order(grid->samples, axis, edge_order));
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_accuracy(struct grid *grid, int number, int accuracy, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        ndgrad_fortran_note(&failure, ndg_grid_set_accuracy(grid->samples, axis, accuracy));
    ndgrad_fortran_report(&failure, stat, errmsg);
}

/* Notes what a side was set to, and that the axis has so many ghost cells there. */
static void note_side(struct grid *grid, int32_t axis, int end, int64_t ghosts, ndg_status status, struct failure *failure)
{
    if (ndgrad_fortran_note(failure, status) != NDG_OK) return;
    if (end & NDG_LOWER) grid->ghosts[axis][0] = ghosts;
    if (end & NDG_UPPER) grid->ghosts[axis][1] = ghosts;
}

void ndgrad_fortran_grid_set_side(struct grid *grid, int number, int side, int end, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        note_side(grid, axis, end, 0, ndg_grid_set_side(grid->samples, axis, end, side), &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_constant_side(struct grid *grid, int number, double value, int end, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        note_side(grid, axis, end, 0, ndg_grid_set_constant_side(grid->samples, axis, end, value), &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_ghost_cells(struct grid *grid, int number, int count, int end, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        note_side(grid, axis, end, count, ndg_grid_set_ghost_cells(grid->samples, axis, end, count), &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_periodic(struct grid *grid, int number, double period, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    int32_t axis;
    if (find(grid, number, &axis, &failure) == NDG_OK)
        note_side(grid, axis, NDG_BOTH, 0, ndg_grid_set_periodic(grid->samples, axis, period), &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}

void ndgrad_fortran_grid_set_num_threads(struct grid *grid, int n, int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    if (ndgrad_fortran_is_made(grid, &failure) == NDG_OK) ndgrad_fortran_note(&failure, ndg_grid_set_num_threads(grid->samples, n));
    ndgrad_fortran_report(&failure, stat, errmsg);
}

/* The Fortran function's answer; in the module, since only Fortran knows how its functions are called. */
int ndgrad_fortran_goes_on(void (*progress)(void), double done);

static int report(double done, void *context)
{
    const struct grid *grid = context;
    return !ndgrad_fortran_goes_on(grid->progress, done);
}

void ndgrad_fortran_grid_set_progress(struct grid *grid, void (*progress)(void), int *stat, CFI_cdesc_t *errmsg)
{
    struct failure failure = {NDG_OK, ""};
    if (ndgrad_fortran_is_made(grid, &failure) == NDG_OK
        && ndgrad_fortran_note(&failure, ndg_grid_set_progress(grid->samples, progress ? report : NULL, grid)) == NDG_OK)
        grid->progress = progress;
    ndgrad_fortran_report(&failure, stat, errmsg);
}
