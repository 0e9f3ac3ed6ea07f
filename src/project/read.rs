//! Reading a project from the text of its file.
//!
//! The text is cut into records and fields ([`scan`]), each value is read by the
//! `ron` crate, and each record is taken in only if it fits the project. So every
//! problem is told, each at its line, and what is sound is read.

use super::problem::{Flaw, Lines, Place, Problem};
use super::record::{Record, Seen, read_annotation, read_article, read_attribution, read_label};
use super::scan::{self, Field};
use super::{MAX_BYTES, SCHEMA};
use crate::annotation::{Project, Timestamp};
use std::ops::Range;

/// How many problems are told one by one.
const MAX_PROBLEMS: usize = 1000;
const MAX_ARTICLES: usize = 10_000;
const MAX_LABELS: usize = 1000;

/// What a project file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// What could be read; `None` if the file as a whole makes no sense.
    pub project: Option<Project>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads what can be read of a project file and tells everything that is wrong with it.
///
/// Records at fault are left out of the project: do not save it over the file without asking.
pub fn examine(bytes: &[u8]) -> Examined {
    let whole = |place, what| Examined { project: None, problems: vec![Problem { place, what }] };
    let start = Place { line: 1, column: 1 };
    if bytes.len() as u64 > MAX_BYTES {
        return whole(start, Flaw::TooLarge);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text),
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            return whole(Lines::new(&valid).place(valid.len()), Flaw::NotUtf8);
        }
    };
    let mut reader = Reader { text, lines: Lines::new(text), problems: Vec::new(), untold: 0 };
    let project = reader.project();
    let mut problems = reader.problems;
    problems.sort_by_key(|p| p.place);
    if reader.untold > 0 {
        let place = problems.last().map_or(start, |p| p.place);
        problems.push(Problem { place, what: Flaw::More(reader.untold) });
    }
    Examined { project, problems }
}

/// Where the parts of a text lie, and what was found wrong with them.
pub struct Reader<'t> {
    pub text: &'t str,
    pub lines: Lines<'t>,
    problems: Vec<Problem>,
    untold: usize,
}

impl<'t> Reader<'t> {
    /// Notes a problem at byte `at`.
    pub fn note(&mut self, at: usize, what: Flaw) {
        if self.problems.len() < MAX_PROBLEMS {
            let place = self.lines.place(at);
            self.problems.push(Problem { place, what });
        } else {
            self.untold += 1;
        }
    }

    /// Notes a problem that `ron` found in the value that begins at byte `at`.
    pub fn note_ron(&mut self, at: usize, error: &ron::error::SpannedError) {
        let mut message = error.code.to_string();
        if let Some((cut, _)) = message.char_indices().nth(200) {
            message.truncate(cut);
            message.push('…');
        }
        let message = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if self.problems.len() < MAX_PROBLEMS {
            let place = self.lines.offset(at, error.span.start);
            self.problems.push(Problem { place, what: Flaw::Value(message) });
        } else {
            self.untold += 1;
        }
    }

    /// The fields of the record in `range`; `None` (and a problem noted) if it is none.
    pub fn record(&mut self, range: Range<usize>) -> Option<Record<'t>> {
        let found = scan::fields(self.text, range.clone());
        let fields: Vec<Field<'t>> = found.map_err(|snag| self.note(snag.at, Flaw::Form(snag.what))).ok()?;
        Some(Record::new(self, range.start, fields))
    }

    /// The items of the list in `range`; none (and a problem noted) if it is none.
    pub fn items(&mut self, range: Range<usize>) -> Vec<Range<usize>> {
        scan::items(self.text, range).unwrap_or_else(|snag| {
            self.note(snag.at, Flaw::Form(snag.what));
            Vec::new()
        })
    }

    fn project(&mut self) -> Option<Project> {
        let whole = 0..self.text.len();
        let named = scan::record(self.text, whole.clone());
        if !named.as_ref().is_ok_and(|(name, _)| *name == "IsnadProject") {
            self.note(0, Flaw::NotAProject);
            return None;
        }
        if let Err(snag) = scan::balance(self.text) {
            self.note(snag.at, Flaw::Form(snag.what));
            return None;
        }
        let mut head = self.record(whole)?;
        let schema = head.need::<u32>(self, "schema")?;
        if schema != SCHEMA {
            let what = if schema > SCHEMA { Flaw::TooNew(schema) } else { Flaw::NoSuchSchema(schema) };
            self.note(head.at_field("schema"), what);
            return None;
        }
        let mut project = Project {
            name: head.optional(self, "name").unwrap_or_default(),
            author: head.optional(self, "author").unwrap_or_default(),
            created: head.need::<Timestamp>(self, "created").unwrap_or_default(),
            ..Project::default()
        };
        let sections = ["labels", "articles", "annotations", "attributions"].map(|name| head.take(name));
        let [labels, articles, annotations, attributions] = sections.map(|s| s.unwrap_or(0..0));
        self.labels(&mut project, labels);
        self.articles(&mut project, articles);
        self.annotations(&mut project, annotations);
        self.attributions(&mut project, attributions);
        project.extra = head.rest(self);
        Some(project)
    }

    /// The items of a section; none if it is absent.
    fn section(&mut self, range: Range<usize>, most: usize, what: &'static str) -> Vec<Range<usize>> {
        if range.is_empty() {
            return Vec::new();
        }
        let mut items = self.items(range.clone());
        if items.len() > most {
            self.note(range.start, Flaw::TooMany(what, most));
            items.truncate(most);
        }
        items
    }

    fn labels(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, MAX_LABELS, "labels") {
            let start = item.start;
            let Some(label) = read_label(self, item) else { continue };
            if !seen.is_new(self, &label.id.0, start) {
                continue;
            }
            match project.check_label(&label) {
                Ok(()) => project.labels.push(label),
                Err(error) => self.note(start, Flaw::Unfit(error)),
            }
        }
    }

    fn articles(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, MAX_ARTICLES, "articles") {
            let start = item.start;
            let Some(article) = read_article(self, item) else { continue };
            if seen.is_new(self, &article.id.0, start) {
                project.articles.push(article.into());
            }
        }
    }

    fn annotations(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, usize::MAX, "annotations") {
            let start = item.start;
            let Some(annotation) = read_annotation(self, project, item) else { continue };
            if seen.is_new(self, &annotation.id.0, start) {
                project.annotations.insert(annotation.id.clone(), annotation.into());
            }
        }
    }

    fn attributions(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, usize::MAX, "attributions") {
            let start = item.start;
            let Some(attribution) = read_attribution(self, item) else { continue };
            if !seen.is_new(self, &attribution.id.0, start) {
                continue;
            }
            match project.check_attribution(&attribution) {
                Ok(()) => drop(project.attributions.insert(attribution.id.clone(), attribution.into())),
                Err(error) => self.note(start, Flaw::Unfit(error)),
            }
        }
    }
}
