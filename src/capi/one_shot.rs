//! What the one-shot functions do: views and a grid, and then one way, but for few samples, which go a shorter one, and long
//! lines, which need no grid.

use super::arguments::{self, Axes};
use crate::dtype::{Dtype, Element};
use crate::grid::{EdgeOrder, Grid};
use crate::ops::{self, Line};
use crate::status::{Argument, Error};
use crate::view::{Extents, Layout, MAX_RANK, View, ViewMut, check_separate};
use arrayvec::ArrayVec;

/// The arguments of a one-shot function, as they came.
pub struct OneShot {
    pub f: *const u8,
    pub ndim: i32,
    pub shape: *const i64,
    pub strides: *const i64,
    pub naxes: i32,
    pub axes: *const i32,
    pub steps: *const f64,
    pub coords: *const *const f64,
    pub edge_order: i32,
    pub out: *const *mut u8,
    pub out_strides: *const i64,
}

impl OneShot {
    /// # Safety
    /// The arguments are as [`ndg_gradient_f64`] describes them, or fail one of the checks.
    pub unsafe fn run<T: Element>(&self) -> Result<(), Error> {
        // SAFETY: in all of this block, the caller's promise: arrays have the documented number of entries, which is
        // known to be in range by the time that they are read.
        unsafe {
            let mut extents = Extents::new();
            arguments::extents(self.ndim, self.shape, &mut extents)?;
            let mut axes = Axes::new();
            arguments::axes(self.naxes, self.axes, extents.len(), &mut axes)?;
            let out = arguments::array(self.out, axes.len(), Argument::new("out"))?;
            let edge_order = EdgeOrder::new(i64::from(self.edge_order))?;
            if self.run_few(T::DTYPE, &extents, &axes, out, edge_order) {
                return Ok(());
            }
            self.run_generally(T::DTYPE, &extents, &axes, out, edge_order)
        }
    }

    /// Does it for any arguments. Not for a few samples to have the stack that it takes.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    #[inline(never)]
    unsafe fn run_generally(
        &self,
        dtype: Dtype,
        extents: &Extents,
        axes: &Axes,
        out: &[*mut u8],
        edge_order: EdgeOrder,
    ) -> Result<(), Error> {
        const F: Argument = Argument::new("f");
        // SAFETY: in all of this block, as above.
        unsafe {
            let (mut layout, mut out_layout) = (Layout::empty(), Layout::empty());
            let (strides, out_strides) = (Argument::new("strides"), Argument::new("out_strides"));
            arguments::set_layout(&mut layout, extents, self.strides, dtype, strides, F)?;
            let argument = Argument::new("out");
            arguments::set_layout(&mut out_layout, extents, self.out_strides, dtype, out_strides, argument)?;

            let line = self.line(extents, axes, edge_order);
            let mut grid = Grid::empty();
            if line.is_none() {
                grid.set_extents(extents)?;
                self.set_spacing(&mut grid, axes, edge_order)?;
            }
            let f = View::new(self.f, dtype, &layout, F)?;
            let mut outputs = ArrayVec::<ViewMut<'_>, MAX_RANK>::new();
            for (k, &data) in out.iter().enumerate() {
                outputs.push(ViewMut::new(data, dtype, &out_layout, Argument::entry("out", k))?);
            }
            self.check_separate_from_coordinates(extents, axes, &outputs)?;
            match line {
                Some(line) => ops::gradient_of_line(&line, &f, &outputs[0]),
                None => ops::gradient(&grid, &f, axes, &outputs),
            }
        }
    }

