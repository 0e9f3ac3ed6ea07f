//! The coefficients, a row for each question: its name, the plot, the numbers. Each group of questions has a head of
//! its own, as κ and α are asked of values and α_U and γ of ranges; sorting stays within the groups.

use super::cell::{Ink, at_start};
use super::figure::{Scale, legend_ui, short};
use super::{AgreementPage, Chosen, Frame, NUMBERS, label_of, pane_ui, start_align, told};
use crate::agreement::{Axis, Kind, Question, Report};
use crate::exchange::agreed;
use crate::text::fold;
use crate::ui::icons::{Icon, paint_icon_sized};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, bring_into_view, focus_ring, paint_swatch, paint_text, scroll_ui, tooltip_ui};
use crate::ui::window::pane::{Stroked, moved};
use egui::{Align2, CornerRadius, CursorIcon, Rangef, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// What the rows of a group are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    /// As they are asked.
    #[default]
    Question,
    /// The first or the second coefficient.
    Answer(usize),
    Things,
    Places,
}

/// How the rows are shown.
#[derive(Default)]
pub(super) struct Rows {
    by: By,
    turned: bool,
    reveal: bool,
}

/// A group of questions.
const GROUPS: [(&str, &[Kind]); 4] = [
    ("agree-group-spans", &[Kind::Spans]),
    ("agree-group-labels", &[Kind::Labels]),
    ("agree-group-attributions", &[Kind::Sources, Kind::Manner]),
    ("agree-group-grades", &[Kind::Credibility, Kind::Likelihood, Kind::Confidence, Kind::Reliability]),
];

/// Something in the list: the head of a group, or a question by its number in the report.
#[derive(Clone, Copy)]
enum Line {
    Head(usize),
    Row(usize),
}

const ROW: f32 = 44.0;
const NUMBER: f32 = 64.0;
const COUNT: f32 = 68.0;
const GAP: f32 = 10.0;
/// More behind the plot, so that the last number of its axis is not read with the next column’s name.
const BESIDE_PLOT: f32 = 18.0;
/// The least the plot is worth drawing in.
const PLOT_MIN: f32 = 110.0;

/// Where the columns stand; what there is no room for is left out.
struct Columns {
    question: f32,
    plot: f32,
    things: f32,
    number: f32,
}

impl Columns {
    fn new(width: f32) -> Columns {
        let fixed = |things: f32| 2.0 * (NUMBER + GAP) + COUNT + GAP + if things > 0.0 { things + GAP } else { 0.0 };
        // The name of a group is seen whole.
        let question = (width * 0.27).clamp(170.0, 280.0);
        for things in [COUNT, 0.0] {
            let plot = width - question - fixed(things) - GAP - BESIDE_PLOT;
            if plot >= PLOT_MIN {
                return Columns { question, plot, things, number: NUMBER };
            }
        }
        let rest = (width - fixed(0.0)).max(40.0);
        Columns { question: rest, plot: 0.0, things: 0.0, number: NUMBER }
    }

    /// Question, plot, two coefficients, things, places.
    fn places(&self, row: Rect, kit: &Kit) -> [Rect; 6] {
        let mut strip = Strip::new(row.shrink2(vec2(size::TABLE_SIDE, 0.0)), kit);
        let question = strip.take_start(self.question);
        let mut next = |gap: f32, width: f32| {
            if width > 0.0 {
                strip.take_start(gap);
            }
            strip.take_start(width)
        };
        let beside = if self.plot > 0.0 { GAP + BESIDE_PLOT } else { GAP };
        [
            question,
            next(GAP, self.plot),
            next(beside, self.number),
            next(GAP, self.number),
            next(GAP, self.things),
            next(GAP, COUNT),
        ]
    }
}

