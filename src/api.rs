//! The safe face for Rust callers: ndarray views in, ndarray arrays out, the same way as the C functions.

use crate::dtype::{Dtype, Element};
use crate::grid::{EdgeOrder, Grid};
use crate::ops;
use crate::status::{Argument, Error};
use crate::view::{Layout, MAX_RANK, View, ViewMut};
use arrayvec::ArrayVec;
use core::marker::PhantomData;
use ndarray::{Array, ArrayView, ArrayViewMut, Dimension, ShapeBuilder};

/// How far apart the samples are along the differentiated axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spacing<'a> {
    /// 1.0 along every axis.
    Unit,
    /// One step for all axes.
    Step(f64),
    /// For each of the differentiated axes a step or coordinates.
    PerAxis(&'a [AxisSpacing<'a>]),
}

/// How far apart the samples are along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AxisSpacing<'a> {
    /// By a step: finite and not 0.
    Step(f64),
    /// By coordinates, one for each sample, in any order under which every weight is finite.
    Coordinates(&'a [f64]),
}

/// An array to write results to, made from a mutable ndarray view of any served dtype: `out.view_mut().into()`.
#[derive(Debug)]
pub struct Output<'a> {
    data: *mut u8,
    dtype: Dtype,
    extents: Vec<usize>,
    strides: Vec<i64>,
    borrow: PhantomData<&'a mut ()>,
}

impl<'a, T: Element, D: Dimension> From<ArrayViewMut<'a, T, D>> for Output<'a> {
    fn from(mut view: ArrayViewMut<'a, T, D>) -> Output<'a> {
        Output {
            data: view.as_mut_ptr().cast(),
            dtype: T::DTYPE,
            extents: view.shape().to_vec(),
            strides: view.strides().iter().map(|&stride| stride as i64).collect(),
            borrow: PhantomData,
        }
    }
}

/// The gradient of `f`: one array for each of `axes`, in their order; for every axis if `axes` is `None`.
///
/// The formulas are those of `numpy.gradient`, and so are the numbers, to the bit: `(f[i+1] - f[i-1]) / (2 h)` for a
/// step, the second-order three-point weights for coordinates, one-sided differences at the edges. Integers give `f64`;
/// every other type gives itself. Negative axes count from the end.
///
/// ```
/// use ndarray::array;
/// use ndgrad::{AxisSpacing, EdgeOrder, Spacing, gradient};
///
/// let relief = array![[1, 2, 6], [3, 5, 7], [4, 8, 9]];
/// let [rows, columns] = &gradient(relief.view(), Spacing::Unit, None, EdgeOrder::First)?[..] else { panic!() };
/// assert_eq!(rows, array![[2.0, 3.0, 1.0], [1.5, 3.0, 1.5], [1.0, 3.0, 2.0]]);
/// assert_eq!(columns, array![[1.0, 2.5, 4.0], [2.0, 2.0, 2.0], [4.0, 2.5, 1.0]]);
///
/// let depth = [0.0, 10.0, 30.0, 75.0];
/// let temperature = array![20.0_f32, 19.5, 16.0, 9.0];
/// let along = [AxisSpacing::Coordinates(&depth)];
/// let slope = gradient(temperature.view(), Spacing::PerAxis(&along), None, EdgeOrder::Second)?;
/// assert_eq!(slope[0].len(), 4);
/// # Ok::<(), ndgrad::Error>(())
/// ```
///
/// # Errors
/// As the C function's statuses: axes out of range or repeated, an axis too short for the edge order, a step or
/// coordinates that give no finite weights, a rank above [`MAX_RANK`].
pub fn gradient<T: Element, D: Dimension>(
    f: ArrayView<'_, T, D>,
    spacing: Spacing<'_>,
    axes: Option<&[isize]>,
    edge_order: EdgeOrder,
) -> Result<Vec<Array<T::Gradient, D>>, Error> {
    let count = axes.map_or(f.ndim(), <[isize]>::len);
    // As numpy does, results lie as the samples do where those are in one of the two usual orders.
    let is_fortran_order = !f.is_standard_layout() && f.t().is_standard_layout();
    let new = |_| Array::uninit(f.raw_dim().set_f(is_fortran_order));
    let mut results: Vec<Array<_, D>> = (0..count).map(new).collect();
    let mut out: Vec<Output<'_>> = results
        .iter_mut()
        .map(|result| Output {
            data: result.as_mut_ptr().cast(),
            dtype: T::Gradient::DTYPE,
            extents: result.shape().to_vec(),
            strides: result.strides().iter().map(|&stride| stride as i64).collect(),
            borrow: PhantomData,
        })
        .collect();
    gradient_into(f, spacing, axes, edge_order, &mut out)?;
    // SAFETY: the call succeeded, so every element of every output has been written.
    Ok(results.into_iter().map(|result| unsafe { result.assume_init() }).collect())
}

