//! The numbers that a document's lists count their paragraphs with (ECMA-376 part 1, 17.9).

use super::{attribute, local, next};
use crate::article::read::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// The list a paragraph is in, and how deep, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its `numId`; 0 is no list.
    pub list: u32,
    pub level: usize,
}

/// How many levels a list has.
const LEVELS: usize = 9;

/// How a level of a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    start: u32,
    /// Whether it is counted at all, and not marked by a sign.
    counts: bool,
    /// Whether it begins anew after a paragraph of a level above it.
    restarts: bool,
}

impl Default for Level {
    fn default() -> Level {
        Level { start: 0, counts: true, restarts: true }
    }
}

/// A list: which definition it follows, and at which levels it begins with a number of its own.
#[derive(Clone, Debug, Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
}

/// A document's lists, and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, [Level; LEVELS]>,
    lists: HashMap<u32, List>,
    /// Of each definition the last number at each level; lists of one definition go on counting for each other.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists whose own starts were taken, and at which level.
    begun: HashSet<(u32, usize)>,
}

impl Numbering {
    /// The number of the next paragraph, which stands at `place`; `None` where it is not counted.
    pub fn next(&mut self, place: Place) -> Option<u32> {
        let list = self.lists.get(&place.list)?;
        let levels = self.definitions.get(&list.definition)?;
        let level = place.level.min(LEVELS - 1);
        let known = levels.get(level)?;
        let counted = self.counted.entry(list.definition).or_default();
        let own = list.starts.get(level).copied().flatten().filter(|_| self.begun.insert((place.list, level)));
        let before = counted.get(level).copied().flatten();
        let number = own.or(before.map(|before| before.saturating_add(1))).unwrap_or(known.start);
        for (deeper, (last, known)) in counted.iter_mut().zip(levels).enumerate() {
            match deeper.cmp(&level) {
                std::cmp::Ordering::Equal => *last = Some(number),
                std::cmp::Ordering::Greater if known.restarts => *last = None,
                _ => {}
            }
        }
        known.counts.then_some(number)
    }
}

/// Reads `numbering.xml`.
pub(super) fn read(xml: &str) -> Result<Numbering, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut numbering = Numbering::default();
    let mut open = Open::default();
    loop {
        match next(&mut reader)? {
            Event::Eof => return Ok(numbering),
            Event::Start(e) | Event::Empty(e) => open.take(&mut numbering, &e),
            _ => {}
        }
    }
}

/// What is being read: a definition or a list, and a level of it.
#[derive(Debug, Default)]
struct Open {
    definition: Option<u32>,
    list: Option<u32>,
    level: usize,
}

impl Open {
    fn take(&mut self, numbering: &mut Numbering, element: &BytesStart) {
        let number = |name| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        match local(element) {
            "abstractNum" => {
                *self = Open { definition: number("abstractNumId"), ..Open::default() };
                let levels = self.definition.map(|id| (id, Default::default()));
                numbering.definitions.extend(levels);
            }
            "num" => {
                *self = Open { list: number("numId"), ..Open::default() };
                numbering.lists.extend(self.list.map(|id| (id, List::default())));
            }
            "abstractNumId" => {
                let list = self.list.and_then(|id| numbering.lists.get_mut(&id));
                list.zip(number("val")).into_iter().for_each(|(list, id)| list.definition = id);
            }
            "lvl" | "lvlOverride" => self.level = number("ilvl").unwrap_or_default() as usize,
            "startOverride" => {
                let list = self.list.and_then(|id| numbering.lists.get_mut(&id));
                let start = list.and_then(|list| list.starts.get_mut(self.level));
                start.into_iter().for_each(|start| *start = number("val"));
            }
            name => {
                // What a list says of a level in place of its definition is not followed, but for where it starts.
                let levels = self.definition.and_then(|id| numbering.definitions.get_mut(&id));
                let Some(level) = levels.and_then(|levels| levels.get_mut(self.level)) else { return };
                match name {
                    "start" => level.start = number("val").unwrap_or_default(),
                    "numFmt" => {
                        level.counts &= !matches!(attribute(element, "val").as_deref(), Some("bullet" | "none"))
                    }
                    // A text without a level's number in it is a sign.
                    "lvlText" => level.counts &= attribute(element, "val").is_some_and(|text| text.contains('%')),
                    "lvlRestart" => level.restarts = number("val") != Some(0),
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="4">
          <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="arabicAbjad"/><w:lvlText w:val="%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
          <w:lvl w:ilvl="3"><w:start w:val="1"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%4"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>
        <w:num w:numId="9"><w:abstractNumId w:val="99"/></w:num>
        </w:numbering>"#;

    #[test]
    fn lists_count_as_the_document_shows_them() {
        let check = |places: &[(u32, usize)], expected: &[Option<u32>]| {
            let mut numbering = read(XML).expect("it is sound");
            let found: Vec<_> = places.iter().map(|&(list, level)| numbering.next(Place { list, level })).collect();
            assert_eq!(found, expected, "{places:?}");
        };
        check(&[(1, 0), (1, 0), (1, 0)], &[Some(3), Some(4), Some(5)]);
        // What stands deeper begins anew below each item, unless its level says that it goes on.
        check(&[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], &[Some(3), Some(1), Some(2), Some(4), Some(1)]);
        check(&[(1, 3), (1, 0), (1, 3)], &[Some(1), Some(3), Some(2)]);
        // Another list of the same definition goes on, and one with a start of its own begins once.
        check(&[(1, 0), (2, 0), (2, 0), (1, 0)], &[Some(3), Some(7), Some(8), Some(9)]);
        // Signs, lists that are not there, levels no list has.
        check(&[(1, 2), (3, 0), (0, 0), (8, 0), (9, 0), (1, 50)], &[None, None, None, None, None, Some(0)]);
    }
}
