//! The operators: which stencils, along which axes, into which outputs.

mod gradient;

pub use gradient::{check_dtypes, gradient};
