//! Caret and selection, by pointer and keys.

use crate::person::Person;
use egui::accesskit::Role;
use isnad::app::startup::FirstView;
use isnad::session::{Cursor, Selection};
use isnad::text::{Cp, CpRange};

const TITLE: &str = "وزارة الطاقة تعلن خفض الأسعار";
const LONG: &str = "قالت الوزيرة سلمى الحداد إن الشركة Northwind Marine خفضت أسعارها بنسبة 12% ابتداء من 1 يونيو، وإن ذلك يشمل المدن الكبرى كلها وما حولها من القرى والبلدات البعيدة عن الساحل.";
const SHORT: &str = "وأكد المتحدث باسم الشركة أن المخزون يكفي 94 يوما.";
const ENGLISH: &str = "Officials said the plan, \"خطة الساحل\", would start on Monday.";

fn reader() -> Person {
    Person::reading(&[TITLE, LONG, SHORT, ENGLISH])
}

#[test]
fn a_drag_selects_what_lies_between_in_the_order_of_the_text() {
    let mut person = reader();
    let check = |person: &mut Person, from: &str, to: &str| {
        let (from, to) = (person.range(from), person.range(to));
        person.sweep(CpRange { start: from.start, end: to.end });
    };
    check(&mut person, "سلمى", "سلمى");
    check(&mut person, "الشركة Northwind", "بنسبة 12%");
    check(&mut person, "سلمى", "والبلدات البعيدة");
    check(&mut person, "الطاقة", "المخزون");
    check(&mut person, "المتحدث", "خطة الساحل");
    check(&mut person, "Officials", "would");
    check(&mut person, "plan", "خطة");
}

#[test]
fn a_drag_backwards_keeps_its_anchor_where_it_began() {
    let mut person = reader();
    let range = person.range("ابتداء من 1 يونيو");
    let (from, to) = (person.spot(range.end.minus(1), 0.8), person.spot(range.start, 0.2));
    person.drag(from, to);
    let selection = person.session().selection.expect("a selection");
    assert_eq!((selection.anchor.at, selection.head.at), (range.end, range.start));
    assert_eq!(person.selected_text(), "ابتداء من 1 يونيو");
}

#[test]
fn two_clicks_select_a_word_and_three_a_block() {
    let mut person = reader();
    let at = person.spot(person.range("المتحدث").start.plus(3), 0.5);
    person.clicks(at, 2);
    assert_eq!(person.selected_text(), "المتحدث");
    person.clicks(at, 3);
    assert_eq!(person.selected_text(), SHORT);
    person.clicks(at, 1);
    assert_eq!(person.session().selected(), None, "a single click later is a caret again");
    let at = person.spot(person.range("Northwind").start.plus(2), 0.5);
    person.clicks(at, 2);
    assert_eq!(person.selected_text(), "Northwind");
}

#[test]
fn a_drag_from_a_double_click_goes_by_words() {
    let mut person = reader();
    let (from, to) = (person.range("الشركة Northwind"), person.range("خفضت"));
    let (at, then) = (person.spot(from.start.plus(2), 0.5), person.spot(to.start.plus(1), 0.5));
    person.wait(1.0);
    person.point(at);
    for pressed in [true, false, true] {
        person.button(at, pressed, egui::Modifiers::NONE);
    }
    person.point(at.lerp(then, 0.5));
    person.point(then);
    person.button(then, false, egui::Modifiers::NONE);
    person.rest();
    assert_eq!(person.selected_text(), "الشركة Northwind Marine خفضت");
}

#[test]
fn shift_and_click_moves_the_end_of_the_selection() {
    let mut person = reader();
    let (a, b) = (person.range("سلمى"), person.range("المخزون"));
    let (from, to) = (person.spot(a.start, 0.2), person.spot(b.end.minus(1), 0.8));
    person.click(from);
    person.shift_click(to);
    assert_eq!(person.session().selected(), Some(CpRange { start: a.start, end: b.end }));
    let nearer = person.spot(a.end.minus(1), 0.8);
    person.shift_click(nearer);
    assert_eq!(person.selected_text(), "سلمى");
    let before = person.spot(person.range("قالت").start, 0.2);
    person.shift_click(before);
    assert_eq!(person.selected_text(), "قالت الوزيرة ", "the anchor stays where the first click was");
}

