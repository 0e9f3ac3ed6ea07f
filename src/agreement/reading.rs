//! Several people's readings of the same articles in the terms of the first one's project.

use super::{Continuum, LeftOut, Unit};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, Bilingual, Label, LabelId, Manner, Party, Project, Reliability, Role,
    SourceId,
};
use crate::article::{Article, ArticleId};
use crate::review::compare;
use crate::text::{CpRange, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What one person made of the articles of a project.
#[derive(Clone, Debug)]
pub struct Reading<'p> {
    /// What the person is called in the answers.
    pub name: String,
    pub project: &'p Project,
    /// Whose work it is, where the project holds that of several; `None` for all that is in it.
    pub author: Option<String>,
}

impl<'p> Reading<'p> {
    /// All that is in a project.
    pub fn of(name: impl Into<String>, project: &'p Project) -> Reading<'p> {
        Reading { name: name.into(), project, author: None }
    }

    /// Everybody who made an annotation of a project, each with their own, by name.
    pub fn by_author(project: &'p Project) -> Vec<Reading<'p>> {
        let names: BTreeSet<&str> = project.annotations.values().map(|a| a.author.as_str()).collect();
        let names = names.into_iter().filter(|name| !name.is_empty());
        names.map(|name| Reading { name: name.to_owned(), project, author: Some(name.to_owned()) }).collect()
    }

    fn made(&self, author: &str) -> bool {
        self.author.as_deref().is_none_or(|mine| mine == author)
    }
}

/// What each of several people is called whose names and files these are: by their name, or by the file where there is
/// none; where several have one name, by both.
pub fn told_apart(people: &[(String, String)]) -> Vec<String> {
    let shared = |name: &str| people.iter().filter(|(other, _)| other == name).count() > 1;
    let called = |(name, file): &(String, String)| match (name.is_empty(), shared(name)) {
        (true, _) => file.clone(),
        (false, true) => format!("{name}, {file}"),
        (false, false) => name.clone(),
    };
    people.iter().map(called).collect()
}

/// An annotation as it stands in the first one's text.
pub(super) struct Placed {
    /// With the article's id in the first project; its own id is that in its own.
    pub annotation: Arc<Annotation>,
    /// Its label by its number in [`Shared::labels`].
    pub label: u32,
    pub role: Option<Role>,
}

/// One person's work on the articles that all have.
pub(super) struct Person<'p> {
    pub reading: &'p Reading<'p>,
    /// In the order of the articles and their texts.
    pub marks: Vec<Placed>,
    entries: BTreeMap<SourceId, SourceId>,
    /// Their attributions of each claim.
    said: HashMap<&'p AnnotationId, Vec<&'p Attribution>>,
}

/// What all have.
pub(super) struct Shared<'p> {
    pub people: Vec<Person<'p>>,
    /// The articles that all have, in the order of the first one's list, and where each begins when they are laid end
    /// to end.
    pub articles: Vec<(ArticleId, u64)>,
    begins: HashMap<ArticleId, u64>,
    /// The length of all of them.
    pub length: u64,
    /// Their labels: the id in the first project, or else in the first one that has it, and its name.
    pub labels: Vec<(LabelId, Bilingual)>,
    pub left_out: Vec<LeftOut>,
    /// Annotations that have no certain place in the first one's text.
    pub unplaced: Vec<(usize, AnnotationId)>,
}

/// A project seen from the first one.
struct Seen {
    /// The first one's article of each of theirs.
    articles: HashMap<ArticleId, ArticleId>,
    annotations: Vec<Arc<Annotation>>,
    labels: BTreeMap<LabelId, LabelId>,
    entries: BTreeMap<SourceId, SourceId>,
    unplaced: Vec<AnnotationId>,
}

impl Seen {
    fn from(first: &Project, other: &Project) -> Seen {
        if std::ptr::eq(first, other) {
            return Seen {
                articles: first.articles.iter().map(|a| (a.id.clone(), a.id.clone())).collect(),
                annotations: first.annotations.values().cloned().collect(),
                labels: BTreeMap::new(),
                entries: BTreeMap::new(),
                unplaced: Vec::new(),
            };
        }
        let comparison = compare(first, other);
        let articles: HashMap<_, _> = comparison.articles.into_iter().map(|(mine, theirs)| (theirs, mine)).collect();
        let here = |placed: Arc<Annotation>| match articles.get(&placed.article) {
            Some(article) if *article != placed.article => {
                Arc::new(Annotation { article: article.clone(), ..Annotation::clone(&placed) })
            }
            _ => placed,
        };
        Seen {
            annotations: comparison.theirs.into_values().map(here).collect(),
            articles,
            labels: comparison.labels,
            entries: comparison.entries,
            unplaced: comparison.unplaced.into_iter().collect(),
        }
    }
}

