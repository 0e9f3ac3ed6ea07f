use super::*;
use crate::annotation::Timestamp;
use crate::exchange::{Format, Languages};
use crate::project;

fn written(languages: Languages) -> Vec<u8> {
    let options = Options { languages, ..Options::new(Format::Pdf, "sample", Timestamp(1_780_000_000)) };
    let mut files = write(&project::sample(), &options, &Progress::silent()).expect("the sample can be written");
    assert_eq!(files.len(), 1);
    files.remove(0).bytes
}

#[test]
fn the_same_project_gives_the_same_pages() {
    let first = written(Languages::Arabic);
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, written(Languages::Arabic));
}

#[test]
fn a_stopped_document_is_none() {
    let options = Options::new(Format::Pdf, "sample", Timestamp(0));
    let stop = |part: f32| part < 0.7;
    let stopped = write(&project::sample(), &options, &Progress::new(&stop));
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
}
