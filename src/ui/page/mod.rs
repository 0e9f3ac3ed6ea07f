//! An article laid out in a column: where each block, line and caret stands.
//!
//! Only blocks that were asked for are laid out; the heights of the others are
//! estimated, and the estimates learn from what was laid out. All lengths are
//! physical pixels from the column's top left corner. No egui here.

mod carets;
mod numbers;
mod scroll;
mod style;

pub use carets::CaretPlace;
pub use scroll::{Scroll, Visible};
pub use style::{BlockSet, PageStyle};

use crate::article::{Article, Block, BlockKind};
use crate::text::{Cp, CpRange};
use crate::typeset::{Align, Fonts, Layout, Paragraph, Span};
use rayon::prelude::*;
use std::sync::Arc;
use style::Stacks;

/// How many code points stay laid out, in view and beyond.
const KEPT: u32 = 300_000;

/// About how many code points a frame forgets at most, so that none is held up by it.
const FORGOTTEN: u32 = 10_000;

/// Among how many first blocks the title is looked for that the line of metadata stands under.
const META_BLOCKS: usize = 4;

/// One block's place in the column.
#[derive(Default)]
struct Slot {
    /// The height of its lines: known once laid out, guessed before.
    height: f32,
    paragraph: Option<Arc<Paragraph>>,
    layout: Option<Layout>,
    /// The number that stands before it in its list.
    number: Option<Layout>,
}

/// An article in a column.
pub struct Page {
    article: Arc<Article>,
    fonts: Fonts,
    style: PageStyle,
    stacks: Stacks,
    /// As many as the article has blocks. Methods that take a block's number without an answer for a wrong one are
    /// called with those of blocks there are.
    slots: Vec<Slot>,
    /// The top of each block, and the end of the last: one more than blocks.
    tops: Vec<f64>,
    /// How many of `tops` hold.
    sound: usize,
    /// What stands beside each block: the least there is from its top to the next one's, in px. Empty where nothing does.
    least: Vec<f32>,
    /// The mean width of a code point in ems, as learnt so far: (width, code points).
    learnt: (f64, f64),
    /// How many code points are laid out.
    laid: u32,
    /// How many digits the highest number of a list has.
    digits: u32,
}

impl Page {
    /// Prepares `article`; nothing is laid out yet.
    pub fn new(article: Arc<Article>, fonts: Fonts, style: PageStyle) -> Page {
        let stacks = Stacks::new(&style);
        let slots = article.blocks().iter().map(|_| Slot::default()).collect::<Vec<_>>();
        let tops = vec![0.0; slots.len() + 1];
        let mut page = Page {
            digits: numbers::digits(&article),
            article,
            fonts,
            style,
            stacks,
            slots,
            tops,
            sound: 0,
            least: Vec::new(),
            learnt: (0.44 * 2000.0, 2000.0),
            laid: 0,
        };
        page.guess_all();
        page
    }

    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    pub fn style(&self) -> &PageStyle {
        &self.style
    }

    /// Takes on another style. Where only width or alignment differ, what was shaped is kept.
    pub fn set_style(&mut self, style: PageStyle) {
        if style == self.style {
            return;
        }
        let reshape = !style.shapes_like(&self.style);
        self.style = style;
        if reshape {
            self.stacks = Stacks::new(&self.style);
        }
        for slot in &mut self.slots {
            slot.layout = None;
            if reshape {
                slot.paragraph = None;
            }
        }
        if reshape {
            self.laid = 0;
        }
        self.guess_all();
    }

