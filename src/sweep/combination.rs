//! Outputs that are sums of terms, each the product of maps along several axes: what goes beyond one derivative of one array.
//!
//! The walk is that of the gradient: blocks, chunks, every output of a chunk in turn. All terms of a result are made together where
//! they can be (`terms`, `along_run`), and where it goes if that can be, otherwise in a row that stays in the nearest cache and is
//! stored then. So however many terms an output has and however many taps a term, samples come from memory once and results go
//! there once.

use super::block::{self, BLOCK_BYTES, Blocks, LONG_BLOCK_BYTES};
use super::order::{self, Differentiated, Nest, Place};
use super::parts::Parts;
use super::side_by_side::{OPERATORS_CHUNK_BYTES, SideBySide};
use super::terms::Making;
use super::{Chunk, Dimension, MAX_DIMENSIONS, Shared, stream};
use crate::band::{BandMatrix, RowView};
use crate::kernel::{
    Ahead, Destination, Kernels, LINE_BYTES, Start, StoreKernel, SumKernel, SumRow, SumTerm, TermFormula, WeightedTap,
    fence,
};
use crate::threads::Span;
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;
use core::mem::MaybeUninit;
use core::ops::Range;

/// The most inputs that a sweep takes: what the second derivatives of an array of the highest rank are.
pub const MAX_INPUTS: usize = MAX_RANK * (MAX_RANK + 1) / 2;

/// An array of samples.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The sample at index `[0, ..., 0]` of the results.
    pub data: *const u8,
    /// From one sample to the next along each dimension, in bytes.
    pub strides: &'a [isize],
}

/// A map along one dimension.
#[derive(Clone, Copy)]
pub struct Factor<'a> {
    /// Which dimension.
    pub axis: usize,
    /// The map: a row for each result.
    pub matrix: &'a BandMatrix,
    /// Whether the constants of its rows count.
    pub has_constants: bool,
}

impl<'a> Factor<'a> {
    /// Row `r`, counted from the first result.
    pub fn row(&self, r: usize) -> RowView<'a> {
        match self.matrix.view(r) {
            RowView::Weighted(taps, _) if !self.has_constants => RowView::Weighted(taps, 0.0),
            row => row,
        }
    }
}

/// A coefficient times the product of maps along distinct dimensions, applied to one input.
#[derive(Clone, Copy)]
pub struct Term<'a> {
    /// Which input.
    pub input: usize,
    /// What the result is multiplied by.
    pub coefficient: f64,
    /// The maps, in the order in which they are applied.
    pub factors: &'a [Factor<'a>],
    /// The most taps that a result has.
    pub most_taps: usize,
    /// The kernel for sums, from the input's dtype to the rows'.
    pub sums: &'static SumKernel,
    /// And those for single quotients of a difference; none where there is no such pair of dtypes.
    pub quotients: Option<&'static Kernels>,
}

/// How the terms of an output become its results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Their sum.
    Sum,
    /// The root of the sum of their squares.
    Root,
}

/// One output.
#[derive(Clone, Copy)]
pub struct Combination<'a> {
    /// The result at index `[0, ..., 0]`.
    pub data: *mut u8,
    /// What it is made of; at least one term.
    pub terms: &'a [Term<'a>],
    /// How.
    pub total: Total,
}

/// Where the results of a sweep lie, what they are made in, and the kernels for it.
#[derive(Clone, Copy)]
pub struct Results<'a> {
    /// The extent of each dimension, and from one result to the next along it in every output, in bytes.
    pub dimensions: &'a [(usize, isize)],
    /// The size of a sample in bytes,
    pub sample_size: usize,
    /// and of a result.
    pub size: usize,
    /// The size of an element of the rows in bytes.
    pub row_size: usize,
    /// Whether every input has samples wherever there are results.
    pub has_samples: bool,
    /// Whether rows and results are of the same dtype.
    pub stores_as_is: bool,
    /// The kernel for sums of rows; none where outputs are sums of one term.
    pub row_sums: Option<&'static SumKernel>,
    /// The kernel that stores rows as results.
    pub store: &'static StoreKernel,
}

