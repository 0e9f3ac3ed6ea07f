//! Changes to the label set that take more than one edit: moving a label, giving its marks another, taking a set in.

use super::{Edit, EditError, Joins, Label, LabelId, Project, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a label moves in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Before the label above it that stands under the same one.
    Up,
    /// After the label below it that stands under the same one.
    Down,
    /// Under the label above it.
    In,
    /// Beside the label it stands under.
    Out,
}

/// What taking in a label set does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// One step of the history.
    pub edits: Vec<Edit>,
    pub added: usize,
    /// How many took the place of one with the same id.
    pub replaced: usize,
    /// Those whose key belongs to a label that was there; they come without one.
    pub keyless: Vec<LabelId>,
    /// Those that keep a role or a relation that the incoming set takes from them, as annotations rely on it, or
    /// that could not stand under the label they should.
    pub kept: Vec<LabelId>,
}

impl Project {
    /// The edit that moves a label in the tree; `None` where there is no such place.
    pub fn shift_label(&self, id: &LabelId, shift: Shift) -> Option<Edit> {
        let from = self.labels.iter().position(|l| l.id == *id)?;
        let label = self.labels.get(from)?.clone();
        let beside = |parent: &Option<LabelId>, below: bool| {
            let mut all = self.labels.iter().enumerate().filter(|(_, l)| l.parent == *parent && l.id != *id);
            if below { all.find(|(at, _)| *at > from) } else { all.rfind(|(at, _)| *at < from) }
        };
        // Places are counted without the label itself.
        let after = |at: usize| if at > from { at } else { at + 1 };
        let (at, parent) = match shift {
            Shift::Up => (beside(&label.parent, false)?.0, label.parent.clone()),
            Shift::Down => (after(beside(&label.parent, true)?.0), label.parent.clone()),
            Shift::In => {
                let above = Some(beside(&label.parent, false)?.1.id.clone());
                let last = self.labels.iter().rposition(|l| l.parent == above);
                (last.map_or(from, |last| after(last).max(from)), above)
            }
            Shift::Out => {
                let above = label.parent.as_ref()?;
                let at = self.labels.iter().position(|l| l.id == *above)?;
                (after(at), self.labels.get(at)?.parent.clone())
            }
        };
        Some(Edit::PutLabel { at, label: Label { parent, ..label } })
    }

    /// The edits that give every annotation labelled `gone` the label `by`, and remove `gone`.
    pub fn replace_label(&self, gone: &LabelId, by: &LabelId, now: Timestamp) -> Vec<Edit> {
        if gone == by || self.label(gone).is_none() || self.label(by).is_none() {
            return Vec::new();
        }
        let carry = self.annotations.values().filter(|a| a.label == *gone);
        let mut edits: Vec<Edit> = carry
            .map(|old| {
                let mut new = old.as_ref().clone();
                (new.label, new.modified) = (by.clone(), now);
                Edit::PutAnnotation(Arc::new(new))
            })
            .collect();
        edits.push(Edit::RemoveLabel(gone.clone()));
        edits
    }

    /// How many annotations carry each label; those that none carries are not in it.
    pub fn label_uses(&self) -> BTreeMap<LabelId, usize> {
        let mut uses = BTreeMap::new();
        for annotation in self.annotations.values() {
            *uses.entry(annotation.label.clone()).or_default() += 1;
        }
        uses
    }

    /// The edits that take in a label set: labels that are new are added, those with a known id replace it. A key
    /// that another label of the project has stays with it.
    pub fn import_labels(&self, incoming: &[Label]) -> Import {
        let mut taking = Taking { scratch: self.clone(), import: Import::default() };
        // First all are there, without what may stand in another's way; then each gets it.
        for label in incoming {
            taking.begin(label);
        }
        for label in incoming {
            taking.complete(label);
        }
        taking.import
    }
}

/// A label set being taken in; the edits are tried on a copy of the project.
struct Taking {
    scratch: Project,
    import: Import,
}