impl<'p> Shared<'p> {
    pub fn of(readings: &'p [Reading<'p>]) -> Shared<'p> {
        let Some(first) = readings.first().map(|reading| reading.project) else { return Shared::empty() };
        let seen: Vec<Seen> = readings.iter().map(|reading| Seen::from(first, reading.project)).collect();
        let mut shared = Shared::empty();
        let has: Vec<HashSet<&ArticleId>> = seen.iter().map(|seen| seen.articles.values().collect()).collect();
        for article in &first.articles {
            if has.iter().all(|has| has.contains(&article.id)) {
                shared.articles.push((article.id.clone(), shared.length));
                shared.begins.insert(article.id.clone(), shared.length);
                // One position between two, so that nothing of one touches the next.
                shared.length += u64::from(article.index().len().0) + 1;
            }
        }
        shared.length = shared.length.saturating_sub(1);
        for (number, (reading, seen)) in readings.iter().zip(seen).enumerate() {
            shared.take(number, reading, seen);
        }
        shared
    }

    fn empty() -> Shared<'p> {
        Shared {
            people: Vec::new(),
            articles: Vec::new(),
            begins: HashMap::new(),
            length: 0,
            labels: Vec::new(),
            left_out: Vec::new(),
            unplaced: Vec::new(),
        }
    }

    fn take(&mut self, number: usize, reading: &'p Reading<'p>, seen: Seen) {
        for article in &reading.project.articles {
            let is_shared = seen.articles.get(&article.id).is_some_and(|id| self.begin(id).is_some());
            if !is_shared {
                let (article, title) = (article.id.clone(), article.title().to_owned());
                self.left_out.push(LeftOut { person: number, article, title });
            }
        }
        self.unplaced.extend(seen.unplaced.into_iter().map(|id| (number, id)));
        let theirs = |a: &Arc<Annotation>| reading.made(&a.author) && self.begin(&a.article).is_some();
        let mut annotations: Vec<_> = seen.annotations.into_iter().filter(theirs).collect();
        annotations.sort_by_cached_key(|a| (self.begin(&a.article), a.span().start, a.span().end, a.id.clone()));
        let mut marks = Vec::with_capacity(annotations.len());
        let mut known: HashMap<LabelId, (u32, Option<Role>)> = HashMap::new();
        for annotation in annotations {
            let (label, role) = *known.entry(annotation.label.clone()).or_insert_with(|| {
                let label = reading.project.label(&annotation.label);
                let id = seen.labels.get(&annotation.label).unwrap_or(&annotation.label);
                (self.label(id, label), label.and_then(|label| label.role))
            });
            marks.push(Placed { annotation, label, role });
        }
        let mut said: HashMap<_, Vec<&Attribution>> = HashMap::new();
        for attribution in reading.project.attributions.values().filter(|a| reading.made(&a.author)) {
            if let Some(claim) = attribution.claim() {
                said.entry(claim).or_default().push(attribution);
            }
        }
        self.people.push(Person { reading, marks, entries: seen.entries, said });
    }

    /// The number of a label, by its id or by a name that no other one has.
    fn label(&mut self, id: &LabelId, label: Option<&Label>) -> u32 {
        let name = label.map(|label| label.name.clone()).unwrap_or_default();
        let known = self.labels.iter().position(|(known, _)| known == id);
        let named = || self.labels.iter().position(|(_, known)| !name.is_empty() && *known == name);
        let number = known.or_else(named).unwrap_or_else(|| {
            self.labels.push((id.clone(), name.clone()));
            self.labels.len() - 1
        });
        number as u32
    }

    /// The numbers of the labels in the order of the first one's label set; those it lacks come last.
    pub fn in_order(&self) -> Vec<u32> {
        let set = self.people.first().map(|first| first.reading.project.labels.as_slice()).unwrap_or_default();
        let place = |id: &LabelId| set.iter().position(|label| label.id == *id).unwrap_or(usize::MAX);
        let mut order: Vec<(usize, u32)> = (0..).zip(&self.labels).map(|(n, (id, _))| (place(id), n)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// The articles that all have, as the first one has them.
    pub fn texts(&self) -> Vec<Arc<Article>> {
        let first = self.people.first().map(|person| person.reading.project);
        let of = |(id, _): &(ArticleId, u64)| first?.articles.iter().find(|article| article.id == *id).cloned();
        self.articles.iter().filter_map(of).collect()
    }

    /// Where an article of the first one's begins, if all have it.
    pub fn begin(&self, article: &ArticleId) -> Option<u64> {
        self.begins.get(article).copied()
    }

    /// The text of all articles, each annotation as one unit from its first to its last range. The units of a person
    /// are those of its marks that `only` lets in, whose numbers are given beside.
    pub fn spans(&self, only: impl Fn(&Placed) -> bool) -> (Continuum, Vec<Vec<usize>>) {
        let mut numbers = Vec::new();
        let mut people = Vec::new();
        for person in &self.people {
            let chosen = person.marks.iter().enumerate().filter(|(_, placed)| only(placed));
            let (chosen, units) = chosen.map(|(at, placed)| (at, self.unit(placed, placed.annotation.span()))).unzip();
            people.push(units);
            numbers.push(chosen);
        }
        (self.continuum(people), numbers)
    }

    /// The text of all articles, each range of each annotation as a unit.
    pub fn ranges(&self) -> Continuum {
        let units = |person: &Person<'_>| {
            let each = person.marks.iter().flat_map(|placed| {
                placed.annotation.marks.iter().map(|mark| self.unit(placed, mark.range)).collect::<Vec<_>>()
            });
            each.collect()
        };
        self.continuum(self.people.iter().map(units).collect())
    }

    fn unit(&self, placed: &Placed, range: CpRange) -> Unit {
        let begin = self.begin(&placed.annotation.article).unwrap_or(0);
        Unit::new(begin + u64::from(range.start.0), begin + u64::from(range.end.0), placed.label)
    }

    fn continuum(&self, people: Vec<Vec<Unit>>) -> Continuum {
        let breaks = self.articles.iter().skip(1).map(|(_, begin)| *begin).collect();
        Continuum { length: self.length, breaks, people }
    }
}

