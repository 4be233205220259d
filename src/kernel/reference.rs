//! The slow, obvious gradient that judges every fast path: one result at a time, in the order of the indices.

use super::arithmetic::{Arithmetic, DoubleArithmetic, MixedArithmetic, SingleArithmetic};
use super::convert::Convert;
use super::{Precision, Rule, Stencil};

/// An array whose element `[0, ..., 0]` is `values[origin]`, with strides in elements.
pub struct Strided<'a, T> {
    pub values: &'a [T],
    pub origin: usize,
    pub strides: &'a [isize],
}

impl<T: Copy> Strided<'_, T> {
    fn at(&self, index: &[usize]) -> T {
        let offset: isize = index.iter().zip(self.strides).map(|(&i, &stride)| i as isize * stride).sum();
        self.values[self.origin.strict_add_signed(offset)]
    }
}

/// The derivative along `axis`, every result in C order.
pub fn derivative<F, O>(
    f: &Strided<'_, F>,
    extents: &[usize],
    axis: usize,
    stencil: &Stencil<'_>,
    precision: Precision,
) -> Vec<O>
where
    F: Convert<f32> + Convert<f64>,
    O: Copy + Default,
    f32: Convert<O>,
    f64: Convert<O>,
{
    let mut out = Vec::new();
    let count: usize = extents.iter().product();
    let mut index = vec![0_usize; extents.len()];
    for _ in 0..count {
        let sample = |offset: isize| {
            let mut neighbour = index.clone();
            neighbour[axis] = neighbour[axis].strict_add_signed(offset);
            f.at(&neighbour)
        };
        let rule = stencil.rule(index[axis], extents[axis]);
        out.push(match precision {
            Precision::Single => apply::<F, SingleArithmetic>(rule, sample).convert(),
            Precision::Mixed => apply::<F, MixedArithmetic>(rule, sample).convert(),
            Precision::Double | Precision::Exact => apply::<F, DoubleArithmetic>(rule, sample).convert(),
        });
        for k in (0..extents.len()).rev() {
            index[k] += 1;
            if index[k] < extents[k] {
                break;
            }
            index[k] = 0;
        }
    }
    out
}

fn apply<F, A>(rule: Rule, sample: impl Fn(isize) -> F) -> A::Result
where
    F: Convert<A::Sample>,
    A: Arithmetic,
{
    match rule {
        Rule::Difference { lower, upper, divisor } => {
            A::result(A::dividend(sample(upper).convert(), sample(lower).convert()) / A::weight(divisor))
        }
        Rule::Weighted { taps, weights } => {
            A::weighted_sum(taps.map(|tap| sample(tap).convert()), weights.map(A::weight))
        }
    }
}
