//! What `project.qde` says.

use super::NAMESPACE;
use super::archive::unreadable;
use crate::exchange::outcome::{Fault, Wrong};
use crate::exchange::{ImportError, Input};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::HashMap;

/// How many nodes the XML may have, and how deep codes may stand under each other.
const MAX_NODES: u32 = 8_000_000;
const MAX_DEPTH: usize = 64;

/// A code of the codebook.
pub(super) struct Code<'x> {
    pub guid: String,
    pub name: &'x str,
    pub color: &'x str,
    /// The GUID of the code it stands under.
    pub parent: Option<String>,
}

/// A text with what is coded in it.
pub(super) struct Source<'x> {
    pub guid: String,
    pub name: &'x str,
    /// Its text, where that is in the XML; else the path says where.
    pub text: Option<&'x str>,
    pub path: &'x str,
    pub selections: Vec<Selection<'x>>,
    /// Codes and notes of the whole text.
    pub codes: Vec<String>,
    pub notes: Vec<String>,
}

/// A coded part of a text.
pub(super) struct Selection<'x> {
    pub guid: String,
    pub name: &'x str,
    pub start: u64,
    pub end: u64,
    pub user: String,
    pub created: &'x str,
    pub modified: &'x str,
    pub codings: Vec<Coding<'x>>,
    pub notes: Vec<String>,
}

/// A code on a selection.
pub(super) struct Coding<'x> {
    pub guid: String,
    pub code: String,
    pub user: String,
    pub created: &'x str,
    pub notes: Vec<String>,
}

/// Something tied to something.
pub(super) struct Link<'x> {
    pub guid: String,
    pub name: &'x str,
    pub from: String,
    pub to: String,
    pub is_oneway: bool,
}

#[derive(Default)]
pub(super) struct Qde<'x> {
    pub name: &'x str,
    pub users: HashMap<String, &'x str>,
    pub codes: Vec<Code<'x>>,
    pub sources: Vec<Source<'x>>,
    /// Notes by GUID: text, or path of the text.
    pub notes: HashMap<String, Result<&'x str, &'x str>>,
    pub links: Vec<Link<'x>>,
    /// What has no counterpart: name and how often.
    pub others: Vec<String>,
}

/// Parses XML without DTDs, entities of its own and references to the outside.
pub(super) fn xml<'x>(text: &'x str, input: &Input<'_>) -> Result<Document<'x>, ImportError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, entity_resolver: None };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    Document::parse_with_options(text, options)
        .map_err(|error| unreadable(input, Wrong::of(Fault::Xml, format!("project.qde is not XML: {error}"))))
}

/// A GUID in one way of writing: without braces, in lower case.
fn plain(guid: &str) -> String {
    guid.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase()
}

fn guid_in(node: Node<'_, '_>, name: &str) -> String {
    plain(node.attribute(name).unwrap_or_default())
}

