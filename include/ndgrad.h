/** @file ndgrad.h
 *
 * ndgrad: derivatives of sampled N-dimensional data, bit for bit numpy.gradient.
 *
 * Generated from the Rust sources (make header). This header is the manual.
 *
 * What there is
 *   ndg_gradient_f64 and its siblings differentiate an array in one call. A grid (ndg_grid_new) says once where the
 *   samples of a field lie, how accurate its derivatives are (ndg_grid_set_accuracy), and how the field goes on beyond the ends
 *   of an axis (ndg_grid_set_side and its siblings). Operators use it for arrays of every dtype:
 *
 *     of a field           ndg_gradient, ndg_gradient_magnitude, ndg_derivative, ndg_mixed_derivative,
 *                          ndg_directional_derivative, ndg_laplacian, ndg_hessian
 *     of a vector field    ndg_divergence, ndg_curl, ndg_jacobian
 *     of an image          ndg_image_gradient, ndg_image_gradient_magnitude
 *
 *   Each but the magnitudes is linear and has its adjoint, ndg_..._adjoint. ndg_grid_set_progress tells how far a long call is,
 *   and can stop it. Every function that can fail returns an ndg_status: 0, NDG_OK, is success.
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
 *   On any status but NDG_OK no output element has been written, with one exception: a call that the callback of
 *   ndg_grid_set_progress stops returns NDG_CANCELLED and leaves its outputs partly written. ndg_last_error tells which
 *   argument, axis or index was at fault, what was expected and what came. Of several faults one is reported. Nothing aborts
 *   or unwinds.
 *
 * Threads
 *   Any number of threads may call at once, with outputs of their own; a const grid may be shared. The last error is each
 *   thread's own.
 *
 *   A call computes on the thread that makes it, unless ndg_set_num_threads, ndg_grid_set_num_threads or the environment
 *   variable NDGRAD_NUM_THREADS allows more; even then on fewer where the work is not worth the waking (some hundred
 *   thousand results a thread, or ten thousand where calls follow each other within 50 us), where other calls have the
 *   workers, or where the system grants no more. The number changes no bit. Workers start with the first call that wants
 *   them, look out for the next one for 50 us and then sleep, and block signals; with the first of them the library stays
 *   loaded until the process ends, dlclose or not. A forked child starts its own.
 *
 * Stack
 *   A call over samples that do not follow each other in memory takes some 64 KiB of stack, on the thread that makes it, and so does
 *   an operator; one whose outputs lie side by side takes twice as much.
 *
 * Speed
 *   f is read once for all axes that one call asks for, so ask for them together; and an operator that adds derivatives up, such
 *   as ndg_laplacian or ndg_divergence, makes no arrays of its terms. The first touch of freshly allocated memory costs more
 *   than the derivative: reuse outputs where you can.
 *
 * Results
 *   The same bits on every machine, for every memory layout. float and double results of ndg_gradient are numpy.gradient's with
 *   edge order 1 or 2, accuracy order 2 and one-sided ends, but for the sign of a NaN; and so are those of divergence, curl,
 *   Jacobian and magnitude, computed from them in the order of the axes. NaN and infinity spread as the formulas say: an
 *   evenly spaced interior does not look at f[i].
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
 * One-sided differences at the end, as numpy has them: the default.
 */
#define NDG_ONE_SIDED 1

/**
 * The field goes on as its mirror image about the last sample: f[-k] = f[k]. numpy.pad's "reflect", scipy.ndimage's "mirror".
 */
#define NDG_MIRRORED 2

/**
 * The field goes on as its mirror image about the edge half a step beyond the last sample: f[-k] = f[k-1]. numpy.pad's
 * "symmetric", scipy.ndimage's "reflect".
 */
#define NDG_REFLECTED 3

/**
 * The field goes on turned about the last sample: f[-k] = 2 f[0] - f[k]. numpy.pad's "reflect" with reflect_type "odd".
 */
#define NDG_ODD_REFLECTED 4

/**
 * The field goes on as its last sample: f[-k] = f[0]. numpy.pad's "edge", scipy.ndimage's "nearest".
 */
#define NDG_NEAREST 5

/**
 * The end at index 0.
 */
