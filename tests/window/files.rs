//! Opening, saving, leaving; and what is said when it does not work.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use egui::vec2;
use isnad::app::startup::FirstView;
use isnad::command::{Command, File};
use isnad::project;
use isnad::session::{Language, Leaving, Question, Settings};

const PARAGRAPHS: [&str; 2] = ["أسعار الوقود تنخفض", "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل."];

#[test]
fn an_empty_window_says_what_to_do_in_both_languages() {
    for language in [Language::English, Language::Arabic] {
        let person = Person::with(FirstView::Empty, Settings { language, ..settings() }, crate::person::SIZE);
        for name in [
            "Open an article or project",
            "Paste text",
            "Try the sample project",
            "افتح مقالا أو مشروعا",
            "ألصق نصا",
            "جرّب المشروع النموذجي",
        ] {
            person.find(Role::Button, name);
        }
        assert!(person.session().article().is_none());
    }
}

#[test]
fn that_a_file_can_be_dropped_is_said_on_every_page() {
    let check = |first: FirstView, keys: &str, expected: &str| {
        let mut person = Person::at(first);
        if !keys.is_empty() {
            person.press(keys);
        }
        let hold = |person: &mut Person, files: Vec<egui::HoveredFile>| {
            person.harness.input_mut().hovered_files = files;
            // While files are held over it the window is shown anew without a pause.
            (0..3).for_each(|_| person.frame(Vec::new()));
        };
        assert_eq!(person.seen(Role::Status, expected), None, "{keys}");
        hold(&mut person, vec![egui::HoveredFile::default()]);
        let sign = person.find(Role::Status, expected);
        assert!(person.harness.ctx.content_rect().contains_rect(sign), "{keys}: {sign}");
        hold(&mut person, Vec::new());
        assert_eq!(person.seen(Role::Status, expected), None, "{keys}");
    };
    check(FirstView::Empty, "", "Drop to open");
    check(FirstView::Sample, "", "Drop to open");
    check(FirstView::Sample, "F11", "Drop to open");
    check(FirstView::Sample, "F1", "Drop to open");
    check(FirstView::Sample, "Ctrl+2", "Drop to open");
    check(FirstView::Sample, "Ctrl+3", "Drop to compare with your project");
}

#[test]
fn the_sample_is_a_click_away_and_nothing_to_save() {
    for name in ["Try the sample project", "جرّب المشروع النموذجي"] {
        let mut person = Person::at(FirstView::Empty);
        person.click_on(Role::Button, name);
        assert_eq!(&**person.article().text(), &**isnad::article::sample().text());
        let session = person.session();
        let sample = project::sample();
        assert!(session.project.annotations == sample.annotations && session.project.sources == sample.sources);
        assert_eq!((&session.file, session.history.len()), (&None, 0), "it is a copy, and nothing was done to it");
        assert_eq!(session.project.author, "Rana", "what is marked in it now is one's own");
        assert!(!session.is_dirty(), "what was only opened needs no saving");
        person.press("Ctrl+Q");
        assert_eq!(person.session().question, None, "there is nothing to ask");
        assert!(person.asked.contains(&egui::ViewportCommand::Close));
    }
    let person = Person::at(FirstView::Sample);
    assert_eq!(person.article().title(), isnad::article::sample().title());
}

#[test]
fn files_given_at_the_start_are_all_opened() {
    let person = Person::at(FirstView::Empty);
    let a = person.write("a.txt", PARAGRAPHS.join("\n\n").as_bytes());
    let b = person.write("b.md", b"# A plan\n\nOfficials said it would start on Monday.\n");
    let person = person.reopen(FirstView::Files(vec![a.clone(), b.clone()]));
    let titles: Vec<_> = person.session().project.articles.iter().map(|article| article.title().to_owned()).collect();
    assert_eq!(titles, [PARAGRAPHS[0], "A plan"]);
    assert_eq!(person.article().title(), "A plan", "the last is in view");
    assert_eq!(person.session().settings.recent, [b, a]);
}

#[test]
fn a_click_in_the_list_shows_the_other_article() {
    let person = Person::at(FirstView::Empty);
    let a = person.write("a.txt", PARAGRAPHS.join("\n\n").as_bytes());
    let b = person.write("b.txt", "عنوان آخر\n\nنص آخر من جملة واحدة.".as_bytes());
    let mut person = person.reopen(FirstView::Files(vec![a, b]));
    person.click_on(Role::ListItem, PARAGRAPHS[0]);
    assert_eq!(person.article().title(), PARAGRAPHS[0]);
    person.click_on(Role::ListItem, "عنوان آخر");
    assert_eq!(person.article().title(), "عنوان آخر");
}

