/** @file ndgrad.h
 *
 * ndgrad: derivatives of sampled N-dimensional data, bit for bit numpy.gradient.
 *
 * Generated from the Rust sources (make header). This header is the manual.
 *
 * What there is
 *   ndg_gradient_f64 and its siblings differentiate an array in one call. A grid (ndg_grid_new) says once where the
 *   samples of a field lie; ndg_gradient uses it for arrays of every dtype. Every function that can fail returns an
 *   ndg_status: 0, NDG_OK, is success.
 *
 * Arrays
 *   An array is a pointer to element [0, ..., 0], a shape and strides. Shapes and strides are int64_t, and strides count
 *   elements, not bytes; they may be negative, and for inputs 0. Ranks, axes and options are int32_t. An array of rank 0
 *   has one element and no axis; an array with an extent of 0 has none, and then the call does nothing but its checks.
 *
 * Ownership
 *   All arrays are the caller's. Outputs need not be initialised. No function keeps a pointer after it returns; a grid holds
 *   copies. Whoever makes a grid frees it.
 *
 * NULL
 *   Where an argument may be NULL to mean a default, its description says so. Any other is refused with NDG_NULL_POINTER,
 *   but for the data of an array without elements and argument arrays without entries, which are not looked at.
 *
 * Alignment
 *   Every pointer is aligned for its type, a complex number as its parts are; otherwise NDG_MISALIGNED.
 *
 * Overlap
 *   No output may share a byte with the samples, with coordinates or with another output, and no two elements of one
 *   output may coincide: NDG_OVERLAP, NDG_BAD_STRIDE. Arrays may lie between each other's elements: x, y and z side by
 *   side in one buffer, or results beside the samples in an array of structs. Separate arrays are never refused, unless
 *   their strides are so contrived that telling would take too long.
 *
 * Errors
 *   On any status but NDG_OK no output element has been written. ndg_last_error tells which argument, axis or index was
 *   at fault, what was expected and what came. Of several faults one is reported. Nothing aborts or unwinds.
 *
 * Threads
 *   Any number of threads may call at once, with outputs of their own; a const grid may be shared. The last error is each
 *   thread's own.
 *
 *   A call computes on the thread that makes it, unless ndg_set_num_threads, ndg_grid_set_num_threads or the environment
 *   variable NDGRAD_NUM_THREADS allows more; even then on fewer where the work is not worth the waking (some hundred
 *   thousand results a thread), where other calls have the workers, or where the system grants no more. The number
 *   changes no bit. Workers start with the first call that wants them, sleep between calls and block signals; with the
 *   first of them the library stays loaded until the process ends, dlclose or not. A forked child starts its own.
 *
 * Speed
 *   f is read once for all axes that one call asks for, so ask for them together. The first touch of freshly allocated
 *   memory costs more than the derivative: reuse outputs where you can.
 *
 * Results
 *   The same bits on every machine, for every memory layout. float and double results are numpy.gradient's, but for the
 *   sign of a NaN. NaN and infinity spread as the formulas say: an evenly spaced interior does not look at f[i].
 */


#ifndef NDGRAD_H
#define NDGRAD_H

#include <stdint.h>

/** The version of this header, for example "0.1.0". */
#define NDGRAD_VERSION "0.1.0"
/** The first part of the version. */
#define NDGRAD_VERSION_MAJOR 0
/** The second part of the version. */
#define NDGRAD_VERSION_MINOR 1
/** The third part of the version. */
#define NDGRAD_VERSION_PATCH 0
/** The version as one number: 10000 major + 100 minor + patch. */
#define NDGRAD_VERSION_NUMBER 100

/**
 * 8-bit signed integer, int8_t.
 */
#define NDG_I8 1

/**
 * 16-bit signed integer, int16_t.
 */
#define NDG_I16 2

/**
 * 32-bit signed integer, int32_t.
 */
#define NDG_I32 3

