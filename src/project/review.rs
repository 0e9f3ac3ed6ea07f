//! Review files: `name.review.ron`, the verdicts and comments of one reviewer without the project they are about.

use super::problem::{Flaw, Problem, Severity};
use super::reader::Reader;
use super::record::parse_annotation;
use super::reviewed::{parse_comment, parse_verdict, write_comment, write_verdict};
use super::write::{Fields, section};
use crate::annotation::{Annotation, AnnotationId, Comment, CommentId, Verdict, VerdictId, limits};
use crate::article::{Article, ArticleId};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

/// What one reviewer said, and what is needed to find again what it was said about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The reviewer.
    pub author: String,
    /// What the project was called.
    pub project: String,
    /// The articles that it is about.
    pub articles: BTreeMap<ArticleId, ReviewedArticle>,
    /// The annotations that it is about, as the reviewer saw them.
    pub annotations: BTreeMap<AnnotationId, Arc<Annotation>>,
    /// Without what the author answered.
    pub verdicts: BTreeMap<VerdictId, Arc<Verdict>>,
    pub comments: BTreeMap<CommentId, Arc<Comment>>,
}

/// What tells an article apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewedArticle {
    pub title: String,
    /// The SHA-256 of its text in UTF-8, in lower-case hexadecimal.
    pub text: String,
}

impl ReviewedArticle {
    pub fn of(article: &Article) -> ReviewedArticle {
        let digest = Sha256::digest(article.text().as_bytes());
        let text = digest.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        ReviewedArticle { title: article.title().to_owned(), text }
    }
}

impl Review {
    /// Whether nothing is said in it.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty() && self.comments.is_empty()
    }
}

/// The text of a review's file, laid out as a project is.
pub fn write_review(review: &Review) -> String {
    let mut out =
        String::from("// An Isnad review. The format is described in Isnad's docs/format.md.\nIsnadReview(\n");
    let mut head = Fields::lines(&mut out, "  ");
    head.value("schema", &super::SCHEMA);
    head.text("author", &review.author);
    head.text("project", &review.project);
    section(&mut out, "articles", &review.articles, |fields, (id, article)| {
        fields.text("id", &id.0);
        fields.known("title", &article.title);
        fields.text("text", &article.text);
    });
    section(&mut out, "annotations", review.annotations.values(), |f, a| super::write::annotation(f, a));
    section(&mut out, "verdicts", review.verdicts.values(), |f, v| write_verdict(f, v));
    section(&mut out, "comments", review.comments.values(), |f, c| write_comment(f, c));
    out.push_str(")\n");
    out
}

/// Reads a review from the bytes of its file, whole or not at all.
///
/// # Errors
/// What is wrong with it, if anything in it could not be taken in or a newer version wrote it.
pub fn read_review(bytes: &[u8]) -> Result<Review, Vec<Problem>> {
    let mut reader = Reader::new(bytes).map_err(|problem| vec![problem])?;
    let review = review(&mut reader);
    let problems = reader.told();
    match review {
        Some(review) if problems.iter().all(|p| p.severity() < Severity::Fault) => Ok(review),
        _ => Err(problems),
    }
}

fn review(reader: &mut Reader) -> Option<Review> {
    let whole = 0..reader.text.len();
    let mut head = reader.head(whole, "IsnadReview", Flaw::NotAReview)?;
    if reader.newer {
        return None;
    }
    let mut review = Review {
        author: head.optional(reader, "author").unwrap_or_default(),
        project: head.optional(reader, "project").unwrap_or_default(),
        ..Review::default()
    };
    let [articles, annotations, verdicts, comments] =
        ["articles", "annotations", "verdicts", "comments"].map(|name| head.take(name).unwrap_or(0..0));
    head.refuse_rest(reader);
    let articles = reader.section(articles, limits::MAX_ARTICLES, "articles");
    review.articles = each(reader, articles, |reader, item| {
        let mut record = reader.record(item)?;
        let id: Option<ArticleId> = record.need(reader, "id");
        let title = record.text(reader, "title");
        let text: Option<String> = record.need(reader, "text");
        record.refuse_rest(reader);
        Some((id?, ReviewedArticle { title, text: text? }))
    });
    let annotations = reader.section(annotations, limits::MAX_ANNOTATIONS, "annotations");
    review.annotations = each(reader, annotations, |reader, item| {
        let (annotation, _) = parse_annotation(reader, item)?;
        Some((annotation.id.clone(), annotation.into()))
    });
    let verdicts = reader.section(verdicts, limits::MAX_VERDICTS, "verdicts");
    review.verdicts = each(reader, verdicts, |reader, item| {
        let verdict = parse_verdict(reader, item)?;
        Some((verdict.id.clone(), verdict.into()))
    });
    let comments = reader.section(comments, limits::MAX_COMMENTS, "comments");
    review.comments = each(reader, comments, |reader, item| {
        let comment = parse_comment(reader, item)?;
        Some((comment.id.clone(), comment.into()))
    });
    Some(review)
}

/// The records in `items`; the first one of each id, the others noted.
fn each<'t, K: Ord, T>(
    reader: &mut Reader<'t>,
    items: Vec<Range<usize>>,
    read: impl Fn(&mut Reader<'t>, Range<usize>) -> Option<(K, T)>,
) -> BTreeMap<K, T> {
    let mut records = BTreeMap::new();
    for item in items {
        let at = item.start;
        let Some((id, record)) = read(reader, item) else { continue };
        match records.entry(id) {
            Entry::Vacant(free) => _ = free.insert(record),
            Entry::Occupied(_) => reader.note(at, Flaw::Twice("id".to_owned())),
        }
    }
    records
}
