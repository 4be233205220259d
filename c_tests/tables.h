/* tables.h -- results of numpy.gradient, bit by bit. GENERATED, do not edit:
 *     python3 tests/numpy/make_tables.py            writes this file
 *     python3 tests/numpy/make_tables.py --check    fails if it is stale
 * numpy 2.4.6
 *
 * Every array is C-contiguous with `count` elements. Samples and results are bit patterns: copy them with memcpy into
 * floats or doubles. Compare bit by bit (-0.0 is not 0.0), but let any NaN equal any NaN: all NaNs stand here as the
 * quiet NaN without sign. numpy was given steps as Python floats and coordinates as float64.
 */
#ifndef NDGRAD_TABLES_H
#define NDGRAD_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "ndgrad.h"

typedef struct ndgrad_table_case {
    const char *name;
    int32_t dtype;                /* NDG_F32 or NDG_F64, of the samples and of the results */
    int32_t ndim;
    const int64_t *shape;         /* [ndim] */
    int32_t naxes;
    const int32_t *axes;          /* [naxes], or NULL where numpy got no axis argument */
    const double *steps;          /* [naxes], or NULL for 1.0 everywhere; 0.0 where coords[k] is given */
    const double *const *coords;  /* [naxes] of NULL or coordinates, or NULL for none */
    int32_t edge_order;
    int64_t count;                /* elements of the samples, and of each result */
    const void *samples;          /* uint32_t[count] for NDG_F32, uint64_t[count] for NDG_F64 */
    const void *const *expected;  /* [naxes], each as samples; never NULL */
} ndgrad_table_case;


/* tutorial_1_f64 */
static const int64_t t0_shape[] = {5};
static const uint64_t t0_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x401c000000000000, 0x4026000000000000,
};
static const uint64_t t0_g0[] = {
    0x3ff0000000000000, 0x3ff8000000000000, 0x4004000000000000, 0x400c000000000000, 0x4010000000000000,
};
static const void *const t0_g[] = {t0_g0};

/* tutorial_1_edge_order_2_f64 */
static const int64_t t1_shape[] = {5};
static const uint64_t t1_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x401c000000000000, 0x4026000000000000,
};
static const uint64_t t1_g0[] = {
    0x3fe0000000000000, 0x3ff8000000000000, 0x4004000000000000, 0x400c000000000000, 0x4012000000000000,
};
static const void *const t1_g[] = {t1_g0};

/* tutorial_temperatures_f64 */
static const int64_t t2_shape[] = {7};
static const uint64_t t2_f[] = {
    0x4034000000000000, 0x4036000000000000, 0x4038000000000000, 0x4035000000000000, 0x4033000000000000,
    0x4032000000000000, 0x4031000000000000,
};
static const uint64_t t2_g0[] = {
    0x4000000000000000, 0x4000000000000000, 0xbfe0000000000000, 0xc004000000000000, 0xbff8000000000000,
    0xbff0000000000000, 0xbff0000000000000,
};
static const void *const t2_g[] = {t2_g0};

/* no_step_edge_order_1_f64 */
static const int64_t t3_shape[] = {9};
static const uint64_t t3_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t3_g0[] = {
    0x401b15f684ee8b22, 0x3ff069637a2c7382, 0x4003be305aebf76c, 0x4013a1242c194420, 0xc01af5daae3cf253,
    0xc0195e97418d58cc, 0xbffe5819203b1534, 0xc0033b5d1949f0ec, 0xbfaefb3d2f79e800,
};
static const void *const t3_g[] = {t3_g0};

/* no_step_edge_order_2_f64 */
static const int64_t t4_shape[] = {9};
static const uint64_t t4_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t4_g0[] = {
    0x402908ca15a8fcb2, 0x3ff069637a2c7382, 0x4003be305aebf76c, 0x4013a1242c194420, 0xc01af5daae3cf253,
    0xc0195e97418d58cc, 0xbffe5819203b1534, 0xc0033b5d1949f0ec, 0x400243832fce21ac,
};
static const void *const t4_g[] = {t4_g0};

/* step_power_of_two_edge_order_1_f64 */
static const int64_t t5_shape[] = {9};
static const double t5_steps[] = {0x1.0000000000000p-2};
static const uint64_t t5_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t5_g0[] = {
    0x403b15f684ee8b22, 0x401069637a2c7382, 0x4023be305aebf76c, 0x4033a1242c194420, 0xc03af5daae3cf253,
    0xc0395e97418d58cc, 0xc01e5819203b1534, 0xc0233b5d1949f0ec, 0xbfcefb3d2f79e800,
};
static const void *const t5_g[] = {t5_g0};

/* step_power_of_two_edge_order_2_f64 */
static const int64_t t6_shape[] = {9};
static const double t6_steps[] = {0x1.0000000000000p-2};
static const uint64_t t6_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t6_g0[] = {
    0x404908ca15a8fcb2, 0x401069637a2c7382, 0x4023be305aebf76c, 0x4033a1242c194420, 0xc03af5daae3cf253,
    0xc0395e97418d58cc, 0xc01e5819203b1534, 0xc0233b5d1949f0ec, 0x402243832fce21ac,
};
static const void *const t6_g[] = {t6_g0};

/* step_tenth_edge_order_1_f64 */
static const int64_t t7_shape[] = {9};
static const double t7_steps[] = {0x1.999999999999ap-4};
static const uint64_t t7_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t7_g0[] = {
    0x4050edba131516f5, 0x402483bc58b79062, 0x4038adbc71a6f547, 0x4048896d371f9528, 0xc050d9a8ace61774,
    0xc04fb63d11f0aeff, 0xc032f70fb424ed40, 0xc0380a345f9c6d27, 0xbfe35d063dac3100,
};
static const void *const t7_g[] = {t7_g0};

/* step_tenth_edge_order_2_f64 */
static const int64_t t8_shape[] = {9};
static const double t8_steps[] = {0x1.999999999999ap-4};
static const uint64_t t8_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t8_g0[] = {
    0x405f4afc9b133bde, 0x402483bc58b79062, 0x4038adbc71a6f547, 0x4048896d371f9528, 0xc050d9a8ace61774,
    0xc04fb63d11f0aeff, 0xc032f70fb424ed40, 0xc0380a345f9c6d27, 0x4036d463fbc1aa10,
};
static const void *const t8_g[] = {t8_g0};

/* step_third_edge_order_1_f64 */
static const int64_t t9_shape[] = {9};
static const double t9_steps[] = {0x1.5555555555555p-2};
static const uint64_t t9_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t9_g0[] = {
    0x40345078e3b2e85a, 0x40089e153742ad43, 0x401d9d488861f322, 0x402d71b64225e630, 0xc034386402adb5bf,
    0xc03306f1712a0299, 0xc016c212d82c4fe7, 0xc01cd90ba5eee962, 0xbfc73c6de39b6e00,
};
static const void *const t9_g[] = {t9_g0};

/* step_third_edge_order_2_f64 */
static const int64_t t10_shape[] = {9};
static const double t10_steps[] = {0x1.5555555555555p-2};
static const uint64_t t10_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t10_g0[] = {
    0x4042c697903ebd85, 0x40089e153742ad43, 0x401d9d488861f322, 0x402d71b64225e630, 0xc034386402adb5bf,
    0xc03306f1712a0299, 0xc016c212d82c4fe7, 0xc01cd90ba5eee962, 0x401b6544c7b53280,
};
static const void *const t10_g[] = {t10_g0};

/* step_negative_edge_order_1_f64 */
static const int64_t t11_shape[] = {9};
static const double t11_steps[] = {-0x1.4000000000000p+1};
static const uint64_t t11_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t11_g0[] = {
    0xc005ab2b9d8ba282, 0xbfda4238c37a526a, 0xbfef96b3c4acbf13, 0xbfff6839e0286d00, 0x4005917bbe972842,
    0x40044bac347113d6, 0x3fe8467a802f442a, 0x3feec561c20fe7e0, 0x3f98c8fdbf94b99a,
};
static const void *const t11_g[] = {t11_g0};

/* step_negative_edge_order_2_f64 */
static const int64_t t12_shape[] = {9};
static const double t12_steps[] = {-0x1.4000000000000p+1};
static const uint64_t t12_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t12_g0[] = {
    0xc01407081153fd5b, 0xbfda4238c37a526a, 0xbfef96b3c4acbf13, 0xbfff6839e0286d00, 0x4005917bbe972842,
    0x40044bac347113d6, 0x3fe8467a802f442a, 0x3feec561c20fe7e0, 0xbfed38d1e6169c48,
};
static const void *const t12_g[] = {t12_g0};

/* step_large_edge_order_1_f64 */
static const int64_t t13_shape[] = {9};
static const double t13_steps[] = {0x1.529e36b927880p+62};
static const uint64_t t13_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t13_g0[] = {
    0x3c347a2c7ce3b1b3, 0x3c08d09e3718f162, 0x3c1dda137de56d76, 0x3c2dae27c604ea58, 0xbc3461e62c861304,
    0xbc332e00942955e7, 0xbc16f0caaf8726f2, 0xbc1d1443c480e379, 0xbbc76c20e752e37d,
};
static const void *const t13_g[] = {t13_g0};

/* step_large_edge_order_2_f64 */
static const int64_t t14_shape[] = {9};
static const double t14_steps[] = {0x1.529e36b927880p+62};
static const uint64_t t14_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t14_g0[] = {
    0x3c42ed229972229d, 0x3c08d09e3718f162, 0x3c1dda137de56d76, 0x3c2dae27c604ea58, 0xbc3461e62c861304,
    0xbc332e00942955e7, 0xbc16f0caaf8726f2, 0xbc1d1443c480e379, 0x3c1b9d81b60bb540,
};
static const void *const t14_g[] = {t14_g0};

/* step_small_edge_order_1_f64 */
static const int64_t t15_shape[] = {9};
static const double t15_steps[] = {0x1.50a730353d530p-54};
static const uint64_t t15_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t15_g0[] = {
    0x437498c551bd74ca, 0x4348f5b2446aaab6, 0x435e06ae3efe2a89, 0x436dda80e6ce06f7, 0xc374805abbf9c56e,
    0xc3734aa914c18b1f, 0xc3571311c8935fcf, 0xc35d3fb6f3f64606, 0xc3078f204a6b7372,
};
static const void *const t15_g[] = {t15_g0};

/* step_small_edge_order_2_f64 */
static const int64_t t16_shape[] = {9};
static const double t16_steps[] = {0x1.50a730353d530p-54};
static const uint64_t t16_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t16_g0[] = {
    0x4383096a2d76ca1e, 0x4348f5b2446aaab6, 0x435e06ae3efe2a89, 0x436dda80e6ce06f7, 0xc374805abbf9c56e,
    0xc3734aa914c18b1f, 0xc3571311c8935fcf, 0xc35d3fb6f3f64606, 0x435bc6c4ef4f8ec8,
};
static const void *const t16_g[] = {t16_g0};

/* coords_even_edge_order_1_f64 */
static const int64_t t17_shape[] = {9};
static const double t17_x0[] = {
    3.0, 0x1.c000000000000p+1, 4.0, 0x1.2000000000000p+2, 5.0, 0x1.6000000000000p+2, 6.0, 0x1.a000000000000p+2, 7.0,
};
static const double *const t17_coords[] = {t17_x0};
static const uint64_t t17_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t17_g0[] = {
    0x402b15f684ee8b22, 0x400069637a2c7382, 0x4013be305aebf76c, 0x4023a1242c194420, 0xc02af5daae3cf253,
    0xc0295e97418d58cc, 0xc00e5819203b1534, 0xc0133b5d1949f0ec, 0xbfbefb3d2f79e800,
};
static const void *const t17_g[] = {t17_g0};

/* coords_even_edge_order_2_f64 */
static const int64_t t18_shape[] = {9};
static const double t18_x0[] = {
    3.0, 0x1.c000000000000p+1, 4.0, 0x1.2000000000000p+2, 5.0, 0x1.6000000000000p+2, 6.0, 0x1.a000000000000p+2, 7.0,
};
static const double *const t18_coords[] = {t18_x0};
static const uint64_t t18_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t18_g0[] = {
    0x403908ca15a8fcb2, 0x400069637a2c7382, 0x4013be305aebf76c, 0x4023a1242c194420, 0xc02af5daae3cf253,
    0xc0295e97418d58cc, 0xc00e5819203b1534, 0xc0133b5d1949f0ec, 0x401243832fce21ac,
};
static const void *const t18_g[] = {t18_g0};

/* coords_almost_even_edge_order_1_f64 */
static const int64_t t19_shape[] = {9};
static const double t19_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.999999999999ap-3, 0x1.3333333333334p-2, 0x1.999999999999ap-2, 0x1.0000000000000p-1,
    0x1.3333333333334p-1, 0x1.6666666666667p-1, 0x1.999999999999ap-1,
};
static const double *const t19_coords[] = {t19_x0};
static const uint64_t t19_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t19_g0[] = {
    0x4050edba131516f5, 0x402483bc58b79061, 0x4038adbc71a6f540, 0x4048896d371f9525, 0xc050d9a8ace61775,
    0xc04fb63d11f0af07, 0xc032f70fb424ed45, 0xc0380a345f9c6d2a, 0xbfe35d063dac3101,
};
static const void *const t19_g[] = {t19_g0};

/* coords_almost_even_edge_order_2_f64 */
static const int64_t t20_shape[] = {9};
static const double t20_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.999999999999ap-3, 0x1.3333333333334p-2, 0x1.999999999999ap-2, 0x1.0000000000000p-1,
    0x1.3333333333334p-1, 0x1.6666666666667p-1, 0x1.999999999999ap-1,
};
static const double *const t20_coords[] = {t20_x0};
static const uint64_t t20_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t20_g0[] = {
    0x405f4afc9b133bde, 0x402483bc58b79061, 0x4038adbc71a6f540, 0x4048896d371f9525, 0xc050d9a8ace61775,
    0xc04fb63d11f0af07, 0xc032f70fb424ed45, 0xc0380a345f9c6d2a, 0x4036d463fbc1aa20,
};
static const void *const t20_g[] = {t20_g0};

/* coords_uneven_edge_order_1_f64 */
static const int64_t t21_shape[] = {9};
static const double t21_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1, 0x1.8000000000000p+0, 0x1.999999999999ap+0,
    4.0, 0x1.0800000000000p+2, 9.0,
};
static const double *const t21_coords[] = {t21_x0};
static const uint64_t t21_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t21_g0[] = {
    0x4050edba131516f5, 0x4042a35f1a79b852, 0xc01ebf58fd2d7d44, 0x403028bc240d44f2, 0xc05e4dc59826ad40,
    0xc0605d737519007d, 0xc0420a37abdee0f1, 0xc04283e7d2d17b89, 0xbf896baeebe0be5c,
};
static const void *const t21_g[] = {t21_g0};

/* coords_uneven_edge_order_2_f64 */
static const int64_t t22_shape[] = {9};
static const double t22_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1, 0x1.8000000000000p+0, 0x1.999999999999ap+0,
    4.0, 0x1.0800000000000p+2, 9.0,
};
static const double *const t22_coords[] = {t22_x0};
static const uint64_t t22_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t22_g0[] = {
    0x405889c498ed51c1, 0x4042a35f1a79b852, 0xc01ebf58fd2d7d44, 0x403028bc240d44f2, 0xc05e4dc59826ad40,
    0xc0605d737519007d, 0xc0420a37abdee0f1, 0xc04283e7d2d17b89, 0x404280ba5cf3ff70,
};
static const void *const t22_g[] = {t22_g0};

/* coords_decreasing_edge_order_1_f64 */
static const int64_t t23_shape[] = {9};
static const double t23_x0[] = {
    5.0, 0x1.399999999999ap+2, 4.0, 0x1.2000000000000p+1, 2.0, -1.0, -0x1.8000000000000p+0, -6.0, -7.0,
};
static const double *const t23_coords[] = {t23_x0};
static const uint64_t t23_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t23_g0[] = {
    0xc050edba13151706, 0xc04e359460feb0dc, 0x3ff96e416660917f, 0xbff3f089d1641f80, 0xbfce62af2ac1456b,
    0xbfef9318f4f24570, 0xbff9cccef05cffd6, 0x3fcee3bf18793e80, 0x3faefb3d2f79e800,
};
static const void *const t23_g[] = {t23_g0};

/* coords_decreasing_edge_order_2_f64 */
static const int64_t t24_shape[] = {9};
static const double t24_x0[] = {
    5.0, 0x1.399999999999ap+2, 4.0, 0x1.2000000000000p+1, 2.0, -1.0, -0x1.8000000000000p+0, -6.0, -7.0,
};
static const double *const t24_coords[] = {t24_x0};
static const uint64_t t24_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t24_g0[] = {
    0xc052c0a9f5aad59e, 0xc04e359460feb0dc, 0x3ff96e416660917f, 0xbff3f089d1641f80, 0xbfce62af2ac1456b,
    0xbfef9318f4f24570, 0xbff9cccef05cffd6, 0x3fcee3bf18793e80, 0xbfbecc4101789500,
};
static const void *const t24_g[] = {t24_g0};

/* coords_even_decreasing_edge_order_1_f64 */
static const int64_t t25_shape[] = {9};
static const double t25_x0[] = {
    2.0, 0x1.e000000000000p+0, 0x1.c000000000000p+0, 0x1.a000000000000p+0, 0x1.8000000000000p+0, 0x1.6000000000000p+0,
    0x1.4000000000000p+0, 0x1.2000000000000p+0, 1.0,
};
static const double *const t25_coords[] = {t25_x0};
static const uint64_t t25_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t25_g0[] = {
    0xc04b15f684ee8b22, 0xc02069637a2c7382, 0xc033be305aebf76c, 0xc043a1242c194420, 0x404af5daae3cf253,
    0x40495e97418d58cc, 0x402e5819203b1534, 0x40333b5d1949f0ec, 0x3fdefb3d2f79e800,
};
static const void *const t25_g[] = {t25_g0};

