//! `docs/format.md` is enough to write a reader from: `tests/read_project.py`, which knows nothing but that page, finds
//! in projects what Isnad finds in them.

use isnad::annotation::Project;
use isnad::project::{SCHEMA, read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether there is a Python; says so if not.
fn python() -> bool {
    let there = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        println!("skipped: python3 is not there to read projects by docs/format.md alone");
    }
    there
}

/// What the reader in Python says of a file, its path left out, and whether nothing is wrong.
fn told(path: &Path) -> (String, bool) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_project.py");
    let output = Command::new("python3").arg(script).arg(path).env("PYTHONIOENCODING", "utf-8").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap().replace(&format!("{}: ", path.display()), "");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (said, output.status.success())
}

fn counts(project: &Project, schema: u32) -> String {
    let characters: usize = project.articles.iter().map(|article| article.text().chars().count()).sum();
    format!(
        "schema {schema}: labels {}, articles {}, sources {}, annotations {}, attributions {}, relations {}, remarks {}, \
         conflicts {}, verdicts {}, comments {}, stages {}, characters {characters}\n",
        project.labels.len(),
        project.articles.len(),
        project.sources.len(),
        project.annotations.len(),
        project.attributions.len(),
        project.relations.len(),
        project.remarks.len(),
        project.conflicts.len(),
        project.verdicts.len(),
        project.comments.len(),
        project.stages.len(),
    )
}

/// The reader finds in `text`, of version `schema`, what Isnad finds, and nothing wrong.
fn check(text: &str, schema: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.isnad.ron");
    std::fs::write(&path, text).unwrap();
    let project = read(text.as_bytes()).unwrap().project;
    assert_eq!(told(&path), (counts(&project, schema), true));
}

fn example() -> &'static str {
    let page = include_str!("../docs/format.md");
    page.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap()
}

fn file(name: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_reader_made_from_the_page_reads_projects() {
    if !python() {
        return;
    }
    check(example(), SCHEMA);
    check(&file("assets/sample.isnad.ron"), SCHEMA);
    for schema in 1..=SCHEMA {
        check(&file(&format!("tests/versions/{schema}.isnad.ron")), schema);
    }
    // As the page allows: another order, comments, other line ends, a byte order mark.
    let loose = example().replace('\n', " // said\r\n");
    check(&format!("\u{FEFF}/* before */ {loose}"), SCHEMA);
}

#[test]
fn the_reader_would_find_a_fault() {
    if !python() {
        return;
    }
    let wrong = |from: &str, to: &str, said: &str| {
        assert!(example().contains(from), "{from}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.isnad.ron");
        std::fs::write(&path, example().replacen(from, to, 1)).unwrap();
        let (told, sound) = told(&path);
        assert!(!sound && told.contains(said), "{said} expected: {told}");
    };
    wrong("start: 55, end: 64", "start: 54, end: 63", "stands where 'الجسر آمن' should");
    wrong("end: 111", "end: 112", "outside the text");
    wrong("claim: \"9c3v81tnh5pe\"", "claim: \"x41djf8w3rzn\"", "which is no Claim");
    wrong("kind: Contradicts", "kind: Denies", "kind is Denies");
    wrong("refers_to: \"h5n2t8xw0rqc\"", "refers_to: \"nobody\"", "not among the sources");
    wrong("block: 1", "block: 7", "there is no block 7");
    wrong("decision: Change", "decision: Undo", "decision is Undo");
    wrong("on: \"d2k8r5yv6wna\"", "on: \"9c3v81tnh5pe\"", "is not that of its author and annotation");
    wrong("thread: \"p5w0e9rk2vbn\"", "thread: \"nothing\"", "begins no thread");
    wrong("verdict: \"", "verdict: \"x", "not among the verdicts");
    wrong("stage: Reviewed", "stage: Read", "stage is Read");
    wrong("suffix: \"»", "suffix: \"«", "prefix or suffix");
}