#[test]
fn arrows_go_where_they_point() {
    let mut person = reader();
    let start = person.range("قالت").start;
    let at = person.spot(start, 0.1);
    person.click(at);
    assert_eq!(person.caret().at, start);
    person.press("ArrowLeft");
    assert_eq!(person.caret().at, start.plus(1), "left is on in Arabic");
    person.press("ArrowRight");
    assert_eq!(person.caret().at, start);
    person.press("ArrowRight");
    assert_eq!(person.caret().at, person.range(TITLE).end, "before the block is the end of the one above");
    person.press("ArrowLeft");
    assert_eq!(person.caret().at, start);
    let english = person.spot(person.range("Officials").start, 0.1);
    person.click(english);
    person.press("ArrowRight");
    assert_eq!(person.caret().at, person.range("Officials").start.plus(1), "right is on in English");
}

#[test]
fn arrows_walk_a_line_with_latin_in_it_without_turning_back() {
    let mut person = reader();
    let start = person.range("إن الشركة").start;
    let at = person.spot(start, 0.1);
    person.click(at);
    let mut x = f32::INFINITY;
    let mut stops = Vec::new();
    for _ in 0.."إن الشركة Northwind Marine خفضت".chars().count() {
        person.press("ArrowLeft");
        let now = person.caret_place();
        assert!(now.x <= x + 0.01, "from {x} to {} at {:?}", now.x, person.caret());
        x = now.x;
        stops.push(person.caret().at);
    }
    stops.sort();
    stops.dedup();
    assert!(stops.len() >= "إن الشركة Northwind Marine خفضت".chars().count() - 2, "every letter is a stop: {stops:?}");
    assert_eq!(*stops.last().expect("stops"), person.range("خفضت").end);
}

#[test]
fn keys_move_by_word_line_and_article() {
    let mut person = reader();
    // So that each paragraph has the width for one line.
    person.press("Ctrl+I");
    let end = Cp(person.article().text().chars().count() as u32);
    let check = |person: &mut Person, keys: &str, expected: Cp| {
        person.press(keys);
        assert_eq!(person.caret().at, expected, "after {keys}");
    };
    let at = person.spot(person.range("المتحدث").start, 0.1);
    person.click(at);
    let to = person.range("باسم").start;
    check(&mut person, "Ctrl+ArrowLeft", to);
    let to = person.range("المتحدث").start;
    check(&mut person, "Ctrl+ArrowRight", to);
    let line = person.range(SHORT);
    check(&mut person, "Home", line.start);
    check(&mut person, "End", line.end);
    check(&mut person, "Ctrl+Home", Cp(0));
    check(&mut person, "Ctrl+End", end);
    let english = person.range(ENGLISH);
    check(&mut person, "Home", english.start);
    check(&mut person, "ArrowUp", line.end);
    check(&mut person, "ArrowDown", english.start);
}

#[test]
fn home_and_end_stay_on_the_line_they_are_pressed_on() {
    let mut person = reader();
    let at = person.spot(person.range("سلمى").start, 0.1);
    person.click(at);
    let line = person.caret_place().line;
    person.press("End");
    let place = person.caret_place();
    assert_eq!(place.line, line);
    let wrapped = person.caret().at;
    assert!(wrapped < person.range(LONG).end, "the paragraph wraps");
    person.press("End");
    assert_eq!(person.caret().at, wrapped);
    person.press("ArrowLeft");
    // The caret stood before the space at the line's end; the next line begins after it.
    let next = (wrapped.plus(1), line + 1);
    assert_eq!((person.caret().at, person.caret_place().line), next);
    person.press("End");
    person.press("Home");
    assert_eq!((person.caret().at, person.caret_place().line), next);
}

