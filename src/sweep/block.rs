//! Cuts a nest into blocks whose neighbouring samples stay in the cache, and the blocks into chunks.

use super::order::{Nest, Place};
use super::{Chunk, MAX_DIMENSIONS};
use arrayvec::ArrayVec;
use core::ops::Range;

/// How many bytes of each output a chunk has.
pub const CHUNK_BYTES: usize = 8192;

/// How many bytes of each output a plane of a block has: three of them stay in the second-level cache.
pub const BLOCK_BYTES: usize = 128 * 1024;

/// The same for a single output. It does so little with each sample that the start of another plane is what it waits for, and takes
/// 0.7 of the time in blocks that are this long, whose planes stay in the last-level cache: measured.
pub const LONG_BLOCK_BYTES: usize = 512 * 1024;

/// How a nest is cut.
#[derive(Debug, PartialEq, Eq)]
pub struct Blocks {
    /// How many indices of the innermost outer dimension are taken at a time.
    rows: usize,
    /// The run is a sequence of planes of this many positions,
    plane: usize,
    /// of each of which this many are taken at a time.
    block: usize,
    /// How many positions a chunk has.
    chunk: usize,
}

impl Blocks {
    /// The cut that keeps neighbours along the outermost differentiated axis in the cache, with so many bytes of each output in a
    /// plane of a block and in a chunk.
    pub fn new(nest: &Nest, block_bytes: usize, chunk_bytes: usize) -> Blocks {
        let run = nest.run.extent;
        let limit = block_bytes / nest.out_size;
        let rows = nest.outer.last().map_or(1, |dimension| dimension.extent);
        let whole = Blocks { rows, plane: run, block: run, chunk: chunk_bytes / nest.out_size };
        let differentiated = nest.places.iter().filter(|place| place.differentiated);
        let outermost = |place: &&Place| place.outer.map_or(usize::MAX, |outer| outer);
        match differentiated.clone().min_by_key(outermost).and_then(|place| place.outer) {
            Some(outer) => {
                let inside: usize = nest.outer[outer + 1..].iter().map(|dimension| dimension.extent).product();
                if inside * run <= limit {
                    whole
                } else if run > limit {
                    Blocks { block: limit, ..whole }
                } else {
                    Blocks { rows: limit / run, ..whole }
                }
            }
            None => {
                let plane = differentiated.clone().map(|place| place.inner).max().unwrap_or(run);
                if plane <= limit {
                    return whole;
                }
                // Whole rows of the axis inside, so that few rows have their neighbours in another block.
                let row = differentiated.map(|place| place.inner).filter(|&inner| inner <= limit).max().unwrap_or(1);
                Blocks { plane, block: limit - limit % row, ..whole }
            }
        }
    }
}

/// Calls `visit` with every chunk of the nest that belongs to a part of it: block by block, within a block in memory
/// order.
///
/// The part is a range of the results, counted in the order of the walk; a chunk belongs to the part in which it starts.
/// So parts side by side are cut where chunks are, and share a cache line nowhere else.
pub fn for_each_chunk(nest: &Nest, blocks: &Blocks, part: &Range<usize>, mut visit: impl FnMut(&Chunk<'_>)) {
    let mut index = ArrayVec::<usize, MAX_DIMENSIONS>::new();
    index.extend(nest.outer.iter().map(|_| 0));
    let rows = nest.outer.last().map_or(1, |dimension| dimension.extent);
    let above: usize = nest.outer.iter().rev().skip(1).map(|dimension| dimension.extent).product();
    let planes = nest.run.extent / blocks.plane;
    let mut block_position = 0;
    for first_row in (0..rows).step_by(blocks.rows) {
        let row_end = (first_row + blocks.rows).min(rows);
        for block_start in (0..blocks.plane).step_by(blocks.block) {
            let length = (blocks.plane - block_start).min(blocks.block);
            let block_end = block_start + length;
            let stretches = above * (row_end - first_row) * planes;
            // The stretch of the block, of one plane each, in which the part starts.
            let first = part.start.saturating_sub(block_position) / length;
            let mut position = block_position + first * length;
            block_position += stretches * length;
            if first >= stretches {
                continue;
            }
            set_index(&mut index, nest, first_row..row_end, first / planes);
            let mut first_plane = first % planes;
            loop {
                let offset = |stride: fn(&super::Dimension) -> isize| -> isize {
                    nest.outer.iter().zip(&index).map(|(dimension, &i)| stride(dimension) * i as isize).sum()
                };
                let f_offset = offset(|dimension| dimension.f_stride);
                let out_offset = offset(|dimension| dimension.out_stride);
                for plane in (first_plane * blocks.plane..nest.run.extent).step_by(blocks.plane) {
                    let block = plane + block_start..plane + block_end;
                    let has_next = plane + blocks.plane < nest.run.extent;
                    let resume = if has_next { block.start + blocks.plane } else { block.end };
                    for start in block.clone().step_by(blocks.chunk) {
                        if position >= part.end {
                            return;
                        }
                        let end = (start + blocks.chunk).min(block.end);
                        if position >= part.start {
                            let block_end = block.end;
                            visit(&Chunk { index: &index, f_offset, out_offset, start, end, block_end, resume });
                        }
                        position += end - start;
                    }
                }
                first_plane = 0;
                if !advance(&mut index, nest, first_row, row_end) {
                    break;
                }
            }
        }
    }
}

/// Sets the index to the `number`-th of the outer dimensions, the innermost of which goes through `rows`.
fn set_index(index: &mut [usize], nest: &Nest, rows: Range<usize>, mut number: usize) {
    let innermost = index.len().wrapping_sub(1);
    for k in (0..index.len()).rev() {
        let Range { start, end } = if k == innermost { rows.clone() } else { 0..nest.outer[k].extent };
        index[k] = start + number % (end - start);
        number /= end - start;
    }
}

/// Steps to the next index of the outer dimensions, the innermost within `first_row..row_end`; false, with every index
/// back at its start, after the last.
fn advance(index: &mut [usize], nest: &Nest, first_row: usize, row_end: usize) -> bool {
    let innermost = index.len().wrapping_sub(1);
    for k in (0..index.len()).rev() {
        let (start, end) = if k == innermost { (first_row, row_end) } else { (0, nest.outer[k].extent) };
        index[k] += 1;
        if index[k] < end {
            return true;
        }
        index[k] = start;
    }
    false
}
