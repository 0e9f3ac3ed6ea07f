//! What Isnad is, and the licences of everything it is made of.

use super::Frame;
use crate::command::{Command, View};
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, Label, Strip, dialog_of_width_ui, hairline_ui, label_ui, paint_text};
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};

/// The crates in the program, a line each: name and version, a tab, the licence. `tests/licences.rs` keeps it true.
const CRATES: &str = include_str!("../../../assets/licences.txt");

const WIDTH: f32 = 560.0;
/// How high the list of crates is where there is room.
const HEIGHT: f32 = 240.0;

pub(super) fn about_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let locale = frame.locale;
    let (title, close) = (locale.text("about-title"), locale.text("dialog-close"));
    let version = locale.text_with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let crates = locale.text_with("about-parts-body", &[("count", (CRATES.lines().count() as i64).into())]);
    let dialog = Dialog { id: "about", title: &title, buttons: &[&close] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        let muted = kit.theme.text_muted;
        label_ui(ui, kit, Label::new(&locale.text("about-body")));
        ui.add_space(size::GAP_SMALL);
        label_ui(ui, kit, Label::new(&version).color(muted));
        ui.add_space(size::GAP_SMALL);
        label_ui(ui, kit, Label::new(&locale.text("about-licence")).color(muted));
        ui.add_space(size::GAP_MEDIUM);
        label_ui(ui, kit, Label::new(&locale.text("about-parts")).role(Role::Section).color(muted));
        label_ui(ui, kit, Label::new(&crates).role(Role::Small).color(muted));
        ui.add_space(size::GAP_SMALL);
        hairline_ui(ui, kit);
        dialog.scrolled_ui(ui, kit, HEIGHT, |ui, kit| {
            ui.spacing_mut().item_spacing.y = 0.0;
            CRATES.lines().for_each(|line| crate_ui(ui, kit, line));
        });
    });
    if answer.is_some() {
        frame.emit(Command::View(View::Close));
    }
}

/// A crate's line: its name at the start and its licence at the end.
fn crate_ui(ui: &mut Ui, kit: &mut Kit, line: &str) {
    let (name, licence) = line.split_once('\t').unwrap_or((line, ""));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL_MIN), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, format!("{name}, {licence}")));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (text, muted) = (kit.theme.text, kit.theme.text_muted);
    let mut strip = Strip::new(rect, kit);
    let place = strip.take_start(rect.width() / 2.0 - size::GAP);
    let [start, end] = match kit.is_rtl() {
        true => [Align2::RIGHT_CENTER, Align2::LEFT_CENTER],
        false => [Align2::LEFT_CENTER, Align2::RIGHT_CENTER],
    };
    paint_text(ui, kit, place, start, name, Role::Small, text);
    paint_text(ui, kit, strip.rest, end, licence, Role::Small, muted);
}
