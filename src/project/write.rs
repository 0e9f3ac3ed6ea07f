//! Writing a project as text.
//!
//! The layout is fixed: the same project gives the same bytes. One record stands on
//! one line, annotations and attributions sorted by their random ids, so that a
//! changed mark is one changed line and marks of two people seldom meet in a merge.

use super::literal;
use super::reviewed;
use super::scan::Jumps;
use crate::annotation::{
    Annotation, Attribution, Bilingual, ClaimStatus, Joins, Label, Mark, Party, Place, PlaceRemarks, Project, Rating,
    Relation, Remarks, Source, Subject, Timestamp,
};
use crate::article::{Article, Block, Extra};
use serde::Serialize;
use std::fmt::Write;

/// The project as the text of its file: UTF-8, line feeds, one at the end.
pub fn write(project: &Project) -> String {
    let text: usize = project.articles.iter().map(|a| a.text().len() + a.blocks().len() * 40).sum();
    let records = project.annotations.len() + project.attributions.len() + project.relations.len();
    let records = records + project.verdicts.len() + project.comments.len();
    let mut out = String::with_capacity(text + text / 8 + records * 600 + 2000);
    out.push_str("// An Isnad project. The format is described in Isnad's docs/format.md.\nIsnadProject(\n");
    let mut head = Fields::lines(&mut out, "  ");
    head.value("schema", &super::SCHEMA);
    head.text("name", &project.name);
    head.text("author", &project.author);
    head.time("created", project.created);
    if !project.lineage.is_empty() {
        out.push_str("  lineage: [\n");
        project.lineage.iter().for_each(|version| _ = writeln!(out, "    \"{}\",", version.0));
        out.push_str("  ],\n");
    }
    section(&mut out, "labels", &project.labels, label);
    out.push_str("  articles: [\n");
    project.articles.iter().for_each(|a| article(&mut out, a));
    out.push_str("  ],\n");
    section(&mut out, "sources", project.sources.values(), |f, s| source(f, s));
    section(&mut out, "annotations", project.annotations.values(), |f, a| annotation(f, a));
    section(&mut out, "attributions", project.attributions.values(), |f, a| attribution(f, a));
    section(&mut out, "relations", project.relations.values(), |f, r| relation(f, r));
    section(&mut out, "remarks", &project.remarks, |f, (place, r)| place_remarks(f, place, r));
    // Whoever had no review finds no new line in their file.
    if !project.verdicts.is_empty() {
        section(&mut out, "verdicts", project.verdicts.values(), |f, v| reviewed::write_verdict(f, v));
    }
    if !project.comments.is_empty() {
        section(&mut out, "comments", project.comments.values(), |f, c| reviewed::write_comment(f, c));
    }
    if !project.stages.is_empty() {
        section(&mut out, "stages", &project.stages, |f, (article, s)| reviewed::write_stage(f, article, s));
    }
    section(&mut out, "conflicts", project.conflicts.values(), |f, c| super::conflict::write_record(f, c));
    for (name, value) in project.extra.iter() {
        unknown_section(&mut out, name, value);
    }
    out.push_str(")\n");
    out
}

pub(super) fn section<T>(
    out: &mut String,
    name: &str,
    records: impl IntoIterator<Item = T>,
    fill: impl Fn(&mut Fields, T),
) {
    let _ = writeln!(out, "  {name}: [");
    for record in records {
        out.push_str("    (");
        fill(&mut Fields::inline(out), record);
        out.push_str("),\n");
    }
    out.push_str("  ],\n");
}

/// A list that this version does not know is written one item a line, as all lists are.
fn unknown_section(out: &mut String, name: &str, value: &str) {
    match super::scan::items(value, &Jumps::default(), 0..value.len()) {
        Ok(items) if !items.is_empty() => {
            let _ = writeln!(out, "  {name}: [");
            for item in items {
                let _ = writeln!(out, "    {},", &value[item]);
            }
            out.push_str("  ],\n");
        }
        _ => {
            let _ = writeln!(out, "  {name}: {value},");
        }
    }
}

pub(super) fn label(fields: &mut Fields, label: &Label) {
    fields.text("id", &label.id.0);
    fields.known("ar", &label.name.ar);
    fields.known("en", &label.name.en);
    let [red, green, blue] = label.color;
    fields.text("color", &format!("#{red:02X}{green:02X}{blue:02X}"));
    fields.value("line", &label.line);
    if let Some(key) = label.key {
        fields.text("key", key.encode_utf8(&mut [0; 4]));
    }
    if let Some(role) = label.role {
        fields.value("role", &role);
    }
    if let Some(parent) = &label.parent {
        fields.text("parent", &parent.0);
    }
    if label.joins != Joins::of_role(&label.id, label.role) {
        fields.value("joins", &label.joins);
    }
    fields.extra(&label.extra);
}

