//! The formulas of a derivative, evaluated for one line of results at a time.
//!
//! `F` is the samples' type, `O` the results', `A` the arithmetic, `S` the instructions, `N` the number of results in a
//! line. Positions are counted from the stretch's first result; its samples lie one right after the other.

use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::line::Instructions;
use super::quotient::{Corrected, Real};
use super::watch::Watch;
use core::marker::PhantomData;

/// Results of a stretch, by the line.
pub trait Formula<O, W: Real, const N: usize> {
    /// The line that begins at `position`.
    ///
    /// # Safety
    /// The samples at the taps of every result are elements of the array.
    unsafe fn line<S: Instructions>(&self, position: usize, watch: &mut W::Watch<S>) -> [O; N];
}

/// The samples `tap[0..N]`, as they are computed with.
///
/// # Safety
/// `N` elements from `tap` on are valid for reads.
#[inline(always)]
pub unsafe fn load<F: Convert<X>, X: Copy + Default, S: Instructions, const N: usize>(tap: *const F) -> [X; N] {
    // SAFETY: the caller's promise; an array of F lies as its elements do.
    F::convert_line::<S, N>(unsafe { tap.cast::<[F; N]>().read() })
}

/// The dividends `upper[j] - lower[j]` of a line.
///
/// # Safety
/// As for [`Formula::line`].
#[inline(always)]
unsafe fn dividends<F, A, S, const N: usize>(position: usize, lower: *const F, upper: *const F) -> [A::Weight; N]
where
    F: Convert<A::Sample>,
    A: Arithmetic,
    S: Instructions,
{
    // SAFETY: the caller's promise.
    let (lower, upper): ([A::Sample; N], [A::Sample; N]) =
        unsafe { (load::<F, _, S, N>(lower.wrapping_add(position)), load::<F, _, S, N>(upper.wrapping_add(position))) };
    let mut dividends = [A::Weight::default(); N];
    for l in 0..N {
        dividends[l] = A::dividend(upper[l], lower[l]);
    }
    dividends
}

/// Results of the arithmetic as they are stored.
#[inline(always)]
fn results<A, O, S, const N: usize>(values: [A::Result; N]) -> [O; N]
where
    A: Arithmetic,
    A::Result: Convert<O>,
    O: Copy + Default,
    S: Instructions,
{
    A::Result::convert_line::<S, N>(values)
}

/// `out[j] = (upper[j] - lower[j]) * factor`
pub struct Product<F, A: Arithmetic> {
    /// The sample that is subtracted for the first result.
    pub lower: *const F,
    /// The sample that it is subtracted from.
    pub upper: *const F,
    /// The reciprocal of the divisor, a power of two.
    pub factor: A::Weight,
}

impl<F, O, A, const N: usize> Formula<O, A::Weight, N> for Product<F, A>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line<S: Instructions>(&self, position: usize, _: &mut <A::Weight as Real>::Watch<S>) -> [O; N] {
        // SAFETY: the caller's promise.
        let dividends = unsafe { dividends::<F, A, S, N>(position, self.lower, self.upper) };
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::result(dividends[l] * self.factor);
        }
        results::<A, O, S, N>(line)
    }
}

/// `out[j] = (upper[j] - lower[j]) / divisor`, by a corrected quotient
pub struct CorrectedQuotient<F, A: Arithmetic> {
    /// The sample that is subtracted for the first result.
    pub lower: *const F,
    /// The sample that it is subtracted from.
    pub upper: *const F,
    /// The divisor.
    pub divisor: Corrected<A::Weight>,
}

impl<F, O, A, const N: usize> Formula<O, A::Weight, N> for CorrectedQuotient<F, A>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line<S: Instructions>(&self, position: usize, watch: &mut <A::Weight as Real>::Watch<S>) -> [O; N] {
        // SAFETY: the caller's promise.
        let dividends = unsafe { dividends::<F, A, S, N>(position, self.lower, self.upper) };
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::result(self.divisor.quotient(dividends[l]));
        }
        if !F::IS_INTEGER {
            watch.see(dividends);
        }
        results::<A, O, S, N>(line)
    }
}

