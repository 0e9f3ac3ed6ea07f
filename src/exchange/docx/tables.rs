//! The tables of claims, sources and attributions, and a sheet for each source.

use super::run::{Paragraph, Properties};
use super::{Document, anchor, parts};
use crate::exchange::compact::{Compact, Part, Together};
use crate::exchange::report::{Cell, Sheet, Table};
use crate::exchange::words::direction_in;
use crate::exchange::{ExportError, Progress};

/// How wide a table is, in twentieths of a point: A4 across without its margins.
const WIDTH: usize = 14_570;
/// After how many rows the progress is told.
const ROWS: usize = 256;

impl Document<'_> {
    pub(super) fn tables(&mut self, progress: &Progress<'_>) -> Result<(), ExportError> {
        let report = self.report;
        if !report.articles.is_empty() && !self.is_upright() {
            // The articles' pages end here.
            self.body.push_str(&format!("<w:p><w:pPr>{}</w:pPr></w:p>", parts::section(self.direction(), true)));
        }
        if let Some(claims) = &report.claims {
            self.section("claims", claims, progress)?;
        }
        if let Some(registry) = &report.registry {
            self.section("sources", registry, progress)?;
        }
        for sheet in &report.sources {
            self.sheet(sheet, progress)?;
        }
        if let Some(attributions) = &report.attributions {
            self.section("attributions", attributions, progress)?;
        }
        if let Some(reviews) = &report.reviews {
            self.section("reviews", reviews, progress)?;
        }
        if let Some(agreement) = &report.agreement {
            let start = self.bookmark("agreement", "");
            self.body.push_str(&start);
            self.line("TableTitle", &agreement.title, None);
            self.facts("SheetFact", &agreement.facts);
            self.table(&agreement.table, progress)?;
            for disputes in &agreement.disputes {
                self.line("Heading2", &self.words().in_dispute(&disputes.title), None);
                self.table(disputes, progress)?;
            }
        }
        Ok(())
    }

    /// Whether there is nothing but articles, which stand on upright pages.
    pub(super) fn is_upright(&self) -> bool {
        let report = self.report;
        report.claims.is_none() && report.registry.is_none() && report.agreement.is_none()
    }

    fn section(&mut self, id: &str, table: &Table, progress: &Progress<'_>) -> Result<(), ExportError> {
        let start = self.bookmark(id, "");
        self.body.push_str(&start);
        self.line("TableTitle", &table.title, None);
        self.table(table, progress)
    }

    fn sheet(&mut self, sheet: &Sheet, progress: &Progress<'_>) -> Result<(), ExportError> {
        let mut paragraph = Paragraph::new("Heading2", direction_in(&sheet.name, None, self.direction()));
        paragraph.text(&sheet.name, &Properties::default());
        if !sheet.other_name.is_empty() {
            paragraph.text("   ", &Properties::default());
            let own = direction_in(&sheet.other_name, None, self.direction());
            paragraph.isolated(&sheet.other_name, own, &Properties { muted: true, ..Properties::default() });
        }
        self.body.push_str(&paragraph.finish());
        self.facts("SheetFact", &sheet.facts);
        if sheet.claims.rows.is_empty() { Ok(()) } else { self.table(&sheet.claims, progress) }
    }

    fn table(&mut self, table: &Table, progress: &Progress<'_>) -> Result<(), ExportError> {
        let compact = Compact::of(table, self.words());
        let all: usize = compact.columns.iter().map(|column| usize::from(column.share)).sum::<usize>().max(1);
        let widths: Vec<usize> = compact.columns.iter().map(|column| usize::from(column.share) * WIDTH / all).collect();
        self.body.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/>");
        if self.direction().is_rtl() {
            self.body.push_str("<w:bidiVisual/>");
        }
        self.body.push_str(&format!(
            "<w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>",
            widths.iter().sum::<usize>()
        ));
        widths.iter().for_each(|width| self.body.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
        self.body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in compact.columns.iter().zip(&widths) {
            self.body.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            self.line("TableHead", &column.title, None);
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
        for (number, row) in compact.rows().enumerate() {
            if number % ROWS == 0 {
                progress.at(table.rows.len() + number, table.rows.len() * 2)?;
            }
            self.row(&compact, &widths, row);
        }
        self.body.push_str("</w:tbl>");
        // Two tables that touch would be one.
        self.line("Gap", "", None);
        Ok(())
    }

    fn row(&mut self, compact: &Compact<'_>, widths: &[usize], row: &[Cell]) {
        self.body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, width) in compact.columns.iter().zip(widths) {
            self.body.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            if !self.cell(compact, column, row) {
                // A cell holds a paragraph at least.
                self.line("TableText", "", None);
            }
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
    }

    /// Writes what stands in a cell; tells whether anything does.
    fn cell(&mut self, compact: &Compact<'_>, column: &Together, row: &[Cell]) -> bool {
        let mut any = false;
        for part in parts_of(compact, column, row) {
            for (number, line) in part.text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
                any = true;
                let direction = direction_in(line, part.language, self.direction());
                // Under its name a text stands as the names do.
                let base = if part.name.is_some() { self.direction() } else { direction };
                let mut paragraph = Paragraph::new("TableText", base);
                if let Some(name) = part.name.filter(|_| number == 0) {
                    paragraph.text(&format!("{name}: "), &Properties { muted: true, ..Properties::default() });
                }
                let note = part.note.filter(|note| note.article < self.report.articles.len());
                match note {
                    Some(note) => paragraph.link_within(&anchor(note), line),
                    None => paragraph.isolated(line, direction, &Properties::default()),
                }
                self.body.push_str(&paragraph.finish());
            }
        }
        any
    }
}

fn parts_of<'t>(compact: &Compact<'t>, column: &Together, row: &'t [Cell]) -> Vec<Part<'t>> {
    compact.parts(row, column)
}
