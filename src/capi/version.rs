//! The version of the library and of its ABI.

use crate::kernel::InstructionSet;
use core::ffi::{CStr, c_char};

/// The version as Cargo.toml has it, with the NUL that C wants.
const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => panic!("a version has no NUL inside"),
};

/// The version of the library that the program runs with, for example "0.1.0"; NDGRAD_VERSION is that of the header which
/// it was compiled with.
///
/// @returns a static string, never NULL, not to be freed
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The number of the ABI, which the shared library also bears in its SONAME: programs compiled for one number run with
/// any library of the same number. It changes apart from the version.
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_abi_version() -> i32 {
    // build.rs, which also writes the SONAME, has the one definition.
    const ABI_VERSION: i32 = match i32::from_str_radix(env!("NDGRAD_ABI_VERSION"), 10) {
        Ok(version) => version,
        Err(_) => panic!("build.rs gives a number"),
    };
    ABI_VERSION
}

/// The instruction set that the kernels use on this machine: "neon" on 64-bit ARM; elsewhere "baseline" (what every
/// processor of the architecture has), and on x86-64 "avx2" or "avx512" too. The results are the same with each. It is
/// chosen once, when the library is first used: the most that the processor has, or less if the environment variable
/// NDGRAD_ISA names less.
///
/// @returns a static string, never NULL, not to be freed
///
/// Threads: may be called from any number at once.
#[unsafe(no_mangle)]
pub extern "C" fn ndg_kernel_name() -> *const c_char {
    InstructionSet::chosen().name().as_ptr()
}
