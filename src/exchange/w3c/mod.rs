//! W3C Web Annotation (Recommendation of 2017-02-23) as JSON-LD, out and in.
//!
//! A project is written as one collection whose page holds every annotation: what it marks as quotes and as positions
//! in code points, its label, notes, translation and tags as textual bodies. What the model lacks stands under `isnad`,
//! whose fields are terms of our own by the context that the file carries with it; so the file says the whole project
//! and is read back as it was. Of others' files those annotations are taken in that select text; the text itself is
//! not in them and is given apart.

mod parse;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The context of the model.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What the names of our terms begin with: a name that nobody else gives, since the project has no address.
const TERMS: &str = "urn:uuid:4b1d6c1e-7a52-5f0e-9d0a-2f6c93e051c7#";

/// The field that holds what the model lacks.
const OWN: &str = "isnad";

#[cfg(test)]
mod tests;
