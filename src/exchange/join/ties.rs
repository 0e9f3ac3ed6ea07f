//! Attributions and relations of the file in the project.

use super::{Alike, Joining, Slot, slot};
use crate::annotation::{Attribution, AttributionId, Edit, Party, Relation, RelationId, Subject};
use std::sync::Arc;

/// What an attribution says.
fn said(attribution: &Attribution) -> String {
    let a = attribution;
    format!("{:?}", (&a.subject, &a.cue, &a.source, &a.via, a.manner, &a.inside, &a.author))
}

/// What a relation says.
fn told(relation: &Relation) -> String {
    let r = relation;
    format!("{:?}", (r.kind, &r.from, &r.to, &r.note, &r.author))
}

impl Joining<'_> {
    /// Adds the attributions that are not there yet, the outer ones first.
    pub(super) fn attributions(&mut self) {
        let theirs = self.theirs;
        let mut alike = Alike::default();
        for there in self.before.attributions.values().filter(|a| !theirs.attributions.contains_key(&a.id)) {
            alike.add(said(there), &there.id.0);
        }
        let mut all: Vec<(usize, &Arc<Attribution>)> =
            theirs.attributions.values().map(|a| (theirs.around(a).len(), a)).collect();
        all.sort_by_key(|(depth, _)| *depth);
        for (_, old) in all {
            let name = old.claim().map_or("–", |claim| self.label_name(claim));
            let Some(mut new) = self.attribution(old) else {
                self.lose(name);
                continue;
            };
            let there =
                |id: &Arc<str>| Some(said(self.mine.attributions.get(&AttributionId(id.clone()))?) == said(&new));
            let named = |id: &Arc<str>| theirs.attributions.contains_key(&AttributionId(id.clone()));
            let slot = match slot("attribution", &old.id.0, there, named) {
                Slot::Free(id) => alike.take(&said(&new)).map_or(Slot::Free(id), Slot::Known),
                known => known,
            };
            match slot {
                Slot::Known(id) => {
                    self.joined.attributions.known += 1;
                    self.attribution_ids.insert(old.id.clone(), AttributionId(id));
                }
                Slot::Free(id) => {
                    new.id = AttributionId(id.clone());
                    if self.put(Edit::PutAttribution(Arc::new(new)), name) {
                        self.joined.attributions.added += 1;
                        self.attribution_ids.insert(old.id.clone(), AttributionId(id));
                    }
                }
            }
        }
    }

    /// An attribution of theirs in the terms of the project; `None` if something that it names did not come in.
    fn attribution(&self, old: &Attribution) -> Option<Attribution> {
        let party = |party: &Party| {
            Some(match party {
                Party::Mention(id) => Party::Mention(self.annotation_ids.get(id)?.clone()),
                Party::Entry(id) => Party::Entry(self.source_ids.get(id)?.clone()),
            })
        };
        let subject = match &old.subject {
            Subject::Claim(id) => Subject::Claim(self.annotation_ids.get(id)?.clone()),
            Subject::Article(id) => Subject::Article(self.article_ids.get(id)?.clone()),
        };
        let cue = match &old.cue {
            Some(id) => Some(self.annotation_ids.get(id)?.clone()),
            None => None,
        };
        let source = match &old.source {
            Some(source) => Some(party(source)?),
            None => None,
        };
        let inside = match &old.inside {
            Some(id) => Some(self.attribution_ids.get(id)?.clone()),
            None => None,
        };
        let via = old.via.iter().map(party).collect::<Option<Vec<_>>>()?;
        Some(Attribution { subject, cue, source, via, inside, ..old.clone() })
    }

    /// Adds the relations that are not there yet.
    pub(super) fn relations(&mut self) {
        let theirs = self.theirs;
        let mut alike = Alike::default();
        for there in self.before.relations.values().filter(|r| !theirs.relations.contains_key(&r.id)) {
            alike.add(told(there), &there.id.0);
        }
        for old in theirs.relations.values() {
            let name = format!("{} → {}: {}", self.label_name(&old.from), self.label_name(&old.to), old.kind.key());
            let ends = self.annotation_ids.get(&old.from).cloned().zip(self.annotation_ids.get(&old.to).cloned());
            let Some((from, to)) = ends else {
                self.lose(&name);
                continue;
            };
            let mut new = Relation { from, to, ..Relation::clone(old) };
            let there = |id: &Arc<str>| Some(told(self.mine.relations.get(&RelationId(id.clone()))?) == told(&new));
            let named = |id: &Arc<str>| theirs.relations.contains_key(&RelationId(id.clone()));
            let slot = match slot("relation", &old.id.0, there, named) {
                Slot::Free(id) => alike.take(&told(&new)).map_or(Slot::Free(id), Slot::Known),
                known => known,
            };
            match slot {
                Slot::Known(_) => self.joined.relations.known += 1,
                Slot::Free(id) => {
                    new.id = RelationId(id);
                    let added = self.put(Edit::PutRelation(Arc::new(new)), &name);
                    self.joined.relations.added += usize::from(added);
                }
            }
        }
    }
}
