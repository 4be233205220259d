//! From an operator's table to sweeps over its inputs.

use super::arithmetic::{Making, largest_sample};
use super::operator::{Entry, Operator, push};
use crate::dtype::Dtype;
use crate::grid::{Grid, Map};
use crate::kernel::{Precision, kernels, store_kernel, sum_kernel};
use crate::status::Error;
use crate::sweep::{self, Combination, Factor, Input, MAX_DIMENSIONS, Results, Term, Total};
use crate::threads::Span;
use crate::view::{Layout, View, ViewMut, check_separate};
use arrayvec::ArrayVec;
use smallvec::SmallVec;

/// An operator with what it works on.
///
/// Forward, inputs have the grid's shape with its ghost cells and outputs the grid's shape; the adjoint goes the other way.
pub struct Application<'a> {
    /// Where the samples lie.
    pub grid: &'a Grid,
    /// What is computed.
    pub operator: &'a Operator,
    /// Whether it is the adjoint.
    pub adjoint: bool,
    /// How terms become results.
    pub total: Total,
    /// What is read: at least one array.
    pub inputs: &'a [View<'a>],
    /// What is written.
    pub outputs: &'a [ViewMut<'a>],
}

/// The strides of an array, and those of the two parts of complex elements.
type Strides = ArrayVec<isize, MAX_DIMENSIONS>;

