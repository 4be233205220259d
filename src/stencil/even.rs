//! Weights for samples one step apart.

use super::{first_order_edges, second_order_edges};
use crate::kernel::{Interior, Rule, Stencil};

/// The interior for step `h`: `(f[i+1] - f[i-1]) / (2 h)`.
pub fn even(step: f64) -> Interior<'static> {
    Interior::Even { divisor: 2.0 * step }
}

/// The edges for step `h`: `(f[1] - f[0]) / h` or `(-1.5/h f[0] + 2/h f[1]) - 0.5/h f[2]`, and their mirror images.
#[inline(always)]
pub fn even_edges(step: f64, second_order: bool) -> [Rule; 2] {
    if second_order {
        second_order_edges([-1.5 / step, 2.0 / step, -0.5 / step], [0.5 / step, -2.0 / step, 1.5 / step])
    } else {
        first_order_edges(step, step)
    }
}

/// The stencil for step `h`.
#[inline(always)] // For few samples it is never in memory.
pub fn even_stencil(step: f64, second_order: bool) -> Stencil<'static> {
    let [left, right] = even_edges(step, second_order);
    Stencil { left, interior: even(step), right }
}