/// A text long enough that its beginning is shown before the whole has been read.
fn long_text() -> String {
    let mut text = PARAGRAPHS[0].to_owned();
    for number in 0..8000 {
        text.push_str(&format!("\n\n{number}: {}", PARAGRAPHS[1]));
    }
    text
}

#[test]
fn a_long_file_is_there_whole_for_every_command() {
    let (mut person, text) = (Person::at(FirstView::Empty), long_text());
    let path = person.write("long.txt", text.as_bytes());
    person.drop_file(&path);
    let whole = text.replace("\n\n", "\n");
    let shown = person.article();
    assert!(whole.starts_with(&**shown.text()) && shown.title() == PARAGRAPHS[0]);
    person.press("Ctrl+A");
    assert_eq!(person.selected_text(), whole);
    let session = person.session();
    assert_eq!((session.project.articles.len(), session.originals.len()), (1, 1));
    assert_eq!(session.article, Some(shown.id.clone()), "the whole takes the place of its beginning");
    assert!(!session.is_dirty() && session.history.is_empty());
}

#[test]
fn a_long_file_comes_whole_without_any_command() {
    let (mut person, text) = (Person::at(FirstView::Empty), long_text());
    let (long, short) =
        (person.write("long.txt", text.as_bytes()), person.write("short.txt", PARAGRAPHS[1].as_bytes()));
    person.drop_file(&long);
    person.drop_file(&short);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while person.session().originals.len() < 2 {
        assert!(std::time::Instant::now() < until, "the file is never read");
        std::thread::sleep(std::time::Duration::from_millis(5));
        person.frame(Vec::new());
    }
    let names: Vec<_> = person.session().project.articles.iter().map(|a| a.origin.file_name.clone()).collect();
    assert_eq!(names, ["long.txt", "short.txt"]);
    assert_eq!(person.article().origin.file_name, "short.txt", "the last opened stays in view");
    // The same file again is the same article.
    person.drop_file(&long);
    person.press("Ctrl+A");
    assert_eq!(person.session().project.articles.len(), 2);
    assert!(person.is_told("long.txt is in the project already."), "{:?}", person.session().notices);
    assert_eq!(person.article().origin.file_name, "long.txt");
}

#[test]
fn dropped_files_are_opened() {
    let person = Person::reading(&PARAGRAPHS);
    assert_eq!(person.article().title(), PARAGRAPHS[0]);
    assert_eq!(person.session().article().map(|a| a.origin.file_name.as_str()), Some("article.txt"));
}

/// Saves by a typed path and gives it.
fn save(person: &mut Person, name: &str) -> std::path::PathBuf {
    let path = person.path(name);
    person.run("Save by path");
    assert!(matches!(person.session().question, Some(Question::SavePath(_))));
    person.type_text(&path.display().to_string());
    person.press("Enter");
    path
}

#[test]
fn saving_writes_what_opening_reads() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الأسعار ستنخفض الأسبوع المقبل", "1");
    person.mark("الوزارة", "2");
    assert!(person.session().is_dirty());
    let path = save(&mut person, "work.isnad.ron");
    assert_eq!(person.session().question, None);
    assert!(!person.session().is_dirty());
    assert!(person.is_told("Saved work.isnad.ron"));
    let read = project::open(&path).expect("the file is a project");
    assert_eq!(read.warnings, []);
    assert_eq!(read.project, person.session().project);
    let kept = person.session().project.clone();
    let person = person.reopen(FirstView::Files(vec![path.clone()]));
    assert_eq!(person.session().project, kept);
    assert_eq!((person.session().file.clone(), person.session().is_dirty()), (Some(path), false));
    let card = person.names(Role::ListBoxOption);
    assert!(card.iter().any(|name| name == "Claim: الأسعار ستنخفض الأسبوع المقبل"), "{card:?}");
}

