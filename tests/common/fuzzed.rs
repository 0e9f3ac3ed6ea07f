//! What the fuzzer feeds: one function for each reader of what others wrote, which panics where a law is broken.
//!
//! The targets in `fuzz` call these, and `tests/fuzzed.rs` replays with them the inputs that are kept. An input is
//! any bytes at all; where a reader takes more than one thing they are apart by a NUL.

use isnad::anchor::{Finder, Outcome, Resolution, carry, carry_blocks, place, update};
use isnad::annotation::{Annotation, AnnotationId, LabelId, Mark, Project, Timestamp};
use isnad::article::{
    Article, ArticleId, BlockKind, Meta, Opened, Origin, ReadOptions, encoding, paste_html, paste_text, plain_lines,
    plain_parts, read_bytes,
};
use isnad::exchange::{Format, Imported, Input, Progress, import, join};
use isnad::project::{
    About, Severity, examine, journal_header, read, read_journal, read_labels, read_review, write, write_labels,
    write_review,
};
use isnad::text::CpRange;
use std::io::Write;
use std::sync::Arc;

/// A project file: read whole or told to be wrong, and what was taken in can be saved.
pub fn project(bytes: &[u8]) {
    let examined = examine(bytes);
    let faulty = examined.problems.iter().any(|p| p.severity() == Severity::Fault);
    assert!(examined.project.is_some() || faulty, "nothing was read and nothing is wrong");
    for problem in &examined.problems {
        assert!(!problem.to_string().contains('\n'), "{problem:?}");
        assert!(problem.place.line > 0 && problem.place.column > 0, "{problem:?}");
    }
    let loaded = read(bytes);
    assert_eq!(loaded.is_ok(), !faulty);
    let Some(project) = examined.project else { return };
    is_saved_whole(&project);
}

/// What is written is read again, the same to the byte, with nothing at fault.
fn is_saved_whole(project: &Project) {
    let text = write(project);
    let again = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(again.project, *project, "{text}");
    assert_eq!(write(&again.project), text);
}

/// A journal: as it is, and with a first line that fits it, made of the text up to the first two NULs.
pub fn journal(bytes: &[u8]) {
    if let Ok((_, project)) = read_journal(bytes) {
        is_saved_whole(&project);
    }
    let mut parts = bytes.splitn(3, |b| *b == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (file, base, text) = (String::from_utf8_lossy(part()), String::from_utf8_lossy(part()), part());
    let Ok(text) = std::str::from_utf8(text) else { return };
    let about = About {
        file: (!file.is_empty()).then(|| file.as_ref().into()),
        base: (!base.is_empty()).then(|| base.clone().into_owned()),
        at: Timestamp(bytes.len() as i64),
    };
    let header = journal_header(&about, text).expect("a line about the work");
    assert!(!header.contains('\n'), "{header:?}");
    let journal = format!("{header}\n{text}");
    match (read_journal(journal.as_bytes()), read(text.as_bytes())) {
        (Ok(kept), Ok(loaded)) => assert_eq!(kept, (about, loaded.project)),
        (kept, loaded) => assert!(kept.is_err() && loaded.is_err(), "{kept:?}, but {loaded:?}"),
    }
}

/// A label set.
pub fn labels(bytes: &[u8]) {
    match read_labels(bytes) {
        Ok(labels) => {
            let text = write_labels(&labels);
            assert_eq!(read_labels(text.as_bytes()).as_ref(), Ok(&labels), "{text}");
        }
        Err(problems) => assert!(problems.iter().any(|p| p.severity() == Severity::Fault)),
    }
}

/// A reviewer's verdicts and comments.
pub fn review(bytes: &[u8]) {
    match read_review(bytes) {
        Ok(review) => {
            let text = write_review(&review);
            assert_eq!(read_review(text.as_bytes()).as_ref(), Ok(&review), "{text}");
        }
        Err(problems) => assert!(problems.iter().any(|p| p.severity() == Severity::Fault)),
    }
}

/// Plain text in any encoding: guessed, then one of those that are offered.
pub fn text(bytes: &[u8]) {
    let opened = article("a.txt", bytes, None);
    let quick = plain_parts("a.txt", bytes);
    if let Some(lines) = quick.and_then(|parts| parts.into_iter().map(plain_lines).collect::<Option<Vec<_>>>()) {
        let opened = opened.expect("what is read quickly is read");
        let blocks: Vec<&str> = opened.article.blocks().iter().map(|b| opened.article.block_text(b)).collect();
        assert_eq!(lines.concat(), blocks);
    }
    article("a.txt", bytes, encoding::OFFERED.get(bytes.len() % encoding::OFFERED.len()).copied());
    if let Ok(text) = std::str::from_utf8(bytes) {
        is_sound(&paste_text(text));
    }
}

/// A saved page, and the same as a copied piece of one.
pub fn html(bytes: &[u8]) {
    article("a.html", bytes, None);
    if let Ok(text) = std::str::from_utf8(bytes) {
        is_sound(&paste_html(text));
    }
}

/// Markdown.
pub fn markdown(bytes: &[u8]) {
    article("a.md", bytes, None);
}

/// A Word document: the file, if it begins as a zip does; else its main part, styles and properties, packed here, since
/// no change of packed bytes gives other XML.
pub fn docx(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        article("a.docx", bytes, None);
        return;
    }
    let names = ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"];
    article("a.docx", &packed(&names, bytes), None);
}

