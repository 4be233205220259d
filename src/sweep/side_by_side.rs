//! Outputs whose results lie side by side, x y x y or x y z x y z: each is made in a row of its own, in the nearest cache, and the rows
//! are put together there, so that memory gets whole lines once.

use super::combination::CombinationWalk;
use super::order::Nest;
use super::terms::Making;
use super::{Chunk, FEW, Walk};
use crate::kernel::{Ahead, Interleaving, LINE_BYTES, MAX_INTERLEAVED, Stretch, interleave, positions_to_line};
use arrayvec::ArrayVec;
use core::mem::MaybeUninit;
use core::ops::Range;

/// How many bytes of each output a chunk has: the rows and the samples they are made from stay in the nearest cache.
pub const SIDE_BY_SIDE_CHUNK_BYTES: usize = 4096;

/// The same for operators: more, since to set out on the ends of a row costs more.
pub const OPERATORS_CHUNK_BYTES: usize = 16 * 1024;

/// From a row to the next: a chunk may have a line more, and rows 4 KiB apart would share few places of the cache.
const fn pitch(chunk_bytes: usize) -> usize {
    chunk_bytes + 2 * LINE_BYTES
}

/// Rows for all outputs.
#[repr(align(64))]
struct Buffer<const BYTES: usize>(MaybeUninit<[u8; BYTES]>);

impl<const BYTES: usize> Buffer<BYTES> {
    fn new() -> Self {
        Buffer(MaybeUninit::uninit())
    }

    fn start(&mut self) -> *mut u8 {
        self.0.as_mut_ptr().cast()
    }
}

/// The outputs of a walk as one array of their results in turn.
pub struct SideBySide {
    /// The first of the results at index `[0, ..., 0]`.
    first: *mut u8,
    /// The size of a result in bytes.
    size: usize,
    /// Whose turn is when: a number for each output.
    turns: ArrayVec<usize, MAX_INTERLEAVED>,
}

impl SideBySide {
    /// None if outputs, whose results at index `[0, ..., 0]` these are, do not lie so, with nothing else between them, or are few.
    pub fn new(
        nest: &Nest,
        size: usize,
        outputs: impl ExactSizeIterator<Item = *mut u8> + Clone,
    ) -> Option<SideBySide> {
        let count = outputs.len();
        let is_many = (2..=MAX_INTERLEAVED).contains(&count) && nest.run.extent >= FEW;
        if !is_many || nest.run.out_stride != (count * size) as isize {
            return None;
        }
        let first = outputs.clone().min()?;
        let mut turns = ArrayVec::new();
        for output in outputs {
            let offset = output.addr() - first.addr();
            let turn = offset / size;
            if turn >= count || !offset.is_multiple_of(size) || turns.contains(&turn) {
                return None;
            }
            turns.push(turn);
        }
        Some(SideBySide { first, size, turns })
    }

    /// The positions of a chunk, moved to where lines begin, so that none is torn between two chunks; at most a line of each output more.
    fn positions(&self, nest: &Nest, chunk: &Chunk<'_>) -> Range<usize> {
        let bound = |position: usize| match position {
            0 => 0,
            _ => {
                let to_line = positions_to_line(self.at(nest, chunk, position), self.turns.len(), self.size);
                (position + to_line.unwrap_or(0)).min(nest.run.extent)
            }
        };
        bound(chunk.start)..bound(chunk.end)
    }

    /// The first of the results at a position of a chunk's run.
    fn at(&self, nest: &Nest, chunk: &Chunk<'_>, position: usize) -> *mut u8 {
        let offset = nest.out_offset + chunk.out_offset + position as isize * nest.run.out_stride;
        self.first.wrapping_offset(offset)
    }

    /// How many lines so many positions have.
    fn lines(&self, positions: &Range<usize>) -> usize {
        positions.len() * self.turns.len() * self.size / LINE_BYTES
    }

