//! The Fortran binding (`bindings/fortran`): its module and the C below it compiled with warnings as errors, every test
//! program run with all checks that the compiler can put in, the grids under a leak checker, the examples compared with
//! what they should print, and the whole built by CMake, with an installed library too, and by fpm.
//!
//! `cargo test --test fortran_suite test_ranks` runs one. FC names another compiler than gfortran, NDGRAD_FPM another fpm
//! than the one in PATH. A tool that is missing makes its trials ignored, with the reason in their names; with
//! NDGRAD_REQUIRE_ALL=1 it makes them fail.

mod support;

use libtest_mimic::Trial;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::library::Library;
use support::trial::{self, trial};
use support::{compiler, install, process};

const LIMIT: Duration = Duration::from_secs(300);
/// Not an exit code of any program here.
const VALGRIND_EXIT: i32 = 99;
/// The first gfortran whose descriptors for C are right.
const OLDEST_GFORTRAN: u32 = 12;

/// The reference in the tests rounds after every operation, as the library does.
const FORTRAN_FLAGS: [&str; 8] =
    ["-std=f2018", "-Wall", "-Wextra", "-Werror", "-fcheck=all", "-ffp-contract=off", "-O1", "-g"];

/// In the order in which they use each other.
const MODULES: [&str; 8] = [
    "src/ndgrad_c",
    "src/ndgrad_constants",
    "src/ndgrad_gradient",
    "src/ndgrad_grids",
    "src/ndgrad_library",
    "src/ndgrad",
    "test/checks",
    "test/reference",
];

fn main() {
    let suite = Arc::new(Suite {
        directory: trial::directory("fortran_suite"),
        library: OnceLock::new(),
        objects: OnceLock::new(),
    });
    let trials = trials(&suite);
    trial::run(suite, trials)
}

fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let no_fortran = missing_fortran();
    let no_tool =
        |tool: &str| no_fortran.clone().or_else(|| process::find(tool).is_none().then(|| format!("no {tool}")));
    let no_fpm = no_fortran.clone().or_else(|| fpm().is_none().then(|| "no fpm".to_owned()));
    let mut trials = Vec::new();
    let mut add = |name: String, missing: &Option<String>, test: fn(&Suite, &str) -> Result<(), String>, what: &str| {
        let (suite, what) = (Arc::clone(suite), what.to_owned());
        trials.push(trial(name, missing.clone(), move || test(&suite, &what)));
    };
    for name in sources("test").iter().filter(|name| name.starts_with("test_")) {
        add(format!("fortran::{name}"), &no_fortran, run_test, name);
    }
    add("fortran::valgrind::test_grid".to_owned(), &no_tool("valgrind"), run_under_valgrind, "test_grid");
    for name in sources("example") {
        add(format!("fortran::example::{name}"), &no_fortran, run_example, &name);
    }
    add("fortran::cmake".to_owned(), &no_tool("cmake"), build_by_cmake, "");
    add("fortran::cmake_installed".to_owned(), &no_tool("cmake"), build_with_installed_library, "");
    add("fortran::fpm".to_owned(), &no_fpm, build_by_fpm, "");
    trials
}

// ---- what may be missing --------------------------------------------------------------------------------------------

fn fortran() -> OsString {
    std::env::var_os("FC").unwrap_or_else(|| "gfortran".into())
}

fn missing_fortran() -> Option<String> {
    let Ok(outcome) = process::run(Command::new(fortran()).arg("-dumpversion"), LIMIT) else {
        return Some("no gfortran".to_owned());
    };
    let version: Option<u32> = outcome.output.trim().split('.').next().and_then(|major| major.parse().ok());
    match version {
        Some(version) if version >= OLDEST_GFORTRAN => None,
        _ => Some(format!("no gfortran {OLDEST_GFORTRAN} or newer")),
    }
}

fn fpm() -> Option<PathBuf> {
    std::env::var_os("NDGRAD_FPM").map(PathBuf::from).or_else(|| process::find("fpm"))
}

// ---- building -------------------------------------------------------------------------------------------------------

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn binding() -> PathBuf {
    source_tree().join("bindings/fortran")
}

/// The Fortran files in a folder of the binding, without `.f90`: a new file is a new trial.
fn sources(folder: &str) -> Vec<String> {
    let entries = binding().join(folder).read_dir().expect("the folder is in the source tree");
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(".f90").map(str::to_owned)).collect();
    names.sort();
    names
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
    objects: OnceLock<Result<Vec<PathBuf>, String>>,
}

