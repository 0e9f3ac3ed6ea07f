//! A document, and those that belong to it, into a project.

use super::parse::{Document, MAX_LINES};
use super::{foreign, own, record};
use crate::exchange::draft::Draft;
use crate::exchange::outcome::Wrong;
use crate::exchange::{Format, ImportError, Imported, Input, LossKind};

/// How large a document may be, in bytes.
const MAX_BYTES: u64 = 64 << 20;

pub(in crate::exchange) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let mut draft = Draft::new(input, Format::Brat);
    let too_much = |what: String, limit: u64| ImportError::TooMuch { name: input.name.to_owned(), what, limit };
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(too_much(format!("{} bytes", input.bytes.len()), MAX_BYTES));
    }
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    let file = std::str::from_utf8(bytes).map_err(|_| draft.unreadable(Wrong::encoding()))?;
    let lines = file.split('\n').count();
    if lines > MAX_LINES {
        return Err(too_much(format!("{lines} lines"), MAX_LINES as u64));
    }
    let document = Document::of(file);
    if document.bounds.is_empty() && !document.others.is_empty() {
        return Err(draft.unreadable("none of its lines is an annotation"));
    }
    let (text, name) = input.text_beside(Format::Brat)?;
    let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
    let whole = (input.beside)(&record(stem));
    match whole.and_then(|whole| own::Record::of(&whole, stem, file, &text, input)) {
        Some(record) => record.read(&mut draft),
        None => {
            document.others.iter().for_each(|name| draft.lose(LossKind::Part, *name));
            foreign::read(&mut draft, &document, &name, text);
        }
    }
    Ok(draft.finish())
}
