#include "arrays.h"

#include <string.h>

/* The library's dtype of a Fortran type and kind; 0 if it has none. */
static int32_t dtype(const CFI_cdesc_t *descriptor)
{
    static const struct {
        CFI_type_t type;
        int32_t dtype;
    } table[] = {
        {CFI_type_int8_t, NDG_I8},         {CFI_type_int16_t, NDG_I16},
        {CFI_type_int32_t, NDG_I32},       {CFI_type_int64_t, NDG_I64},
        {CFI_type_float, NDG_F32},         {CFI_type_double, NDG_F64},
        {CFI_type_float_Complex, NDG_C64}, {CFI_type_double_Complex, NDG_C128},
    };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (table[k].type == descriptor->type) return table[k].dtype;
    return 0;
}

ndg_status ndgrad_fortran_array(const CFI_cdesc_t *descriptor, const char *name, struct array *array,
                                struct failure *failure)
{
    array->data = descriptor->base_addr;
    array->rank = descriptor->rank;
    array->size = (int64_t)descriptor->elem_len;
    array->dtype = dtype(descriptor);
    if (array->dtype == 0)
        return ndgrad_fortran_refuse(failure, NDG_BAD_DTYPE,
                                     "%s is of a type that has no gradient here: expected an integer of 8 to 64 bits, real32, "
                                     "real64 or a complex of these", name);
    if (array->data == NULL)
        return ndgrad_fortran_refuse(failure, NDG_NULL_POINTER, "%s is not there: expected an allocated array", name);
    for (int32_t k = 0; k < array->rank; k++) {
        CFI_index_t distance = descriptor->dim[k].sm, size = (CFI_index_t)descriptor->elem_len;
        array->shape[k] = descriptor->dim[k].extent;
        /* With one element there is no neighbour, and compilers may leave the distance to it undefined. */
        if (array->shape[k] == 1) distance = size;
        if (array->shape[k] < 0)
            return ndgrad_fortran_refuse(failure, NDG_BAD_SHAPE, "%s is of assumed size: expected an array with a shape", name);
        if (distance % size != 0)
            return ndgrad_fortran_refuse(failure, NDG_BAD_STRIDE,
                                         "the elements of %s are %lld bytes apart along axis %d: expected a multiple of their "
                                         "size, %lld bytes", name, (long long)distance, (int)k + 1, (long long)size);
        array->strides[k] = distance / size;
    }
    return NDG_OK;
}

bool ndgrad_fortran_is_integer(const CFI_cdesc_t *descriptor)
{
    int32_t type = dtype(descriptor);
    return type >= NDG_I8 && type <= NDG_I64;
}

int64_t ndgrad_fortran_count(const CFI_cdesc_t *descriptor)
{
    int32_t type = dtype(descriptor);
    if (!ndgrad_fortran_is_integer(descriptor) && type != NDG_F32 && type != NDG_F64) return -1;
    if (descriptor->rank > 1 || descriptor->base_addr == NULL) return -1;
    return descriptor->rank == 0 ? 1 : descriptor->dim[0].extent;
}

/* Copies element i to `element`, which has room for it. The components of a derived type need not lie at multiples of
 * their size. */
static void get(const CFI_cdesc_t *descriptor, int64_t i, void *element)
{
    const char *first = descriptor->base_addr;
    memcpy(element, descriptor->rank == 0 ? first : first + i * descriptor->dim[0].sm, descriptor->elem_len);
}

int64_t ndgrad_fortran_integer(const CFI_cdesc_t *descriptor, int64_t i)
{
    union {
        int8_t i8;
        int16_t i16;
        int32_t i32;
        int64_t i64;
    } element;
    get(descriptor, i, &element);
    switch (dtype(descriptor)) {
    case NDG_I8: return element.i8;
    case NDG_I16: return element.i16;
    case NDG_I32: return element.i32;
    default: return element.i64;
    }
}

double ndgrad_fortran_real(const CFI_cdesc_t *descriptor, int64_t i)
{
    union {
        float f32;
        double f64;
    } element;
    if (ndgrad_fortran_is_integer(descriptor)) return (double)ndgrad_fortran_integer(descriptor, i);
    get(descriptor, i, &element);
    return dtype(descriptor) == NDG_F32 ? (double)element.f32 : element.f64;
}
