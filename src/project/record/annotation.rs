//! Annotations, each with its marks and its assessment.

use super::Record;
use super::remarks::read_remarks;
use crate::annotation::{
    Annotation, AnnotationId, Assessment, Credibility, EditError, Label, LabelId, Mark, Project, limits,
};
use crate::article::{Article, ArticleId};
use crate::project::literal::SHOWN;
use crate::project::problem::{Flaw, Misfit};
use crate::project::reader::Reader;
use crate::text::{Cp, CpRange};
use std::ops::Range;

/// Reads an annotation and looks whether it fits what was read of the project before.
pub fn read_annotation(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Annotation> {
    let (mut annotation, places) = parse_annotation(reader, range)?;
    match fit(reader, project, &annotation) {
        Ok((article, label)) => {
            annotation
                .marks
                .iter()
                .zip(places.marks)
                .for_each(|(mark, at)| compare(reader, article, (&annotation.id, mark), at));
            // Ids that many records have are one string, so that most often it is enough to compare where they lie.
            (annotation.article, annotation.label) = (article.id.clone(), label.id.clone());
        }
        Err(error) => {
            let at = match &error {
                EditError::NoLabel(_) => places.label,
                EditError::NoArticle(_) => places.article,
                EditError::NoSource(_) => places.refers_to,
                EditError::EmptyRange(_, range)
                | EditError::RangeOrder(_, range)
                | EditError::OutsideText(_, range, _) => {
                    let which = annotation.marks.iter().rposition(|m| m.range == *range);
                    which.and_then(|i| places.marks.get(i).copied()).unwrap_or(places.all_marks)
                }
                _ => places.start,
            };
            reader.note_unfit(at, error);
            return None;
        }
    }
    Some(annotation)
}

/// Where the parts of an annotation stand in the file, in bytes.
pub struct Places {
    start: usize,
    article: usize,
    label: usize,
    refers_to: usize,
    all_marks: usize,
    marks: Vec<usize>,
}

/// Reads an annotation, whatever project it is to be part of.
pub fn parse_annotation(reader: &mut Reader, range: Range<usize>) -> Option<(Annotation, Places)> {
    let mut record = reader.record(range)?;
    let id: Option<AnnotationId> = record.need(reader, "id");
    let article: Option<ArticleId> = record.need(reader, "article");
    let label: Option<LabelId> = record.need(reader, "label");
    let marks = read_marks(reader, &mut record);
    let author = record.text(reader, "author");
    let created = record.need(reader, "created");
    let modified = record.optional(reader, "modified").or(created);
    let remarks = read_remarks(reader, &mut record);
    let refers_to = record.optional(reader, "refers_to");
    let assessment = read_assessment(reader, &mut record);
    let [all_marks, at_label, at_article, at_entry] =
        ["marks", "label", "article", "refers_to"].map(|name| record.at_field(name));
    let start = record.start;
    let extra = record.rest(reader);
    let (marks, places): (Vec<Mark>, Vec<usize>) = marks?.into_iter().unzip();
    let annotation = Annotation {
        id: id?,
        article: article?,
        label: label?,
        marks,
        author,
        created: created?,
        modified: modified?,
        remarks,
        refers_to,
        assessment,
        extra,
    };
    let places = Places { start, article: at_article, label: at_label, refers_to: at_entry, all_marks, marks: places };
    Some((annotation, places))
}

/// The article and label of `annotation`, if it fits the project; as [`Project::check_annotation`], but without
/// searching the list of articles.
fn fit<'p>(
    reader: &Reader,
    project: &'p Project,
    annotation: &Annotation,
) -> Result<(&'p Article, &'p Label), EditError> {
    let article = reader.articles.get(&annotation.article).and_then(|&i| project.articles.get(i));
    let article = article.ok_or_else(|| EditError::NoArticle(annotation.article.clone()))?;
    annotation.check_marks(article)?;
    let label = project.label(&annotation.label).ok_or_else(|| EditError::NoLabel(annotation.label.clone()))?;
    project.check_reference(annotation)?;
    Ok((article, label))
}

/// Notes where a mark does not say what stands in the text.
fn compare(reader: &mut Reader, article: &Article, (id, mark): (&AnnotationId, &Mark), at: usize) {
    let (text, found) = (article.text(), article.index().byte_range(article.text(), mark.range));
    let quote = text.get(found.clone()).unwrap_or_default();
    if quote != mark.quote {
        // What is told is short, and a thousand marks may be wrong about a whole book.
        let begin = |text: &str| text.chars().take(SHOWN + 1).collect();
        reader.note(at, Flaw::Quote { mark: id.clone(), quote: begin(&mark.quote), found: begin(quote) });
    } else if !text.get(..found.start).is_some_and(|t| t.ends_with(&mark.prefix))
        || !text.get(found.end..).is_some_and(|t| t.starts_with(&mark.suffix))
    {
        reader.note(at, Flaw::Context);
    }
}

/// The marks and where each stands in the file; `None` if one of them is unsound.
fn read_marks(reader: &mut Reader, annotation: &mut Record) -> Option<Vec<(Mark, usize)>> {
    let Some(range) = annotation.take("marks") else {
        reader.note(annotation.start, Flaw::Missing("marks"));
        return None;
    };
    let items = reader.section(range, limits::MAX_MARKS, "marks in an annotation");
    items.into_iter().map(|item| read_mark(reader, item)).collect()
}

fn read_mark(reader: &mut Reader, range: Range<usize>) -> Option<(Mark, usize)> {
    let mut record = reader.record(range)?;
    let (start, end) = (record.need::<Cp>(reader, "start"), record.need::<Cp>(reader, "end"));
    let quote = record.need(reader, "quote");
    let (prefix, suffix) = (record.text(reader, "prefix"), record.text(reader, "suffix"));
    let at = record.start;
    record.refuse_rest(reader);
    let range = CpRange { start: start?, end: end? };
    Some((Mark { range, quote: quote?, prefix, suffix }, at))
}

fn read_assessment<'t>(reader: &mut Reader<'t>, record: &mut Record<'t>) -> Assessment {
    let credibility = record.optional::<u8>(reader, "credibility").and_then(|digit| {
        let grade = Credibility::of_digit(digit);
        if grade.is_none() {
            reader.note(record.at_field("credibility"), Flaw::Value(Misfit::Credibility));
        }
        grade
    });
    Assessment {
        kind: record.optional(reader, "kind"),
        status: record.optional(reader, "status").unwrap_or_default(),
        credibility,
        likelihood: record.optional(reader, "likelihood"),
        confidence: record.optional(reader, "confidence"),
    }
}
