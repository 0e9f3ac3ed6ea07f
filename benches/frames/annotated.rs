//! Figures of a project with an analyst's work in it ([`work`]): frames, edits, opening, saving.

use crate::window::{Input, Window};
use crate::{MB, Times, ms, read, text, work};
use eframe::egui;
use isnad::annotation::{Annotation, Bilingual, Credibility, Party, RelationKind, Source};
use isnad::command::{Assess, Command, Edit, Mark, Note, Source as SourceCommand, Tie};
use isnad::project;
use isnad::session::{Language, ListTab, Page};
use isnad::text::CpRange;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A window with room for the list, the text, cards and inspector.
pub const SIZE: egui::Vec2 = egui::vec2(1680.0, 1000.0);

/// What something took, by the clock and of the processor.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    pub wall: Duration,
    pub processor: Duration,
}

impl Cost {
    /// The longer of both by the clock, and the longer of the processor.
    pub fn max(self, other: Cost) -> Cost {
        Cost { wall: self.wall.max(other.wall), processor: self.processor.max(other.processor) }
    }
}

/// How long this thread was on a processor, as the kernel tells it; not known on other systems than Linux.
fn processor() -> Duration {
    // The kernel brings the figure up to date when it looks for another thread to run.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default())
}

pub fn cost<R>(work: impl FnOnce() -> R) -> (Cost, R) {
    let (before, start) = (processor(), Instant::now());
    let answer = work();
    let wall = start.elapsed();
    (Cost { wall, processor: processor().saturating_sub(before) }, answer)
}

pub fn print_costs(what: &str, costs: &[Cost]) {
    let wall = Times::of(costs.iter().map(|c| c.wall).collect());
    let processor = Times::of(costs.iter().map(|c| c.processor).collect());
    println!(
        "  {what}: {}, 99th percentile {}; of the processor {}, {} ({} times)",
        ms(wall.median()),
        ms(wall.at(0.99)),
        ms(processor.median()),
        ms(processor.at(0.99)),
        costs.len()
    );
}

/// A window with the project in it, and what the project was made of.
pub struct Annotated {
    pub window: Window,
    claims: Vec<Arc<Annotation>>,
    sources: Vec<Arc<Annotation>>,
    entries: Vec<Arc<Source>>,
}

pub fn annotated(words: &[String], language: Language) -> Annotated {
    let mut window = Window::empty(1.0);
    window.size = SIZE;
    window.app.session.settings.language = language;
    window.add(read(&text::article(words, MB)));
    let article = window.app.session.article().expect("an article is open").clone();
    let work = work::on(&article, words);
    window.perform(work.edits);
    let project = &window.app.session.project;
    assert_eq!(project.annotations.len(), 3 * work::CLAIMS + 1);
    let counts = (project.attributions.len(), project.sources.len(), project.relations.len());
    assert_eq!(counts, (work::ATTRIBUTIONS, work::SOURCES, work::RELATIONS));
    let claims = work.claims.iter().map(|id| project.annotations[id].clone()).collect();
    let sources = work.sources.iter().map(|id| project.annotations[id].clone()).collect();
    let entries = work.entries.iter().map(|id| project.sources[id].clone()).collect();
    Annotated { window, claims, sources, entries }
}

/// Frames while the view moves, with list, cards and inspector.
pub fn frames(words: &[String]) {
    println!("annotated: frames with list, cards and inspector, {} × {} points", SIZE.x, SIZE.y);
    let with = |language, page| {
        move || {
            let mut annotated = annotated(words, language);
            let session = &mut annotated.window.app.session;
            session.chosen = Some(annotated.claims[1].id.clone());
            session.page = page;
            session.source = Some(annotated.entries[0].id.clone());
            annotated.window
        }
    };
    for (name, language) in [("English", Language::English), ("Arabic", Language::Arabic)] {
        for (what, delta, count) in [("60 points a frame", 60.0, 1500), ("a page a frame", 700.0, 600)] {
            let costs = best_of_runs(with(language, Page::Read), count, |_| Input::wheel(-delta));
            print_costs(&format!("{name} interface, a claim chosen, {what}"), &costs);
        }
    }
    let costs = best_of_runs(with(Language::English, Page::Read), 300, |_| Input::default());
    print_costs("at rest, a claim chosen", &costs);
    let costs = best_of_runs(with(Language::English, Page::Sources), 600, |_| Input::wheel(-200.0));
    print_costs("the page of sources, 200 points a frame", &costs);
    let next =
        |number: usize| if number.is_multiple_of(2) { Input::key(egui::Key::CloseBracket) } else { Input::default() };
    print_costs("to the next mark, and a frame at rest", &best_of_runs(with(Language::English, Page::Read), 600, next));
}

/// What `count` frames of a window cost after its first two, each the best of three runs that are all the same.
fn best_of_runs(window: impl Fn() -> Window, count: usize, input: impl Fn(usize) -> Input) -> Vec<Cost> {
    let mut best = vec![Cost { wall: Duration::MAX, processor: Duration::MAX }; count];
    for _ in 0..3 {
        let mut window = window();
        window.frame(Input::default());
        window.frame(Input::default());
        for (number, best) in best.iter_mut().enumerate() {
            let (frame, _) = cost(|| window.frame(input(number)));
            best.wall = best.wall.min(frame.wall);
            best.processor = best.processor.min(frame.processor);
        }
    }
    best
}

