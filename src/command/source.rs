//! The source registry.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{self, AnnotationId, Bilingual, Reliability, Role, SourceId};
use crate::article::BlockKind;
use crate::session::Session;

/// The source registry.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// Show this entry, or none.
    Choose(Option<SourceId>),
    /// Make an entry, choose it, and let the mention `of` refer to it.
    Create {
        name: Bilingual,
        of: Option<AnnotationId>,
    },
    /// Make an entry named by the mention's words; it and every mention of the same words that refers to nothing yet
    /// then refer to it.
    CreateFromMention(AnnotationId),
    /// Put a changed entry in its place. Changes of one text in a row are one step.
    Put(Box<annotation::Source>),
    Remove(SourceId),
    /// Ask which other entry to make one with this one.
    MergeWith(SourceId),
    /// Ask which of the two to keep, and show what will be.
    AskMerge {
        kept: SourceId,
        gone: SourceId,
    },
    Merge {
        kept: SourceId,
        gone: SourceId,
    },
    /// Hold an entry for so reliable from now on.
    Rate {
        source: SourceId,
        reliability: Reliability,
        reason: Bilingual,
    },
    /// Let a mention refer to an entry, or to none.
    Refer {
        mention: AnnotationId,
        entry: Option<SourceId>,
    },
    /// Mark what the credit line of the article in view names, and attribute the article to it.
    FromCredits,
}

impl Source {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Source::Choose(_) => "source-choose",
            Source::Create { .. } => "source-create",
            Source::CreateFromMention(_) => "source-from-mention",
            Source::Put(_) => "source-change",
            Source::Remove(_) => "source-remove",
            Source::MergeWith(_) => "source-merge-with",
            Source::AskMerge { .. } | Source::Merge { .. } => "source-merge",
            Source::Rate { .. } => "source-rate",
            Source::Refer { .. } => "source-refer",
            Source::FromCredits => "source-credits",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Source::Create { .. } => Shortcut::ctrl("E").shift(),
            Source::CreateFromMention(_) => Shortcut::ctrl("E"),
            Source::FromCredits => Shortcut::ctrl("G").shift(),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let project = &session.project;
        let is_there = |id: &SourceId| project.sources.contains_key(id);
        let is_mention = |id: &AnnotationId| project.role_of(id) == Some(Role::Source);
        match self {
            Source::Choose(None) | Source::Create { .. } => None,
            Source::Choose(Some(id)) | Source::Remove(id) | Source::Rate { source: id, .. } => {
                unless(is_there(id), Why::Nothing)
            }
            Source::Put(source) => unless(is_there(&source.id), Why::Nothing),
            Source::MergeWith(id) if !is_there(id) => Some(Why::NoEntry),
            Source::MergeWith(_) => unless(project.sources.len() > 1, Why::NoOtherEntry),
            Source::AskMerge { kept, gone } | Source::Merge { kept, gone } => {
                unless(kept != gone && is_there(kept) && is_there(gone), Why::Nothing)
            }
            Source::CreateFromMention(id) | Source::Refer { mention: id, .. } if !is_mention(id) => {
                Some(Why::NoMention)
            }
            Source::CreateFromMention(id) => {
                let entry = project.annotations.get(id).and_then(|mention| mention.refers_to.as_ref());
                unless(entry.is_none(), Why::HasEntry)
            }
            Source::Refer { .. } => None,
            Source::FromCredits => match session.article() {
                None => Some(Why::NoArticle),
                Some(article) => {
                    unless(article.blocks().iter().any(|block| block.kind == BlockKind::Credit), Why::NoCredits)
                }
            },
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed(session: &Session) -> impl Iterator<Item = Command> {
        let create = Source::Create { name: Bilingual::default(), of: None };
        let mention = Source::CreateFromMention(session.chosen.clone().unwrap_or_default());
        let merge = Source::MergeWith(session.source.clone().unwrap_or_default());
        [create, mention, merge, Source::FromCredits].into_iter().map(Command::Source)
    }
}
