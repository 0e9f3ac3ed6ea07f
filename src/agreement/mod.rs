//! How far several people agree who read the same articles, beyond what chance alone would give.
//!
//! The coefficients are functions over plain data and know no project: [`cohen`], [`fleiss`], [`alpha`] for values
//! that people gave to the same things, [`unitizing()`] and [`gamma()`] for ranges that they marked in the same text.
//! [`measure()`] asks them of projects, one question at a time, and says with each number which places brought it down.
//! `docs/agreement.md` has the formulas, their sources, and what the numbers cannot say.
//!
//! A coefficient that is not defined for what it is given is an [`Undefined`] that says why; none is ever a NaN or an
//! infinity. Nothing here draws lots of its own: what is random comes from a seed, and is the same everywhere.

mod alpha;
mod axis;
mod continuum;
mod gamma;
mod kappa;
mod measure;
mod questions;
mod reading;
mod unitizing;

#[cfg(test)]
mod tests;

pub use alpha::{Metric, alpha};
pub use axis::{Axis, BANDS};
pub use continuum::{Continuum, Unit};
pub use gamma::{Alignment, Gamma, GammaOptions, Weights, align, gamma};
pub use kappa::{cohen, fleiss};
pub use measure::{Options, measure};
pub use questions::{Answer, Kind, LeftOut, Named, Place, Question, Report, Said, Table, Value};
pub use reading::{Reading, told_apart};
pub use unitizing::{Unitized, unitizing};

/// A coefficient that is defined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// 1 where all agree, 0 where they agree as chance would have it, below where less.
    pub value: f64,
    /// What was observed: of κ the part of pairs that agree; of α and γ how much is in disorder.
    pub observed: f64,
    /// What chance alone would give, in the same measure.
    pub expected: f64,
}

/// Why a coefficient has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Undefined {
    /// Agreement is between at least two.
    #[error("fewer than two people")]
    OnePerson,
    /// There is nothing that at least two people have judged.
    #[error("nothing that two people judged")]
    NothingShared,
    /// Everybody gave one and the same value, so that agreeing by chance is certain and nothing is told by it.
    #[error("everybody always says the same, so chance explains it all")]
    NoVariation,
    /// Fleiss' κ needs the same number of judgements of everything.
    #[error("not everything was judged by the same number of people")]
    UnequalCounts,
    /// Nobody marked anything.
    #[error("nobody marked anything")]
    NoUnits,
    /// α_U is not defined where one person's units of one label overlap.
    #[error("one person's marks with one label overlap")]
    Overlap,
    /// There are more ways to put the marks together than are tried.
    #[error("too many marks lie over each other")]
    TooMany,
    /// Somebody asked for it to stop.
    #[error("stopped")]
    Cancelled,
}

/// A coefficient, or why there is none.
pub type Measured = Result<Coefficient, Undefined>;

impl Undefined {
    /// Its name in message keys and machine-readable output.
    pub fn key(self) -> &'static str {
        match self {
            Undefined::OnePerson => "one-person",
            Undefined::NothingShared => "nothing-shared",
            Undefined::NoVariation => "no-variation",
            Undefined::UnequalCounts => "unequal-counts",
            Undefined::NoUnits => "no-units",
            Undefined::Overlap => "overlap",
            Undefined::TooMany => "too-many",
            Undefined::Cancelled => "cancelled",
        }
    }
}

/// Told which part of the work is done, from 0 to 1; answers whether to go on.
pub type Watcher<'a> = &'a (dyn Fn(f32) -> bool + Sync);
