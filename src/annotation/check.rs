//! What must hold of a project's records, each against the rest of the project.
//!
//! [`Project::apply`] asks before it changes anything, the reader of project
//! files before it takes a record in; both give the same answers.

use super::{Annotation, Attribution, EditError, Label, Party, Place, Project, Relation, Source, Subject};
use crate::article::Article;

impl Annotation {
    /// Whether its ranges fit `article`, the one it names: at least one, none empty, in order, apart, inside the text.
    ///
    /// # Errors
    /// [`EditError::Nameless`], [`EditError::Unmarked`], [`EditError::EmptyRange`], [`EditError::RangeOrder`] or
    /// [`EditError::OutsideText`].
    pub fn check_marks(&self, article: &Article) -> Result<(), EditError> {
        if self.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        if self.marks.is_empty() {
            return Err(EditError::Unmarked(self.id.clone()));
        }
        let length = article.index().len();
        let mut end = None;
        for mark in &self.marks {
            let range = mark.range;
            if range.start >= range.end {
                return Err(EditError::EmptyRange(self.id.clone(), range));
            }
            if range.end > length {
                return Err(EditError::OutsideText(self.id.clone(), range, length));
            }
            if end.is_some_and(|end| range.start < end) {
                return Err(EditError::RangeOrder(self.id.clone(), range));
            }
            end = Some(range.end);
        }
        Ok(())
    }
}

impl Project {
    /// Whether `annotation` fits the project: its label and article are there and its ranges are sound.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_annotation(&self, annotation: &Annotation) -> Result<(), EditError> {
        let article =
            self.article(&annotation.article).ok_or_else(|| EditError::NoArticle(annotation.article.clone()))?;
        annotation.check_marks(article)?;
        self.label(&annotation.label).ok_or_else(|| EditError::NoLabel(annotation.label.clone()))?;
        self.check_reference(annotation)
    }

    /// Whether the entry that `annotation` refers to is there, if it refers to one.
    ///
    /// # Errors
    /// [`EditError::NoSource`].
    pub fn check_reference(&self, annotation: &Annotation) -> Result<(), EditError> {
        match annotation.refers_to.as_ref().filter(|id| !self.sources.contains_key(*id)) {
            Some(missing) => Err(EditError::NoSource(missing.clone())),
            None => Ok(()),
        }
    }

    /// Whether `source` fits the project: what it belongs to is there and does not belong to it.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_source(&self, source: &Source) -> Result<(), EditError> {
        if source.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        let Some(parent) = &source.parent else { return Ok(()) };
        if *parent == source.id {
            return Err(EditError::SourceCircle(source.id.clone()));
        }
        if !self.sources.contains_key(parent) {
            return Err(EditError::NoSource(parent.clone()));
        }
        if self.is_under(parent, &source.id) {
            return Err(EditError::SourceCircle(source.id.clone()));
        }
        Ok(())
    }

    /// Whether both ends of a relation are there and carry labels that it may join.
    pub fn is_joinable(&self, relation: &Relation) -> bool {
        self.check_relation(relation).is_ok()
    }

    /// Whether `relation` fits the project: its ends are there, are two, and carry labels that it may join.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_relation(&self, relation: &Relation) -> Result<(), EditError> {
        if relation.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        let end = |id: &super::AnnotationId| {
            self.annotations.get(id).map(|a| &a.label).ok_or_else(|| EditError::NoAnnotation(id.clone()))
        };
        let (from, to) = (end(&relation.from)?, end(&relation.to)?);
        if relation.from == relation.to {
            return Err(EditError::SelfRelation(relation.id.clone()));
        }
        if !self.may_join(relation.kind, from, to) {
            return Err(EditError::Unjoinable(relation.kind, from.clone(), to.clone()));
        }
        Ok(())
    }

    /// Whether remarks can be about `place`: it is there.
    ///
    /// # Errors
    /// [`EditError::NoArticle`] or [`EditError::NoBlock`].
    pub fn check_place(&self, place: &Place) -> Result<(), EditError> {
        let Some(id) = place.article() else { return Ok(()) };
        let article = self.article(id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        match place {
            Place::Block(_, block) if *block as usize >= article.blocks().len() => {
                Err(EditError::NoBlock(id.clone(), *block as usize))
            }
            _ => Ok(()),
        }
    }

    /// Whether `attribution` fits the project: what it names is there and carries a label of the fitting role.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_attribution(&self, attribution: &Attribution) -> Result<(), EditError> {
        if attribution.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        for (role, part) in attribution.parts() {
            let annotation = self.annotations.get(part).ok_or_else(|| EditError::NoAnnotation(part.clone()))?;
            if self.label(&annotation.label).and_then(|l| l.role) != Some(role) {
                return Err(EditError::Unfitting(part.clone(), role));
            }
        }
        if let Subject::Article(id) = &attribution.subject {
            self.article(id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        }
        for party in attribution.parties() {
            if let Party::Entry(id) = party
                && !self.sources.contains_key(id)
            {
                return Err(EditError::NoSource(id.clone()));
            }
        }
        if let Some(outer) = &attribution.inside {
            let found = self.attributions.get(outer).ok_or_else(|| EditError::NoAttribution(outer.clone()))?;
            let circle = *outer == attribution.id || self.around(found).iter().any(|o| o.id == attribution.id);
            if circle {
                return Err(EditError::AttributionCircle(attribution.id.clone()));
            }
        }
        Ok(())
    }

    /// Whether `label` fits beside the project's other labels: it has an id, a key that is its own, and stands under
    /// one that is there and not under it.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_label(&self, label: &Label) -> Result<(), EditError> {
        if label.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        if let Some(parent) = &label.parent {
            if *parent == label.id {
                return Err(EditError::LabelCircle(label.id.clone()));
            }
            let above = self.label_line(parent);
            if above.is_empty() {
                return Err(EditError::NoLabel(parent.clone()));
            }
            if above.iter().any(|l| l.id == label.id) {
                return Err(EditError::LabelCircle(label.id.clone()));
            }
        }
        let Some(key) = label.key else { return Ok(()) };
        if !(key.is_ascii_digit() || key.is_ascii_lowercase()) {
            return Err(EditError::BadKey(key));
        }
        match self.labels.iter().find(|other| other.key == label.key && other.id != label.id) {
            Some(other) => Err(EditError::KeyTaken(key, other.id.clone())),
            None => Ok(()),
        }
    }
}
