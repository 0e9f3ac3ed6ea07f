//! Choosing how a label looks: its colour and its line.

use crate::annotation::{LineStyle, Role};
use crate::locale::Locale;
use crate::ui::kit::{Kit, wrapped_row};
use crate::ui::theme::size;
use crate::ui::widgets::{focus_ring, line_thickness, paint_line_style, paint_swatch, tooltip_ui};
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// The width of one choice, and how far they are apart.
const WIDTH: f32 = 34.0;
const GAP: f32 = 2.0;

/// A colour, and the message that names it.
pub type NamedColor = (&'static str, [u8; 3]);

/// Shows the colours `offered` to a label of `role` in a row, and `after` behind them; answers with the one that was pressed.
pub fn colors_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    offered: &[NamedColor],
    (role, now): (Option<Role>, [u8; 3]),
    after: impl FnOnce(&mut Ui, &mut Kit),
) -> Option<[u8; 3]> {
    let mut pressed = None;
    wrapped_row(ui, kit, |ui, kit| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        for &(name, color) in offered {
            let shades = kit.theme.label(color, role);
            let paint = |ui: &Ui, rect| paint_swatch(ui.painter(), rect, &shades, LineStyle::Solid);
            if choice_ui(ui, kit, &locale.text(name), color == now, paint) {
                pressed = Some(color);
            }
        }
        after(ui, kit);
    });
    pressed
}

/// Shows the styles of line in a row, drawn in the colour of a label; answers with the one that was pressed.
pub fn lines_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    locale: &Locale,
    (role, color): (Option<Role>, [u8; 3]),
    now: LineStyle,
) -> Option<LineStyle> {
    let mut pressed = None;
    wrapped_row(ui, kit, |ui, kit| {
        ui.spacing_mut().item_spacing = Vec2::splat(GAP);
        for line in LineStyle::ALL {
            let shades = kit.theme.label(color, role);
            let paint = |ui: &Ui, rect: Rect| {
                let place = Rect::from_center_size(rect.center(), vec2(rect.width() - 12.0, line_thickness(line)));
                paint_line_style(ui.painter(), place, line, shades.line);
            };
            if choice_ui(ui, kit, &locale.text(name_of(line)), line == now, paint) {
                pressed = Some(line);
            }
        }
    });
    pressed
}

fn name_of(line: LineStyle) -> &'static str {
    match line {
        LineStyle::Solid => "line-solid",
        LineStyle::Double => "line-double",
        LineStyle::Dotted => "line-dotted",
        LineStyle::Dashed => "line-dashed",
        LineStyle::DashDot => "line-dash-dot",
        LineStyle::Thick => "line-thick",
        LineStyle::DoubleDotted => "line-double-dotted",
    }
}

/// One of several looks. Answers whether it was chosen.
fn choice_ui(ui: &mut Ui, kit: &mut Kit, name: &str, chosen: bool, paint: impl FnOnce(&Ui, Rect)) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name));
    paint(ui, rect);
    if chosen {
        let stroke = Stroke::new(2.0, kit.theme.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), f32::from(size::RADIUS), stroke, StrokeKind::Inside);
    }
    focus_ring(ui.painter(), kit, &response, rect.shrink(2.0), size::RADIUS);
    let clicked = response.clicked();
    tooltip_ui(response, kit, name, None);
    clicked
}