/// How often each kind of edit is made.
const TIMES: usize = 60;

/// Every kind of edit as commands make it: from the command to the list of shapes that shows it.
pub fn edits(words: &[String]) {
    println!("edits: one more edit of each kind, with the frame that shows it");
    let Annotated { mut window, claims, sources, entries } = annotated(words, Language::English);
    window.frame(Input::default());
    (0..20).for_each(|_| _ = window.frame(Input::wheel(-700.0)));
    let at = window.first_in_view();
    let in_view = claims.iter().position(|claim| claim.span().start > at).expect("a claim is in view");
    let project = &window.app.session.project;
    let tie_of = |claim: &Arc<Annotation>| {
        let tie = project.attributions.values().find(|a| a.claim() == Some(&claim.id));
        tie.map(|a| a.id.clone())
    };
    let ties: Vec<_> = claims.iter().map(tie_of).collect();
    // Claims at or near the view, and of those the ones that are tied.
    let near = |number: usize| in_view + number % 12;
    let tied = |number: usize| (near(number)..).find(|&n| ties[n].is_some()).expect("a claim is tied");
    let mut run = Run { window, all: Vec::new(), frames: Vec::new() };
    run.rest();
    run.each("mark", |run, number| {
        let start = at.plus(3 * number as u32);
        run.window.select(CpRange { start, end: start.plus(30) });
        Command::Mark(Mark::Label(run.window.app.session.project.labels[0].id.clone()))
    });
    run.window.app.session.selection = None;
    run.each("give another label", |run, number| {
        run.choose(&claims[tied(number)]);
        Command::Mark(Mark::Label(run.window.app.session.project.labels[1].id.clone()))
    });
    run.each("tie to a source", |run, number| {
        run.choose(&claims[near(number)]);
        let source = Some(Party::Mention(sources[near(number) + 2].id.clone()));
        Command::Tie(Tie::SetSource { attribution: None, source })
    });
    run.each("add a hop", |run, number| {
        run.choose(&claims[tied(number)]);
        let party = Party::Entry(entries[number].id.clone());
        Command::Tie(Tie::AddHop { attribution: ties[tied(number)].clone().expect("tied"), party })
    });
    run.each("untie", |run, number| {
        run.choose(&claims[tied(number)]);
        Command::Tie(Tie::Untie)
    });
    run.each("grade", |run, number| {
        run.choose(&claims[near(number)]);
        let grade = claims[near(number)].assessment.credibility;
        let other = Credibility::ALL.iter().copied().find(|other| Some(*other) != grade);
        Command::Assess(Assess::Credibility(other))
    });
    run.each("relate", |run, number| {
        run.choose(&claims[near(number)]);
        run.window.app.queue(Command::Tie(Tie::Relate(RelationKind::Contradicts)));
        run.window.frame(Input::default());
        Command::Tie(Tie::Pick(claims[near(number) + 60].id.clone()))
    });
    run.letters(&claims[in_view]);
    run.each("delete a claim", |run, number| {
        run.choose(&claims[tied(number)]);
        Command::Mark(Mark::Delete)
    });
    run.each("delete a source", |run, number| {
        run.choose(&sources[tied(number)]);
        Command::Mark(Mark::Delete)
    });
    run.window.app.session.list_tab = ListTab::Marks;
    run.each("grade, the list of marks shown", |run, number| {
        run.choose(&claims[near(number)]);
        let grade = claims[near(number)].assessment.credibility;
        let other = Credibility::ALL.iter().copied().find(|other| Some(*other) != grade);
        Command::Assess(Assess::Credibility(other))
    });
    run.window.app.session.list_tab = ListTab::default();
    for (page, name) in [(Page::Read, "the text"), (Page::Sources, "the page of sources")] {
        run.window.app.session.page = page;
        run.each(&format!("rename an entry, {name} shown"), |run, number| {
            run.window.app.session.source = Some(entries[number].id.clone());
            run.window.frame(Input::default());
            let name = Bilingual { ar: format!("اسم جديد {number}"), en: String::new() };
            Command::Source(SourceCommand::Put(Box::new(Source { name, ..Source::clone(&entries[number]) })))
        });
        run.each(&format!("merge two entries, {name} shown"), |_, number| {
            // The second is one of those named most often.
            let (kept, gone) = (entries[number + 10].id.clone(), entries[number % 5].id.clone());
            Command::Source(SourceCommand::Merge { kept, gone })
        });
    }
    // All claims are rows of the table while no entry is chosen.
    run.each("merge two entries, all claims shown", |run, number| {
        run.window.app.session.source = None;
        run.window.frame(Input::default());
        let (kept, gone) = (entries[number + 10].id.clone(), entries[number % 5].id.clone());
        Command::Source(SourceCommand::Merge { kept, gone })
    });
    run.each("grade, all claims shown", |run, number| {
        run.window.app.session.source = None;
        run.choose(&claims[near(number)]);
        let grade = claims[near(number)].assessment.credibility;
        let other = Credibility::ALL.iter().copied().find(|other| Some(*other) != grade);
        Command::Assess(Assess::Credibility(other))
    });
    print_costs("all of the above", &run.all);
    print_costs("undo and redo of the above", &run.frames);
}

