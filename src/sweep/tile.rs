//! Samples that do not lie one after the other along the run: packed, tile by tile, into rows that do.
//!
//! A tile is a part of the run times a few indices of the innermost outer dimension. Its samples are copied into the rows of a
//! buffer, and the kernels work on that as on any contiguous array. So a strided view costs one copy of each sample into the
//! nearest cache; and where results lie in one order and samples in another, the copy is a transposition, and both sides are
//! touched in whole cache lines.
//!
//! Tiles follow each other along the innermost outer dimension. If that is differentiated, the last rows of a tile are carried over
//! to the next one and its results lag one row behind its samples: every sample is copied once.

use super::order::Nest;
use super::{Derivative, ElementSizes, MAX_DIMENSIONS, Walk, emit};
use crate::kernel::{Ahead, Block, Course, LINE_BYTES, Prefetch, Rule, Stretch, copy};
use core::mem::MaybeUninit;
use core::ops::Range;

/// The buffer's size: on the stack, so that a sweep allocates nothing.
const BUFFER_BYTES: usize = 64 * 1024;

/// A run shorter than this is not worth packing.
const SHORTEST_RUN: usize = 16;

/// How far a rule reaches: the second-order differences at the edges.
const REACH: usize = 2;

/// How many rows of so many bytes a tile has where the samples' fastest dimension goes across: enough for results to leave in bursts.
/// More rows if a line of samples has more; shorter ones if the results are larger.
const TRANSPOSED: (usize, usize) = (16, 2048);

/// And where it does not: long rows.
const STRIDED: (usize, usize) = (4, 1024);

/// How many positions where the taps of other outer dimensions want room, too.
const WITH_TAPS: usize = 256;

/// How a nest is cut into tiles.
#[derive(Clone, Copy, Debug)]
pub struct Tiles {
    /// How many indices of the innermost outer dimension a tile has at most.
    rows: usize,
    /// How many positions of the run.
    length: usize,
    /// From a row of the buffer to the next, in bytes.
    pitch: usize,
    /// How many rows are carried over from a tile to the next.
    carried: usize,
    /// Whether a tile's samples lie beside those of the one before.
    transposed: bool,
}

impl Tiles {
    /// The tiles for a nest; none if its samples need no packing.
    pub fn new(nest: &Nest, sizes: ElementSizes) -> Option<Tiles> {
        if nest.run.f_stride == sizes.f as isize || nest.run.extent < SHORTEST_RUN {
            return None;
        }
        let last = nest.outer.len().checked_sub(1);
        let across = Tiles::across(nest);
        let mut outside = nest.places.iter().filter(|place| place.differentiated && place.outer.is_some());
        let carried = if outside.clone().any(|place| place.outer == last) { REACH } else { 0 };
        // A tile for each tap of a rule along another outer dimension.
        let tap_tiles = if outside.any(|place| place.outer != last) { 3 } else { 0 };
        let step = |stride: isize| stride.unsigned_abs();
        let transposed = last.is_some_and(|last| step(nest.outer[last].f_stride) < step(nest.run.f_stride));
        let line = LINE_BYTES / sizes.f;
        let (rows, length) = if transposed {
            let (rows, bytes) = TRANSPOSED;
            (rows.max(line), bytes / sizes.f.max(sizes.out))
        } else {
            STRIDED
        };
        let length = if tap_tiles > 0 { length.min(WITH_TAPS) } else { length }.min(nest.run.extent);
        // A line more than needed: rows a power of two apart would share few places of the cache.
        let pitch = ((margin(nest) + length + 2 * REACH) * sizes.f).next_multiple_of(LINE_BYTES) + LINE_BYTES;
        // Results may lag a row behind: each tap has one row more.
        let fitting = ((BUFFER_BYTES - LINE_BYTES) / pitch - carried - tap_tiles) / (1 + tap_tiles);
        let rows = rows.min(fitting);
        // Whole lines of samples.
        let rows = if transposed && rows > line { rows - rows % line } else { rows }.min(across);
        debug_assert!(rows > carried || rows == across, "the first tile has what the first sample's rule reaches");
        Some(Tiles { rows, length, pitch, carried, transposed })
    }

