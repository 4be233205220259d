//! One thin shell for each instruction set around the generic bodies, and the choice among them.
//!
//! A shell is a named function with `#[target_feature]` into which the body is inlined: a closure would not carry the
//! feature, and a body that is not inlined would not get it.

use super::arithmetic::{Arithmetic, Convert, DoubleArithmetic, MixedArithmetic, SingleArithmetic};
use super::instruction_set::InstructionSet;
#[cfg(target_arch = "x86_64")]
use super::line::streaming::{Stream128, Stream256, Stream512};
use super::line::{Never, Store, line_of};
use super::rows::Rows;
use super::{Kernels, Precision, Run, generic, rows};
use crate::dtype::Dtype;
use half::{bf16, f16};

macro_rules! shell {
    ($(#[$feature:meta])? $module:ident, $store:ty, $doc:literal) => {
        #[doc = $doc]
        mod $module {
            use super::*;

            /// The kernels that read `F`, compute with `A` and write `O`, by lines of `N` results.
            pub fn kernels_of<F, O, A, const N: usize>() -> &'static Kernels
            where
                F: Copy + Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                const {
                    &Kernels {
                        difference: difference::<F, O, A, N>,
                        weighted: weighted::<F, O, A, N>,
                        weighted_by_group: weighted_by_group::<F, O, A, N>,
                        rows: rows::<F, O, A, N>,
                        streams: <$store>::STREAMS,
                    }
                }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn difference<F, O, A, const N: usize>(run: Run, lower: *const u8, upper: *const u8, divisor: f64)
            where
                F: Copy + Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { generic::difference::<F, O, A, $store, N>(run, lower, upper, divisor) }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn weighted<F, O, A, const N: usize>(run: Run, taps: [*const u8; 3], weights: [f64; 3])
            where
                F: Copy + Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { generic::weighted::<F, O, A, $store, N>(run, taps, weights) }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn weighted_by_group<F, O, A, const N: usize>(
                run: Run,
                taps: [*const u8; 3],
                weights: [*const f64; 3],
                repeat: usize,
            ) where
                F: Copy + Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { generic::weighted_by_group::<F, O, A, $store, N>(run, taps, weights, repeat) }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn rows<F, O, A, const N: usize>(run: Run, f: *const u8, stretch: &Rows<'_>)
            where
                F: Copy + Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { super::rows::rows::<F, O, A, $store, N>(run, f, stretch) }
            }
        }
    };
}

shell!(plain, Never, "What every processor of the architecture has; nothing streams.");
#[cfg(target_arch = "x86_64")]
shell!(sse2, Stream128, "SSE2, which every x86-64 processor has.");
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c")]
    avx2_plain,
    Never,
    "AVX2, FMA and F16C; nothing streams."
);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c")]
    avx2,
    Stream256,
    "AVX2, FMA and F16C."
);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl")]
    avx512,
    Stream512,
    "AVX-512 F, BW, DQ and VL."
);

/// The kernels that read `F`, compute with `A` and write `O`, for real samples: streaming where that is asked for.
fn real_kernels<F, O, A, const N: usize>(set: InstructionSet) -> &'static Kernels
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    const { assert!(N == line_of::<O>()) };
    match set {
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Baseline => sse2::kernels_of::<F, O, A, N>(),
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx2 => avx2::kernels_of::<F, O, A, N>(),
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx512 => avx512::kernels_of::<F, O, A, N>(),
        #[cfg(not(target_arch = "x86_64"))]
        _ => plain::kernels_of::<F, O, A, N>(),
    }
}

/// The same for the pixels of images.
fn pixel_kernels<F, O, A, const N: usize>(set: InstructionSet) -> &'static Kernels
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    const { assert!(N == line_of::<O>()) };
    match set {
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx2 | InstructionSet::Avx512 => avx2::kernels_of::<F, O, A, N>(),
        _ => plain::kernels_of::<F, O, A, N>(),
    }
}

/// The kernels that read `F`, compute with `A` and write `O`, for dtypes that are too rare, or too slow to convert, for
/// streaming to be worth its code.
fn plain_kernels<F, O, A>(set: InstructionSet) -> &'static Kernels
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    match set {
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx2 | InstructionSet::Avx512 => avx2_plain::kernels_of::<F, O, A, 1>(),
        _ => plain::kernels_of::<F, O, A, 1>(),
    }
}

