//! Writing notes, glosses and tags.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{AnnotationId, CommentId, Place, RelationId, VerdictId};
use crate::session::Session;

/// What something is written about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Mark(AnnotationId),
    Place(Place),
    /// Which has a note and nothing else.
    Relation(RelationId),
    /// Which has a reason and nothing else.
    Verdict(VerdictId),
    /// Which has a text and nothing else.
    Comment(CommentId),
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    NoteArabic,
    NoteEnglish,
    GlossArabic,
    GlossEnglish,
    Tags,
}

/// Writing.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Put `text` in place of what is written; tags are apart by commas.
    Write {
        about: About,
        what: Written,
        text: String,
    },
    /// Go to the field where the chosen mark's note, in the interface's language, is written.
    Note,
    /// Go to the field where its translation is written.
    Gloss,
    Tags,
    /// Go to where the translation of the caret's block is written, beside the article; without a caret that of the first
    /// block in view.
    Translate,
    /// These paragraphs were pasted where the translation of a block is to be: ask what to do with them.
    AskFill {
        block: usize,
        pasted: String,
    },
    /// Put them into the translations of the blocks from this one on, one a block.
    Fill {
        block: usize,
        paragraphs: Vec<String>,
    },
    /// Go to the notes on the block of the caret, the article, the project.
    OfBlock,
    OfArticle,
    OfProject,
}

impl Note {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Note::Write { .. } => "write",
            Note::Note => "note",
            Note::Gloss => "gloss",
            Note::Tags => "tags",
            Note::Translate => "translate",
            Note::AskFill { .. } | Note::Fill { .. } => "fill-translation",
            Note::OfBlock => "note-block",
            Note::OfArticle => "note-article",
            Note::OfProject => "note-project",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Note::Write { .. } | Note::AskFill { .. } | Note::Fill { .. } => return None,
            Note::Translate => Shortcut::key("G").shift(),
            Note::Note => Shortcut::key("N"),
            Note::Gloss => Shortcut::key("G"),
            Note::Tags => Shortcut::key("T"),
            Note::OfBlock => Shortcut::key("B").shift(),
            Note::OfArticle => Shortcut::key("N").shift(),
            Note::OfProject => Shortcut::ctrl("N").shift(),
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            Note::Write { .. } => None,
            Note::Note | Note::Gloss | Note::Tags => unless(session.chosen().is_some(), Why::NoMark),
            _ if session.article().is_none() => Some(Why::NoArticle),
            Note::OfBlock => unless(session.block().is_some(), Why::NoCaret),
            Note::Translate | Note::AskFill { .. } | Note::Fill { .. } | Note::OfArticle | Note::OfProject => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Note::Note, Note::Gloss, Note::Translate, Note::Tags, Note::OfBlock, Note::OfArticle, Note::OfProject]
            .into_iter()
            .map(Command::Note)
    }
}
