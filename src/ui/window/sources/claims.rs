//! The table of claims: what was said, through whom it came, how far it is believed.

mod columns;
mod grade;
mod row;

use super::derived::{ClaimRow, Derived};
use super::{Frame, SourcesPage, Stroked, choose, moved, pane_ui};
use crate::annotation::{AnnotationId, SourceId, Standing};
use crate::command::{Command, Mark, Select};
use crate::session::Language;
use crate::text::fold;
use crate::ui::icons::{Icon, paint_icon_sized};
use crate::ui::kit::{Kit, end_to_start};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Strip, focus_ring, icon_button_ui, paint_text, scroll_ui, segmented_ui};
use columns::{Columns, SORT_SIGN};
use egui::{Align2, Id, Popup, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use row::{Lines, height, row_ui};
use std::cmp::Reverse;
use std::sync::Arc;

/// Which claims the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    Ungraded,
    Contradicted,
    Unattributed,
}

impl Filter {
    const ALL: [Filter; 4] = [Filter::All, Filter::Ungraded, Filter::Contradicted, Filter::Unattributed];

    fn key(self) -> &'static str {
        match self {
            Filter::All => "sources-filter-all",
            Filter::Ungraded => "sources-filter-ungraded",
            Filter::Contradicted => "sources-filter-contradicted",
            Filter::Unattributed => "sources-filter-unattributed",
        }
    }

    fn passes(self, row: &ClaimRow) -> bool {
        match self {
            Filter::All => true,
            Filter::Ungraded => !row.claim.assessment.is_graded(),
            Filter::Contradicted => row.corroboration.contradicted > 0,
            Filter::Unattributed => row.standing == Standing::Unattributed,
        }
    }
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Column {
    Claim,
    Chain,
    Credibility,
    Likelihood,
    Corroboration,
    #[default]
    Date,
}

impl Column {
    const ALL: [Column; 6] =
        [Column::Claim, Column::Chain, Column::Credibility, Column::Likelihood, Column::Corroboration, Column::Date];

    fn key(self) -> &'static str {
        match self {
            Column::Claim => "sources-column-claim",
            Column::Chain => "sources-column-chain",
            Column::Credibility => "sources-column-credibility",
            Column::Likelihood => "sources-column-likelihood",
            Column::Corroboration => "sources-column-corroboration",
            Column::Date => "sources-column-date",
        }
    }
}

/// What the rows in view depend on.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    generation: u64,
    /// Of the entries' names, where the rows are measured with them or sorted by them.
    names: Option<u64>,
    source: Option<SourceId>,
    filter: Filter,
    /// The chosen claim, which stays where it is though a grade just given takes it out of what the filter passes.
    stays: Option<AnnotationId>,
    by: Column,
    descending: bool,
    language: Language,
    /// Of the claim and of the chain.
    widths: (f32, f32),
}

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
    follow(frame, &mut page.claims, &page.derived, &columns);
    title_ui(ui, frame, page, title, is_narrow);
    head_ui(ui, frame, &mut page.claims, head, &columns);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("rows"));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let can_grade = !page.typing && !page.entry.is_picking();
    rows_ui(&mut child, frame, &mut page.claims, &page.derived, &columns, can_grade);
}

/// How many rows are measured; of more the heights are told from the lengths of the texts.
const MEASURED: usize = 250;

