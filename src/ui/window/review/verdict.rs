//! What the reviewer says of the difference one is at: the verdict on the colleague's mark with its reason, or the
//! proposal of one's own; what is said about it; how much is left.

use super::Frame;
use super::detail::{Shown, section_ui};
use crate::annotation::{Annotation, AnnotationId, Credibility, Decision, DecisionKind, Topic, Verdict};
use crate::command::{Changed, Command, Compare, Review as Judge};
use crate::review::{can_propose, judged_by};
use crate::session::{Difference, Focus, Page, Review, Side};
use crate::ui::differences;
use crate::ui::icons::Icon;
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, CheckRow, Label, MenuItem, button_ui, check_row_ui, label_ui};
use crate::ui::window::discussion::{Discussion, label_choice_ui, sign, threads_ui, verdicts_ui, why_ui};
use crate::ui::window::inspector::choice_ui;
use egui::Ui;
use std::sync::Arc;

/// What is being written here, and which wish for the focus was granted last.
#[derive(Default)]
pub(super) struct Writing {
    discussion: Discussion,
    focused: Option<u64>,
}

impl Writing {
    /// Which field takes the focus now, if one was wished for since the last frame.
    pub(super) fn wished(&mut self, frame: &Frame<'_>) -> Option<Focus> {
        let (focus, _, number) = frame.session.focus.filter(|(_, page, _)| *page == Page::Review)?;
        (self.focused.replace(number) != Some(number)).then_some(focus)
    }
}

impl Shown<'_> {
    /// Shows what the reviewer can decide about it.
    pub(super) fn verdict_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let proposes = can_propose(self.difference);
        let key = if proposes { "compare-proposal-to" } else { "compare-verdict-on" };
        let title = frame.locale.text_with(key, &[("name", self.review.name.clone().into())]);
        heading_of(ui, frame, &title);
        ui.add_space(size::GAP_SMALL);
        match self.review.judged() {
            Some(mark) => decide_ui(ui, frame, self.review, mark),
            None if proposes => {
                let given = self.review.verdict(self.difference).is_some();
                decision_ui(ui, frame, Judge::Propose(None), "compare-propose", Icon::Plus, given);
            }
            None => {
                let text = frame.locale.text("compare-no-verdict");
                muted_ui(ui, frame, &text);
            }
        }
    }

    /// Shows what the verdict that she has given asks for, and its reason.
    pub(super) fn reason_ui(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let (review, focus) = (self.review, self.focus);
        let Some(verdict) = review.verdict(self.difference) else { return };
        ui.add_space(size::GAP);
        let discussion = &mut self.writing.discussion;
        if !speaks_by_its_button(verdict) {
            return verdicts_ui(ui, frame, discussion, std::slice::from_ref(verdict), focus);
        }
        if let (Some(mark), Decision::Change(version)) = (review.judged(), &verdict.decision) {
            change_ui(ui, frame, review, mark, version);
            ui.add_space(size::GAP);
        }
        why_ui(ui, frame, discussion, verdict, focus == Some(Focus::Reason));
    }

    /// Shows what others decided about it, and what people say to each other about it.
    pub(super) fn said_ui(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let (review, difference) = (self.review, self.difference);
        let discussion = &mut self.writing.discussion;
        let others = judged_by(difference).map(|id| by_others(frame, review, id)).unwrap_or_default();
        if !others.is_empty() {
            verdicts_ui(ui, frame, discussion, &others, None);
            section_ui(ui, frame);
        }
        // What was answered to one's own; of the others it stands below each.
        if let Some(own) = review.verdict(difference).filter(|own| speaks_by_its_button(own)) {
            threads_ui(ui, frame, discussion, &Topic::Verdict(own.id.clone()), false);
            section_ui(ui, frame);
        }
        match review.topic() {
            // What is said about a proposal stands below it.
            None | Some(Topic::Verdict(_)) => {}
            Some(topic) => {
                let article = matches!(topic, Topic::Article(_));
                let title = frame.locale.text(if article { "compare-comments-article" } else { "comments" });
                heading_of(ui, frame, &title);
                threads_ui(ui, frame, discussion, &topic, self.focus == Some(Focus::Comment));
                section_ui(ui, frame);
            }
        }
    }
}

/// Whether a verdict of one's own is told whole by the button that is pressed for it, and by what a change asks for:
/// nobody has answered it, and it proposes nothing.
fn speaks_by_its_button(verdict: &Verdict) -> bool {
    verdict.is_open() && !matches!(verdict.decision, Decision::Propose(_))
}

