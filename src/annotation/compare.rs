//! What one state of a project has that another has not: how much of each kind, and the first few in words.

use super::{Annotation, PlaceRemarks, Project, Remarks, Timestamp};
use crate::article::Article;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a part came to differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Added,
    Changed,
    Removed,
}

/// How many parts of a kind differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}

/// What differs between two states of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    pub articles: Changes,
    /// Annotations, but for what was written about them.
    pub marks: Changes,
    /// What was written about annotations, blocks, articles and the project.
    pub notes: Changes,
    pub sources: Changes,
    /// Attributions and relations.
    pub ties: Changes,
    pub labels: Changes,
    /// Verdicts, comments, and how far articles have come.
    pub reviews: Changes,
    /// The first few that differ, at most [`Difference::EXAMPLES`]: how, and the first of their own words in a line.
    pub examples: Vec<(Change, String)>,
    /// Whether anything at all differs, also what is counted nowhere, such as the project's name.
    pub any: bool,
}

impl Changes {
    /// How many differ, in whichever way.
    pub fn total(self) -> usize {
        self.added + self.changed + self.removed
    }

    /// Both together.
    fn and(self, other: Changes) -> Changes {
        Changes {
            added: self.added + other.added,
            changed: self.changed + other.changed,
            removed: self.removed + other.removed,
        }
    }

    fn count(&mut self, change: Change) {
        match change {
            Change::Added => self.added += 1,
            Change::Changed => self.changed += 1,
            Change::Removed => self.removed += 1,
        }
    }
}

impl Difference {
    /// How many are named.
    pub const EXAMPLES: usize = 5;

    /// What has to be done to `before` to make it `after`.
    pub fn between(before: &Project, after: &Project) -> Difference {
        let mut all = Difference { any: before != after, ..Difference::default() };
        let articles = |project: &Project| -> BTreeMap<_, Arc<Article>> {
            project.articles.iter().map(|article| (article.id.clone(), article.clone())).collect()
        };
        let mut examples = Vec::new();
        all.marks = changes(&before.annotations, &after.annotations, |change, a: &Arc<Annotation>, b| {
            let same = change == Change::Changed && without_remarks(a) == without_remarks(b);
            !same && example(&mut examples, change, b.marks.first().map_or("", |mark| &mark.quote))
        });
        let written = |a: &Remarks| !a.is_empty();
        let notes = changes(&before.annotations, &after.annotations, |change, a, b| {
            let differ = if change == Change::Changed { a.remarks != b.remarks } else { written(&b.remarks) };
            differ && example(&mut examples, change, words(&b.remarks))
        });
        let places = changes(&before.remarks, &after.remarks, |change, _, b: &Arc<PlaceRemarks>| {
            written(&b.remarks) && example(&mut examples, change, words(&b.remarks))
        });
        all.notes = notes.and(places);
        all.articles =
            changes(&articles(before), &articles(after), |change, _, b| example(&mut examples, change, b.title()));
        all.sources = changes(&before.sources, &after.sources, |change, _, b| {
            example(&mut examples, change, b.names().next().unwrap_or_default())
        });
        all.ties = changes(&before.attributions, &after.attributions, |_, _, _| true);
        all.ties = all.ties.and(changes(&before.relations, &after.relations, |_, _, _| true));
        let labels = |project: &Project| -> BTreeMap<_, _> {
            project.labels.iter().map(|label| (label.id.clone(), label.clone())).collect()
        };
        all.labels = changes(&labels(before), &labels(after), |_, _, _| true);
        let verdicts = changes(&before.verdicts, &after.verdicts, |_, _, _| true);
        let comments = changes(&before.comments, &after.comments, |change, _, b| {
            let text = if b.text.ar.is_empty() { &b.text.en } else { &b.text.ar };
            example(&mut examples, change, text)
        });
        let stages = changes(&before.stages, &after.stages, |_, _, _| true);
        all.reviews = verdicts.and(comments).and(stages);
        all.examples = examples;
        all
    }
}

/// After how many bytes no further word is taken into an example.
const MAX_WORDS: usize = 200;

/// What differs between two sets, as far as `counts` takes it for a difference: it is given the part before and
/// after, the same one twice where there is but one.
fn changes<K: Ord, V: PartialEq>(
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
    mut counts: impl FnMut(Change, &V, &V) -> bool,
) -> Changes {
    let mut found = Changes::default();
    let mut take = |change, a: &V, b: &V| {
        if counts(change, a, b) {
            found.count(change);
        }
    };
    for (key, new) in after {
        match before.get(key) {
            None => take(Change::Added, new, new),
            Some(old) if old != new => take(Change::Changed, old, new),
            Some(_) => {}
        }
    }
    for (_, old) in before.iter().filter(|(key, _)| !after.contains_key(key)) {
        take(Change::Removed, old, old);
    }
    found
}

