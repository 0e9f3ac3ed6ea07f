//! Taking another tool's annotations in: a project that grows while a file is read, and the list of what is lost.

use super::{Document, Format, ImportError};
use crate::annotation::{
    Annotation, AnnotationId, Attribution, AttributionId, Bilingual, Edit, Joins, Label, LabelId, LineStyle, Mark,
    Place, PlaceRemarks, Project, Relation, RelationId, RelationKind, Remarks, Source, SourceId, Subject, Timestamp,
};
use crate::article::ArticleId;
use crate::exchange::outcome::{Fault, Wrong};
use crate::text::CpRange;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that another tool wrote.
pub struct Input<'a> {
    /// Its name, without its folder.
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// The article's text, where the user gave it apart.
    pub text: Option<&'a str>,
    /// Another file of the same folder, by its name; `None` if there is none.
    pub beside: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Whose work it is where the file does not say.
    pub author: &'a str,
    /// When it is read; the time of what the file gives no time for.
    pub now: Timestamp,
}

impl Input<'_> {
    /// The text its annotations are about, and the name of the file it is in: as the user gave it, else that of the
    /// file beside this one whose name ends in `.txt`.
    pub(super) fn text_beside(&self, format: Format) -> Result<(String, String), ImportError> {
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem);
        let name = format!("{stem}.txt");
        if let Some(text) = self.text {
            return Ok((text.to_owned(), name));
        }
        let missing = || ImportError::NoText { name: self.name.to_owned(), hint: name.clone() };
        let bytes = (self.beside)(&name).ok_or_else(missing)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok((text, name)),
            Err(_) => {
                let why = Wrong::of(Fault::Text, format!("the text beside it, {name}, is not UTF-8"));
                Err(ImportError::Unreadable { name: self.name.to_owned(), format, why })
            }
        }
    }
}

/// What was taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    pub project: Project,
    /// What has no counterpart here, in the order of its names.
    pub losses: Vec<Loss>,
}

/// Something of a file that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    pub kind: LossKind,
    /// What the file calls it.
    pub name: String,
    /// How often it was met.
    pub count: usize,
}

/// Why something was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossKind {
    /// A kind of annotation that marks no text, such as one of a whole document, an image or a sound.
    NoSpan,
    /// Positions outside the text, or on nothing but white space.
    OutsideText,
    /// The file says other words than the text has there.
    OtherWords,
    /// Its words stand in several places, and nothing tells which is meant.
    Ambiguous,
    /// A property that nothing here corresponds to.
    Property,
    /// A tie between annotations that nothing here corresponds to.
    Tie,
    /// A reference to something that is not in the file.
    Dangling,
    /// A part of the file that is of no use here, such as settings.
    Part,
    /// What the rules of the project that it is taken into do not allow.
    Unfitting,
}

impl LossKind {
    /// Its name in message keys.
    pub fn key(self) -> &'static str {
        match self {
            LossKind::NoSpan => "no-span",
            LossKind::OutsideText => "outside-text",
            LossKind::OtherWords => "other-words",
            LossKind::Ambiguous => "ambiguous",
            LossKind::Property => "property",
            LossKind::Tie => "tie",
            LossKind::Dangling => "dangling",
            LossKind::Part => "part",
            LossKind::Unfitting => "unfitting",
        }
    }
}

/// The lines that new labels get, apart from each other without colour; the colours are those of the marking menu.
const LOOKS: [([u8; 3], LineStyle); 7] = [
    ([0x1E, 0x6B, 0x3A], LineStyle::Dashed),
    ([0xA3, 0x2A, 0x2A], LineStyle::DashDot),
    ([0x4B, 0x3F, 0xA8], LineStyle::Thick),
    ([0x00, 0x6A, 0x75], LineStyle::DoubleDotted),
    ([0x6B, 0x5A, 0x00], LineStyle::Solid),
    ([0x9A, 0x2A, 0x7A], LineStyle::Double),
    ([0x3D, 0x4A, 0x5C], LineStyle::Dotted),
];

/// How many labels a project may have; the last one stands for all that would be more.
const MAX_LABELS: usize = 1000;
const OTHER: &str = "Other";

