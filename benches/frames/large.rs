//! A project far larger than most: 100 000 annotations in 50 MB of text. What opening and saving it costs, and what it
//! takes in memory, which a process of its own tells that does nothing else.

use crate::window::{Input, Window};
use crate::{MB, Times, ms, text, work};
use isnad::annotation::{Edit, Project, Timestamp};
use isnad::article::{ArticleId, ReadOptions, read_bytes};
use isnad::project;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

const ARTICLES: usize = 10;
const ARTICLE: usize = 5 * MB;

/// Asked for: 6 bytes for each of the text and 1 kB for each annotation.
fn budget(project: &Project) -> usize {
    6 * text_bytes(project) + 1000 * project.annotations.len()
}

fn text_bytes(project: &Project) -> usize {
    project.articles.iter().map(|article| article.text().len()).sum()
}

fn large(words: &[String]) -> Project {
    let mut project = Project::new("A. Reader", Timestamp(1_790_000_000));
    for number in 0..ARTICLES {
        let text = text::article_of(words, ARTICLE, number as u64);
        let mut article =
            read_bytes("shuffled.txt", text.as_bytes(), ReadOptions::default()).expect("it is read").article;
        article.id = ArticleId(format!("article{number:05}").into());
        let work = work::on_with(&article, words, number as u64);
        project.apply(Edit::AddArticle { at: number, article: Arc::new(article) }).expect("it fits");
        project.apply(Edit::Batch(work.edits)).expect("the work fits");
    }
    project
}

/// Opening and saving.
pub fn files(words: &[String]) {
    println!("large: 100 000 annotations in 50 MB of text");
    let project = large(words);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("large.isnad.ron");
    let text = project::write(&project);
    let counts = (project.annotations.len(), project.attributions.len(), project.relations.len());
    println!(
        "  {} MB of text, {counts:?} annotations, attributions, relations; the file has {} MB",
        text_bytes(&project) / MB,
        text.len() / MB
    );
    project::save(&path, &text).expect("it is saved");
    let (mut opened, mut written, mut saved, mut shown) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..7 {
        let start = Instant::now();
        let loaded = project::open(&path).expect("it is read");
        opened.push(start.elapsed());
        assert!(loaded.project == project && loaded.warnings.is_empty(), "another project was read");
        drop(loaded);
        let start = Instant::now();
        let text = project::write(&project);
        written.push(start.elapsed());
        project::save(&path, &text).expect("it is saved");
        saved.push(start.elapsed());
    }
    for _ in 0..3 {
        let mut window = Window::empty(1.0);
        window.frame(Input::default());
        let start = Instant::now();
        window.frame(Input::dropping(&path));
        window.frames_until_shown();
        shown.push(start.elapsed());
        assert_eq!(window.app.session.project.annotations.len(), project.annotations.len(), "it was not opened");
    }
    for (what, times) in [
        ("opened", opened),
        ("dropped on the window, to the first list of shapes that shows it", shown),
        ("written as text", written),
        ("written and saved, to the disk", saved),
    ] {
        let times = Times::of(times);
        let each = times.median().as_secs_f64() / text_bytes(&project) as f64 * 10e6;
        println!("  {what}: {}, {each:.3} s for 10 MB of text", ms(times.median()));
    }
    memory(&project, &path);
}

/// Prints what processes take that open the file.
fn memory(project: &Project, path: &Path) {
    println!("  asked for in memory: at most {} MB", budget(project) / MB);
    let own = std::env::current_exe().expect("the bench's own program");
    for (what, verb) in [("reads it", "open"), ("reads and writes it", "save"), ("shows it in a window", "show")] {
        let output = Command::new(&own).env(VERB, verb).env(FILE, path).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        println!("  a process that {what}: {}", told.trim());
    }
}

const VERB: &str = "ISNAD_BENCH_VERB";
const FILE: &str = "ISNAD_BENCH_FILE";

/// What a process that was started for it does in the place of everything else. Answers whether it was.
pub fn alone() -> bool {
    let (Ok(verb), Some(path)) = (std::env::var(VERB), std::env::var_os(FILE)) else { return false };
    let path = Path::new(&path);
    let before = resident("VmHWM:");
    match verb.as_str() {
        "show" => {
            let mut window = Window::empty(1.0);
            window.frame(Input::default());
            let empty = resident("VmHWM:");
            window.frame(Input::dropping(path));
            window.frames_until_shown();
            (0..60).for_each(|_| _ = window.frame(Input::wheel(-60.0)));
            println!("{}; the empty window had {empty} MB", taken(before));
        }
        _ => {
            let loaded = project::open(path).expect("it is read");
            if verb == "save" {
                let text = project::write(&loaded.project);
                project::save(path, &text).expect("it is saved");
            }
            println!("{}", taken(before));
            drop(loaded);
        }
    }
    true
}

fn taken(before: usize) -> String {
    let (most, now) = (resident("VmHWM:"), resident("VmRSS:"));
    format!("{most} MB at the most, {now} MB in the end, {before} MB before")
}

/// What the system says this process has or had in memory, in MB.
fn resident(line: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|found| found.strip_prefix(line)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or_default() * 1024 / MB
}
