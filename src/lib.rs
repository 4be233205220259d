//! Derivatives of sampled N-dimensional data, bit for bit `numpy.gradient`, behind a C ABI.
//!
//! C, C++, Fortran, Julia and R programs include `ndgrad.h` and link the shared or the static library; Rust programs
//! use the safe face over [`ndarray`] views: [`gradient`], [`gradient_into`] and [`Grid`].
//!
//! ```
//! use ndarray::array;
//! use ndgrad::{EdgeOrder, Spacing};
//!
//! let f = array![1.0, 2.0, 4.0, 7.0, 11.0];
//! let df = ndgrad::gradient(f.view(), Spacing::Unit, None, EdgeOrder::First)?;
//! assert_eq!(df[0], array![1.0, 1.5, 2.5, 3.5, 4.0]);
//! # Ok::<(), ndgrad::Error>(())
//! ```
//!
//! # The map
//!
//! Data goes one way, down; a module uses only the modules below it (`tests/layers.rs` holds it to that).
//!
//! | module    | what it does |
//! |-----------|--------------|
//! | `capi`    | the exported C functions: raw pointers become checked views, errors become statuses |
//! | `api`     | the same for Rust callers, over ndarray views |
//! | `ops`     | a table per operator: which maps along which axes into which outputs |
//! | `grid`    | where the samples lie: shape, spacing and edge order per axis, with every weight |
//! | `stencil` | steps and coordinates become weights |
//! | `sweep`   | the loop nest: sort the axes into memory order, block for the cache, walk |
//! | `threads` | a job shared among threads |
//! | `kernel`  | one run of samples: the arithmetic |
//! | `band`    | the matrix of a map along one axis: a row of weights for each result |
//! | `view`    | layouts of arrays in memory, and whether two of them overlap |
//! | `dtype`   | the element types |
//! | `status`  | errors and status codes |
//! | `environment` | environment variables, read without an allocation |

#![deny(unsafe_op_in_unsafe_fn, missing_docs)]

mod api;
mod band;
mod capi;
mod dtype;
mod environment;
mod grid;
mod kernel;
mod ops;
mod status;
mod stencil;
mod sweep;
mod threads;
mod view;

pub use api::{AxisSpacing, Output, Spacing, gradient, gradient_into, gradient_on};
#[doc(hidden)] // their manual is the C header
pub use capi::*;
pub use dtype::{Dtype, Element};
pub use grid::{Accuracy, EdgeOrder, Grid, Side};
pub use status::{Argument, Error, Status};
pub use threads::{num_threads, set_num_threads};
pub use view::MAX_RANK;
