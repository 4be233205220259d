//! The committed header is the one that the sources generate.

use std::fs;
use std::path::Path;

#[test]
fn the_committed_header_is_fresh() {
    let generated = fs::read_to_string(env!("NDGRAD_GENERATED_HEADER")).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/ndgrad.h");
    if std::env::var_os("NDGRAD_UPDATE_HEADER").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    let differs = committed.lines().zip(generated.lines()).position(|(a, b)| a != b);
    assert!(
        committed == generated,
        "include/ndgrad.h is stale, first at line {}: run `make header`",
        differs.map_or(committed.lines().count().min(generated.lines().count()), |line| line) + 1
    );
}
