//! The pages of `docs/` say what is so: every status is explained, with messages that the library writes; every name of the C
//! interface is one that the header has; the reference leaves nothing out. Links between all pages of the source tree lead
//! somewhere; those of the site, `make docs` checks too when it builds that.

mod support;

use ndgrad::{Argument, Dtype, Error};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::{markdown, symbols};

/// A text of the source tree.
fn read(name: &str) -> String {
    markdown::read(name).unwrap()
}

/// The pages below a folder: their names in the source tree and their texts.
fn pages(folder: &str) -> Vec<(String, String)> {
    let entries = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).read_dir().unwrap();
    let mut pages = Vec::new();
    for entry in entries.map(Result::unwrap) {
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            pages.extend(self::pages(&name));
        } else if name.ends_with(".md") {
            let text = fs::read_to_string(entry.path()).unwrap();
            pages.push((name, text));
        }
    }
    pages
}

/// The words of a text that are names of the C interface: ndg_grid_new, NDG_OK.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| (word.starts_with("ndg_") || word.starts_with("NDG_")) && !word.ends_with('_'))
}

/// The constants that the header defines, with their numbers.
fn constants(header: &str) -> Vec<(&str, &str)> {
    header.lines().filter_map(|line| line.strip_prefix("#define ")?.split_once(' ')).collect()
}

/// The constants after NDG_OK, and it: the statuses.
fn statuses(header: &str) -> Vec<(&str, &str)> {
    constants(header).into_iter().skip_while(|(name, _)| *name != "NDG_OK").collect()
}

/// The sections of docs/errors.md: a heading, such as `NDG_OK = 0`, and what stands below.
fn sections(page: &str) -> Vec<(&str, &str)> {
    page.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap_or((section, ""))).collect()
}

#[test]
fn every_status_has_its_cause_and_its_cure() {
    let (header, page) = (read("include/ndgrad.h"), read("docs/errors.md"));
    let statuses = statuses(&header);
    assert!(statuses.len() >= 18, "only {} statuses were found in ndgrad.h", statuses.len());
    let headings: Vec<String> = statuses.iter().map(|(name, number)| format!("{name} = {number}")).collect();
    let sections = sections(&page);
    assert_eq!(
        sections.iter().map(|(heading, _)| *heading).collect::<Vec<_>>(),
        headings,
        "headings of docs/errors.md"
    );
    for (heading, text) in sections {
        for part in ["\n**Cause:** ", "\n**Cure:** "] {
            assert!(text.contains(part), "docs/errors.md: {heading} has no paragraph that begins with {}", part.trim());
        }
    }
}

/// One of each kind, with the status whose section shows its message.
fn errors() -> [Error; 42] {
    let (f, out, axes) = (Argument::new("f"), Argument::entry("out", 0), Argument::entry("axes", 0));
    [
        Error::NullPointer { argument: Argument::entry("out", 1) },
        Error::BadRank { ndim: 33 },
        Error::RankMismatch { argument: f, expected: 2, got: 3 },
        Error::BadShape { axis: 0, extent: -4 },
        Error::ShapeMismatch { argument: out, axis: 1, expected: 4, got: 3 },
        Error::BadAxis { argument: axes, axis: 2, ndim: 2 },
        Error::BadAxis { argument: axes, axis: 0, ndim: 0 },
        Error::BadAxisCount { expected: 2, got: 1 },
        Error::NoAxes,
        Error::CurlRank { got: 1 },
        Error::RepeatedAxis { argument: Argument::entry("axes", 1), axis: -1, first: 0 },
        Error::BadEdgeOrder { edge_order: 3, most: 2 },
        Error::BadEdgeOrder { edge_order: 9, most: 8 },
        Error::AxisTooShort { axis: 1, needed: 3, got: 2 },
        Error::TooFewSamples { axis: 0, needed: 5, got: 4 },
        Error::BadStep { axis: 0, step: 0.0 },
        Error::UnusableStep { axis: 0, step: 1e-60 },
        Error::CoordinateCount { axis: 0, expected: 6, got: 5 },
        Error::NotFiniteCoordinate { axis: 1, index: 2, value: f64::NAN },
        Error::RepeatedCoordinate { axis: 0, index: 3, other: 2, value: 2.0 },
        Error::NotFiniteWeight { axis: 0, index: 1 },
        Error::BadSpacingCount { expected: 2, got: 1 },
        Error::MissingPeriod { axis: 1 },
        Error::BadPeriod { axis: 1, period: 300.0, span: 357.5 },
        Error::NoStep { axis: 0 },
        Error::BadStride { argument: out, axis: 0, stride: 0 },
        Error::Overlap { output: out, other: f },
        Error::Misaligned { argument: f, alignment: 8, address: 0x7ffc_1003 },
        Error::SizeOverflow { argument: f },
        Error::BadDtype { argument: f, code: 0 },
        Error::BadDtypePair { output: out, f: Dtype::F64, out: Dtype::F32 },
        Error::MixedDtypes { argument: Argument::entry("f", 1), expected: Dtype::F64, got: Dtype::F32 },
        Error::NoTotal { argument: Argument::new("out"), out: Dtype::C128 },
        Error::OutOfMemory { bytes: 24_000 },
        Error::BadOption { argument: Argument::new("n"), value: -1, expected: "0 or more" },
        Error::BadOption { argument: Argument::new("accuracy"), value: 3, expected: "2, 4, 6 or 8" },
        Error::BadAccuracy { axis: 0, accuracy: 3 },
        Error::OptionOutOfRange { argument: Argument::new("order"), value: 7, least: 1, greatest: 6 },
        Error::NotFinite { argument: Argument::entry("direction", 1), value: f64::NAN },
        Error::PeriodicOnOneSide { axis: 0 },
        Error::TooFewGhostCells { axis: 0, behind: false, needed: 2, got: 1 },
        Error::FilterTooLong { axis: 0, needed: 33, most: 32 },
    ]
}

