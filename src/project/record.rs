//! The kinds of record a project file has, field by field.

use super::literal::SHOWN;
use super::plain::Plain;
use super::problem::{Flaw, Misfit};
use super::read::{LEAST_SHARE, Reader};
use super::scan::{self, Field};
use crate::annotation::{
    Annotation, AnnotationId, Assessment, Attribution, AttributionId, Bilingual, Credibility, EditError, Joins, Label,
    LabelId, Mark, Party, Place, PlaceRemarks, Project, Rating, Relation, RelationId, Remarks, Source, SourceId,
    SourceKind, Subject, Timestamp, limits,
};
use crate::article::{Article, ArticleId, BlockKind, Extra, MAX_BLOCKS, Meta, Origin};
use crate::text::{Cp, CpRange, Direction};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The fields of one record.
pub struct Record<'t> {
    /// Where the record begins, in bytes of the file.
    pub start: usize,
    /// Each field, and whether it was read.
    fields: Vec<(Field<'t>, bool)>,
}

/// Of more fields than this the repeated ones are looked for in an order of theirs.
const FEW: usize = 24;

impl<'t> Record<'t> {
    /// Takes `fields`, the first of each name.
    pub fn new(reader: &mut Reader<'t>, start: usize, fields: Vec<Field<'t>>) -> Record<'t> {
        let repeated = repeated(&fields);
        let mut kept = Vec::with_capacity(fields.len());
        for field in fields {
            if repeated.binary_search(&field.at).is_ok() {
                reader.note(field.at, Flaw::Twice(field.name.to_owned()));
            } else {
                kept.push((field, false));
            }
        }
        Record { start, fields: kept }
    }

    /// Where the field `name` begins; where the record does if it has none.
    pub fn at_field(&self, name: &str) -> usize {
        self.fields.iter().find(|(field, _)| field.name == name).map_or(self.start, |(field, _)| field.at)
    }

    /// Where the value of field `name` stands. `None` if there is no such field, or it was taken.
    pub fn take(&mut self, name: &str) -> Option<Range<usize>> {
        let (field, taken) = self.fields.iter_mut().find(|(field, taken)| !taken && field.name == name)?;
        *taken = true;
        Some(field.value.clone())
    }

    /// The field `name`, if it is there and sound.
    pub fn optional<T: Deserialize<'t>>(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Option<T> {
        let range = self.take(name)?;
        value(reader, range)
    }

    /// The field `name`; a problem is noted if it is absent or unsound.
    pub fn need<T: Deserialize<'t>>(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Option<T> {
        match self.take(name) {
            Some(range) => value(reader, range),
            None => {
                reader.note(self.start, Flaw::Missing(name));
                None
            }
        }
    }

    /// A text that is empty when it is absent.
    pub fn text(&mut self, reader: &mut Reader<'t>, name: &'static str) -> String {
        self.optional(reader, name).unwrap_or_default()
    }

    /// A list of texts, of which there are at most so many; empty when it is absent.
    fn words(&mut self, reader: &mut Reader<'t>, name: &'static str, most: usize, what: &'static str) -> Vec<String> {
        let mut words: Vec<String> = self.optional(reader, name).unwrap_or_default();
        if words.len() > most {
            reader.note(self.at_field(name), Flaw::TooMany(what, most));
            words.truncate(most);
        }
        words
    }

    /// Notes a problem if both fields are there, and leaves `other` out: kept as a field that nobody asked for it would be
    /// written a second time once the record has another value for it.
    pub fn exclude(&mut self, reader: &mut Reader<'t>, one: &'static str, other: &'static str) {
        let has = |name: &str| self.fields.iter().any(|(field, taken)| !taken && field.name == name);
        if has(one) && has(other) {
            reader.note(self.at_field(other), Flaw::Both(one, other));
            self.take(other);
        }
    }

    /// The fields nobody asked for, to be kept.
    pub fn rest(self, reader: &mut Reader<'t>) -> Extra {
        let mut extra = BTreeMap::new();
        for (field, _) in self.fields.into_iter().filter(|(_, taken)| !taken) {
            match scan::one_line(reader.text, field.value.clone()) {
                Ok(line) => {
                    reader.note(field.at, Flaw::Kept(field.name.to_owned()));
                    extra.insert(field.name.to_owned(), line);
                }
                Err(snag) => reader.note(snag.at, Flaw::Form(snag.what)),
            }
        }
        Extra::new(extra)
    }
}

