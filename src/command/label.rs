//! The label set.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{Label, LabelId, Shift};
use crate::session::Session;
use std::path::PathBuf;

/// The label set.
#[derive(Clone, Debug, PartialEq)]
pub enum Labels {
    /// Show the label set, this label chosen.
    Show(Option<LabelId>),
    /// Put a changed label in the place of what it was; typed letters make one step.
    Put {
        label: Label,
        typed: bool,
    },
    /// Add a label of its own, under this one.
    Add(Option<LabelId>),
    /// Give a label this key, taking it from the label that has it.
    SetKey(LabelId, Option<char>),
    Shift(LabelId, Shift),
    /// Remove a label that no mark carries.
    Remove(LabelId),
    /// Give the marks of the first label the second, and remove the first.
    Replace(LabelId, LabelId),
    /// Ask which label set to take in.
    Import,
    ImportFrom(PathBuf),
    /// Ask where to write the label set.
    Export,
    ExportTo(PathBuf),
}

impl Labels {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Labels::Show(None) => "labels",
            Labels::Show(Some(_)) => "edit-label",
            Labels::Put { .. } | Labels::SetKey(..) => "put-label",
            Labels::Add(_) => "add-label",
            Labels::Shift(_, Shift::Up) => "label-up",
            Labels::Shift(_, Shift::Down) => "label-down",
            Labels::Shift(_, Shift::In) => "label-in",
            Labels::Shift(_, Shift::Out) => "label-out",
            Labels::Remove(_) => "remove-label",
            Labels::Replace(..) => "replace-label",
            Labels::Import | Labels::ImportFrom(_) => "import-labels",
            Labels::Export | Labels::ExportTo(_) => "export-labels",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        match self {
            Labels::Show(None) => Some(Shortcut::key("L").shift()),
            _ => None,
        }
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            Labels::Shift(id, shift) => unless(session.project.shift_label(id, *shift).is_some(), Why::Nothing),
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Labels::Show(None), Labels::Import, Labels::Export].into_iter().map(Command::Labels)
    }
}
