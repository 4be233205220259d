//! Gives the shared library its SONAME and generates the C header.
//!
//! The header goes to OUT_DIR, never into the source tree: a vendored build must not change its sources. The committed
//! `include/ndgrad.h` is a copy (`make header`), and a test compares the two.

use std::env;
use std::path::Path;

/// The number of the ABI: raised when a program compiled against an older header would no longer run correctly. The
/// SONAME and `ndg_abi_version` take it from here. 0: the ABI before release 1.0.
const ABI_VERSION: u32 = 0;

/// The files whose exports make up the header, in the order in which a reader wants them.
const HEADER_SOURCES: [&str; 12] = [
    "status.rs",
    "last_error.rs",
    "version.rs",
    "dtypes.rs",
    "gradient.rs",
    "view.rs",
    "grid.rs",
    "sides.rs",
    "derivative.rs",
    "vector.rs",
    "image.rs",
    "threads.rs",
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=cbindgen.toml");
    println!("cargo:rerun-if-changed=Cargo.toml");
    println!("cargo:rerun-if-changed=src/capi");
    println!("cargo:rustc-env=NDGRAD_ABI_VERSION={ABI_VERSION}");
    // The tests compile C for the target that the library is compiled for.
    println!("cargo:rustc-env=NDGRAD_TARGET={}", variable("TARGET"));
    println!("cargo:rustc-env=NDGRAD_HOST={}", variable("HOST"));

    let os = variable("CARGO_CFG_TARGET_OS");
    if matches!(os.as_str(), "linux" | "freebsd" | "netbsd" | "openbsd" | "dragonfly" | "android" | "illumos") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libndgrad.so.{ABI_VERSION}");
    } else if os == "macos" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libndgrad.{ABI_VERSION}.dylib");
    }

    generate_header();
}

fn generate_header() {
    let manifest_dir = variable("CARGO_MANIFEST_DIR");
    let out = Path::new(&variable("OUT_DIR")).join("ndgrad.h");
    let mut config = cbindgen::Config::from_file(Path::new(&manifest_dir).join("cbindgen.toml"))
        .expect("cbindgen.toml is in the source tree");
    config.after_includes = Some(version_macros());
    let mut builder = cbindgen::Builder::new().with_config(config);
    for file in HEADER_SOURCES {
        builder = builder.with_src(Path::new(&manifest_dir).join("src/capi").join(file));
    }
    builder.generate().expect("the exports in src/capi are such that cbindgen understands them").write_to_file(&out);
    println!("cargo:rustc-env=NDGRAD_GENERATED_HEADER={}", out.display());
}

/// The version as macros; Cargo.toml is its one source.
fn version_macros() -> String {
    let part = |name: &str| -> u32 { variable(name).parse().expect("cargo gives a number") };
    let (major, minor, patch) =
        (part("CARGO_PKG_VERSION_MAJOR"), part("CARGO_PKG_VERSION_MINOR"), part("CARGO_PKG_VERSION_PATCH"));
    let version = variable("CARGO_PKG_VERSION");
    let number = major * 10_000 + minor * 100 + patch;
    format!(
        "
/** The version of this header, for example \"0.1.0\". */
#define NDGRAD_VERSION \"{version}\"
/** The first part of the version. */
#define NDGRAD_VERSION_MAJOR {major}
/** The second part of the version. */
#define NDGRAD_VERSION_MINOR {minor}
/** The third part of the version. */
#define NDGRAD_VERSION_PATCH {patch}
/** The version as one number: 10000 major + 100 minor + patch. */
#define NDGRAD_VERSION_NUMBER {number}"
    )
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name} for build scripts"))
}
