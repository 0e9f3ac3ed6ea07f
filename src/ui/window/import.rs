//! Taking another tool's file in: which format it is in, which text it is about, what it would bring.

mod brings;

use super::Frame;
use super::export::format_row_ui;
use crate::command::{Command, File, Import as Action};
use crate::exchange::Format;
use crate::locale::Locale;
use crate::session::{Import, ImportStage};
use crate::ui::kit::Kit;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, dialog_of_width_ui, dialog_to_leave_ui, label_ui};
use egui::Ui;
use std::time::Duration;

/// How often the progress is shown anew.
const OFTEN: Duration = Duration::from_millis(100);

/// Shows how far the import has come.
pub(super) fn import_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let session = frame.session;
    let Some(import) = &session.import else { return frame.emit(Command::File(File::Cancel)) };
    match &import.stage {
        ImportStage::Reading => reading_ui(ui, frame, import),
        ImportStage::Format(formats) => format_ui(ui, frame, import, formats),
        ImportStage::Text => text_ui(ui, frame, import),
        ImportStage::Ready(ready) => brings::brings_ui(ui, frame, import, ready),
    }
}

fn emit(frame: &mut Frame<'_>, action: Action) {
    frame.emit(Command::File(File::Import(action)));
}

/// The dialog's title, with the file's name.
fn title(frame: &Frame<'_>, import: &Import) -> String {
    let name: String = import.name.chars().take(80).collect();
    frame.locale.text_with("import-title", &[("file", crate::exchange::words::closed(&name).into())])
}

fn reading_ui(ui: &mut Ui, frame: &mut Frame<'_>, import: &Import) {
    let (title, cancel) = (title(frame, import), frame.locale.text("unsaved-cancel"));
    let percent = import.work.percent();
    let body = frame.locale.text_with("import-reading", &[("part", frame.locale.percent(percent).into())]);
    ui.ctx().request_repaint_after(OFTEN);
    let dialog = Dialog { id: "import-reading", title: &title, buttons: &[&cancel] };
    let (_, answer) = dialog_to_leave_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
    });
    if answer.is_some() {
        frame.emit(Command::File(File::Cancel));
    }
}

/// Asks what wrote the file, each format with a line on what it is.
fn format_ui(ui: &mut Ui, frame: &mut Frame<'_>, import: &Import, formats: &[Format]) {
    let locale = frame.locale;
    let (title, cancel) = (title(frame, import), locale.text("unsaved-cancel"));
    let body = locale.text(if formats.is_empty() { "import-which" } else { "import-which-of" });
    let all: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_read()).collect();
    let offered = if formats.is_empty() { &all[..] } else { formats };
    let mut chosen = None;
    let dialog = Dialog { id: "import-format", title: &title, buttons: &[&cancel] };
    let (_, answer) = dialog_to_leave_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        ui.add_space(size::GAP);
        dialog.fitted_ui(ui, kit, |ui, kit| chosen = formats_ui(ui, kit, locale, offered));
    });
    match (chosen, answer) {
        (Some(format), _) => emit(frame, Action::As(format)),
        (None, Some(_)) => frame.emit(Command::File(File::Cancel)),
        (None, None) => {}
    }
}

/// The formats as an export lists them; answers which was pressed.
fn formats_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, formats: &[Format]) -> Option<Format> {
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut chosen = None;
    for format in formats {
        let said = locale.text(&format!("import-format-{}", format.name()));
        let response = format_row_ui(ui, kit, (format.title(), &said), false);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            chosen = Some(*format);
        }
    }
    chosen
}

/// Asks for the text that the file is about.
fn text_ui(ui: &mut Ui, frame: &mut Frame<'_>, import: &Import) {
    let title = title(frame, import);
    let [body, cancel, path, choose] =
        ["import-text-body", "unsaved-cancel", "import-text-path", "import-text-choose"].map(|k| frame.locale.text(k));
    let dialog = Dialog { id: "import-text", title: &title, buttons: &[&cancel, &path, &choose] };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
    });
    match answer {
        Some(DialogAnswer::Button(2)) => emit(frame, Action::AskText),
        Some(DialogAnswer::Button(1)) => emit(frame, Action::TextByPath),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}
