//! Which key does what.

use super::{Command, Mark, Shortcut, View};
use crate::session::Session;

/// Giving commands other keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// Give the command that is bound by this name ([`Command::bound_as`]) a key, taking it from whoever has it;
    /// `None` leaves it without one.
    Bind { name: String, to: Option<Shortcut> },
    /// Give it its own key back.
    Reset(String),
    /// Give every command its own key back.
    ResetAll,
}

impl Key {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Key::Bind { .. } => "bind-key",
            Key::Reset(_) => "reset-key",
            Key::ResetAll => "reset-keys",
        };
        key.to_owned()
    }

    /// Whether it would do anything now.
    pub(super) fn applies(&self, session: &Session) -> bool {
        match self {
            Key::Bind { .. } => true,
            Key::Reset(name) => session.settings.keys.contains_key(name),
            Key::ResetAll => !session.settings.keys.is_empty(),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Key::ResetAll].into_iter().map(Command::Key)
    }
}

impl Command {
    /// The name its key is kept under in the settings. The two sides of a switch share one.
    pub fn bound_as(&self) -> String {
        match self {
            Command::View(View::ShowControls(_)) => Command::View(View::ShowControls(true)).plain_name(),
            Command::View(View::ShowInspector(_)) => Command::View(View::ShowInspector(true)).plain_name(),
            Command::View(View::ShowList(_)) => Command::View(View::ShowList(true)).plain_name(),
            Command::View(View::Justify(_)) => Command::View(View::Justify(true)).plain_name(),
            command => command.plain_name(),
        }
    }

    /// The key that does it now, if one does: the label's own; else the user's choice, else the built-in one, as
    /// long as neither a label nor a choice of the user's has taken it.
    pub fn shortcut(&self, session: &Session) -> Option<Shortcut> {
        if let Command::Mark(Mark::Label(id)) = self {
            return session.project.label(id)?.key.and_then(Shortcut::of_label_key);
        }
        let keys = &session.settings.keys;
        let read = |text: &Option<String>| text.as_deref().and_then(Shortcut::parse);
        let wanted = if keys.is_empty() {
            self.default_shortcut()?
        } else {
            let name = self.bound_as();
            let wanted = match keys.get(&name) {
                Some(chosen) => read(chosen)?,
                None => self.default_shortcut()?,
            };
            let first = keys.iter().find(|(_, chosen)| read(chosen) == Some(wanted));
            if first.is_some_and(|(other, _)| *other != name) {
                return None;
            }
            wanted
        };
        let is_labels = wanted.label_key().is_some_and(|key| session.project.label_for_key(key).is_some());
        (!is_labels).then_some(wanted)
    }

    /// The command that `shortcut` does now, if any.
    pub fn of_shortcut(shortcut: Shortcut, session: &Session) -> Option<Command> {
        Command::catalogue(session)
            .into_iter()
            .chain(Command::motions())
            .find(|command| command.shortcut(session) == Some(shortcut))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{LabelId, Project, Timestamp};
    use crate::command::{Edit, File, Tie};

    fn session(keys: &[(&str, Option<&str>)]) -> Session {
        let mut session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        session.settings.keys = keys.iter().map(|(name, key)| ((*name).to_owned(), key.map(str::to_owned))).collect();
        session
    }

    fn check(session: &Session, command: Command, expected: Option<&str>) {
        let found = command.shortcut(session).map(|s| s.to_string());
        assert_eq!(found.as_deref(), expected, "{command:?}");
    }

    #[test]
    fn the_user_s_key_takes_the_place_of_the_built_in_one() {
        let session = session(&[("save", Some("Ctrl+Shift+K")), ("open", None)]);
        check(&session, Command::File(File::Save), Some("Ctrl+Shift+K"));
        check(&session, Command::File(File::Open), None);
        check(&session, Command::File(File::New), Some("Ctrl+N"));
        let saved = Shortcut::parse("Ctrl+Shift+K").and_then(|s| Command::of_shortcut(s, &session));
        assert_eq!(saved, Some(Command::File(File::Save)));
    }

    #[test]
    fn a_key_does_one_thing() {
        // Whatever the settings' file says: the choice wins over the built-in key, the first choice over the second.
        let session = session(&[("redo", Some("Ctrl+S")), ("undo", Some("Ctrl+S"))]);
        check(&session, Command::File(File::Save), None);
        check(&session, Command::Edit(Edit::Redo), Some("Ctrl+S"));
        check(&session, Command::Edit(Edit::Undo), None);
    }

    #[test]
    fn a_key_that_is_none_is_none() {
        check(&session(&[("save", Some("Hyper+Q"))]), Command::File(File::Save), None);
    }

    #[test]
    fn a_label_s_key_is_the_label_s() {
        let mut session = session(&[]);
        session.project.labels[0].key = Some('a');
        check(&session, Command::Mark(Mark::Label(LabelId("claim".into()))), Some("A"));
        check(&session, Command::Tie(Tie::Source), None);
    }

    #[test]
    fn both_sides_of_a_switch_have_one_key() {
        let session = session(&[("justify", Some("F7"))]);
        for on in [true, false] {
            check(&session, Command::View(View::Justify(on)), Some("F7"));
        }
    }
}
