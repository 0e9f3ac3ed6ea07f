//! The notes beside an article: each at the line its mark begins on, none over another.

use super::compose::{FLOOR, NOTES, Pen};
use super::page::{Area, Item, PartKind, column, extent, height};
use super::style::{INK, MUTED, PAGE, Role, SIDE, TOP, WIDTH};
use crate::annotation::LineStyle;
use crate::exchange::report::{Annotated, BlockPart, Fact, FactKind, Note};
use crate::exchange::words::{self, closed, direction_of, tag};
use crate::text::Direction;
use crate::typeset::{Align, Layout};
use std::collections::VecDeque;
use std::sync::Arc;

/// The notes of an article on their way onto the pages.
pub(super) struct Margin<'a> {
    annotated: &'a Annotated<'a>,
    left: f32,
    /// The first note whose mark has not been reached.
    next: usize,
    /// Notes reached and not yet put, with how far down this page they may begin.
    waiting: VecDeque<(usize, f32)>,
    /// How far the margin of the page is filled.
    y: f32,
}

impl<'a> Margin<'a> {
    pub fn new(pen: &Pen<'_>, annotated: &'a Annotated<'a>, direction: Direction) -> Margin<'a> {
        Margin { annotated, left: column(direction, NOTES, false), next: 0, waiting: VecDeque::new(), y: pen.y }
    }

    /// Notes that begin on this line of a block, which stands at `y`, may be put from there on.
    pub fn reach(&mut self, part: &BlockPart<'_>, text: &Layout, line: usize, y: f32) {
        let Some(held) = text.lines().get(line) else { return };
        let end = part.block.range.start.plus(held.range.end.0);
        let is_last = line + 1 == text.lines().len();
        while let Some(note) = self.annotated.notes.get(self.next) {
            let start = note.annotation.span().start;
            if start > end || start == end && !is_last {
                return;
            }
            self.waiting.push_back((self.next, y));
            self.next += 1;
        }
    }

    /// Puts what waits beside the lines of a page that is full; the rest waits for the next.
    pub fn close_page(&mut self, pen: &mut Pen<'_>) {
        self.fill(pen);
        self.y = TOP;
        self.waiting.iter_mut().for_each(|(_, from)| *from = TOP);
    }

    /// Puts what fits beside the lines of the page; answers how far down they reach.
    fn fill(&mut self, pen: &mut Pen<'_>) -> f32 {
        while let Some(&(number, from)) = self.waiting.front() {
            let at = self.y.max(from);
            let Some(note) = self.annotated.notes.get(number) else { break };
            let texts = set(pen, note);
            let tall: f32 = texts.iter().map(|(text, ..)| height(text)).sum();
            // One that is higher than a page is cut where the page ends.
            if at + tall > FLOOR && at > TOP {
                break;
            }
            self.waiting.pop_front();
            self.y = put(pen, self.left, at, note, &texts) + 6.0;
        }
        self.y
    }

    /// Puts the rest: beside the last lines what fits, and after them in columns over the whole width.
    pub fn end(mut self, pen: &mut Pen<'_>) {
        let last = pen.y;
        let beside = self.fill(pen);
        if self.waiting.is_empty() {
            pen.y = last.max(beside);
            return;
        }
        // The others begin below the text; the margin is filled as far as it goes.
        let mut tops = [last + 10.0; COLUMNS];
        let margin = if (self.left > PAGE.0 / 2.0) == pen.direction().is_rtl() { 0 } else { COLUMNS - 1 };
        tops[margin] = beside;
        let mut columns = Columns { at: 0, tops, y: tops[0], deepest: last.max(beside) };
        while let Some((number, _)) = self.waiting.pop_front() {
            if let Some(note) = self.annotated.notes.get(number) {
                columns.put(pen, note);
            }
        }
        columns.end(pen);
    }
}

/// Notes in columns over the whole width.
struct Columns {
    /// Which column is being filled, from the side the report runs from.
    at: usize,
    /// Where each column begins on this page.
    tops: [f32; COLUMNS],
    /// How far this one is filled, and how far the fullest is.
    y: f32,
    deepest: f32,
}

/// How many columns there are.
const COLUMNS: usize = 3;

impl Columns {
    fn put(&mut self, pen: &mut Pen<'_>, note: &Note<'_>) {
        let texts = set(pen, note);
        let tall: f32 = texts.iter().map(|(text, ..)| height(text)).sum();
        // One that is higher than a page is cut where the page ends.
        while self.y + tall > FLOOR && self.y > TOP {
            self.at += 1;
            if self.at == COLUMNS {
                pen.page += 1;
                *self = Columns { at: 0, tops: [TOP; COLUMNS], y: TOP, deepest: TOP };
            }
            self.y = self.tops.get(self.at).copied().unwrap_or(TOP);
        }
        let step = (WIDTH - NOTES) / (COLUMNS - 1) as f32 * self.at as f32;
        let left = if pen.direction().is_rtl() { PAGE.0 - SIDE - NOTES - step } else { SIDE + step };
        self.y = put(pen, left, self.y, note, &texts) + 6.0;
        self.deepest = self.deepest.max(self.y);
    }

