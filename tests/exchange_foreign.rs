//! Files that other programs wrote: each is read with the quotes the file says, or refused for the reason it should be.
//!
//! What a file says is worked out here without our readers. The files lie in ../shared; where that is absent the tests
//! say so and pass, except in CI.

mod common;

use isnad::annotation::{Project, Timestamp};
use isnad::exchange::{Format, ImportError, Imported, Input, LossKind, Progress, import, join};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder of this name among other tools' annotations.
fn folder(name: &str) -> Option<PathBuf> {
    Some(common::shared_dir()?.join("corpus/annotations").join(name))
}

/// The files in a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a name")
}

fn read(path: &Path, format: Format, text: Option<&str>) -> Result<Imported, ImportError> {
    let bytes = std::fs::read(path).expect("a file");
    let input =
        Input { name: name(path), bytes: &bytes, text, beside: &|_| None, author: "", now: Timestamp(1_790_000_000) };
    let imported = import(&input, format)?;
    comes_in(&imported);
    Ok(imported)
}

/// What was read adds nothing to itself; taken into another project it keeps the rules of projects, is taken out again in
/// one step, and is there.
fn comes_in(imported: &Imported) {
    let join = |project: &Project| join(project, imported, Timestamp(1), &Progress::silent()).expect("nobody stops it");
    assert_eq!(join(&imported.project).edit, None);
    let mut project = Project::new("", Timestamp(0));
    let (before, joined) = (project.clone(), join(&project));
    assert_eq!(joined.annotations.added, imported.project.annotations.len());
    let Some(edit) = joined.edit else { return };
    let undo = project.apply(edit).expect("it fits");
    let text = isnad::project::write(&project);
    assert_eq!(isnad::project::read(text.as_bytes()).expect("it is read").project, project);
    assert_eq!(join(&project).edit, None);
    project.apply(undo).expect("the inverse fits");
    assert_eq!(project, before);
}

fn refused(path: &Path, format: Format, why: &str) {
    match read(path, format, Some("Some text.")) {
        Ok(_) => panic!("{} was read, but should be refused: {why}", path.display()),
        Err(error) => assert!(error.to_string().contains(why), "{}: {error}", path.display()),
    }
}

/// All quotes of an import, sorted.
fn quotes(imported: &Imported) -> Vec<String> {
    let mut quotes: Vec<String> = imported.project.annotations.values().map(|a| a.quote()).collect();
    quotes.sort();
    quotes
}

