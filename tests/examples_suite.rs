//! The tutorial (`examples/tutorial`): each example in six languages, built and run, prints the same numbers to the last of
//! 17 digits. A file `NAME.txt` holds what the program in C prints; the programs in the other languages are compared with it
//! too, and those in Python once more with numpy in the place of ndgrad.
//!
//! An example is its files: a new `NAME.c` asks for `NAME.cpp`, `NAME.f90`, `NAME.jl`, `NAME.R`, `NAME.py` and `NAME.txt`.
//! `cargo test --test examples_suite two_axes` runs one example, `... julia` one language. A tool that is missing makes the
//! trials of its language ignored, with the reason in their names; with NDGRAD_REQUIRE_ALL=1 it makes them fail.

mod support;

use libtest_mimic::Trial;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::compiler;
use support::library::Library;
use support::trial::{self, trial};
use support::{markdown, process, python};

/// R and Julia start slowly on a busy machine, and Julia compiles its package first.
const LIMIT: Duration = Duration::from_secs(600);

/// Runs the program that is its first argument.
const NUMPY_FOR_NDGRAD: &str = "\
import runpy, sys, numpy
sys.modules['ndgrad'] = numpy
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name='__main__')
";

/// A language that every example is written in.
struct Language {
    name: &'static str,
    extension: &'static str,
    missing: fn() -> Option<String>,
    /// The command that runs an example, which it builds first where the language wants that.
    command: fn(&Suite, &Path) -> Result<Command, String>,
}

const LANGUAGES: [Language; 7] = [
    Language { name: "c", extension: "c", missing: || compiler::missing(compiler::Language::C), command: Suite::c },
    Language {
        name: "cpp",
        extension: "cpp",
        missing: || compiler::missing(compiler::Language::Cpp),
        command: Suite::cpp,
    },
    Language { name: "fortran", extension: "f90", missing: missing_fortran, command: Suite::fortran },
    Language { name: "julia", extension: "jl", missing: || no_tool(&["julia"]), command: Suite::julia },
    Language { name: "r", extension: "R", missing: || no_tool(&["R", "Rscript", "cc", "make"]), command: Suite::r },
    Language { name: "python", extension: "py", missing: || python::missing(&["numpy"]), command: Suite::python },
    Language { name: "numpy", extension: "py", missing: || python::missing(&["numpy"]), command: Suite::numpy },
];

fn main() {
    let suite = Arc::new(Suite {
        directory: trial::directory("examples_suite"),
        library: OnceLock::new(),
        fortran: OnceLock::new(),
        r: OnceLock::new(),
    });
    let mut trials: Vec<Trial> = Vec::new();
    for language in &LANGUAGES {
        let missing = (language.missing)();
        for example in examples() {
            let suite = Arc::clone(&suite);
            let name = format!("examples::{example}::{}", language.name);
            trials.push(trial(name, missing.clone(), move || suite.run(&example, language)));
        }
    }
    trials.push(trial("examples::complete", None, complete));
    trial::run(suite, trials)
}

// ---- what there is --------------------------------------------------------------------------------------------------

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tutorial() -> PathBuf {
    source_tree().join("examples/tutorial")
}

/// The names of the examples: of the files in C.
fn examples() -> Vec<String> {
    let entries = tutorial().read_dir().expect("the folder is in the source tree");
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(".c").map(str::to_owned)).collect();
    names.sort();
    names
}

/// Every file belongs to an example that there is in C, is named in its own first line, as a reader copies it, and stands in
/// the documentation. That the other languages have it, its trials find out.
fn complete() -> Result<(), String> {
    let page = markdown::read("docs/six-languages.md")?;
    let examples = examples();
    if examples.len() < 4 {
        return Err(format!("examples/tutorial has {} examples in C: expected at least 4", examples.len()));
    }
    for entry in tutorial().read_dir().map_err(|error| error.to_string())?.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        if !LANGUAGES.iter().any(|language| language.extension == extension) {
            continue;
        }
        if !examples.iter().any(|example| example == stem) {
            return Err(format!("examples/tutorial/{name} is of no example: there is no {stem}.c"));
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if !text.lines().next().is_some_and(|line| line.contains(&format!(" {name}: "))) {
            return Err(format!("the first line of examples/tutorial/{name} does not begin with its name and a colon"));
        }
        let path = format!("../examples/tutorial/{name}");
        for what in [format!("[.{extension}]({path})"), format!("```{{literalinclude}} {path}\n")] {
            if !page.contains(&what) {
                return Err(format!("docs/six-languages.md has no {what}"));
            }
        }
    }
    Ok(())
}

// ---- what may be missing --------------------------------------------------------------------------------------------

fn no_tool(tools: &[&str]) -> Option<String> {
    tools.iter().find(|tool| process::find(tool).is_none()).map(|tool| format!("no {tool}"))
}

fn missing_fortran() -> Option<String> {
    no_tool(&["gfortran"]).or_else(|| compiler::missing(compiler::Language::C))
}

// ---- building and running -------------------------------------------------------------------------------------------

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
    /// The folder with the Fortran binding, compiled.
    fortran: OnceLock<Result<PathBuf, String>>,
    /// The folder with the R package, installed.
    r: OnceLock<Result<PathBuf, String>>,
}

