//! The Python that tests use: the one that NDGRAD_PYTHON names, python3 by default.

use std::path::PathBuf;
use std::process::Command;

/// The Python's command: a name in PATH, or a path.
pub fn command() -> String {
    std::env::var("NDGRAD_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Why the Python cannot be used, if it cannot: it is not there, or lacks one of the modules, or its numpy is older than 2.
pub fn missing(modules: &[&str]) -> Option<String> {
    let python = command();
    let run = |code: &str| Command::new(&python).args(["-c", code]).output();
    for module in modules {
        match run(&format!("import {module}")) {
            Err(_) => return Some(format!("no {python}")),
            Ok(output) if !output.status.success() => return Some(format!("{python} has no {module}")),
            Ok(_) => {}
        }
    }
    let output = run("import numpy; print(numpy.__version__)").ok()?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    (major < Some(2)).then(|| format!("{python} has numpy {version}, older than 2"))
}

/// The folder of the Python's command, if it is a path: there are also its python3 and its pip.
pub fn folder() -> Option<PathBuf> {
    PathBuf::from(command()).parent().filter(|folder| folder.is_absolute()).map(PathBuf::from)
}
