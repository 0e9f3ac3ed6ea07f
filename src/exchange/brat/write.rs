//! Documents of a project.

use super::{record, stem};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, ClaimKind, ClaimStatus, Confidence, Credibility, LabelId, Likelihood, Party,
    Project, RelationKind, Role,
};
use crate::article::Article;
use crate::exchange::{ExportError, Options, Progress, Written, json, records};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// How many annotations are written between two looks at whether to go on.
const STRIDE: usize = 256;

pub(in crate::exchange) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*records::in_languages(project, options.languages);
    let types = Types::of(project);
    let mut files = Vec::new();
    for (number, article) in project.articles.iter().enumerate() {
        progress.at(number, project.articles.len())?;
        let name = stem(&options.name, number);
        let ann = document(project, article, &types, progress)?;
        files.push(Written { name: format!("{name}.ann"), bytes: ann.into_bytes() });
        files.push(Written { name: format!("{name}.txt"), bytes: article.text().as_bytes().to_vec() });
    }
    if files.is_empty() {
        files.push(Written { name: options.file_name(), bytes: Vec::new() });
        files.push(Written { name: format!("{}.txt", options.name), bytes: Vec::new() });
    }
    files.push(Written { name: "annotation.conf".to_owned(), bytes: settings(project, &types).into_bytes() });
    let whole = json::text(project, options.now, &Progress::silent())?;
    files.push(Written { name: record(&options.name), bytes: whole.into_bytes() });
    Ok(files)
}

/// What labels are called in brat, where a type is Latin letters, digits, `-` and `_`.
pub(super) struct Types(HashMap<LabelId, String>);

impl Types {
    pub fn of(project: &Project) -> Types {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut types = HashMap::new();
        for label in &project.labels {
            let names = [plain(&label.name.en), plain(&label.id.0)];
            let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "Label".to_owned());
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(&name.to_lowercase()));
            let name = free.unwrap_or(name);
            taken.insert(name.to_lowercase());
            types.insert(label.id.clone(), name);
        }
        Types(types)
    }

    pub fn name(&self, label: &LabelId) -> &str {
        self.0.get(label).map_or("Label", String::as_str)
    }

    /// The label of a type.
    pub fn label(&self, name: &str) -> Option<&LabelId> {
        self.0.iter().find(|(_, known)| *known == name).map(|(id, _)| id)
    }
}

/// A name with `_` for white space, and without what a type cannot have.
fn plain(name: &str) -> String {
    let letters = name.trim().chars().map(|c| if c.is_whitespace() { '_' } else { c });
    letters.filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}

/// The parts of an annotation's marks that stand on one line each, in code points.
pub(super) fn fragments(annotation: &Annotation) -> Vec<(u64, u64)> {
    let mut parts = Vec::new();
    for mark in &annotation.marks {
        let mut at = u64::from(mark.range.start.0);
        for line in mark.quote.split('\n') {
            let end = at + line.chars().count() as u64;
            if at < end {
                parts.push((at, end));
            }
            at = end + 1;
        }
    }
    parts
}

/// Text for a column: on one line, without tabs.
fn column(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || "\u{2028}\u{2029}".contains(c) { ' ' } else { c }).collect()
}

/// What is noted about an annotation, a line each.
pub(super) fn notes(annotation: &Annotation) -> Vec<String> {
    let note = &annotation.remarks.note;
    let notes = [&note.ar, &note.en].into_iter().map(|text| column(text).trim().to_owned());
    notes.filter(|text| !text.is_empty()).collect()
}

/// A document: its annotations in the order of the text, the first being `T1`, with what rests on them.
pub(super) fn document(
    project: &Project,
    article: &Article,
    types: &Types,
    progress: &Progress<'_>,
) -> Result<String, ExportError> {
    let annotations = project.annotations_of(&article.id);
    let mut ids: HashMap<&AnnotationId, String> = HashMap::new();
    let mut out = Lines::default();
    for (number, annotation) in annotations.iter().enumerate() {
        if number % STRIDE == 0 {
            progress.at(number, annotations.len())?;
        }
        let parts = fragments(annotation);
        if parts.is_empty() {
            continue;
        }
        let id = format!("T{}", number + 1);
        let places: Vec<String> = parts.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let lines = annotation.marks.iter().flat_map(|mark| mark.quote.split('\n')).filter(|line| !line.is_empty());
        let words = column(&lines.collect::<Vec<_>>().join(" "));
        out.add(&format!("{id}\t{} {}\t{words}", types.name(&annotation.label), places.join(";")));
        ids.insert(&annotation.id, id);
    }
    for annotation in annotations {
        if let Some(id) = ids.get(&annotation.id) {
            out.remarks(project, annotation, id);
        }
    }
    for attribution in project.attributions.values() {
        out.attribution(project, attribution, types, &ids);
    }
    for relation in project.relations.values() {
        if let (Some(from), Some(to)) = (ids.get(&relation.from), ids.get(&relation.to)) {
            out.relation(title(relation.kind.key()).as_str(), from, to);
        }
    }
    Ok(out.text)
}

