//! Keys on a laid-out text.

use super::super::column::{Recipe, Setter};
use super::*;
use crate::text::direction::first_strong;
use crate::typeset::Fonts;
use crate::ui::text::{Faces, Role};
use std::sync::LazyLock;

/// The column of a text in a field `room` px wide.
pub(in super::super) fn column(state: &FieldState, room: f32) -> Column {
    column_from(state, room, None)
}

/// The same, from one that was set before.
pub(in super::super) fn column_from(state: &FieldState, room: f32, before: Option<&Column>) -> Column {
    static SET_WITH: LazyLock<(Faces, Fonts)> = LazyLock::new(|| (Faces::embedded(), Fonts::embedded()));
    let (faces, fonts) = &*SET_WITH;
    let style = |direction| faces.style(Role::Note, direction, 1.0);
    let natural = Direction::Ltr;
    let recipe = Recipe { role: Role::Note, zoom: 1.0, natural, room, scale: 1.0, divided: state.is_divided() };
    Column::new(state.text(), state.revision(), recipe, before, &Setter { fonts, style: &style })
}

fn press(state: &mut FieldState, key: Key, modifiers: Modifiers) {
    let column = column(state, 200.0);
    let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    assert!(apply(state, &column, 60.0, &event, &mut Outcome::default()));
}

/// The code points the caret stands at from the visual left edge to the right and back.
fn walk(text: &str, key: Key) -> Vec<u32> {
    let mut state = FieldState::new(text);
    let ltr = first_strong(text) == Some(Direction::Ltr);
    press(&mut state, if (key == Key::ArrowRight) == ltr { Key::Home } else { Key::End }, Modifiers::NONE);
    let shape = column(&state, 200.0);
    let mut stops = vec![state.caret().at.0];
    let mut x = shape.place(state.caret()).x;
    loop {
        press(&mut state, key, Modifiers::NONE);
        let next = shape.place(state.caret()).x;
        if stops.last() == Some(&state.caret().at.0) {
            return stops;
        }
        assert!(if key == Key::ArrowLeft { next <= x } else { next >= x }, "{text}: from {x} to {next}");
        x = next;
        stops.push(state.caret().at.0);
    }
}

#[test]
fn arrows_walk_arabic_grapheme_by_grapheme() {
    assert_eq!(walk("قَالَ لا", Key::ArrowLeft), [0, 2, 3, 5, 6, 7, 8]);
    assert_eq!(walk("قَالَ لا", Key::ArrowRight), [8, 7, 6, 5, 3, 2, 0]);
    assert_eq!(walk("say", Key::ArrowRight), [0, 1, 2, 3]);
}

#[test]
fn arrows_cross_a_latin_name_without_jumping_back() {
    for text in ["قال Kerry نعم", "Kerry قال yes", "في 12 مايو 2026"] {
        let left = walk(text, Key::ArrowLeft);
        let right = walk(text, Key::ArrowRight);
        let places = text.chars().count() + 1;
        assert_eq!((left.len(), right.len()), (places, places), "{text}: {left:?} {right:?}");
    }
}

#[test]
fn an_arrow_leaves_a_selection_at_its_edge_on_that_side() {
    let mut state = FieldState::new("قال كارتر اليوم");
    state.select(crate::text::CpRange::new(4, 9));
    press(&mut state, Key::ArrowLeft, Modifiers::NONE);
    assert_eq!((state.caret().at, state.selection().is_empty()), (Cp(9), true));
    state.select(crate::text::CpRange::new(4, 9));
    press(&mut state, Key::ArrowRight, Modifiers::NONE);
    assert_eq!(state.caret().at, Cp(4));
}

#[test]
fn words_are_walked_in_reading_order() {
    let check = |text, key, stops: &[u32]| {
        let mut state = FieldState::new(text);
        press(&mut state, Key::Home, Modifiers::NONE);
        for &stop in stops {
            press(&mut state, key, Modifiers::COMMAND);
            assert_eq!(state.caret().at, Cp(stop), "{text}");
        }
    };
    check("قال كارتر اليوم", Key::ArrowLeft, &[4, 10, 15, 15]);
    check("Carter said yes", Key::ArrowRight, &[7, 12, 15, 15]);
    let mut state = FieldState::new("قال كارتر اليوم");
    press(&mut state, Key::ArrowRight, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(state.selected_text(), "اليوم");
}

#[test]
fn a_line_broken_inside_a_character_holds_no_caret_up() {
    let text = "ab cd \u{300}ef gh \u{301}ij kl";
    let whole = text.chars().count() as u32;
    let mut broken = 0;
    for room in 20..90 {
        let mut state = FieldState::new(text);
        state.divide(true);
        let column = column(&state, room as f32);
        let lines = column.pieces()[0].layout.lines();
        broken += lines
            .iter()
            .filter(|line| text.chars().nth(line.range.start.index()).is_some_and(|c| c > '\u{2FF}'))
            .count();
        for key in [Key::ArrowLeft, Key::ArrowRight] {
            let event =
                Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
            for _ in 0..=whole {
                apply(&mut state, &column, 60.0, &event, &mut Outcome::default());
            }
            assert_eq!(state.caret().at, Cp(if key == Key::ArrowLeft { 0 } else { whole }), "in {room} px");
        }
    }
    assert!(broken > 0, "some room breaks a line between a space and the mark on it");
}

#[test]
fn a_paragraph_is_walked_by_words_to_its_own_ends() {
    let mut state = FieldState::new("");
    state.divide(true);
    state.insert("قال كارتر\n\nCarter said");
    press(&mut state, Key::Home, Modifiers::COMMAND);
    let mut walk = |key: Key, count: usize| -> Vec<u32> {
        let stops = (0..count).map(|_| {
            press(&mut state, key, Modifiers::COMMAND);
            state.caret().at.0
        });
        stops.collect()
    };
    assert_eq!(walk(Key::ArrowLeft, 3), [4, 9, 10]);
    assert_eq!(walk(Key::ArrowRight, 4), [11, 18, 22, 22]);
    assert_eq!(walk(Key::ArrowLeft, 3), [18, 11, 10]);
}
