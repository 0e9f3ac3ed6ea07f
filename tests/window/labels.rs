//! The label set: its tree, the details of a label, taking sets in and writing them.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use isnad::annotation::{Label, LabelId, LineStyle};
use isnad::app::startup::FirstView;
use isnad::session::Question;

fn reader() -> Person {
    Person::reading(&["وزارة الطاقة تعلن خفض الأسعار", "قالت الوزيرة إن الأسعار ستنخفض."])
}

fn label(person: &Person, id: &str) -> Label {
    person.session().project.label(&LabelId(id.into())).unwrap_or_else(|| panic!("there is no {id}")).clone()
}

/// The labels in the order of the tree, with their depths.
fn tree(person: &Person) -> Vec<(usize, String)> {
    let tree = person.session().project.label_tree();
    tree.into_iter().map(|(depth, label)| (depth, label.name.en.clone())).collect()
}

fn entry(depth: usize, name: &str) -> (usize, String) {
    (depth, name.to_owned())
}

#[test]
fn a_label_is_added_named_coloured_and_undone_step_by_step() {
    let mut person = reader();
    let (before, steps) = (person.session().project.clone(), person.steps());
    person.press("Shift+L");
    assert_eq!(person.session().question, Some(Question::Labels(None)));
    person.click_on(Role::Button, "Add a label");
    person.click_on(Role::TextInput, "Name in English");
    person.press("Ctrl+A");
    person.type_text("Doubt");
    person.click_on(Role::TextInput, "Name in Arabic");
    person.press("Ctrl+A");
    person.type_text("شك");
    person.click_on(Role::RadioButton, "Violet");
    person.click_on(Role::RadioButton, "Thick");
    let made = person.session().project.labels.last().expect("it is there").clone();
    assert_eq!((made.name.en.as_str(), made.name.ar.as_str()), ("Doubt", "شك"));
    assert_eq!((made.color, made.line, made.key), ([0x6A, 0x3F, 0xB5], LineStyle::Thick, Some('4')));
    // Added, named (what is typed is one step), coloured, given a line.
    assert_eq!(person.steps(), steps + 4);
    for _ in 0..4 {
        person.click_on(Role::Button, "Undo");
    }
    assert_eq!(person.session().project, before);
    person.click_on(Role::Button, "Done");
    assert_eq!(person.session().question, None);
}

#[test]
fn the_tree_is_walked_and_changed_with_keys() {
    let mut person = reader();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Source");
    assert_eq!(person.session().question, Some(Question::Labels(Some(LabelId("source".into())))));
    person.press("ArrowDown");
    assert_eq!(person.session().question, Some(Question::Labels(Some(LabelId("cue".into())))));
    person.press("Alt+ArrowUp");
    assert_eq!(tree(&person), [entry(0, "Claim"), entry(0, "Cue"), entry(0, "Source")]);
    person.press("Alt+ArrowRight");
    assert_eq!(tree(&person), [entry(0, "Claim"), entry(1, "Cue"), entry(0, "Source")]);
    person.press("Alt+ArrowLeft");
    assert_eq!(tree(&person), [entry(0, "Claim"), entry(0, "Cue"), entry(0, "Source")]);
    person.press("Ctrl+Z");
    assert_eq!(tree(&person)[1], entry(1, "Cue"), "Ctrl Z undoes here too");
    person.click_on(Role::Button, "Move the label out");
    person.click_on(Role::Button, "Move the label down");
    assert_eq!(tree(&person), [entry(0, "Claim"), entry(0, "Source"), entry(0, "Cue")]);
}

#[test]
fn a_key_that_has_a_use_is_taken_only_when_told_to() {
    let mut person = reader();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Cue");
    person.click_on(Role::Button, "Press a key");
    person.press("1");
    assert_eq!(label(&person, "cue").key, Some('3'));
    let told = person.names(Role::Label);
    assert!(told.iter().any(|t| t.contains("is the key of “Claim”")), "{told:?}");
    person.click_on(Role::Button, "Use it here instead");
    assert_eq!((label(&person, "cue").key, label(&person, "claim").key), (Some('1'), None));
    person.press("Ctrl+Z");
    assert_eq!((label(&person, "cue").key, label(&person, "claim").key), (Some('3'), Some('1')), "one step");
    person.click_on(Role::Button, "Press a key");
    person.press("A");
    let told = person.names(Role::Label);
    assert!(told.iter().any(|t| t.contains("Tie the claim to its source")), "{told:?}");
    person.click_on(Role::Button, "Press a key");
    person.press("D");
    assert_eq!(label(&person, "cue").key, Some('d'));
    person.click_on(Role::Button, "Press a key");
    person.press("F5");
    let told = person.names(Role::Label);
    assert!(told.iter().any(|t| t.contains("Only digits and Latin letters")), "{told:?}");
}