/// The words of a text, so that only white space does not count.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn doccano() {
    let Some(folder) = folder("doccano") else { return };
    for path in files(&folder) {
        let expected = match name(&path) {
            n if n.ends_with(".csv") || n.ends_with(".txt") => Err("it is not JSON"),
            n if n.contains("bounding_box") || n.contains("segmentation") => Err("it is not JSON: trailing comma"),
            n if n.contains("image_") || n.contains("speech_to_text") => Err("none of its entries has a text"),
            _ => Ok(()),
        };
        if let Err(why) = expected {
            refused(&path, Format::Doccano, why);
            continue;
        }
        let file = std::fs::read(&path).expect("a file");
        let mut said = Vec::new();
        for entry in serde_json::Deserializer::from_slice(&file).into_iter::<Value>() {
            let entry = entry.expect("JSON");
            let entries = entry.as_array().cloned().unwrap_or_else(|| vec![entry]);
            for entry in entries {
                let text = entry.get("text").or(entry.get("column_data")).and_then(Value::as_str).expect("a text");
                let fields = ["label", "entities", "column_label"].into_iter().filter_map(|f| entry.get(f)?.as_array());
                for span in fields.flatten().filter(|span| !span.is_string()) {
                    let at = |i: usize, name: &str| {
                        span.get(i).or(span.get(name)).and_then(Value::as_u64).expect("a number")
                    };
                    let (start, end) = (at(0, "start_offset") as usize, at(1, "end_offset") as usize);
                    said.push(words(&text.chars().skip(start).take(end - start).collect::<String>()));
                }
            }
        }
        said.sort();
        let imported = read(&path, Format::Doccano, None).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(quotes(&imported), said, "{}", path.display());
        let ties_only = imported.losses.iter().all(|loss| loss.kind == LossKind::Tie);
        assert!(ties_only, "{}: {:?}", path.display(), imported.losses);
        if name(&path).contains("sequence_labeling") {
            assert!(!said.is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn label_studio() {
    let Some(folder) = folder("label-studio") else { return };
    for path in files(&folder) {
        let why = match name(&path) {
            "test_export_json_min-label_config.xml" => Some("it is not JSON"),
            "test_export_json_min-label_config_repeater.json" => Some("it is not a list of tasks"),
            "test_export_doclang-data.json"
            | "test_export_json_min-data.json"
            | "test_export_json_min-data_repeater.json" => Some("none of its tasks has a text"),
            _ => None,
        };
        if let Some(why) = why {
            refused(&path, Format::LabelStudio, why);
            continue;
        }
        // None of these marks text: images are marked, and choices made for whole texts.
        let imported = read(&path, Format::LabelStudio, None).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(quotes(&imported), [] as [String; 0], "{}", path.display());
        let tasks: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
        for task in &tasks {
            let text = task["data"]["text"].as_str().expect("a text");
            let held = imported.project.articles.iter().any(|a| words(a.text()) == words(text));
            assert!(held, "{}: {text}", path.display());
        }
        let choices = tasks.iter().flat_map(|task| task["annotations"].as_array().expect("a list"));
        let choices = choices.flat_map(|a| a["result"].as_array().expect("a list"));
        let choices: Vec<&str> = choices.filter_map(|r| r["value"]["choices"][0].as_str()).collect();
        let tags: Vec<&str> =
            imported.project.remarks.values().flat_map(|r| r.remarks.tags.iter().map(String::as_str)).collect();
        assert_eq!(tags, choices, "{}", path.display());
    }
}

#[test]
fn brat() {
    let Some(folder) = folder("brat") else { return };
    let mut marked = 0;
    for path in files(&folder).into_iter().chain(files(&folder.with_file_name("dkpro-brat"))) {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("conf") => refused(&path, Format::Brat, "none of its lines is an annotation"),
            Some("ann") => {
                let file = std::fs::read_to_string(&path).expect("a file");
                let bounds = file.lines().filter(|line| line.starts_with('T'));
                let mut said: Vec<String> = bounds.map(|line| words(line.split('\t').nth(2).expect("words"))).collect();
                said.sort();
                let Ok(text) = std::fs::read_to_string(path.with_extension("txt")) else {
                    let none = read(&path, Format::Brat, None);
                    assert!(matches!(none, Err(ImportError::NoText { .. })), "{}: {none:?}", path.display());
                    continue;
                };
                let imported = read(&path, Format::Brat, Some(&text)).unwrap_or_else(|e| panic!("{e}"));
                let mut found: Vec<String> = quotes(&imported).iter().map(|q| words(&q.replace(" … ", " "))).collect();
                found.sort();
                assert_eq!(found, said, "{}: {:?}", path.display(), imported.losses);
                marked += said.len();
            }
            _ => {}
        }
    }
    assert!(marked > 200, "{marked}");
}

#[test]
fn hypothesis() {
    let Some(folder) = folder("hypothesis") else { return };
    for path in files(&folder) {
        // Descriptions of the interface, not answers of it.
        let why = if name(&path).ends_with(".yaml") { "it is not JSON" } else { "it holds no annotations" };
        refused(&path, Format::Hypothesis, why);
    }
}

#[test]
fn web_annotations_of_the_recommendation() {
    let Some(w3c) = folder("w3c") else { return };
    let mut all = files(&w3c);
    all.extend(files(&w3c.with_file_name("w3c-tests").join("correct")));
    for path in all {
        let needs_text = ["anno26.json", "anno32.json", "collection1.json"].contains(&name(&path));
        match read(&path, Format::W3c, None) {
            Err(ImportError::NoText { .. }) => assert!(needs_text, "{}", path.display()),
            Err(error) => {
                let elsewhere =
                    name(&path) == "example41.json" && error.to_string().contains("its pages are not in it");
                assert!(elsewhere, "{}: {error}", path.display());
            }
            Ok(imported) => {
                assert!(!needs_text, "{}", path.display());
                assert_eq!(imported.project.annotations.len(), 0, "{}", path.display());
                assert!(!imported.losses.is_empty(), "{}", path.display());
            }
        }
    }
    let check = |file: &str, text: &str, expected: &str| {
        let imported = read(&w3c.join(file), Format::W3c, Some(text)).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(quotes(&imported), [expected], "{file}");
    };
    check("anno26.json", "An anotation. And this is an anotation that has some errors.", "anotation");
    check("anno32.json", "Here is text before the Selected Text and text after it.", "Selected Text");
}

#[test]
fn web_annotations_that_break_the_model() {
    let Some(folder) = folder("w3c-tests") else { return };
    for path in files(&folder.join("incorrect")) {
        let file = std::fs::read_to_string(&path).expect("a file");
        let why = match serde_json::from_str::<Value>(&file) {
            Err(_) => "it is not JSON",
            Ok(value) if value["@context"] != "http://www.w3.org/ns/anno.jsonld" => "its @context is not",
            Ok(value) if value["type"] != "Annotation" => "its type is not Annotation",
            Ok(_) => "its id is not one IRI",
        };
        refused(&path, Format::W3c, why);
    }
}

/// The beginning of the Odyssey in Samuel Butler's translation, in other lines than the page that was annotated.
const ODYSSEY: &str =
    "So now all who escaped death in battle or by shipwreck had got safely home except Ulysses, and he,
though he was longing to return to his wife and country, was detained by the goddess Calypso, who had got him into a
large cave and wanted to marry him. But as years went by, there came a time when the gods settled that he should go
back to Ithaca.

Now Neptune had gone off to the Ethiopians, who are at the world's end, and lie in two
halves, the one looking West and the other East. He had gone there to accept a hecatomb of sheep and oxen.";

#[test]
fn web_annotations_of_recogito() {
    let Some(folder) = folder("recogito") else { return };
    for path in files(&folder) {
        if !name(&path).ends_with(".w3c.json") {
            refused(&path, Format::W3c, "its @context is not");
            continue;
        }
        let rows: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
        let targets = rows.iter().map(|row| row["target"].get(0).unwrap_or(&row["target"]));
        let mut said: Vec<String> =
            targets.map(|t| words(t["selector"][0]["exact"].as_str().expect("words"))).collect();
        said.sort();
        let imported = read(&path, Format::W3c, Some(ODYSSEY)).unwrap_or_else(|e| panic!("{e}"));
        let mut found: Vec<String> = quotes(&imported).iter().map(|quote| words(quote)).collect();
        found.sort();
        assert_eq!(found, said);
        assert_eq!(imported.losses, []);
        let none = read(&path, Format::W3c, Some("Some other text altogether, in which none of this is said."));
        let none = none.unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((none.project.annotations.len(), none.losses.len()), (0, said.len()));
    }
}

#[test]
fn cas() {
    let Some(folder) = folder("uima-jsoncas") else { return };
    let mut read_in_all = 0;
    for path in files(&folder.join("FsAsArray")).into_iter().chain(files(&folder.join("FsAsObject"))) {
        let file = std::fs::read_to_string(&path).expect("a file");
        let mut said = Vec::new();
        let format = if name(&path).ends_with(".json") {
            let value: Value = serde_json::from_str(&file).expect("JSON");
            let all = value["%FEATURE_STRUCTURES"].as_array().expect("a list").clone();
            let text = all.iter().find_map(|fs| fs["sofaString"].as_str()).expect("a text");
            let wide: Vec<u16> = text.encode_utf16().collect();
            for fs in all.iter().filter(|fs| fs["%TYPE"] == "uima.tcas.Annotation") {
                let at = |name: &str| fs[name].as_u64().expect("a number") as usize;
                said.push(String::from_utf16(&wide[at("begin")..at("end")]).expect("whole letters"));
            }
            said.sort();
            Format::CasJson
        } else if name(&path).ends_with(".xmi") {
            said = in_xmi(&path, &["Annotation".to_owned()]);
            Format::CasXmi
        } else {
            refused(&path, Format::CasXmi, "its root is not XMI");
            continue;
        };
        let imported = read(&path, format, None).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_eq!(quotes(&imported), said, "{}", path.display());
        assert!(imported.losses.iter().all(|loss| loss.name == "DocumentAnnotation"), "{:?}", imported.losses);
        read_in_all += said.len();
    }
    assert!(read_in_all > 30, "{read_in_all}");
    // The XMI of INCEpTION, which lies beside each TSV file.
    for case in files(&folder.with_file_name("inception-tsv3")) {
        let path = case.join("reference.xmi");
        if path.exists() {
            let layers = ["NamedEntity", "Span", "SimpleSpan"].map(str::to_owned);
            let imported = read(&path, Format::CasXmi, None).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let mut found: Vec<String> = quotes(&imported).iter().map(|quote| words(quote)).collect();
            found.sort();
            for quote in in_xmi(&path, &layers) {
                let at = found.iter().position(|known| *known == quote);
                found.remove(at.unwrap_or_else(|| panic!("{}: {quote} is missing", path.display())));
            }
        }
    }
}

/// What the XMI that lies beside a TSV file marks in the layers of the file: quotes, sorted; those of nothing left out.
fn in_xmi(path: &Path, layers: &[String]) -> Vec<String> {
    let file = std::fs::read_to_string(path).expect("a file");
    let xmi = roxmltree::Document::parse(&file).expect("XML");
    let sofa = xmi.descendants().find_map(|node| node.attribute("sofaString")).expect("a text");
    let wide: Vec<u16> = sofa.encode_utf16().collect();
    // The layers were renamed in the TSV files for tests of their own, and parts of speech have types of their own.
    let is_of = |layer: &str, name: &str| {
        layer == name || layer == "Span" && name == "NamedEntity" || layer == "POS" && name.starts_with("POS_")
    };
    let marked = xmi.descendants().filter(|node| layers.iter().any(|layer| is_of(layer, node.tag_name().name())));
    let mut quotes = Vec::new();
    for node in marked {
        let at = |name: &str| node.attribute(name).and_then(|n| n.parse::<usize>().ok());
        if let (Some(start), Some(end)) = (at("begin"), at("end")) {
            let quote = words(&String::from_utf16_lossy(&wide[start..end]));
            quotes.extend((!quote.is_empty()).then_some(quote));
        }
    }
    quotes.sort();
    quotes
}

#[test]
fn webanno() {
    let Some(folder) = folder("inception-tsv3") else { return };
    let (mut marked, mut compared) = (0, 0);
    for case in files(&folder) {
        let path = case.join("reference.tsv");
        let imported = read(&path, Format::WebannoTsv, None).unwrap_or_else(|e| panic!("{}: {e}", case.display()));
        let file = std::fs::read_to_string(&path).expect("a file");
        let layers = file.lines().filter(|line| line.starts_with("#T_SP=") || line.starts_with("#T_CH="));
        let layers = layers.filter_map(|line| line.get(6..)?.split('|').next()?.rsplit('.').next().map(str::to_owned));
        let layers: Vec<String> = layers.collect();
        marked += imported.project.annotations.len();
        let xmi = case.join("reference.xmi");
        if xmi.exists() {
            let mut found: Vec<String> = quotes(&imported).iter().map(|quote| words(quote)).collect();
            found.sort();
            assert_eq!(found, in_xmi(&xmi, &layers), "{}", case.display());
            compared += 1;
        }
    }
    assert!(marked > 100 && compared > 40, "{marked} annotations in {compared} files with another to compare");
    for path in files(&folder.with_file_name("inception-misc")) {
        if name(&path).ends_with(".tsv") {
            refused(&path, Format::WebannoTsv, "its first line is not #FORMAT=WebAnno TSV 3");
        }
    }
}
