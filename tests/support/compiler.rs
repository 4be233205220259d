//! The C and C++ compilers, as the cc crate finds them (CC, CXX and their flags count).

use super::process;
use std::process::Command;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    C,
    Cpp,
}

/// Compiling and linking a program takes seconds at most; the sanitizers make it longer.
pub const TIME_LIMIT: Duration = Duration::from_secs(120);

/// What every C and C++ file here is compiled with.
pub const STRICT: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// A command of the compiler, with warnings as errors, or why there is none.
pub fn command(language: Language) -> Result<Command, String> {
    let mut build = cc::Build::new();
    // Set by cargo for build scripts only, so they are said here.
    build.target(env!("NDGRAD_TARGET")).host(env!("NDGRAD_HOST")).opt_level(1).debug(true);
    build.cpp(language == Language::Cpp).cargo_metadata(false).cargo_warnings(false).warnings(false);
    let tool = build.try_get_compiler().map_err(|error| error.to_string())?;
    let mut command = tool.to_command();
    command.args(STRICT);
    Ok(command)
}

/// Why there is no compiler for the language, if there is none.
pub fn missing(language: Language) -> Option<String> {
    let name = if language == Language::C { "no C compiler" } else { "no C++ compiler" };
    let starts = |mut command: Command| process::run(command.arg("--version"), TIME_LIMIT);
    match command(language).and_then(starts) {
        Ok(outcome) if outcome.succeeded() => None,
        _ => Some(name.to_owned()),
    }
}

/// Runs a command of the compiler.
pub fn compile(command: &mut Command) -> Result<(), String> {
    process::run(command, TIME_LIMIT)?.success().map(|_| ())
}
