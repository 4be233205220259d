//! Makes terms of a combination along the run.
//!
//! Along an axis outside the run the whole part follows one row of its matrix. Along an axis of the run whose samples lie far
//! apart there are *segments* that follow one row each. Along one whose samples lie near each other, a segment is made as if all
//! of it were interior, and the results at the ends of the axis by themselves, those at one end for all periods at once: where lines
//! go past the cache beforehand, to be put in their places in registers, elsewhere afterwards over what is there.
//!
//! A result's taps, their order and their weights do not depend on which of these ways it is made: the taps of a product are taken
//! in the order of the factors, the last one's fastest, and a weight is the product of the factors' weights in their order.

use super::Chunk;
use super::combination::{CombinationWalk, Factor, PlacedInput, ROW_BYTES, Term, Total};
use super::order::Place;
use super::taps::{constant, for_each_tap};
use super::terms::{MAX_FACTORS, MAX_TAPS, MAX_TERMS, Making};
use crate::band::RowView;
use crate::kernel::{
    Ahead, Course, Ends, LINE_BYTES, Rule, Sharing, Start, Stretch, SumRow, SumTerm, TermFormula, WeightedTap,
};
use arrayvec::ArrayVec;
use core::ops::Range;

/// The rows that results follow: one for each factor of each term.
type FactorRows<'a> = ArrayVec<RowView<'a>, MAX_FACTORS>;

/// Results that lie so many positions apart, and where they are made.
#[derive(Clone, Copy)]
struct Places {
    first: usize,
    apart: usize,
    count: usize,
    out: *mut u8,
    out_stride: isize,
}

/// Terms on their way along the run.
struct AlongRun<'a, 'w> {
    walk: &'a CombinationWalk<'w>,
    addends: ArrayVec<Addend<'a, 'w>, MAX_TERMS>,
    making: &'a Making<'a>,
    /// Whether they are the last terms of a root.
    root: bool,
    /// At which position the first result is.
    first: usize,
}

/// One of them.
struct Addend<'a, 'w> {
    term: &'a Term<'a>,
    input: &'a PlacedInput<'w>,
    /// The sample at the run's first position.
    f: *const u8,
    /// Where the rows of its factors are.
    rows: Range<usize>,
}

impl<'w> CombinationWalk<'w> {
    /// Makes the part of a chunk of terms that are [made together](Self::made_together), and adds them up in a row, or their squares; then
    /// the root is taken of it if they are the last.
    ///
    /// # Safety
    /// As for [`super::combine`]; the positions lie within the run, and the row has room for them.
    pub unsafe fn make(
        &self,
        terms: &[Term<'_>],
        chunk: &Chunk<'_>,
        positions: Range<usize>,
        making: &Making<'_>,
        root: bool,
    ) {
        let mut along_run = AlongRun { walk: self, addends: ArrayVec::new(), making, root, first: positions.start };
        let mut rows = FactorRows::new();
        for term in terms {
            let input = self.input(term.input);
            let from = rows.len();
            for factor in term.factors {
                let place = &self.nest.places[factor.axis];
                rows.push(match place.outer {
                    Some(outer) => factor.row(place.sample(chunk.index[outer])),
                    None => factor.row(0),
                });
            }
            along_run.addends.push(Addend {
                term,
                input,
                f: input.run_start(self.nest, chunk),
                rows: from..rows.len(),
            });
        }
        let mut position = positions.start;
        while position < positions.end {
            let mut end = positions.end;
            for ((factor, place), row) in along_run.factors().zip(&mut rows) {
                if place.is_far_apart() {
                    let segment_end;
                    (*row, segment_end) = place.segment(factor, position);
                    end = end.min(segment_end);
                }
            }
            // SAFETY: the caller's promise.
            unsafe { along_run.segment(position..end, &mut rows) };
            position = end;
        }
    }
}

/// The close axis of a segment.
struct Close<'a> {
    place: &'a Place,
    /// The samples that are interior for every term, in the order of the walk.
    interior: Range<usize>,
    /// Whether some of their weights differ from sample to sample.
    differs: bool,
}

