//! The sources: the registry as a table, and a sheet for each with what it is said to have said.

use super::{Cell, Column, Fact, Lookup, Table, claims, describe};
use crate::annotation::{Annotation, Source, SourceId};
use crate::exchange::words::Words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What there is to say about one source.
pub struct Sheet {
    pub id: SourceId,
    /// Its name in the report's language, else in the other.
    pub name: String,
    /// Its name in the other language; may be empty.
    pub other_name: String,
    /// Kind, role, other names, ratings, notes.
    pub facts: Vec<Fact>,
    /// The claims that come from it or through it.
    pub claims: Table,
}

/// The columns of the registry by key, message and share of the width.
const COLUMNS: [(&str, &str, u8); 9] = [
    ("name-ar", "sources-name-ar", 4),
    ("name-en", "sources-name-en", 4),
    ("aliases", "sources-aliases", 4),
    ("kind", "sources-kind", 2),
    ("role", "sources-role", 3),
    ("parent", "sources-parent", 3),
    ("reliability", "reliability", 3),
    ("claims", "sources-claims-title", 1),
    ("note", "field-note", 5),
];

type Named<'p> = BTreeMap<&'p SourceId, Vec<(&'p Arc<Annotation>, bool)>>;

/// The claims of each source in the order of the text, with whether it makes them itself.
fn claims_of<'p>(lookup: &Lookup<'p>) -> Named<'p> {
    let by_source = lookup.project.claims_by_source();
    let annotations = &lookup.project.annotations;
    let sorted = |claims: BTreeMap<&crate::annotation::AnnotationId, bool>| {
        let mut all: Vec<_> = claims.into_iter().filter_map(|(id, own)| Some((annotations.get(id)?, own))).collect();
        all.sort_by_key(|(claim, _)| lookup.notes.get(&claim.id).copied());
        all
    };
    by_source.into_iter().map(|(source, claims)| (source, sorted(claims))).collect()
}

/// The entries by name.
fn sorted<'p>(lookup: &Lookup<'p>, words: &Words) -> Vec<&'p Arc<Source>> {
    let mut sources: Vec<_> = lookup.project.sources.values().collect();
    sources.sort_by_cached_key(|s| (words.name(&s.name).to_owned(), s.id.clone()));
    sources
}

/// The registry as a table.
pub(super) fn table(lookup: &Lookup<'_>, words: &Words) -> Table {
    let claims = claims_of(lookup);
    let columns: Vec<Column> =
        COLUMNS.iter().map(|&(key, title, share)| Column { key, title: words.text(title), share }).collect();
    let count = |source: &Source| claims.get(&source.id).map_or(0, Vec::len);
    let row =
        |source: &Arc<Source>| columns.iter().map(|c| cell(lookup, words, c.key, source, count(source))).collect();
    let rows = sorted(lookup, words).into_iter().map(row).collect();
    Table { title: words.text("sources-title"), columns, rows }
}

fn cell(lookup: &Lookup<'_>, words: &Words, key: &str, source: &Source, claims: usize) -> Cell {
    let lines = |text| words.said(text).into_iter().map(|s| s.text).collect::<Vec<_>>().join("\n");
    Cell::text(match key {
        "name-ar" => source.name.ar.clone(),
        "name-en" => source.name.en.clone(),
        "aliases" => source.aliases.join("\n"),
        "kind" => words.text(&format!("sources-kind-{}", source.kind.key())),
        "role" => lines(&source.role),
        "parent" => {
            let parent = source.parent.as_ref().and_then(|id| lookup.project.sources.get(id));
            parent.map_or_else(String::new, |p| words.name(&p.name).to_owned())
        }
        "reliability" => source.reliability().map_or_else(String::new, |r| describe::reliability(words, r)),
        "claims" => claims.to_string(),
        "note" => lines(&source.note),
        _ => String::new(),
    })
}

/// A sheet for each entry, by name.
pub(super) fn sheets(lookup: &Lookup<'_>, words: &Words) -> Vec<Sheet> {
    let claims = claims_of(lookup);
    let sheet = |source: &Arc<Source>| {
        let name = words.name(&source.name).to_owned();
        let other = if name == source.name.ar { &source.name.en } else { &source.name.ar };
        Sheet {
            id: source.id.clone(),
            other_name: other.clone(),
            facts: describe::source(words, lookup, source),
            claims: claims_table(lookup, words, claims.get(&source.id).map_or(&[][..], Vec::as_slice)),
            name,
        }
    };
    sorted(lookup, words).into_iter().map(sheet).collect()
}

/// What a source is said to have said, or to have passed on.
fn claims_table(lookup: &Lookup<'_>, words: &Words, claims: &[(&Arc<Annotation>, bool)]) -> Table {
    let column = |key, title: &str, share| Column { key, title: words.text(title), share };
    let columns = vec![
        column("number", "report-number", 1),
        column("claim", "chain-claim", 6),
        column("gloss", "field-gloss", 6),
        column("part", "report-part", 2),
        column("credibility", "credibility", 2),
        column("place", "report-place", 3),
    ];
    let row = |(claim, own): &(&Arc<Annotation>, bool)| {
        let note = lookup.notes.get(&claim.id).copied();
        let glosses = words.said(&claim.remarks.gloss).into_iter().map(|s| s.text).collect::<Vec<_>>().join("\n");
        let grade = claim.assessment.credibility.map_or_else(String::new, |c| describe::credibility(words, c));
        vec![
            Cell { note, ..Cell::text(note.map_or_else(String::new, |note| note.number.to_string())) },
            Cell::text(claim.quote()),
            Cell::text(glosses),
            Cell::text(words.text(if *own { "report-own" } else { "report-passed-on" })),
            Cell::text(grade),
            Cell::text(claims::place(lookup, words, claim)),
        ]
    };
    Table { title: words.text("sources-claims-title"), columns, rows: claims.iter().map(row).collect() }
}
