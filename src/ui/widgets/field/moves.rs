//! Where keys take a caret.
//!
//! Left and right go from place to place as the eye sees them. At a paragraph's
//! end they go on in the next; there they follow that paragraph's own
//! direction, so that Left, which leads out at the end of an Arabic paragraph,
//! leads back into it from a following English one. Hence the law: Left then
//! Right, or Right then Left, leads back to the same place wherever the first
//! of them went to a place in the same paragraph, or over to one of the same
//! direction, and began at a place an arrow stops at. (A caret that End or a
//! click put at the end of a line that goes on stands where no arrow stops.)

use super::bounds;
use super::column::{Column, Piece};
use crate::text::{Cp, CpRange, words};
use crate::typeset::Caret;

impl Column {
    /// The caret one stop to the left or right on the screen; where it is if there is none.
    pub fn beside(&self, caret: Caret, left: bool) -> Caret {
        let (index, piece) = self.piece_at(caret.at);
        let mut local = piece.local(caret);
        loop {
            let next = if left { piece.layout.left_of(local) } else { piece.layout.right_of(local) };
            match next {
                // A line may be broken inside a character, but no caret stands there.
                Some(next) if bounds::is_boundary(piece.text(), next.at) => return piece.global(next),
                Some(next) => local = next,
                // Only the rest of a character stands on that line.
                None if local != piece.local(caret) && left == piece.is_rtl() => return piece.end(),
                None if local != piece.local(caret) => return piece.start(),
                None => return self.over(index, left == piece.is_rtl()).unwrap_or(caret),
            }
        }
    }

    /// The caret at the next word's start in reading order, which is to the left in a paragraph from right to left.
    /// A paragraph's start and end are stops of their own.
    pub fn word_beside(&self, caret: Caret, left: bool) -> Caret {
        let (index, piece) = self.piece_at(caret.at);
        let at = piece.local(caret).at;
        let forward = left == piece.is_rtl();
        let to =
            if forward { words::next_word_start(piece.text(), at) } else { words::prev_word_start(piece.text(), at) };
        let marked = bounds::leading_mark(piece.text()).is_some();
        if to == at || (to == Cp(0) && at == Cp(1) && marked) {
            return self.over(index, forward).unwrap_or(if forward { piece.end() } else { piece.start() });
        }
        match to.plus(piece.range.start.0) {
            to if to == piece.range.start => piece.start(),
            to if to == piece.range.end => piece.end(),
            to => Caret { at: to, affinity: crate::typeset::Affinity::After },
        }
    }

    /// The start of the paragraph after that of `index`, or the end of the one before.
    fn over(&self, index: usize, forward: bool) -> Option<Caret> {
        if forward {
            self.pieces().get(index + 1).map(Piece::start)
        } else {
            self.pieces().get(index.checked_sub(1)?).map(Piece::end)
        }
    }

    /// The edge of a selection on a side: on one line that side's as the eye sees it, otherwise its start or end in
    /// the direction of the caret's paragraph.
    pub fn edge_of(&self, selection: CpRange, caret: Caret, left: bool) -> Caret {
        let (_, piece) = self.piece_at(caret.at);
        let local = CpRange {
            start: piece.local(Caret { at: selection.start, ..caret }).at,
            end: piece.local(Caret { at: selection.end, ..caret }).at,
        };
        let spans = piece.layout.spans(local);
        let within = piece.range.encloses(selection);
        if let (true, Some(first), Some(last)) = (within, spans.first(), spans.last())
            && first.line == last.line
        {
            let x = if left { first.left } else { last.right };
            return piece.global(piece.layout.hit_line(first.line, x));
        }
        let (start, end) = (selection.start, selection.end);
        if left == piece.is_rtl() {
            Caret { at: end, affinity: crate::typeset::Affinity::Before }
        } else {
            Caret { at: start, affinity: crate::typeset::Affinity::After }
        }
    }

    /// The start of the line `caret` stands on.
    pub fn line_start(&self, caret: Caret) -> Caret {
        let (_, piece) = self.piece_at(caret.at);
        let local = piece.local(caret);
        match self.place(caret).line {
            0 => piece.start(),
            _ => piece.global(piece.layout.line_start(local)),
        }
    }

    /// The end of the line `caret` stands on: before the space it is broken at, or the paragraph's.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let (_, piece) = self.piece_at(caret.at);
        let local = piece.local(caret);
        if self.place(caret).line + 1 == piece.layout.lines().len() {
            return piece.end();
        }
        piece.global(piece.layout.line_end(local))
    }

    /// The caret on the line below or above, nearest to `goal`; `None` if there is no such line.
    pub fn by_line(&self, caret: Caret, down: bool, goal: f32) -> Option<Caret> {
        let place = self.place(caret);
        let piece = self.pieces().get(place.piece)?;
        let (piece, line) = match (down, place.line) {
            (true, line) if line + 1 < piece.layout.lines().len() => (piece, line + 1),
            (true, _) => (self.pieces().get(place.piece + 1)?, 0),
            (false, 0) => {
                let above = self.pieces().get(place.piece.checked_sub(1)?)?;
                (above, above.layout.lines().len().saturating_sub(1))
            }
            (false, line) => (piece, line - 1),
        };
        Some(piece.global(piece.layout.hit_line(line, goal)))
    }

    /// The caret `height` further down, or up if negative; `None` if it stands on the last line there is that way.
    pub fn by_height(&self, caret: Caret, height: f32, goal: f32) -> Option<Caret> {
        self.by_line(caret, height > 0.0, goal)?;
        let place = self.place(caret);
        let middle = (place.top + place.bottom) / 2.0;
        Some(self.hit(goal, (middle + height).clamp(0.0, (self.height() - 1.0).max(0.0))))
    }
}
