//! The lines of a TSV file: the text put together again, and what the columns say.

use super::layers::Layer;
use crate::exchange::{ImportError, Input};

/// How many lines and columns a file may have, and how many UTF-16 units its text.
const MAX_LINES: usize = 2_000_000;
const MAX_COLUMNS: usize = 1000;
const MAX_UNITS: u64 = 64 << 20;

/// A token or a part of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit<'f> {
    /// Such as `1-2`, or `1-2.1` for a part.
    pub id: &'f str,
    /// In UTF-16 units of the text.
    pub start: u64,
    pub end: u64,
    pub cells: Vec<&'f str>,
}

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct Table<'f> {
    pub layers: Vec<Layer>,
    pub text: String,
    pub units: Vec<Unit<'f>>,
    /// Names of head lines about sentences that say more than the text, such as `Sentence.id`.
    pub others: Vec<&'f str>,
}

/// Why a file cannot be read.
pub(super) enum Fault {
    Wrong(String),
    TooMuch(String, u64),
}

impl Fault {
    pub fn error(self, input: &Input<'_>) -> ImportError {
        let name = input.name.to_owned();
        match self {
            Fault::Wrong(why) => {
                ImportError::Unreadable { name, format: crate::exchange::Format::WebannoTsv, why: why.into() }
            }
            Fault::TooMuch(what, limit) => ImportError::TooMuch { name, what, limit },
        }
    }
}

impl<'f> Table<'f> {
    /// Reads a file.
    pub fn of(file: &'f str) -> Result<Table<'f>, Fault> {
        let mut table = Table::default();
        let mut units = 0;
        let mut sentence: Option<String> = None;
        let mut lines = file.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).enumerate();
        match lines.next() {
            Some((_, first)) if first.starts_with("#FORMAT=WebAnno TSV 3") => {}
            _ => return Err(Fault::Wrong("its first line is not #FORMAT=WebAnno TSV 3".to_owned())),
        }
        for (number, line) in lines {
            let at = number + 1;
            if at > MAX_LINES {
                return Err(Fault::TooMuch("more lines".to_owned(), MAX_LINES as u64));
            }
            if let Some(text) = line.strip_prefix("#Text=") {
                let text = unescape(text);
                match &mut sentence {
                    Some(begun) => {
                        begun.push('\n');
                        begun.push_str(&text);
                    }
                    None => sentence = Some(text),
                }
            } else if line.starts_with("#T_") && sentence.is_none() && table.units.is_empty() {
                table.add_layer(line, at)?;
            } else if line.starts_with('#') {
                table.others.push(line.trim_start_matches('#').split('=').next().unwrap_or_default());
            } else if !line.is_empty() {
                let unit = table.unit(line, at)?;
                if let Some(sentence) = sentence.take() {
                    units = table.add_sentence(&sentence, &unit, token(line), units, at)?;
                }
                if unit.end > units {
                    return Err(Fault::Wrong(format!("line {at}: {} lies outside the sentences", unit.id)));
                }
                table.units.push(unit);
            }
        }
        table.check_words(file)?;
        Ok(table)
    }

    fn add_layer(&mut self, line: &str, at: usize) -> Result<(), Fault> {
        let first = self.layers.last().map_or(0, |layer| layer.first + layer.columns.len());
        let layer = Layer::of(line, first).ok_or_else(|| Fault::Wrong(format!("line {at}: unknown layer {line:?}")))?;
        if first + layer.columns.len() > MAX_COLUMNS {
            return Err(Fault::TooMuch("more columns".to_owned(), MAX_COLUMNS as u64));
        }
        self.layers.push(layer);
        Ok(())
    }