/// The kernels that turn samples of dtype `f` into results of dtype `out` (real ones both) in this precision and with
/// this instruction set, if the pair is served. The processor must have the instruction set.
pub fn kernels(f: Dtype, out: Dtype, precision: Precision, set: InstructionSet) -> Option<&'static Kernels> {
    use Precision::{Double, Mixed, Single};

    // The dtypes that fit float32 exactly are computed in it where the result is no wider.
    match (f, out, precision) {
        (Dtype::F64, Dtype::F64, Double) => Some(real_kernels::<f64, f64, DoubleArithmetic, 8>(set)),
        (Dtype::F32, Dtype::F32, Single) => Some(real_kernels::<f32, f32, SingleArithmetic, 16>(set)),
        (Dtype::F32, Dtype::F32, Mixed) => Some(real_kernels::<f32, f32, MixedArithmetic, 16>(set)),
        (Dtype::U8, Dtype::F32, Single) => Some(pixel_kernels::<u8, f32, SingleArithmetic, 16>(set)),
        (Dtype::U8, Dtype::F32, Mixed) => Some(plain_kernels::<u8, f32, MixedArithmetic>(set)),
        (Dtype::U8, Dtype::F64, Double) => Some(pixel_kernels::<u8, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I16, Dtype::F32, Single) => Some(pixel_kernels::<i16, f32, SingleArithmetic, 16>(set)),
        (Dtype::I16, Dtype::F32, Mixed) => Some(plain_kernels::<i16, f32, MixedArithmetic>(set)),
        (Dtype::I16, Dtype::F64, Double) => Some(pixel_kernels::<i16, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I8, Dtype::F32, Single) => Some(plain_kernels::<i8, f32, SingleArithmetic>(set)),
        (Dtype::I8, Dtype::F32, Mixed) => Some(plain_kernels::<i8, f32, MixedArithmetic>(set)),
        (Dtype::I8, Dtype::F64, Double) => Some(plain_kernels::<i8, f64, DoubleArithmetic>(set)),
        (Dtype::U16, Dtype::F32, Single) => Some(plain_kernels::<u16, f32, SingleArithmetic>(set)),
        (Dtype::U16, Dtype::F32, Mixed) => Some(plain_kernels::<u16, f32, MixedArithmetic>(set)),
        (Dtype::U16, Dtype::F64, Double) => Some(plain_kernels::<u16, f64, DoubleArithmetic>(set)),
        (Dtype::I32, Dtype::F32, Double) => Some(plain_kernels::<i32, f32, DoubleArithmetic>(set)),
        (Dtype::I32, Dtype::F64, Double) => Some(plain_kernels::<i32, f64, DoubleArithmetic>(set)),
        (Dtype::U32, Dtype::F32, Double) => Some(plain_kernels::<u32, f32, DoubleArithmetic>(set)),
        (Dtype::U32, Dtype::F64, Double) => Some(plain_kernels::<u32, f64, DoubleArithmetic>(set)),
        (Dtype::I64, Dtype::F32, Double) => Some(plain_kernels::<i64, f32, DoubleArithmetic>(set)),
        (Dtype::I64, Dtype::F64, Double) => Some(plain_kernels::<i64, f64, DoubleArithmetic>(set)),
        (Dtype::U64, Dtype::F32, Double) => Some(plain_kernels::<u64, f32, DoubleArithmetic>(set)),
        (Dtype::U64, Dtype::F64, Double) => Some(plain_kernels::<u64, f64, DoubleArithmetic>(set)),
        (Dtype::F16, Dtype::F16, Single) => Some(plain_kernels::<f16, f16, SingleArithmetic>(set)),
        (Dtype::F16, Dtype::F16, Mixed) => Some(plain_kernels::<f16, f16, MixedArithmetic>(set)),
        (Dtype::F16, Dtype::F32, Single) => Some(plain_kernels::<f16, f32, SingleArithmetic>(set)),
        (Dtype::F16, Dtype::F32, Mixed) => Some(plain_kernels::<f16, f32, MixedArithmetic>(set)),
        (Dtype::Bf16, Dtype::Bf16, Single) => Some(plain_kernels::<bf16, bf16, SingleArithmetic>(set)),
        (Dtype::Bf16, Dtype::Bf16, Mixed) => Some(plain_kernels::<bf16, bf16, MixedArithmetic>(set)),
        (Dtype::Bf16, Dtype::F32, Single) => Some(plain_kernels::<bf16, f32, SingleArithmetic>(set)),
        (Dtype::Bf16, Dtype::F32, Mixed) => Some(plain_kernels::<bf16, f32, MixedArithmetic>(set)),
        _ => None,
    }
}
