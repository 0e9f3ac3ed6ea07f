//! Articles, each with its blocks.

use crate::annotation::EditError;
use crate::article::{Article, ArticleId, BlockKind, Extra, MAX_BLOCKS, Meta, Origin};
use crate::project::problem::Flaw;
use crate::project::reader::{LEAST_SHARE, Reader};
use crate::text::Direction;
use serde::Deserialize;
use std::borrow::Cow;
use std::ops::Range;

/// Reads an article with its blocks.
pub fn read_article(reader: &mut Reader, range: Range<usize>) -> Option<Article> {
    let mut record = reader.record(range)?;
    let id: Option<ArticleId> = record.need(reader, "id");
    if id.as_ref().is_some_and(|id| id.0.is_empty()) {
        reader.note(record.start, Flaw::Unfit(EditError::Nameless));
        return None;
    }
    let meta = Meta {
        title: record.text(reader, "title"),
        byline: record.text(reader, "byline"),
        published: record.text(reader, "published"),
        publisher: record.text(reader, "publisher"),
        url: record.text(reader, "url"),
        language: record.text(reader, "language"),
    };
    let origin = Origin {
        file_name: record.text(reader, "file"),
        format: record.optional(reader, "format").unwrap_or_default(),
        encoding: record.text(reader, "encoding"),
        sha256: record.text(reader, "sha256"),
    };
    let Some(blocks) = record.take("blocks") else {
        reader.note(record.start, Flaw::Missing("blocks"));
        return None;
    };
    let items = reader.section(blocks, MAX_BLOCKS, "blocks in an article");
    let read = reader.in_shares(&items, LEAST_SHARE, read_block);
    let (mut parts, mut numbers, mut extras) = (Vec::with_capacity(items.len()), Vec::new(), Vec::new());
    for block in read {
        // Without one of its blocks all ranges after it would be wrong: the article goes as a whole.
        let Block { kind, direction, number, text, extra } = block?;
        numbers.extend(number.map(|number| (parts.len(), number)));
        if !extra.is_empty() {
            extras.push((parts.len(), extra));
        }
        parts.push((kind, direction, text));
    }
    let mut article = Article::new(id?, meta, origin, parts);
    article.extra = record.rest(reader);
    numbers.into_iter().for_each(|(block, number)| article.set_number(block, Some(number)));
    extras.into_iter().for_each(|(block, extra)| article.set_block_extra(block, extra));
    Some(article)
}

/// What a record of a block holds.
struct Block<'t> {
    kind: BlockKind,
    direction: Option<Direction>,
    number: Option<u32>,
    text: Cow<'t, str>,
    extra: Extra,
}

fn read_block<'t>(reader: &mut Reader<'t>, range: Range<usize>) -> Option<Block<'t>> {
    let mut block = reader.record(range)?;
    let kind: Option<BlockKind> = block.need(reader, "kind");
    let direction = block.optional(reader, "direction");
    let number = block.optional(reader, "number");
    let text: Option<Cow<str>> = block.need::<Borrowed>(reader, "text").map(|b| b.0);
    if text.as_ref().is_some_and(|t| t.contains('\n')) {
        reader.note(block.at_field("text"), Flaw::LineBreak);
        return None;
    }
    let extra = block.rest(reader);
    // A kind that only a newer version knows is noted; its text can be read all the same.
    let kind = kind.or(reader.newer.then_some(BlockKind::Paragraph));
    Some(Block { kind: kind?, direction, number, text: text?, extra })
}

/// A string that is borrowed from the file if it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Borrowed<'t>(#[serde(borrow)] Cow<'t, str>);
