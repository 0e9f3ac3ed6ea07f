//! Reading a project from the text of its file.
//!
//! The text is cut into records and fields ([`Reader`]), each value is read by the
//! `ron` crate, and each record is taken in only if it fits the project. So every
//! problem is told, each at its line, and what is sound is read.

use super::conflict::read_conflict;
use super::nest::{Link, Tangle, nest};
use super::problem::{Flaw, Misfit, Problem};
use super::reader::{Kind, LEAST_SHARE, Reader};
use super::record::{
    read_annotation, read_article, read_attribution, read_label, read_place_remarks, read_relation, read_source,
};
use super::reviewed::{parse_stage, read_comment, read_verdict};
use super::seen::Seen;
use crate::annotation::{
    AttributionId, CommentId, EditError, Label, LabelId, Project, SourceId, Timestamp, VersionId, limits,
};
use crate::text::hash::{HashMap, HashSet};
use std::collections::btree_map::Entry;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

/// As [`LEAST_SHARE`], of entries of the registry, each of which may be long.
const LEAST_SOURCES: usize = 4;

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

impl<'t> Reader<'t> {
    fn project(&mut self) -> Option<Project> {
        let mut head = self.head(0..self.text.len(), "IsnadProject", Flaw::NotAProject)?;
        let mut project = Project {
            name: head.optional(self, "name").unwrap_or_default(),
            author: head.optional(self, "author").unwrap_or_default(),
            created: head.need::<Timestamp>(self, "created").unwrap_or_default(),
            ..Project::default()
        };
        let mut list = |name: &str| head.take(name).unwrap_or(0..0);
        self.lineage(&mut project, list("lineage"));
        self.labels(&mut project, list("labels"));
        self.articles(&mut project, list("articles"));
        self.sources(&mut project, list("sources"));
        self.annotations(&mut project, list("annotations"));
        self.attributions(&mut project, list("attributions"));
        self.relations(&mut project, list("relations"));
        self.remarks(&mut project, list("remarks"));
        self.verdicts(&mut project, list("verdicts"));
        self.comments(&mut project, list("comments"));
        self.stages(&mut project, list("stages"));
        self.conflicts(&mut project, list("conflicts"));
        project.extra = head.rest(self);
        // Without a text nothing of a newer version was understood, whatever else it holds.
        (!self.newer || !project.articles.is_empty()).then_some(project)
    }

    /// The records that were read of `items`, the first of each id, each with its item. Others of the same id are noted;
    /// what could not be read is remembered as left out.
    fn kept<T>(
        &mut self,
        kind: Kind,
        items: Vec<Range<usize>>,
        read: Vec<Option<T>>,
        id: impl Fn(&T) -> &Arc<str>,
    ) -> Vec<(T, Range<usize>)> {
        let mut seen = Seen::default();
        let mut kept = Vec::with_capacity(items.len());
        for (record, item) in read.into_iter().zip(items) {
            match record {
                None => self.lose(kind, item),
                Some(record) if seen.is_new(self, id(&record), item.start) => kept.push((record, item)),
                Some(_) => {}
            }
        }
        kept
    }

    /// The links between the records called `what` that hold; what is wrong with the others is noted.
    fn holding<Id: Clone + Eq + Hash>(
        &mut self,
        links: Vec<Link<Id>>,
        is_there: impl Fn(&Id) -> bool,
        what: &'static str,
        [missing, circle]: [fn(Id) -> EditError; 2],
    ) -> Vec<Link<Id>> {
        let (holding, left_out) = nest(links, is_there);
        for (link, tangle) in left_out {
            let error = match tangle {
                Tangle::Missing => missing(link.above),
                Tangle::Circle => circle(link.id),
                Tangle::TooDeep => EditError::TooDeep(what, limits::MAX_NESTING),
            };
            self.note_unfit(link.at, error);
        }
        holding
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
            if self.gave_up() {
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
        let known = |id: &LabelId| numbers.contains_key(id);
        for link in self.holding(links, known, "labels", [EditError::NoLabel, EditError::LabelCircle]) {
            if let Some(label) = numbers.get(&link.id).and_then(|&number| project.labels.get_mut(number)) {
                label.parent = Some(link.above);
            }
        }
    }

    fn articles(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_ARTICLES, "articles");
        let read = self.in_shares(&items, 1, |reader, item| read_article(reader, item).map(Arc::new));
        for (article, _) in self.kept(Kind::Article, items, read, |article| &article.id.0) {
            self.articles.insert(article.id.clone(), project.articles.len());
            project.articles.push(article);
        }
    }

