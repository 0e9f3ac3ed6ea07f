//! Verdicts, comments and how far articles have come, in the project file.

use super::problem::Flaw;
use super::reader::Reader;
use super::record::{Record as Fields, parse_annotation};
use super::write;
use crate::annotation::{
    Annotation, AnnotationId, Answer, ArticleStage, Bilingual, Comment, CommentId, Decision, DecisionKind, EditError,
    Project, Stage, Timestamp, Topic, Verdict, VerdictId,
};
use crate::article::{ArticleId, Extra};
use std::ops::Range;
use std::sync::Arc;

pub(super) fn write_verdict(fields: &mut write::Fields, verdict: &Verdict) {
    fields.text("id", &verdict.id.0);
    fields.text("on", &verdict.on.0);
    fields.value("decision", &verdict.decision.kind());
    if let Some(version) = verdict.decision.version() {
        fields.record("version", |fields| write::annotation(fields, version));
    }
    fields.bilingual("reason", &verdict.reason);
    fields.made(&verdict.author, verdict.created, verdict.modified);
    fields.if_known("answer", Some(&verdict.answer).filter(|answer| **answer != Answer::Open));
    if let Some(removed) = &verdict.removed {
        fields.record("removed", |fields| write::annotation(fields, removed));
    }
    fields.extra(&verdict.extra);
}

pub(super) fn write_comment(fields: &mut write::Fields, comment: &Comment) {
    fields.text("id", &comment.id.0);
    match &comment.on {
        Topic::Annotation(id) => fields.text("annotation", &id.0),
        Topic::Article(id) => fields.text("article", &id.0),
        Topic::Verdict(id) => fields.text("verdict", &id.0),
    }
    if let Some(thread) = &comment.thread {
        fields.text("thread", &thread.0);
    }
    fields.bilingual("text", &comment.text);
    fields.made(&comment.author, comment.created, comment.modified);
    fields.if_known("resolved", Some(&comment.resolved).filter(|resolved| **resolved));
    fields.extra(&comment.extra);
}

pub(super) fn write_stage(fields: &mut write::Fields, article: &ArticleId, said: &ArticleStage) {
    fields.text("article", &article.0);
    fields.value("stage", &said.stage);
    fields.known("author", &said.author);
    fields.time("modified", said.modified);
    fields.extra(&said.extra);
}

/// Reads a verdict, whatever project it is to be part of; by its form it is sound.
pub(super) fn parse_verdict(reader: &mut Reader, range: Range<usize>) -> Option<Verdict> {
    let mut record = reader.record(range)?;
    let start = record.start;
    let id: Option<VerdictId> = record.need(reader, "id");
    let on: Option<AnnotationId> = record.need(reader, "on");
    let kind: Option<DecisionKind> = record.need(reader, "decision");
    let decision = match kind? {
        DecisionKind::Accept => Decision::Accept,
        DecisionKind::Reject => Decision::Reject,
        DecisionKind::Change => Decision::Change(needed(reader, &mut record)?),
        DecisionKind::Propose => Decision::Propose(needed(reader, &mut record)?),
    };
    let reason = record.bilingual(reader, "reason");
    let author = record.text(reader, "author");
    let created: Option<Timestamp> = record.need(reader, "created");
    let modified = record.optional(reader, "modified").or(created);
    let answer = record.optional(reader, "answer").unwrap_or_default();
    let removed = match record.take("removed") {
        Some(range) => Some(version(reader, range)?),
        None => None,
    };
    let extra = record.rest(reader);
    let (id, on, created, modified) = (id?, on?, created?, modified?);
    let verdict = Verdict { id, on, decision, reason, author, created, modified, answer, removed, extra };
    verdict.check().map_err(|error| reader.note(start, Flaw::Unfit(error))).ok()?;
    Some(verdict)
}

/// The version that a decision is not complete without.
fn needed<'t>(reader: &mut Reader<'t>, record: &mut Fields<'t>) -> Option<Arc<Annotation>> {
    match record.take("version") {
        Some(range) => version(reader, range),
        None => {
            reader.note(record.start, Flaw::Missing("version"));
            None
        }
    }
}

fn version(reader: &mut Reader, range: Range<usize>) -> Option<Arc<Annotation>> {
    Some(Arc::new(parse_annotation(reader, range)?.0))
}

/// Reads a verdict and looks whether it fits what was read of the project before.
pub(super) fn read_verdict(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Verdict> {
    let start = range.start;
    let verdict = parse_verdict(reader, range)?;
    let missing = match verdict.own_article() {
        Some(article) if !reader.articles.contains_key(article) => Some(EditError::NoArticle(article.clone())),
        None if !project.annotations.contains_key(&verdict.on) => Some(EditError::NoAnnotation(verdict.on.clone())),
        _ => None,
    };
    match missing {
        Some(error) => {
            reader.note_unfit(start, error);
            None
        }
        None => Some(verdict),
    }
}

/// Reads a comment and looks whether what it is about is there, but for the comment it answers, which may come later
/// in the file.
pub(super) fn read_comment(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Comment> {
    let start = range.start;
    let comment = parse_comment(reader, range)?;
    let is_there = match &comment.on {
        Topic::Article(article) if reader.articles.contains_key(article) => Ok(()),
        topic => project.check_topic(topic),
    };
    is_there.map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some(comment)
}

/// Reads a comment, whatever project it is to be part of.
pub(super) fn parse_comment(reader: &mut Reader, range: Range<usize>) -> Option<Comment> {
    let mut record = reader.record(range)?;
    let id: Option<CommentId> = record.need(reader, "id");
    if id.as_ref().is_some_and(|id| id.0.is_empty()) {
        reader.note(record.start, Flaw::Unfit(EditError::Nameless));
        return None;
    }
    record.exclude(reader, "annotation", "article");
    record.exclude(reader, "annotation", "verdict");
    record.exclude(reader, "article", "verdict");
    let annotation = record.optional(reader, "annotation").map(Topic::Annotation);
    let article = record.optional(reader, "article").map(Topic::Article);
    let verdict = record.optional(reader, "verdict").map(Topic::Verdict);
    let Some(on) = annotation.or(article).or(verdict) else {
        reader.note(record.start, Flaw::Missing("annotation"));
        return None;
    };
    let thread = record.optional(reader, "thread");
    let text: Bilingual = record.bilingual(reader, "text");
    let author = record.text(reader, "author");
    let created: Option<Timestamp> = record.need(reader, "created");
    let modified = record.optional(reader, "modified").or(created);
    let resolved = record.optional(reader, "resolved").unwrap_or_default();
    let extra: Extra = record.rest(reader);
    let (id, created, modified) = (id?, created?, modified?);
    Some(Comment { id, on, thread, text, author, created, modified, resolved, extra })
}

/// Reads how far an article has come, whether that is there or not.
pub(super) fn parse_stage(reader: &mut Reader, range: Range<usize>) -> Option<(ArticleId, ArticleStage)> {
    let mut record = reader.record(range)?;
    let article: Option<ArticleId> = record.need(reader, "article");
    let stage: Option<Stage> = record.need(reader, "stage");
    let author = record.text(reader, "author");
    let modified = record.optional(reader, "modified").unwrap_or_default();
    let extra = record.rest(reader);
    Some((article?, ArticleStage { stage: stage?, author, modified, extra }))
}
