//! The derivative along the fastest axis, rows and row ends alike, in whole lines.
//!
//! A row is short next to the run that it is part of, and its first and last results follow other rules than those
//! between. Written one by one they would tear the lines that are streamed, so they are blended into their line in
//! registers.

use super::arithmetic::{Arithmetic, Convert};
use super::generic::{head_and_lines, write_lines};
use super::line::{self, Store};
use super::{Interior, Rule, Run, Stencil};
use core::array;
use core::marker::PhantomData;

/// A stretch of a run of rows: each row has `extent` samples, `inner` positions apart, and at least two lines' length.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The derivative along a row.
    pub stencil: &'a Stencil<'a>,
    /// How many samples a row has.
    pub extent: usize,
    /// How many positions lie between two of them: 1, or 2 for the two parts of complex samples.
    pub inner: usize,
    /// Where within its row the stretch begins, counted in positions.
    pub phase: usize,
    /// Whether rows are walked from their last sample to their first.
    pub reversed: bool,
    /// How many positions of the run lie before the stretch.
    pub before: usize,
    /// How many positions of the run lie behind the stretch.
    pub behind: usize,
}

/// The derivative along the rows, for contiguous samples and results: `f` is the sample at the first result.
///
/// Inside a row `out[j] = (f[j + inner] - f[j - inner]) / divisor`, or
/// `out[j] = (a[i] * f[j - inner] + b[i] * f[j]) + c[i] * f[j + inner]` for sample `i` of the row; its ends follow rules
/// of their own.
///
/// # Safety
/// As [`super::Kernels`] says, where the taps of a result are the samples of its row that its rule names.
#[inline(always)]
pub unsafe fn rows<F, O, A, S, const N: usize>(run: Run, f: *const u8, rows: &Rows<'_>)
where
    F: Copy + Convert<A::Sample>,
    O: Copy,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let walk = Walk::<F, O, A> { f: f.cast(), run, rows, period: rows.extent * rows.inner, arithmetic: PhantomData };
    let inner = rows.inner;
    debug_assert!(inner == 1 || inner == 2);
    let ahead = if rows.reversed { -(inner as isize) } else { inner as isize };
    // SAFETY: the caller's promise; `write` asks only for lines whose neighbours along the axis are samples of the run,
    // and for the weights of their samples.
    unsafe {
        match rows.stencil.interior {
            Interior::Even { divisor } => {
                let divisor = A::weight(divisor);
                match A::exact_reciprocal(divisor) {
                    Some(factor) => walk.write::<S, N>(|position, _| {
                        walk.differences(position, ahead).map(|difference| A::product(difference, factor).convert())
                    }),
                    None => walk.write::<S, N>(|position, _| {
                        walk.differences(position, ahead).map(|difference| A::quotient(difference, divisor).convert())
                    }),
                }
            }
            Interior::Uneven { weights } => {
                let period = walk.period;
                let sample = |position: usize| (if position < period { position } else { position - period }) / inner;
                // Whole lines in one row, of real or of complex samples, load their weights by the line.
                match rows.inner {
                    1 => walk.write::<S, N>(|position, phase| {
                        if phase + N <= period {
                            walk.weighted_sums(position, ahead, weights, |l| phase + l)
                        } else {
                            walk.weighted_sums(position, ahead, weights, |l| sample(phase + l))
                        }
                    }),
                    _ => walk.write::<S, N>(|position, phase| {
                        if phase + N <= period && phase % 2 == 0 {
                            walk.weighted_sums(position, ahead, weights, |l| phase / 2 + l / 2)
                        } else {
                            walk.weighted_sums(position, ahead, weights, |l| sample(phase + l))
                        }
                    }),
                }
            }
        }
    }
}

/// The walk over one stretch.
struct Walk<'a, F, O, A> {
    /// The sample at the first result.
    f: *const F,
    run: Run,
    rows: &'a Rows<'a>,
    /// The length of a row in positions.
    period: usize,
    arithmetic: PhantomData<(O, A)>,
}

