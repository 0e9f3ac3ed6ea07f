//! Grades: one in a box, and a scale to choose from or to show.

use super::label::paint_text;
use super::look::{edged, fill, focus_ring, hairline};
use super::strip::Strip;
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use egui::{Align2, Color32, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2};

/// How a scale's value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleLook {
    /// A row of buttons; the value filled with the accent. It can be set here.
    Choose,
    /// Letters; the value outlined. It is set elsewhere.
    Show,
}

/// Shows a scale over the width there is, and answers with the step that was clicked.
///
/// `names` are what the steps are called for those who don't see them, in the order of `steps`.
pub fn scale_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    steps: &[&str],
    names: &[&str],
    chosen: Option<usize>,
    look: ScaleLook,
) -> Option<usize> {
    let sense = Sense::hover();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SCALE_HEIGHT), sense);
    let count = steps.len().max(1) as f32;
    let width = (rect.width() - size::SCALE_GAP * (count - 1.0)) / count;
    let mut strip = Strip::new(rect, kit);
    let mut clicked = None;
    for (index, step) in steps.iter().enumerate() {
        let place = strip.take_start(width);
        strip.take_start(size::SCALE_GAP);
        let name = names.get(index).copied().unwrap_or(step);
        let response = step_ui(ui, kit, place, (step, name), chosen == Some(index), look);
        if response.clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

fn step_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    rect: Rect,
    (step, name): (&str, &str),
    chosen: bool,
    look: ScaleLook,
) -> Response {
    let sense = if look == ScaleLook::Choose { Sense::click() } else { Sense::hover() };
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, sense);
    let theme = kit.theme;
    let (ground, edge, text) = match (look, chosen) {
        (ScaleLook::Choose, true) => (theme.accent, Stroke::NONE, theme.on_accent),
        (ScaleLook::Choose, false) => {
            (fill(ui, kit, &response, theme.surface_raised), hairline(&theme), theme.text_muted)
        }
        (ScaleLook::Show, true) => (theme.surface_raised, Stroke::new(1.5, theme.text), theme.text),
        (ScaleLook::Show, false) => (Color32::TRANSPARENT, Stroke::NONE, theme.text_muted),
    };
    edged(ui.painter(), rect, size::RADIUS_KEY, ground, edge);
    paint_text(ui, kit, rect, Align2::CENTER_CENTER, step, Role::Grade, text);
    focus_ring(ui.painter(), kit, &response, rect, size::RADIUS_KEY);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, chosen, name));
    response
}

/// Shows a grade in its box.
pub fn grade_ui(ui: &mut Ui, kit: &mut Kit, grade: &str, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size::GRADE_WIDTH, size::GRADE_HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_grade(ui, kit, rect, grade);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, name));
    response
}

/// Paints a grade's box in the middle of `rect`.
pub fn paint_grade(ui: &Ui, kit: &mut Kit, rect: Rect, grade: &str) {
    let place = Align2::CENTER_CENTER.align_size_within_rect(vec2(size::GRADE_WIDTH, size::GRADE_HEIGHT), rect);
    edged(ui.painter(), place, size::RADIUS_KEY, kit.theme.surface_raised, hairline(&kit.theme));
    paint_text(ui, kit, place, Align2::CENTER_CENTER, grade, Role::Grade, kit.theme.text);
}
