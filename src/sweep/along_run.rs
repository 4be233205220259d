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
use super::combination::{CombinationWalk, Factor, PlacedInput, Term, Total};
use super::ends::MadeEnds;
use super::order::Place;
use super::taps::{constant, for_each_tap};
use super::terms::{MAX_FACTORS, MAX_TAPS, MAX_TERMS, Making};
use crate::band::RowView;
use crate::kernel::{
    Ahead, Course, LINE_BYTES, Rule, Sharing, Start, Stretch, SumRow, SumTerm, TermFormula, WeightedTap,
};
use arrayvec::ArrayVec;
use core::ops::Range;

/// The rows that results follow: one for each factor of each term.
pub type FactorRows<'a> = ArrayVec<RowView<'a>, MAX_FACTORS>;

/// Results that lie so many positions apart, and where they are made.
#[derive(Clone, Copy)]
pub struct Places {
    /// The position of the first,
    pub first: usize,
    /// and from one to the next.
    pub apart: usize,
    /// How many there are.
    pub count: usize,
    /// Where the first is made,
    pub out: *mut u8,
    /// and from one to the next, in bytes.
    pub out_stride: isize,
}

/// Terms on their way along the run.
pub struct AlongRun<'a, 'w> {
    /// The walk that they are part of.
    pub walk: &'a CombinationWalk<'w>,
    /// The terms.
    pub addends: ArrayVec<Addend<'a, 'w>, MAX_TERMS>,
    /// How and where they are made.
    pub making: &'a Making<'a>,
    /// Whether they are the last terms of a root.
    root: bool,
    /// At which position the first result is.
    first: usize,
}

/// One of them.
pub struct Addend<'a, 'w> {
    /// The term,
    pub term: &'a Term<'a>,
    /// and its input.
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
pub struct Close<'a> {
    /// Where it is.
    pub place: &'a Place,
    /// The samples that are interior for every term, in the order of the walk.
    pub interior: Range<usize>,
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
                // What lies beyond the run need not be there, but for what the first and the last results need along the other axes.
                let [before, behind] = self.reach(rows, |_| true);
                let [close_before, close_behind] = self.reach(rows, Place::is_close);
                let Range { start: first, end: last } = positions;
                let run_extent = self.walk.nest.run.extent;
                let start = first.max(before.min(first + close_before)).min(last);
                let end = last.min((run_extent - behind.min(run_extent)).max(last - close_behind.min(last))).max(start);
                let ends = self.making.streaming.then(|| self.ends(&positions, &close, rows));
                self.set_close(rows, place.sample(interior.start));
                self.write_run(start..end, rows, ends.as_ref());
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
                    self.write(&self.addends, self.run(&middle), self.root, rows, differs.then_some(sharing), None);
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
                    let places = Places { first, apart: period, count, out, out_stride };
                    self.write(&self.addends, places, self.root, rows, None, None);
                }
            }
        }
    }

    /// Sets the rows along close axes to those of a sample.
    pub fn set_close(&self, rows: &mut FactorRows<'a>, sample: usize) {
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

    /// How far before and behind a result its samples lie along some of the axes, in positions of the run.
    fn reach(&self, rows: &FactorRows<'a>, counts: impl Fn(&Place) -> bool) -> [usize; 2] {
        let (mut before, mut behind) = (0, 0);
        for addend in &self.addends {
            let factors = addend.term.factors.iter().map(|factor| &self.walk.nest.places[factor.axis]);
            let rows = factors.zip(&rows[addend.rows.clone()]).filter(|(place, _)| counts(place));
            let reach = rows.map(|(place, row)| place.reach(row));
            let (least, greatest) = reach.fold((0, 0), |sum, reach| (sum.0 + reach.0, sum.1 + reach.1));
            (before, behind) = (before.max(least.unsigned_abs()), behind.max(greatest.unsigned_abs()));
        }
        [before, behind]
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
    unsafe fn write_run(&self, positions: Range<usize>, rows: &FactorRows<'_>, ends: Option<&MadeEnds>) {
        // SAFETY: the caller's promise.
        unsafe { self.write(&self.addends, self.run(&positions), self.root, rows, None, ends) };
    }

    /// Writes results of these terms that all follow the same rows, but for these ends, and except that along the close axis those of the
    /// interior have weights of their own where results are `sharing` them.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`]; samples lie at the rows' taps, and tables of weights go on to the last of the results.
    pub unsafe fn write(
        &self,
        addends: &[Addend<'_, '_>],
        results: Places,
        root: bool,
        rows: &FactorRows<'_>,
        sharing: Option<Sharing>,
        ends: Option<&MadeEnds>,
    ) {
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
            root,
            sharing,
            ends: ends.map(|made| made.from(first)),
        };
        let mut taps = ArrayVec::<WeightedTap, MAX_TAPS>::new();
        // Each term without its taps, and where these are.
        let mut made = ArrayVec::<(SumTerm<'_>, Range<usize>), MAX_TERMS>::new();
        let sums = addends[0].term.sums;
        let places = &self.walk.nest.places;
        let is_plain = matches!(addends, [only] if only.term.coefficient == 1.0) && total == Total::Sum;
        for (k, addend) in addends.iter().enumerate() {
            let run_stride = addend.input.run_stride;
            let mut term = SumTerm {
                f: addend.f.wrapping_offset(first as isize * run_stride),
                f_stride: apart as isize * run_stride,
                taps: &[],
                formula: TermFormula::Weighted { constant: 0.0 },
                coefficient: addend.term.coefficient,
                ends: ends.map_or(core::ptr::null(), |made| made.of_terms[k]),
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
}
