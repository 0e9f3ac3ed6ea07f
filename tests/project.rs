//! Project files on disk and in doubt: damaged, hostile, hand-edited, half written.

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Edit, LabelId, Mark, Party, Project, Subject, Timestamp,
};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::cli::check::{Soundness, check};
use isnad::project::{Flaw, Severity, examine, open, read, read_labels, save, view, write, write_labels};
use isnad::text::CpRange;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const TITLE: &str = "الوزير: لا تغيير";
const BODY: &str = "قال الوزير لـ Reuters إن «الاتفاق باقٍ» 😀 ولم يزد.";

/// An article with a claim, a source and a cue, tied.
fn sample() -> Project {
    let mut project = Project::new("ليلى", Timestamp(1_795_457_305));
    let blocks = [(BlockKind::Title, None, TITLE), (BlockKind::Paragraph, None, BODY)];
    let article = Arc::new(Article::new(ArticleId("a1".into()), Meta::default(), Origin::default(), blocks));
    let mark = |id: &str, label: &str, quote: &str| {
        let start = article.text()[..article.text().find(quote).unwrap()].chars().count() as u32;
        let range = CpRange::new(start, start + quote.chars().count() as u32);
        let marks = vec![Mark::of(&article, range).unwrap()];
        assert_eq!(marks[0].quote, quote);
        let id = AnnotationId(id.into());
        let label = LabelId(label.into());
        Edit::PutAnnotation(Arc::new(Annotation::new(id, article.id.clone(), label, marks, "ليلى", Timestamp(9))))
    };
    let mut tie =
        Attribution::new(AttributionId("t1".into()), Subject::Claim(AnnotationId("n1".into())), "ليلى", Timestamp(9));
    tie.cue = Some(AnnotationId("n2".into()));
    tie.source = Some(Party::Mention(AnnotationId("n3".into())));
    let edits = vec![
        Edit::AddArticle { at: 0, article: article.clone() },
        mark("n1", "claim", "الاتفاق باقٍ"),
        mark("n2", "cue", "قال"),
        mark("n3", "source", "الوزير لـ Reuters"),
        Edit::PutAttribution(Arc::new(tie)),
    ];
    project.apply(Edit::Batch(edits)).unwrap();
    project
}

fn text() -> String {
    write(&sample())
}

/// Replaces the one place where `from` stands.
fn with(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from} stands not once in {text}");
    text.replace(from, to)
}

/// What is wrong with `text`, as `line:column: severity: message`.
fn problems(text: &str) -> Vec<String> {
    examine(text.as_bytes()).problems.iter().map(|p| p.to_string()).collect()
}

/// The file's `text` after a change has exactly these problems: the line on which `at` stands, at which
/// column, and a part of the message.
fn tells(text: &str, expected: &[(&str, &str)]) {
    let found = problems(text);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (problem, (at, message)) in found.iter().zip(expected) {
        let byte = text.find(at).unwrap_or_else(|| panic!("{at} does not stand in {text}"));
        let line = text[..byte].matches('\n').count() + 1;
        let column = text[..byte].rsplit('\n').next().unwrap().chars().count() + 1;
        assert!(problem.starts_with(&format!("{line}:{column}: ")), "{line}:{column} expected: {problem}");
        assert!(problem.contains(message), "{message:?} expected: {problem}");
    }
    assert_eq!(read(text.as_bytes()).is_err(), found.iter().any(|p| p.contains(": error: ")));
}

