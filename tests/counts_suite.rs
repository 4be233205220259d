//! How many instructions a few small calls take (`benches/counts/calls.c`), counted by callgrind in the release library and
//! compared with `benches/counts/counts.txt`: the guard against lost speed, since wall time on shared machines is none.
//!
//! A count that has changed by more than the tolerance, up or down, fails. If the change is meant,
//! `NDGRAD_UPDATE_COUNTS=1 cargo test --test counts_suite` writes the file anew.
//!
//! Without valgrind, or with another rustc than the one that the file names, the trials are ignored and say why, and fail
//! if `NDGRAD_REQUIRE_ALL=1`.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::compiler::{self, Language};
use support::{process, trial};

/// Relative, and for the shortest calls absolute: another C compiler may pass arguments in a few instructions more.
const TOLERANCE: f64 = 0.03;
const TOLERATED: f64 = 6.0;

const BUILD_LIMIT: Duration = Duration::from_secs(1800);
const RUN_LIMIT: Duration = Duration::from_secs(120);

/// What `NDGRAD_ISA` is set to. callgrind itself knows nothing beyond AVX2.
const INSTRUCTION_SETS: [&str; 2] = ["baseline", "avx2"];

/// Instructions of each call, by its name.
type Counts = BTreeMap<String, u64>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if env::var_os("NDGRAD_UPDATE_COUNTS").is_some_and(|value| value == "1") {
        return match update() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    let programs = Arc::new(OnceLock::new());
    let trials = INSTRUCTION_SETS.map(|isa| {
        let programs = Arc::clone(&programs);
        trial(isa, move || {
            let counted = programs.get_or_init(Programs::build).as_ref().map_err(Clone::clone)?.count(isa)?;
            compare(isa, &kept(&fs::read_to_string(counts_file()).map_err(|error| error.to_string())?, isa), &counted)
        })
    });
    libtest_mimic::run(&arguments, trials.into()).exit_code()
}

fn trial(isa: &str, test: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    let name = format!("counts::{isa}");
    let run = || test().map_err(Failed::from);
    if let Some(reason) = not_here(isa) {
        return Trial::test(format!("{name} ({reason})"), run).with_ignored_flag(true);
    }
    match missing() {
        None => Trial::test(name, run),
        Some(reason) if env::var_os("NDGRAD_REQUIRE_ALL").is_some_and(|value| value == "1") => {
            Trial::test(name, move || Err(Failed::from(format!("{reason}, and NDGRAD_REQUIRE_ALL=1"))))
        }
        Some(reason) => Trial::test(format!("{name} ({reason})"), run).with_ignored_flag(true),
    }
}

/// Why the counts mean nothing in this build or on this machine.
fn not_here(isa: &str) -> Option<String> {
    let flags = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"].map(|name| env::var(name).unwrap_or_default());
    if !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        Some("counted for x86-64 Linux".to_owned())
    } else if flags.iter().any(|flags| !flags.is_empty()) {
        Some("counted without RUSTFLAGS".to_owned())
    } else {
        (isa == "avx2" && !has_avx2()).then(|| "no AVX2".to_owned())
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2")
}

#[cfg(not(target_arch = "x86_64"))]
fn has_avx2() -> bool {
    false
}

/// What could be installed and is not.
fn missing() -> Option<String> {
    if let Some(reason) = compiler::missing(Language::C) {
        return Some(reason);
    }
    if process::find("valgrind").is_none() {
        return Some("no valgrind".to_owned());
    }
    let kept = fs::read_to_string(counts_file()).unwrap_or_default();
    let of_file = kept.lines().find_map(|line| line.strip_prefix("# rustc ")).unwrap_or("unknown").to_owned();
    match rustc() {
        Ok(ours) if ours == of_file => None,
        Ok(ours) => Some(format!("counted with rustc {of_file}, and this is {ours}")),
        Err(error) => Some(error),
    }
}

/// Its version: another compiles to other instructions.
fn rustc() -> Result<String, String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = process::run(Command::new(rustc).arg("--version"), RUN_LIMIT)?.success()?;
    said.split_whitespace().nth(1).map(str::to_owned).ok_or(said)
}

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn counts_file() -> PathBuf {
    source_tree().join("benches/counts/counts.txt")
}

// ---- counting -------------------------------------------------------------------------------------------------------

/// The program with the calls and the release library.
struct Programs {
    directory: tempfile::TempDir,
    calls: PathBuf,
    library: PathBuf,
}

