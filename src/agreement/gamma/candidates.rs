//! The groups of units that can be part of a best alignment.
//!
//! A group of k units saves, against leaving each of them alone, (k − 1) Δ∅ + Σ over its pairs of (Δ∅ − d) / P, where P
//! is the number of pairs of people: a unit alone costs Δ∅ (every pair of people has an empty unit in it), and of a
//! group only the pairs within it cost something else. The best alignment is the choice of groups without a unit in
//! common that saves most. A group in which a unit saves nothing is as good without it and is left out; that is a
//! sharper bound than the published one (a disorder of at most n · Δ∅), with the same best alignment.
//!
//! Units are known by their numbers in [`Candidates::units`], which never changes once it is made, and `near` has an entry
//! for each of them: a number that came from there is always in both. Persons are below `people`.

use super::super::{Continuum, Undefined, Unit};
use super::pack::Packed;
use super::{Alignment, Weights};

/// No more groups than this are looked at.
const MOST: usize = 3_000_000;

/// After how many tries it is asked whether to go on.
const OFTEN: u32 = 4096;

/// What is less than this is nothing, in parts of Δ∅.
const NOTHING: f64 = 1e-12;

/// A unit by its person and its number among theirs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owned {
    pub unit: Unit,
    pub person: usize,
    pub number: usize,
    /// The number of the article it is in.
    section: usize,
}

/// A group of at least two units, by their numbers in [`Candidates::units`], sorted; and what it saves.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub members: Vec<u32>,
    pub saving: f64,
}

pub(super) struct Candidates {
    /// All units that are not empty, in the order of their middles.
    pub units: Vec<Owned>,
    pub groups: Vec<Group>,
    /// The neighbours of each unit: units of others that can be in a group with it, and how unlike they are.
    pub near: Vec<Vec<(u32, f64)>>,
    pub weights: Weights,
    /// How many pairs of people there are.
    pub pairs: f64,
    people: usize,
}

