//! The paragraphs of a document's main part.

use super::numbering::Numbering;
use super::styles::{Properties, Styles};
use super::{attribute, is_on, local, next, resolve};
use crate::article::model::BlockKind;
use crate::article::read::{Damage, Refusal};
use crate::article::structure::Part;
use crate::text::Direction;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What the main part holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub parts: Vec<Part<'static>>,
    /// How many tracked deletions were left out.
    pub deletions: usize,
    /// How many references to footnotes and endnotes there are.
    pub notes: usize,
}

/// Elements left out with all they hold: deletions, where text moved from, a text box's second copy for old
/// programs, properties before a change, field codes, the reading aids of ruby text, the page's own properties.
const LEFT_OUT: &[&str] =
    &["del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "instrText", "delText", "delInstrText", "rt", "sectPr"];

/// Reads the main part.
pub(super) fn read(xml: &str, styles: &Styles, numbering: Numbering) -> Result<Body, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk::new(styles, numbering);
    loop {
        match next(&mut reader)? {
            Event::Eof if walk.depth > 0 => return Err(Refusal::Damaged(Damage::CutOff)),
            Event::Eof => break,
            Event::Start(e) => {
                walk.depth += 1;
                walk.start(&e, false);
            }
            Event::Empty(e) => walk.start(&e, true),
            Event::End(e) => {
                walk.depth = walk.depth.saturating_sub(1);
                walk.end(e.local_name().into_inner());
            }
            Event::Text(text) if walk.takes_text() => walk.push_str(&text.xml10_content()),
            Event::CData(text) if walk.takes_text() => walk.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if walk.takes_text() => {
                let mut bytes = [0; 4];
                walk.push_str(resolve(&reference).unwrap_or('\u{FFFD}').encode_utf8(&mut bytes));
            }
            _ => {}
        }
    }
    let parts = walk.sinks.into_iter().flatten().collect();
    Ok(Body { parts, deletions: walk.deletions, notes: walk.notes })
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    properties: Properties,
    /// How many characters of the text are bold, and how many there are, white space aside.
    bold: usize,
    seen: usize,
    /// The paragraphs of text boxes anchored in it, which follow it.
    after: Vec<Part<'static>>,
}

struct Walk<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    /// How many elements are open, and the depth at which one that is left out began.
    depth: usize,
    left_out_at: Option<usize>,
    /// Paragraphs being read; more than one where a text box stands in a paragraph.
    paragraphs: Vec<Paragraph>,
    /// Where paragraphs go: the body, then for each open cell or text box its own.
    sinks: Vec<Vec<Part<'static>>>,
    /// For each open row, its cells so far.
    rows: Vec<Vec<Vec<Part<'static>>>>,
    in_properties: bool,
    in_run_properties: bool,
    in_text: bool,
    bold: bool,
    gap: bool,
    deletions: usize,
    notes: usize,
}

