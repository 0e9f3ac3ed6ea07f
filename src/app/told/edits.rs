//! What is wrong with a change of the project.

use super::{Message, Told, count, name, place, put};
use crate::annotation::{EditError, Role};
use crate::locale::Locale;
use crate::review::SettleError;

impl Told for EditError {
    fn message(&self, locale: &Locale) -> Message {
        let missing =
            |kind: &'static str, id: &str| ("error-edit-missing", vec![("kind", put(kind)), ("id", name(id))]);
        let id = |id: &str| vec![("id", name(id))];
        match self {
            EditError::Nameless => ("error-edit-nameless", vec![]),
            EditError::NoAnnotation(of) => missing("annotation", &of.0),
            EditError::NoAttribution(of) => missing("attribution", &of.0),
            EditError::NoSource(of) => missing("source", &of.0),
            EditError::NoRelation(of) => missing("relation", &of.0),
            EditError::NoVerdict(of) => missing("verdict", &of.0),
            EditError::NoComment(of) => missing("comment", &of.0),
            EditError::NoConflict(of) => missing("conflict", &of.0),
            EditError::NoLabel(of) => missing("label", &of.0),
            EditError::NoArticle(of) => missing("article", &of.0),
            EditError::OtherVerdict(of) => ("error-edit-other-verdict", id(&of.0)),
            EditError::OtherThread(of) => ("error-edit-other-thread", id(&of.0)),
            EditError::NoStage => ("error-edit-no-stage", vec![]),
            EditError::OtherRecord(of) => ("error-edit-other-record", id(&of.0)),
            EditError::NoRemarks => ("error-edit-no-remarks", vec![]),
            EditError::SourceCircle(of) => ("error-edit-source-circle", id(&of.0)),
            EditError::LabelCircle(of) => ("error-edit-label-circle", id(&of.0)),
            EditError::AttributionCircle(of) => ("error-edit-attribution-circle", id(&of.0)),
            EditError::SelfRelation(of) => ("error-edit-self-relation", id(&of.0)),
            EditError::Unjoinable(kind, from, to) => {
                let kind = locale.text(&format!("relation-{}-to", kind.key())).to_string();
                ("error-edit-unjoinable", vec![("kind", put(kind)), ("from", name(&from.0)), ("to", name(&to.0))])
            }
            EditError::JoinInUse(label, _, uses) | EditError::LabelInUse(label, uses) => {
                ("error-edit-label-in-use", vec![("id", name(&label.0)), ("count", count(*uses))])
            }
            EditError::RoleInUse(label) => ("error-edit-role-in-use", id(&label.0)),
            EditError::NoBlock(article, block) => {
                ("error-edit-no-block", vec![("id", name(&article.0)), ("block", place(locale, block))])
            }
            EditError::ArticleExists(article) => ("error-edit-article-exists", id(&article.0)),
            EditError::NoPlace(at, most) => {
                ("error-edit-no-place", vec![("at", place(locale, at)), ("count", count(*most))])
            }
            EditError::BadKey(key) => ("error-edit-bad-key", vec![("key", put(*key))]),
            EditError::KeyTaken(key, label) => {
                ("error-edit-key-taken", vec![("key", put(*key)), ("id", name(&label.0))])
            }
            EditError::Unmarked(of) => ("error-edit-unmarked", id(&of.0)),
            EditError::EmptyRange(of, _) => ("error-edit-empty-range", id(&of.0)),
            EditError::RangeOrder(of, _) => ("error-edit-range-order", id(&of.0)),
            EditError::OutsideText(of, ..) => ("error-edit-outside", id(&of.0)),
            EditError::Unfitting(of, role) => {
                let role = match role {
                    Role::Claim => "claim",
                    Role::Source => "source",
                    Role::Cue => "cue",
                };
                ("error-edit-unfitting", vec![("id", name(&of.0)), ("role", put(role))])
            }
            EditError::OtherArticle(of) => ("error-edit-other-article", id(&of.0)),
            EditError::TooMany(_, most) => ("error-too-many", vec![("most", place(locale, most))]),
            EditError::TooDeep(_, most) => ("error-too-deep", vec![("most", place(locale, most))]),
        }
    }
}

impl Told for SettleError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            SettleError::Edit(error) => error.message(locale),
            SettleError::NoBase => ("error-settle-no-base", vec![]),
            SettleError::NoPlace => ("error-settle-no-place", vec![]),
        }
    }
}
