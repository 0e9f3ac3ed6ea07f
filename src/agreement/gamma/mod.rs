//! Mathet's γ: agreement of people who marked ranges in one text, which may overlap, and labelled them.
//!
//! γ = 1 − δ_best / δ_random (Y. Mathet, A. Widlöcher, J.-P. Métivier, "The unified and holistic method gamma (γ) for
//! inter-annotator agreement measure and alignment", Computational Linguistics 41, 2015, 437–479). δ_best is the
//! disorder of the best way to put everybody's units into groups of at most one of each person; δ_random is what it is
//! on the mean of texts in which the same units lie at random places.
//!
//! The best grouping is exact: `candidates` lists the groups that can be part of one, `pack` chooses among them. What
//! is random comes from a seed (`random`), so the same question has the same answer on every machine.

mod candidates;
mod pack;
mod prices;
mod random;
#[cfg(test)]
mod tests;

use super::{Continuum, Undefined, Unit, Watcher};
use candidates::Candidates;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What the disorder of two units is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// How much positions count (α).
    pub position: f64,
    /// How much labels count (β).
    pub category: f64,
    /// What it costs that a unit has no counterpart (Δ∅), more than 0.
    pub empty: f64,
}

impl Default for Weights {
    /// All 1, as in the publication.
    fn default() -> Weights {
        Weights { position: 1.0, category: 1.0, empty: 1.0 }
    }
}

impl Weights {
    /// Positions alone, for units that have one label or whose labels are to count nothing.
    pub fn positions() -> Weights {
        Weights { category: 0.0, ..Weights::default() }
    }

    /// How unlike two units of different people are: α · ((|Δstart| + |Δend|) / (sum of lengths))² · Δ∅, and β · Δ∅
    /// more where their labels differ.
    pub fn apart(&self, a: &Unit, b: &Unit) -> f64 {
        let off = (a.start.abs_diff(b.start) + a.end.abs_diff(b.end)) as f64;
        let position = (off / (a.len() + b.len()) as f64).powi(2) * self.empty;
        let category = if a.category == b.category { 0.0 } else { self.empty };
        self.position * position + self.category * category
    }
}

/// The best way to put everybody's units together.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Its disorder: the sum over the groups, divided by how many units a person has on the mean.
    pub disorder: f64,
    /// Each group: of each person the number of their unit in it, if any. In the order of the text.
    pub groups: Vec<Vec<Option<usize>>>,
    /// The disorder of each group, the mean over pairs of people.
    pub disorders: Vec<f64>,
    /// Whether it is certain that none is better. It is not where the search had to leave ways out.
    pub is_exact: bool,
}

/// How γ is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaOptions {
    pub weights: Weights,
    /// Whatever is drawn follows from it.
    pub seed: u64,
    /// How many random texts are drawn; `None` for 30 and as many more as it takes until the mean is likely (95%) to
    /// be within `precision` of the true one.
    pub samples: Option<usize>,
    pub precision: f64,
}

impl Default for GammaOptions {
    fn default() -> GammaOptions {
        GammaOptions { weights: Weights::default(), seed: 0, samples: None, precision: 0.02 }
    }
}

/// γ of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Gamma {
    pub value: f64,
    /// From where to where γ is likely (95%) to be, as far as the random texts tell. It says nothing about other
    /// articles or other people. `None` where too few were drawn.
    pub interval: Option<(f64, f64)>,
    /// The disorder of the best alignment.
    pub observed: f64,
    /// The mean disorder of the random texts.
    pub expected: f64,
    /// How many were drawn.
    pub samples: usize,
    pub alignment: Alignment,
    /// Whether all alignments were the best ones for certain.
    pub is_exact: bool,
}

/// The random texts that are drawn before it is seen whether more are needed, and the most that ever are.
const FIRST: usize = 30;
const MOST: usize = 1000;

/// The standard normal distribution's bound of 95%, both sides.
const LIKELY: f64 = 1.96;

/// The best alignment of a text's units.
///
/// # Errors
/// [`Undefined::OnePerson`], [`Undefined::NoUnits`], [`Undefined::TooMany`], [`Undefined::Cancelled`].
pub fn align(
    continuum: &Continuum,
    weights: Weights,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Result<Alignment, Undefined> {
    if continuum.people.len() < 2 {
        return Err(Undefined::OnePerson);
    }
    let candidates = Candidates::of(continuum, weights, go_on)?;
    if candidates.units.is_empty() {
        return Err(Undefined::NoUnits);
    }
    let packed = pack::best(&candidates, go_on)?;
    Ok(candidates.alignment(packed))
}

/// γ of a text; `watch` is told how far it is.
///
/// # Errors
/// As of [`align`], and [`Undefined::NoVariation`] where no place of the units would be in disorder.
pub fn gamma(continuum: &Continuum, options: GammaOptions, watch: Watcher<'_>) -> Result<Gamma, Undefined> {
    let stopped = AtomicBool::new(false);
    let go_on = || !stopped.load(Ordering::Relaxed);
    let first = options.samples.unwrap_or(FIRST).clamp(1, 100 * MOST);
    let done = AtomicUsize::new(0);
    let tell = |all: usize| {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if !watch((done as f32 / (all + 1) as f32).min(1.0)) {
            stopped.store(true, Ordering::Relaxed);
        }
    };
    if !watch(0.0) {
        return Err(Undefined::Cancelled);
    }
    let alignment = align(continuum, options.weights, &go_on)?;
    tell(first);
    let real = continuum.real();
    let draw = |range: std::ops::Range<usize>, all: usize| -> Result<Vec<(f64, bool)>, Undefined> {
        let each = range.into_par_iter().map(|number| {
            let text = random::shuffled(&real, options.seed, number as u64);
            let alignment = align(&text, options.weights, &go_on)?;
            tell(all);
            Ok((alignment.disorder, alignment.is_exact))
        });
        each.collect()
    };
    let mut drawn = draw(0..first, first)?;
    let (mean, deviation) = moments(&drawn);
    if options.samples.is_none() && mean > 0.0 {
        let needed =
            (LIKELY * deviation / (mean * options.precision.max(1e-3))).powi(2).ceil().min(MOST as f64) as usize;
        if needed > first {
            drawn.extend(draw(first..needed, needed)?);
        }
    }
    let (expected, deviation) = moments(&drawn);
    if !go_on() {
        return Err(Undefined::Cancelled);
    }
    if expected <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let observed = alignment.disorder;
    let half = LIKELY * deviation / (drawn.len() as f64).sqrt();
    let interval = (drawn.len() > 1 && half < expected)
        .then(|| (1.0 - observed / (expected - half), 1.0 - observed / (expected + half)));
    let is_exact = alignment.is_exact && drawn.iter().all(|(_, exact)| *exact);
    let value = 1.0 - observed / expected;
    Ok(Gamma { value, interval, observed, expected, samples: drawn.len(), alignment, is_exact })
}

/// The mean and the standard deviation of a sample.
fn moments(drawn: &[(f64, bool)]) -> (f64, f64) {
    let count = drawn.len() as f64;
    let mean = drawn.iter().map(|(d, _)| d).sum::<f64>() / count;
    let squares: f64 = drawn.iter().map(|(d, _)| (d - mean).powi(2)).sum();
    (mean, if drawn.len() > 1 { (squares / (count - 1.0)).sqrt() } else { 0.0 })
}
