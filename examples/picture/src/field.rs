//! Where the samples lie, and what lies between them.

use std::ops::Range;

/// The coordinates of the samples: `values[row * x.len() + column]` lies at `(x[column], y[row])`.
pub struct Field<'a> {
    x: &'a [f64],
    y: &'a [f64],
}

/// Between which two samples of an axis a point lies, and how far on from the first to the second.
#[derive(Clone, Copy)]
pub struct Place {
    first: usize,
    part: f32,
}

impl<'a> Field<'a> {
    pub fn new(x: &'a [f64], y: &'a [f64]) -> Result<Self, String> {
        for (name, axis) in [("x", x), ("y", y)] {
            let rising = axis.windows(2).all(|pair| pair[0] < pair[1]);
            let falling = axis.windows(2).all(|pair| pair[0] > pair[1]);
            if axis.len() < 2 || !(rising || falling) {
                return Err(format!("{name} must hold at least 2 numbers that only rise or only fall"));
            }
        }
        Ok(Field { x, y })
    }

    pub fn x(&self) -> &'a [f64] {
        self.x
    }

    /// The places of the middles of `count` pixels that lie side by side over `frame`.
    pub fn places_x(&self, frame: &Range<f64>, count: u32) -> Vec<Place> {
        places(self.x, frame, count)
    }

    pub fn places_y(&self, frame: &Range<f64>, count: u32) -> Vec<Place> {
        places(self.y, frame, count)
    }

    /// The value at a place, linear between the samples that are there; `None` where the nearest is missing.
    pub fn at(&self, values: &[f32], row: Place, column: Place) -> Option<f32> {
        let sample = |r: usize, c: usize| values[(row.first + r) * self.x.len() + column.first + c];
        if sample(usize::from(row.part >= 0.5), usize::from(column.part >= 0.5)).is_nan() {
            return None;
        }
        let (mut sum, mut weights) = (0.0, 0.0);
        for (r, by_row) in [(0, 1.0 - row.part), (1, row.part)] {
            for (c, by_column) in [(0, 1.0 - column.part), (1, column.part)] {
                let value = sample(r, c);
                if !value.is_nan() {
                    sum += by_row * by_column * value;
                    weights += by_row * by_column;
                }
            }
        }
        Some(sum / weights)
    }
}

fn places(axis: &[f64], frame: &Range<f64>, count: u32) -> Vec<Place> {
    let pixel = (frame.end - frame.start) / f64::from(count);
    let rising = axis[0] < axis[1];
    let place = |index: u32| {
        let point = frame.start + (f64::from(index) + 0.5) * pixel;
        let after = axis.partition_point(|&sample| if rising { sample <= point } else { sample >= point });
        let first = after.clamp(1, axis.len() - 1) - 1;
        let part = (point - axis[first]) / (axis[first + 1] - axis[first]);
        Place { first, part: part.clamp(0.0, 1.0) as f32 }
    };
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_between_uneven_samples_and_empty_near_a_missing_one() {
        let field = Field::new(&[0.0, 1.0], &[0.0, 10.0, 50.0]).unwrap();
        let values = [0.0, 0.0, 10.0, 10.0, 50.0, f32::NAN];
        let at = |x: f64, y: f64| {
            let (column, row) = (field.places_x(&(x..x), 1)[0], field.places_y(&(y..y), 1)[0]);
            field.at(&values, row, column)
        };
        assert_eq!(at(0.0, 5.0), Some(5.0));
        assert_eq!(at(0.0, 40.0), Some(40.0));
        assert_eq!(at(0.0, 90.0), Some(50.0));
        assert_eq!(at(0.9, 29.0), Some(13.318777), "the other three share its part");
        assert_eq!(at(0.9, 31.0), None);
    }

    #[test]
    fn coordinates_rise_or_fall() {
        assert!(Field::new(&[0.0, 1.0], &[3.0, 2.0, 1.0]).is_ok());
        assert!(Field::new(&[0.0, 1.0], &[3.0, 2.0, 2.0]).is_err());
        assert!(Field::new(&[0.0], &[1.0, 2.0]).is_err());
        assert!(Field::new(&[0.0, f64::NAN], &[1.0, 2.0]).is_err());
    }
}
