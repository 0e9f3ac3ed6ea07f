//! Attributions, each with its parties, and relations.

use super::Record;
use crate::annotation::{
    AnnotationId, Attribution, AttributionId, Party, Project, Relation, RelationId, Subject, Timestamp, limits,
};
use crate::article::ArticleId;
use crate::project::problem::Flaw;
use crate::project::reader::Reader;
use std::ops::Range;

/// Reads an attribution and looks whether it fits what was read of the project before. With it goes the one it is
/// inside of, which may come later in the file.
pub fn read_attribution(
    reader: &mut Reader,
    project: &Project,
    range: Range<usize>,
) -> Option<(Attribution, Option<AttributionId>)> {
    let start = range.start;
    let (attribution, inside) = parse_attribution(reader, range)?;
    project.check_attribution(&attribution).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((attribution, inside))
}

/// Reads an attribution, and the one it is inside of.
pub fn parse_attribution(reader: &mut Reader, range: Range<usize>) -> Option<(Attribution, Option<AttributionId>)> {
    let mut record = reader.record(range)?;
    let id: Option<AttributionId> = record.need(reader, "id");
    record.exclude(reader, "article", "claim");
    let subject = match record.optional::<ArticleId>(reader, "article") {
        Some(article) => Some(Subject::Article(article)),
        None => record.need(reader, "claim").map(Subject::Claim),
    };
    let created: Option<Timestamp> = record.need(reader, "created");
    let mut attribution = Attribution::new(id?, subject?, record.text(reader, "author"), created?);
    attribution.modified = record.optional(reader, "modified").unwrap_or(attribution.created);
    attribution.cue = record.optional(reader, "cue");
    attribution.source = read_party(reader, &mut record);
    if let Some(hops) = record.take("via") {
        for item in reader.section(hops, limits::MAX_HOPS, "hops in an attribution") {
            let mut hop = reader.record(item)?;
            match read_party(reader, &mut hop) {
                Some(party) => attribution.via.push(party),
                None => reader.note(hop.start, Flaw::Missing("source")),
            }
            hop.refuse_rest(reader);
        }
    }
    attribution.manner = record.optional(reader, "manner").unwrap_or_default();
    let inside = record.optional(reader, "inside");
    attribution.extra = record.rest(reader);
    Some((attribution, inside))
}

fn read_party<'t>(reader: &mut Reader<'t>, record: &mut Record<'t>) -> Option<Party> {
    record.exclude(reader, "source", "entry");
    let mention = record.optional(reader, "source").map(Party::Mention);
    mention.or_else(|| record.optional(reader, "entry").map(Party::Entry))
}

/// Reads a relation and looks whether it fits what was read of the project before.
pub fn read_relation(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Relation> {
    let start = range.start;
    let relation = parse_relation(reader, range)?;
    project.check_relation(&relation).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some(relation)
}

/// Reads a relation, whatever project it is to be part of.
pub fn parse_relation(reader: &mut Reader, range: Range<usize>) -> Option<Relation> {
    let mut record = reader.record(range)?;
    let id: Option<RelationId> = record.need(reader, "id");
    let kind = record.need(reader, "kind");
    let from: Option<AnnotationId> = record.need(reader, "from");
    let to: Option<AnnotationId> = record.need(reader, "to");
    let created: Option<Timestamp> = record.need(reader, "created");
    let author = record.text(reader, "author");
    let mut relation = Relation::new(id?, kind?, [from?, to?], author, created?);
    relation.modified = record.optional(reader, "modified").unwrap_or(relation.created);
    relation.note = record.bilingual(reader, "note");
    relation.extra = record.rest(reader);
    Some(relation)
}
