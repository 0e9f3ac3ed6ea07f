//! The whole program by keyboard: Tab reaches what can be used, and where the focus is, is seen.

use crate::fitting::SCREENS;
use crate::person::{Person, SIZE, settings};
use egui::accesskit::{Action, NodeId, Role};
use egui::epaint::ClippedShape;
use egui::{Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable, by};
use isnad::annotation::Place;
use isnad::app::startup::FirstView;
use isnad::session::{Language, Settings};
use isnad::ui::theme::{Theme, size};
use std::collections::{BTreeMap, BTreeSet};

/// More stops than any page has.
const MOST: usize = 400;

/// What Tab stops at by itself; rows of lists and choices of a group are gone through with the arrows.
const REACHED: [Role; 5] = [Role::Button, Role::CheckBox, Role::Link, Role::TextInput, Role::MultilineTextInput];

/// Something that has the focus, or could have it.
struct Stop {
    role: Role,
    name: String,
    rect: Rect,
}

impl Stop {
    fn said(&self) -> String {
        format!("{:?} {:?} at {:?}", self.role, self.name, self.rect)
    }
}

fn stops(person: &Person, wanted: impl Fn(&egui_kittest::Node<'_>) -> bool) -> BTreeMap<NodeId, Stop> {
    // What only holds others has no place.
    let placed = |node: &egui_kittest::Node<'_>| node.accesskit_node().bounding_box().is_some();
    let nodes = person.harness.query_all(by()).filter(|node| placed(node) && wanted(node));
    let stop = |node: egui_kittest::Node<'_>| {
        let inner = node.accesskit_node();
        let name = inner.label().or(inner.value()).unwrap_or_default();
        (inner.locate().0, Stop { role: inner.role(), name, rect: node.rect() })
    };
    nodes.map(stop).collect()
}

fn focused(person: &Person) -> Option<(NodeId, Stop)> {
    let is_it = |node: &egui_kittest::Node<'_>| node.is_focused() && node.accesskit_node().parent().is_some();
    stops(person, is_it).into_iter().next()
}

/// The rings and edges that say where the focus is, with what of them is seen.
fn marks(person: &Person) -> Vec<(Rect, Rect)> {
    let window = person.harness.ctx.content_rect();
    let mut marks = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &person.harness.output().shapes {
        gather(shape, clip_rect.intersect(window), &mut marks);
    }
    marks
}

fn gather(shape: &Shape, clip: Rect, marks: &mut Vec<(Rect, Rect)>) {
    let (accent, danger) = (Theme::LIGHT.accent, Theme::LIGHT.danger);
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, marks)),
        Shape::Rect(rect) => {
            let is_ring = rect.stroke.width == size::FOCUS_RING || rect.stroke.width == size::FIELD_EDGE_FOCUSED;
            if is_ring && [accent, danger].contains(&rect.stroke.color) {
                marks.push((rect.rect, rect.rect.intersect(clip)));
            }
        }
        _ => {}
    }
}

/// Whether a mark around `stop` is seen, for the most part.
fn is_marked(person: &Person, stop: &Stop) -> bool {
    marks(person).iter().any(|(ring, seen)| {
        let around = ring.expand(4.0).contains(stop.rect.center()) || stop.rect.expand(4.0).contains(ring.center());
        around && seen.is_positive() && seen.area() >= 0.6 * ring.area()
    })
}

/// What can be used and is in view; in a dialog that is what is in it.
fn usable(person: &Person) -> BTreeMap<NodeId, Stop> {
    let window = person.harness.ctx.content_rect();
    let in_dialog = |node: &egui_kittest::Node<'_>| {
        let mut above = node.accesskit_node().parent();
        std::iter::from_fn(|| {
            let here = above?;
            above = here.parent();
            Some(here.role())
        })
        .any(|role| role == Role::Dialog)
    };
    let is_dialog = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Dialog;
    let asks = person.harness.query_all(by()).any(|node| is_dialog(&node));
    let mut usable = stops(person, |node| {
        let inner = node.accesskit_node();
        REACHED.contains(&inner.role())
            && !inner.is_disabled()
            && window.contains(node.rect().center())
            && (!asks || in_dialog(node))
    });
    // What is in a table or list that has the focus as a whole is gone to from there; of boxes in a list Tab stops at one.
    let groups =
        stops(person, |node| [Role::Table, Role::List].contains(&node.accesskit_node().role()) && takes_focus(node));
    let stopped_at = stops(person, takes_focus);
    let is_box = |stop: &Stop| stop.role == Role::CheckBox;
    let boxes: Vec<Rect> = stopped_at.values().filter(|stop| is_box(stop)).map(|stop| stop.rect).collect();
    usable.retain(|id, stop| {
        let grouped = groups.values().any(|group| group.rect.intersects(stop.rect));
        let listed = is_box(stop) && boxes.iter().any(|rect| rect.x_range() == stop.rect.x_range());
        stopped_at.contains_key(id) || !grouped && !listed
    });
    usable
}

