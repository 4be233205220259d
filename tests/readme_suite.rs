//! The examples of README.md and of the bindings' READMEs, which a newcomer copies: each is built and run by the commands
//! that stand under it, with warnings as errors, and prints what the README says that it prints. So are the first programs of
//! the documentation (`docs/start`). And `make demo` and `make test` exist.
//!
//! An example is, in this order, with any text between:
//! - one block of code or more, with the name of its file in the first line;
//! - a block `sh`, one command a line, the last of which runs the program;
//! - a block `text` with what that prints.
//!
//! In the documentation a block may be a whole file that is included.
//!
//! Later `sh` blocks that name a file of the example are other ways to build it, and have to print the same. They all run
//! in a directory that looks like the source tree after `make`, with the libraries of this build.
//!
//! A tool that is missing makes its trial ignored, with the reason in its name; with NDGRAD_REQUIRE_ALL=1 it makes it fail.

mod support;

use libtest_mimic::Trial;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::library::Library;
use support::markdown::{Block, blocks, read};
use support::trial::{self, trial};
use support::{compiler, process, python};

/// R and Julia start slowly on a busy machine, and Python's wheel may want the release build of the library first.
const LIMIT: Duration = Duration::from_secs(1800);

/// Where examples are; the first has one of every language. The suites of C++, R and Python see to their own READMEs, whose
/// examples are shorter than a file.
const READMES: [&str; 9] = [
    "README.md",
    "bindings/fortran/README.md",
    "bindings/julia/README.md",
    "docs/start/c.md",
    "docs/start/cpp.md",
    "docs/start/fortran.md",
    "docs/start/julia.md",
    "docs/start/r.md",
    "docs/start/python.md",
];

/// A language that the README has an example of.
struct Language {
    /// How its blocks are marked.
    tag: &'static str,
    extension: &'static str,
    tools: &'static [&'static str],
    /// What the example's commands have for the compiler, and what takes its place to make warnings errors: STRICT there
    /// means the flags of the C tests. None for a language that is not compiled.
    strict: Option<[&'static str; 2]>,
}

const LANGUAGES: [Language; 6] = [
    Language { tag: "c", extension: ".c", tools: &["cc"], strict: Some(["cc -std=c99 ", "cc -std=c99 STRICT "]) },
    Language {
        tag: "cpp",
        extension: ".cpp",
        tools: &["c++"],
        strict: Some(["c++ -std=c++17 ", "c++ -std=c++17 STRICT "]),
    },
    Language {
        tag: "fortran",
        extension: ".f90",
        tools: &["gfortran"],
        strict: Some(["gfortran -std=f2018 ", "gfortran -std=f2018 -Wall -Wextra -Werror "]),
    },
    Language { tag: "julia", extension: ".jl", tools: &["julia"], strict: None },
    Language { tag: "r", extension: ".R", tools: &["R", "Rscript", "cc", "make"], strict: None },
    Language { tag: "python", extension: ".py", tools: &["cargo"], strict: None },
];

fn main() {
    let suite = Arc::new(Suite { directory: trial::directory("readme_suite"), library: OnceLock::new() });
    let mut trials: Vec<Trial> = LANGUAGES
        .iter()
        .map(|language| {
            let suite = Arc::clone(&suite);
            let missing = language.tools.iter().find(|tool| process::find(tool).is_none());
            let missing = missing.map(|tool| format!("no {tool}"));
            let is_python = language.tag == "python";
            let missing = missing.or_else(|| is_python.then(|| python::missing(&["pip", "numpy", "hatchling"]))?);
            trial(format!("readme::{}", language.tag), missing, move || suite.run_examples(language))
        })
        .collect();
    let of_fragments = Arc::clone(&suite);
    let fragments = move || fragments(&of_fragments);
    trials.push(trial("readme::fragments".to_owned(), compiler::missing(compiler::Language::C), fragments));
    trials.push(trial("readme::make_targets".to_owned(), None, make_targets));
    trial::run(suite, trials)
}

// ---- what the README says -------------------------------------------------------------------------------------------

struct Example<'a> {
    files: Vec<(String, Block<'a>)>,
    /// The language of the last file.
    tag: &'a str,
    commands: Vec<Block<'a>>,
    output: String,
}

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file that a page of the documentation includes, as the block that the reader sees; other blocks as they are.
fn included<'a>(block: Block<'a>, page: &str) -> Result<Block<'a>, String> {
    let options = block.text.trim();
    let language = options.strip_prefix(":language: ").filter(|language| !language.contains('\n'));
    match (block.tag.strip_prefix("{literalinclude} "), language) {
        (Some(file), Some(language)) => {
            let tag = LANGUAGES.iter().map(|known| known.tag).find(|tag| *tag == language).unwrap_or("text");
            let folder = page.rsplit_once('/').map_or(".", |(folder, _)| folder);
            Ok(Block { tag, text: read(&format!("{folder}/{file}"))?, line: block.line })
        }
        // With more options it is an extract, and nothing to run.
        _ => Ok(block),
    }
}

