//! What waits for a disk that takes long.

use super::Frame;
use super::drop::arrived_ui;
use crate::command::{Command, File};
use crate::session::{Doing, Leaving};
use crate::ui::widgets::{Dialog, DialogAnswer, Label, dialog_ui, label_ui};
use egui::Ui;

/// Says that what comes next waits until the project is written, once that takes long, and offers ways on. It ends by
/// itself when the project is written.
pub(super) fn saving_ui(ui: &mut Ui, frame: &mut Frame<'_>, leaving: &Leaving) {
    let slow = frame.session.tasks.iter().find(|task| task.doing == Doing::Saving && task.slow);
    let Some(task) = slow else { return };
    let (locale, session) = (frame.locale, frame.session);
    let [title, cancel, elsewhere, now] =
        ["saving-title", "unsaved-cancel", "changed-elsewhere", "saving-quit-now"].map(|key| locale.text(key));
    let quits = *leaving == Leaving::Quit;
    let body = if quits { "saving-body-quit" } else { "saving-body" };
    let body = locale.text_with(body, &[("file", task.file.clone().into())]);
    let all: [&str; 3] = [&now, &cancel, &elsewhere];
    let buttons = if quits { &all[..] } else { &all[1..] };
    let dialog = Dialog { id: "saving", title: &title, buttons };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        arrived_ui(ui, kit, locale, session, leaving);
    });
    let command = match answer {
        Some(DialogAnswer::Button(0)) if quits => File::QuitNow,
        Some(DialogAnswer::Button(button)) if button + 1 == buttons.len() => File::SaveAs,
        Some(_) => File::Cancel,
        None => return,
    };
    frame.emit(Command::File(command));
}
