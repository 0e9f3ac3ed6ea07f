//! Every change to a project, as plain data.

use super::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Comment, CommentId, Conflict, ConflictId,
    Label, LabelId, Party, Place, PlaceRemarks, Project, Relation, RelationId, RelationKind, Role, Source, SourceId,
    Subject, Topic, Verdict, VerdictId,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, Meta};
use crate::text::{Cp, CpRange, Direction};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One change to a project.
///
/// "Put" adds a record or takes the place of the one with the same id. Whoever
/// makes an edit sets the record's `modified` time.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Attributions in which the annotation's new label does not fit let go of it.
    PutAnnotation(Arc<Annotation>),
    /// Attributions of it as a claim go too; those that name it as source or cue let go of it. So do the verdicts on
    /// it, but for proposals and rejections that were taken, and what was said of it and of those.
    RemoveAnnotation(AnnotationId),
    PutAttribution(Arc<Attribution>),
    /// Those inside it come to stand where it stood.
    RemoveAttribution(AttributionId),
    /// Puts an entry of the source registry.
    PutSource(Arc<Source>),
    /// Whatever names the entry lets go of it; entries under it come to stand under what it was under.
    RemoveSource(SourceId),
    PutRelation(Arc<Relation>),
    RemoveRelation(RelationId),
    /// Writes what there is to say about the project, an article or a block, in place of what was said.
    PutRemarks(Place, Arc<PlaceRemarks>),
    RemoveRemarks(Place),
    PutVerdict(Arc<Verdict>),
    /// What was said of it goes too.
    RemoveVerdict(VerdictId),
    PutComment(Arc<Comment>),
    /// The answers to it go too.
    RemoveComment(CommentId),
    /// Says how far an article has come.
    PutStage(ArticleId, Arc<ArticleStage>),
    RemoveStage(ArticleId),
    PutConflict(Arc<Conflict>),
    RemoveConflict(ConflictId),
    /// Puts a label so that it is number `at` of the list; one with the same id leaves its place.
    PutLabel {
        at: usize,
        label: Label,
    },
    /// Only a label that no annotation carries. Labels under it come to stand under what it was under.
    RemoveLabel(LabelId),
    /// Adds an article so that it is number `at` of the list.
    AddArticle {
        at: usize,
        article: Arc<Article>,
    },
    /// Its annotations go too, as by [`Edit::RemoveAnnotation`], what was said about it or its blocks, the
    /// verdicts that stand by it, and how far it has come.
    RemoveArticle(ArticleId),
    /// Puts another text in the place of the article with the same id, and with it all its annotations,
    /// which must fit the new text. Those it had and that are not among them are removed.
    /// What was said about a block stays with its number; about one that is no longer there it goes.
    ReplaceArticle {
        article: Arc<Article>,
        annotations: Vec<Arc<Annotation>>,
    },
    /// What block number `block` is, and its base direction if it is not to be found from the text.
    SetBlock {
        article: ArticleId,
        block: usize,
        kind: BlockKind,
        direction: Option<Direction>,
    },
    SetMeta {
        article: ArticleId,
        meta: Meta,
    },
    /// Puts a whole project, which fits the rules itself, in the place of the one there is.
    Whole(Box<Project>),
    /// The project's name.
    SetName(String),
    /// Who works on the project.
    SetAuthor(String),
    /// What a newer version wrote beside the project's records.
    SetExtra(Extra),
    /// One after the other; all or none.
    Batch(Vec<Edit>),
}

