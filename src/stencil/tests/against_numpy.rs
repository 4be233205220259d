//! Where numpy has a formula, ours is numpy's to the bit.

use super::*;
use crate::kernel::{Rule, WEIGHTS_MARGIN};

fn row_of(rule: Rule) -> Row {
    match rule {
        Rule::Difference { lower, upper, divisor } => Row::Difference { lower, upper, divisor },
        Rule::Weighted { taps, weights } => Row::Weighted {
            taps: taps.into_iter().zip(weights).map(|(offset, weight)| Tap { offset, weight }).collect(),
            constant: 0.0,
        },
    }
}

fn gradient(edge_order: usize) -> Derivative {
    Derivative { order: 1, accuracy: 2, edge_order, sides: [Side::OneSided; 2] }
}

#[test]
fn even_axes() {
    for step in [1.0, 0.1, -3.7, 1e-300, 1e300] {
        for edge_order in [1, 2] {
            let matrix = derivative(&gradient(edge_order), 7, &Spacing::Step(step), 0).unwrap();
            let [left, right] = even_edges(step, edge_order == 2).map(row_of);
            assert_eq!(matrix.head(), [left]);
            assert_eq!(matrix.tail(), [right]);
            assert_eq!(*matrix.interior(), Interior::Difference { divisor: 2.0 * step });
        }
    }
}

fn uneven_axis<X: Coordinate>(x: &[X], coordinates: Coordinates<'_>) {
    let expected = UnevenWeights::new(x, 0).unwrap();
    for edge_order in [1, 2] {
        let spacing = Spacing::Coordinates { x: coordinates, period: None };
        let matrix = derivative(&gradient(edge_order), x.len(), &spacing, 0).unwrap();
        let [left, right] = expected.edges(edge_order == 2).map(row_of);
        assert_eq!(matrix.head(), [left]);
        assert_eq!(matrix.tail(), [right]);
        let Interior::BySample { first: -1, count: 3, weights } = matrix.interior() else { panic!("{matrix:?}") };
        let crate::kernel::Interior::Uneven { weights: expected } = expected.interior() else { panic!() };
        for (t, expected) in expected.into_iter().enumerate() {
            assert_eq!(weights[t * x.len()..(t + 1) * x.len()], expected[WEIGHTS_MARGIN..][..x.len()]);
        }
    }
}

#[test]
fn uneven_axes() {
    for kind in 0..6 {
        let x = coordinates(kind, 9, 77);
        uneven_axis(&x, Coordinates::F64(&x));
    }
    let stamps = [0, 7, 8, 90, 1000, 1001].map(|x| 1_700_000_000_000_000_000_i64 + x);
    uneven_axis(&stamps, Coordinates::I64(&stamps));
}

#[test]
fn the_edges_stay_numpys_when_the_interior_is_more_accurate() {
    let options = Derivative { accuracy: 6, ..gradient(2) };
    let matrix = derivative(&options, 12, &Spacing::Step(0.1), 0).unwrap();
    let [left, right] = even_edges(0.1, true).map(row_of);
    assert_eq!(matrix.head()[0], left);
    assert_eq!(matrix.tail()[2], right);
    assert_eq!(matrix.head()[1], Row::Difference { lower: -1, upper: 1, divisor: 0.2 });
}

#[test]
fn a_second_order_difference_at_other_ends_is_the_one_of_the_padded_line() {
    let row = |side: Side, r: usize| {
        let options = Derivative { sides: [side; 2], ..gradient(1) };
        derivative(&options, 5, &Spacing::Step(0.5), 0).unwrap().row(r)
    };
    let difference = |lower, upper| Row::Difference { lower, upper, divisor: 1.0 };
    assert_eq!(row(Side::Periodic, 0), difference(4, 1));
    assert_eq!(row(Side::Periodic, 4), difference(-1, -4));
    assert_eq!(row(Side::Mirrored, 0), difference(1, 1));
    assert_eq!(row(Side::Reflected, 0), difference(0, 1));
    assert_eq!(row(Side::Nearest, 4), difference(-1, 0));
    assert_eq!(row(Side::Ghost(1), 0), difference(-1, 1));
    let taps = |taps: &[(isize, f64)]| taps.iter().map(|&(offset, weight)| Tap { offset, weight }).collect();
    assert_eq!(row(Side::OddReflected, 0), Row::Weighted { taps: taps(&[(0, -2.0), (1, 2.0)]), constant: 0.0 });
    assert_eq!(row(Side::Constant(3.0), 0), Row::Weighted { taps: taps(&[(1, 1.0)]), constant: -3.0 });
}
