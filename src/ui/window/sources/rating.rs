//! How reliable an entry was held to be: over time, why, and from now on.

use super::cell::{Ink, natural};
use super::chart::chart_ui;
use super::{Frame, day};
use crate::annotation::{Bilingual, Rating, Reliability, Source};
use crate::command::{Command, Source as SourceCommand};
use crate::locale::Locale;
use crate::ui::kit::{Kit, row};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Field, FieldState, Label, ScaleLook, Strip, button_ui, field_ui, grade_ui, heading_ui, label_ui, scale_ui,
};
use egui::{Sense, Ui, WidgetInfo, vec2};

/// How far the words of a rating stand from where its grade begins, in points.
const INSET: f32 = size::GRADE_WIDTH + 2.0 * size::GAP;

/// A rating being given.
#[derive(Default)]
pub(super) struct Rater {
    grade: Option<usize>,
    reason: FieldState,
}

/// The chart, the history, and what adds to it.
pub(super) fn rating_ui(ui: &mut Ui, frame: &mut Frame<'_>, rater: &mut Rater, source: &Source) {
    let locale = frame.locale;
    heading_ui(ui, frame.kit, &locale.text("sources-reliability"), &locale.text("sources-admiralty"));
    if source.ratings.is_empty() {
        let muted = frame.kit.theme.text_muted;
        label_ui(ui, frame.kit, Label::new(&locale.text("sources-unrated")).color(muted));
    } else {
        chart_ui(ui, frame.kit, locale, &source.ratings);
        ui.add_space(size::GAP_SMALL);
    }
    for rating in source.ratings.iter().rev() {
        history_ui(ui, frame.kit, locale, rating);
    }
    if frame.session.read_only.is_none() {
        rate_ui(ui, frame, rater, source);
    }
}

/// What a grade is called.
fn words(locale: &Locale, grade: Reliability) -> std::sync::Arc<str> {
    locale.text(&format!("reliability-{}", grade.key()))
}

/// One rating: the grade, its words, when and by whom, why.
fn history_ui(ui: &mut Ui, kit: &mut Kit, locale: &Locale, rating: &Rating) {
    let words = words(locale, rating.reliability);
    let year = day::of(crate::annotation::Timestamp::now()).year();
    let when = locale.short_date(day::of(rating.at), year);
    let by = if rating.author.is_empty() { when } else { locale.list([&when, &rating.author]) };
    let muted = kit.theme.text_muted;
    row(ui, kit, |ui, kit| {
        grade_ui(ui, kit, rating.reliability.key(), rating.reliability.key());
        ui.add_space(size::GAP);
        label_ui(ui, kit, Label::new(&words).role(Role::Strong).max_lines(2));
    });
    below_ui(ui, kit, &by, Ink { role: Role::Small, color: muted, lines: usize::MAX });
    let reason = locale.bilingual(&rating.reason);
    if !reason.is_empty() {
        below_ui(ui, kit, reason, Ink { role: Role::Note, color: muted, lines: usize::MAX });
        ui.add_space(size::GAP_SMALL);
    }
}

/// A text below the words of a rating.
fn below_ui(ui: &mut Ui, kit: &mut Kit, text: &str, ink: Ink) {
    let width = ui.available_width();
    let height = kit.text.layout(text, ink.role, TextOptions::wrapped(width - INSET)).size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    let mut strip = Strip::new(rect, kit);
    strip.take_start(INSET);
    let mut place = strip.rest;
    natural(ui, kit, &mut place, text, ink);
}

/// A grade from now on, and why.
fn rate_ui(ui: &mut Ui, frame: &mut Frame<'_>, rater: &mut Rater, source: &Source) {
    let locale = frame.locale;
    ui.add_space(size::GAP);
    let names: Vec<String> = Reliability::ALL.iter().map(|g| format!("{}: {}", g.key(), words(locale, *g))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let keys: Vec<&str> = Reliability::ALL.iter().map(|g| g.key()).collect();
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&locale.text("sources-rate")).role(Role::Small).color(muted));
    let shown = rater.grade;
    if let Some(grade) = scale_ui(ui, frame.kit, &keys, &names, shown, ScaleLook::Choose) {
        rater.grade = if rater.grade == Some(grade) { None } else { Some(grade) };
    }
    let Some(grade) = rater.grade.and_then(|grade| Reliability::ALL.get(grade)) else { return };
    label_ui(ui, frame.kit, Label::new(&words(locale, *grade)).role(Role::Strong));
    let [reason, rate, cancel] = ["sources-reason", "sources-rate-add", "unsaved-cancel"].map(|key| locale.text(key));
    let fresh = shown != rater.grade;
    let field = Field::new(&reason).placeholder(&reason).focus(fresh);
    field_ui(ui, frame.kit, &mut rater.reason, field);
    let mut pressed = rater.reason.submitted();
    let mut cancelled = false;
    row(ui, frame.kit, |ui, kit| {
        pressed |= button_ui(ui, kit, Button::new(&rate).primary()).clicked();
        cancelled = button_ui(ui, kit, Button::new(&cancel).quiet()).clicked();
    });
    if pressed {
        let reason = Bilingual::in_script(rater.reason.text());
        let command = SourceCommand::Rate { source: source.id.clone(), reliability: *grade, reason };
        frame.emit(Command::Source(command));
    }
    if pressed || cancelled {
        *rater = Rater::default();
    }
}
