//! A text of which some words stand out, by a tint behind them.

use crate::text::{CpRange, Direction};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::window::update::excerpt::{Excerpt, compare};
use egui::{Align2, Color32, CornerRadius, Sense, Ui, WidgetInfo, vec2};

/// Shows `text` in one paragraph of at most so many lines, in `direction` or else that of its own first letter and on
/// the side that starts from, with a tint behind `ranges`, in code points of it.
pub(super) fn tinted_ui(
    ui: &mut Ui,
    kit: &mut Kit,
    (text, direction): (&str, Option<Direction>),
    (role, lines): (Role, usize),
    ranges: &[CpRange],
    tint: Color32,
) {
    let width = ui.available_width().max(1.0);
    let text = text.replace('\n', " ");
    let options = TextOptions { max_lines: Some(lines), direction, ..TextOptions::wrapped(width) };
    let block = kit.text.layout(&text, role, options);
    let (rect, response) = ui.allocate_exact_size(vec2(width, block.size().y), Sense::hover());
    if ui.is_rect_visible(rect) {
        let align = if block.direction().is_rtl() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
        let place = align.align_size_within_rect(block.size(), rect);
        for found in ranges.iter().flat_map(|range| block.rects(*range)) {
            let found = found.translate(place.min.to_vec2());
            ui.painter().rect_filled(found.shrink2(vec2(0.0, 1.0)), CornerRadius::same(size::RADIUS_MARK), tint);
        }
        let color = kit.theme.text;
        kit.text.paint(ui.painter(), place.min, &block, color);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text));
}

/// The words of each of two texts that the other lacks, in code points of each.
pub(super) fn only_words(mine: &str, theirs: &str) -> [Vec<CpRange>; 2] {
    let excerpt = |text: &str| Excerpt { text: text.to_owned(), ..Excerpt::default() };
    let (mut mine, mut theirs) = (excerpt(mine), excerpt(theirs));
    compare(&mut mine, &mut theirs);
    [mine.changed, theirs.changed]
}
