//! The text of an article and what its blocks are, in two versions.

use crate::anchor::carry_blocks;
use crate::annotation::Field;
use crate::article::{Article, Block, BlockKind, Extra};
use crate::text::Direction;

/// Whether the words are the same and cut into the same blocks.
pub(super) fn same_text(a: &Article, b: &Article) -> bool {
    a.text() == b.text() && a.blocks().len() == b.blocks().len()
}

/// Whether the blocks are of the same kinds and directions, one by one.
pub(super) fn same_blocks(a: &Article, b: &Article) -> bool {
    a.blocks().len() == b.blocks().len() && a.blocks().iter().zip(b.blocks()).all(|(a, b)| nature(a) == nature(b))
}

/// Gives `to` the text and the blocks of `from`.
pub(super) fn take(to: &mut Article, from: &Article) {
    let old = std::mem::replace(to, from.clone());
    (to.id, to.origin, to.extra) = (old.id, old.origin, old.extra);
    to.set_meta(old.meta);
}

/// What a block is, but for its text.
type Nature = (BlockKind, Option<Direction>, Option<u32>, Extra);

fn nature(block: &Block) -> Nature {
    (block.kind, block.direction, block.number, block.extra.clone())
}

fn set_nature(article: &mut Article, block: usize, (kind, direction, number, extra): Nature) {
    article.set_block(block, kind, direction);
    article.set_number(block, number);
    article.set_block_extra(block, extra);
}

/// Whose text holds, of two that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Ours,
    Theirs,
    /// Both changed it: the first one's is shown.
    Open,
}

/// Whose text holds, of two that differ.
pub(super) fn which(base: Option<&Article>, ours: &Article, theirs: &Article) -> Holds {
    match base {
        Some(base) if same_text(base, theirs) => Holds::Ours,
        Some(base) if same_text(base, ours) => Holds::Theirs,
        _ => Holds::Open,
    }
}

/// Merges text and blocks; answers the fields that both changed.
pub(super) fn merge(base: Option<&Article>, ours: &mut Article, theirs: &mut Article) -> Option<Field> {
    if same_text(ours, theirs) {
        let base = base.filter(|base| same_text(base, ours));
        return merge_blocks(base, ours, theirs).then_some(Field::Blocks);
    }
    let holds = which(base, ours, theirs);
    let Some(base) = base else { return Some(Field::Text) };
    let lost = match holds {
        Holds::Ours => bring_blocks(base, theirs, ours),
        Holds::Theirs => bring_blocks(base, ours, theirs),
        Holds::Open => return Some(Field::Text),
    };
    if lost && holds == Holds::Theirs {
        // The text that holds is shown, whoever wrote it.
        std::mem::swap(ours, theirs);
    }
    lost.then_some(Field::Text)
}

/// What the blocks are, where their texts are the same.
fn merge_blocks(base: Option<&Article>, ours: &mut Article, theirs: &mut Article) -> bool {
    let mut conflict = false;
    for number in 0..ours.blocks().len() {
        let of = |article: &Article| article.blocks().get(number).map(nature);
        let (Some(mine), Some(other)) = (of(ours), of(theirs)) else { continue };
        if mine == other {
            continue;
        }
        let before = base.and_then(of);
        if before.as_ref() == Some(&mine) {
            set_nature(ours, number, other);
        } else if before.as_ref() == Some(&other) {
            set_nature(theirs, number, mine);
        } else {
            conflict = true;
        }
    }
    conflict
}

/// Takes what `old`, with the text of `base`, made of its blocks over to those of `new`, whose text holds. Then both
/// are `new`; unless something has no place there, which is answered by true: then `old` stays as it was.
fn bring_blocks(base: &Article, old: &mut Article, new: &mut Article) -> bool {
    let mut lost = false;
    if !same_blocks(base, old) {
        let places = carry_blocks(old, new);
        for (number, (before, now)) in base.blocks().iter().zip(old.blocks()).enumerate() {
            let (before, now) = (nature(before), nature(now));
            if before == now {
                continue;
            }
            let place = places.get(number).copied().flatten();
            let there = place.and_then(|at| new.blocks().get(at).map(|block| (at, nature(block))));
            match there {
                Some((at, there)) if there == before => set_nature(new, at, now),
                Some((_, there)) if there == now => {}
                _ => lost = true,
            }
        }
    }
    if !lost {
        take(old, new);
    }
    lost
}
