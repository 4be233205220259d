//! Sums of differences of two samples, divided: divergence, curl, directional derivative and gradient magnitude of the usual accuracy.
//!
//! ```text
//! out[j] = t[0][j] + t[1][j] + ...        or the root of the sum of their squares
//! t[k][j] = c[k] ((upper[k][j] - lower[k][j]) / d[k])
//! ```
//!
//! What [`sums`](super::sums) does, with the same bits, but the quotients are corrected ones (`quotient`): division would take most of
//! the time.

use super::arithmetic::{Summation, Total};
use super::blocks::Maker;
use super::convert::Convert;
use super::line::Instructions;
use super::quotient::{Corrected, Real};
use super::samples::Samples;
use super::sum_row::{Ends, SumRow, SumTerm, TermFormula};
use super::vector::{Registers, Vector};
use super::watch::Watch;

/// So many such terms, of samples that follow each other or are to be `GATHERED`.
pub struct Differences<W: Real, S: Instructions, const TERMS: usize, const GATHERED: bool> {
    terms: [Difference<W, GATHERED>; TERMS],
    squares: bool,
    root: bool,
    watch: W::Watch<S>,
}

/// A term.
#[derive(Clone, Copy)]
struct Difference<W, const GATHERED: bool> {
    lower: Samples<W, GATHERED>,
    upper: Samples<W, GATHERED>,
    divisor: Corrected<W>,
    coefficient: W,
    /// Its values at the ends of rows, if it has some.
    made: *const u8,
}

impl<W: Real + Total, S: Instructions, const TERMS: usize, const GATHERED: bool> Differences<W, S, TERMS, GATHERED> {
    /// These terms, if they are such and their quotients can be corrected.
    #[inline(always)]
    pub fn new(row: &SumRow<'_>, terms: &[SumTerm<'_>]) -> Option<Self> {
        let terms: &[SumTerm<'_>; TERMS] = terms.try_into().ok()?;
        let difference = |term: &SumTerm<'_>| {
            let (TermFormula::Quotient { divisor }, [lower, upper]) = (term.formula, term.taps) else { return None };
            let divisor = Corrected::new(W::coefficient(divisor), S::FUSES)?;
            let f = Samples { first: term.f.cast(), stride: term.f_stride };
            let (lower, upper) = (f.on(lower.offset), f.on(upper.offset));
            let coefficient = W::coefficient(term.coefficient);
            Some(Difference { lower, upper, divisor, coefficient, made: term.ends })
        };
        let mut all = [difference(&terms[0])?; TERMS];
        for k in 1..TERMS {
            all[k] = difference(&terms[k])?;
        }
        Some(Differences { terms: all, squares: row.squares, root: row.root, watch: W::Watch::<S>::new() })
    }

    /// Whether every quotient so far was one that can be corrected.
    #[inline(always)]
    pub fn is_calm(&self) -> bool {
        self.watch.is_calm()
    }
}

impl<W, A, S, const TERMS: usize, const GATHERED: bool> Maker<A> for Differences<W, S, TERMS, GATHERED>
where
    W: Convert<W> + Real + Total,
    A: Summation<Sample = W, Sum = W, Result = W>,
    S: Instructions,
{
    #[inline(always)]
    unsafe fn block<R: Registers, const N: usize, const K: usize>(
        &mut self,
        position: usize,
        ends: Option<&Ends>,
    ) -> [[W; N]; K] {
        let mut lines = [[W::default(); N]; K];
        for k in 0..K {
            let mut total = A::Totals::<R>::splat(W::default());
            for t in 0..TERMS {
                let Difference { lower, upper, divisor, coefficient, made } = self.terms[t];
                // SAFETY: the caller's promise.
                let (lower, upper) = unsafe { (lower.at(position).line::<N>(k), upper.at(position).line::<N>(k)) };
                let mut dividends = [W::default(); N];
                let mut quotients = [W::default(); N];
                for l in 0..N {
                    dividends[l] = upper[l] - lower[l];
                    quotients[l] = divisor.quotient(dividends[l]);
                }
                self.watch.see(dividends);
                let mut value = A::Totals::<R>::splat(coefficient).times(A::Totals::<R>::of(quotients));
                if self.squares {
                    value = value.times(value);
                }
                if let Some(ends) = ends
                    && !made.is_null()
                {
                    // SAFETY: the caller's promise.
                    value = unsafe { ends.put::<_, _, N>(made, position + k * N, value) };
                }
                total = if t == 0 { value } else { total.plus(value) };
            }
            lines[k] = total.numbers();
            if self.root {
                for l in 0..N {
                    lines[k][l] = lines[k][l].root();
                }
            }
        }
        lines
    }
}
