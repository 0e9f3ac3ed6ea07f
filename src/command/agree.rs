//! How far several people agree.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::article::ArticleId;
use crate::session::{PEOPLE, Session};
use crate::text::CpRange;
use std::path::PathBuf;

/// Actions about several people's agreement.
#[derive(Clone, Debug, PartialEq)]
pub enum Agree {
    /// Ask whose files to measure with what is open.
    Ask,
    /// Ask for a path by hand, where no file dialog answers.
    ByPath,
    /// Measure these files too.
    With(Vec<PathBuf>),
    /// Measure without the file of this number.
    Without(usize),
    /// Measure as everything is now.
    Measure,
    /// Leave the measurement off that is under way.
    Stop,
    /// Show and select these words of an article.
    Show { article: ArticleId, range: CpRange },
}

impl Agree {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Agree::Ask | Agree::With(_) => "agree-with",
            Agree::ByPath => "agree-path",
            Agree::Without(_) => "agree-without",
            Agree::Measure => "agree-measure",
            Agree::Stop => "agree-stop",
            Agree::Show { .. } => "agree-show",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        match self {
            Agree::Measure => Some(Shortcut::key("F5")),
            _ => None,
        }
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let agreement = &session.agreement;
        match self {
            Agree::Ask | Agree::ByPath | Agree::With(_) if session.project.articles.is_empty() => Some(Why::NoArticle),
            Agree::Ask | Agree::ByPath | Agree::With(_) => unless(agreement.files.len() + 1 < PEOPLE, Why::Crowded),
            Agree::Measure if agreement.files.is_empty() => Some(Why::NoColleague),
            Agree::Measure => unless(agreement.work.is_none(), Why::Already),
            Agree::Without(number) => unless(*number < agreement.files.len(), Why::Nothing),
            Agree::Stop => unless(agreement.work.is_some(), Why::Nothing),
            Agree::Show { article, .. } => unless(session.project.article(article).is_some(), Why::Nothing),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Agree::Ask, Agree::ByPath, Agree::Measure].into_iter().map(Command::Agree)
    }
}
