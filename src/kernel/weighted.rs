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
use core::marker::PhantomData;
use core::mem::MaybeUninit;

/// A row of results, and the samples that they are of, at equal distances.
#[derive(Clone, Copy)]
pub struct SumRow {
    /// The first result, of the arithmetic's type.
    pub out: *mut u8,
    /// From one result to the next, in bytes.
    pub out_stride: isize,
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
    /// The sample for the first result.
    pub from: *const u8,
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

/// How many taps are taken at a time, at most: as many as a Laplacian in three dimensions has.
const MOST: usize = 9;

/// How many sums are made at a time.
const PART: usize = 256;

/// How many samples are converted at a time.
const CONVERTED: usize = 16;

/// As many of a kind as a part has.
type Part<T> = [MaybeUninit<T>; PART];

/// Writes a row of samples whose type the compiler converts within a loop: `out[j] = sum over taps of weight * f[j + tap]`.
///
/// # Safety
/// The results are valid for writes, and for reads where they are resumed; samples lie at the taps of each.
#[inline(always)]
pub unsafe fn weighted<F, A, S>(row: &SumRow, taps: &[WeightedTap])
where
    F: Convert<A::Sample>,
    A: Summation,
    S: Instructions,
{
    // SAFETY: the caller's promise.
    unsafe {
        if row.f_stride == size_of::<F>() as isize {
            in_parts::<A, S>(row, &mut InPlace { row, taps, sample: PhantomData::<F> });
        } else {
            weighted_converted::<F, A, S>(row, taps);
        }
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
    let mut gathered = Gathered { row, samples: [MaybeUninit::uninit(); PART], sample: PhantomData::<F> };
    // SAFETY: the caller's promise.
    unsafe { in_parts::<A, S>(row, &mut Converted { gathered: &mut gathered, taps }) }
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
    let mut gathered = Gathered { row, samples: [MaybeUninit::uninit(); PART], sample: PhantomData::<F> };
    // SAFETY: the caller's promise.
    unsafe { in_parts::<A, S>(row, &mut BySample { gathered: &mut gathered, taps, weights }) }
}

/// How the sums of a part of a row are made. A trait, because a closure would not carry the instruction set.
trait Make<A: Summation> {
    /// Adds all taps to the sums, the first of which is that of result `first`, or begins them; whether there are any.
    ///
    /// # Safety
    /// As for [`weighted`].
    unsafe fn make<S: Instructions>(&mut self, sums: &mut [MaybeUninit<A::Sum>], first: usize) -> bool;
}

/// From samples where they lie.
struct InPlace<'a, F> {
    row: &'a SumRow,
    taps: &'a [WeightedTap],
    sample: PhantomData<F>,
}

impl<F> InPlace<'_, F> {
    /// The samples of a part at each of `T` taps, and the taps' weights.
    ///
    /// # Safety
    /// As for [`weighted`]; there are so many taps.
    #[inline(always)]
    unsafe fn taps<A: Summation, const T: usize>(
        &self,
        taps: &[WeightedTap],
        first: usize,
        count: usize,
    ) -> [(&[F], A::Sum); T] {
        let mut all = [(&[][..], A::Sum::default()); T];
        for (all, tap) in all.iter_mut().zip(taps) {
            let from = tap.from.cast::<F>().wrapping_add(first);
            // SAFETY: the caller's promise.
            *all = (unsafe { core::slice::from_raw_parts(from, count) }, A::weight(tap.weight));
        }
        all
    }
}

impl<F: Convert<A::Sample>, A: Summation> Make<A> for InPlace<'_, F> {
    #[inline(always)]
    unsafe fn make<S: Instructions>(&mut self, sums: &mut [MaybeUninit<A::Sum>], first: usize) -> bool {
        let count = sums.len();
        let mut begun = self.row.resumes;
        for group in self.taps.chunks(MOST) {
            // SAFETY: the caller's promise.
            unsafe {
                match group.len() {
                    1 => add::<F, A, 1>(sums, self.taps::<A, 1>(group, first, count), begun),
                    2 => add::<F, A, 2>(sums, self.taps::<A, 2>(group, first, count), begun),
                    3 => add::<F, A, 3>(sums, self.taps::<A, 3>(group, first, count), begun),
                    4 => add::<F, A, 4>(sums, self.taps::<A, 4>(group, first, count), begun),
                    5 => add::<F, A, 5>(sums, self.taps::<A, 5>(group, first, count), begun),
                    6 => add::<F, A, 6>(sums, self.taps::<A, 6>(group, first, count), begun),
                    7 => add::<F, A, 7>(sums, self.taps::<A, 7>(group, first, count), begun),
                    8 => add::<F, A, 8>(sums, self.taps::<A, 8>(group, first, count), begun),
                    _ => add::<F, A, MOST>(sums, self.taps::<A, MOST>(group, first, count), begun),
                }
            }
            begun = true;
        }
        begun
    }
}

/// Samples brought together in the type that they are computed in.
struct Gathered<'a, F, X> {
    row: &'a SumRow,
    samples: Part<X>,
    sample: PhantomData<F>,
}

