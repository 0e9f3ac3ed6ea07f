//! Which block of a newer version each block of an article has become.

use crate::article::Article;
use std::collections::HashMap;

/// Words that stand in more blocks than this say little about any of them.
const COMMON: usize = 200;
/// How many of a block's words must be the other's, of a thousand.
const ALIKE: u32 = 500;
/// How much better than the next the best must be, of a thousand.
const MARGIN: u32 = 50;
/// A block of fewer words than this is not looked for inside a longer one.
const FEW_WORDS: usize = 4;

/// For each block of `old` the number of the block of `new` that it became, where that can be told.
///
/// Blocks with the same text are paired first: from both ends, then those whose text stands only once in
/// each version, then their neighbours. What is left is paired by the words both have, half of them at
/// least; so a block that was divided goes to its larger part, and of two that were joined both go to the whole.
pub fn carry_blocks(old: &Article, new: &Article) -> Vec<Option<usize>> {
    let texts = |article: &Article| -> Vec<String> {
        article
            .blocks()
            .iter()
            .map(|b| article.block_text(b).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let (old, new) = (texts(old), texts(new));
    let mut pairs = Pairs { to: vec![None; old.len()], taken: vec![false; new.len()], old: &old, new: &new };
    pairs.ends();
    pairs.unique();
    pairs.neighbours();
    pairs.by_words();
    pairs.to
}

struct Pairs<'a> {
    to: Vec<Option<usize>>,
    /// Whether a block of the new version is some block's already.
    taken: Vec<bool>,
    old: &'a [String],
    new: &'a [String],
}

impl Pairs<'_> {
    /// Pairs two blocks if both are free and have the same text. Answers whether it did.
    fn pair(&mut self, from: usize, to: usize) -> bool {
        let same = self.old.get(from).is_some_and(|text| self.new.get(to) == Some(text));
        let free = self.to.get(from) == Some(&None) && self.taken.get(to) == Some(&false);
        if same && free {
            self.to[from] = Some(to);
            self.taken[to] = true;
        }
        same && free
    }

    fn ends(&mut self) {
        let mut from_start = 0;
        while self.pair(from_start, from_start) {
            from_start += 1;
        }
        let (mut from, mut to) = (self.old.len(), self.new.len());
        while from > 0 && to > 0 && self.pair(from - 1, to - 1) {
            (from, to) = (from - 1, to - 1);
        }
    }

    /// Pairs blocks whose text stands once among those left of each version, wherever they went.
    fn unique(&mut self) {
        let mut seen: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (i, text) in self.old.iter().enumerate().filter(|(i, text)| self.to[*i].is_none() && !text.is_empty()) {
            seen.entry(text).or_default().0.push(i);
        }
        for (i, text) in self.new.iter().enumerate().filter(|(i, _)| !self.taken[*i]) {
            if let Some(entry) = seen.get_mut(text.as_str()) {
                entry.1.push(i);
            }
        }
        for (from, to) in seen.into_values() {
            if let ([from], [to]) = (from.as_slice(), to.as_slice()) {
                self.pair(*from, *to);
            }
        }
    }

    /// Pairs equal blocks beside paired ones, as far as that goes.
    fn neighbours(&mut self) {
        for from in 1..self.old.len() {
            if let Some(to) = self.to[from - 1] {
                self.pair(from, to + 1);
            }
        }
        for from in (1..self.old.len()).rev() {
            if let Some(to) = self.to[from].and_then(|to| to.checked_sub(1)) {
                self.pair(from - 1, to);
            }
        }
    }

    /// Pairs what is left by the words both have.
    fn by_words(&mut self) {
        let mut blocks_with: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, text) in self.new.iter().enumerate().filter(|(i, _)| !self.taken[*i]) {
            text.split(' ').for_each(|word| blocks_with.entry(word).or_default().push(i));
        }
        let lengths: Vec<usize> = self.new.iter().map(|text| text.split(' ').count()).collect();
        for (from, text) in self.old.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            if self.to[from].is_some() {
                continue;
            }
            let words = text.split(' ').count();
            let score = |(&block, &shared): (&usize, &usize)| (alike(shared, words, lengths[block]), block);
            let mut likeness: Vec<(u32, usize)> = shared_words(text, &blocks_with).iter().map(score).collect();
            likeness.sort_unstable_by_key(|&(score, block)| (std::cmp::Reverse(score), block));
            let Some(&(best, to)) = likeness.first() else { continue };
            // The pieces of a divided block stand beside each other; it goes to the best of them.
            let apart = likeness.iter().find(|(_, block)| block.abs_diff(to) > 1);
            if best >= ALIKE && apart.is_none_or(|(score, _)| best >= score + MARGIN) {
                self.to[from] = Some(to);
            }
        }
    }
}