/// The gradient of `f`, written into arrays that are there already: the derivative along `axes[k]` goes to `out[k]`.
///
/// Arrays may differ in layout and type; see the table of `ndg_gradient` in the C header for the types that are served.
///
/// ```
/// use ndarray::{Array2, array};
/// use ndgrad::{EdgeOrder, Spacing, gradient_into};
///
/// let image = array![[10_u8, 20, 40], [10, 30, 90]];
/// let mut across = Array2::<f32>::zeros((2, 3));
/// gradient_into(image.view(), Spacing::Unit, Some(&[1]), EdgeOrder::First, &mut [across.view_mut().into()])?;
/// assert_eq!(across, array![[10.0, 15.0, 20.0], [20.0, 40.0, 60.0]]);
/// # Ok::<(), ndgrad::Error>(())
/// ```
///
/// # Errors
/// As [`gradient`], and for outputs whose number, shape or type does not fit. On an error nothing has been written.
pub fn gradient_into<T: Element, D: Dimension>(
    f: ArrayView<'_, T, D>,
    spacing: Spacing<'_>,
    axes: Option<&[isize]>,
    edge_order: EdgeOrder,
    out: &mut [Output<'_>],
) -> Result<(), Error> {
    let mut grid = Grid::new(f.shape())?;
    let axes = normalized_axes(axes, f.ndim())?;
    if let Spacing::PerAxis(spacings) = spacing
        && spacings.len() != axes.len()
    {
        return Err(Error::BadSpacingCount { expected: axes.len(), got: spacings.len() });
    }
    for (k, &axis) in axes.iter().enumerate() {
        grid.set_edge_order(axis, edge_order)?;
        grid.check_long_enough(axis, 1)?;
        match spacing {
            Spacing::Unit => {}
            Spacing::Step(step) => grid.set_step(axis, step)?,
            Spacing::PerAxis(spacings) => match spacings[k] {
                AxisSpacing::Step(step) => grid.set_step(axis, step)?,
                AxisSpacing::Coordinates(coordinates) => grid.set_coordinates_once(axis, coordinates)?,
            },
        }
    }
    gradient_on(&grid, f, &axes, out)
}

/// The gradient of `f` on a grid: the derivative along `axes[k]` goes to `out[k]`. See [`Grid`] for an example.
///
/// `f` has the grid's shape and the ghost cells of its [sides](Grid::set_sides); outputs have the grid's shape.
///
/// # Errors
/// As [`gradient_into`], and for samples whose shape is not the grid's.
pub fn gradient_on<T: Element, D: Dimension>(
    grid: &Grid,
    f: ArrayView<'_, T, D>,
    axes: &[usize],
    out: &mut [Output<'_>],
) -> Result<(), Error> {
    const F: Argument = Argument::new("f");
    let extents: ArrayVec<usize, MAX_RANK> = grid.extents().collect();
    let samples = grid.sample_extents();
    check_shape(F, &samples, f.shape())?;
    for (k, &axis) in axes.iter().enumerate() {
        let argument = Argument::entry("axes", k);
        if axis >= extents.len() {
            return Err(Error::BadAxis { argument, axis: axis as i64, ndim: extents.len() });
        }
        if let Some(first) = axes[..k].iter().position(|&earlier| earlier == axis) {
            return Err(Error::RepeatedAxis { argument, axis: axis as i64, first });
        }
    }
    if out.len() != axes.len() {
        return Err(Error::BadAxisCount { expected: out.len(), got: axes.len() as i64 });
    }
    let strides: Vec<i64> = f.strides().iter().map(|&stride| stride as i64).collect();
    let layout = Layout::new(&samples, Some(&strides), T::DTYPE, F)?;
    // SAFETY: an ArrayView is valid for reads of its elements.
    let f = unsafe { View::new(f.as_ptr().cast(), T::DTYPE, &layout, F) }?;
    let mut layouts = Vec::with_capacity(out.len());
    for (k, output) in out.iter().enumerate() {
        let argument = Argument::entry("out", k);
        check_shape(argument, &extents, &output.extents)?;
        layouts.push(Layout::new(&extents, Some(&output.strides), output.dtype, argument)?);
    }
    let mut outputs = ArrayVec::<ViewMut<'_>, MAX_RANK>::new();
    for (k, (output, layout)) in out.iter().zip(&layouts).enumerate() {
        let argument = Argument::entry("out", k);
        // SAFETY: the pointer, shape and strides are those of an array, initialised or not, that the Output borrows
        // mutably, so that no reference to its elements lives.
        outputs.push(unsafe { ViewMut::new(output.data, output.dtype, layout, argument) }?);
    }
    ops::gradient(grid, &f, axes, &outputs)
}

/// Axes counted from the front; all of them for `None`. That they are distinct is checked with the grid.
fn normalized_axes(axes: Option<&[isize]>, ndim: usize) -> Result<Vec<usize>, Error> {
    let Some(axes) = axes else { return Ok((0..ndim).collect()) };
    let normalized = axes.iter().enumerate().map(|(k, &axis)| {
        let from_the_front = if axis < 0 { axis.checked_add_unsigned(ndim) } else { Some(axis) };
        from_the_front.and_then(|axis| usize::try_from(axis).ok()).filter(|&axis| axis < ndim).ok_or(Error::BadAxis {
            argument: Argument::entry("axes", k),
            axis: axis as i64,
            ndim,
        })
    });
    normalized.collect()
}

/// That an array has the grid's shape.
fn check_shape(argument: Argument, expected: &[usize], got: &[usize]) -> Result<(), Error> {
    if expected.len() != got.len() {
        return Err(Error::RankMismatch { argument, expected: expected.len(), got: got.len() });
    }
    match expected.iter().zip(got).position(|(expected, got)| expected != got) {
        None => Ok(()),
        Some(axis) => Err(Error::ShapeMismatch { argument, axis, expected: expected[axis], got: got[axis] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Side;
    use ndarray::{Array1, Axis, Slice};

    #[test]
    fn samples_come_with_their_ghost_cells() {
        let mut grid = Grid::new(&[5]).unwrap();
        grid.set_sides(0, [Some(Side::Ghost(2)), Some(Side::Ghost(1))]).unwrap();
        let f: Array1<f64> = (0..8).map(|i| f64::from(i * i)).collect();
        let mut df = Array1::from_elem(5, f64::NAN);
        gradient_on(&grid, f.view(), &[0], &mut [df.view_mut().into()]).unwrap();
        assert_eq!(df, ndarray::array![4.0, 6.0, 8.0, 10.0, 12.0]);
        let without = f.slice_axis(Axis(0), Slice::from(2..7));
        let error = gradient_on(&grid, without, &[0], &mut [df.view_mut().into()]);
        assert!(matches!(error, Err(Error::ShapeMismatch { axis: 0, expected: 8, got: 5, .. })));
        gradient_on(&grid, f.view(), &[], &mut []).unwrap();
    }
}
