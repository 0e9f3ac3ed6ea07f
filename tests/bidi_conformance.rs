//! UAX #9 through the path of the window: `bidi::levels` of a paragraph, then rules L1 and L2 on its line.
//!
//! Every case goes through the functions of `bidi`, and some of them through a
//! whole `Layout`, which applies L1 in its own way.
//!
//! Unicode's two suites must pass whole. They do not notice every mistake, so
//! `parley_engine`'s implementation is asked about random strings as well.

mod common;

use isnad::text::Direction;
use isnad::text::direction::first_strong;
use isnad::typeset::{Align, Embedded, Fonts, Layout, Paragraph, Stack, Style, bidi};
use std::process::Command;
use std::sync::Arc;

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

/// Whether levels are those expected; `None` stands for a character that rule X9 removes.
fn same_levels(levels: &[u8], expected: &[Option<u8>]) -> bool {
    levels.len() == expected.len() && levels.iter().zip(expected).all(|(l, e)| e.is_none_or(|e| e == *l))
}

/// Checks one case.
fn check(text: &str, base: Direction, expected: &[Option<u8>], order: &[usize]) -> Result<(), String> {
    let levels = line_levels(text, base);
    let mut found = bidi::visual_order(&levels);
    found.retain(|&i| expected.get(i).is_some_and(Option::is_some));
    if same_levels(&levels, expected) && found == order {
        return Ok(());
    }
    Err(format!("{} {base:?}: {levels:?} {found:?}, not {expected:?} {order:?}", text.escape_unicode()))
}

/// A case of BidiCharacterTest.
struct Case {
    text: String,
    base: Direction,
    base_level: u8,
    levels: Vec<Option<u8>>,
    order: Vec<usize>,
}

fn parse_character_case(line: &str) -> Case {
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
    let base_level = level.parse().expect("a level");
    Case { text, base, base_level, levels: parse_levels(levels), order: parse_order(order) }
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
    let fonts = Fonts::embedded();
    let (mut cases, mut failures) = (0, Vec::new());
    for line in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Case { text, base, base_level, levels, order } = parse_character_case(line);
        cases += 1;
        if base_level != bidi::base_level(base) {
            failures.push(format!("{line}: base {base:?}"));
        }
        failures.extend(check(&text, base, &levels, &order).err());
        // Setting a line takes far longer than finding its levels.
        if cases % 5 == 0 {
            failures.extend(check_set(&text, base, &levels, &order, &fonts).err());
        }
    }
    report(cases, 91_000, &failures);
}

/// Checks one case on a line as the window sets it.
///
/// The white space at its end is left out of the order: as in Chromium, it
/// stands where L2 puts it as a whole, but inside in the order of its run. So
/// are lines where a mark stands on that white space, since it hangs with it.
fn check_set(
    text: &str,
    base: Direction,
    expected: &[Option<u8>],
    order: &[usize],
    fonts: &Fonts,
) -> Result<(), String> {
    use unicode_bidi::BidiClass::{FSI, LRI, NSM, PDI, RLI, S, WS};
    let classes: Vec<_> = text.chars().map(bidi::class).collect();
    let blank = |class| bidi::is_removed(class) || matches!(class, WS | S | LRI | RLI | FSI | PDI);
    let end = classes.iter().rposition(|&class| !blank(class)).map_or(0, |last| last + 1);
    if end >= 2 && classes[end - 1] == NSM && classes[..end].iter().rev().find(|c| **c != NSM).is_none_or(|&c| blank(c))
    {
        return Ok(());
    }
    let (levels, mut found) = set_line(text, base, fonts);
    let counts = |i: &usize| *i < end && expected.get(*i).is_some_and(Option::is_some);
    found.retain(counts);
    let order: Vec<usize> = order.iter().copied().filter(counts).collect();
    if same_levels(&levels, expected) && found == order {
        return Ok(());
    }
    Err(format!("{} {base:?} set: {levels:?} {found:?}, not {expected:?} {order:?}", text.escape_unicode()))
}

