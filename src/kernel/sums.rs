//! Sums of terms, whatever they are: all terms of a result are made and added up in registers.
//!
//! ```text
//! out[j] = (c[0] t[0][j] + c[1] t[1][j]) + c[2] t[2][j] + ...        or with the squares of c[k] t[k][j]
//! t[k][j] = ((w[0] x[0][j] + w[1] x[1][j]) + w[2] x[2][j]) + ... + constant        or (x[1][j] - x[0][j]) / divisor
//! ```
//!
//! `F` is the samples' type, `A` the arithmetic, `S` the instructions, `R` their registers. Results are made in blocks of `K`
//! lines of `N`, as many as stay in registers while a loop goes over the taps. Every operation is rounded, and their order
//! is the same however a row is cut.

use super::arithmetic::{Summation, Total};
use super::blocks::{Cached, Maker, Streamed, StreamedOfMany, blocks, scattered};
use super::convert::Convert;
use super::line::Instructions;
use super::samples::Samples;
use super::stretch::keep_loop;
use super::sum_row::{Ends, Sharing, Start, SumRow, SumTerm, TermFormula, WeightedTap};
use super::vector::{Registers, Vector};
use core::marker::PhantomData;

/// Writes a row: see above.
///
/// # Safety
/// The results are valid for writes, and for reads unless they begin with nothing; samples lie at the taps of each. A quotient has two
/// taps, a table an entry for every result.
#[inline(always)]
pub unsafe fn sums<F, A, S, const N: usize, const K: usize>(row: &SumRow<'_>, terms: &[SumTerm<'_>])
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let follow_each_other = row.out_stride == size_of::<A::Result>() as isize
        && terms.iter().all(|term| term.f_stride == size_of::<F>() as isize);
    let streaming = S::STREAMS && row.streaming;
    let types = PhantomData;
    // SAFETY: the caller's promise.
    unsafe {
        if !follow_each_other {
            return scattered::<A, S, N>(row, &mut Sums::<F, A, S, false, true> { row, terms, types });
        }
        if !is_plain(row, terms) {
            let mut sums = Sums::<F, A, S, false, false> { row, terms, types };
            return if streaming {
                blocks::<A, S, _, N, K>(row, &mut sums, StreamedOfMany::new(row))
            } else {
                blocks::<A, S, _, N, K>(row, &mut sums, Cached)
            };
        }
        let mut sums = Sums::<F, A, S, true, false> { row, terms, types };
        if !streaming {
            blocks::<A, S, _, N, K>(row, &mut sums, Cached);
        } else if row.ahead.len() > 1 {
            blocks::<A, S, _, N, K>(row, &mut sums, StreamedOfMany::new(row));
        } else {
            blocks::<A, S, _, N, K>(row, &mut sums, Streamed::new(row));
        }
    }
}

/// Whether there is nothing to a row but sums of weighted samples: most are so, and a loop for them that asks no questions is twice as
/// fast.
pub fn is_plain(row: &SumRow<'_>, terms: &[SumTerm<'_>]) -> bool {
    let is_plain = |term: &SumTerm<'_>| {
        term.formula == TermFormula::Weighted { constant: 0.0 } && term.coefficient == 1.0 && !term.taps.is_empty()
    };
    let only_adds = row.start == Start::Nothing && !row.squares && !row.root && row.sharing.is_none();
    only_adds && terms.iter().all(is_plain)
}

/// The terms of a row, which are `PLAIN` only if [they are](is_plain), and need not be `GATHERED` if samples and results follow each other.
struct Sums<'a, F, A, S, const PLAIN: bool, const GATHERED: bool> {
    row: &'a SumRow<'a>,
    terms: &'a [SumTerm<'a>],
    types: PhantomData<(F, A, S)>,
}

