//! `isnad read FILE`: prints an article, as text or as JSON.

use crate::article::{self, Article, OpenError, Opened, ReadOptions};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// Why `isnad read` failed.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the result could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes the article in the file at `path` to `out`: as JSON, or as text with a line for each block.
/// `encoding` overrides the one found. What should be said about the reading comes back for stderr.
///
/// # Errors
/// When the file cannot be opened or `out` not be written.
pub fn read(
    path: &Path,
    encoding: Option<&str>,
    json: bool,
    out: &mut dyn Write,
) -> Result<Vec<article::Warning>, ReadError> {
    let Opened { article, warnings } = article::open(path, ReadOptions { encoding })?;
    if json {
        serde_json::to_writer_pretty(&mut *out, &to_json(&article)).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        for block in article.blocks() {
            writeln!(out, "[{}] {}", block.kind.name(), article.block_text(block))?;
        }
    }
    out.flush()?;
    Ok(warnings)
}

/// The article as `isnad read --json` prints it.
pub fn to_json(article: &Article) -> Value {
    let block = |b: &article::Block| {
        json!({
            "kind": b.kind.name(),
            "direction": article.direction_of(b).name(),
            "text": article.block_text(b),
        })
    };
    json!({
        "title": article.title(),
        "byline": article.meta.byline,
        "published": article.meta.published,
        "publisher": article.meta.publisher,
        "url": article.meta.url,
        "language": article.meta.language,
        "direction": article.direction().name(),
        "encoding": article.origin.encoding,
        "blocks": article.blocks().iter().map(block).collect::<Vec<_>>(),
    })
}
