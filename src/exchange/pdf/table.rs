//! Tables on pages: columns from the side the report runs from, rows that break where a page ends.

use super::compose::{FLOOR, Pen};
use super::page::{Area, Item, PartKind, extent, height};
use super::style::{BAND, INK, MUTED, PAGE, RULE, Role, SIDE, TOP, WIDTH};
use crate::exchange::compact::{Compact, Part, Together};
use crate::exchange::report::Table;
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

/// Puts a table at the pen.
pub(super) fn put(pen: &mut Pen<'_>, table: &Table) {
    let compact = Compact::of(table, pen.words);
    let number = pen.book.tables;
    pen.book.tables += 1;
    let places = places(pen, &compact.columns);
    let each = || compact.columns.iter().zip(&places);
    let heads: Vec<Set> = each().map(|(column, place)| head(pen, column, place.1)).collect();
    put_heads(pen, &heads, &places, number, true);
    for (row, cells) in compact.rows().enumerate() {
        let sets: Vec<Set> = each().map(|(column, place)| set(pen, &compact.parts(cells, column), place.1)).collect();
        let tall = sets.iter().map(Set::height).fold(0.0, f32::max) + 2.0 * PAD;
        if pen.y + tall > FLOOR && pen.y > TOP + 80.0 {
            pen.next_page();
            put_heads(pen, &heads, &places, number, false);
        }
        put_row(pen, &sets, &places, (number, row + 1));
    }
    pen.y += 12.0;
}

/// The left edge and width of each column.
fn places(pen: &Pen<'_>, columns: &[Together]) -> Vec<(f32, f32)> {
    // A little more for each, so that the narrowest hold a word.
    let share = |column: &Together| f32::from(column.share).max(1.0) + 0.8;
    let all: f32 = columns.iter().map(share).sum();
    let mut at = 0.0;
    let place = |column: &Together| {
        let width = WIDTH * share(column) / all.max(1.0);
        let left = if pen.direction().is_rtl() { PAGE.0 - SIDE - at - width } else { SIDE + at };
        at += width;
        (left, width)
    };
    columns.iter().map(place).collect()
}

fn head(pen: &Pen<'_>, column: &Together, width: f32) -> Set {
    let text = pen.book.set(&column.title, pen.direction(), Role::Name, (width - 2.0 * PAD).max(8.0), Align::Start);
    Set { paragraphs: vec![text], language: pen.language() }
}

/// What stands in a cell, each part under its name where it has one.
fn set(pen: &Pen<'_>, parts: &[Part<'_>], width: f32) -> Set {
    let width = (width - 2.0 * PAD).max(8.0);
    let mut paragraphs = Vec::new();
    let mut is_arabic = None;
    for part in parts {
        let own = part.language.map_or_else(|| direction_of(part.text, pen.direction()), direction);
        is_arabic.get_or_insert(own.is_rtl());
        let lines = part.text.split('\n').filter(|line| !line.trim().is_empty());
        for (number, line) in lines.enumerate() {
            let (text, runs) = match part.name.filter(|_| number == 0) {
                Some(name) => {
                    let isolate = if own.is_rtl() { '\u{2067}' } else { '\u{2066}' };
                    (format!("{name}: {isolate}{}\u{2069}", closed(line)), pen.direction())
                }
                None => (closed(line), direction_of(line, own)),
            };
            paragraphs.push(pen.book.set(&text, runs, Role::Small, width, Align::Start));
        }
    }
    let is_arabic = is_arabic.unwrap_or(pen.direction().is_rtl());
    Set { paragraphs, language: if is_arabic { "ar" } else { "en" } }
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
