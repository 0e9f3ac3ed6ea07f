//! WebAnno TSV 3, in: what WebAnno and INCEpTION exported before CAS JSON.
//!
//! A file has its layers in the head, then sentence by sentence the text and a line for each token and each part of a
//! token that something begins or ends in. Spans become annotations under their value, such as `PER`; their other
//! features become tags. Relations are taken where they are of our kinds; slots and the ties of chains are lost.
//! Positions count UTF-16 units, as Java does. The text between sentences is not in the file: a line break stands there.

mod layers;
mod read;
mod table;

pub(super) use read::read;

#[cfg(test)]
mod tests;