/* coords_even_decreasing_edge_order_2_f64 */
static const int64_t t26_shape[] = {9};
static const double t26_x0[] = {
    2.0, 0x1.e000000000000p+0, 0x1.c000000000000p+0, 0x1.a000000000000p+0, 0x1.8000000000000p+0, 0x1.6000000000000p+0,
    0x1.4000000000000p+0, 0x1.2000000000000p+0, 1.0,
};
static const double *const t26_coords[] = {t26_x0};
static const uint64_t t26_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t26_g0[] = {
    0xc05908ca15a8fcb2, 0xc02069637a2c7382, 0xc033be305aebf76c, 0xc043a1242c194420, 0x404af5daae3cf253,
    0x40495e97418d58cc, 0x402e5819203b1534, 0x40333b5d1949f0ec, 0xc03243832fce21ac,
};
static const void *const t26_g[] = {t26_g0};

/* coords_unsorted_edge_order_1_f64 */
static const int64_t t27_shape[] = {9};
static const double t27_x0[] = {
    0.0, 2.0, 0x1.8000000000000p+0, 7.0, 3.0, 0x1.c000000000000p+1, -2.0, 11.0, 10.0,
};
static const double *const t27_coords[] = {t27_x0};
static const uint64_t t27_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t27_g0[] = {
    0x400b15f684ee8b22, 0x4026ea872a0c8b94, 0x40246ab5a5fc74c8, 0xc0134f2cd34a0c01, 0xc03f2b6c27783d34,
    0xc03dfd26a1a2d102, 0xbfa0e3f8b7e17db0, 0x3fb8928237a19e00, 0x3faefb3d2f79e800,
};
static const void *const t27_g[] = {t27_g0};

/* coords_unsorted_edge_order_2_f64 */
static const int64_t t28_shape[] = {9};
static const double t28_x0[] = {
    0.0, 2.0, 0x1.8000000000000p+0, 7.0, 3.0, 0x1.c000000000000p+1, -2.0, 11.0, 10.0,
};
static const double *const t28_coords[] = {t28_x0};
static const uint64_t t28_f[] = {
    0xc010af233d375ae2, 0x4004cda68f6e6080, 0xc000f4e300424242, 0x401e2503a2a327ac, 0x401ec7d6d8116720,
    0xc017c6b1b9d6bcfa, 0xc013f557ab094a78, 0xc023795f24fa23ca, 0xc023985a62299db2,
};
static const uint64_t t28_g0[] = {
    0xc012bf17cf2a8c05, 0x4026ea872a0c8b94, 0x40246ab5a5fc74c8, 0xc0134f2cd34a0c01, 0xc03f2b6c27783d34,
    0xc03dfd26a1a2d102, 0xbfa0e3f8b7e17db0, 0x3fb8928237a19e00, 0x3f99a2ebdf612600,
};
static const void *const t28_g[] = {t28_g0};

/* two_samples_f64 */
static const int64_t t29_shape[] = {2};
static const double t29_steps[] = {0x1.3333333333333p-2};
static const uint64_t t29_f[] = {0xbfe39b898ae22280, 0xc0188244b74bef54};
static const uint64_t t29_g0[] = {0xc03261b044f263d9, 0xc03261b044f263d9};
static const void *const t29_g[] = {t29_g0};

/* two_samples_coords_f64 */
static const int64_t t30_shape[] = {2};
static const double t30_x0[] = {0x1.8000000000000p+0, 0x1.3333333333333p+0};
static const double *const t30_coords[] = {t30_x0};
static const uint64_t t30_f[] = {0xbfe39b898ae22280, 0xc0188244b74bef54};
static const uint64_t t30_g0[] = {0x403261b044f263d8, 0x403261b044f263d8};
static const void *const t30_g[] = {t30_g0};

/* three_samples_edge_order_2_f64 */
static const int64_t t31_shape[] = {3};
static const double t31_steps[] = {0x1.6666666666666p-1};
static const uint64_t t31_f[] = {0x40214fca500ae900, 0xc015f0f4abbb77fd, 0xc014e60c972ac0a0};
static const uint64_t t31_g0[] = {0xc03e7d1790dc3f3c, 0xc023d44bdce0345e, 0x4025519767f815be};
static const void *const t31_g[] = {t31_g0};

/* three_samples_coords_edge_order_2_f64 */
static const int64_t t32_shape[] = {3};
static const double t32_x0[] = {0.0, 0x1.3333333333333p-2, 1.0};
static const double *const t32_coords[] = {t32_x0};
static const uint64_t t32_f[] = {0x40214fca500ae900, 0xc015f0f4abbb77fd, 0xc014e60c972ac0a0};
static const uint64_t t32_g0[] = {0xc04eb1ec228ced54, 0xc0407130f1f6d054, 0x4040d083d4bcc8ac};
static const void *const t32_g[] = {t32_g0};

/* nan_inside_step_edge_order_1_f64 */
static const int64_t t33_shape[] = {7};
static const uint64_t t33_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x7ff8000000000000, 0x401c000000000000,
    0x4014000000000000, 0x3ff0000000000000,
};
static const uint64_t t33_g0[] = {
    0x3ff0000000000000, 0x3ff8000000000000, 0x7ff8000000000000, 0x3ff8000000000000, 0x7ff8000000000000,
    0xc008000000000000, 0xc010000000000000,
};
static const void *const t33_g[] = {t33_g0};

/* nan_inside_uneven_edge_order_1_f64 */
static const int64_t t34_shape[] = {7};
static const double t34_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t34_coords[] = {t34_x0};
static const uint64_t t34_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x7ff8000000000000, 0x401c000000000000,
    0x4014000000000000, 0x3ff0000000000000,
};
static const uint64_t t34_g0[] = {
    0x3ff0000000000000, 0x4007ffffffffffff, 0x7ff8000000000000, 0x7ff8000000000000, 0x7ff8000000000000,
    0xbff5555555555554, 0xbff5555555555555,
};
static const void *const t34_g[] = {t34_g0};

/* nan_at_the_edge_step_edge_order_1_f64 */
static const int64_t t35_shape[] = {7};
static const uint64_t t35_f[] = {
    0x7ff8000000000000, 0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x4020000000000000,
    0x4022000000000000, 0x4004000000000000,
};
static const uint64_t t35_g0[] = {
    0x7ff8000000000000, 0x7ff8000000000000, 0x3ff8000000000000, 0x4008000000000000, 0x4004000000000000,
    0xc006000000000000, 0xc01a000000000000,
};
static const void *const t35_g[] = {t35_g0};

/* nan_at_the_edge_uneven_edge_order_1_f64 */
static const int64_t t36_shape[] = {7};
static const double t36_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t36_coords[] = {t36_x0};
static const uint64_t t36_f[] = {
    0x7ff8000000000000, 0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x4020000000000000,
    0x4022000000000000, 0x4004000000000000,
};
static const uint64_t t36_g0[] = {
    0x7ff8000000000000, 0x7ff8000000000000, 0x3ffccccccccccccd, 0x401b333333333333, 0x4018aaaaaaaaaaaa,
    0xbfd1c71c71c71c6e, 0xc001555555555555,
};
static const void *const t36_g[] = {t36_g0};

/* infinities_step_edge_order_1_f64 */
static const int64_t t37_shape[] = {7};
static const uint64_t t37_f[] = {
    0x7ff0000000000000, 0x7ff0000000000000, 0x3ff0000000000000, 0x4000000000000000, 0xfff0000000000000,
    0x4008000000000000, 0x7ff0000000000000,
};
static const uint64_t t37_g0[] = {
    0x7ff8000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000, 0x3fe0000000000000,
    0x7ff0000000000000, 0x7ff0000000000000,
};
static const void *const t37_g[] = {t37_g0};

/* infinities_uneven_edge_order_1_f64 */
static const int64_t t38_shape[] = {7};
static const double t38_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t38_coords[] = {t38_x0};
static const uint64_t t38_f[] = {
    0x7ff0000000000000, 0x7ff0000000000000, 0x3ff0000000000000, 0x4000000000000000, 0xfff0000000000000,
    0x4008000000000000, 0x7ff0000000000000,
};
static const uint64_t t38_g0[] = {
    0x7ff8000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000,
    0x7ff0000000000000, 0x7ff0000000000000,
};
static const void *const t38_g[] = {t38_g0};

/* nan_inside_step_edge_order_2_f64 */
static const int64_t t39_shape[] = {7};
static const uint64_t t39_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x7ff8000000000000, 0x401c000000000000,
    0x4014000000000000, 0x3ff0000000000000,
};
static const uint64_t t39_g0[] = {
    0x3fe0000000000000, 0x3ff8000000000000, 0x7ff8000000000000, 0x3ff8000000000000, 0x7ff8000000000000,
    0xc008000000000000, 0xc014000000000000,
};
static const void *const t39_g[] = {t39_g0};

/* nan_inside_uneven_edge_order_2_f64 */
static const int64_t t40_shape[] = {7};
static const double t40_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t40_coords[] = {t40_x0};
static const uint64_t t40_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x7ff8000000000000, 0x401c000000000000,
    0x4014000000000000, 0x3ff0000000000000,
};
static const uint64_t t40_g0[] = {
    0xbff0000000000000, 0x4007ffffffffffff, 0x7ff8000000000000, 0x7ff8000000000000, 0x7ff8000000000000,
    0xbff5555555555554, 0xbff5555555555557,
};
static const void *const t40_g[] = {t40_g0};

/* nan_at_the_edge_step_edge_order_2_f64 */
static const int64_t t41_shape[] = {7};
static const uint64_t t41_f[] = {
    0x7ff8000000000000, 0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x4020000000000000,
    0x4022000000000000, 0x4004000000000000,
};
static const uint64_t t41_g0[] = {
    0x7ff8000000000000, 0x7ff8000000000000, 0x3ff8000000000000, 0x4008000000000000, 0x4004000000000000,
    0xc006000000000000, 0xc024800000000000,
};
static const void *const t41_g[] = {t41_g0};

/* nan_at_the_edge_uneven_edge_order_2_f64 */
static const int64_t t42_shape[] = {7};
static const double t42_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t42_coords[] = {t42_x0};
static const uint64_t t42_f[] = {
    0x7ff8000000000000, 0x3ff0000000000000, 0x4000000000000000, 0x4010000000000000, 0x4020000000000000,
    0x4022000000000000, 0x4004000000000000,
};
static const uint64_t t42_g0[] = {
    0x7ff8000000000000, 0x7ff8000000000000, 0x3ffccccccccccccd, 0x401b333333333333, 0x4018aaaaaaaaaaaa,
    0xbfd1c71c71c71c6e, 0xc01038e38e38e38e,
};
static const void *const t42_g[] = {t42_g0};

/* infinities_step_edge_order_2_f64 */
static const int64_t t43_shape[] = {7};
static const uint64_t t43_f[] = {
    0x7ff0000000000000, 0x7ff0000000000000, 0x3ff0000000000000, 0x4000000000000000, 0xfff0000000000000,
    0x4008000000000000, 0x7ff0000000000000,
};
static const uint64_t t43_g0[] = {
    0x7ff8000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000, 0x3fe0000000000000,
    0x7ff0000000000000, 0x7ff8000000000000,
};
static const void *const t43_g[] = {t43_g0};

/* infinities_uneven_edge_order_2_f64 */
static const int64_t t44_shape[] = {7};
static const double t44_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t44_coords[] = {t44_x0};
static const uint64_t t44_f[] = {
    0x7ff0000000000000, 0x7ff0000000000000, 0x3ff0000000000000, 0x4000000000000000, 0xfff0000000000000,
    0x4008000000000000, 0x7ff0000000000000,
};
static const uint64_t t44_g0[] = {
    0x7ff8000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000, 0xfff0000000000000,
    0x7ff0000000000000, 0x7ff8000000000000,
};
static const void *const t44_g[] = {t44_g0};

/* signed_zeros_step_f64 */
static const int64_t t45_shape[] = {7};
static const double t45_steps[] = {-0x1.0000000000000p-1};
static const uint64_t t45_f[] = {0, 0x8000000000000000, 0x8000000000000000, 0, 0, 0x8000000000000000, 0};
static const uint64_t t45_g0[] = {
    0, 0, 0x8000000000000000, 0x8000000000000000, 0, 0x8000000000000000, 0x8000000000000000,
};
static const void *const t45_g[] = {t45_g0};

/* signed_zeros_step_edge_order_2_f64 */
static const int64_t t46_shape[] = {7};
static const double t46_steps[] = {-0x1.0000000000000p-1};
static const uint64_t t46_f[] = {0, 0x8000000000000000, 0x8000000000000000, 0, 0, 0x8000000000000000, 0};
static const uint64_t t46_g0[] = {
    0, 0, 0x8000000000000000, 0x8000000000000000, 0, 0x8000000000000000, 0x8000000000000000,
};
static const void *const t46_g[] = {t46_g0};

/* signed_zeros_uneven_f64 */
static const int64_t t47_shape[] = {7};
static const double t47_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t47_coords[] = {t47_x0};
static const uint64_t t47_f[] = {0, 0x8000000000000000, 0x8000000000000000, 0, 0, 0x8000000000000000, 0};
static const uint64_t t47_g0[] = {0, 0, 0, 0, 0, 0, 0};
static const void *const t47_g[] = {t47_g0};

/* subnormals_f64 */
static const int64_t t48_shape[] = {7};
static const double t48_steps[] = {3.0};
static const uint64_t t48_f[] = {
    0x0000000000000001, 0x0000000000000003, 0, 0x0000000000000008, 0x8000000000000005, 0x0000000000000006,
    0x0000000000000002,
};
static const uint64_t t48_g0[] = {
    0x0000000000000001, 0x8000000000000000, 0x0000000000000001, 0x8000000000000001, 0x8000000000000000,
    0x0000000000000001, 0x8000000000000001,
};
static const void *const t48_g[] = {t48_g0};

/* subnormals_edge_order_2_f64 */
static const int64_t t49_shape[] = {7};
static const double t49_steps[] = {0x1.3333333333333p-2};
static const uint64_t t49_f[] = {
    0x0000000000000001, 0x0000000000000003, 0, 0x0000000000000008, 0x8000000000000005, 0x0000000000000006,
    0x0000000000000002,
};
static const uint64_t t49_g0[] = {
    0x000000000000000f, 0x8000000000000002, 0x0000000000000008, 0x8000000000000008, 0x8000000000000003,
    0x000000000000000c, 0x8000000000000026,
};
static const void *const t49_g[] = {t49_g0};

/* subnormals_uneven_f64 */
static const int64_t t50_shape[] = {7};
static const double t50_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t50_coords[] = {t50_x0};
static const uint64_t t50_f[] = {
    0x0000000000000001, 0x0000000000000003, 0, 0x0000000000000008, 0x8000000000000005, 0x0000000000000006,
    0x0000000000000002,
};
static const uint64_t t50_g0[] = {
    0x0000000000000007, 0x8000000000000003, 0x8000000000000004, 0x8000000000000015, 0x8000000000000012,
    0x0000000000000004, 0x8000000000000007,
};
static const void *const t50_g[] = {t50_g0};

/* overflow_f64 */
static const int64_t t51_shape[] = {7};
static const double t51_steps[] = {0x1.0000000000000p-1};
static const uint64_t t51_f[] = {
    0x7fefffffffffffff, 0xffefffffffffffff, 0x7fdfffffffffffff, 0x7fefffffffffffff, 0xffd5555555555555,
    0x7fc2492492492492, 0xffefffffffffffff,
};
static const uint64_t t51_g0[] = {
    0xfff0000000000000, 0xffdfffffffffffff, 0x7ff0000000000000, 0xffeaaaaaaaaaaaaa, 0xffeb6db6db6db6da,
    0xffe5555555555554, 0xfff0000000000000,
};
static const void *const t51_g[] = {t51_g0};

/* overflow_edge_order_2_f64 */
static const int64_t t52_shape[] = {7};
static const double t52_steps[] = {2.0};
static const uint64_t t52_f[] = {
    0x7fefffffffffffff, 0xffefffffffffffff, 0x7fdfffffffffffff, 0x7fefffffffffffff, 0xffd5555555555555,
    0x7fc2492492492492, 0xffefffffffffffff,
};
static const uint64_t t52_g0[] = {
    0xfff0000000000000, 0xffbfffffffffffff, 0x7ff0000000000000, 0xffcaaaaaaaaaaaaa, 0xffcb6db6db6db6da,
    0xffc5555555555554, 0xffef3cf3cf3cf3ce,
};
static const void *const t52_g[] = {t52_g0};

/* overflow_uneven_f64 */
static const int64_t t53_shape[] = {7};
static const double t53_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t53_coords[] = {t53_x0};
static const uint64_t t53_f[] = {
    0x7fefffffffffffff, 0xffefffffffffffff, 0x7fdfffffffffffff, 0x7fefffffffffffff, 0xffd5555555555555,
    0x7fc2492492492492, 0xffefffffffffffff,
};
static const uint64_t t53_g0[] = {
    0xfff0000000000000, 0x7ff0000000000000, 0x7ff0000000000000, 0xfff0000000000000, 0xfff0000000000000,
    0x7fb5ac056b015ac1, 0xfff0000000000000,
};
static const void *const t53_g[] = {t53_g0};

/* tutorial_2_f64 */
static const int64_t t54_shape[] = {3, 3};
static const uint64_t t54_f[] = {
    0x3ff0000000000000, 0x4000000000000000, 0x4018000000000000, 0x4008000000000000, 0x4014000000000000,
    0x401c000000000000, 0x4010000000000000, 0x4020000000000000, 0x4022000000000000,
};
static const uint64_t t54_g0[] = {
    0x4000000000000000, 0x4008000000000000, 0x3ff0000000000000, 0x3ff8000000000000, 0x4008000000000000,
    0x3ff8000000000000, 0x3ff0000000000000, 0x4008000000000000, 0x4000000000000000,
};
static const uint64_t t54_g1[] = {
    0x3ff0000000000000, 0x4004000000000000, 0x4010000000000000, 0x4000000000000000, 0x4000000000000000,
    0x4000000000000000, 0x4010000000000000, 0x4004000000000000, 0x3ff0000000000000,
};
static const void *const t54_g[] = {t54_g0, t54_g1};

