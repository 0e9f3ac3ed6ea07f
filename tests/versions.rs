//! Project files of every version of the format ever written are opened, and those of the version after this one.
//!
//! `tests/versions/N.isnad.ron` is a project with every kind of record and every field, as the Isnad wrote it whose
//! format was N; no one changes it afterwards. Before the format grows, the sample of the version before is there
//! already, as the sample of the newest version is asked for too.

use isnad::project::{Flaw, SCHEMA, Severity, examine, open_view, read, view, write};
use std::path::{Path, PathBuf};

fn path(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/versions/{schema}.isnad.ron"))
}

/// The sample of version `schema`.
fn sample(schema: u32) -> String {
    let path = path(schema);
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}\nEvery version has its sample: a project with every kind of record and every field of it, as \
             the Isnad of that version writes it. Add to the sample before what is new, and save it once.",
            path.display()
        )
    })
}

/// The sections of a project file that hold records, and whether each holds any.
fn sections(text: &str) -> Vec<(&str, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let section = |pair: &[&'_ str]| -> Option<(usize, bool)> {
        let name = pair[0].strip_prefix("  ")?.strip_suffix(": [")?;
        (!name.starts_with(' ')).then(|| (name.len(), pair[1] != "  ],"))
    };
    lines.windows(2).filter_map(|pair| section(pair).map(|(end, filled)| (&pair[0][2..2 + end], filled))).collect()
}

#[test]
fn every_version_ever_written_is_read_whole() {
    for schema in 1..=SCHEMA {
        let text = sample(schema);
        assert!(text.contains(&format!("\n  schema: {schema},\n")), "{schema}: the sample is of its version");
        let loaded = read(text.as_bytes()).unwrap_or_else(|error| panic!("version {schema}: {error}"));
        assert_eq!(loaded.warnings, [], "version {schema}");
        assert_eq!(view(text.as_bytes()).unwrap().newer, None);
        // No line of it is lost or changed when it is saved as the newest version; what is new is empty.
        let now = write(&loaded.project);
        for line in text.lines().filter(|line| *line != format!("  schema: {schema},")) {
            let (had, has) = (text.lines().filter(|l| *l == line).count(), now.lines().filter(|l| *l == line).count());
            assert!(has >= had, "version {schema} had this line, and saved anew it has not:\n{line}");
        }
        assert_eq!(read(now.as_bytes()).unwrap().project, loaded.project);
    }
}

#[test]
fn the_samples_hold_every_kind_of_record() {
    for schema in 1..=SCHEMA {
        let text = sample(schema);
        let found = sections(&text);
        assert!(found.len() >= 4 && found.iter().all(|(_, filled)| *filled), "version {schema}: {found:?}");
    }
    let text = sample(SCHEMA);
    let kinds = |text: &str| -> Vec<String> { sections(text).into_iter().map(|(name, _)| name.to_owned()).collect() };
    // What it was made from and reviews have no place in a file that has none.
    let mut all = kinds(&write(&isnad::annotation::Project::default()));
    all.insert(0, "lineage".to_owned());
    let reviews = ["verdicts", "comments", "stages"].map(str::to_owned);
    all.splice(all.len() - 1..all.len() - 1, reviews);
    assert_eq!(kinds(&text), all, "the newest sample has a record of every kind there is");
    let now = write(&read(text.as_bytes()).unwrap().project);
    let other = now.lines().zip(text.lines()).find(|(now, sample)| now != sample);
    assert_eq!((other, now.len()), (None, text.len()), "it is what is written now, byte for byte");
}

