//! `make install`: into a DESTDIR, moved elsewhere, and then used by programs outside the source tree (`tests/install/`)
//! through pkg-config and CMake, shared and static, in C, C++ and Fortran; by CMake from the source tree as well; and
//! `make uninstall`, which leaves nothing.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use support::compiler::{self, Language, STRICT};
use support::install::{self, PREFIX, Tree};
use support::library::{Library, soname};
use support::process;
use support::trial::{self, trial};

/// Compiling a program of one file.
const LIMIT: Duration = Duration::from_secs(120);
/// cargo may have the library to build.
const CMAKE_LIMIT: Duration = Duration::from_secs(1800);

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What every program in tests/install prints.
const PRINTS: [&str; 5] = ["1.0", "1.5", "2.5", "3.5", "4.0"];

/// What the trials share: made when the first one needs it.
struct Suite {
    directory: tempfile::TempDir,
    library: OnceLock<Result<Library, String>>,
    moved: OnceLock<Result<Tree, String>>,
}

fn main() {
    let directory = trial::directory("install_suite");
    let suite = Arc::new(Suite { directory, library: OnceLock::new(), moved: OnceLock::new() });

    let tool = |name: &str| process::find(name).is_none().then(|| format!("no {name}"));
    let no_make = tool("make");
    let no_cpp = compiler::missing(Language::C).or_else(|| compiler::missing(Language::Cpp));
    let no_pkg_config =
        no_make.clone().or_else(|| tool("pkg-config")).or_else(|| no_cpp.clone()).or_else(|| tool("readelf"));
    let no_cmake = no_pkg_config.clone().or_else(|| tool("cmake"));
    let no_gfortran = no_pkg_config.clone().or_else(|| tool("gfortran"));
    let no_cmake_gfortran = no_cmake.clone().or_else(|| tool("gfortran"));

    let mut trials = Vec::new();
    let mut add = |name: &str, missing: &Option<String>, test: fn(&Suite) -> Result<(), String>| {
        let suite = Arc::clone(&suite);
        trials.push(trial(name, missing.clone(), move || test(&suite)));
    };
    add("install::files", &no_make, files);
    add("install::uninstall", &no_make, uninstall);
    add("install::below_prefix", &no_make, below_prefix);
    add("pkg_config::c", &no_pkg_config, |suite| by_pkg_config(suite, suite.moved()?, "c"));
    add("pkg_config::cpp", &no_pkg_config, |suite| by_pkg_config(suite, suite.moved()?, "cpp"));
    add("pkg_config::fortran", &no_gfortran, |suite| by_pkg_config(suite, suite.moved()?, "f90"));
    add("pkg_config::wholly_static", &no_pkg_config, wholly_static);
    add("cmake::find_package", &no_cmake, |suite| by_find_package(suite, prefix_path(suite)?, &["C", "CXX"]));
    add("cmake::find_package_fortran", &no_cmake_gfortran, |suite| {
        by_find_package(suite, prefix_path(suite)?, &["Fortran"])
    });
    add("install::library_directory", &no_cmake, library_directory);
    add("cmake::versions", &no_cmake, versions);
    add("cmake::add_subdirectory", &no_cmake, |suite| from_source(suite, "add_subdirectory"));
    add("cmake::fetch_content", &no_cmake, |suite| from_source(suite, "FetchContent"));

    trial::run(suite, trials)
}

fn source_tree() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn programs() -> PathBuf {
    source_tree().join("tests/install")
}

// ---- installing -----------------------------------------------------------------------------------------------------

impl Suite {
    /// A new directory.
    fn directory(&self, name: &str) -> Result<PathBuf, String> {
        let directory = self.directory.path().join(name);
        fs::create_dir_all(&directory).map_err(|error| error.to_string())?;
        Ok(directory)
    }

    fn library(&self) -> Result<&Library, String> {
        let locate = || Library::locate(&self.directory.path().join("built"));
        self.library.get_or_init(locate).as_ref().map_err(Clone::clone)
    }

    fn install_and_move(&self, libraries: &str) -> Result<Tree, String> {
        install::tree(self.directory.path(), self.library()?, libraries)
    }

    fn moved(&self) -> Result<&Tree, String> {
        self.moved.get_or_init(|| self.install_and_move("lib")).as_ref().map_err(Clone::clone)
    }
}