    /// The coordinates, if this is about one long line without gaps, and nothing is wrong with them.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    unsafe fn line<'a>(&self, extents: &Extents, axes: &Axes, edge_order: EdgeOrder) -> Option<Line<'a>> {
        if extents.len() != 1 || axes.len() != 1 {
            return None;
        }
        // SAFETY: the caller's promise.
        unsafe {
            if !arguments::is_c_order(extents, self.strides) || !arguments::is_c_order(extents, self.out_strides) {
                return None;
            }
            arguments::optional_array(self.steps, 1, Argument::new("steps")).ok()?;
            Line::new(self.coordinates(0, 1, extents[0]).ok()??, edge_order)
        }
    }

    /// Does all of it if it is a usual call for few samples; otherwise nothing.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    #[inline(always)] // So the dtype is known beforehand.
    unsafe fn run_few(
        &self,
        dtype: Dtype,
        extents: &Extents,
        axes: &Axes,
        out: &[*mut u8],
        edge_order: EdgeOrder,
    ) -> bool {
        // SAFETY: the caller's promise.
        unsafe {
            if !arguments::is_c_order(extents, self.strides) || !arguments::is_c_order(extents, self.out_strides) {
                return false;
            }
            let coords = arguments::optional_array(self.coords, axes.len(), Argument::new("coords"));
            let steps = arguments::optional_array(self.steps, axes.len(), Argument::new("steps"));
            let (Ok(coords), Ok(steps)) = (coords, steps) else { return false };
            if coords.is_some_and(|coords| coords.iter().any(|x| !x.is_null())) {
                return false;
            }
            let step = |k: usize| Some((steps.map_or(1.0, |steps| steps[k]), edge_order));
            ops::gradient_of_few(dtype, extents, self.f, axes, |k| out[k], step)
        }
    }

    /// Gives each axis its edge order and its step or coordinates.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    unsafe fn set_spacing(&self, grid: &mut Grid, axes: &Axes, edge_order: EdgeOrder) -> Result<(), Error> {
        for &axis in axes {
            grid.set_edge_order(axis, edge_order)?;
            grid.check_long_enough(axis, 1)?;
        }
        // SAFETY: the caller's promise.
        let steps = unsafe { arguments::optional_array(self.steps, axes.len(), Argument::new("steps")) }?;
        for (k, &axis) in axes.iter().enumerate() {
            // SAFETY: the caller's promise.
            let coordinates = unsafe { self.coordinates(k, axes.len(), grid.extent(axis)) }?;
            if let Some(coordinates) = coordinates {
                grid.set_coordinates_once(axis, coordinates)?;
            } else if let Some(steps) = steps {
                grid.set_step(axis, steps[k])?;
            }
        }
        Ok(())
    }

    /// The coordinates of the `k`-th of `naxes` axes, which has `extent` samples, if it was given any.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    unsafe fn coordinates<'a>(&self, k: usize, naxes: usize, extent: usize) -> Result<Option<&'a [f64]>, Error> {
        // SAFETY: the caller's promise: as many coordinates as the axis has samples.
        unsafe {
            match arguments::optional_array(self.coords, naxes, Argument::new("coords"))? {
                None => Ok(None),
                Some(coords) => arguments::optional_array(coords[k], extent, Argument::entry("coords", k)),
            }
        }
    }

    /// That no output shares memory with coordinates, which are inputs too.
    ///
    /// # Safety
    /// As for [`OneShot::run`].
    unsafe fn check_separate_from_coordinates(
        &self,
        extents: &Extents,
        axes: &Axes,
        outputs: &[ViewMut<'_>],
    ) -> Result<(), Error> {
        for (k, &axis) in axes.iter().enumerate() {
            // SAFETY: the caller's promise.
            if let Some(coordinates) = unsafe { self.coordinates(k, axes.len(), extents[axis]) }? {
                let argument = Argument::entry("coords", k);
                let layout = Layout::new(&[coordinates.len()], None, Dtype::F64, argument)?;
                // SAFETY: a slice is valid for reads.
                let view = unsafe { View::new(coordinates.as_ptr().cast(), Dtype::F64, &layout, argument) }?;
                check_separate(&[view], outputs)?;
            }
        }
        Ok(())
    }
}
