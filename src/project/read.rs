//! Reading a project from the text of its file.
//!
//! The text is cut into records and fields ([`scan`]), each value is read by the
//! `ron` crate, and each record is taken in only if it fits the project. So every
//! problem is told, each at its line, and what is sound is read.

use super::conflict::read_conflict;
use super::nest::{Link, Tangle, nest};
use super::problem::{Flaw, Lines, Misfit, Place, Problem, byte_of};
use super::record::{
    Record, read_annotation, read_article, read_attribution, read_label, read_place_remarks, read_relation, read_source,
};
use super::reviewed::{parse_stage, read_comment, read_verdict};
use super::scan::{self, Field, Jumps};
use super::seen::Seen;
use super::{MAX_BYTES, SCHEMA};
use crate::annotation::{CommentId, EditError, Label, LabelId, Project, Timestamp, VersionId, limits};
use crate::article::ArticleId;
use crate::text::hash::{HashMap, HashSet};
use rayon::prelude::*;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::Arc;

/// How many problems are told one by one.
const MAX_PROBLEMS: usize = 1000;
/// After so many problems the rest of the file is not looked at.
const GIVE_UP: usize = 100_000;
/// Fewer records are read by one thread: others would take longer to begin. Of articles and entries each can be long.
pub const LEAST_SHARE: usize = 500;
const LEAST_LONG: usize = 4;
/// How many shares there are for each thread, so that one that is held up keeps no others waiting.
const SHARES: usize = 4;

/// What one thread read: the records, if they were sound, and the problems told and not told.
type Share<T> = (Vec<Option<T>>, Vec<(usize, Flaw)>, usize);

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
/// Records at fault are left out of the project: do not save it over the file without asking. Of a file from a newer
/// version, which [`Flaw::TooNew`] tells, what is known here is read.
pub fn examine(bytes: &[u8]) -> Examined {
    match Reader::new(bytes) {
        Err(problem) => Examined { project: None, problems: vec![problem] },
        Ok(mut reader) => {
            let project = reader.project();
            Examined { project, problems: reader.told() }
        }
    }
}

/// Where the parts of a text lie, and what was found wrong with them.
#[derive(Clone)]
pub struct Reader<'t> {
    pub text: &'t str,
    pub lines: Lines<'t>,
    jumps: Jumps,
    /// At which byte, and what.
    problems: Vec<(usize, Flaw)>,
    untold: usize,
    /// Kind and id of the records that were left out.
    lost: HashSet<(Kind, Arc<str>)>,
    /// Where each article stands in the project's list.
    pub articles: HashMap<ArticleId, usize>,
    /// Whether a newer version wrote it, so that as much as can be is to be made of what is not known.
    pub newer: bool,
}

