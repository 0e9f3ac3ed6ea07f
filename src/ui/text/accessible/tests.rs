use super::*;
use crate::text::position::cp_len;
use crate::text::{Direction, graphemes};
use crate::typeset::{Align, Fonts, Paragraph};
use crate::ui::text::{Faces, Role as TextRole};
use egui::accesskit::NodeId;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// A text in lines at most `width` px wide, two px to a point.
fn set(text: &str, width: f32) -> Layout {
    let direction = crate::text::direction::first_strong(text).unwrap_or(Direction::Rtl);
    static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);
    let style = Faces::embedded().style(TextRole::Body, direction, 2.0);
    Layout::new(Arc::new(Paragraph::new(text, direction, &style, &FONTS)), width, Align::Start)
}

/// What is told of paragraphs, and the runs in the order of the text.
fn told(paragraphs: &[&str], width: f32) -> (Told, Vec<Node>) {
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let mut told = Told::default();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        told = Told::default();
        let mut start = Cp(0);
        for (number, text) in paragraphs.iter().enumerate() {
            let layout = set(text, width);
            let after = start.plus(cp_len(text) + 1);
            let next = (number + 1 < paragraphs.len()).then_some(after);
            let origin = pos2(30.0, 40.0 * number as f32);
            let parent = ui.unique_id();
            told.add(ui, parent, &Passage { layout: &layout, origin, scale: 2.0, start, next });
            start = after;
        }
    });
    output.textures_delta.clear();
    let nodes: HashMap<NodeId, Node> =
        output.platform_output.accesskit_update.expect("somebody listens").nodes.into_iter().collect();
    let runs = told.runs.iter().map(|run| nodes[&run.id.accesskit_id()].clone()).collect();
    (told, runs)
}

fn values(runs: &[Node]) -> Vec<&str> {
    runs.iter().filter_map(Node::value).collect()
}

#[test]
fn characters_are_graphemes_and_words_start_where_they_do() {
    let (_, runs) = told(&["قَالَ نعم 👩\u{200D}💻!", "لا"], 2000.0);
    assert_eq!(values(&runs), ["قَالَ نعم 👩\u{200D}💻!\n", "لا"]);
    assert!(runs.iter().all(|run| run.role() == Role::TextRun));
    // Three letters with their vowels, a word, the woman at her computer, a sign, the end.
    assert_eq!(runs[0].character_lengths(), [4, 2, 4, 1, 2, 2, 2, 1, 11, 1, 1]);
    assert_eq!(runs[0].word_starts(), [0, 4]);
    assert_eq!(runs[0].text_direction(), Some(TextDirection::RightToLeft));
}

#[test]
fn a_run_goes_in_one_direction() {
    let (told, runs) = told(&["قال Kerry في 2015 ذلك"], 2000.0);
    assert_eq!(values(&runs), ["قال ", "Kerry", " في ", "2015", " ذلك"]);
    let rtl: Vec<bool> = runs.iter().map(|run| run.text_direction() == Some(TextDirection::RightToLeft)).collect();
    assert_eq!(rtl, [true, false, true, false, true]);
    // In the order of the text they stand from right to left, each where the one before it ends.
    for two in runs.windows(2) {
        let (first, second) = (two[0].bounds().expect("bounds"), two[1].bounds().expect("bounds"));
        assert!((first.x0 - second.x1).abs() < 0.1, "{first:?} {second:?}");
    }
    let ids: Vec<NodeId> = told.runs.iter().map(|run| run.id.accesskit_id()).collect();
    for (number, run) in runs.iter().enumerate() {
        assert_eq!(run.previous_on_line(), number.checked_sub(1).map(|before| ids[before]));
        assert_eq!(run.next_on_line(), ids.get(number + 1).copied());
    }
}

