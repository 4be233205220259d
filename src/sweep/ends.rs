//! The ends of rows of samples, where lines go past the cache: values of the terms along those rows are made there beforehand, and
//! kernels put them in their places. Other terms follow the same rules there as elsewhere, and cost nothing.

use super::along_run::{AlongRun, Close, FactorRows, Places};
use super::combination::{Factor, ROW_BYTES};
use super::terms::MAX_TERMS;
use crate::kernel::{Ends, LINE_BYTES};
use arrayvec::ArrayVec;
use core::ops::Range;

/// Values at the ends of rows.
pub struct MadeEnds {
    /// Of each term; null if it has none of its own.
    pub of_terms: ArrayVec<*const u8, MAX_TERMS>,
    /// Where they are: the first of them at which position, how many lie together, and from these to the next.
    first: isize,
    count: usize,
    period: usize,
}

impl MadeEnds {
    /// Where they are in a row that starts at a position: those that lie together before it are passed.
    pub fn from(&self, start: usize) -> Ends {
        let &MadeEnds { first, count, period, .. } = self;
        let behind = first + count as isize;
        let groups = if behind <= start as isize { (start as isize - behind) as usize / period + 1 } else { 0 };
        let first = first + (groups * period) as isize - start as isize;
        Ends { first, count, period, passed: groups * count }
    }
}

/// How many bytes a term needs for the ends of rows of so many positions, `count` of them for each row, in `positions` in a row. A line's
/// length may be read on both sides, and those that lie with the first and the last although nobody needs them.
pub fn ends_bytes(positions: usize, period: usize, count: usize, size: usize) -> usize {
    (positions / period + 3) * count * size + 2 * LINE_BYTES
}

impl<'a> AlongRun<'a, '_> {
    /// Makes the values at the ends of the axis, for results at these positions, of the terms that have it.
    ///
    /// # Safety
    /// As for [`CombinationWalk::make`](super::combination::CombinationWalk::make).
    pub unsafe fn ends(&self, positions: &Range<usize>, close: &Close<'_>, rows: &mut FactorRows<'a>) -> MadeEnds {
        let &Close { place, ref interior, .. } = close;
        let size = self.walk.results.row_size;
        let period = place.extent * place.inner;
        let first_of_last = interior.end * place.inner;
        let (last, count) = (period - first_of_last, period - interior.len() * place.inner);
        let first_base = positions.start - positions.start % period;
        let bytes = ends_bytes(positions.len(), period, count, size);
        let mut area = self.making.ends;
        let mut made = ArrayVec::<*mut u8, MAX_TERMS>::new();
        for addend in &self.addends {
            let is_along = |factor: &Factor<'_>| self.walk.nest.places[factor.axis].is_close();
            if addend.term.factors.iter().any(is_along) {
                // SAFETY: what an output needs is there if it is made where it goes.
                unsafe { area.write_bytes(0, bytes) };
                made.push(area.wrapping_add(LINE_BYTES));
                area = area.wrapping_add(bytes);
            } else {
                made.push(core::ptr::null_mut());
            }
        }
        debug_assert!(area.addr() - self.making.ends.addr() <= ROW_BYTES);
        for k in 0..count {
            let (offset, group) = if k < last { (first_of_last + k, 1) } else { (k - last, 0) };
            let first = first_base + offset;
            let (first, group) = if first < positions.start { (first + period, group + 1) } else { (first, group) };
            if first >= positions.end {
                continue;
            }
            self.set_close(rows, place.sample(offset / place.inner));
            let out_stride = (count * size) as isize;
            let results =
                |out| Places { first, apart: period, count: (positions.end - 1 - first) / period + 1, out, out_stride };
            for (k_term, made) in made.iter().enumerate().filter(|(_, made)| !made.is_null()) {
                let results = results(made.wrapping_add((group * count + k) * size));
                // SAFETY: the caller's promise.
                unsafe { self.write(&self.addends[k_term..=k_term], results, false, rows, None, None) };
            }
        }
        let of_terms = made.iter().map(|made| made.cast_const()).collect();
        MadeEnds { of_terms, first: first_base as isize - last as isize, count, period }
    }
}
