//! What became of the marks in a newer version: the list in place of the article, and the new text while a
//! mark is given another place.

pub(super) mod excerpt;
mod placing;
mod row;

use super::{Frame, Screen};
use crate::anchor::State;
use crate::command::{Command, Update as Action};
use crate::session::{Decision, Update};
use crate::ui::icons::Icon;
use crate::ui::kit::{Kit, row_with_end, top_down};
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Label, MenuItem, bar_beyond_ui, beside_bar_ui, bring_into_view, button_ui, button_width, hairline_ui,
    label_ui, menu_ui, scroll_ui, segmented_ui, segmented_width,
};
use egui::{Color32, Rect, Ui, UiBuilder, vec2};

/// What of the list is merely on the screen.
#[derive(Default)]
pub(super) struct List {
    /// The row that was in view last, so that another chosen one is brought there.
    revealed: Option<usize>,
    /// How high what stands between the title and the rows is, in points, and whether it scrolls with them.
    head: f32,
    low: bool,
}

/// How much the rows keep of the window's height at least: where they cannot, all but the title scrolls with them.
const ROWS_LEAST: f32 = 240.0;

/// From the window's edges to the list.
const EDGE: f32 = 24.0;
/// In less room than this there is nothing beside the title.
const ABOUT_LEAST: f32 = 80.0;

/// Shows the whole window while a version waits.
pub(super) fn update_ui(ui: &mut Ui, frame: &mut Frame<'_>, screen: &mut Screen) {
    let session = frame.session;
    let Some(update) = &session.update else { return };
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, frame.kit.theme.surface);
    if let Some(placing) = &update.placing {
        screen.update.revealed = None;
        return placing::placing_ui(ui, frame, screen, update, placing);
    }
    let inner = whole.shrink2(vec2(EDGE, size::GAP_LARGE));
    let mut page = ui.new_child(UiBuilder::new().max_rect(inner).layout(top_down(frame.kit)));
    page.spacing_mut().item_spacing.y = 0.0;
    let encoding = update.step == "step-encoding";
    let title = frame.locale.text(if encoding { "update-title-encoding" } else { "update-title" });
    title_ui(&mut page, frame, (&title, update.new.title()), [Action::Apply, Action::Cancel]);
    let list = &mut screen.update;
    let low = page.available_height() - list.head < ROWS_LEAST;
    if std::mem::replace(&mut list.low, low) != low {
        // The rows stand elsewhere now.
        list.revealed = None;
    }
    if !low {
        head_ui(&mut page, frame, update, list);
    }
    rows_ui(&mut page, frame, update, list);
}

/// What stands between the title and the rows.
fn head_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update, list: &mut List) {
    let top = ui.cursor().top();
    ui.add_space(size::GAP_MEDIUM);
    filter_ui(ui, frame, update);
    ui.add_space(size::GAP);
    summary_ui(ui, frame, update);
    ui.add_space(size::GAP_MEDIUM);
    row::heads_ui(ui, frame);
    ui.add_space(size::GAP_SMALL);
    hairline_ui(ui, frame.kit);
    let height = (ui.cursor().top() - top).round();
    if std::mem::replace(&mut list.head, height) != height {
        ui.ctx().request_repaint();
    }
}

