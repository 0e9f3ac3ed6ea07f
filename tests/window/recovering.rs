//! Work that a window left unsaved when it ended unasked, and what becomes of it.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use isnad::annotation::Project;
use isnad::app::startup::FirstView;
use isnad::project;
use isnad::session::{Language, OnDisk, Question, Recoverable, Settings};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// Lets time pass until `what` is so.
pub(crate) fn until(person: &mut Person, what: &str, mut is: impl FnMut(&Person) -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is(person) {
        assert!(Instant::now() < end, "never {what}");
        std::thread::sleep(Duration::from_millis(5));
        person.frame(Vec::new());
    }
    person.rest();
}

fn journals(person: &Person) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(person.path("config/journal")) else { return Vec::new() };
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension() == Some("journal".as_ref()))
        .collect()
}

/// Waits until the journal has what the window has.
pub(crate) fn kept(person: &mut Person) {
    until(person, "kept", |person| {
        let [path] = &journals(person)[..] else { return false };
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.ends_with(project::write(&person.session().project).as_bytes())
    });
}

/// Waits for the offer.
fn offer(person: &mut Person) -> Recoverable {
    until(person, "offered", |person| matches!(person.session().question, Some(Question::Recover(_))));
    match &person.session().question {
        Some(Question::Recover(offer)) => (**offer).clone(),
        other => panic!("not offered: {other:?}"),
    }
}

