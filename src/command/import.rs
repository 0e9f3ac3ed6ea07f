//! Taking other tools' work in.

use super::why::unless;
use super::{Command, File, Shortcut, Why};
use crate::exchange::Format;
use crate::session::{ImportStage, Session};
use std::path::PathBuf;

/// Taking other tools' work in.
#[derive(Clone, Debug, PartialEq)]
pub enum Import {
    /// Ask which files to take in.
    Ask,
    /// Ask for a path by hand, where no file dialog answers.
    ByPath,
    /// Read these files, one after the other, and show what each would bring.
    From(Vec<PathBuf>),
    /// The file is in this format.
    As(Format),
    /// Ask for the file that has the text.
    AskText,
    /// The same by a path.
    TextByPath,
    /// The text is in this file.
    TextFrom(PathBuf),
    /// Take it in.
    Accept,
}

impl Import {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Import::Ask | Import::From(_) => "import",
            Import::ByPath => "import-path",
            Import::As(_) => "import-as",
            Import::AskText | Import::TextByPath | Import::TextFrom(_) => "import-text",
            Import::Accept => "import-accept",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        match self {
            Import::Ask => Some(Shortcut::ctrl("I").shift()),
            _ => None,
        }
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            Import::Ask | Import::ByPath | Import::From(_) => None,
            Import::Accept => {
                let is_ready =
                    session.import.as_ref().is_some_and(|import| matches!(import.stage, ImportStage::Ready(_)));
                unless(is_ready, Why::Nothing)
            }
            _ => unless(session.import.is_some(), Why::Nothing),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Import::Ask, Import::ByPath].into_iter().map(|import| Command::File(File::Import(import)))
    }
}