/// Where those of `fields` begin whose name one before them has, in their order.
fn repeated(fields: &[Field<'_>]) -> Vec<usize> {
    if fields.len() <= FEW {
        let before = |number: usize| fields.get(..number).unwrap_or_default();
        let is_known = |(number, field): &(usize, &Field)| before(*number).iter().any(|other| other.name == field.name);
        return fields.iter().enumerate().filter(is_known).map(|(_, field)| field.at).collect();
    }
    let mut names: Vec<(&str, usize)> = fields.iter().map(|f| (f.name, f.at)).collect();
    names.sort_unstable();
    let mut places: Vec<usize> = names.windows(2).filter(|w| w[0].0 == w[1].0).map(|w| w[1].1).collect();
    places.sort_unstable();
    places
}

/// Reads the value in `range`; `None` (and a problem noted) if it is not what it should be.
fn value<'t, T: Deserialize<'t>>(reader: &mut Reader<'t>, range: Range<usize>) -> Option<T> {
    let text: &'t str = reader.text;
    let text = text.get(range.clone()).unwrap_or_default();
    if let Some(value) = Plain::of(text).and_then(|plain| T::deserialize(plain).ok()) {
        return Some(value);
    }
    match ron::Options::default().from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            reader.note_ron(range, &error);
            None
        }
    }
}

/// Reads a label and looks whether it fits those before it, but for the one it stands under.
pub fn read_label(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<(Label, Option<LabelId>)> {
    let start = range.start;
    let (label, parent) = parse_label(reader, range)?;
    project.check_label(&label).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((label, parent))
}

/// Reads a label, and which one it stands under.
pub fn parse_label(reader: &mut Reader, range: Range<usize>) -> Option<(Label, Option<LabelId>)> {
    let mut record = reader.record(range)?;
    let id = record.need(reader, "id").map(LabelId);
    let name = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
    let color = record.need::<Cow<str>>(reader, "color").and_then(|text| {
        let color = read_color(&text);
        if color.is_none() {
            let at = record.at_field("color");
            reader.note(at, Flaw::Value(Misfit::Color));
        }
        color
    });
    let line = record.optional(reader, "line").unwrap_or_default();
    let key = record.optional::<Cow<str>>(reader, "key").and_then(|text| {
        let mut chars = text.chars();
        let key = chars.next().filter(|_| chars.next().is_none());
        if key.is_none() {
            reader.note(record.at_field("key"), Flaw::Value(Misfit::Key));
        }
        key
    });
    let role = record.optional(reader, "role");
    let parent = record.optional(reader, "parent");
    let joins = record.optional(reader, "joins");
    let extra = record.rest(reader);
    let id = id?;
    let joins = joins.unwrap_or_else(|| Joins::of_role(&id, role));
    Some((Label { id, name, color: color?, line, key, role, parent: None, joins, extra }, parent))
}

fn read_color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// Reads an article with its blocks.
pub fn read_article(reader: &mut Reader, range: Range<usize>) -> Option<Article> {
    let mut record = reader.record(range)?;
    let id: Option<ArticleId> = record.need(reader, "id");
    if id.as_ref().is_some_and(|id| id.0.is_empty()) {
        reader.note(record.start, Flaw::Unfit(EditError::Nameless));
        return None;
    }
    let meta = Meta {
        title: record.text(reader, "title"),
        byline: record.text(reader, "byline"),
        published: record.text(reader, "published"),
        publisher: record.text(reader, "publisher"),
        url: record.text(reader, "url"),
        language: record.text(reader, "language"),
    };
    let origin = Origin {
        file_name: record.text(reader, "file"),
        format: record.optional(reader, "format").unwrap_or_default(),
        encoding: record.text(reader, "encoding"),
        sha256: record.text(reader, "sha256"),
    };
    let Some(blocks) = record.take("blocks") else {
        reader.note(record.start, Flaw::Missing("blocks"));
        return None;
    };
    let items = reader.section(blocks, MAX_BLOCKS, "blocks in an article");
    let read = reader.in_shares(&items, LEAST_SHARE, read_block);
    let (mut parts, mut numbers, mut extras) = (Vec::with_capacity(items.len()), Vec::new(), Vec::new());
    for block in read {
        // Without one of its blocks all ranges after it would be wrong: the article goes as a whole.
        let Block { kind, direction, number, text, extra } = block?;
        numbers.extend(number.map(|number| (parts.len(), number)));
        if !extra.is_empty() {
            extras.push((parts.len(), extra));
        }
        parts.push((kind, direction, text));
    }
    let mut article = Article::new(id?, meta, origin, parts);
    article.extra = record.rest(reader);
    numbers.into_iter().for_each(|(block, number)| article.set_number(block, Some(number)));
    extras.into_iter().for_each(|(block, extra)| article.set_block_extra(block, extra));
    Some(article)
}

/// What a record of a block holds.
struct Block<'t> {
    kind: BlockKind,
    direction: Option<Direction>,
    number: Option<u32>,
    text: Cow<'t, str>,
    extra: Extra,
}

