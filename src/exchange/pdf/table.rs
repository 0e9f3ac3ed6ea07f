//! Tables on pages: columns from the side the report runs from, rows that break where a page ends.

use super::compose::{FLOOR, Pen};
use super::page::{Area, Item, PartKind, extent, height};
use super::style::{BAND, INK, MUTED, PAGE, RULE, Role, SIDE, TOP, WIDTH};
use crate::exchange::report::{Cell, Column, Table};
use crate::exchange::words::{closed, direction, direction_of};
use crate::typeset::{Align, Layout};
use std::sync::Arc;

/// Between a cell's edge and its text, in points.
const PAD: f32 = 3.0;

/// A cell's text with its paragraphs under each other.
struct Set {
    paragraphs: Vec<Arc<Layout>>,
    language: &'static str,
}

impl Set {
    fn height(&self) -> f32 {
        self.paragraphs.iter().map(|p| height(p)).sum()
    }
}

/// Columns that stand under each other in one on a page, by the first's key.
const TOGETHER: [&[&str]; 3] =
    [&["credibility", "likelihood", "confidence"], &["kind", "status", "corroboration"], &["note", "tags"]];

/// Columns that a page leaves to the other formats: whoever made the marks is named in the file.
const LEFT_OUT: &str = "author";

/// The table as a page has room for it: grades under each other, of places the block alone.
fn narrowed(table: &Table) -> Table {
    let at = |key: &str| table.columns.iter().position(|column| column.key == key);
    let group_of = |key: &str| TOGETHER.into_iter().find(|group| group.contains(&key));
    let kept = |column: &&Column| {
        let is_first = group_of(column.key).and_then(|group| group.iter().find(|key| at(key).is_some()));
        column.key != LEFT_OUT && is_first.is_none_or(|first| *first == column.key)
    };
    let columns: Vec<Column> = table.columns.iter().filter(kept).cloned().collect();
    let cell = |column: &Column, row: &[Cell]| {
        let keys = group_of(column.key).map_or_else(|| vec![column.key], <[&str]>::to_vec);
        let mut cells = keys.iter().filter_map(|key| row.get(at(key)?)).cloned();
        let mut cell = cells.next().unwrap_or_default();
        for more in cells.filter(|more| !more.text.is_empty()) {
            cell.text = format!("{}\n{}", cell.text, more.text).trim_start_matches('\n').to_owned();
        }
        if column.key == "place"
            && let Some((_, block)) = cell.text.rsplit_once('\n')
        {
            let article = cell.note.map_or_else(String::new, |note| format!("{} · ", note.article + 1));
            cell.text = format!("{article}{block}");
        }
        cell
    };
    let rows = table.rows.iter().map(|row| columns.iter().map(|column| cell(column, row)).collect()).collect();
    Table { title: table.title.clone(), columns, rows }
}

/// Puts a table at the pen.
pub(super) fn put(pen: &mut Pen<'_>, table: &Table) {
    let table = &narrowed(table);
    let columns: Vec<usize> = worth_showing(table);
    let number = pen.book.tables;
    pen.book.tables += 1;
    let places = places(pen, table, &columns);
    let heads: Vec<Set> = columns
        .iter()
        .zip(&places)
        .filter_map(|(column, place)| Some((table.columns.get(*column)?, place)))
        .map(|(column, place)| head(pen, column, place.1))
        .collect();
    put_heads(pen, &heads, &places, number, true);
    for (row, cells) in table.rows.iter().enumerate() {
        let sets: Vec<Set> = columns
            .iter()
            .zip(&places)
            .filter_map(|(column, place)| Some(set(pen, cells.get(*column)?, place.1)))
            .collect();
        let tall = sets.iter().map(Set::height).fold(0.0, f32::max) + 2.0 * PAD;
        if pen.y + tall > FLOOR && pen.y > TOP + 80.0 {
            pen.next_page();
            put_heads(pen, &heads, &places, number, false);
        }
        put_row(pen, &sets, &places, (number, row + 1));
    }
    pen.y += 12.0;
}

/// The columns that hold anything.
fn worth_showing(table: &Table) -> Vec<usize> {
    let holds = |column: &usize| {
        table.rows.is_empty() || table.rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.text.is_empty()))
    };
    (0..table.columns.len()).filter(holds).collect()
}

