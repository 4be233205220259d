//! The library against live numpy: `tests/numpy/differential.py` on the shared library that this `cargo test` built, and
//! whether `c_tests/tables.h` is still what numpy gives.
//!
//! - `NDGRAD_PYTHON`: the Python to use, `python3` by default. Without numpy 2 in it the trials are ignored and say why,
//!   and fail if `NDGRAD_REQUIRE_ALL=1`.
//! - `NDGRAD_NUMPY_CASES`, `NDGRAD_NUMPY_SEED`: how many cases, and which; 20,000 of seed 1 by default.

mod support;

use libtest_mimic::Arguments;
use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;
use support::library::Library;
use support::trial::{self, trial};
use support::{process, python};

/// 20,000 cases take about half a minute; NDGRAD_NUMPY_CASES may ask for many more.
const TIME_LIMIT: Duration = Duration::from_secs(3600);

type Test = fn(&str) -> Result<(), String>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let missing = python::missing(&["numpy"]);
    let tests: [(&str, Test); 3] = [
        ("numpy::differential", differential),
        ("numpy::every_kernel", every_kernel),
        ("numpy::tables_are_fresh", tables_are_fresh),
    ];
    let trials = tests.map(|(name, test)| trial(name, missing.clone(), move || test(&python::command()))).into();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn differential(python: &str) -> Result<(), String> {
    let links = trial::directory("numpy_suite");
    let library = Library::locate(links.path())?;
    let mut command = script(python, "differential.py");
    command.arg("--library").arg(library.shared);
    command.args(["--cases", &setting("NDGRAD_NUMPY_CASES", "20000")]);
    command.args(["--seed", &setting("NDGRAD_NUMPY_SEED", "1")]);
    report(command)
}

/// Fewer cases with each instruction set, every contiguous result streamed past the cache: what large arrays get. An
/// instruction set that the processor lacks is the most that it has.
fn every_kernel(python: &str) -> Result<(), String> {
    for (seed, set) in ["baseline", "avx2", "avx512"].into_iter().enumerate() {
        let links = trial::directory("numpy_suite");
        let library = Library::locate(links.path())?;
        let mut command = script(python, "differential.py");
        command.env("NDGRAD_ISA", set).env("NDGRAD_STREAM_ABOVE", "0");
        command.arg("--library").arg(library.shared);
        command.args(["--cases", "3000", "--seed", &(100 + seed).to_string()]);
        report(command)?;
    }
    Ok(())
}

fn tables_are_fresh(python: &str) -> Result<(), String> {
    let mut command = script(python, "make_tables.py");
    command.arg("--check");
    report(command)
}

fn setting(name: &str, default: &str) -> String {
    env::var(name).unwrap_or_else(|_| default.to_owned())
}

fn script(python: &str, name: &str) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(python);
    command.current_dir(root).arg("-B").arg(root.join("tests/numpy").join(name));
    command
}

/// Prints what the script printed, in one piece: trials run beside each other.
fn report(mut command: Command) -> Result<(), String> {
    let output = process::run(&mut command, TIME_LIMIT)?.success()?;
    println!("\n{output}");
    Ok(())
}
