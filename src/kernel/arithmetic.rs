//! In which precision a derivative is evaluated, step by step as numpy evaluates it.
//!
//! Nothing here may be reassociated or fused: the order of the operations and the rounding after each are numpy's, and
//! they are what makes the results the same to the bit.

use half::{bf16, f16};

/// Which of the three ways to evaluate a stencil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Everything in float32: float32 samples and a step.
    Single,
    /// Float32 samples with double coordinates: differences in float32, everything else in float64, rounded to float32.
    Mixed,
    /// Everything in float64.
    Double,
}

impl Precision {
    /// A weight or a divisor as it enters the arithmetic.
    pub fn round(self, weight: f64) -> f64 {
        match self {
            Precision::Single => f64::from(weight as f32),
            Precision::Mixed | Precision::Double => weight,
        }
    }
}

/// The operations of one precision.
pub trait Arithmetic {
    /// What samples are converted to.
    type Sample: Copy + Default;
    /// What weights and divisors are converted to.
    type Weight: Copy + Default;
    /// What comes out, before it is converted to the result's dtype.
    type Result: Copy + Default;

    /// A weight or a divisor as it enters the arithmetic.
    fn weight(weight: f64) -> Self::Weight;
    /// `upper - lower`
    fn difference(upper: Self::Sample, lower: Self::Sample) -> Self::Sample;
    /// `difference / divisor`
    fn quotient(difference: Self::Sample, divisor: Self::Weight) -> Self::Result;
    /// `difference * factor`
    fn product(difference: Self::Sample, factor: Self::Weight) -> Self::Result;
    /// The reciprocal of a power of two, where it is one too: to multiply by it is to divide, to the bit, since both round
    /// the same real number.
    fn exact_reciprocal(divisor: Self::Weight) -> Option<Self::Weight>;
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
    fn difference(upper: f32, lower: f32) -> f32 {
        upper - lower
    }

    #[inline(always)]
    fn quotient(difference: f32, divisor: f32) -> f32 {
        difference / divisor
    }

    #[inline(always)]
    fn product(difference: f32, factor: f32) -> f32 {
        difference * factor
    }

    #[inline(always)]
    fn exact_reciprocal(divisor: f32) -> Option<f32> {
        let is_power_of_two = divisor.is_normal() && divisor.to_bits() & ((1 << (f32::MANTISSA_DIGITS - 1)) - 1) == 0;
        let reciprocal = 1.0 / divisor;
        (is_power_of_two && reciprocal.is_normal()).then_some(reciprocal)
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
    fn difference(upper: f32, lower: f32) -> f32 {
        upper - lower
    }

    #[inline(always)]
    fn quotient(difference: f32, divisor: f64) -> f32 {
        (f64::from(difference) / divisor) as f32
    }

    #[inline(always)]
    fn product(difference: f32, factor: f64) -> f32 {
        (f64::from(difference) * factor) as f32
    }

    #[inline(always)]
    fn exact_reciprocal(divisor: f64) -> Option<f64> {
        DoubleArithmetic::exact_reciprocal(divisor)
    }

    #[inline(always)]
    fn weighted_sum(samples: [f32; 3], weights: [f64; 3]) -> f32 {
        DoubleArithmetic::weighted_sum(samples.map(f64::from), weights) as f32
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
    fn difference(upper: f64, lower: f64) -> f64 {
        upper - lower
    }

    #[inline(always)]
    fn quotient(difference: f64, divisor: f64) -> f64 {
        difference / divisor
    }

    #[inline(always)]
    fn product(difference: f64, factor: f64) -> f64 {
        difference * factor
    }

    #[inline(always)]
    fn exact_reciprocal(divisor: f64) -> Option<f64> {
        let is_power_of_two = divisor.is_normal() && divisor.to_bits() & ((1 << (f64::MANTISSA_DIGITS - 1)) - 1) == 0;
        let reciprocal = 1.0 / divisor;
        (is_power_of_two && reciprocal.is_normal()).then_some(reciprocal)
    }

    #[inline(always)]
    fn weighted_sum(samples: [f64; 3], weights: [f64; 3]) -> f64 {
        (weights[0] * samples[0] + weights[1] * samples[1]) + weights[2] * samples[2]
    }
}

/// The conversion of a sample to the arithmetic's type, or of its result to the output's: exact, or rounded once to the
/// nearest.
pub trait Convert<To> {
    /// The value as a `To`.
    fn convert(self) -> To;
}

macro_rules! convert {
    ($($from:ty => $to:ty, $value:ident, $how:expr;)*) => {
        $(impl Convert<$to> for $from {
            #[inline(always)]
            fn convert(self) -> $to {
                let $value = self;
                $how
            }
        })*
    };
}

convert! {
    i8 => f32, x, f32::from(x);
    i16 => f32, x, f32::from(x);
    u8 => f32, x, f32::from(x);
    u16 => f32, x, f32::from(x);
    f16 => f32, x, x.to_f32();
    bf16 => f32, x, x.to_f32();
    f32 => f32, x, x;
    i8 => f64, x, f64::from(x);
    i16 => f64, x, f64::from(x);
    i32 => f64, x, f64::from(x);
    i64 => f64, x, x as f64;
    u8 => f64, x, f64::from(x);
    u16 => f64, x, f64::from(x);
    u32 => f64, x, f64::from(x);
    u64 => f64, x, x as f64;
    f64 => f64, x, x;
    f32 => f16, x, f16::from_f32(x);
    f32 => bf16, x, bf16::from_f32(x);
    f64 => f32, x, x as f32;
}

// The reference converts to either type and picks one; the kernels have no use for these.
#[cfg(test)]
convert! {
    f32 => f64, x, f64::from(x);
}
