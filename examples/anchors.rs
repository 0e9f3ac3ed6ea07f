//! Measures the anchors and prints the tables of `docs/anchors.md`:
//! `cargo run --release --example anchors [-- ROUNDS]`.
//!
//! ROUNDS is how many versions of each text are made for each row, 12 if it is not said; with 0 only speed is measured.

#[path = "../tests/common/quotes.rs"]
mod quotes;
#[path = "../tests/common/versions.rs"]
mod versions;

use isnad::anchor::{Finder, Resolution, State, describe, update};
use isnad::annotation::{Annotation, AnnotationId, LabelId, Mark, Timestamp};
use isnad::article::Article;
use isnad::text::CpRange;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use versions::{Dice, EDITS, Tally, article, texts, try_text};

fn main() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.is_dir() {
        eprintln!("The test data in ../shared is absent, and there is nothing to measure with.");
        return;
    }
    let rounds = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(12);
    if rounds > 0 {
        edited(&shared, rounds);
        corpus(&shared);
    }
    speed(&shared);
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1}%", part as f64 * 100.0 / whole as f64) }
}

fn row(name: &str, tally: &Tally) {
    let of = |part| percent(part, tally.marks);
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        tally.marks,
        of(tally.exact),
        of(tally.moved),
        tally.wrong.len(),
        of(tally.fuzzy_right),
        of(tally.fuzzy_wrong),
        of(tally.ambiguous_right),
        of(tally.ambiguous_wrong),
        of(tally.orphan_gone),
        of(tally.orphan_missed),
        percent(tally.unchanged_certain, tally.unchanged),
    );
}

fn edited(shared: &Path, rounds: usize) {
    let texts = texts(shared);
    println!(
        "| edits | marks | exact | moved | wrong | fuzzy right | fuzzy wrong | ambiguous, right among them | ambiguous, not among them | orphan, text gone | orphan, text there | unchanged words found for certain |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    let run = |name: &str, most: usize, kind: Option<usize>| {
        let mut all = Tally::default();
        for (number, (_, text)) in texts.iter().enumerate() {
            all.add(try_text(text, 77 + number as u64 * 1000 + most as u64, rounds, most, kind));
        }
        row(name, &all);
        all.wrong.iter().for_each(|wrong| eprintln!("{wrong}"));
        all
    };
    let mut total = Tally::default();
    for (name, most) in
        [("1–3 of any kind", 3), ("1–12 of any kind", 12), ("1–40 of any kind", 40), ("1–150 of any kind", 150)]
    {
        total.add(run(name, most, None));
    }
    for (kind, name) in EDITS.iter().enumerate() {
        total.add(run(&format!("1–12: {name}"), 12, Some(kind)));
    }
    row("all", &total);
    println!(
        "\n{} certain, of them {} wrong, {} not to be told from the right ones, {} with a copy while others stand",
        total.certain(),
        total.wrong.len(),
        total.untold,
        total.to_a_copy
    );
    println!();
}

fn corpus(shared: &Path) {
    println!(
        "| quotes of | texts | marks | exact or moved | wrong | fuzzy | ambiguous | orphan | quote alone: certain | wrong |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let all = quotes::quotes(shared);
    let mut formats: Vec<&str> = all.iter().map(|q| q.format).collect();
    formats.dedup();
    for format in formats {
        let (mut texts, mut marks, mut wrong) = (0, 0, 0);
        let mut states = [0usize; 5];
        let (mut alone, mut alone_wrong) = (0, 0);
        for quoted in all.iter().filter(|q| q.format == format) {
            let article = article(&quoted.text);
            let finder = Finder::new(&article);
            texts += 1;
            for range in &quoted.marks {
                let range = CpRange::new(range.start as u32, range.end as u32);
                let Some(mark) = describe(&article, range) else { continue };
                marks += 1;
                let found = finder.resolve(&quotes::without_position(&mark));
                states[State::ALL.iter().position(|s| *s == found.state()).unwrap_or(0)] += 1;
                wrong += usize::from(matches!(found, Resolution::Moved(place) if place != mark.range));
                let bare = Mark { prefix: String::new(), suffix: String::new(), ..quotes::without_position(&mark) };
                let found = finder.resolve(&bare);
                alone += usize::from(found.state().is_certain());
                alone_wrong += usize::from(matches!(found, Resolution::Moved(place) if place != mark.range));
            }
        }
        println!(
            "| {format} | {texts} | {marks} | {} | {wrong} | {} | {} | {} | {} | {alone_wrong} |",
            percent(states[0] + states[1], marks),
            states[2],
            states[3],
            states[4],
            percent(alone, marks)
        );
    }
    println!();
}

/// 10,000 marks over 1 MB, with a new paragraph at the beginning and every fiftieth word changed: in running text,
/// and where every paragraph stands hundreds of times.
fn speed(shared: &Path) {
    let texts = texts(shared);
    let mut dice = Dice(5);
    let pool: Vec<&str> = texts.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
    let mut running = String::new();
    while running.len() < 1_000_000 {
        running.push_str(pool[dice.roll(pool.len())]);
        running.push(if dice.roll(60) == 0 { '\n' } else { ' ' });
    }
    let sample = isnad::article::sample().text().to_string();
    let repeated: String = (0..1_000_000 / sample.len()).map(|number| format!("{number} {sample}\n")).collect();
    for (name, text) in [("running text", running), ("one article over and over", repeated)] {
        let words: Vec<&str> = text.split(' ').collect();
        let changed: Vec<&str> = words.iter().enumerate().map(|(i, w)| if i % 50 == 7 { "تغيّر" } else { w }).collect();
        let (old, new) = (article(&text), article(&format!("خبر عاجل جديد\n{}", changed.join(" "))));
        let annotations = spread(&old);
        let count = annotations.len();
        let start = Instant::now();
        let outcomes = update(&old, &new, annotations);
        let took = start.elapsed();
        let states = State::ALL.map(|s| format!("{} {}", outcomes.iter().filter(|o| o.state() == s).count(), s.name()));
        println!("{name}: {count} marks over {} bytes: {took:?} ({})", text.len(), states.join(", "));
        let start = Instant::now();
        let carried = isnad::anchor::carry_blocks(&old, &new).iter().flatten().count();
        println!("{name}: {carried} of {} blocks carried: {:?}", old.blocks().len(), start.elapsed());
    }
}

/// 10,000 annotations all over an article, from 5 code points to 64 long.
fn spread(article: &Article) -> Vec<Arc<Annotation>> {
    let length = article.index().len().0;
    let annotation = |i: u32| {
        let start = i * (length / 10_001);
        let mark = describe(article, CpRange::new(start, start + 5 + i % 60))?;
        let (id, label) = (AnnotationId(i.to_string().into()), LabelId("claim".into()));
        Some(Arc::new(Annotation::new(id, article.id.clone(), label, vec![mark], "", Timestamp(0))))
    };
    (0..10_000u32).filter_map(annotation).collect()
}
