//! Puts the dimensions of a sweep into memory order and merges the innermost ones into a flat run.
//!
//! A pure function of extents, strides and axes; nothing here touches an element.

use super::{Dimension, ElementSizes, MAX_DIMENSIONS, Output};
use crate::kernel::Interior;
use arrayvec::ArrayVec;

/// A loop nest in memory order.
#[derive(Debug)]
pub struct Nest {
    /// The outer dimensions, outermost first.
    pub outer: ArrayVec<Dimension, MAX_DIMENSIONS>,
    /// The innermost dimensions, merged.
    pub run: Dimension,
    /// Where each of the caller's axes has gone.
    pub places: ArrayVec<Place, MAX_DIMENSIONS>,
    /// From the caller's first sample to the nest's: axes with negative strides are walked from their other end.
    pub f_offset: isize,
    /// From the caller's first result to the nest's.
    pub out_offset: isize,
    /// The size of a result in bytes.
    pub out_size: usize,
}

impl Nest {
    /// A nest to be [arranged](arrange) where it is: it is too large to be handed on by value for a few samples.
    pub const fn empty() -> Nest {
        Nest {
            outer: ArrayVec::new_const(),
            run: Dimension { extent: 1, f_stride: 0, out_stride: 0 },
            places: ArrayVec::new_const(),
            f_offset: 0,
            out_offset: 0,
            out_size: 0,
        }
    }

    /// How many results each output has.
    pub fn results(&self) -> usize {
        self.outer.iter().map(|dimension| dimension.extent).product::<usize>() * self.run.extent
    }
}

/// Where an axis has gone in the nest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which outer dimension it is; none if it is part of the run.
    pub outer: Option<usize>,
    /// How many samples it has.
    pub extent: usize,
    /// How many positions of the run lie between its samples, if it is part of the run.
    pub inner: usize,
    /// From one sample of the axis to the next, in bytes.
    pub tap_stride: isize,
    /// Whether the nest walks it from its last sample to its first.
    pub reversed: bool,
    /// Whether an output differentiates along it.
    pub differentiated: bool,
}

impl Place {
    /// Sorts axes from the outermost to the innermost.
    pub fn distance(&self) -> (usize, core::cmp::Reverse<usize>) {
        (self.outer.unwrap_or(usize::MAX), core::cmp::Reverse(self.inner))
    }

    /// Which sample of the axis is the `index`-th in the nest's order.
    pub fn sample(&self, index: usize) -> usize {
        if self.reversed { self.extent - 1 - index } else { index }
    }
}

/// An axis on its way to its place.
#[derive(Clone, Copy)]
struct Axis {
    /// Which of the caller's it is.
    number: usize,
    /// As the nest walks it.
    dimension: Dimension,
    /// Whether it is differentiated by what is slow along short rows.
    should_be_long: bool,
}

/// A run this short is not worth a kernel call if a longer axis can be the run instead.
const SHORT_RUN: usize = 8;

/// An axis along which results need neighbours.
#[derive(Clone, Copy)]
pub struct Differentiated {
    /// Which of the caller's it is.
    pub axis: usize,
    /// Whether its weights differ from sample to sample: they are stored, and read, in the caller's direction.
    pub has_direction: bool,
    /// Whether the kernels make short rows as fast as long ones.
    pub may_be_short: bool,
}

