//! UIMA CAS: JSON 0.4.0 out and in, XMI in; what INCEpTION and DKPro exchange.
//!
//! Each article is a file of its own, `NAME.json`, `NAME-2.json` and so on, with its text in the initial view: INCEpTION
//! knows no other views. A mark is an annotation of the type `webanno.custom.IsnadMark`, a relation one of
//! `webanno.custom.IsnadRelation`; a structure of the type `isnad.Record` in the first file holds the project whole, and our own files are
//! read back from it as far as texts and marks agree. Positions count UTF-16 units, as Java does.

mod foreign;
mod model;
mod own;
mod write;

pub(super) use write::write;

use super::draft::Draft;
use super::{Format, ImportError, Imported, Input, LossKind};
use crate::exchange::outcome::{Fault, Wrong};
use model::Cas;

const MARK: &str = "webanno.custom.IsnadMark";
const RELATION: &str = "webanno.custom.IsnadRelation";
const RECORD: &str = "isnad.Record";

pub(super) fn read_json(input: &Input<'_>) -> Result<Imported, ImportError> {
    let file = super::records::parse(input, Format::CasJson)?;
    let cas = Cas::of_json(&file);
    finish(cas.map_err(|why| unreadable(input, Format::CasJson, why))?, input, Format::CasJson)
}

pub(super) fn read_xmi(input: &Input<'_>) -> Result<Imported, ImportError> {
    let cas = Cas::of_xmi(input.bytes).map_err(|why| unreadable(input, Format::CasXmi, why))?;
    finish(cas, input, Format::CasXmi)
}

fn unreadable(input: &Input<'_>, format: Format, why: Wrong) -> ImportError {
    ImportError::Unreadable { name: input.name.to_owned(), format, why }
}

fn finish(cas: Cas, input: &Input<'_>, format: Format) -> Result<Imported, ImportError> {
    if cas.structures.len() > model::MAX_STRUCTURES {
        let (name, what) = (input.name.to_owned(), format!("{} structures", cas.structures.len()));
        return Err(ImportError::TooMuch { name, what, limit: model::MAX_STRUCTURES as u64 });
    }
    let mut draft = Draft::new(input, format);
    match own::Record::of(&cas, input) {
        Some(record) => record.read(&mut draft, &cas),
        None if cas.sofas.is_empty() => {
            return Err(draft.unreadable(Wrong::of(Fault::Empty, "none of its views has a text")));
        }
        None => foreign::read(&mut draft, &cas, input),
    }
    for name in &cas.others {
        draft.lose(LossKind::Part, name.as_str());
    }
    Ok(draft.finish())
}

#[cfg(test)]
mod tests;
