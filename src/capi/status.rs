//! The statuses under their C names.

use crate::status::Status;
use core::ffi::c_char;

/// What a call came to: NDG_OK, or one of the NDG_ constants below. On any other than NDG_OK (and NDG_CANCELLED) no output
/// element has been written. The numbers never change their meaning and are never reused.
#[allow(non_camel_case_types)]
pub type ndg_status = i32;

/// Done.
pub const NDG_OK: ndg_status = 0;
/// A required pointer is NULL: an argument array that has entries, a grid, a view, or the data of an array that has
/// elements.
pub const NDG_NULL_POINTER: ndg_status = 1;
/// ndim is negative or above NDG_MAX_RANK.
pub const NDG_BAD_RANK: ndg_status = 2;
/// A negative extent.
pub const NDG_BAD_SHAPE: ndg_status = 3;
/// An axis outside -ndim..ndim-1; an naxes that is negative, that is not ndim although axes is NULL, or that the operator does
/// not take: 0 where its results are sums over axes, any but 2 and 3 for a curl.
pub const NDG_BAD_AXIS: ndg_status = 4;
/// The same axis twice, perhaps once as k and once as k - ndim.
pub const NDG_REPEATED_AXIS: ndg_status = 5;
/// An edge order that is neither 1 nor 2; of a grid, one that is not 1 to 8.
pub const NDG_BAD_EDGE_ORDER: ndg_status = 6;
/// Too few samples on a differentiated axis: a derivative of order m needs m + edge_order where an end is one-sided.
pub const NDG_AXIS_TOO_SHORT: ndg_status = 7;
/// A step that is 0, not finite, or so small that a weight overflows in the arithmetic of the samples; coordinates that
/// are not finite, or that make a weight not finite because neighbours coincide; a number of coordinates that is not
/// the axis's extent; a periodic axis with coordinates and no period beyond them; NDG_TRUE_DERIVATIVE on an axis without a step.
pub const NDG_BAD_SPACING: ndg_status = 8;
/// Output strides under which two elements of the output coincide.
pub const NDG_BAD_STRIDE: ndg_status = 9;
/// An output that shares memory with the samples, with coordinates or with another output.
pub const NDG_OVERLAP: ndg_status = 10;
/// A pointer that is not aligned for what it points to.
pub const NDG_MISALIGNED: ndg_status = 11;
/// Extents or strides that reach over more bytes than the address space holds.
pub const NDG_SIZE_OVERFLOW: ndg_status = 12;
/// An unknown dtype; a pair of dtypes that no conversion serves (see ndg_gradient and ndg_image_gradient); components of several
/// dtypes; a magnitude of complex samples.
pub const NDG_BAD_DTYPE: ndg_status = 13;
/// An allocation failed. The process lives on.
pub const NDG_OUT_OF_MEMORY: ndg_status = 14;
/// A bug in the library. Please report it; nothing unwinds into the caller.
pub const NDG_INTERNAL: ndg_status = 15;
/// A setting outside its range, such as a negative number of threads or an accuracy order of 3; sides that do not fit each other
/// (periodic at one end only), or too few ghost cells.
pub const NDG_BAD_OPTION: ndg_status = 16;
/// The callback of ndg_grid_set_progress has stopped the call. Outputs may be partly written: this is the one status other than
/// NDG_OK of which that is so.
pub const NDG_CANCELLED: ndg_status = 17;

/// The name of a status, for example "NDG_AXIS_TOO_SHORT"; "unknown status" for a number that is none.
///
/// @returns a static string, never NULL, not to be freed
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_status_name(status: ndg_status) -> *const c_char {
    Status::from_code(status).map_or(c"unknown status", Status::name).as_ptr()
}

/// One English sentence about a status; ndg_last_error tells more about a particular failure.
///
/// @returns a static string, never NULL, not to be freed
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_status_message(status: ndg_status) -> *const c_char {
    Status::from_code(status).map_or(c"This number is not a status of ndgrad.", Status::message).as_ptr()
}
