//! `isnad diff MINE THEIRS`: where two people read the same articles differently; and `isnad show PROJECT`.

use super::{Failure, Outcome, merge::read, output};
use crate::annotation::{Field, Project, Record, Subject, Version};
use crate::review::{self, COMMA, Class, Comparison, Divergence, attributions_of, words_of};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// How many code points of a text are shown.
const SHOWN: usize = 120;

pub(super) fn diff(mine: &Path, theirs: &Path, json: bool) -> Result<Outcome, Failure> {
    let (mine, theirs) = (read(mine)?, read(theirs)?);
    let comparison = review::compare(&mine, &theirs);
    let text = if json { as_json(&mine, &theirs, &comparison)? } else { as_text(&mine, &theirs, &comparison) };
    output::stdout(text.as_bytes())?;
    Ok(if comparison.is_equal() { Outcome::Done } else { Outcome::Different })
}

/// `text` on one line, not too long, in its own direction whatever stands around it.
pub(super) fn isolated(text: &str) -> String {
    let mut words = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            words.push('…');
            break;
        }
        // Nothing in it may end the isolation, start a line or speak to the terminal.
        match c {
            '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' => {}
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => words.push(' '),
            c => words.push(c),
        }
    }
    format!("\u{2068}{words}\u{2069}")
}

fn as_text(mine: &Project, theirs: &Project, comparison: &Comparison) -> String {
    let mut out = String::new();
    let mut article = None;
    for difference in &comparison.differences {
        if article != Some(&difference.article) {
            article = Some(&difference.article);
            let title = match &difference.article {
                Some(id) => mine.article(id).or_else(|| theirs.article(id)).map_or("", |article| article.title()),
                None => "in no article",
            };
            let _ = writeln!(out, "{}", isolated(title));
        }
        let place = difference.range.map(|range| format!("{}–{} ", range.start.0, range.end.0)).unwrap_or_default();
        let _ = writeln!(out, "  {place}{}", line(mine, theirs, difference));
    }
    let counts = Class::ALL.iter().map(|class| (class, comparison.count(*class))).filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(class, count)| format!("{} {count}", heading(*class))).collect();
    let same = format!("{} annotations the same", comparison.same);
    let _ = match counts.is_empty() {
        true => writeln!(out, "no difference; {same}"),
        false => writeln!(out, "{}; {same}", counts.join(COMMA)),
    };
    out
}

fn heading(class: Class) -> &'static str {
    match class {
        Class::OnlyMine => "only in the first",
        Class::OnlyTheirs => "only in the second",
        Class::Label => "other label",
        Class::Range => "other range",
        Class::Attribution => "other attribution",
        Class::Grade => "other grade",
        Class::Note => "other note",
        Class::Review => "other verdict, comment or status",
        Class::Other => "other",
    }
}

/// A difference on one line.
fn line(mine: &Project, theirs: &Project, difference: &Divergence) -> String {
    let [first, second] = [(mine, &difference.mine), (theirs, &difference.theirs)]
        .map(|(project, record)| record.as_ref().map(|record| (project, record)));
    let Some((project, record)) = first.or(second) else { return String::new() };
    let mut line = format!("{}: {} {}", heading(difference.class), kind(project, record), name(project, record));
    let values = |words: &dyn Fn(&Project, &Record) -> String| {
        let [a, b] = [first, second].map(|side| side.map(|(project, record)| words(project, record)));
        format!("{} | {}", isolated(&a.unwrap_or_default()), isolated(&b.unwrap_or_default()))
    };
    for field in &difference.fields {
        let of = |project: &Project, record: &Record| words(project, record, *field);
        let _ = write!(line, "; {}: {}", field.key(), values(&of));
    }
    if difference.class == Class::Attribution {
        let of = |project: &Project, record: &Record| said(project, record).join("; ");
        let _ = write!(line, "; said by: {}", values(&of));
    }
    line
}

