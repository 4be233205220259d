//! What lies beyond the ends of a line: real samples, virtual ones, or nothing.

use crate::band::{Row, Tap, Taps, add_tap, part};
use crate::status::{Argument, Error};
use core::ops::Range;

/// What lies beyond one end of an axis. Formulas are those of virtual sample `-k`, for `k = 1, 2, ...`, before sample 0; behind
/// the last of `n` samples they are the mirror images. The names in other libraries are numpy.pad's and scipy.ndimage's modes.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Side {
    /// Nothing: differences near the end are one-sided.
    #[default]
    OneSided,
    /// `f[n - k]`: the other end (numpy `wrap`, scipy `grid-wrap`). Both sides of an axis or neither.
    Periodic,
    /// `f[k]`: mirrored about the sample (numpy `reflect`, scipy `mirror`).
    Mirrored,
    /// `f[k - 1]`: mirrored about the edge of the sample's cell (numpy `symmetric`, scipy `reflect`).
    Reflected,
    /// `2 f[0] - f[k]`: turned about the sample (numpy `reflect` with `reflect_type="odd"`).
    OddReflected,
    /// `f[0]` (numpy `edge`, scipy `nearest`).
    Nearest,
    /// This number.
    Constant(f64),
    /// So many samples that the caller has filled, at `-g .. -1`.
    Ghost(usize),
}

/// Where the value of a sample comes from, be it real or virtual.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    /// From this sample.
    Sample(isize),
    /// `2 f[edge] - f[mirrored]`
    Odd { edge: isize, mirrored: isize },
    /// From nowhere: it is this number.
    Constant(f64),
}

/// A line of samples along an axis, with what lies beyond its ends.
#[derive(Clone, Debug)]
pub struct Line {
    /// How many results there are: one for each sample that is not a ghost cell.
    pub extent: isize,
    pub sides: [Side; 2],
    /// The samples that are there, ghost cells included.
    pub samples: Range<isize>,
}

impl Line {
    pub fn new(extent: usize, sides: [Side; 2], axis: usize) -> Result<Line, Error> {
        if (sides[0] == Side::Periodic) != (sides[1] == Side::Periodic) {
            return Err(Error::PeriodicOnOneSide { axis });
        }
        let [before, behind] = sides.map(|side| if let Side::Ghost(cells) = side { cells } else { 0 });
        let end = extent.checked_add(behind).and_then(|end| isize::try_from(end).ok());
        let start = isize::try_from(before).ok().map(|cells| -cells);
        let (Some(start), Some(end)) = (start, end) else {
            return Err(Error::SizeOverflow { argument: Argument::new("shape") });
        };
        Ok(Line { extent: extent as isize, sides, samples: start..end })
    }

    pub fn is_periodic(&self) -> bool {
        self.sides[0] == Side::Periodic
    }

    /// That there are samples enough for a stencil with this reach before and behind: as many ghost cells as it reads, and where an
    /// end is folded only once, because it turns the samples or the other end has no mirror, as many samples as are folded.
    pub fn check_reach(&self, reach: [usize; 2], axis: usize) -> Result<(), Error> {
        let [extent, samples] = [self.extent as usize, self.samples.len()];
        for (end, needed) in reach.into_iter().enumerate() {
            let is_folded_once = match self.sides[end] {
                Side::Ghost(got) if got < needed => {
                    return Err(Error::TooFewGhostCells { axis, behind: end == 1, needed, got });
                }
                Side::OddReflected => true,
                Side::Mirrored | Side::Reflected => {
                    matches!(self.sides[1 - end], Side::Ghost(_) | Side::OddReflected)
                }
                _ => false,
            };
            // A line without samples has no results either.
            if is_folded_once && samples <= needed && extent > 0 {
                let ghost_cells = samples - extent;
                return Err(Error::TooFewSamples { axis, needed: needed + 1 - ghost_cells, got: extent });
            }
        }
        Ok(())
    }

    /// The results whose samples at offsets from `least` to `greatest` are all there.
    pub fn interior(&self, least: isize, greatest: isize) -> Range<isize> {
        part(&(0..self.extent), self.samples.start - least, self.samples.end - greatest)
    }

    /// Row `i` in terms of samples that are there, from one that names virtual samples too.
    pub fn fold(&self, i: isize, row: Row) -> Row {
        let source = |offset| self.source(i + offset);
        if let Row::Difference { lower, upper, divisor } = row
            && let (Source::Sample(lower), Source::Sample(upper)) = (source(lower), source(upper))
        {
            return Row::Difference { lower: lower - i, upper: upper - i, divisor };
        }
        let mut folded = Taps::new();
        let mut constant = 0.0;
        for Tap { offset, weight } in row.taps() {
            let mut add = |sample: isize, weight| add_tap(&mut folded, Tap { offset: sample - i, weight });
            match source(offset) {
                Source::Sample(sample) => add(sample, weight),
                Source::Odd { edge, mirrored } => {
                    add(edge, 2.0 * weight);
                    add(mirrored, -weight);
                }
                Source::Constant(value) => constant += weight * value,
            }
        }
        Row::Weighted { taps: folded, constant }
    }

    /// Where sample `at`, real or virtual, comes from. An axis that is shorter than a stencil is folded as often as it takes.
    fn source(&self, mut at: isize) -> Source {
        loop {
            let (side, edge, inward) = if at < self.samples.start {
                (self.sides[0], self.samples.start, 1)
            } else if at >= self.samples.end {
                (self.sides[1], self.samples.end - 1, -1)
            } else {
                return Source::Sample(at);
            };
            match side {
                Side::Periodic => at = at.rem_euclid(self.extent),
                // A single sample's mirror images are all the sample itself.
                Side::Mirrored if self.samples.len() == 1 => at = edge,
                Side::Mirrored => at = 2 * edge - at,
                Side::Reflected => at = 2 * edge - inward - at,
                Side::OddReflected => return Source::Odd { edge, mirrored: 2 * edge - at },
                Side::Nearest => at = edge,
                Side::Constant(value) => return Source::Constant(value),
                Side::OneSided | Side::Ghost(_) => unreachable!("sample {at} is neither there nor virtual"),
            }
        }
    }
}
