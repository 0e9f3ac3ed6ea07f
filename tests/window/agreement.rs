//! The page of agreement: people, numbers, the table behind each, the places, and the way to them.

use crate::colleagues::{UNTIED, other, sample, under_other_ids};
use crate::person::{Person, SIZE, settings};
use egui::accesskit::{Role, Toggled};
use egui::{pos2, vec2};
use egui_kittest::kittest::{Queryable, by};
use isnad::annotation::{AnnotationId, Edit, Project, Timestamp};
use isnad::app::startup::FirstView;
use isnad::command::{Agree, Command};
use isnad::project;
use isnad::session::{Language, Page, Settings};
use isnad::ui::theme::size::STATUS;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};

/// Somebody with the sample open, and beside it the files of these colleagues.
pub fn with(settings: Settings, size: egui::Vec2, others: &[&Project]) -> (Person, Vec<PathBuf>) {
    beside(&sample(), settings, size, others)
}

/// Somebody with `mine` open, and beside it the files of these colleagues.
pub fn beside(mine: &Project, settings: Settings, size: egui::Vec2, others: &[&Project]) -> (Person, Vec<PathBuf>) {
    let mut person = Person::with(FirstView::Empty, settings, size);
    let file = |name: &str, project: &Project| person.write(name, project::write(project).as_bytes());
    let own = file("mine.isnad.ron", mine);
    let others = others.iter().enumerate().map(|(n, project)| file(&format!("other-{}.isnad.ron", n + 1), project));
    let others: Vec<PathBuf> = others.collect();
    person.drop_file(&own);
    person.press("Ctrl+3");
    assert_eq!(person.session().page, Page::Agreement);
    (person, others)
}

/// The same, with one colleague's file measured.
fn measured() -> Person {
    let (mut person, files) = with(settings(), SIZE, &[&other(&sample())]);
    person.drop_file(&files[0]);
    person
}

