//! Arbitrary projects and edits, for property tests.

mod dressed;
mod seed;

pub use dressed::dressed;
pub use seed::{Seed, script};

use crate::annotation::{EditError, Project, Timestamp, Topic};
use crate::article::{Article, ArticleId, BlockKind, Format, Meta, Origin};
use crate::text::Direction;
use proptest::prelude::*;
use std::sync::Arc;

/// Text with all that is awkward in a file: controls, quotes, backslashes, invisible and right-to-left characters.
pub fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "\"",
        "\\",
        "\u{0}",
        "\r",
        "\t",
        "\u{1B}",
        "\u{7F}",
        "\u{85}",
        "\u{A0}",
        "\u{AD}",
        "\u{61C}",
        "\u{600}",
        "\u{64E}",
        "\u{200B}",
        "\u{200D}",
        "\u{200F}",
        "\u{2028}",
        "\u{202E}",
        "\u{2066}",
        "\u{FEFF}",
        "\u{FFFF}",
        "\u{10FFFF}",
        "\u{E0001}",
        "//",
        "/*",
        "*/",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "#",
        "r#\"",
        "'",
        "\\u{41}",
        "😀",
        "قال",
    ]);
    // Controls, bidi controls, fillers, selectors, tags and noncharacters, each as likely as letters are.
    let unseen = prop_oneof![
        prop::char::range('\0', '\u{9F}'),
        prop::char::range('\u{200B}', '\u{206F}'),
        prop::char::range('\u{FDD0}', '\u{FDEF}'),
        prop::char::range('\u{FE00}', '\u{FE0F}'),
        prop::char::range('\u{FFF0}', '\u{FFFF}'),
        prop::char::range('\u{E000}', '\u{F8FF}'),
        prop::char::range('\u{E0000}', '\u{E01EF}'),
        (1u32..=16).prop_map(|plane| char::from_u32(plane << 16 | 0xFFFE).unwrap_or_default()),
    ];
    let piece = prop_oneof![
        4 => awkward.prop_map(str::to_owned),
        2 => "[ابتثج ]{1,6}",
        1 => "\\PC{0,5}",
        1 => any::<char>().prop_map(String::from),
        1 => unseen.prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|p| p.concat())
}

fn direction() -> impl Strategy<Value = Option<Direction>> {
    prop::sample::select(vec![None, Some(Direction::Ltr), Some(Direction::Rtl)])
}

/// An article with this id.
pub fn article(id: &'static str) -> impl Strategy<Value = Arc<Article>> {
    let block =
        (prop::sample::select(BlockKind::ALL.to_vec()), direction(), text(), prop::option::weighted(0.2, any::<u32>()));
    let format = prop::sample::select(vec![Format::Text, Format::Html, Format::Docx, Format::Markdown]);
    let words = (text(), text(), text(), text());
    (prop::collection::vec(block, 0..5), words, format).prop_map(move |(blocks, (a, b, c, d), format)| {
        let meta = Meta {
            title: a.clone(),
            byline: b.clone(),
            published: c.clone(),
            publisher: d.clone(),
            url: a.clone(),
            language: b.clone(),
        };
        let origin = Origin { file_name: c, format, encoding: d, sha256: a };
        let numbers: Vec<Option<u32>> = blocks.iter().map(|(.., number)| *number).collect();
        let blocks = blocks.into_iter().map(|(kind, direction, text, _)| (kind, direction, text));
        let mut article = Article::new(ArticleId(id.into()), meta, origin, blocks);
        numbers.into_iter().enumerate().for_each(|(block, number)| article.set_number(block, number));
        Arc::new(article)
    })
}

/// A project that a script of edits made, with an article to begin with.
pub fn project() -> impl Strategy<Value = Project> {
    (article("a0"), text(), script(24)).prop_map(|(first, author, script)| {
        let mut project = Project::new(author, Timestamp(1));
        project.articles.push(first);
        for seed in script {
            let edit = seed.edit(&project);
            // Scripts hold edits that do not fit, on purpose; those change nothing.
            let _ = project.apply(edit);
        }
        project
    })
}

/// What the formats of exchange carry of a project: what a merge left open stays at home, and so does what reviewers and
/// authors say to each other.
pub fn handed_on(project: Project) -> Project {
    Project {
        conflicts: Default::default(),
        verdicts: Default::default(),
        comments: Default::default(),
        stages: Default::default(),
        ..project
    }
}

/// Everything the project's rules forbid, found in `project`.
pub fn faults(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    let mut note = |result: Result<(), EditError>| faults.extend(result.err().map(|e| e.to_string()));
    project.labels.iter().for_each(|l| note(project.check_label(l)));
    project.annotations.values().for_each(|a| note(project.check_annotation(a)));
    project.attributions.values().for_each(|a| note(project.check_attribution(a)));
    project.sources.values().for_each(|s| note(project.check_source(s)));
    project.relations.values().for_each(|r| note(project.check_relation(r)));
    project.remarks.keys().for_each(|p| note(project.check_place(p)));
    project.verdicts.values().for_each(|v| note(project.check_verdict(v)));
    project.comments.values().for_each(|c| note(project.check_comment(c)));
    project.stages.keys().for_each(|id| note(project.check_topic(&Topic::Article(id.clone()))));
    project.conflicts.values().for_each(|c| note(c.check()));
    let keys = project.annotations.iter().all(|(id, a)| *id == a.id);
    if !keys || !project.attributions.iter().all(|(id, a)| *id == a.id) {
        faults.push("a record lies under another id".to_owned());
    }
    faults
}
