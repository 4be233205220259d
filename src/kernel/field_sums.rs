//! Sums of terms of real fields: the rows that most operators are made of have loops of their own, with the same bits as
//! [`sums`](super::sums).

use super::arithmetic::{Summation, Total};
use super::blocks::{Cached, Streamed, StreamedOfMany, blocks};
use super::convert::Convert;
use super::differences::Differences;
use super::line::Instructions;
use super::quotient::Real;
use super::star::Star;
use super::sum_row::{Start, SumRow, SumTerm};
use super::sums::{is_plain, sums};

/// Writes a row, as [`sums`] does.
///
/// # Safety
/// As for [`sums`].
#[inline(always)]
pub unsafe fn field_sums<W, A, S, const N: usize, const K: usize>(row: &SumRow<'_>, terms: &[SumTerm<'_>])
where
    W: Convert<W> + Real + Total,
    A: Summation<Sample = W, Sum = W, Result = W>,
    S: Instructions,
{
    let size = size_of::<W>() as isize;
    let are_gathered = terms.iter().any(|term| term.f_stride != size);
    // SAFETY: the caller's promise.
    unsafe {
        if row.out_stride == size && row.start == Start::Nothing && row.count >= N {
            if !are_gathered && is_plain(row, terms) && any_star::<W, A, S, N, K>(row, terms) {
                return;
            }
            let is_done = match (terms.len(), are_gathered) {
                (1, false) => differences::<W, A, S, N, K, 1, false>(row, terms),
                (2, false) => differences::<W, A, S, N, K, 2, false>(row, terms),
                (3, false) => differences::<W, A, S, N, K, 3, false>(row, terms),
                (1, true) => differences::<W, A, S, N, K, 1, true>(row, terms),
                (2, true) => differences::<W, A, S, N, K, 2, true>(row, terms),
                (3, true) => differences::<W, A, S, N, K, 3, true>(row, terms),
                _ => false,
            };
            if is_done {
                return;
            }
        }
        sums::<W, A, S, N, K>(row, terms);
    }
}

/// Writes a row of terms around one sample if they are such: of the usual accuracy, or of accuracy 4; with more taps than that
/// their weights would not stay in registers. The term along the run is the last one in C order, the first in Fortran's, or another.
///
/// # Safety
/// As for [`sums`].
#[inline(always)]
unsafe fn any_star<W, A, S, const N: usize, const K: usize>(row: &SumRow<'_>, terms: &[SumTerm<'_>]) -> bool
where
    W: Convert<W> + Real + Total,
    A: Summation<Sample = W, Sum = W, Result = W>,
    S: Instructions,
{
    // SAFETY: the caller's promise.
    unsafe {
        match (terms.len(), terms[0].taps.len()) {
            (2, 3) => star::<W, A, S, N, K, 2, 1, 2>(row, terms) || star::<W, A, S, N, K, 2, 0, 2>(row, terms),
            (2, 5) => star::<W, A, S, N, K, 2, 1, 3>(row, terms) || star::<W, A, S, N, K, 2, 0, 3>(row, terms),
            (3, 3) => {
                star::<W, A, S, N, K, 3, 2, 2>(row, terms)
                    || star::<W, A, S, N, K, 3, 0, 2>(row, terms)
                    || star::<W, A, S, N, K, 3, 3, 2>(row, terms)
            }
            (3, 5) => star::<W, A, S, N, K, 3, 2, 3>(row, terms) || star::<W, A, S, N, K, 3, 0, 3>(row, terms),
            _ => false,
        }
    }
}

/// Writes a row of so many terms around one sample, with as many weights, if they are such, and number `ALONG` is along the run.
///
/// # Safety
/// As for [`sums`].
#[inline(always)]
unsafe fn star<W, A, S, const N: usize, const K: usize, const TERMS: usize, const ALONG: usize, const WEIGHTS: usize>(
    row: &SumRow<'_>,
    terms: &[SumTerm<'_>],
) -> bool
where
    W: Convert<W> + Real + Total,
    A: Summation<Sample = W, Sum = W, Result = W>,
    S: Instructions,
{
    let Some(mut star) = Star::<W, A, S, TERMS, ALONG, WEIGHTS>::new(terms) else { return false };
    // SAFETY: the caller's promise.
    unsafe {
        if S::STREAMS && row.streaming {
            blocks::<A, S, _, N, K>(row, &mut star, Streamed::new(row));
        } else {
            blocks::<A, S, _, N, K>(row, &mut star, Cached);
        }
    }
    true
}

/// Writes a row of quotients if they can be corrected. False if they cannot, or if some may be wrong in its last bit.
///
/// # Safety
/// As for [`sums`].
#[inline(always)]
unsafe fn differences<W, A, S, const N: usize, const K: usize, const TERMS: usize, const GATHERED: bool>(
    row: &SumRow<'_>,
    terms: &[SumTerm<'_>],
) -> bool
where
    W: Convert<W> + Real + Total,
    A: Summation<Sample = W, Sum = W, Result = W>,
    S: Instructions,
{
    let Some(mut differences) = Differences::<W, S, TERMS, GATHERED>::new(row, terms) else { return false };
    // SAFETY: the caller's promise.
    unsafe {
        if S::STREAMS && row.streaming && !GATHERED {
            blocks::<A, S, _, N, K>(row, &mut differences, StreamedOfMany::new(row));
        } else {
            blocks::<A, S, _, N, K>(row, &mut differences, Cached);
        }
    }
    differences.is_calm()
}
