//! Division by one divisor many times over, to the bit, in fewer cycles than the processor's division takes.
//!
//! Three ways, chosen for a divisor `d` before the loop ([`Way`]):
//!
//! * `d` is a power of two: `1 / d` is one too, and `x * (1 / d)` rounds the same real number as `x / d` does.
//! * The processor fuses multiplication and addition: with `z = RN(1 / d)` worked out beforehand,
//!
//!   ```text
//!   q = RN(x z),   e = RN(q d - x),   y = RN(q - e z)
//!   ```
//!
//!   is `RN(x / d)` for every `x` in a range that is watched; where something else turns up, the stretch is done again
//!   by division.
//! * Otherwise: division.
//!
//! # The theorem
//!
//! That one multiplication and two fused operations divide correctly where `z` is the correctly rounded reciprocal is
//! P. Markstein's ("Computation of elementary functions on the IBM RISC System/6000 processor", IBM Journal of Research
//! and Development 34(1), 1990), for a `q` within one unit in the last place (ulp); N. Brisebarre, J.-M. Muller and
//! S. K. Raina ("Accelerating correctly rounded floating-point division when the divisor is known in advance", IEEE
//! Transactions on Computers 53(8), 2004) treat the case here, where `q = RN(x z)`. In short, for precision `p`, rounding
//! `RN` to nearest, nothing overflowing or underflowing, and scaled so that `1 <= x, d < 2` (`d > 1`, for `d = 1` is a
//! power of two): let `Q = x / d`, `u` its ulp and `z = 1/d + r` with `|r| <= 2^(-p-1)`.
//!
//! 1. `|q - Q| <= x |r| + ulp(q)/2`. If `x >= d`, then `u = 2^(1-p)` and this is less than `u`. If `x < d`, then
//!    `u = 2^-p`, and it is at most `(x + 1)/2 u`, less than `3/2 u`.
//! 2. `e` is a multiple of `ulp(q) ulp(d)`, so it is exact where `|q - Q| <= u`; otherwise, which takes `x < d`, its error is
//!    at most `2^(1-2p)`.
//! 3. Up to that error `q - e z = Q + (Q - q) d r`: it lies within `2^(2-2p)` of `Q`. It can round otherwise than `Q` only if a
//!    midpoint `m` between two neighbouring numbers lies between the two, or on one; then, `q` being a number, `|Q - q|` is
//!    `u/2` or `3/2 u` up to that distance.
//! 4. `m` has `p + 1` bits and is odd in the last, so `x - m d` is not 0, and `|Q - m| >= ulp(x) u/2 / d = 2^-p u / d`.
//!    With `|Q - q| = u/2` the distance `|Q - q| d |r| <= u/2 d 2^(-p-1)` reaches that only if `d^2 >= 4`.
//! 5. `|Q - q| = 3/2 u` needs `x + 1 >= 3 - 2^(3-p)`: then `x = 2 - k 2^(1-p)` and `d = 2 - j 2^(1-p)` with `j < k <= 4`, and
//!    `Q` lies within `2^(3-2p)` of `1 - (k - j) 2^-p`, which is a number: there is no midpoint near.
//!
//! # Range and signs
//!
//! `q` and `Q` must not overflow or be subnormal, and the last bit of `e`, `2^(1-2p)` of `x`, must not underflow: that holds for
//! `x` in [`Real::SMALLEST`]`..=`[`Real::LARGEST`] and `d` in [`Real::DIVISORS`]. A NaN comes out as a NaN. With the signs as
//! they stand a zero keeps its sign if `d > 0` (`fma(-q, d, x)` would lose that of -0); for `d < 0`, `-x` is divided by
//! `-d`. Where the thread rounds otherwise than to nearest, division it is.

use super::line::Instructions;
use super::watch::Watch;
use core::hint::black_box;
use core::ops::{Div, Mul, RangeInclusive, Sub};

