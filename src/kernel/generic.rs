//! The kernels as plain loops, for every pair of dtypes, every precision and every way to store.
//!
//! `F` is the samples' type, `O` the results', `A` the arithmetic, `S` how whole lines of `N` results are streamed. The
//! bodies are inlined into one shell for each instruction set (`shells`), where the compiler vectorises them. Runs with
//! unit strides go through slices, or line by line past the cache; others are walked element by element.

use super::Run;
use super::arithmetic::{Arithmetic, Convert};
use super::line::{self, LINE_BYTES, Never, Store};
use core::array;

/// Whether results and samples lie one right after the other.
#[inline(always)]
pub fn is_contiguous<F, O>(run: &Run) -> bool {
    run.out_stride == size_of::<O>() as isize && run.f_stride == size_of::<F>() as isize
}

/// How a contiguous run falls into results before the first whole line, and whole lines.
#[inline(always)]
pub fn head_and_lines<O, const N: usize>(run: &Run) -> (usize, usize) {
    let into_line = run.out.addr() % LINE_BYTES;
    let head = if into_line > 0 { (LINE_BYTES - into_line) / size_of::<O>() } else { 0 };
    if head + N > run.count { (run.count, 0) } else { (head, (run.count - head) / N) }
}

/// Writes `lines` lines, each computed before the one ahead of it is stored: a load waits for earlier stores whose
/// addresses agree with its own in the low 12 bits, as those of large arrays tend to, so loads go first.
///
/// # Safety
/// The lines are as `S` wants them; there is at least one.
#[inline(always)]
pub unsafe fn write_lines<O: Copy, S: Store, const N: usize>(
    out: *mut O,
    lines: usize,
    line: impl Fn(usize) -> [O; N],
) {
    let mut current = None;
    // The last line is computed twice: one place in the code that computes lines is worth more than that.
    for k in 0..=lines {
        let next = line(k.min(lines - 1));
        if let Some(current) = current {
            // SAFETY: line k - 1 is one of the caller's.
            unsafe { S::store(out.add((k - 1) * N), current) };
        }
        current = Some(next);
    }
}

/// Reads sample `j` of a tap.
///
/// # Safety
/// Sample `j` is one of the run's.
#[inline(always)]
unsafe fn read<F: Copy>(run: &Run, tap: *const u8, j: usize) -> F {
    // SAFETY: the caller's `j` is below `count`, so the sample is valid for reads; pointers and strides are aligned.
    unsafe { tap.offset(j as isize * run.f_stride).cast::<F>().read() }
}

/// Writes result `j` of a run.
///
/// # Safety
/// Result `j` is one of the run's.
#[inline(always)]
unsafe fn write<O>(run: &Run, j: usize, value: O) {
    // SAFETY: the caller's `j` is below `count`, so the result is valid for writes; pointers and strides are aligned.
    unsafe { run.out.offset(j as isize * run.out_stride).cast::<O>().write(value) }
}

/// `out[j] = combine(j, [taps[0][j], taps[1][j], ..])`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
unsafe fn combine_taps<F, O, X, S, const N: usize, const TAPS: usize>(
    run: Run,
    taps: [*const u8; TAPS],
    combine: impl Fn(usize, [X; TAPS]) -> O,
) where
    F: Copy + Convert<X>,
    O: Copy,
    X: Copy,
    S: Store,
{
    if !is_contiguous::<F, O>(&run) {
        for j in 0..run.count {
            // SAFETY: j is below the count.
            unsafe { write(&run, j, combine(j, taps.map(|tap| read::<F>(&run, tap, j).convert()))) };
        }
        return;
    }
    let out = run.out.cast::<O>();
    let taps = taps.map(|tap| tap.cast::<F>());
    let one_by_one = |from: usize, to: usize| {
        for j in from..to {
            // SAFETY: j is below the count, and samples and results are adjacent.
            unsafe { out.add(j).write(combine(j, taps.map(|tap| tap.add(j).read().convert()))) };
        }
    };
    if !S::STREAMS || !run.streaming {
        return one_by_one(0, run.count);
    }
    let (head, lines) = head_and_lines::<O, N>(&run);
    one_by_one(0, head);
    if lines > 0 {
        // SAFETY: the lines lie within the run, whose samples and results are adjacent, and the first is aligned.
        unsafe {
            write_lines::<O, S, N>(out.add(head), lines, |k| {
                let from = head + k * N;
                let samples: [[X; N]; TAPS] = taps.map(|tap| line::load::<F, X, N>(tap.add(from)));
                array::from_fn(|l| combine(from + l, array::from_fn(|tap| samples[tap][l])))
            });
        }
    }
    one_by_one(head + lines * N, run.count);
}

/// `out[j] = (upper[j] - lower[j]) / divisor`
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn difference<F, O, A, S, const N: usize>(run: Run, lower: *const u8, upper: *const u8, divisor: f64)
where
    F: Copy + Convert<A::Sample>,
    O: Copy,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let divisor = A::weight(divisor);
    let taps = [lower, upper];
    // SAFETY: the caller's promise.
    unsafe {
        match A::exact_reciprocal(divisor) {
            Some(factor) => combine_taps::<F, O, A::Sample, S, N, 2>(run, taps, |_, [lower, upper]| {
                A::product(A::difference(upper, lower), factor).convert()
            }),
            None => combine_taps::<F, O, A::Sample, S, N, 2>(run, taps, |_, [lower, upper]| {
                A::quotient(A::difference(upper, lower), divisor).convert()
            }),
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
    O: Copy,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let weights = weights.map(A::weight);
    // SAFETY: the caller's promise.
    unsafe {
        combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, |_, samples| A::weighted_sum(samples, weights).convert());
    }
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
    O: Copy,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let sum = |group: usize, samples: [A::Sample; 3]| {
        // SAFETY: there is a weight for each group, and j / repeat is one.
        let weights = weights.map(|weights| A::weight(unsafe { weights.add(group).read() }));
        A::weighted_sum(samples, weights).convert()
    };
    // SAFETY: the caller's promise. The two repeats that matter (real and complex samples along the fastest axis) are
    // constants, so that the compiler can load weights by the line.
    unsafe {
        match repeat {
            1 => combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, sum),
            2 => combine_taps::<F, O, A::Sample, S, N, 3>(run, taps, |j, samples| sum(j / 2, samples)),
            _ => {
                let run = Run { streaming: false, ..run };
                combine_taps::<F, O, A::Sample, Never, N, 3>(run, taps, |j, samples| sum(j / repeat, samples))
            }
        }
    }
}
