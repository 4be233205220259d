//! The exported C functions: the only place where a caller's pointer is trusted.
//!
//! Every export is a null check or two, one guard, and a closure that returns a `Result`; the guard alone turns that,
//! or a panic, into a status. Exports are written out by hand, since cbindgen cannot see what a macro makes and readers
//! search for them.
//!
//! The comments on exports are the manual that the C header becomes: what each says of its pointers is its safety
//! contract, so there is no Rust section of that name beside it.

#![allow(clippy::missing_safety_doc)]

mod arguments;
mod derivative;
mod dtypes;
mod fields;
mod gradient;
mod grid;
mod guard;
mod image;
mod last_error;
mod one_shot;
mod sides;
mod status;
mod threads;
mod vector;
mod version;
mod view;

pub use derivative::*;
pub use dtypes::*;
pub use gradient::*;
pub use grid::*;
pub use image::*;
pub use last_error::ndg_last_error;
pub use sides::*;
pub use status::*;
pub use threads::*;
pub use vector::*;
pub use version::*;
pub use view::*;
