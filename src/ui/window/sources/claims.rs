//! The table of claims: what was said, through whom it came, how far it is believed.

mod columns;
mod grade;
mod order;
mod row;
mod title;

use super::derived::{ClaimRow, Derived};
use super::{Frame, SourcesPage, Stroked, moved, pane_ui};
use crate::annotation::AnnotationId;
use crate::command::{Command, Mark, Select};
use crate::ui::icons::{Icon, paint_icon_sized};
use crate::ui::kit::Kit;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, bring_into_view, focus_ring, on_ground, scroll_ui};
use columns::{Columns, SORT_SIGN};
use egui::{Align2, Id, Popup, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use order::{Column, Filter, Shown};
use row::{Lines, row_ui};
use std::sync::Arc;
use title::title_ui;

/// How the table is shown.
#[derive(Default)]
pub(super) struct Claims {
    filter: Filter,
    by: Column,
    ascending: bool,
    shown: Option<Shown>,
    /// The rows that pass, in order.
    order: Vec<Arc<ClaimRow>>,
    /// Where each of them begins below the first, in points; and where the last ends.
    tops: Vec<f32>,
    /// How many lines the texts of each of them have.
    lines: Vec<Lines>,
    reveal: bool,
    /// Whether a claim's grades are open under their cell.
    grading: bool,
    /// Whether the chosen claim is among the rows.
    pub has_chosen: bool,
    /// The frame in which the table was asked to take the focus.
    takes_focus: Option<u64>,
}

impl Claims {
    /// Gives the table the focus in the next frame: in this one an arrow key would move it on.
    pub fn take_focus(&mut self, ui: &Ui) {
        self.takes_focus = Some(ui.ctx().cumulative_frame_nr());
        ui.ctx().request_repaint();
    }
}

fn table_id() -> Id {
    Id::unique("table-of-claims")
}

pub(super) fn claims_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage, is_narrow: bool) {
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0.0, frame.kit.theme.page);
    let (title, rest) = room.split_top_bottom_at_y(room.min.y + size::TABLE_TITLE);
    let (head, body) = rest.split_top_bottom_at_y(rest.min.y + size::TABLE_HEAD);
    let columns = Columns::new(frame.kit, frame.locale, room.width() - 2.0 * size::TABLE_SIDE);
    page.claims.follow(frame, &page.derived, &columns);
    title_ui(ui, frame, page, title, is_narrow);
    head_ui(ui, frame, &mut page.claims, head, &columns);
    let rows = UiBuilder::new().max_rect(body).id_salt("rows");
    let mut child = ui.new_child(on_ground(rows, frame.kit.theme.page));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let can_grade = !page.typing && !page.entry.is_picking();
    rows_ui(&mut child, frame, &mut page.claims, &page.derived, &columns, can_grade);
}

/// The columns' names; a click sorts by one, another turns the order round.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, claims: &mut Claims, rect: Rect, columns: &Columns) {
    let theme = frame.kit.theme;
    ui.painter().rect_filled(rect, 0.0, theme.surface);
    for y in [rect.min.y, rect.max.y] {
        ui.painter().hline(rect.x_range(), y, Stroke::new(size::HAIRLINE, theme.hairline));
    }
    let places = columns.places(rect, frame.kit);
    for (column, place) in Column::ALL.into_iter().zip(places) {
        if place.width() < 1.0 {
            continue;
        }
        let name = frame.locale.text(column.key());
        let is_by = claims.by == column;
        let response = ui.interact(place, ui.scope_id().with(("column", column.key())), Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::ColumnHeader, true, is_by, &*name));
        let color = if is_by || response.hovered() { theme.text } else { theme.text_muted };
        let mut strip = Strip::new(place, frame.kit);
        // The sign of the order may reach into the gap: a name is not cut for it.
        let room = if is_by { place.width() + columns.gap() - SORT_SIGN } else { place.width() };
        let options = TextOptions::one_line(room);
        let block = frame.kit.text.layout(&name, Role::Section, options);
        let at = strip.take_start(block.size().x);
        let at = Align2::CENTER_CENTER.align_size_within_rect(block.size(), at);
        frame.kit.text.paint(ui.painter(), at.min, &block, color);
        if is_by {
            let icon = if claims.ascending { Icon::Up } else { Icon::Down };
            let end = if frame.kit.is_rtl() { at.min.x - SORT_SIGN } else { at.max.x };
            let place = Rect::from_x_y_ranges(end..=end + SORT_SIGN, place.y_range());
            paint_icon_sized(ui.painter(), frame.kit, icon, place, 14.0, color);
        }
        focus_ring(ui.painter(), frame.kit, &response, place.shrink2(vec2(0.0, 5.0)), size::RADIUS_KEY);
        if response.clicked() {
            claims.ascending = if is_by { !claims.ascending } else { matches!(column, Column::Claim | Column::Chain) };
            claims.by = column;
        }
    }
}

fn open(id: &AnnotationId) -> Command {
    Command::Select(Select::ShowMark(id.clone()))
}

fn choose_claim(id: &AnnotationId) -> Command {
    Command::Mark(Mark::Choose(Some(id.clone())))
}

