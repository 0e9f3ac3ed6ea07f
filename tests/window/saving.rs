//! Saving where others write too, and where it does not work.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::project;
use isnad::session::{Language, Leaving, Question, Settings};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

fn save_as(person: &mut Person, path: &Path) {
    person.run("Save by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
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

/// Another program gives the project in the file a name.
fn change(path: &Path, name: &str) {
    let mut theirs = project::open(path).expect("a project").project;
    theirs.name = name.to_owned();
    std::fs::write(path, project::write(&theirs)).expect("written");
}

fn name_in(path: &Path) -> String {
    project::open(path).expect("a project").project.name
}

fn marks_in(path: &Path) -> usize {
    project::open(path).expect("a project").project.annotations.len()
}

#[test]
fn what_another_file_held_outlasts_the_next_save() {
    let (mut person, _) = with_project();
    let theirs = person.write("theirs.isnad.ron", "عمل غيري".as_bytes());
    save_as(&mut person, &theirs);
    let kept = person.path("theirs.before.isnad.ron");
    let is_kept = || std::fs::read(&kept).is_ok_and(|bytes| bytes == "عمل غيري".as_bytes());
    assert!(is_kept() && person.is_told("kept as theirs.before.isnad.ron"), "{:?}", person.session().notices);
    person.mark("الأسعار", "1");
    person.press("Ctrl+S");
    assert!(is_kept() && marks_in(&theirs) == 2);
    // One's own file is no other's.
    assert!(!person.path("theirs.before-2.isnad.ron").exists());
}

/// Waits until the watch has said `what`.
fn wait_until_told(person: &mut Person, what: &str) {
    let until = Instant::now() + Duration::from_secs(60);
    while !person.is_told(what) {
        assert!(Instant::now() < until, "never told: {:?}", person.session().notices);
        std::thread::sleep(Duration::from_millis(20));
        person.frame(Vec::new());
    }
    person.rest();
}

#[test]
fn a_file_that_changed_is_not_overwritten_unasked() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    change(&path, "theirs");
    person.press("Ctrl+S");
    assert_eq!(person.session().question, Some(Question::Changed));
    assert_eq!((name_in(&path).as_str(), marks_in(&path)), ("theirs", 1));
    person.find(Role::Button, "Save elsewhere…");
    person.find(Role::Button, "Take theirs");
    person.press("Escape");
    assert_eq!(person.session().question, None);
    assert!(person.session().is_dirty());
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Keep mine");
    assert_eq!(person.session().question, None);
    assert!(!person.session().is_dirty());
    assert_eq!((name_in(&path).as_str(), marks_in(&path)), ("", 2));
    let copy = person.path("work.from-disk.isnad.ron");
    assert_eq!((name_in(&copy).as_str(), marks_in(&copy)), ("theirs", 1), "nothing is lost");
    assert!(person.is_told("kept as work.from-disk.isnad.ron"), "{:?}", person.session().notices);
    // From here on the file is known again.
    person.press("Ctrl+Z");
    person.press("Ctrl+S");
    assert_eq!((person.session().question.clone(), marks_in(&path)), (None, 1));
    assert_eq!(marks_in(&project::backup_path(&path)), 2, "the version before");
}

#[test]
fn taking_theirs_keeps_unsaved_work_beside_it() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    change(&path, "theirs");
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Take theirs");
    assert_eq!((person.session().question.clone(), person.session().is_dirty()), (None, false));
    assert_eq!(person.session().project.name, "theirs");
    assert_eq!(person.session().project.annotations.len(), 1);
    assert_eq!(person.article().title(), PARAGRAPHS[0], "what was in view still is");
    let copy = person.path("work.unsaved.isnad.ron");
    assert_eq!((name_in(&copy).as_str(), marks_in(&copy)), ("", 2));
    assert!(person.is_told("kept as work.unsaved.isnad.ron"));
}