fn children<'x, 'i>(node: Node<'x, 'i>, name: &'static str) -> impl Iterator<Item = Node<'x, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn refs(node: Node<'_, '_>, name: &'static str) -> Vec<String> {
    children(node, name).map(|reference| guid_in(reference, "targetGUID")).collect()
}

impl<'x> Qde<'x> {
    /// Reads a project.
    ///
    /// # Errors
    /// When the root is not a project of REFI-QDA.
    pub fn of(document: &'x Document<'_>, input: &Input<'_>) -> Result<Qde<'x>, ImportError> {
        let root = document.root_element();
        let name = root.tag_name();
        if name.name() != "Project" || name.namespace().is_some_and(|space| space != NAMESPACE) {
            return Err(unreadable(input, "project.qde is no project of REFI-QDA"));
        }
        let mut qde = Qde { name: root.attribute("name").unwrap_or_default(), ..Qde::default() };
        for part in root.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "Users" => {
                    let user = |user: Node<'x, 'x>| {
                        (guid_in(user, "guid"), user.attribute("name").or(user.attribute("id")).unwrap_or_default())
                    };
                    qde.users = children(part, "User").map(user).collect();
                }
                "CodeBook" => children(part, "Codes").for_each(|codes| qde.add_codes(codes)),
                "Sources" => part.children().filter(Node::is_element).for_each(|source| qde.add_source(source)),
                "Notes" => children(part, "Note").for_each(|note| {
                    let text = children(note, "PlainTextContent").next().map(|text| text.text().unwrap_or_default());
                    let path = note.attribute("plainTextPath").unwrap_or_default();
                    qde.notes.insert(guid_in(note, "guid"), text.ok_or(path));
                }),
                "Links" => qde.links = children(part, "Link").map(link).collect(),
                other => qde.others.push(other.to_owned()),
            }
        }
        Ok(qde)
    }

    /// All codes, those above before those under them. A stack, not recursion: anybody may have nested them.
    fn add_codes(&mut self, codes: Node<'x, 'x>) {
        let mut open: Vec<(Node<'x, 'x>, Option<String>, usize)> = Vec::new();
        let push = |open: &mut Vec<_>, node: Node<'x, 'x>, parent: Option<String>, depth: usize| {
            let under: Vec<Node<'x, 'x>> = children(node, "Code").collect();
            open.extend(under.into_iter().rev().map(|code| (code, parent.clone(), depth)));
        };
        push(&mut open, codes, None, 0);
        while let Some((node, parent, depth)) = open.pop() {
            let guid = guid_in(node, "guid");
            let name = node.attribute("name").unwrap_or_default();
            let parent = parent.filter(|_| depth < MAX_DEPTH);
            push(&mut open, node, Some(guid.clone()), depth + 1);
            self.codes.push(Code { guid, name, color: node.attribute("color").unwrap_or_default(), parent });
        }
    }

    fn add_source(&mut self, node: Node<'x, 'x>) {
        match node.tag_name().name() {
            "TextSource" => self.sources.push(source(node)),
            // A PDF may come with its text, and with what is coded in it.
            "PDFSource" if children(node, "Representation").next().is_some() => {
                self.sources.extend(children(node, "Representation").map(source));
                self.others.extend(children(node, "PDFSelection").map(|_| "PDFSelection".to_owned()));
            }
            other => self.others.push(other.to_owned()),
        }
    }
}

fn source<'x>(node: Node<'x, 'x>) -> Source<'x> {
    let text = children(node, "PlainTextContent").next().map(|text| text.text().unwrap_or_default());
    Source {
        guid: guid_in(node, "guid"),
        name: node.attribute("name").unwrap_or_default(),
        text,
        path: node.attribute("plainTextPath").unwrap_or_default(),
        selections: children(node, "PlainTextSelection").map(selection).collect(),
        codes: children(node, "Coding").flat_map(|coding| refs(coding, "CodeRef")).collect(),
        notes: refs(node, "NoteRef"),
    }
}

fn selection<'x>(node: Node<'x, 'x>) -> Selection<'x> {
    let at = |name: &str| node.attribute(name).and_then(|n| n.trim().parse().ok()).unwrap_or(u64::MAX);
    let coding = |coding: Node<'x, 'x>| Coding {
        guid: guid_in(coding, "guid"),
        code: refs(coding, "CodeRef").into_iter().next().unwrap_or_default(),
        user: guid_in(coding, "creatingUser"),
        created: coding.attribute("creationDateTime").unwrap_or_default(),
        notes: refs(coding, "NoteRef"),
    };
    Selection {
        guid: guid_in(node, "guid"),
        name: node.attribute("name").unwrap_or_default(),
        start: at("startPosition"),
        end: at("endPosition"),
        user: guid_in(node, "creatingUser"),
        created: node.attribute("creationDateTime").unwrap_or_default(),
        modified: node.attribute("modifiedDateTime").unwrap_or_default(),
        codings: children(node, "Coding").map(coding).collect(),
        notes: refs(node, "NoteRef"),
    }
}

fn link<'x>(node: Node<'x, 'x>) -> Link<'x> {
    Link {
        guid: guid_in(node, "guid"),
        name: node.attribute("name").unwrap_or_default(),
        from: guid_in(node, "originGUID"),
        to: guid_in(node, "targetGUID"),
        is_oneway: node.attribute("direction").is_none_or(|direction| direction == "OneWay"),
    }
}