/// The rows, which take the focus and the keys as a whole.
fn rows_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    claims: &mut Claims,
    derived: &Derived,
    columns: &Columns,
    can_grade: bool,
) {
    let room = ui.max_rect();
    claims.has_chosen = false;
    if claims.order.is_empty() {
        return empty_ui(ui, frame, derived, claims.filter);
    }
    let name = frame.locale.text("sources-claims-title");
    let (pane, stroked) = pane_ui(ui, frame, room, table_id(), (egui::Role::Table, &name), false);
    if claims.takes_focus.is_some_and(|frame| frame < ui.ctx().cumulative_frame_nr()) {
        claims.takes_focus = None;
        pane.request_focus();
    }
    let at = frame.session.chosen.as_ref().and_then(|id| claims.place_of(id));
    claims.has_chosen = at.is_some();
    let is_covered = frame.session.question.is_some() || frame.session.palette_open;
    let is_free = can_grade && !is_covered && (claims.grading || !Popup::is_any_open(ui.ctx()));
    if at.is_some()
        && is_free
        && let Some(command) = grade::pressed(ui, frame)
    {
        frame.emit(command);
        claims.reveal = true;
    }
    let in_view = (room.height() / columns.usual_height()).max(1.0) as usize;
    claims.answer(frame, &pane, stroked, at, in_view);
    let reveal = claims.reveal;
    table_ui(ui, frame, claims, columns, at);
    // A row chosen by a key is known a frame later.
    claims.reveal = stroked.is_some() && reveal;
    focus_ring(ui.painter(), frame.kit, &pane, room.shrink(3.0), size::RADIUS);
}

impl Claims {
    /// Does what a key asks for, of which the row `at` is the chosen one and `in_view` rows are a page.
    fn answer(
        &mut self,
        frame: &mut Frame<'_>,
        pane: &Response,
        stroked: Option<Stroked>,
        at: Option<usize>,
        in_view: usize,
    ) {
        let to = stroked.and_then(|stroked| moved(stroked, at, self.order.len(), in_view));
        if let Some(row) = to.and_then(|to| self.order.get(to)) {
            frame.emit(choose_claim(&row.claim.id));
            self.reveal = true;
        }
        match (stroked, at.and_then(|at| self.order.get(at))) {
            (Some(Stroked::Enter), Some(row)) => frame.emit(open(&row.claim.id)),
            (Some(Stroked::Back | Stroked::Escape), _) => pane.surrender_focus(),
            _ => {}
        }
        if pane.gained_focus()
            && at.is_none()
            && let Some(first) = self.order.first()
        {
            frame.emit(choose_claim(&first.claim.id));
        }
    }
}

/// The rows in view, the one `at` as the chosen one.
fn table_ui(ui: &mut Ui, frame: &mut Frame<'_>, claims: &mut Claims, columns: &Columns, at: Option<usize>) {
    let width = ui.max_rect().width();
    let (locale, session) = (frame.locale, frame.session);
    let Claims { order, tops, lines, reveal, .. } = &*claims;
    let mut clicked = None;
    let mut graded = Vec::new();
    let mut grading = false;
    scroll_ui(ui, frame.kit, "claims", |ui, kit| {
        let whole = tops.last().copied().unwrap_or_default();
        let (area, _) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
        let top = |n: usize| area.min.y + tops.get(n).copied().unwrap_or(whole);
        let place = |n: usize| Rect::from_min_max(pos2(area.min.x, top(n)), pos2(area.max.x, top(n + 1)));
        if *reveal {
            bring_into_view(ui, place(at.unwrap_or_default()));
        }
        let clip = ui.clip_rect();
        let from = tops.partition_point(|top| area.min.y + top <= clip.min.y).saturating_sub(1);
        let to = tops.partition_point(|top| area.min.y + top < clip.max.y).min(order.len());
        for (n, (row, &lines)) in order.iter().zip(lines).enumerate().take(to).skip(from) {
            let is_chosen = at == Some(n);
            let (opened, cell) = row_ui(ui, kit, (locale, session), (row, lines), place(n), columns, is_chosen);
            if opened {
                clicked = Some(open(&row.claim.id));
            }
            if cell.clicked() {
                graded.push(choose_claim(&row.claim.id));
            }
            if let Some(given) = grade::grades_ui(kit, locale, session, row, &cell) {
                grading = true;
                graded.extend(given);
            }
        }
    });
    claims.grading = grading;
    frame.commands.extend(graded.into_iter().chain(clicked));
}

/// One sentence on why there is nothing.
fn empty_ui(ui: &mut Ui, frame: &mut Frame<'_>, derived: &Derived, filter: Filter) {
    let key = if derived.rows.is_empty() {
        "sources-no-claims"
    } else if filter == Filter::All {
        "sources-no-claims-of"
    } else {
        "sources-no-claims-such"
    };
    let text = frame.locale.text(key);
    let rect = ui.max_rect();
    let room = (rect.width() - 2.0 * size::TABLE_SIDE).clamp(1.0, size::NOTICE_WIDTH);
    let mut set = |width: f32| {
        let options = TextOptions { align: crate::typeset::Align::Center, ..TextOptions::wrapped(width) };
        frame.kit.text.layout(&text, Role::Body, options)
    };
    let full = set(room);
    // Two lines of like length rather than a word alone in the second.
    let even = set((room * 0.75).max(1.0));
    let block = if even.size().y > full.size().y { full } else { even };
    let place = Rect::from_center_size(pos2(rect.center().x, rect.min.y + rect.height() * 0.3), block.size());
    frame.kit.text.paint(ui.painter(), place.min, &block, frame.kit.theme.text_muted);
    let response = ui.interact(place, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*text));
}

/// The start and the end of a kit's rows, for text at one point.
fn start_align(kit: &Kit) -> Align2 {
    if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }
}
