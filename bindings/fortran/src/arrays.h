/* Fortran's array descriptors, read for the library: nothing is copied, whatever the section and the sign of its steps. */
#ifndef NDGRAD_FORTRAN_ARRAYS_H
#define NDGRAD_FORTRAN_ARRAYS_H

#include "failure.h"

#include <stdbool.h>

/* An array as the library wants it: axis k is dimension k + 1, strides count elements. */
struct array {
    void *data;
    int32_t dtype;
    int32_t rank;
    int64_t size; /* of an element, in bytes */
    int64_t shape[CFI_MAX_RANK];
    int64_t strides[CFI_MAX_RANK];
};

/* `name` is the argument's, for messages. */
ndg_status ndgrad_fortran_array(const CFI_cdesc_t *descriptor, const char *name, struct array *array,
                                struct failure *failure);

/* How many numbers a scalar (1) or a vector holds; -1 for an array of higher rank or of another type. */
int64_t ndgrad_fortran_count(const CFI_cdesc_t *descriptor);

/* Whether the elements are integers of a kind that the library knows. */
bool ndgrad_fortran_is_integer(const CFI_cdesc_t *descriptor);

/* Element i, from 0, of a scalar or a vector of integers. */
int64_t ndgrad_fortran_integer(const CFI_cdesc_t *descriptor, int64_t i);

/* Element i, from 0, of a scalar or a vector of reals or integers. A real32 becomes a double exactly. */
double ndgrad_fortran_real(const CFI_cdesc_t *descriptor, int64_t i);

#endif