#[test]
fn the_title_says_whether_the_work_is_saved() {
    let mut person = Person::reading(&PARAGRAPHS);
    let title = |person: &Person| {
        let mut titles = person.asked.iter().filter_map(|command| match command {
            egui::ViewportCommand::Title(title) => Some(title.clone()),
            _ => None,
        });
        titles.next_back().unwrap_or_default()
    };
    let plain = "\u{2068}أسعار الوقود تنخفض\u{2069} — Isnad";
    assert_eq!(title(&person), plain);
    person.mark("الوزارة", "2");
    assert_eq!(title(&person), format!("• {plain}"));
    person.press("Ctrl+Z");
    assert_eq!(title(&person), plain, "undoing to what was opened leaves nothing to save");
    person.press("Ctrl+Shift+Z");
    save(&mut person, "work");
    assert_eq!(title(&person), "\u{2068}work.isnad.ron\u{2069} — Isnad", "the ending is added");
    person.press("Ctrl+Z");
    assert!(title(&person).starts_with("• "), "undoing what was saved is a change");
    person.press("Ctrl+Shift+Z");
    assert!(!person.session().is_dirty());
}

#[test]
fn a_new_project_is_called_new_and_not_saved() {
    let new = [
        (Language::English, "New project", "Not saved yet", "No file open"),
        (Language::Arabic, "مشروع جديد", "لم يُحفظ بعد", "لا ملف مفتوح"),
    ];
    for (language, name, state, nothing) in new {
        let mut person = Person::with(FirstView::Empty, Settings { language, ..settings() }, crate::person::SIZE);
        person.find(Role::Label, nothing);
        assert_eq!(person.seen(Role::Label, name), None, "nothing is begun yet");
        person.press("Ctrl+N");
        person.find(Role::Label, state);
        person.find(Role::Label, name);
        assert_eq!(person.seen(Role::Label, nothing), None);
        let title = egui::ViewportCommand::Title(format!("\u{2068}{name}\u{2069} — Isnad"));
        assert!(person.asked.contains(&title), "{:?}", person.asked);
        let path = person.path("empty.isnad.ron");
        person.session_mut().question = Some(Question::SavePath(path.display().to_string()));
        person.rest();
        person.press("Enter");
        person.find(Role::Label, "empty.isnad.ron");
        assert_eq!((person.seen(Role::Label, name), person.seen(Role::Label, state)), (None, None));
    }
}

#[test]
fn saving_again_needs_no_path() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    person.mark("الوزارة", "2");
    person.press("Ctrl+S");
    assert!(!person.session().is_dirty());
    let read = project::open(&path).expect("the file is a project");
    assert_eq!(read.project, person.session().project);
}

#[test]
fn a_path_that_cannot_be_written_loses_nothing() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let path = save(&mut person, "absent/work.isnad.ron");
    assert!(!path.exists());
    person.find(Role::Label, "work.isnad.ron could not be saved: its folder does not exist. Your work is still here.");
    assert_eq!(person.session().notices, [], "it is said where the path is mended");
    assert!(person.session().is_dirty());
    assert_eq!(person.session().project.annotations.len(), 1);
    std::fs::create_dir(person.path("absent")).expect("a folder");
    person.press("Enter");
    assert_eq!((person.session().question.clone(), person.session().is_dirty()), (None, false));
    assert!(path.exists());
}

#[test]
fn a_wrong_path_is_mended_where_it_was_typed() {
    let mut person = Person::at(FirstView::Empty);
    let path = person.write("news.txt", PARAGRAPHS.join("\n\n").as_bytes());
    let wrong = person.path("new.txt").display().to_string();
    let why =
        "new.txt could not be read: there is no file at this path. Check the path, and that you may read the file.";
    person.run("Open by path");
    person.type_text(&wrong);
    for press in
        [|person: &mut Person| person.press("Enter"), |person: &mut Person| person.click_on(Role::Button, "Open")]
    {
        press(&mut person);
        person.find(Role::Label, why);
        assert_eq!(person.session().question, Some(Question::OpenPath));
        assert!(person.written().contains(&wrong), "{:?}", person.written());
    }
    // The caret is in the field still, before the ending that is missing a letter.
    for _ in 0..".txt".len() {
        person.press("ArrowLeft");
    }
    person.type_text("s");
    person.press("Enter");
    assert_eq!((person.session().question.clone(), person.article().title()), (None, PARAGRAPHS[0]));
    assert_eq!(person.session().settings.recent, [path]);
    person.run("Open by path");
    assert_eq!(person.seen(Role::Label, why), None, "what was said of another path is not said of the next");
    person.press("Escape");
    assert_eq!(person.session().notices, []);
}