/// A zip of parts with these names, which stand in `bytes` apart by NULs.
fn packed(names: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in names.iter().zip(bytes.splitn(names.len(), |b| *b == 0)) {
        zip.start_file(*name, stored).expect("a part is begun");
        zip.write_all(part).expect("it is written");
    }
    zip.finish().expect("it is finished").into_inner()
}

/// Reads a file; what is refused is refused in a sentence.
fn article(name: &str, bytes: &[u8], encoding: Option<&str>) -> Option<Opened> {
    match read_bytes(name, bytes, ReadOptions { encoding }) {
        Ok(opened) => {
            is_sound(&opened.article);
            Some(opened)
        }
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with(name) && said.ends_with('.'), "{said}");
            None
        }
    }
}

/// The article keeps the laws of articles, and a project that holds it can be saved and read.
fn is_sound(article: &Article) {
    let blocks: Vec<&str> = article.blocks().iter().map(|b| article.block_text(b)).collect();
    for text in &blocks {
        let ends = ['\n', '\u{B}', '\u{C}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
        assert!(!text.is_empty() && text.trim() == *text && !text.contains(ends), "{text:?}");
    }
    assert_eq!(article.text().as_ref(), blocks.join("\n"));
    let mut project = Project::new("", Timestamp(0));
    project.articles.push(Arc::new(article.clone()));
    let loaded = read(write(&project).as_bytes()).expect("it is read");
    assert_eq!(loaded.project, project);
}

/// W3C Web Annotation: the file, the text it is about.
pub fn w3c(bytes: &[u8]) {
    other_tool(Format::W3c, bytes);
}

/// brat: the `.ann` file, its text, the project beside it.
pub fn brat(bytes: &[u8]) {
    other_tool(Format::Brat, bytes);
}

/// CAS JSON.
pub fn cas_json(bytes: &[u8]) {
    other_tool(Format::CasJson, bytes);
}

/// CAS XMI.
pub fn cas_xmi(bytes: &[u8]) {
    other_tool(Format::CasXmi, bytes);
}

/// WebAnno TSV.
pub fn webanno_tsv(bytes: &[u8]) {
    other_tool(Format::WebannoTsv, bytes);
}

/// REFI-QDA: the file, if it begins as a zip does; else its project and its texts, packed here.
pub fn qdpx(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return other_tool(Format::Qdpx, bytes);
    }
    other_tool(Format::Qdpx, &packed(&["project.qde", "sources/a.txt", "sources/b.txt"], bytes));
}

/// Label Studio.
pub fn label_studio(bytes: &[u8]) {
    other_tool(Format::LabelStudio, bytes);
}

/// doccano.
pub fn doccano(bytes: &[u8]) {
    other_tool(Format::Doccano, bytes);
}

/// Hypothesis: the file, the text it is about.
pub fn hypothesis(bytes: &[u8]) {
    other_tool(Format::Hypothesis, bytes);
}

/// What another tool wrote. It is read or refused in a sentence; what is read is a project that can be saved, quotes what
/// it marks, adds nothing to itself, and taken into another project is there.
fn other_tool(format: Format, bytes: &[u8]) {
    let name = format!("a.{}", format.extension());
    // A zip has NULs of its own.
    let count = if format == Format::Qdpx { 1 } else { 3 };
    let mut parts = bytes.splitn(count, |b| *b == 0);
    let (file, text, record) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let beside = |name: &str| match name {
        "a.txt" => text.map(<[u8]>::to_vec),
        "a.isnad.json" => record.map(<[u8]>::to_vec),
        _ => None,
    };
    let input = Input { name: &name, bytes: file, text: None, beside: &beside, author: "a", now: Timestamp(0) };
    match import(&input, format) {
        Ok(imported) => is_taken_in(&imported),
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with(&name), "{said}");
        }
    }
}

