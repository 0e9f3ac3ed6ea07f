//! Settling what putting two people's work together left open.

use super::{Desk, edit};
use crate::annotation::{ConflictId, Edit, Field};
use crate::command::Review;
use crate::review::{Choice, SettleError, settle};
use crate::session::{Question, Severity};

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Review) {
    match command {
        Review::Conflicts => desk.session.question = Some(Question::Conflicts),
        Review::Settle { conflict, field, choice } => settle_one(desk, &conflict, field, choice),
        Review::KeepShown => {
            let all = desk.session.project.conflicts.keys().cloned().map(Edit::RemoveConflict).collect();
            perform(desk, all);
        }
    }
}

fn settle_one(desk: &mut Desk<'_>, id: &ConflictId, field: Option<Field>, choice: Choice) {
    match settle(&desk.session.project, id, field, choice) {
        Ok(edits) => perform(desk, edits),
        Err(SettleError::NoBase) => desk.say(Severity::Warning, "settle-no-base"),
        Err(SettleError::NoPlace) => desk.say(Severity::Warning, "settle-no-place"),
        Err(SettleError::Edit(error)) => {
            let text = desk.locale.text_with("settle-unfit", &[("why", error.to_string().into())]);
            desk.session.notify(Severity::Warning, text);
        }
    }
}

/// Settles by one step; says so once nothing is left.
fn perform(desk: &mut Desk<'_>, edits: Vec<Edit>) {
    if !desk.perform("step-settle", edits) {
        return;
    }
    edit::forget_what_is_gone(desk);
    if desk.session.project.conflicts.is_empty() {
        if desk.session.question == Some(Question::Conflicts) {
            desk.session.question = None;
        }
        desk.say(Severity::Info, "settle-done");
    }
}