/// Finds the rows to show, their order and their places, if anything has changed.
fn follow(frame: &mut Frame<'_>, claims: &mut Claims, derived: &Derived, columns: &Columns) {
    let source = frame.session.source.clone();
    if source.is_some() && claims.filter == Filter::Unattributed {
        claims.filter = Filter::All;
    }
    let is_same = |shown: &Shown| shown.source == source && shown.filter == claims.filter;
    let stays = frame.session.chosen.as_ref().filter(|_| claims.filter != Filter::All);
    let stays = stays.filter(|_| claims.shown.as_ref().is_some_and(is_same));
    let stays = stays.filter(|id| claims.order.iter().any(|row| row.claim.id == **id)).cloned();
    let was_short = claims.order.len() <= MEASURED;
    let shown = Shown {
        generation: derived.generation,
        names: (was_short || claims.by == Column::Chain).then_some(derived.renamed),
        source,
        filter: claims.filter,
        stays,
        by: claims.by,
        descending: !claims.ascending,
        language: frame.session.settings.language,
        widths: (columns.claim, columns.chain()),
    };
    if claims.shown.as_ref() == Some(&shown) {
        return;
    }
    let passes = |row: &&Arc<ClaimRow>| shown.filter.passes(row) || shown.stays.as_ref() == Some(&row.claim.id);
    let mut order: Vec<Arc<ClaimRow>> = match &shown.source {
        Some(source) => derived.rows_of(source).filter(passes).cloned().collect(),
        None => derived.rows.values().filter(passes).cloned().collect(),
    };
    sort(frame, &mut order, shown.by, shown.descending);
    let is_short = order.len() <= MEASURED;
    let same_lines = |before: &Shown| {
        (before.language, before.widths) == (shown.language, shown.widths) && (!is_short || before.names == shown.names)
    };
    let mut known = match claims.shown.as_ref().is_some_and(same_lines) && is_short == was_short {
        true => Known { rows: &claims.order, lines: &claims.lines },
        false => Known::default(),
    };
    let lines = order.iter().map(|row| match known.of(row) {
        Some(lines) => lines,
        None if is_short => Lines::measured(frame.kit, (frame.locale, &frame.session.project), row, shown.widths),
        None => Lines::estimated(frame.locale, row, columns.claim),
    });
    let lines: Vec<Lines> = lines.collect();
    let mut top = 0.0;
    claims.tops.clear();
    claims.tops.push(top);
    for (row, lines) in order.iter().zip(&lines) {
        top += height(row, *lines);
        claims.tops.push(top);
    }
    claims.lines = lines;
    claims.reveal = claims.shown.as_ref().is_none_or(|before| before.source != shown.source);
    claims.order = order;
    claims.shown = Some(shown);
}

/// The lines of rows shown before, in their order.
#[derive(Default)]
struct Known<'c> {
    rows: &'c [Arc<ClaimRow>],
    lines: &'c [Lines],
}

impl Known<'_> {
    /// How many rows before it may have gone: an edit seldom takes more out in one place.
    const AHEAD: usize = 8;

    /// The lines of this row, if it is among the next ones; those before it are left behind.
    fn of(&mut self, row: &Arc<ClaimRow>) -> Option<Lines> {
        let at = self.rows.iter().take(Known::AHEAD).position(|known| Arc::ptr_eq(known, row))?;
        let lines = self.lines.get(at).copied();
        self.rows = self.rows.get(at + 1..).unwrap_or_default();
        self.lines = self.lines.get(at + 1..).unwrap_or_default();
        lines
    }
}

/// Sorts by a column; what is equal there by day, then by place in the articles.
fn sort(frame: &Frame<'_>, order: &mut [Arc<ClaimRow>], by: Column, descending: bool) {
    let project = &frame.session.project;
    order.sort_by_cached_key(|row| (Reverse(row.date), row.place));
    let arabic = frame.session.settings.language == Language::Arabic;
    match by {
        Column::Claim => order.sort_by_cached_key(|row| fold::fold(&row.claim.quote()).text().to_owned()),
        Column::Chain => order.sort_by_cached_key(|row| {
            let source = row.ties.iter().find_map(|tie| tie.source.as_ref());
            // Claims without a source come last.
            source.map_or((true, String::new()), |party| {
                (false, fold::fold(&project.party_name(party, arabic)).text().to_owned())
            })
        }),
        Column::Credibility => {
            order.sort_by_key(|row| row.claim.assessment.credibility.map_or((true, 0), |c| (false, c.digit())));
        }
        Column::Likelihood => order.sort_by_key(|row| {
            row.claim.assessment.likelihood.map_or((true, Reverse(0)), |l| (false, Reverse(l.percent().0)))
        }),
        Column::Corroboration => order.sort_by_key(|row| {
            let c = row.corroboration;
            (Reverse(c.independent), c.contradicted)
        }),
        Column::Date => {}
    }
    // Text columns begin at the first letter, the others with the most, the surest and the latest.
    let turned = if matches!(by, Column::Claim | Column::Chain) { descending } else { !descending };
    if turned {
        order.reverse();
    }
}