fn takes_focus(node: &egui_kittest::Node<'_>) -> bool {
    node.accesskit_node().data().supports_action(Action::Focus)
}

/// Goes through the page with Tab and says what is wrong with it.
fn walk(person: &mut Person) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut reached: BTreeMap<NodeId, Stop> = BTreeMap::new();
    let mut usable_here = usable(person);
    let (mut last, mut turned) = (String::new(), format!("Tab was pressed {MOST} times"));
    for _ in 0..MOST {
        person.press_once("Tab");
        person.frame(Vec::new());
        let Some((id, stop)) = focused(person) else { continue };
        if reached.contains_key(&id) {
            turned = format!("Tab went from {last} back to {}", stop.said());
            break;
        }
        last = stop.said();
        if !is_marked(person, &stop) {
            // It may still be on its way into view.
            person.rest();
        }
        let Some((id, stop)) = focused(person) else { continue };
        if !is_marked(person, &stop) {
            wrong.push(format!("no mark at {}", stop.said()));
        }
        // What only the focus shows can be used from then on.
        let here: BTreeSet<NodeId> = stops(person, |_| true).into_keys().collect();
        usable_here.retain(|id, _| here.contains(id));
        reached.insert(id, stop);
    }
    assert!(!reached.is_empty(), "Tab leads somewhere");
    let missed = usable_here.iter().filter(|(id, _)| !reached.contains_key(id));
    wrong.extend(missed.map(|(_, stop)| format!("not reached: {}; {turned}", stop.said())));
    wrong
}

fn check(zoom: f32, dialogs_only: bool) {
    let mut wrong = Vec::new();
    for language in [Language::English, Language::Arabic] {
        for (name, show) in SCREENS {
            let mut person = Person::with(FirstView::Sample, Settings { language, zoom, ..settings() }, SIZE);
            show(&mut person);
            if dialogs_only && person.session().question.is_none() {
                continue;
            }
            wrong.extend(walk(&mut person).into_iter().map(|fault| format!("{language:?}, {name}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tab_leads_everywhere_and_its_place_is_seen() {
    check(1.0, false);
}

#[test]
fn so_it_does_in_dialogs_at_twice_the_size() {
    check(2.0, true);
}

/// What is written about the project as a whole, in English.
fn project_note(person: &Person) -> String {
    let remarks = &person.session().project.remarks;
    remarks.get(&Place::Project).map(|about| about.remarks.note.en.clone()).unwrap_or_default()
}

#[test]
fn a_dialog_gives_the_focus_back_to_what_had_it() {
    let mut person = Person::at(FirstView::Sample);
    let before = project_note(&person);
    person.press("Ctrl+Shift+N");
    person.type_text("one");
    let field = focused(&person).expect("the note").0;
    for (open, close) in [("Ctrl+Q", "Escape"), ("F1", "Escape"), ("Ctrl+Comma", "Escape")] {
        person.press(open);
        assert!(person.session().question.is_some(), "{open}");
        assert_ne!(focused(&person).map(|(id, _)| id), Some(field), "{open}: the dialog has it");
        person.press(close);
        assert_eq!(person.session().question, None, "{open}");
        assert_eq!(focused(&person).map(|(id, _)| id), Some(field), "{open}");
    }
    person.type_text(" two");
    assert_eq!(project_note(&person), before + "one two");
}

#[test]
fn another_file_takes_the_focus_from_what_was_written() {
    let mut person = Person::at(FirstView::Sample);
    let before = project_note(&person);
    person.press("Ctrl+Shift+N");
    person.type_text("one");
    let path = person.write("other.txt", "عنوان آخر\n\nقالت الوزارة إن السد آمن.".as_bytes());
    person.drop_file(&path);
    assert_eq!(person.article().title(), "عنوان آخر");
    let writes = focused(&person).is_some_and(|(_, stop)| stop.role == Role::MultilineTextInput);
    assert!(!writes, "it is not written on there");
    person.type_text("x");
    assert_eq!(project_note(&person), before + "one", "what was written is kept");
}

#[test]
fn arrows_that_move_the_caret_leave_the_focus_in_the_article() {
    for language in [Language::English, Language::Arabic] {
        let mut person = Person::with(FirstView::Sample, Settings { language, ..settings() }, SIZE);
        let before = person.session().project.clone();
        person.press("CloseBracket");
        let place = person.spot(person.chosen().span().start, 0.5);
        person.click(place);
        let focus = |person: &Person| person.harness.ctx.memory(|memory| memory.focused());
        let article = focus(&person);
        assert!(article.is_some(), "what was clicked has the focus");
        for key in ["ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp", "Shift+ArrowLeft"] {
            for _ in 0..3 {
                person.press(key);
                assert_eq!(focus(&person), article, "{language:?}: {key}");
            }
        }
        person.press("Space");
        let session = person.session();
        assert!(session.question.is_none() && session.project == before, "nothing else was pressed by it");
    }
}
