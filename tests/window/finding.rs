//! Finding words in the article and in the project.

use crate::person::{Person, SIZE, settings};
use egui::accesskit::Role;
use egui::{Color32, Rect};
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings};
use isnad::ui::theme::Theme;

const PARAGRAPHS: [&str; 4] = [
    "وزارة الطاقة تعلن خفض الأسعار",
    "قالت الوزيرة إن أَسعار الطاقة ستنخفض في ٢٠٢٦.",
    "وأضافت أن الاسعـار لن ترتفع قبل 2027.",
    "«سننتظر حتى الخريف»",
];

/// The field of the find bar.
const FIELD: &str = "Find in this article";

fn reader() -> Person {
    Person::reading(&PARAGRAPHS)
}

/// What the bar says, without the marks that keep directions apart.
fn says(person: &Person, what: &str) -> bool {
    let plain = |text: &str| text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    person.names(Role::Label).iter().any(|text| plain(text) == what)
}

/// The current hit, as text.
fn current(person: &Person) -> String {
    person.session().find.current.map(|hit| person.article().slice(hit).to_owned()).unwrap_or_default()
}

#[track_caller]
fn at(person: &Person, number: usize, count: usize, hit: &str) {
    assert!(says(person, &format!("{number} of {count}")), "{:?}", person.names(Role::Label));
    assert_eq!(current(person), hit);
}

#[test]
fn words_are_found_whatever_way_they_are_written() {
    let mut person = reader();
    person.press("Ctrl+F");
    person.type_text("اسعار");
    at(&person, 1, 3, "أسعار");
    person.press("Enter");
    at(&person, 2, 3, "أَسعار");
    person.press("Enter");
    at(&person, 3, 3, "اسعـار");
    person.press("Enter");
    at(&person, 1, 3, "أسعار");
    person.press("Shift+Enter");
    at(&person, 3, 3, "اسعـار");
    person.press("Shift+F3");
    at(&person, 2, 3, "أَسعار");
    person.press("F3");
    person.click_on(Role::Button, "Previous hit");
    at(&person, 2, 3, "أَسعار");
    person.click_on(Role::Button, "Next hit");
    at(&person, 3, 3, "اسعـار");
    person.click_on(Role::TextInput, FIELD);
    person.press("Ctrl+A");
    person.type_text("2026");
    at(&person, 1, 1, "٢٠٢٦");
}

#[test]
fn exactly_is_letter_for_letter() {
    let mut person = reader();
    person.press("Ctrl+F");
    person.type_text("أسعار");
    at(&person, 1, 3, "أسعار");
    person.click_on(Role::Button, "Exact");
    at(&person, 1, 1, "أسعار");
    person.press("Alt+X");
    at(&person, 1, 3, "أسعار");
    person.click_on(Role::TextInput, FIELD);
    person.press("Ctrl+A");
    person.type_text("بحر");
    assert!(says(&person, "Not found"));
    assert_eq!(current(&person), "");
    person.press("Ctrl+A");
    person.type_text("\u{064E}");
    assert!(says(&person, "No letters"));
}

#[test]
fn leaving_keeps_the_selection_on_the_hit() {
    let mut person = reader();
    person.press("Ctrl+F");
    person.type_text("اسعار");
    person.press("Enter");
    person.press("Escape");
    assert!(person.seen(Role::TextInput, FIELD).is_none());
    assert_eq!(person.selected_text(), "أَسعار");
    person.press("1");
    let quotes: Vec<_> = person.session().project.annotations.values().map(|a| a.quote().to_owned()).collect();
    assert_eq!(quotes, ["أَسعار"], "what was found is marked as any selection is");
    person.press("F3");
    assert_eq!(current(&person), "اسعـار", "one goes on from there");
    person.press("Escape");
    assert_eq!(person.selected_text(), "اسعـار");
}

#[test]
fn what_is_selected_is_looked_for() {
    let mut person = reader();
    person.sweep(person.range("الطاقة تعلن"));
    person.press("Ctrl+F");
    at(&person, 1, 1, "الطاقة تعلن");
    person.type_text("طاقه");
    at(&person, 1, 2, "طاقة");
}

#[test]
fn every_hit_is_marked_in_one_step() {
    let mut person = reader();
    person.mark("أَسعار", "1");
    let before = person.session().project.clone();
    let steps = person.steps();
    person.press("Ctrl+F");
    person.type_text("اسعار");
    person.click_on(Role::Button, "Mark all");
    person.click_on(Role::MenuItem, "Claim");
    assert_eq!(person.session().project.annotations.len(), 3);
    assert!(person.is_told("2 places marked; 1 was marked already."), "{:?}", person.session().notices);
    assert_eq!(person.steps(), steps + 1);
    person.click_on(Role::Button, "Mark all");
    person.click_on(Role::MenuItem, "Claim");
    assert!(person.is_told("Nothing was marked; 3 were marked already."), "{:?}", person.session().notices);
    assert_eq!(person.steps(), steps + 1, "what changes nothing is no step");
    person.press("Escape");
    person.press("Ctrl+Z");
    assert_eq!(person.session().project, before);
}

