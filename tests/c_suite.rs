//! The C test suite (`c_tests/`): every program built and run against the shared and the static library, under
//! AddressSanitizer and UBSan, and under valgrind, each with proof that it was; the symbols and the SONAME. With the static
//! library results are streamed however few there are.
//!
//! `cargo test --test c_suite valgrind::test_grid` runs one. A tool that is missing makes its tests ignored, with the
//! reason in their names; with NDGRAD_REQUIRE_ALL=1 it makes them fail.

mod support;

use libtest_mimic::{Arguments, Trial};
use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use support::compiler::{self, Language};
use support::library::{self, Library, NATIVE_LIBRARIES};
use support::trial::{self, trial};
use support::{process, runner, symbols};

const RUN_LIMIT: Duration = Duration::from_secs(120);
/// valgrind is 10 to 50 times slower.
const VALGRIND_LIMIT: Duration = Duration::from_secs(600);
/// Not an exit code of any program here, nor of cmocka unless 99 tests fail.
const VALGRIND_EXIT: i32 = 99;

/// valgrind runs threads one at a time, which makes the millions of results of the first slow and proves nothing that the
/// smaller programs with threads do not; the others fork, and valgrind reports for each child what it has left to exit.
const NOT_UNDER_VALGRIND: [&str; 5] = [
    "test_threads_bits.c",
    "test_threads_fork.c",
    "test_threads_operators.c",
    "test_threads_processors.c",
    "test_threads_unload.c",
];

/// How a program is compiled and linked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Build {
    Shared,
    Static,
    Sanitized,
}

type Built = Arc<OnceLock<Result<PathBuf, String>>>;

/// What the trials share: built when the first one needs it.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
    programs: Mutex<HashMap<(PathBuf, Build), Built>>,
    passed: AtomicUsize,
    skipped: AtomicUsize,
}

fn main() {
    let arguments = Arguments::from_args();
    let suite = Arc::new(Suite {
        directory: trial::directory("c_suite"),
        library: OnceLock::new(),
        programs: Mutex::new(HashMap::new()),
        passed: AtomicUsize::new(0),
        skipped: AtomicUsize::new(0),
    });
    let conclusion = libtest_mimic::run(&arguments, trials(&suite));
    let passed = suite.passed.load(Ordering::Relaxed);
    if passed > 0 {
        println!("{passed} C tests passed, {} skipped themselves", suite.skipped.load(Ordering::Relaxed));
    }
    let failed = conclusion.has_failed();
    // exit runs no destructors, and this one removes the programs.
    drop(suite);
    std::process::exit(if failed { 101 } else { 0 });
}

// ---- the trials -----------------------------------------------------------------------------------------------------

fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let no_cmocka = compiler::missing(Language::C).or_else(|| missing_cmocka(suite));
    let no_sanitizers =
        no_cmocka.clone().or_else(|| runner::hides("AddressSanitizer")).or_else(|| missing_sanitizers(suite));
    let no_valgrind = no_cmocka.clone().or_else(|| runner::hides("valgrind")).or_else(|| missing_tool("valgrind"));
    let mut trials = Vec::new();
    let mut add = |name: String, missing: &Option<String>, test: fn(&Suite, &str) -> Result<(), String>, what: &str| {
        let (suite, what) = (Arc::clone(suite), what.to_owned());
        trials.push(trial(name, missing.clone(), move || test(&suite, &what)));
    };

    for file in test_files() {
        let name = file.trim_end_matches(".c");
        add(format!("shared::{name}"), &no_cmocka, run_shared, &file);
        add(format!("static::{name}"), &no_cmocka, run_static, &file);
        add(format!("asan::{name}"), &no_sanitizers, run_sanitized, &file);
        if !NOT_UNDER_VALGRIND.contains(&file.as_str()) {
            add(format!("valgrind::{name}"), &no_valgrind, run_under_valgrind, &file);
        }
    }
    add("guard::canary".into(), &no_cmocka, guard_canary, "canary_guard.c");
    add("asan::canary_heap".into(), &no_sanitizers, address_canary, "canary_heap.c");
    add("asan::canary_undefined".into(), &no_sanitizers, undefined_canary, "canary_undefined.c");
    add("valgrind::canary_heap".into(), &no_valgrind, valgrind_canary, "canary_heap.c");
    add("valgrind::canary_library".into(), &no_valgrind, valgrind_canary, "canary_library.c");
    add("symbols::exported".into(), &missing_tool("nm"), exported_symbols, "");
    add("symbols::declared".into(), &None, declared_symbols, "");
    add("soname".into(), &missing_tool("readelf"), soname, "");
    trials
}

