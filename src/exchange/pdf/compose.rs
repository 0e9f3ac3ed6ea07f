//! Laying the report out on pages.

use super::margin::{self, Margin};
use super::page::{Area, Book, Entry, Item, PartKind, column, extent, height, stretches};
use super::style::{BOTTOM, COLUMN, GAP, INK, MUTED, PAGE, RULE, Role, SIDE, TOP, WIDTH, tint};
use super::{plot, sheet, table};
use crate::article::BlockKind;
use crate::exchange::report::{Annotated, BlockPart, Fact, Report};
use crate::exchange::words::{Words, closed, direction_of, tag};
use crate::exchange::{ExportError, Progress};
use crate::text::{CpRange, Direction};
use crate::typeset::{Align, Layout};
use std::sync::Arc;

/// Where the next thing goes.
pub(super) struct Pen<'w> {
    pub book: Book,
    pub words: &'w Words,
    pub page: usize,
    /// From the page's top, in points.
    pub y: f32,
}

/// How far down a page is filled, in points.
pub(super) const FLOOR: f32 = PAGE.1 - BOTTOM;

/// Lays out the whole report.
pub(super) fn report(report: &Report<'_>, progress: &Progress<'_>) -> Result<Book, ExportError> {
    let mut pen = Pen { book: Book::new(), words: &report.words, page: 0, y: TOP };
    pen.book.last();
    pen.heading(&report.title, Role::Title, PartKind::Title, 0);
    pen.facts(&report.facts);
    pen.facts(&report.remarks);
    // Two thirds of the work; drawing is the rest.
    let all = (report.articles.len() + report.sources.len() + 2) * 3 / 2;
    for (done, annotated) in report.articles.iter().enumerate() {
        progress.at(done, all)?;
        pen.article(annotated, done > 0);
    }
    for (number, held) in report.claims.iter().chain(&report.registry).enumerate() {
        progress.at(report.articles.len() + number, all)?;
        pen.next_page();
        pen.heading(&held.title, Role::Part, PartKind::Heading(1), 0);
        table::put(&mut pen, held);
    }
    for (done, source) in report.sources.iter().enumerate() {
        progress.at(report.articles.len() + 2 + done, all)?;
        if done == 0 {
            pen.next_page();
            pen.heading(&report.words.text("report-sheets"), Role::Part, PartKind::Heading(1), 0);
        }
        sheet::put(&mut pen, source);
    }
    for part in report.attributions.iter().chain(&report.reviews) {
        pen.next_page();
        pen.heading(&part.title, Role::Part, PartKind::Heading(1), 0);
        table::put(&mut pen, part);
    }
    if let Some(agreement) = &report.agreement {
        pen.next_page();
        pen.heading(&agreement.title, Role::Part, PartKind::Heading(1), 0);
        pen.facts(&agreement.facts);
        plot::put(&mut pen, &agreement.plot);
        table::put(&mut pen, &agreement.table);
        for disputes in &agreement.disputes {
            pen.heading(&report.words.in_dispute(&disputes.title), Role::Heading, PartKind::Heading(2), 1);
            table::put(&mut pen, disputes);
        }
    }
    pen.feet(&report.title);
    Ok(pen.book)
}