/// The kinds of record that others name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Label,
    Article,
    Annotation,
    Source,
    Attribution,
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
    fn lose(&mut self, kind: Kind, item: Range<usize>) {
        let fields = scan::fields(self.text, &self.jumps, item).unwrap_or_default();
        let id = fields.into_iter().find(|f| f.name == "id").and_then(|f| self.text.get(f.value));
        if let Some(id) = id.and_then(|id| ron::from_str(id).ok()) {
            self.lost.insert((kind, id));
        }
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

    fn project(&mut self) -> Option<Project> {
        let mut head = self.head(0..self.text.len(), "IsnadProject", Flaw::NotAProject)?;
        let mut project = Project {
            name: head.optional(self, "name").unwrap_or_default(),
            author: head.optional(self, "author").unwrap_or_default(),
            created: head.need::<Timestamp>(self, "created").unwrap_or_default(),
            ..Project::default()
        };
        let names = ["labels", "articles", "sources", "annotations", "attributions", "relations", "remarks"];
        let [labels, articles, sources, annotations, attributions, relations, remarks] =
            names.map(|name| head.take(name).unwrap_or(0..0));
        let [verdicts, comments, stages, conflicts] =
            ["verdicts", "comments", "stages", "conflicts"].map(|name| head.take(name).unwrap_or(0..0));
        if let Some(range) = head.take("lineage") {
            self.lineage(&mut project, range);
        }
        self.labels(&mut project, labels);
        self.articles(&mut project, articles);
        self.sources(&mut project, sources);
        self.annotations(&mut project, annotations);
        self.attributions(&mut project, attributions);
        self.relations(&mut project, relations);
        self.remarks(&mut project, remarks);
        self.verdicts(&mut project, verdicts);
        self.comments(&mut project, comments);
        self.stages(&mut project, stages);
        self.conflicts(&mut project, conflicts);
        project.extra = head.rest(self);
        // Without a text nothing of a newer version was understood, whatever else it holds.
        (!self.newer || !project.articles.is_empty()).then_some(project)
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

    fn lineage(&mut self, project: &mut Project, range: Range<usize>) {
        for item in self.section(range, limits::MAX_LINEAGE, "versions in the lineage") {
            let text = self.text.get(item.clone()).unwrap_or_default();
            match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(VersionId::parse) {
                Some(version) => _ = project.lineage.insert(version),
                None => self.note(item.start, Flaw::Value(Misfit::Version)),
            }
        }
    }

    fn labels(&mut self, project: &mut Project, range: Range<usize>) {
        let (mut seen, mut links) = (Seen::default(), Vec::new());
        for item in self.section(range, limits::MAX_LABELS, "labels") {
            if self.untold > GIVE_UP {
                break;
            }
            let label = read_label(self, project, item.clone());
            match label {
                None => self.lose(Kind::Label, item),
                Some((label, parent)) if seen.is_new(self, &label.id.0, item.start) => {
                    links.extend(parent.map(|above| Link { id: label.id.clone(), above, at: item.start }));
                    project.labels.push(label);
                }
                Some(_) => {}
            }
        }
        let numbers: HashMap<LabelId, usize> =
            project.labels.iter().enumerate().map(|(number, label)| (label.id.clone(), number)).collect();
        let (sound, left_out) = nest(links, |id| numbers.contains_key(id));
        for link in sound {
            if let Some(label) = numbers.get(&link.id).and_then(|&number| project.labels.get_mut(number)) {
                label.parent = Some(link.above);
            }
        }
        for (link, tangle) in left_out {
            self.note_tangle(link, tangle, "labels", EditError::NoLabel, EditError::LabelCircle);
        }
    }

    /// Notes that a record can't stand where a link has it.
    fn note_tangle<Id>(
        &mut self,
        link: Link<Id>,
        tangle: Tangle,
        what: &'static str,
        missing: fn(Id) -> EditError,
        circle: fn(Id) -> EditError,
    ) {
        let error = match tangle {
            Tangle::Missing => missing(link.above),
            Tangle::Circle => circle(link.id),
            Tangle::TooDeep => EditError::TooDeep(what, limits::MAX_NESTING),
        };
        self.note_unfit(link.at, error);
    }

    fn sources(&mut self, project: &mut Project, range: Range<usize>) {
        let (mut seen, mut links) = (Seen::default(), Vec::new());
        let items = self.section(range, limits::MAX_SOURCES, "sources");
        let read = self.in_shares(&items, LEAST_LONG, read_source);
        for (source, item) in read.into_iter().zip(items) {
            match source {
                None => self.lose(Kind::Source, item),
                Some((source, parent)) if seen.is_new(self, &source.id.0, item.start) => {
                    links.extend(parent.map(|above| Link { id: source.id.clone(), above, at: item.start }));
                    project.sources.insert(source.id.clone(), source.into());
                }
                Some(_) => {}
            }
        }
        let (sound, left_out) = nest(links, |id| project.sources.contains_key(id));
        for link in sound {
            if let Some(source) = project.sources.get_mut(&link.id) {
                Arc::make_mut(source).parent = Some(link.above);
            }
        }
        for (link, tangle) in left_out {
            self.note_tangle(link, tangle, "sources", EditError::NoSource, EditError::SourceCircle);
        }
    }

    fn articles(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        let items = self.section(range, limits::MAX_ARTICLES, "articles");
        let read = self.in_shares(&items, 1, |reader, item| read_article(reader, item).map(Arc::new));
        for (article, item) in read.into_iter().zip(items) {
            match article {
                None => self.lose(Kind::Article, item),
                Some(article) if seen.is_new(self, &article.id.0, item.start) => {
                    self.articles.insert(article.id.clone(), project.articles.len());
                    project.articles.push(article);
                }
                Some(_) => {}
            }
        }
    }

    fn annotations(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        let items = self.section(range, limits::MAX_ANNOTATIONS, "annotations");
        let read =
            self.in_shares(&items, LEAST_SHARE, |reader, item| read_annotation(reader, project, item).map(Arc::new));
        let mut sound = Vec::with_capacity(items.len());
        for (annotation, item) in read.into_iter().zip(items) {
            match annotation {
                None => self.lose(Kind::Annotation, item),
                Some(annotation) if seen.is_new(self, &annotation.id.0, item.start) => {
                    sound.push((annotation.id.clone(), annotation));
                }
                Some(_) => {}
            }
        }
        project.annotations = sound.into_iter().collect();
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

    fn attributions(&mut self, project: &mut Project, range: Range<usize>) {
        let (mut seen, mut links) = (Seen::default(), Vec::new());
        let items = self.section(range, limits::MAX_ATTRIBUTIONS, "attributions");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| {
            read_attribution(reader, project, item).map(|(attribution, inside)| (Arc::new(attribution), inside))
        });
        let mut sound = Vec::with_capacity(items.len());
        for (attribution, item) in read.into_iter().zip(items) {
            match attribution {
                None => self.lose(Kind::Attribution, item),
                Some((attribution, inside)) if seen.is_new(self, &attribution.id.0, item.start) => {
                    links.extend(inside.map(|above| Link { id: attribution.id.clone(), above, at: item.start }));
                    sound.push((attribution.id.clone(), attribution));
                }
                Some(_) => {}
            }
        }
        project.attributions = sound.into_iter().collect();
        let (sound, left_out) = nest(links, |id| project.attributions.contains_key(id));
        for link in sound {
            if let Some(attribution) = project.attributions.get_mut(&link.id) {
                Arc::make_mut(attribution).inside = Some(link.above);
            }
        }
        for (link, tangle) in left_out {
            self.note_tangle(link, tangle, "attributions", EditError::NoAttribution, EditError::AttributionCircle);
        }
    }

    fn relations(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        let items = self.section(range, limits::MAX_RELATIONS, "relations");
        let read =
            self.in_shares(&items, LEAST_SHARE, |reader, item| read_relation(reader, project, item).map(Arc::new));
        let mut sound = Vec::with_capacity(items.len());
        for (relation, item) in read.into_iter().zip(items) {
            let Some(relation) = relation else { continue };
            if seen.is_new(self, &relation.id.0, item.start) {
                sound.push((relation.id.clone(), relation));
            }
        }
        project.relations = sound.into_iter().collect();
    }

    fn remarks(&mut self, project: &mut Project, range: Range<usize>) {
        for item in self.section(range, limits::MAX_REMARKS, "remarks") {
            if self.untold > GIVE_UP {
                break;
            }
            let Some((place, remarks, at)) = read_place_remarks(self, project, item) else { continue };
            match project.remarks.entry(place) {
                Entry::Vacant(free) => _ = free.insert(remarks.into()),
                Entry::Occupied(_) => self.note(at, Flaw::TakenPlace),
            }
        }
    }

    fn verdicts(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        let items = self.section(range, limits::MAX_VERDICTS, "verdicts");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| read_verdict(reader, project, item));
        for (verdict, item) in read.into_iter().zip(items) {
            match verdict {
                None => self.lose(Kind::Verdict, item),
                Some(verdict) if seen.is_new(self, &verdict.id.0, item.start) => {
                    project.verdicts.insert(verdict.id.clone(), verdict.into());
                }
                Some(_) => {}
            }
        }
    }

    fn comments(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        let items = self.section(range, limits::MAX_COMMENTS, "comments");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| read_comment(reader, project, item));
        let mut answers = Vec::new();
        for (comment, item) in read.into_iter().zip(items) {
            match comment {
                None => self.lose(Kind::Comment, item),
                Some(comment) if seen.is_new(self, &comment.id.0, item.start) => {
                    if comment.thread.is_some() {
                        answers.push((comment, item));
                    } else {
                        project.comments.insert(comment.id.clone(), comment.into());
                    }
                }
                Some(_) => {}
            }
        }
        let ids: HashSet<CommentId> = answers.iter().map(|(answer, _)| answer.id.clone()).collect();
        let mut sound = Vec::with_capacity(answers.len());
        for (answer, item) in answers {
            // An answer to an answer is none to a comment that is not there.
            let to_answer = answer.thread.as_ref().is_some_and(|thread| ids.contains(thread));
            let fits =
                if to_answer { Err(EditError::OtherThread(answer.id.clone())) } else { project.check_answer(&answer) };
            match fits {
                Ok(()) => sound.push(answer),
                Err(error) => {
                    self.note_unfit(item.start, error);
                    self.lose(Kind::Comment, item);
                }
            }
        }
        project.comments.extend(sound.into_iter().map(|answer| (answer.id.clone(), answer.into())));
    }

    fn stages(&mut self, project: &mut Project, range: Range<usize>) {
        for item in self.section(range, limits::MAX_ARTICLES, "stages") {
            if self.untold > GIVE_UP {
                break;
            }
            let start = item.start;
            let Some((article, said)) = parse_stage(self, item) else { continue };
            if !self.articles.contains_key(&article) {
                self.note_unfit(start, EditError::NoArticle(article));
                continue;
            }
            match project.stages.entry(article) {
                Entry::Vacant(free) => _ = free.insert(said.into()),
                Entry::Occupied(_) => self.note(start, Flaw::TakenStage),
            }
        }
    }

    fn conflicts(&mut self, project: &mut Project, range: Range<usize>) {
        let mut seen = Seen::default();
        for item in self.section(range, limits::MAX_CONFLICTS, "conflicts") {
            if self.untold > GIVE_UP {
                break;
            }
            let Some(conflict) = read_conflict(self, item.clone()) else { continue };
            if seen.is_new(self, &conflict.id.0, item.start) {
                project.conflicts.insert(conflict.id.clone(), conflict.into());
            }
        }
    }

    fn label_set(&mut self) -> Option<Vec<Label>> {
        let whole = 0..self.text.len();
        let mut head = self.head(whole, "IsnadLabels", Flaw::NotALabelSet)?;
        if self.newer {
            return None;
        }
        let mut project = Project::default();
        let labels = head.take("labels").unwrap_or(0..0);
        self.labels(&mut project, labels);
        head.refuse_rest(self);
        Some(project.labels)
    }
}

/// Reads a label set from the bytes of its file, as [`super::write_labels`] writes it.
///
/// # Errors
/// What is wrong with it, if anything in it could not be taken in.
pub fn read_labels(bytes: &[u8]) -> Result<Vec<Label>, Vec<Problem>> {
    let mut reader = Reader::new(bytes).map_err(|problem| vec![problem])?;
    let labels = reader.label_set();
    let problems = reader.told();
    match labels {
        Some(labels) if problems.iter().all(|p| p.severity() < super::Severity::Fault) => Ok(labels),
        _ => Err(problems),
    }
}
