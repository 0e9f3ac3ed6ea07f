//! What stands by a record and goes, or lets go of it, when the record does.
//!
//! Each gives back the edits that restore what it took, in an order in which they fit.

use super::Edit;
use crate::annotation::{
    AnnotationId, Attribution, AttributionId, Comment, CommentId, Party, Place, Project, Relation, RelationId, Topic,
    Verdict, VerdictId,
};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Project {
    /// Makes the attributions let go of the annotations that `gone` names; gives back what restores them.
    pub(super) fn let_go(&mut self, gone: impl Fn(&AnnotationId) -> bool) -> Vec<Edit> {
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
    pub(super) fn drop_attributions(&mut self, ids: Vec<AttributionId>) -> Vec<Edit> {
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
    pub(super) fn drop_relations(&mut self, gone: impl Fn(&Project, &Relation) -> bool) -> Vec<Edit> {
        let ids: Vec<RelationId> = self.relations.values().filter(|r| gone(self, r)).map(|r| r.id.clone()).collect();
        ids.iter().filter_map(|id| self.relations.remove(id)).map(Edit::PutRelation).collect()
    }

    /// Takes out the verdicts that go with the annotations `gone` names, and what was said of these and of those;
    /// gives back what restores all.
    pub(super) fn drop_reviews(&mut self, gone: impl Fn(&AnnotationId) -> bool) -> Vec<Edit> {
        let mut inverse = self.drop_verdicts(|v| v.own_article().is_none() && gone(&v.on));
        inverse.extend(self.drop_comments(|c| matches!(&c.on, Topic::Annotation(id) if gone(id))));
        inverse
    }

    /// Takes out the verdicts that `gone` names and what was said of them; gives back what restores all.
    pub(super) fn drop_verdicts(&mut self, gone: impl Fn(&Verdict) -> bool) -> Vec<Edit> {
        let ids: BTreeSet<VerdictId> = self.verdicts.values().filter(|v| gone(v)).map(|v| v.id.clone()).collect();
        let mut inverse: Vec<Edit> =
            ids.iter().filter_map(|id| self.verdicts.remove(id)).map(Edit::PutVerdict).collect();
        if !inverse.is_empty() {
            inverse.extend(self.drop_comments(|c| matches!(&c.on, Topic::Verdict(id) if ids.contains(id))));
        }
        inverse
    }

    /// Takes out the comments that `gone` names, with an answer always its thread's first if that is named; gives back
    /// what restores them.
    pub(super) fn drop_comments(&mut self, gone: impl Fn(&Comment) -> bool) -> Vec<Edit> {
        let ids: Vec<CommentId> = self.comments.values().filter(|c| gone(c)).map(|c| c.id.clone()).collect();
        let mut taken: Vec<Arc<Comment>> = ids.iter().filter_map(|id| self.comments.remove(id)).collect();
        // A thread is begun before it is answered.
        taken.sort_by_key(|comment| comment.thread.is_some());
        taken.into_iter().map(Edit::PutComment).collect()
    }

    /// Takes out the remarks about the places that `gone` names; gives back what restores them.
    pub(super) fn drop_remarks(&mut self, gone: impl Fn(&Place) -> bool) -> Vec<Edit> {
        let places: Vec<Place> = self.remarks.keys().filter(|place| gone(place)).cloned().collect();
        let take = |place: Place| self.remarks.remove(&place).map(|old| Edit::PutRemarks(place, old));
        places.into_iter().filter_map(take).collect()
    }
}
