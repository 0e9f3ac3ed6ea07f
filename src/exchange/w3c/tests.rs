use super::super::draft::tests::input;
use super::super::{Format, ImportError, Imported, Input, Loss, LossKind, Options, Progress, export, import};
use crate::annotation::{AnnotationId, Project, Timestamp, arbitrary};
use crate::article::ArticleId;
use crate::project;
use proptest::prelude::*;
use serde_json::Value;

fn written(project: &Project) -> Vec<u8> {
    let options = Options::new(Format::W3c, "a", Timestamp(1_790_000_000));
    let files = export(project, &options, &Progress::silent()).expect("it is written");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].name, "a.jsonld");
    files.into_iter().next().expect("one file").bytes
}

/// A project comes back as it was, and nothing is lost.
fn check_round_trip(project: &Project) {
    let bytes = written(project);
    let back = import(&input("a.jsonld", &bytes), Format::W3c).expect("it is read");
    assert_eq!(back.losses, []);
    assert_eq!(back.project, *project);
    assert_eq!(written(&back.project), bytes, "the same project gives the same bytes");
}

fn read_with(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
    import(&Input { text, ..input("a.json", file.as_bytes()) }, Format::W3c)
}

fn anno(rest: &str) -> String {
    format!(r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", {rest}}}"#)
}

#[test]
fn the_sample_comes_back_whole() {
    check_round_trip(&project::sample());
    check_round_trip(&Project::new("", Timestamp(0)));
}

#[test]
fn what_is_written_is_what_the_model_wants() {
    let sample = project::sample();
    let file: Value = serde_json::from_slice(&written(&sample)).expect("JSON");
    let items = file["first"]["items"].as_array().expect("a page");
    assert_eq!(items.len(), sample.annotations.len());
    assert_eq!(file["total"], sample.annotations.len());
    for item in items {
        let annotation = &sample.annotations[&AnnotationId(item["isnad"]["id"].as_str().expect("an id").into())];
        let article = sample.article(&annotation.article).expect("its article");
        let targets = item["target"].as_array().expect("targets");
        assert_eq!(targets.len(), annotation.marks.len());
        for target in targets {
            let [quote, position] = &target["selector"].as_array().expect("selectors")[..] else {
                panic!("two selectors")
            };
            let (start, end) = (position["start"].as_u64().unwrap(), position["end"].as_u64().unwrap());
            let there: String = article.text().chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(quote["exact"].as_str(), Some(there.as_str()));
        }
        for body in item["body"].as_array().expect("bodies") {
            assert_eq!(body["type"], "TextualBody");
            assert!(
                ["classifying", "commenting", "describing", "tagging"].contains(&body["purpose"].as_str().unwrap())
            );
            match body["language"].as_str() {
                Some("ar") => assert_eq!(body["textDirection"], "rtl"),
                Some("en") => assert_eq!(body["textDirection"], "ltr"),
                other => assert_eq!((other, body["purpose"].as_str()), (None, Some("tagging"))),
            }
        }
    }
}

#[test]
fn only_the_wanted_language_is_written() {
    let options = Options {
        languages: super::super::Languages::Arabic,
        ..Options::new(Format::W3c, "a", Timestamp(1_790_000_000))
    };
    let files = export(&project::sample(), &options, &Progress::silent()).expect("it is written");
    let back = import(&input("a.jsonld", &files[0].bytes), Format::W3c).expect("it is read").project;
    assert!(back.annotations.values().all(|a| a.remarks.note.en.is_empty() && a.remarks.gloss.en.is_empty()));
    assert!(back.annotations.values().any(|a| !a.remarks.note.ar.is_empty()));
}

#[test]
fn what_another_tool_changed_in_our_file_is_taken() {
    let sample = project::sample();
    let mut file: Value = serde_json::from_slice(&written(&sample)).expect("JSON");
    let item = &mut file["first"]["items"][0];
    let id = AnnotationId(item["isnad"]["id"].as_str().unwrap().into());
    let start = item["target"][0]["selector"][1]["start"].as_u64().unwrap();
    item["target"][0]["selector"][1]["start"] = (start + 3).into();
    item["body"].as_array_mut().unwrap().push(serde_json::json!({
        "type": "TextualBody", "purpose": "tagging", "value": "new"
    }));
    let other = AnnotationId(file["first"]["items"][1]["isnad"]["id"].as_str().unwrap().into());
    file["first"]["items"][1]["body"][0]["value"] = "Rumour".into();
    let back = import(&input("a.jsonld", file.to_string().as_bytes()), Format::W3c).expect("it is read");
    let label = back.project.label(&back.project.annotations[&other].label).expect("a label");
    assert_eq!(label.name.en, "Rumour");
    let kinds = back.losses.iter().all(|loss| loss.kind == LossKind::Tie);
    assert!(kinds, "ties of what is a rumour now: {:?}", back.losses);
    let (before, after) = (&sample.annotations[&id], &back.project.annotations[&id]);
    assert_eq!(after.marks, before.marks, "found by its words");
    assert_eq!(after.remarks.tags.last().map(String::as_str), Some("new"));
}

#[test]
fn others_annotations_are_found_by_position_or_words() {
    const TEXT: &str = "قال 😀 كارتر إن السد آمن.\r\n\r\nوقال نور إن السد قديم.";
    let check = |selector: &str, expected: Result<&str, LossKind>| {
        let file = anno(&format!(
            r#""id": "http://example.org/1", "target": {{"source": "http://example.org/", "selector": {selector}}}"#
        ));
        let read = read_with(&file, Some(TEXT)).expect("it is read");
        let found: Vec<String> = read.project.annotations.values().map(|a| a.quote()).collect();
        let lost: Vec<LossKind> = read.losses.iter().map(|loss| loss.kind).collect();
        match expected {
            Ok(quote) => assert_eq!((found, lost), (vec![quote.to_owned()], vec![]), "{selector}"),
            Err(kind) => assert_eq!((found, lost), (vec![], vec![kind]), "{selector}"),
        }
    };
    let quote = |exact: &str| format!(r#"{{"type": "TextQuoteSelector", "exact": "{exact}"}}"#);
    check(&quote("كارتر"), Ok("كارتر"));
    check(&quote("السد آمن.  وقال"), Ok("السد آمن.\nوقال"));
    check(&quote("إن السد"), Err(LossKind::Ambiguous));
    check(&quote("الجسر الجديد"), Err(LossKind::OtherWords));
    check(
        r#"{"type": "TextQuoteSelector", "exact": "إن السد", "prefix": "قال 😀 كارتر ", "suffix": " آمن."}"#,
        Ok("إن السد"),
    );
    check(r#"{"type": "TextPositionSelector", "start": 6, "end": 11}"#, Ok("كارتر"));
    check(r#"{"type": "TextPositionSelector", "start": 6, "end": 1100}"#, Err(LossKind::OutsideText));
    check(&format!(r#"[{}, {{"type": "TextPositionSelector", "start": 7, "end": 12}}]"#, quote("كارتر")), Ok("كارتر"));
    check(&format!(r#"{{"type": "FragmentSelector", "value": "p", "refinedBy": {}}}"#, quote("كارتر")), Ok("كارتر"));
    check(r#"{"type": "XPathSelector", "value": "/p"}"#, Err(LossKind::NoSpan));
}

#[test]
fn bodies_become_label_notes_and_tags() {
    let body = r#""body": [
        {"type": "TextualBody", "purpose": "classifying", "value": "Claim"},
        {"type": "TextualBody", "value": "غير مؤكد"},
        {"type": "TextualBody", "purpose": "replying", "value": "Why?", "language": "en"},
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "Pourquoi", "language": "fr"}]},
        {"type": "TextualBody", "purpose": "tagging", "value": "dam"}, "http://example.org/comment"
    ], "creator": {"name": "Layla"}, "created": "2024-01-05T13:19:14.716Z", "modified": "yesterday",
    "target": {"source": "http://example.org/", "selector": {"type": "TextQuoteSelector", "exact": "نعم"}}"#;
    let read = read_with(&anno(body), Some("قال نعم")).expect("it is read");
    let annotation = read.project.annotations.values().next().expect("one");
    assert_eq!((&*annotation.label.0, annotation.author.as_str()), ("claim", "Layla"));
    assert_eq!((annotation.created, annotation.modified), (Timestamp(1_704_460_754), Timestamp(1_704_460_754)));
    assert_eq!(annotation.remarks.note.ar, "غير مؤكد");
    assert_eq!(annotation.remarks.note.en, "Why?\nPourquoi");
    assert_eq!(annotation.remarks.tags, ["dam"]);
    let lost: Vec<&str> = read.losses.iter().map(|loss| loss.name.as_str()).collect();
    assert_eq!(lost, ["body", "language fr", "modified"]);
}

#[test]
fn files_that_are_no_annotations_are_refused() {
    let check = |file: &str, part: &str| {
        let error = read_with(file, Some("قال نعم")).expect_err(file).to_string();
        assert!(error.contains(part), "{file}: {error}");
    };
    check("this is not JSON", "it is not JSON");
    check("{}", "@context");
    check("[]", "@context");
    check(r#"{"@context": "fish", "type": "Annotation", "target": "http://a.b"}"#, "@context");
    check(r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "target": "http://a.b"}"#, "type");
    check(&anno(r#""id": ["http://a.b", "http://a.c"], "target": "http://a.b""#), "id");
    check(&anno(r#""target": 9"#), "target");
    check(r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": "p"}"#, "pages");
    check(&"[".repeat(4000), "it is not JSON");
    let error = read_with(&anno(r#""target": {"selector": {"type": "TextQuoteSelector", "exact": "نعم"}}"#), None);
    assert_eq!(error, Err(ImportError::NoText { name: "a.json".into(), hint: "a.txt".into() }));
}

#[test]
fn circles_and_dangling_references_in_our_own_terms_are_cut() {
    let mut file: Value = serde_json::from_slice(&written(&project::sample())).expect("JSON");
    let own = &mut file["isnad"];
    let ids: Vec<Value> = own["sources"].as_array().unwrap().iter().map(|s| s["id"].clone()).collect();
    own["sources"][0]["parent"] = ids[1].clone();
    own["sources"][1]["parent"] = ids[0].clone();
    own["attributions"][0]["inside"] = "nobody".into();
    own["relations"][0]["from"] = "nobody".into();
    let read = import(&input("a.jsonld", file.to_string().as_bytes()), Format::W3c).expect("it is read");
    assert_eq!(arbitrary::faults(&read.project), [] as [String; 0]);
    let kinds: Vec<LossKind> = read.losses.iter().map(|loss| loss.kind).collect();
    assert_eq!(kinds, [LossKind::Tie, LossKind::Dangling, LossKind::Dangling], "{:?}", read.losses);
}

#[test]
fn a_target_in_no_article_of_our_file_is_a_loss() {
    let mut file: Value = serde_json::from_slice(&written(&project::sample())).expect("JSON");
    file["first"]["items"][0]["target"] = serde_json::json!([{ "source": "urn:uuid:0", "selector": [
        { "type": "TextQuoteSelector", "exact": "نعم" }
    ] }]);
    let read = import(&input("a.jsonld", file.to_string().as_bytes()), Format::W3c).expect("it is read");
    let lost = Loss { kind: LossKind::Dangling, name: "target \"urn:uuid:0\"".into(), count: 1 };
    assert!(read.losses.contains(&lost), "{:?}", read.losses);
    assert!(read.project.article(&ArticleId("urn:uuid:0".into())).is_none());
}

proptest! {
    #[test]
    fn any_project_comes_back_whole(project in arbitrary::project()) {
        let bytes = written(&project);
        let back = import(&input("a.jsonld", &bytes), Format::W3c).expect("it is read");
        prop_assert_eq!(back.losses, []);
        // What is open after a merge stays at home, and so do reviews.
        prop_assert_eq!(back.project, arbitrary::handed_on(project));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_change_of_a_file_breaks_the_reader(changes in prop::collection::vec((any::<u32>(), any::<u8>()), 1..6), end in any::<u32>()) {
        let mut bytes = written(&project::sample());
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at as usize % length] = byte;
        }
        if end % 2 == 0 {
            bytes.truncate(end as usize % bytes.len());
        }
        if let Ok(read) = import(&input("a.jsonld", &bytes), Format::W3c) {
            prop_assert_eq!(arbitrary::faults(&read.project), [] as [String; 0]);
        }
    }
}