    /// Takes on a new version of the article whose text is the same: block kinds or directions changed.
    pub fn set_article(&mut self, article: Arc<Article>) {
        if Arc::ptr_eq(&article, &self.article) {
            return;
        }
        // An empty text can be one block or none.
        let same_text = article.text() == self.article.text() && article.blocks().len() == self.article.blocks().len();
        if !same_text || numbers::digits(&article) != self.digits {
            *self = Page::new(article, self.fonts.clone(), self.style.clone());
            return;
        }
        let pairs = article.blocks().iter().zip(self.article.blocks()).enumerate();
        let changed: Vec<usize> = pairs.filter(|(_, (new, old))| new != old).map(|(block, _)| block).collect();
        for block in changed {
            self.forget(block);
            self.slots[block].height = 0.0;
            self.sound = self.sound.min(block);
        }
        self.article = article;
        self.guess_all();
    }

    fn forget(&mut self, block: usize) {
        let slot = &mut self.slots[block];
        if slot.paragraph.take().is_some() {
            self.laid = self.laid.saturating_sub(self.article.blocks()[block].range.len());
        }
        slot.layout = None;
        slot.number = None;
    }

    /// How `block` is set.
    pub fn set_of(&self, block: &Block) -> BlockSet {
        BlockSet::of(block.kind, self.article.direction_of(block), self.digits)
    }

    /// How `block` is set, but for its direction: neither heights nor spaces depend on it, and finding it takes
    /// reading the text.
    fn any_direction(&self, block: &Block) -> BlockSet {
        BlockSet::of(block.kind, self.article.direction(), self.digits)
    }

    fn guess_all(&mut self) {
        let em = self.learnt.0 / self.learnt.1;
        for (slot, block) in self.slots.iter_mut().zip(self.article.blocks()) {
            if slot.layout.is_some() {
                continue;
            }
            let set = BlockSet::of(block.kind, self.article.direction(), self.digits);
            let size = f64::from(self.style.size * set.scale);
            let width = f64::from(self.style.column - self.style.inset(&set)).max(size);
            let lines = (f64::from(block.range.len()) * em * size / width * 1.03).ceil().max(1.0);
            slot.height = (lines * f64::from(self.style.line_height(&set))) as f32;
        }
        self.sound = 0;
    }

    /// Lays block `block` out if it isn't yet. `None` where there is no such block.
    pub fn ensure(&mut self, block: usize) -> Option<&Layout> {
        if self.slots.get(block)?.layout.is_none() {
            self.lay_out(block);
        }
        self.slots[block].layout.as_ref()
    }

    /// Lays out every block that isn't yet, on all cores.
    pub fn ensure_all(&mut self) {
        let missing = (0..self.slots.len()).into_par_iter().filter(|&block| self.slots[block].layout.is_none());
        let laid: Vec<(usize, Layout)> = missing.map(|block| (block, self.set(block))).collect();
        for (block, layout) in laid {
            self.keep(block, layout);
        }
    }

    fn lay_out(&mut self, number: usize) {
        let layout = self.set(number);
        self.keep(number, layout);
    }

    /// Sets block `number`, anew where that was done before.
    fn set(&self, number: usize) -> Layout {
        let block = &self.article.blocks()[number];
        let set = self.set_of(block);
        let paragraph = self.slots[number].paragraph.clone().unwrap_or_else(|| {
            let style = self.stacks.style(&self.style, &set);
            Arc::new(Paragraph::new(self.article.block_text(block), set.direction, &style, &self.fonts))
        });
        let align = if set.running { self.style.align } else { Align::Start };
        let width = (self.style.column - self.style.inset(&set)).max(1.0);
        Layout::new(paragraph, width, align)
    }

    /// Keeps the layout of block `number` and learns from it.
    fn keep(&mut self, number: usize, layout: Layout) {
        let block = &self.article.blocks()[number];
        let set = self.set_of(block);
        let length = f64::from(block.range.len());
        if set.running && length > 80.0 {
            self.learnt.0 += f64::from(layout.paragraph().max_width() / (self.style.size * set.scale));
            self.learnt.1 += length;
        }
        let slot = &mut self.slots[number];
        if slot.height != layout.height() {
            slot.height = layout.height();
            self.sound = self.sound.min(number);
        }
        if slot.paragraph.is_none() {
            self.laid += block.range.len();
        }
        slot.paragraph = Some(layout.paragraph().clone());
        slot.layout = Some(layout);
        self.slots[number].number = self.set_number(number);
    }