fn words(project: &Project, record: &Record, field: Field) -> String {
    review::version_of(project, record).map(|version| words_of(project, &version, field, COMMA)).unwrap_or_default()
}

/// Who says it.
fn said(project: &Project, record: &Record) -> Vec<String> {
    match record {
        Record::Annotation(id) => attributions_of(project, &Subject::Claim(id.clone())),
        Record::Article(id) => attributions_of(project, &Subject::Article(id.clone())),
        _ => Vec::new(),
    }
}

/// What kind of record it is; of an annotation, its label.
fn kind(project: &Project, record: &Record) -> String {
    match record {
        Record::Annotation(id) => {
            let label = project.annotations.get(id).map(|annotation| review::label(project, &annotation.label));
            isolated(&label.unwrap_or_default())
        }
        other => review::kind_of(other).to_owned(),
    }
}

/// What tells a record apart for a reader.
fn name(project: &Project, record: &Record) -> String {
    let words = match record {
        Record::Project => project.name.clone(),
        Record::Annotation(id) => review::quote(project, id, COMMA),
        Record::Label(id) => review::label(project, id),
        Record::Article(id) => project.article(id).map(|article| article.title().to_owned()).unwrap_or_default(),
        Record::Source(id) => {
            project.sources.get(id).and_then(|s| s.names().next().map(str::to_owned)).unwrap_or_default()
        }
        Record::Relation(_) => {
            let ends = [Field::From, Field::Kind, Field::To].map(|field| words(project, record, field));
            return ends.map(|words| isolated(&words)).join(" ");
        }
        Record::Attribution(_) => words(project, record, Field::Subject),
        Record::Remarks(place) => match place {
            crate::annotation::Place::Block(_, block) => format!("block {block}"),
            _ => String::new(),
        },
        Record::Verdict(id) => {
            project.verdicts.get(id).map(|verdict| review::verdict_name(project, verdict, COMMA)).unwrap_or_default()
        }
        Record::Comment(id) => project.comments.get(id).map(|comment| comment.author.clone()).unwrap_or_default(),
        Record::Stage(id) => project.article(id).map(|article| article.title().to_owned()).unwrap_or_default(),
    };
    isolated(&words)
}

#[derive(Serialize)]
struct JsonComparison<'a> {
    equal: bool,
    /// How many annotations are the same.
    same: usize,
    counts: BTreeMap<&'static str, usize>,
    differences: Vec<JsonDifference<'a>>,
}

/// A difference as `--json` prints it. Positions are code points of the article's text, the end excluded.
#[derive(Serialize)]
struct JsonDifference<'a> {
    class: &'static str,
    fields: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    mine: Option<JsonRecord<'a>>,
    theirs: Option<JsonRecord<'a>>,
}

#[derive(Serialize)]
struct JsonRecord<'a> {
    kind: &'static str,
    id: &'a str,
    /// An annotation's label and words.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    /// The fields that differ.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<&'static str, String>,
    /// Who says it, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    said_by: Option<Vec<String>>,
}

fn as_json(mine: &Project, theirs: &Project, comparison: &Comparison) -> Result<String, Failure> {
    let counts = Class::ALL.iter().map(|class| (class.key(), comparison.count(*class)));
    let differences = comparison.differences.iter().map(|difference| JsonDifference {
        class: difference.class.key(),
        fields: difference.fields.iter().map(|field| field.key()).collect(),
        article: difference.article.as_ref().map(|id| &*id.0),
        start: difference.range.map(|range| range.start.0),
        end: difference.range.map(|range| range.end.0),
        mine: difference.mine.as_ref().map(|record| json_record(mine, record, difference)),
        theirs: difference.theirs.as_ref().map(|record| json_record(theirs, record, difference)),
    });
    let all = JsonComparison {
        equal: comparison.is_equal(),
        same: comparison.same,
        counts: counts.collect(),
        differences: differences.collect(),
    };
    let mut text = serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn json_record<'a>(project: &Project, record: &'a Record, difference: &Divergence) -> JsonRecord<'a> {
    let annotation = match record {
        Record::Annotation(id) => project.annotations.get(id),
        _ => None,
    };
    let values = difference.fields.iter().map(|field| (field.key(), words(project, record, *field)));
    JsonRecord {
        kind: review::kind_of(record),
        id: review::id_of(record),
        label: annotation.map(|annotation| review::label(project, &annotation.label)),
        text: annotation.map(|annotation| review::quote(project, &annotation.id, COMMA)),
        author: annotation.map(|annotation| annotation.author.clone()),
        values: values.collect(),
        said_by: (difference.class == Class::Attribution).then(|| said(project, record)),
    }
}

