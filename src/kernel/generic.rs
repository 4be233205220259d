//! The kernels as plain loops, for every pair of dtypes, every precision and every way to store.
//!
//! `F` is the samples' type, `O` the results', `A` the arithmetic, `S` how whole lines of `N` results are streamed. The
//! bodies are inlined into one shell for each instruction set (`shells`), where the compiler vectorises them. Runs with
//! unit strides are written through the cache or line by line past it; others are walked element by element.

use super::Run;
use super::arithmetic::{Arithmetic, Convert};
use super::line::{LINE_BYTES, Lines, Never, Store, load, write_lines};
use core::marker::PhantomData;

/// Whether results and samples lie one right after the other.
#[inline(always)]
fn is_contiguous<F, O>(run: &Run) -> bool {
    run.out_stride == size_of::<O>() as isize && run.f_stride == size_of::<F>() as isize
}

/// How a contiguous run falls into results before the first whole line, and whole lines.
#[inline(always)]
pub fn head_and_lines<O, const N: usize>(run: &Run) -> (usize, usize) {
    let into_line = run.out.addr() % LINE_BYTES;
    let head = if into_line > 0 { (LINE_BYTES - into_line) / size_of::<O>() } else { 0 };
    if head + N > run.count { (run.count, 0) } else { (head, (run.count - head) / N) }
}

/// A result from the samples at its taps.
trait Combine<X, O, const TAPS: usize> {
    /// Result `j` of the run.
    ///
    /// # Safety
    /// There is such a result.
    unsafe fn combine(&self, j: usize, samples: [X; TAPS]) -> O;
}

/// `out[j] = combine(j, [taps[0][j], taps[1][j], ..])`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
unsafe fn combine_taps<F, O, X, S, const N: usize, const TAPS: usize>(
    run: Run,
    taps: [*const u8; TAPS],
    combine: impl Combine<X, O, TAPS>,
) where
    F: Copy + Convert<X>,
    O: Copy + Default,
    X: Copy + Default,
    S: Store,
{
    let run = Taps::<F, O, X, _, TAPS> { run, taps, combine, types: PhantomData };
    // SAFETY: the caller's promise; the lines lie within the run, and the first is aligned.
    unsafe {
        if !is_contiguous::<F, O>(&run.run) {
            run.write_strided();
        } else if !S::STREAMS || !run.run.streaming {
            run.write_adjacent(0, run.run.count);
        } else {
            let (head, lines) = head_and_lines::<O, N>(&run.run);
            run.write_adjacent(0, head);
            if lines > 0 {
                let out = run.run.out.cast::<O>().add(head);
                write_lines::<O, S, N>(out, lines, run.run.prefetch, &TapLines { run: &run, from: head });
            }
            run.write_adjacent(head + lines * N, run.run.count);
        }
    }
}

/// A run whose results each come from the samples at some taps.
struct Taps<F, O, X, C, const TAPS: usize> {
    run: Run,
    taps: [*const u8; TAPS],
    combine: C,
    types: PhantomData<(F, O, X)>,
}

impl<F, O, X, C, const TAPS: usize> Taps<F, O, X, C, TAPS>
where
    F: Copy + Convert<X>,
    X: Copy + Default,
    C: Combine<X, O, TAPS>,
{
    /// Writes the whole run, whatever the strides.
    ///
    /// # Safety
    /// The run is a valid one.
    #[inline(always)]
    unsafe fn write_strided(&self) {
        let Run { out, out_stride, f_stride, count, .. } = self.run;
        for j in 0..count {
            let mut samples = [X::default(); TAPS];
            // SAFETY: j is below the count, and pointers and strides are aligned.
            unsafe {
                for (sample, tap) in samples.iter_mut().zip(self.taps) {
                    *sample = tap.offset(j as isize * f_stride).cast::<F>().read().convert();
                }
                out.offset(j as isize * out_stride).cast::<O>().write(self.combine.combine(j, samples));
            }
        }
    }

    /// Writes results `from..to` of a contiguous run, through the cache.
    ///
    /// # Safety
    /// They are results of the run.
    #[inline(always)]
    unsafe fn write_adjacent(&self, from: usize, to: usize) {
        let out = self.run.out.cast::<O>();
        for j in from..to {
            let mut samples = [X::default(); TAPS];
            // SAFETY: j is below the count, and samples and results are adjacent.
            unsafe {
                for t in 0..TAPS {
                    samples[t] = self.taps[t].cast::<F>().add(j).read().convert();
                }
                out.add(j).write(self.combine.combine(j, samples));
            }
        }
    }
}

/// The lines of a contiguous run from result `from` on.
struct TapLines<'a, F, O, X, C, const TAPS: usize> {
    run: &'a Taps<F, O, X, C, TAPS>,
    from: usize,
}

