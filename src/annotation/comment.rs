//! What people say to each other about annotations, articles and verdicts; and how far an article has come.

use super::assessment::scale;
use super::{AnnotationId, Bilingual, EditError, Project, Timestamp, VerdictId};
use crate::article::{ArticleId, Extra};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What identifies a comment, in this project and in every copy of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommentId(pub Arc<str>);

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    Annotation(AnnotationId),
    Article(ArticleId),
    Verdict(VerdictId),
}

/// Something somebody said about an annotation, an article or a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub on: Topic,
    /// The first comment of the thread that this one is an answer in; on the same thing, and itself no answer.
    pub thread: Option<CommentId>,
    pub text: Bilingual,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    /// Of the first comment of a thread: whether the thread is closed. Without meaning in an answer.
    pub resolved: bool,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

scale! {
    /// How far the work on an article has come.
    Stage {
        InWork = "in-work",
        /// Its author holds it for done and waits for a review.
        Ready = "ready",
        Reviewed = "reviewed",
        /// What the review asked for is answered.
        Settled = "settled",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that makes scales knows no default")]
impl Default for Stage {
    fn default() -> Stage {
        Stage::InWork
    }
}

/// How far the work on an article has come, and who said so when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleStage {
    pub stage: Stage,
    pub author: String,
    pub modified: Timestamp,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Comment {
    /// A comment made just now that begins a thread.
    pub fn new(id: CommentId, on: Topic, text: Bilingual, author: impl Into<String>, now: Timestamp) -> Comment {
        Comment {
            id,
            on,
            thread: None,
            text,
            author: author.into(),
            created: now,
            modified: now,
            resolved: false,
            extra: Extra::default(),
        }
    }
}

/// The comments of one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub first: Arc<Comment>,
    /// In the order of time.
    pub answers: Vec<Arc<Comment>>,
}

impl Project {
    /// The threads about `topic`, each in the order of time.
    pub fn threads_on(&self, topic: &Topic) -> Vec<Thread> {
        let by_time = |comment: &Arc<Comment>| (comment.created, comment.id.clone());
        let of = |thread: Option<&CommentId>| {
            let comments = self.comments.values().filter(|c| c.on == *topic && c.thread.as_ref() == thread);
            let mut found: Vec<Arc<Comment>> = comments.cloned().collect();
            found.sort_by_key(by_time);
            found
        };
        of(None).into_iter().map(|first| Thread { answers: of(Some(&first.id)), first }).collect()
    }

    /// How far the work on the article has come.
    pub fn stage_of(&self, article: &ArticleId) -> Stage {
        self.stages.get(article).map(|said| said.stage).unwrap_or_default()
    }

    /// Whether `topic` is there.
    ///
    /// # Errors
    /// [`EditError::NoAnnotation`], [`EditError::NoArticle`] or [`EditError::NoVerdict`].
    pub fn check_topic(&self, topic: &Topic) -> Result<(), EditError> {
        match topic {
            Topic::Annotation(id) if !self.annotations.contains_key(id) => Err(EditError::NoAnnotation(id.clone())),
            Topic::Article(id) if self.article(id).is_none() => Err(EditError::NoArticle(id.clone())),
            Topic::Verdict(id) if !self.verdicts.contains_key(id) => Err(EditError::NoVerdict(id.clone())),
            _ => Ok(()),
        }
    }

    /// Whether `comment` fits the project: what it is about is there, and the comment it answers begins a thread about
    /// the same.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_comment(&self, comment: &Comment) -> Result<(), EditError> {
        if comment.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        self.check_topic(&comment.on)?;
        self.check_answer(comment)
    }

    /// Whether the comment that `comment` answers, if it answers one, begins a thread about the same.
    ///
    /// # Errors
    /// [`EditError::NoComment`] or [`EditError::OtherThread`].
    pub fn check_answer(&self, comment: &Comment) -> Result<(), EditError> {
        let Some(thread) = &comment.thread else { return Ok(()) };
        let first = self.comments.get(thread).ok_or_else(|| EditError::NoComment(thread.clone()))?;
        let begins = first.thread.is_none() && first.on == comment.on && first.id != comment.id;
        if begins { Ok(()) } else { Err(EditError::OtherThread(comment.id.clone())) }
    }

    /// Whether comments answer the one with this id.
    pub(super) fn is_answered(&self, id: &CommentId) -> bool {
        self.comments.values().any(|comment| comment.thread.as_ref() == Some(id))
    }
}
