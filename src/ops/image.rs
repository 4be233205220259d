//! Image operators: a difference along one axis, smoothed along the others.

use super::operator::Operator;
use crate::grid::{Grid, Map};
use crate::status::Error;
use crate::stencil::ImageKernel;

/// What an image operator's results are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// The kernel's weights as they stand: integers for Sobel, Prewitt and Scharr.
    Weights,
    /// Divided by what they add up to and by the step: the derivative itself.
    Derivative,
}

/// Result `k` is the difference along `axes[k]`, smoothed along all other axes of `axes`, in their order.
pub fn image_gradient(grid: &Grid, kernel: ImageKernel, scaling: Scaling, axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    for (k, &along) in axes.iter().enumerate() {
        let coefficient = match scaling {
            Scaling::Weights => 1.0,
            Scaling::Derivative => {
                let step = grid.step(along).ok_or(Error::NoStep { axis: along })?;
                1.0 / (kernel.slope() * kernel.mass().powi(axes.len() as i32 - 1) * step)
            }
        };
        let others = axes.iter().filter(|&&axis| axis != along).map(|&axis| (axis, Map::Smoothing(kernel)));
        operator.add(k, 0, coefficient, [(along, Map::Difference(kernel))].into_iter().chain(others))?;
    }
    Ok(operator)
}

/// All the entries of an operator as terms of one result, whose magnitude is wanted.
pub fn as_one_result(operator: &Operator) -> Result<Operator, Error> {
    let mut one = Operator::default();
    for entry in operator.entries() {
        one.add(0, entry.column, entry.coefficient, operator.maps(entry).iter().copied())?;
    }
    Ok(one)
}
