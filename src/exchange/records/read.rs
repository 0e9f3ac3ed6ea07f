//! Records from JSON values, into a project that grows. What is not as it should be becomes a loss.

use super::values::{bilingual, count, list, object, string, time};
use super::write;
use crate::annotation::{
    Annotation, AnnotationId, Assessment, Attribution, AttributionId, ClaimKind, ClaimStatus, Confidence, Credibility,
    Edit, Joins, Label, LabelId, Likelihood, LineStyle, Manner, Mark, Party, Place, PlaceRemarks, Rating, Relation,
    RelationId, RelationKind, Reliability, Remarks, Role, Source, SourceId, SourceKind, Subject, Timestamp,
};
use crate::article::{self, Article, ArticleId, BlockKind, Extra, Meta, Origin};
use crate::exchange::LossKind;
use crate::exchange::draft::Draft;
use crate::text::position::cp_len;
use crate::text::{CpRange, Direction};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// How many articles, and how many labels, are read; as many as a project file may have.
const MAX_ARTICLES: usize = 10_000;
const MAX_LABELS: usize = 1000;
/// How deep sources, labels and attributions may stand under and inside each other. Longer lines are cut: checking them
/// would take a time that grows with the square of their length.
const MAX_DEPTH: usize = 64;

/// Reads all that is in the file: what annotations rest on, they themselves, what rests on them.
pub(in crate::exchange) fn whole(draft: &mut Draft<'_>, file: &Value) {
    frame(draft, file);
    for value in list(file, "annotations") {
        let article = draft.project.article(&ArticleId(string(value, "article").into())).cloned();
        match article.and_then(|article| annotation(value, &article)) {
            Some(annotation) => drop(draft.put_annotation(annotation)),
            None => draft.lose(LossKind::Part, format!("annotation {:?}", string(value, "id"))),
        }
    }
    ties(draft, file);
}

/// Reads what annotations rest on: labels, articles, sources; and the project's name, author and time.
/// The labels of the draft give way to those of the file.
pub(in crate::exchange) fn frame(draft: &mut Draft<'_>, file: &Value) {
    draft.project.name = string(file, "name").to_owned();
    draft.project.author = string(file, "author").to_owned();
    draft.project.created = time(file, "created").unwrap_or(draft.project.created);
    let labels = cut(draft, list(file, "labels"), MAX_LABELS, "labels");
    if !labels.is_empty() {
        draft.project.labels.clear();
    }
    in_two_passes(draft, labels, "parent", label, |draft, label| {
        draft.put_label(label);
        true
    });
    for value in cut(draft, list(file, "articles"), MAX_ARTICLES, "articles") {
        let at = draft.project.articles.len();
        match article(value) {
            Some(article) => drop(draft.put(Edit::AddArticle { at, article: Arc::new(article) }, "article")),
            None => draft.lose(LossKind::Part, "article"),
        }
    }
    in_two_passes(draft, list(file, "sources"), "parent", source, |draft, source| {
        draft.put(Edit::PutSource(Arc::new(source)), "source")
    });
}

/// Reads what rests on annotations: attributions, relations, remarks.
pub(in crate::exchange) fn ties(draft: &mut Draft<'_>, file: &Value) {
    in_two_passes(draft, list(file, "attributions"), "inside", attribution, |draft, attribution| {
        draft.put_attribution(attribution)
    });
    for value in list(file, "relations") {
        match relation(value) {
            Some(relation) => drop(draft.put(Edit::PutRelation(Arc::new(relation)), "relation")),
            None => draft.lose(LossKind::Tie, "relation"),
        }
    }
    for value in list(file, "remarks") {
        let (place, said) = said(value);
        draft.put(Edit::PutRemarks(place, Arc::new(said)), "remarks");
    }
}

/// As many of `items` as are read.
fn cut<'v>(draft: &mut Draft<'_>, items: &'v [Value], most: usize, name: &str) -> &'v [Value] {
    if items.len() > most {
        draft.lose(LossKind::Part, format!("{name} after the first {most}"));
    }
    items.get(..most).unwrap_or(items)
}

/// Reads records that may name others of their kind in the field `under`: first all without it, then those that have
/// it again. Such lines that are too long or lead to nothing are cut.
fn in_two_passes<T>(
    draft: &mut Draft<'_>,
    values: &[Value],
    under: &str,
    read: fn(&Value, Option<&str>) -> Option<T>,
    put: impl Fn(&mut Draft<'_>, T) -> bool,
) {
    let above: HashMap<&str, &str> = values.iter().map(|v| (string(v, "id"), string(v, under))).collect();
    let fits = |value: &&Value| {
        let mut next = string(value, under);
        for _ in 0..MAX_DEPTH {
            match above.get(next) {
                Some(&"") => return true,
                Some(further) => next = further,
                None => return false,
            }
        }
        false
    };
    for value in values {
        match read(value, None) {
            Some(record) => drop(put(draft, record)),
            None => draft.lose(LossKind::Part, format!("{under} of {:?}", string(value, "id"))),
        }
    }
    for value in values.iter().filter(|value| !string(value, under).is_empty()) {
        if !fits(&value) {
            draft.lose(LossKind::Dangling, under);
        } else if let Some(record) = read(value, Some(string(value, under))) {
            put(draft, record);
        }
    }
}

/// A record's id, unless it is missing.
fn id(value: &Value, name: &str) -> Option<Arc<str>> {
    Some(string(value, name)).filter(|id| !id.is_empty()).map(Arc::from)
}

/// The value of a scale with this name.
fn of<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|value| key(*value) == name)
}

