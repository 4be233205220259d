//! The packages for other languages have all that the C header has: every function is called, or named here with the reason
//! why not; every operator stands under its own name; and numbers that a package writes down are the header's.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{markdown, symbols};

struct Binding {
    /// Where its sources are.
    folders: &'static [&'static str],
    /// The functions that it does not call, besides those that none calls.
    left_out: &'static [(&'static str, &'static str)],
    /// How an operator of that name is declared, or made public.
    operator: fn(&str) -> String,
    /// How a constant is written, given its name in lower case without `NDG_`, and its number.
    constant: fn(&str, &str) -> String,
    /// Whether statuses have names in the language. Where they have not, they are asked for while a program runs.
    has_statuses: bool,
}

/// Whose names every package has: how a field goes on beyond its ends, and the kernels of image operators.
const EVERYWHERE: [&str; 9] =
    ["ONE_SIDED", "MIRRORED", "REFLECTED", "ODD_REFLECTED", "NEAREST", "SOBEL", "PREWITT", "SCHARR", "FARID"];

const KERNEL_NAME: (&str, &str) = ("ndg_kernel_name", "for those who measure, who do so in C");
const STATUS_MESSAGE: (&str, &str) = ("ndg_status_message", "ndg_last_error says more");

/// The functions that no package calls.
const LEFT_OUT: [(&str, &str); 4] = [
    ("ndg_gradient_f32", "a grid serves every dtype, and outputs that lie differently"),
    ("ndg_gradient_f64", "the same"),
    ("ndg_gradient_c64", "the same"),
    ("ndg_gradient_c128", "the same"),
];

const BINDINGS: [Binding; 5] = [
    Binding {
        folders: &["include/ndgrad"],
        left_out: &[],
        operator: |name| format!("void {name}("),
        constant: |name, _| format!("{name} = NDG_{}", name.to_uppercase()),
        has_statuses: true,
    },
    Binding {
        folders: &["bindings/fortran/src"],
        left_out: &[
            KERNEL_NAME,
            STATUS_MESSAGE,
            ("ndg_abi_version", "programs are linked, and ask for the library by its SONAME"),
            ("ndg_status_name", "the statuses are constants of the module"),
        ],
        operator: |name| format!("procedure :: {name} => "),
        constant: |name, number| format!("ndg_{name} = {number}"),
        has_statuses: true,
    },
    Binding {
        folders: &["bindings/julia/src"],
        left_out: &[KERNEL_NAME, STATUS_MESSAGE],
        operator: |name| format!("{name}, {name}!"),
        constant: |name, number| format!(":{name} => {number}"),
        has_statuses: false,
    },
    Binding {
        folders: &["bindings/r/src", "bindings/r/R", "bindings/r/NAMESPACE"],
        left_out: &[
            KERNEL_NAME,
            STATUS_MESSAGE,
            ("ndg_abi_version", "the package is linked, and asks for the library by its SONAME"),
            ("ndg_version", "the package has the library's version"),
            ("ndg_grid_set_num_threads", "there are no grids: num_threads() is for the process"),
        ],
        operator: |name| format!("export({name})"),
        constant: |name, number| format!("{name} = {number}"),
        has_statuses: false,
    },
    Binding {
        folders: &["bindings/python/src/ndgrad"],
        left_out: &[KERNEL_NAME, STATUS_MESSAGE],
        operator: |name| format!("def {name}(self, "),
        constant: |name, number| format!("\"{name}\": {number}"),
        has_statuses: false,
    },
];

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn header() -> String {
    markdown::read("include/ndgrad.h").unwrap()
}

/// The code below a path, without its comments.
fn code(path: &Path) -> String {
    if path.is_dir() {
        let entries = path.read_dir().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return entries.map(|entry| code(&entry.unwrap().path())).collect();
    }
    let comment = match path.extension().and_then(|extension| extension.to_str()) {
        Some("c" | "h" | "hpp") => return symbols::without_comments(&read(path)),
        Some("f90") => '!',
        Some("jl" | "py" | "R") | None => '#',
        Some(_) => return String::new(),
    };
    read(path).lines().map(|line| line.split(comment).next().unwrap_or_default().to_owned() + "\n").collect()
}

impl Binding {
    fn name(&self) -> &str {
        self.folders[0]
    }

    fn code(&self) -> String {
        self.folders.iter().map(|folder| code(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))).collect()
    }
}

#[test]
fn every_function_is_called() {
    let declared = symbols::declared(&header());
    assert!(declared.len() > 40, "only {} functions were found in ndgrad.h", declared.len());
    for binding in &BINDINGS {
        let code = binding.code();
        let words: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let left_out: Vec<&str> = LEFT_OUT.iter().chain(binding.left_out).map(|(name, _)| *name).collect();
        for function in &declared {
            let (is_called, is_left_out) = (words.contains(&**function), left_out.contains(&&**function));
            assert!(is_called || is_left_out, "{} has to call {function}, or to say here why not", binding.name());
            assert!(!is_called || !is_left_out, "{} calls {function}, which is left out here", binding.name());
        }
        let unknown = left_out.iter().find(|name| !declared.contains(**name));
        assert!(unknown.is_none(), "{}: ndgrad.h has no {unknown:?}", binding.name());
    }
}

/// An operator has an adjoint or is a magnitude.
#[test]
fn every_operator_has_its_name() {
    let declared = symbols::declared(&header());
    let is_operator = |name: &&String| name.ends_with("_magnitude") || declared.contains(&format!("{name}_adjoint"));
    let operators: Vec<&str> =
        declared.iter().filter(is_operator).filter_map(|name| name.strip_prefix("ndg_")).collect();
    assert!(operators.len() >= 12, "only {operators:?} were found in ndgrad.h");
    for binding in &BINDINGS {
        let code = binding.code();
        for operator in &operators {
            let wanted = (binding.operator)(operator);
            assert!(code.contains(&wanted), "{} has no `{wanted}`", binding.name());
        }
    }
}

#[test]
fn numbers_are_the_headers() {
    let header = header();
    let constants = header.lines().filter_map(|line| line.strip_prefix("#define NDG_")?.split_once(' '));
    let constants: Vec<(&str, &str)> = constants.skip_while(|(name, _)| *name != "ONE_SIDED").collect();
    assert!(EVERYWHERE.iter().all(|name| constants.iter().any(|(known, _)| known == name)));
    for binding in &BINDINGS {
        // Julia says of which type a number is.
        let code = binding.code().replace("Int32(", "");
        for (name, number) in constants.iter().filter(|(name, _)| binding.has_statuses || EVERYWHERE.contains(name)) {
            let wanted = (binding.constant)(&name.to_lowercase(), number);
            let mut after = code.match_indices(&wanted).map(|(start, _)| &code[start + wanted.len()..]);
            let is_there = after.any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '_'));
            assert!(is_there, "{} has no `{wanted}`", binding.name());
        }
    }
}