/// Where a file says which versions were opened to make it, and this machine keeps them, what two people began with
/// is found.
#[test]
fn the_file_tells_what_it_was_made_from() {
    use isnad::annotation::VersionId;
    let lineage = |path: &Path| project::open(path).expect("a project").project.lineage;
    let version = |path: &Path| VersionId::of(&std::fs::read(path).expect("a file"));
    let (mut person, path) = with_project();
    assert!(lineage(&path).is_empty(), "it is its own beginning");
    person.mark("الأسعار ستنخفض", "1");
    person.press("Ctrl+S");
    assert!(lineage(&path).is_empty(), "it was not opened since");
    let opened = version(&path);
    let theirs = person.path("theirs.isnad.ron");
    std::fs::copy(&path, &theirs).expect("sent");
    let mut person = person.reopen(FirstView::Files(vec![path.clone()]));
    person.press("Ctrl+S");
    assert!(lineage(&path).is_empty(), "nothing was changed");
    person.mark("الأسبوع المقبل", "1");
    person.press("Ctrl+S");
    assert_eq!(lineage(&path), [opened.clone()].into());
    person.mark("قالت", "3");
    person.press("Ctrl+S");
    assert_eq!(lineage(&path).len(), 1, "once a sitting");
    assert_eq!(person.session().project.lineage, lineage(&path));
    let kept = person.path("config").join("versions").join(format!("{}.isnad.ron", opened.0));
    assert_eq!(version(&kept), opened);
    // Git knows for itself.
    std::fs::create_dir(person.path(".git")).expect("a folder");
    let mut person = person.reopen(FirstView::Files(vec![path.clone()]));
    person.mark("أسعار الوقود", "1");
    person.press("Ctrl+S");
    assert_eq!(lineage(&path), [opened].into());
}

/// Another program adds a mark to the project in the file, and says of the first mark that `note`.
fn work_elsewhere(path: &Path, words: &str, note: &str) {
    use isnad::annotation::{Annotation, AnnotationId, Edit, LabelId, Mark, Timestamp};
    let mut theirs = project::open(path).expect("a project").project;
    let article = theirs.articles[0].clone();
    let start = article.text()[..article.text().find(words).expect("the words")].chars().count() as u32;
    let range = isnad::text::CpRange::new(start, start + words.chars().count() as u32);
    let marks = vec![Mark::of(&article, range).expect("a mark")];
    let id = AnnotationId("theirs".into());
    let new = Annotation::new(id, article.id.clone(), LabelId("cue".into()), marks, "Omar", Timestamp(9));
    let mut noted = Annotation::clone(theirs.annotations.values().next().expect("the first mark"));
    noted.remarks.note.en = note.to_owned();
    let edits = vec![Edit::PutAnnotation(new.into()), Edit::PutAnnotation(noted.into())];
    theirs.apply(Edit::Batch(edits)).expect("the edits fit");
    std::fs::write(path, project::write(&theirs)).expect("written");
}

#[test]
fn both_versions_are_put_together_as_one_step() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    work_elsewhere(&path, "قالت", "seen");
    let (before, steps) = (person.session().project.clone(), person.steps());
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Merge");
    assert_eq!(person.session().question, None);
    assert_eq!(person.session().project.annotations.len(), 3);
    assert!(person.session().project.annotations.values().any(|a| a.remarks.note.en == "seen"));
    assert!(person.is_told("and your work are put together. Save to write both."), "{:?}", person.session().notices);
    assert!(person.session().is_dirty() && person.steps() == steps + 1);
    // Taken back it is one's own work again; done again it is both, which may be saved over theirs.
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before);
    person.press("Ctrl+Shift+Z");
    person.press("Ctrl+S");
    assert_eq!((person.session().question.clone(), marks_in(&path), person.session().is_dirty()), (None, 3, false));
    assert!(!person.path("work.from-disk.isnad.ron").exists(), "nothing needs to be put aside");
}

#[test]
fn what_both_changed_is_told_by_its_number() {
    let (mut person, path) = with_project();
    let first = person.session().project.annotations.keys().next().expect("a mark").clone();
    let about = isnad::command::About::Mark(first.clone());
    let (what, text) = (isnad::command::Written::NoteEnglish, "mine".to_owned());
    let write = isnad::command::Note::Write { about, what, text };
    person.app_mut().queue(isnad::command::Command::Note(write));
    person.rest();
    work_elsewhere(&path, "قالت", "theirs");
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Merge");
    assert!(person.is_told("In one place both changed the same"), "{:?}", person.session().notices);
    let project = &person.session().project;
    assert_eq!((project.annotations[&first].remarks.note.en.as_str(), project.conflicts.len()), ("mine", 1));
    assert_eq!(project.annotations.len(), 2);
}

#[test]
fn without_work_of_ones_own_there_is_nothing_to_merge() {
    let (mut person, path) = with_project();
    change(&path, "theirs");
    wait_until_told(&mut person, "was changed by another program");
    assert!(!person.names(Role::Button).contains(&"Merge".to_owned()));
    person.mark("الأسعار ستنخفض", "1");
    person.click_on(Role::Button, "Merge");
    assert_eq!((person.session().project.name.as_str(), person.session().project.annotations.len()), ("theirs", 2));
}

#[test]
fn a_version_that_cannot_be_read_is_not_merged() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    std::fs::write(&path, "half a proj").expect("written");
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Merge");
    assert!(person.is_told("work.isnad.ron could not be opened"), "{:?}", person.session().notices);
    assert!(person.session().is_dirty() && person.session().project.annotations.len() == 2);
}

