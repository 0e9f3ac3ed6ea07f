//! `isnad search QUERY FILE…`: where words stand in articles and projects.

use super::output;
use crate::article::{self, Article, OpenError, Opened, ReadOptions};
use crate::project::{self, Loaded, ProjectError};
use crate::search::{Context, Query, context};
use crate::text::{Cp, CpRange};
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
        match articles(path) {
            Ok((articles, is_project)) => {
                for article in &articles {
                    let mut writer = Writer { out, file: &path.to_string_lossy(), article, is_project, json };
                    for hit in query.find_in(article) {
                        writer.hit(hit, found.hits)?;
                        found.hits += 1;
                    }
                }
            }
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

/// The articles in the file at `path`, and whether it is a project. What is to be said about the reading goes to stderr.
fn articles(path: &Path) -> Result<(Vec<std::sync::Arc<Article>>, bool), SearchError> {
    let tell = |warning: &dyn std::fmt::Display| output::message(&format!("isnad: {}: {warning}", path.display()));
    if is_project(path) {
        let Loaded { project, warnings } = project::open(path)?;
        warnings.iter().for_each(|warning| tell(warning));
        return Ok((project.articles, true));
    }
    match article::open(path, ReadOptions::default()) {
        Err(OpenError::Project { .. }) => Ok((project::open(path)?.project.articles, true)),
        Err(error) => Err(error.into()),
        Ok(Opened { article, warnings }) => {
            warnings.iter().for_each(|warning| tell(warning));
            Ok((vec![article.into()], false))
        }
    }
}

fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// Writes the hits in one article.
struct Writer<'a> {
    out: &'a mut dyn Write,
    file: &'a str,
    article: &'a Article,
    is_project: bool,
    json: bool,
}

impl Writer<'_> {
    /// Writes the hit at `range`; `number` others were written before it.
    fn hit(&mut self, range: CpRange, number: usize) -> io::Result<()> {
        let block = self.article.block_at(range.start);
        if !self.json {
            let Context { text, hit } = context(self.article, range, AROUND, AROUND);
            let part = |start, end| crate::text::position::slice_of(&text, CpRange { start, end });
            let (before, within) = (part(Cp(0), hit.start), part(hit.start, hit.end));
            let after = part(hit.end, Cp(u32::MAX));
            let title = if self.is_project { self.article.title() } else { "" };
            let title = if title.is_empty() { String::new() } else { format!("\u{2068}{title}\u{2069}:") };
            return writeln!(self.out, "{}:{title}{block}: \u{2068}{before}⟦{within}⟧{after}\u{2069}", self.file);
        }
        let from = self.article.blocks().get(block).map_or(0, |block| block.range.start.0);
        let hit = JsonHit {
            file: self.file,
            article: self.is_project.then_some(&*self.article.id.0),
            title: self.is_project.then_some(self.article.title()),
            block,
            start: range.start.minus(from).0,
            end: range.end.minus(from).0,
            text: self.article.slice(range),
        };
        if number > 0 {
            self.out.write_all(b",")?;
        }
        self.out.write_all(b"\n")?;
        serde_json::to_writer(&mut *self.out, &hit).map_err(io::Error::from)
    }
}
