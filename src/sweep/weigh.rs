//! Weights that are worked out for a chunk when it is written.
//!
//! The weights along an unevenly spaced line fill three times as much memory as its samples. Where each is used once, a
//! table of them would be written to fresh memory and read back to no purpose, which takes many times as long as the
//! derivative. Those of one chunk stay in the nearest caches.

use super::block::CHUNK_BYTES;
use super::order::Place;
use super::{ElementSizes, Output, emit};
use crate::kernel::{Course, Interior, LINE_BYTES, Rows, Stencil, Stretch, WEIGHTS_MARGIN};
use core::mem::MaybeUninit;
use core::ops::Range;
use core::{ptr, slice};

/// Puts the weights of these samples of a line into tables, those of the first and the last of them excepted: the weights of
/// the samples before, at and after.
pub type Weigh<'a> = &'a (dyn Fn(Range<usize>, [&mut [f64]; 3]) + Sync);

/// The most samples that a chunk of float32 results has, with what it takes from the line before it, and a neighbour at
/// either end.
const MOST_SAMPLES: usize = (CHUNK_BYTES + LINE_BYTES) / size_of::<f32>() + 2;

/// The weights of the samples of one chunk, with their margins.
struct Table([[MaybeUninit<f64>; MOST_SAMPLES + 2 * WEIGHTS_MARGIN]; 3]);

impl Table {
    /// Works out those of these samples.
    fn fill(&mut self, weigh: Weigh<'_>, samples: Range<usize>) -> Interior<'_> {
        let length = samples.len() + 2 * WEIGHTS_MARGIN;
        let [a, b, c] = self.0.each_mut().map(|table| {
            let table = &mut table[..length];
            // SAFETY: bytes of 0 make zeros, after which all of these elements are initialised.
            unsafe {
                ptr::write_bytes(table.as_mut_ptr(), 0, length);
                slice::from_raw_parts_mut(table.as_mut_ptr().cast::<f64>(), length)
            }
        });
        let between = WEIGHTS_MARGIN..length - WEIGHTS_MARGIN;
        weigh(samples, [&mut a[between.clone()], &mut b[between.clone()], &mut c[between]]);
        Interior::Uneven { weights: [a, b, c] }
    }
}

/// Writes a stretch of a line, from position `start` of the run on.
///
/// # Safety
/// As for [`emit`]; the stretch is part of one chunk of float32 or wider results.
#[inline(never)]
pub unsafe fn emit_weighed(
    output: &Output<'_>,
    weigh: Weigh<'_>,
    stretch: &Stretch,
    place: &Place,
    start: usize,
    sizes: ElementSizes,
) {
    let &Place { extent, inner, .. } = place;
    let end = start + stretch.count;
    // The samples that have results here and their neighbours are a row of their own. Its first and its last sample are
    // those of the line where the stretch reaches these, and have no result where it does not.
    let samples = (start / inner).saturating_sub(1)..((end - 1) / inner + 2).min(extent);
    let mut table = Table([const { [MaybeUninit::uninit(); MOST_SAMPLES + 2 * WEIGHTS_MARGIN] }; 3]);
    let stencil = Stencil { interior: table.fill(weigh, samples.clone()), ..output.stencil };
    let rows = Rows {
        stencil: &stencil,
        extent: samples.len(),
        inner,
        phase: start - samples.start * inner,
        reversed: false,
        before: start,
        behind: extent * inner - end,
    };
    // SAFETY: the caller's promise.
    unsafe { emit(output.kernels, stretch, &Course::Rows(rows), sizes) };
}
