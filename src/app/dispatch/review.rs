//! Verdicts and comments, and settling what putting two people's work together left open.

use super::{Desk, Effect, edit, judge, note, opened};
use crate::annotation::{Answer, ConflictId, Decision, Edit, Field};
use crate::app::told::Told;
use crate::command::Review;
use crate::review::{Choice, SettleError, settle};
use crate::session::{Focus, Page, Question, Severity, Stop};

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Review) {
    match command {
        Review::Conflicts => desk.session.question = Some(Question::Conflicts),
        Review::Settle { conflict, field, choice } => settle_one(desk, &conflict, field, choice),
        Review::KeepShown => {
            let all = desk.session.project.conflicts.keys().cloned().map(Edit::RemoveConflict).collect();
            perform(desk, all);
        }
        Review::Accept => judge::judge(desk, Decision::Accept),
        Review::Reject => judge::judge(desk, Decision::Reject),
        Review::Change => judge::begin_change(desk),
        Review::Changed => judge::finish_change(desk),
        Review::LeaveChange => judge::end_change(desk, false),
        Review::Propose(label) => judge::propose(desk, label),
        Review::ProposeAs(id, label) => judge::propose_as(desk, &id, label),
        Review::ShowProposal(id) => opened::show(desk, Stop::Proposal(id)),
        Review::Withdraw(id) => judge::withdraw(desk, &id),
        Review::Take(id) => judge::take_it(desk, id),
        Review::Decline(id) => judge::answer_it(desk, id, Answer::Declined),
        Review::Reopen(id) => judge::answer_it(desk, Some(id), Answer::Open),
        Review::Comment => note::focus(desk, Focus::Comment),
        Review::Say { on, thread, text } => judge::say(desk, on, thread, text),
        Review::Unsay(id) => judge::unsay(desk, &id),
        Review::Resolve(id, resolved) => judge::resolve(desk, &id, resolved),
        Review::NextOpen => opened::step(desk, true),
        Review::PreviousOpen => opened::step(desk, false),
        Review::SetStage(article, stage) => judge::set_stage(desk, article, stage),
        Review::Save => {
            if let Some(Question::UnsavedReview(leaving)) = desk.session.question.take() {
                // What is to be saved is what was said on that page.
                desk.session.page = Page::Review;
                desk.session.leaving = Some(leaving);
            }
            judge::ask_save(desk, false);
        }
        Review::SaveUnreasoned => judge::ask_save(desk, true),
        Review::ShowUnreasoned => judge::show_unreasoned(desk),
        Review::SaveTo(path, of) => {
            desk.session.try_path(matches!(desk.session.question, Some(Question::ReviewPath { .. })));
            desk.effects.push(Effect::WriteReview(path, of));
        }
        Review::Apply => desk.effects.push(Effect::AskReview),
        Review::ApplyFrom(path) => {
            desk.session.try_path(matches!(desk.session.question, Some(Question::ReviewPath { .. })));
            desk.effects.push(Effect::ReadReview(path));
        }
        Review::ApplyNow(path) => {
            desk.session.question = None;
            desk.effects.push(Effect::ApplyReview(path));
        }
    }
}

fn settle_one(desk: &mut Desk<'_>, id: &ConflictId, field: Option<Field>, choice: Choice) {
    match settle(&desk.session.project, id, field, choice) {
        Ok(edits) => perform(desk, edits),
        Err(SettleError::NoBase) => desk.say(Severity::Warning, "settle-no-base"),
        Err(SettleError::NoPlace) => desk.say(Severity::Warning, "settle-no-place"),
        Err(SettleError::Edit(error)) => {
            let text = desk.locale.text_with("settle-unfit", &[("why", error.told(desk.locale).into())]);
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
