/* What every C test includes first: cmocka, the header under test, and assertions that speak of
 * statuses, messages and bits. */
#ifndef NDG_TEST_H
#define NDG_TEST_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS, RTLD_NEXT, setenv beside -std=c99 */
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ndgrad.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- statuses -------------------------------------------------------------------------------- */

static inline void assert_status_at(ndg_status got, ndg_status expected, const char *call,
                                    const char *file, int line)
{
    char message[512] = "";
    if (got == expected)
        return;
    ndg_last_error(message, (int64_t)sizeof message);
    print_error("%s\n  expected %s, got %s; last error: %s\n", call, ndg_status_name(expected),
                ndg_status_name(got), message);
    _fail(file, line);
}

#define assert_status(expected, call)                                                              \
    assert_status_at((call), (expected), #call, __FILE__, __LINE__)
#define assert_ok(call) assert_status(NDG_OK, call)

/* ---- messages -------------------------------------------------------------------------------- */

/* The last error holds every one of the NULL-terminated list of texts, and is one line of ASCII. */
static inline void assert_message_list_at(const char *const *texts, const char *file, int line)
{
    char message[1024];
    int64_t length = ndg_last_error(message, (int64_t)sizeof message);
    size_t i;
    if (length <= 0 || (size_t)length != strlen(message)) {
        print_error("last error: length %lld, text \"%s\"\n", (long long)length, message);
        _fail(file, line);
    }
    for (i = 0; message[i] != '\0'; i++) {
        if (message[i] < ' ' || message[i] > '~') {
            print_error("last error is not one line of ASCII: \"%s\"\n", message);
            _fail(file, line);
        }
    }
    for (; *texts != NULL; texts++) {
        if (strstr(message, *texts) == NULL) {
            print_error("last error \"%s\"\n  does not name \"%s\"\n", message, *texts);
            _fail(file, line);
        }
    }
}

static inline void assert_message_at(const char *file, int line, ...)
{
    const char *texts[16];
    size_t count = 0;
    va_list list;
    va_start(list, line);
    do {
        texts[count] = va_arg(list, const char *);
    } while (texts[count++] != NULL && count < COUNT_OF(texts));
    va_end(list);
    texts[COUNT_OF(texts) - 1] = NULL;
    assert_message_list_at(texts, file, line);
}

/* assert_message("steps[1]", "0", NULL) */
#define assert_message(...) assert_message_at(__FILE__, __LINE__, __VA_ARGS__)

/* ---- bits ------------------------------------------------------------------------------------ */

/* Equal bits; any NaN equals any other, since the sign and payload of a NaN are not promised. */
static inline int same_bits_f64(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (a != a && b != b);
}

static inline int same_bits_f32(float a, float b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (a != a && b != b);
}

static inline void assert_bits_f64_at(const double *got, const double *want, int64_t count,
                                      const char *what, const char *file, int line)
{
    int64_t i;
    for (i = 0; i < count; i++) {
        if (!same_bits_f64(got[i], want[i])) {
            print_error("%s, element %lld: got %a (%.17g), want %a (%.17g)\n", what, (long long)i,
                        got[i], got[i], want[i], want[i]);
            _fail(file, line);
        }
    }
}

static inline void assert_bits_f32_at(const float *got, const float *want, int64_t count,
                                      const char *what, const char *file, int line)
{
    int64_t i;
    for (i = 0; i < count; i++) {
        if (!same_bits_f32(got[i], want[i])) {
            print_error("%s, element %lld: got %a (%.9g), want %a (%.9g)\n", what, (long long)i,
                        (double)got[i], (double)got[i], (double)want[i], (double)want[i]);
            _fail(file, line);
        }
    }
}

#define assert_bits_f64(got, want, count)                                                          \
    assert_bits_f64_at((got), (want), (int64_t)(count), #got, __FILE__, __LINE__)
#define assert_bits_f32(got, want, count)                                                          \
    assert_bits_f32_at((got), (want), (int64_t)(count), #got, __FILE__, __LINE__)

/* ---- dtypes ---------------------------------------------------------------------------------- */

static inline size_t dtype_size(int32_t dtype)
{
    static const size_t sizes[] = {0, 1, 2, 4, 8, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};
    return sizes[dtype];
}

static inline size_t dtype_alignment(int32_t dtype)
{
    size_t size = dtype_size(dtype);
    return dtype == NDG_C64 || dtype == NDG_C128 ? size / 2 : size;
}

static inline const char *dtype_name(int32_t dtype)
{
    static const char *const names[] = {"none", "i8",  "i16",  "i32", "i64", "u8",  "u16", "u32",
                                        "u64",  "f16", "bf16", "f32", "f64", "c64", "c128"};
    return dtype >= 1 && dtype <= 14 ? names[dtype] : names[0];
}

/* ---- numbers --------------------------------------------------------------------------------- */

static inline int64_t product(int32_t ndim, const int64_t *shape)
{
    int64_t total = 1;
    int32_t k;
    for (k = 0; k < ndim; k++)
        total *= shape[k];
    return total;
}

static inline void *checked_malloc(size_t bytes)
{
    void *memory = malloc(bytes ? bytes : 1);
    if (memory == NULL)
        abort();
    return memory;
}

#endif
