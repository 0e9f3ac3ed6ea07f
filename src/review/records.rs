//! A project's records by kind and id, and what each kind has to do with the others.

use super::fields::Parts;
use crate::annotation::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Comment, CommentId, Label, LabelId, Party,
    Place, PlaceRemarks, Project, Record, Relation, RelationId, Source, SourceId, Subject, Topic, Verdict, VerdictId,
    Version,
};
use crate::article::{Article, ArticleId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The records of one kind, by what identifies them.
pub(super) type Map<T> = BTreeMap<<T as Kind>::Id, Arc<T>>;

/// The records of a project, without an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Records {
    pub labels: Map<Label>,
    pub articles: Map<Article>,
    pub sources: Map<Source>,
    pub annotations: Map<Annotation>,
    pub attributions: Map<Attribution>,
    pub relations: Map<Relation>,
    pub remarks: Map<PlaceRemarks>,
    pub verdicts: Map<Verdict>,
    pub comments: Map<Comment>,
    pub stages: Map<ArticleStage>,
}

/// A kind of record.
pub(super) trait Kind: Parts {
    type Id: Ord + Clone;

    fn map(records: &Records) -> &Map<Self>;
    fn map_mut(records: &mut Records) -> &mut Map<Self>;
    fn record(id: &Self::Id) -> Record;
    fn version(id: &Self::Id, this: &Arc<Self>) -> Version;

    /// Tells `each` record that this one names and cannot be without.
    fn needs(&self, id: &Self::Id, each: &mut dyn FnMut(Record));

    /// Those of them with which it is removed; without the others it is only less.
    fn goes_with(&self, _id: &Self::Id, _each: &mut dyn FnMut(Record)) {}

    /// This record, made from `base`, as if it had not let go of what is there after all (`stays`); `None` if
    /// it let go of no such thing.
    fn hold_again(&self, _base: &Self, _stays: &dyn Fn(Record) -> bool) -> Option<Self> {
        None
    }
}

impl Records {
    pub fn of(project: &Project) -> Records {
        Records {
            labels: project.labels.iter().map(|label| (label.id.clone(), Arc::new(label.clone()))).collect(),
            articles: project.articles.iter().map(|article| (article.id.clone(), article.clone())).collect(),
            sources: project.sources.clone(),
            annotations: project.annotations.clone(),
            attributions: project.attributions.clone(),
            relations: project.relations.clone(),
            remarks: project.remarks.clone(),
            verdicts: project.verdicts.clone(),
            comments: project.comments.clone(),
            stages: project.stages.clone(),
        }
    }

    pub fn has(&self, record: &Record) -> bool {
        match record {
            Record::Project => true,
            Record::Label(id) => self.labels.contains_key(id),
            Record::Article(id) => self.articles.contains_key(id),
            Record::Source(id) => self.sources.contains_key(id),
            Record::Annotation(id) => self.annotations.contains_key(id),
            Record::Attribution(id) => self.attributions.contains_key(id),
            Record::Relation(id) => self.relations.contains_key(id),
            Record::Remarks(place) => self.remarks.contains_key(place),
            Record::Verdict(id) => self.verdicts.contains_key(id),
            Record::Comment(id) => self.comments.contains_key(id),
            Record::Stage(article) => self.stages.contains_key(article),
        }
    }

    /// Tells `each` record that one of these names.
    pub fn needs(&self, each: &mut dyn FnMut(Record)) {
        fn all<T: Kind>(records: &Records, each: &mut dyn FnMut(Record)) {
            T::map(records).iter().for_each(|(id, record)| record.needs(id, each));
        }
        all::<Label>(self, each);
        all::<Source>(self, each);
        all::<Annotation>(self, each);
        all::<Attribution>(self, each);
        all::<Relation>(self, each);
        all::<PlaceRemarks>(self, each);
        all::<Verdict>(self, each);
        all::<Comment>(self, each);
        all::<ArticleStage>(self, each);
    }
}

/// Tells `each` record that this version of one names.
pub(super) fn needs(version: &Version, each: &mut dyn FnMut(Record)) {
    match version {
        Version::Project(_) | Version::Article(_) => {}
        Version::Label(label) => label.needs(&label.id, each),
        Version::Source(source) => source.needs(&source.id, each),
        Version::Annotation(annotation) => annotation.needs(&annotation.id, each),
        Version::Attribution(attribution) => attribution.needs(&attribution.id, each),
        Version::Relation(relation) => relation.needs(&relation.id, each),
        Version::Remarks(place, remarks) => remarks.needs(place, each),
        Version::Verdict(verdict) => verdict.needs(&verdict.id, each),
        Version::Comment(comment) => comment.needs(&comment.id, each),
        Version::Stage(article, said) => said.needs(article, each),
    }
}

