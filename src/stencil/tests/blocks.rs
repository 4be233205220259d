//! A line that is cut into blocks with ghost cells has the weights of the whole line, to the bit.

use super::*;

const CELLS: usize = 15;

/// Row `i` with the samples' own indices in place of offsets.
fn absolute(row: &Row, i: isize) -> Row {
    match *row {
        Row::Difference { lower, upper, divisor } => Row::Difference { lower: lower + i, upper: upper + i, divisor },
        Row::Weighted { ref taps, constant } => {
            Row::Weighted { taps: taps.iter().map(|tap| Tap { offset: tap.offset + i, ..*tap }).collect(), constant }
        }
    }
}

fn check(options: &Derivative, extent: usize, cut: usize, x: Option<&[f64]>) {
    let spacing = |samples: core::ops::Range<usize>| match x {
        Some(x) => Spacing::Coordinates { x: Coordinates::F64(&x[samples]), period: None },
        None => Spacing::Step(0.3),
    };
    let whole = derivative(options, extent, &spacing(0..extent), 0).unwrap();
    let [before, behind] = options.sides;
    let first = Derivative { sides: [before, Side::Ghost(CELLS)], ..*options };
    let first = derivative(&first, cut, &spacing(0..cut + CELLS), 0).unwrap();
    let last = Derivative { sides: [Side::Ghost(CELLS), behind], ..*options };
    let last = derivative(&last, extent - cut, &spacing(cut - CELLS..extent), 0).unwrap();
    let middle = Derivative { sides: [Side::Ghost(CELLS); 2], ..*options };
    let middle = derivative(&middle, 1, &spacing(cut - CELLS..cut + CELLS + 1), 0).unwrap();
    assert!(middle.head().is_empty() && middle.tail().is_empty());
    for i in 0..extent {
        let expected = absolute(&whole.row(i), i as isize);
        let (block, start) = if i < cut { (&first, 0) } else { (&last, cut) };
        assert_eq!(absolute(&block.row(i - start), i as isize), expected, "{options:?}, row {i}, cut at {cut}");
        if i == cut {
            assert_eq!(absolute(&middle.row(0), i as isize), expected, "{options:?}, row {i} as a block");
        }
    }
}

/// The other end of a periodic line is in another block; ghost cells of the whole would only repeat the test.
fn outer_sides() -> Vec<[Side; 2]> {
    let is_outer = |side: &Side| !matches!(side, Side::Periodic | Side::Ghost(_));
    pairs_of_sides().filter(|sides| sides.iter().all(is_outer)).collect()
}

proptest! {
    #[test]
    fn blocks_have_the_weights_of_the_whole(
        order in 1..=6_usize,
        accuracy in prop::sample::select(vec![2, 4, 6, 8]),
        edge_order in 1..=8_usize,
        sides in prop::sample::select(outer_sides()),
        cut in CELLS..40 - CELLS,
        kind in 0..7_usize,
        seed in any::<u64>(),
    ) {
        let options = Derivative { order, accuracy, edge_order, sides };
        let x = coordinates(kind, 40, seed);
        // A block whose own coordinates happen to be even would be even.
        let parts = [0..cut + CELLS, cut - CELLS..40, cut - CELLS..cut + CELLS + 1];
        prop_assume!(parts.into_iter().all(|part| Coordinates::F64(&x[part]).even_step().is_none()));
        check(&options, 40, cut, (kind < 6).then_some(&x));
    }
}
