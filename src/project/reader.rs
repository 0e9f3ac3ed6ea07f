//! What reads a text of records: it cuts the text ([`scan`]), shares the records among threads, and gathers the problems,
//! each at its byte.

use super::problem::{Flaw, Lines, Misfit, Place, Problem, byte_of};
use super::record::Record;
use super::scan::{self, Field, Jumps};
use super::{MAX_BYTES, SCHEMA};
use crate::annotation::EditError;
use crate::article::ArticleId;
use crate::text::hash::{HashMap, HashSet};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// How many problems are told one by one.
const MAX_PROBLEMS: usize = 1000;
/// After so many problems the rest of the file is not looked at.
const GIVE_UP: usize = 100_000;
/// Fewer records are read by one thread: others would take longer to begin.
pub const LEAST_SHARE: usize = 500;
/// How many shares there are for each thread, so that one that is held up keeps no others waiting.
const SHARES: usize = 4;

/// What one thread read: the records, if they were sound, and the problems told and not told.
type Share<T> = (Vec<Option<T>>, Vec<(usize, Flaw)>, usize);

/// Where the parts of a text lie, and what was found wrong with them.
#[derive(Clone)]
pub struct Reader<'t> {
    pub text: &'t str,
    pub lines: Lines<'t>,
    /// Empty until [`Reader::head`] has looked at the whole text.
    jumps: Jumps,
    /// At which byte, and what.
    problems: Vec<(usize, Flaw)>,
    /// How many more problems there are than are told.
    untold: usize,
    /// Kind and id of the records that were left out.
    lost: HashSet<(Kind, Arc<str>)>,
    /// Where each article stands in the project's list.
    pub articles: HashMap<ArticleId, usize>,
    /// Whether a newer version wrote it, so that as much as can be is to be made of what is not known.
    pub newer: bool,
}

/// The kinds of record of which those left out are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Label,
    Article,
    Annotation,
    Source,
    Attribution,
    Relation,
    Verdict,
    Comment,
}

