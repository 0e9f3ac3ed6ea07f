//! The article's data: one text, cut into blocks.

use super::Extra;
use crate::text::{Cp, CpIndex, CpRange, Direction, direction::first_strong, position::cp_len};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many blocks an article that is read may have: more than a shelf of books has paragraphs.
pub const MAX_BLOCKS: usize = 1_000_000;

/// What identifies an article in its project; never changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub Arc<str>);

/// What a block is in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    Title,
    Byline,
    Dateline,
    Caption,
    Heading,
    #[default]
    Paragraph,
    Quote,
    ListItem,
    Credit,
}

impl BlockKind {
    /// All kinds, in the order menus show them.
    pub const ALL: [BlockKind; 9] = [
        BlockKind::Title,
        BlockKind::Byline,
        BlockKind::Dateline,
        BlockKind::Caption,
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::Quote,
        BlockKind::ListItem,
        BlockKind::Credit,
    ];

    /// The kind's name in JSON and in message keys.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Caption => "caption",
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Quote => "quote",
            BlockKind::ListItem => "list-item",
            BlockKind::Credit => "credit",
        }
    }
}

/// One paragraph-like unit of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// The base direction, where the user or the file said it; otherwise [`Article::direction_of`] finds it.
    pub direction: Option<Direction>,
    /// Its number in its list, where the file counts what the list holds and the text itself does not say it.
    pub number: Option<u32>,
    /// Where its text lies in [`Article::text`], in code points.
    pub range: CpRange,
    /// Where its text begins in [`Article::text`], in bytes.
    byte: u32,
    /// How many bytes its text has.
    bytes: u32,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

/// What is known about an article besides its text. Empty strings mean unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    pub title: String,
    pub byline: String,
    /// As the page states it; ISO 8601 where it does.
    pub published: String,
    pub publisher: String,
    pub url: String,
    /// A BCP 47 tag such as `ar`.
    pub language: String,
}

/// The kinds of file an article is read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    #[default]
    Text,
    Html,
    Docx,
    Markdown,
}

/// Where the article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// The file's own name, without its folder; empty for pasted text.
    pub file_name: String,
    pub format: Format,
    /// The encoding the file was read with, by its WHATWG name such as `windows-1256`.
    pub encoding: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A text in blocks, and where it came from.
///
/// Invariants: the blocks' ranges ascend, lie in the text, and stand apart by
/// exactly one line feed; the text holds nothing else. No block's text holds a
/// line feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    pub meta: Meta,
    pub origin: Origin,
    text: Arc<str>,
    index: Arc<CpIndex>,
    blocks: Vec<Block>,
    direction: Direction,
    zero: char,
    /// What a newer version wrote into its record.
    pub extra: Extra,
}

impl Article {
    /// Makes an article of `(kind, direction, text)` blocks. A line feed in a block's text becomes a space.
    pub fn new<T: AsRef<str>>(
        id: ArticleId,
        meta: Meta,
        origin: Origin,
        parts: impl IntoIterator<Item = (BlockKind, Option<Direction>, T)>,
    ) -> Article {
        let parts: Vec<_> = parts.into_iter().collect();
        let length = parts.iter().map(|(_, _, part)| part.as_ref().len() + 1).sum();
        let (mut text, mut blocks, mut at) = (String::with_capacity(length), Vec::with_capacity(parts.len()), 0u32);
        for (kind, direction, part) in parts {
            if !blocks.is_empty() {
                text.push('\n');
                at += 1;
            }
            let byte = text.len() as u32;
            let start = at;
            for (i, line) in part.as_ref().split('\n').enumerate() {
                text.push_str(if i > 0 { " " } else { "" });
                text.push_str(line);
            }
            at += cp_len(text.get(byte as usize..).unwrap_or_default());
            let range = CpRange::new(start, at);
            blocks.push(Block {
                kind,
                direction,
                number: None,
                range,
                byte,
                bytes: text.len() as u32 - byte,
                extra: Extra::default(),
            });
        }
        let direction = article_direction(&meta, &text);
        let zero = zero_of(&text);
        let index = Arc::new(CpIndex::new(&text));
        Article { id, meta, origin, text: text.into(), index, blocks, direction, zero, extra: Extra::default() }
    }

    /// The whole text: the blocks' texts, a line feed between each two.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Finds bytes and UTF-16 units in [`Article::text`].
    pub fn index(&self) -> &CpIndex {
        &self.index
    }

    /// The blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of `block`, one of this article's.
    pub fn block_text(&self, block: &Block) -> &str {
        self.text.get(block.byte as usize..(block.byte + block.bytes) as usize).unwrap_or_default()
    }

    /// The part of the text that `range` names.
    pub fn slice(&self, range: CpRange) -> &str {
        self.index.slice(&self.text, range)
    }

