/* What R calls by .Call. */
#ifndef NDGRAD_R_CALLS_H
#define NDGRAD_R_CALLS_H

#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>

/* The derivatives of x: a list of arrays like x, one for each of axes (integers, from 1). spacings: for each axis one step
 * or its coordinates, doubles or integer64. slab: how many results are computed between two looks at Ctrl-C. On failure a
 * character vector: the name of the status, and the message. */
SEXP C_gradient(SEXP x, SEXP axes, SEXP spacings, SEXP edge_order, SEXP slab);

SEXP C_num_threads(void);
SEXP C_set_num_threads(SEXP n);

#endif
