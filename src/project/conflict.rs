//! Conflicts in the project file: records about a record, with whole versions of it.

use super::problem::Flaw;
use super::reader::Reader;
use super::record::{
    Record as Fields, parse_annotation, parse_attribution, parse_label, parse_place_remarks, parse_relation,
    read_article, read_source,
};
use super::{reviewed, write};
use crate::annotation::{Conflict, ConflictId, Field, Head, Label, Place, Record, Source, Version};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// What a conflict is about, as the file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    Project,
    Label,
    Article,
    Source,
    Annotation,
    Attribution,
    Relation,
    Remarks,
    Verdict,
    Comment,
    Stage,
}

/// What `conflict` says, on one line, without its id: the text that its id is made of.
pub fn write_conflict(conflict: &Conflict) -> String {
    let mut out = String::new();
    write_content(&mut write::Fields::inline(&mut out), conflict);
    out
}

pub(super) fn write_record(fields: &mut write::Fields, conflict: &Conflict) {
    fields.text("id", &conflict.id.0);
    write_content(fields, conflict);
    fields.extra(&conflict.extra);
}

fn write_content(fields: &mut write::Fields, conflict: &Conflict) {
    let (kind, id) = match &conflict.record {
        Record::Project => (Kind::Project, None),
        Record::Label(id) => (Kind::Label, Some(&id.0)),
        Record::Article(id) => (Kind::Article, Some(&id.0)),
        Record::Source(id) => (Kind::Source, Some(&id.0)),
        Record::Annotation(id) => (Kind::Annotation, Some(&id.0)),
        Record::Attribution(id) => (Kind::Attribution, Some(&id.0)),
        Record::Relation(id) => (Kind::Relation, Some(&id.0)),
        Record::Remarks(place) => (Kind::Remarks, place.article().map(|id| &id.0)),
        Record::Verdict(id) => (Kind::Verdict, Some(&id.0)),
        Record::Comment(id) => (Kind::Comment, Some(&id.0)),
        Record::Stage(id) => (Kind::Stage, Some(&id.0)),
    };
    fields.value("kind", &kind);
    if let Some(id) = id {
        fields.text("record", id);
    }
    if let Record::Remarks(Place::Block(_, block)) = &conflict.record {
        fields.value("block", block);
    }
    if !conflict.fields.is_empty() {
        let names: Vec<String> = conflict.fields.iter().map(|field| format!("{field:?}")).collect();
        fields.raw("fields", &format!("[{}]", names.join(", ")));
    }
    fields.known("author", &conflict.author);
    for (name, version) in [("other", &conflict.other), ("base", &conflict.base)] {
        if let Some(version) = version {
            fields.record(name, |fields| write_version(fields, version));
        }
    }
}

fn write_version(fields: &mut write::Fields, version: &Version) {
    match version {
        Version::Project(head) => {
            fields.text("name", &head.name);
            fields.extra(&head.extra);
        }
        Version::Label(label) => write::label(fields, label),
        Version::Article(article) => write::article_on_one_line(fields, article),
        Version::Source(source) => write::source(fields, source),
        Version::Annotation(annotation) => write::annotation(fields, annotation),
        Version::Attribution(attribution) => write::attribution(fields, attribution),
        Version::Relation(relation) => write::relation(fields, relation),
        Version::Remarks(place, remarks) => write::place_remarks(fields, place, remarks),
        Version::Verdict(verdict) => reviewed::write_verdict(fields, verdict),
        Version::Comment(comment) => reviewed::write_comment(fields, comment),
        Version::Stage(article, said) => reviewed::write_stage(fields, article, said),
    }
}

