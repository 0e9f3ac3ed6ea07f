//! Verdicts, comments, how far articles have come; and what putting two people's work together left open.

use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{Bilingual, CommentId, ConflictId, Field, LabelId, Stage, Topic, VerdictId};
use crate::article::ArticleId;
use crate::review::{Choice, can_propose};
use crate::session::{ReviewOf, Session};
use std::path::PathBuf;

/// Actions of reviewers and authors, and on what a merge left open.
#[derive(Clone, Debug, PartialEq)]
pub enum Review {
    /// Show what is left to be settled.
    Conflicts,
    /// Let one version of a field hold, or of the whole record; the conflict ends with its last field.
    Settle {
        conflict: ConflictId,
        field: Option<Field>,
        choice: Choice,
    },
    /// Let what the project shows hold in all that is left.
    KeepShown,
    /// The reviewer's verdict on the chosen mark.
    Accept,
    Reject,
    /// Change the chosen mark as it should be; what is changed becomes the verdict.
    Change,
    /// What was changed is the verdict; the mark is again as it was.
    Changed,
    /// The mark is again as it was, and there is no verdict.
    LeaveChange,
    /// Propose that the selection be marked with this label; with the first one if none is said.
    Propose(Option<LabelId>),
    /// Propose it with this label instead.
    ProposeAs(VerdictId, LabelId),
    /// Go to a mark that is proposed.
    ShowProposal(VerdictId),
    /// Take the reviewer's own verdict back.
    Withdraw(VerdictId),
    /// Do what a verdict asks for; of the chosen mark's the first that is open.
    Take(Option<VerdictId>),
    Decline(Option<VerdictId>),
    /// A verdict that was declined is open again.
    Reopen(VerdictId),
    /// Go to the field where the chosen mark, or the article, is commented on.
    Comment,
    /// Say something, in a thread or as a new one.
    Say {
        on: Topic,
        thread: Option<CommentId>,
        text: Bilingual,
    },
    /// Take an own comment back, and the answers to it.
    Unsay(CommentId),
    /// Close a thread, or open it again.
    Resolve(CommentId, bool),
    /// Go to the next mark, of this article or one after it, that has an open verdict or comment.
    NextOpen,
    PreviousOpen,
    /// Say how far an article has come; the one in view if none is said.
    SetStage(Option<ArticleId>, Stage),
    /// Ask where to save one's own verdicts and comments: on the page of a comparison those on the colleague's project,
    /// else those in the one that is open. Where reasons are missing, that is asked about first.
    Save,
    /// Save them though reasons are missing.
    SaveUnreasoned,
    /// Go to the first verdict that lacks its reason.
    ShowUnreasoned,
    SaveTo(PathBuf, ReviewOf),
    /// Ask for a saved review, to put it into the project.
    Apply,
    /// Read it, and ask whether to put it in.
    ApplyFrom(PathBuf),
    /// Put it in.
    ApplyNow(PathBuf),
}

