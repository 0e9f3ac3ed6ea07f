//! What a reviewer says of an annotation, and what the author answers.

use super::assessment::scale;
use super::{Annotation, AnnotationId, Bilingual, EditError, Project, Timestamp, Topic};
use crate::article::{ArticleId, Extra};
use crate::text::hash::HashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What identifies a verdict. It comes from who judged what, so that a reviewer has one verdict on an annotation in
/// every copy of the project; see [`VerdictId::of`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerdictId(pub Arc<str>);

impl VerdictId {
    /// The id of `author`'s verdict on the annotation `on`: 60 bits of the SHA-256 of the annotation's id, a line feed
    /// and the author's name.
    pub fn of(author: &str, on: &AnnotationId) -> VerdictId {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let digest = Sha256::new().chain_update(on.0.as_bytes()).chain_update(b"\n").chain_update(author).finalize();
        let id: String = digest.iter().take(12).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        VerdictId(id.into())
    }
}

/// What a reviewer decides about an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Accept,
    /// It should be this, whole. Its marks may be those of another text of the article.
    Change(Arc<Annotation>),
    Reject,
    /// This one is missing. Its marks may be those of another text of the article.
    Propose(Arc<Annotation>),
}

scale! {
    /// Which of the decisions it is.
    DecisionKind {
        Accept = "accept",
        Change = "change",
        Reject = "reject",
        Propose = "propose",
    }
}