/// Reads a conflict. Its versions are not held against the project: what they name may be gone from it.
pub fn read_conflict(reader: &mut Reader, range: Range<usize>) -> Option<Conflict> {
    let mut fields = reader.record(range)?;
    let start = fields.start;
    let id: Option<ConflictId> = fields.need(reader, "id");
    let kind: Option<Kind> = fields.need(reader, "kind");
    let record = read_name(reader, &mut fields, kind?);
    let mut questions: Vec<Field> = fields.optional(reader, "fields").unwrap_or_default();
    questions.sort_unstable();
    questions.dedup();
    let author = fields.optional(reader, "author").unwrap_or_default();
    let other = read_version(reader, &mut fields, "other", kind?)?;
    let base = read_version(reader, &mut fields, "base", kind?)?;
    let extra = fields.rest(reader);
    let conflict = Conflict { id: id?, record: record?, fields: questions, author, other, base, extra };
    conflict.check().map_err(|error| reader.note(start, Flaw::Unfit(error))).ok()?;
    Some(conflict)
}

/// The record that the conflict is about.
fn read_name<'t>(reader: &mut Reader<'t>, fields: &mut Fields<'t>, kind: Kind) -> Option<Record> {
    if kind == Kind::Project {
        return Some(Record::Project);
    }
    if kind == Kind::Remarks {
        let article: Option<Arc<str>> = fields.optional(reader, "record");
        let block: Option<u32> = fields.optional(reader, "block");
        let article = article.map(crate::article::ArticleId);
        return match (article, block) {
            (Some(article), Some(block)) => Some(Record::Remarks(Place::Block(article, block))),
            (Some(article), None) => Some(Record::Remarks(Place::Article(article))),
            (None, None) => Some(Record::Remarks(Place::Project)),
            (None, Some(_)) => {
                reader.note(fields.start, Flaw::Missing("record"));
                None
            }
        };
    }
    let id: Arc<str> = fields.need(reader, "record")?;
    Some(match kind {
        Kind::Label => Record::Label(crate::annotation::LabelId(id)),
        Kind::Article => Record::Article(crate::article::ArticleId(id)),
        Kind::Source => Record::Source(crate::annotation::SourceId(id)),
        Kind::Annotation => Record::Annotation(crate::annotation::AnnotationId(id)),
        Kind::Attribution => Record::Attribution(crate::annotation::AttributionId(id)),
        Kind::Verdict => Record::Verdict(crate::annotation::VerdictId(id)),
        Kind::Comment => Record::Comment(crate::annotation::CommentId(id)),
        Kind::Stage => Record::Stage(crate::article::ArticleId(id)),
        Kind::Relation | Kind::Project | Kind::Remarks => Record::Relation(crate::annotation::RelationId(id)),
    })
}

/// The version in the field `name`: `None` if it is unsound, `Some(None)` if there is none.
fn read_version<'t>(
    reader: &mut Reader<'t>,
    fields: &mut Fields<'t>,
    name: &'static str,
    kind: Kind,
) -> Option<Option<Version>> {
    let Some(range) = fields.take(name) else { return Some(None) };
    let version = match kind {
        Kind::Project => {
            let mut head = reader.record(range)?;
            let name = head.optional(reader, "name").unwrap_or_default();
            Version::Project(Arc::new(Head { name, extra: head.rest(reader) }))
        }
        Kind::Label => {
            let (label, parent) = parse_label(reader, range)?;
            Version::Label(Arc::new(Label { parent, ..label }))
        }
        Kind::Article => Version::Article(read_article(reader, range)?.into()),
        Kind::Source => {
            let (source, parent) = read_source(reader, range)?;
            Version::Source(Arc::new(Source { parent, ..source }))
        }
        Kind::Annotation => Version::Annotation(parse_annotation(reader, range)?.0.into()),
        Kind::Attribution => {
            let (attribution, inside) = parse_attribution(reader, range)?;
            Version::Attribution(Arc::new(crate::annotation::Attribution { inside, ..attribution }))
        }
        Kind::Relation => Version::Relation(parse_relation(reader, range)?.into()),
        Kind::Remarks => {
            let (place, remarks) = parse_place_remarks(reader, range)?;
            Version::Remarks(place, remarks.into())
        }
        Kind::Verdict => Version::Verdict(reviewed::parse_verdict(reader, range)?.into()),
        Kind::Comment => Version::Comment(reviewed::parse_comment(reader, range)?.into()),
        Kind::Stage => {
            let (article, said) = reviewed::parse_stage(reader, range)?;
            Version::Stage(article, said.into())
        }
    };
    Some(Some(version))
}
