//! Finding words.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::LabelId;
use crate::article::ArticleId;
use crate::session::Session;
use crate::text::CpRange;

/// Finding words.
#[derive(Clone, Debug, PartialEq)]
pub enum Find {
    /// Open the bar, for the article in view.
    Open,
    /// Open the bar and the list of what is found in all articles.
    OpenInProject,
    SetQuery(String),
    Next,
    Previous,
    /// Find only the same letters and marks, or all that are taken for the same.
    ToggleExact,
    /// Go to a hit.
    Go {
        article: ArticleId,
        hit: CpRange,
    },
    /// Mark every hit with the label: in the article, or in all where all are searched.
    MarkAll(LabelId),
    /// Close the bar; the current hit is selected.
    Close,
}

impl Find {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Find::Open => "find",
            Find::OpenInProject => "find-in-project",
            Find::SetQuery(_) => "find-query",
            Find::Next => "find-next",
            Find::Previous => "find-previous",
            Find::ToggleExact => "find-exact",
            Find::Go { .. } => "find-go",
            Find::MarkAll(_) => "find-mark-all",
            Find::Close => "find-close",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Find::Open => Shortcut::ctrl("F"),
            Find::OpenInProject => Shortcut::ctrl("F").shift(),
            Find::Next => Shortcut::key("F3"),
            Find::Previous => Shortcut::key("F3").shift(),
            Find::ToggleExact => Shortcut::key("X").alt(),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let find = &session.find;
        match self {
            _ if session.article().is_none() => Some(Why::NoArticle),
            Find::Next | Find::Previous => unless(!find.text.is_empty(), Why::NothingToFind),
            Find::ToggleExact | Find::MarkAll(_) | Find::Close => unless(find.open, Why::NotFinding),
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Find::Open, Find::OpenInProject, Find::Next, Find::Previous, Find::ToggleExact].into_iter().map(Command::Find)
    }
}
