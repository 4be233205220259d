//! Derivatives of any order in C.

use super::arguments;
use super::fields::{Call, Views, along_axes, grid_and_axes};
use super::grid::ndg_grid;
use super::guard::guard;
use super::status::ndg_status;
use super::view::{ndg_view, ndg_view_mut};
use crate::grid::{Grid, MAX_ORDER};
use crate::ops;
use crate::status::{Argument, Error};
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;

/// The derivative of any order along one axis: `out = d^order f / dx^order`.
///
/// Central differences of the grid's accuracy order, from tables of exact weights where the axis has a step, and otherwise from
/// its coordinates (Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, Mathematics of
/// Computation 51, 1988); towards the ends what the grid's sides say. Of order 1, with accuracy order 2, edge order 1 or 2 and
/// one-sided ends, the numbers are those of ndg_gradient. For example with step h and accuracy order 4:
///
/// @code
///   order 1   out[i] = (f[i-2] - 8 f[i-1] + 8 f[i+1] - f[i+2]) / (12 h)
///   order 2   out[i] = (-f[i-2] + 16 f[i-1] - 30 f[i] + 16 f[i+1] - f[i+2]) / (12 h h)
/// @endcode
///
/// The unit of a result is that of f divided by the axis's to the power of the order.
///
/// @param grid   where the samples lie; shared, not changed
/// @param f      the samples, of the grid's shape
/// @param axis   negative counts from the end
/// @param order  1 to 6
/// @param out    where the results go; for dtypes see ndg_gradient
/// @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_BAD_DTYPE, NDG_SIZE_OVERFLOW,
///          NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP, NDG_OUT_OF_MEMORY, NDG_CANCELLED,
///          NDG_INTERNAL
///
/// Memory: the first call that needs a derivative of an axis works out its weights, which the grid keeps: a few hundred
///         bytes where there is a step, otherwise some 5 to 15 doubles a sample. Later calls allocate nothing.
/// Threads: any number of calls at once on one grid, each with outputs of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    axis: i32,
    order: i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { derivative(grid, f, axis, order, out, false) })
}

/// The adjoint of ndg_derivative: `out = A^T f`, where A is the matrix that ndg_derivative multiplies samples by.
///
/// For all x and y the sums over all elements of `(A x) y` and `x (A^T y)` are the same, but for rounding, whatever the sides,
/// the accuracy and the spacing. Values of constant sides do not count. f has the grid's shape; out has it too, and the ghost
/// cells that samples have: they get what they contribute. Arguments, statuses and costs are those of ndg_derivative.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_derivative_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    axis: i32,
    order: i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { derivative(grid, f, axis, order, out, true) })
}

/// # Safety
/// The arguments are as [`ndg_derivative`] describes them, or fail one of the checks.
unsafe fn derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    axis: i32,
    order: i32,
    out: *const ndg_view_mut,
    adjoint: bool,
) -> Result<(), Error> {
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let grid = ndg_grid::get(grid)?;
        let axis = arguments::axis(axis, grid.ndim(), Argument::new("axis"))?;
        let order = arguments::option(order, 1, MAX_ORDER, "1 to 6", Argument::new("order"))?;
        one_to_one(grid, f, out, adjoint).apply(&ops::derivative(axis, order)?)
    }
}

/// A mixed derivative: the derivative of order orders[k] along each axis k, `out = d^(sum of orders) f / (dx0^orders[0] dx1^orders[1]
/// ...)`.
///
/// Each is that of ndg_derivative, and they are applied in the order of the axes: a sum over the product of their stencils.
///
/// @param orders  [ndim] 0 to 6, 0 for an axis along which f is not differentiated; if all are 0 the results are the samples
/// @returns as ndg_derivative
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_mixed_derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    orders: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { mixed_derivative(grid, f, orders, out, false) })
}

/// The adjoint of ndg_mixed_derivative; see ndg_derivative_adjoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_mixed_derivative_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    orders: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { mixed_derivative(grid, f, orders, out, true) })
}

/// # Safety
/// The arguments are as [`ndg_mixed_derivative`] describes them, or fail one of the checks.
unsafe fn mixed_derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    orders: *const i32,
    out: *const ndg_view_mut,
    adjoint: bool,
) -> Result<(), Error> {
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let grid = ndg_grid::get(grid)?;
        let given = arguments::array(orders, grid.ndim(), Argument::new("orders"))?;
        let mut orders = ArrayVec::<usize, MAX_RANK>::new();
        for (axis, &order) in given.iter().enumerate() {
            orders.push(arguments::option(order, 0, MAX_ORDER, "0 to 6", Argument::entry("orders", axis))?);
        }
        one_to_one(grid, f, out, adjoint).apply(&ops::mixed_derivative(&orders)?)
    }
}