/// Files and links below a directory, by their paths from there.
fn below(directory: &Path) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    let mut open = vec![directory.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in next.read_dir().map_err(|error| format!("{}: {error}", next.display()))?.flatten() {
            let path = entry.path();
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(directory).unwrap_or(&path).to_string_lossy().into_owned());
            }
        }
    }
    Ok(found)
}

/// Just the files of a C library, the links in a chain, and no path of the machine in what is text.
fn files(suite: &Suite) -> Result<(), String> {
    let Tree { root: moved, libraries } = suite.moved()?;
    let mut expected: BTreeSet<String> = below(&source_tree().join("include"))?;
    expected = expected.into_iter().map(|header| format!("include/{header}")).collect();
    let shared = format!("libndgrad.so.{VERSION}");
    let names = ["libndgrad.so", &soname(), &shared, "libndgrad.a", "pkgconfig/ndgrad.pc"].map(str::to_owned);
    let cmake = ["Config", "ConfigVersion", "Targets"].map(|name| format!("cmake/ndgrad/ndgrad{name}.cmake"));
    expected.extend(names.into_iter().chain(cmake).map(|name| format!("lib/{name}")));
    expected.extend(["README.md", "LICENSE-MIT", "LICENSE-APACHE"].map(|name| format!("share/doc/ndgrad/{name}")));
    let found = below(moved)?;
    if found != expected {
        return Err(format!("expected {expected:#?}\nand not {found:#?}"));
    }
    for (link, target) in [("libndgrad.so", soname()), (&soname(), shared)] {
        let got = fs::read_link(libraries.join(link)).map_err(|error| format!("{link}: {error}"))?;
        if got != Path::new(&target) {
            return Err(format!("{link} leads to {}: expected {target}", got.display()));
        }
    }
    for text in found.iter().filter(|name| name.ends_with(".pc") || name.ends_with(".cmake")) {
        let content = fs::read_to_string(moved.join(text)).map_err(|error| error.to_string())?;
        let strangers = [PREFIX, &*source_tree().to_string_lossy(), "@"];
        if let Some(stranger) = strangers.into_iter().find(|stranger| content.contains(stranger)) {
            return Err(format!("{text} has {stranger} in it:\n{content}"));
        }
    }
    Ok(())
}

fn uninstall(suite: &Suite) -> Result<(), String> {
    let destination = suite.directory("uninstalled")?;
    install::make("install", suite.library()?, &destination, &[])?.success()?;
    let neighbour = destination.join(PREFIX.trim_start_matches('/')).join("lib/libother.a");
    fs::write(&neighbour, "another library's").map_err(|error| error.to_string())?;
    install::make("uninstall", suite.library()?, &destination, &[])?.success()?;
    fs::remove_file(&neighbour).map_err(|error| format!("uninstall took what is not its own: {error}"))?;
    let left = below(&destination)?;
    if !left.is_empty() {
        return Err(format!("uninstall left {left:#?}"));
    }
    let own = ["include/ndgrad", "lib/cmake/ndgrad", "share/doc/ndgrad"];
    match own.iter().find(|own| destination.join(PREFIX.trim_start_matches('/')).join(own).exists()) {
        None => Ok(()),
        Some(own) => Err(format!("uninstall left the folder {own}")),
    }
}

/// The paths in ndgrad.pc are relative: a LIBDIR elsewhere is refused, and nothing is installed.
fn below_prefix(suite: &Suite) -> Result<(), String> {
    let destination = suite.directory("elsewhere")?;
    let outcome = install::make("install", suite.library()?, &destination, &["LIBDIR=/somewhere/else"])?;
    if outcome.succeeded() || !outcome.output.contains("does not lie below PREFIX") {
        return Err(format!("a LIBDIR outside PREFIX was not refused:\n{outcome}"));
    }
    let left = below(&destination)?;
    if left.is_empty() { Ok(()) } else { Err(format!("a refused installation left {left:#?}")) }
}

// ---- what a program is like -------------------------------------------------------------------------------------------

