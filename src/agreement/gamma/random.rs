//! Texts in which the same units lie at random places.

use super::super::{Continuum, Unit};

/// Numbers that are as good as random, the same for the same seed everywhere: SplitMix64 (G. L. Steele, D. Lea,
/// C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
struct Random(u64);

impl Random {
    /// The generator of the random text with this number; each has its own, so that they may be drawn in any order.
    fn of(seed: u64, number: u64) -> Random {
        let mut first = Random(seed);
        let seed = first.next();
        let mut second = Random(seed ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        Random(second.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 below `end`; 0 if `end` is.
    fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }
}

/// How often a shift is drawn anew that is too near to another.
const TRIES: usize = 100;

/// Random text `number`: each person in it has all units of one that is drawn among the real ones, moved on by a
/// distance that is drawn too; what would begin after the text's end begins as much after its start. Distances lie at
/// least half a unit's mean length apart where they can, as nobody agrees by chance with a copy of himself.
pub(super) fn shuffled(continuum: &Continuum, seed: u64, number: u64) -> Continuum {
    let mut random = Random::of(seed, number);
    let people = continuum.people.len();
    let lengths: u64 = continuum.people.iter().flatten().map(Unit::len).sum();
    let apart = lengths / (2 * continuum.count().max(1) as u64);
    let length = continuum.people.iter().flatten().map(|unit| unit.end).fold(continuum.length, u64::max);
    let mut drawn: Vec<usize> = Vec::with_capacity(people);
    // Somebody who marked nothing may be drawn, but not for everybody.
    while drawn.iter().all(|person| continuum.people.get(*person).is_none_or(Vec::is_empty)) {
        drawn = (0..people).map(|_| random.below(people as u64) as usize).collect();
        if continuum.count() == 0 {
            break;
        }
    }
    let mut shifts: Vec<u64> = Vec::with_capacity(people);
    for _ in 0..people {
        let mut shift = random.below(length);
        for _ in 0..TRIES {
            let far = |other: &u64| {
                let off = other.abs_diff(shift);
                off.min(length - off) >= apart
            };
            if shifts.iter().all(far) {
                break;
            }
            shift = random.below(length);
        }
        shifts.push(shift);
    }
    let moved = drawn.iter().zip(&shifts).map(|(person, shift)| {
        let units = continuum.people.get(*person).map_or(&[][..], Vec::as_slice);
        let moved = units.iter().map(|unit| {
            let start = (unit.start + shift) % length.max(1);
            Unit { start, end: start + unit.len(), category: unit.category }
        });
        moved.collect()
    });
    Continuum { length, breaks: continuum.breaks.clone(), people: moved.collect() }
}
