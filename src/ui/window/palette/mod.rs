//! The palette: every command, article and source by a few letters of its name, in English or Arabic.

mod index;

use super::{Frame, Screen};
use crate::command::{Command, View};
use crate::locale::Locale;
use crate::session::Language;
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Field, FieldState, Label, ListRow, beside_bar_ui, field_ui, floating_frame, label_ui, list_row_ui, scroll_ui,
};
use egui::{Align2, Area, Id, Key, Modifiers, Order, Ui, Vec2, vec2};
use index::{Hit, Index, Item};

/// What is typed and chosen in the palette.
#[derive(Default)]
pub(super) struct Palette {
    state: Option<FieldState>,
    chosen: usize,
    /// Whether to bring the chosen one into view.
    reveal: bool,
    /// English and Arabic, made once.
    locales: Option<[Locale; 2]>,
    index: Option<Index>,
    /// What was found, and what was typed for it.
    found: Option<(String, Vec<Hit>)>,
    /// The commands run from here, the latest first.
    recent: Vec<Command>,
}

const WIDTH: f32 = 560.0;

/// The most that its rows are high.
const ROWS: f32 = 380.0;

/// From the field to the rows.
const GAP: f32 = 6.0;

/// From the window's bar to the palette, and from there to the window's end.
const MARGIN: f32 = 12.0;

/// How many commands are remembered.
const RECENT: usize = 8;

impl Palette {
    /// Finds what is typed, unless that was done already.
    fn find(&mut self, frame: &Frame<'_>) {
        let now = (frame.session.revision, frame.locale.language());
        if self.index.as_ref().is_none_or(|index| index.of != now) {
            let locales = self.locales.get_or_insert_with(|| [Language::English, Language::Arabic].map(Locale::new));
            self.index = Some(Index::new(frame.session, frame.locale, locales));
            self.found = None;
        }
        let typed = self.state.as_ref().map(|state| state.text().to_owned()).unwrap_or_default();
        if let Some(index) = self.index.as_ref().filter(|_| self.found.as_ref().is_none_or(|(q, _)| *q != typed)) {
            self.found = Some((typed.clone(), index.find(&typed, &self.recent)));
        }
    }

    fn remember(&mut self, command: &Command) {
        self.recent.retain(|other| other != command);
        self.recent.insert(0, command.clone());
        self.recent.truncate(RECENT);
    }
}

pub(super) fn palette_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let palette = &mut screen.palette;
    if !frame.session.palette_open {
        (palette.state, palette.index, palette.found, palette.chosen) = (None, None, None, 0);
        palette.reveal = true;
        return;
    }
    let opened = palette.state.is_none();
    palette.state.get_or_insert_with(|| FieldState::new(""));
    palette.find(frame);
    let (up, down, enter, close) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::Enter),
            i.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let Palette { state: Some(state), chosen, reveal, index: Some(index), found: Some((_, found)), .. } = palette
    else {
        return;
    };
    let last = found.len().saturating_sub(1);
    *chosen = (*chosen).min(last);
    if down {
        *chosen = if *chosen == last { 0 } else { *chosen + 1 };
    }
    if up {
        *chosen = chosen.checked_sub(1).unwrap_or(last);
    }
    let mut run = enter.then_some(*chosen);
    let width = WIDTH.min(ui.ctx().content_rect().width() - 32.0).max(0.0);
    let shell = floating_frame(frame.kit, size::GAP);
    let (locale, session) = (frame.locale, frame.session);
    let reveal_now = std::mem::take(reveal) || up || down;
    let most = most_height(ui);
    let mut emitted = Vec::new();
    let kit = &mut *frame.kit;
    let shown = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, size::TOOLBAR + MARGIN))
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(egui::accesskit::Role::Dialog);
                node.set_label(&*locale.text("command-palette"));
            });
            shell
                .show(ui, |ui| {
                    ui.set_width(width);
                    let hint = locale.text("search-hint");
                    let field = Field::new(&hint).placeholder(&hint).icon(Icon::Search).focus(true);
                    let changed = field_ui(ui, kit, state, field).changed();
                    ui.add_space(GAP);
                    let height = (found.len().max(1) as f32 * size::CONTROL).min(most);
                    let mut inner = Frame { kit, locale, session, commands: &mut emitted };
                    let rows = Rows { index, found, chosen: *chosen, reveal: reveal_now };
                    let clicked = rows_ui(ui, &mut inner, vec2(width, height), &rows);
                    run = clicked.or(run);
                    changed
                })
                .inner
        });
    if shown.inner {
        (*chosen, *reveal) = (0, true);
        ui.ctx().request_repaint();
    }
    let outside = !opened && ui.input(|i| i.pointer.any_pressed()) && !shown.response.contains_pointer();
    let chosen = run.and_then(|i| found.get(i)).and_then(|hit| index.entries.get(hit.entry));
    let (does, says) = chosen.map_or((None, None), |entry| match (&entry.why_not, &entry.item) {
        (None, item) => (Some(item.clone()), None),
        (Some(_), Item::Command(command)) => (None, Some(command.clone())),
        (Some(_), _) => (None, None),
    });
    if let Some(command) = says {
        // What one looked for stays in view with the reason why it does nothing.
        frame.emit(Command::View(View::Explain(Box::new(command))));
    }
    if let Some(item) = does {
        frame.emit(Command::View(View::Close));
        frame.commands.extend(item.commands());
        if let Item::Command(command) = &item {
            palette.remember(command);
        }
    } else if close || outside {
        frame.emit(Command::View(View::Close));
    }
}

