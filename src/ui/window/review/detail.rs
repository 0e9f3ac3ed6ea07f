//! The panel at the end: both versions of the difference one is at, taking theirs, and the verdict on it.

use super::list::paint_side;
use super::tinted::{only_words, tinted_ui};
use super::verdict::{Writing, verdict_ui};
use super::{Frame, place_in_list, steps};
use crate::annotation::{Annotation, ClaimStatus, Field, Project, Record, Version};
use crate::command::{Command, Compare, Select};
use crate::review::{Class, Divergence, can_take, fields_of};
use crate::session::{Review, Side};
use crate::text::CpRange;
use crate::ui::article_view::label_of;
use crate::ui::differences;
use crate::ui::kit::{row_with_end, top_down};
use crate::ui::text::Role;
use crate::ui::theme::size;
use crate::ui::versions::{cut, differ_at, field_name, name, value};
use crate::ui::widgets::{
    Button, Label, beside_bar_ui, button_ui, grade_ui, hairline_ui, icon_button_ui, label_ui, scroll_ui, swatch_ui,
};
use crate::ui::window::pair::{Part, pair_ui};
use egui::{CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The most lines of a text, and of one that both have alike.
const LINES: usize = 14;
const SAME_LINES: usize = 2;

/// Shows the panel in all the room there is.
pub(super) fn detail_ui(ui: &mut Ui, frame: &mut Frame<'_>, writing: &mut Writing, review: &Review) {
    let rect = ui.max_rect().shrink2(vec2(size::PANEL_SIDE, size::PANEL_TOP));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(top_down(frame.kit)));
    let Some(difference) = review.current() else {
        let key = if review.comparison.is_equal() { "compare-equal" } else { "compare-choose" };
        let text = frame.locale.text(key);
        let color = frame.kit.theme.text_muted;
        label_ui(&mut child, frame.kit, Label::new(&text).color(color));
        return;
    };
    head_ui(&mut child, frame, review, difference);
    child.add_space(size::GAP);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(&mut child, frame.kit, "difference", |ui, kit| {
        beside_bar_ui(ui, kit, |ui, kit| {
            let layout = top_down(kit);
            ui.with_layout(layout, |ui| {
                let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                body_ui(ui, &mut inner, review, difference);
                ui.add_space(size::GAP);
                actions_ui(ui, &mut inner, difference);
                ui.add_space(size::SECTION);
                hairline_ui(ui, inner.kit);
                ui.add_space(size::SECTION);
                verdict_ui(ui, &mut inner, writing, review, difference);
                ui.add_space(size::GAP_HUGE);
            });
        });
    });
    frame.commands.extend(emitted);
}

/// How they differ, and which of how many it is.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let title = differences::class(frame.locale, review, difference.class);
    let place = place_in_list(frame, review);
    let steps = steps(frame);
    let mut stepped = None;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| label_ui(ui, kit, Label::new(&title).role(Role::Panel).max_lines(1)),
        |ui, kit| {
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
    let said = differences::said(frame.locale, frame.session, review, difference);
    label_ui(ui, frame.kit, Label::new(&said).role(Role::Small).color(frame.kit.theme.text_muted));
}

fn body_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let is_mark = matches!(difference.mine.as_ref().or(difference.theirs.as_ref()), Some(Record::Annotation(_)));
    if is_mark && difference.class != Class::Other {
        return marks_ui(ui, frame, review, difference);
    }
    record_ui(ui, frame, review, difference);
}

/// Both people's marks, one above the other.
fn marks_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let both = differences::annotations(frame.session, review, difference);
    let mut only = [Vec::new(), Vec::new()];
    if let [Some(mine), Some(theirs)] = &both {
        // Where theirs has no place in my text, only the words themselves can be held against each other.
        only = match review.comparison.unplaced.contains(&theirs.id) {
            true => only_words(&mine.quote(), &theirs.quote()),
            false => {
                let [mine_only, theirs_only] = differences::only(mine, theirs);
                [in_quote(mine, &mine_only), in_quote(theirs, &theirs_only)]
            }
        };
    }
    let [mine, theirs] = &both;
    card_ui(ui, frame, review, Side::Mine, mine.as_deref(), theirs.as_deref(), &only[0]);
    ui.add_space(size::GAP);
    card_ui(ui, frame, review, Side::Theirs, theirs.as_deref(), mine.as_deref(), &only[1]);
}

