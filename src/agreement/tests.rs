//! The coefficients against worked examples of their authors, and laws that hold of any data.

use super::*;
use proptest::prelude::*;

/// Holds a coefficient against a number as it is printed, to its last digit.
#[track_caller]
fn check(result: Measured, printed: &str) {
    let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
    let value = result.expect("a defined coefficient").value;
    assert_eq!(format!("{value:.digits$}"), printed, "{value}");
}

#[track_caller]
fn check_parts(result: Measured, observed: &str, expected: &str) {
    let found = result.expect("a defined coefficient");
    let as_printed = |value: f64, printed: &str| {
        let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
        format!("{value:.digits$}")
    };
    assert_eq!(as_printed(found.observed, observed), observed);
    assert_eq!(as_printed(found.expected, expected), expected);
}

fn table(rows: &[&[u32]]) -> Vec<Vec<u32>> {
    rows.iter().map(|row| row.to_vec()).collect()
}

#[test]
fn cohens_kappa_as_published() {
    // Cohen 1960, table 1.
    let cohens = cohen(&table(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]));
    check(cohens, "0.4915");
    check_parts(cohens, "0.70", "0.41");
    // Artstein and Poesio, "Inter-coder agreement for computational linguistics", Computational Linguistics 34, 2008.
    check(cohen(&table(&[&[20, 10], &[20, 50]])), "0.3478");
    check(cohen(&table(&[&[46, 0, 0], &[6, 32, 6], &[0, 0, 10]])), "0.8013");
    // Kundel and Polansky, "Measurement of observer agreement", Radiology 228, 2003, 303–308, table A1: two readers of
    // 110 mammograms; the value as the R package vcd prints it.
    check(cohen(&table(&[&[34, 10, 2, 0], &[6, 8, 8, 2], &[2, 5, 4, 12], &[0, 1, 2, 14]])), "0.3713");
    // Two judges of 100 people in D. Wollschläger's R Examples Repository, "Inter-rater reliability"; the value as the R
    // package irr prints it.
    check(cohen(&table(&[&[53, 5, 2], &[11, 14, 5], &[1, 6, 3]])), "0.429");
}

#[test]
fn cohens_kappa_says_why_it_is_undefined() {
    assert_eq!(cohen(&[]), Err(Undefined::NothingShared));
    assert_eq!(cohen(&table(&[&[0, 0], &[0, 0]])), Err(Undefined::NothingShared));
    assert_eq!(cohen(&table(&[&[7, 0], &[0, 0]])), Err(Undefined::NoVariation));
    // One always says the first, the other does not: no more than chance.
    check(cohen(&table(&[&[5, 5], &[0, 0]])), "0.0000");
    check(cohen(&table(&[&[0, 5], &[5, 0]])), "-1.0000");
}

#[test]
fn fleiss_kappa_as_published() {
    // Fleiss 1971, table 1: 30 patients, each diagnosed by 6 of the psychiatrists as depression, personality disorder,
    // schizophrenia, neurosis or something else.
    let patients = "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 \
                    30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";
    let row = |patient: &str| patient.chars().filter_map(|c| c.to_digit(10)).collect();
    let found = fleiss(&patients.split_whitespace().map(row).collect::<Vec<Vec<u32>>>());
    check(found, "0.4302");
    check_parts(found, "0.5556", "0.2199");
    // Fourteen psychiatrists and ten patients, an example that many programs are tested with; as the Python package
    // statsmodels computes it.
    let ten: [&[u32]; 10] = [
        &[0, 0, 0, 0, 14],
        &[0, 2, 6, 4, 2],
        &[0, 0, 3, 5, 6],
        &[0, 3, 9, 2, 0],
        &[2, 2, 8, 1, 1],
        &[7, 7, 0, 0, 0],
        &[3, 2, 6, 3, 0],
        &[2, 5, 3, 2, 2],
        &[6, 5, 2, 1, 0],
        &[0, 2, 2, 3, 7],
    ];
    check(fleiss(&table(&ten)), "0.2099");
}

