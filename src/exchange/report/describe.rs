//! What a report says about an annotation, an article, a source: facts under their names.

use super::{Fact, FactKind, Lookup};
use crate::annotation::{
    Annotation, Assessment, Attribution, AttributionId, Bilingual, ClaimStatus, RelationKind, Remarks, Role, Source,
    Subject,
};
use crate::article::Article;
use crate::exchange::words::{Words, closed};

/// Translation, note and tags.
pub(super) fn remarks(words: &Words, remarks: &Remarks) -> Vec<Fact> {
    let said =
        |kind, key: &str, text: &Bilingual| Fact::said(kind, &words.text(key), words.said(text)).collect::<Vec<_>>();
    let mut facts = said(FactKind::Gloss, "field-gloss", &remarks.gloss);
    facts.extend(said(FactKind::Note, "field-note", &remarks.note));
    facts.extend(tags(words, remarks));
    facts
}

fn tags(words: &Words, remarks: &Remarks) -> Option<Fact> {
    let text = words.locale().tags(&remarks.tags);
    (!text.is_empty()).then(|| Fact { kind: FactKind::Tags, name: words.text("field-tags"), text, language: None })
}

/// All that a note says about an annotation.
pub(super) fn annotation(words: &Words, lookup: &Lookup<'_>, annotation: &Annotation) -> Vec<Fact> {
    let mut facts: Vec<Fact> =
        Fact::said(FactKind::Gloss, &words.text("field-gloss"), words.said(&annotation.remarks.gloss)).collect();
    facts.extend(entry(words, lookup, annotation));
    if lookup.project.role_of(&annotation.id) == Some(Role::Claim) {
        let fact = |text| Fact { kind: FactKind::Chain, name: words.text("attribution"), text, language: None };
        facts.extend(chains(words, lookup, annotation).into_iter().map(fact));
        facts.extend(grades(words, &annotation.assessment));
    }
    facts.extend(Fact::said(FactKind::Note, &words.text("field-note"), words.said(&annotation.remarks.note)));
    facts.extend(tags(words, &annotation.remarks));
    facts.extend(relations(words, lookup, annotation));
    facts
}

/// Whom a mention means, and how reliable that source is.
fn entry(words: &Words, lookup: &Lookup<'_>, annotation: &Annotation) -> Option<Fact> {
    let source = lookup.project.sources.get(annotation.refers_to.as_ref()?)?;
    let mut text = words.name(&source.name).to_owned();
    if let Some(reliability) = source.reliability() {
        text.push_str(&format!(" \u{2066}({})\u{2069}", reliability.key()));
    }
    Some(Fact { kind: FactKind::Chain, name: words.text("refers-to"), text, language: None })
}

/// Who makes the claim, through whom, and inside whose words, a line for each attribution.
pub(super) fn chains(words: &Words, lookup: &Lookup<'_>, claim: &Annotation) -> Vec<String> {
    let ids = lookup.ties.get(&claim.id).iter();
    let of_claim = |id: &AttributionId| {
        lookup.project.attributions.get(id).filter(|a| a.subject == Subject::Claim(claim.id.clone()))
    };
    ids.filter_map(of_claim).map(|a| chain(words, lookup, a)).collect()
}

/// One attribution in a line: `Carter (B), via the agency · Direct · told by the minister`.
fn chain(words: &Words, lookup: &Lookup<'_>, attribution: &Attribution) -> String {
    let project = lookup.project;
    let mut line = words.join(|locale| locale.chain(project, attribution));
    let rated = attribution.source.as_ref().and_then(|p| project.entry_of(p)).and_then(|s| s.reliability());
    if let Some(reliability) = rated {
        line.push_str(&format!(" \u{2066}({})\u{2069}", reliability.key()));
    }
    line.push_str(&format!(" · {}", words.text(&format!("manner-{}", attribution.manner.key()))));
    for outer in project.around(attribution) {
        line.push_str(&format!(" · {}", words.join(|locale| locale.told_by(project, outer))));
    }
    line
}

/// What is made of a claim: kind, status and grades, each apart from the others.
pub(super) fn grades(words: &Words, assessment: &Assessment) -> Vec<Fact> {
    let grade = |key: &str, text: String| Fact { kind: FactKind::Grade, name: words.text(key), text, language: None };
    let mut facts = Vec::new();
    facts.extend(assessment.kind.map(|kind| grade("claim-kind", words.text(&format!("kind-{}", kind.key())))));
    if assessment.status != ClaimStatus::Open {
        facts.push(grade("claim-status", words.text(&format!("status-{}", assessment.status.key()))));
    }
    facts.extend(assessment.credibility.map(|c| grade("credibility", credibility(words, c))));
    facts.extend(assessment.likelihood.map(|l| grade("likelihood", words.join(|locale| locale.likelihood(l)))));
    facts.extend(assessment.confidence.map(|c| grade("confidence", words.text(&format!("confidence-{}", c.key())))));
    facts
}

/// A grade of the information in figure and words: `4 · Doubtful`.
pub(super) fn credibility(words: &Words, grade: crate::annotation::Credibility) -> String {
    format!("{} · {}", grade.digit(), words.text(&format!("credibility-{}", grade.key())))
}

