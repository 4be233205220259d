//! Lays the panels out and draws them: map, line, axes, title and colour bar.

use std::ops::Range;

use tiny_skia::{LineCap, LineJoin, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Rect, Stroke, Transform};

use crate::axis::{Numbers, ticks};
use crate::canvas::{Anchor, Canvas};
use crate::colours::{Colours, INK, MISSING, PAPER, Rgb};
use crate::field::Field;

pub struct Panel<'a> {
    pub title: &'a str,
    pub x_label: &'a str,
    pub y_label: &'a str,
    pub value_label: &'a str,
    pub x_numbers: Numbers,
    pub y_numbers: Numbers,
    pub field: Field<'a>,
    pub values: &'a [f32],
    pub shade: Option<&'a [f32]>,
    pub line: Option<&'a [f32]>,
    pub frame_x: Range<f64>,
    pub frame_y: Range<f64>,
    pub scale: Range<f64>,
    pub colours: Colours,
}

const TITLE: f32 = 21.0;
const LABEL: f32 = 17.0;
const NUMBER: f32 = 15.0;

/// The map is drawn this much larger and averaged down, so that coasts and lines have smooth edges.
const FINE: u32 = 2;

pub fn draw(width: i32, height: i32, panels: &[Panel]) -> Result<Canvas, String> {
    let mut canvas = Canvas::new(width, height)?;
    let each = height as f32 / panels.len() as f32;
    for (panel, top) in panels.iter().zip((0..).map(|index| index as f32 * each)) {
        let left = if panel.y_label.is_empty() { 64.0 } else { 82.0 };
        let below = if panel.x_label.is_empty() { 40.0 } else { 66.0 };
        let right = width as f32 - 124.0;
        // On half a pixel, so that a frame one pixel wide is sharp.
        let edges = [left, top + 48.0, right, top + each - below].map(|edge| edge.floor() + 0.5);
        let map = Rect::from_ltrb(edges[0], edges[1], edges[2], edges[3]).ok_or("no room for the panels")?;
        let bar = Rect::from_xywh(map.right() + 18.0, map.y(), 22.0, map.height()).ok_or("no room for the panels")?;
        draw_map(&mut canvas, map, panel)?;
        draw_bar(&mut canvas, bar, panel)?;
    }
    Ok(canvas)
}

fn draw_map(canvas: &mut Canvas, place: Rect, panel: &Panel) -> Result<(), String> {
    let mut map = Pixmap::new(place.width() as u32 * FINE, place.height() as u32 * FINE).ok_or("no memory")?;
    colour_map(&mut map, panel);
    if let Some(line) = panel.line {
        draw_line(&mut map, panel, line);
    }
    canvas.image(place, &map);
    canvas.frame(place);

    for number in ticks(&panel.frame_x, 10.0) {
        let x = place.x() + place.width() * part(&panel.frame_x, number);
        canvas.line((x, place.bottom()), (x, place.bottom() + 6.0));
        canvas.text(&panel.x_numbers.write(number), NUMBER, (x, place.bottom() + 19.0), Anchor::Middle);
    }
    for number in ticks(&panel.frame_y, 10.0) {
        let y = place.bottom() - place.height() * part(&panel.frame_y, number);
        canvas.line((place.x() - 6.0, y), (place.x(), y));
        canvas.text(&panel.y_numbers.write(number), NUMBER, (place.x() - 10.0, y), Anchor::End);
    }
    let middle = (place.x() + place.width() / 2.0, place.y() + place.height() / 2.0);
    canvas.text(panel.title, TITLE, (middle.0, place.y() - 21.0), Anchor::Middle);
    canvas.text(panel.x_label, LABEL, (middle.0, place.bottom() + 46.0), Anchor::Middle);
    canvas.text_upward(panel.y_label, LABEL, (place.x() - 62.0, middle.1), Anchor::Middle);
    Ok(())
}

/// Colour of the value, darkened by the shade, grey where the value is missing.
fn colour_map(map: &mut Pixmap, panel: &Panel) {
    let columns = panel.field.places_x(&panel.frame_x, map.width());
    let rows = panel.field.places_y(&(panel.frame_y.end..panel.frame_y.start), map.height());
    let places = rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    for (pixel, (row, column)) in map.pixels_mut().iter_mut().zip(places) {
        let value = panel.field.at(panel.values, row, column);
        let colour = value.map_or(MISSING, |value| panel.colours.at(part(&panel.scale, value.into())));
        let shade = panel.shade.and_then(|shade| panel.field.at(shade, row, column)).unwrap_or(1.0);
        *pixel = opaque(colour.darkened(shade));
    }
}

/// The panel's line, black with a light rim, broken where it is NaN.
fn draw_line(map: &mut Pixmap, panel: &Panel, line: &[f32]) {
    let (width, height) = (map.width() as f32, map.height() as f32);
    let mut path = PathBuilder::new();
    let mut broken = true;
    for (&x, &y) in panel.field.x().iter().zip(line) {
        let point = (width * part(&panel.frame_x, x), height * (1.0 - part(&panel.frame_y, y.into())));
        match (y.is_nan(), broken) {
            (true, _) => {}
            (false, true) => path.move_to(point.0, point.1),
            (false, false) => path.line_to(point.0, point.1),
        }
        broken = y.is_nan();
    }
    let Some(path) = path.finish() else { return };
    for (colour, pixels) in [(PAPER, 4.5), (INK, 2.2)] {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(colour.into());
        let stroke = Stroke {
            width: pixels * FINE as f32,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        map.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
    }
}

/// The colour bar, its numbers on the right and its label along them.
fn draw_bar(canvas: &mut Canvas, place: Rect, panel: &Panel) -> Result<(), String> {
    let height = place.height() as u32;
    let mut bar = Pixmap::new(1, height).ok_or("no memory")?;
    for (row, pixel) in bar.pixels_mut().iter_mut().enumerate() {
        *pixel = opaque(panel.colours.at(1.0 - (row as f32 + 0.5) / height as f32));
    }
    canvas.image(place, &bar);
    canvas.frame(place);
    for number in ticks(&panel.scale, 8.0) {
        let y = place.bottom() - place.height() * part(&panel.scale, number);
        canvas.line((place.right(), y), (place.right() + 6.0, y));
        canvas.text(&Numbers::Plain.write(number), NUMBER, (place.right() + 10.0, y), Anchor::Start);
    }
    let middle = place.y() + place.height() / 2.0;
    canvas.text_upward(panel.value_label, LABEL, (place.right() + 66.0, middle), Anchor::Middle);
    Ok(())
}

/// How far a number lies on the way through a range.
fn part(range: &Range<f64>, number: f64) -> f32 {
    ((number - range.start) / (range.end - range.start)) as f32
}

fn opaque(Rgb(red, green, blue): Rgb) -> PremultipliedColorU8 {
    tiny_skia::ColorU8::from_rgba(red, green, blue, 255).premultiply()
}
