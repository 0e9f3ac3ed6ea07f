//! The palette, the sheet of keys, dialogs, and commands run by name.

use crate::person::{Person, settings};
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable, by};
use isnad::annotation::{Bilingual, Edit, Source, SourceId, Timestamp};
use isnad::app::startup::FirstView;
use isnad::article::BlockKind;
use isnad::session::{Face, Language, Page, Question, Settings, ThemeChoice};
use isnad::text::Direction;
use std::sync::Arc;

const PARAGRAPHS: [&str; 3] = ["وزارة الطاقة تعلن خفض الأسعار", "قالت الوزيرة إن الأسعار ستنخفض.", "«سننتظر حتى الخريف»"];

fn reader() -> Person {
    Person::reading(&PARAGRAPHS)
}

#[test]
fn the_palette_finds_commands_in_both_languages() {
    for interface in [Language::English, Language::Arabic] {
        let mut person =
            Person::with(FirstView::Sample, Settings { language: interface, ..settings() }, crate::person::SIZE);
        let mut check = |typed: &str, theme: ThemeChoice| {
            person.run(typed);
            assert_eq!(person.session().settings.theme, theme, "{typed} in {interface:?}");
        };
        check("theme dark", ThemeChoice::Dark);
        check("sepia", ThemeChoice::Sepia);
        check("فاتح", ThemeChoice::Light);
        check("المظهر: داكن", ThemeChoice::Dark);
        check("LIGHT", ThemeChoice::Light);
    }
}

#[test]
fn the_palette_is_walked_with_arrows_and_left_with_escape() {
    let mut person = reader();
    person.press("Ctrl+K");
    person.type_text("theme");
    let rows = person.names(Role::ListItem);
    let themes: Vec<_> = rows.iter().filter(|name| name.starts_with("Theme: ")).collect();
    assert_eq!(themes.len(), 4, "{rows:?}");
    person.press("ArrowDown");
    person.press("ArrowDown");
    person.press("ArrowUp");
    person.press("Enter");
    assert_eq!((person.session().palette_open, person.session().settings.theme), (false, ThemeChoice::Light));
    person.press("Ctrl+K");
    assert!(person.session().palette_open);
    person.press("Escape");
    assert!(!person.session().palette_open);
    person.press("Ctrl+K");
    person.click(egui::pos2(40.0, 700.0));
    assert!(!person.session().palette_open, "a click beside it closes it");
}

#[test]
fn a_row_of_the_palette_can_be_clicked() {
    let mut person = reader();
    person.press("Ctrl+K");
    person.type_text("amiri");
    person.click_on(Role::ListItem, "Typeface: Amiri");
    assert_eq!((person.session().palette_open, person.session().settings.face), (false, Face::Amiri));
}

#[test]
fn what_does_not_apply_does_nothing() {
    let mut person = reader();
    let before = person.session().project.clone();
    person.press("Ctrl+K");
    person.type_text("Untie the claim");
    person.press("Enter");
    assert_eq!(person.session().project, before);
    assert!(person.session().palette_open && person.is_told("Choose a claim first"), "it says what is missing");
    person.press("Escape");
    person.press("Ctrl+K");
    person.type_text("zzzzqqq");
    person.press("Enter");
    assert!(person.session().palette_open);
    assert!(person.names(Role::Label).iter().any(|text| text.contains("Nothing of that name")));
}

#[test]
fn a_key_that_does_nothing_says_why_and_says_it_once() {
    let mut person = reader();
    let hints = |person: &Person| person.session().notices.iter().map(|n| n.text.clone()).collect::<Vec<_>>();
    for (key, why) in [
        ("W", "Choose a claim first"),
        ("Ctrl+E", "Choose a mention of a source first"),
        ("N", "Choose a mark first"),
        ("T", "Choose a mark first"),
        ("Ctrl+Z", "Nothing was done yet"),
        ("F3", "Say first what to find"),
    ] {
        for _ in 0..2 {
            person.press(key);
            assert!(person.is_told(why), "{key}: {:?}", hints(&person));
            assert_eq!(hints(&person).len(), 1, "{key}: one takes the place of the other");
        }
    }
    // What moves about is pressed at random.
    person.press("Escape");
    person.press("Alt+Shift+ArrowLeft");
    assert_eq!(hints(&person), [""; 0]);
    // The claim that is tied already.
    person.mark("الأسعار ستنخفض", "1");
    person.press("W");
    assert_eq!(person.session().project.attributions.len(), 1);
    person.press("W");
    assert!(person.is_told("This claim is attributed already"), "{:?}", hints(&person));
}