/**
 * 64-bit signed integer, int64_t.
 */
#define NDG_I64 4

/**
 * 8-bit unsigned integer, uint8_t.
 */
#define NDG_U8 5

/**
 * 16-bit unsigned integer, uint16_t.
 */
#define NDG_U16 6

/**
 * 32-bit unsigned integer, uint32_t.
 */
#define NDG_U32 7

/**
 * 64-bit unsigned integer, uint64_t.
 */
#define NDG_U64 8

/**
 * IEEE 754 half precision, 2 bytes aligned to 2.
 */
#define NDG_F16 9

/**
 * bfloat16, the upper half of a float32: 2 bytes aligned to 2.
 */
#define NDG_BF16 10

/**
 * float.
 */
#define NDG_F32 11

/**
 * double.
 */
#define NDG_F64 12

/**
 * Complex of two floats, real part first, aligned as a float.
 */
#define NDG_C64 13

/**
 * Complex of two doubles, real part first, aligned as a double.
 */
#define NDG_C128 14

/**
 * The largest rank that an array may have.
 */
#define NDG_MAX_RANK 32

/**
 * Where the samples of a field lie: shape, and for each axis spacing and edge order, with every weight that follows.
 *
 * Made by ndg_grid_new, filled in by ndg_grid_set_*, used by operators, freed by ndg_grid_free. It holds copies; it keeps
 * no pointer of the caller's.
 *
 * Threads: a const grid may be used by any number of threads at once. ndg_grid_set_* and ndg_grid_free want it for
 * themselves.
 */
typedef struct ndg_grid ndg_grid;

/**
 * What a call came to: NDG_OK, or one of the NDG_ constants below. On any other than NDG_OK no output element has been
 * written. The numbers never change their meaning and are never reused.
 */
typedef int32_t ndg_status;

/**
 * An array to read: where its samples are.
 *
 * Ownership: the caller's; the library keeps no pointer after a call returns.
 */
typedef struct ndg_view {
  /**
   * Element [0, ..., 0]. May be NULL if the array has no element.
   */
  const void *data;
  /**
   * One stride for each axis, counted in elements; may be negative or 0. NULL: C order, contiguous.
   */
  const int64_t *strides;
  /**
   * One of the NDG_ dtypes, NDG_I8 to NDG_C128.
   */
  int32_t dtype;
} ndg_view;

/**
 * An array to write: where its results go. No two of its elements may share memory.
 *
 * Ownership: the caller's; the memory need not be initialised, and what lies between its elements is left alone.
 */
typedef struct ndg_view_mut {
  /**
   * Element [0, ..., 0]. May be NULL if the array has no element.
   */
  void *data;
  /**
   * One stride for each axis, counted in elements; may be negative. NULL: C order, contiguous.
   */
  const int64_t *strides;
  /**
   * One of the NDG_ dtypes, NDG_F16 to NDG_C128.
   */
  int32_t dtype;
} ndg_view_mut;

/**
 * Done.
 */
#define NDG_OK 0

/**
 * A required pointer is NULL: an argument array that has entries, a grid, a view, or the data of an array that has
 * elements.
 */
#define NDG_NULL_POINTER 1

/**
 * ndim is negative or above NDG_MAX_RANK.
 */
#define NDG_BAD_RANK 2

/**
 * A negative extent.
 */
#define NDG_BAD_SHAPE 3

/**
 * An axis outside -ndim..ndim-1, or an naxes that is negative or, with axes == NULL, not ndim.
 */
#define NDG_BAD_AXIS 4

/**
 * The same axis twice, perhaps once as k and once as k - ndim.
 */
#define NDG_REPEATED_AXIS 5

/**
 * An edge order that is neither 1 nor 2.
 */
#define NDG_BAD_EDGE_ORDER 6

/**
 * Fewer than edge_order + 1 samples on a differentiated axis.
 */
#define NDG_AXIS_TOO_SHORT 7

