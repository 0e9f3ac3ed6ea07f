//! The page of agreement: whose work is measured, the coefficients as a plot and a table, and what they came from.
//!
//! Every number, dot and cell is a way to the places that brought it about, and every place one to the article. The
//! axis runs as reading does, from the right in Arabic: so do this program's scales of grades, its bars of likelihood
//! and its charts of time, and a plot beside a table that begins at the right would else be read backwards. The digits
//! themselves, and each range, stay as they are.

mod confusion;
mod detail;
mod figure;
mod people;
mod places;
mod rows;

use super::pane::pane_ui;
use super::{Frame, cell, panel, take_end, take_start};
use crate::agreement::{Kind, Named, Question, Report};
use crate::annotation::LabelId;
use crate::command::{Agree, Command};
use crate::exchange::agreed;
use crate::locale::Locale;
use crate::session::Measured;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, end_to_start};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Strip, button_ui, icon_button_ui, on_ground, paint_text, progress_ui, tooltip_ui};
use egui::{Align2, Rangef, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;
use std::time::Duration;

/// What is merely on the screen of this page.
#[derive(Default)]
pub(super) struct AgreementPage {
    rows: rows::Rows,
    chosen: Option<Chosen>,
    /// How many places are listed.
    listed: usize,
    /// Whether the chosen number lies over the table, where there is no room beside it.
    over: bool,
    /// Whether the people lie over it, likewise.
    people_over: bool,
}

/// The number, and the cell of its table, whose places are listed.
#[derive(Clone, Debug, PartialEq)]
struct Chosen {
    kind: Kind,
    label: Option<LabelId>,
    named: Named,
    cell: Option<confusion::Chosen>,
}

impl Chosen {
    fn of(question: &Question, named: Named) -> Chosen {
        let label = question.label.as_ref().map(|(id, _)| id.clone());
        Chosen { kind: question.kind, label, named, cell: None }
    }

    fn question<'r>(&self, report: &'r Report) -> Option<&'r Question> {
        report.question(self.kind, self.label.as_ref())
    }

    fn is_of(&self, question: &Question) -> bool {
        self.kind == question.kind && self.label.as_ref() == question.label.as_ref().map(|(id, _)| id)
    }
}

impl AgreementPage {
    /// Chooses a number.
    fn choose(&mut self, chosen: Chosen) {
        if self.chosen.as_ref() != Some(&chosen) {
            self.listed = 0;
            self.chosen = Some(chosen);
        }
    }

    /// Lets go of what the report does not have, and of nothing chooses the first.
    fn follow(&mut self, report: &Report) {
        self.chosen.take_if(|chosen| {
            chosen.question(report).is_none_or(|q| q.answers.iter().all(|answer| answer.named != chosen.named))
        });
        if self.chosen.is_none()
            && let Some(question) = report.questions.first()
            && let Some(answer) = question.answers.last()
        {
            self.choose(Chosen::of(question, answer.named));
        }
    }
}

/// Below these widths the chosen number, and then the people, lie over the table, if they are asked for.
const NARROW: f32 = 1080.0;
const SLIM: f32 = 720.0;

/// How much the rows keep of the page's height at least: in a lower one the legend follows them and scrolls with them.
const ROWS_LEAST: f32 = 264.0;
/// The least width in which the legend stands beside what lies over the page.
const LEGEND_LEAST: f32 = 200.0;

/// How often it is looked how far the measuring is.
const OFTEN: Duration = Duration::from_millis(100);

