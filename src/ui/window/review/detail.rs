//! The panel at the end: both versions of the difference one is at, and at its foot taking theirs and the verdict.

use super::cards::marks_ui;
use super::verdict::{Writing, finish_ui};
use super::{Frame, place_in_list, steps};
use crate::annotation::{Field, Project, Record, Version};
use crate::command::{Command, Compare, Select};
use crate::review::{Class, Divergence, can_take, fields_of};
use crate::session::{Difference, Focus, Review};
use crate::ui::differences;
use crate::ui::kit::{Kit, row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::versions::{cut, differ_at, field_name, name, value};
use crate::ui::widgets::{
    Button, Label, bar_beyond_ui, beside_bar_ui, button_ui, hairline_ui, icon_button_ui, label_ui, scroll_ui,
};
use crate::ui::window::pair::{Part, pair_ui};
use egui::{Id, Rect, Stroke, Ui, UiBuilder, vec2};

/// The least room for the details and the reason, besides the buttons; with less, all of it is scrolled as one.
const APART: f32 = 140.0;
/// What of that room the details keep at least, in points or, where that is less, as a part of it.
const DETAILS: (f32, f32) = (180.0, 0.4);
/// How high the buttons and the reason are taken to be before they were shown.
const BUTTONS: f32 = 170.0;
const REASON: f32 = 160.0;

/// The difference one is at, with what is written about it.
pub(super) struct Shown<'a> {
    pub review: &'a Review,
    /// Whether the way from difference to difference is in the bar above.
    in_bar: bool,
    pub difference: &'a Divergence,
    pub writing: &'a mut Writing,
    /// Which field takes the focus now.
    pub focus: Option<Focus>,
}

/// Shows the panel in all the room there is: the details, below them, always in view, what can be done about the
/// difference, and at the foot the reason of the verdict that was given. `in_bar` says whether a bar above has the way
/// from difference to difference.
pub(super) fn detail_ui(ui: &mut Ui, frame: &mut Frame<'_>, writing: &mut Writing, (review, in_bar): (&Review, bool)) {
    let panel = ui.max_rect();
    let rect = panel.shrink2(vec2(size::PANEL_SIDE, size::PANEL_TOP));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(top_down(frame.kit)));
    let Some(difference) = review.current() else {
        let key = if review.comparison.is_equal() { "compare-equal" } else { "compare-choose" };
        let text = frame.locale.text(key);
        let color = frame.kit.theme.text_muted;
        label_ui(&mut child, frame.kit, Label::new(&text).color(color));
        return;
    };
    let focus = writing.wished(frame);
    let mut shown = Shown { review, in_bar, difference, writing, focus };
    shown.head_ui(&mut child, frame);
    child.add_space(size::GAP);
    let room = child.available_rect_before_wrap();
    let [buttons, reason] = ["buttons", "reason"].map(|part| child.scope_id().with(part));
    let buttons_high = height_of(&child, buttons, BUTTONS);
    let rest = room.height() - buttons_high - 2.0 * size::SECTION;
    // Each difference has a scroll position of its own.
    let salt = Difference::of(difference);
    if rest < APART {
        scrolled_ui(&mut child, frame, room, salt, |ui, frame| {
            shown.body_ui(ui, frame);
            section_ui(ui, frame);
            shown.buttons_ui(ui, frame);
            shown.reason_ui(ui, frame);
            section_ui(ui, frame);
            shown.rest_ui(ui, frame);
        });
        return;
    }
    let is_judged = review.verdict(difference).is_some();
    let most = rest - DETAILS.0.min(DETAILS.1 * rest);
    let reason_high = if is_judged { height_of(&child, reason, REASON).min(most) } else { 0.0 };
    let foot = room.with_min_y(room.bottom() - reason_high);
    let middle = room.with_max_y(foot.top()).with_min_y(foot.top() - buttons_high - size::SECTION);
    let split = middle.top() - size::SECTION;
    scrolled_ui(&mut child, frame, room.with_max_y(split), salt, |ui, frame| {
        shown.body_ui(ui, frame);
        section_ui(ui, frame);
        shown.rest_ui(ui, frame);
    });
    let edge = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    child.painter().hline(panel.x_range(), split, edge);
    let builder = UiBuilder::new().max_rect(middle).layout(top_down(frame.kit)).id_salt("buttons");
    let mut between = child.new_child(builder);
    shown.buttons_ui(&mut between, frame);
    let high = between.min_rect().height();
    keep_height(&child, buttons, high);
    if is_judged {
        let high = scrolled_ui(&mut child, frame, foot, "reason", |ui, frame| {
            shown.reason_ui(ui, frame);
            // The field's ring is seen whole.
            ui.add_space(size::GAP_SMALL);
        });
        keep_height(&child, reason, high);
    }
}