/**
 * A step that is 0, not finite, or so small that a weight overflows in the arithmetic of the samples; coordinates that
 * are not finite, or that make a weight not finite because neighbours coincide; a number of coordinates that is not
 * the axis's extent.
 */
#define NDG_BAD_SPACING 8

/**
 * Output strides under which two elements of the output coincide.
 */
#define NDG_BAD_STRIDE 9

/**
 * An output that shares memory with the samples, with coordinates or with another output.
 */
#define NDG_OVERLAP 10

/**
 * A pointer that is not aligned for what it points to.
 */
#define NDG_MISALIGNED 11

/**
 * Extents or strides that reach over more bytes than the address space holds.
 */
#define NDG_SIZE_OVERFLOW 12

/**
 * An unknown dtype, or a pair of dtypes that no conversion serves (see ndg_gradient).
 */
#define NDG_BAD_DTYPE 13

/**
 * An allocation failed. The process lives on.
 */
#define NDG_OUT_OF_MEMORY 14

/**
 * A bug in the library. Please report it; nothing unwinds into the caller.
 */
#define NDG_INTERNAL 15

/**
 * A setting outside its range, such as a negative number of threads.
 */
#define NDG_BAD_OPTION 16

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The name of a status, for example "NDG_AXIS_TOO_SHORT"; "unknown status" for a number that is none.
 *
 * @returns a static string, never NULL, not to be freed
 *
 * Threads: may be called from any number at once.
 */
const char *ndg_status_name(ndg_status status);

/**
 * One English sentence about a status; ndg_last_error tells more about a particular failure.
 *
 * @returns a static string, never NULL, not to be freed
 *
 * Threads: may be called from any number at once.
 */
const char *ndg_status_message(ndg_status status);

/**
 * Copies the message of the calling thread's last failure, in detail: the argument, the axis or index, what was
 * expected and what came. For example `axis 1 has 2 samples: expected at least 3 (edge_order + 1)`.
 *
 * The message stays until the next failure on this thread; a call that succeeds does not clear it. Before the first
 * failure it is empty. The text is meant for people and may change between versions.
 *
 * @param buf       where the message goes, NUL-terminated and cut off after `capacity - 1` bytes; may be NULL if
 *                  `capacity` is 0
 * @param capacity  the size of `buf` in bytes; if it is 0 or less, nothing is written
 * @returns the full length of the message in bytes, without the NUL: at least `capacity` if it was cut off
 *
 * Threads: each has its own message.
 */
int64_t ndg_last_error(char *buf,
                       int64_t capacity);

/**
 * The version of the library that the program runs with, for example "0.1.0"; NDGRAD_VERSION is that of the header which
 * it was compiled with.
 *
 * @returns a static string, never NULL, not to be freed
 *
 * Threads: may be called from any number at once.
 */
const char *ndg_version(void);

/**
 * The number of the ABI, which the shared library also bears in its SONAME: programs compiled for one number run with
 * any library of the same number. It changes apart from the version.
 *
 * Threads: may be called from any number at once.
 */
int32_t ndg_abi_version(void);

/**
 * The instruction set that the kernels use on this machine: "baseline" (what every processor of the architecture has),
 * "avx2" or "avx512". The results are the same with each. It is chosen once, when the library is first used: the most
 * that the processor has, or less if the environment variable NDGRAD_ISA names less.
 *
 * @returns a static string, never NULL, not to be freed
 *
 * Threads: may be called from any number at once.
 */
const char *ndg_kernel_name(void);

