use super::*;
use crate::annotation::{Place, Timestamp};
use crate::exchange::draft::tests::input;
use crate::exchange::import;
use proptest::prelude::*;

const TEXT: &str = "قال 😀 كارتر إن السد آمن.";

fn task(results: &str) -> String {
    let data = serde_json::json!({ "text": TEXT, "image": "https://a.example/1.png" });
    format!(
        r#"[{{"id": 7, "data": {data}, "annotations": [{{"id": 3, "completed_by": {{"id": 1, "email": "nur@a.example",
        "first_name": "Nur", "last_name": "H"}}, "created_at": "2024-01-30T02:40:43.893565Z", "result": [{results}]}}]}}]"#
    )
}

fn region(id: &str, start: u64, end: u64, text: &str, labels: &str) -> String {
    format!(
        r#"{{"id": "{id}", "type": "labels", "from_name": "label", "to_name": "text", "value": {{"start": {start},
        "end": {end}, "text": "{text}", "labels": [{labels}]}}}}"#
    )
}

fn read_of(file: &str) -> Imported {
    import(&input("a.json", file.as_bytes()), Format::LabelStudio).expect(file)
}

fn check(results: &str, expected: &[(&str, &str)], lost: &[(LossKind, &str)]) {
    let read = read_of(&task(results));
    let project = &read.project;
    let name = |id| project.label(id).map_or("", |label| label.name.either(false));
    let found: Vec<(&str, String)> =
        project.annotations_of(&project.articles[0].id).into_iter().map(|a| (name(&a.label), a.quote())).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(label, quote)| (*label, (*quote).to_owned())).collect();
    assert_eq!(found, expected, "{results}");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, lost, "{results}");
}

