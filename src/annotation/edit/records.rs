//! Putting and removing what the project keeps by id or place: annotations, attributions, sources, relations, remarks,
//! verdicts, comments, stages and conflicts.

use super::{Edit, EditError, one_or_batch};
use crate::annotation::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Comment, CommentId, Conflict, ConflictId,
    Party, Place, PlaceRemarks, Project, Relation, RelationId, Source, SourceId, Verdict, VerdictId,
};
use crate::article::ArticleId;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Project {
    pub(super) fn put_annotation(&mut self, annotation: Arc<Annotation>) -> Result<Edit, EditError> {
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

    pub(super) fn remove_annotation(&mut self, id: &AnnotationId) -> Result<Edit, EditError> {
        let old = self.annotations.remove(id).ok_or_else(|| EditError::NoAnnotation(id.clone()))?;
        let mut inverse = vec![Edit::PutAnnotation(old)];
        inverse.extend(self.let_go(|part| part == id));
        inverse.extend(self.drop_relations(|_, r| r.other(id).is_some()));
        inverse.extend(self.drop_reviews(|part| part == id));
        Ok(one_or_batch(inverse))
    }

    pub(super) fn put_attribution(&mut self, attribution: Arc<Attribution>) -> Result<Edit, EditError> {
        self.check_attribution(&attribution)?;
        let id = attribution.id.clone();
        Ok(put(&mut self.attributions, id, attribution, |_, old| Edit::PutAttribution(old), Edit::RemoveAttribution))
    }

    pub(super) fn remove_attribution(&mut self, id: AttributionId) -> Result<Edit, EditError> {
        if !self.attributions.contains_key(&id) {
            return Err(EditError::NoAttribution(id));
        }
        Ok(one_or_batch(self.drop_attributions(vec![id])))
    }

    pub(super) fn put_source(&mut self, source: Arc<Source>) -> Result<Edit, EditError> {
        self.check_source(&source)?;
        let id = source.id.clone();
        Ok(put(&mut self.sources, id, source, |_, old| Edit::PutSource(old), Edit::RemoveSource))
    }

    pub(super) fn remove_source(&mut self, id: SourceId) -> Result<Edit, EditError> {
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

    pub(super) fn put_relation(&mut self, relation: Arc<Relation>) -> Result<Edit, EditError> {
        self.check_relation(&relation)?;
        let id = relation.id.clone();
        Ok(put(&mut self.relations, id, relation, |_, old| Edit::PutRelation(old), Edit::RemoveRelation))
    }

    pub(super) fn remove_relation(&mut self, id: RelationId) -> Result<Edit, EditError> {
        self.relations.remove(&id).map(Edit::PutRelation).ok_or(EditError::NoRelation(id))
    }

    pub(super) fn put_remarks(&mut self, place: Place, remarks: Arc<PlaceRemarks>) -> Result<Edit, EditError> {
        self.check_place(&place)?;
        Ok(put(&mut self.remarks, place, remarks, Edit::PutRemarks, Edit::RemoveRemarks))
    }

    pub(super) fn remove_remarks(&mut self, place: Place) -> Result<Edit, EditError> {
        let old = self.remarks.remove(&place).ok_or(EditError::NoRemarks)?;
        Ok(Edit::PutRemarks(place, old))
    }

    pub(super) fn put_verdict(&mut self, verdict: Arc<Verdict>) -> Result<Edit, EditError> {
        self.check_verdict(&verdict)?;
        let id = verdict.id.clone();
        Ok(put(&mut self.verdicts, id, verdict, |_, old| Edit::PutVerdict(old), Edit::RemoveVerdict))
    }

    pub(super) fn remove_verdict(&mut self, id: VerdictId) -> Result<Edit, EditError> {
        if !self.verdicts.contains_key(&id) {
            return Err(EditError::NoVerdict(id));
        }
        Ok(one_or_batch(self.drop_verdicts(|verdict| verdict.id == id)))
    }

    pub(super) fn put_comment(&mut self, comment: Arc<Comment>) -> Result<Edit, EditError> {
        self.check_comment(&comment)?;
        let id = comment.id.clone();
        let moves = |old: &Arc<Comment>| old.on != comment.on || comment.thread.is_some();
        if self.comments.get(&id).is_some_and(moves) && self.is_answered(&id) {
            return Err(EditError::OtherThread(id));
        }
        Ok(put(&mut self.comments, id, comment, |_, old| Edit::PutComment(old), Edit::RemoveComment))
    }

    pub(super) fn remove_comment(&mut self, id: CommentId) -> Result<Edit, EditError> {
        if !self.comments.contains_key(&id) {
            return Err(EditError::NoComment(id));
        }
        Ok(one_or_batch(self.drop_comments(|c| c.id == id || c.thread.as_ref() == Some(&id))))
    }

    pub(super) fn put_stage(&mut self, article: ArticleId, stage: Arc<ArticleStage>) -> Result<Edit, EditError> {
        self.article(&article).ok_or_else(|| EditError::NoArticle(article.clone()))?;
        Ok(put(&mut self.stages, article, stage, Edit::PutStage, Edit::RemoveStage))
    }

    pub(super) fn remove_stage(&mut self, article: ArticleId) -> Result<Edit, EditError> {
        let old = self.stages.remove(&article).ok_or(EditError::NoStage)?;
        Ok(Edit::PutStage(article, old))
    }

    pub(super) fn put_conflict(&mut self, conflict: Arc<Conflict>) -> Result<Edit, EditError> {
        conflict.check()?;
        let id = conflict.id.clone();
        Ok(put(&mut self.conflicts, id, conflict, |_, old| Edit::PutConflict(old), Edit::RemoveConflict))
    }

    pub(super) fn remove_conflict(&mut self, id: ConflictId) -> Result<Edit, EditError> {
        self.conflicts.remove(&id).map(Edit::PutConflict).ok_or(EditError::NoConflict(id))
    }
}

/// Puts `record` at `id` of `records`; gives back what undoes that: putting what stood there, or removing it.
fn put<Id: Clone + Ord, T>(
    records: &mut BTreeMap<Id, Arc<T>>,
    id: Id,
    record: Arc<T>,
    restore: impl FnOnce(Id, Arc<T>) -> Edit,
    remove: impl FnOnce(Id) -> Edit,
) -> Edit {
    match records.insert(id.clone(), record) {
        Some(old) => restore(id, old),
        None => remove(id),
    }
}
