//! A few contiguous results, one after the other: fewer than it takes for lines, or the choice of an instruction set, to pay.

use super::arithmetic::{Arithmetic, DoubleArithmetic, Precision, SingleArithmetic};
use super::convert::Convert;
use super::line::{Ahead, LINE_BYTES};
use super::stretch::{Taps, keep_loop};
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
        let Interior::Even { divisor } = stencil.interior else { return };
        let divisor = A::weight(divisor);
        let (f, out) = (f.cast::<T>(), out.cast::<T>());
        // From the first sample of a row to its last.
        let last = (extent - 1) * inner;
        // SAFETY: in all of this block, the caller's promise: each result by its rule.
        unsafe {
            if let [
                Rule::Difference { lower: 0, upper: 1, divisor: left },
                Rule::Difference { lower: -1, upper: 0, divisor: right },
            ] = [stencil.left, stencil.right]
            {
                let ends = [A::weight(left), A::weight(right)];
                return write_rows::<T, A, N>(f, out, count, inner, last, ends, divisor);
            }
            let mut row = 0;
            while row < count {
                let size = size_of::<T>() as isize;
                let taps = Taps::<T, T, A>::new(&Stretch {
                    out: out.add(row).cast(),
                    out_stride: size,
                    f: f.add(row).cast(),
                    f_stride: size,
                    tap_stride: inner as isize * size,
                    count,
                    streaming: false,
                    ahead: Ahead::none(f.cast()),
                });
                taps.write_one_by_one(&stencil.left, 0, inner);
                write_quotients::<T, A, N>(f.add(row), out.add(row + inner), 2 * inner, last - inner, divisor);
                taps.write_one_by_one(&stencil.right, last, last + inner);
                row += last + inner;
            }
        }
    }
}

/// Writes rows of differences of two samples, whose first and last results have divisors of their own. Not where it is called: with all
/// else that is there, more is worked out beforehand than a few rows use.
///
/// # Safety
/// As for [`Few::write`].
#[inline(never)]
unsafe fn write_rows<T, A, const N: usize>(
    f: *const T,
    out: *mut T,
    count: usize,
    inner: usize,
    last: usize,
    [left, right]: [A::Weight; 2],
    divisor: A::Weight,
) where
    T: Convert<A::Sample> + Copy + Default,
    A: Arithmetic,
    A::Result: Convert<T>,
{
    let mut row = 0;
    while row < count {
        // SAFETY: the caller's promise.
        unsafe {
            let (f, out) = (f.add(row), out.add(row));
            write_quotients::<T, A, N>(f, out, inner, inner, left);
            write_quotients::<T, A, N>(f, out.add(inner), 2 * inner, last - inner, divisor);
            write_quotients::<T, A, N>(f.add(last - inner), out.add(last), inner, inner, right);
        }
        row += last + inner;
    }
}

/// Writes `out[j] = (f[j + apart] - f[j]) / divisor` for `count` results.
///
/// # Safety
/// Samples are valid for reads, results for writes, and apart from each other.
#[inline(always)]
unsafe fn write_quotients<T, A, const N: usize>(
    f: *const T,
    out: *mut T,
    apart: usize,
    count: usize,
    divisor: A::Weight,
) where
    T: Convert<A::Sample> + Copy + Default,
    A: Arithmetic,
    A::Result: Convert<T>,
{
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        let upper = f.add(apart);
        let quotient = |position: usize| -> T {
            let [lower, upper] = [f, upper].map(|tap| tap.add(position).read().convert());
            A::result(A::dividend(upper, lower) / divisor).convert()
        };
        let mut position = 0;
        while position + N <= count {
            keep_loop();
            let mut results = [T::default(); N];
            for l in 0..N {
                results[l] = quotient(position + l);
            }
            out.add(position).cast::<[T; N]>().write(results);
            position += N;
        }
        while position < count {
            keep_loop();
            out.add(position).write(quotient(position));
            position += 1;
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
