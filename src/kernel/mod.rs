//! The arithmetic of one run of samples, and which function does it for which dtypes.

// Loops over taps and lanes index several arrays of one constant length at once.
#![allow(clippy::needless_range_loop)]

mod arithmetic;
mod blocks;
mod convert;
mod copy;
mod differences;
mod few;
mod field_sums;
mod formula;
mod instruction_set;
mod interior;
mod interleave;
mod line;
mod long_rows;
mod quotient;
#[cfg(test)]
pub mod reference;
mod rows;
mod samples;
mod segments;
mod shells;
mod short_rows;
mod star;
mod store;
mod stretch;
mod sum_row;
mod sum_shells;
mod sums;
mod vector;
mod watch;

pub use arithmetic::Precision;
#[cfg(test)]
pub use convert::Convert;
pub use copy::{Block, copy};
pub use few::{Few, few_precision, is_few};
pub use instruction_set::InstructionSet;
pub use interleave::{Interleaving, MAX_INTERLEAVED, interleave, positions_to_line};
pub use line::{Ahead, LINE_BYTES, Prefetch, fence};
#[cfg(test)]
pub use shells::kernels as kernels_for;
pub use store::Destination;
pub use sum_row::{Ends, Sharing, Start, SumRow, SumTerm, TermFormula, WeightedTap};

use crate::dtype::Dtype;

/// Results one after another along the run. Strides are in bytes.
#[derive(Clone, Copy)]
pub struct Stretch {
    /// The first result.
    pub out: *mut u8,
    /// From one result to the next.
    pub out_stride: isize,
    /// The sample at the first result.
    pub f: *const u8,
    /// From one sample to the next.
    pub f_stride: isize,
    /// From a sample to the next along the differentiated axis.
    pub tap_stride: isize,
    /// How many results there are.
    pub count: usize,
    /// Whether whole lines of contiguous results go past the cache,
    pub streaming: bool,
    /// and then what to ask for meanwhile.
    pub ahead: Ahead,
}

/// A run that is made of rows: each has `extent` samples along the differentiated axis, `inner` positions apart, so that first
/// samples, interior samples and last samples take turns.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The derivative along a row.
    pub stencil: &'a Stencil<'a>,
    /// How many samples a row has along the axis.
    pub extent: usize,
    /// How many positions lie between two of them.
    pub inner: usize,
    /// Where within its row the stretch begins, counted in positions.
    pub phase: usize,
    /// Whether rows are walked from their last sample to their first.
    pub reversed: bool,
    /// How many positions of the run lie before the stretch.
    pub before: usize,
    /// How many positions of the run lie behind the stretch.
    pub behind: usize,
}

impl Rows<'_> {
    /// The length of a row in positions.
    pub fn period(&self) -> usize {
        self.extent * self.inner
    }

    /// The rule for the sample that is the `index`-th of its row in the order of the walk.
    fn rule(&self, index: usize) -> Rule {
        self.stencil.rule(if self.reversed { self.extent - 1 - index } else { index }, self.extent)
    }
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
        /// The weights of the samples before, at and after: those for sample `i` at `WEIGHTS_MARGIN + i`. Those of the first
        /// and the last sample and [`WEIGHTS_MARGIN`] more behind may be read, but count for nothing.
        weights: [&'a [f64]; 3],
    },
}

/// How many weights there are before those of the first sample, and behind those of the last: a line of results may reach
/// beyond a row, whatever its dtype.
pub const WEIGHTS_MARGIN: usize = LINE_BYTES / 2;

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
    /// Whether every result is a quotient of the difference of two samples: short rows of such are made as fast as long ones.
    pub fn is_of_differences(&self) -> bool {
        let is_difference = |rule: Rule| matches!(rule, Rule::Difference { .. });
        is_difference(self.left) && is_difference(self.right) && matches!(self.interior, Interior::Even { .. })
    }

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
                let index = WEIGHTS_MARGIN + index;
                Rule::Weighted { taps: [-1, 0, 1], weights: [a[index], b[index], c[index]] }
            }
        }
    }
}

/// The kernels for one pair of dtypes in one precision.
///
/// Pointers and strides are whole elements of their dtypes. Every result of the stretch is valid for writes and shares memory
/// with no sample and no other result; every sample that a rule reaches is valid for reads.
pub struct Kernels {
    /// Writes a stretch whose results all follow this rule.
    same: unsafe fn(&Stretch, &Rule),
    /// Writes a stretch of rows, contiguous and at least a line; all samples of the run are valid for reads.
    rows: unsafe fn(&Stretch, &Rows<'_>),
    /// Writes a stretch of any rows.
    rows_one_by_one: unsafe fn(&Stretch, &Rows<'_>),
    /// The sizes of a sample and of a result.
    sizes: [usize; 2],
    /// Whether these kernels can stream.
    pub streams: bool,
}

/// Fewer lines of results are written one by one: to set out on lines costs more.
const FEW_LINES: usize = 4;

/// What rules the results of a stretch follow.
#[derive(Clone, Copy)]
pub enum Course<'a> {
    /// All the same.
    Same(Rule),
    /// Those of rows.
    Rows(Rows<'a>),
}

impl Kernels {
    /// Writes a stretch.
    ///
    /// # Safety
    /// As the kernels say.
    pub unsafe fn write(&self, stretch: &Stretch, course: &Course<'_>) {
        // SAFETY: the caller's promise.
        unsafe {
            match course {
                Course::Same(rule) => (self.same)(stretch, rule),
                Course::Rows(rows) => {
                    let strides = [stretch.f_stride, stretch.out_stride];
                    let is_contiguous = strides == self.sizes.map(usize::cast_signed);
                    if is_contiguous && stretch.count * self.sizes[1] >= FEW_LINES * LINE_BYTES {
                        (self.rows)(stretch, rows);
                    } else {
                        (self.rows_one_by_one)(stretch, rows);
                    }
                }
            }
        }
    }
}

/// The kernels that turn samples of dtype `f` into results of dtype `out` (real ones both) in this precision, if the
/// pair is served: those for the instruction set in use.
pub fn kernels(f: Dtype, out: Dtype, precision: Precision) -> Option<&'static Kernels> {
    shells::kernels(f, out, precision, InstructionSet::chosen())
}

/// The kernel that makes rows of sums of terms from samples of one dtype in one precision.
///
/// Pointers and strides are whole elements of their dtypes.
pub struct SumKernel {
    /// Writes a row of sums of these terms.
    ///
    /// # Safety
    /// The results are valid for writes, and for reads unless they begin with nothing; samples lie at the taps of each. A quotient
    /// has two taps, a table an entry for every result.
    pub write: unsafe fn(&SumRow<'_>, &[SumTerm<'_>]),
}

/// The kernel that stores a row as results of one dtype.
pub struct StoreKernel {
    /// Stores a row.
    ///
    /// # Safety
    /// The row is valid for reads, every result for writes, and the two are apart.
    pub write: unsafe fn(*const u8, &Destination),
    /// Whether it can stream.
    pub streams: bool,
}

/// The kernel that adds up weighted samples of dtype `f` in this precision into rows of dtype `row`, if there is one.
pub fn sum_kernel(f: Dtype, row: Dtype, precision: Precision) -> Option<&'static SumKernel> {
    sum_shells::sum_kernel(f, row, precision, InstructionSet::chosen())
}

/// The kernel that stores rows of dtype `row` as results of dtype `out`, if there is one.
pub fn store_kernel(row: Dtype, out: Dtype) -> Option<&'static StoreKernel> {
    sum_shells::store_kernel(row, out, InstructionSet::chosen())
}
