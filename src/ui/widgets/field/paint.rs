//! The picture of a field.

use super::column::{Column, Place, visible_lines};
use super::edit::FieldState;
use super::view::{Field, line_height};
use crate::text::{CpRange, Direction};
use crate::ui::icons::paint_icon;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::key_hint::{key_hint_size, paint_key_hint};
use crate::ui::widgets::label::paint_block;
use crate::ui::widgets::look::{edged, focus_ring};
use crate::ui::widgets::strip::Strip;
use egui::{
    Align2, Color32, CornerRadius, IMEPurpose, Painter, Pos2, Rect, Response, Stroke, Ui, output::IMEOutput, pos2, vec2,
};

/// What there is to paint.
pub(super) struct Picture<'a> {
    pub state: &'a FieldState,
    pub column: &'a Column,
    pub field: &'a Field<'a>,
    pub rect: Rect,
    /// Where the text is seen.
    pub inner: Rect,
    /// The column's left top corner.
    pub origin: Pos2,
    pub response: &'a Response,
}

impl Picture<'_> {
    /// The rectangle of what lies between two places of the column, in points.
    fn area(&self, kit: &Kit, left: f32, right: f32, top: f32, bottom: f32) -> Rect {
        let scale = kit.text.scale();
        Rect { min: self.origin + vec2(left, top) / scale, max: self.origin + vec2(right, bottom) / scale }
    }

    /// The heights of the column between which it is seen, in px.
    fn seen(&self, kit: &Kit) -> (f32, f32) {
        let scale = kit.text.scale();
        ((self.rect.min.y - self.origin.y) * scale, (self.rect.max.y - self.origin.y) * scale)
    }
}

pub(super) fn paint(ui: &Ui, kit: &mut Kit, picture: &Picture<'_>) {
    let (theme, field, focused) = (kit.theme, picture.field, picture.response.has_focus());
    let edge = if field.error {
        Stroke::new(if focused { size::FIELD_EDGE_FOCUSED } else { size::HAIRLINE }, theme.danger)
    } else if focused {
        Stroke::new(size::FIELD_EDGE_FOCUSED, theme.accent)
    } else {
        Stroke::new(size::HAIRLINE, theme.hairline)
    };
    let fill = if field.enabled { theme.surface_raised } else { theme.surface_sunken };
    if field.only_read {
        focus_ring(ui.painter(), kit, picture.response, picture.rect, size::RADIUS_KEY);
    } else if !field.quiet || focused || picture.response.hovered() && field.enabled {
        edged(ui.painter(), picture.rect, size::RADIUS, fill, edge);
    }
    paint_furniture(ui, kit, picture);
    if picture.state.text().is_empty() && !field.only_read {
        paint_placeholder(ui, kit, picture);
    }
    let painter = ui.painter().with_clip_rect(clip(picture).intersect(ui.clip_rect()));
    let (top, bottom) = picture.seen(kit);
    if focused {
        for stretch in picture.column.stretches(picture.state.selection(), top, bottom) {
            let area = picture.area(kit, stretch.left, stretch.right, stretch.top, stretch.bottom);
            painter.rect_filled(area, CornerRadius::ZERO, theme.selection);
        }
    }
    let color = if field.enabled { theme.text } else { theme.text_disabled };
    for piece in picture.column.pieces_between(top, bottom) {
        let origin = picture.origin + vec2(0.0, piece.top / kit.text.scale());
        kit.text.paint_lines(&painter, origin, &piece.layout, visible_lines(piece, top, bottom), color);
    }
    if let Some(range) = picture.state.composing() {
        paint_composing(&painter, kit, picture, range);
    }
    if focused && !field.only_read {
        paint_caret(ui, &painter, kit, picture);
    }
}

/// Where text may be painted: a little beyond its area for what stands out of it, never over the edge.
fn clip(picture: &Picture<'_>) -> Rect {
    match picture.field.lines {
        None => picture.inner.expand2(vec2(size::GRID, 0.0)),
        Some(_) => {
            let within = picture.rect.shrink(size::FIELD_EDGE_FOCUSED);
            let sides = picture.inner.expand2(vec2(size::GRID, 0.0));
            Rect::from_x_y_ranges(sides.x_range(), within.y_range())
        }
    }
}

/// The icon and the key, beside the first line.
fn paint_furniture(ui: &Ui, kit: &mut Kit, picture: &Picture<'_>) {
    let (field, rect) = (picture.field, picture.rect);
    let height = if field.lines.is_some() { size::FIELD } else { rect.height() };
    let first = Rect::from_min_size(rect.min, vec2(rect.width(), height));
    let mut strip = Strip::new(first.shrink2(vec2(size::FIELD_PADDING, 0.0)), kit);
    if let Some(icon) = field.icon {
        let place = strip.take_start(size::ICON);
        paint_icon(ui.painter(), kit, icon, place, kit.theme.text_muted);
    }
    if let Some(key) = field.key.filter(|_| picture.state.text().is_empty()) {
        let place = strip.take_end(key_hint_size(kit, key).x);
        paint_key_hint(ui, kit, place, key);
    }
}

