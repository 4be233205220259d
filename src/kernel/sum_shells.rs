//! The shells around the kernels of sums and stores, as in `shells`; AVX-512 is for the dtypes that most fields are of.

use super::arithmetic::{
    DoubleArithmetic, IntegerArithmetic, MixedArithmetic, ShortArithmetic, SingleArithmetic, Summation, Total,
};
use super::convert::Convert;
use super::field_sums;
use super::instruction_set::InstructionSet;
#[cfg(not(target_arch = "x86_64"))]
use super::line::Plain;
#[cfg(target_arch = "x86_64")]
use super::line::{Avx2, Avx512, Sse2};
use super::line::{Instructions, line_of};
use super::quotient::Real;
use super::store::{self, Destination};
use super::sum_row::{SumRow, SumTerm};
use super::sums;
use super::{Precision, StoreKernel, SumKernel};
use crate::dtype::Dtype;
use half::{bf16, f16};

// `$lines`: how many lines of sums stay in registers beside as many of totals.
macro_rules! shell {
    ($(#[$feature:meta])? $module:ident, $instructions:ty, $lines:literal) => {
        // With AVX-512 only some are used.
        #[allow(dead_code)]
        mod $module {
            use super::*;

            /// The kernel that reads `F` and adds up in `A`.
            pub const fn sums_of<F, A, const N: usize>() -> &'static SumKernel
            where
                F: Convert<A::Sample>,
                A: Summation,
            {
                const { assert!(N == line_of::<A::Result>()) };
                const { &SumKernel { write: sums::<F, A, N> } }
            }

            /// # Safety
            /// As [`sums::sums`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn sums<F, A, const N: usize>(row: &SumRow<'_>, terms: &[SumTerm<'_>])
            where
                F: Convert<A::Sample>,
                A: Summation,
            {
                // SAFETY: the caller's promise.
                unsafe { super::sums::sums::<F, A, $instructions, N, $lines>(row, terms) }
            }

            /// The kernel that reads `W` and adds up in `A`, which is `W`'s own arithmetic.
            pub const fn field_sums_of<W, A, const N: usize>() -> &'static SumKernel
            where
                W: Convert<W> + Real + Total,
                A: Summation<Sample = W, Sum = W, Result = W>,
            {
                const { assert!(N == line_of::<W>()) };
                const { &SumKernel { write: field_sums::<W, A, N> } }
            }

            /// # Safety
            /// As [`sums::sums`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn field_sums<W, A, const N: usize>(row: &SumRow<'_>, terms: &[SumTerm<'_>])
            where
                W: Convert<W> + Real + Total,
                A: Summation<Sample = W, Sum = W, Result = W>,
            {
                // SAFETY: the caller's promise.
                unsafe { super::field_sums::field_sums::<W, A, $instructions, N, $lines>(row, terms) }
            }

            /// The kernel that stores rows of `R` as results of `O`.
            pub const fn store_of<R, O, const N: usize>() -> &'static StoreKernel
            where
                R: Convert<O>,
                O: Copy + Default,
            {
                const { assert!(N == line_of::<O>()) };
                const { &StoreKernel { write: store::<R, O, N>, streams: <$instructions>::STREAMS } }
            }

            /// # Safety
            /// As [`store::store`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn store<R, O, const N: usize>(row: *const u8, to: &Destination)
            where
                R: Convert<O>,
                O: Copy + Default,
            {
                // SAFETY: the caller's promise.
                unsafe { super::store::store::<R, O, $instructions, N>(row, to) }
            }
        }
    };
}

#[cfg(not(target_arch = "x86_64"))]
shell!(plain, Plain, 2);
#[cfg(target_arch = "x86_64")]
shell!(sse2, Sse2, 1);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c")]
    avx2,
    Avx2,
    2
);
#[cfg(target_arch = "x86_64")]
shell!(
    #[target_feature(enable = "avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl")]
    avx512,
    Avx512,
    4
);

/// A function of the instruction set's module.
macro_rules! by_set {
    ($set:expr, $function:ident::<$($parameter:tt),*>) => {
        match $set {
            #[cfg(target_arch = "x86_64")]
            InstructionSet::Baseline => sse2::$function::<$($parameter),*>(),
            #[cfg(target_arch = "x86_64")]
            InstructionSet::Avx2 | InstructionSet::Avx512 => avx2::$function::<$($parameter),*>(),
            #[cfg(not(target_arch = "x86_64"))]
            _ => plain::$function::<$($parameter),*>(),
        }
    };
}

/// The same for the dtypes that most fields are of.
macro_rules! by_any_set {
    ($set:expr, $function:ident::<$($parameter:tt),*>) => {
        match $set {
            #[cfg(target_arch = "x86_64")]
            InstructionSet::Avx512 => avx512::$function::<$($parameter),*>(),
            set => by_set!(set, $function::<$($parameter),*>),
        }
    };
}

