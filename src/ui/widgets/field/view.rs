//! The field on the screen.

use super::accessible::{self, TextArea};
use super::column::{Column, Recipe, Setter};
use super::edit::FieldState;
use super::force::Held;
use super::input::{self, Outcome};
use super::paint::{self, Picture};
use super::pointer;
use crate::text::Direction;
use crate::ui::icons::Icon;
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::key_hint::key_hint_size;
use crate::ui::widgets::scroll::scroll_bar_ui;
use crate::ui::widgets::strip::Strip;
use egui::{CursorIcon, Event, EventFilter, Id, OutputCommand, Pos2, Rect, Response, Sense, Ui, pos2, vec2};
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
    /// Of a field of one line, in points.
    pub height: f32,
    pub role: Role,
    /// Whether to take the focus now.
    pub focus: bool,
    /// Fewest and most lines shown of a field with paragraphs; `None` is a field of one line.
    pub lines: Option<(usize, usize)>,
    /// The direction of paragraphs without letters, the empty field among them; `None` is the interface's.
    pub natural: Option<Direction>,
    /// Whether it can be used; nor can it where its surroundings cannot.
    pub enabled: bool,
    /// How much larger its text is than its role says, as a factor.
    pub zoom: f32,
    /// Whether it has no ground or edge but under the pointer and while it has the focus: for text in its place on a page.
    pub quiet: bool,
    /// Whether it is only read: selected and copied from, without ground and caret, its text where other text stands.
    pub only_read: bool,
    /// Whether Tab is left to whoever shows it, rather than leading to the next widget.
    pub keeps_tab: bool,
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
            lines: None,
            natural: None,
            enabled: true,
            zoom: 1.0,
            quiet: false,
            only_read: false,
            keeps_tab: false,
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

    /// With paragraphs: it wraps, grows with its text from `min_lines` to `max_lines` and then scrolls. Enter
    /// begins a paragraph, Ctrl+Enter submits.
    pub fn multiline(mut self, min_lines: usize, max_lines: usize) -> Field<'a> {
        self.lines = Some((min_lines.max(1), max_lines.max(min_lines).max(1)));
        self
    }

    /// For text in a language that runs in `natural`: where the caret stands while there are no letters yet.
    pub fn natural(mut self, natural: Direction) -> Field<'a> {
        self.natural = Some(natural);
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Field<'a> {
        self.enabled = enabled;
        self
    }

    /// As text in its place on a page, `zoom` times as large as `role`.
    pub fn in_place(mut self, role: Role, zoom: f32) -> Field<'a> {
        (self.role, self.zoom, self.quiet) = (role, zoom, true);
        self
    }

    /// Shown as text that can be selected and copied, if `only_read`.
    pub fn only_read(mut self, only_read: bool) -> Field<'a> {
        self.only_read = only_read;
        self
    }

    /// Leaves Tab to whoever shows it.
    pub fn keeps_tab(mut self) -> Field<'a> {
        self.keeps_tab = true;
        self
    }
}

/// How far the text of a field like this one with paragraphs stands from its edges, in points: at its sides and above.
pub fn field_inset(field: &Field<'_>) -> egui::Vec2 {
    vec2(size::FIELD_PADDING, padding(field))
}

/// How high a field with paragraphs is that is `width` points wide, without showing it.
pub fn field_height(kit: &mut Kit, state: &mut FieldState, field: &Field<'_>, width: f32) -> f32 {
    state.divide(field.lines.is_some());
    let column = set(kit, state, field, width);
    height(field, column.height() / kit.text.scale())
}

