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
mod breaks;
mod caret;
mod cells;
mod chars;
mod clusters;
mod fonts;
mod items;
mod justify;
mod layout;
mod lines;
mod paragraph;
mod pieces;
mod script;
mod selection;
mod shape;
mod system;
mod units;

pub use fonts::{Embedded, FaceId, FaceMetrics, FontError, Fonts, OutlineCommand};
pub use layout::Layout;
pub use paragraph::Paragraph;

use crate::text::{Cp, CpRange, Direction};
use std::sync::Arc;

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
    /// The edge its line starts from, where the first character of the line runs the other way.
    LineStart,
    /// The edge its line ends at, where the last character of the line runs the other way.
    LineEnd,
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
