//! What a row of sums is: where its results go, and the terms that are added up in it.

use super::line::Ahead;

/// A row of results at equal distances.
#[derive(Clone, Copy)]
pub struct SumRow<'a> {
    /// The first result, of the arithmetic's type.
    pub out: *mut u8,
    /// From one result to the next, in bytes.
    pub out_stride: isize,
    /// How many there are.
    pub count: usize,
    /// What the row holds.
    pub start: Start,
    /// Whether whole lines go past the cache,
    pub streaming: bool,
    /// what to ask for meanwhile,
    pub ahead: &'a [Ahead],
    /// and how many lines of results came before the row.
    pub first_line: usize,
    /// Whether it is squares of terms that are added up.
    pub squares: bool,
    /// Whether it is the root of the total that is written.
    pub root: bool,
    /// How results share entries of the taps' tables; none if there are no tables.
    pub sharing: Option<Sharing>,
    /// Where terms have results of their own that have been made before, if there are some; only where lines go past the cache.
    pub ends: Option<Ends>,
}

/// Where the ends of rows of samples are: there a term along those rows follows other rules than elsewhere. Its values there are made
/// before, and put in their places in registers, so that they go to memory with the lines that they are in. Those at the end of a row
/// and at the start of the next lie together.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    /// Which result of the row the first of them is that has not been passed yet: it may lie before the row.
    pub first: isize,
    /// How many lie together,
    pub count: usize,
    /// and from the first of them to the first of the next, in results: so far that no block has some of two groups.
    pub period: usize,
    /// How many have been passed.
    pub passed: usize,
}

/// How results one after the other share entries of a table.
#[derive(Clone, Copy, Debug)]
pub struct Sharing {
    /// So many each.
    pub inner: usize,
    /// How many of those that share the first one lie before the row.
    pub phase: usize,
}

/// What the results of a row begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing: the row holds nothing yet.
    Nothing,
    /// What the row holds is the sum of the terms so far.
    Terms,
    /// What the row holds is the sum of the taps so far of the only term, which is not a quotient.
    Taps,
}

/// One term of every result of a row.
#[derive(Clone, Copy)]
pub struct SumTerm<'a> {
    /// The sample at the first result.
    pub f: *const u8,
    /// From one sample to the next, in bytes.
    pub f_stride: isize,
    /// Its taps: the lower and the upper one for a quotient.
    pub taps: &'a [WeightedTap],
    /// What is made of them.
    pub formula: TermFormula,
    /// What that is multiplied by.
    pub coefficient: f64,
    /// Its values at the [ends](SumRow::ends) of rows, as they are added, one after the other and group after group; null if it follows
    /// the same rules there. As many as fill a line before the first of them and behind the last are valid for reads.
    pub ends: *const u8,
}

/// What is made of the samples at a term's taps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TermFormula {
    /// Their weighted sum, to which the constant is added.
    Weighted {
        /// What is added.
        constant: f64,
    },
    /// The upper one less the lower one, divided.
    Quotient {
        /// By what.
        divisor: f64,
    },
}

/// A sample's part in each result of a row.
#[derive(Clone, Copy)]
pub struct WeightedTap {
    /// From the sample at the result to this one, in bytes.
    pub offset: isize,
    /// What it is multiplied by.
    pub weight: f64,
    /// Weights of its own for each sample along the row, one more factor; null if there are none, or if results do not share any.
    /// The first entry is for the first result.
    pub table: *const f64,
}
