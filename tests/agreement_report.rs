//! Agreement in a report: what was measured, its plot, and the places in dispute, in every format for people.

#[path = "common/colleagues.rs"]
mod colleagues;

use colleagues::{other, sample, under_other_ids};
use isnad::agreement::{Options as Asked, Reading, Report, measure};
use isnad::annotation::{AnnotationId, Edit, Project, Timestamp};
use isnad::article::ArticleId;
use isnad::exchange::{Agreed, Format, Languages, Layouts, Options, Progress, Selection, export, preview};
use std::io::{Cursor, Read};
use std::process::Command;
use std::sync::Arc;

fn measured(base: &Project, others: &[&Project]) -> Arc<Report> {
    let mut readings = vec![Reading::of("Rana <b>Khoury</b>", base)];
    readings.extend(others.iter().enumerate().map(|(n, other)| Reading::of(format!("Reader {n}"), other)));
    let options = Asked { samples: Some(4), ..Asked::default() };
    Arc::new(measure(&readings, options, &|_| true).expect("nobody stops it"))
}

fn options(format: Format, languages: Languages, report: &Arc<Report>) -> Options {
    let agreement = Some(Agreed(report.clone()));
    Options { languages, agreement, ..Options::new(format, "sample", Timestamp(1_780_000_000)) }
}