fn is_taken_in(imported: &Imported) {
    let project = &imported.project;
    is_saved_whole(project);
    for annotation in project.annotations.values() {
        let article = project.article(&annotation.article).expect("its article");
        assert_eq!(annotation.check_marks(article), Ok(()));
        for mark in &annotation.marks {
            assert_eq!(article.slice(mark.range), mark.quote);
        }
    }
    let joined =
        |project: &Project| join(project, imported, Timestamp(1), &Progress::silent()).expect("nobody stops it").edit;
    assert_eq!(joined(project), None, "it adds something to itself");
    let mut other = Project::new("b", Timestamp(0));
    if let Some(edit) = joined(&other) {
        other.apply(edit).expect("it fits");
        is_saved_whole(&other);
        assert_eq!(joined(&other), None, "it adds something to what it was taken into");
    }
}

/// An old text, a new one, and three bytes for each of up to eight marks of the old one: where it begins, how long it
/// is, and whether its words are changed, as those of a file may be.
pub fn anchor(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |b| *b == 0);
    let [old, new, places] = [(); 3].map(|()| parts.next().unwrap_or_default());
    // What takes long is no finding here: the resolver's cost on long texts is measured elsewhere.
    let [old, new] = [old, new].map(|text| paragraphs(&String::from_utf8_lossy(text)));
    let length = old.index().len().0;
    let (found_old, found_new) = (Finder::new(&old), Finder::new(&new));
    for place in places.chunks_exact(3).take(8) {
        let start = u32::from(place[0]) * length / 256;
        let Some(mut mark) = Mark::of(&old, CpRange::new(start, start + 1 + u32::from(place[1]) / 4)) else { continue };
        unchanged(&old, &found_old, &mark);
        match place[2] {
            1 => mark.quote = mark.prefix.clone(),
            2 => mark.prefix.clear(),
            3 => mark.suffix = mark.quote.clone(),
            4 => mark.range = CpRange::new(u32::MAX - 1, u32::MAX),
            5 => mark.quote.clear(),
            _ => {}
        }
        for found in [found_new.resolve(&mark), found_new.resolve_from(&found_old, &mark)] {
            told_rightly(&new, &mark, &found);
        }
    }
    whole_annotation(&old, &new, places);
    for (from, to) in [(&old, &new), (&new, &old)] {
        let carried = carry_blocks(from, to);
        assert_eq!(carried.len(), from.blocks().len());
        assert!(carried.iter().flatten().all(|&block| block < to.blocks().len()));
    }
}

fn paragraphs(text: &str) -> Article {
    let parts = text.split('\n').map(|line| (BlockKind::Paragraph, None, line));
    Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
}

/// In a text that did not change no mark stands elsewhere.
fn unchanged(article: &Article, finder: &Finder, mark: &Mark) {
    let found = finder.resolve_from(finder, mark);
    told_rightly(article, mark, &found);
    assert!(!matches!(found, Resolution::Moved(range) if range != mark.range), "{mark:?} {found:?}");
    assert!(!matches!(found, Resolution::Orphan(None)), "{mark:?} {found:?}");
}

/// What is told lies in the text; what is certain has the very words; of several there are two to nine.
fn told_rightly(article: &Article, mark: &Mark, found: &Resolution) {
    for range in found.places(mark.range) {
        assert!(!range.is_empty() && range.end <= article.index().len(), "{mark:?} {found:?}");
        assert!(!found.state().is_certain() || article.slice(range) == mark.quote, "{mark:?} {found:?}");
    }
    if let Resolution::Ambiguous(candidates) = found {
        assert!((2..=9).contains(&candidates.len()), "{found:?}");
        assert!(candidates.is_sorted_by(|a, b| a.score >= b.score), "{found:?}");
    }
}

/// An annotation of several marks, carried and placed.
fn whole_annotation(old: &Article, new: &Article, places: &[u8]) {
    let length = old.index().len().0;
    let at = |byte: &u8| u32::from(*byte) * length / 256;
    let ranges: Vec<CpRange> = places.chunks_exact(2).take(6).map(|p| CpRange::new(at(&p[0]), at(&p[1]))).collect();
    let (id, label) = (AnnotationId("n".into()), LabelId("claim".into()));
    let empty = Annotation::new(id, old.id.clone(), label, Vec::new(), "", Timestamp(0));
    let Some(annotation) = place(old, &empty, &ranges) else { return };
    for outcome in update(old, new, [Arc::new(annotation.clone())]) {
        assert_eq!(outcome.marks.len(), annotation.marks.len());
        if let Some(placed) = place(new, &annotation, &outcome.best()) {
            assert_eq!(placed.check_marks(new), Ok(()));
        }
    }
    match carry(new, &annotation) {
        Ok(carried) => assert_eq!(carried.check_marks(new), Ok(())),
        Err(marks) => {
            let outcome = Outcome { annotation: Arc::new(annotation), marks };
            assert!(!outcome.state().is_certain() || place(new, &outcome.annotation, &outcome.best()).is_none());
        }
    }
}