    /// Forgets some of the layouts farthest from the blocks `near`, when many are kept; to be called in every frame.
    pub fn trim(&mut self, near: std::ops::Range<usize>) {
        if self.laid <= KEPT {
            return;
        }
        let far = |block: usize| if block < near.start { near.start - block } else { block.saturating_sub(near.end) };
        let mut kept: Vec<usize> = (0..self.slots.len()).filter(|&b| self.slots[b].paragraph.is_some()).collect();
        kept.sort_by_key(|&b| std::cmp::Reverse(far(b)));
        let enough = KEPT.max(self.laid.saturating_sub(FORGOTTEN));
        for block in kept {
            if self.laid <= enough || far(block) == 0 {
                break;
            }
            self.forget(block);
        }
    }

    /// The layout of `block`, where it has one.
    pub fn layout(&self, block: usize) -> Option<&Layout> {
        self.slots.get(block)?.layout.as_ref()
    }

    /// The left edge of block `block`'s lines.
    pub fn left(&self, block: usize) -> f32 {
        self.article.blocks().get(block).map_or(0.0, |b| {
            let set = self.set_of(b);
            if set.direction.is_rtl() { 0.0 } else { self.style.inset(&set) }
        })
    }

    /// The top of block `block`'s lines; the end of the last block for any number beyond.
    pub fn top(&mut self, block: usize) -> f64 {
        let block = block.min(self.slots.len());
        if self.sound < block || self.sound == 0 {
            self.sum_tops(block);
        }
        self.tops[block]
    }

    fn sum_tops(&mut self, upto: usize) {
        // `tops[i]` is the top of block i's lines, its own space above included.
        let mut at = self.sound;
        if at == 0 {
            self.tops[0] = 0.0;
        }
        while at < upto {
            let beside = f64::from(self.least.get(at).copied().unwrap_or_default());
            self.tops[at + 1] = (self.tops[at] + self.own_pitch(at).max(beside)).round();
            at += 1;
        }
        self.sound = self.sound.max(at);
    }

    /// From the top of block `block` to the next one's, in px, as it is without anything beside it; an estimate until it
    /// is laid out.
    pub fn own_pitch(&self, block: usize) -> f64 {
        let blocks = self.article.blocks();
        let (Some(this), Some(slot)) = (blocks.get(block), self.slots.get(block)) else { return 0.0 };
        let is_meta = block < META_BLOCKS && self.is_meta_block(block);
        let below = f64::from(self.style.space_below(&self.any_direction(this), is_meta));
        let above =
            blocks.get(block + 1).map_or(0.0, |next| f64::from(self.style.space_above(&self.any_direction(next))));
        f64::from(slot.height) + below.max(above)
    }

    /// Makes room for what stands beside the blocks: of each the least there is to be from its top to the next one's, in
    /// px. An empty list is nothing beside.
    pub fn set_beside(&mut self, least: Vec<f32>) {
        if self.least != least {
            self.least = least;
            self.sound = 0;
        }
    }

    /// The same for one block, of a list that was set before. Answers whether it is another height now.
    pub fn set_beside_at(&mut self, block: usize, least: f32) -> bool {
        match self.least.get_mut(block) {
            Some(known) if *known != least => {
                *known = least;
                self.sound = self.sound.min(block);
                true
            }
            _ => false,
        }
    }

    /// Whether the line of publisher, author and date stands under block `block`.
    pub fn is_meta_block(&self, block: usize) -> bool {
        let blocks = self.article.blocks();
        let titled = blocks.iter().take(META_BLOCKS).position(|b| b.kind == BlockKind::Title);
        self.style.meta && titled == Some(block)
    }

