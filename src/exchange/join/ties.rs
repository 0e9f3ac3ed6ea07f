//! Attributions and relations of the file in the project.

use super::{Alike, Joining, Slot, slot};
use crate::annotation::{Attribution, AttributionId, Edit, Party, Relation, RelationId, Subject};
use std::collections::BTreeMap;
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
        for there in self.before.attributions.values() {
            alike.add(said(there), &there.id.0);
        }
        let mut depths: BTreeMap<usize, Vec<&Arc<Attribution>>> = BTreeMap::new();
        for attribution in theirs.attributions.values() {
            depths.entry(theirs.around(attribution).len()).or_default().push(attribution);
        }
        for those in depths.into_values() {
            self.attributions_of(&those, &mut alike);
        }
    }

    /// The same for those of one depth, of which the outer ones are there.
    fn attributions_of(&mut self, those: &[&Arc<Attribution>], alike: &mut Alike) {
        let theirs = self.theirs;
        let mut met = Vec::with_capacity(those.len());
        for old in those {
            let name = old.claim().map_or("–", |claim| self.label_name(claim));
            let Some(new) = self.attribution(old) else {
                self.lose(name);
                continue;
            };
            let there =
                |id: &Arc<str>| Some(said(self.before.attributions.get(&AttributionId(id.clone()))?) == said(&new));
            let named = |id: &Arc<str>| theirs.attributions.contains_key(&AttributionId(id.clone()));
            let slot = slot("attribution", &old.id.0, there, named);
            met.push((*old, name, new, slot));
        }
        let known = Slot::known(met.iter().map(|(.., slot)| slot));
        for (old, name, mut new, slot) in met {
            let slot = match slot {
                Slot::Free(id) => alike.take(&said(&new), &known).map_or(Slot::Free(id), Slot::Known),
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
        for there in self.before.relations.values() {
            alike.add(told(there), &there.id.0);
        }
        let mut met = Vec::with_capacity(theirs.relations.len());
        for old in theirs.relations.values() {
            let name = format!("{} → {}: {}", self.label_name(&old.from), self.label_name(&old.to), old.kind.key());
            let ends = self.annotation_ids.get(&old.from).cloned().zip(self.annotation_ids.get(&old.to).cloned());
            let Some((from, to)) = ends else {
                self.lose(&name);
                continue;
            };
            let new = Relation { from, to, ..Relation::clone(old) };
            let there = |id: &Arc<str>| Some(told(self.before.relations.get(&RelationId(id.clone()))?) == told(&new));
            let named = |id: &Arc<str>| theirs.relations.contains_key(&RelationId(id.clone()));
            let slot = slot("relation", &old.id.0, there, named);
            met.push((name, new, slot));
        }
        let known = Slot::known(met.iter().map(|(.., slot)| slot));
        for (name, mut new, slot) in met {
            let slot = match slot {
                Slot::Free(id) => alike.take(&told(&new), &known).map_or(Slot::Free(id), Slot::Known),
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
