//! The table of which value met which, shaded by how often; each cell leads to its places.

use super::{AgreementPage, Frame, pane_ui, start_align};
use crate::agreement::{Place, Question, Report, Value};
use crate::exchange::agreed;
use crate::ui::text::{Role, TextOptions};
use crate::ui::theme::size;
use crate::ui::widgets::{Label, Strip, focus_ring, label_ui, paint_text, tooltip_ui};
use crate::ui::window::pane::Stroked;
use egui::{Align2, CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A cell: the values its row and its column stand for, by what tells them apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chosen {
    row: Vec<String>,
    column: Vec<String>,
}

impl Chosen {
    /// Whether a place is counted in it.
    pub fn has(&self, place: &Place) -> bool {
        let among = |keys: &[String], key: &str| keys.iter().any(|known| known == key);
        place.meets(|key| among(&self.row, key), |key| among(&self.column, key))
    }
}

/// How many values stand by themselves; of more the rest is one.
const MOST: usize = 7;
const CELL: f32 = 28.0;

/// The table as it is shown: values with their names, and what of the others is put together.
struct Shown {
    /// The numbers in the question's table, the name, and the short name over a column.
    values: Vec<(Vec<usize>, String, String)>,
    counts: Vec<Vec<u32>>,
}

impl Shown {
    fn of(frame: &Frame<'_>, question: &Question) -> Shown {
        let table = &question.table;
        let all = table.values.len();
        let often = |at: usize| -> u32 {
            let row = table.counts.get(at).map_or(0, |row| row.iter().sum());
            let column: u32 = table.counts.iter().filter_map(|row| row.get(at)).sum();
            row + column
        };
        let mut kept: Vec<usize> = (0..all).collect();
        if all > MOST + 1 {
            kept.sort_by_key(|at| (std::cmp::Reverse(often(*at)), *at));
            kept.truncate(MOST);
            kept.sort_unstable();
        }
        let rest: Vec<usize> = (0..all).filter(|at| !kept.contains(at)).collect();
        let mut values: Vec<(Vec<usize>, String, String)> = Vec::new();
        for at in kept {
            let Some((_, value)) = table.values.get(at) else { continue };
            let short = short(value).unwrap_or_else(|| frame.locale.number(values.len() + 1));
            values.push((vec![at], agreed::value(frame.locale, value), short));
        }
        if !rest.is_empty() {
            let name = frame.locale.text_with("agree-other-values", &[("count", rest.len().into())]);
            values.push((rest, name, "…".to_owned()));
        }
        let count = |row: &[usize], column: &[usize]| -> u32 {
            let of = |row: &usize| table.counts.get(*row).map_or(0, |r| column.iter().filter_map(|c| r.get(*c)).sum());
            row.iter().map(of).sum()
        };
        let counts = values.iter().map(|(row, ..)| values.iter().map(|(column, ..)| count(row, column)).collect());
        let counts = counts.collect();
        Shown { values, counts }
    }

    fn count(&self, row: usize, column: usize) -> u32 {
        self.counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    }

    fn cell(&self, question: &Question, row: usize, column: usize) -> Option<Chosen> {
        let keys = |at: usize| -> Option<Vec<String>> {
            let (numbers, ..) = self.values.get(at)?;
            Some(numbers.iter().filter_map(|n| question.table.values.get(*n)).map(|(key, _)| key.clone()).collect())
        };
        Some(Chosen { row: keys(row)?, column: keys(column)? })
    }
}

/// The sign of a grade, which stands over its column; other values are numbered.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::Credibility(grade) => Some(grade.key().to_owned()),
        Value::Reliability(grade) => Some(grade.key().to_owned()),
        _ => None,
    }
}

/// What stands in a cell, in words: `claim × not marked: 2`.
pub(super) fn words(frame: &Frame<'_>, question: &Question, chosen: &Chosen) -> String {
    let name = |keys: &[String]| match keys {
        [key] => {
            let value = question.table.values.iter().find(|(known, _)| known == key);
            value.map_or_else(String::new, |(_, value)| agreed::value(frame.locale, value))
        }
        keys => frame.locale.text_with("agree-other-values", &[("count", keys.len().into())]),
    };
    format!("{} × {}", name(&chosen.row), name(&chosen.column))
}

