//! UAX #9 through the path of the window: `bidi::levels` of a paragraph, then rules L1 and L2 on its line.
//!
//! Unicode's two suites must pass whole. They do not notice every mistake, so
//! `parley_engine`'s implementation is asked about random strings as well.

mod common;

use isnad::text::Direction;
use isnad::text::direction::first_strong;
use isnad::typeset::bidi;
use std::process::Command;

/// The text of a packed file of `../shared/corpus/unicode`.
fn unpacked(name: &str) -> Option<String> {
    let path = common::shared_dir()?.join("corpus/unicode").join(name);
    let output = Command::new("xz").arg("-dc").arg(&path).output().expect("xz is needed to unpack the suites");
    assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("the suites are UTF-8"))
}

/// The levels of `text` set on one line.
fn line_levels(text: &str, base: Direction) -> Vec<u8> {
    let mut levels = bidi::levels(text, base);
    bidi::reset_trailing(text, &mut levels, base);
    levels
}

/// Checks one case; an expected level is `None` for a character that rule X9 removes.
fn check(text: &str, base: Direction, expected: &[Option<u8>], order: &[usize]) -> Result<(), String> {
    let levels = line_levels(text, base);
    let same = levels.len() == expected.len() && levels.iter().zip(expected).all(|(l, e)| e.is_none_or(|e| e == *l));
    let mut found = bidi::visual_order(&levels);
    found.retain(|&i| expected.get(i).is_some_and(Option::is_some));
    if same && found == order {
        return Ok(());
    }
    Err(format!("{} {base:?}: {levels:?} {found:?}, not {expected:?} {order:?}", text.escape_unicode()))
}

fn parse_levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|level| (level != "x").then(|| level.parse().expect("a level"))).collect()
}

fn parse_order(field: &str) -> Vec<usize> {
    field.split_whitespace().map(|index| index.parse().expect("an index")).collect()
}

/// Fails with the first of `failures` and their number.
fn report(cases: usize, at_least: usize, failures: &[String]) {
    assert!(cases >= at_least, "only {cases} cases were found");
    let shown = failures.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {cases} cases fail:\n{shown}", failures.len());
}

#[test]
fn bidi_character_test_passes_whole() {
    let Some(suite) = unpacked("BidiCharacterTest.txt.xz") else { return };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(';').collect();
        let [codes, direction, level, levels, order] = fields[..] else { panic!("{line}") };
        let text: String = codes
            .split(' ')
            .map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point"))
            .collect();
        let base = match direction {
            "0" => Direction::Ltr,
            "1" => Direction::Rtl,
            _ => first_strong(&text).unwrap_or(Direction::Ltr),
        };
        cases += 1;
        if level.parse() != Ok(bidi::base_level(base)) {
            failures.push(format!("{line}: base {base:?}"));
        }
        failures.extend(check(&text, base, &parse_levels(levels), &parse_order(order)).err());
    }
    report(cases, 91_000, &failures);
}

/// A character of each class of BidiTest, none of them a bracket.
fn of_class(name: &str) -> char {
    match name {
        "L" => 'a',
        "R" => '\u{05D0}',
        "AL" => '\u{0627}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u{0661}',
        "CS" => ',',
        "NSM" => '\u{064E}',
        "BN" => '\u{00AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("{name} is no class"),
    }
}

#[test]
fn bidi_test_passes_whole() {
    let Some(suite) = unpacked("BidiTest.txt.xz") else { return };
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    let (mut cases, mut failures) = (0, Vec::new());
    for line in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(field) = line.strip_prefix("@Levels:") {
            levels = parse_levels(field);
        } else if let Some(field) = line.strip_prefix("@Reorder:") {
            order = parse_order(field);
        } else if !line.starts_with('@') {
            let (classes, bits) = line.split_once(';').expect("a data line");
            let text: String = classes.split_whitespace().map(of_class).collect();
            let bits = u8::from_str_radix(bits.trim(), 16).expect("a bitset");
            let auto = first_strong(&text).unwrap_or(Direction::Ltr);
            for (bit, base) in [(1, auto), (2, Direction::Ltr), (4, Direction::Rtl)] {
                if bits & bit != 0 {
                    cases += 1;
                    failures.extend(check(&text, base, &levels, &order).err());
                }
            }
        }
    }
    report(cases, 770_000, &failures);
}
