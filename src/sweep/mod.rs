//! The loop nest: walks an array once, in memory order, and hands runs of samples to the kernels.
//!
//! The axes are sorted into memory order and merged into one flat run where they lie one inside the other without gaps
//! (`order`); the walk is cut into blocks small enough that the neighbours of a sample are still in the cache when they
//! are wanted (`block`), and into chunks of a few KiB, each of which yields one output after another while its samples
//! are in the nearest cache. So every sample is read from memory once, however many axes are differentiated, and every
//! result is written once.
//!
//! Each result depends on its own few samples alone: no order, block or chunk size can change a bit of it, nor can the
//! number of threads among which the chunks of a large walk are shared (`parts`).

mod ahead;
mod along_run;
mod block;
mod combination;
mod dense;
mod ends;
mod order;
mod parts;
mod segment;
mod side_by_side;
mod stream;
mod taps;
mod terms;
mod tile;
mod weigh;

pub use dense::Dense;
pub use weigh::Weigh;

use crate::kernel::{Block, Course, Interior, Kernels, LINE_BYTES, Rows, Rule, Stencil, Stretch, copy, fence};
use crate::threads::Span;
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;
use block::{BLOCK_BYTES, Blocks, CHUNK_BYTES, LONG_BLOCK_BYTES};
pub use combination::{Combination, Factor, Input, Results, Term, Total, combine};
use core::mem::MaybeUninit;
use core::ops::Range;
use order::{Nest, Place};
use parts::Parts;
use side_by_side::{SIDE_BY_SIDE_CHUNK_BYTES, SideBySide};
#[cfg(test)]
pub use terms::MAX_TAPS;
use tile::Tiles;
use weigh::emit_weighed;

/// The largest number of dimensions: those of an array, and one more for the two parts of complex elements.
pub const MAX_DIMENSIONS: usize = MAX_RANK + 1;

/// One dimension of the arrays that a sweep walks together. Strides are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// How many samples.
    pub extent: usize,
    /// From one sample to the next.
    pub f_stride: isize,
    /// From one result to the next, in every output.
    pub out_stride: isize,
}

/// The sizes of a sample and of a result in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElementSizes {
    /// Of a sample.
    pub f: usize,
    /// Of a result.
    pub out: usize,
}

/// One output of a sweep: the derivative along one dimension.
#[derive(Clone, Copy)]
pub struct Output<'a> {
    /// The result at index `[0, ..., 0]`.
    pub data: *mut u8,
    /// Which dimension is differentiated.
    pub axis: usize,
    /// How.
    pub stencil: Stencil<'a>,
    /// What works out the interior's weights for each chunk, if they are not in tables: only for one line, without gaps, of
    /// float32 or wider results.
    pub weigh: Option<Weigh<'a>>,
    /// The kernels for the samples' dtype, the output's, and the stencil's precision.
    pub kernels: &'static Kernels,
}

