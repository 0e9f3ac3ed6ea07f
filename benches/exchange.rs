//! What it costs to export a project with 10 000 annotations on 1 MB of text, whole, in each format that people read.
//!
//! `cargo bench --bench exchange`; the figures stand in `docs/speed.md`.

#[path = "frames/text.rs"]
mod text;
#[path = "frames/work.rs"]
mod work;

use isnad::annotation::{Edit, Project, Timestamp};
use isnad::article::{ReadOptions, read_bytes};
use isnad::exchange::{Format, Languages, Options, Progress, export};
use std::sync::Arc;
use std::time::Instant;

const MB: usize = 1_000_000;
const RUNS: usize = 5;

fn main() {
    let words = match text::words() {
        Ok(words) => words,
        Err(why) => {
            println!("not measured: {why}");
            return;
        }
    };
    let opened = read_bytes("text.txt", text::article(&words, MB).as_bytes(), ReadOptions::default());
    let article = Arc::new(opened.expect("plain text is read").article);
    let mut project = Project::new("A. Reader", Timestamp(1_790_000_000));
    project.apply(Edit::AddArticle { at: 0, article: article.clone() }).expect("it fits");
    let work = work::on(&article, &words);
    assert_eq!(work.claims.len(), work::CLAIMS);
    assert_eq!((work.entries.len(), work.sources.len()), (work::SOURCES, work::CLAIMS + 1));
    project.apply(Edit::Batch(work.edits)).expect("it fits");
    assert_eq!((project.attributions.len(), project.relations.len()), (work::ATTRIBUTIONS, work::RELATIONS));
    println!("export of {} annotations, median of {RUNS} runs", project.annotations.len());
    for format in [Format::Html, Format::Docx, Format::Csv, Format::Xlsx, Format::Markdown] {
        measure(&project, format);
    }
}

fn measure(project: &Project, format: Format) {
    for languages in [Languages::English, Languages::Both] {
        let options = Options { languages, ..Options::new(format, "text", Timestamp(1_790_000_000)) };
        let mut times = Vec::new();
        let mut bytes = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            let files = export(project, &options, &Progress::silent()).expect("it can be written");
            times.push(start.elapsed());
            bytes = files.iter().map(|file| file.bytes.len()).sum();
        }
        times.sort_unstable();
        let median = times[RUNS / 2].as_secs_f64() * 1000.0;
        println!("  {} ({}): {median:.0} ms, {:.1} MB", format.name(), languages.name(), bytes as f64 / MB as f64);
    }
}
