//! A field's paragraphs, laid out one below the other.
//!
//! All lengths are px, from the column's left edge and top.

use super::bounds::{self, Part};
use crate::text::direction::first_strong;
use crate::text::{Cp, CpRange, Direction};
use crate::typeset::{Affinity, Align, Caret, Fonts, Layout, Paragraph, Style};
use crate::ui::text::Role;
use std::ops::Range;
use std::sync::Arc;

/// What a column is set by, beside its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Recipe {
    pub role: Role,
    /// How much larger than the role says.
    pub zoom: f32,
    /// The direction of a paragraph without strong characters.
    pub natural: Direction,
    /// The width there is.
    pub room: f32,
    /// Px a point.
    pub scale: f32,
    /// Whether there are paragraphs, whose lines are broken; otherwise the whole is one line.
    pub divided: bool,
}

impl Recipe {
    /// Whether paragraphs of one are as good for the other, their lines left out.
    fn shapes_as(&self, other: &Recipe) -> bool {
        Recipe { room: other.room, ..*self } == *other
    }
}

/// Makes the style of a paragraph that runs in a direction.
pub(super) struct Setter<'a> {
    pub fonts: &'a Fonts,
    pub style: &'a dyn Fn(Direction) -> Style,
}

/// One paragraph of a [`Column`].
#[derive(Clone)]
pub(super) struct Piece {
    /// The contents in the whole text, the separator left out.
    pub range: CpRange,
    pub top: f32,
    pub layout: Arc<Layout>,
}

impl Piece {
    pub fn bottom(&self) -> f32 {
        self.top + self.layout.height()
    }

    pub fn is_rtl(&self) -> bool {
        self.layout.paragraph().direction().is_rtl()
    }

    /// The text of the paragraph.
    pub fn text(&self) -> &str {
        self.layout.paragraph().text()
    }

    /// `caret` in the paragraph's own code points.
    pub fn local(&self, caret: Caret) -> Caret {
        Caret { at: caret.at.minus(self.range.start.0), ..caret }
    }

    /// A caret of the paragraph in the whole text.
    pub fn global(&self, caret: Caret) -> Caret {
        Caret { at: caret.at.plus(self.range.start.0), ..caret }
    }

    /// The caret where the paragraph starts.
    pub fn start(&self) -> Caret {
        Caret { at: self.range.start, affinity: Affinity::LineStart }
    }

    /// The caret where it ends.
    pub fn end(&self) -> Caret {
        Caret { at: self.range.end, affinity: Affinity::LineEnd }
    }
}

/// Where a caret is drawn in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The index of the paragraph.
    pub piece: usize,
    /// The index of the line in it.
    pub line: usize,
    pub x: f32,
    pub top: f32,
    pub bottom: f32,
    /// The direction of the text it stands in.
    pub direction: Direction,
}

/// A selected stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

/// The paragraphs of a text, set by a recipe.
#[derive(Clone)]
pub(super) struct Column {
    recipe: Recipe,
    /// The text's revision it shows.
    revision: u64,
    /// At least one.
    pieces: Vec<Piece>,
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Column").field("revision", &self.revision).field("pieces", &self.pieces.len()).finish()
    }
}

impl Column {
    /// Sets `text`; of `before` everything is kept that is the same.
    pub fn new(text: &str, revision: u64, recipe: Recipe, before: Option<&Column>, setter: &Setter<'_>) -> Column {
        let parts: Vec<Part<'_>> = bounds::paragraphs(text, recipe.divided).collect();
        let old = before.filter(|before| before.recipe.shapes_as(&recipe)).map_or(&[][..], |before| &before.pieces);
        let same = |piece: &Piece, part: &Part<'_>| piece.text() == part.text;
        let head = old.iter().zip(&parts).take_while(|(piece, part)| same(piece, part)).count();
        let rest = old.len().min(parts.len()) - head;
        let tail = old.iter().rev().zip(parts.iter().rev()).take(rest);
        let tail = tail.take_while(|(piece, part)| same(piece, part)).count();
        let room_is_same = before.is_some_and(|before| before.recipe.room == recipe.room);
        let mut top = 0.0;
        let mut pieces = Vec::with_capacity(parts.len());
        for (i, part) in parts.iter().enumerate() {
            let kept = if i < head { Some(i) } else { (parts.len() - i <= tail).then(|| i + old.len() - parts.len()) };
            let layout = match kept.and_then(|kept| old.get(kept)) {
                Some(piece) if room_is_same => Arc::clone(&piece.layout),
                Some(piece) => Arc::new(lines(Arc::clone(piece.layout.paragraph()), &recipe)),
                None => Arc::new(lines(Arc::new(shaped(part.text, &recipe, setter)), &recipe)),
            };
            let piece = Piece { range: part.range, top, layout };
            top = piece.bottom();
            pieces.push(piece);
        }
        Column { recipe, revision, pieces }
    }

