//! The arithmetic of one run of samples, and which function does it for which dtypes.

// Loops over taps and lanes index several arrays of one constant length at once.
#![allow(clippy::needless_range_loop)]

mod arithmetic;
mod generic;
mod instruction_set;
mod line;
#[cfg(test)]
pub mod reference;
mod rows;
mod shells;

#[cfg(test)]
pub use arithmetic::Convert;
pub use arithmetic::Precision;

pub use instruction_set::InstructionSet;
pub use line::{LINE_BYTES, Prefetch, streaming::fence};
pub use rows::Rows;
#[cfg(test)]
pub use shells::kernels as kernels_for;

use crate::dtype::Dtype;

/// A run of results: `count` elements, and the steps from one to the next in bytes.
#[derive(Clone, Copy)]
pub struct Run {
    /// The first result.
    pub out: *mut u8,
    /// From one result to the next.
    pub out_stride: isize,
    /// From one sample of a tap to the next.
    pub f_stride: isize,
    /// How many results.
    pub count: usize,
    /// Whether whole lines of contiguous results go past the cache,
    pub streaming: bool,
    /// and then what to ask for meanwhile.
    pub prefetch: Prefetch,
}

/// How one result follows from samples at most two steps away along its axis: one row of a stencil.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// `(f[i + upper] - f[i + lower]) / divisor`
    Difference {
        /// Where the subtracted sample is.
        lower: isize,
        /// Where the sample is that it is subtracted from.
        upper: isize,
        /// What their difference is divided by.
        divisor: f64,
    },
    /// `(w[0] * f[i + taps[0]] + w[1] * f[i + taps[1]]) + w[2] * f[i + taps[2]]`
    Weighted {
        /// Where the samples are.
        taps: [isize; 3],
        /// What they are multiplied by.
        weights: [f64; 3],
    },
}

/// The interior of a stencil: what holds for every sample but the first and the last.
#[derive(Clone, Copy, Debug)]
pub enum Interior<'a> {
    /// `(f[i + 1] - f[i - 1]) / divisor`, the same everywhere.
    Even {
        /// Twice the step.
        divisor: f64,
    },
    /// `(a[i] * f[i - 1] + b[i] * f[i]) + c[i] * f[i + 1]`, one weight a sample.
    Uneven {
        /// The weights of the samples before, at and after; those of the first and the last sample are not used.
        weights: [&'a [f64]; 3],
    },
}

/// A derivative along one axis: the first sample's rule, the interior's and the last sample's.
#[derive(Clone, Copy, Debug)]
pub struct Stencil<'a> {
    /// For the first sample.
    pub left: Rule,
    /// For all between.
    pub interior: Interior<'a>,
    /// For the last sample.
    pub right: Rule,
}

impl Stencil<'_> {
    /// The rule for sample `index` of `extent`.
    pub fn rule(&self, index: usize, extent: usize) -> Rule {
        if index == 0 {
            return self.left;
        }
        if index + 1 == extent {
            return self.right;
        }
        match self.interior {
            Interior::Even { divisor } => Rule::Difference { lower: -1, upper: 1, divisor },
            Interior::Uneven { weights: [a, b, c] } => {
                Rule::Weighted { taps: [-1, 0, 1], weights: [a[index], b[index], c[index]] }
            }
        }
    }
}

/// The kernels for one pair of dtypes in one precision.
///
/// Every pointer that a kernel gets is aligned for its dtype, and with it `count` elements at the stride that goes with
/// it are valid; no result shares memory with a sample or with another result.
pub struct Kernels {
    /// `out[j] = (upper[j] - lower[j]) / divisor`
    pub difference: unsafe fn(run: Run, lower: *const u8, upper: *const u8, divisor: f64),
    /// `out[j] = (w[0] * taps[0][j] + w[1] * taps[1][j]) + w[2] * taps[2][j]`
    pub weighted: unsafe fn(run: Run, taps: [*const u8; 3], weights: [f64; 3]),
    /// The same with weights of their own for each group of `repeat` results:
    /// `out[j] = (w[0][g] * taps[0][j] + w[1][g] * taps[1][j]) + w[2][g] * taps[2][j]` with `g = j / repeat`.
    /// The count is a multiple of `repeat`, and each weight array holds one weight a group.
    pub weighted_by_group: unsafe fn(run: Run, taps: [*const u8; 3], weights: [*const f64; 3], repeat: usize),
    /// The derivative along rows that the run is made of, their ends included, streamed; `f` is the sample at the first
    /// result. Samples and results are contiguous. Only where the kernels stream.
    pub rows: unsafe fn(run: Run, f: *const u8, rows: &Rows<'_>),
    /// Whether these kernels can stream.
    pub streams: bool,
}

/// The kernels that turn samples of dtype `f` into results of dtype `out` (real ones both) in this precision, if the
/// pair is served: those for the instruction set in use.
pub fn kernels(f: Dtype, out: Dtype, precision: Precision) -> Option<&'static Kernels> {
    shells::kernels(f, out, precision, InstructionSet::chosen())
}
