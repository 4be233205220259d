//! Derivatives of any order along one axis, and mixed ones.

use super::operator::Operator;
use crate::grid::Map;
use crate::status::Error;

/// `d^order f / dx^order` along one axis.
pub fn derivative(axis: usize, order: usize) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    operator.add(0, 0, 1.0, [(axis, Map::Derivative(order))])?;
    Ok(operator)
}

/// The derivative of order `orders[k]` along each axis `k`, one after the other; where all are 0, the samples themselves.
pub fn mixed_derivative(orders: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    let maps = orders.iter().enumerate().filter(|&(_, &order)| order > 0);
    operator.add(0, 0, 1.0, maps.map(|(axis, &order)| (axis, Map::Derivative(order))))?;
    Ok(operator)
}

/// `sum over k of direction[k] df/dx[axes[k]]`
pub fn directional_derivative(axes: &[usize], direction: &[f64]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    for (&axis, &component) in axes.iter().zip(direction) {
        operator.add(0, 0, component, [(axis, Map::Derivative(1))])?;
    }
    Ok(operator)
}

/// `d^2 f / dx^2`, summed over the axes.
pub fn laplacian(axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    for &axis in axes {
        operator.add(0, 0, 1.0, [(axis, Map::Derivative(2))])?;
    }
    Ok(operator)
}

/// The second derivatives along each pair of axes: result after result the rows of the upper triangle, `(0, 0), (0, 1), ..., (0, n-1),
/// (1, 1), ..., (n-1, n-1)`.
pub fn hessian(axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    let mut result = 0;
    for (k, &a) in axes.iter().enumerate() {
        operator.add(result, 0, 1.0, [(a, Map::Derivative(2))])?;
        for (l, &b) in axes[k + 1..].iter().enumerate() {
            // In the order of the axes, as `mixed_derivative` has it: so the bits are the same, however the axes are given.
            operator.add(result + 1 + l, 0, 1.0, [a.min(b), a.max(b)].map(|axis| (axis, Map::Derivative(1))))?;
        }
        result += axes.len() - k;
    }
    Ok(operator)
}
