//! From raw arguments to checked ones.
//!
//! A NULL array with entries, a misaligned one, and every number out of range end here, with the argument's C name.

use crate::dtype::Dtype;
use crate::status::{Argument, Error};
use crate::view::{Extents, Layout, MAX_RANK};
use arrayvec::ArrayVec;
use core::slice;

/// Axes counted from the front, each at most once.
pub type Axes = ArrayVec<usize, MAX_RANK>;

/// The array argument of `count` entries; an empty one may be NULL.
///
/// # Safety
/// If it is neither NULL nor misaligned, `count` entries from `pointer` on are valid for reads during `'a`, and nobody
/// writes them meanwhile.
pub unsafe fn array<'a, T>(pointer: *const T, count: usize, argument: Argument) -> Result<&'a [T], Error> {
    if count == 0 {
        return Ok(&[]);
    }
    check_pointer(pointer, argument)?;
    if count > isize::MAX as usize / size_of::<T>() {
        return Err(Error::SizeOverflow { argument });
    }
    // SAFETY: not NULL, aligned, of a size that fits the address space; the rest is the caller's promise.
    Ok(unsafe { slice::from_raw_parts(pointer, count) })
}

/// The same for an argument that may be NULL to mean its default.
///
/// # Safety
/// As for [`array`].
pub unsafe fn optional_array<'a, T>(
    pointer: *const T,
    count: usize,
    argument: Argument,
) -> Result<Option<&'a [T]>, Error> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    unsafe { array(pointer, count, argument) }.map(Some)
}

/// That a pointer to one or more `T` is not NULL and aligned.
pub fn check_pointer<T>(pointer: *const T, argument: Argument) -> Result<(), Error> {
    if pointer.is_null() {
        return Err(Error::NullPointer { argument });
    }
    if !pointer.is_aligned() {
        return Err(Error::Misaligned { argument, alignment: align_of::<T>(), address: pointer.addr() });
    }
    Ok(())
}

/// The extents of an array of `ndim` dimensions, put into `extents`, which is empty.
///
/// # Safety
/// `shape` is as [`array`] wants it, with `ndim` entries if that is a valid rank.
pub unsafe fn extents(ndim: i32, shape: *const i64, extents: &mut Extents) -> Result<(), Error> {
    let bad_rank = Error::BadRank { ndim: i64::from(ndim) };
    let rank = usize::try_from(ndim).ok().filter(|&rank| rank <= MAX_RANK).ok_or(bad_rank)?;
    // SAFETY: the caller's promise, as the rank is valid.
    let shape = unsafe { array(shape, rank, Argument::new("shape")) }?;
    for (axis, &extent) in shape.iter().enumerate() {
        let bad_shape = if extent < 0 {
            Error::BadShape { axis, extent }
        } else {
            Error::SizeOverflow { argument: Argument::new("shape") }
        };
        extents.push(usize::try_from(extent).map_err(|_| bad_shape)?);
    }
    Ok(())
}

/// An axis that may count from the end, counted from the front.
pub fn axis(axis: i32, ndim: usize, argument: Argument) -> Result<usize, Error> {
    let (number, rank) = (axis as isize, ndim as isize);
    if (-rank..rank).contains(&number) {
        return Ok((if number < 0 { number + rank } else { number }) as usize);
    }
    Err(Error::BadAxis { argument, axis: i64::from(axis), ndim })
}

/// The axes to differentiate, put into `distinct`, which is empty: all of them in order if `axes` is NULL.
///
/// # Safety
/// `axes` is as [`optional_array`] wants it, with `naxes` entries if that is not negative.
#[inline(always)]
pub unsafe fn axes(naxes: i32, axes: *const i32, ndim: usize, distinct: &mut Axes) -> Result<(), Error> {
    let bad_count = Error::BadAxisCount { expected: ndim, got: i64::from(naxes) };
    let count = usize::try_from(naxes).map_err(|_| bad_count)?;
    if axes.is_null() {
        if count != ndim {
            return Err(bad_count);
        }
        for axis in 0..ndim {
            distinct.push(axis);
        }
        return Ok(());
    }
    // SAFETY: the caller's promise.
    let axes = unsafe { array(axes, count, Argument::new("axes")) }?;
    listed_axes(axes, ndim, distinct)
}

/// The same for axes that are listed.
fn listed_axes(axes: &[i32], ndim: usize, distinct: &mut Axes) -> Result<(), Error> {
    for (k, &number) in axes.iter().enumerate() {
        let argument = Argument::entry("axes", k);
        let axis = axis(number, ndim, argument)?;
        if let Some(first) = distinct.iter().position(|&earlier| earlier == axis) {
            return Err(Error::RepeatedAxis { argument, axis: i64::from(number), first });
        }
        // Distinct axes below ndim are no more than the array holds.
        distinct.push(axis);
    }
    Ok(())
}

/// Sets the layout of an array with these extents and, unless NULL, strides.
///
/// # Safety
/// `strides` is as [`optional_array`] wants it, with one entry for each extent.
pub unsafe fn set_layout(
    layout: &mut Layout,
    extents: &[usize],
    strides: *const i64,
    dtype: Dtype,
    strides_argument: Argument,
    argument: Argument,
) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    let strides = unsafe { optional_array(strides, extents.len(), strides_argument) }?;
    layout.set(extents, strides, dtype, argument)
}

/// Whether strides are those of C order without gaps, for which NULL stands.
///
/// # Safety
/// `strides` is as [`optional_array`] wants it, with one entry for each extent.
pub unsafe fn is_c_order(extents: &Extents, strides: *const i64) -> bool {
    if strides.is_null() {
        return true;
    }
    // SAFETY: the caller's promise.
    let Ok(strides) = (unsafe { array(strides, extents.len(), Argument::new("strides")) }) else {
        return false;
    };
    let mut length = 1_i64;
    extents.iter().zip(strides).rev().all(|(&extent, &stride)| {
        let follows = extent == 1 || stride == length;
        length = length.wrapping_mul(extent as i64);
        follows
    })
}

/// An option that is one of a few numbers.
pub fn option(
    value: i32,
    least: usize,
    most: usize,
    expected: &'static str,
    argument: Argument,
) -> Result<usize, Error> {
    let number = usize::try_from(value).ok().filter(|number| (least..=most).contains(number));
    number.ok_or(Error::BadOption { argument, value: i64::from(value), expected })
}

/// That a sum over axes has something to add up.
pub fn check_some(axes: &Axes) -> Result<(), Error> {
    if axes.is_empty() { Err(Error::NoAxes) } else { Ok(()) }
}
