//! First derivatives of vector fields, and those that make one of an array.

use super::operator::Operator;
use crate::grid::Map;
use crate::status::Error;

/// Result `k` is `df/dx[axes[k]]`.
pub fn gradient(axes: &[usize]) -> Result<Operator, Error> {
    jacobian(1, axes)
}

/// `sum over k of df[k]/dx[axes[k]]`
pub fn divergence(axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    for (k, &axis) in axes.iter().enumerate() {
        operator.add(0, k, 1.0, [(axis, Map::Derivative(1))])?;
    }
    Ok(operator)
}

/// Of two components along axes `(x, y)`: `df[1]/dx - df[0]/dy`. Of three along `(x, y, z)`: `df[2]/dy - df[1]/dz`,
/// `df[0]/dz - df[2]/dx` and `df[1]/dx - df[0]/dy`.
pub fn curl(axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    let mut add = |result: usize, x: usize, y: usize| {
        operator.add(result, y, 1.0, [(axes[x], Map::Derivative(1))])?;
        operator.add(result, x, -1.0, [(axes[y], Map::Derivative(1))])
    };
    match axes.len() {
        2 => add(0, 0, 1)?,
        3 => {
            add(0, 1, 2)?;
            add(1, 2, 0)?;
            add(2, 0, 1)?;
        }
        got => return Err(Error::CurlRank { got }),
    }
    Ok(operator)
}

/// Result `c * n + k` is `df[c]/dx[axes[k]]`, where `n` is the number of axes.
pub fn jacobian(components: usize, axes: &[usize]) -> Result<Operator, Error> {
    let mut operator = Operator::default();
    for component in 0..components {
        for (k, &axis) in axes.iter().enumerate() {
            operator.add(component * axes.len() + k, component, 1.0, [(axis, Map::Derivative(1))])?;
        }
    }
    Ok(operator)
}