    fn end(self, pen: &mut Pen<'_>) {
        pen.y = self.deepest + 6.0;
    }
}

/// A note's texts with their colours, kinds of language, and the space before each.
fn set(pen: &Pen<'_>, note: &Note<'_>) -> Vec<(Arc<Layout>, [u8; 3], &'static str)> {
    let color = note.label.map_or(MUTED, |label| label.color);
    let direction = pen.direction();
    let head = format!("{} {}", note.place.number, closed(&note.name));
    let mut texts = vec![(pen.book.set(&head, direction, Role::Name, NOTES, Align::Start), color, pen.language())];
    for fact in &note.facts {
        let ink = if fact.kind == FactKind::Gloss { INK } else { MUTED };
        let paragraphs = match fact.kind {
            FactKind::Gloss | FactKind::Note => {
                let own = fact.language.map_or_else(|| direction_of(&fact.text, direction), words::direction);
                let lines = fact.text.lines().filter(|line| !line.trim().is_empty());
                lines.map(|line| (closed(line), own, language(pen, fact))).collect()
            }
            _ => sentences(pen, fact),
        };
        for (text, runs, language) in paragraphs {
            texts.push((pen.book.set(&text, runs, Role::Small, NOTES, Align::Start), ink, language));
        }
    }
    texts
}

/// Puts a note's texts from `y` on and answers where they end.
fn put(
    pen: &mut Pen<'_>,
    left: f32,
    mut y: f32,
    note: &Note<'_>,
    texts: &[(Arc<Layout>, [u8; 3], &'static str)],
) -> f32 {
    let part = pen.book.part(PartKind::Note, pen.language());
    let from = y;
    for (text, color, _) in texts {
        for line in 0..text.lines().len() {
            let (top, bottom) = extent(text, line);
            if y + bottom - top > FLOOR {
                return y;
            }
            let item = Item::Line { text: text.clone(), line, left, top: y - top, color: *color, part };
            pen.book.put(pen.page, item);
            y += bottom - top;
        }
    }
    if let Some(label) = note.label {
        let edge = if pen.direction().is_rtl() { left + NOTES + 3.0 } else { left - 4.5 };
        let area = Area { left: edge, top: from + 2.0, right: edge + 1.5, bottom: y - 1.0 };
        pen.book.put(pen.page, Item::Fill(area, label.color));
    }
    y
}

/// A fact as paragraphs, each with its direction and language: the first begins with the fact's name.
pub(super) fn sentences(pen: &Pen<'_>, fact: &Fact) -> Vec<(String, Direction, &'static str)> {
    let lines = fact.text.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let paragraph = |(number, line): (usize, &str)| {
        let fact = Fact { text: line.to_owned(), ..fact.clone() };
        if number == 0 {
            let (text, language) = sentence(pen, &fact);
            return (text, pen.direction(), language);
        }
        let own = fact.language.map_or_else(|| direction_of(line, pen.direction()), words::direction);
        (closed(line), own, language(pen, &fact))
    };
    lines.map(paragraph).collect()
}

/// A line of a fact: its name, a colon, and what it says, isolated.
fn sentence(pen: &Pen<'_>, fact: &Fact) -> (String, &'static str) {
    let text = closed(&fact.text);
    let own = fact.language.map_or_else(|| direction_of(&text, pen.direction()), words::direction);
    // Told outright: a text whose words are all isolated themselves has no strong letter to be told by.
    let isolate = if own.is_rtl() { '\u{2067}' } else { '\u{2066}' };
    (format!("{}: {isolate}{text}\u{2069}", fact.name), language(pen, fact))
}

fn language(pen: &Pen<'_>, fact: &Fact) -> &'static str {
    fact.language.map_or_else(|| pen.language_of(&fact.text), tag)
}

/// The areas of a label's line under a mark from `left` to `right`, from `top` down.
pub(super) fn underline(style: LineStyle, left: f32, right: f32, top: f32) -> Vec<Area> {
    let whole = |top: f32, thick: f32| Area { left, top, right, bottom: top + thick };
    let pieces = |pattern: &[f32], top: f32| {
        let (mut at, mut areas, mut step) = (left, Vec::new(), 0);
        while at < right && areas.len() < 2000 {
            let Some(length) = pattern.get(step % pattern.len()).copied() else { break };
            if step % 2 == 0 {
                areas.push(Area { left: at, top, right: (at + length).min(right), bottom: top + 0.9 });
            }
            at += length;
            step += 1;
        }
        areas
    };
    match style {
        LineStyle::Solid => vec![whole(top, 0.9)],
        LineStyle::Thick => vec![whole(top, 1.6)],
        LineStyle::Double => vec![whole(top, 0.6), whole(top + 1.3, 0.6)],
        LineStyle::Dotted => pieces(&[0.9, 1.3], top),
        LineStyle::Dashed => pieces(&[3.2, 1.8], top),
        LineStyle::DashDot => pieces(&[3.2, 1.4, 0.9, 1.4], top),
        LineStyle::DoubleDotted => [pieces(&[0.7, 1.2], top), pieces(&[0.7, 1.2], top + 1.4)].concat(),
    }
}
