/* Calls of the library for R arrays. All that may jump out of a function, as R's allocations may, is done before the grid
 * is made or after it has been freed. */

#include "calls.h"
#include "interrupt.h"
#include "operators.h"

/* How the arrays of a call lie in memory: column-major, with ghost cells where the samples have them. */
struct layout {
    int32_t ndim;
    int64_t shape[NDG_MAX_RANK], ghosts[NDG_MAX_RANK][2];
    int64_t bare[NDG_MAX_RANK], padded[NDG_MAX_RANK]; /* strides without and with ghost cells */
    int64_t first;                                    /* sample [0, ..., 0] in an array with ghost cells */
    int64_t bare_size, padded_size;                   /* how many elements an array has */
};

static struct layout layout_of(SEXP shape, SEXP ghosts)
{
    struct layout l = {.ndim = (int32_t)Rf_length(shape), .bare_size = 1, .padded_size = 1};
    for (int32_t k = 0; k < l.ndim; k++) {
        l.shape[k] = (int64_t)REAL(shape)[k];
        l.ghosts[k][0] = (int64_t)REAL(ghosts)[2 * k];
        l.ghosts[k][1] = (int64_t)REAL(ghosts)[2 * k + 1];
        l.bare[k] = l.bare_size;
        l.padded[k] = l.padded_size;
        l.first += l.ghosts[k][0] * l.padded[k];
        l.bare_size *= l.shape[k];
        l.padded_size *= l.ghosts[k][0] + l.shape[k] + l.ghosts[k][1];
    }
    return l;
}

static ndg_status set_sides(ndg_grid *grid, int32_t axis, SEXP sides)
{
    const double *row = REAL(sides);
    const int count = Rf_nrows(sides);
    ndg_status status = NDG_OK;
    for (int k = 0; k < count && status == NDG_OK; k++) {
        const int32_t end = (int32_t)row[k], side = (int32_t)row[k + count];
        const double number = row[k + 2 * count];
        if (side > 0)
            status = ndg_grid_set_side(grid, axis, end, side);
        else if (side == 0)
            status = ndg_grid_set_constant_side(grid, axis, end, number);
        else
            status = ndg_grid_set_periodic(grid, axis, number);
    }
    return status;
}

static ndg_status set_spacing(ndg_grid *grid, int32_t axis, SEXP spacing)
{
    const double *values = REAL(spacing);
    const int64_t count = (int64_t)XLENGTH(spacing);
    /* integer64 keeps its bits in doubles. */
    const int64_t *integers = Rf_inherits(spacing, "integer64") ? (const int64_t *)(const void *)values : NULL;
    if (count == 1) return ndg_grid_set_step(grid, axis, integers ? (double)integers[0] : values[0]);
    if (integers) return ndg_grid_set_coords_i64(grid, axis, integers, count);
    return ndg_grid_set_coords_f64(grid, axis, values, count);
}

/* Entry k of what R's list says about an axis. */
static ndg_status set_axis(ndg_grid *grid, int32_t axis, SEXP settings, int32_t k)
{
    const int accuracy = INTEGER(VECTOR_ELT(settings, 1))[k], edge_order = INTEGER(VECTOR_ELT(settings, 2))[k];
    ndg_status status = set_sides(grid, axis, VECTOR_ELT(VECTOR_ELT(settings, 3), k));
    if (status == NDG_OK) status = set_spacing(grid, axis, VECTOR_ELT(VECTOR_ELT(settings, 0), k));
    if (status == NDG_OK && accuracy != NA_INTEGER) status = ndg_grid_set_accuracy(grid, axis, accuracy);
    if (status == NDG_OK && edge_order != NA_INTEGER) status = ndg_grid_set_edge_order(grid, axis, edge_order);
    return status;
}

static ndg_status fill_grid(ndg_grid *grid, const struct layout *l, SEXP settings, const struct call *c, SEXP caught)
{
    ndg_status status = ndg_grid_set_progress(grid, stop_if_interrupted, caught);
    /* Ghost cells first: they have coordinates. */
    for (int32_t axis = 0; axis < l->ndim; axis++)
        for (int side = 0; side < 2 && status == NDG_OK; side++)
            if (l->ghosts[axis][side] > 0)
                status = ndg_grid_set_ghost_cells(grid, axis, side == 0 ? NDG_LOWER : NDG_UPPER, l->ghosts[axis][side]);
    for (int32_t k = 0; k < c->naxes && status == NDG_OK; k++) status = set_axis(grid, c->axes[k], settings, k);
    return status;
}

static void *data_of(SEXP x)
{
    switch (TYPEOF(x)) {
    case REALSXP: return REAL(x);
    case CPLXSXP: return COMPLEX(x);
    case LGLSXP: return LOGICAL(x); /* in memory as integers */
    case INTSXP: return INTEGER(x);
    default: Rf_error("samples are of type %s", Rf_type2char(TYPEOF(x)));
    }
}

