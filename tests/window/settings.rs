//! The page of settings, and the welcome of the first start.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::session::{Digits, Face, Language, Question, Settings, ThemeChoice};

#[test]
fn a_setting_is_found_by_name_and_changed() {
    let mut person = Person::at(FirstView::Sample);
    person.press("Ctrl+Comma");
    assert_eq!(person.session().question, Some(Question::Settings));
    assert!(person.seen(Role::RadioButton, "Amiri").is_some());
    person.type_text("ورقي");
    assert!(person.seen(Role::RadioButton, "Amiri").is_none(), "only what was asked for is listed");
    person.click_on(Role::RadioButton, "Sepia");
    assert_eq!(person.session().settings.theme, ThemeChoice::Sepia);
    person.press("Escape");
    assert_eq!(person.session().question, None);
    let person = person.reopen(FirstView::Empty);
    assert_eq!(person.session().settings.theme, ThemeChoice::Sepia);
}

#[test]
fn resetting_is_found_by_its_name() {
    let none = "No setting of that name. Type another word, in English or Arabic.";
    for (query, found) in [("reset", true), ("default", true), ("إعادة الضبط", true), ("resit", false)] {
        let mut person = Person::at(FirstView::Sample);
        person.press("Ctrl+Comma");
        person.type_text(query);
        person.find(Role::Button, "Reset all settings");
        assert_eq!(person.seen(Role::Label, none).is_none(), found, "{query}");
        assert!(person.seen(Role::RadioButton, "Amiri").is_none(), "{query}");
    }
}

#[test]
fn numbers_are_written_in_the_digits_chosen() {
    let mut person = Person::with(FirstView::Sample, Settings { language: Language::Arabic, ..settings() }, SIZE);
    person.run("الأرقام: ٠١٢٣");
    assert_eq!(person.session().settings.digits, Digits::Arabic);
    let said = person.names(Role::Button).join(" ");
    assert!(said.contains("١٠٠"), "the zoom in the status line: {said}");
    assert!(person.article().text().contains("11"), "the text of the article is not touched");
}

#[test]
fn all_is_reset_but_what_the_user_made() {
    let changed = Settings { face: Face::Amiri, size: 30.0, zoom: 1.5, motion: false, ..settings() };
    let mut person = Person::with(FirstView::Sample, changed, SIZE);
    person.press("Ctrl+Comma");
    person.click_on(Role::Button, "Reset all settings");
    let now = person.session().settings.clone();
    assert_eq!((now.face, now.size, now.zoom, now.motion), (Face::Naskh, 19.0, 1.0, true));
    assert_eq!(now.author, "Rana");
    assert!((person.harness.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}

#[test]
fn a_reset_can_be_taken_back() {
    let changed = Settings { face: Face::Amiri, size: 30.0, zoom: 1.5, motion: false, ..settings() };
    let now = |person: &Person| {
        let settings = &person.session().settings;
        (settings.face, settings.size, settings.zoom, settings.motion)
    };
    let as_before = (Face::Amiri, 30.0, 1.5, false);
    let mut person = Person::with(FirstView::Sample, changed, SIZE);
    person.press("Ctrl+Comma");
    person.click_on(Role::Button, "Reset all settings");
    assert_ne!(now(&person), as_before);
    // As long as the dialog is open it is offered there.
    person.wait(30.0);
    let reset = person.find(Role::Button, "Reset all settings");
    let undo = person.above(Role::Button, "Undo", reset);
    person.click(undo.center());
    assert_eq!(now(&person), as_before);
    assert!((person.harness.ctx.zoom_factor() - 1.5).abs() < 1e-6);
    assert_eq!(person.session().question, Some(Question::Settings), "the page stays");
    assert_eq!(person.session().notices, [], "what is taken back is not offered again");
    // By the keyboard alone, after the dialog too.
    person.click_on(Role::Button, "Reset all settings");
    person.press("Escape");
    assert!(person.is_told("All settings are as they were at first."));
    person.run("Take back the reset");
    assert_eq!(now(&person), as_before);
    person.run("Reset all settings");
    person.run("Digits: ٠١٢٣");
    assert_eq!(person.session().notices, [], "something else was set since");
    assert!(person.session().replaced.is_none());
    assert_eq!(person.session().settings.digits, Digits::Arabic);
}

#[test]
fn the_welcome_comes_once_and_when_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut person = Person::in_folder(folder.path(), FirstView::Empty);
    // Whatever the system speaks, the test does not.
    person.run("Interface language: English");
    assert!(person.seen(Role::Label, "Welcome to Isnad").is_some());
    assert!(!person.session().project.annotations.is_empty(), "the sample is open, annotated");
    let tried = |person: &Person| person.names(Role::ListItem).iter().filter(|n| n.ends_with("(tried)")).count();
    assert_eq!(tried(&person), 1, "the palette was used just now");
    person.press("]");
    assert_eq!(tried(&person), 2);
    person.press("Escape");
    let free = person.range("طلب عدم نشر اسمه");
    person.sweep(free);
    person.press("1");
    assert_eq!(tried(&person), 3);
    // Nothing is to be restored at the next start.
    person.press("Ctrl+Z");
    person.click_on(Role::Button, "Stay with the sample");
    assert!(person.seen(Role::Label, "Welcome to Isnad").is_none());
    drop(person);
    let mut person = Person::in_folder(folder.path(), FirstView::Empty);
    assert!(person.seen(Role::Label, "Welcome to Isnad").is_none());
    assert!(person.session().project.articles.is_empty(), "the first page");
    person.run("Show the welcome");
    assert!(person.seen(Role::Label, "Welcome to Isnad").is_some());
    assert!(!person.session().project.articles.is_empty());
}

#[test]
fn who_opens_an_article_at_the_first_start_reads_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("article.txt");
    std::fs::write(&path, "أسعار الوقود تنخفض\n\nقالت الوزارة إن الأسعار ستنخفض.").expect("written");
    let person = Person::in_folder(folder.path(), FirstView::Files(vec![path]));
    assert!(!person.session().welcome);
    assert_eq!(person.article().title(), "أسعار الوقود تنخفض");
}

