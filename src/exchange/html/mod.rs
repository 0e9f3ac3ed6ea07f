//! The report as one HTML file that needs nothing else: no script, no picture, no font, no network.
//!
//! Each article stands with its highlights, and its notes beside the text; then the tables of claims, sources and
//! attributions. The window's colours and line styles, light and dark as the reader's system is; on paper A4, with the
//! notes under their blocks. Every text of the project's is escaped and isolated (`text`), and a policy in the head
//! forbids scripts and everything from elsewhere, should a reader add some.

mod agreement;
mod article;
mod levels;
mod look;
mod tables;
mod text;

use super::report::{Fact, Report};
use super::words::{Words, direction, tag};
use super::{ExportError, Options, Progress, Written};
use crate::annotation::Project;
use crate::locale::Language;
use text::Base;

/// How everything is set; the colours of the project's labels come from [`look`].
const STYLE: &str = include_str!("report.css");

/// What a page may load and do: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = Report::of(project, options, progress)?;
    let mut page = Page::new(project, &report);
    page.head();
    page.cover();
    page.contents();
    page.out.push_str("<main>\n");
    let all = report.articles.iter().map(|a| a.blocks.len()).sum::<usize>().max(1);
    let mut done = 0;
    for annotated in &report.articles {
        page.article(annotated, |block| progress.at(all + done + block, all * 2))?;
        done += annotated.blocks.len();
    }
    page.tables();
    page.out.push_str("</main>\n</body>\n</html>\n");
    progress.at(1, 1)?;
    Ok(vec![Written { name: options.file_name(), bytes: page.out.into_bytes() }])
}

/// A page being written.
struct Page<'p> {
    out: String,
    report: &'p Report<'p>,
    project: &'p Project,
    base: Base,
    /// Whether more than one person made the annotations, so that each is to be named.
    several_authors: bool,
}

impl<'p> Page<'p> {
    fn new(project: &'p Project, report: &'p Report<'p>) -> Page<'p> {
        let language = report.words.language();
        let base = Base { language, direction: direction(language) };
        let mut authors = project.annotations.values().map(|a| &a.author);
        let first = authors.next();
        let several_authors = authors.any(|author| Some(author) != first);
        Page { out: String::new(), report, project, base, several_authors }
    }

    fn words(&self) -> &'p Words {
        &self.report.words
    }

    fn head(&mut self) {
        let (language, direction) = (tag(self.base.language), self.base.direction.name());
        self.out.push_str(&format!("<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n"));
        self.out.push_str("<meta charset=\"utf-8\">\n");
        self.out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
        self.out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
        self.out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
        self.out.push_str("<meta name=\"generator\" content=\"Isnad\">\n<title>");
        text::exact(&mut self.out, &super::words::closed(&self.report.title));
        self.out.push_str("</title>\n<style>\n");
        self.out.push_str(STYLE);
        self.out.push_str(&look::style(&self.project.labels));
        self.out.push_str("</style>\n</head>\n<body>\n");
    }

    /// What the report is, who made it, and what its marks look like.
    fn cover(&mut self) {
        self.out.push_str("<header class=\"cover\">\n");
        self.piece("h1", "", &self.report.title, None);
        self.facts("about", &self.report.facts);
        self.facts("remarks", &self.report.remarks);
        let used = |label: &&crate::annotation::Label| self.project.annotations.values().any(|a| a.label == label.id);
        let labels: Vec<_> = self.project.labels.iter().filter(used).collect();
        if !self.report.articles.is_empty() && !labels.is_empty() {
            self.out.push_str("<div class=\"legend\">\n");
            self.piece("h2", "", &self.words().text("report-marks"), None);
            self.out.push_str("<ul>\n");
            for label in labels {
                self.out.push_str("<li>");
                self.swatch(&label.id);
                self.piece("span", "", &self.words().join(|locale| locale.label(label)), None);
                self.out.push_str("</li>\n");
            }
            self.out.push_str("</ul>\n</div>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn contents(&mut self) {
        let entries = self.report.contents();
        if entries.is_empty() {
            return;
        }
        self.out.push_str("<nav>\n");
        self.piece("h2", "", &self.words().text("report-contents"), None);
        self.out.push_str("<ol>\n");
        for (id, title) in entries {
            self.out.push_str(&format!("<li><a href=\"#{id}\">"));
            self.piece("span", "", title, None);
            self.out.push_str("</a></li>\n");
        }
        self.out.push_str("</ol>\n</nav>\n");
    }

    /// Facts under their names; nothing where there are none.
    fn facts(&mut self, class: &str, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.out.push_str(&format!("<dl class=\"{class}\">\n"));
        for alike in facts.chunk_by(|a, b| a.name == b.name) {
            self.out.push_str("<div>");
            alike.iter().take(1).for_each(|fact| self.piece("dt", "", &fact.name, None));
            self.out.push_str("<dd>");
            for fact in alike {
                match super::words::address(&fact.text) {
                    Some(address) => text::link(&mut self.out, address),
                    None => self.lines(&fact.text, fact.language),
                }
            }
            self.out.push_str("</dd></div>\n");
        }
        self.out.push_str("</dl>\n");
    }

    /// A text among others, in an element of its own that says its language and direction.
    fn piece(&mut self, element: &str, class: &str, text: &str, language: Option<Language>) {
        text::piece(&mut self.out, self.base, element, class, text, language);
    }

    /// A text of one or more paragraphs, each in its own direction.
    fn lines(&mut self, text: &str, language: Option<Language>) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.piece("div", "", line, language);
        }
    }

    /// A sample of how a label's marks look.
    fn swatch(&mut self, label: &crate::annotation::LabelId) {
        let at = self.project.labels.iter().position(|l| l.id == *label);
        if let Some(at) = at {
            self.out.push_str(&format!("<span class=\"sw i{at}\" aria-hidden=\"true\"></span>"));
        }
    }
}

#[cfg(test)]
mod tests;
