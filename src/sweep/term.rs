//! One term of a combination over a part of the run.
//!
//! Along an axis outside the run the whole part follows one row of its matrix. Along an axis of the run whose samples lie far
//! apart there are *segments* that follow one row each. Along one whose samples lie near each other, a segment is made as if all
//! of it were interior, and the results at the ends of the axis are made one by one afterwards.
//!
//! A result's taps, their order and their weights do not depend on which of these ways it is made: the taps of a product are taken
//! in the order of the factors, the last one's fastest, and a weight is the product of the factors' weights in their order.

use super::Chunk;
use super::combination::{CombinationWalk, PlacedInput, Term};
use super::order::Place;
use crate::band::{BandMatrix, RowView};
use crate::kernel::{Course, Prefetch, Rule, SampleWeights, Stretch, SumRow, WeightedTap};
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;
use core::ops::Range;

/// From so many positions between samples on, an axis has segments of its own.
const FAR_APART: usize = 16;

/// So many taps are handed to a kernel at a time.
const MAX_TAPS: usize = 32;

/// The rows that results follow, one for each factor.
type FactorRows<'a> = ArrayVec<RowView<'a>, MAX_RANK>;

/// A term on its way along the run.
struct Line<'a> {
    term: &'a Term<'a>,
    input: &'a PlacedInput<'a>,
    /// The sample at the run's first position.
    f: *const u8,
    /// The first result.
    row: *mut u8,
    /// At which position.
    start: usize,
    row_size: usize,
    places: &'a [Place],
    run_extent: usize,
    has_samples: bool,
}

impl CombinationWalk<'_> {
    /// Writes a term's part of a chunk to a row.
    ///
    /// # Safety
    /// As for [`super::combine`]; the positions lie within the run, and the row has room for them.
    pub unsafe fn term(&self, term: &Term<'_>, chunk: &Chunk<'_>, positions: Range<usize>, row: *mut u8) {
        let input = self.input(term.input);
        let line = Line {
            term,
            input,
            f: input.run_start(self.nest, chunk),
            row,
            start: positions.start,
            row_size: self.results.row_size,
            places: &self.nest.places,
            run_extent: self.nest.run.extent,
            has_samples: self.results.has_samples,
        };
        let mut rows = FactorRows::new();
        for factor in term.factors {
            let place = &self.nest.places[factor.axis];
            rows.push(match place.outer {
                Some(outer) => factor.matrix.view(place.sample(chunk.index[outer])),
                None => factor.matrix.view(0),
            });
        }
        let mut position = positions.start;
        while position < positions.end {
            let mut end = positions.end;
            for (factor, row) in term.factors.iter().zip(&mut rows) {
                let place = &self.nest.places[factor.axis];
                if place.is_far_apart() {
                    let segment_end;
                    (*row, segment_end) = place.segment(factor.matrix, position);
                    end = end.min(segment_end);
                }
            }
            // SAFETY: the caller's promise.
            unsafe { line.segment(position..end, &mut rows) };
            position = end;
        }
    }
}

impl Place {
    /// Whether it is an axis of the run with segments.
    fn is_far_apart(&self) -> bool {
        self.outer.is_none() && self.extent > 1 && self.inner >= FAR_APART
    }

    /// Whether it is an axis of the run without.
    fn is_close(&self) -> bool {
        self.outer.is_none() && self.extent > 1 && self.inner < FAR_APART
    }

    /// Which of its samples a position of the run belongs to.
    fn sample_at(&self, position: usize) -> usize {
        self.sample(position / self.inner % self.extent)
    }

    /// The interior samples, in the order of the walk.
    fn interior(&self, matrix: &BandMatrix) -> Range<usize> {
        let Range { start, end } = matrix.interior_rows();
        if self.reversed { self.extent - end..self.extent - start } else { start..end }
    }

    /// The row that a position follows, and the position behind the last that follows it, too.
    fn segment<'a>(&self, matrix: &'a BandMatrix, position: usize) -> (RowView<'a>, usize) {
        let walked = position / self.inner;
        let index = walked % self.extent;
        let interior = self.interior(matrix);
        let samples = if interior.contains(&index) && !matrix.differs_by_sample() { interior.end - index } else { 1 };
        (matrix.view(self.sample(index)), (walked + samples) * self.inner)
    }

    /// How far before and behind a result the samples of its row lie, in positions of the run.
    fn reach(&self, row: &RowView<'_>) -> (isize, isize) {
        let (least, greatest) = row.reach();
        let inner = self.inner as isize;
        if self.reversed { (-greatest * inner, -least * inner) } else { (least * inner, greatest * inner) }
    }
}

