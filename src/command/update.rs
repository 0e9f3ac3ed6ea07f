//! What becomes of an article's marks in a newer version of its text.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::anchor::State;
use crate::session::{Decision, Session};

/// Actions in the list of what became of the marks, and while one of them is given another place.
#[derive(Clone, Debug, PartialEq)]
pub enum Update {
    /// Choose the row with this number.
    Choose(usize),
    Next,
    Previous,
    /// Let the chosen mark go to the place that was found; asks for the place where there is no single one.
    Accept,
    /// Give the chosen mark a place by hand.
    Place,
    /// Remove the chosen mark with the old text.
    Drop,
    /// Accept every exact and moved mark.
    AcceptCertain,
    /// Show the marks of this state only; `None` shows all.
    Show(Option<State>),
    /// Show the next place that was found for the mark being placed.
    NextPlace,
    PreviousPlace,
    /// The selection is where the mark goes.
    Confirm,
    /// Leave the new text for the list.
    Back,
    /// Put the new text and what was decided into the project.
    Apply,
    /// Keep the old text and leave everything as it is.
    Cancel,
}

impl Update {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Update::Choose(_) => "choose",
            Update::Next => "next",
            Update::Previous => "previous",
            Update::Accept => "accept",
            Update::Place => "place",
            Update::Drop => "drop",
            Update::AcceptCertain => "accept-certain",
            Update::Show(_) => "show",
            Update::NextPlace => "next-place",
            Update::PreviousPlace => "previous-place",
            Update::Confirm => "confirm",
            Update::Back => "back",
            Update::Apply => "apply",
            Update::Cancel => "cancel",
        };
        format!("update-{key}")
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Update::Next => Shortcut::key("ArrowDown"),
            Update::Previous => Shortcut::key("ArrowUp"),
            Update::Accept | Update::Confirm => Shortcut::key("Enter"),
            Update::Place => Shortcut::key("R"),
            Update::Drop => Shortcut::key("Delete"),
            Update::NextPlace => Shortcut::key("N"),
            Update::PreviousPlace => Shortcut::key("N").shift(),
            Update::Back | Update::Cancel => Shortcut::key("Escape"),
            Update::Apply => Shortcut::ctrl("Enter"),
            Update::Choose(_) | Update::AcceptCertain | Update::Show(_) => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let Some(update) = &session.update else { return Some(Why::Nothing) };
        let row = update.rows.get(update.chosen);
        match (self, &update.placing) {
            (Update::Confirm, Some(placing)) => unless(placing.session.selected().is_some(), Why::NoSelection),
            (Update::NextPlace | Update::PreviousPlace, Some(placing)) => {
                unless(placing.candidates.len() > 1, Why::NoOtherPlace)
            }
            (Update::Back, placing) => unless(placing.is_some(), Why::Nothing),
            (_, Some(_)) | (Update::Confirm | Update::NextPlace | Update::PreviousPlace, None) => Some(Why::Nothing),
            (Update::Accept | Update::Place, None) => unless(row.is_some(), Why::Nothing),
            (Update::Drop, None) => unless(row.is_some_and(|row| row.decision != Some(Decision::Drop)), Why::Already),
            (Update::AcceptCertain, None) => unless(update.counts.certain_open > 0, Why::Already),
            (Update::Apply, None) => unless(update.counts.undecided == 0, Why::Undecided),
            _ => None,
        }
    }

    /// Those that have a key while the list, or the new text, is shown.
    pub(super) fn keyed(placing: bool) -> impl Iterator<Item = Command> {
        let list = [
            Update::Next,
            Update::Previous,
            Update::Accept,
            Update::Place,
            Update::Drop,
            Update::Apply,
            Update::Cancel,
        ];
        let text = [Update::NextPlace, Update::PreviousPlace, Update::Confirm, Update::Back];
        let keyed = if placing { text.to_vec() } else { list.to_vec() };
        keyed.into_iter().map(Command::Update)
    }
}