#[test]
fn what_was_said_of_a_path_goes_with_its_text() {
    let mut person = Person::at(FirstView::Empty);
    let folder = person.path("news");
    std::fs::create_dir(&folder).expect("a folder");
    let why = |person: &Person| person.names(Role::Label).iter().any(|label| label.contains("Isnad cannot read"));
    person.run("Open by path");
    person.type_text(&folder.display().to_string());
    person.press("Enter");
    assert!(why(&person), "{:?}", person.names(Role::Label));
    person.type_text("x");
    assert!(!why(&person), "another text");
    person.press("Backspace");
    assert!(why(&person), "the one that was tried");
    person.press("Ctrl+A");
    person.press("Backspace");
    person.press("Enter");
    assert!(!why(&person), "nothing was tried");
    assert_eq!(person.session().question, Some(Question::OpenPath));
}

#[test]
fn a_path_to_save_to_before_leaving_is_mended_before_leaving() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let path = person.path("absent/work.isnad.ron");
    person.session_mut().question = Some(Question::SavePath(path.display().to_string()));
    person.session_mut().leaving = Some(Leaving::New);
    person.rest();
    person.press("Enter");
    assert_eq!(person.session().project.annotations.len(), 1);
    std::fs::create_dir(person.path("absent")).expect("a folder");
    person.press("Enter");
    assert!(person.session().project.articles.is_empty(), "what was to follow the saving follows it");
    assert!(path.exists());
}

#[test]
fn leaving_with_unsaved_work_asks() {
    let closes = |person: &Person| person.asked.contains(&egui::ViewportCommand::Close);
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    person.press("Ctrl+Q");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Quit)));
    person.click_on(Role::Button, "Cancel");
    assert_eq!((person.session().question.clone(), closes(&person)), (None, false));
    person.press("Ctrl+Q");
    person.press("Escape");
    assert_eq!((person.session().question.clone(), closes(&person)), (None, false));
    person.press("Ctrl+Q");
    person.click_on(Role::Button, "Don’t save");
    assert!(closes(&person));
}

#[test]
fn a_second_article_is_work_that_could_be_lost() {
    let mut person = Person::at(FirstView::Empty);
    for (name, text, is_work) in [("one.txt", "قالت الوزارة.", false), ("two.txt", "نفت الشركة.", true)]
    {
        let path = person.write(name, text.as_bytes());
        person.app_mut().queue(Command::File(File::OpenPaths(vec![path])));
        person.rest();
        assert_eq!(person.session().is_dirty(), is_work, "{name}");
    }
    person.press("Ctrl+N");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::New)));
}

#[test]
fn the_windows_close_button_asks_too() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let close = |person: &mut Person| {
        let viewports = &mut person.harness.input_mut().viewports;
        let root = viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.push(egui::ViewportEvent::Close);
        person.frame(Vec::new());
        person.rest();
    };
    close(&mut person);
    assert!(person.asked.contains(&egui::ViewportCommand::CancelClose));
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Quit)));
    person.press("Escape");
    save(&mut person, "work.isnad.ron");
    person.asked.clear();
    close(&mut person);
    assert!(!person.asked.contains(&egui::ViewportCommand::CancelClose), "saved work does not hold the window");
}

#[test]
fn saving_on_the_way_out_goes_on_to_leave() {
    let mut person = Person::reading(&PARAGRAPHS);
    save(&mut person, "work.isnad.ron");
    person.mark("الوزارة", "2");
    person.press("Ctrl+N");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::New)));
    person.click_on(Role::Button, "Save");
    assert!(person.session().project.articles.is_empty(), "the new project is there");
    let read = project::open(&person.path("work.isnad.ron")).expect("the file is a project");
    assert_eq!(read.project.annotations.len(), 1);
}

#[test]
fn opening_a_project_over_unsaved_work_asks() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "first.isnad.ron");
    let other = person.path("other.isnad.ron");
    std::fs::copy(&path, &other).expect("copied");
    person.mark("الوزارة", "2");
    open_instead(&mut person, &other);
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Open(vec![other.clone()]))));
    assert_eq!(person.session().project.annotations.len(), 1);
    person.click_on(Role::Button, "Don’t save");
    assert_eq!((person.session().project.annotations.len(), person.session().file.clone()), (0, Some(other)));
}

