//! Records and their fields in words, as the command line prints them and the window shows what is of no scale.

use super::fields::Parts;
use crate::annotation::{
    Annotation, AnnotationId, Attribution, Comment, Decision, Field, Head, Label, LabelId, Party, Project, Record,
    Remarks, Source, SourceId, Subject, Topic, Verdict, Version,
};
use crate::article::{Article, Extra};
use std::sync::Arc;

/// The project's version of a record.
pub fn version_of(project: &Project, record: &Record) -> Option<Version> {
    Some(match record {
        Record::Project => {
            let head = Head { name: project.name.clone(), extra: project.extra.clone() };
            Version::Project(head.into())
        }
        Record::Label(id) => Version::Label(Arc::new(project.label(id)?.clone())),
        Record::Article(id) => Version::Article(project.article(id)?.clone()),
        Record::Source(id) => Version::Source(project.sources.get(id)?.clone()),
        Record::Annotation(id) => Version::Annotation(project.annotations.get(id)?.clone()),
        Record::Attribution(id) => Version::Attribution(project.attributions.get(id)?.clone()),
        Record::Relation(id) => Version::Relation(project.relations.get(id)?.clone()),
        Record::Remarks(place) => Version::Remarks(place.clone(), project.remarks.get(place)?.clone()),
        Record::Verdict(id) => Version::Verdict(project.verdicts.get(id)?.clone()),
        Record::Comment(id) => Version::Comment(project.comments.get(id)?.clone()),
        Record::Stage(article) => Version::Stage(article.clone(), project.stages.get(article)?.clone()),
    })
}

/// A kind of record in one word.
pub fn kind_of(record: &Record) -> &'static str {
    match record {
        Record::Project => "project",
        Record::Label(_) => "label",
        Record::Article(_) => "article",
        Record::Source(_) => "source",
        Record::Annotation(_) => "annotation",
        Record::Attribution(_) => "attribution",
        Record::Relation(_) => "relation",
        Record::Remarks(_) => "remarks",
        Record::Verdict(_) => "verdict",
        Record::Comment(_) => "comment",
        Record::Stage(_) => "stage",
    }
}

/// What identifies a record of its kind; empty for the project and what is said about it.
pub fn id_of(record: &Record) -> &str {
    match record {
        Record::Project => "",
        Record::Label(id) => &id.0,
        Record::Article(id) => &id.0,
        Record::Source(id) => &id.0,
        Record::Annotation(id) => &id.0,
        Record::Attribution(id) => &id.0,
        Record::Relation(id) => &id.0,
        Record::Remarks(place) => place.article().map_or("", |id| &id.0),
        Record::Verdict(id) => &id.0,
        Record::Comment(id) => &id.0,
        Record::Stage(article) => &article.0,
    }
}

/// What stands between the things of a list where the command line prints it.
pub const COMMA: &str = ", ";

/// What a field of `version`, a record of `project`, says: names rather than ids, lists with `comma` between what is in
/// them. Empty if it says nothing.
pub fn words_of(project: &Project, version: &Version, field: Field, comma: &str) -> String {
    match version {
        Version::Project(head) => match field {
            Field::Name => head.name.clone(),
            _ => extra(comma, &head.extra),
        },
        Version::Verdict(verdict) => verdict_words(comma, project, verdict, field),
        Version::Comment(comment) => comment_words(comma, project, comment, field),
        Version::Stage(_, said) => match field {
            Field::Stage => said.stage.key().to_owned(),
            _ => extra(comma, &said.extra),
        },
        Version::Label(label) => label_words(comma, project, label, field),
        Version::Article(article) => article_words(comma, article, field),
        Version::Source(source) => source_words(comma, project, source, field),
        Version::Annotation(annotation) => annotation_words(comma, project, annotation, field),
        Version::Attribution(attribution) => attribution_words(comma, project, attribution, field),
        Version::Relation(relation) => match field {
            Field::Kind => relation.kind.key().to_owned(),
            Field::From => quote(project, &relation.from, comma),
            Field::To => quote(project, &relation.to, comma),
            Field::NoteAr => relation.note.ar.clone(),
            Field::NoteEn => relation.note.en.clone(),
            Field::Author => relation.author.clone(),
            _ => extra(comma, &relation.extra),
        },
        Version::Remarks(_, said) => match field {
            Field::Extra => extra(comma, &said.extra),
            _ => remark_words(comma, &said.remarks, field),
        },
    }
}

fn label_words(comma: &str, project: &Project, label: &Label, field: Field) -> String {
    match field {
        Field::Ar => label.name.ar.clone(),
        Field::En => label.name.en.clone(),
        Field::Color => label.color.iter().map(|part| format!("{part:02X}")).collect(),
        Field::Line => format!("{:?}", label.line),
        Field::Key => label.key.map(String::from).unwrap_or_default(),
        Field::Role => label.role.map(|role| role.name().to_owned()).unwrap_or_default(),
        Field::Parent => label.parent.as_ref().map(|id| self::label(project, id)).unwrap_or_default(),
        Field::Joins => joins(comma, project, label),
        _ => extra(comma, &label.extra),
    }
}