/// A floating-point type that quotients are computed in.
pub trait Real: Copy + Default + PartialOrd + Div<Output = Self> + Mul<Output = Self> + Sub<Output = Self> {
    /// The smallest magnitude of a dividend but 0 for which the corrected quotient is exact.
    const SMALLEST: Self;
    /// The largest.
    const LARGEST: Self;
    /// The magnitudes of divisors for which it is.
    const DIVISORS: RangeInclusive<Self>;
    /// 1.
    const ONE: Self;
    /// What watches dividends of this type.
    type Watch<S: Instructions>: Watch<Self>;

    /// Whether it is a power of two whose reciprocal is a normal number, too.
    fn is_invertible_power_of_two(self) -> bool;
    /// The magnitude.
    fn magnitude(self) -> Self;
    /// Whether it is below 0.
    fn is_negative(self) -> bool;
    /// With the other sign if `negate`.
    fn negated_if(self, negate: bool) -> Self;
    /// The number next below its magnitude; for 0 a NaN, which compares as neither less nor greater than any number.
    #[cfg_attr(target_arch = "aarch64", expect(dead_code, reason = "the watches of NEON do without"))]
    fn just_below(self) -> Self;
    /// `RN(self * factor + addend)`
    fn fused(self, factor: Self, addend: Self) -> Self;
    /// `-self`
    fn minus(self) -> Self;
}

macro_rules! real {
    ($real:ty, $bits:ty, $watch:ident, $smallest:expr, $largest:expr, $divisors:expr) => {
        impl Real for $real {
            const SMALLEST: $real = power_of_two($smallest) as $real;
            const LARGEST: $real = power_of_two($largest) as $real;
            const DIVISORS: RangeInclusive<$real> =
                power_of_two(-$divisors) as $real..=power_of_two($divisors) as $real;
            const ONE: $real = 1.0;
            type Watch<S: Instructions> = S::$watch;

            #[inline(always)]
            fn is_invertible_power_of_two(self) -> bool {
                self.is_normal()
                    && self.to_bits() & ((1 << (<$real>::MANTISSA_DIGITS - 1)) - 1) == 0
                    && (1.0 / self).is_normal()
            }

            #[inline(always)]
            fn magnitude(self) -> $real {
                self.abs()
            }

            #[inline(always)]
            fn is_negative(self) -> bool {
                self < 0.0
            }

            #[inline(always)]
            fn negated_if(self, negate: bool) -> $real {
                <$real>::from_bits(self.to_bits() ^ (<$bits>::from(negate) << (<$bits>::BITS - 1)))
            }

            #[inline(always)]
            fn just_below(self) -> $real {
                <$real>::from_bits(self.abs().to_bits().wrapping_sub(1))
            }

            #[inline(always)]
            fn fused(self, factor: $real, addend: $real) -> $real {
                self.mul_add(factor, addend)
            }

            #[inline(always)]
            fn minus(self) -> $real {
                -self
            }
        }
    };
}

// float64: p = 53, the smallest normal number is 2^-1022, the last bit of e is 2^-105 of x. float32: p = 24, 2^-126, 2^-47.
real!(f64, u64, Watch64, -800, 900, 100);
real!(f32, u32, Watch32, -70, 90, 30);

/// 2 to the power of `exponent`, which is within the range of normal numbers.
const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// How to divide by one divisor.
pub enum Way<W> {
    /// Multiply by this reciprocal: exact.
    Product(W),
    /// Multiply by the reciprocal and correct the quotient.
    Corrected(Corrected<W>),
    /// Divide by this.
    Division(W),
}

impl<W: Real> Way<W> {
    /// The fastest way that gives division's bits; `fuses` says whether the processor fuses multiplication and addition.
    #[inline(always)]
    pub fn new(divisor: W, fuses: bool) -> Way<W> {
        if divisor.is_invertible_power_of_two() {
            Way::Product(W::ONE / divisor)
        } else if let Some(corrected) = Corrected::new(divisor, fuses) {
            Way::Corrected(corrected)
        } else {
            Way::Division(divisor)
        }
    }
}