#[test]
fn regions_are_marked_in_either_unit() {
    check(&region("a", 6, 11, "كارتر", r#""PER""#), &[("PER", "كارتر")], &[]);
    check(&region("a", 7, 12, "كارتر", r#""PER""#), &[("PER", "كارتر")], &[]);
    check(&region("a", 6, 11, "", r#""PER""#), &[("PER", "كارتر")], &[]);
    check(&region("a", 6, 900, "", r#""PER""#), &[], &[(LossKind::OutsideText, "PER")]);
    check(&region("a", 6, 11, "بايدن", r#""PER""#), &[], &[(LossKind::OtherWords, "PER")]);
    let read = read_of(&task(&region("a", 6, 11, "كارتر", r#""PER", "Source""#)));
    assert_eq!(read.project.annotations.len(), 2);
    let first = read.project.annotations.values().next().expect("two");
    assert_eq!((first.author.as_str(), first.created), ("Nur H", Timestamp(1_706_582_443)));
}

#[test]
fn what_marks_no_text_is_lost() {
    let check_type = |kind: &str, value: &str, loss: LossKind| {
        check(&format!(r#"{{"id": "a", "type": "{kind}", "value": {value}}}"#), &[], &[(loss, kind)]);
    };
    check_type("rectanglelabels", r#"{"x": 1, "y": 2, "rectanglelabels": ["Car"]}"#, LossKind::NoSpan);
    check_type("polygonlabels", r#"{"points": [], "polygonlabels": ["Car"]}"#, LossKind::NoSpan);
    check_type("rating", r#"{"rating": 4}"#, LossKind::Property);
    check_type("labels", r#"{"start": 0.5, "end": 2.5, "channel": 0, "labels": ["Speech"]}"#, LossKind::NoSpan);
}

#[test]
fn what_is_said_of_a_region_is_its_note_and_tags() {
    let results = [
        region("a", 6, 11, "كارتر", r#""PER""#),
        r#"{"id": "a", "type": "textarea", "value": {"start": 6, "end": 11, "text": ["who?"]}}"#.to_owned(),
        r#"{"id": "a", "type": "choices", "value": {"choices": ["sure"]}}"#.to_owned(),
        r#"{"id": "b", "type": "choices", "value": {"choices": ["positive"]}}"#.to_owned(),
        r#"{"id": "c", "type": "taxonomy", "value": {"taxonomy": [["news", "politics"]]}}"#.to_owned(),
        r#"{"id": "d", "type": "textarea", "value": {"text": ["all of it"]}}"#.to_owned(),
    ];
    let read = read_of(&task(&results.join(",")));
    let annotation = read.project.annotations.values().next().expect("one");
    assert_eq!((annotation.remarks.note.en.as_str(), &annotation.remarks.tags[..]), ("who?", &["sure".to_owned()][..]));
    let said = &read.project.remarks[&Place::Article(read.project.articles[0].id.clone())].remarks;
    assert_eq!(said.tags, ["positive", "politics"]);
    assert_eq!(said.note.en, "all of it");
    assert_eq!(read.losses, []);
}

#[test]
fn relations_are_read_where_they_are_ours() {
    let relation = |labels: &str, to: &str| {
        format!(r#"{{"type": "relation", "from_id": "a", "to_id": "{to}", "direction": "left", "labels": [{labels}]}}"#)
    };
    let regions = [region("a", 6, 11, "كارتر", r#""X""#), region("b", 15, 19, "السد", r#""X""#)].join(",");
    let file =
        task(&[regions, relation(r#""contradict""#, "b"), relation(r#""owns""#, "b"), relation("", "z")].join(","));
    let read = read_of(&file);
    let relation = read.project.relations.values().next().expect("one");
    assert_eq!(relation.kind, RelationKind::Contradicts);
    assert_eq!(read.project.annotations[&relation.from].quote(), "السد", "it points to the left");
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, [(LossKind::Tie, "owns"), (LossKind::Dangling, "relation")]);
}

#[test]
fn the_shorter_export_and_web_pages_are_read() {
    let short = r#"[{"id": 1, "text": "EU rejects", "annotator": 4, "label": [{"start": 0, "end": 2, "text": "EU",
        "labels": ["ORG"]}], "sentiment": {"choices": []}, "created_at": "2024-01-30T02:40:43Z"}]"#;
    let read = read_of(short);
    let annotation = read.project.annotations.values().next().expect("one");
    assert_eq!((annotation.quote().as_str(), annotation.author.as_str()), ("EU", "4"));
    assert_eq!(read.project.articles.len(), 1);
    let page = r#"[{"id": 1, "data": {"html": "<div><p>One two</p><p>three</p></div>"}, "annotations": [{"result": [{"id": "a",
        "type": "hypertextlabels", "to_name": "t", "value": {"start": "/div[1]/p[1]/text()[1]", "end": "/div[1]/p[1]",
        "startOffset": 4, "endOffset": 7, "globalOffsets": {"start": 4, "end": 7}, "text": "two",
        "hypertextlabels": ["N"]}}]}]}]"#;
    let read = read_of(page);
    assert_eq!(read.project.annotations.values().map(|a| a.quote()).collect::<Vec<_>>(), ["two"]);
    assert_eq!(read.losses, []);
}

#[test]
fn what_is_no_export_is_refused() {
    let check = |file: &str, part: &str| {
        let error = import(&input("a.json", file.as_bytes()), Format::LabelStudio).expect_err(file).to_string();
        assert!(error.contains(part), "{file}: {error}");
    };
    check("<View/>", "not JSON");
    check("{}", "not a list of tasks");
    check("[]", "not a list of tasks");
    check("[3]", "not a list of tasks");
    check(r#"[{"data": {"image": "https://a.example/1.png"}, "annotations": []}]"#, "none of its tasks has a text");
}

proptest! {
    #[test]
    fn no_change_of_a_file_breaks_the_reader(at in any::<usize>(), byte in any::<u8>(), end in any::<usize>()) {
        let mut bytes = task(&region("a", 6, 11, "كارتر", r#""PER""#)).into_bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length.min(end % (2 * length)));
        let _ = import(&input("a.json", &bytes), Format::LabelStudio);
    }
}
