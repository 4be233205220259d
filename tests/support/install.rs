//! `make install`, and a tree that it has left.

use super::library::Library;
use super::process;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub const PREFIX: &str = "/opt/ndgrad";

/// Copying files.
const LIMIT: Duration = Duration::from_secs(120);

/// An installed tree that has been moved away from where it was installed.
pub struct Tree {
    pub root: PathBuf,
    pub libraries: PathBuf,
}

/// make in the source tree, with a library in the place of what there is in target/release.
pub fn make(target: &str, library: &Library, destination: &Path, more: &[&str]) -> Result<process::Outcome, String> {
    let assign = |name: &str, path: &Path| {
        let mut assignment = OsString::from(name);
        assignment.push(path);
        assignment
    };
    let mut make = Command::new("make");
    make.arg("-C").arg(env!("CARGO_MANIFEST_DIR")).arg(target).arg(format!("PREFIX={PREFIX}"));
    make.arg(assign("RELEASE=", &library.link_directory)).arg(assign("DESTDIR=", destination)).args(more);
    // A make that runs these tests has nothing to say to this one.
    make.env_remove("MAKEFLAGS").env_remove("MFLAGS").env_remove("MAKELEVEL");
    process::run(&mut make, LIMIT)
}

/// Installs with the libraries in a folder below PREFIX, and moves the tree to a place below a directory.
pub fn tree(directory: &Path, library: &Library, folder: &str) -> Result<Tree, String> {
    let name = folder.replace('/', "_");
    let stage = directory.join(format!("stage of {name}"));
    make("install", library, &stage, &[&format!("LIBDIR={PREFIX}/{folder}")])?.success()?;
    let root = directory.join(format!("moved_{name}"));
    fs::rename(stage.join(PREFIX.trim_start_matches('/')), &root).map_err(|error| error.to_string())?;
    Ok(Tree { libraries: root.join(folder), root })
}
