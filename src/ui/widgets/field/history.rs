//! What was done to a field's text, to be taken back.

use crate::text::position::cp_len;
use crate::text::{Cp, CpRange};
use crate::typeset::Caret;

/// Steps that can be undone; the oldest are forgotten.
const STEPS: usize = 1000;

/// The two ends of a selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ends {
    /// The moving end.
    pub caret: Caret,
    /// The standing end; the caret's place where nothing is selected.
    pub anchor: Cp,
}

impl Ends {
    pub fn range(self) -> CpRange {
        CpRange::between(self.anchor, self.caret.at)
    }
}

/// A stretch of the text replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Where both begin.
    pub at: Cp,
    pub removed: String,
    pub inserted: String,
}

impl Change {
    /// What to replace to make it.
    pub fn forward(&self) -> (CpRange, &str) {
        (CpRange { start: self.at, end: self.at.plus(cp_len(&self.removed)) }, &self.inserted)
    }

    /// What to replace to take it back.
    pub fn back(&self) -> (CpRange, &str) {
        (CpRange { start: self.at, end: self.at.plus(cp_len(&self.inserted)) }, &self.removed)
    }
}

/// Changes that are taken back together.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub changes: Vec<Change>,
    pub before: Ends,
    pub after: Ends,
}

/// What a change was; changes of a kind in a row, with nothing between them, are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Typing,
    Deleting,
    /// Never joined.
    Other,
}

/// The steps that were made, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: std::collections::VecDeque<Step>,
    redo: Vec<Step>,
    /// What the last step is, as long as it may go on.
    open: Option<Kind>,
}

impl History {
    /// Adds changes that were just made.
    pub fn add(&mut self, changes: Vec<Change>, kind: Kind, before: Ends, after: Ends) {
        self.redo.clear();
        let goes_on = kind != Kind::Other && self.open == Some(kind);
        match self.undo.back_mut().filter(|_| goes_on) {
            Some(step) => {
                changes.into_iter().for_each(|change| join(&mut step.changes, change));
                step.after = after;
            }
            None => {
                if self.undo.len() >= STEPS {
                    self.undo.pop_front();
                }
                self.undo.push_back(Step { changes, before, after });
            }
        }
        self.open = Some(kind);
    }

    /// What comes next begins a step of its own.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// The step to take back; it then counts as taken back.
    pub fn undo(&mut self) -> Option<&Step> {
        self.close();
        let step = self.undo.pop_back()?;
        self.redo.push(step);
        self.redo.last()
    }

    /// The step to make again; it then counts as made.
    pub fn redo(&mut self) -> Option<&Step> {
        self.close();
        let step = self.redo.pop()?;
        self.undo.push_back(step);
        self.undo.back()
    }
}

/// Adds `change` to what was changed before, as part of the last one where it only goes on with it.
fn join(changes: &mut Vec<Change>, change: Change) {
    let joins = |last: &&mut Change| change.removed.is_empty() && change.at == last.at.plus(cp_len(&last.inserted));
    match changes.last_mut().filter(joins) {
        Some(last) => last.inserted.push_str(&change.inserted),
        None => changes.push(change),
    }
}
