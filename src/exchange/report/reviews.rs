//! The table of reviews: what reviewers decided, what was answered, and what people said to each other.

use super::{Cell, Column, Lookup, NoteRef, Table, claims, describe};
use crate::annotation::{Annotation, AnnotationId, Bilingual, Comment, Decision, Topic, Verdict};
use crate::exchange::words::Words;
use std::sync::Arc;

/// The columns by key, message and share of the width.
const COLUMNS: [(&str, &str, u8); 7] = [
    ("number", "report-number", 1),
    ("on", "report-review-on", 5),
    ("decision", "report-review-what", 3),
    ("reason", "report-review-said", 6),
    ("place", "report-place", 3),
    ("author", "report-author", 2),
    ("time", "report-review-time", 2),
];

/// One verdict or comment.
enum Said<'p> {
    Verdict(&'p Verdict),
    Comment(&'p Comment),
}

/// The verdicts in the order of the text, each with the comments on it; those on annotations and articles between them.
pub(super) fn table(lookup: &Lookup<'_>, words: &Words) -> Table {
    let columns: Vec<Column> =
        COLUMNS.iter().map(|&(key, title, share)| Column { key, title: words.text(title), share }).collect();
    let project = lookup.project;
    let verdicts = project.verdicts.values().map(|verdict| Said::Verdict(verdict));
    let comments = project.comments.values().map(|comment| Said::Comment(comment));
    let mut all: Vec<Said<'_>> = verdicts.chain(comments).collect();
    all.sort_by_cached_key(|said| order(lookup, said));
    let row = |said: &Said<'_>| columns.iter().map(|column| cell(lookup, words, column.key, said)).collect();
    let rows = all.iter().map(row).collect();
    Table { title: words.text("report-reviews"), columns, rows }
}

/// What something that was said is about: the annotation, as it is or as a verdict has it.
fn about<'p>(lookup: &Lookup<'p>, said: &Said<'p>) -> Option<&'p Arc<Annotation>> {
    let project = lookup.project;
    let of_verdict = |verdict: &'p Verdict| {
        let own = verdict.decision.version().or(verdict.removed.as_ref());
        project.annotations.get(&verdict.on).or(own)
    };
    match said {
        Said::Verdict(verdict) => of_verdict(verdict),
        Said::Comment(comment) => match &comment.on {
            Topic::Annotation(id) => project.annotations.get(id),
            Topic::Verdict(id) => project.verdicts.get(id).and_then(|verdict| of_verdict(verdict)),
            Topic::Article(_) => None,
        },
    }
}

/// By article and place; of one mark the verdicts before the comments on it, each verdict with those on itself; then
/// by time.
fn order(lookup: &Lookup<'_>, said: &Said<'_>) -> (usize, u32, String, usize, String, i64, String) {
    let project = lookup.project;
    let annotation = about(lookup, said);
    let article = match (annotation, said) {
        (Some(annotation), _) => Some(&annotation.article),
        (None, Said::Comment(Comment { on: Topic::Article(id), .. })) => Some(id),
        _ => None,
    };
    let number = project.articles.iter().position(|known| Some(&known.id) == article).unwrap_or(usize::MAX);
    let start = annotation.map_or(0, |annotation| annotation.span().start.0);
    let on = annotation.map_or_else(String::new, |annotation| annotation.id.0.to_string());
    let (rank, group, time, id) = match said {
        Said::Verdict(verdict) => (0, verdict.id.0.to_string(), i64::MIN, String::new()),
        Said::Comment(comment) => {
            let thread = comment.thread.as_ref().unwrap_or(&comment.id);
            let time = if comment.thread.is_none() { i64::MIN } else { comment.created.0 };
            match &comment.on {
                Topic::Verdict(id) => (0, id.0.to_string(), comment.created.0, comment.id.0.to_string()),
                _ => (1, thread.0.to_string(), time, comment.id.0.to_string()),
            }
        }
    };
    (number, start, on, rank, group, time, id)
}

fn cell(lookup: &Lookup<'_>, words: &Words, key: &str, said: &Said<'_>) -> Cell {
    let annotation = about(lookup, said);
    let note = |id: &AnnotationId| -> Option<NoteRef> { lookup.notes.get(id).copied() };
    let lines = |text: &Bilingual| words.said(text).into_iter().map(|s| s.text).collect::<Vec<_>>().join("\n");
    match key {
        "number" => {
            let note = annotation.and_then(|annotation| note(&annotation.id));
            Cell { note, ..Cell::text(note.map_or_else(String::new, |note| note.number.to_string())) }
        }
        "on" => Cell::text(annotation.map(|annotation| annotation.quote()).unwrap_or_default()),
        "decision" => Cell::text(what(lookup, words, said)),
        "reason" => Cell::text(match said {
            Said::Verdict(verdict) => lines(&verdict.reason),
            Said::Comment(comment) => lines(&comment.text),
        }),
        "place" => Cell::text(match (annotation, said) {
            (Some(annotation), _) => claims::place(lookup, words, annotation),
            (None, Said::Comment(Comment { on: Topic::Article(id), .. })) => {
                lookup.project.article(id).map(|article| article.title().to_owned()).unwrap_or_default()
            }
            _ => String::new(),
        }),
        "author" => Cell::text(match said {
            Said::Verdict(verdict) => verdict.author.clone(),
            Said::Comment(comment) => comment.author.clone(),
        }),
        "time" => Cell::text(words.locale().time(match said {
            Said::Verdict(verdict) => verdict.modified,
            Said::Comment(comment) => comment.modified,
        })),
        _ => Cell::default(),
    }
}

/// What was decided, what it would change, and what was answered; of a comment, whether its thread is closed.
fn what(lookup: &Lookup<'_>, words: &Words, said: &Said<'_>) -> String {
    match said {
        Said::Verdict(verdict) => {
            let mut parts = vec![words.text(&format!("verdict-{}", verdict.decision.kind().key()))];
            let label =
                |version: &Annotation| lookup.project.label(&version.label).map(|label| words.name(&label.name));
            match &verdict.decision {
                Decision::Change(version) => {
                    let now = lookup.project.annotations.get(&verdict.on);
                    parts.extend(describe::changed(words, lookup.project, now.map(|now| &**now), version));
                }
                Decision::Propose(version) => parts.extend(label(version).map(str::to_owned)),
                Decision::Accept | Decision::Reject => {}
            }
            if !verdict.is_open() {
                parts.push(words.text(&format!("verdict-answer-{}", verdict.answer.key())));
            }
            parts.join("\n")
        }
        Said::Comment(comment) => words.text(match (comment.thread.is_some(), comment.resolved) {
            (true, _) => "report-review-answer",
            (false, true) => "report-review-resolved",
            (false, false) => "report-review-comment",
        }),
    }
}
