//! What reviewers decided about something, and what people say to each other about it: each verdict with its reason
//! and the author's answer, each thread with its comments.

use super::Frame;
use super::conflicts::value_of;
use super::inspector::fields::{Fields, note_ui};
use super::inspector::{choice_ui, made_ui};
use super::label_menu::{Keys, choose_label};
use crate::annotation::{
    Annotation, Answer, Bilingual, Comment, CommentId, Decision, DecisionKind, Field as Part, LabelId, Thread, Topic,
    Verdict, VerdictId, Version,
};
use crate::command::{About, Command, Review};
use crate::review::changed_fields;
use crate::session::Focus;
use crate::ui::icons::{Icon, paint_icon};
use crate::ui::kit::{Kit, column, row, row_with_end};
use crate::ui::text::Role;
use crate::ui::theme::{Theme, size};
use crate::ui::widgets::{
    Button, Field, FieldState, Label, bring_into_view, button_ui, button_width, field_ui, icon_button_ui, label_ui,
};
use egui::{Color32, Sense, Ui, Vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is being written.
#[derive(Default)]
pub(super) struct Discussion {
    /// The reason of one's own verdict.
    reason: Fields,
    /// The own comment that is written anew.
    edited: Option<CommentId>,
    edit: Fields,
    /// The thread that is answered, and what is written there.
    answer: Option<(CommentId, FieldState)>,
    /// What is written to begin threads with, by what they are about.
    drafts: BTreeMap<Topic, FieldState>,
    /// The thread whose field takes the focus at the next frame.
    begun: Option<Topic>,
}

/// How many lines a comment's field shows at least and at most.
const LINES: (usize, usize) = (1, 8);

/// Shows verdicts, one under the other, each with its answers; the reason of one's own, or the comment on it, takes the
/// focus where that is wished for.
pub(super) fn verdicts_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    state: &mut Discussion,
    verdicts: &[Arc<Verdict>],
    focus: Option<Focus>,
) {
    let next = frame.session.open_verdict().filter(|_| frame.session.judging().is_none());
    for (number, verdict) in verdicts.iter().enumerate() {
        if number > 0 {
            ui.add_space(size::GAP_MEDIUM);
        }
        verdict_ui(ui, frame, state, verdict, next.as_ref(), focus);
    }
}

/// The sign and the colour of what was decided.
pub(super) fn sign(kind: DecisionKind, theme: &Theme) -> (Icon, Color32) {
    match kind {
        DecisionKind::Accept => (Icon::Check, theme.ok),
        DecisionKind::Change => (Icon::Edit, theme.warn),
        DecisionKind::Reject => (Icon::Close, theme.danger),
        DecisionKind::Propose => (Icon::Highlighter, theme.text),
    }
}

fn verdict_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    state: &mut Discussion,
    verdict: &Verdict,
    next: Option<&VerdictId>,
    focus: Option<Focus>,
) {
    let locale = frame.locale;
    let own = verdict.author == frame.session.reviewer();
    let decided = locale.text(&format!("verdict-{}", verdict.decision.kind().key()));
    let answered = locale.text(&format!("verdict-answer-{}", verdict.answer.key()));
    let theme = frame.kit.theme;
    let (icon, color) = sign(verdict.decision.kind(), &theme);
    let color = if verdict.is_open() { color } else { theme.text_muted };
    let withdraw = Command::Review(Review::Withdraw(verdict.id.clone()));
    let can_withdraw = own && verdict.is_open() && !frame.only_reads(&withdraw);
    let mut withdrawn = false;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
            paint_icon(ui.painter(), kit, icon, rect, color);
            label_ui(ui, kit, Label::new(&decided).role(Role::BodyMedium).color(color));
        },
        |ui, kit| {
            if can_withdraw {
                let name = locale.text("command-review-withdraw");
                withdrawn = icon_button_ui(ui, kit, Icon::Close, &name, None, true).clicked();
            } else if !verdict.is_open() {
                label_ui(ui, kit, Label::new(&answered).role(Role::Small).color(theme.text_muted));
            }
        },
    );
    if withdrawn {
        frame.emit(withdraw);
    }
    made_ui(ui, frame, &verdict.author, verdict.modified);
    asked_ui(ui, frame, verdict);
    if own {
        ui.add_space(size::GAP_SMALL);
        why_ui(ui, frame, state, verdict, focus == Some(Focus::Reason));
    } else {
        words_ui(ui, frame, &verdict.reason, !verdict.is_open());
        ui.add_space(size::GAP_SMALL);
    }
    // What another said of a colleague's work, that colleague answers.
    if !own && frame.session.judging().is_none() {
        answers_ui(ui, frame, verdict, next == Some(&verdict.id));
    }
    let topic = Topic::Verdict(verdict.id.clone());
    // Where nothing else can be commented on, the verdict is: a proposal's mark is not there yet.
    let commented = frame.session.judging().is_some_and(|review| review.topic().as_ref() == Some(&topic));
    threads_ui(ui, frame, state, &topic, commented && focus == Some(Focus::Comment));
}

