//! Marking and tying.

use super::Desk;
use crate::annotation::{Annotation, AnnotationId, Edit, Label, LabelId, Mark as Range, Role, Timestamp, new_id};
use crate::article::{Article, ArticleId};
use crate::command::{Command, Edge, Mark};
use crate::session::{Cursor, Selection, Severity};
use crate::text::hash::HashMap;
use crate::text::{Cp, CpRange, graphemes};
use crate::ui::article_view::Reveal;
use std::cmp::Reverse;
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Mark) {
    match command {
        Mark::Label(label) => match desk.session.selected() {
            Some(range) => mark(desk, &label, range),
            None => match desk.session.own_proposal().map(|verdict| verdict.id.clone()) {
                Some(proposal) => super::judge::propose_as(desk, &proposal, label),
                None => relabel(desk, label),
            },
        },
        Mark::AddRange => add_range(desk),
        Mark::Choose(id) => desk.session.chosen = id,
        Mark::Filter(filter) => desk.session.filter = filter,
        Mark::Next => step(desk, true),
        Mark::Previous => step(desk, false),
        Mark::Delete => {
            if let Some(id) = desk.session.chosen.take()
                && desk.perform("step-delete", vec![Edit::RemoveAnnotation(id)])
            {
                desk.tell_undo("notice-deleted", &[]);
            }
        }
        Mark::MoveEdge { edge, later } => move_edge(desk, edge, later),
        Mark::DragEdge { range, edge, to, done } => {
            drag_edge(desk, range, edge, to);
            if done {
                desk.gesture.0 = None;
            }
        }
        Mark::NextUntied => step_untied(desk, true),
        Mark::PreviousUntied => step_untied(desk, false),
        Mark::NewLabel => desk.session.question = Some(crate::session::Question::NewLabel),
        Mark::PutLabel(label) => put_label(desk, label),
        Mark::RemoveLabel(id) => {
            desk.perform("step-label", vec![Edit::RemoveLabel(id)]);
        }
    }
}

/// The mark on what is selected, without white space at its ends; `None` if nothing else is in it.
pub(super) fn marked(article: &Article, range: CpRange) -> Option<Range> {
    let text = article.slice(range);
    let front = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
    let back = text.chars().rev().take_while(|c| c.is_whitespace()).count() as u32;
    let words = (front < range.len()).then(|| CpRange { start: range.start.plus(front), end: range.end.minus(back) });
    Range::of(article, words?)
}

fn mark(desk: &mut Desk<'_>, label: &LabelId, range: CpRange) {
    let Some(article) = desk.session.article().cloned() else { return };
    let Some(mark) = marked(&article, range) else { return };
    let end = Cursor { at: mark.range.end, affinity: crate::typeset::Affinity::Before };
    let same = desk.session.project.annotations.values().find(|a| {
        a.article == article.id && a.label == *label && matches!(&a.marks[..], [only] if only.range == mark.range)
    });
    let id = match same {
        Some(same) => same.id.clone(),
        None => {
            let Ok(id) = new_id() else { return no_random(desk) };
            let id = AnnotationId(id);
            let author = desk.session.project.author.clone();
            let mut made =
                Annotation::new(id.clone(), article.id.clone(), label.clone(), vec![mark], author, Timestamp::now());
            let known = super::source::meant_by(desk, &made);
            made.refers_to = known.as_ref().map(|entry| entry.id.clone());
            if !desk.perform("step-mark", vec![Edit::PutAnnotation(Arc::new(made))]) {
                return;
            }
            if let Some(entry) = known {
                let name = desk.locale.source_within(&entry);
                desk.tell("sources-refers-to", &[("name", name.into())]);
            }
            id
        }
    };
    desk.session.chosen = Some(id);
    desk.session.selection = Some(Selection::caret(end));
}

pub(super) fn no_random(desk: &mut Desk<'_>) {
    desk.say(Severity::Error, "notice-no-random");
}

/// Changes the chosen annotation by `change`, as one step called `step`, or as part of the gesture under way.
pub(super) fn change(
    desk: &mut Desk<'_>,
    step: &'static str,
    amend: bool,
    change: impl FnOnce(&mut Annotation),
) -> bool {
    let Some(id) = desk.session.chosen.clone() else { return false };
    change_mark(desk, &id, step, amend, change)
}

/// The same for any annotation.
pub(super) fn change_mark(
    desk: &mut Desk<'_>,
    id: &AnnotationId,
    step: &'static str,
    amend: bool,
    change: impl FnOnce(&mut Annotation),
) -> bool {
    let Some(old) = desk.session.project.annotations.get(id) else { return false };
    let mut new = old.as_ref().clone();
    change(&mut new);
    if new == **old {
        return true;
    }
    new.modified = Timestamp::now();
    let edits = vec![Edit::PutAnnotation(Arc::new(new))];
    if amend { desk.amend(step, edits) } else { desk.perform(step, edits) }
}

fn relabel(desk: &mut Desk<'_>, label: LabelId) {
    if desk.session.chosen().is_none() {
        return desk.explain(&Command::Mark(Mark::Label(label)));
    }
    change(desk, "step-relabel", false, |annotation| annotation.label = label);
}

fn add_range(desk: &mut Desk<'_>) {
    let (Some(article), Some(range)) = (desk.session.article().cloned(), desk.session.selected()) else { return };
    let Some(added) = marked(&article, range) else { return };
    let changed = change(desk, "step-add-range", false, |annotation| {
        let mut ranges: Vec<CpRange> = annotation.marks.iter().map(|m| m.range).collect();
        ranges.push(added.range);
        annotation.marks = marks_of(&article, ranges);
    });
    if changed {
        desk.session.selection = None;
    }
}