/// Writes the derivative of `f` along the axis of each output, on up to `num_threads` threads (0: the process's number), and
/// reports to `span`; false if that stopped it.
///
/// # Safety
/// `f` and every output point to element `[0, ..., 0]` of an array with these dimensions, none of them empty, whose
/// elements are aligned and valid for reads, or for writes, in the dtypes that the kernels expect; no element of an
/// output shares memory with another or with a sample; each stencil has weights for its axis, which is long enough for
/// it.
pub unsafe fn sweep(
    f: *const u8,
    dimensions: &[Dimension],
    sizes: ElementSizes,
    outputs: &[Output<'_>],
    num_threads: usize,
    span: Span,
) -> bool {
    let has_tables = outputs.iter().all(|output| output.weigh.is_none());
    let dense = Dense::new(f, dimensions, sizes).filter(|dense| has_tables && dense.is_one_chunk(outputs.len()));
    if let Some(dense) = dense {
        if !span.report(0, 1) {
            return false;
        }
        for &Output { data, axis, ref stencil, kernels, .. } in outputs {
            let inner = dimensions[axis + 1..].iter().map(|dimension| dimension.extent).product();
            // SAFETY: the caller's promise.
            unsafe { dense.write(data, kernels, stencil, dimensions[axis].extent, inner) };
        }
        return span.report(1, 1);
    }
    let mut nest = Nest::empty();
    order::arrange(&mut nest, dimensions, sizes, outputs);
    let streaming = stream::is_possible(&nest, sizes, outputs) && stream::pays(&nest, sizes, outputs);
    // SAFETY: the caller's promise.
    unsafe { walk(f, &nest, sizes, outputs, streaming, num_threads, span) }
}

/// Walks the nest of a sweep.
///
/// # Safety
/// As for [`sweep`]; `streaming` only where it is possible.
unsafe fn walk(
    f: *const u8,
    nest: &Nest,
    sizes: ElementSizes,
    outputs: &[Output<'_>],
    streaming: bool,
    num_threads: usize,
    span: Span,
) -> bool {
    let mut derivatives = ArrayVec::<Derivative, MAX_DIMENSIONS>::new();
    for output in outputs {
        derivatives.push(Derivative { output, place: &nest.places[output.axis] });
    }
    // The derivative along the outermost axis reaches farthest ahead: it goes first, and while the others find their
    // samples in the cache, what it will need next comes from memory.
    derivatives.sort_by_key(|derivative| derivative.place.distance());
    let farthest = derivatives.first().map_or(0, |derivative| derivative.place.tap_stride.abs());
    let tiles = Tiles::new(nest, sizes);
    let data = derivatives.iter().map(|derivative| derivative.output.data);
    let side_by_side = SideBySide::new(nest, sizes.out, data).filter(|_| tiles.is_none());
    let streaming = streaming || side_by_side.is_some() && stream::pays(nest, sizes, outputs);
    let chunk_bytes = if side_by_side.is_some() { SIDE_BY_SIDE_CHUNK_BYTES } else { CHUNK_BYTES };
    let walk = Walk { nest, sizes, derivatives: &derivatives, farthest, streaming, side_by_side };
    let f = f.wrapping_offset(nest.f_offset);
    let parts = Parts::new(nest.results(), outputs.len(), num_threads, span.is_watched());
    let block_bytes = if outputs.len() == 1 { LONG_BLOCK_BYTES } else { BLOCK_BYTES };
    let blocks = Blocks::new(nest, block_bytes, chunk_bytes);
    let shared = Shared((f, walk));
    parts.run(span, &|part| {
        let Shared((f, walk)) = &shared;
        // SAFETY: tiles and chunks lie within the dimensions; the rest is the caller's promise.
        match tiles {
            Some(tiles) => unsafe { walk.tiles(*f, tiles, parts.share(part, tiles.count(nest))) },
            None => block::for_each_chunk(nest, &blocks, &parts.range(part), |chunk| unsafe { walk.chunk(*f, chunk) }),
        }
        if streaming {
            fence();
        }
    })
}

/// What the threads of a sweep share.
struct Shared<T>(T);

// SAFETY: for the pointers of a sweep: samples are only read, and every chunk, in which alone results are written, belongs
// to one part of the walk.
unsafe impl<T> Sync for Shared<T> {}

/// A part of the flat run at one index of the outer dimensions.
struct Chunk<'a> {
    /// The index along each outer dimension.
    index: &'a [usize],
    /// The offset in bytes of the run's first sample.
    f_offset: isize,
    /// The offset in bytes of the run's first result.
    out_offset: isize,
    /// The first position within the run.
    start: usize,
    /// The position behind the last.
    end: usize,
    /// The position behind the last of the block's part of the plane,
    block_end: usize,
    /// and where the walk goes on then, if that is in the same run.
    resume: usize,
}

impl Chunk<'_> {
    /// How many positions it has.
    fn len(&self) -> usize {
        self.end - self.start
    }

    /// The position that the walk comes to so many positions behind the chunk.
    fn later(&self, positions: usize) -> usize {
        let position = self.end + positions;
        if position < self.block_end { position } else { position - self.block_end + self.resume }
    }
}

/// An output, and where its axis has gone.
#[derive(Clone, Copy)]
struct Derivative<'a> {
    output: &'a Output<'a>,
    place: &'a Place,
}

struct Walk<'a> {
    nest: &'a Nest,
    sizes: ElementSizes,
    derivatives: &'a [Derivative<'a>],
    /// How many bytes ahead the farthest sample lies that a result needs.
    farthest: isize,
    /// Whether results go past the cache.
    streaming: bool,
    /// Outputs that are one array of their results in turn.
    side_by_side: Option<SideBySide>,
}

