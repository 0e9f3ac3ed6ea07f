//! Label Studio's JSON export, in: tasks with texts, and what annotators marked in them.
//!
//! Regions of text and of web pages become annotations, one for each label of a region; what was written or chosen for
//! a region becomes its note and tags, what was chosen for a text becomes the article's. The shorter export (JSON-MIN)
//! is read as well. Everything else a task may hold, such as images and sounds, has no counterpart. A region says its
//! words; so positions are held to them, in code points or in UTF-16 units.

use super::draft::Draft;
use super::quoted::{Places, Quoted};
use super::records::{self, count, list, object, string, time};
use super::{Document, Format, ImportError, Imported, Input, LossKind};
use crate::annotation::{AnnotationId, RelationKind};
use crate::article::{self, ArticleId};
use crate::exchange::outcome::{Fault, Wrong};
use serde_json::Value;
use std::collections::HashMap;

/// How many tasks and how many results are read.
const MAX_TASKS: usize = 10_000;
const MAX_RESULTS: usize = 200_000;
/// How many code points may be looked through in all, counting a text once for each region of it.
const MAX_WORK: u64 = 2_000_000_000;

pub(super) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let file = records::parse(input, Format::LabelStudio)?;
    let mut draft = Draft::new(input, Format::LabelStudio);
    let tasks = match &file {
        Value::Array(tasks) => tasks.as_slice(),
        one if one.get("data").is_some() => std::slice::from_ref(one),
        _ => &[],
    };
    let is_task =
        |task: &Value| task.is_object() && (object(task, "data").is_some() || task.get("annotator").is_some());
    if tasks.is_empty() || !tasks.iter().all(is_task) {
        return Err(draft.unreadable("it is not a list of tasks"));
    }
    let results: usize = tasks.iter().flat_map(works).map(|work| results(work).len()).sum();
    for (what, found, limit) in [("tasks", tasks.len(), MAX_TASKS), ("results", results, MAX_RESULTS)] {
        if found > limit {
            let (name, what) = (input.name.to_owned(), format!("{found} {what}"));
            return Err(ImportError::TooMuch { name, what, limit: limit as u64 });
        }
    }
    let mut work = 0;
    for (number, task) in tasks.iter().enumerate() {
        let mut task = Task::of(&mut draft, task, number, input);
        task.read(&mut draft);
        work += task.work;
        if work > MAX_WORK {
            let (name, what) = (input.name.to_owned(), format!("{work} steps of looking for regions"));
            return Err(ImportError::TooMuch { name, what, limit: MAX_WORK });
        }
    }
    if draft.project.articles.is_empty() {
        return Err(draft.unreadable(Wrong::of(Fault::Empty, "none of its tasks has a text")));
    }
    Ok(draft.finish())
}

/// What each annotator made of a task; the whole task in the shorter export.
fn works(task: &Value) -> &[Value] {
    if object(task, "data").is_some() { list(task, "annotations") } else { std::slice::from_ref(task) }
}

fn results(work: &Value) -> &[Value] {
    list(work, "result")
}

/// A text of a task.
struct Held<'v> {
    field: &'v str,
    /// As a web page shows it, where it is one.
    document: Document,
    article: ArticleId,
}

struct Task<'v> {
    value: &'v Value,
    /// What the file calls it.
    key: String,
    texts: Vec<Held<'v>>,
    /// How many code points its regions may have been looked for in.
    work: u64,
    input: &'v Input<'v>,
}

