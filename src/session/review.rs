//! A colleague's project held against the one that is open: what differs, what of it is listed, where one is.

use super::{Judging, Work};
use crate::annotation::{AnnotationId, Project, Record, Timestamp, VersionId};
use crate::article::ArticleId;
use crate::review::{Class, Comparison, Divergence, judged_by};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// A colleague's file and how it differs from the project.
#[derive(Debug)]
pub struct Review {
    pub path: PathBuf,
    /// The file's name, as it is shown.
    pub file: String,
    /// When the file was written last, where the system tells.
    pub written: Option<Timestamp>,
    /// What the file holds; it is what mine is compared with, whatever was judged since.
    pub theirs: Arc<Project>,
    /// What the reviewer says about it.
    pub judging: Judging,
    /// What both began with, if that is known and still there.
    pub base: Option<Arc<Project>>,
    /// The versions of both files that what is put together was made from.
    pub heads: BTreeSet<VersionId>,
    pub comparison: Arc<Comparison>,
    /// The putting together of both that is under way.
    pub taking: Option<Work>,
    /// The [`super::Session::revision`] of the project that it was held against.
    pub revision: u64,
    /// Whose work it is: their name, or the file's where that is mine too or not known.
    pub name: String,
    /// Who made what the two projects hold, by name.
    pub authors: Vec<String>,
    filter: DifferenceFilter,
    current: Option<Difference>,
    /// Where in the list that stands.
    at: Option<usize>,
    /// The differences that are listed, by their numbers in the comparison.
    listed: Vec<u32>,
    /// How many there are of each class among those that the filter asks for.
    counts: BTreeMap<Class, usize>,
    /// How many a verdict settles, and how many have one.
    to_settle: usize,
    settled: usize,
    /// Those of each of my annotations, and of theirs, by the same numbers.
    of_mine: HashMap<AnnotationId, Vec<u32>>,
    of_theirs: HashMap<AnnotationId, Vec<u32>>,
}

/// What tells a difference from the others, also after the project has changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Difference {
    pub class: Class,
    pub mine: Option<Record>,
    pub theirs: Option<Record>,
}

impl Difference {
    pub fn of(divergence: &Divergence) -> Difference {
        let Divergence { class, mine, theirs, .. } = divergence;
        Difference { class: *class, mine: mine.clone(), theirs: theirs.clone() }
    }

    fn is(&self, divergence: &Divergence) -> bool {
        (self.class, &self.mine, &self.theirs) == (divergence.class, &divergence.mine, &divergence.theirs)
    }
}

/// Which differences are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferenceFilter {
    /// Of this class only.
    pub class: Option<Class>,
    pub whose: Whose,
    /// Those only that a verdict is still to be given on.
    pub open: bool,
}

/// Whose work differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    #[default]
    Anybody,
    /// Something that my project has.
    Mine,
    /// Something that theirs has.
    Theirs,
    /// Something that this person made.
    Author(String),
}

/// Whose side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Mine,
    Theirs,
    /// The same in both.
    Both,
}

impl Review {
    /// `theirs`, read from the file at `path`, held against `mine`, which had this revision, and judged by `reviewer`.
    pub fn new(
        (path, file, written): (PathBuf, String, Option<Timestamp>),
        (mine, revision): (&Project, u64),
        theirs: Project,
        comparison: Comparison,
        reviewer: &str,
    ) -> Review {
        let named = !theirs.author.trim().is_empty() && theirs.author != mine.author;
        let name = if named { theirs.author.clone() } else { file.clone() };
        let mut review = Review {
            path,
            file,
            written,
            judging: Judging::new(theirs.clone(), reviewer),
            theirs: theirs.into(),
            base: None,
            heads: BTreeSet::new(),
            comparison: Arc::default(),
            taking: None,
            revision,
            name,
            authors: Vec::new(),
            filter: DifferenceFilter::default(),
            current: None,
            at: None,
            listed: Vec::new(),
            counts: BTreeMap::new(),
            to_settle: 0,
            settled: 0,
            of_mine: HashMap::new(),
            of_theirs: HashMap::new(),
        };
        review.compared(mine, comparison, revision);
        review
    }

    /// Takes over what came of another comparison with `mine`. The current difference stays it; if it is none any more,
    /// the one that has come to its place in the list is.
    pub fn compared(&mut self, mine: &Project, comparison: Comparison, revision: u64) {
        let at = self.at;
        self.comparison = comparison.into();
        self.revision = revision;
        self.authors = authors(mine, &self.theirs);
        for (index, theirs) in [(&mut self.of_mine, false), (&mut self.of_theirs, true)] {
            index.clear();
            for (number, difference) in (0..).zip(&self.comparison.differences) {
                let record = if theirs { &difference.theirs } else { &difference.mine };
                if let Some(Record::Annotation(id)) = record {
                    index.entry(id.clone()).or_insert_with(Vec::new).push(number);
                }
            }
        }
        self.list(mine);
        if self.current.is_some() && self.at.is_none() {
            let to = at.unwrap_or(0).min(self.listed.len().saturating_sub(1));
            self.current = self.listed_at(to).map(Difference::of);
            self.find_current();
        }
    }

    /// Lists what the filter lets through, and counts what is settled. The current difference stays listed when it is
    /// settled, until it is left: why is still to be said.
    pub fn list(&mut self, mine: &Project) {
        let (mut listed, mut counts) = (Vec::new(), BTreeMap::new());
        (self.to_settle, self.settled) = (0, 0);
        for (number, difference) in (0..).zip(&self.comparison.differences) {
            let (judged, open) = (judged_by(difference).is_some(), self.is_open(difference));
            self.to_settle += usize::from(judged);
            self.settled += usize::from(judged && !open);
            let wanted = !self.filter.open || open || self.is_current(difference);
            if wanted && self.is_of(mine, difference) {
                *counts.entry(difference.class).or_default() += 1;
                if self.filter.class.is_none_or(|class| class == difference.class) {
                    listed.push(number);
                }
            }
        }
        (self.listed, self.counts) = (listed, counts);
        self.find_current();
    }

