//! In which precision a derivative is evaluated, step by step as numpy evaluates it.
//!
//! Nothing here may be reassociated or fused: the order of the operations and the rounding after each are numpy's, and
//! they are what makes the results the same to the bit.

use super::quotient::Real;
use super::vector::{Registers, Vector};

/// Which of the ways to evaluate a stencil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Everything in float32: float32 samples and a step.
    Single,
    /// Float32 samples with double coordinates: differences in float32, everything else in float64, rounded to float32.
    Mixed,
    /// Everything in float64.
    Double,
    /// In integers: integer weights and samples whose sums fit.
    Exact,
}

impl Precision {
    /// A weight or a divisor as it enters the arithmetic.
    pub fn round(self, weight: f64) -> f64 {
        match self {
            Precision::Single => f64::from(weight as f32),
            Precision::Mixed | Precision::Double | Precision::Exact => weight,
        }
    }
}

/// The operations of one precision.
///
/// A quotient is `result(dividend(difference) / divisor)`, however the division is done (`quotient`).
pub trait Arithmetic {
    /// What samples are converted to.
    type Sample: Copy + Default;
    /// What weights and divisors are converted to, and divided in.
    type Weight: Real;
    /// What comes out, before it is converted to the result's dtype.
    type Result: Copy + Default;

    /// A weight or a divisor as it enters the arithmetic.
    fn weight(weight: f64) -> Self::Weight;
    /// `upper - lower`, as it is divided.
    fn dividend(upper: Self::Sample, lower: Self::Sample) -> Self::Weight;
    /// A quotient as it comes out.
    fn result(quotient: Self::Weight) -> Self::Result;
    /// `(weights[0] * samples[0] + weights[1] * samples[1]) + weights[2] * samples[2]`
    fn weighted_sum(samples: [Self::Sample; 3], weights: [Self::Weight; 3]) -> Self::Result;
}

/// The operations of [`Precision::Single`].
pub struct SingleArithmetic;

impl Arithmetic for SingleArithmetic {
    type Sample = f32;
    type Weight = f32;
    type Result = f32;

    #[inline(always)]
    fn weight(weight: f64) -> f32 {
        weight as f32
    }

    #[inline(always)]
    fn dividend(upper: f32, lower: f32) -> f32 {
        upper - lower
    }

    #[inline(always)]
    fn result(quotient: f32) -> f32 {
        quotient
    }

    #[inline(always)]
    fn weighted_sum(samples: [f32; 3], weights: [f32; 3]) -> f32 {
        (weights[0] * samples[0] + weights[1] * samples[1]) + weights[2] * samples[2]
    }
}

/// The operations of [`Precision::Mixed`].
pub struct MixedArithmetic;

impl Arithmetic for MixedArithmetic {
    type Sample = f32;
    type Weight = f64;
    type Result = f32;

    #[inline(always)]
    fn weight(weight: f64) -> f64 {
        weight
    }

    #[inline(always)]
    fn dividend(upper: f32, lower: f32) -> f64 {
        f64::from(upper - lower)
    }

    #[inline(always)]
    fn result(quotient: f64) -> f32 {
        quotient as f32
    }

    #[inline(always)]
    fn weighted_sum([a, b, c]: [f32; 3], weights: [f64; 3]) -> f32 {
        DoubleArithmetic::weighted_sum([f64::from(a), f64::from(b), f64::from(c)], weights) as f32
    }
}

/// The operations of [`Precision::Double`].
pub struct DoubleArithmetic;

impl Arithmetic for DoubleArithmetic {
    type Sample = f64;
    type Weight = f64;
    type Result = f64;

    #[inline(always)]
    fn weight(weight: f64) -> f64 {
        weight
    }

    #[inline(always)]
    fn dividend(upper: f64, lower: f64) -> f64 {
        upper - lower
    }

    #[inline(always)]
    fn result(quotient: f64) -> f64 {
        quotient
    }

    #[inline(always)]
    fn weighted_sum(samples: [f64; 3], weights: [f64; 3]) -> f64 {
        (weights[0] * samples[0] + weights[1] * samples[1]) + weights[2] * samples[2]
    }
}

/// The operations of a sum of weighted samples in one precision, each rounded.
pub trait Summation {
    /// What samples are converted to.
    type Sample: Copy + Default;
    /// What weights are converted to, and products added up in.
    type Sum: Copy + Default;
    /// What a sum is rounded to.
    type Result: Total;
    /// Sums in registers.
    type Sums<R: Registers>: Vector<Self::Sum>;
    /// As many results in registers.
    type Totals<R: Registers>: Vector<Self::Result>;

