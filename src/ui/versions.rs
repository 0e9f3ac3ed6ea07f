//! Records and their fields in the interface's words, for whatever shows two people's versions of them.

use crate::annotation::{Field, Party, Place, Project, Rating, Version};
use crate::locale::Locale;
use crate::review::{quote, verdict_name, words_of};

/// Longer texts are shown from a little before the first letter that differs.
const LONG: usize = 240;
const BEFORE: usize = 40;

/// What a field is called.
pub(crate) fn field_name(locale: &Locale, field: Field) -> String {
    locale.text(&format!("conflicts-field-{}", field.key())).to_string()
}

/// The first character at which two texts differ, counted in characters.
pub(crate) fn differ_at(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// `text`, or of a long one some of it around character `at`.
pub(crate) fn cut(text: &str, at: usize) -> String {
    let length = text.chars().take(LONG + 1).count();
    if length <= LONG {
        return text.to_owned();
    }
    let from = at.saturating_sub(BEFORE);
    let mut part: String = text.chars().skip(from).take(LONG).collect();
    if from > 0 {
        part.insert(0, '…');
    }
    if text.chars().nth(from + LONG).is_some() {
        part.push('…');
    }
    part
}

/// What to call a record.
pub(crate) fn name(project: &Project, locale: &Locale, version: &Version) -> String {
    match version {
        Version::Project(head) => head.name.clone(),
        Version::Label(label) => locale.label(label),
        Version::Article(article) => article.title().to_owned(),
        Version::Source(source) => locale.source(source),
        Version::Annotation(annotation) => annotation.quote(),
        Version::Attribution(attribution) => {
            let about = words_of(project, version, Field::Subject, &locale.comma());
            format!("{}: \u{2068}{about}\u{2069}", locale.chain(project, attribution))
        }
        Version::Relation(relation) => {
            let ends = [&relation.from, &relation.to]
                .map(|id| format!("\u{2068}{}\u{2069}", quote(project, id, &locale.comma())));
            format!("{} – {}", ends[0], ends[1])
        }
        Version::Verdict(verdict) => verdict_name(project, verdict, &locale.comma()),
        Version::Comment(comment) => words_of(project, version, Field::On, &locale.comma()) + ": " + &comment.author,
        Version::Stage(article, _) => project.article(article).map(|a| a.title().to_owned()).unwrap_or_default(),
        Version::Remarks(Place::Project, _) => project.name.clone(),
        Version::Remarks(place, _) => {
            let article = place.article().and_then(|id| project.article(id));
            article.map(|article| article.title().to_owned()).unwrap_or_default()
        }
    }
}

/// What a field of a record says, in the interface's language where it is of a scale.
pub(crate) fn value(project: &Project, locale: &Locale, version: &Version, field: Field) -> String {
    let of_scale = |prefix: &str, key: &str| locale.text(&format!("{prefix}-{key}")).to_string();
    let party = |party: &Party| locale.party(project, party);
    match (version, field) {
        (Version::Annotation(a), Field::Label) => {
            project.label(&a.label).map(|label| locale.label(label)).unwrap_or_else(|| a.label.0.to_string())
        }
        (Version::Annotation(a), Field::Kind) => {
            a.assessment.kind.map(|kind| of_scale("kind", kind.key())).unwrap_or_default()
        }
        (Version::Annotation(a), Field::Status) => of_scale("status", a.assessment.status.key()),
        (Version::Annotation(a), Field::Credibility) => {
            a.assessment.credibility.map(|grade| locale.credibility(grade)).unwrap_or_default()
        }
        (Version::Annotation(a), Field::Likelihood) => {
            a.assessment.likelihood.map(|band| locale.likelihood(band)).unwrap_or_default()
        }
        (Version::Annotation(a), Field::Confidence) => {
            a.assessment.confidence.map(|grade| of_scale("confidence", grade.key())).unwrap_or_default()
        }
        (Version::Annotation(a), Field::RefersTo) => {
            a.refers_to.as_ref().map(|id| party(&Party::Entry(id.clone()))).unwrap_or_default()
        }
        (Version::Attribution(a), Field::Manner) => of_scale("manner", a.manner.key()),
        (Version::Attribution(a), Field::Source) => {
            a.source.as_ref().map_or_else(|| locale.text("chain-nobody").to_string(), party)
        }
        (Version::Attribution(a), Field::Via) => locale.list(a.via.iter().map(party)),
        (Version::Relation(r), Field::Kind) => of_scale("relation", r.kind.key()),
        (Version::Annotation(a), Field::Tags) => locale.tags(&a.remarks.tags),
        (Version::Remarks(_, r), Field::Tags) => locale.tags(&r.remarks.tags),
        (Version::Source(s), Field::Aliases) => locale.list(&s.aliases),
        (Version::Source(s), Field::Kind) => of_scale("sources-kind", s.kind.key()),
        // Two people's ratings may differ in the hour alone.
        (Version::Source(s), Field::Ratings) => {
            let said = |r: &Rating| format!("{} \u{2068}{}\u{2069}", r.reliability.key(), locale.time(r.at));
            locale.list(s.ratings.iter().map(said))
        }
        _ => words_of(project, version, field, &locale.comma()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{
        Annotation, AnnotationId, Bilingual, Credibility, LabelId, Reliability, Source, SourceId, Timestamp,
    };
    use crate::article::ArticleId;
    use crate::locale::Language;

    #[test]
    fn ratings_are_dated_as_everywhere() {
        let at = "2026-05-14T12:00:00Z".parse::<Timestamp>().expect("it is a moment");
        let mut source = Source::new(SourceId("s".into()), Bilingual::default(), String::new(), at);
        source.rate(Rating { at, reliability: Reliability::B, reason: Bilingual::default(), author: String::new() });
        for language in [Language::English, Language::Arabic] {
            let locale = Locale::new(language);
            let version = Version::Source(source.clone().into());
            let said = value(&Project::default(), &locale, &version, Field::Ratings);
            assert_eq!(said, format!("\u{2068}B \u{2068}{}\u{2069}\u{2069}", locale.time(at)));
        }
    }

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let (a, b) = (format!("{}س{}", "ا".repeat(500), "ب".repeat(500)), "ا".repeat(501));
        let at = differ_at(&a, &b);
        assert_eq!(at, 500);
        let shown = cut(&a, at);
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains('س'), "{shown}");
        assert_eq!(shown.chars().count(), LONG + 2);
        assert_eq!(cut(&b, at), format!("…{}", "ا".repeat(BEFORE + 1)));
        assert_eq!(cut("قصير", 2), "قصير");
    }

    fn claim() -> Annotation {
        let (id, article, label) = (AnnotationId("a".into()), ArticleId("a".into()), LabelId("claim".into()));
        Annotation::new(id, article, label, Vec::new(), "", Timestamp(0))
    }

    #[test]
    fn credibility_is_said_in_figure_and_words() {
        let mut annotation = claim();
        annotation.assessment.credibility = Some(Credibility::Improbable);
        let version = Version::Annotation(annotation.into());
        for (language, expected) in [(Language::English, "5 · Improbable"), (Language::Arabic, "5 · مستبعد")] {
            assert_eq!(value(&Project::default(), &Locale::new(language), &version, Field::Credibility), expected);
        }
    }

    #[test]
    fn tags_of_one_script_have_its_commas_and_others_those_of_the_interface() {
        let project = Project::new("", Timestamp(0));
        let check = |language: Language, tags: [&str; 2], expected: &str| {
            let mut annotation = claim();
            annotation.remarks.tags = tags.map(str::to_owned).to_vec();
            let version = Version::Annotation(annotation.into());
            assert_eq!(value(&project, &Locale::new(language), &version, Field::Tags), expected);
        };
        for language in [Language::English, Language::Arabic] {
            check(language, ["ماء", "سد"], "ماء، سد");
            check(language, ["2030", "سد"], "2030، سد");
            check(language, ["water", "dam"], "water, dam");
        }
        check(Language::English, ["ماء", "dam"], "\u{2068}ماء\u{2069}, \u{2068}dam\u{2069}");
        check(Language::Arabic, ["ماء", "dam"], "\u{2068}ماء\u{2069}، \u{2068}dam\u{2069}");
    }
}
