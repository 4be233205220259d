//! One term of a combination over a part of the run.
//!
//! Along an axis outside the run the whole part follows one row of its matrix. Along an axis of the run whose samples lie far
//! apart there are *segments* that follow one row each. Along one whose samples lie near each other, a segment is made as if all
//! of it were interior, and the results at the ends of the axis are made afterwards, those at one end for all periods at once.
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
const MAX_TAPS: usize = 36;

/// The rows that results follow, one for each factor.
type FactorRows<'a> = ArrayVec<RowView<'a>, MAX_RANK>;

/// A term on its way along the run.
struct Line<'a, 'w> {
    walk: &'a CombinationWalk<'w>,
    term: &'a Term<'a>,
    input: &'a PlacedInput<'w>,
    /// The sample at the run's first position.
    f: *const u8,
    /// The first result.
    row: *mut u8,
    /// At which position.
    start: usize,
}

impl<'w> CombinationWalk<'w> {
    /// Writes a term's part of a chunk to a row.
    ///
    /// # Safety
    /// As for [`super::combine`]; the positions lie within the run, and the row has room for them.
    pub unsafe fn term(&self, term: &Term<'_>, chunk: &Chunk<'_>, positions: Range<usize>, row: *mut u8) {
        let input = self.input(term.input);
        let line = Line { walk: self, term, input, f: input.run_start(self.nest, chunk), row, start: positions.start };
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
        if self.outer.is_some() || self.extent == 1 {
            return (0, 0);
        }
        let (least, greatest) = row.reach();
        let inner = self.inner as isize;
        if self.reversed { (-greatest * inner, -least * inner) } else { (least * inner, greatest * inner) }
    }
}

/// The close axis of a segment.
struct Close<'a> {
    place: &'a Place,
    /// Its interior samples, in the order of the walk.
    interior: Range<usize>,
    /// Whether their weights differ from sample to sample.
    differs: bool,
}

