//! From a number between 0 and 1 to a colour.

use colorgrad::{BlendMode, Gradient, GradientBuilder, InverseGradient, LinearGradient, preset};
use tiny_skia::Color;

pub struct Colours(Box<dyn Gradient>);

#[derive(Clone, Copy)]
pub struct Rgb(pub u8, pub u8, pub u8);

pub const INK: Rgb = Rgb(30, 30, 38);
pub const PAPER: Rgb = Rgb(255, 255, 255);
pub const MISSING: Rgb = Rgb(148, 148, 152);

/// Sea floor below the middle, land above it. The coast is a sharp edge: two colours at 0.5.
const RELIEF: [(&str, f32); 10] = [
    ("#2f5f8a", 0.0),
    ("#5f8fb8", 0.3),
    ("#a9cbe0", 0.5),
    ("#6f9663", 0.5),
    ("#a9bf83", 0.58),
    ("#e6dcab", 0.67),
    ("#cba470", 0.76),
    ("#99735d", 0.85),
    ("#c3b5b0", 0.93),
    ("#ffffff", 1.0),
];

/// After "thermal" of cmocean: lightness rises evenly from the first colour to the last.
const THERMAL: [(&str, f32); 8] = [
    ("#042333", 0.0),
    ("#13306d", 0.14),
    ("#533e9c", 0.29),
    ("#8b538d", 0.43),
    ("#c2647d", 0.57),
    ("#f2805a", 0.72),
    ("#fbb43d", 0.86),
    ("#e8fa5b", 1.0),
];

impl Colours {
    /// The number of an enumerator in `picture.h`.
    pub fn from_c(number: i32) -> Result<Self, String> {
        let gradient: Box<dyn Gradient> = match number {
            0 => Box::new(stops(&[("#000000", 0.0), ("#ffffff", 1.0)])),
            1 => Box::new(stops(&RELIEF)),
            2 => Box::new(stops(&THERMAL)),
            3 => Box::new(preset::magma()),
            4 => Box::new(InverseGradient::new(Box::new(preset::magma()))),
            _ => return Err(format!("there are no colours number {number}")),
        };
        Ok(Colours(gradient))
    }

    pub fn at(&self, part: f32) -> Rgb {
        let [red, green, blue, _] = self.0.at(part.clamp(0.0, 1.0)).to_rgba8();
        Rgb(red, green, blue)
    }
}

fn stops(stops: &[(&str, f32)]) -> LinearGradient {
    let colours: Vec<_> = stops.iter().map(|stop| stop.0).collect();
    let places: Vec<_> = stops.iter().map(|stop| stop.1).collect();
    GradientBuilder::new()
        .html_colors(&colours)
        .domain(&places)
        .mode(BlendMode::Oklab)
        .build()
        .expect("the tables above hold colours and rising places")
}

impl Rgb {
    pub fn darkened(self, brightness: f32) -> Rgb {
        let [red, green, blue] = [self.0, self.1, self.2].map(|part| (f32::from(part) * brightness).round() as u8);
        Rgb(red, green, blue)
    }
}

impl From<Rgb> for Color {
    fn from(Rgb(red, green, blue): Rgb) -> Color {
        Color::from_rgba8(red, green, blue, 255)
    }
}
