//! Putting two values of one field together.
//!
//! Each function is given the value before the two people changed it, if that is known, and the two values. It
//! leaves in both places what the two make together and answers false; or it leaves both as they are and answers
//! true: that is a conflict.

use crate::annotation::{
    Annotation, AnnotationId, Answer, ClaimStatus, Decision, Joins, LabelId, LineStyle, Manner, RelationKind,
    SourceKind, Stage, Subject, Timestamp, Topic,
};
use crate::article::{Extra, Origin};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A value of a field.
pub(super) trait Value: Clone + PartialEq {
    /// Whether it says nothing, so that where two have it without a common origin the other one holds.
    fn is_blank(&self) -> bool {
        false
    }
}

impl Value for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Clone + PartialEq> Value for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Clone + PartialEq> Value for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Value for ClaimStatus {
    fn is_blank(&self) -> bool {
        *self == ClaimStatus::Open
    }
}

impl Value for Origin {
    fn is_blank(&self) -> bool {
        *self == Origin::default()
    }
}

impl Value for [u8; 3] {}
impl Value for LineStyle {}
impl Value for Manner {}
impl Value for SourceKind {}
impl Value for RelationKind {}
impl Value for Subject {}
impl Value for LabelId {}
impl Value for AnnotationId {}
impl Value for Topic {}
impl Value for (Decision, Answer, Option<Arc<Annotation>>) {}

/// That an article is in work is so until somebody says otherwise.
impl Value for (Stage, Timestamp, String) {
    fn is_blank(&self) -> bool {
        self.0 == Stage::InWork
    }
}

/// That a thread is closed is said; that it is open is not.
impl Value for bool {
    fn is_blank(&self) -> bool {
        !self
    }
}

/// One value or the other.
pub(super) fn value<V: Value>(base: Option<&V>, ours: &mut V, theirs: &mut V) -> bool {
    let unchanged = |value: &V| base.map_or_else(|| value.is_blank(), |base| value == base);
    if ours == theirs {
        return false;
    }
    if unchanged(ours) {
        ours.clone_from(theirs);
    } else if unchanged(theirs) {
        theirs.clone_from(ours);
    } else {
        return true;
    }
    false
}

/// Of two changed values the one that `least` gives; never a conflict.
fn one_of<V: Clone + PartialEq>(base: Option<&V>, ours: &mut V, theirs: &mut V, choose: fn(&V, &V) -> V) {
    let chosen = match base {
        Some(base) if ours == base => theirs.clone(),
        Some(base) if theirs == base => ours.clone(),
        _ => choose(ours, theirs),
    };
    theirs.clone_from(&chosen);
    *ours = chosen;
}

pub(super) fn earlier(base: Option<&Timestamp>, ours: &mut Timestamp, theirs: &mut Timestamp) -> bool {
    one_of(base, ours, theirs, |a, b| *a.min(b));
    false
}

pub(super) fn later(base: Option<&Timestamp>, ours: &mut Timestamp, theirs: &mut Timestamp) -> bool {
    one_of(base, ours, theirs, |a, b| *a.max(b));
    false
}

/// Who wrote last, and when.
pub(super) fn last_by(
    base: Option<&(Timestamp, String)>,
    ours: &mut (Timestamp, String),
    theirs: &mut (Timestamp, String),
) {
    one_of(base, ours, theirs, |a, b| a.max(b).clone());
}

/// The same thing said twice: by whom last, and when.
pub(super) fn last_of<V: Clone + Ord>(base: Option<&V>, ours: &mut V, theirs: &mut V) {
    one_of(base, ours, theirs, |a, b| a.max(b).clone());
}

/// Words of which each counts on its own: one stays unless somebody took it out.
pub(super) fn words(base: Option<&Vec<String>>, ours: &mut Vec<String>, theirs: &mut Vec<String>) -> bool {
    set(base, ours, theirs, String::clone);
    false
}

