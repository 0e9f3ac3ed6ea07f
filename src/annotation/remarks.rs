//! What an analyst writes about things: notes, glosses, tags.

use super::{Bilingual, Timestamp};
use crate::article::{ArticleId, Extra};

/// What was written about something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Free text.
    pub note: Bilingual,
    /// A translation: of the marked range, the block, the article's title.
    pub gloss: Bilingual,
    /// Words to find it by, as given, each once and none empty.
    pub tags: Vec<String>,
}

impl Remarks {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.gloss.is_empty() && self.tags.is_empty()
    }
}

/// Takes the tags out of what was typed: apart by commas, Arabic or Latin, or line breaks; each once.
pub fn tags_of(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', '،', '؛', ';', '\n']).map(str::trim).filter(|t| !t.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// What remarks can be about, besides an annotation, which holds its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Project,
    Article(ArticleId),
    /// A block by its number in the article, from 0.
    Block(ArticleId, u32),
}

impl Place {
    /// The article it is in, or is.
    pub fn article(&self) -> Option<&ArticleId> {
        match self {
            Place::Project => None,
            Place::Article(article) | Place::Block(article, _) => Some(article),
        }
    }
}

/// The remarks about one place, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceRemarks {
    pub remarks: Remarks,
    /// Who wrote them last.
    pub author: String,
    pub modified: Timestamp,
    /// What a newer version wrote into their record.
    pub extra: Extra,
}

#[cfg(test)]
mod tests {
    use super::tags_of;

    #[test]
    fn tags_are_parted_by_the_commas_of_both_scripts() {
        let check = |typed: &str, expected: &[&str]| assert_eq!(tags_of(typed), expected, "{typed}");
        check("سدود، مياه, Nahran ", &["سدود", "مياه", "Nahran"]);
        check(" ,،; ", &[]);
        check("a, a\nb", &["a", "b"]);
    }
}