/// Shows the page in `room`.
pub(super) fn agreement_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut AgreementPage, room: Rect) {
    let measured = frame.session.agreement.measured.clone();
    let report = measured.as_ref().map(|measured| measured.report.clone()).filter(|report| !report.articles.is_empty());
    if let Some(report) = &report {
        page.follow(report);
    }
    if frame.session.agreement.work.is_some() {
        ui.ctx().request_repaint_after(OFTEN);
    }
    let hairline = Stroke::new(size::HAIRLINE, frame.kit.theme.hairline);
    let edge = |rect: Rect, end: bool, kit: &Kit| if kit.is_rtl() == end { rect.right() } else { rect.left() };
    let (is_narrow, is_slim) = (room.width() < NARROW, room.width() < SLIM);
    let mut middle = room;
    let width = size::LIST_PANEL.min(room.width() * 0.8);
    let list = take_start(&mut middle, width, frame.kit);
    if is_slim {
        middle = room;
    }
    let mut table = middle;
    let width = size::AGREEMENT_INSPECTOR.min(middle.width());
    let inspector = take_end(&mut table, width, frame.kit);
    let beside = table.x_range();
    let shows = report.is_some() && page.chosen.is_some() && (!is_narrow || page.over);
    if !shows || is_narrow && table.width() <= size::AGREEMENT_TABLE_MIN {
        table = middle;
    }
    let covers = shows && is_narrow && table == middle;
    if !covers || inspector.width() < middle.width() {
        let free = if covers && beside.span() >= LEGEND_LEAST { beside } else { table.x_range() };
        panel(ui, table, "agreement", |ui| {
            table_ui(ui, frame, page, report.as_ref(), (is_narrow, is_slim, free));
        });
    }
    if let (true, Some(report)) = (shows, &report) {
        ui.painter().rect_filled(inspector, 0.0, frame.kit.theme.surface);
        ui.interact(inspector, ui.scope_id().with("detail-ground"), Sense::hover());
        panel(ui, inspector, "detail", |ui| detail::detail_ui(ui, frame, page, report, is_narrow));
        ui.painter().vline(edge(inspector, true, frame.kit), inspector.y_range(), hairline);
    }
    if !is_slim || page.people_over {
        ui.painter().rect_filled(list, 0.0, frame.kit.theme.surface);
        panel(ui, list, "people", |ui| people::people_ui(ui, frame, measured.as_ref()));
        ui.painter().vline(edge(list, false, frame.kit), list.y_range(), hairline);
    }
}

/// What the status line says of the page.
pub(super) fn status(frame: &Frame<'_>) -> Vec<String> {
    let agreement = &frame.session.agreement;
    let Some(measured) = &agreement.measured else { return Vec::new() };
    let people = frame.locale.text_with("agree-count-people", &[("count", measured.report.people.len().into())]);
    vec![people, agreed::articles(frame.locale, &measured.report)]
}

/// Title, rows, legend, which stands where nothing lies over the page, in `free`; or what there is to do.
fn table_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    report: Option<&Arc<Report>>,
    (is_narrow, is_slim, free): (bool, bool, Rangef),
) {
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, frame.kit.theme.page);
    let (title, rest) = room.split_top_bottom_at_y(room.min.y + size::TABLE_TITLE);
    title_ui(ui, frame, page, title, (report.is_some(), is_narrow, is_slim));
    ui.painter().hline(room.x_range(), title.max.y, Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    let Some(report) = report else { return empty_ui(ui, frame, rest) };
    let foot = figure::legend_height(frame, report, free.span());
    let is_low = rest.height() - foot < ROWS_LEAST;
    let (body, legend) = rest.split_top_bottom_at_y(rest.max.y - if is_low { 0.0 } else { foot });
    let rows = UiBuilder::new().max_rect(body).id_salt("rows");
    let mut child = ui.new_child(on_ground(rows, frame.kit.theme.page));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    rows::rows_ui(&mut child, frame, page, report, is_low.then_some((free, foot)));
    if !is_low {
        figure::legend_ui(ui, frame, report, Rect::from_x_y_ranges(free, legend.y_range()));
        // Over the legend's ground: what is scrolled ends here.
        ui.painter().hline(room.x_range(), legend.min.y, Stroke::new(size::HAIRLINE, frame.kit.theme.hairline));
    }
}

/// The page's name; how far the measuring is, or what else there is to do.
fn title_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    rect: Rect,
    (has_report, is_narrow, is_slim): (bool, bool, bool),
) {
    let locale = frame.locale;
    let inner = rect.shrink2(vec2(size::TABLE_SIDE, 0.0));
    let layout = end_to_start(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt("title"));
    child.spacing_mut().item_spacing.x = size::GAP;
    if has_report && is_narrow {
        let name = locale.text("agree-details");
        if icon_button_ui(&mut child, frame.kit, Icon::Inspector, &name, None, true).clicked() {
            page.over = !page.over;
        }
    }
    if is_slim {
        let name = locale.text("agree-people-title");
        if icon_button_ui(&mut child, frame.kit, Icon::Person, &name, None, true).clicked() {
            page.people_over = !page.people_over;
        }
    }
    doing_ui(&mut child, frame);
    let left = child.min_rect();
    let taken = if frame.kit.is_rtl() { left.max.x - inner.min.x } else { inner.max.x - left.min.x };
    let mut strip = Strip::new(inner, frame.kit);
    strip.take_end(taken + size::GAP);
    let start = start_align(frame.kit);
    let theme = frame.kit.theme;
    let title = locale.text("command-page-agreement");
    let block = paint_text(ui, frame.kit, strip.rest, start, &title, Role::Page, theme.text);
    strip.take_start(block.size().x + size::GAP_MEDIUM);
    if has_report && strip.rest.width() > 60.0 {
        let about = status(frame).join(" · ");
        paint_text(ui, frame.kit, strip.rest, start, &about, Role::Body, theme.text_muted);
    }
    let response = ui.interact(inner.with_max_x(inner.min.x), ui.scope_id().with("heading"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*title));
}

