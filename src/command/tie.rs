//! Who says it, on whose word; how claims stand to each other.

use super::mark::claim_chosen;
use super::why::unless;
use super::{Command, Shortcut, Why};
use crate::annotation::{AnnotationId, AttributionId, Manner, Party, RelationId, RelationKind, Role, SourceId};
use crate::session::{Asked, Session};

/// Tying marks together.
#[derive(Clone, Debug, PartialEq)]
pub enum Tie {
    /// Begin to pick the source of the chosen claim.
    Source,
    /// Begin to pick another source of the chosen claim's attribution, in place of the one it has.
    ReplaceSource(AttributionId),
    /// Begin to pick whom the chosen claim came through; of its last attribution, or of this one.
    Hop(Option<AttributionId>),
    /// Begin to pick the words that attribute it.
    Cue(AttributionId),
    /// Begin to pick the claim that the chosen one stands to in this way.
    Relate(RelationKind),
    /// What was being picked.
    Pick(AnnotationId),
    /// Say that no source is given for the chosen claim.
    Nobody,
    /// Ask who the source is that only the verb tells.
    AskInTheVerb,
    /// Ask through whom it came, where the text does not name them; of its last attribution, or of this one.
    AskHop(Option<AttributionId>),
    /// Ask which entry of the registry the chosen mention means.
    AskReference,
    /// The answer to what was asked.
    Answer {
        asked: Asked,
        who: Who,
    },
    /// Put a party in as the source, the claim having no attribution yet or this one.
    SetSource {
        attribution: Option<AttributionId>,
        source: Option<Party>,
    },
    /// Add a party that it came through, after those there are.
    AddHop {
        attribution: AttributionId,
        party: Party,
    },
    RemoveHop {
        attribution: AttributionId,
        number: usize,
    },
    RemoveCue(AttributionId),
    Manner {
        attribution: AttributionId,
        manner: Manner,
    },
    /// The next manner for the chosen claim's attributions.
    NextManner,
    /// Put an attribution inside another, or outside of all.
    Nest {
        attribution: AttributionId,
        inside: Option<AttributionId>,
    },
    Remove(AttributionId),
    /// Take all attributions of the chosen claim away.
    Untie,
    Unrelate(RelationId),
}

/// An answer out of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Entry(SourceId),
    /// An entry to be made, with this name.
    New(String),
    Nobody,
}

impl Tie {
    /// The key of its name in the message files, without the `command-` before it.
    pub(super) fn name_key(&self) -> String {
        let key = match self {
            Tie::Source => "attribute",
            Tie::ReplaceSource(_) => "replace-source",
            Tie::Hop(_) => "hop",
            Tie::Cue(_) => "cue",
            Tie::Relate(kind) => return format!("relate-{}", kind.key()),
            Tie::Pick(_) => "pick",
            Tie::Nobody => "nobody",
            Tie::AskInTheVerb => "in-the-verb",
            Tie::AskHop(_) => "hop-unnamed",
            Tie::AskReference => "reference",
            Tie::Answer { .. } => "answer",
            Tie::SetSource { .. } => "set-source",
            Tie::AddHop { .. } => "add-hop",
            Tie::RemoveHop { .. } => "remove-hop",
            Tie::RemoveCue(_) => "remove-cue",
            Tie::Manner { manner, .. } => return format!("manner-{}", manner.key()),
            Tie::NextManner => "next-manner",
            Tie::Nest { .. } => "nest",
            Tie::Remove(_) => "remove-attribution",
            Tie::Untie => "untie",
            Tie::Unrelate(_) => "unrelate",
        };
        key.to_owned()
    }

    /// The key that does it unless the user chose another.
    pub(super) fn default_shortcut(&self) -> Option<Shortcut> {
        Some(match self {
            Tie::Source => Shortcut::key("A"),
            Tie::Untie => Shortcut::key("A").shift(),
            Tie::Hop(None) => Shortcut::key("V"),
            Tie::AskInTheVerb => Shortcut::key("V").shift(),
            Tie::AskReference => Shortcut::key("E"),
            Tie::Nobody => Shortcut::key("W"),
            Tie::NextManner => Shortcut::key("M"),
            Tie::Relate(RelationKind::Supports) => Shortcut::key("S"),
            Tie::Relate(RelationKind::Contradicts) => Shortcut::key("X"),
            Tie::Relate(RelationKind::Repeats) => Shortcut::key("R"),
            Tie::Relate(RelationKind::Updates) => Shortcut::key("U"),
            _ => return None,
        })
    }

    /// Why it does nothing now; `None` if it does something.
    pub(super) fn why_not(&self, session: &Session) -> Option<Why> {
        let is_tied = |claim: &AnnotationId| session.project.attributions_of(claim).any(|a| a.claim() == Some(claim));
        let claim = claim_chosen(session);
        match self {
            Tie::Source | Tie::AskInTheVerb | Tie::SetSource { attribution: None, .. } => claim.err(),
            Tie::Nobody => claim.map_or_else(Some, |claim| unless(!is_tied(claim), Why::Attributed)),
            Tie::Hop(None) | Tie::AskHop(None) | Tie::NextManner => {
                claim.map_or_else(Some, |claim| unless(is_tied(claim), Why::NoSource))
            }
            Tie::Untie => claim.map_or_else(Some, |claim| unless(is_tied(claim), Why::NotTied)),
            Tie::AskReference => {
                let role = session.chosen().and_then(|a| session.project.role_of(&a.id));
                unless(role == Some(Role::Source), Why::NoMention)
            }
            Tie::Relate(_) => unless(session.chosen().is_some(), Why::NoMark),
            Tie::Pick(_) => unless(session.picking.is_some(), Why::Nothing),
            _ => None,
        }
    }

    /// Those that the palette lists.
    pub(super) fn listed() -> impl Iterator<Item = Command> {
        let relations = RelationKind::ALL.iter().copied().map(Tie::Relate);
        [
            Tie::Source,
            Tie::Hop(None),
            Tie::AskInTheVerb,
            Tie::AskHop(None),
            Tie::AskReference,
            Tie::Nobody,
            Tie::NextManner,
            Tie::Untie,
        ]
        .into_iter()
        .chain(relations)
        .map(Command::Tie)
    }
}
