//! From the views of a call on a grid to an operator applied to checked arrays.

use super::arguments::{self, Axes};
use super::grid::ndg_grid;
use super::view::{ndg_view, ndg_view_mut};
use crate::dtype::Dtype;
use crate::grid::Grid;
use crate::ops::{Application, Operator, push};
use crate::status::{Argument, Error};
use crate::sweep::Total;
use crate::view::{Extents, Layout, View, ViewMut};
use smallvec::SmallVec;

/// Views that came as one argument.
#[derive(Clone, Copy)]
pub struct Views<V> {
    /// The first.
    pub first: *const V,
    /// How many there are; none for a pointer to a single one.
    pub count: Option<usize>,
    /// What the header calls the argument.
    pub name: &'static str,
}

impl<V> Views<V> {
    /// A pointer to a single view.
    pub fn one(first: *const V, name: &'static str) -> Views<V> {
        Views { first, count: None, name }
    }

    /// A pointer to so many.
    pub fn many(first: *const V, count: usize, name: &'static str) -> Views<V> {
        Views { first, count: Some(count), name }
    }

    /// # Safety
    /// The pointer is as the header says, or fails one of the checks.
    unsafe fn get<'a>(self) -> Result<&'a [V], Error> {
        // SAFETY: the caller's promise.
        unsafe { arguments::array(self.first, self.count.unwrap_or(1), Argument::new(self.name)) }
    }

    /// What an error about the `k`-th calls it, and its strides.
    fn arguments(self, k: usize) -> (Argument, Argument) {
        match self.count {
            None => (Argument::new(self.name), Argument::new(self.name).member("->strides")),
            Some(_) => (Argument::entry(self.name, k), Argument::entry(self.name, k).member(".strides")),
        }
    }
}

/// An operator on a grid, as a call asks for it.
pub struct Call<'a> {
    /// Where the samples lie.
    grid: &'a Grid,
    /// Whether the operator's adjoint is wanted.
    adjoint: bool,
    /// How terms become results.
    total: Total,
    /// What is read.
    inputs: Views<ndg_view>,
    /// What is written.
    outputs: Views<ndg_view_mut>,
}

impl<'a> Call<'a> {
    /// A call whose results are the sums of their terms.
    pub fn new(grid: &'a Grid, adjoint: bool, inputs: Views<ndg_view>, outputs: Views<ndg_view_mut>) -> Call<'a> {
        Call { grid, adjoint, total: Total::Sum, inputs, outputs }
    }

    /// The same with the roots of the sums of their squares.
    pub fn of_magnitudes(self) -> Call<'a> {
        Call { total: Total::Root, ..self }
    }

    /// Checks the views and applies the operator. Of no inputs or no outputs nothing comes.
    ///
    /// # Safety
    /// Views are as the header describes them, or fail one of the checks.
    pub unsafe fn apply(&self, operator: &Operator) -> Result<(), Error> {
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            let (inputs, outputs) = (self.inputs.get()?, self.outputs.get()?);
            let samples = self.grid.sample_extents();
            let results: Extents = self.grid.extents().collect();
            let (read, written) = if self.adjoint { (&results, &samples) } else { (&samples, &results) };

            let mut input_layouts = SmallVec::<[(Dtype, Layout); 4]>::new();
            for (k, view) in inputs.iter().enumerate() {
                push(&mut input_layouts, layout(read, view.strides, view.dtype, self.inputs.arguments(k))?)?;
            }
            let mut output_layouts = SmallVec::<[(Dtype, Layout); 4]>::new();
            for (k, view) in outputs.iter().enumerate() {
                push(&mut output_layouts, layout(written, view.strides, view.dtype, self.outputs.arguments(k))?)?;
            }
            let mut read = SmallVec::<[View<'_>; 4]>::new();
            for (k, (view, (dtype, layout))) in inputs.iter().zip(&input_layouts).enumerate() {
                let data = if self.adjoint { view.data.cast() } else { corner(self.grid, view.data.cast(), layout) };
                push(&mut read, View::new(data, *dtype, layout, self.inputs.arguments(k).0)?)?;
            }
            let mut written = SmallVec::<[ViewMut<'_>; 4]>::new();
            for (k, (view, (dtype, layout))) in outputs.iter().zip(&output_layouts).enumerate() {
                let data: *mut u8 = view.data.cast();
                let data = if self.adjoint { corner(self.grid, data, layout).cast_mut() } else { data };
                push(&mut written, ViewMut::new(data, *dtype, layout, self.outputs.arguments(k).0)?)?;
            }
            if read.is_empty() || written.is_empty() {
                return Ok(());
            }
            let (grid, adjoint, total) = (self.grid, self.adjoint, self.total);
            Application { grid, operator, adjoint, total, inputs: &read, outputs: &written }.run()
        }
    }
}

/// The dtype and the layout of an array.
///
/// # Safety
/// As for [`Call::apply`].
unsafe fn layout(
    extents: &Extents,
    strides: *const i64,
    code: i32,
    (argument, strides_argument): (Argument, Argument),
) -> Result<(Dtype, Layout), Error> {
    let dtype = Dtype::from_code(code).ok_or(Error::BadDtype { argument, code })?;
    // SAFETY: the caller's promise.
    let strides = unsafe { arguments::optional_array(strides, extents.len(), strides_argument) }?;
    Ok((dtype, Layout::new(extents, strides, dtype, argument)?))
}

/// The first ghost cell of an array whose element `[0, ..., 0]` is at `data`; NULL stays NULL.
pub fn corner(grid: &Grid, data: *const u8, layout: &Layout) -> *const u8 {
    if data.is_null() { data } else { data.wrapping_offset(-grid.ghost_offset(layout.strides())) }
}

/// The grid of a call, and which of its axes are meant.
///
/// # Safety
/// `grid` is as [`ndg_grid::get`] wants it, `axes` as [`arguments::axes`] does.
pub unsafe fn grid_and_axes<'a>(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
) -> Result<(&'a Grid, Axes), Error> {
    let mut distinct = Axes::new();
    // SAFETY: the caller's promise.
    unsafe {
        let grid = ndg_grid::get(grid)?;
        arguments::axes(naxes, axes, grid.ndim(), &mut distinct)?;
        Ok((grid, distinct))
    }
}

/// An operator along axes; `call` gets the grid and their number.
///
/// # Safety
/// The arguments, and what `call` makes of its own, are as the header describes them, or fail one of the checks.
pub unsafe fn along_axes<'a>(
    grid: *const ndg_grid,
    naxes: i32,
    axes: *const i32,
    operator: impl FnOnce(&[usize]) -> Result<Operator, Error>,
    call: impl FnOnce(&'a Grid, usize) -> Call<'a>,
) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    unsafe {
        let (grid, axes) = grid_and_axes(grid, naxes, axes)?;
        let call = call(grid, axes.len());
        if call.outputs.count.is_none() {
            arguments::check_some(&axes)?;
        }
        call.apply(&operator(&axes)?)
    }
}
