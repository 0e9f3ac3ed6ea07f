//! How far to believe a claim: kind, status, the two axes of the Admiralty code, likelihood and, apart, confidence.

use super::{choice_ui, heading_ui, muted_ui, section_ui, value_ui};
use crate::annotation::{
    Annotation, Assessment, Attribution, ClaimKind, ClaimStatus, Confidence, Credibility, Likelihood, Reliability,
};
use crate::command::{Assess, Command};
use crate::ui::kit::{Kit, row};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Label, MenuItem, ScaleLook, Strip, focus_ring, label_ui, paint_text, scale_ui, segmented_ui, tooltip_ui,
};
use crate::ui::window::Frame;
use egui::{Align2, CornerRadius, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Shows both, to be set; `ties` are the claim's attributions.
pub(in crate::ui::window) fn assessment_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    ties: &[Arc<Attribution>],
    claim: &Annotation,
) {
    let assessment = claim.assessment;
    admiralty_ui(ui, frame, ties, claim);
    section_ui(ui, frame);
    likelihood_ui(ui, frame, &assessment);
}

/// Credibility can be set here, reliability is the source's.
fn admiralty_ui(ui: &mut Ui, frame: &mut Frame<'_>, ties: &[Arc<Attribution>], claim: &Annotation) {
    let locale = frame.locale;
    heading_ui(ui, frame, &locale.text("grade"), &locale.text("grade-admiralty"));
    let steps: Vec<&str> = Credibility::ALL.iter().map(|grade| grade.key()).collect();
    let words: Vec<_> = Credibility::ALL.iter().map(|g| locale.text(&format!("credibility-{}", g.key()))).collect();
    let names: Vec<String> =
        steps.iter().zip(&words).map(|(step, word)| format!("{} {step}: {word}", locale.text("credibility"))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = claim.assessment.credibility.map(|grade| grade as usize);
    let word = chosen.and_then(|i| words.get(i)).cloned().unwrap_or_else(|| locale.text("ungraded"));
    let title = locale.text("credibility");
    let only_read = frame.only_reads(&Command::Assess(Assess::Credibility(None)));
    let look = if only_read { ScaleLook::Show } else { ScaleLook::Choose };
    let clicked = beside_ui(ui, frame, &title, &word, |ui, kit| scale_ui(ui, kit, &steps, &names, chosen, look));
    if let Some(clicked) = clicked {
        let grade = Credibility::ALL.get(clicked).copied().filter(|_| chosen != Some(clicked));
        frame.emit(Command::Assess(Assess::Credibility(grade)));
    }
    let mut sources = ties.iter().filter_map(|tie| tie.source.as_ref());
    let entry = sources.find_map(|party| frame.session.project.entry_of(party));
    let reliability = entry.and_then(|entry| entry.reliability());
    let word = match (entry, reliability) {
        (Some(_), Some(grade)) => locale.text(&format!("reliability-{}", grade.key())),
        (Some(_), None) => locale.text("ungraded"),
        (None, _) => locale.text("reliability-no-entry"),
    };
    let steps: Vec<&str> = Reliability::ALL.iter().map(|grade| grade.key()).collect();
    let title = locale.text("reliability");
    beside_ui(ui, frame, &title, &word, |ui, kit| {
        scale_ui(ui, kit, &steps, &steps, reliability.map(|grade| grade as usize), ScaleLook::Show)
    });
    muted_ui(ui, frame, &locale.text("why-two-axes"));
}

/// How wide the names beside the scales are.
const NAME_WIDTH: f32 = 84.0;

/// What something is called, beside it what shows it, and under that its value in words.
fn beside_ui<R>(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    title: &str,
    value: &str,
    show: impl FnOnce(&mut Ui, &mut Kit) -> R,
) -> R {
    let start = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let answer = row(ui, frame.kit, |ui, kit| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (name, response) = ui.allocate_exact_size(vec2(NAME_WIDTH, size::SCALE_HEIGHT), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, title));
        let color = kit.theme.text;
        paint_text(ui, kit, name, start, title, Role::Body, color);
        show(ui, kit)
    });
    row(ui, frame.kit, |ui, kit| {
        ui.add_space(NAME_WIDTH);
        let muted = kit.theme.text_muted;
        label_ui(ui, kit, Label::new(value).role(Role::Small).color(muted))
    });
    answer.inner
}

fn likelihood_ui(ui: &mut Ui, frame: &mut Frame<'_>, assessment: &Assessment) {
    let locale = frame.locale;
    heading_ui(ui, frame, &locale.text("likelihood"), &locale.text("likelihood-scale"));
    let chosen = assessment.likelihood;
    let only_read = frame.only_reads(&Command::Assess(Assess::Likelihood(None)));
    let look = if only_read { ScaleLook::Show } else { ScaleLook::Choose };
    if let Some(clicked) = bands_ui(ui, frame, chosen, look) {
        let band = Some(clicked).filter(|_| chosen != Some(clicked));
        frame.emit(Command::Assess(Assess::Likelihood(band)));
    }
    let text = chosen.map_or_else(|| locale.text("unjudged").to_string(), |band| locale.likelihood(band));
    label_ui(ui, frame.kit, Label::new(&text));
    ui.add_space(size::GAP_SMALL);
    let names = Confidence::ALL.iter().map(|c| locale.text(&format!("confidence-{}", c.key()))).collect::<Vec<_>>();
    let none = locale.text("confidence-none");
    let names: Vec<&str> = std::iter::once(&*none).chain(names.iter().map(|n| &**n)).collect();
    let chosen = assessment.confidence.map_or(0, |c| c as usize + 1);
    heading_ui(ui, frame, &locale.text("confidence"), "");
    if only_read {
        label_ui(ui, frame.kit, Label::new(names.get(chosen).unwrap_or(&"")));
    } else if let Some(clicked) = segmented_ui(ui, frame.kit, &names, chosen) {
        let confidence = clicked.checked_sub(1).and_then(|i| Confidence::ALL.get(i).copied());
        frame.emit(Command::Assess(Assess::Confidence(confidence)));
    }
    ui.add_space(size::GAP_SMALL);
    muted_ui(ui, frame, &locale.text("why-confidence"));
}

