//! A paragraph in lines of a width: where each line, cluster and glyph lies.
//!
//! What is kept for a line is what breaking found out; its clusters and glyphs
//! are put in order when they are asked for.

use super::justify::{self, Stretch};
use super::lines::{self, Filled, Lines, Patch};
use super::pieces::{Piece, Placed};
use super::shape::{Glyph, Run};
use super::units::{self, Coarse};
use super::{Align, ClusterBox, Line, Paragraph, PlacedGlyph, bidi, chars};
use crate::text::{Cp, CpRange, Direction};
use std::sync::Arc;

/// A paragraph in lines of a width.
#[derive(Clone)]
pub struct Layout {
    paragraph: Arc<Paragraph>,
    align: Align,
    width: Coarse,
    lines: Vec<Line>,
    filled: Arc<Lines>,
}

impl Layout {
    /// Breaks `paragraph` into lines at most `width` px wide.
    ///
    /// A negative width, or one that is not a number, is 0: every line then
    /// holds one grapheme, or as many as take no room.
    pub fn new(paragraph: Arc<Paragraph>, width: f32, align: Align) -> Layout {
        let width = units::from_px(width);
        let filled = lines::fill(&paragraph, width);
        let mut lines = Vec::with_capacity(filled.lines.len());
        let pitch = paragraph.style.line_height;
        for (at, line) in filled.lines.iter().enumerate() {
            let justified = align == Align::Justify && at + 1 < filled.lines.len();
            let (left, right) = edges(line, &paragraph, width, align, justified);
            let top = at as f32 * pitch;
            lines.push(Line {
                range: CpRange::new(line.start, line.end),
                top,
                baseline: top + paragraph.baseline,
                bottom: top + pitch,
                left: units::px(units::fine(left)),
                right: units::px(units::fine(right)),
            });
        }
        Layout { paragraph, align, width, lines, filled: Arc::new(filled) }
    }

    /// What is laid out.
    pub fn paragraph(&self) -> &Arc<Paragraph> {
        &self.paragraph
    }

