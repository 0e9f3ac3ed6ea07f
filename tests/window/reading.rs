//! Reading comfort: the whole screen, the focus line, the place where one left off, printing.

use crate::person::{Person, settings};
use egui::accesskit::Role;
use egui::{Pos2, Rect, ViewportCommand, ViewportId, pos2, vec2};
use isnad::annotation::{Annotation, AnnotationId};
use isnad::app::startup::FirstView;
use isnad::command::{Command, Mark};
use isnad::session::{Dim, Language, Page, Settings};
use isnad::text::Cp;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// An article of some screens.
fn long() -> Person {
    let paragraphs: Vec<String> = (0..60).map(|n| format!("{} {n}", "قالت الوزارة إن السد آمن".repeat(8))).collect();
    Person::reading(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Somewhere over the text.
const OVER: Pos2 = pos2(640.0, 500.0);

/// The first block that is in view.
fn first_in_view(person: &Person) -> usize {
    let article = person.article();
    let seen = |n: &usize| {
        person
            .all(Role::Label, article.block_text(&article.blocks()[*n]))
            .iter()
            .any(|rect| rect.contains(pos2(OVER.x, rect.center().y)))
    };
    (0..article.blocks().len()).find(seen).expect("a block is in view")
}

#[test]
fn on_the_whole_screen_only_the_text_is_shown_and_the_panels_come_back() {
    for language in [Language::English, Language::Arabic] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, vec2(1280.0, 860.0));
        let title = person.article().title().to_owned();
        let menu = if language == Language::English { "Menu" } else { "القائمة" };
        let panels = |person: &Person| {
            let settings = &person.session().settings;
            let there = person.seen(Role::Button, menu).is_some() && person.seen(Role::ListItem, &title).is_some();
            (there, settings.list_open, settings.inspector_open)
        };
        assert_eq!(panels(&person), (true, true, true));
        person.press("F11");
        assert!(person.asked.contains(&ViewportCommand::Fullscreen(true)));
        assert_eq!(panels(&person), (false, true, true));
        assert!(person.all(Role::Label, &title).iter().any(|rect| rect.height() > 30.0), "the text is there");
        person.press("Escape");
        assert!(person.asked.contains(&ViewportCommand::Fullscreen(false)));
        assert_eq!(panels(&person), (true, true, true));
        person.press("F11");
        person.press("F11");
        assert_eq!(panels(&person), (true, true, true));
    }
}

#[test]
fn what_needs_a_panel_leaves_the_whole_screen() {
    let check = |keys: &str, expected: bool| {
        let mut person = Person::at(FirstView::Sample);
        person.press("F11");
        person.press(keys);
        assert_eq!(person.session().full_screen, expected, "{keys}");
        assert_eq!(person.asked.contains(&ViewportCommand::Fullscreen(false)), !expected, "{keys}");
    };
    check("Ctrl+2", false);
    check("Ctrl+I", false);
    check("Ctrl+M", false);
    check("Shift+N", false);
    check("CloseBracket", true);
    check("Ctrl+Shift+F", false);
    check("Ctrl+F", true);
    check("Ctrl+K", true);
    check("Ctrl+Shift+P", true);
}

#[test]
fn escape_leaves_what_is_under_way_before_the_whole_screen() {
    let mut person = Person::at(FirstView::Sample);
    person.press("F11");
    person.press("CloseBracket");
    assert!(person.session().chosen.is_some());
    person.press("Escape");
    assert!(person.session().chosen.is_none() && person.session().full_screen);
    person.press("Escape");
    assert!(!person.session().full_screen);
    // Without an article there is nothing to give the screen to.
    let mut person = Person::at(FirstView::Empty);
    person.press("F11");
    assert!(!person.session().full_screen);
}

#[test]
fn the_system_gives_the_whole_screen_and_takes_it_back() {
    let mut person = Person::at(FirstView::Sample);
    let say = |person: &mut Person, said: bool, size: egui::Vec2| {
        let window = person.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        window.fullscreen = Some(said);
        window.inner_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        window.monitor_size = Some(vec2(1920.0, 1080.0));
        person.rest();
    };
    let (whole, part) = (vec2(1920.0, 1080.0), vec2(1280.0, 860.0));
    say(&mut person, false, part);
    assert!(!person.session().full_screen);
    say(&mut person, true, whole);
    assert!(person.session().full_screen, "by a key of the system's");
    say(&mut person, false, part);
    assert!(!person.session().full_screen);
    // On X11 the window's state stays what was asked for when the system takes the screen back.
    person.press("F11");
    say(&mut person, true, part);
    assert!(person.session().full_screen, "the window is yet to grow");
    say(&mut person, true, whole);
    person.asked.clear();
    say(&mut person, true, part);
    assert!(!person.session().full_screen);
    assert!(person.asked.contains(&ViewportCommand::Fullscreen(false)), "so that it can be asked for again");
    // Another page keeps what it shows, and the screen.
    say(&mut person, false, part);
    person.press("Ctrl+2");
    let page = person.session().page;
    say(&mut person, true, whole);
    assert!(!person.session().full_screen && person.session().page == page && page != Page::Read);
}