#[test]
fn the_file_has_one_record_a_line_and_arabic_as_arabic() {
    let text = text();
    assert_eq!(read(text.as_bytes()).unwrap().project, sample());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.contains(&r#"        (kind: Title, text: "الوزير: لا تغيير"),"#), "{text}");
    assert_eq!(lines.iter().filter(|l| l.contains("(id: \"n")).count(), 3);
    assert!(lines.contains(&r#"    (id: "t1", claim: "n1", cue: "n2", source: "n3", manner: Indirect, author: "ليلى", created: "1970-01-01T00:00:09Z", modified: "1970-01-01T00:00:09Z"),"#), "{text}");
}

#[test]
fn every_wrong_record_is_told_at_its_place() {
    let text = text();
    let tied = ("(id: \"t1\"", "left out, because the annotation \"n2\"");
    let check = |from, to, expected: &[(&str, &str)]| tells(&with(&text, from, to), expected);
    check(
        "id: \"n2\"",
        "id: \"n1\"",
        &[
            (
                "(id: \"n1\", article: \"a1\", label: \"cue\"",
                "\"n1\"\u{2069} is already taken by the record on line 25",
            ),
            ("(id: \"t1\"", "there is no annotation \"n2\""),
        ],
    );
    check("label: \"cue\"", "label: \"none\"", &[("label: \"none\"", "there is no label \"none\""), tied]);
    check(
        "start: 17, end: 20",
        "start: 17, end: 4000000000",
        &[("(start: 17, end: 4000000000", "leaves the text, which has 67 characters"), tied],
    );
    check(
        "start: 17, end: 20",
        "start: 17, end: 99999999999999999999",
        &[("99999999999999999999", "Integer is out of bounds"), tied],
    );
    check("start: 17, end: 20", "start: 18, end: 21", &[("(start: 18", "the text here is \u{2068}\"ال \"")]);
    check("start: 17, end: 20", "start: 20, end: 17", &[("(start: 20, end: 17", "is empty"), tied]);
    check("start: 17, end: 20", "end: 20", &[("(end: 20", "the field \"start\" is missing"), tied]);
    check("start: 17, end: 20", "start: \"17\", end: 20", &[("\"17\"", "Expected integer"), tied]);
    check(
        "start: 17, end: 20",
        "start: 17, end: 20, start: 17",
        &[("start: 17, quote", "the field \u{2068}\"start\"\u{2069} is given twice")],
    );
    check("cue: \"n2\"", "cue: \"n3\"", &[("(id: \"t1\"", "cannot be the cue")]);
    check("source: \"n3\"", "source: \"n3\", entry: \"s\"", &[("entry: \"s\"", "not both")]);
    check("claim: \"n1\"", "article: \"a1\", claim: \"n1\"", &[("claim: \"n1\"", "not both")]);
    check(
        "key: \"2\"",
        "key: \"1\"",
        &[
            ("(id: \"source\"", "the key '1' already belongs to the label \"claim\""),
            ("label: \"source\"", "left out, because the label \"source\""),
            ("(id: \"t1\"", "left out, because the annotation \"n3\""),
        ],
    );
    check(
        "#8F5400",
        "#8F54",
        &[
            ("color: \"#8F54\"", "a colour is written like"),
            ("label: \"source\"", "left out"),
            ("(id: \"t1\"", "left out"),
        ],
    );
    check("prefix: \"الوزير: لا تغيير\\n\"", "prefix: \"x\"", &[("(start: 17", "not what its prefix and suffix say")]);
    check("created: \"2026-11-23T18:08:25Z\"", "created: \"today\"", &[("today\"", "RFC 3339")]);
    check(
        "kind: Title",
        "kind: Titel",
        &[
            ("Titel", "Unexpected variant named `Titel`"),
            ("article: \"a1\", label: \"claim\"", "left out, because the article \"a1\""),
            ("article: \"a1\", label: \"cue\"", "left out"),
            ("article: \"a1\", label: \"source\"", "left out"),
            ("(id: \"t1\"", "left out"),
        ],
    );
}

#[test]
fn what_is_no_project_or_a_newer_one_is_told() {
    let only = |bytes: &[u8]| {
        let examined = examine(bytes);
        assert_eq!((examined.project, examined.problems.len()), (None, 1));
        assert!(read(bytes).is_err());
        examined.problems.into_iter().next().unwrap().what
    };
    for text in ["", "(", "[1, 2]", "(schema: 1)", "Isnad(schema: 1)", "plain text", "\u{FEFF}", "#![enable(x)] (a: 1)"]
    {
        assert_eq!(only(text.as_bytes()), Flaw::NotAProject, "{text}");
    }
    let text = text();
    let newer = b"IsnadProject(schema: 7, whatever: [1, 2])";
    assert_eq!(examine(newer).project, None);
    assert_eq!(read(newer).unwrap_err().too_new(), Some(7));
    assert_eq!(view(newer).unwrap_err().too_new(), Some(7));
    assert!(
        view(newer).unwrap_err().to_string().contains("a newer Isnad wrote this (format 7; this one knows up to 4)")
    );
    assert_eq!(only(b"IsnadProject(schema: 0)"), Flaw::NoSuchSchema(0));
    assert_eq!(only(b"IsnadProject(name: \"x\")"), Flaw::Missing("schema"));
    let mut broken = text.clone().into_bytes();
    let at = text.find("Reuters").unwrap();
    broken[at] = 0xFF;
    assert_eq!(only(&broken), Flaw::NotUtf8);
    let place = examine(&broken).problems[0].place;
    let line = text[..at].matches('\n').count() + 1;
    assert_eq!((place.line, place.column), (line, "        (kind: Paragraph, text: \"قال الوزير لـ R".chars().count()));
    assert_eq!(only(b"\xFF\xFEI\0s\0"), Flaw::NotUtf8);
}

#[test]
fn a_file_cut_short_anywhere_is_sound_or_told() {
    let text = text();
    for end in 0..text.len() {
        let examined = examine(&text.as_bytes()[..end]);
        let sound = examined.problems.is_empty();
        assert!(!sound || end + 1 == text.len(), "cut after {end} bytes and not told");
        assert_eq!(read(&text.as_bytes()[..end]).is_ok(), sound);
    }
}

#[test]
fn a_bracket_left_open_is_told_where_it_opens() {
    let text = text();
    let cut = &text[..text.find("attributions").unwrap()];
    let found = problems(cut);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("2:13: error: this '(' is never closed"), "{found:?}");
    let unquoted = with(&text, "label: \"cue\"", "label: \"cue");
    let found = problems(&unquoted);
    let line = unquoted[..unquoted.find("label: \"cue,").unwrap()].matches('\n').count() + 1;
    // The quotation marks pair up wrongly, and the line ends inside the last text.
    assert!(found.len() == 1 && found[0].starts_with(&format!("{line}:")), "{found:?}");
}

#[test]
fn hostile_files_are_told_quickly() {
    let deep = |n: usize| format!("IsnadProject(schema: 1, x: {}{})", "[".repeat(n), "]".repeat(n));
    let check = |text: String, message: &str| {
        let found = problems(&text);
        assert!(found.iter().any(|p| p.contains(message)), "{message:?} not in {:?}", found.last());
    };
    check(deep(10_000), "nested more than 64 deep");
    check(deep(1_000_000), "nested more than 64 deep");
    check("IsnadProject(".repeat(10_000), "nested more than 64 deep");
    assert!(
        problems(&with(&deep(60), "schema: 1", "schema: 1, created: \"2026-11-23T18:08:25Z\""))
            .iter()
            .all(|p| p.contains("note"))
    );
    let digits = "9".repeat(1_000_000);
    check(format!("IsnadProject(schema: {digits})"), "Integer is out of bounds");
    check(with(&text(), "start: 17", &format!("start: {digits}")), "Integer is out of bounds");
    check(with(&text(), "start: 17", &format!("start: 0x{digits}")), "Integer is out of bounds");
    check(with(&text(), "start: 17", &format!("start: -{digits}.5")), "Integer is out of bounds");
    check(format!("IsnadProject(schema: 1, created: \"{digits}\")"), "RFC 3339");
    check(format!("IsnadProject(schema: 1, {})", "a: 1, ".repeat(100_000)), "99001 more problems");
    check(format!("IsnadProject(schema: 1, annotations: [{}])", "(), ".repeat(300_000)), "more problems");
    check(
        format!("IsnadProject(schema: 1, x: \"{}", "\\\"".repeat(1_000_000)),
        "the file ends in the middle of the text",
    );
    check(format!("IsnadProject(schema: 1, {}", "/*".repeat(1_000_000)), "never closed with */");
    check(
        format!("IsnadProject(schema: 1, labels: [{}])", "(id: \"x\", color: \"#000000\"), ".repeat(2000)),
        "more than 1000 labels",
    );
}

#[test]
fn more_than_the_limits_allow_is_refused_with_the_limit() {
    let check = |text: String, message: &str| {
        let found = problems(&text);
        assert!(found.iter().any(|p| p.contains(message)), "{message:?} not in {:?}", found.first());
        assert!(read(text.as_bytes()).is_err());
    };
    let now = "created: \"2026-11-23T18:08:25Z\"";
    let list = |name: &str, count: usize| format!("IsnadProject(schema: 2, {now}, {name}: [{}])", "(),".repeat(count));
    check(list("labels", 1001), "more than 1000 labels");
    check(list("articles", 10_001), "more than 10000 articles");
    check(list("sources", 100_001), "more than 100000 sources");
    for name in ["annotations", "attributions", "relations", "remarks"] {
        check(list(name, 1_000_001), &format!("more than 1000000 {name}"));
    }
    for name in ["verdicts", "comments"] {
        check(list(name, 1_000_001), &format!("more than 1000000 {name}"));
    }
    let text = text();
    let in_mark = |field: &str| {
        with(
            &text,
            "author: \"ليلى\", created: \"1970-01-01T00:00:09Z\", modified: \"1970-01-01T00:00:09Z\"),\n    (id: \"n2\"",
            &format!("{field}, created: \"1970-01-01T00:00:09Z\"),\n    (id: \"n2\""),
        )
    };
    check(in_mark(&format!("tags: [{}]", "\"x\",".repeat(1001))), "more than 1000 tags");
    let mark = "(start: 17, end: 20, quote: \"قال\"),";
    check(
        with(&text, "marks: [(start: 17", &format!("marks: [{}(start: 17", mark.repeat(1000))),
        "more than 1000 marks in an annotation",
    );
    let source = |field: &str| format!("IsnadProject(schema: 2, {now}, sources: [(id: \"s\", {now}, {field})])");
    check(source(&format!("aliases: [{}]", "\"x\",".repeat(1001))), "more than 1000 aliases of a source");
    let rating = "(at: \"2026-11-23T18:08:25Z\", reliability: B),";
    check(source(&format!("ratings: [{}]", rating.repeat(1001))), "more than 1000 ratings of a source");
    assert!(read(source(&format!("ratings: [{}]", rating.repeat(1000))).as_bytes()).is_ok());
    let via = format!("cue: \"n2\", via: [{}]", "(source: \"n3\"),".repeat(101));
    check(with(&text, "cue: \"n2\"", &via), "more than 100 hops in an attribution");
    let block = "(kind: Paragraph, text: \"\"),";
    let blocks = format!("articles: [(id: \"a\", format: Text, blocks: [{}])]", block.repeat(1_000_001));
    check(format!("IsnadProject(schema: 2, {now}, {blocks})"), "more than 1000000 blocks in an article");
}

/// Chains of records, each under the next, in both orders: the limit is told, and in a time that does not grow with the
/// square of their length.
#[test]
fn long_chains_are_told() {
    let now = "created: \"2026-11-23T18:08:25Z\"";
    let chain = |count: usize, reversed: bool, record: &dyn Fn(usize) -> String| {
        let mut records: Vec<String> = (0..count).map(record).collect();
        if reversed {
            records.reverse();
        }
        records.concat()
    };
    for reversed in [false, true] {
        let check = |text: String, expected: Option<&str>| {
            let found = problems(&text);
            let mut wrong = found.iter().filter(|p| p.contains(": error: "));
            match expected {
                Some(message) => assert!(wrong.any(|p| p.contains(message)), "{message:?} not in {:?}", found.first()),
                None => assert_eq!(wrong.next(), None),
            }
        };
        let labels = |count| {
            let label = |n| format!("(id: \"{n}\", color: \"#000000\", parent: \"{}\"),", (n + 1) % count);
            chain(count, reversed, &label)
        };
        check(format!("IsnadProject(schema: 2, {now}, labels: [{}])", labels(1000)), Some("under itself"));
        let sources = |count| {
            let source = |n| format!("(id: \"{n}\", {now}, parent: \"{}\"),", n + 1);
            chain(count, reversed, &source) + &format!("(id: \"{count}\", {now})")
        };
        let project = |count| format!("IsnadProject(schema: 2, {now}, sources: [{}])", sources(count));
        check(project(32), None);
        check(project(33), Some("sources nested more than 32 deep"));
        check(project(99_999), Some("sources nested more than 32 deep"));
        let ties = |count| {
            let tie = |n| format!("(id: \"{n}\", article: \"a\", {now}, inside: \"{}\"),", n + 1);
            chain(count, reversed, &tie) + &format!("(id: \"{count}\", article: \"a\", {now})")
        };
        let article = "articles: [(id: \"a\", format: Text, blocks: [])]";
        let project = |count| format!("IsnadProject(schema: 2, {now}, {article}, attributions: [{}])", ties(count));
        check(project(32), None);
        check(project(100_000), Some("attributions nested more than 32 deep"));
    }
}

/// A thousand marks that are wrong about a long text are told in a few words each.
#[test]
fn what_is_told_of_long_quotes_is_short() {
    let block = "ب".repeat(200_000);
    let mark = |n: usize| {
        let now = "created: \"2026-11-23T18:08:25Z\"";
        format!("(id: \"{n}\", article: \"a\", label: \"l\", marks: [(start: 0, end: 200000, quote: \"x\")], {now}),")
    };
    let text = format!(
        "IsnadProject(schema: 2, created: \"2026-11-23T18:08:25Z\", labels: [(id: \"l\", color: \"#000000\")], \
         articles: [(id: \"a\", format: Text, blocks: [(kind: Title, text: \"{block}\")])], annotations: [{}])",
        (0..1500).map(mark).collect::<String>()
    );
    let examined = examine(text.as_bytes());
    let told: usize = examined.problems.iter().map(|p| format!("{p:?}").len()).sum();
    assert!(examined.problems.len() > 1000 && told < 1_000_000, "{told}");
}

#[test]
fn damage_anywhere_is_no_panic() {
    let bytes = text().into_bytes();
    let bits = [0x01, 0x02, 0x08, 0x20, 0x80];
    for at in 0..bytes.len() {
        for flip in bits {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            let examined = examine(&damaged);
            assert!(examined.project.is_some() || !examined.problems.is_empty());
        }
        let mut shorter = bytes.clone();
        shorter.remove(at);
        examine(&shorter);
    }
}

#[test]
fn other_line_ends_order_and_spacing_read_the_same() {
    let (text, project) = (text(), sample());
    let same = |text: &str| {
        let loaded = read(text.as_bytes()).unwrap();
        assert_eq!(loaded.project, project);
        assert_eq!(loaded.warnings, []);
    };
    same(&text.replace('\n', "\r\n"));
    same(&format!("\u{FEFF}{text}"));
    same(&text.replace("\n", " // a comment\n"));
    same(&text.lines().skip(1).map(str::trim).collect::<String>());
    let mut lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|l| l.starts_with("    (id: \"n1\"")).unwrap();
    lines.swap(at, at + 2);
    same(&lines.join("\n"));
    let section = |name: &str| {
        let start = text.find(&format!("  {name}: [")).unwrap();
        let end = start + text[start..].find("\n  ],\n").unwrap() + 6;
        start..end
    };
    let (annotations, labels) = (section("annotations"), section("labels"));
    let moved =
        format!("{}{}{}", &text[..labels.start], &text[annotations.clone()], &text[labels.start..annotations.start]);
    same(&format!("{moved}{}", &text[annotations.end..]));
}

#[test]
fn what_a_newer_version_added_is_kept() {
    let text = text();
    let newer = with(&text, "cue: \"n2\"", "cue: \"n2\", place: [\"s1\",\"s2\"]");
    let newer = with(&newer, "kind: Title", "kind: Title, level: 2");
    let newer = with(&newer, "label: \"claim\"", "label: \"claim\", grade: Some((\"B\", 2))");
    let newer = with(&newer, "      format: Text", "      reviewed: {\"x\": true},\n      format: Text");
    let newer = with(&newer, "line: Dotted", "line: Dotted, shape: \"round\"");
    let newer = with(
        &newer,
        "  labels: [\n",
        "  rulings: [\n    (id: \"s1\", name: \"رويترز\"), // note\n    (id: \"s2\"),\n  ],\n  labels: [\n",
    );
    let loaded = read(newer.as_bytes()).unwrap();
    assert_eq!(loaded.warnings.len(), 6, "{:?}", loaded.warnings);
    assert!(loaded.warnings.iter().all(|p| p.severity() == Severity::Note));
    let written = write(&loaded.project);
    for kept in [
        "place: [\"s1\", \"s2\"]",
        "level: 2",
        "grade: Some((\"B\", 2))",
        "      reviewed: {\"x\": true},\n",
        "shape: \"round\"",
        "  rulings: [\n    (id: \"s1\", name: \"رويترز\"),\n    (id: \"s2\"),\n  ],\n)",
    ] {
        assert!(written.contains(kept), "{kept} is not in {written}");
    }
    let again = read(written.as_bytes()).unwrap();
    assert_eq!((&again.project, again.warnings.len()), (&loaded.project, 6));
    assert_eq!(write(&again.project), written);
    tells(&with(&text, "start: 17, end: 20", "start: 17, end: 20, sure: true"), &[("sure: true", "is not kept")]);
}

/// A folder for one test's files.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_saved_project_is_opened_again_and_leaves_nothing_beside_it() {
    let folder = folder();
    let path = folder.path().join("مشروع.isnad.ron");
    for _ in 0..2 {
        save(&path, &text()).unwrap();
        assert_eq!(open(&path).unwrap().project, sample());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let (path, link) = (folder.path().join("a.isnad.ron"), folder.path().join("link.isnad.ron"));
    save(&path, "one").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_ne!(mode(&path) & 0o444, 0o400, "a new file is as readable as any other the user makes");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.isnad.ron", &link).unwrap();
    save(&link, "two").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!((fs::read_to_string(&path).unwrap().as_str(), mode(&path)), ("two", 0o640));
    let round = folder.path().join("round");
    symlink("round", &round).unwrap();
    assert!(save(&round, "x").is_err());
}

#[test]
fn what_cannot_be_saved_says_why_and_changes_nothing() {
    let folder = folder();
    let refused = |path: &Path, why: &str| {
        let error = save(path, "new").unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
        assert!(error.contains(&path.display().to_string()));
    };
    refused(folder.path(), "a folder has this name");
    refused(&folder.path().join("gone").join("a.ron"), "its folder does not exist");
    let file = folder.path().join("a.ron");
    fs::write(&file, "old").unwrap();
    refused(&file.join("b.ron"), "a part of the path is not a folder");
    refused(&folder.path().join("x".repeat(4000)), "the name is too long");
    let mut locked = fs::metadata(&file).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(&file, locked).unwrap();
    refused(&file, "may not be written to");
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn check_answers_with_a_list_and_a_sum() {
    let folder = folder();
    let path = folder.path().join("a.isnad.ron");
    let ask = |text: &str| {
        fs::write(&path, text).unwrap();
        let mut out = Vec::new();
        let answer = check(&path, &mut out).unwrap();
        (answer, String::from_utf8(out).unwrap().replace(&path.display().to_string(), "a"))
    };
    let (answer, out) = ask(&text());
    assert_eq!(
        (answer, out.as_str()),
        (Soundness::Sound, "a: sound: 1 article, 3 annotations, 1 attribution, 0 sources, 0 relations\n")
    );
    let (answer, out) = ask(&with(&text(), "label: \"cue\"", "label: \"none\""));
    assert_eq!(answer, Soundness::Unsound);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "a:26:31: error: there is no label \"none\"");
    assert_eq!((lines.len(), lines[2]), (3, "a: not sound: 1 problem"));
    let (answer, out) = ask(&with(&text(), "manner: Indirect", "manner: Indirect, place: []"));
    assert_eq!((answer, out.lines().count()), (Soundness::Sound, 2));
    assert!(check(&folder.path().join("gone"), &mut Vec::new()).is_err());
    assert!(check(folder.path(), &mut Vec::new()).is_err());
}

#[test]
fn a_label_set_has_a_file_of_its_own() {
    let mut labels = sample().labels;
    labels[1].parent = Some(LabelId("cue".into()));
    let text = write_labels(&labels);
    assert!(text.contains("parent: \"cue\""), "{text}");
    assert_eq!(read_labels(text.as_bytes()), Ok(labels));
    let wrong = read_labels(with(&text, "parent: \"cue\"", "parent: \"gone\"").as_bytes()).unwrap_err();
    assert!(wrong[0].to_string().contains("there is no label \"gone\""), "{wrong:?}");
    let circle = with(&text, "key: \"3\", role: Cue", "key: \"3\", role: Cue, parent: \"source\"");
    assert!(read_labels(circle.as_bytes()).unwrap_err()[0].to_string().contains("under itself"));
    let project = read_labels(write(&sample()).as_bytes()).unwrap_err();
    assert_eq!(project[0].what, Flaw::NotALabelSet);
}

/// The example of the format's description is what Isnad writes, byte for byte, and sound.
#[test]
fn the_documented_example_is_true() {
    let page = include_str!("../docs/format.md");
    let example = page.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let loaded = read(example.as_bytes()).unwrap();
    assert_eq!(loaded.warnings, []);
    assert_eq!(write(&loaded.project), example);
    let project = loaded.project;
    assert_eq!((project.annotations.len(), project.attributions.len()), (4, 1));
    assert_eq!((project.sources.len(), project.relations.len(), project.remarks.len()), (2, 1, 2));
}