/// A grade of a source in letter and words: `B · Usually reliable`.
pub(super) fn reliability(words: &Words, grade: crate::annotation::Reliability) -> String {
    format!("{} · {}", grade.key(), words.text(&format!("reliability-{}", grade.key())))
}

/// How a claim stands to others, each with the other's words.
pub(super) fn relations(words: &Words, lookup: &Lookup<'_>, annotation: &Annotation) -> Vec<Fact> {
    let all = lookup.relations.get(&annotation.id).map_or(&[][..], Vec::as_slice);
    let fact = |relation: &&crate::annotation::Relation| {
        let (way, other) = if relation.from == annotation.id { ("to", &relation.to) } else { ("from", &relation.from) };
        let other_held = lookup.project.annotations.get(other)?;
        let number = lookup.notes.get(other).map_or(0, |note| note.number);
        let quote = closed(&other_held.quote());
        // Words that are quotations already are not put into the same marks once more.
        let (open, close) = if quote.contains(['«', '»']) { ('“', '”') } else { ('«', '»') };
        let mut text = format!("{open}\u{2068}{quote}\u{2069}{close} ({number})");
        // A line each, as the words and what is said of them may be of different directions.
        words.said(&relation.note).iter().for_each(|note| text.push_str(&format!("\n{}", closed(&note.text))));
        let name = words.text(&format!("relation-{}-{way}", relation.kind.key()));
        Some(Fact { kind: FactKind::Relation, name, text, language: None })
    };
    let order = |kind: RelationKind| RelationKind::ALL.iter().position(|k| *k == kind);
    let mut sorted = all.to_vec();
    sorted.sort_by_key(|relation| order(relation.kind));
    sorted.iter().filter_map(fact).collect()
}

/// What is known about an article besides its text.
pub(super) fn article(words: &Words, lookup: &Lookup<'_>, article: &Article) -> Vec<Fact> {
    let meta = &article.meta;
    let published = words.locale().published(&meta.published);
    let known = [
        ("report-byline", &meta.byline),
        ("report-published", &published),
        ("report-publisher", &meta.publisher),
        ("report-url", &meta.url),
    ];
    let mut facts: Vec<Fact> = known
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| Fact::about(words.text(key), text.clone()))
        .collect();
    let credits = lookup.project.credits_of(&article.id).map(|a| words.locale().chain(lookup.project, a));
    let credits = credits.collect::<Vec<_>>().join(" · ");
    if !credits.is_empty() {
        facts.push(Fact::about(words.text("article-sources"), credits));
    }
    facts
}

/// What is known of a source besides its name.
pub(super) fn source(words: &Words, lookup: &Lookup<'_>, source: &Source) -> Vec<Fact> {
    let mut facts =
        vec![Fact::about(words.text("sources-kind"), words.text(&format!("sources-kind-{}", source.kind.key())))];
    let mut add = |key: &str, text: String| {
        if !text.is_empty() {
            facts.push(Fact::about(words.text(key), text));
        }
    };
    add("sources-role", words.said(&source.role).into_iter().map(|s| s.text).collect::<Vec<_>>().join(" · "));
    add("sources-transliteration", source.transliteration.clone());
    add("sources-aliases", words.locale().list(source.aliases.iter().map(|alias| closed(alias))));
    let parent = source.parent.as_ref().and_then(|id| lookup.project.sources.get(id));
    add("sources-parent", parent.map_or_else(String::new, |p| words.name(&p.name).to_owned()));
    for rating in source.ratings.iter().rev() {
        let reason = words
            .said(&rating.reason)
            .into_iter()
            .map(|said| format!(" — \u{2068}{}\u{2069}", closed(&said.text)))
            .collect::<String>();
        let day = words.locale().day(rating.at);
        let text = format!("{} · \u{2068}{day}\u{2069}{reason}", reliability(words, rating.reliability));
        facts.push(Fact { kind: FactKind::Grade, name: words.text("reliability"), text, language: None });
    }
    facts.extend(Fact::said(FactKind::Note, &words.text("field-note"), words.said(&source.note)));
    facts
}

/// What of a mark would be another: its label and words, and whether anything else would.
pub(super) fn changed(
    words: &Words,
    project: &crate::annotation::Project,
    now: Option<&Annotation>,
    version: &Annotation,
) -> Vec<String> {
    let mut parts = Vec::new();
    let is_other = |same: fn(&Annotation, &Annotation) -> bool| now.is_none_or(|now| !same(now, version));
    if is_other(|a, b| a.label == b.label) {
        parts.extend(project.label(&version.label).map(|label| words.name(&label.name).to_owned()));
    }
    if is_other(|a, b| a.marks == b.marks) {
        parts.push(version.quote());
    }
    let rest = |a: &Annotation, b: &Annotation| {
        (&a.remarks, &a.refers_to, &a.assessment) == (&b.remarks, &b.refers_to, &b.assessment)
    };
    if is_other(rest) {
        parts.push(words.text("report-review-rest"));
    }
    parts
}