/**
 * The gradient of an array of doubles: numpy.gradient's numbers, to the bit.
 *
 * Along each axis in question, with step h (its derivation and that of the uneven weights: Quarteroni, Sacco, Saleri,
 * Numerical Mathematics, 2007, section 10.10):
 *
 * @code
 *   interior       out[i] = (f[i+1] - f[i-1]) / (2 h)
 *   edge_order 1   out[0] = (f[1] - f[0]) / h                           and its mirror image at the other end
 *   edge_order 2   out[0] = (-1.5/h f[0] + 2/h f[1]) - 0.5/h f[2]       and its mirror image at the other end
 * @endcode
 *
 * and with coordinates x, where dx1 = x[i] - x[i-1] and dx2 = x[i+1] - x[i]:
 *
 * @code
 *   interior       out[i] = (a f[i-1] + b f[i]) + c f[i+1]
 *                  a = -dx2 / (dx1 (dx1 + dx2)),  b = (dx2 - dx1) / (dx1 dx2),  c = dx1 / (dx2 (dx1 + dx2))
 *   edge_order 1   out[0] = (f[1] - f[0]) / (x[1] - x[0])
 *   edge_order 2   out[0] = (a f[0] + b f[1]) + c f[2], with dx1, dx2 the two steps from the edge:
 *                  a = -(2 dx1 + dx2) / (dx1 (dx1 + dx2)),  b = (dx1 + dx2) / (dx1 dx2),  c = -dx1 / (dx2 (dx1 + dx2))
 * @endcode
 *
 * Both are second-order accurate in the interior. Coordinates whose differences are all exactly equal count as a step.
 * The unit of a result is the unit of f divided by the unit of its axis.
 *
 * For example, d/dt of [1, 2, 4, 7, 11] at step 1 is [1, 1.5, 2.5, 3.5, 4]:
 *
 * @code
 *   double f[5] = {1, 2, 4, 7, 11}, df[5], *out[1] = {df};
 *   int64_t shape[1] = {5};
 *   ndg_status status = ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL);
 * @endcode
 *
 * @param f            element [0, ..., 0] of the samples; may be NULL if an extent is 0
 * @param ndim         the number of dimensions, 0 to NDG_MAX_RANK
 * @param shape        [ndim] the extents
 * @param strides      [ndim] in elements, negative or 0 allowed; NULL: C order, contiguous
 * @param naxes        how many axes to differentiate, and how many outputs there are; 0 does nothing
 * @param axes         [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be ndim
 *                     (so to differentiate along no axis, give naxes 0 and a pointer that is not NULL)
 * @param steps        [naxes] the step along each of the axes, not 0, negative where the coordinate decreases;
 *                     NULL: 1.0 everywhere
 * @param coords       [naxes] each NULL or shape[axis] coordinates, which then win over the step (it is not looked at);
 *                     NULL: no coordinates. In any order under which every weight is finite.
 * @param edge_order   1 or 2; a differentiated axis needs edge_order + 1 samples
 * @param out          [naxes] caller-owned arrays; out[k] gets the derivative along axes[k]. Need not be initialised.
 * @param out_strides  [ndim] in elements, shared by all outputs, so that gx, gy and gz may interleave in one buffer;
 *                     NULL: C order, contiguous
 * @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_RANK, NDG_BAD_SHAPE, NDG_BAD_AXIS,
 *          NDG_REPEATED_AXIS, NDG_BAD_EDGE_ORDER, NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING,
 *          NDG_OUT_OF_MEMORY, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP, NDG_INTERNAL
 *
 * Memory: one table of 3 n doubles for each unevenly spaced axis of n samples, freed before the call returns; none for a
 * long 1-D array in C order.
 * Threads: any number of calls at once, each with outputs of its own.
 */
ndg_status ndg_gradient_f64(const double *f,
                            int32_t ndim,
                            const int64_t *shape,
                            const int64_t *strides,
                            int32_t naxes,
                            const int32_t *axes,
                            const double *steps,
                            const double *const *coords,
                            int32_t edge_order,
                            double *const *out,
                            const int64_t *out_strides);

