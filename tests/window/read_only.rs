//! A project that a newer version wrote: looked at, searched, copied from; not changed, not saved.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::vec2;
use isnad::annotation::AnnotationId;
use isnad::app::startup::FirstView;
use isnad::project::SCHEMA;
use isnad::session::{Language, Question, Settings};
use std::path::{Path, PathBuf};

/// The newest sample as the next version may write it, in `folder`.
fn newer(folder: &Path, edits: &[(&str, &str)]) -> (PathBuf, String) {
    let sample = format!("{}/tests/versions/{SCHEMA}.isnad.ron", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(sample).expect("the sample");
    let mut text = text.replace(&format!("schema: {SCHEMA}"), &format!("schema: {}", SCHEMA + 1));
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let path = folder.join("newer.isnad.ron");
    std::fs::write(&path, &text).expect("written");
    (path, text)
}

/// At a window with a newer project of which two things are unknown.
fn reading(settings: Settings) -> (Person, PathBuf, String) {
    let mut person = Person::with(FirstView::Empty, settings, SIZE);
    let edits = [("kind: Contradicts", "kind: Qualifies"), ("kind: Denial", "kind: Rumour")];
    let (path, text) = newer(&person.path(""), &edits);
    person.drop_file(&path);
    assert_eq!(person.session().file.as_ref(), Some(&path));
    (person, path, text)
}

/// Dismisses what was said, and sees that the refusal is said by what `act` does, and nothing is changed.
fn refused(person: &mut Person, what: &str, act: impl FnOnce(&mut Person)) {
    let before = person.session().project.clone();
    person.session_mut().notices.clear();
    act(person);
    person.rest();
    let said = format!("can only be read here, because a newer version of Isnad wrote it (format {})", SCHEMA + 1);
    assert!(person.is_told(&said), "{what}: {:?}", person.session().notices);
    assert_eq!(person.session().notices.len(), 1, "{what}");
    assert_eq!(person.session().project, before, "{what}");
    assert!(!person.session().is_dirty(), "{what}");
}

#[test]
fn a_newer_project_is_opened_for_reading_and_says_so() {
    let (mut person, path, text) = reading(settings());
    let number = SCHEMA + 1;
    assert!(person.is_told(&format!("newer.isnad.ron was written by a newer version of Isnad (format {number}")));
    assert!(person.is_told("2 things in it could not be read."), "{:?}", person.session().notices);
    assert_eq!(person.session().project.relations.len(), 3);
    let kept = &person.session().project.annotations[&AnnotationId("00claimbridge".into())];
    assert_eq!(kept.assessment.kind, None, "the mark is there, without the kind that is unknown");

    refused(&mut person, "marking", |person| {
        let range = person.range("الدفاع المدني");
        person.sweep(range);
        person.press("1");
    });
    refused(&mut person, "saving", |person| person.press("Ctrl+S"));
    refused(&mut person, "saving elsewhere", |person| person.press("Ctrl+Alt+S"));
    assert_eq!(person.session().question, None, "no path is asked for");
    refused(&mut person, "a new version", |person| person.press("Ctrl+Shift+U"));
    refused(&mut person, "removing the article", |person| person.press("Ctrl+W"));
    let article = person.write("other.txt", "خبر آخر".as_bytes());
    refused(&mut person, "adding an article", |person| person.drop_file(&article));
    refused(&mut person, "deleting", |person| {
        person.session_mut().chosen = Some(AnnotationId("00claimbridge".into()));
        person.press("Delete");
    });
    assert!(person.session().chosen.is_some());
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), text, "not a byte is changed");
    let beside = std::fs::read_dir(person.path("")).expect("the folder").count();
    assert_eq!(beside, 3, "nothing is put beside it");
}

/// Of each thing that is called so whether it is disabled.
fn disabled(person: &Person, role: Role, is_called: impl Fn(&str) -> bool) -> Vec<bool> {
    use egui_kittest::kittest::{NodeT, Queryable, by};
    let all = person.harness.query_all(by().role(role));
    let called = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| is_called(&label));
    all.filter(called).map(|node| node.accesskit_node().is_disabled()).collect()
}

#[test]
fn what_would_change_it_is_dimmed() {
    let (mut person, ..) = reading(settings());
    let disabled = |person: &Person, role: Role, name: &str| disabled(person, role, |label| label == name);
    assert_eq!(disabled(&person, Role::Button, "Claim"), [true], "the labels in the bar");
    person.click_on(Role::Button, "Menu");
    assert_eq!(disabled(&person, Role::MenuItem, "Save"), [true]);
    assert_eq!(disabled(&person, Role::MenuItem, "Select all"), [false]);
}

