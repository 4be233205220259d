//! Sums of terms, for a row of results that stays in the nearest cache: all terms of a result are made and added up in registers.
//!
//! ```text
//! out[j] = (c[0] t[0][j] + c[1] t[1][j]) + c[2] t[2][j] + ...        or with the squares of c[k] t[k][j]
//! t[k][j] = ((w[0] x[0][j] + w[1] x[1][j]) + w[2] x[2][j]) + ... + constant        or (x[1][j] - x[0][j]) / divisor
//! ```
//!
//! `F` is the samples' type, `A` the arithmetic, `S` the instructions, `R` their registers. Results are made in blocks of `K`
//! lines of `N` sums, as many as stay in registers while a loop goes over the taps. Every operation is rounded, and their order
//! is the same however a row is cut.

use super::arithmetic::{Summation, Total};
use super::convert::Convert;
use super::line::{Instructions, LINE_BYTES, Prefetch};
use super::store::WaitingLines;
use super::stretch::keep_loop;
use super::vector::{Registers, Scalars, Vector};
use core::ops::Range;

/// A row of results at equal distances.
#[derive(Clone, Copy)]
pub struct SumRow {
    /// The first result, of the arithmetic's type.
    pub out: *mut u8,
    /// From one result to the next, in bytes.
    pub out_stride: isize,
    /// How many there are.
    pub count: usize,
    /// What the row holds.
    pub start: Start,
    /// Whether whole lines may go past the cache; those of plain rows do,
    pub streaming: bool,
    /// and what to ask for meanwhile.
    pub prefetch: Prefetch,
    /// Whether it is squares of terms that are added up.
    pub squares: bool,
    /// How results share entries of the taps' tables; none if there are no tables.
    pub sharing: Option<Sharing>,
}

/// How results one after the other share entries of a table.
#[derive(Clone, Copy, Debug)]
pub struct Sharing {
    /// So many each.
    pub inner: usize,
    /// How many of those that share the first one lie before the row.
    pub phase: usize,
}

impl SumRow {
    /// Whether there is nothing to it but sums of weighted samples: most rows are so, and a loop for them that asks no questions is
    /// twice as fast.
    fn is_plain(&self, terms: &[SumTerm<'_>]) -> bool {
        let is_plain = |term: &SumTerm<'_>| {
            term.formula == TermFormula::Weighted { constant: 0.0 } && term.coefficient == 1.0 && !term.taps.is_empty()
        };
        self.start == Start::Nothing && !self.squares && self.sharing.is_none() && terms.iter().all(is_plain)
    }
}

/// What the results of a row begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing: the row holds nothing yet.
    Nothing,
    /// What the row holds is the sum of the terms so far.
    Terms,
    /// What the row holds is the sum of the taps so far of the only term, which is not a quotient.
    Taps,
}

/// One term of every result of a row.
#[derive(Clone, Copy)]
pub struct SumTerm<'a> {
    /// The sample at the first result.
    pub f: *const u8,
    /// From one sample to the next, in bytes.
    pub f_stride: isize,
    /// Its taps: the lower and the upper one for a quotient.
    pub taps: &'a [WeightedTap],
    /// What is made of them.
    pub formula: TermFormula,
    /// What that is multiplied by.
    pub coefficient: f64,
}

/// What is made of the samples at a term's taps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TermFormula {
    /// Their weighted sum, to which the constant is added.
    Weighted {
        /// What is added.
        constant: f64,
    },
    /// The upper one less the lower one, divided.
    Quotient {
        /// By what.
        divisor: f64,
    },
}

/// A sample's part in each result of a row.
#[derive(Clone, Copy)]
pub struct WeightedTap {
    /// From the sample at the result to this one, in bytes.
    pub offset: isize,
    /// What it is multiplied by.
    pub weight: f64,
    /// Weights of its own for each sample along the row, one more factor; null if there are none, or if results do not share any.
    /// The first entry is for the first result.
    pub table: *const f64,
}

/// Writes a row: see above. Lines that wait are sent meanwhile.
///
/// # Safety
/// The results are valid for writes, and for reads unless they begin with nothing; samples lie at the taps of each. A quotient has two
/// taps, a table an entry for every result. The lines that wait are valid.
#[inline(always)]
pub unsafe fn sums<F, A, S, const N: usize, const K: usize>(
    row: &SumRow,
    terms: &[SumTerm<'_>],
    waiting: &mut WaitingLines,
) where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let follow_each_other = row.out_stride == size_of::<A::Result>() as isize
        && terms.iter().all(|term| term.f_stride == size_of::<F>() as isize);
    // SAFETY: the caller's promise.
    unsafe {
        match (row.is_plain(terms), S::STREAMS && row.streaming) {
            (true, true) => blocks::<F, A, S, N, K, true, true>(row, terms, follow_each_other, waiting),
            (true, false) => blocks::<F, A, S, N, K, true, false>(row, terms, follow_each_other, waiting),
            (false, _) => blocks::<F, A, S, N, K, false, false>(row, terms, follow_each_other, waiting),
        }
    }
}

