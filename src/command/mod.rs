//! Every action as plain data: its name key, its shortcut, when it applies.
//!
//! Panels, menus, the palette and the keyboard all make [`Command`]s; they are
//! carried out in one place, after the frame (`app::dispatch`). Grouped by
//! family so that each family has its own file here and its own dispatcher. No egui here.

mod assess;
mod edit;
mod file;
mod find;
mod mark;
mod note;
mod select;
mod shortcut;
mod tie;
mod update;
mod source;
mod view;

pub use assess::Assess;
pub use edit::Edit;
pub use file::File;
pub use find::Find;
pub use mark::{Edge, Mark};
pub use note::{About, Note, Written};
pub use select::{Motion, Select};
pub use shortcut::Shortcut;
pub use source::Source;
pub use tie::{Tie, Who};
pub use update::Update;
pub use view::View;

use crate::session::{Page, Session};

/// An action of the user's.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    File(File),
    Edit(Edit),
    Select(Select),
    Mark(Mark),
    Tie(Tie),
    Assess(Assess),
    Note(Note),
    Find(Find),
    Source(Source),
    View(View),
    Update(Update),
}

impl Command {
    /// The key of its name in the message files.
    pub fn name_key(&self) -> String {
        let key = match self {
            Command::File(file) => file.name_key(),
            Command::Edit(edit) => edit.name_key(),
            Command::Select(select) => select.name_key(),
            Command::Mark(mark) => mark.name_key(),
            Command::Tie(tie) => tie.name_key(),
            Command::Assess(assess) => assess.name_key(),
            Command::Note(note) => note.name_key(),
            Command::Find(find) => find.name_key(),
            Command::Source(source) => source.name_key(),
            Command::View(view) => view.name_key(),
            Command::Update(update) => update.name_key(),
        };
        format!("command-{key}")
    }

    /// The key that does it, if one does.
    pub fn shortcut(&self) -> Option<Shortcut> {
        match self {
            Command::File(file) => file.default_shortcut(),
            Command::Edit(edit) => edit.default_shortcut(),
            Command::Select(select) => select.default_shortcut(),
            Command::Mark(mark) => mark.default_shortcut(),
            Command::Tie(tie) => tie.default_shortcut(),
            Command::Assess(assess) => assess.default_shortcut(),
            Command::Note(note) => note.default_shortcut(),
            Command::Find(find) => find.default_shortcut(),
            Command::Source(source) => source.default_shortcut(),
            Command::View(view) => view.default_shortcut(),
            Command::Update(update) => update.default_shortcut(),
        }
    }

    /// Whether it would do anything now.
    pub fn applies(&self, session: &Session) -> bool {
        if session.page != Page::Read && self.is_of_the_text() {
            return false;
        }
        match self {
            Command::File(file) => file.applies(session),
            Command::Edit(edit) => edit.applies(session),
            Command::Select(select) => select.applies(session),
            Command::Mark(mark) => mark.applies(session),
            Command::Tie(tie) => tie.applies(session),
            Command::Assess(assess) => assess.applies(session),
            Command::Note(note) => note.applies(session),
            Command::Find(find) => find.applies(session),
            Command::Source(source) => source.applies(session),
            Command::View(view) => view.applies(session),
            Command::Update(update) => update.applies(session),
        }
    }

    /// Whether it is about the article's text, and has no meaning where that is not in view.
    pub fn is_of_the_text(&self) -> bool {
        match self {
            Command::Select(select) => !matches!(select, Select::Article(_) | Select::ShowMark(_)),
            Command::Mark(mark) => !matches!(mark, Mark::Choose(_) | Mark::PutLabel(_) | Mark::RemoveLabel(_)),
            Command::Tie(_) | Command::Assess(_) => true,
            Command::Note(note) => !matches!(note, Note::Write { .. }),
            Command::Edit(edit) => matches!(edit, Edit::SetBlockKind(_) | Edit::SetBlockDirection(_)),
            _ => false,
        }
    }

    /// The commands the palette and the shortcut sheet list, in order.
    pub fn catalogue(session: &Session) -> Vec<Command> {
        File::listed()
            .chain(Mark::listed(session))
            .chain(Tie::listed())
            .chain(Assess::listed())
            .chain(Note::listed())
            .chain(Source::listed(session))
            .chain(Edit::listed())
            .chain(Select::listed())
            .chain(Find::listed())
            .chain(View::listed())
            .collect()
    }

    /// The commands that have a key while a newer version of an article is looked through; `placing` while a mark
    /// is given another place in it.
    pub fn of_update(placing: bool) -> impl Iterator<Item = Command> {
        Update::keyed(placing)
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
    fn no_two_actions_have_the_same_key() {
        let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let mut taken: Vec<(String, Command)> = Vec::new();
        for command in Command::catalogue(&session).into_iter().chain(Command::motions()) {
            if let Command::Mark(Mark::Label(id)) = &command {
                assert!(session.project.label(id).and_then(|l| l.key).is_some(), "{command:?} has no key");
                continue;
            }
            let Some(hint) = command.shortcut().map(Shortcut::hint) else { continue };
            if let Some((_, other)) = taken.iter().find(|(h, _)| *h == hint) {
                // The two sides of a switch share its key.
                assert_eq!(
                    std::mem::discriminant(&view_of(other)),
                    std::mem::discriminant(&view_of(&command)),
                    "{hint}: {other:?} and {command:?}"
                );
            }
            taken.push((hint, command));
        }
    }

    fn view_of(command: &Command) -> View {
        match command {
            Command::View(
                view @ (View::Justify(_) | View::ShowControls(_) | View::ShowList(_) | View::ShowInspector(_)),
            ) => view.clone(),
            other => panic!("{other:?} shares its key"),
        }
    }
}
