//! Rows in segments, each of which follows one rule.

use super::Rule;
use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::formula::{Formula, Quotient, WeightedSum};
use super::interior::Interiors;
use super::line::Instructions;
use super::quotient::Real;
use super::rows::{Local, Segment, Walk};
use super::stretch::{Lines, rounded};
use super::watch::Watch;

impl<F, O, A, const N: usize> Walk<'_, F, O, A, N>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    /// Writes a stretch of other rows, whose samples and results are contiguous, by the line. False if some quotient may be wrong in its
    /// last bit, which happens only if they are corrected.
    ///
    /// # Safety
    /// The stretch is a valid one.
    #[inline(always)]
    pub unsafe fn write_segments<S: Instructions>(&self, corrects: bool) -> bool {
        let out = self.taps.out;
        let count = self.stretch.count;
        let (streaming, head, end) = self.taps.whole_lines::<S, N>(self.stretch);
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
}
