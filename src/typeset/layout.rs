//! A paragraph in lines of a width: where each line, cluster and glyph lies.
//!
//! What is kept for a line is what breaking found out; its clusters and glyphs
//! are put in order when they are asked for.

use super::items::{Item, Kind};
use super::justify::{self, Stretch};
use super::lines::{self, Filled, Lines, Patch};
use super::shape::{Glyph, Run, Shaped};
use super::units::{self, Coarse, Fine};
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
            let placed = self.measure(piece, before);
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
            placed.stretches = stretches.clone();
            placed.set_advance();
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

    /// Measures `piece`, which stands `before` 1/64 px from the line's start.
    fn measure(&self, piece: Piece, before: Coarse) -> Placed<'_> {
        let p = &*self.paragraph;
        let item = &p.items[piece.item];
        let reshaped = &self.filled.reshaped;
        let mut placed = Placed {
            p,
            reshaped,
            item,
            parts: Vec::new(),
            tabs: Vec::new(),
            stretches: Arc::default(),
            x: 0,
            advance: 0,
            piece,
        };
        match item.kind {
            Kind::Tabs => placed.tabs = p.tab_advances(piece.start..piece.end, before).0,
            Kind::Ignored => {}
            Kind::Text => self.parts(&mut placed),
        }
        placed.set_advance();
        placed
    }

    /// Finds the runs of a piece, reshaped ones where there are such.
    fn parts(&self, placed: &mut Placed) {
        let Piece { item, start, end, patches, .. } = placed.piece;
        let own = self.filled.patches[patches.0 as usize..patches.1 as usize].iter();
        let mut at = start;
        for patch in own.filter(|patch| patch.item as usize == item && patch.start < end && patch.end > start) {
            if at < patch.start {
                placed.parts.push(Part { reshaped: false, runs: placed.item.runs, start: at, end: patch.start });
            }
            let (from, to) = (patch.start.max(start), patch.end.min(end));
            placed.parts.push(Part { reshaped: true, runs: patch.runs, start: from, end: to });
            at = to;
        }
        if at < end {
            placed.parts.push(Part { reshaped: false, runs: placed.item.runs, start: at, end });
        }
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

/// A stretch of a line that is of one item and level.
#[derive(Clone, Copy)]
struct Piece {
    item: usize,
    start: u32,
    end: u32,
    level: u8,
    /// Whether a hyphen the text has not ends it.
    hyphen: bool,
    patches: (u32, u32),
}

impl Piece {
    /// In code points.
    fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
}

/// Runs of a piece that come from one place.
struct Part {
    reshaped: bool,
    runs: (u32, u32),
    start: u32,
    end: u32,
}

/// A piece with its place on the line.
struct Placed<'l> {
    p: &'l Paragraph,
    reshaped: &'l Shaped,
    item: &'l Item,
    piece: Piece,
    parts: Vec<Part>,
    tabs: Vec<Fine>,
    stretches: Arc<[Stretch]>,
    x: Fine,
    advance: Fine,
}

/// A cluster of a piece, in logical order.
struct Measured<'l> {
    start: u32,
    end: u32,
    advance: Fine,
    /// What justifying adds on the side it begins from, and on the other.
    before: Fine,
    after: Fine,
    glyphs: &'l [Glyph],
    run: Option<&'l Run>,
}

impl<'l> Placed<'l> {
    fn rtl(&self) -> bool {
        self.item.is_rtl()
    }

    fn width(&self) -> Coarse {
        units::ceil(self.advance)
    }

    fn set_advance(&mut self) {
        let mut advance = self.hyphen_advance();
        self.each_cluster(|cluster| advance += cluster.advance + cluster.before + cluster.after);
        self.advance = advance;
    }

    fn hyphen_advance(&self) -> Fine {
        let hyphen = &self.p.hyphen;
        if self.piece.hyphen { hyphen.advance(0..hyphen.runs.len()) } else { 0 }
    }

