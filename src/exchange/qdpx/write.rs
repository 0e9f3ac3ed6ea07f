//! A project as `project.qde` and its texts.

use super::archive::pack;
use super::{NAMESPACE, record, selection};
use crate::annotation::{Annotation, Label, LabelId, Project, Timestamp};
use crate::article::Article;
use crate::exchange::guid::guid;
use crate::exchange::words::Words;
use crate::exchange::{ExportError, Options, Progress, Written, json, records};
use std::collections::BTreeSet;

/// How many annotations are written between two looks at whether to go on.
const STRIDE: usize = 256;

pub(in crate::exchange) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*records::in_languages(project, options.languages);
    let whole = json::text(project, options.now, &Progress::silent())?;
    let words = Words::new(options.languages);
    let mut out = Qde { out: String::new(), project, words };
    out.head();
    out.users();
    out.codebook();
    out.sources(progress)?;
    out.notes(&whole);
    out.links();
    out.out.push_str("</Project>\n");
    let mut files = vec![("project.qde".to_owned(), out.out.into_bytes())];
    for article in &project.articles {
        files.push((format!("sources/{}.txt", article_guid(article)), article.text().as_bytes().to_vec()));
    }
    let failed = |why: String| ExportError::Failed { format: options.format, why };
    let bytes = pack(&files).map_err(|error| failed(error.to_string()))?;
    Ok(vec![Written { name: options.file_name(), bytes }])
}

fn article_guid(article: &Article) -> String {
    guid("article", &article.id.0).to_string()
}

fn user(name: &str) -> String {
    guid("user", name).to_string()
}

fn code(label: &LabelId) -> String {
    guid("label", &label.0).to_string()
}

/// `text` as XML content or attribute; what XML 1.0 cannot hold becomes U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // As they are, a reader would take them for others.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// JSON that XML can hold: the two code points that it cannot are escaped, as control characters are in any JSON.
fn in_xml(json: &str) -> String {
    json.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff")
}

struct Qde<'p> {
    out: String,
    project: &'p Project,
    words: Words,
}

