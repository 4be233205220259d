//! The ABI as the C header describes it, compared by abidiff with that of the last release (`c_tests/abi/`). Functions may
//! be added; one that is gone, another type or another layout of a struct is refused.
//!
//! abidw reads debug information. That of the Rust library has the private insides of every handle and every Rust type that
//! they are made of; so each function of the header is defined in a C file, and abidw reads the library made of that. The
//! header is the library's (`tests/header.rs`), and so are the symbols (`symbols::exported` in `c_suite`).
//!
//! `NDGRAD_UPDATE_ABI=1 cargo test --test abi_suite` writes the description anew: see CONTRIBUTING.md.

mod support;

use libtest_mimic::Arguments;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::compiler::{self, Language, TIME_LIMIT};
use support::library::soname;
use support::trial::trial;
use support::{process, symbols};

fn main() {
    let missing = compiler::missing(Language::C).or_else(|| {
        let tool = ["abidw", "abidiff"].into_iter().find(|tool| process::find(tool).is_none())?;
        Some(format!("no {tool}"))
    });
    let trials = vec![
        trial("abi::same_as_the_last_release", missing.clone(), same_as_the_last_release),
        trial("abi::a_change_is_noticed", missing, a_change_is_noticed),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn committed() -> PathBuf {
    source_tree().join("c_tests/abi").join(format!("{}.abi", soname()))
}

fn header() -> Result<String, String> {
    fs::read_to_string(source_tree().join("include/ndgrad.h")).map_err(|error| format!("include/ndgrad.h: {error}"))
}

fn same_as_the_last_release() -> Result<(), String> {
    let description = describe(&header()?)?;
    if let Some(missing) = symbols::declared(&header()?).iter().find(|name| !description.contains(&format!("'{name}'")))
    {
        return Err(format!("abidw was not shown {missing}: `definitions` does not understand the header"));
    }
    if std::env::var_os("NDGRAD_UPDATE_ABI").is_some() {
        fs::write(committed(), &description).map_err(|error| error.to_string())?;
    }
    if !committed().is_file() {
        return Err(format!("no {}: see \"The ABI\" in CONTRIBUTING.md", committed().display()));
    }
    compare(&description)
}

/// The comparison refuses what it is there to refuse, and lets pass what it should.
fn a_change_is_noticed() -> Result<(), String> {
    let header = header()?;
    let changes = [
        ("a parameter of another type", "int32_t axis,\n", "int64_t axis,\n"),
        ("a struct with its fields in another order", "const int64_t *strides;\n", "int64_t reserved;\n"),
        ("a function that is gone", "int32_t ndg_num_threads(void);", ""),
    ];
    for (what, old, new) in changes {
        if !header.contains(old) {
            return Err(format!("include/ndgrad.h has no {old:?} any more: this test needs another example"));
        }
        if compare(&describe(&header.replace(old, new))?).is_ok() {
            return Err(format!("abidiff did not notice {what}"));
        }
    }
    let grown =
        header.replacen("int32_t ndg_num_threads(void);", "int32_t ndg_num_threads(void); int32_t ndg_new(void);", 1);
    compare(&describe(&grown)?).map_err(|error| format!("a new function is refused: {error}"))
}

/// Compares a description with the committed one; added functions do not count.
fn compare(description: &str) -> Result<(), String> {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| error.to_string())?;
    let new = directory.path().join("new.abi");
    fs::write(&new, description).map_err(|error| error.to_string())?;
    let mut abidiff = Command::new("abidiff");
    process::run(abidiff.arg("--no-added-syms").arg(committed()).arg(new), TIME_LIMIT)?.success().map(|_| ())
}

/// What abidw says of a C library with the functions of a header.
fn describe(header: &str) -> Result<String, String> {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| error.to_string())?;
    let write =
        |name: &str, text: &str| fs::write(directory.path().join(name), text).map_err(|error| error.to_string());
    write("ndgrad.h", header)?;
    write("ndgrad.c", &definitions(header))?;
    // Bare names and the file's own directory: no path gets into the debug information.
    let mut cc = compiler::command(Language::C)?;
    cc.current_dir(directory.path()).args(["-std=c99", "-O0", "-gdwarf-4", "-fPIC", "-shared"]);
    cc.args(["ndgrad.c", "-o", "libndgrad.so"]).arg(format!("-Wl,-soname,{}", soname()));
    compiler::compile(&mut cc)?;
    let mut abidw = Command::new("abidw");
    abidw.current_dir(directory.path()).args(["--no-corpus-path", "--no-comp-dir-path", "--no-show-locs"]);
    abidw.args(["--no-elf-needed", "--no-architecture", "libndgrad.so"]);
    process::run(&mut abidw, TIME_LIMIT)?.success()
}

/// A C file in which each function that a header declares has a body. Nobody calls them.
fn definitions(header: &str) -> String {
    let code = symbols::without_comments(header);
    let mut file = "#include \"ndgrad.h\"\n".to_owned();
    for declaration in code.split(';') {
        // Comments have left empty lines before it.
        let start = declaration.rfind("\n\n").map_or(0, |blank| blank + 2);
        let prototype = declaration[start..].trim();
        if prototype.ends_with(')') && prototype.contains("ndg_") && !prototype.contains('#') {
            file.push_str(&format!("{prototype}\n{{ __builtin_trap(); }}\n"));
        }
    }
    file
}
