//! The gradient in C: the one-shot functions, and `ndg_gradient` on a grid.

use super::arguments::{self, Axes};
use super::fields;
use super::grid::ndg_grid;
use super::guard::guard;
use super::one_shot::OneShot;
use super::status::ndg_status;
use super::view::{ndg_view, ndg_view_mut};
use crate::dtype::Dtype;
use crate::grid::Grid;
use crate::ops;
use crate::status::{Argument, Error};
use crate::view::{Extents, Layout, MAX_RANK, View, ViewMut};
use arrayvec::ArrayVec;
use num_complex::Complex;

/// The gradient of an array of doubles: numpy.gradient's numbers, to the bit.
///
/// Along each axis in question, with step h (its derivation and that of the uneven weights: Quarteroni, Sacco, Saleri,
/// Numerical Mathematics, 2007, section 10.10):
///
/// @code
///   interior       out[i] = (f[i+1] - f[i-1]) / (2 h)
///   edge_order 1   out[0] = (f[1] - f[0]) / h                           and its mirror image at the other end
///   edge_order 2   out[0] = (-1.5/h f[0] + 2/h f[1]) - 0.5/h f[2]       and its mirror image at the other end
/// @endcode
///
/// and with coordinates x, where dx1 = x[i] - x[i-1] and dx2 = x[i+1] - x[i]:
///
/// @code
///   interior       out[i] = (a f[i-1] + b f[i]) + c f[i+1]
///                  a = -dx2 / (dx1 (dx1 + dx2)),  b = (dx2 - dx1) / (dx1 dx2),  c = dx1 / (dx2 (dx1 + dx2))
///   edge_order 1   out[0] = (f[1] - f[0]) / (x[1] - x[0])
///   edge_order 2   out[0] = (a f[0] + b f[1]) + c f[2], with dx1, dx2 the two steps from the edge:
///                  a = -(2 dx1 + dx2) / (dx1 (dx1 + dx2)),  b = (dx1 + dx2) / (dx1 dx2),  c = -dx1 / (dx2 (dx1 + dx2))
/// @endcode
///
/// Both are second-order accurate in the interior. Coordinates whose differences are all exactly equal count as a step.
/// The unit of a result is the unit of f divided by the unit of its axis.
///
/// For example, d/dt of [1, 2, 4, 7, 11] at step 1 is [1, 1.5, 2.5, 3.5, 4]:
///
/// @code
///   double f[5] = {1, 2, 4, 7, 11}, df[5], *out[1] = {df};
///   int64_t shape[1] = {5};
///   ndg_status status = ndg_gradient_f64(f, 1, shape, NULL, 1, NULL, NULL, NULL, 1, out, NULL);
/// @endcode
///
/// @param f            element [0, ..., 0] of the samples; may be NULL if an extent is 0
/// @param ndim         the number of dimensions, 0 to NDG_MAX_RANK
/// @param shape        [ndim] the extents
/// @param strides      [ndim] in elements, negative or 0 allowed; NULL: C order, contiguous
/// @param naxes        how many axes to differentiate, and how many outputs there are; 0 does nothing
/// @param axes         [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be ndim
///                     (so to differentiate along no axis, give naxes 0 and a pointer that is not NULL)
/// @param steps        [naxes] the step along each of the axes, not 0, negative where the coordinate decreases;
///                     NULL: 1.0 everywhere
/// @param coords       [naxes] each NULL or shape[axis] coordinates, which then win over the step (it is not looked at);
///                     NULL: no coordinates. In any order under which every weight is finite.
/// @param edge_order   1 or 2; a differentiated axis needs edge_order + 1 samples
/// @param out          [naxes] caller-owned arrays; out[k] gets the derivative along axes[k]. Need not be initialised.
/// @param out_strides  [ndim] in elements, shared by all outputs, so that gx, gy and gz may interleave in one buffer;
///                     NULL: C order, contiguous
/// @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_RANK, NDG_BAD_SHAPE, NDG_BAD_AXIS,
///          NDG_REPEATED_AXIS, NDG_BAD_EDGE_ORDER, NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING,
///          NDG_OUT_OF_MEMORY, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP, NDG_INTERNAL
///
/// Memory: one table of 3 n doubles for each unevenly spaced axis of n samples, freed before the call returns; none for a
/// long 1-D array in C order.
/// Threads: any number of calls at once, each with outputs of its own.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)]
pub unsafe extern "C" fn ndg_gradient_f64(
    f: *const f64,
    ndim: i32,
    shape: *const i64,
    strides: *const i64,
    naxes: i32,
    axes: *const i32,
    steps: *const f64,
    coords: *const *const f64,
    edge_order: i32,
    out: *const *mut f64,
    out_strides: *const i64,
) -> ndg_status {
    let (f, out) = (f.cast(), out.cast());
    let call = OneShot { f, ndim, shape, strides, naxes, axes, steps, coords, edge_order, out, out_strides };
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { call.run::<f64>() })
}

