//! Band matrices against exact arithmetic, and against lines that are padded with their virtual samples.

mod against_numpy;
mod blocks;
mod errors;
mod exact;
mod exact_weights;
mod padded_lines;
mod periods;
mod polynomials;
mod transposes;

use super::*;
use crate::band::{BandMatrix, Interior, MAX_TAPS, Row, Tap};
use exact::Exact;
use proptest::prelude::*;

/// Every kind of side, so that pairs of them can be walked; ghost cells are enough for any derivative.
const SIDES: [Side; 8] = [
    Side::OneSided,
    Side::Periodic,
    Side::Mirrored,
    Side::Reflected,
    Side::OddReflected,
    Side::Nearest,
    Side::Constant(-2.5),
    Side::Ghost(9),
];

/// Every pair of sides that goes together.
fn pairs_of_sides() -> impl Iterator<Item = [Side; 2]> {
    let pairs = SIDES.into_iter().flat_map(|before| SIDES.map(|behind| [before, behind]));
    pairs.filter(|[before, behind]| (*before == Side::Periodic) == (*behind == Side::Periodic))
}

fn ghost_cells(side: Side) -> usize {
    if let Side::Ghost(cells) = side { cells } else { 0 }
}

/// A line of samples or of coordinates as exact numbers, with what lies beyond its ends, by the definitions of `Side`.
struct PaddedLine {
    /// Ghost cells included.
    values: Vec<Exact>,
    extent: isize,
    sides: [Side; 2],
    /// For coordinates: how virtual samples lie; else how their values follow.
    period: Option<Exact>,
    are_coordinates: bool,
}

impl PaddedLine {
    fn of_samples(values: &[f64], extent: usize, sides: [Side; 2]) -> PaddedLine {
        let values = values.iter().map(|&value| Exact::from(value)).collect();
        PaddedLine { values, extent: extent as isize, sides, period: None, are_coordinates: false }
    }

    fn of_coordinates(values: Vec<Exact>, extent: usize, sides: [Side; 2], period: Option<Exact>) -> PaddedLine {
        PaddedLine { values, extent: extent as isize, sides, period, are_coordinates: true }
    }

    fn value(&self, at: isize) -> Exact {
        let first = -(ghost_cells(self.sides[0]) as isize);
        let last = first + self.values.len() as isize - 1;
        let there = |at: isize| self.values[(at - first) as usize].clone();
        let (side, edge, inner, beyond, n) = if at < first {
            (self.sides[0], first, first + 1, first - at, self.extent)
        } else if at > last {
            (self.sides[1], last, last - 1, at - last, -self.extent)
        } else {
            return there(at);
        };
        // The sample that is so far from the edge on the line's side.
        let opposite = |distance: isize| edge + if n > 0 { distance } else { -distance };
        let two = Exact::from(2);
        if self.are_coordinates {
            return match side {
                Side::Periodic if n > 0 => self.value(at + n) - self.period.clone().unwrap(),
                Side::Periodic => self.value(at + n) + self.period.clone().unwrap(),
                Side::Reflected => there(edge) * two + there(edge) - there(inner) - self.value(opposite(beyond - 1)),
                _ => there(edge) * two - self.value(opposite(beyond)),
            };
        }
        match side {
            Side::Periodic => self.value(at + n),
            Side::Mirrored if first == last => there(first),
            Side::Mirrored => self.value(opposite(beyond)),
            Side::Reflected => self.value(opposite(beyond - 1)),
            Side::OddReflected => there(edge) * two - self.value(opposite(beyond)),
            Side::Nearest => there(edge),
            Side::Constant(value) => Exact::from(value),
            Side::OneSided | Side::Ghost(_) => panic!("nothing lies beyond sample {edge}, but {at} was asked for"),
        }
    }
}

/// The weights of a derivative at `x[at]`: `order! [t^order] prod (t - (x[k] - x[at])) / prod (x[j] - x[k])` over `k != j`.
fn exact_weights(order: usize, x: &[Exact], at: usize) -> Vec<Exact> {
    lagrange_derivatives(order, x, at, |root| -root)
}