/// Writes every output, on up to `num_threads` threads (0: the process's number), and reports to `span`; false if that stopped it.
///
/// # Safety
/// Every output points to element `[0, ..., 0]` of an array with the dimensions of the results, none of them empty, whose elements
/// are aligned and valid for writes; no element of an output shares memory with another or with a sample. Along each dimension
/// a factor's matrix has a row for each result, and at the taps of every result each input has samples that are aligned and
/// valid for reads, as it has, where the results say so, at the results' own indices. Terms read inputs from at most
/// [`MAX_INPUTS`] numbers in a row. The kernels are for these dtypes.
pub unsafe fn combine(
    inputs: &[Input<'_>],
    results: &Results<'_>,
    outputs: &[Combination<'_>],
    num_threads: usize,
    span: Span,
) -> bool {
    let terms = outputs.iter().flat_map(|output| output.terms);
    let Some(first) = terms.clone().next().map(|term| &inputs[term.input]) else { return true };
    let lie_alike = terms.clone().all(|term| inputs[term.input].strides == first.strides);
    let mut dimensions = ArrayVec::<Dimension, MAX_DIMENSIONS>::new();
    for (&(extent, out_stride), &f_stride) in results.dimensions.iter().zip(first.strides) {
        dimensions.push(Dimension { extent, f_stride, out_stride });
    }
    let mut nest = Nest::empty();
    let factors = terms.clone().flat_map(|term| term.factors);
    let differentiated = factors.clone().map(|factor| Differentiated {
        axis: factor.axis,
        has_direction: factor.matrix.differs_by_sample(),
        may_be_short: false,
    });
    // A chunk is as long as fits the rows.
    let largest = results.size.max(results.row_size);
    order::arrange_axes(&mut nest, &dimensions, largest, differentiated, |_| lie_alike);
    let numbers = terms.clone().map(|term| term.input);
    let first_input = numbers.clone().min().unwrap_or(0);
    let used = &inputs[first_input..=numbers.max().unwrap_or(0)];
    let mut placed = ArrayVec::<PlacedInput<'_>, MAX_INPUTS>::new();
    placed.extend(used.iter().map(|input| PlacedInput::new(input, &nest)));
    // Samples with gaps between them come from so many lines that they would wait for results on their way to memory: measured, a
    // divergence of vectors takes 0.83 of the time through the cache, other operators as long.
    let have_gaps = placed.iter().any(|input| input.run_stride != results.sample_size as isize);
    let side_by_side = SideBySide::new(&nest, results.size, outputs.iter().map(|output| output.data));
    let side_by_side = side_by_side.filter(|_| results.stores_as_is);
    let are_contiguous = nest.run.out_stride == results.size as isize || side_by_side.is_some();
    let walk = CombinationWalk {
        nest: &nest,
        inputs: &placed,
        first_input,
        results,
        outputs,
        streaming: results.store.streams
            && !have_gaps
            && are_contiguous
            && stream::is_large(nest.results(), used.len() * results.row_size + outputs.len() * results.size),
        side_by_side,
    };
    let parts = Parts::new(nest.results(), outputs.len(), num_threads, span.is_watched());
    let all_stream = walk.streaming && outputs.iter().all(|output| walk.is_direct(output));
    // Three planes of one array stay in the second-level cache, those of more do not.
    let few_planes = used.len() == 1
        && outputs.len() == 1
        && factors.clone().all(|factor| {
            let (least, greatest) = factor.matrix.reach();
            least >= -1 && greatest <= 1
        });
    let block_bytes = if few_planes { BLOCK_BYTES } else { LONG_BLOCK_BYTES };
    let chunk_bytes = match walk.side_by_side {
        Some(_) => OPERATORS_CHUNK_BYTES,
        None if all_stream => DIRECT_CHUNK_BYTES,
        None => CHUNK_BYTES,
    };
    let blocks = Blocks::new(&nest, block_bytes, chunk_bytes);
    let shared = Shared(walk);
    parts.run(span, &|part| {
        let Shared(walk) = &shared;
        let mut rows = Rows::new();
        // SAFETY: chunks lie within the dimensions; the rest is the caller's promise.
        block::for_each_chunk(walk.nest, &blocks, &parts.range(part), |chunk| unsafe { walk.chunk(chunk, &mut rows) });
        if walk.streaming {
            fence();
        }
    })
}

/// An input in the order of the walk.
pub struct PlacedInput<'a> {
    /// The sample at the walk's first result.
    data: *const u8,
    /// From one sample to the next along the run, in bytes.
    pub run_stride: isize,
    /// And along each of the caller's dimensions, in its direction.
    pub strides: &'a [isize],
}

impl<'a> PlacedInput<'a> {
    fn new(input: &Input<'a>, nest: &Nest) -> PlacedInput<'a> {
        let mut placed = PlacedInput { data: input.data, run_stride: 0, strides: input.strides };
        for (place, &stride) in nest.places.iter().zip(input.strides) {
            if place.reversed {
                placed.data = placed.data.wrapping_offset(stride * (place.extent as isize - 1));
            }
            if place.outer.is_none() && place.extent > 1 && place.inner == 1 {
                placed.run_stride = place.walked(stride);
            }
        }
        placed
    }

    /// The sample at the run's first position in a chunk.
    pub fn run_start(&self, nest: &Nest, chunk: &Chunk<'_>) -> *const u8 {
        let along = |(place, &stride): (&Place, &isize)| {
            place.outer.map_or(0, |outer| place.walked(stride) * chunk.index[outer] as isize)
        };
        self.data.wrapping_offset(nest.places.iter().zip(self.strides).map(along).sum())
    }
}

impl Place {
    /// A stride in the direction of the walk.
    fn walked(&self, stride: isize) -> isize {
        if self.reversed { -stride } else { stride }
    }
}

/// How many bytes of each output a chunk has: more than one of the gradient's, since to set out on the ends of a row costs more.
const CHUNK_BYTES: usize = 4 * block::CHUNK_BYTES;

/// The same where no chunk has to fit a row.
pub const DIRECT_CHUNK_BYTES: usize = 4 * CHUNK_BYTES;

/// The bytes of a row: a chunk's, and as much more as moving its bounds to whole lines may add.
pub const ROW_BYTES: usize = CHUNK_BYTES + 8 * LINE_BYTES;

#[repr(align(64))]
struct Row(MaybeUninit<[u8; ROW_BYTES]>);

impl Row {
    fn start(&mut self) -> *mut u8 {
        self.0.as_mut_ptr().cast()
    }
}

/// The rows in which a thread makes its chunks.
struct Rows {
    /// One for an output that cannot be made where it goes, or for the ends of its rows if it can.
    results: Row,
    /// One for a term that cannot be made with others.
    term: Row,
}

impl Rows {
    fn new() -> Rows {
        let row = || Row(MaybeUninit::uninit());
        Rows { results: row(), term: row() }
    }
}

/// What the threads of a sweep share.
pub struct CombinationWalk<'a> {
    /// The loops.
    pub nest: &'a Nest,
    /// Where the samples are, of the inputs from number `first_input` on.
    inputs: &'a [PlacedInput<'a>],
    first_input: usize,
    /// Where the results go.
    pub results: &'a Results<'a>,
    /// What is written.
    pub outputs: &'a [Combination<'a>],
    /// Whether results go past the cache.
    pub streaming: bool,
    /// Outputs that are one array of their results in turn.
    side_by_side: Option<SideBySide>,
}

