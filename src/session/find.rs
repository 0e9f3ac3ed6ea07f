//! What is looked for, and where it stands.

use crate::article::{Article, ArticleId};
use crate::search::Query;
use crate::text::{Cp, CpRange};
use std::sync::Arc;

/// Where the query stands in one article.
#[derive(Clone, Debug)]
pub struct Found {
    pub article: ArticleId,
    /// The text that was searched: what was found holds for no other.
    text: Arc<str>,
    /// In code points of the article's text, ascending, not overlapping.
    pub hits: Arc<[CpRange]>,
}

impl Found {
    /// Looks for `query` in `article`.
    pub fn of(article: &Article, query: &Query) -> Found {
        let hits = query.find_in(article).into();
        Found { article: article.id.clone(), text: article.text().clone(), hits }
    }

    fn is_of(&self, article: &Article) -> bool {
        self.article == article.id && Arc::ptr_eq(&self.text, article.text())
    }
}

/// The find bar: what is looked for, what was found, which hit is the current one.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// Whether the bar is open; without it nothing is looked for or shown.
    pub open: bool,
    /// Whether all articles of the project are searched and listed.
    pub in_project: bool,
    pub text: String,
    /// Whether only the same code points are the same.
    pub exact: bool,
    /// Grows each time the bar is asked for: its field takes the focus then.
    pub asked: u64,
    /// What was found of the query as it is now, by article.
    found: Vec<Found>,
    /// Grows whenever `found` changes.
    pub version: u64,
    /// The hit that next and previous go on from, in the article in view.
    pub current: Option<CpRange>,
    /// The article that `current` is of.
    of: Option<ArticleId>,
    /// Where the first hit is to be looked for, once hits are known; the view goes there if it is to.
    pub seek: Option<Seek>,
}

/// A hit to be made the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seek {
    /// The first hit that begins here or later; the first of all if there is none.
    pub from: Cp,
    /// Whether to bring it into view.
    pub reveal: bool,
}

impl Find {
    /// What is looked for, ready to be searched for.
    pub fn query(&self) -> Query {
        Query::new(&self.text, self.exact)
    }

    /// The hits in `article`; `None` while they are not known.
    pub fn hits(&self, article: &Article) -> Option<&Arc<[CpRange]>> {
        let found = self.found.iter().find(|found| found.is_of(article))?;
        Some(&found.hits)
    }

    /// The number of the current hit among `hits`, from 0.
    pub fn number(&self, hits: &[CpRange]) -> Option<usize> {
        hits.binary_search(&self.current?).ok()
    }

    /// Another query: nothing is known of it yet.
    pub fn ask(&mut self, text: String, exact: bool, seek: Seek) {
        (self.text, self.exact) = (text, exact);
        self.found.clear();
        self.version += 1;
        self.current = None;
        self.seek = Some(seek);
    }

    /// Takes in what was found; what stood for the same articles before goes.
    pub fn take(&mut self, found: Vec<Found>) {
        self.found.retain(|old| !found.iter().any(|new| new.article == old.article));
        self.found.extend(found);
        self.version += 1;
    }

    /// Sees to it that the current hit is one of `article`, the one in view, once its hits are known. Answers with the
    /// hit to bring into view, if there is one.
    pub fn settle(&mut self, article: &Article) -> Option<CpRange> {
        if self.of.as_ref() != Some(&article.id) {
            self.of = Some(article.id.clone());
            self.current = None;
            self.seek.get_or_insert(Seek { from: Cp(0), reveal: false });
        }
        let hits = self.hits(article)?.clone();
        if self.current.is_some_and(|current| hits.binary_search(&current).is_err()) {
            self.current = None;
        }
        let seek = self.seek.take()?;
        let at = hits.partition_point(|hit| hit.start < seek.from);
        self.current = hits.get(at).or(hits.first()).copied();
        self.current.filter(|_| seek.reveal)
    }

    /// Makes `hit` of the article `id`, which comes into view, the current one.
    pub fn go_to(&mut self, id: ArticleId, hit: CpRange) {
        self.of = Some(id);
        self.current = Some(hit);
        self.seek = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::paste_text;

    #[test]
    fn the_first_hit_is_the_one_after_the_place_one_was_at() {
        let article = paste_text("قال ثم قال ثم قال");
        let mut find = Find::default();
        let mut check = |from: u32, expected: Option<u32>| {
            find.ask("قال".into(), false, Seek { from: Cp(from), reveal: true });
            assert_eq!(find.settle(&article), None, "nothing is known yet");
            find.take(vec![Found::of(&article, &find.query())]);
            assert_eq!(find.settle(&article).map(|hit| hit.start.0), expected);
            assert_eq!(find.settle(&article), None, "once is enough");
        };
        check(0, Some(0));
        check(1, Some(7));
        check(14, Some(14));
        check(15, Some(0));
    }

    #[test]
    fn hits_hold_for_the_text_that_was_searched() {
        let (one, other) = (paste_text("قال كارتر"), paste_text("قال بيسكوف"));
        let mut find = Find::default();
        find.ask("قال".into(), false, Seek { from: Cp(0), reveal: false });
        find.take(vec![Found::of(&one, &find.query())]);
        assert_eq!(find.hits(&one).map(|hits| hits.len()), Some(1));
        assert_eq!(find.hits(&other), None);
        let mut replaced = other.clone();
        replaced.id = one.id.clone();
        assert_eq!(find.hits(&replaced), None);
    }
}