/// At a window with a saved project and one unsaved mark in it, which is kept.
fn unsaved() -> (Person, PathBuf, Project) {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let path = person.path("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    assert!(!person.session().is_dirty());
    person.mark("الأسعار ستنخفض الأسبوع المقبل", "1");
    kept(&mut person);
    let work = person.session().project.clone();
    (person, path, work)
}

#[test]
fn what_was_left_is_offered_and_restored_as_unsaved() {
    let (person, path, mut work) = unsaved();
    let before = std::fs::read(&path).expect("the file");
    let mut person = person.reopen(FirstView::Empty);
    let offer = offer(&mut person);
    assert_eq!((offer.file.as_ref(), offer.disk, offer.more), (Some(&path), OnDisk::Same, 0));
    assert_eq!((offer.difference.marks.added, offer.difference.marks.total()), (1, 1));
    person.find(Role::Label, "Marks: 1 added");
    person.find(Role::Label, "Added");
    person.find(Role::Label, "الأسعار ستنخفض الأسبوع المقبل");
    person.click_on(Role::Button, "Restore");
    assert_eq!(person.session().project, work);
    assert_eq!(person.session().file.as_ref(), Some(&path));
    assert!(person.session().is_dirty() && person.session().question.is_none());
    assert_eq!(std::fs::read(&path).expect("the file"), before, "restoring writes nothing");
    assert_eq!(journals(&person).len(), 1, "it is still kept");
    person.press("Ctrl+S");
    assert_eq!(person.session().question, None, "the file is as it was, so it is saved over without a question");
    until(&mut person, "removed", |person| journals(person).is_empty());
    work.note_made_from([isnad::annotation::VersionId::of(&before)]);
    assert_eq!(project::open(&path).expect("a project").project, work);
}

#[test]
fn restored_work_that_is_left_again_is_offered_again() {
    let (person, _, work) = unsaved();
    let mut person = person.reopen(FirstView::Empty);
    offer(&mut person);
    person.click_on(Role::Button, "Restore");
    let mut person = person.reopen(FirstView::Empty);
    assert_eq!(offer(&mut person).difference.marks.added, 1);
    person.click_on(Role::Button, "Restore");
    assert_eq!(person.session().project, work);
}

#[test]
fn work_without_a_file_is_offered_too_in_arabic() {
    let arabic = Settings { language: Language::Arabic, ..settings() };
    let mut person = Person::with(crate::person::bare_sample(), arabic, crate::person::SIZE);
    person.press("Ctrl+A");
    person.press("1");
    kept(&mut person);
    let work = person.session().project.clone();
    let mut person = person.reopen(FirstView::Empty);
    let offer = offer(&mut person);
    assert_eq!((offer.file, offer.disk), (None, OnDisk::Untitled));
    assert_eq!((offer.difference.articles.added, offer.difference.labels.total()), (1, 0));
    person.find(Role::Label, "العلامات: 1");
    person.click_on(Role::Button, "استعادة");
    assert_eq!(person.session().project, work);
    assert!(person.session().is_dirty());
}

#[test]
fn work_that_equals_the_file_again_is_no_longer_kept() {
    let (mut person, _, _) = unsaved();
    person.press("Ctrl+Z");
    assert!(!person.session().is_dirty());
    until(&mut person, "removed", |person| journals(person).is_empty());
    let mut person = person.reopen(FirstView::Empty);
    person.wait(1.0);
    assert_eq!(person.session().question, None);
}

#[test]
fn a_journal_that_equals_the_file_is_removed_at_the_start() {
    let (person, path, work) = unsaved();
    project::save(&path, &project::write(&work)).expect("saved");
    let mut person = person.reopen(FirstView::Empty);
    until(&mut person, "removed", |person| journals(person).is_empty());
    assert_eq!(person.session().question, None);
}

#[test]
fn what_the_user_did_not_want_is_not_kept() {
    let (mut person, path, _) = unsaved();
    person.press("Ctrl+Q");
    person.click_on(Role::Button, "Don’t save");
    assert!(journals(&person).is_empty());
    assert_eq!(project::open(&path).expect("a project").project.annotations.len(), 1);
}

#[test]
fn another_window_that_is_open_is_not_offered() {
    let (first, _, _) = unsaved();
    let mut second = first.beside(FirstView::Sample);
    second.wait(1.0);
    assert_eq!(second.session().question, None);
    second.press("Ctrl+A");
    second.press("1");
    until(&mut second, "kept", |second| journals(second).len() == 2);
    drop(first);
    let mut third = second.beside(FirstView::Empty);
    assert_eq!(offer(&mut third).more, 0, "the second window is still open");
    drop(third);
    let mut fourth = second.reopen(FirstView::Empty);
    assert_eq!(offer(&mut fourth).more, 1);
    fourth.click_on(Role::Button, "Delete this work");
    assert_eq!(offer(&mut fourth).more, 0);
    assert_eq!(journals(&fourth).len(), 1);
}

#[test]
fn work_is_put_off_until_it_is_asked_for() {
    let (person, path, work) = unsaved();
    let before = std::fs::read(&path).expect("the file");
    let mut person = person.reopen(FirstView::Empty);
    offer(&mut person);
    person.click_on(Role::Button, "Keep the file as it is");
    assert_eq!(person.session().question, None);
    let mut person = person.reopen(FirstView::Empty);
    person.wait(1.0);
    assert_eq!(person.session().question, None, "it is not offered at every start");
    person.run("Unsaved work set aside");
    assert!(offer(&mut person).kept);
    person.click_on(Role::Button, "Restore");
    assert_eq!(person.session().project, work);
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn a_file_that_changed_or_went_meanwhile_is_told() {
    let (person, path, mut work) = unsaved();
    work.annotations.clear();
    project::save(&path, &project::write(&work)).expect("saved");
    let mut person = person.reopen(FirstView::Empty);
    let changed = offer(&mut person);
    assert_eq!((changed.disk, changed.difference.marks.added), (OnDisk::Changed, 2));
    std::fs::remove_file(&path).expect("removed");
    let mut person = person.reopen(FirstView::Empty);
    assert_eq!(offer(&mut person).disk, OnDisk::Gone);
    std::fs::write(&path, "(isnad").expect("written");
    let mut person = person.reopen(FirstView::Empty);
    assert_eq!(offer(&mut person).disk, OnDisk::Unreadable);
    person.press("Escape");
    assert_eq!(person.session().question, None, "later");
    assert_eq!(offer(&mut person.reopen(FirstView::Empty)).disk, OnDisk::Unreadable);
}

#[test]
fn a_damaged_journal_is_told_once_and_stays() {
    let (person, _, _) = unsaved();
    let [journal] = &journals(&person)[..] else { panic!("one journal") };
    let journal = journal.clone();
    let mut bytes = std::fs::read(&journal).expect("the journal");
    bytes.truncate(bytes.len() / 2);
    let mut person = person.reopen_after(|| std::fs::write(&journal, &bytes).expect("cut"));
    until(&mut person, "told", |person| person.is_told("can’t be restored"));
    assert_eq!(person.session().question, None);
    assert!(journal.with_extension("kept").exists(), "it is kept");
    let mut person = person.reopen(FirstView::Empty);
    person.wait(1.0);
    assert!(!person.is_told("can’t be restored"));
}

#[test]
fn a_state_folder_that_refuses_is_told_once_and_work_goes_on() {
    let person = Person::at(FirstView::Empty);
    person.write("config/journal", b"no folder");
    let mut person = person.reopen(FirstView::Sample);
    person.press("Ctrl+A");
    person.press("1");
    until(&mut person, "told", |person| person.is_told("Unsaved work can’t be kept"));
    person.session_mut().notices.clear();
    person.press("2");
    let path = person.path("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    assert!(!person.session().is_dirty());
    assert_eq!(project::open(&path).expect("a project").project, person.session().project);
    assert!(!person.is_told("Unsaved work can’t be kept"), "once is enough");
}
