//! How far long work is.

use crate::ui::kit::Kit;
use crate::ui::theme::size;
use crate::ui::widgets::look::{edged, hairline};
use crate::ui::widgets::strip::Strip;
use egui::{Response, Sense, Stroke, Ui, WidgetInfo, vec2};

const HEIGHT: f32 = 8.0;

/// Shows a bar over the width there is of which `part`, from 0 to 1, is filled from the interface's start; `name` is
/// what is being done.
pub fn progress_ui(ui: &mut Ui, kit: &Kit, name: &str, part: f32) -> Response {
    let part = part.clamp(0.0, 1.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().max(0.0), HEIGHT), Sense::hover());
    edged(ui.painter(), rect, size::RADIUS_KEY, kit.theme.surface_sunken, hairline(&kit.theme));
    let done = Strip::new(rect, kit).take_start(rect.width() * part);
    edged(ui.painter(), done, size::RADIUS_KEY, kit.theme.accent, Stroke::NONE);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name);
        info.value = Some(f64::from((part * 100.0).round()));
        info
    });
    response
}