    fn find_current(&mut self) {
        let current = self.current.as_ref();
        self.at = current.and_then(|current| self.listed().position(|difference| current.is(difference)));
    }

    /// Whether a difference is of those that the filter asks for, whatever its class.
    fn is_of(&self, mine: &Project, difference: &Divergence) -> bool {
        match &self.filter.whose {
            Whose::Anybody => true,
            Whose::Mine => difference.mine.is_some(),
            Whose::Theirs => difference.theirs.is_some(),
            Whose::Author(name) => {
                let by = |project: &Project, record: &Option<Record>| {
                    record.as_ref().and_then(|record| author(project, record)).is_some_and(|author| author == name)
                };
                by(mine, &difference.mine) || by(&self.theirs, &difference.theirs)
            }
        }
    }

    pub fn filter(&self) -> &DifferenceFilter {
        &self.filter
    }

    /// Lists others. The current difference is none any more if it is not among them.
    pub fn set_filter(&mut self, mine: &Project, filter: DifferenceFilter) {
        self.filter = filter;
        self.list(mine);
        if self.at.is_none() {
            self.current = None;
        }
    }

    /// How many differences of a class there are, or of all, among those of the person that the filter asks for.
    pub fn count(&self, class: Option<Class>) -> usize {
        match class {
            Some(class) => self.counts.get(&class).copied().unwrap_or_default(),
            None => self.counts.values().sum(),
        }
    }

    /// The differences that are listed, in the order of the text.
    pub fn listed(&self) -> impl ExactSizeIterator<Item = &Divergence> + DoubleEndedIterator {
        // The numbers come from the comparison itself.
        self.listed.iter().map(|number| &self.comparison.differences[*number as usize])
    }

    /// The difference at this place of the list.
    pub fn listed_at(&self, at: usize) -> Option<&Divergence> {
        self.comparison.differences.get(*self.listed.get(at)? as usize)
    }

    /// Where in the list the current difference stands.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// The difference one is at.
    pub fn current(&self) -> Option<&Divergence> {
        self.listed_at(self.at?)
    }

    /// Whether this is the difference one is at.
    pub fn is_current(&self, difference: &Divergence) -> bool {
        self.current.as_ref().is_some_and(|current| current.is(difference))
    }

    /// Goes to a difference; one that the filter hides is listed again with all others. `None` leaves the current one.
    pub fn choose(&mut self, mine: &Project, difference: Option<Difference>) {
        self.current = difference;
        if self.filter.open {
            // What is left may be settled by now.
            self.list(mine);
        }
        self.find_current();
        if self.current.is_some() && self.at.is_none() {
            self.filter = DifferenceFilter::default();
            self.list(mine);
            if self.at.is_none() {
                self.current = None;
            }
        }
    }

    /// The difference after the current one, or before it; around the ends. Without a current one the first that stands
    /// at or after `from`, or before it.
    pub fn next(&self, forward: bool, from: Option<&ArticleId>) -> Option<Difference> {
        let count = self.listed.len();
        let to = match (self.at, forward) {
            (_, _) if count == 0 => return None,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => self.listed().position(|d| from.is_none() || d.article.as_ref() == from).unwrap_or(0),
            (None, false) => count - 1,
        };
        self.listed_at(to).map(Difference::of)
    }

    /// The next difference of those listed that a verdict is still to be given on, after the current one and around the
    /// end.
    pub fn next_open(&self) -> Option<Difference> {
        let count = self.listed.len();
        let from = self.at.map_or(0, |at| at + 1);
        let mut way = (0..count).map(|step| (from + step) % count);
        way.find_map(|at| self.listed_at(at).filter(|difference| self.is_open(difference))).map(Difference::of)
    }

    /// How many differences a verdict settles, and how many of them have one, whatever is listed.
    pub fn settled(&self) -> (usize, usize) {
        (self.to_settle, self.settled)
    }

    /// The differences of an annotation, of mine or of theirs.
    pub fn differences_of(&self, id: &AnnotationId, side: Side) -> impl Iterator<Item = &Divergence> + use<'_> {
        let index = if side == Side::Theirs { &self.of_theirs } else { &self.of_mine };
        let numbers = index.get(id).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|number| self.comparison.differences.get(*number as usize))
    }
}

/// Who made a record, where that is known.
pub fn author<'p>(project: &'p Project, record: &Record) -> Option<&'p str> {
    let name = match record {
        Record::Source(id) => &project.sources.get(id)?.author,
        Record::Annotation(id) => &project.annotations.get(id)?.author,
        Record::Attribution(id) => &project.attributions.get(id)?.author,
        Record::Relation(id) => &project.relations.get(id)?.author,
        Record::Remarks(place) => &project.remarks.get(place)?.author,
        Record::Verdict(id) => &project.verdicts.get(id)?.author,
        Record::Comment(id) => &project.comments.get(id)?.author,
        Record::Stage(article) => &project.stages.get(article)?.author,
        Record::Project | Record::Label(_) | Record::Article(_) => return None,
    };
    Some(name).filter(|name| !name.is_empty()).map(String::as_str)
}

/// Who made the annotations of both, by name.
fn authors(mine: &Project, theirs: &Project) -> Vec<String> {
    let all = mine.annotations.values().chain(theirs.annotations.values());
    let names: BTreeSet<&str> = all.map(|a| a.author.as_str()).filter(|name| !name.is_empty()).collect();
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
