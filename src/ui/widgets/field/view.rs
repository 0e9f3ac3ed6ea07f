//! The field on the screen.

use super::edit::FieldState;
use super::input::{self, Outcome};
use crate::text::direction::first_strong;
use crate::text::{CpRange, Direction};
use crate::typeset::{Align, CaretShape, Layout, Paragraph};
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::key_hint::{key_hint_size, paint_key_hint};
use crate::ui::widgets::label::paint_block;
use crate::ui::widgets::look::edged;
use crate::ui::widgets::strip::Strip;
use egui::{
    Align2, CornerRadius, CursorIcon, Event, EventFilter, IMEPurpose, Painter, Pos2, Rect, Response, Sense, Stroke, Ui,
    WidgetInfo, output::IMEOutput, pos2, vec2,
};
use std::sync::Arc;

/// How a field is shown.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// What it is for, for those who don't see its surroundings.
    pub name: &'a str,
    /// Shown while it is empty.
    pub placeholder: &'a str,
    /// Whether what it says is wrong; the sentence that says why is the caller's.
    pub error: bool,
    /// In points; the width there is if not set.
    pub width: Option<f32>,
    pub icon: Option<Icon>,
    /// The key that leads to it, shown at its end while it is empty.
    pub key: Option<&'a str>,
    pub height: f32,
    pub role: Role,
    /// Whether to take the focus now.
    pub focus: bool,
}

impl<'a> Field<'a> {
    pub fn new(name: &'a str) -> Field<'a> {
        Field {
            name,
            placeholder: "",
            error: false,
            width: None,
            icon: None,
            key: None,
            height: size::FIELD,
            role: Role::Note,
            focus: false,
        }
    }

    pub fn placeholder(mut self, placeholder: &'a str) -> Field<'a> {
        self.placeholder = placeholder;
        self
    }

    pub fn error(mut self, error: bool) -> Field<'a> {
        self.error = error;
        self
    }

    pub fn width(mut self, width: f32) -> Field<'a> {
        self.width = Some(width);
        self
    }

    pub fn icon(mut self, icon: Icon) -> Field<'a> {
        self.icon = Some(icon);
        self
    }

    pub fn key(mut self, key: &'a str) -> Field<'a> {
        self.key = Some(key);
        self
    }

    pub fn height(mut self, height: f32) -> Field<'a> {
        self.height = height;
        self
    }

    /// Takes the focus if `focus`.
    pub fn focus(mut self, focus: bool) -> Field<'a> {
        self.focus = focus;
        self
    }
}

/// Shows a text field of one line. The response is `changed` when the text is; after Enter
/// [`FieldState::submitted`] is true for this frame, and the focus stays.
pub fn field_ui(ui: &mut Ui, kit: &mut Kit, state: &mut FieldState, field: Field<'_>) -> Response {
    let width = field.width.unwrap_or_else(|| ui.available_width());
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, field.height), Sense::click_and_drag());
    if field.focus {
        response.request_focus();
    }
    let inner = text_area(kit, rect, &field);
    let before = state.text().to_owned();
    let mut layout = set(kit, state.text(), field.role);
    point(ui, kit, state, &layout, inner, &response);
    let outcome =
        if response.has_focus() { typed(ui, kit, state, &mut layout, &field, &response) } else { Outcome::default() };
    state.submitted = outcome.submitted;
    if outcome.text_changed {
        response.mark_changed();
    }
    if outcome.text_changed || outcome.caret_moved {
        state.touched = ui.input(|input| input.time);
    }
    scroll(kit, state, &layout, inner);
    if ui.is_rect_visible(rect) {
        paint(ui, kit, state, &layout, rect, inner, &field, &response);
    }
    announce(ui, state, &before, &field, &response);
    response
}

/// Where the text stands: without padding, icon and key.
fn text_area(kit: &mut Kit, rect: Rect, field: &Field<'_>) -> Rect {
    let mut strip = Strip::new(rect.shrink2(vec2(size::FIELD_PADDING, 0.0)), kit);
    if field.icon.is_some() {
        strip.take_start(size::ICON + size::GAP);
    }
    if let Some(key) = field.key {
        strip.take_end(key_hint_size(kit, key).x + size::GAP);
    }
    strip.rest
}