/// The kernel that adds up weighted samples of dtype `f` in this precision, into rows of dtype `row`.
pub fn sum_kernel(f: Dtype, row: Dtype, precision: Precision, set: InstructionSet) -> Option<&'static SumKernel> {
    use Precision::{Double, Exact, Mixed, Single};

    Some(match (f, row, precision) {
        (Dtype::F64, Dtype::F64, Double) => by_any_set!(set, field_sums_of::<f64, DoubleArithmetic, 8>),
        (Dtype::I64, Dtype::F64, Double) => by_set!(set, sums_of::<i64, DoubleArithmetic, 8>),
        (Dtype::U64, Dtype::F64, Double) => by_set!(set, sums_of::<u64, DoubleArithmetic, 8>),
        (Dtype::I32, Dtype::F64, Double) => by_set!(set, sums_of::<i32, DoubleArithmetic, 8>),
        (Dtype::U32, Dtype::F64, Double) => by_set!(set, sums_of::<u32, DoubleArithmetic, 8>),
        (Dtype::I16, Dtype::F64, Double) => by_set!(set, sums_of::<i16, DoubleArithmetic, 8>),
        (Dtype::U16, Dtype::F64, Double) => by_set!(set, sums_of::<u16, DoubleArithmetic, 8>),
        (Dtype::I8, Dtype::F64, Double) => by_set!(set, sums_of::<i8, DoubleArithmetic, 8>),
        (Dtype::U8, Dtype::F64, Double) => by_set!(set, sums_of::<u8, DoubleArithmetic, 8>),
        (Dtype::F32, Dtype::F32, Single) => by_any_set!(set, field_sums_of::<f32, SingleArithmetic, 16>),
        (Dtype::F16, Dtype::F32, Single) => by_set!(set, sums_of::<f16, SingleArithmetic, 16>),
        (Dtype::Bf16, Dtype::F32, Single) => by_set!(set, sums_of::<bf16, SingleArithmetic, 16>),
        (Dtype::I16, Dtype::F32, Single) => by_set!(set, sums_of::<i16, SingleArithmetic, 16>),
        (Dtype::U16, Dtype::F32, Single) => by_set!(set, sums_of::<u16, SingleArithmetic, 16>),
        (Dtype::I8, Dtype::F32, Single) => by_set!(set, sums_of::<i8, SingleArithmetic, 16>),
        (Dtype::U8, Dtype::F32, Single) => by_any_set!(set, sums_of::<u8, SingleArithmetic, 16>),
        (Dtype::F32, Dtype::F32, Mixed) => by_set!(set, sums_of::<f32, MixedArithmetic, 16>),
        (Dtype::F16, Dtype::F32, Mixed) => by_set!(set, sums_of::<f16, MixedArithmetic, 16>),
        (Dtype::Bf16, Dtype::F32, Mixed) => by_set!(set, sums_of::<bf16, MixedArithmetic, 16>),
        (Dtype::I16, Dtype::F32, Mixed) => by_set!(set, sums_of::<i16, MixedArithmetic, 16>),
        (Dtype::U16, Dtype::F32, Mixed) => by_set!(set, sums_of::<u16, MixedArithmetic, 16>),
        (Dtype::I8, Dtype::F32, Mixed) => by_set!(set, sums_of::<i8, MixedArithmetic, 16>),
        (Dtype::U8, Dtype::F32, Mixed) => by_set!(set, sums_of::<u8, MixedArithmetic, 16>),
        (Dtype::U8, Dtype::I16, Exact) => by_any_set!(set, sums_of::<u8, ShortArithmetic, 32>),
        (Dtype::I8, Dtype::I16, Exact) => by_set!(set, sums_of::<i8, ShortArithmetic, 32>),
        (Dtype::U8, Dtype::I32, Exact) => by_set!(set, sums_of::<u8, IntegerArithmetic, 16>),
        (Dtype::I8, Dtype::I32, Exact) => by_set!(set, sums_of::<i8, IntegerArithmetic, 16>),
        (Dtype::U16, Dtype::I32, Exact) => by_set!(set, sums_of::<u16, IntegerArithmetic, 16>),
        (Dtype::I16, Dtype::I32, Exact) => by_set!(set, sums_of::<i16, IntegerArithmetic, 16>),
        _ => return None,
    })
}

/// The kernel that stores rows of dtype `row` as results of dtype `out`, rounded to the nearest; integers saturate.
pub fn store_kernel(row: Dtype, out: Dtype, set: InstructionSet) -> Option<&'static StoreKernel> {
    Some(match (row, out) {
        (Dtype::F64, Dtype::F64) => by_any_set!(set, store_of::<f64, f64, 8>),
        (Dtype::F64, Dtype::F32) => by_set!(set, store_of::<f64, f32, 16>),
        (Dtype::F32, Dtype::F32) => by_any_set!(set, store_of::<f32, f32, 16>),
        (Dtype::F32, Dtype::F16) => by_set!(set, store_of::<f32, f16, 32>),
        (Dtype::F32, Dtype::Bf16) => by_set!(set, store_of::<f32, bf16, 32>),
        (Dtype::I32, Dtype::I32) => by_set!(set, store_of::<i32, i32, 16>),
        (Dtype::I32, Dtype::I16) => by_set!(set, store_of::<i32, i16, 32>),
        (Dtype::I16, Dtype::I16) => by_any_set!(set, store_of::<i16, i16, 32>),
        _ => return None,
    })
}