/// The levels and the order of the code points of `text`, set on one line.
fn set_line(text: &str, base: Direction, fonts: &Fonts) -> (Vec<u8>, Vec<usize>) {
    let faces = vec![(Embedded::NotoSansHebrew.face(), 1.0), (Embedded::NotoNaskhArabic.face(), 1.0)];
    let style = Style { stack: Arc::new(Stack { faces, system: false }), size: 16.0, line_height: 24.0 };
    let layout = Layout::new(Arc::new(Paragraph::new(text, base, &style, fonts)), 1e4, Align::Start);
    let mut levels = vec![u8::MAX; text.chars().count()];
    let mut order = Vec::new();
    for line in 0..layout.lines().len() {
        for cluster in layout.clusters(line) {
            let range = cluster.range.start.index()..cluster.range.end.index();
            levels[range.clone()].fill(cluster.level);
            if cluster.level % 2 == 1 { order.extend(range.rev()) } else { order.extend(range) }
        }
    }
    (levels, order)
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
    let fonts = Fonts::embedded();
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
                    if cases % 31 == 0 {
                        failures.extend(check_set(&text, base, &levels, &order, &fonts).err());
                    }
                }
            }
        }
    }
    report(cases, 770_000, &failures);
}

/// Random numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

/// What the random strings are made of: letters, digits, marks, separators, brackets, embeddings, isolates.
///
/// No string has both overrides and isolates: `parley_engine` 0.12 takes a PDI
/// that an override made strong for none. `typeset::bidi::rules` compares such
/// strings with `unicode-bidi`.
const ALPHABETS: [&str; 5] = [
    "aא\u{0627}\u{0627}b1\u{0661}+$,. !(()[\u{2329}\u{3009}]\u{064E}\u{064E}\u{2066}\u{2067}\u{2068}\u{2069}\u{2069}\u{2069}",
    "a\u{0627}1\u{0661},( )[]\u{064E}\u{00AD}\u{202A}\u{202B}\u{202C}\u{202C}\u{2066}\u{2067}\u{2068}\u{2069}\u{2069}\t",
    "a\u{0627}1\u{0661}\u{202D}\u{202E}\u{202C}\u{064E}+\u{200D}\u{200E}\u{200F}\u{061C}()",
    "a\u{0627}1\u{064E} ()\u{202A}\u{202B}\u{202C}\u{2066}\u{2067}\u{2069}\u{2069}",
    "a\u{0627}\u{2067}\u{2069}()",
];

#[test]
fn unicode_bidi_alone_would_err() {
    // When this fails, the crate has been mended and `typeset::bidi::rules` is needed no more.
    let text = "\u{2067}x\u{2069}a\u{0627}\u{2067}x\u{2069}(\u{0627})";
    let alone = unicode_bidi::ParagraphBidiInfo::new(text, Some(unicode_bidi::Level::ltr()));
    let alone: Vec<u8> = text.char_indices().map(|(i, _)| alone.levels[i].number()).collect();
    assert_ne!(alone, bidi::levels(text, Direction::Ltr));
}

#[test]
fn a_second_implementation_agrees_on_random_strings() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut analyzer = parley_engine::Analyzer::new();
    let mut analysis = parley_engine::Analysis::new();
    let mut failures = Vec::new();
    let cases = 150_000;
    for case in 0..cases {
        let alphabet: Vec<char> = ALPHABETS[case % 5].chars().collect();
        let len = 1 + random.below(24);
        let text: String = (0..len).map(|_| alphabet[random.below(alphabet.len())]).collect();
        for (base, parleys) in
            [(Direction::Ltr, parley_engine::BaseDirection::Ltr), (Direction::Rtl, parley_engine::BaseDirection::Rtl)]
        {
            let options = parley_engine::AnalysisOptions { base_direction: parleys, ..Default::default() };
            analyzer.analyze(&text, &options, &mut analysis);
            let mut expected: Vec<u8> = analysis.bidi_levels().iter().map(|level| level.to_u8()).collect();
            expected.resize(len, 0); // it leaves out the levels of a wholly left-to-right text
            bidi::reset_trailing(&text, &mut expected, base);
            let levels = line_levels(&text, base);
            let removed = |c| bidi::is_removed(bidi::class(c));
            let same = text.chars().zip(levels.iter().zip(&expected)).all(|(c, (l, e))| removed(c) || l == e);
            if !same {
                failures.push(format!("{} {base:?}: {levels:?}, not {expected:?}", text.escape_unicode()));
            }
        }
    }
    failures.sort_by_key(String::len);
    report(cases, 100_000, &failures);
}
