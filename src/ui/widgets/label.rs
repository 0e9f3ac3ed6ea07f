//! Plain text.

use super::strip::Strip;
use crate::text::Direction;
use crate::ui::kit::{Kit, row_with_end};
use crate::ui::text::{Role, TextBlock, TextOptions};
use crate::ui::theme::size;
use egui::{Align2, Color32, Rect, Response, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// A text and how to show it.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    pub text: &'a str,
    pub role: Role,
    /// `None` is the theme's text.
    pub color: Option<Color32>,
    pub max_lines: Option<usize>,
    /// Whether it stands on the side its own text starts from, in the full width there is, whatever the interface's direction.
    pub natural: bool,
    /// The base direction, where it is not that of the text's first strong letter.
    pub direction: Option<Direction>,
    /// What takes a click.
    pub sense: Sense,
}

impl<'a> Label<'a> {
    pub fn new(text: &'a str) -> Label<'a> {
        Label {
            text,
            role: Role::Body,
            color: None,
            max_lines: None,
            natural: false,
            direction: None,
            sense: Sense::hover(),
        }
    }

    pub fn role(mut self, role: Role) -> Label<'a> {
        self.role = role;
        self
    }

    pub fn color(mut self, color: Color32) -> Label<'a> {
        self.color = Some(color);
        self
    }

    /// At most so many lines, then an ellipsis at a word.
    pub fn max_lines(mut self, lines: usize) -> Label<'a> {
        self.max_lines = Some(lines);
        self
    }

    /// On the side its own text starts from: Arabic right, English left.
    pub fn natural(mut self) -> Label<'a> {
        self.natural = true;
        self
    }

    /// Words of an article: in the direction of the block they stand in, where that is known, and on the side it starts
    /// from.
    pub fn quoted(mut self, direction: Option<Direction>) -> Label<'a> {
        self.direction = direction;
        self.natural()
    }

    pub fn sense(mut self, sense: Sense) -> Label<'a> {
        self.sense = sense;
        self
    }
}

impl<'a> From<&'a str> for Label<'a> {
    fn from(text: &'a str) -> Label<'a> {
        Label::new(text)
    }
}

impl<'a> From<&'a String> for Label<'a> {
    fn from(text: &'a String) -> Label<'a> {
        Label::new(text)
    }
}

/// Shows a text. In a column it wraps at the available width; in a row it is one line.
pub fn label_ui<'a>(ui: &mut Ui, kit: &mut Kit, label: impl Into<Label<'a>>) -> Response {
    let label = label.into();
    let available = ui.available_width();
    let max_lines = if ui.layout().is_horizontal() { label.max_lines.or(Some(1)) } else { label.max_lines };
    let (max_width, direction) = (Some(available.max(1.0)), label.direction);
    let options = TextOptions { max_width, max_lines, direction, ..TextOptions::default() };
    let block = kit.text.layout(label.text, label.role, options);
    let width = if label.natural { available.max(block.size().x) } else { block.size().x };
    let (rect, response) = ui.allocate_exact_size(vec2(width, block.size().y), label.sense);
    if ui.is_rect_visible(rect) {
        let color = label.color.unwrap_or(kit.theme.text);
        let rtl = if label.natural { block.direction().is_rtl() } else { kit.is_rtl() };
        let align = if rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        paint_block(ui, kit, rect, align, &block, color);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, enabled, label.text));
    response
}

/// Shows a section's heading, and at the end of its row what is said of all of it.
pub fn heading_ui(ui: &mut Ui, kit: &mut Kit, title: &str, end: &str) {
    let muted = kit.theme.text_muted;
    row_with_end(
        ui,
        kit,
        |ui, kit| label_ui(ui, kit, Label::new(title).role(Role::Section).color(muted)),
        |ui, kit| {
            if !end.is_empty() {
                label_ui(ui, kit, Label::new(end).role(Role::Small).color(muted));
            }
        },
    );
}

/// Shows what is counted, over the width there is, and at the end how much of it there is.
pub fn counted_ui(ui: &mut Ui, kit: &mut Kit, what: &str, count: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL_MIN), Sense::hover());
    if ui.is_rect_visible(rect) {
        let color = kit.theme.text;
        let number = kit.text.layout(count, Role::BodyMedium, TextOptions::default());
        let mut strip = Strip::new(rect, kit);
        let place = strip.take_end(number.size().x);
        paint_block(ui, kit, place, Align2::CENTER_CENTER, &number, color);
        strip.take_end(size::GAP);
        let words = kit.text.layout(what, Role::Body, TextOptions::one_line(strip.rest.width()));
        paint_block(ui, kit, strip.at_start(words.size()), Align2::CENTER_CENTER, &words, color);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{what}: {count}")));
    response
}

/// Paints a laid-out text at a place in `rect`.
pub(super) fn paint_block(ui: &Ui, kit: &mut Kit, rect: Rect, align: Align2, block: &TextBlock, color: Color32) {
    let place = align.align_size_within_rect(block.size(), rect);
    kit.text.paint(ui.painter(), place.min, block, color);
}

/// Lays out `text` in one line that fits into `rect` and paints it there; for widgets that draw themselves.
pub fn paint_text(
    ui: &Ui,
    kit: &mut Kit,
    rect: Rect,
    align: Align2,
    text: &str,
    role: Role,
    color: Color32,
) -> Arc<TextBlock> {
    let block = kit.text.layout(text, role, TextOptions::one_line(rect.width()));
    paint_block(ui, kit, rect, align, &block, color);
    block
}
