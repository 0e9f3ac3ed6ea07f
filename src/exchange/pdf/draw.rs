//! Writing the pages as PDF.

use super::page::{Area, Book, Item, PartId, PartKind};
use super::style::{PAGE, Rgb, SCALE};
use crate::exchange::report::Report;
use crate::exchange::words::tag;
use crate::exchange::{ExportError, Format, Options, Progress};
use crate::text::{Cp, CpIndex, CpRange, Direction};
use crate::typeset::{
    Align, ClusterBox, Embedded, FaceId, Fonts, Layout, OutlineCommand, Paragraph, PlacedGlyph, Stack, Style,
};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroU16;
use std::ops::Range;
use std::sync::Arc;

/// What is needed to draw text: the fonts as the PDF has them.
struct Ink<'b> {
    fonts: &'b Fonts,
    embedded: HashMap<FaceId, (Font, Option<u16>)>,
}

/// A glyph on a line and the part of the text it stands for.
struct Placed {
    glyph: PlacedGlyph,
    /// In the paragraph's text.
    bytes: Range<usize>,
    /// The bidi level.
    level: u8,
    /// Of its cluster, in the layout's px.
    width: f32,
    /// Whether another glyph of its cluster stands for the characters, and it is only to be seen.
    is_shape: bool,
}

/// Writes the pages.
pub(super) fn book(
    book: &Book,
    report: &Report<'_>,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let failed = |why: String| ExportError::Failed { format: Format::Pdf, why };
    let mut document = Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    let mut ink = Ink { fonts: &book.fonts, embedded: HashMap::new() };
    let mut leaves: BTreeMap<PartId, Vec<Identifier>> = BTreeMap::new();
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| failed("the page has no size".to_owned()))?;
    for (number, items) in book.pages.iter().enumerate() {
        progress.at(2 * book.pages.len() + number, 3 * book.pages.len())?;
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        for item in items {
            draw(&mut surface, &mut ink, item, book, &mut leaves);
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(book));
    document.set_tag_tree(structure(book, leaves, report));
    document.set_metadata(metadata(report, options));
    document.finish().map_err(|error| failed(format!("{error:?}")))
}

fn draw(
    surface: &mut Surface<'_>,
    ink: &mut Ink<'_>,
    item: &Item,
    book: &Book,
    leaves: &mut BTreeMap<PartId, Vec<Identifier>>,
) {
    match item {
        Item::Fill(area, color) => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            if let Some(path) = rectangle(area) {
                surface.set_fill(Some(fill(*color)));
                surface.draw_path(&path);
            }
            surface.end_tagged();
        }
        Item::Line { text, line, left, top, color, part } => {
            let language = book.parts.get(part.0).map(|part| part.language);
            let tag = SpanTag::empty().with_lang(language);
            let id = surface.start_tagged(ContentTag::Span(tag));
            ink.line(surface, text, *line, (*left, *top), *color);
            surface.end_tagged();
            leaves.entry(*part).or_default().push(id);
        }
        Item::Ornament { text, left, top, color } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
            for line in 0..text.lines().len() {
                ink.line(surface, text, line, (*left, *top), *color);
            }
            surface.end_tagged();
        }
    }
}

fn fill([r, g, b]: Rgb) -> Fill {
    Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }
}

fn rectangle(area: &Area) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_ltrb(area.left, area.top, area.right, area.bottom)?);
    builder.finish()
}

