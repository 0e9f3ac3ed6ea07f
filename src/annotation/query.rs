//! Asking a project: what lies where, what is tied to what.

use super::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Label, LabelId, Manner, Mark, Project, Role,
    Timestamp,
};
use crate::article::{Article, ArticleId, Extra};
use crate::text::{Cp, CpRange};
use std::cmp::Reverse;
use std::collections::HashMap;
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
        annotations.chain(attributions).fold(self.created, Timestamp::max)
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

    /// The attributions in which the annotation with this id is the claim, the cue or the source, by id.
    ///
    /// Looks through the whole project; to ask for many annotations use [`Ties`].
    pub fn attributions_of<'p>(&'p self, id: &'p AnnotationId) -> impl Iterator<Item = &'p Arc<Attribution>> {
        self.attributions.values().filter(move |a| a.names(id))
    }

    /// The attributions in which the annotation with this id has this role, by id.
    pub fn attributions_with<'p>(
        &'p self,
        role: Role,
        id: &'p AnnotationId,
    ) -> impl Iterator<Item = &'p Arc<Attribution>> {
        self.attributions.values().filter(move |a| a.part(role) == Some(id))
    }
}

impl Annotation {
    /// An annotation without a note, made just now.
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
            note: Bilingual::default(),
            extra: Extra::default(),
        }
    }

    /// From the start of its first range to the end of its last.
    pub fn span(&self) -> CpRange {
        let start = self.marks.first().map_or(Cp(0), |m| m.range.start);
        CpRange::between(start, self.marks.last().map_or(start, |m| m.range.end))
    }

    /// Whether one of its ranges holds the code point at `at`.
    pub fn contains(&self, at: Cp) -> bool {
        self.marks.iter().any(|m| m.range.contains(at))
    }

    /// What it marks, the parts joined by ` … `.
    pub fn quote(&self) -> String {
        self.marks.iter().map(|m| m.quote.as_str()).collect::<Vec<_>>().join(" … ")
    }
}

impl Attribution {
    /// An attribution of `claim` to nobody yet, made just now.
    pub fn new(id: AttributionId, claim: AnnotationId, author: impl Into<String>, now: Timestamp) -> Attribution {
        Attribution {
            id,
            claim,
            cue: None,
            source: None,
            manner: Manner::default(),
            author: author.into(),
            created: now,
            modified: now,
            extra: Extra::default(),
        }
    }

    /// The annotation that has this role in it.
    pub fn part(&self, role: Role) -> Option<&AnnotationId> {
        match role {
            Role::Claim => Some(&self.claim),
            Role::Source => self.source.as_ref(),
            Role::Cue => self.cue.as_ref(),
        }
    }

    /// The annotations it ties together, with their roles.
    pub fn parts(&self) -> impl Iterator<Item = (Role, &AnnotationId)> {
        [Role::Claim, Role::Cue, Role::Source].into_iter().filter_map(|role| Some((role, self.part(role)?)))
    }

    /// Whether the annotation with this id has any role in it.
    pub fn names(&self, id: &AnnotationId) -> bool {
        self.parts().any(|(_, part)| part == id)
    }
}

/// Which attributions name which annotation: an index over one state of a project.
#[derive(Clone, Debug, Default)]
pub struct Ties(HashMap<AnnotationId, Vec<AttributionId>>);

impl Ties {
    /// Reads through the project's attributions once.
    pub fn of(project: &Project) -> Ties {
        let mut ties: HashMap<AnnotationId, Vec<AttributionId>> = HashMap::new();
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
