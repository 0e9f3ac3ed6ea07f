//! A report's tables for a page: fifteen columns are five, each with what belongs together.
//!
//! CSV and Excel keep every column apart; on paper and on a screen a table of claims with fifteen columns has two words
//! a line. So a claim stands with its translations, its grades together under their names, and so on. Columns that are
//! empty in all rows are left out.

use super::report::{Cell, NoteRef, Table};
use super::words::Words;
use crate::locale::Language;

/// What is put together: the message of the heading, or "" for the first column's own; the share of the width; the
/// columns by key, and whether each is named where it stands.
type Group = (&'static str, u8, &'static [(&'static str, bool)]);

const GROUPS: [Group; 16] = [
    ("", 2, &[("number", false)]),
    ("", 7, &[("claim", false), ("gloss-ar", false), ("gloss-en", false), ("gloss", false)]),
    ("", 6, &[("on", false)]),
    ("", 7, &[("decision", false), ("reason", false)]),
    ("", 5, &[("chain", false), ("corroboration", false)]),
    (
        "grade",
        4,
        &[("credibility", true), ("likelihood", true), ("confidence", true), ("kind", true), ("status", true)],
    ),
    ("", 2, &[("cue", false)]),
    ("", 5, &[("source", false), ("reliability", true), ("via", true), ("inside", true)]),
    ("", 2, &[("manner", false)]),
    ("chain-source", 5, &[("name-ar", false), ("name-en", false), ("aliases", true)]),
    ("", 4, &[("kind", false), ("role", false), ("parent", true)]),
    ("", 2, &[("part", false)]),
    ("", 2, &[("reliability", false)]),
    ("", 1, &[("claims", false)]),
    ("", 5, &[("note", false), ("tags", true)]),
    ("", 4, &[("place", false), ("author", true), ("time", true)]),
];

/// A table whose columns are put together.
pub(super) struct Compact<'t> {
    table: &'t Table,
    pub columns: Vec<Together>,
}

/// A column of it.
pub(super) struct Together {
    pub title: String,
    /// How wide it is beside the others.
    pub share: u8,
    /// The table's columns by number, with whether each is named.
    parts: Vec<(usize, bool)>,
}

/// One of the things in a cell.
pub(super) struct Part<'t> {
    /// What it is, where that must be said.
    pub name: Option<&'t str>,
    pub text: &'t str,
    pub language: Option<Language>,
    pub note: Option<NoteRef>,
}

impl<'t> Compact<'t> {
    pub fn of(table: &'t Table, words: &Words) -> Compact<'t> {
        let mut taken = vec![false; table.columns.len()];
        let mut columns: Vec<Together> = Vec::new();
        for (title, share, keys) in GROUPS {
            let mut parts = Vec::new();
            for (key, named) in keys {
                let found = table.columns.iter().position(|column| column.key == *key);
                if let Some(at) = found.filter(|at| !taken.get(*at).copied().unwrap_or(true)) {
                    parts.push((at, *named));
                }
            }
            // A group is meant for the table that has the column it begins with.
            let leads =
                parts.first().is_some_and(|(at, _)| keys.first().is_some_and(|(k, _)| table.columns[*at].key == *k));
            if !leads {
                continue;
            }
            parts.iter().for_each(|(at, _)| taken[*at] = true);
            parts.retain(|(at, _)| table.rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.text.is_empty())));
            let Some(&(first, _)) = parts.first() else { continue };
            let title = if title.is_empty() { table.columns[first].title.clone() } else { words.text(title) };
            columns.push(Together { title, share, parts });
        }
        columns.extend(left_over(table, &taken));
        Compact { table, columns }
    }

    /// What stands in a row under a column, without what is empty.
    pub fn parts(&self, row: &'t [Cell], column: &Together) -> Vec<Part<'t>> {
        let part = |&(at, named): &(usize, bool)| {
            let cell = row.get(at).filter(|cell| !cell.text.is_empty())?;
            let name = named.then(|| self.table.columns[at].title.as_str());
            Some(Part { name, text: &cell.text, language: cell.language, note: cell.note })
        };
        column.parts.iter().filter_map(part).collect()
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = &'t [Cell]> + use<'t> {
        self.table.rows.iter().map(Vec::as_slice)
    }
}

/// The columns that no group took, each by itself.
fn left_over<'a>(table: &'a Table, taken: &'a [bool]) -> impl Iterator<Item = Together> + 'a {
    let left = table.columns.iter().enumerate().filter(|(at, _)| !taken[*at]);
    left.map(|(at, column)| Together { title: column.title.clone(), share: column.share, parts: vec![(at, false)] })
}

#[cfg(test)]
mod tests {
    use super::super::report::Report;
    use super::super::{Format, Languages, Options, Progress};
    use super::*;
    use crate::annotation::Timestamp;
    use crate::project;

    #[test]
    fn everything_a_table_says_is_said_once() {
        let project = project::sample();
        for languages in Languages::ALL {
            let options = Options { languages, ..Options::new(Format::Html, "sample", Timestamp(0)) };
            let report = Report::of(&project, &options, &Progress::silent()).expect("nobody stops it");
            let tables = report.claims.iter().chain(&report.registry).chain(&report.attributions);
            for table in tables.chain(report.sources.iter().map(|sheet| &sheet.claims)) {
                let compact = Compact::of(table, &report.words);
                assert!(compact.columns.len() <= 6, "{} has {} columns", table.title, compact.columns.len());
                for row in compact.rows() {
                    let said = compact.columns.iter().flat_map(|c| compact.parts(row, c)).map(|part| part.text);
                    let (mut said, mut all) =
                        (said.collect::<Vec<_>>(), row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>());
                    all.retain(|text| !text.is_empty());
                    said.sort_unstable();
                    all.sort_unstable();
                    assert_eq!(said, all);
                }
            }
        }
    }
}
