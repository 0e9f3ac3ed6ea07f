//! Setting one paragraph: text, width and fonts in; lines, glyphs, carets and selection shapes out.
//!
//! [`Paragraph`] is a text analysed and shaped, whatever the width; [`Layout`]
//! is a paragraph broken into lines of a width. The rules are those of
//! `docs/typesetting.md`; the referee is Chromium.
//!
//! All lengths are physical pixels, `x` to the right from the column's left
//! edge, `y` down from the paragraph's top. All positions are code points of
//! the paragraph's text ([`Cp`]). Nothing outside sees which crates do the
//! work, and nothing here knows of egui, articles or annotations.

pub mod bidi;

use crate::text::{Cp, CpRange, Direction};
use std::sync::Arc;

/// One face of a [`Fonts`] set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The loaded faces. Cheap to clone: clones share the faces.
#[derive(Clone, Default)]
pub struct Fonts {}

/// Faces in the order they are tried for a character.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Each face with the factor its size is multiplied by (1.0, or 0.9 for a Latin companion that looks too large).
    pub faces: Vec<(FaceId, f32)>,
    /// Whether the system's fonts are asked after the faces.
    pub system: bool,
}

/// How a paragraph's text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub stack: Arc<Stack>,
    /// The em, in px.
    pub size: f32,
    /// From one baseline to the next, in px.
    pub line_height: f32,
}

/// How lines fill their width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush with the side the paragraph starts from.
    #[default]
    Start,
    /// Flush with the other side.
    End,
    /// In the middle.
    Center,
    /// Flush with both sides, but for the last line.
    Justify,
}

/// A text, analysed and shaped with a style, in no particular width.
pub struct Paragraph {}

impl Paragraph {
    /// Analyses and shapes `text` with base direction `direction`.
    pub fn new(text: &str, direction: Direction, style: &Style, fonts: &Fonts) -> Paragraph {
        let _ = (text, direction, style, fonts);
        todo!()
    }

    /// The text it was made of.
    pub fn text(&self) -> &str {
        todo!()
    }

    /// Its base direction.
    pub fn direction(&self) -> Direction {
        todo!()
    }

    /// The width of its longest line if no line were ever broken, in px.
    pub fn max_width(&self) -> f32 {
        todo!()
    }
}

/// One line of a [`Layout`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The code points on it, the hanging white space at its end included.
    pub range: CpRange,
    pub top: f32,
    pub baseline: f32,
    pub bottom: f32,
    /// The left edge of what is on it, hanging white space left out.
    pub left: f32,
    /// The right edge of what is on it, hanging white space left out.
    pub right: f32,
}

/// The place of one cluster (characters that the shaper treats as one) on its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusterBox {
    pub range: CpRange,
    /// The left edge.
    pub x: f32,
    pub width: f32,
    /// The bidi level: odd runs right to left.
    pub level: u8,
}

/// A glyph and where its origin lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    pub face: FaceId,
    pub glyph: u16,
    /// The em it is drawn at, in px.
    pub size: f32,
    pub x: f32,
    pub y: f32,
    /// The first code point of its cluster.
    pub at: Cp,
}

/// Which side of a boundary a caret belongs to, where the two are not the same place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character before: the end of a line, the end of a run.
    Before,
    /// The character after: the start of a line, the start of a run.
    #[default]
    After,
}

/// A place between two graphemes of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    pub at: Cp,
    pub affinity: Affinity,
}

/// Where a caret is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretShape {
    /// The index of the line.
    pub line: usize,
    pub x: f32,
    pub top: f32,
    pub bottom: f32,
    /// The direction of the text it stands in.
    pub direction: Direction,
}

/// One stretch of a selection or mark on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The index of the line.
    pub line: usize,
    pub left: f32,
    pub right: f32,
}

/// A paragraph in lines of a width.
#[derive(Clone)]
pub struct Layout {}

impl Layout {
    /// Breaks `paragraph` into lines at most `width` px wide.
    pub fn new(paragraph: Arc<Paragraph>, width: f32, align: Align) -> Layout {
        let _ = (paragraph, width, align);
        todo!()
    }

    pub fn paragraph(&self) -> &Arc<Paragraph> {
        todo!()
    }

    /// At least one line, from top to bottom; an empty paragraph has one empty line.
    pub fn lines(&self) -> &[Line] {
        todo!()
    }

    pub fn height(&self) -> f32 {
        todo!()
    }

    /// The clusters of line `line`, from left to right.
    pub fn clusters(&self, line: usize) -> Vec<ClusterBox> {
        let _ = line;
        todo!()
    }

    /// The glyphs of line `line`, from left to right, `y` from the paragraph's top.
    pub fn glyphs(&self, line: usize) -> impl Iterator<Item = PlacedGlyph> + '_ {
        let _ = line;
        std::iter::empty()
    }

    /// Where `caret` is drawn.
    pub fn caret(&self, caret: Caret) -> CaretShape {
        let _ = caret;
        todo!()
    }

    /// The caret nearest to a point: above the first line is the first line, below the last the last.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let _ = (x, y);
        todo!()
    }

    /// The caret nearest to `x` on line `line`.
    pub fn hit_line(&self, line: usize, x: f32) -> Caret {
        let _ = (line, x);
        todo!()
    }

    /// The next caret stop to the left on the screen, going on at the line before or after; `None` at the paragraph's edge.
    pub fn left_of(&self, caret: Caret) -> Option<Caret> {
        let _ = caret;
        todo!()
    }

    /// The next caret stop to the right on the screen; `None` at the paragraph's edge.
    pub fn right_of(&self, caret: Caret) -> Option<Caret> {
        let _ = caret;
        todo!()
    }

    /// The caret before the first character of the line `caret` stands on.
    pub fn line_start(&self, caret: Caret) -> Caret {
        let _ = caret;
        todo!()
    }

    /// The caret after the last character of the line `caret` stands on that does not hang.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let _ = caret;
        todo!()
    }

    /// The stretches of `range`, line by line, left to right on each, those that touch joined.
    pub fn spans(&self, range: CpRange) -> Vec<Span> {
        let _ = range;
        todo!()
    }
}
