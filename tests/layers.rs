//! Data goes one way: a module uses only the modules below it in the map of `src/lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, top to bottom; modules of one layer may use each other.
const LAYERS: [&[&str]; 9] = [
    &["capi", "api"],
    &["ops"],
    &["grid"],
    &["stencil"],
    &["sweep"],
    &["threads"],
    &["kernel"],
    &["band"],
    &["view", "dtype", "status", "environment"],
];

fn layer_of(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|modules| modules.contains(&module))
        .unwrap_or_else(|| panic!("module {module} is in no layer: add it to LAYERS and to the map in src/lib.rs"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The modules that a source text reaches through `crate::`, wherever it does so.
fn modules_used(source: &str) -> Vec<&str> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        // An item of lib.rs itself, re-exported for users, or a group, which would hide what it uses.
        .inspect(|name| assert!(!name.is_empty(), "write `use crate::module::...`, not a group of modules"))
        .collect()
}

/// Upward uses in one file of a module.
fn upward<'a>(module: &str, source: &'a str) -> Vec<&'a str> {
    let layer = layer_of(module);
    modules_used(source).into_iter().filter(|used| layer_of(used) < layer).collect()
}

#[test]
fn no_module_uses_one_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = 0;
    for path in rust_files(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        if inside == Path::new("lib.rs") {
            continue;
        }
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let source = fs::read_to_string(&path).unwrap();
        // Tests judge a module by what lies above it, too.
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let found = upward(module, code);
        assert!(found.is_empty(), "{} uses {found:?}, which lie above {module}", inside.display());
        files += 1;
    }
    assert!(files > 10, "found only {files} files under {}", src.display());
}

/// A source text without its comments.
fn code(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// A lock that a thread holds while another one forks stays held in the child for ever: only the pool, which the child
/// replaces, has any. What is found out once goes into an atomic; several threads may find it out at once.
#[test]
fn no_lock_can_be_held_at_a_fork() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in rust_files(&src).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        if path.starts_with(src.join("threads")) {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for lock in ["Mutex", "RwLock", "OnceLock", "LazyLock", "Once::", "Condvar"] {
            assert!(!code(&source).contains(lock), "{} has a {lock}", path.display());
        }
    }
}

#[test]
fn an_upward_use_is_found() {
    assert_eq!(upward("kernel", "use crate::grid::Grid;\nuse crate::dtype::Dtype;"), ["grid"]);
    assert_eq!(upward("ops", "fn f() { crate::capi::x() }"), ["capi"]);
    assert!(upward("capi", "use crate::ops;\nuse crate::view::View;").is_empty());
}
