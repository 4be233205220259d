#include "failure.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* error stop with a message; in the module, since only Fortran can end a program as Fortran does. */
void ndgrad_fortran_error_stop(const char *message, int length);

ndg_status ndgrad_fortran_refuse(struct failure *failure, ndg_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(failure->message, sizeof failure->message, format, arguments);
    va_end(arguments);
    return failure->status = status;
}

/* A word of the library's messages and what Fortran calls it. `number`: a digit has to follow, which counts from 0 there
 * and from 1 here. */
struct word {
    const char *library;
    bool number;
    const char *fortran;
};

static const struct word words[] = {
    {"axis ", true, "axis "},
    {"coordinate ", true, "coordinate "},
    {"index ", true, "index "},
    {"out[", true, "df"},
    {"f[", true, "component "},
    {"orders[", true, "orders("},
    {"direction[", true, "direction("},
    {"axes[", true, "axis("},
    {"shape[", true, "shape("},
    {"the progress callback returned other than 0: expected 0 to go on", false,
     "progress is .false.: expected .true. to go on"},
    {"NDG_I8", false, "int8"},
    {"NDG_I16", false, "int16"},
    {"NDG_I32", false, "int32"},
    {"NDG_I64", false, "int64"},
    {"NDG_F32", false, "real32"},
    {"NDG_F64", false, "real64"},
    {"NDG_C64", false, "complex(real32)"},
    {"NDG_C128", false, "complex(real64)"},
    {"F32", false, "real32"},
    {"F64", false, "real64"},
    {"C64", false, "complex(real32)"},
    {"C128", false, "complex(real64)"},
};

static bool is_name(char character)
{
    return isalnum((unsigned char)character) || character == '_';
}

/* The word that `text` begins with, if it is one of the above. */
static const struct word *find_word(const char *text)
{
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t length = strlen(words[k].library);
        if (strncmp(text, words[k].library, length) != 0) continue;
        if (words[k].number ? isdigit((unsigned char)text[length]) : !is_name(text[length])) return &words[k];
    }
    return NULL;
}

/* The library counts axes and samples from 0, has its outputs in an array and dtypes of its own: "axis 0", "out[0]",
 * "NDG_F64". Fortran counts from 1 and has arguments and kinds: "axis 1", "df1", "real64". */
static void to_fortran(const char *text, char *fortran, size_t capacity)
{
    size_t used = 0;
    bool inside_a_name = false;
    while (*text != '\0' && used + 1 < capacity) {
        const struct word *word = inside_a_name ? NULL : find_word(text);
        inside_a_name = is_name(*text);
        if (word == NULL) {
            fortran[used++] = *text++;
            continue;
        }
        const char *after = text + strlen(word->library), *close = "";
        char number[24] = "";
        if (word->number) {
            char *end;
            snprintf(number, sizeof number, "%lld", strtoll(after, &end, 10) + 1);
            after = end;
            if (*after == ']') {
                after++;
                close = word->fortran[strlen(word->fortran) - 1] == '(' ? ")" : "";
            }
        }
        int length = snprintf(fortran + used, capacity - used, "%s%s%s", word->fortran, number, close);
        used = (size_t)length < capacity - used ? used + (size_t)length : capacity - 1;
        text = after;
    }
    fortran[used] = '\0';
}

ndg_status ndgrad_fortran_note(struct failure *failure, ndg_status status)
{
    if (status != NDG_OK) {
        char message[sizeof failure->message];
        ndg_last_error(message, sizeof message);
        to_fortran(message, failure->message, sizeof failure->message);
    }
    return failure->status = status;
}

void ndgrad_fortran_report(const struct failure *failure, int *stat, CFI_cdesc_t *errmsg)
{
    if (stat != NULL) *stat = failure->status;
    if (failure->status == NDG_OK) return;
    size_t length = strlen(failure->message);
    /* Not everything that takes errmsg can declare that it is a scalar of characters: see ndgrad_grid. */
    if (errmsg != NULL && errmsg->type == CFI_type_char && errmsg->rank == 0) {
        size_t copied = length < errmsg->elem_len ? length : errmsg->elem_len;
        memcpy(errmsg->base_addr, failure->message, copied);
        memset((char *)errmsg->base_addr + copied, ' ', errmsg->elem_len - copied);
    }
    if (stat == NULL) ndgrad_fortran_error_stop(failure->message, (int)length);
}