    /// Whether it shows what it would if it were set anew.
    pub fn is_of(&self, revision: u64, recipe: &Recipe) -> bool {
        self.revision == revision && self.recipe == *recipe
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub fn height(&self) -> f32 {
        self.pieces.last().map_or(0.0, Piece::bottom)
    }

    /// The width of a single line; the room where lines are broken.
    pub fn width(&self) -> f32 {
        match self.pieces.first() {
            Some(piece) if !self.recipe.divided => one_line(piece.layout.paragraph(), self.recipe.room),
            _ => self.recipe.room,
        }
    }

    /// The paragraph `at` lies in: its index and itself.
    pub fn piece_at(&self, at: Cp) -> (usize, &Piece) {
        let after = self.pieces.partition_point(|piece| piece.range.start <= at);
        let index = after.saturating_sub(1);
        (index, &self.pieces[index]) // there is at least one piece, and `after` is at most their number
    }

    /// Where `caret` is drawn.
    pub fn place(&self, caret: Caret) -> Place {
        let (index, piece) = self.piece_at(caret.at);
        let shape = piece.layout.caret(piece.local(caret));
        Place {
            piece: index,
            line: shape.line,
            x: shape.x,
            top: piece.top + shape.top,
            bottom: piece.top + shape.bottom,
            direction: shape.direction,
        }
    }

    /// Where what is typed next might go as well, if `caret` stands between two directions: the other place on its line.
    pub fn other_place(&self, caret: Caret) -> Option<Place> {
        let here = self.place(caret);
        let (_, piece) = self.piece_at(caret.at);
        let at_end = caret.at == piece.range.end;
        let sides = if at_end { [Affinity::Before, Affinity::LineEnd] } else { [Affinity::Before, Affinity::After] };
        let mut places = sides.into_iter().map(|affinity| self.place(Caret { affinity, ..caret }));
        places.find(|place| place.piece == here.piece && place.line == here.line && place.direction != here.direction)
    }

    /// The caret nearest to a point.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let below = self.pieces.partition_point(|piece| piece.top <= y);
        let piece = &self.pieces[below.saturating_sub(1)]; // at least one, see above
        piece.global(piece.layout.hit(x, y - piece.top))
    }

    /// The pieces between two heights.
    pub fn pieces_between(&self, top: f32, bottom: f32) -> &[Piece] {
        let from = self.pieces.partition_point(|piece| piece.bottom() <= top);
        let to = self.pieces.partition_point(|piece| piece.top < bottom).max(from);
        self.pieces.get(from..to).unwrap_or_default()
    }

    /// The stretches of `range` between two heights, with a little at the end of each paragraph that goes on.
    pub fn stretches(&self, range: CpRange, top: f32, bottom: f32) -> Vec<Stretch> {
        let mut found = Vec::new();
        for piece in self.pieces_between(top, bottom) {
            let mut add = |left: f32, right: f32, line: usize| {
                if let Some(line) = piece.layout.lines().get(line) {
                    let (top, bottom) = (piece.top + line.top, piece.top + line.bottom);
                    found.push(Stretch { left, right, top, bottom });
                }
            };
            for line in piece.layout.lines().get(visible_lines(piece, top, bottom)).unwrap_or_default() {
                let local = CpRange {
                    start: range.start.minus(piece.range.start.0),
                    end: range.end.minus(piece.range.start.0),
                };
                if let Some(here) = local.intersection(line.range) {
                    piece.layout.spans(here).iter().for_each(|span| add(span.left, span.right, span.line));
                }
            }
            if range.start <= piece.range.end && piece.range.end < range.end {
                let end = piece.layout.caret(piece.local(piece.end()));
                let more = piece.layout.paragraph().style().size / 3.0;
                let (left, right) = if piece.is_rtl() { (end.x - more, end.x) } else { (end.x, end.x + more) };
                add(left, right, end.line);
            }
        }
        found
    }
}

/// The lines of a piece between two heights of the column.
pub(super) fn visible_lines(piece: &Piece, top: f32, bottom: f32) -> Range<usize> {
    let lines = piece.layout.lines();
    let from = lines.partition_point(|line| piece.top + line.bottom <= top);
    from..lines.partition_point(|line| piece.top + line.top < bottom).max(from)
}

fn shaped(text: &str, recipe: &Recipe, setter: &Setter<'_>) -> Paragraph {
    let direction = first_strong(text).unwrap_or(recipe.natural);
    Paragraph::new(text, direction, &(setter.style)(direction), setter.fonts)
}

fn lines(paragraph: Arc<Paragraph>, recipe: &Recipe) -> Layout {
    let width = if recipe.divided { recipe.room } else { one_line(&paragraph, recipe.room) };
    Layout::new(paragraph, width, Align::Start)
}

/// The width in which a paragraph is never broken, at least `room`. A caret after trailing spaces needs theirs too.
fn one_line(paragraph: &Paragraph, room: f32) -> f32 {
    room.max(paragraph.max_width().ceil() + 1.0)
}
