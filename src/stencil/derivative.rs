//! The matrix of a derivative along one axis.

use super::fornberg::{Weights, even_weights, for_step, uneven_weights};
use super::numpy;
use super::position::{Positions, Spacing};
use super::side::{Line, Side};
use crate::band::{BandMatrix, Interior, Row, Tap, Taps, with_room_for, zero_weights};
use crate::status::{Argument, Error};
use core::ops::Range;

/// The highest derivative.
pub const MAX_ORDER: usize = 6;

/// A derivative along one axis, and how accurate it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derivative {
    /// Which derivative: 1 to 6.
    pub order: usize,
    /// The error falls with this power of the step: 2, 4, 6 or 8.
    pub accuracy: usize,
    /// The same for one-sided differences near the ends: 1 to 8.
    pub edge_order: usize,
    /// What lies beyond the first and the last sample.
    pub sides: [Side; 2],
}

impl Derivative {
    /// How far the central difference reaches each way. On an uneven axis an even order takes one sample more each way: the
    /// symmetry that gives it the last order of accuracy is that of even steps.
    fn radius(&self, is_even: bool) -> usize {
        if is_even { self.order.div_ceil(2) - 1 + self.accuracy / 2 } else { (self.order + self.accuracy) / 2 }
    }

    /// How many samples a one-sided difference takes.
    fn one_sided_samples(&self) -> usize {
        self.order + self.edge_order
    }

    fn check(&self, axis: usize) -> Result<(), Error> {
        let options = [("order", self.order, MAX_ORDER), ("edge_order", self.edge_order, 8)];
        for (name, value, greatest) in options {
            if !(1..=greatest).contains(&value) {
                return Err(Error::OptionOutOfRange {
                    argument: Argument::new(name),
                    value: value as i64,
                    least: 1,
                    greatest: greatest as i64,
                });
            }
        }
        match self.accuracy {
            2 | 4 | 6 | 8 => Ok(()),
            accuracy => Err(Error::BadAccuracy { axis, accuracy: accuracy as i64 }),
        }
    }
}

/// How many samples an axis needs, ghost cells not counted: all those of a one-sided difference, and for odd reflection one more
/// than the central difference reaches over the end.
pub fn samples_needed(derivative: &Derivative, is_even: bool) -> usize {
    let mut needed = if is_even { 1 } else { 2 };
    let mut ghost_cells = 0;
    for side in derivative.sides {
        match side {
            Side::OneSided => needed = needed.max(derivative.one_sided_samples()),
            Side::OddReflected => needed = needed.max(derivative.radius(is_even) + 1),
            Side::Ghost(cells) => ghost_cells += cells,
            Side::Periodic | Side::Mirrored | Side::Reflected | Side::Nearest | Side::Constant(_) => {}
        }
    }
    needed.saturating_sub(ghost_cells).max(1)
}

/// The derivative of a line of `extent` samples; `axis` is what an error is about.
///
/// Inside it is the central difference. Near a one-sided end it is the derivative of the polynomial through the first
/// `order + edge_order` samples, and for a sample beyond these that of the polynomial through as many around it (one more where
/// their number is even). At other ends it is the central difference of the line with its virtual samples or ghost cells.
///
/// A result's weights depend on the positions of its own samples alone, so that blocks with ghost cells have the weights of the
/// whole line, as long as both are even or both are not: coordinates with equal differences are a step, as they are for numpy.
///
/// Errors are about options, too few samples or ghost cells, a line that is periodic on one side only, a step, coordinates or a
/// period without finite weights, and memory.
pub fn derivative(
    derivative: &Derivative,
    extent: usize,
    spacing: &Spacing<'_>,
    axis: usize,
) -> Result<BandMatrix, Error> {
    derivative.check(axis)?;
    let line = Line::new(extent, derivative.sides, axis)?;
    let steps = Steps::new(spacing, &line, axis)?;
    let is_even = matches!(steps, Some(Steps::Even(_)));
    let needed = samples_needed(derivative, is_even);
    let steps = match steps {
        Some(steps) if extent >= needed => steps,
        _ => return Err(Error::TooFewSamples { axis, needed, got: extent }),
    };
    line.check_reach([derivative.radius(is_even); 2], axis)?;
    Differences { derivative, line, steps, spacing, axis }.matrix()
}