    /// At least one line, from top to bottom; an empty paragraph has one empty line.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The height of all lines together, in px.
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.bottom)
    }

    /// How many bytes it keeps, itself included and the paragraph left out.
    pub fn memory(&self) -> usize {
        let Lines { lines, patches, reshaped } = &*self.filled;
        size_of::<Layout>()
            + size_of::<Lines>()
            + self.lines.capacity() * size_of::<Line>()
            + lines.capacity() * size_of::<Filled>()
            + patches.capacity() * size_of::<Patch>()
            + reshaped.runs.capacity() * size_of::<Run>()
            + reshaped.glyphs.capacity() * size_of::<Glyph>()
    }

    /// Where the white space that hangs at the end of line `line` starts; the line's end if there is none.
    pub(super) fn visible_end(&self, line: usize) -> Cp {
        self.filled.lines.get(line).map_or(Cp(0), |filled| Cp(filled.visible))
    }

    /// The clusters of line `line`, from left to right; none for a line there is not.
    ///
    /// Each code point of the line lies in exactly one of them.
    pub fn clusters(&self, line: usize) -> Vec<ClusterBox> {
        let mut clusters = Vec::new();
        for placed in self.place(line) {
            placed.clusters(&mut clusters);
        }
        clusters
    }

    /// The glyphs of line `line`, from left to right but for marks, `y` from the paragraph's top.
    pub fn glyphs(&self, line: usize) -> Vec<PlacedGlyph> {
        let baseline = self.lines.get(line).map_or(0.0, |line| line.baseline);
        let places = self.place(line);
        // There are few more glyphs than characters, if any.
        let mut glyphs = Vec::with_capacity(places.iter().map(|placed| placed.piece.len()).sum());
        for placed in places {
            placed.glyphs(baseline, &mut glyphs);
        }
        glyphs
    }

    /// The pieces of a line from left to right.
    fn place(&self, line: usize) -> Vec<Placed<'_>> {
        let Some(filled) = self.filled.lines.get(line) else { return Vec::new() };
        // Tabs are measured from the line's start, so in logical order.
        let mut before = 0;
        let mut pieces = Vec::new();
        for piece in self.pieces(filled) {
            let placed = Placed::new(&self.paragraph, &self.filled, piece, before);
            before += placed.width();
            pieces.push(placed);
        }
        let justified =
            self.align == Align::Justify && line + 1 < self.lines.len() && self.justify(filled, &mut pieces);
        let hanging: Coarse = pieces.iter().filter(|p| p.piece.start >= filled.visible).map(Placed::width).sum();
        let visible = pieces.iter().map(Placed::width).sum::<Coarse>() - hanging;
        let room = if justified { 0 } else { self.width - visible };
        let left = left_edge(room, self.align, self.paragraph.direction());
        let rtl = self.paragraph.direction().is_rtl();
        let mut x = if rtl { left - hanging } else { left };
        let levels: Vec<u8> = pieces.iter().map(|placed| placed.piece.level).collect();
        let mut unordered: Vec<Option<Placed>> = pieces.into_iter().map(Some).collect();
        let mut ordered = Vec::with_capacity(unordered.len());
        for at in bidi::visual_order(&levels) {
            if let Some(mut placed) = unordered[at].take() {
                placed.x = units::fine(x);
                x += placed.width();
                ordered.push(placed);
            }
        }
        ordered
    }

    /// Stretches the pieces of a line, which are in logical order; `false` if there is nothing to stretch.
    fn justify(&self, line: &Filled, pieces: &mut [Placed]) -> bool {
        let p = &*self.paragraph;
        let visible = CpRange::new(line.start, line.visible);
        let count = justify::count(p.index.slice(p.text(), visible), p.direction());
        if count == 0 || self.width <= line.width {
            return false;
        }
        let chars: Vec<char> = p.index.slice(p.text(), visible).chars().collect();
        let mut clusters = Vec::with_capacity(chars.len());
        for placed in pieces.iter().filter(|placed| placed.piece.start < line.visible) {
            let from = clusters.len();
            placed.each_cluster(|cluster| {
                clusters.push((cluster.start, chars[(cluster.start - line.start) as usize]));
            });
            if placed.rtl() {
                clusters[from..].reverse();
            }
        }
        let stretches: Arc<[Stretch]> = justify::stretches(clusters.into_iter(), count, self.width - line.width).into();
        for placed in pieces {
            placed.stretch(stretches.clone());
        }
        true
    }

    /// The stretches of the line that are of one item and level, in logical order.
    fn pieces(&self, line: &Filled) -> Vec<Piece> {
        let p = &self.paragraph;
        let base = u8::from(p.direction().is_rtl());
        // UAX #9, L1; where a line is broken it looks at white space alone, as browsers do.
        let text = p.index.slice(p.text(), CpRange::new(line.start, line.end));
        let neutral = if line.end == p.len() { chars::reset_at_end(text) } else { chars::reset_at_break(text) };
        // A soft hyphen that shows belongs to its word.
        let neutral = if line.hyphen { line.visible } else { (line.end - neutral).min(line.visible) };
        let mut pieces = Vec::new();
        let mut start = line.start;
        for (at, item) in p.items.iter().enumerate().skip(p.item_at(line.start)) {
            if item.start >= line.end {
                break;
            }
            for edge in [neutral, line.visible, line.end] {
                let end = item.end.min(edge);
                if start < end {
                    let level = if start >= neutral { base } else { item.level };
                    let hyphen = line.hyphen && end == line.visible;
                    pieces.push(Piece { item: at, start, end, level, hyphen, patches: line.patches });
                    start = end;
                }
            }
        }
        pieces
    }
}

/// The edges of what does not hang.
fn edges(line: &Filled, p: &Paragraph, width: Coarse, align: Align, justified: bool) -> (Coarse, Coarse) {
    let room = width - line.width;
    if justified && room > 0 {
        let text = p.index.slice(p.text(), CpRange::new(line.start, line.visible));
        if justify::count(text, p.direction()) > 0 {
            return (0, width);
        }
    }
    let left = left_edge(room, align, p.direction());
    (left, left + line.width)
}

/// The left edge of a line that leaves `room`; what is too wide begins where the paragraph begins.
fn left_edge(room: Coarse, align: Align, base: Direction) -> Coarse {
    let start = if base.is_rtl() { room } else { 0 };
    match align {
        Align::Start | Align::Justify => start,
        _ if room < 0 => start,
        Align::End => room - start,
        Align::Center => room / 2,
    }
}
