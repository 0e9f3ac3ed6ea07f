//! A colleague's project held against the open one: going through what differs, and taking it.

use super::{Desk, Effect, edit, file, theirs};
use crate::annotation::Record;
use crate::app::told::Told;
use crate::command::{Command, Compare};
use crate::review::{Divergence, Merged, SettleError, can_take, take_theirs};
use crate::session::{Difference, DifferenceFilter, Leaving, Offer, Page, Question, Review, Severity};
use crate::ui::article_view::Reveal;
use crate::ui::differences;

/// So many characters of what was taken away are told.
const TOLD: usize = 60;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Compare) {
    match command {
        Compare::Ask => desk.effects.push(Effect::AskCompare),
        Compare::ByPath => desk.session.ask_path(Question::ComparePath),
        Compare::With(path) => {
            desk.session.try_path(desk.session.question == Some(Question::ComparePath));
            desk.session.palette_open = false;
            // What is said here is asked about once that one can take its place.
            desk.effects.push(Effect::ReadCompared(path));
        }
        Compare::Leave => file::leave_comparison(desk, Leaving::Comparison),
        Compare::NextOpen => next_open(desk),
        Compare::Change(what) => theirs::change_to(desk, what),
        Compare::Next => step(desk, true),
        Compare::Previous => step(desk, false),
        Compare::Choose(difference) => choose(desk, difference),
        Compare::Filter(filter) => set_filter(desk, filter),
        Compare::Take => take_current(desk),
        Compare::TakeAll => take_all(desk),
        Compare::StopTaking => stop_taking(desk),
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

/// Puts theirs aside.
pub(super) fn leave(desk: &mut Desk<'_>) {
    stop_taking(desk);
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

/// Goes to the next difference that is not settled; says so where all are.
fn next_open(desk: &mut Desk<'_>) {
    let Some(review) = &desk.session.review else { return };
    match review.next_open() {
        Some(next) => choose(desk, Some(next)),
        None => {
            let key = desk.key_of(&Command::Review(crate::command::Review::Save));
            desk.tell("compare-all-settled", &[("key", key.into())]);
        }
    }
}

pub(super) fn choose(desk: &mut Desk<'_>, difference: Option<Difference>) {
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
    let gone = difference.theirs.is_none().then(|| (review.name.clone(), told_of(desk, review, difference)));
    match take_theirs(&session.project, &review.theirs, &review.comparison, difference) {
        Ok(edits) if edits.is_empty() => desk.say(Severity::Info, "compare-nothing-to-take"),
        Ok(edits) => {
            if desk.perform("step-take-difference", edits) {
                edit::forget_what_is_gone(desk);
                if let Some((name, what)) = gone {
                    desk.tell_undo("notice-taken-away", &[("name", name.into()), ("what", what.into())]);
                }
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

/// What a difference is about, in a few words: its own, or what kind of thing it is.
fn told_of(desk: &Desk<'_>, review: &Review, difference: &Divergence) -> String {
    let title = differences::title(desk.locale, desk.session, review, difference).replace('\n', " ");
    if title.is_empty() {
        return differences::kind(desk.locale, desk.session, review, difference);
    }
    let mut words: String = title.chars().take(TOLD).collect();
    if words.len() < title.len() {
        words.push('…');
    }
    words
}

/// Puts everything of theirs and mine together as one step, as a merge does: where it is known what both began with,
/// what they took out since goes. It is made beside the window.
fn take_all(desk: &mut Desk<'_>) {
    let goes_on = desk.session.review.as_ref().is_some_and(|review| review.taking.is_none());
    if goes_on && is_up_to_date(desk) {
        desk.effects.push(Effect::TakeEverything);
    }
}

/// Gives up what is being put together.
fn stop_taking(desk: &mut Desk<'_>) {
    if let Some(work) = desk.session.review.as_mut().and_then(|review| review.taking.take()) {
        work.stop();
    }
}

/// Puts what was put together in the place of the project, as one step; `None` is nothing new.
pub fn put_all(desk: &mut Desk<'_>, merged: Option<Merged>) {
    let Some(review) = &desk.session.review else { return };
    let name = review.file.clone();
    let Some(merged) = merged else {
        return desk.say(Severity::Info, "compare-nothing-to-take");
    };
    let count = merged.conflicts.len();
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