#[test]
fn escape_clears_what_was_said_with_what_it_leaves() {
    let mut person = reader();
    person.mark("الأسعار ستنخفض", "1");
    person.press("Ctrl+E");
    assert!(person.is_told("Choose a mention"));
    person.press("Escape");
    assert!(person.session().notices.is_empty() && person.session().chosen.is_none(), "one press is enough");
    // What offers nothing but to take it back is cleared as well.
    person.mark("الوزيرة", "2");
    person.press("Delete");
    assert!(person.is_told("Mark deleted."));
    person.press("Escape");
    assert!(person.session().notices.is_empty());
}

#[test]
fn undo_shows_the_article_it_brings_back_and_the_one_it_changes() {
    let mut person = reader();
    let first = person.article().id.clone();
    let path = person.write("other.txt", "افتتاح الميناء الجديد\n\nقال الناطق إن الميناء جاهز.".as_bytes());
    person.drop_file(&path);
    let second = person.article().id.clone();
    assert_ne!(first, second);
    let made = person.mark("الميناء جاهز", "1");
    person.press("Ctrl+W");
    assert_eq!(person.article().id, first);
    person.press("Ctrl+Z");
    assert_eq!(person.article().id, second, "what came back is shown");
    person.run("وزارة الطاقة");
    assert_eq!(person.article().id, first);
    person.press("Ctrl+Z");
    assert_eq!(person.article().id, second, "the mark that goes was there");
    assert!(!person.session().project.annotations.contains_key(&made.id));
    person.run("وزارة الطاقة");
    person.press("Ctrl+Shift+Z");
    assert_eq!(person.article().id, second);
    assert!(person.session().project.annotations.contains_key(&made.id));
}

#[test]
fn letters_typed_into_the_palette_are_no_commands() {
    let mut person = reader();
    person.sweep(person.range("الأسعار ستنخفض"));
    person.press("Ctrl+K");
    for key in ["1", "2", "L", "P", "A"] {
        person.press(key);
    }
    assert!(person.session().project.annotations.is_empty());
    assert_eq!(person.session().question, None);
    assert_eq!(person.selected_text(), "الأسعار ستنخفض");
}

#[test]
fn the_sheet_of_keys_opens_with_f1() {
    let mut person = reader();
    person.press("F1");
    assert_eq!(person.session().question, Some(Question::Shortcuts));
    let told = person.names(Role::ListItem);
    for name in ["Select all", "Tie the claim to its source", "Move the mark’s start earlier", "Claim"] {
        assert!(told.iter().any(|text| text == name), "{name} is not on the sheet: {told:?}");
    }
    person.press("Escape");
    assert_eq!(person.session().question, None);
    person.run("About Isnad");
    assert_eq!(person.session().question, Some(Question::About));
    person.click_on(Role::Button, "Close");
    assert_eq!(person.session().question, None);
}

#[test]
fn keys_do_nothing_behind_a_question() {
    let mut person = reader();
    person.sweep(person.range("الأسعار ستنخفض"));
    person.press("F1");
    person.press("1");
    person.press("Ctrl+Z");
    assert!(person.session().project.annotations.is_empty());
}

