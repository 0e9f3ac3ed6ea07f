//! A project as a collection of Web Annotations.

use super::{CONTEXT, OWN, TERMS};
use crate::annotation::{Annotation, Attribution, Bilingual, Mark, Place, PlaceRemarks, Project, Relation, Source};
use crate::article::Article;
use crate::exchange::guid::iri;
use crate::exchange::records::{self, Fields, VERSION};
use crate::exchange::words::{Words, direction, tag};
use crate::exchange::{ExportError, Options, Progress, Written};
use crate::locale::Language;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::Arc;

/// How many annotations are written between two looks at whether to go on.
const STRIDE: usize = 256;

pub(in crate::exchange) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*records::in_languages(project, options.languages);
    let words = Words::new(options.languages);
    let collection = iri("project", &format!("{}\n{}\n{}", project.name, project.author, project.created));
    let page = format!("{collection}#page");
    let mut out = String::new();
    out.push_str(&format!("{{\n\"@context\": {},\n", context()));
    for (name, value) in head(project, options, &collection) {
        out.push_str(&format!("{}: {value},\n", Value::from(name)));
    }
    out.push_str(&format!("{}: {},\n", Value::from(OWN), frame(project)));
    let about = json!({ "id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0 }).to_string();
    out.push_str(&format!("\"first\": {}, \"items\": [", about.trim_end_matches('}')));
    let articles: HashMap<_, _> = project.articles.iter().map(|a| (&a.id, Target::of(a))).collect();
    for (number, annotation) in project.annotations.values().enumerate() {
        if number.is_multiple_of(STRIDE) {
            progress.at(number, project.annotations.len())?;
        }
        let Some(target) = articles.get(&annotation.article) else { continue };
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        out.push_str(&item(project, annotation, target, &words).to_string());
    }
    out.push_str("\n]}\n}\n");
    Ok(vec![Written { name: options.file_name(), bytes: out.into_bytes() }])
}

/// The model's context, and ours: all that stands under our field is a term of our own, whatever the model calls so.
fn context() -> Value {
    let mut terms = Fields::new().put("@vocab", TERMS);
    // These are in an order; other lists are sets to a reader of linked data.
    for name in ["aliases", "articles", "blocks", "labels", "ratings", "tags", "via"] {
        terms = terms.put(name, json!({ "@id": format!("{TERMS}{name}"), "@container": "@list" }));
    }
    let own = json!({ "@id": format!("{TERMS}record"), "@context": [null, terms.value()] });
    json!([CONTEXT, { "@version": 1.1, OWN: own }])
}

/// What the collection is.
fn head(project: &Project, options: &Options, collection: &str) -> Map<String, Value> {
    let fields = Fields::new()
        .put("id", collection)
        .put("type", "AnnotationCollection")
        .text("label", &project.name)
        .maybe("creator", person(&project.author))
        .put("created", project.created.to_string())
        .put("generator", json!({ "type": "Software", "name": "Isnad" }))
        .put("generated", options.now.to_string())
        .put("total", project.annotations.len());
    match fields.value() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn person(name: &str) -> Option<Value> {
    (!name.is_empty()).then(|| json!({ "type": "Person", "name": name }))
}

/// What annotations rest on and what rests on them.
fn frame(project: &Project) -> String {
    let said = |(place, said): (&Place, &Arc<PlaceRemarks>)| records::said(place, said);
    let list = |name: &str, records: Vec<Value>| {
        let lines: Vec<String> = records.iter().map(Value::to_string).collect();
        format!("{}: [\n  {}\n]", Value::from(name), lines.join(",\n  "))
    };
    let texts = |fields: Fields| {
        let text = fields.value().to_string();
        text.trim_start_matches('{').trim_end_matches('}').to_owned()
    };
    let about = Fields::new()
        .put("version", VERSION)
        .text("name", &project.name)
        .text("author", &project.author)
        .put("created", project.created.to_string());
    let article = |article: &Arc<Article>| {
        let mut record = records::article(article);
        if let Value::Object(fields) = &mut record {
            fields.insert("iri".to_owned(), iri("article", &article.id.0).into());
        }
        record
    };
    let parts = [
        texts(about),
        list("labels", project.labels.iter().map(records::label).collect()),
        list("articles", project.articles.iter().map(article).collect()),
        list("sources", project.sources.values().map(|s: &Arc<Source>| records::source(s)).collect()),
        list(
            "attributions",
            project.attributions.values().map(|a: &Arc<Attribution>| records::attribution(a)).collect(),
        ),
        list("relations", project.relations.values().map(|r: &Arc<Relation>| records::relation(r)).collect()),
        list("remarks", project.remarks.iter().map(said).collect()),
    ];
    format!("{{{}}}", parts.join(",\n"))
}

/// What is said of an article wherever a part of it is marked.
struct Target {
    iri: String,
    /// Its address, where it is one that can be followed.
    scope: Option<String>,
}

impl Target {
    fn of(article: &Article) -> Target {
        let url = &article.meta.url;
        let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c));
        let scope = (plain && (url.starts_with("https://") || url.starts_with("http://"))).then(|| url.clone());
        Target { iri: iri("article", &article.id.0), scope }
    }

    /// A part of it.
    fn part(&self, mark: &Mark) -> Value {
        let quote = Fields::new()
            .put("type", "TextQuoteSelector")
            .put("exact", mark.quote.as_str())
            .text("prefix", &mark.prefix)
            .text("suffix", &mark.suffix);
        let (start, end) = (mark.range.start.0, mark.range.end.0);
        Fields::new()
            .put("type", "SpecificResource")
            .put("source", self.iri.as_str())
            .maybe("scope", self.scope.as_deref())
            .put("selector", json!([quote.value(), { "type": "TextPositionSelector", "start": start, "end": end }]))
            .value()
    }
}