/// Prints a project as lines for `git diff`: what its fields say, in an order that stays, without ids and times.
pub(super) fn show(path: &Path) -> Result<Outcome, Failure> {
    let project = read(path)?;
    output::stdout(as_lines(&project).as_bytes())?;
    Ok(Outcome::Done)
}

fn as_lines(project: &Project) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "project {}", isolated(&project.name));
    let mut records: Vec<Record> = project.labels.iter().map(|label| Record::Label(label.id.clone())).collect();
    records.extend(project.sources.keys().cloned().map(Record::Source));
    records.iter().for_each(|record| show_record(&mut out, project, record, ""));
    for article in &project.articles {
        let _ = writeln!(out, "\narticle {}", isolated(article.title()));
        for block in article.blocks() {
            let _ = writeln!(out, "  [{}] \u{2068}{}\u{2069}", block.kind.name(), article.block_text(block));
        }
        for words in attributions_of(project, &Subject::Article(article.id.clone())) {
            let _ = writeln!(out, "  said by: {}", isolated(&words));
        }
        for annotation in project.annotations_of(&article.id) {
            show_record(&mut out, project, &Record::Annotation(annotation.id.clone()), "  ");
        }
    }
    for record in project.relations.keys().cloned().map(Record::Relation) {
        show_record(&mut out, project, &record, "");
    }
    for record in project.remarks.keys().cloned().map(Record::Remarks) {
        show_record(&mut out, project, &record, "");
    }
    let verdicts = project.verdicts.keys().cloned().map(Record::Verdict);
    let comments = project.comments.keys().cloned().map(Record::Comment);
    for record in verdicts.chain(comments).chain(project.stages.keys().cloned().map(Record::Stage)) {
        show_record(&mut out, project, &record, "");
    }
    for conflict in project.conflicts.values() {
        let fields: Vec<&str> = conflict.fields.iter().map(|field| field.key()).collect();
        let record = &conflict.record;
        let (kind, name) = (kind(project, record), name(project, record));
        let _ = writeln!(out, "conflict: {kind} {name} {} {}", fields.join(COMMA), isolated(&conflict.author));
    }
    out
}

/// A record on one line, and each field that says something on one under it.
fn show_record(out: &mut String, project: &Project, record: &Record, indent: &str) {
    let Some(version) = review::version_of(project, record) else { return };
    let _ = writeln!(out, "{indent}{} {}", kind(project, record), name(project, record));
    let told = |field: &Field| match (&version, field) {
        (Version::Annotation(_), Field::Label | Field::Marks) => false,
        (Version::Annotation(annotation), Field::Status) => annotation.assessment.is_graded(),
        (Version::Relation(_), Field::From | Field::To | Field::Kind) => false,
        _ => true,
    };
    for field in review::fields_of(record).into_iter().filter(told) {
        let words = words_of(project, &version, field, COMMA);
        if !words.is_empty() {
            let _ = writeln!(out, "{indent}  {}: {}", field.key(), isolated(&words));
        }
    }
    for words in said(project, record) {
        let _ = writeln!(out, "{indent}  said by: {}", isolated(&words));
    }
}