#[test]
fn a_colour_like_another_s_is_told_with_its_name() {
    let mut person = reader();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Source");
    let near = |person: &Person| person.names(Role::Label).iter().any(|t| t.contains("looks like that of"));
    assert!(!near(&person));
    person.click_on(Role::RadioButton, "Solid");
    assert!(!near(&person), "brown and blue are apart");
    person.click_on(Role::TextInput, "Colour as a number");
    person.press("Ctrl+A");
    person.type_text("#1A5FA0");
    assert_eq!(label(&person, "source").color, [0x1A, 0x5F, 0xA0]);
    assert!(near(&person));
    let told = person.names(Role::Label);
    assert!(told.iter().any(|t| t.contains("“Claim”") && t.contains("looks like")), "{told:?}");
    person.click_on(Role::RadioButton, "Dashed");
    assert!(!near(&person), "the line tells them apart");
}

#[test]
fn marks_are_given_another_label_and_theirs_is_removed_in_one_step() {
    let mut person = Person::with(FirstView::Empty, settings(), egui::vec2(1280.0, 1060.0));
    let path = person.write("a.txt", "وزارة الطاقة تعلن خفض الأسعار\n\nقالت الوزيرة إن الأسعار ستنخفض.".as_bytes());
    person.drop_file(&path);
    let mark = person.mark("الأسعار ستنخفض", "3");
    let before = person.session().project.clone();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Cue");
    assert!(person.names(Role::Label).iter().any(|t| t.contains("mark carries this label")));
    person.click_on(Role::Button, "Give its marks another label and remove it");
    person.click_on(Role::MenuItem, "Source");
    assert!(person.session().project.label(&LabelId("cue".into())).is_none());
    assert_eq!(&*person.session().project.annotations[&mark.id].label.0, "source");
    person.press("Ctrl+Z");
    let mut undone = person.session().project.clone();
    undone.annotations.clone_from(&before.annotations);
    assert_eq!(undone.labels, before.labels);
    assert_eq!(person.session().project.annotations, before.annotations);
}

#[test]
fn relations_are_allowed_and_forbidden() {
    let mut person = reader();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Claim");
    let joins = |person: &Person, to: &str| {
        use isnad::annotation::RelationKind::Supports;
        label(person, "claim").joins.allow(Supports, &LabelId(to.into()))
    };
    assert!(joins(&person, "claim") && !joins(&person, "source"));
    person.click_on(Role::CheckBox, "supports: Source");
    person.click_on(Role::CheckBox, "supports: Claim");
    assert!(!joins(&person, "claim") && joins(&person, "source"));
    person.press("Ctrl+Z");
    assert!(joins(&person, "claim") && joins(&person, "source"));
}

#[test]
fn a_set_is_written_and_taken_in_again() {
    let mut person = reader();
    person.press("Shift+L");
    person.click_on(Role::ListItem, "Cue");
    person.click_on(Role::TextInput, "Name in English");
    person.press("Ctrl+A");
    person.type_text("Verb");
    let labels = person.session().project.labels.clone();
    let path = person.path("set.labels.ron");
    person.session_mut().question =
        Some(Question::LabelsPath { import: false, path: person.path("set.labels.ron").display().to_string() });
    person.rest();
    person.press("Enter");
    assert!(path.exists(), "it is written");
    assert_eq!(person.session().question, Some(Question::Labels(None)), "back to the label set");
    person.press("Escape");
    person.run("New project");
    if matches!(person.session().question, Some(Question::Unsaved(_))) {
        person.click_on(Role::Button, "Don’t save");
    }
    assert_eq!(label(&person, "cue").name.en, "Cue");
    person.drop_file(&path);
    assert_eq!(person.session().project.labels, labels);
    assert!(person.is_told("set.labels.ron: 0 labels added, 3 replaced"));
    person.press("Ctrl+Z");
    assert_eq!(label(&person, "cue").name.en, "Cue", "one step");
    let broken = person.write("broken.labels.ron", b"IsnadLabels(labels: [");
    person.drop_file(&broken);
    assert!(person.is_told("broken.labels.ron could not be opened"));
}
