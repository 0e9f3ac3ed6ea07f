//! What the labels, entries and marks of one project are in the other, and who says what by either.

use super::body::same_text;
use super::compare::Comparison;
use crate::anchor::carry_blocks;
use crate::annotation::{
    AnnotationId, Attribution, Joins, Label, LabelId, Party, Place, PlaceRemarks, Project, SourceId, Subject,
};
use crate::article::ArticleId;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Something that both projects may name, as my project names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tie {
    /// An annotation of mine, or theirs that is held against it.
    Mine(AnnotationId),
    /// An annotation that only they have.
    Theirs(AnnotationId),
    Entry(SourceId),
    Article(ArticleId),
}

/// Who says something, in the terms of my project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    cue: Option<Tie>,
    source: Option<Tie>,
    via: Vec<Tie>,
    manner: &'static str,
    /// What the attribution is about that it stands inside of.
    inside: Option<Tie>,
}

/// The attributions of a subject, in order.
type Ties = HashMap<Subject, Vec<Said>>;

/// Their project in the terms of mine.
pub(super) struct Readings<'p> {
    mine: &'p Project,
    theirs: &'p Project,
    labels: HashMap<LabelId, LabelId>,
    entries: HashMap<SourceId, SourceId>,
    articles: HashMap<ArticleId, ArticleId>,
    marks: HashMap<AnnotationId, AnnotationId>,
    my_ties: Ties,
    their_ties: Ties,
}

