//! What could not be read of a project that a newer version wrote.

use super::Frame;
use crate::command::{Command, File};
use crate::locale::Locale;
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, Label, dialog_of_width_ui, hairline_ui, label_ui};
use egui::Ui;

/// How many problems are listed; the command line lists all.
const MOST: usize = 200;

/// Lists it until it is closed.
pub(super) fn unread_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let locale = frame.locale;
    let Some(read_only) = &frame.session.read_only else { return frame.emit(Command::File(File::Cancel)) };
    let (schema, unread) = (read_only.schema, &read_only.unread);
    let [title, close] = ["read-only-title", "dialog-close"].map(|key| locale.text(key));
    let args = [("schema", schema.into()), ("count", (unread.len() as i64).into())];
    let body = locale.text_with("read-only-body", &args);
    let dialog = Dialog { id: "unread", title: &title, buttons: &[&close] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        if unread.is_empty() {
            return;
        }
        ui.add_space(size::GAP);
        hairline_ui(ui, kit);
        ui.add_space(size::GAP);
        dialog.fitted_ui(ui, kit, |ui, kit| rows_ui(ui, kit, locale, unread));
    });
    if answer.is_some() {
        frame.emit(Command::File(File::Cancel));
    }
}

fn rows_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, unread: &[String]) {
    let muted = kit.theme.text_muted;
    for problem in unread.iter().take(MOST) {
        label_ui(ui, kit, Label::new(problem).color(muted).natural());
        ui.add_space(size::GAP_SMALL);
    }
    let more = unread.len().saturating_sub(MOST) as i64;
    if more > 0 {
        label_ui(ui, kit, Label::new(&locale.text_with("read-only-more", &[("count", more.into())])));
    }
}