/* plane_steps_f64 */
static const int64_t t55_shape[] = {3, 4};
static const double t55_steps[] = {0x1.999999999999ap-4, -2.0};
static const uint64_t t55_f[] = {
    0x3fffa4d3cf8d6408, 0x401f84a4a4d8c870, 0xc020f5f21b793ac5, 0x4023e59668723350, 0x400c836736163234,
    0xc01061bd8446027a, 0x401b41f317652724, 0x400187e88683d5a4, 0xc020b93cba4a5f0e, 0x401dfb7ea8d61d14,
    0xc017ed8755c182ac, 0xbff6c3613d323250,
};
static const uint64_t t55_g0[] = {
    0x402fba7943c6c078, 0xc05deffd59b33ed2, 0x40631e53487b60f6, 0xc053648358858d60, 0xc049d94d014b0e72,
    0xbffeb6f7b0356330, 0x4028fbe832fa5f2b, 0xc04c6d83341e9800, 0xc05dd09c29c3e681, 0x405cfa459c3193b8,
    0xc05ffdac84382a22, 0xc04211ffb732153f,
};
static const uint64_t t55_g1[] = {
    0xc0079b6fb0f56f6e, 0x4004ea8c956ae746, 0xbfe08d1058173c60, 0xc0226dc441f5b70a, 0x400ea3711f511b94,
    0xbfea007ef8b41c14, 0xbff925b1c787ed4c, 0x40027dfed4233c52, 0xc01fb6fc0eb56d98, 0xbfe309e43da676e0,
    0x4001d62b7c1154d4, 0xc0023caf0674f618,
};
static const void *const t55_g[] = {t55_g0, t55_g1};

/* plane_edge_order_2_f64 */
static const int64_t t56_shape[] = {3, 4};
static const double t56_steps[] = {0x1.999999999999ap-4, 3.0};
static const uint64_t t56_f[] = {
    0x3fffa4d3cf8d6408, 0x401f84a4a4d8c870, 0xc020f5f21b793ac5, 0x4023e59668723350, 0x400c836736163234,
    0xc01061bd8446027a, 0x401b41f317652724, 0x400187e88683d5a4, 0xc020b93cba4a5f0e, 0x401dfb7ea8d61d14,
    0xc017ed8755c182ac, 0xbff6c3613d323250,
};
static const uint64_t t56_g0[] = {
    0x4054db44d1973757, 0xc06db28f6a52d40b, 0x4072567406e38dfc, 0xc058924516fbcec2, 0xc049d94d014b0e72,
    0xbffeb6f7b0356330, 0x4028fbe832fa5f2b, 0xc04c6d83341e9800, 0xc0675a48e97122e5, 0x406d37b38b91fe7f,
    0xc070c6b583b3e80a, 0xc02ed9f0e91649fa,
};
static const uint64_t t56_g1[] = {
    0x4016b5cea7c7420b, 0xbffbe3661c8e89b3, 0x3fd6116b201efb2b, 0x4027e1cfa99bfc34, 0xc01697ab544514ba,
    0x3fe155a9fb22bd63, 0x3ff0c3cbda5a9e33, 0xc01084f22eae2519, 0x40245993dc92041c, 0x3fd96285a7889e80,
    0xbff7c839fac1c670, 0x40121a832da915ac,
};
static const void *const t56_g[] = {t56_g0, t56_g1};

/* plane_axis_0_f64 */
static const int64_t t57_shape[] = {4, 3};
static const int32_t t57_axes[] = {0};
static const double t57_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t57_coords[] = {t57_x0};
static const uint64_t t57_f[] = {
    0x3fffa4d3cf8d6408, 0x401f84a4a4d8c870, 0xc020f5f21b793ac5, 0x4023e59668723350, 0x400c836736163234,
    0xc01061bd8446027a, 0x401b41f317652724, 0x400187e88683d5a4, 0xc020b93cba4a5f0e, 0x401dfb7ea8d61d14,
    0xc017ed8755c182ac, 0xbff6c3613d323250,
};
static const uint64_t t57_g0[] = {
    0x4053ed3aea20a882, 0xc04593ad4c411b2b, 0x4045ecb05f578fd4, 0x4047f50d31865e1f, 0xc03f0ea174eaa22c,
    0x40361f4785a946ea, 0xc023c210b88fae01, 0xc026c63267661018, 0xc020e08b6ba52416, 0x3ffb3f73ae699b61,
    0xc0346eed3fa2246f, 0x40315904b74d1ef5,
};
static const void *const t57_g[] = {t57_g0};

/* plane_axis_minus_1_f64 */
static const int64_t t58_shape[] = {3, 4};
static const int32_t t58_axes[] = {-1};
static const double t58_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t58_coords[] = {t58_x0};
static const uint64_t t58_f[] = {
    0x3fffa4d3cf8d6408, 0x401f84a4a4d8c870, 0xc020f5f21b793ac5, 0x4023e59668723350, 0x400c836736163234,
    0xc01061bd8446027a, 0x401b41f317652724, 0x400187e88683d5a4, 0xc020b93cba4a5f0e, 0x401dfb7ea8d61d14,
    0xc017ed8755c182ac, 0xbff6c3613d323250,
};
static const uint64_t t58_g0[] = {
    0x405a7d40aa5c5dfa, 0x4028285796b36a70, 0xc043967c956e4d8e, 0x40606a39ce9525ca, 0xc05e13eb54fac0a7,
    0xc04070c4245543a4, 0x404041bf0ac3a5b9, 0xc04bd07e4f59ab6e, 0x406d3c9fb1846ba6, 0x4054d036c1bcbaaf,
    0xc044901aeebda8ee, 0x404ff60852c6c2bc,
};
static const void *const t58_g[] = {t58_g0};

/* plane_axes_1_0_f64 */
static const int64_t t59_shape[] = {3, 4};
static const int32_t t59_axes[] = {1, 0};
static const double t59_steps[] = {0.0, 0x1.3333333333333p-2};
static const double t59_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t59_coords[] = {t59_x0, NULL};
static const uint64_t t59_f[] = {
    0x3fffa4d3cf8d6408, 0x401f84a4a4d8c870, 0xc020f5f21b793ac5, 0x4023e59668723350, 0x400c836736163234,
    0xc01061bd8446027a, 0x401b41f317652724, 0x400187e88683d5a4, 0xc020b93cba4a5f0e, 0x401dfb7ea8d61d14,
    0xc017ed8755c182ac, 0xbff6c3613d323250,
};
static const uint64_t t59_g0[] = {
    0x404d824b9d32cb49, 0x4028285796b36a70, 0xc043967c956e4d8e, 0x40470935527324cd, 0xc0532626b392b13c,
    0xc04070c4245543a4, 0x404041bf0ac3a5b9, 0xc0271d7e892c0b67, 0x4063d25d8931647f, 0x4054d036c1bcbaaf,
    0xc044901aeebda8ee, 0x4026cbdac812339f,
};
static const uint64_t t59_g1[] = {
    0x401526fb82848050, 0xc043f553912229e2, 0x40497dc460a48149, 0xc039db59cb5cbc81, 0xc0313b88ab875ef7,
    0xbfe479fa7578eccb, 0x4010a7f021fc3f72, 0xc032f3accd69baab, 0xc043e0681bd7ef01, 0x40435183bd76627b,
    0xc04553c85825716c, 0xc02817ff9eed71aa,
};
static const void *const t59_g[] = {t59_g0, t59_g1};

/* plane_long_rows_f64 */
static const int64_t t60_shape[] = {2, 11};
static const double t60_steps[] = {0x1.6666666666666p-1, 0.0};
static const double t60_x1[] = {
    0.0, 0x1.199999999999ap+0, 0x1.3333333333333p+1, 0x1.f333333333334p+1, 0x1.6666666666666p+2, 0x1.e000000000000p+2,
    0x1.3333333333334p+3, 0x1.7cccccccccccdp+3, 0x1.ccccccccccccdp+3, 0x1.119999999999ap+4, 20.0,
};
static const double *const t60_coords[] = {NULL, t60_x1};
static const uint64_t t60_f[] = {
    0x4018b530b21c3bec, 0x401a40e5ffc27e00, 0xc01b233d96ceb267, 0x3febd5854b9ed470, 0x3ff8d1b3c031cba0,
    0x400c41044964c8ec, 0xc00c109bf2c935c8, 0xc01da547b0cd8018, 0xc01894836ead2194, 0x4010e1d1f4f1c93e,
    0x3ffe3c923a46c498, 0x3ff4e920dd4f11a8, 0x3fe3b731836b31e0, 0x3ffc0060fe9c4b70, 0x4021e2d6670420bc,
    0xc00c031db88c41d8, 0xc004408ec60926dc, 0xbff6a18058198050, 0x4018702a088f2a3c, 0x4013bbb0be63ff6c,
    0x401b01e616cb113c, 0xc01ea773a56b7545,
};
static const uint64_t t60_g0[] = {
    0xc01bd4278ad53d03, 0xc020fdffdd3cc7d5, 0x40286261e2541f31, 0x402710fd3eb324f1, 0xc01cdf67b62cd32f,
    0xc02152d917cbd5a3, 0x4007ed831be8a80a, 0x403350cd2fea3cd5, 0x402fa700b279f301, 0x400cedf060b5f244,
    0xc02b4b9149b4d24e, 0xc01bd4278ad53d03, 0xc020fdffdd3cc7d5, 0x40286261e2541f31, 0x402710fd3eb324f1,
    0xc01cdf67b62cd32f, 0xc02152d917cbd5a3, 0x4007ed831be8a80a, 0x403350cd2fea3cd5, 0x402fa700b279f301,
    0x400cedf060b5f244, 0xc02b4b9149b4d24e,
};
static const uint64_t t60_g1[] = {
    0x3fd67bc180b81e3a, 0xc0121009f1e80841, 0xc0090ce5bd56e72b, 0x400730a5ec4ad234, 0x3fe68562149535dc,
    0xbff0b8b1b0e9e837, 0xc0047fa0758d2290, 0xbfe48485a59254d0, 0x4000deb0b29e9522, 0x3ff99c1292e0fe0d,
    0xbfe9b7efffee9ac1, 0xbfe4189a60b9f2c2, 0x3fae881c6f5be7a0, 0x40058cac9b138c2c, 0xbfec48edc3a398e6,
    0xc00cfabacdec6b78, 0x3fe0a99727b8a329, 0x3ffd6e061dc5297f, 0x3ff7a751d5dadb5f, 0x3fb45b83006a0090,
    0xc00061fddc9720cc, 0xc013e21ef173e7c5,
};
static const void *const t60_g[] = {t60_g0, t60_g1};

/* plane_one_row_f64 */
static const int64_t t61_shape[] = {1, 5};
static const int32_t t61_axes[] = {1};
static const double t61_steps[] = {0x1.999999999999ap-3};
static const uint64_t t61_f[] = {
    0xc022538edbf4af69, 0x400401940efcf6c0, 0xc0126fa3fa4d358a, 0x40186b255d1b2fcc, 0xbff45d0186642758,
};
static const uint64_t t61_g0[] = {
    0x404d28f0d7a0e85f, 0x4026c5582d03339a, 0x402204f22b03e187, 0x4020ae7c7ee136a1, 0xc042717f9730a405,
};
static const void *const t61_g[] = {t61_g0};

/* block_no_step_f64 */
static const int64_t t62_shape[] = {2, 3, 4};
static const uint64_t t62_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t62_g0[] = {
    0x4012a990b05421c6, 0xc01bfd0c6087269c, 0x40132668264b3d6e, 0xc01435c404759337, 0xc01eb3263e5af602,
    0xbff707e31b40f460, 0x40248b80bd41284a, 0xc002d1160bd1b310, 0xc02ca3378de1db0e, 0x4000e0aa283a7d20,
    0x3fd66f0738c292e0, 0xc000f42d7ae7f024, 0x4012a990b05421c6, 0xc01bfd0c6087269c, 0x40132668264b3d6e,
    0xc01435c404759337, 0xc01eb3263e5af602, 0xbff707e31b40f460, 0x40248b80bd41284a, 0xc002d1160bd1b310,
    0xc02ca3378de1db0e, 0x4000e0aa283a7d20, 0x3fd66f0738c292e0, 0xc000f42d7ae7f024,
};
static const uint64_t t62_g1[] = {
    0x402cd57d5300bea3, 0xc00cc7e5f4d4cd14, 0x4011f5f74852a9ce, 0x4024b0af8d7110ba, 0x4011d0f6088dfb1f,
    0xc010c829b7e27f3e, 0xbffa823b265aaae4, 0x401724d266be8dbc, 0xc016090e94e58708, 0xc0132c60755a97f2,
    0xc01f3714db7fff40, 0x3ff3a116ca6be810, 0x40009c876ea4cafc, 0x3fff5c827d320be8, 0x4023f3484e44de7a,
    0x402a174c0cb76d91, 0xc0142709dd7df0d2, 0x3fd6e87026fb3580, 0xc00f009545ec69b2, 0x401d02a90a3f5b4e,
    0xc0284e2bb9272391, 0xbff3e84a69b47128, 0xc031b9c9789d89aa, 0x3ff75ae7ec3f6de8,
};
static const uint64_t t62_g2[] = {
    0x402948a0d47d5fef, 0xbfd7b19793cbb2c0, 0xc019b1a6cb246918, 0x3fe12138295b2038, 0xc0157dabf77123f2,
    0xc015559b281424e8, 0x3fe18811fc0ed738, 0x40198f8ed7badbac, 0xc012a0fdd7e634dc, 0xc019ec9e4b616104,
    0x400c76aaa6f947c4, 0x402ed774b2eaea78, 0x3fef5524c0fbbbe0, 0xbfd3cadbe412d580, 0xc015ce029d1b9f65,
    0xc0229c0292cab64f, 0x3feb9c0c00cca7c0, 0x400d1ef168b4fcc6, 0x3fb76e47fd632bc0, 0xc018effda8b04e70,
    0x40278ae32bfd5fe8, 0x3feb508be2347508, 0x3ff7187daad02244, 0x4029e6f11a6ad9d8,
};
static const void *const t62_g[] = {t62_g0, t62_g1, t62_g2};

