//! How far people agree, on the sample project as two others would have left it.

#[path = "common/colleagues.rs"]
mod colleagues;

use colleagues::{UNTIED, id, other, rated, sample, under_other_ids};
use isnad::agreement::{Answer, Kind, Named, Options, Question, Reading, Report, Undefined, Value, measure};
use isnad::annotation::{Annotation, AnnotationId, Edit, Project, Timestamp};
use isnad::article::ArticleId;
use std::process::{Command, Output};

fn measured(readings: &[Reading<'_>]) -> Report {
    let options = Options { samples: Some(6), ..Options::default() };
    measure(readings, options, &|_| true).expect("a report")
}

fn question<'r>(report: &'r Report, kind: Kind, label: Option<&str>) -> &'r Question {
    let is_it = |q: &&Question| q.kind == kind && q.label.as_ref().map(|(id, _)| &*id.0) == label;
    report.questions.iter().find(is_it).expect("the question is asked")
}

fn answer(question: &Question, named: Named) -> &Answer {
    question.answers.iter().find(|answer| answer.named == named).expect("the coefficient is told")
}

const ALL: [Kind; 8] = [
    Kind::Spans,
    Kind::Labels,
    Kind::Sources,
    Kind::Manner,
    Kind::Credibility,
    Kind::Likelihood,
    Kind::Confidence,
    Kind::Reliability,
];

#[test]
fn who_reads_the_same_agrees_wholly() {
    let base = sample();
    let report = measured(&[Reading::of("A", &base), Reading::of("B", &base.clone())]);
    assert_eq!((report.articles.len(), report.left_out.len(), report.unplaced.len()), (2, 0, 0));
    assert_eq!(report.marks, [base.annotations.len(); 2]);
    for question in &report.questions {
        assert!(question.places.is_empty(), "{question:?}");
        assert!(question.things > 0, "{question:?}");
        for answer in &question.answers {
            match answer.result {
                Ok(found) => assert_eq!(found.value, 1.0, "{question:?}"),
                // Claims stand in claims, and so their marks overlap.
                Err(why) => assert!(matches!(why, Undefined::Overlap | Undefined::NoVariation), "{question:?}"),
            }
        }
    }
    assert!(ALL.iter().all(|kind| report.questions.iter().any(|question| question.kind == *kind)));
}

/// Holds the places of a question against the annotations that the first one has there.
#[track_caller]
fn check_places(report: &Report, kind: Kind, expected: &[&str]) {
    let places = &question(report, kind, None).places;
    let first = |place: &isnad::agreement::Place| {
        let said = place.said.first()?.as_ref()?;
        Some(said.annotation.as_ref()?.0.to_string())
    };
    let mut found: Vec<String> = places.iter().filter_map(first).collect();
    found.sort();
    assert_eq!(found, expected, "{kind:?}: {places:?}");
}

#[test]
fn every_number_has_the_places_that_brought_it_down() {
    let base = sample();
    let theirs = other(&base);
    let report = measured(&[Reading::of("A", &base), Reading::of("B", &theirs)]);
    let mut spans = ["report-half", "report-stock", UNTIED];
    spans.sort_unstable();
    check_places(&report, Kind::Spans, &spans);
    check_places(&report, Kind::Labels, &[UNTIED]);
    check_places(&report, Kind::Sources, &["report-seventy"]);
    check_places(&report, Kind::Manner, &["report-sign"]);
    check_places(&report, Kind::Credibility, &["report-seventy"]);
    check_places(&report, Kind::Likelihood, &[]);
    let reliability = question(&report, Kind::Reliability, None);
    let name = base.sources[&rated(&base)].names().next().map(str::to_owned);
    assert_eq!(reliability.places.iter().map(|p| p.source.clone()).collect::<Vec<_>>(), [name]);
    for (kind, named) in [
        (Kind::Spans, Named::Gamma),
        (Kind::Labels, Named::CohenKappa),
        (Kind::Labels, Named::Alpha),
        (Kind::Sources, Named::CohenKappa),
        (Kind::Manner, Named::Alpha),
        (Kind::Credibility, Named::Alpha),
        (Kind::Reliability, Named::Alpha),
    ] {
        let value = answer(question(&report, kind, None), named).value().expect("a defined coefficient");
        assert!((0.3..1.0).contains(&value), "{kind:?} {named:?}: {value}");
    }
    // Whoever has not marked it says so.
    let missed = &question(&report, Kind::Spans, Some("claim")).places;
    let missed = missed.iter().find(|p| p.said[0].as_ref().is_some_and(|s| s.annotation == Some(id("report-stock"))));
    assert_eq!(missed.and_then(|place| place.said[1].as_ref()).map(|said| &said.value), Some(&Value::Unmarked));
    // Of the labels only the two are touched.
    let touched = |label| question(&report, Kind::Labels, Some(label)).places.len();
    assert_eq!([touched("claim"), touched("source"), touched("cue")], [0, 1, 1]);
    // The table says the same as the places.
    let table = &question(&report, Kind::Labels, None).table;
    let apart: u32 = (0..table.values.len())
        .flat_map(|row| (0..table.values.len()).map(move |column| (row, column)))
        .filter(|(row, column)| row != column)
        .map(|(row, column)| table.counts[row][column])
        .sum();
    assert_eq!(apart, 1, "{table:?}");
}

