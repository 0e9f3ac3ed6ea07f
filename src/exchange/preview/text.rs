//! The beginning of files that programs read.

use super::{Left, Piece};
use crate::exchange::{Format, Written, qdpx};

/// How many lines of each file are shown, and how many code points of a line.
const LINES: usize = 200;
const LENGTH: usize = 600;

/// How many files are shown, and how many are named.
const FILES: usize = 8;
const NAMES: usize = 12;

/// The beginning of each file under its name, their names before; of a single one without it.
pub(super) fn pieces(files: &[Written], format: Format) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if files.len() > 1 {
        let names = files.iter().take(NAMES).map(|file| file.name.clone()).collect();
        pieces.push(Piece::Files(names, files.len()));
    }
    for file in files.iter().take(FILES) {
        if files.len() > 1 {
            pieces.push(Piece::Heading { level: 3, text: file.name.clone() });
        }
        let text = match format {
            Format::Qdpx => qdpx::main_file(&file.bytes).unwrap_or_default(),
            _ => String::from_utf8_lossy(&file.bytes).into_owned(),
        };
        beginning(&text, &mut pieces);
    }
    if files.len() > FILES {
        pieces.push(Piece::More { what: Left::Files, count: files.len() - FILES });
    }
    pieces
}

/// The first lines of `text`, and how many are left out.
fn beginning(text: &str, pieces: &mut Vec<Piece>) {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    pieces.extend(lines.by_ref().take(LINES).map(|line| Piece::Line(shortened(line))));
    let count = lines.count();
    if count > 0 {
        pieces.push(Piece::More { what: Left::Lines, count });
    }
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