    /// Walks over the piece's clusters in logical order.
    fn each_cluster(&self, mut each: impl FnMut(Measured<'l>)) {
        let Piece { start, end, .. } = self.piece;
        if self.item.kind != Kind::Text {
            for (n, at) in (start..end).enumerate() {
                let advance = self.tabs.get(n).copied().unwrap_or(0);
                let (before, after) = self.stretched(at, at + 1);
                each(Measured { start: at, end: at + 1, advance, before, after, glyphs: &[], run: None });
            }
            return;
        }
        for part in &self.parts {
            let shaped = if part.reshaped { self.reshaped } else { &self.p.shaped };
            for run in &shaped.runs[part.runs.0 as usize..part.runs.1 as usize] {
                if run.end > part.start && run.start < part.end {
                    self.clusters_of(run, shaped, part, &mut each);
                }
            }
        }
    }

    fn clusters_of(&self, run: &'l Run, shaped: &'l Shaped, part: &Part, each: &mut impl FnMut(Measured<'l>)) {
        let (from, to) = (part.start.max(run.start), part.end.min(run.end));
        let mut glyphs = shaped.glyphs_of(run);
        glyphs = &glyphs[glyphs.partition_point(|glyph| glyph.cluster < from)..];
        let mut at = from;
        while at < to {
            let first = glyphs.first().map_or(to, |glyph| glyph.cluster);
            let count = glyphs.iter().take_while(|glyph| glyph.cluster == first).count();
            // Code points before the first glyph belong to its cluster.
            let end = glyphs.get(count).map_or(to, |glyph| glyph.cluster).min(to);
            let own = if first < to { &glyphs[..count] } else { &[] };
            let advance = own.iter().map(|glyph| Fine::from(glyph.advance)).sum();
            let (before, after) = self.stretched(at, end);
            each(Measured { start: at, end, advance, before, after, glyphs: own, run: Some(run) });
            glyphs = &glyphs[count..];
            at = end;
        }
    }

    fn stretched(&self, start: u32, end: u32) -> (Fine, Fine) {
        let from = self.stretches.partition_point(|stretch| stretch.at < start);
        let own = self.stretches[from..].iter().take_while(|stretch| stretch.at < end);
        own.fold((0, 0), |(before, after), stretch| (before + stretch.before, after + stretch.after))
    }

    /// Adds the boxes of its clusters, from left to right.
    fn clusters(&self, out: &mut Vec<ClusterBox>) {
        let from = out.len();
        let mut logical = 0;
        let all = self.advance;
        self.each_cluster(|cluster| {
            let mut width = cluster.advance + cluster.before + cluster.after;
            if cluster.end == self.piece.end {
                width += self.hyphen_advance();
            }
            let left = if self.rtl() { all - logical - width } else { logical };
            logical += width;
            out.push(ClusterBox {
                range: CpRange::new(cluster.start, cluster.end),
                x: units::px(self.x + left),
                width: units::px(width.max(0)),
                level: self.piece.level,
            });
        });
        if self.rtl() {
            out[from..].reverse();
        }
    }

    /// Adds its glyphs.
    fn glyphs(&self, baseline: f32, out: &mut Vec<PlacedGlyph>) {
        let mut logical = 0;
        let all = self.advance;
        let mut clusters = Vec::with_capacity(self.piece.len());
        self.each_cluster(|cluster| {
            let width = cluster.advance + cluster.before + cluster.after;
            let left = if self.rtl() { all - logical - width + cluster.after } else { logical + cluster.before };
            logical += width;
            clusters.push((left, cluster));
        });
        if self.rtl() {
            clusters.reverse();
            self.hyphen_glyphs(0, baseline, out);
        }
        for (left, cluster) in &clusters {
            let Some(run) = cluster.run else { continue };
            let mut x = self.x + left;
            let mut draw = |glyph: &Glyph| {
                out.push(placed_glyph(glyph, run, x, baseline));
                x += Fine::from(glyph.advance);
            };
            if self.rtl() {
                cluster.glyphs.iter().rev().for_each(&mut draw)
            } else {
                cluster.glyphs.iter().for_each(&mut draw)
            }
        }
        if !self.rtl() {
            self.hyphen_glyphs(logical, baseline, out);
        }
    }

    fn hyphen_glyphs(&self, left: Fine, baseline: f32, out: &mut Vec<PlacedGlyph>) {
        if !self.piece.hyphen {
            return;
        }
        let mut x = self.x + left;
        for run in &self.p.hyphen.runs {
            for glyph in self.p.hyphen.glyphs_of(run) {
                let mut placed = placed_glyph(glyph, run, x, baseline);
                placed.at = Cp(self.piece.end.saturating_sub(1));
                out.push(placed);
                x += Fine::from(glyph.advance);
            }
        }
    }
}

fn placed_glyph(glyph: &Glyph, run: &Run, x: Fine, baseline: f32) -> PlacedGlyph {
    PlacedGlyph {
        face: run.face,
        glyph: glyph.id,
        size: run.size,
        x: units::px(x + units::fine(Coarse::from(glyph.dx))),
        y: baseline - units::px(units::fine(Coarse::from(glyph.dy))),
        at: Cp(glyph.cluster),
    }
}
