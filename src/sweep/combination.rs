//! Outputs that are sums of terms, each the product of maps along several axes: what goes beyond one derivative of one array.
//!
//! The walk is that of the gradient: blocks, chunks, every output of a chunk in turn. A chunk of an output is made in rows that
//! stay in the nearest cache: a row for each term (`term`), added up in a row of totals, which is then stored. So however many
//! terms an output has and however many taps a term, samples come from memory once and results go there once.

use super::block::{self, Blocks, CHUNK_BYTES};
use super::order::{self, Differentiated, Nest, Place};
use super::parts::Parts;
use super::{Chunk, Dimension, MAX_DIMENSIONS, Shared, stream};
use crate::band::BandMatrix;
use crate::kernel::{Destination, Entry, Kernels, LINE_BYTES, Prefetch, StoreKernels, SumKernels, TotalKernels, fence};
use crate::threads::{self, Span};
use crate::view::MAX_RANK;
use arrayvec::ArrayVec;
use core::mem::MaybeUninit;

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
    /// The kernels for sums, from the input's dtype to the rows'.
    pub sums: &'static SumKernels,
    /// And for single quotients of a difference; none where there is no such pair of dtypes.
    pub quotients: Option<&'static Kernels>,
}

/// How the terms of an output become its results.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Total {
    /// Their sum.
    Sum,
    /// `sqrt(factor * sum of their squares)`
    Root(f64),
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
    /// The size of a result in bytes.
    pub size: usize,
    /// The size of an element of the rows in bytes.
    pub row_size: usize,
    /// Whether every input has samples wherever there are results.
    pub has_samples: bool,
    /// Whether rows and results are of the same dtype.
    pub stores_as_is: bool,
    /// The kernels that add up terms; none if every output is a single one.
    pub totals: Option<&'static TotalKernels>,
    /// The kernel that stores rows as results.
    pub store: &'static StoreKernels,
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
    let differentiated = factors
        .clone()
        .map(|factor| Differentiated { axis: factor.axis, has_direction: factor.matrix.differs_by_sample() });
    // A chunk is as long as fits the rows.
    let largest = results.size.max(results.row_size);
    order::arrange_axes(&mut nest, &dimensions, largest, differentiated, |_| lie_alike);
    let numbers = terms.clone().map(|term| term.input);
    let first_input = numbers.clone().min().unwrap_or(0);
    let used = &inputs[first_input..=numbers.max().unwrap_or(0)];
    let mut placed = ArrayVec::<PlacedInput<'_>, MAX_INPUTS>::new();
    placed.extend(used.iter().map(|input| PlacedInput::new(input, &nest)));
    let farthest = |factor: &Factor<'_>| {
        let (least, greatest) = factor.matrix.reach();
        let ahead = if nest.places[factor.axis].reversed { -least } else { greatest };
        ahead * first.strides[factor.axis].abs()
    };
    let walk = CombinationWalk {
        nest: &nest,
        inputs: &placed,
        first_input,
        results,
        outputs,
        farthest: factors.map(farthest).max().unwrap_or(0),
        streaming: results.store.streams
            && nest.run.out_stride == results.size as isize
            && stream::is_large(nest.results(), used.len() * results.row_size + outputs.len() * results.size),
    };
    let parts = Parts::new(nest.results(), outputs.len(), num_threads, span.is_watched());
    let blocks = Blocks::new(&nest);
    let shared = Shared(walk);
    threads::run(parts.count, parts.threads, span, &|part| {
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

/// The bytes of a row: a chunk's, and as much more as moving its bounds to whole lines may add.
const ROW_BYTES: usize = CHUNK_BYTES + 8 * LINE_BYTES;

#[repr(align(64))]
struct Row(MaybeUninit<[u8; ROW_BYTES]>);

/// The rows in which a chunk is made.
struct Rows {
    terms: Row,
    totals: Row,
}

impl Rows {
    fn new() -> Rows {
        Rows { terms: Row(MaybeUninit::uninit()), totals: Row(MaybeUninit::uninit()) }
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
    outputs: &'a [Combination<'a>],
    /// How many bytes ahead the farthest sample lies that a result needs.
    farthest: isize,
    streaming: bool,
}

impl CombinationWalk<'_> {
    /// Writes every output's part of a chunk, one output after another.
    ///
    /// # Safety
    /// As for [`combine`]; the chunk lies within the nest.
    unsafe fn chunk(&self, chunk: &Chunk<'_>, rows: &mut Rows) {
        let Results { row_size, size, stores_as_is, totals, store, .. } = *self.results;
        let run = self.nest.run;
        let (terms, sums) = (rows.terms.0.as_mut_ptr().cast::<u8>(), rows.totals.0.as_mut_ptr().cast::<u8>());
        for (number, output) in self.outputs.iter().enumerate() {
            let out = output.data.wrapping_offset(self.nest.out_offset + chunk.out_offset);
            let bound = |position| {
                if self.streaming { stream::line_start(out, position, run.extent, size) } else { position }
            };
            let (start, end) = (bound(chunk.start), bound(chunk.end));
            let count = end - start;
            let out = out.wrapping_offset(start as isize * run.out_stride);
            let is_single = matches!((output.total, output.terms), (Total::Sum, [term]) if term.coefficient == 1.0);
            // SAFETY: in all of this block, rows are as long as a chunk; the rest is the caller's promise.
            unsafe {
                if is_single && stores_as_is && !self.streaming && run.out_stride == size as isize {
                    self.term(&output.terms[0], chunk, start..end, out);
                    continue;
                }
                for (k, term) in output.terms.iter().enumerate() {
                    let enters_as_is = k == 0 && output.total == Total::Sum && term.coefficient == 1.0;
                    let row = if enters_as_is { sums } else { terms };
                    self.term(term, chunk, start..end, row);
                    if let (false, Some(totals)) = (enters_as_is, totals) {
                        let entry = match (output.total, k) {
                            (Total::Sum, 0) => Entry::First(term.coefficient),
                            (Total::Sum, _) => Entry::Further(term.coefficient),
                            (Total::Root(_), 0) => Entry::FirstSquare(term.coefficient),
                            (Total::Root(_), _) => Entry::FurtherSquare(term.coefficient),
                        };
                        (totals.enter)(sums, terms, count, entry);
                    }
                }
                if let (Total::Root(factor), Some(totals)) = (output.total, totals) {
                    (totals.root)(sums, count, factor);
                }
                let prefetch = self.prefetch(chunk, number, count * size / LINE_BYTES);
                let destination =
                    Destination { out, out_stride: run.out_stride, count, streaming: self.streaming, prefetch };
                (store.store)(sums, &destination);
            }
            debug_assert!(count * row_size <= ROW_BYTES);
        }
    }

    /// The input with this number.
    pub fn input(&self, number: usize) -> &PlacedInput<'_> {
        &self.inputs[number - self.first_input]
    }

    /// What output `number` asks for while it stores so many lines: its share of the samples that the next chunk will be the first
    /// to need.
    fn prefetch(&self, chunk: &Chunk<'_>, number: usize, lines: usize) -> Prefetch {
        let read_first = |output: &Combination<'_>| output.terms[0].input;
        let number_read = read_first(&self.outputs[number]);
        let input = self.input(number_read);
        let start = input.run_start(self.nest, chunk);
        if !self.streaming {
            return Prefetch::none(start);
        }
        let is_sharer = |output: &&Combination<'_>| read_first(output) == number_read;
        let sharers = self.outputs.iter().filter(is_sharer).count();
        let earlier = self.outputs[..number].iter().filter(is_sharer).count();
        let share = (chunk.end - chunk.start) as isize * input.run_stride / sharers as isize;
        let next = start.wrapping_offset(chunk.end as isize * input.run_stride + self.farthest);
        Prefetch { from: next.wrapping_offset(earlier as isize * share), step: share / lines.max(1) as isize }
    }
}