/// The sums of the magnitudes of all terms of the weights: what they would be if nothing cancelled.
fn uncancelled_weights(order: usize, x: &[Exact], at: usize) -> Vec<Exact> {
    let weights = lagrange_derivatives(order, x, at, |root| root.abs());
    weights.into_iter().map(|weight| weight.abs()).collect()
}

fn lagrange_derivatives(order: usize, x: &[Exact], at: usize, constant: fn(Exact) -> Exact) -> Vec<Exact> {
    let weight = |j: usize| {
        let mut polynomial = vec![Exact::from(1)];
        let mut denominator = Exact::from(1);
        for k in (0..x.len()).filter(|&k| k != j) {
            let constant = constant(&x[k] - &x[at]);
            let mut product = vec![Exact::zero()];
            product.extend(polynomial.iter().cloned());
            for (power, coefficient) in polynomial.iter().enumerate() {
                product[power] = &product[power] + &(coefficient * &constant);
            }
            polynomial = product;
            polynomial.truncate(order + 1);
            denominator = denominator * (&x[j] - &x[k]);
        }
        let factorial: i64 = (1..=order as i64).product();
        &polynomial[order] * &Exact::from(factorial) / denominator
    };
    (0..x.len()).map(weight).collect()
}

/// How far `got` is from `expected`, in units of float64's last place at `scale`.
fn error_in_ulp(got: f64, expected: &Exact, scale: &Exact) -> f64 {
    (&Exact::from(got) - expected).abs().relative_to(&scale.abs()) / f64::EPSILON
}

/// Result `r` of a matrix, from samples of which the first is sample `first`, but for the rounding of the weights themselves; and
/// the sum of the magnitudes of its terms.
fn apply(matrix: &BandMatrix, r: usize, samples: &[f64], first: isize) -> [Exact; 2] {
    let i = matrix.first_result() + r as isize;
    let sample = |offset: isize| Exact::from(samples[(i + offset - first) as usize]);
    let (terms, divisor) = match matrix.row(r) {
        Row::Difference { lower, upper, divisor } => (vec![sample(upper), -sample(lower)], divisor),
        Row::Weighted { taps, constant } => {
            assert!(taps.windows(2).all(|pair| pair[0].offset < pair[1].offset), "{taps:?} do not ascend");
            let terms = taps.iter().map(|tap| sample(tap.offset) * Exact::from(tap.weight));
            (terms.chain([Exact::from(constant)]).collect(), 1.0)
        }
    };
    let magnitude: Exact = terms.iter().map(Exact::abs).sum();
    let divisor = Exact::from(divisor);
    [&terms.into_iter().sum() / &divisor, &magnitude / &divisor.abs()]
}

/// The matrix as rows of one weight for each sample, ghost cells included.
fn dense(matrix: &BandMatrix) -> Vec<Vec<f64>> {
    let row = |r: usize| {
        let mut row = vec![0.0; matrix.samples().len()];
        for tap in matrix.row(r).taps() {
            row[(matrix.first_result() + r as isize + tap.offset - matrix.samples().start) as usize] += tap.weight;
        }
        row
    };
    (0..matrix.rows()).map(row).collect()
}

/// Coordinates of each kind that people have.
fn coordinates(kind: usize, count: usize, seed: u64) -> Vec<f64> {
    // The mixing function of splitmix64.
    let noise = |k: usize| {
        let mut bits = seed.wrapping_add((k as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..count)
        .map(|k| match kind {
            0 => k as f64 + 0.8 * noise(k),
            1 => 1e-3 * (k as f64 - 0.4 * noise(k)).powi(2) * if k == 0 { 0.0 } else { 1.0 } + 7.0,
            2 => 1e-8 * f64::powf(1e16, k as f64 / (count.max(2) - 1) as f64) * (1.0 + 0.1 * noise(k)),
            3 => -3.0 * k as f64 - noise(k),
            _ => f64::powi(if kind == 4 { 10.0 } else { 100.0 }, k as i32 - count as i32 / 2) * (1.0 + 0.1 * noise(k)),
        })
        .collect()
}
