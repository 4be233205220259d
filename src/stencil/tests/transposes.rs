//! Transposes, as dense matrices and by their scalar products.

use super::*;

fn transposed(rows: &[Vec<f64>], columns: usize) -> Vec<Vec<f64>> {
    (0..columns).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

/// That the transpose is one, and its transpose the matrix; constants apart.
fn check(matrix: &BandMatrix) {
    let transpose = matrix.transposed().unwrap();
    let back = transpose.transposed().unwrap();
    assert_eq!(transpose.first_result(), matrix.samples().start);
    assert_eq!(transpose.rows(), matrix.samples().len());
    assert_eq!(back.results(), matrix.results());
    assert_eq!(back.samples(), matrix.samples());
    let rows = dense(matrix);
    assert_eq!(dense(&transpose), transposed(&rows, matrix.samples().len()));
    assert_eq!(dense(&back), rows);
    for matrix in [matrix, &transpose, &back] {
        check_layout(matrix);
    }
}

/// That the interior is there for every row that it stands for, and its weights are 0 in the others.
fn check_layout(matrix: &BandMatrix) {
    let between = matrix.head().len()..matrix.rows() - matrix.tail().len();
    let (least, greatest) = matrix.reach();
    if !between.is_empty() {
        assert!(matrix.first_result() + between.start as isize + least >= matrix.samples().start);
        assert!(matrix.first_result() + between.end as isize + greatest <= matrix.samples().end);
    }
    if let Interior::BySample { count, weights, .. } = matrix.interior() {
        assert_eq!(weights.len(), count * matrix.rows());
        for (at, &weight) in weights.iter().enumerate() {
            assert!(weight == 0.0 || between.contains(&(at % matrix.rows())));
        }
    }
}

#[test]
fn derivatives_with_a_step() {
    for sides in pairs_of_sides() {
        for order in 1..=6 {
            for accuracy in [2, 4, 6, 8] {
                for edge_order in [1, 2, 5, 8] {
                    let options = Derivative { order, accuracy, edge_order, sides };
                    let needed = samples_needed(&options, true);
                    for extent in (needed..needed + 4).chain([15, 21, 40]).filter(|&extent| extent >= needed) {
                        check(&derivative(&options, extent, &Spacing::Step(0.7), 0).unwrap());
                    }
                }
            }
        }
    }
}

#[test]
fn derivatives_with_coordinates() {
    for sides in pairs_of_sides() {
        for (order, accuracy, edge_order) in [(1, 2, 1), (1, 2, 2), (2, 4, 1), (3, 2, 8), (6, 8, 8)] {
            let options = Derivative { order, accuracy, edge_order, sides };
            let needed = samples_needed(&options, false);
            for extent in (needed..needed + 3).chain([30]) {
                let x = coordinates(0, extent + sides.map(ghost_cells).iter().sum::<usize>(), 5);
                let period = Some(1.5 * extent as f64);
                let spacing = Spacing::Coordinates { x: Coordinates::F64(&x), period };
                check(&derivative(&options, extent, &spacing, 0).unwrap());
            }
        }
    }
}

#[test]
fn filters() {
    for sides in pairs_of_sides() {
        for (first, weights) in
            [(-1, [1.0, 2.0, 1.0].as_slice()), (0, &[3.0]), (2, &[3.0]), (-3, &[1.0, 0.0, 5.0]), (-7, &[1.5; 15])]
        {
            for extent in (0..6).chain([16, 17, 40]) {
                if let Ok(matrix) = filter(first, weights, extent, sides, 0) {
                    check(&matrix);
                } else {
                    assert!(sides.contains(&Side::OddReflected) && extent < 8, "{sides:?} {first} {extent}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn scalar_products_agree(
        order in 1..=6_usize,
        accuracy in prop::sample::select(vec![2, 4, 6, 8]),
        edge_order in 1..=8_usize,
        sides in prop::sample::select(pairs_of_sides().collect::<Vec<_>>()),
        more in 0..30_usize,
        seed in 0..1000_usize,
    ) {
        // The linear part only.
        let sides = sides.map(|side| if let Side::Constant(_) = side { Side::Constant(0.0) } else { side });
        let options = Derivative { order, accuracy, edge_order, sides };
        let extent = samples_needed(&options, true) + more;
        let matrix = derivative(&options, extent, &Spacing::Step(0.5), 0).unwrap();
        let transpose = matrix.transposed().unwrap();
        let numbers = |count: usize, factor: usize| -> Vec<f64> {
            (0..count).map(|k| ((k * factor + seed) * 31 % 101) as f64 - 50.0).collect()
        };
        let (x, y) = (numbers(transpose.rows(), 7), numbers(extent, 13));
        let product = |matrix: &BandMatrix, from: &[f64], first: isize, with: &[f64]| {
            let (mut sum, mut scale) = (Exact::zero(), Exact::zero());
            for (r, &with) in with.iter().enumerate() {
                let [result, terms] = apply(matrix, r, from, first);
                sum = sum + result * Exact::from(with);
                scale = scale + terms * Exact::from(with).abs();
            }
            (sum, scale)
        };
        let (forward, scale) = product(&matrix, &x, matrix.samples().start, &y);
        let (backward, _) = product(&transpose, &y, 0, &x);
        // Weights of numpy's quotients are rounded in the transpose's first and last rows.
        prop_assert!((forward - backward).abs() <= scale * Exact::from(f64::EPSILON));
    }
}
