//! Reading our own documents back: the record says all, the documents what another program changed.

use super::parse::{Bound, Document};
use super::stem;
use super::write::{Types, document, fragments, notes};
use crate::annotation::{Annotation, Bilingual, Edit, Mark, Project};
use crate::article::Article;
use crate::exchange::draft::Draft;
use crate::exchange::records::{self, VERSION, count, list, string};
use crate::exchange::{Input, LossKind, Progress};
use crate::text::CpRange;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The file that holds a project whole, and the documents that go with it.
pub(super) struct Record {
    whole: Value,
    /// Of each article its document.
    documents: Vec<String>,
}

impl Record {
    /// The record, if it is one and the texts beside it are those of its articles.
    pub fn of(whole: &[u8], name: &str, first: &str, text: &str, input: &Input<'_>) -> Option<Record> {
        let whole: Value = serde_json::from_slice(whole).ok()?;
        count(&whole, "isnad").filter(|version| *version <= VERSION)?;
        let beside = |name: String| (input.beside)(&name).and_then(|bytes| String::from_utf8(bytes).ok());
        let mut documents = Vec::new();
        for (number, article) in list(&whole, "articles").iter().enumerate() {
            let stem = stem(name, number);
            let blocks: Vec<&str> = list(article, "blocks").iter().map(|block| string(block, "text")).collect();
            let there = if number == 0 { Some(text.to_owned()) } else { beside(format!("{stem}.txt")) };
            if there? != blocks.join("\n") {
                return None;
            }
            documents.push(if number == 0 { first.to_owned() } else { beside(format!("{stem}.ann"))? });
        }
        Some(Record { whole, documents })
    }

    pub fn read(&self, draft: &mut Draft<'_>) {
        records::whole(draft, &self.whole);
        let before = draft.project.clone();
        let types = Types::of(&before);
        for (article, there) in before.articles.iter().zip(&self.documents) {
            compare(draft, &before, article, &types, there);
        }
    }
}

/// Takes over what a document has otherwise than we wrote it.
fn compare(draft: &mut Draft<'_>, before: &Project, article: &Article, types: &Types, there: &str) {
    let Ok(expected) = document(before, article, types, &Progress::silent()) else { return };
    if expected == there {
        return;
    }
    let (was, is) = (Document::of(&expected), Document::of(there));
    let numbered = before.annotations_of(&article.id).into_iter().enumerate();
    let ours: HashMap<String, &Arc<Annotation>> = numbered.map(|(n, a)| (format!("T{}", n + 1), a)).collect();
    let found: HashMap<&str, &Bound<'_>> = is.bounds.iter().map(|bound| (bound.id, bound)).collect();
    for bound in &was.bounds {
        let Some(annotation) = ours.get(bound.id) else { continue };
        match found.get(bound.id) {
            None => drop(draft.put(Edit::RemoveAnnotation(annotation.id.clone()), "annotation")),
            Some(now) => change(draft, annotation, article, types, now, &is),
        }
    }
    for bound in is.bounds.iter().filter(|bound| !ours.contains_key(bound.id)) {
        let ranges: Vec<CpRange> = bound.parts.iter().filter_map(|part| range(article, *part)).collect();
        let Some(mut made) = draft.annotate(bound.id, &article.id, bound.kind, &ranges) else { continue };
        made.label = types.label(bound.kind).cloned().unwrap_or(made.label);
        made.remarks.note = note(&is, bound.id);
        draft.put_annotation(made);
    }
    let known: HashSet<&str> = was.ties.iter().copied().collect();
    for line in is.ties.iter().filter(|line| !known.contains(*line)) {
        draft.lose(LossKind::Tie, *line);
    }
    is.others.iter().for_each(|name| draft.lose(LossKind::Part, *name));
}

fn range(article: &Article, (start, end): (u64, u64)) -> Option<CpRange> {
    let inside = start < end && end <= u64::from(article.index().len().0);
    // Both are at most a length that is counted in 32 bits.
    inside.then(|| CpRange::new(start as u32, end as u32))
}

fn note(document: &Document<'_>, id: &str) -> Bilingual {
    let notes = document.notes.iter().filter(|[kind, of, _]| *kind == "AnnotatorNotes" && *of == id);
    let mut all = Bilingual::default();
    for [_, _, text] in notes {
        let said = Bilingual::in_script(text);
        for (note, more) in [(&mut all.ar, said.ar), (&mut all.en, said.en)] {
            note.push_str(if note.is_empty() || more.is_empty() { "" } else { "\n" });
            note.push_str(&more);
        }
    }
    all
}

fn change(
    draft: &mut Draft<'_>,
    annotation: &Annotation,
    article: &Article,
    types: &Types,
    now: &Bound<'_>,
    there: &Document<'_>,
) {
    let mut changed = annotation.clone();
    if types.name(&annotation.label) != now.kind {
        changed.label = types.label(now.kind).cloned().unwrap_or_else(|| draft.label(now.kind));
    }
    if fragments(annotation) != now.parts {
        let marks = now.parts.iter().filter_map(|part| Mark::of(article, range(article, *part)?));
        changed.marks = marks.collect();
        changed.marks.sort_by_key(|mark| mark.range.start);
    }
    let noted = there.notes.iter().filter(|[kind, of, _]| *kind == "AnnotatorNotes" && *of == now.id);
    let noted: Vec<&str> = noted.map(|[_, _, text]| text.trim()).collect();
    if noted != notes(annotation) {
        changed.remarks.note = note(there, now.id);
    }
    if changed != *annotation {
        draft.put_annotation(changed);
    }
}
