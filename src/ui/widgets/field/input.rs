//! What the toolkit's events do to a field.

use super::bounds;
use super::edit::FieldState;
use crate::text::Cp;
use crate::typeset::{Affinity, Caret, Layout};
use egui::{Event, ImeEvent, Key, Modifiers};

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
    let text_before = state.text().len();
    let known = match event {
        Event::Copy => {
            copy(state, outcome);
            true
        }
        Event::Cut => {
            outcome.copied = state.cut().or(outcome.copied.take());
            outcome.text_changed |= state.text().len() != text_before;
            true
        }
        Event::Paste(text) | Event::Text(text) => {
            state.insert(text);
            outcome.text_changed |= !text.is_empty();
            true
        }
        Event::Ime(ime) => {
            composed(state, ime);
            outcome.text_changed = true;
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

fn composed(state: &mut FieldState, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit { text, .. } => state.compose(text),
        ImeEvent::Commit(text) => state.commit(text),
        ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
            let at = state.caret().at;
            let clamp = |count: &usize| u32::try_from(*count).unwrap_or(u32::MAX);
            let range = crate::text::CpRange { start: at.minus(clamp(before_chars)), end: at.plus(clamp(after_chars)) };
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
        Key::Home | Key::ArrowUp => state.place(Caret { at: Cp(0), affinity: Affinity::After }, extend),
        Key::End | Key::ArrowDown => state.place(Caret { at: Cp(u32::MAX), affinity: Affinity::Before }, extend),
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
    if forward {
        Caret { at: bounds::word_after(state.text(), at), affinity: Affinity::Before }
    } else {
        Caret { at: bounds::word_before(state.text(), at), affinity: Affinity::After }
    }
}
