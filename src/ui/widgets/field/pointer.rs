//! Clicks, drags and the wheel.

use super::column::Column;
use super::edit::FieldState;
use super::shown::Press;
use crate::text::{Cp, CpRange};
use crate::typeset::{Affinity, Caret};
use egui::{Pos2, Rect, Response, Ui, Vec2, vec2};

/// Points a second that the text scrolls for each point the pointer is dragged beyond its edge.
const DRAG_SPEED: f32 = 12.0;

/// What the pointer did to the field where it stood in the last frame, which is what the user saw.
/// `inner` is where its text stood, `origin` the column's left top corner. Answers whether it did anything.
pub(super) fn point(
    ui: &Ui,
    state: &mut FieldState,
    column: &Column,
    scale: f32,
    inner: Rect,
    origin: Pos2,
    last: &Response,
) -> bool {
    if last.clicked() {
        last.request_focus();
    }
    let held = last.is_pointer_button_down_on() || last.clicked();
    let Some(pointer) = last.interact_pointer_pos().filter(|_| held) else { return false };
    let (pressed, down, shift) =
        ui.input(|input| (input.pointer.primary_pressed(), input.pointer.primary_down(), input.modifiers.shift));
    if !pressed && !down {
        return false;
    }
    let hit = |at: Pos2| {
        let at = (at - origin) * scale;
        column.hit(at.x, at.y)
    };
    // A tap may be pressed and released within one frame.
    if pressed {
        last.request_focus();
        press(ui, state, hit(pointer), pointer, shift);
        return true;
    }
    let within = pointer.clamp(inner.min, (inner.max - vec2(0.0, 1.0)).max(inner.min));
    if pointer != within {
        let seconds = ui.input(|input| input.stable_dt).min(0.1);
        state.shown.scroll += (pointer - within) * seconds * DRAG_SPEED;
        ui.ctx().request_repaint();
    }
    let before = (state.caret(), state.anchor());
    extend(state, hit(within));
    before != (state.caret(), state.anchor())
}

/// One press puts the caret there, a second takes the word, a third the paragraph.
fn press(ui: &Ui, state: &mut FieldState, caret: Caret, pos: Pos2, shift: bool) {
    let now = ui.input(|input| input.time);
    let (delay, distance) =
        ui.ctx().options(|o| (o.input_options.max_double_click_delay, o.input_options.max_click_dist));
    let last = state.shown.press;
    let again = now - last.time < delay && last.pos.distance(pos) < distance;
    let count = if again && !shift { last.count % 3 + 1 } else { 1 };
    match count {
        2 => state.select_word(caret.at),
        3 => state.select_paragraph(caret.at),
        _ => state.place(caret, shift),
    }
    let taken = if count == 1 { CpRange { start: caret.at, end: caret.at } } else { state.selection() };
    state.shown.press = Press { time: now, pos, count, taken };
}

/// Extends the selection to `caret`, by what the press took: characters, words or paragraphs.
fn extend(state: &mut FieldState, caret: Caret) {
    let Press { count, taken, .. } = state.shown.press;
    if count <= 1 {
        if state.caret() != caret {
            state.place(caret, true);
        }
        return;
    }
    let here = if count == 2 { state.word_at(caret.at) } else { state.paragraph_at(caret.at) };
    let end = |at: Cp| Caret { at, affinity: Affinity::Before };
    let start = |at: Cp| Caret { at, affinity: Affinity::After };
    if here.start < taken.start {
        state.select_between(taken.end, start(here.start));
    } else {
        state.select_between(taken.start, end(here.end.max(taken.end)));
    }
}

/// Scrolls by the wheel where the pointer is over the field and there is more to see that way.
pub(super) fn wheel(ui: &Ui, state: &mut FieldState, response: &Response, most: f32) {
    if most <= 0.0 || !response.contains_pointer() {
        return;
    }
    let by = ui.input(|input| input.smooth_scroll_delta().y);
    let to = (state.shown.scroll.y - by).clamp(0.0, most);
    if to != state.shown.scroll.y {
        state.shown.scroll.y = to;
        // What the field used, what is around it must not use again.
        ui.input_mut(|input| input.smooth_scroll_delta.y = 0.0);
    }
}

/// Keeps `scroll` within what there is, `most` to the right and down, and, if asked, `caret` in view of `size`.
pub(super) fn kept(scroll: Vec2, most: Vec2, size: Vec2, margin: f32, caret: Option<Rect>) -> Vec2 {
    let mut scroll = scroll;
    if let Some(caret) = caret {
        let margin = margin.min(size.x / 2.0);
        let furthest = (caret.min.x - margin).max(0.0);
        scroll.x = scroll.x.clamp((caret.max.x + margin - size.x).min(furthest), furthest);
        let top = caret.min.y;
        scroll.y = scroll.y.clamp((caret.max.y - size.y).min(top), top);
    }
    scroll.clamp(Vec2::ZERO, most.max(Vec2::ZERO))
}
