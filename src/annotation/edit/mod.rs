//! Every change to a project, as plain data.

mod articles;
mod dependents;
mod error;
mod labels;
mod records;

pub use error::EditError;

use super::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Comment, CommentId, Conflict, ConflictId,
    Label, LabelId, Place, PlaceRemarks, Project, Relation, RelationId, Source, SourceId, Verdict, VerdictId,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, Meta};
use crate::text::Direction;
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
            Edit::RemoveAttribution(id) => self.remove_attribution(id),
            Edit::PutSource(source) => self.put_source(source),
            Edit::RemoveSource(id) => self.remove_source(id),
            Edit::PutRelation(relation) => self.put_relation(relation),
            Edit::RemoveRelation(id) => self.remove_relation(id),
            Edit::PutRemarks(place, remarks) => self.put_remarks(place, remarks),
            Edit::RemoveRemarks(place) => self.remove_remarks(place),
            Edit::PutVerdict(verdict) => self.put_verdict(verdict),
            Edit::RemoveVerdict(id) => self.remove_verdict(id),
            Edit::PutComment(comment) => self.put_comment(comment),
            Edit::RemoveComment(id) => self.remove_comment(id),
            Edit::PutStage(article, stage) => self.put_stage(article, stage),
            Edit::RemoveStage(article) => self.remove_stage(article),
            Edit::PutConflict(conflict) => self.put_conflict(conflict),
            Edit::RemoveConflict(id) => self.remove_conflict(id),
            Edit::PutLabel { at, label } => self.put_label(at, label),
            Edit::RemoveLabel(id) => self.remove_label(id),
            Edit::AddArticle { at, article } => self.add_article(at, article),
            Edit::RemoveArticle(id) => self.remove_article(id),
            Edit::ReplaceArticle { article, annotations } => self.replace_article(article, annotations),
            Edit::SetBlock { article, block, kind, direction } => self.set_block(article, block, kind, direction),
            Edit::SetMeta { article, meta } => self.set_meta(article, meta),
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
}

/// What `edits` do, one after the other, as one edit.
fn one_or_batch(mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.swap_remove(0),
        _ => Edit::Batch(edits),
    }
}

#[cfg(test)]
mod tests;