/// How many words `text` has in common with each of the blocks that have any, a word counted as often as both have it.
fn shared_words(text: &str, blocks_with: &HashMap<&str, Vec<usize>>) -> HashMap<usize, usize> {
    let (mut shared, mut seen) = (HashMap::new(), HashMap::<&str, usize>::new());
    for word in text.split(' ') {
        let Some(blocks) = blocks_with.get(word).filter(|blocks| blocks.len() <= COMMON) else { continue };
        let nth = seen.entry(word).or_default();
        // The nth of a word in one block is the nth in the other.
        for run in blocks.chunk_by(|a, b| a == b).filter(|run| run.len() > *nth) {
            *shared.entry(run[0]).or_default() += 1;
        }
        *nth += 1;
    }
    shared
}

/// How alike two blocks are that have `shared` words of `old` and `new`, in thousandths.
fn alike(shared: usize, old: usize, new: usize) -> u32 {
    let both = 2000 * shared / (old + new).max(1);
    let inside = if old.min(new) >= FEW_WORDS { 900 * shared / old.min(new).max(1) } else { 0 };
    // One that lies in another, as after joining, counts only if nearly all of it does.
    both.max(if inside >= 720 { inside } else { 0 }) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, BlockKind, Meta, Origin};

    fn check(old: &[&str], new: &[&str], expected: &[Option<usize>]) {
        let article = |texts: &[&str]| {
            let parts = texts.iter().map(|text| (BlockKind::Paragraph, None, *text));
            Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
        };
        assert_eq!(carry_blocks(&article(old), &article(new)), expected, "{new:?}");
    }

    const A: &str = "أعلن متحدث باسم البلدية صباح الخميس افتتاح الطريق";
    const B: &str = "وأضاف أن الطريق الساحلي يفتح في نهاية الشهر";
    const C: &str = "ولم يصدر تعليق من الوزارة حتى مساء الأحد";

    #[test]
    fn equal_blocks_are_paired_wherever_they_went() {
        check(&[A, B, C], &[A, B, C], &[Some(0), Some(1), Some(2)]);
        check(&[A, B, C], &["عاجل", A, B, C], &[Some(1), Some(2), Some(3)]);
        check(&[A, B, C], &[C, A, B], &[Some(1), Some(2), Some(0)]);
        check(&[A, B, C], &[A, C], &[Some(0), None, Some(1)]);
        check(&[A, B], &[], &[None, None]);
        check(&[], &[A], &[]);
    }

    #[test]
    fn of_equal_blocks_each_goes_with_its_neighbours() {
        check(&[A, "***", B, "***", C], &["عاجل", A, "***", B, "***", C], &[1, 2, 3, 4, 5].map(Some));
    }

    #[test]
    fn changed_blocks_are_paired_by_their_words() {
        check(&[A, B, C], &[A, &B.replace("الساحلي", "الجبلي"), C], &[Some(0), Some(1), Some(2)]);
        check(&[A, B, C], &[A, "وقالت المصادر إن المؤتمر تأجل", C], &[Some(0), None, Some(2)]);
        // White space alone changes nothing.
        check(&[A, B], &["عاجل", &A.replace(' ', "  "), B], &[Some(1), Some(2)]);
    }

    #[test]
    fn divided_and_joined_blocks_are_followed() {
        check(&[A, &format!("{B} {C}")], &[A, B, C], &[Some(0), Some(1)]);
        check(&[A, B, C], &[A, &format!("{B} {C}")], &[Some(0), Some(1), Some(1)]);
    }
}