/// Every c_tests/test_*.c: a new file is a new test.
fn test_files() -> Vec<String> {
    let entries = c_tests().read_dir().expect("c_tests is in the source tree");
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> = names.filter(|name| name.starts_with("test_") && name.ends_with(".c")).collect();
    files.sort();
    assert!(!files.is_empty(), "no tests in c_tests");
    files
}

// ---- what may be missing --------------------------------------------------------------------------------------------

fn missing_tool(name: &str) -> Option<String> {
    process::find(name).is_none().then(|| format!("no {name}"))
}

fn missing_cmocka(suite: &Suite) -> Option<String> {
    let text = "#include <stdarg.h>\n#include <stddef.h>\n#include <setjmp.h>\n#include <stdint.h>\n#include <cmocka.h>\n\
                int main(void) { return _cmocka_run_group_tests(\"\", NULL, 0, NULL, NULL) != 0; }\n";
    compiles(suite, "cmocka", text, &["-lcmocka"]).err().map(|_| "no libcmocka-dev".to_owned())
}

fn missing_sanitizers(suite: &Suite) -> Option<String> {
    let text = "int main(void) { return 0; }\n";
    compiles(suite, "sanitizers", text, &SANITIZE).err().map(|_| "no AddressSanitizer".to_owned())
}

fn compiles(suite: &Suite, name: &str, text: &str, flags: &[&str]) -> Result<(), String> {
    let source = suite.directory.path().join(format!("try_{name}.c"));
    std::fs::write(&source, text).map_err(|error| error.to_string())?;
    let program = source.with_extension("");
    compiler::compile(compiler::command(Language::C)?.arg(&source).arg("-o").arg(program).args(flags))
}

// ---- building -------------------------------------------------------------------------------------------------------

const SANITIZE: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn c_tests() -> PathBuf {
    source_tree().join("c_tests")
}

impl Suite {
    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.directory.path().join("lib"));
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    /// The program made of one C file, built once for all trials that run it.
    fn program(&self, file: &str, build: Build) -> Result<PathBuf, String> {
        let source = c_tests().join(file);
        let key = (source.clone(), build);
        let slot = Arc::clone(self.programs.lock().map_err(|error| error.to_string())?.entry(key).or_default());
        slot.get_or_init(|| {
            let mut command = compiler::command(Language::C)?;
            command.args(["-std=c99", "-I"]).arg(c_tests()).arg(source).arg("-lcmocka");
            self.link(command, &format!("{build:?}_{}", file.trim_end_matches(".c")), build)
        })
        .clone()
    }

    /// Links what a command compiles with the library into a program of that name.
    fn link(&self, mut command: Command, name: &str, build: Build) -> Result<PathBuf, String> {
        let library = self.library()?;
        let program = self.directory.path().join(name);
        // The reference formulas in the tests round after every operation, as the library does.
        command.args(["-ffp-contract=off", "-I"]).arg(source_tree().join("include")).arg("-o").arg(&program);
        if build == Build::Sanitized {
            command.args(SANITIZE);
        }
        if build == Build::Static {
            command.arg(&library.archive).args(NATIVE_LIBRARIES);
        } else {
            let mut run_path = std::ffi::OsString::from("-Wl,-rpath,");
            run_path.push(&library.link_directory);
            command.arg("-L").arg(&library.link_directory).arg(run_path).arg("-lndgrad");
        }
        compiler::compile(command.args(["-lpthread", "-ldl", "-lm"]))?;
        Ok(program)
    }
}

// ---- running the tests ----------------------------------------------------------------------------------------------

/// A command that runs a program, with what the tests look for in the environment.
fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = runner::command(program);
    command.env("NDGRAD_TEST_SONAME_NUMBER", env!("NDGRAD_ABI_VERSION")).env_remove("NDGRAD_TEST_PANIC");
    if cfg!(debug_assertions) {
        // The library is of the same profile: it has to panic on demand.
        command.env("NDGRAD_TEST_EXPECT_PANIC", "1");
    }
    command
}

