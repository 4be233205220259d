//! The kernels as plain loops, for every pair of dtypes and every precision.
//!
//! Unit strides take the path through slices, which the compiler vectorises; other strides are walked element by element.

use super::arithmetic::{Arithmetic, Convert};
use super::{Kernels, Run};
use core::mem::MaybeUninit;
use core::slice;

/// The kernels that read `F`, compute with `A` and write `O`.
pub fn kernels_of<F, O, A>() -> &'static Kernels
where
    F: Copy + Convert<A::Sample>,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    const {
        &Kernels {
            difference: difference::<F, O, A>,
            weighted: weighted::<F, O, A>,
            weighted_by_group: weighted_by_group::<F, O, A>,
        }
    }
}

/// Whether results and samples lie one right after the other.
fn is_contiguous<F, O>(run: &Run) -> bool {
    run.out_stride == size_of::<O>() as isize && run.f_stride == size_of::<F>() as isize
}

/// The contiguous results of a run.
///
/// # Safety
/// The run is a valid one for `O` with unit stride, and nothing else refers to its results during `'a`.
unsafe fn results<'a, O>(run: &Run) -> &'a mut [MaybeUninit<O>] {
    // SAFETY: the caller's run is valid for writes of `count` adjacent elements, of which no sample is one, so that the
    // slice is the only way to them; uninitialised memory is what MaybeUninit is for.
    unsafe { slice::from_raw_parts_mut(run.out.cast(), run.count) }
}

/// The contiguous samples that a tap of the run reads.
///
/// # Safety
/// `count` adjacent elements from `tap` on are valid for reads during `'a`, and nobody writes them meanwhile.
unsafe fn samples<'a, F>(run: &Run, tap: *const u8) -> &'a [F] {
    // SAFETY: as the caller promises; no result of the run shares memory with a sample.
    unsafe { slice::from_raw_parts(tap.cast(), run.count) }
}

/// Reads sample `j` of a tap that need not be contiguous.
///
/// # Safety
/// Sample `j` is one of the run's.
#[inline(always)]
unsafe fn read<F: Copy>(run: &Run, tap: *const u8, j: usize) -> F {
    // SAFETY: the caller's `j` is below `count`, so the sample is valid for reads; pointers and strides are aligned.
    unsafe { tap.offset(j as isize * run.f_stride).cast::<F>().read() }
}

/// Writes result `j` of a run that need not be contiguous.
///
/// # Safety
/// Result `j` is one of the run's.
#[inline(always)]
unsafe fn write<O>(run: &Run, j: usize, value: O) {
    // SAFETY: the caller's `j` is below `count`, so the result is valid for writes; pointers and strides are aligned.
    unsafe { run.out.offset(j as isize * run.out_stride).cast::<O>().write(value) }
}

/// `out[j] = (upper[j] - lower[j]) / divisor`
///
/// # Safety
/// As [`Kernels`] says.
unsafe fn difference<F, O, A>(run: Run, lower: *const u8, upper: *const u8, divisor: f64)
where
    F: Copy + Convert<A::Sample>,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    let divisor = A::weight(divisor);
    let quotient = |upper: F, lower: F| A::quotient(upper.convert(), lower.convert(), divisor).convert();
    if is_contiguous::<F, O>(&run) {
        // SAFETY: the strides are one element each, so the run and its taps are slices.
        let (out, lower, upper) = unsafe { (results::<O>(&run), samples::<F>(&run, lower), samples(&run, upper)) };
        for ((out, &lower), &upper) in out.iter_mut().zip(lower).zip(upper) {
            out.write(quotient(upper, lower));
        }
    } else {
        for j in 0..run.count {
            // SAFETY: j is below the count.
            unsafe { write(&run, j, quotient(read(&run, upper, j), read(&run, lower, j))) };
        }
    }
}