#[test]
fn up_and_down_keep_their_column() {
    let mut person = reader();
    let at = person.spot(person.range("سلمى").start, 0.1);
    person.click(at);
    let x = person.caret_place().x;
    person.press("ArrowUp");
    person.press("ArrowUp");
    assert_eq!(person.caret().at, Cp(0), "above the first line is the start");
    person.press("ArrowDown");
    person.press("ArrowDown");
    person.press("ArrowDown");
    person.press("ArrowUp");
    person.press("ArrowUp");
    assert!(person.caret_place().x.is_finite() && x.is_finite());
    let at = person.spot(person.range("سلمى").start, 0.1);
    person.click(at);
    person.press("ArrowDown");
    person.press("ArrowUp");
    assert_eq!(person.caret().at, person.range("سلمى").start);
}

#[test]
fn shift_extends_with_every_key() {
    let mut person = reader();
    let at = person.spot(person.range("المتحدث").start, 0.1);
    person.click(at);
    let check = |person: &mut Person, keys: &str, expected: &str| {
        person.press(keys);
        assert_eq!(person.selected_text(), expected, "after {keys}");
    };
    check(&mut person, "Shift+ArrowLeft", "ا");
    check(&mut person, "Shift+ArrowLeft", "ال");
    check(&mut person, "Shift+ArrowRight", "ا");
    check(&mut person, "Ctrl+Shift+ArrowLeft", "المتحدث ");
    check(&mut person, "Shift+End", "المتحدث باسم الشركة أن المخزون يكفي 94 يوما.");
    check(&mut person, "Shift+Home", "وأكد ");
    check(&mut person, "Alt+Shift+ArrowLeft", "وأكد ا");
    let rest = format!("{SHORT}\n{ENGLISH}");
    let rest = rest.split_once("وأكد ا").expect("the rest").1.to_owned();
    check(&mut person, "Ctrl+Shift+End", &rest);
    let before = format!("{TITLE}\n{LONG}\nوأكد ا");
    check(&mut person, "Ctrl+Shift+Home", &before);
}

#[test]
fn an_arrow_leaves_the_selection_at_the_side_it_points_to() {
    let mut person = reader();
    let range = person.range("باسم الشركة");
    person.sweep(range);
    person.press("ArrowRight");
    assert_eq!((person.caret().at, person.session().selected()), (range.start, None));
    person.sweep(range);
    person.press("ArrowLeft");
    assert_eq!((person.caret().at, person.session().selected()), (range.end, None));
    let range = person.range("said the");
    person.sweep(range);
    person.press("ArrowRight");
    assert_eq!(person.caret().at, range.end);
}

#[test]
fn copies_are_the_text_itself() {
    let mut person = reader();
    person.press("Ctrl+C");
    assert_eq!(person.copied, Vec::<String>::new(), "nothing is selected");
    person.sweep(person.range("الشركة Northwind Marine خفضت أسعارها بنسبة 12%"));
    person.press("Ctrl+C");
    assert_eq!(person.copied, ["الشركة Northwind Marine خفضت أسعارها بنسبة 12%"]);
    person.press("Ctrl+A");
    person.press("Ctrl+C");
    assert_eq!(person.copied[1], [TITLE, LONG, SHORT, ENGLISH].join("\n"));
    assert_eq!(person.copied.len(), 2);
    assert_eq!(person.steps(), 0, "copying changes nothing");
}

#[test]
fn two_clicks_on_a_short_mark_select_the_word() {
    let mut person = reader();
    for words in ["Northwind", "المتحدث"] {
        let range = person.range(words);
        person.sweep(range);
        person.press("2");
        let made = person.chosen();
        let at = person.spot(range.start.plus(2), 0.5);
        person.click(at);
        assert_eq!(person.session().chosen.as_ref(), Some(&made.id), "one click chooses the mark");
        for (character, part) in [(range.start, 0.2), (range.start.plus(2), 0.5), (range.end.minus(1), 0.8)] {
            let at = person.spot(character, part);
            person.clicks(at, 2);
            assert_eq!(person.selected_text(), words);
            assert_eq!(person.session().chosen, None, "what comes next is done with the word");
            assert_eq!(person.session().project.annotations[&made.id].marks, made.marks, "its ends stay");
        }
    }
}