fn read_block<'t>(reader: &mut Reader<'t>, range: Range<usize>) -> Option<Block<'t>> {
    let mut block = reader.record(range)?;
    let kind: Option<BlockKind> = block.need(reader, "kind");
    let direction = block.optional(reader, "direction");
    let number = block.optional(reader, "number");
    let text: Option<Cow<str>> = block.need::<Borrowed>(reader, "text").map(|b| b.0);
    if text.as_ref().is_some_and(|t| t.contains('\n')) {
        reader.note(block.at_field("text"), Flaw::LineBreak);
        return None;
    }
    let extra = block.rest(reader);
    // A kind that only a newer version knows is noted; its text can be read all the same.
    let kind = kind.or(reader.newer.then_some(BlockKind::Paragraph));
    Some(Block { kind: kind?, direction, number, text: text?, extra })
}

/// A string that is borrowed from the file if it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Borrowed<'t>(#[serde(borrow)] Cow<'t, str>);

/// Reads an annotation and looks whether it fits what was read of the project before.
pub fn read_annotation(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Annotation> {
    let (mut annotation, places) = parse_annotation(reader, range)?;
    match fit(reader, project, &annotation) {
        Ok((article, label)) => {
            annotation.marks.iter().zip(places.marks).for_each(|(mark, at)| compare(reader, article, mark, at));
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

/// Where the parts of an annotation stand in the file.
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
fn compare(reader: &mut Reader, article: &Article, mark: &Mark, at: usize) {
    let (text, found) = (article.text(), article.index().byte_range(article.text(), mark.range));
    let quote = text.get(found.clone()).unwrap_or_default();
    if quote != mark.quote {
        // What is told is short, and a thousand marks may be wrong about a whole book.
        let begin = |text: &str| text.chars().take(SHOWN + 1).collect();
        reader.note(at, Flaw::Quote { quote: begin(&mark.quote), found: begin(quote) });
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

fn read_bilingual(reader: &mut Reader, range: Range<usize>) -> Bilingual {
    let Some(mut record) = reader.record(range) else { return Bilingual::default() };
    let text = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
    record.refuse_rest(reader);
    text
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

fn read_remarks<'t>(reader: &mut Reader<'t>, record: &mut Record<'t>) -> Remarks {
    Remarks {
        note: record.bilingual(reader, "note"),
        gloss: record.bilingual(reader, "gloss"),
        tags: record.words(reader, "tags", limits::MAX_TAGS, "tags"),
    }
}

impl<'t> Record<'t> {
    /// A text in two languages that is empty when it is absent.
    pub fn bilingual(&mut self, reader: &mut Reader<'t>, name: &'static str) -> Bilingual {
        self.take(name).map_or_else(Bilingual::default, |range| read_bilingual(reader, range))
    }
}

impl Record<'_> {
    /// Warns of the fields nobody asked for: parts of a record have no place to keep them.
    pub fn refuse_rest(self, reader: &mut Reader) {
        for (field, _) in self.fields.into_iter().filter(|(_, taken)| !taken) {
            reader.note(field.at, Flaw::Unknown(field.name.to_owned()));
        }
    }
}

/// Reads an entry of the source registry, and what it belongs to: that may come later in the file.
pub fn read_source(reader: &mut Reader, range: Range<usize>) -> Option<(Source, Option<SourceId>)> {
    let mut record = reader.record(range)?;
    let id: Option<SourceId> = record.need(reader, "id");
    if id.as_ref().is_some_and(|id| id.0.is_empty()) {
        reader.note(record.start, Flaw::Unfit(EditError::Nameless));
        return None;
    }
    let name = Bilingual { ar: record.text(reader, "ar"), en: record.text(reader, "en") };
    let created: Option<Timestamp> = record.need(reader, "created");
    let mut source = Source::new(id?, name, record.text(reader, "author"), created?);
    source.modified = record.optional(reader, "modified").unwrap_or(source.created);
    source.transliteration = record.text(reader, "transliteration");
    source.aliases = record.words(reader, "aliases", limits::MAX_ALIASES, "aliases of a source");
    source.kind = record.optional(reader, "kind").unwrap_or(SourceKind::Person);
    source.role = record.bilingual(reader, "role");
    source.note = record.bilingual(reader, "note");
    if let Some(ratings) = record.take("ratings") {
        for item in reader.section(ratings, limits::MAX_RATINGS, "ratings of a source") {
            match read_rating(reader, item) {
                Some(rating) => source.rate(rating),
                None if reader.newer => {}
                None => return None,
            }
        }
    }
    let parent = record.optional(reader, "parent");
    source.extra = record.rest(reader);
    Some((source, parent))
}

fn read_rating(reader: &mut Reader, range: Range<usize>) -> Option<Rating> {
    let mut record = reader.record(range)?;
    let (at, reliability) = (record.need(reader, "at"), record.need(reader, "reliability"));
    let reason = record.bilingual(reader, "reason");
    let author = record.text(reader, "author");
    record.refuse_rest(reader);
    Some(Rating { at: at?, reliability: reliability?, reason, author })
}

/// Reads an attribution and looks whether it fits what was read of the project before. With it goes the one it is
/// inside of, which may come later in the file.
pub fn read_attribution(
    reader: &mut Reader,
    project: &Project,
    range: Range<usize>,
) -> Option<(Attribution, Option<AttributionId>)> {
    let start = range.start;
    let (attribution, inside) = parse_attribution(reader, range)?;
    project.check_attribution(&attribution).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((attribution, inside))
}

/// Reads an attribution, and the one it is inside of.
pub fn parse_attribution(reader: &mut Reader, range: Range<usize>) -> Option<(Attribution, Option<AttributionId>)> {
    let mut record = reader.record(range)?;
    let id: Option<AttributionId> = record.need(reader, "id");
    record.exclude(reader, "article", "claim");
    let subject = match record.optional::<ArticleId>(reader, "article") {
        Some(article) => Some(Subject::Article(article)),
        None => record.need(reader, "claim").map(Subject::Claim),
    };
    let created: Option<Timestamp> = record.need(reader, "created");
    let mut attribution = Attribution::new(id?, subject?, record.text(reader, "author"), created?);
    attribution.modified = record.optional(reader, "modified").unwrap_or(attribution.created);
    attribution.cue = record.optional(reader, "cue");
    attribution.source = read_party(reader, &mut record);
    if let Some(hops) = record.take("via") {
        for item in reader.section(hops, limits::MAX_HOPS, "hops in an attribution") {
            let mut hop = reader.record(item)?;
            match read_party(reader, &mut hop) {
                Some(party) => attribution.via.push(party),
                None => reader.note(hop.start, Flaw::Missing("source")),
            }
            hop.refuse_rest(reader);
        }
    }
    attribution.manner = record.optional(reader, "manner").unwrap_or_default();
    let inside = record.optional(reader, "inside");
    attribution.extra = record.rest(reader);
    Some((attribution, inside))
}

fn read_party<'t>(reader: &mut Reader<'t>, record: &mut Record<'t>) -> Option<Party> {
    record.exclude(reader, "source", "entry");
    let mention = record.optional(reader, "source").map(Party::Mention);
    mention.or_else(|| record.optional(reader, "entry").map(Party::Entry))
}

/// Reads a relation and looks whether it fits what was read of the project before.
pub fn read_relation(reader: &mut Reader, project: &Project, range: Range<usize>) -> Option<Relation> {
    let start = range.start;
    let relation = parse_relation(reader, range)?;
    project.check_relation(&relation).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some(relation)
}

/// Reads a relation, whatever project it is to be part of.
pub fn parse_relation(reader: &mut Reader, range: Range<usize>) -> Option<Relation> {
    let mut record = reader.record(range)?;
    let id: Option<RelationId> = record.need(reader, "id");
    let kind = record.need(reader, "kind");
    let from: Option<AnnotationId> = record.need(reader, "from");
    let to: Option<AnnotationId> = record.need(reader, "to");
    let created: Option<Timestamp> = record.need(reader, "created");
    let author = record.text(reader, "author");
    let mut relation = Relation::new(id?, kind?, [from?, to?], author, created?);
    relation.modified = record.optional(reader, "modified").unwrap_or(relation.created);
    relation.note = record.bilingual(reader, "note");
    relation.extra = record.rest(reader);
    Some(relation)
}

/// Reads what was said about a place, and looks whether that is there.
pub fn read_place_remarks(
    reader: &mut Reader,
    project: &Project,
    range: Range<usize>,
) -> Option<(Place, PlaceRemarks, usize)> {
    let start = range.start;
    let (place, remarks) = parse_place_remarks(reader, range)?;
    project.check_place(&place).map_err(|error| reader.note_unfit(start, error)).ok()?;
    Some((place, remarks, start))
}

/// Reads what was said about a place, whether that is there or not.
pub fn parse_place_remarks(reader: &mut Reader, range: Range<usize>) -> Option<(Place, PlaceRemarks)> {
    let mut record = reader.record(range)?;
    let article: Option<ArticleId> = record.optional(reader, "article");
    let block: Option<u32> = record.optional(reader, "block");
    let place = match (article, block) {
        (Some(article), Some(block)) => Place::Block(article, block),
        (Some(article), None) => Place::Article(article),
        (None, None) => Place::Project,
        (None, Some(_)) => {
            reader.note(record.start, Flaw::Missing("article"));
            return None;
        }
    };
    let remarks = read_remarks(reader, &mut record);
    let author = record.text(reader, "author");
    let modified = record.optional(reader, "modified").unwrap_or_default();
    let extra = record.rest(reader);
    Some((place, PlaceRemarks { remarks, author, modified, extra }))
}