/// How high a part was in the last frame; `otherwise` where it was not shown yet.
pub(super) fn height_of(ui: &Ui, part: Id, otherwise: f32) -> f32 {
    ui.data(|data| data.get_temp::<f32>(part)).unwrap_or(otherwise)
}

/// Notes how high a part is; where that is not what its room was made for, there is another frame.
pub(super) fn keep_height(ui: &Ui, part: Id, high: f32) {
    if ui.data(|data| data.get_temp::<f32>(part)) != Some(high) {
        ui.data_mut(|data| data.insert_temp(part, high));
        ui.ctx().request_repaint();
    }
}

/// Shows `contents` in `room`, scrolled where they are higher, the bar beside it; answers with how high they are.
fn scrolled_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    room: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    contents: impl FnOnce(&mut Ui, &mut Frame<'_>),
) -> f32 {
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(salt));
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let region = |ui: &mut Ui, kit: &mut Kit| {
        let builder = UiBuilder::new().layout(top_down(kit));
        let shown = ui.scope_builder(builder, |ui| {
            contents(ui, &mut Frame { kit, locale, session, commands: &mut emitted });
        });
        shown.response.rect.height()
    };
    let height = bar_beyond_ui(&mut child, frame.kit, |ui, kit| {
        scroll_ui(ui, kit, "difference", |ui, kit| beside_bar_ui(ui, kit, region))
    });
    frame.commands.extend(emitted);
    height
}

/// A line between two sections.
pub(super) fn section_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.add_space(size::SECTION);
    hairline_ui(ui, frame.kit);
    ui.add_space(size::SECTION);
}

impl Shown<'_> {
    /// What can be done about the difference.
    fn buttons_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>) {
        take_ui(ui, frame, self.difference);
        ui.add_space(size::GAP);
        self.verdict_ui(ui, frame);
    }

    /// What else there is to the difference: what others said of it, the way to it in the article, the end of the review.
    fn rest_ui(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        show_ui(ui, frame, self.difference);
        self.said_ui(ui, frame);
        finish_ui(ui, frame, self.review);
        ui.add_space(size::GAP_LARGE);
    }

    /// How they differ, and which of how many it is, where that does not stand above.
    fn head_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let title = differences::class(frame.locale, self.review, self.difference.class);
        let place = place_in_list(frame, self.review);
        let steps = steps(frame);
        let mut stepped = None;
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| label_ui(ui, kit, Label::new(&title).role(Role::Panel).max_lines(1)),
            |ui, kit| {
                if self.in_bar {
                    return;
                }
                for (command, icon, name, key) in steps.iter().rev() {
                    if icon_button_ui(ui, kit, *icon, name, key.as_deref(), true).clicked() {
                        stepped = Some(command.clone());
                    }
                }
                label_ui(ui, kit, Label::new(&place).role(Role::Small).color(kit.theme.text_muted));
            },
        );
        if let Some(command) = stepped {
            frame.emit(command);
        }
        let said = differences::said(frame.locale, frame.session, self.review, self.difference);
        label_ui(ui, frame.kit, Label::new(&said).role(Role::Small).color(frame.kit.theme.text_muted));
    }

    fn body_ui(&self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let (review, difference) = (self.review, self.difference);
        let is_mark = matches!(difference.mine.as_ref().or(difference.theirs.as_ref()), Some(Record::Annotation(_)));
        match is_mark && difference.class != Class::Other {
            true => marks_ui(ui, frame, review, difference),
            false => record_ui(ui, frame, review, difference),
        }
    }
}

