/* Random numbers that are the same on every machine: splitmix64 from a printed seed.
 * NDGRAD_TEST_SEED=<number> runs other cases. */
#ifndef RNG_H
#define RNG_H

#include "ndg_test.h"

struct rng {
    uint64_t state;
};

static inline struct rng rng_seeded(uint64_t seed)
{
    struct rng r;
    const char *asked = getenv("NDGRAD_TEST_SEED");
    r.state = asked != NULL ? strtoull(asked, NULL, 0) : seed;
    print_message("seed %llu (NDGRAD_TEST_SEED sets another)\n", (unsigned long long)r.state);
    return r;
}

static inline uint64_t rng_next(struct rng *r)
{
    uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 .. bound-1; the bias of the remainder does not matter here. */
static inline int64_t rng_below(struct rng *r, int64_t bound)
{
    return (int64_t)(rng_next(r) % (uint64_t)bound);
}

/* [-1, 1), 53 bits. */
static inline double rng_f64(struct rng *r)
{
    return (double)(rng_next(r) >> 11) * (1.0 / 4503599627370496.0) - 1.0;
}

/* [-1, 1), 24 bits. */
static inline float rng_f32(struct rng *r)
{
    return (float)(rng_next(r) >> 40) * (1.0f / 8388608.0f) - 1.0f;
}

static inline void rng_fill_f64(struct rng *r, double *to, int64_t count)
{
    int64_t i;
    for (i = 0; i < count; i++)
        to[i] = rng_f64(r);
}

static inline void rng_fill_f32(struct rng *r, float *to, int64_t count)
{
    int64_t i;
    for (i = 0; i < count; i++)
        to[i] = rng_f32(r);
}

/* Increasing, nowhere even, gaps in 0.5 .. 1.5. */
static inline void rng_fill_coords(struct rng *r, double *to, int64_t count)
{
    double x = rng_f64(r);
    int64_t i;
    for (i = 0; i < count; i++) {
        to[i] = x;
        x += 1.0 + 0.5 * rng_f64(r);
    }
}

#endif