/// The fields that `docs/format.md` lists, with those of lists of names in one row apart.
fn documented_fields() -> Vec<String> {
    let page = include_str!("../docs/format.md");
    let tables = page.split("## The project").nth(1).and_then(|rest| rest.split("## Other versions").next()).unwrap();
    let rows = tables.lines().filter(|line| line.starts_with("| `"));
    let first = rows.filter_map(|row| row.split('|').nth(1));
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn the_newest_sample_has_every_documented_field() {
    let (text, fields) = (sample(SCHEMA), documented_fields());
    assert!(fields.len() > 80, "the tables are found: {fields:?}");
    for field in fields {
        let is_there = [" ", "("].iter().any(|before| text.contains(&format!("{before}{field}: ")));
        assert!(is_there, "no record of the sample has the field {field}");
    }
}

/// The newest sample as the next version may write it: `edits` in it, and another number.
fn newer(edits: &[(&str, &str)]) -> String {
    let mut text = sample(SCHEMA).replace(&format!("schema: {SCHEMA}"), &format!("schema: {}", SCHEMA + 1));
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[test]
fn a_newer_version_is_read_as_far_as_it_is_known_and_not_written() {
    let known = read(sample(SCHEMA).as_bytes()).unwrap().project;
    let text = newer(&[]);
    let viewed = view(text.as_bytes()).unwrap();
    assert_eq!((viewed.newer, viewed.warnings), (Some(SCHEMA + 1), Vec::new()));
    assert_eq!(viewed.project, known);
    assert_eq!(read(text.as_bytes()).unwrap_err().too_new(), Some(SCHEMA + 1), "whoever would write it gets nothing");

    // What is unknown is listed: a grade, a kind of relation, a kind of block, a sort of source, and what names them.
    let text = newer(&[
        ("kind: Denial", "kind: Rumour"),
        ("kind: Contradicts", "kind: Qualifies"),
        ("(kind: Heading", "(kind: Table"),
        ("reliability: B", "reliability: Unrated"),
        ("kind: Media", "kind: Agency"),
        ("credibility: 5", "credibility: 5, weighed: true"),
    ]);
    let viewed = view(text.as_bytes()).unwrap();
    let project = viewed.project;
    let counts = [project.articles.len(), project.annotations.len(), project.sources.len(), project.attributions.len()];
    let all = [known.articles.len(), known.annotations.len(), known.sources.len(), known.attributions.len()];
    assert_eq!(counts, all, "nothing goes that can be read without what is unknown");
    assert_eq!(project.relations.len() + 1, known.relations.len());
    assert_eq!(project.articles[0].text(), known.articles[0].text());
    let faults: Vec<&Flaw> =
        viewed.warnings.iter().filter(|p| p.severity() == Severity::Fault).map(|p| &p.what).collect();
    assert_eq!(faults.len(), 5, "each is told: {faults:#?}");
    assert!(viewed.warnings.iter().any(|p| matches!(&p.what, Flaw::Kept(name) if name == "weighed")));
    let lines: Vec<usize> = viewed.warnings.iter().map(|p| p.place.line).collect();
    assert!(lines.iter().all(|line| *line > 3), "each at its line: {lines:?}");
    // The same in a file that says it is of the newest version is a fault, and the file is not taken.
    let mended = text.replace(&format!("schema: {}", SCHEMA + 1), &format!("schema: {SCHEMA}"));
    assert!(read(mended.as_bytes()).is_err() && view(mended.as_bytes()).is_err());
}

#[test]
fn check_tells_a_newer_version() {
    use isnad::cli::check::{Soundness, check};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.isnad.ron");
    std::fs::write(&path, newer(&[("kind: Contradicts", "kind: Qualifies")])).unwrap();
    let mut out = Vec::new();
    assert_eq!(check(&path, &mut out).unwrap(), Soundness::Unsound);
    let out = String::from_utf8(out).unwrap().replace(&path.display().to_string(), "a");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(lines[0].starts_with(&format!("a:3:3: error: a newer Isnad wrote this (format {};", SCHEMA + 1)), "{out}");
    assert!(lines[1].contains("Qualifies"), "{out}");
    let sum = format!("a: of the newer format {}, for reading only: 2 articles, ", SCHEMA + 1);
    assert!(lines[2].starts_with(&sum) && lines[2].ends_with("; 1 problem"), "{out}");
    assert_eq!(open_view(&path).unwrap().0.newer, Some(SCHEMA + 1));
    assert!(examine(&std::fs::read(&path).unwrap()).project.is_some());
}