impl<'a> Line<'a> {
    /// Writes the results at positions that follow the same rows along every axis but the close ones, whose rows are set here.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn segment(&self, positions: Range<usize>, rows: &mut FactorRows<'a>)
    where
        Self: 'a,
    {
        let close = |k: usize| self.places[self.term.factors[k].axis].is_close();
        let mut all_close = (0..rows.len()).filter(|&k| close(k));
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            let Some(only) = all_close.next() else { return self.write(positions, rows) };
            let place = &self.places[self.term.factors[only].axis];
            let matrix = self.term.factors[only].matrix;
            let interior = place.interior(matrix);
            let differs = matrix.differs_by_sample();
            // Weights multiply in the order of the factors; only two of them do so in either order.
            if all_close.next().is_some() || interior.len() < 2 || (differs && rows.len() > 2) {
                return positions.for_each(|position| self.one(position, rows));
            }
            let period = place.extent * place.inner;
            let first_base = positions.start - positions.start % period;
            let as_if_interior = !differs && self.has_samples;
            if as_if_interior {
                rows[only] = matrix.view(matrix.interior_rows().start);
                // What lies beyond the run need not be there.
                let reach = self.term.factors.iter().zip(rows.iter());
                let reach = reach.map(|(factor, row)| {
                    let place = &self.places[factor.axis];
                    if place.outer.is_none() && place.extent > 1 { place.reach(row) } else { (0, 0) }
                });
                let (before, behind) = reach.fold((0, 0), |sum, reach| (sum.0 + reach.0, sum.1 + reach.1));
                let start = positions.start.max(before.unsigned_abs()).min(positions.end);
                let end = positions.end.min(self.run_extent - behind.unsigned_abs().min(self.run_extent)).max(start);
                self.write(start..end, rows);
                (positions.start..start).chain(end..positions.end).for_each(|position| self.one(position, rows));
            } else {
                for base in (first_base..positions.end).step_by(period) {
                    let [start, end] = [interior.start, interior.end].map(|sample| base + sample * place.inner);
                    let middle = start.max(positions.start)..end.min(positions.end);
                    if differs {
                        self.write_by_sample(middle, base, only, rows);
                    } else {
                        rows[only] = matrix.view(matrix.interior_rows().start);
                        self.write(middle, rows);
                    }
                }
            }
            // The results at the ends of the axis, those at one end after the other, all periods at once.
            for offset in (0..interior.start * place.inner).chain(interior.end * place.inner..period) {
                let first = first_base + offset + if first_base + offset < positions.start { period } else { 0 };
                if first < positions.end {
                    rows[only] = matrix.view(place.sample(offset / place.inner));
                    let count = (positions.end - 1 - first) / period + 1;
                    self.write_apart(first, period, count, rows);
                }
            }
        }
    }

    /// Writes one result, whatever its rows along the axes of the run.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn one(&self, position: usize, rows: &mut FactorRows<'a>) {
        for (factor, row) in self.term.factors.iter().zip(rows.iter_mut()) {
            let place = &self.places[factor.axis];
            if place.is_close() || place.is_far_apart() {
                *row = factor.matrix.view(place.sample_at(position));
            }
        }
        // SAFETY: the caller's promise.
        unsafe { self.write(position..position + 1, rows) };
    }

    /// Writes results that all follow the same rows.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`]; samples lie at the rows' taps.
    unsafe fn write(&self, positions: Range<usize>, rows: &FactorRows<'_>) {
        // SAFETY: the caller's promise.
        unsafe { self.write_apart(positions.start, 1, positions.len(), rows) }
    }

    /// The same of results that lie so many positions apart.
    ///
    /// # Safety
    /// The same.
    unsafe fn write_apart(&self, first: usize, apart: usize, count: usize, rows: &FactorRows<'_>) {
        if count == 0 {
            return;
        }
        let mut row = self.row_at(first, apart, count);
        if let ([RowView::Difference { lower, upper, divisor }], Some(quotients)) =
            (rows.as_slice(), self.term.quotients)
        {
            let (lower, upper, divisor) = (*lower, *upper, *divisor);
            let stretch = Stretch {
                out: row.out,
                out_stride: row.out_stride,
                f: row.f,
                f_stride: row.f_stride,
                tap_stride: self.input.strides[self.term.factors[0].axis],
                count: row.count,
                streaming: false,
                prefetch: Prefetch::none(row.f),
            };
            // SAFETY: the caller's promise.
            return unsafe { quotients.write(&stretch, &Course::Same(Rule::Difference { lower, upper, divisor })) };
        }
        let constant = constant(rows);
        self.for_each_group(rows, None, |taps, _, is_last| {
            row.constant = if is_last { constant } else { 0.0 };
            // SAFETY: the caller's promise.
            unsafe { (self.term.sums.weighted)(&row, taps) };
            row.resumes = true;
        });
    }

    /// Writes interior results along the close axis of factor `only`, whose weights differ from sample to sample; the axis begins at
    /// position `base`.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn write_by_sample(&self, positions: Range<usize>, base: usize, only: usize, rows: &mut FactorRows<'a>) {
        if positions.is_empty() {
            return;
        }
        let factor = self.term.factors[only];
        let inner = self.places[factor.axis].inner;
        let from_base = positions.start - base;
        rows[only] = factor.matrix.view(from_base / inner);
        let mut row = self.row_at(positions.start, 1, positions.len());
        let constant = constant(rows);
        self.for_each_group(rows, Some(only), |taps, tables, is_last| {
            row.constant = if is_last { constant } else { 0.0 };
            let weights = SampleWeights { tables, inner, phase: from_base % inner };
            // SAFETY: the caller's promise; each table goes on to the end of the interior.
            unsafe { (self.term.sums.by_sample)(&row, taps, &weights) };
            row.resumes = true;
        });
    }

    /// The row of so many sums from a position on, so many positions apart.
    fn row_at(&self, first: usize, apart: usize, count: usize) -> SumRow {
        let run_stride = self.input.run_stride;
        SumRow {
            out: self.row.wrapping_add((first - self.start) * self.row_size),
            out_stride: (apart * self.row_size) as isize,
            f: self.f.wrapping_offset(first as isize * run_stride),
            f_stride: apart as isize * run_stride,
            count,
            constant: 0.0,
            resumes: false,
        }
    }

    /// Calls `visit` with the taps of the product of the rows, a few at a time, with the tables of the weights of factor `by_sample`,
    /// which are then left out of the taps' own, and whether they are the last.
    fn for_each_group(
        &self,
        rows: &FactorRows<'_>,
        by_sample: Option<usize>,
        mut visit: impl FnMut(&[WeightedTap], &[*const f64], bool),
    ) {
        let mut taps = ArrayVec::<WeightedTap, MAX_TAPS>::new();
        let mut tables = ArrayVec::<*const f64, MAX_TAPS>::new();
        let mut index = [0_usize; MAX_RANK];
        let mut left: usize = rows.iter().map(RowView::len).product();
        if left == 0 {
            return visit(&[], &[], true);
        }
        while left > 0 {
            let mut product = WeightedTap { offset: 0, weight: 1.0 };
            let mut table = core::ptr::null();
            for (k, (row, factor)) in rows.iter().zip(self.term.factors).enumerate() {
                let tap = row.tap(index[k]);
                product.offset += tap.offset * self.input.strides[factor.axis];
                match (row, by_sample == Some(k)) {
                    (&RowView::BySample { weights, rows, .. }, true) => table = weights[index[k] * rows..].as_ptr(),
                    _ => product.weight *= tap.weight,
                }
            }
            taps.push(product);
            tables.push(table);
            left -= 1;
            if taps.is_full() || left == 0 {
                visit(&taps, &tables, left == 0);
                taps.clear();
                tables.clear();
            }
            for k in (0..rows.len()).rev() {
                index[k] += 1;
                if index[k] < rows[k].len() {
                    break;
                }
                index[k] = 0;
            }
        }
    }
}

/// What is added to the sum of the product's taps: each map is applied to the constant of the one before.
fn constant(rows: &FactorRows<'_>) -> f64 {
    rows.iter().fold(0.0, |constant, row| {
        // Most rows have none.
        let carried =
            if constant == 0.0 { 0.0 } else { (0..row.len()).map(|k| row.tap(k).weight).sum::<f64>() * constant };
        carried + row.constant()
    })
}