fn article_words(comma: &str, article: &Article, field: Field) -> String {
    match field {
        Field::Title => article.meta.title.clone(),
        Field::Byline => article.meta.byline.clone(),
        Field::Published => article.meta.published.clone(),
        Field::Publisher => article.meta.publisher.clone(),
        Field::Url => article.meta.url.clone(),
        Field::Language => article.meta.language.clone(),
        Field::Origin => article.origin.file_name.clone(),
        Field::Text => article.text().to_string(),
        Field::Blocks => list(comma, article.blocks().iter().map(|block| block.kind.name().to_owned())),
        _ => extra(comma, &article.extra),
    }
}

fn source_words(comma: &str, project: &Project, source: &Source, field: Field) -> String {
    match field {
        Field::Ar => source.name.ar.clone(),
        Field::En => source.name.en.clone(),
        Field::Transliteration => source.transliteration.clone(),
        Field::Aliases => list(comma, source.aliases.iter().cloned()),
        Field::Kind => source.kind.key().to_owned(),
        Field::RoleAr => source.role.ar.clone(),
        Field::RoleEn => source.role.en.clone(),
        Field::Parent => source.parent.as_ref().map(|id| entry(project, id)).unwrap_or_default(),
        Field::Ratings => list(comma, source.ratings.iter().map(|r| format!("{} {}", r.reliability.key(), r.at))),
        Field::NoteAr => source.note.ar.clone(),
        Field::NoteEn => source.note.en.clone(),
        Field::Author => source.author.clone(),
        _ => extra(comma, &source.extra),
    }
}

fn attribution_words(comma: &str, project: &Project, attribution: &Attribution, field: Field) -> String {
    match field {
        Field::Subject => match &attribution.subject {
            Subject::Claim(id) => quote(project, id, comma),
            Subject::Article(id) => project.article(id).map(|a| a.title().to_owned()).unwrap_or_default(),
        },
        Field::Cue => attribution.cue.as_ref().map(|id| quote(project, id, comma)).unwrap_or_default(),
        Field::Source => attribution.source.as_ref().map(|one| party(comma, project, one)).unwrap_or_default(),
        Field::Via => list(comma, attribution.via.iter().map(|one| party(comma, project, one))),
        Field::Manner => attribution.manner.key().to_owned(),
        Field::Inside => attribution.inside.as_ref().map(|id| id.0.to_string()).unwrap_or_default(),
        Field::Author => attribution.author.clone(),
        _ => extra(comma, &attribution.extra),
    }
}

fn annotation_words(comma: &str, project: &Project, annotation: &Annotation, field: Field) -> String {
    let assessment = &annotation.assessment;
    match field {
        Field::Label => label(project, &annotation.label),
        Field::Marks => list(comma, annotation.marks.iter().map(|mark| mark.quote.clone())),
        Field::RefersTo => annotation.refers_to.as_ref().map(|id| entry(project, id)).unwrap_or_default(),
        Field::Kind => assessment.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        Field::Status => assessment.status.key().to_owned(),
        Field::Credibility => assessment.credibility.map(|grade| grade.key().to_owned()).unwrap_or_default(),
        Field::Likelihood => assessment.likelihood.map(|grade| grade.key().to_owned()).unwrap_or_default(),
        Field::Confidence => assessment.confidence.map(|grade| grade.key().to_owned()).unwrap_or_default(),
        Field::Author => annotation.author.clone(),
        Field::Extra => extra(comma, &annotation.extra),
        _ => remark_words(comma, &annotation.remarks, field),
    }
}

/// Who made a verdict, and what it is on.
pub fn verdict_name(project: &Project, verdict: &Verdict, comma: &str) -> String {
    let version = verdict.decision.version().or(verdict.removed.as_ref());
    let on = project.annotations.get(&verdict.on).or(version);
    let words = on.map(|a| list(comma, a.marks.iter().map(|mark| mark.quote.clone()))).unwrap_or_default();
    list(comma, [verdict.author.clone(), words].into_iter().filter(|words| !words.is_empty()))
}

/// The fields of the annotation as it is now that a verdict would change; none unless it is a change.
pub fn changed_fields(project: &Project, verdict: &Verdict) -> Vec<Field> {
    match (&verdict.decision, project.annotations.get(&verdict.on)) {
        (Decision::Change(version), Some(now)) => {
            now.differing(version).into_iter().filter(|field| *field != Field::Author).collect()
        }
        _ => Vec::new(),
    }
}

