//! How much a project may hold: far more than work needs, and little enough that a hostile file costs no more than
//! it is long.
//!
//! [`Project::apply`] and the reader of project files hold to the same limits, so that whatever was made can be opened
//! again. `docs/format.md` lists them.

use super::{
    Annotation, Attribution, AttributionId, Edit, EditError, LabelId, Project, Remarks, Source, SourceId, Verdict,
};
use crate::article::MAX_BLOCKS;

pub const MAX_LABELS: usize = 1000;
pub const MAX_ARTICLES: usize = 10_000;
pub const MAX_SOURCES: usize = 100_000;
pub const MAX_ANNOTATIONS: usize = 1_000_000;
pub const MAX_ATTRIBUTIONS: usize = 1_000_000;
pub const MAX_RELATIONS: usize = 1_000_000;
pub const MAX_REMARKS: usize = 1_000_000;
pub const MAX_CONFLICTS: usize = 1_000_000;
/// From how many versions of its file it is known that a project was made.
pub const MAX_LINEAGE: usize = 1000;
pub const MAX_VERDICTS: usize = 1_000_000;
pub const MAX_COMMENTS: usize = 1_000_000;
/// Of one annotation.
pub const MAX_MARKS: usize = 1000;
/// Of one annotation or place.
pub const MAX_TAGS: usize = 1000;
/// Of one source.
pub const MAX_ALIASES: usize = 1000;
/// Of one source.
pub const MAX_RATINGS: usize = 1000;
/// That one attribution came through.
pub const MAX_HOPS: usize = 100;
/// How many others a label stands under, a source belongs to, or an attribution stands inside of.
pub const MAX_NESTING: usize = 32;

/// Whether there may be `count` of `what`.
fn at_most(count: usize, most: usize, what: &'static str) -> Result<(), EditError> {
    if count > most { Err(EditError::TooMany(what, most)) } else { Ok(()) }
}

impl Annotation {
    /// Whether it has no more marks and tags than it may.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        at_most(self.marks.len(), MAX_MARKS, "marks in an annotation")?;
        self.remarks.check_counts()
    }
}

impl Remarks {
    /// Whether there are no more tags than there may be.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        at_most(self.tags.len(), MAX_TAGS, "tags")
    }
}

impl Source {
    /// Whether it has no more names and ratings than it may.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        at_most(self.aliases.len(), MAX_ALIASES, "aliases of a source")?;
        at_most(self.ratings.len(), MAX_RATINGS, "ratings of a source")
    }
}

impl Attribution {
    /// Whether it came through no more than it may.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        at_most(self.via.len(), MAX_HOPS, "hops in an attribution")
    }
}

impl Verdict {
    /// Whether the annotations in it have no more of anything than they may.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        let mut versions = self.decision.version().into_iter().chain(&self.removed);
        versions.try_for_each(|version| version.check_counts())
    }
}

impl Project {
    /// Whether it has no more of anything than it may; for one that was not made edit by edit, such as a merge of two.
    ///
    /// # Errors
    /// [`EditError::TooMany`].
    pub fn check_counts(&self) -> Result<(), EditError> {
        at_most(self.labels.len(), MAX_LABELS, "labels")?;
        at_most(self.articles.len(), MAX_ARTICLES, "articles")?;
        at_most(self.sources.len(), MAX_SOURCES, "sources")?;
        at_most(self.annotations.len(), MAX_ANNOTATIONS, "annotations")?;
        at_most(self.attributions.len(), MAX_ATTRIBUTIONS, "attributions")?;
        at_most(self.relations.len(), MAX_RELATIONS, "relations")?;
        at_most(self.remarks.len(), MAX_REMARKS, "remarks")?;
        at_most(self.conflicts.len(), MAX_CONFLICTS, "conflicts")?;
        at_most(self.verdicts.len(), MAX_VERDICTS, "verdicts")?;
        at_most(self.comments.len(), MAX_COMMENTS, "comments")?;
        self.verdicts.values().try_for_each(|verdict| verdict.check_counts())?;
        self.sources.values().try_for_each(|source| source.check_counts())?;
        self.annotations.values().try_for_each(|annotation| annotation.check_counts())?;
        self.attributions.values().try_for_each(|attribution| attribution.check_counts())?;
        self.remarks.values().try_for_each(|about| about.remarks.check_counts())
    }