impl CombinationWalk<'_> {
    /// Writes every output's part of a chunk, one output after another.
    ///
    /// # Safety
    /// As for [`combine`]; the chunk lies within the nest.
    unsafe fn chunk(&self, chunk: &Chunk<'_>, rows: &mut Rows) {
        if let Some(outputs) = &self.side_by_side {
            // SAFETY: the caller's promise; the walk's chunks are no longer than such ones.
            return unsafe { self.chunk_side_by_side(chunk, outputs, rows.term.start()) };
        }
        let Results { row_size, size, store, .. } = *self.results;
        let run = self.nest.run;
        for (number, output) in self.outputs.iter().enumerate() {
            let out = output.data.wrapping_offset(self.nest.out_offset + chunk.out_offset);
            let bound = |position| {
                if self.streaming { stream::line_start(out, position, run.extent, size) } else { position }
            };
            let (start, end) = (bound(chunk.start), bound(chunk.end));
            let count = end - start;
            let out = out.wrapping_offset(start as isize * run.out_stride);
            let is_direct = self.is_direct(output);
            debug_assert!(is_direct || count * row_size <= ROW_BYTES);
            let ahead = self.ahead(chunk, number, count * size / LINE_BYTES);
            let making = Making {
                row: if is_direct { out } else { rows.results.start() },
                total: output.total,
                streaming: is_direct && self.streaming,
                ahead: &ahead,
                ends: rows.results.start(),
            };
            // SAFETY: rows are as long as a chunk; the rest is the caller's promise.
            unsafe {
                self.sums(output, chunk, start..end, &making, rows.term.start());
                if !is_direct {
                    let ahead = ahead.first().copied().unwrap_or(Ahead::none(making.row));
                    let (out_stride, streaming) = (run.out_stride, self.streaming);
                    (store.write)(making.row, &Destination { out, out_stride, count, streaming, ahead });
                }
            }
        }
    }

    /// Makes an output's part of a chunk in a row: the sum of its terms, or the root of that of their squares. Terms that cannot be made
    /// with others are made in another row.
    ///
    /// # Safety
    /// As for [`combine`]; both rows have room for these positions of the run.
    pub unsafe fn sums(
        &self,
        output: &Combination<'_>,
        chunk: &Chunk<'_>,
        positions: Range<usize>,
        making: &Making<'_>,
        other_row: *mut u8,
    ) {
        let (mut start, mut terms) = (Start::Nothing, output.terms);
        while let [first, ..] = terms {
            let is_begun = start == Start::Terms;
            let (together, others) = terms.split_at(if is_begun { 1 } else { self.made_together(terms) });
            let squares = making.total == Total::Root;
            let root = squares && others.is_empty();
            // SAFETY: the caller's promise.
            unsafe {
                match self.results.row_sums {
                    // In a row of its own first. Where the ends of an axis are made after its interior, nothing can be added yet.
                    Some(row_sums) if is_begun || Self::is_made_in_parts(first) => {
                        let alone = Term { coefficient: 1.0, ..*first };
                        let plain = Making { row: other_row, total: Total::Sum, ..*making };
                        self.make(&[alone], chunk, positions.clone(), &plain, false);
                        let size = self.results.row_size as isize;
                        let sum = SumRow {
                            out: making.row,
                            out_stride: size,
                            count: positions.len(),
                            start,
                            streaming: false,
                            ahead: making.ahead,
                            first_line: 0,
                            squares,
                            root,
                            sharing: None,
                            ends: None,
                        };
                        let itself = [WeightedTap { offset: 0, weight: 1.0, table: core::ptr::null() }];
                        let term = SumTerm {
                            f: other_row,
                            f_stride: size,
                            taps: &itself,
                            formula: TermFormula::Weighted { constant: 0.0 },
                            coefficient: first.coefficient,
                            ends: core::ptr::null(),
                        };
                        (row_sums.write)(&sum, &[term]);
                    }
                    _ => self.make(together, chunk, positions.clone(), making, root),
                }
            }
            (start, terms) = (Start::Terms, others);
        }
    }

    /// The input with this number.
    pub fn input(&self, number: usize) -> &PlacedInput<'_> {
        &self.inputs[number - self.first_input]
    }
}