/// `borne-out` as `Borne-out`: types begin with a capital letter.
fn title(key: &str) -> String {
    let (first, rest) = key.split_at(key.len().min(1));
    format!("{}{rest}", first.to_uppercase())
}

#[derive(Default)]
struct Lines {
    text: String,
    /// How many attributes, references, notes, events and relations there are.
    counts: HashMap<char, usize>,
}

impl Lines {
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn next(&mut self, kind: char) -> usize {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        *count
    }

    fn attribute(&mut self, name: &str, id: &str, value: Option<&str>) {
        if let Some(value) = value {
            let number = self.next('A');
            self.add(&format!("A{number}\t{name} {id} {value}"));
        }
    }

    fn remarks(&mut self, project: &Project, annotation: &Annotation, id: &str) {
        let made = &annotation.assessment;
        let status = (made.status != ClaimStatus::Open).then(|| made.status.key());
        self.attribute("Kind", id, made.kind.map(ClaimKind::key));
        self.attribute("Status", id, status);
        self.attribute("Credibility", id, made.credibility.map(Credibility::key));
        self.attribute("Likelihood", id, made.likelihood.map(Likelihood::key));
        self.attribute("Confidence", id, made.confidence.map(Confidence::key));
        let meant = annotation.refers_to.as_ref().and_then(|id| project.sources.get(id));
        if let Some(source) = meant.filter(|source| !source.id.0.contains(char::is_whitespace)) {
            let number = self.next('N');
            let name = column(source.name.either(false));
            let name = if name.trim().is_empty() { "–" } else { name.trim() };
            self.add(&format!("N{number}\tReference {id} Isnad:{}\t{name}", column(&source.id.0)));
        }
        for note in notes(annotation) {
            let number = self.next('#');
            self.add(&format!("#{number}\tAnnotatorNotes {id}\t{note}"));
        }
    }

    /// An event of its cue, where it has one; else the claim and those who are named, joined.
    fn attribution(
        &mut self,
        project: &Project,
        attribution: &Attribution,
        types: &Types,
        ids: &HashMap<&AnnotationId, String>,
    ) {
        let Some(claim) = attribution.claim().and_then(|id| ids.get(id)) else { return };
        let mention = |party: &Party| party.mention().and_then(|id| ids.get(id)).cloned();
        let source = attribution.source.as_ref().and_then(mention);
        let via: Vec<String> = attribution.via.iter().filter_map(mention).collect();
        let cue = attribution.cue.as_ref().and_then(|id| Some((ids.get(id)?, project.annotations.get(id)?)));
        let Some((trigger, cue)) = cue else {
            return source.iter().for_each(|source| self.relation("SaidBy", claim, source));
        };
        let number = self.next('E');
        let mut line = format!("E{number}\t{}:{trigger} Content:{claim}", types.name(&cue.label));
        if let Some(source) = source {
            // Writing into a string does not fail.
            let _ = write!(line, " Source:{source}");
        }
        for (at, via) in via.iter().enumerate() {
            let role = if at == 0 { "Via".to_owned() } else { format!("Via{}", at + 1) };
            let _ = write!(line, " {role}:{via}");
        }
        self.add(&line);
    }

    fn relation(&mut self, kind: &str, from: &str, to: &str) {
        let number = self.next('R');
        self.add(&format!("R{number}\t{kind} Arg1:{from} Arg2:{to}"));
    }
}

/// brat's settings for documents of this project.
fn settings(project: &Project, types: &Types) -> String {
    let of = |wanted: bool| {
        let labels = project.labels.iter().filter(move |label| (label.role == Some(Role::Cue)) == wanted);
        labels.map(|label| types.name(&label.id).to_owned())
    };
    let entities: Vec<String> = of(false).collect();
    let cues = of(true).map(|name| format!("{name}\tContent?:<ENTITY>, Source?:<ENTITY>, Via*:<ENTITY>"));
    let cues: Vec<String> = cues.collect();
    let relations = RelationKind::ALL.iter().map(|kind| title(kind.key())).chain(["SaidBy".to_owned()]);
    let relations: Vec<String> = relations.map(|name| format!("{name}\tArg1:<ENTITY>, Arg2:<ENTITY>")).collect();
    let values = |keys: Vec<&str>| keys.join("|");
    let keys = [
        ("Kind", values(ClaimKind::ALL.iter().map(|k| k.key()).collect())),
        ("Status", values(ClaimStatus::ALL.iter().map(|k| k.key()).collect())),
        ("Credibility", values(Credibility::ALL.iter().map(|k| k.key()).collect())),
        ("Likelihood", values(Likelihood::ALL.iter().map(|k| k.key()).collect())),
        ("Confidence", values(Confidence::ALL.iter().map(|k| k.key()).collect())),
    ];
    let attributes: Vec<String> =
        keys.iter().map(|(name, values)| format!("{name}\tArg:<ENTITY>, Value:{values}")).collect();
    let sections = [("entities", entities), ("relations", relations), ("events", cues), ("attributes", attributes)];
    sections.map(|(name, lines)| format!("[{name}]\n{}\n", lines.join("\n"))).join("\n")
}
