//! The shells around the kernels of sums, totals and stores, as in `shells`; AVX-512 is for the dtypes that most fields are of.

use super::arithmetic::{
    DoubleArithmetic, IntegerArithmetic, MixedArithmetic, ShortArithmetic, SingleArithmetic, Summation,
};
use super::combine::{self, Destination, Entry, Total};
use super::convert::Convert;
use super::instruction_set::InstructionSet;
#[cfg(not(target_arch = "x86_64"))]
use super::line::Plain;
#[cfg(target_arch = "x86_64")]
use super::line::{Avx2, Avx512, Sse2};
use super::line::{Instructions, line_of};
use super::weighted::{self, SampleWeights, SumRow, WeightedTap};
use super::{Precision, StoreKernels, SumKernels, TotalKernels};
use crate::dtype::Dtype;
use half::{bf16, f16};

macro_rules! shell {
    ($(#[$feature:meta])? $module:ident, $instructions:ty) => {
        // With AVX-512 only some are used.
        #[allow(dead_code)]
        mod $module {
            use super::*;

            /// The kernels that read `F`, which the compiler converts within a loop, and add up in `A`.
            pub const fn sums_of<F: Convert<A::Sample>, A: Summation>() -> &'static SumKernels {
                const {
                    &SumKernels {
                        weighted: weighted::<F, A>,
                        by_sample: weighted_by_sample::<F, A>,
                    }
                }
            }

            /// The same with less code, for any `F`.
            pub const fn converted_sums_of<F: Convert<A::Sample>, A: Summation>() -> &'static SumKernels {
                const {
                    &SumKernels {
                        weighted: weighted_converted::<F, A>,
                        by_sample: weighted_by_sample::<F, A>,
                    }
                }
            }

            /// # Safety
            /// As [`weighted::weighted`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn weighted<F: Convert<A::Sample>, A: Summation>(row: &SumRow, taps: &[WeightedTap]) {
                // SAFETY: the caller's promise.
                unsafe { super::weighted::weighted::<F, A, $instructions>(row, taps) }
            }

            /// # Safety
            /// As [`weighted::weighted_converted`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn weighted_converted<F: Convert<A::Sample>, A: Summation>(row: &SumRow, taps: &[WeightedTap]) {
                // SAFETY: the caller's promise.
                unsafe { super::weighted::weighted_converted::<F, A, $instructions>(row, taps) }
            }

            /// # Safety
            /// As [`weighted::weighted_by_sample`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn weighted_by_sample<F: Convert<A::Sample>, A: Summation>(
                row: &SumRow,
                taps: &[WeightedTap],
                weights: &SampleWeights<'_>,
            ) {
                // SAFETY: the caller's promise.
                unsafe { super::weighted::weighted_by_sample::<F, A, $instructions>(row, taps, weights) }
            }

            /// The kernels for totals of `R`.
            pub const fn totals_of<R: Total, const N: usize>() -> &'static TotalKernels {
                const { assert!(N == line_of::<R>()) };
                const { &TotalKernels { enter: enter::<R, N>, root: root::<R, N> } }
            }

            /// # Safety
            /// As [`combine::enter`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn enter<R: Total, const N: usize>(totals: *mut u8, terms: *const u8, count: usize, entry: Entry) {
                // SAFETY: the caller's promise.
                unsafe { combine::enter::<R, N>(totals, terms, count, entry) }
            }

            /// # Safety
            /// As [`combine::root`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn root<R: Total, const N: usize>(totals: *mut u8, count: usize, factor: f64) {
                // SAFETY: the caller's promise.
                unsafe { combine::root::<R, N>(totals, count, factor) }
            }

            /// The kernel that stores rows of `R` as results of `O`.
            pub const fn store_of<R, O, const N: usize>() -> &'static StoreKernels
            where
                R: Convert<O>,
                O: Copy + Default,
            {
                const { assert!(N == line_of::<O>()) };
                const { &StoreKernels { store: store::<R, O, N>, streams: <$instructions>::STREAMS } }
            }

            /// # Safety
            /// As [`combine::store`] says; the processor has the instruction set.
            $(#[$feature])?
            unsafe fn store<R, O, const N: usize>(row: *const u8, to: &Destination)
            where
                R: Convert<O>,
                O: Copy + Default,
            {
                // SAFETY: the caller's promise.
                unsafe { combine::store::<R, O, $instructions, N>(row, to) }
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

/// The kernels that add up weighted samples of dtype `f` in this precision, into rows of dtype `row`.
pub fn sum_kernels(f: Dtype, row: Dtype, precision: Precision, set: InstructionSet) -> Option<&'static SumKernels> {
    use Precision::{Double, Exact, Mixed, Single};

    Some(match (f, row, precision) {
        (Dtype::F64, Dtype::F64, Double) => by_any_set!(set, sums_of::<f64, DoubleArithmetic>),
        (Dtype::I64, Dtype::F64, Double) => by_set!(set, converted_sums_of::<i64, DoubleArithmetic>),
        (Dtype::U64, Dtype::F64, Double) => by_set!(set, converted_sums_of::<u64, DoubleArithmetic>),
        (Dtype::I32, Dtype::F64, Double) => by_set!(set, converted_sums_of::<i32, DoubleArithmetic>),
        (Dtype::U32, Dtype::F64, Double) => by_set!(set, converted_sums_of::<u32, DoubleArithmetic>),
        (Dtype::I16, Dtype::F64, Double) => by_set!(set, converted_sums_of::<i16, DoubleArithmetic>),
        (Dtype::U16, Dtype::F64, Double) => by_set!(set, converted_sums_of::<u16, DoubleArithmetic>),
        (Dtype::I8, Dtype::F64, Double) => by_set!(set, converted_sums_of::<i8, DoubleArithmetic>),
        (Dtype::U8, Dtype::F64, Double) => by_set!(set, sums_of::<u8, DoubleArithmetic>),
        (Dtype::F32, Dtype::F32, Single) => by_any_set!(set, sums_of::<f32, SingleArithmetic>),
        (Dtype::F16, Dtype::F32, Single) => by_set!(set, converted_sums_of::<f16, SingleArithmetic>),
        (Dtype::Bf16, Dtype::F32, Single) => by_set!(set, converted_sums_of::<bf16, SingleArithmetic>),
        (Dtype::I16, Dtype::F32, Single) => by_set!(set, sums_of::<i16, SingleArithmetic>),
        (Dtype::U16, Dtype::F32, Single) => by_set!(set, converted_sums_of::<u16, SingleArithmetic>),
        (Dtype::I8, Dtype::F32, Single) => by_set!(set, converted_sums_of::<i8, SingleArithmetic>),
        (Dtype::U8, Dtype::F32, Single) => by_set!(set, sums_of::<u8, SingleArithmetic>),
        (Dtype::F32, Dtype::F32, Mixed) => by_set!(set, sums_of::<f32, MixedArithmetic>),
        (Dtype::F16, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<f16, MixedArithmetic>),
        (Dtype::Bf16, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<bf16, MixedArithmetic>),
        (Dtype::I16, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<i16, MixedArithmetic>),
        (Dtype::U16, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<u16, MixedArithmetic>),
        (Dtype::I8, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<i8, MixedArithmetic>),
        (Dtype::U8, Dtype::F32, Mixed) => by_set!(set, converted_sums_of::<u8, MixedArithmetic>),
        (Dtype::U8, Dtype::I16, Exact) => by_set!(set, sums_of::<u8, ShortArithmetic>),
        (Dtype::I8, Dtype::I16, Exact) => by_set!(set, converted_sums_of::<i8, ShortArithmetic>),
        (Dtype::U8, Dtype::I32, Exact) => by_set!(set, sums_of::<u8, IntegerArithmetic>),
        (Dtype::I8, Dtype::I32, Exact) => by_set!(set, converted_sums_of::<i8, IntegerArithmetic>),
        (Dtype::U16, Dtype::I32, Exact) => by_set!(set, converted_sums_of::<u16, IntegerArithmetic>),
        (Dtype::I16, Dtype::I32, Exact) => by_set!(set, sums_of::<i16, IntegerArithmetic>),
        _ => return None,
    })
}

/// The kernels for rows of totals of dtype `row`, which is real.
pub fn total_kernels(row: Dtype, set: InstructionSet) -> Option<&'static TotalKernels> {
    Some(match row {
        Dtype::F64 => by_set!(set, totals_of::<f64, 8>),
        Dtype::F32 => by_set!(set, totals_of::<f32, 16>),
        _ => return None,
    })
}

/// The kernel that stores rows of dtype `row` as results of dtype `out`, rounded to the nearest; integers saturate.
pub fn store_kernels(row: Dtype, out: Dtype, set: InstructionSet) -> Option<&'static StoreKernels> {
    Some(match (row, out) {
        (Dtype::F64, Dtype::F64) => by_any_set!(set, store_of::<f64, f64, 8>),
        (Dtype::F64, Dtype::F32) => by_set!(set, store_of::<f64, f32, 16>),
        (Dtype::F32, Dtype::F32) => by_any_set!(set, store_of::<f32, f32, 16>),
        (Dtype::F32, Dtype::F16) => by_set!(set, store_of::<f32, f16, 32>),
        (Dtype::F32, Dtype::Bf16) => by_set!(set, store_of::<f32, bf16, 32>),
        (Dtype::I32, Dtype::I32) => by_set!(set, store_of::<i32, i32, 16>),
        (Dtype::I32, Dtype::I16) => by_set!(set, store_of::<i32, i16, 32>),
        (Dtype::I16, Dtype::I16) => by_set!(set, store_of::<i16, i16, 32>),
        _ => return None,
    })
}
