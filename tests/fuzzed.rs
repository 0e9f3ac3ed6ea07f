//! Replays the inputs in `tests/fuzzed`: those the fuzzer found to reach code that no other does, those written by
//! hand, and those that once broke a law. `docs/fuzzing.md` says how they are found.

#[path = "common/fuzzed.rs"]
mod fuzzed;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 18] = [
    ("anchor", fuzzed::anchor),
    ("brat", fuzzed::brat),
    ("cas-json", fuzzed::cas_json),
    ("cas-xmi", fuzzed::cas_xmi),
    ("doccano", fuzzed::doccano),
    ("docx", fuzzed::docx),
    ("html", fuzzed::html),
    ("hypothesis", fuzzed::hypothesis),
    ("journal", fuzzed::journal),
    ("label-studio", fuzzed::label_studio),
    ("labels", fuzzed::labels),
    ("markdown", fuzzed::markdown),
    ("project", fuzzed::project),
    ("qdpx", fuzzed::qdpx),
    ("review", fuzzed::review),
    ("text", fuzzed::text),
    ("w3c", fuzzed::w3c),
    ("webanno-tsv", fuzzed::webanno_tsv),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Says which input it was when a law is broken.
struct Input<'p>(&'p Path);

impl Drop for Input<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("with the input {}", self.0.display());
        }
    }
}

fn check(target: &str) {
    let (name, run) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    let paths = entries(&root().join("tests/fuzzed").join(name));
    assert!(!paths.is_empty(), "no input is kept for {name}");
    for path in paths {
        let _said = Input(&path);
        run(&fs::read(&path).expect("an input"));
    }
}

#[test]
fn anchors() {
    check("anchor");
}

#[test]
fn other_tools_work() {
    let formats =
        ["brat", "cas-json", "cas-xmi", "doccano", "hypothesis", "label-studio", "qdpx", "w3c", "webanno-tsv"];
    formats.into_iter().for_each(check);
}

#[test]
fn word_documents() {
    check("docx");
}

#[test]
fn pages() {
    check("html");
}

#[test]
fn journals() {
    check("journal");
}

#[test]
fn label_sets() {
    check("labels");
}

#[test]
fn markdown() {
    check("markdown");
}

#[test]
fn projects() {
    check("project");
}

#[test]
fn reviews() {
    check("review");
}

#[test]
fn plain_texts() {
    check("text");
}

#[test]
fn each_target_has_its_inputs_and_all_are_small() {
    let names: Vec<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let name = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folders: Vec<_> = entries(&root().join("tests/fuzzed")).iter().map(name).collect();
    assert_eq!(folders, names);
    // Where the package was unpacked there is no fuzzer, only what it found.
    if root().join("fuzz").is_dir() {
        let programs: Vec<_> = entries(&root().join("fuzz/fuzz_targets")).iter().map(name).collect();
        assert_eq!(programs, names);
    }
    let inputs: Vec<_> =
        TARGETS.iter().flat_map(|(name, _)| entries(&root().join("tests/fuzzed").join(name))).collect();
    let bytes: u64 = inputs.iter().map(|path| fs::metadata(path).expect("an input").len()).sum();
    assert!(bytes < 1_000_000, "the inputs have {bytes} bytes");
}

/// The packages of a lock file: name, version and where it comes from.
fn locked(file: &Path) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(file).expect("a lock file");
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
        line.and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
    };
    text.split("[[package]]\n").skip(1).map(|p| (value(p, "name"), value(p, "version"))).collect()
}

/// The fuzzer looks for faults in the crates that the program is built of, not in others.
#[test]
fn the_fuzzer_is_built_of_the_same_crates() {
    let fuzz = root().join("fuzz/Cargo.lock");
    if !fuzz.is_file() {
        return;
    }
    let own = ["isnad-fuzz", "libfuzzer-sys", "arbitrary", "cc", "jobserver", "find-msvc-tools", "shlex"];
    let ours = locked(&root().join("Cargo.lock"));
    let others: Vec<_> =
        locked(&fuzz).into_iter().filter(|p| !ours.contains(p) && !own.contains(&p.0.as_str())).collect();
    assert!(others.is_empty(), "run cargo update in fuzz until these are the program's: {others:?}");
}
