//! Making merged records fit each other.
//!
//! Each of them fitted its own project; together they may not: two labels have one key, two sources belong to each
//! other, a relation joins what may not be joined any more. What does not fit is taken out, as little of it as can
//! be, and kept whole in a conflict.

use super::merge::{Draft, Found, Sides};
use super::records::{Kind, Records};
use crate::annotation::limits::MAX_NESTING;
use crate::annotation::{
    Annotation, ArticleStage, Attribution, AttributionId, Comment, EditError, Label, LabelId, Party, PlaceRemarks,
    Project, Relation, Role, Source, SourceId, Subject, Topic, Verdict,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

/// Makes the draft's records fit the rules of a project.
pub(super) fn fit(sides: &Sides, draft: &mut Draft) {
    let mut repair = Repair { sides, records: std::mem::take(&mut draft.records), found: Vec::new() };
    repair.labels();
    repair.sources();
    repair.annotations();
    repair.attributions();
    repair.relations();
    repair.remarks();
    repair.verdicts();
    repair.comments();
    repair.stages();
    draft.records = repair.records;
    draft.found.extend(repair.found);
}

struct Repair<'a> {
    sides: &'a Sides,
    records: Records,
    found: Vec<Found>,
}

impl Repair<'_> {
    /// Puts `new` in the place of a record and keeps the old one.
    fn reduce<T: Kind>(&mut self, id: &T::Id, new: T) {
        let Some(old) = T::map(&self.records).get(id).cloned() else { return };
        let fields = old.differing(&new);
        self.keep(id, &old, fields);
        T::map_mut(&mut self.records).insert(id.clone(), new.into());
    }

    /// Takes a record out and keeps it.
    fn take_out<T: Kind>(&mut self, id: &T::Id) {
        if let Some(old) = T::map_mut(&mut self.records).remove(id) {
            self.keep(id, &old, Vec::new());
        }
    }

    fn keep<T: Kind>(&mut self, id: &T::Id, old: &Arc<T>, fields: Vec<crate::annotation::Field>) {
        let record = T::record(id);
        let side = self.sides.whose(&record);
        let base = T::map(&self.sides.base).get(id).map(|base| T::version(id, base));
        self.found.push(Found { record, fields, side, other: Some(T::version(id, old)), base });
    }

    /// No two labels have one key, none is under itself or under one that is not there.
    fn labels(&mut self) {
        let mut holders: BTreeMap<char, Vec<LabelId>> = BTreeMap::new();
        for label in self.records.labels.values() {
            label.key.into_iter().for_each(|key| holders.entry(key).or_default().push(label.id.clone()));
        }
        for (key, ids) in holders.iter().filter(|(_, ids)| ids.len() > 1) {
            let had = |id: &&LabelId| self.sides.base.labels.get(*id).is_some_and(|label| label.key == Some(*key));
            let keeper = ids.iter().find(had).or_else(|| ids.first()).cloned();
            for id in ids.iter().filter(|id| Some(*id) != keeper.as_ref()) {
                let Some(label) = self.records.labels.get(id).map(|label| Label::clone(label)) else { continue };
                self.reduce(id, Label { key: None, ..label });
            }
        }
        let above: HashMap<LabelId, LabelId> = links(&self.records.labels, |label| label.parent.clone());
        for id in loose(&above, |id| self.records.labels.contains_key(id)) {
            let Some(label) = self.records.labels.get(&id).map(|label| Label::clone(label)) else { continue };
            self.reduce(&id, Label { parent: None, ..label });
        }
    }

    /// No source belongs to itself or to one that is not there.
    fn sources(&mut self) {
        let above: HashMap<SourceId, SourceId> = links(&self.records.sources, |source| source.parent.clone());
        for id in loose(&above, |id| self.records.sources.contains_key(id)) {
            let Some(source) = self.records.sources.get(&id).map(|source| Source::clone(source)) else { continue };
            self.reduce(&id, Source { parent: None, ..source });
        }
    }

    /// An annotation has an article, a label, and ranges inside the text.
    fn annotations(&mut self) {
        let (mut homeless, mut unnamed) = (Vec::new(), Vec::new());
        for annotation in self.records.annotations.values() {
            let article = self.records.articles.get(&annotation.article);
            let stands = article.is_some_and(|article| annotation.check_marks(article).is_ok());
            let entry = annotation.refers_to.as_ref();
            if !stands || !self.records.labels.contains_key(&annotation.label) {
                homeless.push(annotation.id.clone());
            } else if entry.is_some_and(|id| !self.records.sources.contains_key(id)) {
                unnamed.push(annotation.clone());
            }
        }
        homeless.iter().for_each(|id| self.take_out::<Annotation>(id));
        for annotation in unnamed {
            self.reduce(&annotation.id, Annotation { refers_to: None, ..Annotation::clone(&annotation) });
        }
    }

    /// What an attribution names is there and has the role it needs, and none stands inside itself.
    fn attributions(&mut self) {
        let all: Vec<Arc<Attribution>> = self.records.attributions.values().cloned().collect();
        let mut less: BTreeMap<AttributionId, Attribution> = BTreeMap::new();
        for old in all {
            if !self.is_subject(&old.subject) {
                self.take_out::<Attribution>(&old.id);
                continue;
            }
            let fits = |party: &Party| self.is_party(party);
            if old.parties().all(fits) && old.cue.iter().all(|cue| self.has_role(cue, Role::Cue)) {
                continue;
            }
            let mut new = Attribution::clone(&old);
            new.cue = new.cue.filter(|cue| self.has_role(cue, Role::Cue));
            new.source = new.source.filter(fits);
            new.via.retain(fits);
            less.insert(new.id.clone(), new);
        }
        let around: HashMap<AttributionId, AttributionId> =
            links(&self.records.attributions, |attribution| attribution.inside.clone());
        for id in loose(&around, |id| self.records.attributions.contains_key(id)) {
            let Some(old) = self.records.attributions.get(&id) else { continue };
            less.entry(id).or_insert_with(|| Attribution::clone(old)).inside = None;
        }
        less.into_iter().for_each(|(id, new)| self.reduce(&id, new));
    }

    fn is_subject(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Claim(id) => self.has_role(id, Role::Claim),
            Subject::Article(id) => self.records.articles.contains_key(id),
        }
    }

    fn is_party(&self, party: &Party) -> bool {
        match party {
            Party::Mention(id) => self.has_role(id, Role::Source),
            Party::Entry(id) => self.records.sources.contains_key(id),
        }
    }

    fn has_role(&self, id: &crate::annotation::AnnotationId, role: Role) -> bool {
        let label = self.records.annotations.get(id).and_then(|a| self.records.labels.get(&a.label));
        label.is_some_and(|label| label.role == Some(role))
    }

    /// A relation joins two annotations whose labels allow it.
    fn relations(&mut self) {
        if self.records.relations.is_empty() {
            return;
        }
        // What a relation is held against is annotations and labels.
        let labels = self.records.labels.values().map(|label| Label::clone(label)).collect();
        let annotations = self.records.annotations.clone();
        let project = Project { labels, annotations, ..Project::default() };
        let fits = |relation: &Relation| project.check_relation(relation) == Ok::<(), EditError>(());
        let unfit: Vec<_> = self.records.relations.values().filter(|r| !fits(r)).map(|r| r.id.clone()).collect();
        unfit.iter().for_each(|id| self.take_out::<Relation>(id));
    }

    /// What was said is about a place that is there.
    fn remarks(&mut self) {
        let is_there = |place: &crate::annotation::Place| {
            use crate::annotation::Place;
            match place {
                Place::Project => true,
                Place::Article(id) => self.records.articles.contains_key(id),
                Place::Block(id, block) => {
                    self.records.articles.get(id).is_some_and(|a| (*block as usize) < a.blocks().len())
                }
            }
        };
        let gone: Vec<_> = self.records.remarks.keys().filter(|place| !is_there(place)).cloned().collect();
        gone.iter().for_each(|place| self.take_out::<PlaceRemarks>(place));
    }

    /// A verdict is on an annotation, or stands by an article, that is there.
    fn verdicts(&mut self) {
        let is_there = |verdict: &Verdict| match verdict.own_article() {
            Some(article) => self.records.articles.contains_key(article),
            None => self.records.annotations.contains_key(&verdict.on),
        };
        let verdicts = self.records.verdicts.values();
        let gone: Vec<_> = verdicts.filter(|v| !is_there(v)).map(|v| v.id.clone()).collect();
        gone.iter().for_each(|id| self.take_out::<Verdict>(id));
    }

    /// What a comment is about is there, and what it answers begins a thread about the same.
    fn comments(&mut self) {
        let is_there = |topic: &Topic| match topic {
            Topic::Annotation(id) => self.records.annotations.contains_key(id),
            Topic::Article(id) => self.records.articles.contains_key(id),
            Topic::Verdict(id) => self.records.verdicts.contains_key(id),
        };
        let comments = self.records.comments.values();
        let gone: Vec<_> = comments.filter(|c| !is_there(&c.on)).map(|c| c.id.clone()).collect();
        gone.iter().for_each(|id| self.take_out::<Comment>(id));
        let all = &self.records.comments;
        let begins = |first: &Comment, answer: &Comment| first.thread.is_none() && first.on == answer.on;
        let loose = |answer: &Comment| {
            let first = answer.thread.as_ref().map(|first| all.get(first));
            first.is_some_and(|first| !first.is_some_and(|first| begins(first, answer)))
        };
        let loose: Vec<Arc<Comment>> = all.values().filter(|comment| loose(comment)).cloned().collect();
        for comment in loose {
            self.reduce(&comment.id, Comment { thread: None, ..Comment::clone(&comment) });
        }
    }

    /// What is said to have come how far is there.
    fn stages(&mut self) {
        let articles = &self.records.articles;
        let gone: Vec<_> = self.records.stages.keys().filter(|id| !articles.contains_key(*id)).cloned().collect();
        gone.iter().for_each(|article| self.take_out::<ArticleStage>(article));
    }
}

