//! Programs for another machine than this one run under the emulator that cargo runs the tests themselves with.

use std::ffi::OsStr;
use std::process::Command;
use std::time::Duration;

/// The emulator and its arguments, if the environment names one for the target (`CARGO_TARGET_<triple>_RUNNER`).
fn runner() -> Option<String> {
    let target = env!("NDGRAD_TARGET").to_uppercase().replace('-', "_");
    std::env::var(format!("CARGO_TARGET_{target}_RUNNER")).ok().filter(|runner| !runner.trim().is_empty())
}

/// A command that runs a program built for the target.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let runner = runner().unwrap_or_default();
    let mut words = runner.split_whitespace();
    let Some(emulator) = words.next() else { return Command::new(program) };
    let mut command = Command::new(emulator);
    command.args(words).arg(program);
    command
}

/// Why a tool that looks into a running program cannot, if programs run under an emulator.
pub fn hides(tool: &str) -> Option<String> {
    runner().map(|_| format!("no {tool} under an emulator"))
}

/// How long a program may take: an emulator is several times slower, and slower still to fork.
pub fn limit(limit: Duration) -> Duration {
    if runner().is_some() { limit * 5 } else { limit }
}
