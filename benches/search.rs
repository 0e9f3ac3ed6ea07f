//! How fast words are found in 10 MB, against ripgrep with a pattern that tolerates vowel marks and hamza forms.
//!
//! `cargo bench --bench search`, with ripgrep's `rg` in the PATH; without it only our own figures are told. The text is
//! words of `../shared/corpus/text` in a shuffled order that is the same every time. Told are medians of
//! [`RUNS`] runs, ours and ripgrep's in turn: of the search alone (ripgrep's by its own `--stats`) and of whole processes.

#[path = "frames/text.rs"]
mod text;

use isnad::article::{Article, ReadOptions, read_bytes};
use isnad::search::Query;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 15;
const BYTES: usize = 10_000_000;

/// What is looked for: a frequent word, two that are there now and then, two words, one with hamzas, one that is
/// nowhere, and one of a letter that is everywhere.
const QUERIES: [&str; 7] = ["قال", "الحكومة", "محمد", "في المدينة", "مسؤول", "الظباء", "اللا"];

fn main() {
    if let Err(error) = measure() {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn measure() -> Result<(), String> {
    let words = text::words()?;
    let text = text::article(&words, BYTES);
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("article.txt");
    std::fs::write(&path, &text).map_err(|error| error.to_string())?;
    let opened = read_bytes("article.txt", text.as_bytes(), ReadOptions::default()).map_err(|e| e.to_string())?;
    let has_rg = Command::new("rg").arg("--version").stdout(Stdio::null()).status().is_ok();
    if !has_rg {
        println!("ripgrep (rg) is not in the PATH: no ratios");
    }
    println!("{} bytes; medians of {RUNS} runs in ms: ours, ripgrep's, ratio", text.len());
    for query in QUERIES {
        one(query, &opened.article, &path, has_rg)?;
    }
    Ok(())
}

/// Measures one query.
fn one(query: &str, article: &Article, path: &Path, has_rg: bool) -> Result<(), String> {
    let pattern = tolerant(query);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut our_process, mut their_process) = (Vec::new(), Vec::new());
    let (mut hits, mut their_hits) = (0, 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        hits = Query::new(query, false).find_in(article).len();
        ours.push(start.elapsed());
        let mut own = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_isnad")));
        our_process.push(run(own.args(["search", query, "--json"]).arg(path))?.0);
        if has_rg {
            let mut rg = Command::new("rg");
            their_process
                .push(run(rg.args(["--only-matching", "--no-filename", "--line-number", &pattern]).arg(path))?.0);
            let (_, told) = run(Command::new("rg").args(["--only-matching", "--stats", &pattern]).arg(path))?;
            let figure = |what: &str| told.lines().rev().find_map(|line| line.strip_suffix(what)?.parse::<f64>().ok());
            theirs.push(Duration::from_secs_f64(figure(" seconds spent searching").ok_or("rg tells no time")?));
            their_hits = figure(" matches").unwrap_or_default() as usize;
        }
    }
    let [ours, theirs, our_process, their_process] = [ours, theirs, our_process, their_process].map(median);
    let ratio = |a: f64, b: f64| if b > 0.0 { format!("{b:6.1} {:5.2}", a / b) } else { String::new() };
    println!(
        "{query:<12} search {ours:5.1} {}  process {our_process:5.1} {}  ({hits} hits, {their_hits})",
        ratio(ours, theirs),
        ratio(our_process, their_process)
    );
    Ok(())
}

/// How long a process takes until it has ended, and what it printed.
fn run(command: &mut Command) -> Result<(Duration, String), String> {
    let start = Instant::now();
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    Ok((start.elapsed(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

/// The pattern a careful user of ripgrep would write: classes for the forms of a letter, marks and tatweel allowed
/// after each.
fn tolerant(query: &str) -> String {
    let class = |c: char| match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' => "[اأإآٱ]".to_owned(),
        'ى' | 'ي' | 'ئ' | 'ی' => "[ىيئی]".to_owned(),
        'و' | 'ؤ' => "[وؤ]".to_owned(),
        'ة' | 'ه' => "[ةه]".to_owned(),
        'ك' | 'ک' => "[كک]".to_owned(),
        ' ' => r"\s+".to_owned(),
        c => c.to_string(),
    };
    query.chars().map(|c| class(c) + r"[\u064B-\u0652\u0670\u0640]*").collect()
}