impl<'p> Readings<'p> {
    /// Labels are the same if they have one id, else if one label of mine has both their names; entries of the
    /// registry if they have one id, else if one entry of mine has one of their names.
    pub fn new(mine: &'p Project, theirs: &'p Project, articles: &[(ArticleId, ArticleId)]) -> Readings<'p> {
        let others = theirs.labels.iter().filter(|label| mine.label(&label.id).is_none());
        let labels = others.filter_map(|other| {
            let is_free = |label: &&Label| theirs.label(&label.id).is_none();
            let mut named = mine.labels.iter().filter(is_free).filter(|label| label.name == other.name);
            let only = named.next().filter(|_| named.next().is_none())?;
            Some((other.id.clone(), only.id.clone()))
        });
        let others = theirs.sources.values().filter(|source| !mine.sources.contains_key(&source.id));
        let mut with_name: HashMap<&str, Vec<&SourceId>> = HashMap::new();
        for source in mine.sources.values().filter(|source| !theirs.sources.contains_key(&source.id)) {
            source.names().for_each(|name| with_name.entry(name).or_default().push(&source.id));
        }
        let entries = others.filter_map(|other| {
            let mut found = other.names().filter_map(|name| with_name.get(name)).flatten();
            let first = found.next()?;
            found.all(|id| id == first).then(|| (other.id.clone(), (*first).clone()))
        });
        Readings {
            mine,
            theirs,
            labels: labels.collect(),
            entries: entries.collect(),
            articles: articles.iter().map(|(mine, theirs)| (theirs.clone(), mine.clone())).collect(),
            marks: HashMap::new(),
            my_ties: Ties::new(),
            their_ties: Ties::new(),
        }
    }

    /// Takes in which annotations are held against each other, and with it who says what.
    pub fn tie_up(&mut self, marks: &BTreeMap<AnnotationId, AnnotationId>) {
        self.marks = marks.iter().map(|(mine, theirs)| (theirs.clone(), mine.clone())).collect();
        let mine = |subject: &Subject| match subject {
            Subject::Claim(id) => Tie::Mine(id.clone()),
            Subject::Article(id) => Tie::Article(id.clone()),
        };
        let my_party = |party: &Party| match party {
            Party::Mention(id) => Tie::Mine(id.clone()),
            Party::Entry(id) => Tie::Entry(id.clone()),
        };
        let theirs = |subject: &Subject| match subject {
            Subject::Claim(id) => self.tie(id),
            Subject::Article(id) => Tie::Article(self.articles.get(id).unwrap_or(id).clone()),
        };
        let their_party = |party: &Party| match party {
            Party::Mention(id) => self.tie(id),
            Party::Entry(id) => Tie::Entry(self.entry(id)),
        };
        let my_ties = ties(self.mine, mine, my_party);
        let their_ties = ties(self.theirs, theirs, their_party);
        (self.my_ties, self.their_ties) = (my_ties, their_ties);
    }

    /// The labels and entries of theirs that are mine under other ids: theirs and mine.
    pub fn other_ids(&self) -> (BTreeMap<LabelId, LabelId>, BTreeMap<SourceId, SourceId>) {
        (self.labels.clone().into_iter().collect(), self.entries.clone().into_iter().collect())
    }

    /// The label of mine that theirs is; theirs itself if it is none.
    pub fn label(&self, theirs: &LabelId) -> LabelId {
        self.labels.get(theirs).unwrap_or(theirs).clone()
    }

    /// Their label with what it may be joined to in my terms.
    pub fn label_of_mine(&self, theirs: &Label) -> Label {
        let mut joins = Joins::default();
        for (kind, labels) in &theirs.joins.0 {
            labels.iter().for_each(|label| joins.set(*kind, self.label(label), true));
        }
        Label { joins, ..theirs.clone() }
    }

    /// The entry of mine that theirs is; theirs itself if it is none.
    pub fn entry(&self, theirs: &SourceId) -> SourceId {
        self.entries.get(theirs).unwrap_or(theirs).clone()
    }

    /// Their annotation in the terms of mine.
    pub fn tie(&self, theirs: &AnnotationId) -> Tie {
        self.marks.get(theirs).map_or_else(|| Tie::Theirs(theirs.clone()), |mine| Tie::Mine(mine.clone()))
    }

    /// Who says it by my reading.
    pub fn mine_of(&self, subject: &Subject) -> &[Said] {
        self.my_ties.get(subject).map_or(&[], Vec::as_slice)
    }

    /// Who says it by theirs.
    pub fn theirs_of(&self, subject: &Subject) -> &[Said] {
        self.their_ties.get(subject).map_or(&[], Vec::as_slice)
    }

    /// What they said of places, by the place in my project, with their own; what was said of a block that mine
    /// has not is said of none.
    pub fn remarks(&self, comparison: &Comparison) -> Vec<(Option<Place>, Place, Arc<PlaceRemarks>)> {
        let mut blocks: HashMap<&ArticleId, Option<Vec<Option<usize>>>> = HashMap::new();
        for (mine, theirs) in &comparison.articles {
            let (Some(new), Some(old)) = (self.mine.article(mine), self.theirs.article(theirs)) else { continue };
            let said = self.theirs.remarks.keys().any(|p| matches!(p, Place::Block(id, _) if id == theirs));
            blocks.insert(theirs, (said && !same_text(new, old)).then(|| carry_blocks(old, new)));
        }
        let place = |place: &Place| match place {
            Place::Project => Some(Place::Project),
            Place::Article(id) => Some(Place::Article(self.articles.get(id).unwrap_or(id).clone())),
            Place::Block(id, block) => {
                let article = self.articles.get(id).unwrap_or(id).clone();
                match blocks.get(id) {
                    Some(Some(blocks)) => {
                        let to = blocks.get(*block as usize).copied().flatten()?;
                        Some(Place::Block(article, to as u32))
                    }
                    _ => Some(Place::Block(article, *block)),
                }
            }
        };
        self.theirs.remarks.iter().map(|(there, said)| (place(there), there.clone(), said.clone())).collect()
    }
}

/// Who says what by a project, by its own subjects; subjects and parties in the terms that these give.
fn ties(project: &Project, subject: impl Fn(&Subject) -> Tie, party: impl Fn(&Party) -> Tie) -> Ties {
    let mut ties = Ties::new();
    for attribution in project.attributions.values() {
        let outer = |a: &Attribution| a.inside.as_ref().and_then(|id| project.attributions.get(id));
        let said = Said {
            cue: attribution.cue.as_ref().map(|cue| party(&Party::Mention(cue.clone()))),
            source: attribution.source.as_ref().map(&party),
            via: attribution.via.iter().map(&party).collect(),
            manner: attribution.manner.key(),
            inside: outer(attribution).map(|outer| subject(&outer.subject)),
        };
        ties.entry(attribution.subject.clone()).or_default().push(said);
    }
    ties.values_mut().for_each(|said| said.sort_unstable());
    ties
}
