//! Carets and selections on real lines: whole articles in several widths and faces.

mod common;

use isnad::text::direction::first_strong;
use isnad::text::{Cp, CpRange, Direction, graphemes};
use isnad::typeset::{Align, Caret, Embedded, Fonts, Layout, Paragraph, Stack, Style};
use std::sync::Arc;

/// Texts to walk through, with their names: the seed, the mixed text, declarations in five languages.
fn texts() -> Option<Vec<(&'static str, String)>> {
    let shared = common::shared_dir()?;
    let files = [
        "seed/article.txt",
        "oracles/layout/mixed.txt",
        "corpus/unicode/udhr/udhr_pes_1.txt",
        "corpus/unicode/udhr/udhr_urd_2.txt",
        "corpus/unicode/udhr/udhr_heb.txt",
        "corpus/unicode/udhr/udhr_arb.txt",
        "corpus/adversarial/generated/zwj-zwnj.txt",
        "corpus/adversarial/generated/fsi-unclosed.txt",
        "corpus/adversarial/generated/presentation-forms.txt",
    ];
    let read = |name: &'static str| {
        let path = shared.join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // A long text repeats itself: its first paragraphs are enough, and of one the start.
        let start = |line: &str| line.chars().take(240).collect::<String>();
        (name, text.lines().take(24).map(start).collect::<Vec<_>>().join("\n"))
    };
    Some(files.into_iter().map(read).collect())
}

fn lay_out(text: &str, fonts: &Fonts, face: Embedded, width: f32, align: Align) -> Layout {
    let faces = vec![(face.face(), 1.0), (Embedded::NotoSans.face(), 1.0), (Embedded::NotoSansHebrew.face(), 1.0)];
    let style = Style { stack: Arc::new(Stack { faces, system: false }), size: 20.0, line_height: 36.0 };
    let direction = first_strong(text).unwrap_or(Direction::Rtl);
    Layout::new(Arc::new(Paragraph::new(text, direction, &style, fonts)), width, align)
}

/// Calls `check` with every paragraph of the texts in several settings.
fn each_layout(mut check: impl FnMut(&Layout)) {
    let Some(texts) = texts() else { return };
    let fonts = Fonts::embedded();
    let settings = [
        (Embedded::NotoNaskhArabic, 333.0, Align::Start),
        (Embedded::NotoNaskhArabic, 40.0, Align::Start),
        (Embedded::NotoNaskhArabic, 900.0, Align::Justify),
        (Embedded::Amiri, 250.0, Align::Justify),
        (Embedded::Amiri, 5000.0, Align::End),
    ];
    let mut count = 0;
    for (_, text) in &texts {
        for line in text.lines() {
            for (face, width, align) in settings {
                check(&lay_out(line, &fonts, face, width, align));
                count += 1;
            }
        }
    }
    assert!(count > 500, "only {count} paragraphs were found");
}

fn show(layout: &Layout, caret: Caret) -> String {
    let text = layout.paragraph().text();
    let at = text.char_indices().nth(caret.at.index()).map_or(text.len(), |(byte, _)| byte);
    format!("{}|{}", &text[..at], &text[at..])
}

fn place(layout: &Layout, caret: Caret) -> (usize, f32) {
    let shape = layout.caret(caret);
    (shape.line, shape.x)
}

/// The stops from `first` on.
fn walk(layout: &Layout, first: Caret, step: impl Fn(Caret) -> Option<Caret>) -> Vec<Caret> {
    let limit = layout.paragraph().text().chars().count() + 2;
    let mut stops = vec![first];
    while let Some(next) = step(stops[stops.len() - 1]) {
        stops.push(next);
        assert!(stops.len() <= limit, "stuck at {}", show(layout, next));
    }
    stops
}

#[test]
fn arrows_reach_everything_and_lead_back_in_whole_articles() {
    each_layout(|layout| {
        let boundaries: Vec<Cp> = graphemes::boundaries(layout.paragraph().text()).collect();
        let rtl = layout.paragraph().direction().is_rtl();
        let left = |caret| layout.left_of(caret);
        let right = |caret| layout.right_of(caret);
        let first = layout.line_start(Caret::default());
        let forward = if rtl { walk(layout, first, left) } else { walk(layout, first, right) };
        let last = forward[forward.len() - 1];
        let mut backward = if rtl { walk(layout, last, right) } else { walk(layout, last, left) };
        backward.reverse();
        assert_eq!(forward, backward, "{:?}", layout.paragraph().text());
        let places: Vec<(usize, f32)> = forward.iter().map(|&caret| place(layout, caret)).collect();
        for (pair, caret) in places.windows(2).zip(&forward) {
            assert_ne!(pair[0], pair[1], "an unseen step from {}", show(layout, *caret));
        }
        let mut reached: Vec<Cp> = forward.iter().map(|caret| caret.at).collect();
        reached.sort_unstable();
        for &at in &reached {
            let starts_line = layout.lines().iter().any(|line| line.range.start == at);
            let caret = Caret { at, ..Caret::default() };
            assert!(starts_line || boundaries.binary_search(&at).is_ok(), "inside a grapheme: {}", show(layout, caret));
        }
        for &at in &boundaries {
            // A boundary is reached, or nothing seen stands between it and the nearest that is.
            let after = reached.partition_point(|&other| other < at);
            let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|i| reached.get(i));
            let unseen = |other: Cp| {
                let spans = layout.spans(CpRange::between(at, other));
                spans.iter().all(|span| span.right - span.left <= 0.01)
            };
            let caret = Caret { at, ..Caret::default() };
            assert!(near.copied().any(unseen), "not reached: {}", show(layout, caret));
        }
    });
}

