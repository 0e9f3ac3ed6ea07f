//! The text on the whole screen: what is read, what stands beside it, and a line at the foot that says how to leave.
//!
//! Panels are not shown. What needs one (a note, the list, another page) brings the window back as it was.

use super::{Frame, Screen, find_bar, panel, parallel};
use crate::command::{Command, View};
use crate::ui::article_view::{article_view_ui, divide};
use crate::ui::kit::row_with_end;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, key_hint_ui, label_ui};
use egui::{Rect, Ui, UiBuilder, vec2};

pub(super) fn full_screen_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen, whole: Rect) {
    let session = frame.session;
    let foot = whole.with_min_y(whole.bottom() - size::STATUS);
    let mut text = whole.with_max_y(foot.top());
    parallel::bar_ui(ui, frame, screen, &mut text);
    panel(ui, text, "article", |ui| {
        article_view_ui(ui, frame, &mut screen.view);
    });
    let (find, _) = divide(session, frame.kit, text);
    find_bar::find_bar_ui(ui, frame, &mut screen.find_bar, find);
    panel(ui, foot, "foot", |ui| foot_ui(ui, frame));
}

/// What is read, and how to leave.
fn foot_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, frame.kit.theme.page);
    let rect = ui.max_rect().shrink2(vec2(size::PANEL_SIDE, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("foot"));
    let leave = Command::View(View::FullScreen(false));
    let (name, color) = (frame.name(&leave), frame.kit.theme.text_muted);
    let title = frame.session.article().map(|article| article.title().to_owned()).unwrap_or_default();
    row_with_end(
        &mut child,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(&title).role(Role::Small).color(color).max_lines(1)),
        |ui, kit| {
            key_hint_ui(ui, kit, "Esc");
            label_ui(ui, kit, Label::new(&name).role(Role::Small).color(color));
        },
    );
}
