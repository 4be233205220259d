//! A few contiguous results, one after the other: fewer than it takes for lines, or the choice of an instruction set, to pay.

use super::arithmetic::{Arithmetic, DoubleArithmetic, Precision, SingleArithmetic};
use super::convert::Convert;
use super::line::{Ahead, LINE_BYTES};
use super::stretch::Taps;
use super::{FEW_LINES, Interior, Rule, Stencil, Stretch};
use crate::dtype::Dtype;

/// An array without gaps, its derivative, and the axis along which that is taken.
#[derive(Clone, Copy)]
pub struct Few {
    /// The samples.
    pub f: *const u8,
    /// The results, as many and of the same dtype.
    pub out: *mut u8,
    /// How many there are.
    pub count: usize,
    /// How many samples the axis has.
    pub extent: usize,
    /// How many positions lie between two of them.
    pub inner: usize,
}

/// Whether so many bytes of results are few.
pub fn is_few(bytes: usize) -> bool {
    bytes < FEW_LINES * LINE_BYTES
}

impl Few {
    /// Writes the results. `part` is float64, or float32 computed in [`Precision::Single`]; the interior is even.
    ///
    /// # Safety
    /// Samples are valid for reads, results for writes, in the dtype; no result shares memory with a sample; the axis is long
    /// enough for the stencil.
    #[inline(always)]
    pub unsafe fn write(&self, part: Dtype, stencil: &Stencil<'_>) {
        // SAFETY: the caller's promise.
        unsafe {
            match part {
                Dtype::F64 => self.write_as::<f64, DoubleArithmetic, 2>(stencil),
                _ => self.write_as::<f32, SingleArithmetic, 4>(stencil),
            }
        }
    }

    /// The same, with `N` results of the interior at a time: as many as the smallest vector holds, whose quotients take no longer than
    /// one.
    ///
    /// # Safety
    /// As for [`Few::write`].
    #[inline(always)]
    unsafe fn write_as<T, A, const N: usize>(&self, stencil: &Stencil<'_>)
    where
        T: Convert<A::Sample> + Copy + Default,
        A: Arithmetic,
        A::Result: Convert<T>,
    {
        let &Few { f, out, count, extent, inner } = self;
        let size = size_of::<T>() as isize;
        let taps = Taps::<T, T, A>::new(&Stretch {
            out,
            out_stride: size,
            f,
            f_stride: size,
            tap_stride: inner as isize * size,
            count,
            streaming: false,
            ahead: Ahead::none(f),
        });
        let Interior::Even { divisor } = stencil.interior else { return };
        let interior = Rule::Difference { lower: -1, upper: 1, divisor };
        let mut first = 0;
        while first < count {
            let last = first + (extent - 1) * inner;
            // SAFETY: the caller's promise: these are the results of one row, each by its rule.
            unsafe {
                taps.write_one_by_one(&stencil.left, first, first + inner);
                let mut position = first + inner;
                while position + N <= last {
                    let mut results = [T::default(); N];
                    for l in 0..N {
                        results[l] = taps.result(&interior, position + l);
                    }
                    taps.out.add(position).cast::<[T; N]>().write(results);
                    position += N;
                }
                taps.write_one_by_one(&interior, position, last);
                taps.write_one_by_one(&stencil.right, last, last + inner);
            }
            first = last + inner;
        }
    }
}

/// The dtypes that [`Few`] serves, each with the precision in which numpy computes it for a step.
pub fn few_precision(part: Dtype) -> Option<Precision> {
    match part {
        Dtype::F64 => Some(Precision::Double),
        Dtype::F32 => Some(Precision::Single),
        _ => None,
    }
}
