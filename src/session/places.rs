//! Where articles were left off: kept for the next start, apart from any project.

use crate::article::{Article, ArticleId};
use crate::text::Cp;
use serde::{Deserialize, Serialize};

/// Of how many articles it is kept where they were left.
const MOST: usize = 500;

/// Where one article was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Left {
    article: ArticleId,
    /// Of its file, by which an article is known that is opened again outside of a project; empty where it has none.
    #[serde(default)]
    sha256: String,
    /// The place in the text at the view's top, in code points; 0 is the beginning, which is where any article opens.
    at: u32,
}

/// Where articles were left, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places(Vec<Left>);

impl Left {
    /// Whether it is about the same article, or another one of the same file.
    fn is_of(&self, id: &ArticleId, sha256: &str) -> bool {
        self.article == *id || !sha256.is_empty() && self.sha256 == sha256
    }
}

impl Places {
    /// Where `article` was left, unless that is its beginning. A place beyond its text is its end.
    pub fn of(&self, article: &Article) -> Option<Cp> {
        let by_id = self.0.iter().find(|left| left.article == article.id);
        let sha256 = article.origin.sha256.as_str();
        let left = by_id.or_else(|| self.0.iter().find(|left| left.is_of(&article.id, sha256)))?;
        (left.at > 0).then(|| Cp(left.at).min(article.index().len()))
    }

    /// Says where `article` was left.
    pub fn put(&mut self, article: &Article, at: Cp) {
        let left = Left { article: article.id.clone(), sha256: article.origin.sha256.clone(), at: at.0 };
        self.0.retain(|other| !other.is_of(&left.article, &left.sha256));
        self.0.insert(0, left);
        self.0.truncate(MOST);
    }

    /// These, and of articles that are not among them what `older` says; what was left at its beginning needs no place.
    pub fn over(&self, older: &Places) -> Places {
        let rest = older.0.iter().filter(|old| !self.0.iter().any(|left| left.is_of(&old.article, &old.sha256)));
        let all = self.0.iter().chain(rest).filter(|left| left.at > 0);
        Places(all.take(MOST).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Meta, Origin};

    fn article(id: &str, sha256: &str) -> Article {
        let origin = Origin { sha256: sha256.into(), ..Origin::default() };
        let text = [(BlockKind::Paragraph, None, "قالت الوزارة")];
        Article::new(ArticleId(id.into()), Meta::default(), origin, text)
    }

    #[test]
    fn an_article_is_known_by_its_id_and_else_by_its_file() {
        let mut places = Places::default();
        places.put(&article("a", "1"), Cp(5));
        places.put(&article("b", ""), Cp(7));
        let check = |id: &str, sha256: &str, expected: Option<u32>| {
            assert_eq!(places.of(&article(id, sha256)).map(|at| at.0), expected, "{id} {sha256}");
        };
        check("a", "1", Some(5));
        check("a", "2", Some(5));
        check("new", "1", Some(5));
        check("b", "", Some(7));
        check("new", "", None);
        check("new", "3", None);
        places.put(&article("new", "1"), Cp(0));
        assert_eq!(places.of(&article("a", "1")), None, "the beginning is no place");
        places.put(&article("a", "1"), Cp(9999));
        assert_eq!(places.of(&article("a", "1")), Some(Cp(12)), "a text may be shorter now");
    }

    #[test]
    fn what_two_windows_know_is_put_together_and_bounded() {
        let [mut ours, mut theirs] = [Places::default(), Places::default()];
        theirs.put(&article("a", "1"), Cp(1));
        theirs.put(&article("b", "2"), Cp(2));
        theirs.put(&article("c", "3"), Cp(3));
        ours.put(&article("a", "1"), Cp(9));
        ours.put(&article("b", "2"), Cp(0));
        let both = ours.over(&theirs);
        let at = |id: &str, sha256: &str| both.of(&article(id, sha256)).map(|at| at.0);
        assert_eq!([at("a", "1"), at("b", "2"), at("c", "3")], [Some(9), None, Some(3)]);
        for number in 0..2 * MOST {
            ours.put(&article(&number.to_string(), ""), Cp(4));
        }
        assert_eq!(ours.over(&theirs).0.len(), MOST);
        assert_eq!(ours.0.first().map(|left| left.article.clone()), Some(ArticleId("999".into())));
    }
}
