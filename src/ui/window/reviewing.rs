//! The questions around a review's file: whether to put one in, and where one is where no file dialog answers.

use super::Frame;
use super::drop::arrived_ui;
use crate::command::{Command, File, Review};
use crate::session::Leaving;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, dialog_ui, label_ui};
use egui::Ui;
use std::path::Path;

/// Asks whether to put a review into the project.
pub(super) fn apply_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    path: &Path,
    author: &str,
    [verdicts, comments]: [usize; 2],
) {
    let locale = frame.locale;
    let [title, cancel, apply] =
        ["review-apply-title", "unsaved-cancel", "review-apply-now"].map(|key| locale.text(key));
    let author = if author.is_empty() { locale.text("review-apply-nameless").to_string() } else { author.to_owned() };
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let args = [("author", author.into()), ("verdicts", count(verdicts).into()), ("comments", count(comments).into())];
    let body = locale.text_with("review-apply-body", &args);
    let dialog = Dialog { id: "apply-review", title: &title, buttons: &[&cancel, &apply] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
    });
    match answer {
        Some(DialogAnswer::Button(1)) => frame.emit(Command::Review(Review::ApplyNow(path.to_owned()))),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// Asks what to do with verdicts on a colleague's project that no file has, before what would lose them.
pub(super) fn unsaved_ui(ui: &mut Ui, frame: &mut Frame<'_>, leaving: &Leaving) {
    let (locale, session) = (frame.locale, frame.session);
    let name = session.review.as_ref().map(|review| review.name.clone()).unwrap_or_default();
    let [title, save, discard, cancel] =
        ["review-unsaved-title", "review-unsaved-save", "review-unsaved-discard", "unsaved-cancel"]
            .map(|key| locale.text(key));
    let body = locale.text_with("review-unsaved-body", &[("name", name.into())]);
    let dialog = Dialog { id: "unsaved-review", title: &title, buttons: &[&cancel, &discard, &save] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
        arrived_ui(ui, kit, locale, session, leaving);
    });
    match answer {
        Some(DialogAnswer::Button(2)) => frame.emit(Command::Review(Review::Save)),
        Some(DialogAnswer::Button(1)) => frame.emit(Command::File(File::Discard)),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// Asks whether to save verdicts that ask for something and don't say why.
pub(super) fn no_reasons_ui(ui: &mut Ui, frame: &mut Frame<'_>, count: usize) {
    let locale = frame.locale;
    let args = [("count", i64::try_from(count).unwrap_or(i64::MAX).into())];
    let [title, anyhow, show] = ["review-no-reasons-title", "review-no-reasons-save", "review-no-reasons-show"]
        .map(|key| locale.text_with(key, &args));
    let [body, cancel] = ["review-no-reasons-body", "unsaved-cancel"].map(|key| locale.text(key));
    let commands = [Review::SaveUnreasoned, Review::ShowUnreasoned].map(Command::Review);
    let dialog = Dialog { id: "no-reasons", title: &title, buttons: &[&cancel, &anyhow, &show] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body));
    });
    let command = match answer {
        Some(DialogAnswer::Button(number @ 1..)) => commands.get(number - 1).cloned(),
        Some(_) => Some(Command::File(File::Cancel)),
        None => None,
    };
    if let Some(command) = command {
        frame.emit(command);
    }
}