#[test]
fn a_selection_shows_what_can_be_done_with_it() {
    let mut person = reader();
    let count = |person: &Person| person.names(Role::Button).iter().filter(|name| *name == "Claim").count();
    assert_eq!(count(&person), 1, "the toolbar has the labels");
    person.sweep(person.range("المخزون يكفي 94 يوما"));
    assert_eq!(count(&person), 2, "so has the bar at the selection");
    let told = person.names(Role::Label).iter().any(|text| text.contains("4") && text.contains("20"));
    assert!(told, "words and characters are counted: {:?}", person.names(Role::Label));
    person.press("Escape");
    assert_eq!(count(&person), 1);
    assert_eq!(person.session().selected(), None);
}

#[test]
fn the_view_follows_the_caret_and_the_wheel() {
    let mut person = Person::at(FirstView::Sample);
    let article = person.article();
    let [first, last] = [article.blocks().first(), article.blocks().last()]
        .map(|b| article.block_text(b.expect("the sample has blocks")).to_owned());
    let sees = |person: &Person, text: &str| {
        let rects = person.all(Role::Label, text);
        rects.iter().any(|rect| rect.width() > 400.0)
    };
    assert!(sees(&person, &first) && !sees(&person, &last));
    let at = person.spot(Cp(0), 0.5);
    person.click(at);
    person.press("Ctrl+End");
    assert!(sees(&person, &last) && !sees(&person, &first));
    person.press("Ctrl+Home");
    assert!(sees(&person, &first));
    person.wheel(at, 100_000.0);
    assert!(sees(&person, &last), "the wheel goes to the end and no further");
    assert_eq!(person.session().selection, Some(Selection::caret(Cursor::new(Cp(0)))), "the caret stays");
    person.wheel(at, -100_000.0);
    assert!(sees(&person, &first));
}

#[test]
fn a_drag_beyond_the_edge_scrolls_and_selects_on() {
    let mut person = Person::at(FirstView::Sample);
    let from = person.spot(Cp(3), 0.5);
    person.wait(1.0);
    person.point(from);
    person.button(from, true, egui::Modifiers::NONE);
    let to = egui::pos2(from.x, 858.0);
    for _ in 0..400 {
        person.point(to);
    }
    person.button(to, false, egui::Modifiers::NONE);
    person.rest();
    let article = person.article();
    let selected = person.session().selected().expect("a selection");
    assert_eq!(article.block_at(selected.start), 0);
    assert!(article.block_at(selected.end) + 2 >= article.blocks().len(), "{selected:?}");
}

#[test]
fn of_a_long_article_only_what_is_near_is_shown() {
    let blocks: Vec<String> = (1..=1000).map(|n| format!("الفقرة رقم {n} من مقال طويل، وفيها جملة واحدة.")).collect();
    let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
    let mut person = Person::reading(&blocks);
    let shown = |person: &Person| {
        let names = person.names_in_view(Role::Label);
        let numbers = names.iter().filter_map(|name| name.strip_prefix("الفقرة رقم ")?.split(' ').next()?.parse().ok());
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let at = person.spot(Cp(3), 0.5);
    assert!(shown(&person).contains(&1) && shown(&person).len() < 40, "{:?}", shown(&person));
    person.click(at);
    person.press("Ctrl+End");
    assert!(shown(&person).contains(&1000) && !shown(&person).contains(&960), "{:?}", shown(&person));
    for _ in 0..5 {
        person.press("PageUp");
    }
    let there = shown(&person);
    assert!(there.iter().all(|n| (800..1000).contains(n) || *n == 1), "{there:?}");
    let block = person.article().block_at(person.caret().at) + 1;
    assert!(there.contains(&block), "the caret's block {block} is in view: {there:?}");
    person.press("Ctrl+Home");
    assert!(shown(&person).contains(&1));
    person.press("Shift+PageDown");
    assert!(person.session().selected().is_some());
}
