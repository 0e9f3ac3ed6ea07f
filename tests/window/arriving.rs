//! Files that come while something else is not decided yet: nothing of that is lost by them, and they are not lost by it.

use crate::comparing::{comparing, omar, rana};
use crate::person::{Person, SIZE};
use crate::recovering::until;
use egui::accesskit::Role;
use isnad::command::{Command, Compare};
use isnad::project;
use isnad::session::{Language, Leaving, Page, Question, ThemeChoice};
use std::path::Path;

/// Opens another comparison and waits until it is there, refused or asked about.
fn compare(person: &mut Person, path: &Path) {
    person.app_mut().queue(Command::Compare(Compare::With(path.to_owned())));
    person.frame(Vec::new());
    person.rest();
    until(person, "read", |person| !person.app().is_busy());
}

fn verdicts(person: &Person) -> (usize, bool) {
    let review = person.session().review.as_ref().expect("a comparison");
    (review.judging.project.verdicts.len(), person.session().has_unsaved_review())
}

#[test]
fn what_cannot_be_compared_takes_the_place_of_no_verdicts() {
    let mut person = comparing(Language::English, SIZE);
    person.press("K");
    assert_eq!(verdicts(&person), (1, true));
    let missing = person.path("missing.isnad.ron");
    let text = person.write("text.isnad.ron", "خبر".as_bytes());
    let picture = person.write("photo.png", b"\x89PNG\r\n\x1A\n");
    let broken = person.write("broken.isnad.ron", b"Isnad(schema: 3, [");
    for path in [missing, text, picture, broken] {
        compare(&mut person, &path);
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(person.is_told(&name), "{name}: {:?}", person.session().notices);
        assert_eq!((person.session().question.clone(), person.session().page), (None, Page::Review), "{name}");
        assert_eq!(verdicts(&person), (1, true), "{name}");
    }
    // What can be is asked about, and what is gone by then costs nothing either.
    let other = person.write("other.isnad.ron", project::write(&omar(&person)).as_bytes());
    let asks = |person: &Person| matches!(person.session().question, Some(Question::UnsavedReview(_)));
    compare(&mut person, &other);
    assert!(asks(&person));
    std::fs::remove_file(&other).expect("removed");
    person.click_on(Role::Button, "Discard");
    until(&mut person, "told", |person| person.is_told("other.isnad.ron"));
    assert_eq!((person.session().question.clone(), verdicts(&person)), (None, (1, true)));
    person.write("other.isnad.ron", project::write(&omar(&person)).as_bytes());
    compare(&mut person, &other);
    assert!(asks(&person));
    person.click_on(Role::Button, "Discard");
    until(&mut person, "compared", |person| verdicts(person) == (0, false));
    assert_eq!(person.session().review.as_ref().map(|review| review.path.clone()), Some(other));
}

#[test]
fn a_wrong_path_of_a_colleagues_project_is_mended_where_it_was_typed() {
    let mut person = rana(Language::English, SIZE, ThemeChoice::Light);
    let wrong = person.path("oma.isnad.ron");
    person.app_mut().queue(Command::Compare(Compare::ByPath));
    person.rest();
    person.type_text(&wrong.display().to_string());
    person.press("Enter");
    let is_said =
        |person: &Person| person.names(Role::Label).iter().any(|label| label.contains("no file at this path"));
    assert!(is_said(&person), "{:?}", person.names(Role::Label));
    assert_eq!((&person.session().question, &*person.session().notices), (&Some(Question::ComparePath), &[][..]));
    std::fs::write(&wrong, project::write(&omar(&person))).expect("written");
    person.press("Enter");
    until(&mut person, "compared", |person| person.session().review.is_some());
    assert_eq!((&person.session().question, person.session().page), (&None, Page::Review));
}

#[test]
fn files_that_come_wait_until_an_open_question_is_answered() {
    let mut person = Person::reading(&["قالت الوزارة إن الأسعار ستنخفض."]);
    let [first, second] = ["first", "second"]
        .map(|name| person.write(&format!("{name}.isnad.ron"), project::write(&person.session().project).as_bytes()));
    let article = person.write("more.txt", "نص آخر".as_bytes());
    person.drop_file(&first);
    person.drop_file(&article);
    person.drop_file(&second);
    assert_eq!(person.session().question, Some(Question::Dropped(vec![first])));
    assert_eq!(person.session().project.articles.len(), 1);
    person.press("Escape");
    until(&mut person, "come", |person| person.session().project.articles.len() == 2);
    until(&mut person, "asked", |person| person.session().question == Some(Question::Dropped(vec![second.clone()])));
    person.press("Escape");
    assert_eq!(person.session().question, None);
    // Where nothing is lost by it, what comes is simply opened.
    person.session_mut().question = Some(Question::Shortcuts);
    person.rest();
    let last = person.write("last.txt", "نص ثالث".as_bytes());
    person.drop_file(&last);
    until(&mut person, "open", |person| person.session().project.articles.len() == 3);
}

#[test]
fn what_comes_while_it_is_asked_whether_to_quit_is_named_there() {
    let mut person = Person::reading(&["قالت الوزارة إن الأسعار ستنخفض."]);
    person.mark("الوزارة", "2");
    let [first, second] = ["first", "second"].map(|name| person.write(&format!("{name}.txt"), name.as_bytes()));
    person.press("Ctrl+Q");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Quit)));
    person.drop_file(&first);
    person.find(Role::Label, "first.txt came meanwhile and waits: it is opened if you stay, and not if you quit.");
    person.drop_file(&second);
    let both =
        "2 files came meanwhile and wait, first.txt the first: they are opened if you stay, and not if you quit.";
    person.find(Role::Label, both);
    assert_eq!(person.session().project.articles.len(), 1);
    person.click_on(Role::Button, "Cancel");
    until(&mut person, "open", |person| person.session().project.articles.len() == 3);
    // Where they come whatever is answered, nothing is to be said of them.
    person.press("Ctrl+N");
    person.drop_file(&second);
    assert!(person.names(Role::Label).iter().all(|label| !label.contains("meanwhile")));
    person.click_on(Role::Button, "Don’t save");
    until(&mut person, "open", |person| person.session().project.articles.len() == 1);
    assert_eq!(person.article().origin.file_name, "second.txt");
}
