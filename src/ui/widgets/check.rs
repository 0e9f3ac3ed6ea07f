//! A box that is on or off.

use super::button::allocate;
use super::label::paint_block;
use super::look::{describe, edged, fill, focus_ring, front, hairline};
use super::strip::Strip;
use super::swatch::paint_swatch;
use crate::annotation::LineStyle;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{LabelShades, size};
use egui::{Align2, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

/// The width and height of the box.
const BOX: f32 = size::ICON + 2.0;

/// Shows a box that is `on` or off; `name` is what it is called for those who don't see what it stands beside.
pub fn check_ui(ui: &mut Ui, kit: &mut Kit, name: &str, on: bool, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::CONTROL_MIN), sense);
    if ui.is_rect_visible(rect) {
        let place = paint_box(ui, kit, &response, rect, on, enabled);
        focus_ring(ui.painter(), kit, &response, place, size::RADIUS_KEY);
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, enabled, on, name));
    response
}

/// Paints the box in the middle of `rect`; answers where.
fn paint_box(ui: &Ui, kit: &mut Kit, response: &Response, rect: Rect, on: bool, enabled: bool) -> Rect {
    let place: Rect = Align2::CENTER_CENTER.align_size_within_rect(Vec2::splat(BOX), rect);
    let (ground, edge) = match (on, enabled) {
        (true, true) => (kit.theme.accent, Stroke::NONE),
        (true, false) => (kit.theme.text_disabled, Stroke::NONE),
        (false, true) => {
            (fill(ui, kit, response, kit.theme.surface_raised), Stroke::new(size::HAIRLINE, kit.theme.line_strong))
        }
        (false, false) => (kit.theme.surface, hairline(&kit.theme)),
    };
    edged(ui.painter(), place, size::RADIUS_KEY, ground, edge);
    if on {
        let color = kit.theme.on_accent;
        paint_icon(ui.painter(), kit, Icon::Check, place, color);
    }
    place
}

/// A box with its words beside it, which can be pressed anywhere.
#[derive(Clone, Copy, Debug)]
pub struct CheckRow<'a> {
    pub name: &'a str,
    pub on: bool,
    pub enabled: bool,
    /// The look of a label, between the box and the words.
    pub swatch: Option<(LabelShades, LineStyle)>,
    /// A count at the end, muted; what it counts is said to those who don't see it.
    pub count: Option<(&'a str, &'a str)>,
    /// Whether it stands among the rows of a list: the box where their icons are, the words where theirs are.
    pub in_list: bool,
}

impl<'a> CheckRow<'a> {
    pub fn new(name: &'a str, on: bool) -> CheckRow<'a> {
        CheckRow { name, on, enabled: true, swatch: None, count: None, in_list: false }
    }
}

/// Shows a box with its words over the width there is, the box at its start, where headings above begin.
pub fn check_row_ui(ui: &mut Ui, kit: &mut Kit, row: CheckRow<'_>) -> Response {
    let response = allocate(ui, vec2(ui.available_width(), size::CONTROL), row.enabled);
    finish(ui, kit, response, row)
}

/// The same at `rect`; for lists that lay out only what is in view. Of such a list one row, the `current` one, is
/// reached by Tab.
pub fn check_row_at_ui(ui: &Ui, kit: &mut Kit, rect: Rect, id: Id, current: bool, row: CheckRow<'_>) -> Response {
    let sense = if current { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    finish(ui, kit, response, row)
}

fn finish(ui: &Ui, kit: &mut Kit, response: Response, row: CheckRow<'_>) -> Response {
    let rect = response.rect;
    if ui.is_rect_visible(rect) {
        let color = front(&kit.theme, row.enabled, kit.theme.text);
        let muted = front(&kit.theme, row.enabled, kit.theme.text_muted);
        let mut strip = Strip::new(rect, kit);
        if row.in_list {
            // The middle of the box stands where that of an icon does.
            strip.take_start(size::ROW_PADDING - (BOX - size::ICON) / 2.0);
        }
        paint_box(ui, kit, &response, strip.take_start(BOX), row.on, row.enabled);
        strip.take_start(size::GAP);
        if let Some((shades, line)) = &row.swatch {
            paint_swatch(ui.painter(), strip.take_start(size::SWATCH_WIDTH), shades, *line);
            strip.take_start(size::GAP);
        }
        strip.take_end(if row.in_list { size::ROW_PADDING } else { size::GAP_SMALL });
        if let Some((count, _)) = row.count {
            let block = kit.text.layout(count, Role::Small, TextOptions::default());
            let place = strip.take_end(block.size().x);
            paint_block(ui, kit, place, Align2::CENTER_CENTER, &block, muted);
            strip.take_end(size::GAP);
        }
        let block = kit.text.layout(row.name, Role::Body, TextOptions::one_line(strip.rest.width().max(1.0)));
        let place = strip.at_start(block.size());
        kit.text.paint(ui.painter(), place.min, &block, color);
        // Within the row, but beyond a box at its edge.
        let ring = size::FOCUS_RING + size::FOCUS_GAP;
        let around = rect.shrink2(vec2(if row.in_list { ring } else { 0.0 }, ring));
        focus_ring(ui.painter(), kit, &response, around, size::RADIUS_KEY);
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, row.enabled, row.on, row.name));
    describe(&response, row.count.map(|(_, said)| said), None);
    response
}