#define NDG_LOWER 1

/**
 * The end at the last index.
 */
#define NDG_UPPER 2

/**
 * Both ends.
 */
#define NDG_BOTH 3

/**
 * Difference [-1, 0, 1], smoothing [1, 2, 1] (Sobel and Feldman, 1968).
 */
#define NDG_SOBEL 1

/**
 * Difference [-1, 0, 1], smoothing [1, 1, 1] (Prewitt, 1970).
 */
#define NDG_PREWITT 2

/**
 * Difference [-1, 0, 1], smoothing [3, 10, 3] (Scharr, 2000): its gradient has nearly the same length in every direction.
 */
#define NDG_SCHARR 3

/**
 * Five samples wide (Farid and Simoncelli, Differentiation of discrete multidimensional signals, 2004): its gradient has nearly the
 * same direction in every direction. Its weights are no integers.
 */
#define NDG_FARID 4

/**
 * The weights as they stand: integers, for Sobel, Prewitt and Scharr. What scipy.ndimage and OpenCV compute.
 */
#define NDG_WEIGHTS 1

/**
 * Divided by what the weights add up to and by the step: the derivative, in units of f and the axis. The axes need a step.
 */
#define NDG_TRUE_DERIVATIVE 2

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
 * What a call came to: NDG_OK, or one of the NDG_ constants below. On any other than NDG_OK (and NDG_CANCELLED) no output
 * element has been written. The numbers never change their meaning and are never reused.
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
 * An axis outside -ndim..ndim-1; an naxes that is negative, that is not ndim although axes is NULL, or that the operator does
 * not take: 0 where its results are sums over axes, any but 2 and 3 for a curl.
 */
#define NDG_BAD_AXIS 4

/**
 * The same axis twice, perhaps once as k and once as k - ndim.
 */
#define NDG_REPEATED_AXIS 5

/**
 * An edge order that is neither 1 nor 2; of a grid, one that is not 1 to 8.
 */
#define NDG_BAD_EDGE_ORDER 6

/**
 * Too few samples on a differentiated axis: a derivative of order m needs m + edge_order where an end is one-sided.
 */
#define NDG_AXIS_TOO_SHORT 7

/**
 * A step that is 0, not finite, or so small that a weight overflows in the arithmetic of the samples; coordinates that
 * are not finite, or that make a weight not finite because neighbours coincide; a number of coordinates that is not
 * the axis's extent; a periodic axis with coordinates and no period beyond them; NDG_TRUE_DERIVATIVE on an axis without a step.
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
 * An unknown dtype; a pair of dtypes that no conversion serves (see ndg_gradient and ndg_image_gradient); components of several
 * dtypes; a magnitude of complex samples.
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
 * A setting outside its range, such as a negative number of threads or an accuracy order of 3; sides that do not fit each other
 * (periodic at one end only), or too few ghost cells.
 */
#define NDG_BAD_OPTION 16

/**
 * The callback of ndg_grid_set_progress has stopped the call. Outputs may be partly written: this is the one status other than
 * NDG_OK of which that is so.
 */
#define NDG_CANCELLED 17

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
 * expected and what came. For example `axis 1 has 2 samples: expected at least 3`.
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
 * The instruction set that the kernels use on this machine: "neon" on 64-bit ARM; elsewhere "baseline" (what every
 * processor of the architecture has), and on x86-64 "avx2" or "avx512" too. The results are the same with each. It is
 * chosen once, when the library is first used: the most that the processor has, or less if the environment variable
 * NDGRAD_ISA names less.
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
 * ndg_gradient_f64 with the grid's spacing and edge orders; where the grid has another accuracy order than 2, edge orders above
 * 2, or ends that are not one-sided, as ndg_derivative of order 1.
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
 *          NDG_BAD_OPTION, NDG_OUT_OF_MEMORY, NDG_CANCELLED, NDG_INTERNAL
 *
 * Memory: none is allocated, but what the system takes for workers when a call starts them ("Threads" above), and the weights
 *         of ndg_derivative where its formulas are used.
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
 * How accurate the one-sided differences at the two ends of an axis are: a derivative of order m takes m + edge_order samples.
 *
 * @param axis        negative counts from the end
 * @param edge_order  1 to 8; numpy has 1, the default, and 2
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_EDGE_ORDER, NDG_MISALIGNED,
 *          NDG_INTERNAL
 */
