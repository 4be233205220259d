/* Arrays of every shape of memory: C order, Fortran order, sampled, cut out of a larger array,
 * backwards, and their mixtures. The bytes between the elements hold a pattern, so that a write
 * beside an element is found. */
#ifndef LAYOUTS_H
#define LAYOUTS_H

#include "ndg_test.h"

enum memory_order { ORDER_C, ORDER_FORTRAN, ORDER_ROTATED };
enum signs { ALL_FORWARDS, ALL_BACKWARDS, ALTERNATING };

struct layout_rule {
    const char *name;
    enum memory_order order;
    int every; /* elements of the parent from one element to the next */
    int margin; /* elements of the parent before and after, on every axis */
    enum signs signs;
};

static const struct layout_rule layout_rules[] = {
    {"C", ORDER_C, 1, 0, ALL_FORWARDS},
    {"Fortran", ORDER_FORTRAN, 1, 0, ALL_FORWARDS},
    {"axes rotated", ORDER_ROTATED, 1, 0, ALL_FORWARDS},
    {"every second element", ORDER_C, 2, 0, ALL_FORWARDS},
    {"cut out of a larger array", ORDER_C, 1, 1, ALL_FORWARDS},
    {"backwards", ORDER_C, 1, 0, ALL_BACKWARDS},
    {"Fortran, backwards, every third", ORDER_FORTRAN, 3, 0, ALL_BACKWARDS},
    {"rotated, cut out, alternating signs", ORDER_ROTATED, 1, 2, ALTERNATING},
};

struct laid {
    const char *name;
    int32_t ndim;
    int64_t shape[NDG_MAX_RANK], strides[NDG_MAX_RANK];
    size_t size; /* of an element */
    unsigned char *buffer, *data; /* data: element [0, ..., 0] */
    size_t bytes;                 /* of the buffer */
};

/* Margins on every axis of a rank-32 array would be astronomic: only this many axes get them. */
enum { LAID_WIDE_AXES = 3 };

static inline unsigned char laid_pattern(size_t offset)
{
    return (unsigned char)(0x5Bu + 37u * offset);
}

static inline struct laid laid_alloc(const struct layout_rule *rule, int32_t ndim,
                                     const int64_t *shape, size_t size)
{
    struct laid a;
    int64_t stride = 1, origin = 0;
    int32_t position, wide = 0;
    size_t i;

    memset(&a, 0, sizeof a);
    a.name = rule->name;
    a.ndim = ndim;
    a.size = size;
    for (position = 0; position < ndim; position++) { /* from the fastest axis to the slowest */
        int32_t axis = rule->order == ORDER_FORTRAN ? position
                       : rule->order == ORDER_C     ? ndim - 1 - position
                                                    : (position + ndim / 2) % ndim;
        int is_wide = shape[axis] > 1 && wide < LAID_WIDE_AXES;
        int64_t every = is_wide ? rule->every : 1, margin = is_wide ? rule->margin : 0;
        int backwards = rule->signs == ALL_BACKWARDS ||
                        (rule->signs == ALTERNATING && position % 2 == 0);
        int64_t extent = shape[axis] > 0 ? shape[axis] : 1;
        wide += is_wide;
        a.shape[axis] = shape[axis];
        a.strides[axis] = stride * every * (backwards ? -1 : 1);
        origin += stride * (margin + (backwards ? (extent - 1) * every : 0));
        stride *= extent * every + 2 * margin;
    }
    a.bytes = (size_t)stride * size;
    a.buffer = (unsigned char *)checked_malloc(a.bytes);
    a.data = a.buffer + (size_t)origin * size;
    for (i = 0; i < a.bytes; i++)
        a.buffer[i] = laid_pattern(i);
    return a;
}

static inline void laid_free(struct laid *a)
{
    free(a->buffer);
    a->buffer = a->data = NULL;
}

/* The address of the element whose number in C order is `number`. */
static inline unsigned char *laid_element(const struct laid *a, int64_t number)
{
    int64_t offset = 0;
    int32_t axis;
    for (axis = a->ndim; axis-- > 0;) {
        offset += number % a->shape[axis] * a->strides[axis];
        number /= a->shape[axis];
    }
    return a->data + offset * (int64_t)a->size;
}

static inline void laid_put(struct laid *a, const void *contiguous)
{
    const unsigned char *from = (const unsigned char *)contiguous;
    int64_t i, count = product(a->ndim, a->shape);
    for (i = 0; i < count; i++)
        memcpy(laid_element(a, i), from + (size_t)i * a->size, a->size);
}

static inline void laid_get(const struct laid *a, void *contiguous)
{
    unsigned char *to = (unsigned char *)contiguous;
    int64_t i, count = product(a->ndim, a->shape);
    for (i = 0; i < count; i++)
        memcpy(to + (size_t)i * a->size, laid_element(a, i), a->size);
}

/* Every byte that belongs to no element still holds the pattern. */
static inline int laid_gaps_untouched(const struct laid *a)
{
    unsigned char *is_element = (unsigned char *)calloc(a->bytes ? a->bytes : 1, 1);
    int64_t k, count = product(a->ndim, a->shape);
    size_t i;
    int untouched = 1;
    if (is_element == NULL)
        abort();
    for (k = 0; k < count; k++)
        memset(is_element + (laid_element(a, k) - a->buffer), 1, a->size);
    for (i = 0; i < a->bytes && untouched; i++)
        untouched = is_element[i] || a->buffer[i] == laid_pattern(i);
    free(is_element);
    return untouched;
}

#endif