/// How much ink is at these heights of the column, from the darkest pixel there.
fn ink(person: &mut Person, rect: egui::Rect) -> u8 {
    let picture = person.harness.render().expect("a picture");
    let mut darkest = 255;
    for y in rect.top() as u32..rect.bottom() as u32 {
        for x in rect.left() as u32..rect.right() as u32 {
            darkest = darkest.min(picture.get_pixel(x, y)[0]);
        }
    }
    darkest
}

#[test]
fn the_focus_line_dims_all_but_what_is_read() {
    let mut person = Person::reading(&["عنوان", "قالت الوزارة إن السد آمن.", "ونفى الناطق ذلك.", "ولم يعلق أحد."]);
    let rect = |person: &Person, n: usize| {
        let article = person.article();
        let text = article.block_text(&article.blocks()[n]).to_owned();
        person.all(Role::Label, &text).into_iter().max_by(|a, b| a.width().total_cmp(&b.width())).expect("in view")
    };
    let blocks = |person: &mut Person| {
        let rects = [1, 2, 3].map(|n| rect(person, n));
        rects.map(|rect| ink(person, rect.shrink(4.0)))
    };
    let plain = blocks(&mut person);
    assert_eq!(person.session().settings.dim, Dim::Nothing, "it is off at first");
    person.run("Focus line: only the paragraph being read");
    let at = rect(&person, 2);
    person.click(pos2(at.right() - 20.0, at.center().y));
    let [before, read, after] = blocks(&mut person);
    assert_eq!(read, plain[1], "what is read is as it was");
    assert!(before > plain[0] + 60 && after > plain[2] + 60, "{before} {read} {after} of {plain:?}");
    person.press("ArrowDown");
    let [.., read] = blocks(&mut person);
    assert_eq!(read, plain[2], "it follows the caret");
    person.press("Ctrl+Shift+L");
    assert_eq!(person.session().settings.dim, Dim::Line);
    let person = person.reopen(FirstView::Empty);
    assert_eq!(person.session().settings.dim, Dim::Line, "it is kept");
}

