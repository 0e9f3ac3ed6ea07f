use crate::annotation::{Project, Timestamp, arbitrary};
use crate::exchange::draft::tests::input;
use crate::exchange::{Format, ImportError, Imported, Input, LossKind, Options, Progress, Written, export, import};
use crate::project;
use proptest::prelude::*;
use serde_json::{Value, json};

fn written(project: &Project) -> Vec<Written> {
    let options = Options::new(Format::CasJson, "a", Timestamp(1_790_000_000));
    export(project, &options, &Progress::silent()).expect("it is written")
}

/// Reads the first of `files`, the others being beside it.
fn read_files(files: &[Written]) -> Result<Imported, ImportError> {
    let beside = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.bytes.clone());
    import(&Input { beside: &beside, ..input(&files[0].name, &files[0].bytes) }, Format::CasJson)
}

fn read_of(bytes: &[u8], format: Format) -> Result<Imported, ImportError> {
    import(&input("a.json", bytes), format)
}

fn check(read: &Imported, expected: &[(&str, &str)], lost: &[(LossKind, &str)]) {
    let project = &read.project;
    let name = |id| project.label(id).map_or("", |label| label.name.either(false));
    let marks = project.articles.iter().flat_map(|article| project.annotations_of(&article.id));
    let found: Vec<(&str, String)> = marks.map(|a| (name(&a.label), a.quote())).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(label, quote)| (*label, (*quote).to_owned())).collect();
    assert_eq!(found, expected);
    let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
    assert_eq!(losses, lost);
}

#[test]
fn the_sample_comes_back_whole() {
    for project in [project::sample(), Project::new("", Timestamp(0))] {
        let files = written(&project);
        assert_eq!(files.len(), project.articles.len().max(1));
        let back = read_files(&files).expect("it is read");
        assert_eq!(back.losses, []);
        assert_eq!(back.project, project);
        assert_eq!(written(&back.project), files, "the same project gives the same bytes");
    }
}

#[test]
fn marks_count_utf_16() {
    let sample = project::sample();
    let mut marks = 0;
    for file in written(&sample) {
        let file: Value = serde_json::from_slice(&file.bytes).expect("JSON");
        marks += check_marks(&sample, file["%FEATURE_STRUCTURES"].as_array().expect("a list"));
    }
    assert_eq!(marks, sample.annotations.values().map(|a| a.marks.len()).sum::<usize>());
}

/// Every mark covers its quote; gives how many there are.
fn check_marks(sample: &Project, all: &[Value]) -> usize {
    let marks: Vec<&Value> = all.iter().filter(|s| s["%TYPE"] == super::MARK).collect();
    for mark in &marks {
        let sofa = all.iter().find(|s| s["%ID"] == mark["@sofa"]).expect("its view");
        let wide: Vec<u16> = sofa["sofaString"].as_str().expect("a text").encode_utf16().collect();
        let at = |name: &str| mark[name].as_u64().expect("a number") as usize;
        let there = String::from_utf16(&wide[at("begin")..at("end")]).expect("whole letters");
        let id = crate::annotation::AnnotationId(mark["id"].as_str().expect("an id").into());
        assert_eq!(sample.annotations[&id].marks[at("part")].quote, there);
    }
    marks.len()
}

#[test]
fn what_another_program_changed_in_our_file_is_taken() {
    let sample = project::sample();
    let mut files = written(&sample);
    let mut file: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
    let all = file["%FEATURE_STRUCTURES"].as_array_mut().expect("a list");
    let places: Vec<usize> = (0..all.len()).filter(|at| all[*at]["%TYPE"] == super::MARK).collect();
    let id = |value: &Value| crate::annotation::AnnotationId(value["id"].as_str().unwrap().into());
    let (changed, gone) = (id(&all[places[0]]), id(&all[places[1]]));
    all[places[0]]["value"] = "Rumour".into();
    all[places[0]]["noteEn"] = "Not so.".into();
    let new = json!({ "%ID": 99999, "%TYPE": super::MARK, "@sofa": 1, "begin": 0, "end": 3, "value": "Rumour" });
    all.push(new);
    all.remove(places[1]);
    files[0].bytes = file.to_string().into_bytes();
    let back = read_files(&files).expect("it is read");
    let now = &back.project.annotations[&changed];
    assert_eq!(back.project.label(&now.label).expect("a label").name.en, "Rumour");
    assert_eq!(now.remarks.note.en, "Not so.");
    assert!(!back.project.annotations.contains_key(&gone));
    assert_eq!(back.project.annotations.len(), sample.annotations.len());
    assert_eq!(arbitrary::faults(&back.project), [] as [String; 0]);
}

