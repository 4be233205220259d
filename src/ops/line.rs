//! The gradient of one long line of samples at coordinates that are used once.

use super::gradient::{arithmetic, push_dimensions};
use crate::grid::{EdgeOrder, is_usable};
use crate::kernel::{Interior, Precision, Stencil};
use crate::status::Error;
use crate::stencil::UnevenLine;
use crate::sweep::{Dimension, ElementSizes, MAX_DIMENSIONS, Output, sweep};
use crate::threads::Span;
use crate::view::{View, ViewMut, check_separate};
use arrayvec::ArrayVec;
use core::slice;

/// Where the samples of a line lie, for [`gradient_of_line`].
pub struct Line<'a> {
    coordinates: UnevenLine<'a>,
    edge_order: EdgeOrder,
}

/// Shorter lines need no table that would be worth being saved.
const SHORTEST: usize = 4096;

impl<'a> Line<'a> {
    /// A long line at uneven coordinates; none if it is not one, or if there is anything wrong about it.
    pub fn new(x: &'a [f64], edge_order: EdgeOrder) -> Option<Line<'a>> {
        if x.len() < SHORTEST {
            return None;
        }
        let coordinates = UnevenLine::new(x)?;
        let edges = coordinates.edges(edge_order == EdgeOrder::Second);
        // With coordinates, weights are float64 for all samples.
        edges.iter().all(|&rule| is_usable(rule, Precision::Double)).then_some(Line { coordinates, edge_order })
    }
}

/// Does what [`gradient`](super::gradient) does on a grid with these coordinates, for samples and results without gaps, without a
/// table of weights.
pub fn gradient_of_line(line: &Line<'_>, f: &View<'_>, out: &ViewMut<'_>) -> Result<(), Error> {
    let (_, kernels) = arithmetic(f.dtype(), out.dtype(), true, out.argument())?;
    check_separate(slice::from_ref(f), slice::from_ref(out))?;
    let [left, right] = line.coordinates.edges(line.edge_order == EdgeOrder::Second);
    // The weights come by the chunk.
    let stencil = Stencil { left, interior: Interior::Uneven { weights: [&[]; 3] }, right };
    let weigh = |samples, weights: [&mut [f64]; 3]| line.coordinates.weigh(samples, weights);
    let output = Output { data: out.data(), axis: 0, stencil, weigh: Some(&weigh), kernels };
    let mut dimensions = ArrayVec::<Dimension, MAX_DIMENSIONS>::new();
    push_dimensions(&mut dimensions, f, out);
    let sizes = ElementSizes { f: f.dtype().part().size(), out: out.dtype().part().size() };
    // SAFETY: a View is valid for reads and a ViewMut for writes of every element of its layout; they are apart; a line is
    // long enough for any edge order.
    let is_done = unsafe { sweep(f.data(), &dimensions, sizes, slice::from_ref(&output), 0, Span::whole(None)) };
    if is_done { Ok(()) } else { Err(Error::Cancelled) }
}