ndg_status ndg_grid_set_edge_order(struct ndg_grid *grid,
                                   int32_t axis,
                                   int32_t edge_order);

/**
 * How accurate central differences along an axis are: the error of a smooth field falls with this power of the step.
 *
 * One-sided differences become as accurate, unless ndg_grid_set_edge_order says otherwise. A new grid has accuracy order 2
 * and, as numpy has, edge order 1.
 *
 * @code
 *   order of the derivative    samples of a central difference with accuracy order 2, 4, 6, 8
 *   1, 2                       3, 5, 7, 9         (order 2 with uneven coordinates: 5, 7, 9, 11)
 *   3, 4                       5, 7, 9, 11        (order 4: 7, 9, 11, 13)
 *   5, 6                       7, 9, 11, 13       (order 6: 9, 11, 13, 15)
 * @endcode
 *
 * @param axis      negative counts from the end
 * @param accuracy  2, 4, 6 or 8
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_MISALIGNED, NDG_INTERNAL
 */
ndg_status ndg_grid_set_accuracy(struct ndg_grid *grid,
                                 int32_t axis,
                                 int32_t accuracy);

/**
 * How a field goes on beyond an end of an axis. Where it does go on, central differences are used up to the end.
 *
 * With coordinates, those beyond the end are the mirror images of those inside: about the last sample, or for NDG_REFLECTED about
 * the edge half a step beyond it.
 *
 * @param axis  negative counts from the end
 * @param end   NDG_LOWER, NDG_UPPER or NDG_BOTH
 * @param side  NDG_ONE_SIDED, NDG_MIRRORED, NDG_REFLECTED, NDG_ODD_REFLECTED or NDG_NEAREST
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_MISALIGNED, NDG_INTERNAL
 */
ndg_status ndg_grid_set_side(struct ndg_grid *grid,
                             int32_t axis,
                             int32_t end,
                             int32_t side);

/**
 * The field goes on beyond an end of an axis as a constant: f[-k] = value. scipy.ndimage's "constant".
 *
 * @param axis   negative counts from the end
 * @param end    NDG_LOWER, NDG_UPPER or NDG_BOTH
 * @param value  finite; in units of f
 * @returns as ndg_grid_set_side
 */
ndg_status ndg_grid_set_constant_side(struct ndg_grid *grid,
                                      int32_t axis,
                                      int32_t end,
                                      double value);

/**
 * The field goes on beyond an end of an axis in memory: arrays of samples have so many ghost cells there, which the caller has
 * filled, such as the halo of a domain that is split among processes.
 *
 * A view of samples still points to element [0, ..., 0]; ghost cells are at negative indices and behind the last one. Strides that
 * are NULL are those of an array in C order with its ghost cells. Results have none. With coordinates, ghost cells have theirs: set
 * the ghost cells first, and then count + extent + count coordinates.
 *
 * A field that is split into blocks with ghost cells has the same bits as the whole one. (With coordinates, if no block's are
 * even where the whole field's are not: even ones are a step, as numpy has it.)
 *
 * @param axis   negative counts from the end
 * @param end    NDG_LOWER, NDG_UPPER or NDG_BOTH
 * @param count  0 or more (0: one-sided); a call that needs more is refused with NDG_BAD_OPTION
 * @returns as ndg_grid_set_side
 */
ndg_status ndg_grid_set_ghost_cells(struct ndg_grid *grid,
                                    int32_t axis,
                                    int32_t end,
                                    int64_t count);

/**
 * The field repeats itself along an axis: f[-k] = f[n-k], where n is the extent.
 *
 * @param axis    negative counts from the end
 * @param period  the distance after which coordinates begin again, such as 360 for degrees of longitude: the jump of the
 *                coordinate from the last sample to the first is known by it. 0: the step times the extent, on an axis that has a step.
 * @returns as ndg_grid_set_side
 */
ndg_status ndg_grid_set_periodic(struct ndg_grid *grid,
                                 int32_t axis,
                                 double period);

