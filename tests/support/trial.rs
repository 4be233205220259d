//! A trial that runs where its tools are.

use libtest_mimic::{Failed, Trial};

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
