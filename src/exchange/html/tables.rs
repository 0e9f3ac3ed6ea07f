//! The tables of claims, sources and attributions, and a sheet for each source.

use super::Page;
use super::article::id;
use crate::exchange::compact::{Compact, Part};
use crate::exchange::report::{Cell, Sheet, Table};

impl Page<'_> {
    pub(super) fn tables(&mut self) {
        let report = self.report;
        if let Some(claims) = &report.claims {
            self.section("claims", claims);
        }
        if let Some(registry) = &report.registry {
            self.section("sources", registry);
        }
        report.sources.iter().for_each(|sheet| self.sheet(sheet));
        if let Some(attributions) = &report.attributions {
            self.section("attributions", attributions);
        }
        if let Some(reviews) = &report.reviews {
            self.section("reviews", reviews);
        }
        if let Some(agreement) = &report.agreement {
            self.agreement(agreement);
        }
    }

    fn section(&mut self, id: &str, table: &Table) {
        self.out.push_str(&format!("<section id=\"{id}\">\n"));
        self.piece("h2", "", &table.title, None);
        self.table(table);
        self.out.push_str("</section>\n");
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.out.push_str("<section class=\"sheet\">\n<h3>");
        self.piece("span", "", &sheet.name, None);
        if !sheet.other_name.is_empty() {
            self.out.push(' ');
            self.piece("span", "other", &sheet.other_name, None);
        }
        self.out.push_str("</h3>\n");
        self.facts("about", &sheet.facts);
        if !sheet.claims.rows.is_empty() {
            self.table(&sheet.claims);
        }
        self.out.push_str("</section>\n");
    }

    pub(super) fn table(&mut self, table: &Table) {
        let compact = Compact::of(table, self.words());
        let all: u32 = compact.columns.iter().map(|column| u32::from(column.share)).sum::<u32>().max(1);
        self.out.push_str("<table>\n<colgroup>");
        for column in &compact.columns {
            let percent = f64::from(column.share) * 100.0 / f64::from(all);
            self.out.push_str(&format!("<col style=\"width:{percent:.1}%\">"));
        }
        self.out.push_str("</colgroup>\n<thead><tr>");
        for column in &compact.columns {
            self.out.push_str("<th scope=\"col\">");
            self.piece("span", "", &column.title, None);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in compact.rows() {
            self.out.push_str("<tr>");
            for column in &compact.columns {
                self.out.push_str("<td>");
                compact.parts(row, column).iter().for_each(|part| self.part(part));
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn part(&mut self, part: &Part<'_>) {
        let Cell { text, language, note } =
            Cell { text: part.text.to_owned(), language: part.language, note: part.note };
        // Without the articles there is nothing to lead to.
        if let Some(note) = note.filter(|note| note.article < self.report.articles.len()) {
            self.out.push_str(&format!("<a class=\"no\" dir=\"ltr\" href=\"#m{}\">", id(note)));
            super::text::exact(&mut self.out, &text);
            self.out.push_str("</a>");
            return;
        }
        match part.name {
            Some(name) => {
                self.out.push_str("<div class=\"named\">");
                self.piece("span", "k", name, None);
                self.out.push_str("<div>");
                self.lines(&text, language);
                self.out.push_str("</div></div>");
            }
            None => self.lines(&text, language),
        }
    }
}
