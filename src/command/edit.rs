//! Undo and what else changes the project as a whole.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::article::BlockKind;
use crate::session::Session;
use crate::text::Direction;

/// Undo and what else changes the project as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Undo,
    Redo,
    SetAuthor(String),
    SetBlockKind(BlockKind),
    /// The base direction of the selected blocks; `None` follows the text.
    SetBlockDirection(Option<Direction>),
}

impl Edit {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Edit::Undo => "undo",
            Edit::Redo => "redo",
            Edit::SetAuthor(_) => "set-author",
            Edit::SetBlockKind(kind) => return format!("block-{}", kind.name()),
            Edit::SetBlockDirection(None) => "direction-auto",
            Edit::SetBlockDirection(Some(Direction::Rtl)) => "direction-rtl",
            Edit::SetBlockDirection(Some(Direction::Ltr)) => "direction-ltr",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Edit::SetBlockKind(kind) => {
                const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
                let number = BlockKind::ALL.iter().position(|k| k == kind)?;
                Shortcut::ctrl(KEYS.get(number)?).alt()
            }
            Edit::SetBlockDirection(None) => Shortcut::ctrl("D").alt(),
            Edit::SetBlockDirection(Some(Direction::Rtl)) => Shortcut::ctrl("R").alt(),
            Edit::SetBlockDirection(Some(Direction::Ltr)) => Shortcut::ctrl("L").alt(),
            Edit::Undo => Shortcut::ctrl("Z"),
            Edit::Redo => Shortcut::ctrl("Z").shift(),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            Edit::Undo => unless(session.undo_name().is_some(), Why::NothingToUndo),
            Edit::Redo => unless(session.redo_name().is_some(), Why::NothingToRedo),
            Edit::SetAuthor(_) => None,
            Edit::SetBlockKind(_) | Edit::SetBlockDirection(_) if session.article().is_none() => Some(Why::NoArticle),
            Edit::SetBlockKind(_) | Edit::SetBlockDirection(_) => {
                unless(session.selection.is_some() || session.chosen().is_some(), Why::NoBlock)
            }
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        let kinds = BlockKind::ALL.into_iter().map(Edit::SetBlockKind);
        let directions = [None, Some(Direction::Rtl), Some(Direction::Ltr)].map(Edit::SetBlockDirection);
        [Edit::Undo, Edit::Redo].into_iter().chain(kinds).chain(directions).map(Command::Edit)
    }
}
