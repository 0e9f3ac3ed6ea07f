//! Undo and redo: every gesture is one step, kept as the edit that takes it back.

use super::{Edit, EditError, Project};

/// One step of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the step is called, as a message key; the Edit menu shows it.
    pub name: &'static str,
    id: StepId,
    /// Leads back over the step if it is done, over it again if it is undone; in the order of application.
    edits: Vec<Edit>,
}

/// What identifies a state of the project in this history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(u64);

/// What was done to a project, and what was undone; without limit.
///
/// All changes to an open project go through here. It also knows whether the
/// project is as it was last saved, also after undoing back to that point.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The last id given out.
    last: u64,
    /// The state that was saved last; none after [`History::unsaved`].
    saved: Option<StepId>,
    revision: u64,
}

impl History {
    /// The history of a project that is as its file says.
    pub fn new() -> History {
        History { saved: Some(StepId(0)), ..History::default() }
    }

    /// The history of a project that has no file yet, or differs from it.
    pub fn unsaved() -> History {
        History::default()
    }

    /// Carries out `edits` as one step and forgets what was undone. No edits, no step.
    ///
    /// # Errors
    /// When an edit does not fit; project and history then stay as they were.
    pub fn perform(
        &mut self,
        project: &mut Project,
        name: &'static str,
        edits: Vec<Edit>,
    ) -> Result<StepId, EditError> {
        if edits.is_empty() {
            return Ok(self.state());
        }
        let undo = project.apply(Edit::Batch(edits))?;
        self.undone.clear();
        let id = self.next_id();
        self.done.push(Step { name, id, edits: unwrap_batch(undo) });
        Ok(id)
    }

    /// Adds `edits` to `step` if it is the last one, as a drag goes on; makes a new step called `name`
    /// otherwise. Gives back the id the step now has, to amend it again.
    ///
    /// # Errors
    /// When an edit does not fit; project and history then stay as they were.
    pub fn amend(
        &mut self,
        project: &mut Project,
        step: StepId,
        name: &'static str,
        edits: Vec<Edit>,
    ) -> Result<StepId, EditError> {
        if self.done.last().is_none_or(|last| last.id != step) {
            return self.perform(project, name, edits);
        }
        if edits.is_empty() {
            return Ok(step);
        }
        // A removal's inverse is a "put" too, but what it puts back is then missing, not overwritten.
        let puts = matches!(
            edits.as_slice(),
            [Edit::PutAnnotation(_)
                | Edit::PutAttribution(_)
                | Edit::PutSource(_)
                | Edit::PutRelation(_)
                | Edit::PutRemarks(..)
                | Edit::PutVerdict(_)
                | Edit::PutComment(_)
                | Edit::SetName(_)
                | Edit::SetAuthor(_)]
        );
        let mut undo = unwrap_batch(project.apply(Edit::Batch(edits))?);
        self.undone.clear();
        let id = self.next_id();
        if let Some(last) = self.done.last_mut() {
            last.id = id;
            let covered = last.edits.first().zip(undo.first()).is_some_and(|(a, b)| overwrites(a, b));
            if !(puts && undo.len() == 1 && covered) {
                undo.append(&mut last.edits);
                last.edits = undo;
            }
        }
        Ok(id)
    }