/* block_mixed_f64 */
static const int64_t t63_shape[] = {2, 3, 4};
static const double t63_steps[] = {0x1.999999999999ap-4, 0.0, 0.0};
static const double t63_x1[] = {2.0, 1.0, -0x1.0000000000000p-1};
static const double t63_x2[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t63_coords[] = {NULL, t63_x1, t63_x2};
static const uint64_t t63_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t63_g0[] = {
    0x404753f4dc692a37, 0xc0517e27bc547821, 0x4047f0022fde0cc9, 0xc04943350592f804, 0xc0532ff7e6f8d9c1,
    0xc02cc9dbe2113178, 0x4059ae60ec91725c, 0xc037855b8ec61fd4, 0xc061e602b8ad28e8, 0x403518d4b2491c68,
    0x400c0ac906f33798, 0xc0353138d9a1ec2d, 0x404753f4dc692a37, 0xc0517e27bc547821, 0x4047f0022fde0cc9,
    0xc04943350592f804, 0xc0532ff7e6f8d9c1, 0xc02cc9dbe2113178, 0x4059ae60ec91725c, 0xc037855b8ec61fd4,
    0xc061e602b8ad28e8, 0x403518d4b2491c68, 0x400c0ac906f33798, 0xc0353138d9a1ec2d,
};
static const uint64_t t63_g1[] = {
    0xc02cd57d5300bea3, 0x400cc7e5f4d4cd14, 0xc011f5f74852a9ce, 0xc024b0af8d7110ba, 0xc01cb9816f190506,
    0x400b7e8a37e3327b, 0xbfe39e9897f330a8, 0xc01a230761e4349b, 0x400d6168c6875eb5, 0x400990809c78ca98,
    0x4014cf633cffff80, 0xbfea2c1e633a8ac0, 0xc0009c876ea4cafc, 0xbfff5c827d320be8, 0xc023f3484e44de7a,
    0xc02a174c0cb76d91, 0x3fffeaedf527584a, 0xbfeb0430a2201634, 0xbff421bb30cc8b30, 0xc0206ee006f8b456,
    0x4020341d261a17b6, 0x3fea8b0de245ec35, 0x4027a261f6276238, 0xbfef23dfe5a9e7e0,
};
static const uint64_t t63_g2[] = {
    0x405f9ac9099cb7ea, 0x404efcd3c1c369eb, 0xc04614ac85913c2c, 0x3ff5698633b1e847, 0xc04add16f54d6cee,
    0xc0465236cb59c5d7, 0xc028a56b0f4e0e41, 0x402ff3728da99298, 0xc047493d4ddfc213, 0xc04671e09badc976,
    0xc02daa31fe567d3a, 0x404346a8efd2d28b, 0x40239536f89d556c, 0x400eeb3cfcdd7c8c, 0xc02a28acf20bf636,
    0xc0374303377d63e3, 0x40214187807fe8d8, 0x4030729bcbc0b8de, 0x40303233140770d5, 0xc02f2bfd12dc620d,
    0x405d6d9bf6fcb7e2, 0x404ed9cdeac4c8a3, 0xc036c123af2ed75c, 0x40403056b082c827,
};
static const void *const t63_g[] = {t63_g0, t63_g1, t63_g2};

/* block_axes_minus_1_minus_2_f64 */
static const int64_t t64_shape[] = {2, 4, 3};
static const int32_t t64_axes[] = {-1, -2};
static const double t64_steps[] = {0x1.3333333333333p-2, 0.0};
static const double t64_x1[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t64_coords[] = {NULL, t64_x1};
static const uint64_t t64_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t64_g0[] = {
    0x405560d5ffaa76f0, 0xbff3bea8fb29bfa0, 0xc055fecb4783c4ee, 0x405484294d24a5f4, 0x402ed4cb81e4045e,
    0xc0499decd95749b8, 0x40410084176dce7b, 0x402131cbc6b7a252, 0xc030cf3c6823faa4, 0xc050ce76964087a2,
    0x4027b838e07a6679, 0x4056bc84ce5f2140, 0x401e3be1c5ab090b, 0xbff07e61e8ba5c96, 0xc0233d895d041bab,
    0x404d47b667dd07a2, 0x40356ffa6ff6e612, 0xc02f5eefdf98863d, 0xc022593b7bc8f78a, 0xc04031af2da0ae26,
    0xc04bcd0f7c4f1e6a, 0xc051f9f548a88584, 0x40133f1363ad71e4, 0x405461d7b51e33c0,
};
static const uint64_t t64_g1[] = {
    0xc022a727bb53deea, 0x403ecbee68440fe8, 0x4060560dd0a2265c, 0x4014e560ec8e4f85, 0x4012d2ba23768c76,
    0x405040466807f6e0, 0x402b3381e3fd5a19, 0xc03a15c2ff077410, 0x3ff985c7d42fc088, 0xc02630992b95f74a,
    0xc0467144d0810ecc, 0x402565770b29b730, 0xc0648e2abafb87e0, 0x4029c659affa4c18, 0x40514841d9dc188d,
    0xc04102c6a94d52c2, 0x40221ddd8802fff9, 0x400034e0e1ba3c40, 0x404cf0d6233c18e5, 0xc0185c1fb0154464,
    0xc03f2b73b5e1f68f, 0xc0580c23da90b5ba, 0xc049aef52e18fe96, 0x405a1d7e8ba75ef0,
};
static const void *const t64_g[] = {t64_g0, t64_g1};

/* block_axes_2_0_f64 */
static const int64_t t65_shape[] = {3, 2, 4};
static const int32_t t65_axes[] = {2, 0};
static const double t65_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double t65_x1[] = {0.0, 1.0, 2.0};
static const double *const t65_coords[] = {t65_x0, t65_x1};
static const uint64_t t65_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t65_g0[] = {
    0x4067db94192bdd6f, 0x404efcd3c1c369eb, 0xc04614ac85913c2c, 0x40476b44e8cc5ab0, 0xc04f67f71f411406,
    0xc0465236cb59c5d7, 0xc028a56b0f4e0e41, 0x404623140aa84cdc, 0xc048209a0011baaf, 0xc04671e09badc976,
    0xc02daa31fe567d3a, 0x4056fbef2f9da234, 0x402f6f9eb2034bb4, 0x400eeb3cfcdd7c8c, 0xc02a28acf20bf636,
    0xc040b8d7fafa6656, 0x3fe9dd7697e5ff10, 0x4030729bcbc0b8de, 0x40303233140770d5, 0xc047af181371e971,
    0x4065b7287c4b85b9, 0x404ed9cdeac4c8a3, 0xc036c123af2ed75c, 0x4055e09f9c4e7dff,
};
static const uint64_t t65_g1[] = {
    0x402ce3f6f732546c, 0xc02c86d87f765594, 0xc02c045bc3e2940b, 0x403325b7e41f64be, 0xc0232d8a89830c37,
    0xc015d42d1b9ad373, 0x401148f3efeb1249, 0xc03e59576e50ba93, 0x400af7d467a68744, 0xc00425ebc13aa3a2,
    0x401d867c616a7d31, 0x400ff8d414f947eb, 0xc023d3df6c2a4f49, 0xbff57816c27ab2c4, 0xc00dd02467f3d612,
    0xbfdc8e8856c7f070, 0xc01ed01986be2197, 0x402273e29ed903c2, 0x403cc56c12a6889e, 0xc0264f05bdc22587,
    0xc0247a344ed1925b, 0x4006304374baf422, 0xc0278c8c2bef742e, 0x403d74e32b9a7b10,
};
static const void *const t65_g[] = {t65_g0, t65_g1};

/* block_extent_1_f64 */
static const int64_t t66_shape[] = {3, 1, 3};
static const int32_t t66_axes[] = {2, 0};
static const uint64_t t66_f[] = {
    0x402087e2e9284772, 0xc022241c17db654c, 0x3fff6b803b3d2c98, 0xc02214304dd7eb6c, 0x4015b1fae125010e,
    0x4020f00c9b703186, 0xc0235b664c8de9f0, 0x40212f17e1d7ad20, 0xc0031f5b02a4498c,
};
static const uint64_t t66_g0[] = {
    0xc03f856248938447, 0xc00934e5c38143be, 0x40393828d7b33356, 0x40342c1e841864b6, 0x4021821e74a40e79,
    0xc00550007ba2b1ec, 0x404072cd25b63096, 0x400d271f17c9af1a, 0xc0399bd28579f566,
};
static const uint64_t t66_g1[] = {
    0xc039a340e992a686, 0x4034284c8a012138, 0x402e5fdc8c1973e2, 0xc021f1a49adb18b1, 0x4021a999fcd98936,
    0xc0016a8d90216fec, 0x401ec6713ade3750, 0xc003f594693cc010, 0xc0338a91aa1515eb,
};
static const void *const t66_g[] = {t66_g0, t66_g1};

/* four_axes_f64 */
static const int64_t t67_shape[] = {2, 3, 2, 2};
static const double t67_steps[] = {1.0, 0x1.999999999999ap-4, -0x1.999999999999ap-3, 3.0};
static const uint64_t t67_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t67_g0[] = {
    0x4012a990b05421c6, 0xc01bfd0c6087269c, 0x40132668264b3d6e, 0xc01435c404759337, 0xc01eb3263e5af602,
    0xbff707e31b40f460, 0x40248b80bd41284a, 0xc002d1160bd1b310, 0xc02ca3378de1db0e, 0x4000e0aa283a7d20,
    0x3fd66f0738c292e0, 0xc000f42d7ae7f024, 0x4012a990b05421c6, 0xc01bfd0c6087269c, 0x40132668264b3d6e,
    0xc01435c404759337, 0xc01eb3263e5af602, 0xbff707e31b40f460, 0x40248b80bd41284a, 0xc002d1160bd1b310,
    0xc02ca3378de1db0e, 0x4000e0aa283a7d20, 0x3fd66f0738c292e0, 0xc000f42d7ae7f024,
};
static const uint64_t t67_g1[] = {
    0x4062056e53e07726, 0xc041fcefb905002c, 0x404673751a675441, 0x4059dcdb70cd54e8, 0x404645338ab179e6,
    0xc044fa3425db1f0d, 0xc0309164f7f8aace, 0x404cee07006e312b, 0xc04b8b523a1ee8ca, 0xc047f77892b13dee,
    0xc053826d092fff88, 0x4028895c7d06e214, 0x4034c3a94a4dfdbb, 0x403399d18e3f4771, 0x4058f01a61d61618,
    0x40604e8f87f2a47a, 0xc04930cc54dd6d06, 0x400ca28c30ba02e0, 0xc043605d4bb3c20f, 0x405221a9a6679910,
    0xc05e61b6a770ec75, 0xc028e25d04218d72, 0xc066283bd6c4ec14, 0x402d31a1e74f4962,
};
static const uint64_t t67_g2[] = {
    0x400d9dfd78be9f70, 0x40500f083ef6c1af, 0x400d9dfd78be9f70, 0x40500f083ef6c1af, 0x404aab01f2192e22,
    0xc015ea167b128d06, 0x404aab01f2192e22, 0xc015ea167b128d06, 0x405033e2ef1cdca2, 0xc041ca2aa85bccda,
    0x405033e2ef1cdca2, 0xc041ca2aa85bccda, 0x4008bd92dd178ae0, 0x404b41834462873e, 0x4008bd92dd178ae0,
    0x404b41834462873e, 0xc0423356e1711dfb, 0xbfed49d9fcbbf6b0, 0xc0423356e1711dfb, 0xbfed49d9fcbbf6b0,
    0xc02112576d60c925, 0xc02cde9d15842ad5, 0xc02112576d60c925, 0xc02cde9d15842ad5,
};
static const uint64_t t67_g3[] = {
    0x4010db15e2fe3ff5, 0x4010db15e2fe3ff5, 0x3fc6d6f58c79804b, 0x3fc6d6f58c79804b, 0xbffca78ff496da98,
    0xbffca78ff496da98, 0x40010a5f3a7c9273, 0x40010a5f3a7c9273, 0xbff8d6a7ca88467b, 0xbff8d6a7ca88467b,
    0x40148fa321f1f1a5, 0x40148fa321f1f1a5, 0x3fd4e36dd5fd27eb, 0x3fd4e36dd5fd27eb, 0xc008d0036e639dbf,
    0xc008d0036e639dbf, 0x3fd2680800886fd5, 0x3fd2680800886fd5, 0xc0009ffe707589a0, 0xc0009ffe707589a0,
    0x400f63d98ffc7fe0, 0x400f63d98ffc7fe0, 0x401144a0bc473be5, 0x401144a0bc473be5,
};
static const void *const t67_g[] = {t67_g0, t67_g1, t67_g2, t67_g3};

/* four_axes_one_f64 */
static const int64_t t68_shape[] = {2, 3, 2, 2};
static const int32_t t68_axes[] = {-3};
static const double t68_x0[] = {0.0, 0x1.999999999999ap-2, 1.0};
static const double *const t68_coords[] = {t68_x0};
static const uint64_t t68_f[] = {
    0xc011cf771a820f7e, 0x402060e5473c5830, 0xc014c5aa0cfb85d6, 0xc012a18307d021cf, 0x4023edc1c5bfb6e4,
    0x40125dd7940e49d6, 0xbfe67d962546e040, 0x4016bfdc1311ffa4, 0x4011d274f699e6c0, 0xbfc9d11c2989c380,
    0xc0210363d0146da4, 0x401ba821c5acf9a8, 0x3fcb4332ba424900, 0x3ff312f8b7c62710, 0xbfd9f41e6b048680,
    0xc0236ba38622da83, 0x400250ba9a48ef8c, 0x400937bd9a7c197c, 0x402323a75aecba46, 0x400aaea21a524c38,
    0xc023b9fd1294e7ae, 0x3ffe8730cb43c1d0, 0xc0204feb964e590d, 0x40132e0b08390196,
};
static const uint64_t t68_g0[] = {
    0x404b10e435091cba, 0xc022cac90f1c00c9, 0x4034eb112e885474, 0x4041b1e922360478, 0x4031f3f0e56fa323,
    0xc0212f1662edff8d, 0x3ff8863ebdeffcd0, 0x403055e49d2ea0e1, 0xc042286930c21f2a, 0xc01d8b14c151fb63,
    0xc03b8b9ff81eff2d, 0xc0287dffbb5af664, 0x402ebd13a6ea4954, 0x401ec253e9d487f2, 0x40475d77c2061b39,
    0x404657d30b89d83f, 0xc013f2d4b9389730, 0x4000e29e65540de0, 0x40092a29fcffadf6, 0x40348a9808b6e16b,
    0xc041c2c9d8798abe, 0xc0190837e015ba92, 0xc04f1d9d138135a6, 0xc02f59fa19a8aa60,
};
static const void *const t68_g[] = {t68_g0};

/* four_axes_two_f64 */
static const int64_t t69_shape[] = {1, 4, 2, 3};
static const int32_t t69_axes[] = {3, 1};
static const double t69_x0[] = {1.0, 0x1.8000000000000p+0, 2.0};
static const double t69_x1[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t69_coords[] = {t69_x0, t69_x1};
static const uint64_t t69_f[] = {
    0xc007976c0b18025c, 0xbfff467e4a94f568, 0x401462003b544c10, 0xc02146fdd4a7b3b5, 0xbfd18191bd9cebe0,
    0xc013dc31336969e7, 0xc01c8c0b6594d318, 0xc011c0daccaf2f39, 0xc00b1b01efc3827e, 0x3ffc8b68648d5788,
    0x3ffa8a400c9ede58, 0xc001039fbf187ed2, 0xc01decceb87cd69d, 0x401d56032e6d26c8, 0xc0124e09995d00ea,
    0x401c014b8490faec, 0xc021e3ac73923aa8, 0xc0002dc547ffc1f8, 0xc00d4abc0682c398, 0xc021e082b928ad43,
    0x4022482f844bd65c, 0xc01f94567f947e9f, 0xc0229787fd418956, 0xbfc7e2829c9d52c0,
};
static const uint64_t t69_g0[] = {
    0x3fffd0b397361ea0, 0x402016db2070269f, 0x402c339fcdf9896a, 0x4030baf146bacc56, 0x400d6394ebcbfb06,
    0xc022c418178f9b29, 0x4015966131cb47be, 0x400dfd14db6623b2, 0x4000cd675335b7e8, 0xbfd00942bf73c980,
    0xc00f4953f15f2a96, 0xc01e48bfc567edfe, 0x403da168f374feb2, 0x40073d8a3e3fab66, 0xc037d20663e513d9,
    0xc03fe45235dab81e, 0xc0220c1714486df4, 0x402bb07643249454, 0xc0251ba76f0ff8ba, 0x40299ade85ec8742,
    0x404214591eba41d0, 0xc0066ae5ebba5034, 0x401ed5426aaf9409, 0x403237fdf2cf140b,
};
static const uint64_t t69_g1[] = {
    0xc044f06ab80b0664, 0xc038d6141118dcad, 0xc05535b0c001c852, 0x405a0e859987b64f, 0x403352a6cd83cfd2,
    0x403c61f351a8ea3b, 0xc03c7e35029a09fc, 0x40088123948485c8, 0xc04d450821a6b85a, 0x40538b84e18b3abb,
    0xc01329720d1f75fe, 0x403318850f406e2a, 0x400047505aadab3c, 0x4039ae41da6fecbb, 0x401de23a6cb111d0,
    0x4013e8c862a3962f, 0xc041d19973a4431a, 0x3ffe0bb64c542058, 0x4023194ce28a5206, 0xc0445732b23b8869,
    0x40412580b29c7643, 0xc0429ec2a14bb5fc, 0xbfec1a4d83644b31, 0x40125b8465c367ff,
};
static const void *const t69_g[] = {t69_g0, t69_g1};

/* tutorial_1_f32 */
static const int64_t t70_shape[] = {5};
static const uint32_t t70_f[] = {0x3f800000, 0x40000000, 0x40800000, 0x40e00000, 0x41300000};
static const uint32_t t70_g0[] = {0x3f800000, 0x3fc00000, 0x40200000, 0x40600000, 0x40800000};
static const void *const t70_g[] = {t70_g0};

/* tutorial_1_edge_order_2_f32 */
static const int64_t t71_shape[] = {5};
static const uint32_t t71_f[] = {0x3f800000, 0x40000000, 0x40800000, 0x40e00000, 0x41300000};
static const uint32_t t71_g0[] = {0x3f000000, 0x3fc00000, 0x40200000, 0x40600000, 0x40900000};
static const void *const t71_g[] = {t71_g0};

/* tutorial_temperatures_f32 */
static const int64_t t72_shape[] = {7};
static const uint32_t t72_f[] = {
    0x41a00000, 0x41b00000, 0x41c00000, 0x41a80000, 0x41980000, 0x41900000, 0x41880000,
};
static const uint32_t t72_g0[] = {
    0x40000000, 0x40000000, 0xbf000000, 0xc0200000, 0xbfc00000, 0xbf800000, 0xbf800000,
};
static const void *const t72_g[] = {t72_g0};

/* no_step_edge_order_1_f32 */
static const int64_t t73_shape[] = {9};
static const uint32_t t73_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t73_g0[] = {
    0x40d8afb4, 0x3f834b1c, 0x401df183, 0x409d0922, 0xc0d7aed6, 0xc0caf4ba, 0xbff2c0c8, 0xc019dae9, 0xbd77da00,
};
static const void *const t73_g[] = {t73_g0};

/* no_step_edge_order_2_f32 */
static const int64_t t74_shape[] = {9};
static const uint32_t t74_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t74_g0[] = {
    0x41484651, 0x3f834b1c, 0x401df183, 0x409d0922, 0xc0d7aed6, 0xc0caf4ba, 0xbff2c0c8, 0xc019dae9, 0x40121c18,
};
static const void *const t74_g[] = {t74_g0};

/* step_power_of_two_edge_order_1_f32 */
static const int64_t t75_shape[] = {9};
static const double t75_steps[] = {0x1.0000000000000p-2};
static const uint32_t t75_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t75_g0[] = {
    0x41d8afb4, 0x40834b1c, 0x411df183, 0x419d0922, 0xc1d7aed6, 0xc1caf4ba, 0xc0f2c0c8, 0xc119dae9, 0xbe77da00,
};
static const void *const t75_g[] = {t75_g0};

/* step_power_of_two_edge_order_2_f32 */
static const int64_t t76_shape[] = {9};
static const double t76_steps[] = {0x1.0000000000000p-2};
static const uint32_t t76_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t76_g0[] = {
    0x42484651, 0x40834b1c, 0x411df183, 0x419d0922, 0xc1d7aed6, 0xc1caf4ba, 0xc0f2c0c8, 0xc119dae9, 0x41121c18,
};
static const void *const t76_g[] = {t76_g0};

/* step_tenth_edge_order_1_f32 */
static const int64_t t77_shape[] = {9};
static const double t77_steps[] = {0x1.999999999999ap-4};
static const uint32_t t77_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t77_g0[] = {
    0x42876dd0, 0x41241de3, 0x41c56de4, 0x42444b6a, 0xc286cd46, 0xc27db1e8, 0xc197b87d, 0xc1c051a3, 0xbf1ae840,
};
static const void *const t77_g[] = {t77_g0};

/* step_tenth_edge_order_2_f32 */
static const int64_t t78_shape[] = {9};
static const double t78_steps[] = {0x1.999999999999ap-4};
static const uint32_t t78_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t78_g0[] = {
    0x42fa57e5, 0x41241de3, 0x41c56de4, 0x42444b6a, 0xc286cd46, 0xc27db1e8, 0xc197b87d, 0xc1c051a3, 0x41b6a320,
};
static const void *const t78_g[] = {t78_g0};

/* step_third_edge_order_1_f32 */
static const int64_t t79_shape[] = {9};
static const double t79_steps[] = {0x1.5555555555555p-2};
static const uint32_t t79_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t79_g0[] = {
    0x41a283c7, 0x4044f0aa, 0x40ecea44, 0x416b8db3, 0xc1a1c320, 0xc198378b, 0xc0b61096, 0xc0e6c85d, 0xbe39e380,
};
static const void *const t79_g[] = {t79_g0};

/* step_third_edge_order_2_f32 */
static const int64_t t80_shape[] = {9};
static const double t80_steps[] = {0x1.5555555555555p-2};
static const uint32_t t80_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t80_g0[] = {
    0x421634bc, 0x4044f0aa, 0x40ecea44, 0x416b8db3, 0xc1a1c320, 0xc198378b, 0xc0b61096, 0xc0e6c85d, 0x40db2a28,
};
static const void *const t80_g[] = {t80_g0};

/* step_negative_edge_order_1_f32 */
static const int64_t t81_shape[] = {9};
static const double t81_steps[] = {-0x1.4000000000000p+1};
static const uint32_t t81_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t81_g0[] = {
    0xc02d595d, 0xbed211c6, 0xbf7cb59e, 0xbffb41d0, 0x402c8bde, 0x40225d62, 0x3f4233d3, 0x3f762b0e, 0x3cc64800,
};
static const void *const t81_g[] = {t81_g0};

/* step_negative_edge_order_2_f32 */
static const int64_t t82_shape[] = {9};
static const double t82_steps[] = {-0x1.4000000000000p+1};
static const uint32_t t82_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t82_g0[] = {
    0xc0a03841, 0xbed211c6, 0xbf7cb59e, 0xbffb41d0, 0x402c8bde, 0x40225d62, 0x3f4233d3, 0x3f762b0e, 0xbf69c688,
};
static const void *const t82_g[] = {t82_g0};

/* step_large_edge_order_1_f32 */
static const int64_t t83_shape[] = {9};
static const double t83_steps[] = {0x1.529e36b927880p+62};
static const uint32_t t83_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t83_g0[] = {
    0x21a3d164, 0x204684f2, 0x20eed09d, 0x216d7140, 0xa1a30f32, 0xa1997005, 0xa0b78655, 0xa0e8a21f, 0x9e3b6119,
};
static const void *const t83_g[] = {t83_g0};

/* step_large_edge_order_2_f32 */
static const int64_t t84_shape[] = {9};
static const double t84_steps[] = {0x1.529e36b927880p+62};
static const uint32_t t84_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t84_g0[] = {
    0x22176914, 0x204684f2, 0x20eed09d, 0x216d7140, 0xa1a30f32, 0xa1997005, 0xa0b78655, 0xa0e8a21f, 0x20dcec10,
};
static const void *const t84_g[] = {t84_g0};

/* step_small_edge_order_1_f32 */
static const int64_t t85_shape[] = {9};
static const double t85_steps[] = {0x1.50a730353d530p-54};
static const uint32_t t85_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t85_g0[] = {
    0x5ba4c62b, 0x5a47ad93, 0x5af03572, 0x5b6ed408, 0xdba402d6, 0xdb9a5549, 0xdab8988e, 0xdae9fdb8, 0xd83c7914,
};
static const void *const t85_g[] = {t85_g0};

/* step_small_edge_order_2_f32 */
static const int64_t t86_shape[] = {9};
static const double t86_steps[] = {0x1.50a730353d530p-54};
static const uint32_t t86_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t86_g0[] = {
    0x5c184b51, 0x5a47ad93, 0x5af03572, 0x5b6ed408, 0xdba402d6, 0xdb9a5549, 0xdab8988e, 0xdae9fdb8, 0x5ade3620,
};
static const void *const t86_g[] = {t86_g0};

/* coords_even_edge_order_1_f32 */
static const int64_t t87_shape[] = {9};
static const double t87_x0[] = {
    3.0, 0x1.c000000000000p+1, 4.0, 0x1.2000000000000p+2, 5.0, 0x1.6000000000000p+2, 6.0, 0x1.a000000000000p+2, 7.0,
};
static const double *const t87_coords[] = {t87_x0};
static const uint32_t t87_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t87_g0[] = {
    0x4158afb4, 0x40034b1c, 0x409df183, 0x411d0922, 0xc157aed6, 0xc14af4ba, 0xc072c0c8, 0xc099dae9, 0xbdf7da00,
};
static const void *const t87_g[] = {t87_g0};

/* coords_even_edge_order_2_f32 */
static const int64_t t88_shape[] = {9};
static const double t88_x0[] = {
    3.0, 0x1.c000000000000p+1, 4.0, 0x1.2000000000000p+2, 5.0, 0x1.6000000000000p+2, 6.0, 0x1.a000000000000p+2, 7.0,
};
static const double *const t88_coords[] = {t88_x0};
static const uint32_t t88_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t88_g0[] = {
    0x41c84650, 0x40034b1c, 0x409df183, 0x411d0922, 0xc157aed6, 0xc14af4ba, 0xc072c0c8, 0xc099dae9, 0x40921c19,
};
static const void *const t88_g[] = {t88_g0};

/* coords_almost_even_edge_order_1_f32 */
static const int64_t t89_shape[] = {9};
static const double t89_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.999999999999ap-3, 0x1.3333333333334p-2, 0x1.999999999999ap-2, 0x1.0000000000000p-1,
    0x1.3333333333334p-1, 0x1.6666666666667p-1, 0x1.999999999999ap-1,
};
static const double *const t89_coords[] = {t89_x0};
static const uint32_t t89_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t89_g0[] = {
    0x42876dd0, 0x41241de3, 0x41c56de4, 0x42444b6a, 0xc286cd45, 0xc27db1e9, 0xc197b87d, 0xc1c051a3, 0xbf1ae840,
};
static const void *const t89_g[] = {t89_g0};

/* coords_almost_even_edge_order_2_f32 */
static const int64_t t90_shape[] = {9};
static const double t90_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.999999999999ap-3, 0x1.3333333333334p-2, 0x1.999999999999ap-2, 0x1.0000000000000p-1,
    0x1.3333333333334p-1, 0x1.6666666666667p-1, 0x1.999999999999ap-1,
};
static const double *const t90_coords[] = {t90_x0};
static const uint32_t t90_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t90_g0[] = {
    0x42fa57e5, 0x41241de3, 0x41c56de4, 0x42444b6a, 0xc286cd45, 0xc27db1e9, 0xc197b87d, 0xc1c051a3, 0x41b6a31f,
};
static const void *const t90_g[] = {t90_g0};

/* coords_uneven_edge_order_1_f32 */
static const int64_t t91_shape[] = {9};
static const double t91_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1, 0x1.8000000000000p+0, 0x1.999999999999ap+0,
    4.0, 0x1.0800000000000p+2, 9.0,
};
static const double *const t91_coords[] = {t91_x0};
static const uint32_t t91_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t91_g0[] = {
    0x42876dd0, 0x42151af9, 0xc0f5fac7, 0x418145e1, 0xc2f26e2d, 0xc302eb9c, 0xc21051bd, 0xc2141f3f, 0xbc4b5d8a,
};
static const void *const t91_g[] = {t91_g0};

