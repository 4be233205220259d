//! The files of documentation, and their fenced blocks.

use std::fs;
use std::path::Path;

/// A fenced block.
pub struct Block<'a> {
    pub tag: &'a str,
    pub text: String,
    /// Of its fence, counted from 1.
    pub line: usize,
}

/// A file of the source tree.
pub fn read(name: &str) -> Result<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The fenced blocks of a text, in its order.
pub fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        if let Some(tag) = line.strip_prefix("```") {
            let body = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            let text = body.map(|line| format!("{line}\n")).collect();
            blocks.push(Block { tag: tag.trim(), text, line: index + 1 });
        }
    }
    blocks
}
