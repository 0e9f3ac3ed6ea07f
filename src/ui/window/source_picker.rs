//! Picking an entry of the source registry by any of its names.

use super::Frame;
use crate::annotation::{Source, SourceId, SourceNames};
use crate::text::hash::HashMap;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, column};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Field, FieldState, Label, Strip, beside_bar_ui, bring_into_view, field_ui, floating_frame, label_ui,
    list_row_at_ui, paint_grade, paint_text, paint_tick, scroll_ui, take_press,
};
use egui::{Align2, Area, Id, Key, Modifiers, Order, Rect, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    Entry(SourceId),
    /// An entry that is to be made, with the name that was typed.
    New(String),
    /// None at all: what referred to an entry refers to none from now on.
    Nobody,
}

/// What a picker asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ask {
    /// What is asked, such as "Belongs to": the name of the field.
    pub name: String,
    /// Entries that are no answer.
    pub leave_out: Vec<SourceId>,
    /// Whether an entry can be made here.
    pub can_make: bool,
    /// What the row says that picks nobody; no such row if `None`.
    pub nobody: Option<String>,
    /// The entries that are listed first, after that row, while nothing is typed; none leaves the order to the registry.
    pub first: Vec<SourceId>,
    /// The answer as it is now: its row has a tick, and is the one one is at first.
    pub now: Option<SourceId>,
    /// What it stands below; in the middle of the window if `None`.
    pub near: Option<Rect>,
}

/// A picker, closed at first. Keep one wherever something is picked: [`SourcePicker::open`] it, and call
/// [`source_picker_ui`] in every frame.
#[derive(Default)]
pub(crate) struct SourcePicker {
    open: Option<Open>,
}

struct Open {
    ask: Ask,
    query: FieldState,
    chosen: usize,
    /// Whether the row to be chosen first is still to be found among the rows.
    seek: bool,
    /// Not yet shown: what opened it is no click beside it.
    fresh: bool,
    /// What the query found, and at which revision of the project.
    found: Option<(u64, String, Vec<Arc<Source>>)>,
    names: SourceNames,
}

impl SourcePicker {
    pub fn open(&mut self, ask: Ask) {
        let (query, names) = (FieldState::new(""), SourceNames::default());
        self.open = Some(Open { ask, query, chosen: 0, seek: true, fresh: true, found: None, names });
    }

    /// Whether it is on the screen.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// The most entries listed; whoever looks for another types more of its name.
const LISTED: usize = 200;

/// The most of a row that the kind takes.
const KIND_MOST: f32 = 0.4;

/// One row of the list.
enum Row {
    Entry(Arc<Source>),
    New(String),
    Nobody(String),
}

impl Row {
    fn is_of(&self, id: &SourceId) -> bool {
        matches!(self, Row::Entry(source) if source.id == *id)
    }

    /// Whether it is the answer as it is now.
    fn is_now(&self, ask: &Ask) -> bool {
        match self {
            Row::Entry(source) => ask.now.as_ref() == Some(&source.id),
            Row::Nobody(_) => ask.now.is_none(),
            Row::New(_) => false,
        }
    }

    fn picked(self) -> Picked {
        match self {
            Row::Entry(source) => Picked::Entry(source.id.clone()),
            Row::New(name) => Picked::New(name),
            Row::Nobody(_) => Picked::Nobody,
        }
    }
}

/// Shows the picker while it is open, and answers in the one frame in which something was picked; it is closed then.
/// Esc and a click elsewhere close it without an answer.
pub(crate) fn source_picker_ui(ui: &mut Ui, frame: &mut Frame<'_>, picker: &mut SourcePicker) -> Option<Picked> {
    let open = picker.open.as_mut()?;
    if open.fresh {
        // A button that was pressed by a key may have opened it in this very frame.
        take_press(ui.ctx());
    }
    let mut rows = rows(frame, open);
    let (up, down, enter, close) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::Enter),
            i.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let last = rows.len().saturating_sub(1);
    let sought = std::mem::take(&mut open.seek);
    if sought {
        let now = open.ask.now.as_ref().filter(|_| open.query.text().trim().is_empty());
        open.chosen = now.and_then(|now| rows.iter().position(|row| row.is_of(now))).unwrap_or_default();
    }
    open.chosen = open.chosen.min(last);
    if down {
        open.chosen = if open.chosen == last { 0 } else { open.chosen + 1 };
    }
    if up {
        open.chosen = open.chosen.checked_sub(1).unwrap_or(last);
    }
    let (clicked, outside) = popup_ui(ui, frame, open, &rows, up || down || sought);
    let picked = clicked.or(enter.then_some(open.chosen));
    let was_fresh = std::mem::take(&mut open.fresh);
    if let Some(number) = picked.filter(|number| *number < rows.len()) {
        picker.open = None;
        return Some(rows.swap_remove(number).picked());
    }
    if close || outside && !was_fresh {
        picker.open = None;
    }
    None
}