/* coords_uneven_edge_order_2_f32 */
static const int64_t t92_shape[] = {9};
static const double t92_x0[] = {
    0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1, 0x1.8000000000000p+0, 0x1.999999999999ap+0,
    4.0, 0x1.0800000000000p+2, 9.0,
};
static const double *const t92_coords[] = {t92_x0};
static const uint32_t t92_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t92_g0[] = {
    0x42c44e25, 0x42151af9, 0xc0f5fac7, 0x418145e1, 0xc2f26e2d, 0xc302eb9c, 0xc21051bd, 0xc2141f3f, 0x421405d3,
};
static const void *const t92_g[] = {t92_g0};

/* coords_decreasing_edge_order_1_f32 */
static const int64_t t93_shape[] = {9};
static const double t93_x0[] = {
    5.0, 0x1.399999999999ap+2, 4.0, 0x1.2000000000000p+1, 2.0, -1.0, -0x1.8000000000000p+0, -6.0, -7.0,
};
static const double *const t93_coords[] = {t93_x0};
static const uint32_t t93_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t93_g0[] = {
    0xc2876dd1, 0xc271aca3, 0x3fcb720b, 0xbf9f8453, 0xbe7315a0, 0xbf7c98cf, 0xbfce667b, 0x3e771dfd, 0x3d77da00,
};
static const void *const t93_g[] = {t93_g0};

/* coords_decreasing_edge_order_2_f32 */
static const int64_t t94_shape[] = {9};
static const double t94_x0[] = {
    5.0, 0x1.399999999999ap+2, 4.0, 0x1.2000000000000p+1, 2.0, -1.0, -0x1.8000000000000p+0, -6.0, -7.0,
};
static const double *const t94_coords[] = {t94_x0};
static const uint32_t t94_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t94_g0[] = {
    0xc2960550, 0xc271aca3, 0x3fcb720b, 0xbf9f8453, 0xbe7315a0, 0xbf7c98cf, 0xbfce667b, 0x3e771dfd, 0xbdf661fb,
};
static const void *const t94_g[] = {t94_g0};

/* coords_even_decreasing_edge_order_1_f32 */
static const int64_t t95_shape[] = {9};
static const double t95_x0[] = {
    2.0, 0x1.e000000000000p+0, 0x1.c000000000000p+0, 0x1.a000000000000p+0, 0x1.8000000000000p+0, 0x1.6000000000000p+0,
    0x1.4000000000000p+0, 0x1.2000000000000p+0, 1.0,
};
static const double *const t95_coords[] = {t95_x0};
static const uint32_t t95_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t95_g0[] = {
    0xc258afb4, 0xc1034b1c, 0xc19df183, 0xc21d0922, 0x4257aed6, 0x424af4ba, 0x4172c0c8, 0x4199dae9, 0x3ef7da00,
};
static const void *const t95_g[] = {t95_g0};

/* coords_even_decreasing_edge_order_2_f32 */
static const int64_t t96_shape[] = {9};
static const double t96_x0[] = {
    2.0, 0x1.e000000000000p+0, 0x1.c000000000000p+0, 0x1.a000000000000p+0, 0x1.8000000000000p+0, 0x1.6000000000000p+0,
    0x1.4000000000000p+0, 0x1.2000000000000p+0, 1.0,
};
static const double *const t96_coords[] = {t96_x0};
static const uint32_t t96_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t96_g0[] = {
    0xc2c84650, 0xc1034b1c, 0xc19df183, 0xc21d0922, 0x4257aed6, 0x424af4ba, 0x4172c0c8, 0x4199dae9, 0xc1921c19,
};
static const void *const t96_g[] = {t96_g0};

/* coords_unsorted_edge_order_1_f32 */
static const int64_t t97_shape[] = {9};
static const double t97_x0[] = {
    0.0, 2.0, 0x1.8000000000000p+0, 7.0, 3.0, 0x1.c000000000000p+1, -2.0, 11.0, 10.0,
};
static const double *const t97_coords[] = {t97_x0};
static const uint32_t t97_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t97_g0[] = {
    0x4058afb4, 0x41375439, 0x412355ad, 0xc09a7967, 0xc1f95b61, 0xc1efe935, 0xbd071fdb, 0x3dc4941e, 0x3d77da00,
};
static const void *const t97_g[] = {t97_g0};

/* coords_unsorted_edge_order_2_f32 */
static const int64_t t98_shape[] = {9};
static const double t98_x0[] = {
    0.0, 2.0, 0x1.8000000000000p+0, 7.0, 3.0, 0x1.c000000000000p+1, -2.0, 11.0, 10.0,
};
static const double *const t98_coords[] = {t98_x0};
static const uint32_t t98_f[] = {
    0xc085791a, 0x40266d34, 0xc007a718, 0x40f1281d, 0x40f63eb7, 0xc0be358e, 0xc09faabd, 0xc11bcaf9, 0xc11cc2d3,
};
static const uint32_t t98_g0[] = {
    0xc095f8be, 0x41375439, 0x412355ad, 0xc09a7967, 0xc1f95b61, 0xc1efe935, 0xbd071fdb, 0x3dc4941e, 0x3ccd1788,
};
static const void *const t98_g[] = {t98_g0};

/* two_samples_f32 */
static const int64_t t99_shape[] = {2};
static const double t99_steps[] = {0x1.3333333333333p-2};
static const uint32_t t99_f[] = {0xbf1cdc4c, 0xc0c41226};
static const uint32_t t99_g0[] = {0xc1930d82, 0xc1930d82};
static const void *const t99_g[] = {t99_g0};

/* two_samples_coords_f32 */
static const int64_t t100_shape[] = {2};
static const double t100_x0[] = {0x1.8000000000000p+0, 0x1.3333333333333p+0};
static const double *const t100_coords[] = {t100_x0};
static const uint32_t t100_f[] = {0xbf1cdc4c, 0xc0c41226};
static const uint32_t t100_g0[] = {0x41930d82, 0x41930d82};
static const void *const t100_g[] = {t100_g0};

/* three_samples_edge_order_2_f32 */
static const int64_t t101_shape[] = {3};
static const double t101_steps[] = {0x1.6666666666666p-1};
static const uint32_t t101_f[] = {0x410a7e53, 0xc0af87a5, 0xc0a73065};
static const uint32_t t101_g0[] = {0xc1f3e8bc, 0xc11ea260, 0x412a8cbc};
static const void *const t101_g[] = {t101_g0};

/* three_samples_coords_edge_order_2_f32 */
static const int64_t t102_shape[] = {3};
static const double t102_x0[] = {0.0, 0x1.3333333333333p-2, 1.0};
static const double *const t102_coords[] = {t102_x0};
static const uint32_t t102_f[] = {0x410a7e53, 0xc0af87a5, 0xc0a73065};
static const uint32_t t102_g0[] = {0xc2758f61, 0xc2038988, 0x4206841f};
static const void *const t102_g[] = {t102_g0};

/* nan_inside_step_edge_order_1_f32 */
static const int64_t t103_shape[] = {7};
static const uint32_t t103_f[] = {
    0x3f800000, 0x40000000, 0x40800000, 0x7fc00000, 0x40e00000, 0x40a00000, 0x3f800000,
};
static const uint32_t t103_g0[] = {
    0x3f800000, 0x3fc00000, 0x7fc00000, 0x3fc00000, 0x7fc00000, 0xc0400000, 0xc0800000,
};
static const void *const t103_g[] = {t103_g0};

/* nan_inside_uneven_edge_order_1_f32 */
static const int64_t t104_shape[] = {7};
static const double t104_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t104_coords[] = {t104_x0};
static const uint32_t t104_f[] = {
    0x3f800000, 0x40000000, 0x40800000, 0x7fc00000, 0x40e00000, 0x40a00000, 0x3f800000,
};
static const uint32_t t104_g0[] = {
    0x3f800000, 0x40400000, 0x7fc00000, 0x7fc00000, 0x7fc00000, 0xbfaaaaab, 0xbfaaaaab,
};
static const void *const t104_g[] = {t104_g0};

/* nan_at_the_edge_step_edge_order_1_f32 */
static const int64_t t105_shape[] = {7};
static const uint32_t t105_f[] = {
    0x7fc00000, 0x3f800000, 0x40000000, 0x40800000, 0x41000000, 0x41100000, 0x40200000,
};
static const uint32_t t105_g0[] = {
    0x7fc00000, 0x7fc00000, 0x3fc00000, 0x40400000, 0x40200000, 0xc0300000, 0xc0d00000,
};
static const void *const t105_g[] = {t105_g0};

/* nan_at_the_edge_uneven_edge_order_1_f32 */
static const int64_t t106_shape[] = {7};
static const double t106_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t106_coords[] = {t106_x0};
static const uint32_t t106_f[] = {
    0x7fc00000, 0x3f800000, 0x40000000, 0x40800000, 0x41000000, 0x41100000, 0x40200000,
};
static const uint32_t t106_g0[] = {
    0x7fc00000, 0x7fc00000, 0x3fe66666, 0x40d9999a, 0x40c55555, 0xbe8e38e4, 0xc00aaaab,
};
static const void *const t106_g[] = {t106_g0};

/* infinities_step_edge_order_1_f32 */
static const int64_t t107_shape[] = {7};
static const uint32_t t107_f[] = {
    0x7f800000, 0x7f800000, 0x3f800000, 0x40000000, 0xff800000, 0x40400000, 0x7f800000,
};
static const uint32_t t107_g0[] = {
    0x7fc00000, 0xff800000, 0xff800000, 0xff800000, 0x3f000000, 0x7f800000, 0x7f800000,
};
static const void *const t107_g[] = {t107_g0};

/* infinities_uneven_edge_order_1_f32 */
static const int64_t t108_shape[] = {7};
static const double t108_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t108_coords[] = {t108_x0};
static const uint32_t t108_f[] = {
    0x7f800000, 0x7f800000, 0x3f800000, 0x40000000, 0xff800000, 0x40400000, 0x7f800000,
};
static const uint32_t t108_g0[] = {
    0x7fc00000, 0xff800000, 0xff800000, 0xff800000, 0xff800000, 0x7f800000, 0x7f800000,
};
static const void *const t108_g[] = {t108_g0};

/* nan_inside_step_edge_order_2_f32 */
static const int64_t t109_shape[] = {7};
static const uint32_t t109_f[] = {
    0x3f800000, 0x40000000, 0x40800000, 0x7fc00000, 0x40e00000, 0x40a00000, 0x3f800000,
};
static const uint32_t t109_g0[] = {
    0x3f000000, 0x3fc00000, 0x7fc00000, 0x3fc00000, 0x7fc00000, 0xc0400000, 0xc0a00000,
};
static const void *const t109_g[] = {t109_g0};

/* nan_inside_uneven_edge_order_2_f32 */
static const int64_t t110_shape[] = {7};
static const double t110_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t110_coords[] = {t110_x0};
static const uint32_t t110_f[] = {
    0x3f800000, 0x40000000, 0x40800000, 0x7fc00000, 0x40e00000, 0x40a00000, 0x3f800000,
};
static const uint32_t t110_g0[] = {
    0xbf800000, 0x40400000, 0x7fc00000, 0x7fc00000, 0x7fc00000, 0xbfaaaaab, 0xbfaaaaab,
};
static const void *const t110_g[] = {t110_g0};