impl<'v> Task<'v> {
    fn of(draft: &mut Draft<'_>, value: &'v Value, number: usize, input: &'v Input<'v>) -> Task<'v> {
        let key = count(value, "id").map_or_else(|| format!("#{}", number + 1), |id| id.to_string());
        let fields = object(value, "data").or(value.as_object()).into_iter().flatten();
        let mut task = Task { value, key, texts: Vec::new(), work: 0, input };
        let stem = input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem);
        for (field, text) in fields.filter_map(|(field, text)| Some((field.as_str(), text.as_str()?))) {
            let is_address =
                ["http://", "https://", "s3://", "gs://", "/data/"].iter().any(|start| text.starts_with(start));
            let is_fact = object(value, "data").is_none() && field.ends_with("_at");
            if text.trim().is_empty() || is_address || is_fact {
                continue;
            }
            let shown = if is_page(text) { article::paste_html(text).text().to_string() } else { text.to_owned() };
            let document = Document::new(&format!("{stem}-{}", task.key), shown);
            let article = draft.add_article(&document);
            task.texts.push(Held { field, document, article });
        }
        task
    }

    fn read(&mut self, draft: &mut Draft<'_>) {
        for work in list(self.value, "predictions").iter().filter(|work| !results(work).is_empty()) {
            draft.lose(LossKind::Part, format!("prediction {}", string(work, "model_version")));
        }
        if object(self.value, "data").is_none() {
            return self.read_short(draft);
        }
        for (number, work) in works(self.value).iter().enumerate() {
            if records::boolean(work, "was_cancelled") {
                draft.lose(LossKind::Part, "a skipped task");
                continue;
            }
            let key = count(work, "id").map_or_else(|| format!("#{number}"), |id| id.to_string());
            self.read_work(draft, work, &key);
        }
    }

    /// What one annotator made of it: regions first, then what rests on them.
    fn read_work(&mut self, draft: &mut Draft<'_>, work: &Value, key: &str) {
        let author = author(work).unwrap_or_else(|| self.input.author.to_owned());
        let times = (time(work, "created_at"), time(work, "updated_at"));
        let mut made: HashMap<&str, Vec<AnnotationId>> = HashMap::new();
        for (number, result) in results(work).iter().enumerate().filter(|(_, result)| is_region(result)) {
            let id = string(result, "id");
            let key = if id.is_empty() {
                format!("{}/{key}/#{number}", self.key)
            } else {
                format!("{}/{key}/{id}", self.key)
            };
            let regions = self.region(draft, result, &key);
            for id in &regions {
                let Some(annotation) = draft.project.annotations.get(id) else { continue };
                let mut annotation = annotation.as_ref().clone();
                annotation.author.clone_from(&author);
                annotation.created = times.0.unwrap_or(self.input.now);
                annotation.modified = times.1.unwrap_or(annotation.created);
                draft.put_annotation(annotation);
            }
            made.entry(id).or_default().extend(regions);
        }
        for (number, result) in results(work).iter().enumerate().filter(|(_, result)| !is_region(result)) {
            match string(result, "type") {
                "relation" => relate(draft, result, &made, &format!("{}/{key}/{number}", self.key)),
                "choices" | "textarea" | "taxonomy" => self.say(draft, result, &made),
                "" => draft.lose(LossKind::Property, "result"),
                other if result.get("value").is_some_and(|v| v.get("x").is_some()) => {
                    draft.lose(LossKind::NoSpan, other)
                }
                other if other.ends_with("labels") => draft.lose(LossKind::NoSpan, other),
                other => draft.lose(LossKind::Property, other),
            }
        }
    }

    /// The shorter export: regions stand in fields of the task itself.
    fn read_short(&mut self, draft: &mut Draft<'_>) {
        let author = author(self.value).unwrap_or_else(|| self.input.author.to_owned());
        let own = ["id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time"];
        let fields = self.value.as_object().into_iter().flatten();
        for (field, value) in fields.filter(|(field, value)| !own.contains(&field.as_str()) && !value.is_string()) {
            for (number, region) in value.as_array().into_iter().flatten().enumerate() {
                let key = format!("{}/{field}/{number}", self.key);
                let result = serde_json::json!({ "type": "labels", "value": region });
                let regions = if is_region(&result) { self.region(draft, &result, &key) } else { Vec::new() };
                if !is_region(&result) {
                    draft.lose(LossKind::Property, field.as_str());
                }
                for id in regions {
                    let Some(annotation) = draft.project.annotations.get(&id) else { continue };
                    let mut annotation = annotation.as_ref().clone();
                    annotation.author.clone_from(&author);
                    draft.put_annotation(annotation);
                }
            }
        }
    }

    /// Marks a region of a text, once for each of its labels.
    fn region(&mut self, draft: &mut Draft<'_>, result: &Value, key: &str) -> Vec<AnnotationId> {
        let Some(value) = result.get("value") else { return Vec::new() };
        let global = value.get("globalOffsets").filter(|offsets| offsets.is_object()).unwrap_or(value);
        let at = count(global, "start").zip(count(global, "end"));
        let quoted = Quoted { exact: string(value, "text"), at, ..Quoted::default() };
        let names = value.as_object().into_iter().flatten().filter(|(name, _)| name.ends_with("labels"));
        let mut labels: Vec<&str> =
            names.flat_map(|(_, labels)| labels.as_array().into_iter().flatten()).filter_map(Value::as_str).collect();
        if labels.is_empty() {
            labels.push("Annotation");
        }
        // The field it is of is known only by the project's settings: by name it is the tag's, as a rule.
        let wanted = string(result, "to_name");
        let mut texts: Vec<&Held<'_>> = self.texts.iter().collect();
        texts.sort_by_key(|held| (held.field != wanted, held.field != "text"));
        let mut fault = LossKind::NoSpan;
        for held in texts {
            self.work += u64::from(held.document.article.index().len().0);
            match Places::in_document(&held.document).find(&quoted) {
                Ok(range) => {
                    let each = labels.iter().enumerate();
                    let each = each
                        .filter_map(|(n, label)| draft.annotate(&format!("{key}/{n}"), &held.article, label, &[range]));
                    return each.map(|annotation| annotation.id).collect();
                }
                Err(kind) => fault = kind,
            }
        }
        draft.lose(fault, labels.join(", "));
        Vec::new()
    }

    /// What was chosen or written, for a region or for the whole text.
    fn say(&self, draft: &mut Draft<'_>, result: &Value, made: &HashMap<&str, Vec<AnnotationId>>) {
        let kind = string(result, "type");
        let field = if kind == "textarea" { "text" } else { kind };
        let value = result.get("value").and_then(|value| value.get(field));
        let mut words = Vec::new();
        gather(value, &mut words, 0);
        let regions = made.get(string(result, "id")).map_or(&[][..], Vec::as_slice);
        let is_elsewhere = result.get("value").is_some_and(|value| value.get("x").is_some());
        let Some(first) = self.texts.first().filter(|_| !is_elsewhere) else {
            return draft.lose(LossKind::NoSpan, kind);
        };
        for word in words {
            if regions.is_empty() && kind == "textarea" {
                draft.note_article(&first.article, word);
            } else if regions.is_empty() {
                draft.tag_article(&first.article, word);
            }
            for id in regions {
                let Some(annotation) = draft.project.annotations.get(id) else { continue };
                let mut annotation = annotation.as_ref().clone();
                let remarks = &mut annotation.remarks;
                if kind != "textarea" {
                    if !remarks.tags.iter().any(|known| known == word) {
                        remarks.tags.push(word.to_owned());
                    }
                } else {
                    draft.add_note(&mut remarks.note, word);
                }
                draft.put_annotation(annotation);
            }
        }
    }
}

