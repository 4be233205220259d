//! Where the samples of an axis lie, the virtual ones included, and how far it is from one to another.

use super::double_double::DoubleDouble;
use super::side::{Line, Side};
use crate::status::Error;

/// How the samples of an axis are spaced.
#[derive(Clone, Copy, Debug)]
pub enum Spacing<'a> {
    /// By this step: finite and not 0.
    Step(f64),
    /// By coordinates.
    Coordinates {
        /// One for each sample, ghost cells included: the first belongs to the first ghost cell.
        x: Coordinates<'a>,
        /// For a periodic axis, which needs it: the distance from a sample to its next image.
        period: Option<f64>,
    },
}

/// Finite coordinates.
#[derive(Clone, Copy, Debug)]
pub enum Coordinates<'a> {
    /// Floating-point numbers.
    F64(&'a [f64]),
    /// Integers such as time stamps.
    I64(&'a [i64]),
}

impl Coordinates<'_> {
    /// How many there are.
    pub fn count(self) -> usize {
        match self {
            Coordinates::F64(x) => x.len(),
            Coordinates::I64(x) => x.len(),
        }
    }

    /// Coordinate `index`, for a message.
    pub fn value(self, index: usize) -> f64 {
        match self {
            Coordinates::F64(x) => x[index],
            Coordinates::I64(x) => x[index] as f64,
        }
    }

    /// `x[to] - x[from]`, exactly unless it overflows.
    pub fn difference(self, from: usize, to: usize) -> DoubleDouble {
        match self {
            Coordinates::F64(x) => DoubleDouble::difference(x[to], x[from]),
            Coordinates::I64(x) => (i128::from(x[to]) - i128::from(x[from])).into(),
        }
    }

    /// The step, if all differences are equal; float64 differences are compared as numpy does, rounded.
    pub fn even_step(self) -> Option<f64> {
        let is_even = match self {
            Coordinates::F64(x) => x.windows(2).all(|pair| pair[1] - pair[0] == x[1] - x[0]),
            Coordinates::I64(_) => (1..self.count()).all(|to| self.difference(to - 1, to) == self.difference(0, 1)),
        };
        (is_even && self.count() >= 2).then(|| self.difference(0, 1).to_f64())
    }
}

/// The positions of the samples of a line by their coordinates. A periodic line goes on by its period; one that is mirrored about
/// the edge of the last cell has it half a step beyond the sample; every other side continues the coordinates as in a mirror at
/// the last sample.
///
/// The line and its images are tiles: tile 0 has the real samples, tile 1 follows it, tile -1 goes before it, and those with an odd
/// number are mirrored unless the line is periodic. Distances are sums from tile to tile: differences of coordinates are exact, and
/// nothing cancels.
#[derive(Debug)]
pub struct Positions<'a> {
    x: Coordinates<'a>,
    /// The sample of the first coordinate.
    first: isize,
    is_periodic: bool,
    /// From the first sample, and from the last one, to the edge at which the next tile begins.
    margins: [DoubleDouble; 2],
    /// Whether a mirror image begins with the sample itself again.
    repeats: [bool; 2],
}

impl<'a> Positions<'a> {
    /// For a line and its coordinates, of which there are at least two.
    pub fn new(line: &Line, x: Coordinates<'a>, period: Option<f64>, axis: usize) -> Result<Positions<'a>, Error> {
        let last = x.count() - 1;
        let is_periodic = line.is_periodic();
        let half_step = |from, to| x.difference(from, to).scaled(0.5);
        let repeats = line.sides.map(|side| side == Side::Reflected);
        let mut margins = [DoubleDouble::ZERO; 2];
        if is_periodic {
            let period = period.ok_or(Error::MissingPeriod { axis })?;
            let span = x.difference(0, last);
            margins[1] = DoubleDouble::from(period) - span;
            let rest = margins[1].to_f64();
            if !period.is_finite() || rest == 0.0 || (rest > 0.0) != (span.to_f64() > 0.0) {
                return Err(Error::BadPeriod { axis, period, span: span.to_f64() });
            }
        }
        if repeats[0] {
            margins[0] = half_step(0, 1);
        }
        if repeats[1] {
            margins[1] = half_step(last - 1, last);
        }
        Ok(Positions { x, first: line.samples.start, is_periodic, margins, repeats })
    }

    /// The coordinates that these positions follow from.
    pub fn coordinates(&self) -> Coordinates<'a> {
        self.x
    }

    /// The tile that sample `at` is in, and its coordinate's index.
    pub fn place(&self, at: isize) -> (isize, usize) {
        let [mut tile, mut index, last] = [0, at - self.first, self.x.count() as isize - 1];
        if self.is_periodic {
            return (index.div_euclid(last + 1), index.rem_euclid(last + 1) as usize);
        }
        let outward = if index < 0 { -1 } else { 1 };
        loop {
            if index < 0 {
                index = -index - isize::from(self.repeats[0]);
            } else if index > last {
                index = 2 * last - index + isize::from(self.repeats[1]);
            } else {
                return (tile, index as usize);
            }
            tile += outward;
        }
    }

    /// The position of sample `to` minus that of sample `from`.
    pub fn distance(&self, from: isize, to: isize) -> DoubleDouble {
        let [from, to] = [self.place(from), self.place(to)];
        if from.0 > to.0 { -self.upward(to, from) } else { self.upward(from, to) }
    }

    /// The distance to a place in the same tile or in one behind it.
    fn upward(&self, from: (isize, usize), to: (isize, usize)) -> DoubleDouble {
        let last = self.x.count() - 1;
        let from_start = |index| self.margins[0] + self.x.difference(0, index);
        let to_end = |index| self.x.difference(index, last) + self.margins[1];
        let is_mirrored = |tile: isize| !self.is_periodic && tile % 2 != 0;
        if from.0 == to.0 {
            let [lower, upper] = if is_mirrored(to.0) { [to.1, from.1] } else { [from.1, to.1] };
            return self.x.difference(lower, upper);
        }
        let leaving = if is_mirrored(from.0) { from_start(from.1) } else { to_end(from.1) };
        let arriving = if is_mirrored(to.0) { to_end(to.1) } else { from_start(to.1) };
        let tile = from_start(last) + self.margins[1];
        (from.0 + 1..to.0).fold(leaving, |distance, _| distance + tile) + arriving
    }
}