/// Shows a text field. The response is `changed` when the text is, also by what an input method is still composing;
/// after Enter (with paragraphs Ctrl+Enter) [`FieldState::submitted`] is true for this frame, and the focus stays.
///
/// Ctrl with the left or right Shift key alone forces the direction of the paragraphs selected; see [`FieldState`].
pub fn field_ui(ui: &mut Ui, kit: &mut Kit, state: &mut FieldState, field: Field<'_>) -> Response {
    let focus = field.focus && field.enabled;
    let field = Field { enabled: field.enabled && ui.is_enabled(), ..field };
    let width = field.width.unwrap_or_else(|| ui.available_width());
    let id = ui.next_auto_id();
    state.divide(field.lines.is_some());
    if focus {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // All that may change the text comes before the room is taken: the field grows in the frame it is typed in.
    let text_before = state.text().to_owned();
    let mut column = set(kit, state, &field, width);
    let mut outcome = Outcome::default();
    if field.enabled {
        accessible::answer(ui, state, id, field.only_read, &mut outcome);
        column = set(kit, state, &field, width);
        pointed(ui, kit, state, &column, &field, id, &mut outcome);
        typed(ui, kit, state, &mut column, &field, id, width, &mut outcome);
    }
    let scrolls =
        field.lines.is_some_and(|(_, max)| column.height() > max as f32 * line_height(&field) * kit.text.scale());
    if scrolls != state.shown.scrolls {
        state.shown.scrolls = scrolls;
        column = set(kit, state, &field, width);
    }
    let size = vec2(width, height(&field, column.height() / kit.text.scale()));
    let sense = if field.enabled { Sense::click_and_drag() } else { Sense::hover() };
    let (rect, mut response) = ui.allocate_exact_size(size, sense);
    if focus {
        // Again, since what is shown for the first time may only be measured, and measuring takes the focus away.
        response.request_focus();
    }
    let inner = text_area(kit, rect, &field, scrolls);
    settle(ui, kit, state, &column, &field, inner, &response, &outcome);
    offer(ui, state, &outcome);
    if outcome.text_changed {
        response.mark_changed();
    }
    kit.typing |= response.has_focus();
    if response.hovered() && field.enabled {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let origin = origin(kit, state, &column, &field, inner);
    if ui.is_rect_visible(rect) {
        let picture = Picture { state, column: &column, field: &field, rect, inner, origin, response: &response };
        paint::paint(ui, kit, &picture);
    }
    bar(ui, kit, state, &column, &field, &response);
    let area = TextArea { column: &column, origin, inner, scale: kit.text.scale() };
    accessible::announce(ui, state, &text_before, &field, &response, &area);
    response
}

/// Room above and below the text of a field with paragraphs: one line stands in it as in a field of one line.
fn padding(field: &Field<'_>) -> f32 {
    ((size::FIELD - line_height(field)) / 2.0).max(size::GAP_SMALL)
}

/// The height of a line in whichever direction needs more.
pub(super) fn line_height(field: &Field<'_>) -> f32 {
    field.role.line_height(Direction::Rtl).max(field.role.line_height(Direction::Ltr)) * field.zoom
}

/// The height of a field whose text is `text` high.
fn height(field: &Field<'_>, text: f32) -> f32 {
    let Some((min, max)) = field.lines else { return field.height };
    let line = line_height(field);
    text.clamp(min as f32 * line, max.max(min) as f32 * line).ceil() + 2.0 * padding(field)
}

/// Where the text stands: without padding, icon and key, and a little further from the scroll bar if there is one.
fn text_area(kit: &mut Kit, rect: Rect, field: &Field<'_>, scrolls: bool) -> Rect {
    let above = if field.lines.is_some() { padding(field) } else { 0.0 };
    let beside = if field.only_read && !field.quiet { 0.0 } else { size::FIELD_PADDING };
    let mut strip = Strip::new(rect.shrink2(vec2(beside, above)), kit);
    if field.icon.is_some() {
        strip.take_start(size::ICON + size::GAP);
    }
    if let Some(key) = field.key {
        strip.take_end(key_hint_size(kit, key).x + size::GAP);
    }
    if scrolls {
        strip.take_end(size::GAP_SMALL);
    }
    // A window may be too narrow for the padding alone.
    let rest = strip.rest;
    Rect { max: rest.max.max(rest.min), ..rest }
}

/// The text as it is set now in a field `width` points wide, from the last frame where it is the same.
fn set(kit: &mut Kit, state: &mut FieldState, field: &Field<'_>, width: f32) -> Arc<Column> {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(width, field.height));
    let room = text_area(kit, rect, field, state.shown.scrolls).width();
    let scale = kit.text.scale();
    let natural = field.natural.unwrap_or(kit.direction);
    let zoom = field.zoom;
    let recipe = Recipe { role: field.role, zoom, natural, room: room * scale, scale, divided: field.lines.is_some() };
    let before = state.shown.column.take();
    let column = match before {
        Some(column) if column.is_of(state.revision(), &recipe) => column,
        before => {
            let style = |direction| kit.text.style(field.role, direction, zoom);
            let setter = Setter { fonts: kit.text.fonts(), style: &style };
            Arc::new(Column::new(state.text(), state.revision(), recipe, before.as_deref(), &setter))
        }
    };
    state.shown.column = Some(Arc::clone(&column));
    column
}

/// The left top corner of the column, in points.
fn origin(kit: &Kit, state: &FieldState, column: &Column, field: &Field<'_>, inner: Rect) -> Pos2 {
    let slack = inner.height() - column.height() / kit.text.scale();
    let top = if field.lines.is_some() { inner.min.y } else { inner.min.y + slack / 2.0 };
    pos2(inner.min.x, top) - state.shown.scroll
}

/// The pointer, on what the last frame showed.
fn pointed(
    ui: &Ui,
    kit: &Kit,
    state: &mut FieldState,
    column: &Column,
    field: &Field<'_>,
    id: Id,
    outcome: &mut Outcome,
) {
    let (Some(last), Some(inner)) = (ui.ctx().read_response(id), state.shown.inner) else { return };
    let origin = origin(kit, state, column, field, inner);
    outcome.caret_moved |= pointer::point(ui, state, column, kit.text.scale(), inner, origin, &last);
}

/// Keys, typed text, the clipboard, input methods.
#[expect(clippy::too_many_arguments, reason = "where the window, the text and its layout meet")]
fn typed(
    ui: &Ui,
    kit: &mut Kit,
    state: &mut FieldState,
    column: &mut Arc<Column>,
    field: &Field<'_>,
    id: Id,
    width: f32,
    outcome: &mut Outcome,
) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        state.shown.held = Held::default();
        let before = state.revision();
        state.drop_composing();
        outcome.text_changed |= before != state.revision();
        *column = set(kit, state, field, width);
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: field.keeps_tab, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let inner = state.shown.inner.unwrap_or(Rect::ZERO);
    let scale = kit.text.scale();
    let page = (inner.height() - line_height(field)).max(line_height(field)) * scale;
    for event in ui.input(|input| input.filtered_events(&filter)) {
        if field.only_read && !input::is_read(&event) {
            continue;
        }
        match &event {
            Event::MiddleClickPaste { pos, .. } if !inner.contains(*pos) => continue,
            Event::MiddleClickPaste { pos, .. } => {
                let at = (*pos - origin(kit, state, column, field, inner)) * scale;
                state.place(column.hit(at.x, at.y), false);
            }
            _ => {}
        }
        input::apply(state, column, page, &event, outcome);
        *column = set(kit, state, field, width);
    }
    state.shown.held.end_frame();
    if let Some(text) = outcome.copied.take() {
        ui.ctx().copy_text(text);
    }
}

/// What follows from what was done: the caret is brought into view, blinks anew.
#[expect(clippy::too_many_arguments, reason = "where the window, the text and its layout meet")]
fn settle(
    ui: &Ui,
    kit: &Kit,
    state: &mut FieldState,
    column: &Column,
    field: &Field<'_>,
    inner: Rect,
    response: &Response,
    outcome: &Outcome,
) {
    state.shown.submitted = outcome.submitted;
    let acted = outcome.text_changed || outcome.caret_moved;
    if acted {
        state.shown.touched = ui.input(|input| input.time);
    }
    let scale = kit.text.scale();
    let size = inner.size();
    let most = vec2(column.width() / scale - size.x, column.height() / scale - size.y).max(egui::Vec2::ZERO);
    let most = if field.lines.is_some() { vec2(0.0, most.y) } else { vec2(most.x, 0.0) };
    pointer::wheel(ui, state, response, most.y);
    let resized = state.shown.inner.is_some_and(|before| before.size() != size);
    let focused = response.has_focus();
    let reveal = acted || field.lines.is_none() || focused && (resized || response.gained_focus());
    let place = column.place(state.caret());
    let (x, top, bottom) = (place.x / scale, place.top / scale, place.bottom / scale);
    let caret = Rect { min: pos2(x, top), max: pos2(x, bottom) };
    let caret = reveal.then_some(caret);
    state.shown.scroll = pointer::kept(state.shown.scroll, most, size, 2.0 * size::CARET, caret);
    state.shown.inner = Some(inner);
}

/// Hands what the user selected to whoever pastes by the middle button, once the selection stands.
fn offer(ui: &Ui, state: &mut FieldState, outcome: &Outcome) {
    state.shown.selecting |= outcome.caret_moved;
    if state.shown.selecting && !ui.input(|input| input.pointer.any_down()) {
        state.shown.selecting = false;
        if !state.selection().is_empty() {
            ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(state.selected_text().to_owned()));
        }
    }
}

/// The scroll bar of a field with paragraphs, in the padding at its end.
fn bar(ui: &Ui, kit: &Kit, state: &mut FieldState, column: &Column, field: &Field<'_>, response: &Response) {
    if field.lines.is_some() {
        let content = column.height() / kit.text.scale() + 2.0 * padding(field);
        let id = response.id.with("bar");
        if scroll_bar_ui(ui, kit, id, response.rect, content, &mut state.shown.scroll.y) {
            ui.ctx().request_repaint();
        }
    }
}
