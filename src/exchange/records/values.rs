//! Building JSON objects, and asking those that others made.

use crate::annotation::{Bilingual, Timestamp};
use crate::exchange::outcome::Wrong;
use crate::exchange::{Format, ImportError, Input};
use serde_json::{Map, Value};

/// The fields of an object in the order they are added; what is empty is left out.
#[derive(Default)]
pub(in crate::exchange) struct Fields(Map<String, Value>);

impl Fields {
    pub fn new() -> Fields {
        Fields::default()
    }

    /// A field that is always there.
    pub fn put(mut self, name: &str, value: impl Into<Value>) -> Fields {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// A field that is there if it has a value.
    pub fn maybe(self, name: &str, value: Option<impl Into<Value>>) -> Fields {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    /// A text, unless it is empty.
    pub fn text(self, name: &str, text: &str) -> Fields {
        self.maybe(name, (!text.is_empty()).then_some(text))
    }

    /// A text in two languages, unless it is empty in both.
    pub fn both(self, name: &str, text: &Bilingual) -> Fields {
        let value = Fields::new().text("ar", &text.ar).text("en", &text.en);
        self.maybe(name, (!text.is_empty()).then(|| value.value()))
    }

    /// A list, unless it is empty.
    pub fn list(self, name: &str, items: Vec<Value>) -> Fields {
        self.maybe(name, (!items.is_empty()).then_some(items))
    }

    /// Who made it and when.
    pub fn made(self, author: &str, created: Timestamp, modified: Timestamp) -> Fields {
        self.text("author", author).put("created", created.to_string()).put("modified", modified.to_string())
    }

    pub fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// How large a JSON file may be, in bytes: its values take up to forty times that in memory.
const MAX_BYTES: u64 = 64 << 20;

/// Reads JSON; brackets may nest 127 deep.
///
/// # Errors
/// When it is too large, or no JSON.
pub(in crate::exchange) fn parse(input: &Input<'_>, format: Format) -> Result<Value, ImportError> {
    if input.bytes.len() as u64 > MAX_BYTES {
        let what = format!("{} bytes", input.bytes.len());
        return Err(ImportError::TooMuch { name: input.name.to_owned(), what, limit: MAX_BYTES });
    }
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    serde_json::from_slice(bytes).map_err(|error| ImportError::Unreadable {
        name: input.name.to_owned(),
        format,
        why: Wrong::json(&error),
    })
}

/// The object in a field.
pub(in crate::exchange) fn object<'v>(value: &'v Value, name: &str) -> Option<&'v Map<String, Value>> {
    value.get(name).and_then(Value::as_object)
}

/// The string in a field; empty if there is none.
pub(in crate::exchange) fn string<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The list in a field; empty if there is none.
pub(in crate::exchange) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The whole number in a field.
pub(in crate::exchange) fn count(value: &Value, name: &str) -> Option<u64> {
    value.get(name).and_then(Value::as_u64)
}

/// Whether a field says yes.
pub(in crate::exchange) fn boolean(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or_default()
}

/// The time in a field, RFC 3339.
pub(in crate::exchange) fn time(value: &Value, name: &str) -> Option<Timestamp> {
    string(value, name).parse().ok()
}

/// The text in two languages in a field.
pub(super) fn bilingual(value: &Value, name: &str) -> Bilingual {
    value.get(name).map_or_else(Bilingual::default, |text| Bilingual {
        ar: string(text, "ar").to_owned(),
        en: string(text, "en").to_owned(),
    })
}