/// How the samples and their images are spaced.
enum Steps<'a> {
    /// By this step.
    Even(f64),
    /// By this step, but the axis is periodic and its period is not so many steps as it has samples.
    EvenButAtTheWrap(f64, Positions<'a>),
    /// By coordinates.
    Uneven(Positions<'a>),
}

impl<'a> Steps<'a> {
    /// `None` if there are too few coordinates to tell.
    fn new(spacing: &Spacing<'a>, line: &Line, axis: usize) -> Result<Option<Steps<'a>>, Error> {
        let (x, period) = match *spacing {
            Spacing::Step(step) if step == 0.0 || !step.is_finite() => return Err(Error::BadStep { axis, step }),
            Spacing::Step(step) => return Ok(Some(Steps::Even(step))),
            Spacing::Coordinates { x, period } => (x, period),
        };
        if x.count() != line.samples.len() {
            return Err(Error::CoordinateCount { axis, expected: line.samples.len(), got: x.count() as i64 });
        }
        if x.count() < 2 {
            return Ok(None);
        }
        let even_step = x.even_step();
        if even_step == Some(0.0) {
            return Err(Error::RepeatedCoordinate { axis, index: 1, other: 0, value: x.value(1) });
        }
        let positions = Positions::new(line, x, period, axis)?;
        Ok(Some(match (even_step, period) {
            (None, _) => Steps::Uneven(positions),
            (Some(step), Some(period)) if line.is_periodic() => {
                let expected = step * x.count() as f64;
                if (period - expected).abs() <= 4.0 * f64::EPSILON * expected.abs() {
                    Steps::Even(step)
                } else {
                    Steps::EvenButAtTheWrap(step, positions)
                }
            }
            (Some(step), _) => Steps::Even(step),
        }))
    }
}

/// Everything that the rows of a derivative follow from.
struct Differences<'a> {
    derivative: &'a Derivative,
    line: Line,
    steps: Steps<'a>,
    spacing: &'a Spacing<'a>,
    axis: usize,
}

impl Differences<'_> {
    fn matrix(&self) -> Result<BandMatrix, Error> {
        let is_even = !matches!(self.steps, Steps::Uneven(_));
        let radius = self.derivative.radius(is_even) as isize;
        let between = self.line.interior(-radius, radius);
        let interior = match self.steps {
            Steps::Even(step) | Steps::EvenButAtTheWrap(step, _) => self.even_interior(step, radius, between.start)?,
            Steps::Uneven(ref positions) => self.uneven_interior(positions, radius, &between)?,
        };
        let head = self.rows(0..between.start)?;
        let tail = self.rows(between.end..self.line.extent)?;
        Ok(BandMatrix::new(0..self.line.extent, self.line.samples.clone(), head, interior, tail))
    }

    fn even_interior(&self, step: f64, radius: isize, i: isize) -> Result<Interior, Error> {
        Ok(match self.even_row(step, i, -radius..radius + 1)? {
            Row::Difference { divisor, .. } => Interior::Difference { divisor },
            Row::Weighted { taps, .. } => Interior::Constant { taps },
        })
    }

    fn uneven_interior(
        &self,
        positions: &Positions<'_>,
        radius: isize,
        between: &Range<isize>,
    ) -> Result<Interior, Error> {
        let count = 2 * radius as usize + 1;
        let rows = self.line.extent as usize;
        let mut weights = zero_weights(count, rows)?;
        for i in between.clone() {
            for (t, weight) in self.weights(positions, i, -radius..radius + 1)?.into_iter().enumerate() {
                weights[t * rows + i as usize] = weight;
            }
        }
        Ok(Interior::BySample { first: -radius, count, weights })
    }

    fn rows(&self, results: Range<isize>) -> Result<Vec<Row>, Error> {
        let mut rows = with_room_for(results.len())?;
        for i in results {
            let row = match self.steps {
                Steps::Even(step) => self.even_row(step, i, self.window(i, true))?,
                Steps::EvenButAtTheWrap(_, ref positions) | Steps::Uneven(ref positions) => {
                    self.uneven_row(positions, i, self.window(i, false))?
                }
            };
            rows.push(self.line.fold(i, row));
        }
        Ok(rows)
    }

    /// The offsets of the samples, real and virtual, that result `i` follows from.
    ///
    /// A result near two one-sided ends belongs to the nearer one, so that mirrored samples have mirrored weights; the one in the
    /// middle takes as many samples from either.
    fn window(&self, i: isize, is_even: bool) -> Range<isize> {
        let radius = self.derivative.radius(is_even) as isize;
        let samples = self.derivative.one_sided_samples() as isize;
        // How many samples there are before this one, and behind it.
        let [before, behind] = [i, self.line.extent - 1 - i];
        let is_short = |end: usize, there: isize| self.line.sides[end] == Side::OneSided && there < radius;
        let [short_before, short_behind] = [is_short(0, before), is_short(1, behind)];
        if !short_before && !short_behind {
            return -radius..radius + 1;
        }
        if short_before && before < samples && (!short_behind || before < behind) {
            return -before..samples - before;
        }
        if short_behind && behind < samples && (!short_before || behind < before) {
            return behind + 1 - samples..behind + 1;
        }
        -(samples / 2)..samples / 2 + 1
    }

    /// Row `i` of the line with its virtual samples, for this step.
    fn even_row(&self, step: f64, i: isize, offsets: Range<isize>) -> Result<Row, Error> {
        let order = self.derivative.order;
        let lower = offsets.start;
        match (order, offsets.len()) {
            (1, 2) => return Ok(Row::Difference { lower, upper: lower + 1, divisor: step }),
            (1, 3) if lower == -1 => return Ok(Row::Difference { lower, upper: 1, divisor: 2.0 * step }),
            _ => {}
        }
        let weights = even_weights(order, offsets.clone());
        let taps: Taps = offsets
            .zip(weights)
            .filter(|&(_, weight)| weight != 0.0)
            .map(|(offset, weight)| Tap { offset, weight: for_step(weight, step, order) })
            .collect();
        if taps.iter().all(|tap| tap.weight.is_finite()) {
            return Ok(Row::Weighted { taps, constant: 0.0 });
        }
        Err(match *self.spacing {
            Spacing::Step(step) => Error::UnusableStep { axis: self.axis, step },
            Spacing::Coordinates { .. } => {
                Error::NotFiniteWeight { axis: self.axis, index: (i - self.line.samples.start) as usize }
            }
        })
    }

    /// The same by positions.
    fn uneven_row(&self, positions: &Positions<'_>, i: isize, offsets: Range<isize>) -> Result<Row, Error> {
        if self.derivative.order == 1 && offsets.len() == 2 {
            let lower = offsets.start;
            let divisor = positions.distance(i + lower, i + lower + 1).to_f64();
            if divisor == 0.0 {
                return Err(self.why_not_finite(positions, i, offsets));
            }
            return Ok(Row::Difference { lower, upper: lower + 1, divisor });
        }
        let weights = self.weights(positions, i, offsets.clone())?;
        let taps = offsets.zip(weights).map(|(offset, weight)| Tap { offset, weight }).collect();
        Ok(Row::Weighted { taps, constant: 0.0 })
    }

    /// Its weights, numpy's where numpy has them.
    fn weights(&self, positions: &Positions<'_>, i: isize, offsets: Range<isize>) -> Result<Weights, Error> {
        let order = self.derivative.order;
        let weights = if order == 1 && offsets.len() == 3 {
            let first = i + offsets.start;
            let [dx1, dx2] = [first, first + 1].map(|from| positions.distance(from, from + 1).to_f64());
            let closed_form = match offsets.start {
                0 => numpy::forward,
                -1 => numpy::central,
                _ => numpy::backward,
            };
            closed_form(dx1, dx2).into_iter().collect()
        } else {
            uneven_weights(order, i, offsets.clone(), positions)
        };
        if weights.iter().all(|weight| weight.is_finite()) {
            Ok(weights)
        } else {
            Err(self.why_not_finite(positions, i, offsets))
        }
    }

    /// What is wrong with the coordinates of the samples at these offsets from sample `i`.
    fn why_not_finite(&self, positions: &Positions<'_>, i: isize, offsets: Range<isize>) -> Error {
        let axis = self.axis;
        let x = positions.coordinates();
        let index = |offset| positions.place(i + offset).1;
        for apart in 1..offsets.len() as isize {
            for lower in offsets.start..offsets.end - apart {
                let [other, index] = [index(lower), index(lower + apart)];
                if other != index && x.difference(other, index).to_f64() == 0.0 {
                    return Error::RepeatedCoordinate { axis, index, other, value: x.value(index) };
                }
            }
        }
        Error::NotFiniteWeight { axis, index: index(0) }
    }
}
