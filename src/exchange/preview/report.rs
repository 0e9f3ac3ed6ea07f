//! The report in pieces.

use super::{Block, Highlight, Left, Look, Piece, Row, Told};
use crate::annotation::Project;
use crate::article::BlockKind;
use crate::exchange::compact::{Compact, Part};
use crate::exchange::report::{Annotated, BlockPart, Fact, Note, Report, Table};
use crate::exchange::words::{Words, closed};
use crate::exchange::{ExportError, Options, Progress};
use crate::text::{CpRange, Direction};
use std::sync::Arc;

/// How many blocks of each article, rows of each table and sheets of sources are shown.
const BLOCKS: usize = 60;
const ROWS: usize = 60;
const SHEETS: usize = 20;

/// How many articles are shown; each of the others counts as its blocks.
const ARTICLES: usize = 20;

/// The whole report.
pub(super) fn pieces(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<(Direction, Vec<Piece>), ExportError> {
    let report = Report::of(project, options, progress)?;
    let mut page = Page { pieces: Vec::new(), words: &report.words };
    page.cover(&report);
    let more: usize = report.articles.iter().skip(ARTICLES).map(|annotated| annotated.blocks.len()).sum();
    report.articles.iter().take(ARTICLES).for_each(|annotated| page.article(annotated));
    page.more(Left::Blocks, more);
    report.claims.iter().chain(&report.registry).for_each(|table| page.section(table));
    for sheet in report.sources.iter().take(SHEETS) {
        let other = if sheet.other_name.is_empty() { String::new() } else { format!(" · {}", sheet.other_name) };
        page.heading(3, &format!("{}{other}", sheet.name));
        page.facts(&sheet.facts);
        page.table(&sheet.claims);
    }
    page.more(Left::Sheets, report.sources.len().saturating_sub(SHEETS));
    report.attributions.iter().chain(&report.reviews).for_each(|table| page.section(table));
    page.agreement(&report);
    Ok((report.words.direction(), page.pieces))
}

/// The tables alone, as CSV and Excel have them, their columns put together.
pub(super) fn tables(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<(Direction, Vec<Piece>), ExportError> {
    let report = Report::of(project, options, progress)?;
    let mut page = Page { pieces: Vec::new(), words: &report.words };
    let tables = report.claims.iter().chain(&report.registry).chain(&report.attributions).chain(&report.reviews);
    tables.for_each(|table| page.section(table));
    if let Some(agreement) = &report.agreement {
        page.section(&agreement.table);
        page.section(&agreement.all_disputes(&report.words));
    }
    Ok((report.words.direction(), page.pieces))
}

struct Page<'r> {
    pieces: Vec<Piece>,
    words: &'r Words,
}

impl Page<'_> {
    fn heading(&mut self, level: u8, text: &str) {
        self.pieces.push(Piece::Heading { level, text: closed(text) });
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.pieces.extend(told(facts).into_iter().map(Piece::Fact));
    }

    fn more(&mut self, what: Left, count: usize) {
        if count > 0 {
            self.pieces.push(Piece::More { what, count });
        }
    }

    fn cover(&mut self, report: &Report<'_>) {
        self.heading(1, &report.title);
        self.facts(&report.facts);
        self.facts(&report.remarks);
    }

    fn article(&mut self, annotated: &Annotated<'_>) {
        let titles = annotated.blocks.iter().take_while(|part| part.block.kind == BlockKind::Title).count();
        if titles == 0 {
            self.heading(2, &annotated.title);
        }
        for (number, part) in annotated.blocks.iter().take(BLOCKS).enumerate() {
            if number == titles {
                self.facts(&annotated.facts);
                self.facts(&annotated.remarks);
            }
            self.block(annotated, part);
        }
        if annotated.blocks.len() == titles {
            self.facts(&annotated.facts);
            self.facts(&annotated.remarks);
        }
        self.more(Left::Blocks, annotated.blocks.len().saturating_sub(BLOCKS));
    }

    /// A block, what is noted about it, and the notes whose marks end in it.
    fn block(&mut self, annotated: &Annotated<'_>, part: &BlockPart<'_>) {
        self.pieces.push(Piece::Block(block(annotated, part)));
        if !part.remarks.is_empty() {
            let about = Told { name: self.words.text("report-about-block"), text: String::new() };
            self.pieces.push(Piece::Fact(about));
            self.facts(&part.remarks);
        }
        let mut ended: Vec<usize> = part.runs.iter().flat_map(|run| run.ends.iter().copied()).collect();
        ended.sort_unstable();
        self.pieces.extend(ended.iter().filter_map(|at| annotated.notes.get(*at)).map(note));
    }

    fn agreement(&mut self, report: &Report<'_>) {
        let Some(agreement) = &report.agreement else { return };
        self.heading(2, &agreement.title);
        self.facts(&agreement.facts);
        self.table(&agreement.table);
        for disputes in &agreement.disputes {
            self.heading(3, &self.words.in_dispute(&disputes.title));
            self.table(disputes);
        }
    }

    fn section(&mut self, table: &Table) {
        self.heading(2, &table.title);
        self.table(table);
    }

    /// The names of the columns and the first rows.
    fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return;
        }
        let compact = Compact::of(table, self.words);
        let shares: Vec<u8> = compact.columns.iter().map(|column| column.share).collect();
        let titles: Arc<[String]> = compact.columns.iter().map(|column| column.title.clone()).collect();
        let row = |head, cells| Piece::Row(Row { head, shares: shares.clone(), cells, titles: titles.clone() });
        self.pieces.push(row(true, titles.to_vec()));
        for cells in compact.rows().take(ROWS) {
            let cells = compact.columns.iter().map(|column| cell(&compact.parts(cells, column))).collect();
            self.pieces.push(row(false, cells));
        }
        self.more(Left::Rows, table.rows.len().saturating_sub(ROWS));
    }
}

