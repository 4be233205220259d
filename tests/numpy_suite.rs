//! The library against live numpy: `tests/numpy/differential.py` on the shared library that this `cargo test` built, and
//! whether `c_tests/tables.h` is still what numpy gives.
//!
//! - `NDGRAD_PYTHON`: the Python to use, `python3` by default. Without numpy 2 in it the trials are ignored and say why,
//!   and fail if `NDGRAD_REQUIRE_ALL=1`.
//! - `NDGRAD_NUMPY_CASES`, `NDGRAD_NUMPY_SEED`: how many cases, and which; 20,000 of seed 1 by default.

mod support;

use libtest_mimic::{Arguments, Trial};
use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;
use support::library::Library;
use support::process;
use support::trial::trial;

/// 20,000 cases take about half a minute; NDGRAD_NUMPY_CASES may ask for many more.
const TIME_LIMIT: Duration = Duration::from_secs(3600);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = Python::find();
    let trials = vec![
        python.trial("numpy::differential", differential),
        python.trial("numpy::every_kernel", every_kernel),
        python.trial("numpy::tables_are_fresh", tables_are_fresh),
    ];
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn differential(python: &str) -> Result<(), String> {
    let links = library_links()?;
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
        let links = library_links()?;
        let library = Library::locate(links.path())?;
        let mut command = script(python, "differential.py");
        command.env("NDGRAD_ISA", set).env("NDGRAD_STREAM_ABOVE", "0");
        command.arg("--library").arg(library.shared);
        command.args(["--cases", "3000", "--seed", &(100 + seed).to_string()]);
        report(command)?;
    }
    Ok(())
}

fn library_links() -> Result<tempfile::TempDir, String> {
    let links = tempfile::Builder::new().prefix("numpy_suite-").tempdir_in(env!("CARGO_TARGET_TMPDIR"));
    links.map_err(|error| error.to_string())
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

/// A Python with a numpy that is new enough, or why there is none.
struct Python {
    command: String,
    missing: Option<String>,
}

impl Python {
    fn find() -> Self {
        let command = setting("NDGRAD_PYTHON", "python3");
        let probe = Command::new(&command).args(["-c", "import numpy; print(numpy.__version__)"]).output();
        let missing = match probe {
            Err(_) => Some(format!("no {command}")),
            Ok(output) if !output.status.success() => Some(format!("{command} has no numpy")),
            Ok(output) => {
                let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
                let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
                (major < Some(2)).then(|| format!("{command} has numpy {version}, older than 2"))
            }
        };
        Self { command, missing }
    }

    fn trial(&self, name: &str, test: fn(&str) -> Result<(), String>) -> Trial {
        let command = self.command.clone();
        trial(name, self.missing.clone(), move || test(&command))
    }
}
