//! Rows so long that a line meets the end of one only.

use super::Rule;
use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::interior::Interiors;
use super::line::Instructions;
use super::quotient::Real;
use super::rows::Walk;
use super::stretch::Lines;
use super::watch::Watch;

impl<F, O, A, const N: usize> Walk<'_, F, O, A, N>
where
    F: Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    /// Writes a stretch of long rows, whose samples and results are contiguous, by the line. False if some quotient may be wrong
    /// in its last bit, which happens only if they are corrected.
    ///
    /// # Safety
    /// The stretch is a valid one.
    #[inline(always)]
    pub unsafe fn write_long<S: Instructions>(&self, corrects: bool) -> bool {
        let (inner, count) = (self.rows.inner, self.stretch.count);
        let out = self.taps.out;
        let (streaming, head, end) = self.taps.whole_lines::<S, N>(self.stretch);
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
}