impl Ink<'_> {
    /// Draws a line of a text whose top left corner stands at `at`.
    fn line(&mut self, surface: &mut Surface<'_>, text: &Layout, line: usize, at: (f32, f32), color: Rgb) {
        surface.set_fill(Some(fill(color)));
        let (shapes, glyphs): (Vec<Placed>, Vec<Placed>) =
            placed(text, line, self.fonts).into_iter().partition(|placed| placed.is_shape);
        self.outline(surface, &shapes, at);
        let is_one_run = |a: &Placed, b: &Placed| {
            a.glyph.face == b.glyph.face && a.glyph.size == b.glyph.size && a.level % 2 == b.level % 2
        };
        for run in glyphs.chunk_by(is_one_run) {
            let Some(first) = run.first() else { continue };
            match self.font(first.glyph.face) {
                Some((font, blank)) => show(surface, run, &font, blank, text.paragraph().text(), at),
                None => self.outline(surface, run, at),
            }
        }
    }

    /// The face as the PDF has it, and its space; `None` for faces of the system, whose glyphs are drawn as shapes.
    fn font(&mut self, face: FaceId) -> Option<(Font, Option<u16>)> {
        if let Some(known) = self.embedded.get(&face) {
            return Some(known.clone());
        }
        let bytes = Embedded::ALL.into_iter().find(|embedded| embedded.face() == face)?.bytes();
        let known = (Font::new(bytes.into(), 0)?, self.space(face));
        self.embedded.insert(face, known.clone());
        Some(known)
    }

    /// The glyph of a face that shows nothing.
    fn space(&self, face: FaceId) -> Option<u16> {
        let stack = Arc::new(Stack { faces: vec![(face, 1.0)], system: false });
        let style = Style { stack, size: 16.0, line_height: 16.0 };
        let text = Paragraph::new("- -", Direction::Ltr, &style, self.fonts);
        let layout = Layout::new(Arc::new(text), f32::MAX, Align::Start);
        layout.glyphs(0).iter().find(|glyph| glyph.at == Cp(1)).map(|glyph| glyph.glyph).filter(|glyph| *glyph != 0)
    }

    fn outline(&self, surface: &mut Surface<'_>, run: &[Placed], at: (f32, f32)) {
        for Placed { glyph, .. } in run {
            let (x, y) = (at.0 + glyph.x / SCALE, at.1 + glyph.y / SCALE);
            let mut builder = PathBuilder::new();
            for command in self.fonts.outline(glyph.face, glyph.glyph, glyph.size / SCALE) {
                match command {
                    OutlineCommand::MoveTo(a, b) => builder.move_to(x + a, y + b),
                    OutlineCommand::LineTo(a, b) => builder.line_to(x + a, y + b),
                    OutlineCommand::QuadTo(a, b, c, d) => builder.quad_to(x + a, y + b, x + c, y + d),
                    OutlineCommand::CurveTo(a, b, c, d, e, f) => {
                        builder.cubic_to(x + a, y + b, x + c, y + d, x + e, y + f);
                    }
                    OutlineCommand::Close => builder.close(),
                }
            }
            if let Some(path) = builder.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// Shows glyphs of one face, size and direction, each at its place and with the characters it stands for.
fn show(surface: &mut Surface<'_>, run: &[Placed], font: &Font, blank: Option<u16>, text: &str, at: (f32, f32)) {
    let Some(first) = run.first() else { return };
    let em = first.glyph.size.max(f32::MIN_POSITIVE);
    let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(run.len());
    for (i, placed) in run.iter().enumerate() {
        let next = run.get(i + 1).map_or(placed.glyph.x + placed.width, |next| next.glyph.x);
        let (advance, rise) = ((next - placed.glyph.x) / em, (first.glyph.y - placed.glyph.y) / em);
        let mut show = |glyph: u16, advance: f32, bytes: Range<usize>| {
            glyphs.push(KrillaGlyph::new(GlyphId::new(u32::from(glyph)), advance, 0.0, rise, 0.0, bytes, None));
        };
        match (placed.ligature(text), blank) {
            // Readers of PDF do not agree on the order of several characters that one glyph stands for, so the glyph
            // stands for the leftmost, and glyphs that show nothing for the others.
            (Some(parts), Some(blank)) => {
                let share = advance / parts.len() as f32;
                for (n, bytes) in parts.into_iter().enumerate() {
                    show(if n == 0 { placed.glyph.glyph } else { blank }, share, bytes);
                }
            }
            _ => show(placed.glyph.glyph, advance, placed.bytes.clone()),
        }
    }
    let start = Point::from_xy(at.0 + first.glyph.x / SCALE, at.1 + first.glyph.y / SCALE);
    surface.draw_glyphs(start, &glyphs, font.clone(), text, em / SCALE, false);
}

impl Placed {
    /// The bytes of each character, from left to right, where the glyph stands for several.
    fn ligature(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let held = text.get(self.bytes.clone())?;
        held.chars().nth(1)?;
        let start = self.bytes.start;
        let mut parts: Vec<Range<usize>> =
            held.char_indices().map(|(at, c)| start + at..start + at + c.len_utf8()).collect();
        if self.level % 2 == 1 {
            parts.reverse();
        }
        Some(parts)
    }
}

/// Glyphs on a line with what they stand for, from left to right. What only steers directions is left out.
fn placed(text: &Layout, line: usize, fonts: &Fonts) -> Vec<Placed> {
    let words = text.paragraph().text();
    let index = CpIndex::new(words);
    let clusters: HashMap<u32, ClusterBox> = text.clusters(line).into_iter().map(|c| (c.range.start.0, c)).collect();
    let mut all: Vec<Placed> = Vec::new();
    for glyph in text.glyphs(line) {
        let cluster = clusters.get(&glyph.at.0);
        let range = cluster.map_or(CpRange { start: glyph.at, end: glyph.at }, |c| c.range);
        let bytes = index.byte_range(words, range);
        let steers = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if !bytes.is_empty() && words.get(bytes.clone()).is_some_and(|held| held.chars().all(steers)) {
            continue;
        }
        let (level, width) = cluster.map_or((0, 0.0), |c| (c.level, c.width));
        all.push(Placed { glyph, bytes, level, width, is_shape: false });
    }
    for cluster in all.chunk_by_mut(|a, b| a.bytes == b.bytes && !a.bytes.is_empty()) {
        share_out(cluster, fonts);
    }
    all
}

/// Of a cluster of several glyphs, such as a letter with its vowel marks, the largest stands for all its characters; the
/// others are drawn as shapes.
fn share_out(cluster: &mut [Placed], fonts: &Fonts) {
    if cluster.len() < 2 {
        return;
    }
    let size = |placed: &Placed| area(&fonts.outline(placed.glyph.face, placed.glyph.glyph, 100.0));
    let sizes: Vec<f32> = cluster.iter().map(size).collect();
    let largest =
        (0..cluster.len()).max_by(|a, b| sizes.get(*a).partial_cmp(&sizes.get(*b)).unwrap_or(Ordering::Equal));
    for (number, placed) in cluster.iter_mut().enumerate() {
        placed.is_shape = Some(number) != largest;
    }
}

/// The area of the box around an outline, in px².
fn area(outline: &[OutlineCommand]) -> f32 {
    let (mut least, mut most) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
    for command in outline {
        let (x, y) = match *command {
            OutlineCommand::MoveTo(x, y) | OutlineCommand::LineTo(x, y) => (x, y),
            OutlineCommand::QuadTo(_, _, x, y) | OutlineCommand::CurveTo(_, _, _, _, x, y) => (x, y),
            OutlineCommand::Close => continue,
        };
        least = (least.0.min(x), least.1.min(y));
        most = (most.0.max(x), most.1.max(y));
    }
    (most.0 - least.0).max(0.0) * (most.1 - least.1).max(0.0)
}

/// The headings as a tree.
fn outline(book: &Book) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for entry in &book.outline {
        let place = XyzDestination::new(entry.page, Point::from_xy(0.0, entry.top));
        let node = OutlineNode::new(entry.title.clone(), place);
        match &mut open {
            Some(parent) if entry.depth > 0 => parent.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

/// What the texts are, in reading order: headings, paragraphs, notes, tables.
fn structure(book: &Book, mut leaves: BTreeMap<PartId, Vec<Identifier>>, report: &Report<'_>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(tag(report.words.language()).to_owned()));
    let mut tables: BTreeMap<usize, BTreeMap<usize, TagGroup>> = BTreeMap::new();
    let mut order: Vec<Result<TagGroup, usize>> = Vec::new();
    for (number, part) in book.parts.iter().enumerate() {
        let ids = leaves.remove(&PartId(number)).unwrap_or_default();
        let mut group = match &part.kind {
            PartKind::Title => TagGroup::new(Tag::Title),
            PartKind::Heading(level) => {
                TagGroup::new(Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), None))
            }
            PartKind::Paragraph => TagGroup::new(Tag::P),
            PartKind::Note => TagGroup::new(Tag::Note),
            PartKind::Cell { is_head: true, .. } => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
            PartKind::Cell { .. } => TagGroup::new(Tag::TD),
        };
        ids.into_iter().for_each(|id| group.push(id));
        match &part.kind {
            PartKind::Cell { table, row, .. } => {
                if !tables.contains_key(table) {
                    order.push(Err(*table));
                }
                let rows = tables.entry(*table).or_default();
                rows.entry(*row).or_insert_with(|| TagGroup::new(Tag::TR)).push(group);
            }
            _ if group.children.is_empty() => {}
            _ => order.push(Ok(group)),
        }
    }
    for piece in order {
        match piece {
            Ok(group) => tree.push(group),
            Err(table) => {
                let mut group = TagGroup::new(Tag::Table);
                let rows = tables.remove(&table).unwrap_or_default();
                rows.into_values().for_each(|row| group.push(row));
                tree.push(group);
            }
        }
    }
    tree
}

fn metadata(report: &Report<'_>, options: &Options) -> Metadata {
    let authors: Vec<String> = report.author.iter().cloned().collect();
    let direction =
        if report.words.direction().is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let metadata = Metadata::new()
        .title(report.title.clone())
        .authors(authors)
        .creator(concat!("Isnad ", env!("CARGO_PKG_VERSION")).to_owned())
        .language(tag(report.words.language()).to_owned())
        .text_direction(direction)
        .document_id(format!("{}:{}", report.title, options.now));
    match date(options.now.0) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// A moment in seconds since the Unix epoch as the PDF writes it, in UTC.
fn date(seconds: i64) -> Option<DateTime> {
    let at = jiff::Timestamp::from_second(seconds).ok()?.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let date = DateTime::new(u16::try_from(at.year()).ok()?).month(part(at.month())).day(part(at.day()));
    let date = date.hour(part(at.hour())).minute(part(at.minute())).second(part(at.second()));
    Some(date.utc_offset_hour(0).utc_offset_minute(0))
}
