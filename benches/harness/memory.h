/* The arrays that the benchmarks work on: the caller's own, touched beforehand, aligned, on huge pages where there are any.
 */
#ifndef BENCH_MEMORY_H
#define BENCH_MEMORY_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    void *mapping;
    size_t mapped;
    char *data; /* aligned to 2 MiB */
    size_t bytes;
} buffer;

/* Every page of it has been written. 0 if there is no memory; then `data` is NULL. */
int buffer_new(buffer *b, size_t bytes);
void buffer_free(buffer *b);

/* Finite pseudo-random samples of one of ndgrad's dtypes; others for each number of an array. */
void fill_samples(void *data, int dtype, int64_t count, int number);

/* To tell whether two ways to compute leave the same bits. */
uint64_t checksum(const buffer *b);

/* Anonymous memory of this process that is in use now, in bytes; -1 where the system does not tell. */
int64_t anonymous_bytes(void);

#endif