impl Programs {
    fn build() -> Result<Self, String> {
        let directory = trial::directory("counts_suite");
        let calls = directory.path().join("calls");
        let mut command = compiler::command(Language::C)?;
        command.arg("-std=c11").arg("-I").arg(source_tree().join("include"));
        command.args(["benches/counts/calls.c", "benches/harness/library.c"].map(|file| source_tree().join(file)));
        compiler::compile(command.arg("-o").arg(&calls).arg("-ldl"))?;
        Ok(Self { directory, calls, library: release_library()? })
    }

    fn count(&self, isa: &str) -> Result<Counts, String> {
        let prefix = self.directory.path().join(isa);
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=callgrind", "--collect-atstart=no"]);
        valgrind.arg(format!("--callgrind-out-file={}", prefix.display())).arg(&self.calls).arg(&self.library);
        // One thread is what is counted, whatever the caller's environment says.
        process::run(valgrind.env("NDGRAD_ISA", isa).env("NDGRAD_NUM_THREADS", "1"), RUN_LIMIT)?.success()?;
        let mut counts = Counts::new();
        for part in 1.. {
            let Ok(text) = fs::read_to_string(format!("{}.{part}", prefix.display())) else { break };
            let after = |start: &str| text.lines().find_map(|line| line.strip_prefix(start)).map(str::trim);
            let name = after("desc: Trigger: Client Request:").ok_or("a part of callgrind's that no mark began")?;
            let total = after("totals:").or_else(|| after("summary:")).and_then(|total| total.parse().ok());
            counts.insert(name.to_owned(), total.ok_or_else(|| format!("{name}: callgrind gives no total"))?);
        }
        if counts.is_empty() { Err("callgrind left no counts".to_owned()) } else { Ok(counts) }
    }
}

/// `cargo test` is of another profile, so this builds it, in the same target directory.
fn release_library() -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().ok_or("the target directory has no name")?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--release", "--lib", "--locked"]).arg("--target-dir").arg(target);
    process::run(command.current_dir(source_tree()), BUILD_LIMIT)?.success()?;
    let library = target.join("release").join(format!("{}ndgrad{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX));
    if library.exists() { Ok(library) } else { Err(format!("cargo build left no {}", library.display())) }
}

// ---- comparing ------------------------------------------------------------------------------------------------------

/// The counts for an instruction set out of the file's lines `isa name count`.
fn kept(text: &str, isa: &str) -> Counts {
    let entry = |line: &str| {
        let mut words = line.split_whitespace();
        (words.next()? == isa).then_some(())?;
        Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
    };
    text.lines().filter_map(entry).collect()
}

fn compare(isa: &str, kept: &Counts, counted: &Counts) -> Result<(), String> {
    let mut report = String::new();
    for name in kept.keys().chain(counted.keys().filter(|&name| !kept.contains_key(name))) {
        let line = match (kept.get(name), counted.get(name)) {
            (Some(&kept), Some(&counted)) => {
                let (before, now) = (kept as f64, counted as f64);
                if (now - before).abs() <= f64::max(TOLERANCE * before, TOLERATED) {
                    continue;
                }
                format!("{kept} before, {counted} now ({:+.1} %)", 100.0 * (now - before) / before)
            }
            (None, _) => "not in the file".to_owned(),
            (_, None) => "no longer counted".to_owned(),
        };
        let _ = writeln!(report, "{isa} {name}: {line}");
    }
    if report.is_empty() {
        println!("{} calls on {isa}, none changed", counted.len());
        return Ok(());
    }
    Err(format!("{report}If that is meant: NDGRAD_UPDATE_COUNTS=1 cargo test --test counts_suite"))
}

fn update() -> Result<(), String> {
    let programs = Programs::build()?;
    let mut text = format!(
        "# Instructions of one call of benches/counts/calls.c in the release library, by callgrind.\n\
         # Written by NDGRAD_UPDATE_COUNTS=1 cargo test --test counts_suite\n# rustc {}\n",
        rustc()?
    );
    for isa in INSTRUCTION_SETS {
        if let Some(reason) = not_here(isa) {
            return Err(format!("{isa}: {reason}"));
        }
        for (name, count) in programs.count(isa)? {
            let _ = writeln!(text, "{isa} {name} {count}");
        }
    }
    print!("{text}");
    fs::write(counts_file(), text).map_err(|error| format!("{}: {error}", counts_file().display()))
}