/// Adds up what cmocka says of each group. A program in which nothing passed has not tested anything.
fn count(suite: &Suite, file: &str, output: &str) -> Result<(), String> {
    let sum = |word: &str| {
        let number = |line: &str| line.strip_prefix(word)?.split_whitespace().next()?.parse::<usize>().ok();
        output.lines().filter_map(number).sum::<usize>()
    };
    let (ran, passed, skipped) = (sum_of_runs(output), sum("[  PASSED  ]"), sum("[  SKIPPED ]"));
    if passed == 0 && skipped == 0 || passed + skipped != ran {
        return Err(format!("{ran} tests ran, {passed} passed and {skipped} were skipped:\n{output}"));
    }
    suite.passed.fetch_add(passed, Ordering::Relaxed);
    suite.skipped.fetch_add(skipped, Ordering::Relaxed);
    let reasons: BTreeSet<&str> = output.lines().filter(|line| line.starts_with("skipped: ")).collect();
    for reason in reasons {
        println!("{file} {reason}");
    }
    Ok(())
}

/// From lines such as `[==========] 12 test(s) run.`
fn sum_of_runs(output: &str) -> usize {
    let counts = output.lines().filter_map(|line| {
        line.strip_prefix("[==========]")?.trim().strip_suffix("test(s) run.")?.trim().parse::<usize>().ok()
    });
    counts.sum()
}

/// Which shared libraries a program asks for, if there is a readelf to tell.
fn needed(program: &Path) -> Result<Option<String>, String> {
    if missing_tool("readelf").is_some() {
        return Ok(None);
    }
    process::run(Command::new("readelf").arg("-d").arg(program), RUN_LIMIT)?.success().map(Some)
}

fn run_shared(suite: &Suite, file: &str) -> Result<(), String> {
    let program = suite.program(file, Build::Shared)?;
    if needed(&program)?.is_some_and(|needed| !needed.contains(&format!("[{}]", library::soname()))) {
        return Err(format!("{file} does not ask for {}", library::soname()));
    }
    let output = process::run(&mut command(program), runner::limit(RUN_LIMIT))?.success()?;
    count(suite, file, &output)
}

fn run_static(suite: &Suite, file: &str) -> Result<(), String> {
    let program = suite.program(file, Build::Static)?;
    if needed(&program)?.is_some_and(|needed| needed.contains("libndgrad")) {
        return Err(format!("{file} asks for the shared library in spite of the static one"));
    }
    // Here results go past the cache however few there are.
    let output = process::run(command(program).env("NDGRAD_STREAM_ABOVE", "0"), runner::limit(RUN_LIMIT))?.success()?;
    count(suite, file, &output)
}

/// A command that runs a program built with the sanitizers, whatever the caller's environment says to them.
fn sanitized_command(program: &Path) -> Command {
    let mut command = command(program);
    command.env("ASAN_OPTIONS", "detect_leaks=1:strict_string_checks=1").env("UBSAN_OPTIONS", "print_stacktrace=1");
    command
}

fn run_sanitized(suite: &Suite, file: &str) -> Result<(), String> {
    let program = suite.program(file, Build::Sanitized)?;
    let symbols = process::run(Command::new("nm").arg(&program), RUN_LIMIT)?.success()?;
    for proof in ["__asan_init", "__ubsan_handle"] {
        if !symbols.contains(proof) {
            return Err(format!("{file} was to be sanitized and has no {proof}"));
        }
    }
    let output = process::run(&mut sanitized_command(&program), RUN_LIMIT)?.success()?;
    if ["AddressSanitizer", "LeakSanitizer", "runtime error:"].iter().any(|report| output.contains(report)) {
        return Err(format!("a sanitizer had something to report:\n{output}"));
    }
    count(suite, file, &output)
}

