//! The records of a project file, each kind field by field.
//!
//! What is called `parse_…` reads a record by its form, whatever project it is to be part of; `read_…` also looks whether
//! it fits what was read of the project before, as articles and entries of the registry always do.

mod annotation;
mod article;
mod attribution;
mod label;
mod remarks;
mod source;

pub use annotation::{parse_annotation, read_annotation};
pub use article::read_article;
pub use attribution::{parse_attribution, parse_relation, read_attribution, read_relation};
pub use label::{parse_label, read_label};
pub use remarks::{parse_place_remarks, read_place_remarks};
pub use source::read_source;

use super::plain::Plain;
use super::problem::Flaw;
use super::reader::Reader;
use super::scan::{self, Field};
use crate::annotation::Bilingual;
use crate::article::Extra;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The fields of one record.
pub struct Record<'t> {
    /// Where the record begins, in bytes of the file.
    pub start: usize,
    /// Each field, and whether it was read.
    fields: Vec<(Field<'t>, bool)>,
}

/// Of more fields than this the repeated ones are looked for in an order of theirs.
const FEW: usize = 24;

impl<'t> Record<'t> {
    /// Takes `fields`, the first of each name.
    pub fn new(reader: &mut Reader<'t>, start: usize, fields: Vec<Field<'t>>) -> Record<'t> {
        let repeated = repeated(&fields);
        let mut kept = Vec::with_capacity(fields.len());
        for field in fields {
            if repeated.binary_search(&field.at).is_ok() {
                reader.note(field.at, Flaw::Twice(field.name.to_owned()));
            } else {
                kept.push((field, false));
            }
        }
        Record { start, fields: kept }
    }

    /// Where the field `name` begins; where the record does if it has none.
    pub fn at_field(&self, name: &str) -> usize {
        self.fields.iter().find(|(field, _)| field.name == name).map_or(self.start, |(field, _)| field.at)
    }

    /// Where the value of field `name` stands. `None` if there is no such field, or it was taken.
    pub fn take(&mut self, name: &str) -> Option<Range<usize>> {
        let (field, taken) = self.fields.iter_mut().find(|(field, taken)| !taken && field.name == name)?;
        *taken = true;
        Some(field.value.clone())
    }

    /// The field `name`, if it is there and sound.
    pub fn optional<T: Deserialize<'t>>(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Option<T> {
        let range = self.take(name)?;
        value(reader, range)
    }

    /// The field `name`; a problem is noted if it is absent or unsound.
    pub fn need<T: Deserialize<'t>>(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Option<T> {
        match self.take(name) {
            Some(range) => value(reader, range),
            None => {
                reader.note(self.start, Flaw::Missing(name));
                None
            }
        }
    }

    /// A text that is empty when it is absent.
    pub fn text(&mut self, reader: &mut Reader<'t>, name: &'static str) -> String {
        self.optional(reader, name).unwrap_or_default()
    }

    /// A text in two languages that is empty when it is absent.
    pub fn bilingual(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Bilingual {
        let Some(mut record) = self.take(name).and_then(|range| reader.record(range)) else {
            return Bilingual::default();
        };
        let text = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
        record.refuse_rest(reader);
        text
    }

    /// A list of texts, of which there are at most so many; empty when it is absent.
    fn words(&mut self, reader: &mut Reader<'t>, name: &'static str, most: usize, what: &'static str) -> Vec<String> {
        let mut words: Vec<String> = self.optional(reader, name).unwrap_or_default();
        if words.len() > most {
            reader.note(self.at_field(name), Flaw::TooMany(what, most));
            words.truncate(most);
        }
        words
    }

    /// Notes a problem if both fields are there, and leaves `other` out: kept as a field that nobody asked for it would be
    /// written a second time once the record has another value for it.
    pub fn exclude(&mut self, reader: &mut Reader<'t>, one: &'static str, other: &'static str) {
        let has = |name: &str| self.fields.iter().any(|(field, taken)| !taken && field.name == name);
        if has(one) && has(other) {
            reader.note(self.at_field(other), Flaw::Both(one, other));
            self.take(other);
        }
    }

    /// The fields nobody asked for, to be kept.
    pub fn rest(self, reader: &mut Reader<'t>) -> Extra {
        let mut extra = BTreeMap::new();
        for (field, _) in self.fields.into_iter().filter(|(_, taken)| !taken) {
            match scan::one_line(reader.text, field.value.clone()) {
                Ok(line) => {
                    reader.note(field.at, Flaw::Kept(field.name.to_owned()));
                    extra.insert(field.name.to_owned(), line);
                }
                Err(snag) => reader.note(snag.at, Flaw::Form(snag.what)),
            }
        }
        Extra::new(extra)
    }

    /// Warns of the fields nobody asked for: parts of a record have no place to keep them.
    pub fn refuse_rest(self, reader: &mut Reader) {
        for (field, _) in self.fields.into_iter().filter(|(_, taken)| !taken) {
            reader.note(field.at, Flaw::Unknown(field.name.to_owned()));
        }
    }
}

/// Where those of `fields` begin whose name one before them has, in their order.
fn repeated(fields: &[Field<'_>]) -> Vec<usize> {
    if fields.len() <= FEW {
        let before = |number: usize| fields.get(..number).unwrap_or_default();
        let is_known = |(number, field): &(usize, &Field)| before(*number).iter().any(|other| other.name == field.name);
        return fields.iter().enumerate().filter(is_known).map(|(_, field)| field.at).collect();
    }
    let mut names: Vec<(&str, usize)> = fields.iter().map(|f| (f.name, f.at)).collect();
    names.sort_unstable();
    let mut places: Vec<usize> = names.windows(2).filter(|w| w[0].0 == w[1].0).map(|w| w[1].1).collect();
    places.sort_unstable();
    places
}

/// Reads the value in `range`; `None` (and a problem noted) if it is not what it should be.
fn value<'t, T: Deserialize<'t>>(reader: &mut Reader<'t>, range: Range<usize>) -> Option<T> {
    let text: &'t str = reader.text;
    let text = text.get(range.clone()).unwrap_or_default();
    if let Some(value) = Plain::of(text).and_then(|plain| T::deserialize(plain).ok()) {
        return Some(value);
    }
    match ron::Options::default().from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            reader.note_ron(range, &error);
            None
        }
    }
}
