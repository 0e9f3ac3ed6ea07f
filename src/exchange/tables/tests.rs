use super::csv::harmless;
use super::*;
use crate::annotation::Timestamp;
use crate::exchange::{Format, Languages, export};
use crate::project;
use std::sync::Arc;

fn options(format: Format, languages: Languages) -> Options {
    Options { languages, ..Options::new(format, "sample", Timestamp(1_780_000_000)) }
}

fn files(project: &Project, options: &Options) -> Vec<Written> {
    export(project, options, &Progress::silent()).expect("nobody stops it")
}

/// The records of a CSV file.
fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn each_table_is_a_file_with_a_record_for_each_row() {
    let project = project::sample();
    let written = files(&project, &options(Format::Csv, Languages::Both));
    let names: Vec<&str> = written.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["sample.csv", "sample-sources.csv", "sample-attributions.csv"]);
    let rows = [project.tally(None).claims, project.sources.len(), project.attributions.len()];
    for (file, rows) in written.iter().zip(rows) {
        assert!(file.bytes.starts_with("\u{FEFF}".as_bytes()));
        assert_eq!(records(&file.bytes).len(), rows + 1);
    }
    let claims = records(&written[0].bytes);
    let first = project
        .annotations_of(&project.articles[0].id)
        .into_iter()
        .find(|a| project.role_of(&a.id) == Some(crate::annotation::Role::Claim));
    assert_eq!(claims[1][1], first.expect("there are claims").quote());
    assert!(claims.iter().flatten().all(|cell| !cell.contains('\u{2068}')));
}

#[test]
fn the_byte_order_mark_can_be_left_out_and_the_bytes_are_the_same_each_time() {
    let project = project::sample();
    let plain = Options { byte_order_mark: false, ..options(Format::Csv, Languages::English) };
    assert!(files(&project, &plain).iter().all(|file| !file.bytes.starts_with("\u{FEFF}".as_bytes())));
    for format in [Format::Csv, Format::Xlsx] {
        let options = options(format, Languages::Arabic);
        assert_eq!(files(&project, &options), files(&project, &options));
    }
}

#[test]
fn no_cell_can_be_taken_for_a_formula() {
    let check = |text: &str, expected: &str| assert_eq!(harmless(text.to_owned()), expected);
    check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
    check("@SUM(A1)", "'@SUM(A1)");
    check("\u{FF1D}1+1", "'\u{FF1D}1+1");
    check("قال", "قال");
    check("1-2", "1-2");
    let mut project = project::sample();
    for annotation in project.annotations.values_mut() {
        let annotation = Arc::make_mut(annotation);
        annotation.remarks.note.en = "=cmd|' /C calc'!A0".into();
        annotation.author = "+1".into();
    }
    for source in project.sources.values_mut() {
        Arc::make_mut(source).name.en = "-2+3".into();
        Arc::make_mut(source).aliases = vec!["\t=1".into()];
    }
    let written = files(&project, &options(Format::Csv, Languages::Both));
    let cells: Vec<String> = written.iter().flat_map(|file| records(&file.bytes)).flatten().collect();
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    assert!(cells.iter().any(|cell| cell == "'=cmd|' /C calc'!A0") && cells.iter().any(|cell| cell == "'\t=1"));
}

#[test]
fn tables_without_a_table_are_refused() {
    let layouts = Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true };
    for format in [Format::Csv, Format::Xlsx] {
        let options = Options { layouts, ..options(format, Languages::Both) };
        let refused = export(&project::sample(), &options, &Progress::silent());
        assert!(matches!(refused, Err(ExportError::Failed { .. })));
    }
    let layouts = Layouts { article: true, claims: false, sources: true, reviews: true, agreement: true };
    let options = Options { layouts, ..options(Format::Csv, Languages::Both) };
    let names: Vec<String> = files(&project::sample(), &options).into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["sample.csv", "sample-attributions.csv"]);
}

#[test]
fn a_stopped_table_is_none() {
    let project = project::sample();
    for format in [Format::Csv, Format::Xlsx] {
        let stopped = export(&project, &options(format, Languages::Both), &Progress::new(&|part| part < 0.6));
        assert_eq!(stopped, Err(ExportError::Cancelled), "{}", format.name());
    }
}
