//! Taking other tools' work in: the dialog, what it shows, what it does, and that it is one step.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::command::{Command, File, Import};
use isnad::exchange::Fate;
use isnad::project;
use isnad::session::{ImportStage, Language, Question, Settings};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

/// The paragraphs' text as brat would have it, with annotations on these words.
pub fn brat(person: &Person, name: &str, text: &str, marks: &[(&str, &str)]) -> PathBuf {
    person.write(&format!("{name}.txt"), text.as_bytes());
    let lines: String = marks
        .iter()
        .enumerate()
        .map(|(number, (label, words))| {
            let start = text.split(words).next().unwrap().chars().count();
            format!("T{}\t{label} {start} {}\t{words}\n", number + 1, start + words.chars().count())
        })
        .collect();
    person.write(&format!("{name}.ann"), lines.as_bytes())
}

fn reading() -> Person {
    Person::reading(&PARAGRAPHS)
}

/// Whether a label of the window says this.
fn says(person: &Person, words: &str) -> bool {
    let plain = |name: &String| name.replace(['\u{2068}', '\u{2069}'], "");
    person.names(Role::Label).iter().any(|name| plain(name).contains(words))
}

#[track_caller]
fn told(person: &Person, words: &str) {
    assert!(says(person, words), "{words} is not among {:#?}", person.names(Role::Label));
}

#[test]
fn what_a_file_brings_is_shown_and_is_one_step() {
    let mut person = reading();
    let before = project::write(&person.session().project);
    let path = brat(&person, "a", &PARAGRAPHS.join("\r\n\r\n"), &[("Person", "الوزارة"), ("claim", "الأسعار ستنخفض")]);
    person.drop_file(&path);
    assert_eq!(person.session().question, Some(Question::Import));
    assert_eq!(project::write(&person.session().project), before, "nothing has come in yet");
    told(&person, "Import a.ann");
    told(&person, "The format of the file is brat.");
    told(&person, "in the project · 2 to add");
    told(&person, "Marks: 2 to add");
    told(&person, "Labels: 1 to add, 1 there already");
    // The dialog is as high as what it holds.
    let labels = person.find(Role::Label, "Labels: 1 to add, 1 there already");
    let accept = person.find(Role::Button, "Import");
    assert!(labels.bottom() < accept.top() && accept.top() - labels.bottom() < 60.0, "{labels:?} {accept:?}");
    person.click_on(Role::Button, "Import");
    assert_eq!(person.session().question, None);
    let after = project::write(&person.session().project);
    let quotes: Vec<String> = person.session().project.annotations.values().map(|a| a.quote()).collect();
    assert!(quotes.len() == 2 && quotes.contains(&"الوزارة".to_owned()), "{quotes:?}");
    assert_eq!((person.steps(), person.session().project.articles.len()), (1, 1));
    assert!(person.is_told("a.ann: 2 marks imported"), "{:?}", person.session().notices);
    person.press("Ctrl+Z");
    assert_eq!(project::write(&person.session().project), before);
    person.press("Ctrl+Shift+Z");
    assert_eq!(project::write(&person.session().project), after);
    person.drop_file(&path);
    told(&person, "All of it is in the project already.");
    assert_eq!(person.seen(Role::Button, "Import"), None);
    person.press("Escape");
    assert_eq!((person.session().question.clone(), person.session().import.is_some()), (None, false));
}

#[test]
fn without_a_project_it_becomes_a_new_one_by_the_keyboard_and_in_arabic() {
    let arabic = Settings { language: Language::Arabic, ..settings() };
    let mut person = Person::with(FirstView::Empty, arabic, crate::person::SIZE);
    let path = brat(&person, "a", &PARAGRAPHS.join("\n"), &[("Person", "الوزارة")]);
    person.drop_file(&path);
    told(&person, "يصير ما فيه مشروعا جديدا");
    let (cancel, accept) = (person.find(Role::Button, "إلغاء"), person.find(Role::Button, "استيراد"));
    assert!(accept.center().x < cancel.center().x, "the dialog is mirrored");
    person.press("Enter");
    assert_eq!(person.article().text().as_ref(), PARAGRAPHS.join("\n"));
    assert_eq!(person.session().project.annotations.len(), 1);
    assert!(person.session().is_dirty());
    assert!(person.is_told("دخلت علامة واحدة"), "{:?}", person.session().notices);
    person.press("Ctrl+Z");
    assert!(person.session().article().is_none() && person.session().project.labels.len() == 3);
}

