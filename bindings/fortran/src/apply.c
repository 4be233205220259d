/* The operators of a grid besides the gradient: arrays of several components have one dimension more, the last, and those of
 * a Jacobian two, for the component and the axis. The components of a vector may also be arrays of their own. */
#include "grid.h"
#include "operators.h"

#include <stdlib.h>

enum { MAX_COMPONENTS = 3 };

/* The arrays on one side of an operator. */
struct side {
    const char *names[MAX_COMPONENTS];
    enum arrays kind;
    bool padded;                         /* has ghost cells */
    bool separate;                       /* whether each component is an array of its own; else all are in the first */
    struct array arrays[MAX_COMPONENTS];
    int64_t rows, columns; /* of arrays: components or pairs, and of a matrix axes; 1 otherwise */
};

/* How many dimensions an array has besides the grid's. */
static int32_t more_dimensions(enum arrays kind, int32_t naxes)
{
    if (kind == ONE || (kind == OF_A_CURL && naxes == 2)) return 0;
    return kind == MATRIX ? 2 : 1;
}

/* How many arrays there have to be in the further dimension; -1: any number. */
static int64_t wanted(enum arrays kind, int64_t naxes)
{
    switch (kind) {
    case EACH_AXIS: return naxes;
    case EACH_PAIR: return naxes * (naxes + 1) / 2;
    case OF_A_CURL: return 3;
    default: return -1;
    }
}

static ndg_status read_separate(struct side *side, const CFI_cdesc_t *const given[MAX_COMPONENTS], const struct grid *grid,
                                int32_t naxes, struct failure *failure)
{
    const int64_t components = more_dimensions(side->kind, naxes) == 1 ? wanted(side->kind, naxes) : 1;
    ndg_status status = NDG_OK;
    for (side->rows = 0; side->rows < MAX_COMPONENTS && given[side->rows] != NULL && status == NDG_OK; side->rows++) {
        struct array *array = &side->arrays[side->rows];
        const char *name = side->names[side->rows];
        status = ndgrad_fortran_array(given[side->rows], name, array, failure);
        if (status == NDG_OK) status = ndgrad_fortran_fits(array, name, grid, side->padded, 0, failure);
    }
    if (status == NDG_OK && side->rows != components)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s and its like are %lld arrays: expected %lld, one for each component",
                                     side->names[0], (long long)side->rows, (long long)components);
    return status;
}

static ndg_status read_side(struct side *side, const CFI_cdesc_t *const given[MAX_COMPONENTS], const struct grid *grid,
                            int32_t naxes, struct failure *failure)
{
    const char *name = side->names[0];
    struct array *array = &side->arrays[0];
    side->columns = 1;
    side->separate = given[1] != NULL || given[2] != NULL;
    if (side->separate) return read_separate(side, given, grid, naxes, failure);

    const int32_t more = more_dimensions(side->kind, naxes);
    ndg_status status = ndgrad_fortran_array(given[0], name, array, failure);
    if (status == NDG_OK) status = ndgrad_fortran_fits(array, name, grid, side->padded, more, failure);
    if (status != NDG_OK) return status;
    const int64_t *extents = array->shape + grid->rank;
    side->rows = more > 0 ? extents[0] : 1;
    if (more > 1) side->columns = extents[1];
    const int64_t rows = more > 0 ? wanted(side->kind, naxes) : -1;
    if (rows >= 0 && side->rows != rows)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s has extent %lld on axis %d: expected %lld, one for each of its "
                                     "components", name, (long long)side->rows, (int)grid->rank + 1, (long long)rows);
    if (side->kind == MATRIX && side->columns != naxes)
        return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s has extent %lld on axis %d: expected %d, one for each axis of the "
                                     "call", name, (long long)side->columns, (int)grid->rank + 2, (int)naxes);
    return NDG_OK;
}

/* Row after row. */
static void describe(const struct side *side, const struct grid *grid, ndg_view_mut *views)
{
    for (int64_t row = 0; row < side->rows; row++)
        for (int64_t column = 0; column < side->columns; column++) {
            const struct array *array = &side->arrays[side->separate ? row : 0];
            const int64_t *strides = array->strides + grid->rank;
            int64_t offset = (!side->separate && side->rows > 1 ? row * strides[0] : 0) +
                             (side->columns > 1 ? column * strides[1] : 0);
            char *data = ndgrad_fortran_first(array, grid, side->padded);
            *views++ = (ndg_view_mut){data + offset * array->size, array->strides, array->dtype};
        }
}

/* Axes as Fortran has them, all if there are none. */
static ndg_status read_axes(const CFI_cdesc_t *axis, int32_t rank, int32_t axes[CFI_MAX_RANK], int32_t *naxes,
                            struct failure *failure)
{
    int64_t count = axis == NULL ? rank : ndgrad_fortran_count(axis);
    if (count < 0 || count > CFI_MAX_RANK)
        return ndgrad_fortran_refuse(failure, NDG_BAD_AXIS, "axis is not a scalar or vector of at most %d", CFI_MAX_RANK);
    *naxes = (int32_t)count;
    ndg_status status = NDG_OK;
    for (int32_t k = 0; k < *naxes && status == NDG_OK; k++)
        status = ndgrad_fortran_axis(axis == NULL ? k + 1 : ndgrad_fortran_integer(axis, k), rank, &axes[k], failure);
    return status;
}

