//! A stretch of rows that lie one after the other: their first samples, interiors and last samples follow rules of their own.
//!
//! Long rows of samples that follow each other (or each other's neighbour: the parts of complex numbers) are made by the line as
//! if all of it were interior, and where a line has ends of rows in it their results are put in their places in registers. Other
//! rows fall into *segments* that follow one rule each, and a line in which segments meet is put together in registers. So where
//! results go past the cache they do so in whole lines. Short rows are made elsewhere if they can be (`short_rows`).

use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::formula::{CorrectedQuotient, Formula, Product, Quotient, SampleSum, WeightedSum};
use super::line::Instructions;
use super::quotient::{Real, Way};
use super::short_rows::short_rows;
use super::stretch::{Lines, Taps, rounded};
use super::watch::Watch;
use super::{Interior, Rows, Rule, Stretch, WEIGHTS_MARGIN};
use core::marker::PhantomData;

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
struct Walk<'a, F, O, A, const N: usize> {
    taps: Taps<F, O, A>,
    stretch: &'a Stretch,
    rows: &'a Rows<'a>,
    period: usize,
}

/// Results one after another that follow one rule.
struct Segment {
    rule: Local,
    /// How many there are, counted from the position in question.
    length: usize,
}

/// A rule within a row.
#[derive(Clone, Copy)]
enum Local {
    /// The interior of an evenly spaced axis.
    Even,
    /// The same rule for all results.
    Same(Rule),
}

