//! Hypothesis annotations as its API gives them, in.
//!
//! The rows of an answer, a list, or one annotation. The page's text is not in them and is given apart; positions count
//! UTF-16 units of the page as a browser held it, so that quotes and their surroundings are what finds the place.

use super::draft::Draft;
use super::quoted::{Places, Quoted};
use super::records::{self, count, list, string, time};
use super::{Document, Format, ImportError, Imported, Input, LossKind};
use crate::annotation::{Bilingual, Edit};
use crate::article::{ArticleId, Meta};
use crate::exchange::outcome::{Fault, Wrong};
use serde_json::Value;
use std::collections::BTreeSet;

/// How many annotations are read.
const MAX_ROWS: usize = 200_000;
/// How many code points may be looked through in all, counting the text once for each quote.
const MAX_WORK: u64 = 20_000_000_000;

pub(super) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let file = records::parse(input, Format::Hypothesis)?;
    let mut draft = Draft::new(input, Format::Hypothesis);
    let rows = match &file {
        Value::Array(rows) => rows.as_slice(),
        Value::Object(fields) if fields.contains_key("rows") => list(&file, "rows"),
        one => std::slice::from_ref(one),
    };
    let is_row = |row: &Value| row.get("uri").or_else(|| row.get("target")).is_some_and(|v| !v.is_object());
    if rows.is_empty() || !rows.iter().all(is_row) {
        return Err(draft.unreadable(Wrong::of(Fault::Empty, "it holds no annotations with an address or a target")));
    }
    let too_much = |what: String, limit: u64| ImportError::TooMuch { name: input.name.to_owned(), what, limit };
    if rows.len() > MAX_ROWS {
        return Err(too_much(format!("{} annotations", rows.len()), MAX_ROWS as u64));
    }
    let (text, name) = input.text_beside(Format::Hypothesis)?;
    let document = Document::new(&name, text);
    let work = u64::from(document.article.index().len().0).saturating_mul(rows.len() as u64);
    if work > MAX_WORK {
        return Err(too_much(format!("{work} steps of looking for quotes"), MAX_WORK));
    }
    let article = draft.add_article(&document);
    describe(&mut draft, &article, rows);
    let places = Places::in_document(&document);
    for (number, row) in rows.iter().enumerate() {
        take(&mut draft, &article, &places, row, number, input);
    }
    Ok(draft.finish())
}

/// Notes the page's address and title, if all annotations are of one page.
fn describe(draft: &mut Draft<'_>, article: &ArticleId, rows: &[Value]) {
    let addresses: BTreeSet<&str> = rows.iter().map(|row| string(row, "uri")).filter(|uri| !uri.is_empty()).collect();
    let [url] = addresses.iter().copied().collect::<Vec<&str>>()[..] else {
        if addresses.len() > 1 {
            draft.lose(LossKind::Property, "uri");
        }
        return;
    };
    let title = rows.iter().find_map(|row| row.get("document")?.get("title")?.get(0)?.as_str());
    let known = draft.project.article(article).map(|article| article.meta.clone()).unwrap_or_default();
    let title = title.map_or_else(|| known.title.clone(), str::to_owned);
    let meta = Meta { url: url.to_owned(), title, ..known };
    draft.put(Edit::SetMeta { article: article.clone(), meta }, "document");
}

/// The name before the `@` of `acct:name@domain`.
fn name(user: &str) -> &str {
    let user = user.strip_prefix("acct:").unwrap_or(user);
    user.rsplit_once('@').map_or(user, |(name, _)| name)
}