/// What stands in one place of a table, a line for each part.
fn cell(parts: &[Part<'_>]) -> String {
    let line = |part: &Part<'_>| {
        let text = closed(part.text);
        match part.name {
            // Isolated, as a grade in Latin letters may follow an Arabic name.
            Some(name) => format!("{name}: \u{2068}{text}\u{2069}"),
            None => text,
        }
    };
    parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Facts under their names; of several in a row with one name only the first is named.
fn told(facts: &[Fact]) -> Vec<Told> {
    let mut before: Option<&str> = None;
    let tell = |fact: &Fact| Told { name: fact.name.clone(), text: closed(&fact.text) };
    let mut all = Vec::with_capacity(facts.len());
    for fact in facts {
        let again = before.replace(&fact.name) == Some(fact.name.as_str());
        all.push(if again { Told { name: String::new(), ..tell(fact) } } else { tell(fact) });
    }
    all
}

fn note(note: &Note<'_>) -> Piece {
    Piece::Note { number: note.place.number, look: look(note), name: note.name.clone(), facts: told(&note.facts) }
}

fn look(note: &Note<'_>) -> Look {
    note.label.map_or_else(Look::unknown, Look::from)
}

/// A block's text with the numbers of notes where they end, and its highlights.
fn block(annotated: &Annotated<'_>, part: &BlockPart<'_>) -> Block {
    let mut text = String::new();
    let mut length = 0;
    let mut highlights: Vec<(usize, Highlight)> = Vec::new();
    for run in &part.runs {
        let range = CpRange::new(length, length + run.range.len());
        text.push_str(run.text);
        length = range.end.0;
        for (depth, mark) in run.marks.iter().enumerate() {
            let Some(note) = annotated.notes.get(*mark) else { continue };
            highlights.push((depth, Highlight { range, look: look(note) }));
        }
        let numbers: Vec<String> =
            run.ends.iter().filter_map(|at| Some(raised(annotated.notes.get(*at)?.place.number))).collect();
        let numbers = numbers.join("\u{2009}");
        length += numbers.chars().count() as u32;
        text.push_str(&numbers);
    }
    highlights.sort_by_key(|(depth, _)| *depth);
    let highlights = highlights.into_iter().map(|(_, highlight)| highlight).collect();
    Block { kind: part.block.kind, direction: part.direction, text, highlights }
}

/// A number in raised digits.
fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = [
        '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}', '\u{2078}',
        '\u{2079}',
    ];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}
