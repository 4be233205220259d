//! A linear map along one axis: each result is a weighted sum of samples near it.

use crate::status::Error;
use arrayvec::ArrayVec;
use core::ops::Range;

/// How many samples a result can depend on.
///
/// A stencil that takes `c` samples, at most `a` back and `b` ahead, has rows of at most `c + 2` taps: its own, and the two last
/// samples that odd reflection adds. A sample takes part in at most `c` results of the interior, `a` before them and `b` behind
/// them, so that the rows of the transpose have at most `a + b + c`. Derivatives reach at most 7 samples each way, which makes 29;
/// one-sided differences take at most 14 samples and stand in the first and the last 7 rows, so they change nothing. `filter` refuses
/// what would need more than there is room for.
pub const MAX_TAPS: usize = 32;

/// One sample's part in a result: `weight * f[i + offset]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tap {
    /// Where the sample is, counted from the result.
    pub offset: isize,
    /// What it is multiplied by.
    pub weight: f64,
}

/// The taps of one row: offsets ascend, each occurs once.
pub type Taps = ArrayVec<Tap, MAX_TAPS>;

/// Adds a tap where it belongs: to the weight that its sample has already, or in the order of the offsets.
pub fn add_tap(taps: &mut Taps, tap: Tap) {
    match taps.binary_search_by_key(&tap.offset, |tap| tap.offset) {
        Ok(at) => taps[at].weight += tap.weight,
        Err(at) => taps.insert(at, tap),
    }
}

/// How one result follows from the samples of its line.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)] // most rows are weighted
pub enum Row {
    /// `(f[i + upper] - f[i + lower]) / divisor`: numpy's form, kept as a quotient so that its bits stay numpy's.
    Difference {
        /// Where the subtracted sample is.
        lower: isize,
        /// Where the sample is that it is subtracted from.
        upper: isize,
        /// What their difference is divided by.
        divisor: f64,
    },
    /// `((w0 f[i + o0] + w1 f[i + o1]) + w2 f[i + o2]) + ... + constant`; without taps it is the constant.
    Weighted {
        /// The samples and their weights.
        taps: Taps,
        /// What is added to their sum.
        constant: f64,
    },
}

impl Row {
    /// The linear part as weights: a quotient's are `1 / divisor` and its opposite.
    pub fn taps(&self) -> Taps {
        let view = self.view();
        (0..view.len()).map(|k| view.tap(k)).collect()
    }
}

/// How the results between the two ends follow from their samples.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)] // there is one of them
pub enum Interior {
    /// `(f[i + 1] - f[i - 1]) / divisor`
    Difference {
        /// Twice the step.
        divisor: f64,
    },
    /// The same weights everywhere.
    Constant {
        /// The samples and their weights.
        taps: Taps,
    },
    /// Weights for each result.
    BySample {
        /// The offset of tap 0; tap `t` is at `first + t`.
        first: isize,
        /// How many taps there are.
        count: usize,
        /// The weight of tap `t` in row `r` (0 is the first result) of `rows` at `t * rows + r`; 0 in the rows of the two ends.
        weights: Vec<f64>,
    },
}

/// A band matrix whose first and last rows differ from those between: a derivative or a filter along one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct BandMatrix {
    /// The results, counted as samples are.
    results: Range<isize>,
    /// The samples that a row may name: those of the line with its ghost cells.
    samples: Range<isize>,
    head: Vec<Row>,
    interior: Interior,
    tail: Vec<Row>,
}

impl BandMatrix {
    /// The matrix with these rows, for the results and the samples that a row may name, both counted as samples are.
    pub fn new(
        results: Range<isize>,
        samples: Range<isize>,
        head: Vec<Row>,
        interior: Interior,
        tail: Vec<Row>,
    ) -> BandMatrix {
        BandMatrix { results, samples, head, interior, tail }
    }

    /// The number of results.
    pub fn rows(&self) -> usize {
        self.results.len()
    }

    /// The index of the first result, counted as samples are: 0, or minus the number of ghost cells before sample 0 for the
    /// transpose of a matrix that reads them.
    #[cfg(test)]
    pub fn first_result(&self) -> isize {
        self.results.start
    }

    /// The results, counted as samples are.
    pub fn results(&self) -> &Range<isize> {
        &self.results
    }

    /// The samples that a row may name.
    pub fn samples(&self) -> &Range<isize> {
        &self.samples
    }

    /// The first rows.
    pub fn head(&self) -> &[Row] {
        &self.head
    }

    /// The rows from `head().len()` to `rows() - tail().len()`.
    pub fn interior(&self) -> &Interior {
        &self.interior
    }

    /// The last rows.
    pub fn tail(&self) -> &[Row] {
        &self.tail
    }

    /// Row `r`, whichever it is; 0 is that of the first result.
    pub fn row(&self, r: usize) -> Row {
        let behind = self.rows() - self.tail.len();
        if r < self.head.len() {
            return self.head[r].clone();
        }
        if r >= behind {
            return self.tail[r - behind].clone();
        }
        match self.interior {
            Interior::Difference { divisor } => Row::Difference { lower: -1, upper: 1, divisor },
            Interior::Constant { ref taps } => Row::Weighted { taps: taps.clone(), constant: 0.0 },
            Interior::BySample { first, count, ref weights } => {
                let tap = |t| Tap { offset: first + t as isize, weight: weights[t * self.rows() + r] };
                Row::Weighted { taps: (0..count).map(tap).collect(), constant: 0.0 }
            }
        }
    }

    /// The least and the greatest offset of the interior.
    pub fn reach(&self) -> (isize, isize) {
        match self.interior {
            Interior::Difference { .. } => (-1, 1),
            Interior::Constant { ref taps } => match taps.as_slice() {
                [first, .., last] => (first.offset, last.offset),
                [only] => (only.offset, only.offset),
                [] => (0, 0),
            },
            Interior::BySample { first, count, .. } => (first, first + count as isize - 1),
        }
    }

    /// The results that follow from the interior.
    pub fn interior_results(&self) -> Range<isize> {
        self.results.start + self.head.len() as isize..self.results.end - self.tail.len() as isize
    }
}

/// The part of `whole` from `first` to `end`; if there is none, the empty one behind all, so that every row is one of the first.
pub fn part(whole: &Range<isize>, first: isize, end: isize) -> Range<isize> {
    let [first, end] = [first, end].map(|at| at.clamp(whole.start, whole.end));
    if first < end { first..end } else { whole.end..whole.end }
}

/// An empty vector with room for `count` entries.
pub fn with_room_for<T>(count: usize) -> Result<Vec<T>, Error> {
    let mut entries = Vec::new();
    match entries.try_reserve_exact(count) {
        Ok(()) => Ok(entries),
        Err(_) => Err(Error::OutOfMemory { bytes: count.saturating_mul(size_of::<T>()) }),
    }
}

/// One weight, 0, for each of `count` taps of each of `rows` rows.
pub fn zero_weights(count: usize, rows: usize) -> Result<Vec<f64>, Error> {
    let length = count.saturating_mul(rows);
    let mut weights = with_room_for(length)?;
    weights.resize(length, 0.0);
    Ok(weights)
}