    /// Whether there is room for what `edit` puts in. What it takes out makes none here: a batch is looked at edit by
    /// edit.
    pub(super) fn check_room(&self, edit: &Edit) -> Result<(), EditError> {
        let one_more = |there: bool, count: usize| count + usize::from(!there);
        match edit {
            Edit::PutAnnotation(new) => {
                new.check_counts()?;
                let count = one_more(self.annotations.contains_key(&new.id), self.annotations.len());
                at_most(count, MAX_ANNOTATIONS, "annotations")
            }
            Edit::PutAttribution(new) => {
                new.check_counts()?;
                let count = one_more(self.attributions.contains_key(&new.id), self.attributions.len());
                at_most(count, MAX_ATTRIBUTIONS, "attributions")?;
                self.check_attribution_depth(new)
            }
            Edit::PutSource(new) => {
                new.check_counts()?;
                let count = one_more(self.sources.contains_key(&new.id), self.sources.len());
                at_most(count, MAX_SOURCES, "sources")?;
                self.check_source_depth(new)
            }
            Edit::PutRelation(new) => {
                let count = one_more(self.relations.contains_key(&new.id), self.relations.len());
                at_most(count, MAX_RELATIONS, "relations")
            }
            Edit::PutRemarks(place, remarks) => {
                remarks.remarks.check_counts()?;
                let count = one_more(self.remarks.contains_key(place), self.remarks.len());
                at_most(count, MAX_REMARKS, "remarks")
            }
            Edit::PutConflict(new) => {
                let count = one_more(self.conflicts.contains_key(&new.id), self.conflicts.len());
                at_most(count, MAX_CONFLICTS, "conflicts")
            }
            Edit::PutVerdict(new) => {
                new.check_counts()?;
                let count = one_more(self.verdicts.contains_key(&new.id), self.verdicts.len());
                at_most(count, MAX_VERDICTS, "verdicts")
            }
            Edit::PutComment(new) => {
                let count = one_more(self.comments.contains_key(&new.id), self.comments.len());
                at_most(count, MAX_COMMENTS, "comments")
            }
            Edit::PutLabel { label, .. } => {
                let old = self.label(&label.id);
                at_most(one_more(old.is_some(), self.labels.len()), MAX_LABELS, "labels")?;
                let up = |id: &LabelId| self.label(id).and_then(|l| l.parent.clone());
                let link = Link { id: &label.id, new: label.parent.as_ref(), old: old.map(|l| l.parent.as_ref()) };
                link.check(self.labels.iter().map(|l| &l.id), up, "labels")
            }
            Edit::AddArticle { article, .. } => {
                at_most(self.articles.len() + 1, MAX_ARTICLES, "articles")?;
                at_most(article.blocks().len(), MAX_BLOCKS, "paragraphs in an article")
            }
            Edit::ReplaceArticle { article, annotations } => {
                annotations.iter().try_for_each(|new| new.check_counts())?;
                at_most(article.blocks().len(), MAX_BLOCKS, "paragraphs in an article")
            }
            Edit::Whole(project) => project.check_counts(),
            _ => Ok(()),
        }
    }

    fn check_source_depth(&self, new: &Source) -> Result<(), EditError> {
        let old = self.sources.get(&new.id).map(|old| old.parent.as_ref());
        let up = |id: &SourceId| self.sources.get(id).and_then(|s| s.parent.clone());
        Link { id: &new.id, new: new.parent.as_ref(), old }.check(self.sources.keys(), up, "sources")
    }

    fn check_attribution_depth(&self, new: &Attribution) -> Result<(), EditError> {
        let old = self.attributions.get(&new.id).map(|old| old.inside.as_ref());
        let up = |id: &AttributionId| self.attributions.get(id).and_then(|a| a.inside.clone());
        Link { id: &new.id, new: new.inside.as_ref(), old }.check(self.attributions.keys(), up, "attributions")
    }
}

/// A record that comes under another.
struct Link<'p, Id> {
    id: &'p Id,
    new: Option<&'p Id>,
    /// What it was under, if it was there.
    old: Option<Option<&'p Id>>,
}

