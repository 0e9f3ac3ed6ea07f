//! Word documents (ECMA-376, `.docx`).
//!
//! Paragraphs are read in order, those in tables and text boxes included.
//! Tracked insertions are kept and deletions left out, as the document would
//! read with all changes accepted; footnotes, headers and comments are left
//! out. What a paragraph is comes from its style; a document without any
//! telling style is treated as plain text is.

mod body;
mod numbering;
mod styles;

use super::encoding::{self, Charset};
use super::language;
use super::model::{BlockKind, Meta};
use super::read::{Damage, Draft, Refusal, Warning};
use super::structure;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The longest part of a document that is unpacked, in bytes.
const MAX_PART_BYTES: u64 = 128 << 20;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The article in a document.
pub(super) fn draft(bytes: &[u8]) -> Result<Draft<'static>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = match part(&mut archive, &format!("{folder}/styles.xml"))? {
        Some(xml) => styles::read(&xml)?,
        None => styles::Styles::default(),
    };
    let numbering = match part(&mut archive, &format!("{folder}/numbering.xml"))? {
        // Where it is damaged the text can be read all the same, without its numbers.
        Some(xml) => numbering::read(&xml).unwrap_or_default(),
        None => numbering::Numbering::default(),
    };
    let Some(xml) = part(&mut archive, &main)? else {
        return Err(Refusal::Damaged(Damage::PartMissing(main)));
    };
    let body = body::read(&xml, &styles, numbering)?;
    let core = part(&mut archive, "docProps/core.xml")?;
    let meta = core.map(|xml| core_meta(&xml)).transpose()?.unwrap_or_default();

    let mut draft = Draft { meta, parts: body.parts, warnings: Vec::new() };
    if body.deletions > 0 {
        draft.warnings.push(Warning::DeletionsLeftOut { count: body.deletions });
    }
    if body.notes > 0 {
        draft.warnings.push(Warning::NotesLeftOut { count: body.notes });
    }
    arrange(&mut draft);
    Ok(draft)
}

/// Finds the structure the styles do not tell, and the title.
fn arrange(draft: &mut Draft) {
    let parts = &mut draft.parts;
    if parts.iter().all(|p| matches!(p.kind, BlockKind::Paragraph | BlockKind::ListItem)) {
        structure::arrange(parts);
    } else {
        if let Some(first) = parts.first_mut().filter(|p| p.kind == BlockKind::Heading) {
            first.kind = BlockKind::Title;
        }
        structure::refine(parts);
    }
    // The title on the page outranks the file's properties, which are often a template's.
    if let Some(title) = parts.iter().find(|p| p.kind == BlockKind::Title) {
        draft.meta.title = title.text.to_string();
    }
    let text: String = parts.iter().take(60).flat_map(|p| [p.text.as_ref(), "\n"]).collect();
    draft.meta.language = language::settle(&draft.meta.language, &text);
}

/// The name of the part that holds the text, as the package's relations say.
fn main_part(archive: &mut Archive) -> Result<String, Refusal> {
    let mut found = String::from("word/document.xml");
    let Some(xml) = part(archive, "_rels/.rels")? else { return Ok(found) };
    each_element(&xml, |element| {
        let attribute = |name| attribute(element, name).unwrap_or_default();
        if local(element) == "Relationship" && attribute("Type").ends_with("/officeDocument") {
            found = attribute("Target").trim_start_matches('/').to_owned();
        }
    })?;
    Ok(found)
}

/// Title, author and date from the file's properties.
fn core_meta(xml: &str) -> Result<Meta, Refusal> {
    let mut meta = Meta::default();
    let mut reader = Reader::from_str(xml);
    let mut field = String::new();
    loop {
        let text = match next(&mut reader)? {
            Event::Eof => break,
            Event::Start(e) => {
                field = local(&e).to_owned();
                continue;
            }
            Event::End(_) => {
                field.clear();
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(reference) => resolve(&reference).map(String::from).unwrap_or_default(),
            _ => continue,
        };
        match field.as_str() {
            "title" => meta.title.push_str(&text),
            "creator" => meta.byline.push_str(&text),
            "created" => meta.published.push_str(&text),
            "language" => meta.language.push_str(&text),
            _ => {}
        }
    }
    for field in [&mut meta.title, &mut meta.byline, &mut meta.published, &mut meta.language] {
        *field = field.trim().to_owned();
    }
    Ok(meta)
}

/// The text of one part of the package, `None` if there is no such part.
fn part(archive: &mut Archive, name: &str) -> Result<Option<String>, Refusal> {
    let file = match archive.by_name(name.trim_start_matches('/')) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let mut bytes = Vec::new();
    file.take(MAX_PART_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Refusal::Damaged(Damage::Archive(format!("{name}: {e}"))))?;
    if bytes.len() as u64 > MAX_PART_BYTES {
        return Err(Refusal::TooLarge(MAX_PART_BYTES));
    }
    let declared = super::html::declared_charset(&bytes);
    let charset = declared.as_deref().and_then(Charset::for_label).or(Charset::for_label("UTF-8"));
    Ok(Some(encoding::decode_declared(&bytes, charset).text))
}

fn damaged(error: ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        other => Refusal::Damaged(Damage::Archive(other.to_string())),
    }
}

/// The next event of an XML part.
fn next<'x>(reader: &mut Reader<&'x [u8]>) -> Result<Event<'x>, Refusal> {
    let at = reader.buffer_position();
    reader.read_event().map_err(|e| Refusal::Damaged(Damage::Xml(at, e.to_string())))
}

/// Calls `act` with each element that starts in `xml`.
fn each_element(xml: &str, mut act: impl FnMut(&BytesStart)) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    loop {
        match next(&mut reader)? {
            Event::Eof => return Ok(()),
            Event::Start(e) | Event::Empty(e) => act(&e),
            _ => {}
        }
    }
}

/// An element's name without its prefix.
fn local<'e>(element: &'e BytesStart) -> &'e str {
    element.local_name().into_inner()
}

/// The value of the attribute with this name, whatever its prefix.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

/// What an on/off property says: on, unless its value is 0, false or off.
fn is_on(element: &BytesStart) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off"))
}

/// The character that `&name;` or `&#n;` stands for.
fn resolve(reference: &BytesRef) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
