//! The numbers before the items of lists.

use super::Page;
use crate::article::Article;
use crate::typeset::{Align, Layout, Paragraph};
use std::sync::Arc;

/// What is left between the number of a list's item and its text, in ems.
const NUMBER_GAP: f32 = 0.35;

/// How many digits the highest number of the article's lists has; 1 where there is none.
pub(super) fn digits(article: &Article) -> u32 {
    let highest = article.blocks().iter().filter_map(|block| block.number).max();
    highest.and_then(u32::checked_ilog10).unwrap_or_default() + 1
}

impl Page {
    /// Sets the number that block `number` has in its list, in the article's digits; `None` where it has none.
    pub(super) fn set_number(&self, number: usize) -> Option<Layout> {
        let block = self.article.blocks().get(number)?;
        let text = self.article.number_of(block)?;
        let set = self.set_of(block);
        let paragraph = Paragraph::new(&text, set.direction, &self.stacks.style(&self.style, &set), &self.fonts);
        let width = paragraph.max_width().ceil().max(1.0);
        Some(Layout::new(Arc::new(paragraph), width, Align::Start))
    }

    /// The number before block `block`, laid out before, and its left edge; its lines begin where the block's do.
    pub fn number(&self, block: usize) -> Option<(&Layout, f32)> {
        let layout = self.slots.get(block)?.number.as_ref()?;
        let set = self.set_of(self.article.blocks().get(block)?);
        let (inset, gap) = (self.style.inset(&set), (self.style.size * NUMBER_GAP).round());
        let width = layout.paragraph().max_width().ceil();
        let rtl = set.direction.is_rtl();
        Some((layout, if rtl { self.style.column - inset + gap } else { inset - gap - width }))
    }
}
