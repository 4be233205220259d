#include "failure.h"

#include <ctype.h>
#include <stdarg.h>
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

/* Whether `text` goes on with `word` and a digit. */
static int is_counted(const char *text, const char *word)
{
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 && isdigit((unsigned char)text[length]);
}

/* The library counts axes and samples from 0 and has its outputs in an array: "axis 0", "out[0]", "axes[0]". Fortran counts
 * from 1 and has them in arguments of their own: "axis 1", "df1", "axes(1)". */
static void to_fortran(const char *text, char *fortran, size_t capacity)
{
    static const char *const counted[] = {"axis ", "coordinate ", "index "};
    size_t used = 0;
    while (*text != '\0' && used + 1 < capacity) {
        const char *word = NULL, *open = "", *close = "";
        for (size_t k = 0; k < sizeof counted / sizeof *counted; k++)
            if (is_counted(text, counted[k])) word = open = counted[k];
        if (is_counted(text, "out[")) {
            word = "out[";
            open = "df";
        } else if (is_counted(text, "[")) {
            word = "[";
            open = "(";
            close = ")";
        }
        if (word == NULL) {
            fortran[used++] = *text++;
            continue;
        }
        char *end;
        long long number = strtoll(text + strlen(word), &end, 10);
        int length = snprintf(fortran + used, capacity - used, "%s%lld%s", open, number + 1, close);
        used = (size_t)length < capacity - used ? used + (size_t)length : capacity - 1;
        text = *end == ']' ? end + 1 : end;
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
    if (errmsg != NULL) {
        size_t copied = length < errmsg->elem_len ? length : errmsg->elem_len;
        memcpy(errmsg->base_addr, failure->message, copied);
        memset((char *)errmsg->base_addr + copied, ' ', errmsg->elem_len - copied);
    }
    if (stat == NULL) ndgrad_fortran_error_stop(failure->message, (int)length);
}