/// A record that is no mark, or one of which something else differs: field by field.
fn record_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let (locale, session) = (frame.locale, frame.session);
    let kind = differences::kind(locale, session, review, difference);
    let title = differences::title(locale, session, review, difference);
    let direction = differences::direction_of(session, review, difference);
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&kind).role(Role::Section).color(muted));
    if !title.is_empty() {
        label_ui(ui, frame.kit, Label::new(&title).role(Role::QuotationSmall).max_lines(3).quoted(direction));
    }
    let [mine, theirs] = differences::versions(session, review, difference);
    let my_title = locale.text("compare-mine");
    let say = |project: &Project, version: &Option<Version>, field: Field| {
        version.as_ref().map(|version| value(project, locale, version, field)).unwrap_or_default()
    };
    for field in &difference.fields {
        ui.add_space(size::GAP);
        label_ui(ui, frame.kit, Label::new(&field_name(locale, *field)).role(Role::BodyMedium));
        let (a, b) = (say(&session.project, &mine, *field), say(&review.theirs, &theirs, *field));
        let from = differ_at(&a, &b);
        let (a, b) = (cut(&a, from), cut(&b, from));
        let part = |title, text| Part { title, text, button: None };
        pair_ui(ui, frame, [part(&my_title, &a), part(&review.name, &b)]);
    }
    if difference.class == Class::Attribution {
        ui.add_space(size::GAP);
        label_ui(ui, frame.kit, Label::new(&locale.text("attribution")).role(Role::BodyMedium));
        let chains = |project: &Project, record: &Option<Record>| {
            record.as_ref().map(|r| differences::chains(locale, project, r).join("\n")).unwrap_or_default()
        };
        let (a, b) = (chains(&session.project, &difference.mine), chains(&review.theirs, &difference.theirs));
        let part = |title, text| Part { title, text, button: None };
        pair_ui(ui, frame, [part(&my_title, &a), part(&review.name, &b)]);
    }
    if difference.fields.is_empty() && difference.class != Class::Attribution {
        match (&mine, &theirs) {
            (Some(version), _) => whole_ui(ui, frame, &session.project, version),
            (None, Some(version)) => whole_ui(ui, frame, &review.theirs, version),
            (None, None) => {}
        }
    }
}

/// All that a record says that only one has.
fn whole_ui(ui: &mut Ui, frame: &mut Frame<'_>, project: &Project, version: &Version) {
    let locale = frame.locale;
    let muted = frame.kit.theme.text_muted;
    let shown = name(project, locale, version);
    for field in fields_of(&version.record()) {
        let words = value(project, locale, version, field);
        if words.is_empty() || words == shown || matches!(field, Field::Origin | Field::Blocks | Field::Extra) {
            continue;
        }
        ui.add_space(size::GAP_SMALL);
        label_ui(ui, frame.kit, Label::new(&field_name(locale, field)).role(Role::Section).color(muted));
        label_ui(ui, frame.kit, Label::new(&cut(&words, 0)).max_lines(6).natural());
    }
}

/// Letting theirs hold.
fn take_ui(ui: &mut Ui, frame: &mut Frame<'_>, difference: &Divergence) {
    let take = Command::Compare(Compare::Take);
    let key = frame.key(&take).unwrap_or_default();
    let words =
        frame.locale.text(if difference.theirs.is_none() { "compare-take-away" } else { "command-take-difference" });
    let why = match (can_take(difference), frame.session.read_only.is_some()) {
        (false, _) => Some(frame.locale.text("compare-cannot-take")),
        (true, true) => Some(frame.locale.text("status-read-only")),
        (true, false) => None,
    };
    let width = ui.available_width();
    let mut button = Button::new(&words).width(width).height(size::CONTROL_TALL).enabled(why.is_none());
    if !key.is_empty() {
        button = button.key(&key);
    }
    if let Some(why) = &why {
        button = button.tooltip(why);
    }
    if button_ui(ui, frame.kit, button).clicked() {
        frame.emit(take);
    }
}

/// The way to my mark in the article.
fn show_ui(ui: &mut Ui, frame: &mut Frame<'_>, difference: &Divergence) {
    let Some(Record::Annotation(mark)) = &difference.mine else { return };
    let words = frame.locale.text("compare-show");
    if button_ui(ui, frame.kit, Button::new(&words).quiet()).clicked() {
        frame.emit(Command::Select(Select::ShowMark(mark.clone())));
    }
    ui.add_space(size::GAP);
}