#[test]
fn places_are_told_from_the_side_a_run_begins_at() {
    let (_, runs) = told(&["نعم", "yes"], 2000.0);
    for run in &runs {
        let (places, widths) = (run.character_positions().expect("places"), run.character_widths().expect("widths"));
        assert_eq!(places[0], 0.0);
        assert!(places.windows(2).zip(widths).all(|(two, width)| (two[1] - two[0] - width).abs() < 0.05), "{places:?}");
        let bounds = run.bounds().expect("bounds");
        let end = places.last().zip(widths.last()).map_or(0.0, |(place, width)| place + width);
        assert!((f64::from(end) - bounds.width()).abs() < 0.1);
    }
    // The end of a paragraph is a character without width after its last one.
    assert_eq!(runs[0].character_widths().and_then(|widths| widths.last().copied()), Some(0.0));
    assert_eq!(runs[0].character_lengths().len(), 4);
    assert_eq!(runs[1].character_lengths().len(), 3);
}

#[test]
fn an_empty_paragraph_has_an_empty_run() {
    let (told, runs) = told(&["", "ab", ""], 2000.0);
    assert_eq!(values(&runs), ["\n", "ab\n", ""]);
    let check = |at: u32, run: usize, index: usize| {
        for affinity in [Affinity::Before, Affinity::After] {
            let place = told.position(Caret { at: Cp(at), affinity }).expect("it is told");
            assert_eq!((place.node, place.character_index), (told.runs[run].id.accesskit_id(), index), "{at}");
        }
    };
    check(0, 0, 0);
    check(1, 1, 0);
    check(3, 1, 2);
    check(4, 2, 0);
    assert!(Told::default().position(Caret::default()).is_none());
}

#[test]
fn a_place_between_lines_and_directions_is_told_by_its_side() {
    let (told, runs) = told(&["قال Kerry"], 2000.0);
    assert_eq!(runs.len(), 2);
    let check = |affinity, run: usize, index: usize| {
        let place = told.position(Caret { at: Cp(4), affinity }).expect("it is told");
        assert_eq!((place.node, place.character_index), (told.runs[run].id.accesskit_id(), index));
    };
    check(Affinity::Before, 0, 4);
    check(Affinity::After, 1, 0);
}

#[test]
fn what_is_left_out_is_told_by_the_nearest_place() {
    let run = |start: u32, end: u32| Run {
        id: Id::unique(start),
        start: Cp(start),
        ends: (start + 1..=end).map(Cp).collect(),
        after: None,
    };
    let told = Told { runs: vec![run(10, 14), run(14, 20), run(30, 40)] };
    let check = |at: u32, run: usize, index: usize| {
        let place = told.position(Caret { at: Cp(at), affinity: Affinity::After }).expect("it is told");
        assert_eq!((place.node, place.character_index), (told.runs[run].id.accesskit_id(), index), "{at}");
    };
    check(3, 0, 0);
    check(12, 0, 2);
    check(14, 1, 0);
    check(25, 1, 6);
    check(30, 2, 0);
    check(99, 2, 10);
}

#[test]
fn a_character_of_many_bytes_is_told_in_parts() {
    let piled = format!("ب{}ت", "\u{64E}".repeat(300));
    let (told, runs) = told(&[&piled], 2000.0);
    let lengths: Vec<usize> = runs.iter().flat_map(|run| run.character_lengths().iter().map(|l| *l as usize)).collect();
    assert_eq!(lengths.iter().sum::<usize>(), piled.len());
    assert!(lengths.len() >= 4, "{lengths:?}");
    let end = told.position(Caret { at: Cp(cp_len(&piled)), affinity: Affinity::Before }).expect("it is told");
    assert_eq!(told.caret(end).map(|caret| caret.at), Some(Cp(cp_len(&piled))));
}

#[test]
fn a_long_line_is_told_in_several_runs() {
    let long = "ab ".repeat(400);
    let (_, runs) = told(&[&long], 1.0e6);
    assert!(runs.len() >= 5 && runs.iter().all(|run| run.character_lengths().len() <= MOST));
    assert_eq!(values(&runs).concat(), long);
    assert!(runs.iter().all(|run| run.word_starts().windows(2).all(|two| two[0] < two[1])));
}

