//! `isnad search QUERY FILE…`: where words stand in articles and projects.

use super::output;
use crate::article::{self, Article, OpenError, Opened, ReadOptions};
use crate::project::{self, Flaw, ProjectError, Viewed};
use crate::search::{Context, Hit, Query, context};
use crate::text::position::slice_of;
use crate::text::{Cp, CpRange};
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What came of a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many places.
    pub hits: usize,
    /// How many files could not be read; each was told on stderr.
    pub failures: usize,
}

/// Why a file could not be searched.
#[derive(Debug, thiserror::Error)]
enum SearchError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Project(#[from] ProjectError),
    #[error("the result could not be written: {0}")]
    Write(#[from] io::Error),
}

/// A hit as `--json` prints it. Positions are code points of the block's text, the end excluded.
#[derive(Serialize)]
struct JsonHit<'a> {
    file: &'a str,
    /// In projects, which have several articles: the article's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    /// The number of the block in its article, from 0.
    block: usize,
    start: u32,
    end: u32,
    text: &'a str,
}

/// How much of a block a line shows before and after a hit, in code points.
const AROUND: u32 = 40;

/// Looks for `query` in the articles and projects at `paths` and writes each place to `out`: as one JSON object, or
/// as a line `file:block: …words ⟦hit⟧ words…`, isolated so that its direction stays its own.
///
/// A file that can't be read is told on stderr and passed over.
///
/// # Errors
/// When `out` cannot be written.
pub fn search(query: &Query, paths: &[PathBuf], json: bool, out: &mut dyn Write) -> io::Result<Found> {
    let mut found = Found::default();
    if query.is_empty() {
        let why = "nothing is left to look for once marks and signs without width are passed over; try --exact";
        output::message(&format!("isnad: {}", if query.text().is_empty() { "there is no query" } else { why }));
    }
    if json {
        write!(out, "{{\"hits\":[")?;
    }
    for path in paths {
        let file = path.to_string_lossy();
        let mut writer = Writer { out: &mut *out, file: &file, json, count: found.hits };
        match search_file(query, path, &mut writer) {
            Ok(()) => found.hits = writer.count,
            Err(SearchError::Write(error)) => return Err(error),
            Err(error) => {
                output::message(&format!("isnad: {error}"));
                found.failures += 1;
            }
        }
    }
    if json {
        writeln!(out, "]}}")?;
    }
    out.flush()?;
    Ok(found)
}

/// Writes the hits in the file at `path`. What is to be said about the reading goes to stderr.
fn search_file(query: &Query, path: &Path, writer: &mut Writer<'_>) -> Result<(), SearchError> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return search_project(query, path, writer);
    }
    let bytes = article::read_file(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if let Some(blocks) = search_plain(query, &name, &bytes) {
        for (number, text, hits) in blocks {
            hits.into_iter().try_for_each(|hit| writer.hit(None, number, text, hit))?;
        }
        return Ok(());
    }
    match article::read_bytes(&name, &bytes, ReadOptions::default()) {
        Err(OpenError::Project { .. }) => search_project(query, path, writer),
        // One file of many in which there is nothing to be found.
        Err(error @ OpenError::NoText { .. }) => {
            output::message(&format!("isnad: {error}"));
            Ok(())
        }
        Err(error) => Err(error.into()),
        Ok(Opened { article, warnings }) => {
            warnings.iter().for_each(|warning| tell(path, warning));
            search_article(query, &article, None, writer)
        }
    }
}

fn search_project(query: &Query, path: &Path, writer: &mut Writer<'_>) -> Result<(), SearchError> {
    let (Viewed { project, warnings, newer }, _) = project::open_view(path)?;
    if let Some(schema) = newer {
        tell(path, &Flaw::TooNew(schema));
    }
    warnings.iter().for_each(|warning| tell(path, warning));
    project.articles.iter().try_for_each(|article| search_article(query, article, Some(article), writer))
}

fn search_article(
    query: &Query,
    article: &Article,
    named: Option<&Article>,
    writer: &mut Writer<'_>,
) -> Result<(), SearchError> {
    for hit in query.find_in(article) {
        let number = article.block_at(hit.start);
        let Some(block) = article.blocks().get(number) else { continue };
        let bytes = article.index().byte_range(article.text(), hit);
        let (from, from_byte) = (block.range.start, article.index().byte(article.text(), block.range.start));
        let range = CpRange { start: hit.start.minus(from.0), end: hit.end.minus(from.0) };
        let bytes = bytes.start.saturating_sub(from_byte)..bytes.end.saturating_sub(from_byte);
        writer.hit(named, number, article.block_text(block), Hit { range, bytes })?;
    }
    Ok(())
}

/// A block's number and text, and the hits in it.
type BlockHits<'b> = (usize, &'b str, Vec<Hit>);

/// The blocks with hits of a plain text in UTF-8, on all cores; `None` for any other file.
fn search_plain<'b>(query: &Query, name: &str, bytes: &'b [u8]) -> Option<Vec<BlockHits<'b>>> {
    let parts = article::plain_parts(name, bytes)?;
    let search = |part: &&'b [u8]| {
        let lines = article::plain_lines(part)?;
        let hits = lines.iter().enumerate().map(|(number, line)| (number, *line, query.find_in_text(line)));
        Some((lines.len(), hits.filter(|(_, _, hits)| !hits.is_empty()).collect::<Vec<_>>()))
    };
    let searched: Vec<(usize, Vec<BlockHits<'b>>)> = parts.par_iter().map(search).collect::<Option<_>>()?;
    let mut blocks = 0;
    let mut found = Vec::new();
    for (lines, hits) in searched {
        found.extend(hits.into_iter().map(|(number, text, hits)| (blocks + number, text, hits)));
        blocks += lines;
    }
    // Of a file without text there is something to be said.
    (blocks > 0).then_some(found)
}

fn tell(path: &Path, warning: &dyn std::fmt::Display) {
    output::message(&format!("isnad: {}: {warning}", path.display()));
}

/// Writes the hits in one file.
struct Writer<'a> {
    out: &'a mut dyn Write,
    file: &'a str,
    json: bool,
    /// How many hits were written.
    count: usize,
}

impl Writer<'_> {
    /// Writes a hit in the block with this number and text, in an article to be named where it is one of
    /// several.
    fn hit(&mut self, named: Option<&Article>, block: usize, text: &str, hit: Hit) -> io::Result<()> {
        self.count += 1;
        if !self.json {
            let Context { text, hit } = context(text, hit.bytes, AROUND, AROUND);
            let part = |start, end| slice_of(&text, CpRange { start, end });
            let (before, within) = (part(Cp(0), hit.start), part(hit.start, hit.end));
            let after = part(hit.end, Cp(u32::MAX));
            let title = named.map_or("", Article::title);
            let title = if title.is_empty() { String::new() } else { format!("\u{2068}{title}\u{2069}:") };
            return writeln!(self.out, "{}:{title}{block}: \u{2068}{before}⟦{within}⟧{after}\u{2069}", self.file);
        }
        let hit = JsonHit {
            file: self.file,
            article: named.map(|article| &*article.id.0),
            title: named.map(Article::title),
            block,
            start: hit.range.start.0,
            end: hit.range.end.0,
            text: text.get(hit.bytes).unwrap_or_default(),
        };
        self.out.write_all(if self.count > 1 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *self.out, &hit).map_err(io::Error::from)
    }
}
