//! What the toolkit's events do to a field.

use super::edit::FieldState;
use crate::text::{Cp, CpRange, words};
use crate::typeset::{Affinity, Caret, Layout};
use egui::accesskit::{Action, ActionData, ActionRequest};
use egui::{Event, ImeEvent, Key, Modifiers};

/// The edge where the text starts.
const START: Caret = Caret { at: Cp(0), affinity: Affinity::LineStart };

/// What the events of a frame led to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outcome {
    pub text_changed: bool,
    pub caret_moved: bool,
    /// What goes to the clipboard.
    pub copied: Option<String>,
    pub submitted: bool,
}

/// Carries out one event; `layout` is that of the text before it. Answers `false` if it was not for the field.
pub(super) fn apply(state: &mut FieldState, layout: &Layout, event: &Event, outcome: &mut Outcome) -> bool {
    let before = (state.caret(), state.anchor());
    let text_before = state.text().to_owned();
    let known = match event {
        Event::Copy => {
            copy(state, outcome);
            true
        }
        Event::Cut => {
            outcome.copied = state.cut().or(outcome.copied.take());
            outcome.text_changed |= state.text() != text_before;
            true
        }
        Event::Paste(text) | Event::Text(text) | Event::MiddleClickPaste { text, .. } => {
            state.insert(text);
            outcome.text_changed |= !text.is_empty();
            true
        }
        Event::Ime(ime) => {
            composed(state, ime);
            outcome.text_changed = true;
            true
        }
        Event::AccessKitActionRequest(request) => {
            asked(state, request);
            outcome.text_changed |= state.text() != text_before;
            true
        }
        Event::Key { key, pressed: true, modifiers, .. } => key_pressed(state, layout, *key, *modifiers, outcome),
        _ => false,
    };
    outcome.caret_moved |= before != (state.caret(), state.anchor());
    known
}

fn copy(state: &FieldState, outcome: &mut Outcome) {
    if !state.selection().is_empty() {
        outcome.copied = Some(state.selected_text().to_owned());
    }
}

/// What assistive technology asks for; requests to other widgets are the caller's to leave out.
fn asked(state: &mut FieldState, request: &ActionRequest) {
    if let Some(ActionData::Value(text)) = &request.data {
        match request.action {
            Action::SetValue => {
                state.select_all();
                state.insert(text);
            }
            Action::ReplaceSelectedText => state.insert(text),
            _ => {}
        }
    }
}

fn composed(state: &mut FieldState, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit { text, .. } => state.compose(text),
        ImeEvent::Commit(text) => state.commit(text),
        ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
            let at = state.caret().at;
            let clamp = |count: &usize| u32::try_from(*count).unwrap_or(u32::MAX);
            let range = CpRange { start: at.minus(clamp(before_chars)), end: at.plus(clamp(after_chars)) };
            state.select(range);
            state.cut();
        }
        #[expect(deprecated, reason = "the toolkit still names them")]
        ImeEvent::Enabled | ImeEvent::Disabled => {}
    }
}

fn key_pressed(state: &mut FieldState, layout: &Layout, key: Key, modifiers: Modifiers, outcome: &mut Outcome) -> bool {
    let (by_word, extend) = (modifiers.command || modifiers.alt, modifiers.shift);
    let before = state.text().to_owned();
    match key {
        Key::ArrowLeft | Key::ArrowRight => {
            let left = key == Key::ArrowLeft;
            let to = if by_word { word_beside(state, layout, left) } else { beside(state, layout, left, extend) };
            state.place(to, extend);
        }
        Key::Home | Key::ArrowUp => state.place(START, extend),
        Key::End | Key::ArrowDown => state.place(state.end(), extend),
        Key::Backspace => state.delete_back(by_word),
        Key::Delete => state.delete_forward(by_word),
        Key::Enter => outcome.submitted = true,
        Key::A if modifiers.command => state.select_all(),
        Key::Z if modifiers.command && modifiers.shift => _ = state.redo(),
        Key::Z if modifiers.command => _ = state.undo(),
        Key::Y if modifiers.command => _ = state.redo(),
        _ => return false,
    }
    outcome.text_changed |= before != state.text();
    true
}

/// The caret one stop to the left or right on the screen; from a selection, its edge on that side.
fn beside(state: &FieldState, layout: &Layout, left: bool, extend: bool) -> Caret {
    let selection = state.selection();
    if !extend && !selection.is_empty() {
        let spans = layout.spans(selection);
        let x = if left { spans.first().map(|span| span.left) } else { spans.last().map(|span| span.right) };
        if let Some(x) = x {
            return layout.hit_line(0, x);
        }
    }
    let caret = state.caret();
    let next = if left { layout.left_of(caret) } else { layout.right_of(caret) };
    next.unwrap_or(caret)
}

/// The caret at the next word's edge in reading order, which is to the left in a text from right to left.
fn word_beside(state: &FieldState, layout: &Layout, left: bool) -> Caret {
    let at = state.caret().at;
    let forward = left == layout.paragraph().direction().is_rtl();
    let to = if forward { words::next_word_start(state.text(), at) } else { words::prev_word_start(state.text(), at) };
    match to {
        Cp(0) => START,
        to if to == state.end().at => state.end(),
        to => Caret { at: to, affinity: Affinity::After },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Direction;
    use crate::text::direction::first_strong;
    use crate::typeset::{Align, Fonts, Paragraph};
    use crate::ui::text::{Faces, Role};
    use std::sync::Arc;

    fn layout(text: &str) -> Layout {
        let direction = first_strong(text).unwrap_or(Direction::Ltr);
        let style = Faces::embedded().style(Role::Note, direction, 1.0);
        let paragraph = Arc::new(Paragraph::new(text, direction, &style, &Fonts::embedded()));
        Layout::new(Arc::clone(&paragraph), paragraph.max_width().ceil() + 1.0, Align::Start)
    }

    fn press(state: &mut FieldState, key: Key, modifiers: Modifiers) {
        let layout = layout(state.text());
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        assert!(apply(state, &layout, &event, &mut Outcome::default()));
    }

    /// The code points the caret stands at from the visual left edge to the right and back.
    fn walk(text: &str, key: Key) -> Vec<u32> {
        let mut state = FieldState::new(text);
        let ltr = first_strong(text) == Some(Direction::Ltr);
        press(&mut state, if (key == Key::ArrowRight) == ltr { Key::Home } else { Key::End }, Modifiers::NONE);
        let shape = layout(text);
        let mut stops = vec![state.caret().at.0];
        let mut x = shape.caret(state.caret()).x;
        loop {
            press(&mut state, key, Modifiers::NONE);
            let next = shape.caret(state.caret()).x;
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
}
