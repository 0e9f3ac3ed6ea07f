//! Reading a project from the text of its file.
//!
//! The text is cut into records and fields ([`scan`]), each value is read by the
//! `ron` crate, and each record is taken in only if it fits the project. So every
//! problem is told, each at its line, and what is sound is read.

use super::problem::{Flaw, Lines, Place, Problem, byte_of};
use super::record::{Record, Seen, read_annotation, read_article, read_attribution, read_label};
use super::scan::{self, Field};
use super::{MAX_BYTES, SCHEMA};
use crate::annotation::{EditError, Project, Timestamp};
use crate::article::ArticleId;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

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
            return whole(Lines::new(&valid).places([valid.len()]).first().copied().unwrap_or(start), Flaw::NotUtf8);
        }
    };
    let lines = Lines::new(text);
    let mut reader =
        Reader { text, lines, problems: Vec::new(), untold: 0, lost: HashSet::new(), articles: HashMap::new() };
    let project = reader.project();
    Examined { project, problems: reader.told() }
}

/// Where the parts of a text lie, and what was found wrong with them.
pub struct Reader<'t> {
    pub text: &'t str,
    pub lines: Lines<'t>,
    /// At which byte, and what.
    problems: Vec<(usize, Flaw)>,
    untold: usize,
    /// Kind and id of the records that were left out.
    lost: HashSet<(Kind, Arc<str>)>,
    /// Where each article stands in the project's list.
    pub articles: HashMap<ArticleId, usize>,
}

/// The kinds of record that others name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Label,
    Article,
    Annotation,
}

impl<'t> Reader<'t> {
    /// Notes a problem at byte `at`.
    pub fn note(&mut self, at: usize, what: Flaw) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push((at, what));
        } else {
            self.untold += 1;
        }
    }

    /// Notes a problem that `ron` found in the value in `range`.
    pub fn note_ron(&mut self, range: Range<usize>, error: &ron::error::SpannedError) {
        let mut message = error.code.to_string();
        if let Some((cut, _)) = message.char_indices().nth(200) {
            message.truncate(cut);
            message.push('…');
        }
        let message = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let value = self.text.get(range.clone()).unwrap_or_default();
        self.note(range.start + byte_of(value, error.span.start), Flaw::Value(message));
    }

    /// The problems noted, in the order of the file.
    fn told(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|(at, _)| *at);
        let places = self.lines.places(self.problems.iter().map(|(at, _)| *at));
        let told = places.into_iter().zip(self.problems).map(|(place, (_, what))| Problem { place, what });
        let mut told: Vec<Problem> = told.collect();
        if let Some(place) = told.last().map(|p| p.place).filter(|_| self.untold > 0) {
            told.push(Problem { place, what: Flaw::More(self.untold) });
        }
        told
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

    /// Notes that the record at byte `at` does not fit. Where that is so only because another record
    /// was left out, it is that one's fault.
    pub fn note_unfit(&mut self, at: usize, error: EditError) {
        let (kind, id, name) = match &error {
            EditError::NoLabel(id) => (Kind::Label, &id.0, "label"),
            EditError::NoArticle(id) => (Kind::Article, &id.0, "article"),
            EditError::NoAnnotation(id) => (Kind::Annotation, &id.0, "annotation"),
            _ => return self.note(at, Flaw::Unfit(error)),
        };
        let what = if self.lost.contains(&(kind, id.clone())) {
            Flaw::LeftOut(format!("the {name} {id:?}"))
        } else {
            Flaw::Unfit(error)
        };
        self.note(at, what);
    }

    /// Remembers that the record in `item` was left out.
    fn lose(&mut self, kind: Kind, item: Range<usize>) {
        let fields = scan::fields(self.text, item).unwrap_or_default();
        let id = fields.into_iter().find(|f| f.name == "id").and_then(|f| self.text.get(f.value));
        if let Some(id) = id.and_then(|id| ron::from_str(id).ok()) {
            self.lost.insert((kind, id));
        }
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
            let label = read_label(self, project, item.clone());
            match label {
                None => self.lose(Kind::Label, item),
                Some(label) if seen.is_new(self, &label.id.0, item.start) => project.labels.push(label),
                Some(_) => {}
            }
        }
    }

    fn articles(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, MAX_ARTICLES, "articles") {
            match read_article(self, item.clone()) {
                None => self.lose(Kind::Article, item),
                Some(article) if seen.is_new(self, &article.id.0, item.start) => {
                    self.articles.insert(article.id.clone(), project.articles.len());
                    project.articles.push(article.into());
                }
                Some(_) => {}
            }
        }
    }

    fn annotations(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, usize::MAX, "annotations") {
            let annotation = read_annotation(self, project, item.clone());
            match annotation {
                None => self.lose(Kind::Annotation, item),
                Some(annotation) if seen.is_new(self, &annotation.id.0, item.start) => {
                    project.annotations.insert(annotation.id.clone(), annotation.into());
                }
                Some(_) => {}
            }
        }
    }

    fn attributions(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, usize::MAX, "attributions") {
            let Some(attribution) = read_attribution(self, project, item.clone()) else { continue };
            if seen.is_new(self, &attribution.id.0, item.start) {
                project.attributions.insert(attribution.id.clone(), attribution.into());
            }
        }
    }
}
