//! UAX #29: Unicode's suites for graphemes and words. Every deviation is named here, with its reason.

mod common;

use isnad::text::{Cp, graphemes, words};

/// The cases of a suite: each text with the boundaries it should have.
fn cases(name: &str) -> Option<Vec<(String, Vec<u32>)>> {
    let path = common::shared_dir()?.join("corpus/unicode").join(name);
    let suite = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = suite.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let parse = |line: &str| {
        let (mut text, mut boundaries) = (String::new(), Vec::new());
        for token in line.split_whitespace() {
            match token {
                "÷" => boundaries.push(text.chars().count() as u32),
                "×" => {}
                code => {
                    text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
                }
            }
        }
        (text, boundaries)
    };
    Some(lines.filter(|line| !line.is_empty()).map(parse).collect())
}

/// Fails unless the texts with other boundaries than the suite's are just `deviations`.
fn check(name: &str, at_least: usize, deviations: &[&str], boundaries: impl Fn(&str) -> Vec<Cp>) {
    let Some(cases) = cases(name) else { return };
    assert!(cases.len() >= at_least, "{name} has only {} cases", cases.len());
    let mut found = Vec::new();
    for (text, expected) in cases {
        let boundaries: Vec<u32> = boundaries(&text).into_iter().map(|at| at.0).collect();
        if boundaries != expected {
            println!("{}: {boundaries:?}, not {expected:?}", text.escape_unicode());
            found.push(text);
        }
    }
    assert_eq!(found, deviations, "{name}");
}

#[test]
fn grapheme_break_test() {
    check("GraphemeBreakTest.txt", 700, &[], |text| graphemes::boundaries(text).collect());
}

#[test]
fn word_break_test() {
    check("WordBreakTest.txt", 1800, &[], |text| {
        let ends = words::segments(text).map(|segment| segment.range.end);
        std::iter::once(Cp(0)).chain(ends).collect()
    });
}