/// The text in one line, in px; its direction is that of its first strong character, else the interface's.
fn set(kit: &mut Kit, text: &str, role: Role) -> Layout {
    let direction = first_strong(text).unwrap_or(kit.direction);
    let style = kit.text.style(role, direction, 1.0);
    let paragraph = Arc::new(Paragraph::new(text, direction, &style, kit.text.fonts()));
    let width = paragraph.max_width().ceil() + 1.0;
    // A caret after trailing spaces needs them to have width: the line is never broken and aligned by us.
    Layout::new(paragraph, width, Align::Start)
}

/// The left top corner of the layout, in points.
fn origin(kit: &Kit, state: &FieldState, layout: &Layout, inner: Rect) -> Pos2 {
    let scale = kit.text.scale();
    let height = layout.height() / scale;
    let slack = inner.width() - width(layout) / scale;
    let left = match layout.paragraph().direction() {
        Direction::Rtl if slack > 0.0 => inner.min.x + slack,
        _ => inner.min.x,
    };
    pos2(left - state.scroll / scale, inner.center().y - height / 2.0)
}

/// The width of the layout, in px.
fn width(layout: &Layout) -> f32 {
    layout.paragraph().max_width().ceil() + 1.0
}

/// Keeps the caret in view.
fn scroll(kit: &Kit, state: &mut FieldState, layout: &Layout, inner: Rect) {
    let room = inner.width() * kit.text.scale();
    let most = (width(layout) - room).max(0.0);
    let x = layout.caret(state.caret()).x;
    let margin = (2.0 * size::CARET * kit.text.scale()).min(room / 2.0);
    if x - state.scroll > room - margin {
        state.scroll = x - room + margin;
    } else if x - state.scroll < margin {
        state.scroll = x - margin;
    }
    state.scroll = state.scroll.clamp(0.0, most);
}

/// Clicks and drags.
fn point(ui: &Ui, kit: &Kit, state: &mut FieldState, layout: &Layout, inner: Rect, response: &Response) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let x = (pointer.x - origin(kit, state, layout, inner).x) * kit.text.scale();
    let caret = layout.hit_line(0, x);
    if response.triple_clicked() {
        state.select_all();
    } else if response.double_clicked() {
        state.select_word(caret.at);
    } else if response.drag_started() || response.is_pointer_button_down_on() || response.clicked() {
        // A tap may be pressed and released within one frame.
        let pressed_now = ui.input(|input| input.pointer.any_pressed());
        let shift = ui.input(|input| input.modifiers.shift);
        if pressed_now || state.caret() != caret {
            state.place(caret, !pressed_now || shift);
        }
        response.request_focus();
        state.touched = ui.input(|input| input.time);
    }
}

/// Keys, typed text, the clipboard, input methods.
fn typed(
    ui: &Ui,
    kit: &mut Kit,
    state: &mut FieldState,
    layout: &mut Layout,
    field: &Field<'_>,
    response: &Response,
) -> Outcome {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let mut outcome = Outcome::default();
    let id = response.id.accesskit_id();
    for event in ui.input(|input| input.filtered_events(&filter)) {
        match &event {
            Event::AccessKitActionRequest(request) if request.target_node != id => continue,
            Event::MiddleClickPaste { pos, .. } if !response.rect.contains(*pos) => continue,
            _ => {}
        }
        input::apply(state, layout, &event, &mut outcome);
        if layout.paragraph().text() != state.text() {
            *layout = set(kit, state.text(), field.role);
        }
    }
    if let Some(text) = outcome.copied.take() {
        ui.ctx().copy_text(text);
    }
    outcome
}

#[expect(clippy::too_many_arguments, reason = "everything a picture of the field needs")]
fn paint(
    ui: &Ui,
    kit: &mut Kit,
    state: &FieldState,
    layout: &Layout,
    rect: Rect,
    inner: Rect,
    field: &Field<'_>,
    response: &Response,
) {
    let theme = kit.theme;
    let edge = if field.error {
        Stroke::new(size::HAIRLINE, theme.danger)
    } else if response.has_focus() {
        Stroke::new(size::FIELD_EDGE_FOCUSED, theme.accent)
    } else {
        Stroke::new(size::HAIRLINE, theme.hairline)
    };
    edged(ui.painter(), rect, size::RADIUS, theme.surface_raised, edge);
    paint_furniture(ui, kit, state, rect, field);
    let painter = ui.painter().with_clip_rect(inner.expand2(vec2(size::GRID, 0.0)).intersect(ui.clip_rect()));
    if state.text().is_empty() {
        let block = kit.text.layout(field.placeholder, field.role, TextOptions::one_line(inner.width()));
        let align = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        paint_block(ui, kit, inner, align, &block, theme.text_muted);
    }
    let origin = origin(kit, state, layout, inner);
    if response.has_focus() {
        paint_span(&painter, kit, layout, origin, state.selection(), theme.selection);
    }
    kit.text.paint_lines(&painter, origin, layout, 0..1, theme.text);
    if let Some(range) = state.composing() {
        paint_composing(&painter, kit, layout, origin, range);
    }
    if response.has_focus() {
        paint_caret(ui, &painter, kit, state, layout, origin, rect, response);
    }
}

