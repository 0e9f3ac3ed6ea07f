//! Blocks kept from one frame to the next.

use super::block::{TextBlock, TextOptions};
use super::role::Role;
use crate::text::Direction;
use crate::text::hash::HashMap;
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

/// Blocks not asked for during this many frames are forgotten, within as many again.
const KEPT_FRAMES: u64 = 120;

/// What a block was made from, but for its text.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Recipe {
    pub role: Role,
    pub options: TextOptions,
    /// The interface's direction.
    pub direction: Direction,
    /// Physical pixels a point.
    pub scale: f32,
}

struct Kept {
    text: Box<str>,
    recipe: Recipe,
    block: Arc<TextBlock>,
    used: u64,
}

/// Blocks by what they were made from.
///
/// Keyed by a hash alone so that a look-up allocates nothing; an entry whose
/// text or recipe turns out to be another is replaced.
#[derive(Default)]
pub(super) struct BlockCache {
    hasher: RandomState,
    kept: HashMap<u64, Kept>,
    /// The keys of what is kept, each once, in the order in which they are looked at.
    turn: VecDeque<u64>,
    frame: u64,
}

impl BlockCache {
    /// The block of `text`, made with `make` if it is not kept.
    pub fn get(&mut self, text: &str, recipe: Recipe, make: impl FnOnce() -> TextBlock) -> Arc<TextBlock> {
        let key = self.hasher.hash_one((
            text,
            recipe.role,
            recipe.options.max_width.map(f32::to_bits),
            recipe.options.align,
            recipe.options.direction,
            recipe.options.max_lines,
            recipe.direction,
            recipe.scale.to_bits(),
        ));
        if let Some(kept) = self.kept.get_mut(&key)
            && kept.recipe == recipe
            && *kept.text == *text
        {
            kept.used = self.frame;
            return Arc::clone(&kept.block);
        }
        let block = Arc::new(make());
        let kept = Kept { text: text.into(), recipe, block: Arc::clone(&block), used: self.frame };
        if self.kept.insert(key, kept).is_none() {
            self.turn.push_back(key);
        }
        block
    }

    /// Counts a frame and forgets what was not used for long: a part of it in each frame, so that none is held up by it.
    pub fn next_frame(&mut self) {
        self.frame += 1;
        let oldest = self.frame.saturating_sub(KEPT_FRAMES);
        let share = self.turn.len().div_ceil(KEPT_FRAMES as usize);
        for _ in 0..share {
            let Some(key) = self.turn.pop_front() else { break };
            match self.kept.get(&key) {
                Some(kept) if kept.used >= oldest => self.turn.push_back(key),
                _ => _ = self.kept.remove(&key),
            }
        }
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.kept.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Align, Fonts};
    use crate::ui::text::block::Setter;
    use crate::ui::text::role::Faces;

    const RECIPE: Recipe = Recipe {
        role: Role::Body,
        options: TextOptions { max_width: None, align: Align::Start, direction: None, max_lines: None },
        direction: Direction::Ltr,
        scale: 1.0,
    };

    /// What makes blocks by the recipe.
    fn maker() -> impl Fn(&str) -> TextBlock {
        let (fonts, faces) = (Fonts::embedded(), Faces::embedded());
        move |text| {
            let setter = Setter { fonts: &fonts, faces: &faces, scale: RECIPE.scale, direction: RECIPE.direction };
            setter.block(text, RECIPE.role, RECIPE.options)
        }
    }

    #[test]
    fn blocks_are_made_once_and_forgotten_when_unused() {
        let (make, mut cache) = (maker(), BlockCache::default());
        let mut made = 0;
        for text in ["قال", "قال", "نعم"] {
            cache.get(text, RECIPE, || {
                made += 1;
                make(text)
            });
        }
        assert_eq!((made, cache.len()), (2, 2));
        for _ in 0..2 * KEPT_FRAMES + 1 {
            cache.next_frame();
            cache.get("نعم", RECIPE, || make("نعم"));
        }
        assert_eq!(cache.len(), 1);
    }

    #[test]
    fn each_frame_forgets_a_part() {
        let (make, mut cache) = (maker(), BlockCache::default());
        const MANY: usize = 3 * KEPT_FRAMES as usize;
        for number in 0..MANY {
            cache.get(&number.to_string(), RECIPE, || make(""));
        }
        let mut before = cache.len();
        for _ in 0..4 * KEPT_FRAMES {
            cache.next_frame();
            assert!(before - cache.len() <= MANY.div_ceil(KEPT_FRAMES as usize), "{} of {before}", cache.len());
            assert_eq!(cache.len(), cache.turn.len());
            before = cache.len();
        }
        assert_eq!(before, 0);
    }
}
