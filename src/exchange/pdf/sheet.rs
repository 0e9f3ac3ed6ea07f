//! A source's sheet: its names, what is known of it, and the claims it is named for.

use super::compose::Pen;
use super::page::PartKind;
use super::style::Role;
use super::table;
use crate::exchange::report::Sheet;

/// Puts a sheet at the pen.
pub(super) fn put(pen: &mut Pen<'_>, sheet: &Sheet) {
    let unnamed = pen.words.text("sources-unnamed");
    let name = if sheet.name.is_empty() { &unnamed } else { &sheet.name };
    let title = if sheet.other_name.is_empty() {
        name.clone()
    } else {
        format!("\u{2068}{name}\u{2069} · \u{2068}{}\u{2069}", sheet.other_name)
    };
    pen.heading(&title, Role::Heading, PartKind::Heading(2), 1);
    pen.facts(&sheet.facts);
    if !sheet.claims.rows.is_empty() {
        table::put(pen, &sheet.claims);
    }
    pen.y += 6.0;
}
