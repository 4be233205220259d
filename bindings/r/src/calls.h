/* What R calls by .Call. */
#ifndef NDGRAD_R_CALLS_H
#define NDGRAD_R_CALLS_H

#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>

/* An operator on arrays of samples: a list of arrays. On a failure a character vector: the name of the status, and the
 * message; if the user has pressed Ctrl-C or a time limit has passed, the condition that R made of it.
 *
 *   operator   its name, as operators.c has it
 *   adjoint    whether the adjoint is wanted
 *   samples    a list of arrays of one type
 *   shape      the extents of the grid, doubles
 *   ghosts     how many ghost cells every axis has, doubles: two rows, below and above
 *   axes       the axes that grid describes, from 1: integers
 *   grid       list(spacings, accuracies, edge_orders, sides), an entry for each of axes. A spacing is one step or
 *              coordinates, doubles or integer64. A missing accuracy or edge order is the library's. Sides are a matrix of
 *              doubles, whose rows are: NDG_LOWER to NDG_BOTH, a side (0: a constant; -1: periodic), and its number.
 *   arguments  those of the operator besides the axes; NULL if it has none
 *   count      how many results there are
 *   like       their attributes */
SEXP C_apply(SEXP operator, SEXP adjoint, SEXP samples, SEXP shape, SEXP ghosts, SEXP axes, SEXP grid, SEXP arguments,
             SEXP count, SEXP like);

SEXP C_num_threads(void);
SEXP C_set_num_threads(SEXP n);

#endif
