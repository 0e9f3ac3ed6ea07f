//! One line as carets and selections see it: the box of each grapheme, from left to right.
//!
//! Carets stand between graphemes, the shaper works in clusters. A cluster of
//! several graphemes (a lam-alef ligature) is divided evenly among them, as
//! Blink does; a grapheme of several clusters is one cell.

use super::{Affinity, Caret, ClusterBox, Line};
use crate::text::{Cp, CpRange, Direction};

/// The box of one grapheme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub range: CpRange,
    /// The left edge, in px.
    pub x: f32,
    pub width: f32,
    /// The bidi level.
    pub level: u8,
}

/// A side of a cell on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Widths and distances below this, in px, are nothing to the eye.
pub(super) const NOTHING: f32 = 0.01;

impl Cell {
    fn is_rtl(&self) -> bool {
        self.level % 2 == 1
    }

    /// Whether it takes room on the line: bidi marks and their like do not.
    pub fn is_seen(&self) -> bool {
        self.width > NOTHING
    }

    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The direction its text runs in.
    pub fn direction(&self) -> Direction {
        if self.is_rtl() { Direction::Rtl } else { Direction::Ltr }
    }

    /// The side its text begins at.
    pub fn leading(&self) -> Side {
        if self.is_rtl() { Side::Right } else { Side::Left }
    }

    /// Where a side lies, in px.
    pub fn edge(&self, side: Side) -> f32 {
        if side == Side::Left { self.x } else { self.right() }
    }

    /// The caret at a side.
    pub fn caret(&self, side: Side) -> Caret {
        if side == self.leading() {
            Caret { at: self.range.start, affinity: Affinity::After }
        } else {
            Caret { at: self.range.end, affinity: Affinity::Before }
        }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineView {
    pub range: CpRange,
    /// The end of what is on it, the hanging white space left out.
    pub visible_end: Cp,
    /// The base direction of the paragraph.
    pub direction: Direction,
    /// Where it starts if nothing is on it, in px.
    pub origin: f32,
    pub top: f32,
    pub bottom: f32,
    /// From left to right.
    pub cells: Vec<Cell>,
}

/// What [`LineView::new`] knows of the text of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineText<'a> {
    pub direction: Direction,
    /// Where the white space that hangs at its end starts.
    pub visible_end: Cp,
    /// The grapheme boundaries from the line's start to its end.
    pub boundaries: &'a [Cp],
}

impl LineView {
    /// The view of a line from its clusters, given from left to right.
    pub fn new(line: &Line, clusters: &[ClusterBox], text: LineText) -> LineView {
        let visible_end = boundary_from(text.boundaries, text.visible_end);
        let mut cells = cells(line.range, clusters, text.boundaries);
        order_hanging(&mut cells, visible_end, text.direction);
        LineView {
            range: line.range,
            visible_end,
            direction: text.direction,
            origin: if text.direction.is_rtl() { line.right } else { line.left },
            top: line.top,
            bottom: line.bottom,
            cells,
        }
    }

    /// The cells a caret can tell apart.
    pub fn seen(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.is_seen())
    }

    /// The left and right edge of what is on it, the hanging white space left out; `None` if that is nothing.
    pub fn visible_edges(&self) -> Option<(f32, f32)> {
        let edges = self.seen().filter(|cell| cell.range.start < self.visible_end);
        edges.fold(None, |found: Option<(f32, f32)>, cell| {
            let (left, right) = found.unwrap_or((cell.x, cell.right()));
            Some((left.min(cell.x), right.max(cell.right())))
        })
    }
}

/// The first of `boundaries` from `at` on.
fn boundary_from(boundaries: &[Cp], at: Cp) -> Cp {
    boundaries.get(boundaries.partition_point(|&boundary| boundary < at)).copied().unwrap_or(at)
}

/// Puts the cells that hang in the order of their level, the paragraph's.
///
/// The layout leaves them in the order of the run they were in, as Chromium
/// does. No eye can tell one space from another, but a caret would go astray.
fn order_hanging(cells: &mut [Cell], visible_end: Cp, direction: Direction) {
    let hangs = |cell: &Cell| cell.range.start >= visible_end;
    let (Some(from), Some(to)) = (cells.iter().position(hangs), cells.iter().rposition(hangs)) else { return };
    let hanging = &mut cells[from..=to];
    if !hanging.iter().all(hangs) {
        return;
    }
    let mut x = hanging[0].x;
    hanging.sort_by_key(|cell| cell.range.start);
    if direction.is_rtl() {
        hanging.reverse();
    }
    for cell in hanging {
        cell.x = x;
        cell.level = u8::from(direction.is_rtl());
        x += cell.width;
    }
}

/// The cells of a line's clusters, from left to right.
fn cells(line: CpRange, clusters: &[ClusterBox], boundaries: &[Cp]) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(clusters.len());
    let mut whole = true;
    for cluster in clusters {
        let first = cells.len();
        cells.extend(divide(cluster, boundaries));
        whole &= cluster.range.start == line.start || boundaries.binary_search(&cluster.range.start).is_ok();
        if cluster.level % 2 == 1 {
            cells[first..].reverse();
        }
        place_evenly(&mut cells[first..], cluster);
    }
    if whole { cells } else { joined(cells, line, boundaries) }
}

