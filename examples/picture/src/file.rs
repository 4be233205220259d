//! The finished picture as a PNG file.

use std::fs::File;
use std::io::BufWriter;

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError};
use tiny_skia::Pixmap;

pub fn write_png(path: &str, picture: &Pixmap) -> Result<(), EncodingError> {
    let rgb: Vec<u8> = picture.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut encoder = Encoder::new(BufWriter::new(File::create(path)?), picture.width(), picture.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()
}
