//! A trial that runs where its tools are.

use libtest_mimic::{Arguments, Failed, Trial};
use std::sync::Arc;
use tempfile::TempDir;

/// The test `name`. Where something that it needs is missing it is ignored, with the reason in its name, or fails if
/// `NDGRAD_REQUIRE_ALL=1`.
pub fn trial(
    name: impl Into<String>,
    missing: Option<String>,
    test: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    let name = name.into();
    let Some(reason) = missing else { return Trial::test(name, || test().map_err(Failed::from)) };
    if std::env::var_os("NDGRAD_REQUIRE_ALL").is_some_and(|value| value == "1") {
        return Trial::test(name, move || Err(Failed::from(format!("{reason}, and NDGRAD_REQUIRE_ALL=1"))));
    }
    Trial::test(format!("{name} ({reason})"), || test().map_err(Failed::from)).with_ignored_flag(true)
}

/// A test of a suite that its trials share.
pub type Test<S> = fn(&S) -> Result<(), String>;

/// Runs the trials of a suite, of which they may hold what they share, and ends the process.
pub fn run<S>(suite: Arc<S>, trials: Vec<Trial>) -> ! {
    let failed = libtest_mimic::run(&Arguments::from_args(), trials).has_failed();
    // exit runs no destructors, and the suite's removes its files.
    drop(suite);
    std::process::exit(if failed { 101 } else { 0 });
}

/// Runs the tests of a suite as trials and ends the process. Where something that they need is missing, see [`trial`].
pub fn run_tests<S: Send + Sync + 'static, const N: usize>(
    suite: S,
    missing: Option<String>,
    tests: [(&'static str, Test<S>); N],
) -> ! {
    let suite = Arc::new(suite);
    let trials = tests
        .into_iter()
        .map(|(name, test)| {
            let suite = Arc::clone(&suite);
            trial(name, missing.clone(), move || test(&suite))
        })
        .collect();
    run(suite, trials)
}

/// A directory for the files of a suite, removed with it.
pub fn directory(suite: &str) -> TempDir {
    tempfile::Builder::new()
        .prefix(&format!("{suite}-"))
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .expect("cargo makes a directory for the files of tests")
}
