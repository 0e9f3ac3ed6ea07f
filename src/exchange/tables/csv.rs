//! A table as CSV by RFC 4180: commas, CR LF between records, quotation marks where they are needed.
//!
//! A spreadsheet that opens a CSV file takes a cell that begins with certain signs for a formula, and formulas can run
//! programs and send data away. Such a cell gets an apostrophe before it, which spreadsheets take for "this is text".

use super::text;
use crate::exchange::report::Table;
use crate::exchange::{ExportError, Options, Progress};

/// What a formula can begin with; the wide forms are typed on East Asian keyboards and taken for the others.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// After how many rows the progress is told.
const ROWS: usize = 256;

/// Writes a table with a row of titles.
pub(super) fn table(table: &Table, options: &Options, progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    if options.byte_order_mark {
        bytes.extend_from_slice("\u{FEFF}".as_bytes());
    }
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(bytes);
    let failed = |error: ::csv::Error| ExportError::Failed { format: options.format, why: error.to_string() };
    writer.write_record(table.columns.iter().map(|column| harmless(column.title.clone()))).map_err(failed)?;
    for (number, row) in table.rows.iter().enumerate() {
        if number % ROWS == 0 {
            progress.at(table.rows.len() + number, table.rows.len() * 2)?;
        }
        let cells = table.columns.iter().zip(row).map(|(column, cell)| harmless(text(column, cell)));
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ExportError::Failed { format: options.format, why: error.error().to_string() })
}

/// `text` with an apostrophe before it where a spreadsheet would take it for a formula.
pub(super) fn harmless(text: String) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}
