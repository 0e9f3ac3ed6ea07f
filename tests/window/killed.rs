//! The program killed in the midst of work: the project file is whole, and at most the last second is lost.
//!
//! A child process runs the program itself, with a window that nobody sees, through a scripted session of marks,
//! deletions, undoing and saving, and tells each state it comes to; it is killed at a random moment. 25 times here;
//! `ISNAD_KILLS=500 cargo test --test window killed` does it as often as it says.

use crate::person::{Person, settings};
use isnad::annotation::{Project, Timestamp};
use isnad::app::Storage;
use isnad::app::startup::FirstView;
use isnad::article::ArticleId;
use isnad::project::{self, Journal};
use isnad::session::Selection;
use isnad::text::CpRange;
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// In the child's environment: the folder of its session, and the seed of its script.
const FOLDER: &str = "ISNAD_KILLED_FOLDER";
const SEED: &str = "ISNAD_KILLED_SEED";

/// How much work may be lost.
const LAST_SECOND: u128 = 1000;

/// Numbers that are as good as random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis()
}

/// What the work is. Which versions of its file it was made from is noted when a save has ended, after what it wrote may be
/// there already.
fn state(project: &Project) -> String {
    let work = Project { lineage: Default::default(), ..project.clone() };
    Sha256::digest(project::write(&work)).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A folder with settings and a project of one article.
fn prepare(folder: &Path) -> Project {
    Storage::in_folder(folder.join("config")).keep(&settings()).expect("settings are kept");
    let mut project = Project::new("Rana", Timestamp(0));
    let mut article = isnad::article::sample();
    article.id = ArticleId("a".into());
    project.articles.push(Arc::new(article));
    project::save(&folder.join("work.isnad.ron"), &project::write(&project)).expect("saved");
    project
}

/// One step of the script.
fn step(person: &mut Person, random: &mut Random) {
    match random.below(12) {
        0 => person.press_once("Ctrl+S"),
        1 => person.press_once("Ctrl+Z"),
        2 => person.press_once("Ctrl+Shift+Z"),
        3 => person.press_once("Delete"),
        _ => {
            let length = person.article().text().chars().count() as u64;
            let start = random.below(length - 20) as u32;
            let range = CpRange::new(start, start + 2 + random.below(12) as u32);
            person.session_mut().selection = Some(Selection::of(range));
            person.press_once(["1", "2", "3"][random.below(3) as usize]);
        }
    }
}

/// What the child does, and a short session of the same kind for itself where there is no parent.
#[test]
fn a_scripted_session_goes_on_until_it_is_killed() {
    let temporary = tempfile::tempdir().expect("a folder");
    let given = std::env::var_os(FOLDER);
    let folder = given.as_ref().map_or(temporary.path(), Path::new);
    if given.is_none() {
        prepare(folder);
    }
    let seed = std::env::var(SEED).ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut random = Random(seed);
    let mut person = Person::in_folder(folder, FirstView::Files(vec![folder.join("work.isnad.ron")]));
    let mut last = state(&person.session().project);
    println!("\nstate {last} {}", now());
    let until = Instant::now() + Duration::from_secs(if given.is_some() { 60 } else { 2 });
    let mut states = 0;
    while Instant::now() < until {
        println!("\nbegin");
        step(&mut person, &mut random);
        let new = state(&person.session().project);
        states += usize::from(new != last);
        last = new;
        println!("\nstate {last} {}", now());
        std::thread::sleep(Duration::from_millis(random.below(60)));
        person.frame(Vec::new());
    }
    assert!(states > 3, "the script changes the project");
}

/// What the child told.
#[derive(Default)]
struct Told {
    states: Vec<(String, u128)>,
    /// Whether a step was under way.
    in_flight: bool,
}

impl Told {
    fn hear(&mut self, line: &str) {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["begin"] => self.in_flight = true,
            ["state", hash, at] => {
                self.in_flight = false;
                self.states.push((hash.to_owned(), at.parse().expect("a time")));
            }
            _ => {}
        }
    }

    /// Whether the script was in this state, or may be about to tell so.
    fn knows(&self, hash: &str) -> bool {
        self.in_flight || self.states.iter().any(|(known, _)| known == hash)
    }

    /// How long before `killed` the first change was made that this state lacks; none if it lacks nothing told.
    fn lost(&self, hash: &str, killed: u128) -> Option<u128> {
        let last = self.states.iter().rposition(|(known, _)| known == hash)?;
        self.states.get(last + 1).map(|(_, at)| killed.saturating_sub(*at))
    }
}

/// What one kill left.
#[derive(Debug)]
struct Left {
    journal: bool,
    lost: Option<u128>,
}

fn kill_once(seed: u64) -> Left {
    let folder = tempfile::tempdir().expect("a folder");
    prepare(folder.path());
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "killed::a_scripted_session_goes_on_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder.path())
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
    let mut told = Told::default();
    while told.states.is_empty() {
        told.hear(&lines.next().expect("the child goes on").expect("words"));
    }
    let after = Duration::from_millis(Random(seed ^ 0x5eed).below(1800));
    let hear_on = std::thread::spawn(move || {
        lines.map_while(Result::ok).for_each(|line| told.hear(&line));
        told
    });
    std::thread::sleep(after);
    let killed = now();
    child.kill().expect("it is killed");
    let status = child.wait().expect("it is gone");
    assert!(!status.success(), "it was killed, it did not end");
    let told = hear_on.join().expect("all it told");

    let saved = project::open(&folder.path().join("work.isnad.ron"))
        .unwrap_or_else(|error| panic!("seed {seed}, {after:?}: the project file can't be read: {error}"));
    assert_eq!(saved.warnings, [], "seed {seed}, {after:?}");
    assert!(told.knows(&state(&saved.project)), "seed {seed}, {after:?}: the file has a state of the script's");
    let mut journals = Journal::left_behind(&folder.path().join("config/journal"), true);
    assert!(journals.len() <= 1, "seed {seed}, {after:?}: one window, one journal");
    let journal = journals.pop().map(|journal| {
        let read = journal.read();
        read.unwrap_or_else(|error| panic!("seed {seed}, {after:?}: the journal can't be read: {error}")).1
    });
    let found = state(journal.as_ref().unwrap_or(&saved.project));
    assert!(told.knows(&found), "seed {seed}, {after:?}: what is restored is a state of the script's");
    let lost = told.lost(&found, killed);
    assert!(lost.is_none_or(|lost| lost <= LAST_SECOND), "seed {seed}, {after:?}: lost {lost:?} ms of work");
    Left { journal: journal.is_some(), lost }
}

#[test]
fn a_kill_at_any_moment_loses_at_most_the_last_second() {
    let kills: u64 = std::env::var("ISNAD_KILLS").ok().map_or(25, |kills| kills.parse().expect("a number"));
    let base = u64::from(std::process::id());
    let left: Vec<Left> = (0..kills).map(|round| kill_once(base * 100_000 + round)).collect();
    let journals = left.iter().filter(|left| left.journal).count();
    let mut lost: Vec<u128> = left.iter().map(|left| left.lost.unwrap_or(0)).collect();
    lost.sort_unstable();
    let at = |part: usize| lost.get((lost.len().saturating_sub(1)) * part / 100).copied().unwrap_or(0);
    println!(
        "{kills} kills: {journals} left a journal; work lost: median {} ms, 95% {} ms, at most {} ms",
        at(50),
        at(95),
        at(100)
    );
    assert!(kills < 25 || journals > 0, "some kills come while work is unsaved");
}
