//! Carets on lines made by hand: every character 10 px wide, a lam-alef ligature 12, bidi marks none.

use super::super::cells::{LineText, LineView, Side};
use super::super::selection::line_spans;
use super::super::{Affinity, Caret, ClusterBox, Line, Span, bidi};
use super::{Lines, step};
use crate::text::graphemes::{boundaries, boundaries_in};
use crate::text::position::slice_of;
use crate::text::{Cp, CpRange, Direction};
use proptest::prelude::*;

/// A paragraph in lines, without fonts.
struct Drawn {
    text: String,
    lines: Vec<(LineView, Vec<ClusterBox>)>,
}

fn width(cluster: &str) -> f32 {
    match cluster.chars().next() {
        Some('\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{00AD}') | None => 0.0,
        Some('ل') if cluster.chars().count() > 1 => 12.0,
        _ => 10.0,
    }
}

/// The clusters of a line: its graphemes, lam and alef together.
fn cluster_ranges(text: &str, line: CpRange) -> Vec<CpRange> {
    let cuts = boundaries_in(text, line);
    let mut ranges: Vec<CpRange> = Vec::new();
    for pair in cuts.windows(2) {
        let range = CpRange { start: pair[0], end: pair[1] };
        match ranges.last_mut() {
            Some(last) if slice_of(text, *last) == "ل" && slice_of(text, range) == "ا" => last.end = range.end,
            _ => ranges.push(range),
        }
    }
    ranges
}

impl Drawn {
    /// `text` with `/` where a line ends.
    fn new(broken: &str, direction: Direction) -> Drawn {
        let text = broken.replace('/', "");
        let mut start = Cp(0);
        let mut lines = Vec::new();
        for (number, part) in broken.split('/').enumerate() {
            let range = CpRange { start, end: start.plus(part.chars().count() as u32) };
            lines.push(draw_line(&text, range, number, direction));
            start = range.end;
        }
        Drawn { text, lines }
    }

    /// `text` with a caret shown as `|`.
    fn show(&self, caret: Caret) -> String {
        let before = slice_of(&self.text, CpRange { start: Cp(0), end: caret.at });
        format!("{before}|{}", &self.text[before.len()..])
    }

    fn place(&self, caret: Caret) -> (usize, f32) {
        let line = self.line_of(caret);
        (line, self.view(line).place(caret).x)
    }

    /// The stops an arrow makes from the paragraph's start to its end.
    fn walk(&self, side: Side) -> Vec<Caret> {
        let forward = (side == Side::Right) != self.lines[0].0.direction.is_rtl();
        let view = if forward { &self.lines[0].0 } else { &self.lines[self.lines.len() - 1].0 };
        let mut stops = vec![view.stop(view.edge(!forward).gap)];
        while let Some(next) = step(self, stops[stops.len() - 1], side) {
            assert!(!stops.contains(&next), "{} again", self.show(next));
            stops.push(next);
        }
        stops
    }

    fn spans(&self, range: CpRange) -> Vec<Span> {
        let boundaries = |range| boundaries_in(&self.text, range);
        let of_line = |(n, (_, clusters)): (usize, &(_, Vec<ClusterBox>))| line_spans(n, clusters, range, boundaries);
        self.lines.iter().enumerate().flat_map(of_line).collect()
    }
}

fn draw_line(text: &str, range: CpRange, number: usize, direction: Direction) -> (LineView, Vec<ClusterBox>) {
    let part = slice_of(text, range);
    let all = bidi::levels(text, direction);
    let mut levels = all[range.start.index()..range.end.index()].to_vec();
    bidi::reset_trailing(part, &mut levels, direction);
    let ranges = cluster_ranges(text, range);
    let levels: Vec<u8> = ranges.iter().map(|r| levels[(r.start.0 - range.start.0) as usize]).collect();
    let mut x = 100.0;
    let mut clusters = Vec::new();
    for i in bidi::visual_order(&levels) {
        let width = width(slice_of(text, ranges[i]));
        clusters.push(ClusterBox { range: ranges[i], x, width, level: levels[i] });
        x += width;
    }
    let top = number as f32 * 20.0;
    let line = Line { range, top, baseline: top + 15.0, bottom: top + 20.0, left: 100.0, right: x };
    let boundaries = boundaries_in(text, range);
    let hanging = part.len() - part.trim_end_matches([' ', '\t']).len();
    let text = LineText { direction, visible_end: range.end.minus(hanging as u32), boundaries: &boundaries };
    let view = LineView::new(&line, &clusters, text);
    (view, clusters)
}

