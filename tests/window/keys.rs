//! The sheet of keys: finding them, changing them, and what the changed ones do.

use crate::person::Person;
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::session::Question;

fn reader() -> Person {
    Person::reading(&["وزارة الطاقة تعلن خفض الأسعار", "قالت الوزيرة إن الأسعار ستنخفض."])
}

/// The keys the user chose, as they are kept.
fn chosen(person: &Person) -> Vec<(String, Option<String>)> {
    person.session().settings.keys.clone().into_iter().collect()
}

fn bound(name: &str, key: Option<&str>) -> (String, Option<String>) {
    (name.to_owned(), key.map(str::to_owned))
}

/// Opens the sheet and gives the command of this name a key.
fn change(person: &mut Person, command: &str, key: &str) {
    person.press("F1");
    person.type_text(command);
    person.click_on(Role::ListItem, command);
    person.press(key);
}

/// The rows of the sheet, without the article in the list behind it.
fn listed(person: &Person) -> Vec<String> {
    let title = person.article().title().to_owned();
    person.names(Role::ListItem).into_iter().filter(|name| *name != title).collect()
}

#[test]
fn a_key_is_changed_works_is_shown_and_is_kept() {
    let mut person = reader();
    change(&mut person, "Select all", "F9");
    assert_eq!(chosen(&person), [bound("select-all", Some("F9"))]);
    assert_eq!(person.session().question, Some(Question::Shortcuts), "the sheet stays");
    person.press("Escape");
    person.press("Ctrl+A");
    assert_eq!(person.selected_text(), "", "the old key does nothing");
    person.press("F9");
    assert_ne!(person.selected_text(), "");
    let person = person.reopen(FirstView::Sample);
    assert_eq!(chosen(&person), [bound("select-all", Some("F9"))]);
}

#[test]
fn a_key_that_another_command_has_is_taken_only_when_told_to() {
    let mut person = reader();
    change(&mut person, "Select all", "Ctrl+S");
    assert!(chosen(&person).is_empty());
    assert!(person.names(Role::Label).iter().any(|text| text.contains("“Save” already")));
    person.click_on(Role::Button, "Use it here instead");
    assert_eq!(chosen(&person), [bound("save", None), bound("select-all", Some("Ctrl+S"))]);
    person.press("Escape");
    person.press("Ctrl+S");
    assert_ne!(person.selected_text(), "", "the key does what it was given to");
    person.press("F1");
    person.click_on(Role::Button, "Reset all keys");
    assert!(chosen(&person).is_empty());
    person.press("Escape");
    person.press("Ctrl+A");
    assert_ne!(person.selected_text(), "");
}

#[test]
fn keys_that_were_reset_can_be_had_back() {
    let mut person = reader();
    change(&mut person, "Select all", "F9");
    person.click_on(Role::Button, "Reset all keys");
    assert!(chosen(&person).is_empty());
    // Offered in the dialog, for as long as it is open.
    person.wait(30.0);
    let close = person.all(Role::Button, "Close").pop().expect("the dialog has it");
    let undo = person.above(Role::Button, "Undo", close);
    person.click(undo.center());
    assert_eq!(chosen(&person), [bound("select-all", Some("F9"))]);
    assert_eq!(person.session().notices, [], "what is taken back is not offered again");
    person.click_on(Role::Button, "Reset all keys");
    person.press("Escape");
    person.run("Take back the reset");
    assert_eq!(chosen(&person), [bound("select-all", Some("F9"))]);
}

#[test]
fn keys_that_writing_needs_and_keys_of_labels_are_refused() {
    let mut person = reader();
    let mut check = |key: &str, told: &str| {
        change(&mut person, "Redo", key);
        assert!(chosen(&person).is_empty(), "{key}");
        let labels = person.names(Role::Label);
        assert!(labels.iter().any(|text| text.contains(told)), "{key}: {labels:?}");
        for _ in 0..3 {
            person.press("Escape");
        }
        assert_eq!(person.session().question, None, "Esc leaves the row, then the sheet");
    };
    check("Space", "needed for writing");
    check("Shift+Enter", "needed for writing");
    check("7", "The digits belong to the labels");
    person.session_mut().project.labels[0].key = Some('k');
    change(&mut person, "Redo", "K");
    assert!(chosen(&person).is_empty());
    assert!(person.names(Role::Label).iter().any(|text| text.contains("marks with the label “Claim”")));
}

#[test]
fn the_whole_is_done_with_the_keyboard_alone() {
    let mut person = reader();
    person.press("F1");
    person.type_text("undo");
    // Past the button that finds by key, to the first command.
    person.press("Tab");
    person.press("Tab");
    person.press("Enter");
    person.press("F4");
    assert_eq!(chosen(&person), [bound("undo", Some("F4"))]);
    // The row has the focus again. Esc leaves the new key unpressed, and the first button has the focus.
    person.press("Enter");
    person.press("Escape");
    person.press("Tab");
    person.press("Enter");
    assert_eq!(chosen(&person), [bound("undo", None)], "“No key” stands after “Press a new key”");
    person.press("Enter");
    person.press("Escape");
    person.press("Tab");
    person.press("Enter");
    assert!(chosen(&person).is_empty(), "its own key");
}

