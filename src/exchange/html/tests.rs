use super::*;
use crate::annotation::{Timestamp, arbitrary};
use crate::exchange::{Format, Languages, Layouts, export};
use crate::project;
use proptest::prelude::*;

fn html(project: &Project, options: &Options) -> String {
    let files = export(project, options, &Progress::silent()).expect("nobody stops it");
    String::from_utf8(files[0].bytes.clone()).expect("it is UTF-8")
}

fn options(languages: Languages) -> Options {
    Options { languages, ..Options::new(Format::Html, "sample", Timestamp(1_780_000_000)) }
}

/// The text of each block of articles as a reader of HTML has it, without the numbers of notes and lists.
fn blocks(html: &str) -> Vec<String> {
    let document = dom_query::Document::from(html);
    document.select("sup, .li").remove();
    document.select(".t").iter().map(|block| block.text().to_string()).collect()
}

fn check(project: &Project, languages: Languages) -> String {
    let written = html(project, &options(languages));
    let expected: Vec<String> = project
        .articles
        .iter()
        .flat_map(|article| article.blocks().iter().map(|b| article.block_text(b).replace('\0', "\u{FFFD}")))
        .collect();
    assert_eq!(blocks(&written), expected);
    written
}

#[test]
fn the_sample_is_read_back_and_every_note_and_mark_lead_to_each_other() {
    let project = project::sample();
    for languages in Languages::ALL {
        let written = check(&project, languages);
        for (at, article) in project.articles.iter().enumerate() {
            for note in 1..=project.annotations_of(&article.id).len() {
                let id = format!("{}-{note}\"", at + 1);
                for (what, least) in [("id=\"n", 1), ("id=\"m", 1), ("href=\"#n", 1), ("href=\"#m", 1)] {
                    let found = written.matches(&format!("{what}{id}")).count();
                    assert!(found >= least && (found == 1 || what == "href=\"#m"), "{what}{id}: {found}");
                }
            }
        }
    }
}

#[test]
fn lists_have_their_numbers_in_the_article_s_digits() {
    let mut project = project::sample();
    let article = std::sync::Arc::make_mut(&mut project.articles[0]);
    let at = article.blocks().len() - 1;
    article.set_block(at, crate::article::BlockKind::ListItem, None);
    article.set_number(at, Some(12));
    let number = article.number_of(&article.blocks()[at]).expect("it has one");
    assert!(check(&project, Languages::Arabic).contains(&format!("<span class=\"li\">{number}</span>")), "{number}");
}

#[test]
fn the_page_says_its_language_and_direction() {
    let project = project::sample();
    let check = |languages, head: &str| assert!(html(&project, &options(languages)).contains(head), "{head}");
    check(Languages::Arabic, "<html lang=\"ar\" dir=\"rtl\">");
    check(Languages::English, "<html lang=\"en\" dir=\"ltr\">");
    check(Languages::Both, "<html lang=\"en\" dir=\"ltr\">");
}

#[test]
fn nothing_comes_from_elsewhere() {
    let written = html(&project::sample(), &options(Languages::Both));
    for word in ["<script", "<img", "<link", "@import", "url(", "src="] {
        assert!(!written.contains(word), "{word}");
    }
}

#[test]
fn parts_that_are_not_wanted_are_not_there_and_nothing_leads_to_them() {
    let check = |layouts: Layouts, there: &[&str], absent: &[&str]| {
        let written = html(&project::sample(), &Options { layouts, ..options(Languages::English) });
        there.iter().for_each(|word| assert!(written.contains(word), "{word}"));
        absent.iter().for_each(|word| assert!(!written.contains(word), "{word}"));
    };
    let claims = Layouts { article: false, claims: true, sources: false, reviews: true, agreement: true };
    check(claims, &["id=\"claims\""], &["<article", "id=\"sources\"", "href=\"#m", "class=\"sheet\""]);
    let article = Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true };
    check(article, &["<article"], &["<table", "href=\"#claims\""]);
}

#[test]
fn the_same_project_gives_the_same_bytes_and_a_stopped_export_none() {
    let project = project::sample();
    assert_eq!(html(&project, &options(Languages::Both)), html(&project, &options(Languages::Both)));
    let stopped = export(&project, &options(Languages::Both), &Progress::new(&|part| part < 0.7));
    assert_eq!(stopped, Err(ExportError::Cancelled));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_project_is_read_back(project in arbitrary::project()) {
        check(&project, Languages::Both);
    }
}
