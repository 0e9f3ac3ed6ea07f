//! Pages before they are drawn: what stands where, and what each text is.

use super::style::{PAGE, Rgb, Role, SCALE, SIDE};
use crate::exchange::words::direction_of;
use crate::text::{CpRange, Direction};
use crate::typeset::{Align, Fonts, Layout, Paragraph};
use std::sync::Arc;

/// A rectangle on a page, in points from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Where a line of text belongs in the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PartId(pub usize);

/// What a text is in the document's structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PartKind {
    Title,
    /// A heading of this level, from 1.
    Heading(u16),
    Paragraph,
    /// A note beside the text.
    Note,
    /// A cell of a table: which table, row and column; whether it names its column.
    Cell {
        table: usize,
        row: usize,
        column: usize,
        is_head: bool,
    },
}

/// A piece of the document's structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub kind: PartKind,
    /// A BCP 47 tag.
    pub language: &'static str,
}

/// Something on a page.
pub(super) enum Item {
    /// An area filled with a colour.
    Fill(Area, Rgb),
    /// A shape with these corners, in points from the page's top left corner, filled with a colour.
    Shape(Vec<(f32, f32)>, Rgb),
    /// A line of a text, of the document's structure.
    Line { text: Arc<Layout>, line: usize, left: f32, top: f32, color: Rgb, part: PartId },
    /// A line of a text that is none of the document's: page numbers, the numbers at marks.
    Ornament { text: Arc<Layout>, left: f32, top: f32, color: Rgb },
}

/// An entry of the document's outline.
pub(super) struct Entry {
    pub title: String,
    /// How deep it stands, from 0.
    pub depth: usize,
    pub page: usize,
    pub top: f32,
}

/// The pages of a document.
#[derive(Default)]
pub(super) struct Book {
    pub pages: Vec<Vec<Item>>,
    pub parts: Vec<Part>,
    pub outline: Vec<Entry>,
    pub fonts: Fonts,
    /// How many tables there are.
    pub tables: usize,
}

impl Book {
    pub fn new() -> Book {
        Book { fonts: Fonts::embedded(), ..Book::default() }
    }

    /// Sets `text` in lines of `width` points.
    pub fn set(&self, text: &str, direction: Direction, role: Role, width: f32, align: Align) -> Arc<Layout> {
        let paragraph = Paragraph::new(text, direction, &role.style(direction), &self.fonts);
        Arc::new(Layout::new(Arc::new(paragraph), width * SCALE, align))
    }

    /// The same in the direction its letters tell, else in `otherwise`.
    pub fn set_plain(&self, text: &str, otherwise: Direction, role: Role, width: f32) -> Arc<Layout> {
        self.set(text, direction_of(text, otherwise), role, width, Align::Start)
    }

    pub fn part(&mut self, kind: PartKind, language: &'static str) -> PartId {
        self.parts.push(Part { kind, language });
        PartId(self.parts.len() - 1)
    }

    /// The index of the last page; there is one from the first call on.
    pub fn last(&mut self) -> usize {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        self.pages.len() - 1
    }

    /// Puts an item on a page; a page there is not is made, and those before it.
    pub fn put(&mut self, page: usize, item: Item) {
        while self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        if let Some(page) = self.pages.get_mut(page) {
            page.push(item);
        }
    }
}

/// The top and the bottom of a line within its text, in points.
pub(super) fn extent(text: &Layout, line: usize) -> (f32, f32) {
    text.lines().get(line).map_or((0.0, 0.0), |line| (line.top / SCALE, line.bottom / SCALE))
}

/// The height of a text, in points.
pub(super) fn height(text: &Layout) -> f32 {
    text.height() / SCALE
}

/// The stretches of `range` on the text's lines: the line, left and right in points from the text's left edge.
pub(super) fn stretches(text: &Layout, range: CpRange) -> Vec<(usize, f32, f32)> {
    text.spans(range).into_iter().map(|span| (span.line, span.left / SCALE, span.right / SCALE)).collect()
}

/// The left edge of a column `width` wide that begins at the side a document runs from, or ends there.
pub(super) fn column(direction: Direction, width: f32, at_start: bool) -> f32 {
    if direction.is_rtl() == at_start { PAGE.0 - SIDE - width } else { SIDE }
}
