//! The entries of the file's registry as entries of the project's.

use super::Joining;
use crate::annotation::{Edit, Source, SourceId};
use std::collections::HashMap;
use std::sync::Arc;

impl Joining<'_> {
    /// Maps their entries to those that are there, which take over what they lack, and adds the others.
    pub(super) fn sources(&mut self) {
        let theirs = self.theirs;
        let mut with_name: HashMap<&str, Vec<&SourceId>> = HashMap::new();
        for source in self.before.sources.values().filter(|source| !theirs.sources.contains_key(&source.id)) {
            for name in source.names() {
                let known = with_name.entry(name).or_default();
                if known.last() != Some(&&source.id) {
                    known.push(&source.id);
                }
            }
        }
        for source in theirs.sources.values() {
            let named = || {
                let mut found = source.names().filter_map(|name| with_name.get(name)).flatten();
                let first = found.next()?;
                found.all(|id| id == first).then(|| (*first).clone())
            };
            let by_id = self.before.sources.contains_key(&source.id).then(|| source.id.clone());
            let known = by_id.or_else(named).unwrap_or_else(|| source.id.clone());
            self.source_ids.insert(source.id.clone(), known);
        }
        // What an entry belongs to comes before it.
        let mut all: Vec<(usize, &Arc<Source>)> = theirs.sources.values().map(|s| (self.depth(s), s)).collect();
        all.sort_by_key(|(depth, _)| *depth);
        for (_, source) in all {
            self.source(source);
        }
    }

    /// How many entries one of theirs stands under.
    fn depth(&self, source: &Source) -> usize {
        let up = |id: &SourceId| self.theirs.sources.get(id).and_then(|source| source.parent.clone());
        // No line of a project is longer than its entries.
        std::iter::successors(source.parent.clone(), up).take(self.theirs.sources.len()).count()
    }

    fn source(&mut self, theirs: &Source) {
        let Some(id) = self.source_ids.get(&theirs.id).cloned() else { return };
        let parent = theirs.parent.as_ref().and_then(|id| self.source_ids.get(id)).cloned();
        let incoming = Source { id: id.clone(), parent, ..theirs.clone() };
        let name = theirs.name.either(false);
        let Some(mine) = self.mine.sources.get(&id).cloned() else {
            let put = self.put(Edit::PutSource(Arc::new(incoming.clone())), name)
                || incoming.parent.is_some()
                    && self.put(Edit::PutSource(Arc::new(Source { parent: None, ..incoming })), name);
            if put {
                self.joined.sources.added += 1;
            } else {
                self.source_ids.remove(&theirs.id);
            }
            return;
        };
        self.joined.sources.known += 1;
        if (Source { extra: mine.extra.clone(), ..incoming.clone() }) == *mine {
            return;
        }
        let mut filled = Source::clone(&mine);
        filled.take_over(&incoming);
        // A file that knows no time was made now; that is no news of the entry.
        filled.created = mine.created;
        // Where it would belong to itself, it stays where it stands.
        if self.mine.check_source(&filled).is_err() {
            filled.parent.clone_from(&mine.parent);
        }
        if filled != *mine {
            filled.modified = self.now;
            let changed = self.put(Edit::PutSource(Arc::new(filled)), name);
            self.joined.sources.filled += usize::from(changed);
        }
    }
}
