//! The program's source as tests read it: without what is compiled for tests only, its strings apart from its code.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src` with `/` between the parts, and its code without comments, strings, and whatever is
/// compiled for tests only.
pub struct Source {
    pub path: String,
    #[allow(dead_code, reason = "not every test reads it")]
    pub code: String,
    /// The strings of the code, in its order.
    #[allow(dead_code, reason = "not every test reads them")]
    pub strings: Vec<Literal>,
}

/// A string in the code.
#[allow(dead_code, reason = "not every test reads them")]
pub struct Literal {
    /// As it is written between its quotes.
    pub text: String,
    /// The code before it, to be asked how it ends.
    pub before: String,
}

/// All of the program's source files.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 10, "the source is found");
    let mut sources = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&root).expect("a file below src");
        let path = relative.to_str().expect("a path in Unicode").replace('\\', "/");
        let is_test = ["tests.rs", "/laws.rs", "/heard.rs"].iter().any(|end| path.ends_with(end));
        let is_test = is_test || path.contains("/tests/");
        if !is_test {
            sources.push(Source::new(path, &fs::read_to_string(&file).expect("a source file")));
        }
    }
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// What stands for a string in the code until it is left out; source has no such sign.
const STRING: char = '\u{E000}';

impl Source {
    /// What is read of `code`, the content of the file at `path`.
    pub fn new(path: String, code: &str) -> Source {
        let (marked, mut texts) = without_comments(code);
        let marked = without_tests(&marked, &mut texts);
        let (mut code, mut strings, mut texts) = (String::new(), Vec::new(), texts.into_iter());
        for c in marked.chars() {
            if c == STRING {
                let from = code.char_indices().rev().nth(120).map_or(0, |(byte, _)| byte);
                let before = code[from..].trim_end().to_owned();
                strings.extend(texts.next().map(|text| Literal { text, before }));
            } else {
                code.push(c);
            }
        }
        Source { path, code, strings }
    }

    /// The top-level module it belongs to: `main` for the program, `lib` for the crate's root.
    #[allow(dead_code, reason = "not every test asks")]
    pub fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// Whether it is one of these modules or below them.
    #[allow(dead_code, reason = "not every test asks")]
    pub fn is_below(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/') || rest.starts_with('.'))
        })
    }
}

/// `code` with comments removed and a sign for each string, and the strings.
fn without_comments(code: &str) -> (String, Vec<String>) {
    let (mut out, mut strings) = (String::new(), Vec::new());
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest).or_else(|| (c == '"').then(|| plain_string(rest))) {
            let text = rest[..length].trim_start_matches(['r', '#']).trim_end_matches('#');
            strings.push(text.trim_matches('"').to_owned());
            out.push(STRING);
            length
        } else if c == '\'' {
            character(rest)
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = &rest[skip..];
    }
    (out, strings)
}

/// The length of the raw string that `rest` begins with.
fn raw_string(rest: &str) -> Option<usize> {
    let after_r = rest.strip_prefix('r')?;
    let hashes = after_r.len() - after_r.trim_start_matches('#').len();
    let content = after_r[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(content.find(&end).map_or(rest.len(), |at| 1 + hashes + 1 + at + end.len()))
}

/// The length of the string that `rest` begins with.
fn plain_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// The length of the character literal that `rest` begins with, or of the quote of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest[2..].char_indices().skip(1).find(|&(_, c)| c == '\'').map_or(1, |(at, _)| at + 3),
        Some(_) => chars.next().filter(|&(_, c)| c == '\'').map_or(1, |(at, _)| at + 1),
        None => 1,
    }
}

/// `code` without the items behind `#[cfg(test)]`, and `strings` without theirs.
fn without_tests(code: &str, strings: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = code;
    let count = |code: &str| code.chars().filter(|c| *c == STRING).count();
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(['{', ';']).map_or(rest.len(), |start| match rest.as_bytes()[start] {
            b'{' => start + braces(&rest[start..]),
            _ => start + 1,
        });
        let from = count(&out);
        strings.drain(from..from + count(&rest[..end]));
        rest = &rest[end..];
    }
    out + rest
}

/// The length of the block in braces that `rest` begins with.
#[allow(dead_code, reason = "not every test needs it")]
pub fn braces(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    rest.len()
}
