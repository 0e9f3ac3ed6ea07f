//! Dialogs in windows that have little room: at 200% on a small screen, and on a narrow one.

use crate::conflicts::with_conflict;
use crate::importing::brat;
use crate::person::{Person, settings};
use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};
use isnad::app::startup::FirstView;
use isnad::locale::Locale;
use isnad::session::{Language, Leaving, Question, Settings};

/// What a screen of 1280 × 800 has at 200%.
const SMALL: Vec2 = vec2(640.0, 400.0);
const NARROW: Vec2 = vec2(360.0, 640.0);
const LANGUAGES: [Language; 2] = [Language::English, Language::Arabic];

fn at(size: Vec2, language: Language) -> Person {
    Person::with(FirstView::Sample, Settings { language, ..settings() }, size)
}

fn ask(person: &mut Person, question: Question) {
    person.session_mut().question = Some(question);
    person.rest();
}

fn word(person: &Person, key: &str) -> String {
    Locale::new(person.session().settings.language).text(key).to_string()
}

/// Of what is called so the last, which stands in the dialog over the page.
fn topmost(person: &Person, role: Role, name: &str) -> Rect {
    person.all(role, name).pop().unwrap_or_else(|| panic!("{name:?} is not there"))
}

/// Sees that the dialog from its title down to this button takes all of the window's height, and no more.
#[track_caller]
fn fills(person: &Person, title: &str, button: &str) {
    let window = person.harness.ctx.content_rect();
    let (title, button) = (topmost(person, Role::Label, title), topmost(person, Role::Button, button));
    let free = [title.top() - window.top(), window.bottom() - button.bottom()];
    assert!(free.iter().all(|free| (20.0..34.0).contains(free)), "{free:?} beyond {title:?} and {button:?}");
}

#[test]
fn a_dialog_takes_all_the_room_of_a_low_window() {
    let questions = [
        (Question::Settings, "settings-title", "dialog-close"),
        (Question::Shortcuts, "shortcuts-title", "dialog-close"),
        (Question::Labels(None), "labels-title", "keys-done"),
    ];
    for language in LANGUAGES {
        for (question, title, button) in questions.clone() {
            let mut person = at(SMALL, language);
            ask(&mut person, question);
            fills(&person, &word(&person, title), &word(&person, button));
        }
        let mut person = at(SMALL, language);
        person.press("Ctrl+Alt+E");
        fills(&person, &word(&person, "export-title"), &word(&person, "export-where"));
        let (mut person, _) = with_conflict(Some(["لعمر", "Omar's"]), language, SMALL);
        ask(&mut person, Question::Conflicts);
        fills(&person, &word(&person, "conflicts-title"), &word(&person, "keys-done"));
    }
}

#[test]
fn what_an_import_brings_takes_it_too() {
    let mut person = Person::with(FirstView::Empty, settings(), SMALL);
    let text = "أسعار الوقود تنخفض";
    let kinds: Vec<String> = (0..12).map(|kind| format!("Kind{kind}")).collect();
    // Of these words the text has none, so that each label is a line of what is lost.
    let lost = kinds.iter().map(|kind| (kind.as_str(), "ليس هنا"));
    let marks: Vec<(&str, &str)> = std::iter::once(("Person", "الوقود")).chain(lost).collect();
    let path = brat(&person, "a", text, &marks);
    person.drop_file(&path);
    assert_eq!(person.session().question, Some(Question::Import));
    fills(&person, "Import a.ann", "Import");
}

#[test]
fn a_dialog_gives_back_what_its_other_parts_need() {
    let mut person = at(SMALL, Language::English);
    ask(&mut person, Question::Labels(None));
    person.session_mut().notify(isnad::session::Severity::Info, "Something was said.");
    person.rest();
    assert!(person.seen(Role::Label, "Something was said.").is_some());
    fills(&person, "Label set", "Done");
    person.wait(10.0);
    fills(&person, "Label set", "Done");
}

#[test]
fn buttons_that_have_no_room_side_by_side_stand_one_below_the_other() {
    for language in LANGUAGES {
        let mut person = at(NARROW, language);
        let window = person.harness.ctx.content_rect();
        let mut check = |question: Question, keys: &[&str], stacked: bool| {
            ask(&mut person, question);
            let buttons: Vec<Rect> =
                keys.iter().map(|key| topmost(&person, Role::Button, &word(&person, key))).collect();
            for (button, key) in buttons.iter().zip(keys) {
                assert!(window.contains_rect(*button), "{language:?} {key} at {button:?}");
            }
            // From the most wanted to the least.
            for pair in buttons.windows(2).filter(|_| stacked) {
                assert!(pair[0].top() > pair[1].bottom(), "{language:?} {keys:?}: {buttons:?}");
                assert_eq!(pair[0].x_range(), pair[1].x_range(), "{language:?} {keys:?}");
            }
        };
        let changed = ["unsaved-cancel", "changed-elsewhere", "changed-reload", "changed-keep"];
        check(Question::Changed, &changed, true);
        check(Question::Unsaved(Leaving::Quit), &["unsaved-cancel", "unsaved-discard", "unsaved-save"], false);
        check(Question::Labels(None), &["labels-export", "labels-import", "keys-done"], false);
    }
}

#[test]
fn why_a_path_is_asked_for_is_said_where_it_is_asked_for() {
    for language in LANGUAGES {
        let mut person = at(vec2(1280.0, 800.0), language);
        let why = word(&person, "notice-no-dialog");
        person.session_mut().notify(isnad::session::Severity::Info, &*why);
        ask(&mut person, Question::OpenPath);
        assert!(!person.is_told(&why), "it is not said twice");
        let (said, field) =
            (person.find(Role::Label, &why), person.find(Role::TextInput, &word(&person, "path-open-title")));
        assert!(said.bottom() <= field.top(), "{said:?} {field:?}");
        person.type_text("/nowhere");
        person.find(Role::Label, &why);
        person.press("Escape");
        ask(&mut person, Question::OpenPath);
        assert_eq!(person.seen(Role::Label, &why), None, "asked for by its name it needs no reason");
    }
}
