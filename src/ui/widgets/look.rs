//! What states look like, for all widgets alike.

use crate::ui::kit::Kit;
use crate::ui::theme::{Theme, chrome, size};
use egui::epaint::{RoundedRect, tessellator::path};
use egui::{
    Color32, CornerRadius, Frame, Margin, Painter, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder,
    UiStackInfo, vec2,
};

/// How long the dashes of an edge are, and how far apart.
const DASH: f32 = 4.0;
const DASH_GAP: f32 = 3.0;

/// The fill of something that can be pressed, between `rest` and what the pointer does.
///
/// Fades in and out under the pointer where motion is allowed.
pub(super) fn fill(ui: &Ui, kit: &Kit, response: &Response, rest: Color32) -> Color32 {
    fill_between(ui, kit, response, rest, kit.theme.hover, kit.theme.surface_sunken)
}

/// The same with other fills for the hovered and the pressed state.
pub(super) fn fill_between(
    ui: &Ui,
    kit: &Kit,
    response: &Response,
    rest: Color32,
    hovered: Color32,
    pressed: Color32,
) -> Color32 {
    if !response.enabled() {
        return rest;
    }
    if response.is_pointer_button_down_on() {
        return pressed;
    }
    let seconds = if kit.motion { size::HOVER_SECONDS } else { 0.0 };
    let share = ui.ctx().animate_bool_with_time(response.id, response.hovered(), seconds);
    rest.lerp_to_gamma(hovered, share)
}

/// The colour of text and icons on something that can be pressed.
pub(super) fn front(theme: &Theme, enabled: bool, normal: Color32) -> Color32 {
    if enabled { normal } else { theme.text_disabled }
}

/// Draws the ring around what has the focus, if the keyboard brought it there.
pub fn focus_ring(painter: &Painter, kit: &Kit, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() && kit.focus_visible {
        let ring = rect.expand(size::FOCUS_GAP);
        let stroke = Stroke::new(size::FOCUS_RING, kit.theme.accent);
        painter.rect_stroke(ring, CornerRadius::same(radius + 2), stroke, StrokeKind::Outside);
    }
}

/// A rectangle with a fill and an edge inside its bounds.
pub(super) fn edged(painter: &Painter, rect: Rect, radius: u8, fill: Color32, edge: Stroke) {
    painter.rect(rect, CornerRadius::same(radius), fill, edge, StrokeKind::Inside);
}

/// The edge of something that is not there yet: dashes around `rect`, with round corners.
pub fn dashed_edge(painter: &Painter, rect: Rect, radius: u8, stroke: Stroke) {
    let mut path = Vec::new();
    path::rounded_rectangle(&mut path, RoundedRect::new(rect, CornerRadius::same(radius)));
    path.extend(path.first().copied());
    painter.extend(Shape::dashed_line(&path, stroke, DASH, DASH_GAP));
}

/// The hairline edge of `theme`.
pub(super) fn hairline(theme: &Theme) -> Stroke {
    Stroke::new(size::HAIRLINE, theme.hairline)
}

/// A separator over the available width (in a column), or over the row's height.
pub fn hairline_ui(ui: &mut Ui, kit: &Kit) -> Response {
    let stroke = hairline(&kit.theme);
    if ui.layout().is_horizontal() {
        let height = ui.spacing().interact_size.y - size::GAP_SMALL;
        let (rect, response) = ui.allocate_exact_size(vec2(size::HAIRLINE, height), Sense::empty());
        ui.painter().vline(rect.center().x, rect.y_range(), stroke);
        return response;
    }
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::HAIRLINE), Sense::empty());
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
    response
}

/// The frame of a card.
pub fn card_frame(kit: &Kit) -> Frame {
    Frame::new()
        .fill(kit.theme.surface_raised)
        .stroke(hairline(&kit.theme))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(Margin::same(size::CARD_PADDING as i8))
}

/// The frame of a side panel: its padding on the surface.
pub fn panel_frame(kit: &Kit) -> Frame {
    Frame::new().fill(kit.theme.surface).inner_margin(Margin::symmetric(size::PANEL_SIDE as i8, size::PANEL_TOP as i8))
}

/// Says on what a part of the window is painted: the edges of what scrolls in it fade into that.
pub fn on_ground(part: UiBuilder, ground: Color32) -> UiBuilder {
    part.ui_stack_info(UiStackInfo::default().with_frame(Frame::new().fill(ground)))
}

/// The frame of what floats: menus, tooltips, dialogs.
pub fn floating_frame(kit: &Kit, padding: f32) -> Frame {
    Frame::new()
        .fill(kit.theme.surface_raised)
        .stroke(hairline(&kit.theme))
        .corner_radius(size::RADIUS_FLOATING)
        .shadow(chrome::floating_shadow(&kit.theme))
        .inner_margin(Margin::same(padding as i8))
}

/// Tells assistive technology more about a widget: what it does or why it cannot be used, and the key that does the same.
pub(super) fn describe(response: &Response, description: Option<&str>, key: Option<&str>) {
    if description.is_none() && key.is_none() {
        return;
    }
    response.ctx.accesskit_node_builder(response.id, |node| {
        if let Some(description) = description {
            node.set_description(description);
        }
        if let Some(key) = key {
            node.set_keyboard_shortcut(key);
        }
    });
}