    /// Puts rows together whose first, `pitch` bytes from one to the next, is at `rows`.
    ///
    /// # Safety
    /// They have been written, and the results at these positions are the outputs'.
    unsafe fn put_together(&self, rows: *const u8, pitch: usize, to: *mut u8, count: usize, streams: Option<Ahead>) {
        let rows: [_; MAX_INTERLEAVED] = core::array::from_fn(|turn| rows.wrapping_add(turn * pitch));
        let interleaving = Interleaving {
            rows: &rows[..self.turns.len()],
            count,
            to,
            streaming: streams.is_some(),
            ahead: streams.unwrap_or(Ahead::none(to)),
        };
        // SAFETY: the caller's promise.
        unsafe { interleave(&interleaving, self.size) };
    }
}

impl Walk<'_> {
    /// Writes every output's part of a chunk.
    ///
    /// # Safety
    /// As for [`super::sweep`]; the chunk lies within the nest and has at most [`SIDE_BY_SIDE_CHUNK_BYTES`] of each output.
    #[inline(never)]
    pub unsafe fn chunk_side_by_side(&self, f: *const u8, chunk: &Chunk<'_>, outputs: &SideBySide) {
        let run = self.nest.run;
        let positions = outputs.positions(self.nest, chunk);
        if positions.is_empty() {
            return;
        }
        const PITCH: usize = pitch(SIDE_BY_SIDE_CHUNK_BYTES);
        let mut buffer = Buffer::<{ MAX_INTERLEAVED * PITCH }>::new();
        let rows = buffer.start();
        let f = f.wrapping_offset(chunk.f_offset);
        for (derivative, turn) in self.derivatives.iter().zip(&outputs.turns) {
            let stretch = Stretch {
                out: rows.wrapping_add(turn * PITCH),
                out_stride: outputs.size as isize,
                f: f.wrapping_offset(positions.start as isize * run.f_stride),
                f_stride: run.f_stride,
                tap_stride: derivative.place.tap_stride,
                count: positions.len(),
                streaming: false,
                ahead: Ahead::none(f),
            };
            // SAFETY: the chunk lies within the run, and its results fit the row.
            unsafe { self.write(derivative, &stretch, chunk.index, positions.start) };
        }
        let ahead = self.streaming.then(|| self.ahead_of_all(f, chunk, outputs.lines(&positions)));
        let to = outputs.at(self.nest, chunk, positions.start);
        // SAFETY: the rows have been written; the rest is the caller's promise.
        unsafe { outputs.put_together(rows, PITCH, to, positions.len(), ahead) };
    }
}

impl CombinationWalk<'_> {
    /// Writes every output's part of a chunk, with a row of [`ROW_BYTES`](super::combination::ROW_BYTES) for a term.
    ///
    /// # Safety
    /// As for [`super::combine`]; the chunk lies within the nest and has at most [`OPERATORS_CHUNK_BYTES`] of each output, of the rows'
    /// dtype.
    #[inline(never)]
    pub unsafe fn chunk_side_by_side(&self, chunk: &Chunk<'_>, outputs: &SideBySide, term_row: *mut u8) {
        let positions = outputs.positions(self.nest, chunk);
        if positions.is_empty() {
            return;
        }
        const PITCH: usize = pitch(OPERATORS_CHUNK_BYTES);
        let mut buffer = Buffer::<{ MAX_INTERLEAVED * PITCH }>::new();
        let rows = buffer.start();
        for (output, turn) in self.outputs.iter().zip(&outputs.turns) {
            let row = rows.wrapping_add(turn * PITCH);
            let making = Making { row, total: output.total, streaming: false, ahead: &[], ends: row };
            // SAFETY: the caller's promise; a chunk's results fit the row.
            unsafe { self.sums(output, chunk, positions.clone(), &making, term_row) };
        }
        let to = outputs.at(self.nest, chunk, positions.start);
        let ahead = self.ahead(chunk, 0, outputs.lines(&positions)).first().copied().unwrap_or(Ahead::none(to));
        let streams = self.streaming.then_some(ahead);
        // SAFETY: the rows have been written; the rest is the caller's promise.
        unsafe { outputs.put_together(rows, PITCH, to, positions.len(), streams) };
    }
}
