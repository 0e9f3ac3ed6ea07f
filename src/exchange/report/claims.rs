//! The table of claims.

use super::{Cell, Column, Lookup, Table, describe};
use crate::annotation::{Annotation, Role, Standing};
use crate::exchange::words::Words;
use crate::locale::Language;

/// The columns by key, message and share of the width.
const COLUMNS: [(&str, &str, u8); 15] = [
    ("number", "report-number", 1),
    ("claim", "chain-claim", 6),
    ("gloss-ar", "report-gloss-ar", 5),
    ("gloss-en", "report-gloss-en", 5),
    ("chain", "sources-column-chain", 4),
    ("credibility", "credibility", 2),
    ("likelihood", "likelihood", 2),
    ("confidence", "confidence", 2),
    ("kind", "claim-kind", 2),
    ("status", "claim-status", 2),
    ("corroboration", "sources-column-corroboration", 2),
    ("note", "field-note", 5),
    ("tags", "field-tags", 2),
    ("place", "report-place", 3),
    ("author", "report-author", 2),
];

/// The claims of all articles in the order of the text.
pub(super) fn table(lookup: &Lookup<'_>, words: &Words) -> Table {
    let columns = COLUMNS.iter().filter(|(key, ..)| is_wanted(words, key));
    let columns: Vec<Column> =
        columns.map(|&(key, title, share)| Column { key, title: words.text(title), share }).collect();
    let project = lookup.project;
    let claims = project.articles.iter().flat_map(|article| project.annotations_of(&article.id));
    let claims = claims.filter(|a| project.role_of(&a.id) == Some(Role::Claim));
    let row = |claim: &std::sync::Arc<Annotation>| columns.iter().map(|c| cell(lookup, words, c.key, claim)).collect();
    let rows = claims.map(row).collect();
    Table { title: words.text("report-claims"), columns, rows }
}

fn is_wanted(words: &Words, key: &str) -> bool {
    match key {
        "gloss-ar" => words.languages().show(Language::Arabic),
        "gloss-en" => words.languages().show(Language::English),
        _ => true,
    }
}

fn cell(lookup: &Lookup<'_>, words: &Words, key: &str, claim: &Annotation) -> Cell {
    let assessment = &claim.assessment;
    let word = |scale: &str, key: &str| words.text(&format!("{scale}-{key}"));
    match key {
        "number" => {
            let note = lookup.notes.get(&claim.id).copied();
            Cell { note, ..Cell::text(note.map_or_else(String::new, |note| note.number.to_string())) }
        }
        "claim" => Cell::text(claim.quote()),
        "gloss-ar" => Cell { language: Some(Language::Arabic), ..Cell::text(claim.remarks.gloss.ar.clone()) },
        "gloss-en" => Cell { language: Some(Language::English), ..Cell::text(claim.remarks.gloss.en.clone()) },
        "chain" => Cell::text(chain(lookup, words, claim)),
        "credibility" => {
            Cell::text(assessment.credibility.map_or_else(String::new, |c| describe::credibility(words, c)))
        }
        "likelihood" => {
            Cell::text(assessment.likelihood.map_or_else(String::new, |l| words.join(|locale| locale.likelihood(l))))
        }
        "confidence" => Cell::text(assessment.confidence.map_or_else(String::new, |c| word("confidence", c.key()))),
        "kind" => Cell::text(assessment.kind.map_or_else(String::new, |k| word("kind", k.key()))),
        "status" => Cell::text(word("status", assessment.status.key())),
        "corroboration" => Cell::text(corroboration(lookup, words, claim)),
        "note" => {
            Cell::text(words.said(&claim.remarks.note).into_iter().map(|s| s.text).collect::<Vec<_>>().join("\n"))
        }
        "tags" => Cell::text(words.locale().tags(&claim.remarks.tags)),
        "place" => Cell::text(place(lookup, words, claim)),
        "author" => Cell::text(claim.author.clone()),
        _ => Cell::default(),
    }
}

/// Who makes the claim; that nobody is named where nobody is.
fn chain(lookup: &Lookup<'_>, words: &Words, claim: &Annotation) -> String {
    match lookup.standings.get(&claim.id) {
        None | Some(Standing::Unattributed) => words.text("sources-unattributed"),
        Some(_) => describe::chains(words, lookup, claim).join("\n"),
    }
}

fn corroboration(lookup: &Lookup<'_>, words: &Words, claim: &Annotation) -> String {
    let Some(found) = lookup.corroborations.get(&claim.id) else { return String::new() };
    let mut parts = Vec::new();
    if found.reports > 1 {
        let args = [("independent", (found.independent as i64).into()), ("reports", (found.reports as i64).into())];
        parts.push(words.text_with("sources-independent", &args));
    }
    if found.contradicted > 0 {
        parts.push(words.text_with("sources-contradicted", &[("count", (found.contradicted as i64).into())]));
    }
    parts.join("\n")
}

/// The article and the block a claim stands in.
pub(super) fn place(lookup: &Lookup<'_>, words: &Words, claim: &Annotation) -> String {
    let Some(article) = lookup.project.article(&claim.article) else { return String::new() };
    let block = article.block_at(claim.span().start) as i64 + 1;
    let block = words.text_with("report-block", &[("block", block.into())]);
    if article.title().is_empty() { block } else { format!("\u{2068}{}\u{2069}\n{block}", article.title()) }
}
