//! One thin shell for each instruction set around the generic bodies, and the choice among them.
//!
//! A shell is a named function with `#[target_feature]` into which the body is inlined: a closure would not carry the
//! feature, and a body that is not inlined would not get it.

use super::arithmetic::{Arithmetic, DoubleArithmetic, MixedArithmetic, SingleArithmetic};
use super::convert::Convert;
use super::instruction_set::InstructionSet;
#[cfg(not(target_arch = "x86_64"))]
use super::line::Plain;
#[cfg(target_arch = "x86_64")]
use super::line::{Avx2, Avx512, Sse2};
use super::line::{Instructions, line_of};
use super::{Kernels, Precision, Rows, Rule, Stretch, rows, stretch};
use crate::dtype::Dtype;
use half::{bf16, f16};

macro_rules! shell {
    ($(#[$feature:meta])? $module:ident, $instructions:ty) => {
        mod $module {
            use super::*;

            /// The kernels that read `F`, compute with `A` and write `O`, by lines of `N` results.
            pub fn kernels_of<F, O, A, const N: usize>() -> &'static Kernels
            where
                F: Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                const { assert!(N == line_of::<O>()) };
                const {
                    &Kernels {
                        same: same::<F, O, A, N>,
                        rows: rows::<F, O, A, N>,
                        rows_one_by_one: rows_one_by_one::<F, O, A>,
                        sizes: [size_of::<F>(), size_of::<O>()],
                        streams: <$instructions>::STREAMS,
                    }
                }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn same<F, O, A, const N: usize>(stretch: &Stretch, rule: &Rule)
            where
                F: Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { stretch::same::<F, O, A, $instructions, N>(stretch, rule) }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn rows<F, O, A, const N: usize>(stretch: &Stretch, rows: &Rows<'_>)
            where
                F: Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { super::rows::rows::<F, O, A, $instructions, N>(stretch, rows) }
            }

            /// # Safety
            /// As [`Kernels`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn rows_one_by_one<F, O, A>(stretch: &Stretch, rows: &Rows<'_>)
            where
                F: Convert<A::Sample>,
                O: Copy + Default,
                A: Arithmetic,
                A::Result: Convert<O>,
            {
                // SAFETY: the caller's promise.
                unsafe { super::rows::rows_one_by_one::<F, O, A>(stretch, rows) }
            }
        }
    };
}

#[cfg(not(target_arch = "x86_64"))]
shell!(plain, Plain);
#[cfg(target_arch = "x86_64")]
shell!(sse2, Sse2);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c")]
    avx2,
    Avx2
);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl")]
    avx512,
    Avx512
);

/// The kernels that read `F`, compute with `A` and write `O`: for the dtypes that most fields are of, and those that AVX-512 converts
/// better.
fn field_kernels<F, O, A, const N: usize>(set: InstructionSet) -> &'static Kernels
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    match set {
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx512 => avx512::kernels_of::<F, O, A, N>(),
        set => kernels_of::<F, O, A, N>(set),
    }
}

/// For all others AVX-512 gains nothing over AVX2 that would be worth its code.
fn kernels_of<F, O, A, const N: usize>(set: InstructionSet) -> &'static Kernels
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    match set {
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Baseline => sse2::kernels_of::<F, O, A, N>(),
        #[cfg(target_arch = "x86_64")]
        InstructionSet::Avx2 | InstructionSet::Avx512 => avx2::kernels_of::<F, O, A, N>(),
        #[cfg(not(target_arch = "x86_64"))]
        _ => plain::kernels_of::<F, O, A, N>(),
    }
}

