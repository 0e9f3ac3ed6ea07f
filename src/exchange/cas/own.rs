//! Reading our own files back: the record says all, the marks what another program changed.

use super::model::{Cas, Structure};
use super::write::{utf16, value};
use super::{MARK, RECORD};
use crate::annotation::{Annotation, Edit, Mark, Project};
use crate::article::Article;
use crate::exchange::brat::stem;
use crate::exchange::draft::Draft;
use crate::exchange::records::{self, VERSION, count, list, string};
use crate::exchange::{Input, LossKind};
use crate::text::CpRange;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many bytes the files of the other articles may have together.
const MAX_BYTES: usize = 256 << 20;

/// The structure that holds a project whole, and the files of its articles but the first.
pub(super) struct Record {
    whole: Value,
    others: Vec<Cas>,
}

impl Record {
    /// The record, if there is one, all files are there, and their texts are those of its articles.
    pub fn of(first: &Cas, input: &Input<'_>) -> Option<Record> {
        let record = first.structures.iter().find(|structure| structure.kind == RECORD)?;
        let whole: Value = serde_json::from_str(record.text("json")).ok()?;
        count(&whole, "isnad").filter(|version| *version <= VERSION)?;
        let articles = list(&whole, "articles");
        let name = input.name.rsplit_once('.').map_or(input.name, |(name, _)| name);
        let mut left = MAX_BYTES;
        let mut others = Vec::new();
        for number in 1..articles.len() {
            let bytes = (input.beside)(&format!("{}.json", stem(name, number)))?;
            left = left.checked_sub(bytes.len())?;
            others.push(Cas::of_json(&serde_json::from_slice(&bytes).ok()?).ok()?);
        }
        let texts = std::iter::once(first).chain(&others).flat_map(|cas| &cas.sofas).map(|sofa| sofa.text.clone());
        let own = articles.iter().map(|article| {
            let blocks: Vec<&str> = list(article, "blocks").iter().map(|block| string(block, "text")).collect();
            blocks.join("\n")
        });
        texts.eq(own).then_some(Record { whole, others })
    }

    pub fn read(&self, draft: &mut Draft<'_>, first: &Cas) {
        records::whole(draft, &self.whole);
        let before = draft.project.clone();
        for (article, cas) in before.articles.iter().zip(std::iter::once(first).chain(&self.others)) {
            compare(draft, &before, article, cas);
        }
    }
}

/// Takes over what the file of an article has otherwise than we wrote it.
fn compare(draft: &mut Draft<'_>, before: &Project, article: &Article, cas: &Cas) {
    let mut marks: BTreeMap<&str, Vec<&Structure>> = BTreeMap::new();
    for mark in cas.structures.iter().filter(|structure| structure.kind == MARK) {
        marks.entry(mark.text("id")).or_default().push(mark);
    }
    for annotation in before.annotations_of(&article.id) {
        match marks.remove(&*annotation.id.0) {
            None => drop(draft.put(Edit::RemoveAnnotation(annotation.id.clone()), "annotation")),
            Some(parts) => change(draft, annotation, article, &parts, &value(before, annotation)),
        }
    }
    for mark in marks.into_values().flatten() {
        add(draft, article, mark);
    }
    let known = |kind: &str| [MARK, RECORD, super::RELATION].contains(&kind);
    for other in cas.structures.iter().filter(|structure| !known(&structure.kind)) {
        draft.lose(LossKind::Part, other.short());
    }
}

/// Takes over what another program changed in an annotation.
fn change(draft: &mut Draft<'_>, annotation: &Annotation, article: &Article, parts: &[&Structure], name: &str) {
    let mut changed = annotation.clone();
    let was: Vec<(u64, u64)> = annotation.marks.iter().map(|mark| utf16(article, mark.range)).collect();
    let mut is: Vec<(u64, u64)> = parts.iter().filter_map(|part| part.place()).collect();
    is.sort_unstable();
    if was != is {
        changed.marks = is.iter().filter_map(|place| Mark::of(article, range(article, *place)?)).collect();
    }
    let Some(first) = parts.iter().min_by_key(|part| part.text("part").parse::<u64>().unwrap_or(u64::MAX)) else {
        return;
    };
    if first.text("value") != name {
        changed.label = draft.label(first.text("value"));
    }
    changed.remarks.note.ar = first.text("noteAr").to_owned();
    changed.remarks.note.en = first.text("noteEn").to_owned();
    if changed != *annotation {
        draft.put_annotation(changed);
    }
}

/// UTF-16 units as a range of the article; `None` if they lie outside it.
fn range(article: &Article, (start, end): (u64, u64)) -> Option<CpRange> {
    let (index, text) = (article.index(), article.text());
    let inside = start < end && end <= index.utf16(text, index.len()) as u64;
    inside
        .then(|| CpRange { start: index.cp_of_utf16(text, start as usize), end: index.cp_of_utf16(text, end as usize) })
}

/// Adds a mark that another program made in our layer.
fn add(draft: &mut Draft<'_>, article: &Article, mark: &Structure) {
    let Some(range) = mark.place().and_then(|place| range(article, place)) else {
        return draft.lose(LossKind::OutsideText, mark.text("value"));
    };
    let Some(mut made) = draft.annotate(&mark.id, &article.id, mark.text("value"), &[range]) else { return };
    made.remarks.note.ar = mark.text("noteAr").to_owned();
    made.remarks.note.en = mark.text("noteEn").to_owned();
    draft.put_annotation(made);
}
