//! The number of threads in C, and the progress of calls.

use super::grid::ndg_grid;
use super::guard::guard;
use super::status::ndg_status;
use crate::status::{Argument, Error};
use crate::threads::{self, Progress};
use core::ffi::{c_int, c_void};

/// On how many threads a call may compute, from now on and in the whole process, but for grids that have a number of their
/// own. A process starts with 1: the cores are the host's.
///
/// Calls with little work compute on fewer; see "Threads" above.
///
/// @param n  1 or more, of which at most 1024 count; 0: as many as there are cores for the process, by its affinity mask
///           and its control group. A negative number changes nothing.
///
/// Threads: may be called from any number at once. Calls that are under way keep their number.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_set_num_threads(n: i32) {
    if let Ok(n) = usize::try_from(n) {
        threads::set_num_threads(n);
    }
}

/// On how many threads a call may compute where the grid does not say.
///
/// @returns what ndg_set_num_threads has set; before that the environment variable NDGRAD_NUM_THREADS as it is when the
///          library first needs it (0: as for ndg_set_num_threads), or 1 if it is not set or not a number
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_num_threads() -> i32 {
    // At most 1024.
    threads::num_threads() as i32
}

/// On how many threads a call on this grid may compute.
///
/// @param n  1 or more, of which at most 1024 count; 0, as on a new grid: the number of ndg_num_threads at the time of the
///           call
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_MISALIGNED, NDG_BAD_OPTION, NDG_INTERNAL
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_num_threads(grid: *mut ndg_grid, n: i32) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        let grid = unsafe { ndg_grid::get_mut(grid) }?;
        let number = usize::try_from(n);
        grid.set_num_threads(number.map_err(|_| Error::BadOption {
            argument: Argument::new("n"),
            value: n.into(),
            expected: "0 or more",
        })?);
        Ok(())
    })
}

/// Has calls on this grid tell how far they are, and ask whether to go on: for a progress bar, or to answer Ctrl-C.
///
/// callback gets the fraction that is done, from 0 at the start to 1 at the end, and context. It is called on the thread that makes
/// the call, and on no other, every few milliseconds of a large one. If it returns anything but 0 the call stops soon and
/// returns NDG_CANCELLED; outputs are then partly written. What it returns to 1 does not count. It must return: no exception and no
/// longjmp may leave it. It may not change or free the grid.
///
/// @param callback  NULL: nobody is told, as on a new grid
/// @param context   anything; not looked at
/// @returns NDG_OK, or with the grid as it was: NDG_NULL_POINTER, NDG_MISALIGNED, NDG_INTERNAL
///
/// Threads: calls on several threads at once each call the callback on their own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ndg_grid_set_progress(
    grid: *mut ndg_grid,
    callback: Option<unsafe extern "C" fn(done: f64, context: *mut c_void) -> c_int>,
    context: *mut c_void,
) -> ndg_status {
    guard(|| {
        // SAFETY: the caller keeps to the manual.
        let grid = unsafe { ndg_grid::get_mut(grid) }?;
        grid.set_progress(callback.map(|callback| Progress { callback, context }));
        Ok(())
    })
}
