//! schema.org ClaimReview as JSON-LD, out: claims that have a verdict.
//!
//! A claim has one when its status is no longer open or its information is graded. The rating's words are the status
//! and the grade; its number is the grade turned round, from 5 for confirmed to 1 for improbable, or else what the
//! status comes to. What a claim's source is graded is not part of it: the Admiralty code keeps the two apart.

use super::guid::iri;
use super::records::{Fields, in_languages};
use super::words::{Words, tag};
use super::{ExportError, Options, Progress, Written};
use crate::annotation::{
    Annotation, Assessment, ClaimStatus, Credibility, Party, Project, Role, SourceKind, Ties, Timestamp,
};
use crate::article::Article;
use crate::locale::{Language, Locale};
use serde_json::{Value, json};

/// How many annotations are looked at between two looks at whether to go on.
const STRIDE: usize = 256;

pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let project = &*in_languages(project, options.languages);
    let words = Words::new(options.languages);
    let ties = Ties::of(project);
    let mut reviews = Vec::new();
    for (number, annotation) in project.annotations.values().enumerate() {
        if number.is_multiple_of(STRIDE) {
            progress.at(number, project.annotations.len())?;
        }
        if project.role_of(&annotation.id) == Some(Role::Claim) && has_verdict(&annotation.assessment) {
            reviews.push(review(project, annotation, &ties, &words).to_string());
        }
    }
    let lines = reviews.join(",\n");
    let text = format!("{{\"@context\": \"https://schema.org\", \"@graph\": [\n{lines}\n]}}\n");
    Ok(vec![Written { name: options.file_name(), bytes: text.into_bytes() }])
}

/// Whether an analyst has come to an end with a claim, or at least graded it.
fn has_verdict(made: &Assessment) -> bool {
    made.status != ClaimStatus::Open || made.credibility.is_some()
}

fn review(project: &Project, annotation: &Annotation, ties: &Ties, words: &Words) -> Value {
    let article = project.article(&annotation.article);
    let quote = annotation.quote();
    let note = words.name(&annotation.remarks.note);
    let gloss = words.name(&annotation.remarks.gloss);
    // A translation, if there is one in the language of the export; else the words of the text.
    let in_own = |text: &crate::annotation::Bilingual| match words.language() {
        Language::Arabic => !text.ar.is_empty(),
        Language::English => !text.en.is_empty(),
    };
    let claimed = if in_own(&annotation.remarks.gloss) { gloss } else { quote.as_str() };
    let claim = Fields::new()
        .put("@type", "Claim")
        .put("text", quote.as_str())
        .list("author", authors(project, annotation, ties, words, false))
        .list("citation", authors(project, annotation, ties, words, true))
        .maybe("datePublished", article.and_then(|article| date_of(&article.meta.published)))
        .maybe("appearance", article.map(|article| appearance(article)));
    Fields::new()
        .put("@type", "ClaimReview")
        .put("@id", iri("annotation", &annotation.id.0))
        .put("claimReviewed", claimed)
        .put("inLanguage", tag(words.language()))
        .maybe("author", (!annotation.author.is_empty()).then(|| json!({"@type": "Person", "name": annotation.author})))
        .put("datePublished", day(annotation.modified))
        .text("reviewBody", note)
        .put("reviewRating", rating(&annotation.assessment, words))
        .put("itemReviewed", claim.value())
        .value()
}

/// The verdict in words, and in a number where there is one.
fn rating(made: &Assessment, words: &Words) -> Value {
    let status = (made.status != ClaimStatus::Open).then(|| format!("status-{}", made.status.key()));
    let grade = made.credibility.map(|grade| format!("credibility-{}", grade.key()));
    let name = |locale: &Locale| {
        let parts = status.iter().chain(&grade).map(|key| locale.text(key).to_string());
        parts.collect::<Vec<_>>().join("; ")
    };
    let fields = Fields::new().put("@type", "Rating").put("alternateName", words.join(name));
    match value(made) {
        Some(value) => fields.put("ratingValue", value).put("bestRating", 5).put("worstRating", 1).value(),
        None => fields.value(),
    }
}

/// From 1 for what is wrong to 5 for what is so: by the grade of the information, else by the status. Neither "cannot be
/// judged" nor "withdrawn" says either.
fn value(made: &Assessment) -> Option<u8> {
    match (made.credibility, made.status) {
        (Some(Credibility::CannotBeJudged), _) => None,
        (Some(grade), _) => Some(6 - grade.digit()),
        (None, ClaimStatus::BorneOut) => Some(5),
        (None, ClaimStatus::Disputed) => Some(3),
        (None, ClaimStatus::Refuted) => Some(1),
        (None, ClaimStatus::Withdrawn | ClaimStatus::Open) => None,
    }
}

/// Who is said to have made the claim; or the documents that are said to say it, which are no authors.
fn authors(project: &Project, annotation: &Annotation, ties: &Ties, words: &Words, documents: bool) -> Vec<Value> {
    let attributions = ties.get(&annotation.id).iter().filter_map(|id| project.attributions.get(id));
    let sources = attributions.filter(|a| a.claim() == Some(&annotation.id)).filter_map(|a| a.source.as_ref());
    let mut authors: Vec<Value> = Vec::new();
    for source in sources {
        let author = author(project, source, words, documents).filter(|author| !authors.contains(author));
        authors.extend(author);
    }
    authors
}

