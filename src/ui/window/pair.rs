//! Two versions of one thing, side by side where there is room.

use super::Frame;
use crate::ui::kit::{Kit, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Label, button_ui, label_ui};
use egui::{CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The most lines of a version.
const LINES: usize = 6;
/// From this width on they stand side by side.
const SIDE_BY_SIDE: f32 = 360.0;

/// One of the two.
pub(super) struct Part<'a> {
    /// Whose it is.
    pub title: &'a str,
    /// What it says; nothing is said in words.
    pub text: &'a str,
    /// What lets it hold, and what that is called for those who don't see its surroundings.
    pub button: Option<(&'a str, &'a str)>,
}

/// Shows both, each in a frame of its own, and answers with the one whose button was pressed.
pub(super) fn pair_ui(ui: &mut Ui, frame: &mut Frame<'_>, parts: [Part<'_>; 2]) -> Option<usize> {
    let whole = ui.available_rect_before_wrap();
    if whole.width() < SIDE_BY_SIDE {
        let mut pressed = None;
        for (number, part) in parts.iter().enumerate() {
            let room = ui.available_rect_before_wrap();
            let (used, clicked) = part_ui(ui, frame, room, number, part);
            ui.advance_cursor_after_rect(used);
            pressed = pressed.or(clicked.then_some(number));
        }
        return pressed;
    }
    let half = ((whole.width() - size::GAP_MEDIUM) / 2.0).max(1.0);
    let (left, right) = (
        Rect::from_min_size(whole.min, vec2(half, whole.height())),
        Rect::from_min_size(pos2(whole.max.x - half, whole.min.y), vec2(half, whole.height())),
    );
    let places = if frame.kit.is_rtl() { [right, left] } else { [left, right] };
    let (mut bottom, mut pressed) = (whole.min.y, None);
    for (number, (part, place)) in parts.iter().zip(places).enumerate() {
        let (used, clicked) = part_ui(ui, frame, place, number, part);
        bottom = bottom.max(used.max.y);
        pressed = pressed.or(clicked.then_some(number));
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, pos2(whole.max.x, bottom)));
    pressed
}

/// One of them. Answers with the room it took and whether its button was pressed.
fn part_ui(ui: &mut Ui, frame: &mut Frame<'_>, place: Rect, number: usize, part: &Part<'_>) -> (Rect, bool) {
    let under = ui.painter().add(Shape::Noop);
    let inner = place.shrink(size::GAP_MEDIUM);
    let layout = top_down(frame.kit);
    let salt = (part.title, part.button.map_or("", |(_, name)| name), number, "card");
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt(salt));
    let kit: &mut Kit = frame.kit;
    label_ui(&mut child, kit, Label::new(part.title).role(Role::Section).color(kit.theme.text_muted).max_lines(1));
    child.add_space(size::GAP_SMALL);
    if part.text.is_empty() {
        let empty = frame.locale.text("conflicts-empty");
        label_ui(&mut child, kit, Label::new(&empty).color(kit.theme.text_muted));
    } else {
        label_ui(&mut child, kit, Label::new(part.text).max_lines(LINES).natural());
    }
    let mut clicked = false;
    if let Some((action, name)) = part.button {
        child.add_space(size::GAP);
        clicked = button_ui(&mut child, kit, Button::new(action).named(name)).clicked();
    }
    let used = Rect::from_min_max(place.min, pos2(place.max.x, child.min_rect().max.y + size::GAP_MEDIUM));
    let radius = CornerRadius::same(size::RADIUS);
    let stroke = Stroke::new(size::HAIRLINE, kit.theme.hairline);
    ui.painter().set(under, egui::epaint::RectShape::new(used, radius, kit.theme.page, stroke, StrokeKind::Inside));
    ui.interact(used, ui.scope_id().with((salt, "ground")), Sense::hover());
    (used, clicked)
}