#[test]
fn grades_ties_and_verdicts_are_shown_and_not_to_be_pressed() {
    let (mut person, ..) = reading(settings());
    person.session_mut().chosen = Some(AnnotationId("00claimbridge".into()));
    person.rest();
    person.find(Role::Label, "Read only");
    for name in [
        "Change the attribution",
        "Remove the relation",
        "Write a note on the relation",
        "Relate to another…",
        "Kind: Not said",
    ] {
        assert_eq!(person.seen(Role::Button, name), None, "{name}");
    }
    person.find(Role::Label, "Kind");
    person.find(Role::Label, "Not said");
    assert_eq!(person.seen(Role::RadioButton, "Moderate"), None, "the confidence is a word");
    assert_eq!(disabled(&person, Role::RadioButton, |label| label.contains('%')), [true; 7], "the bands");
    assert_eq!(disabled(&person, Role::Button, |label| label == "Accept this mark"), [true]);
    person.press("Ctrl+2");
    assert_eq!(person.seen(Role::Button, "New source"), None);
}

#[test]
fn what_is_written_is_shown_as_text_to_copy_from() {
    use egui_kittest::kittest::{NodeT, Queryable, by};
    let (mut person, ..) = reading(settings());
    person.session_mut().chosen = Some(AnnotationId("00claimbridge".into()));
    person.rest();
    person.find(Role::Label, "Read only");
    let written = |person: &Person| {
        let nodes = person.harness.query_all(by().role(Role::MultilineTextInput));
        let of = |node: egui_kittest::Node<'_>| {
            let inner = node.accesskit_node();
            (inner.value().unwrap_or_default(), inner.data().is_read_only(), node.rect())
        };
        nodes.map(of).collect::<Vec<_>>()
    };
    let before = written(&person);
    assert!(!before.is_empty());
    assert!(before.iter().all(|(text, only_read, _)| *only_read && !text.is_empty()), "{before:?}");
    // What is said of a mark stands below its grades.
    let panel = person.find(Role::Label, "Read only").center() + vec2(0.0, 200.0);
    let screen = person.harness.ctx.content_rect().shrink(60.0);
    for _ in 0..20 {
        if !screen.contains_rect(written(&person)[0].2) {
            person.wheel(panel, 60.0);
        }
    }
    let seen = written(&person);
    let (text, _, place) = &seen[0];
    person.click(place.center());
    for key in ["Ctrl+A", "Ctrl+C", "Backspace", "Ctrl+X"] {
        person.press(key);
    }
    person.type_text("x");
    assert_eq!(person.copied.last(), Some(text));
    assert_eq!(
        written(&person).iter().map(|(text, ..)| text).collect::<Vec<_>>(),
        before.iter().map(|(text, ..)| text).collect::<Vec<_>>()
    );
    assert!(!person.session().is_dirty());
}

#[test]
fn reading_searching_and_copying_work() {
    let (mut person, ..) = reading(settings());
    person.press("Ctrl+F");
    person.type_text("الجسر");
    person.press("Escape");
    assert_eq!(person.selected_text(), "الجسر");
    person.press("Ctrl+C");
    assert_eq!(person.copied.last().map(String::as_str), Some("الجسر"));
    person.press("]");
    assert!(person.session().chosen().is_some(), "marks can be gone through");
    // One's name is one's own setting; the project keeps its own.
    let author = person.session().project.author.clone();
    person.app_mut().queue(isnad::command::Command::Edit(isnad::command::Edit::SetAuthor("Nura".into())));
    person.rest();
    assert_eq!((person.session().settings.author.as_str(), &person.session().project.author), ("Nura", &author));
}

#[test]
fn what_could_not_be_read_is_listed() {
    let (mut person, ..) = reading(settings());
    person.click_on(Role::Button, "What could not be read…");
    assert_eq!(person.session().question, Some(Question::Unread));
    let labels = person.names(Role::Label);
    let unknown = labels.iter().filter(|label| label.contains("none of the words that this field can hold"));
    assert_eq!(unknown.count(), 2, "{labels:#?}");
    person.click_on(Role::Button, "Close");
    assert_eq!(person.session().question, None);
    person.click_on(Role::Button, "Read only");
    assert_eq!(person.session().question, Some(Question::Unread));
}

#[test]
fn another_project_can_be_changed_again() {
    let (mut person, ..) = reading(settings());
    person.press("Ctrl+Alt+N");
    assert_eq!(person.session().read_only, None);
    person.press("Ctrl+Shift+Z");
    assert!(!person.is_told("can only be read here"));
}

#[test]
fn it_is_said_in_arabic_too() {
    let (mut person, ..) = reading(Settings { language: Language::Arabic, ..settings() });
    assert!(person.is_told("هو مفتوح للقراءة"), "{:?}", person.session().notices);
    assert!(person.is_told("تعذّرت قراءة شيئين فيه"), "{:?}", person.session().notices);
    person.click_on(Role::Button, "للقراءة فقط");
    assert_eq!(person.session().question, Some(Question::Unread));
}

#[test]
fn a_version_on_disk_that_is_newer_can_be_taken_for_reading() {
    let mut person = Person::reading(&["عنوان", "قالت الوزارة."]);
    let path = person.path("newer.isnad.ron");
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    person.mark("الوزارة", "2");
    newer(&person.path(""), &[]);
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Take theirs");
    assert!(person.session().read_only.is_some() && person.path("newer.unsaved.isnad.ron").exists());
}