/// Why an edit, or a record of a file, does not fit the project.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("the id is empty")]
    Nameless,
    #[error("there is no annotation {:?}", .0.0)]
    NoAnnotation(AnnotationId),
    #[error("there is no attribution {:?}", .0.0)]
    NoAttribution(AttributionId),
    #[error("there is no source {:?}", .0.0)]
    NoSource(SourceId),
    #[error("there is no relation {:?}", .0.0)]
    NoRelation(RelationId),
    #[error("there is no verdict {:?}", .0.0)]
    NoVerdict(VerdictId),
    #[error("the verdict {:?} is not what its author and annotation make it, or holds a version of another annotation", .0.0)]
    OtherVerdict(VerdictId),
    #[error("there is no comment {:?}", .0.0)]
    NoComment(CommentId),
    #[error("the comment {:?} answers one that begins no thread about the same", .0.0)]
    OtherThread(CommentId),
    #[error("nobody said how far this article has come")]
    NoStage,
    #[error("there is no conflict {:?}", .0.0)]
    NoConflict(ConflictId),
    #[error("the conflict {:?} holds a version of another record than it is about", .0.0)]
    OtherRecord(ConflictId),
    #[error("nothing was said about this place")]
    NoRemarks,
    #[error("the source {:?} would belong to itself", .0.0)]
    SourceCircle(SourceId),
    #[error("the label {:?} would stand under itself", .0.0)]
    LabelCircle(LabelId),
    #[error("the attribution {:?} would stand inside itself", .0.0)]
    AttributionCircle(AttributionId),
    #[error("the relation {:?} joins an annotation to itself", .0.0)]
    SelfRelation(RelationId),
    #[error("the labels {:?} and {:?} may not be joined by {:?}", .1.0, .2.0, .0.key())]
    Unjoinable(RelationKind, LabelId, LabelId),
    #[error("the label {:?} cannot forbid {:?}: {} relations rely on it", .0.0, .1.key(), .2)]
    JoinInUse(LabelId, RelationKind, usize),
    #[error("there is no label {:?}", .0.0)]
    NoLabel(LabelId),
    #[error("there is no article {:?}", .0.0)]
    NoArticle(ArticleId),
    #[error("the article {:?} has no block {}", .0.0, .1)]
    NoBlock(ArticleId, usize),
    #[error("there is already an article {:?}", .0.0)]
    ArticleExists(ArticleId),
    #[error("the list has only {1} entries, so nothing can stand at place {0}")]
    NoPlace(usize, usize),
    #[error("the label {:?} is in use by {} annotations", .0.0, .1)]
    LabelInUse(LabelId, usize),
    #[error("the label {:?} cannot change its role while attributions rely on it", .0.0)]
    RoleInUse(LabelId),
    #[error("the key {0:?} is neither a digit nor a small Latin letter")]
    BadKey(char),
    #[error("the key {0:?} already belongs to the label {id:?}", id = .1.0)]
    KeyTaken(char, LabelId),
    #[error("the annotation {:?} has no range", .0.0)]
    Unmarked(AnnotationId),
    #[error("the range {}..{} of the annotation {:?} is empty", .1.start.0, .1.end.0, .0.0)]
    EmptyRange(AnnotationId, CpRange),
    #[error("the range {}..{} of the annotation {:?} overlaps the one before it or stands out of order", .1.start.0, .1.end.0, .0.0)]
    RangeOrder(AnnotationId, CpRange),
    #[error("the range {}..{} of the annotation {:?} leaves the text, which has {} characters", .1.start.0, .1.end.0, .0.0, .2.0)]
    OutsideText(AnnotationId, CpRange, Cp),
    #[error("the annotation {:?} cannot be the {} of an attribution: its label says otherwise", .0.0, .1.name())]
    Unfitting(AnnotationId, Role),
    #[error("the annotation {:?} belongs to another article", .0.0)]
    OtherArticle(AnnotationId),
    #[error("more than {1} {0}, which no project needs")]
    TooMany(&'static str, usize),
    #[error("{0} nested more than {1} deep, which no project needs")]
    TooDeep(&'static str, usize),
}

impl Role {
    /// The role's name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Role::Claim => "claim",
            Role::Source => "source",
            Role::Cue => "cue",
        }
    }
}