#[test]
fn the_wheel_moves_nothing_behind_a_dialog() {
    let mut person = Person::at(FirstView::Sample);
    let title = person.article().title().to_owned();
    let places = |person: &Person| person.all(Role::Label, &title);
    let before = places(&person);
    person.press("Ctrl+Comma");
    for at in [egui::pos2(640.0, 430.0), egui::pos2(640.0, 840.0), egui::pos2(330.0, 300.0)] {
        person.wheel(at, 400.0);
        assert_eq!(places(&person), before, "the wheel at {at:?}");
    }
}

#[test]
fn what_takes_something_away_offers_to_take_it_back() {
    let mut person = Person::at(crate::person::bare_sample());
    person.mark("طلب عدم نشر اسمه", "1");
    person.press("Delete");
    assert!(person.session().project.annotations.is_empty());
    assert!(person.is_told("Mark deleted."));
    // The one in the notice: another stands in the toolbar.
    let undo =
        person.all(Role::Button, "Undo").into_iter().max_by(|a, b| a.top().total_cmp(&b.top())).expect("an offer");
    person.click(undo.center());
    assert_eq!(person.session().project.annotations.len(), 1);
    assert_eq!(person.session().notices, [], "what is undone is not offered again");
    person.press("CloseBracket");
    person.press("Delete");
    assert!(person.is_told("Mark deleted."));
    person.mark("وزارة النقل في جمهورية الساحل", "2");
    assert!(person.session().notices.is_empty(), "it is no longer the last step");
}

#[test]
fn in_a_narrow_window_names_stand_above_what_sets_them() {
    for (size, is_above) in [(SIZE, false), (egui::vec2(480.0, 640.0), true)] {
        let mut person = Person::with(FirstView::Sample, settings(), size);
        person.press("Ctrl+Comma");
        let last = |role, name: &str| person.all(role, name).pop().unwrap_or_else(|| panic!("there is no {name}"));
        let (name, control) = (last(Role::Label, "Size"), last(Role::Button, "Larger text"));
        assert_eq!(name.bottom() <= control.top(), is_above, "{name} {control}");
        assert!(control.right() <= size.x, "{control}");
    }
}