#[test]
fn fleiss_kappa_says_why_it_is_undefined() {
    assert_eq!(fleiss(&[]), Err(Undefined::NothingShared));
    assert_eq!(fleiss(&table(&[&[0, 0]])), Err(Undefined::NothingShared));
    assert_eq!(fleiss(&table(&[&[1, 0], &[0, 1]])), Err(Undefined::OnePerson));
    assert_eq!(fleiss(&table(&[&[2, 0], &[0, 3]])), Err(Undefined::UnequalCounts));
    assert_eq!(fleiss(&table(&[&[3, 0], &[3, 0]])), Err(Undefined::NoVariation));
}

/// Things with one digit a person, `.` for nothing said.
fn things(text: &str) -> Vec<Vec<Option<f64>>> {
    let said = |c: char| c.to_digit(10).map(f64::from);
    text.split_whitespace().map(|thing| thing.chars().map(said).collect()).collect()
}

const FOUR_OBSERVERS: &str = "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.";

#[test]
fn krippendorffs_alpha_as_published() {
    // Krippendorff 2004, 230.
    let data = things(FOUR_OBSERVERS);
    let nominal = alpha(&data, Metric::Nominal);
    check(nominal, "0.743");
    check_parts(nominal, "0.200", "0.779");
    check(alpha(&data, Metric::Interval), "0.849");
    // The same data in "Computing Krippendorff's Alpha-Reliability", 2011, section E; as the Python package
    // krippendorff computes it.
    check(alpha(&data, Metric::Ordinal), "0.815");
    // Krippendorff 2004, 224: two observers, ten units, two values.
    check(alpha(&things("10 11 01 00 00 01 00 01 00 00"), Metric::Nominal), "0.095");
}

#[test]
fn krippendorffs_alpha_says_why_it_is_undefined() {
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
        assert_eq!(alpha(&[], metric), Err(Undefined::NothingShared));
        assert_eq!(alpha(&things("1. .2 .. 3."), metric), Err(Undefined::NothingShared));
        assert_eq!(alpha(&things("11 1. 11 .2"), metric), Err(Undefined::NoVariation));
        let odd = vec![vec![Some(f64::NAN), Some(1.0)], vec![Some(f64::INFINITY), Some(2.0)]];
        assert_eq!(alpha(&odd, metric), Err(Undefined::NothingShared));
    }
    check(alpha(&[vec![Some(0.0), Some(-0.0)], vec![Some(1.0), Some(1.0)]], Metric::Nominal), "1.000");
}

fn units(of: &[(u64, u64, u32)]) -> Vec<Unit> {
    of.iter().map(|&(start, length, category)| Unit::new(start, start + length, category)).collect()
}

#[test]
fn alpha_of_units_as_published() {
    // Krippendorff 2004, 254, on [150, 450), here from 0.
    let (c, k) = (0, 1);
    let moved = |of: &[(u64, u64, u32)]| units(&of.iter().map(|&(s, l, c)| (s - 150, l, c)).collect::<Vec<_>>());
    let continuum = Continuum::new(
        300,
        vec![
            moved(&[(180, 60, k), (225, 70, c), (300, 50, k), (370, 30, c)]),
            moved(&[(180, 60, k), (220, 80, c), (300, 50, k), (355, 20, c), (400, 20, c)]),
        ],
    );
    let found = unitizing(&continuum);
    check(found.overall, "0.8587");
    let [(0, of_c), (1, of_k)] = found.labels[..] else { panic!("two labels: {:?}", found.labels) };
    check(of_c, "0.7286");
    check_parts(of_c, "0.01444", "0.05322");
    check(of_k, "1.0000");
    check_parts(of_k, "0.00000", "0.04898");
}