impl Suite {
    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.directory.path().join("lib"));
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    /// -L and -rpath for the library.
    fn link_flags(&self) -> Result<String, String> {
        let directory = self.library()?.link_directory.display();
        Ok(format!("-L{directory} -Wl,-rpath,{directory}"))
    }

    /// A command of the Fortran compiler that leaves its modules in a directory, and finds the binding's.
    fn fortran(&self, modules: &Path) -> Command {
        let mut command = Command::new(fortran());
        command.args(FORTRAN_FLAGS).arg("-J").arg(modules).arg("-I").arg(self.directory.path());
        command
    }

    /// The objects of the binding and of the modules that tests share.
    fn objects(&self) -> Result<&[PathBuf], String> {
        let compile = || {
            let mut objects = Vec::new();
            let src = binding().join("src");
            for file in ["failure.c", "arrays.c", "grid.c", "gradient.c", "operators.c", "apply.c"] {
                // The Fortran compiler's driver, since its C compiler has the header of the descriptors.
                let mut command = Command::new(fortran());
                command.arg("-std=c99").args(compiler::STRICT).args(["-O2", "-I"]).arg(source_tree().join("include"));
                objects.push(self.object(command, &src.join(file))?);
            }
            for name in MODULES {
                let source = binding().join(name).with_extension("f90");
                objects.push(self.object(self.fortran(self.directory.path()), &source)?);
            }
            Ok(objects)
        };
        self.objects.get_or_init(compile).as_deref().map_err(Clone::clone)
    }

    fn object(&self, mut command: Command, source: &Path) -> Result<PathBuf, String> {
        let name = source.file_stem().ok_or("a source has a name")?;
        let object = self.directory.path().join(name).with_extension("o");
        compiler::compile(command.arg("-c").arg(source).arg("-o").arg(&object))?;
        Ok(object)
    }

    /// The program made of a file in `test` or `example`.
    fn program(&self, folder: &str, name: &str, kind: &str) -> Result<PathBuf, String> {
        let source = binding().join(folder).join(name).with_extension("f90");
        let program = self.directory.path().join(format!("{name}{kind}"));
        // Modules of its own may have the same names as another program's.
        let modules = self.directory.path().join(format!("modules-{name}{kind}"));
        fs::create_dir_all(&modules).map_err(|error| error.to_string())?;
        let mut command = self.fortran(&modules);
        command.arg(source).args(self.objects()?).args(self.link_flags()?.split(' ')).arg("-lndgrad");
        compiler::compile(command.arg("-o").arg(&program))?;
        Ok(program)
    }
}

// ---- the trials -----------------------------------------------------------------------------------------------------

/// A test ends with `N checks, 0 failed`; one without checks has tested nothing.
fn passed(output: &str) -> Result<(), String> {
    let count = output.lines().find_map(|line| line.strip_suffix(" checks, 0 failed")?.parse::<u32>().ok());
    if count.unwrap_or(0) > 0 {
        Ok(())
    } else {
        Err(format!("the test does not say that its checks passed:\n{output}"))
    }
}

fn run_test(suite: &Suite, name: &str) -> Result<(), String> {
    let program = suite.program("test", name, "")?;
    let mut command = Command::new(program);
    command.env("NDGRAD_TEST_VERSION", env!("CARGO_PKG_VERSION"));
    passed(&process::run(&mut command, LIMIT)?.success()?)
}

/// What is lost for good is an error; what the library's sleeping workers hold is not.
fn run_under_valgrind(suite: &Suite, name: &str) -> Result<(), String> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--leak-check=full", "--errors-for-leak-kinds=definite", "--fair-sched=try"]);
    valgrind.arg(format!("--error-exitcode={VALGRIND_EXIT}")).arg(suite.program("test", name, "-valgrind")?);
    let output = process::run(&mut valgrind, LIMIT)?.success()?;
    if !output.contains("ERROR SUMMARY: 0 errors") {
        return Err(format!("valgrind does not say that there were no errors:\n{output}"));
    }
    passed(&output)
}

/// An example prints what the file beside it says.
fn run_example(suite: &Suite, name: &str) -> Result<(), String> {
    let path = binding().join("example").join(name).with_extension("txt");
    let expected = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let printed = process::run(&mut Command::new(suite.program("example", name, "")?), LIMIT)?.success()?;
    if printed == expected { Ok(()) } else { Err(format!("expected\n{expected}and got\n{printed}")) }
}