impl Pen<'_> {
    pub fn direction(&self) -> Direction {
        self.words.direction()
    }

    pub fn language(&self) -> &'static str {
        tag(self.words.language())
    }

    pub fn next_page(&mut self) {
        if self.y > TOP {
            self.page += 1;
            self.y = TOP;
        }
    }

    /// Makes room for `height` points, on the next page if need be.
    pub fn need(&mut self, height: f32) {
        if self.y + height > FLOOR {
            self.next_page();
        }
    }

    /// Puts a text's lines one after the other, over as many pages as it takes.
    pub fn lines(&mut self, text: &Arc<Layout>, left: f32, color: [u8; 3], kind: PartKind, language: &'static str) {
        let part = self.book.part(kind, language);
        for line in 0..text.lines().len() {
            let (top, bottom) = extent(text, line);
            self.need(bottom - top);
            let item = Item::Line { text: text.clone(), line, left, top: self.y - top, color, part };
            self.book.put(self.page, item);
            self.y += bottom - top;
        }
    }

    /// A heading over the whole width, in the outline too.
    pub fn heading(&mut self, text: &str, role: Role, kind: PartKind, depth: usize) {
        let shown = self.book.set_plain(&closed(text), self.direction(), role, WIDTH);
        self.need(height(&shown) + 60.0);
        let entry = Entry { title: text.to_owned(), depth, page: self.page, top: self.y };
        self.book.outline.push(entry);
        let language = self.language_of(text);
        self.lines(&shown, SIDE, INK, kind, language);
        self.y += 4.0;
    }

    /// The language a text is in, as far as its letters tell.
    pub fn language_of(&self, text: &str) -> &'static str {
        if direction_of(text, self.direction()).is_rtl() { "ar" } else { "en" }
    }

    /// Facts over the whole width, a paragraph each.
    pub fn facts(&mut self, facts: &[Fact]) {
        for (text, direction, language) in
            facts.iter().flat_map(|fact| margin::sentences(self, fact)).collect::<Vec<_>>()
        {
            let shown = self.book.set(&text, direction, Role::Plain, WIDTH, Align::Start);
            self.lines(&shown, SIDE, MUTED, PartKind::Paragraph, language);
        }
        if !facts.is_empty() {
            self.y += 10.0;
        }
    }

    fn article(&mut self, annotated: &Annotated<'_>, on_new_page: bool) {
        if on_new_page {
            self.next_page();
        }
        let is_titled = annotated.blocks.iter().any(|part| part.block.kind == BlockKind::Title);
        if is_titled {
            // The text has its title itself.
            self.need(120.0);
            let entry = Entry { title: annotated.title.clone(), depth: 0, page: self.page, top: self.y };
            self.book.outline.push(entry);
        } else if !annotated.title.is_empty() {
            self.heading(&annotated.title, Role::Part, PartKind::Heading(1), 0);
        }
        let direction = annotated.article.direction();
        let mut margin = Margin::new(self, annotated, direction);
        let titles = annotated.blocks.iter().take_while(|part| part.block.kind == BlockKind::Title).count();
        // What is known of the article stands under its title.
        for (number, part) in annotated.blocks.iter().enumerate() {
            if number == titles {
                self.about(annotated, &mut margin, direction);
            }
            self.block(part, annotated, &mut margin, direction);
        }
        if annotated.blocks.len() == titles {
            self.about(annotated, &mut margin, direction);
        }
        margin.end(self);
    }

    /// What is known of an article and noted about it, in its column.
    fn about(&mut self, annotated: &Annotated<'_>, margin: &mut Margin<'_>, direction: Direction) {
        for facts in [&annotated.facts, &annotated.remarks] {
            self.in_column(facts, margin, direction, PartKind::Paragraph);
            self.y += if facts.is_empty() { 0.0 } else { 6.0 };
        }
    }

    /// Facts in an article's column, a paragraph each.
    fn in_column(&mut self, facts: &[Fact], margin: &mut Margin<'_>, direction: Direction, kind: PartKind) {
        let all: Vec<_> = facts.iter().flat_map(|fact| margin::sentences(self, fact)).collect();
        for (text, runs, language) in all {
            let shown = self.book.set(&text, runs, Role::Plain, COLUMN, Align::Start);
            self.room(margin, height(&shown));
            self.lines(&shown, column(direction, COLUMN, true), MUTED, kind.clone(), language);
        }
    }

    fn block(
        &mut self,
        part: &BlockPart<'_>,
        annotated: &Annotated<'_>,
        margin: &mut Margin<'_>,
        direction: Direction,
    ) {
        let (role, kind, color) = match part.block.kind {
            BlockKind::Title => (Role::Heading, PartKind::Heading(2), INK),
            BlockKind::Heading => (Role::TextHeading, PartKind::Heading(3), INK),
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem => (Role::Text, PartKind::Paragraph, INK),
            _ => (Role::TextSmall, PartKind::Paragraph, MUTED),
        };
        let number = annotated.article.number_of(part.block);
        let inset = match part.block.kind {
            BlockKind::ListItem if number.is_some() => 22.0,
            BlockKind::Quote | BlockKind::ListItem => 14.0,
            _ => 0.0,
        };
        let left = column(direction, COLUMN, true) + if part.direction.is_rtl() { 0.0 } else { inset };
        let text = annotated.article.block_text(part.block);
        let shown = self.book.set(text, part.direction, role, COLUMN - inset, Align::Start);
        let language = if part.direction.is_rtl() { "ar" } else { "en" };
        let id = self.book.part(kind, language);
        if role != Role::Text {
            self.room(margin, height(&shown) + 2.0 * Role::Text.line());
        }
        for line in 0..shown.lines().len() {
            let (top, bottom) = extent(&shown, line);
            self.room(margin, bottom - top);
            let at = self.y - top;
            self.marks(part, annotated, &shown, line, (left, at));
            if let Some(number) = number.as_ref().filter(|_| line == 0) {
                // Before the text, in the room that its lines leave free.
                let number = self.book.set(number, part.direction, role, inset, Align::Start);
                let left = column(direction, COLUMN, true) + if part.direction.is_rtl() { COLUMN - inset } else { 0.0 };
                self.book.put(self.page, Item::Line { text: number, line, left, top: at, color, part: id });
            }
            let item = Item::Line { text: shown.clone(), line, left, top: at, color, part: id };
            self.book.put(self.page, item);
            self.numbers(part, annotated, &shown, line, (left, at));
            margin.reach(part, &shown, line, self.y);
            self.y += bottom - top;
        }
        self.in_column(&part.remarks, margin, direction, PartKind::Note);
        self.y += if role == Role::Text { 7.0 } else { 5.0 };
    }

    /// Makes room for `height` points in an article's column; the notes of a page that is full are put beside it.
    fn room(&mut self, margin: &mut Margin<'_>, height: f32) {
        if self.y + height > FLOOR {
            margin.close_page(self);
            self.next_page();
        }
    }

    /// The tints and lines of the marks on one line of a block that stands at `at`.
    fn marks(&mut self, part: &BlockPart<'_>, annotated: &Annotated<'_>, text: &Layout, line: usize, at: (f32, f32)) {
        let Some(held) = text.lines().get(line).copied() else { return };
        let start = part.block.range.start;
        let baseline = at.1 + held.baseline / super::style::SCALE;
        for run in part.runs.iter().filter(|run| !run.marks.is_empty()) {
            let range = CpRange::new(run.range.start.0 - start.0, run.range.end.0 - start.0);
            if range.intersection(held.range).is_none() {
                continue;
            }
            let here: Vec<(f32, f32)> = stretches(text, range)
                .into_iter()
                .filter(|s| s.0 == line)
                .map(|(_, l, r)| (l + at.0, r + at.0))
                .collect();
            let labels: Vec<_> = run.marks.iter().filter_map(|note| annotated.notes.get(*note)?.label).collect();
            for (left, right) in here {
                // The shortest mark is the innermost; its tint is seen.
                if let Some(label) = labels.last() {
                    let area = Area { left, top: baseline - 10.0, right, bottom: baseline + 4.5 };
                    self.book.put(self.page, Item::Fill(area, tint(label.color)));
                }
                for (lane, label) in labels.iter().rev().take(3).enumerate() {
                    let top = baseline + 4.5 + lane as f32 * 2.2;
                    for area in margin::underline(label.line, left, right, top) {
                        self.book.put(self.page, Item::Fill(area, label.color));
                    }
                }
            }
        }
    }

    /// The numbers of the notes whose marks end on one line of a block.
    fn numbers(&mut self, part: &BlockPart<'_>, annotated: &Annotated<'_>, text: &Layout, line: usize, at: (f32, f32)) {
        let Some(held) = text.lines().get(line).copied() else { return };
        let start = part.block.range.start;
        for run in part.runs.iter().filter(|run| !run.ends.is_empty()) {
            let end = run.range.end.0 - start.0;
            // The line that holds the last character of the mark.
            if end == 0 || end <= held.range.start.0 || end > held.range.end.0 {
                continue;
            }
            let last = stretches(text, CpRange::new(end - 1, end));
            let Some(&(_, left, right)) = last.first() else { continue };
            let numbers: Vec<String> = run.ends.iter().map(|note| (note + 1).to_string()).collect();
            let shown = self.book.set(&numbers.join(","), Direction::Ltr, Role::Number, 60.0, Align::Start);
            let width = shown.lines().first().map_or(0.0, |l| (l.right - l.left) / super::style::SCALE);
            let color = run.ends.first().and_then(|n| annotated.notes.get(*n)?.label).map_or(MUTED, |l| l.color);
            let left = if part.direction.is_rtl() { left } else { right - width } + at.0;
            let top = at.1 + held.baseline / super::style::SCALE - 15.5;
            self.book.put(self.page, Item::Ornament { text: shown, left, top, color });
        }
    }

    /// The foot of every page: the title and the page's number.
    fn feet(&mut self, title: &str) {
        let pages = self.book.pages.len();
        let direction = self.direction();
        let short: String = closed(title).chars().take(80).collect();
        for page in 0..pages {
            let number = format!("{} / {pages}", page + 1);
            let rule = Area { left: SIDE, top: PAGE.1 - 40.0, right: PAGE.0 - SIDE, bottom: PAGE.1 - 39.5 };
            self.book.put(page, Item::Fill(rule, RULE));
            let name = self.book.set(&short, direction, Role::Small, WIDTH, Align::Start);
            let number = self.book.set(&number, direction, Role::Small, WIDTH, Align::End);
            for text in [name, number] {
                self.book.put(page, Item::Ornament { text, left: SIDE, top: PAGE.1 - 36.0, color: MUTED });
            }
        }
    }
}

/// The width of the notes' column.
pub(super) const NOTES: f32 = WIDTH - COLUMN - GAP;
