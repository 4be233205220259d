//! Every weight against its exact value.

use super::super::double_double::DoubleDouble;
use super::super::fornberg::{even_weights, for_step, uneven_weights};
use super::super::position::Positions;
use super::super::side::Line;
use super::*;

#[test]
fn even_weights_are_rounded_correctly() {
    for order in 1..=6 {
        for samples in order + 1..=14 {
            for before in 0..samples {
                let offsets = -(before as isize)..(samples - before) as isize;
                let expected =
                    exact_weights(order, &offsets.clone().map(|x| Exact::from(x as i64)).collect::<Vec<_>>(), before);
                for (got, expected) in even_weights(order, offsets).into_iter().zip(&expected) {
                    let error = |value: f64| (&Exact::from(value) - expected).abs();
                    let nearest = error(got) <= error(got.next_up()) && error(got) <= error(got.next_down());
                    assert!(nearest, "order {order}, {samples} samples: {got:e} for {expected:?}");
                }
            }
        }
    }
}

#[test]
fn known_even_weights() {
    assert_eq!(even_weights(1, -2..3).as_slice(), [1.0 / 12.0, -2.0 / 3.0, 0.0, 2.0 / 3.0, -1.0 / 12.0]);
    assert_eq!(even_weights(2, -1..2).as_slice(), [1.0, -2.0, 1.0]);
    assert_eq!(even_weights(2, 0..4).as_slice(), [2.0, -5.0, 4.0, -1.0]);
    assert_eq!(even_weights(4, -2..3).as_slice(), [1.0, -4.0, 6.0, -4.0, 1.0]);
}

#[test]
fn even_weights_of_the_mirror_image_are_mirrored() {
    for order in 1..=6 {
        for accuracy in [2, 4, 6, 8] {
            for edge_order in 1..=8 {
                let options = Derivative { order, accuracy, edge_order, sides: [Side::OneSided; 2] };
                for extent in samples_needed(&options, true)..40 {
                    let matrix = derivative(&options, extent, &Spacing::Step(0.3), 0).unwrap();
                    let sign = if order % 2 == 0 { 1.0 } else { -1.0 };
                    for i in 0..extent {
                        let mirrored: Vec<Tap> = matrix.row(extent - 1 - i).taps().into_iter().rev().collect();
                        let mirrored: Vec<Tap> =
                            mirrored.iter().map(|tap| Tap { offset: -tap.offset, weight: sign * tap.weight }).collect();
                        assert_eq!(matrix.row(i).taps().as_slice(), mirrored, "{options:?}, row {i} of {extent}");
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn steps_cost_two_roundings(order in 1..=6_usize, exponent in -40.0..40.0, numerator in 1..1000_i32) {
        let (weight, step) = (f64::from(numerator) / 12.0, f64::powf(10.0, exponent));
        let expected = Exact::from(weight) / Exact::from(step).pow(order);
        let got = for_step(weight, step, order);
        prop_assert!(error_in_ulp(got, &expected, &expected) <= 1.01, "{got:e} for step {step:e}, order {order}");
    }

    #[test]
    fn arithmetic_in_twice_the_precision(a in -1e3..1e3, b in -1e-14..1e-14, c in -1e3..1e3, d in -1e-14..1e-14) {
        let number = |hi: f64, lo: f64| DoubleDouble::difference(hi, -lo);
        let (x, y) = (number(a, b), number(c, d));
        let (exact_x, exact_y) = (Exact::from(a) + Exact::from(b), Exact::from(c) + Exact::from(d));
        prop_assume!(c != 0.0);
        // `to_f64` shows the high part; what is left of the difference from it shows the low one.
        let whole = |number: DoubleDouble| {
            let high = number.to_f64();
            Exact::from(high) + Exact::from((number - DoubleDouble::from(high)).to_f64())
        };
        let bound = Exact::from(f64::powi(2.0, -102));
        let within = |got: DoubleDouble, expected: Exact| (whole(got) - expected.clone()).abs() <= expected.abs() * bound.clone();
        prop_assert!(within(x + y, &exact_x + &exact_y));
        prop_assert!(within(x - y, &exact_x - &exact_y));
        prop_assert!(within(x * y, &exact_x * &exact_y));
        prop_assert!(within(x / y, &exact_x / &exact_y));
    }
}

/// The largest error of any weight of any window of a line, in units of that weight's own last place; weights that cancel to less
/// than 1e-12 of their terms are judged by these.
fn largest_error(order: usize, x: Coordinates<'_>, values: &[Exact], samples: usize) -> f64 {
    let line = Line::new(values.len(), [Side::OneSided; 2], 0).unwrap();
    let positions = Positions::new(&line, x, None, 0).unwrap();
    let mut largest = 0.0_f64;
    for first in 0..=values.len() - samples {
        for at in 0..samples {
            let window = &values[first..first + samples];
            let expected = exact_weights(order, window, at).into_iter().zip(uncancelled_weights(order, window, at));
            let got = uneven_weights(order, (first + at) as isize, -(at as isize)..(samples - at) as isize, &positions);
            for (got, (expected, terms)) in got.into_iter().zip(expected) {
                let scale = expected.abs().max(terms * Exact::from(1e-12));
                largest = largest.max(error_in_ulp(got, &expected, &scale));
            }
        }
    }
    largest
}

#[test]
fn steps_may_be_of_any_size() {
    for order in 1..=6 {
        for exponent in [-170, -100, 100, 170] {
            let got = for_step(1.5, f64::powi(2.0, exponent), order);
            assert_eq!(got, 1.5 * f64::powi(2.0, -exponent * order as i32), "order {order}, step 2^{exponent}");
        }
    }
}

#[test]
fn uneven_weights_are_good_to_the_last_place() {
    for kind in 0..6 {
        for (order, samples) in [(1, 3), (1, 5), (2, 4), (1, 9), (2, 11), (3, 6), (4, 9), (6, 15)] {
            let x = coordinates(kind, samples + 2, 11 + samples as u64);
            let values: Vec<Exact> = x.iter().map(|&x| Exact::from(x)).collect();
            let error = largest_error(order, Coordinates::F64(&x), &values, samples);
            assert!(error <= 0.51, "coordinates of kind {kind}, order {order}, {samples} samples: {error} ulp");
        }
    }
}

#[test]
fn weights_of_time_stamps_are_good_to_the_last_place() {
    for (order, samples) in [(1, 5), (2, 6), (1, 9), (6, 15)] {
        let stamps: Vec<i64> =
            coordinates(0, samples + 2, 5).iter().map(|x| 1_700_000_000_000_000_000 + (x * 100.0) as i64).collect();
        let values: Vec<Exact> = stamps.iter().map(|&x| Exact::from(x)).collect();
        let error = largest_error(order, Coordinates::I64(&stamps), &values, samples);
        assert!(error <= 0.51, "order {order}, {samples} samples: {error} ulp");
    }
}
