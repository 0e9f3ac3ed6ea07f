//! Texts at places of their own, for rows that are drawn rather than laid out.

use crate::text::Direction;
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use egui::{Color32, Rect, Ui, pos2};

/// How a text is set into a cell.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub role: Role,
    pub color: Color32,
    pub lines: usize,
}

/// Paints `text` at the top of `rect` on the interface's start side and takes its height off `rect`. Answers whether
/// something of it had to be left out.
pub(super) fn at_start(ui: &Ui, kit: &mut Kit, rect: &mut Rect, text: &str, ink: Ink) -> bool {
    let rtl = kit.is_rtl();
    paint(ui, kit, rect, (text, None), ink, Some(rtl))
}

/// The same on the side the text itself starts from.
pub(super) fn natural(ui: &Ui, kit: &mut Kit, rect: &mut Rect, text: &str, ink: Ink) -> bool {
    quoted(ui, kit, rect, (text, None), ink)
}

/// The same for words of an article, in the direction of the block they stand in, where that is known.
pub(super) fn quoted(ui: &Ui, kit: &mut Kit, rect: &mut Rect, words: (&str, Option<Direction>), ink: Ink) -> bool {
    paint(ui, kit, rect, words, ink, None)
}

fn paint(
    ui: &Ui,
    kit: &mut Kit,
    rect: &mut Rect,
    (text, direction): (&str, Option<Direction>),
    ink: Ink,
    right: Option<bool>,
) -> bool {
    if rect.width() < 1.0 {
        return false;
    }
    let options = TextOptions { max_lines: Some(ink.lines), direction, ..TextOptions::wrapped(rect.width().max(1.0)) };
    let block = kit.text.layout(text, ink.role, options);
    let right = right.unwrap_or(block.direction().is_rtl());
    let left = if right { rect.max.x - block.size().x } else { rect.min.x };
    kit.text.paint(ui.painter(), pos2(left, rect.min.y), &block, ink.color);
    rect.min.y += block.size().y;
    block.is_shortened()
}

/// How many lines `text` takes at most in a column `width` wide, told from its length; never more than `most`.
pub(super) fn lines_about(text: &str, width: f32, character: f32, most: usize) -> usize {
    let letters = text.chars().filter(|c| !crate::text::fold::is_mark(*c)).count();
    lines_of(letters, width, character, most).max(usize::from(!text.is_empty()))
}

/// The same of so many letters.
pub(super) fn lines_of(letters: usize, width: f32, character: f32, most: usize) -> usize {
    // A line is seldom full, as words are not broken.
    ((letters as f32 * character / (width * 0.94).max(1.0)).ceil() as usize).min(most)
}
