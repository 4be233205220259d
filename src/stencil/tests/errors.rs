//! What is refused, and in which words.

use super::*;
use crate::status::{Error, Status};

fn central(side: Side) -> Derivative {
    Derivative { order: 1, accuracy: 4, edge_order: 2, sides: [side; 2] }
}

fn coordinates_of(x: &[f64], period: Option<f64>) -> Spacing<'_> {
    Spacing::Coordinates { x: Coordinates::F64(x), period }
}

fn refused(options: &Derivative, extent: usize, spacing: Spacing<'_>) -> (Status, String) {
    let error: Error = derivative(options, extent, &spacing, 3).expect_err("this is refused");
    (error.status(), error.to_string())
}

#[test]
fn options() {
    let step = Spacing::Step(1.0);
    let ok = central(Side::OneSided);
    for (options, message) in [
        (Derivative { order: 0, ..ok }, "order is 0: expected 1 to 6"),
        (Derivative { order: 7, ..ok }, "order is 7: expected 1 to 6"),
        (Derivative { edge_order: 9, ..ok }, "edge_order is 9: expected 1 to 8"),
        (Derivative { accuracy: 3, ..ok }, "the accuracy of axis 3 is 3: expected 2, 4, 6 or 8"),
        (
            Derivative { sides: [Side::Periodic, Side::OneSided], ..ok },
            "axis 3 is periodic on one side only: expected both sides or neither",
        ),
        (
            Derivative { sides: [Side::Ghost(2), Side::Ghost(1)], ..ok },
            "axis 3 has 1 ghost cells behind its last sample: expected at least 2",
        ),
        (
            Derivative { sides: [Side::Ghost(1), Side::OneSided], ..ok },
            "axis 3 has 1 ghost cells before its first sample: expected at least 2",
        ),
    ] {
        assert_eq!(refused(&options, 30, step), (Status::BadOption, message.to_string()));
    }
}

#[test]
fn too_few_samples() {
    for sides in pairs_of_sides() {
        for (order, accuracy, edge_order) in [(1, 2, 1), (1, 4, 2), (2, 2, 2), (6, 8, 8)] {
            let options = Derivative { order, accuracy, edge_order, sides };
            let needed = samples_needed(&options, true);
            for got in 0..needed {
                assert_eq!(
                    derivative(&options, got, &Spacing::Step(1.0), 2),
                    Err(Error::TooFewSamples { axis: 2, needed, got })
                );
            }
            assert!(derivative(&options, needed, &Spacing::Step(1.0), 2).is_ok());
        }
    }
    let message = (Status::AxisTooShort, "axis 3 has 1 samples: expected at least 2".to_string());
    assert_eq!(refused(&central(Side::Nearest), 1, coordinates_of(&[1.0], None)), message);
}

#[test]
fn spacings() {
    let x = [0.0, 1.0, 3.0, 4.0, 6.0, 7.0];
    let repeated = [0.0, 1.0, 3.0, 1.0, 6.0, 7.0];
    let one_sided = central(Side::OneSided);
    let periodic = central(Side::Periodic);
    let refused = |options: &Derivative, spacing| refused(options, 6, spacing);
    for (refusal, message) in [
        (refused(&one_sided, Spacing::Step(0.0)), "the step of axis 3 is 0.0: expected a finite number other than 0"),
        (
            refused(&one_sided, Spacing::Step(f64::NAN)),
            "the step of axis 3 is NaN: expected a finite number other than 0",
        ),
        (
            refused(&one_sided, coordinates_of(&x[1..], None)),
            "axis 3 was given 5 coordinates: expected 6, one for each sample",
        ),
        (
            refused(&one_sided, coordinates_of(&repeated, None)),
            "coordinate 3 of axis 3 is 1.0, the same as coordinate 1: expected distinct neighbours",
        ),
        (
            refused(&one_sided, coordinates_of(&[2.0; 6], None)),
            "coordinate 1 of axis 3 is 2.0, the same as coordinate 0: expected distinct neighbours",
        ),
        (
            refused(&periodic, coordinates_of(&x, None)),
            "axis 3 is periodic and has coordinates, but no period: expected the distance after which its samples repeat",
        ),
        (
            refused(&periodic, coordinates_of(&x, Some(7.0))),
            "the period of axis 3 is 7.0: expected a finite number beyond 7.0, the distance from its first coordinate to its last",
        ),
        (
            refused(&periodic, coordinates_of(&x, Some(-8.0))),
            "the period of axis 3 is -8.0: expected a finite number beyond 7.0, the distance from its first coordinate to its last",
        ),
        (
            refused(&periodic, coordinates_of(&x, Some(f64::INFINITY))),
            "the period of axis 3 is inf: expected a finite number beyond 7.0, the distance from its first coordinate to its last",
        ),
    ] {
        assert_eq!(refusal, (Status::BadSpacing, message.to_string()));
    }
    let tiny = Derivative { order: 6, ..one_sided };
    let (status, message) = super::errors::refused(&tiny, 20, Spacing::Step(1e-60));
    assert_eq!(status, Status::BadSpacing);
    assert!(message.starts_with("the step of axis 3 is 1e-60: expected one whose weights are finite"), "{message}");
    let x: Vec<f64> = (0..20).map(|k| 1e-60 * (k * k) as f64).collect();
    let refusal = derivative(&tiny, 20, &coordinates_of(&x, None), 3);
    assert!(matches!(refusal, Err(Error::NotFiniteWeight { axis: 3, .. })), "{refusal:?}");
}

#[test]
fn filters() {
    assert!(filter(-7, &[1.0; 15], 9, [Side::OneSided; 2], 1).is_ok());
    assert!(filter(-8, &[1.0; 16], 9, [Side::OneSided; 2], 1).is_ok());
    let error = filter(-8, &[1.0; 17], 9, [Side::OneSided; 2], 1).unwrap_err();
    assert_eq!(error.status(), Status::BadOption);
    let message = "the filter along axis 1 may make 33 results depend on a sample: expected at most 32";
    assert_eq!(error.to_string(), message);
    assert_eq!(
        filter(-1, &[1.0; 3], 9, [Side::Ghost(0), Side::Nearest], 1),
        Err(Error::TooFewGhostCells { axis: 1, behind: false, needed: 1, got: 0 })
    );
    assert_eq!(
        filter(-2, &[1.0; 3], 2, [Side::OddReflected; 2], 1),
        Err(Error::TooFewSamples { axis: 1, needed: 3, got: 2 })
    );
    // Mirror images that would lie behind the ghost cells.
    assert_eq!(
        filter(-5, &[1.0; 6], 3, [Side::Mirrored, Side::Ghost(1)], 1),
        Err(Error::TooFewSamples { axis: 1, needed: 5, got: 3 })
    );
    assert!(filter(-5, &[1.0; 6], 5, [Side::Mirrored, Side::Ghost(1)], 1).is_ok());
}
