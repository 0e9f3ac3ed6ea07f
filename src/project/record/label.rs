//! Labels.

use crate::annotation::{Bilingual, Joins, Label, LabelId, Project};
use crate::project::problem::{Flaw, Misfit};
use crate::project::reader::Reader;
use std::borrow::Cow;
use std::ops::Range;

/// Reads a label and looks whether it fits those before it, but for the one it stands under.
pub fn read_label(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<(Label, Option<LabelId>)> {
    let start = range.start;
    let (label, parent) = parse_label(reader, range)?;
    project.check_label(&label).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((label, parent))
}

/// Reads a label, and which one it stands under.
pub fn parse_label(reader: &mut Reader, range: Range<usize>) -> Option<(Label, Option<LabelId>)> {
    let mut record = reader.record(range)?;
    let id = record.need(reader, "id").map(LabelId);
    let name = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
    let color = record.need::<Cow<str>>(reader, "color").and_then(|text| {
        let color = read_color(&text);
        if color.is_none() {
            let at = record.at_field("color");
            reader.note(at, Flaw::Value(Misfit::Color));
        }
        color
    });
    let line = record.optional(reader, "line").unwrap_or_default();
    let key = record.optional::<Cow<str>>(reader, "key").and_then(|text| {
        let mut chars = text.chars();
        let key = chars.next().filter(|_| chars.next().is_none());
        if key.is_none() {
            reader.note(record.at_field("key"), Flaw::Value(Misfit::Key));
        }
        key
    });
    let role = record.optional(reader, "role");
    let parent = record.optional(reader, "parent");
    let joins = record.optional(reader, "joins");
    let extra = record.rest(reader);
    let id = id?;
    let joins = joins.unwrap_or_else(|| Joins::of_role(&id, role));
    Some((Label { id, name, color: color?, line, key, role, parent: None, joins, extra }, parent))
}

fn read_color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
