//! Handing the project on: the formats, what goes in, and what the export will say, side by side.

mod choices;
mod formats;
mod picks;
mod piece;
mod preview;

pub(super) use formats::format_row_ui;

use super::Frame;
use crate::command::{Command, Export as Action, File};
use crate::exchange::Options;
use crate::session::{Export, Stage};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Dialog, DialogAnswer, Label, Sign, dialog_of_width_ui, dialog_to_leave_ui, label_ui, message_ui, progress_ui,
    scroll_ui, segmented_ui,
};
use egui::{Rect, Ui, UiBuilder, vec2};

/// What of the dialog is merely on the screen.
#[derive(Default)]
pub(super) struct ExportPage {
    lists: choices::Lists,
    pane: preview::Pane,
    /// Whether the chosen format's row gets the focus.
    focus: bool,
    /// Whether a narrow dialog shows what goes in, else the formats.
    contents: bool,
}

const WIDTH: f32 = 1180.0;

/// The columns of formats and of what goes in; a narrow dialog shows one of them.
const COLUMN: f32 = 272.0;

/// Below this width one of the two columns is shown.
const NARROW: f32 = 960.0;

/// How high the columns are where there is room.
const HEIGHT: f32 = 760.0;

pub(super) fn export_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut ExportPage) {
    let session = frame.session;
    let Some(export) = &session.export else { return frame.emit(Command::File(File::Cancel)) };
    match &export.stage {
        Stage::Choosing => choosing_ui(ui, frame, page, export),
        Stage::Writing { file, part, saving } => writing_ui(ui, frame, file, *part, *saving),
        Stage::Replacing(names) => replacing_ui(ui, frame, names),
    }
}

fn emit(frame: &mut Frame<'_>, action: Action) {
    frame.emit(Command::File(File::Export(action)));
}

fn choosing_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut ExportPage, export: &Export) {
    let (locale, session) = (frame.locale, frame.session);
    page.lists.follow(session);
    let [title, cancel, path, done] =
        ["export-title", "unsaved-cancel", "export-by-path", "export-where"].map(|key| locale.text(key));
    let dialog = Dialog { id: "export", title: &title, buttons: &[&cancel, &path, &done] };
    let foot = foot(frame, export);
    let mut emitted = Vec::new();
    let (chosen, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        let chosen = dialog.rest_ui(ui, kit, |ui, kit, room| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            let room = vec2(ui.available_width().max(0.0), room.min(HEIGHT));
            let (whole, _) = ui.allocate_exact_size(room, egui::Sense::hover());
            columns_ui(ui, &mut inner, page, export, whole)
        });
        if let Some((sign, text)) = foot {
            ui.add_space(size::GAP);
            message_ui(ui, kit, sign, &text);
        }
        chosen
    });
    frame.commands.extend(emitted);
    if let Some(options) = chosen {
        emit(frame, Action::Choose(Box::new(options)));
    }
    match answer {
        Some(DialogAnswer::Button(2)) => emit(frame, Action::Ask),
        Some(DialogAnswer::Button(1)) => emit(frame, Action::AskPath),
        Some(_) => {
            *page = ExportPage::default();
            emit(frame, Action::Close);
        }
        None => {}
    }
}

/// What went wrong, or what is missing.
fn foot(frame: &Frame<'_>, export: &Export) -> Option<(Sign, String)> {
    if let Some(failed) = &export.failed {
        return Some((Sign::Error, failed.clone()));
    }
    let lacks = export.lacks()?;
    Some((Sign::Warning, frame.locale.text(lacks).to_string()))
}

