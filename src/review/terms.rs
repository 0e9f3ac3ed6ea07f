//! Their records in the terms of my project: what is one thing in both has my id.

use super::body::same_text;
use super::compare::Comparison;
use super::words::version_of;
use crate::anchor::carry_blocks;
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Comment, Decision, Joins, Label, LabelId, Party, Place,
    Project, Record, Relation, RelationId, RelationKind, Source, SourceId, Subject, Topic, Verdict, VerdictId, Version,
};
use crate::article::{Article, ArticleId};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// What each id of theirs is in my project.
pub(super) struct Terms<'p> {
    mine: &'p Project,
    theirs: &'p Project,
    comparison: &'p Comparison,
    articles: HashMap<&'p ArticleId, &'p ArticleId>,
    marks: HashMap<AnnotationId, AnnotationId>,
    attributions: HashMap<AttributionId, AttributionId>,
    relations: HashMap<RelationId, RelationId>,
}

/// What an attribution says, its outer one by what that is about.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    subject: Subject,
    cue: Option<AnnotationId>,
    source: Option<Party>,
    via: Vec<Party>,
    manner: &'static str,
    inside: Option<Subject>,
}

impl<'p> Terms<'p> {
    /// With `apart`, what only they have gets an id of its own where one of mine has theirs; without, such an id means
    /// the same record in both.
    pub fn new(mine: &'p Project, theirs: &'p Project, comparison: &'p Comparison, apart: bool) -> Terms<'p> {
        let articles = comparison.articles.iter().map(|(mine, theirs)| (theirs, mine)).collect();
        let marks: HashMap<_, _> =
            comparison.marks.iter().map(|(mine, theirs)| (theirs.clone(), mine.clone())).collect();
        let (attributions, relations) = (HashMap::new(), HashMap::new());
        let mut terms = Terms { mine, theirs, comparison, articles, marks, attributions, relations };
        if apart {
            for id in theirs.annotations.keys().filter(|id| mine.annotations.contains_key(*id)) {
                if !terms.marks.contains_key(id) {
                    let taken = |id: &Arc<str>| {
                        let id = AnnotationId(id.clone());
                        mine.annotations.contains_key(&id) || theirs.annotations.contains_key(&id)
                    };
                    terms.marks.insert(id.clone(), AnnotationId(derived(&id.0, taken)));
                }
            }
        }
        terms.tie_up(apart);
        terms.join_up(apart);
        terms
    }

    /// Finds the attributions that say the same, and with `apart` gives others than mine ids of their own.
    fn tie_up(&mut self, apart: bool) {
        let mut known: HashMap<Said, VecDeque<&AttributionId>> = HashMap::new();
        for mine in self.mine.attributions.values().filter(|a| !self.theirs.attributions.contains_key(&a.id)) {
            known.entry(self.said(self.mine, mine)).or_default().push_back(&mine.id);
        }
        for theirs in self.theirs.attributions.values() {
            let here = Attribution { inside: theirs.inside.clone(), ..self.attribution(theirs) };
            let other = match self.mine.attributions.get(&theirs.id) {
                Some(mine) if apart && mine.subject != here.subject => {
                    let taken = |id: &Arc<str>| {
                        let id = AttributionId(id.clone());
                        self.mine.attributions.contains_key(&id) || self.theirs.attributions.contains_key(&id)
                    };
                    Some(AttributionId(derived(&theirs.id.0, taken)))
                }
                Some(_) => None,
                None => known.get_mut(&self.said(self.theirs, &here)).and_then(VecDeque::pop_front).cloned(),
            };
            if let Some(other) = other {
                self.attributions.insert(theirs.id.clone(), other);
            }
        }
    }

    /// The same for relations.
    fn join_up(&mut self, apart: bool) {
        let ends = |r: &Relation| (r.kind, r.from.clone(), r.to.clone());
        let mut known: HashMap<(RelationKind, AnnotationId, AnnotationId), VecDeque<&RelationId>> = HashMap::new();
        for mine in self.mine.relations.values().filter(|r| !self.theirs.relations.contains_key(&r.id)) {
            known.entry(ends(mine)).or_default().push_back(&mine.id);
        }
        for theirs in self.theirs.relations.values() {
            let here = self.relation(theirs);
            let other = match self.mine.relations.get(&theirs.id) {
                Some(mine) if apart && ends(mine) != ends(&here) => {
                    let taken = |id: &Arc<str>| {
                        let id = RelationId(id.clone());
                        self.mine.relations.contains_key(&id) || self.theirs.relations.contains_key(&id)
                    };
                    Some(RelationId(derived(&theirs.id.0, taken)))
                }
                Some(_) => None,
                None => known.get_mut(&ends(&here)).and_then(VecDeque::pop_front).cloned(),
            };
            if let Some(other) = other {
                self.relations.insert(theirs.id.clone(), other);
            }
        }
    }

    /// What an attribution in my terms says; its outer one is looked up in `project`.
    fn said(&self, project: &Project, attribution: &Attribution) -> Said {
        let outer = attribution.inside.as_ref().and_then(|id| project.attributions.get(id));
        Said {
            subject: attribution.subject.clone(),
            cue: attribution.cue.clone(),
            source: attribution.source.clone(),
            via: attribution.via.clone(),
            manner: attribution.manner.key(),
            inside: outer.map(|outer| match std::ptr::eq(project, self.theirs) {
                true => self.subject(&outer.subject),
                false => outer.subject.clone(),
            }),
        }
    }

    pub fn article_id(&self, theirs: &ArticleId) -> ArticleId {
        self.articles.get(theirs).copied().unwrap_or(theirs).clone()
    }

    pub fn mark_id(&self, theirs: &AnnotationId) -> AnnotationId {
        self.marks.get(theirs).unwrap_or(theirs).clone()
    }

    fn label_id(&self, theirs: &LabelId) -> LabelId {
        self.comparison.labels.get(theirs).unwrap_or(theirs).clone()
    }

    fn source_id(&self, theirs: &SourceId) -> SourceId {
        self.comparison.entries.get(theirs).unwrap_or(theirs).clone()
    }

    pub fn attribution_id(&self, theirs: &AttributionId) -> AttributionId {
        self.attributions.get(theirs).unwrap_or(theirs).clone()
    }

    fn relation_id(&self, theirs: &RelationId) -> RelationId {
        self.relations.get(theirs).unwrap_or(theirs).clone()
    }

    fn party(&self, theirs: &Party) -> Party {
        match theirs {
            Party::Mention(id) => Party::Mention(self.mark_id(id)),
            Party::Entry(id) => Party::Entry(self.source_id(id)),
        }
    }

    fn subject(&self, theirs: &Subject) -> Subject {
        match theirs {
            Subject::Claim(id) => Subject::Claim(self.mark_id(id)),
            Subject::Article(id) => Subject::Article(self.article_id(id)),
        }
    }

    pub fn label(&self, theirs: &Label) -> Label {
        let mut joins = Joins::default();
        for (kind, labels) in &theirs.joins.0 {
            labels.iter().for_each(|label| joins.set(*kind, self.label_id(label), true));
        }
        let parent = theirs.parent.as_ref().map(|id| self.label_id(id));
        Label { id: self.label_id(&theirs.id), parent, joins, ..theirs.clone() }
    }

    fn article(&self, theirs: &Article) -> Article {
        let mut article = theirs.clone();
        article.id = self.article_id(&theirs.id);
        article
    }

    fn source(&self, theirs: &Source) -> Source {
        let parent = theirs.parent.as_ref().map(|id| self.source_id(id));
        Source { id: self.source_id(&theirs.id), parent, ..theirs.clone() }
    }

    /// Their annotation, where it stands in their text.
    fn annotation(&self, theirs: &Annotation) -> Annotation {
        Annotation {
            id: self.mark_id(&theirs.id),
            article: self.article_id(&theirs.article),
            label: self.label_id(&theirs.label),
            refers_to: theirs.refers_to.as_ref().map(|id| self.source_id(id)),
            ..theirs.clone()
        }
    }

    pub fn attribution(&self, theirs: &Attribution) -> Attribution {
        Attribution {
            id: self.attribution_id(&theirs.id),
            subject: self.subject(&theirs.subject),
            cue: theirs.cue.as_ref().map(|id| self.mark_id(id)),
            source: theirs.source.as_ref().map(|one| self.party(one)),
            via: theirs.via.iter().map(|one| self.party(one)).collect(),
            inside: theirs.inside.as_ref().map(|id| self.attribution_id(id)),
            ..theirs.clone()
        }
    }

    fn relation(&self, theirs: &Relation) -> Relation {
        let [from, to] = [&theirs.from, &theirs.to].map(|id| self.mark_id(id));
        Relation { id: self.relation_id(&theirs.id), from, to, ..theirs.clone() }
    }

    /// Their verdict, on what it judges in my project; its id is made of that.
    fn verdict(&self, theirs: &Verdict) -> Verdict {
        let on = self.mark_id(&theirs.on);
        let version = |there: &Arc<Annotation>| Arc::new(self.annotation(there));
        let decision = match &theirs.decision {
            Decision::Change(there) => Decision::Change(version(there)),
            Decision::Propose(there) => Decision::Propose(version(there)),
            decision => decision.clone(),
        };
        let removed = theirs.removed.as_ref().map(version);
        Verdict { id: VerdictId::of(&theirs.author, &on), on, decision, removed, ..theirs.clone() }
    }

    fn comment(&self, theirs: &Comment) -> Comment {
        let on = match &theirs.on {
            Topic::Annotation(id) => Topic::Annotation(self.mark_id(id)),
            Topic::Article(id) => Topic::Article(self.article_id(id)),
            Topic::Verdict(id) => {
                let here = self.theirs.verdicts.get(id).map(|v| VerdictId::of(&v.author, &self.mark_id(&v.on)));
                Topic::Verdict(here.unwrap_or_else(|| id.clone()))
            }
        };
        Comment { on, ..theirs.clone() }
    }

    /// A place of theirs; `None` where it is a block that my text has not.
    fn place(&self, theirs: &Place) -> Option<Place> {
        Some(match theirs {
            Place::Project => Place::Project,
            Place::Article(id) => Place::Article(self.article_id(id)),
            Place::Block(id, block) => {
                let here = self.article_id(id);
                let texts = self.mine.article(&here).zip(self.theirs.article(id));
                let to = match texts.filter(|(new, old)| !same_text(new, old)) {
                    Some((new, old)) => carry_blocks(old, new).get(*block as usize).copied().flatten()? as u32,
                    None => *block,
                };
                Place::Block(here, to)
            }
        })
    }

    /// Their version of a record, an annotation where it stands in my text if it has a place there. `None` if they have
    /// no such record or it has no place in mine.
    pub fn version(&self, theirs: &Record) -> Option<Version> {
        Some(match version_of(self.theirs, theirs)? {
            Version::Project(head) => Version::Project(head),
            Version::Label(label) => Version::Label(self.label(&label).into()),
            Version::Article(article) => Version::Article(self.article(&article).into()),
            Version::Source(source) => Version::Source(self.source(&source).into()),
            Version::Annotation(annotation) => {
                let placed = self.comparison.theirs.get(&annotation.id);
                let here = Annotation {
                    article: annotation.article.clone(),
                    ..Annotation::clone(placed.unwrap_or(&annotation))
                };
                Version::Annotation(self.annotation(&here).into())
            }
            Version::Attribution(attribution) => Version::Attribution(self.attribution(&attribution).into()),
            Version::Relation(relation) => Version::Relation(self.relation(&relation).into()),
            Version::Remarks(place, said) => Version::Remarks(self.place(&place)?, said),
            Version::Verdict(verdict) => Version::Verdict(self.verdict(&verdict).into()),
            Version::Comment(comment) => Version::Comment(self.comment(&comment).into()),
            Version::Stage(article, said) => Version::Stage(self.article_id(&article), said),
        })
    }

    /// Their whole project; its texts and what stands in them are theirs.
    pub fn project(&self) -> Project {
        let theirs = self.theirs;
        // Of two of theirs that are one of mine, the first one stands for both.
        let mut labels: Vec<Label> = Vec::with_capacity(theirs.labels.len());
        let mut met = HashSet::new();
        for label in theirs.labels.iter().map(|label| self.label(label)) {
            if met.insert(label.id.clone()) {
                labels.push(label);
            }
        }
        let remarks = theirs.remarks.iter().map(|(place, said)| {
            let here = match place {
                Place::Project => Place::Project,
                Place::Article(id) => Place::Article(self.article_id(id)),
                Place::Block(id, block) => Place::Block(self.article_id(id), *block),
            };
            (here, said.clone())
        });
        Project {
            labels,
            articles: theirs.articles.iter().map(|a| Arc::new(self.article(a))).collect(),
            sources: by_id(theirs.sources.values().map(|s| self.source(s)), |s| s.id.clone()),
            annotations: by_id(theirs.annotations.values().map(|a| self.annotation(a)), |a| a.id.clone()),
            attributions: by_id(theirs.attributions.values().map(|a| self.attribution(a)), |a| a.id.clone()),
            relations: by_id(theirs.relations.values().map(|r| self.relation(r)), |r| r.id.clone()),
            remarks: remarks.collect(),
            verdicts: by_id(theirs.verdicts.values().map(|v| self.verdict(v)), |v| v.id.clone()),
            comments: by_id(theirs.comments.values().map(|c| self.comment(c)), |c| c.id.clone()),
            stages: theirs.stages.iter().map(|(id, said)| (self.article_id(id), said.clone())).collect(),
            ..theirs.clone()
        }
    }
}

/// Records by their ids; of two with one the first.
fn by_id<I: Ord, T>(records: impl Iterator<Item = T>, id: impl Fn(&T) -> I) -> BTreeMap<I, Arc<T>> {
    let mut all = BTreeMap::new();
    for record in records {
        all.entry(id(&record)).or_insert_with(|| Arc::new(record));
    }
    all
}

/// An id made of `id` that is not taken, always the same one.
fn derived(id: &str, is_taken: impl Fn(&Arc<str>) -> bool) -> Arc<str> {
    let mut number = 2usize;
    loop {
        let new: Arc<str> = format!("{id}-{number}").into();
        if !is_taken(&new) {
            return new;
        }
        number += 1;
    }
}
