//! Where carets stand, and how they move.
//!
//! A caret has a *place* on its line: a gap between two cells that are seen,
//! or an edge of the line. Arrows go from place to place as the eye sees them,
//! so every key press is seen, and at each line's end on to the next line.
//!
//! A gap between a left-to-right and a right-to-left run belongs to two
//! positions of the text. An arrow that stops there takes the one of the run
//! with the lower level, that is of the text that goes on around the other;
//! the edges of a line belong to the base direction. In this way the gaps of a
//! line and the positions in it match one to one: every position is reached,
//! and an arrow and its opposite lead back. A position on either side of a
//! character without width (a bidi mark, a soft hyphen inside a line) has the
//! place of its neighbour; of such positions one is reached. The white space
//! that hangs at a line's end is walked through like any other, and the end of
//! a line that goes on is the start of the next.
//!
//! The start of a line counts as a boundary even where the line was broken
//! inside a grapheme, between a space and a mark on it.
//!
//! A pointer, on the other hand, means the cell it points at: its hit is the
//! nearer side of that cell, which may be the other of the two positions. A
//! hit beyond what is seen of a line is the line's start or end.

use super::cells::{Cell, LineText, LineView, Side};
use super::{Affinity, Caret, CaretShape, ClusterBox, Layout};
use crate::text::graphemes::boundaries_at;
use crate::text::{CpRange, Direction};

/// The lines that carets move through. A layout has them; so has a test.
pub(super) trait Lines {
    /// At least 1.
    fn count(&self) -> usize;

    fn range(&self, line: usize) -> CpRange;

    fn view(&self, line: usize) -> LineView;

    /// The line a caret stands on.
    fn line_of(&self, caret: Caret) -> usize {
        // The number of lines that start before the caret, or, by its affinity, at it.
        let at_start = matches!(caret.affinity, Affinity::After | Affinity::LineStart);
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low.midpoint(high);
            let start = self.range(middle).start;
            if start < caret.at || at_start && start == caret.at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }
}

/// A place on a line: the number of seen cells to the left of it, and where that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub gap: usize,
    pub x: f32,
    pub direction: Direction,
}

impl LineView {
    /// How many gaps there are, less one: the number of seen cells.
    fn last_gap(&self) -> usize {
        self.seen().count()
    }

    /// The place of the line's start or end.
    fn edge(&self, end: bool) -> Place {
        let right = end != self.direction.is_rtl();
        let x = if right { self.seen().next_back().map(|cell| cell.right()) } else { self.seen().next().map(|c| c.x) };
        let gap = if right { self.last_gap() } else { 0 };
        Place { gap, x: x.unwrap_or(self.origin), direction: self.direction }
    }

    fn place_at(&self, cell: usize, side: Side) -> Place {
        let before = self.cells[..cell].iter().filter(|cell| cell.is_seen()).count();
        let cell = &self.cells[cell]; // callers pass the index of a cell
        let gap = before + usize::from(side == Side::Right && cell.is_seen());
        Place { gap, x: cell.edge(side), direction: cell.direction() }
    }

    /// The place of a caret that stands on this line.
    pub fn place(&self, caret: Caret) -> Place {
        let after = || self.cells.iter().position(|cell| cell.range.contains(caret.at));
        let before = || self.cells.iter().position(|cell| cell.range.start < caret.at && caret.at <= cell.range.end);
        let found = match caret.affinity {
            Affinity::LineStart => None,
            Affinity::LineEnd => return self.edge(true),
            Affinity::After => after().map(|i| (i, self.cells[i].leading())),
            // Inside a grapheme both sides mean its start.
            Affinity::Before => before().map(|i| (i, self.cells[i])).map(|(i, cell)| match cell.leading() {
                side if caret.at < cell.range.end => (i, side),
                Side::Left => (i, Side::Right),
                Side::Right => (i, Side::Left),
            }),
        };
        match found {
            Some((cell, side)) => self.place_at(cell, side),
            None => self.edge(caret.at > self.range.start && caret.affinity != Affinity::LineStart),
        }
    }

    /// The caret an arrow leaves in a gap.
    fn stop(&self, gap: usize) -> Caret {
        let last = self.last_gap();
        if gap == 0 || gap >= last {
            return self.edge_caret(last > 0 && (gap == 0) == self.direction.is_rtl());
        }
        let mut seen = 0;
        let mut lowest: Option<(u8, Caret)> = None;
        for cell in &self.cells {
            let sides: &[Side] = match (seen.cmp(&gap), cell.is_seen()) {
                (std::cmp::Ordering::Equal, true) => &[Side::Left],
                (std::cmp::Ordering::Equal, false) => &[Side::Left, Side::Right],
                (std::cmp::Ordering::Less, true) if seen + 1 == gap => &[Side::Right],
                _ => &[],
            };
            for caret in sides.iter().map(|&side| cell.caret(side)) {
                let better = lowest.is_none_or(|(level, best)| {
                    let key = |level: u8, c: Caret| (level, c.at, c.affinity != Affinity::After);
                    key(cell.level, caret) < key(level, best)
                });
                if better {
                    lowest = Some((cell.level, caret));
                }
            }
            seen += usize::from(cell.is_seen());
        }
        lowest.map_or_else(|| self.edge_caret(false), |(_, caret)| caret)
    }

