//! The library beside its peers: `tests/peers/compare.py` computes the same operators with findiff, scipy.ndimage,
//! scikit-image and OpenCV, and `tests/peers/convergence.py` measures the orders that are promised: `make convergence` draws them.
//!
//! `NDGRAD_PYTHON` names the Python, `python3` by default. A trial whose modules are missing (`tests/peers/requirements.txt`) is
//! ignored and says why, and fails if `NDGRAD_REQUIRE_ALL=1`.

mod support;

use libtest_mimic::Arguments;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;
use support::library::Library;
use support::trial::trial;
use support::{process, python};

const TIME_LIMIT: Duration = Duration::from_secs(1800);

/// A trial: its name, the modules beside numpy, script and arguments.
const TRIALS: [(&str, &[&str], &[&str]); 5] = [
    ("peers::findiff", &["findiff"], &["compare.py", "findiff"]),
    ("peers::scipy", &["scipy.ndimage"], &["compare.py", "scipy"]),
    ("peers::skimage", &["skimage.filters"], &["compare.py", "skimage"]),
    ("peers::opencv", &["cv2"], &["compare.py", "opencv"]),
    ("peers::convergence", &[], &["convergence.py"]),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = TRIALS.map(|(name, modules, script)| {
        let modules: Vec<&str> = ["numpy"].into_iter().chain(modules.iter().copied()).collect();
        trial(name, python::missing(&modules), move || run(script))
    });
    libtest_mimic::run(&arguments, trials.into()).exit_code()
}

fn run(script: &[&str]) -> Result<(), String> {
    let links = tempfile::Builder::new().prefix("peers_suite-").tempdir_in(env!("CARGO_TARGET_TMPDIR"));
    let links = links.map_err(|error| error.to_string())?;
    let library = Library::locate(links.path())?;
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers");
    let mut command = Command::new(python::command());
    command.arg("-B").arg(scripts.join(script[0])).args(&script[1..]).arg("--library").arg(library.shared);
    // In one piece: trials run beside each other.
    println!("\n{}", process::run(&mut command, TIME_LIMIT)?.success()?);
    Ok(())
}
