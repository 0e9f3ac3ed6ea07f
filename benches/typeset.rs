//! How fast paragraphs are set, against shaping alone in the same run.
//!
//! `cargo bench --bench typeset`. The text is words of `../shared/corpus/text`
//! in a shuffled order that is the same every time, so that no cache of words
//! or lines helps; about 1 MB in paragraphs of 800 bytes, on one thread.
//! Throughput is in characters; compare `shaping_alone` with the rest.

use divan::counter::CharsCount;
use divan::{Bencher, black_box};
use harfrust::{Direction as ShapingDirection, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer};
use isnad::text::Direction;
use isnad::typeset::{Align, Embedded, Fonts, Layout, Paragraph, Stack, Style};
use std::path::Path;
use std::sync::{Arc, LazyLock};

fn main() {
    let (paragraphs, characters) = (TEXT.len(), TEXT.iter().map(|p| p.chars().count()).sum::<usize>());
    for face in FACES {
        let set = set(face);
        let kept: usize = set.iter().map(|p| p.memory() + Layout::new(p.clone(), 600.0, Align::Justify).memory()).sum();
        println!("{face:?}: {paragraphs} paragraphs, {:.1} bytes kept a character", kept as f64 / characters as f64);
    }
    divan::main();
}

const FACES: [Embedded; 2] = [Embedded::NotoNaskhArabic, Embedded::Amiri];

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);
static TEXT: LazyLock<Vec<String>> = LazyLock::new(|| shuffled(1_000_000));

/// Words of real sentences in an order that is always the same (xorshift).
fn shuffled(bytes: usize) -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/text");
    let read = |name| std::fs::read_to_string(corpus.join(name)).expect("the corpus lies in ../shared");
    let text = read("parley/arabic.txt") + &read("ud/ar_pud.dev.txt");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut paragraphs = Vec::new();
    let mut total = 0;
    while total < bytes {
        let mut paragraph = String::new();
        while paragraph.len() < 800 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            paragraph += words[(state % words.len() as u64) as usize];
            paragraph.push(' ');
        }
        total += paragraph.len();
        paragraphs.push(paragraph);
    }
    paragraphs
}

fn characters() -> CharsCount {
    CharsCount::new(TEXT.iter().map(|paragraph| paragraph.chars().count()).sum::<usize>())
}

fn style(face: Embedded) -> Style {
    let stack = Stack { faces: vec![(face.face(), 1.0), (Embedded::NotoSans.face(), 1.0)], system: false };
    Style { stack: Arc::new(stack), size: 20.0, line_height: 36.0 }
}

fn set(face: Embedded) -> Vec<Arc<Paragraph>> {
    let style = style(face);
    TEXT.iter().map(|text| Arc::new(Paragraph::new(text, Direction::Rtl, &style, &FONTS))).collect()
}

/// The yardstick: the same text through the shaper as one run a paragraph, nothing else.
#[divan::bench(args = FACES, sample_count = 10)]
fn shaping_alone(bencher: Bencher, face: Embedded) {
    let font = FontRef::new(face.bytes()).expect("an embedded font");
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let arabic = harfrust::script::ARABIC;
    let plan = ShapePlan::new(&shaper, ShapingDirection::RightToLeft, Some(arabic), None, &[]);
    bencher.counter(characters()).bench_local(|| {
        let mut buffer = UnicodeBuffer::new();
        for text in TEXT.iter() {
            buffer.push_str(text);
            buffer.set_direction(ShapingDirection::RightToLeft);
            buffer.set_script(arabic);
            buffer = black_box(shaper.shape(buffer, ShapeOptions::new().plan(Some(&plan)))).clear();
        }
    });
}

/// Everything: analysed, shaped, broken into lines.
#[divan::bench(args = FACES, sample_count = 10)]
fn full_layout(bencher: Bencher, face: Embedded) {
    bencher.counter(characters()).bench_local(|| {
        for paragraph in set(face) {
            black_box(Layout::new(paragraph, 600.0, Align::Justify));
        }
    });
}

/// A new width, with shaped runs kept.
#[divan::bench(args = FACES, sample_count = 10)]
fn new_width(bencher: Bencher, face: Embedded) {
    let paragraphs = set(face);
    bencher.counter(characters()).bench_local(|| {
        for paragraph in &paragraphs {
            black_box(Layout::new(paragraph.clone(), 480.0, Align::Justify));
        }
    });
}

/// The clusters and glyphs of the 40 lines a window shows.
#[divan::bench(args = FACES)]
fn glyphs_of_a_window(bencher: Bencher, face: Embedded) {
    let layouts: Vec<Layout> = set(face).into_iter().take(10).map(|p| Layout::new(p, 600.0, Align::Justify)).collect();
    bencher.bench_local(|| {
        let lines = layouts.iter().flat_map(|layout| (0..layout.lines().len()).map(move |line| (layout, line)));
        for (layout, line) in lines.take(40) {
            black_box(layout.clusters(line));
            black_box(layout.glyphs(line).len());
        }
    });
}
