//! A line of explanation under the pointer.

use super::key_hint::{key_hint_size, paint_key_hint};
use super::label::paint_block;
use super::look::floating_frame;
use super::strip::Strip;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Response, Sense, Tooltip, Ui, Vec2, vec2};

/// Shows `text` while the pointer rests on `response`, with the key that does the same, if there is one.
pub fn tooltip_ui(response: Response, kit: &mut Kit, text: &str, key: Option<&str>) -> Response {
    let frame = floating_frame(kit, size::GAP);
    let mut tooltip =
        if response.enabled() { Tooltip::for_enabled(&response) } else { Tooltip::for_disabled(&response) };
    tooltip.popup = tooltip.popup.frame(frame);
    tooltip.show(|ui| contents_ui(ui, kit, text, key));
    response
}

fn contents_ui(ui: &mut Ui, kit: &mut Kit, text: &str, key: Option<&str>) {
    let key_size = key.map_or(Vec2::ZERO, |key| key_hint_size(kit, key) + vec2(size::GAP, 0.0));
    let options = TextOptions::wrapped(size::TOOLTIP_WIDTH - key_size.x);
    let block = kit.text.layout(text, Role::Body, options);
    let desired = vec2(block.size().x + key_size.x, block.size().y.max(key_size.y));
    let (rect, _) = ui.allocate_exact_size(desired, Sense::hover());
    let mut strip = Strip::new(rect, kit);
    let words = strip.take_start(block.size().x);
    paint_block(ui, kit, words, Align2::CENTER_CENTER, &block, kit.theme.text);
    if let Some(key) = key {
        strip.take_start(size::GAP);
        paint_key_hint(ui, kit, strip.rest, key);
    }
}
