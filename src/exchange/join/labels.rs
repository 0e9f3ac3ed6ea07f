//! The labels of the file as labels of the project.

use super::Joining;
use crate::annotation::{Edit, Joins, Label, LabelId};
use std::collections::HashSet;

impl Joining<'_> {
    /// Maps their labels to those that are there, and adds the others at the end. A built-in label that the user took
    /// out of the project and that nothing in the file carries is not brought back.
    pub(super) fn labels(&mut self) {
        let theirs = self.theirs;
        let needed = self.needed();
        let added: Vec<&Label> = theirs.labels.iter().filter(|label| !self.map_label(label)).collect();
        self.joined.labels.known = needed.iter().filter(|id| self.label_ids.contains_key(id)).count();
        let bare = !self.before.labels.is_empty();
        let idle = |label: &Label| bare && !needed.contains(&label.id) && Label::built_in().contains(label);
        let added: Vec<&Label> = added.into_iter().filter(|label| !idle(label)).collect();
        for label in &added {
            self.label_ids.insert(label.id.clone(), label.id.clone());
        }
        // First all are there, then each stands under its own.
        for label in &added {
            let taken = label.key.is_some_and(|key| self.mine.label_for_key(key).is_some());
            let key = label.key.filter(|_| !taken);
            let new = Label { parent: None, key, joins: self.joins(&label.joins), ..(*label).clone() };
            let at = self.mine.labels.len();
            if self.put(Edit::PutLabel { at, label: new }, label.name.either(false)) {
                self.joined.labels.added += 1;
            } else {
                self.label_ids.remove(&label.id);
            }
        }
        for label in added.iter().filter(|label| label.parent.is_some()) {
            let parent = label.parent.as_ref().and_then(|id| self.label_ids.get(id)).cloned();
            let at = self.mine.labels.iter().position(|known| known.id == label.id);
            if let Some((at, known)) = at.and_then(|at| Some((at, self.mine.labels.get(at)?.clone()))) {
                self.put(Edit::PutLabel { at, label: Label { parent, ..known } }, label.name.either(false));
            }
        }
    }

    /// Maps a label to the one that is there, if one is: by id, else the only one with its name in either language that
    /// the file does not name itself and that has its role.
    fn map_label(&mut self, label: &Label) -> bool {
        let same_name = |known: &&Label| {
            let (a, b) = (&known.name, &label.name);
            !a.ar.is_empty() && a.ar == b.ar || !a.en.is_empty() && a.en.eq_ignore_ascii_case(&b.en)
        };
        let same_role = |known: &&Label| label.role.is_none() || label.role == known.role;
        let found = match self.mine.label(&label.id) {
            Some(known) => Some(known),
            None => {
                let free = self.before.labels.iter().filter(|known| self.theirs.label(&known.id).is_none());
                let mut named = free.filter(same_name).filter(same_role);
                named.next().filter(|_| named.next().is_none())
            }
        };
        let Some(known) = found.map(|known| known.id.clone()) else { return false };
        self.label_ids.insert(label.id.clone(), known);
        true
    }

    /// Their labels that annotations carry, and those above them.
    fn needed(&self) -> HashSet<LabelId> {
        let carried: HashSet<&LabelId> = self.theirs.annotations.values().map(|a| &a.label).collect();
        let lines = carried.into_iter().flat_map(|id| self.theirs.label_line(id));
        lines.map(|label| label.id.clone()).collect()
    }

    /// What a label may be joined to, as the labels are called in the project.
    fn joins(&self, theirs: &Joins) -> Joins {
        let mut joins = Joins::default();
        for (kind, labels) in &theirs.0 {
            for label in labels {
                joins.set(*kind, self.label_ids.get(label).unwrap_or(label).clone(), true);
            }
        }
        joins
    }
}