/// Drops a project on the window and says that it is to take the place of the one that is open.
fn open_instead(person: &mut Person, path: &std::path::Path) {
    person.drop_file(path);
    person.click_on(Role::Button, "Open it instead");
}

#[test]
fn what_is_open_already_is_shown_and_not_opened_twice() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    let other = person.write("other.txt", "نص آخر".as_bytes());
    person.drop_file(&other);
    person.mark("آخر", "1");
    person.drop_file(&person.path("article.txt"));
    assert!(person.is_told("article.txt is in the project already."), "{:?}", person.session().notices);
    assert_eq!((person.session().project.articles.len(), person.article().title()), (2, PARAGRAPHS[0]));
    person.drop_file(&path);
    assert!(person.is_told("work.isnad.ron is open already."), "{:?}", person.session().notices);
    let session = person.session();
    assert_eq!((&session.question, session.is_dirty(), session.project.annotations.len()), (&None, true, 1));
    // What another program has made of it since is no longer what is open.
    let text = std::fs::read_to_string(&path).expect("a project");
    std::fs::write(&path, text.replace("Rana", "Nura")).expect("written");
    person.drop_file(&path);
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Open(vec![path]))));
}

#[test]
fn unsaved_work_is_left_only_for_what_can_be_opened() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    person.mark("الوزارة", "2");
    let article = person.write("more.txt", "نص آخر".as_bytes());
    let is_there = |person: &Person| {
        let session = person.session();
        let held = (session.project.articles.len(), session.project.annotations.len());
        assert_eq!((held, session.is_dirty(), session.file.as_ref()), ((1, 1), true, Some(&path)));
    };
    let broken = person.write("broken.isnad.ron", b"Isnad(schema: 3, [");
    person.app_mut().queue(Command::File(File::OpenPaths(vec![article.clone(), broken])));
    person.rest();
    assert!(person.is_told("broken.isnad.ron could not be opened"), "{:?}", person.session().notices);
    assert_eq!(person.session().question, None, "nothing is lost by it, so nothing is asked");
    is_there(&person);
    // What is gone once the work was given up costs nothing either.
    let other = person.path("other.isnad.ron");
    std::fs::copy(&path, &other).expect("copied");
    person.app_mut().queue(Command::File(File::OpenPaths(vec![article, other.clone()])));
    person.rest();
    assert!(matches!(person.session().question, Some(Question::Unsaved(Leaving::Open(_)))));
    std::fs::remove_file(&other).expect("removed");
    person.click_on(Role::Button, "Don’t save");
    assert!(person.is_told("other.isnad.ron could not be opened"), "{:?}", person.session().notices);
    assert_eq!(person.session().question, None);
    is_there(&person);
    person.press("Ctrl+Z");
    assert_eq!(person.session().project.annotations.len(), 0, "with all steps that led to it");
}

#[test]
fn what_is_opened_with_a_project_is_added_to_it() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    let article = person.write("more.txt", "نص آخر".as_bytes());
    let person = person.reopen(FirstView::Files(vec![article, path.clone()]));
    assert_eq!((person.session().file.as_ref(), person.session().project.articles.len()), (Some(&path), 2));
}

#[test]
fn the_sample_over_unsaved_work_asks() {
    let mut person = Person::reading(&PARAGRAPHS);
    person.mark("الوزارة", "2");
    let asks = |person: &mut Person| {
        person.run("Open the sample project");
        assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Sample)));
        assert_eq!(person.session().project.annotations.len(), 1);
    };
    asks(&mut person);
    person.click_on(Role::Button, "Cancel");
    assert_eq!(person.session().project.annotations.len(), 1, "one stays with one's work");
    asks(&mut person);
    person.click_on(Role::Button, "Don’t save");
    assert_eq!(person.article().title(), isnad::article::sample().title());
    person.mark("يترقب", "1");
    assert_eq!((person.chosen().author.as_str(), person.session().is_dirty()), ("Rana", true));
    person.run("Open the sample project");
    assert_eq!(person.session().question, Some(Question::Unsaved(Leaving::Sample)), "marks in the sample are work too");
    person.click_on(Role::Button, "Don’t save");
    assert_eq!(person.session().project.annotations, project::sample().annotations);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let person = Person::at(FirstView::Empty);
    let path = person.path("absent.txt");
    let mut person = person.reopen(FirstView::Files(vec![path]));
    assert!(
        person.is_told("absent.txt could not be read: there is no file at this path."),
        "{:?}",
        person.session().notices
    );
    person.find(Role::Button, "Try the sample project");
    person.wait(60.0);
    assert_eq!(person.session().notices.len(), 1, "errors stay until they are dismissed");
    person.click_on(Role::Button, "Dismiss");
    assert_eq!(person.session().notices.len(), 0);
}

