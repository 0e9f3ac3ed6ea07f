//! brat standoff, out and in: `NAME.ann` with the text in `NAME.txt` beside it.
//!
//! Each article is a document of its own: the first is `NAME`, the others `NAME-2`, `NAME-3` and so on. Annotations are
//! text-bounds, attributions whose words name a cue are events of it, relations are relations, what is made of claims
//! attributes, notes notes. `NAME.isnad.json` holds the project whole, and our own files are read back from it as far as
//! the documents agree. Positions count code points, as Python does.

mod foreign;
mod own;
mod parse;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The name without extension of the document with this number, from 0.
pub(super) fn stem(name: &str, number: usize) -> String {
    if number == 0 { name.to_owned() } else { format!("{name}-{}", number + 1) }
}

/// The name of the file that holds the project whole.
fn record(name: &str) -> String {
    format!("{name}.isnad.json")
}

#[cfg(test)]
mod tests;
