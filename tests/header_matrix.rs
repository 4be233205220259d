//! The headers in every language standard that they promise, by each compiler that is here: the C header (`c_tests/header_*`)
//! from C99 to C17 and from C++11 to C++23, `ndgrad.hpp` from C++17 to C++23. Each in two files that are linked into one
//! program, which runs.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::compiler::{self, Language, STRICT};
use support::library::{Library, NATIVE_LIBRARIES};
use support::process;
use support::trial::{self, trial};

const RUN_LIMIT: Duration = Duration::from_secs(60);

const C: [&str; 4] = ["c99", "c11", "c17", "gnu17"];
/// C++23 by the name under which older compilers know it too.
const CPP: [&str; 5] = ["c++11", "c++14", "c++17", "c++20", "c++2b"];
const NDGRAD_HPP: [&str; 3] = ["c++17", "c++20", "c++2b"];

/// Warnings that many users of ndgrad.hpp have on.
const CAREFUL: [&str; 4] = ["-Wshadow", "-Wconversion", "-Wsign-conversion", "-Wold-style-cast"];

/// One compiler for both languages.
#[derive(Clone, Copy)]
enum Compiler {
    /// Whatever the cc crate finds: gcc on most machines.
    Default,
    Clang,
}

impl Compiler {
    fn name(self) -> &'static str {
        match self {
            Compiler::Default => "cc",
            Compiler::Clang => "clang",
        }
    }

    fn missing(self, language: Language) -> Option<String> {
        match self {
            Compiler::Default => compiler::missing(language),
            Compiler::Clang => process::find("clang++").is_none().then(|| "no clang".to_owned()),
        }
    }

    fn command(self, language: Language) -> Result<Command, String> {
        match (self, language) {
            (Compiler::Default, _) => compiler::command(language),
            (Compiler::Clang, Language::C) => Ok(strict("clang")),
            (Compiler::Clang, Language::Cpp) => Ok(strict("clang++")),
        }
    }
}

fn strict(program: &str) -> Command {
    let mut command = Command::new(program);
    command.args(STRICT).arg("-O1");
    command
}

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
}

fn main() {
    let directory = trial::directory("header_matrix");
    let suite = Arc::new(Suite { directory, library: OnceLock::new() });
    let mut trials = Vec::new();
    for compiler in [Compiler::Default, Compiler::Clang] {
        let mut add = |header: &str, standard: &'static str, language: Language, files: fn(&Suite) -> Files| {
            let suite = Arc::clone(&suite);
            let name = format!("{}::{header}::{}", compiler.name(), standard.replace("2b", "23"));
            let test =
                move || files(&suite).and_then(|files| suite.build_and_run(compiler, language, standard, &files));
            trials.push(trial(name, compiler.missing(language), test));
        };
        for standard in C {
            add("ndgrad_h", standard, Language::C, |_| Ok(c_tests(["header_one.c", "header_two.c"])));
        }
        for standard in CPP {
            add("ndgrad_h", standard, Language::Cpp, |_| Ok(c_tests(["header_one.cpp", "header_two.cpp"])));
        }
        for standard in NDGRAD_HPP {
            add("ndgrad_hpp", standard, Language::Cpp, Suite::cpp_files);
        }
    }
    let each = Arc::clone(&suite);
    let no_cpp = compiler::missing(Language::Cpp);
    trials.push(trial("ndgrad_hpp::each_file_stands_alone", no_cpp, move || each.each_file_stands_alone()));
    trial::run(suite, trials)
}

type Files = Result<Vec<PathBuf>, String>;

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn c_tests(files: [&str; 2]) -> Vec<PathBuf> {
    files.map(|file| source_tree().join("c_tests").join(file)).to_vec()
}

/// ndgrad.hpp and what it is made of, as they are included.
fn cpp_headers() -> Result<Vec<String>, String> {
    let entries = source_tree().join("include/ndgrad").read_dir().map_err(|error| error.to_string())?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| format!("ndgrad/{}", entry.file_name().to_string_lossy())).collect();
    names.push("ndgrad.hpp".to_owned());
    names.sort();
    Ok(names)
}

fn includes<'a>(headers: impl Iterator<Item = &'a String>) -> String {
    headers.map(|header| format!("#include <{header}>\n")).collect()
}

impl Suite {
    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.directory.path().join("lib"));
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    /// Two files that include all of ndgrad.hpp, in opposite orders and twice, and both use it.
    fn cpp_files(&self) -> Files {
        let headers = cpp_headers()?;
        let use_it = "static bool use(double last) {\n\
                      \x20   const double f[5] = {1, 2, 4, 7, 11};\n    double df[5];\n\
                      \x20   ndgrad::gradient(f, df);\n    return df[4] == last;\n}\n";
        let one = format!(
            "{}{use_it}bool two();\nint main() {{ return use(4) && two() ? 0 : 1; }}\n",
            includes(headers.iter())
        );
        let two = format!(
            "{}{use_it}bool two();\nbool two() {{ return use(4); }}\n",
            includes(headers.iter().rev().chain(&headers))
        );
        // Each call has a directory of its own, because trials run at once; it goes with the suite's.
        let directory = tempfile::tempdir_in(self.directory.path()).map_err(|error| error.to_string())?.keep();
        let write = |name: &str, text: String| {
            let path = directory.join(name);
            fs::write(&path, text).map_err(|error| error.to_string()).map(|()| path)
        };
        Ok(vec![write("one.cpp", one)?, write("two.cpp", two)?])
    }

    /// Links the files into one program with either library, and runs it.
    fn build_and_run(
        &self,
        compiler: Compiler,
        language: Language,
        standard: &str,
        files: &[PathBuf],
    ) -> Result<(), String> {
        let library = self.library()?;
        let program = tempfile::tempdir_in(self.directory.path()).map_err(|error| error.to_string())?;
        for is_static in [false, true] {
            let program = program.path().join(if is_static { "static" } else { "shared" });
            let mut command = compiler.command(language)?;
            command.arg(format!("-std={standard}")).arg("-I").arg(source_tree().join("include"));
            command.args(files).arg("-o").arg(&program);
            if language == Language::Cpp {
                command.args(CAREFUL);
            }
            if is_static {
                command.arg(&library.archive).args(NATIVE_LIBRARIES);
            } else {
                let mut run_path = std::ffi::OsString::from("-Wl,-rpath,");
                run_path.push(&library.link_directory);
                command.arg("-L").arg(&library.link_directory).arg(run_path).arg("-lndgrad");
            }
            compiler::compile(&mut command)?;
            process::run(&mut Command::new(program), RUN_LIMIT)?.success()?;
        }
        Ok(())
    }

    /// Each file of ndgrad.hpp includes what it needs.
    fn each_file_stands_alone(&self) -> Result<(), String> {
        for header in cpp_headers()? {
            let file = self.directory.path().join("alone.cpp");
            fs::write(&file, includes([&header].into_iter())).map_err(|error| error.to_string())?;
            let mut command = compiler::command(Language::Cpp)?;
            command
                .args(CAREFUL)
                .args(["-std=c++17", "-fsyntax-only", "-I"])
                .arg(source_tree().join("include"))
                .arg(file);
            compiler::compile(&mut command).map_err(|error| format!("{header}: {error}"))?;
        }
        Ok(())
    }
}
