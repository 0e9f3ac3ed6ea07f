//! The chosen number: what it is, which values met which, and the places that brought it down.

use super::figure::paint_sign;
use super::{AgreementPage, Chosen, Frame, NUMBERS, confusion, places, start_align};
use crate::agreement::{Answer, Question, Report};
use crate::exchange::agreed;
use crate::ui::icons::Icon;
use crate::ui::kit::{row_with_end, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Label, Strip, hairline_ui, icon_button_ui, label_ui, list_row_of_ui, paint_text, scroll_ui};
use egui::{Ui, UiBuilder, vec2};

pub(super) fn detail_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    report: &Report,
    can_close: bool,
) {
    let Some(chosen) = page.chosen.clone() else { return };
    let Some(question) = chosen.question(report) else { return };
    let rect = ui.max_rect().shrink2(vec2(0.0, size::GAP_SMALL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(&mut child, frame.kit, "number", |ui, kit| {
        let inner = ui.available_rect_before_wrap().shrink2(vec2(size::PANEL_SIDE, 0.0));
        let layout = top_down(kit);
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_SMALL;
            let mut inner = Frame { kit, locale, session, commands: &mut emitted };
            head_ui(ui, &mut inner, page, question, can_close);
            for answer in &question.answers {
                answer_ui(ui, &mut inner, page, question, answer);
            }
            section_ui(ui, &inner);
            confusion::confusion_ui(ui, &mut inner, page, (report, question));
            section_ui(ui, &inner);
            places::places_ui(ui, &mut inner, page, (report, question));
        });
    });
    frame.commands.extend(emitted);
}

fn section_ui(ui: &mut Ui, frame: &Frame<'_>) {
    ui.add_space(size::SECTION - size::GAP_SMALL);
    hairline_ui(ui, frame.kit);
    ui.add_space(size::SECTION - size::GAP_SMALL);
}

fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut AgreementPage, question: &Question, can_close: bool) {
    let heading = agreed::heading(frame.locale, question);
    let close = frame.locale.text("agree-close");
    ui.add_space(size::GAP_SMALL);
    if can_close {
        let mut closed = false;
        row_with_end(
            ui,
            frame.kit,
            |_, _| {},
            |ui, kit| closed = icon_button_ui(ui, kit, Icon::Close, &close, None, true).clicked(),
        );
        if closed {
            page.over = false;
        }
    }
    label_ui(ui, frame.kit, Label::new(&heading).role(Role::Panel).max_lines(3));
    let (things, muted) = (agreed::things(frame.locale, question), frame.kit.theme.text_muted);
    label_ui(ui, frame.kit, Label::new(&things).role(Role::Small).color(muted));
    ui.add_space(size::GAP_SMALL);
}

/// A coefficient with its value, or why there is none; a click lists its places.
fn answer_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut AgreementPage, question: &Question, answer: &Answer) {
    let locale = frame.locale;
    let name = agreed::coefficient(locale, question.kind, answer.named);
    let more = match answer.result {
        Err(why) => Some(agreed::undefined(locale, why)),
        Ok(_) => agreed::interval(locale, answer),
    };
    let inexact = (!answer.is_exact).then(|| locale.text("agree-inexact").to_string());
    let is_chosen = page.chosen.as_ref().is_some_and(|chosen| chosen.named == answer.named);
    let said = format!("{name}: {}", agreed::answer(locale, answer));
    let value = super::figure::short(frame, answer);
    let column = question.answers.iter().map(|answer| {
        let value = super::figure::short(frame, answer);
        frame.kit.text.layout(&value, Role::Strong, TextOptions::default()).size().x
    });
    let column = column.fold(0.0, f32::max);
    let lines: Vec<String> = more.into_iter().chain(inexact).collect();
    let room = (ui.available_width() - 2.0 * size::ROW_PADDING).max(1.0);
    let wrapped = TextOptions::wrapped(room);
    let below: f32 = lines.iter().map(|line| frame.kit.text.layout(line, Role::Small, wrapped).size().y).sum();
    let height = 22.0 + below + 2.0 * size::ROW_PADDING_TALL;
    let named = answer.named;
    let theme = frame.kit.theme;
    let response = list_row_of_ui(ui, frame.kit, &said, is_chosen, height, |ui, kit| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), egui::Sense::hover());
        let mut strip = Strip::new(rect, kit);
        let sign = strip.take_start(14.0);
        paint_sign(ui.painter(), kit, named, sign.center(), kit.theme.accent);
        strip.take_start(size::GAP);
        let color = if answer.value().is_some() { theme.text } else { theme.text_muted };
        // The values of all coefficients stand in one column.
        let place = strip.take_end(column.min(strip.rest.width()));
        paint_text(ui, kit, place, NUMBERS, &value, Role::Strong, color);
        strip.take_end(size::GAP);
        paint_text(ui, kit, strip.rest, start_align(kit), &name, Role::Body, theme.text);
        for line in &lines {
            label_ui(ui, kit, Label::new(line).role(Role::Small).color(theme.text_muted));
        }
    });
    if response.clicked() {
        page.choose(Chosen::of(question, named));
    }
}
