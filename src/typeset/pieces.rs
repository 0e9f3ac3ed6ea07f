//! The pieces of a line, each of one item and level: where its clusters and glyphs lie.

use super::items::{Item, Kind};
use super::justify::Stretch;
use super::lines::{Lines, Patch};
use super::shape::{Glyph, Run, Shaped};
use super::units::{self, Coarse, Fine};
use super::{ClusterBox, Paragraph, PlacedGlyph};
use crate::text::{Cp, CpRange};
use std::sync::Arc;

/// A stretch of a line that is of one item and level.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// The item's number in the paragraph.
    pub(super) item: usize,
    /// In code points, as `end`.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) level: u8,
    /// Whether a hyphen the text has not ends it.
    pub(super) hyphen: bool,
    /// The reshaped edges of its line, by index.
    pub(super) patches: (u32, u32),
}

impl Piece {
    /// In code points.
    pub(super) fn len(&self) -> usize {
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
pub(super) struct Placed<'l> {
    p: &'l Paragraph,
    reshaped: &'l Shaped,
    item: &'l Item,
    pub(super) piece: Piece,
    /// Its runs, in logical order.
    parts: Vec<Part>,
    /// What each of its tabs advances.
    tabs: Vec<Fine>,
    /// What justifying adds to clusters of its line, in logical order.
    stretches: Arc<[Stretch]>,
    /// Its left edge.
    pub(super) x: Fine,
    advance: Fine,
}

/// A cluster of a piece, in logical order.
pub(super) struct Measured<'l> {
    pub(super) start: u32,
    end: u32,
    advance: Fine,
    /// What justifying adds on the side it begins from, and on the other.
    before: Fine,
    after: Fine,
    glyphs: &'l [Glyph],
    run: Option<&'l Run>,
}

impl<'l> Placed<'l> {
    /// `piece` of a line of `lines`, measured; it stands `before` 1/64 px from the line's start.
    pub(super) fn new(p: &'l Paragraph, lines: &'l Lines, piece: Piece, before: Coarse) -> Placed<'l> {
        let mut placed = Placed {
            p,
            reshaped: &lines.reshaped,
            item: &p.items[piece.item],
            parts: Vec::new(),
            tabs: Vec::new(),
            stretches: Arc::default(),
            x: 0,
            advance: 0,
            piece,
        };
        match placed.item.kind {
            Kind::Tabs => placed.tabs = p.tab_advances(piece.start..piece.end, before).0,
            Kind::Ignored => {}
            Kind::Text => placed.find_parts(&lines.patches),
        }
        placed.set_advance();
        placed
    }

    /// Finds its runs, reshaped ones where there are such.
    fn find_parts(&mut self, patches: &[Patch]) {
        let Piece { item, start, end, patches: of_line, .. } = self.piece;
        let own = patches[of_line.0 as usize..of_line.1 as usize].iter();
        let mut at = start;
        for patch in own.filter(|patch| patch.item as usize == item && patch.start < end && patch.end > start) {
            if at < patch.start {
                self.parts.push(Part { reshaped: false, runs: self.item.runs, start: at, end: patch.start });
            }
            let (from, to) = (patch.start.max(start), patch.end.min(end));
            self.parts.push(Part { reshaped: true, runs: patch.runs, start: from, end: to });
            at = to;
        }
        if at < end {
            self.parts.push(Part { reshaped: false, runs: self.item.runs, start: at, end });
        }
    }

    /// Stretches its clusters by those of `stretches` that are theirs.
    pub(super) fn stretch(&mut self, stretches: Arc<[Stretch]>) {
        self.stretches = stretches;
        self.set_advance();
    }

    #[inline]
    pub(super) fn rtl(&self) -> bool {
        self.item.is_rtl()
    }

    #[inline]
    pub(super) fn width(&self) -> Coarse {
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
    pub(super) fn each_cluster(&self, mut each: impl FnMut(Measured<'l>)) {
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

    /// What justifying adds to the cluster `start..end`: on the side it begins from, and on the other.
    #[inline]
    fn stretched(&self, start: u32, end: u32) -> (Fine, Fine) {
        let from = self.stretches.partition_point(|stretch| stretch.at < start);
        let own = self.stretches[from..].iter().take_while(|stretch| stretch.at < end);
        own.fold((0, 0), |(before, after), stretch| (before + stretch.before, after + stretch.after))
    }

    /// Adds the boxes of its clusters, from left to right.
    pub(super) fn clusters(&self, out: &mut Vec<ClusterBox>) {
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
    pub(super) fn glyphs(&self, baseline: f32, out: &mut Vec<PlacedGlyph>) {
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
