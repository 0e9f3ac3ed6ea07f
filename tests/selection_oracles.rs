//! Selections and hits in mixed lines, against what Chromium made of them.
//!
//! `tests/oracles/selection/make.py` asks Chromium; its results lie beside it.

use isnad::text::direction::first_strong;
use isnad::text::{Cp, CpRange, Direction};
use isnad::typeset::{Affinity, Align, Caret, Fonts, Layout, Line, Paragraph, Stack, Style};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

/// How far a stretch may be off, in px: what the engine is allowed anywhere.
const TOLERANCE: f64 = 0.6;

struct Oracle {
    name: String,
    fonts: Fonts,
    style: Style,
    width: f32,
    align: Align,
    cases: Vec<Value>,
}

fn oracles() -> Vec<Oracle> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/oracles/selection");
    let entries = std::fs::read_dir(&folder).expect("tests/oracles/selection can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    assert!(paths.len() >= 3, "only {paths:?}");
    paths.iter().map(|path| read(path, root)).collect()
}

fn read(path: &Path, root: &Path) -> Oracle {
    let text = std::fs::read_to_string(path).expect("an oracle can be read");
    let value: Value = serde_json::from_str(&text).expect("an oracle is JSON");
    let number = |name: &str| value[name].as_f64().expect("a number") as f32;
    let fonts = Fonts::new();
    let faces = value["fonts"].as_array().expect("fonts").iter().map(|name| {
        let bytes = std::fs::read(root.join("fonts").join(name.as_str().expect("a name"))).expect("a font");
        (fonts.add(bytes, 0).expect("a sound font"), 1.0)
    });
    let stack = Arc::new(Stack { faces: faces.collect(), system: false });
    let size = number("size");
    let style = Style { stack, size, line_height: size * number("line_height") };
    let align = if value["align"] == "justify" { Align::Justify } else { Align::Start };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let cases = value["cases"].as_array().expect("cases").clone();
    Oracle { name, fonts, style, width: number("width"), align, cases }
}

impl Oracle {
    fn lay_out(&self, text: &str) -> Layout {
        let direction = first_strong(text).unwrap_or(Direction::Ltr);
        let paragraph = Paragraph::new(text, direction, &self.style, &self.fonts);
        Layout::new(Arc::new(paragraph), self.width, self.align)
    }
}

fn slice(text: &str, range: CpRange) -> String {
    text.chars().skip(range.start.index()).take(range.len() as usize).collect()
}

#[test]
fn selections_are_what_chromium_draws() {
    let mut failures = Vec::new();
    let mut count = 0;
    for oracle in oracles() {
        for case in &oracle.cases {
            let text = case["text"].as_str().expect("a text");
            let layout = oracle.lay_out(text);
            for selection in case["selections"].as_array().expect("selections") {
                let at = |name: &str| selection[name].as_u64().expect("a position") as u32;
                let range = CpRange::new(at("start"), at("end"));
                let expected: Vec<(usize, f64, f64)> =
                    serde_json::from_value(selection["spans"].clone()).expect("spans");
                let found: Vec<(usize, f64, f64)> =
                    layout.spans(range).iter().map(|s| (s.line, f64::from(s.left), f64::from(s.right))).collect();
                let same = found.len() == expected.len()
                    && found
                        .iter()
                        .zip(&expected)
                        .all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() <= TOLERANCE && (a.2 - b.2).abs() <= TOLERANCE);
                count += 1;
                if !same {
                    failures.push(format!(
                        "{}: «{}» of {text}\n  ours     {found:?}\n  Chromium {expected:?}",
                        oracle.name,
                        slice(text, range)
                    ));
                }
            }
        }
    }
    assert!(count > 300, "only {count} selections");
    assert!(failures.is_empty(), "{} of {count} differ:\n{}", failures.len(), failures.join("\n"));
}

/// Whether Chromium's answer to a hit means the same as ours.
///
/// It differs where it should: at the edge of a run Chromium always takes the
/// position of the surrounding text, so that a pointer on half a selected
/// character can mean a caret outside the selection; ours stays with the
/// character, at the same place on the screen. Beyond the end of a line that
/// goes on, Chromium's caret stands after the white space that hangs, ours
/// before it. And Chromium's may stand before a ZWNJ, inside a grapheme.
fn means_the_same(layout: &Layout, line: usize, x: f32, expected: Cp) -> bool {
    let zwnj = slice(layout.paragraph().text(), CpRange { start: expected, end: expected.plus(1) }) == "\u{200C}";
    let expected = expected.plus(u32::from(zwnj));
    // Chromium rounds the pointer's place to whole pixels.
    if [0.0, -1.0, 1.0].iter().any(|off| layout.hit_line(line, x + off).at == expected) {
        return true;
    }
    let place = layout.lines()[line];
    let end = layout.line_end(layout.hit_line(line, x)).at;
    if (x < place.left || x > place.right) && layout.hit_line(line, x).at == end {
        let hanging = CpRange::between(end, expected);
        return slice(layout.paragraph().text(), hanging).trim().is_empty() && expected <= place.range.end;
    }
    [0.0, -1.0, 1.0].iter().any(|off| {
        let ours = layout.caret(layout.hit_line(line, x + off));
        [Affinity::Before, Affinity::After, Affinity::LineStart, Affinity::LineEnd].iter().any(|&affinity| {
            let theirs = layout.caret(Caret { at: expected, affinity });
            theirs.line == line && (theirs.x - ours.x).abs() <= TOLERANCE as f32
        })
    })
}

#[test]
fn hits_are_what_chromium_finds() {
    let mut failures = Vec::new();
    let (mut count, mut equal) = (0, 0);
    for oracle in oracles() {
        for case in &oracle.cases {
            let text = case["text"].as_str().expect("a text");
            let layout = oracle.lay_out(text);
            let hits: Vec<(usize, f32, u32)> = serde_json::from_value(case["hits"].clone()).expect("hits");
            for (line, x, expected) in hits {
                let found = layout.hit_line(line, x).at.0;
                count += 1;
                equal += usize::from(found == expected);
                if !means_the_same(&layout, line, x, Cp(expected)) {
                    let Line { left, right, .. } = layout.lines()[line];
                    let place = format!("line {line} ({left}..{right}) at {x}");
                    failures.push(format!("{} {place}: {found}, Chromium {expected}: {text}", oracle.name));
                }
            }
        }
    }
    assert!(count > 3000, "only {count} hits");
    assert!(equal * 10 > count * 9, "only {equal} of {count} are the same position");
    assert!(failures.is_empty(), "{} of {count} differ:\n{}", failures.len(), failures.join("\n"));
}
