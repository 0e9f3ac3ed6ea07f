//! What is copied of an annotation.

use crate::annotation::{Annotation, Project};
use crate::exchange::words::closed;
use crate::locale::Locale;
use crate::session::Language;
use crate::text::Direction;
use crate::text::direction::first_strong;

/// An annotation as plain text, a line each: the quotation, its translations, who says it and through whom, the
/// article with the block. Letters stand in the order they are read; the few words of our own are the interface's, and a
/// name that runs the other way stands in isolates among them, so that the line keeps its order wherever it is pasted. No
/// other invisible characters are put in.
pub(super) fn citation(project: &Project, annotation: &Annotation, locale: &Locale) -> String {
    let arabic_first = locale.language() == Language::Arabic;
    let quote = annotation.quote();
    let mut lines = vec![match first_strong(&quote) {
        Some(Direction::Rtl) => format!("«{quote}»"),
        _ => format!("“{quote}”"),
    }];
    let gloss = &annotation.remarks.gloss;
    let glosses = if arabic_first { [&gloss.ar, &gloss.en] } else { [&gloss.en, &gloss.ar] };
    lines.extend(glosses.into_iter().filter(|gloss| !gloss.trim().is_empty()).cloned());
    lines.extend(chains(project, annotation, locale, arabic_first));
    if let Some(article) = project.article(&annotation.article) {
        let block = article.block_at(annotation.span().start) + 1;
        let place = format!("{} {}", locale.text("copied-block"), locale.number(block));
        let title = set_apart(article.title(), locale);
        lines.push(if title.is_empty() { place } else { format!("{title}{}{place}", locale.comma()) });
    }
    lines.join("\n")
}

/// Each of the claim's sources with those it came through; for a mention the entry it stands for.
fn chains(project: &Project, annotation: &Annotation, locale: &Locale, arabic_first: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for attribution in project.attributions_of(&annotation.id).filter(|a| a.claim() == Some(&annotation.id)) {
        let names: Vec<String> = attribution
            .parties()
            .map(|party| project.party_name(party, arabic_first))
            .filter(|name| !name.is_empty())
            .map(|name| set_apart(&name, locale))
            .collect();
        let Some((first, via)) = names.split_first() else { continue };
        let mut line = format!("— {first}");
        for name in via {
            line.push_str(&format!("{}{} {name}", locale.comma(), locale.text("copied-via")));
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let entry = annotation.refers_to.as_ref().and_then(|id| project.sources.get(id));
    let entry = entry.map(|source| source.name.either(arabic_first)).filter(|name| !name.is_empty());
    lines.extend(entry.map(|name| format!("— {}", set_apart(name, locale))));
    lines
}

/// `name` as it is, or in isolates if it runs the other way than the interface's words.
fn set_apart(name: &str, locale: &Locale) -> String {
    match first_strong(name) {
        Some(direction) if direction != locale.direction() => format!("\u{2068}{}\u{2069}", closed(name)),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{
        AnnotationId, Attribution, AttributionId, Bilingual, Edit, LabelId, Mark, Party, Source, SourceId, Subject,
        Timestamp,
    };
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    use crate::text::CpRange;
    use std::sync::Arc;

    const TITLE: &str = "البحر هادئ";
    const TEXT: &str = "أعلنت الوكالة أن السفن عادت في 2015";

    /// A claim in the second block, by the ministry through the agency, the ministry known by both names.
    fn project() -> Project {
        let mut project = Project::new("", Timestamp(0));
        let parts = [(BlockKind::Title, None, TITLE), (BlockKind::Paragraph, None, TEXT)];
        let article = Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts);
        let from = (TITLE.chars().count() + 1) as u32;
        let mark = |start: u32, end: u32| {
            vec![Mark::of(&article, CpRange::new(from + start, from + end)).expect("it is inside")]
        };
        let made = |id: &str, label: &str, marks: Vec<Mark>| {
            let (id, article) = (AnnotationId(id.into()), ArticleId("a".into()));
            Annotation::new(id, article, LabelId(label.into()), marks, "", Timestamp(0))
        };
        let mut claim = made("c", "claim", mark(17, 35));
        claim.remarks.gloss = Bilingual { ar: String::new(), en: "the ships came back in 2015".into() };
        let agency = made("s", "source", mark(6, 13));
        let name = Bilingual { ar: "وزارة النقل".into(), en: "Ministry of Transport".into() };
        let mut tie =
            Attribution::new(AttributionId("t".into()), Subject::Claim(AnnotationId("c".into())), "", Timestamp(0));
        tie.source = Some(Party::Entry(SourceId("m".into())));
        tie.via = vec![Party::Mention(AnnotationId("s".into()))];
        let edits = vec![
            Edit::AddArticle { at: 0, article: Arc::new(article.clone()) },
            Edit::PutSource(Arc::new(Source::new(SourceId("m".into()), name, "", Timestamp(0)))),
            Edit::PutAnnotation(Arc::new(claim)),
            Edit::PutAnnotation(Arc::new(agency)),
            Edit::PutAttribution(Arc::new(tie)),
        ];
        project.apply(Edit::Batch(edits)).expect("the project is sound");
        project
    }

    fn check(id: &str, language: Language, expected: &[&str]) {
        let project = project();
        let annotation = &project.annotations[&AnnotationId(id.into())];
        let text = citation(&project, annotation, &Locale::new(language));
        assert_eq!(text.lines().collect::<Vec<_>>(), expected, "{id} in {language:?}");
    }

    #[test]
    fn quotation_translation_source_and_place_stand_in_lines_of_their_own() {
        let arabic = [
            "«السفن عادت في 2015»",
            "the ships came back in 2015",
            "— وزارة النقل، عبر الوكالة",
            "البحر هادئ، الفقرة 2",
        ];
        check("c", Language::Arabic, &arabic);
        let english = [
            "«السفن عادت في 2015»",
            "the ships came back in 2015",
            "— Ministry of Transport, via \u{2068}الوكالة\u{2069}",
            "\u{2068}البحر هادئ\u{2069}, block 2",
        ];
        check("c", Language::English, &english);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        check("s", Language::English, &["«الوكالة»", "\u{2068}البحر هادئ\u{2069}, block 2"]);
    }
}
