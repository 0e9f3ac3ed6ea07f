//! Whose work is measured, and what of it was left out.

use super::{Frame, Measured, file_of};
use crate::command::{Agree, Command};
use crate::exchange::agreed;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, column, row_with_end};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Label, Sign, button_ui, hairline_ui, icon_button_ui, label_ui, message_ui, scroll_ui,
};
use egui::{Ui, UiBuilder, vec2};

/// The most articles that are named as left out.
const NAMED: usize = 12;

pub(super) fn people_ui(ui: &mut Ui, frame: &mut Frame<'_>, measured: Option<&Measured>) {
    let rect = ui.max_rect().shrink2(vec2(0.0, size::GAP_SMALL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(&mut child, frame.kit, "people", |ui, kit| {
        let inner = ui.available_rect_before_wrap().shrink2(vec2(size::PANEL_SIDE, 0.0));
        let layout = crate::ui::kit::top_down(kit);
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            heading_ui(ui, &mut inner);
            list_ui(ui, &mut inner, measured);
            state_ui(ui, &mut inner, measured);
        });
    });
    frame.commands.extend(emitted);
}

fn heading_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let title = frame.locale.text("agree-people-title");
    let count = frame.locale.number(frame.session.agreement.files.len() + 1);
    let ask = Command::Agree(Agree::Ask);
    let (name, key, applies) = (frame.name(&ask), frame.key(&ask), ask.applies(frame.session));
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            let muted = kit.theme.text_muted;
            label_ui(ui, kit, Label::new(&title).role(Role::Section).color(muted));
            label_ui(ui, kit, Label::new(&count).role(Role::Small).color(muted));
        },
        |ui, kit| clicked = icon_button_ui(ui, kit, Icon::Plus, &name, key.as_deref(), applies).clicked(),
    );
    if clicked {
        frame.emit(ask);
    }
}

/// The user first, then each file.
fn list_ui(ui: &mut Ui, frame: &mut Frame<'_>, measured: Option<&Measured>) {
    let (session, locale) = (frame.session, frame.locale);
    let own = &session.project.author;
    let own = if own.is_empty() { locale.text("agree-me").to_string() } else { own.clone() };
    let marks = |who: usize| measured.and_then(|m| m.report.marks.get(who)).copied();
    let file = session.file.as_ref().and_then(|file| file.file_name());
    let file = file.map_or_else(|| locale.text("agree-open-project").to_string(), |n| n.to_string_lossy().into_owned());
    person_ui(ui, frame, (&own, &file, marks(0)), None);
    for (number, path) in session.agreement.files.iter().enumerate() {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let who = file_of(measured, &session.agreement.files, number);
        let name = who.and_then(|who| measured?.report.people.get(who).cloned());
        let name = name.unwrap_or_else(|| file.clone());
        let below = if name == file { String::new() } else { file };
        person_ui(ui, frame, (&name, &below, who.and_then(marks)), Some(number));
    }
}

fn person_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    (name, file, marks): (&str, &str, Option<usize>),
    number: Option<usize>,
) {
    ui.add_space(size::GAP_SMALL);
    let without = frame.locale.text_with("agree-leave-out", &[("name", agreed::isolated(name).into())]);
    let mut clicked = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            label_ui(ui, kit, Label::new(name).role(Role::Strong));
        },
        |ui, kit| {
            if number.is_some() {
                clicked = icon_button_ui(ui, kit, Icon::Close, &without, None, true).clicked();
            }
        },
    );
    if let (true, Some(number)) = (clicked, number) {
        frame.emit(Command::Agree(Agree::Without(number)));
    }
    let muted = frame.kit.theme.text_muted;
    column(ui, frame.kit, |ui, kit| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if !file.is_empty() {
            label_ui(ui, kit, Label::new(file).role(Role::Small).color(muted).max_lines(1));
        }
        if let Some(marks) = marks {
            let text = frame.locale.text_with("agree-marks", &[("marks", marks.into())]);
            label_ui(ui, kit, Label::new(&text).role(Role::Small).color(muted));
        }
    });
}

/// What went wrong, what is old, what was left out.
fn state_ui(ui: &mut Ui, frame: &mut Frame<'_>, measured: Option<&Measured>) {
    let (session, locale) = (frame.session, frame.locale);
    if let Some(failed) = &session.agreement.failed {
        gap_ui(ui, frame.kit);
        message_ui(ui, frame.kit, Sign::Error, failed);
    }
    if session.agreement.work.is_none() && session.agreement_is_old() {
        gap_ui(ui, frame.kit);
        message_ui(ui, frame.kit, Sign::Warning, &locale.text("agree-old"));
        let again = Command::Agree(Agree::Measure);
        let name = frame.name(&again);
        let button = Button::new(&name).named(&name).width(ui.available_width().max(0.0));
        if button_ui(ui, frame.kit, button).clicked() {
            frame.emit(again);
        }
    }
    let Some(report) = measured.map(|measured| &measured.report) else { return };
    gap_ui(ui, frame.kit);
    let muted = frame.kit.theme.text_muted;
    let mut say = |ui: &mut Ui, text: &str| {
        label_ui(ui, frame.kit, Label::new(text).role(Role::Small).color(muted));
    };
    say(ui, &agreed::articles(locale, report));
    for left in report.left_out.iter().take(NAMED) {
        let name = report.people.get(left.person).map_or("", String::as_str);
        let args = [("title", agreed::isolated(&left.title).into()), ("name", agreed::isolated(name).into())];
        say(ui, &locale.text_with("agree-left-out", &args));
    }
    if report.left_out.len() > NAMED {
        say(ui, &locale.text_with("agree-more", &[("count", (report.left_out.len() - NAMED).into())]));
    }
    for (who, name) in report.people.iter().enumerate() {
        let count = report.unplaced.iter().filter(|(whose, _)| *whose == who).count();
        if count > 0 {
            let args = [("marks", count.into()), ("name", agreed::isolated(name).into())];
            say(ui, &locale.text_with("agree-unplaced", &args));
        }
    }
}

fn gap_ui(ui: &mut Ui, kit: &Kit) {
    ui.add_space(size::SECTION - size::GAP_SMALL);
    hairline_ui(ui, kit);
    ui.add_space(size::SECTION - size::GAP_SMALL);
}
