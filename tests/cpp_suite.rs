//! The C++ interface, `include/ndgrad.hpp`: its tests (`bindings/cpp/tests`, doctest) against the shared library by each
//! compiler and standard that it promises, and under the sanitizers; its examples (`bindings/cpp/examples`), which print
//! what `bindings/cpp/README.md` says. That it leaves out nothing of the C header, `bindings.rs` sees to.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::compiler::{self, Language, STRICT};
use support::library::Library;
use support::trial::{self, trial};
use support::{markdown, process};

const RUN_LIMIT: Duration = Duration::from_secs(120);
/// A handful of files, one after another, on a busy machine.
const COMPILE_LIMIT: Duration = Duration::from_secs(600);

const SANITIZE: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];

/// How a program is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Build {
    /// The compiler that the cc crate finds, in a standard.
    Default(&'static str),
    /// The same under AddressSanitizer and UBSan.
    Sanitized(&'static str),
    /// C++23 with libc++, which has std::mdspan.
    LibCpp,
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
    eigen: Vec<String>,
}

fn main() {
    let directory = trial::directory("cpp_suite");
    let (eigen, no_eigen) = match find_eigen() {
        Ok(flags) => (flags, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let suite = Arc::new(Suite { directory, library: OnceLock::new(), eigen });

    let no_cpp = compiler::missing(Language::Cpp);
    let no_doctest =
        no_cpp.clone().or_else(|| suite.missing(Build::Default("c++17"), "doctest/doctest.h", "doctest-dev"));
    let no_sanitizers =
        no_doctest.clone().or_else(|| suite.missing(Build::Sanitized("c++17"), "cstdio", "AddressSanitizer"));
    let no_mdspan =
        no_doctest.clone().or_else(|| suite.missing(Build::LibCpp, "mdspan", "std::mdspan of clang-19 and libc++"));
    let no_eigen = no_cpp.clone().or(no_eigen);

    let mut trials = Vec::new();
    let mut add = |name: &str, missing: &Option<String>, test: fn(&Suite) -> Result<(), String>| {
        let suite = Arc::clone(&suite);
        trials.push(trial(format!("cpp::{name}"), missing.clone(), move || test(&suite)));
    };
    add("tests_c++17", &no_doctest, |suite| suite.run_tests("c++17", Build::Default("c++17"), &not_eigen()?));
    add("tests_c++20", &no_doctest, |suite| suite.run_tests("c++20", Build::Default("c++20"), &not_eigen()?));
    add("tests_sanitized", &no_sanitizers, |suite| suite.run_tests("asan", Build::Sanitized("c++20"), &not_eigen()?));
    add("tests_c++23_mdspan", &no_mdspan, |suite| suite.run_tests("c++23", Build::LibCpp, &not_eigen()?));
    let no_eigen_tests = no_sanitizers.clone().or_else(|| no_eigen.clone());
    add("tests_eigen", &no_eigen_tests, |suite| {
        let files = ["main.cpp", "test_eigen.cpp"].map(|file| bindings().join("tests").join(file));
        suite.run_tests("eigen", Build::Sanitized("c++17"), &files)
    });
    add("example_quickstart", &no_cpp, |suite| suite.run_example("quickstart"));
    add("example_operators", &no_cpp, |suite| suite.run_example("operators"));
    add("example_eigen", &no_eigen, |suite| suite.run_example("eigen"));
    add("readme", &no_cpp, Suite::run_readme);

    trial::run(suite, trials)
}

// ---- what may be missing --------------------------------------------------------------------------------------------

/// The flags that Eigen's headers need.
fn find_eigen() -> Result<Vec<String>, String> {
    if process::find("pkg-config").is_none() {
        return Err("no pkg-config".to_owned());
    }
    let outcome = process::run(Command::new("pkg-config").args(["--cflags-only-I", "eigen3"]), RUN_LIMIT)?;
    let flags = outcome.success().map_err(|_| "no Eigen".to_owned())?;
    // As headers of the system, whose warnings are not ours.
    Ok(flags.split_whitespace().map(|flag| flag.replacen("-I", "-isystem", 1)).collect())
}

impl Suite {
    /// Why a build that includes a header does not work, if it does not.
    fn missing(&self, build: Build, header: &str, name: &str) -> Option<String> {
        let try_it = || {
            let source = self.directory.path().join("try.cpp");
            fs::write(&source, format!("#include <{header}>\nint main() {{ return 0; }}\n"))
                .map_err(|error| error.to_string())?;
            let mut command = build.command()?;
            if matches!(build, Build::Sanitized(_)) {
                command.arg("-o").arg(source.with_extension(""));
            } else {
                command.arg("-fsyntax-only");
            }
            compiler::compile(command.arg(&source))
        };
        try_it().err().map(|_| format!("no {name}"))
    }
}

// ---- building -------------------------------------------------------------------------------------------------------

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bindings() -> PathBuf {
    source_tree().join("bindings/cpp")
}

impl Build {
    fn command(self) -> Result<Command, String> {
        let mut command = match self {
            Build::Default(_) | Build::Sanitized(_) => compiler::command(Language::Cpp)?,
            Build::LibCpp => {
                let mut clang = Command::new("clang++-19");
                clang.args(STRICT).args(["-stdlib=libc++", "-O1", "-g"]);
                clang
            }
        };
        match self {
            Build::Default(standard) => command.arg(format!("-std={standard}")),
            Build::Sanitized(standard) => command.arg(format!("-std={standard}")).args(SANITIZE),
            Build::LibCpp => command.arg("-std=c++23"),
        };
        Ok(command)
    }
}

impl Suite {
    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.directory.path().join("lib"));
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    /// The program made of some files and the shared library.
    fn program(&self, name: &str, build: Build, files: &[PathBuf]) -> Result<PathBuf, String> {
        let library = self.library()?;
        let program = self.directory.path().join(name);
        let mut run_path = std::ffi::OsString::from("-Wl,-rpath,");
        run_path.push(&library.link_directory);
        let mut command = build.command()?;
        command.arg("-I").arg(source_tree().join("include")).args(&self.eigen).args(files).arg("-o").arg(&program);
        command.arg("-L").arg(&library.link_directory).arg(run_path).args(["-lndgrad", "-lpthread"]);
        process::run(&mut command, COMPILE_LIMIT)?.success()?;
        Ok(program)
    }
}

// ---- running --------------------------------------------------------------------------------------------------------

/// All tests but those that need Eigen.
fn not_eigen() -> Result<Vec<PathBuf>, String> {
    let entries = bindings().join("tests").read_dir().map_err(|error| error.to_string())?;
    let files = entries.flatten().map(|entry| entry.path());
    let is_wanted =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "cpp") && !path.ends_with("test_eigen.cpp");
    Ok(files.filter(is_wanted).collect())
}

impl Suite {
    fn run_tests(&self, name: &str, build: Build, files: &[PathBuf]) -> Result<(), String> {
        let program = self.program(name, build, files)?;
        if matches!(build, Build::Sanitized(_)) {
            let symbols = process::run(Command::new("nm").arg(&program), RUN_LIMIT)?.success()?;
            for proof in ["__asan_init", "__ubsan_handle"] {
                if !symbols.contains(proof) {
                    return Err(format!("{name} was to be sanitized and has no {proof}"));
                }
            }
        }
        let mut run = Command::new(program);
        run.env("ASAN_OPTIONS", "detect_leaks=1").env_remove("NDGRAD_TEST_PANIC");
        let output = process::run(&mut run, RUN_LIMIT)?.success()?;
        // A program in which nothing passed has not tested anything.
        let passed: Option<usize> = output.lines().find_map(|line| {
            line.strip_prefix("[doctest] test cases:")?
                .split('|')
                .nth(1)?
                .trim()
                .strip_suffix("passed")?
                .trim()
                .parse()
                .ok()
        });
        match passed {
            Some(count) if count > 0 => Ok(()),
            _ => Err(format!("no test case passed:\n{output}")),
        }
    }

    /// An example prints what stands as a block `text` in the README.
    fn run_example(&self, name: &str) -> Result<(), String> {
        let source = bindings().join("examples").join(format!("{name}.cpp"));
        let program = self.program(&format!("example_{name}"), Build::Default("c++17"), &[source])?;
        let output = process::run(&mut Command::new(program), RUN_LIMIT)?.success()?;
        let readme = read("bindings/cpp/README.md")?;
        if readme.contains(&format!("```text\n{output}```\n")) {
            return Ok(());
        }
        Err(format!("bindings/cpp/README.md has no block text with what {name} prints:\n{output}"))
    }
}

/// What the fragments of the README take for given.
const GIVEN: &str = "\
#include <ndgrad.hpp>
#include <cstdio>
#include <vector>

int main() {
    const double g[4][3] = {{20, 21, 22}, {18, 19, 20}, {12, 13, 15}, {10, 10, 11}}, x[4] = {0, 10, 25, 50};
    double d0[4][3], d1[4][3];
    const std::int64_t rows = 4, columns = 3;
    const std::vector<double> metres(x, x + rows), temperature(12, 20), salinity(12, 35);
    std::vector<double> dz(12), dx(12);
    const bool is_stopped = false;
";

impl Suite {
    /// The blocks `cpp` of the README, one after the other, are the body of a program that does what they say.
    fn run_readme(&self) -> Result<(), String> {
        let page = markdown::read("bindings/cpp/README.md")?;
        let blocks = markdown::blocks(&page).into_iter().filter(|block| block.tag == "cpp");
        let source = self.directory.path().join("readme.cpp");
        let body: String = blocks.map(|block| block.text).collect();
        fs::write(&source, format!("{GIVEN}{body}}}\n")).map_err(|error| error.to_string())?;
        let program = self.program("readme", Build::Default("c++20"), &[source])?;
        let output = process::run(&mut Command::new(program), RUN_LIMIT)?.success()?;
        let expected = "the step of axis 0 is 0.0: expected a finite number other than 0\n";
        if output == expected {
            Ok(())
        } else {
            Err(format!("expected {expected:?} of the last block, and got {output:?}"))
        }
    }
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(source_tree().join(path)).map_err(|error| format!("{path}: {error}"))
}
