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
use super::sum_row::{Ends, SumTerm};
use super::sums::rounded;
use super::vector::{Registers, Vector};

/// So many such terms of one array. Number `ALONG` has samples that follow each other; none may be known to have such.
pub struct Star<F, A: Summation, S: Instructions, const TERMS: usize, const ALONG: usize> {
    /// The samples at the results.
    f: Samples<F, false>,
    /// From the one in the middle to those before and behind it, in bytes.
    offsets: [[isize; 2]; TERMS],
    /// Of the three.
    weights: [[A::Sum; 3]; TERMS],
    /// The values of the term along the run at the ends of rows.
    made: *const u8,
    /// The line of samples before the next block,
    before: A::Sums<S>,
    /// and where that block is; nowhere at first.
    next: usize,
}

impl<F, A: Summation, S: Instructions, const TERMS: usize, const ALONG: usize> Star<F, A, S, TERMS, ALONG> {
    /// These terms, whose sums are plain ones, if they are such.
    #[inline(always)]
    pub fn new(terms: &[SumTerm<'_>]) -> Option<Self> {
        let terms: &[SumTerm<'_>; TERMS] = terms.try_into().ok()?;
        let mut star = Star {
            f: Samples { first: terms[0].f.cast(), stride: terms[0].f_stride },
            offsets: [[0; 2]; TERMS],
            weights: [[A::Sum::default(); 3]; TERMS],
            made: core::ptr::null(),
            before: A::Sums::<S>::splat(A::Sum::default()),
            next: usize::MAX,
        };
        for (k, term) in terms.iter().enumerate() {
            let [before, middle, behind] = term.taps else { return None };
            if middle.offset != 0 || term.f != terms[0].f {
                return None;
            }
            star.offsets[k] = [before.offset, behind.offset];
            star.weights[k] = [A::weight(before.weight), A::weight(middle.weight), A::weight(behind.weight)];
            if k == ALONG {
                if before.offset != -star.f.stride {
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

impl<F, A, S, const TERMS: usize, const ALONG: usize> Maker<A> for Star<F, A, S, TERMS, ALONG>
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
        let in_lines = S::MOVES_ON && size_of::<A::Sums<R>>() == size_of::<A::Sums<S>>();
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
                let [to_before, mut to_behind] = self.offsets[t];
                if t == ALONG {
                    to_behind = size_of::<F>() as isize;
                }
                let before = if t == ALONG && in_lines && (k > 0 || goes_on) {
                    middle.behind(last)
                } else {
                    unsafe { f.on(to_before).widened::<A, S, R, N>(k) }
                };
                let behind = unsafe { f.on(to_behind).widened::<A, S, R, N>(k) };
                let [a, b, c] = self.weights[t];
                let [a, b, c] = [A::Sums::<R>::splat(a), A::Sums::<R>::splat(b), A::Sums::<R>::splat(c)];
                let mut value = rounded::<A, R, N>(a.times(before).plus(b.times(middle)).plus(c.times(behind)));
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
