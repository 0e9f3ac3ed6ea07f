//! What holds of every layout, whatever the text: hostile files, random text, re-breaking.

mod common;

use isnad::text::Direction;
use isnad::typeset::{Align, Embedded, Fonts, Layout, Paragraph, Stack, Style};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);

fn style(faces: &[Embedded]) -> Style {
    let faces = faces.iter().map(|face| (face.face(), 1.0)).collect();
    Style { stack: Arc::new(Stack { faces, system: false }), size: 20.0, line_height: 36.0 }
}

fn naskh() -> Style {
    style(&[Embedded::NotoNaskhArabic, Embedded::NotoSans])
}

/// Lays `text` out and holds that its lines and clusters cover it, each code point once, and that glyphs can be drawn.
fn check(text: &str, style: &Style, direction: Direction, width: f32, align: Align) -> Layout {
    let paragraph = Arc::new(Paragraph::new(text, direction, style, &FONTS));
    let layout = Layout::new(paragraph, width, align);
    check_layout(text, &layout);
    layout
}

fn check_layout(text: &str, layout: &Layout) {
    let len = text.chars().count() as u32;
    let mut at = 0;
    assert!(!layout.lines().is_empty());
    for (number, line) in layout.lines().iter().enumerate() {
        assert_eq!(line.range.start.0, at, "lines follow one another");
        assert!(!line.range.is_empty() || len == 0, "line {number} is empty");
        at = line.range.end.0;
        assert!(line.left <= line.right && line.top < line.bottom, "{line:?}");
        let mut covered = vec![false; line.range.len() as usize];
        for cluster in layout.clusters(number) {
            assert!(cluster.width >= 0.0 && cluster.x.is_finite(), "{cluster:?}");
            for place in cluster.range.start.0..cluster.range.end.0 {
                let place = (place - line.range.start.0) as usize;
                assert!(!std::mem::replace(&mut covered[place], true), "{cluster:?} overlaps another");
            }
        }
        assert!(covered.iter().all(|&c| c), "line {number} is not covered");
        for glyph in layout.glyphs(number) {
            assert!(glyph.x.is_finite() && glyph.y.is_finite() && line.range.contains(glyph.at), "{glyph:?}");
        }
    }
    assert_eq!(at, len, "the lines cover the text");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn hostile_texts_lay_out_at_every_width() {
    let Some(shared) = common::shared_dir() else { return };
    let mut found = Vec::new();
    files(&shared.join("corpus/adversarial"), &mut found);
    assert!(found.len() > 20, "the hostile texts are there");
    for file in found {
        let bytes = std::fs::read(&file).expect("a readable file");
        let text = String::from_utf8_lossy(&bytes);
        // As one paragraph, line ends included, and, if it is long, at fewer widths.
        let widths: &[f32] =
            if text.len() > 100_000 { &[600.0, 50.0] } else { &[0.0, 1.0, 50.0, 600.0, f32::INFINITY, f32::NAN] };
        for &width in widths {
            check(&text, &naskh(), Direction::Rtl, width, Align::Justify);
        }
    }
}

#[test]
fn strange_widths_and_styles_do_no_harm() {
    let text = "قال Kerry: «نعم»\u{AD} ثم\tسكت.";
    for width in [-5.0, 0.0, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, 1e-30] {
        check(text, &naskh(), Direction::Rtl, width, Align::Center);
    }
    for size in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let paragraph = Paragraph::new(text, Direction::Rtl, &Style { size, ..naskh() }, &FONTS);
        assert_eq!(Layout::new(Arc::new(paragraph), 300.0, Align::Start).lines()[0].range.start.0, 0);
    }
    // Without any face there are no glyphs, yet the text is there.
    let layout = check(text, &style(&[]), Direction::Rtl, 300.0, Align::Start);
    assert_eq!(layout.glyphs(0).len(), 0);
}

#[test]
fn an_empty_paragraph_has_one_empty_line() {
    let layout = check("", &naskh(), Direction::Rtl, 100.0, Align::Justify);
    assert_eq!(layout.lines().len(), 1);
    assert_eq!((layout.lines()[0].left, layout.height()), (100.0, 36.0));
}

#[test]
fn what_no_face_has_shows_the_first_faces_box() {
    let layout = check("\u{1F984}\u{2F800}ก", &naskh(), Direction::Ltr, 600.0, Align::Start);
    let glyphs: Vec<_> = layout.glyphs(0);
    assert_eq!(glyphs.len(), 3);
    assert!(glyphs.iter().all(|glyph| glyph.glyph == 0 && glyph.face == Embedded::NotoNaskhArabic.face()));
    assert!(layout.clusters(0).iter().all(|cluster| cluster.width > 5.0));
}

