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

mod block;
mod order;
mod parts;
mod stream;

use crate::kernel::{Interior, Kernels, LINE_BYTES, Prefetch, Rows, Rule, Run, Stencil, fence};
use crate::threads;
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;
use block::Blocks;
use order::{Nest, Place};
use parts::Parts;

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
    /// The kernels for the samples' dtype, the output's, and the stencil's precision.
    pub kernels: &'static Kernels,
}

/// Writes the derivative of `f` along the axis of each output, on up to `num_threads` threads (0: the process's number).
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
) {
    let mut nest = Nest::empty();
    order::arrange(&mut nest, dimensions, sizes, outputs);
    let streaming = stream::is_possible(&nest, sizes, outputs) && stream::pays(&nest, sizes, outputs);
    // SAFETY: the caller's promise.
    unsafe { walk(f, &nest, outputs, streaming, num_threads) }
}

/// Walks the nest of a sweep.
///
/// # Safety
/// As for [`sweep`]; `streaming` only where it is possible.
unsafe fn walk(f: *const u8, nest: &Nest, outputs: &[Output<'_>], streaming: bool, num_threads: usize) {
    let mut derivatives = ArrayVec::<Derivative, MAX_DIMENSIONS>::new();
    for output in outputs {
        derivatives.push(Derivative { output, place: &nest.places[output.axis] });
    }
    // The derivative along the outermost axis reaches farthest ahead: it goes first, and while the others find their
    // samples in the cache, what it will need next comes from memory.
    derivatives.sort_by_key(|derivative| derivative.place.distance());
    let farthest = derivatives.first().map_or(0, |derivative| derivative.place.tap_stride.abs());
    let walk = Walk { nest, derivatives: &derivatives, farthest, streaming };
    let f = f.wrapping_offset(nest.f_offset);
    let blocks = Blocks::new(nest);
    let parts = Parts::new(nest.results(), outputs.len(), num_threads);
    let shared = Shared((f, walk));
    threads::run(parts.count, parts.threads, &|part| {
        let Shared((f, walk)) = &shared;
        block::for_each_chunk(nest, &blocks, &parts.range(part), |chunk| {
            // SAFETY: the chunk's indices lie within the dimensions; the rest is the caller's promise.
            unsafe { walk.chunk(*f, chunk) }
        });
        if streaming {
            fence();
        }
    });
}

/// The rows of an axis whose samples are at most this many positions apart are streamed together with their ends: rows of
/// real or of complex samples.
const SHORT_INNER: usize = 2;

/// And only if they have at least two lines, of any dtype.
const LONG_ROW: usize = 64;

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
}

/// An output, and where its axis has gone.
#[derive(Clone, Copy)]
struct Derivative<'a> {
    output: &'a Output<'a>,
    place: &'a Place,
}

struct Walk<'a> {
    nest: &'a Nest,
    derivatives: &'a [Derivative<'a>],
    /// How many bytes ahead the farthest sample lies that a result needs.
    farthest: isize,
    /// Whether results go past the cache.
    streaming: bool,
}

/// One output's part of a chunk: pointers to position 0 of the run, the strides along it, and the step between taps.
struct Piece<'a> {
    f: *const u8,
    out: *mut u8,
    run: Dimension,
    tap_stride: isize,
    kernels: &'a Kernels,
    streaming: bool,
    prefetch: Prefetch,
}

impl Walk<'_> {
    /// What output `k` asks for: its share of the samples that the next chunk will be the first to need.
    fn prefetch(&self, f: *const u8, chunk: &Chunk<'_>, k: usize) -> Prefetch {
        let sharers = self.derivatives.len() - 1;
        if !self.streaming || k == 0 {
            return Prefetch::none(f);
        }
        let Dimension { f_stride, out_stride, .. } = self.nest.run;
        let count = (chunk.end - chunk.start) as isize;
        let share = (count * f_stride) as usize / sharers;
        let next = f.wrapping_offset(chunk.end as isize * f_stride + self.farthest);
        let lines = (count * out_stride) as usize / LINE_BYTES;
        Prefetch { from: next.wrapping_add((k - 1) * share), step: share / lines.max(1) }
    }

    /// Writes every output's part of a chunk, one output after another.
    ///
    /// # Safety
    /// As for [`sweep`]; the chunk lies within the nest.
    unsafe fn chunk(&self, f: *const u8, chunk: &Chunk<'_>) {
        let f = f.wrapping_offset(chunk.f_offset);
        for (k, Derivative { output, place }) in self.derivatives.iter().enumerate() {
            let piece = Piece {
                f,
                prefetch: self.prefetch(f, chunk, k),
                out: output.data.wrapping_offset(self.nest.out_offset + chunk.out_offset),
                run: self.nest.run,
                tap_stride: place.tap_stride,
                kernels: output.kernels,
                streaming: self.streaming,
            };
            let (start, end) = piece.whole_lines(chunk.start, chunk.end);
            match place.outer {
                Some(dimension) => {
                    let rule = output.stencil.rule(place.sample(chunk.index[dimension]), place.extent);
                    // SAFETY: the rule reaches only samples that are there, at any position of the run.
                    unsafe { piece.apply(rule, start, end - start) }
                }
                // SAFETY: the chunk lies within the run.
                None => unsafe { piece.along_run(&output.stencil, place, start, end) },
            }
        }
    }
}