#[test]
fn others_structures_are_read_from_lists_and_by_id() {
    let text = "قال 😀 كارتر";
    let structures = json!([
        { "%ID": 2, "%TYPE": "a.b.NamedEntity", "@sofa": 1, "begin": 7, "end": 12, "value": "PER", "identifier": "Q1" },
        { "%ID": 3, "%TYPE": "uima.tcas.Annotation", "@sofa": 1, "begin": 0, "end": 3 },
        { "%ID": 4, "%TYPE": "a.Token", "@sofa": 1, "begin": 0, "end": 3 },
        { "%ID": 5, "%TYPE": "a.Relation", "@sofa": 1, "begin": 0, "end": 3, "@Governor": 2, "@Dependent": 3, "value": "nsubj" },
        { "%ID": 6, "%TYPE": "a.Relation", "@sofa": 1, "begin": 0, "end": 3, "@Governor": 2, "@Dependent": 3, "value": "supports" },
        { "%ID": 7, "%TYPE": "a.X", "@sofa": 1, "begin": 0, "end": 300 },
        { "%ID": 8, "%TYPE": "a.Y", "@sofa": 9, "begin": 0, "end": 3 },
        { "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": text }
    ]);
    let by_id: serde_json::Map<String, Value> =
        structures.as_array().unwrap().iter().map(|s| (s["%ID"].to_string(), s.clone())).collect();
    for all in [structures.clone(), Value::Object(by_id)] {
        let file = json!({ "%TYPES": {}, "%FEATURE_STRUCTURES": all, "%VIEWS": {} }).to_string();
        let read = read_of(file.as_bytes(), Format::CasJson).expect("it is read");
        check(
            &read,
            &[("Annotation", "قال"), ("PER", "كارتر")],
            &[
                (LossKind::OutsideText, "X"),
                (LossKind::Tie, "nsubj"),
                (LossKind::Dangling, "sofa"),
                (LossKind::Part, "Token"),
            ],
        );
        assert_eq!(read.project.relations.len(), 1);
        assert!(read.project.annotations.values().any(|a| a.remarks.tags == ["identifier=Q1"]));
    }
}

const XMI: &str = r#"<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:custom="http:///webanno/custom.ecore"
    xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"><cas:NULL xmi:id="0"/>
    <custom:Span xmi:id="9" sofa="2" begin="7" end="12" value="PER"/><custom:Span xmi:id="10" sofa="2" begin="0" end="3"/>
    <custom:Relation xmi:id="11" sofa="2" begin="0" end="3" Governor="9" Dependent="10" value="contradicts"/>
    <cas:Sofa xmi:id="2" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="قال 😀 كارتر"/>
    <cas:View sofa="2" members="9 10 11"/></xmi:XMI>"#;

#[test]
fn xmi_is_read() {
    let read = read_of(XMI.as_bytes(), Format::CasXmi).expect("it is read");
    check(&read, &[("Span", "قال"), ("PER", "كارتر")], &[]);
    assert_eq!(read.project.relations.len(), 1);
}

#[test]
fn what_is_no_cas_is_refused() {
    let refused = |file: &str, format, part: &str| {
        let error = read_of(file.as_bytes(), format).expect_err(file).to_string();
        assert!(error.contains(part), "{file}: {error}");
    };
    refused("x", Format::CasJson, "not JSON");
    refused("{}", Format::CasJson, "no %FEATURE_STRUCTURES");
    refused(r#"{"%FEATURE_STRUCTURES": []}"#, Format::CasJson, "none of its views has a text");
    refused("x", Format::CasXmi, "not XML");
    refused("<a/>", Format::CasXmi, "its root is not XMI");
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><XMI>&a;&b;</XMI>"#;
    refused(bomb, Format::CasXmi, "not XML");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_project_comes_back_whole(project in arbitrary::project()) {
        let back = read_files(&written(&project)).expect("it is read");
        prop_assert_eq!(back.losses, []);
        // What is open after a merge stays at home, and so do reviews.
        prop_assert_eq!(back.project, arbitrary::handed_on(project));
    }

    #[test]
    fn no_change_of_a_file_breaks_the_reader(at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 1..6), end in any::<usize>()) {
        let mut files = written(&project::sample());
        let mut json = files[0].bytes.clone();
        let mut xmi = XMI.as_bytes().to_vec();
        for file in [&mut json, &mut xmi] {
            for (n, byte) in bytes.iter().enumerate() {
                let length = file.len();
                file[at.wrapping_mul(n + 1) % length] = *byte;
            }
            file.truncate(file.len().min(end % (2 * file.len())));
        }
        files[0].bytes = json;
        let both = [read_files(&files), read_of(&xmi, Format::CasXmi)];
        for read in both.into_iter().flatten() {
            prop_assert_eq!(arbitrary::faults(&read.project), [] as [String; 0]);
        }
    }
}