/// Edits being made, and what they cost.
struct Run {
    window: Window,
    all: Vec<Cost>,
    /// Undoing and redoing them.
    frames: Vec<Cost>,
}

impl Run {
    fn rest(&mut self) {
        let rest: Vec<_> = (0..100).map(|_| cost(|| self.window.frame(Input::default())).0).collect();
        print_costs("a frame at rest", &rest);
    }

    fn choose(&mut self, annotation: &Arc<Annotation>) {
        self.window.app.session.chosen = Some(annotation.id.clone());
        self.window.frame(Input::default());
        self.window.frame(Input::default());
    }

    /// The frame that carries out `command` and shows what came of it.
    fn command(&mut self, command: Command) -> Cost {
        self.window.app.queue(command);
        cost(|| self.window.frame(Input::default())).0
    }

    /// Makes an edit [`TIMES`] times, each taken back, made again and taken back.
    fn each(&mut self, what: &str, mut command: impl FnMut(&mut Run, usize) -> Command) {
        let (mut made, mut undone, mut redone) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..TIMES {
            let next = command(self, number);
            let before = self.window.app.session.history.len();
            made.push(self.command(next));
            let history = &self.window.app.session.history;
            assert_eq!(history.len(), before + 1, "{what} {number} made no step");
            self.window.frame(Input::default());
            undone.push(self.command(Command::Edit(Edit::Undo)));
            self.window.frame(Input::default());
            redone.push(self.command(Command::Edit(Edit::Redo)));
            self.window.frame(Input::default());
            self.command(Command::Edit(Edit::Undo));
            self.window.frame(Input::default());
        }
        print_costs(what, &made);
        print_costs("    undone", &undone);
        print_costs("    redone", &redone);
        self.all.extend(made);
        self.frames.extend(undone.into_iter().chain(redone));
    }

    /// Letters typed into a note: each from its key to the frame that shows what is derived from it.
    fn letters(&mut self, claim: &Arc<Annotation>) {
        self.choose(claim);
        self.command(Command::Note(Note::Note));
        (0..3).for_each(|_| _ = self.window.frame(Input::default()));
        let (mut made, mut longest) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let length = |run: &Run| {
                let note = &run.window.app.session.project.annotations[&claim.id].remarks.note;
                note.ar.len() + note.en.len()
            };
            let before = length(self);
            let (first, _) = cost(|| self.window.frame(Input::typed("ب")));
            let (second, _) = cost(|| self.window.frame(Input::default()));
            assert!(length(self) > before, "the letter was not written");
            let sum = |a: Duration, b: Duration| a + b;
            made.push(Cost { wall: sum(first.wall, second.wall), processor: sum(first.processor, second.processor) });
            longest.push(if first.wall > second.wall { first } else { second });
            (0..2).for_each(|_| _ = self.window.frame(Input::default()));
        }
        print_costs("write a letter into a note, both frames", &made);
        print_costs("    the longer of the two", &longest);
        self.all.extend(made);
    }
}

/// Opening the project's file and saving it.
pub fn files(words: &[String]) {
    println!("files: opening and saving the project");
    let annotated = annotated(words, Language::English);
    let text = project::write(&annotated.window.app.session.project);
    println!("  the file has {:.2} MB", text.len() as f64 / 1e6);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("work.isnad.ron");
    let (mut written, mut saved, mut kept, mut readings, mut opened) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..21 {
        written.push(cost(|| project::write(&annotated.window.app.session.project)).0);
        kept.push(
            cost(|| {
                let text = project::write(&annotated.window.app.session.project);
                std::fs::write(folder.path().join("plain"), text).expect("it is written");
            })
            .0,
        );
        saved.push(
            cost(|| {
                let text = project::write(&annotated.window.app.session.project);
                project::save(&path, &text).expect("it is saved");
            })
            .0,
        );
        readings.push(cost(|| project::open(&path).expect("it is read")).0);
        let mut window = Window::empty(1.0);
        window.size = SIZE;
        window.frame(Input::default());
        opened.push(
            cost(|| {
                window.frame(Input::dropping(&path));
                window.frames_until_shown();
            })
            .0,
        );
        let marks = window.app.session.project.annotations.len();
        assert_eq!(marks, annotated.window.app.session.project.annotations.len(), "it was not opened");
    }
    print_costs("opened: from the file dropped to the first list of shapes that shows it", &opened);
    print_costs("    of that, read from the file", &readings);
    print_costs("written as text", &written);
    print_costs("written as text and to a file, not to the disk", &kept);
    print_costs("saved, to the disk", &saved);
}