/// Writes a row in blocks if results and samples follow each other, and what is left one by one.
///
/// # Safety
/// As for [`sums`]; `PLAIN` only if the row [is](SumRow::is_plain). With `STREAMING` whole lines go past the cache.
#[inline(always)]
unsafe fn blocks<F, A, S, const N: usize, const K: usize, const PLAIN: bool, const STREAMING: bool>(
    row: &SumRow,
    terms: &[SumTerm<'_>],
    follow_each_other: bool,
    waiting: &mut WaitingLines,
) where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let mut position = 0;
    let one_by_one = |positions: Range<usize>| {
        for position in positions {
            // SAFETY: the caller's promise.
            unsafe { block::<F, A, S, Scalars, 1, 1, PLAIN, false>(row, terms, position) };
        }
    };
    if follow_each_other {
        if STREAMING {
            position = (row.out.align_offset(LINE_BYTES) / size_of::<A::Result>()).min(row.count);
            one_by_one(0..position);
        }
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            while position + N * K <= row.count {
                block::<F, A, S, S, N, K, PLAIN, STREAMING>(row, terms, position);
                waiting.send::<S>(K);
                position += N * K;
            }
            while position + N <= row.count {
                block::<F, A, S, S, N, 1, PLAIN, STREAMING>(row, terms, position);
                position += N;
            }
            // The rest once more with those before it, which come out the same.
            if position < row.count && row.count >= N && row.start == Start::Nothing && !STREAMING {
                block::<F, A, S, S, N, 1, PLAIN, STREAMING>(row, terms, row.count - N);
                position = row.count;
            }
        }
    }
    one_by_one(position..row.count);
}

/// Writes the results from `position` on.
///
/// # Safety
/// As for [`blocks`]; results and samples follow each other if there are several, and are whole lines if they are streamed.
#[inline(always)]
unsafe fn block<F, A, S, R, const N: usize, const K: usize, const PLAIN: bool, const STREAMING: bool>(
    row: &SumRow,
    terms: &[SumTerm<'_>],
    position: usize,
) where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
    R: Registers,
{
    let out = row.out.wrapping_offset(position as isize * row.out_stride).cast::<[A::Result; N]>();
    let mut totals = [A::Totals::<R>::splat(A::Result::default()); K];
    if !PLAIN && row.start != Start::Nothing {
        for k in 0..K {
            // SAFETY: the caller's promise; an array lies as its elements do.
            totals[k] = A::Totals::<R>::of(unsafe { out.add(k).read() });
        }
    }
    let mut has_terms = !PLAIN && row.start == Start::Terms;
    for term in terms {
        let f = term.f.wrapping_offset(position as isize * term.f_stride);
        // SAFETY: the caller's promise.
        let mut values = unsafe {
            match term.formula {
                TermFormula::Quotient { divisor } if !PLAIN => quotients::<F, A, S, R, N, K>(f, term.taps, divisor),
                TermFormula::Weighted { constant } if !PLAIN => {
                    let begun = (row.start == Start::Taps).then_some(totals);
                    let sharing =
                        row.sharing.map(|Sharing { inner, phase }| Sharing { inner, phase: phase + position });
                    weighted::<F, A, S, R, N, K>(f, term.taps, sharing, constant, begun)
                }
                _ => weighted::<F, A, S, R, N, K>(f, term.taps, None, 0.0, None),
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
        if has_terms {
            for k in 0..K {
                values[k] = totals[k].plus(values[k]);
            }
        }
        totals = values;
        has_terms = true;
    }
    for k in 0..K {
        let line: [A::Result; N] = totals[k].numbers();
        // SAFETY: the caller's promise; a line is as long as its bytes.
        unsafe {
            if STREAMING && size_of::<[A::Result; N]>() == LINE_BYTES {
                row.prefetch.ask(position / N + k);
                S::stream::<u8, LINE_BYTES>(out.add(k).cast(), core::mem::transmute_copy(&line));
            } else {
                out.add(k).write(line);
            }
        }
    }
}

/// `((w[0] x[0] + w[1] x[1]) + w[2] x[2]) + ... + constant`, after what has `begun`
///
/// # Safety
/// As for [`block`]; `f` is the sample at the first of these results, for which `sharing` is.
#[inline(always)]
unsafe fn weighted<F, A, S, R, const N: usize, const K: usize>(
    f: *const u8,
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
            sums[k] = unsafe { products::<F, A, S, R, N>(f, first, sharing, k) };
        }
        taps = others;
    }
    for tap in taps {
        keep_loop();
        for k in 0..K {
            // SAFETY: the caller's promise.
            sums[k] = sums[k].plus(unsafe { products::<F, A, S, R, N>(f, tap, sharing, k) });
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
        let numbers: [A::Sum; N] = sums[k].numbers();
        let mut rounded = [A::Result::default(); N];
        for l in 0..N {
            rounded[l] = A::result(numbers[l]);
        }
        results[k] = A::Totals::<R>::of(rounded);
    }
    results
}

/// The samples at a tap by their weights, in line `k` of a block.
///
/// # Safety
/// As for [`weighted`].
#[inline(always)]
unsafe fn products<F, A, S, R, const N: usize>(
    f: *const u8,
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
    // SAFETY: the caller's promise.
    let samples = unsafe { samples::<F, A, S, N>(f, tap, k) };
    let mut widened = [A::Sum::default(); N];
    for l in 0..N {
        widened[l] = A::widened(samples[l]);
    }
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
    weights.times(A::Sums::<R>::of(widened))
}

/// The samples at a tap, as they are computed with, in line `k` of a block.
///
/// # Safety
/// As for [`weighted`].
#[inline(always)]
unsafe fn samples<F, A, S, const N: usize>(f: *const u8, tap: &WeightedTap, k: usize) -> [A::Sample; N]
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let from = f.wrapping_offset(tap.offset).cast::<[F; N]>().wrapping_add(k);
    // SAFETY: the caller's promise; an array of F lies as its elements do.
    F::convert_line::<S, N>(unsafe { from.read() })
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
unsafe fn quotients<F, A, S, R, const N: usize, const K: usize>(
    f: *const u8,
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
        let (lower, upper) = unsafe { (samples::<F, A, S, N>(f, &taps[0], k), samples::<F, A, S, N>(f, &taps[1], k)) };
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::quotient(upper[l], lower[l], divisor);
        }
        results[k] = A::Totals::<R>::of(line);
    }
    results
}