pub(super) fn confusion_ui(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    page: &mut AgreementPage,
    (report, question): (&Report, &Question),
) {
    let shown = Shown::of(frame, question);
    if shown.values.is_empty() {
        return;
    }
    let locale = frame.locale;
    let heading = match report.people.as_slice() {
        [first, second] => {
            let args = [("first", agreed::isolated(first).into()), ("second", agreed::isolated(second).into())];
            locale.text_with("agree-table-two", &args)
        }
        _ => locale.text("agree-table").to_string(),
    };
    let muted = frame.kit.theme.text_muted;
    label_ui(ui, frame.kit, Label::new(&heading).role(Role::Small).color(muted));
    let (count, width) = (shown.values.len(), ui.available_width().max(1.0));
    let (rect, _) = ui.allocate_exact_size(vec2(width, (count + 1) as f32 * CELL), Sense::hover());
    let grid = Grid { rect, count, cell: CELL.min((width * 0.72) / count as f32).max(size::CONTROL_MIN) };
    let id = ui.scope_id().with("confusion");
    let (pane, stroked) = pane_ui(ui, frame, rect, id, (egui::Role::Table, &heading), false);
    frame.kit.keeps_arrows |= pane.has_focus();
    let now = page.chosen.as_ref().and_then(|chosen| chosen.cell.clone());
    let at = now.as_ref().and_then(|now| {
        let all = (0..count).flat_map(|row| (0..count).map(move |column| (row, column)));
        all.into_iter().find(|(row, column)| shown.cell(question, *row, *column).as_ref() == Some(now))
    });
    let mut chosen = stroked.and_then(|stroked| stepped(stroked, at, count));
    paint_names(ui, frame, &shown, &grid);
    let most = shown.counts.iter().flatten().copied().max().unwrap_or(0).max(1);
    for row in 0..count {
        for column in 0..count {
            let clicked = cell_ui(ui, frame, &shown, (row, column), (&grid, most, at == Some((row, column))));
            if clicked {
                chosen = Some((row, column));
            }
        }
    }
    focus_ring(ui.painter(), frame.kit, &pane, rect, size::RADIUS_KEY);
    if let (Some((row, column)), Some(number)) = (chosen, page.chosen.as_mut()) {
        let cell = shown.cell(question, row, column);
        let again = stroked.is_none() && number.cell == cell;
        number.cell = if again { None } else { cell };
        page.listed = 0;
    }
    if stroked == Some(Stroked::Escape) {
        if let Some(number) = page.chosen.as_mut() {
            number.cell = None;
        }
        pane.surrender_focus();
    }
}

/// Where a key leads from a cell.
fn stepped(stroked: Stroked, at: Option<(usize, usize)>, count: usize) -> Option<(usize, usize)> {
    let last = count.checked_sub(1)?;
    let Some((row, column)) = at else {
        return matches!(stroked, Stroked::Up | Stroked::Down | Stroked::Forward | Stroked::Back | Stroked::First)
            .then_some((0, 0));
    };
    Some(match stroked {
        Stroked::Up => (row.saturating_sub(1), column),
        Stroked::Down => ((row + 1).min(last), column),
        Stroked::Forward => (row, (column + 1).min(last)),
        Stroked::Back => (row, column.saturating_sub(1)),
        Stroked::First => (0, 0),
        Stroked::Last => (last, last),
        _ => return None,
    })
}

/// Where names and cells stand.
struct Grid {
    rect: Rect,
    count: usize,
    cell: f32,
}

impl Grid {
    /// A row over the whole width; the first is that of the columns' names.
    fn row(&self, row: usize) -> Rect {
        let top = self.rect.min.y + row as f32 * CELL;
        Rect::from_min_max(pos2(self.rect.min.x, top), pos2(self.rect.max.x, top + CELL))
    }