/// The rows of the palette.
struct Rows<'a> {
    index: &'a Index,
    found: &'a [Hit],
    chosen: usize,
    /// Whether to bring the chosen one into view.
    reveal: bool,
}

/// How high the rows are at most: as far as the window reaches.
fn most_height(ui: &Ui) -> f32 {
    let above = size::TOOLBAR + MARGIN + size::GAP + size::FIELD + GAP;
    (ui.ctx().content_rect().height() - above - size::GAP - MARGIN).clamp(size::CONTROL, ROWS)
}

/// What was found, the chosen one in view. Answers with the one that was clicked.
fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, room: Vec2, rows: &Rows<'_>) -> Option<usize> {
    if rows.found.is_empty() {
        let text = frame.locale.text("palette-empty");
        let color = frame.kit.theme.text_muted;
        row(ui, frame.kit, |ui, kit| {
            ui.add_space(size::GAP);
            label_ui(ui, kit, Label::new(&text).color(color));
        });
        return None;
    }
    let mut clicked = None;
    let entries: Vec<_> = rows
        .found
        .iter()
        .filter_map(|hit| Some((hit, rows.index.entries.get(hit.entry)?)))
        .map(|(hit, entry)| {
            let key = match &entry.item {
                Item::Command(command) => frame.key(command),
                _ => None,
            };
            let why_not = match &entry.item {
                Item::Command(command) => entry.why_not.map(|why| why.told(command, frame.session, frame.locale)),
                _ => None,
            };
            (hit, entry, frame.locale.text(entry.kind), key, why_not)
        })
        .collect();
    let mut list = |ui: &mut Ui, kit: &mut Kit| {
        for (i, (hit, entry, kind, key, why_not)) in entries.iter().enumerate() {
            let row = ListRow::new(&entry.title).marked(&hit.ranges).count(kind);
            let mut row = row.selected(i == rows.chosen).enabled(entry.why_not.is_none());
            if let Some(key) = key {
                row = row.key(key);
            }
            if let Some(why_not) = why_not {
                row = row.tooltip(why_not);
            }
            let response = list_row_ui(ui, kit, row);
            if i == rows.chosen && rows.reveal {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(i);
            }
        }
    };
    let scrolls = entries.len() as f32 * size::CONTROL > room.y;
    ui.allocate_ui(room, |ui| {
        scroll_ui(ui, frame.kit, "commands", |ui, kit| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if scrolls { beside_bar_ui(ui, kit, list) } else { list(ui, kit) }
        });
    });
    clicked
}