impl<'p, Id: Clone + PartialEq + 'p> Link<'p, Id> {
    /// Whether it may, with all that is under it. `up` leads from each of `all` to what it is under.
    fn check(
        &self,
        all: impl Iterator<Item = &'p Id>,
        up: impl Fn(&Id) -> Option<Id>,
        what: &'static str,
    ) -> Result<(), EditError> {
        let Some(parent) = self.new.filter(|new| self.old != Some(Some(new))) else { return Ok(()) };
        // Circles are told by who asks next; here they only must end.
        let line = |id: &Id| std::iter::successors(Some(id.clone()), &up).take(MAX_NESTING + 2).collect::<Vec<_>>();
        // Nothing is under what is new.
        let all = all.filter(|_| self.old.is_some());
        let below = all.filter_map(|other| line(other).iter().position(|one| one == self.id)).max().unwrap_or_default();
        if line(parent).len() + below > MAX_NESTING { Err(EditError::TooDeep(what, MAX_NESTING)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Bilingual, Label, Party, Place, PlaceRemarks, Rating, Reliability, Subject, Timestamp};
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    use std::sync::Arc;

    fn source(id: usize, parent: Option<usize>) -> Edit {
        let mut source = Source::new(SourceId(format!("{id}").into()), Bilingual::default(), "", Timestamp(0));
        source.parent = parent.map(|id| SourceId(format!("{id}").into()));
        Edit::PutSource(Arc::new(source))
    }

    fn refused(project: &mut Project, edit: Edit, expected: EditError) {
        let before = project.clone();
        assert_eq!(project.apply(edit).unwrap_err(), expected);
        assert_eq!(*project, before);
    }

    #[test]
    fn what_is_under_others_is_counted_with_what_is_under_it() {
        let mut project = Project::new("", Timestamp(0));
        let deep = EditError::TooDeep("sources", MAX_NESTING);
        for n in 0..=MAX_NESTING {
            project.apply(source(n, n.checked_sub(1))).unwrap();
        }
        refused(&mut project, source(99, Some(MAX_NESTING)), deep.clone());
        project.apply(source(99, Some(MAX_NESTING - 1))).unwrap();
        // The whole line under one more.
        project.apply(source(100, None)).unwrap();
        refused(&mut project, source(0, Some(100)), deep.clone());
        // Half of it under another line that is as long.
        for n in 200..=200 + MAX_NESTING / 2 {
            project.apply(source(n, (n > 200).then(|| n - 1))).unwrap();
        }
        refused(&mut project, source(MAX_NESTING / 2, Some(200 + MAX_NESTING / 2)), deep);
        project.apply(source(MAX_NESTING / 2 + 1, Some(200 + MAX_NESTING / 2))).unwrap();
    }

    #[test]
    fn a_project_put_in_whole_holds_to_the_same() {
        let mut project = Project::new("", Timestamp(0));
        project.apply(source(1, None)).unwrap();
        let mut full = project.clone();
        let aliases = |count: usize| (0..count).map(|n| n.to_string()).collect();
        let one = full.sources.values_mut().next().map(Arc::make_mut).unwrap();
        one.aliases = aliases(MAX_ALIASES + 1);
        let too_many = EditError::TooMany("aliases of a source", MAX_ALIASES);
        refused(&mut project, Edit::Whole(Box::new(full.clone())), too_many);
        full.sources.values_mut().next().map(Arc::make_mut).unwrap().aliases = aliases(MAX_ALIASES);
        project.apply(Edit::Whole(Box::new(full.clone()))).unwrap();
        assert_eq!(project, full);
    }

    #[test]
    fn lists_of_a_record_are_bounded() {
        let mut project = Project::new("", Timestamp(0));
        let too_many = EditError::TooMany;
        let mut new = Source::new(SourceId("s".into()), Bilingual::default(), "", Timestamp(0));
        new.aliases = vec!["x".to_owned(); MAX_ALIASES + 1];
        refused(&mut project, Edit::PutSource(Arc::new(new.clone())), too_many("aliases of a source", MAX_ALIASES));
        new.aliases.pop();
        let (reason, author) = (Bilingual::default(), String::new());
        new.ratings =
            vec![Rating { at: Timestamp(0), reliability: Reliability::ALL[0], reason, author }; MAX_RATINGS + 1];
        refused(&mut project, Edit::PutSource(Arc::new(new.clone())), too_many("ratings of a source", MAX_RATINGS));
        new.ratings.pop();
        project.apply(Edit::PutSource(Arc::new(new.clone()))).unwrap();
        let mut remarks = PlaceRemarks::default();
        remarks.remarks.tags = vec!["x".to_owned(); MAX_TAGS + 1];
        refused(&mut project, Edit::PutRemarks(Place::Project, Arc::new(remarks)), too_many("tags", MAX_TAGS));
        let subject = Subject::Article(ArticleId("a".into()));
        let mut tie = Attribution::new(AttributionId("t".into()), subject, "", Timestamp(0));
        tie.via = vec![Party::Entry(new.id); MAX_HOPS + 1];
        refused(&mut project, Edit::PutAttribution(Arc::new(tie)), too_many("hops in an attribution", MAX_HOPS));
        let label = |n: usize| Label { id: LabelId(format!("{n}").into()), key: None, ..Label::built_in()[0].clone() };
        while project.labels.len() < MAX_LABELS {
            project.labels.push(label(project.labels.len()));
        }
        refused(&mut project, Edit::PutLabel { at: 0, label: label(MAX_LABELS) }, too_many("labels", MAX_LABELS));
        project.apply(Edit::PutLabel { at: 0, label: label(MAX_LABELS - 1) }).unwrap();
        let parts = std::iter::repeat_n((BlockKind::Paragraph, None, "x"), MAX_BLOCKS + 1);
        let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
        let add = Edit::AddArticle { at: 0, article: Arc::new(article) };
        refused(&mut project, add, too_many("paragraphs in an article", MAX_BLOCKS));
    }
}