impl Qde<'_> {
    /// An element's start, as far as its attributes; those without a value are left out.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push_str(&format!(" {name}=\"{}\"", escape(value)));
        }
    }

    fn head(&mut self) {
        let project = self.project;
        self.out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        let name = if project.name.is_empty() { "Isnad" } else { &project.name };
        self.open(
            "Project",
            &[
                ("xmlns", NAMESPACE),
                ("name", name),
                ("origin", "Isnad"),
                ("creatingUserGUID", &user(&project.author)),
                ("creationDateTime", &project.created.to_string()),
                ("modifiedDateTime", &project.modified().to_string()),
            ],
        );
        self.out.push_str(">\n");
    }

    fn users(&mut self) {
        let project = self.project;
        let annotators = project.annotations.values().map(|a| a.author.as_str());
        let names: BTreeSet<&str> = annotators.chain([project.author.as_str()]).collect();
        self.out.push_str("<Users>\n");
        for name in names {
            self.open("User", &[("guid", &user(name)), ("name", name)]);
            self.out.push_str("/>\n");
        }
        self.out.push_str("</Users>\n");
    }

    fn codebook(&mut self) {
        let project = self.project;
        if project.labels.is_empty() {
            return;
        }
        self.out.push_str("<CodeBook><Codes>\n");
        let tree = project.label_tree();
        let depths = tree.iter().map(|(depth, _)| *depth).skip(1).chain([0]);
        for ((depth, label), next) in tree.iter().zip(depths) {
            self.code(label);
            if next <= *depth {
                (next..=*depth).for_each(|_| self.out.push_str("</Code>"));
            }
            self.out.push('\n');
        }
        self.out.push_str("</Codes></CodeBook>\n");
    }

    /// A code's start; those under it follow before its end.
    fn code(&mut self, label: &Label) {
        let [red, green, blue] = label.color;
        let name = self.words.name(&label.name).to_owned();
        let other = [&label.name.ar, &label.name.en].into_iter().find(|other| !other.is_empty() && **other != name);
        let name = if name.is_empty() { &*label.id.0 } else { &name };
        self.open(
            "Code",
            &[
                ("guid", &code(&label.id)),
                ("name", name),
                ("isCodable", "true"),
                ("color", &format!("#{red:02X}{green:02X}{blue:02X}")),
            ],
        );
        self.out.push('>');
        if let Some(other) = other {
            self.out.push_str(&format!("<Description>{}</Description>", escape(other)));
        }
    }

    fn sources(&mut self, progress: &Progress<'_>) -> Result<(), ExportError> {
        let project = self.project;
        if project.articles.is_empty() {
            return Ok(());
        }
        self.out.push_str("<Sources>\n");
        let mut done = 0;
        for article in &project.articles {
            let id = article_guid(article);
            let path = format!("internal://{id}.txt");
            self.open("TextSource", &[("guid", &id), ("name", article.title()), ("plainTextPath", &path)]);
            self.out.push_str(">\n");
            for annotation in project.annotations_of(&article.id) {
                if done % STRIDE == 0 {
                    progress.at(done, project.annotations.len())?;
                }
                done += 1;
                self.selections(annotation);
            }
            self.out.push_str("</TextSource>\n");
        }
        self.out.push_str("</Sources>\n");
        Ok(())
    }

    fn selections(&mut self, annotation: &Annotation) {
        let by = user(&annotation.author);
        let (created, modified) = (annotation.created.to_string(), annotation.modified.to_string());
        for (number, mark) in annotation.marks.iter().enumerate() {
            let id = selection(&annotation.id.0, number);
            let (start, end) = (mark.range.start.0.to_string(), mark.range.end.0.to_string());
            let name = mark.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            self.open(
                "PlainTextSelection",
                &[
                    ("guid", &id),
                    ("name", &name),
                    ("startPosition", &start),
                    ("endPosition", &end),
                    ("creatingUser", &by),
                    ("creationDateTime", &created),
                    ("modifyingUser", &by),
                    ("modifiedDateTime", &modified),
                ],
            );
            self.out.push('>');
            let coding = guid("coding", &format!("{}/{number}", annotation.id.0)).to_string();
            self.open("Coding", &[("guid", &coding), ("creatingUser", &by), ("creationDateTime", &created)]);
            self.out.push_str(&format!("><CodeRef targetGUID=\"{}\"/></Coding>", code(&annotation.label)));
            if number == 0 {
                for (id, _, _) in said(annotation) {
                    self.out.push_str(&format!("<NoteRef targetGUID=\"{id}\"/>"));
                }
            }
            self.out.push_str("</PlainTextSelection>\n");
        }
    }

    fn notes(&mut self, whole: &str) {
        self.out.push_str("<Notes>\n");
        let project = self.project;
        self.note(&record(), "Isnad", &in_xml(whole), &project.author, project.created);
        for annotation in project.annotations.values() {
            for (id, name, text) in said(annotation) {
                self.note(&id, name, text, &annotation.author, annotation.modified);
            }
        }
        self.out.push_str("</Notes>\n");
    }

    fn note(&mut self, id: &str, name: &str, text: &str, author: &str, time: Timestamp) {
        let (by, time) = (user(author), time.to_string());
        self.open("Note", &[("guid", id), ("name", name), ("creatingUser", &by), ("creationDateTime", &time)]);
        self.out.push_str(&format!("><PlainTextContent>{}</PlainTextContent></Note>\n", escape(text)));
    }

    fn links(&mut self) {
        let project = self.project;
        if project.relations.is_empty() {
            return;
        }
        self.out.push_str("<Links>\n");
        for relation in project.relations.values() {
            let id = guid("relation", &relation.id.0).to_string();
            self.open(
                "Link",
                &[
                    ("guid", &id),
                    ("name", relation.kind.key()),
                    ("direction", "OneWay"),
                    ("originGUID", &selection(&relation.from.0, 0)),
                    ("targetGUID", &selection(&relation.to.0, 0)),
                ],
            );
            self.out.push_str("/>\n");
        }
        self.out.push_str("</Links>\n");
    }
}

/// The notes of an annotation: GUID, name, text.
pub(super) fn said(annotation: &Annotation) -> Vec<(String, &'static str, &str)> {
    let remarks = &annotation.remarks;
    let all = [
        ("note-ar", "ملاحظة", &remarks.note.ar),
        ("note-en", "Note", &remarks.note.en),
        ("gloss-ar", "ترجمة", &remarks.gloss.ar),
        ("gloss-en", "Translation", &remarks.gloss.en),
    ];
    let said = all.into_iter().filter(|(_, _, text)| !text.is_empty());
    said.map(|(kind, name, text)| (guid(kind, &annotation.id.0).to_string(), name, text.as_str())).collect()
}
