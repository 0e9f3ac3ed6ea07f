//! Handing the project on: what is chosen, what the preview says of it, what is then written.

use crate::person::{Person, settings};
use crate::slow::SlowDisk;
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::exchange::{Format, Languages, Remarked};
use isnad::session::{Language, Question, Settings, Stage};
use std::path::{Path, PathBuf};

fn at_the_dialog() -> Person {
    let mut person = Person::at(FirstView::Sample);
    person.press("Ctrl+Alt+E");
    assert_eq!(person.session().question, Some(Question::Export));
    person
}

/// Chooses a format by the beginning of what its row is called.
fn choose(person: &mut Person, format: &str) {
    let rows = person.names(Role::ListItem);
    let row =
        rows.iter().find(|name| name.starts_with(format)).unwrap_or_else(|| panic!("{format} in {rows:?}")).clone();
    person.click_on(Role::ListItem, &row);
}

/// Exports to a path typed by hand.
fn export_to(person: &mut Person, path: &Path) {
    person.click_on(Role::Button, "By path…");
    person.press("Ctrl+A");
    person.type_text(&path.display().to_string());
    person.press("Enter");
}

fn options(person: &Person) -> isnad::exchange::Options {
    person.session().export.as_ref().expect("an export is made").options.clone()
}

fn previewed(person: &Person, what: &str) -> bool {
    let plain = |text: String| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    person.names(Role::Label).into_iter().any(|text| plain(text).contains(what))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_preview_follows_the_choices() {
    let mut person = at_the_dialog();
    let title = person.session().project.articles[0].title().to_owned();
    assert!(previewed(&person, &title), "the article stands in the preview");
    assert!(previewed(&person, "2 articles · "));
    choose(&mut person, "Word");
    assert_eq!(options(&person).format, Format::Docx);
    person.click_on(Role::RadioButton, "Arabic");
    assert_eq!(options(&person).languages, Languages::Arabic);
    assert!(previewed(&person, "المحتوى: "), "the report's own words are Arabic");
    person.click_on(Role::CheckBox, "Annotated articles");
    assert!(!options(&person).layouts.article);
    let articles = person.session().export.as_ref().unwrap().preview.as_ref().unwrap().pieces.len();
    person.click_on(Role::CheckBox, "Table of claims");
    let claims = person.session().export.as_ref().unwrap().preview.as_ref().unwrap().pieces.len();
    assert!(claims < articles, "{claims} < {articles}");
    person.click_on(Role::RadioButton, "Translations only");
    assert_eq!(options(&person).selection.remarks, Remarked::Glosses);
    choose(&mut person, "JSON: ");
    assert!(previewed(&person, "\"isnad\""), "the file begins so");
    choose(&mut person, "brat");
    assert!(previewed(&person, "annotation.conf"), "all its files are named");
}

#[test]
fn articles_labels_and_grades_are_left_out_one_by_one() {
    let mut person = at_the_dialog();
    choose(&mut person, "JSON: ");
    let (first, second) = (person.session().project.articles[0].clone(), person.session().project.articles[1].clone());
    person.click_on(Role::CheckBox, second.title());
    assert_eq!(options(&person).selection.articles, Some([first.id.clone()].into()));
    assert!(previewed(&person, "1 article · "));
    person.click_on(Role::CheckBox, first.title());
    assert!(previewed(&person, "Choose an article: none goes in."), "an empty export is not offered in silence");
    person.click_on(Role::Button, "By path…");
    assert_eq!(person.session().question, Some(Question::Export), "and not made");
    person.click_on(Role::CheckBox, "Both articles");
    assert_eq!(options(&person).selection.articles, None);
    person.click_on(Role::CheckBox, "Claim");
    person.click_on(Role::CheckBox, "Pledge");
    let labels = options(&person).selection.labels.expect("some");
    assert!(!labels.iter().any(|label| &*label.0 == "claim") && !labels.is_empty());
    let claims = |person: &Person| person.session().export.as_ref().unwrap().preview.as_ref().unwrap().counts.claims;
    assert_eq!(claims(&person), 0);
    person.click_on(Role::CheckBox, "Grades");
    assert!(!options(&person).selection.grades);
    let path = person.path("part.json");
    export_to(&mut person, &path);
    let written = read(&path);
    assert!(written.contains(&*first.id.0) && written.contains(&*second.id.0));
    assert!(!written.contains("\"credibility\""), "grades stay at home");
}

#[test]
fn an_export_is_written_told_and_remembered() {
    let mut person = at_the_dialog();
    choose(&mut person, "Markdown");
    person.click_on(Role::RadioButton, "English");
    let path = person.path("note.md");
    let before = person.session().project.clone();
    export_to(&mut person, &path);
    assert_eq!(person.session().question, None, "the dialog is gone");
    assert!(person.is_told("Exported note.md."));
    let written = read(&path);
    assert!(written.starts_with("# ") && written.contains("## Claims") && !written.contains("الادعاءات"));
    assert_eq!((&person.session().project, person.session().is_dirty()), (&before, false), "the project is as it was");
    let mut person = person.reopen(FirstView::Sample);
    person.run("Export…");
    assert_eq!((options(&person).format, options(&person).languages), (Format::Markdown, Languages::English));
}

#[test]
fn formats_of_several_files_are_written_beside_each_other() {
    let mut person = at_the_dialog();
    choose(&mut person, "brat");
    std::fs::create_dir(person.path("out")).expect("a folder");
    let path = person.path("out/work");
    export_to(&mut person, &path);
    let names: Vec<String> = files(&person.path("out"));
    assert_eq!(names, ["annotation.conf", "work-2.ann", "work-2.txt", "work.ann", "work.isnad.json", "work.txt"]);
    assert!(person.is_told("Exported work.ann and 5 more files beside it."));
    let texts = read(&person.path("out/work.txt"));
    assert_eq!(&*texts, &**person.article().text());
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("it can be read");
    let mut names: Vec<String> = entries.map(|e| e.expect("an entry").file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_that_are_there_are_asked_about() {
    let mut person = at_the_dialog();
    choose(&mut person, "JSON: ");
    let path = person.write("note.json", b"mine");
    export_to(&mut person, &path);
    assert_eq!(person.session().export.as_ref().unwrap().stage, Stage::Replacing(vec!["note.json".into()]));
    person.find(Role::Label, "note.json");
    person.click_on(Role::Button, "Cancel");
    assert_eq!(person.session().question, Some(Question::Export), "back at the choices");
    assert_eq!(read(&path), "mine");
    export_to(&mut person, &path);
    person.click_on(Role::Button, "Replace");
    assert!(read(&path).starts_with('{') && person.is_told("Exported note.json."));
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_nothing_is_lost() {
    let mut person = at_the_dialog();
    choose(&mut person, "Web page");
    let path = person.path("nowhere/note.html");
    export_to(&mut person, &path);
    assert_eq!(person.session().question, Some(Question::Export), "the choices are still there");
    let told = "note.html could not be written: its folder does not exist. Nothing has changed on the disk.";
    assert!(previewed(&person, told), "{:?}", person.session().export.as_ref().unwrap().failed);
    assert_eq!(options(&person).format, Format::Html);
    let there = person.path("note.html");
    export_to(&mut person, &there);
    assert!(there.exists() && person.is_told("Exported note.html."));
}

#[test]
fn writing_can_be_left_off() {
    let mut person = at_the_dialog();
    choose(&mut person, "JSON: ");
    let path: PathBuf = person.path("slow.json");
    let disk = SlowDisk::under(&mut person, None);
    export_to(&mut person, &path);
    assert!(person.session().export.as_ref().unwrap().is_writing());
    person.find(Role::ProgressIndicator, "Making slow.json: 0%");
    person.click_on(Role::Button, "Cancel");
    assert_eq!(person.session().export.as_ref().unwrap().stage, Stage::Choosing);
    disk.answer(&mut person);
    assert!(!path.exists() && !person.is_told("Exported"));
    export_to(&mut person, &path);
    assert!(path.exists() && person.is_told("Exported slow.json."));
}

#[test]
fn all_of_it_is_done_with_keys_in_arabic() {
    let mut person =
        Person::with(FirstView::Sample, Settings { language: Language::Arabic, ..settings() }, crate::person::SIZE);
    person.press("Ctrl+Alt+E");
    for _ in 0..40 {
        if person.harness.ctx.memory(|memory| memory.focused()).is_some() {
            break;
        }
        person.press("Tab");
    }
    person.press("ArrowDown");
    person.press("ArrowUp");
    let first = options(&person).format;
    person.press("ArrowDown");
    assert_ne!(options(&person).format, first, "arrows walk the formats");
    person.find(Role::Document, "معاينة");
    person.press("Escape");
    assert_eq!(person.session().question, None);
    person.press("Ctrl+Alt+E");
    assert!(person.session().export.as_ref().unwrap().preview.is_some(), "it is made anew");
}

#[test]
fn a_long_list_is_walked_with_keys() {
    let mut person = Person::at(FirstView::Empty);
    for number in 0..30 {
        let name = format!("{number}.txt");
        let path = person.write(&name, format!("المقالة رقم {number}\n\nقالت الوزارة إن الأسعار ستنخفض.").as_bytes());
        person.drop_file(&path);
    }
    person.press("Ctrl+Alt+E");
    assert!(person.names(Role::CheckBox).len() < 30, "only what is in view is there");
    person.click_on(Role::CheckBox, "المقالة رقم 0");
    person.press("End");
    person.press("Space");
    person.press("ArrowUp");
    person.press("Space");
    let chosen = options(&person).selection.articles.expect("some");
    let project = &person.session().project;
    let left: Vec<&str> =
        project.articles.iter().filter(|a| !chosen.contains(&a.id)).map(|article| article.title()).collect();
    assert_eq!(left, ["المقالة رقم 0", "المقالة رقم 28", "المقالة رقم 29"]);
}

#[test]
fn a_narrow_dialog_shows_formats_or_contents() {
    let mut person = Person::with(FirstView::Sample, settings(), egui::vec2(760.0, 700.0));
    person.press("Ctrl+Alt+E");
    assert!(person.seen(Role::CheckBox, "Grades").is_none());
    person.click_on(Role::RadioButton, "Contents");
    person.click_on(Role::CheckBox, "Grades");
    assert!(!options(&person).selection.grades);
    person.click_on(Role::RadioButton, "Format");
    choose(&mut person, "PDF");
    assert_eq!(options(&person).format, Format::Pdf);
}