/// Runs a program, which prints what it should and asks for the shared library, or does not.
fn check_program(program: &Path, is_shared: bool, library_path: Option<&Path>) -> Result<(), String> {
    let needed = process::run(Command::new("readelf").arg("-d").arg(program), LIMIT)?.success()?;
    if needed.contains(&format!("[{}]", soname())) != is_shared {
        return Err(format!("{} asks for:\n{needed}", program.display()));
    }
    let mut run = Command::new(program);
    // cargo sets it to where it has the library itself.
    run.env_remove("LD_LIBRARY_PATH");
    if let Some(path) = library_path {
        run.env("LD_LIBRARY_PATH", path);
    }
    let printed = process::run(&mut run, LIMIT)?.success()?;
    if printed.split_whitespace().eq(PRINTS) { Ok(()) } else { Err(format!("{} printed {printed}", program.display())) }
}

// ---- pkg-config -------------------------------------------------------------------------------------------------------

fn pkg_config(tree: &Tree, options: &[&str]) -> Result<Vec<String>, String> {
    let mut pkg_config = Command::new("pkg-config");
    pkg_config.env("PKG_CONFIG_PATH", tree.libraries.join("pkgconfig")).args(options).arg("ndgrad");
    Ok(process::run(&mut pkg_config, LIMIT)?.success()?.split_whitespace().map(str::to_owned).collect())
}

fn compile(suite: &Suite, extension: &str, program: &Path, flags: Vec<String>) -> Result<(), String> {
    let mut command = match extension {
        "c" => compiler::command(Language::C)?,
        "cpp" => compiler::command(Language::Cpp)?,
        _ => Command::new("gfortran"),
    };
    match extension {
        "c" => command.arg("-std=c99"),
        "cpp" => command.arg("-std=c++17"),
        _ => command.args(STRICT).arg("-std=f2018"),
    };
    command
        .current_dir(suite.directory.path())
        .arg(programs().join(format!("program.{extension}")))
        .arg("-o")
        .arg(program);
    compiler::compile(command.args(flags))
}

fn by_pkg_config(suite: &Suite, tree: &Tree, extension: &str) -> Result<(), String> {
    let version = pkg_config(tree, &["--modversion"])?;
    if version != [VERSION] {
        return Err(format!("pkg-config says version {version:?}"));
    }
    let programs = tree.root.with_extension("programs");
    fs::create_dir_all(&programs).map_err(|error| error.to_string())?;
    let program = programs.join(format!("shared_{extension}"));
    compile(suite, extension, &program, pkg_config(tree, &["--cflags", "--libs"])?)?;
    check_program(&program, true, Some(&tree.libraries))?;

    // Where both libraries are the linker takes the shared one unless it is asked for the other by its name.
    let flags = pkg_config(tree, &["--cflags", "--libs", "--static"])?;
    let flags = flags.into_iter().map(|flag| if flag == "-lndgrad" { "-l:libndgrad.a".to_owned() } else { flag });
    let program = programs.join(format!("static_{extension}"));
    compile(suite, extension, &program, flags.collect())?;
    check_program(&program, false, None)
}

/// With -static the program needs no library at all.
fn wholly_static(suite: &Suite) -> Result<(), String> {
    let mut flags = pkg_config(suite.moved()?, &["--cflags", "--libs", "--static"])?;
    flags.push("-static".to_owned());
    let program = suite.directory.path().join("wholly_static");
    compile(suite, "c", &program, flags)?;
    check_program(&program, false, None)
}

// ---- CMake --------------------------------------------------------------------------------------------------------------

/// Configures and builds a project of tests/install in a directory of its own.
fn cmake(suite: &Suite, project: &str, name: &str, definitions: &[String]) -> Result<PathBuf, String> {
    let build = suite.directory("cmake")?.join(name);
    let mut configure = Command::new("cmake");
    configure.arg("-S").arg(programs().join(project)).arg("-B").arg(&build);
    configure.arg(format!("-DCONSUMER_SOURCES={}", programs().display())).args(definitions);
    configure.arg("-DCMAKE_C_FLAGS=-std=c99").args(["-DCMAKE_CXX_EXTENSIONS=OFF", "-Wdev", "-Werror=dev"]);
    for command in [&mut configure, Command::new("cmake").arg("--build").arg(&build)] {
        command.env_remove("LD_LIBRARY_PATH").env_remove("MAKEFLAGS").env_remove("MFLAGS").env_remove("MAKELEVEL");
        process::run(command, CMAKE_LIMIT)?.success()?;
    }
    Ok(build)
}

/// How a user tells CMake where to look.
fn prefix_path(suite: &Suite) -> Result<String, String> {
    Ok(format!("-DCMAKE_PREFIX_PATH={}", suite.moved()?.root.display()))
}