impl Taking {
    fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        self.scratch.apply(edit.clone())?;
        self.import.edits.push(edit);
        Ok(())
    }

    /// Puts a label so that it is number `at` of the list, or where it stands.
    fn put(&mut self, label: Label) -> Result<(), EditError> {
        let labels = &self.scratch.labels;
        let at = labels.iter().position(|l| l.id == label.id).unwrap_or(labels.len());
        self.apply(Edit::PutLabel { at, label })
    }

    fn keep(&mut self, id: &LabelId) {
        if !self.import.kept.contains(id) {
            self.import.kept.push(id.clone());
        }
    }

    fn begin(&mut self, label: &Label) {
        let old = self.scratch.label(&label.id).cloned();
        let mut joins = label.joins.clone();
        join_too(&mut joins, old.as_ref());
        let parent = old.as_ref().and_then(|old| old.parent.clone());
        let mut begun = Label { key: None, parent, joins, ..label.clone() };
        let mut put = self.put(begun.clone());
        if let (Err(EditError::RoleInUse(_)), Some(old)) = (&put, &old) {
            begun.role = old.role;
            self.keep(&label.id);
            put = self.put(begun);
        }
        match (put, old) {
            (Ok(()), Some(_)) => self.import.replaced += 1,
            (Ok(()), None) => self.import.added += 1,
            (Err(_), _) => self.keep(&label.id),
        }
    }

    /// Gives a label that is there its key, its parent and its relations, as far as each can be.
    fn complete(&mut self, label: &Label) {
        let Some(mut now) = self.scratch.label(&label.id).cloned() else { return };
        let before = now.clone();
        now.key = label.key;
        if now.key != before.key && self.put(now.clone()).is_err() {
            now.key = None;
            self.import.keyless.push(label.id.clone());
        }
        let parent = std::mem::replace(&mut now.parent, label.parent.clone());
        if now.parent != parent && self.put(now.clone()).is_err() {
            now.parent = parent;
            self.keep(&label.id);
        }
        let joins = std::mem::replace(&mut now.joins, label.joins.clone());
        if now.joins != joins && self.put(now).is_err() {
            self.keep(&label.id);
        }
    }
}

