//! Numbers of twice float64's precision: the sum of two float64 that do not overlap.
//!
//! The algorithms are those that M. Joldes, J.-M. Muller and V. Popescu, Tight and rigorous error bounds for basic building
//! blocks of double-word arithmetic, ACM TOMS 44 (2017), prove; u is 2^-53. Weights are computed in them and rounded once.

use core::ops::{Add, Div, Mul, Neg, Sub};

/// The number `hi + lo`, where `hi` is that sum rounded to float64.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoubleDouble {
    hi: f64,
    lo: f64,
}

impl DoubleDouble {
    pub const ZERO: DoubleDouble = DoubleDouble { hi: 0.0, lo: 0.0 };

    /// `a - b`, exactly (algorithm 2).
    pub fn difference(a: f64, b: f64) -> DoubleDouble {
        two_sum(a, -b)
    }

    /// The number rounded to float64.
    pub fn to_f64(self) -> f64 {
        self.hi
    }

    /// The number times a power of two, exactly unless it leaves float64's range.
    pub fn scaled(self, power_of_two: f64) -> DoubleDouble {
        DoubleDouble { hi: self.hi * power_of_two, lo: self.lo * power_of_two }
    }
}

/// `a + b`, exactly (algorithm 2).
fn two_sum(a: f64, b: f64) -> DoubleDouble {
    let hi = a + b;
    let of_a = hi - b;
    let of_b = hi - of_a;
    DoubleDouble { hi, lo: (a - of_a) + (b - of_b) }
}

/// `a + b`, exactly, where `b` is not the larger one (algorithm 1).
fn fast_two_sum(a: f64, b: f64) -> DoubleDouble {
    let hi = a + b;
    DoubleDouble { hi, lo: b - (hi - a) }
}

impl From<f64> for DoubleDouble {
    fn from(value: f64) -> DoubleDouble {
        DoubleDouble { hi: value, lo: 0.0 }
    }
}

impl From<i32> for DoubleDouble {
    fn from(value: i32) -> DoubleDouble {
        f64::from(value).into()
    }
}

/// Exact for what two float64 can hold, such as any difference of two 64-bit integers.
impl From<i128> for DoubleDouble {
    fn from(value: i128) -> DoubleDouble {
        let hi = value as f64;
        DoubleDouble { hi, lo: (value - hi as i128) as f64 }
    }
}

impl Neg for DoubleDouble {
    type Output = DoubleDouble;

    fn neg(self) -> DoubleDouble {
        DoubleDouble { hi: -self.hi, lo: -self.lo }
    }
}

/// Algorithm 6: the relative error is at most 3 u^2 and a little, whatever the signs.
impl Add for DoubleDouble {
    type Output = DoubleDouble;

    fn add(self, other: DoubleDouble) -> DoubleDouble {
        let high = two_sum(self.hi, other.hi);
        let low = two_sum(self.lo, other.lo);
        let sum = fast_two_sum(high.hi, high.lo + low.hi);
        fast_two_sum(sum.hi, low.lo + sum.lo)
    }
}

impl Sub for DoubleDouble {
    type Output = DoubleDouble;

    fn sub(self, other: DoubleDouble) -> DoubleDouble {
        self + -other
    }
}

/// Algorithm 12: the relative error is at most 5 u^2.
impl Mul for DoubleDouble {
    type Output = DoubleDouble;

    fn mul(self, other: DoubleDouble) -> DoubleDouble {
        let hi = self.hi * other.hi;
        let error = self.hi.mul_add(other.hi, -hi);
        let cross = self.lo.mul_add(other.hi, self.hi.mul_add(other.lo, self.lo * other.lo));
        fast_two_sum(hi, error + cross)
    }
}

/// Algorithm 17: the relative error is at most 15 u^2 and a little.
impl Div for DoubleDouble {
    type Output = DoubleDouble;

    fn div(self, other: DoubleDouble) -> DoubleDouble {
        let quotient = self.hi / other.hi;
        // The product's high part is so near to `self.hi` that their difference is exact.
        let product = other * DoubleDouble::from(quotient);
        let rest = (self.hi - product.hi) + (self.lo - product.lo);
        fast_two_sum(quotient, rest / other.hi)
    }
}