#[test]
fn saving_elsewhere_leaves_their_version_alone() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    change(&path, "theirs");
    person.press("Ctrl+S");
    person.press("Escape");
    let other = person.path("other.isnad.ron");
    save_as(&mut person, &other);
    assert_eq!((marks_in(&other), name_in(&path).as_str()), (2, "theirs"));
    assert_eq!(person.session().file, Some(other));
    assert!(!person.session().is_dirty());
}

#[test]
fn a_version_that_cannot_be_read_loses_nothing() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    std::fs::write(&path, "half a proj").expect("written");
    person.press("Ctrl+S");
    person.click_on(Role::Button, "Take theirs");
    assert!(person.is_told("work.isnad.ron could not be opened"), "{:?}", person.session().notices);
    assert_eq!(person.session().project.annotations.len(), 2);
    assert!(person.session().is_dirty());
    person.click_on(Role::Button, "Keep mine");
    assert_eq!(marks_in(&path), 2);
    let copy = std::fs::read_to_string(person.path("work.from-disk.isnad.ron")).expect("their version is kept");
    assert_eq!(copy, "half a proj");
}

#[test]
fn a_touch_is_no_change() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let later = std::time::SystemTime::now() + Duration::from_secs(30);
    std::fs::File::options().write(true).open(&path).and_then(|f| f.set_modified(later)).expect("touched");
    person.press("Ctrl+S");
    assert_eq!((person.session().question.clone(), marks_in(&path)), (None, 2));
}

#[test]
fn leaving_waits_for_the_answer() {
    let (mut person, path) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    change(&path, "theirs");
    person.press("Ctrl+N");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::New)));
    person.click_on(Role::Button, "Save");
    assert_eq!(person.session().question, Some(Question::Changed));
    person.click_on(Role::Button, "Keep mine");
    assert!(person.session().project.articles.is_empty(), "then it goes on to what was asked for");
    assert_eq!(marks_in(&path), 2);
}

#[test]
fn a_change_is_noticed_and_reloaded_by_a_click() {
    let (mut person, path) = with_project();
    change(&path, "theirs");
    wait_until_told(&mut person, "was changed by another program");
    person.click_on(Role::Button, "Reload");
    assert_eq!((person.session().project.name.as_str(), person.session().is_dirty()), ("theirs", false));
    assert!(!person.is_told("was changed by another program"), "what is settled is not said any longer");
    assert!(!person.path("work.unsaved.isnad.ron").exists(), "there was nothing to keep");
    // The next change is noticed too, and unsaved work is kept.
    person.mark("الأسعار ستنخفض", "1");
    change(&path, "theirs again");
    wait_until_told(&mut person, "was changed by another program");
    person.click_on(Role::Button, "Take theirs");
    assert_eq!(person.session().project.name, "theirs again");
    assert_eq!(marks_in(&person.path("work.unsaved.isnad.ron")), 2);
}

#[test]
fn what_is_saved_here_is_not_taken_for_a_change() {
    let (mut person, _) = with_project();
    for _ in 0..3 {
        person.mark("الأسعار ستنخفض", "1");
        person.press("Ctrl+S");
        person.press("Ctrl+Z");
        person.press("Ctrl+S");
        std::thread::sleep(Duration::from_millis(600));
        person.frame(Vec::new());
    }
    assert!(!person.is_told("changed by another"), "{:?}", person.session().notices);
    assert!(!person.is_told("no longer on disk"), "{:?}", person.session().notices);
}

#[test]
fn a_file_that_went_is_told_and_can_be_written_again() {
    let (mut person, path) = with_project();
    std::fs::remove_file(&path).expect("removed");
    wait_until_told(&mut person, "no longer on disk");
    person.find(Role::Button, "Save elsewhere…");
    person.press("Ctrl+S");
    assert_eq!((marks_in(&path), person.is_told("no longer on disk")), (1, false));
}

#[test]
fn a_second_window_is_told_and_goes_on() {
    let (mut first, path) = with_project();
    let mut second = first.beside(FirstView::Files(vec![path.clone()]));
    assert!(second.is_told("is open in another Isnad window too"), "{:?}", second.session().notices);
    assert!(second.is_told(&format!("process {}", std::process::id())));
    assert!(!first.is_told("another Isnad window"));
    second.mark("الأسعار ستنخفض", "1");
    second.press("Ctrl+S");
    assert_eq!(marks_in(&path), 2);
    first.mark("المقبل", "1");
    first.press("Ctrl+S");
    assert_eq!(first.session().question, Some(Question::Changed), "whoever saves second is asked");
    drop(first);
    let third = second.reopen(FirstView::Files(vec![path]));
    assert!(!third.is_told("another Isnad window"), "{:?}", third.session().notices);
}