/// The coefficients, and where the legend scrolls with them, it: from where to where it goes, and how high it is.
pub(super) fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    report: &Report,
    legend: Option<(Rangef, f32)>,
) {
    let room = ui.max_rect();
    let lines = lines(frame, &page.rows, report);
    keys_ui(ui, frame, page, report, &lines);
    let columns = Columns::new(room.width() - 2.0 * size::TABLE_SIDE);
    let axis = Axis::of(report);
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    scroll_ui(ui, frame.kit, "coefficients", |ui, kit| {
        let height = |line: &Line| if matches!(line, Line::Head(_)) { size::TABLE_HEAD } else { ROW };
        let whole: f32 = lines.iter().map(height).sum();
        let below = legend.map_or(0.0, |(_, height)| height);
        let (area, _) = ui.allocate_exact_size(vec2(room.width(), whole + below), Sense::hover());
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        let mut top = area.min.y;
        for line in &lines {
            let rect = Rect::from_min_max(pos2(area.min.x, top), pos2(area.max.x, top + height(line)));
            top = rect.max.y;
            match *line {
                Line::Head(group) => head_ui(ui, &mut inner, page, (report, axis), (group, rect), &columns),
                Line::Row(number) => {
                    let Some(question) = report.questions.get(number) else { continue };
                    row_ui(ui, &mut inner, page, (question, axis), rect, &columns);
                }
            }
        }
        if let Some((across, height)) = legend {
            legend_ui(ui, &mut inner, report, Rect::from_x_y_ranges(across, top..=top + height));
            ui.painter().hline(area.x_range(), top, Stroke::new(size::HAIRLINE, inner.kit.theme.hairline));
        }
    });
    page.rows.reveal = false;
    frame.commands.extend(emitted);
}

/// The heads and rows, in order.
fn lines(frame: &Frame<'_>, rows: &Rows, report: &Report) -> Vec<Line> {
    let mut lines = Vec::new();
    for (group, (_, kinds)) in GROUPS.iter().enumerate() {
        let of = |(number, question): (usize, &Question)| kinds.contains(&question.kind).then_some(number);
        let mut numbers: Vec<usize> = report.questions.iter().enumerate().filter_map(of).collect();
        if numbers.is_empty() {
            continue;
        }
        let question = |number: &usize| report.questions.get(*number);
        match rows.by {
            By::Question if rows.turned => numbers.sort_by_cached_key(|n| {
                question(n).map(|q| fold::fold(&agreed::heading(frame.locale, q)).text().to_owned())
            }),
            By::Question => {}
            By::Answer(which) => {
                let value = |n: &usize| question(n).and_then(|q| q.answers.get(which)).and_then(|a| a.value());
                numbers.sort_by(|a, b| match (value(a), value(b)) {
                    // What is undefined comes last, whichever way round.
                    (Some(a), Some(b)) if rows.turned => b.total_cmp(&a),
                    (Some(a), Some(b)) => a.total_cmp(&b),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                });
            }
            By::Things | By::Places => {
                let count = |n: &usize| {
                    question(n).map_or(0, |q| if rows.by == By::Things { q.things } else { q.places.len() })
                };
                numbers.sort_by_key(|n| std::cmp::Reverse(count(n)));
                if rows.turned {
                    numbers.reverse();
                }
            }
        }
        lines.push(Line::Head(group));
        lines.extend(numbers.into_iter().map(Line::Row));
    }
    lines
}

