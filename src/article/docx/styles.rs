//! What a document's styles say a paragraph is.

use super::numbering::Place;
use super::{attribute, is_on, local, next};
use crate::article::model::BlockKind;
use crate::article::read::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// What a paragraph, or a style, says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The style it follows: a paragraph's own, a style's base.
    pub style: Option<String>,
    pub bidi: Option<bool>,
    /// 0 to 8 for headings, 9 for text.
    pub outline: Option<u8>,
    /// The list that numbers it or gives it a sign; 0 is none.
    pub list: Option<u32>,
    /// How deep it stands in its list.
    pub level: Option<usize>,
}

impl Properties {
    /// Takes in one element of a `pPr`.
    pub fn take(&mut self, element: &BytesStart) {
        match local(element) {
            "pStyle" => self.style = attribute(element, "val"),
            "bidi" => self.bidi = Some(is_on(element)),
            "outlineLvl" => self.outline = attribute(element, "val").and_then(|v| v.parse().ok()),
            "numId" => self.list = Some(attribute(element, "val").and_then(|v| v.parse().ok()).unwrap_or_default()),
            "ilvl" => self.level = attribute(element, "val").and_then(|v| v.parse().ok()),
            _ => {}
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    properties: Properties,
}

/// A document's paragraph styles by their id.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// How far a chain of styles is followed; Word allows no loops, files may have them.
const MAX_CHAIN: usize = 16;

impl Styles {
    /// What a paragraph with `own` properties is, its direction where that is stated and its list: its own word first,
    /// then its style's, then that style's base's.
    pub fn resolve(&self, own: &Properties) -> (BlockKind, Option<bool>, Option<Place>) {
        let (mut kind, mut bidi, mut list, mut level) = (None, None, None, None);
        let mut name: &str = "";
        let mut properties = Some(own);
        for _ in 0..MAX_CHAIN {
            let Some(now) = properties else { break };
            bidi = bidi.or(now.bidi);
            list = list.or(now.list);
            level = level.or(now.level);
            let outline = now.outline.and_then(|level| (level < 9).then_some(BlockKind::Heading));
            kind = kind.or_else(|| kind_of_name(name)).or(outline);
            let base = now.style.as_deref().and_then(|id| self.0.get(id));
            name = base.map_or("", |s| &s.name);
            properties = base.map(|s| &s.properties);
        }
        let place = list.filter(|list| *list != 0).map(|list| Place { list, level: level.unwrap_or_default() });
        (kind.or(place.map(|_| BlockKind::ListItem)).unwrap_or_default(), bidi, place)
    }
}

/// What a style of this name marks. Word writes the names of its built-in styles in English, whatever language it
/// speaks; other programs translate them.
fn kind_of_name(name: &str) -> Option<BlockKind> {
    let name = name.trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|w| name.starts_with(w));
    match name.as_str() {
        "title" | "العنوان" | "عنوان" | "כותרת טקסט" => Some(BlockKind::Title),
        "subtitle" | "عنوان فرعي" | "العنوان الفرعي" => Some(BlockKind::Heading),
        "caption" | "تسمية توضيحية" | "כיתוב" => Some(BlockKind::Caption),
        "author" | "byline" | "الكاتب" => Some(BlockKind::Byline),
        "date" | "dateline" | "التاريخ" => Some(BlockKind::Dateline),
        _ if begins(&["heading", "عنوان ", "العنوان ", "כותרת"]) => Some(BlockKind::Heading),
        _ if begins(&["quote", "intense quote", "block text", "quotations", "اقتباس", "ציטוט"]) => {
            Some(BlockKind::Quote)
        }
        _ if begins(&["list paragraph", "list bullet", "list number", "سرد الفقرات", "פיסקת רשימה"]) => {
            Some(BlockKind::ListItem)
        }
        _ => None,
    }
}

/// Reads `styles.xml`.
pub(super) fn read(xml: &str) -> Result<Styles, Refusal> {
    let mut styles = Styles::default();
    let mut reader = Reader::from_str(xml);
    let mut open: Option<(String, Style)> = None;
    loop {
        match next(&mut reader)? {
            Event::Eof => return Ok(styles),
            Event::Start(e) if local(&e) == "style" => {
                open = Some((attribute(&e, "styleId").unwrap_or_default(), Style::default()));
            }
            Event::Start(e) | Event::Empty(e) => {
                let Some((_, style)) = &mut open else { continue };
                match local(&e) {
                    "name" => style.name = attribute(&e, "val").unwrap_or_default(),
                    "basedOn" => style.properties.style = attribute(&e, "val"),
                    _ => style.properties.take(&e),
                }
            }
            Event::End(e) if e.local_name().into_inner() == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.0.insert(id, style);
                }
            }
            _ => {}
        }
    }
}
