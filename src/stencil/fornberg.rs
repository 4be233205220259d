//! Weights of a derivative of any order from samples anywhere.
//!
//! They are those of B. Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, Math. Comp. 51 (1988), and
//! Calculation of weights in finite difference formulas, SIAM Rev. 40 (1998): the derivative of the polynomial through the
//! samples. Sample `j`'s weight is the derivative of its Lagrange polynomial,
//!
//! `w[j] = order! [t^order] prod (t - a[k]) / prod (a[j] - a[k])`, products over all `k != j`,
//!
//! where `a[k]` is the distance to sample `k` from the place of the derivative. Fornberg's recursion gets one sample's weights
//! from another's and so lets their errors grow; here each is computed from the distances alone, in exact integers where samples are
//! a step apart, else in twice float64's precision, and rounded once.

use super::derivative::MAX_ORDER;
use super::double_double::DoubleDouble;
use super::position::Positions;
use crate::band::MAX_TAPS;
use arrayvec::ArrayVec;
use core::ops::{Mul, Range, Sub};

/// The weights of one row.
pub type Weights = ArrayVec<f64, MAX_TAPS>;

/// `w[j]` as a fraction, from the distances to each sample and the distance from one sample to another.
fn fraction<T>(order: usize, j: usize, a: &[T], from: impl Fn(usize) -> T) -> (T, T)
where
    T: Copy + From<i32> + Sub<Output = T> + Mul<Output = T>,
{
    // The product's coefficients up to that of t^order, and order!.
    let mut coefficients = [T::from(0); MAX_ORDER + 1];
    coefficients[0] = T::from(1);
    let mut denominator = T::from(1);
    for k in (0..a.len()).filter(|&k| k != j) {
        for power in (1..=order).rev() {
            coefficients[power] = coefficients[power - 1] - a[k] * coefficients[power];
        }
        coefficients[0] = T::from(0) - a[k] * coefficients[0];
        denominator = denominator * from(k);
    }
    let factorial = (1..=order as i32).fold(T::from(1), |product, factor| product * T::from(factor));
    (factorial * coefficients[order], denominator)
}

/// The weights of samples at these offsets from the place of the derivative, with step 1: fractions, each rounded once.
///
/// Numerators and denominators stay below 2^53 for up to 14 samples around or beside it, so that float64's quotient is that one
/// rounding.
pub fn even_weights(order: usize, offsets: Range<isize>) -> Weights {
    let a: ArrayVec<i128, MAX_TAPS> = offsets.map(|offset| offset as i128).collect();
    let weight = |j| {
        let (numerator, denominator) = fraction(order, j, &a, |k| a[j] - a[k]);
        numerator as f64 / denominator as f64
    };
    (0..a.len()).map(weight).collect()
}

/// `weight / step^order`
pub fn for_step(weight: f64, step: f64, order: usize) -> f64 {
    if order == 1 {
        return weight / step;
    }
    let unit = unit(step);
    let mantissa = DoubleDouble::from(step).scaled(unit);
    let power = (1..order).fold(mantissa, |power, _| power * mantissa);
    times_power(weight / power.to_f64(), unit, order)
}

/// The weights for the derivative at sample `i` of the samples at these offsets from it. They are not finite if two of the samples
/// coincide, or if products of distances leave float64's range.
pub fn uneven_weights(order: usize, i: isize, offsets: Range<isize>, positions: &Positions<'_>) -> Weights {
    // In a unit of length in which products of 14 distances do not overflow, and vanish only where most are below 1e-36 of the
    // longest.
    let [before, behind] = [offsets.start, offsets.end - 1].map(|to| positions.distance(i, i + to).to_f64().abs());
    let unit = unit(before.max(behind)) * f64::powi(2.0, 60);
    let distance = |from: isize, to: isize| positions.distance(i + from, i + to).scaled(unit);
    let a: ArrayVec<DoubleDouble, MAX_TAPS> = offsets.clone().map(|offset| distance(0, offset)).collect();
    let weight = |j: usize| {
        let at = offsets.start + j as isize;
        let from = |k: usize| distance(offsets.start + k as isize, at);
        let (numerator, denominator) = fraction(order, j, &a, from);
        // Below, their low parts would be cut off.
        if denominator.to_f64().abs() < f64::MIN_POSITIVE / (f64::EPSILON * f64::EPSILON) {
            return f64::NAN;
        }
        times_power((numerator / denominator).to_f64(), unit, order)
    };
    (0..a.len()).map(weight).collect()
}

/// The power of two that brings the magnitude of `value` into [1, 2).
fn unit(value: f64) -> f64 {
    let exponent = ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023;
    f64::powi(2.0, -exponent)
}

/// `weight * unit^order`, where the power alone may leave float64's range.
fn times_power(weight: f64, unit: f64, order: usize) -> f64 {
    (0..order).fold(weight, |weight, _| weight * unit)
}