/// Makes `nest`, which is empty, the one for these dimensions, none of which has no sample.
pub fn arrange(nest: &mut Nest, dimensions: &[Dimension], sizes: ElementSizes, outputs: &[Output<'_>]) {
    let differentiated = outputs.iter().map(|output| {
        let has_direction = matches!(output.stencil.interior, Interior::Uneven { .. });
        Differentiated { axis: output.axis, has_direction, may_be_short: output.stencil.is_of_differences() }
    });
    // Samples that have to be packed are packed along one axis.
    arrange_axes(nest, dimensions, sizes.out, differentiated, |run| run.f_stride == sizes.f as isize);
}

/// The same for any use of the axes; `merges` tells whether axes outside may be merged into an innermost one.
pub fn arrange_axes(
    nest: &mut Nest,
    dimensions: &[Dimension],
    out_size: usize,
    differentiated: impl Iterator<Item = Differentiated> + Clone,
    merges: impl Fn(&Dimension) -> bool,
) {
    nest.out_size = out_size;
    let mut axes = ArrayVec::<Axis, MAX_DIMENSIONS>::new();
    for (number, &dimension) in dimensions.iter().enumerate() {
        let Dimension { extent, f_stride, out_stride } = dimension;
        let mut place =
            Place { outer: None, extent, inner: 1, tap_stride: f_stride, reversed: false, differentiated: false };
        let (mut has_direction, mut should_be_long) = (false, false);
        for along in differentiated.clone().filter(|along| along.axis == number) {
            place.differentiated = true;
            has_direction |= along.has_direction;
            should_be_long |= !along.may_be_short;
        }
        let mut axis = Axis { number, dimension, should_be_long };
        if !has_direction && out_stride < 0 {
            place.reversed = true;
            nest.f_offset += f_stride * (extent as isize - 1);
            nest.out_offset += out_stride * (extent as isize - 1);
            axis.dimension = Dimension { extent, f_stride: -f_stride, out_stride: -out_stride };
        }
        nest.places.push(place);
        if extent > 1 {
            axes.push(axis);
        }
    }
    // Results are written in order; where they leave a choice, samples are read in order.
    axes.sort_by_key(|axis| {
        let Dimension { f_stride, out_stride, .. } = axis.dimension;
        core::cmp::Reverse((out_stride.unsigned_abs(), f_stride.unsigned_abs()))
    });
    choose_run(&mut axes);
    place(&axes, merges, nest);
}

/// Puts the axis last whose direction the run takes, if it is not the one with the smallest stride.
fn choose_run(axes: &mut ArrayVec<Axis, MAX_DIMENSIONS>) {
    let Some(last) = axes.len().checked_sub(1).filter(|&last| last > 0) else { return };
    let innermost = axes[last];
    let f_step = |axis: &Axis| axis.dimension.f_stride.unsigned_abs();
    // Samples in one order and results in another: the samples' fastest axis becomes the innermost loop around the run.
    let fastest = (0..last).filter(|&k| f_step(&axes[k]) > 0).min_by_key(|&k| f_step(&axes[k]));
    if let Some(fastest) = fastest.filter(|&k| f_step(&axes[k]) < f_step(&innermost)) {
        let axis = axes.remove(fastest);
        axes.insert(last - 1, axis);
        return;
    }
    // A few samples between gaps, or a few along which the kernels are slow: better many runs across than many short ones along.
    let is_cut = innermost.should_be_long || !encloses(&axes[last - 1], &innermost);
    if is_cut && innermost.dimension.extent < SHORT_RUN {
        let longest = (0..last).max_by_key(|&k| (axes[k].dimension.extent, k)).unwrap_or(last);
        if axes[longest].dimension.extent >= 2 * SHORT_RUN {
            let axis = axes.remove(longest);
            axes.push(axis);
        }
    }
}

/// Whether `outer` continues where `inner` ends, in the samples and in the results.
fn encloses(outer: &Axis, inner: &Axis) -> bool {
    let length = inner.dimension.extent as isize;
    outer.dimension.f_stride == inner.dimension.f_stride * length
        && outer.dimension.out_stride == inner.dimension.out_stride * length
}

/// Gives every axis its place: merged into the run from the inside out while they follow without a gap, then outer.
fn place(axes: &[Axis], merges: impl Fn(&Dimension) -> bool, nest: &mut Nest) {
    let mut split = axes.len();
    let merges = axes.last().is_some_and(|axis| merges(&axis.dimension));
    while split > 0 {
        let axis = &axes[split - 1];
        if split == axes.len() {
            nest.run = axis.dimension;
            nest.places[axis.number].inner = 1;
        } else if merges && encloses(axis, &axes[split]) {
            nest.places[axis.number].inner = nest.run.extent;
            nest.run.extent *= axis.dimension.extent;
        } else {
            break;
        }
        split -= 1;
    }
    for (outer, axis) in axes[..split].iter().enumerate() {
        nest.places[axis.number].outer = Some(outer);
        nest.outer.push(axis.dimension);
    }
}
