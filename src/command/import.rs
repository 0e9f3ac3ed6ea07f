//! Taking other tools' work in.

use super::{Command, File, Shortcut};
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

    /// Whether it would do anything now.
    pub(super) fn applies(&self, session: &Session) -> bool {
        match self {
            Import::Ask | Import::ByPath | Import::From(_) => true,
            Import::Accept => {
                session.import.as_ref().is_some_and(|import| matches!(import.stage, ImportStage::Ready(_)))
            }
            _ => session.import.is_some(),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Import::Ask, Import::ByPath].into_iter().map(|import| Command::File(File::Import(import)))
    }
}
