//! Writing a project as text.
//!
//! The layout is fixed: the same project gives the same bytes. One record stands on
//! one line, annotations and attributions sorted by their random ids, so that a
//! changed mark is one changed line and marks of two people seldom meet in a merge.

use super::literal;
use crate::annotation::{Annotation, Attribution, Label, Mark, Project, Timestamp};
use crate::article::{Article, Block, Extra};
use serde::Serialize;
use std::fmt::Write;

/// The project as the text of its file: UTF-8, line feeds, one at the end.
pub fn write(project: &Project) -> String {
    let text: usize = project.articles.iter().map(|a| a.text().len() + a.blocks().len() * 40).sum();
    let records = project.annotations.len() + project.attributions.len();
    let mut out = String::with_capacity(text + text / 8 + records * 600 + 2000);
    out.push_str("// An Isnad project. The format is described in Isnad's docs/format.md.\nIsnadProject(\n");
    let mut head = Fields::lines(&mut out, "  ");
    head.value("schema", &super::SCHEMA);
    head.text("name", &project.name);
    head.text("author", &project.author);
    head.time("created", project.created);
    section(&mut out, "labels", &project.labels, label);
    out.push_str("  articles: [\n");
    project.articles.iter().for_each(|a| article(&mut out, a));
    out.push_str("  ],\n");
    section(&mut out, "annotations", project.annotations.values(), |f, a| annotation(f, a));
    section(&mut out, "attributions", project.attributions.values(), |f, a| attribution(f, a));
    for (name, value) in project.extra.iter() {
        unknown_section(&mut out, name, value);
    }
    out.push_str(")\n");
    out
}

fn section<T>(out: &mut String, name: &str, records: impl IntoIterator<Item = T>, fill: impl Fn(&mut Fields, T)) {
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
    match super::scan::items(value, 0..value.len()) {
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

fn label(fields: &mut Fields, label: &Label) {
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
    fields.extra(&label.extra);
}

fn article(out: &mut String, article: &Article) {
    out.push_str("    (\n");
    let mut fields = Fields::lines(out, "      ");
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
    out.push_str("      blocks: [\n");
    for part in article.blocks() {
        out.push_str("        (");
        block(&mut Fields::inline(out), article, part);
        out.push_str("),\n");
    }
    out.push_str("      ],\n    ),\n");
}

fn block(fields: &mut Fields, article: &Article, block: &Block) {
    fields.value("kind", &block.kind);
    if let Some(direction) = block.direction {
        fields.value("direction", &direction);
    }
    fields.text("text", article.block_text(block));
    fields.extra(&block.extra);
}

fn annotation(fields: &mut Fields, annotation: &Annotation) {
    fields.text("id", &annotation.id.0);
    fields.text("article", &annotation.article.0);
    fields.text("label", &annotation.label.0);
    let out = fields.name("marks");
    out.push('[');
    for (i, mark) in annotation.marks.iter().enumerate() {
        out.push_str(if i == 0 { "(" } else { ", (" });
        self::mark(&mut Fields::inline(out), mark);
        out.push(')');
    }
    out.push(']');
    fields.known("author", &annotation.author);
    fields.time("created", annotation.created);
    fields.time("modified", annotation.modified);
    if !annotation.note.is_empty() {
        let out = fields.name("note");
        out.push('(');
        let mut note = Fields::inline(out);
        note.known("ar", &annotation.note.ar);
        note.known("en", &annotation.note.en);
        out.push(')');
    }
    fields.extra(&annotation.extra);
}

fn mark(fields: &mut Fields, mark: &Mark) {
    fields.value("start", &mark.range.start);
    fields.value("end", &mark.range.end);
    fields.text("quote", &mark.quote);
    fields.known("prefix", &mark.prefix);
    fields.known("suffix", &mark.suffix);
}

fn attribution(fields: &mut Fields, attribution: &Attribution) {
    fields.text("id", &attribution.id.0);
    fields.text("claim", &attribution.claim.0);
    if let Some(cue) = &attribution.cue {
        fields.text("cue", &cue.0);
    }
    if let Some(source) = &attribution.source {
        fields.text("source", &source.0);
    }
    fields.value("manner", &attribution.manner);
    fields.known("author", &attribution.author);
    fields.time("created", attribution.created);
    fields.time("modified", attribution.modified);
    fields.extra(&attribution.extra);
}

/// The fields of one record, written as they come.
struct Fields<'o> {
    out: &'o mut String,
    /// What stands before a field on a line of its own; `None` for fields side by side.
    indent: Option<&'static str>,
    first: bool,
}

impl<'o> Fields<'o> {
    fn inline(out: &'o mut String) -> Fields<'o> {
        Fields { out, indent: None, first: true }
    }

    fn lines(out: &'o mut String, indent: &'static str) -> Fields<'o> {
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

    fn text(&mut self, name: &str, text: &str) {
        literal::push(self.name(name), text);
        self.end();
    }

    /// A text that is left out when it is empty.
    fn known(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    fn time(&mut self, name: &str, time: Timestamp) {
        let _ = write!(self.name(name), "\"{time}\"");
        self.end();
    }

    /// A number or a name.
    fn value(&mut self, name: &str, value: &impl Serialize) {
        // Numbers and unit variants can always be written, and writing to a String cannot fail.
        let _ = ron::Options::default().to_writer(self.name(name), value);
        self.end();
    }

    fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra.iter() {
            self.name(name).push_str(value);
            self.end();
        }
    }
}
