//! The tables as an Excel workbook: a sheet each, from right to left in an Arabic report, with filters and a header
//! that stays in view.
//!
//! Texts are written as texts, never as formulas or links, whatever they begin with.

use super::text;
use crate::exchange::report::{Cell, Column, Report, Table};
use crate::exchange::words::{Words, closed, direction_in, direction_of};
use crate::exchange::{ExportError, Options, Progress};
use crate::text::Direction;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// What a cell holds at most, in UTF-16 units.
const LONGEST: usize = 32_767;
/// What a sheet's name holds at most, in characters.
const NAME: usize = 31;
/// Characters a column is wide for each share of the width, and besides.
const WIDTH: (f64, f64) = (7.5, 3.0);
/// How high a line is, and a row at most, in points.
const LINE: f64 = 13.5;
const HIGHEST: f64 = 409.0;
/// ISO A4 by its number in the format.
const A4: u8 = 9;
/// After how many rows the progress is told.
const ROWS: usize = 256;

/// How cells look.
struct Looks {
    header: Format,
    rtl: Format,
    ltr: Format,
    number: Format,
}

/// Writes the workbook.
pub(super) fn workbook(
    report: &Report<'_>,
    tables: &[(&str, &Table)],
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let failed = |error: XlsxError| ExportError::Failed { format: options.format, why: error.to_string() };
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(characters(&report.title)).set_author("Isnad");
    // A time that Excel's calendar lacks is the first that it has.
    let made = ExcelDateTime::from_timestamp(options.now.0).or_else(|_| ExcelDateTime::from_timestamp(0));
    properties = properties.set_creation_datetime(&made.map_err(failed)?);
    workbook.set_properties(&properties);
    let looks = Looks::new();
    for (number, (_, table)) in tables.iter().enumerate() {
        let told = |row: usize| progress.at(tables.len() + number, tables.len() * 2).map(|()| row);
        let sheet = workbook.add_worksheet();
        told(0)?;
        fill(sheet, table, &report.words, &looks).map_err(failed)?;
        for row in (0..table.rows.len()).step_by(ROWS) {
            told(row)?;
            let rows = table.rows.iter().enumerate().skip(row).take(ROWS);
            for (at, cells) in rows {
                let height = height(table, cells);
                sheet.set_row_height(at as u32 + 1, height).map_err(failed)?;
                for (column, (title, cell)) in table.columns.iter().zip(cells).enumerate() {
                    let place = (at as u32 + 1, column as u16);
                    put(sheet, place, title, &text(title, cell), cell.language, &looks).map_err(failed)?;
                }
            }
        }
    }
    workbook.save_to_buffer().map_err(failed)
}

/// Sets a sheet up: name, direction, header, widths, filter, paper.
fn fill(sheet: &mut Worksheet, table: &Table, words: &Words, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(name(&table.title))?;
    sheet.set_right_to_left(words.direction().is_rtl());
    let last = (table.rows.len() as u32, table.columns.len().saturating_sub(1) as u16);
    for (at, column) in table.columns.iter().enumerate() {
        let at = at as u16;
        sheet.write_string_with_format(0, at, characters(&column.title), &looks.header)?;
        sheet.set_column_width(at, f64::from(column.share) * WIDTH.0 + WIDTH.1)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last.0, last.1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    text: &str,
    language: Option<crate::locale::Language>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if matches!(column.key, "number" | "claims")
        && let Ok(number) = text.parse::<u32>()
    {
        sheet.write_number_with_format(row, at, number, &looks.number)?;
        return Ok(());
    }
    let look = match direction_in(text, language, direction_of(&column.title, Direction::Ltr)) {
        Direction::Rtl => &looks.rtl,
        Direction::Ltr => &looks.ltr,
    };
    sheet.write_string_with_format(row, at, shortened(&characters(text)), look)?;
    Ok(())
}

/// How high a row is for its wrapped texts, in points, as far as their lengths tell; programs differ in whether they
/// find it out by themselves.
fn height(table: &Table, cells: &[Cell]) -> f64 {
    let lines = |(column, cell): (&Column, &Cell)| {
        let wide = (f64::from(column.share) * WIDTH.0 + WIDTH.1) * 1.1;
        cell.text.lines().map(|line| (line.chars().count() as f64 / wide).ceil().max(1.0)).sum::<f64>()
    };
    let most = table.columns.iter().zip(cells).map(lines).fold(1.0, f64::max);
    (most * LINE + 2.0).min(HIGHEST)
}

impl Looks {
    fn new() -> Looks {
        let cell =
            || Format::new().set_font_name("Arial").set_font_size(10).set_text_wrap().set_align(FormatAlign::Top);
        // 1 and 2 are the format's words for left to right and right to left.
        let left = cell().set_align(FormatAlign::Left).set_reading_direction(1);
        let right = cell().set_align(FormatAlign::Right).set_reading_direction(2);
        let header = cell()
            .set_bold()
            .set_background_color(Color::RGB(0xECEAE4))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_color(Color::RGB(0x8A867C));
        Looks { header, rtl: right, ltr: left, number: cell().set_align(FormatAlign::Center) }
    }
}

/// A sheet's name: without the signs that Excel forbids in it, and not too long.
fn name(title: &str) -> String {
    let plain: String =
        closed(title).chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).collect();
    plain.chars().take(NAME).collect()
}

/// `text` without what XML has no characters for, which becomes U+FFFD; controls are written by the format's escape.
fn characters(text: &str) -> String {
    text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// `text`, or what a cell can hold of it and an ellipsis.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_an_ellipsis() {
        let check = |text: String, expected: usize| assert_eq!(shortened(&text).encode_utf16().count(), expected);
        check("a".repeat(LONGEST), LONGEST);
        check("a".repeat(LONGEST + 1), LONGEST);
        check("😀".repeat(LONGEST), LONGEST);
        assert!(shortened(&"a".repeat(LONGEST + 1)).ends_with("a…"));
    }

    #[test]
    fn a_sheet_s_name_is_one_that_excel_takes() {
        assert_eq!(name("a/b:c [d]*?'\\"), "abc d");
        assert_eq!(name(&"ق".repeat(40)).chars().count(), NAME);
    }
}