    /// The index of the block that `at` stands in; a position on the line feed after a block belongs to that block.
    pub fn block_at(&self, at: Cp) -> usize {
        self.blocks.partition_point(|b| b.range.start <= at).saturating_sub(1)
    }

    /// The indexes of the blocks that `range` touches.
    pub fn blocks_in(&self, range: CpRange) -> std::ops::Range<usize> {
        if self.blocks.is_empty() {
            return 0..0;
        }
        let last = if range.is_empty() { range.start } else { range.end.minus(1) };
        self.block_at(range.start)..self.block_at(last) + 1
    }

    /// The direction most of the article runs in; blocks without a letter take it.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The base direction of `block`: as said by user or file, else its first strong character's, else the article's.
    pub fn direction_of(&self, block: &Block) -> Direction {
        block.direction.or_else(|| first_strong(self.block_text(block))).unwrap_or(self.direction)
    }

    /// The base direction of the block that `at` stands in, in which its words are set wherever they are quoted.
    pub fn direction_at(&self, at: Cp) -> Direction {
        self.blocks.get(self.block_at(at)).map_or(self.direction, |block| self.direction_of(block))
    }

    /// The digit zero of most numbers in the article, with which what is counted for it is written: `0`, `٠` or `۰`.
    pub fn zero(&self) -> char {
        self.zero
    }

    /// The number before `block` in its list, in the article's digits, such as `3.` or `٣.`; `None` where it has none.
    pub fn number_of(&self, block: &Block) -> Option<String> {
        let number = block.number.filter(|_| block.kind == BlockKind::ListItem)?;
        let zero = u32::from(self.zero);
        let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
        Some(number.to_string().chars().map(digit).chain(['.']).collect())
    }

    /// The title: its metadata's, else the first title block's text, else the first block's.
    pub fn title(&self) -> &str {
        if !self.meta.title.is_empty() {
            return &self.meta.title;
        }
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Title).or(self.blocks.first());
        block.map_or("", |b| self.block_text(b))
    }

    /// Changes what block `block` is and gives back what it was; `None` if there is no such block.
    pub fn set_block(
        &mut self,
        block: usize,
        kind: BlockKind,
        direction: Option<Direction>,
    ) -> Option<(BlockKind, Option<Direction>)> {
        let block = self.blocks.get_mut(block)?;
        Some((std::mem::replace(&mut block.kind, kind), std::mem::replace(&mut block.direction, direction)))
    }

    /// Says which number block `block` has in its list; nothing if there is no such block.
    pub fn set_number(&mut self, block: usize, number: Option<u32>) {
        if let Some(block) = self.blocks.get_mut(block) {
            block.number = number;
        }
    }

    /// Changes what is known about the article, its direction with it, and gives back what was known before.
    pub fn set_meta(&mut self, meta: Meta) -> Meta {
        self.direction = article_direction(&meta, &self.text);
        std::mem::replace(&mut self.meta, meta)
    }

    /// Keeps what a newer version wrote into the record of block `block`; nothing if there is no such block.
    pub fn set_block_extra(&mut self, block: usize, extra: Extra) {
        if let Some(block) = self.blocks.get_mut(block) {
            block.extra = extra;
        }
    }
}

/// The language's direction where it is known to be right to left, else that of most strong characters
/// among the first few thousand.
fn article_direction(meta: &Meta, text: &str) -> Direction {
    use unicode_bidi::BidiClass;
    let language = meta.language.split(['-', '_']).next().unwrap_or_default();
    let (mut rtl, mut ltr) = (0, 0);
    for c in text.chars().take(4000) {
        match unicode_bidi::bidi_class(c) {
            BidiClass::R | BidiClass::AL => rtl += 1,
            BidiClass::L => ltr += 1,
            _ => {}
        }
    }
    if rtl == ltr {
        let known = ["ar", "fa", "ur", "he", "ps", "ug", "sd", "yi", "ckb"].contains(&language);
        return if known || language.is_empty() { Direction::Rtl } else { Direction::Ltr };
    }
    if rtl > ltr { Direction::Rtl } else { Direction::Ltr }
}

/// The zero of the digits that most numbers among the first few thousand characters are written with.
fn zero_of(text: &str) -> char {
    const ZEROS: [char; 3] = ['0', '\u{660}', '\u{6F0}'];
    let digits = |zero: char| {
        let is_of = move |c: &char| (zero..=char::from_u32(u32::from(zero) + 9).unwrap_or(zero)).contains(c);
        text.chars().take(4000).filter(is_of).count()
    };
    // Of several the first: European ones where there are none at all.
    ZEROS.into_iter().rev().max_by_key(|zero| digits(*zero)).unwrap_or('0')
}
