//! Weights for samples at coordinates of their own.

use super::{first_order_edges, numpy, second_order_edges};
use crate::kernel::{Interior, Rule, WEIGHTS_MARGIN};
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
    /// Coordinates of one of the two types, each as what it is.
    fn kept(coordinates: Vec<Self>) -> Result<Vec<f64>, Vec<i64>>;
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

    fn kept(coordinates: Vec<f64>) -> Result<Vec<f64>, Vec<i64>> {
        Ok(coordinates)
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

    fn kept(coordinates: Vec<i64>) -> Result<Vec<f64>, Vec<i64>> {
        Err(coordinates)
    }
}

/// The weights of every interior sample, and the steps at the two ends from which the edges follow.
///
/// With `dx1 = x[i] - x[i-1]` and `dx2 = x[i+1] - x[i]` the derivative at `i` is `(a f[i-1] + b f[i]) + c f[i+1]` with the
/// weights of [`numpy::central`].
#[derive(Debug)]
pub struct UnevenWeights {
    /// All `a`, then all `b`, then all `c`: one of each a sample, 0 at the two ends, with a margin before and behind.
    weights: Vec<f64>,
    /// The first two steps, and the last two.
    ends: [[f64; 2]; 2],
}

impl UnevenWeights {
    /// The weights for these coordinates, of which there are at least three. `axis` is what an error is about.
    pub fn new<X: Coordinate>(x: &[X], axis: usize) -> Result<UnevenWeights, Error> {
        let n = x.len();
        let mut weights = Vec::new();
        n.checked_mul(3)
            .and_then(|count| weights.try_reserve_exact(count.checked_add(2 * WEIGHTS_MARGIN)?).ok())
            .ok_or(Error::OutOfMemory { bytes: n.saturating_mul(3 * size_of::<f64>()) })?;
        weights.resize(3 * n + 2 * WEIGHTS_MARGIN, 0.0);
        let (a, rest) = weights[WEIGHTS_MARGIN..].split_at_mut(n);
        let (b, rest) = rest.split_at_mut(n);
        let c = &mut rest[..n];
        if !interior_weights(x, [a, b, c]) {
            let at = (1..n - 1).find(|&i| !(a[i].is_finite() && b[i].is_finite() && c[i].is_finite()));
            return Err(why_not_finite(x, at.unwrap_or(1), axis));
        }
        let step = |i: usize| X::to_f64(x[i + 1].minus(x[i]));
        Ok(UnevenWeights { weights, ends: [[step(0), step(1)], [step(n - 3), step(n - 2)]] })
    }

    /// The weights of the interior samples.
    pub fn interior(&self) -> Interior<'_> {
        // Each table with its margin, which is part of its neighbours.
        let n = (self.weights.len() - 2 * WEIGHTS_MARGIN) / 3;
        let table = |t: usize| &self.weights[t * n..(t + 1) * n + 2 * WEIGHTS_MARGIN];
        Interior::Uneven { weights: [table(0), table(1), table(2)] }
    }

    /// The edges: `(f[1] - f[0]) / (x[1] - x[0])`, or for the second order the weights of [`numpy::forward`]; and their
    /// mirror images.
    pub fn edges(&self, second_order: bool) -> [Rule; 2] {
        edges(self.ends, second_order)
    }
}

/// Puts the weights of all samples but the first and the last into tables of the length of `x`. False if one is not finite.
pub fn interior_weights<X: Coordinate>(x: &[X], [a, b, c]: [&mut [f64]; 3]) -> bool {
    let tables = a[1..].iter_mut().zip(&mut b[1..]).zip(&mut c[1..]);
    let mut all_finite = true;
    for (triple, ((a, b), c)) in x.windows(3).zip(tables) {
        let dx1 = X::to_f64(triple[1].minus(triple[0]));
        let dx2 = X::to_f64(triple[2].minus(triple[1]));
        [*a, *b, *c] = numpy::central(dx1, dx2);
        all_finite &= a.is_finite() & b.is_finite() & c.is_finite();
    }
    all_finite
}

/// The edges for the first two steps and the last two.
pub fn edges([left, right]: [[f64; 2]; 2], second_order: bool) -> [Rule; 2] {
    if !second_order {
        return first_order_edges(left[0], right[1]);
    }
    second_order_edges(numpy::forward(left[0], left[1]), numpy::backward(right[0], right[1]))
}

/// What is wrong with the three coordinates around interior sample `i`.
fn why_not_finite<X: Coordinate>(x: &[X], i: usize, axis: usize) -> Error {
    let triple = &x[i - 1..=i + 1];
    for (first, second) in [(0, 1), (1, 2), (0, 2)] {
        if X::to_f64(triple[second].minus(triple[first])) == 0.0 {
            let value = triple[second].value();
            return Error::RepeatedCoordinate { axis, index: i - 1 + second, other: i - 1 + first, value };
        }
    }
    Error::NotFiniteWeight { axis, index: i }
}