/// How the interior of rows is computed.
enum Interiors<W> {
    /// By quotients.
    Even(Way<W>),
    /// With weights for each sample.
    BySample,
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
    fn segment(&self, phase: usize, limit: usize) -> Segment {
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
    fn advance(&self, phase: usize, length: usize) -> usize {
        if phase + length < self.period { phase + length } else { phase + length - self.period }
    }

    /// Writes a stretch of long rows, whose samples and results are contiguous, by the line. False if some quotient may be wrong
    /// in its last bit, which happens only if they are corrected.
    ///
    /// # Safety
    /// The stretch is a valid one.
    #[inline(always)]
    unsafe fn write_long<S: Instructions>(&self, corrects: bool) -> bool {
        let (inner, count) = (self.rows.inner, self.stretch.count);
        let out = self.taps.out;
        let streaming = S::STREAMS && self.stretch.streaming;
        let head = if streaming { self.taps.head().min(count) } else { 0 };
        let end = head + (count - head) / N * N;
        let interior = self.interior(corrects);
        let ends = [self.rows.rule(0), self.rows.rule(self.rows.extent - 1)];
        let last = self.period - inner;
        let mut watch = <A::Weight as Real>::Watch::<S>::new();
        let mut position = head;
        let mut phase = self.advance(self.rows.phase, head);
        // SAFETY: in all of this block, positions lie within the stretch.
        unsafe {
            self.write_one_by_one(0, head, self.rows.phase);
            while position < end {
                let whole = if phase < inner { 0 } else { last.saturating_sub(phase) / N };
                let whole = whole.min((end - position) / N);
                let lines = whole.max(1);
                if whole > 0 {
                    let ahead = self.stretch.ahead.after((position - head) / N);
                    let lines = Lines { out, position, count: whole, streaming, ahead };
                    self.write_interior::<S>(phase, &interior, &lines, &mut watch);
                } else if self.has_neighbours(position, inner) {
                    let line = self.line_with_ends::<S>(position, phase, &interior, &ends, &mut watch);
                    let out = out.add(position);
                    if streaming { S::stream(out, line) } else { out.cast::<[O; N]>().write(line) }
                } else {
                    self.write_one_by_one(position, position + N, phase);
                }
                position += lines * N;
                phase = self.advance(phase, lines * N);
            }
            self.write_one_by_one(end, count, phase);
        }
        watch.is_calm()
    }

    /// The line at `position`, which has ends of rows in it.
    ///
    /// # Safety
    /// The samples around it are there.
    #[inline(always)]
    unsafe fn line_with_ends<S: Instructions>(
        &self,
        position: usize,
        phase: usize,
        interior: &Interiors<A::Weight>,
        ends: &[Rule; 2],
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) -> [O; N] {
        let inner = self.rows.inner;
        let last = self.period - inner;
        // SAFETY: the caller's promise; a lane's rule reaches only samples of its row.
        unsafe {
            let mut line = self.interior_line::<S>(position, phase, interior, watch);
            if matches!(interior, Interiors::BySample) && phase + N > self.period {
                // Weights of the next row from where it begins.
                let next = self.interior_line::<S>(position, phase.wrapping_sub(self.period), interior, watch);
                for l in 0..N {
                    line[l] = if l < self.period - phase { line[l] } else { next[l] };
                }
            }
            // Lanes are compared, not indexed: an index would send the line through memory.
            let mut put = |rule: &Rule, lane: usize| {
                let result = self.taps.result(rule, position + lane);
                for l in 0..N {
                    line[l] = if l == lane { result } else { line[l] };
                }
            };
            (0..inner.saturating_sub(phase)).for_each(|lane| put(&ends[0], lane));
            let from = last.saturating_sub(phase);
            let first = self.period - phase;
            (from..first.min(N)).for_each(|lane| put(&ends[1], lane));
            (first..(first + inner).min(N)).for_each(|lane| put(&ends[0], lane));
            line
        }
    }

    /// How the interior of a row is computed.
    #[inline(always)]
    fn interior(&self, corrects: bool) -> Interiors<A::Weight> {
        match self.rows.stencil.interior {
            Interior::Even { divisor } => Interiors::Even(Way::new(A::weight(divisor), corrects)),
            Interior::Uneven { .. } => Interiors::BySample,
        }
    }

    /// Writes whole lines of the interior of a row, the first of them at `phase`.
    ///
    /// # Safety
    /// There are such lines.
    #[inline(always)]
    unsafe fn write_interior<S: Instructions>(
        &self,
        phase: usize,
        interior: &Interiors<A::Weight>,
        lines: &Lines<O>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) {
        // SAFETY: the caller's promise.
        unsafe {
            match interior {
                Interiors::Even(way) => self.taps.write_quotients::<S, N>(-1, 1, way, lines, watch),
                Interiors::BySample if self.rows.inner == 2 => {
                    lines.write::<S, A::Weight, N>(&self.sample_sum::<2>(lines.position, phase), watch);
                }
                Interiors::BySample => {
                    lines.write::<S, A::Weight, N>(&self.sample_sum::<1>(lines.position, phase), watch);
                }
            }
        }
    }

    /// The line at `position` and `phase`, which may lie a row's length too low, as if all of it were interior.
    ///
    /// # Safety
    /// The samples around it are there.
    #[inline(always)]
    unsafe fn interior_line<S: Instructions>(
        &self,
        position: usize,
        phase: usize,
        interior: &Interiors<A::Weight>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) -> [O; N] {
        // SAFETY: the caller's promise; the table of weights goes on a line's length before and behind the samples.
        unsafe {
            match interior {
                Interiors::Even(way) => self.piece_of_quotients::<S>(way, position, watch),
                Interiors::BySample if self.rows.inner == 2 => {
                    self.sample_sum::<2>(position, phase).line::<S>(position, watch)
                }
                Interiors::BySample => self.sample_sum::<1>(position, phase).line::<S>(position, watch),
            }
        }
    }

    /// The line at `position` as interior of an evenly spaced axis.
    ///
    /// # Safety
    /// The samples around it are there.
    #[inline(always)]
    unsafe fn piece_of_quotients<S: Instructions>(
        &self,
        way: &Way<A::Weight>,
        position: usize,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) -> [O; N] {
        let (lower, upper) = (self.taps.tap(-1), self.taps.tap(1));
        // SAFETY: the caller's promise.
        unsafe {
            match *way {
                Way::Product(factor) => Product::<F, A> { lower, upper, factor }.line::<S>(position, watch),
                Way::Corrected(divisor) => {
                    CorrectedQuotient::<F, A> { lower, upper, divisor }.line::<S>(position, watch)
                }
                Way::Division(divisor) => Quotient::<F, A> { lower, upper, divisor }.line::<S>(position, watch),
            }
        }
    }

    /// Writes a stretch of other rows, whose samples and results are contiguous, by the line. False if some quotient may be wrong in its
    /// last bit, which happens only if they are corrected.
    ///
    /// # Safety
    /// The stretch is a valid one.
    #[inline(always)]
    unsafe fn write_segments<S: Instructions>(&self, corrects: bool) -> bool {
        let out = self.taps.out;
        let count = self.stretch.count;
        let streaming = S::STREAMS && self.stretch.streaming;
        let head = if streaming { self.taps.head().min(count) } else { 0 };
        let end = head + (count - head) / N * N;
        let interior = self.interior(corrects);
        let mut watch = <A::Weight as Real>::Watch::<S>::new();
        let mut position = head;
        let mut phase = (self.rows.phase + head) % self.period;
        // A line in which segments meet, and how much of it there is.
        let mut line = [O::default(); N];
        let mut filled = 0;
        // SAFETY: in all of this block, positions lie within the stretch.
        unsafe {
            self.write_one_by_one(0, head, self.rows.phase);
            while position < end {
                let Segment { rule, length } = self.segment(phase, end - position);
                let whole = if filled == 0 { length / N } else { 0 };
                let taken = if whole > 0 {
                    let ahead = self.stretch.ahead.after((position - head) / N);
                    let lines = Lines { out, position, count: whole, streaming, ahead };
                    self.write_whole::<S>(rule, &interior, corrects, &lines, &mut watch);
                    whole * N
                } else {
                    // Lanes are compared, not indexed: an index would send the line through memory.
                    let taken = length.min(N - filled);
                    let from = position - filled;
                    if taken > 2 && self.has_neighbours(from, 2 * self.rows.inner) {
                        let piece = self.piece::<S>(rule, from, &interior, &mut watch);
                        for l in 0..N {
                            line[l] = if l < filled { line[l] } else { piece[l] };
                        }
                    } else {
                        for k in 0..taken {
                            let result = self.result(rule, position + k, phase + k);
                            for l in 0..N {
                                line[l] = if l == filled + k { result } else { line[l] };
                            }
                        }
                    }
                    filled += taken;
                    if filled == N {
                        filled = 0;
                        let out = out.add(from);
                        if streaming { S::stream(out, line) } else { out.cast::<[O; N]>().write(line) }
                    }
                    taken
                };
                position += taken;
                phase = self.advance(phase, taken);
            }
            self.write_one_by_one(end, count, phase);
        }
        watch.is_calm()
    }

    /// Whether a line at `from` may be computed by a rule that only some of its results follow: samples so many positions
    /// around it are there.
    #[inline(always)]
    fn has_neighbours(&self, from: usize, reach: usize) -> bool {
        let &Rows { before, behind, .. } = self.rows;
        before + from >= reach && from + N + reach <= self.stretch.count + behind
    }

    /// Writes whole lines of a segment.
    ///
    /// # Safety
    /// The lines lie within the segment.
    #[inline(always)]
    unsafe fn write_whole<S: Instructions>(
        &self,
        rule: Local,
        interior: &Interiors<A::Weight>,
        corrects: bool,
        lines: &Lines<O>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) {
        // SAFETY: the caller's promise.
        unsafe {
            match (rule, interior) {
                (Local::Same(rule), _) => self.taps.write_lines::<S, N>(&rule, corrects, lines, watch),
                (Local::Even, Interiors::Even(way)) => self.taps.write_quotients::<S, N>(-1, 1, way, lines, watch),
                (Local::Even, Interiors::BySample) => unreachable!("an even axis has an even interior"),
            }
        }
    }

    /// The line at `from` as if all of it followed this rule.
    ///
    /// # Safety
    /// The samples that it reaches are there.
    #[inline(always)]
    unsafe fn piece<S: Instructions>(
        &self,
        rule: Local,
        from: usize,
        interior: &Interiors<A::Weight>,
        watch: &mut <A::Weight as Real>::Watch<S>,
    ) -> [O; N] {
        // SAFETY: the caller's promise.
        unsafe {
            match (rule, interior) {
                (Local::Even, Interiors::Even(way)) => self.piece_of_quotients::<S>(way, from, watch),
                (Local::Even, Interiors::BySample) => unreachable!("an even axis has an even interior"),
                (Local::Same(Rule::Difference { lower, upper, divisor }), _) => {
                    let (lower, upper, divisor) = (self.taps.tap(lower), self.taps.tap(upper), A::weight(divisor));
                    Quotient::<F, A> { lower, upper, divisor }.line::<S>(from, watch)
                }
                (Local::Same(Rule::Weighted { taps, weights }), _) => {
                    let (taps, weights) = (self.taps.three(taps), rounded::<A>(weights));
                    WeightedSum::<F, A> { taps, weights }.line::<S>(from, watch)
                }
            }
        }
    }

    /// The formula of an interior with weights for each sample, which has the position at this phase.
    #[inline(always)]
    fn sample_sum<const INNER: usize>(&self, position: usize, phase: usize) -> SampleSum<F, A, INNER> {
        let phase = phase.cast_signed();
        let weights = self.sample_weights(phase.div_euclid(INNER as isize));
        // Counted from the first of a pair, which may lie before the stretch.
        let first = position.wrapping_add_signed(-phase.rem_euclid(INNER as isize));
        SampleSum { taps: self.taps.three([-1, 0, 1]), weights, first, arithmetic: PhantomData }
    }

    /// The weights of sample `sample` of a row, which may lie a little before it, and of those around it.
    #[inline(always)]
    fn sample_weights(&self, sample: isize) -> [*const f64; 3] {
        match self.rows.stencil.interior {
            Interior::Uneven { weights: [a, b, c] } => {
                let at = |weights: &[f64]| weights.as_ptr().wrapping_add(WEIGHTS_MARGIN).wrapping_offset(sample);
                [at(a), at(b), at(c)]
            }
            Interior::Even { .. } => [core::ptr::null(); 3],
        }
    }

    /// Writes results `from..to`, the first of them at `phase`, whatever the strides, through the cache.
    ///
    /// # Safety
    /// They are results of the stretch.
    #[inline(always)]
    unsafe fn write_one_by_one(&self, from: usize, to: usize, phase: usize) {
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
    unsafe fn result(&self, rule: Local, position: usize, phase: usize) -> O {
        let rule = match rule {
            Local::Same(rule) => rule,
            Local::Even => self.rows.rule(phase / self.rows.inner),
        };
        // SAFETY: the caller's promise.
        unsafe { self.taps.result(&rule, position) }
    }
}
