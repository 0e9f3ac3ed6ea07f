//! A key in its box.

use super::look::{edged, hairline};
use crate::text::Direction;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Color32, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};
use std::sync::Arc;

/// The names of keys run from left to right in every interface.
fn set(kit: &mut Kit, key: &str) -> Arc<TextBlock> {
    let options = TextOptions { direction: Some(Direction::Ltr), ..TextOptions::default() };
    kit.text.layout(key, Role::Key, options)
}

/// The size of the box of `key`.
pub fn key_hint_size(kit: &mut Kit, key: &str) -> Vec2 {
    let width = set(kit, key).size().x + 2.0 * size::KEY_PADDING;
    vec2(width.max(size::KEY_MIN), size::KEY_HEIGHT)
}

/// Paints the box of `key` in the middle of `rect`.
pub fn paint_key_hint(ui: &Ui, kit: &mut Kit, rect: Rect, key: &str) {
    let (fill, edge, text) = (kit.theme.surface, kit.theme.hairline, kit.theme.text_muted);
    paint(ui, kit, rect, key, fill, edge, text);
}

/// The same beside what cannot be used now.
pub(super) fn paint_key_hint_disabled(ui: &Ui, kit: &mut Kit, rect: Rect, key: &str) {
    let (fill, edge, text) = (kit.theme.surface, kit.theme.hairline, kit.theme.text_disabled);
    paint(ui, kit, rect, key, fill, edge, text);
}

/// The same on the accent colour.
pub(super) fn paint_key_hint_on_accent(ui: &Ui, kit: &mut Kit, rect: Rect, key: &str) {
    let text = kit.theme.on_accent;
    paint(ui, kit, rect, key, Color32::TRANSPARENT, text.gamma_multiply(0.5), text);
}

fn paint(ui: &Ui, kit: &mut Kit, rect: Rect, key: &str, fill: Color32, edge: Color32, text: Color32) {
    let block = set(kit, key);
    let shape = Align2::CENTER_CENTER.align_size_within_rect(key_hint_size(kit, key), rect);
    let edge = Stroke { color: edge, ..hairline(&kit.theme) };
    edged(ui.painter(), shape, size::RADIUS_KEY, fill, edge);
    let place = Align2::CENTER_CENTER.align_size_within_rect(block.size(), shape);
    kit.text.paint(ui.painter(), place.min, &block, text);
}

/// Shows a key in its box.
pub fn key_hint_ui(ui: &mut Ui, kit: &mut Kit, key: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(key_hint_size(kit, key), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_key_hint(ui, kit, rect, key);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, key));
    response
}