#[test]
fn messages_of_the_errors_are_the_librarys() {
    let page = read("docs/errors.md");
    for (heading, text) in sections(&page) {
        let status = heading.split(' ').next().unwrap_or_default();
        let written = errors().into_iter().chain([Error::Internal, Error::Cancelled]);
        let written = written.filter(|error| error.status().name().to_string_lossy() == status);
        let written: String = written.map(|error| format!("{error}\n")).collect();
        let shown: String = markdown::blocks(text).into_iter().map(|block| block.text).collect();
        assert_eq!(shown, written, "docs/errors.md: messages of {status}, and what the library writes");
    }
}

/// A line that begins with `%` is a comment, and no part of the page: rows about functions that are to come.
fn is_comment(line: &&str) -> bool {
    line.starts_with('%')
}

#[test]
fn every_name_is_in_the_header() {
    let header = read("include/ndgrad.h");
    let known: BTreeSet<&str> = names(&header).collect();
    let pages = pages("docs");
    assert!(pages.len() >= 20, "only {} pages were found in docs", pages.len());
    let mut count = 0;
    for (page, text) in &pages {
        let shown: String = text.lines().filter(|line| !is_comment(line)).map(|line| format!("{line}\n")).collect();
        for name in names(&shown) {
            // R and Fortran write statuses in lower case.
            let is_known = known.contains(name) || known.contains(name.to_uppercase().as_str());
            assert!(is_known, "{page} names {name}, which include/ndgrad.h does not have");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} names were found in docs");
}

/// A text without its blocks of code.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect()
}

/// Where the links of a Markdown text lead.
fn links(prose: &str) -> impl Iterator<Item = &str> {
    prose.split("](").skip(1).filter_map(|rest| rest.split([')', ' ', '\n']).next())
}

/// What a heading is called in a link: lower case, hyphens for spaces, and no other punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// Files and headings; `make docs-links` follows links to other sites.
#[test]
fn links_lead_somewhere() {
    let mut count = 0;
    let mut all: Vec<(String, String)> =
        ["benches", "bindings", "docs", "examples"].into_iter().flat_map(pages).collect();
    all.extend(
        ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "README.md"].map(|name| (name.to_owned(), read(name))),
    );
    for (page, text) in all {
        let prose = prose(&text);
        let folder = Path::new(&page).parent().unwrap();
        for link in links(&prose).filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { PathBuf::from(&page) } else { folder.join(file) };
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&target);
            assert!(path.exists(), "{page}: a link leads to {link}, which is not there");
            let has_heading = |text: String| {
                text.lines().any(|line| line.starts_with('#') && anchor(line.trim_start_matches('#')) == heading)
            };
            assert!(
                heading.is_empty() || has_heading(fs::read_to_string(path).unwrap()),
                "{page}: no heading for {link}"
            );
            count += 1;
        }
    }
    assert!(count > 60, "only {count} links were found");
}

#[test]
fn commented_rows_are_about_what_is_to_come() {
    let functions = symbols::declared(&read("include/ndgrad.h"));
    for (page, text) in pages("docs") {
        let mut before = "";
        for line in text.lines() {
            let to_come = names(line).any(|name| !functions.contains(name));
            let is_about_functions = names(line).next().is_some();
            assert!(
                !is_comment(&line) || !is_about_functions || to_come,
                "{page}: ndgrad.h has what this line is about, so it becomes the last row of the table above it:\n{line}"
            );
            let is_lost = line.starts_with('|') && before.starts_with('%');
            assert!(!is_lost, "{page}: a row below a comment is no part of the table:\n{line}");
            before = line;
        }
    }
}

#[test]
fn the_reference_leaves_nothing_out() {
    let header = read("include/ndgrad.h");
    let reference: String = pages("docs/reference").into_iter().map(|(_, text)| text).collect();
    let mut wanted: Vec<String> =
        symbols::declared(&header).into_iter().map(|name| format!("function}} {name}")).collect();
    wanted.extend(constants(&header).into_iter().map(|(name, _)| format!("define}} {name}")));
    for kind in ["struct", "typedef"] {
        let declared = header.lines().filter_map(|line| line.strip_prefix(&format!("typedef {kind} ")));
        let types = declared.filter_map(|line| line.strip_suffix(" {"));
        wanted.extend(types.map(|name| format!("{kind}}} {name}")));
    }
    wanted.extend(["typedef} ndg_grid".to_owned(), "typedef} ndg_status".to_owned()]);
    for item in wanted {
        let is_there = reference.lines().any(|line| line == format!("```{{doxygen{item}"));
        assert!(is_there, "docs/reference has no line ```{{doxygen{item}");
    }
}
