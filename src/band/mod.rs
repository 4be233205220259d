//! The matrix of a map along one axis: each result is a sum of weights times samples near it.

mod matrix;
mod transpose;
mod view;

pub use matrix::{BandMatrix, Interior, MAX_TAPS, Row, Tap, Taps, add_tap, part, with_room_for, zero_weights};
pub use view::RowView;
