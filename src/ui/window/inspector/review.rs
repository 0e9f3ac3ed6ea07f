//! The reviews of the chosen mark, or of the article while none is chosen.

use super::{heading_ui, section_ui};
use crate::annotation::{Annotation, DecisionKind, Stage, Topic, Verdict};
use crate::article::ArticleId;
use crate::command::{Command, Review};
use crate::session::Focus;
use crate::ui::kit::row;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, MenuItem, button_ui};
use crate::ui::window::Frame;
use crate::ui::window::discussion::{Discussion, threads_ui, verdicts_ui};
use egui::Ui;
use std::sync::Arc;

/// Whether anybody judged or commented on the mark.
pub(super) fn is_reviewed(frame: &Frame<'_>, annotation: &Annotation) -> bool {
    let project = &frame.session.project;
    let topic = Topic::Annotation(annotation.id.clone());
    project.verdicts.values().any(|verdict| verdict.on == annotation.id)
        || project.comments.values().any(|comment| comment.on == topic)
}

/// What reviewers decided about the mark and what is said about it; what its reader can decide.
pub(super) fn mark_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    discussion: &mut Discussion,
    annotation: &Annotation,
    focus: Option<Focus>,
) {
    let locale = frame.locale;
    let project = &frame.session.project;
    let verdicts: Vec<Arc<Verdict>> = project.verdicts_on(&annotation.id).into_iter().cloned().collect();
    section_ui(ui, frame);
    heading_ui(ui, frame, &locale.text("review"), "");
    ui.add_space(size::GAP_SMALL);
    verdicts_ui(ui, frame, discussion, &verdicts, focus);
    // A mark is judged by others than who made it.
    if annotation.author != frame.session.reviewer() || frame.session.changing.is_some() {
        if !verdicts.is_empty() {
            ui.add_space(size::GAP);
        }
        let own = verdicts.iter().find(|verdict| verdict.is_open() && verdict.author == frame.session.reviewer());
        judge_ui(ui, frame, own.map(|verdict| verdict.decision.kind()));
    }
    threads_ui(ui, frame, discussion, &Topic::Annotation(annotation.id.clone()), focus == Some(Focus::Comment));
}

/// What a reviewer can decide, and did.
fn judge_ui(ui: &mut Ui, frame: &mut Frame<'_>, decided: Option<DecisionKind>) {
    let commands = match frame.session.changing {
        Some(_) => vec![Review::Changed, Review::LeaveChange],
        None => vec![Review::Accept, Review::Change, Review::Reject],
    };
    let changing = frame.session.changing.is_some();
    let names: Vec<String> = commands.iter().map(|c| frame.name(&Command::Review(c.clone()))).collect();
    let keys: Vec<Option<String>> = commands.iter().map(|c| frame.key(&Command::Review(c.clone()))).collect();
    let refused: Vec<Option<String>> = commands.iter().map(|c| frame.refused(&Command::Review(c.clone()))).collect();
    let mut clicked = None;
    for (number, ((name, key), refused)) in names.iter().zip(&keys).zip(&refused).enumerate() {
        row(ui, frame.kit, |ui, kit| {
            let kind = [DecisionKind::Accept, DecisionKind::Change, DecisionKind::Reject].get(number).copied();
            let chosen = !changing && decided.is_some() && decided == kind;
            let mut button = Button::new(name).width(ui.available_width()).at_start().selected(chosen);
            if let Some(key) = key {
                button = button.key(key);
            }
            if changing && number == 0 {
                button = button.primary();
            }
            if let Some(why) = refused {
                button = button.enabled(false).tooltip(why);
            }
            if button_ui(ui, kit, button).clicked() {
                clicked = Some(number);
            }
        });
    }
    if let Some(command) = clicked.and_then(|number| commands.get(number)) {
        frame.emit(Command::Review(command.clone()));
    }
}

/// How far the article has come, what is proposed for it, and what is said about it.
pub(super) fn article_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    discussion: &mut Discussion,
    article: &ArticleId,
    focus: bool,
) {
    let (locale, project) = (frame.locale, &frame.session.project);
    stage_ui(ui, frame, article);
    let proposals: Vec<Arc<Verdict>> = project.open_proposals(article).into_iter().cloned().collect();
    if !proposals.is_empty() {
        section_ui(ui, frame);
        heading_ui(ui, frame, &locale.text("review-proposals"), &locale.number(proposals.len()));
        ui.add_space(size::GAP_SMALL);
        verdicts_ui(ui, frame, discussion, &proposals, None);
    }
    let topic = Topic::Article(article.clone());
    if frame.session.read_only.is_some() && !project.comments.values().any(|comment| comment.on == topic) {
        return;
    }
    section_ui(ui, frame);
    heading_ui(ui, frame, &locale.text("comments"), "");
    threads_ui(ui, frame, discussion, &topic, focus);
}

fn stage_ui(ui: &mut Ui, frame: &mut Frame<'_>, article: &ArticleId) {
    let (locale, project) = (frame.locale, &frame.session.project);
    let now = project.stage_of(article);
    let names: Vec<_> = Stage::ALL.iter().map(|stage| locale.text(&format!("stage-{}", stage.key()))).collect();
    let items: Vec<MenuItem<'_>> =
        names.iter().zip(Stage::ALL).map(|(name, stage)| MenuItem::new(name).selected(*stage == now)).collect();
    let value = locale.text(&format!("stage-{}", now.key()));
    let title = locale.text("stage");
    if frame.session.read_only.is_some() {
        super::value_ui(ui, frame, &title, &value);
    } else if let Some(stage) = super::choice_ui(ui, frame, &title, &value, &items).and_then(|at| Stage::ALL.get(at)) {
        frame.emit(Command::Review(Review::SetStage(Some(article.clone()), *stage)));
    }
    if let Some(said) = project.stages.get(article).cloned() {
        super::made_ui(ui, frame, &said.author, said.modified);
    }
}
