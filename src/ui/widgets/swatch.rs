//! A label's colour and line, in small.

use crate::annotation::LineStyle;
use crate::ui::kit::Kit;
use crate::ui::theme::{LabelShades, size};
use egui::{Color32, CornerRadius, Painter, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Paints a label's strong tint with its line at the lower edge.
pub fn paint_swatch(painter: &Painter, rect: Rect, shades: &LabelShades, line: LineStyle) {
    let place = egui::Align2::CENTER_CENTER.align_size_within_rect(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), rect);
    let radius = CornerRadius { sw: 1, se: 1, ..CornerRadius::same(size::RADIUS_MARK) };
    painter.rect_filled(place, radius, shades.tint_strong);
    let thickness = line_thickness(line);
    let lower = Rect::from_min_max(pos2(place.min.x, place.max.y - thickness), place.max);
    paint_line_style(painter, lower, line, shades.line);
}

/// How high a line of that style is, in points.
pub fn line_thickness(line: LineStyle) -> f32 {
    match line {
        LineStyle::Solid | LineStyle::Dashed | LineStyle::DashDot => 2.0,
        LineStyle::Double | LineStyle::Thick => 3.0,
        LineStyle::Dotted => 2.5,
        LineStyle::DoubleDotted => 4.0,
    }
}

/// Paints a line in its style along `rect`, as high as `rect`, from its left to its right.
pub fn paint_line_style(painter: &Painter, rect: Rect, line: LineStyle, color: Color32) {
    let height = rect.height();
    match line {
        LineStyle::Solid | LineStyle::Thick => {
            painter.rect_filled(rect, CornerRadius::ZERO, color);
        }
        LineStyle::Double => {
            let third = height / 3.0;
            painter.rect_filled(rect.with_max_y(rect.min.y + third), CornerRadius::ZERO, color);
            painter.rect_filled(rect.with_min_y(rect.max.y - third), CornerRadius::ZERO, color);
        }
        LineStyle::Dotted => dots(painter, rect, color),
        LineStyle::DoubleDotted => {
            let each = height * 0.4;
            dots(painter, rect.with_max_y(rect.min.y + each), color);
            dots(painter, rect.with_min_y(rect.max.y - each), color);
        }
        LineStyle::Dashed => dashes(painter, rect, color, &[6.0], &[3.0]),
        LineStyle::DashDot => dashes(painter, rect, color, &[6.0, 2.0], &[3.0, 3.0]),
    }
}

/// Round dots as high as `rect`, spread evenly from edge to edge.
fn dots(painter: &Painter, rect: Rect, color: Color32) {
    let size = rect.height();
    let count = ((rect.width() - size) / (size * 1.9)).round().max(1.0);
    let step = (rect.width() - size).max(0.0) / count;
    let centers = (0..=count as usize).map(|i| rect.min.x + size / 2.0 + i as f32 * step);
    painter.extend(centers.map(|x| Shape::circle_filled(pos2(x, rect.center().y), size / 2.0, color)));
}

fn dashes(painter: &Painter, rect: Rect, color: Color32, on: &[f32], off: &[f32]) {
    let path = [rect.left_center(), rect.right_center()];
    painter.extend(Shape::dashed_line_with_offset(&path, Stroke::new(rect.height(), color), on, off, 0.0));
}

/// Shows a label's swatch; `name` is what it is called for those who don't see it.
pub fn swatch_ui(ui: &mut Ui, kit: &Kit, shades: &LabelShades, line: LineStyle, name: &str) -> Response {
    let _ = kit;
    let (rect, response) = ui.allocate_exact_size(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_swatch(ui.painter(), rect, shades, line);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, name));
    response
}
