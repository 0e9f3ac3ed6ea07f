//! The table of attributions: who is said to say what, in which words, through whom.

use super::{Cell, Column, Lookup, Table, claims, describe};
use crate::annotation::{AnnotationId, Attribution, Party, Subject};
use crate::exchange::words::Words;
use std::sync::Arc;

/// The columns by key, message and share of the width.
const COLUMNS: [(&str, &str, u8); 10] = [
    ("number", "report-number", 1),
    ("claim", "chain-claim", 6),
    ("cue", "chain-cue", 2),
    ("source", "chain-source", 4),
    ("reliability", "reliability", 2),
    ("via", "chain-hop", 3),
    ("inside", "sources-inside", 3),
    ("manner", "report-manner", 2),
    ("place", "report-place", 3),
    ("author", "report-author", 2),
];

/// The attributions: of each article first its own, then those of its claims in the order of the text.
pub(super) fn table(lookup: &Lookup<'_>, words: &Words) -> Table {
    let columns: Vec<Column> =
        COLUMNS.iter().map(|&(key, title, share)| Column { key, title: words.text(title), share }).collect();
    let project = lookup.project;
    let place = |attribution: &Attribution| match &attribution.subject {
        Subject::Article(id) => (project.articles.iter().position(|a| a.id == *id).unwrap_or(usize::MAX), 0),
        Subject::Claim(id) => lookup.notes.get(id).map_or((usize::MAX, 0), |note| (note.article, note.number)),
    };
    let mut sorted: Vec<&Arc<Attribution>> = project.attributions.values().collect();
    sorted.sort_by_cached_key(|attribution| (place(attribution), attribution.id.clone()));
    let row = |a: &&Arc<Attribution>| columns.iter().map(|c| cell(lookup, words, c.key, a)).collect();
    let rows = sorted.iter().map(row).collect();
    Table { title: words.text("report-attributions"), columns, rows }
}

fn cell(lookup: &Lookup<'_>, words: &Words, key: &str, attribution: &Attribution) -> Cell {
    let project = lookup.project;
    let quote = |id: &AnnotationId| project.annotations.get(id).map_or_else(String::new, |a| a.quote());
    let name = |party: &Party| project.party_name(party, words.locale().is_arabic());
    let claim = attribution.claim().and_then(|id| project.annotations.get(id));
    match key {
        "number" => {
            let note = claim.and_then(|claim| lookup.notes.get(&claim.id)).copied();
            Cell { note, ..Cell::text(note.map_or_else(String::new, |note| note.number.to_string())) }
        }
        "claim" => match &attribution.subject {
            Subject::Claim(id) => Cell::text(quote(id)),
            Subject::Article(id) => {
                let title = project.article(id).map_or_else(String::new, |article| article.title().to_owned());
                Cell::text(format!("{}\n{title}", words.text("report-whole-article")))
            }
        },
        "cue" => Cell::text(attribution.cue.as_ref().map_or_else(String::new, quote)),
        "source" => Cell::text(attribution.source.as_ref().map_or_else(|| words.text("chain-nobody"), name)),
        "reliability" => {
            let entry = attribution.source.as_ref().and_then(|party| project.entry_of(party));
            let grade = entry.and_then(|entry| entry.reliability());
            Cell::text(grade.map_or_else(String::new, |grade| describe::reliability(words, grade)))
        }
        "via" => Cell::text(attribution.via.iter().map(name).collect::<Vec<_>>().join("\n")),
        "inside" => {
            let around = project.around(attribution);
            let chains = around.iter().map(|outer| words.locale().chain(project, outer));
            Cell::text(chains.collect::<Vec<_>>().join("\n"))
        }
        "manner" => Cell::text(words.text(&format!("manner-{}", attribution.manner.key()))),
        "place" => Cell::text(claim.map_or_else(String::new, |claim| claims::place(lookup, words, claim))),
        "author" => Cell::text(attribution.author.clone()),
        _ => Cell::default(),
    }
}
