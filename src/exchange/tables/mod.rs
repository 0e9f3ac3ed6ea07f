//! The tables of a report as CSV and as an Excel workbook: claims, sources, attributions, each column by itself.

mod csv;
mod xlsx;

use super::report::{Cell, Column, Report, Table};
use super::words::closed;
use super::{ExportError, Layouts, Options, Progress, Written};
use crate::annotation::Project;

/// The columns whose cells are words of an article; they are written as they stand.
const QUOTED: [&str; 4] = ["claim", "cue", "on", "words"];

/// The columns whose cells are put together here, with isolates between the pieces.
const PUT_TOGETHER: [&str; 12] = [
    "tags",
    "chain",
    "inside",
    "place",
    "likelihood",
    "corroboration",
    "question",
    "said",
    "kappa",
    "alpha",
    "alpha-u",
    "gamma",
];

/// A CSV file for each table; the first is called as the export, the others with the table's name after it.
pub(super) fn write_csv(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = report(project, options, progress)?;
    let mut files = Vec::new();
    let agreement = of_agreement(&report);
    let more = agreement.iter().map(|(key, table)| (*key, table));
    for (key, table) in tables(&report).into_iter().chain(more) {
        let name = match files.is_empty() {
            true => options.file_name(),
            false => format!("{}-{key}.{}", options.name, options.format.extension()),
        };
        files.push(Written { name, bytes: csv::table(table, options, progress)? });
    }
    progress.at(1, 1)?;
    Ok(files)
}

/// One workbook with a sheet for each table.
pub(super) fn write_xlsx(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = report(project, options, progress)?;
    let agreement = of_agreement(&report);
    let more = agreement.iter().map(|(key, table)| (*key, table));
    let all: Vec<_> = tables(&report).into_iter().chain(more).collect();
    let bytes = xlsx::workbook(&report, &all, options, progress)?;
    progress.at(1, 1)?;
    Ok(vec![Written { name: options.file_name(), bytes }])
}

/// The report without the articles.
fn report<'p>(project: &'p Project, options: &Options, progress: &Progress<'_>) -> Result<Report<'p>, ExportError> {
    if !options.layouts.claims && !options.layouts.sources && options.shown_agreement().is_none() {
        let why = "a table shows claims, sources or agreement, and none is wanted".to_owned();
        return Err(ExportError::Failed { format: options.format, why });
    }
    let options = Options { layouts: Layouts { article: false, ..options.layouts }, ..options.clone() };
    Report::of(project, &options, progress)
}

/// The tables by what they are called in file names.
fn tables<'r>(report: &'r Report<'_>) -> Vec<(&'static str, &'r Table)> {
    let all = [
        ("claims", &report.claims),
        ("sources", &report.registry),
        ("attributions", &report.attributions),
        ("reviews", &report.reviews),
    ];
    all.into_iter().filter_map(|(key, table)| Some((key, table.as_ref()?))).collect()
}

/// The tables of agreement, likewise.
fn of_agreement(report: &Report<'_>) -> Vec<(&'static str, Table)> {
    let Some(agreement) = &report.agreement else { return Vec::new() };
    vec![("agreement", agreement.table.clone()), ("disputes", agreement.all_disputes(&report.words))]
}

/// The text of a cell: without the isolates that hold its pieces apart in running text, and, but for words of an
/// article, with all directions closed that it opens.
fn text(column: &Column, cell: &Cell) -> String {
    if QUOTED.contains(&column.key) {
        return cell.text.clone();
    }
    let text = closed(&cell.text);
    if PUT_TOGETHER.contains(&column.key) {
        return text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    }
    text
}

#[cfg(test)]
mod tests;
