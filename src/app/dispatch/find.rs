//! Finding words.

use super::{Desk, mark};
use crate::annotation::{Annotation, AnnotationId, Edit, LabelId, Mark, Timestamp, new_id};
use crate::article::Article;
use crate::command::Find;
use crate::session::{Cursor, Found, Seek, Selection, Severity};
use crate::text::hash::HashSet;
use crate::text::{Cp, CpRange};
use crate::ui::article_view::Reveal;
use std::sync::Arc;

/// How long a selection may be, in code points, to be looked for when the bar is opened.
const QUERY: u32 = 200;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: Find) {
    match command {
        Find::Open => open(desk, false),
        Find::OpenInProject => {
            // What is found is listed in a panel.
            super::view::leave_full_screen(desk);
            desk.session.sheet = None;
            open(desk, true);
        }
        Find::SetQuery(text) => {
            let exact = desk.session.find.exact;
            ask(desk, text, exact);
        }
        Find::ToggleExact => {
            let find = &desk.session.find;
            let (text, exact) = (find.text.clone(), !find.exact);
            ask(desk, text, exact);
        }
        Find::Next => step(desk, true),
        Find::Previous => step(desk, false),
        Find::Go { article, hit } => {
            if desk.session.article.as_ref() != Some(&article) {
                super::select::dispatch(desk, crate::command::Select::Article(article.clone()));
            }
            desk.session.find.go_to(article, hit);
            desk.view.reveal(Reveal::At(Cursor::new(hit.start)));
        }
        Find::MarkAll(label) => mark_all(desk, &label),
        Find::Close => close(desk),
    }
}

/// Opens the bar. What is selected is looked for, unless it is long or of several blocks.
fn open(desk: &mut Desk<'_>, in_project: bool) {
    let session = &mut *desk.session;
    let Some(article) = session.article().cloned() else { return };
    let selected = session.selected().filter(|range| range.len() <= QUERY).map(|range| article.slice(range));
    let selected = selected.filter(|text| !text.contains('\n') && !text.trim().is_empty()).map(str::to_owned);
    session.find.open = true;
    session.find.in_project = in_project;
    session.find.asked += 1;
    if let (Some(_), Some(selection)) = (&selected, session.selection) {
        // It is the first hit: as a selection it would hide it.
        session.selection = Some(Selection::caret(Cursor::new(selection.range().start)));
    }
    let (text, exact) = (selected.unwrap_or_else(|| session.find.text.clone()), session.find.exact);
    ask(desk, text, exact);
}

/// Looks for `text` from where one is on.
fn ask(desk: &mut Desk<'_>, text: String, exact: bool) {
    let from = here(desk);
    desk.session.find.ask(text, exact, Seek { from, reveal: true });
}

/// Where one is: at the current hit, else at the selection, else at the first line in view.
fn here(desk: &mut Desk<'_>) -> Cp {
    let session = &*desk.session;
    let current = session.find.current.map(|hit| hit.start);
    let at = current.or_else(|| session.selection.map(|selection| selection.range().start));
    at.or_else(|| desk.view.first_in_view().map(|cursor| cursor.at)).unwrap_or_default()
}

/// Goes to the next or previous hit of the article in view, around its ends.
fn step(desk: &mut Desk<'_>, forward: bool) {
    let Some(article) = desk.session.article().cloned() else { return };
    let find = &mut desk.session.find;
    if !find.open {
        // The field is not asked for: one goes on from hit to hit with the keys.
        find.open = true;
        find.current = None;
        let hits = Found::of(&article, &find.query());
        find.take(vec![hits]);
    }
    let Some(hits) = find.hits(&article).cloned().filter(|hits| !hits.is_empty()) else { return };
    let number = find.number(&hits);
    let last = hits.len() - 1;
    let next = match (number, forward) {
        (Some(number), true) => {
            if number == last {
                0
            } else {
                number + 1
            }
        }
        (Some(number), false) => number.checked_sub(1).unwrap_or(last),
        (None, _) => {
            let range = desk.session.selection.map(Selection::range).unwrap_or_default();
            let at = if forward { range.end } else { range.start };
            let after = hits.partition_point(|hit| hit.start < at);
            if forward { if after > last { 0 } else { after } } else { after.checked_sub(1).unwrap_or(last) }
        }
    };
    let Some(&hit) = hits.get(next) else { return };
    desk.session.find.go_to(article.id.clone(), hit);
    desk.view.reveal(Reveal::At(Cursor::new(hit.start)));
}

/// Closes the bar; the current hit is selected.
pub(super) fn close(desk: &mut Desk<'_>) {
    let session = &mut *desk.session;
    let find = &mut session.find;
    if !std::mem::take(&mut find.open) {
        return;
    }
    find.in_project = false;
    find.seek = None;
    let Some(hit) = find.current.take() else { return };
    if let Some(mark) = session.article().and_then(|article| Mark::of(article, hit)) {
        session.selection = Some(Selection::of(mark.range));
    }
}

/// Marks every hit that has no mark with the label yet, as one step.
fn mark_all(desk: &mut Desk<'_>, label: &LabelId) {
    let session = &*desk.session;
    let in_view = |article: &Article| session.article.as_ref() == Some(&article.id);
    let articles = session.project.articles.iter().filter(|a| session.find.in_project || in_view(a));
    let (mut edits, mut known) = (Vec::new(), 0_i64);
    for article in articles {
        let Some(hits) = session.find.hits(article) else { continue };
        let mut marked: HashSet<CpRange> = session
            .project
            .annotations
            .values()
            .filter(|a| a.article == article.id && a.label == *label)
            .filter_map(|a| match a.marks.as_slice() {
                [mark] => Some(mark.range),
                _ => None,
            })
            .collect();
        for &hit in hits.iter() {
            let Some(made) = mark::marked(article, hit) else { continue };
            if !marked.insert(made.range) {
                known += 1;
                continue;
            }
            let Ok(id) = new_id() else { return mark::no_random(desk) };
            let (id, author) = (AnnotationId(id), session.project.author.clone());
            let made = Annotation::new(id, article.id.clone(), label.clone(), vec![made], author, Timestamp::now());
            edits.push(Edit::PutAnnotation(Arc::new(made)));
        }
    }
    let count = edits.len() as i64;
    if edits.is_empty() || desk.perform("step-mark-all", edits) {
        let text = desk.locale.text_with("notice-marked-all", &[("count", count.into()), ("known", known.into())]);
        desk.session.notify(Severity::Info, text);
    }
}