    fn unit(&self, line: &'f str, at: usize) -> Result<Unit<'f>, Fault> {
        let wrong = |what: &str| Fault::Wrong(format!("line {at}: {what}"));
        let mut cells = line.split('\t');
        let id = cells.next().unwrap_or_default();
        let ends = cells.next().and_then(|ends| ends.split_once('-'));
        let ends = ends.and_then(|(start, end)| Some((start.parse::<u64>().ok()?, end.parse::<u64>().ok()?)));
        let (start, end) = ends.filter(|(start, end)| start <= end).ok_or_else(|| wrong("no positions such as 4-8"))?;
        cells.next().ok_or_else(|| wrong("no token"))?;
        let wanted = self.layers.last().map_or(0, |layer| layer.first + layer.columns.len());
        let cells: Vec<&str> = cells.take(wanted).collect();
        if cells.len() < wanted {
            return Err(wrong(&format!("{} columns instead of {wanted}", cells.len())));
        }
        Ok(Unit { id, start, end, cells })
    }

    /// Adds a sentence's text so that its first token stands where it says; gives how long the text is then.
    fn add_sentence(&mut self, text: &str, first: &Unit<'_>, token: &str, units: u64, at: usize) -> Result<u64, Fault> {
        let before = text.find(&unescape(token)).and_then(|at| text.get(..at)).map_or(0, length);
        let start = first.start.checked_sub(before).filter(|start| *start >= units);
        let Some(start) = start else {
            return Err(Fault::Wrong(format!("line {at}: the sentence begins before the one above it ends")));
        };
        let end = start + length(text);
        if end > MAX_UNITS {
            return Err(Fault::TooMuch(format!("a text of {end} UTF-16 units"), MAX_UNITS));
        }
        // What stood between the sentences is not told, only how long it was.
        for unit in units..start {
            self.text.push(if unit == units && units > 0 { '\n' } else { ' ' });
        }
        self.text.push_str(text);
        Ok(end)
    }

    /// Holds the tokens to the text: positions that are off would move every annotation.
    fn check_words(&self, file: &str) -> Result<(), Fault> {
        let wide: Vec<u16> = self.text.encode_utf16().collect();
        let rows = file.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        let rows = rows.filter(|line| !line.is_empty() && !line.starts_with('#'));
        for (unit, line) in self.units.iter().zip(rows) {
            let there = wide.get(unit.start as usize..unit.end as usize).unwrap_or_default();
            let said = unescape(token(line));
            if !said.encode_utf16().eq(there.iter().copied()) {
                let there = String::from_utf16_lossy(there);
                let (id, start, end) = (unit.id, unit.start, unit.end);
                return Err(Fault::Wrong(format!(
                    "{id} says {said:?} stands at {start}-{end}, where the text has {there:?}"
                )));
            }
        }
        Ok(())
    }
}

/// The token's column of a line.
fn token(line: &str) -> &str {
    line.split('\t').nth(2).unwrap_or_default()
}

fn length(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}

/// A value as it was before it was written: a backslash stands before what would mean something, and before the letters
/// of control characters.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('f') => out.push('\u{C}'),
                Some('b') => out.push('\u{8}'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// Cuts `text` at each `at` that no backslash stands before.
pub(super) fn split(text: &str, at: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut escaped) = (0, false);
    for (place, c) in text.char_indices() {
        if c == at && !escaped {
            parts.push(text.get(from..place).unwrap_or_default());
            from = place + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}

/// One of the values that are stacked in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    /// What it says; empty if it is there without a value.
    pub text: String,
    /// Which annotation it is of, where that is not told by the token.
    pub id: Option<u64>,
}

impl Value {
    /// Reads a value such as `PER[3]` or `*`; `None` if it is `_`.
    pub fn of(written: &str) -> Option<Value> {
        if written == "_" {
            return None;
        }
        let (text, id) = match written.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((text, digits)) if !text.ends_with('\\') => match digits.parse() {
                Ok(id) => (text, Some(id)),
                Err(_) => (written, None),
            },
            _ => (written, None),
        };
        Some(Value { text: if text == "*" { String::new() } else { unescape(text) }, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_what_marks_them() {
        let check = |written: &str, expected: Option<(&str, Option<u64>)>| {
            let value = Value::of(written);
            assert_eq!(value.as_ref().map(|v| (v.text.as_str(), v.id)), expected, "{written}");
        };
        check("_", None);
        check("*", Some(("", None)));
        check("*[3]", Some(("", Some(3))));
        check("PER[12]", Some(("PER", Some(12))));
        check("\\_", Some(("_", None)));
        check("\\*", Some(("*", None)));
        check("a\\[1\\]", Some(("a[1]", None)));
        check("a\\\\b", Some(("a\\b", None)));
        check("x[y]", Some(("x[y]", None)));
        check("", Some(("", None)));
    }

    #[test]
    fn cuts_are_made_where_nothing_is_escaped() {
        assert_eq!(split("a|b\\|c|\\\\|d", '|'), ["a", "b\\|c", "\\\\", "d"]);
        assert_eq!(split("", '|'), [""]);
    }
}