/// Puts back what `now` let go of, if it stays; what has another in its place did not let go.
fn again<T: Clone>(now: &mut Option<T>, before: &Option<T>, stays: bool) -> bool {
    let changed = stays && now.is_none();
    if changed {
        now.clone_from(before);
    }
    changed
}

macro_rules! kind {
    ($id:ty, $variant:ident, $map:ident) => {
        type Id = $id;

        fn map(records: &Records) -> &Map<Self> {
            &records.$map
        }

        fn map_mut(records: &mut Records) -> &mut Map<Self> {
            &mut records.$map
        }

        fn record(id: &$id) -> Record {
            Record::$variant(id.clone())
        }
    };
}

impl Kind for Label {
    kind!(LabelId, Label, labels);

    fn version(_: &LabelId, this: &Arc<Self>) -> Version {
        Version::Label(this.clone())
    }

    fn needs(&self, _: &LabelId, each: &mut dyn FnMut(Record)) {
        self.parent.iter().for_each(|parent| each(Record::Label(parent.clone())));
    }

    fn hold_again(&self, base: &Self, stays: &dyn Fn(Record) -> bool) -> Option<Self> {
        let mut new = self.clone();
        let above = base.parent.as_ref().is_some_and(|id| stays(Record::Label(id.clone())));
        again(&mut new.parent, &base.parent, above).then_some(new)
    }
}

impl Kind for Article {
    kind!(ArticleId, Article, articles);

    fn version(_: &ArticleId, this: &Arc<Self>) -> Version {
        Version::Article(this.clone())
    }

    fn needs(&self, _: &ArticleId, _: &mut dyn FnMut(Record)) {}
}

impl Kind for Source {
    kind!(SourceId, Source, sources);

    fn version(_: &SourceId, this: &Arc<Self>) -> Version {
        Version::Source(this.clone())
    }

    fn needs(&self, _: &SourceId, each: &mut dyn FnMut(Record)) {
        self.parent.iter().for_each(|parent| each(Record::Source(parent.clone())));
    }

    fn hold_again(&self, base: &Self, stays: &dyn Fn(Record) -> bool) -> Option<Self> {
        let mut new = self.clone();
        let above = base.parent.as_ref().is_some_and(|id| stays(Record::Source(id.clone())));
        again(&mut new.parent, &base.parent, above).then_some(new)
    }
}

impl Kind for Annotation {
    kind!(AnnotationId, Annotation, annotations);

    fn version(_: &AnnotationId, this: &Arc<Self>) -> Version {
        Version::Annotation(this.clone())
    }

    fn needs(&self, _: &AnnotationId, each: &mut dyn FnMut(Record)) {
        each(Record::Article(self.article.clone()));
        each(Record::Label(self.label.clone()));
        self.refers_to.iter().for_each(|entry| each(Record::Source(entry.clone())));
    }

    fn goes_with(&self, _: &AnnotationId, each: &mut dyn FnMut(Record)) {
        each(Record::Article(self.article.clone()));
    }

    fn hold_again(&self, base: &Self, stays: &dyn Fn(Record) -> bool) -> Option<Self> {
        let entry = base.refers_to.as_ref().is_some_and(|id| stays(Record::Source(id.clone())));
        let mut new = self.clone();
        again(&mut new.refers_to, &base.refers_to, entry).then_some(new)
    }
}

/// The record that a party of an attribution is.
fn party(party: &Party) -> Record {
    match party {
        Party::Mention(id) => Record::Annotation(id.clone()),
        Party::Entry(id) => Record::Source(id.clone()),
    }
}

/// The record that an attribution is about.
fn subject(subject: &Subject) -> Record {
    match subject {
        Subject::Claim(id) => Record::Annotation(id.clone()),
        Subject::Article(id) => Record::Article(id.clone()),
    }
}

impl Kind for Attribution {
    kind!(AttributionId, Attribution, attributions);

    fn version(_: &AttributionId, this: &Arc<Self>) -> Version {
        Version::Attribution(this.clone())
    }

