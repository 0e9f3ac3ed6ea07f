//! Reading what other programs wrote.

use super::parse::{Coding, Selection};
use super::read::File;
use crate::annotation::{AnnotationId, LabelId, RelationKind};
use crate::article::ArticleId;
use crate::exchange::draft::Draft;
use crate::exchange::quoted::same_words;
use crate::exchange::{Document, Input, LossKind};
use crate::text::CpRange;
use std::collections::HashMap;

/// What a program counts in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Code points, as the standard says.
    CodePoints,
    /// UTF-16 units, as NVivo does.
    Utf16,
    /// Code points, a carriage return and line feed as one, as ATLAS.ti does.
    Lines,
}

/// A text of the file.
struct Held {
    document: Document,
    /// The same with single line feeds.
    lines: Option<Document>,
    unit: Unit,
}

impl Held {
    /// Makes it of a text and what is selected in it: the unit is the one in which the most selections stand where
    /// their names say; names are what is selected, or the beginning of it.
    fn of(name: &str, text: String, selections: &[Selection<'_>]) -> Held {
        let lines = text.contains("\r\n").then(|| Document::new(name, text.replace("\r\n", "\n")));
        let document = Document::new(name, text);
        let held = |unit| Held { document: document.clone(), lines: lines.clone(), unit };
        let score = |held: &Held| {
            let places: Vec<_> = selections.iter().filter_map(|s| Some((held.range(s)?, s.name))).collect();
            let fit = places.iter().filter(|(range, name)| held.agrees(*range, name)).count();
            // The words tell first, then whether it lies inside.
            (fit, places.len())
        };
        let mut best = held(Unit::CodePoints);
        for other in [held(Unit::Utf16), held(Unit::Lines)] {
            // In doubt the standard holds.
            if score(&other) > score(&best) {
                best = other;
            }
        }
        best
    }

    fn range(&self, selection: &Selection<'_>) -> Option<CpRange> {
        let (start, end) = (selection.start, selection.end);
        match (self.unit, &self.lines) {
            (Unit::CodePoints, _) => self.document.range(start, end),
            (Unit::Utf16, _) => self.document.range_utf16(start, end),
            // Both documents are the same article: line ends are no part of it.
            (Unit::Lines, Some(lines)) => lines.range(start, end),
            (Unit::Lines, None) => None,
        }
    }

    fn agrees(&self, range: CpRange, name: &str) -> bool {
        let there = self.document.article.slice(range);
        let name = name.trim().trim_end_matches('…').trim_end_matches("...");
        let letters = name.chars().filter(|c| !c.is_whitespace()).count();
        let start: String = there.chars().filter(|c| !c.is_whitespace()).take(letters).collect();
        letters > 0 && same_words(&start, name)
    }
}

pub(super) fn read(draft: &mut Draft<'_>, file: &File<'_>, input: &Input<'_>) {
    draft.project.name = file.qde.name.to_owned();
    let codes = add_codes(draft, file);
    let mut made: HashMap<&str, AnnotationId> = HashMap::new();
    for (source, text) in file.qde.sources.iter().zip(&file.texts) {
        let Some(text) = text else {
            draft.lose(LossKind::Dangling, format!("text {}", source.path));
            continue;
        };
        let name = if source.name.is_empty() { "text" } else { source.name };
        let held = Held::of(name, text.clone(), &source.selections);
        let article = draft.add_article(&held.document);
        for code in &source.codes {
            match codes.names.get(code.as_str()) {
                Some(name) => draft.tag_article(&article, name),
                None => draft.lose(LossKind::Dangling, "CodeRef"),
            }
        }
        for note in &source.notes {
            match file.notes.get(note) {
                Some(text) => draft.note_article(&article, text),
                None => draft.lose(LossKind::Dangling, "NoteRef"),
            }
        }
        for selection in &source.selections {
            let id = take(draft, file, &codes, &held, &article, selection, input);
            made.extend(id.map(|id| (selection.guid.as_str(), id)));
        }
    }
    for link in &file.qde.links {
        let ends = [&link.from, &link.to].map(|end| made.get(end.as_str()));
        match (RelationKind::named(link.name), ends) {
            (Some(kind), [Some(from), Some(to)]) if link.is_oneway => {
                draft.relate(&link.guid, kind, from, to);
            }
            _ => draft.lose(LossKind::Tie, if link.name.is_empty() { "Link" } else { link.name }),
        }
    }
}

/// The codebook as labels.
struct Codes<'x> {
    names: HashMap<&'x str, &'x str>,
}

fn add_codes<'x>(draft: &mut Draft<'_>, file: &'x File<'_>) -> Codes<'x> {
    let mut labels: HashMap<&str, LabelId> = HashMap::new();
    for code in &file.qde.codes {
        let before = draft.project.labels.len();
        let id = draft.label(code.name);
        labels.insert(&code.guid, id.clone());
        // Labels that were there stay as they are.
        if draft.project.labels.len() > before
            && let Some(mut label) = draft.project.label(&id).cloned()
        {
            label.color = color(code.color).unwrap_or(label.color);
            let above = code.parent.as_deref().and_then(|parent| labels.get(parent)).cloned();
            label.parent = above.filter(|above| *above != id);
            draft.put_label(label);
        }
    }
    Codes { names: file.qde.codes.iter().map(|code| (code.guid.as_str(), code.name)).collect() }
}

/// `#RRGGBB` or `#RGB`.
fn color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    match digits.len() {
        6 => Some([red, green, blue]),
        3 => Some([number >> 8, number >> 4 & 15, number & 15].map(|n| (n * 17) as u8)),
        _ => None,
    }
}

/// Makes an annotation for each code of a selection; gives the first.
fn take(
    draft: &mut Draft<'_>,
    file: &File<'_>,
    codes: &Codes<'_>,
    held: &Held,
    article: &ArticleId,
    selection: &Selection<'_>,
    input: &Input<'_>,
) -> Option<AnnotationId> {
    let shown: String =
        if selection.name.is_empty() { "selection".to_owned() } else { selection.name.chars().take(40).collect() };
    let Some(range) = held.range(selection) else {
        draft.lose(LossKind::OutsideText, shown);
        return None;
    };
    let bare =
        [Coding { guid: String::new(), code: String::new(), user: String::new(), created: "", notes: Vec::new() }];
    let codings = if selection.codings.is_empty() { &bare[..] } else { &selection.codings[..] };
    let mut first = None;
    for coding in codings {
        let label = codes.names.get(coding.code.as_str()).copied();
        if label.is_none() && !coding.code.is_empty() {
            draft.lose(LossKind::Dangling, "CodeRef");
        }
        let key = format!("{}/{}", selection.guid, coding.guid);
        let Some(mut annotation) = draft.annotate(&key, article, label.unwrap_or("Annotation"), &[range]) else {
            continue;
        };
        for note in selection.notes.iter().chain(&coding.notes) {
            let Some(text) = file.notes.get(note) else {
                draft.lose(LossKind::Dangling, "NoteRef");
                continue;
            };
            draft.add_note(&mut annotation.remarks.note, text);
        }
        let by = [&coding.user, &selection.user].into_iter().find_map(|user| file.qde.users.get(user));
        annotation.author = by.map_or(input.author, |name| name).to_owned();
        let created = [coding.created, selection.created].into_iter().find_map(|time| time.parse().ok());
        annotation.created = created.unwrap_or(input.now);
        annotation.modified = selection.modified.parse().unwrap_or(annotation.created).max(annotation.created);
        first.get_or_insert_with(|| annotation.id.clone());
        draft.put_annotation(annotation);
    }
    first
}