/// What each record of one kind stands under.
fn links<K: Clone + Eq + Hash, T>(map: &BTreeMap<K, Arc<T>>, above: impl Fn(&T) -> Option<K>) -> HashMap<K, K> {
    map.iter().filter_map(|(id, record)| Some((id.clone(), above(record)?))).collect()
}

/// Those that stand under one that is not there, of each circle the least, and those under too many others.
fn loose<K: Clone + Ord + Hash>(above: &HashMap<K, K>, is_there: impl Fn(&K) -> bool) -> BTreeSet<K> {
    let mut loose: BTreeSet<K> = above.iter().filter(|(_, above)| !is_there(above)).map(|(id, _)| id.clone()).collect();
    // Which walk upwards came to each.
    let mut seen: HashMap<&K, usize> = HashMap::new();
    for (walk, start) in above.keys().enumerate() {
        let mut at = start;
        while !seen.contains_key(at) {
            seen.insert(at, walk);
            match above.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        if seen.get(at) == Some(&walk) && above.contains_key(at) {
            let (first, mut least) = (at, at);
            while let Some(next) = above.get(at).filter(|next| *next != first) {
                at = next;
                least = least.min(at);
            }
            loose.insert(least.clone());
        }
    }
    // Under how many each stands.
    let mut depths: HashMap<&K, usize> = HashMap::new();
    for start in above.keys() {
        let (mut path, mut at) = (Vec::new(), start);
        while !depths.contains_key(at) {
            path.push(at);
            match above.get(at).filter(|_| !loose.contains(at)) {
                Some(next) => at = next,
                None => break,
            }
        }
        let mut over = depths.get(at).copied();
        for id in path.into_iter().rev() {
            let depth = over.map_or(0, |over| over + 1);
            let too_deep = depth > MAX_NESTING && loose.insert(id.clone());
            let depth = if too_deep { 0 } else { depth };
            depths.insert(id, depth);
            over = Some(depth);
        }
    }
    loose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_circle_the_least_is_loosed() {
        let check = |links: &str, expected: &str| {
            let above = links.split_whitespace().map(|link| {
                let mut chars = link.chars();
                (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
            });
            let found: String = loose(&above.collect(), |c| *c != '-').into_iter().collect();
            assert_eq!(found, expected, "{links}");
        };
        check("ab bc", "");
        check("ab ba", "a");
        check("cc", "c");
        check("db bc cb xy yx zx", "bx");
        check("a- ba", "a");
        check("fe ed dc cd gf", "c");
    }

    #[test]
    fn what_stands_under_too_many_is_loosed() {
        let chain = |length: usize| loose(&(1..length).map(|n| (n, n - 1)).collect(), |_| true);
        assert_eq!(chain(MAX_NESTING + 1), BTreeSet::new());
        assert_eq!(chain(MAX_NESTING + 2), [MAX_NESTING + 1].into());
        assert_eq!(chain(3 * MAX_NESTING + 3), [MAX_NESTING + 1, 2 * MAX_NESTING + 2].into());
    }
}