/// A list whose entries count each on its own. Those of the base keep their order; where both added some, these
/// follow in the order of their keys, so that the sides can be told in either order.
pub(super) fn set<V: Clone + PartialEq, K: Ord>(
    base: Option<&Vec<V>>,
    ours: &mut Vec<V>,
    theirs: &mut Vec<V>,
    key: impl Fn(&V) -> K,
) {
    let none = Vec::new();
    let base = base.unwrap_or(&none);
    if !value(Some(base), ours, theirs) {
        return;
    }
    let keys = |list: &[V]| -> BTreeSet<K> { list.iter().map(&key).collect() };
    let (before, in_ours, in_theirs) = (keys(base), keys(ours), keys(theirs));
    let mut taken = BTreeSet::new();
    let mut merged: Vec<V> = Vec::new();
    for entry in base {
        let known = key(entry);
        if in_ours.contains(&known) && in_theirs.contains(&known) && taken.insert(known) {
            merged.push(entry.clone());
        }
    }
    let new: BTreeMap<K, &V> =
        ours.iter().chain(&*theirs).map(|e| (key(e), e)).filter(|(k, _)| !before.contains(k)).collect();
    merged.extend(new.into_values().cloned());
    theirs.clone_from(&merged);
    *ours = merged;
}

/// What may be joined to what: each allowance counts on its own.
pub(super) fn joins(base: Option<&Joins>, ours: &mut Joins, theirs: &mut Joins) -> bool {
    let pairs = |joins: &Joins| -> Vec<(RelationKind, LabelId)> {
        let each = joins.0.iter().flat_map(|(kind, labels)| labels.iter().map(|label| (*kind, label.clone())));
        each.collect()
    };
    if ours == theirs {
        return false;
    }
    let (mut a, mut b) = (pairs(ours), pairs(theirs));
    set(base.map(pairs).as_ref(), &mut a, &mut b, Clone::clone);
    let mut merged = Joins::default();
    a.into_iter().for_each(|(kind, label)| merged.set(kind, label, true));
    theirs.clone_from(&merged);
    *ours = merged;
    false
}

/// What a newer version wrote, each of its fields on its own.
pub(super) fn extra(base: Option<&Extra>, ours: &mut Extra, theirs: &mut Extra) -> bool {
    if ours == theirs {
        return false;
    }
    let map = |extra: &Extra| -> BTreeMap<String, String> {
        extra.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let (before, mut a, mut b) = (base.map(map).unwrap_or_default(), map(ours), map(theirs));
    let names: BTreeSet<String> = a.keys().chain(b.keys()).cloned().collect();
    let mut conflict = false;
    for name in names {
        let (mut mine, mut other) = (a.remove(&name), b.remove(&name));
        // Where both added it without knowing of each other, there was nothing before.
        conflict |= value(Some(&before.get(&name).cloned()), &mut mine, &mut other);
        a.extend(mine.map(|value| (name.clone(), value)));
        b.extend(other.map(|value| (name, value)));
    }
    (*ours, *theirs) = (Extra::new(a), Extra::new(b));
    conflict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_unless_somebody_took_it_out() {
        let list = |words: &str| -> Vec<String> { words.split_whitespace().map(str::to_owned).collect() };
        let check = |base: Option<&str>, ours: &str, theirs: &str, expected: &str| {
            for (first, second) in [(ours, theirs), (theirs, ours)] {
                let (mut a, mut b) = (list(first), list(second));
                assert!(!words(base.map(list).as_ref(), &mut a, &mut b));
                assert_eq!((&a, &b), (&list(expected), &list(expected)), "{base:?} {first} {second}");
            }
        };
        check(Some("z a"), "z a", "z a", "z a");
        check(Some("z a"), "z a q b", "z a", "z a q b");
        check(Some("z a"), "z a q", "z a b", "z a b q");
        check(Some("z a"), "a q", "z b", "b q");
        check(Some("z a"), "", "z a b", "b");
        check(None, "q a", "", "q a");
        check(None, "q a", "b a", "a b q");
    }

    #[test]
    fn a_value_is_taken_from_who_changed_it() {
        let check = |base: Option<&str>, ours: &str, theirs: &str, expected: Option<&str>| {
            let (mut a, mut b) = (ours.to_owned(), theirs.to_owned());
            let conflict = value(base.map(str::to_owned).as_ref(), &mut a, &mut b);
            assert_eq!(conflict, expected.is_none(), "{base:?} {ours} {theirs}");
            let kept = (expected.unwrap_or(ours), expected.unwrap_or(theirs));
            assert_eq!((a.as_str(), b.as_str()), kept);
        };
        check(Some("b"), "x", "b", Some("x"));
        check(Some("b"), "b", "y", Some("y"));
        check(Some("b"), "x", "x", Some("x"));
        check(Some("b"), "x", "y", None);
        check(Some("b"), "", "b", Some(""));
        check(Some("b"), "", "y", None);
        check(None, "", "y", Some("y"));
        check(None, "x", "y", None);
    }
}
