//! A `.qdpx` into a project.

use super::archive::{Archive, unreadable};
use super::parse::{Qde, Source, xml};
use super::{foreign, own, record};
use crate::exchange::draft::Draft;
use crate::exchange::{Format, ImportError, Imported, Input, LossKind};
use std::collections::HashMap;

/// How many selections are read.
const MAX_SELECTIONS: usize = 500_000;

/// What is common to both ways of reading.
pub(super) struct File<'x> {
    pub qde: Qde<'x>,
    /// The texts of sources, by number; `None` if a source's text is not in the archive.
    pub texts: Vec<Option<String>>,
    /// The texts of notes, by GUID.
    pub notes: HashMap<String, String>,
}

pub(in crate::exchange) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(input)?;
    let Some(text) = archive.text("project.qde")? else {
        return Err(unreadable(input, "there is no project.qde in it"));
    };
    let document = xml(&text, input)?;
    let qde = Qde::of(&document, input)?;
    let selections: usize = qde.sources.iter().map(|source| source.selections.len()).sum();
    if selections > MAX_SELECTIONS {
        let (name, what) = (input.name.to_owned(), format!("{selections} selections"));
        return Err(ImportError::TooMuch { name, what, limit: MAX_SELECTIONS as u64 });
    }
    let mut draft = Draft::new(input, Format::Qdpx);
    let mut texts = Vec::with_capacity(qde.sources.len());
    for source in &qde.sources {
        texts.push(text_of(&mut archive, source)?);
    }
    let mut notes = HashMap::new();
    for (guid, note) in &qde.notes {
        let text = match note {
            Ok(text) => Some((*text).to_owned()),
            Err(path) => internal(&mut archive, path)?,
        };
        match text {
            Some(text) => drop(notes.insert(guid.clone(), text)),
            None => draft.lose(LossKind::Part, "Note"),
        }
    }
    let file = File { qde, texts, notes };
    for name in &file.qde.others {
        let kind =
            if name.contains("Source") || name.contains("Selection") { LossKind::NoSpan } else { LossKind::Part };
        draft.lose(kind, name.as_str());
    }
    match file.notes.get(&record()).and_then(|whole| own::Record::of(whole, &file)) {
        Some(record) => record.read(&mut draft, &file),
        None => foreign::read(&mut draft, &file, input),
    }
    Ok(draft.finish())
}

/// The text of a source: in the XML, or in the archive.
fn text_of(archive: &mut Archive<'_>, source: &Source<'_>) -> Result<Option<String>, ImportError> {
    match source.text {
        Some(text) => Ok(Some(text.to_owned())),
        None => internal(archive, source.path),
    }
}

/// What a path such as `internal://GUID.txt` leads to in the archive; other paths lead out of it and are not followed.
fn internal(archive: &mut Archive<'_>, path: &str) -> Result<Option<String>, ImportError> {
    match path.strip_prefix("internal://") {
        Some(name) => archive.text(&format!("sources/{name}")),
        None => Ok(None),
    }
}
