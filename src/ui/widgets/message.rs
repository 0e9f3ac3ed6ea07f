//! A sentence with a sign before it.

use super::label::paint_block;
use super::strip::Strip;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::{Theme, size};
use egui::{Align2, Color32, Response, Sense, Ui, WidgetInfo, vec2};

/// What a sentence is about; never told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Saved, accepted.
    Ok,
    /// Needs attention, nothing lost.
    Warning,
    /// Contradicts, is wrong.
    Contradiction,
    /// Went wrong; the sentence itself stands in text colour.
    Error,
    Info,
}

impl Sign {
    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Sign::Ok => Icon::Check,
            Sign::Warning | Sign::Error => Icon::Warning,
            Sign::Contradiction => Icon::Close,
            Sign::Info => Icon::Info,
        }
    }

    /// Its colour.
    pub fn color(self, theme: &Theme) -> Color32 {
        match self {
            Sign::Ok => theme.ok,
            Sign::Warning => theme.warn,
            Sign::Contradiction | Sign::Error => theme.danger,
            Sign::Info => theme.text_muted,
        }
    }
}

/// What the sign takes before the sentence.
const SIGN_WIDTH: f32 = size::ICON + size::GAP;

/// Shows a sentence with its sign; it wraps in a column and stays on one line in a row.
pub fn message_ui(ui: &mut Ui, kit: &mut Kit, sign: Sign, text: &str) -> Response {
    let width = (ui.available_width() - SIGN_WIDTH).max(1.0);
    let one_line = ui.layout().is_horizontal();
    let options = if one_line { TextOptions::one_line(width) } else { TextOptions::wrapped(width) };
    let block = kit.text.layout(text, Role::Body, options);
    let desired = vec2(SIGN_WIDTH + block.size().x, block.size().y.max(size::ICON));
    let (rect, response) = ui.allocate_exact_size(desired, Sense::hover());
    if ui.is_rect_visible(rect) {
        let color = sign.color(&kit.theme);
        let words = if matches!(sign, Sign::Error | Sign::Info) { kit.theme.text } else { color };
        let mut strip = Strip::new(rect, kit);
        let mut place = strip.take_start(size::ICON);
        let first_line = Role::Body.line_height(block.direction());
        place.max.y = place.max.y.min(place.min.y + first_line);
        paint_icon(ui.painter(), kit, sign.icon(), place, color);
        strip.take_start(size::GAP);
        paint_block(ui, kit, strip.rest, Align2::CENTER_CENTER, &block, words);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}
