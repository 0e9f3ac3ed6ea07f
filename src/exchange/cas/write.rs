//! A project as CAS JSON, a file for each article.

use super::{MARK, RECORD, RELATION};
use crate::annotation::{Annotation, AnnotationId, Project};
use crate::article::Article;
use crate::exchange::brat::stem;
use crate::exchange::records::{self, Fields};
use crate::exchange::{ExportError, Options, Progress, Written, json};
use crate::text::CpRange;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The view that holds the text; INCEpTION knows no other.
const VIEW: &str = "_InitialView";

/// How many annotations are written between two looks at whether to go on.
const STRIDE: usize = 256;

pub(in crate::exchange) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*records::in_languages(project, options.languages);
    let whole = json::text(project, options.now, &Progress::silent())?;
    let mut files = Vec::new();
    for number in 0..project.articles.len().max(1) {
        progress.at(number, project.articles.len())?;
        let mut out = Out::default();
        let article = project.articles.get(number);
        let sofa = article.map(|article| out.sofa(article));
        if number == 0 {
            let record = out.add(Fields::new(), RECORD, |fields| fields.put("json", whole.as_str()));
            out.members.push(record);
        }
        if let (Some(article), Some(sofa)) = (article, sofa) {
            out.article(project, article, sofa, progress)?;
        }
        let name = format!("{}.{}", stem(&options.name, number), options.format.extension());
        files.push(Written { name, bytes: out.finish(sofa).into_bytes() });
    }
    Ok(files)
}

/// Start and end of a range in UTF-16 units.
pub(super) fn utf16(article: &Article, range: CpRange) -> (u64, u64) {
    let unit = |at| article.index().utf16(article.text(), at) as u64;
    (unit(range.start), unit(range.end))
}

/// What a label is called: its English name, else the Arabic one, else its id.
pub(super) fn value(project: &Project, annotation: &Annotation) -> String {
    let name = project.label(&annotation.label).map_or("", |label| label.name.either(false));
    if name.is_empty() { annotation.label.0.to_string() } else { name.to_owned() }
}

fn placed(sofa: usize, (start, end): (u64, u64)) -> Fields {
    Fields::new().put("@sofa", sofa).put("begin", start).put("end", end)
}

/// The structures of a file, a line each; the first has the id 1.
#[derive(Default)]
struct Out {
    structures: Vec<String>,
    /// The ids of those that the view has.
    members: Vec<usize>,
}

impl Out {
    /// Adds a structure whose features are `before` and what `more` adds; gives its id.
    fn add(&mut self, before: Fields, kind: &str, more: impl FnOnce(Fields) -> Fields) -> usize {
        let id = self.structures.len() + 1;
        let head = Fields::new().put("%ID", id).put("%TYPE", kind).value();
        let mut all = head.as_object().cloned().unwrap_or_default();
        all.extend(more(before).value().as_object().cloned().unwrap_or_default());
        self.structures.push(Value::Object(all).to_string());
        id
    }

    fn sofa(&mut self, article: &Article) -> usize {
        self.add(Fields::new(), "uima.cas.Sofa", |fields| {
            fields.put("sofaNum", 1).put("sofaID", VIEW).put("mimeType", "text").put("sofaString", &**article.text())
        })
    }

    /// The marks of an article and the relations within it.
    fn article(
        &mut self,
        project: &Project,
        article: &Article,
        sofa: usize,
        progress: &Progress<'_>,
    ) -> Result<(), ExportError> {
        let mut firsts: HashMap<&AnnotationId, (usize, &Annotation)> = HashMap::new();
        let annotations = project.annotations_of(&article.id);
        for (done, annotation) in annotations.iter().enumerate() {
            if done % STRIDE == 0 {
                progress.at(done, annotations.len())?;
            }
            let ids = self.marks(project, article, sofa, annotation);
            firsts.extend(ids.first().map(|id| (&annotation.id, (*id, annotation.as_ref()))));
            self.members.extend(ids);
        }
        for relation in project.relations.values() {
            let (Some((from, _)), Some((to, target))) = (firsts.get(&relation.from), firsts.get(&relation.to)) else {
                continue;
            };
            // As INCEpTION has it, a relation stands where what it leads to stands.
            let place = utf16(article, target.marks.first().map_or_else(CpRange::default, |mark| mark.range));
            let fields = placed(sofa, place).put("@Governor", *from).put("@Dependent", *to);
            let id = self.add(fields, RELATION, |fields| fields.put("value", relation.kind.key()));
            self.members.push(id);
        }
        Ok(())
    }

    /// A structure for each range of an annotation.
    fn marks(&mut self, project: &Project, article: &Article, sofa: usize, annotation: &Annotation) -> Vec<usize> {
        let note = &annotation.remarks.note;
        let parts = annotation.marks.iter().enumerate();
        let each = parts.map(|(part, mark)| {
            self.add(placed(sofa, utf16(article, mark.range)), MARK, |fields| {
                fields
                    .put("value", value(project, annotation))
                    .put("id", &*annotation.id.0)
                    .put("part", part)
                    .text("noteAr", if part == 0 { &note.ar } else { "" })
                    .text("noteEn", if part == 0 { &note.en } else { "" })
            })
        });
        each.collect()
    }

    fn finish(self, sofa: Option<usize>) -> String {
        let text = |name: &str| (name.to_owned(), json!({ "%NAME": name, "%RANGE": "uima.cas.String" }));
        let to = |name: &str| (name.to_owned(), json!({ "%NAME": name, "%RANGE": MARK }));
        let kind = |name: &str, above: &str, features: Vec<(String, Value)>| {
            let head = [("%NAME".to_owned(), json!(name)), ("%SUPER_TYPE".to_owned(), json!(above))];
            Value::Object(head.into_iter().chain(features).collect())
        };
        let part = ("part".to_owned(), json!({ "%NAME": "part", "%RANGE": "uima.cas.Integer" }));
        let features = vec![text("value"), text("id"), part, text("noteAr"), text("noteEn")];
        let types = json!({
            RECORD: kind(RECORD, "uima.cas.TOP", vec![text("json")]),
            MARK: kind(MARK, "uima.tcas.Annotation", features),
            RELATION: kind(RELATION, "uima.tcas.Annotation", vec![to("Governor"), to("Dependent"), text("value")]),
        });
        let view = Fields::new().maybe("%SOFA", sofa).put("%MEMBERS", self.members).value();
        let views = json!({ VIEW: view });
        let structures = self.structures.join(",\n");
        format!("{{\n\"%TYPES\": {types},\n\"%FEATURE_STRUCTURES\": [\n{structures}\n],\n\"%VIEWS\": {views}\n}}\n")
    }
}
