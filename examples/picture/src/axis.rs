//! Round numbers along an axis, and how they are written.

use std::ops::Range;

#[derive(Clone, Copy)]
pub enum Numbers {
    Plain,
    Latitude,
    Longitude,
}

/// The multiples of 1, 2 or 5 times a power of ten that lie in the range: `most` of them, or fewer.
pub fn ticks(range: &Range<f64>, most: f64) -> Vec<f64> {
    let (low, high) = (range.start.min(range.end), range.start.max(range.end));
    let least_step = (high - low) / most;
    let power = 10f64.powf(least_step.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power).into_iter().find(|&step| step >= least_step);
    let Some(step) = step else { return Vec::new() };
    let slack = 1e-6;
    let (first, last) = ((low / step - slack).ceil() as i64, (high / step + slack).floor() as i64);
    (first..=last).map(|multiple| multiple as f64 * step).collect()
}

impl Numbers {
    /// The number of an enumerator in `picture.h`.
    pub fn from_c(number: i32) -> Result<Self, String> {
        match number {
            0 => Ok(Numbers::Plain),
            1 => Ok(Numbers::Latitude),
            2 => Ok(Numbers::Longitude),
            _ => Err(format!("there is no way number {number} to write numbers")),
        }
    }

    pub fn write(self, number: f64) -> String {
        // A multiple of 0.1 may be 0.30000000000000004.
        let number = (number * 1e6).round() / 1e6;
        match self {
            Numbers::Plain => number.to_string().replace('-', "−"),
            Numbers::Latitude => degrees(number, 'N', 'S'),
            Numbers::Longitude => degrees((number + 180.0).rem_euclid(360.0) - 180.0, 'E', 'W'),
        }
    }
}

fn degrees(number: f64, positive: char, negative: char) -> String {
    match number {
        0.0 => "0°".into(),
        -180.0 => "180°".into(),
        n if n < 0.0 => format!("{}°{negative}", -n),
        n => format!("{n}°{positive}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(ticks(&(-3600.0..3600.0), 8.0), [-3000.0, -2000.0, -1000.0, 0.0, 1000.0, 2000.0, 3000.0]);
        assert_eq!(ticks(&(400.0..0.0), 8.0), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0, 300.0, 350.0, 400.0]);
    }

    #[test]
    fn longitudes_go_round_the_globe() {
        let written = [0.0, 120.0, 180.0, 190.0, -125.0, 360.0].map(|number| Numbers::Longitude.write(number));
        assert_eq!(written, ["0°", "120°E", "180°", "170°W", "125°W", "0°"]);
        assert_eq!(Numbers::Latitude.write(-0.5), "0.5°S");
        assert_eq!(Numbers::Plain.write(3.0 * 0.05), "0.15");
    }
}
