//! Views and feature structures, from either notation.

use crate::exchange::outcome::{Fault, Wrong};
use roxmltree::{Document, ParsingOptions};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many feature structures are read, how large an XMI file and how many nodes its XML may be.
pub(super) const MAX_STRUCTURES: usize = 1_000_000;
const MAX_XMI_BYTES: usize = 128 << 20;
const MAX_NODES: u32 = 8_000_000;

/// The text of a view.
pub(super) struct Sofa {
    pub id: String,
    pub name: String,
    pub text: String,
}

/// A feature structure: its features as text, and which others it refers to. In XMI nothing tells the two apart.
#[derive(Debug, Default)]
pub(super) struct Structure {
    pub id: String,
    pub kind: String,
    pub features: BTreeMap<String, String>,
    pub refers: BTreeMap<String, String>,
}

impl Structure {
    pub fn text(&self, name: &str) -> &str {
        self.features.get(name).map_or("", String::as_str)
    }

    /// The id of the structure that a feature refers to.
    pub fn refers_to(&self, name: &str) -> Option<&str> {
        self.refers.get(name).or_else(|| self.features.get(name)).map(String::as_str)
    }

    /// Start and end in UTF-16 units.
    pub fn place(&self) -> Option<(u64, u64)> {
        Some((self.text("begin").parse().ok()?, self.text("end").parse().ok()?))
    }

    /// The type's name without its package.
    pub fn short(&self) -> &str {
        self.kind.rsplit('.').next().unwrap_or(&self.kind)
    }
}

#[derive(Default)]
pub(super) struct Cas {
    pub sofas: Vec<Sofa>,
    pub structures: Vec<Structure>,
    /// What is left out, by name.
    pub others: Vec<String>,
}

impl Cas {
    /// Reads CAS JSON, structures in a list or by id.
    pub fn of_json(file: &Value) -> Result<Cas, Wrong> {
        let mut cas = Cas::default();
        match file.get("%FEATURE_STRUCTURES") {
            Some(Value::Array(all)) => all.iter().for_each(|value| cas.add_json(value, id_of(value.get("%ID")))),
            Some(Value::Object(all)) => all.iter().for_each(|(id, value)| cas.add_json(value, id.clone())),
            _ => return Err("it has no %FEATURE_STRUCTURES".into()),
        }
        Ok(cas)
    }

    fn add_json(&mut self, value: &Value, id: String) {
        let kind = value.get("%TYPE").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut structure = Structure { id, kind, ..Structure::default() };
        for (name, value) in value.as_object().into_iter().flatten() {
            match (name.strip_prefix('@'), value) {
                _ if name.starts_with('%') => {}
                (Some(name), value) => drop(structure.refers.insert(name.to_owned(), id_of(Some(value)))),
                (None, Value::Null | Value::Array(_) | Value::Object(_)) => {}
                (None, value) => {
                    let name = name.strip_prefix(['^', '#']).unwrap_or(name);
                    structure.features.insert(name.to_owned(), id_of(Some(value)));
                }
            }
        }
        self.add(structure);
    }

    /// Reads XMI: an element for each structure, its namespace and name being its type.
    pub fn of_xmi(bytes: &[u8]) -> Result<Cas, Wrong> {
        if bytes.len() > MAX_XMI_BYTES {
            return Err(format!("it has {} bytes, more than the {MAX_XMI_BYTES} that are read", bytes.len()).into());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Wrong::encoding())?;
        let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, entity_resolver: None };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let not_xml = |error| Wrong::of(Fault::Xml, format!("it is not XML: {error}"));
        let xmi = Document::parse_with_options(text, options).map_err(not_xml)?;
        if xmi.root_element().tag_name().name() != "XMI" {
            return Err("its root is not XMI".into());
        }
        let mut cas = Cas::default();
        for node in xmi.root_element().children().filter(roxmltree::Node::is_element) {
            let space = node.tag_name().namespace().unwrap_or_default();
            let package = space.strip_prefix("http:///").and_then(|space| space.strip_suffix(".ecore"));
            let package = package.unwrap_or_default().replace('/', ".");
            let mut structure =
                Structure { kind: format!("{package}.{}", node.tag_name().name()), ..Structure::default() };
            if ["uima.cas.NULL", "uima.cas.View"].contains(&structure.kind.as_str()) {
                continue;
            }
            for attribute in node.attributes() {
                match attribute.namespace() {
                    Some(_) => structure.id = attribute.value().to_owned(),
                    None => drop(structure.features.insert(attribute.name().to_owned(), attribute.value().to_owned())),
                }
            }
            cas.add(structure);
        }
        Ok(cas)
    }

    fn add(&mut self, structure: Structure) {
        if structure.kind != "uima.cas.Sofa" {
            return self.structures.push(structure);
        }
        let name = structure.text("sofaID").to_owned();
        match structure.features.get("sofaString") {
            Some(text) => self.sofas.push(Sofa { text: text.clone(), id: structure.id, name }),
            // A picture, a sound, or a text elsewhere.
            None => self.others.push(format!("view {name}")),
        }
    }
}

/// A number or text as text.
fn id_of(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(yes)) => yes.to_string(),
        _ => String::new(),
    }
}