#[test]
fn what_holds_no_text_opens_nothing_and_is_told() {
    let told = [
        (Language::English, ["There is no text in empty.txt", "folder: it is a folder", "a picture (PNG)"]),
        (Language::Arabic, ["empty.txt ليس فيه نص", "مجلد", "صورة PNG"]),
    ];
    for (language, told) in told {
        let mut person = Person::with(FirstView::Empty, Settings { language, ..settings() }, vec2(1280.0, 860.0));
        let empty = person.write("empty.txt", b" \r\n");
        let folder = person.path("folder");
        std::fs::create_dir(&folder).expect("a folder");
        let picture = person.write("photo.png", b"\x89PNG\r\n\x1A\n");
        for (path, told) in [empty, folder, picture].iter().zip(told) {
            person.drop_file(path);
            assert!(person.is_told(told), "{told}: {:?}", person.session().notices);
        }
        assert!(person.session().project.articles.is_empty() && !person.session().is_dirty());
    }
}

#[test]
fn a_damaged_project_is_told_and_takes_the_place_of_nothing() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    let text = std::fs::read_to_string(&path).expect("the file is text");
    let damaged = person.write("damaged.isnad.ron", &text.as_bytes()[..text.len() / 2]);
    person.mark("الوزارة", "2");
    person.press("Ctrl+S");
    person.drop_file(&damaged);
    person.click_on(Role::Button, "Open it instead");
    assert!(person.is_told("damaged.isnad.ron could not be opened"), "{:?}", person.session().notices);
    assert_eq!((person.session().file.clone(), person.session().project.annotations.len()), (Some(path), 1));
    assert_eq!(std::fs::read(&damaged).expect("still there"), &text.as_bytes()[..text.len() / 2]);
}

#[test]
fn a_wrong_encoding_is_mended_from_the_status_line() {
    let text = PARAGRAPHS.join("\n\n");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
    let mut person = Person::at(FirstView::Empty);
    let path = person.write("old.txt", &bytes);
    person.drop_file(&path);
    assert_eq!(&**person.article().text(), PARAGRAPHS.join("\n"));
    assert!(person.is_told("The file was read as windows-1256"));
    person.click_on(Role::Button, "windows-1256");
    person.click_on(Role::MenuItem, "windows-1252");
    assert_eq!(person.article().origin.encoding, "windows-1252");
    assert_ne!(&**person.article().text(), PARAGRAPHS.join("\n"));
    person.click_on(Role::Button, "windows-1252");
    person.click_on(Role::MenuItem, "windows-1256");
    assert_eq!(&**person.article().text(), PARAGRAPHS.join("\n"));
    assert!(!person.session().is_dirty(), "nothing was done yet that a file would lose");
    person.mark("الوزارة", "2");
    person.click_on(Role::Button, "windows-1256");
    person.click_on(Role::MenuItem, "windows-1252");
    assert!(person.session().update.is_some(), "what would become of the mark is shown first");
    assert_eq!(&**person.article().text(), PARAGRAPHS.join("\n"));
    person.press("Escape");
    assert_eq!(person.session().project.annotations.len(), 1);
    assert_eq!(&**person.article().text(), PARAGRAPHS.join("\n"));
}

#[test]
fn recent_files_are_offered_and_missing_ones_greyed() {
    let mut person = Person::reading(&PARAGRAPHS);
    let path = save(&mut person, "work.isnad.ron");
    std::fs::remove_file(person.path("article.txt")).expect("the article's file is removed");
    let mut person = person.reopen(FirstView::Empty);
    person.find(Role::ListItem, "article.txt");
    person.click_on(Role::ListItem, "article.txt");
    assert!(person.session().article().is_none(), "a row that is disabled does nothing");
    person.click_on(Role::ListItem, "work.isnad.ron");
    assert_eq!(person.session().file, Some(path));
}
