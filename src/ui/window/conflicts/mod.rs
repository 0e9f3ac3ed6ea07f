//! What putting two people's work together left open: both versions side by side, and which is to hold.

mod rows;

pub(super) use crate::ui::versions::value as value_of;

use super::Frame;
use super::notices;
use super::pair::{Part, pair_ui};
use crate::command::{Command, Review, Select, View};
use crate::review::Choice;
use crate::session::Language;
use crate::ui::kit::row_with_end;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Label, button_ui, dialog_of_width_ui, hairline_ui, label_ui};
use egui::Ui;
use rows::{Question, Row};

/// What the list was last made of.
#[derive(Default)]
pub(super) struct Conflicts {
    of: Option<(u64, Language)>,
    rows: Vec<Row>,
}

/// How many are listed at once; the next ones come up as these are settled.
const MOST: usize = 40;

/// How long a text may be, in code points, to stand on a button.
const SHORT: usize = 16;
const WIDTH: f32 = 860.0;

/// Lists them until the list is closed or empty.
pub(super) fn conflicts_ui(ui: &mut Ui, frame: &mut Frame<'_>, conflicts: &mut Conflicts) {
    let (locale, session) = (frame.locale, frame.session);
    if session.project.conflicts.is_empty() {
        return frame.emit(Command::View(View::Close));
    }
    let of = Some((session.revision, locale.language()));
    if conflicts.of != of {
        *conflicts = Conflicts { of, rows: rows::rows(&session.project, locale) };
    }
    let [title, all, done] = ["conflicts-title", "command-settle-all-shown", "keys-done"].map(|key| locale.text(key));
    let body = locale.text_with("conflicts-body", &[("count", (conflicts.rows.len() as i64).into())]);
    let dialog = Dialog { id: "conflicts", title: &title, buttons: &[&all, &done] };
    let mut emitted = Vec::new();
    let (_, answer) = dialog_of_width_ui(ui.ctx(), frame.kit, WIDTH, dialog, |ui, kit| {
        label_ui(ui, kit, Label::new(&body).color(kit.theme.text_muted));
        ui.add_space(size::GAP);
        hairline_ui(ui, kit);
        dialog.fitted_ui(ui, kit, |ui, kit| {
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            list_ui(ui, &mut inner, &conflicts.rows);
        });
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        notices::last_ui(ui, &mut inner);
    });
    frame.commands.extend(emitted);
    match answer {
        Some(DialogAnswer::Button(0)) => frame.emit(Command::Review(Review::KeepShown)),
        Some(_) => frame.emit(Command::View(View::Close)),
        None => {}
    }
}

fn list_ui(ui: &mut Ui, frame: &mut Frame<'_>, rows: &[Row]) {
    for (number, row) in rows.iter().take(MOST).enumerate() {
        if number > 0 {
            ui.add_space(size::GAP_MEDIUM);
            hairline_ui(ui, frame.kit);
        }
        ui.add_space(size::GAP_MEDIUM);
        head_ui(ui, frame, row);
        for question in &row.questions {
            ui.add_space(size::GAP);
            question_ui(ui, frame, row, question);
        }
    }
    if let Some(more) = rows.len().checked_sub(MOST).filter(|more| *more > 0) {
        let text = frame.locale.text_with("conflicts-more", &[("count", (more as i64).into())]);
        ui.add_space(size::GAP_MEDIUM);
        label_ui(ui, frame.kit, Label::new(&text).color(frame.kit.theme.text_muted));
    }
    ui.add_space(size::GAP);
}

/// What kind of record it is, and which one.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, row: &Row) {
    let kind = frame.locale.text(&row.kind);
    let muted = frame.kit.theme.text_muted;
    let name = frame.locale.text("conflicts-show");
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            label_ui(ui, kit, Label::new(&kind).role(Role::Section).color(muted));
        },
        |ui, kit| {
            if row.mark.is_some() {
                clicked = button_ui(ui, kit, Button::new(&name).quiet()).clicked();
            }
        },
    );
    if let Some(mark) = row.mark.clone().filter(|_| clicked) {
        frame.emit(Command::View(View::Close));
        frame.emit(Command::Select(Select::ShowMark(mark)));
    }
    if !row.name.is_empty() {
        label_ui(ui, frame.kit, Label::new(&row.name).role(Role::QuotationSmall).max_lines(2).natural());
    }
}

/// Both versions of one thing, each with what lets it hold.
fn question_ui(ui: &mut Ui, frame: &mut Frame<'_>, row: &Row, question: &Question) {
    let locale = frame.locale;
    if !question.name.is_empty() {
        label_ui(ui, frame.kit, Label::new(&question.name).role(Role::BodyMedium));
        ui.add_space(size::GAP_SMALL);
    }
    let theirs = match row.author.as_str() {
        "" => locale.text("conflicts-other").to_string(),
        author => locale.text_with("conflicts-of", &[("author", author.into())]),
    };
    let shown = locale.text("conflicts-shown");
    let settle = |choice| {
        let (conflict, field) = (row.id.clone(), question.field);
        Command::Review(Review::Settle { conflict, field, choice })
    };
    let about = [&*row.name, &*question.name].into_iter().filter(|part| !part.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let [keep, take] = ["conflicts-keep", "conflicts-take"].map(|key| locale.text(key));
    let names = [(&keep, &*shown), (&take, &*theirs)]
        .map(|(action, title)| format!("{action}: {title}{}{about}", locale.comma()));
    let parts = [
        Part { title: &shown, text: &question.shown, button: Some((&keep, &names[0])) },
        Part { title: &theirs, text: &question.other, button: Some((&take, &names[1])) },
    ];
    if let Some(pressed) = pair_ui(ui, frame, parts) {
        frame.emit(settle(if pressed == 0 { Choice::Shown } else { Choice::Other }));
    }
    let Some(base) = &question.base else { return };
    ui.add_space(size::GAP_SMALL);
    let before = match base.as_str() {
        "" => locale.text("conflicts-before-empty").to_string(),
        base => locale.text_with("conflicts-before", &[("text", base.into())]),
    };
    // A long text is not said twice.
    let name = match base.as_str() {
        base if base.is_empty() || base.chars().count() > SHORT => locale.text("conflicts-back-long").to_string(),
        base => locale.text_with("conflicts-back", &[("text", base.into())]),
    };
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            label_ui(ui, kit, Label::new(&before).role(Role::Small).color(kit.theme.text_muted).max_lines(1));
        },
        |ui, kit| clicked = button_ui(ui, kit, Button::new(&name).quiet()).clicked(),
    );
    if clicked {
        frame.emit(settle(Choice::Base));
    }
}
