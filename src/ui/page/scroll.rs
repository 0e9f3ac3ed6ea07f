//! Which part of a page is in view: held by a block, not by a height, so that what is learnt about
//! blocks above moves nothing that the reader sees.

use super::Page;
use crate::session::Cursor;
use std::ops::Range;

/// Where the top of the view is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scroll {
    /// The block at the view's top.
    block: usize,
    /// How far below that block's top the view's top is, in px; above it where negative.
    offset: f64,
}

/// What a frame shows of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Visible {
    /// The blocks in view, all of them laid out.
    pub blocks: Range<usize>,
    /// The view's top, from the page's top, in px.
    pub top: f64,
    /// The page's height with its margins, in px; an estimate for what was not laid out.
    pub height: f64,
}

/// The page's beginning, its upper margin in view.
impl Default for Scroll {
    fn default() -> Scroll {
        // Above any margin; [`Scroll::settle`] keeps the view within them.
        Scroll { block: 0, offset: -10_000.0 }
    }
}

impl Scroll {
    /// The view that begins at height `y` of the page.
    pub fn at(page: &mut Page, y: f64) -> Scroll {
        let block = page.block_at(y.max(0.0));
        Scroll { block, offset: y - page.top(block) }
    }

    /// The view's top, from the page's top, in px; an estimate until what is above was laid out.
    pub fn top(&self, page: &mut Page) -> f64 {
        page.top(self.block) + self.offset
    }

    /// The place in the text at the view's top.
    pub fn place(&self, page: &mut Page) -> Option<Cursor> {
        let block = self.block.min(page.article().blocks().len().checked_sub(1)?);
        let y = page.top(block) + self.offset;
        (y > 0.0).then(|| page.hit(page.style().column, y))
    }

    /// The view in which the line of `cursor` begins `below` px under the top.
    pub fn to(page: &mut Page, cursor: Cursor, below: f64) -> Option<Scroll> {
        let top = page.place(cursor)?.top;
        Some(Scroll::at(page, top - below))
    }

    /// Moves the view down by `delta` px, up where negative.
    pub fn by(&mut self, delta: f64) {
        if delta.is_finite() {
            self.offset += delta;
        }
    }

    /// Lays out what a view `window` px high shows, with `above` and `below` px of margin around the page, and
    /// keeps the view within them.
    pub fn settle(&mut self, page: &mut Page, window: f64, above: f64, below: f64) -> Visible {
        self.block = self.block.min(page.article().blocks().len().saturating_sub(1));
        let mut blocks = self.lay_out(page, window);
        let end = page.height() + below - window;
        let mut top = self.top(page);
        if top > end || top < -above {
            // What is laid out near an end of the page may change how far the page goes: twice is enough,
            // as the blocks at that end are laid out by then.
            for _ in 0..2 {
                let end = page.height() + below - window;
                top = top.min(end).max(-above);
                *self = Scroll::at(page, top);
                blocks = self.lay_out(page, window);
                top = self.top(page);
            }
        }
        page.trim(blocks.clone());
        Visible { blocks, top, height: page.height() + above + below }
    }

    fn lay_out(&mut self, page: &mut Page, window: f64) -> Range<usize> {
        let count = page.article().blocks().len();
        if count == 0 {
            return 0..0;
        }
        page.ensure(self.block);
        while self.offset < 0.0 && self.block > 0 {
            self.block -= 1;
            page.ensure(self.block);
            self.offset += page.top(self.block + 1) - page.top(self.block);
        }
        loop {
            let pitch = page.top(self.block + 1) - page.top(self.block);
            if self.offset < pitch || self.block + 1 >= count {
                break;
            }
            self.offset -= pitch;
            self.block += 1;
            page.ensure(self.block);
        }
        let mut last = self.block;
        while last + 1 < count && page.top(last + 1) - page.top(self.block) - self.offset < window {
            last += 1;
            page.ensure(last);
        }
        self.block..last + 1
    }

    /// Moves the view as little as is needed to show the heights `top..bottom`, `margin` px away from its edges.
    pub fn reveal(&mut self, page: &mut Page, top: f64, bottom: f64, window: f64, margin: f64) {
        let view = self.top(page);
        let margin = margin.min((window - (bottom - top)).max(0.0) / 2.0);
        if top - margin < view {
            *self = Scroll::at(page, top - margin);
        } else if bottom + margin > view + window {
            *self = Scroll::at(page, bottom + margin - window);
        }
    }
}