/// Where ranges of the article stand in an annotation's quotation, which has its ranges apart by " … ".
fn in_quote(annotation: &Annotation, ranges: &[CpRange]) -> Vec<CpRange> {
    let (mut found, mut from) = (Vec::new(), 0);
    for mark in &annotation.marks {
        for part in ranges.iter().filter_map(|range| range.intersection(mark.range)) {
            let shifted = |at: crate::text::Cp| at.minus(mark.range.start.0).plus(from);
            found.push(CpRange { start: shifted(part.start), end: shifted(part.end) });
        }
        from += mark.quote.chars().count() as u32 + Annotation::BETWEEN.chars().count() as u32;
    }
    found
}

/// What one of the two marked; in words where that is nothing.
fn card_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    review: &Review,
    side: Side,
    annotation: Option<&Annotation>,
    other: Option<&Annotation>,
    only: &[CpRange],
) {
    let under = ui.painter().add(Shape::Noop);
    let place = ui.available_rect_before_wrap();
    let inner = place.shrink2(vec2(size::GAP_MEDIUM, size::CARD_PADDING));
    let builder = UiBuilder::new().max_rect(inner).layout(top_down(frame.kit)).id_salt(("card", side));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.y = size::GAP_SMALL;
    card_head_ui(&mut child, frame, review, side, annotation);
    match annotation {
        Some(annotation) => card_body_ui(&mut child, frame, review, side, annotation, other, only),
        None => {
            let key = if side == Side::Theirs { "compare-not-theirs" } else { "compare-not-mine" };
            let text = frame.locale.text_with(key, &[("name", review.name.clone().into())]);
            let color = frame.kit.theme.text_muted;
            label_ui(&mut child, frame.kit, Label::new(&text).color(color));
        }
    }
    let used = Rect::from_min_max(place.min, pos2(place.max.x, child.min_rect().max.y + size::CARD_PADDING));
    let theme = &frame.kit.theme;
    let radius = CornerRadius::same(size::RADIUS_CARD);
    let edge = Stroke::new(size::HAIRLINE, theme.hairline);
    let ground = egui::epaint::RectShape::new(used, radius, theme.surface_raised, edge, StrokeKind::Inside);
    let shades = theme.side(side);
    let y = if side == Side::Theirs { used.top()..=used.top() + 2.0 } else { used.bottom() - 2.0..=used.bottom() };
    let line = Rect::from_x_y_ranges(used.left() + 4.0..=used.right() - 4.0, y);
    let line = Shape::rect_filled(line, CornerRadius::same(1), shades.line);
    ui.painter().set(under, Shape::Vec(vec![ground.into(), line]));
    ui.advance_cursor_after_rect(used);
}

/// Whose it is, and the grades.
fn card_head_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, side: Side, annotation: Option<&Annotation>) {
    let locale = frame.locale;
    let name = if side == Side::Theirs { review.name.clone() } else { locale.text("compare-mine").to_string() };
    let grade = annotation.and_then(|a| a.assessment.credibility).map(|grade| grade.key());
    let likely = annotation.and_then(|a| a.assessment.likelihood);
    let likely = likely.map(|band| locale.text(&format!("likelihood-{}", band.key())).to_string());
    let credibility = locale.text("conflicts-field-credibility");
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::SWATCH_WIDTH, size::SWATCH_HEIGHT), Sense::hover());
            paint_side(ui, kit, rect, side);
            label_ui(ui, kit, Label::new(&name).role(Role::BodyMedium).max_lines(1));
        },
        |ui, kit| {
            if let Some(likely) = &likely {
                label_ui(ui, kit, Label::new(likely).role(Role::Small).color(kit.theme.text_muted));
            }
            if let Some(grade) = grade {
                grade_ui(ui, kit, grade, &credibility);
            }
        },
    );
}