/// Takes `words` for an example while there are few; always true, as what is an example differs.
fn example(examples: &mut Vec<(Change, String)>, change: Change, words: &str) -> bool {
    if examples.len() >= Difference::EXAMPLES {
        return true;
    }
    let mut line = String::new();
    for word in words.split_whitespace() {
        if line.len() > MAX_WORDS {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().take(MAX_WORDS));
    }
    if !line.is_empty() {
        examples.push((change, line));
    }
    true
}

fn words(remarks: &Remarks) -> &str {
    let parts = [&remarks.note.ar, &remarks.note.en, &remarks.gloss.ar, &remarks.gloss.en];
    let written = parts.into_iter().chain(&remarks.tags).find(|text| !text.is_empty());
    written.map_or("", String::as_str)
}

/// The annotation without what was written about it, and without the time that writing leaves.
fn without_remarks(annotation: &Annotation) -> Annotation {
    Annotation { remarks: Remarks::default(), modified: Timestamp::default(), ..annotation.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{AnnotationId, Bilingual, Place};

    fn annotation(id: &str, label: &str, note: &str) -> Arc<Annotation> {
        Arc::new(Annotation {
            id: AnnotationId(id.into()),
            article: crate::article::ArticleId("a".into()),
            label: crate::annotation::LabelId(label.into()),
            marks: vec![crate::annotation::Mark {
                range: crate::text::CpRange::new(0, 1),
                quote: format!("quote {id}"),
                prefix: String::new(),
                suffix: String::new(),
            }],
            author: String::new(),
            created: Timestamp(0),
            modified: Timestamp(0),
            remarks: Remarks { note: Bilingual { ar: String::new(), en: note.into() }, ..Remarks::default() },
            refers_to: None,
            assessment: Default::default(),
            extra: Default::default(),
        })
    }

    fn project(annotations: &[(&str, &str, &str)]) -> Project {
        let mut project = Project::new("R", Timestamp(0));
        for (id, label, note) in annotations {
            project.annotations.insert(AnnotationId((*id).into()), annotation(id, label, note));
        }
        project
    }

    fn check(
        before: &[(&str, &str, &str)],
        after: &[(&str, &str, &str)],
        marks: [usize; 3],
        notes: [usize; 3],
        examples: &[(Change, &str)],
    ) {
        let found = Difference::between(&project(before), &project(after));
        let counts = |c: Changes| [c.added, c.changed, c.removed];
        assert_eq!((counts(found.marks), counts(found.notes)), (marks, notes));
        let named: Vec<(Change, &str)> = found.examples.iter().map(|(c, text)| (*c, text.as_str())).collect();
        assert_eq!(named, examples);
        assert_eq!(found.any, before != after);
    }

    #[test]
    fn marks_and_notes_are_counted_apart() {
        use Change::{Added, Changed, Removed};
        check(&[("a", "claim", "")], &[("a", "claim", "")], [0; 3], [0; 3], &[]);
        check(&[], &[("a", "claim", "")], [1, 0, 0], [0; 3], &[(Added, "quote a")]);
        check(&[("a", "claim", "")], &[], [0, 0, 1], [0; 3], &[(Removed, "quote a")]);
        check(&[("a", "claim", "")], &[("a", "cue", "")], [0, 1, 0], [0; 3], &[(Changed, "quote a")]);
        check(&[("a", "claim", "")], &[("a", "claim", "new")], [0; 3], [0, 1, 0], &[(Changed, "new")]);
        let both = [(Added, "quote b"), (Added, "why")];
        check(&[], &[("b", "claim", "why")], [1, 0, 0], [1, 0, 0], &both);
    }

    #[test]
    fn a_name_alone_is_a_difference_too() {
        let (before, mut after) = (project(&[]), project(&[]));
        after.name = "Fuel".into();
        let found = Difference::between(&before, &after);
        assert!(found.any && found.marks.total() + found.notes.total() == 0);
    }

    #[test]
    fn remarks_of_places_are_notes_and_few_are_named() {
        let (before, mut after) = (project(&[]), project(&[]));
        let remarks = Remarks { tags: vec!["later".into()], ..Remarks::default() };
        let remarks =
            PlaceRemarks { remarks, author: String::new(), modified: Timestamp(0), extra: Default::default() };
        after.remarks.insert(Place::Project, Arc::new(remarks));
        assert_eq!(Difference::between(&before, &after).notes.added, 1);
        let many: Vec<String> = (0..9).map(|n| n.to_string()).collect();
        let many: Vec<(&str, &str, &str)> = many.iter().map(|id| (id.as_str(), "claim", "")).collect();
        let found = Difference::between(&before, &project(&many));
        assert_eq!((found.marks.added, found.examples.len()), (9, Difference::EXAMPLES));
    }
}
