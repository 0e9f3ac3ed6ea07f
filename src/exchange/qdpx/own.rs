//! Reading our own files back: the record says all, the rest of the file what another program changed.

use super::parse::Selection;
use super::read::File;
use super::selection;
use super::write::{escape, said};
use crate::annotation::{Annotation, LabelId, Mark};
use crate::article::{Article, ArticleId};
use crate::exchange::LossKind;
use crate::exchange::draft::Draft;
use crate::exchange::guid::guid;
use crate::exchange::records::{self, VERSION, count, list, string};
use crate::text::CpRange;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The note that holds a whole project.
pub(super) struct Record(Value);

impl Record {
    /// The record, if it is one and the texts of its articles are those of the file.
    pub fn of(whole: &str, file: &File<'_>) -> Option<Record> {
        let value: Value = serde_json::from_str(whole).ok()?;
        let known = count(&value, "isnad").is_some_and(|version| version <= VERSION);
        let texts: HashMap<&str, &str> = file
            .qde
            .sources
            .iter()
            .zip(&file.texts)
            .filter_map(|(source, text)| Some((source.guid.as_str(), text.as_deref()?)))
            .collect();
        let same = |article: &Value| {
            let blocks: Vec<&str> = list(article, "blocks").iter().map(|block| string(block, "text")).collect();
            texts.get(guid("article", string(article, "id")).to_string().as_str()) == Some(&blocks.join("\n").as_str())
        };
        (known && list(&value, "articles").iter().all(same)).then_some(Record(value))
    }

    pub fn read(&self, draft: &mut Draft<'_>, file: &File<'_>) {
        records::frame(draft, &self.0);
        let codes: HashMap<String, LabelId> = draft
            .project
            .labels
            .iter()
            .map(|label| (guid("label", &label.id.0).to_string(), label.id.clone()))
            .collect();
        let there: HashMap<&str, &Selection<'_>> =
            file.qde.sources.iter().flat_map(|source| &source.selections).map(|s| (s.guid.as_str(), s)).collect();
        let mut ours = HashSet::new();
        for value in list(&self.0, "annotations") {
            let id = string(value, "id");
            let parts: Vec<Option<&&Selection<'_>>> =
                (0..list(value, "marks").len()).map(|number| there.get(selection(id, number).as_str())).collect();
            ours.extend(parts.iter().flatten().map(|selection| selection.guid.as_str()));
            // One whose selections are gone was removed by another program.
            if !parts.iter().all(Option::is_none) {
                put(draft, file, value, &parts, &codes);
            }
        }
        for (source, _) in file.qde.sources.iter().zip(&file.texts) {
            let new = source.selections.iter().filter(|selection| !ours.contains(selection.guid.as_str()));
            new.for_each(|selection| add(draft, file, &source.guid, selection));
        }
        records::ties(draft, &self.0);
    }
}

/// Adds what another program coded in an article of ours.
fn add(draft: &mut Draft<'_>, file: &File<'_>, source: &str, selection: &Selection<'_>) {
    let article = draft.project.articles.iter().find(|a| guid("article", &a.id.0).to_string() == source).cloned();
    let Some(article) = article else { return draft.lose(LossKind::Dangling, "TextSource") };
    if selection.start >= selection.end || selection.end > u64::from(article.index().len().0) {
        return draft.lose(LossKind::OutsideText, selection.name);
    }
    // Both are at most a length that is counted in 32 bits.
    let range = CpRange::new(selection.start as u32, selection.end as u32);
    for coding in &selection.codings {
        let code = file.qde.codes.iter().find(|code| code.guid == coding.code).map_or("Annotation", |code| code.name);
        let key = format!("{}/{}", selection.guid, coding.guid);
        let Some(mut made) = draft.annotate(&key, &article.id, code, &[range]) else { continue };
        let by = [&coding.user, &selection.user].into_iter().find_map(|user| file.qde.users.get(user));
        made.author = by.map_or(made.author, |name| (*name).to_owned());
        made.created = selection.created.parse().unwrap_or(made.created);
        made.modified = made.created;
        for note in selection.notes.iter().chain(&coding.notes).filter_map(|note| file.notes.get(note)) {
            draft.add_note(&mut made.remarks.note, note);
        }
        draft.put_annotation(made);
    }
}

fn put(
    draft: &mut Draft<'_>,
    file: &File<'_>,
    value: &Value,
    parts: &[Option<&&Selection<'_>>],
    codes: &HashMap<String, LabelId>,
) {
    let id = string(value, "id");
    let Some(article) = draft.project.article(&ArticleId(string(value, "article").into())).cloned() else {
        return draft.lose(LossKind::Dangling, format!("article of {id:?}"));
    };
    let Some(mut annotation) = records::annotation_of(value, &article) else {
        return draft.lose(LossKind::Part, format!("annotation {id:?}"));
    };
    let coded = parts.iter().flatten().find_map(|selection| codes.get(&selection.codings.first()?.code));
    annotation.label = coded.cloned().unwrap_or(annotation.label);
    annotation.marks = marks(&article, value, parts);
    let changed = changed_notes(&annotation, file);
    for (kind, text) in changed {
        let remarks = &mut annotation.remarks;
        let place = match kind {
            "note-ar" => &mut remarks.note.ar,
            "note-en" => &mut remarks.note.en,
            "gloss-ar" => &mut remarks.gloss.ar,
            _ => &mut remarks.gloss.en,
        };
        *place = text;
    }
    draft.put_annotation(annotation);
}

/// Its marks as they were, or where another program moved them to.
fn marks(article: &Article, value: &Value, parts: &[Option<&&Selection<'_>>]) -> Vec<Mark> {
    let range = |start: Option<u64>, end: Option<u64>| {
        let number = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX);
        CpRange::new(number(start), number(end))
    };
    let given = list(value, "marks").iter().zip(parts).filter(|(_, part)| part.is_some());
    let given = given.map(|(mark, part)| {
        let place = part.map_or_else(CpRange::default, |p| range(Some(p.start), Some(p.end)));
        let own = range(count(mark, "start"), count(mark, "end"));
        (place, own, ["quote", "prefix", "suffix"].map(|name| string(mark, name)))
    });
    let mut marks: Vec<Mark> = Vec::new();
    for (place, own, texts) in given {
        let as_it_was =
            || records::marks(article, [(own, texts)].into_iter()).and_then(|marks| marks.into_iter().next());
        let mark = if place == own { as_it_was() } else { Mark::of(article, place) };
        marks.extend(mark);
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// The notes of an annotation that the file has otherwise than the record.
fn changed_notes(annotation: &Annotation, file: &File<'_>) -> Vec<(&'static str, String)> {
    let kinds = ["note-ar", "note-en", "gloss-ar", "gloss-en"];
    let known: HashMap<String, &str> = said(annotation).into_iter().map(|(id, _, text)| (id, text)).collect();
    let mut changed = Vec::new();
    for kind in kinds {
        let id = guid(kind, &annotation.id.0).to_string();
        let there = file.notes.get(&id);
        match (known.get(&id), there) {
            // The XML has it as far as XML can hold it.
            (Some(text), Some(there)) if escape(text) != escape(there) => changed.push((kind, there.clone())),
            (Some(_), None) => changed.push((kind, String::new())),
            (None, Some(there)) => changed.push((kind, there.clone())),
            _ => {}
        }
    }
    changed
}
