use super::*;
use crate::annotation::Timestamp;
use crate::exchange::{Format, Languages};
use crate::project;

fn options(languages: Languages) -> Options {
    Options { languages, ..Options::new(Format::Html, "sample", Timestamp(1_780_000_000)) }
}

#[test]
fn the_runs_of_a_block_are_its_text_and_every_note_has_its_number_once() {
    let project = project::sample();
    let report = Report::of(&project, &options(Languages::Both), &Progress::silent()).expect("nobody stops it");
    assert_eq!(report.articles.len(), 2);
    for annotated in &report.articles {
        for part in &annotated.blocks {
            let runs: String = part.runs.iter().map(|run| run.text).collect();
            assert_eq!(runs, annotated.article.block_text(part.block));
        }
        let mut ends: Vec<usize> =
            annotated.blocks.iter().flat_map(|b| &b.runs).flat_map(|run| run.ends.clone()).collect();
        ends.sort_unstable();
        assert_eq!(ends, (0..annotated.notes.len()).collect::<Vec<_>>());
        for (index, note) in annotated.notes.iter().enumerate() {
            let marked: u32 = note.annotation.marks.iter().map(|mark| mark.range.len()).sum();
            let runs = annotated.blocks.iter().flat_map(|b| &b.runs).filter(|run| run.marks.contains(&index));
            let feeds = note.annotation.marks.iter().map(|m| m.quote.matches('\n').count() as u32).sum::<u32>();
            assert_eq!(runs.map(|run| run.range.len()).sum::<u32>() + feeds, marked);
        }
    }
}

#[test]
fn marks_that_end_in_a_line_feed_or_hold_nothing_else_end_once() {
    use crate::annotation::{Annotation, AnnotationId, LabelId, Mark};
    use crate::article::{Article, ArticleId, BlockKind};
    use crate::text::CpRange;
    let (meta, origin) = Default::default();
    let parts = ["ab", "", "cd"].map(|text| (BlockKind::Paragraph, None, text));
    let article = std::sync::Arc::new(Article::new(ArticleId("a".into()), meta, origin, parts));
    let mut project = Project::new("", Timestamp(0));
    project.articles.push(article.clone());
    for (start, end) in [(0, 2), (1, 3), (0, 4), (2, 3), (3, 4), (2, 5), (4, 6)] {
        let mark = Mark::of(&article, CpRange::new(start, end)).expect("it is in the text");
        let id = AnnotationId(format!("{start}-{end}").into());
        let (label, article) = (LabelId("claim".into()), article.id.clone());
        let annotation = Annotation::new(id.clone(), article, label, vec![mark], "", Timestamp(0));
        project.annotations.insert(id, annotation.into());
    }
    let report = Report::of(&project, &options(Languages::English), &Progress::silent()).expect("nobody stops it");
    let ends = |block: usize| {
        let runs = &report.articles[0].blocks[block].runs;
        runs.iter()
            .flat_map(|run| &run.ends)
            .map(|at| &*report.articles[0].notes[*at].annotation.id.0)
            .collect::<Vec<_>>()
    };
    assert_eq!((ends(0), ends(1), ends(2)), (vec!["0-4", "0-2", "1-3", "2-3"], vec!["3-4"], vec!["2-5", "4-6"]));
}

#[test]
fn every_claim_has_a_row_and_every_source_a_sheet() {
    let project = project::sample();
    let report = Report::of(&project, &options(Languages::English), &Progress::silent()).expect("nobody stops it");
    let claims = report.claims.expect("it is wanted");
    assert_eq!(claims.rows.len(), project.tally(None).claims);
    assert!(claims.columns.iter().all(|column| column.key != "gloss-ar"));
    assert!(claims.rows.iter().all(|row| row.len() == claims.columns.len()));
    assert_eq!(report.sources.len(), project.sources.len());
    assert_eq!(report.registry.map(|table| table.rows.len()), Some(project.sources.len()));
    let attributions = report.attributions.expect("they come with the sources");
    assert_eq!(attributions.rows.len(), project.attributions.len());
    let numbers: Vec<_> = attributions.rows.iter().filter_map(|row| row[0].note).collect();
    assert!(numbers.is_sorted() && !numbers.is_empty());
}