impl<'t> Reader<'t> {
    /// Begins to read a file; refuses one that is too large or no text.
    pub fn new(bytes: &'t [u8]) -> Result<Reader<'t>, Problem> {
        let start = Place { line: 1, column: 1 };
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Problem { place: start, what: Flaw::TooLarge });
        }
        let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = Lines::new(&valid).places([valid.len()]).first().copied().unwrap_or(start);
            Problem { place, what: Flaw::NotUtf8 }
        })?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Ok(Reader {
            text,
            lines: Lines::new(text),
            jumps: Jumps::default(),
            problems: Vec::new(),
            untold: 0,
            lost: HashSet::default(),
            articles: HashMap::default(),
            newer: false,
        })
    }

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
        let value = self.text.get(range.clone()).unwrap_or_default();
        self.note(range.start + byte_of(value, error.span.start), Flaw::Value(Misfit::of_ron(&error.code)));
    }

    /// Notes that the record at byte `at` does not fit. Where that is so only because another record
    /// was left out, it is that one's fault.
    pub fn note_unfit(&mut self, at: usize, error: EditError) {
        let (kind, id, name) = match &error {
            EditError::NoLabel(id) => (Kind::Label, &id.0, "label"),
            EditError::NoArticle(id) => (Kind::Article, &id.0, "article"),
            EditError::NoAnnotation(id) => (Kind::Annotation, &id.0, "annotation"),
            EditError::NoSource(id) => (Kind::Source, &id.0, "source"),
            EditError::NoAttribution(id) => (Kind::Attribution, &id.0, "attribution"),
            EditError::NoVerdict(id) => (Kind::Verdict, &id.0, "verdict"),
            EditError::NoComment(id) => (Kind::Comment, &id.0, "comment"),
            _ => return self.note(at, Flaw::Unfit(error)),
        };
        let what = if self.lost.contains(&(kind, id.clone())) {
            Flaw::LeftOut(name, id.to_string())
        } else {
            Flaw::Unfit(error)
        };
        self.note(at, what);
    }

    /// Remembers that the record in `item` was left out.
    pub fn lose(&mut self, kind: Kind, item: Range<usize>) {
        let fields = scan::fields(self.text, &self.jumps, item).unwrap_or_default();
        let id = fields.into_iter().find(|f| f.name == "id").and_then(|f| self.text.get(f.value));
        if let Some(id) = id.and_then(|id| ron::from_str(id).ok()) {
            self.lost.insert((kind, id));
        }
    }

    /// Whether so many problems were found that the rest of the file is not looked at.
    pub fn gave_up(&self) -> bool {
        self.untold > GIVE_UP
    }

    /// The problems noted, in the order of the file.
    pub fn told(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|(at, _)| *at);
        let places = self.lines.places(self.problems.iter().map(|(at, _)| *at));
        let told = places.into_iter().zip(self.problems).map(|(place, (_, what))| Problem { place, what });
        let mut told: Vec<Problem> = told.collect();
        if let Some(place) = told.last().map(|p| p.place).filter(|_| self.untold > 0) {
            let rest = if self.untold > GIVE_UP { " or even more" } else { "" };
            told.push(Problem { place, what: Flaw::More(self.untold, rest) });
        }
        told
    }

    /// The fields of the whole file, if it is a record called `name` of any version; a newer one is noted.
    pub fn head(&mut self, whole: Range<usize>, name: &str, otherwise: Flaw) -> Option<Record<'t>> {
        let named = scan::record(self.text, whole.clone());
        if !named.as_ref().is_ok_and(|(found, _)| *found == name) {
            self.note(0, otherwise);
            return None;
        }
        match scan::balance(self.text) {
            Ok(jumps) => self.jumps = jumps,
            Err(snag) => {
                self.note(snag.at, Flaw::Form(snag.what));
                return None;
            }
        }
        let mut head = self.record(whole)?;
        let schema = head.need::<u32>(self, "schema")?;
        if schema == 0 {
            self.note(head.at_field("schema"), Flaw::NoSuchSchema(schema));
            return None;
        }
        if schema > SCHEMA {
            self.note(head.at_field("schema"), Flaw::TooNew(schema));
            self.newer = true;
        }
        Some(head)
    }

    /// The fields of the record in `range`; `None` (and a problem noted) if it is none.
    pub fn record(&mut self, range: Range<usize>) -> Option<Record<'t>> {
        let found = scan::fields(self.text, &self.jumps, range.clone());
        let fields: Vec<Field<'t>> = found.map_err(|snag| self.note(snag.at, Flaw::Form(snag.what))).ok()?;
        Some(Record::new(self, range.start, fields))
    }

    /// The items of the list in `range`; none (and a problem noted) if it is none.
    pub fn items(&mut self, range: Range<usize>) -> Vec<Range<usize>> {
        scan::items(self.text, &self.jumps, range).unwrap_or_else(|snag| {
            self.note(snag.at, Flaw::Form(snag.what));
            Vec::new()
        })
    }

    /// The items of a list that has at most so many; none if it is absent.
    pub fn section(&mut self, range: Range<usize>, most: usize, what: &'static str) -> Vec<Range<usize>> {
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

    /// Reads the records in `items`, each thread its shares of `least` of them or more, and notes the problems there are.
    pub fn in_shares<T: Send>(
        &mut self,
        items: &[Range<usize>],
        least: usize,
        read: impl Fn(&mut Reader<'t>, Range<usize>) -> Option<T> + Sync,
    ) -> Vec<Option<T>> {
        let each = items.len().div_ceil(SHARES * rayon::current_num_threads()).max(least);
        let shares: Vec<Share<T>> = items.par_chunks(each).map(|items| self.share(items, &read)).collect();
        let mut all = Vec::with_capacity(items.len());
        for (records, problems, untold) in shares {
            problems.into_iter().for_each(|(at, what)| self.note(at, what));
            self.untold += untold;
            all.extend(records);
        }
        all
    }

    fn share<T>(&self, items: &[Range<usize>], read: impl Fn(&mut Reader<'t>, Range<usize>) -> Option<T>) -> Share<T> {
        let mut reader = Reader { problems: Vec::new(), untold: 0, ..self.clone() };
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            // No more is told of a file with so many problems.
            let gave_up = self.untold + reader.untold > GIVE_UP;
            records.push(if gave_up { None } else { read(&mut reader, item.clone()) });
        }
        (records, reader.problems, reader.untold)
    }
}
