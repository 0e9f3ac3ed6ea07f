//! At which height the line of each mark runs, so that marks that overlap stay apart.

use crate::exchange::report::Annotated;

/// The highest level; what lies around more marks than that shares it.
pub(super) const HIGHEST: usize = 2;

/// For each note of an article the level of its line: 0 for a mark that no shorter one overlaps, which alone is tinted,
/// and one more than those within it for the others, at most [`HIGHEST`].
pub(super) fn levels(annotated: &Annotated<'_>) -> Vec<usize> {
    let mut levels = vec![0usize; annotated.notes.len()];
    let runs = || annotated.blocks.iter().flat_map(|block| &block.runs).filter(|run| run.marks.len() > 1);
    // Each pass makes at least the next level right.
    for _ in 0..HIGHEST {
        for run in runs() {
            let mut least = 0;
            // From the shortest outwards.
            for mark in run.marks.iter().rev() {
                if let Some(level) = levels.get_mut(*mark) {
                    *level = (*level).max(least).min(HIGHEST);
                    least = *level + 1;
                }
            }
        }
    }
    levels
}
