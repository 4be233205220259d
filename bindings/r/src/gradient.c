/* The gradient of an R array, with looks at Ctrl-C between slabs of it.
 *
 * R_CheckUserInterrupt does not return if the user has pressed Ctrl-C. So it, and whatever else of R's may jump, is called
 * only where no grid of the library's is alive. */

#include "calls.h"
#include <ndgrad.h>

/* One differentiated axis. */
struct derivative {
    int32_t axis;
    double step;
    const double *coords;     /* or NULL */
    const int64_t *integers;  /* or NULL */
    int64_t count;            /* of coordinates */
    char *out;
};

struct problem {
    int32_t ndim;
    int64_t shape[NDG_MAX_RANK], strides[NDG_MAX_RANK]; /* column-major, of x and of the results */
    const char *x;
    int32_t x_dtype, out_dtype;
    size_t x_size, out_size; /* of one element, in bytes */
    int32_t edge_order;
};

static ndg_status set_axis(ndg_grid *grid, const struct derivative *d, int32_t edge_order)
{
    ndg_status status = ndg_grid_set_edge_order(grid, d->axis, edge_order);
    if (status != NDG_OK) return status;
    if (d->integers) return ndg_grid_set_coords_i64(grid, d->axis, d->integers, d->count);
    if (d->coords) return ndg_grid_set_coords_f64(grid, d->axis, d->coords, d->count);
    return ndg_grid_set_step(grid, d->axis, d->step);
}

/* The derivatives in the slab of the array that has `extent` samples along axis `cut`, from `start` on. The cut axis is
 * none of those differentiated, unless the slab is the whole array: each result needs its neighbours. */
static ndg_status differentiate(const struct problem *p, int32_t count, const struct derivative *d, int32_t cut,
                                int64_t start, int64_t extent)
{
    int64_t shape[NDG_MAX_RANK];
    int32_t axes[NDG_MAX_RANK];
    ndg_view_mut out[NDG_MAX_RANK];
    ndg_grid *grid;
    const int64_t offset = start * p->strides[cut];

    for (int32_t k = 0; k < p->ndim; k++) shape[k] = k == cut ? extent : p->shape[k];
    ndg_status status = ndg_grid_new(p->ndim, shape, &grid);
    if (status != NDG_OK) return status;
    for (int32_t k = 0; k < count && status == NDG_OK; k++) {
        status = set_axis(grid, &d[k], p->edge_order);
        axes[k] = d[k].axis;
        out[k] = (ndg_view_mut){d[k].out + offset * (int64_t)p->out_size, p->strides, p->out_dtype};
    }
    if (status == NDG_OK) {
        const ndg_view x = {p->x + offset * (int64_t)p->x_size, p->strides, p->x_dtype};
        status = ndg_gradient(grid, &x, count, axes, out);
    }
    ndg_grid_free(grid);
    return status;
}

/* The outermost axis of more than one sample, other than `except`; -1 if there is none. */
static int32_t outermost(const struct problem *p, int32_t except)
{
    int32_t axis = p->ndim - 1;
    while (axis >= 0 && (axis == except || p->shape[axis] < 2)) axis--;
    return axis;
}

static ndg_status in_slabs(const struct problem *p, int32_t count, const struct derivative *d, int32_t cut, double slab)
{
    double results = 1;
    for (int32_t k = 0; k < p->ndim; k++) results *= k == cut ? 1 : (double)p->shape[k];
    const int64_t extent = results < slab ? (int64_t)(slab / results) : 1;
    for (int64_t start = 0; start < p->shape[cut]; start += extent) {
        R_CheckUserInterrupt();
        const int64_t rest = p->shape[cut] - start;
        const ndg_status status = differentiate(p, count, d, cut, start, rest < extent ? rest : extent);
        if (status != NDG_OK) return status;
    }
    return NDG_OK;
}

/* All derivatives: in one call if they are at most `slab` results each; else those along the outermost axis in slabs cut
 * across another, the others in slabs cut across the outermost. No slab cuts a differentiated axis, so every result is
 * computed from the same samples by the same weights as in one call, and has the same bits. */
static ndg_status gradient(const struct problem *p, int32_t count, struct derivative *d, double slab)
{
    double results = 1;
    for (int32_t k = 0; k < p->ndim; k++) results *= (double)p->shape[k];
    const int32_t outer = outermost(p, -1), next = outermost(p, outer);
    R_CheckUserInterrupt();
    if (results <= slab || next < 0) return differentiate(p, count, d, 0, 0, p->shape[0]);

    ndg_status status = NDG_OK;
    struct derivative across[NDG_MAX_RANK];
    int32_t others = 0;
    for (int32_t k = 0; k < count; k++)
        if (d[k].axis != outer) across[others++] = d[k];
    if (others > 0) status = in_slabs(p, others, across, outer, slab);
    for (int32_t k = 0; k < count && status == NDG_OK; k++)
        if (d[k].axis == outer) status = in_slabs(p, 1, &d[k], next, slab);
    return status;
}