#[test]
fn a_block_is_given_another_kind_and_direction() {
    let mut person = reader();
    let kind = |person: &Person, number: usize| person.article().blocks()[number].kind;
    let at = person.spot(person.range("سننتظر").start, 0.5);
    person.click(at);
    let (before, steps) = (kind(&person, 2), person.steps());
    assert_ne!(before, BlockKind::Caption);
    person.run("This block is a caption");
    assert_eq!((kind(&person, 2), person.steps()), (BlockKind::Caption, steps + 1));
    person.press("Ctrl+Z");
    assert_eq!(kind(&person, 2), before);
    person.press("Ctrl+A");
    person.run("بند في قائمة");
    assert!((0..3).all(|number| kind(&person, number) == BlockKind::ListItem));
    assert_eq!(person.steps(), steps + 1);
    person.press("Ctrl+Z");
    person.click(at);
    person.run("Direction: left to right");
    assert_eq!(person.article().blocks()[2].direction, Some(Direction::Ltr));
    assert_eq!(&**person.article().text(), PARAGRAPHS.join("\n"));
    person.click_on(Role::Button, "Block 3 of 3");
    person.click_on(Role::MenuItem, "Direction: as the text says");
    assert_eq!(person.article().blocks()[2].direction, None);
}

#[test]
fn the_menu_runs_commands() {
    let mut person = reader();
    person.click_on(Role::Button, "Menu");
    person.click_on(Role::MenuItem, "Select all");
    assert_eq!(person.selected_text(), PARAGRAPHS.join("\n"));
    person.click_on(Role::Button, "Menu");
    person.press("Escape");
    assert!(person.seen(Role::MenuItem, "Select all").is_none());
    assert_eq!(person.selected_text(), PARAGRAPHS.join("\n"), "Esc closes the menu alone");
    person.click_on(Role::Button, "Mark");
    person.click_on(Role::MenuItem, "Source");
    assert_eq!(person.session().project.annotations.len(), 1);
}

#[test]
fn the_menu_stands_in_groups_beside_its_button() {
    for language in [Language::English, Language::Arabic] {
        let settings = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, settings, egui::vec2(1280.0, 800.0));
        let (menu, headings) = match language {
            Language::English => ("Menu", ["File", "Edit", "View", "Review", "Help", "Find"]),
            Language::Arabic => ("القائمة", ["الملف", "التحرير", "العرض", "المراجعة", "المساعدة", "البحث"]),
        };
        let button = person.find(Role::Button, menu);
        person.click_on(Role::Button, menu);
        let heads: Vec<_> = headings.iter().map(|heading| person.find(Role::Label, heading)).collect();
        let items = person.names(Role::MenuItem);
        assert!(items.len() > 45, "{items:?}");
        let (find, sources) = match language {
            Language::English => ("Find in the article", "Sources"),
            Language::Arabic => ("البحث في المقال", "المصادر"),
        };
        assert!([find, sources].iter().all(|name| items.iter().any(|item| item == name)), "{items:?}");
        let rects: Vec<_> = items.iter().flat_map(|item| person.all(Role::MenuItem, item)).collect();
        assert!(rects.iter().all(|rect| rect.top() > button.bottom() && rect.bottom() < 800.0), "{rects:?}");
        let nearest = |side: fn(&egui::Rect) -> f32, of: f32| rects.iter().any(|rect| (side(rect) - of).abs() < 20.0);
        match language {
            Language::English => {
                assert!(nearest(|rect| rect.left(), button.left()));
                assert!(heads[0].left() < heads[2].left(), "{heads:?}");
            }
            Language::Arabic => {
                assert!(nearest(|rect| rect.right(), button.right()));
                assert!(heads[0].right() > heads[2].right(), "{heads:?}");
            }
        }
    }
}

#[test]
fn a_menu_longer_than_the_window_is_scrolled_to_its_end() {
    for language in [Language::English, Language::Arabic] {
        let settings = Settings { language, ..settings() };
        let mut person = Person::with(FirstView::Sample, settings, egui::vec2(1000.0, 480.0));
        let (menu, last) = match language {
            Language::English => ("Menu", "About Isnad"),
            Language::Arabic => ("القائمة", "عن إسناد"),
        };
        person.click_on(Role::Button, menu);
        let first = person.find(Role::MenuItem, if language == Language::English { "Open…" } else { "فتح…" });
        assert!(person.find(Role::MenuItem, last).top() > 480.0, "the window is lower than the menu");
        person.wheel(first.center(), 2000.0);
        let rect = person.find(Role::MenuItem, last);
        assert!(rect.bottom() <= 480.0 && rect.top() > 0.0, "{rect:?}");
    }
}

