//! A label's mark as each theme draws it.

use crate::annotation::Label;
use crate::locale::Locale;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{Theme, size};
use crate::ui::widgets::{Strip, line_thickness, paint_line_style};
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 88.0;

/// Shows the mark in light, dark and sepia, on words of both languages.
pub(super) fn preview_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, label: &Label) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &*locale.text("labels-preview")));
    let mut strip = Strip::new(rect, kit);
    let each = (width - 2.0 * size::GAP) / 3.0;
    for theme in [Theme::LIGHT, Theme::DARK, Theme::SEPIA] {
        page_ui(ui, kit, locale, label, &theme, strip.take_start(each));
        strip.take_start(size::GAP);
    }
}

fn page_ui(ui: &Ui, kit: &mut Kit, locale: &Locale, label: &Label, theme: &Theme, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect(rect, size::RADIUS, theme.page, Stroke::new(size::HAIRLINE, kit.theme.hairline), StrokeKind::Inside);
    let shades = theme.label(label.color, label.role);
    for (key, at) in [("labels-words-ar", 0.3), ("labels-words-en", 0.72)] {
        let words = locale.text(key);
        let inner = rect.shrink2(vec2(size::GAP_MEDIUM, 0.0));
        let block = kit.text.layout(&words, Role::QuotationSmall, TextOptions::one_line(inner.width()));
        let left = if block.direction().is_rtl() { inner.right() - block.size().x } else { inner.left() };
        let top = rect.top() + rect.height() * at - block.size().y / 2.0;
        let place = Rect::from_min_size(pos2(left, top), block.size());
        let tint = place.expand2(vec2(1.0, 0.0)).shrink2(vec2(0.0, 1.0));
        painter.rect_filled(tint, size::RADIUS_MARK, shades.tint);
        let line = Rect::from_min_max(
            pos2(tint.left(), tint.bottom()),
            pos2(tint.right(), tint.bottom() + line_thickness(label.line)),
        );
        paint_line_style(&painter, line, label.line, shades.line);
        kit.text.paint(&painter, place.min, &block, theme.text);
    }
}