static int has_missing(SEXP x)
{
    const int *values = INTEGER(x);
    const R_xlen_t length = XLENGTH(x);
    for (R_xlen_t i = 0; i < length; i++)
        if (values[i] == NA_INTEGER) return 1;
    return 0;
}

static void describe_samples(struct problem *p, SEXP x)
{
    p->x_dtype = p->out_dtype = NDG_F64;
    p->x_size = p->out_size = sizeof(double);
    switch (TYPEOF(x)) {
    case REALSXP:
        p->x = (const char *)REAL(x);
        break;
    case CPLXSXP:
        p->x = (const char *)COMPLEX(x);
        p->x_dtype = p->out_dtype = NDG_C128;
        p->x_size = p->out_size = sizeof(Rcomplex);
        break;
    default: /* logical values lie in memory as integers do */
        p->x = (const char *)(TYPEOF(x) == LGLSXP ? LOGICAL(x) : INTEGER(x));
        p->x_dtype = NDG_I32;
        p->x_size = sizeof(int);
    }
}

static void describe_shape(struct problem *p, SEXP x)
{
    const SEXP dim = Rf_getAttrib(x, R_DimSymbol);
    p->ndim = Rf_isNull(dim) ? 1 : (int32_t)Rf_length(dim);
    if (p->ndim > NDG_MAX_RANK) Rf_error("x has more than %d dimensions", NDG_MAX_RANK);
    for (int32_t k = 0; k < p->ndim; k++) {
        p->shape[k] = Rf_isNull(dim) ? (int64_t)XLENGTH(x) : INTEGER(dim)[k];
        p->strides[k] = k == 0 ? 1 : p->strides[k - 1] * p->shape[k - 1];
    }
}

static void describe_spacing(struct derivative *d, SEXP spacing)
{
    const double *values = REAL(spacing);
    d->count = (int64_t)XLENGTH(spacing);
    /* integer64 keeps its bits in doubles. */
    const int64_t *integers = Rf_inherits(spacing, "integer64") ? (const int64_t *)(const void *)values : NULL;
    d->coords = d->count > 1 && !integers ? values : NULL;
    d->integers = d->count > 1 ? integers : NULL;
    d->step = integers ? (double)integers[0] : values[0];
}

static SEXP like(SEXP x, SEXPTYPE type)
{
    SEXP result = PROTECT(Rf_allocVector(type, XLENGTH(x)));
    const SEXP kept[] = {R_DimSymbol, R_DimNamesSymbol, R_NamesSymbol};
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++) {
        SEXP attribute = PROTECT(Rf_getAttrib(x, kept[k]));
        /* The names of a 1-d array are its dimnames. */
        if (!Rf_isNull(attribute) && !(kept[k] == R_NamesSymbol && Rf_isArray(x)))
            Rf_setAttrib(result, kept[k], attribute);
        UNPROTECT(1);
    }
    UNPROTECT(1);
    return result;
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

SEXP C_gradient(SEXP x, SEXP axes, SEXP spacings, SEXP edge_order, SEXP slab)
{
    struct problem p;
    struct derivative d[NDG_MAX_RANK];
    const int32_t count = (int32_t)Rf_length(axes);
    const int missing = (TYPEOF(x) == INTSXP || TYPEOF(x) == LGLSXP) && has_missing(x);

    /* A double has a missing value that spreads, and an integer has not. */
    x = PROTECT(missing ? Rf_coerceVector(x, REALSXP) : x);
    describe_shape(&p, x);
    describe_samples(&p, x);
    p.edge_order = Rf_asInteger(edge_order);

    SEXP results = PROTECT(Rf_allocVector(VECSXP, count));
    for (int32_t k = 0; k < count; k++) {
        SEXP spacing = VECTOR_ELT(spacings, k);
        SEXP result = like(x, TYPEOF(x) == CPLXSXP ? CPLXSXP : REALSXP);
        SET_VECTOR_ELT(results, k, result);
        d[k].axis = INTEGER(axes)[k] - 1;
        d[k].out = TYPEOF(result) == CPLXSXP ? (char *)COMPLEX(result) : (char *)REAL(result);
        describe_spacing(&d[k], spacing);
    }
    const ndg_status status = gradient(&p, count, d, Rf_asReal(slab));
    if (status != NDG_OK) results = failure(status);
    UNPROTECT(2);
    return results;
}
