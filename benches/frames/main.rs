//! What the window costs a frame: opening, scrolling, marking, a new column width; and what a layout keeps.
//!
//! The whole window ([`App::frame`]) runs without a display, from input to the list of shapes to paint; tessellation
//! and the graphics card come after and are not in the figures. A harness of its own, as divan's medians of one
//! closure can give neither a percentile over frames that all differ nor a ratio between two things measured in
//! turn. Run with `cargo bench --bench frames`, or with `-- NAME…` for some of the figures.

mod annotated;
mod large;
mod text;
mod waiting;
mod window;
mod work;

use isnad::annotation::{Annotation, AnnotationId, Edit, LabelId, Mark, Timestamp};
use isnad::article::{Article, ReadOptions, read_bytes};
use isnad::project;
use isnad::text::{Cp, CpRange};
use isnad::typeset::Fonts;
use isnad::ui::page::Page;
use std::time::{Duration, Instant};
use text::Shuffle;
use window::{Input, Window};

const KB: usize = 1000;
const MB: usize = 1_000_000;
const MARKS: usize = 10_000;

/// What is measured, by the name that asks for it alone.
type Figure = (&'static str, fn(&[String]));

fn main() {
    if large::alone() {
        return;
    }
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let words = match text::words() {
        Ok(words) => words,
        Err(why) => {
            eprintln!("{why}");
            std::process::exit(2);
        }
    };
    println!("text: words of {} shuffled; sizes in bytes of UTF-8", text::SOURCES.join(", "));
    println!("font: Noto Naskh Arabic, Noto Sans beside it; 19 points, a column of 66 characters, 1280 × 860 points");
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    println!("machine: {cores} cores, no graphics card; times are medians unless said otherwise\n");
    let figures: [Figure; 15] = [
        ("opening", opening),
        ("scrolling", scrolling),
        ("marking", marking),
        ("annotated", annotated::frames),
        ("edits", annotated::edits),
        ("files", annotated::files),
        ("waiting", waiting::waiting),
        ("large", large::files),
        ("column", column),
        ("selecting", selecting),
        ("keeping", keeping),
        ("finding", finding),
        ("one-line", one_line),
        ("all", all_blocks),
        ("memory", memory),
    ];
    for (name, figure) in figures {
        if wanted.is_empty() || wanted.iter().any(|w| w == name) {
            figure(&words);
            println!();
        }
    }
}

/// A list of times, in order.
struct Times(Vec<Duration>);

impl Times {
    fn of(mut times: Vec<Duration>) -> Times {
        times.sort_unstable();
        Times(times)
    }

    /// The time that `share` of all do not exceed.
    fn at(&self, share: f64) -> Duration {
        let last = self.0.len() - 1;
        self.0[((last as f64 * share).ceil() as usize).min(last)]
    }

    fn median(&self) -> Duration {
        self.at(0.5)
    }
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

fn ratio(a: &Times, b: &Times) -> f64 {
    a.median().as_secs_f64() / b.median().as_secs_f64()
}

fn read(text: &str) -> Article {
    read_bytes("shuffled.txt", text.as_bytes(), ReadOptions::default()).expect("text is read").article
}

/// Prints one figure of frames: the median, the 99th percentile and the worst.
fn print_frames(what: &str, times: &Times) {
    let (median, p99, worst) = (ms(times.median()), ms(times.at(0.99)), ms(times.at(1.0)));
    println!("  {what}: {median}, 99th percentile {p99}, worst {worst} ({} frames)", times.0.len());
}

/// The first frame that shows an article of 10 MB, against one of 5 kB.
fn opening(words: &[String]) {
    println!("opening: to the first list of shapes that shows the article");
    let texts = [text::article(words, 5 * KB), text::article(words, 10 * MB)];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = [folder.path().join("small.txt"), folder.path().join("large.txt")];
    for (path, text) in paths.iter().zip(&texts) {
        std::fs::write(path, text).expect("the text is written");
    }
    let articles = texts.each_ref().map(|text| read(text));
    let mut started = [Vec::new(), Vec::new()];
    let mut opened = [Vec::new(), Vec::new()];
    let mut whole = [Vec::new(), Vec::new()];
    let mut shown = [Vec::new(), Vec::new()];
    for _ in 0..15 {
        for which in 0..2 {
            let start = Instant::now();
            let mut window = Window::with_file(&paths[which], 1.0);
            window.frames_until_shown();
            started[which].push(start.elapsed());
            window.frames_until_whole(articles[which].text().len());
            let mut window = Window::empty(1.0);
            window.frame(Input::default());
            let start = Instant::now();
            window.frame(Input::dropping(&paths[which]));
            window.frames_until_shown();
            opened[which].push(start.elapsed());
            window.frames_until_whole(articles[which].text().len());
            whole[which].push(start.elapsed());
            let mut window = Window::empty(1.0);
            window.frame(Input::default());
            let article = articles[which].clone();
            let start = Instant::now();
            window.add(article);
            window.frame(Input::default());
            shown[which].push(start.elapsed());
        }
    }
    for (what, [small, large]) in [
        ("the program's own start with the file, fonts read", started),
        ("a file dropped on the open window", opened),
        ("the same, until the whole has been read and shown", whole),
        ("an article in memory", shown),
    ] {
        let (small, large) = (Times::of(small), Times::of(large));
        let times = (ms(large.median()), ms(small.median()));
        println!("  {what}: 10 MB {}, 5 kB {}: {:.2} times", times.0, times.1, ratio(&large, &small));
    }
}

/// A window with 1 MB of text and [`MARKS`] marks in it.
fn marked(words: &[String], scale: f32) -> Window {
    let mut window = Window::empty(scale);
    window.add(read(&text::article(words, MB)));
    mark_all(&mut window, words);
    window
}

/// Spreads [`MARKS`] marks over the article: claims of some words, sources and cues within or beside them.
fn mark_all(window: &mut Window, _words: &[String]) {
    let article = window.app.session.article().expect("an article is open").clone();
    let length = article.index().len().0 as usize;
    let mut shuffle = Shuffle::of(0);
    let edits = (0..MARKS).map(|number| {
        let (label, most) = [("claim", 120), ("source", 25), ("cue", 8)][number % 3];
        let start = length / MARKS * number + shuffle.below(40);
        let end = (start + 3 + shuffle.below(most)).min(length);
        let mark = Mark::of(&article, CpRange::new(start as u32, end as u32)).expect("a range of the text");
        let (id, label) = (AnnotationId(format!("mark{number:08}").into()), LabelId(label.into()));
        let made = Annotation::new(id, article.id.clone(), label, vec![mark], "A. Reader", Timestamp(1_790_000_000));
        Edit::PutAnnotation(made.into())
    });
    window.perform(edits.collect());
}

/// Frames while the view moves through 1 MB with 10 000 marks.
fn scrolling(words: &[String]) {
    println!("scrolling: 1 MB with {MARKS} marks");
    for scale in [1.0, 2.0] {
        let marked = || marked(words, scale);
        for (what, delta) in [("60 points a frame", 60.0), ("a page a frame", 700.0)] {
            let times = best_of_runs(marked, 1500, |_| Input::wheel(-delta));
            print_frames(&format!("at {scale}×, {what}"), &times);
        }
        let times = best_of_runs(marked, 300, |_| Input::default());
        print_frames(&format!("at {scale}×, at rest"), &times);
    }
    let plain = || {
        let mut window = Window::empty(1.0);
        window.add(read(&text::article(words, MB)));
        window
    };
    print_frames("at 1×, 60 points a frame, no marks", &best_of_runs(plain, 1500, |_| Input::wheel(-60.0)));
}

/// The times of `count` frames of a window after its first two, each the best of three runs that are all the same: a
/// machine that does other things besides holds a frame up now and then, but hardly the same one three times.
fn best_of_runs(window: impl Fn() -> Window, count: usize, input: impl Fn(usize) -> Input) -> Times {
    let mut best = vec![Duration::MAX; count];
    for _ in 0..3 {
        let mut window = window();
        window.frame(Input::default());
        window.frame(Input::default());
        for (number, best) in best.iter_mut().enumerate() {
            *best = window.frame(input(number)).min(*best);
        }
    }
    Times::of(best)
}

/// The frame in which a selection becomes a mark, from the key to the list of shapes.
fn marking(words: &[String]) {
    println!("marking: one more mark in 1 MB with {MARKS} marks");
    const TIMES: usize = 100;
    let (mut rest, mut added, mut undone) = ([Duration::MAX; TIMES], [Duration::MAX; TIMES], [Duration::MAX; TIMES]);
    for _ in 0..3 {
        let mut window = marked(words, 1.0);
        for _ in 0..20 {
            window.frame(Input::wheel(-300.0));
        }
        let at = window.first_in_view();
        for number in 0..TIMES {
            let start = at.plus(3 * number as u32);
            window.select(CpRange { start, end: start.plus(30) });
            window.frame(Input::default());
            rest[number] = window.frame(Input::default()).min(rest[number]);
            added[number] = window.frame(Input::key(egui::Key::Num1)).min(added[number]);
            assert!(window.app.session.project.annotations.len() == MARKS + 1, "the key made no mark");
            window.frame(Input::default());
            undone[number] = window.frame(Input::ctrl(egui::Key::Z)).min(undone[number]);
        }
    }
    let (rest, added, undone) = (Times::of(rest.into()), Times::of(added.into()), Times::of(undone.into()));
    print_frames("the frame before, a selection in view", &rest);
    print_frames("the frame that marks", &added);
    print_frames("the frame that undoes it", &undone);
    let cost = added.median().saturating_sub(rest.median());
    println!("  a mark costs {} more than the frame before it", ms(cost));
}

/// The frame after the column's width changed.
fn column(words: &[String]) {
    println!("column: another width, 1 MB with {MARKS} marks, in the middle of the text");
    let mut window = marked(words, 1.0);
    for _ in 0..200 {
        window.frame(Input::wheel(-700.0));
    }
    let mut times = Vec::new();
    for number in 0..60 {
        window.frame(Input::default());
        window.app.session.settings.column = if number % 2 == 0 { 58.0 } else { 66.0 };
        let before = window.text_width();
        times.push(window.frame(Input::default()));
        let after = window.text_width();
        let grows = number % 2 == 1;
        assert!(before != after && grows == (after > before), "the frame shows the old width: {before} {after}");
    }
    print_frames("the frame that shows it", &Times::of(times));
    let mut times = Vec::new();
    for number in 0..60 {
        window.app.session.settings.size = if number % 2 == 0 { 20.0 } else { 19.0 };
        times.push(window.frame(Input::default()));
        window.frame(Input::default());
    }
    print_frames("the frame that shows another size", &Times::of(times));
}

/// Frames of work on 10 MB with [`MARKS`] marks at the screen's pace, with and without its being kept in a journal.
fn keeping(words: &[String]) {
    println!("keeping: 10 MB with {MARKS} marks, one more in every sixth frame, 60 frames a second");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for kept in [false, true] {
        let mut window = if kept { Window::in_folder(folder.path()) } else { Window::empty(1.0) };
        window.add(read(&text::article(words, 10 * MB)));
        mark_all(&mut window, words);
        (0..20).for_each(|_| _ = window.frame(Input::wheel(-300.0)));
        let at = window.first_in_view();
        let mut times = Vec::new();
        for number in 0..900 {
            let start = at.plus(number / 6);
            window.select(CpRange { start, end: start.plus(30) });
            let marks = number % 6 == 0;
            let time = window.frame(if marks { Input::key(egui::Key::Num1) } else { Input::default() });
            times.push(time);
            std::thread::sleep(Duration::from_millis(16).saturating_sub(time));
        }
        print_frames(if kept { "kept in a journal" } else { "not kept" }, &Times::of(times));
        if kept {
            let project = window.app.session.project.clone();
            let mut journal = project::Journal::create(&folder.path().join("other")).expect("a journal");
            let start = Instant::now();
            let text = project::write(&project);
            let computed = start.elapsed();
            journal.write(&project::About::default(), &text).expect("the journal is written");
            let (all, megabytes) = (start.elapsed(), text.len() as f64 / MB as f64);
            println!("  once, beside the window: {} of which computing {}, {megabytes:.1} MB", ms(all), ms(computed));
        }
    }
}

/// Frames while all of 10 MB is selected, and while a selection is dragged.
fn selecting(words: &[String]) {
    println!("selecting: 10 MB");
    let mut window = Window::empty(1.0);
    window.add(read(&text::article(words, 10 * MB)));
    for _ in 0..5 {
        window.frame(Input::wheel(-300.0));
    }
    let rest: Vec<_> = (0..100).map(|_| window.frame(Input::default())).collect();
    print_frames("nothing selected", &Times::of(rest));
    println!("  the frame that selects all: {}", ms(window.frame(Input::ctrl(egui::Key::A))));
    println!("  the frame after: {}", ms(window.frame(Input::default())));
    let all: Vec<_> = (0..100).map(|_| window.frame(Input::default())).collect();
    print_frames("all selected", &Times::of(all));
    println!("  the frame that copies it: {}", ms(window.frame(Input::copy())));
    let copied = window.copied.as_ref().map_or(0, |text| text.len());
    assert_eq!(copied, window.app.session.article().map_or(0, |a| a.text().len()), "not all was copied");
    let times: Vec<_> = (0..200).map(|number| window.frame(Input::drag(number))).collect();
    print_frames("dragging a selection", &Times::of(times));
}

/// Frames while words are typed into the find bar, and until all hits are shown.
fn finding(words: &[String]) {
    println!("finding: 10 MB");
    for project in [false, true] {
        let mut window = Window::empty(1.0);
        window.add(read(&text::article(words, 10 * MB)));
        (0..5).for_each(|_| _ = window.frame(Input::default()));
        let open = if project { Input::ctrl_shift(egui::Key::F) } else { Input::ctrl(egui::Key::F) };
        println!(
            "  the frame that opens the bar{}: {}",
            if project { ", in the project" } else { "" },
            ms(window.frame(open))
        );
        let (mut frames, mut waits) = (Vec::new(), Vec::new());
        for letter in ["ا", "ل", "ح", "ك", "و", "م", "ه"] {
            let start = Instant::now();
            frames.push(window.frame(Input::typed(letter)));
            let hits = |window: &Window| {
                let session = &window.app.session;
                session.article().and_then(|article| session.find.hits(article)).map(|hits| hits.len())
            };
            // The frame that carries a letter out comes after the one that reads it.
            frames.push(window.frame(Input::default()));
            while hits(&window).is_none() {
                frames.push(window.frame(Input::default()));
            }
            waits.push(start.elapsed());
            frames.extend((0..3).map(|_| window.frame(Input::default())));
        }
        let worst = frames.iter().max().copied().unwrap_or_default();
        println!("  typing seven letters: the longest frame {}", ms(worst));
        println!("  from a letter to its hits: at most {}", ms(waits.iter().max().copied().unwrap_or_default()));
        let steps: Vec<_> = (0..100).map(|_| window.frame(Input::key(egui::Key::F3))).collect();
        print_frames("to the next hit", &Times::of(steps));
    }
}

/// Frames over one paragraph of 1 MB.
fn one_line(_: &[String]) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.join("../shared/corpus/adversarial/generated/one-line-1MB.txt");
    println!("one-line: an article of 1 MB in one paragraph");
    let bytes = std::fs::read(&path).expect("../shared/corpus/adversarial/generated/one-line-1MB.txt is there");
    let opened = read_bytes("one-line-1MB.txt", &bytes, ReadOptions::default()).expect("it is read");
    let mut window = Window::empty(1.0);
    window.frame(Input::default());
    let start = Instant::now();
    window.add(opened.article);
    window.frame(Input::default());
    println!("  the first frame: {}", ms(start.elapsed()));
    mark_all(&mut window, &[]);
    println!("  the frame after {MARKS} marks: {}", ms(window.frame(Input::default())));
    let times: Vec<_> = (0..500).map(|_| window.frame(Input::wheel(-700.0))).collect();
    print_frames("scrolling, a page a frame", &Times::of(times));
    window.app.session.settings.show_controls = true;
    let times: Vec<_> = (0..100).map(|_| window.frame(Input::wheel(-700.0))).collect();
    print_frames("scrolling with controls shown", &Times::of(times));
    window.app.session.settings.show_controls = false;
    window.select(CpRange::between(Cp(0), window.end()));
    window.frame(Input::default());
    let times: Vec<_> = (0..100).map(|_| window.frame(Input::wheel(-700.0))).collect();
    print_frames("scrolling, all selected", &Times::of(times));
    window.app.session.settings.column = 58.0;
    println!("  the frame that shows another width: {}", ms(window.frame(Input::default())));
}

/// Laying out every block of 1 MB, with one thread and with all.
fn all_blocks(words: &[String]) {
    println!("all: every block of 1 MB laid out");
    let article = std::sync::Arc::new(read(&text::article(words, MB)));
    let fonts = Fonts::embedded();
    let characters = f64::from(article.index().len().0);
    let one = rayon_pool(1);
    let many = rayon_pool(0);
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..9 {
        for (pool, times) in [&one, &many].into_iter().zip(&mut times) {
            let mut page = Page::new(article.clone(), fonts.clone(), window::page_style());
            let start = Instant::now();
            pool.install(|| page.ensure_all());
            times.push(start.elapsed());
        }
    }
    let [single, all] = times.map(Times::of);
    let best = single.at(0.0).as_secs_f64() / all.at(0.0).as_secs_f64();
    for (threads, times) in [(1, &single), (many.current_num_threads(), &all)] {
        let speed = characters / times.median().as_secs_f64() / 1e6;
        println!("  {threads} threads: {}, {speed:.2} M characters a second", ms(times.median()));
    }
    println!("  {:.2} times as fast; by the best run of each, {best:.2} times", ratio(&single, &all));
}

fn rayon_pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start")
}

/// What is kept for each character that is laid out.
fn memory(words: &[String]) {
    println!("memory: bytes kept for a character of 1 MB laid out");
    let article = std::sync::Arc::new(read(&text::article(words, MB)));
    let mut page = Page::new(article.clone(), Fonts::embedded(), window::page_style());
    page.ensure_all();
    let (mut analysed, mut lines) = (0, 0);
    for block in 0..article.blocks().len() {
        let layout = page.layout(block).expect("all is laid out");
        analysed += layout.paragraph().memory();
        lines += layout.memory();
    }
    let characters = f64::from(article.index().len().0);
    let each = |bytes: usize| bytes as f64 / characters;
    println!(
        "  {:.1}: {:.1} for the paragraphs, {:.1} for their lines",
        each(analysed + lines),
        each(analysed),
        each(lines)
    );
}
