//! The report as a Word document (ECMA-376, Office Open XML, transitional).
//!
//! Articles stand with their highlights: shading and an underline in the label's colour and style. Notes are Word's own
//! comments, by their author and at their time. Every paragraph says its direction, and every run whether it is of a
//! script that runs from right to left, so that Word takes the right font, size and language for it (`run`). Tables
//! follow on pages across; in an Arabic report their columns begin at the right. The parts are written here and zipped
//! with fixed times: the same report always gives the same bytes.

mod article;
mod comments;
mod parts;
mod run;
mod tables;

use super::report::{Fact, NoteRef, Report};
use super::words::{Words, direction_in, language_of};
use super::{ExportError, Options, Progress, Written};
use crate::annotation::{Label, LineStyle, Project};
use crate::exchange::shades::{LIGHT, hex};
use crate::locale::Language;
use crate::text::Direction;
use run::{Paragraph, Properties};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = Report::of(project, options, progress)?;
    let mut document = Document::new(project, &report);
    document.cover();
    document.contents();
    for (number, annotated) in report.articles.iter().enumerate() {
        progress.at(report.articles.len() + number, report.articles.len() * 2)?;
        document.article(annotated, progress)?;
    }
    document.tables(progress)?;
    let files = document.finish(options);
    progress.at(1, 1)?;
    let bytes = zipped(&files).map_err(|why| ExportError::Failed { format: options.format, why: why.to_string() })?;
    Ok(vec![Written { name: options.file_name(), bytes }])
}

/// Puts files into an archive, all with the first time that archives know.
fn zipped(files: &[(&str, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in files {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A document being written.
struct Document<'p> {
    /// What stands in `w:body`.
    body: String,
    /// What stands in `w:comments`.
    comments: String,
    /// The addresses of links, the first with the id `link0`.
    links: Vec<String>,
    report: &'p Report<'p>,
    project: &'p Project,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// For each article how many notes those before it have.
    notes_before: Vec<usize>,
}

impl<'p> Document<'p> {
    fn new(project: &'p Project, report: &'p Report<'p>) -> Document<'p> {
        let counts = report.articles.iter().map(|article| article.notes.len());
        let notes_before = counts.scan(0, |all, count| Some(std::mem::replace(all, *all + count))).collect();
        let (body, comments, links) = Default::default();
        Document { body, comments, links, report, project, bookmarks: 0, notes_before }
    }

    fn words(&self) -> &'p Words {
        &self.report.words
    }

    fn direction(&self) -> Direction {
        self.report.words.direction()
    }

    /// A paragraph with one text that stands by itself.
    fn line(&mut self, style: &str, text: &str, language: Option<Language>) {
        let mut paragraph = Paragraph::new(style, direction_in(text, language, self.direction()));
        paragraph.text(text, &Properties::default());
        self.body.push_str(&paragraph.finish());
    }

    fn cover(&mut self) {
        let report = self.report;
        self.line("Title", &report.title, None);
        self.facts("Fact", &report.facts);
        self.facts("Fact", &report.remarks);
        let used = |label: &&Label| self.project.annotations.values().any(|a| a.label == label.id);
        let labels: Vec<&Label> = self.project.labels.iter().filter(used).collect();
        if report.articles.is_empty() || labels.is_empty() {
            return;
        }
        let mut paragraph = Paragraph::new("Fact", self.direction());
        let name = Properties { muted: true, ..Properties::default() };
        paragraph.text(&format!("{}: ", self.words().text("report-marks")), &name);
        for (at, label) in labels.into_iter().enumerate() {
            paragraph.text(if at > 0 { "   " } else { "" }, &Properties::default());
            paragraph.text(&self.words().join(|locale| locale.label(label)), &mark(label));
        }
        self.body.push_str(&paragraph.finish());
    }

    /// Links to the articles and tables.
    fn contents(&mut self) {
        let entries = self.report.contents();
        if entries.is_empty() {
            return;
        }
        self.line("Contents", &self.words().text("report-contents"), None);
        for (id, title) in entries {
            let mut paragraph = Paragraph::new("ContentsLine", self.direction());
            paragraph.link_within(&id, title);
            self.body.push_str(&paragraph.finish());
        }
    }

    /// Each fact in a line under its name; a text of several paragraphs in several lines.
    fn facts(&mut self, style: &str, facts: &[Fact]) {
        for fact in facts {
            for paragraph in self.fact(style, fact) {
                self.body.push_str(&paragraph);
            }
        }
    }

    /// A fact's paragraphs: `Name: text`.
    fn fact(&mut self, style: &str, fact: &Fact) -> Vec<String> {
        let muted = Properties { muted: true, ..Properties::default() };
        let mut paragraphs = Vec::new();
        for (number, line) in fact.text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            // The name and the text stand in the report's direction; a text of another one is told by its runs.
            let mut paragraph = Paragraph::new(style, self.direction());
            if number == 0 {
                paragraph.text(&format!("{}: ", fact.name), &muted);
            }
            if crate::exchange::words::address(line).is_some() {
                paragraph.link(&format!("link{}", self.links.len()), line);
                self.links.push(line.to_owned());
            } else {
                let language = language_of(line, fact.language);
                let direction = direction_in(line, fact.language, self.direction());
                paragraph.isolated(line, direction, &Properties { language, ..Properties::default() });
            }
            paragraphs.push(paragraph.finish());
        }
        paragraphs
    }

    /// A bookmark's start and end around `content`.
    fn bookmark(&mut self, name: &str, content: &str) -> String {
        let id = self.bookmarks;
        self.bookmarks += 1;
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{content}<w:bookmarkEnd w:id=\"{id}\"/>")
    }

    /// The files of the archive.
    fn finish(self, options: &Options) -> Vec<(&'static str, String)> {
        // Tables stand on pages across.
        let upright = self.is_upright();
        let Document { mut body, comments, links, report, .. } = self;
        body.push_str(&parts::section(report.words.direction(), upright));
        vec![
            ("[Content_Types].xml", parts::content_types()),
            ("_rels/.rels", parts::package_relations()),
            ("docProps/core.xml", parts::core(&report.title, options.now)),
            ("docProps/app.xml", parts::app()),
            ("word/document.xml", parts::document(&body)),
            ("word/_rels/document.xml.rels", parts::document_relations(&links)),
            ("word/styles.xml", parts::styles()),
            ("word/settings.xml", parts::settings()),
            ("word/footer1.xml", parts::footer()),
            ("word/comments.xml", parts::comments(&comments)),
        ]
    }
}

/// The bookmark of a note's mark.
fn anchor(note: NoteRef) -> String {
    format!("m{}_{}", note.article + 1, note.number)
}

/// How the marks of a label look, where no shorter mark lies over them.
fn mark(label: &Label) -> Properties {
    let shades = LIGHT.shades(label);
    Properties { shading: Some(hex(shades.tint)), ..outer_mark(label) }
}

/// How they look around shorter marks: the line alone, as tints never stack.
fn outer_mark(label: &Label) -> Properties {
    let style = match label.line {
        LineStyle::Solid => "single",
        LineStyle::Double => "double",
        LineStyle::Dotted => "dotted",
        LineStyle::Dashed => "dash",
        LineStyle::DashDot => "dotDash",
        LineStyle::Thick => "thick",
        LineStyle::DoubleDotted => "dotDotDash",
    };
    Properties { underline: Some((style, hex(LIGHT.shades(label).line))), ..Properties::default() }
}

#[cfg(test)]
mod tests;