/// Adds to `joins` what `old` allowed.
fn join_too(joins: &mut Joins, old: Option<&Label>) {
    for (kind, labels) in old.into_iter().flat_map(|old| &old.joins.0) {
        for label in labels {
            joins.set(*kind, label.clone(), true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Bilingual, LineStyle, arbitrary};
    use proptest::prelude::*;

    fn label(id: &str, key: Option<char>, parent: Option<&str>) -> Label {
        Label {
            id: LabelId(id.into()),
            name: Bilingual { ar: String::new(), en: id.to_owned() },
            color: [0, 0, 0],
            line: LineStyle::Solid,
            key,
            role: None,
            parent: parent.map(|p| LabelId(p.into())),
            joins: Joins::default(),
            extra: crate::article::Extra::default(),
        }
    }

    /// A project with these labels, each under the one after the slash.
    fn project(labels: &[&str]) -> Project {
        let labels = labels.iter().map(|text| match text.split_once('/') {
            Some((id, parent)) => label(id, None, Some(parent)),
            None => label(text, None, None),
        });
        Project { labels: labels.collect(), ..Project::default() }
    }

    fn tree(project: &Project) -> Vec<String> {
        project.label_tree().iter().map(|(depth, l)| format!("{}{}", "-".repeat(*depth), l.id.0)).collect()
    }

    #[test]
    fn labels_move_in_the_tree_and_back() {
        let check = |labels: &[&str], id: &str, shift: Shift, expected: Option<&[&str]>| {
            let mut project = project(labels);
            let before = project.clone();
            let edit = project.shift_label(&LabelId(id.into()), shift);
            assert_eq!(edit.is_some(), expected.is_some(), "{id} {shift:?}");
            if let (Some(edit), Some(expected)) = (edit, expected) {
                let undo = project.apply(edit).expect("the edit fits");
                assert_eq!(tree(&project), expected, "{id} {shift:?}");
                project.apply(undo).expect("the inverse fits");
                assert_eq!(project, before);
            }
        };
        let flat = ["a", "b", "c"];
        check(&flat, "b", Shift::Up, Some(&["b", "a", "c"]));
        check(&flat, "b", Shift::Down, Some(&["a", "c", "b"]));
        check(&flat, "a", Shift::Up, None);
        check(&flat, "c", Shift::Down, None);
        check(&flat, "b", Shift::In, Some(&["a", "-b", "c"]));
        check(&flat, "a", Shift::In, None);
        check(&flat, "a", Shift::Out, None);
        let deep = ["a", "x/a", "b", "y/a", "c"];
        check(&deep, "b", Shift::In, Some(&["a", "-x", "-y", "-b", "c"]));
        check(&deep, "x", Shift::Out, Some(&["a", "-y", "x", "b", "c"]));
        check(&deep, "y", Shift::Up, Some(&["a", "-y", "-x", "b", "c"]));
        check(&deep, "a", Shift::Down, Some(&["b", "a", "-x", "-y", "c"]));
        check(&["x/a", "a", "b"], "x", Shift::Out, Some(&["a", "x", "b"]));
    }

    #[test]
    fn a_set_is_taken_in_and_the_step_undone() {
        let mut project = Project::new("", Timestamp(0));
        let before = project.clone();
        let mut claim = Label::built_in()[0].clone();
        claim.name.en = "Assertion".to_owned();
        // Claim and source change keys; one new label wants the key of cue, the other stands under the first.
        claim.key = Some('2');
        let mut source = Label::built_in()[1].clone();
        source.key = Some('1');
        let set = [label("child", None, Some("new")), claim, source, label("new", Some('3'), None)];
        let import = project.import_labels(&set);
        assert_eq!((import.added, import.replaced), (2, 2));
        assert_eq!(import.keyless, [LabelId("new".into())]);
        assert!(import.kept.is_empty());
        let undo = project.apply(Edit::Batch(import.edits)).expect("the edits fit");
        let of_key = |key| project.label_for_key(key).map(|l| l.name.en.as_str());
        assert_eq!((of_key('1'), of_key('2'), of_key('3')), (Some("Source"), Some("Assertion"), Some("Cue")));
        assert_eq!(tree(&project), ["claim", "source", "cue", "new", "-child"]);
        project.apply(undo).expect("the inverse fits");
        assert_eq!(project, before);
    }

    #[test]
    fn a_set_that_turns_the_tree_round_makes_no_circle() {
        let mut project = project(&["a", "b/a"]);
        let import = project.import_labels(&[label("a", None, Some("b")), label("b", None, None)]);
        project.apply(Edit::Batch(import.edits.clone())).expect("the edits fit");
        assert_eq!(tree(&project).len(), 2, "{import:?}");
    }

    proptest! {
        #[test]
        fn any_set_can_be_taken_in_and_undone(project in arbitrary::project(), other in arbitrary::project()) {
            let mut changed = project.clone();
            let import = project.import_labels(&other.labels);
            let undo = changed.apply(Edit::Batch(import.edits));
            prop_assert!(undo.is_ok(), "{undo:?}");
            prop_assert_eq!(import.added + import.replaced, other.labels.len());
            prop_assert!(other.labels.iter().all(|label| changed.label(&label.id).is_some()));
            prop_assert_eq!(arbitrary::faults(&changed), Vec::<String>::new());
            prop_assert!(changed.apply(undo.unwrap()).is_ok());
            prop_assert_eq!(changed, project);
        }

        #[test]
        fn a_label_s_marks_can_be_given_another(project in arbitrary::project(), gone in 0usize..8, by in 0usize..8) {
            let count = project.labels.len();
            let (gone, by) = (&project.labels[gone % count].id, &project.labels[by % count].id);
            let mut changed = project.clone();
            let edits = project.replace_label(gone, by, Timestamp(9));
            prop_assert_eq!(edits.is_empty(), gone == by);
            let undo = changed.apply(Edit::Batch(edits));
            prop_assert!(undo.is_ok(), "{undo:?}");
            prop_assert_eq!(changed.label(gone).is_some(), gone == by);
            prop_assert_eq!(changed.annotations.len(), project.annotations.len());
            prop_assert_eq!(arbitrary::faults(&changed), Vec::<String>::new());
            prop_assert!(changed.apply(undo.unwrap()).is_ok());
            prop_assert_eq!(changed, project);
        }
    }
}
