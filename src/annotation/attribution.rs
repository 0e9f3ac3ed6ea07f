//! Who says what, on whose word.

use super::{AnnotationId, AttributionId, Bilingual, RelationId, Role, SourceId, Timestamp, assessment::scale};
use crate::article::{ArticleId, Extra};
use serde::{Deserialize, Serialize};

/// How a source's words are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Manner {
    Direct,
    #[default]
    Indirect,
    Mixed,
}

impl Manner {
    /// All of them, in the order menus show them.
    pub const ALL: [Manner; 3] = [Manner::Direct, Manner::Indirect, Manner::Mixed];

    /// Its name in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Manner::Direct => "direct",
            Manner::Indirect => "indirect",
            Manner::Mixed => "mixed",
        }
    }
}

/// What an attribution says the origin of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Claim(AnnotationId),
    /// The article as a whole, as a credit line does: المصدر : الجزيرة + وكالات.
    Article(ArticleId),
}

/// Someone in a chain of sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// Named in the text: an annotation whose label is a source. Whom it means is the annotation's `refers_to`.
    Mention(AnnotationId),
    /// Not named there, but known: as in وقالت إنها…, where only the verb tells.
    Entry(SourceId),
}

/// What is said, tied to who says it: subject ← cue ← source ← via ← via …
///
/// Without a source it says that none is given. Without a subject's attribution nothing is known about a claim at
/// all; the two are told apart ([`super::Standing`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub id: AttributionId,
    pub subject: Subject,
    pub cue: Option<AnnotationId>,
    pub source: Option<Party>,
    /// Through whom it came, the one nearest to the source first; the last one is nearest to the reader.
    pub via: Vec<Party>,
    pub manner: Manner,
    /// The attribution it stands inside of: in "Kerry says that Obama believes …" Obama's is inside Kerry's.
    pub inside: Option<AttributionId>,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Attribution {
    /// An attribution to nobody yet, made just now.
    pub fn new(id: AttributionId, subject: Subject, author: impl Into<String>, now: Timestamp) -> Attribution {
        Attribution {
            id,
            subject,
            cue: None,
            source: None,
            via: Vec::new(),
            manner: Manner::default(),
            inside: None,
            author: author.into(),
            created: now,
            modified: now,
            extra: Extra::default(),
        }
    }

    /// The claim it is about, unless it is about an article.
    pub fn claim(&self) -> Option<&AnnotationId> {
        match &self.subject {
            Subject::Claim(claim) => Some(claim),
            Subject::Article(_) => None,
        }
    }

    /// The mark that names the source.
    pub fn source_mention(&self) -> Option<&AnnotationId> {
        self.source.as_ref().and_then(Party::mention)
    }

    /// The source and those it came through, nearest to the subject first.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.source.iter().chain(&self.via)
    }

    /// The annotations it ties together, with their roles; what it came through has the role of a source.
    pub fn parts(&self) -> impl Iterator<Item = (Role, &AnnotationId)> {
        let claim = self.claim().map(|id| (Role::Claim, id));
        let cue = self.cue.as_ref().map(|id| (Role::Cue, id));
        let mentions = self.parties().filter_map(Party::mention).map(|id| (Role::Source, id));
        claim.into_iter().chain(cue).chain(mentions)
    }

    /// Whether the annotation with this id has any role in it.
    pub fn names(&self, id: &AnnotationId) -> bool {
        self.parts().any(|(_, part)| part == id)
    }
}

impl Party {
    /// The mark that names it, if one does.
    pub fn mention(&self) -> Option<&AnnotationId> {
        match self {
            Party::Mention(id) => Some(id),
            Party::Entry(_) => None,
        }
    }
}

scale! {
    /// How one claim stands to another.
    RelationKind {
        Supports = "supports",
        Contradicts = "contradicts",
        /// The same claim again.
        Repeats = "repeats",
        /// A later state of the same matter.
        Updates = "updates",
    }
}

impl RelationKind {
    /// The kind that another tool calls `name`, in any case: `supports`, and without its last letter too.
    pub fn named(name: &str) -> Option<RelationKind> {
        let name = name.trim();
        let is =
            |known: &str| name.eq_ignore_ascii_case(known) || name.eq_ignore_ascii_case(known.trim_end_matches('s'));
        RelationKind::ALL.iter().copied().find(|kind| is(kind.key()))
    }
}

/// A relation from one annotation to another, in any two articles of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub id: RelationId,
    pub kind: RelationKind,
    pub from: AnnotationId,
    pub to: AnnotationId,
    pub note: Bilingual,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Relation {
    /// A relation made just now.
    pub fn new(
        id: RelationId,
        kind: RelationKind,
        [from, to]: [AnnotationId; 2],
        author: impl Into<String>,
        now: Timestamp,
    ) -> Relation {
        let note = Bilingual::default();
        Relation {
            id,
            kind,
            from,
            to,
            note,
            author: author.into(),
            created: now,
            modified: now,
            extra: Extra::default(),
        }
    }

    /// The end that is not `id`, if one is.
    pub fn other(&self, id: &AnnotationId) -> Option<&AnnotationId> {
        match (self.from == *id, self.to == *id) {
            (true, _) => Some(&self.to),
            (_, true) => Some(&self.from),
            _ => None,
        }
    }
}
