//! REFI-QDA 1.5 (`.qdpx`), out and in: the exchange of NVivo, MAXQDA, ATLAS.ti and QualCoder.
//!
//! A zip with `project.qde` and the texts. Labels become the codebook, marks become coded selections, notes and
//! translations become notes, relations become links. What the format has no place for stands in one more note, as the
//! plain JSON of the project; it is what our own files are read back from, as far as the rest of the file agrees.
//! Positions count code points; in others' files also UTF-16 units or line ends as one, whichever the names of the
//! selections agree with.

mod archive;
mod foreign;
mod own;
mod parse;
mod read;
mod write;

pub(super) use archive::main_file;
pub(super) use read::read;
pub(super) use write::write;

use super::guid::guid;

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

/// The GUID of the note that holds what the format has no place for.
fn record() -> String {
    guid("record", "isnad").to_string()
}

/// The GUID of an annotation's mark with this number, from 0.
fn selection(annotation: &str, mark: usize) -> String {
    guid("selection", &format!("{annotation}/{mark}")).to_string()
}

#[cfg(test)]
mod tests;
