//! Telling what wrote a file, by its content and the end of its name.

use super::Format;
use serde_json::Value;

/// How many bytes of a text tell what it is.
const HEAD: usize = 4096;

/// The formats that a file called `name` may be in: one where that is certain, several where its content fits them,
/// none where nothing tells.
pub fn told(name: &str, bytes: &[u8]) -> Vec<Format> {
    let name = name.to_lowercase();
    let ends = |ending: &str| name.ends_with(ending);
    if bytes.starts_with(b"PK\x03\x04") || ends(".qdpx") {
        return vec![Format::Qdpx];
    }
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    if head.starts_with("#FORMAT=WebAnno TSV") {
        return vec![Format::WebannoTsv];
    }
    if head.starts_with('<') {
        let xmi = head.contains("http://www.omg.org/XMI") || head.contains("xmi:XMI") || ends(".xmi");
        return if xmi { vec![Format::CasXmi] } else { Vec::new() };
    }
    if head.starts_with(['{', '[']) {
        return json(bytes);
    }
    if ends(".ann") || head.lines().next().is_some_and(is_bound) {
        return vec![Format::Brat];
    }
    if ends(".tsv") { vec![Format::WebannoTsv] } else { Vec::new() }
}

/// Whether a line is a text-bound annotation of brat.
fn is_bound(line: &str) -> bool {
    let mut parts = line.split('\t');
    let id = parts.next().and_then(|id| id.strip_prefix('T'));
    id.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) && parts.next().is_some()
}

fn json(bytes: &[u8]) -> Vec<Format> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(file) = serde_json::from_slice::<Value>(bytes) {
        return file_of_json(&file);
    }
    // Several values, one a line or more: the first tells what they are.
    let first = serde_json::Deserializer::from_slice(bytes).into_iter::<Value>().next();
    match first {
        Some(Ok(entry)) if is_doccano(&entry) => vec![Format::Doccano],
        _ => Vec::new(),
    }
}

/// A format and what tells its items.
type Tells = (Format, fn(&Value) -> bool);

fn file_of_json(file: &Value) -> Vec<Format> {
    if file.get("%FEATURE_STRUCTURES").is_some() {
        return vec![Format::CasJson];
    }
    if file.get("rows").is_some_and(Value::is_array) {
        return vec![Format::Hypothesis];
    }
    let one = std::slice::from_ref(file);
    let items = file.as_array().map_or(one, Vec::as_slice);
    let Some(first) = items.first() else { return Vec::new() };
    let tells: [Tells; 4] = [
        (Format::W3c, is_w3c),
        (Format::LabelStudio, is_label_studio),
        (Format::Hypothesis, is_hypothesis),
        (Format::Doccano, is_doccano),
    ];
    tells.into_iter().filter(|(_, is)| is(first)).map(|(format, _)| format).collect()
}

fn is_w3c(item: &Value) -> bool {
    let names = |context: &Value| context.as_str().is_some_and(|name| name.contains("www.w3.org/ns/anno"));
    item.get("@context").is_some_and(|c| names(c) || c.as_array().is_some_and(|all| all.iter().any(names)))
}

fn is_label_studio(item: &Value) -> bool {
    let works = ["annotations", "completions", "predictions"].iter().any(|name| item.get(name).is_some());
    let regions = |value: &Value| {
        value.as_array().is_some_and(|all| all.iter().any(|region| region.get("labels").is_some_and(Value::is_array)))
    };
    let short = item.as_object().is_some_and(|fields| fields.values().any(regions));
    item.get("data").is_some_and(Value::is_object) && works || short
}

fn is_hypothesis(item: &Value) -> bool {
    let text = |name: &str| item.get(name).is_some_and(Value::is_string);
    text("uri") && item.get("target").is_some_and(Value::is_array)
}

fn is_doccano(item: &Value) -> bool {
    let text = ["text", "data"].iter().any(|name| item.get(name).is_some_and(Value::is_string));
    let marks = ["label", "labels", "entities"].iter().filter_map(|name| item.get(name)?.as_array());
    text && marks.into_iter().any(|all| all.iter().all(|mark| !mark.get("labels").is_some_and(Value::is_array)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Timestamp;
    use crate::exchange::{Options, Progress, export};
    use proptest::prelude::*;

    fn check(name: &str, bytes: &[u8], expected: &[Format]) {
        assert_eq!(told(name, bytes), expected, "{name} {}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn what_we_write_is_told() {
        let sample = crate::project::sample();
        for format in [Format::W3c, Format::Brat, Format::CasJson, Format::Qdpx] {
            let options = Options::new(format, "a", Timestamp(0));
            let files = export(&sample, &options, &Progress::silent()).expect("it is written");
            check("a", &files[0].bytes, &[format]);
        }
    }

    #[test]
    fn what_others_write_is_told_by_its_content() {
        check("a.ann", b"R1\tx", &[Format::Brat]);
        check("a.txt", b"T12\tX 0 3\tabc\n", &[Format::Brat]);
        check("a.txt", b"Two\tX\n", &[]);
        check("a.tsv", b"\xEF\xBB\xBF#FORMAT=WebAnno TSV 3.3\n", &[Format::WebannoTsv]);
        check("a.xml", br#"<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>"#, &[Format::CasXmi]);
        check("a.html", b"<html>", &[]);
        check("a.json", br#"{"rows": [], "total": 0}"#, &[Format::Hypothesis]);
        check("a.json", br#"[{"uri": "x", "target": []}]"#, &[Format::Hypothesis]);
        check("a.json", br#"[{"id": 1, "data": {"text": "a"}, "annotations": []}]"#, &[Format::LabelStudio]);
        check("a.json", br#"[{"text": "a", "label": [{"start": 0, "labels": ["X"]}]}]"#, &[Format::LabelStudio]);
        check(
            "a.jsonl",
            b"{\"text\": \"a\", \"label\": [[0, 1, \"X\"]]}\n{\"text\": \"b\", \"label\": []}\n",
            &[Format::Doccano],
        );
        check("a.json", br#"{"data": "a", "label": ["sport"]}"#, &[Format::Doccano]);
        check("a.json", b"{}", &[]);
        check("a.json", b"[", &[]);
        check("", b"", &[]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_told_or_not(name in "[a-z.]{0,8}", bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = told(&name, &bytes);
        }
    }
}
