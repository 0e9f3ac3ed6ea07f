//! Which key does what.

use super::why::unless;
use super::{Command, Mark, Shortcut, View, Why};
use crate::session::{Beside, Page, Session};

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

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        match self {
            Key::Bind { .. } => None,
            Key::Reset(name) => unless(session.settings.keys.contains_key(name), Why::Already),
            Key::ResetAll => unless(!session.settings.keys.is_empty(), Why::Already),
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
            Command::View(View::FullScreen(_)) => Command::View(View::FullScreen(true)).plain_name(),
            Command::View(View::Beside(None)) => Command::View(View::Beside(Some(Beside::Translation))).plain_name(),
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
            let same = keys.iter().filter(|(_, chosen)| read(chosen) == Some(wanted)).map(|(other, _)| other);
            let first = same.into_iter().find(|other| **other == name || self.meets_named(other, session));
            if first.is_some_and(|other| *other != name) {
                return None;
            }
            wanted
        };
        let is_labels = wanted.label_key().is_some_and(|key| session.project.label_for_key(key).is_some());
        // Labels mark on the page where an article is read.
        (!is_labels || !self.has_meaning_on(Page::Read)).then_some(wanted)
    }

    /// Whether it cannot have the same key as the command that is bound by `name`.
    fn meets_named(&self, name: &str, session: &Session) -> bool {
        named(name, session).is_none_or(|other| self.meets(&other))
    }

    /// The command that `shortcut` does now, if any; of two on different pages the one where an article is read.
    pub fn of_shortcut(shortcut: Shortcut, session: &Session) -> Option<Command> {
        let all = || Command::catalogue(session).into_iter().chain(Command::motions());
        let mut found = all().filter(|command| command.shortcut(session) == Some(shortcut));
        let first = found.next()?;
        if first.has_meaning_on(Page::Read) {
            return Some(first);
        }
        found.find(|command| command.has_meaning_on(Page::Read)).or(Some(first))
    }

    /// The commands that have `shortcut` now and that the command bound by `name` cannot share it with; that command
    /// itself too, if it has it.
    pub fn rivals(shortcut: Shortcut, name: &str, session: &Session) -> Vec<Command> {
        let this = named(name, session);
        let all = Command::catalogue(session).into_iter().chain(Command::motions());
        let having = all.filter(|command| command.shortcut(session) == Some(shortcut));
        having.filter(|other| this.as_ref().is_none_or(|this| this.meets(other))).collect()
    }
}

/// The command that is bound by `name`.
fn named(name: &str, session: &Session) -> Option<Command> {
    Command::catalogue(session).into_iter().chain(Command::motions()).find(|command| command.bound_as() == name)
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
    fn what_is_done_on_different_pages_may_share_a_key() {
        use crate::command::{Compare, Mark as Marking};
        let next = [Command::Mark(Marking::Next), Command::Compare(Compare::Next)];
        for command in &next {
            check(&session(&[]), command.clone(), Some("CloseBracket"));
        }
        let both = session(&[("next-mark", Some("J")), ("next-difference", Some("J"))]);
        for command in &next {
            check(&both, command.clone(), Some("J"));
        }
        let of = |name: &str| Command::rivals(Shortcut::key("J"), name, &both);
        assert_eq!(of("next-mark"), next[..1]);
        assert_eq!(of("take-difference"), next[1..]);
        // What means something everywhere shares it with nobody.
        assert_eq!(of("save").len(), 2);
        let save = session(&[("next-difference", Some("Ctrl+S"))]);
        check(&save, Command::File(File::Save), None);
        // A label takes a key from what is done beside it, not from the comparison.
        let mut session = session(&[]);
        session.project.labels[0].key = Some('y');
        check(&session, Command::Compare(Compare::Take), Some("Y"));
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
