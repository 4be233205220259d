//! Matrices against the central difference, or the filter, of the line padded with its virtual samples.

use super::*;

/// That each result of a row that no one-sided end shortens is the sum over the window of exact weights times padded samples.
fn check(
    options: &Derivative,
    extent: usize,
    spacing: &Spacing<'_>,
    x: Option<&PaddedLine>,
) -> Result<(), TestCaseError> {
    let matrix = derivative(options, extent, spacing, 0).expect("a matrix");
    let [before, behind] = options.sides.map(ghost_cells);
    let samples: Vec<f64> = (0..extent + before + behind).map(|k| ((k * k * 7 + 3 * k) % 23) as f64 - 9.0).collect();
    let padded = PaddedLine::of_samples(&samples, extent, options.sides);
    let radius = match x {
        Some(_) => (options.order + options.accuracy) / 2,
        None => options.order.div_ceil(2) - 1 + options.accuracy / 2,
    } as isize;
    for i in 0..extent as isize {
        let short = [i, extent as isize - 1 - i].map(|there| there < radius);
        if (0..2).any(|end| short[end] && options.sides[end] == Side::OneSided) {
            continue;
        }
        let position = |at: isize| match x {
            Some(x) => x.value(at),
            None => Exact::from(at as i64),
        };
        let window: Vec<Exact> = (i - radius..=i + radius).map(position).collect();
        let mut expected = Exact::zero();
        let mut scale = Exact::zero();
        for (weight, at) in exact_weights(options.order, &window, radius as usize).into_iter().zip(i - radius..) {
            let term = weight * padded.value(at);
            scale = scale + term.abs();
            expected = expected + term;
        }
        if let Spacing::Step(step) = *spacing {
            let power = Exact::from(step).pow(options.order);
            expected = &expected / &power;
            scale = scale / power.abs();
        }
        let [got, _] = apply(&matrix, i as usize, &samples, -(before as isize));
        // numpy's closed forms round a few times; a virtual sample's weight may cancel another's.
        let error = (got - expected).abs().relative_to(&scale);
        prop_assert!(
            error <= 8.0 * f64::EPSILON,
            "{options:?}, row {i} of {extent}: error {error:e} of the terms' sum"
        );
    }
    Ok(())
}

fn options() -> impl Strategy<Value = Derivative> {
    let pairs: Vec<[Side; 2]> = pairs_of_sides().collect();
    let accuracies = prop::sample::select(vec![2, 4, 6, 8]);
    (1..=6_usize, accuracies, 1..=8_usize, prop::sample::select(pairs))
        .prop_map(|(order, accuracy, edge_order, sides)| Derivative { order, accuracy, edge_order, sides })
}

#[test]
fn every_pair_of_sides_with_a_step() {
    for sides in pairs_of_sides() {
        for (order, accuracy) in [(1, 2), (1, 4), (2, 2), (3, 4)] {
            let options = Derivative { order, accuracy, edge_order: 2, sides };
            let needed = samples_needed(&options, true);
            for extent in needed..needed + 7 {
                check(&options, extent, &Spacing::Step(0.75), None).unwrap();
            }
        }
    }
}

#[test]
fn every_pair_of_sides_with_coordinates() {
    for sides in pairs_of_sides() {
        for (order, accuracy) in [(1, 2), (1, 4), (2, 2)] {
            let options = Derivative { order, accuracy, edge_order: 2, sides };
            let needed = samples_needed(&options, false).max(3);
            for extent in needed..needed + 4 {
                check_uneven(&options, extent, 0, 3).unwrap();
            }
        }
    }
}

fn check_uneven(options: &Derivative, extent: usize, kind: usize, seed: u64) -> Result<(), TestCaseError> {
    let count = extent + options.sides.map(ghost_cells).iter().sum::<usize>();
    let x = coordinates(kind, count, seed);
    let period = (options.sides[0] == Side::Periodic).then(|| 1.25 * (x[count - 1] - x[0]));
    let values = x.iter().map(|&x| Exact::from(x)).collect();
    let padded = PaddedLine::of_coordinates(values, extent, options.sides, period.map(Exact::from));
    let x = Coordinates::F64(&x);
    prop_assume!(x.even_step().is_none());
    check(options, extent, &Spacing::Coordinates { x, period }, Some(&padded))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_derivative_with_a_step(options in options(), more in 0..25_usize, step in -3.0..3.0) {
        prop_assume!(step != 0.0);
        check(&options, samples_needed(&options, true) + more, &Spacing::Step(step), None)?;
    }

    #[test]
    fn any_derivative_with_coordinates(
        options in options(), more in 0..20_usize, kind in 0..6_usize, seed in any::<u64>()
    ) {
        check_uneven(&options, samples_needed(&options, false) + more, kind, seed)?;
    }

    #[test]
    fn any_filter(
        first in -7..4_isize,
        weights in prop::collection::vec(-3..4_i32, 1..9),
        extent in 0..20_usize,
        sides in prop::sample::select(pairs_of_sides().collect::<Vec<_>>()),
    ) {
        let weights: Vec<f64> = weights.into_iter().map(f64::from).collect();
        let last = first + weights.len() as isize - 1;
        // One more than any of these reaches: for odd reflection.
        let extent = if sides.contains(&Side::OddReflected) { extent + 13 } else { extent };
        let Ok(matrix) = filter(first, &weights, extent, sides, 0) else {
            let needed = weights.len() as isize + (-first).max(0) + last.max(0);
            prop_assert!(needed > MAX_TAPS as isize || last > 9, "a filter of {weights:?} from {first} was refused");
            return Ok(());
        };
        let [before, behind] = sides.map(ghost_cells);
        let samples: Vec<f64> = (0..extent + before + behind).map(|k| ((k * k * 7 + 3 * k) % 23) as f64 - 9.0).collect();
        // One-sided means reflected.
        let sides = sides.map(|side| if side == Side::OneSided { Side::Reflected } else { side });
        let padded = PaddedLine::of_samples(&samples, extent, sides);
        for i in 0..extent as isize {
            let taps = weights.iter().zip(i + first..).filter(|(weight, _)| **weight != 0.0);
            let expected: Exact = taps.map(|(&weight, at)| Exact::from(weight) * padded.value(at)).sum();
            let [got, _] = apply(&matrix, i as usize, &samples, -(before as isize));
            prop_assert_eq!(got, expected);
        }
    }
}
