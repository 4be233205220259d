//! Outputs whose results lie side by side, x y x y or x y z x y z: each is made in a row of its own, in the nearest cache, and the rows
//! are put together there, so that memory gets whole lines once.

use super::order::Nest;
use super::{Chunk, Derivative, ElementSizes, FEW, Walk};
use crate::kernel::{
    Ahead, Interleaving, LINE_BYTES, MAX_INTERLEAVED, Prefetch, Stretch, interleave, positions_to_line,
};
use core::mem::MaybeUninit;

/// How many bytes of each output a chunk has: the rows and the samples they are made from stay in the nearest cache.
pub const SIDE_BY_SIDE_CHUNK_BYTES: usize = 4096;

/// From a row to the next. A chunk may have a line more, and rows 4 KiB apart would share few places of the cache.
const PITCH: usize = SIDE_BY_SIDE_CHUNK_BYTES + 2 * LINE_BYTES;

#[repr(align(64))]
struct Rows(MaybeUninit<[u8; MAX_INTERLEAVED * PITCH]>);

/// The outputs of a walk as one array of their results in turn.
#[derive(Clone, Copy)]
pub struct SideBySide {
    /// The output that comes first: its result at index `[0, ..., 0]`.
    first: *mut u8,
    /// How many there are.
    outputs: usize,
}

impl SideBySide {
    /// None if they do not lie so, with nothing else between them, or are few.
    pub fn new(nest: &Nest, sizes: ElementSizes, derivatives: &[Derivative<'_>]) -> Option<SideBySide> {
        let outputs = derivatives.len();
        let is_many = (2..=MAX_INTERLEAVED).contains(&outputs) && nest.run.extent >= FEW;
        if !is_many || nest.run.out_stride != (outputs * sizes.out) as isize {
            return None;
        }
        let first = derivatives.iter().map(|derivative| derivative.output.data).min()?;
        let mut turns = [false; MAX_INTERLEAVED];
        for derivative in derivatives {
            let offset = derivative.output.data.addr() - first.addr();
            let turn = offset / sizes.out;
            if turn >= outputs || offset % sizes.out != 0 || core::mem::replace(&mut turns[turn], true) {
                return None;
            }
        }
        Some(SideBySide { first, outputs })
    }
}

impl Walk<'_> {
    /// Writes every output's part of a chunk.
    ///
    /// # Safety
    /// As for [`super::sweep`]; the chunk lies within the nest and has at most [`SIDE_BY_SIDE_CHUNK_BYTES`] of each output.
    #[inline(never)]
    pub unsafe fn chunk_side_by_side(&self, f: *const u8, chunk: &Chunk<'_>, side_by_side: &SideBySide) {
        let &SideBySide { first, outputs } = side_by_side;
        let (run, size) = (self.nest.run, self.sizes.out);
        let out = first.wrapping_offset(self.nest.out_offset + chunk.out_offset);
        let at = |position: usize| out.wrapping_offset(position as isize * run.out_stride);
        // Moved to where lines begin, so that none is torn between two chunks.
        let bound = |position: usize| match position {
            0 => 0,
            _ => (position + positions_to_line(at(position), outputs, size).unwrap_or(0)).min(run.extent),
        };
        let (start, end) = (bound(chunk.start), bound(chunk.end));
        if start == end {
            return;
        }
        let mut rows = Rows(MaybeUninit::uninit());
        let buffer = rows.0.as_mut_ptr().cast::<u8>();
        let mut turns = [buffer.cast_const(); MAX_INTERLEAVED];
        let f = f.wrapping_offset(chunk.f_offset);
        for (k, derivative) in self.derivatives.iter().enumerate() {
            let row = buffer.wrapping_add(k * PITCH);
            turns[(derivative.output.data.addr() - first.addr()) / size] = row;
            let stretch = Stretch {
                out: row,
                out_stride: size as isize,
                f: f.wrapping_offset(start as isize * run.f_stride),
                f_stride: run.f_stride,
                tap_stride: derivative.place.tap_stride,
                count: end - start,
                streaming: false,
                ahead: Ahead::none(f),
            };
            // SAFETY: the chunk lies within the run, and its results fit the row.
            unsafe { self.write(derivative, &stretch, chunk.index, start) };
        }
        let lines = (end - start) * outputs * size / LINE_BYTES;
        let later = |position: usize| {
            let from = f.wrapping_offset(position as isize * run.f_stride + self.farthest);
            Prefetch::share(from, chunk.len() as isize * run.f_stride, (0, 1), lines)
        };
        let interleaving = Interleaving {
            rows: &turns[..outputs],
            count: end - start,
            to: at(start),
            streaming: self.streaming,
            ahead: Ahead { near: later(chunk.later(0)), far: later(chunk.later(2 * chunk.len())) },
        };
        // SAFETY: the rows have been written, and the results are the outputs'.
        unsafe { interleave(&interleaving, size) };
    }
}