/// Errors begin with the line.
fn examples<'a>(markdown: &'a str, page: &str) -> Result<Vec<Example<'a>>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut files: Vec<(String, Block)> = Vec::new();
    let mut commands: Option<Block> = None;
    for block in blocks(markdown) {
        let block = included(block, page)?;
        if let Some(language) = LANGUAGES.iter().find(|language| language.tag == block.tag) {
            if let Some(commands) = commands {
                return Err(format!("{}: no block of output follows these commands", commands.line));
            }
            files.push((file_name(&block, language)?, block));
        } else if block.tag == "sh" && !files.is_empty() {
            commands.get_or_insert(block);
        } else if block.tag == "sh" {
            let last = examples.last_mut();
            if let Some(example) = last.filter(|example| example.files.iter().any(|(name, _)| names(&block, name))) {
                example.commands.push(block);
            }
        } else if block.tag == "text"
            && let Some(commands) = commands.take()
        {
            let tag = files.last().map(|(_, block)| block.tag).unwrap_or_default();
            let files = std::mem::take(&mut files);
            examples.push(Example { files, tag, commands: vec![commands], output: block.text });
        }
    }
    match files.first() {
        None => Ok(examples),
        Some((name, block)) => Err(format!("{}: commands and output of {name} do not follow", block.line)),
    }
}

/// From the comment in the first line, as in `/* section.c: what it does`.
fn file_name(block: &Block, language: &Language) -> Result<String, String> {
    let mut words = block.text.lines().next().unwrap_or_default().split_whitespace();
    let name =
        words.find_map(|word| Some(word.trim_end_matches(':')).filter(|word| word.ends_with(language.extension)));
    name.map(str::to_owned).ok_or_else(|| {
        format!("{}: the first line does not name the file, something{}", block.line, language.extension)
    })
}

fn names(block: &Block, file: &str) -> bool {
    block.text.split_whitespace().any(|word| word == file)
}

// ---- building and running -------------------------------------------------------------------------------------------

/// What the trials share.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
}

impl Suite {
    /// A directory that holds what `make` leaves in target/release.
    fn libraries(&self) -> Result<&Path, String> {
        let locate = || Library::locate(&self.directory.path().join("release"));
        self.library.get_or_init(locate).as_ref().map(|library| &*library.link_directory).map_err(Clone::clone)
    }

    fn run_examples(&self, language: &Language) -> Result<(), String> {
        for readme in READMES {
            let markdown = read(readme)?;
            let examples = examples(&markdown, readme).map_err(|error| format!("{readme}:{error}"))?;
            if examples.is_empty() {
                return Err(format!("{readme} has no example"));
            }
            let mut count = 0;
            for example in examples.iter().filter(|example| example.tag == language.tag) {
                for commands in &example.commands {
                    let name = format!("{}-{}", readme.replace('/', "-"), commands.line);
                    self.run(example, commands, language, &name)
                        .map_err(|error| format!("{readme}:{}: {error}", commands.line))?;
                    count += 1;
                }
            }
            if count == 0 && readme == READMES[0] {
                return Err(format!("{readme} has no example marked {}", language.tag));
            }
        }
        Ok(())
    }

    /// Runs one block of commands in a directory of that name, where only the example's files are.
    fn run(&self, example: &Example, commands: &Block, language: &Language, name: &str) -> Result<(), String> {
        let failed = |error: std::io::Error| error.to_string();
        let directory = self.directory.path().join(name);
        fs::create_dir_all(directory.join("target")).map_err(failed)?;
        symlink(source_tree().join("include"), directory.join("include")).map_err(failed)?;
        link_bindings(&directory.join("bindings"))?;
        symlink(self.libraries()?, directory.join("target/release")).map_err(failed)?;
        for (name, block) in &example.files {
            fs::write(directory.join(name), &block.text).map_err(failed)?;
        }

        let (build, run) = commands.text.trim_end().rsplit_once('\n').unwrap_or(("", &commands.text));
        let build = match language.strict {
            None => build.to_owned(),
            Some([plain, strict]) if build.contains(plain) => {
                build.replace(plain, &strict.replace("STRICT", &compiler::STRICT.join(" ")))
            }
            Some([plain, _]) => return Err(format!("expected a command `{plain}...` here")),
        };
        shell(&build, &directory)?;
        let printed = shell(run, &directory)?;
        if without_trailing_space(&printed) == without_trailing_space(&example.output) {
            return Ok(());
        }
        Err(format!("`{}` printed\n{printed}\nand not, as the README says,\n{}", run.trim(), example.output))
    }
}

