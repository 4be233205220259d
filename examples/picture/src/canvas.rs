//! The picture while it is drawn: boxes, lines and text in one colour.

use ab_glyph::{Font, FontRef, OutlineCurve, Point};
use epaint_default_fonts::UBUNTU_LIGHT;
use tiny_skia::{FillRule, FilterQuality, Paint, PathBuilder, Pixmap, PixmapPaint, Rect, Stroke, Transform};

use crate::colours::INK;

pub struct Canvas {
    pixmap: Pixmap,
    font: FontRef<'static>,
}

/// What lies at the point where a text is drawn. Up and down it is always the middle of a capital letter.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas {
    pub fn new(width: i32, height: i32) -> Result<Self, String> {
        let sizes = 200..=10_000;
        if !sizes.contains(&width) || !sizes.contains(&height) {
            return Err(format!("a picture of {width} x {height} pixels: each must be from 200 to 10000"));
        }
        let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or("no memory for the picture")?;
        pixmap.fill(tiny_skia::Color::WHITE);
        let font = FontRef::try_from_slice(UBUNTU_LIGHT).map_err(|error| error.to_string())?;
        Ok(Canvas { pixmap, font })
    }

    pub fn pixmap(&self) -> &Pixmap {
        &self.pixmap
    }

    /// A picture, shrunk or stretched into `place`.
    pub fn image(&mut self, place: Rect, image: &Pixmap) {
        let scale = Transform::from_scale(place.width() / image.width() as f32, place.height() / image.height() as f32);
        let smooth = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let placed = scale.post_translate(place.x(), place.y());
        self.pixmap.draw_pixmap(0, 0, image.as_ref(), &smooth, placed, None);
    }

    pub fn frame(&mut self, place: Rect) {
        let path = PathBuilder::from_rect(place);
        self.pixmap.stroke_path(&path, &ink(), &Stroke::default(), Transform::identity(), None);
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            self.pixmap.stroke_path(&path, &ink(), &Stroke::default(), Transform::identity(), None);
        }
    }

    pub fn text(&mut self, text: &str, size: f32, at: (f32, f32), anchor: Anchor) {
        self.write(text, size, anchor, Transform::from_translate(at.0, at.1));
    }

    /// Text that runs upward.
    pub fn text_upward(&mut self, text: &str, size: f32, at: (f32, f32), anchor: Anchor) {
        self.write(text, size, anchor, Transform::from_rotate(-90.0).post_translate(at.0, at.1));
    }

    /// Fills the outlines of the letters, which are in units of the font with y upward.
    fn write(&mut self, text: &str, size: f32, anchor: Anchor, place: Transform) {
        let mut path = PathBuilder::new();
        let mut x = 0.0;
        let mut last = None;
        for letter in text.chars().map(|letter| self.font.glyph_id(letter)) {
            x += last.map_or(0.0, |last| self.font.kern_unscaled(last, letter));
            if let Some(outline) = self.font.outline(letter) {
                add_outline(&mut path, &outline.curves, x);
            }
            x += self.font.h_advance_unscaled(letter);
            last = Some(letter);
        }
        let begin = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -x / 2.0,
            Anchor::End => -x,
        };
        let units = self.font.units_per_em().unwrap_or(1000.0);
        let half_capital = 0.347 * units;
        let letters = Transform::from_translate(begin, -half_capital).post_scale(size / units, -size / units);
        if let Some(path) = path.finish() {
            let shape = letters.post_concat(place);
            self.pixmap.fill_path(&path, &ink(), FillRule::Winding, shape, None);
        }
    }
}

fn add_outline(path: &mut PathBuilder, curves: &[OutlineCurve], x: f32) {
    let mut pen = None;
    for curve in curves {
        let (OutlineCurve::Line(from, to) | OutlineCurve::Quad(from, _, to) | OutlineCurve::Cubic(from, _, _, to)) =
            curve;
        if pen != Some(*from) {
            path.move_to(from.x + x, from.y);
        }
        pen = Some::<Point>(*to);
        match curve {
            OutlineCurve::Line(_, to) => path.line_to(to.x + x, to.y),
            OutlineCurve::Quad(_, a, to) => path.quad_to(a.x + x, a.y, to.x + x, to.y),
            OutlineCurve::Cubic(_, a, b, to) => path.cubic_to(a.x + x, a.y, b.x + x, b.y, to.x + x, to.y),
        }
    }
}

fn ink() -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(INK.into());
    paint
}