    /// The caret at the line's start or end.
    fn edge_caret(&self, end: bool) -> Caret {
        let (plain, edge) = if end {
            let at = self.range.end;
            (Caret { at, affinity: Affinity::Before }, Caret { at, affinity: Affinity::LineEnd })
        } else {
            let at = self.range.start;
            (Caret { at, affinity: Affinity::After }, Caret { at, affinity: Affinity::LineStart })
        };
        if self.place(plain).gap == self.place(edge).gap { plain } else { edge }
    }

    /// The caret after what is seen of the line.
    fn visible_end_caret(&self) -> Caret {
        if self.visible_end == self.range.end {
            self.edge_caret(true)
        } else {
            // The white space has the base level, so its leading side is where the rest ends.
            Caret { at: self.visible_end, affinity: Affinity::After }
        }
    }

    /// The caret nearest to `x`.
    pub fn hit(&self, x: f32) -> Caret {
        let Some((left, right)) = self.visible_edges() else { return self.edge_caret(false) };
        if x < left || x > right {
            let end = (x > right) != self.direction.is_rtl();
            return if end { self.visible_end_caret() } else { self.edge_caret(false) };
        }
        let visible = || self.seen().filter(|cell| cell.range.start < self.visible_end);
        let under = visible().find(|cell| x < cell.right()).or_else(|| visible().next_back());
        under.map_or_else(
            || self.edge_caret(false),
            |cell| cell.caret(if x < cell.x + cell.width / 2.0 { Side::Left } else { Side::Right }),
        )
    }
}

/// The next stop from `caret` to the left or right; `None` at the paragraph's edge.
pub(super) fn step(lines: &impl Lines, caret: Caret, side: Side) -> Option<Caret> {
    let line = lines.line_of(caret);
    let view = lines.view(line);
    let (gap, last) = (view.place(caret).gap, view.last_gap());
    let rtl = view.direction.is_rtl();
    // Gaps counted from the line's start.
    let from_start = |gap: usize, last: usize| if rtl { last - gap.min(last) } else { gap };
    let done = from_start(gap, last);
    let ends = line + 1 == lines.count();
    if (side == Side::Right) != rtl {
        if done + 1 < last || (ends && done < last) {
            return Some(view.stop(from_start(done + 1, last)));
        }
        (!ends).then(|| lines.view(line + 1).edge_caret(false))
    } else if done > 0 {
        Some(view.stop(from_start(done - 1, last)))
    } else {
        let before = lines.view(line.checked_sub(1)?);
        let last = before.last_gap();
        // The end of that line is the start of this.
        Some(before.stop(from_start(last.saturating_sub(1), last)))
    }
}

impl Lines for Layout {
    fn count(&self) -> usize {
        self.lines().len()
    }

    fn range(&self, line: usize) -> CpRange {
        self.lines().get(line).map(|line| line.range).unwrap_or_default()
    }

    fn view(&self, line: usize) -> LineView {
        let number = line.min(self.lines().len().saturating_sub(1));
        let line = self.lines()[number]; // a layout has at least one line
        let paragraph = self.paragraph();
        let boundaries = boundaries_at(paragraph.text(), paragraph.byte(line.range.start), line.range);
        let visible_end = self.visible_end(number);
        let text = LineText { direction: paragraph.direction(), visible_end, boundaries: &boundaries };
        LineView::new(&line, &self.clusters(number), text)
    }
}

impl Layout {
    /// Where `caret` is drawn.
    ///
    /// A caret inside a grapheme is drawn before it, one beyond the text at its end.
    pub fn caret(&self, caret: Caret) -> CaretShape {
        let line = self.line_of(caret);
        let view = self.view(line);
        let place = view.place(caret);
        CaretShape { line, x: place.x, top: view.top, bottom: view.bottom, direction: place.direction }
    }

    /// The caret nearest to a point: above the first line is the first line, below the last the last.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let line = self.lines().partition_point(|line| line.bottom <= y);
        self.hit_line(line, x)
    }

    /// The caret nearest to `x` on line `line`, the last line if there are fewer.
    ///
    /// Over a character it is the nearer side of its grapheme; beyond what is
    /// seen of the line, over hanging white space too, the line's start or end.
    pub fn hit_line(&self, line: usize, x: f32) -> Caret {
        self.view(line).hit(x)
    }

    /// The next caret stop to the left on the screen, going on at the line before or after; `None` at the paragraph's edge.
    pub fn left_of(&self, caret: Caret) -> Option<Caret> {
        step(self, caret, Side::Left)
    }

    /// The next caret stop to the right on the screen; `None` at the paragraph's edge.
    pub fn right_of(&self, caret: Caret) -> Option<Caret> {
        step(self, caret, Side::Right)
    }

    /// The boxes of the graphemes of line `line`, as carets see them, in the order of the text; none for a line there is not.
    ///
    /// Each code point of the line lies in exactly one of them.
    pub fn graphemes(&self, line: usize) -> Vec<ClusterBox> {
        if line >= self.lines().len() {
            return Vec::new();
        }
        let boxed = |cell: &Cell| ClusterBox { range: cell.range, x: cell.x, width: cell.width, level: cell.level };
        let mut graphemes: Vec<ClusterBox> = self.view(line).cells.iter().map(boxed).collect();
        graphemes.sort_by_key(|grapheme| grapheme.range.start);
        graphemes
    }

    /// The caret before the first character of the line `caret` stands on.
    pub fn line_start(&self, caret: Caret) -> Caret {
        self.view(self.line_of(caret)).edge_caret(false)
    }

    /// The caret after the last character of the line `caret` stands on that does not hang.
    pub fn line_end(&self, caret: Caret) -> Caret {
        self.view(self.line_of(caret)).visible_end_caret()
    }
}

#[cfg(test)]
mod tests;
