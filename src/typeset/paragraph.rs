//! A text analysed and shaped, whatever the width.

use super::items::{Item, Kind};
use super::script::Segment;
use super::shape::{Shaped, Source, StackFaces};
use super::units::{self, Fine};
use super::{Fonts, Style, breaks, chars, items, script};
use crate::text::{Cp, CpIndex, Direction};

/// A line may be broken before the code point.
pub(super) const BREAK: u8 = 1;
/// The code point hangs at a line's end.
pub(super) const HANGS: u8 = 2;
/// The code point is a soft hyphen.
pub(super) const SOFT_HYPHEN: u8 = 4;

/// A text, analysed and shaped with a style, in no particular width.
pub struct Paragraph {
    text: Box<str>,
    pub(super) index: CpIndex,
    direction: Direction,
    pub(super) style: Style,
    pub(super) fonts: Fonts,
    segments: Vec<Segment>,
    pub(super) items: Vec<Item>,
    pub(super) shaped: Shaped,
    /// [`BREAK`], [`HANGS`] and [`SOFT_HYPHEN`] for each code point.
    pub(super) flags: Vec<u8>,
    /// The advance of the first face's space.
    pub(super) space: Fine,
    /// What shows where a line ends at a soft hyphen, if the text has one.
    pub(super) hyphen: Shaped,
    /// From a line's top to its baseline, in px.
    pub(super) baseline: f32,
}

impl Paragraph {
    /// Analyses and shapes `text` with base direction `direction`.
    ///
    /// It is one paragraph: a line feed in it is white space without width.
    pub fn new(text: &str, direction: Direction, style: &Style, fonts: &Fonts) -> Paragraph {
        let style = Style { size: finite(style.size), line_height: finite(style.line_height), ..style.clone() };
        let index = CpIndex::new(text);
        let segments = script::segments(text);
        let mut items = items::items(text, direction);
        let faces = StackFaces::new(&style.stack, fonts);
        let source = Source { text, index: &index, segments: &segments, style: &style, fonts };
        let shaped = shape_items(&mut items, &faces, &source);
        let (space, hyphen) = (space(&faces, &style, fonts), hyphen(text, &faces, &style, fonts));
        Paragraph {
            flags: flags(text, index.len().index()),
            baseline: baseline(&faces, &style),
            text: text.into(),
            index,
            direction,
            style,
            fonts: fonts.clone(),
            segments,
            items,
            shaped,
            space,
            hyphen,
        }
    }

    /// The text it was made of.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its base direction.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// What it is set with.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// The width of its longest line if no line were ever broken, in px, white space at the end included.
    pub fn max_width(&self) -> f32 {
        let mut width = 0;
        for item in &self.items {
            width += match item.kind {
                Kind::Tabs => self.tab_advances(item.start..item.end, width).1,
                Kind::Ignored => 0,
                Kind::Text => units::ceil(item.advance),
            };
        }
        units::px(units::fine(width))
    }

    /// Whether a line may be broken before the code point at `at`; not at the text's ends.
    pub fn may_break_before(&self, at: Cp) -> bool {
        self.flags.get(at.index()).is_some_and(|flags| flags & BREAK != 0)
    }

    /// How many bytes it keeps, itself included.
    pub fn memory(&self) -> usize {
        size_of::<Paragraph>()
            + self.text.len()
            + self.flags.capacity()
            + self.index.len().index() / 8
            + self.segments.capacity() * size_of::<Segment>()
            + self.items.capacity() * size_of::<Item>()
            + shaped_memory(&self.shaped)
            + shaped_memory(&self.hyphen)
    }

    /// How many code points it has.
    pub(super) fn len(&self) -> u32 {
        self.index.len().0
    }

    /// The byte offset of code point `at` in the text.
    pub(super) fn byte(&self, at: Cp) -> usize {
        self.index.byte(&self.text, at)
    }