fn label(value: &Value, parent: Option<&str>) -> Option<Label> {
    let id = LabelId(id(value, "id")?);
    let role = of(&[Role::Claim, Role::Source, Role::Cue], Role::name, string(value, "role"));
    let joins = object(value, "joins").map_or_else(
        || Joins::of_role(&id, role),
        |allowed| {
            let mut joins = Joins::default();
            for (kind, labels) in allowed {
                let labels = labels.as_array().into_iter().flatten().filter_map(Value::as_str);
                if let Some(kind) = of(RelationKind::ALL, RelationKind::key, kind) {
                    labels.for_each(|to| joins.set(kind, LabelId(to.into()), true));
                }
            }
            joins
        },
    );
    Some(Label {
        name: bilingual(value, "name"),
        color: color(string(value, "color")),
        line: of(&LineStyle::ALL, write::line, string(value, "line")).unwrap_or_default(),
        key: string(value, "key").chars().next(),
        role,
        parent: parent.map(|id| LabelId(id.into())),
        joins,
        extra: Extra::default(),
        id,
    })
}

/// `#RRGGBB`; grey if it is anything else.
fn color(text: &str) -> [u8; 3] {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0x3D_4A_5C);
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

fn article(value: &Value) -> Option<Article> {
    let text = |name: &str| string(value, name).to_owned();
    let meta = Meta {
        title: text("title"),
        byline: text("byline"),
        published: text("published"),
        publisher: text("publisher"),
        url: text("url"),
        language: text("language"),
    };
    let formats = [article::Format::Text, article::Format::Html, article::Format::Docx, article::Format::Markdown];
    let origin = Origin {
        file_name: text("file"),
        format: of(&formats, write::format, string(value, "format")).unwrap_or_default(),
        encoding: text("encoding"),
        sha256: text("sha256"),
    };
    let blocks = list(value, "blocks").iter().map(|block| {
        let kind = of(&BlockKind::ALL, BlockKind::name, string(block, "kind")).unwrap_or_default();
        let direction = of(&[Direction::Ltr, Direction::Rtl], Direction::name, string(block, "direction"));
        (kind, direction, string(block, "text"))
    });
    let mut article = Article::new(ArticleId(id(value, "id")?), meta, origin, blocks);
    for (at, block) in list(value, "blocks").iter().enumerate() {
        let number = block.get("number").and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
        article.set_number(at, number);
    }
    Some(article)
}

fn source(value: &Value, parent: Option<&str>) -> Option<Source> {
    let (created, modified) = times(value)?;
    let rating = |value: &Value| {
        Some(Rating {
            at: time(value, "at")?,
            reliability: of(Reliability::ALL, Reliability::key, string(value, "reliability"))?,
            reason: bilingual(value, "reason"),
            author: string(value, "author").to_owned(),
        })
    };
    Some(Source {
        id: SourceId(id(value, "id")?),
        name: bilingual(value, "name"),
        transliteration: string(value, "transliteration").to_owned(),
        aliases: strings(value, "aliases"),
        kind: of(SourceKind::ALL, SourceKind::key, string(value, "kind"))?,
        role: bilingual(value, "role"),
        parent: parent.map(|id| SourceId(id.into())),
        ratings: list(value, "ratings").iter().map(rating).collect::<Option<Vec<_>>>()?,
        note: bilingual(value, "note"),
        author: string(value, "author").to_owned(),
        created,
        modified,
        extra: Extra::default(),
    })
}

fn times(value: &Value) -> Option<(Timestamp, Timestamp)> {
    Some((time(value, "created")?, time(value, "modified")?))
}

