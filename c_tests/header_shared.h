/* What both translation units of a header program compile, in every language standard: the header
 * alone, twice; every constant; every field; and every function by its exact type. */
#include "ndgrad.h"
#include "ndgrad.h"

/* An array of negative length does not compile: C99 and C++11 have no common static assertion. */
#define HOLDS(name, condition) typedef char name[(condition) ? 1 : -1]

HOLDS(status_is_32_bits, sizeof(ndg_status) == 4);
HOLDS(statuses_are_constants,
      NDG_OK == 0 && NDG_NULL_POINTER == 1 && NDG_BAD_RANK == 2 && NDG_BAD_SHAPE == 3 && NDG_BAD_AXIS == 4 &&
          NDG_REPEATED_AXIS == 5 && NDG_BAD_EDGE_ORDER == 6 && NDG_AXIS_TOO_SHORT == 7 && NDG_BAD_SPACING == 8 &&
          NDG_BAD_STRIDE == 9 && NDG_OVERLAP == 10 && NDG_MISALIGNED == 11 && NDG_SIZE_OVERFLOW == 12 &&
          NDG_BAD_DTYPE == 13 && NDG_OUT_OF_MEMORY == 14 && NDG_INTERNAL == 15);
HOLDS(dtypes_are_constants,
      NDG_I8 == 1 && NDG_I16 == 2 && NDG_I32 == 3 && NDG_I64 == 4 && NDG_U8 == 5 && NDG_U16 == 6 && NDG_U32 == 7 &&
          NDG_U64 == 8 && NDG_F16 == 9 && NDG_BF16 == 10 && NDG_F32 == 11 && NDG_F64 == 12 && NDG_C64 == 13 &&
          NDG_C128 == 14);
HOLDS(ranks_reach_32, NDG_MAX_RANK >= 32);
HOLDS(views_have_the_size_of_their_fields,
      sizeof(ndg_view) == sizeof(ndg_view_mut) && sizeof(ndg_view) >= 2 * sizeof(void *) + sizeof(int32_t));

/* One pointer for each function. A wrong prototype is an error of types here. */
struct every_function {
    const char *(*status_name)(ndg_status);
    const char *(*status_message)(ndg_status);
    int64_t (*last_error)(char *, int64_t);
    const char *(*version)(void);
    int32_t (*abi_version)(void);
    ndg_status (*gradient_f32)(const float *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                               const double *, const double *const *, int32_t, float *const *, const int64_t *);
    ndg_status (*gradient_f64)(const double *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                               const double *, const double *const *, int32_t, double *const *, const int64_t *);
    ndg_status (*gradient_c64)(const float *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                               const double *, const double *const *, int32_t, float *const *, const int64_t *);
    ndg_status (*gradient_c128)(const double *, int32_t, const int64_t *, const int64_t *, int32_t, const int32_t *,
                                const double *, const double *const *, int32_t, double *const *, const int64_t *);
    ndg_status (*grid_new)(int32_t, const int64_t *, ndg_grid **);
    void (*grid_free)(ndg_grid *);
    ndg_status (*grid_set_step)(ndg_grid *, int32_t, double);
    ndg_status (*grid_set_coords_f64)(ndg_grid *, int32_t, const double *, int64_t);
    ndg_status (*grid_set_coords_i64)(ndg_grid *, int32_t, const int64_t *, int64_t);
    ndg_status (*grid_set_edge_order)(ndg_grid *, int32_t, int32_t);
    ndg_status (*gradient)(const ndg_grid *, const ndg_view *, int32_t, const int32_t *, const ndg_view_mut *);
};

#define EVERY_FUNCTION                                                                                                 \
    {                                                                                                                  \
        ndg_status_name, ndg_status_message, ndg_last_error, ndg_version, ndg_abi_version, ndg_gradient_f32,           \
            ndg_gradient_f64, ndg_gradient_c64, ndg_gradient_c128, ndg_grid_new, ndg_grid_free, ndg_grid_set_step,     \
            ndg_grid_set_coords_f64, ndg_grid_set_coords_i64, ndg_grid_set_edge_order, ndg_gradient                    \
    }