impl<F, O, A> Walk<'_, F, O, A>
where
    F: Copy + Convert<A::Sample>,
    O: Copy,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    /// A line of samples, `offset` positions from the line at `position`.
    ///
    /// # Safety
    /// They are samples of the run.
    #[inline(always)]
    unsafe fn samples<const N: usize>(&self, position: usize, offset: isize) -> [A::Sample; N] {
        // SAFETY: the caller's promise.
        unsafe { line::load::<F, A::Sample, N>(self.f.wrapping_add(position).wrapping_offset(offset)) }
    }

    /// `f[j + ahead] - f[j - ahead]`
    ///
    /// # Safety
    /// They are samples of the run.
    #[inline(always)]
    unsafe fn differences<const N: usize>(&self, position: usize, ahead: isize) -> [A::Sample; N] {
        // SAFETY: the caller's promise.
        let (lower, upper) = unsafe { (self.samples::<N>(position, -ahead), self.samples::<N>(position, ahead)) };
        array::from_fn(|l| A::difference(upper[l], lower[l]))
    }

    /// `(a[i] * f[j - ahead] + b[i] * f[j]) + c[i] * f[j + ahead]`, where lane `l` is sample `i = sample(l)` of its row.
    ///
    /// # Safety
    /// They are samples of the run and of a row.
    #[inline(always)]
    unsafe fn weighted_sums<const N: usize>(
        &self,
        position: usize,
        ahead: isize,
        weights: [&[f64]; 3],
        sample: impl Fn(usize) -> usize,
    ) -> [O; N] {
        // SAFETY: the caller's promise.
        let taps: [[A::Sample; N]; 3] = [-ahead, 0, ahead].map(|offset| unsafe { self.samples(position, offset) });
        array::from_fn(|l| {
            // SAFETY: there is a weight for each sample of a row.
            let weights = weights.map(|weights| A::weight(unsafe { *weights.get_unchecked(sample(l)) }));
            A::weighted_sum([taps[0][l], taps[1][l], taps[2][l]], weights).convert()
        })
    }

    /// Writes the stretch; `interior(position, phase)` is a line of results that are all taken to be interior ones.
    ///
    /// # Safety
    /// As for [`rows`].
    #[inline(always)]
    unsafe fn write<S: Store, const N: usize>(&self, interior: impl Fn(usize, usize) -> [O; N]) {
        let &Rows { inner, before, behind, .. } = self.rows;
        let (period, count) = (self.period, self.run.count);
        let (head, lines) = head_and_lines::<O, N>(&self.run);
        let out = self.run.out.cast::<O>();
        let one_by_one = |from: usize, to: usize| {
            for position in from..to {
                // SAFETY: the position is one of the stretch's.
                unsafe { out.add(position).write(self.result(position, (self.rows.phase + position) % period)) };
            }
        };
        one_by_one(0, head);
        let end = head + lines * N;
        let mut position = head;
        let mut phase = (self.rows.phase + head) % period;
        while position < end {
            // As many lines as lie inside one row; a line with a row end goes alone. At either end of the run a line's
            // neighbours may not be there: it is made one by one.
            let whole = if phase >= inner { (period - inner).saturating_sub(phase) / N } else { 0 };
            let whole = whole.min((end - position) / N);
            let length = whole.max(1) * N;
            if before + position >= inner && position + N + inner <= count + behind {
                let has_end = whole == 0;
                // SAFETY: the lines lie within the stretch, and the neighbours of their samples within the run.
                unsafe {
                    write_lines::<O, S, N>(out.add(position), whole.max(1), |k| {
                        let line = interior(position + k * N, phase + k * N);
                        if has_end { self.blend_ends(line, position, phase) } else { line }
                    });
                }
            } else {
                one_by_one(position, position + length);
            }
            position += length;
            phase += length;
            if phase >= period {
                phase -= period;
            }
        }
        one_by_one(end, count);
    }

    /// The line at `position` with the results at row ends put in the place of interior ones.
    ///
    /// # Safety
    /// The line lies within the stretch.
    #[inline(always)]
    unsafe fn blend_ends<const N: usize>(&self, mut line: [O; N], position: usize, phase: usize) -> [O; N] {
        let (inner, period) = (self.rows.inner, self.period);
        let mut lane = 0;
        let mut phase = phase;
        while lane < N {
            let step = if phase >= inner && phase < period - inner {
                period - inner - phase
            } else {
                // SAFETY: the caller's promise.
                let end = unsafe { self.result(position + lane, phase) };
                // Compared lane by lane, not indexed: an index would send the line through memory.
                line = array::from_fn(|l| if l == lane { end } else { line[l] });
                1
            };
            lane += step;
            phase += step;
            if phase == period {
                phase = 0;
            }
        }
        line
    }

    /// The result at `position`, which is `phase` positions into its row.
    ///
    /// # Safety
    /// The position is one of the stretch's.
    #[inline(never)]
    unsafe fn result(&self, position: usize, phase: usize) -> O {
        let Rows { stencil, extent, inner, reversed, .. } = *self.rows;
        let index = phase / inner;
        let rule = stencil.rule(if reversed { extent - 1 - index } else { index }, extent);
        let ahead = if reversed { -(inner as isize) } else { inner as isize };
        // SAFETY: a rule reaches only samples of the row.
        let sample =
            |tap: isize| unsafe { self.f.wrapping_add(position).wrapping_offset(tap * ahead).read() }.convert();
        match rule {
            Rule::Difference { lower, upper, divisor } => {
                A::quotient(A::difference(sample(upper), sample(lower)), A::weight(divisor)).convert()
            }
            Rule::Weighted { taps, weights } => A::weighted_sum(taps.map(sample), weights.map(A::weight)).convert(),
        }
    }
}