/// The columns; answers with other choices.
fn columns_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut ExportPage,
    export: &Export,
    whole: Rect,
) -> Option<Options> {
    let mut rest = whole;
    let narrow = whole.width() < NARROW;
    let width = COLUMN.min(whole.width() * 0.45);
    let mut options = export.options.clone();
    let first = super::take_start(&mut rest, width, frame.kit);
    super::take_start(&mut rest, size::GAP_LARGE, frame.kit);
    let mut column = first;
    if narrow {
        column.min.y = (column.min.y + size::CONTROL + size::GAP).min(column.max.y);
        tabs_ui(ui, frame, first, &mut page.contents);
    }
    let shown = if narrow && page.contents { "export-choices" } else { "export-formats" };
    column_ui(ui, frame, column, shown, |ui, frame| match narrow && page.contents {
        true => choices::choices_ui(ui, frame, &mut page.lists, &mut options),
        false => formats::formats_ui(ui, frame, &mut page.focus, &mut options),
    });
    if !narrow {
        let second = super::take_start(&mut rest, width, frame.kit);
        super::take_start(&mut rest, size::GAP_LARGE, frame.kit);
        column_ui(ui, frame, second, "export-choices", |ui, frame| {
            choices::choices_ui(ui, frame, &mut page.lists, &mut options);
        });
    }
    preview::preview_ui(ui, frame, &mut page.pane, export, rest);
    (options != export.options).then_some(options)
}

/// What the one column of a narrow dialog shows.
fn tabs_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, contents: &mut bool) {
    let names = ["export-tab-format", "export-tab-contents"].map(|key| frame.locale.text(key));
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), size::CONTROL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(top).layout(crate::ui::kit::start_to_end(frame.kit)));
    if let Some(chosen) = segmented_ui(&mut child, frame.kit, &[&names[0], &names[1]], usize::from(*contents)) {
        *contents = chosen == 1;
    }
}

/// A column that scrolls.
fn column_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, id: &str, contents: impl FnOnce(&mut Ui, &mut Frame<'_>)) {
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    scroll_ui(&mut child, frame.kit, id, |ui, kit| {
        crate::ui::widgets::beside_bar_ui(ui, kit, |ui, kit| {
            crate::ui::kit::column(ui, kit, |ui, kit| {
                ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
                contents(ui, &mut Frame { kit, locale, session, commands: &mut emitted });
            });
        });
    });
    frame.commands.extend(emitted);
}

/// A heading over choices.
fn heading_ui(ui: &mut Ui, frame: &mut Frame<'_>, key: &str) {
    let (text, color) = (frame.locale.text(key), frame.kit.theme.text_muted);
    label_ui(ui, frame.kit, Label::new(&text).role(Role::Section).color(color));
    ui.add_space(2.0);
}

/// How far the writing is, and the way to leave it off.
fn writing_ui(ui: &mut Ui, frame: &mut Frame<'_>, file: &str, part: f32, saving: bool) {
    let locale = frame.locale;
    let args = [("file", file.to_owned().into()), ("part", frame.locale.percent((part * 100.0).round()).into())];
    let doing = locale.text_with(if saving { "export-saving" } else { "export-making" }, &args);
    let [title, cancel] = ["export-title", "unsaved-cancel"].map(|key| locale.text(key));
    let dialog = Dialog { id: "exporting", title: &title, buttons: &[&cancel] };
    let (_, answer) = dialog_to_leave_ui(ui.ctx(), frame.kit, size::DIALOG_WIDTH, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&doing));
        ui.add_space(size::GAP);
        progress_ui(ui, kit, &doing, if saving { 1.0 } else { part });
    });
    if answer.is_some() {
        emit(frame, Action::Stop);
    }
}

/// How many names of files are said.
const NAMES: usize = 12;

/// Asks whether to replace what is there.
fn replacing_ui(ui: &mut Ui, frame: &mut Frame<'_>, names: &[String]) {
    let locale = frame.locale;
    let body = locale.text_with("export-replace-body", &[("count", (names.len() as i64).into())]);
    let more = names.len().saturating_sub(NAMES) as i64;
    let [title, cancel, replace] =
        ["export-replace-title", "unsaved-cancel", "export-replace"].map(|key| locale.text(key));
    let dialog = Dialog { id: "replacing", title: &title, buttons: &[&cancel, &replace] };
    let (_, answer) = crate::ui::widgets::dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        ui.add_space(size::GAP);
        for name in names.iter().take(NAMES) {
            label_ui(ui, kit, Label::new(name).role(Role::BodyMedium).max_lines(1));
        }
        if more > 0 {
            label_ui(ui, kit, Label::new(&locale.text_with("export-replace-more", &[("count", more.into())])));
        }
    });
    match answer {
        Some(DialogAnswer::Button(1)) => emit(frame, Action::Replace),
        Some(_) => emit(frame, Action::Stop),
        None => {}
    }
}