/// The text of a label set's file, laid out as a project is.
pub fn write_labels(labels: &[Label]) -> String {
    let mut out =
        String::from("// An Isnad label set. The format is described in Isnad's docs/format.md.\nIsnadLabels(\n");
    Fields::lines(&mut out, "  ").value("schema", &super::SCHEMA);
    section(&mut out, "labels", labels, label);
    out.push_str(")\n");
    out
}

pub(super) fn source(fields: &mut Fields, source: &Source) {
    fields.text("id", &source.id.0);
    fields.known("ar", &source.name.ar);
    fields.known("en", &source.name.en);
    fields.known("transliteration", &source.transliteration);
    fields.texts("aliases", &source.aliases);
    fields.value("kind", &source.kind);
    fields.bilingual("role", &source.role);
    if let Some(parent) = &source.parent {
        fields.text("parent", &parent.0);
    }
    if !source.ratings.is_empty() {
        fields.list("ratings", &source.ratings, rating);
    }
    fields.bilingual("note", &source.note);
    fields.made(&source.author, source.created, source.modified);
    fields.extra(&source.extra);
}

fn rating(fields: &mut Fields, rating: &Rating) {
    fields.time("at", rating.at);
    fields.value("reliability", &rating.reliability);
    fields.bilingual("reason", &rating.reason);
    fields.known("author", &rating.author);
}

pub(super) fn relation(fields: &mut Fields, relation: &Relation) {
    fields.text("id", &relation.id.0);
    fields.value("kind", &relation.kind);
    fields.text("from", &relation.from.0);
    fields.text("to", &relation.to.0);
    fields.bilingual("note", &relation.note);
    fields.made(&relation.author, relation.created, relation.modified);
    fields.extra(&relation.extra);
}

pub(super) fn place_remarks(fields: &mut Fields, place: &Place, remarks: &PlaceRemarks) {
    if let Some(article) = place.article() {
        fields.text("article", &article.0);
    }
    if let Place::Block(_, block) = place {
        fields.value("block", block);
    }
    fields.remarks(&remarks.remarks);
    fields.known("author", &remarks.author);
    fields.time("modified", remarks.modified);
    fields.extra(&remarks.extra);
}

fn article(out: &mut String, article: &Article) {
    out.push_str("    (\n");
    article_head(&mut Fields::lines(out, "      "), article);
    out.push_str("      blocks: [\n");
    for part in article.blocks() {
        out.push_str("        (");
        block(&mut Fields::inline(out), article, part);
        out.push_str("),\n");
    }
    out.push_str("      ],\n    ),\n");
}

/// All of an article but its blocks.
fn article_head(fields: &mut Fields, article: &Article) {
    fields.text("id", &article.id.0);
    fields.known("title", &article.meta.title);
    fields.known("byline", &article.meta.byline);
    fields.known("published", &article.meta.published);
    fields.known("publisher", &article.meta.publisher);
    fields.known("url", &article.meta.url);
    fields.known("language", &article.meta.language);
    fields.known("file", &article.origin.file_name);
    fields.value("format", &article.origin.format);
    fields.known("encoding", &article.origin.encoding);
    fields.known("sha256", &article.origin.sha256);
    fields.extra(&article.extra);
}

/// An article on the line of the record it is part of.
pub(super) fn article_on_one_line(fields: &mut Fields, article: &Article) {
    article_head(fields, article);
    fields.list("blocks", article.blocks(), |fields, part| block(fields, article, part));
}

fn block(fields: &mut Fields, article: &Article, block: &Block) {
    fields.value("kind", &block.kind);
    if let Some(direction) = block.direction {
        fields.value("direction", &direction);
    }
    fields.if_known("number", block.number.as_ref());
    fields.text("text", article.block_text(block));
    fields.extra(&block.extra);
}

pub(super) fn annotation(fields: &mut Fields, annotation: &Annotation) {
    fields.text("id", &annotation.id.0);
    fields.text("article", &annotation.article.0);
    fields.text("label", &annotation.label.0);
    fields.list("marks", &annotation.marks, mark);
    if let Some(entry) = &annotation.refers_to {
        fields.text("refers_to", &entry.0);
    }
    let assessment = &annotation.assessment;
    fields.if_known("kind", assessment.kind.as_ref());
    fields.if_known("status", Some(&assessment.status).filter(|status| **status != ClaimStatus::Open));
    fields.if_known("credibility", assessment.credibility.map(|grade| grade.digit()).as_ref());
    fields.if_known("likelihood", assessment.likelihood.as_ref());
    fields.if_known("confidence", assessment.confidence.as_ref());
    fields.made(&annotation.author, annotation.created, annotation.modified);
    fields.remarks(&annotation.remarks);
    fields.extra(&annotation.extra);
}

