#define _GNU_SOURCE
#include "memory.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "ndgrad.h"

#define HUGE_PAGE ((size_t)2 << 20)

int buffer_new(buffer *b, size_t bytes) {
    memset(b, 0, sizeof *b);
    size_t mapped = (bytes + 2 * HUGE_PAGE) & ~(HUGE_PAGE - 1);
    void *mapping = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED) {
        return 0;
    }
#ifdef MADV_HUGEPAGE
    madvise(mapping, mapped, MADV_HUGEPAGE);
#endif
    b->mapping = mapping;
    b->mapped = mapped;
    b->data = (char *)(((uintptr_t)mapping + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1));
    b->bytes = bytes;
    memset(b->data, 0, bytes);
    return 1;
}

void buffer_free(buffer *b) {
    if (b->mapping != NULL) {
        munmap(b->mapping, b->mapped);
    }
    memset(b, 0, sizeof *b);
}

/* Marsaglia's xorshift64. */
static uint64_t next_random(uint64_t *state) {
    uint64_t x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

static size_t bytes_of_integer(int dtype) {
    switch (dtype) {
    case NDG_I8:
    case NDG_U8:
        return 1;
    case NDG_I16:
    case NDG_U16:
        return 2;
    case NDG_I32:
    case NDG_U32:
        return 4;
    default:
        return 8;
    }
}

void fill_samples(void *data, int dtype, int64_t count, int number) {
    uint64_t state = 88172645463325252u + (uint64_t)number;
    double *f64 = data;
    float *f32 = data;
    uint16_t *half = data;
    switch (dtype) {
    case NDG_F64:
    case NDG_C128:
        for (int64_t i = 0; i < count * (dtype == NDG_C128 ? 2 : 1); i++) {
            f64[i] = (double)(next_random(&state) >> 11) * 0x1p-53;
        }
        return;
    case NDG_F32:
    case NDG_C64:
        for (int64_t i = 0; i < count * (dtype == NDG_C64 ? 2 : 1); i++) {
            f32[i] = (float)(next_random(&state) >> 40) * 0x1p-24f;
        }
        return;
    case NDG_F16: /* from 1 to 2 */
        for (int64_t i = 0; i < count; i++) {
            half[i] = (uint16_t)(0x3c00 | (next_random(&state) & 0x3ff));
        }
        return;
    case NDG_BF16: /* from 1 to 2 */
        for (int64_t i = 0; i < count; i++) {
            half[i] = (uint16_t)(0x3f80 | (next_random(&state) & 0x7f));
        }
        return;
    default: {
        size_t bytes = (size_t)count * bytes_of_integer(dtype);
        unsigned char *at = data;
        for (size_t i = 0; i < bytes; i += 8) {
            uint64_t word = next_random(&state);
            memcpy(at + i, &word, bytes - i < 8 ? bytes - i : 8);
        }
    }
    }
}

uint64_t checksum(const buffer *b) {
    uint64_t sum[4] = {1, 2, 3, 4};
    size_t words = b->bytes / 8;
    for (size_t i = 0; i < words; i++) {
        uint64_t word;
        memcpy(&word, b->data + 8 * i, 8);
        sum[i % 4] = (sum[i % 4] ^ word) * 0x9e3779b97f4a7c15u;
        sum[i % 4] ^= sum[i % 4] >> 32;
    }
    for (size_t i = 8 * words; i < b->bytes; i++) {
        sum[0] = (sum[0] ^ (unsigned char)b->data[i]) * 0x9e3779b97f4a7c15u;
    }
    return sum[0] ^ sum[1] ^ sum[2] ^ sum[3];
}

int64_t anonymous_bytes(void) {
    static char text[4096]; /* no allocation: this is about to count them */
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    if (file == NULL) {
        return -1;
    }
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    const char *line = strstr(text, "\nAnonymous:");
    long long kib;
    return line != NULL && sscanf(line, "\nAnonymous: %lld", &kib) == 1 ? kib * 1024 : -1;
}