/// How many tags of an article as a whole are taken in, and how many bytes a note may have.
const MAX_TAGS: usize = 1000;
const MAX_NOTE: usize = 1 << 20;
/// How many bytes all notes together may have.
const MAX_NOTES: usize = 256 << 20;

/// A project that grows while a file is read. It is sound at any moment: what does not fit becomes a loss.
pub(super) struct Draft<'i> {
    pub project: Project,
    input: &'i Input<'i>,
    format: Format,
    losses: BTreeMap<(LossKind, String), usize>,
    labels: BTreeMap<String, LabelId>,
    /// How many bytes of notes were added.
    noted: usize,
}

impl<'i> Draft<'i> {
    pub fn new(input: &'i Input<'i>, format: Format) -> Draft<'i> {
        let project = Project::new(input.author, input.now);
        Draft { project, input, format, losses: BTreeMap::new(), labels: BTreeMap::new(), noted: 0 }
    }

    /// Notes that something called `name` is not taken in.
    pub fn lose(&mut self, kind: LossKind, name: impl Into<String>) {
        *self.losses.entry((kind, name.into())).or_default() += 1;
    }

    /// The refusal of a file that is not what it should be.
    pub fn unreadable(&self, why: impl Into<Wrong>) -> ImportError {
        ImportError::Unreadable { name: self.input.name.to_owned(), format: self.format, why: why.into() }
    }

    /// An id for what the file calls `key`: the same in every reading, so that a file read twice adds nothing.
    pub fn id(&self, kind: &str, key: &str) -> Arc<str> {
        id_of(self.format, kind, key)
    }

    /// Adds the document's article, unless one with the same text is there; gives its id.
    pub fn add_article(&mut self, document: &Document) -> ArticleId {
        let there = self.project.articles.iter().find(|a| a.text() == document.article.text());
        if let Some(there) = there {
            return there.id.clone();
        }
        let mut article = document.article.clone();
        if self.project.article(&article.id).is_some() {
            // Its bytes differ from the other's only in what an article leaves out, or it was made of other bytes.
            article.id = ArticleId(self.id("article", &format!("{}:{}", article.id.0, self.project.articles.len())));
        }
        let id = article.id.clone();
        let at = self.project.articles.len();
        self.put(Edit::AddArticle { at, article: Arc::new(article) }, "article");
        id
    }

    /// The label for what the file calls `name`: one that has this id or name in either language, else a new one.
    pub fn label(&mut self, name: &str) -> LabelId {
        let name = if name.trim().is_empty() { "–" } else { name.trim() };
        if let Some(known) = self.labels.get(name) {
            return known.clone();
        }
        let is = |label: &&Label| {
            let names = [&*label.id.0, &label.name.en, &label.name.ar];
            names.iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        let id = match self.project.labels.iter().find(is) {
            Some(known) => known.id.clone(),
            None if self.project.labels.len() + 1 >= MAX_LABELS && name != OTHER => {
                self.lose(LossKind::Property, name);
                return self.label(OTHER);
            }
            None => self.make_label(name),
        };
        self.labels.insert(name.to_owned(), id.clone());
        id
    }

    fn make_label(&mut self, name: &str) -> LabelId {
        let id = LabelId(self.id("label", name));
        let at = self.project.labels.len();
        let (color, line) = LOOKS.get(at.saturating_sub(3) % LOOKS.len()).copied().unwrap_or_default();
        let label = Label {
            id: id.clone(),
            name: Bilingual::in_script(name),
            color,
            line,
            key: None,
            role: None,
            parent: None,
            joins: Joins::default(),
            extra: Default::default(),
        };
        self.put(Edit::PutLabel { at, label }, name);
        id
    }

    /// Puts a label in the place of the one with the same id, or last.
    pub fn put_label(&mut self, label: Label) {
        let at = self.project.labels.iter().position(|l| l.id == label.id).unwrap_or(self.project.labels.len());
        let name = label.name.either(false).to_owned();
        self.put(Edit::PutLabel { at, label }, &name);
    }

    /// Adds an annotation that the file calls `key` on `ranges` of `article`. What does not lie in it is lost, and all
    /// of it where nothing does. The caller may change it and put it back by [`Draft::put_annotation`].
    pub fn annotate(&mut self, key: &str, article: &ArticleId, label: &str, ranges: &[CpRange]) -> Option<Annotation> {
        let held = self.project.article(article)?.clone();
        let mut sorted: Vec<CpRange> = ranges.to_vec();
        sorted.sort_by_key(|range| range.start);
        let mut marks: Vec<Mark> = Vec::new();
        for mark in sorted.into_iter().filter_map(|range| Mark::of(&held, range)) {
            match marks.last_mut() {
                // Rounded outwards to whole graphemes they may touch.
                Some(last) if mark.range.start < last.range.end => {
                    let both = CpRange { start: last.range.start, end: last.range.end.max(mark.range.end) };
                    *last = Mark::of(&held, both)?;
                }
                _ => marks.push(mark),
            }
        }
        if marks.is_empty() {
            self.lose(LossKind::OutsideText, label);
            return None;
        }
        let label_id = self.label(label);
        let id = AnnotationId(self.id("annotation", &format!("{}/{key}", article.0)));
        let annotation = Annotation::new(id, article.clone(), label_id, marks, self.input.author, self.input.now);
        self.put_annotation(annotation.clone()).then_some(annotation)
    }

    /// Puts an annotation, new or in the place of the one with its id; tells whether it fitted.
    pub fn put_annotation(&mut self, annotation: Annotation) -> bool {
        let name = annotation.label.0.to_string();
        self.put(Edit::PutAnnotation(Arc::new(annotation)), &name)
    }

    /// An attribution that the file calls `key`, to be filled in and put.
    pub fn attribution(&self, key: &str, subject: Subject) -> Attribution {
        let id = AttributionId(self.id("attribution", key));
        Attribution::new(id, subject, self.input.author, self.input.now)
    }

    /// Puts an attribution; tells whether it fitted.
    pub fn put_attribution(&mut self, attribution: Attribution) -> bool {
        self.put(Edit::PutAttribution(Arc::new(attribution)), "attribution")
    }

    /// Adds a relation that the file calls `key`, and lets its labels be joined by it.
    pub fn relate(&mut self, key: &str, kind: RelationKind, from: &AnnotationId, to: &AnnotationId) -> bool {
        let label_of = |id: &AnnotationId| self.project.annotations.get(id).map(|a| a.label.clone());
        if let (Some(from), Some(to)) = (label_of(from), label_of(to))
            && !self.project.may_join(kind, &from, &to)
            && let Some(mut label) = self.project.label(&from).cloned()
        {
            label.joins.set(kind, to, true);
            self.put_label(label);
        }
        let id = RelationId(self.id("relation", key));
        let relation = Relation {
            id,
            kind,
            from: from.clone(),
            to: to.clone(),
            note: Bilingual::default(),
            author: self.input.author.to_owned(),
            created: self.input.now,
            modified: self.input.now,
            extra: Default::default(),
        };
        self.put(Edit::PutRelation(Arc::new(relation)), kind.key())
    }

    /// The registry's entry that the file calls `key`, made with this name unless it is there.
    pub fn source(&mut self, key: &str, name: Bilingual) -> SourceId {
        let id = SourceId(self.id("source", key));
        if !self.project.sources.contains_key(&id) {
            let source = Source::new(id.clone(), name, self.input.author, self.input.now);
            self.put(Edit::PutSource(Arc::new(source)), "source");
        }
        id
    }

    /// Adds to a note, on a line of its own, in the language of its script. What would make it very long is lost, and
    /// so is what would make all notes together: one text may be referred to any number of times.
    pub fn add_note(&mut self, note: &mut Bilingual, text: &str) {
        let said = Bilingual::in_script(text);
        self.noted += text.len();
        if note.ar.len() + note.en.len() + text.len() > MAX_NOTE || self.noted > MAX_NOTES {
            return self.lose(LossKind::Part, "note");
        }
        for (note, more) in [(&mut note.ar, said.ar), (&mut note.en, said.en)] {
            note.push_str(if note.is_empty() || more.is_empty() { "" } else { "\n" });
            note.push_str(&more);
        }
    }

    /// Adds to the note about an article as a whole, in the language of its script.
    pub fn note_article(&mut self, article: &ArticleId, text: &str) {
        let there = self.project.remarks.get(&Place::Article(article.clone()));
        let mut note = there.map(|said| said.remarks.note.clone()).unwrap_or_default();
        self.add_note(&mut note, text);
        self.remark(article, |remarks| remarks.note = note);
    }

    /// Adds a tag to an article as a whole, unless it has it.
    pub fn tag_article(&mut self, article: &ArticleId, tag: &str) {
        let tag = tag.trim();
        let there = self.project.remarks.get(&Place::Article(article.clone())).map(|said| &said.remarks.tags);
        if there.is_some_and(|tags| tags.len() >= MAX_TAGS && tags.iter().all(|known| known != tag)) {
            return self.lose(LossKind::Part, format!("tag {tag}"));
        }
        self.remark(article, |remarks| {
            if !tag.is_empty() && !remarks.tags.iter().any(|known| known == tag) {
                remarks.tags.push(tag.to_owned());
            }
        });
    }

    fn remark(&mut self, article: &ArticleId, change: impl FnOnce(&mut Remarks)) {
        let place = Place::Article(article.clone());
        let there = self.project.remarks.get(&place).map(|said| PlaceRemarks::clone(said));
        let mut said = there.unwrap_or_default();
        change(&mut said.remarks);
        if !said.remarks.is_empty() {
            said.author = self.input.author.to_owned();
            said.modified = self.input.now;
            self.put(Edit::PutRemarks(place, Arc::new(said)), "remarks");
        }
    }

    /// Applies an edit; what does not fit the project is lost under `name`. Tells whether it fitted.
    pub fn put(&mut self, edit: Edit, name: &str) -> bool {
        match self.project.apply(edit) {
            Ok(_) => true,
            Err(error) => {
                self.lose(LossKind::Tie, format!("{name} ({error})"));
                false
            }
        }
    }

    /// What was read. Built-in labels that nothing carries stay: they are every project's.
    pub fn finish(self) -> Imported {
        let losses = self.losses.into_iter().map(|((kind, name), count)| Loss { kind, name, count });
        Imported { project: self.project, losses: losses.collect() }
    }
}