fn take(
    draft: &mut Draft<'_>,
    article: &ArticleId,
    places: &Places<'_>,
    row: &Value,
    number: usize,
    input: &Input<'_>,
) {
    let text = string(row, "text");
    if !["", "__world__"].contains(&string(row, "group")) {
        draft.lose(LossKind::Property, "group");
    }
    let selectors: Vec<&Value> = list(row, "target").iter().flat_map(|target| list(target, "selector")).collect();
    if selectors.is_empty() {
        if !list(row, "references").is_empty() {
            return draft.lose(LossKind::Tie, format!("reply by {}", name(string(row, "user"))));
        }
        // A note about the page.
        draft.note_article(article, text);
        return list(row, "tags").iter().filter_map(Value::as_str).for_each(|tag| draft.tag_article(article, tag));
    }
    let mut quoted = Quoted { utf16: true, ..Quoted::default() };
    for selector in selectors {
        match string(selector, "type") {
            "TextQuoteSelector" => {
                quoted.exact = string(selector, "exact");
                quoted.prefix = string(selector, "prefix");
                quoted.suffix = string(selector, "suffix");
            }
            "TextPositionSelector" => quoted.at = count(selector, "start").zip(count(selector, "end")),
            // Paths into the page; what they lead to is quoted beside them.
            _ => {}
        }
    }
    let shown = || quoted.exact.chars().take(40).collect::<String>();
    let range = match places.find(&quoted) {
        Ok(range) => range,
        Err(kind) => return draft.lose(kind, if quoted.exact.is_empty() { "annotation".to_owned() } else { shown() }),
    };
    let id = string(row, "id");
    let key = if id.is_empty() { format!("#{number}") } else { id.to_owned() };
    let Some(mut annotation) = draft.annotate(&key, article, "Annotation", &[range]) else { return };
    annotation.remarks.note = if text.trim().is_empty() { Bilingual::default() } else { Bilingual::in_script(text) };
    for tag in list(row, "tags").iter().filter_map(Value::as_str).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !annotation.remarks.tags.iter().any(|known| known == tag) {
            annotation.remarks.tags.push(tag.to_owned());
        }
    }
    let user = name(string(row, "user"));
    annotation.author = if user.is_empty() { input.author } else { user }.to_owned();
    annotation.created = time(row, "created").unwrap_or(input.now);
    annotation.modified = time(row, "updated").unwrap_or(annotation.created);
    draft.put_annotation(annotation);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Place, Timestamp};
    use crate::exchange::draft::tests::input;
    use crate::exchange::import;
    use proptest::prelude::*;

    const PAGE: &str = "عنوان 😀\n\nقال كارتر إن السد آمن.\nوقال نور إن السد قديم.";

    fn read_with(file: &str, text: Option<&str>) -> Result<Imported, ImportError> {
        import(&Input { text, ..input("a.json", file.as_bytes()) }, Format::Hypothesis)
    }

    fn row(selectors: &str, more: &str) -> String {
        format!(
            r#"{{"id": "x", "uri": "https://a.example/1", "user": "acct:layla@hypothes.is", "created":
            "2026-01-02T03:04:05.678901+00:00", "document": {{"title": ["السد"]}}, "target": [{{"source":
            "https://a.example/1", "selector": {selectors}}}]{more}}}"#
        )
    }

    #[test]
    fn quotes_are_found_where_a_browser_counts_otherwise() {
        let selectors = r#"[{"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 14, "end": 19},
            {"type": "TextQuoteSelector", "exact": "كارتر", "prefix": "قال ", "suffix": " إن"}]"#;
        let file =
            format!(r#"{{"total": 1, "rows": [{}]}}"#, row(selectors, r#", "text": "من هو؟", "tags": ["أشخاص"]"#));
        let read = read_with(&file, Some(PAGE)).expect("it is read");
        assert_eq!(read.losses, []);
        let annotation = read.project.annotations.values().next().expect("one");
        assert_eq!((annotation.quote().as_str(), annotation.author.as_str()), ("كارتر", "layla"));
        assert_eq!(annotation.created, Timestamp(1_767_323_045));
        assert_eq!(
            (annotation.remarks.note.ar.as_str(), &annotation.remarks.tags[..]),
            ("من هو؟", &["أشخاص".to_owned()][..])
        );
        let meta = &read.project.articles[0].meta;
        assert_eq!((meta.url.as_str(), meta.title.as_str()), ("https://a.example/1", "السد"));
    }

    #[test]
    fn what_is_not_found_is_lost() {
        let check = |selectors: &str, kind: LossKind| {
            let read = read_with(&row(selectors, ""), Some(PAGE)).expect("it is read");
            assert_eq!(read.project.annotations.len(), 0, "{selectors}");
            assert_eq!(read.losses.iter().map(|loss| loss.kind).collect::<Vec<_>>(), [kind], "{selectors}");
        };
        check(r#"[{"type": "TextQuoteSelector", "exact": "إن السد"}]"#, LossKind::Ambiguous);
        check(r#"[{"type": "TextQuoteSelector", "exact": "الجسر الكبير"}]"#, LossKind::OtherWords);
        check(r#"[{"type": "TextPositionSelector", "start": 5, "end": 900}]"#, LossKind::OutsideText);
        check(r#"[{"type": "RangeSelector"}]"#, LossKind::NoSpan);
    }

    #[test]
    fn notes_of_the_page_are_the_articles_and_replies_are_lost() {
        let file = r#"[{"uri": "https://a.example/1", "text": "Good page", "tags": ["t"], "target": [{"source": "x"}]},
            {"uri": "https://a.example/1", "user": "acct:nur@h.is", "references": ["x"], "target": []}]"#;
        let read = read_with(file, Some(PAGE)).expect("it is read");
        let said = &read.project.remarks[&Place::Article(read.project.articles[0].id.clone())].remarks;
        assert_eq!((said.note.en.as_str(), &said.tags[..]), ("Good page", &["t".to_owned()][..]));
        assert_eq!((read.losses[0].kind, read.losses[0].name.as_str()), (LossKind::Tie, "reply by nur"));
    }

    #[test]
    fn without_a_text_or_annotations_it_is_refused() {
        let file = row("[]", "");
        let none = ImportError::NoText { name: "a.json".into(), hint: "a.txt".into() };
        assert_eq!(read_with(&file, None), Err(none));
        for file in ["{}", "[]", "3", "openapi: 3.0", r#"{"rows": []}"#, r#"{"type": "object"}"#] {
            assert!(matches!(read_with(file, Some(PAGE)), Err(ImportError::Unreadable { .. })), "{file}");
        }
    }

    proptest! {
        #[test]
        fn no_change_of_a_file_breaks_the_reader(at in any::<usize>(), byte in any::<u8>(), end in any::<usize>()) {
            let selectors = r#"[{"type": "TextQuoteSelector", "exact": "كارتر"}]"#;
            let mut bytes = row(selectors, "").into_bytes();
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(length.min(end % (2 * length)));
            let _ = import(&Input { text: Some(PAGE), ..input("a.json", &bytes) }, Format::Hypothesis);
        }
    }
}
