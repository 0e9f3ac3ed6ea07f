//! What must hold of a project's records, each against the rest of the project.
//!
//! [`Project::apply`] asks before it changes anything, the reader of project
//! files before it takes a record in; both give the same answers.

use super::{Annotation, Attribution, EditError, Label, Project};
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
        Ok(())
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
        Ok(())
    }

    /// Whether `label` fits beside the project's other labels: it has an id, and a key that is its own.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_label(&self, label: &Label) -> Result<(), EditError> {
        if label.id.0.is_empty() {
            return Err(EditError::Nameless);
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