impl Suite {
    fn run(&self, example: &str, language: &Language) -> Result<(), String> {
        let source = tutorial().join(example).with_extension(language.extension);
        if !source.is_file() {
            return Err(format!("{} is not there: every example is in every language", source.display()));
        }
        let expected = source.with_extension("txt");
        let expected = fs::read_to_string(&expected).map_err(|error| format!("{}: {error}", expected.display()))?;
        let mut command = (language.command)(self, &source)?;
        // Most examples look at no argument. What the environment says is the user's.
        command.arg(source_tree().join("examples/data")).env_remove("LD_LIBRARY_PATH").env_remove("NDGRAD_NUM_THREADS");
        let printed = process::run(&mut command, LIMIT)?.success()?;
        if printed == expected && !printed.is_empty() {
            return Ok(());
        }
        Err(format!("{} printed\n{printed}and not, as the program in C,\n{expected}", source.display()))
    }

    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.folder("library")?);
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.directory.path().join(name);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }

    /// Compiles a program from a source and links it to the shared library.
    fn compile(&self, mut command: Command, source: &Path) -> Result<Command, String> {
        let name = source.file_name().ok_or("a source has a name")?.to_string_lossy().replace('.', "-");
        let program = self.folder("programs")?.join(name);
        let folder = &self.library()?.link_directory;
        let mut run_path = std::ffi::OsString::from("-Wl,-rpath,");
        run_path.push(folder);
        command.arg("-I").arg(source_tree().join("include")).arg(source).arg("-o").arg(&program);
        command.args(self.objects(source)?).arg("-L").arg(folder).arg(run_path).args(["-lndgrad", "-lm"]);
        compiler::compile(&mut command)?;
        Ok(Command::new(program))
    }

    fn c(&self, source: &Path) -> Result<Command, String> {
        let mut command = compiler::command(compiler::Language::C)?;
        command.args(["-std=c99", "-ffp-contract=off"]);
        self.compile(command, source)
    }

    fn cpp(&self, source: &Path) -> Result<Command, String> {
        let mut command = compiler::command(compiler::Language::Cpp)?;
        command.args(["-std=c++17", "-ffp-contract=off"]);
        self.compile(command, source)
    }

    fn fortran(&self, source: &Path) -> Result<Command, String> {
        let mut command = Command::new("gfortran");
        command.args(["-std=f2018", "-Wall", "-Wextra", "-Werror", "-fcheck=all", "-ffp-contract=off"]);
        command.arg("-I").arg(self.fortran_binding()?);
        self.compile(command, source)
    }

    /// The objects that a program is linked with besides its own: those of the Fortran binding.
    fn objects(&self, source: &Path) -> Result<Vec<PathBuf>, String> {
        if source.extension().is_none_or(|extension| extension != "f90") {
            return Ok(Vec::new());
        }
        let entries = self.fortran_binding()?.read_dir().map_err(|error| error.to_string())?;
        let files = entries.flatten().map(|entry| entry.path());
        Ok(files.filter(|file| file.extension().is_some_and(|extension| extension == "o")).collect())
    }

    fn fortran_binding(&self) -> Result<&Path, String> {
        let build = || {
            let (folder, sources) = (self.folder("fortran")?, source_tree().join("bindings/fortran/src"));
            let mut command = Command::new("sh");
            command.current_dir(&folder).args(["-e", "-u", "-c"]);
            command.arg(r#"cc -c -I"$1/include" "$2"/*.c && gfortran -std=f2018 -c "$2"/ndgrad_*.f90 "$2/ndgrad.f90""#);
            command.arg("sh").arg(source_tree()).arg(sources);
            process::run(&mut command, LIMIT)?.success()?;
            Ok(folder)
        };
        self.fortran.get_or_init(build).as_deref().map_err(Clone::clone)
    }

    fn julia(&self, source: &Path) -> Result<Command, String> {
        let mut command = Command::new("julia");
        command.arg("--startup-file=no").arg(source);
        command.env("JULIA_LOAD_PATH", format!("{}:@stdlib", source_tree().join("bindings/julia").display()));
        command.env("JULIA_DEPOT_PATH", self.folder("julia")?).env("NDGRAD_LIBRARY", &self.library()?.shared);
        Ok(command)
    }

    fn r(&self, source: &Path) -> Result<Command, String> {
        let install = || {
            let (packages, copy) = (self.folder("r-packages")?, self.directory.path().join("r"));
            let library = self.library()?.link_directory.display();
            // R compiles inside the package.
            let package = source_tree().join("bindings/r");
            process::run(Command::new("cp").arg("-R").arg(package).arg(&copy), LIMIT)?.success()?;
            let mut command = Command::new("R");
            command.args(["CMD", "INSTALL", "--no-docs", "--library"]).arg(&packages).arg(copy);
            command.env("NDGRAD_CFLAGS", format!("-I{}", source_tree().join("include").display()));
            command.env("NDGRAD_LIBS", format!("-L{library} -lndgrad -Wl,-rpath,{library}"));
            process::run(&mut command, LIMIT)?.success()?;
            Ok(packages)
        };
        let packages = self.r.get_or_init(install).as_ref().map_err(Clone::clone)?;
        let mut command = Command::new("Rscript");
        command.arg(source).env("R_LIBS", packages);
        Ok(command)
    }

    /// The package's sources do for what its wheel would; the Python suite installs that.
    fn python(&self, source: &Path) -> Result<Command, String> {
        let mut command = Command::new(python::command());
        command.arg("-B").arg(source).env("PYTHONPATH", source_tree().join("bindings/python/src"));
        command.env("NDGRAD_LIBRARY", &self.library()?.shared);
        Ok(command)
    }

    /// The programs in Python, with numpy for the module ndgrad: the numbers of C are numpy's.
    fn numpy(&self, source: &Path) -> Result<Command, String> {
        let mut command = Command::new(python::command());
        command.args(["-B", "-c", NUMPY_FOR_NDGRAD]).arg(source);
        Ok(command)
    }
}