fn strings(value: &Value, name: &str) -> Vec<String> {
    list(value, name).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// An annotation of `article` from its record: marks as they were where the article has their words, none otherwise.
pub(in crate::exchange) fn annotation(value: &Value, article: &Article) -> Option<Annotation> {
    let number = |mark: &Value, name: &str| u32::try_from(count(mark, name)?).ok();
    let given = list(value, "marks").iter().map(|mark| {
        let range = number(mark, "start")
            .zip(number(mark, "end"))
            .map_or_else(CpRange::default, |(start, end)| CpRange::new(start, end));
        (range, ["quote", "prefix", "suffix"].map(|name| string(mark, name)))
    });
    let marks = marks(article, given).unwrap_or_default();
    let (created, modified) = times(value)?;
    let (id, label) = (AnnotationId(id(value, "id")?), LabelId(id(value, "label")?));
    let author = string(value, "author");
    let mut annotation = Annotation::new(id, article.id.clone(), label, marks, author, created);
    annotation.modified = modified;
    annotation.remarks =
        Remarks { note: bilingual(value, "note"), gloss: bilingual(value, "gloss"), tags: strings(value, "tags") };
    assessment(&mut annotation, value);
    Some(annotation)
}

/// What is made of a claim, and whom a mention means, into an annotation.
pub(in crate::exchange) fn assessment(annotation: &mut Annotation, value: &Value) {
    annotation.refers_to = id(value, "refersTo").map(SourceId);
    annotation.assessment = Assessment {
        kind: of(ClaimKind::ALL, ClaimKind::key, string(value, "kind")),
        status: of(ClaimStatus::ALL, ClaimStatus::key, string(value, "status")).unwrap_or_default(),
        credibility: count(value, "credibility").and_then(|d| Credibility::of_digit(u8::try_from(d).ok()?)),
        likelihood: of(Likelihood::ALL, Likelihood::key, string(value, "likelihood")),
        confidence: of(Confidence::ALL, Confidence::key, string(value, "confidence")),
    };
}

/// The marks of an annotation in an article of ours, given as ranges with quote, prefix and suffix: as given where they
/// agree with the text, described anew where only their surroundings do not. `None` if a quote is not what stands there.
pub(in crate::exchange) fn marks<'q>(
    article: &Article,
    given: impl Iterator<Item = (CpRange, [&'q str; 3])>,
) -> Option<Vec<Mark>> {
    let mark = |(range, [quote, prefix, suffix]): (CpRange, [&str; 3])| {
        if range.is_empty() || range.end > article.index().len() || article.slice(range) != quote {
            return None;
        }
        let before = CpRange { start: range.start.minus(cp_len(prefix)), end: range.start };
        let after = CpRange { start: range.end, end: range.end.plus(cp_len(suffix)).min(article.index().len()) };
        if article.slice(before) == prefix && article.slice(after) == suffix {
            let [quote, prefix, suffix] = [quote, prefix, suffix].map(str::to_owned);
            return Some(Mark { range, quote, prefix, suffix });
        }
        Mark::of(article, range)
    };
    given.map(mark).collect()
}

fn party(value: &Value) -> Option<Party> {
    let mention = id(value, "mention").map(|id| Party::Mention(AnnotationId(id)));
    mention.or_else(|| id(value, "entry").map(|id| Party::Entry(SourceId(id))))
}

fn attribution(value: &Value, inside: Option<&str>) -> Option<Attribution> {
    let claim = id(value, "claim").map(|id| Subject::Claim(AnnotationId(id)));
    let subject = claim.or_else(|| id(value, "article").map(|id| Subject::Article(ArticleId(id))))?;
    let (created, modified) = times(value)?;
    Some(Attribution {
        id: AttributionId(id(value, "id")?),
        subject,
        cue: id(value, "cue").map(AnnotationId),
        source: value.get("source").and_then(party),
        via: list(value, "via").iter().map(party).collect::<Option<Vec<_>>>()?,
        manner: of(&Manner::ALL, Manner::key, string(value, "manner"))?,
        inside: inside.map(|id| AttributionId(id.into())),
        author: string(value, "author").to_owned(),
        created,
        modified,
        extra: Extra::default(),
    })
}

fn relation(value: &Value) -> Option<Relation> {
    let (created, modified) = times(value)?;
    Some(Relation {
        id: RelationId(id(value, "id")?),
        kind: of(RelationKind::ALL, RelationKind::key, string(value, "kind"))?,
        from: AnnotationId(id(value, "from")?),
        to: AnnotationId(id(value, "to")?),
        note: bilingual(value, "note"),
        author: string(value, "author").to_owned(),
        created,
        modified,
        extra: Extra::default(),
    })
}

fn said(value: &Value) -> (Place, PlaceRemarks) {
    let article = id(value, "article").map(ArticleId);
    let block = count(value, "block");
    let place = match (article, block) {
        (Some(article), Some(block)) => Place::Block(article, u32::try_from(block).unwrap_or(u32::MAX)),
        (Some(article), None) => Place::Article(article),
        (None, _) => Place::Project,
    };
    let remarks =
        Remarks { note: bilingual(value, "note"), gloss: bilingual(value, "gloss"), tags: strings(value, "tags") };
    let modified = time(value, "modified").unwrap_or_default();
    (place, PlaceRemarks { remarks, author: string(value, "author").to_owned(), modified, extra: Extra::default() })
}
