//! Where cargo left the C libraries of the build that this test program belongs to.

use super::process;
use std::env;
use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// The libraries, and links under which a C compiler and a dynamic linker find them.
pub struct Library {
    /// For -L and -rpath, with what `make` leaves in target/release: libndgrad.so, libndgrad.so.N, which is the SONAME, and
    /// libndgrad.a.
    pub link_directory: PathBuf,
    pub shared: PathBuf,
    pub archive: PathBuf,
}

/// The SONAME that build.rs gives the shared library.
pub fn soname() -> String {
    format!("libndgrad.so.{}", env!("NDGRAD_ABI_VERSION"))
}

/// What a C program needs that links the static library: rustc --print native-static-libs says so.
pub const NATIVE_LIBRARIES: [&str; 6] = ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"];

impl Library {
    /// Finds both libraries, building them if cargo has not; makes `link_directory` and puts the links into it.
    ///
    /// `cargo test` leaves them beside the test programs, in target/<profile>/deps. Where it does not, or where they are
    /// older than the sources (cargo #8311), they are built here for the same profile.
    pub fn locate(link_directory: &Path) -> Result<Library, String> {
        let program = env::current_exe().map_err(|error| format!("where this program is: {error}"))?;
        let deps = program.parent().ok_or("this program is in no directory")?.to_path_buf();
        let sources = newest(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        let (shared, archive) = match find_pair(&deps, sources) {
            Some(pair) => pair,
            None => {
                build(&deps)?;
                // Cargo knows what is fresh; it leaves the libraries one level up from deps.
                let profile_directory = deps.parent().unwrap_or(&deps);
                find_pair(profile_directory, None)
                    .ok_or_else(|| format!("cargo build left no C libraries in {}", profile_directory.display()))?
            }
        };
        fs::create_dir_all(link_directory).map_err(|error| format!("{}: {error}", link_directory.display()))?;
        for (link, file) in [("libndgrad.so", &shared), (&*soname(), &shared), ("libndgrad.a", &archive)] {
            std::os::unix::fs::symlink(file, link_directory.join(link))
                .map_err(|error| format!("link {link}: {error}"))?;
        }
        Ok(Library { link_directory: link_directory.to_path_buf(), shared, archive })
    }
}

fn find_pair(directory: &Path, not_older_than: Option<SystemTime>) -> Option<(PathBuf, PathBuf)> {
    let find = |name: String| {
        let file = directory.join(name);
        let modified = file.metadata().and_then(|metadata| metadata.modified()).ok()?;
        not_older_than.is_none_or(|oldest| modified >= oldest).then_some(file)
    };
    Some((find(format!("{DLL_PREFIX}ndgrad{DLL_SUFFIX}"))?, find("libndgrad.a".to_owned())?))
}

/// The time of the last change to a file below a directory.
fn newest(directory: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(directory).ok()?;
    let times = entries.flatten().filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        if metadata.is_dir() { newest(&entry.path()) } else { metadata.modified().ok() }
    });
    times.max()
}

/// Builds the libraries with the profile, target and target directory of this program.
fn build(deps: &Path) -> Result<(), String> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let profile_directory = deps.parent().ok_or("deps is in no directory")?;
    let profile = match name(profile_directory).as_str() {
        "debug" => "dev".to_owned(),
        other => other.to_owned(),
    };
    let mut target_directory = profile_directory.parent().ok_or("the profile's directory is in no directory")?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--lib", "--profile", &profile, "--manifest-path"]);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    if name(target_directory) == env!("NDGRAD_TARGET") {
        command.args(["--target", env!("NDGRAD_TARGET")]);
        target_directory = target_directory.parent().ok_or("the target's directory is in no directory")?;
    }
    command.arg("--target-dir").arg(target_directory);
    process::run(&mut command, Duration::from_secs(1800))?.success().map(|_| ())
}