#[test]
fn commands_are_found_by_words_of_both_languages_and_by_their_key() {
    let mut person = reader();
    person.press("F1");
    let all = person.names(Role::ListItem).len();
    assert!(all > 80, "{all}");
    let check = |person: &mut Person, typed: &str, expected: &[&str]| {
        person.click_on(Role::TextInput, "Search by name");
        person.press("Ctrl+A");
        person.type_text(typed);
        assert_eq!(listed(person), expected, "{typed}");
    };
    check(&mut person, "داكن", &["Theme: dark"]);
    check(&mut person, "undo", &["Undo"]);
    check(&mut person, "ctrl+q", &["Quit"]);
    check(&mut person, "حفظ باسم", &["Save as…"]);
    check(&mut person, "qqq", &[]);
    person.click_on(Role::Button, "Find by pressing a key");
    person.press("Ctrl+Shift+Z");
    assert_eq!(listed(&person), ["Redo"]);
    person.click_on(Role::Button, "Show all");
    assert_eq!(person.seen(Role::ListItem, "Redo"), None, "the words typed count again");
}

#[test]
fn a_chosen_key_leaves_what_fields_need_to_fields() {
    let mut person = reader();
    change(&mut person, "Zoom in", "Ctrl+Backspace");
    person.press("Escape");
    person.click_on(Role::Button, "Text and theme");
    person.click_on(Role::TextInput, "Your name");
    person.press("Ctrl+Backspace");
    assert_eq!(person.session().settings.zoom, 1.0, "the field deleted a word");
    person.press("Escape");
    person.press("Escape");
    person.press("Ctrl+Backspace");
    assert!(person.session().settings.zoom > 1.0);
}

#[test]
fn what_is_typed_at_once_with_the_key_that_opens_a_field_goes_into_it() {
    let check = |before: &str, key: &str| {
        let mut person = Person::at(FirstView::Sample);
        person.press(before);
        let (marks, chosen) = (person.session().project.annotations.len(), person.session().chosen.clone());
        // Letters and digits that are commands, and would be carried out in the window.
        person.press_at_once(&[key], "n1]");
        assert!(person.written().iter().any(|text| text.contains("n1]")), "{key}: {:?}", person.written());
        assert_eq!(person.session().project.annotations.len(), marks, "{key}");
        assert_eq!(person.session().chosen, chosen, "{key}");
    };
    for key in ["Ctrl+F", "Ctrl+Shift+F", "Ctrl+K", "Ctrl+Shift+O", "F1", "Ctrl+Comma", "Shift+N"] {
        check("Escape", key);
    }
    for key in ["N", "G", "T", "L", "C", "Shift+X", "Shift+V"] {
        check("CloseBracket", key);
    }
}

#[test]
fn keys_of_one_frame_each_find_what_the_one_before_has_made() {
    let mut person = Person::at(FirstView::Sample);
    person.press_at_once(&["CloseBracket", "N"], "ab");
    assert!(person.session().chosen.is_some(), "the first key has chosen a mark");
    assert!(person.written().iter().any(|text| text.contains("ab")), "{:?}", person.written());
    // The same key again means the same again, where it steps on.
    let mut person = Person::at(FirstView::Sample);
    (0..3).for_each(|_| person.press("CloseBracket"));
    let third = person.session().chosen.clone();
    let mut person = Person::at(FirstView::Sample);
    person.press_at_once(&["CloseBracket"; 3], "");
    assert_eq!(person.session().chosen, third);
}

#[test]
fn an_arabic_keyboard_has_the_keys_with_shift() {
    use egui::{Event, Key, Modifiers};
    let press = |person: &mut Person, key: Key, place: Key, modifiers: Modifiers| {
        let event = |pressed| Event::Key { key, physical_key: Some(place), pressed, repeat: false, modifiers };
        person.frame(vec![Event::ModifiersChanged(modifiers), event(true)]);
        person.frame(vec![event(false), Event::ModifiersChanged(Modifiers::NONE)]);
        person.rest();
    };
    let mut person = Person::at(FirstView::Sample);
    press(&mut person, Key::Slash, Key::L, Modifiers::SHIFT);
    assert_eq!(person.session().question, Some(Question::Labels(None)), "the label set");
    person.press("Escape");
    press(&mut person, Key::OpenBracket, Key::F, Modifiers::SHIFT | Modifiers::CTRL | Modifiers::COMMAND);
    assert!(person.session().find.open, "the words that are looked for");
}