/// The kernels that turn samples of dtype `f` into results of dtype `out` (real ones both) in this precision and with
/// this instruction set, if the pair is served. The processor must have the instruction set.
pub fn kernels(f: Dtype, out: Dtype, precision: Precision, set: InstructionSet) -> Option<&'static Kernels> {
    use Precision::{Double, Mixed, Single};

    // The dtypes that fit float32 exactly are computed in it where the result is no wider.
    match (f, out, precision) {
        (Dtype::F64, Dtype::F64, Double) => Some(field_kernels::<f64, f64, DoubleArithmetic, 8>(set)),
        (Dtype::F32, Dtype::F32, Single) => Some(field_kernels::<f32, f32, SingleArithmetic, 16>(set)),
        (Dtype::F32, Dtype::F32, Mixed) => Some(field_kernels::<f32, f32, MixedArithmetic, 16>(set)),
        (Dtype::U8, Dtype::F32, Single) => Some(kernels_of::<u8, f32, SingleArithmetic, 16>(set)),
        (Dtype::U8, Dtype::F32, Mixed) => Some(kernels_of::<u8, f32, MixedArithmetic, 16>(set)),
        (Dtype::U8, Dtype::F64, Double) => Some(kernels_of::<u8, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I16, Dtype::F32, Single) => Some(kernels_of::<i16, f32, SingleArithmetic, 16>(set)),
        (Dtype::I16, Dtype::F32, Mixed) => Some(kernels_of::<i16, f32, MixedArithmetic, 16>(set)),
        (Dtype::I16, Dtype::F64, Double) => Some(kernels_of::<i16, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I8, Dtype::F32, Single) => Some(kernels_of::<i8, f32, SingleArithmetic, 16>(set)),
        (Dtype::I8, Dtype::F32, Mixed) => Some(kernels_of::<i8, f32, MixedArithmetic, 16>(set)),
        (Dtype::I8, Dtype::F64, Double) => Some(kernels_of::<i8, f64, DoubleArithmetic, 8>(set)),
        (Dtype::U16, Dtype::F32, Single) => Some(kernels_of::<u16, f32, SingleArithmetic, 16>(set)),
        (Dtype::U16, Dtype::F32, Mixed) => Some(kernels_of::<u16, f32, MixedArithmetic, 16>(set)),
        (Dtype::U16, Dtype::F64, Double) => Some(kernels_of::<u16, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I32, Dtype::F32, Double) => Some(kernels_of::<i32, f32, DoubleArithmetic, 16>(set)),
        (Dtype::I32, Dtype::F64, Double) => Some(kernels_of::<i32, f64, DoubleArithmetic, 8>(set)),
        (Dtype::U32, Dtype::F32, Double) => Some(kernels_of::<u32, f32, DoubleArithmetic, 16>(set)),
        (Dtype::U32, Dtype::F64, Double) => Some(kernels_of::<u32, f64, DoubleArithmetic, 8>(set)),
        (Dtype::I64, Dtype::F32, Double) => Some(field_kernels::<i64, f32, DoubleArithmetic, 16>(set)),
        (Dtype::I64, Dtype::F64, Double) => Some(field_kernels::<i64, f64, DoubleArithmetic, 8>(set)),
        (Dtype::U64, Dtype::F32, Double) => Some(field_kernels::<u64, f32, DoubleArithmetic, 16>(set)),
        (Dtype::U64, Dtype::F64, Double) => Some(field_kernels::<u64, f64, DoubleArithmetic, 8>(set)),
        (Dtype::F16, Dtype::F16, Single) => Some(kernels_of::<f16, f16, SingleArithmetic, 32>(set)),
        (Dtype::F16, Dtype::F16, Mixed) => Some(kernels_of::<f16, f16, MixedArithmetic, 32>(set)),
        (Dtype::F16, Dtype::F32, Single) => Some(kernels_of::<f16, f32, SingleArithmetic, 16>(set)),
        (Dtype::F16, Dtype::F32, Mixed) => Some(kernels_of::<f16, f32, MixedArithmetic, 16>(set)),
        (Dtype::Bf16, Dtype::Bf16, Single) => Some(field_kernels::<bf16, bf16, SingleArithmetic, 32>(set)),
        (Dtype::Bf16, Dtype::Bf16, Mixed) => Some(kernels_of::<bf16, bf16, MixedArithmetic, 32>(set)),
        (Dtype::Bf16, Dtype::F32, Single) => Some(field_kernels::<bf16, f32, SingleArithmetic, 16>(set)),
        (Dtype::Bf16, Dtype::F32, Mixed) => Some(kernels_of::<bf16, f32, MixedArithmetic, 16>(set)),
        _ => None,
    }
}