    /// The item with code point `at`.
    pub(super) fn item_at(&self, at: u32) -> usize {
        self.items.partition_point(|item| item.end <= at)
    }

    /// What stretches of it are shaped again by.
    pub(super) fn source(&self) -> Source<'_> {
        let Paragraph { text, index, segments, style, fonts, .. } = self;
        Source { text, index, segments, style, fonts }
    }

    /// The advance of each of the tabs of `range`, the first of which stands `at` 1/64 px from the line's start, and their sum.
    pub(super) fn tab_advances(&self, range: std::ops::Range<u32>, at: units::Coarse) -> (Vec<Fine>, units::Coarse) {
        let stop = self.space * 8;
        let mut place = units::fine(at);
        let mut advances = Vec::with_capacity(range.len());
        for _ in range {
            let mut advance = if stop > 0 { stop - place % stop } else { 0 };
            if advance < self.space / 2 {
                advance += stop;
            }
            advances.push(advance);
            place += advance;
        }
        (advances, units::ceil(place - units::fine(at)))
    }
}

fn finite(px: f32) -> f32 {
    if px.is_finite() { px.clamp(0.0, 16_000.0) } else { 0.0 }
}

fn shaped_memory(shaped: &Shaped) -> usize {
    shaped.runs.capacity() * size_of::<super::shape::Run>()
        + shaped.glyphs.capacity() * size_of::<super::shape::Glyph>()
}

fn shape_items(items: &mut [Item], faces: &StackFaces, source: &Source) -> Shaped {
    let mut shaped = Shaped::default();
    shaped.glyphs.reserve(source.index.len().index());
    let mut setter = faces.setter(source);
    let mut from = 0;
    while from < items.len() {
        let mut to = from + 1;
        while items.get(to).is_some_and(|item| item.joined) {
            to += 1;
        }
        if items[from].kind == Kind::Text {
            setter.shape_group(&mut items[from..to], &mut shaped);
        }
        from = to;
    }
    shaped.glyphs.shrink_to_fit();
    shaped.runs.shrink_to_fit();
    shaped
}

fn flags(text: &str, len: usize) -> Vec<u8> {
    let mut flags = Vec::with_capacity(len);
    flags.extend(text.chars().map(|c| match c {
        '\u{AD}' => SOFT_HYPHEN,
        _ if chars::flags_of(c) & chars::HANGS != 0 => HANGS,
        _ => 0,
    }));
    breaks::opportunities(text, |at| flags[at as usize] |= BREAK);
    flags
}

/// Shapes a text of a few characters by itself.
fn shape_alone(text: &str, faces: &StackFaces, style: &Style, fonts: &Fonts) -> Shaped {
    let index = CpIndex::new(text);
    let segments = script::segments(text);
    let source = Source { text, index: &index, segments: &segments, style, fonts };
    let mut shaped = Shaped::default();
    faces.setter(&source).shape(0..index.len().0, false, &mut shaped);
    shaped
}

fn space(faces: &StackFaces, style: &Style, fonts: &Fonts) -> Fine {
    let shaped = shape_alone(" ", faces, style, fonts);
    shaped.advance(0..shaped.runs.len())
}

fn hyphen(text: &str, faces: &StackFaces, style: &Style, fonts: &Fonts) -> Shaped {
    if !text.contains('\u{AD}') {
        return Shaped::default();
    }
    let has_hyphen = faces.first().is_some_and(|(_, _, face)| face.has('\u{2010}'));
    shape_alone(if has_hyphen { "\u{2010}" } else { "-" }, faces, style, fonts)
}

/// The first face's ascent and descent in the middle of the line, as CSS has it.
fn baseline(faces: &StackFaces, style: &Style) -> f32 {
    let Some((_, factor, face)) = faces.first() else { return style.line_height };
    let metrics = face.metrics(style.size * factor);
    let (ascent, descent) = (metrics.ascent.round(), metrics.descent.round());
    (style.line_height - ascent - descent) / 2.0 + ascent
}