scale! {
    /// What the author made of a verdict.
    Answer {
        /// Nothing yet.
        Open = "open",
        /// What it asks for was done.
        Taken = "taken",
        /// It was not; why is said in a comment on the verdict.
        Declined = "declined",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro that makes scales knows no default")]
impl Default for Answer {
    fn default() -> Answer {
        Answer::Open
    }
}

/// A reviewer's verdict on an annotation. It is the reviewer's; only the answer is the author's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// [`VerdictId::of`] its author and annotation.
    pub id: VerdictId,
    /// The annotation that is judged; of a proposal the one that would be made.
    pub on: AnnotationId,
    pub decision: Decision,
    pub reason: Bilingual,
    /// The reviewer.
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    pub answer: Answer,
    /// The annotation as it was when its rejection was taken, which removed it.
    pub removed: Option<Arc<Annotation>>,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Decision {
    pub fn kind(&self) -> DecisionKind {
        match self {
            Decision::Accept => DecisionKind::Accept,
            Decision::Change(_) => DecisionKind::Change,
            Decision::Reject => DecisionKind::Reject,
            Decision::Propose(_) => DecisionKind::Propose,
        }
    }

    /// The annotation as it should be, where the decision says so.
    pub fn version(&self) -> Option<&Arc<Annotation>> {
        match self {
            Decision::Change(version) | Decision::Propose(version) => Some(version),
            Decision::Accept | Decision::Reject => None,
        }
    }
}

impl Verdict {
    /// A verdict made just now, that nobody has answered.
    pub fn new(on: AnnotationId, decision: Decision, author: impl Into<String>, now: Timestamp) -> Verdict {
        let author = author.into();
        Verdict {
            id: VerdictId::of(&author, &on),
            on,
            decision,
            reason: Bilingual::default(),
            author,
            created: now,
            modified: now,
            answer: Answer::Open,
            removed: None,
            extra: Extra::default(),
        }
    }

    /// The article it stands by even where the annotation it is on is not in the project: that of a proposal, and of
    /// a rejection that was taken. `None` where the verdict goes with its annotation.
    pub fn own_article(&self) -> Option<&ArticleId> {
        match (&self.decision, &self.removed) {
            (Decision::Propose(version), _) | (_, Some(version)) => Some(&version.article),
            _ => None,
        }
    }

    /// Whether the author still has to answer it.
    pub fn is_open(&self) -> bool {
        self.answer == Answer::Open
    }

    /// Whether it asks for something and says not why.
    pub fn lacks_reason(&self) -> bool {
        matches!(self.decision, Decision::Change(_) | Decision::Reject) && self.reason.is_empty()
    }

    /// Whether it can stand in a project by its form: its id is that of its author and annotation, and the versions in
    /// it are of this annotation.
    ///
    /// # Errors
    /// [`EditError::Nameless`] or [`EditError::OtherVerdict`].
    pub fn check(&self) -> Result<(), EditError> {
        if self.on.0.is_empty() {
            return Err(EditError::Nameless);
        }
        let mut versions = self.decision.version().into_iter().chain(&self.removed);
        let only_rejected = self.removed.is_none() || self.decision == Decision::Reject && self.answer == Answer::Taken;
        let fits = only_rejected && versions.all(|version| version.id == self.on);
        if self.id != VerdictId::of(&self.author, &self.on) || !fits {
            return Err(EditError::OtherVerdict(self.id.clone()));
        }
        Ok(())
    }
}

impl Project {
    /// The article that a verdict is about.
    pub fn article_of_verdict<'p>(&'p self, verdict: &'p Verdict) -> Option<&'p ArticleId> {
        self.annotations.get(&verdict.on).map(|annotation| &annotation.article).or_else(|| verdict.own_article())
    }

    /// The verdicts on the annotation with this id, by reviewer and then by id.
    pub fn verdicts_on(&self, id: &AnnotationId) -> Vec<&Arc<Verdict>> {
        let mut found: Vec<_> = self.verdicts.values().filter(|verdict| verdict.on == *id).collect();
        found.sort_by(|a, b| (&a.author, &a.id).cmp(&(&b.author, &b.id)));
        found
    }

    /// How many open verdicts, and threads that are not closed, each annotation has; those on its verdicts count too.
    /// Annotations that have none are not in it, nor are proposals.
    pub fn open_reviews(&self) -> HashMap<AnnotationId, usize> {
        let mut open: HashMap<AnnotationId, usize> = HashMap::default();
        let verdicts = self.verdicts.values().filter(|verdict| verdict.is_open()).map(|verdict| &verdict.on);
        let threads = self.comments.values().filter(|comment| comment.thread.is_none() && !comment.resolved);
        let on = threads.filter_map(|comment| match &comment.on {
            Topic::Annotation(id) => Some(id),
            Topic::Verdict(id) => self.verdicts.get(id).map(|verdict| &verdict.on),
            Topic::Article(_) => None,
        });
        for id in verdicts.chain(on).filter(|id| self.annotations.contains_key(*id)) {
            *open.entry(id.clone()).or_default() += 1;
        }
        open
    }

    /// The proposals for an article that nobody has answered, in the order of their places.
    pub fn open_proposals(&self, article: &ArticleId) -> Vec<&Arc<Verdict>> {
        let start = |verdict: &Verdict| verdict.decision.version().map(|version| version.span().start);
        let is_here = |verdict: &Verdict| {
            let version = verdict.decision.version().filter(|version| version.article == *article);
            verdict.is_open() && verdict.decision.kind() == DecisionKind::Propose && version.is_some()
        };
        let mut found: Vec<_> = self.verdicts.values().filter(|verdict| is_here(verdict)).collect();
        found.sort_by_key(|verdict| start(verdict));
        found
    }

    /// Whether `verdict` fits the project: it is sound, and what it is on is there.
    ///
    /// # Errors
    /// What does not fit, as [`EditError`].
    pub fn check_verdict(&self, verdict: &Verdict) -> Result<(), EditError> {
        verdict.check()?;
        match verdict.own_article() {
            Some(article) if self.article(article).is_some() => Ok(()),
            Some(article) => Err(EditError::NoArticle(article.clone())),
            None if self.annotations.contains_key(&verdict.on) => Ok(()),
            None => Err(EditError::NoAnnotation(verdict.on.clone())),
        }
    }
}
