//! Labels: each has a number in the list, and marks and relations rely on what it allows.

use super::{Edit, EditError, one_or_batch};
use crate::annotation::{AnnotationId, Label, LabelId, Project, RelationId, RelationKind};

impl Project {
    pub(super) fn put_label(&mut self, at: usize, label: Label) -> Result<Edit, EditError> {
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

    pub(super) fn remove_label(&mut self, id: LabelId) -> Result<Edit, EditError> {
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

    /// Whether an attribution names an annotation with this label.
    fn label_is_tied(&self, label: &LabelId) -> bool {
        let carries = |id: &AnnotationId| self.annotations.get(id).is_some_and(|a| a.label == *label);
        self.attributions.values().any(|a| a.parts().any(|(_, part)| carries(part)))
    }
}