/// The left edge and width of each column.
fn places(pen: &Pen<'_>, table: &Table, columns: &[usize]) -> Vec<(f32, f32)> {
    let share = |column: &usize| table.columns.get(*column).map_or(1.0, |c| f32::from(c.share).max(1.0) + 0.8);
    let all: f32 = columns.iter().map(share).sum();
    let mut at = 0.0;
    let place = |column: &usize| {
        let width = WIDTH * share(column) / all.max(1.0);
        let left = if pen.direction().is_rtl() { PAGE.0 - SIDE - at - width } else { SIDE + at };
        at += width;
        (left, width)
    };
    columns.iter().map(place).collect()
}

fn head(pen: &Pen<'_>, column: &Column, width: f32) -> Set {
    let text = pen.book.set(&column.title, pen.direction(), Role::Name, (width - 2.0 * PAD).max(8.0), Align::Start);
    Set { paragraphs: vec![text], language: pen.language() }
}

fn set(pen: &Pen<'_>, cell: &Cell, width: f32) -> Set {
    let own = cell.language.map_or_else(|| direction_of(&cell.text, pen.direction()), direction);
    let language = if own.is_rtl() { "ar" } else { "en" };
    let lines = cell.text.split('\n').filter(|line| !line.trim().is_empty());
    let width = (width - 2.0 * PAD).max(8.0);
    let text = |line: &str| pen.book.set(&closed(line), direction_of(line, own), Role::Small, width, Align::Start);
    Set { paragraphs: lines.map(text).collect(), language }
}

/// The columns' names; only the first are of the document's structure.
fn put_heads(pen: &mut Pen<'_>, heads: &[Set], places: &[(f32, f32)], table: usize, is_first: bool) {
    let tall = heads.iter().map(Set::height).fold(0.0, f32::max) + 2.0 * PAD;
    let area = Area { left: SIDE, top: pen.y, right: PAGE.0 - SIDE, bottom: pen.y + tall };
    pen.book.put(pen.page, Item::Fill(area, BAND));
    for (column, (set, place)) in heads.iter().zip(places).enumerate() {
        let kind = PartKind::Cell { table, row: 0, column, is_head: true };
        let part = is_first.then(|| pen.book.part(kind, set.language));
        for text in &set.paragraphs {
            for line in 0..text.lines().len() {
                let (left, top) = (place.0 + PAD, pen.y + PAD);
                let text = text.clone();
                let item = match part {
                    Some(part) => Item::Line { text, line, left, top, color: INK, part },
                    None if line == 0 => Item::Ornament { text, left, top, color: INK },
                    None => continue,
                };
                pen.book.put(pen.page, item);
            }
        }
    }
    pen.y += tall;
}

/// A row; one that is higher than a page goes on on the next.
fn put_row(pen: &mut Pen<'_>, sets: &[Set], places: &[(f32, f32)], (table, row): (usize, usize)) {
    let (page, top) = (pen.page, pen.y);
    let (mut last_page, mut end) = (page, top + 2.0 * PAD);
    for (column, (set, place)) in sets.iter().zip(places).enumerate() {
        let kind = PartKind::Cell { table, row, column, is_head: false };
        let part = pen.book.part(kind, set.language);
        (pen.page, pen.y) = (page, top + PAD);
        for text in &set.paragraphs {
            for line in 0..text.lines().len() {
                let (upper, lower) = extent(text, line);
                if pen.y + lower - upper > FLOOR {
                    pen.page += 1;
                    pen.y = TOP;
                }
                let left = place.0 + PAD;
                let color = if column == 0 { MUTED } else { INK };
                let item = Item::Line { text: text.clone(), line, left, top: pen.y - upper, color, part };
                pen.book.put(pen.page, item);
                pen.y += lower - upper;
            }
        }
        if (pen.page, pen.y + PAD) > (last_page, end) {
            (last_page, end) = (pen.page, pen.y + PAD);
        }
    }
    (pen.page, pen.y) = (last_page, end);
    let rule = Area { left: SIDE, top: end, right: PAGE.0 - SIDE, bottom: end + 0.4 };
    pen.book.put(pen.page, Item::Fill(rule, RULE));
    pen.y += 0.6;
}
