//! Web Annotations into a project: our own as they were, others' as far as they select text.

use super::parse::{Said, Target, Text, has_type, one_or_more};
use super::{CONTEXT, OWN};
use crate::annotation::{Annotation, AnnotationId, Bilingual, Label, LabelId, Mark};
use crate::article::ArticleId;
use crate::exchange::draft::Draft;
use crate::exchange::outcome::{Fault, Wrong};
use crate::exchange::quoted::Places;
use crate::exchange::records::{self, VERSION, count, list, string};
use crate::exchange::{Document, Format, ImportError, Imported, Input, LossKind};
use crate::text::CpRange;
use serde_json::Value;
use std::collections::HashMap;

/// How many annotations are read.
const MAX_ANNOTATIONS: usize = 200_000;
/// How many code points may be looked through in all, counting the text once for each target.
const MAX_WORK: u64 = 20_000_000_000;

/// The texts that targets lie in.
enum Texts {
    /// Those of our own file, by IRI.
    Own(HashMap<String, ArticleId>),
    /// The one that was given.
    Given(Box<Document>, ArticleId),
    /// Nothing selects text, so none is needed.
    None,
}

pub(in crate::exchange) fn read(input: &Input<'_>) -> Result<Imported, ImportError> {
    let file = records::parse(input, Format::W3c)?;
    let mut draft = Draft::new(input, Format::W3c);
    let found = annotations(&mut draft, &file)?;
    if found.len() > MAX_ANNOTATIONS {
        let (name, what) = (input.name.to_owned(), format!("{} annotations", found.len()));
        return Err(ImportError::TooMuch { name, what, limit: MAX_ANNOTATIONS as u64 });
    }
    let own = file.get(OWN).filter(|own| own.get("articles").is_some());
    if let Some(own) = own {
        if count(own, "version").is_none_or(|version| version > VERSION) {
            return Err(draft.unreadable(Wrong::of(Fault::Newer, "a newer version of Isnad wrote it")));
        }
        records::frame(&mut draft, own);
    }
    let texts = match own {
        Some(own) => own_texts(own),
        None if found.iter().any(|said| !said.targets.is_empty()) => given(input, &mut draft)?,
        None => Texts::None,
    };
    check_work(input, &draft, &found)?;
    take(&mut draft, &texts, &found, input);
    if let Some(own) = own {
        records::ties(&mut draft, own);
    }
    Ok(draft.finish())
}

/// All annotations of a file: one, a list of them, a page, or a collection with its first page in it.
fn annotations<'v>(draft: &mut Draft<'_>, file: &'v Value) -> Result<Vec<Said<'v>>, ImportError> {
    let has_context = |value: &Value| one_or_more(value.get("@context")).iter().any(|c| c.as_str() == Some(CONTEXT));
    let top = one_or_more(Some(file));
    if top.is_empty() || !top.iter().all(has_context) {
        return Err(draft.unreadable(format!("its @context is not {CONTEXT}")));
    }
    let page = if has_type(file, "AnnotationCollection") { file.get("first") } else { Some(file) };
    let items = match page {
        Some(page) if has_type(page, "AnnotationPage") => list(page, "items"),
        Some(page) if page.is_object() && !has_type(file, "AnnotationCollection") => {
            return Said::of(page).map(|said| vec![said]).map_err(|why| draft.unreadable(why));
        }
        Some(Value::Array(items)) => items,
        _ => return Err(draft.unreadable("its pages are not in it")),
    };
    if let Some(next) = page.and_then(|page| page.get("next")) {
        draft.lose(LossKind::Part, format!("the pages from {} on", next.as_str().unwrap_or("the next one")));
    }
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        match Said::of(item) {
            Ok(said) => found.push(said),
            Err(why) => draft.lose(LossKind::Part, format!("an annotation: {why}")),
        }
    }
    Ok(found)
}

/// Which article of our own file has which IRI.
fn own_texts(own: &Value) -> Texts {
    let articles = list(own, "articles").iter();
    Texts::Own(articles.map(|a| (string(a, "iri").to_owned(), ArticleId(string(a, "id").into()))).collect())
}

/// The text that was given, or lies beside the file under its name.
fn given(input: &Input<'_>, draft: &mut Draft<'_>) -> Result<Texts, ImportError> {
    let (text, name) = input.text_beside(Format::W3c)?;
    let document = Document::new(&name, text);
    let article = draft.add_article(&document);
    Ok(Texts::Given(Box::new(document), article))
}

