//! Disks that answer late: the window goes on, says what it waits for and how that ended, and loses nothing.

use crate::person::Person;
use egui::ViewportCommand;
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::project;
use isnad::session::{Leaving, Question};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// A disk that answers nothing until it is told to; of what is begun later it can answer some.
#[derive(Clone, Default)]
pub struct SlowDisk(Arc<(Mutex<State>, Condvar)>);

#[derive(Default)]
struct State {
    answers: bool,
    /// How many pieces of work wait or were let through.
    begun: usize,
    /// How many are held up; the later ones are not.
    holds: Option<usize>,
}

impl SlowDisk {
    /// Puts it under the program; it holds up the next `holds` pieces of work, or all.
    pub fn under(person: &mut Person, holds: Option<usize>) -> SlowDisk {
        let disk = SlowDisk::default();
        disk.0.0.lock().unwrap().holds = holds;
        let waits = disk.clone();
        person.app_mut().slow_down(Arc::new(move || waits.wait()));
        person.patient = false;
        disk
    }

    fn wait(&self) {
        let (state, changed) = &*self.0;
        let mut state = state.lock().unwrap();
        state.begun += 1;
        if state.holds.is_some_and(|holds| state.begun > holds) {
            return;
        }
        while !state.answers {
            state = changed.wait(state).unwrap();
        }
    }

    /// Lets everything go on, and waits until the window has taken in what came of it.
    pub fn answer(&self, person: &mut Person) {
        self.0.0.lock().unwrap().answers = true;
        self.0.1.notify_all();
        person.patient = true;
        person.rest();
    }
}

/// Somebody with a saved project of one mark.
fn with_project() -> (Person, PathBuf) {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let path = person.path("work.isnad.ron");
    save_as(&mut person, &path);
    assert!(!person.session().is_dirty());
    (person, path)
}

fn save_as(person: &mut Person, path: &Path) {
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
}

fn marks_in(path: &Path) -> usize {
    project::open(path).expect("a project").project.annotations.len()
}

/// Lets time pass until `is` so.
fn until(person: &mut Person, what: &str, is: impl Fn(&Person) -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !is(person) {
        assert!(Instant::now() < end, "never {what}: {:?}", person.session().notices);
        std::thread::sleep(Duration::from_millis(10));
        person.frame(Vec::new());
    }
    person.rest();
}

fn is_slow(person: &Person) -> bool {
    person.session().tasks.iter().any(|task| task.slow)
}

fn closes(person: &Person) -> bool {
    person.asked.contains(&ViewportCommand::Close)
}

#[test]
fn work_goes_on_while_a_slow_disk_saves() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let disk = SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    assert!(person.session().is_dirty() && !is_slow(&person), "at first nothing is said");
    until(&mut person, "said", is_slow);
    person.find(Role::Label, "Saving work.isnad.ron…");
    person.mark("المقبل", "3");
    person.press("Ctrl+S");
    assert_eq!(marks_in(&path), 1, "nothing is written yet");
    until(&mut person, "told", |person| person.is_told("is still being saved: its disk or network answers late"));
    person.find(Role::Button, "Save elsewhere…");
    // What was asked for again is saved again; what is done after that is not saved.
    person.mark("قالت", "3");
    disk.answer(&mut person);
    assert_eq!(marks_in(&path), 4, "the second wish came after all marks");
    assert!(!person.session().is_dirty());
    assert!(person.is_told("Saved work.isnad.ron") && !person.is_told("answers late"), "how it ended is said");
}

#[test]
fn what_is_changed_while_saving_stays_unsaved() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let disk = SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    person.mark("المقبل", "3");
    disk.answer(&mut person);
    assert_eq!((marks_in(&path), person.session().is_dirty()), (2, true));
    // Taken back, the project is what its file has.
    person.press("Ctrl+Z");
    assert!(!person.session().is_dirty());
    person.press("Ctrl+Shift+Z");
    person.press("Ctrl+S");
    assert_eq!((marks_in(&path), person.session().is_dirty(), &person.session().question), (3, false, &None));
}

#[test]
fn quitting_waits_for_the_disk() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let disk = SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    person.press("Ctrl+Q");
    assert!(!closes(&person));
    assert_eq!(person.session().question, Some(Question::Saving(Leaving::Quit)));
    until(&mut person, "said", is_slow);
    person.find(Role::Button, "Quit now");
    person.press("Escape");
    assert_eq!((person.session().question.clone(), person.session().leaving.clone()), (None, None));
    person.press("Ctrl+Q");
    disk.answer(&mut person);
    assert!(closes(&person), "it goes on by itself");
    assert_eq!(marks_in(&path), 2);
}

#[test]
fn quitting_after_more_work_asks_once_it_is_saved() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let disk = SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    person.mark("المقبل", "3");
    person.press("Ctrl+Q");
    disk.answer(&mut person);
    assert!(!closes(&person));
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Quit)));
    person.click_on(Role::Button, "Save");
    assert!(closes(&person));
    assert_eq!(marks_in(&path), 3);
}