    fn cell(&self, kit: &crate::ui::kit::Kit, row: usize, column: usize) -> Rect {
        let mut strip = Strip::new(self.row(row), kit);
        strip.take_end((self.count - 1 - column.min(self.count - 1)) as f32 * self.cell);
        strip.take_end(self.cell)
    }
}

fn paint_names(ui: &Ui, frame: &mut Frame<'_>, shown: &Shown, grid: &Grid) {
    let theme = frame.kit.theme;
    for (number, (_, name, short)) in shown.values.iter().enumerate() {
        let head = grid.cell(frame.kit, 0, number);
        paint_text(ui, frame.kit, head, Align2::CENTER_CENTER, short, Role::Section, theme.text_muted);
        let response = ui.interact(head, ui.scope_id().with(("head", number)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ColumnHeader, true, name));
        tooltip_ui(response, frame.kit, name, None);
        let mut strip = Strip::new(grid.row(number + 1), frame.kit);
        strip.take_end(grid.count as f32 * grid.cell + size::GAP_SMALL);
        let place = strip.rest;
        let sign = strip.take_start(16.0);
        paint_text(ui, frame.kit, sign, start_align(frame.kit), short, Role::Section, theme.text_muted);
        strip.take_start(2.0);
        // Of a grade the sign stands there already.
        let text = plain_after_sign(name, short);
        paint_text(ui, frame.kit, strip.rest, start_align(frame.kit), &text, Role::Small, theme.text);
        let response = ui.interact(place, ui.scope_id().with(("name", number)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, name));
        tooltip_ui(response, frame.kit, name, None);
    }
}

/// The words of a grade without the sign before them.
fn plain_after_sign(name: &str, sign: &str) -> String {
    let plain: String = name.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
    match plain.strip_prefix(sign).and_then(|rest| rest.strip_prefix(" · ")) {
        Some(rest) => rest.to_owned(),
        None => name.to_owned(),
    }
}

fn cell_ui(
    ui: &Ui,
    frame: &mut Frame<'_>,
    shown: &Shown,
    (row, column): (usize, usize),
    (grid, most, is_chosen): (&Grid, u32, bool),
) -> bool {
    let theme = frame.kit.theme;
    let place = grid.cell(frame.kit, row + 1, column).shrink(1.0);
    let count = shown.count(row, column);
    let share = (f64::from(count) / f64::from(most)).sqrt() as f32;
    // Where both say the same it is grey; what is in dispute has the colour of what can be pressed.
    let full = if row == column { theme.text_muted } else { theme.accent };
    let fill = if count == 0 { theme.surface } else { theme.page.lerp_to_gamma(full, 0.08 + 0.3 * share) };
    ui.painter().rect_filled(place, 2.0, fill);
    let sense = if count > 0 { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(place, ui.scope_id().with(("cell", row, column)), sense);
    let name = |at: usize| shown.values.get(at).map_or("", |(_, name, _)| name.as_str());
    let words = format!("{} × {}: {count}", name(row), name(column));
    response.widget_info(|| WidgetInfo::selected(egui::Role::Cell, true, is_chosen, &words));
    let (text, color) =
        if count == 0 { ("·".to_owned(), theme.text_disabled) } else { (frame.locale.number(count), theme.text) };
    let options = TextOptions::one_line(place.width());
    let role = if frame.kit.text.layout(&text, Role::Body, options).size().x > place.width() - 4.0 {
        Role::Key
    } else {
        Role::Body
    };
    paint_text(ui, frame.kit, place, Align2::CENTER_CENTER, &text, role, color);
    if is_chosen || response.hovered() && count > 0 {
        let stroke = Stroke::new(if is_chosen { 2.0 } else { 1.0 }, theme.text);
        ui.painter().rect_stroke(place, 2.0, stroke, StrokeKind::Inside);
    }
    let response = if count > 0 { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    tooltip_ui(response, frame.kit, &words, None).clicked()
}
