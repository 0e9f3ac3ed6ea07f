//! What is left to be settled, in words.

use crate::annotation::{AnnotationId, Conflict, ConflictId, Field, Party, Place, Project, Record, Version};
use crate::locale::Locale;
use crate::review::{kind_of, quote, verdict_name, version_of, words_of};

/// A record of which two people have different versions.
pub(super) struct Row {
    pub id: ConflictId,
    /// The key of the word for its kind.
    pub kind: String,
    pub name: String,
    /// Whose the other version is; empty if that is not known.
    pub author: String,
    /// The mark to be shown in the text.
    pub mark: Option<AnnotationId>,
    pub questions: Vec<Question>,
}

/// One thing they say differently.
pub(super) struct Question {
    /// `None` where it is whether the record is there at all.
    pub field: Option<Field>,
    /// What it is about; empty for the whole record.
    pub name: String,
    pub shown: String,
    pub other: String,
    /// What it was before either changed it, where that is known.
    pub base: Option<String>,
}

/// Longer texts are shown from a little before the first letter that differs.
const LONG: usize = 240;
const BEFORE: usize = 40;

/// All that is left, in the order of the records.
pub(super) fn rows(project: &Project, locale: &Locale) -> Vec<Row> {
    let mut conflicts: Vec<&Conflict> = project.conflicts.values().map(|conflict| &**conflict).collect();
    conflicts.sort_by(|a, b| (&a.record, &a.id).cmp(&(&b.record, &b.id)));
    conflicts.into_iter().map(|conflict| row(project, locale, conflict)).collect()
}

fn row(project: &Project, locale: &Locale, conflict: &Conflict) -> Row {
    let shown = version_of(project, &conflict.record);
    let known = shown.as_ref().or(conflict.other.as_ref()).or(conflict.base.as_ref());
    let mark = match &conflict.record {
        Record::Annotation(id) if project.annotations.contains_key(id) => Some(id.clone()),
        _ => None,
    };
    let questions = match conflict.fields.as_slice() {
        [] => vec![whole(locale, conflict, shown.is_some())],
        fields => fields.iter().map(|field| question(project, locale, conflict, shown.as_ref(), *field)).collect(),
    };
    Row {
        id: conflict.id.clone(),
        kind: format!("conflicts-kind-{}", kind_of(&conflict.record)),
        name: known.map(|version| name(project, locale, version)).unwrap_or_default(),
        author: conflict.author.clone(),
        mark,
        questions,
    }
}

/// Whether the record is to be there.
fn whole(locale: &Locale, conflict: &Conflict, is_there: bool) -> Question {
    let word = |there| locale.text(if there { "conflicts-there" } else { "conflicts-removed" }).to_string();
    // What is there on both sides stands here in one version and cannot as the other has it.
    let other = match (is_there, conflict.other.is_some()) {
        (true, true) => locale.text("conflicts-otherwise").to_string(),
        (_, there) => word(there),
    };
    Question { field: None, name: String::new(), shown: word(is_there), other, base: None }
}

fn question(
    project: &Project,
    locale: &Locale,
    conflict: &Conflict,
    shown: Option<&Version>,
    field: Field,
) -> Question {
    let say = |version: Option<&Version>| version.map(|v| value(project, locale, v, field)).unwrap_or_default();
    let (shown, other) = (say(shown), say(conflict.other.as_ref()));
    let base = conflict.base.as_ref().map(|base| say(Some(base)));
    let from = differ_at(&shown, &other);
    let base = base.filter(|base| *base != shown && *base != other).map(|base| cut(&base, from));
    Question {
        field: Some(field),
        name: locale.text(&format!("conflicts-field-{}", field.key())).to_string(),
        shown: cut(&shown, from),
        other: cut(&other, from),
        base,
    }
}

/// The first character at which two texts differ, counted in characters.
fn differ_at(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// `text`, or of a long one some of it around character `at`.
fn cut(text: &str, at: usize) -> String {
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
fn name(project: &Project, locale: &Locale, version: &Version) -> String {
    match version {
        Version::Project(head) => head.name.clone(),
        Version::Label(label) => locale.label(label),
        Version::Article(article) => article.title().to_owned(),
        Version::Source(source) => {
            let name = locale.bilingual(&source.name);
            if name.is_empty() { source.names().next().unwrap_or_default().to_owned() } else { name.to_owned() }
        }
        Version::Annotation(annotation) => annotation.quote(),
        Version::Attribution(attribution) => {
            let about = words_of(project, version, Field::Subject);
            format!("{}: \u{2068}{about}\u{2069}", locale.chain(project, attribution))
        }
        Version::Relation(relation) => {
            let ends = [&relation.from, &relation.to].map(|id| format!("\u{2068}{}\u{2069}", quote(project, id)));
            format!("{} – {}", ends[0], ends[1])
        }
        Version::Verdict(verdict) => verdict_name(project, verdict),
        Version::Comment(comment) => words_of(project, version, Field::On) + ": " + &comment.author,
        Version::Stage(article, _) => project.article(article).map(|a| a.title().to_owned()).unwrap_or_default(),
        Version::Remarks(Place::Project, _) => project.name.clone(),
        Version::Remarks(place, _) => {
            let article = place.article().and_then(|id| project.article(id));
            article.map(|article| article.title().to_owned()).unwrap_or_default()
        }
    }
}

/// What a field of a record says, in the interface's language where it is of a scale.
pub(in crate::ui::window) fn value(project: &Project, locale: &Locale, version: &Version, field: Field) -> String {
    let of_scale = |prefix: &str, key: &str| locale.text(&format!("{prefix}-{key}")).to_string();
    let party = |party: &Party| project.party_name(party, locale.is_arabic());
    let comma = format!("{} ", locale.text("chain-comma"));
    match (version, field) {
        (Version::Annotation(a), Field::Label) => {
            project.label(&a.label).map(|label| locale.label(label)).unwrap_or_else(|| a.label.0.to_string())
        }
        (Version::Annotation(a), Field::Kind) => {
            a.assessment.kind.map(|kind| of_scale("kind", kind.key())).unwrap_or_default()
        }
        (Version::Annotation(a), Field::Status) => of_scale("status", a.assessment.status.key()),
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
        (Version::Attribution(a), Field::Via) => a.via.iter().map(party).collect::<Vec<_>>().join(&comma),
        (Version::Relation(r), Field::Kind) => of_scale("relation", r.kind.key()),
        (Version::Source(s), Field::Kind) => of_scale("sources-kind", s.kind.key()),
        _ => words_of(project, version, field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
