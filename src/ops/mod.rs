//! The operators: which stencils, along which axes, into which outputs.

mod gradient;
mod small;

pub use gradient::{check_dtypes, gradient};
pub use small::gradient_of_few;
