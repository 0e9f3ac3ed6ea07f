//! Records as JSON values.

use super::Fields;
use crate::annotation::{
    Annotation, AnnotationId, ArticleStage, Assessment, Attribution, ClaimStatus, Comment, Label, LineStyle, Mark,
    Party, Place, PlaceRemarks, Project, Rating, Relation, Remarks, Source, Subject, Topic, Verdict,
};
use crate::article::{self, Article, ArticleId};
use serde_json::Value;

impl Fields {
    /// What is noted about something.
    pub fn remarks(self, remarks: &Remarks) -> Fields {
        let tags = remarks.tags.iter().map(|tag| Value::from(tag.as_str())).collect();
        self.both("note", &remarks.note).both("gloss", &remarks.gloss).list("tags", tags)
    }

    /// What is made of a claim.
    pub fn assessment(self, made: &Assessment) -> Fields {
        self.maybe("kind", made.kind.map(|kind| kind.key()))
            .maybe("status", (made.status != ClaimStatus::Open).then(|| made.status.key()))
            .maybe("credibility", made.credibility.map(|grade| grade.digit()))
            .maybe("likelihood", made.likelihood.map(|band| band.key()))
            .maybe("confidence", made.confidence.map(|how| how.key()))
    }
}

pub(in crate::exchange) fn label(label: &Label) -> Value {
    let [red, green, blue] = label.color;
    let joins = label.joins.0.iter().fold(Fields::new(), |fields, (kind, labels)| {
        fields.put(kind.key(), labels.iter().map(|id| Value::from(&*id.0)).collect::<Vec<_>>())
    });
    Fields::new()
        .put("id", &*label.id.0)
        .both("name", &label.name)
        .put("color", format!("#{red:02X}{green:02X}{blue:02X}"))
        .put("line", line(label.line))
        .maybe("key", label.key.map(String::from))
        .maybe("role", label.role.map(|role| role.name()))
        .maybe("parent", label.parent.as_ref().map(|id| &*id.0))
        .put("joins", joins.value())
        .value()
}

/// The line style's name in JSON.
pub(super) fn line(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Solid => "solid",
        LineStyle::Double => "double",
        LineStyle::Dotted => "dotted",
        LineStyle::Dashed => "dashed",
        LineStyle::DashDot => "dash-dot",
        LineStyle::Thick => "thick",
        LineStyle::DoubleDotted => "double-dotted",
    }
}

/// The name in JSON of the format an article was read from.
pub(super) fn format(format: article::Format) -> &'static str {
    match format {
        article::Format::Text => "text",
        article::Format::Html => "html",
        article::Format::Docx => "docx",
        article::Format::Markdown => "markdown",
    }
}

/// An article with its text, block by block; the whole text is the blocks' with a line feed between each two.
pub(in crate::exchange) fn article(article: &Article) -> Value {
    let block = |block: &article::Block| {
        Fields::new()
            .put("kind", block.kind.name())
            .maybe("direction", block.direction.map(|direction| direction.name()))
            .maybe("number", block.number)
            .put("start", block.range.start.0)
            .put("end", block.range.end.0)
            .put("text", article.block_text(block))
            .value()
    };
    let (meta, origin) = (&article.meta, &article.origin);
    Fields::new()
        .put("id", &*article.id.0)
        .text("title", &meta.title)
        .text("byline", &meta.byline)
        .text("published", &meta.published)
        .text("publisher", &meta.publisher)
        .text("url", &meta.url)
        .text("language", &meta.language)
        .text("file", &origin.file_name)
        .put("format", format(origin.format))
        .text("encoding", &origin.encoding)
        .text("sha256", &origin.sha256)
        .put("blocks", article.blocks().iter().map(block).collect::<Vec<_>>())
        .value()
}

pub(in crate::exchange) fn source(source: &Source) -> Value {
    let rating = |rating: &Rating| {
        Fields::new()
            .put("at", rating.at.to_string())
            .put("reliability", rating.reliability.key())
            .both("reason", &rating.reason)
            .text("author", &rating.author)
            .value()
    };
    Fields::new()
        .put("id", &*source.id.0)
        .both("name", &source.name)
        .text("transliteration", &source.transliteration)
        .list("aliases", source.aliases.iter().map(|alias| Value::from(alias.as_str())).collect())
        .put("kind", source.kind.key())
        .both("role", &source.role)
        .maybe("parent", source.parent.as_ref().map(|id| &*id.0))
        .list("ratings", source.ratings.iter().map(rating).collect())
        .both("note", &source.note)
        .made(&source.author, source.created, source.modified)
        .value()
}

