//! How two people's readings differ, in words and signs: for the tags beside the text, the list and the panel.

use crate::annotation::{Annotation, AnnotationId, Attribution, Field, Project, Record, Subject, Version};
use crate::locale::Locale;
use crate::review::{Class, Divergence, kind_of, quote, version_of};
use crate::session::{Review, Session};
use crate::text::words::segments;
use crate::text::{CpRange, Direction};
use crate::ui::icons::Icon;
use crate::ui::versions::{field_name, name, value};
use std::sync::Arc;

/// The sign of a class.
pub(crate) fn icon(class: Class) -> Icon {
    match class {
        Class::OnlyMine | Class::OnlyTheirs => Icon::Highlighter,
        Class::Label => Icon::Label,
        Class::Range => Icon::Span,
        Class::Attribution => Icon::Link,
        Class::Grade => Icon::Grades,
        Class::Note => Icon::Comment,
        Class::Review => Icon::Quote,
        Class::Other => Icon::Info,
    }
}

/// What a class is called.
pub(crate) fn class(locale: &Locale, review: &Review, class: Class) -> String {
    let args = [("name", review.name.clone().into())];
    locale.text_with(&format!("difference-{}", class.key()), &args)
}

/// A difference in two or three words.
pub(crate) fn tag(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    match credibilities(session, review, difference) {
        Some([mine, theirs]) => grades(locale, "difference-tag-grade", mine, theirs),
        None => class(locale, review, difference.class),
    }
}

fn grades(locale: &Locale, key: &str, mine: &'static str, theirs: &'static str) -> String {
    locale.text_with(key, &[("mine", mine.into()), ("theirs", theirs.into())])
}

/// Both grades of credibility, where they are what differs.
fn credibilities(session: &Session, review: &Review, difference: &Divergence) -> Option<[&'static str; 2]> {
    if !difference.fields.contains(&Field::Credibility) {
        return None;
    }
    let [mine, theirs] = annotations(session, review, difference);
    let grade = |a: &Annotation| a.assessment.credibility.map_or("–", |grade| grade.key());
    Some([grade(&*mine?), grade(&*theirs?)])
}

/// The annotation in both projects, theirs where it stands in my text if it has a place there.
pub(crate) fn annotations(session: &Session, review: &Review, difference: &Divergence) -> [Option<Arc<Annotation>>; 2] {
    let mine = mark_of(&difference.mine).and_then(|id| session.project.annotations.get(id));
    let theirs = mark_of(&difference.theirs);
    let placed = theirs.and_then(|id| review.comparison.theirs.get(id));
    let theirs = placed.or_else(|| theirs.and_then(|id| review.theirs.annotations.get(id)));
    [mine.cloned(), theirs.cloned()]
}

/// The base direction in which the words of an annotation of one of the two are quoted.
pub(crate) fn direction(session: &Session, review: &Review, annotation: &Annotation) -> Option<Direction> {
    // Theirs stands in my text if it has a place there, else in theirs.
    let unplaced = review.comparison.unplaced.contains(&annotation.id);
    let mine = session.project.direction_of(annotation).filter(|_| !unplaced);
    mine.or_else(|| review.theirs.direction_of(annotation))
}

/// The base direction in which the words of the record that differs are quoted: of a relation those of the mark it begins at.
pub(crate) fn direction_of(session: &Session, review: &Review, difference: &Divergence) -> Option<Direction> {
    let [mine, theirs] = annotations(session, review, difference);
    if let Some(mark) = mine.or(theirs) {
        return direction(session, review, &mark);
    }
    let begins_at = |(project, record): (&Project, &Option<Record>)| match record {
        Some(Record::Relation(id)) => {
            project.annotations.get(&project.relations.get(id)?.from).and_then(|mark| project.direction_of(mark))
        }
        _ => None,
    };
    [(&session.project, &difference.mine), (&*review.theirs, &difference.theirs)].into_iter().find_map(begins_at)
}

fn mark_of(record: &Option<Record>) -> Option<&AnnotationId> {
    match record {
        Some(Record::Annotation(id)) => Some(id),
        _ => None,
    }
}

/// The record in both projects.
pub(crate) fn versions(session: &Session, review: &Review, difference: &Divergence) -> [Option<Version>; 2] {
    let version = |project: &Project, record: &Option<Record>| record.as_ref().and_then(|r| version_of(project, r));
    [version(&session.project, &difference.mine), version(&review.theirs, &difference.theirs)]
}

