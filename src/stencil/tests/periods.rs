//! Coordinates of periodic lines jump at the wrap.

use super::*;

fn matrix(options: &Derivative, x: &[f64], period: f64) -> BandMatrix {
    let spacing = Spacing::Coordinates { x: Coordinates::F64(x), period: Some(period) };
    derivative(options, x.len(), &spacing, 0).unwrap()
}

fn periodic(order: usize, accuracy: usize) -> Derivative {
    Derivative { order, accuracy, edge_order: 1, sides: [Side::Periodic; 2] }
}

#[test]
fn an_even_circle_is_even_at_the_wrap() {
    let longitudes: Vec<f64> = (0..36).map(|k| 10.0 * f64::from(k)).collect();
    for (order, accuracy) in [(1, 2), (1, 4), (2, 2), (4, 8)] {
        let options = periodic(order, accuracy);
        let expected = derivative(&options, 36, &Spacing::Step(10.0), 0).unwrap();
        for period in [360.0, 360.0_f64.next_up(), 360.0_f64.next_down()] {
            assert_eq!(matrix(&options, &longitudes, period), expected);
        }
    }
}

#[test]
fn a_gap_at_the_wrap_makes_only_its_rows_uneven() {
    let x: Vec<f64> = (0..20).map(f64::from).collect();
    let matrix = matrix(&periodic(2, 2), &x, 21.5);
    let even = derivative(&periodic(2, 2), 20, &Spacing::Step(1.0), 0).unwrap();
    assert_eq!(matrix.interior(), even.interior());
    assert_eq!([matrix.head().len(), matrix.tail().len()], [1, 1]);
    // Two samples on either side, as on an uneven axis; x = 18 and 19 come again at -3.5 and -2.5.
    let window = [-3.5, -2.5, 0.0, 1.0, 2.0].map(Exact::from);
    let mut expected: Vec<(isize, Exact)> = [18, 19, 0, 1, 2].into_iter().zip(exact_weights(2, &window, 2)).collect();
    expected.sort_by_key(|&(offset, _)| offset);
    let taps = matrix.row(0).taps();
    assert_eq!(taps.len(), expected.len());
    for (tap, (offset, weight)) in taps.iter().zip(expected) {
        assert_eq!(tap.offset, offset);
        assert!(error_in_ulp(tap.weight, &weight, &weight) <= 0.51);
    }
}

#[test]
fn a_line_may_be_shorter_than_the_stencil() {
    let x = [0.0, 2.0, 3.0];
    let matrix = matrix(&periodic(1, 8), &x, 4.5);
    for r in 0..3 {
        // The derivative of a constant is 0, and the samples occur once each.
        let taps = matrix.row(r).taps();
        assert_eq!(taps.len(), 3);
        let magnitude: f64 = taps.iter().map(|tap| tap.weight.abs()).sum();
        assert!(taps.iter().map(|tap| tap.weight).sum::<f64>().abs() <= 4.0 * f64::EPSILON * magnitude);
    }
}

#[test]
fn integer_coordinates_are_those_of_float64() {
    let integers = [3_i64, 5, 6, 9, 14, 15, 17, 22];
    let floats = integers.map(|x| x as f64);
    for sides in pairs_of_sides().filter(|sides| !sides.contains(&Side::Ghost(9))) {
        for (order, accuracy) in [(1, 2), (2, 2), (1, 4)] {
            let options = Derivative { order, accuracy, edge_order: 2, sides };
            let matrix = |x| derivative(&options, 8, &Spacing::Coordinates { x, period: Some(20.5) }, 0).unwrap();
            assert_eq!(matrix(Coordinates::I64(&integers)), matrix(Coordinates::F64(&floats)));
        }
    }
}
