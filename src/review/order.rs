//! The order of a list that two people changed.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Puts together what stands in `ours` and `theirs` and is kept.
///
/// What both kept from `base` stands as the one who moved it has it; where both moved things, in the lesser of the
/// two orders, so that it does not matter who is asked first. What one added follows what it followed there. Where
/// both added something at one place, each one's keeps its order, and the lesser id comes first of two.
pub(super) fn merge<K: Clone + Ord + Hash>(
    base: Option<&[K]>,
    ours: &[K],
    theirs: &[K],
    is_kept: impl Fn(&K) -> bool,
) -> Vec<K> {
    let (in_ours, in_theirs): (HashSet<&K>, HashSet<&K>) = (ours.iter().collect(), theirs.iter().collect());
    let before: Option<HashSet<&K>> = base.map(|base| base.iter().collect());
    let is_common = |k: &K| {
        in_ours.contains(k) && in_theirs.contains(k) && before.as_ref().is_none_or(|b| b.contains(k)) && is_kept(k)
    };
    let common = |list: &[K]| -> Vec<K> { list.iter().filter(|k| is_common(k)).cloned().collect() };
    let (mine, others) = (common(ours), common(theirs));
    let core = match base.map(common) {
        Some(base) if base == mine => others,
        Some(base) if base == others => mine,
        _ => mine.min(others),
    };
    let place: HashMap<&K, usize> = core.iter().enumerate().map(|(i, k)| (k, i)).collect();
    let runs = |list: &[K]| -> Vec<Vec<K>> {
        let mut runs = vec![Vec::new(); core.len() + 1];
        let mut at = 0;
        for k in list {
            match place.get(k) {
                Some(i) => at = i + 1,
                None if is_kept(k) => runs[at].push(k.clone()),
                None => {}
            }
        }
        runs
    };
    let mut merged = Vec::new();
    let mut done: HashSet<K> = HashSet::new();
    for (at, (a, b)) in runs(ours).into_iter().zip(runs(theirs)).enumerate() {
        merged.extend(at.checked_sub(1).and_then(|i| core.get(i)).cloned());
        let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
        loop {
            let next = match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x <= y => a.next(),
                (Some(_), None) => a.next(),
                _ => b.next(),
            };
            let Some(next) = next else { break };
            if done.insert(next.clone()) {
                merged.push(next);
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: Option<&str>, ours: &str, theirs: &str, expected: &str) {
        let list = |text: &str| -> Vec<char> { text.chars().collect() };
        let (base, ours, theirs) = (base.map(list), list(ours), list(theirs));
        let is_kept = |c: &char| expected.contains(*c);
        for (a, b) in [(&ours, &theirs), (&theirs, &ours)] {
            let merged: String = merge(base.as_deref(), a, b, is_kept).into_iter().collect();
            assert_eq!(merged, expected, "{base:?} {a:?} {b:?}");
        }
    }

    #[test]
    fn lists_are_put_together() {
        check(Some("abc"), "abc", "abc", "abc");
        check(Some("abc"), "abc", "cab", "cab");
        check(Some("abc"), "abxc", "cab", "cabx");
        check(Some("abc"), "abcz", "abcy", "abcyz");
        check(Some("abc"), "abczd", "abcyx", "abcyxzd");
        check(Some("abc"), "ac", "abc", "ac");
        check(Some("abc"), "ac", "abxc", "axc");
        check(Some("abc"), "bac", "acb", "acb");
        check(None, "abcx", "abcy", "abcxy");
        check(None, "", "ba", "ba");
        // Taken out by one and kept for the other.
        check(Some("abc"), "ac", "abc", "abc");
    }
}
