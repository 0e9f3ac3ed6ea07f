//! Which record of a file stands under which, where that is told by ids in any order: labels, sources, attributions.

use crate::annotation::limits::MAX_NESTING;
use crate::text::hash::HashMap;
use std::hash::Hash;

/// What a file says: the record `id` stands under `above`; and where it says so, in bytes.
pub struct Link<Id> {
    pub id: Id,
    pub above: Id,
    pub at: usize,
}

/// Why a link was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tangle {
    /// There is nothing that is so called.
    Missing,
    /// The record would stand under itself.
    Circle,
    /// It would stand under more than [`MAX_NESTING`] others.
    TooDeep,
}

/// The links that hold, and those that do not, each with the reason.
pub type Divided<Id> = (Vec<Link<Id>>, Vec<(Link<Id>, Tangle)>);

/// Divides links into those that hold and those that do not. Of a circle the last link in the file is left out.
/// `there` tells which records there are. Takes time in proportion to the number of links.
pub fn nest<Id: Clone + Eq + Hash>(links: Vec<Link<Id>>, there: impl Fn(&Id) -> bool) -> Divided<Id> {
    let above: HashMap<Id, (Id, usize)> =
        links.iter().enumerate().map(|(number, link)| (link.id.clone(), (link.above.clone(), number))).collect();
    let mut nesting = Nesting { above, depths: HashMap::default(), tangles: HashMap::default() };
    links.iter().for_each(|link| nesting.settle(&link.id, &there));
    let (mut sound, mut left_out) = (Vec::new(), Vec::new());
    for (number, link) in links.into_iter().enumerate() {
        match nesting.tangles.get(&number) {
            Some(&tangle) => left_out.push((link, tangle)),
            None => sound.push(link),
        }
    }
    (sound, left_out)
}

struct Nesting<Id> {
    /// What each stands under, and the number of the link that says so.
    above: HashMap<Id, (Id, usize)>,
    /// How many others each stands under, where that is known.
    depths: HashMap<Id, usize>,
    /// The links that do not hold, by their number.
    tangles: HashMap<usize, Tangle>,
}

impl<Id: Clone + Eq + Hash> Nesting<Id> {
    /// Finds the depth of `id` and of all above it.
    fn settle(&mut self, id: &Id, there: &impl Fn(&Id) -> bool) {
        let (mut path, mut places) = (Vec::new(), HashMap::default());
        let mut next = id.clone();
        let mut depth = loop {
            if let Some(&known) = self.depths.get(&next) {
                break known + 1;
            }
            if let Some(&from) = places.get(&next) {
                // The path from here on goes in a circle, which is opened at its last link; then all is walked again.
                let members = path.get(from..).unwrap_or_default();
                if let Some((last, number)) = members.iter().max_by_key(|(_, number)| *number) {
                    self.cut(last, *number, Tangle::Circle);
                }
                (path, places, next) = (Vec::new(), HashMap::default(), id.clone());
                continue;
            }
            match self.above.get(&next).cloned() {
                Some((above, number)) if there(&above) => {
                    places.insert(next.clone(), path.len());
                    path.push((next, number));
                    next = above;
                }
                Some((_, number)) => self.cut(&next, number, Tangle::Missing),
                None => {
                    self.depths.insert(next, 0);
                    break 1;
                }
            }
        };
        for (id, number) in path.into_iter().rev() {
            if depth > MAX_NESTING {
                self.cut(&id, number, Tangle::TooDeep);
                depth = 0;
            }
            self.depths.insert(id, depth);
            depth += 1;
        }
    }

    /// Leaves out the link of `id`.
    fn cut(&mut self, id: &Id, number: usize, tangle: Tangle) {
        self.tangles.insert(number, tangle);
        self.above.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Tangle::{Circle, Missing, TooDeep};

    fn check(links: &[(u32, u32)], expected: &[(u32, Tangle)]) {
        let numbered = links.iter().enumerate().map(|(at, &(id, above))| Link { id, above, at }).collect();
        let (sound, left_out) = nest(numbered, |id| *id < 1_000_000);
        let found: Vec<_> = left_out.iter().map(|(link, tangle)| (link.id, *tangle)).collect();
        assert_eq!(found, expected, "{links:?}");
        assert_eq!(sound.len() + left_out.len(), links.len());
    }

    #[test]
    fn links_hold_in_any_order() {
        check(&[], &[]);
        check(&[(1, 2), (2, 3), (4, 2)], &[]);
        check(&[(2, 3), (4, 2), (1, 2)], &[]);
        check(&[(1, 1_000_000), (2, 1)], &[(1, Missing)]);
    }

    #[test]
    fn a_circle_is_opened_at_its_last_link() {
        check(&[(1, 1)], &[(1, Circle)]);
        check(&[(1, 2), (2, 3), (3, 1), (4, 1)], &[(3, Circle)]);
        check(&[(4, 1), (3, 1), (1, 2), (2, 3)], &[(2, Circle)]);
        check(&[(1, 2), (2, 1), (3, 4), (4, 3), (5, 5)], &[(2, Circle), (4, Circle), (5, Circle)]);
    }

    #[test]
    fn what_is_too_deep_is_cut_off_and_long_chains_are_walked_once() {
        let most = MAX_NESTING as u32;
        let down: Vec<_> = (0..most).map(|n| (n, n + 1)).collect();
        check(&down, &[]);
        let deeper: Vec<_> = (0..=most).map(|n| (n, n + 1)).collect();
        check(&deeper, &[(0, TooDeep)]);
        let up: Vec<_> = deeper.iter().rev().copied().collect();
        check(&up, &[(0, TooDeep)]);
        for reversed in [false, true] {
            let mut chain: Vec<_> = (0..200_000).map(|n| (n, n + 1)).collect();
            if reversed {
                chain.reverse();
            }
            let links = chain.into_iter().map(|(id, above)| Link { id, above, at: 0 }).collect();
            let (sound, left_out) = nest(links, |_| true);
            assert_eq!((sound.len() + left_out.len(), left_out.len()), (200_000, 200_000 / (MAX_NESTING + 1)));
        }
    }
}
