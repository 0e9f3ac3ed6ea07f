//! Settling what putting two people's work together left open.

use crate::person::{Person, SIZE, settings};
use egui::Vec2;
use egui::accesskit::Role;
use isnad::annotation::{Annotation, AnnotationId, Edit, Project};
use isnad::app::startup::FirstView;
use isnad::review::merge;
use isnad::session::{Language, Question, Settings};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// Gives the first mark these notes, or takes it out.
fn changed(base: &Project, author: &str, notes: Option<[&str; 2]>) -> Project {
    let mut project = base.clone();
    project.author = author.to_owned();
    let first = base.annotations.values().next().expect("a mark");
    let edit = match notes {
        Some([ar, en]) => {
            let mut new = Annotation::clone(first);
            (new.remarks.note.ar, new.remarks.note.en) = (ar.to_owned(), en.to_owned());
            Edit::PutAnnotation(new.into())
        }
        None => Edit::RemoveAnnotation(first.id.clone()),
    };
    project.apply(edit).expect("it fits");
    project
}

/// Somebody who opens, in a window of this size, what Rana and Omar made of one mark's notes.
pub fn with_conflict(omar: Option<[&str; 2]>, language: Language, size: Vec2) -> (Person, AnnotationId) {
    let mut first = Person::reading(&PARAGRAPHS);
    let mark = first.mark("الوزارة", "2").id.clone();
    let base = first.session().project.clone();
    let mine = changed(&base, "Rana", Some(["لرنا", "Rana's"]));
    let merged = merge(Some(&base), &mine, &changed(&base, "Omar", omar));
    assert_eq!(merged.conflicts.len(), 1);
    let path = first.write("both.isnad.ron", isnad::project::write(&merged.project).as_bytes());
    // At a window of their own, which knows of no unsaved work.
    (Person::with(FirstView::Files(vec![path]), Settings { language, ..settings() }, size), mark)
}

fn notes(person: &Person, mark: &AnnotationId) -> [String; 2] {
    let note = &person.session().project.annotations[mark].remarks.note;
    [note.ar.clone(), note.en.clone()]
}

#[test]
fn each_field_is_settled_by_itself_and_can_be_taken_back() {
    let (mut person, mark) = with_conflict(Some(["لعمر", "Omar's"]), Language::English, SIZE);
    person.click_on(Role::Button, "One conflict to settle");
    assert_eq!(person.session().question, Some(Question::Conflicts));
    for said in ["Omar’s version", "لرنا", "لعمر", "Rana's", "Omar's", "Arabic note", "English note"] {
        assert!(person.seen(Role::Label, said).is_some(), "{said}: {:?}", person.names(Role::Label));
    }
    // The list is as high as what it holds.
    let (last, done) = (person.all(Role::Button, "Restore this"), person.find(Role::Button, "Done"));
    let last = last.iter().map(|rect| rect.bottom()).fold(0.0, f32::max);
    assert!(last > 0.0 && done.top() - last < 120.0, "{last} {done:?}");
    let steps = person.steps();
    person.click_on(Role::Button, "Take this: Omar’s version, الوزارة · Arabic note");
    assert_eq!(notes(&person, &mark), ["لعمر", "Rana's"]);
    assert_eq!(person.session().project.conflicts.len(), 1);
    // The last one ends the conflict and closes the list.
    person.click_on(Role::Button, "Keep this: Shown in the project, الوزارة · English note");
    assert_eq!(notes(&person, &mark), ["لعمر", "Rana's"]);
    assert!(person.session().project.conflicts.is_empty() && person.session().question.is_none());
    assert!(person.is_told("is settled") && person.steps() == steps + 2);
    assert!(person.seen(Role::Button, "One conflict to settle").is_none());
    person.press("Ctrl+Z");
    person.press("Ctrl+Z");
    assert_eq!(notes(&person, &mark), ["لرنا", "Rana's"]);
    assert_eq!(person.session().project.conflicts.len(), 1);
}

#[test]
fn the_list_has_the_edges_of_the_buttons_below_it() {
    for (language, open, show, done, keep) in [
        (Language::English, "One conflict to settle", "Go to the mark", "Done", "Keep all that is shown"),
        (Language::Arabic, "تعارض واحد للبتّ فيه", "الانتقال إلى العلامة", "تم", "إبقاء كل المعروض"),
    ] {
        let (mut person, _) = with_conflict(Some(["لعمر", "Omar's"]), language, SIZE);
        person.click_on(Role::Button, open);
        person.find(Role::Button, keep);
        let (show, done) = (person.find(Role::Button, show), person.find(Role::Button, done));
        let apart = if language == Language::Arabic { show.left() - done.left() } else { show.right() - done.right() };
        // The words of a button without a ground stand at the edge; what is pressed reaches 8 points beyond them.
        assert!((apart.abs() - 8.0).abs() < 1.0, "{show:?} {done:?}");
    }
}

#[test]
fn what_one_removed_and_the_other_changed_is_kept_or_goes() {
    let (mut person, mark) = with_conflict(None, Language::English, SIZE);
    person.run("Settle what two people changed");
    assert!(person.seen(Role::Label, "It is there").is_some() && person.seen(Role::Label, "Removed").is_some());
    person.click_on(Role::Button, "Take this: Omar’s version, الوزارة");
    assert!(!person.session().project.annotations.contains_key(&mark));
    person.press("Ctrl+Z");
    assert!(person.session().project.annotations.contains_key(&mark));
}

#[test]
fn all_that_is_shown_may_be_kept_at_once_and_the_mark_looked_at_before() {
    let (mut person, mark) = with_conflict(Some(["لعمر", "Omar's"]), Language::Arabic, SIZE);
    person.click_on(Role::Button, "تعارض واحد للبتّ فيه");
    assert!(person.seen(Role::Label, "نسخة Omar").is_some(), "{:?}", person.names(Role::Label));
    person.click_on(Role::Button, "الانتقال إلى العلامة");
    assert_eq!((person.session().question.clone(), person.session().chosen.clone()), (None, Some(mark.clone())));
    person.click_on(Role::Button, "تعارض واحد للبتّ فيه");
    person.click_on(Role::Button, "إبقاء كل المعروض");
    assert!(person.session().project.conflicts.is_empty() && person.session().question.is_none());
    assert_eq!(notes(&person, &mark), ["لرنا", "Rana's"]);
}