#[test]
fn no_word_of_the_report_lacks_a_message() {
    let project = project::sample();
    for languages in Languages::ALL {
        let report = Report::of(&project, &options(languages), &Progress::silent()).expect("nobody stops it");
        let facts = report.articles.iter().flat_map(|a| a.facts.iter().chain(a.notes.iter().flat_map(|n| &n.facts)));
        let facts = facts.chain(report.sources.iter().flat_map(|sheet| &sheet.facts)).chain(&report.facts);
        let tables = report
            .claims
            .iter()
            .chain(&report.registry)
            .chain(&report.attributions)
            .chain(report.sources.iter().map(|s| &s.claims));
        let columns: Vec<&Column> = tables.flat_map(|table| &table.columns).collect();
        let words = facts.map(|fact| &fact.name).chain(columns.iter().map(|column| &column.title));
        for word in words {
            let is_key =
                !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && word.contains('-');
            assert!(!is_key, "{word} is no word");
        }
    }
}

#[test]
fn a_stopped_report_is_none() {
    let project = project::sample();
    let stop = |_: f32| false;
    let stopped = Report::of(&project, &options(Languages::Both), &Progress::new(&stop));
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
}

#[test]
fn a_page_has_no_heading_over_nothing() {
    let whole = project::sample();
    let mut project = Project::new("", Timestamp(0));
    project.articles.clone_from(&whole.articles);
    let tables = |format| {
        let options = Options::new(format, "sample", Timestamp(0));
        let report = Report::of(&project, &options, &Progress::silent()).expect("nobody stops it");
        [report.claims.is_some(), report.registry.is_some(), report.attributions.is_some()]
    };
    assert_eq!(tables(Format::Pdf), [false; 3]);
    assert_eq!(tables(Format::Csv), [true; 3], "a file of tables says that there are none");
}

#[test]
fn what_reviewers_and_authors_said_is_a_part_of_its_own() {
    use crate::annotation::{Bilingual, Comment, CommentId, Decision, Edit, Topic, Verdict};
    let mut project = project::sample();
    let report = |project: &Project, reviews: bool| {
        let layouts = crate::exchange::Layouts { reviews, ..Default::default() };
        let options = Options { layouts, ..Options::new(Format::Html, "sample", Timestamp(0)) };
        let report = Report::of(project, &options, &Progress::silent()).expect("nobody stops it");
        report.reviews.map(|table| {
            let at = |key: &str| table.columns.iter().position(|column| column.key == key).expect("a column");
            let keys = [at("on"), at("decision"), at("reason"), at("author")];
            table.rows.iter().map(|row| keys.map(|key| row[key].text.clone())).collect::<Vec<_>>()
        })
    };
    assert_eq!(report(&project, true), None, "nobody said anything");
    let claim = project.annotations.values().next().expect("a mark").clone();
    let mut verdict = Verdict::new(claim.id.clone(), Decision::Reject, "Sami", Timestamp(9));
    verdict.reason = Bilingual { ar: "لا دليل".into(), en: "No evidence.".into() };
    let topic = Topic::Verdict(verdict.id.clone());
    let text = Bilingual::in_script("There is.");
    let comment = Comment::new(CommentId("k".into()), topic, text, "Rana", Timestamp(10));
    let edits = vec![Edit::PutVerdict(verdict.into()), Edit::PutComment(comment.into())];
    project.apply(Edit::Batch(edits)).expect("they fit");
    let said = report(&project, true).expect("a table");
    assert_eq!(said.len(), 2);
    assert_eq!(said[0][0], claim.quote());
    assert!(said[0][1].contains("Rejects this") && said[0][1].contains("يرفضه"), "{said:?}");
    assert_eq!((said[0][2].as_str(), said[0][3].as_str()), ("No evidence.\nلا دليل", "Sami"));
    assert_eq!((said[1][2].as_str(), said[1][3].as_str()), ("There is.", "Rana"));
    assert_eq!(report(&project, false), None, "it can be left out");
}