/// Every way in which saving can fail at once is told where the path was typed, and the work stays.
#[test]
fn why_a_path_is_not_saved_to_is_said_beneath_it() {
    let (mut person, _) = with_project();
    person.mark("الأسعار ستنخفض", "1");
    let file = person.write("file.ron", b"x");
    let folder = person.path("folder.ron");
    std::fs::create_dir(&folder).expect("a folder");
    let long = person.path(&format!("{}.ron", "x".repeat(4000)));
    for (path, why) in [
        (folder, "it is a folder. Add a file name to the path."),
        (person.path("gone/work.ron"), "its folder does not exist"),
        (file.join("work.ron"), "a part of its path is not a folder"),
        (long, "its name or path is too long"),
    ] {
        person.session_mut().question = Some(Question::SavePath(path.display().to_string()));
        person.rest();
        person.press("Enter");
        let told = person.names(Role::Label).into_iter().find(|label| label.contains(why));
        assert!(told.is_some_and(|told| told.chars().count() < 300), "{why}: {:?}", person.names(Role::Label));
        assert!(person.session().is_dirty() && person.session().project.annotations.len() == 2);
        assert_eq!(person.session().question, Some(Question::SavePath(path.display().to_string())));
    }
}

/// The ending that a path gets makes no file beside a folder of that name, nor one without a name inside it.
#[test]
fn a_folder_is_no_path_to_save_to() {
    let mut person = Person::reading(&PARAGRAPHS);
    let folder = person.path("news");
    std::fs::create_dir(&folder).expect("a folder");
    person.run("Save by path");
    person.type_text(&folder.display().to_string());
    let why = "news could not be saved: it is a folder. Add a file name to the path. Your work is still here.";
    for typed in ["", "/"] {
        person.type_text(typed);
        person.press("Enter");
        person.find(Role::Label, why);
        assert!(!person.path("news.isnad.ron").exists() && !folder.join(".isnad.ron").exists());
    }
    person.type_text("work");
    person.press("Enter");
    assert_eq!((person.session().question.clone(), person.session().is_dirty()), (None, false));
    assert_eq!(person.session().file, Some(folder.join("work.isnad.ron")));
    let told = format!("Saved work.isnad.ron in {}.", folder.display());
    assert!(person.is_told(&told), "{:?}", person.session().notices);
}

#[test]
fn a_folder_that_vanishes_takes_no_work_along() {
    let mut person = Person::reading(&PARAGRAPHS);
    let folder = person.path("sub");
    std::fs::create_dir(&folder).expect("a folder");
    save_as(&mut person, &folder.join("work.isnad.ron"));
    std::fs::remove_dir_all(&folder).expect("removed");
    person.mark("الوزارة", "2");
    person.press("Ctrl+S");
    assert!(person.is_told("its folder does not exist"), "{:?}", person.session().notices);
    let other = person.path("other.isnad.ron");
    save_as(&mut person, &other);
    assert_eq!((marks_in(&other), person.session().is_dirty()), (1, false));
    assert!(!person.is_told("does not exist"), "settled: {:?}", person.session().notices);
}

#[test]
fn a_save_over_another_file_keeps_what_it_held() {
    let (mut person, _) = with_project();
    let other = person.write("other.isnad.ron", b"something else");
    save_as(&mut person, &other);
    assert_eq!(marks_in(&other), 1);
    assert_eq!(std::fs::read(person.path("other.before.isnad.ron")).expect("kept"), b"something else");
    assert!(person.is_told("what it held is kept as other.before.isnad.ron"), "{:?}", person.session().notices);
}

#[test]
fn the_question_is_asked_in_arabic_too() {
    let mut person =
        Person::with(FirstView::Empty, Settings { language: Language::Arabic, ..settings() }, crate::person::SIZE);
    person.session_mut().question = Some(Question::Changed);
    person.rest();
    for name in ["إبقاء نسختي", "إعادة الفتح", "حفظ في مكان آخر…", "إلغاء"] {
        person.find(Role::Button, name);
    }
}

/// Nothing of the machine or its user goes into a project.
#[test]
fn a_project_does_not_tell_where_it_was_made() {
    let (person, path) = with_project();
    let text = std::fs::read_to_string(&path).expect("a project");
    let folder = person.path("").display().to_string();
    assert!(!text.contains(folder.trim_end_matches('/')) && text.contains("article.txt"));
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let variables = ["HOME", "USER", "LOGNAME", "USERPROFILE", "USERNAME", "COMPUTERNAME"].map(std::env::var);
    for told in variables.into_iter().flatten().chain([machine]).map(|told| told.trim().to_owned()) {
        // A very short name is in every text.
        assert!(told.len() < 5 || !text.contains(&told), "{told}");
    }
}