/// The fields of the reason of one's own verdict, and that it is to be given while there is none.
pub(super) fn why_ui(ui: &mut Ui, frame: &mut Frame<'_>, state: &mut Discussion, verdict: &Verdict, focus: bool) {
    note_ui(ui, frame, &mut state.reason, About::Verdict(verdict.id.clone()), &verdict.reason, focus);
    if verdict.is_open() && verdict.lacks_reason() {
        ui.add_space(size::GAP_SMALL);
        let (why, color) = (frame.locale.text("verdict-say-why"), frame.kit.theme.warn);
        label_ui(ui, frame.kit, Label::new(&why).role(Role::Small).color(color));
    }
}

/// What a change would change, and what a proposal would mark.
fn asked_ui(ui: &mut Ui, frame: &mut Frame<'_>, verdict: &Verdict) {
    let (locale, project) = (frame.locale, frame.session.judged());
    let muted = frame.kit.theme.text_muted;
    let proposes = |version: &Annotation| {
        let same = Command::Review(Review::ProposeAs(verdict.id.clone(), version.label.clone()));
        verdict.is_open() && verdict.author == frame.session.reviewer() && !frame.only_reads(&same)
    };
    match &verdict.decision {
        Decision::Propose(version) if proposes(version) => {
            let direction = project.direction_of(version);
            label_menu_ui(ui, frame, verdict, version);
            label_ui(ui, frame.kit, Label::new(&version.quote()).role(Role::Note).max_lines(3).quoted(direction));
        }
        Decision::Propose(version) => {
            let direction = project.direction_of(version);
            let label = project.label(&version.label).map(|label| locale.label(label)).unwrap_or_default();
            label_ui(ui, frame.kit, Label::new(&label).role(Role::Small).color(muted));
            label_ui(ui, frame.kit, Label::new(&version.quote()).role(Role::Note).max_lines(3).quoted(direction));
        }
        Decision::Change(version) if verdict.answer != Answer::Taken => {
            let Some(now) = project.annotations.get(&verdict.on) else { return };
            let (now, then) = (Version::Annotation(now.clone()), Version::Annotation(version.clone()));
            for field in changed_fields(project, verdict) {
                let title = locale.text(&format!("conflicts-field-{}", field.key()));
                label_ui(ui, frame.kit, Label::new(&title).role(Role::Small).color(muted));
                let [old, new] = [&now, &then].map(|version| value_of(project, locale, version, field));
                let long = matches!(
                    field,
                    Part::Marks | Part::NoteAr | Part::NoteEn | Part::GlossAr | Part::GlossEn | Part::Tags
                );
                if long || old.is_empty() {
                    let shown = if new.is_empty() { locale.text("verdict-empty").to_string() } else { new };
                    label_ui(ui, frame.kit, Label::new(&shown).role(Role::Note).max_lines(4).natural());
                } else {
                    let new = if new.is_empty() { locale.text("verdict-empty").to_string() } else { new };
                    let args = [("old", old.into()), ("new", new.into())];
                    let text = locale.text_with("verdict-instead", &args);
                    label_ui(ui, frame.kit, Label::new(&text));
                }
            }
        }
        _ => {}
    }
}

/// The label that is proposed, and a menu of the others.
fn label_menu_ui(ui: &mut Ui, frame: &mut Frame<'_>, verdict: &Verdict, version: &Annotation) {
    if let Some(label) = label_choice_ui(ui, frame, &version.label) {
        frame.emit(Command::Review(Review::ProposeAs(verdict.id.clone(), label)));
    }
}

/// A row with the label `now` of what is judged and a menu of all; gives the one chosen.
pub(super) fn label_choice_ui(ui: &mut Ui, frame: &mut Frame<'_>, now: &LabelId) -> Option<LabelId> {
    let (locale, project, theme) = (frame.locale, frame.session.judged(), frame.kit.theme);
    let title = locale.text("conflicts-field-label");
    let name = project.label(now).map(|label| locale.label(label)).unwrap_or_default();
    choose_label(project, (locale, &theme), now, Keys::Hidden, |items| choice_ui(ui, frame, &title, &name, items))
}

