//! Markdown (CommonMark with tables): its structure, and its text without the marks.
//!
//! The first heading of level 1 is the title, or else a heading that opens the text. A line break in the source is a
//! space, as it is when Markdown is shown; a hard break begins a new block. A
//! picture that stands alone gives its description as a caption. Blocks of HTML
//! are read as HTML, and `<div dir="rtl">` around Markdown is heeded. A simple
//! YAML head may give title, author, date, source, address and language.

use super::html;
use super::language;
use super::model::{BlockKind, Meta};
use super::read::{Draft, Refusal};
use super::structure::{self, Part};
use crate::text::Direction;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The longest text that is parsed, in bytes: its tree may take twenty times as much memory.
const MAX_BYTES: u64 = 32 << 20;

/// The article in a Markdown text.
pub(super) fn draft(text: &str) -> Result<Draft<'static>, Refusal> {
    if text.len() as u64 > MAX_BYTES {
        return Err(Refusal::TooLarge(MAX_BYTES));
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walk = Walk::default();
    for event in Parser::new_ext(text, options) {
        walk.event(event);
    }
    walk.flush();
    let mut draft = Draft { meta: walk.meta, parts: walk.parts, warnings: Vec::new() };
    if draft.parts.iter().all(|p| p.kind == BlockKind::Paragraph) {
        structure::arrange(&mut draft.parts);
    } else {
        let titled = draft.parts.iter().any(|p| p.kind == BlockKind::Title) || !draft.meta.title.is_empty();
        if let Some(first) = draft.parts.first_mut().filter(|p| !titled && p.kind == BlockKind::Heading) {
            first.kind = BlockKind::Title;
        }
        structure::refine(&mut draft.parts);
    }
    if !draft.meta.title.is_empty() && !draft.parts.iter().any(|p| p.kind == BlockKind::Title) {
        let text = draft.meta.title.clone().into();
        draft.parts.insert(0, Part { kind: BlockKind::Title, text, ..Part::default() });
    }
    let text: String = draft.parts.iter().take(60).flat_map(|p| [p.text.as_ref(), "\n"]).collect();
    draft.meta.language = language::settle(&draft.meta.language, &text);
    Ok(draft)
}

#[derive(Default)]
struct Walk {
    parts: Vec<Part<'static>>,
    meta: Meta,
    text: String,
    html: String,
    /// How many quotes and list items are open.
    quotes: usize,
    items: usize,
    /// Of each open list the number of its next item; `None` where it has bullets.
    lists: Vec<Option<u64>>,
    /// The number of the item that has begun, until its first block has it.
    number: Option<u32>,
    heading: Option<HeadingLevel>,
    direction: Option<Direction>,
    title: bool,
    in_meta: bool,
    /// How many pictures are open, and their description.
    images: usize,
    alt: String,
    strong: usize,
    bold: usize,
    seen: usize,
}

impl Walk {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text)
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak | Event::Rule => self.flush(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.flush();
                }
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
                let next = self.lists.last_mut().and_then(Option::as_mut);
                self.number = next.and_then(|next| {
                    let number = u32::try_from(*next).ok();
                    *next = next.saturating_add(1);
                    number
                });
            }
            Tag::List(start) => {
                self.flush();
                self.lists.push(*start);
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level);
            }
            Tag::TableCell if !self.text.is_empty() => self.text.push('\t'),
            Tag::MetadataBlock(_) => self.in_meta = true,
            Tag::Image { .. } => self.images += 1,
            Tag::Strong => self.strong += 1,
            Tag::CodeBlock(_) | Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::HtmlBlock => {
                self.flush()
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
                self.number = None;
            }
            TagEnd::List(_) => _ = self.lists.pop(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::MetadataBlock(_) => {
                let head = std::mem::take(&mut self.text);
                front_matter(&head, &mut self.meta);
                self.in_meta = false;
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table | TagEnd::CodeBlock => {
                self.flush()
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.images > 0 {
            self.alt.push_str(text);
            return;
        }
        let seen = text.chars().filter(|c| !c.is_whitespace()).count();
        self.seen += seen;
        self.bold += if self.strong > 0 { seen } else { 0 };
        self.text.push_str(text);
    }

    /// Ends the current block.
    fn flush(&mut self) {
        if self.in_meta {
            return;
        }
        let (text, alt) = (std::mem::take(&mut self.text), std::mem::take(&mut self.alt));
        let bold = self.bold == self.seen;
        (self.bold, self.seen) = (0, 0);
        let caption = text.trim().is_empty();
        let text = if caption { alt } else { text };
        for line in text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
            let kind = if caption { BlockKind::Caption } else { self.kind() };
            self.title |= kind == BlockKind::Title;
            let number = if kind == BlockKind::ListItem { self.number.take() } else { None };
            let text = line.to_owned().into();
            self.parts.push(Part { kind, direction: self.direction, text, gap: true, bold, number });
        }
    }

    fn kind(&self) -> BlockKind {
        match self.heading {
            Some(HeadingLevel::H1) if !self.title => BlockKind::Title,
            Some(_) => BlockKind::Heading,
            None if self.items > 0 => BlockKind::ListItem,
            None if self.quotes > 0 => BlockKind::Quote,
            None => BlockKind::Paragraph,
        }
    }

    /// Reads a block of HTML; one that only opens or closes a `div` sets the direction of what follows.
    fn end_html(&mut self) {
        let source = std::mem::take(&mut self.html);
        let lower = source.to_ascii_lowercase();
        let parts = html::fragment(&source).parts;
        if parts.is_empty() {
            if lower.contains("</div") || lower.contains("</section") {
                self.direction = None;
            }
            let said = |value: &str| ["", "\"", "'"].iter().any(|q| lower.contains(&format!("dir={q}{value}")));
            if said("rtl") {
                self.direction = Some(Direction::Rtl);
            } else if said("ltr") {
                self.direction = Some(Direction::Ltr);
            }
        }
        self.parts.extend(parts);
    }
}

/// Reads `key: value` lines; lists and nested values are passed over.
fn front_matter(head: &str, meta: &mut Meta) {
    for line in head.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        let quoted = ['"', '\''].iter().find_map(|q| value.strip_prefix(*q)?.strip_suffix(*q));
        let value = quoted.unwrap_or(value);
        if value.is_empty() || value.starts_with(['[', '{', '|', '>', '&']) {
            continue;
        }
        let field = match key {
            "title" => &mut meta.title,
            "author" | "byline" => &mut meta.byline,
            "date" | "published" => &mut meta.published,
            "publisher" | "source" | "site" => &mut meta.publisher,
            "url" | "link" | "canonical" => &mut meta.url,
            "lang" | "language" => &mut meta.language,
            _ => continue,
        };
        *field = value.to_owned();
    }
}
