//! What asks for the user's word before anything else goes on, and what it holds up.

use super::{Asked, Recoverable, ReviewOf, Session};
use crate::annotation::{LabelId, SourceId};
use std::path::PathBuf;

/// What asks for the user's word before anything else goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Unsaved work would be lost by what comes next.
    Unsaved(Leaving),
    /// Verdicts on a colleague's project, that no review file has, would be lost by what comes next.
    UnsavedReview(Leaving),
    /// So many of the reviewer's verdicts ask for something and don't say why: whether to save them so.
    NoReasons(usize),
    /// What to do with work that a window left when it ended unasked.
    Recover(Box<Recoverable>),
    /// Where to open from, where no file dialog answers.
    OpenPath,
    /// Where the newer version of the article in view is, where no file dialog answers.
    UpdatePath,
    /// Where to save to, where no file dialog answers; with a path to begin with.
    SavePath(String),
    /// What comes next waits for the disk; it goes on by itself. Shown only once that takes long.
    Saving(Leaving),
    /// The file has changed on disk since it was read or written: which version to keep.
    Changed,
    /// What of a newer version's project could not be read.
    Unread,
    /// What a merge left to be settled.
    Conflicts,
    /// Whether to put a review into the project: whose, and how many verdicts and comments it has.
    ApplyReview { path: PathBuf, author: String, verdicts: usize, comments: usize },
    /// Where to save a review, or, without a word of what, read one from, where no file dialog answers; with a path to
    /// begin with.
    ReviewPath { of: Option<ReviewOf>, path: String },
    /// Who it is, out of the source registry.
    Who(Asked),
    /// A new label's names, colour and key.
    NewLabel,
    /// The label set, with the label whose details are shown.
    Labels(Option<LabelId>),
    /// Where to take a label set from or write it to, where no file dialog answers; with a path to begin with.
    LabelsPath { import: bool, path: String },
    /// Which of two entries of the source registry to keep.
    MergeSources { kept: SourceId, gone: SourceId },
    /// What to do with another tool's file: [`Session::import`].
    Import,
    /// Whether a project that was dropped, the first of these, is to be compared with or opened in place of the one
    /// that is open.
    Dropped(Vec<PathBuf>),
    /// Where a colleague's project is, where no file dialog answers.
    ComparePath,
    /// Where another tool's file is, or the text it is about, where no file dialog answers.
    ImportPath { text: bool },
    /// Where a colleague's project is, where no file dialog answers.
    ColleaguePath,
    /// What to export and how: [`Session::export`].
    Export,
    /// Where to export to, where no file dialog answers; with a path to begin with.
    ExportPath(String),
    /// Whether pasted paragraphs go into the translations of the blocks from this one on, or all into this one's.
    FillTranslation { block: usize, paragraphs: Vec<String>, pasted: String },
    /// The keys and what they do.
    Shortcuts,
    /// All settings, found by their names.
    Settings,
    /// What Isnad is, and its licences.
    About,
}

impl Question {
    /// Whether files that come wait until it is answered, as what it is about would be gone with it.
    pub fn holds_files(&self) -> bool {
        match self {
            Question::Unsaved(_)
            | Question::UnsavedReview(_)
            | Question::NoReasons(_)
            | Question::Recover(_)
            | Question::Saving(_)
            | Question::Changed
            | Question::Conflicts
            | Question::ApplyReview { .. }
            | Question::Who(_)
            | Question::NewLabel
            | Question::MergeSources { .. }
            | Question::Import
            | Question::Dropped(_)
            | Question::FillTranslation { .. } => true,
            // Whoever drops a file where a path is asked for, or on what can be opened again, means the file.
            Question::OpenPath
            | Question::UpdatePath
            | Question::SavePath(_)
            | Question::Unread
            | Question::ReviewPath { .. }
            | Question::Labels(_)
            | Question::LabelsPath { .. }
            | Question::ComparePath
            | Question::ImportPath { .. }
            | Question::ColleaguePath
            | Question::Export
            | Question::ExportPath(_)
            | Question::Shortcuts
            | Question::Settings
            | Question::About => false,
        }
    }
}

impl Session {
    /// Asks for the path of a file, anew.
    pub fn ask_path(&mut self, question: Question) {
        self.refused = None;
        self.question = Some(question);
    }

    /// Whether it is asked for a path until it is known what came of it. Of one that was of no use [`Session::refused`] says
    /// why.
    pub fn asks_path(&self) -> bool {
        matches!(
            self.question,
            Some(
                Question::OpenPath
                    | Question::UpdatePath
                    | Question::SavePath(_)
                    | Question::ComparePath
                    | Question::ReviewPath { .. }
            )
        )
    }

    /// Takes over that a path is tried. It is still asked for only where it was `typed`.
    pub fn try_path(&mut self, typed: bool) {
        self.refused = None;
        if !(typed && self.asks_path()) {
            self.question = None;
        }
    }
}

/// What the user was about to do when unsaved work stood in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    Quit,
    New,
    /// Open the bundled sample in place of the project.
    Sample,
    /// Look for work that was put off.
    Recover,
    /// Open these files in place of the project.
    Open(Vec<PathBuf>),
    /// End the comparison.
    Comparison,
    /// Compare with this file instead.
    Compare(PathBuf),
}
