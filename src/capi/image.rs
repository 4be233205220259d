//! Image operators in C.

use super::arguments;
use super::fields::{Call, Views, grid_and_axes};
use super::grid::ndg_grid;
use super::guard::guard;
use super::status::ndg_status;
use super::view::{ndg_view, ndg_view_mut};
use crate::ops::{self, Scaling};
use crate::status::{Argument, Error};
use crate::stencil::ImageKernel;

/// Difference [-1, 0, 1], smoothing [1, 2, 1] (Sobel and Feldman, 1968).
pub const NDG_SOBEL: i32 = 1;
/// Difference [-1, 0, 1], smoothing [1, 1, 1] (Prewitt, 1970).
pub const NDG_PREWITT: i32 = 2;
/// Difference [-1, 0, 1], smoothing [3, 10, 3] (Scharr, 2000): its gradient has nearly the same length in every direction.
pub const NDG_SCHARR: i32 = 3;
/// Five samples wide (Farid and Simoncelli, Differentiation of discrete multidimensional signals, 2004): its gradient has nearly the
/// same direction in every direction. Its weights are no integers.
pub const NDG_FARID: i32 = 4;

/// The weights as they stand: integers, for Sobel, Prewitt and Scharr. What scipy.ndimage and OpenCV compute.
pub const NDG_WEIGHTS: i32 = 1;
/// Divided by what the weights add up to and by the step: the derivative, in units of f and the axis. The axes need a step.
pub const NDG_TRUE_DERIVATIVE: i32 = 2;

/// Image operators: out[k] is the difference along axes[k] smoothed along the other axes.
///
/// @code
///   difference along axis a     d[i] = sum over t of difference[t] f[i + t] along a
///   smoothed along axis b       s[i] = sum over t of smoothing[t] d[i + t] along b, for each of the other axes in turn
/// @endcode
///
/// For example the Sobel operator along axis 1 of an image is the sum of
///
/// @code
///   -1  0  1
///   -2  0  2
///   -1  0  1
/// @endcode
///
/// times the samples around each, positive where the image grows brighter along the axis. Beyond the ends of an axis the image
/// goes on as the grid's sides say; one-sided (the default) means reflected about the edge here (NDG_REFLECTED), since a filter has no
/// one-sided form. A constant side stands beside the results of each of these sums in turn, as scipy.ndimage has it. The axes
/// that are not among axes are not looked at: of an image of shape [rows, columns, colours] give 0 and 1.
///
/// Besides the dtypes of ndg_gradient, Sobel, Prewitt and Scharr in the scaling NDG_WEIGHTS have exact integer results:
///
/// @code
///   f                 out         computed
///   U8 I8 U16 I16     I32         exactly
///   U8 I8 U16 I16     I16         exactly; what an int16_t cannot hold becomes the nearest value that it can (of 8-bit samples all
///                                 fit up to rank 4, but Scharr up to rank 2)
/// @endcode
///
/// They are refused with NDG_BAD_DTYPE where a sum might overflow an int32_t, which it can only in ranks from 5 on, and where a
/// constant side is no integer that a sample could be.
///
/// @param grid     where the samples lie; its accuracy, edge orders and coordinates do not count
/// @param f        the samples, of the grid's shape
/// @param kernel   NDG_SOBEL, NDG_PREWITT, NDG_SCHARR or NDG_FARID
/// @param scaling  NDG_WEIGHTS or NDG_TRUE_DERIVATIVE
/// @param naxes    how many axes the operator has, and how many outputs there are; 0 does nothing
/// @param axes     [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param out      [naxes] where the results go
/// @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_REPEATED_AXIS, NDG_BAD_OPTION, NDG_BAD_DTYPE,
///          NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING (NDG_TRUE_DERIVATIVE on uneven coordinates), NDG_MISALIGNED,
///          NDG_BAD_STRIDE, NDG_OVERLAP, NDG_OUT_OF_MEMORY, NDG_CANCELLED, NDG_INTERNAL
///
/// Threads: any number of calls at once on one grid, each with outputs of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_image_gradient(
    grid: *const ndg_grid,
    f: *const ndg_view,
    kernel: i32,
    scaling: i32,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { image_gradient(grid, f, kernel, scaling, naxes, axes, out, Wanted::Components) })
}

/// The adjoint of ndg_image_gradient, from naxes arrays to one. See ndg_derivative_adjoint.
///
/// @param f    [naxes] all of one dtype
/// @param out  of the shape of samples
/// @returns as ndg_image_gradient; integer outputs are refused with NDG_BAD_DTYPE
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_image_gradient_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    kernel: i32,
    scaling: i32,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { image_gradient(grid, f, kernel, scaling, naxes, axes, out, Wanted::Adjoint) })
}

/// The length of an image gradient: `out = sqrt(sum over k of g[k]^2)`, where g is what ndg_image_gradient gives.
///
/// @param naxes  1 or more
/// @param out    where the results go: a floating-point dtype that ndg_gradient serves. Complex samples are refused.
/// @returns as ndg_image_gradient
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_image_gradient_magnitude(
    grid: *const ndg_grid,
    f: *const ndg_view,
    kernel: i32,
    scaling: i32,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { image_gradient(grid, f, kernel, scaling, naxes, axes, out, Wanted::Magnitude) })
}

/// What is made of an image operator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Components,
    Adjoint,
    Magnitude,
}

/// # Safety
/// The arguments are as [`ndg_image_gradient`] describes them, or fail one of the checks.
#[allow(clippy::too_many_arguments)]
unsafe fn image_gradient(
    grid: *const ndg_grid,
    f: *const ndg_view,
    kernel: i32,
    scaling: i32,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
    wanted: Wanted,
) -> Result<(), Error> {
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let (grid, axes) = grid_and_axes(grid, naxes, axes)?;
        let expected = "NDG_SOBEL, NDG_PREWITT, NDG_SCHARR or NDG_FARID";
        let kernel = arguments::option(kernel, 1, ImageKernel::ALL.len(), expected, Argument::new("kernel"))?;
        let expected = "NDG_WEIGHTS or NDG_TRUE_DERIVATIVE";
        let scaling = match arguments::option(scaling, 1, 2, expected, Argument::new("scaling"))? {
            1 => Scaling::Weights,
            _ => Scaling::Derivative,
        };
        let operator = ops::image_gradient(grid, ImageKernel::ALL[kernel - 1], scaling, &axes)?;
        let (one, many) = (Views::one(out, "out"), Views::many(out, axes.len(), "out"));
        let (f_one, f_many) = (Views::one(f, "f"), Views::many(f, axes.len(), "f"));
        if wanted != Wanted::Components {
            arguments::check_some(&axes)?;
        }
        match wanted {
            Wanted::Components => Call::new(grid, false, f_one, many).apply(&operator),
            Wanted::Adjoint => Call::new(grid, true, f_many, one).apply(&operator),
            Wanted::Magnitude => {
                Call::new(grid, false, f_one, one).of_magnitudes().apply(&ops::as_one_result(&operator)?)
            }
        }
    }
}