#[test]
fn what_has_no_sure_place_and_what_is_lost_is_shown() {
    let mut person = reading();
    let old = PARAGRAPHS.join("\n").replace("الأسعار ستنخفض الأسبوع المقبل", "الأسعار ترتفع قريبا");
    let path = brat(&person, "a", &old, &[("claim", "ترتفع قريبا"), ("Person", "أسعار الوقود تنخفض")]);
    let mut ann = std::fs::read_to_string(&path).unwrap();
    ann.push_str("T9\tPlace 900 905\tnone\nR1\tOwns Arg1:T1 Arg2:T2\n");
    std::fs::write(&path, ann).unwrap();
    person.drop_file(&path);
    told(&person, "comes in beside its other version in the project · 2 to add");
    told(&person, "Without a sure place: 1");
    told(&person, "ترتفع قريبا");
    told(&person, "Not taken in: 2");
    told(&person, "Outside the text");
    told(&person, "Owns × 1");
    person.click_on(Role::Button, "Import");
    let project = &person.session().project;
    assert_eq!((project.articles.len(), project.annotations.len()), (2, 2));
    let first = &project.articles[0].id;
    assert_eq!(project.annotations.values().filter(|a| a.article == *first).count(), 1);
}

#[test]
fn hostile_files_are_refused_with_the_reason() {
    let mut person = reading();
    let before = project::write(&person.session().project);
    let bomb = br#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b SYSTEM "file:///etc/passwd">]>
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;&b;</xmi:XMI>"#;
    let path = person.write("bomb.xmi", bomb);
    person.drop_file(&path);
    assert_eq!((person.session().question.clone(), person.session().import.is_some()), (None, false));
    assert!(person.is_told("bomb.xmi cannot be imported as UIMA CAS XMI"), "{:?}", person.session().notices);
    let cut = person.write("cut.qdpx", b"PK\x03\x04 and no more");
    person.drop_file(&cut);
    assert!(person.is_told("cut.qdpx cannot be imported as REFI-QDA"), "{:?}", person.session().notices);
    let deep = person.write("deep.json", &b"[".repeat(100_000));
    // Dropped, what nothing tells of is an article.
    person.app_mut().queue(Command::File(File::Import(Import::From(vec![deep]))));
    person.rest();
    person.click_on(Role::ListItem, "W3C Web Annotation: JSON-LD with quotes or positions");
    assert!(person.is_told("deep.json cannot be imported as W3C Web Annotation"), "{:?}", person.session().notices);
    person.drop_file(&person.path("missing.ann"));
    assert!(person.is_told("missing.ann cannot be imported."), "{:?}", person.session().notices);
    assert_eq!(project::write(&person.session().project), before);
}

const QUOTE: &str = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "a", "type": "Annotation",
    "target": {"source": "s", "selector": {"type": "TextQuoteSelector", "exact": "EXACT"}}}"#;

#[test]
fn a_file_without_a_text_is_about_the_article_that_has_all_it_quotes() {
    let mut person = reading();
    let path = person.write("a.jsonld", QUOTE.replace("EXACT", "الوزارة").as_bytes());
    person.drop_file(&path);
    told(&person, "all that it quotes stands in the article أسعار الوقود تنخفض");
    person.press("Enter");
    assert_eq!(person.session().project.annotations.values().map(|a| a.quote()).collect::<Vec<_>>(), ["الوزارة"]);
}

#[test]
fn else_its_text_is_asked_for() {
    let mut person = reading();
    let path = person.write("a.jsonld", QUOTE.replace("EXACT", "منسوب المياه").as_bytes());
    let text = person.write("page.text", "ارتفع منسوب المياه في السد.".as_bytes());
    person.drop_file(&path);
    told(&person, "no article of the project has just these words");
    person.click_on(Role::Button, "Type its path");
    person.press("Escape");
    told(&person, "no article of the project has just these words");
    person.click_on(Role::Button, "Type its path");
    person.type_text(&text.display().to_string());
    person.press("Enter");
    told(&person, "new · 1 to add");
    person.press("Enter");
    assert_eq!(person.session().project.articles.len(), 2);
    assert_eq!(person.article().text().as_ref(), "ارتفع منسوب المياه في السد.", "it is shown");
}