impl<F, A, S, const PLAIN: bool, const GATHERED: bool> Maker<A> for Sums<'_, F, A, S, PLAIN, GATHERED>
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
        let Sums { row, terms, .. } = *self;
        let mut totals = [A::Totals::<R>::splat(A::Result::default()); K];
        if !PLAIN && row.start != Start::Nothing {
            let first = row.out.wrapping_offset(position as isize * row.out_stride).cast::<A::Result>();
            let begun = Samples::<_, GATHERED> { first, stride: row.out_stride };
            for k in 0..K {
                // SAFETY: the caller's promise.
                totals[k] = A::Totals::<R>::of(unsafe { begun.line::<N>(k) });
            }
        }
        let mut has_terms = !PLAIN && row.start == Start::Terms;
        for term in terms {
            let first = term.f.wrapping_offset(position as isize * term.f_stride).cast::<F>();
            let f = Samples::<F, GATHERED> { first, stride: term.f_stride };
            // SAFETY: the caller's promise.
            let mut values = unsafe {
                match term.formula {
                    TermFormula::Quotient { divisor } if !PLAIN => {
                        quotients::<F, A, S, R, N, K, GATHERED>(f, term.taps, divisor)
                    }
                    TermFormula::Weighted { constant } if !PLAIN => {
                        let begun = (row.start == Start::Taps).then_some(totals);
                        let sharing =
                            row.sharing.map(|Sharing { inner, phase }| Sharing { inner, phase: phase + position });
                        weighted::<F, A, S, R, N, K, GATHERED>(f, term.taps, sharing, constant, begun)
                    }
                    _ => weighted::<F, A, S, R, N, K, GATHERED>(f, term.taps, None, 0.0, None),
                }
            };
            if !PLAIN && term.coefficient != 1.0 {
                let coefficient = A::Totals::<R>::splat(A::Result::coefficient(term.coefficient));
                for k in 0..K {
                    values[k] = coefficient.times(values[k]);
                }
            }
            if !PLAIN && row.squares {
                for k in 0..K {
                    values[k] = values[k].times(values[k]);
                }
            }
            if let Some(ends) = ends
                && !term.ends.is_null()
            {
                for k in 0..K {
                    // SAFETY: the caller's promise.
                    values[k] = unsafe { ends.put::<_, _, N>(term.ends, position + k * N, values[k]) };
                }
            }
            if has_terms {
                for k in 0..K {
                    values[k] = totals[k].plus(values[k]);
                }
            }
            totals = values;
            has_terms = true;
        }
        let mut lines = [[A::Result::default(); N]; K];
        for k in 0..K {
            lines[k] = totals[k].numbers();
            if !PLAIN && row.root {
                for l in 0..N {
                    lines[k][l] = lines[k][l].root();
                }
            }
        }
        lines
    }
}

/// `((w[0] x[0] + w[1] x[1]) + w[2] x[2]) + ... + constant`, after what has `begun`
///
/// # Safety
/// As for [`block`]; `f` is the sample at the first of these results, for which `sharing` is.
#[inline(always)]
unsafe fn weighted<F, A, S, R, const N: usize, const K: usize, const GATHERED: bool>(
    f: Samples<F, GATHERED>,
    taps: &[WeightedTap],
    sharing: Option<Sharing>,
    constant: f64,
    begun: Option<[A::Totals<R>; K]>,
) -> [A::Totals<R>; K]
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
    R: Registers,
{
    let mut sums = [A::Sums::<R>::splat(A::Sum::default()); K];
    let mut taps = taps;
    if let Some(begun) = begun {
        for k in 0..K {
            let begun: [A::Result; N] = begun[k].numbers();
            let mut numbers = [A::Sum::default(); N];
            for l in 0..N {
                numbers[l] = A::resumed(begun[l]);
            }
            sums[k] = A::Sums::<R>::of(numbers);
        }
    } else if let Some((first, others)) = taps.split_first() {
        for k in 0..K {
            // SAFETY: the caller's promise.
            sums[k] = unsafe { products::<F, A, S, R, N, GATHERED>(f, first, sharing, k) };
        }
        taps = others;
    }
    for tap in taps {
        keep_loop();
        for k in 0..K {
            // SAFETY: the caller's promise.
            sums[k] = sums[k].plus(unsafe { products::<F, A, S, R, N, GATHERED>(f, tap, sharing, k) });
        }
    }
    // Nothing is added where there is nothing to add: a sum of -0.0 stays as it is.
    if constant != 0.0 {
        for k in 0..K {
            sums[k] = sums[k].plus(A::Sums::<R>::splat(A::weight(constant)));
        }
    }
    let mut results = [A::Totals::<R>::splat(A::Result::default()); K];
    for k in 0..K {
        results[k] = rounded::<A, R, N>(sums[k]);
    }
    results
}