impl Walk<'_> {
    /// Writes every output's part of a chunk, one output after another.
    ///
    /// # Safety
    /// As for [`sweep`]; the chunk lies within the nest.
    unsafe fn chunk(&self, f: *const u8, chunk: &Chunk<'_>) {
        if let Some(side_by_side) = &self.side_by_side {
            // SAFETY: the caller's promise; the walk's chunks are no longer than such ones.
            return unsafe { self.chunk_side_by_side(f, chunk, side_by_side) };
        }
        let f = f.wrapping_offset(chunk.f_offset);
        let run = self.nest.run;
        for (k, derivative) in self.derivatives.iter().enumerate() {
            let out = derivative.output.data.wrapping_offset(self.nest.out_offset + chunk.out_offset);
            let (start, end) = self.whole_lines(out, chunk.start, chunk.end);
            let stretch = Stretch {
                out: out.wrapping_offset(start as isize * run.out_stride),
                out_stride: run.out_stride,
                f: f.wrapping_offset(start as isize * run.f_stride),
                f_stride: run.f_stride,
                tap_stride: derivative.place.tap_stride,
                count: end - start,
                streaming: self.streaming,
                ahead: self.ahead(f, chunk, k, (end - start) * self.sizes.out / LINE_BYTES),
            };
            // SAFETY: the chunk lies within the run, and so do its lines.
            unsafe { self.write(derivative, &stretch, chunk.index, start) };
        }
    }

    /// Writes a stretch of one output, from position `start` of the run at an index of the outer dimensions on.
    ///
    /// # Safety
    /// As for [`sweep`]; the stretch lies within the run, and has results of at most one chunk.
    #[inline(always)]
    unsafe fn write(
        &self,
        &Derivative { output, place }: &Derivative<'_>,
        stretch: &Stretch,
        index: &[usize],
        start: usize,
    ) {
        let end = start + stretch.count;
        // SAFETY: the caller's promise; a rule reaches only samples that are there.
        unsafe {
            if let Some(weigh) = output.weigh {
                return emit_weighed(output, weigh, stretch, place, start, self.sizes);
            }
            let course = match place.outer {
                Some(dimension) => Course::Same(output.stencil.rule(place.sample(index[dimension]), place.extent)),
                None => place.course(&output.stencil, start..end, start, self.nest.run.extent - end),
            };
            emit(output.kernels, stretch, &course, self.sizes);
        }
    }

    /// Bounds of a part of the run, moved to the lines of an output whose first result of the run is at `out` where it streams.
    fn whole_lines(&self, out: *const u8, start: usize, end: usize) -> (usize, usize) {
        if !self.streaming {
            return (start, end);
        }
        let bound = |position| stream::line_start(out, position, self.nest.run.extent, self.sizes.out);
        (bound(start), bound(end))
    }
}

impl Place {
    /// What rules the results at these positions of a run follow that this axis is part of; so many samples can be read
    /// before and behind them.
    fn course<'a>(
        &self,
        stencil: &'a Stencil<'a>,
        positions: Range<usize>,
        before: usize,
        behind: usize,
    ) -> Course<'a> {
        let &Place { extent, inner, reversed, .. } = self;
        let period = extent * inner;
        let phase = if positions.start < period { positions.start } else { positions.start % period };
        match stencil.interior {
            Interior::Even { divisor } if phase >= inner && phase + positions.len() <= period - inner => {
                Course::Same(Rule::Difference { lower: -1, upper: 1, divisor })
            }
            _ => Course::Rows(Rows { stencil, extent, inner, phase, reversed, before, behind }),
        }
    }
}

/// Fewer results with gaps between them are written one by one.
const FEW: usize = 16;

/// Writes a stretch. Where results have gaps between them it is made without first, and then taken apart: the kernels are much
/// faster so.
///
/// # Safety
/// As the kernels say.
unsafe fn emit(kernels: &Kernels, stretch: &Stretch, course: &Course<'_>, sizes: ElementSizes) {
    // SAFETY: the caller's promise.
    unsafe {
        if stretch.out_stride == sizes.out as isize || stretch.count < FEW {
            kernels.write(stretch, course);
        } else {
            scatter(kernels, stretch, course, sizes);
        }
    }
}

/// Writes a stretch by way of a row without gaps.
///
/// # Safety
/// As for [`emit`]; the stretch is part of one chunk.
#[inline(never)]
unsafe fn scatter(kernels: &Kernels, stretch: &Stretch, course: &Course<'_>, sizes: ElementSizes) {
    #[repr(align(64))]
    struct Row(MaybeUninit<[u8; CHUNK_BYTES]>);
    let mut row = Row(MaybeUninit::uninit());
    let row = row.0.as_mut_ptr().cast::<u8>();
    let contiguous = Stretch { out: row, out_stride: sizes.out as isize, streaming: false, ..*stretch };
    let block = Block {
        from: row,
        from_row: 0,
        from_step: sizes.out as isize,
        to: stretch.out,
        to_row: 0,
        to_step: stretch.out_stride,
        rows: 1,
        length: stretch.count,
        ahead: 0,
    };
    // SAFETY: a chunk's results fit the row; the rest is the caller's promise.
    unsafe {
        kernels.write(&contiguous, course);
        copy(&block, sizes.out);
    }
}

#[cfg(test)]
mod tests;
