//! Polynomials up to the promised degree come out exactly, to rounding, in every row whose samples are real.

use super::*;

/// The degree up to which row `i` promises exact derivatives.
fn degree(options: &Derivative, radius: usize, i: usize, extent: usize) -> usize {
    let is_short = |end: usize, there: usize| options.sides[end] == Side::OneSided && there < radius;
    let accuracy = if is_short(0, i) || is_short(1, extent - 1 - i) { options.edge_order } else { options.accuracy };
    options.order + accuracy - 1
}

fn check(options: &Derivative, extent: usize, x: &[f64], spacing: &Spacing<'_>, is_even: bool) {
    let radius = if is_even {
        options.order.div_ceil(2) - 1 + options.accuracy / 2
    } else {
        (options.order + options.accuracy) / 2
    };
    let first = -(ghost_cells(options.sides[0]) as isize);
    let matrix = derivative(options, extent, spacing, 0).unwrap();
    let factorial: i64 = (1..=options.order as i64).product();
    for i in 0..extent {
        let at = |offset: isize| Exact::from(x[(i as isize + offset - first) as usize]);
        for degree in 0..=degree(options, radius, i, extent) {
            let term = |tap: &Tap| Exact::from(tap.weight) * (at(tap.offset) - at(0)).pow(degree);
            let terms: Vec<Exact> = matrix.row(i).taps().iter().map(term).collect();
            let expected = Exact::from(if degree == options.order { factorial } else { 0 });
            let scale = terms.iter().map(Exact::abs).sum::<Exact>() + expected.clone();
            let error = (terms.into_iter().sum::<Exact>() - expected).abs().relative_to(&scale);
            assert!(error <= 4.0 * f64::EPSILON, "{options:?}, row {i} of {extent}, degree {degree}: {error:e}");
        }
    }
}

#[test]
fn polynomials_are_exact() {
    for [before, behind] in [[0, 0], [0, 1], [1, 0], [1, 1]] {
        let sides = [before, behind].map(|ghost| if ghost == 1 { Side::Ghost(7) } else { Side::OneSided });
        for order in 1..=6 {
            for accuracy in [2, 4, 6, 8] {
                for edge_order in [1, 2, 3, 4, 8] {
                    let options = Derivative { order, accuracy, edge_order, sides };
                    for more in [0, 1, 4, 12] {
                        let extent = samples_needed(&options, true) + more;
                        let count = extent + 7 * (before + behind);
                        let x: Vec<f64> = (0..count).map(|k| 0.25 * k as f64).collect();
                        check(&options, extent, &x, &Spacing::Step(0.25), true);
                        if edge_order == 8 || more == 4 {
                            continue;
                        }
                        let x = coordinates(0, count, 3);
                        let spacing = Spacing::Coordinates { x: Coordinates::F64(&x), period: None };
                        check(&options, extent.max(samples_needed(&options, false)), &x, &spacing, x.len() < 3);
                    }
                }
            }
        }
    }
}

#[test]
fn one_sided_rows_share_their_window() {
    let options = Derivative { order: 2, accuracy: 8, edge_order: 1, sides: [Side::OneSided; 2] };
    let matrix = derivative(&options, 20, &Spacing::Step(1.0), 0).unwrap();
    let offsets = |r: usize| matrix.row(r).taps().iter().map(|tap| tap.offset).collect::<Vec<_>>();
    assert_eq!(matrix.head().len(), 4);
    assert_eq!(offsets(0), [0, 1, 2]);
    assert_eq!(offsets(1), [-1, 0, 1]);
    assert_eq!(offsets(2), [-2, -1, 0]);
    // Beyond the window of the first three.
    assert_eq!(offsets(3), [-1, 0, 1]);
    assert_eq!(offsets(4), [-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    assert_eq!(offsets(17), [0, 1, 2]);
}