#[test]
fn where_cards_have_no_room_above_and_below_each_line_says_which_it_stands_for() {
    let mut person = Person::reading(&["الوزارة تعلن", "قالت الوزارة إن السد آمن."]);
    let made = person.mark("السد آمن", "1");
    let id = |number: usize| AnnotationId(format!("m{number:03}").into());
    let session = person.session_mut();
    for number in 0..60 {
        let copy = Annotation { id: id(number), ..made.as_ref().clone() };
        session.project.annotations.insert(copy.id.clone(), copy.into());
    }
    session.revision += 1;
    let mut lines = |chosen: Option<AnnotationId>| {
        person.app_mut().queue(Command::Mark(Mark::Choose(chosen)));
        person.rest();
        let names = person.names(Role::Button).into_iter().map(|name| name.replace(['\u{2068}', '\u{2069}'], ""));
        names.filter_map(|name| Some(name.split_once(" more")?.1.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(lines(Some(id(30))), [" above", " below"]);
    assert_eq!(lines(None), [""], "there is but one");
}

#[test]
fn the_focus_line_dims_the_cards_of_what_it_dims() {
    let mut person = Person::reading(&["عنوان", "قالت الوزارة إن السد آمن.", "ونفى الناطق ذلك.", "ولم يعلق أحد غيره."]);
    let marks = ["السد آمن", "ولم يعلق أحد"];
    for words in marks {
        person.mark(words, "1");
    }
    person.press("Escape");
    person.press("Escape");
    let cards = |person: &mut Person| {
        let rects = marks.map(|words| person.find(Role::ListBoxOption, &format!("Claim: {words}")));
        rects.map(|rect| ink(person, rect.shrink(4.0)))
    };
    let aside = person.spot(person.range("قالت").start, 0.5);
    person.click(aside);
    let plain = cards(&mut person);
    person.run("Focus line: only the paragraph being read");
    let [read, other] = cards(&mut person);
    assert_eq!(read, plain[0], "the card of what is read is as it was");
    assert!(other > plain[1] + 60, "{other} of {plain:?}");
    let over = person.find(Role::ListBoxOption, &format!("Claim: {}", marks[1])).center();
    person.point(over);
    assert_eq!(cards(&mut person)[1], plain[1], "what the pointer is at can be read");
}

#[test]
fn the_focus_follows_the_text_as_it_is_scrolled() {
    let mut person = long();
    person.run("Focus line: only the paragraph being read");
    person.wheel(OVER, 3000.0);
    let picture = person.harness.render().expect("a picture");
    // Somewhere in view the ink is as dark as ever, and at the view's top and foot it is not.
    let darkest = |y: std::ops::Range<u32>| {
        y.flat_map(|y| (400..1000).map(move |x| (x, y))).map(|(x, y)| picture.get_pixel(x, y)[0]).min().unwrap_or(255)
    };
    let parts: Vec<u8> = (60..800).step_by(20).map(|y| darkest(y..y + 20)).collect();
    assert!(parts.iter().any(|ink| *ink < 60), "{parts:?}");
    assert!(parts.iter().filter(|ink| **ink < 60).count() < parts.len() / 2, "{parts:?}");
}

#[test]
fn an_article_is_where_it_was_left_at_the_next_start() {
    let mut person = long();
    let path = person.path("article.txt");
    person.wheel(OVER, 2500.0);
    let left = first_in_view(&person);
    assert!(left > 3, "{left}");
    person.wait(2.0);
    let kept = std::fs::read_to_string(person.path("config/places.ron")).expect("it is kept while the window is open");
    assert!(!kept.contains("article.txt") && !kept.contains("السد"), "neither its name nor its words: {kept}");
    let person = person.reopen(FirstView::Files(vec![path.clone()]));
    assert_eq!(first_in_view(&person), left);
    let id = person.article().id.clone();
    let mut person = person.reopen(FirstView::Files(vec![path.clone()]));
    assert_ne!(person.article().id, id, "outside of a project it is another article each time");
    assert_eq!(first_in_view(&person), left, "it is known by its file, and what is not scrolled stays kept");
    person.wheel(OVER, -9000.0);
    let person = person.reopen(FirstView::Files(vec![path]));
    assert_eq!(first_in_view(&person), 0, "what was kept last holds, also at once before the end");
    assert_eq!(person.session().places.of(&person.article()), None::<Cp>);
}

#[test]
fn a_damaged_list_of_places_is_as_good_as_none() {
    let person = long();
    let path = person.path("article.txt");
    person.write("config/places.ron", b"(oops");
    let mut person = person.reopen(FirstView::Files(vec![path]));
    assert_eq!(first_in_view(&person), 0);
    assert!(person.session().notices.is_empty());
    person.wheel(OVER, 2500.0);
    person.wait(2.0);
    assert_ne!(std::fs::read(person.path("config/places.ron")).expect("it is written anew"), b"(oops");
}

#[test]
fn printing_shows_the_article_as_a_pdf_file() {
    let mut person = Person::at(FirstView::Sample);
    let shown: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let seen = shown.clone();
    person.app_mut().open_with(Arc::new(move |path| {
        assert!(std::fs::read(path)?.starts_with(b"%PDF-"));
        seen.lock().expect("nobody fails").push(path.to_owned());
        Ok(())
    }));
    person.press("Ctrl+P");
    assert!(person.is_told("Print them from there"), "{:?}", person.session().notices);
    assert!(!person.is_told("Making the pages"));
    let first = shown.lock().expect("nobody fails").first().cloned().expect("it was shown");
    assert!(first.starts_with(person.path("config/cache")), "{}", first.display());
    assert_eq!((person.steps(), person.session().is_dirty()), (0, false), "nothing was changed by it");
}

#[test]
fn where_no_viewer_answers_the_file_is_named() {
    for (language, words) in [(Language::English, "No program answers"), (Language::Arabic, "لا يوجد برنامج")]
    {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, vec2(1280.0, 860.0));
        person.app_mut().open_with(Arc::new(|_| Err(std::io::Error::other("nobody"))));
        person.press("Ctrl+P");
        assert!(person.is_told(words), "{:?}", person.session().notices);
        let folder = person.path("config/cache/print");
        let file = std::fs::read_dir(&folder).expect("the folder").next().expect("a file").expect("an entry").path();
        assert!(person.is_told(&file.display().to_string()), "{:?}", person.session().notices);
    }
    let mut person = Person::at(FirstView::Empty);
    person.press("Ctrl+P");
    assert!(person.is_told("There is no article yet") && person.session().page == Page::Read);
}

#[test]
fn the_wheel_over_a_sheet_leaves_the_text_beneath_where_it_is() {
    let mut person = Person::with(FirstView::Sample, settings(), vec2(640.0, 400.0));
    person.press("Ctrl+I");
    let title = person.article().title().to_owned();
    // The sheet shows the title too.
    let place = |person: &Person| {
        person.all(Role::Label, &title).iter().map(|rect| rect.min).min_by(|a, b| a.x.total_cmp(&b.x))
    };
    let before = place(&person);
    assert!(before.is_some());
    person.wheel(pos2(600.0, 300.0), 120.0);
    assert_eq!(place(&person), before, "the sheet is over it");
    person.wheel(pos2(60.0, 300.0), 120.0);
    assert_ne!(place(&person), before, "the text is beside the sheet");
}
