//! In which dtype an operator's terms are made, and in which precision.

use super::operator::{Entry, Operator};
use crate::dtype::Dtype;
use crate::grid::{Grid, Map};
use crate::kernel::{Precision, kernels, sum_kernel};
use crate::status::{Argument, Error};

/// How samples of one dtype become results of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Making {
    /// The dtype in which terms are made and added up.
    pub row: Dtype,
    /// The precision of terms along evenly stepped axes.
    pub precision: Precision,
    /// The precision of terms along axes with coordinates.
    pub with_coordinates: Precision,
}

impl Making {
    /// How `operator` makes results of dtype `out` from samples of dtype `f`. `argument` is the output.
    pub fn new(f: Dtype, out: Dtype, operator: &Operator, argument: Argument) -> Result<Making, Error> {
        let made = if out.is_integer() { exactly(f, out, operator) } else { in_reals(f, out) };
        made.ok_or(Error::BadDtypePair { output: argument, f, out })
    }

    /// The precision of an entry.
    pub fn precision(&self, grid: &Grid, maps: &[(usize, Map)]) -> Precision {
        let has_coordinates =
            |&(axis, map): &(usize, Map)| matches!(map, Map::Derivative(_)) && grid.has_coordinates(axis);
        if maps.iter().any(has_coordinates) { self.with_coordinates } else { self.precision }
    }
}

/// In the precision in which a gradient of these dtypes is computed.
fn in_reals(f: Dtype, out: Dtype) -> Option<Making> {
    let (part, out_part) = (f.part(), out.part());
    let is_served = |precision| kernels(part, out_part, precision).is_some();
    if f.parts() != out.parts() || !(is_served(Precision::Single) || is_served(Precision::Double)) {
        return None;
    }
    if is_served(Precision::Single) {
        Some(Making { row: Dtype::F32, precision: Precision::Single, with_coordinates: Precision::Mixed })
    } else {
        Some(Making { row: Dtype::F64, precision: Precision::Double, with_coordinates: Precision::Double })
    }
}

/// In integers, if the operator has integer weights and no sum of them and samples can overflow.
fn exactly(f: Dtype, out: Dtype, operator: &Operator) -> Option<Making> {
    let largest = largest_sample(f)?;
    if !matches!(out, Dtype::I16 | Dtype::I32) {
        return None;
    }
    let mut most: f64 = 0.0;
    for entry in operator.entries() {
        most = most.max(largest * weight(entry, operator)?);
    }
    let row = if out == Dtype::I16 && most <= f64::from(i16::MAX) { Dtype::I16 } else { Dtype::I32 };
    let fits = most <= f64::from(i32::MAX) && sum_kernel(f, row, Precision::Exact).is_some();
    fits.then_some(Making { row, precision: Precision::Exact, with_coordinates: Precision::Exact })
}

/// The largest magnitude of a sample of an integer dtype that exact sums are made of.
pub fn largest_sample(f: Dtype) -> Option<f64> {
    match f {
        Dtype::U8 => Some(255.0),
        Dtype::I8 => Some(128.0),
        Dtype::U16 => Some(65_535.0),
        Dtype::I16 => Some(32_768.0),
        _ => None,
    }
}

/// The sum of the magnitudes of an entry's weights, if they are integers that stand as they are.
fn weight(entry: &Entry, operator: &Operator) -> Option<f64> {
    let mut product = 1.0;
    for (_, map) in operator.maps(entry) {
        let weights = match map {
            Map::Difference(kernel) if kernel.is_integer() => kernel.difference(),
            Map::Smoothing(kernel) if kernel.is_integer() => kernel.smoothing(),
            _ => return None,
        };
        product *= weights.iter().map(|weight| weight.abs()).sum::<f64>();
    }
    (entry.coefficient == 1.0).then_some(product)
}
