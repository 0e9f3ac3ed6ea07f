//! `isnad read`: what it prints.

use isnad::article::Warning;
use isnad::cli::read::{ReadError, read};
use std::path::Path;

fn print(name: &str, encoding: Option<&str>, json: bool) -> (String, Vec<Warning>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut out = Vec::new();
    let warnings = read(&path, encoding, json, &mut out).unwrap_or_else(|e| panic!("{e}"));
    (String::from_utf8(out).unwrap(), warnings)
}

#[test]
fn json_has_exactly_the_promised_keys_in_their_order() {
    let (json, _) = print("tests/articles/page-full.html", None, true);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    let promised = ["title", "byline", "published", "publisher", "url", "language", "direction", "encoding", "blocks"];
    assert_eq!(keys, promised);
    let blocks = value["blocks"].as_array().unwrap();
    for block in blocks {
        assert_eq!(block.as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "direction", "text"]);
    }
    assert_eq!((value["direction"].as_str(), value["encoding"].as_str()), (Some("rtl"), Some("UTF-8")));
    assert_eq!(blocks.iter().filter(|b| b["direction"] == "ltr").count(), 1);
    assert!(json.contains("\"kind\": \"list-item\"") && json.contains("خلاف على الكلفة"));
}

#[test]
fn text_has_a_line_for_each_block() {
    let (text, warnings) = print("assets/sample.txt", None, false);
    assert_eq!(text.lines().count(), isnad::article::sample().blocks().len());
    assert!(text.starts_with("[title] مضيق الصدف"), "{text}");
    assert_eq!(warnings, []);
    let (_, warnings) = print("assets/sample.txt", Some("UTF-16LE"), false);
    assert!(!warnings.is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let error = read(Path::new("no/such/خبر.txt"), None, true, &mut Vec::new()).unwrap_err();
    assert!(matches!(error, ReadError::Open(_)));
    assert!(error.to_string().starts_with("خبر.txt: "), "{error}");
}