impl<'a> AlongRun<'a, '_> {
    /// Every factor of every term with the place of its axis.
    fn factors(&self) -> impl Iterator<Item = (&'a Factor<'a>, &'a Place)> + Clone {
        let places = &self.walk.nest.places;
        let factors = self.addends.iter().flat_map(|addend| addend.term.factors);
        factors.map(|factor| (factor, &places[factor.axis]))
    }

    /// The close axis, if there is one; an error if that cannot be walked as one.
    fn close(&self) -> Result<Option<Close<'a>>, ()> {
        let mut found: Option<Close<'a>> = None;
        for addend in &self.addends {
            let mut all_close = self.factors().skip(addend.rows.start).take(addend.rows.len());
            let Some((factor, place)) = all_close.find(|(_, place)| place.is_close()) else { continue };
            let (interior, differs) = (place.interior(factor.matrix), factor.matrix.differs_by_sample());
            // Weights multiply in the order of the factors; only two of them do so in either order.
            if all_close.any(|(_, place)| place.is_close()) || (differs && addend.rows.len() > 2) {
                return Err(());
            }
            match &mut found {
                None => found = Some(Close { place, interior, differs }),
                Some(close) => {
                    close.interior.start = close.interior.start.max(interior.start);
                    close.interior.end = close.interior.end.min(interior.end);
                    close.differs |= differs;
                }
            }
        }
        match found {
            Some(close) if close.interior.end < close.interior.start + 2 => Err(()),
            found => Ok(found),
        }
    }

    /// Writes the results at positions that follow the same rows along every axis but the close one, whose rows are set here.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`].
    unsafe fn segment(&mut self, positions: Range<usize>, rows: &mut FactorRows<'a>) {
        // SAFETY: in all of this block, the caller's promise.
        unsafe {
            let close = match self.close() {
                Ok(None) => return self.write_run(positions, rows, None),
                Ok(Some(close)) => close,
                Err(()) => return positions.for_each(|position| self.one(position, rows)),
            };
            let &Close { place, ref interior, differs } = &close;
            self.set_close(rows, place.sample(interior.start));
            if differs && self.has_changing_constant(rows) {
                return positions.for_each(|position| self.one(position, rows));
            }
            let inner = place.inner;
            let period = place.extent * inner;
            let first_base = positions.start - positions.start % period;
            if !differs && self.walk.results.has_samples {
                // What lies beyond the run need not be there.
                let (before, behind) = self.reach(rows);
                let run_extent = self.walk.nest.run.extent;
                let start = positions.start.max(before).min(positions.end);
                let end = positions.end.min(run_extent - behind.min(run_extent)).max(start);
                let ends = self.making.streaming.then(|| self.ends(&positions, &close, rows));
                self.set_close(rows, place.sample(interior.start));
                self.write_run(start..end, rows, ends);
                (positions.start..start).chain(end..positions.end).for_each(|position| self.one(position, rows));
                if self.making.streaming {
                    return;
                }
            } else {
                for base in (first_base..positions.end).step_by(period) {
                    let [start, end] = [interior.start, interior.end].map(|sample| base + sample * inner);
                    let middle = start.max(positions.start)..end.min(positions.end);
                    if middle.is_empty() {
                        continue;
                    }
                    self.set_close(rows, place.sample((middle.start - base) / inner));
                    let sharing = Sharing { inner, phase: (middle.start - base) % inner };
                    self.write(self.run(&middle), rows, differs.then_some(sharing), None);
                }
            }
            // The results at the ends of the axis, those at one end after the other, all periods at once.
            for offset in (0..interior.start * inner).chain(interior.end * inner..period) {
                let first = first_base + offset + if first_base + offset < positions.start { period } else { 0 };
                if first < positions.end {
                    self.set_close(rows, place.sample(offset / inner));
                    let count = (positions.end - 1 - first) / period + 1;
                    let out_stride = (period * self.walk.results.row_size) as isize;
                    let out = self.run(&(first..first + 1)).out;
                    self.write(Places { first, apart: period, count, out, out_stride }, rows, None, None);
                }
            }
        }
    }

    /// Makes the results at the ends of the axis beforehand, for results at these positions from `start` on.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`].
    unsafe fn ends(&mut self, positions: &Range<usize>, close: &Close<'_>, rows: &mut FactorRows<'a>) -> Ends {
        let &Close { place, ref interior, .. } = close;
        let row_size = self.walk.results.row_size;
        let period = place.extent * place.inner;
        let first_of_last = interior.end * place.inner;
        let (last, count) = (period - first_of_last, period - interior.len() * place.inner);
        let first_base = positions.start - positions.start % period;
        // A line's length may be read on both sides, and those that lie with the first and the last although nobody needs them.
        let groups = (positions.end - 1 - first_base) / period + 2;
        let made = self.making.ends.wrapping_add(LINE_BYTES);
        let bytes = groups * count * row_size + 2 * LINE_BYTES;
        debug_assert!(bytes <= ROW_BYTES);
        // SAFETY: an eighth of a chunk at most, and two groups that are each at most an eighth of a row.
        unsafe { self.making.ends.write_bytes(0, bytes) };
        for k in 0..count {
            let (offset, group) = if k < last { (first_of_last + k, 1) } else { (k - last, 0) };
            let first = first_base + offset;
            let (first, group) = if first < positions.start { (first + period, group + 1) } else { (first, group) };
            if first < positions.end {
                self.set_close(rows, place.sample(offset / place.inner));
                let results = Places {
                    first,
                    apart: period,
                    count: (positions.end - 1 - first) / period + 1,
                    out: made.wrapping_add((group * count + k) * row_size),
                    out_stride: (count * row_size) as isize,
                };
                // SAFETY: the caller's promise.
                unsafe { self.write(results, rows, None, None) };
            }
        }
        Ends { made, first: first_base as isize - last as isize, count, period }
    }

    /// Sets the rows along close axes to those of a sample.
    fn set_close(&self, rows: &mut FactorRows<'a>, sample: usize) {
        for ((factor, place), row) in self.factors().zip(rows) {
            if place.is_close() {
                *row = factor.row(sample);
            }
        }
    }

    /// Whether some term's constant is multiplied by weights that differ from sample to sample.
    fn has_changing_constant(&self, rows: &FactorRows<'a>) -> bool {
        let differs = |row: &RowView<'_>| matches!(row, RowView::BySample { .. });
        self.addends
            .iter()
            .map(|addend| &rows[addend.rows.clone()])
            .any(|rows| rows.len() > 1 && rows.iter().any(differs) && rows.iter().any(|row| row.constant() != 0.0))
    }

    /// How far before and behind a result its samples lie, in positions of the run.
    fn reach(&self, rows: &FactorRows<'a>) -> (usize, usize) {
        let (mut before, mut behind) = (0, 0);
        for addend in &self.addends {
            let rows = &rows[addend.rows.clone()];
            let reach = addend.term.factors.iter().zip(rows).map(|(factor, row)| {
                let place: &Place = &self.walk.nest.places[factor.axis];
                place.reach(row)
            });
            let (least, greatest) = reach.fold((0, 0), |sum, reach| (sum.0 + reach.0, sum.1 + reach.1));
            (before, behind) = (before.max(least.unsigned_abs()), behind.max(greatest.unsigned_abs()));
        }
        (before, behind)
    }

    /// Writes one result, whatever its rows along the axes of the run.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`].
    unsafe fn one(&mut self, position: usize, rows: &mut FactorRows<'a>) {
        for ((factor, place), row) in self.factors().zip(rows.iter_mut()) {
            if place.is_close() || place.is_far_apart() {
                *row = factor.row(place.sample(position / place.inner % place.extent));
            }
        }
        // SAFETY: the caller's promise.
        unsafe { self.write_run(position..position + 1, rows, None) };
    }

    /// Results one after another, where they belong.
    fn run(&self, positions: &Range<usize>) -> Places {
        let row_size = self.walk.results.row_size;
        let out = self.making.row.wrapping_add((positions.start - self.first) * row_size);
        Places { first: positions.start, apart: 1, count: positions.len(), out, out_stride: row_size as isize }
    }

    /// Writes results one after another that follow the same rows, but for these ends.
    ///
    /// # Safety
    /// As for [`AlongRun::write`].
    unsafe fn write_run(&self, positions: Range<usize>, rows: &FactorRows<'_>, ends: Option<Ends>) {
        let ends = ends.map(|ends| Ends { first: ends.first - positions.start as isize, ..ends });
        // SAFETY: the caller's promise.
        unsafe { self.write(self.run(&positions), rows, None, ends) };
    }

    /// Writes results that all follow the same rows, but for these ends, and except that along the close axis those of the interior have
    /// weights of their own where results are `sharing` them.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`]; samples lie at the rows' taps, and tables of weights go on to the last of the results.
    unsafe fn write(&self, results: Places, rows: &FactorRows<'_>, sharing: Option<Sharing>, ends: Option<Ends>) {
        let Places { first, apart, count, out, out_stride } = results;
        if count == 0 {
            return;
        }
        let &Making { total, streaming, ahead, .. } = self.making;
        let lines = (first - self.first) * self.walk.results.row_size / LINE_BYTES;
        let mut row = SumRow {
            out,
            out_stride,
            count,
            start: Start::Nothing,
            streaming: streaming && apart == 1,
            ahead,
            first_line: lines,
            squares: total == Total::Root,
            root: self.root,
            sharing,
            ends,
        };
        let mut taps = ArrayVec::<WeightedTap, MAX_TAPS>::new();
        // Each term without its taps, and where these are.
        let mut made = ArrayVec::<(SumTerm<'_>, Range<usize>), MAX_TERMS>::new();
        let sums = self.addends[0].term.sums;
        let places = &self.walk.nest.places;
        let is_plain = self.is_plain();
        for addend in &self.addends {
            let run_stride = addend.input.run_stride;
            let mut term = SumTerm {
                f: addend.f.wrapping_offset(first as isize * run_stride),
                f_stride: apart as isize * run_stride,
                taps: &[],
                formula: TermFormula::Weighted { constant: 0.0 },
                coefficient: addend.term.coefficient,
            };
            let before = taps.len();
            let rows = &rows[addend.rows.clone()];
            if let (&[RowView::Difference { lower, upper, divisor }], Some(quotients)) = (rows, addend.term.quotients) {
                let tap_stride = addend.input.strides[addend.term.factors[0].axis];
                if is_plain && ends.is_none() {
                    let stretch = Stretch {
                        out: row.out,
                        out_stride: row.out_stride,
                        f: term.f,
                        f_stride: term.f_stride,
                        tap_stride,
                        count,
                        streaming: row.streaming,
                        ahead: ahead.first().map_or(Ahead::none(term.f), |ahead| ahead.after(lines)),
                    };
                    let course = Course::Same(Rule::Difference { lower, upper, divisor });
                    // SAFETY: the caller's promise.
                    return unsafe { quotients.write(&stretch, &course) };
                }
                for offset in [lower, upper] {
                    taps.push(WeightedTap { offset: offset * tap_stride, weight: 0.0, table: core::ptr::null() });
                }
                term.formula = TermFormula::Quotient { divisor };
            } else {
                for_each_tap(addend.term, addend.input, places, rows, sharing.is_some(), |tap| {
                    if taps.is_full() {
                        let part = SumTerm { taps: &taps, ..term };
                        // SAFETY: the caller's promise.
                        unsafe { (sums.write)(&row, &[part]) };
                        row.start = Start::Taps;
                        taps.clear();
                    }
                    taps.push(tap);
                });
                term.formula = TermFormula::Weighted { constant: constant(rows) };
            }
            made.push((term, before..taps.len()));
        }
        let mut terms = ArrayVec::<SumTerm<'_>, MAX_TERMS>::new();
        for (term, own) in &made {
            terms.push(SumTerm { taps: &taps[own.clone()], ..*term });
        }
        // SAFETY: the caller's promise.
        unsafe { (sums.write)(&row, &terms) };
    }

    /// Whether a row is nothing but one term.
    fn is_plain(&self) -> bool {
        self.making.total == Total::Sum && matches!(self.addends.as_slice(), [only] if only.term.coefficient == 1.0)
    }
}