/// The placeholder, on the side where the caret of an empty field stands.
fn paint_placeholder(ui: &Ui, kit: &mut Kit, picture: &Picture<'_>) {
    let (field, inner) = (picture.field, picture.inner);
    let rtl = field.natural.unwrap_or(kit.direction).is_rtl();
    let color = if field.enabled { kit.theme.text_muted } else { kit.theme.text_disabled };
    let (options, align) = match field.lines {
        None => (TextOptions::one_line(inner.width()), if rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }),
        Some((lines, _)) => {
            let options = TextOptions { max_lines: Some(lines), ..TextOptions::wrapped(inner.width()) };
            (options, if rtl { Align2::RIGHT_TOP } else { Align2::LEFT_TOP })
        }
    };
    // Beside the words of a page a hint is small, in the middle of the line that the first words will stand on.
    let role = if field.quiet { Role::Note } else { field.role };
    let block = kit.text.layout(field.placeholder, role, options);
    let first = Rect::from_min_size(inner.min, vec2(inner.width(), line_height(field).max(block.size().y)));
    let (mut place, align) = match (field.quiet, rtl) {
        (false, _) => (inner, align),
        (true, true) => (first, Align2::RIGHT_CENTER),
        (true, false) => (first, Align2::LEFT_CENTER),
    };
    // The caret stands before it and covers none of it.
    if rtl {
        place.max.x -= size::CARET + 1.0;
    } else {
        place.min.x += size::CARET + 1.0;
    }
    paint_block(ui, kit, place, align, &block, color);
}

/// A line under what is being composed.
fn paint_composing(painter: &Painter, kit: &Kit, picture: &Picture<'_>, range: CpRange) {
    let (top, bottom) = picture.seen(kit);
    for stretch in picture.column.stretches(range, top, bottom) {
        let area = picture.area(kit, stretch.left, stretch.right, stretch.top, stretch.bottom);
        let y = area.max.y - size::GAP_SMALL;
        painter.hline(area.x_range(), y, Stroke::new(size::HAIRLINE, kit.theme.text));
    }
}

/// The caret. Where it stands between two directions, a flag at its head points where the text runs that it belongs
/// to, and half a caret stands where the other text would go on.
fn paint_caret(ui: &Ui, painter: &Painter, kit: &Kit, picture: &Picture<'_>) {
    let place = picture.column.place(picture.state.caret());
    let rect = caret_rect(kit, picture, &place);
    if picture.state.selection().is_empty() && is_lit(ui, kit, picture.state) {
        let color = kit.theme.text;
        painter.rect_filled(rect, CornerRadius::ZERO, color);
        if let Some(other) = picture.column.other_place(picture.state.caret()) {
            paint_flag(painter, rect, place.direction, color);
            let mut half = caret_rect(kit, picture, &other);
            half.min.y = half.center().y;
            painter.rect_filled(half, CornerRadius::ZERO, color);
        }
    }
    if ui.memory(|memory| memory.owns_ime_events(picture.response.id)) {
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * picture.rect,
                cursor_rect: to_global * rect,
                should_interrupt_composition: false,
            });
        });
    }
}

/// A short bar at the caret's head, on the side its text goes on.
fn paint_flag(painter: &Painter, caret: Rect, direction: Direction, color: Color32) {
    let mut flag = caret;
    flag.max.y = flag.min.y + caret.width();
    if direction.is_rtl() {
        flag.min.x -= size::GRID;
    } else {
        flag.max.x += size::GRID;
    }
    painter.rect_filled(flag, CornerRadius::ZERO, color);
}

/// Where a caret is drawn: beside the edge it stands at, on the side the next character goes to, so that it never
/// covers the one before; within the field, also where the space before it hangs over its edge.
fn caret_rect(kit: &Kit, picture: &Picture<'_>, place: &Place) -> Rect {
    let scale = kit.text.scale();
    let width = (size::CARET * scale).round().max(1.0);
    let bounds = picture.inner.expand2(vec2(size::CARET, 0.0));
    let edge = (picture.origin.x * scale + place.x).clamp(bounds.min.x * scale, bounds.max.x * scale).round();
    let left = if place.direction.is_rtl() { edge - width } else { edge } / scale;
    let (top, bottom) = (picture.origin.y + place.top / scale, picture.origin.y + place.bottom / scale);
    Rect { min: pos2(left, top), max: pos2(left + width / scale, bottom) }
}

/// Whether a blinking caret shows now; it always does where nothing may move.
fn is_lit(ui: &Ui, kit: &Kit, state: &FieldState) -> bool {
    if !kit.motion {
        return true;
    }
    let (now, focused) = ui.input(|input| (input.time, input.focused));
    if !focused {
        return false;
    }
    let phase = (now - state.shown.touched).max(0.0) / size::BLINK_SECONDS;
    let next = (1.0 - phase.fract()) * size::BLINK_SECONDS;
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(next.max(0.01)));
    (phase as u64).is_multiple_of(2)
}
