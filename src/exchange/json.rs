//! Plain JSON, out: the whole project in one object, or one annotation a line.
//!
//! `docs/isnad.schema.json` describes both. The object has one record a line, sorted as in the project file, so that
//! a diff shows what changed. A line of JSON Lines stands by itself: it names its article and its label, and says who
//! is said to have made the claim with the words of the text and the names of the registry.

use super::records::{self, Fields, VERSION, in_languages};
use super::{ExportError, Options, Progress, Written};
use crate::annotation::{Annotation, AttributionId, Project, Ties, Timestamp};
use serde_json::Value;

/// How many annotations are written between two looks at whether to go on.
const STRIDE: usize = 256;

pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let bytes = text(&in_languages(project, options.languages), options.now, progress)?.into_bytes();
    Ok(vec![Written { name: options.file_name(), bytes }])
}

/// The whole project as one object.
pub(super) fn text(project: &Project, now: Timestamp, progress: &Progress<'_>) -> Result<String, ExportError> {
    let mut out = String::new();
    let about = Fields::new()
        .put("isnad", VERSION)
        .put("generated", now.to_string())
        .put("name", project.name.as_str())
        .put("author", project.author.as_str())
        .put("created", project.created.to_string());
    // An object without its closing brace: the lists follow.
    out.push_str(about.value().to_string().trim_end_matches('}'));
    let mut annotations = Vec::with_capacity(project.annotations.len());
    for (number, annotation) in project.annotations.values().enumerate() {
        if number.is_multiple_of(STRIDE) {
            progress.at(number, project.annotations.len())?;
        }
        annotations.push(records::annotation(annotation).value().to_string());
    }
    let lines = |records: Vec<Value>| records.iter().map(Value::to_string).collect::<Vec<String>>();
    let lists = [
        ("labels", lines(project.labels.iter().map(records::label).collect())),
        ("articles", lines(project.articles.iter().map(|a| records::article(a)).collect())),
        ("sources", lines(project.sources.values().map(|s| records::source(s)).collect())),
        ("annotations", annotations),
        ("attributions", lines(project.attributions.values().map(|a| records::attribution(a)).collect())),
        ("relations", lines(project.relations.values().map(|r| records::relation(r)).collect())),
        ("remarks", lines(project.remarks.iter().map(|(place, said)| records::said(place, said)).collect())),
    ];
    // Files of projects without a review are as they were before there were any.
    let reviews = [
        ("verdicts", lines(project.verdicts.values().map(|v| records::verdict(v)).collect())),
        ("comments", lines(project.comments.values().map(|c| records::comment(c)).collect())),
        ("stages", lines(project.stages.iter().map(|(id, said)| records::stage(id, said)).collect())),
    ];
    let reviews = reviews.into_iter().filter(|(_, lines)| !lines.is_empty());
    for (name, lines) in lists.into_iter().chain(reviews) {
        out.push_str(&format!(",\n\"{name}\": ["));
        out.push_str(if lines.is_empty() { "" } else { "\n  " });
        out.push_str(&lines.join(",\n  "));
        out.push_str(if lines.is_empty() { "]" } else { "\n]" });
    }
    out.push_str("\n}\n");
    Ok(out)
}

pub(super) fn write_lines(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*in_languages(project, options.languages);
    let ties = Ties::of(project);
    let mut out = String::new();
    for article in &project.articles {
        for (number, annotation) in project.annotations_of(&article.id).into_iter().enumerate() {
            if number.is_multiple_of(STRIDE) {
                progress.at(number, project.annotations.len())?;
            }
            out.push_str(&line(project, annotation, ties.get(&annotation.id)).to_string());
            out.push('\n');
        }
    }
    Ok(vec![Written { name: options.file_name(), bytes: out.into_bytes() }])
}

/// An annotation for a reader who has nothing but this line.
fn line(project: &Project, annotation: &Annotation, ties: &[AttributionId]) -> Value {
    let article = project.article(&annotation.article);
    let label = project.label(&annotation.label);
    let attributions = ties.iter().filter_map(|id| project.attributions.get(id));
    let as_claim = attributions.filter(|a| a.claim() == Some(&annotation.id));
    let meant = annotation.refers_to.as_ref().and_then(|id| project.sources.get(id));
    records::annotation(annotation)
        .put("quote", annotation.quote())
        .both("labelName", &label.map(|label| label.name.clone()).unwrap_or_default())
        .text("articleTitle", article.map_or("", |article| article.title()))
        .text("publisher", article.map_or("", |article| &article.meta.publisher))
        .text("published", article.map_or("", |article| &article.meta.published))
        .text("url", article.map_or("", |article| &article.meta.url))
        .both("refersToName", &meant.map(|source| source.name.clone()).unwrap_or_default())
        .list("attributions", as_claim.map(|a| records::credits(project, a)).collect())
        .value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::arbitrary;
    use crate::exchange::{Format, export};
    use crate::project;
    use proptest::prelude::*;

    fn text(project: &Project, format: Format) -> String {
        let options = Options::new(format, "a", Timestamp(1_790_000_000));
        let files = export(project, &options, &Progress::silent()).expect("it is written");
        String::from_utf8(files.into_iter().next().expect("one file").bytes).expect("UTF-8")
    }

    #[test]
    fn every_record_is_in_it() {
        let sample = project::sample();
        let file: Value = serde_json::from_str(&text(&sample, Format::Json)).expect("JSON");
        let count = |name: &str| file[name].as_array().map(Vec::len);
        assert_eq!(count("labels"), Some(sample.labels.len()));
        assert_eq!(count("articles"), Some(sample.articles.len()));
        assert_eq!(count("sources"), Some(sample.sources.len()));
        assert_eq!(count("annotations"), Some(sample.annotations.len()));
        assert_eq!(count("attributions"), Some(sample.attributions.len()));
        assert_eq!(count("relations"), Some(sample.relations.len()));
        assert_eq!(count("remarks"), Some(sample.remarks.len()));
        assert_eq!((&file["isnad"], &file["author"]), (&VERSION.into(), &sample.author.as_str().into()));
    }

    #[test]
    fn a_line_says_what_is_marked_where_and_on_whose_word() {
        let sample = project::sample();
        let lines: Vec<Value> =
            text(&sample, Format::JsonLines).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines.len(), sample.annotations.len());
        for line in &lines {
            let annotation = sample.annotations.values().find(|a| *a.id.0 == line["id"]).expect("one of the sample's");
            assert_eq!(line["quote"], annotation.quote());
            assert_eq!(line["articleTitle"], sample.article(&annotation.article).expect("its article").title());
            let made = sample.attributions.values().filter(|a| a.claim() == Some(&annotation.id)).count();
            assert_eq!(line["attributions"].as_array().map_or(0, Vec::len), made);
        }
        let named = lines.iter().filter(|line| line["attributions"][0]["source"]["name"]["ar"].is_string()).count();
        assert!(named > 0, "some claim is said by someone of the registry");
    }

    proptest! {
        #[test]
        fn any_project_is_json(project in arbitrary::project()) {
            let file: Value = serde_json::from_str(&text(&project, Format::Json)).expect("JSON");
            prop_assert_eq!(file["name"].as_str(), Some(project.name.as_str()));
            let lines = text(&project, Format::JsonLines);
            prop_assert_eq!(lines.lines().count(), project.annotations.len());
            for line in lines.lines() {
                prop_assert!(serde_json::from_str::<Value>(line).is_ok());
            }
        }
    }
}