#[test]
fn labels_stand_in_the_order_of_the_first_ones_set() {
    let mut base = sample();
    let theirs = other(&base);
    let orders = |base: &Project| {
        let report = measured(&[Reading::of("A", base), Reading::of("B", &theirs)]);
        let keys: Vec<String> =
            question(&report, Kind::Labels, None).table.values.iter().map(|(key, _)| key.clone()).collect();
        let alone = report.questions.iter().filter(|q| q.kind == Kind::Labels).filter_map(|q| q.label.clone());
        (keys, alone.map(|(id, _)| id.0.to_string()).collect::<Vec<_>>())
    };
    let set = |base: &Project| base.labels.iter().map(|label| label.id.0.to_string()).collect::<Vec<_>>();
    let expected = set(&base);
    assert_ne!(
        expected,
        {
            let mut sorted = expected.clone();
            sorted.sort();
            sorted
        },
        "it is not that of the ids"
    );
    assert_eq!(orders(&base), (expected.clone(), expected.clone()));
    base.labels.reverse();
    let turned = set(&base);
    assert_eq!(orders(&base), (turned.clone(), turned));
}

#[test]
fn ids_do_not_matter() {
    let base = sample();
    let theirs = other(&base);
    let renamed = under_other_ids(&theirs);
    let numbers = |theirs: &Project| {
        let report = measured(&[Reading::of("A", &base), Reading::of("B", theirs)]);
        let each = report
            .questions
            .iter()
            .map(|q| (q.kind, q.label.clone(), q.things, q.places.len(), q.answers.clone(), q.table.counts.clone()));
        (report.articles.clone(), report.marks.clone(), each.collect::<Vec<_>>())
    };
    assert_eq!(numbers(&theirs), numbers(&renamed));
}

#[test]
fn who_comes_first_does_not_matter() {
    let base = sample();
    let theirs = other(&base);
    let one = measured(&[Reading::of("A", &base), Reading::of("B", &theirs)]);
    let turned = measured(&[Reading::of("B", &theirs), Reading::of("A", &base)]);
    for (a, b) in one.questions.iter().zip(&turned.questions) {
        assert_eq!((a.kind, &a.label, a.things, a.places.len()), (b.kind, &b.label, b.things, b.places.len()));
        for (a, b) in a.answers.iter().zip(&b.answers).filter(|(a, _)| a.named != Named::Gamma) {
            match (a.result, b.result) {
                (Ok(a), Ok(b)) => assert!((a.value - b.value).abs() < 1e-9),
                (a, b) => assert_eq!(a, b),
            }
        }
    }
}

#[test]
fn three_are_measured_together() {
    let base = sample();
    let (second, third) = (other(&base), under_other_ids(&base));
    let readings = [Reading::of("A", &base), Reading::of("B", &second), Reading::of("C", &third)];
    let report = measured(&readings);
    check_places(&report, Kind::Credibility, &["report-seventy"]);
    let grades = question(&report, Kind::Credibility, None);
    assert_eq!(answer(grades, Named::FleissKappa).value().map(|v| v < 1.0 && v > 0.3), Some(true));
    assert_eq!(grades.places[0].weight, 2.0, "two of three pairs differ");
    // Two are more at one than with the third.
    let of_two = measured(&[Reading::of("A", &base), Reading::of("B", &second)]);
    let gamma = |report: &Report| answer(question(report, Kind::Spans, None), Named::Gamma).value().unwrap();
    assert!(gamma(&report) > gamma(&of_two), "{} {}", gamma(&report), gamma(&of_two));
}