/// The icon and the key.
fn paint_furniture(ui: &Ui, kit: &mut Kit, state: &FieldState, rect: Rect, field: &Field<'_>) {
    let mut strip = Strip::new(rect.shrink2(vec2(size::FIELD_PADDING, 0.0)), kit);
    if let Some(icon) = field.icon {
        let place = strip.take_start(size::ICON);
        paint_icon(ui.painter(), kit, icon, place, kit.theme.text_muted);
    }
    if let Some(key) = field.key.filter(|_| state.text().is_empty()) {
        let place = strip.take_end(key_hint_size(kit, key).x);
        paint_key_hint(ui, kit, place, key);
    }
}

fn paint_span(painter: &Painter, kit: &Kit, layout: &Layout, origin: Pos2, range: CpRange, color: egui::Color32) {
    let scale = kit.text.scale();
    for span in layout.spans(range) {
        let Some(line) = layout.lines().get(span.line) else { continue };
        let min = origin + vec2(span.left, line.top) / scale;
        let max = origin + vec2(span.right, line.bottom) / scale;
        painter.rect_filled(Rect { min, max }, CornerRadius::ZERO, color);
    }
}

/// A line under what is being composed.
fn paint_composing(painter: &Painter, kit: &Kit, layout: &Layout, origin: Pos2, range: CpRange) {
    let scale = kit.text.scale();
    for span in layout.spans(range) {
        let Some(line) = layout.lines().get(span.line) else { continue };
        let y = origin.y + line.bottom / scale - size::GAP_SMALL;
        let (left, right) = (origin.x + span.left / scale, origin.x + span.right / scale);
        painter.hline(left..=right, y, Stroke::new(size::HAIRLINE, kit.theme.text));
    }
}

#[expect(clippy::too_many_arguments, reason = "the caret is where the window, the text and the input method meet")]
fn paint_caret(
    ui: &Ui,
    painter: &Painter,
    kit: &Kit,
    state: &FieldState,
    layout: &Layout,
    origin: Pos2,
    field: Rect,
    response: &Response,
) {
    let shape = layout.caret(state.caret());
    let place = caret_rect(kit, shape, origin);
    if state.selection().is_empty() && caret_is_lit(ui, kit, state) {
        painter.rect_filled(place, CornerRadius::ZERO, kit.theme.text);
    }
    if ui.memory(|memory| memory.owns_ime_events(response.id)) {
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * field,
                cursor_rect: to_global * place,
                should_interrupt_composition: false,
            });
        });
    }
}

/// Where a caret is drawn: beside the edge it stands at, on the side the next character goes to, so that
/// it never covers the one before.
fn caret_rect(kit: &Kit, shape: CaretShape, origin: Pos2) -> Rect {
    let scale = kit.text.scale();
    let width = (size::CARET * scale).round().max(1.0);
    let edge = (origin.x * scale + shape.x).round();
    let left = if shape.direction.is_rtl() { edge - width } else { edge } / scale;
    let (top, bottom) = (origin.y + shape.top / scale, origin.y + shape.bottom / scale);
    Rect { min: pos2(left, top), max: pos2(left + width / scale, bottom) }
}

/// Whether a blinking caret shows now; it always does where nothing may move.
fn caret_is_lit(ui: &Ui, kit: &Kit, state: &FieldState) -> bool {
    if !kit.motion {
        return true;
    }
    let (now, focused) = ui.input(|input| (input.time, input.focused));
    if !focused {
        return false;
    }
    let phase = (now - state.touched).max(0.0) / size::BLINK_SECONDS;
    let next = (1.0 - phase.fract()) * size::BLINK_SECONDS;
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(next.max(0.01)));
    (phase as u64).is_multiple_of(2)
}

/// Tells assistive technology name, text and selection.
fn announce(ui: &Ui, state: &FieldState, before: &str, field: &Field<'_>, response: &Response) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo {
        label: Some(field.name.to_owned()),
        ..WidgetInfo::text_edit(enabled, before, state.text(), field.placeholder)
    });
}
