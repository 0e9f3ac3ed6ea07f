//! Carets on a page: from a point to a place in the text and back, and where keys lead.

use super::{Page, outward};
use crate::command::Motion;
use crate::session::Cursor;
use crate::text::{Cp, Direction, words};
use crate::typeset::{Affinity, Caret};

/// Where a caret stands on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretPlace {
    pub block: usize,
    pub line: usize,
    /// From the column's left edge.
    pub x: f32,
    /// From the page's top.
    pub top: f64,
    pub bottom: f64,
    /// The direction of the text it stands in.
    pub direction: Direction,
}

impl Page {
    /// The place in the text nearest to a point, from the column's left edge and the page's top.
    pub fn hit(&mut self, x: f32, y: f64) -> Cursor {
        let mut block = self.block_at(y);
        self.ensure(block);
        // Laying out may have changed the heights above and of the block itself.
        block = self.block_at(y);
        let (top, left) = (self.top(block), self.left(block));
        let caret = self.ensure(block).map(|layout| layout.hit(x - left, (y - top) as f32)).unwrap_or_default();
        self.cursor(block, caret)
    }

    /// The code point whose ink or space lies at a point, where one does.
    pub fn character_at(&mut self, x: f32, y: f64) -> Option<(usize, Cp)> {
        let number = self.block_at(y);
        let (top, left) = (self.top(number), self.left(number));
        let layout = self.ensure(number)?;
        let (x, y) = (x - left, (y - top) as f32);
        let line = layout.lines().iter().position(|l| l.top <= y && y < l.bottom)?;
        let cluster = layout.clusters(line).into_iter().find(|c| c.x <= x && x < c.x + c.width)?;
        Some((number, outward(self.article.blocks().get(number)?, cluster.range.start)))
    }

    fn cursor(&self, block: usize, caret: Caret) -> Cursor {
        let at = self.article.blocks().get(block).map_or(Cp(0), |b| outward(b, caret.at));
        Cursor { at, affinity: caret.affinity }
    }

    fn caret(&self, cursor: Cursor) -> (usize, Caret) {
        let block = self.article.block_at(cursor.at);
        let at = self.article.blocks().get(block).map_or(Cp(0), |b| cursor.at.min(b.range.end).minus(b.range.start.0));
        (block, Caret { at, affinity: cursor.affinity })
    }

    /// Where `cursor` stands. Lays its block out.
    pub fn place(&mut self, cursor: Cursor) -> Option<CaretPlace> {
        let (block, caret) = self.caret(cursor);
        self.ensure(block)?;
        let (top, left) = (self.top(block), self.left(block));
        let shape = self.layout(block)?.caret(caret);
        Some(CaretPlace {
            block,
            line: shape.line,
            x: left + shape.x,
            top: top + f64::from(shape.top),
            bottom: top + f64::from(shape.bottom),
            direction: shape.direction,
        })
    }

    /// Where `motion` leads from `cursor`. `goal` is the x that moves up and down keep; `window` the height of a page.
    pub fn moved(&mut self, cursor: Cursor, motion: Motion, goal: &mut Option<f32>, window: f32) -> Cursor {
        if !matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) {
            *goal = None;
        }
        match motion {
            Motion::Left => self.sideways(cursor, false),
            Motion::Right => self.sideways(cursor, true),
            Motion::WordLeft => self.by_word(cursor, false),
            Motion::WordRight => self.by_word(cursor, true),
            Motion::Up => self.by_line(cursor, -1, goal),
            Motion::Down => self.by_line(cursor, 1, goal),
            Motion::PageUp => self.by_height(cursor, -f64::from(window), goal),
            Motion::PageDown => self.by_height(cursor, f64::from(window), goal),
            Motion::LineStart => self.on_line(cursor, |layout, caret| layout.line_start(caret)),
            Motion::LineEnd => self.on_line(cursor, |layout, caret| layout.line_end(caret)),
            Motion::ArticleStart => Cursor::new(Cp(0)),
            Motion::ArticleEnd => Cursor { at: self.article.index().len(), affinity: Affinity::Before },
        }
    }

    fn on_line(&mut self, cursor: Cursor, to: impl Fn(&crate::typeset::Layout, Caret) -> Caret) -> Cursor {
        let (block, caret) = self.caret(cursor);
        match self.ensure(block) {
            Some(layout) => {
                let caret = to(layout, caret);
                self.cursor(block, caret)
            }
            None => cursor,
        }
    }

    fn sideways(&mut self, cursor: Cursor, right: bool) -> Cursor {
        let (block, caret) = self.caret(cursor);
        let Some(layout) = self.ensure(block) else { return cursor };
        let rtl = layout.paragraph().direction().is_rtl();
        let next = if right { layout.right_of(caret) } else { layout.left_of(caret) };
        match next {
            Some(caret) => self.cursor(block, caret),
            None => self.beside(cursor, block, right != rtl),
        }
    }

    /// The start of the block after `block`, or the end of the one before.
    fn beside(&self, cursor: Cursor, block: usize, forward: bool) -> Cursor {
        let blocks = self.article.blocks();
        if forward {
            blocks.get(block + 1).map_or(cursor, |b| Cursor::new(b.range.start))
        } else {
            let before = block.checked_sub(1).and_then(|b| blocks.get(b));
            before.map_or(cursor, |b| Cursor { at: b.range.end, affinity: Affinity::Before })
        }
    }

    fn by_word(&mut self, cursor: Cursor, right: bool) -> Cursor {
        let (number, caret) = self.caret(cursor);
        let Some(block) = self.article.blocks().get(number) else { return cursor };
        let forward = right != self.article.direction_of(block).is_rtl();
        let text = self.article.block_text(block);
        let to = if forward { words::next_word_start(text, caret.at) } else { words::prev_word_start(text, caret.at) };
        if to == caret.at {
            return self.beside(cursor, number, forward);
        }
        Cursor::new(outward(block, to))
    }

    fn by_line(&mut self, cursor: Cursor, step: isize, goal: &mut Option<f32>) -> Cursor {
        let Some(place) = self.place(cursor) else { return cursor };
        let x = *goal.get_or_insert(place.x);
        let (mut block, mut line) = (place.block, place.line as isize + step);
        if line < 0 {
            if block == 0 {
                return Cursor::new(Cp(0));
            }
            block -= 1;
            line = self.ensure(block).map_or(0, |l| l.lines().len() as isize - 1);
        } else if self.layout(block).is_some_and(|l| line as usize >= l.lines().len()) {
            if block + 1 >= self.article.blocks().len() {
                return Cursor { at: self.article.index().len(), affinity: Affinity::Before };
            }
            (block, line) = (block + 1, 0);
        }
        let left = self.left(block);
        let caret = self.ensure(block).map(|l| l.hit_line(line.max(0) as usize, x - left)).unwrap_or_default();
        self.cursor(block, caret)
    }

    fn by_height(&mut self, cursor: Cursor, height: f64, goal: &mut Option<f32>) -> Cursor {
        let Some(place) = self.place(cursor) else { return cursor };
        let x = *goal.get_or_insert(place.x);
        let middle = (place.top + place.bottom) / 2.0;
        let y = (middle + height).clamp(0.0, (self.height() - 1.0).max(0.0));
        self.hit(x, y)
    }
}