/// What the list offers for what is typed.
fn rows(frame: &Frame<'_>, open: &mut Open) -> Vec<Row> {
    let query = open.query.text().trim().to_owned();
    let revision = frame.session.revision;
    if open.found.as_ref().is_none_or(|(r, q, _)| (*r, q) != (revision, &query)) {
        open.names.follow(&frame.session.project);
        let mut entries = open.names.find(&query);
        if query.is_empty() && !open.ask.first.is_empty() {
            let ranks: HashMap<&SourceId, usize> =
                open.ask.first.iter().enumerate().map(|(rank, id)| (id, rank)).collect();
            entries.sort_by_key(|source| ranks.get(&source.id).copied().unwrap_or(usize::MAX));
        }
        let entries = entries.into_iter().filter(|s| !open.ask.leave_out.contains(&s.id)).enumerate();
        // The answer as it is now is listed however many there are.
        let now = open.ask.now.as_ref();
        let listed = entries.filter(|(number, source)| *number < LISTED || now == Some(&source.id));
        open.found = Some((revision, query.clone(), listed.map(|(_, source)| source).collect()));
    }
    let found = open.found.iter().flat_map(|(_, _, entries)| entries).cloned().map(Row::Entry);
    let mut rows: Vec<Row> = found.collect();
    if query.is_empty() {
        let at = if open.ask.first.is_empty() { rows.len() } else { 0 };
        rows.splice(at..at, open.ask.nobody.clone().map(Row::Nobody));
    } else if open.ask.can_make {
        rows.push(Row::New(query));
    }
    rows
}

/// Shows field and rows. Answers with the row that was clicked, and whether a click went elsewhere.
fn popup_ui(ui: &Ui, frame: &mut Frame<'_>, open: &mut Open, rows: &[Row], moved: bool) -> (Option<usize>, bool) {
    let shell = floating_frame(frame.kit, size::GAP);
    let room = ui.ctx().content_rect();
    let width = size::PICKER_WIDTH.min(room.width() - 2.0 * size::GAP_LARGE).max(0.0);
    let area = Area::new(Id::unique("source-picker")).order(Order::Foreground).fade_in(false);
    let area = match open.ask.near {
        Some(near) => {
            let whole = width + 2.0 * size::GAP;
            let left = if frame.kit.is_rtl() { near.right() - whole } else { near.left() };
            area.fixed_pos(pos2(left, near.bottom() + size::GAP_SMALL)).constrain_to(room.shrink(size::GAP))
        }
        None => area.anchor(Align2::CENTER_TOP, vec2(0.0, size::TOOLBAR + size::GAP_MEDIUM)),
    };
    let mut clicked = None;
    let shown = area.show(ui.ctx(), |ui| {
        shell.show(ui, |ui| {
            ui.set_width(width);
            if open.ask.near.is_none() {
                // Nothing beside it says what is asked.
                column(ui, frame.kit, |ui, kit| label_ui(ui, kit, Label::new(&open.ask.name).role(Role::Panel)));
                ui.add_space(size::GAP_SMALL);
            }
            let hint = frame.locale.text("sources-search");
            let field = Field::new(&open.ask.name).placeholder(&hint).icon(Icon::Search).focus(true);
            if field_ui(ui, frame.kit, &mut open.query, field).changed() {
                open.seek = true;
            }
            ui.add_space(size::GAP_SMALL);
            let height = height_of(rows).min(size::PICKER_HEIGHT);
            ui.allocate_ui(vec2(width, height), |ui| clicked = rows_ui(ui, frame, open, rows, moved));
        })
    });
    let outside = ui.input(|i| i.pointer.any_pressed()) && !shown.response.contains_pointer();
    (clicked, outside)
}