#[test]
fn removing_an_article_is_undone_with_its_marks() {
    let mut person = reader();
    person.mark("الأسعار ستنخفض", "1");
    let before = person.session().project.clone();
    person.run("Remove this article");
    assert!(person.session().project.articles.is_empty() && person.session().project.annotations.is_empty());
    person.find(Role::Button, "Try the sample project");
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before);
    assert_eq!(person.article().title(), PARAGRAPHS[0]);
}

#[test]
fn the_authors_name_goes_onto_new_marks() {
    let mut person = reader();
    person.click_on(Role::Button, "Text and theme");
    person.click_on(Role::TextInput, "Your name");
    person.press("Ctrl+A");
    person.type_text("ليلى Haddad");
    person.press("Escape");
    person.press("Escape");
    let made = person.mark("الأسعار ستنخفض", "1");
    assert_eq!(made.author, "ليلى Haddad");
    assert_eq!(person.reopen(FirstView::Empty).session().settings.author, "ليلى Haddad", "it is kept");
}

#[test]
fn the_palette_goes_to_articles_and_sources() {
    let mut person = reader();
    let range = person.range("الوزيرة");
    person.sweep(range);
    person.press("2");
    let mention = person.chosen();
    let first = person.article().id.clone();
    let path = person.write("other.txt", "افتتاح الميناء الجديد\n\nنص قصير.".as_bytes());
    person.drop_file(&path);
    assert_ne!(person.article().id, first);
    let session = person.session_mut();
    let name = Bilingual { ar: "وزيرة الطاقة".into(), en: "Minister of Energy".into() };
    let source = Source::new(SourceId("minister".into()), name, "", Timestamp(0));
    let mut tied = mention.as_ref().clone();
    tied.refers_to = Some(source.id.clone());
    let edits = vec![Edit::PutSource(Arc::new(source)), Edit::PutAnnotation(Arc::new(tied))];
    session.history.perform(&mut session.project, "step-mark", edits).expect("the source fits");
    session.revision += 1;
    person.run("minster energy");
    assert_eq!((person.session().page, &person.session().source), (Page::Sources, &Some(SourceId("minister".into()))));
    person.session_mut().article = Some(first.clone());
    person.run("الميناء");
    assert_eq!(person.session().page, Page::Read);
    assert_ne!(person.article().id, first);
    person.run("وزيره الطاقه");
    assert_eq!(person.session().page, Page::Sources);
}

/// A window that is as small as many are at twice the size, and what there is of it.
fn in_a_small_window() -> (Person, egui::Rect) {
    let person = Person::with(FirstView::Sample, settings(), egui::vec2(640.0, 400.0));
    let window = person.harness.ctx.content_rect();
    (person, window)
}

#[test]
fn the_text_popup_scrolls_where_the_window_is_lower_than_it() {
    let (mut person, window) = in_a_small_window();
    person.click_on(Role::Button, "Text and theme");
    let first = person.find(Role::RadioButton, "Naskh");
    assert!(window.contains_rect(first), "{first:?} {window:?}");
    assert!(person.find(Role::TextInput, "Your name").top() > window.bottom());
    person.wheel(first.center(), 2000.0);
    let last = person.find(Role::TextInput, "Your name");
    assert!(window.contains_rect(last), "{last:?} {window:?}");
}

#[test]
fn the_chosen_row_of_the_palette_is_seen_in_a_low_window() {
    let (mut person, window) = in_a_small_window();
    person.press("Ctrl+K");
    let below = window.with_min_y(44.0);
    for _ in 0..18 {
        person.press("ArrowDown");
        let rows = person.harness.query_all(by().role(Role::ListItem));
        let mut chosen = rows.filter(|row| row.accesskit_node().toggled() == Some(Toggled::True));
        let rect = chosen.next().expect("a row is chosen").rect();
        assert!(below.contains_rect(rect), "{rect:?} {below:?}");
    }
}