fn by_find_package(suite: &Suite, find: String, languages: &[&str]) -> Result<(), String> {
    let definitions =
        [find, format!("-DCONSUMER_LANGUAGES={}", languages.join(";")), format!("-DCONSUMER_VERSION={VERSION}")];
    let build = cmake(suite, "find_package", &languages.join("_"), &definitions)?;
    for language in languages {
        check_program(&build.join(format!("{language}_shared")), true, None)?;
        check_program(&build.join(format!("{language}_static")), false, None)?;
    }
    Ok(())
}

/// Libraries may lie deeper below PREFIX, as Debian places them.
fn library_directory(suite: &Suite) -> Result<(), String> {
    let tree = suite.install_and_move("lib/some-linux-gnu")?;
    by_pkg_config(suite, &tree, "c")?;
    by_find_package(suite, format!("-Dndgrad_DIR={}/cmake/ndgrad", tree.libraries.display()), &["C"])
}

/// Which wishes for a version this one fulfils. Before 1.0 a minor version stands for itself alone.
fn versions(suite: &Suite) -> Result<(), String> {
    let version_file = suite.moved()?.libraries.join("cmake/ndgrad/ndgradConfigVersion.cmake");
    let [major, minor, patch]: [u32; 3] = VERSION
        .split('.')
        .map(|part| part.parse().map_err(|error| format!("{VERSION}: {error}")))
        .collect::<Result<Vec<u32>, String>>()?
        .try_into()
        .map_err(|_| format!("{VERSION} has not three parts"))?;
    let next = if major == 0 { format!("0.{}", minor + 1) } else { format!("{}.0", major + 1) };
    let cases = [
        (VERSION.to_owned(), true),
        (format!("{major}.{minor}"), true),
        (format!("{major}.{minor}.{}", patch + 1), false),
        (next.clone(), false),
        (format!("{}", major + 1), false),
        (format!("0.0...{next}"), true),
        (format!("0.0...<{VERSION}"), false),
        (format!("0.0...{VERSION}"), true),
        (format!("{next}...99"), false),
    ];
    for (wish, is_fulfilled) in cases {
        let script = suite.directory.path().join("version.cmake");
        // What find_package sets before it reads the file.
        let (least, range) = wish.split_once("...").map_or((&*wish, None), |(least, most)| (least, Some(most)));
        let mut text = format!("set(PACKAGE_FIND_VERSION {least})\n");
        if let Some(most) = range {
            let (end, most) = most.strip_prefix('<').map_or(("INCLUDE", most), |most| ("EXCLUDE", most));
            text += &format!(
                "set(PACKAGE_FIND_VERSION_RANGE TRUE)\nset(PACKAGE_FIND_VERSION_MIN {least})\n\
                 set(PACKAGE_FIND_VERSION_MAX {most})\nset(PACKAGE_FIND_VERSION_RANGE_MAX {end})\n"
            );
        }
        text += &format!(
            "include(\"{}\")\nmessage(\"compatible: ${{PACKAGE_VERSION_COMPATIBLE}}\")\n",
            version_file.display()
        );
        fs::write(&script, text).map_err(|error| error.to_string())?;
        let output = process::run(Command::new("cmake").arg("-P").arg(&script), LIMIT)?.success()?;
        let expected = if is_fulfilled { "compatible: TRUE" } else { "compatible: FALSE" };
        if !output.contains(expected) {
            return Err(format!("find_package(ndgrad {wish}) with {VERSION}: expected {expected}, got {output}"));
        }
    }
    Ok(())
}

/// cargo builds for the project. Not in the directory of this build: another selection of packages may have other features,
/// and the library of the same name would take the place of the one that is being tested. What it has built is kept.
fn from_source(suite: &Suite, how: &str) -> Result<(), String> {
    let target_directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("install_suite_cargo");
    let definitions = [
        format!("-DCONSUMER_HOW={how}"),
        format!("-DCONSUMER_NDGRAD={}", source_tree().display()),
        "-DNDGRAD_CARGO_PROFILE=dev".to_owned(),
        format!("-DNDGRAD_CARGO_TARGET_DIR={}", target_directory.display()),
    ];
    let build = cmake(suite, "source_tree", how, &definitions)?;
    check_program(&build.join("C_shared"), true, None)?;
    check_program(&build.join("C_static"), false, None)?;
    check_program(&build.join("CXX_shared"), true, None)
}