/* nan_at_the_edge_step_edge_order_2_f32 */
static const int64_t t111_shape[] = {7};
static const uint32_t t111_f[] = {
    0x7fc00000, 0x3f800000, 0x40000000, 0x40800000, 0x41000000, 0x41100000, 0x40200000,
};
static const uint32_t t111_g0[] = {
    0x7fc00000, 0x7fc00000, 0x3fc00000, 0x40400000, 0x40200000, 0xc0300000, 0xc1240000,
};
static const void *const t111_g[] = {t111_g0};

/* nan_at_the_edge_uneven_edge_order_2_f32 */
static const int64_t t112_shape[] = {7};
static const double t112_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t112_coords[] = {t112_x0};
static const uint32_t t112_f[] = {
    0x7fc00000, 0x3f800000, 0x40000000, 0x40800000, 0x41000000, 0x41100000, 0x40200000,
};
static const uint32_t t112_g0[] = {
    0x7fc00000, 0x7fc00000, 0x3fe66666, 0x40d9999a, 0x40c55555, 0xbe8e38e4, 0xc081c71c,
};
static const void *const t112_g[] = {t112_g0};

/* infinities_step_edge_order_2_f32 */
static const int64_t t113_shape[] = {7};
static const uint32_t t113_f[] = {
    0x7f800000, 0x7f800000, 0x3f800000, 0x40000000, 0xff800000, 0x40400000, 0x7f800000,
};
static const uint32_t t113_g0[] = {
    0x7fc00000, 0xff800000, 0xff800000, 0xff800000, 0x3f000000, 0x7f800000, 0x7fc00000,
};
static const void *const t113_g[] = {t113_g0};

/* infinities_uneven_edge_order_2_f32 */
static const int64_t t114_shape[] = {7};
static const double t114_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t114_coords[] = {t114_x0};
static const uint32_t t114_f[] = {
    0x7f800000, 0x7f800000, 0x3f800000, 0x40000000, 0xff800000, 0x40400000, 0x7f800000,
};
static const uint32_t t114_g0[] = {
    0x7fc00000, 0xff800000, 0xff800000, 0xff800000, 0xff800000, 0x7f800000, 0x7fc00000,
};
static const void *const t114_g[] = {t114_g0};

/* signed_zeros_step_f32 */
static const int64_t t115_shape[] = {7};
static const double t115_steps[] = {-0x1.0000000000000p-1};
static const uint32_t t115_f[] = {0, 0x80000000, 0x80000000, 0, 0, 0x80000000, 0};
static const uint32_t t115_g0[] = {0, 0, 0x80000000, 0x80000000, 0, 0x80000000, 0x80000000};
static const void *const t115_g[] = {t115_g0};

/* signed_zeros_step_edge_order_2_f32 */
static const int64_t t116_shape[] = {7};
static const double t116_steps[] = {-0x1.0000000000000p-1};
static const uint32_t t116_f[] = {0, 0x80000000, 0x80000000, 0, 0, 0x80000000, 0};
static const uint32_t t116_g0[] = {0, 0, 0x80000000, 0x80000000, 0, 0x80000000, 0x80000000};
static const void *const t116_g[] = {t116_g0};

/* signed_zeros_uneven_f32 */
static const int64_t t117_shape[] = {7};
static const double t117_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t117_coords[] = {t117_x0};
static const uint32_t t117_f[] = {0, 0x80000000, 0x80000000, 0, 0, 0x80000000, 0};
static const uint32_t t117_g0[] = {0, 0, 0, 0, 0, 0, 0};
static const void *const t117_g[] = {t117_g0};

/* subnormals_f32 */
static const int64_t t118_shape[] = {7};
static const double t118_steps[] = {3.0};
static const uint32_t t118_f[] = {0x00000001, 0x00000003, 0, 0x00000008, 0x80000005, 0x00000006, 0x00000002};
static const uint32_t t118_g0[] = {
    0x00000001, 0x80000000, 0x00000001, 0x80000001, 0x80000000, 0x00000001, 0x80000001,
};
static const void *const t118_g[] = {t118_g0};

/* subnormals_edge_order_2_f32 */
static const int64_t t119_shape[] = {7};
static const double t119_steps[] = {0x1.3333333333333p-2};
static const uint32_t t119_f[] = {0x00000001, 0x00000003, 0, 0x00000008, 0x80000005, 0x00000006, 0x00000002};
static const uint32_t t119_g0[] = {
    0x0000000f, 0x80000002, 0x00000008, 0x80000008, 0x80000003, 0x0000000c, 0x80000026,
};
static const void *const t119_g[] = {t119_g0};

/* subnormals_uneven_f32 */
static const int64_t t120_shape[] = {7};
static const double t120_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t120_coords[] = {t120_x0};
static const uint32_t t120_f[] = {0x00000001, 0x00000003, 0, 0x00000008, 0x80000005, 0x00000006, 0x00000002};
static const uint32_t t120_g0[] = {
    0x00000007, 0x80000003, 0x80000004, 0x80000015, 0x80000012, 0x00000004, 0x80000007,
};
static const void *const t120_g[] = {t120_g0};

/* overflow_f32 */
static const int64_t t121_shape[] = {7};
static const double t121_steps[] = {0x1.0000000000000p-1};
static const uint32_t t121_f[] = {
    0x7f7fffff, 0xff7fffff, 0x7effffff, 0x7f7fffff, 0xfeaaaaaa, 0x7e124924, 0xff7fffff,
};
static const uint32_t t121_g0[] = {
    0xff800000, 0xfeffffff, 0x7f800000, 0xff555554, 0xff5b6db6, 0xff2aaaaa, 0xff800000,
};
static const void *const t121_g[] = {t121_g0};

/* overflow_edge_order_2_f32 */
static const int64_t t122_shape[] = {7};
static const double t122_steps[] = {2.0};
static const uint32_t t122_f[] = {
    0x7f7fffff, 0xff7fffff, 0x7effffff, 0x7f7fffff, 0xfeaaaaaa, 0x7e124924, 0xff7fffff,
};
static const uint32_t t122_g0[] = {
    0xff800000, 0xfdffffff, 0x7f800000, 0xfe555554, 0xfe5b6db6, 0xfe2aaaaa, 0xff79e79d,
};
static const void *const t122_g[] = {t122_g0};

/* overflow_uneven_f32 */
static const int64_t t123_shape[] = {7};
static const double t123_x0[] = {0.0, 1.0, 0x1.8000000000000p+0, 4.0, 0x1.2000000000000p+2, 6.0, 9.0};
static const double *const t123_coords[] = {t123_x0};
static const uint32_t t123_f[] = {
    0x7f7fffff, 0xff7fffff, 0x7effffff, 0x7f7fffff, 0xfeaaaaaa, 0x7e124924, 0xff7fffff,
};
static const uint32_t t123_g0[] = {
    0xff800000, 0x7f800000, 0x7f800000, 0xff800000, 0xff800000, 0x7dad602b, 0xff800000,
};
static const void *const t123_g[] = {t123_g0};

/* tutorial_2_f32 */
static const int64_t t124_shape[] = {3, 3};
static const uint32_t t124_f[] = {
    0x3f800000, 0x40000000, 0x40c00000, 0x40400000, 0x40a00000, 0x40e00000, 0x40800000, 0x41000000, 0x41100000,
};
static const uint32_t t124_g0[] = {
    0x40000000, 0x40400000, 0x3f800000, 0x3fc00000, 0x40400000, 0x3fc00000, 0x3f800000, 0x40400000, 0x40000000,
};
static const uint32_t t124_g1[] = {
    0x3f800000, 0x40200000, 0x40800000, 0x40000000, 0x40000000, 0x40000000, 0x40800000, 0x40200000, 0x3f800000,
};
static const void *const t124_g[] = {t124_g0, t124_g1};

/* plane_steps_f32 */
static const int64_t t125_shape[] = {3, 4};
static const double t125_steps[] = {0x1.999999999999ap-4, -2.0};
static const uint32_t t125_f[] = {
    0x3ffd269e, 0x40fc2525, 0xc107af91, 0x411f2cb3, 0x40641b3a, 0xc0830dec, 0x40da0f99, 0x400c3f44, 0xc105c9e6,
    0x40efdbf5, 0xc0bf6c3b, 0xbfb61b0a,
};
static const uint32_t t125_g0[] = {
    0x417dd3cb, 0xc2ef7fea, 0x4318f29b, 0xc29b241a, 0xc24eca68, 0xbff5b7c0, 0x4147df41, 0xc2636c19, 0xc2ee84e1,
    0x42e7d22c, 0xc2ffed64, 0xc2108ffd,
};
static const uint32_t t125_g1[] = {
    0xc03cdb7e, 0x40275465, 0xbf046882, 0xc1136e22, 0x40751b89, 0xbf5003f8, 0xbfc92d8e, 0x4013eff7, 0xc0fdb7e0,
    0xbf184f22, 0x400eb15c, 0xc011e578,
};
static const void *const t125_g[] = {t125_g0, t125_g1};

/* plane_edge_order_2_f32 */
static const int64_t t126_shape[] = {3, 4};
static const double t126_steps[] = {0x1.999999999999ap-4, 3.0};
static const uint32_t t126_f[] = {
    0x3ffd269e, 0x40fc2525, 0xc107af91, 0x411f2cb3, 0x40641b3a, 0xc0830dec, 0x40da0f99, 0x400c3f44, 0xc105c9e6,
    0x40efdbf5, 0xc0bf6c3b, 0xbfb61b0a,
};
static const uint32_t t126_g0[] = {
    0x42a6da27, 0xc36d947b, 0x4392b3a1, 0xc2c49229, 0xc24eca68, 0xbff5b7c0, 0x4147df41, 0xc2636c19, 0xc33ad247,
    0x4369bd9c, 0xc38635ac, 0xc176cf86,
};
static const uint32_t t126_g1[] = {
    0x40b5ae76, 0xbfdf1b31, 0x3eb08b58, 0x413f0e7e, 0xc0b4bd5b, 0x3f0aad50, 0x3f861e5f, 0xc0842792, 0x4122cca0,
    0x3ecb142d, 0xbfbe41d0, 0x4090d41a,
};
static const void *const t126_g[] = {t126_g0, t126_g1};

/* plane_axis_0_f32 */
static const int64_t t127_shape[] = {4, 3};
static const int32_t t127_axes[] = {0};
static const double t127_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t127_coords[] = {t127_x0};
static const uint32_t t127_f[] = {
    0x3ffd269e, 0x40fc2525, 0xc107af91, 0x411f2cb3, 0x40641b3a, 0xc0830dec, 0x40da0f99, 0x400c3f44, 0xc105c9e6,
    0x40efdbf5, 0xc0bf6c3b, 0xbfb61b0a,
};
static const uint32_t t127_g0[] = {
    0x429f69d7, 0xc22c9d6a, 0x422f6584, 0x423fa869, 0xc1f8750b, 0x41b0fa3d, 0xc11e1085, 0xc1363194, 0xc107045c,
    0x3fd9fb98, 0xc1a3776a, 0x418ac826,
};
static const void *const t127_g[] = {t127_g0};

/* plane_axis_minus_1_f32 */
static const int64_t t128_shape[] = {3, 4};
static const int32_t t128_axes[] = {-1};
static const double t128_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t128_coords[] = {t128_x0};
static const uint32_t t128_f[] = {
    0x3ffd269e, 0x40fc2525, 0xc107af91, 0x411f2cb3, 0x40641b3a, 0xc0830dec, 0x40da0f99, 0x400c3f44, 0xc105c9e6,
    0x40efdbf5, 0xc0bf6c3b, 0xbfb61b0a,
};
static const uint32_t t128_g0[] = {
    0x42d3ea05, 0x414142bc, 0xc21cb3e5, 0x430351ce, 0xc2f09f5b, 0xc2038621, 0x42020df8, 0xc25e83f3, 0x4369e4fe,
    0x42a681b6, 0xc22480d7, 0x427fb043,
};
static const void *const t128_g[] = {t128_g0};

/* plane_axes_1_0_f32 */
static const int64_t t129_shape[] = {3, 4};
static const int32_t t129_axes[] = {1, 0};
static const double t129_steps[] = {0.0, 0x1.3333333333333p-2};
static const double t129_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t129_coords[] = {t129_x0, NULL};
static const uint32_t t129_f[] = {
    0x3ffd269e, 0x40fc2525, 0xc107af91, 0x411f2cb3, 0x40641b3a, 0xc0830dec, 0x40da0f99, 0x400c3f44, 0xc105c9e6,
    0x40efdbf5, 0xc0bf6c3b, 0xbfb61b0a,
};
static const uint32_t t129_g0[] = {
    0x426c125e, 0x414142bc, 0xc21cb3e5, 0x423849ab, 0xc2993136, 0xc2038621, 0x42020df8, 0xc138ebf5, 0x431e92ec,
    0x42a681b6, 0xc22480d7, 0x41365ed6,
};
static const uint32_t t129_g1[] = {
    0x40a937dd, 0xc21faa9c, 0x424bee23, 0xc1cedacd, 0xc189dc45, 0xbf23cfd5, 0x40853f81, 0xc1979d66, 0xc21f0340,
    0x421a8c1d, 0xc22a9e43, 0xc140bffc,
};
static const void *const t129_g[] = {t129_g0, t129_g1};

/* plane_long_rows_f32 */
static const int64_t t130_shape[] = {2, 11};
static const double t130_steps[] = {0x1.6666666666666p-1, 0.0};
static const double t130_x1[] = {
    0.0, 0x1.199999999999ap+0, 0x1.3333333333333p+1, 0x1.f333333333334p+1, 0x1.6666666666666p+2, 0x1.e000000000000p+2,
    0x1.3333333333334p+3, 0x1.7cccccccccccdp+3, 0x1.ccccccccccccdp+3, 0x1.119999999999ap+4, 20.0,
};
static const double *const t130_coords[] = {NULL, t130_x1};
static const uint32_t t130_f[] = {
    0x40c5a986, 0x40d20730, 0xc0d919ed, 0x3f5eac2a, 0x3fc68d9e, 0x40620822, 0xc06084e0, 0xc0ed2a3e, 0xc0c4a41b,
    0x40870e90, 0x3ff1e492, 0x3fa74907, 0x3f1db98c, 0x3fe00308, 0x410f16b3, 0xc06018ee, 0xc0220476, 0xbfb50c03,
    0x40c38150, 0x409ddd86, 0x40d80f31, 0xc0f53b9d,
};
static const uint32_t t130_g0[] = {
    0xc0dea13d, 0xc107efff, 0x41431310, 0x413887e9, 0xc0e6fb3d, 0xc10a96c9, 0x403f6c19, 0x419a866a, 0x417d3805,
    0x40676f83, 0xc15a5c8b, 0xc0dea13d, 0xc107efff, 0x41431310, 0x413887e9, 0xc0e6fb3d, 0xc10a96c9, 0x403f6c19,
    0x419a866a, 0x417d3805, 0x40676f83, 0xc15a5c8b,
};
static const uint32_t t130_g1[] = {
    0x3eb3de06, 0xc0908050, 0xc048672e, 0x40398530, 0x3f342b10, 0xbf85c58e, 0xc023fd04, 0xbf24242c, 0x4006f586,
    0x3fcce094, 0xbf4dbf81, 0xbf20c4d3, 0x3d7440e2, 0x402c6565, 0xbf62476f, 0xc067d5d6, 0x3f054cb9, 0x3feb7031,
    0x3fbd3a8f, 0x3da2dc1f, 0xc0030fef, 0xc09f10f8,
};
static const void *const t130_g[] = {t130_g0, t130_g1};

/* plane_one_row_f32 */
static const int64_t t131_shape[] = {1, 5};
static const int32_t t131_axes[] = {1};
static const double t131_steps[] = {0x1.999999999999ap-3};
static const uint32_t t131_f[] = {0xc1129c77, 0x40200ca0, 0xc0937d20, 0x40c3592b, 0xbfa2e80c};
static const uint32_t t131_g0[] = {0x42694787, 0x41362ac1, 0x41102792, 0x410573e4, 0xc2138bfd};
static const void *const t131_g[] = {t131_g0};

/* block_no_step_f32 */
static const int64_t t132_shape[] = {2, 3, 4};
static const uint32_t t132_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t132_g0[] = {
    0x40954c86, 0xc0dfe862, 0x40993341, 0xc0a1ae20, 0xc0f59932, 0xbfb83f1a, 0x41245c06, 0xc01688b1, 0xc16519bd,
    0x40070551, 0x3eb37840, 0xc007a16c, 0x40954c86, 0xc0dfe862, 0x40993341, 0xc0a1ae20, 0xc0f59932, 0xbfb83f1a,
    0x41245c06, 0xc01688b1, 0xc16519bd, 0x40070551, 0x3eb37840, 0xc007a16c,
};
static const uint32_t t132_g1[] = {
    0x4166abea, 0xc0663f2e, 0x408fafba, 0x4125857c, 0x408e87b0, 0xc086414e, 0xbfd411dc, 0x40b92693, 0xc0b04874,
    0xc0996304, 0xc0f9b8a8, 0x3f9d08b4, 0x4004e43c, 0x3ffae414, 0x411f9a43, 0x4150ba60, 0xc0a1384f, 0x3eb74380,
    0xc07804ab, 0x40e81548, 0xc142715e, 0xbf9f4254, 0xc18dce4c, 0x3fbad73e,
};
static const uint32_t t132_g2[] = {
    0x414a4506, 0xbebd8cb8, 0xc0cd8d36, 0x3f0909c0, 0xc0abed5f, 0xc0aaacd9, 0x3f0c4090, 0x40cc7c77, 0xc09507ef,
    0xc0cf64f3, 0x4063b555, 0x4176bba6, 0x3f7aa926, 0xbe9e56df, 0xc0ae7015, 0xc114e014, 0x3f5ce060, 0x4068f78c,
    0x3dbb7240, 0xc0c77fee, 0x413c571a, 0x3f5a8460, 0x3fb8c3ed, 0x414f3789,
};
static const void *const t132_g[] = {t132_g0, t132_g1, t132_g2};

