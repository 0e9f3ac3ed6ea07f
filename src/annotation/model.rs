//! What a project holds.

use super::Timestamp;
use crate::article::{Article, ArticleId, Extra};
use crate::text::CpRange;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    LabelId
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

/// How the line under a mark is drawn; it tells labels apart without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineStyle {
    #[default]
    Solid,
    Double,
    Dotted,
    Dashed,
    DashDot,
    Thick,
    DoubleDotted,
}

/// What a label's annotations can be in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    Claim,
    Source,
    Cue,
}

/// A label: what an annotation says its text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub id: LabelId,
    pub name: Bilingual,
    /// Red, green, blue of its line in the light theme; the other shades are derived from it.
    pub color: [u8; 3],
    pub line: LineStyle,
    /// The key that marks with it, a digit or a lower-case Latin letter.
    pub key: Option<char>,
    /// What it is in an attribution, if anything.
    pub role: Option<Role>,
    /// What a newer version wrote into its record.
    pub extra: Extra,
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
    pub note: Bilingual,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

/// How a source's words are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Manner {
    Direct,
    #[default]
    Indirect,
    Mixed,
}

/// A claim tied to who makes it: claim ← cue ← source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub id: AttributionId,
    pub claim: AnnotationId,
    pub cue: Option<AnnotationId>,
    pub source: Option<AnnotationId>,
    pub manner: Manner,
    pub author: String,
    pub created: Timestamp,
    pub modified: Timestamp,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

/// The whole of an analyst's work: articles, the label set, annotations and attributions.
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
    pub annotations: BTreeMap<AnnotationId, Arc<Annotation>>,
    pub attributions: BTreeMap<AttributionId, Arc<Attribution>>,
    /// What a newer version wrote beside these.
    pub extra: Extra,
}
