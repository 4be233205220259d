/* float16 and bfloat16 to and from float32, rounded to nearest, ties to even: the slow, obvious
 * way, to judge the library's conversions by. */
#ifndef HALVES_H
#define HALVES_H

#include "ndg_test.h"

#include <math.h>

static inline float f16_to_f32(uint16_t bits)
{
    int exponent = (bits >> 10) & 31;
    int fraction = bits & 1023;
    float sign = (bits & 0x8000) != 0 ? -1.0f : 1.0f;
    if (exponent == 31)
        return fraction != 0 ? NAN : sign * INFINITY;
    if (exponent == 0)
        return sign * ldexpf((float)fraction, -24);
    return sign * ldexpf((float)(fraction + 1024), exponent - 25);
}

static inline uint16_t f32_to_f16(float value)
{
    uint16_t sign = signbit(value) ? 0x8000 : 0;
    double magnitude = fabs((double)value), units;
    int exponent;
    if (isnan(value))
        return 0x7E00;
    if (magnitude >= 65520.0) /* half way from the largest float16 to the next power of two */
        return (uint16_t)(sign | 0x7C00);
    if (magnitude < ldexp(1.0, -14)) /* subnormal: counted in units of 2^-24 */
        return (uint16_t)(sign | (uint16_t)nearbyint(ldexp(magnitude, 24)));
    frexp(magnitude, &exponent); /* magnitude in [2^(exponent-1), 2^exponent) */
    units = nearbyint(ldexp(magnitude, 11 - exponent)); /* 1024 .. 2048; 2048 carries upwards */
    return (uint16_t)(sign | (uint16_t)(((exponent + 14) << 10) + ((int)units - 1024)));
}

static inline float bf16_to_f32(uint16_t bits)
{
    uint32_t wide = (uint32_t)bits << 16;
    float value;
    memcpy(&value, &wide, sizeof value);
    return value;
}

static inline uint16_t f32_to_bf16(float value)
{
    uint32_t wide;
    if (isnan(value))
        return 0x7FC0;
    memcpy(&wide, &value, sizeof wide);
    return (uint16_t)((wide + 0x7FFF + ((wide >> 16) & 1)) >> 16);
}

static inline int is_nan_f16(uint16_t bits)
{
    return (bits & 0x7FFF) > 0x7C00;
}

static inline int is_nan_bf16(uint16_t bits)
{
    return (bits & 0x7FFF) > 0x7F80;
}

#endif