/// The page's name, whose claims these are, and the filter.
fn title_ui(ui: &mut Ui, frame: &mut Frame<'_>, page: &mut SourcesPage, rect: Rect, is_narrow: bool) {
    let locale = frame.locale;
    let inner = rect.shrink2(vec2(size::TABLE_SIDE, 0.0));
    let source = frame.session.source.as_ref().and_then(|id| frame.session.project.sources.get(id));
    let offered: Vec<Filter> =
        Filter::ALL.into_iter().filter(|f| source.is_none() || *f != Filter::Unattributed).collect();
    let names: Vec<_> = offered.iter().map(|filter| locale.text(filter.key())).collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let now = offered.iter().position(|filter| *filter == page.claims.filter).unwrap_or_default();
    let layout = end_to_start(frame.kit);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout).id_salt("filter"));
    if source.is_some() && is_narrow {
        let name = locale.text("sources-details");
        if icon_button_ui(&mut child, frame.kit, Icon::Inspector, &name, None, true).clicked() {
            page.over = !page.over;
        }
        child.add_space(size::GAP_SMALL);
    }
    if let Some(filter) = segmented_ui(&mut child, frame.kit, &names, now).and_then(|i| offered.get(i)) {
        page.claims.filter = *filter;
    }
    let left = child.min_rect();
    let taken = if frame.kit.is_rtl() { left.max.x - inner.min.x } else { inner.max.x - left.min.x };
    let mut strip = Strip::new(inner, frame.kit);
    strip.take_end(taken + size::GAP);
    let start = if frame.kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let theme = frame.kit.theme;
    let title = locale.text("sources-claims-title");
    // In a narrow window the filter leaves little room.
    let whole =
        |kit: &mut Kit, role| kit.text.layout(&title, role, TextOptions::default()).size().x <= strip.rest.width();
    let role = [Role::Page, Role::Strong, Role::Small].into_iter().find(|role| whole(frame.kit, *role));
    let Some(role) = role else { return };
    let block = paint_text(ui, frame.kit, strip.rest, start, &title, role, theme.text);
    strip.take_start(block.size().x + size::GAP_MEDIUM);
    let count = ("count", (page.claims.order.len() as i64).into());
    let about = match source {
        Some(source) => locale.text_with("sources-claims-from", &[count, ("name", locale.source(source).into())]),
        None => locale.text_with("sources-claims-all", &[count]),
    };
    let close = if source.is_some() { size::CONTROL } else { 0.0 };
    let mut place = strip.rest;
    if frame.kit.is_rtl() {
        place.min.x += close
    } else {
        place.max.x -= close
    }
    if place.width() < 40.0 {
        return;
    }
    let block = paint_text(ui, frame.kit, place, start, &about, Role::Body, theme.text_muted);
    if source.is_some() {
        strip.take_start(block.size().x + size::GAP_SMALL);
        let place = strip.take_start(size::CONTROL);
        let place = Rect::from_center_size(place.center(), vec2(size::CONTROL, size::CONTROL));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("all"));
        let name = locale.text("sources-show-all");
        if icon_button_ui(&mut child, frame.kit, Icon::Close, &name, None, true).clicked() {
            frame.emit(choose(None));
        }
    }
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
    let chosen = frame.session.chosen.clone();
    let at = chosen.as_ref().and_then(|id| claims.order.iter().position(|row| row.claim.id == *id));
    claims.has_chosen = at.is_some();
    let covered = frame.session.question.is_some() || frame.session.palette_open;
    let free = can_grade && (claims.grading || !Popup::is_any_open(ui.ctx()));
    if at.is_some()
        && free
        && !covered
        && let Some(command) = grade::pressed(ui, frame)
    {
        frame.emit(command);
        claims.reveal = true;
    }
    let in_view = (room.height() / columns.usual_height()).max(1.0) as usize;
    let to = stroked.and_then(|stroked| moved(stroked, at, claims.order.len(), in_view));
    if let Some(row) = to.and_then(|to| claims.order.get(to)) {
        frame.emit(Command::Mark(Mark::Choose(Some(row.claim.id.clone()))));
        claims.reveal = true;
    }
    match (stroked, at.and_then(|at| claims.order.get(at))) {
        (Some(Stroked::Enter), Some(row)) => frame.emit(open(&row.claim.id)),
        (Some(Stroked::Back | Stroked::Escape), _) => pane.surrender_focus(),
        _ => {}
    }
    if pane.gained_focus()
        && at.is_none()
        && let Some(first) = claims.order.first()
    {
        frame.emit(Command::Mark(Mark::Choose(Some(first.claim.id.clone()))));
    }
    let (locale, session) = (frame.locale, frame.session);
    let reveal = claims.reveal;
    let (order, tops, lines) = (&claims.order, &claims.tops, &claims.lines);
    let mut clicked = None;
    let mut graded = Vec::new();
    let mut grading = false;
    scroll_ui(ui, frame.kit, "claims", |ui, kit| {
        let whole = tops.last().copied().unwrap_or_default();
        let (area, _) = ui.allocate_exact_size(vec2(room.width(), whole), Sense::hover());
        let top = |n: usize| area.min.y + tops.get(n).copied().unwrap_or(whole);
        let place = |n: usize| Rect::from_min_max(pos2(area.min.x, top(n)), pos2(area.max.x, top(n + 1)));
        if reveal {
            ui.scroll_to_rect(place(at.unwrap_or_default()), None);
        }
        let clip = ui.clip_rect();
        let from = tops.partition_point(|top| area.min.y + top <= clip.min.y).saturating_sub(1);
        let to = tops.partition_point(|top| area.min.y + top < clip.max.y).min(order.len());
        for (n, (row, &lines)) in order.iter().zip(lines).enumerate().take(to).skip(from) {
            let is_chosen = at == Some(n);
            let (opened, cell) = row_ui(ui, kit, (locale, session), (row, lines), place(n), columns, is_chosen);
            if opened {
                clicked = Some(row.claim.id.clone());
            }
            if cell.clicked() {
                graded.push(Command::Mark(Mark::Choose(Some(row.claim.id.clone()))));
            }
            if let Some(given) = grade::grades_ui(kit, locale, session, row, &cell) {
                grading = true;
                graded.extend(given);
            }
        }
    });
    claims.grading = grading;
    frame.commands.extend(graded);
    // A row chosen by a key is known a frame later.
    claims.reveal = stroked.is_some() && reveal;
    if let Some(id) = clicked {
        frame.emit(open(&id));
    }
    focus_ring(ui.painter(), frame.kit, &pane, room.shrink(3.0), size::RADIUS);
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
    let options = TextOptions {
        align: crate::typeset::Align::Center,
        ..TextOptions::wrapped((rect.width() - 2.0 * size::TABLE_SIDE).clamp(1.0, size::NOTICE_WIDTH))
    };
    let block = frame.kit.text.layout(&text, Role::Body, options);
    let place = Rect::from_center_size(pos2(rect.center().x, rect.min.y + rect.height() * 0.3), block.size());
    frame.kit.text.paint(ui.painter(), place.min, &block, frame.kit.theme.text_muted);
    let response = ui.interact(place, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &*text));
}

/// The start and the end of a kit's rows, for text at one point.
fn start_align(kit: &Kit) -> Align2 {
    if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }
}
