//! Arrays in memory: where each element lies, checked once, so that everything behind the border can rely on it.

mod overlap;

use crate::dtype::Dtype;
use crate::status::{Argument, Error};
use arrayvec::ArrayVec;

/// The largest rank that an array may have.
pub const MAX_RANK: usize = 32;

/// The extents of an array, one for each axis.
pub type Extents = ArrayVec<usize, MAX_RANK>;

/// Where the elements of an array lie relative to element `[0, ..., 0]`.
///
/// Every element lies within `isize::MAX` bytes of the first, so that offsets and their differences do not overflow.
#[derive(Clone, Debug)]
pub struct Layout {
    extents: Extents,
    /// In bytes. Meaningless where there is no element.
    strides: ArrayVec<isize, MAX_RANK>,
    element_size: usize,
    /// The offsets in bytes of the lowest element and of the end of the highest one. Both 0 where there is no element.
    lowest: isize,
    end: isize,
}

impl Layout {
    /// The layout with these extents and these strides, counted in elements; without strides, C order and contiguous.
    ///
    /// `argument` is what an error is about.
    pub fn new(extents: &[usize], strides: Option<&[i64]>, dtype: Dtype, argument: Argument) -> Result<Layout, Error> {
        let mut layout = Layout::empty();
        layout.set(extents, strides, dtype, argument)?;
        Ok(layout)
    }

    /// A layout to be [set](Layout::set). Half a kilobyte is better filled in where it is than handed on by value: a call
    /// for a few samples takes no longer than a few such copies.
    pub const fn empty() -> Layout {
        Layout { extents: ArrayVec::new_const(), strides: ArrayVec::new_const(), element_size: 0, lowest: 0, end: 0 }
    }

    /// Makes this what [`Layout::new`] returns; on an error it is of no use.
    pub fn set(
        &mut self,
        extents: &[usize],
        strides: Option<&[i64]>,
        dtype: Dtype,
        argument: Argument,
    ) -> Result<(), Error> {
        let overflow = || Error::SizeOverflow { argument };
        let layout = self;
        let element_size = dtype.size();
        layout.element_size = element_size;
        (layout.lowest, layout.end) = (0, 0);
        layout.extents.clear();
        layout.extents.extend(extents.iter().copied());
        layout.strides.clear();
        layout.strides.extend(extents.iter().map(|_| 0));
        if extents.contains(&0) {
            return Ok(());
        }
        layout.end = isize::try_from(element_size).map_err(|_| overflow())?;
        let mut contiguous = layout.end;
        for axis in (0..extents.len()).rev() {
            let extent = isize::try_from(extents[axis]).map_err(|_| overflow())?;
            let stride = match strides {
                None => contiguous,
                // An axis with one sample is never stepped along: any stride will do.
                Some(_) if extent == 1 => 0,
                Some(strides) => {
                    let stride = isize::try_from(strides[axis]).map_err(|_| overflow())?;
                    stride.checked_mul(element_size as isize).ok_or_else(overflow)?
                }
            };
            layout.strides[axis] = stride;
            contiguous = contiguous.checked_mul(extent).ok_or_else(overflow)?;
            let reach = stride.checked_mul(extent - 1).ok_or_else(overflow)?;
            let side = if reach < 0 { &mut layout.lowest } else { &mut layout.end };
            *side = side.checked_add(reach).ok_or_else(overflow)?;
        }
        layout.end.checked_sub(layout.lowest).ok_or_else(overflow)?;
        Ok(())
    }

    /// The extents, one for each axis.
    pub fn extents(&self) -> &[usize] {
        &self.extents
    }

    /// The strides in bytes, one for each axis; meaningless where there is no element.
    pub fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.extents.contains(&0)
    }

    /// That no two elements share memory, as an output wants it.
    pub fn check_distinct(&self, argument: Argument) -> Result<(), Error> {
        match overlap::coinciding_axis(self) {
            None => Ok(()),
            Some(axis) => {
                let stride = (self.strides[axis] / self.element_size as isize) as i64;
                Err(Error::BadStride { argument, axis, stride })
            }
        }
    }
}

/// A base pointer and where the elements lie around it.
#[derive(Clone, Copy, Debug)]
struct Placed<'a, P> {
    data: P,
    dtype: Dtype,
    layout: &'a Layout,
    argument: Argument,
}

/// An array to read: valid for reads of every element, and aligned.
#[derive(Clone, Copy, Debug)]
pub struct View<'a>(Placed<'a, *const u8>);

/// An array to write: valid for writes of every element, aligned, and no two of its elements share memory.
///
/// What it points to may be uninitialised and may lie between the elements of other arrays.
#[derive(Clone, Copy, Debug)]
pub struct ViewMut<'a>(Placed<'a, *mut u8>);

