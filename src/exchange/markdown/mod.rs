//! The report as Markdown: CommonMark, with the footnotes and tables that GitHub, pandoc and most others know.
//!
//! Markdown has no highlights. Where a mark ends stands the number of its footnote, which begins with the label and the
//! marked words. Every text of the project's is escaped (`escape`), so that it stays what it is; the only HTML in the
//! file is the `<br>` between the lines of a table's cell. Directions are left to the reader's program, which takes
//! them from each paragraph's first letter; texts among others stand in Unicode's isolates.

mod escape;

use super::compact::{Compact, Part};
use super::report::{Annotated, BlockPart, Fact, Note, NoteRef, Report, Table};
use super::words::{Words, closed};
use super::{ExportError, Options, Progress, Written};
use crate::annotation::Project;
use crate::article::BlockKind;
use escape::{escaped, isolated, line};

/// After how many blocks or rows the progress is told.
const STEP: usize = 64;

pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = Report::of(project, options, progress)?;
    let mut page = Page { out: String::new(), words: &report.words };
    page.heading(1, &report.title);
    page.facts(&report.facts);
    page.facts(&report.remarks);
    for annotated in &report.articles {
        page.article(annotated, progress)?;
    }
    if let Some(claims) = &report.claims {
        page.section(claims, &report, progress)?;
    }
    if let Some(registry) = &report.registry {
        page.section(registry, &report, progress)?;
    }
    for sheet in &report.sources {
        let other = if sheet.other_name.is_empty() { String::new() } else { format!(" · {}", sheet.other_name) };
        page.heading(3, &format!("{}{other}", sheet.name));
        page.facts(&sheet.facts);
        page.table(&sheet.claims, &report, progress)?;
    }
    if let Some(attributions) = &report.attributions {
        page.section(attributions, &report, progress)?;
    }
    progress.at(1, 1)?;
    Ok(vec![Written { name: options.file_name(), bytes: page.out.into_bytes() }])
}

/// A file being written.
struct Page<'r> {
    out: String,
    words: &'r Words,
}

impl Page<'_> {
    fn heading(&mut self, level: usize, text: &str) {
        self.out.push_str(&format!("{} {}\n\n", "#".repeat(level), line(&closed(text))));
    }

    /// A list of facts under their names.
    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        for fact in facts {
            self.out.push_str("- ");
            self.fact(fact, "  ");
            self.out.push('\n');
        }
        self.out.push('\n');
    }

    /// `Name: text`; the text's further lines are paragraphs that stand in by `indent`.
    fn fact(&mut self, fact: &Fact, indent: &str) {
        self.out.push_str(&escaped(&fact.name));
        self.out.push_str(": ");
        for (number, text) in fact.text.lines().filter(|text| !text.trim().is_empty()).enumerate() {
            if number > 0 {
                self.out.push_str(&format!("\n\n{indent}"));
            }
            self.out.push_str(&isolated(text));
        }
    }

    fn article(&mut self, annotated: &Annotated<'_>, progress: &Progress<'_>) -> Result<(), ExportError> {
        if annotated.blocks.iter().all(|part| part.block.kind != BlockKind::Title) {
            self.heading(2, &annotated.title);
        }
        let mut facts_are_due = true;
        for (number, part) in annotated.blocks.iter().enumerate() {
            if number % STEP == 0 {
                progress.at(annotated.blocks.len() + number, annotated.blocks.len() * 2)?;
            }
            if facts_are_due && part.block.kind != BlockKind::Title {
                facts_are_due = false;
                self.facts(&annotated.facts);
                self.facts(&annotated.remarks);
            }
            self.block(annotated, part);
        }
        for (number, note) in annotated.notes.iter().enumerate() {
            if number % STEP == 0 {
                progress.at(annotated.notes.len() + number, annotated.notes.len() * 2)?;
            }
            self.note(note);
        }
        self.out.push('\n');
        Ok(())
    }

    /// A block's text, exactly, with the numbers of the notes whose marks end in it.
    fn block(&mut self, annotated: &Annotated<'_>, part: &BlockPart<'_>) {
        let mut text = String::new();
        for run in &part.runs {
            text.push_str(&escaped(run.text));
            for note in run.ends.iter().filter_map(|at| annotated.notes.get(*at)) {
                text.push_str(&reference(note.place));
            }
        }
        if text.trim().is_empty() {
            return;
        }
        self.out.push_str(match part.block.kind {
            BlockKind::Title => "## ",
            BlockKind::Heading => "### ",
            BlockKind::Quote => "> ",
            _ => "",
        });
        self.out.push_str(&escape::at_the_start(&text));
        self.out.push_str("\n\n");
        self.facts(&part.remarks);
    }

    /// A footnote: the label, the marked words, what is said about them.
    fn note(&mut self, note: &Note<'_>) {
        let quote = note.annotation.quote().replace('\n', " ");
        let name = line(&closed(&note.name));
        // Four stars alone would be a rule.
        let name = if name.trim().is_empty() { String::new() } else { format!("**{name}** ") };
        self.out.push_str(&format!("{}: {name}{}", reference(note.place), isolated(&quote)));
        for fact in &note.facts {
            self.out.push_str("\n\n    ");
            self.fact(fact, "    ");
        }
        self.out.push_str("\n\n");
    }

    fn section(&mut self, table: &Table, report: &Report<'_>, progress: &Progress<'_>) -> Result<(), ExportError> {
        self.heading(2, &table.title);
        self.table(table, report, progress)
    }

    fn table(&mut self, table: &Table, report: &Report<'_>, progress: &Progress<'_>) -> Result<(), ExportError> {
        if table.rows.is_empty() {
            return Ok(());
        }
        let compact = Compact::of(table, self.words);
        for column in &compact.columns {
            self.out.push_str(&format!("| {} ", line(&column.title)));
        }
        self.out.push_str("|\n");
        compact.columns.iter().for_each(|_| self.out.push_str("|---"));
        self.out.push_str("|\n");
        for (number, row) in compact.rows().enumerate() {
            if number % STEP == 0 {
                progress.at(table.rows.len() + number, table.rows.len() * 2)?;
            }
            for column in &compact.columns {
                let parts = compact.parts(row, column);
                let lines: Vec<String> = parts.iter().flat_map(|part| self.lines(part, report)).collect();
                self.out.push_str(&format!("| {} ", lines.join("<br>")));
            }
            self.out.push_str("|\n");
        }
        self.out.push('\n');
        Ok(())
    }

    /// The lines of one of the things in a cell.
    fn lines(&self, part: &Part<'_>, report: &Report<'_>) -> Vec<String> {
        if let Some(note) = part.note {
            // More than one article makes the number alone say too little.
            let number = match report.articles.len() > 1 {
                true => format!("{}\u{2011}{}", note.article + 1, note.number),
                false => note.number.to_string(),
            };
            return vec![number];
        }
        let lines = part.text.lines().filter(|text| !text.trim().is_empty()).enumerate();
        let named = |(number, text): (usize, &str)| match part.name.filter(|_| number == 0) {
            Some(name) => format!("{}: {}", escaped(name), isolated(text)),
            None => isolated(text),
        };
        lines.map(named).collect()
    }
}

/// The sign of a footnote: `[^1-3]` for the third of the first article.
fn reference(note: NoteRef) -> String {
    format!("[^{}-{}]", note.article + 1, note.number)
}

#[cfg(test)]
mod tests;
