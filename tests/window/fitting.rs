//! The interface's own words are seen whole, on every page and in every dialog, in both languages.

use crate::colleagues;
use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Vec2, vec2};
use isnad::annotation::{Annotation, Edit, Project};
use isnad::app::startup::FirstView;
use isnad::command::{Agree, Command, Compare, Update};
use isnad::locale::{self, Locale};
use isnad::session::{Language, ListTab, Page, Question, Settings};

/// A page or dialog: its name, and how one comes to see it.
pub type Screen = (&'static str, fn(&mut Person));

pub const SCREENS: &[Screen] = &[
    ("the first page", |person| *person = Person::with(FirstView::Empty, of(person), size(person))),
    ("an article", |_| {}),
    ("a chosen claim", |person| {
        person.press("Escape");
        person.press("]");
        person.press("]");
    }),
    ("the list of marks", |person| {
        person.session_mut().list_tab = ListTab::Marks;
        person.rest();
    }),
    ("the bar for finding", |person| {
        person.press("Ctrl+F");
        person.type_text("ناقلة");
    }),
    ("what was found", |person| {
        person.press("Ctrl+Shift+F");
        person.type_text("ناقلة");
    }),
    ("the page of sources", |person| {
        person.session_mut().page = Page::Sources;
        person.rest();
    }),
    ("an entry", |person| {
        person.session_mut().page = Page::Sources;
        let first = person.session().project.sources.keys().next().cloned();
        person.session_mut().source = first;
        person.rest();
    }),
    ("the page of agreement", |person| {
        person.session_mut().page = Page::Agreement;
        person.rest();
    }),
    ("the comparison", |person| {
        let theirs = colleagues::other(&colleagues::sample());
        let path = person.write("tom.isnad.ron", isnad::project::write(&theirs).as_bytes());
        person.app_mut().queue(Command::Compare(Compare::With(path)));
        person.rest();
        assert_eq!(person.session().page, Page::Review);
    }),
    ("the palette", |person| person.press("Ctrl+K")),
    ("the menu", |person| {
        let menu = word(person, "menu");
        person.click_on(Role::Button, &menu);
    }),
    ("the text's looks", |person| {
        let menu = word(person, "menu-text");
        person.click_on(Role::Button, &menu);
    }),
    ("the menu of marks", |person| {
        let menu = word(person, "menu-mark");
        person.click_on(Role::Button, &menu);
    }),
    ("settings", |person| ask(person, Question::Settings)),
    ("keys", |person| ask(person, Question::Shortcuts)),
    ("about", |person| ask(person, Question::About)),
    ("a new label", |person| ask(person, Question::NewLabel)),
    ("the label set", |person| ask(person, Question::Labels(None))),
    ("a label", |person| {
        let first = person.session().project.labels.first().map(|label| label.id.clone());
        ask(person, Question::Labels(first));
    }),
    ("opening by path", |person| ask(person, Question::OpenPath)),
    ("saving by path", |person| ask(person, Question::SavePath("/home/rana/amber-star.isnad.ron".into()))),
    ("unsaved work", |person| ask(person, Question::Unsaved(isnad::session::Leaving::Quit))),
    ("a changed file", |person| ask(person, Question::Changed)),
    ("export", |person| person.press("Ctrl+Alt+E")),
    ("welcome", |person| {
        person.session_mut().welcome = true;
        person.rest();
    }),
];

/// Those that something has to be done for first; only their words are looked at.
const OTHERS: &[Screen] = &[
    ("picking a source", |person| {
        let session = person.session_mut();
        let here = |mark: &&std::sync::Arc<Annotation>| session.article.as_ref() == Some(&mark.article);
        let mut claims = session.project.annotations.values().filter(here).filter(|mark| &*mark.label.0 == "claim");
        session.chosen = claims.next().map(|claim| claim.id.clone());
        person.press("A");
        assert!(person.session().picking.is_some());
    }),
    ("what became of the marks", update),
    ("a place for a mark", |person| {
        update(person);
        person.app_mut().queue(Command::Update(Update::Place));
        person.rest();
        assert!(person.session().update.as_ref().is_some_and(|update| update.placing.is_some()));
    }),
    ("an import", |person| {
        person.write("notes.txt", "أسعار الوقود تنخفض".as_bytes());
        let path = person.write("notes.ann", "T1\tclaim 0 5\tأسعار\n".as_bytes());
        person.drop_file(&path);
        assert_eq!(person.session().question, Some(Question::Import));
    }),
    ("conflicts", |person| {
        let base = person.session().project.clone();
        let [mine, theirs] = ["هكذا", "Otherwise"].map(|note| noted(&base, note));
        let merged = isnad::review::merge(Some(&base), &mine, &theirs).project;
        assert!(!merged.conflicts.is_empty());
        let session = person.session_mut();
        session.project = merged;
        session.revision += 1;
        ask(person, Question::Conflicts);
    }),
    ("agreement with somebody", |person| {
        let theirs = colleagues::other(&colleagues::sample());
        let path = person.write("tom.isnad.ron", isnad::project::write(&theirs).as_bytes());
        person.session_mut().page = Page::Agreement;
        person.app_mut().queue(Command::Agree(Agree::With(vec![path])));
        person.rest();
        assert!(person.session().agreement.measured.is_some());
    }),
];

/// Asks what becomes of the marks in a text of which one paragraph is new.
fn update(person: &mut Person) {
    let article = person.article();
    let text: Vec<&str> = article.blocks().iter().map(|block| article.block_text(block)).collect();
    let text = format!("فقرة جديدة في أول النص\n\n{}", text.join("\n\n"));
    let path = person.write("newer.txt", text.as_bytes());
    person.press("Ctrl+Shift+U");
    person.type_text(&path.display().to_string());
    person.press("Enter");
    assert!(person.session().update.is_some());
}

/// The project with this note on its first mark.
fn noted(base: &Project, note: &str) -> Project {
    let mut project = base.clone();
    let mut mark = Annotation::clone(base.annotations.values().next().expect("a mark"));
    mark.remarks.note.ar = note.to_owned();
    project.apply(Edit::PutAnnotation(mark.into())).expect("it fits");
    project
}

fn word(person: &Person, key: &str) -> String {
    Locale::new(person.session().settings.language).text(key).to_string()
}

fn of(person: &Person) -> Settings {
    person.session().settings.clone()
}

fn size(person: &Person) -> Vec2 {
    person.harness.ctx.content_rect().size()
}

fn ask(person: &mut Person, question: Question) {
    person.session_mut().question = Some(question);
    person.rest();
}

/// The beginnings of the interface's words in `language`, up to what is put into them.
fn words(language: Language) -> Vec<String> {
    let locale = Locale::new(language);
    let words = locale::keys(language).into_iter().map(|key| locale.text(&key).to_string());
    words.map(|text| text.split(['{', '\u{2068}']).next().unwrap_or_default().trim().to_owned()).collect()
}

/// Which of the texts that are not seen whole are the interface's own, and not titles, quotes and names.
fn own(unfit: &[String], words: &[String]) -> Vec<String> {
    let is_own = |text: &&String| {
        let shown = text.trim_end_matches('\u{2026}').trim();
        !shown.is_empty() && words.iter().any(|word| word.starts_with(shown))
    };
    unfit.iter().filter(is_own).cloned().collect()
}

fn check(size: Vec2, zoom: f32) {
    let mut cut = Vec::new();
    for language in [Language::English, Language::Arabic] {
        let words = words(language);
        for (name, show) in SCREENS.iter().chain(OTHERS) {
            let mut person = Person::with(FirstView::Sample, Settings { language, zoom, ..settings() }, size);
            show(&mut person);
            let own = own(person.app().unfit(), &words);
            if !own.is_empty() {
                cut.push(format!("{language:?}, {name}: {own:?}"));
            }
        }
    }
    assert!(cut.is_empty(), "not seen whole:\n{}", cut.join("\n"));
}

#[test]
fn every_word_of_the_interface_is_seen_whole() {
    check(SIZE, 1.0);
}

#[test]
fn in_a_small_window_too() {
    check(vec2(1024.0, 700.0), 1.0);
}

#[test]
fn and_at_twice_the_size() {
    check(SIZE, 2.0);
}
