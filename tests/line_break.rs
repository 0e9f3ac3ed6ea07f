//! Unicode's LineBreakTest, with each deviation classed by its reason.

mod common;

use isnad::text::{Cp, Direction};
use isnad::typeset::{Fonts, Paragraph, Stack, Style};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

/// Why our answer between two characters may differ from the Unicode rules'.
///
/// The reasons are given in `docs/typesetting.md`.
fn reason(before: &[char], c: char) -> Option<&'static str> {
    let last = *before.last()?;
    let is_end = |c| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_space = |c| matches!(c, ' ' | '\t' | '\n');
    if is_end(last) || is_end(c) {
        return Some("a paragraph has no line ends inside");
    }
    if is_space(last) || is_space(c) {
        return Some("after a run of spaces, and never within or before it");
    }
    let base = before.iter().rev().find(|c| !matches!(c, '\u{308}' | '\u{200D}')).copied().unwrap_or(last);
    if base == '\u{1F8FF}' || c == '\u{1F8FF}' {
        return Some("the segmenter's data has no reserved pictographs");
    }
    let is_aksara = |c| matches!(c, '\u{1B00}'..='\u{1BFF}' | '\u{11000}'..='\u{1107F}');
    if is_aksara(base) || is_aksara(c) {
        return Some("the segmenter lacks the aksaras of LB28a");
    }
    let is_quote = |c| matches!(c, '\u{2018}'..='\u{201D}');
    let is_east_asian = |c| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    let near_quote = before.iter().rev().take(2).any(|&c| is_quote(c)) || is_quote(c);
    if near_quote && (is_east_asian(base) || is_east_asian(c)) {
        return Some("the segmenter lacks LB19a, quotation marks between East Asian characters");
    }
    let is_complex = |c| matches!(c, '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}');
    if is_complex(base) && is_complex(c) {
        return Some("Thai and its like are divided by a dictionary");
    }
    if (base == '/' && c.is_ascii_digit()) || (base == '.' && c == '\u{20AC}') {
        return Some("the segmenter has LB25 of an older version for slashes and decimals");
    }
    if base == '\u{205F}' {
        return Some("the segmenter has LB21a of an older version for spaces after Hebrew");
    }
    if last < '!' || c < '!' {
        return Some("controls hold on to their neighbours");
    }
    if last == '-' && c.is_ascii_digit() {
        return Some("a hyphen before a digit is a minus unless it follows a letter or digit");
    }
    if last.is_ascii() && c.is_ascii() {
        return Some("browsers' table of ASCII pairs");
    }
    if last <= '\u{FF}' && c <= '\u{FF}' {
        return Some("Latin-1 pairs are judged alone");
    }
    None
}

/// A case: its text, and whether a line may be broken before each code point but the first.
fn parse(line: &str) -> Option<(String, Vec<bool>)> {
    let line = line.split('#').next()?.trim();
    let mut text = String::new();
    let mut breaks = Vec::new();
    for token in line.split_whitespace() {
        match token {
            "÷" => breaks.push(true),
            "×" => breaks.push(false),
            code => text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?),
        }
    }
    // The first mark stands before the text, the last one after it.
    breaks.pop();
    (!text.is_empty()).then(|| (text, breaks.split_off(1)))
}

#[test]
fn line_break_test_but_for_what_is_named() {
    let Some(shared) = common::shared_dir() else { return };
    let file = shared.join("corpus/unicode/LineBreakTest.txt.xz");
    let unpacked = Command::new("xz").arg("-dc").arg(&file).output().expect("the program xz is installed");
    assert!(unpacked.status.success(), "xz could not unpack {}", file.display());
    let cases = String::from_utf8(unpacked.stdout).expect("the test data is UTF-8");
    let style = Style { stack: Arc::new(Stack { faces: Vec::new(), system: false }), size: 16.0, line_height: 24.0 };
    let fonts = Fonts::new();
    let (mut count, mut named, mut unnamed) = (0, BTreeMap::new(), Vec::new());
    for (text, expected) in cases.lines().filter_map(parse) {
        let paragraph = Paragraph::new(&text, Direction::Ltr, &style, &fonts);
        let chars: Vec<char> = text.chars().collect();
        for (at, expected) in (1..).zip(expected) {
            count += 1;
            if paragraph.may_break_before(Cp(at as u32)) == expected {
                continue;
            }
            match reason(&chars[..at], chars[at]) {
                Some(reason) => *named.entry(reason).or_insert(0) += 1,
                None => unnamed.push(format!("{:?} | {:?}, expected {expected}", &chars[..at], &chars[at..])),
            }
        }
    }
    println!("{count} places, deviations: {named:#?}");
    assert!(count > 40_000, "only {count} places were tested");
    assert!(
        unnamed.is_empty(),
        "{} without a reason, the first: {:#?}",
        unnamed.len(),
        &unnamed[..unnamed.len().min(400)]
    );
}
