/* The operators of the library, by name, and how many arrays they take and give. */
#ifndef NDGRAD_FORTRAN_OPERATORS_H
#define NDGRAD_FORTRAN_OPERATORS_H

#include <ndgrad.h>

/* What a call of the library is about. */
struct call {
    const ndg_grid *grid;
    int adjoint;
    const ndg_view *f;
    const ndg_view_mut *out;
    int32_t naxes;
    const int32_t *axes;     /* from 0 */
    const int32_t *integers; /* the operator's own arguments: */
    const double *reals;     /* one of the two, or none */
};

/* The arrays on one side of an operator; but for ONE they are a further dimension of one array, the last, or two. */
enum arrays {
    ONE,
    EACH_AXIS,
    EACH_PAIR,  /* n (n + 1) / 2 for n axes: the rows of an upper triangle */
    OF_A_CURL,  /* one for two axes, as ONE is; three for three */
    COMPONENTS, /* any number */
    MATRIX      /* as many as components and axes: two dimensions */
};

struct operator {
    const char *name;
    ndg_status (*call)(const struct call *call);
    enum arrays takes, gives;
};

/* NULL if there is none of this name. */
const struct operator *ndgrad_fortran_operator(const char *name);

#endif
