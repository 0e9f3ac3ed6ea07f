//! doccano's JSONL, in: a text a line, with spans, categories and relations.
//!
//! What a line calls its text and its labels is up to who made the project, so they are told by their shape: the text
//! is the field called `text` or `data`, else the only string; spans are `[start, end, label]` or objects with
//! `start_offset`, `end_offset` and `label`; a list of words are categories, and become tags of the article. Positions
//! count code points, as Python does. Also lines over several lines, and one list of all, are read.

use super::draft::Draft;
use super::records::{count, list, string};
use super::{Document, Format, ImportError, Imported, Input, LossKind};
use crate::annotation::{AnnotationId, RelationKind};
use crate::article::ArticleId;
use crate::exchange::outcome::{Fault, Wrong};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How large a file may be, in bytes, and how many texts and spans it may have.
const MAX_BYTES: u64 = 64 << 20;
const MAX_TEXTS: usize = 10_000;
const MAX_SPANS: usize = 200_000;

pub(super) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(input, Format::Doccano);
    let lines = lines(input, &draft)?;
    let mut spans = 0;
    let mut texts = 0;
    for (number, line) in lines.iter().enumerate() {
        let Some(fields) = line.as_object() else {
            return Err(draft.unreadable(format!("its entry {} is not an object", number + 1)));
        };
        let Some(text) = text_of(fields) else {
            draft.lose(LossKind::NoSpan, "an entry without a text");
            continue;
        };
        texts += 1;
        spans += fields.values().filter_map(Value::as_array).map(Vec::len).sum::<usize>();
        if spans > MAX_SPANS {
            return Err(too_much(input, format!("{spans} spans"), MAX_SPANS as u64));
        }
        let name = format!("{}-{}", stem(input.name), number + 1);
        let name = Some(string(line, "filename")).filter(|file| !file.is_empty()).map_or(name, str::to_owned);
        let document = Document::new(&name, text.1.to_owned());
        let article = draft.add_article(&document);
        take(&mut draft, &article, &document, line, (number, text.0));
    }
    if texts == 0 {
        return Err(draft.unreadable(Wrong::of(Fault::Empty, "none of its entries has a text")));
    }
    Ok(draft.finish())
}

fn too_much(input: &Input<'_>, what: String, limit: u64) -> ImportError {
    ImportError::TooMuch { name: input.name.to_owned(), what, limit }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The entries: one value after the other, or all in one list.
fn lines(input: &Input<'_>, draft: &Draft<'_>) -> Result<Vec<Value>, ImportError> {
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(too_much(input, format!("{} bytes", input.bytes.len()), MAX_BYTES));
    }
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    let mut lines = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
        match value {
            Ok(Value::Array(all)) if lines.is_empty() => lines = all,
            Ok(line) => lines.push(line),
            Err(error) => return Err(draft.unreadable(Wrong::json(&error))),
        }
        if lines.len() > MAX_TEXTS {
            return Err(too_much(input, "more texts".to_owned(), MAX_TEXTS as u64));
        }
    }
    Ok(lines)
}

/// The name and value of the field that holds the text.
fn text_of(fields: &Map<String, Value>) -> Option<(&str, &str)> {
    let named = |name: &'static str| Some((name, fields.get(name)?.as_str()?));
    let texts =
        fields.iter().filter(|(name, _)| !["id", "filename", "upload_name", "username"].contains(&name.as_str()));
    let mut texts = texts.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    named("text").or_else(|| named("data")).or_else(|| texts.next().filter(|_| texts.next().is_none()))
}

fn take(draft: &mut Draft<'_>, article: &ArticleId, document: &Document, line: &Value, from: (usize, &str)) {
    let (number, text) = from;
    let mut made: HashMap<u64, AnnotationId> = HashMap::new();
    for (name, value) in line.as_object().into_iter().flatten() {
        match value {
            _ if name == text || name == "relations" || name == "id" || name == "filename" => {}
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let key = format!("{number}/{name}/{at}");
                    match (item, span(item)) {
                        (Value::String(word), _) if name.to_lowercase().contains("comment") => {
                            draft.note_article(article, word);
                        }
                        (Value::String(word), _) => draft.tag_article(article, word),
                        (_, Some(span)) => {
                            let made_one = mark(draft, article, document, &key, span);
                            made.extend(count(item, "id").zip(made_one));
                        }
                        _ => draft.lose(LossKind::Property, name.as_str()),
                    }
                }
            }
            Value::Null => {}
            Value::Object(fields) if fields.is_empty() => {}
            _ => draft.lose(LossKind::Property, name.as_str()),
        }
    }
    for (at, relation) in list(line, "relations").iter().enumerate() {
        let ends = [count(relation, "from_id"), count(relation, "to_id")];
        let ends = ends.map(|id| id.and_then(|id| made.get(&id)));
        let kind = RelationKind::named(string(relation, "type"));
        match (ends, kind) {
            ([Some(from), Some(to)], Some(kind)) => {
                draft.relate(&format!("{number}/{at}"), kind, from, to);
            }
            ([Some(_), Some(_)], None) => draft.lose(LossKind::Tie, string(relation, "type")),
            _ => draft.lose(LossKind::Dangling, string(relation, "type")),
        }
    }
}