fn plain(name: &str) -> String {
    name.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// The names of what has this role that say this.
fn saying(person: &Person, role: Role, words: &str) -> Vec<String> {
    person.names(role).iter().map(|name| plain(name)).filter(|name| name.contains(words)).collect()
}

#[track_caller]
fn told(person: &Person, role: Role, words: &str) -> String {
    let found = saying(person, role, words).into_iter().next();
    found.unwrap_or_else(|| panic!("no {role:?} says {words} among {:#?}", person.names(role)))
}

#[track_caller]
fn click(person: &mut Person, role: Role, words: &str) {
    let name = told(person, role, words);
    person.click_on(role, &name);
}

#[test]
fn numbers_lead_to_their_places_and_those_to_the_article() {
    let mut person = measured();
    told(&person, Role::Label, "2 people");
    told(&person, Role::Label, "Tom Whitlock");
    told(&person, Role::Label, "2 articles in common");
    let rows = person.names(Role::Row);
    assert!(rows.iter().any(|row| plain(row) == "Ranges: Claim"), "{rows:#?}");
    let gamma = told(&person, Role::Button, "Ranges: Mathet’s γ: 0.");
    assert!(gamma.contains(" to 0.") && gamma.contains("random texts"), "{gamma}");
    told(&person, Role::Button, "In the plot: Ranges: Mathet’s γ: 0.");
    told(
        &person,
        Role::Button,
        "Krippendorff’s α over units: undefined: marks of one person with the same label overlap",
    );
    // The first number is chosen from the start; its places are listed, and another's once that is pressed.
    assert_eq!(saying(&person, Role::ListItem, "not marked: Tom Whitlock").len(), 1);
    click(&mut person, Role::Button, "Credibility of claims: Krippendorff’s α (ordinal)");
    let place = told(&person, Role::ListItem, "5 · Improbable: Tom Whitlock");
    assert_eq!(saying(&person, Role::ListItem, "Tom Whitlock").len(), 1, "{:#?}", person.names(Role::ListItem));
    person.click_on(Role::ListItem, &place);
    assert_eq!(person.session().page, Page::Read);
    assert_eq!(person.session().chosen, Some(AnnotationId("report-seventy".into())));
    // Back again, all is as it was.
    person.press("Ctrl+3");
    told(&person, Role::ListItem, "5 · Improbable: Tom Whitlock");
}

#[test]
fn a_place_that_only_a_colleague_marked_is_selected_in_the_text() {
    let base = sample();
    let mut mine = base.clone();
    mine.apply(Edit::RemoveAnnotation(AnnotationId(UNTIED.into()))).unwrap();
    let words = base.annotations[&AnnotationId(UNTIED.into())].quote();
    let (mut person, _) = with(settings(), SIZE, &[]);
    let path = person.write("mine.isnad.ron", project::write(&mine).as_bytes());
    let theirs = person.write("theirs.isnad.ron", project::write(&base).as_bytes());
    person.press("Ctrl+1");
    person.drop_file(&path);
    person.press("Ctrl+3");
    person.drop_file(&theirs);
    click(&mut person, Role::ListItem, "not marked:");
    assert_eq!(person.session().page, Page::Read);
    assert_eq!(person.selected_text(), words);
}

#[test]
fn a_cell_narrows_the_places_to_those_it_counts() {
    let mut person = measured();
    let all = saying(&person, Role::ListItem, "Tom Whitlock").len();
    assert_eq!(all, 3);
    click(&mut person, Role::Cell, "Claim × not marked: 1");
    let left = saying(&person, Role::ListItem, "Tom Whitlock");
    assert!(left.len() == 1 && left[0].contains("not marked: Tom Whitlock"), "{left:#?}");
    click(&mut person, Role::Button, "All places of the number");
    assert_eq!(saying(&person, Role::ListItem, "Tom Whitlock").len(), all);
}

#[test]
fn the_keyboard_alone_goes_through_numbers() {
    let mut person = measured();
    let chosen = |person: &Person| {
        use egui_kittest::kittest::NodeT;
        let rows = person.harness.query_all(by().role(Role::Button));
        let chosen = rows.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
        let names = chosen.filter_map(|node| node.accesskit_node().label()).map(|name| plain(&name));
        names.filter(|name| !name.starts_with("In the plot")).collect::<Vec<_>>()
    };
    assert!(chosen(&person)[0].starts_with("Ranges: Mathet’s γ"), "{:?}", chosen(&person));
    person.press("ArrowLeft");
    assert!(chosen(&person)[0].starts_with("Ranges: Krippendorff’s α over units"), "{:?}", chosen(&person));
    person.press("ArrowDown");
    person.press("ArrowRight");
    assert!(chosen(&person)[0].starts_with("Ranges: Claim: Mathet’s γ"), "{:?}", chosen(&person));
    person.press("End");
    assert!(chosen(&person)[0].starts_with("Reliability of sources"), "{:?}", chosen(&person));
}

#[test]
fn rows_are_sorted_within_their_groups() {
    let mut person = measured();
    let first = |person: &Person| plain(&person.names(Role::Row)[0]);
    assert_eq!(first(&person), "Ranges");
    person.click_on(Role::ColumnHeader, "γ");
    let lowest = first(&person);
    person.click_on(Role::ColumnHeader, "γ");
    let rows: Vec<String> = person.names(Role::Row).iter().map(|name| plain(name)).collect();
    assert!(rows[0] != lowest && rows[0].starts_with("Ranges"), "{rows:#?}");
    let spans = rows.iter().take_while(|row| row.starts_with("Ranges")).count();
    assert_eq!(spans, rows.iter().filter(|row| row.starts_with("Ranges")).count(), "groups stay together");
}

#[test]
fn it_says_when_it_is_old_and_measures_again() {
    let mut person = measured();
    assert!(saying(&person, Role::Label, "Something has changed").is_empty());
    let session = person.session_mut();
    let edit = Edit::RemoveAnnotation(AnnotationId(UNTIED.into()));
    session.history.perform(&mut session.project, "step-delete", vec![edit]).expect("it is there");
    session.revision += 1;
    person.rest();
    told(&person, Role::Label, "Something has changed since this was measured.");
    let before = person.session().agreement.measured.as_ref().map(|measured| measured.report.marks[0]);
    person.press("F5");
    assert!(saying(&person, Role::Label, "Something has changed").is_empty());
    let now = person.session().agreement.measured.as_ref().map(|measured| measured.report.marks[0]);
    assert_eq!(now, before.map(|marks| marks - 1));
    click(&mut person, Role::Button, "Measure without Tom Whitlock");
    assert!(person.session().agreement.measured.is_none());
    told(&person, Role::Label, "Hold your reading against your colleagues’");
}

#[test]
fn measuring_can_be_stopped_and_the_window_goes_on() {
    let (mut person, files) = with(settings(), SIZE, &[&other(&sample())]);
    let open = Arc::new((Mutex::new(false), Condvar::new()));
    let waits = open.clone();
    person.app_mut().slow_down(Arc::new(move || {
        let (lock, condition) = &*waits;
        let mut is_open = lock.lock().unwrap();
        while !*is_open {
            is_open = condition.wait(is_open).unwrap();
        }
    }));
    person.patient = false;
    person.app_mut().queue(Command::Agree(Agree::With(files.clone())));
    for _ in 0..5 {
        person.frame(Vec::new());
    }
    told(&person, Role::ProgressIndicator, "Measuring: 0%");
    told(&person, Role::Label, "Being measured…");
    let stop = person.find(Role::Button, "Stop").center();
    person.point(stop);
    person.button(stop, true, egui::Modifiers::NONE);
    person.button(stop, false, egui::Modifiers::NONE);
    person.frame(Vec::new());
    assert!(person.session().agreement.work.is_none());
    *open.0.lock().unwrap() = true;
    open.1.notify_all();
    person.patient = true;
    person.rest();
    assert!(person.session().agreement.measured.is_none(), "what was stopped is not shown");
    told(&person, Role::Label, "Nothing is measured yet.");
    person.click_on(Role::Button, "Measure again");
    assert!(person.session().agreement.measured.is_some());
}

#[test]
fn what_cannot_be_measured_says_why() {
    let empty = Project::new("N", Timestamp(0));
    let (mut person, files) = with(settings(), SIZE, &[&empty, &other(&sample())]);
    told(&person, Role::Label, "Hold your reading against your colleagues’");
    let missing = person.path("missing.isnad.ron");
    person.drop_file(&missing);
    told(&person, Role::Label, "missing.isnad.ron");
    assert!(person.session().agreement.failed.is_some());
    click(&mut person, Role::Button, "Measure without missing.isnad.ron");
    person.drop_file(&files[0]);
    told(&person, Role::Label, "There is no article that all of these people have.");
    person.drop_file(&files[1]);
    click(&mut person, Role::Button, "Measure without N");
    told(&person, Role::Button, "Ranges: Mathet’s γ: 0.");
    // Another project knows nothing of it.
    person.app_mut().queue(Command::File(isnad::command::File::New));
    person.rest();
    assert!(person.session().agreement.files.is_empty());
    person.press("Ctrl+3");
    told(&person, Role::Label, "Open a project or an article first.");
}

#[test]
fn in_arabic_the_axis_and_the_table_run_from_the_right() {
    let arabic = Settings { language: Language::Arabic, ..settings() };
    let (mut person, files) = with(arabic, SIZE, &[&other(&sample())]);
    person.drop_file(&files[0]);
    let first = told(&person, Role::Row, "المقاطع");
    let row = person.find(Role::Row, &first);
    let (number, dot) = {
        let dot = told(&person, Role::Button, "في الرسم: المقاطع: معامل ماتيه γ: 0.");
        let number = dot.strip_prefix("في الرسم: ").expect("it begins so").to_owned();
        (person.find(Role::Button, &number), person.find(Role::Button, &dot))
    };
    assert!(number.center().x < dot.center().x && dot.center().x < row.center().x + row.width() / 2.0);
    assert!(person.names(Role::Label).iter().all(|name| !name.contains("agree-")));
}

/// Ten people who made few marks, of which each left out others.
pub fn many() -> Vec<Project> {
    let mut base = sample();
    // One of each article, as γ of ten people is found only where they marked little.
    let kept: Vec<AnnotationId> =
        base.articles.iter().filter_map(|a| base.annotations_of(&a.id).first().map(|first| first.id.clone())).collect();
    let all: Vec<AnnotationId> = base.annotations.keys().filter(|id| !kept.contains(id)).cloned().collect();
    for id in all {
        let _ = base.apply(Edit::RemoveAnnotation(id));
    }
    let ids: Vec<AnnotationId> = base.annotations.keys().cloned().collect();
    let one = |number: usize| {
        let mut project = if number.is_multiple_of(2) { base.clone() } else { under_other_ids(&base) };
        project.author = format!("Person of a very long name, number {number}, of the desk for the east");
        let gone = ids.iter().skip(number % 3).step_by(3).filter(|id| project.annotations.contains_key(*id));
        let gone: Vec<Edit> = gone.cloned().map(Edit::RemoveAnnotation).collect();
        gone.into_iter().for_each(|edit| drop(project.apply(edit)));
        project
    };
    (0..10).map(one).collect()
}

#[test]
fn many_people_with_long_names_and_a_narrow_window_can_be_used() {
    let all = many();
    let (mine, all) = all.split_first().expect("there are ten");
    let all: Vec<&Project> = all.iter().collect();
    let (mut person, files) = beside(mine, settings(), vec2(560.0, 700.0), &all);
    person.app_mut().queue(Command::Agree(Agree::With(files)));
    person.rest();
    let number = told(&person, Role::Button, "Ranges: Mathet’s γ: ");
    person.click_on(Role::Button, &number);
    assert!(!saying(&person, Role::ListItem, "Person of a very long name").is_empty());
    person.click_on(Role::Button, "Close");
    assert!(saying(&person, Role::ListItem, "Person of a very long name").is_empty());
    person.click_on(Role::Button, "People");
    told(&person, Role::Label, "Person of a very long name, number 3");
}

#[test]
fn in_a_low_window_the_legend_scrolls_with_the_rows() {
    let (mut person, files) = with(settings(), vec2(640.0, 400.0), &[&other(&sample())]);
    person.drop_file(&files[0]);
    let foot = 400.0 - STATUS;
    let rows = person.rects(Role::Row).iter().filter(|row| row.bottom() <= foot).count();
    assert!(rows >= 4, "{rows} rows are in view");
    let legend = |person: &Person| person.find(Role::Label, "Mathet’s γ, with its range over random texts");
    assert!(legend(&person).top() >= foot, "{:?}", legend(&person));
    person.wheel(pos2(320.0, 300.0), 5000.0);
    assert!(legend(&person).bottom() <= foot, "{:?}", legend(&person));
}