impl Candidates {
    pub fn of(
        continuum: &Continuum,
        weights: Weights,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Candidates, Undefined> {
        let people = continuum.people.len();
        let mut units = Vec::with_capacity(continuum.count());
        for (person, theirs) in continuum.people.iter().enumerate() {
            for (number, unit) in theirs.iter().enumerate().filter(|(_, unit)| !unit.is_empty()) {
                units.push(Owned { unit: *unit, person, number, section: continuum.section(unit.start) });
            }
        }
        units.sort_by_key(|u| (u.unit.start + u.unit.end, u.unit.start, u.unit.category, u.person, u.number));
        let pairs = (people * people.saturating_sub(1)) as f64 / 2.0;
        let mut candidates = Candidates { near: Vec::new(), groups: Vec::new(), units, weights, pairs, people };
        candidates.near = candidates.neighbours();
        candidates.find_groups(go_on)?;
        Ok(candidates)
    }

    /// Up to where two units can be unlike and in one group: beyond that one of them saves nothing in any.
    fn limit(&self) -> f64 {
        (self.people as f64 - 1.0 + self.pairs) * self.weights.empty
    }

    fn neighbours(&self) -> Vec<Vec<(u32, f64)>> {
        let limit = self.limit();
        // |Δmiddle| is at most half of |Δstart| + |Δend|, and that at most `reach` times the sum of the lengths.
        let reach = match self.weights.position {
            weight if weight > 0.0 => (limit / (weight * self.weights.empty)).sqrt(),
            _ => f64::INFINITY,
        };
        let longest = self.units.iter().map(|u| u.unit.len()).max().unwrap_or(0) as f64;
        let middle = |u: &Owned| (u.unit.start + u.unit.end) as f64;
        let mut near = vec![Vec::new(); self.units.len()];
        for (a, one) in self.units.iter().enumerate() {
            let furthest = middle(one) + reach * (one.unit.len() as f64 + longest);
            for (b, other) in self.units.iter().enumerate().skip(a + 1) {
                if middle(other) > furthest {
                    break;
                }
                if one.person == other.person || one.section != other.section {
                    continue;
                }
                let apart = self.weights.apart(&one.unit, &other.unit);
                if apart < limit {
                    near[a].push((b as u32, apart));
                    near[b].push((a as u32, apart));
                }
            }
        }
        near
    }

    /// Lists the groups, each grown from its unit with the least number.
    fn find_groups(&mut self, go_on: &(dyn Fn() -> bool + Sync)) -> Result<(), Undefined> {
        let mut found = Vec::new();
        for first in 0..self.units.len() {
            if !go_on() {
                return Err(Undefined::Cancelled);
            }
            let later = |next: &&(u32, f64)| next.0 as usize > first;
            let near: Vec<u32> = self.near[first].iter().filter(later).map(|next| next.0).collect();
            let mut group = Growing { members: vec![first as u32], sums: vec![0.0], tried: 0 };
            self.grow(&mut group, &near, &mut found, go_on)?;
        }
        self.groups = found;
        Ok(())
    }

    /// Adds those of `next` that can still come into the group, one after the other.
    fn grow(
        &self,
        group: &mut Growing,
        next: &[u32],
        found: &mut Vec<Group>,
        go_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), Undefined> {
        for (at, &unit) in next.iter().enumerate() {
            // Of many people one unit alone may take long.
            group.tried = group.tried.wrapping_add(1);
            if group.tried.is_multiple_of(OFTEN) && !go_on() {
                return Err(Undefined::Cancelled);
            }
            let new = &self.units[unit as usize];
            let taken = group.members.iter().any(|member| self.units[*member as usize].person == new.person);
            if taken || !self.add(group, unit) {
                continue;
            }
            self.note(group, found)?;
            if group.members.len() < self.people {
                self.grow(group, next.get(at + 1..).unwrap_or_default(), found, go_on)?;
            }
            self.remove(group);
        }
        Ok(())
    }

    /// Adds a unit, unless some unit would save nothing then whoever comes besides.
    fn add(&self, group: &mut Growing, unit: u32) -> bool {
        let new = &self.units[unit as usize];
        let apart: Vec<f64> = group
            .members
            .iter()
            .map(|member| self.weights.apart(&self.units[*member as usize].unit, &new.unit))
            .collect();
        let limit = self.limit();
        let all: f64 = apart.iter().sum();
        if all >= limit || group.sums.iter().zip(&apart).any(|(sum, apart)| sum + apart >= limit) {
            return false;
        }
        group.sums.iter_mut().zip(&apart).for_each(|(sum, apart)| *sum += apart);
        group.members.push(unit);
        group.sums.push(all);
        true
    }

    fn remove(&self, group: &mut Growing) {
        group.sums.pop();
        let Some(unit) = group.members.pop() else { return };
        let gone = &self.units[unit as usize].unit;
        for (sum, member) in group.sums.iter_mut().zip(&group.members) {
            *sum -= self.weights.apart(&self.units[*member as usize].unit, gone);
        }
    }

    /// Keeps the group if every unit in it saves something.
    fn note(&self, group: &Growing, found: &mut Vec<Group>) -> Result<(), Undefined> {
        let (count, empty) = (group.members.len() as f64, self.weights.empty);
        let nothing = NOTHING * empty;
        let saves = |sum: &f64| empty + ((count - 1.0) * empty - sum) / self.pairs > nothing;
        let all: f64 = group.sums.iter().sum::<f64>() / 2.0;
        let saving = (count - 1.0) * empty + (count * (count - 1.0) / 2.0 * empty - all) / self.pairs;
        if saving > nothing && group.sums.iter().all(saves) {
            if found.len() == MOST {
                return Err(Undefined::TooMany);
            }
            let mut members = group.members.clone();
            members.sort_unstable();
            found.push(Group { members, saving });
        }
        Ok(())
    }

    /// The alignment of the groups that were chosen and of all other units alone.
    pub fn alignment(&self, packed: Packed) -> Alignment {
        let mut alone = vec![true; self.units.len()];
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for group in packed.groups.iter().filter_map(|number| self.groups.get(*number as usize)) {
            group.members.iter().for_each(|member| alone[*member as usize] = false);
            groups.push(group.members.clone());
        }
        groups.extend(alone.iter().enumerate().filter(|(_, alone)| **alone).map(|(unit, _)| vec![unit as u32]));
        groups.sort_by_key(|members| {
            let starts = members.iter().map(|member| self.units[*member as usize].unit.start);
            (starts.min(), members.first().copied())
        });
        let disorders: Vec<f64> = groups.iter().map(|members| self.disorder(members)).collect();
        let sets = groups.iter().map(|members| {
            let mut set = vec![None; self.people];
            for member in members {
                let owned = &self.units[*member as usize];
                set[owned.person] = Some(owned.number);
            }
            set
        });
        let mean = self.units.len() as f64 / self.people as f64;
        let disorder = disorders.iter().sum::<f64>() / mean;
        Alignment { disorder, groups: sets.collect(), disorders, is_exact: packed.is_exact }
    }

    /// The mean over all pairs of people; a pair with an empty unit costs Δ∅.
    fn disorder(&self, members: &[u32]) -> f64 {
        let count = members.len() as f64;
        let mut sum = (self.pairs - count * (count - 1.0) / 2.0) * self.weights.empty;
        for (at, a) in members.iter().enumerate() {
            for b in members.iter().skip(at + 1) {
                sum += self.weights.apart(&self.units[*a as usize].unit, &self.units[*b as usize].unit);
            }
        }
        sum / self.pairs
    }
}

/// A group that is being put together, and how unlike each of its units is to all others in it.
struct Growing {
    members: Vec<u32>,
    sums: Vec<f64>,
    /// How often a unit was tried in it.
    tried: u32,
}