/// An annotation whole.
pub(in crate::exchange) fn annotation(annotation: &Annotation) -> Fields {
    let mark = |mark: &Mark| {
        Fields::new()
            .put("start", mark.range.start.0)
            .put("end", mark.range.end.0)
            .put("quote", mark.quote.as_str())
            .text("prefix", &mark.prefix)
            .text("suffix", &mark.suffix)
            .value()
    };
    Fields::new()
        .put("id", &*annotation.id.0)
        .put("article", &*annotation.article.0)
        .put("label", &*annotation.label.0)
        .put("marks", annotation.marks.iter().map(mark).collect::<Vec<_>>())
        .maybe("refersTo", annotation.refers_to.as_ref().map(|id| &*id.0))
        .assessment(&annotation.assessment)
        .remarks(&annotation.remarks)
        .made(&annotation.author, annotation.created, annotation.modified)
}

fn party(party: &Party) -> Value {
    match party {
        Party::Mention(id) => Fields::new().put("mention", &*id.0).value(),
        Party::Entry(id) => Fields::new().put("entry", &*id.0).value(),
    }
}

pub(in crate::exchange) fn attribution(attribution: &Attribution) -> Value {
    let (name, id) = match &attribution.subject {
        Subject::Claim(id) => ("claim", &*id.0),
        Subject::Article(id) => ("article", &*id.0),
    };
    Fields::new()
        .put("id", &*attribution.id.0)
        .put(name, id)
        .maybe("cue", attribution.cue.as_ref().map(|id| &*id.0))
        .maybe("source", attribution.source.as_ref().map(party))
        .list("via", attribution.via.iter().map(party).collect())
        .put("manner", attribution.manner.key())
        .maybe("inside", attribution.inside.as_ref().map(|id| &*id.0))
        .made(&attribution.author, attribution.created, attribution.modified)
        .value()
}

pub(in crate::exchange) fn relation(relation: &Relation) -> Value {
    Fields::new()
        .put("id", &*relation.id.0)
        .put("kind", relation.kind.key())
        .put("from", &*relation.from.0)
        .put("to", &*relation.to.0)
        .both("note", &relation.note)
        .made(&relation.author, relation.created, relation.modified)
        .value()
}

/// What was said about a place.
pub(in crate::exchange) fn said(place: &Place, said: &PlaceRemarks) -> Value {
    let block = if let Place::Block(_, block) = place { Some(*block) } else { None };
    Fields::new()
        .maybe("article", place.article().map(|id| &*id.0))
        .maybe("block", block)
        .remarks(&said.remarks)
        .text("author", &said.author)
        .put("modified", said.modified.to_string())
        .value()
}

/// What a reviewer says of an annotation, and what was answered.
pub(in crate::exchange) fn verdict(verdict: &Verdict) -> Value {
    Fields::new()
        .put("id", &*verdict.id.0)
        .put("on", &*verdict.on.0)
        .put("decision", verdict.decision.kind().key())
        .maybe("version", verdict.decision.version().map(|version| annotation(version).value()))
        .both("reason", &verdict.reason)
        .made(&verdict.author, verdict.created, verdict.modified)
        .maybe("answer", (!verdict.is_open()).then(|| verdict.answer.key()))
        .maybe("removed", verdict.removed.as_ref().map(|removed| annotation(removed).value()))
        .value()
}

/// What somebody said about an annotation, an article or a verdict.
pub(in crate::exchange) fn comment(comment: &Comment) -> Value {
    let (name, id) = match &comment.on {
        Topic::Annotation(id) => ("annotation", &*id.0),
        Topic::Article(id) => ("article", &*id.0),
        Topic::Verdict(id) => ("verdict", &*id.0),
    };
    Fields::new()
        .put("id", &*comment.id.0)
        .put(name, id)
        .maybe("thread", comment.thread.as_ref().map(|first| &*first.0))
        .both("text", &comment.text)
        .made(&comment.author, comment.created, comment.modified)
        .maybe("resolved", comment.resolved.then_some(true))
        .value()
}

/// How far the work on an article has come.
pub(in crate::exchange) fn stage(article: &ArticleId, said: &ArticleStage) -> Value {
    Fields::new()
        .put("article", &*article.0)
        .put("stage", said.stage.key())
        .text("author", &said.author)
        .put("modified", said.modified.to_string())
        .value()
}

/// Who is said to have made a claim, with the words of the text and the names of the registry: for a reader who has
/// nothing but this.
pub(in crate::exchange) fn credits(project: &Project, attribution: &Attribution) -> Value {
    let words = |id: &AnnotationId| project.annotations.get(id).map(|a| a.quote());
    let who = |party: &Party| {
        let entry = project.entry_of(party);
        Fields::new()
            .maybe("words", party.mention().and_then(words))
            .maybe("entry", entry.map(|entry| &*entry.id.0))
            .both("name", &entry.map(|entry| entry.name.clone()).unwrap_or_default())
            .maybe("reliability", entry.and_then(|entry| entry.reliability()).map(|grade| grade.key()))
            .value()
    };
    Fields::new()
        .put("id", &*attribution.id.0)
        .put("manner", attribution.manner.key())
        .maybe("cue", attribution.cue.as_ref().and_then(words))
        .maybe("source", attribution.source.as_ref().map(who))
        .list("via", attribution.via.iter().map(who).collect())
        .maybe("inside", attribution.inside.as_ref().map(|id| &*id.0))
        .value()
}
