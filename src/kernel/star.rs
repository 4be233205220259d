//! Sums of terms of samples around one, as many on either side, with the same weights: the Laplacian, and second derivatives.
//!
//! ```text
//! out[j] = t[0][j] + t[1][j] + ...        t[k][j] = (... + w[k][1] x[j - s[k]] + w[k][0] x[j]) + w[k][1] x[j + s[k]] + ...
//! ```
//!
//! What [`sums`](super::sums) does, with the same bits, but all weights stay in registers and the sample in the middle is loaded once
//! for all terms: loads are what such sums wait for.

use super::arithmetic::Summation;
use super::blocks::Maker;
use super::convert::Convert;
use super::line::Instructions;
use super::samples::Samples;
use super::sum_row::{Ends, SumTerm};
use super::sums::rounded;
use super::vector::{Registers, Vector};

/// So many such terms of one array, with as many weights: one sample more than on either side. Number `ALONG` has samples that follow
/// each other; none may be known to have such.
pub struct Star<F, A: Summation, S: Instructions, const TERMS: usize, const ALONG: usize, const WEIGHTS: usize> {
    /// The samples at the results.
    f: Samples<F, false>,
    /// From each to the next, in bytes.
    strides: [isize; TERMS],
    /// Of the one in the middle, of those beside it, and so on.
    weights: [[A::Sum; WEIGHTS]; TERMS],
    /// The values of the term along the run at the ends of rows.
    made: *const u8,
    /// The line of samples before the next block,
    before: A::Sums<S>,
    /// and where that block is; nowhere at first.
    next: usize,
}

impl<F, A, S, const TERMS: usize, const ALONG: usize, const WEIGHTS: usize> Star<F, A, S, TERMS, ALONG, WEIGHTS>
where
    A: Summation,
    S: Instructions,
{
    /// How many samples there are on either side.
    const REACH: usize = WEIGHTS - 1;

    /// These terms, whose sums are plain ones, if they are such.
    #[inline(always)]
    pub fn new(terms: &[SumTerm<'_>]) -> Option<Self> {
        let terms: &[SumTerm<'_>; TERMS] = terms.try_into().ok()?;
        let mut star = Star {
            f: Samples { first: terms[0].f.cast(), stride: terms[0].f_stride },
            strides: [0; TERMS],
            weights: [[A::Sum::default(); WEIGHTS]; TERMS],
            made: core::ptr::null(),
            before: A::Sums::<S>::splat(A::Sum::default()),
            next: usize::MAX,
        };
        for (k, term) in terms.iter().enumerate() {
            if term.taps.len() != 2 * Self::REACH + 1 || term.f != terms[0].f {
                return None;
            }
            let stride = term.taps[Self::REACH + 1].offset;
            for (tap, place) in term.taps.iter().zip(-(Self::REACH as isize)..) {
                let mirrored = &term.taps[(Self::REACH as isize - place) as usize];
                if tap.offset != place * stride || tap.weight.to_bits() != mirrored.weight.to_bits() {
                    return None;
                }
                star.weights[k][place.unsigned_abs()] = A::weight(tap.weight);
            }
            star.strides[k] = stride;
            if k == ALONG {
                if stride != star.f.stride {
                    return None;
                }
                star.made = term.ends;
            } else if !term.ends.is_null() {
                return None;
            }
        }
        Some(star)
    }
}

impl<F, A, S, const TERMS: usize, const ALONG: usize, const WEIGHTS: usize> Maker<A>
    for Star<F, A, S, TERMS, ALONG, WEIGHTS>
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    #[inline(always)]
    unsafe fn block<R: Registers, const N: usize, const K: usize>(
        &mut self,
        position: usize,
        ends: Option<&Ends>,
    ) -> [[A::Result; N]; K] {
        let f = self.f.on(position as isize * self.f.stride);
        let in_lines = WEIGHTS == 2 && S::MOVES_ON && size_of::<A::Sums<R>>() == size_of::<A::Sums<S>>();
        let goes_on = in_lines && position == self.next;
        let mut last = A::Sums::<R>::splat(A::Sum::default());
        if goes_on {
            // SAFETY: blocks of lines of one size are in the same registers, and any bits are numbers.
            last = unsafe { core::mem::transmute_copy(&self.before) };
        }
        let mut lines = [[A::Result::default(); N]; K];
        for k in 0..K {
            // SAFETY: in all of this loop, the caller's promise.
            let middle = unsafe { f.widened::<A, S, R, N>(k) };
            let mut total = A::Totals::<R>::splat(A::Result::default());
            for t in 0..TERMS {
                let stride = if t == ALONG { size_of::<F>() as isize } else { self.strides[t] };
                let mut sum = A::Sums::<R>::splat(A::Sum::default());
                for tap in 0..2 * WEIGHTS - 1 {
                    let place = tap as isize - Self::REACH as isize;
                    let samples = if place == 0 {
                        middle
                    } else if place == -1 && t == ALONG && in_lines && (k > 0 || goes_on) {
                        middle.behind(last)
                    } else {
                        unsafe { f.on(place * stride).widened::<A, S, R, N>(k) }
                    };
                    let product = A::Sums::<R>::splat(self.weights[t][place.unsigned_abs()]).times(samples);
                    sum = if tap == 0 { product } else { sum.plus(product) };
                }
                let mut value = rounded::<A, R, N>(sum);
                if t == ALONG
                    && let Some(ends) = ends
                {
                    value = unsafe { ends.put::<_, _, N>(self.made, position + k * N, value) };
                }
                total = if t == 0 { value } else { total.plus(value) };
            }
            last = middle;
            lines[k] = total.numbers();
        }
        if in_lines {
            // SAFETY: as above.
            self.before = unsafe { core::mem::transmute_copy(&last) };
            self.next = position + N * K;
        }
        lines
    }
}
