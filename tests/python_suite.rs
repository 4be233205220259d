//! The Python package (`bindings/python`): its wheel is built and installed into a folder; with that its tests run, numpy's
//! own gradient tests among them, and the examples of its README; and mypy reads it.
//!
//! `NDGRAD_PYTHON` names the Python, `python3` by default. Without the packages of `bindings/python/requirements-test.txt`
//! the trials are ignored and say why, and fail if `NDGRAD_REQUIRE_ALL=1`.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;
use support::trial::{self, Test};
use support::{process, python};

const MODULES: [&str; 8] = ["pip", "numpy", "hatchling", "pytest", "hypothesis", "mypy", "dask.array", "ml_dtypes"];

/// The wheel may want the release build of the library first.
const LIMIT: Duration = Duration::from_secs(1800);

fn main() {
    let suite = Suite { directory: trial::directory("python_suite"), installed: OnceLock::new() };
    let missing = python::missing(&MODULES).or_else(|| process::find("cargo").is_none().then(|| "no cargo".to_owned()));
    let tests: [(&str, Test<Suite>); 4] = [
        ("python::wheel", Suite::wheel_is_complete),
        ("python::tests", Suite::tests),
        ("python::readme", Suite::readme),
        ("python::types", Suite::types),
    ];
    trial::run_tests(suite, missing, tests);
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    installed: OnceLock<Result<PathBuf, String>>,
}

impl Suite {
    /// The folder that the package is installed in.
    fn installed(&self) -> Result<&Path, String> {
        let install = || {
            let (wheels, site) = (self.directory.path().join("wheels"), self.directory.path().join("site"));
            // Both build backend and dependencies are there: nothing is downloaded.
            let pip = |command: &str| {
                let mut pip = python_in(package().as_path());
                pip.args(["-m", "pip", command, "--no-deps", "--quiet", "--disable-pip-version-check"]);
                pip
            };
            run(pip("wheel").args(["--no-build-isolation", "--wheel-dir"]).arg(&wheels).arg("."))?;
            run(pip("install").arg("--target").arg(&site).arg(only_file(&wheels)?))?;
            Ok(site)
        };
        self.installed.get_or_init(install).as_ref().map(PathBuf::as_path).map_err(Clone::clone)
    }

    /// Python in the package's source folder, with the installed package.
    fn python(&self) -> Result<Command, String> {
        let mut python = python_in(&package());
        python.env("PYTHONPATH", self.installed()?);
        Ok(python)
    }

    fn wheel_is_complete(&self) -> Result<(), String> {
        let site = self.installed()?;
        let wheel = only_file(&self.directory.path().join("wheels"))?;
        let name = wheel.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.starts_with(&format!("ndgrad-{}-py3-none-", env!("CARGO_PKG_VERSION"))) || name.contains("-any.") {
            return Err(format!("{name} is not for this version, every Python 3 and this machine only"));
        }
        for file in ["libndgrad.so", "py.typed", "LICENSE-APACHE", "LICENSE-MIT"] {
            let path = site.join("ndgrad").join(file);
            if !path.is_file() {
                return Err(format!("{} is not there", path.display()));
            }
        }
        let code = "import ndgrad; print(ndgrad.__version__, ndgrad.__file__)";
        let printed = run(self.python()?.args(["-c", code]))?;
        let expected = format!("{} {}", env!("CARGO_PKG_VERSION"), site.join("ndgrad/__init__.py").display());
        if printed.trim() == expected { Ok(()) } else { Err(format!("{printed}and not {expected}")) }
    }

    fn tests(&self) -> Result<(), String> {
        println!("\n{}", run(self.python()?.args(["-m", "pytest", "--quiet"]))?);
        Ok(())
    }

    fn readme(&self) -> Result<(), String> {
        // Of the docstrings only those of the installed files: beside the sources there is no library.
        let modules = self.installed()?.join("ndgrad");
        let options = ["-m", "pytest", "--quiet", "--doctest-modules", "--doctest-glob=README.md", "README.md"];
        println!("\n{}", run(self.python()?.args(options).arg(modules))?);
        Ok(())
    }

    fn types(&self) -> Result<(), String> {
        run(self.python()?.args(["-m", "mypy"])).map(|_| ())
    }
}

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bindings/python")
}

fn python_in(directory: &Path) -> Command {
    let mut command = Command::new(python::command());
    command.current_dir(directory).env("PYTHONDONTWRITEBYTECODE", "1");
    // The wheel's library is the one to test, and the environment's settings are the user's.
    command.env_remove("NDGRAD_LIBRARY").env_remove("NDGRAD_NUM_THREADS");
    command
}

fn run(command: &mut Command) -> Result<String, String> {
    process::run(command, LIMIT)?.success()
}

fn only_file(directory: &Path) -> Result<PathBuf, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", directory.display());
    let files: Vec<PathBuf> = fs::read_dir(directory).map_err(failed)?.flatten().map(|entry| entry.path()).collect();
    match files.as_slice() {
        [file] => Ok(file.clone()),
        _ => Err(format!("{} holds {} files, not one", directory.display(), files.len())),
    }
}