#[test]
fn home_and_end_are_the_ends_of_the_line() {
    each_layout(|layout| {
        let text: Vec<char> = layout.paragraph().text().chars().collect();
        let rtl = layout.paragraph().direction().is_rtl();
        for (number, line) in layout.lines().iter().enumerate() {
            let middle = layout.hit_line(number, (line.left + line.right) / 2.0);
            let (start, end) = (layout.line_start(middle), layout.line_end(middle));
            assert_eq!((layout.caret(start).line, layout.caret(end).line), (number, number));
            assert_eq!(start.at, line.range.start);
            let hanging = &text[end.at.index()..line.range.end.index()];
            assert!(hanging.first().is_none_or(|c| c.is_whitespace()), "{hanging:?}");
            let (left, right) = if rtl { (end, start) } else { (start, end) };
            let near = |x: f32, y: f32| (x - y).abs() < 0.1;
            assert!(
                near(layout.caret(left).x, line.left),
                "{} {:?} of {line:?} {:?}",
                show(layout, left),
                layout.caret(left),
                layout.clusters(number)
            );
            assert!(near(layout.caret(right).x, line.right), "{} of {line:?}", show(layout, right));
            // Beyond the line is as good as Home and End.
            assert_eq!(layout.hit_line(number, line.left - 5.0).at, left.at);
            assert_eq!(layout.hit_line(number, line.right + 5.0).at, right.at);
        }
    });
}

#[test]
fn a_hit_is_under_the_pointer() {
    each_layout(|layout| {
        let boundaries: Vec<Cp> = graphemes::boundaries(layout.paragraph().text()).collect();
        for (number, line) in layout.lines().iter().enumerate() {
            let y = (line.top + line.bottom) / 2.0;
            let clusters = layout.clusters(number);
            for cluster in clusters.iter().filter(|cluster| cluster.width > 0.5) {
                let (x, right) = (cluster.x, cluster.x + cluster.width);
                let hangs = right < line.left || line.right < x;
                if hangs || boundaries.binary_search(&cluster.range.start).is_err() {
                    continue;
                }
                for part in [0.1, 0.3, 0.7, 0.9] {
                    let hit = layout.hit(x + cluster.width * part, y);
                    let shape = layout.caret(hit);
                    assert_eq!(shape.line, number, "{}", show(layout, hit));
                    assert!(x - 0.1 <= shape.x && shape.x <= right + 0.1, "{}: {shape:?}", show(layout, hit));
                }
            }
        }
        let last = layout.lines()[layout.lines().len() - 1];
        assert_eq!(layout.hit(0.0, -1e6), layout.hit(0.0, 0.0));
        assert_eq!(layout.hit(0.0, 1e6), layout.hit(0.0, last.bottom - 0.1));
    });
}

#[test]
fn a_hit_on_a_selection_is_in_it() {
    let mut seed = 7_u32;
    each_layout(|layout| {
        let boundaries: Vec<Cp> = graphemes::boundaries(layout.paragraph().text()).collect();
        for _ in 0..4 {
            let mut any = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                boundaries[(seed >> 8) as usize % boundaries.len()]
            };
            let range = CpRange::between(any(), any());
            for span in layout.spans(range) {
                let line = layout.lines()[span.line];
                let mut x = span.left + 0.25;
                while x < span.right {
                    if line.left <= x && x <= line.right {
                        let hit = layout.hit_line(span.line, x).at;
                        assert!(range.start <= hit && hit <= range.end, "{hit:?} at {x} is not in {range:?}");
                    }
                    x += 1.5;
                }
            }
        }
    });
}

#[test]
fn a_selection_of_everything_covers_every_line() {
    each_layout(|layout| {
        let len = layout.paragraph().text().chars().count() as u32;
        let spans = layout.spans(CpRange::new(0, len));
        for (number, line) in layout.lines().iter().enumerate() {
            let own: Vec<_> = spans.iter().filter(|span| span.line == number).collect();
            if line.right - line.left < 0.1 {
                continue;
            }
            assert_eq!(own.len(), 1, "{own:?} on {line:?} of {:?}", layout.paragraph().text());
            assert!(own[0].left <= line.left + 0.1 && line.right - 0.1 <= own[0].right, "{own:?} on {line:?}");
        }
    });
}

#[test]
fn white_space_that_hangs_keeps_its_order() {
    // The spaces stand between two Latin words, and one of these on each line.
    let fonts = Fonts::embedded();
    let layout = lay_out("كلمة Reuters   World", &fonts, Embedded::NotoNaskhArabic, 130.0, Align::Start);
    let end = layout.line_end(Caret::default());
    assert_eq!(show(&layout, end), "كلمة Reuters|   World");
    let stops = walk(&layout, end, |caret| layout.left_of(caret));
    let shown: Vec<String> = stops.iter().take(4).map(|&caret| show(&layout, caret)).collect();
    assert_eq!(
        shown,
        ["كلمة Reuters|   World", "كلمة Reuters |  World", "كلمة Reuters  | World", "كلمة Reuters   |World"]
    );
    assert!(stops[..3].is_sorted_by(|&a, &b| layout.caret(a).x > layout.caret(b).x));
    assert!((layout.caret(end).x - layout.lines()[0].left).abs() < 0.1);
}