/* An operator's own numbers: integers for a mixed derivative and such, reals for a direction. */
struct numbers {
    int32_t integers[CFI_MAX_RANK];
    double reals[CFI_MAX_RANK];
};

static ndg_status read_numbers(const CFI_cdesc_t *given, const char *name, int64_t count, struct numbers *numbers,
                               struct failure *failure)
{
    if (ndgrad_fortran_count(given) != count || count > CFI_MAX_RANK)
        return ndgrad_fortran_refuse(failure, NDG_BAD_OPTION, "%s is not a vector of %lld", name, (long long)count);
    for (int64_t k = 0; k < count; k++) {
        numbers->reals[k] = ndgrad_fortran_real(given, k);
        if (ndgrad_fortran_is_integer(given)) numbers->integers[k] = (int32_t)ndgrad_fortran_integer(given, k);
    }
    return NDG_OK;
}

static ndg_status run(const struct operator *operator, struct call *call, const struct grid *grid, const struct side *takes,
                      const struct side *gives, struct failure *failure)
{
    const int64_t inputs = takes->rows * takes->columns, outputs = gives->rows * gives->columns;
    ndg_view_mut *views = malloc(((size_t)(inputs + outputs) + 1) * sizeof *views);
    ndg_view *f = malloc(((size_t)inputs + 1) * sizeof *f);
    ndg_status status;
    if (views == NULL || f == NULL) {
        status = ndgrad_fortran_refuse(failure, NDG_OUT_OF_MEMORY, "an allocation failed: expected room for the call");
    } else {
        describe(takes, grid, views);
        for (int64_t k = 0; k < inputs; k++) f[k] = (ndg_view){views[k].data, views[k].strides, views[k].dtype};
        describe(gives, grid, views + inputs);
        call->grid = grid->samples;
        call->f = f;
        call->out = views + inputs;
        status = ndgrad_fortran_note(failure, operator->call(call));
    }
    free(f);
    free(views);
    return status;
}

/* For an optional argument, an array that is not allocated is an absent one. */
static const CFI_cdesc_t *present(const CFI_cdesc_t *descriptor)
{
    return descriptor == NULL || descriptor->base_addr == NULL ? NULL : descriptor;
}

/* `numbers`: those of the operator, or absent; `number_name` is their name, and they are as many as there are axes, or, if
 * `number_count` is not 0, as many as it says. */
void ndgrad_fortran_grid_apply(const struct grid *grid, const char *name, int adjoint, const CFI_cdesc_t *f,
                               const CFI_cdesc_t *df, const CFI_cdesc_t *axis, const CFI_cdesc_t *numbers,
                               const char *number_name, int number_count, const CFI_cdesc_t *f2, const CFI_cdesc_t *f3,
                               const CFI_cdesc_t *df2, const CFI_cdesc_t *df3, int *stat, CFI_cdesc_t *errmsg)
{
    const CFI_cdesc_t *const taken[MAX_COMPONENTS] = {f, present(f2), present(f3)};
    const CFI_cdesc_t *const given[MAX_COMPONENTS] = {df, present(df2), present(df3)};
    const struct operator *operator = ndgrad_fortran_operator(name);
    struct failure failure = {NDG_OK, ""};
    int32_t axes[CFI_MAX_RANK];
    struct numbers own = {{0}, {0}};
    struct call call = {.adjoint = adjoint, .axes = axes, .integers = own.integers, .reals = own.reals};
    struct side takes = {.names = {"f", "f2", "f3"}, .padded = !adjoint};
    struct side gives = {.names = {"df", "df2", "df3"}, .padded = adjoint};
    takes.kind = adjoint ? operator->gives : operator->takes;
    gives.kind = adjoint ? operator->takes : operator->gives;

    ndg_status status = ndgrad_fortran_is_made(grid, &failure);
    if (status == NDG_OK) status = read_axes(present(axis), grid->rank, axes, &call.naxes, &failure);
    if (status == NDG_OK) status = read_side(&takes, taken, grid, call.naxes, &failure);
    if (status == NDG_OK) status = read_side(&gives, given, grid, call.naxes, &failure);
    if (status == NDG_OK && numbers != NULL)
        status = read_numbers(numbers, number_name, number_count != 0 ? number_count : call.naxes, &own, &failure);
    if (status == NDG_OK && operator->gives == MATRIX) {
        const struct side *components = adjoint ? &gives : &takes, *matrix = adjoint ? &takes : &gives;
        own.integers[0] = (int32_t)components->rows;
        if (matrix->rows != components->rows)
            status = ndgrad_fortran_refuse(&failure, NDG_BAD_SHAPE, "%s has extent %lld on axis %d: expected %lld, one for each "
                                           "component", matrix->names[0], (long long)matrix->rows, (int)grid->rank + 1,
                                           (long long)components->rows);
    }
    if (status == NDG_OK) run(operator, &call, grid, &takes, &gives, &failure);
    ndgrad_fortran_report(&failure, stat, errmsg);
}
