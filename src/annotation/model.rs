//! What a project holds.

use super::limits::MAX_LINEAGE;
use super::{
    ArticleStage, Assessment, Attribution, Comment, CommentId, Conflict, ConflictId, Label, Place, PlaceRemarks,
    Relation, Remarks, Source, Timestamp, Verdict, VerdictId,
};
use crate::article::{Article, ArticleId, Extra};
use crate::text::direction::first_strong;
use crate::text::{CpRange, Direction};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Arc<str>);
    )*};
}

ids! {
    /// What identifies an annotation, in this project and in every copy of it.
    AnnotationId,
    /// What identifies an attribution, in this project and in every copy of it.
    AttributionId,
    /// What identifies a label in its label set: `claim`, `source` and `cue` are built in.
    LabelId,
    /// What identifies an entry of the source registry, in this project and in every copy of it.
    SourceId,
    /// What identifies a relation, in this project and in every copy of it.
    RelationId,
    /// What identifies a version of a project's file: the first 16 hexadecimal digits of the SHA-256 of its bytes.
    VersionId
}

impl VersionId {
    /// The version that `text` names, if it is 16 hexadecimal digits in small letters.
    pub fn parse(text: &str) -> Option<VersionId> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 16 && text.bytes().all(is_digit)).then(|| VersionId(text.into()))
    }
}

/// A new random identifier: 12 letters and digits that are hard to mistake for each other (60 bits).
///
/// # Errors
/// When the system gives no random bytes.
pub fn new_id() -> Result<Arc<str>, getrandom::Error> {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bytes = [0u8; 12];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|b| char::from(ALPHABET[usize::from(b % 32)])).collect::<String>().into())
}

/// A text in Arabic and in English; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bilingual {
    pub ar: String,
    pub en: String,
}

/// One range of an annotation and what stood there, so that it can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In code points of the article's text.
    pub range: CpRange,
    /// The marked text.
    pub quote: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
}

/// A label on one or more ranges of an article, by someone, at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    pub id: AnnotationId,
    pub article: ArticleId,
    pub label: LabelId,
    /// Not empty; sorted, apart from each other, none of them empty.
    pub marks: Vec<Mark>,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    pub remarks: Remarks,
    /// The registry's entry that a mention of a source stands for.
    pub refers_to: Option<SourceId>,
    /// What kind of claim it is and how far to believe it. Kept, but without meaning, on what is no claim.
    pub assessment: Assessment,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

/// The whole of an analyst's work: articles, the label set, annotations, sources, attributions, relations, remarks,
/// reviews.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Its name, as the window's title shows it.
    pub name: String,
    /// Who works on it; new annotations carry this name.
    pub author: String,
    pub created: Timestamp,
    /// In the order of the toolbar and of the keys.
    pub labels: Vec<Label>,
    /// In the order of the list.
    pub articles: Vec<Arc<Article>>,
    /// The source registry.
    pub sources: BTreeMap<SourceId, Arc<Source>>,
    pub annotations: BTreeMap<AnnotationId, Arc<Annotation>>,
    pub attributions: BTreeMap<AttributionId, Arc<Attribution>>,
    pub relations: BTreeMap<RelationId, Arc<Relation>>,
    /// What was written about the project, its articles and their blocks.
    pub remarks: BTreeMap<Place, Arc<PlaceRemarks>>,
    /// What reviewers said of annotations, and what the author answered.
    pub verdicts: BTreeMap<VerdictId, Arc<Verdict>>,
    /// What people said to each other.
    pub comments: BTreeMap<CommentId, Arc<Comment>>,
    /// How far articles have come, where somebody said so.
    pub stages: BTreeMap<ArticleId, Arc<ArticleStage>>,
    /// What was left open when the work of several people was put together.
    pub conflicts: BTreeMap<ConflictId, Arc<Conflict>>,
    /// The versions of its file that were opened to make this one: by those that two files have in common it is found
    /// what both began with. It is no part of the work: nothing compares it.
    pub lineage: BTreeSet<VersionId>,
    /// What a newer version wrote beside these.
    pub extra: Extra,
}

impl Project {
    /// Notes that it was made from these versions of its file. Of too many some are forgotten: then what two people
    /// began with may be found no more, which costs questions and no work.
    pub fn note_made_from(&mut self, versions: impl IntoIterator<Item = VersionId>) {
        for version in versions {
            while self.lineage.len() >= MAX_LINEAGE && !self.lineage.contains(&version) {
                self.lineage.pop_first();
            }
            self.lineage.insert(version);
        }
    }
}

impl Bilingual {
    /// Whether neither language says anything.
    pub fn is_empty(&self) -> bool {
        self.ar.is_empty() && self.en.is_empty()
    }

    /// What was typed, in the language of its script: Arabic where its first letter is written from right to left.
    pub fn in_script(text: &str) -> Bilingual {
        let text = text.trim().to_owned();
        match first_strong(&text) {
            Some(Direction::Rtl) => Bilingual { ar: text, en: String::new() },
            _ => Bilingual { ar: String::new(), en: text },
        }
    }

    /// What it says in Arabic or else in English, or the other way round; empty if neither says anything.
    pub fn either(&self, arabic_first: bool) -> &str {
        let (first, second) = if arabic_first { (&self.ar, &self.en) } else { (&self.en, &self.ar) };
        if first.is_empty() { second } else { first }
    }
}