/// Who is meant: what tells them apart, and a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Meant {
    pub key: String,
    pub name: String,
    /// The entry of the registry, where it is one.
    pub entry: Option<SourceId>,
}

impl Person<'_> {
    /// Whom the project's attributions of one of its claims name as sources, sorted; `None` in the list where one says
    /// that nobody is given. No list where nothing is attributed. And in which manners, sorted.
    pub fn attributed(&self, claim: &AnnotationId) -> Option<(Vec<Option<Meant>>, Vec<Manner>)> {
        let (mut sources, mut manners) = (Vec::new(), Vec::new());
        for attribution in self.said.get(claim)? {
            sources.push(attribution.source.as_ref().map(|party| self.meant(party)));
            manners.push(attribution.manner);
        }
        sources.sort();
        sources.dedup();
        manners.sort_by_key(|manner| manner.key());
        manners.dedup();
        Some((sources, manners))
    }

    /// An entry of the registry, as the first project calls it if it has it; else by its name, or by the words of the
    /// text that name nobody in the registry.
    fn meant(&self, party: &Party) -> Meant {
        let entry = match party {
            Party::Entry(id) => Some(id),
            Party::Mention(id) => self.reading.project.annotations.get(id).and_then(|a| a.refers_to.as_ref()),
        };
        match (entry, party) {
            (Some(id), _) => self.entry(id),
            (None, Party::Mention(id)) => {
                let words = self.reading.project.annotations.get(id).map(|a| a.quote()).unwrap_or_default();
                Meant { key: format!("text:{}", fold::fold(&words).text()), name: words, entry: None }
            }
            (None, Party::Entry(id)) => self.entry(id),
        }
    }

    pub fn entry(&self, id: &SourceId) -> Meant {
        let name = self.reading.project.sources.get(id).and_then(|source| source.names().next()).unwrap_or(&id.0);
        let id = self.entries.get(id).unwrap_or(id);
        Meant { key: format!("entry:{}", id.0), name: name.to_owned(), entry: Some(id.clone()) }
    }

    /// The reliability this person gave an entry of their own project: of one author the last they gave.
    pub fn reliability(&self, id: &SourceId) -> Option<Reliability> {
        let source = self.reading.project.sources.get(id)?;
        let last = source.ratings.iter().rev().find(|rating| self.reading.made(&rating.author));
        last.map(|rating| rating.reliability)
    }
}