/// `out[j] = (w[0] * taps[0][j] + w[1] * taps[1][j]) + w[2] * taps[2][j]`
///
/// # Safety
/// As [`Kernels`] says.
unsafe fn weighted<F, O, A>(run: Run, taps: [*const u8; 3], weights: [f64; 3])
where
    F: Copy + Convert<A::Sample>,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    let weights = weights.map(A::weight);
    let sum = |samples: [F; 3]| A::weighted_sum(samples.map(F::convert), weights).convert();
    if is_contiguous::<F, O>(&run) {
        // SAFETY: the strides are one element each, so the run and its taps are slices.
        let (out, [f0, f1, f2]) = unsafe { (results::<O>(&run), taps.map(|tap| samples::<F>(&run, tap))) };
        for (((out, &f0), &f1), &f2) in out.iter_mut().zip(f0).zip(f1).zip(f2) {
            out.write(sum([f0, f1, f2]));
        }
    } else {
        for j in 0..run.count {
            // SAFETY: j is below the count.
            unsafe { write(&run, j, sum(taps.map(|tap| read(&run, tap, j)))) };
        }
    }
}

/// `out[j] = (w[0][g] * taps[0][j] + w[1][g] * taps[1][j]) + w[2][g] * taps[2][j]` with `g = j / repeat`
///
/// # Safety
/// As [`Kernels`] says.
unsafe fn weighted_by_group<F, O, A>(run: Run, taps: [*const u8; 3], weights: [*const f64; 3], repeat: usize)
where
    F: Copy + Convert<A::Sample>,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    debug_assert!(run.count.is_multiple_of(repeat));
    let groups = run.count / repeat;
    // SAFETY: each array holds one weight a group, and is not written during the call.
    let [a, b, c] = weights.map(|weights| unsafe { slice::from_raw_parts(weights, groups) });
    let sum =
        |samples: [F; 3], weights: [f64; 3]| A::weighted_sum(samples.map(F::convert), weights.map(A::weight)).convert();
    if is_contiguous::<F, O>(&run) {
        // SAFETY: the strides are one element each, so the run and its taps are slices.
        let (out, [f0, f1, f2]) = unsafe { (results::<O>(&run), taps.map(|tap| samples::<F>(&run, tap))) };
        // The two repeats that matter (real and complex samples along the fastest axis) as constants, so that the
        // compiler can vectorise over the groups.
        match repeat {
            1 => grouped::<1, F, O>(out, [f0, f1, f2], [a, b, c], sum),
            2 => grouped::<2, F, O>(out, [f0, f1, f2], [a, b, c], sum),
            _ => {
                for (j, out) in out.iter_mut().enumerate() {
                    let g = j / repeat;
                    out.write(sum([f0[j], f1[j], f2[j]], [a[g], b[g], c[g]]));
                }
            }
        }
    } else {
        for g in 0..groups {
            for j in g * repeat..(g + 1) * repeat {
                // SAFETY: j is below groups * repeat, the count.
                unsafe { write(&run, j, sum(taps.map(|tap| read(&run, tap, j)), [a[g], b[g], c[g]])) };
            }
        }
    }
}

/// The contiguous path of [`weighted_by_group`] for a repeat that the compiler knows.
#[inline(always)]
fn grouped<const REPEAT: usize, F: Copy, O>(
    out: &mut [MaybeUninit<O>],
    [f0, f1, f2]: [&[F]; 3],
    [a, b, c]: [&[f64]; 3],
    sum: impl Fn([F; 3], [f64; 3]) -> O,
) {
    let (out, _) = out.as_chunks_mut::<REPEAT>();
    let ((f0, _), (f1, _), (f2, _)) = (f0.as_chunks::<REPEAT>(), f1.as_chunks::<REPEAT>(), f2.as_chunks::<REPEAT>());
    let samples = f0.iter().zip(f1).zip(f2);
    let weights = a.iter().zip(b).zip(c);
    for ((out, ((f0, f1), f2)), ((&a, &b), &c)) in out.iter_mut().zip(samples).zip(weights) {
        for r in 0..REPEAT {
            out[r].write(sum([f0[r], f1[r], f2[r]], [a, b, c]));
        }
    }
}