/**
 * The derivative of any order along one axis: `out = d^order f / dx^order`.
 *
 * Central differences of the grid's accuracy order, from tables of exact weights where the axis has a step, and otherwise from
 * its coordinates (Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, Mathematics of
 * Computation 51, 1988); towards the ends what the grid's sides say. Of order 1, with accuracy order 2, edge order 1 or 2 and
 * one-sided ends, the numbers are those of ndg_gradient. For example with step h and accuracy order 4:
 *
 * @code
 *   order 1   out[i] = (f[i-2] - 8 f[i-1] + 8 f[i+1] - f[i+2]) / (12 h)
 *   order 2   out[i] = (-f[i-2] + 16 f[i-1] - 30 f[i] + 16 f[i+1] - f[i+2]) / (12 h h)
 * @endcode
 *
 * The unit of a result is that of f divided by the axis's to the power of the order.
 *
 * @param grid   where the samples lie; shared, not changed
 * @param f      the samples, of the grid's shape
 * @param axis   negative counts from the end
 * @param order  1 to 6
 * @param out    where the results go; for dtypes see ndg_gradient
 * @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_BAD_DTYPE, NDG_SIZE_OVERFLOW,
 *          NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP, NDG_OUT_OF_MEMORY, NDG_CANCELLED,
 *          NDG_INTERNAL
 *
 * Memory: the first call that needs a derivative of an axis works out its weights, which the grid keeps: a few hundred
 *         bytes where there is a step, otherwise some 5 to 15 doubles a sample. Later calls allocate nothing.
 * Threads: any number of calls at once on one grid, each with outputs of its own.
 */