/// The samples at a tap by their weights, in line `k` of a block.
///
/// # Safety
/// As for [`weighted`].
#[inline(always)]
unsafe fn products<F, A, S, R, const N: usize, const GATHERED: bool>(
    f: Samples<F, GATHERED>,
    tap: &WeightedTap,
    sharing: Option<Sharing>,
    k: usize,
) -> A::Sums<R>
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
    R: Registers,
{
    let weights = match sharing {
        Some(Sharing { inner, phase }) if !tap.table.is_null() => {
            // SAFETY: the caller's promise.
            let own = unsafe { from_table::<N>(tap.table, phase + k * N, inner) };
            let mut weights = [A::Sum::default(); N];
            for l in 0..N {
                weights[l] = A::weight(tap.weight * own[l]);
            }
            A::Sums::<R>::of(weights)
        }
        _ => A::Sums::<R>::splat(A::weight(tap.weight)),
    };
    // SAFETY: the caller's promise.
    weights.times(unsafe { f.on(tap.offset).widened::<A, S, R, N>(k) })
}

/// Sums as they come out.
#[inline(always)]
pub fn rounded<A: Summation, R: Registers, const N: usize>(sums: A::Sums<R>) -> A::Totals<R> {
    let numbers: [A::Sum; N] = sums.numbers();
    let mut rounded = [A::Result::default(); N];
    for l in 0..N {
        rounded[l] = A::result(numbers[l]);
    }
    A::Totals::<R>::of(rounded)
}

/// `table[(first + l) / inner]`
///
/// # Safety
/// The table has these entries.
#[inline(always)]
unsafe fn from_table<const N: usize>(table: *const f64, first: usize, inner: usize) -> [f64; N] {
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        if inner == 1 {
            return table.add(first).cast::<[f64; N]>().read();
        }
        let (mut entry, mut sharer) = (first / inner, first % inner);
        let mut weights = [0.0; N];
        for weight in &mut weights {
            *weight = table.add(entry).read();
            sharer += 1;
            if sharer == inner {
                (entry, sharer) = (entry + 1, 0);
            }
        }
        weights
    }
}

/// `(x[1] - x[0]) / divisor`
///
/// # Safety
/// As for [`weighted`]; there are two taps.
#[inline(always)]
unsafe fn quotients<F, A, S, R, const N: usize, const K: usize, const GATHERED: bool>(
    f: Samples<F, GATHERED>,
    taps: &[WeightedTap],
    divisor: f64,
) -> [A::Totals<R>; K]
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
    R: Registers,
{
    let divisor = A::weight(divisor);
    let mut results = [A::Totals::<R>::splat(A::Result::default()); K];
    for k in 0..K {
        // SAFETY: the caller's promise.
        let (lower, upper) = unsafe { (f.on(taps[0].offset).line::<N>(k), f.on(taps[1].offset).line::<N>(k)) };
        let (lower, upper) = (F::convert_line::<S, N>(lower), F::convert_line::<S, N>(upper));
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::quotient(upper[l], lower[l], divisor);
        }
        results[k] = A::Totals::<R>::of(line);
    }
    results
}