/// What is told of a paragraph that is not laid out, as [`told`].
fn told_unset(text: &str, direction: Direction, next: Option<Cp>) -> (Told, Vec<Node>) {
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let (mut told, unset) = (Told::default(), Unset::new(text, direction, Cp(7), next));
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        told = Told::default();
        told.add_unset(ui, &unset);
    });
    output.textures_delta.clear();
    let nodes: HashMap<NodeId, Node> =
        output.platform_output.accesskit_update.expect("somebody listens").nodes.into_iter().collect();
    let runs = told.runs.iter().map(|run| nodes[&run.id.accesskit_id()].clone()).collect();
    (told, runs)
}

#[test]
fn what_is_not_laid_out_is_told_as_one_line_without_places() {
    let text = format!("{}Kerry 2015", "قَالَ ذلك ".repeat(90));
    let (told, runs) = told_unset(&text, Direction::Rtl, Some(Cp(8 + cp_len(&text))));
    assert_eq!(values(&runs).concat(), format!("{text}\n"));
    assert!(runs.len() > 2 && runs.iter().all(|run| run.role() == Role::TextRun && run.bounds().is_none()));
    assert!(runs.iter().all(|run| run.character_positions().is_none()));
    assert!(runs.iter().all(|run| run.text_direction() == Some(TextDirection::RightToLeft)));
    let ids: Vec<NodeId> = told.runs.iter().map(|run| run.id.accesskit_id()).collect();
    for (number, run) in runs.iter().enumerate() {
        assert_eq!(run.previous_on_line(), number.checked_sub(1).map(|before| ids[before]));
        assert_eq!(run.next_on_line(), ids.get(number + 1).copied());
    }
    let starts: usize = runs.iter().map(|run| run.word_starts().len()).sum();
    assert_eq!(starts, 182);
    for at in graphemes::boundaries(&text) {
        let place = told.position(Caret { at: at.plus(7), affinity: Affinity::After }).expect("it is told");
        assert_eq!(told.caret(place).map(|caret| caret.at), Some(at.plus(7)));
    }
    let (_, empty) = told_unset("", Direction::Ltr, None);
    assert_eq!(values(&empty), [""]);
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("قال "),
        Just("Kerry "),
        Just("2015"),
        Just("وَ"),
        Just(" "),
        Just("\u{200F}"),
        Just("\u{2067}"),
        Just("\u{2069}"),
        Just("\t"),
        Just("לא "),
        Just("👩\u{200D}💻"),
        Just("\u{AD}"),
        Just("\u{301}"),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_told_is_the_text(first in texts(), second in texts(), width in 20.0_f32..600.0) {
        let (told, runs) = told(&[&first, &second], width);
        prop_assert_eq!(values(&runs).concat(), format!("{first}\n{second}"));
        for run in &runs {
            let (value, lengths) = (run.value().unwrap_or_default(), run.character_lengths());
            let mut byte = 0;
            for length in lengths {
                byte += usize::from(*length);
                prop_assert!(value.is_char_boundary(byte));
            }
            prop_assert_eq!(byte, value.len());
            let places = run.character_positions().unwrap_or_default();
            let widths = run.character_widths().unwrap_or_default();
            prop_assert_eq!((places.len(), widths.len()), (lengths.len(), lengths.len()));
            let width = run.bounds().map_or(0.0, |bounds| bounds.width()) as f32;
            prop_assert!(places.iter().zip(widths).all(|(at, wide)| *at >= -0.1 && at + wide <= width + 0.1));
        }
        let whole = format!("{first}\n{second}");
        for at in graphemes::boundaries(&whole) {
            for affinity in [Affinity::Before, Affinity::After] {
                let place = told.position(Caret { at, affinity });
                prop_assert_eq!(place.and_then(|place| told.caret(place)).map(|caret| caret.at), Some(at));
            }
        }
    }
}
