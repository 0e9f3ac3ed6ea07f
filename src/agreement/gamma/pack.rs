//! Choosing the groups that save most without a unit in common.
//!
//! Such a choice is a hard problem in general, but units lie in a line and only those that are near each other share
//! groups. So each connected part is gone through from its first unit to its last, and all that the rest of the way
//! depends on is which of the units ahead are taken already. Of all ways with the same ones taken the best is kept; a
//! way is dropped where another one saves so much more that even losing all that its taken units could save besides
//! leaves it ahead. Both keep the best choice, so the result is exact, unless more ways than the last
//! of [`WIDE`] are left at one unit. Prices of the units ([`super::prices`]) bound what can still be saved.
//!
//! What is indexed: groups by their numbers in [`Candidates::groups`] and units by theirs in `units`, neither of which
//! changes; of a part, `from`, `open` and what is derived of them by the place in its `units`, which are those of its groups
//! and no others, so that every unit of a group has a place; [`Bounds::rest`] has one entry more, for the end. A group has two
//! members at least. Bits are below those of [`Taken`], as [`Part::bits`] refuses more.

use super::super::Undefined;
use super::candidates::Candidates;
use super::prices::{Bundle, prices};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// The most ways that are kept at one unit when a good choice is looked for, by which most others can be excluded.
const NARROW: usize = 60;

/// The most that are kept after that, in one search after the other. Where even the last has more, the result is said
/// not to be exact.
const WIDE: [usize; 2] = [1_000, 20_000];

/// What is less than this is nothing, in parts of Δ∅.
const NOTHING: f64 = 1e-9;

/// With how many of the best ways each is compared.
const LEADERS: usize = 12;

/// The groups that were chosen, by their numbers.
pub(super) struct Packed {
    pub groups: Vec<u32>,
    pub is_exact: bool,
}

pub(super) fn best(candidates: &Candidates, go_on: &(dyn Fn() -> bool + Sync)) -> Result<Packed, Undefined> {
    let mut packed = Packed { groups: Vec::new(), is_exact: true };
    let all: Vec<u32> = (0..candidates.groups.len() as u32).collect();
    for groups in parts(candidates, &all) {
        let part = Part::of(candidates, &groups);
        let prices = part.prices();
        let bounds = part.bounds(prices)?;
        let found = part.search(&bounds, NARROW, 0.0, go_on)?;
        let (best, chosen) = found.better.unwrap_or_default();
        let gap = bounds.gap(best);
        if found.is_whole || gap <= part.nothing() {
            packed.groups.extend(chosen);
            continue;
        }
        // A group that costs more by the prices than it saves loses as much; what loses the whole gap is in no choice
        // that is better. Often the rest falls into parts.
        let kept: Vec<u32> =
            groups.iter().copied().filter(|g| part.loss(&bounds, *g) <= gap + part.nothing()).collect();
        let chosen: HashSet<u32> = chosen.into_iter().collect();
        for groups in parts(candidates, &kept) {
            let inner = Part::of(candidates, &groups);
            let prices = inner.units.iter().map(|unit| bounds.prices[part.place(*unit)]).collect();
            let known: Vec<u32> = groups.into_iter().filter(|group| chosen.contains(group)).collect();
            let (better, is_exact) = inner.widely(&inner.bounds(prices)?, known, go_on)?;
            packed.groups.extend(better);
            packed.is_exact &= is_exact;
        }
    }
    Ok(packed)
}

/// Those of the groups that hang together by their units.
fn parts(candidates: &Candidates, groups: &[u32]) -> Vec<Vec<u32>> {
    let mut above: Vec<u32> = (0..candidates.units.len() as u32).collect();
    fn root(above: &mut [u32], mut unit: u32) -> u32 {
        while above[unit as usize] != unit {
            above[unit as usize] = above[above[unit as usize] as usize];
            unit = above[unit as usize];
        }
        unit
    }
    for group in groups.iter().map(|group| &candidates.groups[*group as usize]) {
        for pair in group.members.windows(2) {
            let (a, b) = (root(&mut above, pair[0]), root(&mut above, pair[1]));
            above[a.max(b) as usize] = a.min(b);
        }
    }
    let mut number: HashMap<u32, usize> = HashMap::new();
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for at in groups.iter().copied() {
        let root = root(&mut above, candidates.groups[at as usize].members[0]);
        let part = *number.entry(root).or_insert_with(|| {
            parts.push(Vec::new());
            parts.len() - 1
        });
        parts[part].push(at);
    }
    parts
}

