//! A colleague's project held against the open one: going through what differs, and taking it.

use super::{Desk, Effect, edit, file};
use crate::annotation::Record;
use crate::app::told::Told;
use crate::command::Compare;
use crate::review::{SettleError, can_take, in_my_terms, merge, take_theirs};
use crate::session::{Difference, DifferenceFilter, Offer, Page, Question, Review, Severity};
use crate::ui::article_view::Reveal;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Compare) {
    match command {
        Compare::Ask => desk.effects.push(Effect::AskCompare),
        Compare::ByPath => desk.session.question = Some(Question::ComparePath),
        Compare::With(path) => {
            desk.session.question = None;
            desk.session.palette_open = false;
            desk.effects.push(Effect::ReadCompared(path));
        }
        Compare::Leave => leave(desk),
        Compare::Next => step(desk, true),
        Compare::Previous => step(desk, false),
        Compare::Choose(difference) => choose(desk, difference),
        Compare::Filter(filter) => set_filter(desk, filter),
        Compare::Take => take_current(desk),
        Compare::TakeAll => take_all(desk),
    }
}

/// Shows a colleague's project against mine, from the first difference in the article in view.
pub fn show(desk: &mut Desk<'_>, review: Review) {
    let session = &mut *desk.session;
    session.picking = None;
    (session.chosen, session.selection) = (None, None);
    session.page = Page::Review;
    let first = review.next(true, session.article.as_ref());
    session.review = Some(review);
    choose(desk, first);
}

fn leave(desk: &mut Desk<'_>) {
    desk.session.review = None;
    if desk.session.page == Page::Review {
        desk.session.page = Page::Read;
    }
}

fn step(desk: &mut Desk<'_>, forward: bool) {
    let Some(review) = &desk.session.review else { return };
    let to = review.next(forward, desk.session.article.as_ref());
    choose(desk, to);
}

fn choose(desk: &mut Desk<'_>, difference: Option<Difference>) {
    let session = &mut *desk.session;
    let Some(review) = &mut session.review else { return };
    review.choose(&session.project, difference);
    show_current(desk);
}

/// Brings the current difference into view, in its article.
fn show_current(desk: &mut Desk<'_>) {
    let session = &mut *desk.session;
    let Some(current) = session.review.as_ref().and_then(|review| review.current()) else { return };
    let Some(article) = current.article.as_ref().filter(|id| session.project.article(id).is_some()) else { return };
    if session.article.as_ref() != Some(article) {
        session.article = Some(article.clone());
    }
    if let Some(range) = current.range {
        desk.view.reveal(Reveal::Range(range));
    }
}

fn set_filter(desk: &mut Desk<'_>, filter: DifferenceFilter) {
    let session = &mut *desk.session;
    if let Some(review) = &mut session.review {
        review.set_filter(&session.project, filter);
    }
}

/// What the list is made of may not be what the project is any more; then it is compared again first.
fn is_up_to_date(desk: &mut Desk<'_>) -> bool {
    let known = desk.session.review.as_ref().is_some_and(|review| review.revision == desk.session.revision);
    if !known {
        desk.say(Severity::Info, "compare-again");
    }
    known
}

fn take_current(desk: &mut Desk<'_>) {
    if !is_up_to_date(desk) {
        return;
    }
    let session = &*desk.session;
    let Some(review) = &session.review else { return };
    let Some(difference) = review.current().filter(|difference| can_take(difference)) else { return };
    let record = difference.mine.clone().or(difference.theirs.clone());
    match take_theirs(&session.project, &review.theirs, &review.comparison, difference) {
        Ok(edits) if edits.is_empty() => desk.say(Severity::Info, "compare-nothing-to-take"),
        Ok(edits) => {
            if desk.perform("step-take-difference", edits) {
                edit::forget_what_is_gone(desk);
            }
        }
        Err(SettleError::NoPlace) => {
            let key = match record {
                Some(Record::Remarks(_)) => "compare-no-place-for-note",
                _ => "compare-no-place",
            };
            desk.say(Severity::Warning, key);
        }
        Err(error) => {
            let text = desk.locale.text_with("settle-unfit", &[("why", error.told(desk.locale).into())]);
            desk.session.notify(Severity::Warning, text);
        }
    }
}

/// Puts everything of theirs and mine together as one step, as a merge does: where it is known what both began with,
/// what they took out since goes.
fn take_all(desk: &mut Desk<'_>) {
    if !is_up_to_date(desk) {
        return;
    }
    let session = &*desk.session;
    let Some(review) = &session.review else { return };
    let theirs = in_my_terms(&session.project, &review.theirs, &review.comparison);
    let mut merged = merge(review.base.as_deref(), &session.project, &theirs);
    let (name, count) = (review.file.clone(), merged.conflicts.len());
    if merged.project == session.project {
        return desk.say(Severity::Info, "compare-nothing-to-take");
    }
    merged.project.note_made_from(review.heads.iter().cloned());
    if !file::put_merged(desk, merged.project) {
        return;
    }
    let args = [("file", name.into()), ("count", (count as i64).into())];
    let (severity, key, offers) = match count {
        0 => (Severity::Info, "compare-merged", Vec::new()),
        _ => (Severity::Warning, "compare-merged-conflicts", vec![Offer::Settle]),
    };
    let text = desk.locale.text_with(key, &args);
    desk.session.offer(severity, text, offers);
}
