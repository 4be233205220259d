//! The operators: which maps, along which axes, summed into which outputs.
//!
//! An operator is a table (`operator`), written down in a few lines (`vector`, `derivative`, `image`); `apply` makes sweeps of it, and of
//! its adjoint, for any dtypes (`arithmetic`). numpy's gradient has a sweep of its own (`gradient`).

mod apply;
mod arithmetic;
mod derivative;
mod gradient;
mod image;
mod line;
mod operator;
#[cfg(test)]
mod reference;
mod small;
mod vector;

pub use apply::Application;
pub use derivative::{derivative, directional_derivative, hessian, laplacian, mixed_derivative};
pub use gradient::{check_dtypes, gradient};
pub use image::{Scaling, as_one_result, image_gradient};
pub use line::{Line, gradient_of_line};
pub use operator::{Operator, push};
pub use small::gradient_of_few;
pub use vector::{curl, divergence, gradient as gradient_operator, jacobian};

#[cfg(test)]
mod tests;