#[test]
fn alignment_places_the_same_line_at_either_side_and_between() {
    let left = |align, direction| check("abc", &naskh(), direction, 100.0, align).lines()[0].left;
    assert_eq!(left(Align::Start, Direction::Ltr), 0.0);
    assert_eq!(left(Align::End, Direction::Rtl), 0.0);
    let far = left(Align::Start, Direction::Rtl);
    assert!(far > 60.0);
    assert_eq!(left(Align::End, Direction::Ltr), far);
    assert!((left(Align::Center, Direction::Ltr) - far / 2.0).abs() < 0.05);
}

#[test]
fn a_justified_line_reaches_both_edges() {
    let layout = check("قال الوزير إن الاجتماع تأجل إلى الغد", &naskh(), Direction::Rtl, 150.0, Align::Justify);
    assert!(layout.lines().len() > 1);
    let clusters = layout.clusters(0);
    let hanging = clusters.iter().filter(|c| c.x < -0.02).count();
    assert_eq!(hanging, 1, "one space hangs");
    let right = clusters.iter().map(|c| c.x + c.width).fold(0.0, f32::max);
    assert!((right - 150.0).abs() < 0.05 && clusters[hanging].x.abs() < 0.05);
}

#[test]
fn paragraphs_are_made_by_many_threads_alike() {
    use rayon::prelude::*;
    let text = "قال Kerry إن ١٢٫٥٪ (3–5%) كافية.";
    let layouts: Vec<Layout> = (0..64)
        .into_par_iter()
        .map(|_| Layout::new(Arc::new(Paragraph::new(text, Direction::Rtl, &naskh(), &FONTS)), 120.0, Align::Justify))
        .collect();
    for layout in &layouts {
        assert_eq!(layout.lines(), layouts[0].lines());
        assert_eq!(layout.clusters(1), layouts[0].clusters(1));
    }
}

#[test]
fn memory_stays_below_forty_bytes_a_character() {
    let text = "قال الوزير إن الاجتماع تأجل إلى الغد، ".repeat(2000);
    let layout = check(&text, &naskh(), Direction::Rtl, 600.0, Align::Justify);
    let each = (layout.memory() + layout.paragraph().memory()) as f32 / text.chars().count() as f32;
    assert!(each < 40.0, "{each} bytes a character");
}

#[test]
fn a_truncated_or_garbled_font_is_refused_or_used_without_harm() {
    let whole = Embedded::Amiri.bytes();
    for (n, cut) in [1000, 20_000, 200_000, whole.len() - 10_000].into_iter().enumerate() {
        let mut bytes = whole[..cut].to_vec();
        let step = 997 + n;
        for at in (600..bytes.len()).step_by(step) {
            bytes[at] ^= 0x5A;
        }
        for bytes in [bytes, whole[..cut].to_vec()] {
            let fonts = Fonts::new();
            let Ok(face) = fonts.add(bytes, 0) else { continue };
            let stack = Stack { faces: vec![(face, 1.0)], system: false };
            let style = Style { stack: Arc::new(stack), size: 20.0, line_height: 30.0 };
            let paragraph = Paragraph::new("قَالَ الله ﷲ Kerry", Direction::Rtl, &style, &fonts);
            check_layout("قَالَ الله ﷲ Kerry", &Layout::new(Arc::new(paragraph), 100.0, Align::Start));
            let _ = (0..50).map(|glyph| fonts.outline(face, glyph, 20.0).len()).sum::<usize>();
        }
    }
}

/// Text of letters, marks, digits, spaces, brackets and controls from all corners.
fn any_text() -> impl Strategy<Value = String> {
    let char = prop_oneof![
        6 => proptest::char::range('\u{621}', '\u{652}'),
        3 => proptest::char::range('a', 'z'),
        3 => Just(' '),
        2 => proptest::sample::select("،؛؟.:()[]«»-/٪%0123٠١٢ #".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select(
            "\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}\u{202A}\u{202B}\u{202C}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\
             \u{AD}\u{A0}\u{200B}\u{2028}\u{2003}\u{3000}\u{FE0F}\t\n\r\0"
                .chars()
                .collect::<Vec<_>>()
        ),
        1 => proptest::char::any(),
    ];
    proptest::collection::vec(char, 0..60).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_text_is_covered_and_a_new_break_equals_a_fresh_layout(
        text in any_text(),
        rtl in any::<bool>(),
        width in 0f32..400.0,
        other in 0f32..400.0,
        justify in any::<bool>(),
        amiri in any::<bool>(),
    ) {
        let style = if amiri { style(&[Embedded::Amiri, Embedded::NotoSans]) } else { naskh() };
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let align = if justify { Align::Justify } else { Align::Start };
        let fresh = check(&text, &style, direction, width, align);
        let paragraph = Arc::new(Paragraph::new(&text, direction, &style, &FONTS));
        check_layout(&text, &Layout::new(paragraph.clone(), other, align));
        let again = Layout::new(paragraph, width, align);
        prop_assert_eq!(again.lines(), fresh.lines());
        for line in 0..again.lines().len() {
            prop_assert_eq!(again.clusters(line), fresh.clusters(line));
            prop_assert_eq!(again.glyphs(line), fresh.glyphs(line));
        }
    }
}
