//! What a reviewer who holds two readings against each other asks of the other one: marks of hers in the colleague's
//! terms, whole or in the fields that differ.

use super::compare::{Comparison, Divergence};
use super::fields::Parts;
use super::settle::{SettleError, stand};
use crate::annotation::{Annotation, AnnotationId, EditError, Project, Record, Verdict, VerdictId};

/// The mark of theirs that a difference is about; where only I have one, mine, which can be proposed. A verdict on it
/// settles the difference. `None` for differences of what nobody judges: entries, labels, notes on an article.
pub fn judged_by(difference: &Divergence) -> Option<&AnnotationId> {
    match (&difference.mine, &difference.theirs) {
        (_, Some(Record::Annotation(id))) | (Some(Record::Annotation(id)), None) => Some(id),
        _ => None,
    }
}

/// Whether a difference is a mark that only I have, so that it can be proposed.
pub fn can_propose(difference: &Divergence) -> bool {
    matches!((&difference.mine, &difference.theirs), (Some(Record::Annotation(_)), None))
}

/// An annotation of mine as it would be in their project: in their article, where its words stand there, with their
/// ids for what the comparison found to be one thing. What it refers to is left out where they have no such entry.
///
/// # Errors
/// When they have no such article or label, or its words have no certain place in their text.
pub fn in_their_terms(theirs: &Project, comparison: &Comparison, mine: &Annotation) -> Result<Annotation, SettleError> {
    let article = comparison.articles.iter().find(|(here, _)| *here == mine.article).map(|(_, there)| there);
    let article = article.ok_or_else(|| EditError::NoArticle(mine.article.clone()))?.clone();
    let label = comparison.labels.iter().find(|(_, here)| **here == mine.label).map_or(&mine.label, |(there, _)| there);
    if theirs.label(label).is_none() {
        return Err(EditError::NoLabel(label.clone()).into());
    }
    let refers_to = mine.refers_to.as_ref().map(|id| {
        let renamed = comparison.entries.iter().find(|(_, here)| *here == id);
        renamed.map_or(id, |(there, _)| there).clone()
    });
    let refers_to = refers_to.filter(|id| theirs.sources.contains_key(id));
    stand(theirs, Annotation { article, label: label.clone(), refers_to, ..mine.clone() })
}

/// `version` of their annotation with what I have in the fields of a difference; as it is where the difference is in no
/// field of it, or they alone have it.
///
/// # Errors
/// As of [`in_their_terms`].
pub fn with_mine(
    [mine, theirs]: [&Project; 2],
    comparison: &Comparison,
    difference: &Divergence,
    version: &Annotation,
) -> Result<Annotation, SettleError> {
    let Some(Record::Annotation(id)) = &difference.mine else { return Ok(version.clone()) };
    if difference.fields.is_empty() {
        return Ok(version.clone());
    }
    let own = mine.annotations.get(id).ok_or_else(|| EditError::NoAnnotation(id.clone()))?;
    let from = in_their_terms(theirs, comparison, own)?;
    Ok(difference.fields.iter().fold(version.clone(), |new, field| new.taking(*field, &from)))
}

