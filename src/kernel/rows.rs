//! The derivative along the fastest axis, rows and row ends alike, in whole lines.
//!
//! A row is short next to the run that it is part of, and its first and last results follow other rules than those
//! between. Written one by one they would tear the lines that are streamed, so they are blended into their line in
//! registers.

use super::arithmetic::{Arithmetic, Convert};
use super::generic::head_and_lines;
use super::line::{Lines, Prefetch, Store, load, write_lines};
use super::{Interior, Rule, Run, Stencil};
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

/// The derivative along the rows, for contiguous samples and results, streamed: `f` is the sample at the first result.
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
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
    S: Store,
{
    let inner = rows.inner as isize;
    let ahead = if rows.reversed { -inner } else { inner };
    let walk = Walk::<F, O, A> { f: f.cast(), run, rows, ahead, period: rows.extent * rows.inner, types: PhantomData };
    // SAFETY: the caller's promise.
    unsafe {
        match rows.stencil.interior {
            Interior::Even { divisor } => {
                let divisor = A::weight(divisor);
                match A::exact_reciprocal(divisor) {
                    Some(factor) => walk.write::<S, N>(&Even::<F, O, A, true> { walk: &walk, scale: factor }),
                    None => walk.write::<S, N>(&Even::<F, O, A, false> { walk: &walk, scale: divisor }),
                }
            }
            Interior::Uneven { weights } => match rows.inner {
                1 => walk.write::<S, N>(&Uneven::<F, O, A, 1> { walk: &walk, weights }),
                _ => walk.write::<S, N>(&Uneven::<F, O, A, 2> { walk: &walk, weights }),
            },
        }
    }
}

/// Lines of results that are all taken to be interior ones.
trait InteriorLines<O, const N: usize> {
    /// The line at `position`, which is `phase` positions into a row.
    ///
    /// # Safety
    /// The line and its neighbours along the axis lie within the run.
    unsafe fn line_at(&self, position: usize, phase: usize) -> [O; N];
}

/// `(f[j + ahead] - f[j - ahead]) * scale`, or `/ scale`
struct Even<'a, F, O, A: Arithmetic, const IS_FACTOR: bool> {
    walk: &'a Walk<'a, F, O, A>,
    scale: A::Weight,
}

impl<F, O, A, const IS_FACTOR: bool, const N: usize> InteriorLines<O, N> for Even<'_, F, O, A, IS_FACTOR>
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line_at(&self, position: usize, _: usize) -> [O; N] {
        let ahead = self.walk.ahead;
        // SAFETY: the caller's promise.
        let (lower, upper): ([A::Sample; N], [A::Sample; N]) =
            unsafe { (self.walk.samples(position, -ahead), self.walk.samples(position, ahead)) };
        let mut line = [O::default(); N];
        for l in 0..N {
            let difference = A::difference(upper[l], lower[l]);
            line[l] = if IS_FACTOR {
                A::product(difference, self.scale).convert()
            } else {
                A::quotient(difference, self.scale).convert()
            };
        }
        line
    }
}

/// `(a[i] * f[j - ahead] + b[i] * f[j]) + c[i] * f[j + ahead]`, where result `j` belongs to sample `i` of its row
struct Uneven<'a, F, O, A, const INNER: usize> {
    walk: &'a Walk<'a, F, O, A>,
    weights: [&'a [f64]; 3],
}

impl<F, O, A, const INNER: usize, const N: usize> InteriorLines<O, N> for Uneven<'_, F, O, A, INNER>
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
    A: Arithmetic,
    A::Result: Convert<O>,
{
    #[inline(always)]
    unsafe fn line_at(&self, position: usize, phase: usize) -> [O; N] {
        let Walk { ahead, period, .. } = *self.walk;
        let mut weights = [[0.0; N]; 3];
        for t in 0..3 {
            let source = self.weights[t].as_ptr();
            // SAFETY: there is a weight for each sample of a row, and `phase` and what follows it is in one.
            unsafe {
                if phase + N <= period && phase.is_multiple_of(INNER) {
                    // A whole line in one row takes its weights by the line.
                    let source = source.add(phase / INNER);
                    for l in 0..N {
                        weights[t][l] = source.add(l / INNER).read();
                    }
                } else {
                    for l in 0..N {
                        let phase = phase + l;
                        let phase = if phase < period { phase } else { phase - period };
                        weights[t][l] = source.add(phase / INNER).read();
                    }
                }
            }
        }
        // SAFETY: the caller's promise.
        let taps: [[A::Sample; N]; 3] = unsafe {
            [self.walk.samples(position, -ahead), self.walk.samples(position, 0), self.walk.samples(position, ahead)]
        };
        let mut line = [O::default(); N];
        for l in 0..N {
            let weights = [A::weight(weights[0][l]), A::weight(weights[1][l]), A::weight(weights[2][l])];
            line[l] = A::weighted_sum([taps[0][l], taps[1][l], taps[2][l]], weights).convert();
        }
        line
    }
}

/// Lines that follow each other inside a row.
struct InsideRow<'a, I> {
    interior: &'a I,
    position: usize,
    phase: usize,
}

impl<O, I: InteriorLines<O, N>, const N: usize> Lines<O, N> for InsideRow<'_, I> {
    #[inline(always)]
    unsafe fn line(&self, k: usize) -> [O; N] {
        // SAFETY: the caller's promise.
        unsafe { self.interior.line_at(self.position + k * N, self.phase + k * N) }
    }
}

