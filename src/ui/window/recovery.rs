//! The offer of work that a window left when it ended unasked: what restoring it would do.

use super::Frame;
use crate::annotation::{Change, Changes, Difference};
use crate::command::{Command, File};
use crate::locale::Locale;
use crate::session::{Choice, OnDisk, Recoverable};
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, Sign, dialog_ui, hairline_ui, label_ui, message_ui};
use egui::Ui;

/// Asks until it is answered.
pub(super) fn recovery_ui(ui: &mut Ui, frame: &mut Frame<'_>, offer: &Recoverable) {
    let locale = frame.locale;
    let title = if offer.kept { "recovery-title-kept" } else { "recovery-title" };
    let keep = if offer.file.is_some() { "recovery-keep" } else { "recovery-keep-untitled" };
    let [title, delete, keep, restore] =
        [title, "recovery-delete", keep, "recovery-restore"].map(|key| locale.text(key));
    let dialog = Dialog { id: "recovery", title: &title, buttons: &[&delete, &keep, &restore] };
    let (_, answer) = dialog_ui(ui.ctx(), frame.kit, dialog, |ui, kit| offer_ui(ui, kit, locale, offer));
    let choice = match answer {
        Some(DialogAnswer::Button(2)) => Choice::Restore,
        Some(DialogAnswer::Button(1)) => Choice::Keep,
        Some(DialogAnswer::Button(_)) => Choice::Delete,
        Some(DialogAnswer::Cancel) => Choice::Later,
        None => return,
    };
    frame.emit(Command::File(File::Recover(choice)));
}

fn offer_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, offer: &Recoverable) {
    let muted = kit.theme.text_muted;
    let name = if offer.name.is_empty() { locale.text("recovery-untitled").to_string() } else { offer.name.clone() };
    let name: String = name.chars().take(120).collect();
    let args = [("time", locale.time(offer.at).into()), ("name", name.into())];
    label_ui(ui, kit, Label::new(&locale.text_with("recovery-work", &args)));
    ui.add_space(size::GAP);
    let warning = match offer.disk {
        OnDisk::Same | OnDisk::Untitled => None,
        OnDisk::Changed => Some("recovery-file-changed"),
        OnDisk::Gone => Some("recovery-file-gone"),
        OnDisk::Unreadable => Some("recovery-file-unreadable"),
    };
    if let Some(key) = warning {
        message_ui(ui, kit, Sign::Warning, &locale.text(key));
        ui.add_space(size::GAP);
    }
    let against = if offer.is_compared() { "recovery-against-file" } else { "recovery-against-nothing" };
    label_ui(ui, kit, Label::new(&locale.text(against)).role(Role::Section).color(muted));
    for line in counts(locale, &offer.difference, offer.is_compared()) {
        label_ui(ui, kit, Label::new(&line));
    }
    examples_ui(ui, kit, locale, offer);
    if offer.more > 0 {
        ui.add_space(size::GAP);
        let line = locale.text_with("recovery-more", &[("count", offer.more.into())]);
        label_ui(ui, kit, Label::new(&line).color(muted));
    }
}

/// Words of what differs, below what became of them; all is new where nothing is compared with.
fn examples_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, offer: &Recoverable) {
    let all = &offer.difference.examples;
    if all.is_empty() {
        return;
    }
    let muted = kit.theme.text_muted;
    ui.add_space(size::GAP);
    hairline_ui(ui, kit);
    let kinds = [
        (Change::Added, "recovery-example-added"),
        (Change::Changed, "recovery-example-changed"),
        (Change::Removed, "recovery-example-removed"),
    ];
    for (change, key) in kinds {
        let mut examples = all.iter().filter(|(of, _)| *of == change).peekable();
        if examples.peek().is_none() {
            continue;
        }
        ui.add_space(size::GAP);
        if offer.is_compared() {
            label_ui(ui, kit, Label::new(&locale.text(key)).role(Role::Section).color(muted));
        }
        for (_, words) in examples {
            label_ui(ui, kit, Label::new(words).max_lines(1).natural());
        }
    }
}

/// A line for each kind of thing that differs, or that there is where nothing is compared with.
fn counts(locale: &Locale, difference: &Difference, compared: bool) -> Vec<String> {
    let kinds = [
        ("recovery-articles", difference.articles),
        ("recovery-marks", difference.marks),
        ("recovery-notes", difference.notes),
        ("recovery-ties", difference.ties),
        ("recovery-reviews", difference.reviews),
        ("recovery-sources", difference.sources),
        ("recovery-labels", difference.labels),
    ];
    let differ = kinds.into_iter().filter(|(_, changes)| changes.total() > 0);
    let lines: Vec<String> = differ
        .map(|(key, changes)| match compared {
            true => count(locale, key, changes),
            false => format!("{}{}", locale.text(key), changes.total()),
        })
        .collect();
    if lines.is_empty() { vec![locale.text("recovery-other").to_string()] } else { lines }
}

/// Such as `Marks: 3 added, 1 removed`.
fn count(locale: &Locale, key: &str, changes: Changes) -> String {
    let parts = [
        ("recovery-added", changes.added),
        ("recovery-changed", changes.changed),
        ("recovery-removed", changes.removed),
    ];
    let parts = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| locale.text_with(key, &[("count", count.into())]));
    format!("{}{}", locale.text(key), locale.list(parts))
}
