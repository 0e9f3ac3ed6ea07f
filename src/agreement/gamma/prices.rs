//! A bound on what can be saved: a price for each unit, so that no group saves more than its units cost together. Then
//! no choice of groups without a unit in common saves more than all units cost. The lowest such bound is the value of
//! the linear program; it is come near to by setting one price after the other.
//!
//! What is indexed: units by their places, which are below `count`, and bundles by their numbers. `of_unit` and `prices` have
//! an entry for each place, `left` one for each bundle; members of bundles are places, by [`prices`]'s contract.

/// A group: the places of its units, and what it saves.
pub(super) struct Bundle {
    pub members: Vec<usize>,
    pub saving: f64,
}

/// How often every price is set while it cools.
const ROUNDS: usize = 80;

/// The heat at the beginning, in parts of what a group saves at most, and what is left of it after each round.
const HOT: f64 = 0.2;
const COOLING: f64 = 0.93;

/// So many bundles are chosen from as quickly as prices are found.
const FEW: usize = 12;

/// Prices of `count` units that no bundle saves more than. Members of bundles are below `count`.
pub(super) fn prices(count: usize, bundles: &[Bundle]) -> Vec<f64> {
    let mut of_unit: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (number, bundle) in bundles.iter().enumerate() {
        bundle.members.iter().for_each(|unit| of_unit[*unit].push(number));
    }
    if bundles.len() <= FEW {
        let most = |of: &Vec<usize>| of.iter().map(|number| bundles[*number].saving).fold(0.0, f64::max);
        return of_unit.iter().map(most).collect();
    }
    let mut prices = Prices { prices: vec![0.0; count], left: bundles.iter().map(|b| b.saving).collect() };
    // With some heat every bundle that wants a unit counts a little, as if people chose by lot among what is nearly as
    // good; that has one minimum, which setting one price after the other finds. As it cools it becomes the bound.
    let mut heat = HOT * bundles.iter().map(|b| b.saving).fold(0.0, f64::max);
    for round in 0..ROUNDS {
        for at in 0..count {
            let unit = if round % 2 == 0 { at } else { count - 1 - at };
            let price = prices.mellow(unit, heat, &of_unit[unit]);
            prices.set(unit, price, &of_unit[unit]);
        }
        heat *= COOLING;
    }
    for (number, bundle) in bundles.iter().enumerate() {
        let missing = prices.left[number];
        if missing > 0.0 {
            let share = missing / bundle.members.len() as f64;
            bundle.members.iter().for_each(|unit| prices.set(*unit, prices.prices[*unit] + share, &of_unit[*unit]));
        }
    }
    for _ in 0..3 {
        for (unit, groups) in of_unit.iter().enumerate() {
            let price = prices.wanted(unit, groups);
            prices.set(unit, price, groups);
        }
    }
    prices.prices
}

/// What pays less than this, as the exponent of its part, counts nothing.
const FAINT: f64 = -25.0;

struct Prices {
    prices: Vec<f64>,
    /// What each bundle saves beyond the prices of its units.
    left: Vec<f64>,
}

impl Prices {
    /// What is paid for the unit by the bundle that would pay most; nothing is paid by leaving it alone.
    fn wanted(&self, unit: usize, groups: &[usize]) -> f64 {
        groups.iter().map(|group| self.left[*group] + self.prices[unit]).fold(0.0, f64::max)
    }

    /// The same where all count, the more the more they would pay.
    fn mellow(&self, unit: usize, heat: f64, groups: &[usize]) -> f64 {
        let most = self.wanted(unit, groups);
        let pays = groups.iter().map(|group| self.left[*group] + self.prices[unit]);
        let part = pays.chain([0.0]).map(|pays| (pays - most) / heat).filter(|part| *part > FAINT);
        let all: f64 = part.map(f64::exp).sum();
        most + heat * all.ln()
    }

    fn set(&mut self, unit: usize, price: f64, groups: &[usize]) {
        let more = price - self.prices[unit];
        self.prices[unit] = price;
        groups.iter().for_each(|group| self.left[*group] -= more);
    }
}
