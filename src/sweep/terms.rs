//! Terms of a combination: which are made together, and where.

use super::combination::{Combination, CombinationWalk, DIRECT_CHUNK_BYTES, Factor, ROW_BYTES, Results, Term, Total};
use super::ends::ends_bytes;
use crate::kernel::{Ahead, LINE_BYTES};
use crate::view::MAX_RANK;
use core::ops::Range;

/// So many taps are handed to a kernel at a time.
pub const MAX_TAPS: usize = 64;

/// So many terms are made at a time,
pub const MAX_TERMS: usize = MAX_RANK;

/// with so many factors.
pub const MAX_FACTORS: usize = MAX_RANK;

/// How terms are made and where.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The first result.
    pub row: *mut u8,
    /// How the terms become results.
    pub total: Total,
    /// Whether whole lines go past the cache,
    pub streaming: bool,
    /// what to ask for meanwhile,
    pub ahead: &'a [Ahead],
    /// and where the ends of rows are made then.
    pub ends: *mut u8,
}

impl CombinationWalk<'_> {
    /// How many terms, the first ones of these, are made together: they have one kernel, not too many taps, and ends along one close axis
    /// at most.
    pub fn made_together(&self, terms: &[Term<'_>]) -> usize {
        let (mut taps, mut factors, mut close) = (0, 0, None);
        let fits = |(k, term): &(usize, &Term<'_>)| {
            taps += term.most_taps;
            factors += term.factors.len();
            let mut agrees = true;
            for factor in term.factors.iter().filter(|factor| self.nest.places[factor.axis].is_close()) {
                agrees &= *close.get_or_insert(factor.axis) == factor.axis;
            }
            *k == 0
                || agrees
                    && core::ptr::eq(term.sums, terms[0].sums)
                    && taps <= MAX_TAPS
                    && factors <= MAX_FACTORS
                    && *k < MAX_TERMS
        };
        terms.iter().enumerate().take_while(fits).count()
    }

    /// Whether an output can be made where it goes: if it goes past the cache, in one piece, in whole lines and with few ends, which are
    /// the same for all rows.
    pub fn is_direct(&self, output: &Combination<'_>) -> bool {
        let Results { size, stores_as_is, has_samples, .. } = *self.results;
        let can_stream = |factor: &Factor<'_>| {
            let place = &self.nest.places[factor.axis];
            let differs = factor.matrix.differs_by_sample();
            let line = LINE_BYTES / size;
            if place.is_close() {
                let Range { start, end } = factor.matrix.interior_rows();
                let ends = start.max(place.extent - end) * place.inner;
                let period = place.extent * place.inner;
                let bytes = ends_bytes(DIRECT_CHUNK_BYTES / size, period, 2 * ends, size) * output.terms.len();
                return has_samples && !differs && period >= (16 * ends).max(8 * line) && bytes <= ROW_BYTES;
            }
            !place.is_far_apart() || !differs || place.inner.is_multiple_of(line)
        };
        let is_one_piece = || {
            self.made_together(output.terms) == output.terms.len() && !output.terms.iter().any(Self::is_made_in_parts)
        };
        stores_as_is
            && self.nest.run.out_stride == size as isize
            && (!self.streaming || is_one_piece() && output.terms.iter().flat_map(|term| term.factors).all(can_stream))
    }

    /// Whether a term has so many taps that its sum waits in the row between: then it has to be the only one there.
    pub fn is_made_in_parts(term: &Term<'_>) -> bool {
        term.most_taps > MAX_TAPS
    }
}
