//! Files that come from outside: the sign that they can be let go of on whichever page, and which wait for an answer.

use super::Frame;
use crate::locale::Locale;
use crate::session::{Leaving, Page, Session};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Sign, dashed_edge, floating_frame, message_ui};
use egui::{Align2, Area, Id, LayerId, Order, Sense, Stroke, Ui, WidgetInfo, vec2};

/// How much of the page's ground lies over the window.
const VEIL: f32 = 0.6;

pub(super) fn drop_ui(ui: &Ui, frame: &mut Frame<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    // There a project is one more to hold against one's own.
    let is_held = frame.session.page == Page::Agreement && !frame.session.project.articles.is_empty();
    let text = frame.locale.text(if is_held { "drop-agree" } else { "drop-open" });
    let kit = &mut *frame.kit;
    let window = ui.ctx().content_rect();
    let over = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop-ground")));
    over.rect_filled(window, 0.0, kit.theme.page.gamma_multiply(VEIL));
    let edge = Stroke::new(2.0, kit.theme.accent);
    dashed_edge(&over, window.shrink(size::GAP), size::RADIUS_FLOATING, edge);
    let shell = floating_frame(kit, size::GAP_LARGE);
    let sign = Area::new(Id::unique("drop")).order(Order::Tooltip).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
    sign.interactable(false).fade_in(false).show(ui.ctx(), |ui| {
        shell.show(ui, |ui| {
            let room = (window.width() - size::GAP_HUGE * 4.0).max(1.0);
            let block = kit.text.layout(&text, Role::Panel, TextOptions::wrapped(room));
            let (rect, response) = ui.allocate_exact_size(block.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &*text));
            let color = kit.theme.accent;
            kit.text.paint(ui.painter(), rect.min, &block, color);
        });
    });
}

/// Says in a question before `leaving` which files came meanwhile, where they would be lost by it: the start that handed
/// them over takes them for opened.
pub(super) fn arrived_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, session: &Session, leaving: &Leaving) {
    let mut waiting = session.arrived.iter().flatten();
    let (Leaving::Quit, Some(first)) = (leaving, waiting.next()) else { return };
    let name = first.file_name().unwrap_or(first.as_os_str()).to_string_lossy().into_owned();
    let args = [("file", name.into()), ("count", (1 + waiting.count() as i64).into())];
    ui.add_space(size::GAP);
    message_ui(ui, kit, Sign::Warning, &locale.text_with("quit-arrived", &args));
}