/// The words, the label, who says it, what was written; what the other has not is tinted.
fn card_body_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    review: &Review,
    side: Side,
    annotation: &Annotation,
    other: Option<&Annotation>,
    only: &[CpRange],
) {
    let (locale, session) = (frame.locale, frame.session);
    let project: &Project = if side == Side::Theirs { &review.theirs } else { &session.project };
    let tint = frame.kit.theme.side(side).tint;
    let words = (&*annotation.quote(), differences::direction(session, review, annotation));
    tinted_ui(ui, frame.kit, words, (Role::QuotationSmall, LINES), only, tint);
    let muted = frame.kit.theme.text_muted;
    if let Some(label) = label_of(session, review, annotation, side) {
        let (shades, line) = (frame.kit.theme.label(label.color, label.role), label.line);
        let (name, author) = (locale.label(label), annotation.author.clone());
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| {
                swatch_ui(ui, kit, &shades, line, &name);
                label_ui(ui, kit, Label::new(&name).role(Role::Small).max_lines(1));
            },
            |ui, kit| {
                label_ui(ui, kit, Label::new(&author).role(Role::Small).color(muted).max_lines(1));
            },
        );
    }
    let version = Version::Annotation(annotation.clone().into());
    let rest = [Field::RefersTo, Field::Kind, Field::Status, Field::Confidence, Field::Tags].into_iter();
    let rest = rest.filter(|field| *field != Field::Status || annotation.assessment.status != ClaimStatus::Open);
    let said =
        rest.map(|field| (field, value(project, locale, &version, field))).filter(|(_, words)| !words.is_empty());
    // Isolated pieces: what they hold may run either way.
    let said: Vec<String> = said
        .map(|(field, words)| format!("\u{2068}{}: \u{2068}{words}\u{2069}\u{2069}", field_name(locale, field)))
        .collect();
    if !said.is_empty() {
        let line = said.join(" · ");
        label_ui(ui, frame.kit, Label::new(&line).role(Role::Small).color(muted));
    }
    for chain in differences::chains(locale, project, &Record::Annotation(annotation.id.clone())) {
        let line = format!("{} {chain}", locale.text("compare-said-by"));
        label_ui(ui, frame.kit, Label::new(&line).role(Role::Small).color(muted));
    }
    let texts = |a: &Annotation, field| match field {
        Field::NoteAr => a.remarks.note.ar.clone(),
        Field::NoteEn => a.remarks.note.en.clone(),
        Field::GlossAr => a.remarks.gloss.ar.clone(),
        _ => a.remarks.gloss.en.clone(),
    };
    for field in [Field::NoteAr, Field::NoteEn, Field::GlossAr, Field::GlossEn] {
        let text = texts(annotation, field);
        if text.is_empty() {
            continue;
        }
        label_ui(ui, frame.kit, Label::new(&field_name(locale, field)).role(Role::Section).color(muted));
        let there = other.map(|other| texts(other, field)).unwrap_or_default();
        let [more, _] = if other.is_some() { only_words(&text, &there) } else { Default::default() };
        // What both say is only reminded of.
        let lines = if text == there { SAME_LINES } else { LINES };
        tinted_ui(ui, frame.kit, (&text, None), (Role::Note, lines), &more, tint);
    }
}

/// A record that is no mark, or one of which something else differs: field by field.
fn record_ui(ui: &mut Ui, frame: &mut Frame<'_>, review: &Review, difference: &Divergence) {
    let (locale, session) = (frame.locale, frame.session);
    let kind = differences::kind(locale, session, review, difference);
    let title = differences::title(locale, session, review, difference);
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&kind).role(Role::Section).color(muted));
    if !title.is_empty() {
        label_ui(ui, frame.kit, Label::new(&title).role(Role::QuotationSmall).max_lines(3).natural());
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

/// What can be done about it.
fn actions_ui(ui: &mut Ui, frame: &mut Frame<'_>, difference: &Divergence) {
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
    let mark = match &difference.mine {
        Some(Record::Annotation(id)) => id.clone(),
        _ => return,
    };
    ui.add_space(size::GAP_SMALL);
    let words = frame.locale.text("compare-show");
    if button_ui(ui, frame.kit, Button::new(&words).quiet().width(width)).clicked() {
        frame.emit(Command::Select(Select::ShowMark(mark)));
    }
}