/// Whether a result marks a part of a text: it begins and ends somewhere.
fn is_region(result: &Value) -> bool {
    let kind = string(result, "type");
    let value = result.get("value");
    let has_ends = |value: &Value| value.get("start").is_some() && value.get("end").is_some();
    let of_text = ["labels", "hypertextlabels", "paragraphlabels"].contains(&kind);
    of_text && value.is_some_and(|v| has_ends(v) && v.get("channel").is_none())
}

/// Whether a text is a web page or a part of one.
fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<')
        && start.contains('>')
        && (start.contains("</") || start.contains("/>") || start.contains("<br"))
}

/// Who made it: by name, else by address, else by number.
fn author(work: &Value) -> Option<String> {
    let who = work.get("completed_by").or_else(|| work.get("annotator"))?;
    if let Some(number) = who.as_u64() {
        return Some(number.to_string());
    }
    let name = format!("{} {}", string(who, "first_name"), string(who, "last_name"));
    let known = [name.trim(), string(who, "email"), who.as_str().unwrap_or_default()];
    known.into_iter().find(|name| !name.is_empty()).map(str::to_owned)
}

/// The words in lists of lists, as a taxonomy has them: of each path the last.
fn gather<'v>(value: Option<&'v Value>, words: &mut Vec<&'v str>, depth: usize) {
    match value {
        Some(Value::String(word)) => words.push(word),
        Some(Value::Array(items)) if depth < 3 => {
            let path = depth == 1 && items.iter().all(Value::is_string);
            let items = if path { items.get(items.len().saturating_sub(1)..).unwrap_or_default() } else { items };
            items.iter().for_each(|item| gather(Some(item), words, depth + 1));
        }
        _ => {}
    }
}

fn relate(draft: &mut Draft<'_>, result: &Value, made: &HashMap<&str, Vec<AnnotationId>>, key: &str) {
    let end = |name: &str| made.get(string(result, name)).and_then(|ids| ids.first()).cloned();
    let names: Vec<&str> = list(result, "labels").iter().filter_map(Value::as_str).collect();
    let (Some(mut from), Some(mut to)) = (end("from_id"), end("to_id")) else {
        return draft.lose(LossKind::Dangling, "relation");
    };
    if string(result, "direction") == "left" {
        std::mem::swap(&mut from, &mut to);
    }
    if names.is_empty() {
        return draft.lose(LossKind::Tie, "relation");
    }
    for name in names {
        match RelationKind::named(name) {
            Some(kind) => drop(draft.relate(&format!("{key}/{name}"), kind, &from, &to)),
            None => draft.lose(LossKind::Tie, name),
        }
    }
}

#[cfg(test)]
#[path = "label_studio_tests.rs"]
mod tests;
