//! Cohen's and Fleiss' κ: agreement of judgements that have no order, corrected for chance.

use super::{Coefficient, Measured, Undefined};

/// Cohen's κ of two people, by the table of their judgements: in row i and column j how often the first said i and the
/// second j. Every row has as many cells as there are rows; cells that are missing count as 0.
///
/// κ = (Po − Pe) / (1 − Pe), where Po is the part on the diagonal and Pe = Σ p_i+ · p_+i (J. Cohen, "A coefficient of
/// agreement for nominal scales", Educational and Psychological Measurement 20, 1960, 37–46).
///
/// # Errors
/// [`Undefined::NothingShared`] of an empty table, [`Undefined::NoVariation`] where both always gave one value.
pub fn cohen(table: &[Vec<u32>]) -> Measured {
    let size = table.len();
    let cell = |i: usize, j: usize| table.get(i).and_then(|row| row.get(j)).copied().map_or(0.0, f64::from);
    let (mut rows, mut columns, mut same) = (vec![0.0; size], vec![0.0; size], 0.0);
    for (i, row) in rows.iter_mut().enumerate() {
        for (j, column) in columns.iter_mut().enumerate() {
            *row += cell(i, j);
            *column += cell(i, j);
        }
        same += cell(i, i);
    }
    let all: f64 = rows.iter().sum();
    if all == 0.0 {
        return Err(Undefined::NothingShared);
    }
    // In whole numbers, so that certainty is seen to be certain.
    let by_chance: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    beyond_chance(same / all, by_chance / (all * all), by_chance >= all * all)
}

/// Fleiss' κ: for each thing, how many people gave it each of the values. All were judged by equally many people, though
/// not by the same ones.
///
/// κ = (P̄ − Pe) / (1 − Pe), P_i = Σ_j n_ij (n_ij − 1) / (m (m − 1)), Pe = Σ p_j² (J. L. Fleiss, "Measuring nominal scale
/// agreement among many raters", Psychological Bulletin 76, 1971, 378–382).
///
/// # Errors
/// [`Undefined::NothingShared`] of no things, [`Undefined::OnePerson`], [`Undefined::UnequalCounts`], and
/// [`Undefined::NoVariation`] where everybody always gave one value.
pub fn fleiss(counts: &[Vec<u32>]) -> Measured {
    let people = |row: &Vec<u32>| row.iter().map(|count| u64::from(*count)).sum::<u64>();
    let Some(first) = counts.first() else { return Err(Undefined::NothingShared) };
    let of_each = people(first);
    if counts.iter().any(|row| people(row) != of_each) {
        return Err(Undefined::UnequalCounts);
    }
    match of_each {
        0 => return Err(Undefined::NothingShared),
        1 => return Err(Undefined::OnePerson),
        _ => {}
    }
    let (things, people) = (counts.len() as f64, of_each as f64);
    let pairs = |count: &u32| f64::from(*count) * (f64::from(*count) - 1.0);
    let same: f64 = counts.iter().flatten().map(pairs).sum();
    let values = counts.iter().map(Vec::len).max().unwrap_or(0);
    let of_value = |value: usize| counts.iter().filter_map(|row| row.get(value)).map(|n| f64::from(*n)).sum::<f64>();
    let squares: f64 = (0..values).map(|value| of_value(value).powi(2)).sum();
    let all = things * people;
    beyond_chance(same / (all * (people - 1.0)), squares / (all * all), squares >= all * all)
}

fn beyond_chance(observed: f64, expected: f64, is_certain: bool) -> Measured {
    if is_certain {
        return Err(Undefined::NoVariation);
    }
    Ok(Coefficient { value: (observed - expected) / (1.0 - expected), observed, expected })
}
