//! γ against the formulas of its publication, an exhaustive search, and another implementation.

use super::super::{Continuum, Undefined, Unit};
use super::*;
use proptest::prelude::*;

fn on() -> bool {
    true
}

fn watched(_: f32) -> bool {
    true
}

fn units(of: &[(u64, u64, u32)]) -> Vec<Unit> {
    of.iter().map(|&(start, end, category)| Unit::new(start, end, category)).collect()
}

#[test]
fn positions_are_apart_as_published() {
    let apart =
        |a: (u64, u64), b: (u64, u64)| Weights::default().apart(&Unit::new(a.0, a.1, 0), &Unit::new(b.0, b.1, 0));
    assert_eq!(format!("{:.1}", apart((4, 14), (40, 44))), "22.2");
    assert_eq!(format!("{:.1}", apart((4, 14), (20, 25))), "3.2");
    assert_eq!(apart((4, 14), (4, 14)), 0.0);
    let weights = Weights { position: 2.0, category: 3.0, empty: 0.5 };
    assert_eq!(weights.apart(&Unit::new(0, 10, 0), &Unit::new(10, 20, 1)), 2.0 * 0.5 + 3.0 * 0.5);
}

#[test]
fn what_has_no_counterpart_costs_one() {
    // Three people, one unit: all three pairs have an empty unit in them.
    let continuum = Continuum::new(100, vec![units(&[(10, 20, 0)]), vec![], vec![]]);
    let found = align(&continuum, Weights::default(), &on).unwrap();
    assert_eq!(found.groups, [[Some(0), None, None]]);
    assert_eq!((found.disorders[0], found.disorder), (1.0, 3.0));
    // Two of three marked the same: of three pairs two cost 1.
    let continuum = Continuum::new(100, vec![units(&[(10, 20, 0)]), vec![], units(&[(10, 20, 0)])]);
    let found = align(&continuum, Weights::default(), &on).unwrap();
    assert_eq!(found.groups, [[Some(0), None, Some(0)]]);
    assert_eq!((found.disorders[0], found.disorder), (2.0 / 3.0, 1.0));
}

#[test]
fn what_is_undefined_is_said() {
    let gamma = |people: Vec<Vec<Unit>>| gamma(&Continuum::new(100, people), GammaOptions::default(), &watched);
    assert_eq!(gamma(vec![]), Err(Undefined::OnePerson));
    assert_eq!(gamma(vec![units(&[(1, 5, 0)])]), Err(Undefined::OnePerson));
    assert_eq!(gamma(vec![vec![], vec![]]), Err(Undefined::NoUnits));
    assert_eq!(gamma(vec![units(&[(5, 5, 0)]), vec![]]), Err(Undefined::NoUnits));
    // Somebody whose units are all empty marked nothing.
    let found = gamma(vec![units(&[(5, 5, 0)]), units(&[(1, 5, 0)])]).unwrap();
    assert_eq!((found.observed, found.alignment.groups.len()), (2.0, 1));
    let cancelled = super::gamma(
        &Continuum::new(100, vec![units(&[(1, 5, 0)]), units(&[(1, 5, 0)])]),
        GammaOptions::default(),
        &|_| false,
    );
    assert_eq!(cancelled, Err(Undefined::Cancelled));
}

#[test]
fn it_stops_in_the_midst() {
    let one: Vec<Unit> = (0..200).map(|n| Unit::new(n * 10, n * 10 + 12, 0)).collect();
    let continuum = Continuum::new(2012, vec![one.clone(), one]);
    let calls = AtomicUsize::new(0);
    let stop_later = |_: f32| calls.fetch_add(1, Ordering::Relaxed) < 5;
    assert_eq!(gamma(&continuum, GammaOptions::default(), &stop_later), Err(Undefined::Cancelled));
    let last = std::sync::Mutex::new(0.0_f32);
    let told = |part: f32| {
        assert!((0.0..=1.0).contains(&part));
        let mut last = last.lock().unwrap();
        *last = part.max(*last);
        true
    };
    let options = GammaOptions { samples: Some(8), ..GammaOptions::default() };
    let found = gamma(&continuum, options, &told).unwrap();
    assert_eq!((found.value, found.samples, *last.lock().unwrap()), (1.0, 8, 1.0));
}

#[test]
fn articles_are_kept_apart() {
    let people = || vec![units(&[(40, 50, 0)]), units(&[(51, 61, 0)])];
    let whole = Continuum::new(100, people());
    assert_eq!(align(&whole, Weights::default(), &on).unwrap().groups.len(), 1);
    let two = Continuum { breaks: vec![51], ..whole };
    assert_eq!(align(&two, Weights::default(), &on).unwrap().groups.len(), 2);
}