/// That `data` may point to elements of this layout: not NULL where there are any, and aligned.
fn check_pointer(data: *const u8, dtype: Dtype, layout: &Layout, argument: Argument) -> Result<(), Error> {
    if layout.is_empty() {
        return Ok(());
    }
    if data.is_null() {
        return Err(Error::NullPointer { argument });
    }
    if !data.addr().is_multiple_of(dtype.alignment()) {
        return Err(Error::Misaligned { argument, alignment: dtype.alignment(), address: data.addr() });
    }
    Ok(())
}

impl<'a> View<'a> {
    /// The array of `dtype` whose element `[0, ..., 0]` is at `data`. Where it has no element, `data` is not looked at.
    ///
    /// # Safety
    /// If `data` is neither NULL nor misaligned, every element of the layout is valid for reads for as long as the view
    /// is used.
    pub unsafe fn new(
        data: *const u8,
        dtype: Dtype,
        layout: &'a Layout,
        argument: Argument,
    ) -> Result<View<'a>, Error> {
        check_pointer(data, dtype, layout, argument)?;
        Ok(View(Placed { data, dtype, layout, argument }))
    }

    /// Element `[0, ..., 0]`.
    pub fn data(&self) -> *const u8 {
        self.0.data
    }

    /// The type of the elements.
    pub fn dtype(&self) -> Dtype {
        self.0.dtype
    }

    /// Where the elements lie.
    pub fn layout(&self) -> &'a Layout {
        self.0.layout
    }

    /// What an error about this array calls it.
    pub fn argument(&self) -> Argument {
        self.0.argument
    }
}

impl<'a> ViewMut<'a> {
    /// The array of `dtype` whose element `[0, ..., 0]` is at `data`. Where it has no element, `data` is not looked at.
    ///
    /// # Safety
    /// If `data` is neither NULL nor misaligned, every element of the layout is valid for writes for as long as the view
    /// is used, and no reference to any of them lives.
    pub unsafe fn new(
        data: *mut u8,
        dtype: Dtype,
        layout: &'a Layout,
        argument: Argument,
    ) -> Result<ViewMut<'a>, Error> {
        check_pointer(data, dtype, layout, argument)?;
        layout.check_distinct(argument)?;
        Ok(ViewMut(Placed { data, dtype, layout, argument }))
    }

    /// Element `[0, ..., 0]`.
    pub fn data(&self) -> *mut u8 {
        self.0.data
    }

    /// The type of the elements.
    pub fn dtype(&self) -> Dtype {
        self.0.dtype
    }

    /// Where the elements lie.
    pub fn layout(&self) -> &'a Layout {
        self.0.layout
    }

    /// What an error about this array calls it.
    pub fn argument(&self) -> Argument {
        self.0.argument
    }
}

/// That no output shares memory with an input or with another output.
///
/// Interleaved arrays (x, y and z side by side in one buffer) are told apart exactly; only layouts so contrived that the
/// question would take too long count as overlapping.
pub fn check_separate(inputs: &[View<'_>], outputs: &[ViewMut<'_>]) -> Result<(), Error> {
    for (k, ViewMut(output)) in outputs.iter().enumerate() {
        for View(input) in inputs {
            if overlap::share_memory(output.data, output.layout, input.data, input.layout) {
                return Err(Error::Overlap { output: output.argument, other: input.argument });
            }
        }
        for ViewMut(earlier) in &outputs[..k] {
            if overlap::share_memory(output.data, output.layout, earlier.data, earlier.layout) {
                return Err(Error::Overlap { output: output.argument, other: earlier.argument });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const F: Argument = Argument::new("f");

    #[test]
    fn c_order_is_the_default() {
        let layout = Layout::new(&[2, 3, 4], None, Dtype::F32, F).unwrap();
        assert_eq!(layout.strides(), [48, 16, 4]);
        assert_eq!((layout.lowest, layout.end), (0, 96));
    }

    #[test]
    fn negative_strides_reach_below_the_first_element() {
        let layout = Layout::new(&[2, 3], Some(&[3, -1]), Dtype::F64, F).unwrap();
        assert_eq!((layout.lowest, layout.end), (-16, 32));
    }

    #[test]
    fn what_does_not_fit_the_address_space_is_refused() {
        let overflows = |extents: &[usize], strides: Option<&[i64]>| {
            matches!(Layout::new(extents, strides, Dtype::F64, F), Err(Error::SizeOverflow { .. }))
        };
        assert!(overflows(&[1 << 60], None));
        assert!(overflows(&[1 << 31, 1 << 31], None));
        assert!(overflows(&[2], Some(&[i64::MAX])));
        assert!(overflows(&[2], Some(&[i64::MIN])));
        assert!(overflows(&[3, 3], Some(&[1 << 58, -(1 << 58)])));
        assert!(overflows(&[1 << 31, 1 << 31], Some(&[0, 0])));
        assert!(!overflows(&[0, 1 << 62, 1 << 62], None));
        assert!(!overflows(&[1], Some(&[i64::MAX])));
    }
}