impl<F: Convert<X>, X: Copy + Default> Gathered<'_, F, X> {
    /// Those at a tap for `count` results, the first of which is result `first`.
    ///
    /// # Safety
    /// As for [`weighted`].
    #[inline(always)]
    unsafe fn at<S: Instructions>(&mut self, tap: &WeightedTap, first: usize, count: usize) -> &[X] {
        let from = tap.from.wrapping_offset(first as isize * self.row.f_stride);
        let mut position = 0;
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            if self.row.f_stride == size_of::<F>() as isize {
                while position + CONVERTED <= count {
                    keep_loop();
                    let line = from.cast::<[F; CONVERTED]>().byte_add(position * size_of::<F>()).read();
                    let converted = F::convert_line::<S, CONVERTED>(line);
                    self.samples.as_mut_ptr().add(position).cast::<[X; CONVERTED]>().write(converted);
                    position += CONVERTED;
                }
            }
            while position < count {
                keep_loop();
                let sample = from.wrapping_offset(position as isize * self.row.f_stride).cast::<F>().read();
                self.samples[position].write(sample.convert());
                position += 1;
            }
            core::slice::from_raw_parts(self.samples.as_ptr().cast::<X>(), count)
        }
    }
}

/// From samples that are gathered first, tap by tap.
struct Converted<'a, 'b, F, X> {
    gathered: &'a mut Gathered<'b, F, X>,
    taps: &'a [WeightedTap],
}

impl<F: Convert<A::Sample>, A: Summation> Make<A> for Converted<'_, '_, F, A::Sample> {
    #[inline(always)]
    unsafe fn make<S: Instructions>(&mut self, sums: &mut [MaybeUninit<A::Sum>], first: usize) -> bool {
        let mut begun = self.gathered.row.resumes;
        for tap in self.taps {
            // SAFETY: the caller's promise.
            unsafe {
                let samples = self.gathered.at::<S>(tap, first, sums.len());
                add::<A::Sample, A, 1>(sums, [(samples, A::weight(tap.weight))], begun);
            }
            begun = true;
        }
        begun
    }
}

/// The same with weights for each sample.
struct BySample<'a, 'b, F, X> {
    gathered: &'a mut Gathered<'b, F, X>,
    taps: &'a [WeightedTap],
    weights: &'a SampleWeights<'a>,
}

impl<F: Convert<A::Sample>, A: Summation> Make<A> for BySample<'_, '_, F, A::Sample> {
    #[inline(always)]
    unsafe fn make<S: Instructions>(&mut self, sums: &mut [MaybeUninit<A::Sum>], first: usize) -> bool {
        let SampleWeights { tables, inner, phase } = *self.weights;
        let mut own: Part<f64> = [MaybeUninit::uninit(); PART];
        let count = sums.len();
        let mut begun = self.gathered.row.resumes;
        for (tap, &table) in self.taps.iter().zip(tables) {
            // SAFETY: in all of this block, the caller's promise.
            unsafe {
                let samples = self.gathered.at::<S>(tap, first, count);
                let own = if inner == 1 {
                    core::slice::from_raw_parts(table.add(first), count)
                } else {
                    for (j, own) in own[..count].iter_mut().enumerate() {
                        keep_loop();
                        own.write(table.add((phase + first + j) / inner).read());
                    }
                    core::slice::from_raw_parts(own.as_ptr().cast::<f64>(), count)
                };
                add_by_sample::<A>(sums, samples, own, tap.weight, begun);
            }
            begun = true;
        }
        begun
    }
}

/// Has the sums of a row made part by part, and turns them into results.
///
/// # Safety
/// The row is as for [`weighted`].
#[inline(always)]
unsafe fn in_parts<A: Summation, S: Instructions>(row: &SumRow, how: &mut impl Make<A>) {
    let mut waiting: Part<A::Sum> = [MaybeUninit::uninit(); PART];
    let constant = A::weight(row.constant);
    let in_place = A::RESULT_IS_SUM && row.out_stride == size_of::<A::Result>() as isize;
    let mut first = 0;
    while first < row.count {
        let count = (row.count - first).min(PART);
        // SAFETY: results first..first + count are the row's, and nobody else refers to them.
        unsafe {
            let out = |j: usize| {
                let offset = (first + j) as isize * row.out_stride;
                row.out.wrapping_offset(offset).cast::<A::Result>()
            };
            let sums = if in_place {
                core::slice::from_raw_parts_mut(out(0).cast::<MaybeUninit<A::Sum>>(), count)
            } else {
                &mut waiting[..count]
            };
            if !in_place && row.resumes {
                for (j, sum) in sums.iter_mut().enumerate() {
                    sum.write(A::resumed(out(j).read()));
                }
            }
            if !how.make::<S>(sums, first) {
                sums.fill(MaybeUninit::new(A::Sum::default()));
            }
            // Nothing is added where there is nothing to add: a sum of -0.0 stays as it is.
            if row.constant != 0.0 {
                for sum in sums.iter_mut() {
                    sum.write(A::sum(sum.assume_init(), constant));
                }
            }
            if !in_place {
                for (j, sum) in sums.iter().enumerate() {
                    out(j).write(A::result(sum.assume_init()));
                }
            }
        }
        first += count;
    }
}

/// Adds taps to sums, or begins the sums with them.
///
/// # Safety
/// There is a sample for each sum at each tap; the sums are initialised if they have `begun`.
#[inline(always)]
unsafe fn add<F, A, const T: usize>(sums: &mut [MaybeUninit<A::Sum>], taps: [(&[F], A::Sum); T], begun: bool)
where
    F: Convert<A::Sample>,
    A: Summation,
{
    for (samples, _) in taps {
        assert!(samples.len() >= sums.len());
    }
    if begun {
        for (j, sum) in sums.iter_mut().enumerate() {
            // SAFETY: the caller's promise.
            let mut total = unsafe { sum.assume_init() };
            for (samples, weight) in taps {
                total = A::sum(total, A::product(weight, samples[j].convert()));
            }
            sum.write(total);
        }
    } else {
        for (j, sum) in sums.iter_mut().enumerate() {
            let mut total = A::product(taps[0].1, taps[0].0[j].convert());
            for (samples, weight) in &taps[1..] {
                total = A::sum(total, A::product(*weight, samples[j].convert()));
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