/* Where sample [0, ..., 0] is: behind the ghost cells, if the array has them. */
static ndg_view_mut view_of(SEXP x, const struct layout *l, int padded)
{
    const int32_t dtype = TYPEOF(x) == REALSXP ? NDG_F64 : TYPEOF(x) == CPLXSXP ? NDG_C128 : NDG_I32;
    const size_t size = dtype == NDG_F64 ? sizeof(double) : dtype == NDG_C128 ? sizeof(Rcomplex) : sizeof(int);
    if ((int64_t)XLENGTH(x) != (padded ? l->padded_size : l->bare_size)) Rf_error("an array does not have the grid's shape");
    char *data = data_of(x);
    if (padded) data += l->first * (int64_t)size;
    return (ndg_view_mut){data, padded ? l->padded : l->bare, dtype};
}

static int has_missing(SEXP x)
{
    if (TYPEOF(x) != INTSXP && TYPEOF(x) != LGLSXP) return 0;
    const int *values = data_of(x);
    const R_xlen_t length = XLENGTH(x);
    for (R_xlen_t i = 0; i < length; i++)
        if (values[i] == NA_INTEGER) return 1;
    return 0;
}

/* A double has a missing value that spreads, and an integer has not. Protected by the caller. */
static SEXP without_missing_integers(SEXP samples)
{
    const int count = Rf_length(samples);
    int missing = 0;
    for (int k = 0; k < count && !missing; k++) missing = has_missing(VECTOR_ELT(samples, k));
    if (!missing) return samples;
    SEXP doubles = PROTECT(Rf_allocVector(VECSXP, count));
    for (int k = 0; k < count; k++) SET_VECTOR_ELT(doubles, k, Rf_coerceVector(VECTOR_ELT(samples, k), REALSXP));
    UNPROTECT(1);
    return doubles;
}

static SEXP new_results(int count, SEXPTYPE type, int64_t size, SEXP like)
{
    SEXP results = PROTECT(Rf_allocVector(VECSXP, count)), names = PROTECT(Rf_getAttrib(like, R_NamesSymbol));
    for (int k = 0; k < count; k++) {
        SEXP result = Rf_allocVector(type, (R_xlen_t)size);
        SET_VECTOR_ELT(results, k, result);
        for (int i = 0; i < Rf_length(like); i++)
            Rf_setAttrib(result, Rf_install(CHAR(STRING_ELT(names, i))), VECTOR_ELT(like, i));
    }
    UNPROTECT(2);
    return results;
}

static SEXP failure(ndg_status status)
{
    char message[512];
    ndg_last_error(message, sizeof message);
    SEXP result = PROTECT(Rf_allocVector(STRSXP, 2));
    SET_STRING_ELT(result, 0, Rf_mkChar(ndg_status_name(status)));
    SET_STRING_ELT(result, 1, Rf_mkChar(message));
    UNPROTECT(1);
    return result;
}

SEXP C_apply(SEXP operator, SEXP adjoint, SEXP samples, SEXP shape, SEXP ghosts, SEXP axes, SEXP grid, SEXP arguments,
             SEXP count, SEXP like)
{
    const struct layout l = layout_of(shape, ghosts);
    const operation operation = find_operation(CHAR(STRING_ELT(operator, 0)));
    if (operation == NULL) Rf_error("there is no operator %s", CHAR(STRING_ELT(operator, 0)));
    samples = PROTECT(without_missing_integers(samples));
    const int inputs = Rf_length(samples), outputs = Rf_asInteger(count);
    struct call c = {.adjoint = Rf_asLogical(adjoint), .naxes = (int32_t)Rf_length(axes)};
    if (TYPEOF(arguments) == INTSXP) c.integers = INTEGER(arguments);
    if (TYPEOF(arguments) == REALSXP) c.reals = REAL(arguments);

    const SEXPTYPE type = inputs > 0 && TYPEOF(VECTOR_ELT(samples, 0)) == CPLXSXP ? CPLXSXP : REALSXP;
    SEXP results = PROTECT(new_results(outputs, type, c.adjoint ? l.padded_size : l.bare_size, like));
    SEXP caught = PROTECT(Rf_allocVector(VECSXP, 1));
    ndg_view *f = (ndg_view *)R_alloc((size_t)inputs + 1, sizeof *f);
    ndg_view_mut *out = (ndg_view_mut *)R_alloc((size_t)outputs + 1, sizeof *out);
    int32_t *numbers = (int32_t *)R_alloc((size_t)c.naxes + 1, sizeof *numbers);
    for (int k = 0; k < inputs; k++) {
        const ndg_view_mut view = view_of(VECTOR_ELT(samples, k), &l, !c.adjoint);
        f[k] = (ndg_view){view.data, view.strides, view.dtype};
    }
    for (int k = 0; k < outputs; k++) out[k] = view_of(VECTOR_ELT(results, k), &l, c.adjoint);
    for (int32_t k = 0; k < c.naxes; k++) numbers[k] = INTEGER(axes)[k] - 1;
    c.f = f;
    c.out = out;
    c.axes = numbers;

    ndg_grid *made;
    ndg_status status = ndg_grid_new(l.ndim, l.shape, &made);
    if (status == NDG_OK) {
        c.grid = made;
        status = fill_grid(made, &l, grid, &c, caught);
        if (status == NDG_OK) status = operation(&c);
        ndg_grid_free(made);
    }
    if (!Rf_isNull(VECTOR_ELT(caught, 0))) /* perhaps so late that the call had come to its end */
        results = VECTOR_ELT(caught, 0);
    else if (status != NDG_OK)
        results = failure(status);
    UNPROTECT(3);
    return results;
}
