//! Handing the project on in another format.

use super::why::unless;
use super::{Shortcut, Why};
use crate::exchange::Options;
use crate::session::{Destination, Session};

/// Handing the project on in another format.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// Show what can be chosen, and what the export will say.
    Show,
    /// Export it like this.
    Choose(Box<Options>),
    /// Ask where to.
    Ask,
    /// The same by a path, where no file dialog answers.
    AskPath,
    /// Write it there.
    To(Destination),
    /// Replace the files that are there.
    Replace,
    /// Back to what was chosen.
    Back,
    /// Leave off writing it, or replacing what is there; what was chosen stays.
    Stop,
    /// Put the dialog away.
    Close,
}

impl Export {
    pub(super) fn name_key(&self) -> &'static str {
        match self {
            Export::Show => "export",
            Export::Choose(_) => "export-choose",
            Export::Ask => "export-ask",
            Export::AskPath => "export-ask-path",
            Export::To(_) => "export-to",
            Export::Replace => "export-replace",
            Export::Back => "export-back",
            Export::Stop => "export-stop",
            Export::Close => "export-close",
        }
    }

    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        (*self == Export::Show).then(|| Shortcut::ctrl("E").alt())
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        unless(!session.project.articles.is_empty(), Why::NoArticle)
    }
}
