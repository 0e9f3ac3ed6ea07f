//! What was left open when the work of two people was put together.
//!
//! A conflict is part of the project, as a mark is: it stays until somebody settles it, and blocks nothing
//! meanwhile. Of each record that two people changed in different ways the project shows one version; the
//! conflict keeps the other one whole.

use super::assessment::scale;
use super::{
    Annotation, AnnotationId, ArticleStage, Attribution, AttributionId, Comment, CommentId, EditError, Label, LabelId,
    Place, PlaceRemarks, Relation, RelationId, Source, SourceId, Verdict, VerdictId,
};
use crate::article::{Article, ArticleId, Extra};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What identifies a conflict. It comes from what the conflict says, so that two people who merge the same
/// things have the same conflict.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConflictId(pub Arc<str>);

/// A record of a project, by its kind and what identifies it there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// What the project says of itself: its name.
    Project,
    Label(LabelId),
    Article(ArticleId),
    Source(SourceId),
    Annotation(AnnotationId),
    Attribution(AttributionId),
    Relation(RelationId),
    Remarks(Place),
    Verdict(VerdictId),
    Comment(CommentId),
    /// How far the article has come.
    Stage(ArticleId),
}

/// What a project says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub name: String,
    pub extra: Extra,
}

/// A record as somebody has it, whole.
///
/// Nothing is asked of it but its form: what it names need not be in the project, and an annotation's marks may be
/// those of another text.
#[derive(Clone, Debug, PartialEq)]
pub enum Version {
    Project(Arc<Head>),
    Label(Arc<Label>),
    Article(Arc<Article>),
    Source(Arc<Source>),
    Annotation(Arc<Annotation>),
    Attribution(Arc<Attribution>),
    Relation(Arc<Relation>),
    Remarks(Place, Arc<PlaceRemarks>),
    Verdict(Arc<Verdict>),
    Comment(Arc<Comment>),
    Stage(ArticleId, Arc<ArticleStage>),
}

scale! {
    /// A part of a record that is merged on its own, by the name it has in the file; a text in two languages is
    /// two of them.
    Field {
        Name = "name",
        Ar = "ar",
        En = "en",
        Color = "color",
        Line = "line",
        Key = "key",
        Role = "role",
        RoleAr = "role-ar",
        RoleEn = "role-en",
        Parent = "parent",
        Joins = "joins",
        Title = "title",
        Byline = "byline",
        Published = "published",
        Publisher = "publisher",
        Url = "url",
        Language = "language",
        /// The file an article was read from.
        Origin = "origin",
        /// The words of an article.
        Text = "text",
        /// What an article's blocks are, and their directions.
        Blocks = "blocks",
        Transliteration = "transliteration",
        Aliases = "aliases",
        Kind = "kind",
        Ratings = "ratings",
        Label = "label",
        /// Where an annotation stands: its article and its ranges.
        Marks = "marks",
        RefersTo = "refers-to",
        Status = "status",
        Credibility = "credibility",
        Likelihood = "likelihood",
        Confidence = "confidence",
        NoteAr = "note-ar",
        NoteEn = "note-en",
        GlossAr = "gloss-ar",
        GlossEn = "gloss-en",
        Tags = "tags",
        /// The claim or the article that an attribution is about.
        Subject = "subject",
        Cue = "cue",
        Source = "source",
        Via = "via",
        Manner = "manner",
        Inside = "inside",
        From = "from",
        To = "to",
        /// What a verdict says, and what was answered to it.
        Decision = "decision",
        ReasonAr = "reason-ar",
        ReasonEn = "reason-en",
        /// What a comment is about.
        On = "on",
        /// Which comment it answers.
        Thread = "thread",
        TextAr = "text-ar",
        TextEn = "text-en",
        Resolved = "resolved",
        Stage = "stage",
        Author = "author",
        /// What a newer version of Isnad wrote.
        Extra = "extra",
    }
}

/// Another version of a record than the project shows, to be settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub id: ConflictId,
    pub record: Record,
    /// What is in question, in order. Empty where the record as a whole is: one has it and the other has not.
    pub fields: Vec<Field>,
    /// Who works on the project that the other version comes from.
    pub author: String,
    /// The record with the other value of the fields in question, and everything else as it is in both; `None` if
    /// it was removed there.
    pub other: Option<Version>,
    /// The record as it was before either changed it, where that is known.
    pub base: Option<Version>,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Version {
    /// Which record it is a version of.
    pub fn record(&self) -> Record {
        match self {
            Version::Project(_) => Record::Project,
            Version::Label(label) => Record::Label(label.id.clone()),
            Version::Article(article) => Record::Article(article.id.clone()),
            Version::Source(source) => Record::Source(source.id.clone()),
            Version::Annotation(annotation) => Record::Annotation(annotation.id.clone()),
            Version::Attribution(attribution) => Record::Attribution(attribution.id.clone()),
            Version::Relation(relation) => Record::Relation(relation.id.clone()),
            Version::Remarks(place, _) => Record::Remarks(place.clone()),
            Version::Verdict(verdict) => Record::Verdict(verdict.id.clone()),
            Version::Comment(comment) => Record::Comment(comment.id.clone()),
            Version::Stage(article, _) => Record::Stage(article.clone()),
        }
    }
}

impl Conflict {
    /// Whether it can stand in a project: it has an id, and its versions are of its record.
    ///
    /// # Errors
    /// [`EditError::Nameless`] or [`EditError::OtherRecord`].
    pub fn check(&self) -> Result<(), EditError> {
        if self.id.0.is_empty() {
            return Err(EditError::Nameless);
        }
        let mut versions = self.other.iter().chain(&self.base);
        if versions.any(|version| version.record() != self.record) {
            return Err(EditError::OtherRecord(self.id.clone()));
        }
        Ok(())
    }
}