#[test]
fn the_format_is_asked_where_nothing_tells_it() {
    let mut person = Person::at(FirstView::Empty);
    let path = person.write("a.data", br#"{"words": "a b", "label": [[0, 1, "X"]]}"#);
    person.run("Import annotations by path");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    told(&person, "Nothing in the file tells what wrote it.");
    person.click_on(Role::ListItem, "doccano: JSON, one text per line");
    told(&person, "new · 1 to add");
    person.press("Enter");
    assert_eq!(person.session().project.annotations.len(), 1);
}

#[test]
fn several_files_come_one_after_the_other() {
    let mut person = Person::at(FirstView::Empty);
    let entry = |text: &str| format!(r#"{{"text": "{text}", "label": [[0, 1, "X"]]}}"#);
    let a = person.write("a.jsonl", entry("one text").as_bytes());
    let b = person.write("b.jsonl", entry("other words").as_bytes());
    let c = person.write("c.jsonl", entry("three of them").as_bytes());
    person.app_mut().queue(Command::File(File::OpenPaths(vec![a, b, c])));
    person.rest();
    told(&person, "Import a.jsonl");
    person.press("Enter");
    told(&person, "Import b.jsonl");
    person.press("Escape");
    told(&person, "Import c.jsonl");
    person.press("Enter");
    let titles: Vec<_> = person.session().project.articles.iter().map(|a| a.title().to_owned()).collect();
    assert_eq!((titles, person.steps()), (vec!["one text".to_owned(), "three of them".to_owned()], 2));
}

#[test]
fn two_files_of_one_article_do_not_double_its_marks() {
    let mut person = Person::at(FirstView::Empty);
    let (text, claim) = (PARAGRAPHS.join("\n"), ("claim", "الأسعار ستنخفض"));
    let a = brat(&person, "a", &text, &[("Person", "الوزارة"), claim]);
    let b = brat(&person, "b", &text, &[claim, ("Person", "الوزارة"), ("claim", "أسعار الوقود تنخفض")]);
    person.app_mut().queue(Command::File(File::OpenPaths(vec![a, b])));
    person.rest();
    told(&person, "Import a.ann");
    person.press("Enter");
    told(&person, "Import b.ann");
    told(&person, "Marks: 1 to add, 2 there already");
    person.press("Enter");
    let project = &person.session().project;
    assert_eq!((project.articles.len(), project.annotations.len()), (1, 3));
}

#[test]
fn reading_that_takes_long_says_so_and_can_be_given_up() {
    let mut person = reading();
    let path = brat(&person, "a", &PARAGRAPHS.join("\n"), &[("Person", "الوزارة")]);
    let disk = Arc::new((Mutex::new(false), Condvar::new()));
    let waits = disk.clone();
    person.app_mut().slow_down(Arc::new(move || {
        let mut answers = waits.0.lock().unwrap();
        while !*answers {
            answers = waits.1.wait(answers).unwrap();
        }
    }));
    person.patient = false;
    person.drop_file(&path);
    told(&person, "Reading the file and looking for its places… 0%");
    assert!(matches!(person.session().import.as_ref().map(|i| &i.stage), Some(ImportStage::Reading)));
    person.click_on(Role::Button, "Cancel");
    assert_eq!((person.session().question.clone(), person.session().import.is_some()), (None, false));
    *disk.0.lock().unwrap() = true;
    disk.1.notify_all();
    person.patient = true;
    person.rest();
    assert_eq!((person.session().question.clone(), person.session().project.annotations.len()), (None, 0));
}

#[test]
fn what_changed_meanwhile_is_held_against_anew() {
    let mut person = reading();
    let path = brat(&person, "a", &PARAGRAPHS.join("\n"), &[("claim", "الوزارة")]);
    person.drop_file(&path);
    person.session_mut().revision += 1;
    person.click_on(Role::Button, "Import");
    told(&person, "Marks: 1 to add");
    person.click_on(Role::Button, "Import");
    assert_eq!(person.session().project.annotations.len(), 1);
}

#[test]
fn a_project_and_works_given_together_are_opened_and_then_read() {
    let mut person = reading();
    let path = brat(&person, "a", &PARAGRAPHS.join("\n"), &[("claim", "الوزارة")]);
    let file = person.path("work.isnad.ron");
    person.run("Save by path");
    person.type_text(&file.display().to_string());
    person.press("Enter");
    let text = person.path("a.txt");
    let mut person = person.reopen(FirstView::Files(vec![path, text, file.clone()]));
    assert_eq!(person.session().file, Some(file));
    told(&person, "in the project · 1 to add");
    person.press("Enter");
    assert_eq!((person.session().project.articles.len(), person.session().project.annotations.len()), (1, 1));
}

/// Real files, where the test data is there.
#[test]
fn files_of_other_tools_come_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/annotations");
    if !root.is_dir() {
        eprintln!("skipped: no ../shared/corpus/annotations");
        return;
    }
    let mut person = reading();
    for file in [
        "brat/news-050-editing_text_span_annotations.ann",
        "inception-tsv3/testTokenBoundedSpanWithoutFeatureValue/reference.tsv",
        "uima-jsoncas/FsAsObject/casWithLeftToRightTextAndAnnotations-debug.xmi",
    ] {
        let before = person.session().project.annotations.len();
        person.drop_file(&root.join(file));
        let Some(ImportStage::Ready(ready)) = person.session().import.as_ref().map(|import| &import.stage) else {
            panic!("{file}: {:?}", person.session().notices);
        };
        assert_eq!(ready.joined.articles[0].fate, Fate::New, "{file}");
        let added = ready.joined.annotations.added;
        assert!(added > 0, "{file}");
        person.click_on(Role::Button, "Import");
        assert_eq!(person.session().project.annotations.len(), before + added, "{file}");
    }
}