ndg_status ndg_derivative(const struct ndg_grid *grid,
                          const struct ndg_view *f,
                          int32_t axis,
                          int32_t order,
                          const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_derivative: `out = A^T f`, where A is the matrix that ndg_derivative multiplies samples by.
 *
 * For all x and y the sums over all elements of `(A x) y` and `x (A^T y)` are the same, but for rounding, whatever the sides,
 * the accuracy and the spacing. Values of constant sides do not count. f has the grid's shape; out has it too, and the ghost
 * cells that samples have: they get what they contribute. Arguments, statuses and costs are those of ndg_derivative.
 */
ndg_status ndg_derivative_adjoint(const struct ndg_grid *grid,
                                  const struct ndg_view *f,
                                  int32_t axis,
                                  int32_t order,
                                  const struct ndg_view_mut *out);

/**
 * A mixed derivative: the derivative of order orders[k] along each axis k, `out = d^(sum of orders) f / (dx0^orders[0] dx1^orders[1]
 * ...)`.
 *
 * Each is that of ndg_derivative, and they are applied in the order of the axes: a sum over the product of their stencils.
 *
 * @param orders  [ndim] 0 to 6, 0 for an axis along which f is not differentiated; if all are 0 the results are the samples
 * @returns as ndg_derivative
 */
ndg_status ndg_mixed_derivative(const struct ndg_grid *grid,
                                const struct ndg_view *f,
                                const int32_t *orders,
                                const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_mixed_derivative; see ndg_derivative_adjoint.
 */
ndg_status ndg_mixed_derivative_adjoint(const struct ndg_grid *grid,
                                        const struct ndg_view *f,
                                        const int32_t *orders,
                                        const struct ndg_view_mut *out);

/**
 * The derivative in a direction: `out = sum over k of direction[k] df/dx[axes[k]]`.
 *
 * Terms are multiplied and added in the order of the axes.
 *
 * @param naxes      1 or more
 * @param axes       [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param direction  [naxes] finite; its length counts: of length 1 it gives the slope in that direction
 * @returns as ndg_derivative, and NDG_REPEATED_AXIS; NDG_BAD_OPTION for a direction that is not finite
 */
ndg_status ndg_directional_derivative(const struct ndg_grid *grid,
                                      const struct ndg_view *f,
                                      int32_t naxes,
                                      const int32_t *axes,
                                      const double *direction,
                                      const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_directional_derivative; see ndg_derivative_adjoint.
 */
ndg_status ndg_directional_derivative_adjoint(const struct ndg_grid *grid,
                                              const struct ndg_view *f,
                                              int32_t naxes,
                                              const int32_t *axes,
                                              const double *direction,
                                              const struct ndg_view_mut *out);

/**
 * The Laplacian: `out = sum over k of d^2 f / dx[axes[k]]^2`, in one sweep over f.
 *
 * Terms are those of ndg_derivative of order 2, added in the order of the axes. With step h and accuracy order 2 each is
 * `(f[i-1] - 2 f[i] + f[i+1]) / (h h)`.
 *
 * @param naxes  1 or more
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @returns as ndg_derivative, and NDG_REPEATED_AXIS
 */
ndg_status ndg_laplacian(const struct ndg_grid *grid,
                         const struct ndg_view *f,
                         int32_t naxes,
                         const int32_t *axes,
                         const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_laplacian; see ndg_derivative_adjoint.
 */
ndg_status ndg_laplacian_adjoint(const struct ndg_grid *grid,
                                 const struct ndg_view *f,
                                 int32_t naxes,
                                 const int32_t *axes,
                                 const struct ndg_view_mut *out);

/**
 * The Hessian: the second derivatives along each pair of axes, `d^2 f / (dx[axes[k]] dx[axes[l]])` for k <= l, in one sweep over
 * f.
 *
 * It is symmetric, so there are n (n + 1) / 2 of them, n = naxes, the rows of the upper triangle one after the other:
 * (0, 0), (0, 1), ..., (0, n-1), (1, 1), ..., (n-1, n-1). The diagonal is ndg_derivative of order 2, the others
 * ndg_mixed_derivative of orders 1 and 1.
 *
 * @param naxes  0 or more; 0 does nothing
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param out    [naxes (naxes + 1) / 2] where the results go
 * @returns as ndg_derivative, and NDG_REPEATED_AXIS
 */
ndg_status ndg_hessian(const struct ndg_grid *grid,
                       const struct ndg_view *f,
                       int32_t naxes,
                       const int32_t *axes,
                       const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_hessian, from naxes (naxes + 1) / 2 arrays to one: `out = sum over k <= l of (d^2 / (dx[axes[k]] dx[axes[l]]))^T
 * f[...]`. See ndg_derivative_adjoint.
 *
 * @param naxes  1 or more
 * @param f      [naxes (naxes + 1) / 2] all of one dtype
 * @returns as ndg_hessian
 */
ndg_status ndg_hessian_adjoint(const struct ndg_grid *grid,
                               const struct ndg_view *f,
                               int32_t naxes,
                               const int32_t *axes,
                               const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_gradient, from naxes arrays to one: `out = sum over k of (d/dx[axes[k]])^T f[k]`; minus a divergence, up to the ends
 * of the axes. See ndg_derivative_adjoint.
 *
 * @param naxes  1 or more
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param f      [naxes] all of one dtype, of the grid's shape
 * @param out    of the shape of samples
 * @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
 */
ndg_status ndg_gradient_adjoint(const struct ndg_grid *grid,
                                int32_t naxes,
                                const int32_t *axes,
                                const struct ndg_view *f,
                                const struct ndg_view_mut *out);

/**
 * The length of the gradient: `out = sqrt(sum over k of (df/dx[axes[k]])^2)`, in one sweep over f.
 *
 * Derivatives are those of ndg_gradient; they are squared, added in the order of the axes and rooted in the precision of the
 * results. Complex samples are refused.
 *
 * @param naxes  1 or more
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
 */
ndg_status ndg_gradient_magnitude(const struct ndg_grid *grid,
                                  const struct ndg_view *f,
                                  int32_t naxes,
                                  const int32_t *axes,
                                  const struct ndg_view_mut *out);

/**
 * The divergence of a vector field: `out = sum over k of df[k]/dx[axes[k]]`, in one sweep.
 *
 * Derivatives are those of ndg_gradient, to the bit, added in the order of the axes. The components may be separate arrays or
 * lie side by side in one: each has a view of its own.
 *
 * @param naxes  1 or more: how many components there are
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param f      [naxes] the component along each of the axes, all of one dtype
 * @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
 */
ndg_status ndg_divergence(const struct ndg_grid *grid,
                          int32_t naxes,
                          const int32_t *axes,
                          const struct ndg_view *f,
                          const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_divergence, from one array to naxes: `out[k] = (d/dx[axes[k]])^T f`. See ndg_derivative_adjoint.
 *
 * @returns as ndg_divergence
 */
ndg_status ndg_divergence_adjoint(const struct ndg_grid *grid,
                                  const struct ndg_view *f,
                                  int32_t naxes,
                                  const int32_t *axes,
                                  const struct ndg_view_mut *out);

/**
 * The curl of a vector field of two or three components, in one sweep.
 *
 * @code
 *   along axes (x, y)       out[0] = df[1]/dx - df[0]/dy
 *   along axes (x, y, z)    out[0] = df[2]/dy - df[1]/dz
 *                           out[1] = df[0]/dz - df[2]/dx
 *                           out[2] = df[1]/dx - df[0]/dy
 * @endcode
 *
 * Derivatives are those of ndg_gradient, to the bit. The axes are given in the order of the components: of a field stored as
 * [latitude, longitude] with components (eastward, northward) they are 1, 0, and the result is its vorticity.
 *
 * @param naxes  2 or 3: how many components there are
 * @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param f      [naxes] the component along each of the axes, all of one dtype
 * @param out    [1] for two components, [3] for three
 * @returns as ndg_gradient (NDG_BAD_AXIS for any other number of axes), and NDG_OUT_OF_MEMORY, NDG_CANCELLED
 */
ndg_status ndg_curl(const struct ndg_grid *grid,
                    int32_t naxes,
                    const int32_t *axes,
                    const struct ndg_view *f,
                    const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_curl, from one array (two components) or three to naxes. See ndg_derivative_adjoint.
 *
 * @param f    [1] for two axes, [3] for three
 * @param out  [naxes]
 * @returns as ndg_curl
 */
ndg_status ndg_curl_adjoint(const struct ndg_grid *grid,
                            int32_t naxes,
                            const int32_t *axes,
                            const struct ndg_view *f,
                            const struct ndg_view_mut *out);

/**
 * The Jacobian of a vector field: `out[c * naxes + k] = df[c]/dx[axes[k]]`, each component in one sweep.
 *
 * Derivatives are those of ndg_gradient, to the bit.
 *
 * @param ncomponents  how many components there are; 0 does nothing
 * @param f            [ncomponents] all of one dtype
 * @param naxes        how many axes to differentiate along; 0 does nothing
 * @param axes         [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param out          [ncomponents naxes] component after component
 * @returns as ndg_gradient, and NDG_BAD_OPTION (ncomponents is negative or above 65536), NDG_OUT_OF_MEMORY, NDG_CANCELLED
 */
ndg_status ndg_jacobian(const struct ndg_grid *grid,
                        int32_t ncomponents,
                        const struct ndg_view *f,
                        int32_t naxes,
                        const int32_t *axes,
                        const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_jacobian, from ncomponents naxes arrays to ncomponents: `out[c] = sum over k of (d/dx[axes[k]])^T f[c * naxes + k]`.
 * See ndg_derivative_adjoint.
 *
 * @param f    [ncomponents naxes] all of one dtype
 * @param out  [ncomponents]
 * @returns as ndg_jacobian
 */
ndg_status ndg_jacobian_adjoint(const struct ndg_grid *grid,
                                int32_t ncomponents,
                                const struct ndg_view *f,
                                int32_t naxes,
                                const int32_t *axes,
                                const struct ndg_view_mut *out);

/**
 * Image operators: out[k] is the difference along axes[k] smoothed along the other axes.
 *
 * @code
 *   difference along axis a     d[i] = sum over t of difference[t] f[i + t] along a
 *   smoothed along axis b       s[i] = sum over t of smoothing[t] d[i + t] along b, for each of the other axes in turn
 * @endcode
 *
 * For example the Sobel operator along axis 1 of an image is the sum of
 *
 * @code
 *   -1  0  1
 *   -2  0  2
 *   -1  0  1
 * @endcode
 *
 * times the samples around each, positive where the image grows brighter along the axis. Beyond the ends of an axis the image
 * goes on as the grid's sides say; one-sided (the default) means reflected about the edge here (NDG_REFLECTED), since a filter has no
 * one-sided form. A constant side stands beside the results of each of these sums in turn, as scipy.ndimage has it. The axes
 * that are not among axes are not looked at: of an image of shape [rows, columns, colours] give 0 and 1.
 *
 * Besides the dtypes of ndg_gradient, Sobel, Prewitt and Scharr in the scaling NDG_WEIGHTS have exact integer results:
 *
 * @code
 *   f                 out         computed
 *   U8 I8 U16 I16     I32         exactly
 *   U8 I8 U16 I16     I16         exactly; what an int16_t cannot hold becomes the nearest value that it can (of 8-bit samples all
 *                                 fit up to rank 4, but Scharr up to rank 2)
 * @endcode
 *
 * They are refused with NDG_BAD_DTYPE where a sum might overflow an int32_t, which it can only in ranks from 5 on, and where a
 * constant side is no integer that a sample could be.
 *
 * @param grid     where the samples lie; its accuracy, edge orders and coordinates do not count
 * @param f        the samples, of the grid's shape
 * @param kernel   NDG_SOBEL, NDG_PREWITT, NDG_SCHARR or NDG_FARID
 * @param scaling  NDG_WEIGHTS or NDG_TRUE_DERIVATIVE
 * @param naxes    how many axes the operator has, and how many outputs there are; 0 does nothing
 * @param axes     [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
 * @param out      [naxes] where the results go
 * @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_REPEATED_AXIS, NDG_BAD_OPTION, NDG_BAD_DTYPE,
 *          NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING (NDG_TRUE_DERIVATIVE on uneven coordinates), NDG_MISALIGNED,
 *          NDG_BAD_STRIDE, NDG_OVERLAP, NDG_OUT_OF_MEMORY, NDG_CANCELLED, NDG_INTERNAL
 *
 * Threads: any number of calls at once on one grid, each with outputs of its own.
 */
ndg_status ndg_image_gradient(const struct ndg_grid *grid,
                              const struct ndg_view *f,
                              int32_t kernel,
                              int32_t scaling,
                              int32_t naxes,
                              const int32_t *axes,
                              const struct ndg_view_mut *out);

/**
 * The adjoint of ndg_image_gradient, from naxes arrays to one. See ndg_derivative_adjoint.
 *
 * @param f    [naxes] all of one dtype
 * @param out  of the shape of samples
 * @returns as ndg_image_gradient; integer outputs are refused with NDG_BAD_DTYPE
 */
ndg_status ndg_image_gradient_adjoint(const struct ndg_grid *grid,
                                      const struct ndg_view *f,
                                      int32_t kernel,
                                      int32_t scaling,
                                      int32_t naxes,
                                      const int32_t *axes,
                                      const struct ndg_view_mut *out);

/**
 * The length of an image gradient: `out = sqrt(sum over k of g[k]^2)`, where g is what ndg_image_gradient gives.
 *
 * @param naxes  1 or more
 * @param out    where the results go: a floating-point dtype that ndg_gradient serves. Complex samples are refused.
 * @returns as ndg_image_gradient
 */
ndg_status ndg_image_gradient_magnitude(const struct ndg_grid *grid,
                                        const struct ndg_view *f,
                                        int32_t kernel,
                                        int32_t scaling,
                                        int32_t naxes,
                                        const int32_t *axes,
                                        const struct ndg_view_mut *out);

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

/**
 * Has calls on this grid tell how far they are, and ask whether to go on: for a progress bar, or to answer Ctrl-C.
 *
 * callback gets the fraction that is done, from 0 at the start to 1 at the end, and context. It is called on the thread that makes
 * the call, and on no other, every few milliseconds of a large one. If it returns anything but 0 the call stops soon and
 * returns NDG_CANCELLED; outputs are then partly written. What it returns to 1 does not count. It must return: no exception and no
 * longjmp may leave it. It may not change or free the grid.
 *
 * @param callback  NULL: nobody is told, as on a new grid
 * @param context   anything; not looked at
 * @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_MISALIGNED, NDG_INTERNAL
 *
 * Threads: calls on several threads at once each call the callback on their own.
 */
ndg_status ndg_grid_set_progress(struct ndg_grid *grid,
                                 int (*callback)(double done,
                                                 void *context),
                                 void *context);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* NDGRAD_H */