/// A text in both languages, each in its own direction.
fn words_ui(ui: &mut Ui, frame: &mut Frame<'_>, text: &Bilingual, quiet: bool) {
    let arabic = frame.locale.is_arabic();
    let [first, second] = if arabic { [&text.ar, &text.en] } else { [&text.en, &text.ar] };
    let color = if quiet { frame.kit.theme.text_muted } else { frame.kit.theme.text };
    for words in [first, second].into_iter().filter(|words| !words.is_empty()) {
        label_ui(ui, frame.kit, Label::new(words).role(Role::Note).color(color).natural());
    }
}

/// What the author can answer; the keys stand by the verdict that they are for.
fn answers_ui(ui: &mut Ui, frame: &mut Frame<'_>, verdict: &Verdict, has_keys: bool) {
    let id = &verdict.id;
    let commands = match verdict.answer {
        Answer::Taken => return,
        Answer::Declined => vec![Review::Reopen(id.clone()), Review::Take(Some(id.clone()))],
        Answer::Open => vec![Review::Take(Some(id.clone())), Review::Decline(Some(id.clone()))],
    };
    let keys = [Review::Take(None), Review::Decline(None)].map(|review| frame.key(&Command::Review(review)));
    let names: Vec<String> = commands.iter().map(|c| frame.name(&Command::Review(c.clone()))).collect();
    let refused: Vec<Option<String>> = commands.iter().map(|c| frame.refused(&Command::Review(c.clone()))).collect();
    let open = verdict.is_open();
    let button = |number: usize, name| {
        let button = match refused.get(number).and_then(Option::as_deref) {
            Some(why) => Button::new(name).enabled(false).tooltip(why),
            None => Button::new(name),
        };
        let button = if number == 0 && open { button.primary() } else { button };
        match keys.get(number).and_then(Option::as_deref).filter(|_| has_keys && open) {
            Some(key) => button.key(key),
            None => button,
        }
    };
    let buttons: Vec<Button<'_>> = names.iter().enumerate().map(|(number, name)| button(number, name)).collect();
    let clicked = beside_or_below_ui(ui, frame.kit, buttons);
    if let Some(command) = clicked.and_then(|number| commands.get(number)) {
        frame.emit(Command::Review(command.clone()));
    }
}

/// Shows buttons beside each other or, where there is no room for that, under each other over all the width there is;
/// answers with the number of the one that was pressed.
fn beside_or_below_ui(ui: &mut Ui, kit: &mut Kit, buttons: Vec<Button<'_>>) -> Option<usize> {
    let room = ui.available_width();
    let between = size::GAP * buttons.len().saturating_sub(1) as f32;
    let needed = buttons.iter().map(|button| button_width(kit, button)).sum::<f32>() + between;
    let show = |ui: &mut Ui, kit: &mut Kit, width: Option<f32>| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::GAP);
        let mut pressed = None;
        for (number, button) in buttons.into_iter().enumerate() {
            let button = match width {
                Some(width) => button.width(width).at_start(),
                None => button,
            };
            if button_ui(ui, kit, button).clicked() {
                pressed = Some(number);
            }
        }
        pressed
    };
    match needed <= room {
        true => row(ui, kit, |ui, kit| show(ui, kit, None)).inner,
        false => column(ui, kit, |ui, kit| show(ui, kit, Some(room))).inner,
    }
}

/// Shows the threads about `topic` and, but for verdicts, the field in which a new one is begun.
pub(super) fn threads_ui(ui: &mut Ui, frame: &mut Frame<'_>, state: &mut Discussion, topic: &Topic, focus: bool) {
    for thread in frame.session.judged().threads_on(topic) {
        ui.add_space(size::GAP);
        thread_ui(ui, frame, state, &thread);
    }
    let locale = frame.locale;
    let say = |text| Command::Review(Review::Say { on: topic.clone(), thread: None, text });
    if frame.only_reads(&say(Bilingual::default())) {
        return;
    }
    ui.add_space(size::GAP);
    // What was written about something else and not said is kept; an empty field is not.
    state.drafts.retain(|of, draft| of == topic || !draft.text().is_empty() || matches!(of, Topic::Verdict(_)));
    if matches!(topic, Topic::Verdict(_)) && !state.drafts.contains_key(topic) && !focus {
        // A verdict is commented on where that is asked for: most are only answered.
        let name = locale.text("comment-on-verdict");
        if button_ui(ui, frame.kit, Button::new(&name).quiet().icon(Icon::Comment)).clicked() {
            state.drafts.insert(topic.clone(), FieldState::new(""));
            state.begun = Some(topic.clone());
            ui.ctx().request_repaint();
        }
        return;
    }
    // The field takes the focus where it stands from now on, without the button before it.
    let begun = focus || state.begun.take_if(|begun| *begun == *topic).is_some();
    let draft = state.drafts.entry(topic.clone()).or_insert_with(|| FieldState::new(""));
    let name = locale.text("comment-new");
    if let Some(text) = write_ui(ui, frame, draft, &name, begun) {
        frame.emit(say(text));
        state.drafts.remove(topic);
    }
}

