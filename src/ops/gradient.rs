//! The gradient: one derivative along each of the requested axes.

use super::apply::Application;
use crate::dtype::Dtype;
use crate::grid::Grid;
use crate::kernel::{Kernels, Precision, kernels};
use crate::status::{Argument, Error};
use crate::sweep::{Dimension, ElementSizes, MAX_DIMENSIONS, Output, Total, sweep};
use crate::threads::Span;
use crate::view::{MAX_RANK, View, ViewMut, check_separate};
use arrayvec::ArrayVec;

/// Writes the derivative of `f` along `axes[k]` into `out[k]`, for each `k`.
///
/// `f` and the outputs have the shape of the grid; axes are distinct. On an error nothing has been written.
pub fn gradient(grid: &Grid, f: &View<'_>, axes: &[usize], out: &[ViewMut<'_>]) -> Result<(), Error> {
    if !axes.iter().all(|&axis| grid.is_numpy_like(axis)) || grid.has_ghost_cells() {
        let operator = &super::vector::gradient(axes)?;
        let inputs = core::slice::from_ref(f);
        return Application { grid, operator, adjoint: false, total: Total::Sum, inputs, outputs: out }.run();
    }
    let mut outputs = ArrayVec::<Output<'_>, MAX_RANK>::new();
    for (&axis, out) in axes.iter().zip(out) {
        let (precision, kernels) = arithmetic(f.dtype(), out.dtype(), grid.has_coordinates(axis), out.argument())?;
        let stencil = grid.stencil(axis, precision)?;
        outputs.push(Output { data: out.data(), axis, stencil, weigh: None, kernels });
    }
    check_separate(core::slice::from_ref(f), out)?;
    if f.layout().is_empty() {
        return Ok(());
    }
    // Outputs that lie alike are written in one sweep, so that f is read once for all of them.
    let is_alike = |a: usize, b: usize| out[a].dtype() == out[b].dtype() && lie_alike(&out[a], &out[b]);
    let span = Span::whole(grid.progress());
    let mut done = 0;
    for first in 0..out.len() {
        if (0..first).any(|earlier| is_alike(earlier, first)) {
            continue;
        }
        let mut dimensions = ArrayVec::new();
        push_dimensions(&mut dimensions, f, &out[first]);
        let sizes = ElementSizes { f: f.dtype().part().size(), out: out[first].dtype().part().size() };
        let mut alike = ArrayVec::<Output<'_>, MAX_RANK>::new();
        let outputs = if (first..out.len()).all(|k| is_alike(first, k)) {
            &outputs[first..]
        } else {
            alike.extend((first..out.len()).filter(|&k| is_alike(first, k)).map(|k| outputs[k]));
            &alike
        };
        let span = span.pieces(done..done + outputs.len(), out.len());
        done += outputs.len();
        // SAFETY: a View is valid for reads and a ViewMut for writes of every element of its layout; the outputs are
        // apart from f and from each other; grid.stencil has checked that each axis is long enough.
        if !unsafe { sweep(f.data(), &dimensions, sizes, outputs, grid.num_threads(), span) } {
            return Err(Error::Cancelled);
        }
    }
    Ok(())
}

/// That results of dtype `out` can be had from samples of dtype `f`. `argument` is the output.
pub fn check_dtypes(f: Dtype, out: Dtype, argument: Argument) -> Result<(), Error> {
    arithmetic(f, out, false, argument).map(|_| ())
}

/// In which precision, and by which kernels, samples of dtype `f` become results of dtype `out`.
pub fn arithmetic(
    f: Dtype,
    out: Dtype,
    has_coordinates: bool,
    argument: Argument,
) -> Result<(Precision, &'static Kernels), Error> {
    let narrow = if has_coordinates { Precision::Mixed } else { Precision::Single };
    [narrow, Precision::Double]
        .into_iter()
        .filter(|_| f.parts() == out.parts())
        .find_map(|precision| kernels(f.part(), out.part(), precision).map(|kernels| (precision, kernels)))
        .ok_or(Error::BadDtypePair { output: argument, f, out })
}

/// Whether two outputs have the same strides.
fn lie_alike(a: &ViewMut<'_>, b: &ViewMut<'_>) -> bool {
    a.layout().strides() == b.layout().strides()
}

/// The dimensions of the samples and an output together; the two parts of complex elements are one more, the last.
pub fn push_dimensions(dimensions: &mut ArrayVec<Dimension, MAX_DIMENSIONS>, f: &View<'_>, out: &ViewMut<'_>) {
    let strides = f.layout().strides().iter().zip(out.layout().strides());
    for (&extent, (&f_stride, &out_stride)) in f.layout().extents().iter().zip(strides) {
        dimensions.push(Dimension { extent, f_stride, out_stride });
    }
    if f.dtype().parts() > 1 {
        dimensions.push(Dimension {
            extent: f.dtype().parts(),
            f_stride: f.dtype().part().size() as isize,
            out_stride: out.dtype().part().size() as isize,
        });
    }
}
