//! Project files on disk and in doubt: damaged, hostile, hand-edited, half written.

use isnad::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Edit, LabelId, Mark, Project, Timestamp,
};
use isnad::article::{Article, ArticleId, BlockKind, Meta, Origin};
use isnad::cli::check::{Soundness, check};
use isnad::project::{Flaw, Severity, examine, open, read, save, write};
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
    let mut tie = Attribution::new(AttributionId("t1".into()), AnnotationId("n1".into()), "ليلى", Timestamp(9));
    tie.cue = Some(AnnotationId("n2".into()));
    tie.source = Some(AnnotationId("n3".into()));
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
    tells(
        &with(&text, "id: \"n2\"", "id: \"n1\""),
        &[
            (
                "(id: \"n1\", article: \"a1\", label: \"cue\"",
                "the id \u{2068}\"n1\"\u{2069} is already taken by the record on line 23",
            ),
            ("(id: \"t1\"", "there is no annotation \"n2\""),
        ],
    );
    tells(
        &with(&text, "label: \"cue\"", "label: \"none\""),
        &[("label: \"none\"", "there is no label \"none\""), ("(id: \"t1\"", "there is no annotation \"n2\"")],
    );
    tells(
        &with(&text, "start: 17, end: 20", "start: 17, end: 4000000000"),
        &[
            ("(start: 17, end: 4000000000", "leaves the text, which has 67 characters"),
            ("(id: \"t1\"", "there is no annotation \"n2\""),
        ],
    );
    tells(&with(&text, "start: 17, end: 20", "start: 18, end: 21"), &[("(start: 18", "the text here is")]);
    tells(
        &with(&text, "start: 17, end: 20", "start: 20, end: 17"),
        &[("(start: 20, end: 17", "is empty"), ("(id: \"t1\"", "there is no annotation \"n2\"")],
    );
    tells(&with(&text, "cue: \"n2\"", "cue: \"n3\""), &[("(id: \"t1\"", "cannot be the cue")]);
    tells(
        &with(&text, "key: \"2\"", "key: \"1\""),
        &[
            ("(id: \"source\"", "the key '1' already belongs to the label \"claim\""),
            ("label: \"source\"", "there is no label"),
            ("(id: \"t1\"", "there is no annotation \"n3\""),
        ],
    );
}