/// What to call the record that differs: an annotation by its words.
pub(crate) fn title(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    let [mine, theirs] = versions(session, review, difference);
    let named = mine.map(|v| name(&session.project, locale, &v)).or(theirs.map(|v| name(&review.theirs, locale, &v)));
    named.unwrap_or_default()
}

/// What kind of thing it is: of an annotation its label, of a relation which one, else the word for the kind of record.
pub(crate) fn kind(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    let [mine, theirs] = annotations(session, review, difference);
    let label = match (&mine, &theirs) {
        (Some(mine), _) => session.project.label(&mine.label),
        (None, Some(theirs)) => review.theirs.label(&theirs.label),
        (None, None) => None,
    };
    if let Some(Version::Relation(relation)) = versions(session, review, difference).into_iter().flatten().next() {
        return locale.text(&format!("relation-{}-to", relation.kind.key())).to_string();
    }
    match (label, difference.mine.as_ref().or(difference.theirs.as_ref())) {
        (Some(label), _) => locale.label(label),
        (None, Some(record)) => locale.text(&format!("conflicts-kind-{}", kind_of(record))).to_string(),
        (None, None) => String::new(),
    }
}

/// What differs, in a few words: "mine is shorter by 7 words", "grade 2 / 4".
pub(crate) fn said(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    let named = |key: &str| locale.text_with(key, &[("name", review.name.clone().into())]);
    match difference.class {
        Class::OnlyMine => locale.text("difference-said-only-mine").to_string(),
        Class::OnlyTheirs if unplaced(review, difference) => named("difference-said-unplaced"),
        Class::OnlyTheirs => named("difference-said-only-theirs"),
        Class::Range => range(locale, session, review, difference),
        Class::Attribution => attribution(locale, session, review, difference),
        Class::Grade => match credibilities(session, review, difference) {
            Some([mine, theirs]) => grades(locale, "difference-said-grade", mine, theirs),
            None => fields(locale, session, review, difference),
        },
        Class::Label => fields(locale, session, review, difference),
        Class::Review if difference.theirs.is_none() => locale.text("difference-said-only-mine").to_string(),
        Class::Review if difference.mine.is_none() => named("difference-said-only-theirs"),
        Class::Note | Class::Review | Class::Other => {
            let names: Vec<String> = difference.fields.iter().map(|field| field_name(locale, *field)).collect();
            match names.is_empty() {
                true => locale.text("difference-said-conflict").to_string(),
                false => locale.list(names),
            }
        }
    }
}

/// Whether it is an annotation of theirs that has no certain place in my text.
fn unplaced(review: &Review, difference: &Divergence) -> bool {
    mark_of(&difference.theirs).is_some_and(|id| review.comparison.unplaced.contains(id))
}

/// The values of the first field that differs.
fn fields(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    let Some(field) = difference.fields.first() else { return String::new() };
    let [mine, theirs] = versions(session, review, difference);
    let say = |project: &Project, version: Option<Version>| {
        let words = version.map(|version| value(project, locale, &version, *field)).unwrap_or_default();
        if words.is_empty() { "–".to_owned() } else { words }
    };
    let (mine, theirs) = (say(&session.project, mine), say(&review.theirs, theirs));
    locale.text_with("difference-said-values", &[("mine", mine.into()), ("theirs", theirs.into())])
}

/// Who says it by either, where that is what differs; the words it is attributed with and how may differ too.
fn attribution(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    if !difference.fields.is_empty() {
        return fields(locale, session, review, difference);
    }
    let sides = [(&session.project, &difference.mine), (&*review.theirs, &difference.theirs)];
    let [mine, theirs] = sides.map(|(project, record)| {
        let said = record.as_ref().map(|record| attributions(project, record)).unwrap_or_default();
        let words: Vec<String> = said.iter().map(|a| locale.chain(project, a)).collect();
        if words.is_empty() { "–".to_owned() } else { locale.list(words) }
    });
    if mine == theirs {
        return locale.text("difference-said-attribution").to_string();
    }
    locale.text_with("difference-said-values", &[("mine", mine.into()), ("theirs", theirs.into())])
}

