//! The operators: which stencils, along which axes, into which outputs.

mod gradient;
mod line;
mod small;

pub use gradient::{check_dtypes, gradient};
pub use line::{Line, gradient_of_line};
pub use small::gradient_of_few;
