//! Marking and tying.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{Annotation, AnnotationId, Filter, Label, LabelId, Role};
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
    /// Go to the next claim, of this article or one after it, that nothing says the source of.
    NextUntied,
    PreviousUntied,
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
            Mark::Filter(_) => "filter-marks",
            Mark::Next => "next-mark",
            Mark::Previous => "previous-mark",
            Mark::Delete => "delete-mark",
            Mark::MoveEdge { edge: Edge::Start, later: false } => "start-earlier",
            Mark::MoveEdge { edge: Edge::Start, later: true } => "start-later",
            Mark::MoveEdge { edge: Edge::End, later: false } => "end-earlier",
            Mark::MoveEdge { edge: Edge::End, later: true } => "end-later",
            Mark::DragEdge { .. } => "drag-edge",
            Mark::NextUntied => "next-untied",
            Mark::PreviousUntied => "previous-untied",
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
            Mark::NextUntied => Shortcut::key("CloseBracket").shift(),
            Mark::PreviousUntied => Shortcut::key("OpenBracket").shift(),
            Mark::MoveEdge { edge, later } => {
                let base = Shortcut::key(if *later { "ArrowDown" } else { "ArrowUp" }).alt();
                if *edge == Edge::Start { base.shift() } else { base }
            }
            Mark::NewLabel => Shortcut::key("L"),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let (is_selected, is_chosen) = (session.selected().is_some(), session.chosen().is_some());
        match self {
            Mark::Label(_) => unless(is_selected || is_chosen || session.own_proposal().is_some(), Why::NothingToMark),
            Mark::AddRange if !is_chosen => Some(Why::NoMark),
            Mark::AddRange => unless(is_selected, Why::NoSelection),
            Mark::Delete | Mark::MoveEdge { .. } => unless(is_chosen, Why::NoMark),
            Mark::NewLabel | Mark::PutLabel(_) | Mark::RemoveLabel(_) => None,
            _ if session.article().is_none() => Some(Why::NoArticle),
            Mark::Next | Mark::Previous => {
                let is_here = |mark: &Annotation| session.article.as_ref() == Some(&mark.article);
                unless(session.project.annotations.values().any(|mark| is_here(mark)), Why::NoMarks)
            }
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed(session: &Session) -> impl Iterator<Item = Command> {
        let labels = session.project.labels.iter().map(|l| Mark::Label(l.id.clone()));
        let plain = [
            Mark::AddRange,
            Mark::Next,
            Mark::Previous,
            Mark::NextUntied,
            Mark::PreviousUntied,
            Mark::Delete,
            Mark::NewLabel,
        ];
        let edges = [Edge::Start, Edge::End]
            .into_iter()
            .flat_map(|edge| [false, true].map(|later| Mark::MoveEdge { edge, later }));
        labels.chain(plain).chain(edges).map(Command::Mark)
    }
}

/// The claim that is chosen.
pub(super) fn claim_chosen(session: &Session) -> Result<&AnnotationId, Why> {
    let chosen = session.chosen().map(|annotation| &annotation.id);
    chosen.filter(|id| session.project.role_of(id) == Some(Role::Claim)).ok_or(Why::NoClaim)
}