fn range(locale: &Locale, session: &Session, review: &Review, difference: &Divergence) -> String {
    let [Some(mine), Some(theirs)] = annotations(session, review, difference) else {
        return locale.text("difference-said-text").to_string();
    };
    if unplaced(review, difference) {
        return locale.text_with("difference-said-unplaced", &[("name", review.name.clone().into())]);
    }
    let Some(article) = session.project.article(&mine.article) else { return String::new() };
    let [more, less] = only(&mine, &theirs).map(|ranges| {
        let end = article.index().len();
        let parts = ranges.iter().filter(|range| range.end <= end).map(|range| article.slice(*range));
        parts.map(words_in).sum::<usize>() as i64
    });
    let counts = [("more", more.into()), ("less", less.into())];
    match (more, less) {
        (0, 0) => locale.text("difference-said-signs").to_string(),
        (0, _) => locale.text_with("difference-said-shorter", &counts),
        (_, 0) => locale.text_with("difference-said-longer", &counts),
        _ => locale.text_with("difference-said-elsewhere", &counts),
    }
}

/// How many words a text has.
fn words_in(text: &str) -> usize {
    segments(text).filter(|segment| segment.is_word).count()
}

/// What only the one and only the other marks, in code points of the article.
pub(crate) fn only(mine: &Annotation, theirs: &Annotation) -> [Vec<CpRange>; 2] {
    let ranges = |a: &Annotation| a.marks.iter().map(|mark| mark.range).collect::<Vec<_>>();
    let (mine, theirs) = (ranges(mine), ranges(theirs));
    [without(&mine, &theirs), without(&theirs, &mine)]
}

/// What of `ranges` is in none of `others`; both are in order and apart.
fn without(ranges: &[CpRange], others: &[CpRange]) -> Vec<CpRange> {
    let mut left = Vec::new();
    for range in ranges {
        let mut start = range.start;
        for other in others.iter().filter(|other| other.start < range.end && range.start < other.end) {
            if start < other.start {
                left.push(CpRange::between(start, other.start));
            }
            start = start.max(other.end);
        }
        if start < range.end {
            left.push(CpRange::between(start, range.end));
        }
    }
    left
}

/// Who says it by a project, each attribution in one line: through whom it came, how it is given, by which words.
pub(crate) fn chains(locale: &Locale, project: &Project, record: &Record) -> Vec<String> {
    let each = attributions(project, record).into_iter().map(|a| {
        let manner = locale.text(&format!("manner-{}", a.manner.key()));
        let cue = a
            .cue
            .as_ref()
            .map(|cue| format!(" · \u{2068}{}\u{2069}", quote(project, cue, &locale.comma())))
            .unwrap_or_default();
        format!("{} · \u{2068}{manner}\u{2069}{cue}", locale.chain(project, a))
    });
    each.collect()
}

/// The attributions of a claim or an article, by id.
fn attributions<'p>(project: &'p Project, record: &Record) -> Vec<&'p Attribution> {
    let subject = match record {
        Record::Annotation(id) => Subject::Claim(id.clone()),
        Record::Article(id) => Subject::Article(id.clone()),
        _ => return Vec::new(),
    };
    project.attributions.values().filter(|a| a.subject == subject).map(|a| &**a).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_marks_is_what_the_other_leaves() {
        let check = |ranges: &[(u32, u32)], others: &[(u32, u32)], expected: &[(u32, u32)]| {
            let of = |list: &[(u32, u32)]| list.iter().map(|(a, b)| CpRange::new(*a, *b)).collect::<Vec<_>>();
            assert_eq!(without(&of(ranges), &of(others)), of(expected), "{ranges:?} {others:?}");
        };
        check(&[(0, 10)], &[], &[(0, 10)]);
        check(&[(0, 10)], &[(0, 10)], &[]);
        check(&[(0, 10)], &[(3, 5)], &[(0, 3), (5, 10)]);
        check(&[(3, 5)], &[(0, 10)], &[]);
        check(&[(0, 4), (6, 10)], &[(2, 8)], &[(0, 2), (8, 10)]);
        check(&[(0, 4)], &[(4, 8)], &[(0, 4)]);
        check(&[(2, 9)], &[(0, 3), (4, 5), (8, 12)], &[(3, 4), (5, 8)]);
    }
}