/// What the page is, with `about` beside it where there is room, and at its end what can be done, the most wanted first.
/// In a window too narrow for all of it only tooltips tell the keys, and the title stands above what can be done if it needs
/// the room.
fn title_ui(ui: &mut Ui, frame: &mut Frame<'_>, (title, about): (&str, &str), actions: [Action; 2]) {
    let named = actions.map(Command::Update).map(|command| {
        let (name, key, applies) = (frame.name(&command), frame.key(&command), command.applies(frame.session));
        (command, name, key.unwrap_or_default(), applies)
    });
    let mut wide = [frame.kit.text.layout(title, Role::Page, TextOptions::default()).size().x + size::GAP_MEDIUM; 2];
    for (_, name, key, _) in &named {
        for (wide, button) in wide.iter_mut().zip([Button::new(name).key(key), Button::new(name)]) {
            *wide += button_width(frame.kit, &button) + size::GAP + ui.spacing().item_spacing.x;
        }
    }
    let [has_keys, is_beside] = wide.map(|wide| wide <= ui.available_width());
    if !is_beside {
        label_ui(ui, frame.kit, Label::new(title).role(Role::Page).max_lines(2));
        ui.add_space(size::GAP_SMALL);
    }
    let muted = frame.kit.theme.text_muted;
    let mut pressed = None;
    row_with_end(
        ui,
        frame.kit,
        |ui, kit| {
            if is_beside {
                label_ui(ui, kit, Label::new(title).role(Role::Page).max_lines(1));
            }
            if !about.is_empty() && ui.available_width() > ABOUT_LEAST {
                ui.add_space(size::GAP_MEDIUM);
                label_ui(ui, kit, Label::new(about).role(Role::Note).color(muted).max_lines(1));
            }
        },
        |ui, kit| {
            for (number, (command, name, key, applies)) in named.into_iter().enumerate() {
                let button = Button::new(&name).enabled(applies);
                let button = if has_keys { button.key(&key) } else { button.tooltip(&key) };
                let button = if number == 0 { button.primary() } else { button };
                if button_ui(ui, kit, button).clicked() {
                    pressed = Some(command);
                }
                ui.add_space(size::GAP);
            }
        },
    );
    if let Some(command) = pressed {
        frame.emit(command);
    }
}

/// The states with their counts, to show the marks of one of them only.
fn filter_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update) {
    let mut names = vec![format!("{} {}", frame.locale.text("update-all"), update.rows.len())];
    for (state, count) in State::ALL.iter().zip(update.counts.states) {
        names.push(format!("{} {count}", frame.locale.text(&format!("update-{}", state.name()))));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let now = update.filter.and_then(|state| State::ALL.iter().position(|s| *s == state)).map_or(0, |at| at + 1);
    let accept = Command::Update(Action::AcceptCertain);
    let (name, applies) = (frame.name(&accept), accept.applies(frame.session));
    let (mut chosen, mut accepted) = (None, false);
    let accept_button = Button::new(&name).icon(Icon::Check).quiet().enabled(applies);
    let room = ui.available_width() - button_width(frame.kit, &accept_button) - size::GAP;
    if segmented_width(frame.kit, &names) <= room {
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| chosen = segmented_ui(ui, kit, &names, now),
            |ui, kit| accepted = button_ui(ui, kit, accept_button).clicked(),
        );
    } else {
        chosen = match segmented_width(frame.kit, &names) <= ui.available_width() {
            true => segmented_ui(ui, frame.kit, &names, now),
            false => filter_menu_ui(ui, frame.kit, &names, now),
        };
        ui.add_space(size::GAP_SMALL);
        accepted = button_ui(ui, frame.kit, accept_button).clicked();
    }
    if let Some(chosen) = chosen {
        let state = chosen.checked_sub(1).and_then(|at| State::ALL.get(at)).copied();
        frame.emit(Command::Update(Action::Show(state)));
    }
    if accepted {
        frame.emit(accept);
    }
}

/// The same choices as a menu, where they have no room side by side.
fn filter_menu_ui(ui: &mut Ui, kit: &mut Kit, names: &[&str], now: usize) -> Option<usize> {
    let shown = names.get(now).copied().unwrap_or_default();
    let anchor = button_ui(ui, kit, Button::new(shown).opens().selected(now > 0));
    let items: Vec<MenuItem<'_>> =
        names.iter().enumerate().map(|(at, name)| MenuItem::new(name).selected(at == now)).collect();
    menu_ui(kit, &anchor, &items)
}

/// What is left to decide, and what goes with what is dropped.
fn summary_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update) {
    let counts = &update.counts;
    let said = |key: &str, count: usize| frame.locale.text_with(key, &[("count", (count as i64).into())]);
    let mut parts = Vec::new();
    if counts.undecided > 0 {
        parts.push(said("update-left", counts.undecided));
    } else {
        parts.push(frame.locale.text("update-ready").to_string());
    }
    let others = [
        ("update-drops", counts.dropped),
        ("update-ties-gone", counts.ties_gone),
        ("update-ties-loosened", counts.ties_loosened),
        ("update-relations-gone", counts.relations_gone),
    ];
    parts.extend(others.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| said(key, count)));
    let text = parts.join(" · ");
    let theme = &frame.kit.theme;
    let color = if counts.undecided > 0 { theme.warn } else { theme.ok };
    let (later, muted) = (frame.locale.text("update-later"), theme.text_muted);
    let (text, later) =
        (Label::new(&text).role(Role::BodyMedium).color(color), Label::new(&later).role(Role::Small).color(muted));
    let width =
        |kit: &mut Kit, label: &Label<'_>| kit.text.layout(label.text, label.role, TextOptions::default()).size().x;
    if width(frame.kit, &text) + size::GAP_MEDIUM + width(frame.kit, &later) <= ui.available_width() {
        row_with_end(
            ui,
            frame.kit,
            |ui, kit| label_ui(ui, kit, text),
            |ui, kit| {
                label_ui(ui, kit, later);
            },
        );
    } else {
        label_ui(ui, frame.kit, text);
        label_ui(ui, frame.kit, later);
    }
}