/// The graphemes of a cluster, in logical order, without their places.
pub(super) fn divide<'a>(cluster: &ClusterBox, boundaries: &'a [Cp]) -> impl Iterator<Item = Cell> + use<'a> {
    let (range, level) = (cluster.range, cluster.level);
    let from = boundaries.partition_point(|&at| at <= range.start);
    let to = boundaries.partition_point(|&at| at < range.end).max(from);
    let inner = boundaries.get(from..to).unwrap_or_default();
    let starts = std::iter::once(range.start).chain(inner.iter().copied());
    let ends = inner.iter().copied().chain(std::iter::once(range.end));
    starts.zip(ends).map(move |(start, end)| Cell { range: CpRange { start, end }, x: 0.0, width: 0.0, level })
}

/// Gives the graphemes of a cluster, from left to right, even parts of its width.
pub(super) fn place_evenly(cells: &mut [Cell], cluster: &ClusterBox) {
    let width = cluster.width / cells.len().max(1) as f32;
    for (i, cell) in cells.iter_mut().enumerate() {
        (cell.x, cell.width) = (cluster.x + width * i as f32, width);
    }
}

/// `cells` with those that do not start a grapheme joined to the one that does.
///
/// A part of a grapheme that runs the other way (the space that belongs to
/// U+06DD before it) has no box: it could not be told which side comes first.
fn joined(mut cells: Vec<Cell>, line: CpRange, boundaries: &[Cp]) -> Vec<Cell> {
    let starts = |cell: &Cell| cell.range.start == line.start || boundaries.binary_search(&cell.range.start).is_ok();
    let mut logical: Vec<usize> = (0..cells.len()).collect();
    logical.sort_by_key(|&i| cells[i].range.start);
    let mut owner: Option<usize> = None;
    let mut dropped = vec![false; cells.len()];
    for i in logical {
        let part = cells[i];
        match owner {
            Some(owner) if !starts(&part) => {
                let cell = &mut cells[owner];
                cell.range.end = cell.range.end.max(part.range.end);
                let beside = (part.x - cell.right()).abs() <= NOTHING || (cell.x - part.right()).abs() <= NOTHING;
                if !cell.is_seen() {
                    (cell.x, cell.width) = (part.x, part.width);
                } else if beside && part.is_rtl() == cell.is_rtl() {
                    (cell.x, cell.width) = (cell.x.min(part.x), cell.width + part.width);
                }
                dropped[i] = true;
            }
            _ => owner = Some(i),
        }
    }
    let mut dropped = dropped.into_iter();
    cells.retain(|_| !dropped.next().unwrap_or(false));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the cells of clusters given as (start, end, x, width, level), in the same form.
    fn check(clusters: &[(u32, u32, f32, f32, u8)], boundaries: &[u32], expected: &[(u32, u32, f32, f32, u8)]) {
        let end = boundaries.last().copied().unwrap_or_default();
        let clusters: Vec<ClusterBox> = clusters
            .iter()
            .map(|&(start, end, x, width, level)| ClusterBox { range: CpRange::new(start, end), x, width, level })
            .collect();
        let boundaries: Vec<Cp> = boundaries.iter().map(|&at| Cp(at)).collect();
        let found: Vec<_> = cells(CpRange::new(0, end), &clusters, &boundaries)
            .iter()
            .map(|cell| (cell.range.start.0, cell.range.end.0, cell.x, cell.width, cell.level))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_cluster_is_divided_among_its_graphemes() {
        check(&[(0, 2, 0.0, 10.0, 1)], &[0, 1, 2], &[(1, 2, 0.0, 5.0, 1), (0, 1, 5.0, 5.0, 1)]);
        check(&[(0, 3, 0.0, 10.0, 0)], &[0, 2, 3], &[(0, 2, 0.0, 5.0, 0), (2, 3, 5.0, 5.0, 0)]);
        check(&[(0, 2, 0.0, 10.0, 0)], &[0, 2], &[(0, 2, 0.0, 10.0, 0)]);
    }

    #[test]
    fn a_grapheme_of_several_clusters_is_one_cell() {
        check(&[(0, 1, 0.0, 8.0, 0), (1, 2, 8.0, 4.0, 0)], &[0, 2], &[(0, 2, 0.0, 12.0, 0)]);
        check(&[(1, 2, 0.0, 4.0, 1), (0, 1, 4.0, 8.0, 1)], &[0, 2], &[(0, 2, 0.0, 12.0, 1)]);
        // U+06DD is of level 2, and the space that belongs to it of level 1.
        check(&[(1, 2, 0.0, 4.0, 1), (0, 1, 4.0, 8.0, 2)], &[0, 2], &[(0, 2, 4.0, 8.0, 2)]);
        check(&[(0, 1, 0.0, 0.0, 0), (1, 2, 0.0, 4.0, 0)], &[0, 2], &[(0, 2, 0.0, 4.0, 0)]);
    }
}
