//! Sums of any number of weighted samples, for a row of results that stays in the nearest cache.
//!
//! `F` is the samples' type, `A` the arithmetic, `S` the instructions. However the row is cut, a result is
//! `((w[0] x[0] + w[1] x[1]) + w[2] x[2]) + ...` with every operation rounded: taps are taken a few at a time, and the sums wait in
//! memory between. Samples that are not of the arithmetic's type, or do not follow each other, are gathered first, so that the
//! loops that multiply and add are few and plain, and the compiler makes vectors of them.

use super::arithmetic::Summation;
use super::convert::Convert;
use super::line::Instructions;
use super::stretch::keep_loop;
use core::mem::MaybeUninit;

/// A row of results, one right after the other, of samples that lie at equal distances.
#[derive(Clone, Copy)]
pub struct SumRow {
    /// The first result, of the arithmetic's type.
    pub out: *mut u8,
    /// The sample at the first result.
    pub f: *const u8,
    /// From one sample to the next, in bytes.
    pub f_stride: isize,
    /// How many results there are.
    pub count: usize,
    /// What is added to each sum.
    pub constant: f64,
    /// Whether sums are added to what the row holds.
    pub resumes: bool,
}

/// A sample's part in each sum of a row.
#[derive(Clone, Copy)]
pub struct WeightedTap {
    /// From the sample at a result to this one, in bytes.
    pub offset: isize,
    /// What it is multiplied by.
    pub weight: f64,
}

/// Weights that differ from sample to sample along the row.
#[derive(Clone, Copy)]
pub struct SampleWeights<'a> {
    /// One table for each tap; the first entry is for the first result. The tap's own weight is one more factor.
    pub tables: &'a [*const f64],
    /// How many results share an entry,
    pub inner: usize,
    /// and how many of those that share the first one lie before the row.
    pub phase: usize,
}

/// How many sums are made at a time.
const PART: usize = 256;

/// How many samples are converted at a time.
const CONVERTED: usize = 16;

/// As many of a kind as a part has.
type Part<T> = [MaybeUninit<T>; PART];

/// Writes a row of samples of the arithmetic's own type: `out[j] = sum over taps of weight * f[j + tap]`.
///
/// # Safety
/// The results are valid for writes, and for reads where they are resumed; samples lie at the taps of each.
#[inline(always)]
pub unsafe fn weighted<A: Summation, S: Instructions>(row: &SumRow, taps: &[WeightedTap])
where
    A::Sample: Convert<A::Sample>,
{
    if row.f_stride != size_of::<A::Sample>() as isize {
        // SAFETY: the caller's promise.
        return unsafe { weighted_converted::<A::Sample, A, S>(row, taps) };
    }
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        in_parts::<A>(row, |sums, first| {
            let count = sums.len();
            let tap = |tap: &WeightedTap| {
                let from = row.f.wrapping_offset(tap.offset).cast::<A::Sample>().wrapping_add(first);
                (core::slice::from_raw_parts(from, count), A::weight(tap.weight))
            };
            let mut begun = row.resumes;
            for group in taps.chunks(4) {
                match group {
                    [a] => add::<A, 1>(sums, [tap(a)], begun),
                    [a, b] => add::<A, 2>(sums, [tap(a), tap(b)], begun),
                    [a, b, c] => add::<A, 3>(sums, [tap(a), tap(b), tap(c)], begun),
                    [a, b, c, d] => add::<A, 4>(sums, [tap(a), tap(b), tap(c), tap(d)], begun),
                    _ => {}
                }
                begun = true;
            }
            begun
        });
    }
}

/// The same of samples of any type, wherever they lie.
///
/// # Safety
/// As for [`weighted`].
#[inline(always)]
pub unsafe fn weighted_converted<F, A, S>(row: &SumRow, taps: &[WeightedTap])
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let mut samples: Part<A::Sample> = [MaybeUninit::uninit(); PART];
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        in_parts::<A>(row, |sums, first| {
            let mut begun = row.resumes;
            for tap in taps {
                let samples = gather::<F, _, S>(row, tap, first, &mut samples[..sums.len()]);
                add::<A, 1>(sums, [(samples, A::weight(tap.weight))], begun);
                begun = true;
            }
            begun
        });
    }
}

/// Writes a row whose weights differ from sample to sample: `out[j] = sum over taps of weight * table[j] * f[j + tap]`.
///
/// # Safety
/// As for [`weighted`]; each tap has a table with entries for every result.
#[inline(always)]
pub unsafe fn weighted_by_sample<F, A, S>(row: &SumRow, taps: &[WeightedTap], weights: &SampleWeights<'_>)
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    let mut samples: Part<A::Sample> = [MaybeUninit::uninit(); PART];
    let mut own: Part<f64> = [MaybeUninit::uninit(); PART];
    let SampleWeights { tables, inner, phase } = *weights;
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        in_parts::<A>(row, |sums, first| {
            let count = sums.len();
            let mut begun = row.resumes;
            for (tap, &table) in taps.iter().zip(tables) {
                let samples = gather::<F, _, S>(row, tap, first, &mut samples[..count]);
                let own = if inner == 1 {
                    core::slice::from_raw_parts(table.add(first), count)
                } else {
                    for (j, own) in own[..count].iter_mut().enumerate() {
                        keep_loop();
                        own.write(table.add((phase + first + j) / inner).read());
                    }
                    own[..count].assume_init_ref()
                };
                add_by_sample::<A>(sums, samples, own, tap.weight, begun);
                begun = true;
            }
            begun
        });
    }
}