/// Links to the bindings: Python's has cargo build the crate around it. Julia's is copied, since it looks for target/release
/// around itself, and has to find the one made here.
fn link_bindings(directory: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    fs::create_dir(directory).map_err(failed)?;
    for entry in fs::read_dir(source_tree().join("bindings")).map_err(failed)? {
        let (source, name) = entry.map(|entry| (entry.path(), entry.file_name())).map_err(failed)?;
        if name == "julia" {
            process::run(Command::new("cp").arg("-R").arg(source).arg(directory), LIMIT)?.success()?;
        } else {
            symlink(source, directory.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}

fn shell(script: &str, directory: &Path) -> Result<String, String> {
    let mut command = Command::new("sh");
    command.args(["-e", "-u", "-c", script]).current_dir(directory);
    // cargo sets it to where it has the library itself: the README's commands have to do without.
    command.env_remove("LD_LIBRARY_PATH").env_remove("NDGRAD_TEST_PANIC");
    command.env_remove("NDGRAD_LIBRARY").env_remove("JULIA_LOAD_PATH");
    install_into(directory, &mut command)?;
    process::run(&mut command, LIMIT)?.success()
}

/// Lets R and Python install packages here and not for the user, and lets pip take what is there: nothing is downloaded.
fn install_into(directory: &Path, command: &mut Command) -> Result<(), String> {
    let packages = directory.join("packages");
    fs::create_dir_all(&packages).map_err(|error| error.to_string())?;
    command.env("R_LIBS", &packages);
    command.env("PIP_TARGET", &packages).env("PYTHONPATH", &packages);
    // 0 is what turns isolation off: pip reads it as the value of the option that it negates.
    command.envs([("PIP_NO_DEPS", "1"), ("PIP_NO_BUILD_ISOLATION", "0"), ("PIP_DISABLE_PIP_VERSION_CHECK", "1")]);
    if let Some(folder) = python::folder() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders).map_err(|error| error.to_string())?);
    }
    Ok(())
}

fn without_trailing_space(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

// ---- fragments ------------------------------------------------------------------------------------------------------

/// The lines of C that the header and `docs/errors.md` show are no whole files. One after the other they are the body of a
/// program that makes a call and tells how it went.
fn fragments(suite: &Suite) -> Result<(), String> {
    let (header, page) = (read("include/ndgrad.h")?, read("docs/errors.md")?);
    let comments = header.replace("\n * ", "\n");
    let call = comments.split("@code").filter_map(|rest| rest.split("@endcode").next());
    let call = call.into_iter().find(|code| code.contains("ndg_status status = "));
    let report = blocks(&page).into_iter().find(|block| block.tag == "c").map(|block| block.text);
    let (Some(call), Some(report)) = (call, report) else { return Err("the fragments are not there".to_owned()) };
    let directory = suite.directory.path();
    let (source, program) = (directory.join("fragments.c"), directory.join("fragments"));
    let text = format!("#include <ndgrad.h>\n#include <stdio.h>\nint main(void)\n{{\n{call}\n{report}}}\n");
    fs::write(&source, text).map_err(|error| error.to_string())?;
    let mut command = compiler::command(compiler::Language::C)?;
    command.arg("-std=c99").arg("-I").arg(source_tree().join("include")).arg(source).arg("-o").arg(&program);
    let libraries = suite.libraries()?.display();
    command.args([format!("-L{libraries}"), format!("-Wl,-rpath,{libraries}"), "-lndgrad".to_owned()]);
    compiler::compile(&mut command)?;
    let printed = process::run(&mut Command::new(program), LIMIT)?.success()?;
    if printed == "NDG_OK: \n" { Ok(()) } else { Err(format!("the fragments print {printed}")) }
}

// ---- make -----------------------------------------------------------------------------------------------------------

/// Every `make something` in the README is a target of the Makefile, and the two that it is about are among them.
fn make_targets() -> Result<(), String> {
    let (markdown, makefile) = (read("README.md")?, read("Makefile")?);
    let blocks = blocks(&markdown);
    let commands = blocks.iter().filter(|block| block.tag == "sh").flat_map(|block| block.text.lines());
    let shown: Vec<&str> = commands.filter_map(|line| line.strip_prefix("make ")?.split_whitespace().next()).collect();
    for target in ["demo", "test"] {
        if !shown.contains(&target) {
            return Err(format!("README.md has no line `make {target}` in a block sh"));
        }
    }
    let has =
        |target: &str| makefile.lines().any(|line| line.strip_prefix(target).is_some_and(|rest| rest.starts_with(':')));
    match shown.into_iter().find(|target| !has(target)) {
        None => Ok(()),
        Some(target) => Err(format!("README.md says `make {target}`, and the Makefile has no such target")),
    }
}
