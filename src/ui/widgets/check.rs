//! A box that is on or off.

use super::look::{edged, fill, focus_ring, hairline};
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use egui::{Align2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// Shows a box that is `on` or off; `name` is what it is called for those who don't see what it stands beside.
pub fn check_ui(ui: &mut Ui, kit: &mut Kit, name: &str, on: bool, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::CONTROL_MIN), sense);
    if ui.is_rect_visible(rect) {
        let place: Rect = Align2::CENTER_CENTER.align_size_within_rect(Vec2::splat(size::ICON + 2.0), rect);
        let (ground, edge) = match (on, enabled) {
            (true, true) => (kit.theme.accent, Stroke::NONE),
            (true, false) => (kit.theme.text_disabled, Stroke::NONE),
            (false, true) => {
                (fill(ui, kit, &response, kit.theme.surface_raised), Stroke::new(size::HAIRLINE, kit.theme.line_strong))
            }
            (false, false) => (kit.theme.surface, hairline(&kit.theme)),
        };
        edged(ui.painter(), place, size::RADIUS_KEY, ground, edge);
        if on {
            let color = kit.theme.on_accent;
            paint_icon(ui.painter(), kit, Icon::Check, place, color);
        }
        focus_ring(ui.painter(), kit, &response, place, size::RADIUS_KEY);
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, enabled, on, name));
    response
}
