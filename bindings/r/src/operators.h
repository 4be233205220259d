/* The operators of the library, by name. */
#ifndef NDGRAD_R_OPERATORS_H
#define NDGRAD_R_OPERATORS_H

#include <ndgrad.h>

/* What a call of the library is about. */
struct call {
    const ndg_grid *grid;
    int adjoint;
    const ndg_view *f;
    const ndg_view_mut *out;
    int32_t naxes;
    const int32_t *axes; /* from 0 */
    const int *integers; /* the operator's own arguments: */
    const double *reals; /* one of the two, or none */
};

typedef ndg_status (*operation)(const struct call *call);

/* NULL if there is none of this name. */
operation find_operation(const char *name);

#endif
