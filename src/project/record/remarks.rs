//! What was said about the project, an article, a block or an annotation.

use super::Record;
use crate::annotation::{Place, PlaceRemarks, Project, Remarks, limits};
use crate::article::ArticleId;
use crate::project::problem::Flaw;
use crate::project::reader::Reader;
use std::ops::Range;

/// Reads what was said about a place, and looks whether that is there.
pub fn read_place_remarks(
    reader: &mut Reader,
    project: &Project,
    range: Range<usize>,
) -> Option<(Place, PlaceRemarks, usize)> {
    let start = range.start;
    let (place, remarks) = parse_place_remarks(reader, range)?;
    project.check_place(&place).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((place, remarks, start))
}

/// Reads what was said about a place, whether that is there or not.
pub fn parse_place_remarks(reader: &mut Reader, range: Range<usize>) -> Option<(Place, PlaceRemarks)> {
    let mut record = reader.record(range)?;
    let article: Option<ArticleId> = record.optional(reader, "article");
    let block: Option<u32> = record.optional(reader, "block");
    let place = match (article, block) {
        (Some(article), Some(block)) => Place::Block(article, block),
        (Some(article), None) => Place::Article(article),
        (None, None) => Place::Project,
        (None, Some(_)) => {
            reader.note(record.start, Flaw::Missing("article"));
            return None;
        }
    };
    let remarks = read_remarks(reader, &mut record);
    let author = record.text(reader, "author");
    let modified = record.optional(reader, "modified").unwrap_or_default();
    let extra = record.rest(reader);
    Some((place, PlaceRemarks { remarks, author, modified, extra }))
}

/// What is said in `record`: note, gloss and tags.
pub(super) fn read_remarks<'t>(reader: &mut Reader<'t>, record: &mut Record<'t>) -> Remarks {
    Remarks {
        note: record.bilingual(reader, "note"),
        gloss: record.bilingual(reader, "gloss"),
        tags: record.words(reader, "tags", limits::MAX_TAGS, "tags"),
    }
}
