//! The formats: those for people, those for programs, each with what it is for.

use super::{Frame, heading_ui};
use crate::exchange::{Format, Options};
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Label, bring_into_view, label_ui, list_row_of_ui, walked};
use egui::{Response, Ui};

const ROW: f32 = 50.0;

/// Lists them and takes the one that is pressed, or that the arrows go to.
pub(super) fn formats_ui(ui: &mut Ui, frame: &mut Frame<'_>, focus: &mut bool, options: &mut Options) {
    let written: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_written()).collect();
    let now = options.format;
    for (at, format) in written.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| written.get(at));
        if before.map(|format| format.is_for_people()) != Some(format.is_for_people()) {
            if before.is_some() {
                ui.add_space(size::GAP_MEDIUM);
            }
            heading_ui(ui, frame, if format.is_for_people() { "export-for-people" } else { "export-for-programs" });
        }
        let response = format_ui(ui, frame, *format, *format == now);
        if response.clicked() {
            // It may be in view only in part.
            *focus = true;
            options.format = *format;
        }
        if *format == now && !response.clicked() && std::mem::take(focus) {
            response.request_focus();
            bring_into_view(ui, response.rect);
        }
        let to = walked(ui, frame.kit, &response, at, written.len());
        if let Some(to) = to.and_then(|to| written.get(to)) {
            options.format = *to;
            *focus = true;
        }
    }
}

fn format_ui(ui: &mut Ui, frame: &mut Frame<'_>, format: Format, chosen: bool) -> Response {
    let title = frame.locale.text(&format!("export-format-{}", format.name()));
    let said = frame.locale.text(&format!("export-about-{}", format.name()));
    format_row_ui(ui, frame.kit, (&title, &said), chosen)
}

/// A row for a format: what it is called, and what it is below that.
pub fn format_row_ui(ui: &mut Ui, kit: &mut Kit, (title, said): (&str, &str), chosen: bool) -> Response {
    list_row_of_ui(ui, kit, &format!("{title}: {said}"), chosen, ROW, |ui, kit| {
        let role = if chosen { Role::BodyMedium } else { Role::Body };
        let (color, muted) = (kit.theme.text, kit.theme.text_muted);
        label_ui(ui, kit, Label::new(title).role(role).color(color).max_lines(1));
        label_ui(ui, kit, Label::new(said).role(Role::Small).color(muted).max_lines(1));
    })
}
