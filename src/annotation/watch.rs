//! Telling which records of a project are others than before.

use super::AnnotationId;
use crate::text::hash::HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A project's records of one kind as they were when last looked at, by id.
///
/// Records are shared, and what is kept here is never changed in place; so a record is the same as before if it lies
/// at the same address, and a look at ten thousand of them is a walk over their addresses. A record holds its id, so
/// that ids need not be compared where records are the same.
#[derive(Clone, Debug)]
pub struct Watch<K, T>(Vec<(K, Arc<T>)>);

/// A record that is not what it was: it is new, is gone, or another one has its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<T> {
    pub before: Option<Arc<T>>,
    pub now: Option<Arc<T>>,
}

impl<T> Changed<T> {
    /// Puts the record where the annotations it names are looked up (`keys`, each once), every list in the order of `id`.
    pub fn put_in<I: Ord, Keys: IntoIterator<Item = AnnotationId>>(
        self,
        index: &mut HashMap<AnnotationId, Vec<Arc<T>>>,
        id: impl Fn(&T) -> &I,
        keys: impl Fn(&T) -> Keys,
    ) {
        if let Some(before) = self.before {
            for key in keys(&before) {
                if let Some(records) = index.get_mut(&key) {
                    records.retain(|record| !Arc::ptr_eq(record, &before));
                    if records.is_empty() {
                        index.remove(&key);
                    }
                }
            }
        }
        if let Some(now) = self.now {
            for key in keys(&now) {
                let records = index.entry(key).or_default();
                let at = records.partition_point(|record| id(record) < id(&now));
                records.insert(at, now.clone());
            }
        }
    }
}

impl<K, T> Default for Watch<K, T> {
    fn default() -> Watch<K, T> {
        Watch(Vec::new())
    }
}

impl<K: Ord + Clone, T> Watch<K, T> {
    /// What has changed since the last look, by id; at the first look everything is new.
    pub fn changes(&mut self, records: &BTreeMap<K, Arc<T>>) -> Vec<Changed<T>> {
        let mut changes = Vec::new();
        let mut records = records.iter().peekable();
        // Where no record is new or gone, what is known stays where it is.
        let mut at = 0;
        while let Some((id, record)) = records.peek()
            && let Some((known, before)) = self.0.get_mut(at)
        {
            if !Arc::ptr_eq(before, record) {
                if known != *id {
                    break;
                }
                let before = Some(std::mem::replace(before, Arc::clone(record)));
                changes.push(Changed { before, now: Some(Arc::clone(record)) });
            }
            records.next();
            at += 1;
        }
        let mut known = self.0.split_off(at).into_iter().peekable();
        self.0.reserve(records.len());
        for (id, record) in records {
            if let Some(same) = known.next_if(|(_, known)| Arc::ptr_eq(known, record)) {
                self.0.push(same);
                continue;
            }
            while let Some((_, gone)) = known.next_if(|(known, _)| known < id) {
                changes.push(Changed { before: Some(gone), now: None });
            }
            match known.next_if(|(known, _)| known == id) {
                Some((id, same)) if Arc::ptr_eq(&same, record) => self.0.push((id, same)),
                before => {
                    let before = before.map(|(_, before)| before);
                    changes.push(Changed { before, now: Some(record.clone()) });
                    self.0.push((id.clone(), record.clone()));
                }
            }
        }
        changes.extend(known.map(|(_, gone)| Changed { before: Some(gone), now: None }));
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_changed_is_what_differs(
            states in prop::collection::vec(prop::collection::btree_map(0u8..12, 0u8..3, 0..12), 1..5),
        ) {
            // A record has its id in it, so that no two ids share one.
            let pool: Vec<Arc<(u8, u8)>> = (0..36).map(|n| Arc::new((n / 3, n % 3))).collect();
            let records = |state: &BTreeMap<u8, u8>| -> BTreeMap<u8, Arc<(u8, u8)>> {
                state.iter().map(|(id, record)| (*id, pool[usize::from(3 * id + record)].clone())).collect()
            };
            let mut watch = Watch::default();
            let mut before = BTreeMap::new();
            for now in states {
                let expected: Vec<_> = (0u8..12)
                    .map(|id| (before.get(&id).copied(), now.get(&id).copied()))
                    .filter(|(before, now)| before != now)
                    .collect();
                let found = watch.changes(&records(&now));
                let record = |record: &Option<Arc<(u8, u8)>>| record.as_ref().map(|record| record.1);
                let found: Vec<_> = found.iter().map(|c| (record(&c.before), record(&c.now))).collect();
                prop_assert_eq!(found, expected);
                before = now;
            }
        }
    }
}