/// The derivative in a direction: `out = sum over k of direction[k] df/dx[axes[k]]`.
///
/// Terms are multiplied and added in the order of the axes.
///
/// @param naxes      1 or more
/// @param axes       [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param direction  [naxes] finite; its length counts: of length 1 it gives the slope in that direction
/// @returns as ndg_derivative, and NDG_REPEATED_AXIS; NDG_BAD_OPTION for a direction that is not finite
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_directional_derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    direction: *const f64,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { directional_derivative(grid, f, naxes, axes, direction, out, false) })
}

/// The adjoint of ndg_directional_derivative; see ndg_derivative_adjoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_directional_derivative_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    direction: *const f64,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { directional_derivative(grid, f, naxes, axes, direction, out, true) })
}

/// # Safety
/// The arguments are as [`ndg_directional_derivative`] describes them, or fail one of the checks.
unsafe fn directional_derivative(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    direction: *const f64,
    out: *const ndg_view_mut,
    adjoint: bool,
) -> Result<(), Error> {
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let (grid, axes) = grid_and_axes(grid, naxes, axes)?;
        arguments::check_some(&axes)?;
        let direction = arguments::array(direction, axes.len(), Argument::new("direction"))?;
        for (k, &value) in direction.iter().enumerate() {
            if !value.is_finite() {
                return Err(Error::NotFinite { argument: Argument::entry("direction", k), value });
            }
        }
        one_to_one(grid, f, out, adjoint).apply(&ops::directional_derivative(&axes, direction)?)
    }
}

/// The Laplacian: `out = sum over k of d^2 f / dx[axes[k]]^2`, in one sweep over f.
///
/// Terms are those of ndg_derivative of order 2, added in the order of the axes. With step h and accuracy order 2 each is
/// `(f[i-1] - 2 f[i] + f[i+1]) / (h h)`.
///
/// @param naxes  1 or more
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @returns as ndg_derivative, and NDG_REPEATED_AXIS
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_laplacian(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { along_axes(grid, naxes, axes, ops::laplacian, |grid, _| one_to_one(grid, f, out, false)) })
}

/// The adjoint of ndg_laplacian; see ndg_derivative_adjoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_laplacian_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { along_axes(grid, naxes, axes, ops::laplacian, |grid, _| one_to_one(grid, f, out, true)) })
}

/// The Hessian: the second derivatives along each pair of axes, `d^2 f / (dx[axes[k]] dx[axes[l]])` for k <= l, in one sweep over
/// f.
///
/// It is symmetric, so there are n (n + 1) / 2 of them, n = naxes, the rows of the upper triangle one after the other:
/// (0, 0), (0, 1), ..., (0, n-1), (1, 1), ..., (n-1, n-1). The diagonal is ndg_derivative of order 2, the others
/// ndg_mixed_derivative of orders 1 and 1.
///
/// @param naxes  0 or more; 0 does nothing
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param out    [naxes (naxes + 1) / 2] where the results go
/// @returns as ndg_derivative, and NDG_REPEATED_AXIS
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_hessian(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::hessian, |grid, n| {
            Call::new(grid, false, Views::one(f, "f"), Views::many(out, n * (n + 1) / 2, "out"))
        })
    })
}

/// The adjoint of ndg_hessian, from naxes (naxes + 1) / 2 arrays to one: `out = sum over k <= l of (d^2 / (dx[axes[k]] dx[axes[l]]))^T
/// f[...]`. See ndg_derivative_adjoint.
///
/// @param naxes  1 or more
/// @param f      [naxes (naxes + 1) / 2] all of one dtype
/// @returns as ndg_hessian
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_hessian_adjoint(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe {
        along_axes(grid, naxes, axes, ops::hessian, |grid, n| {
            Call::new(grid, true, Views::many(f, n * (n + 1) / 2, "f"), Views::one(out, "out"))
        })
    })
}

/// A call from one array to one.
fn one_to_one(grid: &Grid, f: *const ndg_view, out: *const ndg_view_mut, adjoint: bool) -> Call<'_> {
    Call::new(grid, adjoint, Views::one(f, "f"), Views::one(out, "out"))
}
