//! Marking and tying.

use super::{Command, Shortcut};
use crate::annotation::{AnnotationId, Filter, Label, LabelId, Role};
use crate::session::{Cursor, Session};

/// Which end of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// Marking and tying.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Mark the selection with the label; without a selection give the chosen mark this label.
    Label(LabelId),
    /// Add the selection to the chosen annotation.
    AddRange,
    Choose(Option<AnnotationId>),
    /// Choose it and bring it into view, in whichever article it is.
    GoTo(AnnotationId),
    /// List the marks that this filter chooses.
    Filter(Filter),
    Next,
    Previous,
    Delete,
    /// Move an end of the chosen mark by one grapheme, earlier or later in the text.
    MoveEdge {
        edge: Edge,
        later: bool,
    },
    /// Put an end of the chosen annotation's range number `range` here; `done` ends the gesture.
    DragEdge {
        range: usize,
        edge: Edge,
        to: Cursor,
        done: bool,
    },
    /// Begin to tie the chosen claim to its source.
    Attribute,
    /// Pick a source or a cue for the claim being tied.
    Pick(AnnotationId),
    /// Tie the claim to no source: said, but not by whom.
    Untie,
    SetNote {
        arabic: bool,
        text: String,
    },
    /// Ask for a new label.
    NewLabel,
    PutLabel(Label),
    RemoveLabel(LabelId),
}

impl Mark {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Mark::Label(_) => "mark",
            Mark::AddRange => "add-range",
            Mark::Choose(_) => "choose",
            Mark::GoTo(_) => "go-to-mark",
            Mark::Filter(_) => "filter-marks",
            Mark::Next => "next-mark",
            Mark::Previous => "previous-mark",
            Mark::Delete => "delete-mark",
            Mark::MoveEdge { edge: Edge::Start, later: false } => "start-earlier",
            Mark::MoveEdge { edge: Edge::Start, later: true } => "start-later",
            Mark::MoveEdge { edge: Edge::End, later: false } => "end-earlier",
            Mark::MoveEdge { edge: Edge::End, later: true } => "end-later",
            Mark::DragEdge { .. } => "drag-edge",
            Mark::Attribute => "attribute",
            Mark::Pick(_) => "pick",
            Mark::Untie => "untie",
            Mark::SetNote { .. } => "note",
            Mark::NewLabel => "new-label",
            Mark::PutLabel(_) => "put-label",
            Mark::RemoveLabel(_) => "remove-label",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Mark::Next => Shortcut::key("CloseBracket"),
            Mark::Previous => Shortcut::key("OpenBracket"),
            Mark::Delete => Shortcut::key("Delete"),
            Mark::AddRange => Shortcut::key("Equals"),
            Mark::Attribute => Shortcut::key("A"),
            Mark::Untie => Shortcut::key("A").shift(),
            Mark::MoveEdge { edge, later } => {
                let base = Shortcut::key(if *later { "ArrowDown" } else { "ArrowUp" }).alt();
                if *edge == Edge::Start { base.shift() } else { base }
            }
            Mark::NewLabel => Shortcut::key("L"),
            _ => return None,
        })
    }

    /// Whether it would do anything now.
    pub(super) fn applies(&self, session: &Session) -> bool {
        match self {
            Mark::Label(_) => session.selected().is_some() || session.chosen().is_some(),
            Mark::AddRange => session.selected().is_some() && session.chosen().is_some(),
            Mark::Attribute | Mark::Untie => is_claim_chosen(session),
            Mark::Delete | Mark::MoveEdge { .. } | Mark::SetNote { .. } => session.chosen().is_some(),
            Mark::NewLabel | Mark::PutLabel(_) | Mark::RemoveLabel(_) => true,
            Mark::GoTo(id) => session.project.annotations.contains_key(id),
            _ => session.article().is_some(),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed(session: &Session) -> impl Iterator<Item = Command> {
        let labels = session.project.labels.iter().map(|l| Mark::Label(l.id.clone()));
        let plain =
            [Mark::AddRange, Mark::Attribute, Mark::Untie, Mark::Next, Mark::Previous, Mark::Delete, Mark::NewLabel];
        let edges = [Edge::Start, Edge::End]
            .into_iter()
            .flat_map(|edge| [false, true].map(|later| Mark::MoveEdge { edge, later }));
        labels.chain(plain).chain(edges).map(Command::Mark)
    }
}

/// Whether the chosen annotation is a claim.
fn is_claim_chosen(session: &Session) -> bool {
    session.chosen().is_some_and(|annotation| {
        session.project.label(&annotation.label).is_some_and(|label| label.role == Some(Role::Claim))
    })
}
