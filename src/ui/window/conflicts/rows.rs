//! What is left to be settled, in words.

use crate::annotation::{AnnotationId, Conflict, ConflictId, Field, Project, Record, Version};
use crate::locale::Locale;
use crate::review::{kind_of, version_of};
use crate::ui::versions::{cut, differ_at, field_name, name, value};

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
        name: field_name(locale, field),
        shown: cut(&shown, from),
        other: cut(&other, from),
        base,
    }
}
