//! One choice out of a few, side by side.

use super::label::paint_block;
use super::look::{edged, fill, focus_ring, hairline};
use super::strip::Strip;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Color32, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2};

/// How wide each of the choices in `names` is.
fn widths<'a>(kit: &'a mut Kit, names: &'a [&str]) -> impl Iterator<Item = f32> + 'a {
    names.iter().map(|name| {
        // The heavier weight is the wider one: no choice moves the others.
        let mut width = |role| kit.text.layout(name, role, TextOptions::default()).size().x;
        width(Role::BodyMedium).max(width(Role::Body)) + 2.0 * size::SEGMENT_PADDING
    })
}

/// How wide all choices in `names` are side by side.
pub fn segmented_width(kit: &mut Kit, names: &[&str]) -> f32 {
    widths(kit, names).sum::<f32>() + 2.0 * size::SEGMENT_INSET
}

/// Shows the choices in `names` with `chosen` marked, and answers with another that was chosen.
///
/// Each can be reached by Tab; the arrow keys go to the neighbour.
pub fn segmented_ui(ui: &mut Ui, kit: &mut Kit, names: &[&str], chosen: usize) -> Option<usize> {
    let desired = vec2(segmented_width(kit, names), size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(desired, Sense::hover());
    edged(ui.painter(), rect, size::RADIUS, kit.theme.surface_raised, hairline(&kit.theme));
    let mut strip = Strip::new(rect.shrink(size::SEGMENT_INSET), kit);
    let mut answer = None;
    let widths: Vec<f32> = widths(kit, names).collect();
    for (index, (name, width)) in names.iter().zip(widths).enumerate() {
        let place = strip.take_start(width);
        let response = segment_ui(ui, kit, place, name, index == chosen);
        if response.clicked() && index != chosen {
            answer = Some(index);
        }
        if response.has_focus() {
            answer = stepped(ui, kit, index, names.len()).or(answer);
        }
    }
    answer
}

/// The neighbour an arrow key asks for.
fn stepped(ui: &Ui, kit: &Kit, index: usize, count: usize) -> Option<usize> {
    let (forward, back) = ui.input(|input| (input.key_pressed(Key::ArrowRight), input.key_pressed(Key::ArrowLeft)));
    let (forward, back) = if kit.is_rtl() { (back, forward) } else { (forward, back) };
    match (forward, back) {
        (true, false) if index + 1 < count => Some(index + 1),
        (false, true) => index.checked_sub(1),
        _ => None,
    }
}

fn segment_ui(ui: &mut Ui, kit: &mut Kit, rect: Rect, name: &str, chosen: bool) -> Response {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::click());
    let (ground, text, role) = if chosen {
        (kit.theme.accent_soft, kit.theme.accent, Role::BodyMedium)
    } else {
        (fill(ui, kit, &response, Color32::TRANSPARENT), kit.theme.text_muted, Role::Body)
    };
    edged(ui.painter(), rect, size::RADIUS_KEY, ground, Stroke::NONE);
    let block = kit.text.layout(name, role, TextOptions::default());
    paint_block(ui, kit, rect, Align2::CENTER_CENTER, &block, text);
    focus_ring(ui.painter(), kit, &response, rect, size::RADIUS_KEY);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, chosen, name));
    response
}