fn verdict_words(comma: &str, project: &Project, verdict: &Verdict, field: Field) -> String {
    match field {
        Field::Decision => decision_words(comma, project, verdict),
        Field::ReasonAr => verdict.reason.ar.clone(),
        Field::ReasonEn => verdict.reason.en.clone(),
        _ => extra(comma, &verdict.extra),
    }
}

/// What was decided: of a change each field that would be another one, of a proposal its label and words; and the
/// answer.
fn decision_words(comma: &str, project: &Project, verdict: &Verdict) -> String {
    let asked = match &verdict.decision {
        Decision::Change(version) => match project.annotations.get(&verdict.on) {
            Some(now) => {
                let changed = now.differing(version).into_iter().filter(|field| *field != Field::Author);
                let words = changed.map(|f| format!("{}: {}", f.key(), annotation_words(comma, project, version, f)));
                list(comma, words)
            }
            None => list(comma, version.marks.iter().map(|mark| mark.quote.clone())),
        },
        Decision::Propose(version) => format!("{}: {}", label(project, &version.label), version.quote()),
        Decision::Accept | Decision::Reject => String::new(),
    };
    let kind = verdict.decision.kind().key();
    let decided = if asked.is_empty() { kind.to_owned() } else { format!("{kind} ({asked})") };
    if verdict.is_open() { decided } else { format!("{decided}{comma}{}", verdict.answer.key()) }
}

fn comment_words(comma: &str, project: &Project, comment: &Comment, field: Field) -> String {
    match field {
        Field::On => match &comment.on {
            Topic::Annotation(id) => quote(project, id, comma),
            Topic::Article(id) => project.article(id).map(|a| a.title().to_owned()).unwrap_or_default(),
            Topic::Verdict(id) => project.verdicts.get(id).map(|v| verdict_name(project, v, comma)).unwrap_or_default(),
        },
        Field::Thread => {
            let first = comment.thread.as_ref().and_then(|id| project.comments.get(id));
            first.map(|first| first.text.either(false).to_owned()).unwrap_or_default()
        }
        Field::TextAr => comment.text.ar.clone(),
        Field::TextEn => comment.text.en.clone(),
        Field::Author => comment.author.clone(),
        Field::Resolved if comment.resolved => "resolved".to_owned(),
        Field::Resolved => String::new(),
        _ => extra(comma, &comment.extra),
    }
}

fn remark_words(comma: &str, remarks: &Remarks, field: Field) -> String {
    match field {
        Field::NoteAr => remarks.note.ar.clone(),
        Field::NoteEn => remarks.note.en.clone(),
        Field::GlossAr => remarks.gloss.ar.clone(),
        Field::GlossEn => remarks.gloss.en.clone(),
        Field::Tags => list(comma, remarks.tags.iter().cloned()),
        _ => String::new(),
    }
}

/// Who says what `subject` is, by the project: each attribution as its cue, its source and those it came through.
pub fn attributions_of(project: &Project, subject: &Subject) -> Vec<String> {
    let all = project.attributions.values().filter(|a| a.subject == *subject);
    let words = all.map(|attribution| {
        let cue = attribution.cue.as_ref().map(|cue| quote(project, cue, COMMA));
        let parties = attribution.parties().map(|one| party(COMMA, project, one));
        let words: Vec<String> = cue.into_iter().chain(parties).filter(|words| !words.is_empty()).collect();
        if words.is_empty() { "nobody".to_owned() } else { words.join(" ← ") }
    });
    words.collect()
}

/// The marked words of an annotation.
pub fn quote(project: &Project, id: &AnnotationId, comma: &str) -> String {
    let annotation = project.annotations.get(id);
    annotation.map(|a| list(comma, a.marks.iter().map(|mark| mark.quote.clone()))).unwrap_or_default()
}

/// A label's name, in English if it has one; its id if it has none.
pub fn label(project: &Project, id: &LabelId) -> String {
    let name = project.label(id).map_or("", |label| label.name.either(false));
    if name.is_empty() { id.0.to_string() } else { name.to_owned() }
}

/// The first name of an entry of the registry; its id if it has none.
fn entry(project: &Project, id: &SourceId) -> String {
    let name = project.sources.get(id).and_then(|source| source.names().next().map(str::to_owned));
    name.unwrap_or_else(|| id.0.to_string())
}

fn party(comma: &str, project: &Project, one: &Party) -> String {
    match one {
        Party::Mention(id) => quote(project, id, comma),
        Party::Entry(id) => entry(project, id),
    }
}

fn joins(comma: &str, project: &Project, of: &Label) -> String {
    let each = of.joins.0.iter();
    list(comma, each.flat_map(|(kind, to)| to.iter().map(move |to| format!("{} {}", kind.key(), label(project, to)))))
}

fn extra(comma: &str, extra: &Extra) -> String {
    list(comma, extra.iter().map(|(name, value)| format!("{name}: {value}")))
}

fn list(comma: &str, words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(comma)
}