/// Has the sums of a row made part by part, and turns them into results. `make` gets where the sums of a part go and its first
/// result; it returns whether there are any taps.
///
/// # Safety
/// The row is as for [`weighted`].
#[inline(always)]
unsafe fn in_parts<A: Summation>(row: &SumRow, mut make: impl FnMut(&mut [MaybeUninit<A::Sum>], usize) -> bool) {
    let mut waiting: Part<A::Sum> = [MaybeUninit::uninit(); PART];
    let constant = A::weight(row.constant);
    for first in (0..row.count).step_by(PART) {
        let count = (row.count - first).min(PART);
        // SAFETY: results first..first + count are the row's, and nobody else refers to them.
        unsafe {
            let out = row.out.cast::<A::Result>().add(first);
            let sums = if A::RESULT_IS_SUM {
                core::slice::from_raw_parts_mut(out.cast::<MaybeUninit<A::Sum>>(), count)
            } else {
                &mut waiting[..count]
            };
            if !A::RESULT_IS_SUM && row.resumes {
                for (j, sum) in sums.iter_mut().enumerate() {
                    sum.write(A::resumed(out.add(j).read()));
                }
            }
            if !make(sums, first) {
                sums.fill(MaybeUninit::new(A::Sum::default()));
            }
            // Nothing is added where there is nothing to add: a sum of -0.0 stays as it is.
            if row.constant != 0.0 {
                for sum in sums.iter_mut() {
                    sum.write(A::sum(sum.assume_init(), constant));
                }
            }
            if !A::RESULT_IS_SUM {
                for (j, sum) in sums.iter().enumerate() {
                    out.add(j).write(A::result(sum.assume_init()));
                }
            }
        }
    }
}

/// Adds taps to sums, or begins the sums with them.
///
/// # Safety
/// There is a sample for each sum at each tap; the sums are initialised if they have `begun`.
#[inline(always)]
unsafe fn add<A: Summation, const T: usize>(
    sums: &mut [MaybeUninit<A::Sum>],
    taps: [(&[A::Sample], A::Sum); T],
    begun: bool,
) {
    for (samples, _) in taps {
        assert!(samples.len() >= sums.len());
    }
    if begun {
        for (j, sum) in sums.iter_mut().enumerate() {
            // SAFETY: the caller's promise.
            let mut total = unsafe { sum.assume_init() };
            for (samples, weight) in taps {
                total = A::sum(total, A::product(weight, samples[j]));
            }
            sum.write(total);
        }
    } else {
        for (j, sum) in sums.iter_mut().enumerate() {
            let mut total = A::product(taps[0].1, taps[0].0[j]);
            for (samples, weight) in &taps[1..] {
                total = A::sum(total, A::product(*weight, samples[j]));
            }
            sum.write(total);
        }
    }
}

/// Adds a tap whose weight differs from sample to sample to sums, or begins them with it.
///
/// # Safety
/// As for [`add`].
#[inline(always)]
unsafe fn add_by_sample<A: Summation>(
    sums: &mut [MaybeUninit<A::Sum>],
    samples: &[A::Sample],
    own: &[f64],
    weight: f64,
    begun: bool,
) {
    assert!(samples.len() >= sums.len() && own.len() >= sums.len());
    for (j, sum) in sums.iter_mut().enumerate() {
        let product = A::product(A::weight(weight * own[j]), samples[j]);
        // SAFETY: the caller's promise.
        sum.write(if begun { A::sum(unsafe { sum.assume_init() }, product) } else { product });
    }
}

/// Brings the samples at a tap, from that of result `first` on, together in the type that they are computed in.
///
/// # Safety
/// As for [`weighted`].
#[inline(always)]
unsafe fn gather<'a, F, X, S>(
    row: &SumRow,
    tap: &WeightedTap,
    first: usize,
    samples: &'a mut [MaybeUninit<X>],
) -> &'a [X]
where
    F: Convert<X>,
    X: Copy + Default,
    S: Instructions,
{
    let from = row.f.wrapping_offset(tap.offset + first as isize * row.f_stride);
    let mut position = 0;
    // SAFETY: in all of this block, the caller's promise.
    unsafe {
        if row.f_stride == size_of::<F>() as isize {
            while position + CONVERTED <= samples.len() {
                keep_loop();
                let line = from.cast::<[F; CONVERTED]>().byte_add(position * size_of::<F>()).read();
                let converted = F::convert_line::<S, CONVERTED>(line);
                samples.as_mut_ptr().add(position).cast::<[X; CONVERTED]>().write(converted);
                position += CONVERTED;
            }
        }
        for (position, sample) in samples.iter_mut().enumerate().skip(position) {
            keep_loop();
            sample.write(from.wrapping_offset(position as isize * row.f_stride).cast::<F>().read().convert());
        }
        samples.assume_init_ref()
    }
}