/// The verdicts of others on a mark.
fn by_others(frame: &Frame<'_>, review: &Review, id: &AnnotationId) -> Vec<Arc<Verdict>> {
    let all = review.judging.project.verdicts_on(id).into_iter();
    all.filter(|verdict| verdict.author != frame.session.reviewer()).cloned().collect()
}

fn heading_of(ui: &mut Ui, frame: &mut Frame<'_>, title: &str) {
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(title).role(Role::Section).color(color));
}

fn muted_ui(ui: &mut Ui, frame: &mut Frame<'_>, text: &str) {
    let color = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(text).role(Role::Small).color(color));
}

/// A verdict that can be given, which is pressed while it is given.
fn decision_ui(ui: &mut Ui, frame: &mut Frame<'_>, judge: Judge, word: &str, icon: Icon, given: bool) {
    let command = Command::Review(judge);
    let (name, key) = (frame.locale.text(word), frame.key(&command));
    let mut button = Button::new(&name).icon(icon).width(ui.available_width()).at_start().selected(given);
    if let Some(key) = &key {
        button = button.key(key);
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(command);
    }
}

/// Accepting, changing or rejecting their mark.
fn decide_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, mark: &Arc<Annotation>) {
    let own = review.judging.project.verdicts.get(&review.judging.verdict_id(&mark.id));
    let given = own.map(|verdict| verdict.decision.kind());
    for (judge, kind, word) in [
        (Judge::Accept, DecisionKind::Accept, "compare-accept"),
        (Judge::Change, DecisionKind::Change, "compare-change"),
        (Judge::Reject, DecisionKind::Reject, "compare-reject"),
    ] {
        let (icon, _) = sign(kind, &frame.kit.theme);
        decision_ui(ui, frame, judge, word, icon, given == Some(kind));
    }
}

/// What the mark should have as mine has it, and its label and grade.
fn change_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, mark: &Annotation, version: &Annotation) {
    let locale = frame.locale;
    heading_of(ui, frame, &locale.text("compare-change-to"));
    let of_mark = review.differences_of(&mark.id, Side::Theirs);
    for difference in of_mark.filter(|difference| difference.mine.is_some() && !difference.fields.is_empty()) {
        let name = locale.text(&format!("compare-mine-{}", difference.class.key()));
        let on = review.asks_for_mine(&frame.session.project, difference);
        let said = differences::said(locale, frame.session, review, difference);
        let name = format!("{name} · \u{2068}{said}\u{2069}");
        if check_row_ui(ui, frame.kit, CheckRow::new(&name, on)).clicked() {
            frame.emit(Command::Compare(Compare::Change(Changed::ToMine(Difference::of(difference)))));
        }
    }
    if let Some(label) = label_choice_ui(ui, frame, &version.label) {
        frame.emit(Command::Compare(Compare::Change(Changed::Label(label))));
    }
    grade_choice_ui(ui, frame, version);
}

fn grade_choice_ui(ui: &mut Ui, frame: &mut Frame<'_>, version: &Annotation) {
    let locale = frame.locale;
    let none = locale.text("compare-ungraded");
    let grades: Vec<Option<Credibility>> =
        std::iter::once(None).chain(Credibility::ALL.iter().copied().map(Some)).collect();
    let name = |grade: &Option<Credibility>| match grade {
        Some(grade) => locale.credibility(*grade),
        None => none.to_string(),
    };
    let names: Vec<String> = grades.iter().map(name).collect();
    let now = version.assessment.credibility;
    let items: Vec<MenuItem<'_>> =
        names.iter().zip(&grades).map(|(name, grade)| MenuItem::new(name).selected(*grade == now)).collect();
    let title = locale.text("conflicts-field-credibility");
    if let Some(grade) = choice_ui(ui, frame, &title, &name(&now), &items).and_then(|at| grades.get(at)) {
        frame.emit(Command::Compare(Compare::Change(Changed::Credibility(*grade))));
    }
}

/// How much is left, and the end of the review.
pub(super) fn finish_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review) {
    let (all, settled) = review.settled();
    let left = i64::try_from(all - settled).unwrap_or(i64::MAX);
    let save = Command::Review(Judge::Save);
    if left > 0 {
        let text = frame.locale.text_with("compare-left", &[("count", left.into())]);
        muted_ui(ui, frame, &text);
        ui.add_space(size::GAP_SMALL);
    }
    let (name, key) = (frame.locale.text("compare-finish"), frame.key(&save).unwrap_or_default());
    let mut button = Button::new(&name).width(ui.available_width()).enabled(save.applies(frame.session));
    if left == 0 {
        button = button.primary();
    }
    if !key.is_empty() {
        button = button.key(&key);
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(save);
    }
}
