//! Along an axis of the run: where which rows of a matrix hold.

use super::combination::Factor;
use super::order::Place;
use crate::band::{BandMatrix, RowView};
use core::ops::Range;

/// From so many positions between samples on, an axis has segments of its own.
const FAR_APART: usize = 16;

impl Place {
    /// Whether it is an axis of the run with segments.
    pub fn is_far_apart(&self) -> bool {
        self.outer.is_none() && self.extent > 1 && self.inner >= FAR_APART
    }

    /// Whether it is an axis of the run without.
    pub fn is_close(&self) -> bool {
        self.outer.is_none() && self.extent > 1 && self.inner < FAR_APART
    }

    /// The interior samples, in the order of the walk.
    pub fn interior(&self, matrix: &BandMatrix) -> Range<usize> {
        let Range { start, end } = matrix.interior_rows();
        if self.reversed { self.extent - end..self.extent - start } else { start..end }
    }

    /// The row that a position follows, and the position behind the last that follows it, too.
    pub fn segment<'a>(&self, factor: &Factor<'a>, position: usize) -> (RowView<'a>, usize) {
        let walked = position / self.inner;
        let index = walked % self.extent;
        let interior = self.interior(factor.matrix);
        let samples =
            if interior.contains(&index) && !factor.matrix.differs_by_sample() { interior.end - index } else { 1 };
        (factor.row(self.sample(index)), (walked + samples) * self.inner)
    }

    /// How far before and behind a result the samples of its row lie, in positions of the run.
    pub fn reach(&self, row: &RowView<'_>) -> (isize, isize) {
        if self.outer.is_some() || self.extent == 1 {
            return (0, 0);
        }
        let (least, greatest) = row.reach();
        let inner = self.inner as isize;
        if self.reversed { (-greatest * inner, -least * inner) } else { (least * inner, greatest * inner) }
    }
}
