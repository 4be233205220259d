//! numpy's closed forms for the first derivative from three samples with unequal steps, in numpy's order of operations.
//!
//! Each takes the steps `dx1 = x[1] - x[0]` and `dx2 = x[2] - x[1]` and gives the weights of `f[0]`, `f[1]` and `f[2]`.

/// At the middle one: `-dx2 / (dx1 (dx1 + dx2))`, `(dx2 - dx1) / (dx1 dx2)`, `dx1 / (dx2 (dx1 + dx2))`.
pub fn central(dx1: f64, dx2: f64) -> [f64; 3] {
    [-dx2 / (dx1 * (dx1 + dx2)), (dx2 - dx1) / (dx1 * dx2), dx1 / (dx2 * (dx1 + dx2))]
}

/// At the first one: `-(2 dx1 + dx2) / (dx1 (dx1 + dx2))`, `(dx1 + dx2) / (dx1 dx2)`, `-dx1 / (dx2 (dx1 + dx2))`.
pub fn forward(dx1: f64, dx2: f64) -> [f64; 3] {
    [-(2.0 * dx1 + dx2) / (dx1 * (dx1 + dx2)), (dx1 + dx2) / (dx1 * dx2), -dx1 / (dx2 * (dx1 + dx2))]
}

/// At the last one: `dx2 / (dx1 (dx1 + dx2))`, `-(dx2 + dx1) / (dx1 dx2)`, `(2 dx2 + dx1) / (dx2 (dx1 + dx2))`.
pub fn backward(dx1: f64, dx2: f64) -> [f64; 3] {
    [dx2 / (dx1 * (dx1 + dx2)), -(dx2 + dx1) / (dx1 * dx2), (2.0 * dx2 + dx1) / (dx2 * (dx1 + dx2))]
}
