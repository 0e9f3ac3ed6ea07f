//! What can be wrong with a project file, and where.

use super::literal::shown;
use super::scan::Cause;
use crate::annotation::{AnnotationId, EditError};
use std::fmt;
use std::sync::{Arc, OnceLock};

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
            Flaw::Kept(_) | Flaw::LeftOut(..) => Severity::Note,
            Flaw::Quote { .. } | Flaw::Context | Flaw::Unknown(_) => Severity::Warning,
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
    #[error("this is not an Isnad label set: it does not begin with IsnadLabels(…)")]
    NotALabelSet,
    #[error("this is not an Isnad review: it does not begin with IsnadReview(…)")]
    NotAReview,
    #[error(
        "a newer Isnad wrote this (format {0}; this one knows up to {newest}): what is known here can be read, but only the newer one can change it",
        newest = super::SCHEMA
    )]
    TooNew(u32),
    #[error("there has never been a format {0}")]
    NoSuchSchema(u32),
    #[error("{0}")]
    Form(#[from] Cause),
    #[error("{0}")]
    Value(Misfit),
    #[error("the field {0:?} is missing")]
    Missing(&'static str),
    #[error("the field {} is given twice", shown(.0))]
    Twice(String),
    #[error("there may be {0:?} or {1:?}, not both; take one of the two out")]
    Both(&'static str, &'static str),
    #[error(
        "the id {} is already taken by the record on line {line}; take one of the two out, or give it an id of its own",
        shown(id)
    )]
    TakenId { id: String, line: usize },
    #[error("there are remarks about this place already; take one of the two out")]
    TakenPlace,
    #[error("how far this article has come is said already; take one of the two out")]
    TakenStage,
    #[error("{0}")]
    Unfit(EditError),
    #[error(
        "the text here is {}, but the mark was made on {}; correct the range or the quote",
        shown(found),
        shown(quote)
    )]
    Quote { mark: AnnotationId, quote: String, found: String },
    #[error("the text around this mark is not what its prefix and suffix say")]
    Context,
    #[error("a line break inside a block: one block is one line")]
    LineBreak,
    #[error("the field {} is unknown here and is not kept when the project is saved", shown(.0))]
    Unknown(String),
    #[error("the field {} comes from a newer Isnad; it is kept as it is", shown(.0))]
    Kept(String),
    /// The kind and the id of the record that it names.
    #[error("left out, because the {0} {1:?}, which it names, could not be taken in")]
    LeftOut(&'static str, String),
    #[error("more than {1} {0}, which no project needs")]
    TooMany(&'static str, usize),
    #[error("and {0} more problems{1}")]
    More(usize, &'static str),
}

/// Why a value is none that its field can hold. What the reader of RON said is in English, whatever the interface speaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("a colour is written like \"#1A62A5\", and this is none")]
    Color,
    #[error("a key is one character")]
    Key,
    #[error("a credibility is a whole number from 1 to 6, and this is none")]
    Credibility,
    #[error("expected 16 hexadecimal digits in small letters")]
    Version,
    /// The field holds one of a few words.
    #[error("this is none of the words that this field can hold: {0}")]
    Word(String),
    #[error("this field holds a number: {0}")]
    Number(String),
    #[error("this field holds a text in quotation marks: {0}")]
    Text(String),
    #[error("this is no value that this field can hold: {0}")]
    Other(String),
}

impl Misfit {
    /// What `error` says of a value.
    pub fn of_ron(error: &ron::error::Error) -> Misfit {
        use ron::error::Error as Ron;
        let mut words = error.to_string();
        if let Some((cut, _)) = words.char_indices().nth(200) {
            words.truncate(cut);
            words.push('…');
        }
        let words = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        match error {
            Ron::NoSuchEnumVariant { .. } | Ron::ExpectedIdentifier => Misfit::Word(words),
            Ron::ExpectedInteger | Ron::ExpectedFloat | Ron::IntegerOutOfBounds | Ron::InvalidIntegerDigit { .. } => {
                Misfit::Number(words)
            }
            Ron::ExpectedString | Ron::ExpectedStringEnd | Ron::InvalidEscape(_) => Misfit::Text(words),
            _ => Misfit::Other(words),
        }
    }
}

/// Finds line and column for bytes of a text.
#[derive(Clone)]
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins, in bytes; shared, as there may be millions, and found when first asked for: mostly nothing is
    /// wrong.
    starts: Arc<OnceLock<Box<[usize]>>>,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines { text, starts: Arc::default() }
    }

    fn starts(&self) -> &[usize] {
        let found = || std::iter::once(0).chain(self.text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        self.starts.get_or_init(found)
    }

    /// The line, from 1, that byte `at` stands on.
    pub fn line(&self, at: usize) -> usize {
        self.starts().partition_point(|&start| start <= at).max(1)
    }

    /// The places of bytes in ascending order; the text's end for anything beyond.
    ///
    /// Reads no part of the text twice, however long its lines are.
    pub fn places(&self, ascending: impl IntoIterator<Item = usize>) -> Vec<Place> {
        let (mut last, mut column) = (0, 1);
        let place = |at: usize| {
            let line = self.line(at);
            let start = self.starts().get(line - 1).copied().unwrap_or_default();
            if start > last {
                (last, column) = (start, 1);
            }
            let between = self.text.get(last..at).or_else(|| self.text.get(last..)).unwrap_or_default();
            (last, column) = (last + between.len(), column + between.chars().count());
            Place { line, column }
        };
        ascending.into_iter().map(place).collect()
    }
}

/// The byte of `text` that `position` means; the text's end for anything beyond.
pub fn byte_of(text: &str, position: ron::error::Position) -> usize {
    let line = text.match_indices('\n').nth(position.line.wrapping_sub(2)).map_or(0, |(i, _)| i + 1);
    let rest = text.get(line..).unwrap_or_default();
    rest.char_indices().nth(position.col.saturating_sub(1)).map_or(text.len(), |(i, _)| line + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_lines_and_columns() {
        let text = "ab\nقال\r\n\n😀x";
        let places = Lines::new(text).places([0, 1, 2, 3, 5, 5, 11, 12, 16, 99]);
        let shown: Vec<_> = places.iter().map(|p| (p.line, p.column)).collect();
        assert_eq!(shown, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 2), (3, 1), (4, 1), (4, 2), (4, 3)]);
        for (at, place) in [0, 1, 3, 5, 12, 16].into_iter().zip([(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2)]) {
            assert_eq!(byte_of(text, ron::error::Position { line: place.0, col: place.1 }), at);
        }
    }
}
