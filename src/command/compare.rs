//! Holding a colleague's project against one's own.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{Credibility, LabelId};
use crate::review::can_take;
use crate::session::{Difference, DifferenceFilter, Session};
use std::path::PathBuf;

/// Holding a colleague's project against one's own.
#[derive(Clone, Debug, PartialEq)]
pub enum Compare {
    /// Ask which file.
    Ask,
    /// Ask for a path by hand, where no file dialog answers.
    ByPath,
    /// Read this file and hold it against the project.
    With(PathBuf),
    /// Put theirs aside.
    Leave,
    Next,
    Previous,
    /// Go to this difference; `None` leaves the one that is shown.
    Choose(Option<Difference>),
    /// Go to the next difference that a verdict is still to be given on.
    NextOpen,
    /// What the colleague's mark should be, as a verdict on it.
    Change(Changed),
    /// List the differences that this filter lets through.
    Filter(DifferenceFilter),
    /// Let theirs hold in the current difference.
    Take,
    /// Put all of theirs and mine together.
    TakeAll,
    /// Give that up while it is being done.
    StopTaking,
}

/// One thing that a verdict would have otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// What this difference is in: as I have it, or, if the verdict says that already, again as they have it.
    ToMine(Difference),
    /// By their ids.
    Label(LabelId),
    Credibility(Option<Credibility>),
}

impl Compare {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Compare::Ask | Compare::With(_) => "compare",
            Compare::ByPath => "compare-path",
            Compare::Leave => "compare-leave",
            Compare::Next => "next-difference",
            Compare::Previous => "previous-difference",
            Compare::Choose(_) => "choose-difference",
            Compare::NextOpen => "next-open-difference",
            Compare::Change(_) => "review-change",
            Compare::Filter(_) => "filter-differences",
            Compare::Take => "take-difference",
            Compare::TakeAll => "take-all-differences",
            Compare::StopTaking => "stop-taking",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Compare::Ask => Shortcut::ctrl("R").shift(),
            Compare::Leave => Shortcut::ctrl("W").shift(),
            Compare::Next => Shortcut::key("CloseBracket"),
            Compare::Previous => Shortcut::key("OpenBracket"),
            Compare::NextOpen => Shortcut::ctrl("Enter"),
            Compare::Take => Shortcut::key("Y"),
            _ => return None,
        })
    }

    /// Whether it is about what the page of the comparison shows, and has no meaning elsewhere.
    pub(super) fn is_of_the_page(&self) -> bool {
        matches!(
            self,
            Compare::Next
                | Compare::Previous
                | Compare::NextOpen
                | Compare::Choose(_)
                | Compare::Change(_)
                | Compare::Filter(_)
                | Compare::Take
        )
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        if matches!(self, Compare::Ask | Compare::ByPath | Compare::With(_)) {
            return unless(!session.project.articles.is_empty(), Why::NoArticle);
        }
        let Some(review) = &session.review else { return Some(Why::NoComparison) };
        match self {
            Compare::Ask | Compare::ByPath | Compare::With(_) => None,
            Compare::Leave | Compare::Filter(_) | Compare::Choose(_) => None,
            Compare::Change(_) => unless(review.judged().is_some(), Why::NoDifference),
            Compare::Next | Compare::Previous | Compare::NextOpen => {
                unless(review.listed().len() > 0, Why::NoDifferences)
            }
            Compare::Take => unless(review.current().is_some_and(can_take), Why::NoDifference),
            Compare::TakeAll if review.comparison.is_equal() => Some(Why::NothingDiffers),
            Compare::TakeAll => unless(review.taking.is_none(), Why::Already),
            Compare::StopTaking => unless(review.taking.is_some(), Why::Nothing),
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        [
            Compare::Ask,
            Compare::ByPath,
            Compare::Next,
            Compare::Previous,
            Compare::NextOpen,
            Compare::Take,
            Compare::TakeAll,
            Compare::StopTaking,
            Compare::Leave,
        ]
        .into_iter()
        .map(Command::Compare)
    }
}
