#include "roof.h"

#include <string.h>

#define CHUNK ((size_t)4096) /* bytes per output: see roof.h */

typedef void stream(const traffic *t, size_t from, size_t in_bytes, size_t to, size_t out_bytes);

#if defined(__x86_64__)
#include <immintrin.h>

#define NAME stream_sse2
#define TARGET
#define VECTOR __m128i
#define WIDTH 16
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define STORE(p, v) _mm_stream_si128((__m128i *)(void *)(p), v)
#define MIX(a, b) _mm_or_si128(a, b)
#include "roof_body.h"

#define NAME stream_avx
#define TARGET __attribute__((target("avx2")))
#define VECTOR __m256i
#define WIDTH 32
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define STORE(p, v) _mm256_stream_si256((__m256i *)(void *)(p), v)
#define MIX(a, b) _mm256_or_si256(a, b)
#include "roof_body.h"

/* AVX-512 would be no faster: measured on Zen 5, 1 to 3 outputs, within 4 % of AVX2 either way. */
static stream *chosen(void) { return __builtin_cpu_supports("avx2") ? stream_avx : stream_sse2; }

static void finish(void) { _mm_sfence(); }

const char *roof_kind(void) {
    return chosen() == stream_avx ? "AVX2, non-temporal" : "SSE2, non-temporal";
}

#else

typedef struct {
    unsigned long long word[2];
} pair;

static pair load_pair(const char *p) {
    pair v;
    memcpy(&v, p, sizeof v);
    return v;
}

static pair mix_pairs(pair a, pair b) {
    a.word[0] |= b.word[0];
    a.word[1] |= b.word[1];
    return a;
}

#if defined(__aarch64__)
#define ROOF_KIND "NEON, non-temporal"
static void store_pair(char *p, pair v) {
    __asm__ volatile("stnp %1, %2, [%0]" : : "r"(p), "r"(v.word[0]), "r"(v.word[1]) : "memory");
}
#else
#define ROOF_KIND "ordinary stores"
static void store_pair(char *p, pair v) { memcpy(p, &v, sizeof v); }
#endif

#define NAME stream_plain
#define TARGET
#define VECTOR pair
#define WIDTH 16
#define LOAD(p) load_pair(p)
#define STORE(p, v) store_pair(p, v)
#define MIX(a, b) mix_pairs(a, b)
#include "roof_body.h"

static stream *chosen(void) { return stream_plain; }

static void finish(void) {}

const char *roof_kind(void) { return ROOF_KIND; }

#endif

/* What of a row is not a whole chunk: less than a thousandth of the traffic, so any store will do. */
static void rest(const traffic *t, size_t row, size_t done_in, size_t done_out) {
    size_t in_bytes = t->in_row - done_in;
    for (int k = 0; k < t->outputs; k++) {
        const char *in = t->in[k % t->inputs] + row * t->in_pitch + done_in;
        char *out = t->out[k] + row * t->out_row + done_out;
        size_t out_bytes = t->out_row - done_out;
        for (size_t i = 0; i < out_bytes; i += in_bytes) {
            memcpy(out + i, in, in_bytes < out_bytes - i ? in_bytes : out_bytes - i);
        }
    }
}

/* Without new samples every chunk reads those of the first, which stay in the cache. */
static void stream_all(const traffic *t, int with_samples, int threads) {
    stream *const chunk = chosen();
    size_t odd = t->out_row / t->in_row; /* three results side by side for a sample: as many of their lines for each of its */
    while (odd > 1 && odd % 2 == 0) {
        odd /= 2;
    }
    const size_t out_chunk = odd > 1 ? CHUNK * odd : CHUNK;
    const size_t in_chunk = t->in_row * out_chunk / t->out_row;
    const size_t chunks = t->out_row / out_chunk;
#pragma omp parallel num_threads(threads) if (threads > 1)
    {
#pragma omp for schedule(static)
        for (size_t i = 0; i < t->rows * chunks; i++) {
            size_t row = i / chunks, at = i % chunks;
            size_t from = with_samples ? row * t->in_pitch + at * in_chunk : 0;
            chunk(t, from, in_chunk, row * t->out_row + at * out_chunk, out_chunk);
        }
        finish();
    }
    if (chunks * out_chunk < t->out_row && chunks * in_chunk < t->in_row) {
        for (size_t row = 0; row < t->rows; row++) {
            rest(t, row, chunks * in_chunk, chunks * out_chunk);
        }
    }
    (void)threads; /* unused without OpenMP */
}

void roof(const traffic *t, int threads) { stream_all(t, 1, threads); }

void writes(const traffic *t, int threads) { stream_all(t, 0, threads); }
