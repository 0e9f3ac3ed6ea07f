//! What one Web Annotation says, whoever wrote it.

use super::OWN;
use crate::annotation::Timestamp;
use crate::exchange::LossKind;
use crate::exchange::quoted::Quoted;
use crate::exchange::records::{count, string};
use serde_json::Value;

/// How many items a set of bodies or targets may hold in others, and how deep selectors may refine each other.
const MAX_DEPTH: usize = 8;

/// An annotation as it is written.
#[derive(Debug, Default)]
pub(super) struct Said<'v> {
    pub id: &'v str,
    /// The first name it is classified under.
    pub label: Option<&'v str>,
    pub texts: Vec<Text<'v>>,
    pub tags: Vec<&'v str>,
    pub creator: Option<&'v str>,
    pub created: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    pub targets: Vec<Target<'v>>,
    /// What the model lacks, in our own terms.
    pub own: Option<&'v Value>,
    /// What is not taken in.
    pub lost: Vec<(LossKind, String)>,
}

/// A textual body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Text<'v> {
    pub purpose: &'v str,
    pub value: &'v str,
    pub language: &'v str,
}

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target<'v> {
    /// The IRI of the text.
    pub source: &'v str,
    pub quoted: Quoted<'v>,
}

/// Whether a value that has or may have several types has this one.
pub(super) fn has_type(value: &Value, name: &str) -> bool {
    one_or_more(value.get("type")).iter().any(|t| t.as_str() == Some(name))
}

/// The items of a list, or the one value in place of a list.
pub(super) fn one_or_more(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    }
}

impl<'v> Said<'v> {
    /// Reads an annotation.
    ///
    /// # Errors
    /// What the model demands of every annotation and this one does not have.
    pub fn of(value: &'v Value) -> Result<Said<'v>, String> {
        if !has_type(value, "Annotation") {
            return Err("its type is not Annotation".to_owned());
        }
        let id = match value.get("id") {
            None | Some(Value::Null) => "",
            Some(Value::String(id)) => id,
            Some(_) => return Err("its id is not one IRI".to_owned()),
        };
        if !matches!(value.get("target"), Some(Value::String(_) | Value::Object(_) | Value::Array(_))) {
            return Err("it has no target".to_owned());
        }
        let mut said = Said { id, own: value.get(OWN).filter(|own| own.is_object()), ..Said::default() };
        said.creator = said.person(value.get("creator"));
        said.created = said.time(value, "created");
        said.modified = said.time(value, "modified");
        let motivation = one_or_more(value.get("motivation")).first().and_then(Value::as_str).unwrap_or_default();
        if let Some(text) = value.get("bodyValue").and_then(Value::as_str) {
            said.texts.push(Text { purpose: motivation, value: text, language: "" });
        }
        one_or_more(value.get("body")).iter().for_each(|body| said.body(body, motivation, 0));
        one_or_more(value.get("target")).iter().for_each(|target| said.target(target, 0));
        for name in ["audience", "rights", "canonical", "via", "stylesheet"] {
            if value.get(name).is_some() {
                said.lose(LossKind::Property, name);
            }
        }
        Ok(said)
    }

    fn lose(&mut self, kind: LossKind, name: impl Into<String>) {
        self.lost.push((kind, name.into()));
    }

    fn time(&mut self, value: &'v Value, name: &str) -> Option<Timestamp> {
        let text = value.get(name)?;
        let time = text.as_str().and_then(|text| text.parse().ok());
        if time.is_none() {
            self.lose(LossKind::Property, name);
        }
        time
    }

    /// The name of who made it; of several the first.
    fn person(&mut self, value: Option<&'v Value>) -> Option<&'v str> {
        let people = one_or_more(value);
        if people.len() > 1 {
            self.lose(LossKind::Property, "creator");
        }
        let first = people.first()?;
        let names = ["name", "nickname", "id"].map(|name| string(first, name));
        let name = first.as_str().into_iter().chain(names).find(|name| !name.is_empty());
        if name.is_none() {
            self.lose(LossKind::Property, "creator");
        }
        name
    }

    fn body(&mut self, body: &'v Value, motivation: &'v str, depth: usize) {
        if body.is_string() {
            // The address of something on the web, such as a comment or a sound.
            return self.lose(LossKind::Property, "body");
        }
        let items = one_or_more(body.get("items"));
        if !items.is_empty() && depth < MAX_DEPTH {
            return items.iter().for_each(|item| self.body(item, motivation, depth + 1));
        }
        let Some(value) = body.get("value").and_then(Value::as_str) else {
            return self.lose(LossKind::Property, "body");
        };
        let own = one_or_more(body.get("purpose")).first().and_then(Value::as_str);
        let purpose = own.unwrap_or(motivation);
        match purpose {
            "tagging" => self.tags.push(value),
            "classifying" if self.label.is_none() => self.label = Some(value),
            "classifying" => self.lose(LossKind::Property, "classifying"),
            _ => {
                let language = one_or_more(body.get("language")).first().and_then(Value::as_str).unwrap_or_default();
                self.texts.push(Text { purpose, value, language });
            }
        }
    }

    fn target(&mut self, target: &'v Value, depth: usize) {
        let items = one_or_more(target.get("items"));
        if !items.is_empty() && depth < MAX_DEPTH {
            return items.iter().for_each(|item| self.target(item, depth + 1));
        }
        let selectors = one_or_more(target.get("selector"));
        if selectors.is_empty() {
            return self.lose(LossKind::NoSpan, "target");
        }
        let source = target.get("source").map_or("", |s| s.as_str().unwrap_or_else(|| string(s, "id")));
        let mut quoted = Quoted::default();
        let mut others = Vec::new();
        for selector in selectors {
            select(selector, &mut quoted, &mut others, true, 0);
        }
        if quoted == Quoted::default() {
            return self.lose(LossKind::NoSpan, others.first().copied().unwrap_or("selector"));
        }
        self.targets.push(Target { source, quoted });
    }
}

/// Adds what a selector says to `quoted`, or its type to `others`. Positions within what another selector selects are
/// counted from there, so that they say nothing about the whole.
fn select<'v>(selector: &'v Value, quoted: &mut Quoted<'v>, others: &mut Vec<&'v str>, whole: bool, depth: usize) {
    let refined = selector.get("refinedBy").filter(|_| depth < MAX_DEPTH);
    if has_type(selector, "TextQuoteSelector") && quoted.exact.is_empty() && refined.is_none() {
        quoted.exact = string(selector, "exact");
        quoted.prefix = string(selector, "prefix");
        quoted.suffix = string(selector, "suffix");
    } else if has_type(selector, "TextPositionSelector") && whole && refined.is_none() {
        quoted.at = count(selector, "start").zip(count(selector, "end"));
    } else {
        others.push(one_or_more(selector.get("type")).first().and_then(Value::as_str).unwrap_or("selector"));
    }
    if let Some(refined) = refined {
        select(refined, quoted, others, false, depth + 1);
    }
}