fn build_by_cmake(suite: &Suite, _: &str) -> Result<(), String> {
    let build = suite.directory.path().join("cmake");
    let library = &suite.library()?.link_directory;
    let mut configure = Command::new("cmake");
    configure.arg("-S").arg(binding()).arg("-B").arg(&build).arg("-DCMAKE_BUILD_TYPE=Release");
    configure.arg(format!("-DNDGRAD_LIBRARY={}", library.join("libndgrad.so").display()));
    process::run(&mut configure, LIMIT)?.success()?;
    process::run(Command::new("cmake").arg("--build").arg(&build), LIMIT)?.success()?;
    let output = process::run(Command::new("ctest").current_dir(&build), LIMIT)?.success()?;
    if !output.contains("100% tests passed") || output.contains("No tests were found") {
        return Err(format!("ctest does not say that all tests passed:\n{output}"));
    }
    let installed = suite.directory.path().join("cmake-installed");
    process::run(Command::new("cmake").arg("--install").arg(&build).arg("--prefix").arg(&installed), LIMIT)?
        .success()?;
    for module in MODULES.iter().filter_map(|name| name.strip_prefix("src/")) {
        let file = installed.join("include/ndgrad_fortran").join(module).with_extension("mod");
        if !file.is_file() {
            return Err(format!("cmake --install left no {}", file.display()));
        }
    }
    Ok(())
}

/// CMake finds a library that `make install` has installed; so do the programs.
fn build_with_installed_library(suite: &Suite, _: &str) -> Result<(), String> {
    let (tree, build) =
        (install::tree(suite.directory.path(), suite.library()?, "lib")?, suite.directory.path().join("on"));
    let mut configure = Command::new("cmake");
    configure.arg("-S").arg(binding()).arg("-B").arg(&build);
    configure.arg(format!("-DCMAKE_PREFIX_PATH={}", tree.root.display()));
    process::run(&mut configure, LIMIT)?.success()?;
    process::run(Command::new("cmake").arg("--build").arg(&build).args(["--target", "tutorial"]), LIMIT)?.success()?;
    let run = |command: &mut Command| process::run(command.env_remove("LD_LIBRARY_PATH"), LIMIT)?.success();
    let needed = run(Command::new("ldd").arg(build.join("tutorial")))?;
    if !needed.contains(&*tree.libraries.to_string_lossy()) {
        return Err(format!("the program was not linked to the installed library:\n{needed}"));
    }
    let expected = fs::read_to_string(binding().join("example/tutorial.txt")).map_err(|error| error.to_string())?;
    let printed = run(&mut Command::new(build.join("tutorial")))?;
    if printed == expected { Ok(()) } else { Err(format!("the example printed\n{printed}")) }
}

/// fpm finds sources, tests and examples by itself; the manifest says the rest. It builds inside the package, so this is a
/// copy.
fn build_by_fpm(suite: &Suite, _: &str) -> Result<(), String> {
    let package = suite.directory.path().join("fpm");
    fs::create_dir(&package).map_err(|error| error.to_string())?;
    let mut copy = Command::new("cp");
    copy.arg("-R").args(["fpm.toml", "src", "test", "example"].map(|name| binding().join(name))).arg(&package);
    process::run(&mut copy, LIMIT)?.success()?;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(fpm().unwrap_or_else(|| "fpm".into()));
        command.args(arguments).args(["--flag", "-ffp-contract=off"]).current_dir(&package);
        command.env("FPM_CFLAGS", format!("-I{}", source_tree().join("include").display()));
        command.env("FPM_LDFLAGS", suite.link_flags()?);
        process::run(&mut command, LIMIT)?.success()
    };
    let output = run(&["test"])?;
    let passed = output.lines().filter(|line| line.ends_with(" checks, 0 failed")).count();
    let expected = sources("test").iter().filter(|name| name.starts_with("test_")).count();
    if passed != expected {
        return Err(format!("{passed} of {expected} tests say that they passed:\n{output}"));
    }
    let expected = fs::read_to_string(binding().join("example/tutorial.txt")).map_err(|error| error.to_string())?;
    let output = run(&["run", "--example", "tutorial"])?;
    if output.ends_with(&expected) { Ok(()) } else { Err(format!("the example printed\n{output}")) }
}