/// The keys that go from row to row, from number to number, and on to the places.
fn keys_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut AgreementPage, report: &Report, lines: &[Line]) {
    let room = ui.max_rect();
    let name = frame.locale.text("command-page-agreement");
    let id = ui.scope_id().with("table");
    let (pane, stroked) = pane_ui(ui, frame, room, id, (egui::Role::Table, &name), true);
    frame.kit.keeps_arrows |= pane.has_focus();
    focus_ring(ui.painter(), frame.kit, &pane, room.shrink(3.0), size::RADIUS);
    let rows: Vec<&Question> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Row(number) => report.questions.get(*number),
            Line::Head(_) => None,
        })
        .collect();
    let Some(chosen) = page.chosen.clone() else { return };
    let at = rows.iter().position(|question| chosen.is_of(question));
    let Some(stroked) = stroked else { return };
    let in_view = (room.height() / ROW).max(1.0) as usize;
    let which = |question: &Question| question.answers.iter().position(|a| a.named == chosen.named);
    let now = at.and_then(|at| rows.get(at)).and_then(|question| which(question)).unwrap_or(0);
    let (row, number) = match stroked {
        Stroked::Forward => (at, now + 1),
        Stroked::Back => (at, now.saturating_sub(1)),
        Stroked::Enter => {
            page.over = true;
            return;
        }
        Stroked::Escape => {
            page.over = false;
            pane.surrender_focus();
            return;
        }
        stroked => (moved(stroked, at, rows.len(), in_view), now),
    };
    let Some(question) = row.and_then(|row| rows.get(row)) else { return };
    if let Some(answer) = question.answers.get(number).or(question.answers.last()) {
        page.choose(Chosen::of(question, answer.named));
        page.rows.reveal = true;
    }
}

/// A group's name, the axis, and the columns' names; a click sorts by one, another turns the order round.
fn head_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    (report, axis): (&Report, Axis),
    (group, rect): (usize, Rect),
    columns: &Columns,
) {
    let theme = frame.kit.theme;
    let Some((key, kinds)) = GROUPS.get(group) else { return };
    ui.painter().rect_filled(rect, 0.0, theme.surface);
    for y in [rect.min.y, rect.max.y] {
        ui.painter().hline(rect.x_range(), y, Stroke::new(size::HAIRLINE, theme.hairline));
    }
    let [question, plot, first, second, things, places] = columns.places(rect, frame.kit);
    if plot.width() > 0.0 {
        Scale::new(axis, plot, frame.kit).paint_ticks(ui, frame, plot);
    }
    let answers = report.questions.iter().find(|q| kinds.contains(&q.kind)).map(|q| q.answers.as_slice());
    let sign = |which: usize| answers.and_then(|all| all.get(which)).map_or("", |answer| agreed::sign(answer.named));
    let name = |key: &str| frame.locale.text(key).to_string();
    let heads = [
        (question, By::Question, name(key)),
        (first, By::Answer(0), sign(0).to_owned()),
        (second, By::Answer(1), sign(1).to_owned()),
        (things, By::Things, name("agree-column-things")),
        (places, By::Places, name("agree-column-places")),
    ];
    for (place, by, name) in heads {
        if place.width() >= 1.0 && !name.is_empty() {
            column_ui(ui, frame, &mut page.rows, (place, by, &name), group);
        }
    }
}

fn column_ui(ui: &Ui, frame: &mut Frame<'_>, rows: &mut Rows, (place, by, name): (Rect, By, &str), group: usize) {
    let theme = frame.kit.theme;
    let is_by = rows.by == by && (by != By::Question || rows.turned);
    let response = ui.interact(place, ui.scope_id().with(("column", group, place.min.x as i32)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ColumnHeader, true, is_by, name));
    let color = if is_by || response.hovered() { theme.text } else { theme.text_muted };
    let mut strip = Strip::new(place, frame.kit);
    let align = if by == By::Question { start_align(frame.kit) } else { NUMBERS };
    if is_by {
        // Beside the words, on the side away from the column's edge.
        let icon = if rows.turned == (by == By::Question) { Icon::Up } else { Icon::Down };
        let options = TextOptions::one_line((place.width() - 16.0).max(1.0));
        let wide = frame.kit.text.layout(name, Role::Section, options).size().x + 2.0;
        let sign = if by == By::Question {
            strip.take_start(wide);
            let sign = strip.take_start(14.0);
            strip = Strip::new(place, frame.kit);
            sign
        } else {
            let right = place.max.x - wide;
            Rect::from_x_y_ranges(right - 14.0..=right, place.y_range())
        };
        paint_icon_sized(ui.painter(), frame.kit, icon, sign, 13.0, color);
    }
    let mut room = strip.rest;
    if is_by {
        room = Align2::CENTER_CENTER.align_size_within_rect(room.size(), room);
    }
    paint_text(ui, frame.kit, room, align, name, Role::Section, color);
    focus_ring(ui.painter(), frame.kit, &response, place.shrink2(vec2(0.0, 5.0)), size::RADIUS_KEY);
    if response.clicked() {
        rows.turned = if rows.by == by { !rows.turned } else { by == By::Question };
        rows.by = by;
    }
}