/// The verdicts of `author` that ask for something, don't say why and are still open; in the order of the articles and
/// their texts.
pub fn without_reason(project: &Project, author: &str) -> Vec<VerdictId> {
    let place = |verdict: &Verdict| {
        let annotation = project.annotations.get(&verdict.on)?;
        let article = project.articles.iter().position(|article| article.id == annotation.article)?;
        Some((article, annotation.span().start))
    };
    let lacking = project.verdicts.values().filter(|v| v.author == author && v.is_open() && v.lacks_reason());
    let mut found: Vec<_> = lacking.map(|verdict| (place(verdict), verdict.id.clone())).collect();
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

/// `version` with what `original` has in the fields of a difference.
pub fn without_mine(difference: &Divergence, version: &Annotation, original: &Annotation) -> Annotation {
    difference.fields.iter().fold(version.clone(), |new, field| new.taking(*field, original))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Credibility, Edit, LabelId, Mark, Timestamp};
    use crate::article::{Article, ArticleId, BlockKind, Meta, Origin};
    use crate::review::{Class, compare};
    use crate::text::CpRange;

    const TEXT: &str = "قالت الوزارة إن الأسعار ستنخفض";

    /// A project with this text and a mark on `range` that has this grade.
    fn project(article: &str, text: &str, range: (u32, u32), grade: Option<Credibility>) -> Project {
        let mut project = Project::new(article, Timestamp(0));
        let id = ArticleId(article.into());
        let parts = [(BlockKind::Paragraph, None, text)];
        let made = Article::new(id.clone(), Meta::default(), Origin::default(), parts);
        project.apply(Edit::AddArticle { at: 0, article: made.into() }).unwrap();
        let mark = Mark::of(&project.articles[0], CpRange::new(range.0, range.1)).unwrap();
        let id = AnnotationId(format!("{article}-mark").into());
        let label = LabelId("claim".into());
        let article = project.articles[0].id.clone();
        let mut made = Annotation::new(id, article, label, vec![mark], "R", Timestamp(1));
        made.assessment.credibility = grade;
        project.apply(Edit::PutAnnotation(made.into())).unwrap();
        project
    }

    #[test]
    fn a_change_takes_from_mine_what_the_difference_is_about_and_nothing_else() {
        let mine = project("m", TEXT, (16, 23), Some(Credibility::Doubtful));
        let theirs = project("t", TEXT, (16, 30), Some(Credibility::Confirmed));
        let comparison = compare(&mine, &theirs);
        let original = theirs.annotations.values().next().unwrap();
        let check = |class: Class, quote: &str, grade: Credibility| {
            let difference = comparison.differences.iter().find(|d| d.class == class).expect("it differs");
            let version = with_mine([&mine, &theirs], &comparison, difference, original).unwrap();
            assert_eq!((version.quote().as_str(), version.assessment.credibility), (quote, Some(grade)), "{class:?}");
            assert_eq!((&version.id, &version.article), (&original.id, &original.article), "it stays theirs");
            assert_eq!(without_mine(difference, &version, original), **original);
        };
        check(Class::Range, "الأسعار", Credibility::Confirmed);
        check(Class::Grade, "الأسعار ستنخفض", Credibility::Doubtful);
    }

    #[test]
    fn what_is_proposed_stands_where_its_words_stand_in_their_text() {
        let check = |range: (u32, u32), text: &str, start: Option<u32>| {
            let mine = project("m", TEXT, range, None);
            let mut theirs = project("t", text, (0, 4), None);
            // The same article for both, whatever their texts have in common.
            let comparison =
                Comparison { articles: vec![(ArticleId("m".into()), ArticleId("t".into()))], ..Comparison::default() };
            let own = mine.annotations.values().next().unwrap();
            let found = in_their_terms(&theirs, &comparison, own).ok();
            assert_eq!(found.as_ref().map(|found| found.span().start.0), start, "{text}");
            if let Some(found) = found {
                theirs.apply(Edit::PutAnnotation(found.into())).expect("it fits theirs");
            }
        };
        check((16, 23), TEXT, Some(16));
        check((16, 23), "قالت الوزارة إن الأسعار ستنخفض الأسبوع المقبل", Some(16));
        check((16, 23), "نفت الشركة وجود نقص في المخزون", None);
    }

    #[test]
    fn nothing_is_asked_for_in_an_article_or_with_a_label_that_they_have_not() {
        let (mine, theirs) = (project("m", TEXT, (16, 23), None), project("t", TEXT, (16, 23), None));
        let own = mine.annotations.values().next().unwrap();
        let apart = in_their_terms(&theirs, &Comparison::default(), own);
        assert_eq!(apart, Err(EditError::NoArticle(ArticleId("m".into())).into()));
        let label = LabelId("other".into());
        let other = Annotation { label: label.clone(), ..Annotation::clone(own) };
        let comparison = compare(&mine, &theirs);
        assert_eq!(in_their_terms(&theirs, &comparison, &other), Err(EditError::NoLabel(label).into()));
    }
}