    fn needs(&self, _: &AttributionId, each: &mut dyn FnMut(Record)) {
        each(subject(&self.subject));
        self.cue.iter().for_each(|cue| each(Record::Annotation(cue.clone())));
        self.parties().for_each(|one| each(party(one)));
        self.inside.iter().for_each(|outer| each(Record::Attribution(outer.clone())));
    }

    fn goes_with(&self, _: &AttributionId, each: &mut dyn FnMut(Record)) {
        each(subject(&self.subject));
    }

    fn hold_again(&self, base: &Self, stays: &dyn Fn(Record) -> bool) -> Option<Self> {
        let mut new = self.clone();
        let cue = base.cue.as_ref().is_some_and(|id| stays(Record::Annotation(id.clone())));
        let source = base.source.as_ref().is_some_and(|one| stays(party(one)));
        let inside = base.inside.as_ref().is_some_and(|id| stays(Record::Attribution(id.clone())));
        // Only hops that went with what they name: the others are as they were.
        let left: Vec<&Party> = base.via.iter().filter(|one| !stays(party(one))).collect();
        let via = left.len() < base.via.len() && left.iter().copied().eq(&self.via);
        if via {
            new.via.clone_from(&base.via);
        }
        let changed = [
            again(&mut new.cue, &base.cue, cue),
            again(&mut new.source, &base.source, source),
            again(&mut new.inside, &base.inside, inside),
            via,
        ];
        changed.contains(&true).then_some(new)
    }
}

impl Kind for Relation {
    kind!(RelationId, Relation, relations);

    fn version(_: &RelationId, this: &Arc<Self>) -> Version {
        Version::Relation(this.clone())
    }

    fn needs(&self, _: &RelationId, each: &mut dyn FnMut(Record)) {
        [&self.from, &self.to].into_iter().for_each(|end| each(Record::Annotation(end.clone())));
    }

    fn goes_with(&self, id: &RelationId, each: &mut dyn FnMut(Record)) {
        self.needs(id, each);
    }
}

impl Kind for PlaceRemarks {
    kind!(Place, Remarks, remarks);

    fn version(place: &Place, this: &Arc<Self>) -> Version {
        Version::Remarks(place.clone(), this.clone())
    }

    fn needs(&self, place: &Place, each: &mut dyn FnMut(Record)) {
        place.article().into_iter().for_each(|article| each(Record::Article(article.clone())));
    }

    fn goes_with(&self, place: &Place, each: &mut dyn FnMut(Record)) {
        self.needs(place, each);
    }
}

impl Kind for Verdict {
    kind!(VerdictId, Verdict, verdicts);

    fn version(_: &VerdictId, this: &Arc<Self>) -> Version {
        Version::Verdict(this.clone())
    }

    fn needs(&self, _: &VerdictId, each: &mut dyn FnMut(Record)) {
        each(match self.own_article() {
            Some(article) => Record::Article(article.clone()),
            None => Record::Annotation(self.on.clone()),
        });
    }

    fn goes_with(&self, id: &VerdictId, each: &mut dyn FnMut(Record)) {
        self.needs(id, each);
    }
}

impl Kind for Comment {
    kind!(CommentId, Comment, comments);

    fn version(_: &CommentId, this: &Arc<Self>) -> Version {
        Version::Comment(this.clone())
    }

    fn needs(&self, _: &CommentId, each: &mut dyn FnMut(Record)) {
        each(match &self.on {
            Topic::Annotation(id) => Record::Annotation(id.clone()),
            Topic::Article(id) => Record::Article(id.clone()),
            Topic::Verdict(id) => Record::Verdict(id.clone()),
        });
        self.thread.iter().for_each(|first| each(Record::Comment(first.clone())));
    }

    fn goes_with(&self, id: &CommentId, each: &mut dyn FnMut(Record)) {
        self.needs(id, each);
    }
}

impl Kind for ArticleStage {
    kind!(ArticleId, Stage, stages);

    fn version(article: &ArticleId, this: &Arc<Self>) -> Version {
        Version::Stage(article.clone(), this.clone())
    }

    fn needs(&self, article: &ArticleId, each: &mut dyn FnMut(Record)) {
        each(Record::Article(article.clone()));
    }

    fn goes_with(&self, article: &ArticleId, each: &mut dyn FnMut(Record)) {
        self.needs(article, each);
    }
}