    /// Takes back the last step and gives back its name; `None` if there is none.
    ///
    /// # Errors
    /// When the project was changed behind the history's back, so that the way back does not fit.
    pub fn undo(&mut self, project: &mut Project) -> Result<Option<&'static str>, EditError> {
        let Some(step) = self.done.last() else { return Ok(None) };
        let redo = project.apply(Edit::Batch(step.edits.clone()))?;
        let name = step.name;
        if let Some(mut step) = self.done.pop() {
            step.edits = unwrap_batch(redo);
            self.undone.push(step);
        }
        self.revision += 1;
        Ok(Some(name))
    }

    /// Does the last undone step again and gives back its name; `None` if there is none.
    ///
    /// # Errors
    /// When the project was changed behind the history's back, so that the step does not fit.
    pub fn redo(&mut self, project: &mut Project) -> Result<Option<&'static str>, EditError> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        let undo = project.apply(Edit::Batch(step.edits.clone()))?;
        let name = step.name;
        if let Some(mut step) = self.undone.pop() {
            step.edits = unwrap_batch(undo);
            self.done.push(step);
        }
        self.revision += 1;
        Ok(Some(name))
    }

    /// The name of the step that [`History::undo`] would take back.
    pub fn undo_name(&self) -> Option<&'static str> {
        self.done.last().map(|s| s.name)
    }

    /// The name of the step that [`History::redo`] would do again.
    pub fn redo_name(&self) -> Option<&'static str> {
        self.undone.last().map(|s| s.name)
    }

    /// The edits by which [`History::undo`] would take the last step `back`, or [`History::redo`] would do one again.
    pub fn next_edits(&self, back: bool) -> &[Edit] {
        let step = if back { self.done.last() } else { self.undone.last() };
        step.map_or(&[], |step| &step.edits)
    }

    /// The state that [`History::redo`] would lead to.
    pub fn redo_state(&self) -> Option<StepId> {
        self.undone.last().map(|s| s.id)
    }

    /// How many steps can be undone.
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether nothing can be undone.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// The state the project is in; what [`History::mark_saved_at`] takes once it is on disk.
    pub fn state(&self) -> StepId {
        self.done.last().map_or(StepId(0), |s| s.id)
    }

    /// Grows with every change to the project, undo and redo too; what is derived from the project is
    /// fresh as long as this stays the same.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the project is as it was last saved.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.state())
    }

    /// Says that the project as it is now is on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.state());
    }

    /// Says that the project as it was in `state` is on disk; for saving in the background.
    pub fn mark_saved_at(&mut self, state: StepId) {
        self.saved = Some(state);
    }

    fn next_id(&mut self) -> StepId {
        self.last += 1;
        self.revision += 1;
        StepId(self.last)
    }
}

fn unwrap_batch(edit: Edit) -> Vec<Edit> {
    match edit {
        Edit::Batch(edits) => edits,
        edit => vec![edit],
    }
}

/// Whether `first`, applied after `second`, leaves nothing of it, so that `second` need not be kept.
///
/// Holds for single edits that put back one and the same record: what they do besides (attributions
/// letting go) would have made a batch of them.
fn overwrites(first: &Edit, second: &Edit) -> bool {
    match (first, second) {
        (Edit::PutAnnotation(a), Edit::PutAnnotation(b)) => a.id == b.id && a.label == b.label,
        (Edit::RemoveAnnotation(a), Edit::PutAnnotation(b)) => *a == b.id,
        (Edit::PutAttribution(a), Edit::PutAttribution(b)) => a.id == b.id,
        (Edit::RemoveAttribution(a), Edit::PutAttribution(b)) => *a == b.id,
        (Edit::PutSource(a), Edit::PutSource(b)) => a.id == b.id,
        (Edit::RemoveSource(a), Edit::PutSource(b)) => *a == b.id,
        (Edit::PutRelation(a), Edit::PutRelation(b)) => a.id == b.id,
        (Edit::RemoveRelation(a), Edit::PutRelation(b)) => *a == b.id,
        (Edit::PutRemarks(a, _) | Edit::RemoveRemarks(a), Edit::PutRemarks(b, _)) => a == b,
        (Edit::PutVerdict(a), Edit::PutVerdict(b)) => a.id == b.id,
        (Edit::RemoveVerdict(a), Edit::PutVerdict(b)) => *a == b.id,
        (Edit::PutComment(a), Edit::PutComment(b)) => a.id == b.id,
        (Edit::RemoveComment(a), Edit::PutComment(b)) => *a == b.id,
        (Edit::SetName(_), Edit::SetName(_)) | (Edit::SetAuthor(_), Edit::SetAuthor(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
