//! What putting two people's work together left open: both versions side by side, and which is to hold.

mod rows;

pub(super) use rows::value as value_of;

use super::Frame;
use super::labels::notice_ui;
use crate::command::{Command, Review, Select, View};
use crate::review::Choice;
use crate::session::Language;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Label, beside_bar_ui, button_ui, dialog_of_width_ui, hairline_ui, icon_button_ui,
    label_ui, scroll_ui,
};
use egui::{CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};
use rows::{Question, Row};

/// What the list was last made of.
#[derive(Default)]
pub(super) struct Conflicts {
    of: Option<(u64, Language)>,
    rows: Vec<Row>,
}

/// How many are listed at once; the next ones come up as these are settled.
const MOST: usize = 40;
/// The most lines of a version.
const LINES: usize = 6;
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
        let height = (ui.ctx().content_rect().height() - 250.0).clamp(160.0, 620.0);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            scroll_ui(ui, kit, "conflicts", |ui, kit| {
                beside_bar_ui(ui, kit, |ui, kit| {
                    let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                    list_ui(ui, &mut inner, &conflicts.rows);
                })
            });
        });
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        notice_ui(ui, &mut inner);
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
                clicked = icon_button_ui(ui, kit, Icon::ArrowForward, &name, None, true).clicked();
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
    let whole = ui.available_rect_before_wrap();
    let half = ((whole.width() - size::GAP_MEDIUM) / 2.0).max(1.0);
    let (left, right) = (
        Rect::from_min_size(whole.min, vec2(half, whole.height())),
        Rect::from_min_size(pos2(whole.max.x - half, whole.min.y), vec2(half, whole.height())),
    );
    let (mine, other) = if frame.kit.is_rtl() { (right, left) } else { (left, right) };
    let settle = |choice| {
        let (conflict, field) = (row.id.clone(), question.field);
        Command::Review(Review::Settle { conflict, field, choice })
    };
    let cards = [
        (mine, &*shown, &question.shown, "conflicts-keep", settle(Choice::Shown)),
        (other, &*theirs, &question.other, "conflicts-take", settle(Choice::Other)),
    ];
    let mut bottom = whole.min.y;
    for (place, title, text, key, command) in cards {
        let action = locale.text(key);
        let about = [&*row.name, &*question.name].into_iter().filter(|part| !part.is_empty());
        let about = about.collect::<Vec<_>>().join(" · ");
        let name = format!("{action}: {title}, {about}");
        let (used, clicked) = card_ui(ui, frame, place, (title, text), (&action, &name));
        bottom = bottom.max(used.max.y);
        if clicked {
            frame.emit(command);
        }
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, pos2(whole.max.x, bottom)));
    let Some(base) = &question.base else { return };
    ui.add_space(size::GAP_SMALL);
    let before = match base.as_str() {
        "" => locale.text("conflicts-before-empty").to_string(),
        base => locale.text_with("conflicts-before", &[("text", base.into())]),
    };
    let name = locale.text("conflicts-back");
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

/// One version in a frame of its own: whose it is, what it says, and the button. Answers with the room it took and
/// whether the button was pressed.
fn card_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    place: Rect,
    (title, text): (&str, &str),
    (action, name): (&str, &str),
) -> (Rect, bool) {
    let under = ui.painter().add(Shape::Noop);
    let inner = place.shrink(size::GAP_MEDIUM);
    let layout = top_down(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt((name, "card")));
    let kit: &mut Kit = frame.kit;
    label_ui(&mut child, kit, Label::new(title).role(Role::Section).color(kit.theme.text_muted).max_lines(1));
    child.add_space(size::GAP_SMALL);
    if text.is_empty() {
        let empty = frame.locale.text("conflicts-empty");
        label_ui(&mut child, kit, Label::new(&empty).color(kit.theme.text_muted));
    } else {
        label_ui(&mut child, kit, Label::new(text).max_lines(LINES).natural());
    }
    child.add_space(size::GAP);
    let clicked = button_ui(&mut child, kit, Button::new(action).named(name)).clicked();
    let used = Rect::from_min_max(place.min, pos2(place.max.x, child.min_rect().max.y + size::GAP_MEDIUM));
    let radius = CornerRadius::same(size::RADIUS);
    let stroke = Stroke::new(size::HAIRLINE, kit.theme.hairline);
    ui.painter().set(under, egui::epaint::RectShape::new(used, radius, kit.theme.page, stroke, StrokeKind::Inside));
    ui.interact(used, ui.scope_id().with((name, "ground")), Sense::hover());
    (used, clicked)
}