/// The gradient of an array of floats: as ndg_gradient_f64, with float samples and results.
///
/// With a step everything is computed in float, 2 h and the edge weights being rounded to float first. With coordinates
/// differences of two samples are taken in float, everything else is computed in double, and the result is rounded once.
/// That is what numpy does with a float32 array and a Python float, or with float64 coordinates. NDG_BAD_SPACING also
/// refuses a step that is 0, or whose edge weights overflow, as a float.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)]
pub unsafe extern "C" fn ndg_gradient_f32(
    f: *const f32,
    ndim: i32,
    shape: *const i64,
    strides: *const i64,
    naxes: i32,
    axes: *const i32,
    steps: *const f64,
    coords: *const *const f64,
    edge_order: i32,
    out: *const *mut f32,
    out_strides: *const i64,
) -> ndg_status {
    let (f, out) = (f.cast(), out.cast());
    let call = OneShot { f, ndim, shape, strides, naxes, axes, steps, coords, edge_order, out, out_strides };
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { call.run::<f32>() })
}

/// The gradient of a complex array: the real parts of the results are ndg_gradient_f32 of the real parts, to the bit, and
/// the imaginary parts that of the imaginary parts.
///
/// f and out point to pairs of floats, real part first, as C's float complex, C++'s std::complex<float> and Fortran's
/// complex(c_float_complex) lie in memory; a stride of 1 is one complex element.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)]
pub unsafe extern "C" fn ndg_gradient_c64(
    f: *const f32,
    ndim: i32,
    shape: *const i64,
    strides: *const i64,
    naxes: i32,
    axes: *const i32,
    steps: *const f64,
    coords: *const *const f64,
    edge_order: i32,
    out: *const *mut f32,
    out_strides: *const i64,
) -> ndg_status {
    let (f, out) = (f.cast(), out.cast());
    let call = OneShot { f, ndim, shape, strides, naxes, axes, steps, coords, edge_order, out, out_strides };
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { call.run::<Complex<f32>>() })
}

/// The gradient of a complex array of doubles: as ndg_gradient_c64, with pairs of doubles.
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments)]
pub unsafe extern "C" fn ndg_gradient_c128(
    f: *const f64,
    ndim: i32,
    shape: *const i64,
    strides: *const i64,
    naxes: i32,
    axes: *const i32,
    steps: *const f64,
    coords: *const *const f64,
    edge_order: i32,
    out: *const *mut f64,
    out_strides: *const i64,
) -> ndg_status {
    let (f, out) = (f.cast(), out.cast());
    let call = OneShot { f, ndim, shape, strides, naxes, axes, steps, coords, edge_order, out, out_strides };
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { call.run::<Complex<f64>>() })
}

