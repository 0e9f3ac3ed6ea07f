//! Fields as assistive technology hears them and writes into them.

use super::*;
use crate::text::Cp;
use crate::ui::widgets::tests::{Bench, in_english};
use egui::accesskit::{Action, ActionData, ActionRequest, NodeId, TextSelection, TreeId};
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

type Shown = Harness<'static, Bench<FieldState>>;

fn field(text: &str, lines: Option<(usize, usize)>) -> Shown {
    let mut harness = in_english(FieldState::new(text), move |ui, kit, field| {
        field_ui(ui, kit, field, Field { lines, ..Field::new("Note").width(220.0) });
    });
    harness.run();
    harness
}

fn with_node<R>(harness: &Shown, read: impl Fn(AccessKitNode<'_>) -> R) -> R {
    read(harness.get_by_label("Note").accesskit_node())
}

/// What is heard of the whole, and where anchor and caret stand in it, in code points.
fn heard(harness: &Shown) -> (String, usize, usize) {
    with_node(harness, |node| {
        assert!(node.supports_text_ranges());
        let anchor = node.text_selection_anchor().expect("a caret is told").to_global_usv_index();
        let focus = node.text_selection_focus().expect("a caret is told").to_global_usv_index();
        (node.document_range().text(), anchor, focus)
    })
}

fn ask(harness: &mut Shown, target_node: NodeId, action: Action, data: ActionData) {
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: Some(data) };
    harness.event(Event::AccessKitActionRequest(request));
    harness.run();
}

fn id(harness: &Shown) -> NodeId {
    with_node(harness, |node| node.locate().0)
}

/// Asks for the selection of code points `from` to `to`.
fn select(harness: &mut Shown, from: usize, to: usize) {
    let selection = with_node(harness, |node| {
        let place = |at| node.text_position_from_global_usv_index(at).expect("a place in the text").to_raw();
        TextSelection { anchor: place(from), focus: place(to) }
    });
    let target = id(harness);
    ask(harness, target, Action::SetTextSelection, ActionData::SetTextSelection(selection));
}

#[test]
fn the_text_and_the_caret_are_told() {
    let check = |text: &str, lines| {
        let harness = field(text, lines);
        let end = text.chars().count();
        assert_eq!(heard(&harness), (text.to_owned(), end, end));
    };
    check("", None);
    check("قال Kerry في 2015", None);
    check("", Some((2, 4)));
    check("قالت الوزارة\n\nShe said so\n", Some((2, 4)));
    check("a text of more words than one line of the field has room for, so that it goes on", Some((2, 4)));
}

#[test]
fn the_caret_is_told_as_it_moves() {
    let mut harness = field("قال\nyes", Some((2, 4)));
    harness.get_by_label("Note").focus();
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(heard(&harness), ("قال\nyes".to_owned(), 4, 4));
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    assert_eq!(heard(&harness).1, 4, "the anchor stays");
    assert!(heard(&harness).2 < 4);
    harness.event(Event::Text("و".to_owned()));
    harness.run();
    assert_eq!(heard(&harness).0, harness.state().state.text());
}

#[test]
fn lines_words_and_places_are_told() {
    let text = "قالت الوزارة إن الخزان لن يمتلئ قبل الخريف";
    let harness = field(text, Some((2, 4)));
    with_node(&harness, |node| {
        let start = node.document_start();
        assert!(!start.forward_to_line_end().is_document_end(), "it has two lines");
        let mut word = start.to_degenerate_range();
        word.set_end(start.forward_to_word_end());
        assert_eq!(word.text().trim(), "قالت");
        let boxes = word.bounding_boxes();
        let (whole, first) = (node.bounding_box().expect("a place"), boxes.first().expect("a place"));
        assert!(first.x1 <= whole.x1 && first.x0 > whole.x0 && first.y1 <= whole.y1, "{first:?} in {whole:?}");
        assert!(whole.x1 - first.x1 < 12.0, "a line from right to left begins at the right: {first:?} in {whole:?}");
    });
}

#[test]
fn a_place_that_is_asked_for_is_where_the_caret_goes() {
    let mut harness = field("قال Kerry\nنعم", Some((2, 4)));
    select(&mut harness, 4, 9);
    assert_eq!(harness.state().state.selected_text(), "Kerry");
    assert_eq!((harness.state().state.anchor(), harness.state().state.caret().at), (Cp(4), Cp(9)));
    select(&mut harness, 10, 10);
    assert_eq!(harness.state().state.caret().at, Cp(10), "in the second paragraph");
    // The same without the focus, which reading does not need.
    assert!(!harness.get_by_label("Note").is_focused());
}

#[test]
fn text_can_be_written_without_the_focus() {
    let mut harness = field("قال", None);
    let target = id(&harness);
    ask(&mut harness, target, Action::SetValue, ActionData::Value("نعم".into()));
    assert_eq!(harness.state().state.text(), "نعم");
    select(&mut harness, 0, 1);
    ask(&mut harness, target, Action::ReplaceSelectedText, ActionData::Value("ل".into()));
    assert_eq!(heard(&harness), ("لعم".to_owned(), 1, 1));
    let other = NodeId(1);
    ask(&mut harness, other, Action::SetValue, ActionData::Value("x".into()));
    assert_eq!(harness.state().state.text(), "لعم", "what is asked of others is theirs");
}

#[test]
fn of_a_long_text_what_is_seen_is_told() {
    let text: Vec<String> = (0..2000).map(|n| format!("{n} قالت الوزارة")).collect();
    let mut harness = field(&text.join("\n"), Some((2, 4)));
    harness.get_by_label("Note").focus();
    harness.run();
    let told = with_node(&harness, |node| node.document_range().text());
    assert!(told.ends_with("1999 قالت الوزارة") && told.len() < 500, "{}", told.len());
}

#[test]
fn what_follows_a_field_stays_the_same_while_it_changes() {
    let mut harness = in_english(FieldState::new("a"), |ui, kit, field| {
        field_ui(ui, kit, field, Field::new("Note").multiline(2, 4));
        field_ui(ui, kit, &mut FieldState::new("b"), Field::new("Next"));
    });
    harness.run();
    let next = |harness: &Shown| harness.get_by_label("Next").accesskit_node().locate().0;
    let before = next(&harness);
    harness.get_by_label("Note").focus();
    harness.run();
    harness.event(Event::Paste("x\ny\nz".to_owned()));
    harness.run();
    assert_eq!(next(&harness), before);
}
