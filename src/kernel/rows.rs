//! A stretch of rows that lie one after the other: their first samples, interiors and last samples follow rules of their own.
//!
//! Long rows of samples that follow each other (or each other's neighbour: the parts of complex numbers) are made by the line as
//! if all of it were interior, and where a line has ends of rows in it their results are put in their places in registers
//! (`long_rows`). Other rows fall into *segments* that follow one rule each, and a line in which segments meet is put together in
//! registers (`segments`). So where results go past the cache they do so in whole lines. Short rows are made elsewhere if they can
//! be (`short_rows`).

use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::line::Instructions;
use super::short_rows::short_rows;
use super::stretch::Taps;
use super::{Interior, Rows, Rule, Stretch};

/// Writes a stretch of rows, whose samples and results are contiguous, and of which there is at least a line.
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn rows<F, O, A, S, const N: usize>(stretch: &Stretch, rows: &Rows<'_>)
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Instructions,
{
    let walk = Walk::<F, O, A, N> { taps: Taps::new(stretch), stretch, rows, period: rows.period() };
    // SAFETY: the caller's promise.
    unsafe {
        // Measured: from three lines on few enough lines have ends in them that others pay.
        let has_many_ends = rows.inner > 2 || walk.period < 3 * N;
        if has_many_ends && short_rows::<F, O, A, S, N>(stretch, rows) {
            return;
        }
        // Long enough that a line meets the end of one row only.
        let are_long = rows.inner <= 2 && walk.period >= N + rows.inner;
        // What the corrected quotient cannot do, division does again. A loop, so that the body is compiled once.
        for corrects in [S::FUSES, false] {
            let is_calm = if are_long { walk.write_long::<S>(corrects) } else { walk.write_segments::<S>(corrects) };
            if is_calm {
                return;
            }
        }
    }
}

/// Writes a stretch of rows one result after the other: the few, and those with gaps between them, in a function that is no
/// longer than they need.
///
/// # Safety
/// As [`super::Kernels`] says.
#[inline(always)]
pub unsafe fn rows_one_by_one<F, O, A>(stretch: &Stretch, rows: &Rows<'_>)
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    let taps = Taps::<F, O, A>::new(stretch);
    let &Rows { stencil, inner, phase, reversed, .. } = rows;
    let [first, last] = if reversed { [&stencil.right, &stencil.left] } else { [&stencil.left, &stencil.right] };
    let period = rows.period();
    let (mut position, mut phase) = (0, phase);
    while position < stretch.count {
        let between;
        let (rule, end) = if phase < inner {
            (first, inner)
        } else if phase >= period - inner {
            (last, period)
        } else {
            let end;
            (between, end) = match stencil.interior {
                Interior::Even { divisor } => (Rule::Difference { lower: -1, upper: 1, divisor }, period - inner),
                Interior::Uneven { .. } => (rows.rule(phase / inner), (phase / inner + 1) * inner),
            };
            (&between, end)
        };
        let to = (position + end - phase).min(stretch.count);
        // SAFETY: the caller's promise.
        unsafe { taps.write_one_by_one(rule, position, to) };
        position = to;
        phase = if end == period { 0 } else { end };
    }
}

/// The walk over the rows of one stretch.
pub struct Walk<'a, F, O, A, const N: usize> {
    pub taps: Taps<F, O, A>,
    pub stretch: &'a Stretch,
    pub rows: &'a Rows<'a>,
    pub period: usize,
}

/// Results one after another that follow one rule.
pub struct Segment {
    pub rule: Local,
    /// How many there are, counted from the position in question.
    pub length: usize,
}

/// A rule within a row.
#[derive(Clone, Copy)]
pub enum Local {
    /// The interior of an evenly spaced axis.
    Even,
    /// The same rule for all results.
    Same(Rule),
}

impl<F, O, A, const N: usize> Walk<'_, F, O, A, N>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    /// The segment from `phase` on, with at most `limit` results.
    #[inline(always)]
    pub fn segment(&self, phase: usize, limit: usize) -> Segment {
        let &Rows { inner, extent, stencil, .. } = self.rows;
        let interior = inner..self.period - inner;
        let (rule, end) = if phase < interior.start {
            (Local::Same(self.rows.rule(0)), interior.start)
        } else if phase >= interior.end {
            (Local::Same(self.rows.rule(extent - 1)), self.period)
        } else {
            match stencil.interior {
                Interior::Even { .. } => (Local::Even, interior.end),
                Interior::Uneven { .. } => {
                    let sample = phase / inner;
                    (Local::Same(self.rows.rule(sample)), (sample + 1) * inner)
                }
            }
        };
        Segment { rule, length: (end - phase).min(limit) }
    }

    /// The phase `length` positions on, within the same row or at the start of the next.
    #[inline(always)]
    pub fn advance(&self, phase: usize, length: usize) -> usize {
        if phase + length < self.period { phase + length } else { phase + length - self.period }
    }

    /// Whether a line at `from` may be computed by a rule that only some of its results follow: samples so many positions
    /// around it are there.
    #[inline(always)]
    pub fn has_neighbours(&self, from: usize, reach: usize) -> bool {
        let &Rows { before, behind, .. } = self.rows;
        before + from >= reach && from + N + reach <= self.stretch.count + behind
    }

    /// Writes results `from..to`, the first of them at `phase`, whatever the strides, through the cache.
    ///
    /// # Safety
    /// They are results of the stretch.
    #[inline(always)]
    pub unsafe fn write_one_by_one(&self, from: usize, to: usize, phase: usize) {
        let (mut position, mut phase) = (from, phase);
        while position < to {
            let Segment { rule, length } = self.segment(phase, to - position);
            match (rule, self.rows.stencil.interior) {
                // SAFETY: the caller's promise.
                (Local::Same(rule), _) => unsafe { self.taps.write_one_by_one(&rule, position, position + length) },
                (Local::Even, Interior::Even { divisor }) => {
                    let rule = Rule::Difference { lower: -1, upper: 1, divisor };
                    // SAFETY: the caller's promise.
                    unsafe { self.taps.write_one_by_one(&rule, position, position + length) }
                }
                (Local::Even, Interior::Uneven { .. }) => unreachable!("an even axis has an even interior"),
            }
            position += length;
            phase = self.advance(phase, length);
        }
    }

    /// The result at a position and its phase, by its rule.
    ///
    /// # Safety
    /// It is one of the stretch's.
    #[inline(always)]
    pub unsafe fn result(&self, rule: Local, position: usize, phase: usize) -> O {
        let rule = match rule {
            Local::Same(rule) => rule,
            Local::Even => self.rows.rule(phase / self.rows.inner),
        };
        // SAFETY: the caller's promise.
        unsafe { self.taps.result(&rule, position) }
    }
}