#[test]
fn quitting_at_once_leaves_the_work_for_the_next_start() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    person.press("Ctrl+Q");
    until(&mut person, "said", is_slow);
    person.click_on(Role::Button, "Quit now");
    assert!(closes(&person));
    let mut person = person.reopen(FirstView::Empty);
    until(&mut person, "offered", |person| matches!(person.session().question, Some(Question::Recover(_))));
    person.click_on(Role::Button, "Restore");
    assert_eq!((person.session().project.annotations.len(), marks_in(&path)), (2, 1));
}

#[test]
fn a_save_that_fails_late_is_told_and_the_work_stays() {
    let mut person = Person::reading(&PARAGRAPHS);
    let folder = person.path("sub");
    std::fs::create_dir(&folder).expect("a folder");
    save_as(&mut person, &folder.join("work.isnad.ron"));
    person.mark("الوزارة", "2");
    let disk = SlowDisk::under(&mut person, None);
    person.press("Ctrl+S");
    person.press("Ctrl+Q");
    std::fs::remove_dir_all(&folder).expect("removed");
    disk.answer(&mut person);
    assert!(person.is_told("its folder does not exist"), "{:?}", person.session().notices);
    assert!(person.session().is_dirty() && !closes(&person) && person.session().question.is_none());
    person.find(Role::Button, "Save elsewhere…");
}

#[test]
fn a_save_elsewhere_does_not_wait_for_the_slow_disk() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let disk = SlowDisk::under(&mut person, Some(1));
    person.press("Ctrl+S");
    let other = person.path("other.isnad.ron");
    save_as(&mut person, &other);
    until(&mut person, "saved", |person| !person.session().is_dirty());
    assert_eq!((marks_in(&other), marks_in(&path)), (2, 1));
    assert_eq!(person.session().file.as_ref(), Some(&other));
    person.mark("المقبل", "3");
    disk.answer(&mut person);
    assert!(person.is_told("work.isnad.ron was saved after all"), "{:?}", person.session().notices);
    assert_eq!((person.session().file.as_ref(), person.session().is_dirty()), (Some(&other), true));
    assert_eq!(marks_in(&path), 2);
}

#[test]
fn a_project_on_a_slow_disk_is_opened_when_it_comes() {
    let (person, path) = with_project();
    let mut person = person.reopen(FirstView::Empty);
    let article = person.write("other.txt", "خبر آخر\n\nقال الناطق.".as_bytes());
    let disk = SlowDisk::under(&mut person, Some(1));
    person.drop_file(&path);
    until(&mut person, "said", is_slow);
    person.find(Role::Label, "Opening work.isnad.ron…");
    person.drop_file(&article);
    until(&mut person, "open", |person| person.session().article().is_some());
    // Work that was begun meanwhile is not lost by what comes.
    person.mark("الناطق", "2");
    disk.answer(&mut person);
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Open(vec![path.clone()]))));
    assert_eq!(person.session().project.annotations.len(), 1);
    person.click_on(Role::Button, "Don’t save");
    assert_eq!((person.session().file.as_ref(), person.article().title()), (Some(&path), PARAGRAPHS[0]));
}

#[test]
fn an_article_on_a_slow_disk_is_added_when_it_comes() {
    let (mut person, _) = with_project();
    let (first, second) =
        (person.write("a.txt", "أول\n\nقال.".as_bytes()), person.write("b.txt", "ثان\n\nقال.".as_bytes()));
    let disk = SlowDisk::under(&mut person, None);
    person.session_mut().question = None;
    person.drop_file(&first);
    person.drop_file(&second);
    person.mark("الأسعار ستنخفض", "1");
    assert_eq!(person.session().project.articles.len(), 1);
    disk.answer(&mut person);
    assert_eq!(person.session().project.articles.len(), 3);
    assert!(person.session().is_dirty());
}

#[test]
fn of_two_projects_the_last_one_asked_for_is_opened() {
    let (mut person, path) = with_project();
    let other = person.path("other.isnad.ron");
    std::fs::copy(&path, &other).expect("copied");
    let disk = SlowDisk::under(&mut person, None);
    person.drop_file(&path);
    person.drop_file(&other);
    person.click_on(Role::Button, "Open it instead");
    disk.answer(&mut person);
    assert_eq!(person.session().file.as_ref(), Some(&other));
}

#[test]
fn who_closes_the_question_for_a_path_is_not_surprised_by_the_file() {
    let (person, path) = with_project();
    let mut person = person.reopen(FirstView::Empty);
    let disk = SlowDisk::under(&mut person, None);
    person.run("Open by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    until(&mut person, "said", is_slow);
    assert_eq!(person.session().question, Some(Question::OpenPath));
    assert_eq!(person.all(Role::Label, "Opening work.isnad.ron…").len(), 2, "beneath the field and at the foot");
    person.press("Escape");
    disk.answer(&mut person);
    assert_eq!((&person.session().file, person.session().article().is_none()), (&None, true));
}