/// 12 characters that stand for what a file of `format` calls `key`, as ids of ours look.
fn id_of(format: Format, kind: &str, key: &str) -> Arc<str> {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = Sha256::digest(format!("{}\n{kind}\n{key}", format.name()).as_bytes());
    digest.iter().take(12).map(|b| char::from(ALPHABET[usize::from(b % 32)])).collect::<String>().into()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A file without others beside it.
    pub fn input<'a>(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input { name, bytes, text: None, beside: &|_| None, author: "ليلى", now: Timestamp(1_780_000_000) }
    }

    #[test]
    fn a_file_read_twice_gives_the_same_ids() {
        let ids = || {
            let input = input("a.json", b"");
            let mut draft = Draft::new(&input, Format::Doccano);
            let document = Document::new("a.txt", "قال كارتر نعم".into());
            let article = draft.add_article(&document);
            let made = draft.annotate("7", &article, "Person", &[CpRange::new(4, 9)]).expect("it is inside");
            (article, made.id, made.label)
        };
        assert_eq!(ids(), ids());
    }

    #[test]
    fn labels_are_those_that_are_there_or_new_ones() {
        let input = input("a.json", b"");
        let mut draft = Draft::new(&input, Format::Doccano);
        assert_eq!(&*draft.label("Claim").0, "claim");
        assert_eq!(&*draft.label("مصدر").0, "source");
        let person = draft.label("Person");
        assert_eq!(draft.label("Person"), person);
        assert_eq!(draft.project.labels.len(), 4);
    }

    #[test]
    fn what_lies_outside_the_text_is_listed() {
        let input = input("a.json", b"");
        let mut draft = Draft::new(&input, Format::Doccano);
        let article = draft.add_article(&Document::new("a.txt", "قال".into()));
        assert!(draft.annotate("1", &article, "Person", &[CpRange::new(1, 9)]).is_none());
        let losses = draft.finish().losses;
        assert_eq!(losses, [Loss { kind: LossKind::OutsideText, name: "Person".into(), count: 1 }]);
    }
}
