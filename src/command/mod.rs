//! Every action as plain data: its name key, its shortcut, when it applies.
//!
//! Panels, menus, the palette and the keyboard all make [`Command`]s; they are
//! carried out in one place, after the frame (`app::dispatch`). Grouped by
//! family so that each family has its own file here and its own dispatcher. No egui here.

mod agree;
mod assess;
mod change;
mod compare;
mod edit;
mod export;
mod file;
mod find;
mod import;
mod key;
mod label;
mod mark;
mod note;
mod review;
mod select;
mod shortcut;
mod tie;
mod update;
mod source;
mod view;
mod why;

pub use agree::Agree;
pub use assess::Assess;
pub use compare::{Changed, Compare};
pub use edit::Edit;
pub use export::Export;
pub use file::File;
pub use find::Find;
pub use import::Import;
pub use key::Key;
pub use label::Labels;
pub use mark::{Edge, Mark};
pub use note::{About, Note, Written};
pub use review::Review;
pub use select::{Motion, Select};
pub use shortcut::{KEYS, KeyRefusal, Shortcut};
pub use source::Source;
pub use tie::{Tie, Who};
pub use update::Update;
pub use view::View;
pub use why::Why;

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
    Key(Key),
    Labels(Labels),
    Update(Update),
    Review(Review),
    Agree(Agree),
    Compare(Compare),
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
            Command::Tie(tie) => tie.name_key(),
            Command::Assess(assess) => assess.name_key(),
            Command::Note(note) => note.name_key(),
            Command::Find(find) => find.name_key(),
            Command::Source(source) => source.name_key(),
            Command::View(view) => view.name_key(),
            Command::Key(key) => key.name_key(),
            Command::Labels(labels) => labels.name_key(),
            Command::Update(update) => update.name_key(),
            Command::Review(review) => review.name_key(),
            Command::Agree(agree) => agree.name_key(),
            Command::Compare(compare) => compare.name_key(),
        }
    }

    /// The key of the name of its family in the message files.
    pub fn family_key(&self) -> &'static str {
        match self {
            Command::File(_) => "family-file",
            Command::Edit(_) => "family-edit",
            Command::Select(_) => "family-select",
            Command::Mark(_) => "family-mark",
            Command::Tie(_) => "family-tie",
            Command::Assess(_) => "family-assess",
            Command::Note(_) => "family-note",
            Command::Find(_) => "family-find",
            Command::Source(_) => "family-source",
            Command::Update(_) => "family-update",
            Command::Review(_) | Command::Compare(_) => "family-review",
            Command::Agree(_) => "family-agree",
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
            Command::Tie(tie) => tie.default_shortcut(),
            Command::Assess(assess) => assess.default_shortcut(),
            Command::Note(note) => note.default_shortcut(),
            Command::Find(find) => find.default_shortcut(),
            Command::Source(source) => source.default_shortcut(),
            Command::View(view) => view.default_shortcut(),
            Command::Key(_) => None,
            Command::Labels(labels) => labels.default_shortcut(),
            Command::Update(update) => update.default_shortcut(),
            Command::Review(review) => review.default_shortcut(),
            Command::Agree(agree) => agree.default_shortcut(),
            Command::Compare(compare) => compare.default_shortcut(),
        }
    }

    /// Whether it is about the article's text, and has no meaning where that is not in view.
    pub fn is_of_the_text(&self) -> bool {
        match self {
            Command::Select(select) => !matches!(select, Select::Article(_) | Select::ShowMark(_)),
            Command::Mark(mark) => {
                !matches!(mark, Mark::Choose(_) | Mark::Filter(_) | Mark::PutLabel(_) | Mark::RemoveLabel(_))
            }
            Command::Tie(_) | Command::Assess(_) => true,
            Command::Review(review) => review.is_of_the_text(),
            Command::Note(note) => !matches!(note, Note::Write { .. } | Note::Translate),
            Command::Edit(edit) => matches!(edit, Edit::SetBlockKind(_) | Edit::SetBlockDirection(_)),
            _ => false,
        }
    }

    /// Whether it means anything while this page is shown. Commands that mean something on no page in common may have
    /// the same key.
    pub fn has_meaning_on(&self, page: Page) -> bool {
        match (self, page) {
            (Command::Compare(compare), _) if compare.is_of_the_page() => page == Page::Review,
            (_, Page::Read) => true,
            // There the text is looked at and scrolled, not worked in.
            (Command::Select(Select::Escape), Page::Review) => true,
            (Command::Review(review), Page::Review) if review.is_for_judging() => true,
            (Command::Select(Select::Move { motion, extend: false }), Page::Review) => motion.is_across_lines(),
            _ => !self.is_of_the_text(),
        }
    }

    /// Whether its key is held or struck again and again: it steps on, opens nothing, and means the same the next time.
    pub fn repeats(&self) -> bool {
        match self {
            Command::Select(select) => {
                matches!(select, Select::Move { .. } | Select::MoveAnchor(_) | Select::Peel | Select::Unpeel)
            }
            Command::Edit(edit) => matches!(edit, Edit::Undo | Edit::Redo),
            Command::Mark(mark) => matches!(
                mark,
                Mark::Next | Mark::Previous | Mark::NextUntied | Mark::PreviousUntied | Mark::MoveEdge { .. }
            ),
            Command::View(view) => matches!(view, View::ZoomIn | View::ZoomOut | View::Larger | View::Smaller),
            _ => false,
        }
    }

    /// Whether both mean something on one page, so that they cannot have the same key.
    pub fn meets(&self, other: &Command) -> bool {
        Page::ALL.iter().any(|page| self.has_meaning_on(*page) && other.has_meaning_on(*page))
    }

    /// The commands the palette and the shortcut sheet list, in order.
    pub fn catalogue(session: &Session) -> Vec<Command> {
        File::listed()
            .chain(Mark::listed(session))
            .chain(Labels::listed())
            .chain(Tie::listed())
            .chain(Assess::listed())
            .chain(Note::listed())
            .chain(Source::listed(session))
            .chain(Compare::listed())
            .chain(Review::listed())
            .chain(Agree::listed())
            .chain(Edit::listed())
            .chain(Select::listed())
            .chain(Find::listed())
            .chain(View::listed())
            .chain(Key::listed())
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
    fn no_two_commands_share_a_key() {
        let session = Session { project: Project::new("", Timestamp(0)), ..Session::default() };
        let mut taken: Vec<(Shortcut, Command)> = Vec::new();
        for command in Command::catalogue(&session).into_iter().chain(Command::motions()) {
            let Some(key) = command.shortcut(&session) else { continue };
            // The two sides of a switch are bound as one.
            let other =
                taken.iter().find(|(k, c)| *k == key && c.bound_as() != command.bound_as() && c.meets(&command));
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
