//! Asking a project: what lies where, what is tied to what.

use super::{
    Annotation, AnnotationId, Assessment, Attribution, AttributionId, Label, LabelId, Mark, Project, Relation, Remarks,
    Role, Timestamp,
};
use crate::article::{Article, ArticleId, Extra};
use crate::text::hash::HashMap;
use crate::text::{Cp, CpRange, Direction};
use std::cmp::Reverse;
use std::sync::Arc;

impl Project {
    /// A project without articles, with the built-in labels.
    pub fn new(author: impl Into<String>, now: Timestamp) -> Project {
        Project { author: author.into(), created: now, labels: Label::built_in().into(), ..Project::default() }
    }

    /// When anything in it was last made or changed, as far as its records tell.
    pub fn modified(&self) -> Timestamp {
        let annotations = self.annotations.values().map(|a| a.modified);
        let attributions = self.attributions.values().map(|a| a.modified);
        let sources = self.sources.values().map(|s| s.modified);
        let relations = self.relations.values().map(|r| r.modified);
        let remarks = self.remarks.values().map(|r| r.modified);
        let verdicts = self.verdicts.values().map(|v| v.modified);
        let comments = self.comments.values().map(|c| c.modified);
        let stages = self.stages.values().map(|s| s.modified);
        let work = annotations.chain(attributions).chain(sources).chain(relations).chain(remarks);
        let all = work.chain(verdicts).chain(comments).chain(stages);
        all.fold(self.created, Timestamp::max)
    }

    /// The article with this id.
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        self.articles.iter().find(|a| a.id == *id)
    }

    /// The label with this id.
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|l| l.id == *id)
    }

    /// The label that `key` marks with.
    pub fn label_for_key(&self, key: char) -> Option<&Label> {
        self.labels.iter().find(|l| l.key == Some(key))
    }

    /// What the annotation with this id can be in an attribution.
    pub fn role_of(&self, id: &AnnotationId) -> Option<Role> {
        self.label(&self.annotations.get(id)?.label)?.role
    }

    /// The base direction in which an annotation's words are quoted: that of the block it begins in, whatever the words
    /// themselves begin with. `None` where its article is not there.
    pub fn direction_of(&self, annotation: &Annotation) -> Option<Direction> {
        Some(self.article(&annotation.article)?.direction_at(annotation.span().start))
    }

    /// The annotations of an article in the order they stand in it: by first position, the longer one first, then by id.
    ///
    /// Looks through the whole project; keep the answer as long as the project is the same.
    pub fn annotations_of(&self, article: &ArticleId) -> Vec<&Arc<Annotation>> {
        let mut found: Vec<_> = self.annotations.values().filter(|a| a.article == *article).collect();
        found.sort_by(|a, b| {
            let place = |a: &Annotation| (a.span().start, Reverse(a.span().end));
            place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id))
        });
        found
    }

    /// The attributions in which the annotation with this id is the claim, the cue, the source or a hop, by id.
    ///
    /// Looks through the whole project; to ask for many annotations use [`Ties`].
    pub fn attributions_of<'p>(&'p self, id: &'p AnnotationId) -> impl Iterator<Item = &'p Arc<Attribution>> {
        self.attributions.values().filter(move |a| a.names(id))
    }

    /// The relations that begin or end at the annotation with this id, by id.
    pub fn relations_of<'p>(&'p self, id: &'p AnnotationId) -> impl Iterator<Item = &'p Arc<Relation>> {
        self.relations.values().filter(move |r| r.other(id).is_some())
    }
}

impl Annotation {
    /// An annotation without remarks, made just now.
    pub fn new(
        id: AnnotationId,
        article: ArticleId,
        label: LabelId,
        marks: Vec<Mark>,
        author: impl Into<String>,
        now: Timestamp,
    ) -> Annotation {
        Annotation {
            id,
            article,
            label,
            marks,
            author: author.into(),
            created: now,
            modified: now,
            remarks: Remarks::default(),
            refers_to: None,
            assessment: Assessment::default(),
            extra: Extra::default(),
        }
    }

    /// From the start of its first range to the end of its last.
    pub fn span(&self) -> CpRange {
        let start = self.marks.first().map_or(Cp(0), |m| m.range.start);
        CpRange::between(start, self.marks.last().map_or(start, |m| m.range.end))
    }

    /// Whether `inner` stands, from its first to its last range, within this one and is not as long.
    pub fn is_around(&self, inner: &Annotation) -> bool {
        let (outer, within) = (self.span(), inner.span());
        outer.encloses(within) && outer != within && self.article == inner.article
    }

    /// Whether one of its ranges holds the code point at `at`.
    pub fn contains(&self, at: Cp) -> bool {
        self.marks.iter().any(|m| m.range.contains(at))
    }

    /// What stands between the parts of [`Annotation::quote`].
    pub const BETWEEN: &str = " … ";

    /// What it marks, the parts joined by ` … `.
    pub fn quote(&self) -> String {
        self.marks.iter().map(|m| m.quote.as_str()).collect::<Vec<_>>().join(Annotation::BETWEEN)
    }
}

/// Which attributions name which annotation: an index over one state of a project.
#[derive(Clone, Debug, Default)]
pub struct Ties(HashMap<AnnotationId, Vec<AttributionId>>);

impl Ties {
    /// Reads through the project's attributions once.
    pub fn of(project: &Project) -> Ties {
        let mut ties: HashMap<AnnotationId, Vec<AttributionId>> = HashMap::default();
        for attribution in project.attributions.values() {
            for (_, part) in attribution.parts() {
                ties.entry(part.clone()).or_default().push(attribution.id.clone());
            }
        }
        Ties(ties)
    }

    /// The attributions that name the annotation with this id, by id.
    pub fn get(&self, id: &AnnotationId) -> &[AttributionId] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Meta, Origin};

    #[test]
    fn words_are_quoted_in_the_direction_of_their_block() {
        let parts = ["قال إن 70% من الشحنات", "BBC reported 12% of it"];
        let blocks = parts.map(|text| (BlockKind::Paragraph, None, text));
        let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), blocks);
        let second = article.blocks()[1].range.start;
        let mut project = Project::new("Rana", Timestamp(0));
        let mark = |from: Cp, to: Cp| {
            let mark = Mark::of(&article, CpRange { start: from, end: to }).expect("it is in the text");
            let id = AnnotationId("m".into());
            Annotation::new(id, article.id.clone(), LabelId("claim".into()), vec![mark], "Rana", Timestamp(0))
        };
        let (number, name) = (mark(Cp(7), Cp(10)), mark(second, second.plus(3)));
        assert_eq!((number.quote(), name.quote()), ("70%".into(), "BBC".into()));
        assert_eq!(project.direction_of(&number), None, "the article is not there");
        project.articles.push(Arc::new(article.clone()));
        assert_eq!(project.direction_of(&number), Some(Direction::Rtl));
        assert_eq!(project.direction_of(&name), Some(Direction::Ltr));
    }
}
