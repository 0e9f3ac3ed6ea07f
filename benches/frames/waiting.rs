//! The longest frame while the program does long work: the window must answer meanwhile.
//!
//! Each case is a command and what it leads to. Frames are made when the window asks for them, as in the program; the longest
//! one of each run counts, and of five runs the median. A frame that starts work with a disk waits for it a moment, so that what
//! is quick is there at once: that is in its time, and not in the processor's.

use crate::annotated::{Cost, annotated, cost, print_costs};
use crate::window::{Input, Window};
use crate::{MB, text};
use isnad::annotation::{Credibility, Edit, Project};
use isnad::app::App;
use isnad::command::{Agree, Command, Compare, Export, File};
use isnad::exchange::{Format, Options};
use isnad::project;
use isnad::session::{Destination, Language, Page, Stage};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const RUNS: usize = 5;

/// What is waited for.
type Done = fn(&App) -> bool;

/// The longest frame of each case with 10 000 annotations.
pub fn waiting(words: &[String]) {
    println!("waiting: the longest frame while long work is done, 10 000 annotations in 1 MB");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = annotated(words, Language::English).window.app.session.project;
    let mine = kept(folder.path(), "mine.isnad.ron", &project);
    let theirs = kept(folder.path(), "theirs.isnad.ron", &graded(&project));
    let longer = folder.path().join("longer.txt");
    std::fs::write(&longer, text::article(words, MB).replace(". ", " اليوم. ")).expect("the text is written");
    let report = |format: Format| {
        let name = format!("report.{}", format.extension());
        let path = folder.path().join(name);
        let options = Options::new(format, "report", isnad::annotation::Timestamp(1_790_000_000));
        let to = Destination { path, asked: true };
        let export = |export| Command::File(File::Export(export));
        vec![export(Export::Show), export(Export::Choose(Box::new(options))), export(Export::To(to))]
    };
    let exported: Done = |app| app.session.export.as_ref().is_none_or(|export| export.stage == Stage::Choosing);
    let cases: [(&str, Vec<Command>, Done); 8] = [
        ("a report in HTML", report(Format::Html), exported),
        ("a report in Word", report(Format::Docx), exported),
        ("a report in PDF", report(Format::Pdf), exported),
        ("a table in Excel", report(Format::Xlsx), exported),
        ("agreement with a colleague", agreement(&theirs), |app| app.session.agreement.measured.is_some()),
        ("a comparison with a colleague", vec![Command::Compare(Compare::With(theirs.clone()))], |app| {
            app.session.page == Page::Review && app.session.review.is_some()
        }),
        (
            "all of theirs taken",
            vec![Command::Compare(Compare::With(theirs.clone())), Command::Compare(Compare::TakeAll)],
            |app| app.session.review.as_ref().is_some_and(|r| r.taking.is_none()) && !app.session.history.is_empty(),
        ),
        ("a newer text of the article", vec![Command::File(File::UpdateFrom(longer))], |app| {
            app.session.update.is_some()
        }),
    ];
    let opened: Vec<Cost> = (0..RUNS).map(|_| opening(&mine).1).collect();
    print_costs("the project is opened", &opened);
    for (what, commands, done) in cases {
        let costs: Vec<Cost> = (0..RUNS).map(|_| longest(&mut opening(&mine).0, &commands, done)).collect();
        print_costs(what, &costs);
    }
}

/// Measures with `theirs`.
fn agreement(theirs: &Path) -> Vec<Command> {
    vec![Command::Agree(Agree::With(vec![theirs.to_owned()])), Command::Agree(Agree::Measure)]
}

fn kept(folder: &Path, name: &str, project: &Project) -> PathBuf {
    let path = folder.join(name);
    project::save(&path, &project::write(project)).expect("it is saved");
    path
}

/// The project with another grade of every tenth annotation.
fn graded(project: &Project) -> Project {
    let mut graded = project.clone();
    for annotation in project.annotations.values().step_by(10) {
        let mut other = (**annotation).clone();
        other.assessment.credibility = Some(Credibility::ALL[other.assessment.credibility.is_some() as usize]);
        graded.apply(Edit::PutAnnotation(Arc::new(other))).expect("the edit fits");
    }
    graded
}

/// A window with the project of this file, and its longest frame until it showed it.
fn opening(path: &Path) -> (Window, Cost) {
    let mut window = Window::empty(1.0);
    window.size = crate::annotated::SIZE;
    window.frame(Input::default());
    let (mut most, _) = cost(|| window.frame(Input::dropping(path)));
    while window.app.session.article().is_none() {
        window.sleep();
        most = most.max(cost(|| window.frame(Input::default())).0);
    }
    (0..3).for_each(|_| most = most.max(cost(|| window.frame(Input::default())).0));
    (window, most)
}

/// The longest frame from the first of `commands` until `done`, each given when the one before was taken.
fn longest(window: &mut Window, commands: &[Command], done: Done) -> Cost {
    let mut most = Cost::default();
    for command in commands {
        window.app.queue(command.clone());
        for _ in 0..3 {
            most = most.max(cost(|| window.frame(Input::default())).0);
        }
        let busy = |app: &App| !app.session.tasks.is_empty();
        while busy(&window.app) {
            window.sleep();
            most = most.max(cost(|| window.frame(Input::default())).0);
        }
    }
    for _ in 0..10_000 {
        if done(&window.app) {
            return (0..3).fold(most, |most, _| most.max(cost(|| window.frame(Input::default())).0));
        }
        window.sleep();
        most = most.max(cost(|| window.frame(Input::default())).0);
    }
    panic!("{commands:?} came to no end");
}
