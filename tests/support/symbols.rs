//! The list of symbols that is the ABI, and what is compared with it.

use std::collections::BTreeSet;
use std::path::Path;

/// The committed list: what the library promises to export.
pub fn committed(c_tests: &Path) -> Result<BTreeSet<String>, String> {
    let path = c_tests.join("symbols.txt");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Says which symbols differ, if any.
pub fn compare(what: &str, got: &BTreeSet<String>, expected: &BTreeSet<String>) -> Result<(), String> {
    if got == expected {
        return Ok(());
    }
    let list = |names: Vec<&String>| names.iter().map(|name| format!("    {name}\n")).collect::<String>();
    Err(format!(
        "{what} differs from c_tests/symbols.txt, which is the ABI: a symbol added is a decision, one removed breaks \
         programs.\n  only here:\n{}  only in symbols.txt:\n{}",
        list(got.difference(expected).collect()),
        list(expected.difference(got).collect())
    ))
}

/// The functions that a header declares: names that start with ndg_ and stand before a parenthesis.
pub fn declared(header: &str) -> BTreeSet<String> {
    let code = without_comments(header);
    let mut declared = BTreeSet::new();
    for (start, _) in code.match_indices("ndg_") {
        let is_inside_a_name = code[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let rest = &code[start..];
        let end = rest.find(|after: char| !after.is_alphanumeric() && after != '_').unwrap_or(rest.len());
        if !is_inside_a_name && rest[end..].trim_start().starts_with('(') {
            declared.insert(rest[..end].to_owned());
        }
    }
    declared
}

/// C code with its comments of both kinds cut out. The header has no string that holds the beginning of one.
pub fn without_comments(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::new();
    while let Some(start) = rest.find("/*").into_iter().chain(rest.find("//")).min() {
        kept.push_str(&rest[..start]);
        let end = if rest[start..].starts_with("/*") { "*/" } else { "\n" };
        rest = rest[start..].split_once(end).map_or("", |(_, after)| after);
        kept.push('\n');
    }
    kept + rest
}