/// The bands of likelihood, each as wide as it is, but none too narrow to click. Answers with the one that was clicked.
fn bands_ui(ui: &mut Ui, frame: &mut Frame<'_>, chosen: Option<Likelihood>, look: ScaleLook) -> Option<Likelihood> {
    let choose = look == ScaleLook::Choose;
    let sense = if choose { Sense::click() } else { Sense::hover() };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL_MIN), Sense::hover());
    let gaps = size::SCALE_GAP * (Likelihood::ALL.len() as f32 - 1.0);
    let widths = widths(rect.width() - gaps);
    let mut strip = Strip::new(rect, frame.kit);
    let mut clicked = None;
    for (&band, width) in Likelihood::ALL.iter().zip(widths) {
        let place = strip.take_start(width);
        strip.take_start(size::SCALE_GAP);
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        let response = ui.interact(place, id, sense);
        let theme = frame.kit.theme;
        let fill = match (chosen == Some(band), choose && response.hovered()) {
            (true, _) => theme.accent,
            (false, true) => theme.hover,
            (false, false) => theme.surface_sunken,
        };
        let bar = place.shrink2(vec2(0.0, 6.0));
        ui.painter().rect_filled(bar, CornerRadius::same(size::RADIUS_MARK), fill);
        let edge = egui::Stroke::new(size::HAIRLINE, theme.hairline);
        if chosen != Some(band) {
            ui.painter().rect_stroke(bar, f32::from(size::RADIUS_MARK), edge, egui::StrokeKind::Inside);
        }
        focus_ring(ui.painter(), frame.kit, &response, bar, size::RADIUS_MARK);
        let name = frame.locale.likelihood(band);
        response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, choose, chosen == Some(band), &name));
        if response.clicked() {
            clicked = Some(band);
        }
        tooltip_ui(response, frame.kit, &name, None);
    }
    clicked
}

/// The widths of the bands in `room` points: their share of it, at least what can be clicked.
fn widths(room: f32) -> Vec<f32> {
    let share = |band: &Likelihood| {
        let (from, to) = band.percent();
        // The outermost bands reach to 0 and to 100.
        let (from, to) = (if from == 1 { 0 } else { from }, if to == 99 { 100 } else { to });
        f32::from(to - from) / 100.0
    };
    let least = size::CONTROL_MIN.min(room / Likelihood::ALL.len() as f32);
    // What each percent gets falls as narrow bands are widened, which can make further ones too narrow.
    let mut unit = room;
    for _ in Likelihood::ALL {
        let (narrow, wide): (Vec<_>, Vec<_>) = Likelihood::ALL.iter().partition(|b| share(b) * unit < least);
        let rest: f32 = wide.into_iter().map(share).sum();
        if rest > 0.0 {
            unit = (room - narrow.len() as f32 * least) / rest;
        }
    }
    Likelihood::ALL.iter().map(|band| (share(band) * unit).max(least)).collect()
}

/// What the claim is about and what became of it.
pub(super) fn kind_ui(ui: &mut Ui, frame: &mut Frame<'_>, assessment: &Assessment) {
    let locale = frame.locale;
    let none = locale.text("kind-none");
    let value = assessment.kind.map_or_else(|| none.clone(), |kind| locale.text(&format!("kind-{}", kind.key())));
    let status = locale.text(&format!("status-{}", assessment.status.key()));
    if frame.only_reads(&Command::Assess(Assess::Kind(None))) {
        value_ui(ui, frame, &locale.text("claim-kind"), &value);
        return value_ui(ui, frame, &locale.text("claim-status"), &status);
    }
    let names: Vec<_> = ClaimKind::ALL.iter().map(|kind| locale.text(&format!("kind-{}", kind.key()))).collect();
    let mut items: Vec<MenuItem<'_>> = names
        .iter()
        .zip(ClaimKind::ALL)
        .map(|(name, kind)| MenuItem::new(name).selected(assessment.kind == Some(*kind)))
        .collect();
    items.push(MenuItem::new(&none).selected(assessment.kind.is_none()).separated());
    if let Some(chosen) = choice_ui(ui, frame, &locale.text("claim-kind"), &value, &items) {
        frame.emit(Command::Assess(Assess::Kind(ClaimKind::ALL.get(chosen).copied())));
    }
    let names: Vec<_> =
        ClaimStatus::ALL.iter().map(|status| locale.text(&format!("status-{}", status.key()))).collect();
    let items: Vec<MenuItem<'_>> = names
        .iter()
        .zip(ClaimStatus::ALL)
        .map(|(name, status)| MenuItem::new(name).selected(assessment.status == *status))
        .collect();
    if let Some(&status) =
        choice_ui(ui, frame, &locale.text("claim-status"), &status, &items).and_then(|i| ClaimStatus::ALL.get(i))
    {
        frame.emit(Command::Assess(Assess::Status(status)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_fill_the_room_and_none_is_too_narrow() {
        for room in [250.0, 284.0, 400.0, 900.0] {
            let widths = widths(room);
            assert!((widths.iter().sum::<f32>() - room).abs() < 0.1, "{room}: {widths:?}");
            assert!(widths.iter().all(|w| *w >= size::CONTROL_MIN - 0.1), "{room}: {widths:?}");
        }
        assert!(widths(70.0).iter().all(|w| *w > 0.0));
    }
}
