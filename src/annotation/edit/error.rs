//! Why an edit does not fit.

use crate::annotation::{
    AnnotationId, AttributionId, CommentId, ConflictId, LabelId, RelationId, RelationKind, Role, SourceId, VerdictId,
};
use crate::article::ArticleId;
use crate::text::{Cp, CpRange};

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