/// The walk over one stretch.
struct Walk<'a, F, O, A> {
    /// The sample at the first result.
    f: *const F,
    run: Run,
    rows: &'a Rows<'a>,
    /// From a sample to the next of its row, in positions.
    ahead: isize,
    /// The length of a row in positions.
    period: usize,
    types: PhantomData<(O, A)>,
}

impl<F, O, A> Walk<'_, F, O, A>
where
    F: Copy + Convert<A::Sample>,
    O: Copy + Default,
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
        unsafe { load::<F, A::Sample, N>(self.f.wrapping_add(position).wrapping_offset(offset)) }
    }

    /// Writes the stretch.
    ///
    /// # Safety
    /// As for [`rows`].
    #[inline(always)]
    unsafe fn write<S: Store, const N: usize>(&self, interior: &impl InteriorLines<O, N>) {
        let &Rows { inner, before, behind, .. } = self.rows;
        let (period, count) = (self.period, self.run.count);
        let (head, lines) = head_and_lines::<O, N>(&self.run);
        let out = self.run.out.cast::<O>();
        let end = head + lines * N;
        let mut position = head;
        let mut phase = (self.rows.phase + head) % period;
        // SAFETY: in all of this block, positions lie within the stretch; where lines are computed as interior ones, their
        // neighbours lie within the run.
        unsafe {
            self.write_one_by_one(0, head);
            while position < end {
                // As many lines as lie inside one row; a line with a row end goes alone. At either end of the run a line's
                // neighbours may not be there: it is made one by one.
                let whole = if phase >= inner { (period - inner).saturating_sub(phase) / N } else { 0 };
                let whole = whole.min((end - position) / N);
                let length = whole.max(1) * N;
                if before + position < inner || position + length + inner > count + behind {
                    self.write_one_by_one(position, position + length);
                } else if whole > 0 {
                    let Prefetch { from, step } = self.run.prefetch;
                    let prefetch = Prefetch { from: from.wrapping_add((position - head) / N * step), step };
                    let lines = InsideRow { interior, position, phase };
                    write_lines::<O, S, N>(out.add(position), whole, prefetch, &lines);
                } else {
                    let line = self.blend_ends(interior.line_at(position, phase), position, phase);
                    S::store(out.add(position), line);
                }
                position += length;
                phase += length;
                if phase >= period {
                    phase -= period;
                }
            }
            self.write_one_by_one(end, count);
        }
    }

    /// Writes results `from..to`, through the cache.
    ///
    /// # Safety
    /// They are results of the stretch.
    #[inline(never)]
    unsafe fn write_one_by_one(&self, from: usize, to: usize) {
        for position in from..to {
            let phase = (self.rows.phase + position) % self.period;
            // SAFETY: the caller's promise.
            unsafe {
                self.run.out.cast::<O>().add(position).write(self.result(position, self.rule(phase / self.rows.inner)))
            };
        }
    }

    /// The line at `position` with the results at row ends put in the place of interior ones.
    ///
    /// # Safety
    /// The line lies within the stretch.
    #[inline(always)]
    unsafe fn blend_ends<const N: usize>(&self, mut line: [O; N], position: usize, phase: usize) -> [O; N] {
        let (inner, period) = (self.rows.inner, self.period);
        let (first, last) = (self.rule(0), self.rule(self.rows.extent - 1));
        let mut lane = 0;
        let mut phase = phase;
        while lane < N {
            let step = if phase >= inner && phase < period - inner {
                period - inner - phase
            } else {
                // SAFETY: the caller's promise.
                let end = unsafe { self.result(position + lane, if phase < inner { first } else { last }) };
                // Compared lane by lane, not indexed: an index would send the line through memory.
                for l in 0..N {
                    line[l] = if l == lane { end } else { line[l] };
                }
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

    /// The rule for the sample that is the `index`-th of its row in the order of the walk.
    #[inline(always)]
    fn rule(&self, index: usize) -> Rule {
        let Rows { stencil, extent, reversed, .. } = *self.rows;
        stencil.rule(if reversed { extent - 1 - index } else { index }, extent)
    }

    /// The result at `position` by its rule.
    ///
    /// # Safety
    /// The position is one of the stretch's, and the rule that of its sample.
    #[inline(always)]
    unsafe fn result(&self, position: usize, rule: Rule) -> O {
        let at = self.f.wrapping_add(position);
        // SAFETY: a rule reaches only samples of the row.
        unsafe {
            match rule {
                Rule::Difference { lower, upper, divisor } => {
                    let lower = at.wrapping_offset(lower * self.ahead).read().convert();
                    let upper = at.wrapping_offset(upper * self.ahead).read().convert();
                    A::quotient(A::difference(upper, lower), A::weight(divisor)).convert()
                }
                Rule::Weighted { taps, weights } => {
                    let mut samples = [A::Sample::default(); 3];
                    let mut rounded = [A::Weight::default(); 3];
                    for t in 0..3 {
                        samples[t] = at.wrapping_offset(taps[t] * self.ahead).read().convert();
                        rounded[t] = A::weight(weights[t]);
                    }
                    A::weighted_sum(samples, rounded).convert()
                }
            }
        }
    }
}
