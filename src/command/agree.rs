//! How far several people agree.

use super::{Command, Shortcut};
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

    /// Whether it would do anything now.
    pub(super) fn applies(&self, session: &Session) -> bool {
        let agreement = &session.agreement;
        match self {
            Agree::Ask | Agree::ByPath | Agree::With(_) => {
                !session.project.articles.is_empty() && agreement.files.len() + 1 < PEOPLE
            }
            Agree::Without(number) => *number < agreement.files.len(),
            Agree::Measure => !agreement.files.is_empty() && agreement.work.is_none(),
            Agree::Stop => agreement.work.is_some(),
            Agree::Show { article, .. } => session.project.article(article).is_some(),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [Agree::Ask, Agree::ByPath, Agree::Measure].into_iter().map(Command::Agree)
    }
}
