//! Every action as plain data: its name key, its shortcut, when it applies.
//!
//! Panels, menus, the palette and the keyboard all make [`Command`]s; they are
//! carried out in one place, after the frame (`app::dispatch`). Grouped by
//! family so that each family has its own file here and its own dispatcher. No egui here.

mod edit;
mod file;
mod key;
mod label;
mod mark;
mod select;
mod shortcut;
mod view;

pub use edit::Edit;
pub use file::File;
pub use key::Key;
pub use label::Labels;
pub use mark::{Edge, Mark};
pub use select::{Motion, Select};
pub use shortcut::{KEYS, KeyRefusal, Shortcut};
pub use view::View;

use crate::session::Session;

/// An action of the user's.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    File(File),
    Edit(Edit),
    Select(Select),
    Mark(Mark),
    View(View),
    Key(Key),
    Labels(Labels),
}

impl Command {
    /// The key of its name in the message files.
    pub fn name_key(&self) -> String {
        format!("command-{}", self.plain_name())
    }

    /// Its name in the message files and the settings, without the `command-` before it.
    fn plain_name(&self) -> String {
        match self {
            Command::File(file) => file.name_key(),
            Command::Edit(edit) => edit.name_key(),
            Command::Select(select) => select.name_key(),
            Command::Mark(mark) => mark.name_key(),
            Command::View(view) => view.name_key(),
            Command::Key(key) => key.name_key(),
            Command::Labels(labels) => labels.name_key(),
        }
    }

    /// The key of the name of its family in the message files.
    pub fn family_key(&self) -> &'static str {
        match self {
            Command::File(_) => "family-file",
            Command::Edit(_) => "family-edit",
            Command::Select(_) => "family-select",
            Command::Mark(_) => "family-mark",
            Command::View(_) => "family-view",
            Command::Key(_) => "family-key",
            Command::Labels(_) => "family-labels",
        }
    }

    /// The built-in key that does it, if there is one. What does it now, [`Command::shortcut`] knows.
    pub fn default_shortcut(&self) -> Option<Shortcut> {
        match self {
            Command::File(file) => file.default_shortcut(),
            Command::Edit(edit) => edit.default_shortcut(),
            Command::Select(select) => select.default_shortcut(),
            Command::Mark(mark) => mark.default_shortcut(),
            Command::View(view) => view.default_shortcut(),
            Command::Key(_) => None,
            Command::Labels(labels) => labels.default_shortcut(),
        }
    }

    /// Whether it would do anything now.
    pub fn applies(&self, session: &Session) -> bool {
        match self {
            Command::File(file) => file.applies(session),
            Command::Edit(edit) => edit.applies(session),
            Command::Select(select) => select.applies(session),
            Command::Mark(mark) => mark.applies(session),
            Command::View(view) => view.applies(session),
            Command::Key(key) => key.applies(session),
            Command::Labels(labels) => labels.applies(session),
        }
    }

    /// The commands the palette and the shortcut sheet list, in order.
    pub fn catalogue(session: &Session) -> Vec<Command> {
        File::listed()
            .chain(Mark::listed(session))
            .chain(Labels::listed())
            .chain(Edit::listed())
            .chain(Select::listed())
            .chain(View::listed())
            .chain(Key::listed())
            .collect()
    }

    /// Every movement of the caret that has a key.
    pub fn motions() -> impl Iterator<Item = Command> {
        Select::motions()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Project, Timestamp};

    #[test]
    fn no_two_commands_share_a_key() {
        let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let mut taken: Vec<(Shortcut, Command)> = Vec::new();
        for command in Command::catalogue(&session).into_iter().chain(Command::motions()) {
            let Some(key) = command.shortcut(&session) else { continue };
            // The two sides of a switch are bound as one.
            let other = taken.iter().find(|(k, c)| *k == key && c.bound_as() != command.bound_as());
            assert_eq!(other, None, "{key}: {command:?}");
            assert!(KEYS.contains(&key.key), "{key} can be written down");
            assert!(
                key.refusal().is_none()
                    || matches!(command, Command::Mark(Mark::Label(_)) | Command::Select(Select::Escape)),
                "{key}: {command:?}"
            );
            taken.push((key, command));
        }
        assert!(taken.len() > 60, "there are keys");
    }

    #[test]
    fn what_is_bound_by_name_has_a_name_of_its_own() {
        let session = Session::default();
        let mut names: Vec<(String, Command)> = Vec::new();
        for command in Command::catalogue(&session).into_iter().chain(Command::motions()) {
            let name = command.bound_as();
            let other =
                names.iter().find(|(n, c)| *n == name && std::mem::discriminant(c) != std::mem::discriminant(&command));
            assert_eq!(other, None, "{name}");
            names.push((name, command));
        }
    }
}