impl Lines for Drawn {
    fn count(&self) -> usize {
        self.lines.len()
    }
    fn range(&self, line: usize) -> CpRange {
        self.lines[line].0.range
    }
    fn view(&self, line: usize) -> LineView {
        self.lines[line].0.clone()
    }
}

/// Checks the stops of an arrow, from the paragraph's start to its end or back.
fn check(broken: &str, direction: Direction, side: Side, expected: &[&str]) {
    let drawn = Drawn::new(broken, direction);
    let found: Vec<String> = drawn.walk(side).into_iter().map(|caret| drawn.show(caret)).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_arrow_goes_through_a_latin_name_as_the_eye_does() {
    // On the screen: Kerry قال, with "قال" at the right.
    check(
        "قال Jon",
        Direction::Rtl,
        Side::Left,
        &["|قال Jon", "ق|ال Jon", "قا|ل Jon", "قال| Jon", "قال |Jon", "قال Jo|n", "قال J|on", "قال Jon|"],
    );
    check(
        "قال Jon",
        Direction::Rtl,
        Side::Right,
        &["قال Jon|", "قال J|on", "قال Jo|n", "قال |Jon", "قال| Jon", "قا|ل Jon", "ق|ال Jon", "|قال Jon"],
    );
}

#[test]
fn a_line_may_start_with_the_other_direction() {
    check("Jo قا", Direction::Rtl, Side::Left, &["|Jo قا", "J|o قا", "Jo| قا", "Jo |قا", "Jo ق|ا", "Jo قا|"]);
    check("قا Jo", Direction::Ltr, Side::Right, &["|قا Jo", "ق|ا Jo", "قا| Jo", "قا |Jo", "قا J|o", "قا Jo|"]);
}

#[test]
fn numbers_inside_arabic_inside_latin() {
    check(
        "a قا12ل b",
        Direction::Ltr,
        Side::Right,
        &[
            "|a قا12ل b",
            "a| قا12ل b",
            "a |قا12ل b",
            "a قا12|ل b",
            "a قا1|2ل b",
            "a قا|12ل b",
            "a ق|ا12ل b",
            "a قا12ل| b",
            "a قا12ل |b",
            "a قا12ل b|",
        ],
    );
}

#[test]
fn the_end_of_a_line_that_goes_on_is_the_start_of_the_next() {
    check(
        "قا /Jo /ل",
        Direction::Rtl,
        Side::Left,
        &["|قا Jo ل", "ق|ا Jo ل", "قا| Jo ل", "قا |Jo ل", "قا J|o ل", "قا Jo| ل", "قا Jo |ل", "قا Jo ل|"],
    );
    check("abc/de", Direction::Ltr, Side::Left, &["abcde|", "abcd|e", "abc|de", "ab|cde", "a|bcde", "|abcde"]);
}

#[test]
fn white_space_that_hangs_is_walked_through() {
    check(
        "ab   /c",
        Direction::Ltr,
        Side::Right,
        &["|ab   c", "a|b   c", "ab|   c", "ab |  c", "ab  | c", "ab   |c", "ab   c|"],
    );
}

#[test]
fn a_ligature_is_divided_and_a_mark_goes_with_its_letter() {
    let drawn = Drawn::new("قَلا", Direction::Rtl);
    let places: Vec<f32> = drawn.walk(Side::Left).into_iter().map(|caret| drawn.place(caret).1).collect();
    assert_eq!(places, [122.0, 112.0, 106.0, 100.0]);
}

#[test]
fn characters_without_width_cost_no_key_press() {
    check("ق\u{200F}ل", Direction::Rtl, Side::Left, &["|ق\u{200F}ل", "ق|\u{200F}ل", "ق\u{200F}ل|"]);
    check(
        "ق Jo\u{200E} ل",
        Direction::Rtl,
        Side::Left,
        &[
            "|ق Jo\u{200E} ل",
            "ق| Jo\u{200E} ل",
            "ق |Jo\u{200E} ل",
            "ق J|o\u{200E} ل",
            "ق Jo\u{200E}| ل",
            "ق Jo\u{200E} |ل",
            "ق Jo\u{200E} ل|",
        ],
    );
}

#[test]
fn empty_and_unseen_texts_have_one_stop() {
    check("", Direction::Rtl, Side::Left, &["|"]);
    check("\u{200F}\u{200E}", Direction::Ltr, Side::Right, &["|\u{200F}\u{200E}"]);
}

/// Checks what a hit at `x` on line `line` means.
fn check_hit(drawn: &Drawn, line: usize, x: f32, expected: &str) {
    assert_eq!(drawn.show(drawn.view(line).hit(x)), expected, "at {x}");
}

#[test]
fn a_hit_is_the_nearer_side_of_the_character() {
    // On the screen: Jon at 100, a space at 130, قال at 140.
    let drawn = Drawn::new("قال Jon", Direction::Rtl);
    check_hit(&drawn, 0, 104.0, "قال |Jon");
    check_hit(&drawn, 0, 106.0, "قال J|on");
    check_hit(&drawn, 0, 128.0, "قال Jon|");
    check_hit(&drawn, 0, 132.0, "قال |Jon");
    check_hit(&drawn, 0, 138.0, "قال| Jon");
    check_hit(&drawn, 0, 168.0, "|قال Jon");
    // The caret stands where the pointer was, not at the other place of its position.
    assert_eq!(drawn.place(drawn.view(0).hit(104.0)), (0, 100.0));
    assert_eq!(drawn.place(drawn.view(0).hit(128.0)), (0, 130.0));
}

#[test]
fn a_hit_beyond_a_line_is_its_start_or_end() {
    let drawn = Drawn::new("Jon قال  /Jon", Direction::Rtl);
    check_hit(&drawn, 0, 500.0, "|Jon قال  Jon");
    check_hit(&drawn, 0, 110.0, "Jon قال|  Jon"); // over the white space that hangs
    check_hit(&drawn, 0, -5.0, "Jon قال|  Jon");
    check_hit(&drawn, 1, 500.0, "Jon قال  |Jon");
    check_hit(&drawn, 1, -5.0, "Jon قال  Jon|");
    // Both are drawn at the edges of their line.
    assert_eq!(drawn.place(drawn.view(1).hit(500.0)), (1, 130.0));
    assert_eq!(drawn.place(drawn.view(1).hit(-5.0)), (1, 100.0));
    assert_eq!(drawn.place(drawn.view(0).hit(-5.0)), (0, 120.0));
}

#[test]
fn the_end_of_a_line_broken_inside_a_word_stays_on_it() {
    let drawn = Drawn::new("abc/de", Direction::Ltr);
    let end = drawn.view(0).visible_end_caret();
    assert_eq!((drawn.show(end).as_str(), drawn.place(end)), ("abc|de", (0, 130.0)));
    let start = drawn.view(1).edge_caret(false);
    assert_eq!((drawn.show(start).as_str(), drawn.place(start)), ("abc|de", (1, 100.0)));
}

#[test]
fn carets_inside_graphemes_and_beyond_the_text_have_a_place() {
    let drawn = Drawn::new("قَل", Direction::Rtl);
    for affinity in [Affinity::Before, Affinity::After] {
        assert_eq!(drawn.place(Caret { at: Cp(1), affinity }), (0, 120.0));
        assert_eq!(drawn.place(Caret { at: Cp(9), affinity }), (0, 100.0));
    }
}

/// Checks the stretches of the text between `[` and `]`.
fn check_spans(marked: &str, direction: Direction, expected: &[(usize, f32, f32)]) {
    let bare = marked.replace('/', "");
    let at = |mark| bare.chars().position(|c| c == mark).unwrap_or(0) as u32;
    let drawn = Drawn::new(&marked.replace(['[', ']'], ""), direction);
    let spans = drawn.spans(CpRange::new(at('['), at(']') - 1));
    let found: Vec<_> = spans.iter().map(|span| (span.line, span.left, span.right)).collect();
    assert_eq!(found, expected, "{marked}");
}

#[test]
fn a_selection_is_one_stretch_for_each_run_it_touches() {
    // On the screen: Jon at 100, a space at 130, قال at 140.
    check_spans("ق[ال Jo]n", Direction::Rtl, &[(0, 100.0, 120.0), (0, 130.0, 160.0)]);
    check_spans("[قال Jon]", Direction::Rtl, &[(0, 100.0, 170.0)]);
    check_spans("قال J[o]n", Direction::Rtl, &[(0, 110.0, 120.0)]);
    check_spans("ق[ل]ا", Direction::Rtl, &[(0, 106.0, 112.0)]);
    check_spans("ق[ال /Jo]n", Direction::Rtl, &[(0, 100.0, 130.0), (1, 100.0, 120.0)]);
    check_spans("ق[]ل", Direction::Rtl, &[]);
}

/// Random mixed text, broken into lines anywhere between graphemes.
fn broken() -> impl Strategy<Value = (String, Direction)> {
    let text = proptest::collection::vec(
        prop::sample::select(vec![
            "ا", "ل", "لا", "قَ", "כ", "J", "on", "é", "1", "23", " ", "  ", ",", "(", ")", "«", "\u{200F}", "\u{200E}",
            "\u{2067}", "\u{2066}", "\u{2069}", "\u{202B}", "\u{202D}", "\u{202C}", "\u{00AD}", "\t", "😀",
        ]),
        0..28,
    );
    (text, proptest::collection::vec(any::<bool>(), 28), 0usize..4, any::<bool>()).prop_map(
        |(parts, cuts, rate, rtl)| {
            let mut broken = String::new();
            for (i, part) in parts.iter().enumerate() {
                // A line holds something.
                if i > 0 && rate > 0 && i % rate == 0 && cuts[i] {
                    broken.push('/');
                }
                broken.push_str(part);
            }
            (broken, if rtl { Direction::Rtl } else { Direction::Ltr })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arrows_reach_everything_and_lead_back((broken, direction) in broken()) {
        let drawn = Drawn::new(&broken, direction);
        let all: Vec<Cp> = boundaries(&drawn.text).collect();
        for (side, back) in [(Side::Left, Side::Right), (Side::Right, Side::Left)] {
            let stops = drawn.walk(side);
            for pair in stops.windows(2) {
                prop_assert_ne!(drawn.place(pair[0]), drawn.place(pair[1]), "an unseen step to {}", drawn.show(pair[1]));
                prop_assert_eq!(step(&drawn, pair[1], back), Some(pair[0]), "back from {}", drawn.show(pair[1]));
            }
            let reached: Vec<Cp> = stops.iter().map(|caret| caret.at).collect();
            prop_assert!(reached.iter().all(|at| all.contains(at)));
            // Every boundary, or one that nothing seen stands between.
            for &at in &all {
                let near = |other: Cp| {
                    let between = CpRange::between(at, other);
                    drawn.lines.iter().all(|(view, _)| {
                        view.seen().all(|cell| cell.range.intersection(between).is_none())
                    })
                };
                prop_assert!(reached.iter().any(|&other| near(other)), "{} {:?}", at.0, drawn.text);
            }
        }
    }

    #[test]
    fn arrows_lead_back_to_any_place((broken, direction) in broken(), at in 0u32..40, after in any::<bool>()) {
        let drawn = Drawn::new(&broken, direction);
        let cuts: Vec<Cp> = boundaries(&drawn.text).collect();
        let affinity = if after { Affinity::After } else { Affinity::Before };
        let caret = Caret { at: cuts[at as usize % cuts.len()], affinity };
        let place = drawn.place(caret);
        let view = drawn.view(place.0);
        if place.0 + 1 < drawn.count() && view.place(caret).gap == view.edge(true).gap {
            // The end of a line that goes on is left for the next line, and not come back to.
            let next = drawn.view(place.0 + 1).edge_caret(false);
            let forward = if direction.is_rtl() { Side::Left } else { Side::Right };
            prop_assert_eq!(step(&drawn, caret, forward), Some(next));
            return Ok(());
        }
        for (side, back) in [(Side::Left, Side::Right), (Side::Right, Side::Left)] {
            if let Some(next) = step(&drawn, caret, side) {
                let returned = step(&drawn, next, back).map(|caret| drawn.place(caret));
                prop_assert_eq!(returned, Some(place), "{} by way of {}", drawn.show(caret), drawn.show(next));
            }
        }
    }

    #[test]
    fn a_hit_on_a_selection_is_in_it((broken, direction) in broken(), a in 0u32..40, b in 0u32..40) {
        let drawn = Drawn::new(&broken, direction);
        let cuts: Vec<Cp> = boundaries(&drawn.text).collect();
        let range = CpRange::between(cuts[a as usize % cuts.len()], cuts[b as usize % cuts.len()]);
        let mut covered = 0.0;
        for span in drawn.spans(range) {
            covered += span.right - span.left;
            let view = drawn.view(span.line);
            let Some((left, right)) = view.visible_edges() else { continue };
            let mut x = span.left + 0.5;
            while x < span.right {
                if left <= x && x <= right {
                    let hit = view.hit(x).at;
                    prop_assert!(range.start <= hit && hit <= range.end, "{hit:?} at {x} is not in {range:?}");
                }
                x += 1.0;
            }
        }
        let all = drawn.lines.iter().flat_map(|(view, _)| view.cells.clone());
        let expected: f32 = all.filter(|cell| range.encloses(cell.range)).map(|cell| cell.width).sum();
        prop_assert!((covered - expected).abs() < 0.5, "{covered} px, not {expected}");
    }
}