fn rows_ui(ui: &mut Ui, frame: &mut Frame<'_>, update: &Update, list: &mut List) {
    let shown = update.shown();
    if shown.is_empty() {
        if list.low {
            head_ui(ui, frame, update, list);
        }
        let (text, muted) = (frame.locale.text("update-none-shown"), frame.kit.theme.text_muted);
        ui.add_space(size::GAP_HUGE);
        label_ui(ui, frame.kit, Label::new(&text).color(muted));
        return;
    }
    let (locale, session) = (frame.locale, frame.session);
    let mut emitted = Vec::new();
    let rows = |ui: &mut Ui, kit: &mut Kit| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if list.low {
            head_ui(ui, &mut Frame { kit, locale, session, commands: &mut emitted }, update, list);
        }
        let (top, width) = (ui.cursor().top(), ui.available_width());
        // From the first row's top to that of each, and to the end.
        let mut tops = vec![0.0];
        tops.extend(shown.iter().filter_map(|number| update.rows.get(*number)).scan(0.0, |whole, of| {
            *whole += row::height(kit, update, of, width);
            Some(*whole)
        }));
        let whole = tops.last().copied().unwrap_or_default();
        let below = |at: usize| tops.get(at).copied().unwrap_or(whole);
        let place = |at: usize| Rect::from_x_y_ranges(ui.max_rect().x_range(), top + below(at)..=top + below(at + 1));
        // Only the rows in view are shown.
        let clip = ui.clip_rect();
        let first = tops.partition_point(|below| top + below <= clip.top()).saturating_sub(1).min(shown.len());
        let last = tops.partition_point(|below| top + below < clip.bottom()).clamp(first, shown.len());
        if list.revealed != Some(update.chosen) {
            if let Some(at) = shown.iter().position(|number| *number == update.chosen) {
                bring_into_view(ui, place(at));
            }
            list.revealed = Some(update.chosen);
        }
        ui.add_space(below(first));
        let mut inner = Frame { kit, locale, session, commands: &mut emitted };
        for (at, number) in shown.iter().enumerate().take(last).skip(first) {
            row::row_ui(ui, &mut inner, update, *number, below(at + 1) - below(at));
        }
        ui.add_space(whole - below(last));
    };
    // As wide as their heads: the bar stands between them and the window's edge.
    bar_beyond_ui(ui, frame.kit, |ui, kit| {
        scroll_ui(ui, kit, "update-rows", |ui, kit| beside_bar_ui(ui, kit, rows));
    });
    frame.commands.extend(emitted);
}

/// A state's sign and colour.
fn sign(frame: &Frame<'_>, state: State) -> (Icon, Color32) {
    let theme = &frame.kit.theme;
    match state {
        State::Exact => (Icon::Check, theme.ok),
        State::Moved => (Icon::ArrowForward, theme.ok),
        State::Fuzzy => (Icon::Compare, theme.warn),
        State::Ambiguous => (Icon::Search, theme.warn),
        State::Orphan => (Icon::Unlink, theme.danger),
    }
}

/// A decision in a word, with its colour.
fn decided(frame: &Frame<'_>, decision: Option<&Decision>) -> (&'static str, Color32) {
    let theme = &frame.kit.theme;
    match decision {
        None => ("update-open", theme.warn),
        Some(Decision::Accept) => ("update-accepted", theme.text_muted),
        Some(Decision::Place(_)) => ("update-placed", theme.text_muted),
        Some(Decision::Drop) => ("update-dropped", theme.danger),
    }
}