#[test]
fn alpha_of_units_says_why_it_is_undefined() {
    let overall = |people: Vec<Vec<Unit>>| unitizing(&Continuum::new(100, people)).overall;
    assert_eq!(overall(vec![]), Err(Undefined::OnePerson));
    assert_eq!(overall(vec![units(&[(1, 5, 0)])]), Err(Undefined::OnePerson));
    assert_eq!(overall(vec![vec![], vec![]]), Err(Undefined::NoUnits));
    assert_eq!(overall(vec![units(&[(1, 5, 0), (5, 5, 0)]), vec![]]), Err(Undefined::Overlap));
    // Units of two labels may overlap, and units of one label may touch.
    assert!(overall(vec![units(&[(1, 5, 0), (5, 5, 1)]), units(&[(1, 4, 0), (5, 5, 0)])]).is_ok());
    // What is empty is no unit, not even of a label of its own, and a text is as long as what is marked in it.
    let found = unitizing(&Continuum::new(0, vec![vec![Unit::new(0, 0, 0)], units(&[(7, 1, 1)])]));
    assert_eq!(found.labels.iter().map(|(label, _)| *label).collect::<Vec<_>>(), [1]);
    assert!(found.overall.is_ok_and(|c| c.value.is_finite() && c.expected > 0.0), "{found:?}");
    // A text of one position can be marked in one way only.
    let whole = vec![Unit::new(0, 1, 0)];
    let one = Continuum::new(1, vec![whole.clone(), whole]);
    assert_eq!(unitizing(&one).overall, Err(Undefined::NoVariation));
    let of_label = unitizing(&Continuum::new(100, vec![units(&[(1, 5, 0), (5, 5, 0), (20, 5, 1)]), vec![]])).labels;
    assert_eq!(of_label[0].1, Err(Undefined::Overlap));
    assert!(of_label[1].1.is_ok());
}

fn is_finite(result: Measured) -> bool {
    result.is_err() || result.is_ok_and(|c| [c.value, c.observed, c.expected].into_iter().all(f64::is_finite))
}

fn some_units() -> impl Strategy<Value = Vec<Unit>> {
    let unit =
        (0_u64..60, 0_u64..20, 0_u32..3).prop_map(|(start, length, label)| Unit::new(start, start + length, label));
    prop::collection::vec(unit, 0..6)
}

proptest! {
    #[test]
    fn no_number_is_ever_infinite(
        cells in prop::collection::vec(prop::collection::vec(0_u32..4, 0..4), 0..4),
        data in prop::collection::vec(prop::collection::vec(prop::option::of(-3_i8..3), 0..4), 0..6),
        people in prop::collection::vec(some_units(), 0..4),
        length in 0_u64..90,
    ) {
        prop_assert!(is_finite(cohen(&cells)), "{cells:?}");
        prop_assert!(is_finite(fleiss(&cells)), "{cells:?}");
        let data: Vec<Vec<Option<f64>>> =
            data.iter().map(|thing| thing.iter().map(|v| v.map(f64::from)).collect()).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            prop_assert!(is_finite(alpha(&data, metric)), "{data:?}");
        }
        let continuum = Continuum::new(length, people);
        let found = unitizing(&continuum);
        for result in found.labels.iter().map(|(_, result)| *result).chain([found.overall]) {
            prop_assert!(is_finite(result), "{continuum:?}");
        }
    }

    #[test]
    fn the_order_of_people_and_things_does_not_matter(
        data in prop::collection::vec(prop::collection::vec(prop::option::of(0_u8..4), 3), 0..8),
    ) {
        let data: Vec<Vec<Option<f64>>> =
            data.iter().map(|thing| thing.iter().map(|v| v.map(f64::from)).collect()).collect();
        let turned: Vec<Vec<Option<f64>>> =
            data.iter().rev().map(|thing| thing.iter().rev().copied().collect()).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            match (alpha(&data, metric), alpha(&turned, metric)) {
                (Ok(a), Ok(b)) => prop_assert!((a.value - b.value).abs() < 1e-9),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn who_says_the_same_agrees_wholly(
        one in prop::collection::vec(0_u8..4, 1..8),
        marks in some_units(),
    ) {
        let data: Vec<Vec<Option<f64>>> = one.iter().map(|v| vec![Some(f64::from(*v)); 3]).collect();
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
            match alpha(&data, metric) {
                Ok(found) => prop_assert_eq!(found.value, 1.0),
                Err(why) => prop_assert_eq!(why, Undefined::NoVariation),
            }
        }
        if let Ok(found) = unitizing(&Continuum::new(100, vec![marks.clone(), marks])).overall {
            prop_assert_eq!(found.value, 1.0);
        }
    }
}