fn mark(fields: &mut Fields, mark: &Mark) {
    fields.value("start", &mark.range.start);
    fields.value("end", &mark.range.end);
    fields.text("quote", &mark.quote);
    fields.known("prefix", &mark.prefix);
    fields.known("suffix", &mark.suffix);
}

pub(super) fn attribution(fields: &mut Fields, attribution: &Attribution) {
    fields.text("id", &attribution.id.0);
    match &attribution.subject {
        Subject::Claim(claim) => fields.text("claim", &claim.0),
        Subject::Article(article) => fields.text("article", &article.0),
    }
    if let Some(cue) = &attribution.cue {
        fields.text("cue", &cue.0);
    }
    match &attribution.source {
        Some(Party::Mention(mention)) => fields.text("source", &mention.0),
        Some(Party::Entry(entry)) => fields.text("entry", &entry.0),
        None => {}
    }
    if !attribution.via.is_empty() {
        fields.list("via", &attribution.via, |fields, party| match party {
            Party::Mention(mention) => fields.text("source", &mention.0),
            Party::Entry(entry) => fields.text("entry", &entry.0),
        });
    }
    fields.value("manner", &attribution.manner);
    if let Some(outer) = &attribution.inside {
        fields.text("inside", &outer.0);
    }
    fields.made(&attribution.author, attribution.created, attribution.modified);
    fields.extra(&attribution.extra);
}

/// The fields of one record, written as they come.
pub(super) struct Fields<'o> {
    out: &'o mut String,
    /// What stands before a field on a line of its own; `None` for fields side by side.
    indent: Option<&'static str>,
    first: bool,
}

impl<'o> Fields<'o> {
    pub(super) fn inline(out: &'o mut String) -> Fields<'o> {
        Fields { out, indent: None, first: true }
    }

    pub(super) fn lines(out: &'o mut String, indent: &'static str) -> Fields<'o> {
        Fields { out, indent: Some(indent), first: true }
    }

    /// Begins a field; the value is written next.
    fn name(&mut self, name: &str) -> &mut String {
        match self.indent {
            Some(indent) => self.out.push_str(indent),
            None if !self.first => self.out.push_str(", "),
            None => {}
        }
        self.first = false;
        self.out.push_str(name);
        self.out.push_str(": ");
        self.out
    }

    /// Ends a field.
    fn end(&mut self) {
        if self.indent.is_some() {
            self.out.push_str(",\n");
        }
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        literal::push(self.name(name), text);
        self.end();
    }

    /// A text that is left out when it is empty.
    pub(super) fn known(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    pub(super) fn time(&mut self, name: &str, time: Timestamp) {
        let _ = write!(self.name(name), "\"{time}\"");
        self.end();
    }

    /// A number or a name.
    pub(super) fn value(&mut self, name: &str, value: &impl Serialize) {
        // Numbers and unit variants can always be written, and writing to a String cannot fail.
        let _ = ron::Options::default().to_writer(self.name(name), value);
        self.end();
    }

    /// A value that is written already.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.name(name).push_str(value);
        self.end();
    }

    /// A record on the line of the one it is part of.
    pub(super) fn record(&mut self, name: &str, fill: impl FnOnce(&mut Fields)) {
        let out = self.name(name);
        out.push('(');
        fill(&mut Fields::inline(out));
        out.push(')');
        self.end();
    }

    pub(super) fn if_known(&mut self, name: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// Records in a list, on the line of the record they are part of.
    fn list<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&mut Fields, &T)) {
        let out = self.name(name);
        out.push('[');
        for (i, item) in items.iter().enumerate() {
            out.push_str(if i == 0 { "(" } else { ", (" });
            fill(&mut Fields::inline(out), item);
            out.push(')');
        }
        out.push(']');
        self.end();
    }

    /// Texts in a list, left out when there are none.
    fn texts(&mut self, name: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        let out = self.name(name);
        out.push('[');
        for (i, text) in texts.iter().enumerate() {
            out.push_str(if i == 0 { "" } else { ", " });
            literal::push(out, text);
        }
        out.push(']');
        self.end();
    }

    /// A text in two languages, left out when it is empty in both.
    pub(super) fn bilingual(&mut self, name: &str, text: &Bilingual) {
        if text.is_empty() {
            return;
        }
        let out = self.name(name);
        out.push('(');
        let mut inner = Fields::inline(out);
        inner.known("ar", &text.ar);
        inner.known("en", &text.en);
        out.push(')');
        self.end();
    }

    fn remarks(&mut self, remarks: &Remarks) {
        self.bilingual("note", &remarks.note);
        self.bilingual("gloss", &remarks.gloss);
        self.texts("tags", &remarks.tags);
    }

    /// By whom and when.
    pub(super) fn made(&mut self, author: &str, created: Timestamp, modified: Timestamp) {
        self.known("author", author);
        self.time("created", created);
        self.time("modified", modified);
    }

    pub(super) fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra.iter() {
            self.raw(name, value);
        }
    }
}
