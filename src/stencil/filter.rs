//! The matrix of a filter along one axis.

use super::side::{Line, Side};
use crate::band::{BandMatrix, Interior, MAX_TAPS, Row, Tap, Taps, with_room_for};
use crate::status::Error;
use core::ops::Range;

/// The filter `sum over t of weights[t] * f[i + first + t]` of a line of `extent` samples; `axis` is what an error is about.
///
/// A filter has no one-sided form: a one-sided end is mirrored about the edge of its cell, as images are.
///
/// With the `a` samples that it reaches back, the `b` that it reaches ahead and the `c` that it takes, `a + b + c` may be at most
/// [`MAX_TAPS`]: near the ends of a short line so many results can depend on one sample. That allows 16 samples around the result.
pub fn filter(
    first: isize,
    weights: &[f64],
    extent: usize,
    sides: [Side; 2],
    axis: usize,
) -> Result<BandMatrix, Error> {
    let all = first..first.saturating_add(weights.len() as isize);
    let taps = all.zip(weights).map(|(offset, &weight)| Tap { offset, weight }).filter(|tap| tap.weight != 0.0);
    let least = taps.clone().next().map_or(0, |tap| tap.offset);
    let greatest = taps.clone().next_back().map_or(0, |tap| tap.offset);
    let reach = [least.min(0).unsigned_abs(), greatest.max(0).unsigned_abs()];
    let needed = reach.iter().fold(taps.clone().count(), |needed, &reach| needed.saturating_add(reach));
    if needed > MAX_TAPS {
        return Err(Error::FilterTooLong { axis, needed, most: MAX_TAPS });
    }
    let taps: Taps = taps.collect();
    let line = Line::new(extent, sides.map(|side| if side == Side::OneSided { Side::Reflected } else { side }), axis)?;
    line.check_reach(reach, axis)?;
    let between = line.interior(least, greatest);
    let rows = |results: Range<isize>| {
        let mut rows = with_room_for(results.len())?;
        rows.extend(results.map(|i| line.fold(i, Row::Weighted { taps: taps.clone(), constant: 0.0 })));
        Ok(rows)
    };
    let head = rows(0..between.start)?;
    let tail = rows(between.end..line.extent)?;
    let results = 0..line.extent;
    let interior = Interior::Constant { taps };
    Ok(BandMatrix::new(results, line.samples, head, interior, tail))
}