/// `out[j] = (upper[j] - lower[j]) / divisor`
pub struct Quotient<F, A: Arithmetic> {
    /// The sample that is subtracted for the first result.
    pub lower: *const F,
    /// The sample that it is subtracted from.
    pub upper: *const F,
    /// The divisor.
    pub divisor: A::Weight,
}

impl<F, O, A, const N: usize> Formula<O, A::Weight, N> for Quotient<F, A>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line<S: Instructions>(&self, position: usize, _: &mut <A::Weight as Real>::Watch<S>) -> [O; N] {
        // SAFETY: the caller's promise.
        let dividends = unsafe { dividends::<F, A, S, N>(position, self.lower, self.upper) };
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::result(dividends[l] / self.divisor);
        }
        results::<A, O, S, N>(line)
    }
}

/// `out[j] = (w[0] * taps[0][j] + w[1] * taps[1][j]) + w[2] * taps[2][j]`
pub struct WeightedSum<F, A: Arithmetic> {
    /// The samples for the first result.
    pub taps: [*const F; 3],
    /// What they are multiplied by.
    pub weights: [A::Weight; 3],
}

impl<F, O, A, const N: usize> Formula<O, A::Weight, N> for WeightedSum<F, A>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line<S: Instructions>(&self, position: usize, _: &mut <A::Weight as Real>::Watch<S>) -> [O; N] {
        // SAFETY: the caller's promise.
        let samples = unsafe { load_taps::<F, A::Sample, S, N>(self.taps, position) };
        let mut line = [A::Result::default(); N];
        for l in 0..N {
            line[l] = A::weighted_sum([samples[0][l], samples[1][l], samples[2][l]], self.weights);
        }
        results::<A, O, S, N>(line)
    }
}

/// `out[j] = (w[0][g] * taps[0][j] + w[1][g] * taps[1][j]) + w[2][g] * taps[2][j]`, where `g = (j - first) / INNER`: every
/// sample of a row has weights of its own
pub struct SampleSum<F, A, const INNER: usize> {
    /// The samples for the first result.
    pub taps: [*const F; 3],
    /// The weights of the result at position `first`; there are as many before and behind as a line may reach to.
    pub weights: [*const f64; 3],
    /// See above.
    pub first: usize,
    /// The arithmetic.
    pub arithmetic: PhantomData<A>,
}

impl<F, O, A, const INNER: usize, const N: usize> Formula<O, A::Weight, N> for SampleSum<F, A, INNER>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line<S: Instructions>(&self, position: usize, _: &mut <A::Weight as Real>::Watch<S>) -> [O; N] {
        let from = position.wrapping_sub(self.first).cast_signed();
        // SAFETY: the caller's promise; weights reach as far as said above.
        unsafe {
            let samples = load_taps::<F, A::Sample, S, N>(self.taps, position);
            let mut weights = [[A::Weight::default(); N]; 3];
            for t in 0..3 {
                let source = self.weights[t].wrapping_offset(from.div_euclid(INNER as isize));
                // The two parts of a complex number share weights; a line may begin between them.
                if from.rem_euclid(INNER as isize) == 0 {
                    for l in 0..N {
                        weights[t][l] = A::weight(source.wrapping_add(l / INNER).read());
                    }
                } else {
                    for l in 0..N {
                        weights[t][l] = A::weight(source.wrapping_add(l.div_ceil(INNER)).read());
                    }
                }
            }
            let mut line = [A::Result::default(); N];
            for l in 0..N {
                let weights = [weights[0][l], weights[1][l], weights[2][l]];
                line[l] = A::weighted_sum([samples[0][l], samples[1][l], samples[2][l]], weights);
            }
            results::<A, O, S, N>(line)
        }
    }
}

/// A line of each of three taps.
///
/// # Safety
/// As for [`Formula::line`].
#[inline(always)]
unsafe fn load_taps<F, X, S, const N: usize>(taps: [*const F; 3], position: usize) -> [[X; N]; 3]
where
    F: Convert<X>,
    X: Copy + Default,
    S: Instructions,
{
    let mut samples = [[X::default(); N]; 3];
    for t in 0..3 {
        // SAFETY: the caller's promise.
        samples[t] = unsafe { load::<F, X, S, N>(taps[t].wrapping_add(position)) };
    }
    samples
}
