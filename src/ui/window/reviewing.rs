//! The questions around a review's file: whether to put one in, and where one is where no file dialog answers.

use super::Frame;
use crate::command::{Command, File, Review};
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
