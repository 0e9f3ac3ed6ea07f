//! What putting two people's work together left open.

use super::{Command, Shortcut};
use crate::annotation::{ConflictId, Field};
use crate::review::Choice;
use crate::session::Session;

/// Actions on what a merge left open.
#[derive(Clone, Debug, PartialEq)]
pub enum Review {
    /// Show what is left to be settled.
    Conflicts,
    /// Let one version of a field hold, or of the whole record; the conflict ends with its last field.
    Settle { conflict: ConflictId, field: Option<Field>, choice: Choice },
    /// Let what the project shows hold in all that is left.
    KeepShown,
}

impl Review {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Review::Conflicts => "conflicts",
            Review::Settle { choice: Choice::Shown, .. } => "settle-shown",
            Review::Settle { choice: Choice::Other, .. } => "settle-other",
            Review::Settle { choice: Choice::Base, .. } => "settle-base",
            Review::KeepShown => "settle-all-shown",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        None
    }

    /// Whether it would do anything now.
    pub(super) fn applies(&self, session: &Session) -> bool {
        !session.project.conflicts.is_empty()
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Review::Conflicts].into_iter().map(Command::Review)
    }
}
