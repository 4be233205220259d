//! The grid in C: made, filled in, freed.

use super::arguments::{self, check_pointer};
use super::guard::guard;
use super::status::ndg_status;
use crate::grid::{EdgeOrder, Grid};
use crate::status::{Argument, Error};
use crate::view::Extents;
use core::ptr;
use std::alloc::{Layout, alloc};

/// Where the samples of a field lie: shape, and for each axis spacing and edge order, with every weight that follows.
///
/// Made by ndg_grid_new, filled in by ndg_grid_set_*, used by operators, freed by ndg_grid_free. It holds copies; it keeps
/// no pointer of the caller's.
///
/// Threads: a const grid may be used by any number of threads at once. ndg_grid_set_* and ndg_grid_free want it for
/// themselves.
#[allow(non_camel_case_types)]
pub struct ndg_grid {
    grid: Grid,
}

const GRID: Argument = Argument::new("grid");

impl ndg_grid {
    /// The grid behind the pointer.
    ///
    /// # Safety
    /// `grid` is NULL, misaligned, or from `ndg_grid_new`, not freed, and not being changed during `'a`.
    pub unsafe fn get<'a>(grid: *const ndg_grid) -> Result<&'a Grid, Error> {
        check_pointer(grid, GRID)?;
        // SAFETY: the caller's promise.
        Ok(unsafe { &(*grid).grid })
    }

    /// The grid behind the pointer, to be changed.
    ///
    /// # Safety
    /// `grid` is NULL, misaligned, or from `ndg_grid_new`, not freed, and not being used by anyone else during `'a`.
    pub unsafe fn get_mut<'a>(grid: *mut ndg_grid) -> Result<&'a mut Grid, Error> {
        check_pointer(grid, GRID)?;
        // SAFETY: the caller's promise.
        Ok(unsafe { &mut (*grid).grid })
    }

    /// The same, and the axis with this number.
    ///
    /// # Safety
    /// As for [`ndg_grid::get_mut`].
    pub unsafe fn get_mut_axis<'a>(grid: *mut ndg_grid, axis: i32) -> Result<(&'a mut Grid, usize), Error> {
        // SAFETY: the caller's promise.
        let grid = unsafe { ndg_grid::get_mut(grid) }?;
        let axis = arguments::axis(axis, grid.ndim(), Argument::new("axis"))?;
        Ok((grid, axis))
    }
}

/// Makes a grid of a shape, with step 1.0 and edge order 1 on every axis.
///
/// @param ndim   the number of dimensions, 0 to NDG_MAX_RANK
/// @param shape  [ndim] the extents, copied
/// @param grid   gets the new grid, which the caller frees with ndg_grid_free; not written on failure
/// @returns NDG_OK, NDG_NULL_POINTER, NDG_BAD_RANK, NDG_BAD_SHAPE, NDG_SIZE_OVERFLOW, NDG_MISALIGNED, NDG_OUT_OF_MEMORY,
///          NDG_INTERNAL
///
/// Threads: any number of calls at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_new(ndim: i32, shape: *const i64, grid: *mut *mut ndg_grid) -> ndg_status {
    guard(|| {
        check_pointer(grid, GRID)?;
        let mut extents = Extents::new();
        // SAFETY: the caller keeps to the manual.
        unsafe { arguments::extents(ndim, shape, &mut extents) }?;
        let layout = Layout::new::<ndg_grid>();
        // SAFETY: a grid has a size other than 0.
        let memory = unsafe { alloc(layout) }.cast::<ndg_grid>();
        if memory.is_null() {
            return Err(Error::OutOfMemory { bytes: layout.size() });
        }
        // SAFETY: the memory is new and of a grid's layout (it came from the allocator that Box uses, so that
        // ndg_grid_free may free it as a Box; Box itself would abort where there is no memory); the caller's pointer is
        // valid for a write.
        unsafe {
            memory.write(ndg_grid { grid: Grid::new(&extents)? });
            grid.write(memory);
        }
        Ok(())
    })
}

/// Frees a grid. NULL is fine.
///
/// Threads: nobody else may be using the grid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_free(grid: *mut ndg_grid) {
    if !ptr::NonNull::new(grid).is_some_and(|grid| grid.is_aligned()) {
        return;
    }
    // SAFETY: ndg_grid_new made it with the allocator and the layout of a Box, and the caller gives it up.
    drop(unsafe { Box::from_raw(grid) });
}

/// The samples of an axis are a step apart: x[i] = x[0] + i step.
///
/// @param axis  negative counts from the end
/// @param step  finite and not 0; negative where the coordinate decreases. Its unit is the axis's.
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_SPACING, NDG_MISALIGNED,
///          NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_step(grid: *mut ndg_grid, axis: i32, step: f64) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        let (grid, axis) = unsafe { ndg_grid::get_mut_axis(grid, axis) }?;
        grid.set_step(axis, step)
    })
}

/// The samples of an axis lie at coordinates of their own.
///
/// Coordinates whose differences are all exactly equal count as a step; otherwise the grid keeps three weights a sample.
///
/// @param axis    negative counts from the end
/// @param coords  [n] finite, in any order under which every weight is finite: neighbours differ, and so do the
///                neighbours of a sample; copied
/// @param n       the axis's extent
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_SPACING, NDG_MISALIGNED,
///          NDG_OUT_OF_MEMORY, NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_coords_f64(
    grid: *mut ndg_grid,
    axis: i32,
    coords: *const f64,
    n: i64,
) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        unsafe {
            let (grid, axis) = ndg_grid::get_mut_axis(grid, axis)?;
            let coordinates = coordinates(grid, axis, coords, n)?;
            grid.set_coordinates(axis, coordinates)
        }
    })
}

/// The same for integer coordinates, whose differences are taken exactly: nanosecond time stamps near 1.7e18, say, of which
/// a double can hold only every 256th.
///
/// @param axis    negative counts from the end
/// @param coords  [n] in any order under which every weight is finite; copied
/// @param n       the axis's extent
/// @returns as ndg_grid_set_coords_f64
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_coords_i64(
    grid: *mut ndg_grid,
    axis: i32,
    coords: *const i64,
    n: i64,
) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        unsafe {
            let (grid, axis) = ndg_grid::get_mut_axis(grid, axis)?;
            let coordinates = coordinates(grid, axis, coords, n)?;
            grid.set_integer_coordinates(axis, coordinates)
        }
    })
}

/// The coordinates for an axis, if there are as many as it has samples.
///
/// # Safety
/// `coords` is as [`arguments::array`] wants it, with `n` entries.
unsafe fn coordinates<'a, X>(grid: &Grid, axis: usize, coords: *const X, n: i64) -> Result<&'a [X], Error> {
    let expected = grid.samples(axis);
    if n != expected as i64 {
        return Err(Error::CoordinateCount { axis, expected, got: n });
    }
    // SAFETY: the caller's promise.
    unsafe { arguments::array(coords, expected, Argument::new("coords")) }
}

/// How accurate the one-sided differences at the two ends of an axis are: a derivative of order m takes m + edge_order samples.
///
/// @param axis        negative counts from the end
/// @param edge_order  1 to 8; numpy has 1, the default, and 2
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_EDGE_ORDER, NDG_MISALIGNED,
///          NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_edge_order(grid: *mut ndg_grid, axis: i32, edge_order: i32) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        let (grid, axis) = unsafe { ndg_grid::get_mut_axis(grid, axis) }?;
        grid.set_edge_order(axis, EdgeOrder::at_most(EdgeOrder::Eighth, i64::from(edge_order))?)
    })
}