/* block_mixed_f32 */
static const int64_t t133_shape[] = {2, 3, 4};
static const double t133_steps[] = {0x1.999999999999ap-4, 0.0, 0.0};
static const double t133_x1[] = {2.0, 1.0, -0x1.0000000000000p-1};
static const double t133_x2[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t133_coords[] = {NULL, t133_x1, t133_x2};
static const uint32_t t133_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t133_g0[] = {
    0x423a9fa7, 0xc28bf13d, 0x423f8011, 0xc24a19a8, 0xc2997fbf, 0xc1664ee0, 0x42cd7307, 0xc1bc2add, 0xc30f3016,
    0x41a8c6a5, 0x40605650, 0xc1a989c7, 0x423a9fa7, 0xc28bf13d, 0x423f8011, 0xc24a19a8, 0xc2997fbf, 0xc1664ee0,
    0x42cd7307, 0xc1bc2add, 0xc30f3016, 0x41a8c6a5, 0x40605650, 0xc1a989c7,
};
static const uint32_t t133_g1[] = {
    0xc166abea, 0x40663f2e, 0xc08fafba, 0xc125857c, 0xc0e5cc0c, 0x405bf451, 0xbf1cf4c1, 0xc0d1183b, 0x406b0b45,
    0x404c8405, 0x40a67b1b, 0xbf5160f0, 0xc004e43c, 0xbffae414, 0xc11f9a43, 0xc150ba60, 0x3fff5770, 0xbf582185,
    0xbfa10dd9, 0xc1037700, 0x4101a0e9, 0x3f545870, 0x413d1310, 0xbf791efd,
};
static const uint32_t t133_g2[] = {
    0x42fcd648, 0x4277e69e, 0xc230a564, 0x3fab4c30, 0xc256e8b7, 0xc23291b6, 0xc1452b59, 0x417f9b95, 0xc23a49eb,
    0xc2338f05, 0xc16d5191, 0x421a3548, 0x411ca9b8, 0x407759e9, 0xc1514567, 0xc1ba1819, 0x410a0c3c, 0x418394de,
    0x41819199, 0xc1795fea, 0x42eb6ce0, 0x4276ce70, 0xc1b6091e, 0x420182b6,
};
static const void *const t133_g[] = {t133_g0, t133_g1, t133_g2};

/* block_axes_minus_1_minus_2_f32 */
static const int64_t t134_shape[] = {2, 4, 3};
static const int32_t t134_axes[] = {-1, -2};
static const double t134_steps[] = {0x1.3333333333333p-2, 0.0};
static const double t134_x1[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t134_coords[] = {NULL, t134_x1};
static const uint32_t t134_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t134_g0[] = {
    0x42ab06b0, 0xbf9df544, 0xc2aff65a, 0x42a4214a, 0x4176a65b, 0xc24cef66, 0x42080421, 0x41098e5e, 0xc18679e2,
    0xc28673b5, 0x413dc1c6, 0x42b5e427, 0x40f1df0e, 0xbf83f30f, 0xc119ec4b, 0x426a3db3, 0x41ab7fd3, 0xc17af780,
    0xc112c9de, 0xc2018d79, 0xc25e687c, 0xc28fcfaa, 0x4099f89a, 0x42a30ebe,
};
static const uint32_t t134_g1[] = {
    0xc115393b, 0x41f65f73, 0x4302b06f, 0x40a72b0a, 0x409695d3, 0x42820233, 0x41599c0f, 0xc1d0ae18, 0x3fcc2e3c,
    0xc13184c9, 0xc2338a28, 0x412b2bb7, 0xc3247156, 0x414e32ce, 0x428a420f, 0xc2081635, 0x4110eeec, 0x4001a705,
    0x426786b1, 0xc0c2e0fe, 0xc1f95b9e, 0xc2c0611f, 0xc24d77aa, 0x42d0ebf5,
};
static const void *const t134_g[] = {t134_g0, t134_g1};

/* block_axes_2_0_f32 */
static const int64_t t135_shape[] = {3, 2, 4};
static const int32_t t135_axes[] = {2, 0};
static const double t135_x0[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double t135_x1[] = {0.0, 1.0, 2.0};
static const double *const t135_coords[] = {t135_x0, t135_x1};
static const uint32_t t135_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t135_g0[] = {
    0x433edca1, 0x4277e69e, 0xc230a564, 0x423b5a27, 0xc27b3fb8, 0xc23291b6, 0xc1452b59, 0x423118a1, 0xc24104d0,
    0xc2338f05, 0xc16d5191, 0x42b7df7a, 0x417b7cf6, 0x407759e9, 0xc1514567, 0xc205c6c0, 0x3f4eebb1, 0x418394de,
    0x41819199, 0xc23d78c1, 0x432db944, 0x4276ce70, 0xc1b6091e, 0x42af04fd,
};
static const uint32_t t135_g1[] = {
    0x41671fb8, 0xc16436c4, 0xc16022e0, 0x41992dbf, 0xc1196c54, 0xc0aea169, 0x408a47a0, 0xc1f2cabb, 0x4057bea4,
    0xc0212f5e, 0x40ec33e3, 0x407fc6a0, 0xc11e9efc, 0xbfabc0b7, 0xc06e8124, 0xbee47448, 0xc0f680cd, 0x41139f15,
    0x41e62b61, 0xc132782e, 0xc123d1a3, 0x4031821c, 0xc13c6462, 0x41eba719,
};
static const void *const t135_g[] = {t135_g0, t135_g1};

/* block_extent_1_f32 */
static const int64_t t136_shape[] = {3, 1, 3};
static const int32_t t136_axes[] = {2, 0};
static const uint32_t t136_f[] = {
    0x41043f17, 0xc11120e1, 0x3ffb5c02, 0xc110a182, 0x40ad8fd7, 0x41078065, 0xc11adb32, 0x410978bf, 0xc018fad8,
};
static const uint32_t t136_g0[] = {
    0xc1fc2b12, 0xc049a72e, 0x41c9c147, 0x41a160f4, 0x410c10f4, 0xc02a8000, 0x42039669, 0x406938f8, 0xc1ccde94,
};
static const uint32_t t136_g1[] = {
    0xc1cd1a06, 0x41a14264, 0x4172fee5, 0xc10f8d24, 0x410d4cd0, 0xc00b546c, 0x40f6338a, 0xc01faca8, 0xc19c548e,
};
static const void *const t136_g[] = {t136_g0, t136_g1};

/* four_axes_f32 */
static const int64_t t137_shape[] = {2, 3, 2, 2};
static const double t137_steps[] = {1.0, 0x1.999999999999ap-4, -0x1.999999999999ap-3, 3.0};
static const uint32_t t137_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t137_g0[] = {
    0x40954c86, 0xc0dfe862, 0x40993341, 0xc0a1ae20, 0xc0f59932, 0xbfb83f1a, 0x41245c06, 0xc01688b1, 0xc16519bd,
    0x40070551, 0x3eb37840, 0xc007a16c, 0x40954c86, 0xc0dfe862, 0x40993341, 0xc0a1ae20, 0xc0f59932, 0xbfb83f1a,
    0x41245c06, 0xc01688b1, 0xc16519bd, 0x40070551, 0x3eb37840, 0xc007a16c,
};
static const uint32_t t137_g1[] = {
    0x43102b72, 0xc20fe77d, 0x42339ba8, 0x42cee6db, 0x4232299c, 0xc227d1a1, 0xc1848b29, 0x42677038, 0xc25c5a91,
    0xc23fbbc5, 0xc29c1369, 0x41444ae1, 0x41a61d4b, 0x419cce8c, 0x42c780d4, 0x4302747c, 0xc2498663, 0x40651460,
    0xc21b02eb, 0x42910d4d, 0xc2f30db5, 0xc14712e9, 0xc33141df, 0x41698d0d,
};
static const uint32_t t137_g2[] = {
    0x406cefe6, 0x42807842, 0x406cefe6, 0x42807842, 0x4255580f, 0xc0af50b4, 0x4255580f, 0xc0af50b4, 0x42819f18,
    0xc20e5155, 0x42819f18, 0xc20e5155, 0x4045ec97, 0x425a0c1a, 0x4045ec97, 0x425a0c1a, 0xc2119ab7, 0xbf6a4ed0,
    0xc2119ab7, 0xbf6a4ed0, 0xc10892bc, 0xc166f4e8, 0xc10892bc, 0xc166f4e8,
};
static const uint32_t t137_g3[] = {
    0x4086d8af, 0x4086d8af, 0x3e36b7ab, 0x3e36b7ab, 0xbfe53c7f, 0xbfe53c7f, 0x400852fa, 0x400852fa, 0xbfc6b53f,
    0xbfc6b53f, 0x40a47d19, 0x40a47d19, 0x3ea71b6f, 0x3ea71b6f, 0xc046801b, 0xc046801b, 0x3e934040, 0x3e934040,
    0xc004fff4, 0xc004fff4, 0x407b1ecd, 0x407b1ecd, 0x408a2506, 0x408a2506,
};
static const void *const t137_g[] = {t137_g0, t137_g1, t137_g2, t137_g3};

/* four_axes_one_f32 */
static const int64_t t138_shape[] = {2, 3, 2, 2};
static const int32_t t138_axes[] = {-3};
static const double t138_x0[] = {0.0, 0x1.999999999999ap-2, 1.0};
static const double *const t138_coords[] = {t138_x0};
static const uint32_t t138_f[] = {
    0xc08e7bb9, 0x4103072a, 0xc0a62d50, 0xc0950c18, 0x411f6e0e, 0x4092eebd, 0xbf33ecb1, 0x40b5fee1, 0x408e93a8,
    0xbe4e88e1, 0xc1081b1f, 0x40dd410e, 0x3e5a1996, 0x3f9897c6, 0xbecfa0f3, 0xc11b5d1c, 0x401285d5, 0x4049bded,
    0x41191d3b, 0x40557511, 0xc11dcfe9, 0x3ff43986, 0xc1027f5d, 0x40997058,
};
static const uint32_t t138_g0[] = {
    0x42588722, 0xc1165647, 0x41a75889, 0x420d8f49, 0x418f9f87, 0xc10978b3, 0x3fc431f1, 0x4182af25, 0xc2114349,
    0xc0ec58a8, 0xc1dc5d00, 0xc143efff, 0x4175e89e, 0x40f612a0, 0x423aebbe, 0x4232be98, 0xc09f96a6, 0x400714f3,
    0x40495150, 0x41a454c0, 0xc20e164f, 0xc0c841c0, 0xc278ece9, 0xc17acfd1,
};
static const void *const t138_g[] = {t138_g0};

/* four_axes_two_f32 */
static const int64_t t139_shape[] = {1, 4, 2, 3};
static const int32_t t139_axes[] = {3, 1};
static const double t139_x0[] = {1.0, 0x1.8000000000000p+0, 2.0};
static const double t139_x1[] = {0.0, 0x1.999999999999ap-4, 0x1.3333333333333p-2, 0x1.6666666666666p-1};
static const double *const t139_coords[] = {t139_x0, t139_x1};
static const uint32_t t139_f[] = {
    0xc03cbb60, 0xbffa33f2, 0x40a31002, 0xc10a37ef, 0xbe8c0c8e, 0xc09ee18a, 0xc0e4605b, 0xc08e06d6, 0xc058d80f,
    0x3fe45b43, 0x3fd45200, 0xc0081cfe, 0xc0ef6676, 0x40eab019, 0xc092704d, 0x40e00a5c, 0xc10f1d64, 0xc0016e2a,
    0xc06a55e0, 0xc10f0416, 0x4112417c, 0xc0fca2b4, 0xc114bc40, 0xbe3f1415,
};
static const uint32_t t139_g0[] = {
    0x3ffe859c, 0x4100b6d9, 0x41619cfe, 0x4185d78b, 0x406b1ca8, 0xc11620c1, 0x40acb30a, 0x406fe8a7, 0x40066b3a,
    0xbe804a18, 0xc07a4aa0, 0xc0f245fe, 0x41ed0b48, 0x4039ec52, 0xc1be9033, 0xc1ff2292, 0xc11060b8, 0x415d83b3,
    0xc128dd3c, 0x414cd6f4, 0x4210a2c9, 0xc0335730, 0x40f6aa13, 0x4191bff0,
};
static const uint32_t t139_g1[] = {
    0xc2278356, 0xc1c6b0a0, 0xc2a9ad86, 0x42d0742d, 0x419a9536, 0x41e30f9c, 0xc1e3f1a8, 0x4044091e, 0xc26a2841,
    0x429c5c27, 0xc0994b92, 0x4198c429, 0x40023a81, 0x41cd720e, 0x40ef11d2, 0x409f4643, 0xc20e8ccc, 0x3ff05db4,
    0x4118ca68, 0xc222b995, 0x42092c05, 0xc214f615, 0xbf60d260, 0x4092dc23,
};
static const void *const t139_g[] = {t139_g0, t139_g1};

static const ndgrad_table_case ndgrad_table_cases[] = {
    {"tutorial_1_f64", NDG_F64, 1, t0_shape, 1, NULL, NULL, NULL, 1, 5, t0_f, t0_g},
    {"tutorial_1_edge_order_2_f64", NDG_F64, 1, t1_shape, 1, NULL, NULL, NULL, 2, 5, t1_f, t1_g},
    {"tutorial_temperatures_f64", NDG_F64, 1, t2_shape, 1, NULL, NULL, NULL, 1, 7, t2_f, t2_g},
    {"no_step_edge_order_1_f64", NDG_F64, 1, t3_shape, 1, NULL, NULL, NULL, 1, 9, t3_f, t3_g},
    {"no_step_edge_order_2_f64", NDG_F64, 1, t4_shape, 1, NULL, NULL, NULL, 2, 9, t4_f, t4_g},
    {"step_power_of_two_edge_order_1_f64", NDG_F64, 1, t5_shape, 1, NULL, t5_steps, NULL, 1, 9, t5_f, t5_g},
    {"step_power_of_two_edge_order_2_f64", NDG_F64, 1, t6_shape, 1, NULL, t6_steps, NULL, 2, 9, t6_f, t6_g},
    {"step_tenth_edge_order_1_f64", NDG_F64, 1, t7_shape, 1, NULL, t7_steps, NULL, 1, 9, t7_f, t7_g},
    {"step_tenth_edge_order_2_f64", NDG_F64, 1, t8_shape, 1, NULL, t8_steps, NULL, 2, 9, t8_f, t8_g},
    {"step_third_edge_order_1_f64", NDG_F64, 1, t9_shape, 1, NULL, t9_steps, NULL, 1, 9, t9_f, t9_g},
    {"step_third_edge_order_2_f64", NDG_F64, 1, t10_shape, 1, NULL, t10_steps, NULL, 2, 9, t10_f, t10_g},
    {"step_negative_edge_order_1_f64", NDG_F64, 1, t11_shape, 1, NULL, t11_steps, NULL, 1, 9, t11_f, t11_g},
    {"step_negative_edge_order_2_f64", NDG_F64, 1, t12_shape, 1, NULL, t12_steps, NULL, 2, 9, t12_f, t12_g},
    {"step_large_edge_order_1_f64", NDG_F64, 1, t13_shape, 1, NULL, t13_steps, NULL, 1, 9, t13_f, t13_g},
    {"step_large_edge_order_2_f64", NDG_F64, 1, t14_shape, 1, NULL, t14_steps, NULL, 2, 9, t14_f, t14_g},
    {"step_small_edge_order_1_f64", NDG_F64, 1, t15_shape, 1, NULL, t15_steps, NULL, 1, 9, t15_f, t15_g},
    {"step_small_edge_order_2_f64", NDG_F64, 1, t16_shape, 1, NULL, t16_steps, NULL, 2, 9, t16_f, t16_g},
    {"coords_even_edge_order_1_f64", NDG_F64, 1, t17_shape, 1, NULL, NULL, t17_coords, 1, 9, t17_f, t17_g},
    {"coords_even_edge_order_2_f64", NDG_F64, 1, t18_shape, 1, NULL, NULL, t18_coords, 2, 9, t18_f, t18_g},
    {"coords_almost_even_edge_order_1_f64", NDG_F64, 1, t19_shape, 1, NULL, NULL, t19_coords, 1, 9, t19_f, t19_g},
    {"coords_almost_even_edge_order_2_f64", NDG_F64, 1, t20_shape, 1, NULL, NULL, t20_coords, 2, 9, t20_f, t20_g},
    {"coords_uneven_edge_order_1_f64", NDG_F64, 1, t21_shape, 1, NULL, NULL, t21_coords, 1, 9, t21_f, t21_g},
    {"coords_uneven_edge_order_2_f64", NDG_F64, 1, t22_shape, 1, NULL, NULL, t22_coords, 2, 9, t22_f, t22_g},
    {"coords_decreasing_edge_order_1_f64", NDG_F64, 1, t23_shape, 1, NULL, NULL, t23_coords, 1, 9, t23_f, t23_g},
    {"coords_decreasing_edge_order_2_f64", NDG_F64, 1, t24_shape, 1, NULL, NULL, t24_coords, 2, 9, t24_f, t24_g},
    {"coords_even_decreasing_edge_order_1_f64", NDG_F64, 1, t25_shape, 1, NULL, NULL, t25_coords, 1, 9, t25_f, t25_g},
    {"coords_even_decreasing_edge_order_2_f64", NDG_F64, 1, t26_shape, 1, NULL, NULL, t26_coords, 2, 9, t26_f, t26_g},
    {"coords_unsorted_edge_order_1_f64", NDG_F64, 1, t27_shape, 1, NULL, NULL, t27_coords, 1, 9, t27_f, t27_g},
    {"coords_unsorted_edge_order_2_f64", NDG_F64, 1, t28_shape, 1, NULL, NULL, t28_coords, 2, 9, t28_f, t28_g},
    {"two_samples_f64", NDG_F64, 1, t29_shape, 1, NULL, t29_steps, NULL, 1, 2, t29_f, t29_g},
    {"two_samples_coords_f64", NDG_F64, 1, t30_shape, 1, NULL, NULL, t30_coords, 1, 2, t30_f, t30_g},
    {"three_samples_edge_order_2_f64", NDG_F64, 1, t31_shape, 1, NULL, t31_steps, NULL, 2, 3, t31_f, t31_g},
    {"three_samples_coords_edge_order_2_f64", NDG_F64, 1, t32_shape, 1, NULL, NULL, t32_coords, 2, 3, t32_f, t32_g},
    {"nan_inside_step_edge_order_1_f64", NDG_F64, 1, t33_shape, 1, NULL, NULL, NULL, 1, 7, t33_f, t33_g},
    {"nan_inside_uneven_edge_order_1_f64", NDG_F64, 1, t34_shape, 1, NULL, NULL, t34_coords, 1, 7, t34_f, t34_g},
    {"nan_at_the_edge_step_edge_order_1_f64", NDG_F64, 1, t35_shape, 1, NULL, NULL, NULL, 1, 7, t35_f, t35_g},
    {"nan_at_the_edge_uneven_edge_order_1_f64", NDG_F64, 1, t36_shape, 1, NULL, NULL, t36_coords, 1, 7, t36_f, t36_g},
    {"infinities_step_edge_order_1_f64", NDG_F64, 1, t37_shape, 1, NULL, NULL, NULL, 1, 7, t37_f, t37_g},
    {"infinities_uneven_edge_order_1_f64", NDG_F64, 1, t38_shape, 1, NULL, NULL, t38_coords, 1, 7, t38_f, t38_g},
    {"nan_inside_step_edge_order_2_f64", NDG_F64, 1, t39_shape, 1, NULL, NULL, NULL, 2, 7, t39_f, t39_g},
    {"nan_inside_uneven_edge_order_2_f64", NDG_F64, 1, t40_shape, 1, NULL, NULL, t40_coords, 2, 7, t40_f, t40_g},
    {"nan_at_the_edge_step_edge_order_2_f64", NDG_F64, 1, t41_shape, 1, NULL, NULL, NULL, 2, 7, t41_f, t41_g},
    {"nan_at_the_edge_uneven_edge_order_2_f64", NDG_F64, 1, t42_shape, 1, NULL, NULL, t42_coords, 2, 7, t42_f, t42_g},
    {"infinities_step_edge_order_2_f64", NDG_F64, 1, t43_shape, 1, NULL, NULL, NULL, 2, 7, t43_f, t43_g},
    {"infinities_uneven_edge_order_2_f64", NDG_F64, 1, t44_shape, 1, NULL, NULL, t44_coords, 2, 7, t44_f, t44_g},
    {"signed_zeros_step_f64", NDG_F64, 1, t45_shape, 1, NULL, t45_steps, NULL, 1, 7, t45_f, t45_g},
    {"signed_zeros_step_edge_order_2_f64", NDG_F64, 1, t46_shape, 1, NULL, t46_steps, NULL, 2, 7, t46_f, t46_g},
    {"signed_zeros_uneven_f64", NDG_F64, 1, t47_shape, 1, NULL, NULL, t47_coords, 2, 7, t47_f, t47_g},
    {"subnormals_f64", NDG_F64, 1, t48_shape, 1, NULL, t48_steps, NULL, 1, 7, t48_f, t48_g},
    {"subnormals_edge_order_2_f64", NDG_F64, 1, t49_shape, 1, NULL, t49_steps, NULL, 2, 7, t49_f, t49_g},
    {"subnormals_uneven_f64", NDG_F64, 1, t50_shape, 1, NULL, NULL, t50_coords, 2, 7, t50_f, t50_g},
    {"overflow_f64", NDG_F64, 1, t51_shape, 1, NULL, t51_steps, NULL, 1, 7, t51_f, t51_g},
    {"overflow_edge_order_2_f64", NDG_F64, 1, t52_shape, 1, NULL, t52_steps, NULL, 2, 7, t52_f, t52_g},
    {"overflow_uneven_f64", NDG_F64, 1, t53_shape, 1, NULL, NULL, t53_coords, 1, 7, t53_f, t53_g},
    {"tutorial_2_f64", NDG_F64, 2, t54_shape, 2, NULL, NULL, NULL, 1, 9, t54_f, t54_g},
    {"plane_steps_f64", NDG_F64, 2, t55_shape, 2, NULL, t55_steps, NULL, 1, 12, t55_f, t55_g},
    {"plane_edge_order_2_f64", NDG_F64, 2, t56_shape, 2, NULL, t56_steps, NULL, 2, 12, t56_f, t56_g},
    {"plane_axis_0_f64", NDG_F64, 2, t57_shape, 1, t57_axes, NULL, t57_coords, 1, 12, t57_f, t57_g},
    {"plane_axis_minus_1_f64", NDG_F64, 2, t58_shape, 1, t58_axes, NULL, t58_coords, 2, 12, t58_f, t58_g},
    {"plane_axes_1_0_f64", NDG_F64, 2, t59_shape, 2, t59_axes, t59_steps, t59_coords, 1, 12, t59_f, t59_g},
    {"plane_long_rows_f64", NDG_F64, 2, t60_shape, 2, NULL, t60_steps, t60_coords, 1, 22, t60_f, t60_g},
    {"plane_one_row_f64", NDG_F64, 2, t61_shape, 1, t61_axes, t61_steps, NULL, 1, 5, t61_f, t61_g},
    {"block_no_step_f64", NDG_F64, 3, t62_shape, 3, NULL, NULL, NULL, 1, 24, t62_f, t62_g},
    {"block_mixed_f64", NDG_F64, 3, t63_shape, 3, NULL, t63_steps, t63_coords, 1, 24, t63_f, t63_g},
    {"block_axes_minus_1_minus_2_f64", NDG_F64, 3, t64_shape, 2, t64_axes, t64_steps, t64_coords, 2, 24, t64_f, t64_g},
    {"block_axes_2_0_f64", NDG_F64, 3, t65_shape, 2, t65_axes, NULL, t65_coords, 2, 24, t65_f, t65_g},
    {"block_extent_1_f64", NDG_F64, 3, t66_shape, 2, t66_axes, NULL, NULL, 2, 9, t66_f, t66_g},
    {"four_axes_f64", NDG_F64, 4, t67_shape, 4, NULL, t67_steps, NULL, 1, 24, t67_f, t67_g},
    {"four_axes_one_f64", NDG_F64, 4, t68_shape, 1, t68_axes, NULL, t68_coords, 2, 24, t68_f, t68_g},
    {"four_axes_two_f64", NDG_F64, 4, t69_shape, 2, t69_axes, NULL, t69_coords, 1, 24, t69_f, t69_g},
    {"tutorial_1_f32", NDG_F32, 1, t70_shape, 1, NULL, NULL, NULL, 1, 5, t70_f, t70_g},
    {"tutorial_1_edge_order_2_f32", NDG_F32, 1, t71_shape, 1, NULL, NULL, NULL, 2, 5, t71_f, t71_g},
    {"tutorial_temperatures_f32", NDG_F32, 1, t72_shape, 1, NULL, NULL, NULL, 1, 7, t72_f, t72_g},
    {"no_step_edge_order_1_f32", NDG_F32, 1, t73_shape, 1, NULL, NULL, NULL, 1, 9, t73_f, t73_g},
    {"no_step_edge_order_2_f32", NDG_F32, 1, t74_shape, 1, NULL, NULL, NULL, 2, 9, t74_f, t74_g},
    {"step_power_of_two_edge_order_1_f32", NDG_F32, 1, t75_shape, 1, NULL, t75_steps, NULL, 1, 9, t75_f, t75_g},
    {"step_power_of_two_edge_order_2_f32", NDG_F32, 1, t76_shape, 1, NULL, t76_steps, NULL, 2, 9, t76_f, t76_g},
    {"step_tenth_edge_order_1_f32", NDG_F32, 1, t77_shape, 1, NULL, t77_steps, NULL, 1, 9, t77_f, t77_g},
    {"step_tenth_edge_order_2_f32", NDG_F32, 1, t78_shape, 1, NULL, t78_steps, NULL, 2, 9, t78_f, t78_g},
    {"step_third_edge_order_1_f32", NDG_F32, 1, t79_shape, 1, NULL, t79_steps, NULL, 1, 9, t79_f, t79_g},
    {"step_third_edge_order_2_f32", NDG_F32, 1, t80_shape, 1, NULL, t80_steps, NULL, 2, 9, t80_f, t80_g},
    {"step_negative_edge_order_1_f32", NDG_F32, 1, t81_shape, 1, NULL, t81_steps, NULL, 1, 9, t81_f, t81_g},
    {"step_negative_edge_order_2_f32", NDG_F32, 1, t82_shape, 1, NULL, t82_steps, NULL, 2, 9, t82_f, t82_g},
    {"step_large_edge_order_1_f32", NDG_F32, 1, t83_shape, 1, NULL, t83_steps, NULL, 1, 9, t83_f, t83_g},
    {"step_large_edge_order_2_f32", NDG_F32, 1, t84_shape, 1, NULL, t84_steps, NULL, 2, 9, t84_f, t84_g},
    {"step_small_edge_order_1_f32", NDG_F32, 1, t85_shape, 1, NULL, t85_steps, NULL, 1, 9, t85_f, t85_g},
    {"step_small_edge_order_2_f32", NDG_F32, 1, t86_shape, 1, NULL, t86_steps, NULL, 2, 9, t86_f, t86_g},
    {"coords_even_edge_order_1_f32", NDG_F32, 1, t87_shape, 1, NULL, NULL, t87_coords, 1, 9, t87_f, t87_g},
    {"coords_even_edge_order_2_f32", NDG_F32, 1, t88_shape, 1, NULL, NULL, t88_coords, 2, 9, t88_f, t88_g},
    {"coords_almost_even_edge_order_1_f32", NDG_F32, 1, t89_shape, 1, NULL, NULL, t89_coords, 1, 9, t89_f, t89_g},
    {"coords_almost_even_edge_order_2_f32", NDG_F32, 1, t90_shape, 1, NULL, NULL, t90_coords, 2, 9, t90_f, t90_g},
    {"coords_uneven_edge_order_1_f32", NDG_F32, 1, t91_shape, 1, NULL, NULL, t91_coords, 1, 9, t91_f, t91_g},
    {"coords_uneven_edge_order_2_f32", NDG_F32, 1, t92_shape, 1, NULL, NULL, t92_coords, 2, 9, t92_f, t92_g},
    {"coords_decreasing_edge_order_1_f32", NDG_F32, 1, t93_shape, 1, NULL, NULL, t93_coords, 1, 9, t93_f, t93_g},
    {"coords_decreasing_edge_order_2_f32", NDG_F32, 1, t94_shape, 1, NULL, NULL, t94_coords, 2, 9, t94_f, t94_g},
    {"coords_even_decreasing_edge_order_1_f32", NDG_F32, 1, t95_shape, 1, NULL, NULL, t95_coords, 1, 9, t95_f, t95_g},
    {"coords_even_decreasing_edge_order_2_f32", NDG_F32, 1, t96_shape, 1, NULL, NULL, t96_coords, 2, 9, t96_f, t96_g},
    {"coords_unsorted_edge_order_1_f32", NDG_F32, 1, t97_shape, 1, NULL, NULL, t97_coords, 1, 9, t97_f, t97_g},
    {"coords_unsorted_edge_order_2_f32", NDG_F32, 1, t98_shape, 1, NULL, NULL, t98_coords, 2, 9, t98_f, t98_g},
    {"two_samples_f32", NDG_F32, 1, t99_shape, 1, NULL, t99_steps, NULL, 1, 2, t99_f, t99_g},
    {"two_samples_coords_f32", NDG_F32, 1, t100_shape, 1, NULL, NULL, t100_coords, 1, 2, t100_f, t100_g},
    {"three_samples_edge_order_2_f32", NDG_F32, 1, t101_shape, 1, NULL, t101_steps, NULL, 2, 3, t101_f, t101_g},
    {"three_samples_coords_edge_order_2_f32", NDG_F32, 1, t102_shape, 1, NULL, NULL, t102_coords, 2, 3, t102_f, t102_g},
    {"nan_inside_step_edge_order_1_f32", NDG_F32, 1, t103_shape, 1, NULL, NULL, NULL, 1, 7, t103_f, t103_g},
    {"nan_inside_uneven_edge_order_1_f32", NDG_F32, 1, t104_shape, 1, NULL, NULL, t104_coords, 1, 7, t104_f, t104_g},
    {"nan_at_the_edge_step_edge_order_1_f32", NDG_F32, 1, t105_shape, 1, NULL, NULL, NULL, 1, 7, t105_f, t105_g},
    {"nan_at_the_edge_uneven_edge_order_1_f32", NDG_F32, 1, t106_shape, 1, NULL, NULL, t106_coords, 1, 7, t106_f, t106_g},
    {"infinities_step_edge_order_1_f32", NDG_F32, 1, t107_shape, 1, NULL, NULL, NULL, 1, 7, t107_f, t107_g},
    {"infinities_uneven_edge_order_1_f32", NDG_F32, 1, t108_shape, 1, NULL, NULL, t108_coords, 1, 7, t108_f, t108_g},
    {"nan_inside_step_edge_order_2_f32", NDG_F32, 1, t109_shape, 1, NULL, NULL, NULL, 2, 7, t109_f, t109_g},
    {"nan_inside_uneven_edge_order_2_f32", NDG_F32, 1, t110_shape, 1, NULL, NULL, t110_coords, 2, 7, t110_f, t110_g},
    {"nan_at_the_edge_step_edge_order_2_f32", NDG_F32, 1, t111_shape, 1, NULL, NULL, NULL, 2, 7, t111_f, t111_g},
    {"nan_at_the_edge_uneven_edge_order_2_f32", NDG_F32, 1, t112_shape, 1, NULL, NULL, t112_coords, 2, 7, t112_f, t112_g},
    {"infinities_step_edge_order_2_f32", NDG_F32, 1, t113_shape, 1, NULL, NULL, NULL, 2, 7, t113_f, t113_g},
    {"infinities_uneven_edge_order_2_f32", NDG_F32, 1, t114_shape, 1, NULL, NULL, t114_coords, 2, 7, t114_f, t114_g},
    {"signed_zeros_step_f32", NDG_F32, 1, t115_shape, 1, NULL, t115_steps, NULL, 1, 7, t115_f, t115_g},
    {"signed_zeros_step_edge_order_2_f32", NDG_F32, 1, t116_shape, 1, NULL, t116_steps, NULL, 2, 7, t116_f, t116_g},
    {"signed_zeros_uneven_f32", NDG_F32, 1, t117_shape, 1, NULL, NULL, t117_coords, 2, 7, t117_f, t117_g},
    {"subnormals_f32", NDG_F32, 1, t118_shape, 1, NULL, t118_steps, NULL, 1, 7, t118_f, t118_g},
    {"subnormals_edge_order_2_f32", NDG_F32, 1, t119_shape, 1, NULL, t119_steps, NULL, 2, 7, t119_f, t119_g},
    {"subnormals_uneven_f32", NDG_F32, 1, t120_shape, 1, NULL, NULL, t120_coords, 2, 7, t120_f, t120_g},
    {"overflow_f32", NDG_F32, 1, t121_shape, 1, NULL, t121_steps, NULL, 1, 7, t121_f, t121_g},
    {"overflow_edge_order_2_f32", NDG_F32, 1, t122_shape, 1, NULL, t122_steps, NULL, 2, 7, t122_f, t122_g},
    {"overflow_uneven_f32", NDG_F32, 1, t123_shape, 1, NULL, NULL, t123_coords, 1, 7, t123_f, t123_g},
    {"tutorial_2_f32", NDG_F32, 2, t124_shape, 2, NULL, NULL, NULL, 1, 9, t124_f, t124_g},
    {"plane_steps_f32", NDG_F32, 2, t125_shape, 2, NULL, t125_steps, NULL, 1, 12, t125_f, t125_g},
    {"plane_edge_order_2_f32", NDG_F32, 2, t126_shape, 2, NULL, t126_steps, NULL, 2, 12, t126_f, t126_g},
    {"plane_axis_0_f32", NDG_F32, 2, t127_shape, 1, t127_axes, NULL, t127_coords, 1, 12, t127_f, t127_g},
    {"plane_axis_minus_1_f32", NDG_F32, 2, t128_shape, 1, t128_axes, NULL, t128_coords, 2, 12, t128_f, t128_g},
    {"plane_axes_1_0_f32", NDG_F32, 2, t129_shape, 2, t129_axes, t129_steps, t129_coords, 1, 12, t129_f, t129_g},
    {"plane_long_rows_f32", NDG_F32, 2, t130_shape, 2, NULL, t130_steps, t130_coords, 1, 22, t130_f, t130_g},
    {"plane_one_row_f32", NDG_F32, 2, t131_shape, 1, t131_axes, t131_steps, NULL, 1, 5, t131_f, t131_g},
    {"block_no_step_f32", NDG_F32, 3, t132_shape, 3, NULL, NULL, NULL, 1, 24, t132_f, t132_g},
    {"block_mixed_f32", NDG_F32, 3, t133_shape, 3, NULL, t133_steps, t133_coords, 1, 24, t133_f, t133_g},
    {"block_axes_minus_1_minus_2_f32", NDG_F32, 3, t134_shape, 2, t134_axes, t134_steps, t134_coords, 2, 24, t134_f, t134_g},
    {"block_axes_2_0_f32", NDG_F32, 3, t135_shape, 2, t135_axes, NULL, t135_coords, 2, 24, t135_f, t135_g},
    {"block_extent_1_f32", NDG_F32, 3, t136_shape, 2, t136_axes, NULL, NULL, 2, 9, t136_f, t136_g},
    {"four_axes_f32", NDG_F32, 4, t137_shape, 4, NULL, t137_steps, NULL, 1, 24, t137_f, t137_g},
    {"four_axes_one_f32", NDG_F32, 4, t138_shape, 1, t138_axes, NULL, t138_coords, 2, 24, t138_f, t138_g},
    {"four_axes_two_f32", NDG_F32, 4, t139_shape, 2, t139_axes, NULL, t139_coords, 1, 24, t139_f, t139_g},
};

#define NDGRAD_TABLE_CASE_COUNT (sizeof ndgrad_table_cases / sizeof ndgrad_table_cases[0])

#endif
