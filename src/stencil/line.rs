//! Weights along a line of samples at coordinates that are used once.

use super::uneven::{edges, interior_weights};
use crate::kernel::Rule;
use core::ops::Range;

/// The coordinates of a line, from which weights are worked out by the piece instead of being kept.
pub struct UnevenLine<'a> {
    x: &'a [f64],
}

impl<'a> UnevenLine<'a> {
    /// Three coordinates or more that are uneven, if all weights are sure to be finite: what is wrong has to be known before
    /// the first result is written, and to work out the weights for that would take as long as to use them.
    pub fn new(x: &'a [f64]) -> Option<UnevenLine<'a>> {
        // A weight is a quotient of a difference or two by a product of two differences. Where differences are finite, so
        // are the coordinates.
        let is_moderate = |difference: f64| (1e-90..=1e90).contains(&difference.abs());
        let (mut are_moderate, mut are_uneven) = (true, false);
        for triple in x.windows(3) {
            let (dx1, dx2) = (triple[1] - triple[0], triple[2] - triple[1]);
            are_moderate &= is_moderate(dx1) & is_moderate(dx2) & is_moderate(dx1 + dx2);
            are_uneven |= dx1 != dx2;
        }
        (are_moderate && are_uneven).then_some(UnevenLine { x })
    }

    /// Puts the weights of these samples into tables, those of the first and the last of them excepted.
    pub fn weigh(&self, samples: Range<usize>, weights: [&mut [f64]; 3]) {
        interior_weights(&self.x[samples], weights);
    }

    /// The edges, as those of [`UnevenWeights`](super::UnevenWeights).
    pub fn edges(&self, second_order: bool) -> [Rule; 2] {
        let n = self.x.len();
        let step = |i: usize| self.x[i + 1] - self.x[i];
        edges([[step(0), step(1)], [step(n - 3), step(n - 2)]], second_order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Interior, WEIGHTS_MARGIN};
    use crate::stencil::UnevenWeights;

    /// Uneven coordinates without a pattern.
    fn coordinates(n: usize) -> Vec<f64> {
        (0..n).map(|i| i as f64 + (i * i % 13) as f64 * 0.05).collect()
    }

    #[test]
    fn pieces_are_those_of_the_table() {
        for n in [3, 4, 511, 512, 513, 1022, 1023, 5000] {
            let x = coordinates(n);
            let (line, whole) = (UnevenLine::new(&x).unwrap(), UnevenWeights::new(&x, 0).unwrap());
            let Interior::Uneven { weights } = whole.interior() else { panic!("uneven") };
            for start in [0, n / 3, n - 3] {
                let piece = start..n.min(start + 700);
                let mut tables = [[f64::NAN; 700]; 3];
                line.weigh(piece.clone(), tables.each_mut().map(|table| &mut table[..piece.len()]));
                for (table, expected) in tables.iter().zip(weights) {
                    for i in piece.start + 1..piece.end - 1 {
                        assert_eq!(table[i - start].to_bits(), expected[WEIGHTS_MARGIN + i].to_bits());
                    }
                }
            }
            assert_eq!(line.edges(false), whole.edges(false));
            assert_eq!(line.edges(true), whole.edges(true));
        }
    }

    #[test]
    fn other_coordinates_are_left_to_the_table() {
        let n = 2000;
        assert!(UnevenLine::new(&(0..n).map(f64::from).collect::<Vec<_>>()).is_none());
        for at in [0, 1, 510, 511, 512, 1999] {
            for bad in [f64::NAN, f64::INFINITY] {
                let mut x = coordinates(2000);
                x[at] = bad;
                assert!(UnevenLine::new(&x).is_none(), "{bad} at {at}");
            }
            let mut x = coordinates(2000);
            x[at] = x[if at == 0 { 1 } else { at - 1 }];
            assert!(UnevenLine::new(&x).is_none(), "twice the same at {at}");
        }
        assert!(UnevenLine::new(&[]).is_none() && UnevenLine::new(&[1.0, 2.0]).is_none());
    }
}
