//! The library against live numpy: `tests/numpy/differential.py` on the shared library that this `cargo test` built, and
//! whether `c_tests/tables.h` is still what numpy gives.
//!
//! - `NDGRAD_PYTHON`: the Python to use, `python3` by default. Without numpy 2 in it the trials are ignored and say why,
//!   and fail if `NDGRAD_REQUIRE_ALL=1`.
//! - `NDGRAD_NUMPY_CASES`, `NDGRAD_NUMPY_SEED`: how many cases, and which; 20,000 of seed 1 by default.

use libtest_mimic::{Arguments, Failed, Trial};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = Python::find();
    let trials = vec![
        python.trial("numpy::differential", differential),
        python.trial("numpy::tables_are_fresh", tables_are_fresh),
    ];
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn differential(python: &str) -> Result<(), Failed> {
    let library = shared_library()?;
    let mut command = script(python, "differential.py");
    command.arg("--library").arg(library);
    command.args(["--cases", &setting("NDGRAD_NUMPY_CASES", "20000")]);
    command.args(["--seed", &setting("NDGRAD_NUMPY_SEED", "1")]);
    report(command)
}

fn tables_are_fresh(python: &str) -> Result<(), Failed> {
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
fn report(mut command: Command) -> Result<(), Failed> {
    let Output { status, stdout, stderr } = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    if status.success() {
        println!("\n{stdout}{stderr}");
        return Ok(());
    }
    Err(format!("{command:?}: {status}\n{stdout}{stderr}").into())
}

/// `cargo test` leaves the shared library beside this executable; older builds may lie one directory up.
fn shared_library() -> Result<PathBuf, Failed> {
    let name = format!("{}ndgrad{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    let executable = env::current_exe()?;
    let directories = executable.ancestors().skip(1).take(2);
    let found = directories.map(|directory| directory.join(&name)).find(|path| path.exists());
    found.ok_or_else(|| format!("no {name} beside {} or one directory up", executable.display()).into())
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
            Err(error) => Some(format!("{command}: {error}")),
            Ok(output) if !output.status.success() => Some(format!("{command} has no numpy")),
            Ok(output) => {
                let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
                let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
                (major < Some(2)).then(|| format!("{command} has numpy {version}, older than 2"))
            }
        };
        Self { command, missing }
    }

    fn trial(&self, name: &str, test: fn(&str) -> Result<(), Failed>) -> Trial {
        match &self.missing {
            None => {
                let command = self.command.clone();
                Trial::test(name, move || test(&command))
            }
            Some(reason) if env::var("NDGRAD_REQUIRE_ALL").is_ok_and(|value| value == "1") => {
                let reason = reason.clone();
                Trial::test(name, move || Err(format!("{reason}, and NDGRAD_REQUIRE_ALL=1").into()))
            }
            Some(reason) => Trial::test(format!("{name} ({reason})"), || Ok(())).with_ignored_flag(true),
        }
    }
}