/// Start, end and label of a span.
fn span(item: &Value) -> Option<(u64, u64, &str)> {
    if let Some([start, end, label]) = item.as_array().map(Vec::as_slice) {
        return Some((start.as_u64()?, end.as_u64()?, label.as_str()?));
    }
    Some((count(item, "start_offset")?, count(item, "end_offset")?, item.get("label")?.as_str()?))
}

fn mark(
    draft: &mut Draft<'_>,
    article: &ArticleId,
    document: &Document,
    key: &str,
    (start, end, label): (u64, u64, &str),
) -> Option<AnnotationId> {
    let Some(range) = document.range(start, end) else {
        draft.lose(LossKind::OutsideText, label);
        return None;
    };
    draft.annotate(key, article, label, &[range]).map(|annotation| annotation.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Place;
    use crate::exchange::draft::tests::input;
    use crate::exchange::import;
    use proptest::prelude::*;

    fn quotes(imported: &Imported) -> Vec<(String, String)> {
        let project = &imported.project;
        let each = project.articles.iter().flat_map(|article| project.annotations_of(&article.id));
        each.map(|a| (project.label(&a.label).map_or("", |l| l.name.either(false)).to_owned(), a.quote())).collect()
    }

    fn check(file: &str, expected: &[(&str, &str)], lost: &[(LossKind, &str)]) {
        let read = import(&input("a.jsonl", file.as_bytes()), Format::Doccano).expect(file);
        let expected: Vec<_> = expected.iter().map(|(l, q)| ((*l).to_owned(), (*q).to_owned())).collect();
        assert_eq!(quotes(&read), expected, "{file}");
        let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
        assert_eq!(losses, lost, "{file}");
    }

    #[test]
    fn spans_are_read_in_every_shape() {
        check(r#"{"text": "قال 😀 كارتر", "label": [[6, 11, "PER"]]}"#, &[("PER", "كارتر")], &[]);
        check(
            "{\"data\": \"EU rejects\", \"entities\": [{\"id\": 1, \"start_offset\": 0, \"end_offset\": 2, \"label\": \"ORG\"}]}\n{\"text\": \"x y\", \"label\": []}",
            &[("ORG", "EU")],
            &[],
        );
        check(r#"[{"column_data": "Peter B", "column_label": [[0, 5, "PER"]]}]"#, &[("PER", "Peter")], &[]);
        check(r#"{"text": "قال", "label": [[1, 9, "PER"]]}"#, &[], &[(LossKind::OutsideText, "PER")]);
        check(
            r#"{"text": "قال", "label": [[1, "PER"]], "rating": 5}"#,
            &[],
            &[(LossKind::Property, "label"), (LossKind::Property, "rating")],
        );
        check(
            "\u{FEFF}{\"text\": \"a\\r\\nb c\", \"label\": [[3, 4, \"X\"], [5, 6, \"X\"]]}",
            &[("X", "b"), ("X", "c")],
            &[],
        );
    }

    #[test]
    fn categories_and_comments_are_the_articles() {
        let file = r#"{"text": "Find a flight", "cats": ["flight", "flight"], "Comments": ["sure?"]}"#;
        let read = import(&input("a.jsonl", file.as_bytes()), Format::Doccano).expect(file);
        let article = read.project.articles[0].id.clone();
        let said = &read.project.remarks[&Place::Article(article)].remarks;
        assert_eq!((said.tags.as_slice(), said.note.en.as_str()), (&["flight".to_owned()][..], "sure?"));
    }

    #[test]
    fn relations_are_read_where_they_are_ours() {
        let file = r#"{"text": "a b", "entities": [{"id": 0, "start_offset": 0, "end_offset": 1, "label": "X"}, {"id": 1,
            "start_offset": 2, "end_offset": 3, "label": "X"}], "relations": [{"from_id": 0, "to_id": 1, "type":
            "Supports"}, {"from_id": 0, "to_id": 1, "type": "foundedBy"}, {"from_id": 0, "to_id": 7, "type": "y"}]}"#;
        let read = import(&input("a.jsonl", file.as_bytes()), Format::Doccano).expect(file);
        assert_eq!(read.project.relations.len(), 1);
        let losses: Vec<_> = read.losses.iter().map(|loss| (loss.kind, loss.name.as_str())).collect();
        assert_eq!(losses, [(LossKind::Tie, "foundedBy"), (LossKind::Dangling, "y")]);
    }

    #[test]
    fn what_has_no_text_is_refused() {
        let check = |file: &str, part: &str| {
            let error = import(&input("a.jsonl", file.as_bytes()), Format::Doccano).expect_err(file).to_string();
            assert!(error.contains(part), "{file}: {error}");
        };
        check(r#"{"filename": "cat.png", "label": ["cat"]}"#, "none of its entries has a text");
        check("", "none of its entries");
        check("EU\tB-ORG", "not JSON");
        check("3", "not an object");
        check(&"[".repeat(9999), "not JSON");
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = import(&input("a.jsonl", &bytes), Format::Doccano);
        }

        #[test]
        fn any_positions_are_taken_or_lost(text in "\\PC{0,30}", start in any::<u64>(), end in 0u64..40) {
            let line = serde_json::json!({ "text": text, "label": [[start % 40, end, "X"], [start, end, "Y"]] });
            let file = line.to_string();
            if let Ok(read) = import(&input("a.jsonl", file.as_bytes()), Format::Doccano) {
                let lost: usize = read.losses.iter().map(|loss| loss.count).sum();
                prop_assert_eq!(read.project.annotations.len() + lost, 2);
            }
        }
    }
}
