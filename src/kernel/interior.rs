//! Lines of the interior of rows.

use super::arithmetic::Arithmetic;
use super::convert::Convert;
use super::formula::{CorrectedQuotient, Formula, Product, Quotient, SampleSum};
use super::line::Instructions;
use super::quotient::{Real, Way};
use super::rows::Walk;
use super::stretch::Lines;
use super::{Interior, WEIGHTS_MARGIN};
use core::marker::PhantomData;

/// How the interior of rows is computed.
pub enum Interiors<W> {
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
    /// How the interior of a row is computed.
    #[inline(always)]
    pub fn interior(&self, corrects: bool) -> Interiors<A::Weight> {
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
    pub unsafe fn write_interior<S: Instructions>(
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
    pub unsafe fn interior_line<S: Instructions>(
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
    pub unsafe fn piece_of_quotients<S: Instructions>(
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
}