/// One connected part.
struct Part<'a> {
    candidates: &'a Candidates,
    /// Its units, by their numbers, in order.
    units: Vec<u32>,
    /// Of each unit the groups that begin with it: number, what it saves, and the units beside the first, by place.
    from: Vec<Vec<(u32, f64, Vec<usize>)>>,
    /// At which place each unit is first and last of a group's concern before it is its own turn; `None` if never.
    open: Vec<Option<(usize, usize)>>,
}

/// The taken units ahead, each with the bit that it has while it matters.
type Taken = u128;

/// A way so far: what it saves, and its last group in the list of choices.
#[derive(Clone, Copy)]
struct Way {
    saves: f64,
    last: u32,
}

/// What is known before a search.
struct Bounds {
    /// The bit of each unit.
    bits: Vec<u32>,
    /// The price of each, and of all from each place on.
    prices: Vec<f64>,
    rest: Vec<f64>,
}

impl Bounds {
    /// How much more than `best` might be saved.
    fn gap(&self, best: f64) -> f64 {
        self.rest[0] - best
    }
}

/// What a search found.
struct Search {
    /// What saves more than what was known, and its groups.
    better: Option<(f64, Vec<u32>)>,
    /// Whether nothing was left out that might have been better still.
    is_whole: bool,
}

/// No choice.
const NONE: u32 = u32::MAX;

type Ways = HashMap<Taken, Way, BuildHasherDefault<Mix>>;

