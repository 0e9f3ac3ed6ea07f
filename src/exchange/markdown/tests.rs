use super::*;
use crate::annotation::{Annotation, AnnotationId, Mark, Timestamp, arbitrary};
use crate::exchange::{Format, Languages, export};
use crate::project;
use crate::text::CpRange;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

fn markdown(project: &Project, languages: Languages) -> String {
    let options = Options { languages, ..Options::new(Format::Markdown, "sample", Timestamp(1_780_000_000)) };
    let files = export(project, &options, &Progress::silent()).expect("nobody stops it");
    String::from_utf8(files[0].bytes.clone()).expect("it is UTF-8")
}

/// Every extension but the one that makes other signs of signs, and footnotes as they once were.
fn extensions() -> Extensions {
    (Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION - Extensions::ENABLE_OLD_FOOTNOTES)
        | Extensions::ENABLE_FOOTNOTES
}

/// The texts as a reader with every extension sees them, each paragraph, heading, item and cell by itself and without
/// the signs of footnotes; and whatever was read as something that is not ours.
fn read(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut foreign) = (vec![String::new()], Vec::new());
    for event in Parser::new_ext(markdown, extensions()) {
        let mut add = |text: &str| {
            if let Some(last) = texts.last_mut() {
                last.push_str(text);
            }
        };
        match event {
            Event::Text(text) => add(&text),
            Event::InlineHtml(html) if &*html == "<br>" => add("\n"),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
            | Event::End(TagEnd::Paragraph) => texts.push(String::new()),
            Event::Start(
                Tag::Strong
                | Tag::BlockQuote(None)
                | Tag::List(None)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::FootnoteDefinition(_),
            )
            | Event::End(_)
            | Event::FootnoteReference(_) => {}
            other => foreign.push(format!("{other:?}")),
        }
    }
    (texts, foreign)
}

/// Every block of every article is read back as it is, and nothing is read that is not ours.
fn check(project: &Project, languages: Languages) {
    let written = markdown(project, languages);
    let (texts, foreign) = read(&written);
    assert!(foreign.is_empty(), "{foreign:?} in {written}");
    for article in &project.articles {
        for block in article.blocks() {
            let text = article.block_text(block);
            let text = text.replace('\0', "\u{FFFD}");
            assert!(text.trim().is_empty() || texts.contains(&text), "{text:?} is not in {texts:#?}");
        }
    }
}

#[test]
fn the_sample_is_read_back() {
    let project = project::sample();
    Languages::ALL.into_iter().for_each(|languages| check(&project, languages));
    let written = markdown(&project, Languages::Both);
    for note in 1..=project.annotations_of(&project.articles[0].id).len() {
        // Where the mark ends, and where the footnote begins.
        assert_eq!(written.matches(&format!("[^1-{note}]")).count(), 2, "{note}");
    }
}

#[test]
fn text_that_looks_like_markdown_stays_text() {
    let check = |text: &str| {
        let mut project = Project::new(text, Timestamp(0));
        project.name = text.into();
        let kinds = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Quote, BlockKind::Title];
        let blocks = kinds.iter().map(|kind| (*kind, None, text));
        let (meta, origin) = Default::default();
        let article = crate::article::Article::new(crate::article::ArticleId("a".into()), meta, origin, blocks);
        project.articles.push(article.into());
        check(&project, Languages::English);
    };
    for text in [
        "# no heading #",
        "## {#id}",
        "- no item",
        "+ no item",
        "* no *emphasis*",
        "1. no item",
        "12) no item",
        "> no quote",
        "    no code",
        "\tno code",
        "```no fence",
        "~~~",
        "`no code`",
        "---",
        "===",
        "***",
        "___ _no_ __no__",
        "[no](javascript:alert(1)) ![no](x)",
        "[^1]: no footnote",
        "[x]: http://x",
        "<b>no</b> <!-- no --> &amp; &#65;",
        "http://x.org www.x.org a@x.org <http://x.org>",
        "| a | b |",
        "|---|",
        "$no$ $$no$$ ~~no~~ ^no^ ==no== ||no||",
        "\\\\ \\* \\",
        "ends in spaces  ",
        "ends in \\",
        ": no definition",
        "[ ] no task",
        "a\rb",
        "!\\[x]",
        "+++",
        "%%",
        "[[no]]",
        "\u{202E}x\u{2067}",
        "قال: «نعم»",
        "--no dash-- ...",
    ] {
        check(text);
    }
}

#[test]
fn a_label_without_a_name_is_no_rule() {
    let mut project = project::sample();
    for label in &mut project.labels {
        label.name = Default::default();
    }
    check(&project, Languages::Both);
    // Nor with no more than a line's end marked.
    let article = project.articles[0].clone();
    let end = article.blocks()[0].range.end;
    let mark = Mark::of(&article, CpRange::new(end.0, end.0 + 1)).expect("a mark");
    let label = project.labels[0].id.clone();
    let annotation =
        Annotation::new(AnnotationId("end".into()), article.id.clone(), label, vec![mark], "", Timestamp(0));
    project.annotations.insert(annotation.id.clone(), annotation.into());
    check(&project, Languages::Both);
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let project = project::sample();
    assert_eq!(markdown(&project, Languages::Arabic), markdown(&project, Languages::Arabic));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_project_is_read_back(project in arbitrary::project()) {
        check(&project, Languages::Both);
    }
}
