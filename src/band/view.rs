//! A row of a band matrix, wherever it is kept.

use super::{BandMatrix, Interior, Row, Tap};

/// The taps of one row.
#[derive(Clone, Copy, Debug)]
pub enum RowView<'a> {
    /// `(f[i + upper] - f[i + lower]) / divisor`
    Difference {
        /// Where the subtracted sample is.
        lower: isize,
        /// Where the sample is that it is subtracted from.
        upper: isize,
        /// What their difference is divided by.
        divisor: f64,
    },
    /// A sum with these taps, and a constant.
    Weighted(&'a [Tap], f64),
    /// A sum whose weights stand in a table for each tap, `rows` apart.
    BySample {
        /// The first tap's offset.
        first: isize,
        /// How many taps there are.
        count: usize,
        /// The first tap's weight for this row, and those that follow.
        weights: &'a [f64],
        /// From one tap's weight to the next.
        rows: usize,
    },
}

impl RowView<'_> {
    /// How many taps there are.
    pub fn len(&self) -> usize {
        match self {
            // Where both are the same sample, as at a mirrored end, it is one tap.
            RowView::Difference { lower, upper, .. } => 1 + usize::from(lower != upper),
            RowView::Weighted(taps, _) => taps.len(),
            RowView::BySample { count, .. } => *count,
        }
    }

    /// The `k`-th tap, in the order of the samples.
    pub fn tap(&self, k: usize) -> Tap {
        match *self {
            RowView::Difference { lower, upper, divisor } if lower == upper => {
                Tap { offset: lower, weight: -1.0 / divisor + 1.0 / divisor }
            }
            RowView::Difference { lower, upper, divisor } => {
                let is_first = (k == 0) == (lower < upper);
                if is_first {
                    Tap { offset: lower, weight: -1.0 / divisor }
                } else {
                    Tap { offset: upper, weight: 1.0 / divisor }
                }
            }
            RowView::Weighted(taps, _) => taps[k],
            RowView::BySample { first, weights, rows, .. } => {
                Tap { offset: first + k as isize, weight: weights[k * rows] }
            }
        }
    }

    /// What is added to the taps' sum.
    pub fn constant(&self) -> f64 {
        match self {
            RowView::Weighted(_, constant) => *constant,
            _ => 0.0,
        }
    }

    /// The least and the greatest offset of a tap; 0 counts as one.
    pub fn reach(&self) -> (isize, isize) {
        (0..self.len()).fold((0, 0), |(least, greatest), k| {
            let offset = self.tap(k).offset;
            (least.min(offset), greatest.max(offset))
        })
    }
}

impl BandMatrix {
    /// Row `r`, counted from the first result.
    pub fn view(&self, r: usize) -> RowView<'_> {
        let tail_start = self.rows() - self.tail().len();
        if let Some(row) = self.head().get(r) {
            return row.view();
        }
        if r >= tail_start {
            return self.tail()[r - tail_start].view();
        }
        match *self.interior() {
            Interior::Difference { divisor } => RowView::Difference { lower: -1, upper: 1, divisor },
            Interior::Constant { ref taps } => RowView::Weighted(taps, 0.0),
            Interior::BySample { first, count, ref weights } => {
                RowView::BySample { first, count, weights: &weights[r..], rows: self.rows() }
            }
        }
    }

    /// Which rows are interior.
    pub fn interior_rows(&self) -> core::ops::Range<usize> {
        self.head().len()..self.rows() - self.tail().len()
    }

    /// The most taps that a row has; a quotient has two, be they the same sample or not.
    pub fn most_taps(&self) -> usize {
        let taps = |row: RowView<'_>| match row {
            RowView::Difference { .. } => 2,
            row => row.len(),
        };
        let ends = self.head().iter().chain(self.tail()).map(|row| taps(row.view()));
        let interior = (!self.interior_rows().is_empty()).then(|| taps(self.view(self.head().len())));
        ends.chain(interior).max().unwrap_or(0)
    }

    /// Whether interior rows differ from each other.
    pub fn differs_by_sample(&self) -> bool {
        matches!(self.interior(), Interior::BySample { .. })
    }
}

impl Row {
    /// The row as a view.
    pub fn view(&self) -> RowView<'_> {
        match *self {
            Row::Difference { lower, upper, divisor } => RowView::Difference { lower, upper, divisor },
            Row::Weighted { ref taps, constant } => RowView::Weighted(taps, constant),
        }
    }
}