impl<F, O, X, C, const TAPS: usize, const N: usize> Lines<O, N> for TapLines<'_, F, O, X, C, TAPS>
where
    F: Copy + Convert<X>,
    O: Copy + Default,
    X: Copy + Default,
    C: Combine<X, O, TAPS>,
{
    #[inline(always)]
    unsafe fn line(&self, k: usize) -> [O; N] {
        let from = self.from + k * N;
        let mut samples = [[X::default(); N]; TAPS];
        for t in 0..TAPS {
            // SAFETY: the caller's line lies within the run, whose samples are adjacent.
            samples[t] = unsafe { load::<F, X, N>(self.run.taps[t].cast::<F>().add(from)) };
        }
        let mut line = [O::default(); N];
        for l in 0..N {
            let mut at_taps = [X::default(); TAPS];
            for t in 0..TAPS {
                at_taps[t] = samples[t][l];
            }
            // SAFETY: so does its result l.
            line[l] = unsafe { self.run.combine.combine(from + l, at_taps) };
        }
        line
    }
}

/// `(upper - lower) / divisor`
struct Quotient<A: Arithmetic> {
    divisor: A::Weight,
}

impl<A: Arithmetic, O> Combine<A::Sample, O, 2> for Quotient<A>
where
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn combine(&self, _: usize, [lower, upper]: [A::Sample; 2]) -> O {
        A::quotient(A::difference(upper, lower), self.divisor).convert()
    }
}

/// `(upper - lower) * factor`
struct Product<A: Arithmetic> {
    factor: A::Weight,
}

impl<A: Arithmetic, O> Combine<A::Sample, O, 2> for Product<A>
where
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn combine(&self, _: usize, [lower, upper]: [A::Sample; 2]) -> O {
        A::product(A::difference(upper, lower), self.factor).convert()
    }
}

/// A sum with the same weights everywhere.
struct WeightedSum<A: Arithmetic> {
    weights: [A::Weight; 3],
}

impl<A: Arithmetic, O> Combine<A::Sample, O, 3> for WeightedSum<A>
where
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn combine(&self, _: usize, samples: [A::Sample; 3]) -> O {
        A::weighted_sum(samples, self.weights).convert()
    }
}

/// A sum with weights of their own for each group of `REPEAT` results, or of `repeat` if that is 0.
struct GroupSum<A, const REPEAT: usize> {
    weights: [*const f64; 3],
    repeat: usize,
    arithmetic: PhantomData<A>,
}

impl<A: Arithmetic, O, const REPEAT: usize> Combine<A::Sample, O, 3> for GroupSum<A, REPEAT>
where
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn combine(&self, j: usize, samples: [A::Sample; 3]) -> O {
        let group = j / (if REPEAT == 0 { self.repeat } else { REPEAT });
        let mut weights = [A::Weight::default(); 3];
        for t in 0..3 {
            // SAFETY: there is a weight for each group, and the caller's j is in one.
            weights[t] = A::weight(unsafe { self.weights[t].add(group).read() });
        }
        A::weighted_sum(samples, weights).convert()
    }
}

/// `out[j] = (upper[j] - lower[j]) / divisor`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn difference<F, O, A, S, const N: usize>(run: Run, lower: *const u8, upper: *const u8, divisor: f64)
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let divisor = A::weight(divisor);
    let taps = [lower, upper];
    // SAFETY: the caller's promise.
    unsafe {
        match A::exact_reciprocal(divisor) {
            Some(factor) => combine_taps::<F, O, A::Sample, S, N, 2>(run, taps, Product::<A> { factor }),
            None => combine_taps::<F, O, A::Sample, S, N, 2>(run, taps, Quotient::<A> { divisor }),
        }
    }
}

/// `out[j] = (w[0] * taps[0][j] + w[1] * taps[1][j]) + w[2] * taps[2][j]`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn weighted<F, O, A, S, const N: usize>(run: Run, taps: [*const u8; 3], weights: [f64; 3])
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let [a, b, c] = weights;
    let weights = [A::weight(a), A::weight(b), A::weight(c)];
    // SAFETY: the caller's promise.
    unsafe { combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, WeightedSum::<A> { weights }) }
}

/// `out[j] = (w[0][g] * taps[0][j] + w[1][g] * taps[1][j]) + w[2][g] * taps[2][j]` with `g = j / repeat`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn weighted_by_group<F, O, A, S, const N: usize>(
    run: Run,
    taps: [*const u8; 3],
    weights: [*const f64; 3],
    repeat: usize,
) where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let arithmetic = PhantomData::<A>;
    // SAFETY: the caller's promise. The two repeats that matter (real and complex samples along the fastest axis) are
    // constants, so that the compiler can load weights by the line.
    unsafe {
        match repeat {
            1 => {
                let sum = GroupSum::<A, 1> { weights, repeat, arithmetic };
                combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, sum);
            }
            2 => {
                let sum = GroupSum::<A, 2> { weights, repeat, arithmetic };
                combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, sum);
            }
            _ => {
                let sum = GroupSum::<A, 0> { weights, repeat, arithmetic };
                combine_taps::<F, O, A::Sample, Never, N, 3>(run, taps, sum);
            }
        }
    }
}