    /// How many rows the tiles of a part of the run have together.
    fn across(nest: &Nest) -> usize {
        nest.outer.last().map_or(1, |dimension| dimension.extent)
    }

    /// How many tiles lie along the innermost outer dimension, and how many along the run.
    fn counts(&self, nest: &Nest) -> (usize, usize) {
        (Tiles::across(nest).div_ceil(self.rows), nest.run.extent.div_ceil(self.length))
    }

    /// How many tiles the nest has.
    pub fn count(&self, nest: &Nest) -> usize {
        let above: usize = nest.outer.iter().rev().skip(1).map(|dimension| dimension.extent).product();
        let (along_rows, along_run) = self.counts(nest);
        above * along_rows * along_run
    }
}

/// How many positions before a tile a line of results may begin.
fn margin(nest: &Nest) -> usize {
    LINE_BYTES / nest.out_size
}

#[repr(align(64))]
struct Buffer(MaybeUninit<[u8; BUFFER_BYTES]>);

/// One tile.
struct Tile<'a> {
    tiles: Tiles,
    /// The index along each outer dimension; that of the innermost is not looked at.
    index: &'a [usize],
    /// The rows whose samples it brings.
    samples: Range<usize>,
    /// The rows whose results it makes.
    results: Range<usize>,
    /// The positions of the run.
    positions: Range<usize>,
    /// The positions that are packed: with those that results next to the tile's bounds need.
    packed: Range<usize>,
    /// Behind the rows that have been carried over, the first of the samples'.
    buffer: *mut u8,
}

impl Tile<'_> {
    /// Where row `row` of the innermost outer dimension is packed.
    fn row(&self, row: usize) -> *mut u8 {
        let offset = (row as isize - self.samples.start as isize) * self.tiles.pitch as isize;
        self.buffer.wrapping_offset(offset)
    }
}

