//! Labels and the label set.

use super::{Bilingual, LabelId, Project, RelationKind};
use crate::article::Extra;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How the line under a mark is drawn; it tells labels apart without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineStyle {
    #[default]
    Solid,
    Double,
    Dotted,
    Dashed,
    DashDot,
    Thick,
    DoubleDotted,
}

/// What a label's annotations can be in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    Claim,
    Source,
    Cue,
}

/// A label: what an annotation says its text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub id: LabelId,
    pub name: Bilingual,
    /// Red, green, blue of its line in the light theme; the other shades are derived from it.
    pub color: [u8; 3],
    pub line: LineStyle,
    /// The key that marks with it, a digit or a lower-case Latin letter.
    pub key: Option<char>,
    /// What it is in an attribution, if anything.
    pub role: Option<Role>,
    /// The label it is a kind of.
    pub parent: Option<LabelId>,
    /// Which relations may lead from its annotations to which others.
    pub joins: Joins,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

/// Which relations may lead from one label's annotations to which labels' annotations.
///
/// A label that is named stands for those under it too. Labels that are not in the set mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Joins(pub BTreeMap<RelationKind, BTreeSet<LabelId>>);

impl Joins {
    /// What a label with this role begins with: claims may be joined to each other by every relation.
    pub fn of_role(id: &LabelId, role: Option<Role>) -> Joins {
        match role {
            Some(Role::Claim) => Joins(RelationKind::ALL.iter().map(|&kind| (kind, [id.clone()].into())).collect()),
            _ => Joins::default(),
        }
    }

    /// Whether `kind` may lead to annotations with this very label.
    pub fn allow(&self, kind: RelationKind, to: &LabelId) -> bool {
        self.0.get(&kind).is_some_and(|labels| labels.contains(to))
    }

    /// Allows or forbids `kind` to lead to annotations with this label.
    pub fn set(&mut self, kind: RelationKind, to: LabelId, allowed: bool) {
        if allowed {
            self.0.entry(kind).or_default().insert(to);
        } else if let Some(labels) = self.0.get_mut(&kind) {
            labels.remove(&to);
            if labels.is_empty() {
                self.0.remove(&kind);
            }
        }
    }
}

impl Project {
    /// A label with those it is a kind of, the nearest first; a set that goes in a circle ends where it began.
    pub fn label_line<'p>(&'p self, id: &LabelId) -> Vec<&'p Label> {
        let mut line: Vec<&Label> = Vec::new();
        let mut next = self.label(id);
        while let Some(label) = next.filter(|label| line.iter().all(|known| known.id != label.id)) {
            line.push(label);
            next = label.parent.as_ref().and_then(|id| self.label(id));
        }
        line
    }

    /// Whether a relation of this kind may lead from an annotation labelled `from` to one labelled `to`:
    /// what holds of a label holds of those under it.
    pub fn may_join(&self, kind: RelationKind, from: &LabelId, to: &LabelId) -> bool {
        let to = self.label_line(to);
        self.label_line(from).iter().any(|from| to.iter().any(|to| from.joins.allow(kind, &to.id)))
    }

    /// The labels in the order of the list, each followed by those under it; with how deep each stands.
    pub fn label_tree(&self) -> Vec<(usize, &Label)> {
        let mut tree = Vec::with_capacity(self.labels.len());
        self.push_labels_under(None, 0, &mut tree);
        tree
    }

    fn push_labels_under<'p>(&'p self, parent: Option<&LabelId>, depth: usize, tree: &mut Vec<(usize, &'p Label)>) {
        // Parents make no circle (`check_label`), so the depth is at most the number of labels.
        for label in self.labels.iter().filter(|l| l.parent.as_ref() == parent) {
            tree.push((depth, label));
            self.push_labels_under(Some(&label.id), depth + 1, tree);
        }
    }
}

impl Label {
    /// Claim, source and cue, in the order of the toolbar.
    pub fn built_in() -> [Label; 3] {
        let label = |id: &str, ar: &str, en: &str, color, line, key, role| Label {
            id: LabelId(id.into()),
            name: Bilingual { ar: ar.to_owned(), en: en.to_owned() },
            color,
            line,
            key: Some(key),
            role: Some(role),
            parent: None,
            joins: Joins::of_role(&LabelId(id.into()), Some(role)),
            extra: Extra::default(),
        };
        [
            label("claim", "ادعاء", "Claim", [0x1A, 0x62, 0xA5], LineStyle::Solid, '1', Role::Claim),
            label("source", "مصدر", "Source", [0x8F, 0x54, 0x00], LineStyle::Double, '2', Role::Source),
            label("cue", "لفظ إسناد", "Cue", [0x74, 0x19, 0x4F], LineStyle::Dotted, '3', Role::Cue),
        ]
    }
}

impl LineStyle {
    /// All line styles, in the order menus show them.
    pub const ALL: [LineStyle; 7] = [
        LineStyle::Solid,
        LineStyle::Double,
        LineStyle::Dotted,
        LineStyle::Dashed,
        LineStyle::DashDot,
        LineStyle::Thick,
        LineStyle::DoubleDotted,
    ];
}
