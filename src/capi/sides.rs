//! What lies beyond the ends of an axis, and accuracy orders, in C.

use super::arguments;
use super::grid::ndg_grid;
use super::guard::guard;
use super::status::ndg_status;
use crate::grid::{Accuracy, Side};
use crate::status::{Argument, Error};

/// One-sided differences at the end, as numpy has them: the default.
pub const NDG_ONE_SIDED: i32 = 1;
/// The field goes on as its mirror image about the last sample: f[-k] = f[k]. numpy.pad's "reflect", scipy.ndimage's "mirror".
pub const NDG_MIRRORED: i32 = 2;
/// The field goes on as its mirror image about the edge half a step beyond the last sample: f[-k] = f[k-1]. numpy.pad's
/// "symmetric", scipy.ndimage's "reflect".
pub const NDG_REFLECTED: i32 = 3;
/// The field goes on turned about the last sample: f[-k] = 2 f[0] - f[k]. numpy.pad's "reflect" with reflect_type "odd".
pub const NDG_ODD_REFLECTED: i32 = 4;
/// The field goes on as its last sample: f[-k] = f[0]. numpy.pad's "edge", scipy.ndimage's "nearest".
pub const NDG_NEAREST: i32 = 5;

/// The end at index 0.
pub const NDG_LOWER: i32 = 1;
/// The end at the last index.
pub const NDG_UPPER: i32 = 2;
/// Both ends.
pub const NDG_BOTH: i32 = 3;

/// How accurate central differences along an axis are: the error of a smooth field falls with this power of the step.
///
/// One-sided differences become as accurate, unless ndg_grid_set_edge_order says otherwise. A new grid has accuracy order 2
/// and, as numpy has, edge order 1.
///
/// @code
///   order of the derivative    samples of a central difference with accuracy order 2, 4, 6, 8
///   1, 2                       3, 5, 7, 9         (order 2 with uneven coordinates: 5, 7, 9, 11)
///   3, 4                       5, 7, 9, 11        (order 4: 7, 9, 11, 13)
///   5, 6                       7, 9, 11, 13       (order 6: 9, 11, 13, 15)
/// @endcode
///
/// @param axis      negative counts from the end
/// @param accuracy  2, 4, 6 or 8
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_MISALIGNED, NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_accuracy(grid: *mut ndg_grid, axis: i32, accuracy: i32) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        let (grid, axis) = unsafe { ndg_grid::get_mut_axis(grid, axis) }?;
        grid.set_accuracy(axis, Accuracy::new(i64::from(accuracy))?)
    })
}

/// How a field goes on beyond an end of an axis. Where it does go on, central differences are used up to the end.
///
/// With coordinates, those beyond the end are the mirror images of those inside: about the last sample, or for NDG_REFLECTED about
/// the edge half a step beyond it.
///
/// @param axis  negative counts from the end
/// @param end   NDG_LOWER, NDG_UPPER or NDG_BOTH
/// @param side  NDG_ONE_SIDED, NDG_MIRRORED, NDG_REFLECTED, NDG_ODD_REFLECTED or NDG_NEAREST
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_BAD_AXIS, NDG_BAD_OPTION, NDG_MISALIGNED, NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_side(grid: *mut ndg_grid, axis: i32, end: i32, side: i32) -> ndg_status {
    guard(|| {
        let expected = "NDG_ONE_SIDED, NDG_MIRRORED, NDG_REFLECTED, NDG_ODD_REFLECTED or NDG_NEAREST";
        let side = match arguments::option(side, 1, 5, expected, Argument::new("side"))? {
            1 => Side::OneSided,
            2 => Side::Mirrored,
            3 => Side::Reflected,
            4 => Side::OddReflected,
            _ => Side::Nearest,
        };
        // SAFETY: the caller keeps to the manual.
        unsafe { set_side(grid, axis, end, side) }
    })
}

/// The field goes on beyond an end of an axis as a constant: f[-k] = value. scipy.ndimage's "constant".
///
/// @param axis   negative counts from the end
/// @param end    NDG_LOWER, NDG_UPPER or NDG_BOTH
/// @param value  finite; in units of f
/// @returns as ndg_grid_set_side
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_constant_side(
    grid: *mut ndg_grid,
    axis: i32,
    end: i32,
    value: f64,
) -> ndg_status {
    guard(|| {
        if !value.is_finite() {
            return Err(Error::NotFinite { argument: Argument::new("value"), value });
        }
        // SAFETY: the caller keeps to the manual.
        unsafe { set_side(grid, axis, end, Side::Constant(value)) }
    })
}

/// The field goes on beyond an end of an axis in memory: arrays of samples have so many ghost cells there, which the caller has
/// filled, such as the halo of a domain that is split among processes.
///
/// A view of samples still points to element [0, ..., 0]; ghost cells are at negative indices and behind the last one. Strides that
/// are NULL are those of an array in C order with its ghost cells. Results have none. With coordinates, ghost cells have theirs: set
/// the ghost cells first, and then count + extent + count coordinates.
///
/// A field that is split into blocks with ghost cells has the same bits as the whole one. (With coordinates, if no block's are
/// even where the whole field's are not: even ones are a step, as numpy has it.)
///
/// @param axis   negative counts from the end
/// @param end    NDG_LOWER, NDG_UPPER or NDG_BOTH
/// @param count  0 or more (0: one-sided); a call that needs more is refused with NDG_BAD_OPTION
/// @returns as ndg_grid_set_side
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_ghost_cells(grid: *mut ndg_grid, axis: i32, end: i32, count: i64) -> ndg_status {
    guard(|| {
        /// No stencil needs more, and extents with ghost cells stay far from overflow.
        const MOST: i64 = 1 << 20;
        let bad = Error::BadOption { argument: Argument::new("count"), value: count, expected: "0 to 1048576" };
        let cells = usize::try_from(count).ok().filter(|_| count <= MOST).ok_or(bad)?;
        // SAFETY: the caller keeps to the manual.
        unsafe { set_side(grid, axis, end, if cells == 0 { Side::OneSided } else { Side::Ghost(cells) }) }
    })
}

/// The field repeats itself along an axis: f[-k] = f[n-k], where n is the extent.
///
/// @param axis    negative counts from the end
/// @param period  the distance after which coordinates begin again, such as 360 for degrees of longitude: the jump of the
///                coordinate from the last sample to the first is known by it. 0: the step times the extent, on an axis that has a step.
/// @returns as ndg_grid_set_side
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_periodic(grid: *mut ndg_grid, axis: i32, period: f64) -> ndg_status {
    guard(|| {
        if !period.is_finite() {
            return Err(Error::NotFinite { argument: Argument::new("period"), value: period });
        }
        // SAFETY: the caller keeps to the manual.
        let (grid, axis) = unsafe { ndg_grid::get_mut_axis(grid, axis) }?;
        grid.set_sides(axis, [Some(Side::Periodic); 2])?;
        grid.set_period(axis, (period != 0.0).then_some(period))
    })
}

/// # Safety
/// `grid` is as [`ndg_grid::get_mut`] wants it.
unsafe fn set_side(grid: *mut ndg_grid, axis: i32, end: i32, side: Side) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    let (grid, axis) = unsafe { ndg_grid::get_mut_axis(grid, axis) }?;
    let expected = "NDG_LOWER, NDG_UPPER or NDG_BOTH";
    let ends = arguments::option(end, 1, 3, expected, Argument::new("end"))?;
    grid.set_sides(axis, [(ends & 1 != 0).then_some(side), (ends & 2 != 0).then_some(side)])
}
