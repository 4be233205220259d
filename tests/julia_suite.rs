//! The Julia package (`bindings/julia`): its tests as `Pkg.test` runs them, without a network; with a library that `make
//! install` has installed; and what it says where there is none.
//!
//! JULIA names another Julia than the one in PATH. Where there is none the trials are ignored, with the reason in their
//! names; with NDGRAD_REQUIRE_ALL=1 they fail.

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use support::library::{Library, soname};
use support::trial::{self, Test};
use support::{install, process};

/// Julia compiles everything for each type of array, and a busy machine takes its time.
const LIMIT: Duration = Duration::from_secs(1200);

/// A registry without packages: without any, Julia 1.5 goes to the network for one, even when told to stay offline.
const EMPTY_REGISTRY: &str =
    "name = \"Empty\"\nuuid = \"5a1ba5ea-8b4e-4f0c-9f6e-0d6a3a1f3a11\"\nrepo = \"\"\n\n[packages]\n";

fn main() {
    let suite = Suite { directory: trial::directory("julia_suite") };
    let missing = process::run(Command::new(julia()).arg("--version"), LIMIT).err().map(|_| "no julia".to_owned());
    let tests: [(&str, Test<Suite>); 3] = [
        ("julia::package_tests", package_tests),
        ("julia::installed_library", installed_library),
        ("julia::no_library", no_library),
    ];
    trial::run_tests(suite, missing, tests);
}

fn julia() -> OsString {
    std::env::var_os("JULIA").unwrap_or_else(|| "julia".into())
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
}

impl Suite {
    /// A Julia that has a copy of the package, since Pkg writes into it, as its project, and a depot of its own.
    fn julia(&self, name: &str) -> Result<Command, String> {
        let failed = |error: std::io::Error| error.to_string();
        let (package, depot) = (self.directory.path().join(name), self.directory.path().join(format!("{name}-depot")));
        let registry = depot.join("registries/Empty");
        fs::create_dir_all(&registry).map_err(failed)?;
        fs::write(registry.join("Registry.toml"), EMPTY_REGISTRY).map_err(failed)?;
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("bindings/julia");
        process::run(Command::new("cp").arg("-R").arg(source).arg(&package), LIMIT)?.success()?;

        let mut command = Command::new(julia());
        command.arg("--startup-file=no").arg(format!("--project={}", package.display()));
        command.env("JULIA_DEPOT_PATH", depot).env_remove("JULIA_LOAD_PATH").env_remove("NDGRAD_NUM_THREADS");
        // cargo sets it to where it has the library itself: here NDGRAD_LIBRARY says it, or nothing does.
        command.env_remove("LD_LIBRARY_PATH");
        Ok(command)
    }

    fn library(&self, links: &str) -> Result<Library, String> {
        Library::locate(&self.directory.path().join(links))
    }
}

fn package_tests(suite: &Suite) -> Result<(), String> {
    let mut command = suite.julia("tested")?;
    command.args(["-e", "using Pkg; isdefined(Pkg, :offline) && Pkg.offline(true); Pkg.test()"]);
    command.env("NDGRAD_LIBRARY", suite.library("tested-lib")?.shared).env("JULIA_NUM_THREADS", "2");
    let output = process::run(&mut command, LIMIT)?.success()?;
    let proof = format!("NDGrad: all tests passed with the library {}", env!("CARGO_PKG_VERSION"));
    if output.contains(&proof) { Ok(()) } else { Err(format!("expected a line {proof:?}:\n{output}")) }
}

/// Without a word from anybody an installed library is found, as the dynamic linker finds it, without a development package too.
fn installed_library(suite: &Suite) -> Result<(), String> {
    let tree = install::tree(suite.directory.path(), &suite.library("installed-lib")?, "lib")?;
    fs::remove_file(tree.libraries.join("libndgrad.so")).map_err(|error| error.to_string())?;
    let mut command = suite.julia("installed")?;
    command.args(["-e", "using NDGrad; println(NDGrad.library(), gradient([1, 2, 4]))"]);
    command.env("LD_LIBRARY_PATH", &tree.libraries).env_remove("NDGRAD_LIBRARY");
    let printed = process::run(&mut command, LIMIT)?.success()?;
    let expected = format!("{}[1.0, 1.5, 2.0]\n", tree.libraries.join(soname()).display());
    if printed == expected { Ok(()) } else { Err(format!("expected {expected}and got {printed}")) }
}

/// The package loads without a library, and its first call tells what is missing and what to do.
fn no_library(suite: &Suite) -> Result<(), String> {
    let mut command = suite.julia("alone")?;
    command.args(["-e", "using NDGrad; println(\"loaded\"); gradient([1, 2, 4])"]);
    let outcome = process::run(command.env("NDGRAD_LIBRARY", "/nowhere/libndgrad.so"), LIMIT)?;
    let told = "the library ndgrad is in none of /nowhere/libndgrad.so: set NDGRAD_LIBRARY to its file";
    if !outcome.succeeded() && outcome.output.contains("loaded") && outcome.output.contains(told) {
        return Ok(());
    }
    Err(format!("expected {told:?}:\n{outcome}"))
}