    fn sources(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_SOURCES, "sources");
        let read = self.in_shares(&items, LEAST_SOURCES, read_source);
        let mut links = Vec::new();
        for ((source, parent), item) in self.kept(Kind::Source, items, read, |(source, _)| &source.id.0) {
            links.extend(parent.map(|above| Link { id: source.id.clone(), above, at: item.start }));
            project.sources.insert(source.id.clone(), source.into());
        }
        let known = |id: &SourceId| project.sources.contains_key(id);
        for link in self.holding(links, known, "sources", [EditError::NoSource, EditError::SourceCircle]) {
            if let Some(source) = project.sources.get_mut(&link.id) {
                Arc::make_mut(source).parent = Some(link.above);
            }
        }
    }

    fn annotations(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_ANNOTATIONS, "annotations");
        let read =
            self.in_shares(&items, LEAST_SHARE, |reader, item| read_annotation(reader, project, item).map(Arc::new));
        let kept = self.kept(Kind::Annotation, items, read, |annotation| &annotation.id.0);
        project.annotations = kept.into_iter().map(|(annotation, _)| (annotation.id.clone(), annotation)).collect();
    }

    fn attributions(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_ATTRIBUTIONS, "attributions");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| {
            read_attribution(reader, project, item).map(|(attribution, inside)| (Arc::new(attribution), inside))
        });
        let (mut sound, mut links) = (Vec::with_capacity(items.len()), Vec::new());
        for ((attribution, inside), item) in self.kept(Kind::Attribution, items, read, |(a, _)| &a.id.0) {
            links.extend(inside.map(|above| Link { id: attribution.id.clone(), above, at: item.start }));
            sound.push((attribution.id.clone(), attribution));
        }
        project.attributions = sound.into_iter().collect();
        let known = |id: &AttributionId| project.attributions.contains_key(id);
        let wrong = [EditError::NoAttribution, EditError::AttributionCircle];
        for link in self.holding(links, known, "attributions", wrong) {
            if let Some(attribution) = project.attributions.get_mut(&link.id) {
                Arc::make_mut(attribution).inside = Some(link.above);
            }
        }
    }

    fn relations(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_RELATIONS, "relations");
        let read =
            self.in_shares(&items, LEAST_SHARE, |reader, item| read_relation(reader, project, item).map(Arc::new));
        let kept = self.kept(Kind::Relation, items, read, |relation| &relation.id.0);
        project.relations = kept.into_iter().map(|(relation, _)| (relation.id.clone(), relation)).collect();
    }

    fn remarks(&mut self, project: &mut Project, range: Range<usize>) {
        for item in self.section(range, limits::MAX_REMARKS, "remarks") {
            if self.gave_up() {
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
        let items = self.section(range, limits::MAX_VERDICTS, "verdicts");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| read_verdict(reader, project, item));
        let kept = self.kept(Kind::Verdict, items, read, |verdict| &verdict.id.0);
        project.verdicts = kept.into_iter().map(|(verdict, _)| (verdict.id.clone(), verdict.into())).collect();
    }

    fn comments(&mut self, project: &mut Project, range: Range<usize>) {
        let items = self.section(range, limits::MAX_COMMENTS, "comments");
        let read = self.in_shares(&items, LEAST_SHARE, |reader, item| read_comment(reader, project, item));
        let mut answers = Vec::new();
        for (comment, item) in self.kept(Kind::Comment, items, read, |comment| &comment.id.0) {
            if comment.thread.is_some() {
                answers.push((comment, item));
            } else {
                project.comments.insert(comment.id.clone(), comment.into());
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
            if self.gave_up() {
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
            if self.gave_up() {
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
