//! What can be wrong with a project file, and where.

use super::literal::shown;
use super::scan::Cause;
use crate::annotation::EditError;
use std::fmt;

/// A place in a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1; lines end with a line feed.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is wrong, but it is worth knowing.
    Note,
    /// All was read, but something in the file contradicts itself.
    Warning,
    /// Something could not be taken in.
    Fault,
}

/// Something wrong with a project file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub place: Place,
    pub what: Flaw,
}

impl Problem {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self.what {
            Flaw::Kept { .. } | Flaw::Empty => Severity::Note,
            Flaw::Quote { .. } | Flaw::Context | Flaw::Unknown { .. } => Severity::Warning,
            _ => Severity::Fault,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Fault => "error",
        };
        write!(f, "{}: {severity}: {}", self.place, self.what)
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    #[error("the file is larger than {} GiB, which no project needs", super::MAX_BYTES >> 30)]
    TooLarge,
    #[error("this is not UTF-8 text; a project file is, so this is another kind of file or a damaged one")]
    NotUtf8,
    #[error("this is not an Isnad project: it does not begin with IsnadProject(…)")]
    NotAProject,
    #[error(
        "the project was written by a newer Isnad (format {0}; this one reads up to {newest}): open it with the newer one",
        newest = super::SCHEMA
    )]
    TooNew(u32),
    #[error("there has never been a format {0}")]
    NoSuchSchema(u32),
    #[error("{0}")]
    Form(#[from] Cause),
    #[error("{0}")]
    Value(String),
    #[error("the field {0:?} is missing")]
    Missing(&'static str),
    #[error("the field {} is given twice", shown(.0))]
    Twice(String),
    #[error(
        "the id {} is already taken by the record on line {line}; take one of the two out, or give it an id of its own",
        shown(id)
    )]
    TakenId { id: String, line: usize },
    #[error("{0}")]
    Unfit(EditError),
    #[error(
        "the text here is {}, but the mark was made on {}; correct the range or the quote",
        shown(found),
        shown(quote)
    )]
    Quote { quote: String, found: String },
    #[error("the text around this mark is not what its prefix and suffix say")]
    Context,
    #[error("a line break inside a block: one block is one line")]
    LineBreak,
    #[error("the field {} is unknown here and is not kept when the project is saved", shown(.0))]
    Unknown(String),
    #[error("the field {} comes from a newer Isnad; it is kept as it is", shown(.0))]
    Kept(String),
    #[error("the project is empty")]
    Empty,
    #[error("more than {1} {0}, which no project needs")]
    TooMany(&'static str, usize),
    #[error("and {0} more problems")]
    More(usize),
}

/// Finds line and column for bytes of a text.
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { text, starts }
    }

    /// The place of byte `at`; the text's end for anything beyond.
    pub fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..at).or_else(|| self.text.get(start..)).unwrap_or_default();
        Place { line, column: before.chars().count() + 1 }
    }

    /// The place `inside`, counted from byte `at`.
    pub fn offset(&self, at: usize, inside: ron::error::Position) -> Place {
        let place = self.place(at);
        let column = if inside.line <= 1 { place.column + inside.col.max(1) - 1 } else { inside.col };
        Place { line: place.line + inside.line.max(1) - 1, column }
    }
}
