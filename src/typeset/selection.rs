//! The shapes of selections and marks.
//!
//! A range of the text is one stretch on a line of one direction, and several
//! on a mixed one: the boxes of its characters, joined where they touch. This
//! is what Chromium draws. Where a selection goes on to the next line,
//! Chromium also paints a little past the line's end, for the line break; that
//! is the painter's to add, since a mark has no such thing.

use super::caret::Lines;
use super::cells::{NOTHING, divide, place_evenly};
use super::{Affinity, Caret, ClusterBox, Layout, Span};
use crate::text::graphemes::boundaries_at;
use crate::text::{Cp, CpRange};

/// How far apart two boxes may lie and still touch, in px: what adding up their widths leaves.
const TOUCHING: f32 = 0.05;

/// The stretches of `range` on one line, `number`, from its clusters from left to right.
///
/// `boundaries` gives the grapheme boundaries in a cluster; it is asked only
/// about clusters that the range cuts.
pub(super) fn line_spans(
    number: usize,
    clusters: &[ClusterBox],
    range: CpRange,
    boundaries: impl Fn(CpRange) -> Vec<Cp>,
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut add = |left: f32, right: f32| match spans.last_mut() {
        Some(last) if left - last.right <= TOUCHING => last.right = last.right.max(right),
        _ => spans.push(Span { line: number, left, right }),
    };
    for cluster in clusters {
        if cluster.width <= NOTHING || range.intersection(cluster.range).is_none() {
            continue;
        }
        if range.encloses(cluster.range) {
            add(cluster.x, cluster.x + cluster.width);
            continue;
        }
        let mut cells: Vec<_> = divide(cluster, &boundaries(cluster.range)).collect();
        if cluster.level % 2 == 1 {
            cells.reverse();
        }
        place_evenly(&mut cells, cluster);
        for cell in cells.iter().filter(|cell| range.intersection(cell.range).is_some()) {
            add(cell.x, cell.right());
        }
    }
    spans
}

impl Layout {
    /// The stretches of `range`, line by line, left to right on each, those that touch joined.
    ///
    /// A grapheme that the range cuts counts as whole. A range of nothing but
    /// characters without width has one stretch without width; a range that is
    /// empty or lies beyond the text has none.
    pub fn spans(&self, range: CpRange) -> Vec<Span> {
        if range.is_empty() {
            return Vec::new();
        }
        let paragraph = self.paragraph();
        let first = self.line_of(Caret { at: range.start, affinity: Affinity::After });
        let lines = self.lines().iter().enumerate().skip(first).take_while(|(_, line)| line.range.start < range.end);
        let mut spans = Vec::new();
        let mut touched = false;
        for (number, line) in lines {
            if range.intersection(line.range).is_some() {
                touched = true;
                let boundaries = |range: CpRange| boundaries_at(paragraph.text(), paragraph.byte(range.start), range);
                spans.extend(line_spans(number, &self.clusters(number), range, boundaries));
            }
        }
        if touched && spans.is_empty() {
            let place = self.caret(Caret { at: range.start, affinity: Affinity::After });
            spans.push(Span { line: place.line, left: place.x, right: place.x });
        }
        spans
    }
}
