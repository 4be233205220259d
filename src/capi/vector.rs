//! First derivatives of vector fields in C, and what is made of a gradient.

use super::arguments;
use super::fields::{Call, Views, along_axes, grid_and_axes};
use super::grid::ndg_grid;
use super::guard::guard;
use super::status::ndg_status;
use super::view::{ndg_view, ndg_view_mut};
use crate::ops;
use crate::status::{Argument, Error};

/// The adjoint of ndg_gradient, from naxes arrays to one: `out = sum over k of (d/dx[axes[k]])^T f[k]`; minus a divergence, up to the ends
/// of the axes. See ndg_derivative_adjoint.
///
/// @param naxes  1 or more
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param f      [naxes] all of one dtype, of the grid's shape
/// @param out    of the shape of samples
/// @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_gradient_adjoint(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
    f: *const ndg_view,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::gradient_operator, |grid, n| {
            Call::new(grid, true, Views::many(f, n, "f"), Views::one(out, "out"))
        })
    })
}

/// The length of the gradient: `out = sqrt(sum over k of (df/dx[axes[k]])^2)`, in one sweep over f.
///
/// Derivatives are those of ndg_gradient; they are squared, added in the order of the axes and rooted in the precision of the
/// results. Complex samples are refused.
///
/// @param naxes  1 or more
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_gradient_magnitude(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(
            grid,
            naxes,
            axes,
            |axes| ops::as_one_result(&ops::gradient_operator(axes)?),
            |grid, _| Call::new(grid, false, Views::one(f, "f"), Views::one(out, "out")).of_magnitudes(),
        )
    })
}

/// The divergence of a vector field: `out = sum over k of df[k]/dx[axes[k]]`, in one sweep.
///
/// Derivatives are those of ndg_gradient, to the bit, added in the order of the axes. The components may be separate arrays or
/// lie side by side in one: each has a view of its own.
///
/// @param naxes  1 or more: how many components there are
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param f      [naxes] the component along each of the axes, all of one dtype
/// @returns as ndg_gradient, and NDG_OUT_OF_MEMORY, NDG_CANCELLED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_divergence(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
    f: *const ndg_view,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::divergence, |grid, n| {
            Call::new(grid, false, Views::many(f, n, "f"), Views::one(out, "out"))
        })
    })
}

/// The adjoint of ndg_divergence, from one array to naxes: `out[k] = (d/dx[axes[k]])^T f`. See ndg_derivative_adjoint.
///
/// @returns as ndg_divergence
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_divergence_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::divergence, |grid, n| {
            Call::new(grid, true, Views::one(f, "f"), Views::many(out, n, "out"))
        })
    })
}

/// The curl of a vector field of two or three components, in one sweep.
///
/// @code
///   along axes (x, y)       out[0] = df[1]/dx - df[0]/dy
///   along axes (x, y, z)    out[0] = df[2]/dy - df[1]/dz
///                           out[1] = df[0]/dz - df[2]/dx
///                           out[2] = df[1]/dx - df[0]/dy
/// @endcode
///
/// Derivatives are those of ndg_gradient, to the bit. The axes are given in the order of the components: of a field stored as
/// [latitude, longitude] with components (eastward, northward) they are 1, 0, and the result is its vorticity.
///
/// @param naxes  2 or 3: how many components there are
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param f      [naxes] the component along each of the axes, all of one dtype
/// @param out    [1] for two components, [3] for three
/// @returns as ndg_gradient (NDG_BAD_AXIS for any other number of axes), and NDG_OUT_OF_MEMORY, NDG_CANCELLED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_curl(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
    f: *const ndg_view,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::curl, |grid, n| {
            Call::new(grid, false, Views::many(f, n, "f"), Views::many(out, curls(n), "out"))
        })
    })
}

/// The adjoint of ndg_curl, from one array (two components) or three to naxes. See ndg_derivative_adjoint.
///
/// @param f    [1] for two axes, [3] for three
/// @param out  [naxes]
/// @returns as ndg_curl
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_curl_adjoint(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
    f: *const ndg_view,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::curl, |grid, n| {
            Call::new(grid, true, Views::many(f, curls(n), "f"), Views::many(out, n, "out"))
        })
    })
}

/// How many components the curl of so many has.
fn curls(components: usize) -> usize {
    if components == 2 { 1 } else { components }
}

/// The Jacobian of a vector field: `out[c * naxes + k] = df[c]/dx[axes[k]]`, each component in one sweep.
///
/// Derivatives are those of ndg_gradient, to the bit.
///
/// @param ncomponents  how many components there are; 0 does nothing
/// @param f            [ncomponents] all of one dtype
/// @param naxes        how many axes to differentiate along; 0 does nothing
/// @param axes         [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param out          [ncomponents naxes] component after component
/// @returns as ndg_gradient, and NDG_BAD_OPTION (ncomponents is negative or above 65536), NDG_OUT_OF_MEMORY, NDG_CANCELLED
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_jacobian(
    grid: *const ndg_grid,
    ncomponents: i32,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { jacobian(grid, ncomponents, naxes, axes, f, out, false) })
}

/// The adjoint of ndg_jacobian, from ncomponents naxes arrays to ncomponents: `out[c] = sum over k of (d/dx[axes[k]])^T f[c * naxes + k]`.
/// See ndg_derivative_adjoint.
///
/// @param f    [ncomponents naxes] all of one dtype
/// @param out  [ncomponents]
/// @returns as ndg_jacobian
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_jacobian_adjoint(
    grid: *const ndg_grid,
    ncomponents: i32,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { jacobian(grid, ncomponents, naxes, axes, f, out, true) })
}

/// # Safety
/// The arguments are as [`ndg_jacobian`] describes them, or fail one of the checks.
unsafe fn jacobian(
    grid: *const ndg_grid,
    ncomponents: i32,
    naxes: i32,
    axes: *const i32,
    f: *const ndg_view,
    out: *const ndg_view_mut,
    adjoint: bool,
) -> Result<(), Error> {
    /// So that their product with the number of axes is a number of views.
    const MOST: usize = 65_536;
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let argument = Argument::new("ncomponents");
        let components = arguments::option(ncomponents, 0, MOST, "0 to 65536", argument)?;
        let (grid, axes) = grid_and_axes(grid, naxes, axes)?;
        if adjoint {
            arguments::check_some(&axes)?;
        }
        let results = components * axes.len();
        let (read, written) = if adjoint { (results, components) } else { (components, results) };
        let (inputs, outputs) = (Views::many(f, read, "f"), Views::many(out, written, "out"));
        Call::new(grid, adjoint, inputs, outputs).apply(&ops::jacobian(components, &axes)?)
    }
}