#[test]
fn people_in_one_project_are_told_apart() {
    let base = sample();
    let mut both = base.clone();
    for annotation in base.annotations.values() {
        let mut new = Annotation::clone(annotation);
        new.id = AnnotationId(format!("z{}", new.id.0).into());
        new.author = "Tom Whitlock".to_owned();
        both.annotations.insert(new.id.clone(), new.into());
        let mut old = Annotation::clone(annotation);
        old.author = "Rana Khoury".to_owned();
        both.annotations.insert(old.id.clone(), old.into());
    }
    let readings = Reading::by_author(&both);
    assert_eq!(readings.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Rana Khoury", "Tom Whitlock"]);
    let report = measured(&readings);
    assert_eq!(report.marks, [base.annotations.len(); 2]);
    assert_eq!(answer(question(&report, Kind::Spans, None), Named::Gamma).value(), Some(1.0));
    // Attributions of the second one's claims are nobody's.
    let sources = question(&report, Kind::Sources, None);
    assert!(sources.places.iter().all(|place| place.said[1].as_ref().is_some_and(|s| s.value == Value::Untied)));
    assert!(!sources.places.is_empty());
}

#[test]
fn what_not_all_have_is_left_out_and_told() {
    let base = sample();
    let mut theirs = base.clone();
    theirs.apply(Edit::RemoveArticle(ArticleId("strait".into()))).unwrap();
    let report = measured(&[Reading::of("A", &base), Reading::of("B", &theirs)]);
    assert_eq!(report.articles, [ArticleId("report".into())]);
    let left: Vec<_> = report.left_out.iter().map(|left| (left.person, &*left.article.0)).collect();
    assert_eq!(left, [(0, "strait")]);
    assert!(!report.left_out[0].title.is_empty());
    assert_eq!(report.texts.iter().map(|text| &text.id).collect::<Vec<_>>(), [&report.articles[0]]);
    assert_eq!(report.marks[0], report.marks[1]);
    assert_eq!(measured(&[Reading::of("A", &base)]).questions[0].answers[0].result, Err(Undefined::OnePerson));
    assert!(measured(&[]).questions.iter().all(|q| q.answers.iter().all(|a| a.result.is_err())));
}

#[test]
fn it_stops_when_told_to() {
    let base = sample();
    let readings = [Reading::of("A", &base), Reading::of("B", &base)];
    assert_eq!(measure(&readings, Options::default(), &|_| false), Err(Undefined::Cancelled));
    let midst = |part: f32| part < 0.3;
    assert_eq!(measure(&readings, Options::default(), &midst), Err(Undefined::Cancelled));
}

/// Runs `isnad agree` and holds its exit status.
fn agree(arguments: &[&str], status: i32) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_isnad")).arg("agree").args(arguments).output().expect("it starts");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{out}\n{err}");
    assert!(!err.contains("panicked"), "{err}");
    output
}

#[test]
fn the_verb_tells_it_in_words_and_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let base = sample();
    let file = |name: &str, project: &Project| {
        let path = folder.path().join(name);
        std::fs::write(&path, isnad::project::write(project)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (a, b) = (file("a.isnad.ron", &base), file("b.isnad.ron", &other(&base)));
    let text = |output: Output| String::from_utf8(output.stdout).unwrap();
    let words = text(agree(&[&a, &b, "--samples", "6"], 0));
    for part in ["Mathet’s γ: \u{2066}0.", "undefined: ", "In dispute:", "\u{2068}5 · Improbable\u{2069}", "not marked"]
    {
        assert!(words.contains(part), "{part} is not in\n{words}");
    }
    let arabic = text(agree(&[&a, &b, "--samples", "6", "--lang", "ar"], 0));
    assert!(arabic.contains("مواضع الخلاف:") && !arabic.contains("agree-"), "{arabic}");
    assert!(!words.contains("agree-"), "{words}");
    // The same seed gives the same bytes, another one another γ.
    let json = |seed: &str| text(agree(&[&a, &b, "--json", "--samples", "6", "--seed", seed], 0));
    assert_eq!(json("1"), json("1"));
    assert_ne!(json("1"), json("2"));
    let all: serde_json::Value = serde_json::from_str(&json("1")).unwrap();
    assert_eq!(all["people"][1]["name"], "Tom Whitlock");
    let questions = all["questions"].as_array().unwrap();
    let grades = questions.iter().find(|q| q["question"] == "credibility").unwrap();
    assert_eq!((&grades["metric"], &grades["places"][0]["said"][1]["value"]), (&"ordinal".into(), &"5".into()));
    assert!(grades["places"][0]["start"].is_u64() && grades["coefficients"][1]["value"].is_f64());
    let overlap = questions.iter().flat_map(|q| q["coefficients"].as_array().unwrap()).find(|c| c["value"].is_null());
    assert!(overlap.is_some_and(|c| c["undefined"].is_string()), "{all:#}");
    let quick = text(agree(&[&a, &b, "--no-gamma", "--places", "1"], 0));
    assert!(!quick.contains('γ') && quick.contains("more"), "{quick}");
    // Nothing to measure.
    let err = |output: Output| String::from_utf8(output.stderr).unwrap();
    let empty = file("empty.isnad.ron", &Project::new("N", Timestamp(0)));
    assert!(err(agree(&[&a, &empty], 2)).contains("no article that all of them have"));
    assert!(err(agree(&[&empty], 2)).contains("at least two people"));
    assert!(err(agree(&[&a, "missing.isnad.ron"], 2)).contains("missing.isnad.ron"));
    agree(&[], 2);
    agree(&["--help"], 0);
}
