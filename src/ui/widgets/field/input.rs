//! What the toolkit's events do to a field.

use super::column::Column;
use super::edit::FieldState;
use crate::text::{Cp, CpRange, Direction};
use crate::typeset::{Affinity, Caret};
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

/// Carries out one event; `column` is that of the text before it, of which `page` px are seen.
/// Answers `false` if it was not for the field.
pub(super) fn apply(state: &mut FieldState, column: &Column, page: f32, event: &Event, outcome: &mut Outcome) -> bool {
    let before = (state.caret(), state.anchor(), state.revision());
    if let Some(direction) = state.shown.held.take(event) {
        state.force_direction(direction);
    }
    let mut known = true;
    match event {
        Event::Copy => copy(state, outcome),
        Event::Cut => outcome.copied = state.cut().or(outcome.copied.take()),
        Event::Text(text) => state.type_text(text),
        Event::Paste(text) | Event::MiddleClickPaste { text, .. } => state.insert(text),
        Event::Ime(ime) => composed(state, ime),
        Event::Key { key, pressed: true, modifiers, .. } => {
            known = edited(state, *key, *modifiers, outcome) || moved(state, column, page, *key, *modifiers);
        }
        _ => known = false,
    }
    outcome.text_changed |= before.2 != state.revision();
    outcome.caret_moved |= (before.0, before.1) != (state.caret(), state.anchor());
    known
}

/// Whether an event leaves the text as it is, and is for a field that is only read.
pub(super) fn is_read(event: &Event) -> bool {
    use Key::{A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp};
    match event {
        Event::Copy => true,
        Event::Key { key: A, modifiers, .. } => modifiers.command,
        Event::Key { key, .. } => {
            matches!(key, ArrowLeft | ArrowRight | ArrowUp | ArrowDown | Home | End | PageUp | PageDown)
        }
        _ => false,
    }
}

fn copy(state: &FieldState, outcome: &mut Outcome) {
    if !state.selection().is_empty() {
        outcome.copied = Some(state.selected_text().to_owned());
    }
}

fn composed(state: &mut FieldState, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit { text, active_range_chars } => {
            let caret = active_range_chars.as_ref().map(|range| clamped(range.end));
            state.compose(text, caret);
        }
        ImeEvent::Commit(text) => state.commit(text),
        ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
            state.drop_composing();
            let at = state.caret().at;
            state.select(CpRange { start: at.minus(clamped(*before_chars)), end: at.plus(clamped(*after_chars)) });
            state.cut();
        }
        #[expect(deprecated, reason = "the toolkit still names them")]
        ImeEvent::Enabled | ImeEvent::Disabled => {}
    }
}

fn clamped(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Keys that change the text or submit it; `false` for others.
fn edited(state: &mut FieldState, key: Key, modifiers: Modifiers, outcome: &mut Outcome) -> bool {
    let by_word = modifiers.command || modifiers.alt;
    match key {
        Key::Backspace => state.delete_back(by_word),
        Key::Delete => state.delete_forward(by_word),
        Key::Enter if state.is_divided() && !modifiers.command => state.type_text("\n"),
        Key::Enter => outcome.submitted = true,
        Key::A if modifiers.command => state.select_all(),
        Key::Z if modifiers.command && modifiers.shift => _ = state.redo(),
        Key::Z if modifiers.command => _ = state.undo(),
        Key::Y if modifiers.command => _ = state.redo(),
        _ => return false,
    }
    true
}

/// Keys that move the caret, and the one that turns the paragraph round; `false` for others.
fn moved(state: &mut FieldState, column: &Column, page: f32, key: Key, modifiers: Modifiers) -> bool {
    let (by_word, extend) = (modifiers.command || modifiers.alt, modifiers.shift);
    let (caret, selection) = (state.caret(), state.selection());
    let whole = modifiers.command || !state.is_divided();
    let to = match key {
        Key::ArrowLeft | Key::ArrowRight => {
            let left = key == Key::ArrowLeft;
            match (by_word, extend || selection.is_empty()) {
                (true, _) => column.word_beside(caret, left),
                (false, true) => column.beside(caret, left),
                (false, false) => column.edge_of(selection, caret, left),
            }
        }
        Key::Home if whole => START,
        Key::End if whole => state.end(),
        Key::Home => column.line_start(caret),
        Key::End => column.line_end(caret),
        Key::ArrowUp | Key::PageUp if !state.is_divided() => START,
        Key::ArrowDown | Key::PageDown if !state.is_divided() => state.end(),
        Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => {
            up_or_down(state, column, page, key, extend);
            return true;
        }
        Key::X if modifiers.command && modifiers.shift => {
            let (_, piece) = column.piece_at(caret.at);
            state.force_direction(if piece.is_rtl() { Direction::Ltr } else { Direction::Rtl });
            return true;
        }
        _ => return false,
    };
    state.place(to, extend);
    true
}

/// Moves by lines or by what is seen of them; from the first line up to the text's start, from the last to its end.
fn up_or_down(state: &mut FieldState, column: &Column, page: f32, key: Key, extend: bool) {
    let down = matches!(key, Key::ArrowDown | Key::PageDown);
    let caret = state.caret();
    let goal = state.goal.unwrap_or_else(|| column.place(caret).x);
    let to = match key {
        Key::ArrowUp | Key::ArrowDown => column.by_line(caret, down, goal),
        _ => column.by_height(caret, if down { page } else { -page }, goal),
    };
    state.place(to.unwrap_or(if down { state.end() } else { START }), extend);
    state.goal = Some(goal);
}

#[cfg(test)]
pub(super) mod tests;