fn item(project: &Project, annotation: &Annotation, target: &Target, words: &Words) -> Value {
    let remarks = &annotation.remarks;
    let mut bodies = vec![label(project, annotation, words)];
    bodies.extend(said("commenting", &remarks.note));
    bodies.extend(said("describing", &remarks.gloss));
    let tags = remarks.tags.iter().map(|tag| json!({ "type": "TextualBody", "purpose": "tagging", "value": tag }));
    bodies.extend(tags);
    let own = Fields::new()
        .put("id", &*annotation.id.0)
        .put("label", &*annotation.label.0)
        .maybe("refersTo", annotation.refers_to.as_ref().map(|id| &*id.0))
        .assessment(&annotation.assessment);
    Fields::new()
        .put("id", iri("annotation", &annotation.id.0))
        .put("type", "Annotation")
        .put("motivation", "classifying")
        .maybe("creator", person(&annotation.author))
        .put("created", annotation.created.to_string())
        .put("modified", annotation.modified.to_string())
        .put("body", bodies)
        .put("target", annotation.marks.iter().map(|mark| target.part(mark)).collect::<Vec<_>>())
        .put(OWN, own.value())
        .value()
}

/// The name of its label, in the language of the export if it has one in it.
fn label(project: &Project, annotation: &Annotation, words: &Words) -> Value {
    let names = project.label(&annotation.label).map(|label| &label.name);
    let name = names.map_or("", |names| words.name(names));
    let language = names.filter(|names| !name.is_empty() && (name == names.ar || name == names.en)).map(|names| {
        let arabic = name == names.ar && (name != names.en || words.language() == Language::Arabic);
        if arabic { Language::Arabic } else { Language::English }
    });
    let value = if name.is_empty() { &annotation.label.0 } else { name };
    body("classifying", value, language)
}

/// A body for each language something is said in.
fn said(purpose: &'static str, text: &Bilingual) -> impl Iterator<Item = Value> {
    let each = [(Language::Arabic, &text.ar), (Language::English, &text.en)];
    let said = each.map(|(language, text)| (!text.is_empty()).then(|| body(purpose, text, Some(language))));
    said.into_iter().flatten()
}

fn body(purpose: &str, value: &str, language: Option<Language>) -> Value {
    Fields::new()
        .put("type", "TextualBody")
        .put("purpose", purpose)
        .put("value", value)
        .put("format", "text/plain")
        .maybe("language", language.map(tag))
        .maybe("textDirection", language.map(|language| direction(language).name()))
        .value()
}