/// How high the rows are together, or what is said where there are none.
fn height_of(rows: &[Row]) -> f32 {
    rows.len().max(1) as f32 * size::CONTROL
}

fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, open: &Open, rows: &[Row], moved: bool) -> Option<usize> {
    if rows.is_empty() {
        let text = frame.locale.text("sources-none-found");
        super::toolbar::muted_ui(ui, frame, &text);
        return None;
    }
    let mut clicked = None;
    let (locale, chosen) = (frame.locale, open.chosen);
    let ticks = rows.iter().any(|row| row.is_now(&open.ask));
    let mut list = |ui: &mut Ui, kit: &mut Kit| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, row) in rows.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::hover());
            if number == chosen && moved {
                bring_into_view(ui, rect);
            }
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let (name, other, kind, grade) = match row {
                Row::Entry(source) => {
                    let name = locale.source(source);
                    let other = super::sources::other_name(locale, source).to_owned();
                    let kind = locale.text(&format!("sources-kind-{}", source.kind.key()));
                    (name, other, kind.to_string(), source.reliability().map_or("–", |r| r.key()))
                }
                Row::New(name) => {
                    let text = locale.text_with("sources-new-entry", &[("name", name.as_str().into())]);
                    (text, String::new(), String::new(), "")
                }
                Row::Nobody(text) => (text.clone(), String::new(), String::new(), ""),
            };
            let id = ui.scope_id().with(("entry", number));
            let said = (egui::Role::ListBoxOption, name.as_str(), kind.as_str());
            if list_row_at_ui(ui, kit, rect, id, number == chosen, said).clicked() {
                clicked = Some(number);
            }
            let mut strip = Strip::new(rect.shrink2(vec2(size::ROW_PADDING, 0.0)), kit);
            if ticks {
                paint_tick(ui, kit, &mut strip, row.is_now(&open.ask), true);
            }
            paint_row(ui, kit, strip, row, [&name, &other, &kind], grade);
        }
    };
    let scrolls = height_of(rows) > size::PICKER_HEIGHT;
    scroll_ui(ui, frame.kit, "entries", |ui, kit| if scrolls { beside_bar_ui(ui, kit, list) } else { list(ui, kit) });
    clicked
}

fn paint_row(ui: &Ui, kit: &mut Kit, mut strip: Strip, row: &Row, [name, other, kind]: [&str; 3], grade: &str) {
    let theme = kit.theme;
    let start = if kit.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let end = if kit.is_rtl() { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
    let sign = strip.take_start(size::GRADE_WIDTH);
    match row {
        Row::Entry(_) => paint_grade(ui, kit, sign, grade),
        Row::New(_) => crate::ui::icons::paint_icon(ui.painter(), kit, Icon::Plus, sign, theme.accent),
        Row::Nobody(_) => crate::ui::icons::paint_icon(ui.painter(), kit, Icon::Unlink, sign, theme.text_muted),
    }
    strip.take_start(size::GAP);
    if !kind.is_empty() {
        let wanted = kit.text.layout(kind, Role::Small, TextOptions::default()).size().x.ceil();
        let place = strip.take_end(wanted.min(strip.rest.width() * KIND_MOST));
        paint_text(ui, kit, place, end, kind, Role::Small, theme.text_muted);
        strip.take_end(size::GAP);
    }
    let color = match row {
        Row::New(_) => theme.accent,
        Row::Entry(source) if !source.is_named() => theme.text_muted,
        Row::Entry(_) | Row::Nobody(_) => theme.text,
    };
    let block = paint_text(ui, kit, strip.rest, start, name, Role::Body, color);
    strip.take_start(block.size().x + size::GAP);
    if !other.is_empty() && fits_a_word(kit, other, strip.rest.width()) {
        paint_text(ui, kit, strip.rest, start, other, Role::Small, theme.text_muted);
    }
}

/// Whether at least the first word of `text` is seen whole in `room` points.
fn fits_a_word(kit: &mut Kit, text: &str, room: f32) -> bool {
    let mut width = |text: &str| kit.text.layout(text, Role::Small, TextOptions::default()).size().x;
    let first = text.split_whitespace().next().unwrap_or_default();
    width(text) <= room || first.len() < text.len() && width(&format!("{first}\u{2026}")) <= room
}