impl Application<'_> {
    /// Writes every output. On an error nothing has been written.
    pub fn run(&self) -> Result<(), Error> {
        let f = self.inputs[0].dtype();
        if let Some(other) = self.inputs.iter().find(|input| input.dtype() != f) {
            return Err(Error::MixedDtypes { argument: other.argument(), expected: f, got: other.dtype() });
        }
        let mut makings = SmallVec::<[Making; 16]>::new();
        for output in self.outputs {
            self.check_total(f, output)?;
            push(&mut makings, Making::new(f, output.dtype(), self.operator, output.argument())?)?;
        }
        if makings.iter().any(|making| making.precision == Precision::Exact) {
            self.check_constants(f)?;
        }
        // The entries of each output, one output after another.
        let mut entries = SmallVec::<[&Entry; 16]>::new();
        let mut ends = SmallVec::<[usize; 16]>::new();
        for output in 0..self.outputs.len() {
            for entry in self.operator.entries().iter().filter(|entry| entry.target(self.adjoint) == output) {
                push(&mut entries, entry)?;
            }
            push(&mut ends, entries.len())?;
        }
        // The factors of each entry, one entry after another.
        let mut factors = SmallVec::<[Factor<'_>; 16]>::new();
        let mut factor_ends = SmallVec::<[usize; 16]>::new();
        for entry in &entries {
            let precision = makings[entry.target(self.adjoint)].precision(self.grid, self.operator.maps(entry));
            self.for_each_factor(entry, precision, |factor| push(&mut factors, factor))?;
            push(&mut factor_ends, factors.len())?;
        }
        check_separate(self.inputs, self.outputs)?;
        if self.outputs.first().is_none_or(|output| output.layout().is_empty()) {
            return Ok(());
        }
        let mut terms = SmallVec::<[Term<'_>; 16]>::new();
        for (k, entry) in entries.iter().enumerate() {
            let making = makings[entry.target(self.adjoint)];
            let precision = making.precision(self.grid, self.operator.maps(entry));
            let first = if k == 0 { 0 } else { factor_ends[k - 1] };
            let factors = &factors[first..factor_ends[k]];
            let term = Term {
                input: entry.source(self.adjoint),
                coefficient: entry.coefficient,
                factors,
                most_taps: factors.iter().map(|factor| factor.matrix.most_taps()).product(),
                sums: sum_kernel(f.part(), making.row, precision).ok_or(Error::Internal)?,
                quotients: kernels(f.part(), making.row, precision),
            };
            push(&mut terms, term)?;
        }
        let mut combinations = SmallVec::<[Combination<'_>; 16]>::new();
        for (k, output) in self.outputs.iter().enumerate() {
            let first = if k == 0 { 0 } else { ends[k - 1] };
            let terms = &terms[first..ends[k]];
            push(&mut combinations, Combination { data: output.data(), terms, total: self.total })?;
        }
        let mut strides = SmallVec::<[Strides; 4]>::new();
        for input in self.inputs {
            push(&mut strides, with_parts(input.layout(), f.parts(), f.part().size()))?;
        }
        let mut inputs = SmallVec::<[Input<'_>; 4]>::new();
        for (input, strides) in self.inputs.iter().zip(&strides) {
            push(&mut inputs, Input { data: self.first_sample(input), strides })?;
        }
        let mut first = 0;
        while first < self.outputs.len() {
            let end = self.group_end(first, &combinations);
            let span = Span::whole(self.grid.progress()).pieces(first..end, self.outputs.len());
            self.sweep(first, makings[first], &inputs, &combinations[first..end], span)?;
            first = end;
        }
        Ok(())
    }

    /// That several terms, or their squares, can be added up: not in integers, nor magnitudes of complex numbers.
    fn check_total(&self, f: Dtype, output: &ViewMut<'_>) -> Result<(), Error> {
        let adds_integers = output.dtype().is_integer() && (self.adjoint || self.total != Total::Sum);
        let is_complex_root = f.parts() > 1 && self.total != Total::Sum;
        if adds_integers || is_complex_root {
            return Err(Error::NoTotal { argument: output.argument(), out: output.dtype() });
        }
        Ok(())
    }

    /// That constants beyond the ends are what samples of this integer dtype could be, so that integer sums hold them, too.
    fn check_constants(&self, f: Dtype) -> Result<(), Error> {
        let axes = self.operator.entries().iter().flat_map(|entry| self.operator.maps(entry)).map(|&(axis, _)| axis);
        let is_sample = |value: f64| value.fract() == 0.0 && value.abs() <= largest_sample(f).unwrap_or(0.0);
        if axes.flat_map(|axis| self.grid.constants(axis)).all(is_sample) {
            return Ok(());
        }
        Err(Error::NoTotal { argument: self.outputs[0].argument(), out: self.outputs[0].dtype() })
    }

    /// Calls `visit` with every factor of an entry.
    fn for_each_factor<'a>(
        &'a self,
        entry: &Entry,
        precision: Precision,
        mut visit: impl FnMut(Factor<'a>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let maps = self.operator.maps(entry);
        for (k, &(axis, map)) in maps.iter().enumerate() {
            let matrix = self.grid.matrix(axis, map, self.adjoint, precision)?;
            visit(Factor { axis, matrix, has_constants: map.has_constants(k) })?;
        }
        if self.adjoint {
            // Along other axes the adjoint makes 0 of ghost cells.
            for axis in self.ghost_axes().filter(|axis| maps.iter().all(|(mapped, _)| mapped != axis)) {
                let matrix = self.grid.matrix(axis, Map::Identity, true, precision)?;
                visit(Factor { axis, matrix, has_constants: false })?;
            }
        }
        Ok(())
    }

    /// The axes along which arrays have ghost cells.
    fn ghost_axes(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.grid.ndim()).filter(|&axis| self.grid.ghost_cells(axis) != [0, 0])
    }

    /// Behind the last of the outputs that are written in one sweep with output `first`: those that lie alike and read some
    /// of the same inputs, which are read once for all of them.
    fn group_end(&self, first: usize, combinations: &[Combination<'_>]) -> usize {
        let sources = |output: usize| combinations[output].terms.iter().map(|term| term.input);
        let is_alike = |&output: &usize| {
            let (a, b) = (&self.outputs[first], &self.outputs[output]);
            a.dtype() == b.dtype()
                && a.layout().strides() == b.layout().strides()
                && sources(output).any(|source| sources(first).any(|other| other == source))
        };
        (first + 1..self.outputs.len()).take_while(is_alike).last().map_or(first + 1, |last| last + 1)
    }

    /// Writes outputs that lie as output `like` does.
    fn sweep(
        &self,
        like: usize,
        making: Making,
        inputs: &[Input<'_>],
        combinations: &[Combination<'_>],
        span: Span,
    ) -> Result<(), Error> {
        let like = &self.outputs[like];
        let out = like.dtype();
        let strides = with_parts(like.layout(), out.parts(), out.part().size());
        let mut dimensions = ArrayVec::<(usize, isize), MAX_DIMENSIONS>::new();
        dimensions.extend(like.layout().extents().iter().copied().chain([out.parts()]).zip(strides));
        let results = Results {
            dimensions: &dimensions,
            sample_size: self.inputs[0].dtype().part().size(),
            size: out.part().size(),
            row_size: making.row.size(),
            has_samples: !self.adjoint || self.ghost_axes().next().is_none(),
            stores_as_is: out.part() == making.row,
            row_sums: sum_kernel(making.row, making.row, making.precision),
            store: store_kernel(making.row, out.part()).ok_or(Error::Internal)?,
        };
        // SAFETY: a View is valid for reads and a ViewMut for writes of every element of its layout, and they have been seen to be
        // apart; matrices reach no further than the grid's samples and ghost cells, which the views have.
        let is_done = unsafe { sweep::combine(inputs, &results, combinations, self.grid.num_threads(), span) };
        if is_done { Ok(()) } else { Err(Error::Cancelled) }
    }

    /// The sample at the index of the first result.
    fn first_sample(&self, input: &View<'_>) -> *const u8 {
        let before = self.grid.ghost_offset(input.layout().strides());
        // Forward, the first result's sample lies behind ghost cells; the adjoint's first result lies before its samples.
        input.data().wrapping_offset(if self.adjoint { -before } else { before })
    }
}

/// An array's strides with that of the parts of its elements, if these have more than one.
fn with_parts(layout: &Layout, parts: usize, part_size: usize) -> Strides {
    layout.strides().iter().copied().chain((parts > 1).then_some(part_size as isize)).collect()
}
