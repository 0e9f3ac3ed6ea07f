//! Krippendorff's α of values that any number of people gave to the same things, some of them perhaps not to all.

use super::{Coefficient, Measured, Undefined};

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By how many were given that lie between them: values have an order and no distances.
    Ordinal,
    /// By their difference.
    Interval,
}

impl Metric {
    /// Its name in message keys and machine-readable output.
    pub fn key(self) -> &'static str {
        match self {
            Metric::Nominal => "nominal",
            Metric::Ordinal => "ordinal",
            Metric::Interval => "interval",
        }
    }
}

/// Krippendorff's α: for each thing what each person said of it, `None` where they said nothing. Values that are no
/// numbers (of names, take any number for each) are to be finite; others count as nothing said.
///
/// α = 1 − Do/De with Do = Σ o_ck δ²_ck / n and De = Σ n_c n_k δ²_ck / (n (n − 1)), where a thing of m values adds each
/// of its ordered pairs with 1/(m − 1) to the coincidences o_ck, and things with fewer than two values count nowhere.
/// δ² is 0 or 1, the squared difference, or, of an order, (n_c/2 + Σ n_g between + n_k/2)² (K. Krippendorff, Content
/// Analysis, 2nd ed. 2004, 222–236; "Computing Krippendorff's Alpha-Reliability", 2011).
///
/// # Errors
/// [`Undefined::NothingShared`] if nothing has two values, [`Undefined::NoVariation`] if all values that have a
/// counterpart are the same.
pub fn alpha(things: &[Vec<Option<f64>>], metric: Metric) -> Measured {
    let said =
        things.iter().map(|thing| thing.iter().flatten().copied().filter(|v| v.is_finite()).collect::<Vec<f64>>());
    let paired: Vec<Vec<f64>> = said.filter(|values| values.len() > 1).collect();
    let mut values: Vec<f64> = paired.iter().flatten().copied().collect();
    if values.is_empty() {
        return Err(Undefined::NothingShared);
    }
    // Adding 0 makes one zero of the two.
    values.iter_mut().for_each(|value| *value += 0.0);
    values.sort_by(f64::total_cmp);
    values.dedup();
    if values.len() == 1 {
        return Err(Undefined::NoVariation);
    }
    let at = |value: &f64| values.partition_point(|other| other < value);
    let mut counts = vec![0.0; values.len()];
    paired.iter().flatten().for_each(|value| counts[at(value)] += 1.0);
    let apart = Distances::new(&values, &counts, metric);
    let mut observed = 0.0;
    for thing in &paired {
        let ranks: Vec<usize> = thing.iter().map(at).collect();
        let mut sum = 0.0;
        for (i, a) in ranks.iter().enumerate() {
            sum += ranks[i + 1..].iter().map(|b| 2.0 * apart.squared(*a, *b)).sum::<f64>();
        }
        observed += sum / (thing.len() as f64 - 1.0);
    }
    let mut expected = 0.0;
    for (a, count) in counts.iter().enumerate() {
        let others = counts.iter().enumerate().skip(a + 1);
        expected += others.map(|(b, other)| 2.0 * count * other * apart.squared(a, b)).sum::<f64>();
    }
    let all: f64 = counts.iter().sum();
    let (observed, expected) = (observed / all, expected / (all * (all - 1.0)));
    // Two values that are apart by less than a number can hold.
    if expected <= 0.0 || !expected.is_finite() {
        return Err(Undefined::NoVariation);
    }
    Ok(Coefficient { value: 1.0 - observed / expected, observed, expected })
}

/// How far apart the values are, by their places in the sorted list.
struct Distances<'a> {
    values: &'a [f64],
    counts: &'a [f64],
    /// How many values were given up to each place, itself counted half.
    middles: Vec<f64>,
    metric: Metric,
}

impl<'a> Distances<'a> {
    fn new(values: &'a [f64], counts: &'a [f64], metric: Metric) -> Distances<'a> {
        let mut below = 0.0;
        let middle = |count: &f64| {
            let middle = below + count / 2.0;
            below += count;
            middle
        };
        Distances { values, counts, middles: counts.iter().map(middle).collect(), metric }
    }

    fn squared(&self, a: usize, b: usize) -> f64 {
        debug_assert!(a < self.counts.len() && b < self.counts.len());
        match self.metric {
            Metric::Nominal => f64::from(u8::from(a != b)),
            Metric::Ordinal => (self.middles[a] - self.middles[b]).powi(2),
            Metric::Interval => (self.values[a] - self.values[b]).powi(2),
        }
    }
}