/// A field and, once something stands in it, the button that says it. Answers with what is to be said: in the language
/// of its script.
fn write_ui(ui: &mut Ui, frame: &mut Frame<'_>, draft: &mut FieldState, name: &str, focus: bool) -> Option<Bilingual> {
    let hint = frame.locale.text("comment-hint");
    let field = Field::new(name).placeholder(&hint).multiline(LINES.0, LINES.1).focus(focus);
    let response = field_ui(ui, frame.kit, draft, field);
    if response.gained_focus() || response.changed() {
        // What sends it stands below as soon as something is written.
        let below = size::GAP_SMALL + size::CONTROL + size::GAP;
        bring_into_view(ui, response.rect.with_max_y(response.rect.bottom() + below));
        frame.kit.focus_shown = true;
    }
    let text = Bilingual::in_script(draft.text());
    if text.is_empty() {
        return None;
    }
    ui.add_space(size::GAP_SMALL);
    let say = frame.locale.text("command-review-say");
    let clicked = button_ui(ui, frame.kit, Button::new(&say).primary()).clicked();
    (clicked || draft.submitted()).then_some(text)
}

fn thread_ui(ui: &mut Ui, frame: &mut Frame<'_>, state: &mut Discussion, thread: &Thread) {
    let resolved = thread.first.resolved;
    let answered = thread.answers.iter().any(|answer| answer.author != thread.first.author);
    comment_ui(ui, frame, state, &thread.first, resolved, answered);
    for answer in &thread.answers {
        ui.add_space(size::GAP_SMALL);
        comment_ui(ui, frame, state, answer, resolved, false);
    }
    let locale = frame.locale;
    let id = &thread.first.id;
    let closes = Command::Review(Review::Resolve(id.clone(), !resolved));
    if frame.only_reads(&closes) {
        return;
    }
    let [answer, close] = [locale.text("comment-answer").to_string(), frame.name(&closes)];
    let (mut answers, mut closed) = (false, false);
    row(ui, frame.kit, |ui, kit| {
        answers = !resolved && button_ui(ui, kit, Button::new(&answer).quiet()).clicked();
        closed = button_ui(ui, kit, Button::new(&close).quiet()).clicked();
    });
    if answers {
        state.answer = Some((id.clone(), FieldState::new("")));
    }
    if closed {
        frame.emit(closes);
    }
    if let Some((_, draft)) = state.answer.as_mut().filter(|(of, _)| of == id)
        && let Some(text) = write_ui(ui, frame, draft, &answer, answers)
    {
        let thread_of = Some(id.clone());
        frame.emit(Command::Review(Review::Say { on: thread.first.on.clone(), thread: thread_of, text }));
        state.answer = None;
    }
}

/// A comment; one's own can be written anew and, unless others answered, taken back.
fn comment_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    state: &mut Discussion,
    comment: &Comment,
    quiet: bool,
    answered: bool,
) {
    let locale = frame.locale;
    let own = comment.author == frame.session.reviewer();
    let unsay = Command::Review(Review::Unsay(comment.id.clone()));
    let only_read = frame.only_reads(&unsay);
    let edited = own && state.edited.as_ref() == Some(&comment.id);
    let time = format!("\u{2068}{}\u{2069}", locale.time(comment.created));
    let author = &comment.author;
    let by = if author.is_empty() { time } else { format!("\u{2068}{author}\u{2069} · {time}") };
    let muted = frame.kit.theme.text_muted;
    let (mut toggled, mut unsaid) = (false, false);
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(&by).role(Role::Small).color(muted)),
        |ui, kit| {
            if !own || only_read {
                return;
            }
            if !answered {
                let name = locale.text("command-review-unsay");
                unsaid = icon_button_ui(ui, kit, Icon::Delete, &name, None, true).clicked();
            }
            let (icon, key) = if edited { (Icon::Check, "comment-done") } else { (Icon::Edit, "comment-edit") };
            toggled = icon_button_ui(ui, kit, icon, &locale.text(key), None, true).clicked();
        },
    );
    if edited {
        note_ui(ui, frame, &mut state.edit, About::Comment(comment.id.clone()), &comment.text, false);
    } else {
        words_ui(ui, frame, &comment.text, quiet);
    }
    if toggled {
        state.edited = (!edited).then(|| comment.id.clone());
    }
    if unsaid {
        frame.emit(unsay);
    }
}