fn row_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    (question, axis): (&Question, Axis),
    rect: Rect,
    columns: &Columns,
) {
    let theme = frame.kit.theme;
    let is_chosen = page.chosen.as_ref().is_some_and(|chosen| chosen.is_of(question));
    if is_chosen && page.rows.reveal {
        bring_into_view(ui, rect);
    }
    let id = |what: &str, more: usize| {
        let label = question.label.as_ref().map(|(id, _)| id.0.clone());
        ui.scope_id().with((what, question.kind.key(), label, more))
    };
    let heading = agreed::heading(frame.locale, question);
    let response = ui.interact(rect, id("row", 0), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Row, true, is_chosen, &heading));
    let said: Vec<String> = question.answers.iter().map(|answer| told(frame.locale, question, answer)).collect();
    let more = agreed::things(frame.locale, question);
    let described = frame.locale.clauses(said.iter().chain([&more]));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(described));
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, theme.accent_soft);
        let bar = Strip::start_edge(rect, size::ROW_BAR, frame.kit);
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(size::HAIRLINE, theme.hairline));
    let [name, plot, first, second, things, places] = columns.places(rect, frame.kit);
    name_ui(ui, frame, question, name);
    let mut clicked = None;
    if plot.width() > 0.0 {
        clicked = plot_ui(ui, frame, page, (question, axis), (plot, rect), &said);
    }
    for (which, place) in [first, second].into_iter().enumerate() {
        let Some(answer) = question.answers.get(which) else { continue };
        let is_it = is_chosen && page.chosen.as_ref().is_some_and(|chosen| chosen.named == answer.named);
        let response = ui.interact(place.expand2(vec2(GAP / 2.0, 0.0)), id("number", which), Sense::CLICK);
        let words = said.get(which).map_or("", String::as_str);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_it, words));
        let (role, color) = match (answer.value(), is_it) {
            (None, _) => (Role::Small, theme.text_muted),
            (Some(_), true) => (Role::Strong, theme.accent),
            (Some(_), false) => (Role::Body, theme.text),
        };
        if response.hovered() {
            let under = place.expand2(vec2(GAP / 2.0, -6.0));
            ui.painter().rect_filled(under, CornerRadius::same(size::RADIUS_KEY), theme.surface_sunken);
        }
        let text = short(frame, answer);
        paint_text(ui, frame.kit, place, NUMBERS, &text, role, color);
        let response = tooltip_ui(response.on_hover_cursor(CursorIcon::PointingHand), frame.kit, words, None);
        if response.clicked() {
            clicked = Some(answer.named);
        }
    }
    for (place, count) in [(things, question.things), (places, question.places.len())] {
        if place.width() >= 1.0 {
            let (count, color) = (frame.locale.number(count), theme.text_muted);
            paint_text(ui, frame.kit, place, NUMBERS, &count, Role::Body, color);
        }
    }
    if response.clicked() && clicked.is_none() {
        let now = page.chosen.as_ref().map(|chosen| chosen.named);
        let answer = question.answers.iter().find(|answer| Some(answer.named) == now).or(question.answers.last());
        clicked = answer.map(|answer| answer.named);
    }
    if let Some(named) = clicked {
        page.choose(Chosen::of(question, named));
        page.over = true;
    }
}