impl Walk<'_> {
    /// Writes every output's part of the tiles `numbers`, counted along the innermost outer dimension first.
    ///
    /// # Safety
    /// As for [`super::sweep`].
    #[inline(never)]
    pub unsafe fn tiles(&self, f: *const u8, tiles: Tiles, numbers: Range<usize>) {
        let mut buffer = Buffer(MaybeUninit::uninit());
        // A line before it: the sample before a row's first is repeated there.
        let carried_rows = buffer.0.as_mut_ptr().cast::<u8>().wrapping_add(LINE_BYTES);
        let nest = self.nest;
        let (along_rows, along_run) = tiles.counts(nest);
        let across = Tiles::across(nest);
        let lag = tiles.carried.min(1);
        let mut index = [0; MAX_DIMENSIONS];
        for number in numbers.clone() {
            let (tile_row, above) = (number % along_rows, number / along_rows);
            let start = above % along_run * tiles.length;
            set_index(&mut index, nest, above / along_run);
            let samples = tile_row * tiles.rows..((tile_row + 1) * tiles.rows).min(across);
            let first = if tile_row == 0 { 0 } else { samples.start - lag };
            let results = first..if samples.end == across { across } else { samples.end - lag };
            let positions = start..(start + tiles.length).min(nest.run.extent);
            let packed = start.saturating_sub(margin(nest) + REACH)..(positions.end + REACH).min(nest.run.extent);
            let buffer = carried_rows.wrapping_add(tiles.carried * tiles.pitch);
            let index = &index[..nest.outer.len()];
            let tile = Tile { tiles, index, samples, results, positions, packed, buffer };
            // SAFETY: the caller's promise; the tile lies within the nest, and the buffer has room for its samples, the rows
            // carried over, and the taps.
            unsafe {
                if tiles.carried > 0 && tile_row > 0 {
                    let rows = tile.samples.start - tiles.carried..tile.samples.start;
                    if number == numbers.start {
                        self.pack(self.sample(f, &tile, rows.start), &tile, rows.len(), tile.row(rows.start));
                    } else {
                        let last = carried_rows.wrapping_add(tiles.rows * tiles.pitch);
                        let before = LINE_BYTES;
                        core::ptr::copy(last.sub(before), carried_rows.sub(before), tiles.carried * tiles.pitch);
                    }
                }
                self.tile(f, &tile);
            }
        }
    }

    /// Writes every output's part of a tile.
    ///
    /// # Safety
    /// As for [`super::sweep`]; the tile lies within the nest, its buffer has room for it and holds the rows carried over.
    unsafe fn tile(&self, f: *const u8, tile: &Tile<'_>) {
        let last = self.nest.outer.len().checked_sub(1);
        let pitch = tile.tiles.pitch;
        let mut is_packed = false;
        for (number, derivative) in self.derivatives.iter().enumerate() {
            let Derivative { output, place } = *derivative;
            // SAFETY: in all of this block, the caller's promise: what is packed are samples of the array.
            unsafe {
                if place.outer.is_none() || place.outer == last {
                    if !is_packed {
                        let first = tile.samples.start;
                        self.pack(self.sample(f, tile, first), tile, tile.samples.len(), tile.row(first));
                        is_packed = true;
                    }
                    self.write_rows(f, number, tile, tile.row(tile.results.start), None);
                } else {
                    // Behind the tile's own samples, one for each tap.
                    let outer = place.outer.unwrap_or_default();
                    let rule = output.stencil.rule(place.sample(tile.index[outer]), place.extent);
                    let slots = tile.buffer.wrapping_add(tile.tiles.rows * pitch);
                    let slot_bytes = tile.results.len() * pitch;
                    let centre = self.sample(f, tile, tile.results.start);
                    let pack = |slot: usize, tap: isize| {
                        let from = centre.wrapping_offset(tap * place.tap_stride);
                        self.pack(from, tile, tile.results.len(), slots.wrapping_add(slot * slot_bytes));
                    };
                    let rule = match rule {
                        Rule::Difference { lower, upper, divisor } => {
                            pack(0, lower);
                            pack(1, upper);
                            Rule::Difference { lower: 0, upper: 1, divisor }
                        }
                        Rule::Weighted { taps, weights } => {
                            taps.into_iter().enumerate().for_each(|(slot, tap)| pack(slot, tap));
                            Rule::Weighted { taps: [0, 1, 2], weights }
                        }
                    };
                    self.write_rows(f, number, tile, slots, Some((rule, slot_bytes as isize)));
                }
            }
        }
    }

    /// The sample at the first packed position of row `row`.
    fn sample(&self, f: *const u8, tile: &Tile<'_>, row: usize) -> *const u8 {
        let last = self.nest.outer.len().wrapping_sub(1);
        let mut offset = tile.packed.start as isize * self.nest.run.f_stride;
        for (k, dimension) in self.nest.outer.iter().enumerate() {
            let index = if k == last { row } else { tile.index[k] };
            offset += index as isize * dimension.f_stride;
        }
        f.wrapping_offset(offset)
    }

    /// Packs rows of samples, the first of them at `from`. The samples at either end are repeated beyond it, so that a line of
    /// results may be computed as if it were interior and get the ends of rows afterwards.
    ///
    /// # Safety
    /// They are samples of the array, and `to` has room for them.
    unsafe fn pack(&self, from: *const u8, tile: &Tile<'_>, rows: usize, to: *mut u8) {
        let across = self.nest.outer.last().map_or(0, |dimension| dimension.f_stride);
        let block = Block {
            from,
            from_row: across,
            from_step: self.nest.run.f_stride,
            to,
            to_row: tile.tiles.pitch as isize,
            to_step: self.sizes.f as isize,
            rows,
            length: tile.packed.len(),
            ahead: if tile.tiles.transposed { across * rows as isize } else { 0 },
        };
        let end = Block { length: 1, ahead: 0, ..block };
        let last = tile.packed.len() as isize - 1;
        // SAFETY: the caller's promise.
        unsafe {
            copy(&block, self.sizes.f);
            copy(&Block { to: to.wrapping_offset(-block.to_step), ..end }, self.sizes.f);
            let (from, to) =
                (from.wrapping_offset(last * block.from_step), to.wrapping_offset((last + 1) * block.to_step));
            copy(&Block { from, to, ..end }, self.sizes.f);
        }
    }

    /// Writes one output's part of a tile from packed rows, the first of which is that of its first result; along an outer
    /// dimension of its own by a rule, with so many bytes between taps.
    ///
    /// # Safety
    /// The samples that results need have been packed.
    unsafe fn write_rows(
        &self,
        f_array: *const u8,
        number: usize,
        tile: &Tile<'_>,
        packed: *const u8,
        taps: Option<(Rule, isize)>,
    ) {
        let Derivative { output, place } = self.derivatives[number];
        let (nest, pitch, size) = (self.nest, tile.tiles.pitch as isize, self.sizes.f as isize);
        let in_direction = |step: isize| if place.reversed { -step } else { step };
        let last = nest.outer.len().wrapping_sub(1);
        for (k, row) in tile.results.clone().enumerate() {
            let mut offset = nest.out_offset;
            for (k, dimension) in nest.outer.iter().enumerate() {
                offset += (if k == last { row } else { tile.index[k] }) as isize * dimension.out_stride;
            }
            let out = output.data.wrapping_offset(offset);
            let (start, end) = self.whole_lines(out, tile.positions.start, tile.positions.end);
            let f = packed.wrapping_offset(k as isize * pitch + (start - tile.packed.start) as isize * size);
            let (course, tap_stride) = match (taps, place.outer) {
                (Some((rule, between)), _) => (Course::Same(rule), between),
                (None, Some(_)) => {
                    (Course::Same(output.stencil.rule(place.sample(row), place.extent)), in_direction(pitch))
                }
                (None, None) => {
                    // One more sample on either side than has been packed can be read.
                    let (before, behind) = (start + 1 - tile.packed.start, tile.packed.end + 1 - end);
                    (place.course(&output.stencil, start..end, before, behind), in_direction(size))
                }
            };
            let stretch = Stretch {
                out: out.wrapping_offset(start as isize * nest.run.out_stride),
                out_stride: nest.run.out_stride,
                f,
                f_stride: size,
                tap_stride,
                count: end - start,
                streaming: self.streaming,
                ahead: self.ahead_of_row(tile, f_array, k, number, end - start),
            };
            // SAFETY: the results are the output's; the rest is the caller's promise.
            unsafe { emit(output.kernels, &stretch, &course, self.sizes) };
        }
    }
}

impl Walk<'_> {
    /// What output `number` asks for while it writes its `k`-th row: its share of a row of the next tile's samples, so that memory
    /// is read while results are written.
    fn ahead_of_row(&self, tile: &Tile<'_>, f: *const u8, k: usize, number: usize, count: usize) -> Ahead {
        let none = Ahead::none(tile.buffer);
        if tile.tiles.transposed {
            return none;
        }
        let row_bytes = tile.packed.len() as isize * self.nest.run.f_stride;
        let next = self.sample(f, tile, tile.samples.end + k);
        let lines = count * self.sizes.out / LINE_BYTES;
        Ahead { far: Prefetch::share(next, row_bytes, (number, self.derivatives.len()), lines), ..none }
    }
}

/// Sets the index to the `number`-th of the outer dimensions but the innermost.
fn set_index(index: &mut [usize; MAX_DIMENSIONS], nest: &Nest, number: usize) {
    let mut number = number;
    for (k, dimension) in nest.outer.iter().enumerate().rev().skip(1) {
        index[k] = number % dimension.extent;
        number /= dimension.extent;
    }
}