fn check_work(input: &Input<'_>, draft: &Draft<'_>, found: &[Said<'_>]) -> Result<(), ImportError> {
    let longest = draft.project.articles.iter().map(|a| u64::from(a.index().len().0)).max().unwrap_or_default();
    let targets: u64 = found.iter().map(|said| said.targets.len() as u64).sum();
    let work = longest.saturating_mul(targets);
    if work <= MAX_WORK {
        return Ok(());
    }
    let what = format!("{targets} quotes to look for in {longest} letters, {work} steps");
    Err(ImportError::TooMuch { name: input.name.to_owned(), what, limit: MAX_WORK })
}

fn take(draft: &mut Draft<'_>, texts: &Texts, found: &[Said<'_>], input: &Input<'_>) {
    // Held apart, so that what is found in them can be put into the project meanwhile.
    let held = draft.project.articles.clone();
    let places: HashMap<&ArticleId, Places<'_>> = match texts {
        Texts::Given(document, article) => [(article, Places::in_document(document))].into(),
        Texts::Own(_) => held.iter().map(|article| (&article.id, Places::in_article(article))).collect(),
        Texts::None => HashMap::new(),
    };
    for (number, said) in found.iter().enumerate() {
        for (kind, name) in &said.lost {
            draft.lose(*kind, name.as_str());
        }
        let article = |target: &Target<'_>| match texts {
            Texts::Own(iris) => iris.get(target.source),
            Texts::Given(_, article) => Some(article),
            Texts::None => None,
        };
        let Some(first) = said.targets.first() else { continue };
        let Some((id, places)) = article(first).and_then(|id| Some((id, places.get(id)?))) else {
            draft.lose(LossKind::Dangling, format!("target {:?}", first.source));
            continue;
        };
        let mut ranges: Vec<CpRange> = Vec::with_capacity(said.targets.len());
        for target in &said.targets {
            if article(target) != Some(id) {
                draft.lose(LossKind::NoSpan, "a target in another text");
                continue;
            }
            match places.find(&target.quoted) {
                Ok(range) => ranges.push(range),
                Err(kind) => draft.lose(kind, shown(target.quoted.exact)),
            }
        }
        if ranges.is_empty() {
            continue;
        }
        match said.own.filter(|own| !string(own, "id").is_empty() && matches!(texts, Texts::Own(_))) {
            Some(own) => put_own(draft, said, own, id, &ranges),
            None => put_other(draft, said, number, id, &ranges, input),
        }
    }
}

/// As much of a quote as names it in a list.
fn shown(exact: &str) -> String {
    let mut shown: String = exact.chars().take(40).collect();
    if shown.len() < exact.len() {
        shown.push('…');
    }
    if shown.is_empty() { "position".to_owned() } else { shown }
}

/// Puts an annotation of ours as it was.
fn put_own(draft: &mut Draft<'_>, said: &Said<'_>, own: &Value, article: &ArticleId, ranges: &[CpRange]) {
    let Some(held) = draft.project.article(article).cloned() else { return };
    let label = LabelId(string(own, "label").into());
    // Another program may have classified it otherwise.
    let is_named = |known: &Label, name: &str| known.name.ar == name || known.name.en == name || *known.id.0 == *name;
    let label = match (draft.project.label(&label), said.label) {
        (Some(known), Some(name)) if !is_named(known, name) => draft.label(name),
        (Some(_), _) => label,
        (None, name) => draft.label(name.unwrap_or(&label.0)),
    };
    let given = said.targets.iter().map(|t| {
        let range = t.quoted.at.and_then(|(start, end)| Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?)));
        let range = range.map_or_else(CpRange::default, |(start, end)| CpRange::new(start, end));
        (range, [t.quoted.exact, t.quoted.prefix, t.quoted.suffix])
    });
    let moved = || {
        let mut marks: Vec<Mark> = ranges.iter().filter_map(|range| Mark::of(&held, *range)).collect();
        marks.sort_by_key(|mark| mark.range.start);
        marks
    };
    let marks = records::marks(&held, given).unwrap_or_else(moved);
    let id = AnnotationId(string(own, "id").into());
    let mut annotation =
        Annotation::new(id, article.clone(), label, marks, said.creator.unwrap_or_default(), Default::default());
    remark(draft, &mut annotation, said, true);
    annotation.created = said.created.unwrap_or_default();
    annotation.modified = said.modified.unwrap_or(annotation.created);
    records::assessment(&mut annotation, own);
    draft.put_annotation(annotation);
}

/// Puts another tool's annotation.
fn put_other(
    draft: &mut Draft<'_>,
    said: &Said<'_>,
    number: usize,
    article: &ArticleId,
    ranges: &[CpRange],
    input: &Input<'_>,
) {
    let key = if said.id.is_empty() { format!("#{number}") } else { said.id.to_owned() };
    let label = said.label.unwrap_or("Annotation");
    let Some(mut annotation) = draft.annotate(&key, article, label, ranges) else { return };
    remark(draft, &mut annotation, said, false);
    annotation.author = said.creator.map(str::trim).unwrap_or(input.author).to_owned();
    annotation.created = said.created.unwrap_or(input.now);
    annotation.modified = said.modified.unwrap_or(annotation.created);
    draft.put_annotation(annotation);
}

/// Writes bodies as notes, translations and tags. What another tool calls describing is a note.
fn remark(draft: &mut Draft<'_>, annotation: &mut Annotation, said: &Said<'_>, ours: bool) {
    for text in &said.texts {
        let remarks = &mut annotation.remarks;
        let to = if ours && text.purpose == "describing" { &mut remarks.gloss } else { &mut remarks.note };
        add(to, text);
        if !["", "ar", "en"].contains(&primary(text.language)) {
            draft.lose(LossKind::Property, format!("language {}", primary(text.language)));
        }
    }
    for tag in &said.tags {
        let tag = if ours { tag } else { tag.trim() };
        // A project of ours may say a tag twice, or an empty one, and does so again.
        if ours || !tag.is_empty() && !annotation.remarks.tags.iter().any(|known| known == tag) {
            annotation.remarks.tags.push(tag.to_owned());
        }
    }
}

/// The first part of a language tag.
fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// Adds a text in the language it says it is in, or else that of its script.
fn add(to: &mut Bilingual, text: &Text<'_>) {
    let arabic = match primary(text.language) {
        "ar" => true,
        "en" => false,
        _ => !Bilingual::in_script(text.value).ar.is_empty(),
    };
    let to = if arabic { &mut to.ar } else { &mut to.en };
    if !to.is_empty() {
        to.push('\n');
    }
    to.push_str(text.value);
}