fn valgrind(program: &Path) -> Command {
    let mut valgrind = command("valgrind");
    valgrind.arg(format!("--error-exitcode={VALGRIND_EXIT}")).arg("--leak-check=full");
    valgrind.arg(format!("--suppressions={}", c_tests().join("valgrind.supp").display()));
    // valgrind 3.19 gets the sign of zero wrong in fused operations, by which the other instruction sets divide.
    valgrind.env("NDGRAD_ISA", "baseline");
    // alloc_hooks.h has a malloc of its own, in front of the one that valgrind watches.
    valgrind.args(["--soname-synonyms=somalloc=nouserintercepts", "--fair-sched=try"]).arg(program);
    valgrind
}

fn run_under_valgrind(suite: &Suite, file: &str) -> Result<(), String> {
    let program = suite.program(file, Build::Shared)?;
    let output = process::run(&mut valgrind(&program), VALGRIND_LIMIT)?.success()?;
    if !output.lines().any(|line| line.starts_with("==") && line.contains("ERROR SUMMARY: 0 errors")) {
        return Err(format!("valgrind does not say that there were no errors:\n{output}"));
    }
    count(suite, file, &output)
}

// ---- canaries: programs that must be caught --------------------------------------------------------------------------

fn guard_canary(suite: &Suite, file: &str) -> Result<(), String> {
    use std::os::unix::process::ExitStatusExt;
    const SEGMENTATION_FAULT: i32 = 11;
    let outcome = process::run(&mut command(suite.program(file, Build::Shared)?), runner::limit(RUN_LIMIT))?;
    match outcome.status.and_then(|status| status.signal()) {
        Some(SEGMENTATION_FAULT) => Ok(()),
        _ => Err(format!("the guard page did not stop a write past the end:\n{outcome}")),
    }
}

fn sanitizer_canary(suite: &Suite, file: &str, report: &str) -> Result<(), String> {
    let outcome = process::run(&mut sanitized_command(&suite.program(file, Build::Sanitized)?), RUN_LIMIT)?;
    if !outcome.succeeded() && outcome.output.contains(report) {
        return Ok(());
    }
    Err(format!("no {report:?} was reported:\n{outcome}"))
}

fn address_canary(suite: &Suite, file: &str) -> Result<(), String> {
    sanitizer_canary(suite, file, "heap-buffer-overflow")
}

fn undefined_canary(suite: &Suite, file: &str) -> Result<(), String> {
    sanitizer_canary(suite, file, "runtime error: signed integer overflow")
}

fn valgrind_canary(suite: &Suite, file: &str) -> Result<(), String> {
    let outcome = process::run(&mut valgrind(&suite.program(file, Build::Shared)?), VALGRIND_LIMIT)?;
    let noticed =
        outcome.output.contains("Invalid read of size 8") || outcome.output.contains("Invalid write of size 8");
    if noticed && outcome.status.and_then(|status| status.code()) == Some(VALGRIND_EXIT) {
        return Ok(());
    }
    Err(format!("valgrind did not notice:\n{outcome}"))
}

// ---- symbols and SONAME -----------------------------------------------------------------------------------------------

fn exported_symbols(suite: &Suite, _: &str) -> Result<(), String> {
    let shared = &suite.library()?.shared;
    let output = process::run(Command::new("nm").args(["-D", "--defined-only"]).arg(shared), RUN_LIMIT)?.success()?;
    let exported: BTreeSet<String> =
        output.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect();
    if let Some(stranger) = exported.iter().find(|name| !name.starts_with("ndg_")) {
        return Err(format!("the library exports {stranger}: its own symbols start with ndg_"));
    }
    symbols::compare("what the library exports", &exported, &symbols::committed(&c_tests())?)
}

/// The header declares each exported function, and no other.
fn declared_symbols(_: &Suite, _: &str) -> Result<(), String> {
    let path = source_tree().join("include").join("ndgrad.h");
    let header = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    symbols::compare("what the header declares", &symbols::declared(&header), &symbols::committed(&c_tests())?)
}

fn soname(suite: &Suite, _: &str) -> Result<(), String> {
    let shared = &suite.library()?.shared;
    let output = process::run(Command::new("readelf").arg("-d").arg(shared), RUN_LIMIT)?.success()?;
    let wanted = format!("Library soname: [{}]", library::soname());
    if output.contains(&wanted) { Ok(()) } else { Err(format!("expected {wanted}, got:\n{output}")) }
}
