/* The roof: how long a machine takes for the least traffic that an operator can do, every sample read once and every result
 * written once, past the caches. 4 KiB of each output at a time; the loads run between the stores.
 */
#ifndef BENCH_ROOF_H
#define BENCH_ROOF_H

#include <stddef.h>

#define ROOF_MAX_ARRAYS 8

typedef struct {
    int inputs;
    const char *in[ROOF_MAX_ARRAYS];
    size_t rows;
    size_t in_row;   /* bytes to read of a row, per input */
    size_t in_pitch; /* bytes from row to row */
    int outputs;
    char *out[ROOF_MAX_ARRAYS];
    size_t out_row; /* bytes to write of a row, per output; the next row follows without a gap */
} traffic;

/* The kind of store that `roof` uses here, for example "AVX, non-temporal". */
const char *roof_kind(void);

/* Does the traffic; the contents written mean nothing. `in_row` and `out_row` are in the ratio of a small number or of a power of
 * 2, outputs are aligned to 64 bytes, and with more than one row `out_row` is a multiple of 64. */
void roof(const traffic *t, int threads);

/* The same without reading: writes the outputs, and nobody who computes them can take less time. Processors have a way to the
 * memory for reading and one for writing, so that reading may cost nothing where much more is written. */
void writes(const traffic *t, int threads);

#endif
