//! Articles, which go with whatever was said of them.

use super::{Edit, EditError, one_or_batch};
use crate::annotation::{Annotation, AnnotationId, Place, Project, Role, Subject, Topic};
use crate::article::{Article, ArticleId, BlockKind, Meta};
use crate::text::Direction;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Project {
    pub(super) fn add_article(&mut self, at: usize, article: Arc<Article>) -> Result<Edit, EditError> {
        if article.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        if self.article(&article.id).is_some() {
            return Err(EditError::ArticleExists(article.id.clone()));
        }
        if at > self.articles.len() {
            return Err(EditError::NoPlace(at, self.articles.len()));
        }
        let id = article.id.clone();
        self.articles.insert(at, article);
        Ok(Edit::RemoveArticle(id))
    }

    pub(super) fn remove_article(&mut self, id: ArticleId) -> Result<Edit, EditError> {
        let at = self.articles.iter().position(|a| a.id == id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        let article = self.articles.remove(at);
        let taken = self.take_annotations(&id);
        let ties = self.let_go(|part| taken.contains_key(part));
        let gone = |part: &AnnotationId| taken.contains_key(part);
        let relations = self.drop_relations(|_, r| gone(&r.from) || gone(&r.to));
        let about_it = Subject::Article(id.clone());
        let credits = self.attributions.values().filter(|a| a.subject == about_it).map(|a| a.id.clone()).collect();
        let credits = self.drop_attributions(credits);
        let remarks = self.drop_remarks(|place| place.article() == Some(&id));
        let reviews = self.drop_reviews(gone);
        let verdicts = self.drop_verdicts(|verdict| verdict.own_article() == Some(&id));
        let comments = self.drop_comments(|c| matches!(&c.on, Topic::Article(article) if *article == id));
        let stage = self.stages.remove(&id).map(|stage| Edit::PutStage(id, stage));
        let mut inverse = vec![Edit::AddArticle { at, article }];
        inverse.extend(taken.into_values().map(Edit::PutAnnotation));
        inverse.extend([credits, ties, relations, remarks, reviews, verdicts, comments].into_iter().flatten());
        inverse.extend(stage);
        Ok(one_or_batch(inverse))
    }

    pub(super) fn replace_article(
        &mut self,
        article: Arc<Article>,
        new: Vec<Arc<Annotation>>,
    ) -> Result<Edit, EditError> {
        let id = article.id.clone();
        self.article(&id).ok_or_else(|| EditError::NoArticle(id.clone()))?;
        for annotation in &new {
            if annotation.article != id || self.annotations.get(&annotation.id).is_some_and(|other| other.article != id)
            {
                return Err(EditError::OtherArticle(annotation.id.clone()));
            }
            annotation.check_marks(&article)?;
            self.label(&annotation.label).ok_or_else(|| EditError::NoLabel(annotation.label.clone()))?;
            self.check_reference(annotation)?;
        }
        let blocks = article.blocks().len();
        let old_article = std::mem::replace(self.article_mut(&id)?, article);
        let taken = self.take_annotations(&id);
        let with_role = |a: Arc<Annotation>| {
            let role = self.label(&a.label).and_then(|label| label.role);
            (a, role)
        };
        let old: Vec<(Arc<Annotation>, Option<Role>)> = taken.into_values().map(with_role).collect();
        self.annotations.extend(new.into_iter().map(|a| (a.id.clone(), a)));
        let unfit: BTreeSet<AnnotationId> =
            old.iter().filter(|(a, role)| self.role_of(&a.id) != *role).map(|(a, _)| a.id.clone()).collect();
        let ties = if unfit.is_empty() { Vec::new() } else { self.let_go(|part| unfit.contains(part)) };
        let relations = self.drop_relations(|project, r| !project.is_joinable(r));
        let beyond = |place: &Place| matches!(place, Place::Block(a, block) if *a == id && *block as usize >= blocks);
        let remarks = self.drop_remarks(beyond);
        let lost: BTreeSet<AnnotationId> =
            old.iter().map(|(a, _)| &a.id).filter(|id| !self.annotations.contains_key(*id)).cloned().collect();
        let reviews = if lost.is_empty() { Vec::new() } else { self.drop_reviews(|part| lost.contains(part)) };
        let annotations = old.into_iter().map(|(a, _)| a).collect();
        let mut inverse = vec![Edit::ReplaceArticle { article: old_article, annotations }];
        inverse.extend([ties, relations, remarks, reviews].into_iter().flatten());
        Ok(one_or_batch(inverse))
    }

    pub(super) fn set_block(
        &mut self,
        id: ArticleId,
        block: usize,
        kind: BlockKind,
        direction: Option<Direction>,
    ) -> Result<Edit, EditError> {
        let article = self.article_mut(&id)?;
        if block >= article.blocks().len() {
            return Err(EditError::NoBlock(id, block));
        }
        match Arc::make_mut(article).set_block(block, kind, direction) {
            Some((kind, direction)) => Ok(Edit::SetBlock { article: id, block, kind, direction }),
            None => Err(EditError::NoBlock(id, block)),
        }
    }

    pub(super) fn set_meta(&mut self, article: ArticleId, meta: Meta) -> Result<Edit, EditError> {
        let meta = Arc::make_mut(self.article_mut(&article)?).set_meta(meta);
        Ok(Edit::SetMeta { article, meta })
    }

    /// Takes the article's annotations out of the project.
    fn take_annotations(&mut self, article: &ArticleId) -> BTreeMap<AnnotationId, Arc<Annotation>> {
        let (taken, kept) = std::mem::take(&mut self.annotations).into_iter().partition(|(_, a)| a.article == *article);
        self.annotations = kept;
        taken
    }

    fn article_mut(&mut self, id: &ArticleId) -> Result<&mut Arc<Article>, EditError> {
        self.articles.iter_mut().find(|a| a.id == *id).ok_or_else(|| EditError::NoArticle(id.clone()))
    }
}