/**
 * The gradient of an array of floats: as ndg_gradient_f64, with float samples and results.
 *
 * With a step everything is computed in float, 2 h and the edge weights being rounded to float first. With coordinates
 * differences of two samples are taken in float, everything else is computed in double, and the result is rounded once.
 * That is what numpy does with a float32 array and a Python float, or with float64 coordinates. NDG_BAD_SPACING also
 * refuses a step that is 0, or whose edge weights overflow, as a float.
 */
ndg_status ndg_gradient_f32(const float *f,
                            int32_t ndim,
                            const int64_t *shape,
                            const int64_t *strides,
                            int32_t naxes,
                            const int32_t *axes,
                            const double *steps,
                            const double *const *coords,
                            int32_t edge_order,
                            float *const *out,
                            const int64_t *out_strides);

/**
 * The gradient of a complex array: the real parts of the results are ndg_gradient_f32 of the real parts, to the bit, and
 * the imaginary parts that of the imaginary parts.
 *
 * f and out point to pairs of floats, real part first, as C's float complex, C++'s std::complex<float> and Fortran's
 * complex(c_float_complex) lie in memory; a stride of 1 is one complex element.
 */
ndg_status ndg_gradient_c64(const float *f,
                            int32_t ndim,
                            const int64_t *shape,
                            const int64_t *strides,
                            int32_t naxes,
                            const int32_t *axes,
                            const double *steps,
                            const double *const *coords,
                            int32_t edge_order,
                            float *const *out,
                            const int64_t *out_strides);

/**
 * The gradient of a complex array of doubles: as ndg_gradient_c64, with pairs of doubles.
 */
ndg_status ndg_gradient_c128(const double *f,
                             int32_t ndim,
                             const int64_t *shape,
                             const int64_t *strides,
                             int32_t naxes,
                             const int32_t *axes,
                             const double *steps,
                             const double *const *coords,
                             int32_t edge_order,
                             double *const *out,
                             const int64_t *out_strides);

/**
 * The gradient on a grid, for every dtype: out[k] gets the derivative of f along axes[k], by the formulas of
 * ndg_gradient_f64 with the grid's spacing and edge orders.
 *
 * @code
 *   f                    out            computed
 *   F64, C128            the same       in double
 *   F32, C64             the same       as ndg_gradient_f32 says
 *   any integer          F64            in double, as numpy does: no wrap-around of unsigned samples
 *   I8 U8 I16 U16        F32            as ndg_gradient_f32 of the samples, which a float holds exactly
 *   I32 U32 I64 U64      F32            in double, and rounded to float once
 *   F16, BF16            F32            as ndg_gradient_f32 of the samples, which a float holds exactly
 *   F16, BF16            the same       the same, and rounded to the nearest
 * @endcode
 *
 * Outputs may differ in dtype and strides; those that agree in both are written in one sweep over f.
 *
 * @param grid   where the samples lie; shared, not changed
 * @param f      the samples, of the grid's shape
 * @param naxes  how many axes to differentiate, and how many outputs there are; 0 does nothing
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param out    [naxes] where the results go
 * @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_DTYPE, NDG_BAD_AXIS, NDG_REPEATED_AXIS,
 *          NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP,
 *          NDG_INTERNAL
 *
 * Memory: none is allocated, but what the system takes for workers when a call starts them ("Threads" above).
 * Threads: any number of calls at once on one grid, each with outputs of its own.
 */
ndg_status ndg_gradient(const struct ndg_grid *grid,
                        const struct ndg_view *f,
                        int32_t naxes,
                        const int32_t *axes,
                        const struct ndg_view_mut *out);

/**
 * Makes a grid of a shape, with step 1.0 and edge order 1 on every axis.
 *
 * @param ndim   the number of dimensions, 0 to NDG_MAX_RANK
 * @param shape  [ndim] the extents, copied
 * @param grid   gets the new grid, which the caller frees with ndg_grid_free; not written on failure
 * @returns NDG_OK, NDG_NULL_POINTER, NDG_BAD_RANK, NDG_BAD_SHAPE, NDG_SIZE_OVERFLOW, NDG_MISALIGNED, NDG_OUT_OF_MEMORY,
 *          NDG_INTERNAL
 *
 * Threads: any number of calls at once.
 */
