//! What the test programs share that build and run other programs.

// Each test program takes what it needs of this.
#![allow(dead_code)]

pub mod compiler;
pub mod install;
pub mod library;
pub mod markdown;
pub mod process;
pub mod python;
pub mod runner;
pub mod symbols;
pub mod trial;
