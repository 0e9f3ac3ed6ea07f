use super::*;
use crate::annotation::Timestamp;
use crate::exchange::{Languages, Remarked, Selection};
use crate::project;

fn options(format: Format) -> Options {
    Options::new(format, "sample", Timestamp(0))
}

fn made(options: &Options) -> Preview {
    preview(&project::sample(), options, &Progress::silent()).expect("nobody stops it")
}

/// Everything that is said, a line for each text.
fn said(preview: &Preview) -> String {
    let texts = preview.pieces.iter().flat_map(|piece| match piece {
        Piece::Heading { text, .. } | Piece::Line(text) => vec![text.clone()],
        Piece::Block(block) => vec![block.text.clone()],
        Piece::Note { name, facts, .. } => {
            std::iter::once(name.clone()).chain(facts.iter().map(|told| told.text.clone())).collect()
        }
        Piece::Fact(told) => vec![told.text.clone()],
        Piece::Row(row) => row.cells.clone(),
        Piece::Files(names, _) => names.clone(),
        Piece::More { .. } => Vec::new(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_shows_its_marks_where_the_words_are() {
    let project = project::sample();
    let preview = made(&options(Format::Html));
    let blocks: Vec<&Block> =
        preview.pieces.iter().filter_map(|p| if let Piece::Block(block) = p { Some(block) } else { None }).collect();
    assert_eq!(blocks.len(), project.articles.iter().map(|a| a.blocks().len()).sum::<usize>());
    let shown: Vec<String> = blocks
        .iter()
        .flat_map(|block| {
            let text: Vec<char> = block.text.chars().collect();
            block.highlights.iter().map(move |h| text[h.range.start.index()..h.range.end.index()].iter().collect())
        })
        .collect();
    // Where marks lie over each other they are cut; whole ones are there as they stand.
    let quotes = project.annotations.values().flat_map(|a| &a.marks).map(|mark| mark.quote.as_str());
    assert!(quotes.filter(|quote| shown.iter().any(|text| text == quote)).count() > 20);
    assert!(shown.iter().all(|text| !text.is_empty()));
    let notes = preview.pieces.iter().filter(|piece| matches!(piece, Piece::Note { .. })).count();
    assert_eq!((notes, preview.counts.annotations), (project.annotations.len(), project.annotations.len()));
    let raised = blocks.iter().flat_map(|block| block.text.chars()).filter(|c| "\u{B9}\u{B2}\u{B3}".contains(*c));
    assert!(raised.count() > 10, "notes are numbered in the text");
}

#[test]
fn what_is_left_out_is_not_shown_and_not_counted() {
    let project = project::sample();
    let whole = made(&options(Format::Docx));
    let first = project.articles[0].id.clone();
    let selection = Selection { articles: Some([first.clone()].into()), ..Selection::default() };
    let one = made(&Options { selection, ..options(Format::Docx) });
    assert_eq!((whole.counts.articles, one.counts.articles), (2, 1));
    assert_eq!(one.counts.annotations, project.annotations_of(&first).len());
    assert!(said(&whole).contains(project.articles[1].title()) && !said(&one).contains(project.articles[1].title()));
    let glosses = Selection { remarks: Remarked::Glosses, ..Selection::default() };
    let glosses = made(&Options { selection: glosses, ..options(Format::Docx) });
    let note = project.annotations.values().map(|a| &a.remarks.note.en).find(|note| !note.is_empty()).expect("a note");
    assert!(said(&whole).contains(note) && !said(&glosses).contains(note));
}

#[test]
fn layouts_and_languages_are_followed() {
    let check = |layouts: Layouts, blocks: bool, rows: bool| {
        let preview = made(&Options { layouts, ..options(Format::Pdf) });
        assert_eq!(preview.pieces.iter().any(|piece| matches!(piece, Piece::Block(_))), blocks, "{layouts:?}");
        assert_eq!(preview.pieces.iter().any(|piece| matches!(piece, Piece::Row(_))), rows, "{layouts:?}");
    };
    check(Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true }, true, false);
    check(Layouts { article: false, claims: true, sources: false, reviews: true, agreement: true }, false, true);
    check(Layouts { article: false, claims: false, sources: true, reviews: true, agreement: true }, false, true);
    check(Layouts { article: false, claims: false, sources: false, reviews: true, agreement: true }, false, false);
    let arabic = made(&Options { languages: Languages::Arabic, ..options(Format::Pdf) });
    assert_eq!(arabic.direction, Some(Direction::Rtl));
    assert!(said(&arabic).contains("الادعاءات") && !said(&arabic).contains("Claims"));
}

#[test]
fn programs_files_are_shown_as_they_begin() {
    for format in Format::ALL.into_iter().filter(|format| format.is_written() && !format.is_for_people()) {
        let preview = made(&options(format));
        let lines = preview.pieces.iter().filter(|piece| matches!(piece, Piece::Line(_))).count();
        assert!(lines > 0, "{}", format.name());
        assert_eq!(preview.direction, None);
    }
    let brat = made(&options(Format::Brat));
    let Some(Piece::Files(names, count)) = brat.pieces.first() else { panic!("no files: {:?}", brat.pieces.first()) };
    assert!(names.iter().any(|name| name == "sample.ann") && names.iter().any(|name| name == "sample.txt"));
    assert_eq!(names.len(), *count);
    assert!(said(&made(&options(Format::Json))).starts_with('{'));
    assert!(said(&made(&options(Format::Qdpx))).contains("CodeBook"));
}

#[test]
fn an_export_that_fails_has_no_preview() {
    let layouts = Layouts { article: true, claims: false, sources: false, reviews: true, agreement: true };
    let options = Options { layouts, ..options(Format::Csv) };
    let failed = preview(&project::sample(), &options, &Progress::silent());
    assert!(matches!(failed, Err(ExportError::Failed { format: Format::Csv, .. })));
    let stopped = preview(&project::sample(), &Options { format: Format::Json, ..options }, &Progress::new(&|_| false));
    assert_eq!(stopped, Err(ExportError::Cancelled));
}