impl<'s> Walk<'s> {
    fn new(styles: &'s Styles, numbering: Numbering) -> Walk<'s> {
        Walk {
            styles,
            numbering,
            depth: 0,
            left_out_at: None,
            paragraphs: Vec::new(),
            sinks: vec![Vec::new()],
            rows: Vec::new(),
            in_properties: false,
            in_run_properties: false,
            in_text: false,
            bold: false,
            gap: false,
            deletions: 0,
            notes: 0,
        }
    }

    fn takes_text(&self) -> bool {
        self.in_text && self.left_out_at.is_none()
    }

    fn start(&mut self, element: &BytesStart, empty: bool) {
        if self.left_out_at.is_some() {
            return;
        }
        let name = local(element);
        if LEFT_OUT.contains(&name) {
            // Inside properties, `del` says that the paragraph's mark was deleted.
            self.deletions += usize::from(name == "del" && !empty && !self.in_properties);
            self.left_out_at = (!empty).then_some(self.depth);
            return;
        }
        if self.in_properties {
            if name == "rPr" {
                self.in_run_properties = !empty;
            } else if let (false, Some(paragraph)) = (self.in_run_properties, self.paragraphs.last_mut()) {
                paragraph.properties.take(element);
            }
            return;
        }
        if self.in_run_properties {
            // A complex script's weight has its own property.
            if matches!(name, "b" | "bCs") {
                self.bold |= is_on(element);
            }
            return;
        }
        match name {
            "p" if empty => self.gap = true,
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_properties = !empty,
            "rPr" => self.in_run_properties = !empty,
            "r" => self.bold = false,
            "t" => self.in_text = !empty,
            "tr" if !empty => self.rows.push(Vec::new()),
            "tc" | "txbxContent" if !empty => self.sinks.push(Vec::new()),
            "footnoteReference" | "endnoteReference" => self.notes += 1,
            "tab" | "ptab" => self.push_str("\t"),
            "br" | "cr" => self.push_str("\n"),
            "noBreakHyphen" => self.push_str("\u{2011}"),
            "softHyphen" => self.push_str("\u{AD}"),
            "sym" => {
                let code = attribute(element, "char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.push_str(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.left_out_at {
            if self.depth < at {
                self.left_out_at = None;
            }
            return;
        }
        match name {
            "pPr" => (self.in_properties, self.in_run_properties) = (false, false),
            "rPr" => self.in_run_properties = false,
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                let cell = self.pop_sink();
                match self.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.emit(cell),
                }
            }
            "tr" => {
                let cells = self.rows.pop().unwrap_or_default();
                self.emit(row(cells));
            }
            "txbxContent" => {
                let content = self.pop_sink();
                match self.paragraphs.last_mut() {
                    Some(host) => host.after.extend(content),
                    None => self.emit(content),
                }
            }
            _ => {}
        }
    }

    fn pop_sink(&mut self) -> Vec<Part<'static>> {
        // The first sink is the body's and stays.
        if self.sinks.len() > 1 { self.sinks.pop().unwrap_or_default() } else { Vec::new() }
    }

    fn emit(&mut self, parts: Vec<Part<'static>>) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.extend(parts);
        }
    }

    fn push_str(&mut self, text: &str) {
        let bold = self.bold;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let seen = text.chars().filter(|c| !c.is_whitespace()).count();
            paragraph.text.push_str(text);
            paragraph.seen += seen;
            paragraph.bold += if bold { seen } else { 0 };
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let text = paragraph.text.trim();
        let (kind, bidi, place) = self.styles.resolve(&paragraph.properties);
        // One without words is counted as well.
        let number = place.and_then(|place| self.numbering.next(place)).filter(|_| kind == BlockKind::ListItem);
        if text.is_empty() {
            self.gap = true;
        } else {
            let direction = bidi.map(|b| if b { Direction::Rtl } else { Direction::Ltr });
            let bold = paragraph.bold == paragraph.seen;
            let gap = std::mem::take(&mut self.gap);
            self.emit(vec![Part { kind, direction, text: text.to_owned().into(), gap, bold, number }]);
        }
        self.emit(paragraph.after);
    }
}

/// A row as one paragraph, its cells apart by a tab, if no cell has more than one line; else the cells' paragraphs.
fn row(cells: Vec<Vec<Part<'static>>>) -> Vec<Part<'static>> {
    let single = |cell: &Vec<Part>| cell.len() <= 1 && cell.iter().all(|p| !p.text.contains('\n'));
    let filled = cells.iter().filter(|c| !c.is_empty()).count();
    if filled < 2 || !cells.iter().all(single) {
        return cells.into_iter().flatten().collect();
    }
    let texts: Vec<&str> = cells.iter().map(|c| c.first().map_or("", |p| p.text.as_ref())).collect();
    let text = texts.join("\t").trim().to_owned();
    let direction = cells.iter().flatten().find_map(|p| p.direction);
    vec![Part { text: text.into(), direction, ..Part::default() }]
}