    /// A weight or a divisor as it enters the arithmetic.
    fn weight(weight: f64) -> Self::Sum;
    /// A sample as it is multiplied by a weight.
    fn widened(sample: Self::Sample) -> Self::Sum;
    /// `(upper - lower) / divisor`, each step rounded as [`Arithmetic`] rounds it; integer operators have none.
    fn quotient(upper: Self::Sample, lower: Self::Sample, divisor: Self::Sum) -> Self::Result;
    /// A sum as it comes out.
    fn result(sum: Self::Sum) -> Self::Result;
    /// A result to be added to.
    fn resumed(result: Self::Result) -> Self::Sum;
}

/// What terms are added up in.
pub trait Total: Copy + Default {
    /// A coefficient as it enters the arithmetic.
    fn coefficient(coefficient: f64) -> Self;
    /// `self + other`
    fn plus(self, other: Self) -> Self;
    /// `self * other`
    fn times(self, other: Self) -> Self;
    /// `sqrt(self)`; integer operators have none.
    fn root(self) -> Self;
}

/// Exact in 16 bits: for integer weights and samples whose sums are known to fit.
pub struct ShortArithmetic;

/// Exact in 32 bits: for integer weights and samples whose sums are known to fit.
pub struct IntegerArithmetic;

macro_rules! summation {
    ($(
        $arithmetic:ty: $sample:ty, $sum:ty => $sums:ident, $result:ty => $totals:ident,
        |$upper:ident, $lower:ident, $divisor:ident| $quotient:expr;
    )*) => {
        $(impl Summation for $arithmetic {
            type Sample = $sample;
            type Sum = $sum;
            type Result = $result;
            type Sums<R: Registers> = R::$sums;
            type Totals<R: Registers> = R::$totals;

            #[inline(always)]
            fn weight(weight: f64) -> $sum {
                weight as $sum
            }

            #[inline(always)]
            fn widened(sample: $sample) -> $sum {
                <$sum>::from(sample)
            }

            #[inline(always)]
            fn quotient($upper: $sample, $lower: $sample, $divisor: $sum) -> $result {
                $quotient
            }

            #[inline(always)]
            fn result(sum: $sum) -> $result {
                sum as $result
            }

            #[inline(always)]
            fn resumed(result: $result) -> $sum {
                <$sum>::from(result)
            }
        })*
    };
}

summation! {
    SingleArithmetic: f32, f32 => F32, f32 => F32,
        |upper, lower, divisor| (upper - lower) / divisor;
    MixedArithmetic: f32, f64 => TwiceF64, f32 => F32,
        |upper, lower, divisor| (f64::from(upper - lower) / divisor) as f32;
    DoubleArithmetic: f64, f64 => F64, f64 => F64,
        |upper, lower, divisor| (upper - lower) / divisor;
    ShortArithmetic: i16, i16 => I16, i16 => I16,
        |_upper, _lower, _divisor| unreachable!("integer operators have integer weights");
    IntegerArithmetic: i32, i32 => I32, i32 => I32,
        |_upper, _lower, _divisor| unreachable!("integer operators have integer weights");
}

macro_rules! total {
    ($($number:ty, |$a:ident, $b:ident| $plus:expr, $times:expr, $root:expr;)*) => {
        $(impl Total for $number {
            #[inline(always)]
            fn coefficient(coefficient: f64) -> $number {
                coefficient as $number
            }

            #[inline(always)]
            fn plus(self, $b: $number) -> $number {
                let $a = self;
                $plus
            }

            #[inline(always)]
            fn times(self, $b: $number) -> $number {
                let $a = self;
                $times
            }

            #[inline(always)]
            fn root(self) -> $number {
                let $a = self;
                $root
            }
        })*
    };
}

// Integers do not overflow, and need no check for it.
total! {
    f32, |a, b| a + b, a * b, a.sqrt();
    f64, |a, b| a + b, a * b, a.sqrt();
    i16, |a, b| a.wrapping_add(b), a.wrapping_mul(b), unreachable!("{a}: integer operators have no roots");
    i32, |a, b| a.wrapping_add(b), a.wrapping_mul(b), unreachable!("{a}: integer operators have no roots");
}