ndg_status ndg_grid_new(int32_t ndim,
                        const int64_t *shape,
                        struct ndg_grid **grid);

/**
 * Frees a grid. NULL is fine.
 *
 * Threads: nobody else may be using the grid.
 */
void ndg_grid_free(struct ndg_grid *grid);

/**
 * The samples of an axis are a step apart: x[i] = x[0] + i step.
 *
 * @param axis  negative counts from the end
 * @param step  finite and not 0; negative where the coordinate decreases. Its unit is the axis's.
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_SPACING, NDG_MISALIGNED,
 *          NDG_INTERNAL
 */
ndg_status ndg_grid_set_step(struct ndg_grid *grid,
                             int32_t axis,
                             double step);

/**
 * The samples of an axis lie at coordinates of their own.
 *
 * Coordinates whose differences are all exactly equal count as a step; otherwise the grid keeps three weights a sample.
 *
 * @param axis    negative counts from the end
 * @param coords  [n] finite, in any order under which every weight is finite: neighbours differ, and so do the
 *                neighbours of a sample; copied
 * @param n       the axis's extent
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_SPACING, NDG_MISALIGNED,
 *          NDG_OUT_OF_MEMORY, NDG_INTERNAL
 */
ndg_status ndg_grid_set_coords_f64(struct ndg_grid *grid,
                                   int32_t axis,
                                   const double *coords,
                                   int64_t n);

/**
 * The same for integer coordinates, whose differences are taken exactly: nanosecond time stamps near 1.7e18, say, of which
 * a double can hold only every 256th.
 *
 * @param axis    negative counts from the end
 * @param coords  [n] in any order under which every weight is finite; copied
 * @param n       the axis's extent
 * @returns as ndg_grid_set_coords_f64
 */
ndg_status ndg_grid_set_coords_i64(struct ndg_grid *grid,
                                   int32_t axis,
                                   const int64_t *coords,
                                   int64_t n);

/**
 * How accurate the one-sided differences at the two ends of an axis are: 1 takes two samples, 2 takes three.
 *
 * @param axis        negative counts from the end
 * @param edge_order  1 or 2
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_EDGE_ORDER, NDG_MISALIGNED,
 *          NDG_INTERNAL
 */
ndg_status ndg_grid_set_edge_order(struct ndg_grid *grid,
                                   int32_t axis,
                                   int32_t edge_order);

/**
 * On how many threads a call may compute, from now on and in the whole process, but for grids that have a number of their
 * own. A process starts with 1: the cores are the host's.
 *
 * Calls with little work compute on fewer; see "Threads" above.
 *
 * @param n  1 or more, of which at most 1024 count; 0: as many as there are cores for the process, by its affinity mask
 *           and its control group. A negative number changes nothing.
 *
 * Threads: may be called from any number at once. Calls that are under way keep their number.
 */
void ndg_set_num_threads(int32_t n);

/**
 * On how many threads a call may compute where the grid does not say.
 *
 * @returns what ndg_set_num_threads has set; before that the environment variable NDGRAD_NUM_THREADS as it is when the
 *          library first needs it (0: as for ndg_set_num_threads), or 1 if it is not set or not a number
 *
 * Threads: may be called from any number at once.
 */
int32_t ndg_num_threads(void);

/**
 * On how many threads a call on this grid may compute.
 *
 * @param n  1 or more, of which at most 1024 count; 0, as on a new grid: the number of ndg_num_threads at the time of the
 *           call
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_MISALIGNED, NDG_BAD_OPTION, NDG_INTERNAL
 */
ndg_status ndg_grid_set_num_threads(struct ndg_grid *grid,
                                    int32_t n);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* NDGRAD_H */
