//! Entries of the source registry, each with its ratings.

use crate::annotation::{Bilingual, EditError, Rating, Source, SourceId, SourceKind, Timestamp, limits};
use crate::project::problem::Flaw;
use crate::project::reader::Reader;
use std::ops::Range;

/// Reads an entry of the source registry, and what it belongs to: that may come later in the file.
pub fn read_source(reader: &mut Reader, range: Range<usize>) -> Option<(Source, Option<SourceId>)> {
    let mut record = reader.record(range)?;
    let id: Option<SourceId> = record.need(reader, "id");
    if id.as_ref().is_some_and(|id| id.0.is_empty()) {
        reader.note(record.start, Flaw::Unfit(EditError::Nameless));
        return None;
    }
    let name = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
    let created: Option<Timestamp> = record.need(reader, "created");
    let mut source = Source::new(id?, name, record.text(reader, "author"), created?);
    source.modified = record.optional(reader, "modified").unwrap_or(source.created);
    source.transliteration = record.text(reader, "transliteration");
    source.aliases = record.words(reader, "aliases", limits::MAX_ALIASES, "aliases of a source");
    source.kind = record.optional(reader, "kind").unwrap_or(SourceKind::Person);
    source.role = record.bilingual(reader, "role");
    source.note = record.bilingual(reader, "note");
    if let Some(ratings) = record.take("ratings") {
        for item in reader.section(ratings, limits::MAX_RATINGS, "ratings of a source") {
            match read_rating(reader, item) {
                Some(rating) => source.rate(rating),
                None if reader.newer => {}
                None => return None,
            }
        }
    }
    let parent = record.optional(reader, "parent");
    source.extra = record.rest(reader);
    Some((source, parent))
}

fn read_rating(reader: &mut Reader, range: Range<usize>) -> Option<Rating> {
    let mut record = reader.record(range)?;
    let (at, reliability) = (record.need(reader, "at"), record.need(reader, "reliability"));
    let reason = record.bilingual(reader, "reason");
    let author = record.text(reader, "author");
    record.refuse_rest(reader);
    Some(Rating { at: at?, reliability: reliability?, reason, author })
}