/// Whether the thread rounds to the nearest, as the corrected quotient supposes: a host may have set another mode.
#[inline(always)]
fn rounds_to_nearest() -> bool {
    let (one, little) = (black_box(1.0), black_box(f64::EPSILON / 4.0));
    one + little == 1.0 && one + 3.0 * little == 1.0 + f64::EPSILON
}

/// A divisor with its reciprocal: the second way of the module's documentation.
#[derive(Clone, Copy)]
pub struct Corrected<W> {
    divisor: W,
    reciprocal: W,
    negate: bool,
}

impl<W: Real> Corrected<W> {
    /// Of this divisor, if it is one that quotients are corrected for; `fuses` says whether the processor fuses multiplication and
    /// addition.
    #[inline(always)]
    pub fn new(divisor: W, fuses: bool) -> Option<Corrected<W>> {
        let magnitude = divisor.magnitude();
        let is_served = fuses && W::DIVISORS.contains(&magnitude) && rounds_to_nearest();
        is_served.then(|| Corrected {
            divisor: magnitude,
            reciprocal: W::ONE / magnitude,
            negate: divisor.is_negative(),
        })
    }

    /// `x / divisor`, to the bit, if `x` is one that a [watch](super::watch) lets pass.
    #[inline(always)]
    pub fn quotient(&self, x: W) -> W {
        let x = x.negated_if(self.negate);
        let q = x * self.reciprocal;
        let e = q.fused(self.divisor, x.minus());
        e.minus().fused(self.reciprocal, q)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "x86_64"))]
    use super::super::line::Plain as Baseline;
    #[cfg(target_arch = "x86_64")]
    use super::super::line::Sse2 as Baseline;
    use super::*;

    fn corrected<W: Real>(divisor: W) -> Corrected<W> {
        let magnitude = divisor.magnitude();
        Corrected { divisor: magnitude, reciprocal: W::ONE / magnitude, negate: divisor.is_negative() }
    }

    /// Whether the watch of what every processor has lets it pass, wherever in a vector it comes.
    fn is_watched<W: Real>(x: W) -> bool {
        const LANES: usize = 4;
        let is_calm = |lane: usize| {
            let mut line = [W::ONE; LANES];
            line[lane] = x;
            let mut watch = W::Watch::<Baseline>::new();
            watch.see(line);
            watch.is_calm()
        };
        let calm = is_calm(0);
        assert!((1..LANES).all(|lane| is_calm(lane) == calm));
        calm
    }

    /// Marsaglia's xorshift64*.
    fn random(state: &mut u64) -> u64 {
        *state ^= *state >> 12;
        *state ^= *state << 25;
        *state ^= *state >> 27;
        state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    #[test]
    fn every_float32_significand_divides_exactly() {
        // Significands next to the powers of two, all ones, the case of step 5, and some between.
        let divisors = [1.0 + f32::EPSILON, 2.0 - f32::EPSILON, 2.0 - 2.0 * f32::EPSILON, 1.2, 1.6, 4.0 / 3.0, 1.7];
        for divisor in divisors.into_iter().flat_map(|d: f32| [d, d * power_of_two(-20) as f32, -d]) {
            let corrected = corrected(divisor);
            for significand in 0..1_u32 << 23 {
                let x = f32::from_bits(1.0_f32.to_bits() | significand);
                assert_eq!(corrected.quotient(x).to_bits(), (x / divisor).to_bits(), "{x:e} / {divisor:e}");
            }
        }
    }

    #[test]
    fn random_float64_quotients_are_exact_all_over_the_range() {
        let mut state = 88_172_645_463_325_252;
        let exponents =
            |state: &mut u64, low: i64, high: i64| power_of_two(low + (random(state) % (high - low + 1) as u64) as i64);
        for _ in 0..200 {
            let significand = f64::from_bits(1.0_f64.to_bits() | random(&mut state) >> 12);
            let divisor = significand * exponents(&mut state, -100, 99);
            let corrected = corrected(divisor);
            for _ in 0..20_000 {
                let significand = f64::from_bits(1.0_f64.to_bits() | random(&mut state) >> 12);
                let x = significand * exponents(&mut state, -799, 899);
                assert!(is_watched(x));
                assert_eq!(corrected.quotient(x).to_bits(), (x / divisor).to_bits(), "{x:e} / {divisor:e}");
            }
        }
    }

    /// Dividends whose quotient by `divisor`, an odd integer of 53 bits, lies as near to a midpoint as any: solutions of
    /// `x 2^54 = c (mod divisor)` and of `x 2^53 = c (mod divisor)` for small odd `c` of either sign.
    fn near_midpoints(divisor: u64, mut visit: impl FnMut(f64)) {
        let half = |a: u64| if a.is_multiple_of(2) { a / 2 } else { a.midpoint(divisor) };
        let inverse = (0..53).fold(1, |power, _| half(power));
        for c in (1..200).step_by(2).flat_map(|c| [c, divisor - c]) {
            let x = (u128::from(c) * u128::from(inverse) % u128::from(divisor)) as u64;
            for x in [x, x + divisor, half(x), half(x) + divisor, 2 * x] {
                if x >> 52 == 1 {
                    visit(x as f64);
                }
            }
        }
    }

    #[test]
    fn quotients_next_to_midpoints_are_exact() {
        let mut state = 1;
        let mut tried = 0;
        for k in 0..20_000_u64 {
            let odd = if k < 2000 { (1 << 53) - 1 - 2 * k } else { random(&mut state) >> 12 | 1 << 52 | 1 };
            let corrected = corrected(odd as f64);
            near_midpoints(odd, |x| {
                tried += 1;
                assert_eq!(corrected.quotient(x).to_bits(), (x / odd as f64).to_bits(), "{x} / {odd}");
            });
        }
        assert!(tried > 1_000_000, "{tried}");
    }

    #[test]
    fn zeros_keep_their_signs_and_nans_stay() {
        for divisor in [0.3_f64, -0.3] {
            let corrected = corrected(divisor);
            for x in [0.0, -0.0] {
                assert!(is_watched(x));
                assert_eq!(corrected.quotient(x).to_bits(), (x / divisor).to_bits());
            }
            assert!(is_watched(f64::NAN) && corrected.quotient(f64::NAN).is_nan());
        }
    }

    #[test]
    fn what_could_come_out_otherwise_does_not_pass() {
        for x in [f64::INFINITY, f64::MAX, f64::MIN_POSITIVE, 5e-324, 1e-300, 1e300] {
            assert!(!is_watched(x) && !is_watched(-x), "{x:e}");
        }
        for x in [f32::INFINITY, f32::MAX, f32::MIN_POSITIVE, 1e-45, 1e-30, 1e30] {
            assert!(!is_watched(x) && !is_watched(-x), "{x:e}");
        }
    }

    #[test]
    fn the_way_goes_by_the_divisor() {
        for divisor in [0.5, 2.0, -4.0, power_of_two(-1000)] {
            assert!(matches!(Way::new(divisor, true), Way::Product(z) if z == 1.0 / divisor), "{divisor:e}");
        }
        for divisor in [0.2, -3.0, 1e-20] {
            assert!(matches!(Way::new(divisor, true), Way::Corrected(_)), "{divisor:e}");
            assert!(matches!(Way::new(divisor, false), Way::Division(d) if d == divisor), "{divisor:e}");
        }
        for divisor in [1e-40, 1e200, f64::INFINITY, power_of_two(1023), 5e-324] {
            assert!(matches!(Way::new(divisor, true), Way::Division(d) if d == divisor), "{divisor:e}");
        }
    }
}