impl Project {
    /// Carries out `edit` and gives back the edit that undoes it.
    ///
    /// # Errors
    /// When the edit does not fit the project, which then stays as it was.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        self.check_room(&edit)?;
        match edit {
            Edit::PutAnnotation(annotation) => self.put_annotation(annotation),
            Edit::RemoveAnnotation(id) => self.remove_annotation(&id),
            Edit::PutAttribution(attribution) => self.put_attribution(attribution),
            Edit::RemoveAttribution(id) => {
                if !self.attributions.contains_key(&id) {
                    return Err(EditError::NoAttribution(id));
                }
                Ok(one_or_batch(self.drop_attributions(vec![id])))
            }
            Edit::PutSource(source) => self.put_source(source),
            Edit::RemoveSource(id) => self.remove_source(id),
            Edit::PutRelation(relation) => {
                self.check_relation(&relation)?;
                let id = relation.id.clone();
                Ok(match self.relations.insert(id.clone(), relation) {
                    Some(old) => Edit::PutRelation(old),
                    None => Edit::RemoveRelation(id),
                })
            }
            Edit::RemoveRelation(id) => match self.relations.remove(&id) {
                Some(old) => Ok(Edit::PutRelation(old)),
                None => Err(EditError::NoRelation(id)),
            },
            Edit::PutRemarks(place, remarks) => {
                self.check_place(&place)?;
                Ok(match self.remarks.insert(place.clone(), remarks) {
                    Some(old) => Edit::PutRemarks(place, old),
                    None => Edit::RemoveRemarks(place),
                })
            }
            Edit::RemoveRemarks(place) => match self.remarks.remove(&place) {
                Some(old) => Ok(Edit::PutRemarks(place, old)),
                None => Err(EditError::NoRemarks),
            },
            Edit::PutVerdict(verdict) => {
                self.check_verdict(&verdict)?;
                let id = verdict.id.clone();
                Ok(match self.verdicts.insert(id.clone(), verdict) {
                    Some(old) => Edit::PutVerdict(old),
                    None => Edit::RemoveVerdict(id),
                })
            }
            Edit::RemoveVerdict(id) => {
                if !self.verdicts.contains_key(&id) {
                    return Err(EditError::NoVerdict(id));
                }
                Ok(one_or_batch(self.drop_verdicts(|verdict| verdict.id == id)))
            }
            Edit::PutComment(comment) => self.put_comment(comment),
            Edit::RemoveComment(id) => {
                if !self.comments.contains_key(&id) {
                    return Err(EditError::NoComment(id));
                }
                Ok(one_or_batch(self.drop_comments(|c| c.id == id || c.thread.as_ref() == Some(&id))))
            }
            Edit::PutStage(article, stage) => {
                self.article(&article).ok_or_else(|| EditError::NoArticle(article.clone()))?;
                Ok(match self.stages.insert(article.clone(), stage) {
                    Some(old) => Edit::PutStage(article, old),
                    None => Edit::RemoveStage(article),
                })
            }
            Edit::RemoveStage(article) => match self.stages.remove(&article) {
                Some(old) => Ok(Edit::PutStage(article, old)),
                None => Err(EditError::NoStage),
            },
            Edit::PutConflict(conflict) => {
                conflict.check()?;
                let id = conflict.id.clone();
                Ok(match self.conflicts.insert(id.clone(), conflict) {
                    Some(old) => Edit::PutConflict(old),
                    None => Edit::RemoveConflict(id),
                })
            }
            Edit::RemoveConflict(id) => match self.conflicts.remove(&id) {
                Some(old) => Ok(Edit::PutConflict(old)),
                None => Err(EditError::NoConflict(id)),
            },
            Edit::PutLabel { at, label } => self.put_label(at, label),
            Edit::RemoveLabel(id) => self.remove_label(id),
            Edit::AddArticle { at, article } => self.add_article(at, article),
            Edit::RemoveArticle(id) => self.remove_article(id),
            Edit::ReplaceArticle { article, annotations } => self.replace_article(article, annotations),
            Edit::SetBlock { article, block, kind, direction } => self.set_block(article, block, kind, direction),
            Edit::SetMeta { article, meta } => {
                let meta = Arc::make_mut(self.article_mut(&article)?).set_meta(meta);
                Ok(Edit::SetMeta { article, meta })
            }
            Edit::Whole(project) => Ok(Edit::Whole(Box::new(std::mem::replace(self, *project)))),
            Edit::SetName(name) => Ok(Edit::SetName(std::mem::replace(&mut self.name, name))),
            Edit::SetAuthor(author) => Ok(Edit::SetAuthor(std::mem::replace(&mut self.author, author))),
            Edit::SetExtra(extra) => Ok(Edit::SetExtra(std::mem::replace(&mut self.extra, extra))),
            Edit::Batch(edits) => self.apply_all(edits),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverse = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(undo) => inverse.push(undo),
                Err(error) => {
                    for undo in inverse.into_iter().rev() {
                        // An inverse fits the state it was made in, and that is the state here.
                        let undone = self.apply(undo);
                        debug_assert!(undone.is_ok(), "an inverse did not fit: {undone:?}");
                    }
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        Ok(Edit::Batch(inverse))
    }

    fn put_annotation(&mut self, annotation: Arc<Annotation>) -> Result<Edit, EditError> {
        self.check_annotation(&annotation)?;
        let id = annotation.id.clone();
        let before = self.role_of(&id);
        let relabelled = self.annotations.get(&id).is_some_and(|old| old.label != annotation.label);
        let old = self.annotations.insert(id.clone(), annotation);
        let Some(old) = old else { return Ok(Edit::RemoveAnnotation(id)) };
        let mut inverse = vec![Edit::PutAnnotation(old)];
        if before != self.role_of(&id) {
            inverse.extend(self.let_go(|part| *part == id));
        }
        if relabelled {
            inverse.extend(self.drop_relations(|project, r| r.other(&id).is_some() && !project.is_joinable(r)));
        }
        Ok(one_or_batch(inverse))
    }

    fn remove_annotation(&mut self, id: &AnnotationId) -> Result<Edit, EditError> {
        let old = self.annotations.remove(id).ok_or_else(|| EditError::NoAnnotation(id.clone()))?;
        let mut inverse = vec![Edit::PutAnnotation(old)];
        inverse.extend(self.let_go(|part| part == id));
        inverse.extend(self.drop_relations(|_, r| r.other(id).is_some()));
        inverse.extend(self.drop_reviews(|part| part == id));
        Ok(one_or_batch(inverse))
    }

    fn put_comment(&mut self, comment: Arc<Comment>) -> Result<Edit, EditError> {
        self.check_comment(&comment)?;
        let id = comment.id.clone();
        let moves = |old: &Arc<Comment>| old.on != comment.on || comment.thread.is_some();
        if self.comments.get(&id).is_some_and(moves) && self.is_answered(&id) {
            return Err(EditError::OtherThread(id));
        }
        Ok(match self.comments.insert(id.clone(), comment) {
            Some(old) => Edit::PutComment(old),
            None => Edit::RemoveComment(id),
        })
    }

    /// Takes out the comments that `gone` names, with an answer always its thread's first if that is named; gives back
    /// what restores them.
    fn drop_comments(&mut self, gone: impl Fn(&Comment) -> bool) -> Vec<Edit> {
        let ids: Vec<CommentId> = self.comments.values().filter(|c| gone(c)).map(|c| c.id.clone()).collect();
        let mut taken: Vec<Arc<Comment>> = ids.iter().filter_map(|id| self.comments.remove(id)).collect();
        // A thread is begun before it is answered.
        taken.sort_by_key(|comment| comment.thread.is_some());
        taken.into_iter().map(Edit::PutComment).collect()
    }

    /// Takes out the verdicts that `gone` names and what was said of them; gives back what restores all.
    fn drop_verdicts(&mut self, gone: impl Fn(&Verdict) -> bool) -> Vec<Edit> {
        let ids: BTreeSet<VerdictId> = self.verdicts.values().filter(|v| gone(v)).map(|v| v.id.clone()).collect();
        let mut inverse: Vec<Edit> =
            ids.iter().filter_map(|id| self.verdicts.remove(id)).map(Edit::PutVerdict).collect();
        if !inverse.is_empty() {
            inverse.extend(self.drop_comments(|c| matches!(&c.on, Topic::Verdict(id) if ids.contains(id))));
        }
        inverse
    }

    /// Takes out the verdicts that go with the annotations `gone` names, and what was said of these and of those;
    /// gives back what restores all.
    fn drop_reviews(&mut self, gone: impl Fn(&AnnotationId) -> bool) -> Vec<Edit> {
        let mut inverse = self.drop_verdicts(|v| v.own_article().is_none() && gone(&v.on));
        inverse.extend(self.drop_comments(|c| matches!(&c.on, Topic::Annotation(id) if gone(id))));
        inverse
    }

    fn put_attribution(&mut self, attribution: Arc<Attribution>) -> Result<Edit, EditError> {
        self.check_attribution(&attribution)?;
        let id = attribution.id.clone();
        Ok(match self.attributions.insert(id.clone(), attribution) {
            Some(old) => Edit::PutAttribution(old),
            None => Edit::RemoveAttribution(id),
        })
    }

    /// Makes the attributions let go of the annotations that `gone` names; gives back what restores them.
    fn let_go(&mut self, gone: impl Fn(&AnnotationId) -> bool) -> Vec<Edit> {
        let about_gone = |a: &Attribution| a.claim().is_some_and(&gone);
        let removed: Vec<AttributionId> =
            self.attributions.values().filter(|a| about_gone(a)).map(|a| a.id.clone()).collect();
        let named = |a: &Attribution| a.parts().any(|(_, part)| gone(part));
        let changed: Vec<_> = self.attributions.values().filter(|a| !about_gone(a) && named(a)).cloned().collect();
        for old in &changed {
            let mut new = Attribution::clone(old);
            let stays = |party: &Party| party.mention().is_none_or(|part| !gone(part));
            new.cue = new.cue.filter(|part| !gone(part));
            new.source = new.source.filter(stays);
            new.via.retain(stays);
            self.attributions.insert(new.id.clone(), Arc::new(new));
        }
        // Undone in this order, every attribution finds the one it is inside of.
        let mut inverse = self.drop_attributions(removed);
        inverse.extend(changed.into_iter().map(Edit::PutAttribution));
        inverse
    }

    /// Takes attributions out, those inside them coming to stand where they stood; gives back what restores all.
    fn drop_attributions(&mut self, ids: Vec<AttributionId>) -> Vec<Edit> {
        let gone: BTreeSet<AttributionId> = ids.into_iter().collect();
        let mut touched: Vec<(usize, Arc<Attribution>)> = self
            .attributions
            .values()
            .filter(|a| gone.contains(&a.id) || a.inside.as_ref().is_some_and(|i| gone.contains(i)))
            .map(|a| (self.around(a).len(), a.clone()))
            .collect();
        for (_, old) in touched.iter().filter(|(_, a)| !gone.contains(&a.id)) {
            let outer = self.around(old).into_iter().find(|o| !gone.contains(&o.id)).map(|o| o.id.clone());
            self.attributions
                .insert(old.id.clone(), Arc::new(Attribution { inside: outer, ..Attribution::clone(old) }));
        }
        for id in &gone {
            self.attributions.remove(id);
        }
        // The outer ones first: an attribution is put only inside one that is there.
        touched.sort_by_key(|(depth, _)| *depth);
        touched.into_iter().map(|(_, old)| Edit::PutAttribution(old)).collect()
    }

    /// Takes out the relations that `gone` names; gives back what restores them.
    fn drop_relations(&mut self, gone: impl Fn(&Project, &Relation) -> bool) -> Vec<Edit> {
        let ids: Vec<RelationId> = self.relations.values().filter(|r| gone(self, r)).map(|r| r.id.clone()).collect();
        ids.iter().filter_map(|id| self.relations.remove(id)).map(Edit::PutRelation).collect()
    }

    fn put_source(&mut self, source: Arc<Source>) -> Result<Edit, EditError> {
        self.check_source(&source)?;
        let id = source.id.clone();
        Ok(match self.sources.insert(id.clone(), source) {
            Some(old) => Edit::PutSource(old),
            None => Edit::RemoveSource(id),
        })
    }

    fn remove_source(&mut self, id: SourceId) -> Result<Edit, EditError> {
        let old = self.sources.remove(&id).ok_or_else(|| EditError::NoSource(id.clone()))?;
        let above = old.parent.clone();
        let mut inverse = vec![Edit::PutSource(old)];
        for child in self.sources.values_mut().filter(|s| s.parent.as_ref() == Some(&id)) {
            inverse.push(Edit::PutSource(child.clone()));
            Arc::make_mut(child).parent.clone_from(&above);
        }
        for mention in self.annotations.values_mut().filter(|a| a.refers_to.as_ref() == Some(&id)) {
            inverse.push(Edit::PutAnnotation(mention.clone()));
            Arc::make_mut(mention).refers_to = None;
        }
        let is_it = |party: &Party| matches!(party, Party::Entry(entry) if *entry == id);
        for attribution in self.attributions.values_mut().filter(|a| a.parties().any(is_it)) {
            inverse.push(Edit::PutAttribution(attribution.clone()));
            let attribution = Arc::make_mut(attribution);
            attribution.source = attribution.source.take().filter(|p| !is_it(p));
            attribution.via.retain(|p| !is_it(p));
        }
        Ok(one_or_batch(inverse))
    }

    fn put_label(&mut self, at: usize, label: Label) -> Result<Edit, EditError> {
        self.check_label(&label)?;
        let old = self.labels.iter().position(|l| l.id == label.id);
        let others = self.labels.len() - usize::from(old.is_some());
        if at > others {
            return Err(EditError::NoPlace(at, others));
        }
        let Some(from) = old else {
            let id = label.id.clone();
            self.labels.insert(at, label);
            return Ok(Edit::RemoveLabel(id));
        };
        if self.labels.get(from).is_some_and(|l| l.role != label.role) && self.label_is_tied(&label.id) {
            return Err(EditError::RoleInUse(label.id));
        }
        let id = label.id.clone();
        let kept: Vec<RelationId> =
            self.relations.values().filter(|r| self.is_joinable(r)).map(|r| r.id.clone()).collect();
        let old = self.labels.remove(from);
        self.labels.insert(at, label);
        let lost = |id: &RelationId| self.relations.get(id).filter(|r| !self.is_joinable(r)).map(|r| r.kind);
        let lost: Vec<RelationKind> = kept.iter().filter_map(lost).collect();
        if let Some(&kind) = lost.first() {
            self.labels.remove(at);
            self.labels.insert(from, old);
            return Err(EditError::JoinInUse(id, kind, lost.len()));
        }
        Ok(Edit::PutLabel { at: from, label: old })
    }

    /// Whether an attribution names an annotation with this label.
    fn label_is_tied(&self, label: &LabelId) -> bool {
        let carries = |id: &AnnotationId| self.annotations.get(id).is_some_and(|a| a.label == *label);
        self.attributions.values().any(|a| a.parts().any(|(_, part)| carries(part)))
    }

    fn remove_label(&mut self, id: LabelId) -> Result<Edit, EditError> {
        let at = self.labels.iter().position(|l| l.id == id).ok_or_else(|| EditError::NoLabel(id.clone()))?;
        let uses = self.annotations.values().filter(|a| a.label == id).count();
        if uses > 0 {
            return Err(EditError::LabelInUse(id, uses));
        }
        let label = self.labels.remove(at);
        let above = label.parent.clone();
        let mut inverse = vec![Edit::PutLabel { at, label }];
        for (i, child) in self.labels.iter_mut().enumerate().filter(|(_, l)| l.parent.as_ref() == Some(&id)) {
            let place = i + usize::from(i >= at);
            inverse.push(Edit::PutLabel { at: place, label: child.clone() });
            child.parent.clone_from(&above);
        }
        Ok(one_or_batch(inverse))
    }

    fn article_mut(&mut self, id: &ArticleId) -> Result<&mut Arc<Article>, EditError> {
        self.articles.iter_mut().find(|a| a.id == *id).ok_or_else(|| EditError::NoArticle(id.clone()))
    }

    fn add_article(&mut self, at: usize, article: Arc<Article>) -> Result<Edit, EditError> {
        if article.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        if self.article(&article.id).is_some() {
            return Err(EditError::ArticleExists(article.id.clone()));
        }
        if at > self.articles.len() {
            return Err(EditError::NoPlace(at, self.articles.len()));
        }
        let id = article.id.clone();
        self.articles.insert(at, article);
        Ok(Edit::RemoveArticle(id))
    }

    /// Takes the article's annotations out of the project.
    fn take_annotations(&mut self, article: &ArticleId) -> BTreeMap<AnnotationId, Arc<Annotation>> {
        let (taken, kept) = std::mem::take(&mut self.annotations).into_iter().partition(|(_, a)| a.article == *article);
        self.annotations = kept;
        taken
    }

    /// Takes out the remarks about the places that `gone` names; gives back what restores them.
    fn drop_remarks(&mut self, gone: impl Fn(&Place) -> bool) -> Vec<Edit> {
        let places: Vec<Place> = self.remarks.keys().filter(|place| gone(place)).cloned().collect();
        let take = |place: Place| self.remarks.remove(&place).map(|old| Edit::PutRemarks(place, old));
        places.into_iter().filter_map(take).collect()
    }

    fn remove_article(&mut self, id: ArticleId) -> Result<Edit, EditError> {
        let at = self.articles.iter().position(|a| a.id == id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        let article = self.articles.remove(at);
        let taken = self.take_annotations(&id);
        let ties = self.let_go(|part| taken.contains_key(part));
        let gone = |part: &AnnotationId| taken.contains_key(part);
        let relations = self.drop_relations(|_, r| gone(&r.from) || gone(&r.to));
        let about_it = Subject::Article(id.clone());
        let credits = self.attributions.values().filter(|a| a.subject == about_it).map(|a| a.id.clone()).collect();
        let credits = self.drop_attributions(credits);
        let remarks = self.drop_remarks(|place| place.article() == Some(&id));
        let reviews = self.drop_reviews(gone);
        let verdicts = self.drop_verdicts(|verdict| verdict.own_article() == Some(&id));
        let comments = self.drop_comments(|c| matches!(&c.on, Topic::Article(article) if *article == id));
        let stage = self.stages.remove(&id).map(|stage| Edit::PutStage(id, stage));
        let mut inverse = vec![Edit::AddArticle { at, article }];
        inverse.extend(taken.into_values().map(Edit::PutAnnotation));
        inverse.extend(credits);
        inverse.extend(ties);
        inverse.extend(relations);
        inverse.extend(remarks);
        inverse.extend(reviews);
        inverse.extend(verdicts);
        inverse.extend(comments);
        inverse.extend(stage);
        Ok(one_or_batch(inverse))
    }

    fn replace_article(&mut self, article: Arc<Article>, new: Vec<Arc<Annotation>>) -> Result<Edit, EditError> {
        let id = article.id.clone();
        self.article(&id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        for annotation in &new {
            if annotation.article != id || self.annotations.get(&annotation.id).is_some_and(|other| other.article != id)
            {
                return Err(EditError::OtherArticle(annotation.id.clone()));
            }
            annotation.check_marks(&article)?;
            self.label(&annotation.label).ok_or_else(|| EditError::NoLabel(annotation.label.clone()))?;
            self.check_reference(annotation)?;
        }
        let blocks = article.blocks().len();
        let old_article = std::mem::replace(self.article_mut(&id)?, article);
        let old: Vec<(Arc<Annotation>, Option<Role>)> = {
            let taken = self.take_annotations(&id);
            taken.into_values().map(|a| (a.clone(), self.label(&a.label).and_then(|l| l.role))).collect()
        };
        self.annotations.extend(new.into_iter().map(|a| (a.id.clone(), a)));
        let unfit: BTreeSet<AnnotationId> =
            old.iter().filter(|(a, role)| self.role_of(&a.id) != *role).map(|(a, _)| a.id.clone()).collect();
        let ties = if unfit.is_empty() { Vec::new() } else { self.let_go(|part| unfit.contains(part)) };
        let relations = self.drop_relations(|project, r| !project.is_joinable(r));
        let beyond = |place: &Place| matches!(place, Place::Block(a, block) if *a == id && *block as usize >= blocks);
        let remarks = self.drop_remarks(beyond);
        let lost: BTreeSet<AnnotationId> =
            old.iter().map(|(a, _)| &a.id).filter(|id| !self.annotations.contains_key(*id)).cloned().collect();
        let reviews = if lost.is_empty() { Vec::new() } else { self.drop_reviews(|part| lost.contains(part)) };
        let annotations = old.into_iter().map(|(a, _)| a).collect();
        let mut inverse = vec![Edit::ReplaceArticle { article: old_article, annotations }];
        inverse.extend(ties);
        inverse.extend(relations);
        inverse.extend(remarks);
        inverse.extend(reviews);
        Ok(one_or_batch(inverse))
    }

    fn set_block(
        &mut self,
        id: ArticleId,
        block: usize,
        kind: BlockKind,
        direction: Option<Direction>,
    ) -> Result<Edit, EditError> {
        let article = self.article_mut(&id)?;
        if block >= article.blocks().len() {
            return Err(EditError::NoBlock(id, block));
        }
        match Arc::make_mut(article).set_block(block, kind, direction) {
            Some((kind, direction)) => Ok(Edit::SetBlock { article: id, block, kind, direction }),
            None => Err(EditError::NoBlock(id, block)),
        }
    }
}

fn one_or_batch(mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.swap_remove(0),
        _ => Edit::Batch(edits),
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