/// What a row is about: a label with its swatch, or the whole.
fn name_ui(ui: &Ui, frame: &mut Frame<'_>, question: &Question, rect: Rect) {
    let theme = frame.kit.theme;
    let mut strip = Strip::new(rect, frame.kit);
    let text = match (&question.label, question.kind) {
        (Some((id, name)), _) => {
            let shown = label_of(frame, question).map(|l| (frame.kit.theme.label(l.color, l.role), l.line));
            let place = strip.take_start(size::SWATCH_WIDTH);
            if let Some((shades, line)) = shown {
                paint_swatch(ui.painter(), place, &shades, line);
            }
            strip.take_start(size::GAP);
            let name = name.either(frame.locale.is_arabic());
            if name.is_empty() { id.0.to_string() } else { name.to_owned() }
        }
        (None, Kind::Spans | Kind::Labels) => frame.locale.text("agree-all-labels").to_string(),
        (None, _) => agreed::heading(frame.locale, question),
    };
    let role = if question.label.is_some() { Role::Body } else { Role::BodyMedium };
    let options = TextOptions { max_lines: Some(2), ..TextOptions::wrapped(strip.rest.width().max(1.0)) };
    let block = frame.kit.text.layout(&text, role, options);
    let mut place = strip.rest;
    place.min.y += ((rect.height() - block.size().y) / 2.0).max(0.0);
    at_start(ui, frame.kit, &mut place, &text, Ink { role, color: theme.text, lines: 2 });
}

/// The signs of a row on the axis, each in a lane of its own; answers with the one that was clicked.
fn plot_ui(
    ui: &Ui,
    frame: &mut Frame<'_>,
    page: &AgreementPage,
    (question, axis): (&Question, Axis),
    (plot, row): (Rect, Rect),
    said: &[String],
) -> Option<crate::agreement::Named> {
    let scale = Scale::new(axis, plot, frame.kit);
    scale.paint_ground(ui.painter(), frame.kit, Rect::from_x_y_ranges(plot.x_range(), row.y_range()));
    let chosen = page.chosen.as_ref().filter(|chosen| chosen.is_of(question)).map(|chosen| chosen.named);
    let mut clicked = None;
    for (which, answer) in question.answers.iter().enumerate() {
        let y = row.center().y + if which == 0 { -8.0 } else { 8.0 };
        let is_it = chosen == Some(answer.named);
        let Some(at) = scale.paint_answer(ui.painter(), frame.kit, answer, y, is_it) else { continue };
        let label = question.label.as_ref().map(|(id, _)| id.0.clone());
        let id = ui.scope_id().with(("dot", question.kind.key(), label, which));
        let response = ui.interact(Rect::from_center_size(at, vec2(24.0, 18.0)), id, Sense::CLICK);
        let words = said.get(which).map_or("", String::as_str);
        let name = frame.locale.text_with("agree-in-plot", &[("what", words.into())]);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_it, &name));
        let response = tooltip_ui(response.on_hover_cursor(CursorIcon::PointingHand), frame.kit, words, None);
        if response.clicked() {
            clicked = Some(answer.named);
        }
    }
    if question.answers.iter().all(|answer| answer.value().is_none())
        && let Some(Err(why)) = question.answers.last().map(|answer| answer.result)
    {
        let text = agreed::undefined(frame.locale, why);
        let options = TextOptions { max_lines: Some(2), ..TextOptions::wrapped((plot.width() - 8.0).max(1.0)) };
        let block = frame.kit.text.layout(&text, Role::Small, options);
        // That there is none is said beside it.
        if !block.is_shortened() {
            let place = Align2::CENTER_CENTER.align_size_within_rect(block.size(), plot);
            ui.painter().rect_filled(place.expand(3.0), 3.0, frame.kit.theme.page);
            frame.kit.text.paint(ui.painter(), place.min, &block, frame.kit.theme.text_muted);
        }
    }
    clicked
}
