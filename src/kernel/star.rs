//! Sums of terms of three samples around one: the Laplacian, and second derivatives of the usual accuracy.
//!
//! ```text
//! out[j] = t[0][j] + t[1][j] + ...        t[k][j] = (a[k] x[j - s[k]] + b[k] x[j]) + c[k] x[j + s[k]]
//! ```
//!
//! What [`sums`](super::sums) does, with the same bits, but all weights stay in registers and the sample in the middle is loaded once
//! for all terms: loads are what such sums wait for.

use super::arithmetic::Summation;
use super::blocks::Maker;
use super::convert::Convert;
use super::line::Instructions;
use super::samples::Samples;
use super::sum_row::SumTerm;
use super::sums::rounded;
use super::vector::{Registers, Vector};
use core::marker::PhantomData;

/// So many such terms of one array.
pub struct Star<F, A: Summation, S, const TERMS: usize> {
    /// The samples at the results.
    f: Samples<F, false>,
    /// From the one in the middle to those before and behind it, in bytes.
    offsets: [[isize; 2]; TERMS],
    /// Of the three.
    weights: [[A::Sum; 3]; TERMS],
    instructions: PhantomData<S>,
}

impl<F, A: Summation, S, const TERMS: usize> Star<F, A, S, TERMS> {
    /// These terms, whose sums are plain ones, if they are such.
    #[inline(always)]
    pub fn new(terms: &[SumTerm<'_>]) -> Option<Self> {
        let terms: &[SumTerm<'_>; TERMS] = terms.try_into().ok()?;
        let mut star = Star {
            f: Samples { first: terms[0].f.cast(), stride: terms[0].f_stride },
            offsets: [[0; 2]; TERMS],
            weights: [[A::Sum::default(); 3]; TERMS],
            instructions: PhantomData,
        };
        for (k, term) in terms.iter().enumerate() {
            let [before, middle, behind] = term.taps else { return None };
            if middle.offset != 0 || term.f != terms[0].f {
                return None;
            }
            star.offsets[k] = [before.offset, behind.offset];
            star.weights[k] = [A::weight(before.weight), A::weight(middle.weight), A::weight(behind.weight)];
        }
        Some(star)
    }
}

impl<F, A, S, const TERMS: usize> Maker<A> for Star<F, A, S, TERMS>
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    #[inline(always)]
    unsafe fn block<R: Registers, const N: usize, const K: usize>(&mut self, position: usize) -> [[A::Result; N]; K] {
        let f = self.f.on(position as isize * self.f.stride);
        let mut lines = [[A::Result::default(); N]; K];
        for k in 0..K {
            // SAFETY: in all of this loop, the caller's promise.
            let middle = unsafe { f.widened::<A, S, R, N>(k) };
            let mut total = A::Totals::<R>::splat(A::Result::default());
            for t in 0..TERMS {
                let [to_before, to_behind] = self.offsets[t];
                let before = unsafe { f.on(to_before).widened::<A, S, R, N>(k) };
                let behind = unsafe { f.on(to_behind).widened::<A, S, R, N>(k) };
                let [a, b, c] = self.weights[t];
                let [a, b, c] = [A::Sums::<R>::splat(a), A::Sums::<R>::splat(b), A::Sums::<R>::splat(c)];
                let sum = rounded::<A, R, N>(a.times(before).plus(b.times(middle)).plus(c.times(behind)));
                total = if t == 0 { sum } else { total.plus(sum) };
            }
            lines[k] = total.numbers();
        }
        lines
    }
}
