//! Weights for samples at coordinates of their own.

use super::{first_order_edges, second_order_edges};
use crate::kernel::{Interior, Rule};
use crate::status::Error;

/// A coordinate whose differences are taken without losing more than the difference itself can hold.
pub trait Coordinate: Copy {
    /// The difference of two coordinates, comparable without rounding.
    type Difference: Copy + PartialEq;

    /// `self - earlier`
    fn minus(self, earlier: Self) -> Self::Difference;
    /// The difference as the weights take it.
    fn to_f64(difference: Self::Difference) -> f64;
    /// The coordinate itself, for a message.
    fn value(self) -> f64;
}

impl Coordinate for f64 {
    type Difference = f64;

    fn minus(self, earlier: f64) -> f64 {
        self - earlier
    }

    fn to_f64(difference: f64) -> f64 {
        difference
    }

    fn value(self) -> f64 {
        self
    }
}

/// Time stamps in nanoseconds near 1.7e18 differ by less than float64 can tell; their differences are exact here.
impl Coordinate for i64 {
    type Difference = i128;

    fn minus(self, earlier: i64) -> i128 {
        i128::from(self) - i128::from(earlier)
    }

    fn to_f64(difference: i128) -> f64 {
        difference as f64
    }

    fn value(self) -> f64 {
        self as f64
    }
}

/// The weights of every interior sample, and the steps at the two ends from which the edges follow.
///
/// With `dx1 = x[i] - x[i-1]` and `dx2 = x[i+1] - x[i]` the derivative at `i` is `(a f[i-1] + b f[i]) + c f[i+1]` with
/// `a = -dx2 / (dx1 (dx1 + dx2))`, `b = (dx2 - dx1) / (dx1 dx2)`, `c = dx1 / (dx2 (dx1 + dx2))`.
#[derive(Debug)]
pub struct UnevenWeights {
    /// All `a`, then all `b`, then all `c`.
    weights: Vec<f64>,
    /// The first two steps, and the last two.
    ends: [[f64; 2]; 2],
}

impl UnevenWeights {
    /// The weights for these coordinates, of which there are at least three. `axis` is what an error is about.
    pub fn new<X: Coordinate>(x: &[X], axis: usize) -> Result<UnevenWeights, Error> {
        let interior = x.len() - 2;
        let count = interior.checked_mul(3);
        let mut weights = Vec::new();
        count
            .and_then(|count| weights.try_reserve_exact(count).ok())
            .ok_or(Error::OutOfMemory { bytes: interior.saturating_mul(3 * size_of::<f64>()) })?;
        weights.resize(3 * interior, 0.0);
        let (a, rest) = weights.split_at_mut(interior);
        let (b, c) = rest.split_at_mut(interior);
        let mut all_finite = true;
        for (i, triple) in x.windows(3).enumerate() {
            let dx1 = X::to_f64(triple[1].minus(triple[0]));
            let dx2 = X::to_f64(triple[2].minus(triple[1]));
            a[i] = -dx2 / (dx1 * (dx1 + dx2));
            b[i] = (dx2 - dx1) / (dx1 * dx2);
            c[i] = dx1 / (dx2 * (dx1 + dx2));
            all_finite &= a[i].is_finite() && b[i].is_finite() && c[i].is_finite();
        }
        if !all_finite {
            let row = (0..interior).find(|&i| !(a[i].is_finite() && b[i].is_finite() && c[i].is_finite()));
            return Err(why_not_finite(x, row.unwrap_or(0), axis));
        }
        let step = |i: usize| X::to_f64(x[i + 1].minus(x[i]));
        let last = x.len() - 2;
        Ok(UnevenWeights { weights, ends: [[step(0), step(1)], [step(last - 1), step(last)]] })
    }

    /// The weights of the interior samples.
    pub fn interior(&self) -> Interior<'_> {
        let (a, rest) = self.weights.split_at(self.weights.len() / 3);
        let (b, c) = rest.split_at(rest.len() / 2);
        Interior::Uneven { weights: [a, b, c] }
    }

    /// The edges: `(f[1] - f[0]) / (x[1] - x[0])`, or for the second order, with the two steps `dx1`, `dx2` from the
    /// edge, `a = -(2 dx1 + dx2) / (dx1 (dx1 + dx2))`, `b = (dx1 + dx2) / (dx1 dx2)`, `c = -dx1 / (dx2 (dx1 + dx2))`;
    /// and their mirror images.
    pub fn edges(&self, second_order: bool) -> [Rule; 2] {
        let [left, right] = self.ends;
        if !second_order {
            return first_order_edges(left[0], right[1]);
        }
        let [dx1, dx2] = left;
        let left = [-(2.0 * dx1 + dx2) / (dx1 * (dx1 + dx2)), (dx1 + dx2) / (dx1 * dx2), -dx1 / (dx2 * (dx1 + dx2))];
        let [dx1, dx2] = right;
        let right = [dx2 / (dx1 * (dx1 + dx2)), -(dx2 + dx1) / (dx1 * dx2), (2.0 * dx2 + dx1) / (dx2 * (dx1 + dx2))];
        second_order_edges(left, right)
    }
}

/// What is wrong with the three coordinates around interior sample `row + 1`.
fn why_not_finite<X: Coordinate>(x: &[X], row: usize, axis: usize) -> Error {
    let triple = &x[row..row + 3];
    for (offset, coordinate) in triple.iter().enumerate() {
        let value = coordinate.value();
        if !value.is_finite() {
            return Error::NotFiniteCoordinate { axis, index: row + offset, value };
        }
    }
    for (first, second) in [(0, 1), (1, 2), (0, 2)] {
        if X::to_f64(triple[second].minus(triple[first])) == 0.0 {
            let value = triple[second].value();
            return Error::RepeatedCoordinate { axis, index: row + second, other: row + first, value };
        }
    }
    Error::NotFiniteWeight { axis, index: row + 1 }
}
