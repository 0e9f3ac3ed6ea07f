use super::*;
use crate::annotation::{Timestamp, arbitrary};
use crate::exchange::{Format, Languages, Layouts, export};
use crate::project;
use proptest::prelude::*;
use std::io::Read;

fn docx(project: &Project, languages: Languages) -> Vec<u8> {
    let options = Options { languages, ..Options::new(Format::Docx, "sample", Timestamp(1_780_000_000)) };
    let files = export(project, &options, &Progress::silent()).expect("nobody stops it");
    files[0].bytes.clone()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("it is UTF-8");
    text
}

const PARTS: [&str; 10] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/footer1.xml",
    "word/comments.xml",
];

/// Every part is well-formed XML, and every comment stands once in each place it must.
fn check(project: &Project, languages: Languages) {
    let bytes = docx(project, languages);
    for name in PARTS {
        let text = part(&bytes, name);
        assert!(roxmltree::Document::parse(&text).is_ok(), "{name} is no XML: {text}");
    }
    let (body, comments) = (part(&bytes, "word/document.xml"), part(&bytes, "word/comments.xml"));
    let ids = |text: &str, element: &str| {
        let tree = roxmltree::Document::parse(text).expect("it is XML");
        let found = tree.descendants().filter(|n| n.tag_name().name() == element);
        let mut ids: Vec<u32> =
            found.filter_map(|n| n.attributes().find(|a| a.name() == "id")?.value().parse().ok()).collect();
        ids.sort_unstable();
        ids
    };
    let made = ids(&comments, "comment");
    for element in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        assert_eq!(ids(&body, element), made, "{element}");
    }
    let mut apart = made.clone();
    apart.dedup();
    assert_eq!(apart, made);
    let options = Options { languages, ..Options::new(Format::Docx, "sample", Timestamp(1_780_000_000)) };
    let report = Report::of(project, &options, &Progress::silent()).expect("nobody stops it");
    let telling = report.articles.iter().flat_map(|a| &a.notes).filter(|note| !note.facts.is_empty()).count();
    assert_eq!(made.len(), telling);
}

#[test]
fn the_sample_s_notes_are_comments() {
    let project = project::sample();
    Languages::ALL.into_iter().for_each(|languages| check(&project, languages));
}

#[test]
fn an_arabic_report_runs_from_right_to_left() {
    let project = project::sample();
    let check = |languages, rtl: bool| {
        let body = part(&docx(&project, languages), "word/document.xml");
        assert_eq!(body.contains("<w:bidiVisual/>"), rtl);
        assert_eq!(body.matches("<w:bidi/></w:sectPr>").count(), if rtl { 2 } else { 0 });
    };
    check(Languages::Arabic, true);
    check(Languages::English, false);
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let project = project::sample();
    assert_eq!(docx(&project, Languages::Both), docx(&project, Languages::Both));
}

#[test]
fn articles_alone_stand_upright() {
    let layouts = Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true };
    let options = Options { layouts, ..Options::new(Format::Docx, "sample", Timestamp(0)) };
    let files = export(&project::sample(), &options, &Progress::silent()).expect("nobody stops it");
    let body = part(&files[0].bytes, "word/document.xml");
    assert!(!body.contains("landscape") && !body.contains("<w:tbl>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_project_gives_sound_xml(project in arbitrary::project()) {
        check(&project, Languages::Both);
    }
}