#[test]
fn another_article_is_gone_to() {
    let mut person = reader();
    let other = person.write("other.txt", "خبر آخر\n\nلا شيء عن الطاقه هنا إلا هذا.".as_bytes());
    person.drop_file(&other);
    let shown = person.article().title().to_owned();
    assert_eq!(shown, "خبر آخر");
    person.press("Ctrl+Shift+F");
    person.type_text("الطاقة");
    assert!(says(&person, "3 hits in 2 articles"), "{:?}", person.names(Role::Label));
    let rows = person.names(Role::ListItem);
    assert_eq!(rows.len(), 3, "{rows:?}");
    person.click_on(Role::ListItem, "قالت الوزيرة إن أَسعار الطاقة ستنخفض في ٢٠٢٦.");
    assert_eq!(person.article().title(), PARAGRAPHS[0]);
    assert!(says(&person, "2 of 2 in this article"), "{:?}", person.names(Role::Label));
    assert_eq!(current(&person), "الطاقة");
    person.find(Role::TextInput, "Find in the project");
    person.click_on(Role::Button, "Mark all");
    person.click_on(Role::MenuItem, "Source");
    assert_eq!(person.session().project.annotations.len(), 3, "all articles are marked");
    person.press("Escape");
    assert_eq!(person.selected_text(), "الطاقة");
    assert!(person.seen(Role::ListItem, &shown).is_some(), "the list of articles is back");
}

/// How many pixels of `area` have this colour.
fn painted(person: &mut Person, area: Rect, color: Color32) -> usize {
    let picture = person.harness.render().expect("a picture");
    let pixels = (area.top() as u32..area.bottom() as u32)
        .flat_map(|y| (area.left() as u32..area.right() as u32).map(move |x| (x, y)));
    pixels.filter(|&(x, y)| picture.get_pixel(x, y).0[..3] == color.to_array()[..3]).count()
}

#[test]
fn hits_are_seen_in_the_text_and_beside_the_scroll_bar() {
    let mut person = reader();
    // So that the text's scroll bar stands at the window's edge.
    person.press("Ctrl+I");
    let range = person.range("الاسعـار");
    let (start, end) = (person.spot(range.start, 0.5), person.spot(range.end.minus(1), 0.5));
    let word = Rect::from_two_pos(start, end).expand(14.0);
    assert_eq!(painted(&mut person, word, Theme::LIGHT.found), 0);
    person.press("Ctrl+F");
    person.type_text("الاسعار");
    let [start, end] = [range.start, range.end.minus(1)].map(|at| person.spot(at, 0.5));
    let word = Rect::from_two_pos(start, end).expand(14.0);
    assert!(painted(&mut person, word, Theme::LIGHT.found) > 300, "the hit is painted");
    let edge = Rect::from_min_max(egui::pos2(SIZE.x - 9.0, 50.0), egui::pos2(SIZE.x - 3.0, SIZE.y - 30.0));
    assert!(painted(&mut person, edge, Theme::LIGHT.found_line) >= 20, "two ticks stand beside the bar");
    person.press("Escape");
    assert_eq!(painted(&mut person, edge, Theme::LIGHT.found_line), 0);
}

#[test]
fn a_hit_far_away_comes_into_view_below_the_bar() {
    let filler: Vec<String> = (0..120).map(|n| format!("الفقرة رقم {n} من نص طويل لا يقول شيئا كثيرا.")).collect();
    let mut paragraphs: Vec<&str> = filler.iter().map(String::as_str).collect();
    paragraphs.insert(70, "هنا الكلمة المنشودة.");
    let mut person = Person::reading(&paragraphs);
    person.press("Ctrl+F");
    person.type_text("المنشوده");
    let bar = person.find(Role::TextInput, FIELD);
    let at = person.spot(person.range("المنشودة").start, 0.5);
    assert!(at.y > bar.bottom() && at.y < SIZE.y, "{at} {bar}");
    person.press("Ctrl+A");
    person.type_text("رقم 3 ");
    person.press("Enter");
    let at = person.spot(person.range("رقم 3 ").start, 0.5);
    assert!(at.y > person.find(Role::TextInput, FIELD).bottom(), "{at}");
}