/// The marks of some ranges: in order, those that overlap or touch made one.
fn marks_of(article: &Article, mut ranges: Vec<CpRange>) -> Vec<Range> {
    ranges.sort_unstable();
    let mut apart: Vec<CpRange> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart.into_iter().filter_map(|range| Range::of(article, range)).collect()
}

/// Chooses the mark after or before the chosen one, or after the caret, in text order.
fn step(desk: &mut Desk<'_>, forward: bool) {
    let session = &*desk.session;
    let Some(article) = session.article.as_ref() else { return };
    let all = session.project.annotations_of(article);
    // While something is picked, only what can be picked is stepped through.
    let fits = |a: &&&Arc<Annotation>| session.picking.as_ref().is_none_or(|p| p.fits(&session.project, a));
    let key = |a: &Annotation| (a.span().start, Reverse(a.span().end), a.id.clone());
    let here = match session.chosen() {
        Some(chosen) => key(chosen),
        None => {
            let at = session.selection.map_or(Cp(0), |s| s.head.at);
            (at, Reverse(Cp(u32::MAX)), AnnotationId::default())
        }
    };
    let next = if forward {
        all.iter().filter(fits).find(|a| key(a) > here).or(all.iter().find(fits))
    } else {
        all.iter().rev().filter(fits).find(|a| key(a) < here).or(all.iter().rev().find(fits))
    };
    let Some(id) = next.map(|a| a.id.clone()) else { return };
    desk.session.chosen = Some(id.clone());
    desk.session.selection = None;
    desk.view.reveal(Reveal::Mark(id));
}

/// Chooses the claim after or before the chosen one, in the order of the articles and their texts, that nothing says
/// the source of; after the last one comes the first.
fn step_untied(desk: &mut Desk<'_>, forward: bool) {
    let session = &*desk.session;
    let project = &session.project;
    let number: HashMap<&ArticleId, usize> = project.articles.iter().enumerate().map(|(i, a)| (&a.id, i)).collect();
    let standings = project.standings();
    let key = |a: &Annotation| (number.get(&a.article).copied(), a.span().start, Reverse(a.span().end), a.id.clone());
    let untied = |a: &&Arc<Annotation>| project.role_of(&a.id) == Some(Role::Claim) && !standings.contains_key(&a.id);
    let mut claims: Vec<&Arc<Annotation>> = project.annotations.values().filter(untied).collect();
    claims.sort_by_cached_key(|a| key(a));
    let here = match session.chosen() {
        Some(chosen) => key(chosen),
        None => {
            let article = session.article.as_ref().and_then(|id| number.get(id).copied());
            let at = session.selection.map_or(Cp(0), |s| s.head.at);
            (article, at, Reverse(Cp(u32::MAX)), AnnotationId::default())
        }
    };
    let next = if forward {
        claims.iter().find(|a| key(a) > here).or(claims.first())
    } else {
        claims.iter().rev().find(|a| key(a) < here).or(claims.last())
    };
    match next.map(|a| a.id.clone()) {
        Some(id) => super::select::show_mark(desk, id),
        None => desk.say(Severity::Info, "notice-all-attributed"),
    }
}

fn move_edge(desk: &mut Desk<'_>, edge: Edge, later: bool) {
    let (Some(article), Some(chosen)) = (desk.session.article().cloned(), desk.session.chosen().cloned()) else {
        return;
    };
    let number = if edge == Edge::Start { 0 } else { chosen.marks.len().saturating_sub(1) };
    let Some(mark) = chosen.marks.get(number) else { return };
    let at = if edge == Edge::Start { mark.range.start } else { mark.range.end };
    let to = beside(&article, at, later);
    put_edge(desk, &article, number, edge, to, false);
    desk.view.reveal(Reveal::At(Cursor::new(to)));
}

/// The grapheme boundary after or before `at` in the article's text.
fn beside(article: &Article, at: Cp, later: bool) -> Cp {
    let text = article.text();
    if later { graphemes::next_boundary(text, at) } else { graphemes::prev_boundary(text, at) }
}

fn drag_edge(desk: &mut Desk<'_>, number: usize, edge: Edge, to: Cursor) {
    if let Some(article) = desk.session.article().cloned() {
        put_edge(desk, &article, number, edge, to.at, true);
    }
}

/// Puts an end of the chosen annotation's range `number` to `to`, short of emptying the range or reaching the next one.
fn put_edge(desk: &mut Desk<'_>, article: &Article, number: usize, edge: Edge, to: Cp, amend: bool) {
    let Some(chosen) = desk.session.chosen().filter(|a| a.article == article.id) else { return };
    let Some(range) = chosen.marks.get(number).map(|m| m.range) else { return };
    let range = match edge {
        Edge::Start => {
            let least = chosen.marks[..number].last().map_or(Cp(0), |before| before.range.end.plus(1));
            let most = beside(article, range.end, false);
            CpRange { start: to.max(least).min(most), end: range.end }
        }
        Edge::End => {
            let most = chosen.marks.get(number + 1).map_or(article.index().len(), |after| after.range.start.minus(1));
            let least = beside(article, range.start, true);
            CpRange { start: range.start, end: to.min(most).max(least) }
        }
    };
    let Some(mark) = Range::of(article, range) else { return };
    change(desk, "step-edge", amend, |annotation| {
        if let Some(place) = annotation.marks.get_mut(number) {
            *place = mark;
        }
    });
}

fn put_label(desk: &mut Desk<'_>, label: Label) {
    let labels = &desk.session.project.labels;
    let at = labels.iter().position(|l| l.id == label.id).unwrap_or(labels.len());
    desk.perform("step-label", vec![Edit::PutLabel { at, label }]);
}
