//! Files, projects, articles.

use super::why::unless;
use super::{Command, Export, Import, Shortcut, Why};
use crate::session::{Choice, Session};
use std::path::PathBuf;

/// Files, projects, articles.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// Leave the project for an empty one.
    New,
    /// Ask which file to open.
    Open,
    /// Open these files: articles are added, a project takes the place of the one that is open.
    OpenPaths(Vec<PathBuf>),
    /// These files were dropped on the window: asks what to do with a project if one is open, else opens them.
    Drop(Vec<PathBuf>),
    /// Ask for a path by hand, where no file dialog answers.
    OpenByPath,
    /// Open an unsaved copy of the bundled sample in place of the project.
    OpenSample,
    /// Make an article of what the clipboard holds.
    PasteArticle,
    /// Read the article in view again with this encoding.
    ReadAs(&'static str),
    /// Ask for a file with a newer version of the article in view.
    UpdateArticle,
    /// The same by a path, where no file dialog answers.
    UpdateArticleByPath,
    /// The newer version is this file.
    UpdateFrom(PathBuf),
    /// The newer version is what the clipboard holds.
    PasteVersion,
    /// Take the article in view out of the project.
    RemoveArticle,
    Save,
    SaveAs,
    SaveByPath,
    SaveTo(PathBuf),
    /// Write the project over a file that changed on disk; the file's version is put beside it first.
    KeepMine,
    /// Read the project's file again; unsaved work is put beside it first.
    TakeTheirs,
    /// Put what the project's file holds now and what is open together.
    MergeTheirs,
    /// Take another tool's work in.
    Import(Import),
    /// Hand the project on in another format.
    Export(Export),
    /// Show the article in view, with what is said of it, in the system's viewer, to be printed.
    Print,
    Quit,
    /// End though something is still being written; the work is left for the next start.
    QuitNow,
    /// Go on with what unsaved work held up, and lose it.
    Discard,
    /// Look for unsaved work that was put off.
    LookForWork,
    /// Answer what to do with the work that is offered.
    Recover(Choice),
    /// List what could not be read of a newer version's project.
    ShowUnread,
    /// Answer a question with no.
    Cancel,
}

impl File {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            File::New => "new",
            File::Open | File::OpenPaths(_) | File::Drop(_) => "open",
            File::OpenByPath => "open-path",
            File::OpenSample => "open-sample",
            File::PasteArticle => "paste-article",
            File::ReadAs(_) => "read-as",
            File::UpdateArticle | File::UpdateFrom(_) => "update-article",
            File::UpdateArticleByPath => "update-article-path",
            File::PasteVersion => "paste-version",
            File::RemoveArticle => "remove-article",
            File::Save => "save",
            File::SaveAs | File::SaveTo(_) => "save-as",
            File::SaveByPath => "save-path",
            File::KeepMine => "keep-mine",
            File::TakeTheirs => "take-theirs",
            File::MergeTheirs => "merge-theirs",
            File::Import(import) => return import.name_key(),
            File::Export(export) => export.name_key(),
            File::Print => "print",
            File::Quit => "quit",
            File::QuitNow => "quit-now",
            File::Discard => "discard",
            File::LookForWork => "look-for-work",
            File::Recover(_) => "recover",
            File::ShowUnread => "show-unread",
            File::Cancel => "cancel",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            File::New => Shortcut::ctrl("N"),
            File::Open => Shortcut::ctrl("O"),
            File::OpenByPath => Shortcut::ctrl("O").shift(),
            File::PasteArticle => Shortcut::ctrl("V"),
            File::Save => Shortcut::ctrl("S"),
            File::SaveAs => Shortcut::ctrl("S").shift(),
            File::SaveByPath => Shortcut::ctrl("S").alt(),
            File::OpenSample => Shortcut::ctrl("N").alt(),
            File::RemoveArticle => Shortcut::ctrl("W"),
            File::UpdateArticle => Shortcut::ctrl("U"),
            File::UpdateArticleByPath => Shortcut::ctrl("U").shift(),
            File::PasteVersion => Shortcut::ctrl("U").alt(),
            File::Import(import) => return import.default_shortcut(),
            File::Export(export) => return export.default_shortcut(),
            File::Print => Shortcut::ctrl("P"),
            File::Quit => Shortcut::ctrl("Q"),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            File::Save | File::SaveAs | File::SaveByPath => {
                unless(!session.project.articles.is_empty(), Why::NoArticle)
            }
            File::KeepMine | File::TakeTheirs | File::MergeTheirs => unless(session.file.is_some(), Why::NoFile),
            File::RemoveArticle
            | File::Print
            | File::UpdateArticle
            | File::UpdateArticleByPath
            | File::UpdateFrom(_)
            | File::PasteVersion => unless(session.article().is_some(), Why::NoArticle),
            File::Import(import) => import.why_not(session),
            File::Export(export) => export.why_not(session),
            File::ShowUnread => unless(session.read_only.is_some(), Why::AllRead),
            File::ReadAs(_) => {
                let original = session.article.as_ref().and_then(|id| session.originals.get(id));
                unless(original.is_some(), Why::Nothing)
            }
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [
            File::Open,
            File::OpenByPath,
            File::PasteArticle,
            File::OpenSample,
            File::New,
            File::Save,
            File::SaveAs,
            File::SaveByPath,
            File::Export(Export::Show),
            File::Print,
            File::UpdateArticle,
            File::UpdateArticleByPath,
            File::PasteVersion,
            File::RemoveArticle,
            File::LookForWork,
            File::ShowUnread,
            File::Quit,
        ]
        .into_iter()
        .map(Command::File)
        .chain(Import::listed())
    }
}