/// An article of some screens.
fn long() -> Person {
    let filler: Vec<String> = (0..60).map(|n| format!("الفقرة رقم {n} من نص طويل لا يقول شيئا كثيرا.")).collect();
    Person::reading(&filler.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn the_beginning_of_the_text_gives_way_to_the_bar_and_goes_back_with_it() {
    let mut person = long();
    let first = person.range("رقم 0 ").start;
    let before = person.spot(first, 0.5);
    person.press("Ctrl+F");
    let below = person.spot(first, 0.5);
    let bar = person.find(Role::TextInput, FIELD);
    assert!(below.y > bar.bottom() && below.x == before.x, "{below} {bar}");
    person.type_text("بحر");
    assert!(says(&person, "Not found"), "{:?}", person.names(Role::Label));
    assert_eq!(person.spot(first, 0.5), below, "nothing is found");
    person.press("Ctrl+A");
    person.type_text("رقم 0 ");
    assert_eq!(person.spot(first, 0.5), below, "what is found is in view");
    person.press("Escape");
    assert_eq!(person.spot(first, 0.5), before, "it goes back as the bar goes");
}

#[test]
fn anywhere_else_the_text_stays_where_it_is_read() {
    let mut person = long();
    let over = egui::pos2(SIZE.x / 2.0, SIZE.y / 2.0);
    let read = person.range("رقم 9 ").start;
    person.press("Ctrl+F");
    person.wheel(over, 400.0);
    let before = person.spot(read, 0.5);
    person.press("Escape");
    assert_eq!(person.spot(read, 0.5), before, "it was scrolled while the bar was open");
    person.press("Ctrl+F");
    assert_eq!(person.spot(read, 0.5), before, "it does not begin in view");
    person.press("Escape");
    assert_eq!(person.spot(read, 0.5), before);
}

#[test]
fn the_line_around_a_hit_ends_with_its_letters() {
    let mut person = reader();
    let range = person.range("أَسعار");
    person.press("Ctrl+F");
    person.type_text("أَسعار");
    person.click_on(Role::Button, "Exact");
    at(&person, 1, 1, "أَسعار");
    let (right, left) = (person.spot(range.start, 0.0), person.spot(range.end.minus(1), 1.0));
    let line = Theme::LIGHT.found_line;
    let rows = |from: f32, to: f32| Rect::from_min_max(egui::pos2(from, left.y - 20.0), egui::pos2(to, left.y + 20.0));
    let space = 6.0;
    assert!(painted(&mut person, rows(left.x - 2.0, left.x + 2.0), line) > 10, "it is there");
    assert!(painted(&mut person, rows(right.x - 2.0, right.x + 2.0), line) > 10, "on both sides");
    assert_eq!(painted(&mut person, rows(left.x - space, left.x - 2.0), line), 0, "the space to the next word is free");
    assert_eq!(painted(&mut person, rows(right.x + 2.0, right.x + space), line), 0, "and that to the one before");
}

#[test]
fn the_arabic_interface_finds_in_a_mirror() {
    let mut person = Person::with(FirstView::Sample, Settings { language: Language::Arabic, ..settings() }, SIZE);
    person.press("Ctrl+I");
    person.press("Ctrl+F");
    person.type_text("السفن");
    let field = person.find(Role::TextInput, "البحث في هذا المقال");
    let close = person.find(Role::Button, "إغلاق");
    assert!(close.right() < field.left() && close.left() < 60.0, "{close} {field}");
    let said = person.names(Role::Label).iter().any(|text| text.contains("من") && text.contains('1'));
    assert!(said, "{:?}", person.names(Role::Label));
    person.press("Escape");
    assert_eq!(person.selected_text(), "السفن");
}

#[test]
fn letters_typed_into_the_bar_are_no_commands() {
    let mut person = reader();
    person.press("Ctrl+F");
    for key in ["1", "A", "L", "P", "Delete"] {
        person.press(key);
    }
    assert!(person.session().project.annotations.is_empty());
    assert_eq!(person.session().question, None);
    assert_eq!(person.session().find.text, "1alp");
}

#[test]
fn a_long_text_is_searched_beside_the_window() {
    let mut text = String::from("عنوان\n\n");
    for _ in 0..30_000 {
        text.push_str("قالت الوزارة إن السفن ستعود إلى الميناء بعد أيام.\n\n");
    }
    assert!(text.len() > 2 << 20);
    let mut person = Person::at(FirstView::Empty);
    let path = person.write("long.txt", text.as_bytes());
    person.drop_file(&path);
    person.press("Ctrl+F");
    person.type_text("الوِزاره");
    let started = std::time::Instant::now();
    while !says(&person, "1 of 30000") {
        assert!(started.elapsed().as_secs() < 60, "{:?}", person.names(Role::Label));
        std::thread::sleep(std::time::Duration::from_millis(5));
        person.rest();
    }
    person.press("Shift+Enter");
    at(&person, 30_000, 30_000, "الوزارة");
}