/// Texts that were made at random, and what pygamma-agreement 0.5.9 (α = β = Δ∅ = 1) finds for them: the disorder of
/// the best alignment, which is exact, and γ of 150 samples, which is not.
#[test]
fn another_implementation_finds_the_same() {
    for (people, disorder, value) in REFERENCE {
        let people: Vec<Vec<Unit>> = people.iter().map(|of| units(of)).collect();
        let length = people.iter().flatten().map(|unit| unit.end).max().unwrap_or(0);
        let continuum = Continuum::new(length, people);
        let found =
            gamma(&continuum, GammaOptions { samples: Some(200), ..GammaOptions::default() }, &watched).unwrap();
        assert!(found.is_exact);
        assert!((found.observed - disorder).abs() < 1e-5, "{} is not {disorder}", found.observed);
        let (low, high) = found.interval.unwrap();
        assert!(low < found.value && found.value < high);
        assert!((found.value - value).abs() < 0.04, "{} is not {value}", found.value);
    }
}

type Reference = (&'static [&'static [(u64, u64, u32)]], f64, f64);

const REFERENCE: &[Reference] = &[
    (
        &[
            &[
                (0, 5, 0),
                (0, 25, 2),
                (12, 18, 0),
                (53, 94, 1),
                (54, 80, 1),
                (121, 149, 2),
                (141, 162, 1),
                (191, 230, 0),
                (194, 233, 1),
                (231, 266, 1),
                (243, 262, 2),
                (281, 303, 0),
                (291, 309, 0),
                (395, 400, 0),
            ],
            &[
                (0, 5, 0),
                (0, 36, 2),
                (16, 23, 2),
                (54, 95, 0),
                (120, 151, 2),
                (138, 157, 2),
                (193, 225, 0),
                (199, 241, 1),
                (225, 270, 1),
                (247, 267, 2),
                (274, 307, 1),
                (297, 309, 0),
                (395, 400, 0),
            ],
        ],
        0.42513677,
        0.6857,
    ),
    (
        &[
            &[
                (0, 5, 0),
                (22, 49, 1),
                (47, 63, 0),
                (81, 107, 2),
                (113, 149, 1),
                (161, 213, 1),
                (219, 239, 1),
                (231, 266, 2),
                (240, 273, 1),
                (272, 295, 1),
                (308, 313, 1),
                (395, 400, 0),
            ],
            &[
                (0, 5, 0),
                (14, 51, 0),
                (51, 70, 0),
                (84, 129, 2),
                (112, 161, 2),
                (160, 206, 1),
                (224, 239, 2),
                (229, 283, 1),
                (238, 262, 2),
                (258, 306, 1),
                (303, 310, 2),
                (395, 400, 0),
            ],
            &[
                (0, 5, 0),
                (10, 34, 0),
                (41, 53, 0),
                (96, 131, 2),
                (150, 204, 1),
                (227, 277, 2),
                (246, 282, 1),
                (253, 306, 1),
                (285, 298, 2),
                (395, 400, 0),
            ],
        ],
        0.5097794,
        0.6764,
    ),
    (
        &[
            &[(0, 5, 0), (6, 37, 1), (55, 103, 1), (127, 178, 0), (227, 280, 1), (243, 287, 1), (295, 300, 0)],
            &[
                (0, 5, 0),
                (18, 57, 1),
                (69, 90, 0),
                (109, 155, 0),
                (113, 143, 0),
                (233, 265, 0),
                (239, 285, 1),
                (295, 300, 0),
            ],
            &[(0, 5, 0), (0, 58, 1), (78, 84, 0), (116, 184, 0), (122, 138, 0), (220, 257, 0), (295, 300, 0)],
            &[(0, 5, 0), (0, 37, 1), (106, 163, 0), (116, 152, 0), (214, 255, 0), (257, 276, 1), (295, 300, 0)],
        ],
        0.40000343,
        0.7673,
    ),
    (
        &[
            &[
                (0, 5, 0),
                (11, 30, 0),
                (109, 110, 1),
                (122, 139, 3),
                (124, 162, 0),
                (124, 180, 1),
                (129, 147, 2),
                (132, 204, 2),
                (141, 199, 1),
                (145, 179, 2),
                (152, 195, 1),
                (162, 177, 0),
                (295, 300, 0),
            ],
            &[
                (0, 5, 0),
                (35, 92, 0),
                (38, 109, 1),
                (48, 68, 2),
                (92, 113, 0),
                (98, 121, 2),
                (102, 158, 0),
                (131, 185, 0),
                (139, 157, 2),
                (141, 165, 1),
                (141, 173, 1),
                (143, 189, 2),
                (146, 193, 1),
                (295, 300, 0),
            ],
            &[
                (0, 5, 0),
                (11, 27, 0),
                (38, 69, 1),
                (62, 72, 2),
                (97, 120, 2),
                (99, 110, 3),
                (112, 193, 1),
                (119, 179, 1),
                (125, 163, 0),
                (128, 220, 2),
                (132, 133, 2),
                (132, 178, 0),
                (143, 180, 2),
                (147, 175, 1),
                (295, 300, 0),
            ],
        ],
        0.505475,
        0.7094,
    ),
    (
        &[
            &[(0, 5, 0), (15, 38, 0), (109, 151, 0), (132, 172, 0), (195, 200, 0)],
            &[(0, 5, 0), (8, 38, 0), (109, 151, 0), (139, 164, 0), (195, 200, 0)],
            &[(0, 5, 0), (22, 51, 0), (72, 104, 1), (114, 149, 0), (131, 172, 0), (195, 200, 0)],
            &[(0, 5, 0), (14, 45, 0), (65, 86, 1), (114, 146, 0), (140, 170, 0), (195, 200, 0)],
            &[(0, 5, 0), (9, 36, 0), (66, 96, 1), (195, 200, 0)],
        ],
        0.31502098,
        0.8275,
    ),
];