impl Piece<'_> {
    /// A chunk's bounds moved down to lines of this output, unless they are the run's own: then all chunks together
    /// still cover the run, and no line is torn between two of them.
    fn whole_lines(&self, start: usize, end: usize) -> (usize, usize) {
        if !self.streaming {
            return (start, end);
        }
        let size = self.run.out_stride.unsigned_abs();
        let bound = |position: usize| {
            if position == 0 || position == self.run.extent {
                return position;
            }
            let into_line = (self.out.addr() + position * size) % LINE_BYTES / size;
            position.saturating_sub(into_line)
        };
        (bound(start), bound(end))
    }

    /// The run's `count` results from `position` on, and the sample at `position`.
    fn run_at(&self, position: usize, count: usize) -> (Run, *const u8) {
        let Dimension { f_stride, out_stride, .. } = self.run;
        let out = self.out.wrapping_offset(position as isize * out_stride);
        (
            Run { out, out_stride, f_stride, count, streaming: self.streaming, prefetch: self.prefetch },
            self.f.wrapping_offset(position as isize * f_stride),
        )
    }

    /// One rule for `count` results from `position` on.
    ///
    /// # Safety
    /// The results and the samples at the rule's taps are elements of the arrays.
    unsafe fn apply(&self, rule: Rule, position: usize, count: usize) {
        let (run, centre) = self.run_at(position, count);
        let tap = |tap: isize| centre.wrapping_offset(tap * self.tap_stride);
        match rule {
            Rule::Difference { lower, upper, divisor } => {
                // SAFETY: the caller's promise is the kernel's condition.
                unsafe { (self.kernels.difference)(run, tap(lower), tap(upper), divisor) }
            }
            Rule::Weighted { taps, weights } => {
                // SAFETY: as above.
                unsafe { (self.kernels.weighted)(run, taps.map(tap), weights) }
            }
        }
    }

    /// The derivative along an axis that is part of the run: the axis has `extent` samples, `inner` positions apart, so
    /// that the run is made of first samples, interior samples and last samples in turn.
    ///
    /// # Safety
    /// `start..end` lies within the run.
    unsafe fn along_run(&self, stencil: &Stencil<'_>, place: &Place, start: usize, end: usize) {
        let &Place { extent, inner, reversed, .. } = place;
        let period = extent * inner;
        if inner <= SHORT_INNER && period >= LONG_ROW && self.streaming {
            let (run, centre) = self.run_at(start, end - start);
            let behind = self.run.extent - end;
            let rows = Rows { stencil, extent, inner, phase: start % period, reversed, before: start, behind };
            // SAFETY: the stretch lies within the run, which is made of rows of this length.
            return unsafe { (self.kernels.rows)(run, centre, &rows) };
        }
        let mut position = start;
        let mut phase = start % period;
        while position < end {
            let stop = if phase < inner {
                inner
            } else if phase < period - inner {
                period - inner
            } else {
                period
            };
            let count = (stop - phase).min(end - position);
            // SAFETY: first samples are read one-sidedly forwards, last ones backwards, and those between have both
            // neighbours, so that every tap is a sample of the array.
            unsafe {
                match stencil.interior {
                    Interior::Uneven { weights } if phase >= inner && phase < period - inner => {
                        self.uneven_interior(weights, inner, phase, position, count);
                    }
                    _ => {
                        let rule = stencil.rule(place.sample(phase / inner), extent);
                        self.apply(rule, position, count);
                    }
                }
            }
            position += count;
            phase = if phase + count == period { 0 } else { phase + count };
        }
    }

    /// `count` interior results of an uneven axis from `position` on, which is `phase` positions into its row: whole groups of `inner` results with the same weights go to one kernel call if they are short, and the rest goes
    /// group by group.
    ///
    /// # Safety
    /// The results and their neighbours along the axis are elements of the arrays.
    unsafe fn uneven_interior(&self, weights: [&[f64]; 3], inner: usize, phase: usize, position: usize, count: usize) {
        /// From this many results on, a call a group costs little.
        const LONG_GROUP: usize = 16;
        let end = position + count;
        let mut position = position;
        let mut group = phase / inner;
        let mut rest = inner - phase % inner;
        while position < end {
            let groups = (end - position) / inner;
            if inner < LONG_GROUP && rest == inner && groups > 0 {
                let (run, centre) = self.run_at(position, groups * inner);
                let taps = [-1, 0, 1].map(|tap: isize| centre.wrapping_offset(tap * self.tap_stride));
                let weights = weights.map(|weights| weights[group..group + groups].as_ptr());
                // SAFETY: the caller's promise is the kernel's condition, and there is a weight for each group.
                unsafe { (self.kernels.weighted_by_group)(run, taps, weights, inner) };
                position += groups * inner;
                group += groups;
            } else {
                let count = rest.min(end - position);
                let rule = Rule::Weighted { taps: [-1, 0, 1], weights: weights.map(|weights| weights[group]) };
                // SAFETY: the caller's promise.
                unsafe { self.apply(rule, position, count) };
                position += count;
                group += 1;
                rest = inner;
            }
        }
    }
}

#[cfg(test)]
mod tests;
