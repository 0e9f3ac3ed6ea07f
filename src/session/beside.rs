//! What stands beside the article where it is read.

use super::{Page, Session};
use crate::article::ArticleId;

/// What stands beside the article where it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// Its translation, block by block.
    Translation,
    /// Another article of the project.
    Article(ArticleId),
}

impl Session {
    /// What stands beside the article now: of what was asked for what there is. An article that is gone, or that is the
    /// one in view, gives way to the translation.
    pub fn beside(&self) -> Option<Beside> {
        if self.page != Page::Read || self.article().is_none() {
            return None;
        }
        let wanted = self.parallel.clone()?;
        Some(match wanted {
            Beside::Article(id) if self.article.as_ref() != Some(&id) && self.project.article(&id).is_some() => {
                Beside::Article(id)
            }
            _ => Beside::Translation,
        })
    }

    /// Shows the article `id`. Where it stood beside the one in view, the two change places.
    pub fn show_article(&mut self, id: ArticleId) {
        if self.parallel == Some(Beside::Article(id.clone())) {
            self.parallel =
                self.article.clone().filter(|shown| *shown != id).map(Beside::Article).or(self.parallel.take());
        }
        self.article = Some(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, BlockKind, Meta, Origin};
    use std::sync::Arc;

    #[test]
    fn what_stands_beside_is_never_the_article_itself_nor_one_that_is_gone() {
        let id = |name: &str| ArticleId(name.into());
        let mut session = Session::default();
        for name in ["a", "b"] {
            let text = [(BlockKind::Paragraph, None, name)];
            let article = Article::new(id(name), Meta::default(), Origin::default(), text);
            session.project.articles.push(Arc::new(article));
        }
        session.article = Some(id("a"));
        let check = |session: &mut Session, wanted: Option<Beside>, expected: Option<Beside>| {
            session.parallel = wanted.clone();
            assert_eq!(session.beside(), expected, "{wanted:?}");
        };
        check(&mut session, None, None);
        check(&mut session, Some(Beside::Translation), Some(Beside::Translation));
        check(&mut session, Some(Beside::Article(id("gone"))), Some(Beside::Translation));
        check(&mut session, Some(Beside::Article(id("a"))), Some(Beside::Translation));
        check(&mut session, Some(Beside::Article(id("b"))), Some(Beside::Article(id("b"))));
        session.show_article(id("b"));
        assert_eq!(session.article, Some(id("b")));
        assert_eq!(session.beside(), Some(Beside::Article(id("a"))), "the two change places");
        session.page = Page::Sources;
        assert_eq!(session.beside(), None);
    }
}