fn text(project: &Project, options: &Options) -> String {
    let files = export(project, options, &Progress::silent()).expect("nobody stops it");
    let bytes = &files[0].bytes;
    if options.format != Format::Docx {
        return String::from_utf8(bytes.clone()).expect("it is UTF-8");
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name("word/document.xml").expect("it is there").read_to_string(&mut text).expect("it is UTF-8");
    text
}

fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn every_format_for_people_tells_the_numbers_and_the_places() {
    let base = sample();
    let report = measured(&base, &[&other(&base)]);
    let gamma = report.questions[0].answers[1].value().expect("it is defined");
    for format in [Format::Html, Format::Markdown, Format::Docx] {
        for (languages, undefined, nobody) in [
            (Languages::English, "marks of one person with the same label overlap", "not marked"),
            (Languages::Arabic, "علامات لشخص واحد بالتصنيف نفسه تتداخل", "بلا علامة"),
            (Languages::Both, "marks of one person with the same label overlap", "not marked"),
        ] {
            let written = plain(&text(&base, &options(format, languages, &report)));
            for part in [&format!("{gamma:.3}"), undefined, nobody, "Reader 0"] {
                assert!(written.contains(part), "{format:?} {languages:?}: {part}");
            }
            assert!(!written.contains("agree-") && !written.contains("<b>Khoury"), "{format:?} {languages:?}");
            // Without it nothing is said of it.
            let mut without = options(format, languages, &report);
            without.layouts.agreement = false;
            assert!(!text(&base, &without).contains("Reader 0"), "{format:?}");
            without.layouts =
                Layouts { article: false, claims: false, sources: false, reviews: false, agreement: true };
            assert!(plain(&text(&base, &without)).contains(&format!("{gamma:.3}")), "{format:?} alone");
        }
    }
}

#[test]
fn places_lead_to_the_marks_of_the_article() {
    let base = sample();
    let report = measured(&base, &[&other(&base)]);
    let number = base.annotations_of(&ArticleId("report".into())).iter().position(|a| &*a.id.0 == "report-seventy");
    let article = base.articles.iter().position(|article| &*article.id.0 == "report").expect("it is there") + 1;
    let number = number.expect("it is there") + 1;
    let html = text(&base, &options(Format::Html, Languages::English, &report));
    let section = &html[html.find("<section id=\"agreement\">").expect("the part")..];
    assert!(section.contains(&format!("href=\"#m{article}-{number}\"")), "{section}");
    assert!(html.contains(&format!("id=\"m{article}-{number}\"")) && html.contains("href=\"#agreement\""));
    let word = text(&base, &options(Format::Docx, Languages::English, &report));
    assert!(word.contains(&format!("w:anchor=\"m{article}_{number}\"")) && word.contains("w:name=\"agreement\""));
}

#[test]
fn the_plot_has_a_sign_for_each_number_and_runs_as_the_page_does() {
    let base = sample();
    let report = measured(&base, &[&other(&base), &under_other_ids(&base)]);
    let html = |languages| text(&base, &options(Format::Html, languages, &report));
    let figure = |html: &str| {
        let from = html.find("<figure class=\"plot\">").expect("the plot");
        html[from..from + html[from..].find("<figcaption>").expect("its caption")].to_owned()
    };
    let english = figure(&html(Languages::English));
    let defined = report.questions.iter().flat_map(|q| &q.answers).filter(|answer| answer.value().is_some()).count();
    let signs = ["<circle", "class=\"ph\"", "class=\"pf\" d=", "<rect class=\"pf\""];
    let signs: usize = signs.iter().map(|sign| english.matches(sign).count()).sum();
    let drawn = report.questions.iter().filter(|q| q.answers.iter().any(|answer| answer.value().is_some())).count();
    assert_eq!((signs, english.matches("role=\"img\"").count()), (defined, drawn));
    assert_eq!(english.matches("class=\"pu\"").count(), report.questions.len() - drawn, "what is undefined is said");
    // 1 stands at the far end of the axis: at the right where one reads from the left.
    let one = |figure: &str| {
        let tick = figure.split("<text").find(|tick| tick.contains(">1.0<")).expect("a tick at 1").to_owned();
        let x = tick.split("x=\"").nth(1).and_then(|x| x.split('"').next()).expect("its place");
        x.parse::<f64>().expect("a number")
    };
    assert!(one(&english) > 500.0 && one(&figure(&html(Languages::Arabic))) < 60.0);
}

#[test]
fn what_an_export_leaves_out_is_not_told_by_its_agreement() {
    let base = sample();
    let report = measured(&base, &[&other(&base)]);
    let check = |selection: Selection, there: &[&str], absent: &[&str]| {
        let options = Options {
            selection,
            layouts: Layouts { article: false, claims: false, sources: false, reviews: false, agreement: true },
            ..options(Format::Markdown, Languages::English, &report)
        };
        let written = plain(&text(&base, &options));
        there.iter().for_each(|part| assert!(written.contains(part), "{part} is not in {written}"));
        absent.iter().for_each(|part| assert!(!written.contains(part), "{part} is in {written}"));
    };
    check(
        Selection { grades: false, ..Selection::default() },
        &["Manner"],
        &["Credibility", "Reliability", "Improbable"],
    );
    let claim = Selection { labels: Some([isnad::annotation::LabelId("claim".into())].into()), ..Selection::default() };
    check(claim, &["Ranges: Claim", "Credibility"], &["Ranges: Source", "Ranges: Cue"]);
    let strait = Selection { articles: Some([ArticleId("strait".into())].into()), ..Selection::default() };
    let quote = base.annotations[&AnnotationId("report-seventy".into())].quote();
    check(strait, &["stand in articles that are not shown here"], &[quote.as_str()]);
}

#[test]
fn tables_and_pages_have_it_too() {
    let mut base = sample();
    base.apply(Edit::RemoveAnnotation(AnnotationId(colleagues::UNTIED.into()))).expect("it is there");
    let report = measured(&base, &[&other(&sample())]);
    let csv = export(&base, &options(Format::Csv, Languages::English, &report), &Progress::silent()).expect("tables");
    let names: Vec<&str> = csv.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names[3..], ["sample-agreement.csv", "sample-disputes.csv"]);
    let mut reader = csv::ReaderBuilder::new().from_reader(&csv[3].bytes[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a record")).collect();
    assert_eq!(rows.len(), report.questions.len());
    assert!(rows.iter().flatten().all(|cell| !cell.contains('\u{2066}')));
    let places: usize = report.questions.iter().map(|question| question.places.len()).sum();
    let mut reader = csv::ReaderBuilder::new().from_reader(&csv[4].bytes[3..]);
    assert_eq!(reader.records().count(), places);
    for format in [Format::Xlsx, Format::Pdf] {
        let written = |options: &Options| {
            let files = export(&base, options, &Progress::silent()).expect("nobody stops it");
            files[0].bytes.clone()
        };
        let with = options(format, Languages::Arabic, &report);
        let without = Options { agreement: None, ..with.clone() };
        assert!(written(&with).len() > written(&without).len() + 1000, "{format:?}");
        assert_eq!(written(&with), written(&with), "{format:?}");
    }
    let shown =
        preview(&base, &options(Format::Pdf, Languages::English, &report), &Progress::silent()).expect("a preview");
    assert!(plain(&format!("{:?}", shown.pieces)).contains("In dispute: Ranges"));
}

#[test]
fn the_command_line_puts_it_into_a_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = sample();
    let file = |name: &str, project: &Project| {
        let path = folder.path().join(name);
        std::fs::write(&path, isnad::project::write(project)).expect("a file");
        path.to_str().expect("a path").to_owned()
    };
    let (mine, theirs) = (file("a.isnad.ron", &base), file("b.isnad.ron", &other(&base)));
    let run = |arguments: &[&str], status: i32| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_isnad")).arg("export").args(arguments).output().expect("it starts");
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{err}");
        (out.into_owned(), err.into_owned())
    };
    let (out, _) = run(&[&mine, "--to", "md", "-o", "-", "--agreement", &theirs, "--lang", "en"], 0);
    assert!(out.contains("## Agreement") && plain(&out).contains("Improbable: Tom Whitlock"), "{out}");
    let (out, _) = run(&[&mine, "--to", "md", "-o", "-", "--agreement", &theirs, "--parts", "agreement"], 0);
    assert!(out.contains("Agreement · ") && !out.contains("[^1-1]"), "{out}");
    let (_, err) = run(&[&mine, "--to", "html", "-o", "-", "--parts", "agreement"], 2);
    assert!(err.contains("--agreement"), "{err}");
    let (_, err) = run(&[&mine, "--to", "brat", "-o", "-", "--agreement", &theirs], 2);
    assert!(err.contains("does not hold agreement"), "{err}");
    let empty = file("c.isnad.ron", &Project::new("N", Timestamp(0)));
    let (_, err) = run(&[&mine, "--to", "html", "-o", "-", "--agreement", &empty], 2);
    assert!(err.contains("no article that all of them have"), "{err}");
}