impl Review {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Review::Conflicts => "conflicts",
            Review::Settle { choice: Choice::Shown, .. } => "settle-shown",
            Review::Settle { choice: Choice::Other, .. } => "settle-other",
            Review::Settle { choice: Choice::Base, .. } => "settle-base",
            Review::KeepShown => "settle-all-shown",
            Review::Accept => "review-accept",
            Review::Reject => "review-reject",
            Review::Change => "review-change",
            Review::Changed => "review-changed",
            Review::LeaveChange => "review-leave-change",
            Review::Propose(_) => "review-propose",
            Review::ProposeAs(..) => "review-propose",
            Review::ShowProposal(_) => "review-show-proposal",
            Review::Withdraw(_) => "review-withdraw",
            Review::Take(_) => "review-take",
            Review::Decline(_) => "review-decline",
            Review::Reopen(_) => "review-reopen",
            Review::Comment => "review-comment",
            Review::Say { .. } => "review-say",
            Review::Unsay(_) => "review-unsay",
            Review::Resolve(_, true) => "review-resolve",
            Review::Resolve(_, false) => "review-unresolve",
            Review::NextOpen => "review-next-open",
            Review::PreviousOpen => "review-previous-open",
            Review::SetStage(_, stage) => return format!("review-stage-{}", stage.key()),
            Review::Save | Review::SaveTo(..) => "review-save",
            Review::SaveUnreasoned => "review-save-unreasoned",
            Review::ShowUnreasoned => "review-show-unreasoned",
            Review::Apply | Review::ApplyFrom(_) | Review::ApplyNow(_) => "review-apply",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Review::Accept => Shortcut::key("K"),
            Review::Reject => Shortcut::key("X").shift(),
            Review::Change => Shortcut::key("C").shift(),
            Review::Propose(None) => Shortcut::key("Q"),
            Review::Take(None) => Shortcut::key("Y"),
            Review::Decline(None) => Shortcut::key("Y").shift(),
            Review::Comment => Shortcut::key("C"),
            Review::NextOpen => Shortcut::key("CloseBracket").alt(),
            Review::PreviousOpen => Shortcut::key("OpenBracket").alt(),
            Review::Save => Shortcut::ctrl("Enter").shift(),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let judging = session.judging();
        match self {
            Review::Conflicts | Review::Settle { .. } | Review::KeepShown => {
                unless(!session.project.conflicts.is_empty(), Why::NoConflicts)
            }
            Review::Accept | Review::Reject | Review::Change => {
                let missing = match judging.map(|review| review.current()) {
                    None => Why::NoMark,
                    Some(None) => Why::NoDifference,
                    Some(Some(difference)) if can_propose(difference) => Why::OnlyProposed,
                    Some(Some(_)) => Why::NoVerdict,
                };
                unless(session.judged_mark().is_some(), missing)
            }
            Review::Changed | Review::LeaveChange => unless(session.changing.is_some(), Why::NotChanging),
            Review::Propose(_) => match judging {
                Some(review) => match review.current() {
                    Some(difference) => unless(can_propose(difference), Why::NothingToPropose),
                    None => Some(Why::NoDifference),
                },
                None => unless(session.selected().is_some(), Why::NoSelection),
            },
            Review::Take(None) | Review::Decline(None) => unless(session.open_verdict().is_some(), Why::NoOpenVerdict),
            Review::Comment => match judging {
                Some(review) => unless(review.topic().is_some(), Why::NoDifference),
                None => unless(session.article().is_some(), Why::NoArticle),
            },
            Review::SetStage(..) | Review::NextOpen | Review::PreviousOpen => {
                unless(session.article().is_some(), Why::NoArticle)
            }
            Review::Save => {
                let project = session.judged();
                unless(!project.verdicts.is_empty() || !project.comments.is_empty(), Why::NothingSaid)
            }
            Review::Apply => unless(!session.project.articles.is_empty(), Why::NoArticle),
            _ => None,
        }
    }

    /// Whether it is about the article's text.
    pub(super) fn is_of_the_text(&self) -> bool {
        matches!(
            self,
            Review::Accept
                | Review::Reject
                | Review::Change
                | Review::Propose(_)
                | Review::Take(None)
                | Review::Decline(None)
                | Review::Comment
                | Review::NextOpen
                | Review::PreviousOpen
        )
    }

    /// Whether it changes the project.
    pub(super) fn changes(&self) -> bool {
        !matches!(
            self,
            Review::Conflicts
                | Review::Comment
                | Review::NextOpen
                | Review::PreviousOpen
                | Review::ShowProposal(_)
                | Review::Save
                | Review::SaveUnreasoned
                | Review::ShowUnreasoned
                | Review::SaveTo(..)
        )
    }

    /// Whether it is what a reviewer says, and not what becomes of it.
    pub(super) fn is_said(&self) -> bool {
        matches!(
            self,
            Review::Accept
                | Review::Reject
                | Review::Change
                | Review::Propose(_)
                | Review::ProposeAs(..)
                | Review::Withdraw(_)
                | Review::Say { .. }
                | Review::Unsay(_)
                | Review::Resolve(..)
        )
    }

    /// Whether it means something on the page of a comparison, where the text is not worked in.
    pub(super) fn is_for_judging(&self) -> bool {
        self.is_said() || *self == Review::Comment
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        let plain = [
            Review::Accept,
            Review::Change,
            Review::Changed,
            Review::Reject,
            Review::Propose(None),
            Review::Take(None),
            Review::Decline(None),
            Review::Comment,
            Review::NextOpen,
            Review::PreviousOpen,
            Review::Save,
            Review::Apply,
            Review::Conflicts,
        ];
        let stages = Stage::ALL.iter().map(|stage| Review::SetStage(None, *stage));
        plain.into_iter().chain(stages).map(Command::Review)
    }
}
