//! Krippendorff's α_U: agreement of people who cut units out of one text.

use super::{Coefficient, Continuum, Measured, Undefined, Unit};

/// α_U of a text: of all labels together and of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Unitized {
    /// 1 − Σ Do / Σ De over the labels.
    pub overall: Measured,
    /// Each label that occurs, in order.
    pub labels: Vec<(u32, Measured)>,
}

/// The observed and the expected disagreement.
type Disagreement = Result<(f64, f64), Undefined>;

/// Krippendorff's α_U of each label of a text of `length` L and of all together.
///
/// Do_c = Σ over ordered pairs of people and pairs of their units of δ², divided by m (m − 1) L², where δ² of two
/// units that overlap is (Δbegin)² + (Δend)², and that of a unit that lies wholly in a gap of the other person's is its
/// squared length. De_c = (2/L) Σ_units [(N_c − 1)(2l³ − 3l² + l)/3 + l² Σ_{gaps ≥ l} (gap − l + 1)] / (mL (mL − 1) −
/// Σ l (l − 1)), N_c the units of the label and the gaps those of everybody (K. Krippendorff, Content Analysis,
/// 2nd ed. 2004, 251–256; "On the reliability of unitizing continuous data", Sociological Methodology 25, 1995, 47–76).
///
/// Overall undefined are [`Undefined::OnePerson`], [`Undefined::NoUnits`], and [`Undefined::Overlap`] where one
/// person's units of one label overlap: the formulas do not know such units. Breaks between articles change nothing.
pub fn unitizing(continuum: &Continuum) -> Unitized {
    // Empty units count nowhere, and the text is as long as what is marked in it.
    let continuum = &continuum.real();
    let categories = continuum.categories();
    let parts: Vec<(u32, Disagreement)> =
        categories.iter().map(|category| (*category, disagreement(&continuum.only(*category)))).collect();
    let labels = parts.iter().map(|(category, part)| (*category, part.and_then(ratio))).collect();
    let overall = match continuum.people.len() {
        0 | 1 => Err(Undefined::OnePerson),
        _ if parts.is_empty() => Err(Undefined::NoUnits),
        _ => parts
            .iter()
            .try_fold((0.0, 0.0), |(observed, expected), (_, part)| {
                let (o, e) = (*part)?;
                Ok((observed + o, expected + e))
            })
            .and_then(ratio),
    };
    Unitized { overall, labels }
}

fn ratio((observed, expected): (f64, f64)) -> Measured {
    // Whoever marked the whole text could have marked it in no other way.
    if expected <= 0.0 || !expected.is_finite() {
        return Err(Undefined::NoVariation);
    }
    Ok(Coefficient { value: 1.0 - observed / expected, observed, expected })
}

/// The observed and the expected disagreement over the units of one label.
fn disagreement(continuum: &Continuum) -> Disagreement {
    let people: Vec<Segments> =
        continuum.people.iter().map(|units| Segments::of(units, continuum.length)).collect::<Result<_, _>>()?;
    if people.len() < 2 {
        return Err(Undefined::OnePerson);
    }
    let (m, length) = (people.len() as f64, people.iter().map(|p| p.length).max().unwrap_or(0) as f64);
    let mut observed = 0.0;
    for (i, one) in people.iter().enumerate() {
        for (j, other) in people.iter().enumerate() {
            if i != j {
                // Each way once: what one's units are to the other's units and gaps. A unit of the other's in a gap
                // of one's is met again the other way round, so it counts twice in both.
                observed += one.overlapping(other) + one.in_gaps_of(other) + other.in_gaps_of(one);
            }
        }
    }
    let observed = observed / (m * (m - 1.0) * length * length);
    Ok((observed, expected(&people, m, length)))
}

fn expected(people: &[Segments], m: f64, length: f64) -> f64 {
    let mut gaps: Vec<f64> = people.iter().flat_map(|p| &p.gaps).map(|(start, end)| (end - start) as f64).collect();
    gaps.sort_by(|a, b| b.total_cmp(a));
    let mut sums = Vec::with_capacity(gaps.len());
    let mut sum = 0.0;
    for gap in &gaps {
        sum += gap;
        sums.push(sum);
    }
    let lengths: Vec<f64> = people.iter().flat_map(|p| &p.units).map(|(start, end)| (end - start) as f64).collect();
    let units = lengths.len() as f64;
    let of_unit = |l: f64| {
        let wide = gaps.partition_point(|gap| *gap >= l);
        let room =
            wide.checked_sub(1).and_then(|last| sums.get(last)).copied().unwrap_or(0.0) - wide as f64 * (l - 1.0);
        (units - 1.0) * (2.0 * l.powi(3) - 3.0 * l.powi(2) + l) / 3.0 + l.powi(2) * room
    };
    let all: f64 = lengths.iter().map(|l| of_unit(*l)).sum();
    let ways = m * length * (m * length - 1.0) - lengths.iter().map(|l| l * (l - 1.0)).sum::<f64>();
    if ways <= 0.0 { 0.0 } else { 2.0 / length * all / ways }
}

/// One person's units of one label and the gaps between them, sorted, ends excluded.
struct Segments {
    units: Vec<(u64, u64)>,
    gaps: Vec<(u64, u64)>,
    length: u64,
}

impl Segments {
    fn of(units: &[Unit], length: u64) -> Result<Segments, Undefined> {
        let mut units: Vec<(u64, u64)> = units.iter().filter(|u| !u.is_empty()).map(|u| (u.start, u.end)).collect();
        units.sort_unstable();
        if units.windows(2).any(|pair| matches!(pair, [a, b] if b.0 < a.1)) {
            return Err(Undefined::Overlap);
        }
        let length = units.last().map_or(length, |last| last.1.max(length));
        let mut gaps = Vec::new();
        let mut at = 0;
        for (start, end) in units.iter().copied().chain([(length, length)]) {
            if at < start {
                gaps.push((at, start));
            }
            at = end;
        }
        Ok(Segments { units, gaps, length })
    }

    /// Σ (Δbegin)² + (Δend)² over the pairs of units that overlap.
    fn overlapping(&self, other: &Segments) -> f64 {
        let of = |&(start, end): &(u64, u64)| {
            let first = other.units.partition_point(|unit| unit.1 <= start);
            let near = other.units[first..].iter().take_while(|unit| unit.0 < end);
            near.map(|unit| squared(unit.0, start) + squared(unit.1, end)).sum::<f64>()
        };
        self.units.iter().map(of).sum()
    }

    /// Σ l² over these units that lie wholly in a gap of the other's.
    fn in_gaps_of(&self, other: &Segments) -> f64 {
        let of = |&(start, end): &(u64, u64)| {
            let gap = other.gaps.partition_point(|gap| gap.1 < end);
            let inside = other.gaps.get(gap).is_some_and(|gap| gap.0 <= start && end <= gap.1);
            if inside { ((end - start) as f64).powi(2) } else { 0.0 }
        };
        self.units.iter().map(of).sum()
    }
}

fn squared(a: u64, b: u64) -> f64 {
    (a.abs_diff(b) as f64).powi(2)
}