    /// The height of the whole column: partly an estimate until everything is laid out.
    pub fn height(&mut self) -> f64 {
        self.top(self.slots.len())
    }

    /// The height of block `block`'s lines.
    pub fn block_height(&self, block: usize) -> f32 {
        self.slots.get(block).map_or(0.0, |s| s.height)
    }

    /// The block at height `y`: the one whose lines or space below hold it.
    pub fn block_at(&mut self, y: f64) -> usize {
        self.top(self.slots.len());
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.slots.len().saturating_sub(1))
    }

    /// The stretches of `range` (of the article's text) on the lines of block `block`, laid out before.
    pub fn spans(&self, block: usize, range: CpRange) -> Vec<Span> {
        let (Some(layout), Some(b)) = (self.layout(block), self.article.blocks().get(block)) else { return Vec::new() };
        match range.intersection(b.range) {
            Some(part) => layout.spans(within(b, part)),
            None => Vec::new(),
        }
    }
}

/// `range` of the article's text, in code points of `block`'s text.
fn within(block: &Block, range: CpRange) -> CpRange {
    let from = block.range.start.0;
    CpRange { start: range.start.minus(from), end: range.end.minus(from) }
}

/// A position in `block`'s text, in the article's.
fn outward(block: &Block, at: Cp) -> Cp {
    at.plus(block.range.start.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Meta, Origin};
    use crate::session::Face;

    /// The article as it is set at first, in a column of this width.
    fn page(article: Article, column: f32) -> Page {
        let style = PageStyle {
            face: Face::Naskh,
            size: 19.0,
            line_height: 2.0,
            column,
            align: Align::Start,
            latin_scale: 0.9,
            meta: false,
        };
        Page::new(Arc::new(article), Fonts::embedded(), style)
    }

    #[test]
    fn a_number_stands_before_its_item_on_the_side_where_that_begins() {
        let check = |text: &str, number: u32, shown: &str| {
            let parts = [(BlockKind::ListItem, None, text), (BlockKind::ListItem, None, text)];
            let mut article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
            article.set_number(0, Some(number));
            let mut page = page(article, 468.0);
            page.ensure_all();
            assert!(page.number(1).is_none(), "the other has none");
            let (layout, left) = page.number(0).expect("a number");
            assert_eq!(layout.paragraph().text(), shown);
            let width = layout.paragraph().max_width();
            let set = page.set_of(&page.article().blocks()[0]);
            let (inset, column) = (page.style().inset(&set), page.style().column);
            if set.direction.is_rtl() {
                assert!(left > column - inset, "{left}");
                assert!(left + width <= column, "within the column");
            } else {
                assert!(left >= 0.0 && left + width < inset, "{left}");
            }
        };
        check("سحب الوقود", 2, "2.");
        check("سحب الوقود في ٢٠٣٠", 12, "١٢.");
        check("the hull", 9, "9.");
        check("the hull", 10, "10.");
        check("سحب الوقود", 1000, "1000.");
    }

    #[test]
    fn layouts_far_away_are_forgotten_a_few_at_a_time() {
        const LENGTH: u32 = 100;
        const WINDOW: usize = 40;
        let line = "قال ".repeat(LENGTH as usize / 4);
        let blocks = (0..5000).map(|_| (BlockKind::Paragraph, None, line.as_str()));
        let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), blocks);
        let mut page = page(article, 602.0);
        for start in (0..5000).step_by(WINDOW) {
            let near = start..start + WINDOW;
            near.clone().for_each(|block| _ = page.ensure(block));
            let before = page.laid;
            page.trim(near.clone());
            assert!(before - page.laid <= FORGOTTEN + LENGTH, "{before} {}", page.laid);
            assert!(page.laid <= KEPT + LENGTH, "{}", page.laid);
            assert!(near.clone().all(|block| page.layout(block).is_some()));
        }
        assert!(page.layout(0).is_none(), "what is far away was forgotten");
    }
}