/// How far the measuring is, with a way to stop it; else, where what is shown is old, a way to measure again.
fn doing_ui(ui: &mut Ui, frame: &mut Frame<'_>) {
    let session = frame.session;
    if let Some(work) = &session.agreement.work {
        let cancel = frame.name(&Command::Agree(Agree::Stop));
        if button_ui(ui, frame.kit, Button::new(&cancel)).clicked() {
            frame.emit(Command::Agree(Agree::Stop));
        }
        let percent = work.percent();
        let name = frame.locale.text_with("agree-measuring", &[("part", frame.locale.percent(percent).into())]);
        let width = (ui.available_width() - 130.0).clamp(0.0, 160.0);
        if width > 40.0 {
            ui.allocate_ui_with_layout(vec2(width, 8.0), *ui.layout(), |ui| {
                let shown = progress_ui(ui, frame.kit, &name, percent as f32 / 100.0);
                tooltip_ui(shown, frame.kit, &name, None);
            });
        }
    } else if !session.agreement.files.is_empty()
        && (session.agreement_is_old() || session.agreement.measured.is_none())
    {
        let again = Command::Agree(Agree::Measure);
        let (name, key) = (frame.name(&again), frame.key(&again));
        let mut button = Button::new(&name).icon(Icon::Restore).primary();
        if let Some(key) = &key {
            button = button.key(key);
        }
        if button_ui(ui, frame.kit, button).clicked() {
            frame.emit(again);
        }
    }
}

/// One sentence on why there is nothing, and the button that changes it.
fn empty_ui(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    let (session, locale) = (frame.session, frame.locale);
    let agreement = &session.agreement;
    let key = if session.project.articles.is_empty() {
        "agree-empty-no-article"
    } else if agreement.work.is_some() {
        "agree-empty-measuring"
    } else if agreement.measured.is_some() {
        "agree-empty-nothing-common"
    } else if agreement.files.is_empty() {
        "agree-empty"
    } else {
        "agree-empty-not-measured"
    };
    let text = locale.text(key);
    let width = (rect.width() - 2.0 * size::TABLE_SIDE).clamp(1.0, size::NOTICE_WIDTH);
    let options = TextOptions { align: crate::typeset::Align::Center, ..TextOptions::wrapped(width) };
    let block = frame.kit.text.layout(&text, Role::Body, options);
    let place = Rect::from_center_size(pos2(rect.center().x, rect.min.y + rect.height() * 0.3), block.size());
    frame.kit.text.paint(ui.painter(), place.min, &block, frame.kit.theme.text_muted);
    let response = ui.interact(place, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*text));
    let ask = Command::Agree(Agree::Ask);
    if agreement.files.is_empty() && ask.applies(session) {
        let name = frame.name(&ask);
        let row = Rect::from_center_size(
            pos2(rect.center().x, place.max.y + size::GAP_HUGE + size::CONTROL_WELCOME / 2.0),
            vec2(width.min(400.0), size::CONTROL_WELCOME),
        );
        let mut child = ui.new_child(UiBuilder::new().max_rect(row).id_salt("ask"));
        let button = Button::new(&name).primary().icon(Icon::Open).height(row.height()).width(row.width());
        if button_ui(&mut child, frame.kit, button).clicked() {
            frame.emit(ask);
        }
    }
}

/// The start of a kit's rows, for text at one point.
fn start_align(kit: &Kit) -> Align2 {
    if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }
}

/// Where the numbers of a column stand: digits run from left to right in either interface, so that units are below
/// units at the right.
const NUMBERS: Align2 = Align2::RIGHT_CENTER;

/// The label a question is about, as the project has it now.
fn label_of<'s>(frame: &Frame<'s>, question: &Question) -> Option<&'s crate::annotation::Label> {
    let (id, _) = question.label.as_ref()?;
    frame.session.project.label(id)
}

/// The person of that number in the measurement; where their file is among those named, its number.
fn file_of(measured: Option<&Measured>, files: &[std::path::PathBuf], number: usize) -> Option<usize> {
    let measured = measured?;
    let file = files.get(number)?;
    measured.files.iter().position(|known| known == file).map(|at| at + 1)
}

/// What a coefficient of a question is, with its value.
fn told(locale: &Locale, question: &Question, answer: &crate::agreement::Answer) -> String {
    let name = agreed::coefficient(locale, question.kind, answer.named);
    format!("{}: {name}: {}", agreed::heading(locale, question), agreed::answer(locale, answer))
}