/// A unit by its person and its number.
type Which = (usize, usize);

/// What a group costs.
type Cost<'a> = &'a dyn Fn(&[Which]) -> f64;

/// The least disorder over all ways to put units into groups, by trying them.
fn exhaustive(continuum: &Continuum, weights: Weights) -> f64 {
    fn rest(left: &[Which], cost: Cost<'_>) -> f64 {
        let Some((first, others)) = left.split_last() else { return 0.0 };
        let mut best = f64::INFINITY;
        choose(others, &mut vec![*first], 0, cost, &mut best);
        best
    }
    fn choose(left: &[Which], group: &mut Vec<Which>, from: usize, cost: Cost<'_>, best: &mut f64) {
        let whole = cost(group) + rest(left, cost);
        *best = best.min(whole);
        for at in from..left.len() {
            let unit = left[at];
            if group.iter().all(|(person, _)| *person != unit.0) {
                group.push(unit);
                let without = [&left[..at], &left[at + 1..]].concat();
                choose(&without, group, at, cost, best);
                group.pop();
            }
        }
    }
    let people = &continuum.people;
    let left: Vec<Which> = people
        .iter()
        .enumerate()
        .flat_map(|(p, units)| units.iter().enumerate().filter(|(_, u)| !u.is_empty()).map(move |(u, _)| (p, u)))
        .collect();
    let pairs = (people.len() * (people.len() - 1)) as f64 / 2.0;
    let cost = |group: &[Which]| {
        let count = group.len() as f64;
        let mut sum = (pairs - count * (count - 1.0) / 2.0) * weights.empty;
        for (n, a) in group.iter().enumerate() {
            sum += group[n + 1..].iter().map(|b| weights.apart(&people[a.0][a.1], &people[b.0][b.1])).sum::<f64>();
        }
        sum / pairs
    };
    rest(&left, &cost) / (continuum.count() as f64 / people.len() as f64)
}

fn some_people(people: std::ops::Range<usize>, most: usize) -> impl Strategy<Value = Vec<Vec<Unit>>> {
    let unit =
        (0_u64..50, 1_u64..20, 0_u32..2).prop_map(|(start, length, label)| Unit::new(start, start + length, label));
    prop::collection::vec(prop::collection::vec(unit, 0..=most), people)
}

fn holds(continuum: &Continuum, weights: Weights) -> Result<(), TestCaseError> {
    let found = match align(continuum, weights, &on) {
        Ok(found) => found,
        Err(why) => {
            prop_assert_eq!(why, Undefined::NoUnits);
            return Ok(());
        }
    };
    prop_assert!(found.is_exact);
    // Every unit is in one group.
    let mut seen: Vec<(usize, usize)> = found
        .groups
        .iter()
        .flat_map(|group| group.iter().enumerate().filter_map(|(person, unit)| unit.map(|unit| (person, unit))))
        .collect();
    seen.sort_unstable();
    let all: Vec<(usize, usize)> =
        continuum.people.iter().enumerate().flat_map(|(p, of)| (0..of.len()).map(move |u| (p, u))).collect();
    prop_assert_eq!(seen, all);
    let best = exhaustive(continuum, weights);
    prop_assert!((found.disorder - best).abs() < 1e-9, "{} is not {}", found.disorder, best);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_alignment_of_two_is_better(people in some_people(2..3, 5)) {
        holds(&Continuum::new(70, people), Weights::default())?;
    }

    #[test]
    fn no_alignment_of_three_is_better(people in some_people(3..4, 3), category in 0.0..3.0, position in 0.2..3.0) {
        holds(&Continuum::new(70, people), Weights { position, category, empty: 1.0 })?;
    }

    #[test]
    fn no_alignment_of_more_is_better(people in some_people(4..6, 2), empty in 0.3..2.0) {
        holds(&Continuum::new(70, people), Weights { empty, ..Weights::default() })?;
    }

    #[test]
    fn it_is_one_where_all_marked_the_same_and_no_more_elsewhere(people in some_people(2..4, 5), seed in 0_u64..9) {
        let options = GammaOptions { seed, samples: Some(5), ..GammaOptions::default() };
        let same = vec![people[0].clone(); people.len()];
        if let Ok(found) = gamma(&Continuum::new(200, same), options, &watched) {
            prop_assert_eq!(found.value, 1.0);
        }
        let continuum = Continuum::new(200, people);
        if let Ok(found) = gamma(&continuum, options, &watched) {
            prop_assert!(found.value.is_finite() && found.value <= 1.0);
            prop_assert_eq!(&found, &gamma(&continuum, options, &watched).unwrap());
        }
    }
}
