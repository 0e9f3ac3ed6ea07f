//! What an export will say, to be looked at before it is made: the report in pieces that a window can paint, or the
//! beginning of the file's text, with what goes in counted.
//!
//! The pieces are owned and know nothing of the project, so that they can be made beside a window. Of a long report
//! and of a long file only the beginning is given, with how much is left out. Nothing here touches a file.

mod report;
mod text;

use super::{ExportError, Format, Layouts, Options, Progress};
use crate::annotation::{Label, LineStyle, Project, Role};
use crate::article::BlockKind;
use crate::text::{CpRange, Direction};
use std::sync::Arc;

/// What an export will say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub counts: Counts,
    /// The direction the export runs in; `None` for what is written for programs.
    pub direction: Option<Direction>,
    pub pieces: Vec<Piece>,
}

/// How much goes into an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub articles: usize,
    pub annotations: usize,
    pub claims: usize,
    /// Entries of the source registry.
    pub sources: usize,
}

/// A piece of what an export says, painted below the one before.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The title of the whole (level 1), of a part (2), of what is in it (3).
    Heading { level: u8, text: String },
    /// A block of an article.
    Block(Block),
    /// A note about an annotation.
    Note { number: usize, look: Look, name: String, facts: Vec<Told> },
    /// Something known: of the report, an article, a block, a source.
    Fact(Told),
    /// A row of a table.
    Row(Row),
    /// What the files are called, where the export is more than one: the first of them, and how many there are.
    Files(Vec<String>, usize),
    /// A line of a file that programs read.
    Line(String),
    /// How much of a part is left out here; the export has all of it.
    More { what: Left, count: usize },
}

/// What is left out of a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Left {
    Blocks,
    Rows,
    Sheets,
    Lines,
    Files,
}

/// A block of an article with its highlights; the numbers of notes stand in its text, raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    pub direction: Direction,
    pub text: String,
    /// The longest first, so that shorter ones are painted over them.
    pub highlights: Vec<Highlight>,
}

/// A stretch of a block under a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlight {
    /// In code points of [`Block::text`].
    pub range: CpRange,
    pub look: Look,
}

/// What a label's marks look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub color: [u8; 3],
    pub line: LineStyle,
    pub role: Option<Role>,
}

/// Something known, under its name; the name may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub name: String,
    /// Its paragraphs are apart by line feeds.
    pub text: String,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether it names the columns.
    pub head: bool,
    /// How wide each column is beside the others.
    pub shares: Vec<u8>,
    /// As many as there are shares; paragraphs apart by line feeds.
    pub cells: Vec<String>,
    /// What the columns are called, for where there is no room to stand them side by side.
    pub titles: Arc<[String]>,
}

impl From<&Label> for Look {
    fn from(label: &Label) -> Look {
        Look { color: label.color, line: label.line, role: label.role }
    }
}

impl Look {
    /// That of an annotation whose label is gone.
    fn unknown() -> Look {
        Look { color: [0x5B, 0x5B, 0x5B], line: LineStyle::Solid, role: None }
    }
}

impl Counts {
    /// Counts what `chosen` holds.
    fn of(chosen: &Project) -> Counts {
        Counts {
            articles: chosen.articles.len(),
            annotations: chosen.annotations.len(),
            claims: chosen.tally(None).claims,
            sources: chosen.sources.len(),
        }
    }
}

/// Makes the preview of `project` exported as `options` say.
///
/// # Errors
/// When the user stops it by `progress`, or the format cannot hold the project: as [`super::export`] would.
pub fn preview(project: &Project, options: &Options, progress: &Progress<'_>) -> Result<Preview, ExportError> {
    let chosen = options.selection.choose(project);
    let counts = Counts::of(&chosen);
    let empty = Preview { counts, ..Preview::default() };
    match options.format {
        Format::Html | Format::Markdown | Format::Docx | Format::Pdf => {
            let (direction, pieces) = report::pieces(&chosen, options, progress)?;
            Ok(Preview { direction: Some(direction), pieces, ..empty })
        }
        // Tables have no article; that they have nothing at all is said by the export itself.
        Format::Csv | Format::Xlsx
            if options.layouts.claims || options.layouts.sources || options.shown_agreement().is_some() =>
        {
            let layouts = Layouts { article: false, ..options.layouts };
            let tables = Options { layouts, ..options.clone() };
            let (direction, pieces) = report::tables(&chosen, &tables, progress)?;
            Ok(Preview { direction: Some(direction), pieces, ..empty })
        }
        _ => {
            let whole = Options { selection: super::Selection::default(), ..options.clone() };
            let files = super::export(&chosen, &whole, progress)?;
            Ok(Preview { pieces: text::pieces(&files, options.format), ..empty })
        }
    }
}

#[cfg(test)]
mod tests;
