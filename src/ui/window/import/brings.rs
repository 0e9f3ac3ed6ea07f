//! What a file would bring into the project, to be accepted.

use super::{emit, title};
use crate::command::{Command, File, Import as Action};
use crate::exchange::words::closed;
use crate::exchange::{Count, Joined, Loss, LossKind};
use crate::locale::Locale;
use crate::session::{Import, Ready};
use crate::ui::kit::Kit;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, DialogAnswer, Label, Sign, dialog_of_width_ui, hairline_ui, label_ui, message_ui};
use crate::ui::window::Frame;
use egui::Ui;

/// How many lines a list has at most; how many more there are is said.
const MOST: usize = 200;

/// How many characters of a name, a title or a quote are shown.
const LONGEST: usize = 120;

/// The kinds of loss, in the order they are shown.
const KINDS: [LossKind; 9] = [
    LossKind::OtherWords,
    LossKind::OutsideText,
    LossKind::Ambiguous,
    LossKind::NoSpan,
    LossKind::Unfitting,
    LossKind::Tie,
    LossKind::Property,
    LossKind::Dangling,
    LossKind::Part,
];

/// Shows it until it is accepted or given up.
pub(super) fn brings_ui(ui: &mut Ui, frame: &mut Frame<'_>, import: &Import, ready: &Ready) {
    let (locale, session) = (frame.locale, frame.session);
    let title = title(frame, import);
    let [cancel, close, accept] =
        ["unsaved-cancel", "dialog-close", "command-import-accept"].map(|key| locale.text(key));
    let brings = ready.joined.edit.is_some();
    let buttons: &[&str] = if brings { &[&cancel, &accept] } else { &[&close] };
    let empty = session.project.articles.is_empty();
    let format = import.format.map_or("", |format| format.title());
    let into = if empty { "import-into-new" } else { "import-into-open" };
    let into = locale.text_with(into, &[("format", format.into())]);
    let dialog = Dialog { id: "import", title: &title, buttons };
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, size::DIALOG_WIDE, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&into).color(kit.theme.text_muted));
        if let Some(article) = &ready.text_of {
            let said = locale.text_with("import-text-of", &[("title", short(article).into())]);
            label_ui(ui, kit, Label::new(&said).color(kit.theme.text_muted));
        }
        if !brings {
            ui.add_space(size::GAP);
            message_ui(ui, kit, Sign::Ok, &locale.text("import-nothing"));
        }
        ui.add_space(size::GAP);
        hairline_ui(ui, kit);
        dialog.fitted_ui(ui, kit, |ui, kit| contents_ui(ui, kit, locale, &ready.joined));
    });
    match answer {
        Some(DialogAnswer::Button(1)) => emit(frame, Action::Accept),
        Some(_) => frame.emit(Command::File(File::Cancel)),
        None => {}
    }
}

/// The kinds of records that something is to be said of.
fn kinds(joined: &Joined) -> impl Iterator<Item = (&'static str, Count)> {
    let kinds = [
        ("import-annotations", joined.annotations),
        ("import-attributions", joined.attributions),
        ("import-relations", joined.relations),
        ("import-labels", joined.labels),
        ("import-sources", joined.sources),
        ("import-remarks", joined.remarks),
    ];
    kinds.into_iter().filter(|(_, count)| *count != Count::default())
}

fn contents_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, joined: &Joined) {
    ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
    articles_ui(ui, kit, locale, joined);
    section_ui(ui, kit, &locale.text("import-comes"));
    for (key, count) in kinds(joined) {
        let line = format!("{} {}", locale.text(key), counted(locale, count));
        label_ui(ui, kit, Label::new(&line));
    }
    if joined.beside > 0 {
        ui.add_space(size::GAP);
        let said = locale.text_with("import-beside", &[("count", (joined.beside as i64).into())]);
        message_ui(ui, kit, Sign::Warning, &said);
    }
    if !joined.unplaced.is_empty() {
        unplaced_ui(ui, kit, locale, joined);
    }
    losses_ui(ui, kit, locale, &joined.losses);
}

fn section_ui(ui: &mut Ui, kit: &mut Kit, heading: &str) {
    ui.add_space(size::GAP);
    label_ui(ui, kit, Label::new(heading).role(Role::Section).color(kit.theme.text_muted));
}

/// Such as `3 added, 2 there already`.
fn counted(locale: &Locale, count: Count) -> String {
    let parts = [("import-added", count.added), ("import-known", count.known), ("import-filled", count.filled)];
    let wanted = parts.into_iter().filter(|(key, number)| *number > 0 || *key == "import-added");
    locale.list(wanted.map(|(key, number)| locale.text_with(key, &[("count", (number as i64).into())])))
}

fn articles_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, joined: &Joined) {
    section_ui(ui, kit, &locale.text("import-articles"));
    for article in joined.articles.iter().take(MOST) {
        label_ui(ui, kit, Label::new(&short(&article.title)).role(Role::BodyMedium).max_lines(1).natural());
        let fate = locale.text(&format!("import-fate-{}", article.fate.key()));
        let line = format!("{fate} · {}", counted(locale, article.annotations));
        label_ui(ui, kit, Label::new(&line).color(kit.theme.text_muted));
    }
    more_ui(ui, kit, locale, joined.articles.len());
}

fn unplaced_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, joined: &Joined) {
    let count = joined.unplaced.len();
    section_ui(ui, kit, &locale.text_with("import-unplaced", &[("count", (count as i64).into())]));
    message_ui(ui, kit, Sign::Warning, &locale.text("import-unplaced-body"));
    let arabic = kit.is_rtl();
    for unplaced in joined.unplaced.iter().take(MOST) {
        let state = locale.text(&format!("import-state-{}", unplaced.state.name()));
        let label = short(unplaced.label.either(arabic));
        label_ui(ui, kit, Label::new(&short(&unplaced.quote)).max_lines(1).natural());
        label_ui(ui, kit, Label::new(&format!("{label} · {state}")).color(kit.theme.text_muted).max_lines(1));
    }
    more_ui(ui, kit, locale, count);
}

fn losses_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, losses: &[Loss]) {
    if losses.is_empty() {
        return;
    }
    let all: usize = losses.iter().map(|loss| loss.count).sum();
    section_ui(ui, kit, &locale.text_with("import-lost", &[("count", (all as i64).into())]));
    let mut left = MOST;
    for kind in KINDS {
        let mut those = losses.iter().filter(|loss| loss.kind == kind).peekable();
        if those.peek().is_none() || left == 0 {
            continue;
        }
        label_ui(ui, kit, Label::new(&locale.text(&format!("import-lost-{}", kind.key()))).role(Role::BodyMedium));
        for loss in those.take(left) {
            left -= 1;
            let args = [("name", short(&loss.name).into()), ("count", (loss.count as i64).into())];
            let line = locale.text_with("import-lost-one", &args);
            label_ui(ui, kit, Label::new(&line).color(kit.theme.text_muted).max_lines(2));
        }
    }
    more_ui(ui, kit, locale, losses.len());
}

/// How many of `count` are not listed.
fn more_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, count: usize) {
    let more = count.saturating_sub(MOST) as i64;
    if more > 0 {
        label_ui(ui, kit, Label::new(&locale.text_with("import-more", &[("count", more.into())])));
    }
}

/// A text of the file as a part of one line, its directions closed.
fn short(text: &str) -> String {
    let line: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let dots = if text.chars().count() > LONGEST { "…" } else { "" };
    closed(&line) + dots
}
