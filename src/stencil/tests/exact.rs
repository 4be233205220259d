//! Numbers so precise that they count as exact: fixed point with 1200 binary places, of which every float64 is one.

use core::iter::Sum;
use core::ops::{Add, Div, Mul, Neg, Sub};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

const PLACES: u32 = 1200;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigInt);

impl Exact {
    pub fn zero() -> Exact {
        Exact(BigInt::zero())
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn abs(&self) -> Exact {
        Exact(self.0.abs())
    }

    pub fn pow(&self, exponent: usize) -> Exact {
        (0..exponent).fold(Exact::from(1), |power, _| &power * self)
    }

    /// How large this is beside `scale`, which may be 0 only if this is.
    pub fn relative_to(&self, scale: &Exact) -> f64 {
        if self.is_zero() {
            return 0.0;
        }
        assert!(!scale.is_zero(), "an error where there is nothing");
        // In units of 2^-200, the integer part has digits enough.
        let units: BigInt = (&self.0 << 200u32) / &scale.0;
        units.to_f64().unwrap() * f64::powi(2.0, -200)
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Exact {
        Exact(BigInt::from(value) << PLACES)
    }
}

impl From<f64> for Exact {
    fn from(value: f64) -> Exact {
        assert!(value.is_finite(), "{value}");
        let bits = value.to_bits();
        let (exponent, fraction) = ((bits >> 52 & 0x7ff) as u32, bits & ((1 << 52) - 1));
        // The last place of a float64 is worth 2^(exponent - 1075).
        let magnitude = BigInt::from(if exponent == 0 { fraction } else { fraction | 1 << 52 });
        let fixed = magnitude << (PLACES + exponent.max(1) - 1075);
        Exact(if value < 0.0 { -fixed } else { fixed })
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident |$a:ident, $b:ident| $result:expr;)*) => { $(
        impl $operator<&Exact> for &Exact {
            type Output = Exact;

            fn $method(self, other: &Exact) -> Exact {
                let ($a, $b) = (&self.0, &other.0);
                Exact($result)
            }
        }

        impl $operator for Exact {
            type Output = Exact;

            fn $method(self, other: Exact) -> Exact {
                (&self).$method(&other)
            }
        }
    )* };
}

operators! {
    Add add |a, b| a + b;
    Sub sub |a, b| a - b;
    Mul mul |a, b| (a * b) >> PLACES;
    Div div |a, b| (a << PLACES) / b;
}

impl Neg for Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(-self.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(terms: I) -> Exact {
        terms.fold(Exact::zero(), |sum, term| sum + term)
    }
}
