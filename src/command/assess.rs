//! How far to believe the chosen claim.

use super::{Command, Shortcut};
use crate::annotation::{ClaimKind, ClaimStatus, Confidence, Credibility, Likelihood};

/// A judgement on the chosen claim; `None` takes the one there is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assess {
    Kind(Option<ClaimKind>),
    Status(ClaimStatus),
    Credibility(Option<Credibility>),
    Likelihood(Option<Likelihood>),
    Confidence(Option<Confidence>),
}

impl Assess {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(self) -> String {
        let (what, value) = match self {
            Assess::Kind(kind) => ("kind", kind.map(ClaimKind::key)),
            Assess::Status(status) => ("status", Some(status.key())),
            Assess::Credibility(grade) => ("credibility", grade.map(Credibility::key)),
            Assess::Likelihood(band) => ("likelihood", band.map(Likelihood::key)),
            Assess::Confidence(confidence) => ("confidence", confidence.map(Confidence::key)),
        };
        format!("{what}-{}", value.unwrap_or("none"))
    }

    /// The key that does it unless the user chose another: the Admiralty code's own digits, and the bands in their order.
    pub(super) fn default_shortcut(self) -> Option<Shortcut> {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let digit = |number: usize| DIGITS.get(number).map(|digit| Shortcut::key(digit).alt());
        match self {
            Assess::Credibility(None) => digit(0),
            Assess::Credibility(Some(grade)) => digit(grade.digit().into()),
            Assess::Confidence(Some(confidence)) => digit(7 + confidence as usize),
            Assess::Likelihood(None) => digit(0).map(Shortcut::shift),
            Assess::Likelihood(Some(band)) => digit(1 + band as usize).map(Shortcut::shift),
            _ => None,
        }
    }

    /// Those that the palette lists, and that have keys.
    pub(crate) fn listed() -> impl Iterator<Item = Command> {
        fn each<T: Copy + 'static>(all: &'static [T]) -> impl Iterator<Item = Option<T>> {
            all.iter().copied().map(Some).chain([None])
        }
        let credibility = each(Credibility::ALL).map(Assess::Credibility);
        let likelihood = each(Likelihood::ALL).map(Assess::Likelihood);
        let confidence = each(Confidence::ALL).map(Assess::Confidence);
        let kind = each(ClaimKind::ALL).map(Assess::Kind);
        let status = ClaimStatus::ALL.iter().copied().map(Assess::Status);
        credibility.chain(likelihood).chain(confidence).chain(kind).chain(status).map(Command::Assess)
    }
}
