//! The R package (`bindings/r`): built with its vignette, and then `R CMD check`, which runs the testthat tests and finds nothing
//! to say; its C without warnings; the examples of its README; a library that `make install` has installed.
//!
//! A tool or R package that is missing makes the trials ignored, with the reason in their names; with NDGRAD_REQUIRE_ALL=1
//! it makes them fail.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;
use support::compiler::Language;
use support::library::Library;
use support::trial::{self, Test};
use support::{compiler, install, markdown, process};

/// R starts slowly on a busy machine, and a check starts it some thirty times.
const LIMIT: Duration = Duration::from_secs(1200);

fn main() {
    let suite = Suite { directory: trial::directory("r_suite"), built: OnceLock::new() };
    let missing = missing();
    let tests: [(&str, Test<Suite>); 5] = [
        ("r::check", Suite::check),
        ("r::strict_c", Suite::strict_c),
        ("r::readme", Suite::readme),
        ("r::installed_library", Suite::installed_library),
        ("r::library_not_found", Suite::library_not_found),
    ];
    trial::run_tests(suite, missing, tests);
}

fn missing() -> Option<String> {
    if let Some(tool) = ["R", "Rscript", "make", "pkg-config"].into_iter().find(|tool| process::find(tool).is_none()) {
        return Some(format!("no {tool}"));
    }
    let has = |package: &&str| {
        let code = format!("quit(status = !requireNamespace('{package}', quietly = TRUE))");
        process::run(Command::new("Rscript").args(["-e", &code]), LIMIT).is_ok_and(|outcome| outcome.succeeded())
    };
    let package = ["testthat", "knitr", "markdown"].into_iter().find(|package| !has(package));
    package.map(|package| format!("R has no {package}")).or_else(|| compiler::missing(Language::C))
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    built: OnceLock<Result<Built, String>>,
}

/// The package as `R CMD build` makes it, and the library that it is compiled against.
struct Built {
    package: PathBuf,
    library: Library,
}

impl Suite {
    fn built(&self) -> Result<&Built, String> {
        let build = || {
            let library = Library::locate(&self.folder("library")?)?;
            run(self.r_with(&library)?.args(["CMD", "build"]).arg(package_source()))?;
            let package = self.directory.path().join(format!("ndgrad_{}.tar.gz", env!("CARGO_PKG_VERSION")));
            if package.is_file() {
                Ok(Built { package, library })
            } else {
                Err(format!("{} is not there: does DESCRIPTION have another version?", package.display()))
            }
        };
        self.built.get_or_init(build).as_ref().map_err(Clone::clone)
    }

    fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.directory.path().join(name);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }

    /// R in the suite's directory, told where this library is.
    fn r_with(&self, library: &Library) -> Result<Command, String> {
        let folder = library.link_directory.display();
        let mut command = self.r("R")?;
        command.env("NDGRAD_CFLAGS", format!("-I{}/include", env!("CARGO_MANIFEST_DIR")));
        command.env("NDGRAD_LIBS", format!("-L{folder} -lndgrad -Wl,-rpath,{folder}"));
        Ok(command)
    }

    /// R or Rscript in the suite's directory, with a folder of its own for packages.
    fn r(&self, program: &str) -> Result<Command, String> {
        let mut command = Command::new(program);
        command.current_dir(self.directory.path()).env("R_LIBS", self.folder("packages")?);
        for name in ["LD_LIBRARY_PATH", "NDGRAD_NUM_THREADS", "NDGRAD_CFLAGS", "NDGRAD_LIBS"] {
            command.env_remove(name);
        }
        Ok(command)
    }

    /// Without the manual, which wants LaTeX; everything else has to be in order, notes included.
    fn check(&self) -> Result<(), String> {
        let built = self.built()?;
        let mut command = self.r_with(&built.library)?;
        let report = run(command.args(["CMD", "check", "--no-manual"]).arg(&built.package))?;
        if report.contains("Status: OK") {
            return Ok(());
        }
        let log = self.directory.path().join("ndgrad.Rcheck/tests/testthat.Rout.fail");
        Err(format!("{report}\n{}", fs::read_to_string(log).unwrap_or_default()))
    }

    fn strict_c(&self) -> Result<(), String> {
        let flags = run(self.r("R")?.args(["CMD", "config", "--cppflags"]))?;
        for file in ["apply.c", "operators.c", "interrupt.c", "init.c"] {
            let mut command = compiler::command(Language::C)?;
            command.args(["-std=c99", "-fsyntax-only"]).args(flags.split_whitespace());
            command.arg(format!("-I{}/include", env!("CARGO_MANIFEST_DIR")));
            compiler::compile(command.arg(package_source().join("src").join(file)))?;
        }
        Ok(())
    }

    fn readme(&self) -> Result<(), String> {
        let built = self.built()?;
        run(self.r_with(&built.library)?.args(["CMD", "INSTALL"]).arg(&built.package))?;
        let page = markdown::read("bindings/r/README.md")?;
        let text = |tag: &str| -> String {
            markdown::blocks(&page).into_iter().filter(|block| block.tag == tag).map(|block| block.text).collect()
        };
        let script = self.directory.path().join("readme.R");
        fs::write(&script, text("r")).map_err(|error| error.to_string())?;
        let printed = run(self.r("Rscript")?.arg(script))?;
        if printed == text("text") {
            return Ok(());
        }
        Err(format!("the examples printed\n{printed}\nand not, as bindings/r/README.md says,\n{}", text("text")))
    }

    /// Where `make install` has been, pkg-config says the rest.
    fn installed_library(&self) -> Result<(), String> {
        let built = self.built()?;
        let tree = install::tree(self.directory.path(), &built.library, "lib")?;
        let folder = self.folder("with-installed")?;
        let run_there = |mut command: Command| {
            command.env("R_LIBS", &folder).env("PKG_CONFIG_PATH", tree.libraries.join("pkgconfig"));
            run(command.env("LD_LIBRARY_PATH", &tree.libraries))
        };
        let mut installation = self.r("R")?;
        installation.args(["CMD", "INSTALL", "--no-docs"]).arg(&built.package);
        run_there(installation)?;
        let mut script = self.r("Rscript")?;
        script.args(["-e", "library(ndgrad); cat(gradient(c(1, 2, 4, 7, 11)))"]);
        let printed = run_there(script)?;
        if printed == "1 1.5 2.5 3.5 4" { Ok(()) } else { Err(printed) }
    }

    /// Somebody without the library learns what to set.
    fn library_not_found(&self) -> Result<(), String> {
        let package = &self.built()?.package;
        let mut command = self.r("R")?;
        // In a folder of its own, as an installation locks the one that it goes to.
        command.env("R_LIBS", self.folder("nothing")?);
        command.env("NDGRAD_LIBS", "-lndgrad_that_is_not_there").args(["CMD", "INSTALL"]).arg(package);
        let outcome = process::run(&mut command, LIMIT)?;
        let says_what_to_do = outcome.output.contains("Set NDGRAD_CFLAGS and NDGRAD_LIBS");
        if !outcome.succeeded() && says_what_to_do { Ok(()) } else { Err(outcome.to_string()) }
    }
}

fn package_source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bindings/r")
}

fn run(command: &mut Command) -> Result<String, String> {
    process::run(command, LIMIT)?.success()
}
