//! From where the samples lie to the weights of a derivative: numpy's closed forms, in numpy's order of operations, and where
//! numpy has none those of Fornberg, for any order, accuracy and side; and the weights of filters.
//!
//! The forms are those of second-order accurate central differences and of one-sided differences of first or second
//! order at the edges; A. Quarteroni, R. Sacco and F. Saleri, Numerical Mathematics (2007), section 10.10, is the source
//! that numpy names for them.

mod derivative;
mod double_double;
mod even;
mod filter;
mod fornberg;
mod image;
mod line;
mod numpy;
mod position;
mod side;
mod uneven;

pub use derivative::{Derivative, MAX_ORDER, derivative, samples_needed};
pub use even::{even, even_edges, even_stencil};
pub use filter::filter;
pub use image::ImageKernel;
pub use line::UnevenLine;
pub use position::{Coordinates, Spacing};
pub use side::Side;
pub use uneven::{Coordinate, UnevenWeights};

#[cfg(test)]
mod tests;

use crate::kernel::Rule;

/// The two samples of the first-order difference at the left edge, and at the right one.
fn first_order_edges(left_step: f64, right_step: f64) -> [Rule; 2] {
    [
        Rule::Difference { lower: 0, upper: 1, divisor: left_step },
        Rule::Difference { lower: -1, upper: 0, divisor: right_step },
    ]
}

/// The three samples of the second-order one-sided difference at the left edge, and at the right one.
fn second_order_edges(left: [f64; 3], right: [f64; 3]) -> [Rule; 2] {
    [Rule::Weighted { taps: [0, 1, 2], weights: left }, Rule::Weighted { taps: [-2, -1, 0], weights: right }]
}