impl<'a> Line<'a, '_> {
    /// Every factor with the place of its axis.
    fn factors(&self) -> impl Iterator<Item = (&'a BandMatrix, &'a Place)> + Clone {
        let places = &self.walk.nest.places;
        self.term.factors.iter().map(|factor| (factor.matrix, &places[factor.axis]))
    }

    /// The close axis, if there is one; an error if that cannot be walked as one.
    fn close(&self) -> Result<Option<Close<'a>>, ()> {
        let mut all_close = self.factors().filter(|(_, place)| place.is_close());
        let Some((matrix, place)) = all_close.next() else { return Ok(None) };
        let (interior, differs) = (place.interior(matrix), matrix.differs_by_sample());
        // Weights multiply in the order of the factors; only two of them do so in either order.
        if all_close.next().is_some() || interior.len() < 2 || (differs && self.term.factors.len() > 2) {
            return Err(());
        }
        Ok(Some(Close { place, interior, differs }))
    }

    /// Writes the results at positions that follow the same rows along every axis but the close ones, whose rows are set here.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn segment(&self, positions: Range<usize>, rows: &mut FactorRows<'a>) {
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            let close = match self.close() {
                Ok(None) => return self.write(positions.start, 1, positions.len(), rows),
                Ok(Some(close)) => close,
                Err(()) => return positions.for_each(|position| self.one(position, rows)),
            };
            let Close { place, interior, differs } = close;
            if differs {
                self.set_close(rows, place.sample(interior.start));
                // What becomes of another factor's constant differs from sample to sample, too.
                if rows.iter().any(|row| row.constant() != 0.0) {
                    return positions.for_each(|position| self.one(position, rows));
                }
            }
            let period = place.extent * place.inner;
            let first_base = positions.start - positions.start % period;
            if !differs && self.walk.results.has_samples {
                self.set_close(rows, place.sample(interior.start));
                // What lies beyond the run need not be there.
                let reach = self.factors().zip(rows.iter()).map(|((_, place), row)| place.reach(row));
                let (before, behind) = reach.fold((0, 0), |sum, reach| (sum.0 + reach.0, sum.1 + reach.1));
                let run_extent = self.walk.nest.run.extent;
                let start = positions.start.max(before.unsigned_abs()).min(positions.end);
                let end = positions.end.min(run_extent - behind.unsigned_abs().min(run_extent)).max(start);
                self.write(start, 1, end - start, rows);
                (positions.start..start).chain(end..positions.end).for_each(|position| self.one(position, rows));
            } else {
                for base in (first_base..positions.end).step_by(period) {
                    let [start, end] = [interior.start, interior.end].map(|sample| base + sample * place.inner);
                    let middle = start.max(positions.start)..end.min(positions.end);
                    if middle.is_empty() {
                        continue;
                    }
                    self.set_close(rows, place.sample((middle.start - base) / place.inner));
                    if differs {
                        self.write_by_sample(middle, base, place, rows);
                    } else {
                        self.write(middle.start, 1, middle.len(), rows);
                    }
                }
            }
            // The results at the ends of the axis, those at one end after the other, all periods at once.
            for offset in (0..interior.start * place.inner).chain(interior.end * place.inner..period) {
                let first = first_base + offset + if first_base + offset < positions.start { period } else { 0 };
                if first < positions.end {
                    self.set_close(rows, place.sample(offset / place.inner));
                    self.write(first, period, (positions.end - 1 - first) / period + 1, rows);
                }
            }
        }
    }

    /// Sets the rows along close axes to those of a sample.
    fn set_close(&self, rows: &mut FactorRows<'a>, sample: usize) {
        for ((matrix, place), row) in self.factors().zip(rows) {
            if place.is_close() {
                *row = matrix.view(sample);
            }
        }
    }

    /// Writes one result, whatever its rows along the axes of the run.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn one(&self, position: usize, rows: &mut FactorRows<'a>) {
        for ((matrix, place), row) in self.factors().zip(rows.iter_mut()) {
            if place.is_close() || place.is_far_apart() {
                *row = matrix.view(place.sample(position / place.inner % place.extent));
            }
        }
        // SAFETY: the caller's promise.
        unsafe { self.write(position, 1, 1, rows) };
    }

    /// Writes results that all follow the same rows and lie so many positions apart.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`]; samples lie at the rows' taps.
    unsafe fn write(&self, first: usize, apart: usize, count: usize, rows: &FactorRows<'_>) {
        if count == 0 {
            return;
        }
        let mut row = self.row_at(first, apart, count);
        let f = self.sample(first);
        if let ([RowView::Difference { lower, upper, divisor }], Some(quotients)) =
            (rows.as_slice(), self.term.quotients)
        {
            let (lower, upper, divisor) = (*lower, *upper, *divisor);
            let stretch = Stretch {
                out: row.out,
                out_stride: row.out_stride,
                f,
                f_stride: row.f_stride,
                tap_stride: self.input.strides[self.term.factors[0].axis],
                count,
                streaming: false,
                prefetch: Prefetch::none(f),
            };
            // SAFETY: the caller's promise.
            return unsafe { quotients.write(&stretch, &Course::Same(Rule::Difference { lower, upper, divisor })) };
        }
        let mut taps = ArrayVec::<WeightedTap, MAX_TAPS>::new();
        self.for_each_tap(rows, None, |offset, weight, _| {
            if taps.is_full() {
                // SAFETY: the caller's promise.
                unsafe { (self.term.sums.weighted)(&row, &taps) };
                (row.resumes, taps) = (true, ArrayVec::new());
            }
            taps.push(WeightedTap { from: f.wrapping_offset(offset), weight });
        });
        row.constant = constant(rows);
        // SAFETY: the caller's promise.
        unsafe { (self.term.sums.weighted)(&row, &taps) };
    }

    /// Writes interior results along the close axis, whose weights differ from sample to sample; the axis begins at position `base`.
    ///
    /// # Safety
    /// As for [`CombinationWalk::term`].
    unsafe fn write_by_sample(&self, positions: Range<usize>, base: usize, place: &Place, rows: &FactorRows<'_>) {
        let (inner, from_base) = (place.inner, positions.start - base);
        let f = self.sample(positions.start);
        let by_sample = self.factors().position(|(_, place)| place.is_close());
        let mut row = self.row_at(positions.start, 1, positions.len());
        let mut taps = ArrayVec::<WeightedTap, MAX_TAPS>::new();
        let mut tables = ArrayVec::<*const f64, MAX_TAPS>::new();
        let write = |row: &SumRow, taps: &[WeightedTap], tables: &[*const f64]| {
            let weights = SampleWeights { tables, inner, phase: from_base % inner };
            // SAFETY: the caller's promise; each table goes on to the end of the interior.
            unsafe { (self.term.sums.by_sample)(row, taps, &weights) }
        };
        self.for_each_tap(rows, by_sample, |offset, weight, table| {
            if taps.is_full() {
                write(&row, &taps, &tables);
                row.resumes = true;
                taps.clear();
                tables.clear();
            }
            taps.push(WeightedTap { from: f.wrapping_offset(offset), weight });
            tables.push(table);
        });
        row.constant = constant(rows);
        write(&row, &taps, &tables);
    }

    /// The sample at a position.
    fn sample(&self, position: usize) -> *const u8 {
        self.f.wrapping_offset(position as isize * self.input.run_stride)
    }

    /// The row of so many sums from a position on, so many positions apart.
    fn row_at(&self, first: usize, apart: usize, count: usize) -> SumRow {
        let row_size = self.walk.results.row_size;
        SumRow {
            out: self.row.wrapping_add((first - self.start) * row_size),
            out_stride: (apart * row_size) as isize,
            f_stride: apart as isize * self.input.run_stride,
            count,
            constant: 0.0,
            resumes: false,
        }
    }

    /// Calls `visit` with the offset and the weight of every tap, and the table of the weights of factor `by_sample`, which is then left
    /// out of the weight.
    fn for_each_tap(
        &self,
        rows: &FactorRows<'_>,
        by_sample: Option<usize>,
        mut visit: impl FnMut(isize, f64, *const f64),
    ) {
        let mut index = [0_usize; MAX_RANK];
        let count: usize = rows.iter().map(RowView::len).product();
        for _ in 0..count {
            let (mut offset, mut weight, mut table) = (0, 1.0, core::ptr::null());
            for (k, (row, factor)) in rows.iter().zip(self.term.factors).enumerate() {
                let tap = row.tap(index[k]);
                offset += tap.offset * self.input.strides[factor.axis];
                match (row, by_sample == Some(k)) {
                    (&RowView::BySample { weights, rows, .. }, true) => table = weights[index[k] * rows..].as_ptr(),
                    _ => weight *= tap.weight,
                }
            }
            visit(offset, weight, table);
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