fn author(project: &Project, party: &Party, words: &Words, documents: bool) -> Option<Value> {
    let entry = project.entry_of(party);
    let kind = entry.map_or(SourceKind::Person, |entry| entry.kind);
    let kind = match kind {
        SourceKind::Document => "CreativeWork",
        SourceKind::Person | SourceKind::Anonymous => "Person",
        SourceKind::Organisation | SourceKind::Government | SourceKind::Media => "Organization",
    };
    let named = entry.map(|entry| words.name(&entry.name).to_owned()).filter(|name| !name.is_empty());
    let quoted = || party.mention().and_then(|id| project.annotations.get(id)).map(|mention| mention.quote());
    let name = named.or_else(quoted)?;
    let title = entry.map_or("", |entry| words.name(&entry.role));
    let wanted = documents == (kind == "CreativeWork");
    let title = if kind == "Person" { title } else { "" };
    wanted.then(|| Fields::new().put("@type", kind).put("name", name).text("jobTitle", title).value())
}

/// Where the claim was read.
fn appearance(article: &Article) -> Value {
    let meta = &article.meta;
    let publisher = (!meta.publisher.is_empty()).then(|| json!({"@type": "Organization", "name": meta.publisher}));
    let is_address = meta.url.starts_with("https://") || meta.url.starts_with("http://");
    Fields::new()
        .put("@type", "NewsArticle")
        .text("headline", article.title())
        .text("url", if is_address { &meta.url } else { "" })
        .maybe("publisher", publisher)
        .maybe("datePublished", date_of(&meta.published))
        .text("inLanguage", &meta.language)
        .value()
}

/// The day of a moment, in UTC.
fn day(time: Timestamp) -> String {
    let text = time.to_string();
    text.split_once('T').map_or(text.clone(), |(day, _)| day.to_owned())
}

/// A date as ISO 8601 writes it, or nothing: pages state their dates in any way.
fn date_of(stated: &str) -> Option<&str> {
    let day = stated.get(..10)?;
    let is_day = day.chars().enumerate().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    let rest = stated.get(10..)?;
    (is_day && (rest.is_empty() || rest.starts_with('T'))).then_some(stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::arbitrary;
    use crate::exchange::{Format, Languages, export};
    use crate::project;
    use proptest::prelude::*;

    fn reviews(project: &Project, languages: Languages) -> Vec<Value> {
        let options = Options { languages, ..Options::new(Format::ClaimReview, "a", Timestamp(1_790_000_000)) };
        let files = export(project, &options, &Progress::silent()).expect("it is written");
        let file: Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
        file["@graph"].as_array().expect("a list").clone()
    }

    #[test]
    fn claims_with_a_verdict_are_reviewed_and_no_others() {
        let sample = project::sample();
        let judged = sample.annotations.values().filter(|a| {
            sample.role_of(&a.id) == Some(Role::Claim)
                && (a.assessment.status != ClaimStatus::Open || a.assessment.credibility.is_some())
        });
        let expected: Vec<String> = judged.map(|a| iri("annotation", &a.id.0)).collect();
        let reviews = reviews(&sample, Languages::English);
        assert!(!expected.is_empty());
        assert_eq!(reviews.iter().map(|r| r["@id"].as_str().unwrap()).collect::<Vec<_>>(), expected);
        assert!(reviews.iter().any(|r| r["itemReviewed"]["author"][0]["name"].is_string()));
    }

    #[test]
    fn ratings_turn_the_grade_round_and_leave_open_what_it_leaves_open() {
        let check = |credibility, status, expected| {
            let made = Assessment { credibility, status, ..Assessment::default() };
            assert_eq!(value(&made), expected, "{credibility:?} {status:?}");
        };
        check(Some(Credibility::Confirmed), ClaimStatus::Open, Some(5));
        check(Some(Credibility::Improbable), ClaimStatus::BorneOut, Some(1));
        check(Some(Credibility::CannotBeJudged), ClaimStatus::Refuted, None);
        check(None, ClaimStatus::Refuted, Some(1));
        check(None, ClaimStatus::Disputed, Some(3));
        check(None, ClaimStatus::Withdrawn, None);
    }

    #[test]
    fn the_verdict_is_in_the_words_of_the_export() {
        let made = Assessment {
            credibility: Some(Credibility::Doubtful),
            status: ClaimStatus::Disputed,
            ..Assessment::default()
        };
        let name = |languages| rating(&made, &Words::new(languages))["alternateName"].as_str().map(str::to_owned);
        assert_eq!(name(Languages::English).as_deref(), Some("Disputed; Doubtful"));
        assert!(name(Languages::Both).is_some_and(|name| name.starts_with("Disputed; Doubtful · ")));
    }

    #[test]
    fn only_dates_are_dates() {
        let check = |stated: &str, expected: Option<&str>| assert_eq!(date_of(stated), expected, "{stated}");
        check("2026-11-22", Some("2026-11-22"));
        check("2026-11-22T10:00:00Z", Some("2026-11-22T10:00:00Z"));
        check("22 نوفمبر 2026", None);
        check("2026-11-22, evening", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn any_project_gives_reviews_that_have_what_is_asked_for(project in arbitrary::project()) {
            for review in reviews(&project, Languages::Both) {
                prop_assert_eq!(review["@type"].as_str(), Some("ClaimReview"));
                prop_assert!(review["claimReviewed"].is_string() && review["reviewRating"]["alternateName"].is_string());
            }
        }
    }
}