/// The gradient on a grid, for every dtype: out[k] gets the derivative of f along axes[k], by the formulas of
/// ndg_gradient_f64 with the grid's spacing and edge orders; where the grid has another accuracy order than 2, edge orders above
/// 2, or ends that are not one-sided, as ndg_derivative of order 1.
///
/// @code
///   f                    out            computed
///   F64, C128            the same       in double
///   F32, C64             the same       as ndg_gradient_f32 says
///   any integer          F64            in double, as numpy does: no wrap-around of unsigned samples
///   I8 U8 I16 U16        F32            as ndg_gradient_f32 of the samples, which a float holds exactly
///   I32 U32 I64 U64      F32            in double, and rounded to float once
///   F16, BF16            F32            as ndg_gradient_f32 of the samples, which a float holds exactly
///   F16, BF16            the same       the same, and rounded to the nearest
/// @endcode
///
/// Outputs may differ in dtype and strides; those that agree in both are written in one sweep over f.
///
/// @param grid   where the samples lie; shared, not changed
/// @param f      the samples, of the grid's shape
/// @param naxes  how many axes to differentiate, and how many outputs there are; 0 does nothing
/// @param axes   [naxes] distinct, negative ones count from the end; NULL: 0..ndim-1, and then naxes must be the rank
/// @param out    [naxes] where the results go
/// @returns NDG_OK, or with nothing written: NDG_NULL_POINTER, NDG_BAD_DTYPE, NDG_BAD_AXIS, NDG_REPEATED_AXIS,
///          NDG_SIZE_OVERFLOW, NDG_AXIS_TOO_SHORT, NDG_BAD_SPACING, NDG_MISALIGNED, NDG_BAD_STRIDE, NDG_OVERLAP,
///          NDG_BAD_OPTION, NDG_OUT_OF_MEMORY, NDG_CANCELLED, NDG_INTERNAL
///
/// Memory: none is allocated, but what the system takes for workers when a call starts them ("Threads" above), and the weights
///         of ndg_derivative where its formulas are used.
/// Threads: any number of calls at once on one grid, each with outputs of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_gradient(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> ndg_status {
    // SAFETY: the caller keeps to the manual.
    guard(|| unsafe { gradient_on_grid(grid, f, naxes, axes, out) })
}

/// # Safety
/// The arguments are as [`ndg_gradient`] describes them, or fail one of the checks.
unsafe fn gradient_on_grid(
    grid: *const ndg_grid,
    f: *const ndg_view,
    naxes: i32,
    axes: *const i32,
    out: *const ndg_view_mut,
) -> Result<(), Error> {
    const F: Argument = Argument::new("f");
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let grid = ndg_grid::get(grid)?;
        arguments::check_pointer(f, F)?;
        let f = &*f;
        let extents: Extents = grid.extents().collect();
        let mut distinct = Axes::new();
        arguments::axes(naxes, axes, extents.len(), &mut distinct)?;
        let axes = distinct;
        let out = arguments::array(out, axes.len(), Argument::new("out"))?;
        let dtype = |code: i32, argument: Argument| Dtype::from_code(code).ok_or(Error::BadDtype { argument, code });
        if run_few_on_grid(grid, f, &extents, &axes, out) {
            return Ok(());
        }
        let f_dtype = dtype(f.dtype, F)?;
        let mut layouts = ArrayVec::<(Dtype, Layout), MAX_RANK>::new();
        for (k, view) in out.iter().enumerate() {
            let argument = Argument::entry("out", k);
            let out_dtype = dtype(view.dtype, argument)?;
            ops::check_dtypes(f_dtype, out_dtype, argument)?;
            let strides = arguments::optional_array(view.strides, extents.len(), argument.member(".strides"))?;
            layouts.push((out_dtype, Layout::new(&extents, strides, out_dtype, argument)?));
        }
        let mut layout = Layout::empty();
        let samples = grid.sample_extents();
        arguments::set_layout(&mut layout, &samples, f.strides, f_dtype, F.member("->strides"), F)?;
        for &axis in &axes {
            grid.check_long_enough(axis, 1)?;
        }
        let f = View::new(fields::corner(grid, f.data.cast(), &layout), f_dtype, &layout, F)?;
        let mut outputs = ArrayVec::<ViewMut<'_>, MAX_RANK>::new();
        for (k, (view, &(dtype, ref layout))) in out.iter().zip(&layouts).enumerate() {
            outputs.push(ViewMut::new(view.data.cast(), dtype, layout, Argument::entry("out", k))?);
        }
        ops::gradient(grid, &f, &axes, &outputs)
    }
}

/// Does all of it if it is a usual call for few samples; otherwise nothing.
///
/// # Safety
/// As for [`gradient_on_grid`].
unsafe fn run_few_on_grid(grid: &Grid, f: &ndg_view, extents: &Extents, axes: &Axes, out: &[ndg_view_mut]) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let is_usual = |view: &ndg_view_mut| view.dtype == f.dtype && arguments::is_c_order(extents, view.strides);
        if !arguments::is_c_order(extents, f.strides) || !out.iter().all(is_usual) {
            return false;
        }
        if grid.has_ghost_cells() || grid.progress().is_some() {
            return false;
        }
        let Some(dtype) = Dtype::from_code(f.dtype) else { return false };
        let step = |k: usize| grid.numpy_step(axes[k]);
        ops::gradient_of_few(dtype, extents, f.data.cast(), axes, |k| out[k].data.cast(), step)
    }
}