impl<'a> Part<'a> {
    fn of(candidates: &'a Candidates, groups: &[u32]) -> Part<'a> {
        let members = |group: &u32| &candidates.groups[*group as usize].members;
        let mut units: Vec<u32> = groups.iter().flat_map(members).copied().collect();
        units.sort_unstable();
        units.dedup();
        let place = |unit: &u32| units.partition_point(|other| other < unit);
        let (mut from, mut open) = (vec![Vec::new(); units.len()], vec![None; units.len()]);
        let mut last = vec![0; units.len()];
        for group in groups {
            let places: Vec<usize> = members(group).iter().map(place).collect();
            let first = places[0];
            for at in &places {
                last[*at] = first.max(last[*at]);
            }
            for at in &places[1..] {
                let (start, _) = open[*at].get_or_insert((first, 0));
                *start = first.min(*start);
            }
            from[first].push((*group, candidates.groups[*group as usize].saving, places[1..].to_vec()));
        }
        for (open, last) in open.iter_mut().zip(last) {
            if let Some((_, end)) = open {
                *end = last;
            }
        }
        Part { candidates, units, from, open }
    }

    /// Gives each unit that matters ahead of its turn a bit that no other one has at the same time.
    fn bits(&self) -> Result<Vec<u32>, Undefined> {
        let mut starts: Vec<(usize, usize, usize)> =
            self.open.iter().enumerate().filter_map(|(at, open)| open.map(|(start, end)| (start, end, at))).collect();
        starts.sort_unstable();
        let mut busy: [Option<usize>; Taken::BITS as usize] = [None; Taken::BITS as usize];
        let mut bits = vec![0; self.units.len()];
        for (start, end, at) in starts {
            let free = busy.iter_mut().position(|until| until.is_none_or(|until| until < start));
            let bit = free.ok_or(Undefined::TooMany)?;
            busy[bit] = Some(end);
            bits[at] = bit as u32;
        }
        Ok(bits)
    }

    /// What is too little to count.
    fn nothing(&self) -> f64 {
        NOTHING * self.candidates.weights.empty
    }

    /// The place of one of its units, or where it would be.
    fn place(&self, unit: u32) -> usize {
        self.units.partition_point(|other| *other < unit)
    }

    fn prices(&self) -> Vec<f64> {
        let bundles = self.from.iter().enumerate().flat_map(|(first, groups)| {
            groups.iter().map(move |(_, saving, others)| {
                let members = [first].into_iter().chain(others.iter().copied()).collect();
                Bundle { members, saving: *saving }
            })
        });
        prices(self.units.len(), &bundles.collect::<Vec<_>>())
    }

    fn bounds(&self, prices: Vec<f64>) -> Result<Bounds, Undefined> {
        let mut rest = vec![0.0; prices.len() + 1];
        for (at, price) in prices.iter().enumerate().rev() {
            rest[at] = rest[at + 1] + price;
        }
        Ok(Bounds { bits: self.bits()?, prices, rest })
    }

    /// By how much the units of a group cost more than it saves.
    fn loss(&self, bounds: &Bounds, group: u32) -> f64 {
        let group = &self.candidates.groups[group as usize];
        group.members.iter().map(|unit| bounds.prices[self.place(*unit)]).sum::<f64>() - group.saving
    }

    /// Searches with more and more ways, from the best choice that is known; answers whether the result is exact.
    fn widely(
        &self,
        bounds: &Bounds,
        mut groups: Vec<u32>,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<(Vec<u32>, bool), Undefined> {
        let mut best: f64 = groups.iter().map(|group| self.candidates.groups[*group as usize].saving).sum();
        for width in WIDE {
            if bounds.gap(best) <= self.nothing() {
                return Ok((groups, true));
            }
            let found = self.search(bounds, width, best, go_on)?;
            if let Some(better) = found.better {
                (best, groups) = better;
            }
            if found.is_whole {
                return Ok((groups, true));
            }
        }
        Ok((groups, bounds.gap(best) <= self.nothing()))
    }

    /// Goes through the part with at most `width` ways at a time, and looks for what saves more than `best`.
    fn search(
        &self,
        bounds: &Bounds,
        width: usize,
        best: f64,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Search, Undefined> {
        let bits = &bounds.bits;
        let mut closing: Vec<Taken> = vec![0; self.units.len()];
        let mut opening: Vec<Vec<usize>> = vec![Vec::new(); self.units.len()];
        for (at, open) in self.open.iter().enumerate() {
            if let Some((start, end)) = open {
                opening[*start].push(at);
                closing[*end] |= 1 << bits[at];
            }
        }
        let mut choices: Vec<(u32, u32)> = Vec::new();
        let mut ways = Ways::default();
        ways.insert(0, Way { saves: 0.0, last: NONE });
        let mut ahead: Vec<usize> = Vec::new();
        let mut is_whole = true;
        let least = best + self.nothing();
        for at in 0..self.units.len() {
            if !go_on() {
                return Err(Undefined::Cancelled);
            }
            let own: Taken = if self.open[at].is_some_and(|(_, end)| end == at) { 1 << bits[at] } else { 0 };
            ways = self.step(at, &ways, own, closing[at], bits, &mut choices);
            ahead.extend(&opening[at]);
            ahead.retain(|unit| self.open[*unit].is_some_and(|(_, end)| end > at));
            // The prices of what is taken ahead are no part of what can still be saved.
            let mut price = [0.0; Taken::BITS as usize];
            ahead.iter().for_each(|unit| price[bits[*unit] as usize] = bounds.prices[*unit]);
            let most = |taken: Taken, way: &Way| way.saves + bounds.rest[at + 1] - sum(taken, &price);
            ways.retain(|taken, way| most(*taken, way) > least);
            self.drop_beaten(at, &ahead, bits, &mut ways);
            if ways.len() > width {
                is_whole = false;
                let mut all: Vec<(Taken, Way, f64)> = ways.drain().map(|(t, way)| (t, way, most(t, &way))).collect();
                all.select_nth_unstable_by(width - 1, |a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
                ways.extend(all.into_iter().take(width).map(|(taken, way, _)| (taken, way)));
            }
        }
        let better = ways.values().max_by(|a, b| a.saves.total_cmp(&b.saves)).filter(|way| way.saves > best);
        let better = better.map(|way| {
            let (mut groups, mut last) = (Vec::new(), way.last);
            while let Some((before, group)) = choices.get(last as usize) {
                groups.push(*group);
                last = *before;
            }
            (way.saves, groups)
        });
        Ok(Search { better, is_whole })
    }

    /// The ways after the unit at `at`, which has the bit `own` where it may be taken already. `gone` are the bits that
    /// matter no more.
    fn step(
        &self,
        at: usize,
        ways: &Ways,
        own: Taken,
        gone: Taken,
        bits: &[u32],
        choices: &mut Vec<(u32, u32)>,
    ) -> Ways {
        let groups: Vec<(u32, f64, Taken)> = self.from[at]
            .iter()
            .map(|(group, saves, others)| (*group, *saves, others.iter().fold(0, |all, unit| all | 1 << bits[*unit])))
            .collect();
        let mut next = Ways::with_capacity_and_hasher(ways.len() * 2, Default::default());
        // In one order whatever the map's, so that of two ways that save the same the same one is kept.
        let mut sorted: Vec<(&Taken, &Way)> = ways.iter().collect();
        sorted.sort_unstable_by_key(|(taken, _)| **taken);
        for (taken, way) in sorted {
            keep(&mut next, taken & !gone, way.saves, || way.last);
            if taken & own != 0 {
                continue;
            }
            for (group, saves, others) in groups.iter().filter(|(_, _, others)| taken & others == 0) {
                keep(&mut next, (taken | others) & !gone, way.saves + saves, || {
                    choices.push((way.last, *group));
                    choices.len() as u32 - 1
                });
            }
        }
        next
    }

    /// Drops the ways that cannot lead to more than one of the leaders does. `ahead` are the units that have bits.
    fn drop_beaten(&self, at: usize, ahead: &[usize], bits: &[u32], ways: &mut Ways) {
        if ways.len() < 2 {
            return;
        }
        let mut worth = [0.0; Taken::BITS as usize];
        for unit in ahead {
            worth[bits[*unit] as usize] = self.worth(at, *unit);
        }
        let mut leaders: Vec<(Taken, f64)> = ways.iter().map(|(taken, way)| (*taken, way.saves)).collect();
        let order = |a: &(Taken, f64), b: &(Taken, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if leaders.len() > LEADERS {
            leaders.select_nth_unstable_by(LEADERS - 1, order);
            leaders.truncate(LEADERS);
        }
        leaders.sort_unstable_by(order);
        ways.retain(|taken, way| {
            leaders.iter().all(|(other, saves)| other == taken || way.saves > saves - sum(other & !taken, &worth))
        });
    }

    /// The most that the unit at `unit` can save where only units after the place `at` are left.
    fn worth(&self, at: usize, unit: usize) -> f64 {
        let candidates = self.candidates;
        let empty = candidates.weights.empty;
        let number = self.units[unit];
        let from = self.units.get(at + 1).copied().unwrap_or(NONE);
        // Of each person the unit that is most like it.
        let mut most: Vec<(usize, f64)> = Vec::new();
        for (other, apart) in candidates.near[number as usize].iter().filter(|(other, _)| *other >= from) {
            let person = candidates.units[*other as usize].person;
            let saves = empty - apart;
            match most.iter_mut().find(|(known, _)| *known == person) {
                Some((_, best)) => *best = saves.max(*best),
                None => most.push((person, saves)),
            }
        }
        empty + most.iter().map(|(_, saves)| saves.max(0.0)).sum::<f64>() / candidates.pairs
    }
}

/// Keeps a way unless one with the same units taken saves as much.
fn keep(ways: &mut Ways, taken: Taken, saves: f64, last: impl FnOnce() -> u32) {
    match ways.entry(taken) {
        std::collections::hash_map::Entry::Vacant(free) => _ = free.insert(Way { saves, last: last() }),
        std::collections::hash_map::Entry::Occupied(mut known) => {
            if saves > known.get().saves {
                known.insert(Way { saves, last: last() });
            }
        }
    }
}

/// The sum over the bits that are set.
fn sum(mut taken: Taken, of_bit: &[f64; Taken::BITS as usize]) -> f64 {
    let mut sum = 0.0;
    while taken != 0 {
        sum += of_bit[taken.trailing_zeros() as usize];
        taken &= taken - 1;
    }
    sum
}

/// A quick hash of [`Taken`].
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u128(u128::from(*byte)));
    }

    fn write_u128(&mut self, taken: u128) {
        let mut z = (taken as u64) ^ ((taken >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.0;
        z = (z ^ (z >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.0 = z ^ (z >> 32);
    }
}
